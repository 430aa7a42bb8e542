// This file is the room of doubt: what a table that has been read shows of how it is
// laid out, and which of its rows that leaves in doubt.

package gongkai

import (
	"bytes"
	"slices"
	"strings"
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
			headed = headed || slices.ContainsFunc(rd.rows, func(p placed) bool { return p.row.Above != nil })
			headed = headed || slices.ContainsFunc(s.tokens[rd.end:s.nextHeading(rd.end, table+2)], func(t token) bool { return t.sign.lawItem }) // all sub-headings behind it
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
	from := 0 // where the section begins
	for i := rd.first - 1; i > 0; i-- {
		t := &s.tokens[i]
		if section, ok := s.words.headingOf(t); t.kind == textToken && ok && section == table+1 {
			from = i
			break
		}
	}
	rows, last := 0, -1
	own := make([][]int, len(rd.rows)) // the figures of each row, once they are asked for
	end := s.nextHeading(rd.end, table+2)
	for i := from; i < len(s.tokens) && (rows < minAgain || i < end); i++ {
		t := &s.tokens[i]
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
		if row < 0 || row == last || !rd.rows[row].run.Placed() || i >= rd.rows[row].first && i <= rd.rows[row].last {
			continue
		}
		p := &rd.rows[row]
		if own[row] == nil {
			own[row] = p.firstFigures()
		}
		if short && (int(t.mark) != l.spelled[table][row].mark || !s.anyFigure(i, s.lineEnd(i))) || !s.otherFigures(i, p, own[row]) {
			continue
		}
		if !short {
			rows, last = rows+1, row
		}
		alike := line.Last-line.First == p.row.Width && (p.row.Width == 1 || marked) || plain && s.lineEnd(i)-i > p.row.N
		p.before = p.before || i < end && alike && t.line != s.tokens[p.last].line
	}
	return rows >= minAgain
}

// minAgain is of how many rows the labels stand elsewhere with other figures where the
// table does.
const minAgain = 2

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

