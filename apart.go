// This file reads tables whose labels and figures stand apart: all labels of a
// page first, its figures after them, row by row or column by column. What it
// reads is never certain.

package gongkai

import (
	"slices"

	"github.com/seed-11a632b0/gongkai/internal/slots"
)

// A chunk is a run of labels, and the figures that follow them.
type chunk struct {
	rows    []int // rows of the form
	all     []int // the same with those between them and up to the next chunk
	figures []int
	ends    []int // and where among them each block ends that nothing else parts
}

// block returns the figures of a block.
func (c *chunk) block(b int) []int {
	from := 0
	if b > 0 {
		from = c.ends[b-1]
	}
	return c.figures[from:c.ends[b]]
}

// begins returns the block that begins with a figure; -1 for none.
func (c *chunk) begins(figure int) int {
	if figure == 0 {
		return 0
	}
	if b, ok := slices.BinarySearch(c.ends, figure); ok {
		return b + 1
	}
	return -1
}

// apart reads table three where most of its labels have no figures beside them.
func (s *scan) apart(l *lookup, rd *reading, end int) {
	missing, rows := 0, 0
	for i := range rd.rows {
		if p := &rd.rows[i]; p.run.Placed() {
			rows++
			if p.doubt == slots.Missing || p.doubt == slots.Long || p.doubt == slots.Short {
				missing++
			}
		}
	}
	if rows < 6 || missing*10 < rows*6 {
		return
	}
	rd.end = max(rd.end, end)
	cols := len(l.tables[tableRequests].Rows[0].Columns)
	chunks := s.chunks(rd, end)
	regroup(chunks, cols, len(rd.rows))
	for _, c := range chunks {
		if n := len(c.figures); n != cols*len(c.rows) { // rows whose labels were not found stand among them
			if n != cols*len(c.all) {
				s.apartPrefix(rd, &c, cols)
				s.apartPieces(rd, &c, cols, n-cols*len(c.all), 0)
				continue
			}
			c.rows = c.all
		}
		var plans [][]int // for each row and column the figure
		for _, plan := range [][]int{c.figures, c.byColumn(cols), c.byBlock(cols)} {
			if plan != nil && !slices.ContainsFunc(plans, func(p []int) bool { return slices.Equal(p, plan) }) {
				plans = append(plans, plan)
			}
		}
		// the sums of the rows choose
		best, top := [][]int{}, -1
		for _, plan := range plans {
			n := 0
			for r := range c.rows {
				if s.addsUp(plan[r*cols : (r+1)*cols]) {
					n++
				}
			}
			if n > top {
				best, top = best[:0], n
			}
			if n == top {
				best = append(best, plan)
			}
		}
		if top*3 < len(c.rows)*2 {
			s.apartPieces(rd, &c, cols, 0, top)
			continue
		}
		for r, i := range c.rows {
			p := &rd.rows[i]
			if p.cells == nil {
				p.cells = s.buf.ints.take(cols)
				p.first = best[0][r*cols]
				p.guessed = true
			}
			p.doubt, p.sure = slots.Far, false
			for col := range cols {
				p.cells[col] = best[0][r*cols+col]
				for _, other := range best[1:] {
					if !s.same(other[r*cols+col], p.cells[col]) {
						p.cells[col] = notShown
						break
					}
				}
			}
		}
	}
}

