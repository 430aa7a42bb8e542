// This file is the room of what pages print around tables: their numbers, their
// heads and feet, counts of lines, and what only draws.

package gongkai

import (
	"bytes"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/seed-11a632b0/gongkai/document"
)

// isFurniture reports whether token i begins like a line that is no part of a
// report, be it in brackets.
func (s *scan) isFurniture(i int) bool {
	t := &s.tokens[i]
	if t.kind != textToken || t.long {
		return false
	}
	if len(t.key) == 0 && len(s.bytes(s.cellOf(t))) > 6 {
		r, _ := nextHan(s.bytes(s.cellOf(t)), 0)
		return furnitureFirst.has(r) && isFurniture([]rune(s.allLetters(i)))
	}
	return isFurniture(t.key)
}

// foreign reports whether the line, whose tokens begin at from, holds words that
// the form does not have, and stands between row and another like it that begins
// with words: the head of a page, or the foot, within a table.
func (s *scan) foreign(from, row, line int) bool {
	for i := from; i < len(s.tokens); i++ {
		if t := &s.tokens[i]; t.kind != textToken || !s.unknown(t) {
			return false
		}
	}
	a := &s.doc.Lines[row]
	for _, b := range s.doc.Lines[line+1:] {
		switch {
		case b.Kind == document.Blank:
			continue
		case b.Kind != document.Row || b.Sep != a.Sep || b.Last-b.First != a.Last-a.First || a.Last-a.First < 3:
			return false
		}
		for c := b.First; c < b.Last; c++ {
			if cell := &s.doc.Cells[c]; cell.Start < cell.End {
				_, figure := readFigure(s.bytes(cell))
				return !figure
			}
		}
		return false
	}
	return false
}

// dropRunning drops the words that have a line to themselves and come again on
// others, as the head and the foot of pages do, where the form has no such
// words: they part no label from its figures.
func (s *scan) dropRunning() {
	alone := func(t *token) bool {
		l := &s.doc.Lines[t.line]
		w := t.sign
		w.block = false
		return t.kind == textToken && !t.long && len(t.key) >= minRunning && l.Kind == document.Plain && l.Last-l.First == 1 && w == sign{}
	}
	var table [4 * maxRunning]int32 // by hash, the first token of each wording, from 1
	slot := func(key []rune) int {
		h := hashRunes(key) & uint32(len(table)-1)
		for table[h] != 0 && !slices.Equal(s.tokens[table[h]-1].key, key) {
			h = (h + 1) & uint32(len(table)-1)
		}
		return int(h)
	}
	var again []int32 // tokens that say what one before them says
	var title []rune
	n := 0
	for _, i := range s.alone {
		if t := &s.tokens[i]; alone(t) {
			if k := t.key; hasSuffix(k, reportWords) {
				if len(title) > len(k) && hasSuffix(title, k) {
					again = append(again, i+1) // it says how the title ends
				} else if title == nil {
					title = k
				}
			}
			switch k := slot(t.key); {
			case table[k] != 0:
				again = append(again, table[k], i+1)
			case n < maxRunning:
				n++
				if table[k] = i + 1; slices.Equal(t.key, reportWords) && s.inSection(int(i)) {
					again = append(again, i+1) // the title of the report, which is not told
				}
			}
		}
	}
	if len(again) == 0 {
		return
	}
	drop := map[int32]bool{}
	for _, i := range again {
		if !s.words.knows(s.tokens[i-1].key) {
			drop[i] = true
		}
	}
	if len(drop) == 0 {
		return
	}
	kept := s.tokens[:0]
	for i := range s.tokens {
		if !drop[int32(i+1)] {
			kept = append(kept, s.tokens[i])
		}
	}
	s.tokens = kept
}

// inSection reports whether token i stands between the heading of a section and that of the
// next one.
func (s *scan) inSection(i int) bool {
	above, below := i-1, i+1
	for above >= 0 && s.tokens[above].sign.section == 0 {
		above--
	}
	for below < len(s.tokens) && s.tokens[below].sign.section == 0 {
		below++
	}
	return above >= 0 && below < len(s.tokens) && s.tokens[below].sign.section == s.tokens[above].sign.section+1
}