// otherFigures reports whether the cells behind token i, which is a label of its own, hold
// other figures than those of row p, its first ones.
func (s *scan) otherFigures(i int, p *placed, own []int) bool {
	next := func(k int) int { // the figure from token k on, with nothing but empty cells before it
		for k < len(s.tokens) && (s.tokens[k].kind == emptyToken || s.tokens[k].kind == gapToken) {
			k++
		}
		if k == len(s.tokens) || s.tokens[k].kind != figureToken || s.tokens[k].line != s.tokens[i].line && s.tokens[s.lineEnd(k)-1].kind == textToken {
			return -1 // words that follow on its line are its own label
		}
		return k
	}
	at, line := next(i+1), &s.doc.Lines[s.tokens[i].line]
	for _, k := range own {
		if at < 0 { // the row is blank here
			return line.Kind == document.Row && line.Last-line.First == p.row.Width && i+1 < len(s.tokens) && s.tokens[i+1].line == s.tokens[i].line
		}
		if a, b := s.fig(&s.tokens[at]), s.fig(&s.tokens[k]); a.state != b.state || a.value.Cmp(b.value) != 0 {
			return true
		}
		at = next(at + 1)
	}
	return at >= 0 && (len(own) == 0 || len(own) < p.row.N && s.tokens[at].line == s.tokens[i].line)
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

// doubtWide puts rows of a true grid in doubt in which a cell spans columns that have cells
// of their own in most other rows.
func (s *scan) doubtWide(rd *reading) {
	if !s.doc.Exact {
		return
	}
	spans := func(c int) bool {
		return c >= 0 && s.tokens[c].cell >= 0 && s.doc.Lines[s.tokens[c].line].Sep == '+' && s.cellOf(&s.tokens[c]).ColSpan > 1
	}
	wide, rows := 0, 0
	for i := range rd.rows {
		if p := &rd.rows[i]; p.mode == slots.Marks && p.cells != nil && p.row.N > 2 {
			rows++
			if slices.ContainsFunc(p.cells, spans) {
				wide++
			}
		}
	}
	for i := range rd.rows {
		if p := &rd.rows[i]; wide > 0 && wide*2 <= rows && p.row.N > 2 && slices.ContainsFunc(p.cells, spans) {
			p.before = true
		}
	}
}

// doubtMerged puts rows of two equal figures between spaces in doubt where the first stands
// below the second of others and no header names just two columns, or where words are
// printed for each merged column: they may be one, printed for each of two merged columns,
// behind a blank.
func (s *scan) doubtMerged(rd *reading) {
	second := func(it *slots.Item) bool { // the second figure of a row of three stands there
		return slices.ContainsFunc(rd.rows, func(p placed) bool {
			if p.row.N != 3 || p.mode != slots.Words || p.cells == nil || !s.allFigures(p.cells) {
				return false
			}
			o := &p.row.Items[1]
			return max(o.W-it.W, it.W-o.W) <= 1 || o.X == it.X
		})
	}
	merged := func(p *placed) bool { // on one of the lines right above, and no figure is there once more
		if s.saidAgain(p) {
			return false
		}
		return slices.ContainsFunc(s.tokens[max(rd.first, p.first-maxHeader, 0):p.first], func(t token) bool { return t.kind == textToken && t.dup })
	}
	for i := range rd.rows {
		p := &rd.rows[i]
		if p.mode != slots.Words || p.paced || p.row.N != 2 || !s.allFigures(p.cells) || (p.row.Above != nil || !second(&p.row.Items[0])) && !merged(p) {
			continue
		}
		if a, b := &s.tokens[p.cells[0]], &s.tokens[p.cells[1]]; bytes.Equal(s.bytes(s.cellOf(a)), s.bytes(s.cellOf(b))) {
			p.sure = false
		}
	}
}

// doubtLostGroups puts the first row of a group in doubt whose name stands nowhere in a
// damaged table of marked cells, where those of the others do: its line has lost a cell,
// and may be as wide as others only because a figure is broken in two.
func (s *scan) doubtLostGroups(l *lookup, rd *reading) {
	damaged := func(p placed) bool { return p.run.Placed() && p.mode == slots.Marks && p.doubt != slots.None }
	if !slices.ContainsFunc(rd.rows, damaged) {
		return
	}
	var names []string
	var first []int // row of each
	for i, r := range l.tables[tableRequests].Rows {
		for _, g := range r.Groups {
			if k := string(lettersOf(g)); !slices.Contains(names, k) {
				names, first = append(names, k), append(first, i)
			}
		}
	}
	seen := make([]bool, len(names))
	for i := s.lineStart(rd.first); i < rd.end; i++ {
		t := &s.tokens[i]
		if t.kind != textToken || t.long || len(t.key) == 0 {
			continue
		}
		w := string(lettersOf(string(s.bytes(s.cellOf(t)))))
		for k, n := range names {
			seen[k] = seen[k] || w != "" && strings.HasPrefix(n, w)
		}
	}
	lost := slices.Index(seen, false)
	if lost < 0 || slices.Contains(seen[lost+1:], false) {
		return // all are there, or they are not printed
	}
	if p := &rd.rows[first[lost]]; p.mode == slots.Marks && !s.allFigures(p.cells) {
		p.sure = false
	}
}

// A frame says where the label of a row of marked cells ends on its line, where its columns
// begin, and how many cells the line has.
type frame struct{ label, start, width int }

// frames returns how the rows of marked cells lie; the zero value for others.
func (rd *reading) frames() []frame {
	out := make([]frame, len(rd.rows))
	for i := range rd.rows {
		p := &rd.rows[i]
		if !p.run.Placed() || p.mode != slots.Marks || p.row.LabelTo >= 0 || len(p.cells) == 0 {
			continue
		}
		if k := slices.IndexFunc(p.row.Items, func(it slots.Item) bool { return it.Ref == p.cells[0] }); k >= 0 {
			out[i] = frame{p.row.LabelAt, p.row.Items[k].Cell, p.row.Width}
		}
	}
	return out
}

// like reports whether columns begin as far behind the label, and end as far before the end.
func (x frame) like(o frame) bool {
	return x.width > 0 && o.width > 0 && x.start-x.label == o.start-o.label && x.width-x.start == o.width-o.start
}

// ragged reports whether right behind each label, in whatever cell it ends, stand as many
// marked cells as there are columns, and no more.
func (rd *reading) ragged() bool {
	labels := false
	for i := range rd.rows {
		p := &rd.rows[i]
		if p.mode != slots.Marks || p.doubt != slots.None || p.row.LabelTo >= 0 || p.row.Width != p.row.LabelAt+1+p.row.N {
			return false
		}
		labels = labels || p.row.LabelAt != rd.rows[0].row.LabelAt
	}
	return labels
}

// doubtOdd puts rows of marked cells in doubt where a line may have lost a cell, or a
// figure may be broken in two: a row that lies as hardly a sure one of its depth does and
// does not add up, or may lack a zero; and one that shows a blank among rows that print
// every figure, and lie in several ways, or on wider lines.
func (s *scan) doubtOdd(l *lookup, rd *reading, led *ledger) {
	all := rd.frames()
	depth := func(i int) int { return len(l.tables[tableRequests].Rows[i].Groups) }
	var first frame
	sameLine, sameLabel, sameDepth := true, true, true
	var deep [4]frame
	whole, widest, blank := 0, 0, 0 // blank: the widest line that shows one
	for i, x := range all {
		if x.width == 0 {
			continue
		}
		if first.width == 0 {
			first = x
		}
		widest = max(widest, x.width)
		if s.hasBlank(&rd.rows[i]) {
			blank = max(blank, x.width)
		}
		sameLine = sameLine && x.start == first.start && x.width == first.width
		sameLabel = sameLabel && x.like(first)
		if d := &deep[min(depth(i), len(deep)-1)]; d.width == 0 {
			*d = x
		} else {
			sameDepth = sameDepth && x == *d
		}
		if s.allFigures(rd.rows[i].cells) {
			whole++
		}
	}
	if sameLabel {
		return
	}
	for i, x := range all {
		p := &rd.rows[i]
		if x.width == 0 || !p.sure || p.held || sameLine && s.overColumns(p) {
			continue // where a label ends that is wrapped beside others tells nothing
		}
		if !sameLine && (!sameDepth || blank < widest) && whole*2 > len(rd.rows) && s.hasBlank(p) {
			all[i], p.sure = frame{}, false
			continue
		}
		adds := led.adds(l.sums, i)
		if adds && s.allFigures(p.cells) {
			continue
		}
		of, like, sure, narrow := 0, 0, 0, s.nothing(p) // what adds up may lack a zero if its line is narrow
		level, most := 0, 0                             // the lines of its depth whose labels end in the same cell
		for k, o := range all {
			q := &rd.rows[k]
			if k == i || depth(k) != depth(i) || !q.run.Placed() {
				continue
			}
			if of++; q.sure {
				sure++
				if o.like(x) {
					like++
				}
			}
			if q.mode == slots.Marks {
				narrow = narrow || q.row.Width > x.width
				if q.row.LabelAt == x.label && q.row.LabelTo < 0 {
					level, most = level+1, max(most, q.row.Width)
				}
			}
		}
		odd := s.hasBlank(p) && (most > x.width || level > 1 && most < x.width)
		if odd || of > 1 && (adds && (narrow || sure == 0) && like == 0 || !adds && like*4 < of) || x.width < widest && s.nothing(p) && s.oddBlank(rd, p) {
			all[i], p.sure = frame{}, false
		}
	}
}

// overColumns reports whether the pieces of a label stand on several lines, and not all of
// them in one cell.
func (s *scan) overColumns(p *placed) bool {
	if s.tokens[p.first].line == s.tokens[p.last].line {
		return false
	}
	for i := p.first; i <= p.last; i++ {
		if t := &s.tokens[i]; t.kind == textToken && s.cellColumn(t) != s.cellColumn(&s.tokens[p.last]) {
			return true
		}
	}
	return false
}

// oddBlank reports whether the first cell of a row is blank, or its last, where most rows
// print a figure.
func (s *scan) oddBlank(rd *reading, p *placed) bool {
	last := len(p.cells) - 1
	prints := func(p *placed, c int) bool { return p.cells[c] >= 0 && s.tokens[p.cells[c]].kind == figureToken }
	for _, c := range [...]int{0, last} {
		if prints(p, c) {
			continue
		}
		n := 0
		for i := range rd.rows {
			if o := &rd.rows[i]; len(o.cells) > last && prints(o, c) {
				n++
			}
		}
		if n*2 > len(rd.rows) {
			return true
		}
	}
	return false
}

// doubtUnsound puts rows of marked cells, or of words, in doubt that do not add up, where
// others, of the other table too, have more figures than columns, or wider lines than any
// sure one: figures are broken in two, and where a row has also lost a cell, or lacks one
// between spaces, its width does not tell. Where others have lost cells, so are those that
// show a blank.
func (s *scan) doubtUnsound(l *lookup, rd, other *reading) {
	widest := 0
	for i := range rd.rows {
		if p := &rd.rows[i]; p.sure {
			widest = max(widest, p.row.Width)
		}
	}
	onLine := func(p *placed) bool { return p.run.Placed() && (p.mode == slots.Marks || p.mode == slots.Words) }
	long := func(p placed) bool {
		return onLine(&p) && p.doubt == slots.Long && s.figuresOf(&p) == p.row.N+1
	}
	broken, lost, narrow := slices.ContainsFunc(other.rows, long), false, false
	for i := range rd.rows {
		p := &rd.rows[i]
		if !onLine(p) {
			continue
		}
		broken = broken || p.doubt == slots.Long && (p.mode == slots.Marks || long(*p))
		narrow = narrow || p.narrow
		if p.mode == slots.Marks && p.doubt == slots.Place {
			broken = broken || p.row.Width > widest
			lost = lost || p.row.LabelTo < 0 && p.row.Width < widest
		}
	}
	if rd.damaged = broken || lost; !rd.damaged && !narrow {
		return
	}
	led := s.ledger(rd, len(l.tables[tableRequests].Rows[0].Columns))
	all := rd.frames()
	for i := range rd.rows {
		p := &rd.rows[i]
		if !p.sure || !onLine(p) {
			continue
		}
		if adds := led.adds(l.sums, i); broken && (!adds || l.movedLeft(all, i)) || !adds && p.mode == slots.Marks && p.row.LabelTo < 0 && s.hasBlank(p) {
			p.sure = false
		}
	}
}

// movedLeft reports whether the labels of all other rows of table three that are as deep
// end further to the right than that of row i, on lines no wider: it has lost a cell, and
// gained one.
func (l *lookup) movedLeft(all []frame, i int) bool {
	rows, n := l.tables[tableRequests].Rows, 0
	for k, o := range all {
		if k == i || o.width == 0 || len(rows[k].Groups) != len(rows[i].Groups) {
			continue
		}
		if n++; o.label <= all[i].label || o.width > all[i].width {
			return false
		}
	}
	return n > 1 && all[i].width > 0
}

// doubtBeside puts rows of marked cells in doubt beside one of their own part of the table
// whose line is as wide, and is in doubt for that; and rows with blanks beside one of as
// many columns that lacks a cell: theirs may be one to spare.
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
			} else if o.row.Width == p.row.Width && t.Rows[k].Groups[0] == t.Rows[i].Groups[0] {
				o.sure = false
			}
		}
	}
}

