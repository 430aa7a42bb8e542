// This file reads the title: who reports, and on which year.

package gongkai

import (
	"bytes"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/seed-11a632b0/gongkai/document"
)

// A title is a candidate for the report's title.
type title struct {
	agency string
	year   int
	line   int // lines it takes up
	last   int
	text   string // what it says, where it does not have the line to itself
	alone  bool   // it has its line to itself
}

const (
	maxTitle  = 90 // letters of a line that is a title
	maxTitles = 64 // candidates looked at
)

var titleWords = []rune("政府信息公开")

// lineText returns the text of a line as printed.
func (s *scan) lineText(l *document.Line) string {
	if b, ok := s.plainText(l); ok {
		return s.plainly(b)
	}
	cells := s.doc.LineCells(l)
	if only(l, cells) {
		return strings.TrimSpace(s.doc.Text(&cells[0]))
	}
	if !s.printedElsewhere(l) {
		return strings.TrimSpace(s.doc.Printed(s.doc.Source[l.Start:l.End]))
	}
	b := s.buf.words[:0]
	for i := range cells {
		n := len(b)
		if n > 0 {
			b = append(b, ' ')
		}
		from := len(b)
		if c := &cells[i]; s.valid && c.Str == "" && c.Parts == nil {
			b = append(b, s.doc.Unfilled(s.doc.Source[c.Start:c.End])...)
		} else {
			b = append(b, s.doc.Text(c)...)
		}
		if len(b) == from {
			b = b[:n]
		}
	}
	s.buf.words = b
	return s.strip.text(b)
}

// plainly returns what plainText found as a text.
func (s *scan) plainly(b []byte) string {
	if s.doc.Filled {
		b = trimSpace(s.doc.Unfilled(b))
	}
	return s.strip.text(b)
}

// plainText returns the text of a line as it stands in the source; false where
// it has to be put together, or made valid.
func (s *scan) plainText(l *document.Line) ([]byte, bool) {
	if !s.valid {
		return nil, false
	}
	if cells := s.doc.LineCells(l); only(l, cells) {
		c := &cells[0]
		if c.Str != "" || c.Parts != nil {
			return nil, false
		}
		return trimSpace(s.doc.Source[c.Start:c.End]), true
	}
	if s.printedElsewhere(l) {
		return nil, false
	}
	return trimSpace(s.doc.Source[l.Start:l.End]), true
}

// foldedLine returns the text of a line as folded does. It holds until the next
// call with the same memory.
func (s *scan) foldedLine(dst []rune, l *document.Line) []rune {
	b, ok := s.plainText(l)
	if !ok {
		return folded(s.lineText(l))
	}
	t := foldTable()
	dst = dst[:0]
	for i := 0; i < len(b); {
		v, n := decode(b, i)
		i += n
		if r := fold(t, v); r != 0 && r != ' ' {
			dst = append(dst, r)
		}
	}
	return dst
}

// only reports a row with one cell, whose text is that of the line without its
// marks.
func only(l *document.Line, cells []document.Cell) bool {
	return l.Kind == document.Row && len(cells) == 1 && cells[0].Start < cells[0].End
}

// folded returns s with its characters folded and without spaces.
func folded(s string) []rune {
	t := foldTable()
	out := make([]rune, 0, len(s)/2)
	for _, r := range s {
		if r = fold(t, r); r != 0 && r != ' ' {
			out = append(out, r)
		}
	}
	return out
}

// isRunes reports whether letters are those of a text.
func isRunes(key []rune, text string) bool {
	n := 0
	for _, r := range text {
		if n == len(key) || key[n] != r {
			return false
		}
		n++
	}
	return n == len(key)
}

func indexRunes(s, sub []rune) int {
	if len(sub) == 0 {
		return 0
	}
	for i := 0; i+len(sub) <= len(s); i++ {
		if s[i] == sub[0] && slices.Equal(s[i:i+len(sub)], sub) {
			return i
		}
	}
	return -1
}

