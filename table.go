// This file is the table room: it finds the three tables among the tokens and
// reads their rows. The form says which rows and columns there are; packages
// align and slots know how labels and cells lie; here they meet.

package gongkai

import (
	"slices"
	"sync"

	"github.com/seed-11a632b0/gongkai/document"
	"github.com/seed-11a632b0/gongkai/internal/align"
	"github.com/seed-11a632b0/gongkai/internal/slots"
)

// lookup is what parsing derives from a form, once.
type lookup struct {
	*formData
	rows     []*align.Matcher // one for each table
	sums     []sum            // identities of table three
	head     [][]rune         // keys of the columns of table three
	four     [][]rune         // and of table four
	letters  *runeSet         // of the header of table four
	bit      uint8            // of the form in sign.columns
	columns  []columnRows     // of table two
	upright  *lookup          // of table four, a row for each of its figures
	marks    [][]int          // for each table the numbers of its rows' item marks, 0 for none
	opens    [][]int          // the same, and those of marks as （一） and 一、
	labels   [][]rune         // the letters of the labels of table three and of their groups
	rowOf    [3][256]uint8    // for each table which row a word of the glossary is, from 1; 0 for none
	columnOf [3][256]uint8    // and which column
}

// foreign reports words for columns of table two that only other forms have.
func (l *lookup) foreign(w sign) bool { return w.columns != 0 && w.columns&l.bit == 0 }

var lookups = map[Form]func() *lookup{
	Form2019: sync.OnceValue(func() *lookup { return newLookup(form2019) }),
	Form2021: sync.OnceValue(func() *lookup { return newLookup(form2021) }),
}

func newLookup(d *formData) *lookup {
	l := &lookup{formData: d}
	words := newGlossary()
	for t := range d.tables {
		l.rows = append(l.rows, matcher(&d.tables[t]))
		l.marks = append(l.marks, itemMarks(&d.tables[t]))
		l.opens = append(l.opens, openingMarks(&d.tables[t]))
		for i, r := range slices.Backward(d.tables[t].Rows) { // the first of that name counts
			k, _ := appendKey(nil, []byte(r.Label))
			l.rowOf[t][words.number(k)] = uint8(i + 1)
		}
	}
	for _, c := range d.tables[tableRequests].Rows[0].Columns {
		k, _ := appendKey(nil, []byte(c.Label))
		l.head = append(l.head, k)
	}
	for _, c := range d.tables[tableDisputes].Rows[0].Columns {
		l.four = append(l.four, []rune(c.Label))
	}
	l.sums = sums(&d.tables[tableRequests])
	for _, r := range d.tables[tableRequests].Rows {
		l.labels = append(l.labels, lettersOf(r.Label))
		for _, g := range r.Groups {
			if k := lettersOf(g); !slices.ContainsFunc(l.labels, func(o []rune) bool { return slices.Equal(o, k) }) {
				l.labels = append(l.labels, k)
			}
		}
	}
	l.upright = newUpright(d)
	l.columns = columnsOfTwo(&d.tables[tableProactive])
	for _, c := range l.columns {
		l.columnOf[tableProactive][words.number(c.key)] = uint8(c.col + 1)
	}
	for c, k := range l.head {
		l.columnOf[tableRequests][words.number(k)] = uint8(c + 1)
	}
	l.columnOf[tableRequests][words.number(bodiesWords)] = 2 // it stands above several
	for t := range l.rowOf {
		l.rowOf[t][0], l.columnOf[t][0] = 0, 0
	}
	l.letters = disputeLetters(&d.tables[tableDisputes])
	l.bit = 1 << slices.Index(Forms(), d.form)
	return l
}

// Tables by their place in the form.
const (
	tableProactive = iota
	tableRequests
	tableDisputes
)

// A placed row is a label found, with what follows it.
type placed struct {
	run   align.Run
	first int // token of its first piece
	body  int // token of the first piece behind its mark
	last  int // token of its last piece
	to    int // token before which what follows it ends
	row   slots.Row
	mode  slots.Mode
	doubt slots.Doubt
	cells []int // for each column a token; -1: nothing printed there; -2: not shown
	sure  bool
	// the header's words stand above its cells
	framed bool
	// its figures, and those of the others, begin just where the header's words do
	flush bool
	// spaces part just as many cells as there are columns, in this row as in all others
	paced bool
	// each of its cells holds something, and what fills its line up does not
	held bool
	// figures stand on the label's line before it, or another label within it
	before bool
	// the header above it names a column twice
	merged bool
	// the header above it names columns that the form does not have
	more bool
	// of a row of table two, the token behind the last column that the header above it names
	named int
	// the label was not found; the form's order tells the row
	guessed bool
	// its figures stand behind the label of another row near by
	settled bool
}

