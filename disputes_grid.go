// This file reads table four where its layout leaves no doubt: under a header
// whose words stand above the figures, cell by cell; as three rows of five
// behind their labels; or upright, a row for each figure.

package gongkai

import (
	"bytes"
	"slices"
	"strings"

	"github.com/seed-11a632b0/gongkai/document"
	"github.com/seed-11a632b0/gongkai/internal/align"
	"github.com/seed-11a632b0/gongkai/internal/slots"
)

// columnOf returns the column in which a cell stands on its line, and how many
// the line has; -1 where the line does not tell.
func (s *scan) columnOf(t *token) (at, width int) {
	l := &s.doc.Lines[t.line]
	switch {
	case l.Kind != document.Row || t.cell < 0:
		return -1, 0
	case l.Sep == '+':
		return s.doc.Cells[t.cell].Col, s.widthOf(t.line)
	}
	return int(t.at), s.widthOf(t.line)
}

// widthOf returns how many columns a row has.
func (s *scan) widthOf(line int32) int {
	l := &s.doc.Lines[line]
	if l.Sep == '+' {
		last := &s.doc.Cells[l.Last-1]
		return last.Col + max(1, last.ColSpan)
	}
	return l.Last - l.First
}

// readGrid reads table four by the words that stand above each of its
// columns. It returns the tokens it takes up; none where the lines do not form
// such a grid.
func (f *four) readGrid() (from, to int) {
	lo, hi := f.lo, f.hi
	last := hi // the last figure
	for last > lo && f.tokens[last-1].kind != figureToken {
		last--
	}
	top := lo // behind the last line of nothing but empty cells
	for i := lo; i < hi; {
		k := f.lineEnd(i)
		blank := !f.anyFigure(i, k)
		if !f.figureLine(i, k) || blank && k < last {
			i = k
			continue
		}
		_, width := f.columnOf(&f.tokens[i])
		above := lo
		if blank {
			above, top = top, k
		}
		head := f.headAbove(i, above, width)
		cells, ok := f.underHead(head, i, k, width)
		if !ok {
			i = k
			continue
		}
		sure := true
		if k < hi { // figures may go on below
			if _, w := f.columnOf(&f.tokens[k]); w == width && (f.anyFigure(k, f.lineEnd(k)) || f.anyDigits(k, f.lineEnd(k))) {
				sure = false
			}
		}
		f.setAll(cells, head, !sure)
		if to == 0 {
			from = head
		}
		to = k
		i = k
	}
	return from, to
}

// lineEnd returns the token behind those of the line of token i.
func (s *scan) lineEnd(i int) int {
	k := i
	for k < len(s.tokens) && s.tokens[k].line == s.tokens[i].line {
		k++
	}
	return k
}

// lineStart returns the first token of the line of token i.
func (s *scan) lineStart(i int) int {
	k := i
	for k > 0 && s.tokens[k-1].line == s.tokens[i].line {
		k--
	}
	return k
}

// anyFigure reports whether some of the tokens from i to before k are figures.
func (s *scan) anyFigure(i, k int) bool {
	for ; i < k; i++ {
		if s.tokens[i].kind == figureToken {
			return true
		}
	}
	return false
}

// anyDigits reports whether some of the tokens from i to before k are texts without a letter
// that hold digits: figures that cannot be read.
func (s *scan) anyDigits(i, k int) bool {
	return anyOf(s.tokens[i:k], func(t *token) bool {
		return t.kind == textToken && !t.long && len(t.key) == 0 && hasDigit(s.bytes(s.cellOf(t)))
	})
}

// figureLine reports whether the tokens from i to before k are a row of figures
// and empty cells, five at least.
func (s *scan) figureLine(i, k int) bool {
	if s.doc.Lines[s.tokens[i].line].Kind != document.Row || k-i < 5 || s.doc.Lines[s.tokens[i].line].Damaged {
		return false
	}
	for ; i < k; i++ {
		if t := &s.tokens[i]; t.kind == textToken || t.glue || t.joined { // pieces of words belong to the header
			return false
		}
	}
	return true
}

// maxParting is how many blank lines part two lines of a header at most.
const maxParting = 5

