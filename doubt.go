// This file is the room of doubt: what a table that has been read shows of how it is
// laid out, and which of its rows that leaves in doubt.

package gongkai

import (
	"slices"
	"unicode/utf8"

	"github.com/seed-11a632b0/gongkai/document"
	"github.com/seed-11a632b0/gongkai/internal/slots"
)

// disorder reports whether labels that belong to the table, whole and alone,
// stand where the form's order has no place for them, or its columns do; of table
// two also those of another form.
func (s *scan) disorder(l *lookup, table int, rd, other *reading) bool {
	if s.turned(l, table, rd) || table == tableRequests && s.holdsOther(rd) {
		return true
	}
	var lost map[string]bool
	for i := range rd.rows {
		if p := &rd.rows[i]; !p.run.Placed() {
			if k, _ := appendKey(nil, []byte(l.tables[table].Rows[i].Label)); len(k) > 3 {
				if lost == nil {
					lost = map[string]bool{}
				}
				lost[string(k)] = true
			}
		}
	}
	if len(lost) == 0 && table != tableProactive {
		return false
	}
	headed, strange, out := false, false, 0
	end := rd.end
	if len(lost) > 0 {
		end = len(s.tokens)
	}
	for i := range s.tokens[:end] {
		t := &s.tokens[i]
		if t.kind != textToken || t.long || t.dup || len(t.key) < 4 {
			continue
		}
		if len(lost) > 0 && lost[string(t.key)] {
			out++
		}
		if table == tableProactive && i < rd.end {
			headed = headed || t.sign.columns&l.bit != 0 || t.sign.info || t.sign.lawItem
			strange = strange || l.foreign(t.sign) || i+8 > rd.first && s.gluedHead(t.key)
		}
	}
	if table == tableProactive {
		if !headed && !strange {
			headed, strange = s.headLetters(l, rd)
			headed = headed || anyOf(rd.rows, func(p *placed) bool { return p.row.Above != nil })
			headed = headed || anyOf(s.tokens[rd.end:s.nextHeading(rd.end, table+2)], func(t *token) bool { return t.sign.lawItem }) // all sub-headings behind it
		}
		// where every label of both tables is the form's, letter by letter, there is no header
		return out > 0 || strange || !headed && (other == nil || !rd.complete() || !other.complete())
	}
	return out > 1
}

// again reports whether labels of several rows stand elsewhere in the section or behind
// it too, whole and with other figures: the table of another year or agency, of which
// rows may have been taken for those of this one. A row of which that is so in the section
// on a line as wide, or with as many figures, is in doubt itself.
func (s *scan) again(l *lookup, table int, rd *reading) bool {
	if table == tableDisputes {
		return false // it has no labels
	}
	from := 0 // where the section begins; its heading may stand above each of two tables
	for i := rd.first - 1; i > 0; i-- {
		t := &s.tokens[i]
		if t.kind != textToken {
			continue
		}
		if section, ok := s.words.headingOf(t); !ok {
			continue
		} else if section == table+1 {
			from = i
		} else if from > 0 {
			break
		}
	}
	rows, last := 0, -1
	turned, before := 0, -1 // labels one behind the other with nothing between, and the row of the last
	var own [][]int         // the figures of each row, once they are asked for
	end := s.nextHeading(rd.end, table+2)
	for i := from; i < len(s.tokens) && (rows < minAgain || i < end); i++ {
		t := &s.tokens[i]
		if t.kind != textToken {
			turned = 0
		}
		if t.word == 0 || t.dup {
			continue
		}
		line := &s.doc.Lines[t.line]
		marked := line.Kind == document.Row && line.Last-line.First > 1
		short := len(t.key) < minRunning // what it says tells little, but for where it stands
		// figures follow on its line of words
		plain := line.Kind == document.Plain && s.anyFigure(i+1, min(i+2, len(s.tokens))) && s.tokens[i+1].line == t.line
		if short && !marked && !plain {
			continue
		}
		row := int(l.rowOf[table][t.word]) - 1
		if row < 0 || row == last || !rd.rows[row].run.Placed() {
			continue
		}
		if i >= rd.rows[row].first && i <= rd.rows[row].last {
			turned, before = 0, row
			continue
		}
		if row != before && len(t.key) >= minRunning {
			turned, before = turned+1, row
		}
		if turned == minTurned {
			return true
		}
		p := &rd.rows[row]
		if own == nil {
			own = make([][]int, len(rd.rows))
		}
		if own[row] == nil {
			own[row] = p.firstFigures()
		}
		if short && (int(t.mark) != l.spelled[table][row].mark || !s.anyFigure(i, s.lineEnd(i))) || !s.otherFigures(i, p, own[row]) {
			continue
		}
		if !short {
			rows, last = rows+1, row
		}
		alike := line.Last-line.First == p.row.Width && (p.row.Width == 1 || marked) || plain && s.lineEnd(i)-i > p.row.N || marked && (s.inWords(p) || i >= rd.first && i < rd.end)
		p.doubted = p.doubted || i < end && alike && t.line != s.tokens[p.last].line
	}
	return rows >= minAgain
}

