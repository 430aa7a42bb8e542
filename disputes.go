// This file reads table four (disputes). It has no row labels: fifteen figures
// stand under a header of three blocks, or five under each of three.

package gongkai

import (
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/seed-11a632b0/gongkai/document"
	"github.com/seed-11a632b0/gongkai/internal/slots"
)

// A span is a stretch of table four: words of the header, then what stands
// under them.
type span struct {
	words []int // tokens
	after int   // how many of them stand before a text that is none; the heading may be wrapped
	end   int32 // the line on which the last piece of the words stands, where they are split
	items []int // figures, empty cells and blank lines behind the words
	dirty bool  // more stands there
	more  bool  // the words name columns that the form does not have
	// before which item foreign words stand; 0 for none. Items are cells then only
	// where they are just as many figures
	passed int
}

// maxHeader bounds the tokens of one header; a column of single letters has
// some ninety.
const maxHeader = 240

// minBlankTable is how many blank lines can be the cells of a block.
const minBlankTable = 5

// disputes reads table four among the tokens from lo on, and returns which of
// them it takes up. What table three is like tells what to make of it.
func (s *scan) disputes(r *Report, l *lookup, lo int, three *reading) (from, to int) {
	t := &l.tables[tableDisputes]
	spans := s.disputeSpans(l, lo, three.space.Pace)
	whole := len(t.Rows) * len(t.Rows[0].Columns)
	orphan := false // a header that names no block has figures
	begin := -1     // token of the first header
	scrambled, steady := s.scrambled(three), three.steady()
	twice := s.blockRows(t, spans) > len(t.Rows)
	for at := 0; at < len(spans); at++ {
		sp := spans[at]
		if at+1 < len(spans) && s.goesOn(sp, spans[at+1], whole) {
			at++
			sp.items = slices.DeleteFunc(slices.Concat(sp.items, spans[at].items), func(i int) bool { return s.tokens[i].kind != figureToken })
			sp.dirty = sp.dirty || spans[at].dirty
		}
		sp.words = s.saidOnce(sp.words)
		blocks, clean := s.disputeHeader(t, sp.words)
		if len(blocks) == 0 && sp.after > 0 && sp.after < len(sp.words) {
			if all, whole := s.disputeHeader(t, sp.words[sp.after:]); whole && len(all) == len(t.Rows) {
				sp.words, blocks, clean = sp.words[sp.after:], all, true
			}
		}
		if len(blocks) == 0 {
			if n := s.countFigures(sp.items); begin < 0 && n > 0 && n < whole {
				begin = sp.words[0] // they may belong to the next
			}
			orphan = orphan || s.namesColumns(t, sp.words)
			continue
		}
		n := 0
		for _, b := range blocks {
			n += len(t.Rows[b].Columns)
		}
		cells, sure := s.disputeCells(t, sp, blocks, n, three)
		if sure && cells != nil && s.cellsOfLine(cells) < n {
			sure = !scrambled && (steady || !s.totalElsewhere(cells, len(t.Rows[0].Columns)))
		}
		sure = sure && !twice && !s.zeros(cells)
		if begin < 0 && (cells != nil || s.countFigures(sp.items) < n) { // those that are cut off belong to the next
			begin = sp.words[0]
		}
		if cells == nil {
			continue
		}
		from = begin
		to = sp.items[len(sp.items)-1] + 1
		k := 0
		for _, b := range blocks {
			for c := range t.Rows[b].Columns {
				i := l.first[tableDisputes][b] + c
				if r.cells[i].State == Absent {
					p := placed{first: sp.words[0]}
					s.value(&r.cells[i], cells[k], &p, !(sure && clean && !sp.dirty), &t.Rows[b].Columns[c])
				}
				k++
			}
		}
	}
	if orphan { // the blocks are named in another order than they stand
		doubt(r.cells[l.first[tableDisputes][0]:])
	}
	return from, to
}

// blockRows counts the lines of marked cells, some figures and the others empty, that have
// just as many as a block: where there are more than blocks, some are printed twice, or
// stand for another's.
func (s *scan) blockRows(t *Table, spans []span) int {
	n := 0
	for _, sp := range spans {
		for k := 0; k < len(sp.items); {
			line, from := s.tokens[sp.items[k]].line, k
			for k < len(sp.items) && s.tokens[sp.items[k]].line == line {
				k++
			}
			l := &s.doc.Lines[line]
			if columns := len(t.Rows[0].Columns); l.Kind == document.Row && l.Last-l.First == columns && k-from == columns {
				n++
			}
		}
	}
	return n
}

