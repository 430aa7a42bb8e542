// This file is the room of shapes: what rows that were read show of how they lie, for the
// rooms that judge them.

package gongkai

import (
	"bytes"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/seed-11a632b0/gongkai/document"
	"github.com/seed-11a632b0/gongkai/internal/slots"
)

// anyOf reports whether something is so of any of several, which are looked at where they stand.
func anyOf[T any](all []T, is func(*T) bool) bool {
	for i := range all {
		if is(&all[i]) {
			return true
		}
	}
	return false
}

// firstFigures returns the figures that follow the label of a row, no more than it has
// columns, and not nil.
func (p *placed) firstFigures() []int {
	out := make([]int, 0, p.row.N)
	for k := range p.row.Items {
		if it := &p.row.Items[k]; it.Kind == slots.Figure && len(out) < p.row.N {
			out = append(out, it.Ref)
		}
	}
	return out
}

// holdsRow reports whether the cells of a whole row without a label stand below those of
// row p.
func (p *placed) holdsRow() bool {
	n := 0
	for i := range p.row.Items {
		if it := &p.row.Items[i]; !it.OnLabel && it.Marked && it.Kind != slots.Line {
			n++
		}
	}
	return n >= p.row.N && (p.doubt == slots.Long || p.doubt == slots.Far)
}

// numbersOf returns how many numbers stand behind the label of a row, or what may be one.
func (s *scan) numbersOf(p *placed) int {
	n := 0
	for i := range p.row.Items {
		if it := &p.row.Items[i]; it.Kind == slots.Word || it.Kind == slots.Figure && s.fig(&s.tokens[it.Ref]).state == Given {
			n++
		}
	}
	return n
}

// broken reports whether most rows between marks show more figures than columns:
// figures are broken in two.
func (rd *reading) broken() bool {
	rows, more := 0, 0
	for i := range rd.rows {
		if p := &rd.rows[i]; p.run.Placed() && p.mode == slots.Marks {
			rows++
			if p.doubt == slots.Long {
				more++
			}
		}
	}
	return more*2 > rows
}

// unlike reports whether words stand among the figures of a row, or figures that
// were glued to others.
func (s *scan) unlike(p *placed) bool {
	for i := range p.row.Items {
		if it := &p.row.Items[i]; it.Kind == slots.Word || it.Marked && s.tokens[it.Ref].glue {
			return true
		}
	}
	return false
}

// goesOnBelow reports whether the label of a row spans several rows of a page, and cells
// stand beside it on more than one: they are those of more rows.
func (s *scan) goesOnBelow(p *placed) bool {
	last := &s.tokens[p.last]
	c := s.cellOf(last)
	if c == nil || c.RowSpan < 2 {
		return false
	}
	lines, line := 0, int32(-1)
	for i := p.last + 1; i < len(s.tokens) && s.tokens[i].line < last.line+int32(c.RowSpan); i++ {
		t := &s.tokens[i]
		if t.line != line && (t.kind == figureToken || t.kind == emptyToken || t.kind == textToken && !t.long && hasDigit(s.bytes(s.cellOf(t)))) {
			lines, line = lines+1, t.line
		}
	}
	return lines > 1
}

// shortLine reports whether of the lines on which cells of a row stand one has a cell less
// than each of the others; of two, both hold words of its label.
func (p *placed) shortLine() bool {
	lines, most, short, n, own := 0, 0, 0, 0, true
	for k := range p.row.Items {
		it := &p.row.Items[k]
		if it.Kind == slots.Line || !it.Marked {
			continue
		}
		own = own && it.OnLabel
		if n++; k+1 < len(p.row.Items) && p.row.Items[k+1].Kind != slots.Line && p.row.Items[k+1].Row == it.Row {
			continue
		}
		switch { // n cells stand on this line
		case lines == 0 || n == most:
			most = n
		case n == most-1:
			short++
		case n == most+1 && lines == 1:
			most, short = n, 1
		default:
			return false
		}
		lines, n = lines+1, 0
	}
	return (lines > 2 || lines == 2 && own) && short == 1
}

// opensUnder reports whether an empty cell opens the line of a row's figures, where that of
// another row begins with its label, or with the first of figures that are too many.
func (rd *reading) opensUnder(p *placed) bool {
	if len(p.row.Items) == 0 || !p.row.Items[0].Marked {
		return false
	}
	empty := p.row.Items[0].Kind == slots.Empty && p.row.Items[0].Cell == 0
	if !empty && (p.row.Items[0].OnLabel || p.row.Items[0].Cell != 1) { // the first may have been taken for the label's
		return false
	}
	return anyOf(rd.rows, func(o *placed) bool {
		if !o.run.Placed() || len(o.row.Items) == 0 {
			return false
		}
		it := &o.row.Items[0]
		return empty && o.mode == slots.Marks && o.row.LabelAt == 0 && o.row.LabelTo < 0 || o.doubt == slots.Long && o.row.N == p.row.N && it.Kind == slots.Figure && it.Marked && it.Cell == 0
	})
}