// inWords reports whether the label of a row stands on a line of words, as a sentence does.
func (s *scan) inWords(p *placed) bool {
	return s.doc.Lines[s.tokens[p.last].line].Kind == document.Plain
}

// minTurned is how many labels of other rows stand one behind the other, with nothing
// between, where they are the header of a table that is turned.
const minTurned = 4

// minAgain is of how many rows the labels stand elsewhere with other figures where the
// table does.
const minAgain = 2

// otherFigures reports whether the cells behind token i, which is a label of its own, hold
// other figures than those of row p, its first ones.
func (s *scan) otherFigures(i int, p *placed, own []int) bool {
	next := func(k int) int { // the figure from token k on, with nothing but empty cells and strange words before it
		for k < len(s.tokens) && (s.tokens[k].kind == emptyToken || s.tokens[k].kind == gapToken || s.strangeBeside(k, i)) {
			k++
		}
		if k == len(s.tokens) || s.tokens[k].kind != figureToken || s.tokens[k].line != s.tokens[i].line && s.tokens[s.lineEnd(k)-1].kind == textToken {
			return -1 // words that follow on its line are its own label
		}
		return k
	}
	at, line := next(i+1), &s.doc.Lines[s.tokens[i].line]
	for k := i + 1; k < len(s.tokens) && s.strangeBeside(k, i); k++ {
		if hasDigit(s.bytes(s.cellOf(&s.tokens[k]))) {
			return true // one that cannot be read
		}
	}
	for _, k := range own {
		if at < 0 { // the row is blank here
			return line.Kind == document.Row && (line.Last-line.First == p.row.Width || s.inWords(p)) && i+1 < len(s.tokens) && s.tokens[i+1].line == s.tokens[i].line
		}
		if a, b := s.fig(&s.tokens[at]), s.fig(&s.tokens[k]); a.state != b.state || a.value.Cmp(b.value) != 0 {
			return true
		}
		at = next(at + 1)
	}
	return at >= 0 && (len(own) == 0 || len(own) < p.row.N && s.tokens[at].line == s.tokens[i].line)
}

// strangeBeside reports whether token k is words that the form does not have, on the line of
// label i, or right behind it.
func (s *scan) strangeBeside(k, i int) bool {
	t := &s.tokens[k]
	return k > i && t.kind == textToken && !t.long && (t.line == s.tokens[i].line || k == i+1) && t.sign == (sign{}) && (len(t.key) == 1 || !s.words.knows(t.key) || len(t.key) == 0 && hasDigit(s.bytes(s.cellOf(t))))
}

// holdsOther reports whether words of table two's header stand within table three:
// then the rows of two reports are read as one.
func (s *scan) holdsOther(rd *reading) bool {
	for i := max(0, rd.first); i < rd.end; i++ {
		if s.tokens[i].sign.columns != 0 {
			return true
		}
	}
	return false
}

// separated reports whether blank lines of the kind stand between all cells of
// the table, and so are no cells themselves; or between most of them, and nearly
// always as many.
func (s *scan) separated(rd *reading, g document.Gap) bool {
	if g != document.NoGap && s.gaps>>g&1 == 0 {
		return false // there are none
	}
	all, parted := 0, 0
	var lines [4]int // how often so many of them stand there
	prev, seen := -1, 0
	for i := rd.first; i < rd.end; i++ {
		t := &s.tokens[i]
		switch {
		case t.kind == gapToken:
			if s.doc.Lines[t.line].Gap == g {
				seen++
			}
			continue
		case t.kind == emptyToken && s.cellOf(t).Gap == document.Pipe:
			if g == document.Pipe {
				seen++
			}
			continue
		}
		if prev >= 0 && s.tokens[prev].line != t.line && (t.kind != textToken || s.tokens[prev].kind != textToken && g != document.Pipe) {
			all++ // a lone pipe opens the cells of a row but its first
			if seen > 0 {
				parted++
				lines[min(seen, len(lines))-1]++
			}
		}
		prev, seen = i, 0
	}
	return all > 0 && (parted*100 >= all*95 || g != document.Pipe && parted*100 >= all*60 && max(lines[0], lines[1], lines[2])*100 >= parted*90)
}