// headAbove returns the first token of the lines of words right above token i
// that are as wide and hold no other letters than the header does; i where there
// are none.
func (f *four) headAbove(i, lo, width int) int {
	head := i
	for at := i; at > lo; {
		t := &f.tokens[at-1]
		if t.kind == gapToken && head-at < maxParting { // blank lines can part the lines of a table
			at--
			continue
		}
		if _, w := f.columnOf(t); w != width || t.kind == figureToken {
			break
		}
		first := at - 1
		for first > lo && f.tokens[first-1].line == t.line {
			first--
			if f.tokens[first].kind == figureToken {
				return head
			}
		}
		for k := first; k < at; k++ {
			if t := &f.tokens[k]; t.kind == textToken && (!f.within(k, f.l.letters) || f.anyDigits(k, k+1)) {
				return head
			}
		}
		head, at = first, first
	}
	return head
}

// merged stands for a column that repeats the words of the one before it: both are one
// cell, which is printed for each of its columns.
const merged = -2

// repeats reports whether two cells of a line print the same, or nothing.
func (s *scan) repeats(a, b *token) bool {
	return a.kind == b.kind && a.kind != gapToken && a.at+1 == b.at && bytes.Equal(s.bytes(s.cellOf(a)), s.bytes(s.cellOf(b)))
}

// within reports whether all letters of a text, those in brackets included, are in a
// set.
func (s *scan) within(i int, set *runeSet) bool {
	t := &s.tokens[i]
	if t.joined || t.bare {
		return !slices.ContainsFunc(t.key, func(c rune) bool { return !set.has(c) })
	}
	var room smallRoom
	b := s.bytesIn(room[:], s.cellOf(t))
	for r, k := nextHan(b, 0); r != 0; r, k = nextHan(b, k) {
		if !set.has(r) {
			return false
		}
	}
	return true
}

// underHead finds for each cell of the form's table four the token in whose
// column its words stand; notShown for blocks that the head does not name.
func (f *four) underHead(head, i, k, width int) ([]int, bool) {
	if width > 256 || head == i {
		return nil, false
	}
	words := make([]string, width)
	for j := head; j < i; j++ {
		if at, _ := f.columnOf(&f.tokens[j]); f.tokens[j].kind == textToken && at >= 0 && at < width {
			if words[at] += f.allLetters(j); len(words[at]) > 4*maxBlockName {
				return nil, false // no column of the header says so much
			}
		}
	}
	cells := slices.Repeat([]int{notShown}, len(f.out))
	column := f.columnsSaying(words)
	if column == nil {
		return nil, false
	}
	for _, c := range column {
		if c >= 0 {
			cells[c] = nothing
		}
	}
	shown := make([]bool, len(cells))
	var again []int // cells that are printed once more
	for ; i < k; i++ {
		at, _ := f.columnOf(&f.tokens[i])
		if at > 0 && at < width && column[at] == merged {
			if f.tokens[i-1].line != f.tokens[i].line || !f.repeats(&f.tokens[i-1], &f.tokens[i]) {
				return nil, false
			}
			again = append(again, i)
			continue
		}
		if at < 0 || at >= width || column[at] < 0 {
			if f.tokens[i].kind == figureToken {
				return nil, false // it stands under no word
			}
			continue
		}
		if shown[column[at]] {
			return nil, false
		}
		cells[column[at]], shown[column[at]] = i, true
	}
	for c := range cells {
		if cells[c] == nothing && !shown[c] {
			return nil, false // the line is too short
		}
	}
	for _, i := range again {
		f.tokens[i].dup = true
	}
	return cells, true
}

