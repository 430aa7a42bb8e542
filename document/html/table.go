// This file works out tables: which row and column each cell stands in, as rows
// and spans tell.

package html

import (
	"unicode/utf8"

	"golang.org/x/net/html/atom"

	"github.com/seed-11a632b0/gongkai/document"
	"github.com/seed-11a632b0/gongkai/internal/glyph"
)

// A state says where in a table the reader is.
type state uint8

const (
	outside state = iota // in no cell
	inCell               // in a cell
	inPage               // in a cell that text is not collected for
)

// A frame is an open table.
type frame struct {
	grid     int // 0 before its first row
	layout   bool
	implicit bool // it has rows, but no tag
	state    state
	row      bool
	start    spot   // of the row, or of what follows a table in it
	y        int    // row of the group
	x        int    // next column of the row
	until    []int  // for each column, the row up to which a cell from above spans
	tall     []tall // cells of the group that span rows
}

type tall struct {
	cell, y int
}

// A rec is a cell of the open row.
type rec struct {
	from, to              int // its segs
	at                    document.Position
	col, colspan, rowspan int
	cut                   bool // the source ends in it
	object                bool // it shows something that is no text
	void                  bool // its tag ends in a slash, which means something in XHTML
}

func (r *reader) frame() *frame {
	if n := len(r.frames); n > 0 {
		return &r.frames[n-1]
	}
	return nil
}

// ruled prepares for a tag of a table, and reports whether it is one.
func (r *reader) ruled() bool {
	if r.inline || r.over > 0 {
		r.breakLine()
		return false
	}
	if f := r.frame(); f == nil || f.state != inCell {
		r.flush()
	}
	if len(r.frames) == 0 {
		r.frames = append(r.frames, frame{implicit: true})
	}
	return true
}

func (r *reader) openTable() {
	r.breakLine()
	if r.inline {
		return
	}
	if f := r.frame(); f != nil && r.over == 0 {
		switch f.state {
		case inCell:
			r.endCell()
			r.emit(r.tag.off)
			f.state = inPage
		case outside:
			r.closeTable()
		}
	}
	if r.over > 0 || len(r.frames) == MaxDepth {
		r.over++
		return
	}
	for len(r.extents) > 0 && r.extents[0].from < r.tag.off {
		r.extents = r.extents[1:]
	}
	layout := len(r.extents) > 0 && r.extents[0].from == r.tag.off && r.extents[0].layout()
	r.frames = append(r.frames, frame{layout: layout})
}

// closeTable ends the innermost table.
func (r *reader) closeTable() {
	r.endGroup(r.tag.off)
	r.frames = r.frames[:len(r.frames)-1]
	if r.strike.tables > len(r.frames) {
		r.strike = strike{}
	}
}

func (r *reader) openRow() {
	f := r.frame()
	if !f.row {
		f.row, f.x, f.start = true, 0, r.tag
	}
}

func (r *reader) openCell(colspan, rowspan int) {
	f := r.frame()
	if f.layout {
		f.state = inPage
		return
	}
	if len(r.doc.Cells)+len(r.recs) >= MaxCells {
		r.stop(r.tag.place())
		return
	}
	r.openRow()
	if len(r.recs) == 0 && f.x > 0 {
		f.start = r.tag // the row goes on after a table
	}
	f.state = inCell
	for f.x < len(f.until) && f.until[f.x] > f.y {
		f.x++
	}
	c := rec{from: len(r.segs), at: document.Position{Offset: r.off, Line: r.line, Column: r.col}, col: f.x, colspan: max(colspan, 1), rowspan: max(rowspan, 1)}
	c.void = r.xml && r.src[r.off-2] == '/'
	if rowspan < 0 { // as far as the group goes
		c.rowspan = MaxRowSpan
	}
	c.colspan = max(min(c.colspan, MaxColumns-f.x), 1)
	if c.rowspan > 1 {
		for x := f.x; x < min(f.x+c.colspan, MaxColumns); x++ {
			for len(f.until) <= x {
				f.until = append(f.until, 0)
			}
			f.until[x] = max(f.until[x], f.y+c.rowspan)
		}
	}
	f.x += c.colspan
	r.recs = append(r.recs, c)
	r.brk, r.parted = noBreak, false
	if r.note.on() {
		r.note = strike{}
	}
}

