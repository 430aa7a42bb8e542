// This file is the room of rows: which tokens are the rest of a label, and which
// follow it as the cells of its row.

package gongkai

import (
	"bytes"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/seed-11a632b0/gongkai/document"
	"github.com/seed-11a632b0/gongkai/internal/slots"
)

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

// headingAcross reports whether the sub-heading of table two above token i, with nothing but
// rows of its part between, is printed in each cell of a line of so many.
func (s *scan) headingAcross(i int, kind document.Kind, width int) bool {
	near := s.tokens[i].line - maxHeaderLines
	for end := s.lineStart(i); end > 0 && s.tokens[end-1].line >= near; {
		first := s.lineStart(end - 1)
		cells := s.tokens[first:end]
		if cells[0].kind == gapToken {
			end = first
			continue
		}
		if l := &s.doc.Lines[cells[0].line]; cells[0].sign.lawItem {
			return l.Kind == kind && l.Last-l.First == width && len(cells) == width && !anyOf(cells, func(t *token) bool {
				return t.kind != textToken || !slices.Equal(t.key, cells[0].key)
			})
		}
		if words := slices.IndexFunc(cells[1:], func(t token) bool { return t.kind == textToken }); words >= 0 || cells[0].kind == textToken && cells[0].word == 0 {
			return false
		}
		end = first
	}
	return false
}

// printedAcross reports whether a table is nothing but rows, and each of one column prints the
// same in just as many cells of the label's line as others have columns, and these just those.
func (s *scan) printedAcross(rd *reading) bool {
	if rd.first == 0 || s.tokens[rd.first-1].sign.columns != 0 {
		return false
	}
	most := 0
	for i := range rd.rows {
		most = max(most, rd.rows[i].row.N)
	}
	ones := 0
	for i := range rd.rows {
		p := &rd.rows[i]
		items := p.row.Items
		for len(items) > 0 && items[len(items)-1].Kind == slots.Line {
			items = items[:len(items)-1] // blank lines behind the table
		}
		switch {
		case !p.run.Placed() || i+1 < len(rd.rows) && p.to != rd.rows[i+1].first:
			return false // words stand between
		case p.row.N == 1 && len(items) == 1 && p.row.Width == most+1:
			ones++ // it is merged already
			continue
		case len(items) != most || p.row.N > 1 && p.row.N < most || p.row.N == 1 && s.differing(items) > 1:
			return false
		case slices.ContainsFunc(items, func(it slots.Item) bool { return !it.OnLabel || !it.Marked }):
			return false
		}
		if p.row.N == 1 {
			ones++
		}
	}
	return ones >= minRegular && most > 2
}