// doubtGained puts rows of table two with figures and blanks in doubt whose lines have more
// cells than that of the sub-heading above, which has several: one of them may be none.
func (s *scan) doubtGained(rd *reading) {
	width := 0
	at := max(0, rd.first-maxHeader)
	for i := range rd.rows {
		p := &rd.rows[i]
		for ; at < p.first; at++ {
			if t := &s.tokens[at]; t.sign.lawItem {
				if l := &s.doc.Lines[t.line]; l.Kind == document.Row {
					width = l.Last - l.First
				} else {
					width = 0
				}
			}
		}
		if p.sure && p.mode == slots.Marks && p.row.LabelTo < 0 && width > 1 && p.row.Width > width && s.hasBlank(p) && s.printsFigure(p) {
			p.sure = false
		}
	}
}

// doubtOpened puts rows of several figures in doubt whose line, below the label, spaces open,
// where those of others begin with a figure, some of which spaces end, and no sign shows what
// is blank: an empty cell may stand there, and a number be in two pieces.
func (s *scan) doubtOpened(rd, other *reading) {
	var opened []*placed
	margin, padded := 0, false
	for i := range rd.rows {
		p := &rd.rows[i]
		if !p.run.Placed() || p.mode != slots.Words && p.mode != slots.Stream {
			continue
		}
		k := slices.IndexFunc(p.row.Items, func(it slots.Item) bool { return it.Kind != slots.Line })
		if k < 0 { // its figures stand elsewhere
			continue
		}
		if it := &p.row.Items[k]; it.Kind != slots.Figure || it.OnLabel || it.Marked {
			continue
		}
		t := &s.tokens[p.row.Items[k].Ref]
		l := &s.doc.Lines[t.line]
		switch n := s.spacesIn(l.Start, s.cellOf(t).Start); {
		case n == 0:
			margin, padded = margin+1, padded || s.doc.Source[l.End-1] == ' '
		case n > 0 && p.row.N > 1 && p.mode == slots.Words && s.printsFigure(p):
			opened = append(opened, p)
		}
	}
	if margin < minRegular && !padded || len(opened) == 0 {
		return
	}
	for _, of := range []*reading{rd, other} {
		if of != nil && slices.ContainsFunc(of.rows, func(p placed) bool { return s.signs(p.cells) }) {
			return
		}
	}
	for _, p := range opened {
		p.sure = false
	}
}

