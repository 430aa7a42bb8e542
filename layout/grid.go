// This file is the loom room: a report's tables as grids of cells with spans,
// made from the form's own data.

package layout

import (
	"slices"
	"sync"

	"github.com/seed-11a632b0/gongkai"
)

// What the form prints in its tables beside the labels of Form.Tables.
const (
	sumNote = "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）"
	content = "信息内容"
)

// A role is what a cell is for.
type role uint8

const (
	empty  role = iota // nothing stands in it
	head               // a word of a header
	group              // a label that spans rows
	label              // the label of a row
	figure             // a figure
	title              // the name of a table or of a part of it
)

// A cell is a cell of a grid. Where it is covered by another, rs is 0, and dy
// and dx lead back to that one.
type cell struct {
	text   string
	role   role
	gone   bool // a blank that is not printed, or a cell that is lost
	broken bool // its text stands in two cells
	rs, cs int
	dy, dx int
}

// A grid is a table. Its first rows may be headers; rows of headers may stand
// between the others too.
type grid struct {
	cells  []cell
	cols   int
	labels int // columns that hold labels
	rows   []rowInfo
	byLine bool // the rows are few and wide, and have no labels: table four
}

type rowInfo struct {
	head  bool // it holds headers, and no figures
	first int  // column of its first figure
	count int  // figures
	fault fault
	extra bool // an empty cell stands before the figures
}

type fault uint8

const (
	whole fault = iota
	lost
	drifted
	glued
	broken
	early // the next label stands before its last figures
)

func (g *grid) at(r, c int) *cell { return &g.cells[r*g.cols+c] }

func (g *grid) reset(cols, labels int) {
	g.cells, g.rows, g.cols, g.labels, g.byLine = g.cells[:0], g.rows[:0], cols, labels, false
}

// row adds a row of empty cells and returns its number.
func (g *grid) row(info rowInfo) int {
	n := len(g.cells)
	g.cells = slices.Grow(g.cells, g.cols)[:n+g.cols]
	for i := n; i < len(g.cells); i++ {
		g.cells[i] = cell{rs: 1, cs: 1}
	}
	g.rows = append(g.rows, info)
	return len(g.rows) - 1
}

// put sets a cell and covers what it spans.
func (g *grid) put(r, c, rs, cs int, role role, text string) *cell {
	for y := range rs {
		for x := range cs {
			*g.at(r+y, c+x) = cell{role: role, dy: y, dx: x}
		}
	}
	p := g.at(r, c)
	*p = cell{text: text, role: role, rs: rs, cs: cs}
	return p
}

// A sheet is a form laid out for printing. It is made once.
type sheet struct {
	form     gongkai.Form
	tables   []gongkai.Table
	paths    [][][]gongkai.Path    // of table, row and column
	sums     [][][2][]gongkai.Path // of each table, cells that add up to others
	sections []gongkai.SectionForm
}

func newSheet(f gongkai.Form) *sheet {
	s := &sheet{form: f, tables: f.Tables(), sections: f.Sections()}
	for _, t := range s.tables {
		var rows [][]gongkai.Path
		for _, r := range t.Rows {
			var cells []gongkai.Path
			for _, c := range r.Columns {
				cells = append(cells, gongkai.Path(t.Section+"."+r.Name+"."+c.Name))
			}
			rows = append(rows, cells)
		}
		s.paths = append(s.paths, rows)
		s.sums = append(s.sums, sums(t))
	}
	return s
}

