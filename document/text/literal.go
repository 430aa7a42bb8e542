// This file is the room of values as programs print them over many lines, or as one
// document: lists of lists, objects, texts with their line ends written out.

package text

import (
	"bytes"
	"sort"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/seed-11a632b0/gongkai/document"
)

// Bounds of what a value may hold.
const (
	maxDepth  = 16
	minInside = 24 // bytes of a value that is looked into
)

type valueKind uint8

const (
	wordValue   valueKind = iota // a figure without quotes, None, null
	textValue                    // in quotes
	listValue                    // in square or round brackets
	objectValue                  // in braces: names, and what they stand for
)

// A value of a program's text. The parts of a list or object are those behind it, up to
// next; an object's names and what they stand for take turns.
type value struct {
	kind       valueKind
	start, end int
	next       int // index behind the last part
	glued      int // where the next piece of a text begins; 0 where it has but one
}

// A literal turns the values of a text into lines, byte for byte, so that each figure
// stays where it was.
type literal struct {
	src, out []byte
	values   []value
	rows     bool  // some are rows
	lines    bool  // some take up several lines, or hold some
	filled   bool  // characters given by their numbers are filled up
	tables   []int // where tables of objects begin, which stay as they are
}

// mayUnfold reports whether a text can hold values: it has quotes, and brackets or no
// other begin.
func mayUnfold(src []byte) bool {
	if bytes.IndexByte(src, '"') < 0 && bytes.IndexByte(src, '\'') < 0 {
		return false
	}
	return src[0] == '"' || src[0] == '\'' || bytes.IndexByte(src, '[') >= 0 || bytes.IndexByte(src, '{') >= 0 || bytes.IndexByte(src, '(') >= 0
}

// unfold returns a text as long as src in which each row of a value that a program
// printed has a line to itself, as a list, and each text one without its quotes; whether
// there are rows; whether characters are filled up; and where tables of objects begin, which
// stay as they are. It returns nil where nothing has to be unfolded, where a value is cut
// off, where it takes too many looks to tell, or where a value cannot be written as lines.
func unfold(src []byte) (out []byte, rows, filled bool, tables []int) {
	p := literal{src: src}
	budget, begun := 4*len(src), false
	for off := 0; off < len(src); {
		for off < len(src) && (src[off] == ' ' || src[off] == '\n' || src[off] == '\r') {
			off++
		}
		end, next := lineEnd(src, off)
		if off == len(src) {
			break
		}
		c := src[off]
		quoted := (c == '\'' || c == '"') && !begun
		begun = true
		if c == '[' || c == '{' || c == '(' || quoted {
			first := len(p.values)
			at := p.value(off, 0)
			if at > 0 {
				for at < len(src) && (src[at] == ' ' || src[at] == ',') {
					at++
				}
			}
			budget -= max(at-off, end-off)
			if at < 0 && len(p.values) > first+1 {
				return nil, false, false, nil // cut off, so that its last figure may be, too
			}
			if at < 0 || at < len(src) && src[at] != '\n' && src[at] != '\r' || at-off < minInside && at <= end {
				p.values = p.values[:first]
			} else {
				if p.out == nil {
					p.out = bytes.Clone(src)
				}
				p.lines = p.lines || at > end || src[off] != '[' && src[off] != '('
				if !p.write(first) {
					return nil, false, false, nil
				}
				p.values = p.values[:first]
				off = max(at, next)
				continue
			}
		}
		if off = next; budget < 0 {
			return nil, false, false, nil
		}
	}
	if !p.lines {
		return nil, false, false, nil
	}
	return p.out, p.rows, p.filled, p.tables
}