// disputesParted reads table four where a lone tab or a lone pipe stands between any two
// cells, each on a line of its own, and there are just as many: between them stands a
// figure, or nothing.
func (s *scan) disputesParted(r *Report, l *lookup, lo int, three *reading) (from, to int) {
	t := &l.tables[tableDisputes]
	if s.gaps&(1<<document.Tab|1<<document.Pipe) == 0 {
		return 0, 0 // there are none
	}
	spans := s.disputeSpans(l, lo, 0)
	if len(spans) != 1 || spans[0].dirty || spans[0].passed > 0 || s.scrambled(three) {
		return 0, 0
	}
	sp := spans[0]
	sp.words = s.saidOnce(sp.words)
	blocks, clean := s.disputeHeader(t, sp.words)
	if !clean || !slices.IsSorted(blocks) || len(blocks) != len(t.Rows) {
		return 0, 0
	}
	n := len(t.Rows[0].Columns)
	cells := slices.Repeat([]int{nothing}, len(t.Rows)*n)
	k := 0                    // the cell that is being read
	parting := document.NoGap // what stands between them
	for _, i := range sp.items {
		tk := &s.tokens[i]
		line := &s.doc.Lines[tk.line]
		gap := line.Gap
		if tk.kind == emptyToken {
			gap = s.cellOf(tk).Gap
		}
		switch {
		case tk.kind == figureToken:
			if cells[k] != nothing || line.Last-line.First != 1 {
				return 0, 0
			}
			cells[k] = i
		case gap == document.Tab || gap == document.Pipe:
			if k++; k == len(cells) || k > 1 && gap != parting {
				return 0, 0
			}
			parting = gap
		case tk.kind == emptyToken:
			return 0, 0
		}
	}
	if k != len(cells)-1 || s.countFigures(sp.items) == 0 {
		return 0, 0 // where all are marks, one of the cells may be lost
	}
	for c, i := range cells {
		p := placed{first: sp.words[0]}
		s.value(&r.cells[l.first[tableDisputes][c/n]+c%n], i, &p, s.zeros(cells), &t.Rows[c/n].Columns[c%n])
	}
	return sp.words[0], sp.items[len(sp.items)-1] + 1
}

// disputesLeft makes table four uncertain where figures stand in it that no cell
// has taken, or on lines that are damaged.
func (s *scan) disputesLeft(r *Report, l *lookup, from, hi int) {
	cells := r.cells[l.first[tableDisputes][0]:]
	for i := from; i < hi; i++ {
		t := &s.tokens[i]
		if t.kind != figureToken || t.dup || t.glue && s.doc.Lines[t.line].Kind == document.Plain && i > 0 && s.tokens[i-1].line == t.line && !s.words.knows(s.tokens[i-1].key) {
			continue // a number that ends foreign words is none of them
		}
		if s.inProse(i) {
			continue
		}
		pos := s.pos(t)
		if s.damaged(t) || !slices.ContainsFunc(cells, func(c Cell) bool { return c.State != Absent && c.Pos == pos }) {
			doubt(cells)
			return
		}
	}
}

// inProse reports whether a number stands within foreign words, which begin its plain line and
// go on behind it: a note that has spaces around its numbers.
func (s *scan) inProse(i int) bool {
	from, to := s.lineStart(i), s.lineEnd(i)
	if s.doc.Lines[s.tokens[i].line].Kind != document.Plain || to-from < 3 {
		return false
	}
	for k := from; k < to; k++ {
		t := &s.tokens[k]
		if words := (k-from)%2 == 0; words != (t.kind == textToken) || words && k+1 < to && (len(t.key) == 0 && !t.long || s.words.knows(t.key)) {
			return false
		}
	}
	return s.tokens[to-1].kind == textToken
}

// zeros reports whether some of the cells begin with a zero and more digits: marks
// that part cells group digits there.
func (s *scan) zeros(cells []int) bool {
	return slices.ContainsFunc(cells, func(i int) bool {
		return i >= 0 && s.tokens[i].kind == figureToken && s.fig(&s.tokens[i]).zeros
	})
}

