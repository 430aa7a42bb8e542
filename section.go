// This file finds the sections: headings by their words, and the prose between
// them, with the tables left out.

package gongkai

import (
	"bytes"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/seed-11a632b0/gongkai/document"
)

// A heading is a line that reads like the heading of a section.
type heading struct {
	section int
	line    int
	lines   int // lines it takes up
	end     int // byte offset behind it
	weak    bool
	text    string
}

const maxHeading = 200 // bytes of a line that is a heading

// findHeadings returns the lines that read like headings, in order.
func (s *scan) findHeadings() []heading {
	out := make([]heading, 0, 2*len(sections))
	key := s.buf.runes
	defer func() { s.buf.runes = key[:0] }()
	tok := 0
	for i := range s.doc.Lines {
		l := &s.doc.Lines[i]
		if l.Kind == document.Blank || l.End-l.Start < 12 || l.First == l.Last {
			continue
		}
		for tok < len(s.tokens) && int(s.tokens[tok].line) < i {
			tok++
		}
		c := l.First
		for tok < len(s.tokens) && int(s.tokens[tok].cell) == c && s.tokens[tok].kind == emptyToken && c+1 < l.Last {
			tok++
			c++
		}
		var t *token // of the first words
		if tok < len(s.tokens) && int(s.tokens[tok].cell) == c && s.tokens[tok].kind == textToken {
			if t = &s.tokens[tok]; !s.words.beginsHeading(t.key) {
				continue // as most show
			}
		}
		first := &s.doc.Cells[l.First]
		words := s.doc.LineCells(l)
		if l.End-l.Start > maxHeading {
			words = words[:1]
		}
		key = key[:0]
		bracket, done := false, false
		for k := range words {
			b := s.bytes(&words[k])
			if len(b) > maxHeading {
				break
			}
			if _, figure := plainDigits(b); figure {
				continue // it has no letters
			}
			if len(key) == 0 {
				bracket = bracket || startsBracket(b)
			}
			sec, ok := 0, false
			if t != nil && l.First+k == c && !t.long {
				key = append(key, t.key...)
				sec, ok = s.words.headingOf(t)
			} else {
				if key, _ = appendKey(key, b); !s.words.beginsHeading(key) {
					done = true
					break
				}
				sec, ok = s.words.heading(key)
			}
			if ok {
				out = append(out, heading{section: sec, line: i, lines: 1, end: words[k].End, weak: bracket || k+1 < len(words) && l.Kind == document.Row, text: s.headingText(l, k)})
				done = true
				break
			}
		}
		if done || l.Kind == document.Row || len(key) == 0 || !startsNumber(s.bytes(first)) {
			continue
		}
		if j := s.nextLine(i); j > 0 { // a heading over two lines
			for _, c := range s.doc.LineCells(&s.doc.Lines[j]) {
				if b := s.bytes(&c); len(b) <= maxHeading {
					key, _ = appendKey(key, b)
				}
			}
			if sec, ok := s.words.heading(key); ok {
				out = append(out, heading{section: sec, line: i, lines: j - i + 1, text: s.lineText(l) + s.lineText(&s.doc.Lines[j])})
			}
		}
	}
	return out
}

// headingText returns the heading's words as printed, up to word k.
func (s *scan) headingText(l *document.Line, k int) string {
	words := s.doc.LineCells(l)
	if k == len(words)-1 {
		return s.lineText(l)
	}
	var b strings.Builder
	for i := 0; i <= k; i++ {
		b.WriteString(s.doc.Text(&words[i]))
	}
	return b.String()
}

// dropNumber drops a numeral that was printed without its comma.
func dropNumber(key []rune) []rune {
	if len(key) > 4 && isNumeral(key[0]) {
		return key[1:]
	}
	return key
}

func startsNumber(b []byte) bool {
	r, _ := utf8.DecodeRune(b)
	return isNumeral(r)
}

func startsBracket(b []byte) bool {
	r, _ := utf8.DecodeRune(b)
	return fold(foldTable(), r) == '('
}

// choose picks one heading for each section: in the form's order, the one next
// above the section's table, and rather one without brackets.
func choose(all []heading, tables [3]int) []heading {
	out := make([]heading, 0, len(sections))
	from := -1
	for sec := range sections {
		best := -1
		limit := 1 << 30
		if sec >= 1 && sec <= 3 && tables[sec-1] >= 0 {
			limit = tables[sec-1]
		}
		for i, h := range all {
			if h.section != sec || h.line <= from || h.line > limit {
				continue
			}
			switch {
			case best < 0, all[best].weak && !h.weak:
				best = i
			case h.weak && !all[best].weak:
			case sec >= 1 && sec <= 3 && tables[sec-1] >= 0:
				best = i // the last one above the table
			}
		}
		if best >= 0 {
			out = append(out, all[best])
			from = all[best].line
		}
	}
	return out
}