// value reads the value that begins at off, and returns where it ends; -1 where none
// ends well.
func (p *literal) value(off, depth int) int {
	if off >= len(p.src) || depth > maxDepth || len(p.values) > MaxCells {
		return -1
	}
	at := len(p.values)
	p.values = append(p.values, value{start: off})
	kind := wordValue
	switch c := p.src[off]; c {
	case '"', '\'':
		kind = textValue
		off = p.text(off)
		if next := p.space(off); off > 0 && next < len(p.src) && p.src[next] == c && next > off {
			p.values[at].glued = next // a long text goes on in another piece
			if off = p.pieces(next); off > 0 && !p.apart(p.values[at].start, off) {
				return -1
			}
		}
	case '[', '(', '{':
		kind = listValue
		end := c + 2 // ] and }
		switch c {
		case '(':
			end = ')'
		case '{':
			kind = objectValue
		}
		off = p.parts(off+1, end, depth)
	default:
		from := off
		for off < len(p.src) && strings.IndexByte(",]}): \n\r\t'\"[{(", p.src[off]) < 0 {
			off++
		}
		if w := p.src[from:off]; off == from || !isWord(w) {
			p.values = p.values[:at] // words, as in a sentence that opens with brackets
			return -1
		}
	}
	if off < 0 {
		return -1
	}
	v := &p.values[at]
	v.kind, v.end, v.next = kind, off, len(p.values)
	return off
}

// isWord reports what stands without quotes: figures, and words for nothing.
func isWord(w []byte) bool {
	switch string(w) {
	case "None", "null", "nan", "NaN", "true", "false", "True", "False":
		return true
	}
	return isFigure(w) && w[0] != '/'
}

// parts reads what stands in brackets, and returns where they end.
func (p *literal) parts(off int, end byte, depth int) int {
	for {
		if off = p.space(off); off >= len(p.src) {
			return -1
		}
		if p.src[off] == end {
			return off + 1
		}
		if off = p.value(off, depth+1); off < 0 {
			return -1
		}
		if end == '}' {
			if off = p.space(off); off >= len(p.src) || p.src[off] != ':' {
				return -1
			}
			if off = p.value(p.space(off+1), depth+1); off < 0 {
				return -1
			}
		}
		if off = p.space(off); off >= len(p.src) {
			return -1
		}
		switch p.src[off] {
		case ',':
			off++
		case end:
		default:
			return -1
		}
	}
}

func (p *literal) space(off int) int {
	for off >= 0 && off < len(p.src) && (p.src[off] == ' ' || p.src[off] == '\n' || p.src[off] == '\r' || p.src[off] == '\t') {
		off++
	}
	return off
}

// text returns where the text in quotes that begins at off ends.
func (p *literal) text(off int) int {
	q := p.src[off]
	for off++; off < len(p.src); off++ {
		switch p.src[off] {
		case q:
			return off + 1
		case '\\':
			off++
		case '\n', '\r':
			return -1
		}
	}
	return -1
}

// pieces returns where the last of the pieces of a text ends.
func (p *literal) pieces(off int) int {
	q := p.src[off]
	for end := -1; ; {
		if off >= len(p.src) || p.src[off] != q {
			return end
		}
		if end = p.text(off); end < 0 {
			return -1
		}
		off = p.space(end)
	}
}

// apart reports whether no digits meet where the pieces of a text do.
func (p *literal) apart(from, to int) bool {
	q := p.src[from]
	for i := from + 1; i+1 < to; i++ {
		if p.src[i] != q || p.src[i-1] == '\\' {
			continue
		}
		next := p.space(i + 1)
		if next+1 < to && isDigit(p.src[next+1:]) && p.src[i-1] >= '0' && p.src[i-1] <= '9' {
			return false
		}
		i = next
	}
	return true
}

// write writes the value at i as lines. It returns false where figures stand under names
// of their own, which are not read, where a text of a line to itself is in pieces, and
// where a character is given in a way that is not read.
func (p *literal) write(i int) bool {
	v := p.values[i]
	switch v.kind {
	case wordValue:
		p.blank(v.start, v.end)
	case textValue:
		return p.line(v)
	case listValue, objectValue:
		if p.isTable(i) {
			p.opens(v.start)
			p.tables, p.lines = append(p.tables, v.start), true
			return true
		}
		// as many texts as no row has cells are lines
		p.lines = p.lines || v.kind == objectValue || v.next-i > minFlow && p.values[i+1].kind == textValue
		if p.isRow(i) {
			p.row(i)
			return true
		}
		if v.kind == objectValue && !p.named(i) {
			return false
		}
		p.out[v.start], p.out[v.end-1] = ' ', ' '
		at, name := v.start+1, v.kind == objectValue
		for k := i + 1; k < v.next; k = p.values[k].next {
			part := p.values[k]
			p.blank(at, part.start) // what parts them
			at = part.end
			if name {
				p.blank(part.start, part.end)
			} else if !p.write(k) {
				return false
			}
			name = v.kind == objectValue && !name
		}
		p.blank(at, v.end)
	}
	return true
}