// brokenFigures returns the tokens of the table that are figures broken off: they end
// in the mark that groups their digits.
func (s *scan) brokenFigures(rd *reading) []int {
	var out []int
	for i := rd.first; i < rd.end && s.torn; i++ {
		if t := &s.tokens[i]; t.kind == textToken && len(t.key) == 0 && !t.long && breaksOff(s.bytes(s.cellOf(t))) {
			out = append(out, i)
		}
	}
	return out
}

// wraps reports whether the last figure of a row ends its line, and what stands alone on the
// next, be it of the next page, may be the rest of it: both as one number are the sum of the
// others; or the row has no sum, and nothing tells that it is not.
func (s *scan) wraps(p *placed) bool {
	n := len(p.cells)
	if n == 0 || p.mode == slots.Stream || p.cells[n-1] < 0 {
		return false
	}
	last := p.cells[n-1]
	t := &s.tokens[last]
	if l := &s.doc.Lines[t.line]; s.doc.Exact || t.kind != figureToken || int(t.cell)+1 != l.Last {
		return false
	}
	line := int(t.line) + 1
	if n < minSummed {
		return last+1 < len(s.tokens) && s.tokens[last+1].kind == figureToken && int(s.tokens[last+1].line) == line && len(loneText(s.doc, line)) > 0
	}
	for line < len(s.doc.Lines) && (s.doc.Lines[line].Kind == document.Blank || s.doc.Lines[line].Kind == document.Plain && isPageMark(s.doc, &s.doc.Lines[line])) {
		line++
	}
	if line == len(s.doc.Lines) {
		return false
	}
	rest := loneText(s.doc, line)
	if _, ok := plainDigits(rest); !ok || len(rest) == 0 {
		return false
	}
	begin := s.bytes(s.cellOf(t))
	whole, ok := plainDigits(slices.Concat(begin, rest))
	ok = ok && begin[0] != '0'
	for _, c := range p.cells[:n-1] {
		v, known := s.amount(c)
		whole, ok = whole-v, ok && known
	}
	return ok && whole == 0
}

// splits reports whether a figure of a row may be in two pieces, where blanks are not shown:
// two figures side by side on a plain line make the sum come out as one number.
func (s *scan) splits(p *placed) bool {
	n := len(p.cells)
	if p.mode != slots.Words || !s.breaksSum(p) {
		return false
	}
	var room [16]int64
	values, sum := room[:0], int64(0)
	for _, c := range p.cells {
		v, ok := s.amount(c)
		if !ok || n > len(room) {
			return false
		}
		values, sum = append(values, v), sum+v
	}
	for k := 1; k < n; k++ {
		a, b := &s.tokens[p.cells[k-1]], &s.tokens[p.cells[k]]
		whole, ok := plainDigits(slices.Concat(s.bytes(s.cellOf(a)), s.bytes(s.cellOf(b))))
		if !ok || values[k-1] == 0 || a.line != b.line {
			continue
		}
		if total := values[n-1]; k < n-1 && sum-total-values[k-1]-values[k]+whole == total || k == n-1 && sum-total-values[k-1] == whole {
			return true
		}
	}
	return false
}

// showsSum reports whether a row prints figures in all of its cells, not all 0, which add up.
func (s *scan) showsSum(p *placed) bool {
	if len(p.cells) < minSummed || !s.allFigures(p.cells) || !s.addsUp(p.cells) {
		return false
	}
	total, _ := s.amount(p.cells[len(p.cells)-1])
	return total > 0
}

// breaksSum reports whether a row prints figures in all of its cells, which do not add up.
func (s *scan) breaksSum(p *placed) bool {
	return len(p.cells) >= minSummed && s.allFigures(p.cells) && !s.addsUp(p.cells)
}

// minSummed is how many columns a row has at least that ends in their sum.
const minSummed = 5

