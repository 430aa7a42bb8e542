// This file looks at tables from afar: where they start and end, what stands
// within what, and whether a text is HTML at all.

package html

import (
	"bytes"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/seed-11a632b0/gongkai/document"
)

// A Span is a stretch of the source.
type Span struct {
	Start, End document.Position
}

// Tables finds the tables in a text that is not HTML, such as Markdown. A table
// that does not end goes on to the next one, or to the end of the text.
func Tables(src []byte) []Span {
	var out []Span
	c := firstCursor(src)
	for _, e := range scan(src, c.off) {
		if e.depth > 0 {
			continue
		}
		var s Span
		c.advance(e.from)
		s.Start = document.Position{Offset: c.off, Line: c.line, Column: c.col}
		c.advance(e.to)
		s.End = document.Position{Offset: c.off, Line: c.line, Column: c.col}
		out = append(out, s)
	}
	return out
}

// An extent is a table as seen from afar.
type extent struct {
	from, to int
	depth    int
	own      int  // its cells
	nested   int  // cells in tables within it
	cell     bool // in a cell
}

// layout reports tables that are there for the layout of the page.
func (e *extent) layout() bool { return e.nested > 0 && e.nested >= e.own }

// glance counts the cells from an offset on, and reports whether a table may
// stand in another, where it looks no further: mostly none does, and then no
// extents are needed.
func glance(src []byte, from int) (cells int, nested bool) {
	open := false
	for b := src[from:]; ; {
		n := bytes.IndexByte(b, '<')
		if n < 0 || n+4 > len(b) {
			return cells, false
		}
		b = b[n+1:]
		switch c, second := b[0], b[1]|0x20; c {
		case 't', 'T':
			switch {
			case second == 'd' || second == 'h':
				cells++
			case second == 'a' && open:
				return cells, true
			case second == 'a':
				open = true
			}
		case '/':
			if second == 't' && b[2]|0x20 == 'a' && isTag(b[1:], "table") {
				open = false
			}
		case '!', 's', 'S':
			if open && (c == '!' || second == 'c' || second == 't' && b[2]|0x20 == 'y') { // no table ends within a comment, script or style
				return cells, true
			}
		}
	}
}

// scan finds the tables from an offset on, in the order in which they start.
func scan(src []byte, from int) []extent {
	var all []extent
	var open []int // indices of open tables
	over := 0
	closeTop := func(to int) {
		e := &all[open[len(open)-1]]
		e.to = to
		open = open[:len(open)-1]
		if len(open) > 0 {
			all[open[len(open)-1]].nested += e.own + e.nested
		}
	}
	comments := true // one may end yet
	var raw [2]bool  // scripts or styles that do not end
	for i := from; ; {
		n := bytes.IndexByte(src[i:], '<')
		if n < 0 || i+n+3 > len(src) {
			break
		}
		at := i + n
		i = at + 1
		switch c := src[i]; {
		case c == '!' && comments && bytes.HasPrefix(src[i:], []byte("!--")):
			end := bytes.Index(src[i+1:], []byte("-->"))
			if comments = end >= 0; comments {
				i += 1 + end + 3
			}
		case (c|0x20) == 's' && (isTag(src[i:], "script") || isTag(src[i:], "style")):
			k, name := 0, "script"
			if !isTag(src[i:], name) {
				k, name = 1, "style"
			}
			if raw[k] {
				continue
			}
			end := endTag(src, i, name)
			if raw[k] = end < 0; !raw[k] {
				i = end
			}
		case (c | 0x20) == 't':
			b := src[i:]
			var top *extent
			if len(open) > 0 {
				top = &all[open[len(open)-1]]
			}
			switch second := b[1] | 0x20; {
			case second == 'a' && isTag(b, "table"):
				if over > 0 || len(open) == MaxDepth {
					over++
					continue
				}
				if top != nil && !top.cell {
					closeTop(at)
				}
				open = append(open, len(all))
				all = append(all, extent{from: at, depth: len(open) - 1})
			case top == nil:
			case second == 'd' && isTag(b, "td"), second == 'h' && isTag(b, "th"):
				if over > 0 {
					top.nested++
					continue
				}
				top.cell = true
				top.own++
			case over > 0:
			case second == 'r' && isTag(b, "tr"):
				top.cell = false
			}
		case c == '/' && (src[i+1]|0x20) == 't' && len(open) > 0:
			b := src[i+1:]
			top := &all[open[len(open)-1]]
			second := byte(0)
			if len(b) > 1 {
				second = b[1] | 0x20
			}
			switch {
			case second == 'a' && isTag(b, "table"):
				if over > 0 {
					over--
					continue
				}
				end := bytes.IndexByte(b, '>')
				if end < 0 {
					end = len(b) - 1
				}
				i += 1 + end + 1
				closeTop(i)
			case over > 0:
			case second == 'd' && isTag(b, "td"), second == 'h' && isTag(b, "th"), second == 'r' && isTag(b, "tr"):
				top.cell = false
			}
		}
	}
	for len(open) > 0 {
		closeTop(len(src))
	}
	return all
}

// isTag reports whether b starts with the name of a tag.
func isTag(b []byte, name string) bool {
	if !hasFold(b, name) {
		return false
	}
	if len(b) == len(name) {
		return true
	}
	c := b[len(name)]
	return isWhite(c) || c == '>' || c == '/'
}

