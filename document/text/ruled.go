// This file makes cells of the lines of a ruled grid: what stands between two rules and
// two verticals. Cells may span rows and columns; the rules say which.

package text

import (
	"bytes"
	"slices"
	"strconv"
	"unicode/utf8"

	"github.com/seed-11a632b0/gongkai/document"
)

// minHeaded is how many cells of a row have a figure below words where no rules stand
// between its lines.
const minHeaded = 5

// A ruledCell is a cell of a ruled grid.
type ruledCell struct {
	row    int
	x0, x1 int // the verticals between which it stands
	n      int // lines that it takes up
	parts  []document.Cell
	over   bool // a rule ended it
}

// A ruledRow is a row of a ruled grid: what stands between two rules.
type ruledRow struct {
	own            []ruledCell
	lo, hi         int // lines
	figures, level int // lines of its figures
	stacked        bool
	headed, ragged int  // cells with a figure below words, and such as do not fill all lines
	top, foot      int  // the first line of these words, and that of the figures
	mixed          bool // figures stand otherwise too
	damaged        bool
	open           bool // that is so at most for figures that go on in the lines below, each as wide as its column
}

// grid works out the cells of a ruled grid and adds them row by row.
func (r *reader) grid(lines []boxLine, drawn bool) {
	m := measure(lines, drawn)
	in := aligned(lines, m) // else the bars do not stand below the joints
	f := newFrame(lines, m, in, drawn)
	ragged, open := false, false
	if 10*f.worst > len(lines) && !drawn && !in && level(lines) {
		f = newFrame(lines, m, true, drawn)
	}
	if 10*f.worst > len(lines) {
		ragged, open = r.ragged(lines, m)
	}
	if ragged || !in && 10*f.worst > len(lines) {
		r.bars(lines, ragged, open)
		return
	}
	for i, bad := range f.bad {
		lines[i].bad = lines[i].bad || bad
	}
	cells, rows := r.ruledCells(&f)
	r.stack(cells, rows)
	r.addRuled(&f, rows)
}

// level sets the bars of a grid below its joints, where each line has as many as each rule,
// these stand below each other, and some column is too narrow for a wide letter between two
// spaces: such have pushed them off.
func level(lines []boxLine) bool {
	joints := lines[0].posts
	if !lines[0].rules() || slices.ContainsFunc(lines, func(l boxLine) bool {
		return l.alien() || l.tail || len(l.posts) != len(joints) || l.ruled && !slices.EqualFunc(l.posts, joints, func(a, b post) bool { return a.x == b.x })
	}) {
		return false
	}
	narrow := false
	for k := 1; k < len(joints); k++ {
		narrow = narrow || joints[k].x[0]-joints[k-1].x[0]-1 < 1+width('字')+1
	}
	for i := range lines {
		for k := range lines[i].posts {
			if narrow {
				lines[i].posts[k].x = joints[k].x
			}
		}
	}
	return narrow
}