// closes reports whether token i is nothing but marks that close what stands
// before them, as the bracket that a wrapped label ends with; or a note in brackets on
// the line of these.
func (s *scan) closes(i int) bool {
	t := &s.tokens[i]
	if t.kind != textToken || t.long || len(t.key) > 0 || t.mark != 0 {
		return false
	}
	b := s.bytes(s.cellOf(t))
	table := foldTable()
	if first, _ := decode(b, 0); fold(table, first) == '(' && !hasDigit(b) && i > 0 && s.tokens[i-1].line == t.line {
		last, _ := utf8.DecodeLastRune(bytes.TrimRight(b, " "))
		return fold(table, last) == ')'
	}
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
// line of the row's figures, or above that, or on that of its cells where those of the
// label show none; 0 for none. Each name has a column of its own, and can go on below.
func (s *scan) groupBelow(p *placed, at []int, groups []string) int {
	last := &s.tokens[p.last]
	type column struct {
		i    int // its first piece
		said string
	}
	var buf [3]column
	columns := buf[:0]
	from, cells, figures := p.last, 0, 0 // no figure stands from there on; how many pieces end beside cells, and beside figures
	whole := false                       // all names end there, or below
	for n, i := range at[:min(len(at), maxBelow)] {
		t := &s.tokens[i]
		mark := len(t.key) == 0 && (s.doc.Lines[t.line].Kind != document.Row || hasDigit(s.bytes(s.cellOf(t)))) // of the next row
		if t.kind != textToken || t.long || mark || t.line <= last.line || !s.leftOf(t, last) {
			break
		}
		if s.anyFigure(from, i) {
			if figures > 0 || n == 0 || s.onFigures(i) {
				break
			}
			figures = n // they stand on a line of their own
		}
		from = i
		k := slices.IndexFunc(columns, func(c column) bool { return s.sameColumn(&s.tokens[c.i], t) })
		if k < 0 {
			if k = len(columns); k == cap(columns) {
				break
			}
			columns = append(columns, column{i: i})
		}
		if columns[k].said += s.allLetters(i); len(columns[k].said) > maxLabelBytes {
			break
		}
		if n+1 < len(at) && s.tokens[at[n+1]].line == t.line {
			continue
		}
		end := s.lineEnd(i)
		if figures == 0 && s.onFigures(i) {
			figures, from = n+1, end // a name may go on below
		}
		if cells == 0 && s.tokens[end-1].at > last.at && !s.cellsBehind(p) {
			cells = n + 1
		}
		if slices.ContainsFunc(columns, func(c column) bool { return !endsNames(c.said, groups) }) {
			continue
		}
		if figures > 0 {
			return figures
		}
		whole = true
	}
	if figures > 0 || !whole {
		return 0
	}
	return cells
}

// cellsBehind reports whether lines of a label have cells behind the last of its pieces.
func (s *scan) cellsBehind(p *placed) bool {
	for i := p.first; i <= p.last; {
		if i = s.lineEnd(i); s.tokens[i-1].at > s.tokens[p.last].at {
			return true
		}
	}
	return false
}

// columnLabel finds the label with its letters where it stands in one column, which is that
// of the last words of its first line, among pieces of other columns that it was placed
// on, of[from:to], or on the last of their lines, below figures. It returns the first of
// its pieces and the place behind the last; 0 where it does not stand there.
func (s *scan) columnLabel(of []int, from, to int, label *spelling) (first, end int) {
	if s.tokens[of[from]].line == s.tokens[of[to-1]].line {
		return 0, 0
	}
	last := to - 1 // where its last line begins
	for s.tokens[of[last-1]].line == s.tokens[of[to-1]].line {
		last--
	}
	words := slices.ContainsFunc(of[from:last], func(i int) bool { return len(s.tokens[i].key) > 0 }) // more than its mark
	if words && s.anyFigure(of[from], of[last]) {                                                     // they are another row's, where the last line says it all
		b := s.buf.words[:0]
		for _, i := range of[last:to] {
			b = s.appendFirst(b, i, len(label.letters)+1)
		}
		if s.buf.words = b; string(b) == label.letters {
			return of[last], to
		}
	}
	if !slices.ContainsFunc(of[from:to], func(i int) bool { return !s.sameColumn(&s.tokens[i], &s.tokens[of[from]]) }) {
		return 0, 0 // it stands there
	}
	for k := from; k < min(to, from+maxBelow); k++ {
		if k > from && !s.leftOf(&s.tokens[of[k-1]], &s.tokens[of[k]]) {
			break // what is above may be its own
		}
		if k+1 < len(of) && s.tokens[of[k+1]].line == s.tokens[of[k]].line {
			continue // more words stand behind
		}
		if t := &s.tokens[of[k]]; of[k] > 0 && s.tokens[of[k]-1].line == t.line && len(s.tokens[of[k]-1].key) == 0 && s.tokens[of[k]-1].mark > 0 && int(s.tokens[of[k]-1].mark) != label.mark {
			continue // the mark of something else opens it
		}
		var buf [maxLabelBytes]byte
		letters, figures := buf[:0], 0
		for n, i := range of[k:min(len(of), k+3*maxLabelKey)] { // its groups stand beside it
			if n > 0 && s.anyFigure(of[k+n-1], i) {
				figures++
			}
			if s.tokens[i].long || len(letters) >= len(label.letters) || figures > 1 { // those of two rows
				break
			}
			if !s.sameColumn(&s.tokens[i], &s.tokens[of[k]]) {
				if n := s.item(i); n != 0 && n != label.item {
					break // another row begins
				}
				continue
			}
			letters = s.appendLetters(letters, i)
			if string(letters) == label.letters || string(letters) == label.own {
				return of[k], k + n + 1
			}
		}
	}
	return 0, 0
}

// lineAbove returns the place of the first of the tokens, none before token from, on the line
// of the one before place i, where that is the line above.
func (s *scan) lineAbove(of []int, i, from int) int {
	line := s.tokens[of[i]].line
	for i > 0 && of[i-1] >= from && s.tokens[of[i-1]].line+1 >= line {
		i--
	}
	return i
}

// sameColumn reports whether two texts stand in one column, in lines of marked cells or by
// their place.
func (s *scan) sameColumn(a, b *token) bool {
	if s.doc.Lines[a.line].Kind == document.Row && s.doc.Lines[b.line].Kind == document.Row {
		return s.cellColumn(a) == s.cellColumn(b)
	}
	c, d := s.cellOf(a), s.cellOf(b)
	return abs(c.X-d.X) <= 1 || abs(c.W-d.W) <= 1 // a piece may begin with a space
}

// leftOf reports whether a cell stands in a column before that of another, which is on a
// line above.
func (s *scan) leftOf(a, b *token) bool {
	if s.doc.Lines[a.line].Kind == document.Row && s.doc.Lines[b.line].Kind == document.Row {
		return s.cellColumn(a) < s.cellColumn(b)
	}
	return s.cellOf(a).XEnd < s.cellOf(b).X
}

// cellColumn returns the place of a cell in its line of marked cells; of one that has the
// line to itself by the marks before it, which are no cells there.
func (s *scan) cellColumn(t *token) int {
	if l := &s.doc.Lines[t.line]; l.Last-l.First == 1 {
		return bytes.Count(s.doc.Source[l.Start:s.cellOf(t).Start], []byte{l.Sep})
	}
	return int(t.at)
}

// letterColumn returns the column in which each letter of a label stands on a line of its
// own; a column that no line has where several share one.
func (s *scan) letterColumn(p *placed) int {
	for i := p.first; i <= p.last; i++ {
		if t := &s.tokens[i]; t.kind == textToken && (len(t.key) > 1 && !t.joined || t.line == s.tokens[p.last].line && i < p.last) {
			return noColumn
		}
	}
	return s.cellColumn(&s.tokens[p.last])
}

// noColumn is further to the right than lines have cells.
const noColumn = 1 << 30

// columnBelow returns how many of the given tokens the label goes on in, up to its last:
// those in its column say the rest of it, and no figure stands between.
func (s *scan) columnBelow(p *placed, at []int, rest string) int {
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

// A following is what stands after a label as it is collected.
type following struct {
	*scan
	p       *placed
	row     *Row
	mark    int   // of the label
	next    int   // where the next row begins
	to      int   // where what belongs to this one ends, but for the line of the label
	from    int   // where its items begin
	onLine  int32 // line of the label's latest piece
	letters int   // the column in which each letter of the label has a line, once it is asked for
	space   int   // the latest of them that is but a space
	looked  int   // up to this token
	ofLabel bool  // words stand behind the empty cells
	passed  bool  // words among the figures are passed over
}

// maxItems bounds what is collected after a label.
const maxItems = 4096

// follow collects what stands after a label, up to the next one.
func (s *scan) follow(p *placed, next int, row *Row, mark int) slots.Row {
	r := slots.Row{N: len(row.Columns), LabelTo: -1}
	r.Top, r.Label = int(s.tokens[p.first].line), int(s.tokens[p.last].line)
	for i := p.first - 1; i >= 0 && s.tokens[i].line == s.tokens[p.first].line; i-- {
		if s.tokens[i].kind == figureToken && s.doc.Lines[s.tokens[i].line].Kind == document.Row {
			p.doubted = true
		}
	}
	f := following{scan: s, p: p, row: row, mark: mark, next: next, to: p.to, from: len(s.items), onLine: -1, letters: -1, space: -1}
	within := false // figures stand between the lines of the label
	i := p.first
	for end := min(len(s.tokens), next); i < end; i++ {
		if len(s.items)-f.from == maxItems {
			p.doubted = true
			break
		}
		t := &s.tokens[i]
		l := &s.doc.Lines[t.line]
		marked := l.Kind == document.Row && l.Last-l.First > 1
		if t.kind == textToken && f.text(i, marked) {
			continue
		}
		if i >= f.to && !(marked && t.line == f.onLine) || t.kind == textToken && !marked {
			break
		}
		if t.kind == gapToken && (i < p.last || within) || t.kind == figureToken && i < p.last && s.hollow && s.letterBefore(i) {
			continue // within the label, or behind one that its figures stand in; or a letter of the name of its group
		}
		if t.kind == emptyToken && f.ofWords(i, marked) {
			continue
		}
		s.addItem(i, t.glue && marked && r.N > 1, t.line == f.onLine)
		if t.kind == figureToken {
			within = within || i < p.last && t.line != f.onLine
			p.doubted = p.doubted || within && i > p.last && !marked // the row is on either side of a piece of its label
		}
	}
	if f.passed {
		p.to = i
	}
	r.Items = s.items[f.from:len(s.items):len(s.items)]
	p.doubted = p.doubted || i < next && (s.amongFigures(i, f.onLine) || s.wordFor(i, f.onLine) && countFigures(r.Items) < r.N) || len(r.Items) > 0 && s.pieceAt(i)
	s.setLabel(&r, p, f.space)
	return r
}

// text reports whether a text is one of the label's, or passed over.
func (f *following) text(i int, marked bool) bool {
	t, p := &f.tokens[i], f.p
	if i <= p.last && (i < p.body || len(t.key) > 0 || !marked || f.mark > 0 && int(t.mark) == f.mark || !hasDigit(f.bytes(f.cellOf(t)))) {
		if n := len(f.items); n > f.from && f.items[n-1].Row == int(t.line) && f.items[n-1].Kind != slots.Empty {
			p.doubted = true // words of the label within its figures
		}
		f.onLine = t.line
		return true
	}
	if i <= p.last {
		return false
	}
	if marked && t.line == f.onLine && endsNames(f.allLetters(i), f.row.Groups) && !f.asked.onFigures(f.scan, i) {
		return true // the name of its group ends beside the label
	}
	if !marked && t.line != f.onLine && f.passes(i, f.next, len(f.row.Columns), f.items[f.from:]) {
		f.to, f.passed = f.next, true
		return true
	}
	return false
}

// ofWords reports whether an empty cell is none of the row's: a piece of a header, or one of
// the label's, or the input ends there.
func (f *following) ofWords(i int, marked bool) bool {
	t, p := &f.tokens[i], f.p
	if i >= f.looked {
		f.ofLabel, f.looked = f.textBehind(i)
	}
	if t.joined || f.open(t) || f.ofLabel {
		return true
	}
	if i >= p.last {
		return false
	}
	l, last := &f.doc.Lines[t.line], int(f.tokens[p.last].at)
	if marked {
		if f.letters < 0 {
			f.letters = f.letterColumn(p)
		}
		if int(t.at) <= f.letters && l.Last-l.First > f.letters && f.doc.Cells[l.First+f.letters].Gap == document.Spaces && f.doc.Source[l.Start] != '\f' {
			if int(t.at) == f.letters {
				f.onLine, f.space = t.line, i
			}
			return true // it holds a space, and is one of the letters each of which has a line
		}
	}
	if int(t.at) <= last && l.Last-l.First == len(f.row.Columns)+last+1 && f.doc.Cells[l.First+last].Gap == document.Spaces {
		return true // it holds a space where the label stands on the lines above and below
	}
	return l.Last-l.First <= last+1 // the line ends where the label does
}

// letterBefore reports whether a token is a word for nothing with which its line begins, and
// text follows right behind it: it stands where labels do.
func (s *scan) letterBefore(i int) bool {
	t := &s.tokens[i]
	if i+1 >= len(s.tokens) || s.tokens[i+1].kind != textToken || s.tokens[i+1].line != t.line || s.fig(t).state != Blank {
		return false
	}
	if c, _ := utf8.DecodeRune(s.bytes(s.cellOf(t))); !isHan(fold(foldTable(), c)) {
		return false
	}
	return !s.anyFigure(s.lineStart(i), i)
}

// addItem adds token i to the items of its row. Several figures may be glued in it, and it may
// stand on the label's line.
func (s *scan) addItem(i int, glued, onLabel bool) {
	t := &s.tokens[i]
	l := &s.doc.Lines[t.line]
	s.items = append(s.items, slots.Item{})
	it := &s.items[len(s.items)-1] // filled where it stands, which spares a copy
	it.Row, it.Cell, it.Col, it.Ref = int(t.line), int(t.at), -1, i
	it.Marked, it.OnLabel = l.Kind == document.Row, onLabel
	if t.kind == gapToken {
		it.Kind, it.Gap = slots.Line, uint8(l.Gap)
		return
	}
	c := &s.doc.Cells[t.cell]
	switch {
	case t.kind == textToken || glued:
		it.Kind = slots.Word
	case t.kind == figureToken:
		it.Kind = slots.Figure
	default:
		it.Kind, it.Gap = slots.Empty, uint8(c.Gap)
	}
	it.X, it.XEnd, it.W, it.WEnd = c.X, c.XEnd, c.W, c.WEnd
	if l.Sep == '+' {
		it.Col, it.Span = c.Col, c.ColSpan
	}
}

// amongFigures reports whether token i, at which a row ends, is something that is no figure
// and stands among them, on the line of the label or behind a figure.
func (s *scan) amongFigures(i int, label int32) bool {
	if i >= len(s.tokens) || s.tokens[i].kind != textToken {
		return false
	}
	t, before := &s.tokens[i], &s.tokens[i-1]
	return (t.line == label || before.kind == figureToken && before.line == t.line && s.fig(before).state == Given) && s.besideCells(i)
}

// wordFor reports whether token i, at which a row ends, is words that the form does not have,
// in the place of a figure: right behind the label on its line, or behind a figure.
func (s *scan) wordFor(i int, label int32) bool {
	if i >= len(s.tokens) {
		return false
	}
	t, before := &s.tokens[i], &s.tokens[i-1]
	if t.kind != textToken || t.long || len(t.key) == 0 && t.mark == 0 || before.line != t.line || before.kind != figureToken && t.line != label {
		return false
	}
	return !s.words.knows(t.key) || !slices.ContainsFunc(t.key, func(r rune) bool { return !isNumeral(r) }) || hasDigit(s.bytes(s.cellOf(t)))
}

// pieceAt reports whether token i, at which a row ends, may be a piece of a figure that is
// left over.
func (s *scan) pieceAt(i int) bool {
	if i >= len(s.tokens) {
		return false
	}
	t := &s.tokens[i]
	return t.kind == textToken && len(t.key) == 0 && !t.long && (isTail(s.bytes(s.cellOf(t))) || s.parts(i))
}

// setLabel tells where the label of a row ends: in its last cell on the line where the cells
// begin, or rather the figures do. A space may be a piece of it.
func (s *scan) setLabel(r *slots.Row, p *placed, space int) {
	lab, begin := &s.tokens[p.last], -1
	for i := range r.Items {
		if r.Items[i].Kind == slots.Figure {
			begin = r.Items[i].Row
			break
		}
	}
	if begin < 0 && len(r.Items) > 0 {
		begin = r.Items[0].Row
	}
	for i := p.first; i <= p.last; i++ {
		if t := &s.tokens[i]; (t.kind == textToken || i == space) && int(t.line) == begin {
			lab = t
		}
	}
	ll := &s.doc.Lines[lab.line]
	feet, _ := slices.BinarySearch(s.feet, lab.line)
	r.LabelAt, r.Width, r.Page = int(lab.at), ll.Last-ll.First, ll.Page+feet // a text may show where pages end by their marks alone
	if c := s.cellOf(lab); c != nil {
		r.LabelX, r.LabelW = c.XEnd, c.WEnd
		if ll.Sep == '+' {
			r.Right, r.LabelTo = s.widthOf(lab.line), c.Col+max(1, c.ColSpan)
		}
	}
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
// stands where labels do. So do all empty cells up to the token returned.
func (s *scan) textBehind(i int) (yes bool, to int) {
	line := s.tokens[i].line
	for i++; i < len(s.tokens) && s.tokens[i].line == line; i++ {
		switch t := &s.tokens[i]; {
		case t.kind == textToken || t.joined:
			return true, i
		case t.kind == figureToken:
			return false, i
		}
	}
	return false, i
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
	return len(b) > 1 && (b[0] == '.' || b[0] == ',') && isDigit(b[1])
}

// parts reports whether token i is just a comma or a dot that stands between two figures of
// its line.
func (s *scan) parts(i int) bool {
	if i == 0 || i+1 >= len(s.tokens) || s.tokens[i-1].kind != figureToken || s.tokens[i+1].kind != figureToken ||
		s.tokens[i-1].line != s.tokens[i].line || s.tokens[i+1].line != s.tokens[i].line {
		return false
	}
	b := string(s.bytes(s.cellOf(&s.tokens[i])))
	return b == "," || b == "，" || b == "."
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
		if isDigit(c) || c == 0xef && i+2 < len(b) && b[i+1] == 0xbc && b[i+2] >= 0x90 && b[i+2] <= 0x99 {
			return true
		}
	}
	return false
}

// merge drops the cells that repeat the one before them because the header
// above repeats as well: the dump of a merged cell.
func (s *scan) merge(rd *reading, p *placed) {
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
				s.mergeLines(p)
				return
			}
			width++
		}
	}
	if first.cell < 0 || width < 2 {
		return
	}
	most := width // how many cells of a line can repeat others
	words := s.columnsAbove(p.first, kind, width, p.row.N)
	if words == nil && kind == document.Plain && off == 0 {
		words = s.columnsPieced(rd, p.first, width, p.row.N)
	}
	if words == nil && (s.headingAcross(p.first, kind, width) || s.printedAcross(rd)) { // the header is left out, and what is merged is printed for each column
		if s.differing(items) > p.row.N {
			return
		}
		words = slices.Repeat([][]rune{infoWords}, width)
		words[0] = nil
		if p.row.N > 1 {
			most = width - 1 - p.row.N
		}
	}
	repeats := func(c int) bool { return c < len(words) && len(words[c]) > 0 && slices.Equal(words[c], words[c-1]) }
	again := false
	for c := 1; c < len(words) && !again; c++ {
		again = repeats(c)
	}
	if !again {
		return
	}
	out, spare := items[:0:0], 0
	for k, it := range items {
		if k == 0 || it.Row != items[k-1].Row {
			spare = most
		}
		if k > 0 && spare > 0 && it.Kind != slots.Line && (it.OnLabel || off > 0) && it.Cell == items[k-1].Cell+1 && repeats(it.Cell+off) &&
			bytes.Equal(s.bytes(s.cellOf(&s.tokens[it.Ref])), s.bytes(s.cellOf(&s.tokens[items[k-1].Ref]))) {
			s.tokens[it.Ref].dup = true
			spare--
			continue
		}
		out = append(out, it)
	}
	p.row.Items = out
}

