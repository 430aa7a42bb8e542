// This file is the ruler room: grids whose columns are told by their place on
// the line, with rules between them or only with spaces.

package layout

// placing is what the laying out of a grid needs. It is used again.
type placing struct {
	widths  []int
	heights []int
	starts  []int
}

// width returns the columns that s takes on a screen.
func width(s string) int {
	n := 0
	for _, r := range s {
		switch {
		case r < 0x300:
			n++
		case r >= 0x200b && r <= 0x200f, r == 0xfeff:
		case r >= 0x2e80 && r <= 0xa4cf, r >= 0xf900 && r <= 0xfaff, r >= 0xfe30 && r <= 0xfe6f, r >= 0xff00 && r <= 0xff60, r >= 0xffe0 && r <= 0xffe6:
			n += 2
		default:
			n++
		}
	}
	return n
}

// loosen gives every cell that is covered the text of the one that covers it.
func (g *grid) loosen() {
	for y := range g.rows {
		for x := range g.cols {
			if p := g.at(y, x); p.rs == 0 {
				q := g.owner(y, x)
				p.text, p.gone = q.text, q.gone
			}
		}
	}
	for i := range g.cells {
		p := &g.cells[i]
		p.rs, p.cs, p.dy, p.dx = 1, 1, 0, 0
	}
}

// unlabel takes the labels of groups away.
func (g *grid) unlabel() {
	for i := range g.cells {
		if g.cells[i].role == group {
			g.cells[i].text = ""
		}
	}
}

// A rule is the set of characters of a box: bits 1 up, 2 down, 4 left, 8 right.
var rules = map[Separator][16]string{
	LightBox: {0: " ", 3: "│", 12: "─", 10: "┌", 6: "┐", 9: "└", 5: "┘", 11: "├", 7: "┤", 14: "┬", 13: "┴", 15: "┼"},
	HeavyBox: {0: " ", 3: "┃", 12: "━", 10: "┏", 6: "┓", 9: "┗", 5: "┛", 11: "┣", 7: "┫", 14: "┳", 13: "┻", 15: "╋"},
	ASCIIBox: {0: " ", 3: "|", 12: "-", 10: "+", 6: "+", 9: "+", 5: "+", 11: "+", 7: "+", 14: "+", 13: "+", 15: "+"},
}

// placed writes a grid in columns.
func (w *writer) placed(g *grid) {
	o := &w.o
	box := o.Separator.box()
	switch o.Spans {
	case Repeated:
		g.loosen()
	case Dropped:
		g.unlabel()
	}
	between := 2 // columns between two cells
	if box {
		between = 1
	}
	pl := &w.place
	pl.widths, pl.heights, pl.starts = resize(pl.widths, g.cols), resize(pl.heights, len(g.rows)), resize(pl.starts, len(g.rows)+1)
	w.measure(g, between)
	w.raise(g)
	at := 0
	for y := range g.rows {
		pl.starts[y] = at
		at += pl.heights[y]
	}
	pl.starts[len(g.rows)] = at
	for y := range g.rows {
		if box {
			w.rule(g, y)
		}
		for k := range pl.heights[y] {
			w.placedLine(g, y, pl.starts[y]+k)
			w.end(line{head: g.rows[y].head, row: k == 0 && !box, fixed: k > 0 || box})
		}
		if !box {
			w.gaps(false)
		}
	}
	if box {
		w.rule(g, len(g.rows))
		w.lines[len(w.lines)-1].row = false
		w.lines[len(w.lines)-1].fixed = true
	}
}

// measure makes columns as wide as their cells need, and rows as high as those of them
// alone do; first the cells of one column, and then what lacks to those over several.
func (w *writer) measure(g *grid, between int) {
	pl := &w.place
	for y := range g.rows {
		pl.heights[y] = 1
	}
	for _, wide := range []bool{false, true} {
		for y := range g.rows {
			for x := range g.cols {
				p := g.at(y, x)
				if p.rs == 0 || (p.cs > 1) != wide {
					continue
				}
				have := between * (p.cs - 1)
				for i := range p.cs {
					have += pl.widths[x+i]
				}
				need := 0
				for _, s := range wrapped(p.text, w.wrap(p)) {
					need = max(need, width(s))
				}
				pl.widths[x+p.cs-1] += max(0, need-have)
				if p.rs == 1 {
					pl.heights[y] = max(pl.heights[y], pieces(p.text, w.wrap(p)))
				}
			}
		}
	}
}

