// This file reads ruled grids: boxes of line-drawing characters, and their
// likeness in + - and |. Cells may span rows and columns; the rules say which.

package text

import (
	"bytes"
	"slices"
	"unicode/utf8"

	"github.com/seed-11a632b0/gongkai/document"
)

const (
	maxBoxLines = 4096 // lines of one grid; a longer one is cut in two
	maxBoxBars  = 256  // vertical lines in one line of text
)

// A piece is what stands between two bars of one line.
type piece struct {
	from, to cursor
	rule     bool
	loose    bool      // the line ends without a bar
	x        [3][2]int // left and right edge, in each measure
}

type boxLine struct {
	number int
	pieces []piece
}

// box reads the grid that starts at off and returns how many lines it took up;
// 0 where none starts there.
func (r *reader) box(off, number int) int {
	drawn, ok := boxStart(r.src[off:])
	if !ok {
		return 0
	}
	var lines []boxLine
	for len(lines) < maxBoxLines && off < len(r.src) {
		end, next := lineEnd(r.src, off)
		pieces, ok := boxPieces(r.src, off, end, drawn)
		if !ok {
			break
		}
		lines = append(lines, boxLine{number + len(lines), pieces})
		off = next
	}
	if len(lines) < 3 {
		return 0
	}
	bad := r.doc.Bad
	for i := range lines { // for the count of bad bytes
		if p := lines[i].pieces; len(p) > 0 {
			for j := range p {
				if !p[j].rule {
					r.shape(r.src[p[j].from.off:p[j].to.off], p[j].from.off, lines[i].number)
				}
			}
		}
	}
	first := len(r.doc.Lines)
	r.grid(lines)
	for i := first; i < len(r.doc.Lines); i++ {
		r.doc.Lines[i].Damaged = r.doc.Bad > bad
	}
	return len(lines)
}

// boxStart reports whether a grid starts at b, and whether it is drawn with
// line-drawing characters.
func boxStart(b []byte) (drawn, ok bool) {
	i := 0
	for i < len(b) && (b[i] == ' ' || b[i] == '\t') {
		i++
	}
	if i < len(b) && b[i] == '+' {
		end, _ := lineEnd(b, i)
		line := bytes.TrimRight(b[i:end], " ")
		return false, len(line) > 3 && line[len(line)-1] == '+' && len(bytes.Trim(line, "+-=:")) == 0
	}
	v, _ := utf8.DecodeRune(b[i:])
	return true, v >= 0x2500 && v <= 0x257f
}

func isBar(v rune, drawn bool) bool {
	if !drawn {
		return v == '|'
	}
	switch v {
	case 0x2502, 0x2503, 0x2551, 0x2506, 0x2507, 0x250a, 0x250b, 0x254e, 0x254f:
		return true
	}
	return false
}

func isRule(v rune, drawn bool) bool {
	if !drawn {
		return v == '-' || v == '='
	}
	switch v {
	case 0x2500, 0x2501, 0x2550, 0x2504, 0x2505, 0x2508, 0x2509, 0x254c, 0x254d:
		return true
	}
	return false
}

// isJoint reports where rules meet.
func isJoint(v rune, drawn bool) bool {
	if !drawn {
		return v == '+'
	}
	return v >= 0x2500 && v <= 0x257f && !isBar(v, drawn) && !isRule(v, drawn)
}