// columnsSaying returns which cell of the form stands under each column, of which the header
// says such words: nothing where it says none, merged where it says those of the column before
// once more; nil where it does not name all the columns of each of its blocks in their order.
func (f *four) columnsSaying(words []string) []int {
	names := f.names
	block, next := -1, len(names)
	named := 0 // blocks, as bits
	column := make([]int, len(words))
	for x, w := range words {
		column[x] = nothing
		if w == "" {
			continue
		}
		if x > 0 && w == words[x-1] && column[x-1] != nothing {
			column[x] = merged
			continue
		}
		w = strings.TrimPrefix(onceSaid(w), f.t.Rows[1].Groups[0])
		for b := len(f.t.Rows) - 1; b >= 0; b-- {
			rest, ok := strings.CutPrefix(w, f.t.Rows[b].Label)
			if !ok {
				continue
			}
			if w = rest; b == block && next > 0 && next < len(names) {
				break // its name is printed above each of its columns
			}
			if next < len(names) || named>>b&1 > 0 {
				return nil // the block before has too few columns, or it comes twice
			}
			block, next = b, 0
			named |= 1 << b
			break
		}
		// a cell that spans two lines of the header is printed on both
		if block < 0 || next == len(names) || onceSaid(w) != names[next] {
			return nil
		}
		column[x] = block*len(names) + next
		next++
	}
	if next < len(names) {
		return nil
	}
	return column
}

// onceSaid returns words once that are said twice, one behind the other.
func onceSaid(w string) string {
	if n := len(w) / 2; w[:n] == w[n:] {
		return w[n:]
	}
	return w
}

// readBlocks reads table four as three rows of five figures, each behind its
// label, under one header.
func (f *four) readBlocks() (from, to int) {
	l, lo, hi, other := f.l, f.lo, f.hi, f.above
	want := f.l.allNames
	head, behind := f.columnsSaid(want, lo, hi)
	whole := head >= 0
	if !whole { // it may stand in pieces, or there is none at all
		head, behind = f.pieces(want, lo, hi)
	}
	if !f.saidWhole(want, behind, hi, head < behind) {
		return 0, 0
	}
	rd := f.place(l, tableDisputes, behind, hi)
	for i := range rd.rows {
		p := &rd.rows[i]
		if !p.run.Placed() || p.run.Covered < p.run.Letters {
			return 0, 0
		}
		if blank := !anyOf(p.row.Items, func(it *slots.Item) bool { return it.Kind != slots.Line }); blank && !f.tabbed && (len(p.row.Items) < p.row.N || !other.stream || other.gaps == 0 && !f.unbroken(other)) && !f.endsPaced(p, other.space.Pace) {
			return 0, 0 // nothing says that blank lines are cells
		}
	}
	f.cells(l, tableDisputes, rd, other)
	if f.tabbed && anyOf(rd.rows, func(p *placed) bool { return p.doubt != slots.None }) {
		return 0, 0 // the first cell of a block has no tab
	}
	f.doubtOrder(rd, other)
	f.doubtOthers(rd, max(lo, rd.first-maxHeader))
	wide := 0 // cells of the header's last line
	if behind > head {
		if line := f.tokens[behind-1].line; f.doc.Lines[line].Kind == document.Row {
			wide = f.widthOf(line)
		}
	}
	f.doubtWidths(rd, wide)
	if !whole {
		f.doubtPieces(rd, other, head < behind)
	}
	if head == behind {
		head = rd.first
	}
	f.put(f.r, l, tableDisputes, rd)
	return head, rd.end
}

// columnsSaid returns where the labels of the columns, which together are want, stand whole
// among some tokens: the first, and that behind the last; -1 where they do not.
func (s *scan) columnsSaid(want string, lo, hi int) (head, behind int) {
	for i := lo; i < hi; i++ {
		if t := &s.tokens[i]; t.kind != textToken || t.long || len(t.key) == 0 || !strings.HasPrefix(want, s.allLetters(i)) {
			continue
		}
		b := s.buf.words[:0]
		for k := i; k < hi && len(b) < len(want) && s.tokens[k].kind != figureToken; k++ {
			if s.tokens[k].kind != textToken {
				continue
			}
			if b = s.appendLetters(b, k); len(b) == 0 || !strings.HasPrefix(want, string(b)) {
				break
			}
			behind = k + 1
		}
		s.buf.words = b
		if string(b) == want {
			return i, behind
		}
	}
	return -1, -1
}

