// This file reads the lines that most are: words that spaces part, or plain cells. What
// is out of the ordinary it leaves to the slow way.

package text

import (
	"bytes"

	"github.com/seed-11a632b0/gongkai/document"
)

// quick reads a line of plain characters, at a single look: one that is blank, words
// parted by spaces, or cells parted by tabs or by pipes, as split does. It returns
// where the next line begins, no further than limit; others it leaves, and reports
// false. Most lines are such. The source is UTF-8.
func (r *reader) quick(off, limit, number int) (next int, ok bool) {
	b, cells := r.src[:limit], r.doc.Cells
	first := len(cells)
	written := false // there is more than what lines are drawn with
	i, col, w := off, r.column, 0
line:
	for i < len(b) {
		switch x := b[i]; {
		case r.class[x] != special:
			end, chars, width, more := word(b, i, &r.class)
			if end == i || len(cells) == MaxCells {
				return 0, false
			}
			cells = withCell(cells, number, i, col, w)
			i, col, w, written = end, col+chars, w+width, written || more
			c := &cells[len(cells)-1]
			c.End, c.XEnd, c.WEnd = i, col, w
		case x == ' ':
			i, col, w = i+1, col+1, w+1
		case x == '\n' || x == '\r':
			break line
		case x == '\t' || x == '|':
			return r.quickRow(off, limit, number, cursor{i, col, w}, written, cells)
		default:
			return 0, false
		}
	}
	if MaxCells-first <= i-off || r.joined && r.inGrid && r.last == number-1 { // the cell behind a pipe
		return 0, false
	}
	kind, gap := document.Plain, document.NoGap
	switch {
	case written:
	case len(cells) > first:
		return 0, false
	case i > off:
		kind, gap = document.Blank, document.Spaces
	default:
		kind, gap = document.Blank, document.Empty
	}
	l := r.keep(off, i, number, cells)
	l.Kind, l.Gap = kind, gap
	r.inGrid = false
	return behindEnd(b, i), true
}

// behindEnd returns where the line behind the one that ends at i begins.
func behindEnd(b []byte, i int) int {
	if i+1 < len(b) && b[i] == '\r' && b[i+1] == '\n' {
		return i + 2
	}
	return min(i+1, len(b))
}

// quickRow is quick from the first mark of a line on, with the words before it as
// cells.
func (r *reader) quickRow(off, limit, number int, c cursor, written bool, cells []document.Cell) (next int, ok bool) {
	b, first := r.src[:limit], len(r.doc.Cells)
	mark, marks := b[c.off], 0
	if r.csv && r.mark == mark {
		return 0, false
	}
	lead := len(cells) == first // the mark opens the line
	if !lead {                  // its words are one cell
		c, last := &cells[first], &cells[len(cells)-1]
		c.End, c.XEnd, c.WEnd = last.End, last.XEnd, last.WEnd
		cells = cells[:first+1]
	}
	i, col, w := c.off, c.col, c.w
	empty, from := false, c // no words stand yet in the cell that begins there
line:
	for i < len(b) {
		switch x := b[i]; {
		case x == mark:
			if empty {
				cells = withEmpty(cells, number, from, col-from.col)
			}
			marks++
			i, col, w = i+1, col+1, w+1
			empty, from = true, cursor{i, col, w}
		case r.class[x] != special:
			end, chars, width, more := word(b, i, &r.class)
			if end == i || len(cells) == MaxCells {
				return 0, false
			}
			if empty {
				cells, empty = withCell(cells, number, i, col, w), false
			}
			i, col, w, written = end, col+chars, w+width, written || more
			c := &cells[len(cells)-1]
			c.End, c.XEnd, c.WEnd = i, col, w
		case x == ' ':
			i, col, w = i+1, col+1, w+1
		case x == '\n' || x == '\r':
			break line
		default:
			return 0, false
		}
	}
	if MaxCells-first <= i-off || mark != '|' && r.joined && r.inGrid && r.last == number-1 { // the cell behind a pipe
		return 0, false
	}
	opens, closes, gap := r.ends(off, i, number, mark, marks, written)
	if gap == document.NoGap {
		return 0, false
	}
	if empty && !closes {
		cells = withEmpty(cells, number, from, col-from.col)
	}
	if lead && !opens {
		cells = withEmpty(cells, number, cursor{off, r.column, 0}, c.off-off)
		n := len(cells) - 1
		if gap != document.Cellar || c.off == off {
			cells[n].Gap = gap
		}
		if n > first {
			c := cells[n]
			copy(cells[first+1:], cells[first:])
			cells[first] = c
		}
	}
	if !r.inGrid {
		r.grids++
	}
	if r.inGrid = true; mark == '|' && marks == 1 {
		r.last = number
	}
	l := r.keep(off, i, number, cells)
	l.Kind, l.Sep, l.Grid = document.Row, mark, r.grids
	if mark == '|' && marks == 1 && r.fewPipes {
		r.touched(l)
	}
	return behindEnd(b, i), true
}

// word returns where the plain characters end that stand at b[i], how many they are
// and how wide, and whether there are any but such as lines are drawn with.
func word(b []byte, i int, class *[256]uint8) (end, chars, width int, written bool) {
	for i < len(b) {
		n := 0
		for i < len(b) && b[i]-0xe4 <= 5 {
			i += 3
			n++
		}
		if n > 0 {
			written = true
			chars += n
			width += 2 * n
			continue
		}
		n = 1
		switch class[b[i]] {
		case letter:
			written = true
		case stroke:
		case sign:
			if n = plainMark(b, i); n == 0 {
				return i, chars, width, written
			}
			written = true
			i += 2
		default:
			return i, chars, width, written
		}
		i++
		chars++
		width += n
	}
	return i, chars, width, written
}