// boxPieces cuts a line at its bars and joints.
func boxPieces(src []byte, off, end int, drawn bool) ([]piece, bool) {
	var out []piece
	c := cursor{off: off}
	var from cursor
	var edge [3]int // in display width with narrow rules, with wide ones, and in characters
	wide := 0       // rules seen so far, which some tools take to be wide
	open := false
	ruled, written := 0, 0
	for c.off < end {
		before := c
		v := c.step(src)
		joint := isJoint(v, drawn)
		if !drawn && joint { // a plus in a cell is none
			l := before.off > off && (src[before.off-1] == '-' || src[before.off-1] == '=')
			g := c.off < end && (src[c.off] == '-' || src[c.off] == '=')
			joint = l || g
		}
		switch {
		case isBar(v, drawn) || joint:
			x := [3]int{before.w, before.w + wide, before.col}
			if drawn {
				wide++
			}
			if open {
				if len(out) == maxBoxBars {
					return nil, false
				}
				out = append(out, piece{from: from, to: before, rule: ruled > 4*written, x: [3][2]int{{edge[0], x[0]}, {edge[1], x[1]}, {edge[2], x[2]}}})
			}
			open, from, edge = true, c, x
			ruled, written = 0, 0
		case !open:
			if v != ' ' && v != '\t' && !isVoid(v) {
				return nil, false
			}
		case isRule(v, drawn):
			ruled++
			if drawn {
				wide++
			}
		case v != ':' || drawn:
			if v != ' ' {
				written++
			}
		}
	}
	if !open || len(out) == 0 {
		return nil, false
	}
	if ruled > 4*written && written > 0 { // the last bar is not to be read
		out = append(out, piece{from: from, to: c, rule: true, loose: true, x: [3][2]int{{edge[0], c.w}, {edge[1], c.w + wide}, {edge[2], c.col}}})
	}
	if !drawn { // dashes between bars are a placeholder, between joints a rule
		for i := range out {
			p := &out[i]
			if p.rule && !p.loose && p.to.off-p.from.off < 3 && src[p.from.off-1] != '+' && src[p.to.off] != '+' || bytes.IndexByte(src[p.from.off:p.to.off], ' ') >= 0 {
				p.rule = false
			}
		}
	}
	return out, true
}

// grid works out the cells of a ruled grid and adds them row by row.
func (r *reader) grid(lines []boxLine) {
	m := measure(lines)
	if !aligned(lines, m) { // the bars do not stand below the joints
		r.bars(lines)
		return
	}
	// every edge is a column line
	var edges []int
	for _, l := range lines {
		for _, p := range l.pieces {
			if !p.loose {
				edges = append(edges, p.x[m][0], p.x[m][1])
			}
		}
	}
	slices.Sort(edges)
	edges = slices.Compact(edges)
	column := func(x int) int { i, _ := slices.BinarySearch(edges, x); return i }

	// a row ends where a rule runs; a cell ends where a rule runs through it
	type open struct {
		row   int
		x0    int
		x1    int
		parts []document.Cell
		over  bool
	}
	var cells []open
	var live []int // indices of cells that still grow
	row := 0
	written := false
	for _, l := range lines {
		ruled := false
		for _, p := range l.pieces {
			if !p.rule {
				continue
			}
			ruled = true
			for _, i := range live {
				if c := &cells[i]; c.x0 < p.x[m][1] && p.x[m][0] < c.x1 {
					c.over = true
				}
			}
		}
		if ruled {
			live = slices.DeleteFunc(live, func(i int) bool { return cells[i].over })
			if written {
				row++
			}
			written = false
		}
		for _, p := range l.pieces {
			if p.rule {
				continue
			}
			if !ruled {
				written = true
			}
			x0, x1 := p.x[m][0], p.x[m][1]
			k := slices.IndexFunc(live, func(i int) bool { return cells[i].x0 == x0 && cells[i].x1 == x1 })
			if k < 0 {
				if ruled && r.emptyPiece(p) {
					continue // the space beside a rule belongs to the cell below
				}
				cells = append(cells, open{row: row, x0: x0, x1: x1})
				k = len(live)
				live = append(live, len(cells)-1)
			}
			c := &cells[live[k]]
			n := len(r.doc.Cells)
			r.add(l.number, p.from, p.to, document.Cellar)
			c.parts = append(c.parts, r.doc.Cells[n])
			r.doc.Cells = r.doc.Cells[:n]
		}
	}
	r.grids++
	// without a rule at its end the last row may go on below
	cutRow := -1
	if last := lines[len(lines)-1].pieces; !slices.ContainsFunc(last, func(p piece) bool { return p.rule }) {
		cutRow = row
	}
	// nor does a first row without one begin here
	openRow := -1
	if slices.ContainsFunc(lines[0].pieces, func(p piece) bool { return !p.rule }) {
		openRow = 0
	}
	// rows in which one cell holds several figures, one below another, are rows
	// without rules between them
	for y := 0; y <= row; y++ {
		var own []open
		lo, hi := 0, -1
		stacked := false
		for i := range cells {
			c := &cells[i]
			if c.row != y {
				continue
			}
			own = append(own, *c)
			figures := 0
			for _, p := range c.parts {
				if hi < 0 {
					lo, hi = p.Line, p.Line
				}
				lo, hi = min(lo, p.Line), max(hi, p.Line)
				if p.Start < p.End && figureLike(r.src[p.Start:p.End]) {
					figures++
				}
			}
			stacked = stacked || figures > 1
		}
		if len(own) == 0 {
			continue
		}
		slices.SortStableFunc(own, func(a, b open) int { return a.x0 - b.x0 })
		if stacked {
			for n := lo; n <= hi; n++ {
				r.gridRow(n, func(yield func(document.Cell)) {
					for _, c := range own {
						for _, p := range c.parts {
							if p.Line == n {
								p.Col = column(c.x0)
								p.ColSpan = column(c.x1) - p.Col
								yield(p)
							}
						}
					}
				})
			}
			continue
		}
		r.gridRow(lo, func(yield func(document.Cell)) {
			for _, c := range own {
				cell := joinParts(c.parts)
				if (y == cutRow || y == openRow) && cell.Start == cell.End && cell.Str == "" {
					continue
				}
				cell.Col = column(c.x0)
				cell.ColSpan = column(c.x1) - cell.Col
				yield(cell)
			}
		})
	}
	r.inGrid = false
}