// sections sets the report's sections. used marks the lines of the tables.
func (s *scan) sections(r *Report, heads []heading, used []bool, lo, hi int) {
	// the paragraphs of all sections, which share one array in the end
	text := s.buf.text[:0]
	r.Sections = slices.Grow(r.Sections, len(heads)+1)
	starts := s.buf.ints.take(len(heads) + 2)[:0] // where those of each section begin
	k := 0
	for i := lo; i < hi; i++ {
		next := hi // the line of the next heading
		if k < len(heads) {
			next = heads[k].line
		}
		for i < hi && i != next && (used[i] || s.doc.Lines[i].Kind == document.Blank) {
			i++
		}
		if i == hi {
			break
		}
		l := &s.doc.Lines[i]
		if i == next {
			h := heads[k]
			r.Sections = append(r.Sections, Section{Name: sections[h.section].Name, Heading: h.text, Pos: s.linePos(l)})
			starts = append(starts, len(text))
			k++
			if h.lines == 1 && !used[i] {
				if p := s.behind(l, &h); p.Text != "" {
					text = append(text, p)
				}
			}
			i += h.lines - 1
			continue
		}
		b, plain := s.plainText(l)
		var words string
		if !plain {
			words = s.lineText(l)
		}
		if n := len(b) + len(words); n == 0 || l.Kind == document.Row && n < 30 {
			continue
		}
		if plain {
			words = s.plainly(b)
		}
		pos := s.linePos(l)
		if len(starts) == 0 {
			r.Sections = append(r.Sections, Section{Pos: pos})
			starts = append(starts, 0)
		}
		text = append(text, Paragraph{})
		p := &text[len(text)-1]
		p.Text, p.Pos = words, pos
	}
	s.buf.text = text
	all := slices.Clone(text)
	for i := range starts {
		to := len(all)
		if i+1 < len(starts) {
			to = starts[i+1]
		}
		if from := starts[i]; from < to {
			r.Sections[len(r.Sections)-len(starts)+i].Text = all[from:to:to]
		}
	}
}

// linePos returns the place where the text of a line begins.
func (s *scan) linePos(l *document.Line) Position {
	cells := s.doc.LineCells(l)
	if only(l, cells) {
		return cells[0].Pos()
	}
	if s.printedElsewhere(l) {
		for i := range cells {
			if cells[i].Start < cells[i].End {
				return cells[i].Pos()
			}
		}
	}
	return s.textPos(l, l.Start)
}

// behind returns the text of a line behind its heading.
func (s *scan) behind(l *document.Line, h *heading) Paragraph {
	if s.printedElsewhere(l) {
		text := s.lineText(l)
		rest := strings.TrimSpace(strings.TrimPrefix(text, h.text))
		if len(rest) == len(text) {
			rest = ""
		}
		return Paragraph{Text: rest, Pos: s.linePos(l)}
	}
	end := min(h.end, l.End)
	return Paragraph{Text: strings.TrimSpace(s.doc.Printed(s.doc.Source[end:l.End])), Pos: s.textPos(l, end)}
}

// textPos returns the place of the first character of a line, from an offset
// on, that is no space.
func (s *scan) textPos(l *document.Line, from int) Position {
	b := s.doc.Source[from:l.End]
	off := from
	if len(b) < 3 || !isWritten(b) {
		off += len(b) - len(bytes.TrimLeftFunc(b, unicode.IsSpace))
	}
	if cells := s.doc.LineCells(l); len(cells) > 0 { // counted already
		c := &cells[0]
		lo, hi := min(c.Start, off), max(c.Start, off)
		if between := s.doc.Source[lo:hi]; !bytes.ContainsAny(between, "\r\n") { // a row of a box has several lines
			n := utf8.RuneCount(between)
			if off < c.Start {
				n = -n
			}
			return Position{Offset: off, Line: c.Line, Column: c.Column + n}
		}
	}
	start := l.Start
	for start > 0 && s.doc.Source[start-1] != '\n' && s.doc.Source[start-1] != '\r' {
		start--
	}
	if start == 0 && bytes.HasPrefix(s.doc.Source, []byte("\ufeff")) {
		start = len("\ufeff")
	}
	return Position{Offset: off, Line: l.Number, Column: 1 + utf8.RuneCount(s.doc.Source[start:off])}
}

// printedElsewhere reports whether the text of a line is not simply what stands
// in the source.
func (s *scan) printedElsewhere(l *document.Line) bool {
	if s.plain {
		return false
	}
	cells := s.doc.LineCells(l)
	for i := range cells {
		if cells[i].Str != "" || cells[i].Parts != nil {
			return true
		}
	}
	return bytes.IndexByte(s.doc.Source[l.Start:l.End], '<') >= 0
}

