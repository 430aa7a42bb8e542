// This file is the room of spans with attributes, as pandoc writes what a page has
// styled: [text]{lang="EN-US"}. What stands in the brackets is printed.

package text

import (
	"bytes"
	"slices"

	"github.com/seed-11a632b0/gongkai/document"
)

// hasSpans reports whether a text may hold spans.
func hasSpans(src []byte) bool {
	for {
		_, rest, ok := bytes.Cut(src, []byte("]{"))
		if !ok {
			return false
		}
		if isAttribute(rest) {
			return true
		}
		src = rest
	}
}

// isAttribute reports whether attributes begin a text: a name, a class or a mark.
func isAttribute(b []byte) bool {
	return len(b) > 0 && (b[0] == '.' || b[0] == '#' || b[0]|0x20 >= 'a' && b[0]|0x20 <= 'z')
}

// attributes returns how long the attributes of a span are that begin b, with their
// braces; 0 where there are none.
func attributes(b []byte) int {
	if len(b) < 3 || b[0] != '{' || !isAttribute(b[1:]) {
		return 0
	}
	for n, c := range b[:min(len(b), maxTag)] {
		switch {
		case c == '}':
			return n + 1
		case c == '{' && n > 0:
			return 0
		}
	}
	return 0
}

// skipAttributes moves the cursor behind the attributes that follow it, if any do.
func (r *reader) skipAttributes(c *cursor, end int) {
	if !r.spans {
		return
	}
	for to := c.off + attributes(r.src[c.off:end]); c.off < to; {
		c.step(r.src)
	}
}

// unspan returns what a text prints, without spans and, where so wanted, tags; false
// where it holds none, or one that does not end in it.
func unspan(b []byte, tags bool) (string, bool) {
	if !bytes.Contains(b, []byte("]{")) && !(tags && bytes.IndexByte(b, '<') >= 0) {
		return "", false
	}
	var out []byte
	var open, drop []int // brackets that may begin a span, and those that do, as they stand in out
	found := false
	for i := 0; i < len(b); {
		switch c := b[i]; {
		case c == '[':
			open = append(open, len(out))
		case c == ']' && len(open) > 0:
			at := open[len(open)-1]
			open = open[:len(open)-1]
			if n := attributes(b[i+1:]); n > 0 {
				drop = append(drop, at)
				i, found = i+1+n, true
				continue
			}
		case c == '<' && tags && i+1 < len(b) && (b[i+1]|0x20 >= 'a' && b[i+1]|0x20 <= 'z' || b[i+1] == '/'):
			n := bytes.IndexByte(b[i:min(len(b), i+maxTag)], '>')
			if n < 0 || bytes.IndexByte(b[i+1:i+n], '<') >= 0 {
				return "", false
			}
			i, found = i+n+1, true
			continue
		}
		out = append(out, b[i])
		i++
	}
	slices.Sort(drop)
	n := 0
	for i, c := range out {
		if len(drop) > 0 && drop[0] == i {
			drop = drop[1:]
			continue
		}
		out[n] = c
		n++
	}
	return string(out[:n]), found
}

// undivided returns the lines of a cell of a box without the signs of a division that
// pandoc writes around what it holds.
func (r *reader) undivided(parts []document.Cell) []document.Cell {
	sign := func(p document.Cell) bool { return bytes.HasPrefix(r.src[p.Start:p.End], []byte(":::")) }
	if len(parts) < 3 || !sign(parts[0]) || !slices.ContainsFunc(parts[1:], sign) {
		return parts
	}
	return slices.DeleteFunc(slices.Clone(parts), sign)
}

// printed sets the text of a cell of a box that is joined of several lines, over which
// its markup goes on.
func (r *reader) printed(c *document.Cell) {
	if c.Parts == nil || !r.spans && !r.markup {
		return
	}
	var b []byte
	for i := range c.Parts {
		b = append(b, r.src[c.Parts[i].Start:c.Parts[i].End]...)
	}
	if s, ok := unspan(b, true); ok {
		c.Str = s
	}
}