// sums writes the identities of a table out for each row or column.
func sums(t gongkai.Table) [][2][]gongkai.Path {
	var out [][2][]gongkai.Path
	for _, id := range t.Identities {
		paths := func(names []string, at func(name string) gongkai.Path) (of []gongkai.Path) {
			for _, n := range names {
				of = append(of, at(n))
			}
			return of
		}
		if id.PerColumn {
			for _, c := range t.Rows[0].Columns {
				at := func(n string) gongkai.Path { return gongkai.Path(t.Section + "." + n + "." + c.Name) }
				out = append(out, [2][]gongkai.Path{paths(id.Left, at), paths(id.Right, at)})
			}
			continue
		}
		for _, r := range t.Rows {
			at := func(n string) gongkai.Path { return gongkai.Path(t.Section + "." + r.Name + "." + n) }
			out = append(out, [2][]gongkai.Path{paths(id.Left, at), paths(id.Right, at)})
		}
	}
	return out
}

var (
	sheet2019 = sync.OnceValue(func() *sheet { return newSheet(gongkai.Form2019) })
	sheet2021 = sync.OnceValue(func() *sheet { return newSheet(gongkai.Form2021) })
)

func sheetOf(f gongkai.Form) *sheet {
	switch f {
	case gongkai.Form2019:
		return sheet2019()
	case gongkai.Form2021:
		return sheet2021()
	}
	return nil
}

// printed reports whether any cell of the row is printed.
func (w *writer) printed(t, r int) bool {
	for _, p := range w.sheet.paths[t][r] {
		if w.report.Cell(p).State != gongkai.Absent {
			return true
		}
	}
	return false
}

// figures puts the figures of row r of table t into row y of the grid, from
// column x on; the last of them spans what is left.
func (w *writer) figures(g *grid, y, x, t, r int) {
	columns := w.sheet.tables[t].Rows[r].Columns
	for i, p := range w.sheet.paths[t][r] {
		cs := 1
		if i == len(columns)-1 && t != 2 {
			cs = g.cols - x - i
		}
		text, gone := w.figure(w.report.Cell(p), columns[i])
		g.put(y, x+i, 1, cs, figure, text).gone = gone
	}
}

// proactive fills in table two, or the part of it that stands under one
// sub-heading: rows from to up to to.
func (w *writer) proactive(g *grid, from, to int) {
	o, rows := &w.o, w.sheet.tables[0].Rows
	width := 0
	for _, r := range rows[from:to] {
		width = max(width, len(r.Columns))
	}
	g.reset(1+width, 1)
	heading := func(text string) {
		g.put(g.row(rowInfo{head: true}), 0, 1, g.cols, title, w.label(text))
	}
	every := func() {
		last := ""
		for _, r := range rows[from:to] {
			if r.Groups[0] != last {
				last = r.Groups[0]
				heading(last)
			}
		}
	}
	if o.Articles == ArticlesFirst {
		every()
	}
	last := ""
	for i := from; i < to; i++ {
		if !w.printed(0, i) {
			continue
		}
		r := &rows[i]
		if r.Groups[0] != last {
			last = r.Groups[0]
			if o.Articles == ArticlesBefore || o.Articles == ArticleTables {
				heading(last)
			}
			times := 1
			switch o.Header {
			case NoHeader:
				times = 0
			case RepeatedHeader:
				times = 2
			}
			for range times {
				y := g.row(rowInfo{head: true})
				g.put(y, 0, 1, 1, head, w.label(content))
				for j, c := range r.Columns {
					cs := 1
					if j == len(r.Columns)-1 {
						cs = g.cols - 1 - j
					}
					g.put(y, 1+j, 1, cs, head, w.label(w.columnLabel(c, w.sheet.paths[0][i][j])))
				}
			}
		}
		y := g.row(rowInfo{first: 1, count: len(r.Columns)})
		g.put(y, 0, 1, 1, label, w.label(r.Label))
		w.figures(g, y, 1, 0, i)
	}
	if o.Articles == ArticlesLast {
		every()
	}
}