// raise makes rows higher where a label that spans them has more lines.
func (w *writer) raise(g *grid) {
	o, pl := &w.o, &w.place
	for y := range g.rows {
		for x := range g.cols {
			p := g.at(y, x)
			if p.rs < 2 {
				continue
			}
			need := pieces(p.text, w.wrap(p))
			if !o.Interleave && p.role == group {
				at := y
				if o.Spans == Middle {
					at += p.rs / 2
				}
				pl.heights[at] = max(pl.heights[at], need)
				continue
			}
			for i := range p.rs {
				need -= pl.heights[y+i]
			}
			pl.heights[y+p.rs-1] += max(0, need)
		}
	}
}

func resize(s []int, n int) []int {
	if cap(s) < n {
		return make([]int, n)
	}
	s = s[:n]
	clear(s)
	return s
}

// placedLine writes line at of the grid, which is one of row y.
func (w *writer) placedLine(g *grid, y, at int) {
	o, pl := &w.o, &w.place
	box := o.Separator.box()
	bar, between := "", 2
	if box {
		bar, between = rules[o.Separator][3], 1
	}
	owed := 0 // spaces that are only written where something follows
	for x := 0; x < g.cols; {
		p := g.owner(y, x)
		top := y - g.at(y, x).dy
		cols := between * (p.cs - 1)
		for i := range p.cs {
			cols += pl.widths[x+i]
		}
		from, have, n := pl.starts[top], pl.starts[top+p.rs]-pl.starts[top], pieces(p.text, w.wrap(p))
		switch {
		case p.role == figure && o.Figures == MiddleLine:
			from += (have - 1) / 2
		case p.role == figure && (o.Figures == LastLine || o.Figures == LineBetween):
			from += have - 1
		case p.rs > 1 && o.Spans == Middle && p.role == group && !o.Interleave:
			from = pl.starts[top+p.rs/2]
		case o.Spans == Middle && p.role == group && n < have:
			from += (have - n) / 2
		}
		s := ""
		if at >= from && at < from+n && !p.gone {
			s, _ = piece(p.text, w.wrap(p), at-from)
		}
		if box {
			w.text(bar)
			w.text(s)
			w.pad(" ", cols-width(s))
		} else {
			if s != "" {
				w.pad(" ", owed)
				owed = 0
				w.text(s)
			}
			owed += cols - width(s) + between
		}
		x += p.cs
	}
	w.text(bar)
}

// rule writes the rule above row y, or below the last.
func (w *writer) rule(g *grid, y int) {
	set := rules[w.o.Separator]
	cut := func(y, x int) bool { // whether a rule stands left of cell x in row y
		if y < 0 || y >= len(g.rows) {
			return false
		}
		if x == 0 || x == g.cols {
			return true
		}
		return g.owner(y, x-1) != g.owner(y, x)
	}
	flat := func(x int) bool { // whether a rule stands above cell x
		if x < 0 || x >= g.cols {
			return false
		}
		return y == 0 || y == len(g.rows) || g.owner(y-1, x) != g.owner(y, x)
	}
	for x := range g.cols + 1 {
		bits := 0
		if cut(y-1, x) {
			bits |= 1
		}
		if cut(y, x) {
			bits |= 2
		}
		if flat(x - 1) {
			bits |= 4
		}
		if flat(x) {
			bits |= 8
		}
		w.text(set[bits])
		if x < g.cols {
			if flat(x) {
				w.pad(set[12], w.place.widths[x])
			} else {
				w.pad(" ", w.place.widths[x])
			}
		}
	}
	w.end(line{row: true})
}

const manySpaces = "                                                                                "

func (w *writer) pad(s string, n int) {
	if n <= 0 {
		return
	}
	if s == " " {
		for ; n > len(manySpaces); n -= len(manySpaces) {
			w.text(manySpaces)
		}
		w.text(manySpaces[:n])
		return
	}
	for range n {
		w.text(s)
	}
}