// ruledCells returns the cells of a grid in the order in which they begin, and its rows:
// a row ends where a rule runs; a cell ends where a rule runs through it.
func (r *reader) ruledCells(f *frame) (cells []ruledCell, rows []ruledRow) {
	lines := f.lines
	parts := r.boxes.cells[:0] // of all cells, as they come
	of := r.boxes.of[:0]       // which cell each belongs to
	var live []int             // indices of cells that still grow
	row := 0
	rows = append(rows, ruledRow{})
	written := false
	above := -1 // the last line that belongs to the grid
	for n := range lines {
		l := &lines[n]
		if l.alien() || l.head {
			continue
		}
		ruled := false
		for i, p := range l.pieces {
			if !p.rule {
				continue
			}
			ruled = true
			x0, x1 := l.edges(i, f.measure)
			for _, k := range live {
				if c := &cells[k]; c.x0 < x1 && x0 < c.x1 {
					c.over = true
				}
			}
		}
		if above >= 0 && above < n-1 && r.torn(lines, above, n) {
			rows[row].damaged = true
		}
		if ruled {
			rows[row].damaged = rows[row].damaged || l.bad
			live = slices.DeleteFunc(live, func(i int) bool { return cells[i].over })
			if written {
				row++
				rows = append(rows, ruledRow{})
			}
			written = false
		}
		above = n
		rows[row].damaged = rows[row].damaged || l.bad
		for i, p := range l.pieces {
			if p.rule {
				continue
			}
			if !ruled {
				written = true
			}
			x0, x1 := l.edges(i, f.measure)
			k := slices.IndexFunc(live, func(i int) bool { return cells[i].x0 == x0 && cells[i].x1 == x1 })
			if k < 0 {
				if ruled && r.emptyPiece(p) {
					continue // the space beside a rule belongs to the cell below
				}
				cells = append(cells, ruledCell{row: row, x0: x0, x1: x1})
				k = len(live)
				live = append(live, len(cells)-1)
			}
			n := len(r.doc.Cells)
			r.addPiece(l, p)
			parts = append(parts, r.doc.Cells[n])
			r.doc.Cells = r.doc.Cells[:n]
			of = append(of, live[k])
			cells[live[k]].n++
		}
	}
	all := make([]document.Cell, len(parts)) // the same, cell by cell
	for i := range cells {
		n := cells[i].n
		cells[i].parts, all = all[:0:n], all[n:]
	}
	for i := range parts {
		c := &cells[of[i]]
		c.parts = append(c.parts, parts[i])
	}
	r.boxes.cells, r.boxes.of = parts, of
	return cells, rows
}

// stack gives the rows their cells, and finds those that are rows without rules between
// them: one cell holds several figures, one below another.
func (r *reader) stack(cells []ruledCell, rows []ruledRow) {
	withFigures, stacks := 0, 0
	for i := range cells { // they begin row by row
		c := &cells[i]
		y := &rows[c.row]
		y.own = cells[i-len(y.own) : i+1]
		r.look(y, c)
	}
	counted := len(rows[0].own) > 3 // the first row is the numbers of the columns, as those of a data frame
	for n := range rows[0].own {
		c := &rows[0].own[n].parts[0]
		counted = counted && len(rows[0].own[n].parts) == 1 && string(r.src[c.Start:c.End]) == strconv.Itoa(n)
	}
	for i := range rows { // words above each of its figures are rows of a header without rules
		y := &rows[i]
		if y.stacked {
			if broken, full := r.broken(y); broken {
				y.stacked, y.open, y.damaged, y.figures = false, full && !y.damaged, true, 1
			}
		}
		for k := range y.own {
			if filled(y.own[k].parts) <= y.hi-y.lo {
				y.ragged++
			}
		}
		if !y.mixed && y.top == y.lo && y.foot == y.hi && (y.headed >= minHeaded || y.headed > 0 && y.ragged == 0 && len(y.own) >= minHeaded) ||
			counted && i > 0 && y.ragged == 0 && y.lo < y.hi {
			y.stacked = true
		}
		if y.figures > 0 {
			withFigures++
		}
		if y.figures > 1 {
			stacks++
		}
	}
	for y := range rows { // figures on several lines of a row are those of several rows
		if rows[y].figures < 2 || 3*stacks >= withFigures {
			continue
		}
		for _, k := range []int{y - 1, y, y + 1} { // one of which may be a neighbour that has none
			if k == y || k >= 0 && k < len(rows) && rows[k].figures == 0 {
				rows[k].damaged = true
			}
		}
	}
}

// broken reports whether figures of a row go on in the lines below, as a column that is too
// narrow makes them do, and so are no rows without rules between them: all that print a
// figure begin on the first line, one below the other, and not all take up as many. Behind
// the words nothing else stands. Full says that the pieces of each but the first, or but the
// last, are as wide as the column.
func (r *reader) broken(y *ruledRow) (yes, full bool) {
	least, most := 0, 0
	full = true
	for k := range y.own {
		c := &y.own[k]
		if slices.ContainsFunc(c.parts, func(p document.Cell) bool { return !wordless(r.src[p.Start:p.End]) }) {
			if most > 0 {
				return false, false
			}
			continue // it may begin with a mark or a digit
		}
		sign := false                  // it is none, or a figure's
		n, narrow, edge := 0, 0, false // pieces, those of them narrower than the column, and whether the first or the last is
		for j := range c.parts {
			p := &c.parts[j]
			b := r.src[p.Start:p.End]
			switch {
			case len(b) == 0:
			case p.Line != y.lo+n || n > 0 && (sign || len(bytes.Trim(b, "0123456789.,")) > 0):
				return false, false
			default:
				sign = n == 0 && !figureLike(b)
				if n++; p.WEnd-p.W+2 < c.x1-c.x0-1 { // a space stands on either side
					narrow, edge = narrow+1, n == 1 || j == len(c.parts)-1 || c.parts[j+1].Start == c.parts[j+1].End
				}
			}
		}
		full = full && (n < 2 || narrow == 0 || narrow == 1 && edge)
		if n > 0 {
			if most == 0 {
				least = n
			}
			least, most = min(least, n), max(most, n)
		}
	}
	return least < most, full
}