// saidWhole reports whether the columns are named no more from token i on, or whole again: but
// the first words may head a page, and the next row stand behind them. Where they were not
// named before they have to be named no more.
func (s *scan) saidWhole(want string, i, hi int, named bool) bool {
	for i < hi {
		if s.tokens[i].kind != textToken {
			i++
			continue
		}
		if k := s.allLetters(i); k == "" || !strings.HasPrefix(want, k) {
			i++
			continue
		}
		if !named {
			return false
		}
		from := i
		b := s.buf.words[:0]
		for ; i < hi && s.tokens[i].kind != figureToken && strings.HasPrefix(want, string(b)) && len(b) < len(want); i++ {
			if s.tokens[i].kind == textToken {
				b = s.appendLetters(b, i)
			}
		}
		s.buf.words = b
		if string(b) != want && (strings.HasPrefix(want, string(b)) || !s.headsPage(from)) {
			return false
		}
	}
	return true
}

// doubtPieces doubts the rows that show a blank where the header stands in pieces, or is
// missing, and all rows where it is missing and the sums do not hold: nothing tells where the
// columns begin, or in what order they stand.
func (f *four) doubtPieces(rd, other *reading, named bool) {
	widest, fails := 0, f.otherTotals(rd)
	paced := !anyOf(rd.rows, func(p *placed) bool { return !p.paced })
	filled := (paced || f.fillLines(rd) || groupOnce(rd) || f.justLines(rd)) && !anyOf(other.rows, func(p *placed) bool { return p.run.Placed() && p.doubt != slots.None })
	for i := range rd.rows {
		widest = max(widest, rd.rows[i].row.Width)
	}
	for i := range rd.rows {
		p := &rd.rows[i]
		if f.hasBlank(p) && !filled && (!named || p.row.Width < widest) || !named && fails {
			p.sure = false
		}
	}
}

// justLines reports whether just as many lines as columns stand behind each label, a cell each,
// and behind the last those that part a section from the next heading.
func (s *scan) justLines(rd *reading) bool {
	for i := range rd.rows {
		p := &rd.rows[i]
		n := len(p.row.Items)
		if i == len(rd.rows)-1 && n > p.row.N {
			n -= s.parted
		}
		if p.mode != slots.Stream || p.doubt != slots.None || n != p.row.N || s.cellsOfLine(p.cells) > 1 {
			return false
		}
	}
	return true
}

// endsPaced reports whether spaces for as many cells as the row has columns end the line of
// its label, or fill one below it.
func (s *scan) endsPaced(p *placed, pace int) bool {
	if pace == 0 {
		return false
	}
	at, n, _ := s.cellsPaced(p.row.Label, pace, nil)
	return n > 0 && n-1-at[len(at)-1] >= p.row.N || anyOf(p.row.Items, func(it *slots.Item) bool {
		_, n, _ := s.cellsPaced(it.Row, pace, nil)
		return it.Kind == slots.Line && n == p.row.N
	})
}

// fillLines reports whether the columns of all rows are cells side by side that end their
// lines, and begin in one column; of a row without a figure, whose cells are all the same,
// whether its line ends there too.
func (s *scan) fillLines(rd *reading) bool {
	first, end := -1, -1
	for i := range rd.rows {
		p := &rd.rows[i]
		line := int32(-1)
		for c, k := range p.cells {
			if k < 0 || s.doc.Lines[s.tokens[k].line].Kind != document.Row || c > 0 && s.tokens[k].line != line {
				return false
			}
			line = s.tokens[k].line
			at, width := s.columnOf(&s.tokens[k])
			if end < 0 {
				end = width
			}
			if width != end || at >= end {
				return false
			}
			if !s.printsFigure(p) {
				continue
			}
			if first < 0 {
				first = at
			}
			if at != first+c || c == len(p.cells)-1 && at != end-1 {
				return false
			}
		}
		if line < 0 {
			return false
		}
	}
	return true
}

// otherTotals reports whether rows of table four may have their columns in another order
// than the form's: of one the last figure is not the sum of the others, and another is.
func (f *four) otherTotals(rd *reading) bool {
	var cells []int
	for i := range rd.rows {
		p := &rd.rows[i]
		if p.cells == nil || slices.ContainsFunc(p.cells, func(c int) bool { _, ok := f.amount(c); return !ok }) {
			return true
		}
		cells = append(cells, p.cells...)
	}
	return f.totalElsewhere(cells, f.n)
}