// header puts the headers of columns into rows from y on, from column x on,
// depth rows deep, with lead groups left out.
func (w *writer) header(g *grid, y, x, depth, lead int, columns []gongkai.Column) {
	for l := range depth {
		for i := 0; i < len(columns); {
			groups := columns[i].Groups[lead:]
			switch {
			case l < len(groups):
				n := 1
				for i+n < len(columns) && len(columns[i+n].Groups) > lead+l && columns[i+n].Groups[lead+l] == groups[l] {
					n++
				}
				g.put(y+l, x+i, 1, n, head, w.label(groups[l]))
				i += n
			case l == len(groups):
				g.put(y+l, x+i, depth-l, 1, head, w.label(columns[i].Label))
				i++
			default:
				i++
			}
		}
	}
}

// requests fills in table three.
func (w *writer) requests(g *grid) {
	rows := w.sheet.tables[1].Rows
	columns := rows[0].Columns
	depth, deep := 1, 0
	for _, c := range columns {
		depth = max(depth, 1+len(c.Groups))
	}
	for _, r := range rows {
		deep = max(deep, len(r.Groups))
	}
	g.reset(deep+1+len(columns), deep+1)
	times := 1
	switch w.o.Header {
	case NoHeader:
		times = 0
	case RepeatedHeader:
		times = 2
	}
	for range times {
		y := len(g.rows)
		for range depth {
			g.row(rowInfo{head: true})
		}
		g.put(y, 0, depth, g.labels, title, w.label(sumNote))
		w.header(g, y, g.labels, depth, 0, columns)
	}
	var open [4]struct {
		text string
		row  int
	}
	for i := range rows {
		if !w.printed(1, i) {
			continue
		}
		r := &rows[i]
		y := g.row(rowInfo{first: g.labels, count: len(columns)})
		same := true
		for l, text := range r.Groups {
			if !same || open[l].text != text {
				same = false
				open[l].text, open[l].row = text, y
				g.put(y, l, 1, 1, group, w.label(text))
				continue
			}
			top := open[l].row
			g.at(top, l).rs++
			*g.at(y, l) = cell{role: group, dy: y - top}
		}
		for l := len(r.Groups); l < len(open); l++ {
			open[l].text = ""
		}
		g.put(y, len(r.Groups), 1, g.labels-len(r.Groups), label, w.label(r.Label))
		w.figures(g, y, g.labels, 1, i)
	}
}

// times is how often a header stands.
func (w *writer) times() int {
	switch w.o.Header {
	case NoHeader:
		return 0
	case RepeatedHeader:
		return 2
	}
	return 1
}

// disputes fills in table four in one row, its blocks in the order given.
func (w *writer) disputes(g *grid, order []int) {
	rows := w.sheet.tables[2].Rows
	n := len(rows[0].Columns)
	depth := 1
	for _, r := range rows {
		depth = max(depth, 1+len(r.Groups))
	}
	g.reset(n*len(order), 0)
	g.byLine = true
	for range w.times() {
		y := len(g.rows)
		for range depth + 1 {
			g.row(rowInfo{head: true})
		}
		for l := range depth {
			for i := 0; i < len(order); {
				r := &rows[order[i]]
				switch {
				case l < len(r.Groups):
					k := 1
					for i+k < len(order) && len(rows[order[i+k]].Groups) > l && rows[order[i+k]].Groups[l] == r.Groups[l] {
						k++
					}
					g.put(y+l, i*n, 1, k*n, head, w.label(r.Groups[l]))
					i += k
				case l == len(r.Groups):
					// the block's name stands over its columns, which take all rows below
					g.put(y+l, i*n, 1, n, head, w.label(r.Label))
					for j, c := range r.Columns {
						g.put(y+l+1, i*n+j, depth-l, 1, head, w.label(c.Label))
					}
					i++
				default:
					i++
				}
			}
		}
	}
	y := g.row(rowInfo{count: n * len(order)})
	for i, r := range order {
		w.figures(g, y, i*n, 2, r)
	}
}

