// This file is the table room: it finds the three tables among the tokens and
// reads their rows. The form says which rows and columns there are; packages
// align and slots know how labels and cells lie; here they meet.

package gongkai

import (
	"bytes"
	"slices"
	"strings"
	"sync"
	"unicode/utf8"

	"github.com/seed-11a632b0/gongkai/document"
	"github.com/seed-11a632b0/gongkai/internal/align"
	"github.com/seed-11a632b0/gongkai/internal/slots"
)

// lookup is what parsing derives from a form, once.
type lookup struct {
	*formData
	rows    []*align.Matcher // one for each table
	sums    []sum            // identities of table three
	head    [][]rune         // keys of the columns of table three
	four    [][]rune         // and of table four
	letters *runeSet         // of the header of table four
	bit     uint8            // of the form in sign.columns
	columns []columnRows     // of table two
	upright *lookup          // of table four, a row for each of its figures
	marks   [][]int          // for each table the numbers of its rows' item marks, 0 for none
	opens   [][]int          // the same, and those of marks as （一） and 一、
	labels  [][]rune         // the letters of the labels of table three and of their groups
	names   [][][]rune       // for each table the keys of its rows
}

// foreign reports words for columns of table two that only other forms have.
func (l *lookup) foreign(w sign) bool { return w.columns != 0 && w.columns&l.bit == 0 }

var lookups = map[Form]func() *lookup{
	Form2019: sync.OnceValue(func() *lookup { return newLookup(form2019) }),
	Form2021: sync.OnceValue(func() *lookup { return newLookup(form2021) }),
}

func newLookup(d *formData) *lookup {
	l := &lookup{formData: d}
	for t := range d.tables {
		l.rows = append(l.rows, matcher(&d.tables[t]))
		l.marks = append(l.marks, itemMarks(&d.tables[t]))
		l.opens = append(l.opens, openingMarks(&d.tables[t]))
		var names [][]rune
		for _, r := range d.tables[t].Rows {
			k, _ := appendKey(nil, []byte(r.Label))
			names = append(names, k)
		}
		l.names = append(l.names, names)
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
	// figures stand on the label's line before it, or another label within it
	before bool
	// the header above it names columns that the form does not have
	more bool
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
	lead     int   // figures before the first label that no label explains
	strays   []int // figures inside that no row took
	disorder bool  // labels of rows that were not placed stand elsewhere
	whole    bool  // every row has its figures, and the sums come out
	stream   bool  // the rows have a cell a line
	gaps     uint  // kinds of blank lines that are cells
	opened   bool  // a lone pipe opens each cell but the first of a row
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
		from := lo
		for k := i - 1; k >= 0; k-- {
			if runs[k].Placed() {
				from = max(from, at[runs[k].To-1]+1)
				break
			}
		}
		p.first = s.opening(p.first, from, l.opens[table][i])
		p.row = s.follow(p, next, &l.tables[table].Rows[i], l.opens[table][i])
		next, rd.first = p.first, p.first
		rd.end = max(rd.end, p.to)
	}
	return rd
}

// notOfLabel reports whether token i holds no ideograph nor mark, and begins a cell in
// the row of a table: behind a label it is a figure that cannot be read.
func (s *scan) notOfLabel(i int) bool {
	t := &s.tokens[i]
	if l := &s.doc.Lines[t.line]; l.Kind != document.Row || l.Last-l.First < 2 || i == 0 || s.tokens[i-1].line != t.line || s.tokens[i-1].cell == t.cell {
		return false
	}
	return t.mark == 0 && s.illegible(i)
}

// illegible reports whether token i is a text without an ideograph that is more than
// marks of writing, such as the brackets of a label in pieces.
func (s *scan) illegible(i int) bool {
	t := &s.tokens[i]
	if t.kind != textToken || t.long || slices.ContainsFunc(t.key, isHan) {
		return false
	}
	b, table, strange := s.bytes(s.cellOf(t)), foldTable(), false
	for k := 0; k < len(b); {
		v, n := decode(b, k)
		k += n
		switch r := fold(table, v); r {
		case 0, ' ', '(', ')', '"', ':', ';', ',', '.', '、', '。', '·':
		default:
			strange = true
			if isHan(r) {
				return false // the number of an item
			}
		}
	}
	return strange
}