// reportWords end the title of a report.
var reportWords = []rune("政府信息公开工作年度报告")

// hasSuffix reports whether letters end with others.
func hasSuffix(letters, end []rune) bool {
	return len(letters) >= len(end) && slices.Equal(letters[len(letters)-len(end):], end)
}

const (
	minRunning = 4   // letters of words that can head a page
	maxRunning = 256 // different wordings that are looked at
)

// unlabelled takes the words that programs print in an empty cell, such as nan, for
// empty cells where labels follow on their line: they stand in the place of one. In a
// plain line nothing else may stand before the label.
func (s *scan) unlabelled(line int32) {
	row := s.doc.Lines[line].Kind == document.Row
	from := s.voids
	s.voids = len(s.tokens)
	lo := len(s.tokens)
	for lo > from && s.tokens[lo-1].line == line {
		if t := &s.tokens[lo-1]; t.kind == figureToken && !s.isVoid(t) {
			return
		} else if !row && t.kind == textToken {
			return
		}
		lo--
	}
	for i := lo; i < len(s.tokens); i++ {
		if t := &s.tokens[i]; t.kind == figureToken {
			t.kind = emptyToken
		}
	}
}

// signed reports whether a line, whose tokens begin at from, is signs for nothing, words,
// and just as many figures as a row of table three has.
func (s *scan) signed(from int) bool {
	columns := len(form2021.tables[tableRequests].Rows[0].Columns)
	if len(s.tokens)-from < columns+2 || s.tokens[from].kind != figureToken || s.fig(&s.tokens[from]).state != Blank {
		return false
	}
	words := from
	for words < len(s.tokens) && s.tokens[words].kind == figureToken && s.fig(&s.tokens[words]).state == Blank {
		words++
	}
	behind := len(s.tokens) - columns
	for i := words; i < len(s.tokens); i++ {
		if t := &s.tokens[i]; i < behind && t.kind != textToken || i >= behind && (t.kind != figureToken || t.glue) {
			return false
		}
	}
	return words < behind
}

// dropSigns takes the signs before the words of such lines for empty cells, where there
// are enough of them: each has its own figures.
func (s *scan) dropSigns(lines []int) {
	if len(lines) < minSigned {
		return
	}
	for _, i := range lines {
		for ; s.tokens[i].kind == figureToken; i++ {
			s.tokens[i].kind = emptyToken
		}
	}
}

// barred reports whether a row, whose tokens begin at from, is wider than those of table three
// are without the names of groups, and signs for nothing stand where a label could.
func (s *scan) barred(from int) bool {
	columns := len(form2021.tables[tableRequests].Rows[0].Columns)
	n := len(s.tokens) - from
	if n < columns+2 || n > columns+labelColumns {
		return false
	}
	return s.isSign(&s.tokens[from]) || s.isSign(&s.tokens[len(s.tokens)-columns-1])
}

// isSign reports a sign for nothing.
func (s *scan) isSign(t *token) bool {
	if t.kind != figureToken || s.fig(t).state != Blank {
		return false
	}
	v, _ := decode(s.bytes(s.cellOf(t)), 0)
	return strings.ContainsRune(`/\-~*.…`, fold(foldTable(), v))
}

// dropBars takes the signs in the columns of the labels for empty cells, over which a label
// reaches: in rows as wide as many whose label stands right before as many cells as table three
// has columns, behind a sign. So are those of headers then.
func (s *scan) dropBars(rows []int) {
	columns := len(form2021.tables[tableRequests].Rows[0].Columns)
	width, n := 0, 0
	for _, from := range rows {
		cells := s.tokens[from:s.lineEnd(from)]
		behind := len(cells) - columns
		if cells[behind-1].kind != textToken || slices.ContainsFunc(cells[behind:], isText) {
			continue
		}
		if n++; n > 1 && len(cells) != width {
			return
		}
		width = len(cells)
	}
	if n < minSigned || s.unevenBars(width) {
		return
	}
	for _, from := range rows {
		if cells := s.tokens[from:s.lineEnd(from)]; len(cells) == width && !slices.ContainsFunc(cells[width-columns:], isText) {
			s.dropIn(cells[:width-columns])
		}
	}
	s.dropHeadBars()
}