// readTitle looks for the words of a title in a text.
func readTitle(text []rune) (title, bool) {
	for from := 0; ; {
		i := indexRunes(text[from:], titleWords)
		if i < 0 {
			return title{}, false
		}
		i += from
		from = i + len(titleWords)
		// what follows has to name a report
		j, named := from, false
		for j < len(text) && j <= from+reportWithin {
			r := text[j]
			if r == '报' {
				named = true
				if j+1 < len(text) && text[j+1] == '告' {
					j++
				}
				j++
				break
			}
			if !standsInTitle(r) {
				break
			}
			j++
		}
		if !named {
			continue
		}
		rest := string(text[j:min(len(text), j+6)])
		if slices.ContainsFunc([]string{"格式", "编制", "的通知", "编写", "制度", "范本", "模板", "有关", "工作的", "目录", "专栏"}, func(p string) bool { return strings.HasPrefix(rest, p) }) {
			continue
		}
		head := text[:i]
		for k := len(head) - 1; k >= 0; k-- {
			if r := head[k]; partsTitle(r) && !(r == '、' && k > 2) {
				head = head[k+1:]
				break
			}
		}
		if slices.ContainsFunc(head, endsCut) {
			words := string(head)
			for _, cut := range titleCuts {
				if k := strings.LastIndex(words, cut); k >= 0 {
					words = words[k+len(cut):]
				}
			}
			if n := utf8.RuneCountInString(words); n < len(head) {
				head = head[len(head)-n:]
			}
		}
		t := title{}
		year, at, n := findYear(head)
		t.year = year
		switch {
		case year == 0:
			t.agency = string(head)
		case at == 0:
			t.agency = string(head[n:])
		default:
			t.agency = string(head[:at])
		}
		if t.year == 0 {
			t.year, _, _ = findYear(text[from:min(len(text), j+8)])
		}
		t.agency = cleanAgency(t.agency)
		t.alone = len(text) <= maxTitle && len(text)-j <= 8 && len(text)-j >= 0 && i-len(head) <= 2
		if strings.HasSuffix(t.agency, "中华人民共和国") {
			continue
		}
		if !t.alone && !isAgency(t.agency) {
			t.agency = ""
		}
		return t, true
	}
}

// standsInTitle reports letters between the words of a title and those for a report.
func standsInTitle(r rune) bool {
	switch r {
	case '工', '作', '情', '况', '年', '度', '的', '告', '(', ')', '零':
		return true
	}
	return isDigit(r) || r != '两' && chineseDigit(r) >= 0
}

// partsTitle reports letters that the words before a title end with.
func partsTitle(r rune) bool {
	switch r {
	case '(', ')', '"', '。', ',', ';', ':', '!', '?', '>', '|', '、', '#', '*':
		return true
	}
	return false
}

// titleCuts are words before a title in a sentence.
var titleCuts = [...]string{"向社会公布", "向社会公开", "现公布", "现发布", "公布", "发布", "编制了", "编制", "现将", "关于", "形成"}

// endsCut reports letters of which one stands in each of titleCuts.
func endsCut(r rune) bool {
	switch r {
	case '布', '开', '制', '将', '于', '成':
		return true
	}
	return false
}

// cleanAgency trims what does not belong to a name.
func cleanAgency(s string) string {
	s = strings.Trim(s, " -_·:,.'\"()#*=~>|/\\")
	s = strings.TrimSuffix(s, "的")
	if strings.HasSuffix(s, "人民") { // 某县人民政府信息公开: the words share 政府
		s += "政府"
	}
	if n := utf8.RuneCountInString(s); n < 2 || n > 40 || strings.HasPrefix(s, "我") || strings.HasPrefix(s, "本") || strings.HasPrefix(s, "全") && n < 4 {
		return ""
	}
	return s
}