// lastLine returns where in the tokens its last line begins, where that is a label with
// the number of its item, and nothing else; 0 where it is not. Words of a header before
// it, which are like the name of its group, are none of it then.
func (s *scan) lastLine(of []int, mark int, label string) int {
	from := len(of) - 1
	for from > 0 && s.tokens[of[from-1]].line == s.tokens[of[from]].line {
		from--
	}
	if mark == 0 || s.tokens[of[from]].mark != int16(mark) {
		return 0
	}
	key, _ := appendKey(s.keys, []byte(label))
	key = key[len(s.keys):]
	for _, i := range of[from:] {
		k := s.tokens[i].key
		if len(k) > len(key) || !slices.Equal(k, key[:len(k)]) {
			return 0
		}
		key = key[len(k):]
	}
	if len(key) > 0 {
		return 0
	}
	return from
}

// closes reports whether token i is nothing but marks that close what stands
// before them, as the bracket that a wrapped label ends with.
func (s *scan) closes(i int) bool {
	t := &s.tokens[i]
	if t.kind != textToken || t.long || len(t.key) > 0 || t.mark != 0 {
		return false
	}
	b := s.bytes(s.cellOf(t))
	table := foldTable()
	for k := 0; k < len(b); {
		v, n := decode(b, k)
		k += n
		if r := fold(table, v); r != ')' && r != '"' && r != ' ' && r != 0 {
			return false
		}
	}
	return true
}

// maxBelow is how many pieces of a group's name can stand below a label, before the
// figures of its row.
const maxBelow = 16

// groupBelow returns how many of the given tokens are pieces of the names of the row's
// groups, wrapped beside its label over more lines than it, the last of them on the
// line of the row's figures; 0 for none.
func (s *scan) groupBelow(p *placed, at []int, groups []string) int {
	last := &s.tokens[p.last]
	var buf [maxLabelBytes]byte
	letters := buf[:0]
	from := p.last // no figure stands from there on
	for n, i := range at[:min(len(at), maxBelow)] {
		t := &s.tokens[i]
		if t.kind != textToken || t.long || len(t.key) == 0 || t.line <= last.line || t.at >= last.at || s.doc.Lines[t.line].Kind != document.Row || s.anyFigure(from, i) {
			return 0
		}
		from = i
		if letters = s.appendLetters(letters, i); len(letters) > maxLabelBytes {
			return 0
		}
		if s.besideFigure(i) {
			if !endsNames(string(letters), groups) {
				return 0
			}
			return n + 1
		}
	}
	return 0
}

// columnBelow returns how many of the given tokens the label goes on in, up to its last:
// those in its column say the rest of it, and no figure stands between.
func (s *scan) columnBelow(p *placed, at []int, label string) int {
	last := &s.tokens[p.last]
	column := func(i int) bool {
		t := &s.tokens[i]
		return t.kind == textToken && t.at == last.at && s.doc.Lines[t.line].Kind == document.Row
	}
	b := s.buf.words[:0]
	for i := p.first; i <= p.last && len(b) <= maxLabelBytes; i++ {
		if column(i) {
			b = s.appendLetters(b, i)
		}
	}
	s.buf.words = b
	rest := string(lettersOf(label))
	said := len(rest)
	for said > 0 && !strings.HasSuffix(string(b), rest[:said]) {
		_, n := utf8.DecodeLastRuneInString(rest[:said])
		said -= n
	}
	if rest = rest[said:]; said == 0 {
		return 0
	}
	from := p.last // no figure stands from there on
	for n, i := range at[:min(len(at), maxBelow)] {
		if s.anyFigure(from, i) {
			return 0
		}
		if from = i; !column(i) {
			continue
		}
		w := s.allLetters(i)
		if w == "" || !strings.HasPrefix(rest, w) {
			return 0
		}
		if rest = rest[len(w):]; rest == "" {
			return n + 1
		}
	}
	return 0
}

// endsNames reports whether letters are the end of one of the names, and not all of it.
func endsNames(letters string, names []string) bool {
	return letters != "" && slices.ContainsFunc(names, func(n string) bool { return len(letters) < len(n) && strings.HasSuffix(n, letters) })
}

// beginsAfterGroup reports whether the first piece of a row's label is the end of the name
// of a group, and a figure stands beside it: it may be that of the row above.
func (s *scan) beginsAfterGroup(p *placed, groups []string) bool {
	t := &s.tokens[p.first]
	return t.kind == textToken && !t.long && len(t.key) > 0 && s.anyFigure(p.first, s.lineEnd(p.first)) && endsNames(s.allLetters(p.first), groups)
}

