// This file finds the cells of table four among what follows its header: on the line of its
// figures, on several lines, or where it prints none.

package gongkai

import (
	"bytes"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/seed-11a632b0/gongkai/document"
	"github.com/seed-11a632b0/gongkai/internal/slots"
)

// A disputed is a part of table four whose cells are looked for.
type disputed struct {
	*four
	span   span
	blocks []int // those that it shows
	want   int   // their cells
	close  bool  // no blank lines stand behind a header
	blank  uint  // kinds of blank lines that are cells here
}

// disputeCells finds the cells of blocks among what follows the header: for each a
// token, or nothing.
func (f *four) disputeCells(sp span, blocks []int) ([]int, bool) {
	three := f.three
	d := disputed{four: f, span: sp, blocks: blocks, want: len(blocks) * f.n, blank: three.gaps}
	d.close = f.exact(three) && f.unparted(three.first-1, three.first+1) && f.unparted(sp.words[0], sp.words[len(sp.words)-1])
	if three.gaps == 0 && d.close && f.unbroken(three) {
		d.blank = ^uint(0)
	}
	line, lines := int32(-1), 0
	for _, i := range sp.items {
		if tk := &f.tokens[i]; tk.kind == figureToken && tk.line != line {
			line = tk.line
			lines++
		}
	}
	switch lines {
	case 0:
		return d.empty()
	case 1:
		if cells, sure, ok := d.onLine(line); ok {
			return cells, sure
		}
	}
	return d.onLines(lines)
}

// empty finds the cells where none prints a figure.
func (d *disputed) empty() ([]int, bool) {
	if d.blankPaced(d.span.items, d.want, d.three.space.Pace) {
		return slices.Repeat([]int{nothing}, d.want), !d.otherPaced(d.span.items, d.want, d.three.space.Pace)
	}
	if cells, sure := d.emptyRow(); cells != nil {
		return cells, sure
	}
	if cells := d.blankLines(d.span.items, d.want, d.blank); cells != nil {
		return cells, d.three.stream && (d.close || len(d.blocks) == len(d.t.Rows)) && d.cellsOfLine(cells) != d.want-1 // that may be the line of the cells, which lost one
	}
	return d.blankLines(d.span.items, d.want, ^uint(0)), false
}

// onLine finds the cells on the line that has all figures; false where they may stand on
// others too.
func (d *disputed) onLine(line int32) (out []int, sure, ok bool) {
	var cells []int
	for _, i := range d.span.items {
		if d.tokens[i].line == line {
			cells = append(cells, i)
		}
	}
	n, three := d.want, d.three
	if d.doc.Lines[line].Kind == document.Row {
		odd := d.oddWidth(line)
		if len(cells) == n && !odd {
			return cells, d.doc.Exact || d.exact(three) || d.plausible(cells), true
		}
		if len(cells) < 2 {
			return nil, false, false
		}
		out, sure = d.window(cells)
		sure = sure && !odd && d.allFigures(out) && !three.damaged // blanks could stand under other columns
		return out, sure && (d.headerWidth(line) == d.widthOf(line) || d.eachAdds(out, d.n)), true
	}
	at, width, from, odd := d.spaced(int(line), cells) // at is the cell of each word, where spaces part cells
	odd = odd || len(cells) == n && d.unevenly(cells) && !d.eachAdds(cells, d.n)
	if odd && len(cells) == n && d.underAll(cells) {
		return cells, true, true
	}
	paced := three.space.Pace > 0 && width == n && from == 0 && len(at) == len(cells) // just one for each column
	switch {
	case len(cells) == n && !odd:
		return cells, paced || d.exact(three) || d.plausible(cells), true
	case paced:
		out = slices.Repeat([]int{nothing}, n)
		for k, i := range cells {
			out[at[k]] = i
		}
		return out, true, true
	case len(cells) < n && len(cells) > 1:
		out, sure = d.underColumns(cells)
		return out, sure && width != n, true // spaces for just as many cells may say otherwise
	}
	return nil, false, false
}