// isRow reports whether a list holds the cells of a row, or an object with numbers for
// names does.
func (p *literal) isRow(i int) bool {
	v := p.values[i]
	n, name := 0, v.kind == objectValue
	for k := i + 1; k < v.next; k++ {
		part := p.values[k]
		if part.kind > textValue {
			return false
		}
		b := p.src[part.start:part.end]
		if name {
			if want := bytes.Trim(b, "'\""); string(want) != strconv.Itoa(n) {
				return false
			}
			name = false
			continue
		}
		name = v.kind == objectValue
		n++
		if part.kind == textValue && (len(b) > 3*maxQuoted || len(b) > maxQuoted && bytes.IndexByte(b, '\\') < 0 || bytes.IndexByte(b, '|') >= 0 || tabbed(b)) {
			return false // lines that hold marks of their own
		}
	}
	return n > 0 && n < minFlow && v.end-v.start > 2
}

// tabbed reports whether figures stand on both sides of a tab that is written out.
func tabbed(b []byte) bool {
	for i := 1; i+2 < len(b); i++ {
		if b[i] == '\\' && b[i+1] == 't' && isFilled(b[i-1:i]) && b[i-1] != ' ' && isFilled(b[i+2:i+3]) && b[i+2] != ' ' {
			return true
		}
	}
	return false
}

// named reports whether an object has neither figures nor rows under its names, which
// would tell what they are; unless it holds a text of several lines, or a table.
func (p *literal) named(i int) bool {
	v := p.values[i]
	figures, long, name := false, false, true
	for k := i + 1; k < v.next; k = p.values[k].next {
		part := p.values[k]
		if name = !name; !name {
			continue
		}
		b := p.src[part.start:part.end]
		switch part.kind {
		case wordValue:
			figures = true
		case textValue:
			figures = figures || isFilled(b[1:len(b)-1])
			long = long || bytes.Contains(b, []byte(`\n`))
		case listValue, objectValue: // a column, by its name, or a row
			figures = figures || p.isRow(k)
			long = long || part.kind == listValue && k+1 < part.next && p.values[k+1].kind > textValue
		}
	}
	return long || !figures
}

// row writes a list of cells as a line.
func (p *literal) row(i int) {
	v := p.values[i]
	p.opens(v.start)
	p.out[v.start], p.out[v.end-1] = '[', ']'
	p.rows = true
	name := v.kind == objectValue
	at := v.start + 1
	for k := i + 1; k < v.next; k++ {
		part := p.values[k]
		p.join(at, part.start)
		at = part.end
		if name {
			p.spaces(part.start, part.end)
			if k+1 < v.next { // the colon
				p.spaces(part.end, p.values[k+1].start)
			}
		}
		if part.glued > 0 {
			for j := part.start + 1; j+1 < part.end; j++ { // one text of its pieces
				if p.src[j] == p.src[part.start] && p.src[j-1] != '\\' {
					next := p.space(j+1) + 1
					p.spaces(j, next)
					j = next
				}
			}
		}
		if name {
			name = false
			continue
		}
		name = v.kind == objectValue
	}
	p.join(at, v.end-1)
	if b := bytes.TrimRight(p.out[v.start:v.end-1], " "); len(b) > 0 && b[len(b)-1] == ',' {
		p.out[v.start+len(b)-1] = ' ' // behind the last one
	}
}

// opens ends the line before off where something stands on it.
func (p *literal) opens(off int) {
	from := off
	for from > 0 && p.out[from-1] == ' ' && off-from < maxQuoted {
		from--
	}
	if from > 0 && p.out[from-1] != '\n' && p.out[from-1] != '\r' {
		if from < off {
			p.out[from] = '\n'
		}
	}
}