// follow collects what stands after a label, up to the next one.
func (s *scan) follow(p *placed, next int, row *Row, mark int) slots.Row {
	from, n := len(s.items), len(row.Columns)
	r := slots.Row{N: n, LabelTo: -1}
	last := &s.tokens[p.last]
	r.Label = int(last.line)
	onLine := int32(-1) // line of the label's latest piece
	for i := p.first - 1; i >= 0 && s.tokens[i].line == s.tokens[p.first].line; i-- {
		if s.tokens[i].kind == figureToken && s.doc.Lines[s.tokens[i].line].Kind == document.Row {
			p.before = true
		}
	}
	to := p.to
	within := false // figures stand between the lines of the label
	passed := false // words among the figures are passed over
	i := p.first
	for end := min(len(s.tokens), next); i < end; i++ {
		t := &s.tokens[i]
		l := &s.doc.Lines[t.line]
		marked := l.Kind == document.Row && l.Last-l.First > 1
		if t.kind == textToken {
			if i <= p.last && (i < p.body || len(t.key) > 0 || !marked || mark > 0 && int(t.mark) == mark || !hasDigit(s.bytes(s.cellOf(t)))) {
				if n := len(s.items); n > from && s.items[n-1].Row == int(t.line) && s.items[n-1].Kind != slots.Empty {
					p.before = true // words of the label within its figures
				}
				onLine = t.line
				continue
			}
			if marked && t.line == onLine && i > p.last && endsNames(s.allLetters(i), row.Groups) && !s.besideFigure(i) {
				continue // the name of its group ends beside the label
			}
			if !marked && t.line != onLine && i > p.last && s.passes(i, next, n, s.items[from:]) {
				to, passed = next, true
				continue
			}
		}
		if i >= to && !(marked && t.line == onLine) || t.kind == textToken && !marked {
			break
		}
		if t.kind == gapToken && (i < p.last || within) {
			continue // within the label, or behind one that its figures stand in
		}
		if t.kind == emptyToken && (t.joined || s.open(t) || s.textBehind(i)) {
			continue // a piece of a header, the input ends here, or the cell is one of the label's
		}
		if t.kind == emptyToken && i < p.last && t.at <= last.at && l.Last-l.First == n+int(last.at)+1 && s.doc.Cells[l.First+int(last.at)].Gap == document.Spaces {
			continue // it holds a space where the label stands on the lines above and below
		}
		if t.kind == emptyToken && i < p.last && l.Last-l.First <= int(last.at)+1 {
			continue // the line ends where the label does
		}
		s.items = append(s.items, slots.Item{})
		it := &s.items[len(s.items)-1] // filled where it stands, which spares a copy
		it.Row, it.Cell, it.Col, it.Ref = int(t.line), int(t.at), -1, i
		it.Marked, it.OnLabel = l.Kind == document.Row, t.line == onLine
		if t.kind == gapToken {
			it.Kind, it.Gap = slots.Line, uint8(l.Gap)
			continue
		}
		c := &s.doc.Cells[t.cell]
		switch t.kind {
		case figureToken:
			it.Kind = slots.Figure
			within = within || i < p.last && t.line != onLine
			p.before = p.before || within && i > p.last && !marked // the row is on either side of a piece of its label
		case emptyToken:
			it.Kind, it.Gap = slots.Empty, uint8(c.Gap)
		case textToken:
			it.Kind = slots.Word
		}
		if t.glue && marked && n > 1 {
			it.Kind, it.Gap = slots.Word, 0 // several figures may be glued here
		}
		it.X, it.XEnd, it.W, it.WEnd = c.X, c.XEnd, c.W, c.WEnd
		if l.Sep == '+' {
			it.Col, it.Span = c.Col, c.ColSpan
		}
	}
	if passed {
		p.to = i
	}
	if i < next && i < len(s.tokens) {
		if t := &s.tokens[i]; t.kind == textToken && (t.line == onLine || s.tokens[i-1].kind == figureToken && s.tokens[i-1].line == t.line && s.fig(&s.tokens[i-1]).state == Given) && s.besideCells(i) {
			p.before = true // something that is no figure stands among them
		}
	}
	r.Items = s.items[from:len(s.items):len(s.items)]
	if i < len(s.tokens) && len(r.Items) > 0 {
		if t := &s.tokens[i]; t.kind == textToken && len(t.key) == 0 && !t.long && isTail(s.bytes(s.cellOf(t))) {
			p.before = true // a piece of a figure may be left over
		}
	}
	lab, begin := last, -1 // the line where cells begin; rather, where figures do
	for i := range r.Items {
		if r.Items[i].Kind == slots.Figure {
			begin = r.Items[i].Row
			break
		}
	}
	if begin < 0 && len(r.Items) > 0 {
		begin = r.Items[0].Row
	}
	for i := p.first; i <= p.last; i++ { // the label's last cell on that line
		if t := &s.tokens[i]; t.kind == textToken && int(t.line) == begin {
			lab = t
		}
	}
	ll := &s.doc.Lines[lab.line]
	r.LabelAt, r.Width, r.Page = int(lab.at), ll.Last-ll.First, ll.Page
	if c := s.cellOf(lab); c != nil {
		r.LabelX, r.LabelW = c.XEnd, c.WEnd
		if ll.Sep == '+' {
			r.Right = s.widthOf(lab.line)
		}
		if ll.Sep == '+' {
			r.LabelTo = c.Col + max(1, c.ColSpan)
		}
	}
	return r
}