// totalElsewhere reports whether in some row of n cells the last is not the sum of
// the others, but another one is: they may stand in another order than printed.
func (s *scan) totalElsewhere(cells []int, n int) bool {
	for ; len(cells) >= n; cells = cells[n:] {
		var sum int64
		for _, i := range cells[:n] {
			v, _ := s.amount(i)
			sum += v
		}
		if last, _ := s.amount(cells[n-1]); 2*last != sum && slices.ContainsFunc(cells[:n-1], func(i int) bool { v, _ := s.amount(i); return 2*v == sum }) {
			return true
		}
	}
	return false
}

// signs reports whether some of the cells print a sign or word for nothing.
func (s *scan) signs(cells []int) bool {
	return slices.ContainsFunc(cells, func(i int) bool {
		return i >= 0 && s.tokens[i].kind == figureToken && s.fig(&s.tokens[i]).state == Blank
	})
}

// cellsOfLine returns how many of the cells stand on one line at most.
func (s *scan) cellsOfLine(cells []int) int {
	most, n, line := 0, 0, int32(-1)
	for _, i := range cells {
		if i < 0 {
			continue
		}
		if at := s.tokens[i].line; at != line {
			n, line = 0, at
		}
		n++
		most = max(most, n)
	}
	return most
}

func (s *scan) countFigures(items []int) int {
	n := 0
	for _, i := range items {
		if s.tokens[i].kind == figureToken {
			n++
		}
	}
	return n
}

func (s *scan) countCells(items []int) int {
	n := 0
	for _, i := range items {
		if s.tokens[i].kind != gapToken {
			n++
		}
	}
	return n
}

// doubt makes the cells that are shown uncertain.
func doubt(cells []Cell) {
	for i := range cells {
		if cells[i].State != Absent {
			cells[i].Uncertain = true
		}
	}
}

// doubtBlocks puts the blocks of table four in doubt that show a blank and do not add up,
// in a report in which rows have lost cells, or figures are broken in two.
func (r *Report) doubtBlocks(l *lookup) {
	n := len(l.tables[tableDisputes].Rows[0].Columns)
	for _, at := range l.first[tableDisputes] {
		var sum int64
		cells, blank := r.cells[at:at+n], false
		for i, c := range cells {
			v, _ := c.Value.Int64()
			if i == n-1 {
				v = -v
			}
			sum += v
			blank = blank || c.State == Blank
		}
		if blank && sum != 0 {
			doubt(cells)
		}
	}
}

// goesOn reports whether the header is repeated, as behind a page break, and the
// figures behind it and those before are all that the table has.
func (s *scan) goesOn(a, b span, whole int) bool {
	n := s.countFigures(a.items)
	return n > 0 && n < whole && n+s.countFigures(b.items) == whole &&
		slices.EqualFunc(a.words, b.words, func(i, k int) bool { return slices.Equal(s.tokens[i].key, s.tokens[k].key) })
}