// doubtWider puts rows of words in doubt that have a figure for each column, not in the pace
// of other rows, some of them one space apart, and just two of them two: an empty cell may
// stand there, and a number be in two pieces.
func (s *scan) doubtWider(rd *reading) {
	for i := range rd.rows {
		p := &rd.rows[i]
		if !p.sure || p.mode != slots.Words || p.paced || p.row.N < 3 || !s.allFigures(p.cells) {
			continue
		}
		spare := 0
		for c, k := range p.cells[1:] {
			spare += s.spacesIn(s.cellOf(&s.tokens[p.cells[c]]).End, s.cellOf(&s.tokens[k]).Start) - 1
		}
		if spare == 1 {
			p.sure = false
		}
	}
}

// doubtDrifted puts all of table two in doubt where a row with a cell a line lacks a
// figure, and one stands alone before the table: each row may hold one of another.
func (s *scan) doubtDrifted(rd *reading) {
	short := func(p placed) bool { return p.run.Placed() && p.mode == slots.Stream && p.doubt == slots.Short }
	if !slices.ContainsFunc(rd.rows, short) {
		return
	}
	for i := range s.tokens[:rd.first] {
		if t := &s.tokens[i]; t.kind == figureToken && s.doc.Lines[t.line].Last-s.doc.Lines[t.line].First == 1 {
			rd.unsure()
			return
		}
	}
}