// besideCells reports whether token i, on a line of words, is none of the form's
// words, and looks like a figure that cannot be read.
func (s *scan) besideCells(i int) bool {
	t := &s.tokens[i]
	digits := !t.long && hasDigit(s.bytes(s.cellOf(t)))
	if t.mark != 0 { // a number that a label opens with, or a figure
		return digits && len(t.key) == 0 && !(i+1 < len(s.tokens) && s.tokens[i+1].line == t.line && s.tokens[i+1].kind == textToken)
	}
	return digits && (len(t.key) == 0 || !s.words.knows(t.key)) || s.illegible(i)
}

// passes reports whether token i, alone on its line, is none of the form's words
// and stands among the figures of a row of n columns: some are above it, and those
// below it, down to the next words, are all that is wanting.
func (s *scan) passes(i, next, n int, items []slots.Item) bool {
	t := &s.tokens[i]
	l := &s.doc.Lines[t.line]
	if t.long || len(t.key) < minRunning || t.sign != (sign{}) || l.Last-l.First != 1 {
		return false
	}
	figures := 0
	for _, it := range items {
		if it.Kind != slots.Figure && it.Kind != slots.Line {
			return false
		}
		if it.Kind == slots.Figure {
			figures++
		}
	}
	if figures == 0 || figures >= n {
		return false
	}
	for i++; i < next && figures <= n && s.tokens[i].kind != textToken; i++ {
		if s.tokens[i].kind == figureToken {
			figures++
		}
	}
	return figures == n && !s.words.knows(t.key)
}

// textBehind reports whether words follow an empty cell on its line: then it
// stands where labels do.
func (s *scan) textBehind(i int) bool {
	line := s.tokens[i].line
	for i++; i < len(s.tokens) && s.tokens[i].line == line; i++ {
		switch t := &s.tokens[i]; {
		case t.kind == textToken || t.joined:
			return true
		case t.kind == figureToken:
			return false
		}
	}
	return false
}

// open reports whether the input ends within an empty cell.
func (s *scan) open(t *token) bool {
	at := s.cellOf(t).Start
	if len(s.doc.Source)-at > 4096 {
		return false
	}
	rest := s.doc.Source[at:]
	for i, c := range rest {
		switch c {
		case '\n', '\r', '\t', '|', ',':
			return false
		case '<':
			if i+2 < len(rest) && rest[i+1] == '/' && rest[i+2]|0x20 == 't' {
				return false
			}
		}
	}
	return true
}

// isTail reports a text that goes on where a figure broke off, such as .35.
func isTail(b []byte) bool {
	return len(b) > 1 && (b[0] == '.' || b[0] == ',') && b[1] >= '0' && b[1] <= '9'
}

// leftOver reports whether digits that are no figure, such as several that are glued
// together, follow the figures below a label.
func (s *scan) leftOver(p *placed) bool {
	if _, off := p.lies(); !off || p.to >= len(s.tokens) {
		return false
	}
	t := &s.tokens[p.to]
	return t.kind == textToken && len(t.key) == 0 && !t.long && hasDigit(s.bytes(s.cellOf(t)))
}

// breaksOff reports a figure that should go on, such as 116，
func breaksOff(b []byte) bool {
	digits, ok := bytes.CutSuffix(b, []byte("，"))
	if !ok {
		digits, ok = bytes.CutSuffix(b, []byte(","))
	}
	f, figure := readFigure(digits)
	return ok && figure && f.state == Given
}