// findYear finds a year such as 2024年, 2024年度 or 二〇二四年: the year, where it
// begins and how long it is.
func findYear(s []rune) (year, at, n int) {
	digit := func(r rune) int {
		switch {
		case isDigit(r):
			return int(r - '0')
		case r == '〇' || r == '零' || r == '○' || r == 'O':
			return 0
		}
		if n := numeral(r); n < 10 {
			return n
		}
		return -1
	}
	for i := 0; i+4 <= len(s); i++ {
		y := 0
		for k := range 4 {
			d := digit(s[i+k])
			if d < 0 {
				y = -1
				break
			}
			y = y*10 + d
		}
		if y < 2008 || y > 2099 || i > 0 && digit(s[i-1]) >= 0 {
			continue
		}
		j := i + 4
		if j < len(s) && s[j] == '年' {
			j++
			if j < len(s) && s[j] == '度' {
				j++
			}
			return y, i, j - i
		}
		if j == len(s) {
			return y, i, 4
		}
	}
	return 0, 0, 0
}

// score tells how much of a title it is.
func (t *title) score() int {
	n := 0
	if t.alone {
		n += 4
	}
	if t.year > 0 {
		n += 3
	}
	if t.agency != "" {
		n += 3
	}
	return n
}

// wholeTitle is the score of a title that says all and has its line to itself.
const wholeTitle = 10

// title finds title, agency and year. end is the line where the tables begin.
func (s *scan) title(r *Report, end int) {
	f := titleFinder{scan: s, line: s.buf.runes, below: s.buf.joined}
	for i := 0; i < end && i < len(s.doc.Lines); i++ {
		f.look(i)
	}
	if f.best.score() < wholeTitle {
		for i := max(end, len(s.doc.Lines)-12); i < len(s.doc.Lines); i++ {
			f.look(i) // the page's own title comes last
		}
	}
	s.buf.runes, s.buf.joined = f.line[:0], f.below[:0]
	best := &f.best
	r.Year, r.Agency = best.year, best.agency
	if best.alone {
		r.Title = best.text
		for i := best.line; i <= best.last && best.text == ""; i++ {
			if s.doc.Lines[i].Kind != document.Blank {
				r.Title += s.lineText(&s.doc.Lines[i])
			}
		}
	}
	if r.Year == 0 || r.Agency == "" {
		s.fromProse(r, end)
	}
}

// A titleFinder looks for the best title on lines.
type titleFinder struct {
	*scan
	best        title
	seen        int    // titles that were found
	line, below []rune // working memory
}

// look looks for a title that begins on a line.
func (f *titleFinder) look(i int) {
	l := &f.doc.Lines[i]
	if l.Kind == document.Blank || l.End-l.Start < 20 || l.End-l.Start > 6000 || f.seen >= maxTitles || !f.mayTitle(i) {
		return
	}
	if b, ok := f.plainText(l); ok && (l.Kind != document.Row || l.Last-l.First == 1) && isLong(b) && !endsTitle(b) {
		return // most paragraphs
	}
	f.line = f.foldedLine(f.line, l)
	text := f.line
	t, ok := readTitle(text)
	t.line, t.last = i, i
	if own, x := f.inCell(l); x.alone {
		text, t, ok = own, x, true
		t.line, t.last = i, i
	}
	if !ok && len(text) < maxTitle {
		text, t, ok = f.overTwo(i)
	}
	if !ok || slices.Contains(text, '>') || slices.Contains(text, '»') {
		return
	}
	f.seen++
	if t.last == i && t.alone { // its last letters may stand on the next line
		if j := f.nextLine(i); j > 0 {
			if next := folded(f.lineText(&f.doc.Lines[j])); len(next) == 1 && next[0] == '告' {
				t.last = j
			}
		}
	}
	if t.alone && t.agency == "" { // the agency has a line of its own above
		if j := f.prevLine(i); j >= 0 {
			if a := folded(f.lineText(&f.doc.Lines[j])); len(a) <= 40 && isAgency(string(a)) {
				t.agency = cleanAgency(string(a))
				t.line = j
			}
		}
	}
	if f.seen == 1 || t.score() > f.best.score() {
		f.best = t
	}
}