func (r *reader) emptyPiece(p piece) bool {
	return len(bytes.TrimSpace(r.src[p.from.off:p.to.off])) == 0
}

func (r *reader) gridRow(number int, cells func(yield func(document.Cell))) {
	l := document.Line{Kind: document.Row, Sep: '+', Grid: r.grids, Page: r.page, Number: number, First: len(r.doc.Cells)}
	cells(func(c document.Cell) { r.doc.Cells = append(r.doc.Cells, c) })
	l.Last = len(r.doc.Cells)
	if l.Last == l.First {
		return
	}
	l.Start = r.doc.Cells[l.First].Start
	l.End = l.Start
	for _, c := range r.doc.Cells[l.First:l.Last] {
		l.Start, l.End = min(l.Start, c.Start), max(l.End, c.End)
	}
	r.doc.Lines = append(r.doc.Lines, l)
}

// joinParts makes one cell of its lines; the empty ones do not count unless all
// are.
func joinParts(parts []document.Cell) document.Cell {
	full := parts[:0:0]
	for _, p := range parts {
		if p.Start < p.End {
			full = append(full, p)
		}
	}
	switch len(full) {
	case 0:
		return parts[0]
	case 1:
		return full[0]
	}
	c := full[0]
	c.End = full[len(full)-1].End
	c.Parts = full
	return c
}

// aligned reports whether the bars of the text stand where rules meet.
func aligned(lines []boxLine, m int) bool {
	joints := map[int]bool{}
	for _, l := range lines {
		for _, p := range l.pieces {
			if p.rule {
				joints[p.x[m][0]], joints[p.x[m][1]] = true, true
			}
		}
	}
	if len(joints) == 0 {
		return true
	}
	all, off := 0, 0
	for _, l := range lines {
		for _, p := range l.pieces {
			if !p.rule && !p.loose {
				all++
				if !joints[p.x[m][1]] {
					off++
				}
			}
		}
	}
	return off*10 <= all
}

// bars reads lines whose bars are not in line as cells parted by marks.
func (r *reader) bars(lines []boxLine) {
	r.grids++
	for _, l := range lines {
		line := document.Line{Kind: document.Row, Sep: '|', Grid: r.grids, Page: r.page, Number: l.number, First: len(r.doc.Cells)}
		if slices.ContainsFunc(l.pieces, func(p piece) bool { return p.rule }) {
			continue
		}
		for _, p := range l.pieces {
			r.add(l.number, p.from, p.to, document.Cellar)
		}
		line.Last = len(r.doc.Cells)
		if line.Last == line.First {
			continue
		}
		line.Start, line.End = l.pieces[0].from.off, l.pieces[len(l.pieces)-1].to.off
		r.doc.Lines = append(r.doc.Lines, line)
	}
}

// measure finds in which of the widths the bars stand below each other.
func measure(lines []boxLine) int {
	var n [3]int
	for m := range n {
		var edges []int
		for _, l := range lines {
			for _, p := range l.pieces {
				if !p.loose {
					edges = append(edges, p.x[m][1])
				}
			}
		}
		slices.Sort(edges)
		n[m] = len(slices.Compact(edges))
	}
	m := 0
	for k := range n {
		if n[k] < n[m] {
			m = k
		}
	}
	return m
}

// figureLike reports whether b starts like a figure and holds no letter.
func figureLike(b []byte) bool {
	for _, c := range b {
		if c >= utf8.RuneSelf || c >= 'A' {
			return false
		}
	}
	return len(b) > 0 && b[0] >= '0' && b[0] <= '9'
}