// onLines finds the cells on several lines, on so many of which figures stand.
func (d *disputed) onLines(lines int) ([]int, bool) {
	n, three, stream := d.want, d.three, d.three.stream
	var cells []int
	figures := 0
	for _, i := range d.span.items {
		tk := &d.tokens[i]
		if tk.kind == gapToken && three.gaps&(1<<uint(d.doc.Lines[tk.line].Gap)) == 0 {
			continue
		}
		if tk.kind == figureToken {
			figures++
		}
		cells = append(cells, i)
	}
	if figures == n {
		cells = slices.DeleteFunc(cells, func(i int) bool { return d.tokens[i].kind != figureToken })
		return cells, lines == n && (stream || d.eachAdds(cells, d.n) || len(three.rows) > 0 && three.steady() && d.evenLines(cells) && (!d.totalElsewhere(cells, d.n) || d.totalLast(cells, d.n)))
	}
	if figures > n {
		return nil, false
	}
	if out := d.blankLines(d.span.items, n, d.blank); out != nil {
		return out, stream && d.cellsOfLine(out) < n && !d.signs(out) && (d.close || d.tokens[out[0]].kind == figureToken && d.exact(three) || !d.setOff(out) && d.holdsOnlyHere(out))
	}
	if len(cells) < n {
		return d.blankLines(d.span.items, n, ^uint(0)), false
	}
	out, sure := d.window(cells)
	if out == nil {
		return nil, false
	}
	sure = sure && d.cellsOfLine(cells) < n && !d.besideRow(cells, out) // one line shows all cells, and figures stand off it
	if !d.allFigures(out) {
		switch {
		case d.signs(cells) && slices.ContainsFunc(out, func(i int) bool { return d.tokens[i].kind == gapToken }):
			return out, false // signs stand for nothing here, not blank lines
		case d.cellsOfLine(out) == n-1 && d.tokens[out[1]].line != d.tokens[out[0]].line:
			return out, false // the first may have drifted from the end of the line
		case d.cutsLine(cells, out), d.setOff(out):
			return out, false
		}
		sure = (sure || out[0] == cells[0] && (d.tokens[out[0]].kind != gapToken || !three.rowsParted()) && d.cellsOfLine(cells) < n) && d.eachAdds(out, d.n)
	}
	return out, sure && stream
}

// unevenly reports whether between some figures of a line stands one space, and between
// others more: a number may be in two pieces, and an empty cell among them.
func (s *scan) unevenly(figures []int) bool {
	one, more := false, false
	for k := 1; k < len(figures); k++ {
		a, b := s.cellOf(&s.tokens[figures[k-1]]), s.cellOf(&s.tokens[figures[k]])
		gap := min(b.X-a.XEnd, b.W-a.WEnd) // characters without width are none
		one, more = one || gap == 1, more || gap > 1
	}
	return one && more
}

// evenLines reports whether cells stand one on each line, and as many blank lines between
// any two, but for one more where pages end, all as long.
func (s *scan) evenLines(cells []int) bool {
	var lines []int // blank ones between two
	for k := 1; k < len(cells); k++ {
		a, b := s.tokens[cells[k-1]].line, s.tokens[cells[k]].line
		if a >= b {
			return false
		}
		n := 0
		for _, l := range s.doc.Lines[a+1 : b] {
			if l.Kind == document.Blank {
				n++
			}
		}
		lines = append(lines, n)
	}
	step, end, page := slices.Min(lines), -1, 0
	for k, n := range lines {
		switch {
		case n == step:
			continue
		case n > step+1, page > 0 && k-end != page:
			return false
		case end >= 0:
			page = k - end
		}
		end = k
	}
	return true
}

// blankPaced reports whether one of the blank lines is of n empty cells that so many spaces part,
// or of n no-break spaces.
func (s *scan) blankPaced(items []int, n, pace int) bool {
	return slices.ContainsFunc(items, func(i int) bool {
		l := &s.doc.Lines[s.tokens[i].line]
		return l.Kind == document.Blank && (pace > 0 && s.spacesIn(l.Start, l.End) == (n-1)*pace ||
			bytes.Count(s.doc.Source[l.Start:l.End], nbsp) == n && s.spacesBetween(l.Start, l.End) == (n-1)*max(pace, 1))
	})
}

// otherPaced reports whether one of the blank lines is of another number of empty cells: the
// line of the cells may have lost one.
func (s *scan) otherPaced(items []int, n, pace int) bool {
	return slices.ContainsFunc(items, func(i int) bool {
		l := &s.doc.Lines[s.tokens[i].line]
		if l.Kind != document.Blank {
			return false
		}
		k := s.spacesIn(l.Start, l.End)
		return k > 0 && k != (n-1)*pace
	})
}