// endTag returns where the next end tag of a name starts; -1 where none does.
func endTag(src []byte, from int, name string) int {
	for i := from; ; {
		n := bytes.Index(src[i:], []byte("</"))
		if n < 0 {
			return -1
		}
		i += n + 2
		if isTag(src[i:], name) {
			return i - 2
		}
	}
}

// sniffBytes is how much of a part of a page Sniff reads to tell it from
// Markdown.
const sniffBytes = 4 << 10

// Sniff reports whether a text that starts with prefix is HTML. Text with tags
// in it is not, unless it starts with one and goes on like HTML: Markdown and
// plain text hold tables too.
func Sniff(prefix []byte) bool {
	b := bytes.TrimPrefix(prefix, []byte("\ufeff"))
	for {
		b = bytes.TrimLeft(b, " \t\r\n\f\v")
		switch {
		case bytes.HasPrefix(b, []byte("<!--")):
			n := bytes.Index(b, []byte("-->"))
			if n < 0 {
				return true
			}
			b = b[n+3:]
			continue
		case bytes.HasPrefix(b, []byte("<?")):
			n := bytes.IndexByte(b, '>')
			if n < 0 {
				return false
			}
			b = b[n+1:]
			continue
		}
		break
	}
	if hasFold(b, "<!doctype") {
		b = bytes.TrimLeft(b[len("<!doctype"):], " \t\r\n\f\v")
		return len(b) == 0 || hasFold(b, "html")
	}
	if len(b) < 2 || b[0] != '<' {
		return false
	}
	name := b[1:]
	if name[0] == '/' {
		name = name[1:]
	}
	n := 0
	for n < len(name) && n < 16 && (name[n]|0x20 >= 'a' && name[n]|0x20 <= 'z' || name[n] >= '0' && name[n] <= '9') {
		n++
	}
	if n < len(name) && !isTag(name[n:], "") {
		return false
	}
	a := atom.Lookup(bytes.ToLower(name[:n]))
	switch a {
	case atom.Html, atom.Head, atom.Body, atom.Meta, atom.Title, atom.Link, atom.Script,
		atom.Style, atom.Base, atom.Frameset:
		return true
	case atom.Span, atom.A, atom.Font, atom.B, atom.Strong, atom.I, atom.Em, atom.U,
		atom.Img, atom.Iframe, atom.Input, atom.Colgroup, atom.Col:
	default:
		if !isBlock(a) {
			return false
		}
	}
	return !isMarkdown(b[:min(len(b), sniffBytes)])
}

// isMarkdown reports whether a text that starts with a tag goes on as Markdown:
// it has marks of that between the tags, or paragraphs that only blank lines
// part.
func isMarkdown(b []byte) bool {
	z := html.NewTokenizer(bytes.NewReader(b))
	depth := 0
	item := false // in an element that may lack its end
	verbatim := false
	for {
		switch z.Next() {
		case html.ErrorToken:
			return false
		case html.StartTagToken:
			name, _ := z.TagName()
			a := atom.Lookup(name)
			verbatim = isRaw(a) || a == atom.Pre
			switch {
			case isItem(a):
				item = true
			case !isVoid(a):
				depth++
			}
		case html.EndTagToken:
			name, _ := z.TagName()
			if !isItem(atom.Lookup(name)) {
				depth = max(depth-1, 0)
			}
			item, verbatim = false, false
		case html.TextToken:
			if !verbatim && marked(z.Raw(), depth > 0 || item) {
				return true
			}
		}
	}
}

// isItem reports elements that often have no end tag.
func isItem(a atom.Atom) bool {
	switch a {
	case atom.P, atom.Li, atom.Dd, atom.Dt, atom.Tr, atom.Td, atom.Th, atom.Tbody,
		atom.Thead, atom.Tfoot, atom.Colgroup, atom.Option:
		return true
	}
	return false
}

// marked reports whether the text between two tags is Markdown, or that of a wiki.
func marked(b []byte, within bool) bool {
	if bytes.Contains(b, []byte("](")) {
		return true
	}
	for i := range len(b) - 1 {
		if b[i] == '\\' && isMark(b[i+1]) {
			return true
		}
	}
	printed, blank := !within, false // outside all elements a paragraph is enough
	for i, line := range bytes.Split(b, []byte{'\n'}) {
		line = bytes.TrimSpace(line)
		if len(line) == 0 {
			blank = blank || i > 0
			continue
		}
		if blank && printed {
			return true
		}
		printed, blank = true, false
		if i == 0 {
			continue // the rest of a line that tags start
		}
		if len(line) > 3 && line[0] == '|' && len(bytes.Trim(line, "|-: ")) == 0 && bytes.Contains(line, []byte("--")) {
			return true
		}
		if n := len(line) - len(bytes.TrimLeft(line, "#")); n > 0 && n < 7 && n < len(line) && line[n] == ' ' {
			return true
		}
		if bytes.HasPrefix(line, []byte("```")) || bytes.HasPrefix(line, []byte("{|")) {
			return true
		}
		if _, link, ok := bytes.Cut(line, []byte("[[")); ok { // of a wiki
			if link, _, ok = bytes.Cut(link, []byte("]]")); ok && bytes.IndexByte(link, '|') >= 0 {
				return true
			}
		}
	}
	return false
}