func (r *reader) endCell() {
	f := r.frame()
	if f.state == inCell {
		c := &r.recs[len(r.recs)-1]
		if c.at.Offset == r.off && r.tag.off < r.off {
			return // browsers pass over the slash of <td/>
		}
		c.to = len(r.segs)
		r.brk = noBreak
	}
	if r.strike.within && r.strike.tables == len(r.frames) {
		r.strike = strike{}
	}
	f.state = outside
}

// cutCell deals with the cell that the source ends in.
func (r *reader) cutCell() {
	f := r.frame()
	if f == nil || f.state != inCell {
		return
	}
	n := len(r.recs) - 1
	c := &r.recs[n]
	var printed document.Cell
	if _, size := r.cell(r.segs[c.from:], c.at, &printed); size == 0 && !c.object {
		r.recs, r.segs = r.recs[:n], r.segs[:c.from]
		f.state = outside
		return
	}
	c.cut = true
}

// endRow ends the row, if one is open, at a place in the source.
func (r *reader) endRow(end int) {
	r.endCell()
	f := r.frame()
	if f.row {
		r.emit(end)
		f.row = false
		f.y++
	}
	if r.strike.of == atom.Tr && r.strike.tables == len(r.frames) {
		r.strike = strike{}
	}
}

// endGroup ends a group of rows. No cell spans beyond it.
func (r *reader) endGroup(end int) {
	r.endRow(end)
	f := r.frame()
	for _, t := range f.tall {
		c := &r.doc.Cells[t.cell]
		c.RowSpan = min(c.RowSpan, f.y-t.y)
	}
	f.y, f.until, f.tall = 0, f.until[:0], f.tall[:0]
}

// objectText stands for what a cell shows that is no text, where it shows nothing
// else: such a cell is not empty.
const objectText = "\ufffc"

// proseBytes is the length from which the text of a cell is prose, when it
// stands in several blocks or alone in its row.
const proseBytes = 600

// emit gives out the cells of the row since it started, or since the last table
// within it.
func (r *reader) emit(end int) {
	if len(r.recs) == 0 {
		return
	}
	f := r.frame()
	if len(r.doc.Lines) >= MaxLines {
		r.stop(f.start.place())
		r.recs, r.segs = r.recs[:0], r.segs[:0]
		return
	}
	l := document.Line{Kind: document.Row, Sep: '+', Number: f.start.line, Start: f.start.off, End: end, First: len(r.doc.Cells)}
	printed, long, prose := 0, false, false
	for i := range r.recs {
		c := &r.recs[i]
		r.doc.Cells = append(r.doc.Cells, document.Cell{})
		n := &r.doc.Cells[len(r.doc.Cells)-1]
		blocks, size := r.cell(r.segs[c.from:c.to], c.at, n)
		n.Col, n.ColSpan, n.RowSpan = c.col, c.colspan, c.rowspan
		if size == 0 && c.object {
			n.Str, n.Gap = objectText, document.NoGap
		}
		n.Marred = n.Marred || size > 0 && c.object
		if c.cut && n.End < len(r.src) {
			n.Str = r.doc.Text(n)
			n.End, l.End = len(r.src), len(r.src)
		}
		if size > 0 {
			printed++
			l.Damaged = l.Damaged || c.void
		}
		long = long || size > proseBytes
		prose = prose || size > proseBytes && blocks > 1
	}
	if prose || long && printed == 1 {
		r.doc.Cells = r.doc.Cells[:l.First]
		cut := r.recs[len(r.recs)-1].cut
		r.prose()
		if cut {
			r.cutWord()
		}
	} else {
		if f.grid == 0 {
			r.grids++
			f.grid = r.grids
		}
		l.Grid, l.Last = f.grid, len(r.doc.Cells)
		r.doc.Lines = append(r.doc.Lines, l)
		for i := range r.recs {
			if r.recs[i].rowspan > 1 {
				f.tall = append(f.tall, tall{l.First + i, f.y})
			}
		}
	}
	r.recs, r.segs = r.recs[:0], r.segs[:0]
}

// prose gives out the cells of the row as plain lines, one for each block.
func (r *reader) prose() {
	for _, c := range r.recs {
		from := c.from
		for i := c.from; i <= c.to; i++ {
			if i == c.to || i > from && r.segs[i].brk == hardBreak {
				r.words(r.segs[from:i])
				from = i
			}
		}
	}
}