// mergeLines is merge where each cell has a line to itself, and so has each word of the
// header.
func (s *scan) mergeLines(p *placed) {
	items := p.row.Items
	for len(items) > 0 && items[len(items)-1].Kind == slots.Line {
		items = items[:len(items)-1] // blank lines behind the table
	}
	word := p.first - 1 // the last one of the header
	for word >= 0 && s.tokens[word].sign.columns == 0 && s.tokens[p.first].line-s.tokens[word].line < maxHeaderLines {
		word--
	}
	word -= len(items) - 1
	if word < 1 || s.tokens[word-1].sign.columns != 0 {
		return
	}
	out := make([]slots.Item, 0, len(items))
	for k := range items {
		it, w := &items[k], &s.tokens[word+k]
		if it.Kind != slots.Figure || it.Marked || it.OnLabel || w.sign.columns == 0 || s.tokens[word+k-1].line == w.line || k > 0 && items[k-1].Row == it.Row {
			return
		}
		if k == 0 || !slices.Equal(w.key, s.tokens[word+k-1].key) {
			out = append(out, *it)
		} else if !bytes.Equal(s.bytes(s.cellOf(&s.tokens[it.Ref])), s.bytes(s.cellOf(&s.tokens[items[k-1].Ref]))) {
			return
		}
	}
	if len(out) != p.row.N {
		return
	}
	kept := 0
	for k := range items {
		if kept < len(out) && items[k].Ref == out[kept].Ref {
			kept++
			continue
		}
		s.tokens[items[k].Ref].dup = true
	}
	p.row.Items = append(out, p.row.Items[len(items):]...)
}

