// This file is the room of single cells: a cursor walks over a line and counts columns, and
// what it has passed becomes a cell without the space around it.

package text

import (
	"unicode/utf8"

	"github.com/seed-11a632b0/gongkai/document"
	"github.com/seed-11a632b0/gongkai/document/html"
)

// A cursor walks over a line and keeps count of columns.
type cursor struct {
	off, col, w int
}

func (c *cursor) step(src []byte) rune {
	b := src[c.off]
	if b < utf8.RuneSelf {
		c.off++
		c.col++
		c.w++
		return rune(b)
	}
	if isPlainHan(src, c.off) {
		v := rune(b&0x0f)<<12 | rune(src[c.off+1]&0x3f)<<6 | rune(src[c.off+2]&0x3f)
		c.off += 3
		c.col++
		c.w += 2
		return v
	}
	v, n := utf8.DecodeRune(src[c.off:])
	c.off += n
	c.col++
	c.w += width(v)
	return v
}

// noCell is the gap of words, which are no cells where nothing is printed.
const noCell = document.NoGap

// An extent is what of a cell is text.
type extent struct {
	start, last cursor
	text        bool // it has any
	nbsp        bool // it has no-break spaces
}

// over takes in the character between two cursors.
func (x *extent) over(from, to cursor) {
	if !x.text {
		x.start, x.text = from, true
	}
	x.last = to
}

// step moves the cursor, within what ends at end, over a character of a cell.
func (x *extent) step(src []byte, c *cursor, end int) {
	before := *c
	if b := src[c.off]; b > ' ' && b < 0x7f {
		c.off++
		c.col++
		c.w++
	} else if isPlainHan(src[:end], c.off) {
		c.off += 3
		c.col++
		c.w += 2
	} else {
		v := c.step(src)
		if v == 0xa0 {
			x.nbsp = true
		}
		if v == '\t' || v == '\n' || v == '\r' || v == 0xa0 || isSpace(v) || isVoid(v) {
			return
		}
	}
	x.over(before, *c)
}

// add appends a cell that spans from one cursor to another, trimmed of space.
func (r *reader) add(line int, from, to cursor, gap document.Gap) {
	var x extent
	end := to.off
	for end > from.off && r.src[end-1] == ' ' {
		end--
	}
	for c := from; c.off < end; {
		x.step(r.src, &c, to.off)
	}
	r.put(line, from, to, &x, gap)
}

// run returns the cursor behind the letters and ideographs at it, up to the mark or
// whatever else.
func (r *reader) run(c cursor, end int, mark byte) cursor {
	b, i, col, w := r.src[:end], c.off, c.col, c.w
	for i < len(b) {
		if x := b[i]; x > ' ' && x < 0x7f && x != mark {
			i++
			w++
		} else if isPlainHan(b, i) {
			i += 3
			w += 2
		} else if n := plainMark(b, i); n > 0 {
			i += 3
			w += n
		} else {
			break
		}
		col++
	}
	return cursor{i, col, w}
}

// put appends a cell that spans from one cursor to another, with that text.
func (r *reader) put(line int, from, to cursor, x *extent, gap document.Gap) {
	if !x.text {
		switch {
		case x.nbsp:
			gap = document.NBSP
		case gap == document.Cellar && to.off > from.off:
			gap = document.Spaces
		}
	}
	if !x.text && gap == noCell {
		return
	}
	cells := append(r.doc.Cells, document.Cell{})
	cell := &cells[len(cells)-1] // filled where it stands, which spares a copy
	cell.Line = line
	if x.text {
		cell.Start, cell.End = x.start.off, x.last.off
		cell.Column, cell.X, cell.XEnd, cell.W, cell.WEnd = x.start.col+1, x.start.col, x.last.col, x.start.w, x.last.w
	} else {
		cell.Start, cell.End, cell.Gap = from.off, from.off, gap
		cell.Column, cell.X, cell.XEnd, cell.W, cell.WEnd = from.col+1, from.col, to.col, from.w, to.w
	}
	if x.text && r.markup && marked(r.src[cell.Start:cell.End]) {
		html.Inline(r.doc, cell)
		if cell.Start == cell.End && (cell.Str == "" || cell.Marred) && gap == noCell { // a lone picture
			return
		}
	}
	if r.spans && x.text {
		b := []byte(cell.Str)
		if cell.Str == "" {
			b = r.src[cell.Start:cell.End]
		}
		if s, ok := unspan(b, false); ok {
			if cell.Str = s; s == "" {
				if gap == noCell {
					return
				}
				cell.End, cell.Gap = cell.Start, gap
			}
		}
	}
	r.doc.Cells = cells
}

// marked reports whether a text may hold tags, entities or escapes.
func marked(b []byte) bool {
	for i, c := range b {
		switch c {
		case '<', '&':
			if i+1 < len(b) && (b[i+1]|0x20 >= 'a' && b[i+1]|0x20 <= 'z' || b[i+1] == '/' || b[i+1] == '!' || b[i+1] == '#') {
				return true
			}
		case '\\':
			if i+1 < len(b) && b[i+1] > ' ' && b[i+1] < '0' {
				return true
			}
		}
	}
	return false
}