// second returns the line where a second report begins; -1 where none does:
// the headings start over, with a table read in between.
func (s *scan) second(all []heading) int {
	top, last := -1, -1
	for i, h := range all {
		if h.section == 2 {
			last = i
		}
	}
	tok, figures := 0, 0 // figures before token tok
	for i, h := range all {
		if h.section > 1 || top < 3 {
			top = max(top, h.section)
			continue
		}
		for ; tok < len(s.tokens) && int(s.tokens[tok].line) < h.line; tok++ {
			if t := &s.tokens[tok]; t.kind == figureToken || t.kind == emptyToken {
				if int(t.line) >= all[0].line {
					figures++
				}
			}
		}
		if last <= i || figures < minFigures {
			continue
		}
		if at := s.startBetween(all[i-1].line, h.line+1); at >= 0 {
			return at
		}
		return h.line
	}
	if at := s.secondTable(); at >= 0 {
		return at
	}
	return s.secondTitle()
}

// speaksOfReport reports whether a line from lo to before hi ends as titles do.
func (s *scan) speaksOfReport(lo, hi int) bool {
	for i := lo; i < hi; i++ {
		l := &s.doc.Lines[i]
		if l.Kind == document.Blank || l.Last == l.First {
			continue
		}
		var buf [maxLabelKey]rune
		if b := s.bytes(&s.doc.Cells[l.Last-1]); len(b) <= 2*maxLabelKey {
			if k, _ := appendKey(buf[:0], b); hasSuffix(k, reportWords) {
				return true
			}
		}
	}
	return false
}

// secondTable finds a second report by its table three, where headings do not
// tell: the first row again after the last one, and a title or the heading of section
// one between them, or the words with which titles end, and a table two. That the same
// is printed twice, as tables within tables are, is no second report.
func (s *scan) secondTable() int {
	first, last := s.words.one, s.words.last
	one, end, two := false, -1, -1 // two is where table two stands behind the last row
	var key []rune                 // of the words so far on a line
	joined := s.buf.joined
	defer func() { s.buf.joined = joined[:0] }()
	apart, line := true, int32(-1) // key is that of one token; where it stands
	for i := range s.tokens {
		t := &s.tokens[i]
		if t.kind != textToken || t.dup || t.long {
			continue
		}
		if line == t.line && s.tokens[i-1].kind == textToken {
			if apart {
				joined = append(joined[:0], key...)
			}
			joined = append(joined, t.key...) // words of one label
			key, apart = joined, false
		} else {
			key, apart, line = t.key, true, t.line
		}
		if end >= 0 && two < 0 && t.sign.columns != 0 {
			two = int(t.line)
		}
		switch {
		case slices.Equal(key, first):
			if end < 0 {
				one = true
				continue
			}
			if at := s.startBetween(end, int(t.line)); at >= 0 {
				return at
			}
			if two >= 0 && s.speaksOfReport(end+1, two) {
				return two
			}
			end = int(t.line)
		case slices.Equal(key, last) && one && end < 0:
			end = int(t.line)
		}
	}
	return -1
}

// secondTitle finds a second report by its title, which is of another year than the
// first one, with figures enough before it and behind.
func (s *scan) secondTitle() int {
	// the line of the figure with which there are enough, and that of the last with
	// which there still are
	enough, last := s.nthFigure(minFigures, 0, 1), s.nthFigure(minFigures, len(s.tokens)-1, -1)
	if enough < 0 || last <= enough {
		return -1
	}
	first := 0 // the year of the first title, which is asked for where another stands
	for i := enough + 1; i <= last; i++ {
		year := s.titleOn(i).year
		for k := 0; k <= enough && year > 0 && first == 0; k++ {
			first = s.titleOn(k).year
		}
		switch {
		case year == 0:
		case first == 0:
			first = year
		case year != first:
			return s.startBetween(i-1, i+1)
		}
	}
	return -1
}

// nthFigure returns the line of the figure so many figures from token i on, upwards or
// down; -1 where there are not as many.
func (s *scan) nthFigure(n, i, step int) int {
	for ; i >= 0 && i < len(s.tokens); i += step {
		if s.tokens[i].kind == figureToken {
			if n--; n == 0 {
				return int(s.tokens[i].line)
			}
		}
	}
	return -1
}

// minFigures is how many figures a report has to hold before another can begin.
const minFigures = 30

// startBetween returns the first line between two that reads like the start of
// a report: a title, or the heading of section one.
func (s *scan) startBetween(lo, hi int) int {
	for i := lo + 1; i < hi; i++ {
		l := &s.doc.Lines[i]
		if l.Kind == document.Blank || l.End-l.Start > 400 {
			continue
		}
		text := folded(s.lineText(l))
		if t, ok := readTitle(text); ok && t.alone && t.year > 0 {
			if t.agency == "" { // the agency's line above belongs to it
				if j := s.prevLine(i); j > lo && isAgency(string(folded(s.lineText(&s.doc.Lines[j])))) {
					return j
				}
			}
			return i
		}
		key, _ := appendKey(nil, []byte(string(text)))
		if sec, ok := s.words.heading(key); ok && sec == 0 {
			return i
		}
	}
	return -1
}
