// This file reads table four (disputes). It has no row labels: fifteen figures
// stand under a header of three blocks, or five under each of three.

package gongkai

import (
	"bytes"
	"math"
	"slices"

	"github.com/seed-11a632b0/gongkai/document"
)

// readSpans reads table four by its stretches of words and what stands under them. What table
// three is like tells what to make of it.
func (f *four) readSpans() (from, to int) {
	three := f.three
	spans := f.disputeSpans(three.space.Pace)
	whole := len(f.out)
	orphan := false // a header that names no block has figures
	begin := -1     // token of the first header
	scrambled, steady := f.scrambled(three), three.steady()
	twice := f.blockRows(spans) > len(f.t.Rows)
	for at := 0; at < len(spans); at++ {
		sp := spans[at]
		if at+1 < len(spans) && f.goesOn(sp, spans[at+1]) {
			at++
			sp.items = slices.DeleteFunc(slices.Concat(sp.items, spans[at].items), func(i int) bool { return f.tokens[i].kind != figureToken })
			sp.dirty = sp.dirty || spans[at].dirty
		}
		sp.words = f.saidOnce(sp.words)
		blocks, clean := f.disputeHeader(sp.words)
		if len(blocks) == 0 && sp.after > 0 && sp.after < len(sp.words) {
			if all, whole := f.disputeHeader(sp.words[sp.after:]); whole && len(all) == len(f.t.Rows) {
				sp.words, blocks, clean = sp.words[sp.after:], all, true
			}
		}
		if len(blocks) == 0 {
			if n := f.countFigures(sp.items); begin < 0 && n > 0 && n < whole {
				begin = sp.words[0] // they may belong to the next
			}
			orphan = orphan || f.namesColumns(sp.words)
			continue
		}
		n := len(blocks) * f.n
		cells, sure := f.disputeCells(sp, blocks)
		if cells == nil && len(blocks) > 1 {
			cells = f.underLast(sp, blocks)
		}
		if sure && cells != nil && f.cellsOfLine(cells) < n {
			sure = !scrambled && (steady || !f.totalElsewhere(cells, f.n))
		}
		// where tabs open the cells readParted would have read them
		sure = sure && !twice && !f.zeros(cells) && !f.tabbed
		if begin < 0 && (cells != nil || f.countFigures(sp.items) < n) { // those that are cut off belong to the next
			begin = sp.words[0]
		}
		if cells == nil {
			continue
		}
		from = begin
		to = sp.items[len(sp.items)-1] + 1
		k := 0
		for _, b := range blocks {
			for c := range f.t.Rows[b].Columns {
				if i := b*f.n + c; f.out[i].State == Absent {
					f.set(i, cells[k], &placed{first: sp.words[0]}, !(sure && clean && !sp.dirty))
				}
				k++
			}
		}
	}
	if orphan { // the blocks are named in another order than they stand
		doubt(f.out)
	}
	return from, to
}

// underLast returns the cells of blocks each of which has a header of its own, one below another,
// where those of the last alone stand behind them: the others have none. It is never certain.
func (f *four) underLast(sp span, blocks []int) []int {
	last := len(blocks) - 1
	for k := 1; k < len(sp.words); k++ {
		if f.tokens[sp.words[k]].line == f.tokens[sp.words[k-1]].line {
			continue
		}
		own, whole := f.disputeHeader(sp.words[k:])
		if !whole || !slices.Equal(own, blocks[last:]) {
			continue
		}
		above, whole := f.disputeHeader(sp.words[:k])
		if !whole || !slices.Equal(above, blocks[:last]) {
			continue
		}
		sp.words = sp.words[k:]
		cells, _ := f.disputeCells(sp, own)
		if cells == nil || !f.allFigures(cells) {
			return nil
		}
		return append(slices.Repeat([]int{nothing}, last*f.n), cells...)
	}
	return nil
}

// blockRows counts the lines of marked cells, some figures and the others empty, that have
// just as many as a block: where there are more than blocks, some are printed twice, or
// stand for another's.
func (f *four) blockRows(spans []span) int {
	n := 0
	for _, sp := range spans {
		for k := 0; k < len(sp.items); {
			line, from := f.tokens[sp.items[k]].line, k
			for k < len(sp.items) && f.tokens[sp.items[k]].line == line {
				k++
			}
			l := &f.doc.Lines[line]
			if l.Kind == document.Row && l.Last-l.First == f.n && k-from == f.n {
				n++
			}
		}
	}
	return n
}