// inCell looks for a title that has a cell of a table to itself, which says what the page
// is about.
func (f *titleFinder) inCell(l *document.Line) (text []rune, t title) {
	cells := f.doc.LineCells(l)
	if l.Kind != document.Row || len(cells) < 2 {
		return nil, title{}
	}
	for k := range cells {
		if b := f.bytes(&cells[k]); !bytes.Contains(b, []byte("报")) && !bytes.Contains(b, []byte("報")) {
			continue
		}
		if own := folded(f.doc.Text(&cells[k])); len(own) < maxTitle {
			if t, ok := readTitle(own); ok && t.alone {
				t.text = f.doc.Text(&cells[k])
				return own, t
			}
		}
	}
	return nil, title{}
}

// overTwo looks for a title on a line, whose text is at hand, and the next.
func (f *titleFinder) overTwo(i int) (text []rune, t title, ok bool) {
	j := f.nextLine(i)
	if j <= 0 || f.doc.Lines[j].End-f.doc.Lines[j].Start >= 120 {
		return nil, title{}, false
	}
	f.below = f.foldedLine(f.below, &f.doc.Lines[j])
	if _, whole := readTitle(f.below); whole {
		return nil, title{}, false // the next line has it by itself
	}
	if f.line = append(f.line, f.below...); len(f.line) >= maxTitle {
		return nil, title{}, false
	}
	t, ok = readTitle(f.line)
	t.line, t.last = i, j
	return f.line, t, ok && t.alone
}

// mayTitle reports whether a line, with the next one, can hold the words of a
// title; it is quick.
func (s *scan) mayTitle(i int) bool {
	start, end := s.doc.Lines[i].Start, s.doc.Lines[i].End
	if s.silent(start, end) {
		return false // as nearly always
	}
	if j := s.nextLine(i); j > 0 {
		end = max(end, min(s.doc.Lines[j].End, end+belowWithin))
	}
	return s.report[0].within(s.doc.Source, "报", start, end) || s.report[1].within(s.doc.Source, "報", start, end)
}

// belowWithin is how far behind a line that below it counts.
const belowWithin = 200

// isLong reports whether a text has letters enough for no title to go on behind it.
func isLong(b []byte) bool {
	n := 0
	for i := 0; i < len(b) && n < maxTitle; i++ {
		if b[i] >= 0xe4 && b[i] <= 0xe9 { // an ideograph begins here, of three bytes
			n++
			i += 2
		}
	}
	return n == maxTitle
}

// reportWithin is how many letters stand at most between the words of a title and
// those for a report behind them.
const reportWithin = 15

// endsTitle reports whether the words of a title stand somewhere in a text, as
// readTitle finds them, seeing what is before each word for a report.
func endsTitle(b []byte) bool {
	t := foldTable()
	before := func(b []byte) bool {
		var last [reportWithin + 6]rune // letters, from the end; six are those of titleWords
		n := 0
		for len(b) > 0 && n < len(last) {
			v, w := utf8.RuneError, 0
			if k := len(b) - 3; k >= 0 && b[k] >= utf8.RuneSelf {
				v, w = decode(b, k)
			}
			if w != 3 || v == utf8.RuneError {
				v, w = utf8.DecodeLastRune(b)
			}
			b = b[:len(b)-w]
			if r := fold(t, v); r != 0 && r != ' ' {
				last[n] = r
				n++
			}
		}
		slices.Reverse(last[:n])
		return indexRunes(last[:n], titleWords) >= 0
	}
	for _, word := range [...]string{"报", "報"} {
		for at := 0; ; at += len(word) {
			k := indexIdeograph(b[at:], word)
			if k < 0 {
				break
			}
			if at += k; before(b[:at]) {
				return true
			}
		}
	}
	return false
}

// A mention is where a word stands next: none stands from one byte up to another.
type mention struct{ from, at int }

// within reports whether the word stands between two bytes. It is quick where it
// is asked for one stretch after the other.
func (m *mention) within(source []byte, word string, start, end int) bool {
	if end-start < len(word) {
		return false
	}
	if start < m.from || start > m.at || m.at == 0 {
		m.from, m.at = start, len(source)
		if k := indexIdeograph(source[start:], word); k >= 0 {
			m.at = start + k
		}
	}
	return m.at+len(word) <= end
}