// unevenBars reports whether some row with signs and figures is a little wider or narrower than
// those of table three: where a cell of it is lost, a sign may stand for a column.
func (s *scan) unevenBars(width int) bool {
	for from, to := 0, 0; from < len(s.tokens); from = to {
		to = s.lineEnd(from)
		cells := s.tokens[from:to]
		if n := abs(len(cells) - width); n == 0 || n > labelsDeep || s.doc.Lines[cells[0].line].Kind != document.Row {
			continue
		}
		if anyOf(cells, func(t *token) bool { return s.isSign(t) }) && anyOf(cells, func(t *token) bool { return t.kind == figureToken && s.fig(t).state != Blank }) {
			return true
		}
	}
	return false
}

// labelsDeep is how many cells a row of table three has for its labels at most.
var labelsDeep = groupsDeep(&form2021.tables[tableRequests]) + 1

// groupsDeep returns the most names of groups that a row of a table is in.
func groupsDeep(t *Table) (n int) {
	for i := range t.Rows {
		n = max(n, len(t.Rows[i].Groups))
	}
	return n
}

// dropHeadBars takes the signs in headers for empty cells: in lines of several words and no
// figures, or of a sub-heading. What stands below such of table two is covered as well.
func (s *scan) dropHeadBars() {
	width, covered := 0, 0
	for from, to := 0, 0; from < len(s.tokens); from = to {
		to = s.lineEnd(from)
		cells := s.tokens[from:to]
		words, last, head, given := 0, 0, false, s.doc.Lines[cells[0].line].Kind != document.Row
		for i := range cells {
			switch t := &cells[i]; t.kind {
			case textToken:
				words, last, head = words+1, i+1, head || t.sign.info || t.sign.lawItem
			case figureToken:
				given = given || s.fig(t).state != Blank
			}
		}
		switch {
		case !given && (words > 1 || words == 1 && head):
			s.dropIn(cells)
			if covered = 0; head && words > 1 {
				width, covered = len(cells), last
			}
		case covered > 0 && len(cells) == width:
			s.dropIn(cells[covered:])
		}
	}
}

// dropIn takes signs for empty cells.
func (s *scan) dropIn(cells []token) {
	for i := range cells {
		if s.isSign(&cells[i]) {
			cells[i].kind = emptyToken
		}
	}
}

func isText(t token) bool { return t.kind == textToken }

// minSigned is how many lines have to begin with signs before these are empty cells.
const minSigned = 8