// look adds to what is known of a row what a cell of it shows.
func (r *reader) look(y *ruledRow, c *ruledCell) {
	figures, words := 0, false
	var first, last int // lines of its first words and of its last figure
	for k := range c.parts {
		p := &c.parts[k]
		if y.hi == 0 {
			y.lo, y.hi = p.Line, p.Line
		}
		y.lo, y.hi = min(y.lo, p.Line), max(y.hi, p.Line)
		if p.Start == p.End {
			continue
		}
		b := r.src[p.Start:p.End]
		if w := !wordless(b); w && !words {
			words, first = true, p.Line
		}
		if figureLike(b) {
			figures++
			last = p.Line
			if _, rest, ok := bytes.Cut(b, []byte{' '}); ok && figureLike(bytes.TrimLeft(rest, " ")) {
				y.damaged = true // two figures side by side
			}
		}
	}
	y.stacked = y.stacked || figures > 1
	switch {
	case figures == 0:
	case figures > 1 || !words || first >= last || y.headed > 0 && last != y.foot:
		y.mixed = true
	case y.headed == 0:
		y.headed, y.top, y.foot = 1, first, last
	default:
		y.headed++
		y.top = min(y.top, first)
	}
	if figures > 0 && !words {
		for k := range c.parts {
			if p := &c.parts[k]; p.Start < p.End && p.Line != y.level {
				y.figures++
				y.level = p.Line
			}
		}
	}
}

// addRuled adds the rows of a grid to the document, and the lines between them.
func (r *reader) addRuled(f *frame, rows []ruledRow) {
	lines := f.lines
	// every edge is a column line; those of bad lines where there are no others
	at := func(p *post) int { return p.at }
	edges := distinct(lines, 0, at, func(i int) bool { return !lines[i].head && !f.bad[i] })
	if len(edges) == 0 {
		edges = distinct(lines, 0, at, func(i int) bool { return !lines[i].head })
	}
	column := func(x int) int { i, _ := slices.BinarySearch(edges, x); return i }
	r.grids++
	out := boxRows{reader: r, lines: lines, grid: r.grids}
	// without a rule at its end the last row may go on below
	cutRow := -1
	if last := lines[len(lines)-1].pieces; !slices.ContainsFunc(last, func(p piece) bool { return p.rule }) {
		cutRow = len(rows) - 1
	}
	// nor does a first row without one begin here
	openRow := -1
	if slices.ContainsFunc(lines[0].pieces, func(p piece) bool { return !p.rule }) {
		openRow = 0
	}
	for y := range rows {
		if len(rows[y].own) == 0 {
			continue
		}
		own := rows[y].own
		slices.SortStableFunc(own, func(a, b ruledCell) int { return a.x0 - b.x0 })
		if rows[y].stacked {
			for n := rows[y].lo; n <= rows[y].hi; n++ {
				first := out.above(n)
				for _, c := range own {
					for _, p := range c.parts {
						if p.Line == n {
							p.Col = column(c.x0)
							p.ColSpan = column(c.x1) - p.Col
							r.doc.Cells = append(r.doc.Cells, p)
						}
					}
				}
				out.row(n, first, rows[y].damaged)
			}
			continue
		}
		first := out.above(rows[y].lo)
		for _, c := range own {
			cell := joinParts(r.undivided(c.parts))
			r.printed(&cell)
			if (y == cutRow || y == openRow) && cell.Start == cell.End && cell.Str == "" {
				continue
			}
			cell.Col = column(c.x0)
			cell.ColSpan = column(c.x1) - cell.Col
			r.doc.Cells = append(r.doc.Cells, cell)
		}
		out.row(rows[y].lo, first, rows[y].damaged)
		if rows[y].open && y != cutRow && y != openRow {
			r.doc.Lines[len(r.doc.Lines)-1].Open = true
		}
	}
	out.above(lines[len(lines)-1].number + 1)
	r.inGrid = false
}