// readParted reads table four where a lone tab or a lone pipe stands between any two
// cells of a header, each on a line of its own, and there are just as many: between them
// stands a figure, or nothing.
func (f *four) readParted() (from, to int) {
	if f.gaps&(1<<document.Tab|1<<document.Pipe) == 0 {
		return 0, 0 // there are none
	}
	spans := f.disputeSpans(0)
	if len(spans) == 0 || len(spans) > len(f.t.Rows) || f.scrambled(f.three) {
		return 0, 0
	}
	cells := slices.Repeat([]int{nothing}, len(f.out))
	parting := document.NoGap // what stands between them
	next := 0                 // block of the first of them that is not read
	for _, sp := range spans {
		if sp.dirty || sp.passed > 0 {
			return 0, 0
		}
		blocks, clean := f.disputeHeader(f.saidOnce(sp.words))
		if !clean || len(blocks) == 0 || blocks[0] != next || !slices.IsSorted(blocks) || next+len(blocks) > len(f.t.Rows) {
			return 0, 0
		}
		own := cells[next*f.n:][:len(blocks)*f.n]
		if !f.cellsParted(sp.items, own, &parting) || f.countFigures(sp.items) == 0 && !f.tabbed {
			return 0, 0 // where all are marks, one of the cells may be lost
		}
		next += len(blocks)
	}
	if next < len(f.t.Rows) {
		return 0, 0
	}
	first := f.saidOnce(spans[0].words)[0]
	f.setAll(cells, first, f.zeros(cells))
	items := spans[len(spans)-1].items
	return first, items[len(items)-1] + 1
}

// cellsParted reports whether lone tabs, or else pipes, stand between just so many cells, which it
// reads. Where a line is left out that heads pages, the last may open a word of the header there.
func (s *scan) cellsParted(items, cells []int, parting *document.Gap) bool {
	k := 0           // the cell that is being read
	skipped := false // lines are left out since the last cell or mark
	for x, i := range items {
		skipped = skipped || x > 0 && s.tokens[i].line > s.tokens[items[x-1]].line+1
		tk := &s.tokens[i]
		line := &s.doc.Lines[tk.line]
		gap := line.Gap
		if tk.kind == emptyToken {
			gap = s.cellOf(tk).Gap
		}
		switch {
		case tk.kind == figureToken:
			if cells[k] != nothing || line.Last-line.First != 1 {
				return false
			}
			cells[k], skipped = i, false
		case gap == document.Tab || gap == document.Pipe:
			if skipped && !s.anyMark(items[x+1:]) && !s.headingAt(items[len(items)-1]+1) {
				return k == len(cells)-1
			}
			skipped = false
			if k++; k == len(cells) || *parting != document.NoGap && gap != *parting {
				return false
			}
			*parting = gap
		case tk.kind == emptyToken:
			return false
		}
	}
	return k == len(cells)-1
}

// anyMark reports whether one of some tokens is a figure or a lone mark.
func (s *scan) anyMark(items []int) bool {
	return slices.ContainsFunc(items, func(i int) bool { return s.tokens[i].kind != gapToken || s.loneTab(i) })
}

// loneTab reports whether token i is a line with a tab and nothing else.
func (s *scan) loneTab(i int) bool {
	t := &s.tokens[i]
	return t.kind == gapToken && s.doc.Lines[t.line].Gap == document.Tab
}

// doubtLeft makes table four uncertain where figures stand in it that no cell
// has taken, or the unit of one is apart from it, or on lines that are damaged.
func (f *four) doubtLeft(from int) {
	for i := from; i < f.hi; i++ {
		t := &f.tokens[i]
		if t.kind == textToken && f.bareUnit(t) && !f.within(i, f.l.letters) { // 起 is one of 起诉, too
			doubt(f.out)
			return
		}
		if t.kind != figureToken || t.dup {
			continue
		}
		pos := f.pos(t)
		taken := slices.ContainsFunc(f.out, func(c Cell) bool { return c.State != Absent && c.Pos == pos })
		if !taken && (f.inProse(i) || t.glue && f.doc.Lines[t.line].Kind == document.Plain && i > 0 && f.tokens[i-1].line == t.line && !f.words.knows(f.tokens[i-1].key)) {
			continue // a number that ends foreign words is none of them
		}
		if !taken || f.damaged(t) {
			doubt(f.out)
			return
		}
	}
}