// besideRow reports whether a line above the cells that were chosen has as many as
// theirs, all empty: it may be the row of the first block.
func (s *scan) besideRow(cells, out []int) bool {
	if out == nil || cells[0] == out[0] {
		return false
	}
	first, last := s.tokens[cells[0]].line, s.tokens[out[0]].line
	f, l := &s.doc.Lines[first], &s.doc.Lines[last]
	return first != last && f.Kind == document.Row && l.Kind == document.Row && f.Last-f.First == l.Last-l.First && s.tokens[cells[0]].at == 0
}

// cutsLine reports whether the cells that were chosen begin within a line of empty ones, and
// the figures stand one a line: the line may be of the header, and a figure lost.
func (s *scan) cutsLine(cells, out []int) bool {
	k := slices.Index(cells, out[0])
	if k < 1 || s.tokens[out[0]].kind != emptyToken || s.tokens[cells[k-1]].line != s.tokens[out[0]].line {
		return false
	}
	for k, i := range out {
		if k > 0 && s.tokens[i].kind == figureToken && s.tokens[out[k-1]].line == s.tokens[i].line {
			return false
		}
	}
	return true
}

// blankLines returns the items where they are just n, blank lines of the given
// kinds among them, but for those that part each section from the next heading.
func (s *scan) blankLines(items []int, n int, gaps uint) []int {
	if gaps == 0 {
		return nil
	}
	for k := 0; k < s.parted && len(items) > 0 && s.tokens[items[len(items)-1]].kind == gapToken; k++ {
		items = items[:len(items)-1]
	}
	var out []int
	for _, i := range items {
		if t := &s.tokens[i]; t.kind != gapToken || gaps&(1<<uint(s.doc.Lines[t.line].Gap)) != 0 {
			out = append(out, i)
		}
	}
	if len(out) != n {
		return nil
	}
	kinds := uint(0)
	for _, i := range out {
		if t := &s.tokens[i]; t.kind == gapToken {
			kinds |= 1 << uint(s.doc.Lines[t.line].Gap)
		}
	}
	if gaps == ^uint(0) && kinds&(kinds-1) != 0 {
		return nil // some of them are cells, and others part the tables
	}
	return out
}

// holdsOnlyHere reports whether every block adds up, and not all of them would if the
// figures stood a cell further on or back, where a blank line lets them.
func (f *four) holdsOnlyHere(cells []int) bool {
	last := len(cells) - 1
	blank := func(i int) bool { return f.tokens[i].kind != figureToken }
	return f.eachAdds(cells, f.n) &&
		!(blank(cells[0]) && f.eachAdds(append(slices.Clone(cells[1:]), nothing), f.n)) &&
		!(blank(cells[last]) && f.eachAdds(append([]int{nothing}, cells[:last]...), f.n))
}

// setOff reports whether blank lines stand before or behind cells and none within, as they do
// between words of the header: they may part the figures from what else the page shows, and those
// of blanks have left no trace.
func (d *disputed) setOff(cells []int) bool {
	gap := func(i int) bool { return d.tokens[i].kind == gapToken }
	last, words := len(cells)-1, d.span.words
	return (gap(cells[0]) || gap(cells[last])) && !slices.ContainsFunc(cells[1:last], gap) && !d.unparted(words[0], words[len(words)-1])
}

// exact reports whether every row of table three is there and shows just a cell for
// each column: then what adds up tells nothing of table four's either.
func (s *scan) exact(three *reading) bool {
	return len(three.rows) > 0 && !anyOf(three.rows, func(p *placed) bool { return !p.sure || !p.framed && !p.paced })
}

// unparted reports whether no blank line stands among the tokens from lo to before hi.
func (s *scan) unparted(lo, hi int) bool {
	return lo >= 0 && !anyOf(s.tokens[lo:hi], func(t *token) bool { return t.kind == gapToken })
}

// unbroken reports whether three shows just a cell for each column of each row, and no blank
// line stands from the last word above it to its last cell.
func (s *scan) unbroken(three *reading) bool {
	return s.exact(three) && s.unparted(three.first-1, three.lastCell())
}

// lastCell returns the token of the last cell of a table each row of which shows all.
func (rd *reading) lastCell() int {
	cells := rd.rows[len(rd.rows)-1].cells
	return max(rd.first, cells[len(cells)-1])
}

