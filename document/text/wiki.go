// This file is the room of fenced tables, as wikis and AsciiDoc write them: a sign
// opens the table and one closes it, each cell begins with a pipe, and a row may
// take up as many lines as it has cells.

package text

import (
	"bytes"
	"strconv"

	"github.com/seed-11a632b0/gongkai/document"
)

// Bounds of a fenced table.
const (
	maxFenced = 1 << 14 // lines between the fences, and rows that a cell covers
	maxSpan   = 64      // columns of a table
)

// A fenced is a table in a fence while it is read.
type fenced struct {
	r      *reader
	row    document.Line
	x      int           // next column
	n      int           // columns; 0 where marks end the rows
	until  [maxSpan]int  // for each column how many rows a cell from above still covers
	merged [maxSpan]bool // and whether that one is a figure
	last   int           // index of the last cell that is written out
	wide   int           // how many columns that one covers, where it is a figure
	any    bool          // a row has been read
	ok     bool
}

// fence reads the table whose opening sign stands on the line at off, and returns
// how many lines it takes up; 0 where none begins there, or its rows are uneven.
func (r *reader) fence(off, number int) int {
	if b := r.src[off:]; len(b) < 2 || b[1] != '|' && b[1] != '=' {
		return 0 // as most lines show at once
	}
	end, next := lineEnd(r.src, off)
	b := bytes.TrimSpace(r.src[off:end])
	wiki := bytes.HasPrefix(b, []byte("{|"))
	if !wiki && !isFence(b) || r.unfenced {
		return 0
	}
	n := 1
	to := next
	for closed := false; !closed; n++ { // where it ends
		if to >= len(r.src) || n > maxFenced+1 {
			r.unfenced = true // nor do others
			return 0
		}
		end, to2 := lineEnd(r.src, to)
		b := bytes.TrimSpace(r.src[to:end])
		closed = wiki && bytes.HasPrefix(b, []byte("|}")) || !wiki && isFence(b)
		if !closed && wiki && bytes.HasPrefix(b, []byte("{|")) {
			return 0 // a table within
		}
		to = to2
	}
	cells, rows := len(r.doc.Cells), len(r.doc.Lines)
	widths := []int{0}
	if !wiki {
		widths = r.widths(off, next, n-2)
	}
	done := false
	for _, w := range widths {
		f := fenced{r: r, n: w, ok: true}
		f.row = document.Line{Kind: document.Row, Sep: '|', Grid: r.grids + 1, Page: r.page}
		if wiki {
			f.wiki(next, n-2, number+1)
		} else {
			f.asciidoc(next, n-2, number+1)
		}
		if done = f.ok && len(r.doc.Lines) > rows; done {
			break
		}
		r.undo(rows, cells)
	}
	if !done {
		return 0
	}
	r.grids++
	r.inGrid = false
	return n
}

// isFence reports the sign that opens and closes a table of AsciiDoc.
func isFence(b []byte) bool {
	return len(b) >= 4 && b[0] == '|' && len(bytes.TrimLeft(b[1:], "=")) == 0
}

// wiki reads lines of a table of a wiki: |- parts the rows, | and ! begin a cell,
// as do || and !! within a line.
func (f *fenced) wiki(off, lines, number int) {
	r := f.r
	for ; lines > 0 && f.ok; lines-- {
		end, next := lineEnd(r.src, off)
		c := cursor{off: off}
		for c.off < end && (r.src[c.off] == ' ' || r.src[c.off] == '\t') {
			c.step(r.src)
		}
		b := r.src[c.off:end]
		switch {
		case bytes.HasPrefix(b, []byte("|-")):
			f.endRow(off)
		case bytes.HasPrefix(b, []byte("|+")), len(b) == 0:
		case b[0] == '|' || b[0] == '!':
			head := b[0] == '!'
			c.step(r.src)
			for {
				to := end
				for _, mark := range []string{"||", "!!"} {
					if k := bytes.Index(r.src[c.off:to], []byte(mark)); k >= 0 && (mark == "||" || head) {
						to = c.off + k
					}
				}
				colspan, rowspan := 1, 1
				if k := bytes.IndexByte(r.src[c.off:to], '|'); k >= 0 && bytes.IndexByte(r.src[c.off:c.off+k], '=') > 0 {
					attr := r.src[c.off : c.off+k]
					colspan, rowspan = attribute(attr, "colspan"), attribute(attr, "rowspan")
					for k += c.off; c.off <= k; {
						c.step(r.src)
					}
				}
				from := c
				for c.off < to {
					c.step(r.src)
				}
				f.cell(off, number, from, c, colspan, rowspan)
				if to == end || !f.ok {
					break
				}
				c.step(r.src)
				c.step(r.src)
			}
		default:
			f.more(number, c, end)
		}
		f.row.End = end
		off = next
		number++
	}
	f.endRow(off)
}