// apartPieces reads the rows of a chunk whose figures stand in pieces: some rows each in a
// piece or more, others together, a piece or more for each column of so many rows. So many
// figures before the first row are left out; the sums of the rows tell how they stand, and
// have to hold for more rows than so many. A row that does not add up is not read.
func (s *scan) apartPieces(rd *reading, c *chunk, cols, skip, most int) {
	rows := c.rows
	if skip != 0 {
		rows = c.all
	}
	type choice struct {
		score int
		k     int // rows that stand together; 0 where the row is not read
		cells []int
	}
	best := make([]choice, len(rows)+1)
	for r := len(rows) - 1; r >= 0; r-- {
		best[r] = choice{score: best[r+1].score}
		b := c.begins(skip + cols*r)
		if b < 0 || b == len(c.ends) {
			continue
		}
		for k := 1; r+k <= len(rows); k++ {
			for _, across := range []bool{false, true} {
				cells := c.columns(b, k, cols, across)
				if cells == nil {
					break
				}
				score := best[r+k].score
				for i := range k {
					score += s.rowScore(cells[i*cols : (i+1)*cols])
				}
				if score > best[r].score {
					best[r] = choice{score, k, cells}
				}
			}
		}
	}
	sums := 0
	for r := 0; r < len(rows); r += max(1, best[r].k) {
		for i := range best[r].k {
			if s.rowScore(best[r].cells[i*cols:(i+1)*cols]) == rowAddsUp {
				sums++
			}
		}
	}
	if sums <= most || sums < minPieces {
		return
	}
	for r := 0; r < len(rows); r += max(1, best[r].k) {
		for i := range best[r].k {
			row := best[r].cells[i*cols : (i+1)*cols]
			if s.rowScore(row) < 0 {
				continue
			}
			p := &rd.rows[rows[r+i]]
			if p.cells == nil {
				p.cells = s.buf.ints.take(cols)
				p.first = row[0]
				p.guessed = true
			}
			p.doubt, p.sure = slots.Far, false
			copy(p.cells, row)
		}
	}
}

// minPieces is how many rows with figures have to add up where these stand in pieces.
const minPieces = 3

const (
	rowAddsUp = 4 // of a row with figures that adds up
	rowFails  = -4
)

// rowScore tells how well figures fit a row.
func (s *scan) rowScore(cells []int) int {
	if !s.addsUp(cells) {
		return rowFails
	}
	if v, _ := s.amount(cells[len(cells)-1]); v != 0 {
		return rowAddsUp
	}
	return 1
}

// columns returns the figures of k rows that stand in whole blocks from b on, row by row:
// each block holds a column of them or more, one behind the other or, across, side by side;
// nil where they do not.
func (c *chunk) columns(b, k, cols int, across bool) []int {
	out := make([]int, k*cols)
	for x := 0; x < cols; b++ {
		if b == len(c.ends) {
			return nil
		}
		block := c.block(b)
		n := len(block) / k
		if len(block)%k != 0 || x+n > cols {
			return nil
		}
		for i, tok := range block {
			if across {
				out[i/n*cols+x+i%n] = tok
			} else {
				out[i%k*cols+x+i/k] = tok
			}
		}
		x += n
	}
	return out
}

// regroup gives each chunk as many rows as it has figures for, in the form's order, where
// there are just enough for all rows: labels at the end of a page can stand behind its
// figures, and be cut in two.
func regroup(chunks []chunk, cols, rows int) {
	n := 0
	for _, c := range chunks {
		if n += len(c.figures); len(c.figures)%cols != 0 {
			return
		}
	}
	if n != cols*rows {
		return
	}
	next := 0
	for k := range chunks {
		c := &chunks[k]
		c.rows = c.rows[:0]
		for range len(c.figures) / cols {
			c.rows = append(c.rows, next)
			next++
		}
	}
}

// apartPrefix reads the first rows of a chunk that holds too few or too many
// figures, as long as each adds up.
func (s *scan) apartPrefix(rd *reading, c *chunk, cols int) {
	b := 0
	for _, i := range c.rows {
		var row []int
		for len(row) < cols && b < len(c.ends) && c.ends[b] == b+1 { // each figure is a block
			row = append(row, c.figures[b])
			b++
		}
		if len(row) != cols || !s.addsUp(row) {
			return
		}
		p := &rd.rows[i]
		p.doubt, p.sure = slots.Far, false
		copy(p.cells, row)
	}
}

// same reports whether two tokens print the same.
func (s *scan) same(a, b int) bool {
	if a < 0 || b < 0 {
		return a == b
	}
	x, y := s.fig(&s.tokens[a]), s.fig(&s.tokens[b])
	return x.state == y.state && x.value == y.value
}

// addsUp reports whether the last of the figures is the sum of the others,
// blanks taken for zero.
func (s *scan) addsUp(cells []int) bool {
	var d int64
	for c, tok := range cells {
		v, ok := s.amount(tok)
		if !ok {
			return false
		}
		if c == len(cells)-1 {
			d -= v
		} else {
			d += v
		}
	}
	return d == 0
}