// indexIdeograph is bytes.Index of one ideograph, told by its last byte: in that they
// differ rather.
func indexIdeograph(b []byte, word string) int {
	last := len(word) - 1
	for i := last; i < len(b); i++ {
		k := bytes.IndexByte(b[i:], word[last])
		if k < 0 {
			break
		}
		if i += k; string(b[i-last:i+1]) == word {
			return i - last
		}
	}
	return -1
}

// silent reports whether it is known that no report is spoken of between two bytes, nor
// on a line below.
func (s *scan) silent(start, end int) bool {
	a, b := &s.report[0], &s.report[1]
	return start >= max(a.from, b.from) && end+belowWithin <= min(a.at, b.at)
}

func (s *scan) nextLine(i int) int {
	for j := i + 1; j < len(s.doc.Lines) && j < i+5; j++ {
		if s.doc.Lines[j].Kind != document.Blank {
			return j
		}
	}
	return -1
}

func (s *scan) prevLine(i int) int {
	for j := i - 1; j >= 0 && j > i-5; j-- {
		if s.doc.Lines[j].Kind != document.Blank {
			return j
		}
	}
	return -1
}

var agencyEnds = []string{"政府", "局", "委", "办", "厅", "镇", "乡", "街道", "办事处", "委员会", "管委会", "中心", "处", "院", "所", "站", "部", "署", "队", "办公室", "公司", "区", "市", "县", "省", "旗", "苏木", "会", "银行", "大学", "学院", "学校", "学会"}

// isAgency reports whether a text ends like the name of an agency.
func isAgency(s string) bool {
	if strings.ContainsAny(s, ">:|,。;!?0123456789") || utf8.RuneCountInString(s) < 3 {
		return false
	}
	return slices.ContainsFunc(agencyEnds, func(e string) bool { return strings.HasSuffix(s, e) })
}

// deeds are the words, of a letter or two, with which a sentence goes on behind the
// agency that it begins with.
var deeds = []string{"在", "认真", "严格", "坚持", "深入", "按照", "高度", "切实", "全面", "围绕", "以", "积极", "紧紧", "持续", "根据", "贯彻"}

// fromProse takes year and agency from the first sentences, where no title
// names them.
func (s *scan) fromProse(r *Report, end int) {
	seen := 0
	for i := 0; i < len(s.doc.Lines) && seen < 40; i++ {
		l := &s.doc.Lines[i]
		if l.Kind == document.Blank || i >= end && r.Year > 0 {
			continue
		}
		seen++
		if l.End-l.Start > 20000 {
			continue
		}
		text := folded(s.lineText(l))
		y, at, n := findYear(text)
		for y > 0 && text[at+n-1] != '年' && text[at+n-1] != '度' { // a bare number is no year in prose
			var more int
			off := at + n
			if y, more, n = findYear(text[off:]); y > 0 {
				at = off + more
			}
		}
		if y > 0 && r.Year == 0 && i < end {
			r.Year = y
		}
		if r.Agency != "" || i >= end {
			continue
		}
		if k := strings.Index(string(text), "请与"); k >= 0 {
			rest := string(text)[k+len("请与"):]
			if j := strings.Index(rest, "联系"); j > 0 && j < 120 {
				a := strings.TrimSuffix(strings.TrimSuffix(rest[:j], "办公室"), "政务公开")
				if isAgency(a) {
					r.Agency = cleanAgency(a)
					continue
				}
			}
		}
		if y > 0 && y == r.Year && at == 0 && at+n < len(text) && text[at+n] == ',' {
			rest := text[at+n+1:]
			for k := 3; k <= 30 && k < len(rest); k++ {
				a := string(rest[:k])
				behind := string(rest[k:min(k+2, len(rest))])
				if isAgency(a) && slices.ContainsFunc(deeds, func(w string) bool { return strings.HasPrefix(behind, w) }) {
					r.Agency = cleanAgency(a)
					break
				}
			}
		}
	}
}
