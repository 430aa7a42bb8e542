// This file is the room of tables of cell tags, as models that read pictures write them:
// <fcel> begins a cell, <lcel> and <ucel> are covered from the left and from above, <nl> ends
// a row.

package text

import (
	"bytes"

	"github.com/seed-11a632b0/gongkai/document"
)

// A cellTag is what a tag of such a table begins.
type cellTag uint8

const (
	noTag    cellTag = iota
	tableTag         // the table, or where a cell stands on its page
	endTag
	fullTag  // a cell that prints something
	emptyTag // one that does not
	leftTag  // one that goes on from the left
	aboveTag // one that goes on from above
	rowTag   // the end of a row
)

const firstTag = "<fcel>" // stands in every such table

// tagAt returns what the tag is that stands at the beginning of a text, and its length.
func tagAt(b []byte) (cellTag, int) {
	k := bytes.IndexByte(b[:min(len(b), 12)], '>')
	if k < 0 || b[0] != '<' {
		return noTag, 0
	}
	switch name := string(b[1:k]); name {
	case "fcel", "ched", "rhed", "srow":
		return fullTag, k + 1
	case "ecel":
		return emptyTag, k + 1
	case "lcel":
		return leftTag, k + 1
	case "ucel", "xcel":
		return aboveTag, k + 1
	case "nl":
		return rowTag, k + 1
	case "otsl":
		return tableTag, k + 1
	case "/otsl":
		return endTag, k + 1
	default:
		if len(name) > 4 && name[:4] == "loc_" {
			return tableTag, k + 1
		}
	}
	return noTag, 0
}

// otsl reads the table of cell tags that begins on the line at off, where one does, and returns
// how many lines it takes up; 0 where a cell holds other tags.
func (r *reader) otsl(off, number int) int {
	if tag, _ := tagAt(r.src[off:]); tag == noTag {
		return 0
	}
	lines, cells := len(r.doc.Lines), len(r.doc.Cells)
	f := fenced{r: r, ok: true}
	f.row = document.Line{Kind: document.Row, Sep: '|', Grid: r.grids + 1, Page: r.page}
	line := number
	c := f.tags(cursor{off: off, col: r.column}, &line)
	if !f.ok || len(r.doc.Lines) == lines {
		r.undo(lines, cells)
		r.tags = false // nor are others tried
		return 0
	}
	r.grids++
	r.behind(c, line)
	return line - number + 1
}

// tags reads rows of cell tags up to the end of the table, or of a line on which no row follows,
// and returns where the text goes on.
func (f *fenced) tags(c cursor, number *int) cursor {
	r := f.r
	var from, to cursor // of the cell that is open
	span := 0           // its columns; none where no cell is open
	for f.ok && c.off < len(r.src) {
		tag, n := tagAt(r.src[c.off:])
		next := r.walk(c, c.off+n, number)
		if tag == leftTag && span > 0 {
			span++
		} else if span > 0 {
			f.tagged(*number, from, to, span)
			span = 0
		}
		switch tag {
		case fullTag, emptyTag:
			k := bytes.IndexAny(r.src[next.off:min(len(r.src), next.off+maxTag)], "<\n")
			if f.ok = f.ok && k >= 0; !f.ok {
				return c
			}
			from, span = next, 1
			next = r.walk(next, next.off+k, number)
			to = next
		case leftTag, aboveTag:
			if span == 0 {
				f.tagged(*number, next, next, 0)
			}
		case rowTag:
			f.row.End = next.off
			f.endRow(next.off)
			if end, below := r.lineEnd(next.off); len(bytes.TrimSpace(r.src[next.off:end])) == 0 {
				if tag, _ := tagAt(r.src[below:]); tag == noTag || tag == tableTag {
					return next
				}
				next = r.walk(next, below, number)
			}
		case endTag:
			f.ok = f.ok && f.x == 0
			return next
		case noTag:
			f.ok = false
		}
		for c = next; c.off < len(r.src) && isGap(r.src[c.off]); {
			c.step(r.src)
		}
	}
	f.ok = false // the last row has no end
	return c
}

// tagged adds a cell that covers so many columns, or an empty one that others cover. One
// figure for several rows leaves these in doubt.
func (f *fenced) tagged(number int, from, to cursor, span int) {
	if span == 0 {
		if f.ok = f.x < maxSpan; f.ok && f.merged[f.x] {
			f.row.Damaged, f.r.doc.Lines[len(f.r.doc.Lines)-1].Damaged = true, true
		}
		kept := f.ok && f.merged[f.x]
		if f.cell(from.off, number, from, to, 1, 1); f.ok {
			f.merged[f.x-1] = kept
		}
		return
	}
	if f.cell(from.off, number, from, to, span, 1); !f.ok {
		return
	}
	x := &f.r.doc.Cells[f.last]
	for k := range span {
		f.merged[f.x-1-k] = x.Start < x.End && isFilled(f.r.src[x.Start:x.End])
	}
}