// isPageMark reports lines of words such as "- 4 -", "第4页" and "--- Page 4 of 9 ---".
func isPageMark(doc *document.Document, l *document.Line) bool {
	b := doc.Source[l.Start:l.End]
	for len(b) > 0 && b[0] == ' ' {
		b = b[1:]
	}
	if len(b) > 1 && b[0] == '\\' && b[1] == '-' {
		b = b[1:] // in Markdown, lest it be an item
	}
	if len(b) == 0 || b[0] > '-' && b[0] < '_' && b[0] != '=' && b[0] != 'P' {
		return false // as a figure shows at once
	}
	t := foldTable()
	v, _ := decode(b, 0)
	switch fold(t, v) {
	case '-', '=', '*', '#', '第', 'P', 'p', ' ', 0:
	default:
		return false // none begins so
	}
	b = bytes.TrimSpace(b)
	if len(b) > 96 {
		return false
	}
	var buf [16]byte
	n, digits, odd := 0, 0, false
	for len(b) > 0 {
		v, k := utf8.DecodeRune(b)
		b = b[k:]
		c := byte(0)
		switch r := fold(t, v); {
		case r == ' ' || r == 0 || r == ':':
			continue
		case isDigit(r):
			c = '9'
			digits++
		case r == '-':
			c = '-'
		case r == '=' || r == '*' || r == '#':
			c, odd = '-', true
		case r == '第':
			c = 'd'
		case r == '页':
			c = 'y'
		case r == '共':
			c = 'g'
		case r == '/' || r == ',':
			c = '/'
		case (r == 'P' || r == 'p') && len(b) > 3 && bytes.EqualFold(b[:3], []byte("age")):
			c, b = 'p', b[3:]
		case (r == 'o' || r == 'O') && len(b) > 1 && b[0]|' ' == 'f':
			c, b = 'o', b[1:]
		default:
			return false
		}
		if n > 0 && buf[n-1] == c && c != 'y' {
			continue
		}
		if n == len(buf) {
			return false
		}
		buf[n] = c
		n++
	}
	if digits == 0 || digits > 6 {
		return false
	}
	switch string(buf[:n]) {
	case "-9-":
		return !odd && l.Last-l.First <= markWords // signs for nothing stand beside a figure
	case "-9o9-":
		return !odd
	}
	switch string(bytes.Trim(buf[:n], "-")) {
	case "d9y", "d9yg9y", "d9y/g9y", "p9", "p9o9", "p9/9":
		return true
	}
	return false
}

// markWords is how many words the mark of a page has, a sign on either side of its number.
const markWords = 3

// isSheetMark reports lines such as "-------- 2 - Sheet2", which part the sheets of a
// workbook that is printed as text.
func isSheetMark(doc *document.Document, l *document.Line) bool {
	if l.Kind != document.Plain || l.Last-l.First < 4 {
		return false
	}
	text := func(k int) []byte { c := &doc.Cells[l.First+k]; return doc.Source[c.Start:c.End] }
	if b := text(0); len(b) < minSheetMark || b[0] != '-' || len(bytes.Trim(b, "-")) > 0 || string(text(2)) != "-" {
		return false
	}
	_, ok := plainDigits(text(1))
	return ok
}

// minSheetMark is how many dashes open such a line.
const minSheetMark = 8

// isRule reports whether a line is the rule below the head of a table of Markdown that has
// one column: below a sub-heading of table two, or a word above a row of words. Others
// print a sign for nothing.
func (s *scan) isRule(i int) bool {
	b := loneText(s.doc, i)
	if len(b) < 3 || b[0] != '-' || len(bytes.Trim(b, "-")) > 0 {
		return false
	}
	k := len(s.tokens) - 1
	for near := k - maxParting; k > max(near, -1) && s.tokens[k].kind == gapToken; {
		k--
	}
	if k < 0 || s.tokens[k].kind != textToken || s.doc.Lines[s.tokens[k].line].Kind != document.Plain {
		return false
	}
	if s.tokens[k].sign.lawItem {
		return true
	}
	if i+1 == len(s.doc.Lines) || int(s.tokens[k].line) != i-1 {
		return false
	}
	next := &s.doc.Lines[i+1]
	if next.Kind != document.Row || next.Sep != '|' || next.Last-next.First < 2 {
		return false
	}
	for c := next.First; c < next.Last; c++ {
		if f, figure := readFigure(s.bytes(&s.doc.Cells[c])); figure && f.state == Given {
			return false
		}
	}
	return true
}

// isCounting reports a line that holds nothing but 0, 1, 2, 3, …: the column
// numbers of a data frame.
func isCounting(doc *document.Document, l *document.Line) bool {
	next, seen := int64(-1), 0
	for c := l.First; c < l.Last; c++ {
		cell := &doc.Cells[c]
		if cell.Start == cell.End && seen == 0 {
			continue
		}
		n, ok := plainDigits(doc.Source[cell.Start:cell.End])
		if !ok || cell.Start == cell.End || seen == 0 && n > 1 || seen > 0 && n != next {
			return false
		}
		next = n + 1
		seen++
	}
	return seen >= minCounting
}