// torn reports whether the lines between two lines of a grid may hold a part of
// the row that is there. Page marks and empty lines do not; nor does what stands
// beside a rule, unless it has bars, or between two.
func (r *reader) torn(lines []boxLine, above, below int) bool {
	between := lines[above+1 : below]
	switch {
	case lines[above].ruled && lines[below].ruled:
		return false
	case lines[above].ruled || lines[below].ruled:
		return r.barredAliens(between) > 0
	}
	for i := range between {
		if l := &between[i]; !l.head && !isPageMark(r.text(l)) {
			return true
		}
	}
	return false
}

// barredAliens counts the lines that do not belong to a grid and hold bars or
// rules.
func (r *reader) barredAliens(lines []boxLine) int {
	n := 0
	for i := range lines {
		l := &lines[i]
		if l.alien() && !l.head && bytes.ContainsFunc(r.src[l.off:l.end], func(v rune) bool { return v == '|' || v >= 0x2500 && v <= 0x257f }) {
			n++
		}
	}
	return n
}

// isPageMark reports whether a line is empty, or a number between dashes.
func isPageMark(b []byte) bool {
	b = bytes.TrimSpace(b)
	if len(b) == 0 {
		return true
	}
	for _, dash := range []string{"-", "—"} {
		if rest, ok := bytes.CutPrefix(b, []byte(dash)); ok {
			if rest, ok = bytes.CutSuffix(rest, []byte(dash)); ok {
				rest = bytes.TrimSpace(rest)
				return len(rest) > 0 && len(rest) < 5 && isFigure(rest)
			}
		}
	}
	return false
}

// boxRows adds the rows of a grid, and the lines between them that are none of
// it, in the order in which they stand.
type boxRows struct {
	*reader
	lines []boxLine // those that are still to come
	grid  int
}

// above adds what stands above a line, and turns the pages. It returns where the cells of
// the line begin.
func (o *boxRows) above(number int) (first int) {
	for len(o.lines) > 0 && o.lines[0].number < number {
		l := &o.lines[0]
		o.lines = o.lines[1:]
		if l.feeds > 0 {
			o.page++
		}
		switch {
		case l.head:
			first := len(o.doc.Cells)
			for i, p := range l.pieces {
				o.addPiece(l, p)
				o.doc.Cells[first+i].Col = i
			}
			o.row(l.number, first, false)
		case l.alien():
			n := len(o.doc.Lines)
			o.inGrid = false
			o.line(l.off, l.end, l.number)
			for i := n; i < len(o.doc.Lines); i++ {
				o.doc.Lines[i].Damaged = o.doc.Lines[i].Kind != document.Blank
			}
		}
	}
	return len(o.doc.Cells)
}

// row makes a row of the cells from first on, if there are any.
func (o *boxRows) row(number, first int, damaged bool) {
	l := document.Line{Kind: document.Row, Sep: '+', Grid: o.grid, Page: o.page, Number: number, First: first, Last: len(o.doc.Cells), Damaged: damaged}
	if l.Last == l.First {
		return
	}
	l.Start = o.doc.Cells[l.First].Start
	l.End = l.Start
	for _, c := range o.doc.Cells[l.First:l.Last] {
		l.Start, l.End = min(l.Start, c.Start), max(l.End, c.End)
	}
	o.doc.Lines = append(o.doc.Lines, l)
}

// addPiece adds a cell for a piece of a line.
func (r *reader) addPiece(l *boxLine, p piece) {
	r.add(l.number, p.from, p.to, document.Cellar)
	r.doc.Cells[len(r.doc.Cells)-1].Column += l.feeds
}

func (r *reader) emptyPiece(p piece) bool {
	return len(bytes.TrimSpace(r.src[p.from.off:p.to.off])) == 0
}

