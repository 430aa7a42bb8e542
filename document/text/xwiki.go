// This file is the room of tables whose cells hold groups or styles, as XWiki writes them: each
// cell begins with a pipe, one in three brackets goes on over line ends, and its style says what
// it covers.

package text

import (
	"bytes"

	"github.com/seed-11a632b0/gongkai/document"
)

const (
	opensGroup  = "((("
	closesGroup = ")))"
	opensStyle  = "(%" // before what the cell prints
	closesStyle = "%)"
)

// groups reads the table that begins on the line at off, where a cell of it holds a group or a
// style, and returns how many lines it takes up; 0 where a group does not end.
func (r *reader) groups(off, number int) int {
	if off < r.ungrouped {
		return 0
	}
	any := false
	for to := off; to < len(r.src) && r.src[to] == '|' && !any; r.ungrouped = to {
		end, next := r.lineEnd(to)
		any = bytes.Contains(r.src[to:end], []byte(opensGroup)) || bytes.Contains(r.src[to:end], []byte(opensStyle))
		to = next
	}
	if !any {
		return 0
	}
	lines, cells := len(r.doc.Lines), len(r.doc.Cells)
	f := fenced{r: r, ok: true}
	f.row = document.Line{Kind: document.Row, Sep: '|', Grid: r.grids + 1, Page: r.page}
	line := number
	for c := (cursor{off: off, col: r.column}); f.ok && c.off < len(r.src) && r.src[c.off] == '|'; {
		c = f.group(c, &line)
	}
	if !f.ok {
		r.undo(lines, cells)
		r.grouped = false // nor are others read
		return 0
	}
	r.grids++
	r.inGrid = false
	return line - number
}

// group adds the cell whose pipe stands at the cursor, and ends the row where a line ends behind
// it; it returns where the next cell begins.
func (f *fenced) group(c cursor, number *int) cursor {
	src, off := f.r.src, c.off
	to := c.off + 1
	for depth := 0; to < len(src) && (depth > 0 || src[to] != '|' && src[to] != '\n'); to++ {
		switch b := src[to:]; {
		case bytes.HasPrefix(b, []byte(opensGroup)):
			depth++
			to += len(opensGroup) - 1
		case bytes.HasPrefix(b, []byte(closesGroup)):
			depth--
			to += len(closesGroup) - 1
		}
		if to >= c.off+maxTag*4 || depth < 0 || depth > maxNested {
			f.ok = false
			return c
		}
	}
	f.ok = to < len(src)
	lo, hi := c.off+1, min(to, len(src))
	colspan, rowspan := 1, 1
	skip := func(s string) {
		if bytes.HasPrefix(src[lo:hi], []byte(s)) {
			lo += len(s)
		}
		for lo < hi && isWhite(src[lo]) {
			lo++
		}
	}
	skip("=")
	if k := bytes.Index(src[lo:hi], []byte(closesStyle)); k >= 0 && bytes.HasPrefix(src[lo:hi], []byte(opensStyle)) {
		attr := src[lo : lo+k]
		colspan, rowspan = attribute(attr, "colspan"), attribute(attr, "rowspan")
		lo += k
		skip(closesStyle)
	}
	skip(opensGroup)
	for lo < hi && isWhite(src[hi-1]) {
		hi--
	}
	hi -= len(closesGroup) * min(1, bytes.Count(src[max(lo, hi-len(closesGroup)):hi], []byte(closesGroup)))
	for lo < hi && isWhite(src[hi-1]) {
		hi--
	}
	c = f.r.walk(c, lo, number)
	line := *number
	f.cell(off, line, c, f.r.walk(c, hi, &line), colspan, rowspan)
	if !f.ok {
		return c
	}
	if x := &f.r.doc.Cells[f.last]; lo < hi && bytes.ContainsAny(src[lo:hi], "\\\n()") {
		s := bytes.ReplaceAll(src[lo:hi], []byte(`\\`), []byte(" "))
		s = bytes.ReplaceAll(bytes.ReplaceAll(s, []byte(opensGroup), nil), []byte(closesGroup), nil)
		if s = bytes.Join(bytes.Fields(s), []byte(" ")); string(s) != string(src[x.Start:x.End]) {
			x.Str = string(s)
		}
	}
	if c = f.r.walk(c, to, number); src[to] == '\n' {
		f.row.End = to
		f.endRow(to)
		c = f.r.walk(c, to+1, number)
	}
	return c
}

// isWhite reports the white space that stands around cells.
func isWhite(c byte) bool { return isGap(c) || c == '\n' || c == '\r' }