// between returns the set of kinds of blank lines that stand behind most words of
// the table that are no label of a row, but not between words and the figures
// behind them.
func (s *scan) between(rd *reading) uint {
	var words, figures [8]int // how often each kind stands before such words, and before figures
	allWords, allFigures := 0, 0
	prev, seen := -1, uint(0)
	row := 0 // the next row whose label ends
	for i := rd.first; i < rd.end; i++ {
		t := &s.tokens[i]
		if t.kind == gapToken {
			seen |= 1 << uint(s.doc.Lines[t.line].Gap)
			continue
		}
		if t.kind != emptyToken && prev >= 0 && s.tokens[prev].line != t.line {
			for row < len(rd.rows) && (!rd.rows[row].run.Placed() || rd.rows[row].last < prev) {
				row++
			}
			of, all := &words, &allWords
			if t.kind == figureToken {
				of, all = &figures, &allFigures
			}
			if t.kind == figureToken || row == len(rd.rows) || rd.rows[row].last != prev {
				*all++
				for g := range of {
					of[g] += int(seen >> g & 1)
				}
			}
		}
		prev, seen = -1, 0
		if t.kind == textToken {
			prev = i
		}
	}
	var out uint
	for g := range words {
		if words[g]*2 > allWords && figures[g]*2 < allFigures {
			out |= 1 << g
		}
	}
	return out
}

// nearby is how many rows away a figure may have drifted.
const nearby = 4

// nearLong reports whether a row near row i has too many figures, or too few, on
// several lines below its label, where others have theirs on one.
func (rd *reading) nearLong(i int) bool {
	for k := max(0, i-nearby); k < min(len(rd.rows), i+nearby+1); k++ {
		p := &rd.rows[k]
		if p.doubt == slots.Long || p.doubt == slots.Far || p.doubt == slots.Short && rd.rows[i].mode != slots.Stream && p.linesBelow() > 1 {
			return true
		}
	}
	return false
}

// minRegular is how many rows have to have their figures in some place before that
// is how the table is printed.
const minRegular = 3

// doubtSlipped puts the rows of table three in doubt between one of marked cells that
// prints no number and one that has the cells of a whole row without a label below its
// own: what stands between them may stand a row too low, or too high. Where the label of
// the next row was not found, they are that row's.
func (s *scan) doubtSlipped(rd *reading) {
	if len(rd.strays) == 0 && !anyOf(rd.rows, func(p *placed) bool { return p.doubt == slots.Long || p.doubt == slots.Far }) {
		return // no row has more than its own
	}
	from, to, over, none := -1, -1, false, false
	strays := rd.strays
	for i := range rd.rows {
		p := &rd.rows[i]
		if !p.run.Placed() {
			continue
		}
		k := i + 1
		for k < len(rd.rows) && !rd.rows[k].run.Placed() {
			k++
		}
		n, own := 0, k == i+1 // strays up to the next label
		for len(strays) > 0 && (k == len(rd.rows) || strays[0] < rd.rows[k].first) {
			strays = strays[1:]
			n++
		}
		if p.mode != slots.Marks {
			continue
		}
		more, less := own && (p.holdsRow() || n > 1), s.numbersOf(p) == 0
		if !more && !less {
			continue
		}
		over, none = over || more, none || less
		if to = i; from < 0 {
			from = i
		}
	}
	for i := from; over && none && i <= to; i++ {
		rd.rows[i].sure = false
	}
}

// doubtBeside puts rows of marked cells in doubt beside one of their own part of the table,
// or of any where no header tells them apart, whose line is as wide, and is in doubt for
// that, or has too many figures where they have cells to spare, or blanks; and rows with blanks beside
// one of as many columns that lacks a cell: theirs may be one to spare.
func (s *scan) doubtBeside(t *Table, rd *reading) {
	for i := range rd.rows {
		p := &rd.rows[i]
		if !p.run.Placed() || p.mode != slots.Marks || p.doubt != slots.Place && p.doubt != slots.Long && p.doubt != slots.Short {
			continue
		}
		for k := range rd.rows {
			o := &rd.rows[k]
			if o.mode != slots.Marks {
				continue
			}
			if p.doubt == slots.Short {
				if o.row.N == p.row.N && o.row.N > 2 && s.hasBlank(o) {
					o.sure = false
				}
			} else if (o.row.Width == p.row.Width || p.doubt == slots.Long && (len(o.row.Items) > o.row.N || s.hasBlank(o))) && (t.Rows[k].Groups[0] == t.Rows[i].Groups[0] || o.row.Head == p.row.Head && o.row.Head == slots.Head{}) {
				o.sure = false
			}
		}
	}
}