// plainCell makes a cell of a text that stands in one piece, on one line, and has
// nothing but letters, ideographs and single spaces; of others it makes none, and
// reports false. Most cells are such.
func (r *reader) plainCell(s *seg, c *document.Cell) bool {
	b, i, to := r.src[:s.to], s.from, s.to
	for i < to && b[i] == ' ' {
		i++
	}
	for to > i && b[to-1] == ' ' {
		to--
	}
	if i == to {
		return false
	}
	c.Start, c.End, c.Line, c.Column = i, to, s.line, s.col+i-s.from
	for i < to {
		v := b[i]
		switch {
		case v > ' ' && v < 0x7f && v != '&':
			i++
		case v == ' ' && b[i+1] != ' ':
			i++
		case v >= 0xe4 && v <= 0xe9 && i+2 < to && b[i+1]&0xc0 == 0x80 && b[i+2]&0xc0 == 0x80: // from U+4000 on
			i += 3
		case v == 0xef && i+2 < to && b[i+1] == 0xbc && b[i+2] >= 0x81 && b[i+2] <= 0xbf: // full-width forms
			i += 3
		case v == 0xe3 && i+2 < to && b[i+1] == 0x80 && b[i+2] >= 0x81 && b[i+2] <= 0xbf: // marks
			i += 3
		default:
			*c = document.Cell{}
			return false
		}
	}
	return true
}

// cell makes c, which is zero, a cell of the text in segs; at is the place of one
// that prints nothing. It tells in how many blocks the text stands, and its
// length.
func (r *reader) cell(segs []seg, at document.Position, c *document.Cell) (blocks, size int) {
	if len(segs) == 1 && !r.escapes && r.plainCell(&segs[0], c) {
		c.Marred = segs[0].struck || segs[0].note
		return 1, c.End - c.Start
	}
	return r.spelledCell(segs, at, c)
}

// spelledCell is cell for any text, which it walks over character by character.
func (r *reader) spelledCell(segs []seg, at document.Position, c *document.Cell) (blocks, size int) {
	p := piece{src: r.src, buf: r.buf}
	var before piece // p as it was before the white space
	var last rune
	lastSeg := 0
	var g struct { // what stands between last and the next
		open  bool  // anything but tags
		line  bool  // a line end
		wide  bool  // a space that is not of ASCII
		ascii bool  // ends in one of ASCII
		brk   uint8 // a break
	}
	nbsp, struck, note := false, false, true // nothing but notes
	for i := range segs {
		s := &segs[i]
		g.brk = max(g.brk, s.brk)
		w := walker{src: r.src, i: s.from, end: s.to, line: s.line, col: s.col, escapes: r.escapes}
		for w.next() {
			v := w.v
			if v == glyph.NBSP && s.office {
				v = ' '
			}
			white := glyph.IsSpace(v)
			void := !white && glyph.IsVoid(v)
			if white || void {
				nbsp = nbsp || v == glyph.NBSP
				if p.empty() {
					continue
				}
				if !g.open {
					before = p
					g.open, g.line, g.wide, g.ascii = true, false, false, false
				}
				switch {
				case void || v >= utf8.RuneSelf:
					g.wide = g.wide || white
					g.ascii = false
					p.add(&w, w.dec, false)
				default:
					if v == '\n' || v == '\r' {
						g.line = true
						if s.pre {
							g.brk = hardBreak
						}
					}
					switch {
					case g.ascii: // one is enough
					case w.v == ' ' && w.dec == "":
						p.add(&w, "", false)
					default:
						p.add(&w, " ", false)
					}
					g.ascii = true
				}
				continue
			}
			switch {
			case p.empty():
				blocks = 1
			case g.brk != noBreak:
				if g.open {
					p.restore(&before)
				}
				if g.brk == hardBreak {
					blocks++
				}
				if glyph.Glue(last) < 2 && glyph.Glue(v) < 2 {
					p.insert(' ')
				}
			case g.open && g.line && !g.wide && lastSeg == i && glyph.Glue(last) > 0 && glyph.Glue(v) > 0:
				p.restore(&before)
			}
			g.open, g.brk = false, noBreak
			struck, note = struck || s.struck, note && s.note
			p.add(&w, w.dec, true)
			last, lastSeg = v, i
		}
	}
	r.buf = p.buf[:0]
	if p.empty() {
		c.Start, c.End, c.Line, c.Column, c.Gap = at.Offset, at.Offset, at.Line, at.Column, document.Cellar
		if nbsp {
			c.Gap = document.NBSP
		}
		return 0, 0
	}
	*c = p.cell()
	c.Marred = struck || note
	size = c.End - c.Start
	if c.Str != "" {
		size = len(c.Str)
	}
	return blocks, size
}