// disputeRows fills in table four in a row a block, with labels.
func (w *writer) disputeRows(g *grid) {
	rows := w.sheet.tables[2].Rows
	n := len(rows[0].Columns)
	g.reset(2+n, 2)
	for range w.times() {
		y := g.row(rowInfo{head: true})
		g.put(y, 0, 1, 2, empty, "")
		for j, c := range rows[0].Columns {
			g.put(y, 2+j, 1, 1, head, w.label(c.Label))
		}
	}
	last, top := "", 0
	for i := range rows {
		if !w.printed(2, i) {
			continue
		}
		r := &rows[i]
		y := g.row(rowInfo{first: 2, count: n})
		if len(r.Groups) == 0 {
			g.put(y, 0, 1, 2, label, w.label(r.Label))
			last = ""
		} else {
			if r.Groups[0] == last {
				g.at(top, 0).rs++
				*g.at(y, 0) = cell{role: group, dy: y - top}
			} else {
				last, top = r.Groups[0], y
				g.put(y, 0, 1, 1, group, w.label(last))
			}
			g.put(y, 1, 1, 1, label, w.label(r.Label))
		}
		w.figures(g, y, 2, 2, i)
	}
}

// disputeTable fills in one block of table four as a table of its own.
func (w *writer) disputeTable(g *grid, r int) {
	row := &w.sheet.tables[2].Rows[r]
	g.reset(len(row.Columns), 0)
	g.byLine = true
	for range w.times() {
		name := row.Label
		if len(row.Groups) > 0 {
			name = row.Groups[0] + row.Label
		}
		g.put(g.row(rowInfo{head: true}), 0, 1, g.cols, title, w.label(name))
		y := g.row(rowInfo{head: true})
		for j, c := range row.Columns {
			g.put(y, j, 1, 1, head, w.label(c.Label))
		}
	}
	w.figures(g, g.row(rowInfo{count: g.cols}), 0, 2, r)
}

// disputeColumn fills in table four as labels and figures under each other.
func (w *writer) disputeColumn(g *grid) {
	rows := w.sheet.tables[2].Rows
	g.reset(3, 2)
	for i := range rows {
		if !w.printed(2, i) {
			continue
		}
		r := &rows[i]
		name := r.Label
		if len(r.Groups) > 0 {
			name = r.Groups[0] + r.Label
		}
		top := len(g.rows)
		for j, c := range r.Columns {
			y := g.row(rowInfo{first: 2, count: 1})
			g.put(y, 1, 1, 1, label, w.label(c.Label))
			text, gone := w.figure(w.report.Cell(w.sheet.paths[2][i][j]), c)
			g.put(y, 2, 1, 1, figure, text).gone = gone
		}
		g.put(top, 0, len(r.Columns), 1, group, w.label(name))
	}
}

// stack puts the figures of the last row of g, which has no labels, under each
// other.
func (w *writer) stack(g *grid) {
	y := len(g.rows) - 1
	n := g.cols
	texts := make([]cell, n)
	copy(texts, g.cells[y*n:])
	g.cells, g.rows = g.cells[:y*n], g.rows[:y]
	for _, c := range texts {
		y := g.row(rowInfo{count: 1})
		for x := range n {
			*g.at(y, x) = cell{role: figure, gone: true, rs: 1, cs: 1}
		}
		g.put(y, 0, 1, 1, figure, c.text).gone = c.gone
	}
}

// span lays out the labels of a format that has spans of its own.
func (g *grid) span(o *Options) {
	switch o.Spans {
	case Repeated:
		g.loosen()
	case Dropped:
		g.unlabel()
	}
}

// parts hands over the rows, each with the row that its part of the table began
// with. Where a page is full it turns it, and begins again with the header where
// that is repeated.
func (g *grid) parts(o *Options, turn func(number int), row func(y, from int)) {
	number, n, from := 1, 0, 0
	for y := range g.rows {
		if o.Page > 0 && n >= o.Page && !g.rows[y].head {
			turn(number)
			number++
			n, from = 0, y
			if o.PageHeader {
				for h := 0; h < len(g.rows) && g.rows[h].head; h++ {
					row(h, 0)
				}
			}
		}
		row(y, from)
		n++
	}
}