// doubtSpread puts rows in doubt in which all cells behind the first figure are empty, or all those
// of bodies behind their first, where zeros, or signs for nothing, are printed, and other rows
// have no empty cells among figures, in the other table either: the figure may be that of all
// these columns, printed once.
func (s *scan) doubtSpread(rd, other *reading) {
	zeros := false
	var spread []*placed
	for i := range rd.rows {
		p := &rd.rows[i]
		if len(p.cells) < 3 {
			continue
		}
		zeros = zeros || slices.ContainsFunc(p.cells, func(c int) bool { return s.isFigure(c) && s.fig(&s.tokens[c]).value.Sign() == 0 })
		if p.sure && s.printedOnce(p.cells) {
			spread = append(spread, p)
		}
	}
	if !zeros || len(spread) == 0 || s.leavesOut(rd) || other != nil && s.leavesOut(other) {
		return
	}
	for _, p := range spread {
		p.sure = false
	}
}

// printedOnce reports whether of the cells of a row all behind the first are empty, or all of
// those between the second, which is not, and the last.
func (s *scan) printedOnce(cells []int) bool {
	n := len(cells)
	once := s.isFigure(cells[0]) && !slices.ContainsFunc(cells[1:], s.isFigure)
	return once || n >= minSummed && s.isFigure(cells[1]) && s.isFigure(cells[n-1]) && !slices.ContainsFunc(cells[2:n-1], s.isFigure)
}

// leavesOut reports whether a row has both figures and empty cells, in another way.
func (s *scan) leavesOut(rd *reading) bool {
	return anyOf(rd.rows, func(p *placed) bool {
		return len(p.cells) > 2 && s.printsFigure(p) && !s.printedOnce(p.cells) && slices.ContainsFunc(p.cells, func(c int) bool { return !s.isFigure(c) })
	})
}

// isFigure reports whether a figure is printed in a cell, be it a sign that stands for none.
func (s *scan) isFigure(c int) bool { return c >= 0 && s.tokens[c].kind == figureToken }

// doubtDrifted puts all of table two in doubt where a row with a cell a line lacks a
// figure, and one stands alone before the table: each row may hold one of another.
func (s *scan) doubtDrifted(rd *reading) {
	short := func(p *placed) bool { return p.run.Placed() && p.mode == slots.Stream && p.doubt == slots.Short }
	if !anyOf(rd.rows, short) {
		return
	}
	for i := range s.tokens[:rd.first] {
		if t := &s.tokens[i]; t.kind == figureToken && s.doc.Lines[t.line].Last-s.doc.Lines[t.line].First == 1 {
			rd.unsure()
			return
		}
	}
}

// doubtLed puts rows of table two with a blank in doubt where a figure stands alone between
// the heading of the section and the first label, before the header's words or among them:
// it may have drifted from one of them.
func (s *scan) doubtLed(rd *reading) {
	if s.doc.Exact || !s.ledByFigure(rd) { // a page says itself which figures stand in a table
		return
	}
	for i := range rd.rows {
		if p := &rd.rows[i]; p.sure && s.hasBlank(p) {
			p.sure = false
		}
	}
}

// ledByFigure reports whether a figure stands on a line of its own above the first label of
// a table, below the heading of its section.
func (s *scan) ledByFigure(rd *reading) bool {
	for i := rd.first - 1; i >= 0; i-- {
		t := &s.tokens[i]
		if s.headingAt(i) {
			return false
		}
		if l := &s.doc.Lines[t.line]; t.kind == figureToken && s.fig(t).state == Given && l.Last-l.First == 1 {
			return true
		}
	}
	return false
}