// doubtParted puts rows of one column in doubt whose figure a blank line parts from the label,
// where those of others stand right below theirs, and some cells show nothing: the line may
// be one, and the figure the number of a page.
func (s *scan) doubtParted(rd, other *reading) {
	below := func(p placed, kind slots.Kind) bool { // the first thing behind its label
		return p.run.Placed() && p.row.N == 1 && s.figuresOf(&p) > 0 && p.row.Items[0].Kind == kind && p.row.Items[0].Row == p.row.Label+1
	}
	parted := func(p placed) bool { return p.sure && below(p, slots.Line) }
	if !slices.ContainsFunc(rd.rows, parted) || !slices.ContainsFunc(rd.rows, func(p placed) bool { return below(p, slots.Figure) }) {
		return
	}
	if !s.showsEmpty(rd) && (other == nil || !s.showsEmpty(other)) {
		return
	}
	for i := range rd.rows {
		if p := &rd.rows[i]; parted(*p) {
			p.sure = false
		}
	}
}

// showsEmpty reports whether some cell of a table holds nothing, not even a sign.
func (s *scan) showsEmpty(rd *reading) bool {
	return slices.ContainsFunc(rd.rows, func(p placed) bool {
		return slices.ContainsFunc(p.cells, func(c int) bool { return c == nothing || c >= 0 && s.tokens[c].kind != figureToken })
	})
}

// doubtRagged puts rows in doubt that are read by the place of their figures, without one in
// the first column, and whose label begins or ends just where those of other rows do: each
// line may have columns of its own.
func (s *scan) doubtRagged(rd *reading) {
	for i := range rd.rows {
		p := &rd.rows[i]
		if !p.sure || p.mode != slots.Geometry || p.paced || len(p.cells) == 0 || p.cells[0] != nothing {
			continue
		}
		label, chars, wide := s.cellOf(&s.tokens[p.last]), 0, 0
		for k := range rd.rows {
			o := &rd.rows[k]
			if len(o.cells) == 0 || o.cells[0] < 0 || s.tokens[o.cells[0]].cell < 0 {
				continue
			}
			c := s.cellOf(&s.tokens[o.cells[0]])
			if label.X == c.X || label.XEnd == c.XEnd {
				chars++
			}
			if label.W == c.W || label.WEnd == c.WEnd {
				wide++
			}
		}
		if max(chars, wide) >= minRegular {
			p.sure = false
		}
	}
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

// doubtLetters puts all rows in doubt where the letters of the labels stand apart, no figure
// has more than one digit, and some row has fewer figures than columns, or more: the digits
// of a number may stand apart as letters do.
func (s *scan) doubtLetters(rd *reading) {
	apart, odd := 0, false
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
				if t := &s.tokens[it.Ref]; s.fig(t).state == Given && len(s.bytes(s.cellOf(t))) > 1 {
					return
				}
				n++
			}
		}
		odd = odd || n != p.row.N
	}
	if odd && apart >= minApart {
		rd.unsure()
	}
}

// minApart is of how many letters, and in how many rows, labels are seen to stand apart.
const minApart = 4

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
	return slices.ContainsFunc(rd.rows, func(o placed) bool {
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
		if strings.HasPrefix(w, word) {
			return false // it is whole
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
	return slices.ContainsFunc(rd.rows, func(o placed) bool { return o.row.N == p.row.N && s.marked(&o) })
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
	return slices.ContainsFunc(p.cells, func(c int) bool { return c >= 0 && s.tokens[c].kind == figureToken })
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

// widest returns the cells of the widest line on which a label stands.
func (rd *reading) widest() int {
	n := 0
	for i := range rd.rows {
		n = max(n, rd.rows[i].row.Width)
	}
	return n
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