// join makes spaces of all that stands there but commas, of line ends too.
func (p *literal) join(from, to int) {
	for i := from; i < to; i++ {
		if p.src[i] != ',' {
			p.out[i] = ' '
		}
	}
}

// spaces makes spaces of all that stands there.
func (p *literal) spaces(from, to int) {
	for i := from; i < to; i++ {
		p.out[i] = ' '
	}
}

// blank makes spaces of all that stands there but line ends.
func (p *literal) blank(from, to int) {
	for i := from; i < to; i++ {
		if c := p.src[i]; c != '\n' && c != '\r' && p.out[i] != '\n' {
			p.out[i] = ' '
		}
	}
}

// line writes a text as lines without its quotes, and its escapes as what they stand for.
func (p *literal) line(v value) bool {
	if v.glued > 0 {
		return false
	}
	p.opens(v.start)
	if p.out[v.start] != '\n' {
		p.out[v.start] = ' '
	}
	p.out[v.end-1] = ' '
	for i := v.start + 1; i < v.end-1; i++ {
		if p.src[i] != '\\' {
			continue
		}
		c := p.src[i+1]
		p.out[i], p.out[i+1] = ' ', c
		switch c {
		case 'n':
			p.out[i+1] = '\n'
			p.lines = true
		case 't':
			p.out[i+1] = '\t'
		case 'r':
			p.out[i+1] = ' '
		case 'u', 'x', 'b', 'f':
			if !p.code(i, v.end-1) {
				return false
			}
		}
		i++
	}
	return true
}

// code writes a character of which the number is given, and fills up with what prints
// nothing.
func (p *literal) code(i, end int) bool {
	s := unescape(p.src[i:min(end, i+6)])
	n := 6
	if p.src[i+1] != 'u' {
		return false
	}
	v, size := utf8.DecodeRuneInString(s)
	if i+n > end || size != len(s) || v == '\\' || v == utf8.RuneError || v < ' ' {
		return false
	}
	b := append(p.out[i:i:i+n], s...)
	p.filled = p.filled || len(b) < n
	for len(b) < n {
		if (n-len(b))%3 == 0 {
			b = append(b, document.Filler3...)
		} else if n-len(b) > 1 {
			b = append(b, document.Filler2...)
		} else {
			b = append(b, ' ')
		}
	}
	return true
}

// relocate gives the lines and cells of a document that was read from a text whose line
// ends had moved the places that they have in src.
func relocate(doc *document.Document, src []byte) {
	starts := []int{0}
	if bytes.HasPrefix(src, []byte("\ufeff")) {
		starts[0] = len("\ufeff")
	}
	for off := 0; off < len(src); {
		if _, off = lineEnd(src, off); off < len(src) {
			starts = append(starts, off)
		}
	}
	latest, column := 0, 1 // so that a long line is not counted from its begin each time
	place := func(off int) (int, int) {
		line := sort.SearchInts(starts, off+1)
		from := starts[max(0, line-1)]
		if latest >= from && latest <= off {
			column += utf8.RuneCount(src[latest:off])
		} else if latest > off && latest-off < off-from && (line == len(starts) || latest < starts[line]) { // behind it on its line
			column -= utf8.RuneCount(src[off:latest])
		} else {
			column = 1 + utf8.RuneCount(src[min(from, off):off])
		}
		latest = off
		return max(1, line), column
	}
	for i := range doc.Lines {
		l := &doc.Lines[i]
		l.Number, l.Column = place(l.Start)
		for k := l.First; k < l.Last; k++ {
			c := &doc.Cells[k]
			c.Line, c.Column = place(c.Start)
			for j := range c.Parts {
				c.Parts[j].Line, c.Parts[j].Column = place(c.Parts[j].Start)
			}
		}
	}
	for _, at := range []*document.Position{&doc.BadPos, &doc.Rest} {
		if at.IsValid() {
			at.Line, at.Column = place(at.Offset)
		}
	}
}