// attribute returns the number that an attribute gives; 1 where it is not there.
func attribute(b []byte, name string) int {
	_, v, ok := bytes.Cut(b, []byte(name))
	if !ok {
		return 1
	}
	v = bytes.TrimLeft(v, "= \"'")
	n := 0
	for n < len(v) && v[n] >= '0' && v[n] <= '9' {
		n++
	}
	k, err := strconv.Atoi(string(v[:n]))
	if err != nil {
		return 0
	}
	return k
}

// widths returns how many columns a table of AsciiDoc may have: as many as the line
// before its fence says, or the cells of its first line or those up to a blank one.
func (r *reader) widths(fence, off, lines int) []int {
	from := fence
	for from > 0 && from > fence-maxQuoted && (r.src[from-1] != '\n' || from == fence) {
		from--
	}
	if _, v, ok := bytes.Cut(r.src[from:fence], []byte("cols=")); ok {
		v = bytes.TrimPrefix(v, []byte{'"'})
		if k := bytes.IndexAny(v, "\"] "); k >= 0 {
			v = v[:k]
		}
		n := 0
		for _, c := range bytes.Split(v, []byte{','}) {
			if k, _, many := bytes.Cut(c, []byte{'*'}); many {
				m, _ := strconv.Atoi(string(k))
				n += m
			} else {
				n++
			}
		}
		return []int{n}
	}
	n, first := 0, 0
	for ; lines > 0; lines-- {
		end, next := lineEnd(r.src, off)
		if first > 0 && len(bytes.TrimSpace(r.src[off:end])) == 0 {
			return []int{first, n}
		}
		for i := off; i < end; i++ {
			if r.src[i] == '|' && (i == off || r.src[i-1] != '\\') {
				n += max(1, r.spec(off, i).cols)
			}
		}
		if first == 0 {
			first = n
		}
		off = next
	}
	return []int{first}
}

// asciidoc reads lines of a table of AsciiDoc with n columns: each | begins a cell.
func (f *fenced) asciidoc(off, lines, number int) {
	r := f.r
	if f.ok = f.n > 1 && f.n <= maxSpan; !f.ok {
		return
	}
	for ; lines > 0 && f.ok; lines-- {
		end, next := lineEnd(r.src, off)
		c := cursor{off: off}
		from, open := c, false
		var s span
		for {
			i := c.off
			for i < end && (r.src[i] != '|' || i > off && r.src[i-1] == '\\') {
				i++
			}
			var ahead span
			to := i
			if i < end {
				ahead = r.spec(off, i)
				to -= ahead.size
			}
			for c.off < to {
				c.step(r.src)
			}
			switch {
			case open:
				f.cell(off, number, from, c, max(1, s.cols), max(1, s.rows))
			case len(bytes.TrimSpace(r.src[off:to])) > 0:
				f.more(number, from, to)
			}
			if i >= end {
				break
			}
			for c.off <= i {
				c.step(r.src)
			}
			from, open, s = c, true, ahead
			if f.x == 0 && len(bytes.TrimSpace(r.src[off:to])) > 0 {
				f.ok = false // a row begins in the middle of a line
			}
		}
		f.row.End = end
		if f.x == f.n {
			f.endRow(off)
		}
		off = next
		number++
	}
	f.ok = f.ok && f.x == 0
}

// A span is what stands before a pipe to say how much the cell covers.
type span struct{ size, cols, rows int }

// spec reads the span before the pipe at i, in the line that begins at off, such
// as 2+ or .3+.
func (r *reader) spec(off, i int) span {
	src, k := r.src, i
	for k > off && (src[k-1] >= '0' && src[k-1] <= '9' || src[k-1] == '.' || src[k-1] == '+') {
		k--
	}
	if k == i || src[i-1] != '+' || k > off && src[k-1] != ' ' && src[k-1] != '|' {
		return span{}
	}
	cols, rows, _ := bytes.Cut(src[k:i-1], []byte("."))
	s := span{size: i - k, cols: 1, rows: 1}
	if len(cols) > 0 {
		s.cols, _ = strconv.Atoi(string(cols))
	}
	if len(rows) > 0 {
		s.rows, _ = strconv.Atoi(string(rows))
	}
	return s
}