const (
	nothing  = -1
	notShown = -2
)

// A reading is one table as read.
type reading struct {
	rows     []placed // one for each row of the form; zero where not placed
	score    int
	first    int // tokens the table takes up
	end      int
	lead     int           // figures before the first label that no label explains
	strays   []int         // figures inside that no row took
	astray   Position      // of the first of them
	disorder bool          // labels of rows that were not placed stand elsewhere
	whole    bool          // every row has its figures, and the sums come out
	stream   bool          // the rows have a cell a line
	gaps     uint          // kinds of blank lines that are cells
	space    slots.Spacing // what white space between words tells
	opened   bool          // a lone pipe opens each cell but the first of a row
	damaged  bool          // rows have lost cells, or figures are broken in two
}

// place finds the rows of a table among the tokens from lo to before hi.
func (s *scan) place(l *lookup, table, lo, hi int) *reading {
	units, at := s.units(lo, hi)
	runs, score := l.rows[table].Place(units, &s.buf.align)
	rd := &reading{rows: s.buf.placed.take(len(runs)), score: score, first: -1}
	for i, r := range runs {
		if !r.Placed() {
			continue
		}
		if r.Covered < r.Letters {
			if k := s.lastLine(at[r.From:r.To], l.marks[table][i], l.tables[table].Rows[i].Label); k > 0 {
				r.From, r.Covered, r.Foreign = r.From+k, r.Letters, 0
			}
		}
		p := &rd.rows[i]
		p.run, p.first, p.body, p.last = r, at[r.From], at[r.From], at[r.To-1]
	}
	// what follows a label ends at the next text
	next := hi
	for i := len(runs) - 1; i >= 0; i-- {
		p := &rd.rows[i]
		if !p.run.Placed() {
			continue
		}
		p.to = hi
		after := p.run.To
		for s.notOfLabel(p.last) && at[after-2] >= p.body {
			after--
			p.last = at[after-1]
		}
		from := lo
		for k := i - 1; k >= 0; k-- {
			if runs[k].Placed() {
				from = max(from, at[runs[k].To-1]+1)
				break
			}
		}
		p.first = s.opening(p.first, from, l.opens[table][i])
		top := runs[i].From
		for top > 0 && at[top-1] >= p.first {
			top--
		}
		for at[top] < p.first {
			top++
		}
		if first, n := s.columnLabel(at, top, after, l.tables[table].Rows[i].Label); n > 0 {
			p.first, p.body, p.last, after = first, first, at[n-1], n
			p.run.Covered, p.run.Foreign = p.run.Letters, 0
		}
		for after < len(at) && s.closes(at[after]) && !s.anyFigure(p.last, at[after]) {
			p.last = at[after]
			after++
		}
		if p.run.Covered < p.run.Letters {
			if n := s.columnBelow(p, at[after:], l.tables[table].Rows[i].Label); n > 0 {
				after += n
				p.last = at[after-1]
			}
		}
		if n := s.groupBelow(p, at[after:], l.tables[table].Rows[i].Groups); n > 0 {
			after += n
			p.last = at[after-1]
		}
		if after < len(at) {
			p.to = at[after]
		}
		p.row = s.follow(p, next, &l.tables[table].Rows[i], l.opens[table][i])
		next, rd.first = p.first, p.first
		rd.end = max(rd.end, p.to)
	}
	return rd
}