// rowsParted reports whether more blank lines than cells stand behind the label of one
// of the first rows of table three, before which no cells of groups can stand empty:
// they part its rows.
func (rd *reading) rowsParted() bool {
	return anyOf(rd.rows[:min(2, len(rd.rows))], func(p *placed) bool {
		return p.mode == slots.Stream && len(p.row.Items) > p.row.N
	})
}

// emptyCells returns the empty cells behind the words that share no line with
// them: those belong to the header.
func (s *scan) emptyCells(sp span) []int {
	last := max(sp.end, s.tokens[sp.words[len(sp.words)-1]].line)
	alone := s.doc.Lines[last].Last-s.doc.Lines[last].First == 1
	var out []int
	for _, i := range sp.items {
		if t := &s.tokens[i]; t.kind == emptyToken && (t.line != last || alone) {
			out = append(out, i)
		}
	}
	return out
}

// emptyRow reads a table that is printed without a figure.
func (d *disputed) emptyRow() ([]int, bool) {
	cells := d.emptyCells(d.span)
	if len(cells) != d.want {
		return nil, false
	}
	line := d.tokens[cells[0]].line
	return cells, d.tokens[cells[d.want-1]].line != line || d.doc.Lines[line].Kind != document.Row || d.headerWidth(line) != d.widthOf(line)+1
}

// oddWidth reports whether a line has another number of cells than the header
// above it, which is filled up to the width of the table.
func (d *disputed) oddWidth(line int32) bool {
	widest := d.headerWidth(line)
	return widest >= d.want && widest != d.widthOf(line)
}

// headerWidth returns how many cells the widest line of the header has that names
// columns and is parted as the given one is; 0 where there is none.
func (d *disputed) headerWidth(line int32) int {
	own, widest := &d.doc.Lines[line], 0
	for _, i := range d.span.words {
		if l := &d.doc.Lines[d.tokens[i].line]; l.Kind == document.Row && l.Sep == own.Sep && slices.Contains(d.names, string(d.tokens[i].key)) {
			widest = max(widest, d.widthOf(d.tokens[i].line))
		}
	}
	return widest
}

// window finds just the cells that hold all figures; where several do, the sums
// have to choose, and the reading is not sure.
func (d *disputed) window(cells []int) ([]int, bool) {
	n := d.want
	first, last := len(cells), 0 // of the figures
	for k, i := range cells {
		if d.tokens[i].kind == figureToken {
			first, last = min(first, k), k
		}
	}
	var fit []int
	for o := max(0, last-n+1); o <= first && o+n <= len(cells); o++ {
		fit = append(fit, o)
	}
	if len(fit) == 1 {
		return cells[fit[0] : fit[0]+n], true
	}
	var holds []int
	for _, o := range fit {
		if d.eachAdds(cells[o:o+n], d.n) {
			holds = append(holds, o)
		}
	}
	if len(holds) == 1 {
		return cells[holds[0] : holds[0]+n], false
	}
	return nil, false
}

func (s *scan) allFigures(cells []int) bool {
	for _, i := range cells {
		if i < 0 || s.tokens[i].kind != figureToken {
			return false
		}
	}
	return true
}

// plausible reports false where a block prints a total beside empty
// cells, and does not add up: figures may have slipped or be glued.
func (d *disputed) plausible(cells []int) bool {
	for own := range slices.Chunk(cells, d.n) {
		if !d.allFigures(own) && !d.addsUp(own) {
			return false
		}
	}
	return true
}

// eachAdds reports whether in each row of n cells the last is the sum of the others, blanks
// taken for zero.
func (s *scan) eachAdds(cells []int, n int) bool {
	for row := range slices.Chunk(cells, n) {
		if !s.addsUp(row) {
			return false
		}
	}
	return true
}

// A place is where a cell begins, and where it ends, in one measure.
type place func(*document.Cell) (at, other int)

// The measures by which columns are set, on the left and on the right.
var (
	leftPlaces  = [...]place{func(c *document.Cell) (int, int) { return c.X, c.XEnd }, func(c *document.Cell) (int, int) { return c.W, c.WEnd }}
	rightPlaces = [...]place{func(c *document.Cell) (int, int) { return c.XEnd, c.X }, func(c *document.Cell) (int, int) { return c.WEnd, c.W }}
)