// chunks cuts the table into labels and the figures behind them.
func (s *scan) chunks(rd *reading, end int) []chunk {
	var out []chunk
	rows, all := make([]int, 0, len(rd.rows)), make([]int, len(rd.rows))
	prev, first := -1, 0 // the label before, and where in rows the chunk begins
	for i := range rd.rows {
		all[i] = i
		p := &rd.rows[i]
		if !p.run.Placed() {
			continue
		}
		if prev < 0 || s.anyFigure(prev, p.first) {
			out, first = append(out, chunk{}), len(rows)
		}
		rows = append(rows, i)
		out[len(out)-1].rows = rows[first:len(rows):len(rows)]
		prev = p.first
	}
	figures, ends := make([]int, 0, 8*len(rd.rows)), make([]int, 0, len(rd.rows))
	for k := range out {
		c := &out[k]
		to, next := end, len(rd.rows)
		if k+1 < len(out) {
			next = out[k+1].rows[0]
			to = rd.rows[next].first
		}
		c.all = all[c.rows[0]:next:next]
		fig, block := len(figures), len(ends)
		flush := func() {
			if n := len(figures) - fig; n > 0 && (len(ends) == block || ends[len(ends)-1] < n) {
				ends = append(ends, n)
			}
		}
		for i := rd.rows[c.rows[len(c.rows)-1]].first; i < to; i++ {
			switch s.tokens[i].kind {
			case figureToken:
				figures = append(figures, i)
			case emptyToken: // parts nothing
			default:
				flush()
			}
		}
		flush()
		c.figures, c.ends = figures[fig:len(figures):len(figures)], ends[block:]
	}
	return out
}

func (c *chunk) byColumn(cols int) []int {
	out := make([]int, len(c.figures))
	n := len(c.rows)
	for i, tok := range c.figures {
		out[i%n*cols+i/n] = tok
	}
	return out
}

// byBlock takes blocks of one height for the columns of so many rows, and others
// for a row each.
func (c *chunk) byBlock(cols int) []int {
	out := make([]int, 0, len(c.figures))
	for b := 0; b < len(c.ends); {
		k := len(c.block(b))
		same := b+cols <= len(c.ends)
		for j := b; same && j < b+cols; j++ {
			same = len(c.block(j)) == k
		}
		if same {
			for r := range k {
				for j := range cols {
					out = append(out, c.block(b + j)[r])
				}
			}
			b += cols
			continue
		}
		n := 0
		for n < cols && b < len(c.ends) {
			out = append(out, c.block(b)...)
			n += len(c.block(b))
			b++
		}
		if n != cols {
			return nil
		}
	}
	return out
}

// columnRows is a column of table two: its key, and the rows that have it.
type columnRows struct {
	key  []rune
	col  int
	rows []int
}

// columnsOfTwo returns the columns of table two in the form's order.
func columnsOfTwo(t *Table) []columnRows {
	var out []columnRows
	for i := 0; i < len(t.Rows); {
		j := i
		for j < len(t.Rows) && t.Rows[j].Groups[0] == t.Rows[i].Groups[0] {
			j++
		}
		for c := range t.Rows[i].Columns {
			k, _ := appendKey(nil, []byte(t.Rows[i].Columns[c].Label))
			w := columnRows{key: k, col: c}
			for r := i; r < j; r++ {
				w.rows = append(w.rows, r)
			}
			out = append(out, w)
		}
		i = j
	}
	return out
}

// apartProactive reads table two where each column of a part of it stands by
// itself: the column's label, then a figure for each row.
func (s *scan) apartProactive(l *lookup, rd *reading, end int) {
	want := l.columns
	if rd.first < 0 {
		return
	}
	next := 0
	for i := rd.first; i < end && next < len(want); i++ {
		if tk := &s.tokens[i]; tk.kind != textToken || !slices.Equal(tk.key, want[next].key) {
			continue
		}
		w := want[next]
		next++
		var figs []int
		for j := i + 1; j < end && s.tokens[j].kind != textToken; j++ {
			if s.tokens[j].kind == figureToken {
				figs = append(figs, j)
			}
		}
		if len(figs) != len(w.rows) {
			continue
		}
		for k, r := range w.rows {
			p := &rd.rows[r]
			if !p.run.Placed() || p.doubt != slots.Missing || s.anyFigure(p.first, p.to) {
				continue
			}
			p.cells[w.col] = figs[k]
			p.sure = false
		}
	}
}