// disputeSpans finds the header words of table four and what follows them; so many spaces
// part its cells, where that is known.
func (s *scan) disputeSpans(l *lookup, lo, pace int) []span {
	letters := l.letters
	blocks := l.tables[tableDisputes].Rows
	whole := len(blocks) * len(blocks[0].Columns)
	isWord := func(t *token) bool {
		if t.kind != textToken || t.long || len(t.key) == 0 {
			return false
		}
		for _, c := range t.key {
			if !letters.has(c) {
				return false
			}
		}
		return true
	}
	var out []span
	var cur span
	strange, torn := 0, false
	more := false // such columns are named before the first word
	flush := func() {
		if cur.passed > 0 && s.countFigures(cur.items[cur.passed:]) == 0 {
			cur.items, cur.passed = cur.items[:cur.passed], 0 // the words end the table
		}
		if len(cur.words) > 1 && len(cur.items) == 0 {
			torn = true // words of the header without what stands under them
		}
		cur.dirty = cur.dirty || torn && len(cur.items) > 0 || cur.more && s.countCells(cur.items) <= whole
		if len(cur.words) >= 4 && (len(cur.items) >= minBlankTable || slices.ContainsFunc(cur.items, func(i int) bool {
			l := &s.doc.Lines[s.tokens[i].line]
			return s.tokens[i].kind != gapToken || l.Gap == document.Spaces && l.End-l.Start >= whole-1 // which may part empty cells
		}) || s.blankPaced(cur.items, len(blocks[0].Columns), pace)) {
			out = append(out, cur)
			cur.words, cur.items = nil, nil
		}
		cur = span{words: cur.words[:0], items: cur.items[:0]}
		strange = 0
	}
	for i := lo; i < len(s.tokens); i++ {
		t := &s.tokens[i]
		switch {
		case isWord(t):
			// cells without figures between words are the header's own, but for
			// a block that is printed empty
			if s.emptyBlock(l, cur, pace) {
				flush()
			} else if slices.ContainsFunc(cur.items, func(i int) bool { return s.tokens[i].kind == figureToken }) {
				flush()
			}
			if len(cur.words) >= maxHeader {
				cur = span{words: cur.words[:0], items: cur.items}
			}
			cur.items = cur.items[:0]
			if !t.dup || len(t.key) == 1 {
				cur.words = append(cur.words, i)
			}
			cur.more, more = cur.more || more, false
		case t.kind == emptyToken && t.joined: // the rest of a word above
			cur.items, cur.end = cur.items[:0], t.line
		case t.kind == textToken && len(t.key) == 0 && !t.long:
			if len(cur.words) > 0 && (hasDigit(s.bytes(s.cellOf(t))) || s.besideFigure(i) || s.illegible(i) && s.onFigures(i)) {
				cur.dirty = true // something that is no figure stands among them
			}
		case t.kind == textToken:
			if section, ok := s.words.headingOf(t); ok && section > 3 {
				flush()
				continue
			}
			if len(cur.items) > 0 && slices.ContainsFunc(cur.items, func(i int) bool { return s.tokens[i].kind == figureToken }) {
				if cur.passed == 0 && s.strange(t) && s.countFigures(cur.items) < whole {
					cur.passed = len(cur.items)
					continue
				}
				flush()
				continue
			}
			more = s.otherColumn(t.key) && !s.words.knows(t.key)
			if len(cur.words) == 0 {
				continue // it stands before the header
			}
			cur.more = cur.more || more
			if s.besideCells(i) && s.onFigures(i) {
				cur.dirty = true // as above
			}
			if strange++; strange > 2 || t.long {
				flush()
			}
			cur.after = len(cur.words)
		case len(cur.words) > 0:
			cur.items = append(cur.items, i)
		}
	}
	flush()
	return out
}

// dropOpeners takes from token lo on the lone pipes that only open the cell of what
// stands behind them for no cells; those that have a cell to themselves stay.
func (s *scan) dropOpeners(lo int) {
	lone := func(t *token) bool { return t.kind == emptyToken && s.cellOf(t).Gap == document.Pipe }
	for i := lo; i < len(s.tokens); i++ {
		t := &s.tokens[i]
		if !lone(t) {
			continue
		}
		k := i + 1
		for k < len(s.tokens) && s.tokens[k].kind == gapToken {
			k++
		}
		if k < len(s.tokens) && !lone(&s.tokens[k]) && s.tokens[k].line <= t.line+2 {
			t.kind, t.cell = gapToken, -1
		}
	}
}

// besideFigure reports whether a figure stands on the line of token i, and the line
// is one of marked cells.
func (s *scan) besideFigure(i int) bool {
	return s.doc.Lines[s.tokens[i].line].Kind == document.Row && s.onFigures(i)
}

// onFigures reports whether a figure stands on the line of token i.
func (s *scan) onFigures(i int) bool {
	line := s.tokens[i].line
	for i > 0 && s.tokens[i-1].line == line {
		i--
	}
	return slices.ContainsFunc(s.tokens[i:s.lineEnd(i)], func(t token) bool { return t.kind == figureToken })
}

// blankBlock reports whether the words are the whole header of one block, among which no
// blank lines stand, and behind it as many as it has columns, and those that part it from
// what follows.
func (s *scan) blankBlock(t *Table, sp span) bool {
	if len(sp.items) != len(t.Rows[0].Columns)+s.parted || slices.ContainsFunc(sp.items, func(i int) bool { return s.tokens[i].kind != gapToken }) {
		return false
	}
	words := s.saidOnce(sp.words)
	if !s.unparted(words[0], words[len(words)-1]) {
		return false
	}
	b := s.buf.words[:0]
	for _, i := range words {
		b = s.appendLetters(b, i)
	}
	s.buf.words = b
	name, ok := strings.CutSuffix(string(b), strings.Join(columnLabels(&t.Rows[0]), ""))
	return ok && slices.ContainsFunc(t.Rows, func(r Row) bool {
		return name == r.Label || name == strings.Join(r.Groups, "")+r.Label
	})
}