// takesLetter reports whether the last figure of a row is a word for nothing with which the
// label of the next row begins, or the name of its group, and the rest of that stands behind
// it in pieces.
func (s *scan) takesLetter(p, next *placed, row *Row) bool {
	if len(p.cells) == 0 || !s.hollow {
		return false
	}
	last := p.cells[len(p.cells)-1]
	if last < 0 || s.tokens[last].kind != figureToken || s.fig(&s.tokens[last]).state != Blank {
		return false
	}
	word := s.allLetters(last)
	for i := last + 1; word != "" && i <= min(next.last, last+maxBefore); i++ {
		w := ""
		if t := &s.tokens[i]; t.kind == textToken && !t.long {
			w = s.allLetters(i)
		}
		if strings.HasPrefix(w, word) || strings.HasPrefix(string(lettersOf(w)), word) {
			return false // it is whole, be it behind its mark
		}
		begins := func(name string) bool {
			rest, ok := strings.CutPrefix(string(lettersOf(name)), word)
			return ok && strings.HasPrefix(rest, w)
		}
		if w != "" && (begins(row.Label) || slices.ContainsFunc(row.Groups, begins)) {
			return true
		}
	}
	return false
}

// below reports whether figures behind row a, which has too many, stand by
// themselves on the line right above the label of row b, some of whose cells are
// empty.
func (s *scan) below(a, b *placed) bool {
	n := len(a.row.Items)
	if a.doubt != slots.Long && a.doubt != slots.Far || n == 0 || !s.hasBlank(b) {
		return false
	}
	last := &a.row.Items[n-1]
	return !last.OnLabel && last.Marked && last.Row == int(s.tokens[b.first].line)-1
}

// trailed reports whether ideographic space, or another as wide as letters are,
// which stands for a blank cell where it has a line to itself, follows the last
// word of a plain line.
func (s *scan) trailed(i int) bool {
	l, c := &s.doc.Lines[s.tokens[i].line], s.cellOf(&s.tokens[i])
	if l.Kind != document.Plain || c.End > l.End || i+1 < len(s.tokens) && s.tokens[i+1].line == s.tokens[i].line {
		return false
	}
	return bytes.ContainsAny(s.doc.Source[c.End:l.End], "\u3000\u2001\u2003")
}

// marksOthers reports whether the cells of another row of as many columns stand on lines of
// marked cells.
func (s *scan) marksOthers(rd *reading, p *placed) bool {
	return anyOf(rd.rows, func(o *placed) bool { return o.row.N == p.row.N && s.marked(o) })
}

// tabsBefore reports whether a tab stands before the figure of a row, on a line of its own,
// and some of its cells are lines of nothing.
func (s *scan) tabsBefore(p *placed) bool {
	gap, tab := false, false
	for _, c := range p.cells {
		if c < 0 {
			continue
		}
		t := &s.tokens[c]
		l := &s.doc.Lines[t.line]
		gap = gap || t.kind == gapToken && l.Gap == document.Empty
		tab = tab || t.kind == figureToken && l.Last-l.First == 1 && l.Start < s.cellOf(t).Start && s.doc.Source[l.Start] == '\t'
	}
	return gap && tab
}

// lies tells whether a row has figures on the lines of its label, or all of them
// behind it.
func (p *placed) lies() (on, off bool) {
	for i := range p.row.Items {
		if it := &p.row.Items[i]; it.Kind == slots.Figure {
			if it.OnLabel || it.Ref < p.last {
				return true, false
			}
			off = true
		}
	}
	return false, off
}

// divided reports whether a row has figures both on a line of its label and on others.
func (p *placed) divided() bool {
	on, below := false, false
	for i := range p.row.Items {
		if it := &p.row.Items[i]; it.Kind == slots.Figure {
			on, below = on || it.OnLabel, below || !it.OnLabel
		}
	}
	return on && below
}

// slid reports whether row i and those around it have words' figures below their labels,
// between one above that has too many and one below that has too few.
func (rd *reading) slid(i int) bool {
	under := func(i int) bool {
		p := &rd.rows[i]
		_, off := p.lies()
		return off && p.mode == slots.Words && p.doubt == slots.None
	}
	if !under(i) {
		return false
	}
	a, b := i-1, i+1
	for a >= 0 && under(a) {
		a--
	}
	for b < len(rd.rows) && under(b) {
		b++
	}
	return a >= 0 && (rd.rows[a].doubt == slots.Long || rd.rows[a].doubt == slots.Far) &&
		b < len(rd.rows) && (rd.rows[b].doubt == slots.Short || rd.rows[b].doubt == slots.Missing)
}

// printed returns how many cells stand behind the label of a row.
func (p *placed) printed() int {
	n := 0
	for i := range p.row.Items {
		if p.row.Items[i].Kind != slots.Line {
			n++
		}
	}
	return n
}