// differing counts the cells of a line that say something else than the one before them,
// in the line that has the most.
func (s *scan) differing(items []slots.Item) int {
	n, most := 0, 0
	var last []byte
	for k := range items {
		if items[k].Kind == slots.Line {
			continue
		}
		if k == 0 || items[k].Row != items[k-1].Row {
			n = 0
		}
		if b := s.bytes(s.cellOf(&s.tokens[items[k].Ref])); n == 0 || !bytes.Equal(b, last) {
			n, last = n+1, b
		}
		most = max(most, n)
	}
	return most
}

// onlyGroup reports whether the label of a row ends in the name of its group, and its own
// words stand nowhere in it but there: what follows are the figures of the group, as in
// （六）其他处理 for 3.其他.
func (s *scan) onlyGroup(l *lookup, p *placed, row int) bool {
	own := func(t token) bool { return int(l.rowOf[tableRequests][t.word]) == row+1 }
	groups := l.tables[tableRequests].Rows[row].Groups
	last := &s.tokens[p.last]
	if len(groups) == 0 || last.word == 0 || own(*last) {
		return false
	}
	if key, _ := appendKey(s.keys, []byte(groups[len(groups)-1])); !slices.Equal(key[len(s.keys):], last.key) {
		return false
	}
	return !slices.ContainsFunc(s.tokens[p.first:p.last], own)
}