// doubtWidths puts rows of marked cells in doubt that do not add up where lines differ in
// width, or labels of a group in their place: some have lost a cell, or a figure is broken
// in two. Where a row is in doubt, or the line of the header is wider, a blank may be the
// cell that was lost.
func (f *four) doubtWidths(rd *reading, wide int) {
	marks := func(p *placed) bool { return p.mode == slots.Marks && p.row.LabelTo < 0 }
	other := func(p *placed) bool { return !marks(p) || p.row.Width != rd.rows[0].row.Width }
	last := len(rd.rows) - 1 // the last two are of a group
	uneven := anyOf(rd.rows, other) || rd.rows[last].row.LabelAt != rd.rows[last-1].row.LabelAt
	if uneven && groupOnce(rd) {
		uneven = anyOf(rd.rows, func(p *placed) bool { return !marks(p) })
	}
	lost := anyOf(rd.rows, func(p *placed) bool { return p.doubt != slots.None })
	for i := range rd.rows {
		p := &rd.rows[i]
		// what another has lost is none of its, nor are cells that it has gained
		just := p.row.Width == p.row.LabelAt+1+p.row.N && f.allFigures(p.cells) || p.held && p.printed() > p.row.N
		if p.sure && marks(p) && (uneven && (lost || !just) && !f.eachAdds(p.cells, f.n) || (lost || p.row.Width < wide) && f.hasBlank(p)) {
			p.sure = false
		}
	}
}

// groupOnce reports whether right behind the label of each row of table four stand as many
// cells as it has columns, and no more, and before that of the first of the group nothing
// but the label of the group, which no cell stands for in the other.
func groupOnce(rd *reading) bool {
	for i := range rd.rows {
		r, at := &rd.rows[i].row, 0
		if i == 1 {
			at = 1
		}
		if r.LabelAt != at || r.Width != at+1+r.N {
			return false
		}
	}
	return len(rd.rows) == 3
}

// headsPage reports whether the mark of a page stands on the line above that of token i.
func (s *scan) headsPage(i int) bool {
	line := s.tokens[i].line
	return line > 0 && isPageMark(s.doc, &s.doc.Lines[line-1])
}

// pieces returns where the header lies that stands above the first row in pieces,
// several columns on each line; nowhere, at lo, where there is none.
func (f *four) pieces(want string, lo, hi int) (head, behind int) {
	head = -1
	all := []rune(want)
	letters := make([]rune, 0, len(all)+maxLabelKey)
	for i := lo; i < hi && len(letters) <= len(all); i++ {
		if f.tokens[i].kind != textToken || f.tokens[i].long {
			continue
		}
		w := f.allLetters(i)
		if name := f.t.Rows[0].Label; w != "" && (strings.HasPrefix(w, name) || head >= 0 && strings.HasPrefix(name, w)) { // which can be wrapped
			behind = i
			break
		}
		if w == "" || strings.ContainsFunc(w, func(r rune) bool { return !strings.ContainsRune(want, r) }) {
			continue
		}
		if head < 0 {
			head = i
		}
		letters = append(letters, []rune(w)...)
	}
	if head < 0 || behind == 0 || !sameLetters(letters, all) {
		return lo, lo
	}
	return head, behind
}

// newUpright makes the lookup for table four as a table of rows: a row for each
// figure, named by its block and its column.
func newUpright(d *formData) *lookup {
	src := &d.tables[tableDisputes]
	up := Table{Section: src.Section}
	for _, row := range src.Rows {
		groups := append(slices.Clone(row.Groups), row.Label)
		if len(groups) > 1 {
			groups = append(groups, strings.Join(groups, "")) // they can be one cell
		}
		for _, c := range row.Columns {
			up.Rows = append(up.Rows, Row{Name: row.Name + "." + c.Name, Label: c.Label, Short: []string{row.Label + c.Label}, Groups: groups, Columns: []Column{c}})
		}
	}
	l := &lookup{formData: &formData{form: d.form, tables: make([]Table, tableDisputes+1)}}
	l.tables[tableDisputes] = up
	l.rows = make([]*align.Matcher, tableDisputes+1)
	l.rows[tableDisputes] = matcher(&up)
	l.four = [][]rune{nil}
	l.spelled = make([][]spelling, tableDisputes+1)
	l.spelled[tableDisputes] = spellings(&up)
	return l
}