// bareUnit reports whether a text is a unit and nothing else: the figure that it belongs to
// stands elsewhere.
func (s *scan) bareUnit(t *token) bool {
	return !t.long && (t.joined || len(t.key) <= unitLetters) && slices.Contains(units, string(bytes.TrimSpace(s.bytes(s.cellOf(t)))))
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

// totalElsewhere reports whether in some row of n cells the last is not the sum of the others,
// but another one is, which is no other in any row: they may stand in another order than printed.
func (s *scan) totalElsewhere(cells []int, n int) bool {
	for c := range n - 1 {
		tells := false
		for row := range slices.Chunk(cells, n) {
			var sum int64
			for _, i := range row {
				v, _ := s.amount(i)
				sum += v
			}
			total := func(i int) bool { v, _ := s.amount(i); return 2*v == sum }
			if !total(row[c]) && slices.ContainsFunc(row, total) {
				tells = false
				break
			}
			tells = tells || total(row[c]) && !total(row[n-1])
		}
		if tells {
			return true
		}
	}
	return false
}

// totalLast reports whether in some row of n cells the last is the sum of the others, and
// none of these is: there the order is told.
func (s *scan) totalLast(cells []int, n int) bool {
	for ; len(cells) >= n; cells = cells[n:] {
		var sum int64
		for _, i := range cells[:n] {
			v, _ := s.amount(i)
			sum += v
		}
		last, _ := s.amount(cells[n-1])
		if last > 0 && 2*last == sum && !slices.ContainsFunc(cells[:n-1], func(i int) bool { v, _ := s.amount(i); return v == last }) {
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

// anyShown reports whether some of the cells are shown.
func anyShown(cells []Cell) bool {
	return slices.ContainsFunc(cells, func(c Cell) bool { return c.State != Absent })
}

// doubt makes the cells that are shown uncertain.
func doubt(cells []Cell) {
	for i := range cells {
		if cells[i].State != Absent {
			cells[i].Uncertain = true
		}
	}
}

// piecesTurned reports whether names of columns, or pieces of them, stand on a plain line from
// token lo on, above all figures, in another order than the form's: they begin anew more often
// than there are blocks, or with the total.
func (f *four) piecesTurned(lo int) bool {
	for end := lo; lo < f.hi && f.tokens[lo].kind != figureToken; lo = end {
		end = max(lo+1, f.lineEnd(lo))
		if f.doc.Lines[f.tokens[lo].line].Kind != document.Plain {
			continue
		}
		first, before, least, runs := 0, 0, f.n, 1
		for i := lo; i < end; i++ {
			c := pieceAmong(f.l.four, f.tokens[i].key)
			if c == 0 {
				continue
			}
			if first == 0 {
				first = c
			}
			if c < before {
				runs++
			}
			before, least = c, min(least, c)
		}
		if runs > len(f.t.Rows) || first == f.n && least < f.n {
			return true
		}
	}
	return false
}

// doubtSpread puts blocks in doubt that hold nothing behind their first figure, where zeros, or
// signs for nothing, are printed and no other block, nor row of the table above, has empty cells
// among figures, as in other tables.
func (f *four) doubtSpread() {
	empty := func(c Cell) bool { return c.State == Blank && c.Text == "" }
	shown := func(c Cell) bool { return !empty(c) }
	zeros, left := false, false
	var spread [][]Cell
	for cells := range slices.Chunk(f.out, f.n) {
		zeros = zeros || slices.ContainsFunc(cells, func(c Cell) bool { return c.State != Absent && shown(c) && c.Value.Sign() == 0 })
		if behind := slices.ContainsFunc(cells[1:], shown); shown(cells[0]) && !behind {
			spread = append(spread, cells)
		} else if behind && slices.ContainsFunc(cells, empty) {
			left = true
		}
	}
	if zeros && !left && !f.leavesOut(f.above) {
		for _, cells := range spread {
			doubt(cells)
		}
	}
}

// doubtBlocks puts the blocks of table four in doubt that show a blank and do not add up,
// where rows of the report have lost cells, or figures are broken in two; and all of it
// where the first does not add up and begins with what may be a year, on a line whose cells
// neither marks nor spaces place. Its tokens are those from one on to before another.
func (f *four) doubtBlocks(from, to int) {
	at := slices.IndexFunc(f.tokens[from:to], func(t token) bool { return t.kind == figureToken })
	if at < 0 {
		return
	}
	line := &f.doc.Lines[f.tokens[from+at].line]
	placed := line.Last-line.First > 1 && (line.Kind == document.Row || f.three.space.Pace > 0) // its cells are where they are
	if !f.doc.Exact && f.figuresFirst() {
		doubt(f.out)
	}
	for b := 0; b < len(f.out); b += f.n {
		cells := f.out[b : b+f.n]
		sum, blank := int64(0), false
		for i, c := range cells {
			v, _ := c.Value.Int64()
			if i == f.n-1 {
				v = -v
			}
			sum += v
			blank = blank || c.State == Blank
		}
		first, _ := cells[0].Value.Int64()
		switch {
		case sum == 0:
		case b == 0 && !placed && first >= 2008 && first < 2040: // no report is older
			doubt(f.out)
		case blank && f.three.damaged:
			doubt(cells)
		}
	}
}

// figuresFirst reports whether all figures of table four stand before all blanks, which begin
// within a block, and several blocks do not add up, and none that prints a figure other than 0
// does: programs put signs behind figures that stand a little lower on the page.
func (f *four) figuresFirst() bool {
	n := slices.IndexFunc(f.out, func(c Cell) bool { return c.State == Blank })
	if n < 0 || n%f.n == 0 {
		return false
	}
	broken, last, blank := 0, 0, math.MaxInt
	for cells := range slices.Chunk(f.out, f.n) {
		sum := int64(0)
		for _, c := range cells {
			v, _ := c.Value.Int64()
			sum += v
			if c.State == Blank {
				blank = min(blank, c.Pos.Offset)
			} else {
				last = max(last, c.Pos.Offset)
			}
		}
		total, _ := cells[f.n-1].Value.Int64()
		switch {
		case sum != 2*total:
			broken++
		case sum > 0:
			return false
		}
	}
	return broken > 1 && last < blank
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

// A lineAsked keeps whether a figure stands on the line that was asked about last, as lines
// can be long. It is for tokens that do not change meanwhile.
type lineAsked struct {
	line    int32 // plus one
	figures bool
}

func (a *lineAsked) onFigures(s *scan, i int) bool {
	if line := s.tokens[i].line + 1; a.line != line {
		a.line, a.figures = line, s.onFigures(i)
	}
	return a.figures
}

// onFigures reports whether a figure stands on the line of token i.
func (s *scan) onFigures(i int) bool {
	return s.anyFigure(s.lineStart(i), s.lineEnd(i))
}

// readBlank takes the cells of table four for blank where its header stands whole, in
// whatever order, with no figure before the heading of the next section, and rows of table
// three print none either. That is not certain.
func (f *four) readBlank() {
	three, hi := f.three, f.hi
	if hi == len(f.tokens) || anyShown(f.out) {
		return // the text may be cut
	}
	rows, none := 0, 0
	for i := range three.rows {
		if p := &three.rows[i]; p.run.Placed() || p.guessed {
			if rows++; !f.printsFigure(p) {
				none++
			}
		}
	}
	if none == 0 || none*2 > rows {
		return
	}
	want := f.words.four
	var have []rune
	first := 0
	for i := f.lo; i < hi; i++ {
		switch tk := &f.tokens[i]; {
		case tk.kind == figureToken:
			return
		case tk.kind != textToken:
		case tk.long || len(tk.key) == 0 || !f.within(i, f.l.letters):
			if have != nil {
				return
			}
		default:
			if have == nil {
				first = i
			}
			if have = append(have, []rune(f.allLetters(i))...); len(have) > len(want) {
				return
			}
		}
	}
	if !sameLetters(have, want) {
		return
	}
	f.setAll(slices.Repeat([]int{nothing}, len(f.out)), first, true)
}

// readApart reads table four where its header stands in pieces, each with
// the figures of its columns behind it. What it reads is never certain.
func (f *four) readApart() {
	names := f.names
	found := make([][]int, len(f.t.Rows)) // for each block and column a token
	for b := range found {
		found[b] = slices.Repeat([]int{notShown}, len(names))
	}
	var named []int // blocks in the order in which they are named
	var rest []rune // letters of columns since the last figure
	end := f.nextHeading(f.lo, 4)
	for i := f.lo; i < end; i++ {
		tk := &f.tokens[i]
		if tk.kind != textToken && tk.kind != figureToken {
			continue
		}
		if tk.kind == textToken {
			if b := slices.IndexFunc(f.t.Rows, func(r Row) bool { return isRunes(tk.key, r.Label) }); b >= 0 {
				named = append(named, b)
				rest = rest[:0]
				continue
			}
			if isRunes(tk.key, f.t.Rows[1].Groups[0]) || len(tk.key) > 4 || tk.long {
				rest = rest[:0]
				continue
			}
			rest = append(rest, tk.key...)
			continue
		}
		var figs []int
		for i < end && f.tokens[i].kind != textToken {
			if f.tokens[i].kind == figureToken {
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
		if !f.eachAdds(found[b], f.n) {
			f.keepTotal(found[b])
		}
		for c := range names {
			if k := b*f.n + c; f.out[k].State == Absent {
				f.set(k, found[b][c], &placed{first: f.lo}, true)
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