// doubtParted puts rows of one column in doubt whose figure a blank line parts from the label,
// where those of others stand right below theirs, and some cells show nothing: the line may
// be one, and the figure the number of a page.
func (s *scan) doubtParted(rd, other *reading) {
	below := func(p *placed, gap bool) bool { // the first figure stands below a piece of its label, or a blank line there
		k := slices.IndexFunc(p.row.Items, func(it slots.Item) bool { return it.Kind == slots.Figure })
		if !p.run.Placed() || p.row.N > 1 || k < 0 || p.row.Items[k].OnLabel || gap && p.row.Items[k].Marked {
			return false // the number of a page stands in no cell
		}
		above := &s.tokens[max(0, p.row.Items[k].Ref-1)]
		return gap == (above.kind == gapToken) && above.line == int32(p.row.Items[k].Row)-1
	}
	parted := func(p *placed) bool { return p.sure && below(p, true) }
	if !anyOf(rd.rows, parted) || !anyOf(rd.rows, func(p *placed) bool { return below(p, false) }) {
		return
	}
	if !s.showsEmpty(rd) && (other == nil || !s.showsEmpty(other)) {
		return
	}
	for i := range rd.rows {
		if p := &rd.rows[i]; parted(p) {
			p.sure = false
		}
	}
}

// showsEmpty reports whether some cell of a table holds nothing, not even a sign.
func (s *scan) showsEmpty(rd *reading) bool {
	return anyOf(rd.rows, func(p *placed) bool {
		return slices.ContainsFunc(p.cells, func(c int) bool { return c == nothing || c >= 0 && s.tokens[c].kind != figureToken })
	})
}

// doubtCramped puts rows of words in doubt whose first figure stands right behind the
// label, with a space at most, where nearly all others stand further off, and none in its
// place: it may be a mark of the label, such as the number of a note.
func (s *scan) doubtCramped(rd *reading) {
	var cramped, apart []*placed
	two, lost := true, false
	for i := range rd.rows {
		p := &rd.rows[i]
		if !p.run.Placed() || len(p.row.Items) == 0 || p.mode == slots.Marks {
			continue
		}
		lost = lost || s.figuresOf(p) < p.row.N
		it := &p.row.Items[0]
		if it.Kind != slots.Figure || !it.OnLabel || it.Marked {
			continue
		}
		if gap := it.X - p.row.LabelX; gap < 2 {
			cramped = append(cramped, p)
		} else {
			apart, two = append(apart, p), two && gap == 2
		}
	}
	if !lost || rd.space.Pace > 0 || len(apart) < 4*len(cramped) {
		return // where no row has too few figures, none is taken for one that is lost
	}
	for _, p := range cramped {
		it, same := &p.row.Items[0], 0
		for _, o := range apart {
			if x := &o.row.Items[0]; x.X < it.XEnd && it.X < x.XEnd {
				same++
			}
		}
		if two || same < minRegular {
			p.sure = false
		}
	}
}

// doubtLetters puts all rows in doubt where no figure has more than one digit, and the digits
// of a number may stand apart: as the letters of the labels do, where some row has fewer
// figures than columns, or more; as several rows have more; or as those of the other table.
func (s *scan) doubtLetters(rd, other *reading) {
	apart, long, odd := 0, 0, false
	for i := range rd.rows {
		p := &rd.rows[i]
		if !p.run.Placed() || p.mode == slots.Marks {
			continue
		}
		letters := 0
		for k := p.first; k <= p.last; k++ {
			if t := &s.tokens[k]; t.kind == textToken && t.line == s.tokens[p.first].line {
				if len(t.key) > 1 {
					letters = 0
					break
				}
				letters++
			}
		}
		if letters >= minApart {
			apart++
		}
		n := 0
		for k := range p.row.Items {
			if it := &p.row.Items[k]; it.Kind == slots.Figure {
				if t := &s.tokens[it.Ref]; s.fig(t).state == Given && hasNumber(s.bytes(s.cellOf(t))) {
					return
				}
				n++
			}
		}
		odd = odd || n != p.row.N
		if n > p.row.N {
			long++
		}
	}
	if odd && apart >= minApart || long >= minSpread || other != nil && other.spread {
		rd.spread = true
		rd.unsure()
	}
}

// hasNumber reports whether a digit stands right behind another.
func hasNumber(b []byte) bool {
	for i := 1; i < len(b); i++ {
		if isDigit(b[i]) && isDigit(b[i-1]) || b[i] >= utf8.RuneSelf {
			return true
		}
	}
	return false
}

// minSpread is how many rows have more figures than columns where digits stand apart.
const minSpread = 2

// minApart is of how many letters, and in how many rows, labels are seen to stand apart.
const minApart = 4

// widest returns the cells of the widest line on which a label stands.
func (rd *reading) widest() int {
	n := 0
	for i := range rd.rows {
		n = max(n, rd.rows[i].row.Width)
	}
	return n
}