// underColumns places the figures of a short line under the columns of the
// header, whose words stand above them in pieces.
func (d *disputed) underColumns(cells []int) ([]int, bool) {
	out, sure, flush := d.underStacks(cells, leftPlaces[0], false)
	wide, wideSure, wideFlush := d.underStacks(cells, leftPlaces[1], false)
	switch { // columns can be set by characters or by their width
	case out == nil:
		out, sure, flush = wide, wideSure, wideFlush
	case wide != nil && !slices.Equal(out, wide):
		sure = false
	}
	flush = flush || wide != nil && wideFlush
	for k := 0; out == nil && k < len(rightPlaces); k++ { // or on the right
		out, sure, _ = d.underStacks(cells, rightPlaces[k], true)
	}
	if out == nil || !sure || !d.setApart(cells) {
		return out, false
	}
	// where nothing can have moved, sums need not hold, and zeros add up anywhere; a row whose
	// end is blank may have lost a cell, unless others keep theirs
	kept := out[d.want-1] >= 0 || d.keptEmpty(d.three) >= minRegular
	return out, d.eachAdds(out, d.n) && (flush || !d.onlyZeros(out)) || flush && kept && d.inColumns(d.three) && !d.totalElsewhere(out, d.n)
}

// underAll reports whether of figures for all cells each begins just where the header's word for
// its column does.
func (d *disputed) underAll(cells []int) bool {
	for _, at := range leftPlaces {
		if out, sure, flush := d.underStacks(cells, at, false); sure && flush && slices.Equal(out, cells) {
			return d.allFigures(cells)
		}
	}
	return false
}

// inColumns reports whether every row of table three is sure, and prints every figure or
// has them just where the header's words begin.
func (s *scan) inColumns(three *reading) bool {
	return len(three.rows) > 0 && !anyOf(three.rows, func(p *placed) bool { return !p.sure || !p.flush && !s.allFigures(p.cells) })
}

// setApart reports whether some figures of a line stand further apart than a
// separator keeps them: only then does their place tell anything.
func (s *scan) setApart(cells []int) bool {
	for k := 1; k < len(cells); k++ {
		if a, b := s.cellOf(&s.tokens[cells[k-1]]), s.cellOf(&s.tokens[cells[k]]); min(b.X-a.XEnd, b.W-a.WEnd) > 2 { // characters without width part nothing
			return true
		}
	}
	return false
}

// underStacks places figures under the columns that the pieces of the header
// spell, in one measure of place; nil where they do not stand there. Those that are set
// on the right end just where the words do. It also tells whether all begin, or end, so.
func (d *disputed) underStacks(cells []int, place place, right bool) (out []int, sure, flush bool) {
	x := func(i int) int {
		x, _ := place(d.cellOf(&d.tokens[i]))
		return x
	}
	n, words := d.want, d.allWords(d.span.words)
	slices.SortStableFunc(words, func(a, b int) int { return x(a) - x(b) })
	xs := d.buf.ints.take(len(words))[:0]
	columns := d.names
	text := d.buf.words
	for k, i := range words {
		if k == 0 || x(i) != x(words[k-1]) {
			text = text[:0]
		}
		for _, r := range d.tokens[i].key {
			text = utf8.AppendRune(text, r)
		}
		last := k+1 == len(words) || x(words[k+1]) != x(i)
		if last && strings.HasSuffix(string(text), columns[len(xs)%len(columns)]) {
			xs = append(xs, x(i))
		}
	}
	if d.buf.words = text; len(xs) != n {
		return nil, false, false
	}
	out = slices.Repeat([]int{nothing}, n)
	sure, flush = true, true
	off := 0 // how far the first of them stands from its word
	for k, i := range cells {
		at, to := place(d.cellOf(&d.tokens[i]))
		best := 0
		for c, x := range xs {
			if abs(x-at) < abs(xs[best]-at) {
				best = c
			}
		}
		if abs(xs[best]-at) > 2 || right && xs[best] != at || out[best] != nothing {
			return nil, false, false
		}
		flush = flush && xs[best] == at
		if far := at - xs[best]; k == 0 {
			off = far
		} else if abs(far-off) > 1 {
			sure = false // they follow no column
		}
		if !right && best+1 < n && to > xs[best+1] || right && best > 0 && to <= xs[best-1] {
			sure = false // it pushes those behind it out of their columns
		}
		out[best] = i
	}
	return out, sure, flush
}

func abs(x int) int {
	if x < 0 {
		return -x
	}
	return x
}