// blocksNamed reports whether each block is named before the first of its rows, or
// all of them beside the same later one; a name may go on on the next lines.
func (f *four) blocksNamed(rd *reading, lo int) bool {
	n := f.n
	group := f.t.Rows[1].Groups[0]
	var first [3]int // the row, from 1, beside which each is named first
	note := func(name string, row int) bool {
		name = strings.TrimPrefix(name, group)
		for b := range f.t.Rows {
			if strings.HasPrefix(name, f.t.Rows[b].Label) {
				if first[b] == 0 {
					first[b] = row + 1
				}
				return true
			}
		}
		return false
	}
	name, begin := "", 0 // what has been seen of one
	row, from := 0, int32(0)
	line, figure := int32(-1), -1 // the last figure of a line
	for k := lo; k <= rd.rows[len(rd.rows)-1].last; k++ {
		for k > rd.rows[row].last {
			row++
		}
		tk, p := &f.tokens[k], &rd.rows[row]
		if tk.kind != textToken {
			continue
		}
		label := p.last // the name of a block may end below the label
		for label > p.first && !(f.tokens[label].kind == textToken && len(f.tokens[label].key) > 0 && strings.Contains(f.t.Rows[0].Columns[row%n].Label, f.allLetters(label))) {
			label--
		}
		at, of := f.tokens[label].at, f.doc.Lines[f.tokens[label].line].Kind
		if k >= p.first && f.doc.Lines[tk.line].Kind == of && (of != document.Row || tk.at == at) {
			// the label itself, which can begin with the name
			if w := f.allLetters(k); note(w, row) || of == document.Row || strings.Contains(f.t.Rows[0].Columns[row%n].Label, w) {
				continue
			}
		}
		if name == "" || name == group && tk.at != from {
			begin, from = row, tk.at
		} else if tk.line != f.tokens[p.last].line {
			if tk.line != line {
				line, figure = tk.line, f.lineEnd(k)-1
				for figure > k && f.tokens[figure].kind != figureToken {
					figure--
				}
			}
			if figure > k {
				return false // the figure stands behind no label of a row
			}
		}
		longer := name + f.allLetters(k)
		switch {
		case note(longer, begin):
			if first[row/n] == 0 || begin/n != row/n {
				return false // it is another block's
			}
			name = ""
		case slices.ContainsFunc(f.t.Rows, func(r Row) bool {
			return strings.HasPrefix(r.Label, longer) || strings.HasPrefix(group+r.Label, longer)
		}):
			name = longer
		case name != "":
			return false
		}
	}
	for b := range first {
		if first[b] == 0 || (first[b]-1)/n != b || (first[b]-1)%n != (first[0]-1)%n {
			return false
		}
	}
	return true
}

// readUpright reads table four as fifteen rows of one figure, each behind
// its label; the block is named before the first of its rows.
func (f *four) readUpright() (from, to int) {
	l, n, lo, hi, other := f.l, f.n, f.lo, f.hi, f.above
	if f.spread || !f.sumsAbove(lo, hi) {
		return 0, 0
	}
	rd := f.place(l.upright, tableDisputes, lo, hi)
	for i := range rd.rows {
		p := &rd.rows[i]
		if !p.run.Placed() || p.run.Covered < p.run.Letters && !f.saysInColumn(p.first, p.last, f.t.Rows[0].Columns[i%n].Label) || i > 0 && f.tokens[p.first].line <= f.tokens[rd.rows[i-1].last].line {
			return 0, 0 // labels on one line are a header
		}
	}
	if !f.blocksNamed(rd, lo) || headersOnly(rd, n) {
		return 0, 0
	}
	if k := len(other.rows) - 1; k >= 0 && other.rows[k].doubt == slots.Short {
		rd.rows[0].doubted = true // what that lacks may have drifted here
	}
	f.cells(l.upright, tableDisputes, rd, other)
	if f.tabbed && !rd.tabbed {
		return 0, 0 // the tabs stand between words of a header
	}
	if f.severalColumns(lo, rd.first) {
		rd.unsure()
	}
	shown := false
	for i := range rd.rows {
		if p := &rd.rows[i]; p.doubt == slots.Long {
			return 0, 0 // figures of other columns stand there
		}
		shown = shown || rd.rows[i].cells != nil
	}
	if !shown {
		return 0, 0
	}
	for i := range rd.rows {
		if p := &rd.rows[i]; p.cells != nil {
			f.set(i, p.cells[0], p, !p.sure)
		}
	}
	return rd.first, rd.end
}