// linesBelow returns on how many lines behind the label of a row its figures stand.
func (p *placed) linesBelow() int {
	n, last := 0, -1
	for i := range p.row.Items {
		if it := &p.row.Items[i]; it.Kind == slots.Figure && !it.OnLabel && it.Ref > p.last && it.Row != last {
			last = it.Row
			n++
		}
	}
	return n
}

// printsFigure reports whether some cell of the row prints a figure.
func (s *scan) printsFigure(p *placed) bool {
	for _, c := range p.cells {
		if c >= 0 && s.tokens[c].kind == figureToken {
			return true
		}
	}
	return false
}

// blankLines reports whether blank lines stand behind a label that another follows.
func (rd *reading) blankLines() bool {
	for i := range rd.rows[:len(rd.rows)-1] {
		for _, it := range rd.rows[i].row.Items {
			if it.Kind == slots.Line {
				return true
			}
		}
	}
	return false
}

// complete reports whether every row was found, letter by letter.
func (rd *reading) complete() bool {
	for i := range rd.rows {
		if r := &rd.rows[i].run; r.Covered == 0 || r.Covered < r.Letters || r.Foreign > 0 {
			return false
		}
	}
	return true
}

// named reports whether the label of every row was found, whole or nearly so.
func (rd *reading) named() bool {
	for i := range rd.rows {
		if !rd.rows[i].run.Placed() || !rd.labelled(i) {
			return false
		}
	}
	return true
}

// found reports whether enough rows were placed to call it a table: words such
// as 总计 and 其他 stand in other tables too.
func (rd *reading) found() bool {
	long := false
	for i := range rd.rows {
		long = long || rd.rows[i].run.Covered >= 6
	}
	return long && rd.count() >= 2
}

// steady reports whether every row that was found is sure.
func (rd *reading) steady() bool {
	for i := range rd.rows {
		if p := &rd.rows[i]; p.run.Placed() && !p.sure {
			return false
		}
	}
	return true
}

// unsure puts all rows in doubt.
func (rd *reading) unsure() {
	for i := range rd.rows {
		rd.rows[i].sure = false
	}
}

// scrambled reports whether no row is sure, many have too few figures or too
// many, and figures stand among them that belong to others; or many were settled.
// Where labels are broken into single letters, numbers of items may be those figures,
// and they tell nothing.
func (s *scan) scrambled(rd *reading) bool {
	rows, unread, letters, settled, sure := 0, 0, 0, 0, false
	astray := rd.lead > 0 || rd.disorder || len(rd.strays) > 0
	for i := range rd.rows {
		p := &rd.rows[i]
		if !p.run.Placed() {
			continue
		}
		rows++
		sure = sure || p.sure
		switch {
		case p.settled:
			settled++
		case p.doubt == slots.Short, p.doubt == slots.Missing:
			unread++
		case p.doubt == slots.Long, p.doubt == slots.Far:
			unread++
			astray = astray || p.mode == slots.Stream
		}
		if lines := int(s.tokens[p.last].line - s.tokens[p.first].line); lines >= p.run.Covered/2 && lines > 0 {
			letters++
		}
	}
	if letters*2 >= rows {
		return false
	}
	return settled*5 > rows*2 || !sure && (astray || settled > 0) && (unread+settled)*5 > rows*2
}

// wordsFirst reports whether in rows with a cell a line, or some to a line, the words
// for nothing, as 无, stand before all else, where some do: the text goes by fonts,
// and not by columns.
func (s *scan) wordsFirst(rd *reading) bool {
	first, other := 0, 0
	for i := range rd.rows {
		p := &rd.rows[i]
		if p.mode != slots.Stream || p.doubt == slots.Long || !s.hollow {
			continue
		}
		switch words, sorted := s.wordsIn(p); {
		case !words:
		case sorted:
			first++
		default:
			other++
		}
	}
	return first >= minRegular && first > 4*other
}

// wordsIn reports whether a row holds words for nothing and figures or signs, and
// whether all of the words stand before these.
func (s *scan) wordsIn(p *placed) (mixed, sorted bool) {
	words, others := false, false
	sorted = true
	for i := range p.row.Items {
		it := &p.row.Items[i]
		if it.Kind != slots.Figure {
			continue
		}
		t := &s.tokens[it.Ref]
		if c, _ := utf8.DecodeRune(s.bytes(s.cellOf(t))); s.fig(t).state == Blank && isHan(fold(foldTable(), c)) {
			words, sorted = true, sorted && !others
		} else {
			others = true
		}
	}
	return words && others, sorted
}

// count returns how many rows were placed.
func (rd *reading) count() int {
	rows := 0
	for i := range rd.rows {
		if rd.rows[i].run.Placed() {
			rows++
		}
	}
	return rows
}