// A disputed is a part of table four whose cells are looked for.
type disputed struct {
	*scan
	t      *Table
	span   span
	blocks []int // those that it shows
	n      int   // their cells
	three  *reading
	close  bool // no blank lines stand behind a header
	blank  uint // kinds of blank lines that are cells here
}

// disputeCells finds the n cells among what follows the header: for each a
// token, or nothing.
func (s *scan) disputeCells(t *Table, sp span, blocks []int, n int, three *reading) ([]int, bool) {
	d := disputed{scan: s, t: t, span: sp, blocks: blocks, n: n, three: three, blank: three.gaps}
	d.close = s.exact(three) && s.unparted(three.first-1, three.first+1) && s.unparted(sp.words[0], sp.words[len(sp.words)-1])
	if three.gaps == 0 && d.close && s.unbroken(three) {
		d.blank = ^uint(0)
	}
	line, lines := int32(-1), 0
	for _, i := range sp.items {
		if tk := &s.tokens[i]; tk.kind == figureToken && tk.line != line {
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
	if d.blankPaced(d.span.items, d.n, d.three.space.Pace) {
		return slices.Repeat([]int{nothing}, d.n), !d.otherPaced(d.span.items, d.n, d.three.space.Pace)
	}
	if cells, sure := d.disputeEmpty(d.span, d.n); cells != nil {
		return cells, sure
	}
	if cells := d.blankLines(d.span.items, d.n, d.blank); cells != nil {
		return cells, d.three.stream && (d.close || len(d.blocks) == len(d.t.Rows)) && d.cellsOfLine(cells) != d.n-1 // that may be the line of the cells, which lost one
	}
	return d.blankLines(d.span.items, d.n, ^uint(0)), false
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
	n, three := d.n, d.three
	if d.doc.Lines[line].Kind == document.Row {
		odd := d.oddWidth(d.span.words, line, n)
		if len(cells) == n && !odd {
			return cells, d.exact(three) || d.disputePlausible(d.t, cells, d.blocks), true
		}
		if len(cells) < 2 {
			return nil, false, false
		}
		out, sure = d.window(d.t, cells, d.blocks, n)
		sure = sure && !odd && d.allFigures(out) && !three.damaged // blanks could stand under other columns
		return out, sure && (d.headerWidth(d.span.words, line) == d.widthOf(line) || d.disputeHolds(d.t, out, d.blocks)), true
	}
	at, width, from, odd := d.disputeSpaces(d.t, int(line), cells, d.blocks, n, three) // at is the cell of each word, where spaces part cells
	odd = odd || len(cells) == n && d.unevenly(cells) && !d.disputeHolds(d.t, cells, d.blocks)
	if odd && len(cells) == n && d.underAll(d.t, d.span, cells) {
		return cells, true, true
	}
	paced := three.space.Pace > 0 && width == n && from == 0 && len(at) == len(cells) // just one for each column
	switch {
	case len(cells) == n && !odd:
		return cells, paced || d.disputePlausible(d.t, cells, d.blocks), true
	case paced:
		out = slices.Repeat([]int{nothing}, n)
		for k, i := range cells {
			out[at[k]] = i
		}
		return out, true, true
	case len(cells) < n && len(cells) > 1:
		out, sure = d.disputeColumns(d.t, d.span, cells, d.blocks, n, three)
		return out, sure && width != n, true // spaces for just as many cells may say otherwise
	}
	return nil, false, false
}

// onLines finds the cells on several lines, on so many of which figures stand.
func (d *disputed) onLines(lines int) ([]int, bool) {
	n, three, stream := d.n, d.three, d.three.stream
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
		return cells, lines == n && (stream || d.disputeHolds(d.t, cells, d.blocks) || d.exact(three) && d.evenLines(cells) && !d.totalElsewhere(cells, len(d.t.Rows[0].Columns)))
	}
	if figures > n {
		return nil, false
	}
	if out := d.blankLines(d.span.items, n, d.blank); out != nil {
		return out, stream && d.cellsOfLine(out) < n && !d.signs(out) && (d.close || d.tokens[out[0]].kind == figureToken && d.exact(three) || d.holdsOnlyHere(d.t, out, d.blocks))
	}
	if len(cells) < n {
		return d.blankLines(d.span.items, n, ^uint(0)), false
	}
	out, sure := d.window(d.t, cells, d.blocks, n)
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
		}
		sure = (sure || out[0] == cells[0] && (d.tokens[out[0]].kind != gapToken || !three.rowsParted()) && d.cellsOfLine(cells) < n) && d.disputeHolds(d.t, out, d.blocks)
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

// evenLines reports whether cells stand one on each line, and as many lines between any two.
func (s *scan) evenLines(cells []int) bool {
	step := s.tokens[cells[1]].line - s.tokens[cells[0]].line
	for k, i := range cells {
		if s.tokens[i].line != s.tokens[cells[0]].line+step*int32(k) {
			return false
		}
	}
	return step > 0
}

// blankPaced reports whether one of the blank lines is of n empty cells that so many spaces part.
func (s *scan) blankPaced(items []int, n, pace int) bool {
	return pace > 0 && slices.ContainsFunc(items, func(i int) bool {
		l := &s.doc.Lines[s.tokens[i].line]
		return l.Kind == document.Blank && s.spacesIn(l.Start, l.End) == (n-1)*pace
	})
}

// otherPaced reports whether one of the blank lines is of another number of empty cells: the
// line of the cells may have lost one.
func (s *scan) otherPaced(items []int, n, pace int) bool {
	return slices.ContainsFunc(items, func(i int) bool {
		l := &s.doc.Lines[s.tokens[i].line]
		k := s.spacesIn(l.Start, l.End)
		return l.Kind == document.Blank && k > 0 && k != (n-1)*pace
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
func (s *scan) holdsOnlyHere(t *Table, cells, blocks []int) bool {
	n := len(cells)
	blank := func(i int) bool { return s.tokens[i].kind != figureToken }
	return s.disputeHolds(t, cells, blocks) &&
		!(blank(cells[0]) && s.disputeHolds(t, append(slices.Clone(cells[1:]), nothing), blocks)) &&
		!(blank(cells[n-1]) && s.disputeHolds(t, append([]int{nothing}, cells[:n-1]...), blocks))
}

// exact reports whether every row of table three is there and shows just a cell for
// each column: then what adds up tells nothing of table four's either.
func (s *scan) exact(three *reading) bool {
	return len(three.rows) > 0 && !slices.ContainsFunc(three.rows, func(p placed) bool { return !p.sure || !p.framed && !p.paced })
}

// unparted reports whether no blank line stands among the tokens from lo to before hi.
func (s *scan) unparted(lo, hi int) bool {
	return lo >= 0 && !slices.ContainsFunc(s.tokens[lo:hi], func(t token) bool { return t.kind == gapToken })
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
	return slices.ContainsFunc(rd.rows[:min(2, len(rd.rows))], func(p placed) bool {
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

// disputeEmpty reads a table that is printed without a figure.
func (s *scan) disputeEmpty(sp span, n int) ([]int, bool) {
	cells := s.emptyCells(sp)
	if len(cells) != n {
		return nil, false
	}
	line := s.tokens[cells[0]].line
	return cells, s.tokens[cells[n-1]].line != line || s.doc.Lines[line].Kind != document.Row || s.headerWidth(sp.words, line) != s.widthOf(line)+1
}

// window finds the n cells that hold all figures; where several do, the sums
// have to choose, and the reading is not sure.
func (s *scan) window(t *Table, cells []int, blocks []int, n int) ([]int, bool) {
	first, last := len(cells), 0 // of the figures
	for k, i := range cells {
		if s.tokens[i].kind == figureToken {
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
		if s.disputeHolds(t, cells[o:o+n], blocks) {
			holds = append(holds, o)
		}
	}
	if len(holds) == 1 {
		return cells[holds[0] : holds[0]+n], false
	}
	return nil, false
}

func (s *scan) allFigures(cells []int) bool {
	return !slices.ContainsFunc(cells, func(i int) bool { return i < 0 || s.tokens[i].kind != figureToken })
}

// disputePlausible reports false where a block prints a total beside empty
// cells, and does not add up: figures may have slipped or be glued.
func (s *scan) disputePlausible(t *Table, cells []int, blocks []int) bool {
	k := 0
	for _, b := range blocks {
		m := len(t.Rows[b].Columns)
		own := cells[k : k+m]
		k += m
		if !s.allFigures(own) && !s.disputeHolds(t, own, []int{b}) {
			return false
		}
	}
	return true
}

// disputeHolds reports whether every block adds up, blanks taken for zero.
func (s *scan) disputeHolds(t *Table, cells []int, blocks []int) bool {
	k := 0
	for _, b := range blocks {
		m := len(t.Rows[b].Columns)
		var sum, total int64
		for c := range m {
			var v int64
			if i := cells[k]; i >= 0 && s.tokens[i].kind == figureToken {
				v, _ = s.fig(&s.tokens[i]).value.Int64()
			}
			if t.Rows[b].Columns[c].Name == "total" {
				total = v
			} else {
				sum += v
			}
			k++
		}
		if sum != total {
			return false
		}
	}
	return true
}

// disputeColumns places the figures of a short line under the columns of the
// header, whose words stand above them in pieces.
func (s *scan) disputeColumns(t *Table, sp span, cells []int, blocks []int, n int, three *reading) ([]int, bool) {
	out, sure, flush := s.underStacks(t, sp, cells, n, func(c *document.Cell) (int, int) { return c.X, c.XEnd }, false)
	wide, wideSure, wideFlush := s.underStacks(t, sp, cells, n, func(c *document.Cell) (int, int) { return c.W, c.WEnd }, false)
	switch { // columns can be set by characters or by their width
	case out == nil:
		out, sure, flush = wide, wideSure, wideFlush
	case wide != nil && !slices.Equal(out, wide):
		sure = false
	}
	flush = flush || wide != nil && wideFlush
	if out == nil { // or on the right
		if out, sure, _ = s.underStacks(t, sp, cells, n, func(c *document.Cell) (int, int) { return c.XEnd, c.X }, true); out == nil {
			out, sure, _ = s.underStacks(t, sp, cells, n, func(c *document.Cell) (int, int) { return c.WEnd, c.W }, true)
		}
	}
	if out == nil || !sure || !s.setApart(cells) {
		return out, false
	}
	// where nothing can have moved, sums need not hold, and zeros add up anywhere; a row whose
	// end is blank may have lost a cell, unless others keep theirs
	kept := out[n-1] >= 0 || s.keptEmpty(three) >= minRegular
	return out, s.disputeHolds(t, out, blocks) && (flush || !s.onlyZeros(out)) || flush && kept && s.inColumns(three) && !s.totalElsewhere(out, len(t.Rows[0].Columns))
}

// underAll reports whether of n figures each begins just where the header's word for its
// column does.
func (s *scan) underAll(t *Table, sp span, cells []int) bool {
	if !s.allFigures(cells) {
		return false
	}
	for _, place := range [...]func(*document.Cell) (int, int){
		func(c *document.Cell) (int, int) { return c.X, c.XEnd },
		func(c *document.Cell) (int, int) { return c.W, c.WEnd },
	} {
		if out, sure, flush := s.underStacks(t, sp, cells, len(cells), place, false); sure && flush && slices.Equal(out, cells) {
			return true
		}
	}
	return false
}

// inColumns reports whether every row of table three is sure, and prints every figure or
// has them just where the header's words begin.
func (s *scan) inColumns(three *reading) bool {
	return len(three.rows) > 0 && !slices.ContainsFunc(three.rows, func(p placed) bool { return !p.sure || !p.flush && !s.allFigures(p.cells) })
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
func (s *scan) underStacks(t *Table, sp span, cells []int, n int, place func(*document.Cell) (at, other int), right bool) (out []int, sure, flush bool) {
	x := func(i int) int {
		x, _ := place(s.cellOf(&s.tokens[i]))
		return x
	}
	words := s.allWords(sp.words)
	slices.SortStableFunc(words, func(a, b int) int { return x(a) - x(b) })
	xs := s.buf.ints.take(len(words))[:0]
	columns := t.Rows[0].Columns
	text := s.buf.words
	for k, i := range words {
		if k == 0 || x(i) != x(words[k-1]) {
			text = text[:0]
		}
		for _, r := range s.tokens[i].key {
			text = utf8.AppendRune(text, r)
		}
		last := k+1 == len(words) || x(words[k+1]) != x(i)
		if last && strings.HasSuffix(string(text), columns[len(xs)%len(columns)].Label) {
			xs = append(xs, x(i))
		}
	}
	if s.buf.words = text; len(xs) != n {
		return nil, false, false
	}
	out = make([]int, n)
	for k := range out {
		out[k] = nothing
	}
	sure, flush = true, true
	off := 0 // how far the first of them stands from its word
	for k, i := range cells {
		at, to := place(s.cellOf(&s.tokens[i]))
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
		if d := at - xs[best]; k == 0 {
			off = d
		} else if abs(d-off) > 1 {
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

// disputesBlank takes the cells of table four for blank where its header stands whole, in
// whatever order, with no figure before the heading of the next section, and rows of table
// three print none either. That is not certain.
func (s *scan) disputesBlank(r *Report, l *lookup, three *reading, lo, hi int) {
	t := &l.tables[tableDisputes]
	if hi == len(s.tokens) || slices.ContainsFunc(r.cells[l.first[tableDisputes][0]:], func(c Cell) bool { return c.State != Absent }) {
		return // the text may be cut
	}
	rows, none := 0, 0
	for i := range three.rows {
		if p := &three.rows[i]; p.run.Placed() || p.guessed {
			if rows++; !s.printsFigure(p) {
				none++
			}
		}
	}
	if none == 0 || none*2 > rows {
		return
	}
	names := strings.Join(columnLabels(&t.Rows[0]), "")
	want := []rune(t.Rows[1].Groups[0])
	for _, r := range t.Rows {
		want = append(want, []rune(r.Label+names)...)
	}
	var have []rune
	first := 0
	for i := lo; i < hi; i++ {
		switch tk := &s.tokens[i]; {
		case tk.kind == figureToken:
			return
		case tk.kind != textToken:
		case tk.long || len(tk.key) == 0 || !s.within(i, l.letters):
			if have != nil {
				return
			}
		default:
			if have == nil {
				first = i
			}
			if have = append(have, []rune(s.allLetters(i))...); len(have) > len(want) {
				return
			}
		}
	}
	if !sameLetters(have, want) {
		return
	}
	for b, at := range l.first[tableDisputes] {
		for c := range t.Rows[b].Columns {
			s.value(&r.cells[at+c], nothing, &placed{first: first}, true, &t.Rows[b].Columns[c])
		}
	}
}

// disputesApart reads table four where its header stands in pieces, each with
// the figures of its columns behind it. What it reads is never certain.
func (s *scan) disputesApart(r *Report, l *lookup, lo int) {
	t := &l.tables[tableDisputes]
	names := columnLabels(&t.Rows[0])
	found := make([][]int, len(t.Rows)) // for each block and column a token
	for b := range found {
		found[b] = slices.Repeat([]int{notShown}, len(names))
	}
	var named []int // blocks in the order in which they are named
	var rest []rune // letters of columns since the last figure
	end := s.nextHeading(lo, 4)
	for i := lo; i < end; i++ {
		tk := &s.tokens[i]
		if tk.kind != textToken && tk.kind != figureToken {
			continue
		}
		if tk.kind == textToken {
			if b := slices.IndexFunc(t.Rows, func(r Row) bool { return r.Label == string(tk.key) }); b >= 0 {
				named = append(named, b)
				rest = rest[:0]
				continue
			}
			if string(tk.key) == t.Rows[1].Groups[0] || len(tk.key) > 4 || tk.long {
				rest = rest[:0]
				continue
			}
			rest = append(rest, tk.key...)
			continue
		}
		var figs []int
		for i < end && s.tokens[i].kind != textToken {
			if s.tokens[i].kind == figureToken {
				figs = append(figs, i)
			}
			i++
		}
		i--
		from, to := columnsOf(names, rest)
		rest = rest[:0]
		if to-from != len(figs) || len(named) == 0 {
			continue
		}
		b := named[len(named)-1]
		if found[b][from] != notShown { // the columns that another block lacks
			b = -1
			for _, o := range named {
				if found[o][from] == notShown {
					b = o
					break
				}
			}
			if b < 0 {
				continue
			}
		}
		copy(found[b][from:to], figs)
	}
	for b := range found {
		if slices.Contains(found[b], notShown) {
			continue
		}
		if !s.disputeHolds(t, found[b], []int{b}) {
			s.keepTotal(found[b])
		}
		for c := range names {
			if k := l.first[tableDisputes][b] + c; r.cells[k].State == Absent {
				s.value(&r.cells[k], found[b][c], &placed{first: lo}, true, &t.Rows[b].Columns[c])
			}
		}
	}
}

// keepTotal leaves of five figures in disorder only the one that is the sum of
// the others, where there is such a one; it is the last.
func (s *scan) keepTotal(cells []int) {
	var sum int64
	for _, i := range cells {
		v, _ := s.amount(i)
		sum += v
	}
	total := notShown
	for _, i := range cells {
		if v, ok := s.amount(i); ok && 2*v == sum && sum > 0 {
			total = i
		}
	}
	for c := range cells {
		cells[c] = notShown
	}
	cells[len(cells)-1] = total
}