// cells reads the rows that were placed.
// Where another table of the report has been read, it tells which blank lines
// are cells.
func (s *scan) cells(l *lookup, table int, rd, other *reading) {
	rows := s.buf.rows.take(len(rd.rows))[:0]
	which := s.buf.ints.take(len(rd.rows))[:0]
	repeats, prev := 0, 0
	var last slots.Row
	above := max(0, rd.first-48)
	end := len(s.tokens)
	for end > 0 && s.tokens[end-1].kind == gapToken {
		end--
	}
	for i := range rd.rows {
		p := &rd.rows[i]
		if !p.run.Placed() {
			continue
		}
		if prev > 0 && s.headBetween(prev, p.first) {
			repeats++
		}
		prev = p.last
		p.row.Page += repeats << 16
		if table == tableProactive {
			s.merge(p)
			head, right := s.headOf(l, above, p)
			if head.Width == 0 && right == 0 && p.row.Above == nil {
				p.row.Above = s.columnsStacked(above, p, &l.tables[table].Rows[i])
			}
			if head.Width == 0 && right == 0 && p.row.Columns == nil && p.row.Above == nil && i > 0 && l.tables[table].Rows[i].Groups[0] == l.tables[table].Rows[i-1].Groups[0] {
				head, right = last.Head, last.HeadRight
				p.row.Columns, p.row.Above, p.row.Under, p.row.UnderTo, p.row.Others = last.Columns, last.Above, last.Under, last.UnderTo, last.Others
				p.more, p.named = p.more || rd.rows[i-1].more, rd.rows[i-1].named
			}
			p.before = p.before || p.more && p.printed() <= p.row.N
			p.row.Head, p.row.HeadRight = head, right
			last, above = p.row, p.last
		}
		p.row.Cut = p.to >= end
		if k := len(rows) - 1; k >= 0 && table == tableProactive {
			rows[k].Ends = rd.rows[which[k]].to < p.first
		}
		rows = append(rows, p.row)
		which = append(which, i)
	}
	separated := func(g uint8) bool {
		yes := s.separated(rd, document.Gap(g))
		rd.opened = rd.opened || yes && g == uint8(document.Pipe)
		return yes
	}
	kinds, known := uint(0), false
	between := func() uint {
		if !known {
			kinds, known = s.between(rd), true
		}
		return kinds
	}
	hint := slots.Hint{Buffer: &s.buf.slots, Separated: separated, Opener: uint8(document.Pipe), Void: uint8(document.Cellar), Bare: uint8(document.Empty), Between: between, Parting: s.parted}
	hint.Split = s.cellsPaced
	if k := len(which) - 1; k >= 0 && rd.rows[which[k]].to < len(s.tokens) {
		_, hint.Closed = s.words.headingOf(&s.tokens[rd.rows[which[k]].to])
	}
	if table == tableRequests {
		hint.Columns, hint.Partial = s.headColumns(l, rd)
		hint.Lines, hint.Every = s.headLines(l.head, rd)
		hint.Width = s.headWidth(rd)
		if head := s.headGrid(l.head, rd); head != nil && s.doc.Exact {
			grid := s.doc.Lines[s.tokens[rd.first].line].Grid
			for k, i := range which {
				if line := &s.doc.Lines[s.tokens[rd.rows[i].last].line]; line.Sep == '+' && line.Grid == grid {
					rows[k].Named = head
				}
			}
		}
		hint.Pieces = func(k int) [2][]slots.Item {
			from := 0
			if k > 0 {
				from = rd.rows[which[k-1]].last
			}
			return s.headPieces(l, from, rd.rows[which[k]].first)
		}
		right := s.headRight(l.head, rd)
		for i := range rows {
			rows[i].HeadRight = right
		}
		from := 0
		for k, i := range which {
			if k == 0 || rows[k].Page != rows[k-1].Page {
				if head := s.head(l, from, rd.rows[i].first); head != nil {
					if hint.Heads == nil {
						hint.Heads = map[int][]slots.Item{}
					}
					hint.Heads[k] = head
				}
			}
			from = rd.rows[i].last
		}
	}
	if table == tableDisputes {
		if right := s.headRight(l.four, rd); len(l.four) > 1 {
			for i := range rows {
				rows[i].HeadRight = right
			}
		}
		hint.Lines, hint.Every = s.headLines(l.four, rd)
		hint.Columns = columnsUnder(hint.Lines, len(l.tables[table].Rows[0].Columns))
	}
	if other != nil && other.stream && (other.gaps != 0 || other.blankLines()) {
		hint.Known, hint.Gaps = true, other.gaps
	}
	hint.Tight = other != nil && other.stream && s.exact(other)
	if other != nil {
		hint.Spacing = other.space
	}
	hint.Lined = other != nil && other.score > 0 && !other.stream
	read, gaps, space := slots.Read(rows, hint)
	rd.gaps, rd.space = gaps, space
	taken := s.buf.bools.take(rd.end - rd.first) // tokens of the table that rows hold
	width := 0
	for _, i := range which {
		width += rd.rows[i].row.N
	}
	slab := s.buf.ints.take(width)
	for k, i := range which {
		p := &rd.rows[i]
		r := &read[k]
		p.mode, p.doubt, p.framed, p.paced, p.held, p.flush = r.Mode, r.Doubt, r.Framed, r.Paced, r.Held, r.Flush
		p.cells, slab = slab[:p.row.N:p.row.N], slab[p.row.N:]
		for c := range p.cells {
			p.cells[c] = notShown
		}
		for c, j := range r.Slots {
			if j >= 0 {
				p.cells[c] = p.row.Items[j].Ref
			} else if r.Mode == slots.Geometry {
				p.cells[c] = nothing
			}
		}
		if s.dirty(p) && !s.printsFigure(p) {
			for c := range p.cells { // its figures may stand in the label
				p.cells[c] = notShown
			}
		}
		for j := range p.row.Items {
			if it := &p.row.Items[j]; it.Kind != slots.Line && it.Ref >= rd.first && it.Ref < rd.end {
				taken[it.Ref-rd.first] = true
			}
		}
	}
	if table != tableRequests {
		s.readBelow(rd)
	}
	if table == tableRequests {
		s.bands(l, rd, which, read)
		s.placeBySums(rd, which, read)
		s.ruled(rd, s.headGrid(l.head, rd))
		if s.fewerColumns(l, rd) {
			for _, i := range which {
				p := &rd.rows[i]
				p.before = true
			}
		}
		if s.moreColumns(l, rd) {
			for _, i := range which {
				p := &rd.rows[i]
				p.before = p.before || !(p.framed && p.mode == slots.Geometry) && p.printed() <= p.row.N
			}
		}
	}
	if table == tableProactive {
		for i := range rd.rows {
			p := &rd.rows[i]
			p.before = p.before || p.merged && !p.paced
			p.before = p.before || p.named > 0 && p.printed() > p.row.N && (p.more || s.doc.Lines[s.tokens[p.last].line].Sep == '+') && !s.underNames(l, p)
		}
	}
	if table != tableDisputes {
		s.settleGained(rd, other)
	}
	label := -1 // the last text of several letters
	for i := s.lineStart(rd.first); i < rd.end; i++ {
		t := &s.tokens[i]
		if t.kind == textToken && len(t.key) > 1 {
			label = i
		}
		if t.kind == figureToken && i >= rd.first && !t.dup && !taken[i-rd.first] && !s.ownLabel(l, i, label) {
			rd.strays = append(rd.strays, i)
		}
	}
	rd.strays = s.explained(l, table, rd.strays)
	rd.strays = append(rd.strays, s.beyond(table, rd)...)
	opening := lettersOf(l.tables[table].Rows[0].Label)
	marks, voids := 0, 0                 // of those on the current line, such as stand for nothing, and as programs print
	for i := rd.first - 1; i >= 0; i-- { // figures between the header and the first label
		t := &s.tokens[i]
		if t.kind == textToken && len(t.key) > 0 {
			if len(t.key) < len(opening) && indexRunes(opening, t.key) >= 0 {
				continue // a piece of the first label
			}
			if marks > 0 && t.line == s.tokens[i+1].line && (s.doc.Lines[t.line].Kind == document.Row || voids == marks || s.tokens[s.lineStart(i)].kind != textToken) {
				rd.lead -= marks // signs for nothing in cells of the header
			}
			break
		}
		if i+1 < rd.first && t.line != s.tokens[i+1].line {
			marks, voids = 0, 0
		}
		if t.kind == figureToken {
			rd.lead++
			if s.fig(t).state == Blank {
				marks++
				if s.isVoid(t) {
					voids++
				}
			}
		}
	}
	rd.disorder = s.disorder(l, table, rd) || s.again(l, table, rd)
	if table == tableRequests {
		s.settle(l, rd)
		rd.whole = s.accounted(l, rd)
	}
	for i := 1; i < len(rd.rows); i++ {
		p := &rd.rows[i]
		if p.run.Placed() && !s.printsFigure(&rd.rows[i-1]) && s.beginsAfterGroup(p, l.tables[table].Rows[i].Groups) {
			p.before, rd.rows[i-1].before = true, true
		}
		if a := &rd.rows[i-1]; p.run.Placed() && a.mode == slots.Stream && s.takesLetter(a, p, &l.tables[table].Rows[i]) {
			a.before = true
		}
	}
	s.doubtWide(rd)
	if table == tableRequests {
		for i := range rd.rows {
			p := &rd.rows[i]
			p.before = p.before || p.run.Placed() && s.onlyGroup(l, p, i)
		}
	}
	s.judge(rd, l.marks[table])
	s.doubtCramped(rd)
	s.doubtRagged(rd)
	if table == tableRequests {
		s.doubtLostGroups(l, rd)
		s.doubtSlipped(rd)
	} else {
		s.doubtMerged(rd)
	}
	if table == tableProactive {
		s.doubtBeside(&l.tables[table], rd)
		s.doubtDrifted(rd)
	}
	if table == tableRequests {
		led := s.ledger(rd, len(l.tables[table].Rows[0].Columns))
		if led.totalElsewhere() || s.totalFirst(l, rd, led) {
			rd.unsure()
		}
		s.doubtSums(l, rd, led)
		s.doubtColumns(l, rd, led)
		s.doubtOdd(l, rd, led)
		s.doubtTotals(l, rd, led)
		s.keepTotals(rd)
	}
}