// cell adds a cell, and empty ones where it or those above cover more.
func (f *fenced) cell(off, number int, from, to cursor, colspan, rowspan int) {
	if f.x == 0 && f.row.First == f.row.Last {
		f.row.Number, f.row.Start, f.row.First = number, off, len(f.r.doc.Cells)
		f.row.Last = -1
	}
	f.covered(number, from)
	f.row.Damaged = f.row.Damaged || f.wide > 0
	if colspan < 1 || rowspan < 1 || rowspan > maxFenced || colspan > maxSpan || f.x+colspan > maxSpan || f.n > 0 && f.x+colspan > f.n || !f.r.room(from, &f.row) {
		f.ok = false
		return
	}
	f.last = len(f.r.doc.Cells)
	f.r.add(number, from, to, document.Cellar)
	merged := false // one figure for several cells
	if c := &f.r.doc.Cells[f.last]; colspan > 1 || rowspan > 1 {
		merged = c.Start < c.End && isFilled(f.r.src[c.Start:c.End])
	}
	if f.wide = 0; merged && rowspan == 1 {
		f.wide = colspan
	}
	f.row.Damaged = f.row.Damaged || merged && rowspan > 1
	for k := range colspan {
		if k > 0 {
			f.r.add(number, from, from, document.Cellar)
		}
		f.until[f.x], f.merged[f.x] = rowspan-1, merged
		f.x++
	}
	if f.n > 0 {
		f.covered(number, from)
	}
}

// covered adds empty cells for the columns that cells from above cover.
func (f *fenced) covered(number int, at cursor) {
	for f.x < maxSpan && (f.n == 0 || f.x < f.n) && f.until[f.x] > 0 {
		f.until[f.x]--
		f.row.Damaged = f.row.Damaged || f.merged[f.x]
		f.r.add(number, at, at, document.Cellar)
		f.x++
	}
}

// more adds words to the last cell, which goes on over a line's end.
func (f *fenced) more(number int, from cursor, end int) {
	r := f.r
	if f.row.Last >= 0 && (f.n == 0 || !f.any) {
		f.ok = false // no cell is open
		return
	}
	c := from
	for c.off < end {
		c.step(r.src)
	}
	n := len(r.doc.Cells)
	r.add(number, from, c, document.Cellar)
	last, piece := &r.doc.Cells[f.last], r.doc.Cells[n]
	r.doc.Cells = r.doc.Cells[:n]
	switch {
	case piece.Gap != document.NoGap: // no words
	case last.Gap != document.NoGap:
		*last = piece
	case len(last.Str) > maxQuoted*8:
		f.ok = false // no cell of a table
	default:
		last.Str = r.doc.Text(last) + " " + r.doc.Text(&piece)
		last.End = piece.End
	}
}

// endRow ends the row at off.
func (f *fenced) endRow(off int) {
	if f.row.Last < 0 {
		if f.n == 0 {
			for x := f.x; x < maxSpan; x++ {
				if f.until[x] > 0 { // covered to the right of what is written
					f.covered(f.row.Number, cursor{off: f.row.End})
					break
				}
			}
		}
		if f.wide > 0 && !f.only() {
			f.row.Damaged = true
		}
		f.row.Last = len(f.r.doc.Cells)
		f.r.doc.Lines = append(f.r.doc.Lines, f.row)
		f.any = true
	}
	f.row.First, f.row.Last, f.row.Damaged, f.x, f.wide = 0, 0, false, 0, 0
}

// only reports whether the last cell is the one figure of its row, for all columns up to the
// last: it stands by itself then, without empty cells behind it.
func (f *fenced) only() bool {
	cells := f.r.doc.Cells
	if len(cells) != f.last+f.wide {
		return false
	}
	for i := f.row.First; i < f.last; i++ {
		if c := &cells[i]; c.Start < c.End && isFilled(f.r.src[c.Start:c.End]) {
			return false
		}
	}
	f.r.doc.Cells = cells[:f.last+1]
	return true
}