func hasDigit(b []byte) bool {
	for i, c := range b {
		if c >= '0' && c <= '9' || c == 0xef && i+2 < len(b) && b[i+1] == 0xbc && b[i+2] >= 0x90 && b[i+2] <= 0x99 {
			return true
		}
	}
	return false
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
			if head.Width == 0 && right == 0 && p.row.Columns == nil && p.row.Above == nil && i > 0 && l.tables[table].Rows[i].Groups[0] == l.tables[table].Rows[i-1].Groups[0] {
				head, right = last.Head, last.HeadRight
				p.row.Columns, p.row.Above, p.row.Under = last.Columns, last.Above, last.Under
				p.more = p.more || rd.rows[i-1].more
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
	if k := len(which) - 1; k >= 0 && rd.rows[which[k]].to < len(s.tokens) {
		_, hint.Closed = s.words.headingOf(&s.tokens[rd.rows[which[k]].to])
	}
	if table == tableRequests {
		hint.Columns, hint.Partial = s.headColumns(l, rd)
		hint.Lines, hint.Every = s.headLines(l.head, rd)
		hint.Width = s.headWidth(rd)
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
		hint.Lines, hint.Every = s.headLines(l.four, rd)
		hint.Columns = columnsUnder(hint.Lines, len(l.tables[table].Rows[0].Columns))
	}
	if other != nil && other.stream && (other.gaps != 0 || other.blankLines()) {
		hint.Known, hint.Gaps = true, other.gaps
	}
	hint.Tight = other != nil && other.stream && s.exact(other)
	hint.Lined = other != nil && other.score > 0 && !other.stream
	read, gaps := slots.Read(rows, hint)
	rd.gaps = gaps
	taken := s.buf.bools.take(rd.end - rd.first) // tokens of the table that rows hold
	width := 0
	for _, i := range which {
		width += rd.rows[i].row.N
	}
	slab := s.buf.ints.take(width)
	for k, i := range which {
		p := &rd.rows[i]
		r := &read[k]
		p.mode, p.doubt, p.framed = r.Mode, r.Doubt, r.Framed
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
	if table == tableRequests {
		s.bands(l, rd, which, read)
		s.ruled(rd, s.headGrid(l.head, rd))
		if s.moreColumns(l, rd) {
			for _, i := range which {
				p := &rd.rows[i]
				p.before = p.before || !(p.framed && p.mode == slots.Geometry) && p.printed() <= p.row.N
			}
		}
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
		if p := &rd.rows[i]; p.run.Placed() && !s.printsFigure(&rd.rows[i-1]) && s.beginsAfterGroup(p, l.tables[table].Rows[i].Groups) {
			p.before, rd.rows[i-1].before = true, true
		}
	}
	s.judge(rd, l.marks[table])
	s.doubtCramped(rd)
	if table == tableRequests {
		s.doubtLostGroups(l, rd)
	} else {
		s.doubtMerged(rd)
	}
	if table == tableRequests {
		led := s.ledger(rd, len(l.tables[table].Rows[0].Columns))
		if led.totalElsewhere() {
			rd.unsure()
		}
		s.doubtSums(l, rd, led)
		s.doubtColumns(l, rd, led)
	}
}

// columnsUnder returns for lines as wide as those of a header the cells of its n
// columns.
func columnsUnder(heads []slots.Head, n int) map[int][]int {
	var out map[int][]int
	for _, h := range heads {
		if h.Start+n > h.Width {
			continue
		}
		if old := out[h.Width]; old != nil && old[0] != h.Start {
			return nil
		}
		cells := make([]int, n)
		for c := range cells {
			cells[c] = h.Start + c
		}
		if out == nil {
			out = map[int][]int{}
		}
		out[h.Width] = cells
	}
	return out
}

// fragment reports whether a key is a piece of a label of table three, or of
// that of a group.
func (l *lookup) fragment(key []rune) bool {
	for _, label := range l.labels {
		if len(key) < len(label) && indexRunes(label, key) >= 0 {
			return true
		}
	}
	return false
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

// merge drops the cells that repeat the one before them because the header
// above repeats as well: the dump of a merged cell.
func (s *scan) merge(p *placed) {
	items := p.row.Items
	if len(items) <= p.row.N {
		return
	}
	first := &s.tokens[p.first]
	kind, width, off := s.doc.Lines[s.tokens[items[0].Ref].line].Kind, p.row.Width, 0
	if !items[0].OnLabel { // the figures have a line to themselves
		width, off = 1, 1
		for k, it := range items {
			if it.Kind == slots.Line {
				continue
			}
			if it.Row != items[0].Row || it.Cell != k {
				return
			}
			width++
		}
	}
	if first.cell < 0 || width < 2 {
		return
	}
	words := s.columnsAbove(p.first, kind, width, p.row.N)
	repeats := func(c int) bool { return c < len(words) && len(words[c]) > 0 && slices.Equal(words[c], words[c-1]) }
	again := false
	for c := 1; c < len(words) && !again; c++ {
		again = repeats(c)
	}
	if !again {
		return
	}
	out := items[:0:0]
	for k, it := range items {
		if k > 0 && it.Kind != slots.Line && (it.OnLabel || off > 0) && it.Cell == items[k-1].Cell+1 && repeats(it.Cell+off) &&
			bytes.Equal(s.bytes(s.cellOf(&s.tokens[it.Ref])), s.bytes(s.cellOf(&s.tokens[items[k-1].Ref]))) {
			s.tokens[it.Ref].dup = true
			continue
		}
		out = append(out, it)
	}
	p.row.Items = out
}

// columnsAbove returns the words of table two's header above token i that names n
// columns, for each cell of a line of so many; of other cells nil. The line is near by.
func (s *scan) columnsAbove(i int, kind document.Kind, width, n int) [][]rune {
	var out [][]rune
	near := s.tokens[i].line - maxHeaderLines
	for end := i; end > 0 && s.tokens[end-1].line > near; {
		first := s.lineStart(end - 1)
		l := &s.doc.Lines[s.tokens[first].line]
		clear(out)
		named, other := 0, false
		var last []rune
		for _, t := range s.tokens[first:end] {
			switch {
			case t.kind != textToken || l.Kind != kind || l.Last-l.First != width:
			case t.sign.columns == 0:
				other = other || t.at > 0 && len(t.key) > 0 && !t.sign.lawItem && !s.words.exact(t.key)
			default:
				if out == nil {
					out = make([][]rune, width)
				}
				if out[t.at] = t.key; !slices.Equal(t.key, last) {
					named++
				}
				last = t.key
			}
		}
		switch {
		case named == n:
			return out
		case named == 0 && other:
			return nil // words that name no column stand above the cells
		}
		end = first
	}
	return nil
}

// disorder reports whether labels that belong to the table, whole and alone,
// stand where the form's order has no place for them, or its columns do; of table
// two also those of another form.
func (s *scan) disorder(l *lookup, table int, rd *reading) bool {
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
		}
		return out > 0 || strange || !headed
	}
	return out > 1
}

// again reports whether labels of several rows stand elsewhere in the section or behind
// it too, whole and with other figures: the table of another year or agency, of which
// rows may have been taken for those of this one.
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
	for i := from; i < len(s.tokens) && rows < minAgain; i++ {
		t := &s.tokens[i]
		if t.kind != textToken || t.dup || len(t.key) < minRunning || !s.words.exact(t.key) {
			continue
		}
		row := slices.IndexFunc(l.names[table], func(k []rune) bool { return slices.Equal(k, t.key) })
		if row < 0 || row == last || !rd.rows[row].run.Placed() || i >= rd.rows[row].first && i <= rd.rows[row].last {
			continue
		}
		if s.otherFigures(i, &rd.rows[row]) {
			rows, last = rows+1, row
		}
	}
	return rows >= minAgain
}