// doubtOthers puts the rows of table four in doubt whose header, no further up than token
// from, names other columns too: behind those of the form they have cells of their own.
func (f *four) doubtOthers(rd *reading, from int) {
	last := rd.first // the last word of the form's
	for last > from && !(f.tokens[last-1].kind == textToken && len(f.tokens[last-1].key) > 0 && f.within(last-1, f.l.letters)) {
		last--
	}
	among, behind := f.otherNamed(from, last), f.otherNamed(last, rd.first)
	for i := range rd.rows {
		p := &rd.rows[i]
		p.sure = p.sure && !among && (!behind || p.printed() > p.row.N)
	}
}

// severalColumns reports whether words from token lo to before hi name more columns of
// figures or notes than one, such as 件数 and 上年同期, or two years.
func (s *scan) severalColumns(lo, hi int) bool {
	n := 0
	for i := max(lo, hi-maxHeader); i < hi; i++ {
		t := &s.tokens[i]
		if t.kind != textToken || t.long || len(t.key) > columnLetters {
			continue
		}
		year := len(t.key) < 2 && bytes.HasSuffix(s.bytes(s.cellOf(t)), []byte("年"))
		if year || !t.dup && (s.otherColumn(t.key) || len(t.key) > 1 && slices.Contains(t.key, '数')) {
			n++
		}
	}
	return n > 1
}

// otherNamed reports whether some of the tokens from i to before k name a column that the
// form does not have.
func (s *scan) otherNamed(i, k int) bool {
	return i < k && anyOf(s.tokens[i:k], func(t *token) bool { return s.foreignColumn(t) })
}

// headersOnly reports whether in each block nothing stands behind a label but the last of
// its n, and there as much as the block has cells: the labels are the words of a header.
func headersOnly(rd *reading, n int) bool {
	for i := range rd.rows {
		if have := len(rd.rows[i].row.Items); i%n < n-1 && have > 0 || i%n == n-1 && have < n {
			return false
		}
	}
	return true
}

// saysInColumn reports whether the texts from token lo to hi that stand in one of the
// columns say just that.
func (s *scan) saysInColumn(lo, hi int, want string) bool {
	if hi-lo > maxHeader {
		return false
	}
	for i := lo; i <= hi; i++ {
		first := &s.tokens[i]
		if first.kind != textToken {
			continue
		}
		x, b := s.cellOf(first).X, s.buf.words[:0]
		for k := i; k <= hi && len(b) <= len(want); k++ {
			if t := &s.tokens[k]; t.kind == textToken && (t.at == first.at && s.doc.Lines[t.line].Kind == s.doc.Lines[first.line].Kind || s.cellOf(t).X == x) {
				b = s.appendLetters(b, k)
			}
		}
		if s.buf.words = b; string(b) == want {
			return true
		}
	}
	return false
}

// sumsAbove reports whether the third block of table four, where a text names it,
// is named below the sums (总计) of both others, as it is where each has its rows.
func (f *four) sumsAbove(lo, hi int) bool {
	sums := 0
	for k := lo; k < hi; k++ {
		tk := &f.tokens[k]
		if tk.kind != textToken {
			continue
		}
		name := f.blockName(k)
		if strings.HasPrefix(name, f.t.Rows[2].Label) {
			return sums >= 2
		}
		if !tk.long && (slices.Contains(tk.key, '计') || strings.Contains(name, "计")) {
			sums++
		}
	}
	return true
}

// blockName returns the first letters of a text, without those of the group that
// the second block and the third belong to.
func (f *four) blockName(k int) string {
	f.buf.words = f.appendFirst(f.buf.words[:0], k, maxBlockName)
	return strings.TrimPrefix(string(f.buf.words), f.t.Rows[1].Groups[0])
}

// maxBlockName is how many bytes a group and a block of table four have at most.
const maxBlockName = 64