// minCounting is how many numbers such a line holds at least.
const minCounting = 5

// minIndex is how many lines have to count up before their numbers are taken
// for an index.
const minIndex = 6

// indexColumn finds lines that begin with their number in a table, before their
// label: 0, 1, 2, … from line to line. Below the numbers of the columns few will do.
func indexColumn(doc *document.Document) map[int]bool {
	var out map[int]bool
	var run []int
	last := int64(-2)
	var head *document.Line // the numbers of the columns, down to the last line beside them
	counted := false        // the run stands below them
	flush := func() {
		if len(run) >= minIndex || counted && len(run) >= minCounted {
			if out == nil {
				out = map[int]bool{}
			}
			for _, i := range run {
				out[i] = true
			}
		}
		run = run[:0]
	}
	for i := range doc.Lines {
		l := &doc.Lines[i]
		if l.Kind == document.Blank || last < 0 && head == nil && l.Last-l.First < 2 {
			continue
		}
		if l.Last-l.First >= minCounting && isCounting(doc, l) {
			flush()
			head, last = l, -2
			continue
		}
		if head != nil && !besideCounting(doc, head, l) {
			head = nil
		}
		n, ok := int64(0), false
		if l.Last-l.First > 1 {
			c, d := &doc.Cells[l.First], &doc.Cells[l.First+1]
			if c.Start < c.End {
				n, ok = plainDigits(doc.Source[c.Start:c.End])
			}
			if _, figure := plainDigits(doc.Source[d.Start:d.End]); figure && d.Start < d.End {
				ok = ok && (n == last+1 && len(run) > 0 || n == 0 && head != nil)
			}
		}
		if !ok || n != last+1 || counted && head == nil {
			flush()
		}
		if ok {
			if len(run) == 0 {
				counted = head != nil && n == 0
			}
			run = append(run, i)
			last = n
		} else {
			last = -2
		}
	}
	flush()
	return out
}

// minCounted is how many numbered lines below the numbers of the columns show an index.
const minCounted = 2

// besideCounting reports whether the first cell of a line stands left of all columns
// whose numbers are above it.
func besideCounting(doc *document.Document, head, l *document.Line) bool {
	first, c := &doc.Cells[head.First], &doc.Cells[l.First]
	switch {
	case l.Kind != head.Kind || l.Sep != head.Sep:
		return false
	case l.Kind == document.Row:
		return first.Start == first.End && l.Last-l.First == head.Last-head.First
	}
	return first.Start < first.End && c.WEnd < first.W
}

// minMarks is how many marks of pages have to count up before they are such.
const minMarks = 3

// pageMarkRows returns the lines that are marks of pages, such as - 4 -, in cells: no
// others are like them, and they count up one by one from the first pages on.
func pageMarkRows(doc *document.Document) []int {
	var out []int
	next := int64(0)
	for i := range doc.Lines {
		l := &doc.Lines[i]
		if l.Kind != document.Row || l.Last-l.First != 3 {
			continue
		}
		c := doc.Cells[l.First:l.Last]
		text := func(k int) []byte { return doc.Source[c[k].Start:c[k].End] }
		if onlyRune(text(0)) != '-' || onlyRune(text(2)) != '-' {
			continue
		}
		n, ok := plainDigits(text(1))
		if !ok || c[1].Start == c[1].End || len(out) > 0 && n != next || n > minMarks && len(out) == 0 {
			return nil
		}
		out, next = append(out, i), n+1
	}
	if len(out) < minMarks {
		return nil
	}
	return out
}