// minAgain is of how many rows the labels stand elsewhere with other figures where the
// table does.
const minAgain = 2

// otherFigures reports whether the cells behind token i, which is a label of its own, hold
// other figures than those of row p.
func (s *scan) otherFigures(i int, p *placed) bool {
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
	n := 0
	for k := range p.row.Items {
		if p.row.Items[k].Kind != slots.Figure || n == p.row.N {
			continue
		}
		if at < 0 { // the row is blank here
			return n == 0 && line.Kind == document.Row && line.Last-line.First == p.row.Width && i+1 < len(s.tokens) && s.tokens[i+1].line == s.tokens[i].line
		}
		if a, b := s.fig(&s.tokens[at]), s.fig(&s.tokens[p.row.Items[k].Ref]); a.state != b.state || a.value.Cmp(b.value) != 0 {
			return true
		}
		at = next(at + 1)
		n++
	}
	return n == 0 && at >= 0
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

// gluedHead reports whether a key is a line of table two's header whose columns are
// glued together: so may be figures.
func (s *scan) gluedHead(key []rune) bool {
	n := len(infoWords)
	if len(key) <= n || !slices.Equal(key[:n], infoWords) {
		return false
	}
	for k := n + 1; k < min(len(key), n+maxLabelKey); k++ {
		if s.words.sign(key[n:k]).columns != 0 {
			return true
		}
	}
	return false
}

// headLetters reports whether texts of few letters above table two and within, taken
// together, name columns of it, and such as only other forms have.
func (s *scan) headLetters(l *lookup, rd *reading) (headed, strange bool) {
	var letters []rune
	for i := max(0, rd.first-maxHeader); i < rd.end; i++ {
		switch t := &s.tokens[i]; {
		case t.kind != textToken || t.dup:
		case t.long || len(t.key) > minRunning:
			letters = append(letters, 0) // words run together
		default:
			letters = append(letters, t.key...)
		}
	}
	for _, f := range Forms() {
		for _, c := range lookups[f]().columns {
			switch own := slices.ContainsFunc(l.columns, func(o columnRows) bool { return slices.Equal(o.key, c.key) }); {
			case indexRunes(letters, c.key) < 0:
			case own:
				headed = true
			default:
				strange = strange || l.standsAlone(letters, c.key)
			}
		}
	}
	return headed, strange
}

// standsAlone reports whether a column's name is found among letters where it is no
// part of one of the form's own columns.
func (l *lookup) standsAlone(letters, name []rune) bool {
	for at := 0; ; at++ {
		k := indexRunes(letters[at:], name)
		if k < 0 {
			return false
		}
		at += k
		if !slices.ContainsFunc(l.columns, func(o columnRows) bool {
			from := at - indexRunes(o.key, name)
			return from <= at && from >= 0 && from+len(o.key) <= len(letters) && slices.Equal(letters[from:from+len(o.key)], o.key)
		}) {
			return true
		}
	}
}

// maxHeaderLines is how far above a row the header of its part of table two may stand.
const maxHeaderLines = 48

// Words of the header of table three that repeat where it does.
var applicantWords, personWords, bodiesWords = []rune("申请人情况"), []rune("自然人"), []rune("法人或其他组织")

// infoWords open each line of the header of table two.
var infoWords = []rune("信息内容")

// ruled tells the rows of a ruled grid whose cells stand under the header's
// words, and end with them.
func (s *scan) ruled(rd *reading, head []int) {
	if head == nil {
		return
	}
	grid := s.doc.Lines[s.tokens[rd.first].line].Grid
	for i := range rd.rows {
		p := &rd.rows[i]
		p.framed = p.framed || p.mode == slots.Marks && p.doubt == slots.None && len(p.cells) == len(head) && !slices.ContainsFunc(p.row.Items, func(it slots.Item) bool { return it.Kind == slots.Figure && it.Col < head[0] })
		for c, k := range p.cells {
			if k < 0 {
				p.framed = false
				break
			}
			at, width := s.columnOf(&s.tokens[k])
			l := &s.doc.Lines[s.tokens[k].line]
			if l.Sep != '+' || l.Grid != grid || l.Damaged || at != head[c] || c == len(head)-1 && width != at+1 || s.doc.Cells[s.tokens[k].cell].ColSpan > 1 {
				p.framed = false
				break
			}
		}
	}
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

// judge decides which rows are sure.
func (s *scan) judge(rd *reading, marks []int) {
	good := func(i int) bool {
		if i < 0 || i >= len(rd.rows) {
			return true
		}
		r := rd.rows[i].run
		return r.Placed() && r.Covered*100 >= r.Letters*85 && r.Foreign*10 <= r.Letters+20
	}
	for i := range rd.rows {
		rd.stream = rd.stream || rd.rows[i].mode == slots.Stream && rd.rows[i].doubt == slots.None
	}
	// Figures that no row took, or rows with too many or none: figures may have
	// slipped from row to row.
	long, missing := 0, 0
	for i := range rd.rows {
		switch rd.rows[i].doubt {
		case slots.Long, slots.Far:
			long++
		case slots.Missing:
			missing++
		}
	}
	// On lines that hold label and figures, only a row without figures tells of
	// such a slip.
	slipped := rd.disorder || rd.lead > 0 || len(rd.strays) > 0 && missing > 0 || long > 0 && missing > 0
	loose := len(rd.strays) > 0 && !rd.whole || long > 0
	// where many rows cannot be read, blanks in the others are doubtful too
	rows, unread := 0, 0
	for i := range rd.rows {
		if p := &rd.rows[i]; p.run.Placed() && p.mode != slots.Marks {
			rows++
			if p.doubt != slots.None && p.doubt != slots.Cut {
				unread++
			}
		}
	}
	poor := unread*5 > rows*2
	broken := rd.broken()
	placed := rd.count()
	bare := missing*10 >= placed*6 // labels and figures stand apart
	// figures behind a label may be those of another that has none, unless those of
	// all labels over several lines, and of no others, stand there
	astray := false
	if missing > 0 {
		beside, under, wrapped := 0, 0, 0
		regular := true
		for i := range rd.rows {
			p := &rd.rows[i]
			on, off := p.lies()
			if lines := p.run.Placed() && s.tokens[p.first].line < s.tokens[p.last].line; lines && off {
				wrapped++
			} else if lines && on || off {
				regular = false
			}
			if on {
				beside++
			} else if off {
				under++
			}
		}
		astray = beside >= under && !(regular && wrapped >= minRegular)
	}
	for i := range rd.rows {
		p := &rd.rows[i]
		if !p.run.Placed() {
			continue
		}
		p.before = p.before || s.dirty(p) || s.misnumbered(p, marks[i])
		label := good(i) || p.run.Covered*100 >= p.run.Letters*60 && good(i-1) && good(i+1)
		p.sure = label && !slipped && (p.doubt == slots.None || p.doubt == slots.Cut && p.mode == slots.Stream && !(p.row.Width > 1 && s.doc.Lines[s.tokens[p.last].line].Kind == document.Row))
		if p.doubt == slots.Cut && slices.ContainsFunc(p.cells, func(c int) bool { return c >= 0 && s.tokens[c].kind != figureToken }) {
			p.sure = false // that a blank is one shows in the rest of the row
		}
		if _, off := p.lies(); off && astray {
			p.sure = false
		}
		if bare && p.mode != slots.Marks || broken && p.mode == slots.Marks && !s.doc.Exact {
			p.sure = false
		}
		if poor && p.mode != slots.Marks && (p.row.N == 1 || s.hasBlank(p) || p.mode == slots.Stream && unread*4 > rows*3) {
			p.sure = false
		}
		if loose && (p.mode == slots.Stream || p.doubt != slots.None) || len(rd.strays) > 0 && !s.printsFigure(p) || p.before || s.unlike(p) {
			p.sure = false
		}
		if p.mode == slots.Stream && s.hasBlank(p) && s.trailed(p.last) {
			p.sure = false // the first cell, which is blank, may stand on the label's line
		}
		if p.mode == slots.Stream && p.row.N < 4 && (rd.short(i-1) || rd.short(i+1)) {
			p.sure = false
		}
		if (p.mode == slots.Stream || s.leftOver(p)) && i > 0 && rd.rows[i-1].doubt == slots.Missing {
			p.sure = false // the figures of both may stand behind the second label
		}
		if p.mode == slots.Marks && i > 0 && s.below(&rd.rows[i-1], p) {
			p.sure = false // its figures may begin on the line above its label
		}
		if p.mode == slots.Marks && p.sure && missing > 0 && (i > 0 && rd.rows[i-1].doubt == slots.Missing || i+1 < len(rd.rows) && rd.rows[i+1].doubt == slots.Missing) {
			p.sure = false
		}
	}
	for i := range rd.rows { // the figures of a row that shows none may stand in one near it that has too many
		if p := &rd.rows[i]; p.sure && !s.printsFigure(p) && rd.nearLong(i) {
			p.sure = false
		}
	}
	for _, x := range append(s.brokenFigures(rd), rd.strays...) { // the rows beside a figure that no row took, or a piece of one
		for i := range rd.rows {
			if p := &rd.rows[i]; p.run.Placed() && (p.to <= x && (i+1 >= len(rd.rows) || rd.rows[i+1].first > x || !rd.rows[i+1].run.Placed())) {
				p.sure = false
				if i+1 < len(rd.rows) {
					rd.rows[i+1].sure = false
				}
			}
		}
	}
}

// doubtMerged puts rows of two equal figures between spaces in doubt where the first stands
// below the second of others: they may be one, printed for each of two merged columns,
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
	for i := range rd.rows {
		p := &rd.rows[i]
		if p.mode != slots.Words || p.row.N != 2 || !s.allFigures(p.cells) || !second(&p.row.Items[0]) {
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
	if !lost || len(apart) < 4*len(cramped) {
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
