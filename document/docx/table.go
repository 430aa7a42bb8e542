// This file holds tables until they end, and then writes them out: only then is
// it known how far down their cells go, and whether they are tables at all.

package docx

import "github.com/seed-11a632b0/gongkai/document"

// A block is a paragraph, or a table.
type block struct {
	from, to int // its text in the slab
	table    *table
	marred   bool // some of its text is struck out, or a picture stands beside it
}

// A table is a table of the document.
type table struct {
	rows   []row
	cells  []cell
	open   []int32 // for each column, one more than the last cell that may go on below
	own    int     // cells
	nested int     // cells in tables within it
	grid   int     // 0 before its first row is written
}

type row struct {
	from, to int // its cells
	x        int // next column
	dead     bool
}

type cell struct {
	col, span int
	rows      int
	last      int // row down to which it goes
	blocks    []block
}

// A merge says how a cell belongs to others.
type merge struct {
	span       int
	down, left bool // it goes on from the cell above, or from the one to the left
	tall       bool // it may go on below
	gone       bool
}

// place finds the place of a cell that the row goes on with. It returns -1 where
// the cell is part of another or is not there at all.
func (t *table) place(m merge) int {
	r := &t.rows[len(t.rows)-1]
	y := len(t.rows) - 1
	if m.gone {
		return -1
	}
	span := max(min(m.span, MaxColumns-r.x), 1)
	x := r.x
	r.x += span
	if m.left && len(t.cells) > r.from {
		c := &t.cells[len(t.cells)-1]
		if n := min(c.col+c.span+span, MaxColumns) - c.col; c.col+c.span == x && n > c.span {
			c.span = n
			return -1
		}
	}
	if m.down && x < len(t.open) && t.open[x] > 0 {
		c := &t.cells[t.open[x]-1]
		switch {
		case c.last == y:
			return -1
		case c.last == y-1 && c.rows < MaxSpan:
			c.rows++
			c.last = y
			return -1
		}
	}
	t.cells = append(t.cells, cell{col: x, span: span, rows: 1, last: y})
	r.to = len(t.cells)
	t.own++
	if m.tall || m.down {
		for i := x; i < min(x+span, MaxColumns); i++ {
			for len(t.open) <= i {
				t.open = append(t.open, 0)
			}
			t.open[i] = int32(len(t.cells))
		}
	}
	return len(t.cells) - 1
}

// drop takes back the last cell, of the last row.
func (t *table) drop(at int) {
	t.cells = t.cells[:at]
	t.rows[len(t.rows)-1].to = at
	t.own--
}

// layout reports tables that are there for the layout of the page.
func (t *table) layout() bool { return t.nested > 0 && t.nested >= t.own }

// proseBytes is the length from which the text of a cell is prose, when it
// stands in several paragraphs or alone in its row.
const proseBytes = 600

func (b *body) writeTable(t *table) {
	layout := t.layout()
	for _, r := range t.rows {
		cells := t.cells[r.from:r.to]
		switch {
		case layout:
			for i := range cells {
				b.writeBlocks(cells[i].blocks)
			}
		case len(cells) > 0:
			b.writeRow(t, cells)
		}
	}
}

func (b *body) writeBlocks(blocks []block) {
	for _, k := range blocks {
		if k.table != nil {
			b.writeTable(k.table)
		} else {
			b.w.paragraph(b.slab[k.from:k.to], false, k.marred)
		}
	}
}

// above returns the paragraphs that stand above all tables in a cell, and the
// rest.
func above(blocks []block) (head, rest []block) {
	for i := range blocks {
		if blocks[i].table != nil {
			return blocks[:i], blocks[i:]
		}
	}
	return blocks, nil
}

func (b *body) writeRow(t *table, cells []cell) {
	w := b.w
	if w.full {
		return
	}
	w.begin()
	w.open.Kind, w.open.Sep = document.Row, '+'
	printed, long, prose := 0, false, false
	for i := range cells {
		c := &cells[i]
		if i > 0 {
			w.put('\t')
		}
		j := w.joiner()
		j.c.Col, j.c.ColSpan, j.c.RowSpan = c.col, c.span, c.rows
		head, _ := above(c.blocks)
		for _, k := range head {
			j.paragraph(b.slab[k.from:k.to])
			j.c.Marred = j.c.Marred || k.marred
		}
		j.end()
		size := j.c.End - j.c.Start
		if size > 0 {
			printed++
		}
		long = long || size > proseBytes
		prose = prose || size > proseBytes && j.blocks > 1
	}
	prose = !w.full && (prose || long && printed == 1)
	if prose {
		w.undo()
	} else {
		if t.grid == 0 {
			w.grids++
			t.grid = w.grids
		}
		w.open.Grid = t.grid
		w.end()
	}
	for i := range cells {
		head, rest := above(cells[i].blocks)
		if prose {
			b.writeBlocks(head)
		}
		b.writeBlocks(rest)
	}
}