// pageNumbers finds the lines that hold nothing but the number of their page:
// the last figure before a page break, counting up from page to page; or lone
// numbers far apart that count up, in a text where no other number stands alone. Loose
// are such as may be figures instead.
func pageNumbers(doc *document.Document) (pages, loose map[int]bool) {
	if len(doc.Lines) == 0 {
		return nil, nil
	}
	if doc.Lines[len(doc.Lines)-1].Page == 0 {
		return lonePageNumbers(doc)
	}
	type end struct {
		line int
		n    int64
		page int
	}
	var ends []end
	last := -1
	flush := func() {
		if last < 0 {
			return
		}
		if n, ok := loneNumber(doc, last); ok && n > 0 && n < 1000 {
			ends = append(ends, end{last, n, doc.Lines[last].Page})
		}
	}
	for i := range doc.Lines {
		if last >= 0 && doc.Lines[i].Page != doc.Lines[last].Page {
			flush()
			last = -1
		}
		if doc.Lines[i].Kind != document.Blank {
			last = i
		}
	}
	flush()
	out := map[int]bool{}
	for i := 1; i < len(ends); i++ {
		if a, b := ends[i-1], ends[i]; b.page == a.page+1 && b.n == a.n+1 && b.n >= int64(b.page) && b.n <= int64(b.page)+2 {
			out[a.line], out[b.line] = true, true
		}
	}
	if 2*len(out) < doc.Lines[len(doc.Lines)-1].Page { // where pages have numbers, nearly all have
		return nil, nil
	}
	return out, nil
}

// loneNumber returns the number that a line holds; false where it holds more, or
// something else.
func loneNumber(doc *document.Document, line int) (int64, bool) {
	b := loneText(doc, line)
	n, ok := plainDigits(b)
	return n, ok && len(b) > 0
}

// loneText returns what a plain line holds where that is one short word; nil where it
// is more, or nothing.
func loneText(doc *document.Document, line int) []byte {
	l := &doc.Lines[line]
	if l.Kind != document.Plain || l.Last-l.First != 1 {
		return nil
	}
	if c := &doc.Cells[l.First]; c.End-c.Start <= 16 { // it may stand in the middle of a wide line
		return doc.Source[c.Start:c.End]
	}
	return nil
}

// How many lines a page has at least, and one that shows rows of a true table.
const (
	minPage      = 12
	minShortPage = 8 // where many are numbered
	minRowsPage  = 4
)

// minShortPages is how many numbers show that pages are short.
const minShortPages = 5

// lonePageNumbers finds the numbers of pages in a text without page breaks. Behind a
// row of a true table each table may begin anew, and where the format has cells, which
// figures do not leave as they do a ruled box, one alone will do. Where other figures
// stand alone with their units, they are loose: kept, and in doubt.
func lonePageNumbers(doc *document.Document) (pages, loose map[int]bool) {
	var out map[int]bool
	last, next, row := -minPage, int64(0), -1 // row is the last line that shows anything
	tables, units, short := true, false, false
	for i := range doc.Lines {
		b := loneText(doc, i)
		if b == nil {
			if doc.Lines[i].Kind != document.Blank {
				row = i
			}
			continue
		}
		n, ok := plainDigits(b)
		if !ok || len(b) == 0 {
			f, ok := readFigure(b)
			if ok && f.state == Blank {
				return nil, nil // a word or sign for nothing: the text has a cell a line
			}
			units = units || ok && f.unit != ""
			row = i
			continue
		}
		table := row >= 0 && doc.Lines[row].Kind == document.Row && (doc.Exact || doc.Lines[row].Sep == '+')
		least, far := minPage, i-last
		if table {
			least = minRowsPage
		}
		if last >= 0 && !doc.Exact && far < least {
			far = doc.Lines[i].Number - doc.Lines[last].Number // rules of a box are no lines, and its rows several
			least = minPage
		}
		if far < least {
			least, short = minShortPage, true
		}
		if n == 0 || n > 999 || far < least || next > 0 && n != next && !(table && n == 1) || next == 0 && n > 9 {
			return nil, nil // it is something else; so may be the others
		}
		if out == nil {
			out = map[int]bool{}
		}
		tables = tables && table
		out[i] = true
		last, next = i, n+1
	}
	if len(out) < 2 && !(doc.Exact && tables && next == 2) || short && len(out) < minShortPages {
		return nil, nil
	}
	if units { // they may be figures without one
		return nil, out
	}
	return out, nil
}