// cellsPaced appends in which cell each word of a line begins if so many spaces part cells,
// and returns how many cells there are, and behind which word it is so; 0 where the line is
// none of words.
func (s *scan) cellsPaced(line, pace int, at []int) (_ []int, n, from int) {
	l := &s.doc.Lines[line]
	if l.Kind == document.Blank {
		gap := s.spacesIn(l.Start, l.End)
		return at, max(gap, 0)/pace + 1, min(max(gap, 0)%pace, 1)
	}
	if l.Kind != document.Plain || l.Last == l.First || l.Last-l.First > maxPacedWords {
		return at, 0, 0
	}
	end := l.Start
	if s.doc.Source[end] == '\f' {
		end++ // a page begins
	}
	for i := l.First; i <= l.Last; i++ {
		to, next := l.End, l.End
		if i < l.Last {
			c := &s.doc.Cells[i]
			if c.Str != "" || c.Parts != nil {
				return at, 0, 0
			}
			to, next = c.Start, c.End
		}
		gap := s.spacesIn(end, to)
		if gap < 0 || gap%pace != 0 || gap == 0 && i > l.First && i < l.Last {
			from = i - l.First
		}
		n, end = n+max(gap, 0)/pace, next
		if i < l.Last {
			at = append(at, n)
		}
	}
	return at, n + 1, from
}