// withCell appends a cell that begins at a place.
func withCell(cells []document.Cell, line, off, col, w int) []document.Cell {
	cells = append(cells, document.Cell{})
	c := &cells[len(cells)-1] // filled where it stands, which spares a copy
	c.Line, c.Start, c.Column, c.X, c.W = line, off, col+1, col, w
	return cells
}

// withEmpty appends an empty cell that spans so many spaces.
func withEmpty(cells []document.Cell, line int, from cursor, spaces int) []document.Cell {
	cells = withCell(cells, line, from.off, from.col, from.w)
	c := &cells[len(cells)-1]
	c.End, c.XEnd, c.WEnd, c.Gap = from.off, from.col+spaces, from.w+spaces, document.Cellar
	if spaces > 0 {
		c.Gap = document.Spaces
	}
	return cells
}

// ends tells of a line whose cells are parted by so many marks whether a mark opens
// it, and whether one closes it: such makes no cell. It also returns what a first cell
// that is empty consists of; nothing where there is more to the line.
func (r *reader) ends(off, end, number int, mark byte, marks int, written bool) (opens, closes bool, gap document.Gap) {
	b := r.src[off:end]
	lone := mark == '|' && !written
	for i := 0; i < len(b) && lone; i++ {
		lone = b[i] == '|' || b[i] == ' '
	}
	if !written && !lone || marks > minFlow {
		return false, false, document.NoGap
	}
	switch one := marks == 1; {
	case mark == '\t':
		return (one || r.opened) && b[0] == mark, r.closed || one && !r.paired(off, end, number, mark), document.Cellar
	case one:
		gap = document.Cellar
		if lone {
			gap = document.Pipe
		}
		return !lone, !r.paired(off, end, number, mark), gap
	}
	r.block(off)
	return r.pipesOpen && (!lone || r.pipesClose && r.pipesWords), r.pipesClose, document.Cellar
}

// words cuts a plain line at white space. No-break spaces that stand alone
// between spaces are an empty cell.
func (r *reader) words(l *document.Line) {
	c := cursor{off: l.Start, col: r.column}
	for c.off < l.End && r.room(c, l) {
		from := c
		if r.plainWord(&c, l.End) {
			r.doc.Cells = append(r.doc.Cells, document.Cell{Line: l.Number, Start: from.off, End: c.off,
				Column: from.col + 1, X: from.col, XEnd: c.col, W: from.w, WEnd: c.w})
			continue
		}
		v := c.step(r.src)
		if isSpace(v) || isVoid(v) {
			continue
		}
		nbsp := v == 0xa0
		if v == '<' {
			r.skipTag(&c, l.End)
		} else if v == ']' {
			r.skipAttributes(&c, l.End)
		}
		last := c
		for c.off < l.End {
			before := c
			w := c.step(r.src)
			if isSpace(w) || (w == 0xa0) != nbsp && w == 0xa0 {
				last = before
				if w == 0xa0 { // glued behind a word it is only space
					for c.off < l.End {
						before = c
						if w = c.step(r.src); w != 0xa0 {
							c = before
							break
						}
					}
				}
				break
			}
			if w == '<' {
				r.skipTag(&c, l.End)
			} else if w == ']' {
				r.skipAttributes(&c, l.End)
			}
			if nbsp && w != 0xa0 { // glued before a word it is only space
				nbsp, from = false, before
			}
			last = c
		}
		r.add(l.Number, from, last, noCell)
	}
}

// plainWord moves the cursor behind the word at it, where that is made of
// ideographs and plain ASCII alone, up to a space or the end of the line; else
// it leaves the cursor and reports false. It is the quick way through most words.
func (r *reader) plainWord(c *cursor, end int) bool {
	b, i := r.src[:end], c.off
	col, w := c.col, c.w
	for i < end {
		switch {
		case isPlainHan(b, i):
			i += 3
			col++
			w += 2
			continue
		case b[i] > ' ' && b[i] < 0x7f && !(r.markup && (b[i] == '<' || b[i] == '&' || b[i] == '\\')) && !(r.spans && b[i] == ']'):
			i++
			col++
			w++
			continue
		case b[i] == ' ' && i > c.off:
		default:
			return false
		}
		break
	}
	c.off, c.col, c.w = i, col, w
	return true
}

// skipTag moves the cursor behind the tag in which it stands, if it does.
func (r *reader) skipTag(c *cursor, end int) {
	if !r.markup || c.off >= end || !(r.src[c.off]|0x20 >= 'a' && r.src[c.off]|0x20 <= 'z' || r.src[c.off] == '/' || r.src[c.off] == '!') {
		return
	}
	n := bytes.IndexByte(r.src[c.off:min(end, c.off+maxTag)], '>')
	if n < 0 || bytes.IndexByte(r.src[c.off:c.off+n], '<') >= 0 {
		return
	}
	for to := c.off + n + 1; c.off < to; {
		c.step(r.src)
	}
}

// maxTag bounds the length of a tag within a line of text.
const maxTag = 2048