// joinParts makes one cell of its lines; the empty ones do not count unless all
// are.
func joinParts(parts []document.Cell) document.Cell {
	n := filled(parts)
	full := parts
	switch {
	case n == 0:
		return parts[0]
	case n == 1:
		return parts[slices.IndexFunc(parts, printedOn)]
	case n < len(parts):
		full = make([]document.Cell, 0, n)
		for i := range parts {
			if printedOn(parts[i]) {
				full = append(full, parts[i])
			}
		}
	}
	c := full[0]
	c.End = full[len(full)-1].End
	c.Parts = full
	return c
}

// filled counts the cells that hold something.
func filled(cells []document.Cell) int {
	n := 0
	for i := range cells {
		if printedOn(cells[i]) {
			n++
		}
	}
	return n
}

// printedOn reports whether a cell holds something.
func printedOn(c document.Cell) bool { return c.Start < c.End }

// bars reads lines whose bars are not in line as cells parted by marks. Those
// between two rules have the same number of them, unless they are ragged; then rows may be
// open.
func (r *reader) bars(lines []boxLine, ragged, open bool) {
	r.grids++
	out := boxRows{reader: r, lines: lines, grid: r.grids}
	from := 0 // the first line behind the last rule
	unlike := false
	for n := range lines {
		l := &lines[n]
		if l.ruled {
			from, unlike = n+1, false
			continue
		}
		if l.alien() || l.head {
			continue
		}
		if n == from {
			for k := n; k < len(lines) && !lines[k].ruled && !ragged; k++ {
				unlike = unlike || !lines[k].alien() && !lines[k].head && (lines[k].tail || len(lines[k].pieces) != len(l.pieces))
			}
		}
		out.above(l.number)
		line := document.Line{Kind: document.Row, Sep: '|', Grid: out.grid, Page: r.page, Number: l.number, First: len(r.doc.Cells), Damaged: unlike || open, Open: open}
		for _, p := range l.pieces {
			r.addPiece(l, p)
		}
		line.Last = len(r.doc.Cells)
		if line.Last == line.First {
			continue
		}
		line.Start, line.End = l.pieces[0].from.off, l.pieces[len(l.pieces)-1].to.off
		r.doc.Lines = append(r.doc.Lines, line)
	}
	out.above(lines[len(lines)-1].number + 1)
	r.inGrid = false
}

// ragged reports whether each line of a grid but its rules was given fewer cells than there
// are columns, or as many, and lacks nothing else: its bars stand below the first joints of
// the rule above it, and such stand below each other without a rule between. Open says that some line holds but the first cell, or none: a row may
// go on there.
func (r *reader) ragged(lines []boxLine, measure int) (yes, open bool) {
	var joints []post
	for n := range lines {
		l := &lines[n]
		if l.rules() {
			joints = l.posts
			continue
		}
		if l.alien() || l.head || l.tail || l.ruled || len(l.posts) > len(joints) {
			return false, false
		}
		for k := range l.posts {
			if p := &l.posts[k]; p.off(measure, joints[k].x[measure]) > p.strange {
				return false, false
			}
		}
		yes = yes || !lines[n-1].ruled && len(lines[n-1].posts) != len(l.posts)
		open = open || len(l.pieces) > 1 && !slices.ContainsFunc(l.pieces[1:], func(p piece) bool { return !r.emptyPiece(p) })
	}
	return yes, open
}

// figureLike reports whether b starts like a figure and holds no letter.
func figureLike(b []byte) bool {
	if !wordless(b) {
		return false
	}
	if bytes.HasPrefix(b, []byte("\xef\xbc")) && len(b) > 2 { // a full-width digit
		return b[2] >= 0x90 && b[2] <= 0x99
	}
	return len(b) > 0 && b[0] >= '0' && b[0] <= '9'
}

// wordless reports whether b holds no letter.
func wordless(b []byte) bool {
	for i := 0; i < len(b); i++ {
		switch c := b[i]; {
		case c == 0xef && i+2 < len(b) && b[i+1] == 0xbc && b[i+2] < 0xa1: // full-width marks and digits
			i += 2
		case c >= utf8.RuneSelf || c >= 'A':
			return false
		}
	}
	return true
}