// maxPacedWords bounds the words of a line whose spaces are counted.
const maxPacedWords = 1024

// spacesIn counts the spaces between two places of the source; -1 where something else
// that is seen stands there.
func (s *scan) spacesIn(from, to int) int {
	n := 0
	for _, c := range string(s.doc.Source[from:max(from, to)]) {
		switch {
		case c == ' ':
			n++
		case c >= 1<<16 || foldTable()[c] != 0:
			return -1
		}
	}
	return n
}

// beyond returns the figures behind table three, before the next heading or the
// header of table four, that stand on lines as wide as those of its last row.
func (s *scan) beyond(table int, rd *reading) []int {
	if table != tableRequests {
		return nil
	}
	width := 0
	for i := range rd.rows {
		if p := &rd.rows[i]; p.run.Placed() {
			width = p.row.Width
		}
	}
	var out []int
	if width < 4 {
		return nil
	}
	for i := rd.end; i < len(s.tokens) && i < rd.end+200; i++ {
		t := &s.tokens[i]
		if t.sign.section > 3 || t.kind == textToken && string(t.key) == form2021.tables[tableDisputes].Rows[0].Label {
			break
		}
		if l := &s.doc.Lines[t.line]; t.kind == figureToken && l.Kind == document.Row && l.Last-l.First == width {
			out = append(out, i)
		}
	}
	return out
}

// ownLabel reports whether a figure stands in a row of its own, behind a label
// that the form does not have: the last text of several letters before it.
func (s *scan) ownLabel(l *lookup, i, label int) bool {
	line := s.tokens[i].line
	if s.doc.Lines[line].Kind != document.Row || label < 0 || s.tokens[label].line != line {
		return false
	}
	t := &s.tokens[label]
	return !t.sign.head && !t.sign.lawItem && !l.fragment(t.key)
}

// explained drops the strays that stand behind a label that the form does not
// have: as many figures as the table has columns, right behind a text.
func (s *scan) explained(l *lookup, table int, strays []int) []int {
	var out []int
	for i := 0; i < len(strays); {
		j := i + 1
		for j < len(strays) && !s.textBetween(strays[j-1], strays[j]) {
			j++
		}
		text := strays[i] - 1
		for text >= 0 && s.tokens[text].kind != textToken {
			text--
		}
		n := len(l.tables[table].Rows[0].Columns)
		if text < 0 || j-i != n || len(s.tokens[text].key) < 4 || l.fragment(s.tokens[text].key) || s.isHead(l, table, text) || table != tableRequests {
			out = append(out, strays[i:j]...)
		}
		i = j
	}
	return out
}

func (s *scan) textBetween(lo, hi int) bool {
	for i := lo + 1; i < hi; i++ {
		if s.tokens[i].kind == textToken {
			return true
		}
	}
	return false
}
