// This file is the room of sums. They are evidence for choosing between
// readings that the layout allows, never a source of figures.

package gongkai

import (
	"slices"

	"github.com/seed-11a632b0/gongkai/internal/slots"
)

// amount returns the figure of a token as an integer, a blank as zero; false
// where it is none.
func (s *scan) amount(tok int) (int64, bool) {
	switch {
	case tok == nothing:
		return 0, true
	case tok == notShown:
		return 0, false
	}
	t := &s.tokens[tok]
	switch t.kind {
	case figureToken:
		f := s.fig(t)
		if f.state == Blank {
			return 0, true
		}
		return f.value.Int64()
	case textToken:
		return 0, false
	}
	return 0, true
}

// A ledger is table three as integers, blanks as zero.
type ledger struct {
	rows  int
	cols  int
	known []bool
	value []int64
}

func (s *scan) ledger(rd *reading, cols int) *ledger {
	l := &ledger{rows: len(rd.rows), cols: cols}
	l.known, l.value = s.buf.bools.take(l.rows*cols), s.buf.longs.take(l.rows*cols)
	for i := range rd.rows {
		s.enter(l, i, rd.rows[i].cells)
	}
	return l
}

// enter puts the cells of a row into the ledger.
func (s *scan) enter(l *ledger, i int, cells []int) {
	for c := range min(l.cols, len(cells)) {
		l.value[i*l.cols+c], l.known[i*l.cols+c] = s.amount(cells[c])
	}
}

// A sum is an identity by indices of rows or columns.
type sum struct {
	perColumn   bool
	left, right []int
}

// sums resolves the identities of a table to indices.
func sums(t *Table) []sum {
	var out []sum
	for _, id := range t.Identities {
		find := func(names []string) []int {
			var at []int
			for _, n := range names {
				if id.PerColumn {
					at = append(at, slices.IndexFunc(t.Rows, func(r Row) bool { return r.Name == n }))
				} else {
					at = append(at, slices.IndexFunc(t.Rows[0].Columns, func(c Column) bool { return c.Name == n }))
				}
			}
			return at
		}
		out = append(out, sum{id.PerColumn, find(id.Left), find(id.Right)})
	}
	return out
}

// holds reports whether the identity holds at row or column k, and whether all
// of its operands are known.
func (l *ledger) holds(x sum, k int) (ok, known bool) {
	first, step := k*l.cols, 1 // where the operands stand
	if x.perColumn {
		first, step = k, l.cols
	}
	var d int64
	for _, i := range x.left {
		at := first + i*step
		if !l.known[at] {
			return false, false
		}
		d += l.value[at]
	}
	for _, i := range x.right {
		at := first + i*step
		if !l.known[at] {
			return false, false
		}
		d -= l.value[at]
	}
	return d == 0, true
}

// adds reports whether row i adds up by itself, and all of its operands are known.
func (l *ledger) adds(all []sum, i int) bool {
	return !slices.ContainsFunc(all, func(x sum) bool {
		if x.perColumn {
			return false
		}
		ok, _ := l.holds(x, i)
		return !ok
	})
}

// sound reports whether every identity of the table is known and holds.
func (l *ledger) sound(all []sum) bool {
	for _, x := range all {
		n := l.rows
		if x.perColumn {
			n = l.cols
		}
		for k := range n {
			if ok, known := l.holds(x, k); !ok || !known {
				return false
			}
		}
	}
	return true
}

// placeBySums places rows of marked cells that have more cells than columns, where their
// lines do not tell in which the columns begin: of all rows with a label in the same cell of
// a line as wide they begin where the last column is the sum of the others, if that is so in
// one place only. It is never certain.
func (s *scan) placeBySums(rd *reading, which []int, read []slots.Reading) {
	type class struct{ label, width, cells int }
	of := func(k int) (class, bool) {
		p, r := &rd.rows[which[k]].row, &read[k]
		return class{p.LabelAt, p.Width, len(r.Items)}, r.Mode == slots.Marks && r.Doubt == slots.Place && len(r.Items) > p.N
	}
	var done []class
	for k, i := range which {
		c, open := of(k)
		if !open || slices.Contains(done, c) {
			continue
		}
		done = append(done, c)
		n, best, found := rd.rows[i].row.N, -1, 0
		for o := range c.cells - n + 1 {
			if holds, fails := s.sumsAt(rd, which, read, o, func(k int) bool { d, open := of(k); return open && d == c }); holds > 0 {
				if found++; holds >= minSums && holds > fails {
					best = o
				}
			}
		}
		if best < 0 || found > 1 {
			continue
		}
		for k := range which {
			p := &rd.rows[which[k]]
			if d, open := of(k); open && d == c && !slices.ContainsFunc(p.cells, func(c int) bool { return c != notShown }) {
				for j := range p.cells {
					p.cells[j] = p.row.Items[read[k].Items[best+j]].Ref
				}
			}
		}
	}
}

// minSums is how many rows have to add up.
const minSums = 3

// sumsAt counts the rows of a class whose last column is the sum of the others, and those
// in which it is another figure, if the columns begin with cell o behind the label.
func (s *scan) sumsAt(rd *reading, which []int, read []slots.Reading, o int, in func(int) bool) (holds, fails int) {
	for k, i := range which {
		if !in(k) {
			continue
		}
		p := &rd.rows[i].row
		var sum, total int64
		for j, x := range read[k].Items {
			v, ok := s.amount(p.Items[x].Ref)
			if !ok || v != 0 && (j < o || j >= o+p.N) {
				return 0, 0 // a figure stands off the columns
			}
			if j >= o && j < o+p.N {
				sum, total = sum+v, v
			}
		}
		switch {
		case total == 0:
		case 2*total == sum:
			holds++
		default:
			fails++
		}
	}
	return holds, fails
}

// keepTotals gives rows of which nothing else can be told their total: of fewer figures
// than columns the last, where it is the sum of the others. It is never certain.
func (s *scan) keepTotals(rd *reading) {
	if rd.lead > 0 || rd.disorder {
		return
	}
	for i := range rd.rows {
		p := &rd.rows[i]
		if p.doubt != slots.Short && p.doubt != slots.Place || slices.ContainsFunc(p.cells, func(c int) bool { return c != notShown }) {
			continue
		}
		n, last := 0, notShown
		var sum, total int64
		for k := range p.row.Items {
			it := &p.row.Items[k]
			if it.Kind == slots.Line || it.Kind == slots.Empty {
				continue
			}
			v, ok := s.amount(it.Ref)
			if !ok || it.Kind != slots.Figure {
				n = 0
				break
			}
			n, last = n+1, it.Ref
			sum, total = sum+v, v
		}
		if n > 1 && n < p.row.N && total > 0 && 2*total == sum {
			p.cells[p.row.N-1] = last
		}
	}
}

// maxPlans bounds the ways to put bands on columns that are tried.
const maxPlans = 20000

// A bandBlock is rows whose figures stand in the same bands of a page.
type bandBlock struct {
	id    int
	rows  []int // of the form
	bands [][]int
	items [][]int
	plans []bandPlan
}

// A bandPlan is a way to put the bands of a block on columns.
type bandPlan struct {
	columns []int   // of each band
	known   []bool  // as in a ledger, of the rows of the block
	value   []int64 // likewise
}

// put gives the rows of a block the cells of a plan.
func (b *bandBlock) put(rd *reading, columns []int) {
	for k := range b.rows {
		b.putRow(rd, k, columns)
	}
}

// putRow does so with the row of that number in the block, and returns it.
func (b *bandBlock) putRow(rd *reading, k int, columns []int) *placed {
	p := &rd.rows[b.rows[k]]
	for c := range p.cells {
		p.cells[c] = nothing
	}
	for x, band := range b.bands[k] {
		p.cells[columns[band]] = p.row.Items[b.items[k][x]].Ref
	}
	return p
}

// waysOf returns in how many ways the plans of the blocks go together; 0 where in more than
// are tried.
func waysOf(blocks []*bandBlock) int {
	ways := 1
	for _, b := range blocks {
		if ways *= len(b.plans); ways > maxPlans {
			return 0
		}
	}
	return ways
}

// enter puts what the rows amount to by a plan into the ledger.
func (b *bandBlock) enter(led *ledger, p *bandPlan) {
	for k, n := 0, 0; k < len(b.rows); k += n {
		n = 1 // rows one below the other
		for k+n < len(b.rows) && b.rows[k+n] == b.rows[k]+n {
			n++
		}
		at := b.rows[k] * led.cols
		copy(led.known[at:][:n*led.cols], p.known[k*led.cols:])
		copy(led.value[at:][:n*led.cols], p.value[k*led.cols:])
	}
}

// bands puts the bands of geometry blocks on columns, where a block shows
// fewer bands than the table has columns. Only the way that makes all sums of
// the table come out, being the only one, is taken.
func (s *scan) bands(l *lookup, rd *reading, which []int, read []slots.Reading) {
	cols, all := len(l.tables[tableRequests].Rows[0].Columns), l.sums
	defer s.confirm(rd, all, cols)
	var blocks []*bandBlock
	for k, i := range which {
		r := &read[k]
		if r.Mode != slots.Geometry || r.Doubt != slots.Place {
			continue
		}
		x := slices.IndexFunc(blocks, func(b *bandBlock) bool { return b.id == r.Block })
		if x < 0 {
			x = len(blocks)
			blocks = append(blocks, &bandBlock{id: r.Block})
			for _, c := range choices(cols, r.Count) {
				if !agrees(c, r.Columns) {
					continue
				}
				blocks[x].plans = append(blocks[x].plans, bandPlan{columns: c})
			}
		}
		b := blocks[x]
		b.rows, b.bands, b.items = append(b.rows, i), append(b.bands, r.Bands), append(b.items, r.Items)
	}
	if len(blocks) == 0 {
		return
	}
	led := s.ledger(rd, cols)
	for _, b := range blocks {
		b.plans = slices.DeleteFunc(b.plans, func(p bandPlan) bool { // rows that add up by themselves
			for k, i := range b.rows {
				s.enter(led, i, b.putRow(rd, k, p.columns).cells)
				if !led.adds(all, i) {
					return true
				}
			}
			return false
		})
		for k := range b.plans {
			p := &b.plans[k]
			b.put(rd, p.columns)
			p.known, p.value = s.buf.bools.take(len(b.rows)*cols), s.buf.longs.take(len(b.rows)*cols)
			for n, i := range b.rows {
				s.enter(led, i, rd.rows[i].cells)
				copy(p.known[n*cols:], led.known[i*cols:][:cols])
				copy(p.value[n*cols:], led.value[i*cols:][:cols])
			}
		}
	}
	found, ways := 0, waysOf(blocks)
	best := make([]int, len(blocks))
	pick := slices.Repeat([]int{-1}, len(blocks)) // what the ledger holds
	for w := 0; w < ways && found < 2; w++ {
		rest := w
		for k, b := range blocks {
			if n := rest % len(b.plans); n != pick[k] {
				pick[k] = n
				b.enter(led, &b.plans[n])
			}
			rest /= len(b.plans)
		}
		if led.sound(all) {
			found++
			copy(best, pick)
		}
	}
	for k, b := range blocks {
		if found == 1 {
			b.put(rd, b.plans[best[k]].columns)
			for _, i := range b.rows {
				rd.rows[i].doubt = slots.None
			}
			continue
		}
		for _, i := range b.rows {
			for c := range rd.rows[i].cells {
				rd.rows[i].cells[c] = notShown
			}
		}
	}
}

// agrees reports whether columns are those of the bands that are known.
func agrees(columns, known []int) bool {
	for k, c := range known {
		if c >= 0 && columns[k] != c {
			return false
		}
	}
	return true
}

// confirm keeps columns that short rows alone tell only where all sums of the
// table come out. A row between marks that shows just its figures, though its line
// is of another width than others, is kept where it adds up: the label lacks a cell,
// or there is one too many, which tells nothing where a row prints no total. One on a
// narrower line is also kept where they end it, right behind the label or as far behind it
// as those of another row, and none elsewhere is broken in two.
func (s *scan) confirm(rd *reading, all []sum, cols int) {
	if !anyOf(rd.rows, func(p *placed) bool { return p.doubt == slots.Place || p.doubt == slots.Loose }) {
		return
	}
	var led *ledger
	widest, totals, long := 0, true, false
	for i := range rd.rows {
		p := &rd.rows[i]
		long = long || s.figuresOf(p) > p.row.N
		widest = max(widest, p.row.Width)
		totals = totals && s.figuresOf(p) <= p.row.N
		if n := len(p.cells); n > 0 {
			c := p.cells[n-1]
			totals = totals && c >= 0 && s.tokens[c].kind == figureToken
		}
	}
	for i := range rd.rows {
		p := &rd.rows[i]
		if (p.row.Width == widest || s.endsEmpty(p)) && !totals || p.doubt != slots.Place || p.mode != slots.Marks || s.hasBlank(p) || s.figuresOf(p) != len(p.cells) {
			continue
		}
		if led == nil {
			led = s.ledger(rd, cols)
		}
		switch {
		case led.adds(all, i):
			p.doubt, p.narrow = slots.None, p.row.Width < widest
		case !long && p.row.Width < widest && s.endsLine(rd, i):
			p.doubt, p.held, p.narrow = slots.None, true, true
		}
	}
	loose := false
	for i := range rd.rows {
		loose = loose || rd.rows[i].doubt == slots.Loose
	}
	if !loose {
		return
	}
	if led = s.ledger(rd, cols); led.sound(all) && led.inAll() {
		for i := range rd.rows {
			if p := &rd.rows[i]; p.doubt == slots.Loose && !(s.figuresOf(p) > 0 && s.nothing(p)) { // zeros add up in any column
				p.doubt = slots.None
			}
		}
	}
}

// inAll reports whether each column shows a figure that is not zero: where one is empty, those
// beside it add up in its place as well.
func (l *ledger) inAll() bool {
	for c := range l.cols {
		found := false
		for i := 0; i < l.rows && !found; i++ {
			found = l.value[i*l.cols+c] != 0
		}
		if !found {
			return false
		}
	}
	return true
}

// endsLine reports whether figures for all columns of row i end its line, and begin right
// behind its label, or as far behind it as those of another row that is not in doubt.
func (s *scan) endsLine(rd *reading, i int) bool {
	if p := &rd.rows[i]; len(p.cells) == 0 || !s.beside(p.cells) || int(s.tokens[p.cells[0]].at)+len(p.cells) != p.row.Width {
		return false
	}
	far := func(p *placed) int { return int(s.tokens[p.cells[0]].at) - p.row.LabelAt }
	return far(&rd.rows[i]) == 1 || anyOf(rd.rows, func(p *placed) bool {
		return p.mode == slots.Marks && p.doubt == slots.None && s.beside(p.cells) && far(p) == far(&rd.rows[i])
	})
}

// confirmNarrow keeps such rows of table four, where none of its rows is in doubt for anything
// else.
func (s *scan) confirmNarrow(rd *reading) {
	widest := 0
	for i := range rd.rows {
		widest = max(widest, rd.rows[i].row.Width)
	}
	narrow := func(i int) bool {
		p := &rd.rows[i]
		return p.mode == slots.Marks && p.doubt == slots.Place && p.row.Width < widest && s.figuresOf(p) == len(p.cells) && s.endsLine(rd, i)
	}
	for i := range rd.rows {
		if p := &rd.rows[i]; !(p.mode == slots.Marks && p.doubt == slots.None) && !narrow(i) {
			return
		}
	}
	for i := range rd.rows {
		if narrow(i) {
			rd.rows[i].doubt, rd.rows[i].held = slots.None, true
		}
	}
}

// choices returns the ways to choose k of n columns, in order.
func choices(n, k int) [][]int {
	var all []int // one behind another
	cur := make([]int, 0, n)
	var pick func(from int)
	pick = func(from int) {
		if len(cur) == k {
			all = append(all, cur...)
			return
		}
		for i := from; i < n; i++ {
			cur = append(cur, i)
			pick(i + 1)
			cur = cur[:len(cur)-1]
		}
	}
	pick(0)
	if k == 0 {
		return [][]int{nil}
	}
	return slices.Collect(slices.Chunk(all, k))
}

// minUneven is how many rows show that figures of a row stand apart by the layout.
const minUneven = 4

// doubtSums takes sums as evidence against a reading: rows whose blanks the
// layout only suggests and that do not add up are uncertain, and all of a
// table is where most of its rows do not.
func (s *scan) doubtSums(l *lookup, rd *reading, led *ledger) {
	t := s.tallyRows(l, rd, led)
	for i := range rd.rows {
		if p := &rd.rows[i]; p.sure && s.failsSums(l, rd, led, &t, i) {
			p.sure = false
		}
	}
}

// A rowTally is what the rows of table three show of their sums and cells.
type rowTally struct {
	row    sum    // of a row
	total  int    // its column
	filled int    // rows with an amount that is not zero
	totals int    // of them those that print their total
	breaks int    // and of these those whose total is another
	whole  int    // rows that print every figure
	kept   int    // rows that keep an empty cell among figures
	bare   bool   // rows of details print no totals
	all    bool   // every label is there, with as many cells as there are columns, and no more
	uneven int    // rows with a cell a line that are uneven
	apart  []bool // which those are
}

// tallyRows counts what the rows of table three show.
func (s *scan) tallyRows(l *lookup, rd *reading, led *ledger) rowTally {
	t := rowTally{kept: s.keptEmpty(rd), apart: s.buf.bools.take(len(rd.rows))}
	for _, x := range l.sums {
		if !x.perColumn {
			t.row = x
		}
	}
	t.total = t.row.left[0]
	shown := 0                    // rows that show every cell
	open, closed, ends := 0, 0, 0 // rows of details whose total is blank, whose total is not, and of the first those whose last figure is a sum
	for i := range rd.rows {
		p := &rd.rows[i]
		if p.mode == slots.Stream && p.sure && s.uneven(p) {
			t.uneven++
			t.apart[i] = true
		}
		if p.cells == nil {
			continue
		}
		given := s.givenAt(p, t.total)
		if slices.ContainsFunc(p.cells, func(c int) bool { v, ok := s.amount(c); return ok && v != 0 }) {
			t.filled++
			if given {
				t.totals++
			}
			if ok, known := led.holds(t.row, i); known && !ok && given {
				t.breaks++
			}
		}
		blank := s.hasBlank(p)
		if !blank {
			t.whole++
		}
		if !blank || p.paced || p.mode == slots.Stream && (p.framed || i == len(rd.rows)-1) {
			shown++ // what follows the last may part the table from what follows
		}
		switch last := p.cells[t.total]; {
		case len(l.tables[tableRequests].Rows[i].Groups) < 2 || last == notShown:
		case last >= 0 && s.tokens[last].kind == figureToken:
			closed++
		default:
			if open++; s.endsInSum(p.cells) {
				ends++
			}
		}
	}
	t.bare = open >= minRegular && open >= fewWrong*max(closed, ends)
	t.all = shown == len(rd.rows) && rd.named() && rd.lead == 0 && len(rd.strays) == 0
	return t
}

// givenAt reports whether a row prints a figure in a column.
func (s *scan) givenAt(p *placed, column int) bool {
	c := p.cells[column]
	return c >= 0 && s.tokens[c].kind == figureToken && s.fig(&s.tokens[c]).state == Given
}

// failsSums reports whether sums tell that the figures of row i may not be its own, or not
// stand in their columns.
func (s *scan) failsSums(l *lookup, rd *reading, led *ledger, t *rowTally, i int) bool {
	p := &rd.rows[i]
	last, detail := p.cells[t.total], len(l.tables[tableRequests].Rows[i].Groups) > 1
	ok, known := led.holds(t.row, i)
	wrong := known && !ok
	switch {
	case !s.doc.Exact && !((p.framed && (p.mode == slots.Marks || s.marked(p)) || p.paced) && t.kept >= minRegular) && !(p.mode == slots.Stream && p.framed && t.all) && !(t.bare && detail) && t.totals >= minRegular && t.totals*2 > t.filled && (last < 0 || s.tokens[last].kind != figureToken) && s.endsInSum(p.cells):
		return true // its cells may stand one too far to the left, and its line be filled up
	case p.mode == slots.Marks && s.doc.Exact || p.paced || p.framed && (p.mode == slots.Marks || p.mode == slots.Words || s.marked(p)):
		return false // its cells are where they are, whatever they add up to
	case p.flush && !(wrong && p.mode == slots.Geometry && !p.framed && t.breaks*fewWrong <= t.totals) && (t.whole*2 <= len(rd.rows) || last >= 0 || t.kept >= minRegular):
		return false // as above; but a row whose end is blank among whole ones may have lost a cell, or one that alone fails stand a column aside
	case t.totals >= 3 && t.breaks*2 > t.totals && !t.all:
		return true
	case p.mode == slots.Stream && p.framed:
		return false
	case p.mode == slots.Stream && t.uneven < minUneven && t.apart[i] && !led.sound(l.sums):
		return true // the sum of a row does not tell which of its figures stands apart
	case p.mode == slots.Stream && (rd.short(i-1) || rd.short(i+1) || t.apart[i]) && (wrong || s.nothing(p) && (s.hasBlank(p) || s.signs(p.cells))):
		return true // one of its figures may belong to another row
	case !s.hasBlank(p):
		return false
	case t.whole*2 > len(rd.rows) && p.mode != slots.Marks && slices.Contains(p.cells, nothing):
		return true // the other rows print every cell
	}
	return wrong && (p.mode == slots.Geometry && !p.framed || s.givenAt(p, t.total) || t.totals*2 >= t.filled || t.whole*2 > len(rd.rows))
}

// keptEmpty counts the rows whose cells are where they are and that keep an empty one among
// figures.
func (s *scan) keptEmpty(rd *reading) int {
	n := 0
	for i := range rd.rows {
		if p := &rd.rows[i]; (p.mode == slots.Marks || p.framed && s.marked(p) || p.paced || p.flush) && p.doubt == slots.None && s.keepsEmpty(p.cells) {
			n++
		}
	}
	return n
}

// keepsEmpty reports whether a row has an empty cell between two that print figures.
func (s *scan) keepsEmpty(cells []int) bool {
	first := slices.IndexFunc(cells, func(c int) bool { return c >= 0 && s.tokens[c].kind == figureToken })
	empty := false
	for _, c := range cells[max(first, 0):] {
		if c < 0 || s.tokens[c].kind != figureToken {
			empty = true
		} else if empty {
			return true
		}
	}
	return false
}

// doubtTotals puts rows of details in doubt that print a total, where hardly any other does,
// and do not add up, or print nothing but zeros: a cell to spare may stand among theirs.
func (s *scan) doubtTotals(l *lookup, rd *reading, led *ledger) {
	rows, with := 0, 0
	details := func(yield func(i int, given bool)) {
		for i := range rd.rows {
			if p := &rd.rows[i]; len(l.tables[tableRequests].Rows[i].Groups) > 1 && len(p.cells) == led.cols {
				if c := p.cells[led.cols-1]; c != notShown {
					yield(i, s.givesNumber(c))
				}
			}
		}
	}
	details(func(i int, given bool) {
		if given {
			with++
		}
		if !s.nothing(&rd.rows[i]) {
			rows++
		}
	})
	for i := range rd.rows {
		if p := &rd.rows[i]; p.doubt == slots.Short && p.cells[led.cols-1] == notShown && s.figuresOf(p) == led.cols-1 {
			rows++ // what it lacks may be its total
		}
	}
	if s.doc.Exact || with == 0 || with*fewTotals > rows {
		return
	}
	kept := s.keptEmpty(rd) >= minRegular // lines of just a cell for each column hold empty ones
	details(func(i int, given bool) {
		if p := &rd.rows[i]; given && p.sure && !(kept && p.framed && p.mode == slots.Marks) && (s.nothing(p) || !led.adds(l.sums, i)) {
			p.sure = false
		}
	})
}

// fewTotals is how many rows of details that print more than zeros there are for each that
// prints a total, where these are odd.
const fewTotals = 8

// endsInSum reports whether the last cell of a row but one is the sum of those before it,
// and no zero.
func (s *scan) endsInSum(cells []int) bool {
	var sum, last int64
	for _, c := range cells[:len(cells)-1] {
		v, _ := s.amount(c)
		sum, last = sum+last, v
	}
	return last != 0 && last == sum
}

// uneven reports whether some of a row's cells share a line and one has a line to
// itself.
func (s *scan) uneven(p *placed) bool {
	shared, alone, run := false, false, 0
	for k, c := range p.cells {
		if c < 0 {
			return false
		}
		if k > 0 && s.tokens[c].line == s.tokens[p.cells[k-1]].line {
			run++
			shared = true
			continue
		}
		alone = alone || k > 0 && run == 0
		run = 0
	}
	return shared && (alone || run == 0)
}

// marked reports whether the cells of a row stand on a line of marked cells.
func (s *scan) marked(p *placed) bool {
	return len(p.row.Items) > 0 && p.row.Items[0].Marked
}

// figuresOf returns how many figures stand behind the label of a row.
func (s *scan) figuresOf(p *placed) int {
	return countFigures(p.row.Items)
}

func countFigures(items []slots.Item) int {
	n := 0
	for i := range items {
		if items[i].Kind == slots.Figure {
			n++
		}
	}
	return n
}

// endsEmpty reports whether empty cells end the row.
func (s *scan) endsEmpty(p *placed) bool {
	for k := len(p.row.Items) - 1; k >= 0; k-- {
		if it := &p.row.Items[k]; it.Kind != slots.Line {
			return it.Kind == slots.Empty
		}
	}
	return false
}

// short reports whether row i has too few figures.
func (rd *reading) short(i int) bool {
	return i >= 0 && i < len(rd.rows) && rd.rows[i].run.Placed() && rd.rows[i].doubt == slots.Short
}

// totalElsewhere reports whether in hardly any row, of those that tell, the last column is
// the sum of the others, but in several another one is, and in most of those that could
// tell: the columns stand in another order than the form's.
func (l *ledger) totalElsewhere() bool {
	own, all, other := 0, 0, make([]int, l.cols)
	for i := range l.rows {
		row, sum, shown := l.value[i*l.cols:(i+1)*l.cols], int64(0), 0
		for c, v := range row {
			if !l.known[i*l.cols+c] {
				shown = 0
				break
			}
			if sum += v; v != 0 {
				shown++
			}
		}
		if shown >= 3 {
			all++
		}
		for c, v := range row {
			switch {
			case shown < 3 || 2*v != sum: // of two figures, each is the sum of the other
			case c == l.cols-1:
				own++
			default:
				other[c]++
			}
		}
	}
	most := slices.Max(other)
	return most >= minRegular && most > fewWrong*own && 2*most > all
}

// totalFirst reports whether rows that print a total tell by their sums that it is the
// first figure and not the last: several of three figures and more, and most of those, or
// one where the header names the total first, and hardly any tells the opposite. There one
// tells it too that prints no total.
func (s *scan) totalFirst(l *lookup, rd *reading, led *ledger) bool {
	first, last, long, all := 0, 0, 0, 0
	names := s.namesTotalFirst(l, rd)
	for i := range led.rows {
		row, sum := led.value[i*led.cols:(i+1)*led.cols], int64(0)
		if cells := rd.rows[i].cells; len(cells) < led.cols || slices.Contains(led.known[i*led.cols:(i+1)*led.cols], false) || !names && !s.givesNumber(cells[led.cols-1]) {
			continue
		}
		shown := 0
		for _, v := range row {
			if sum += v; v != 0 {
				shown++
			}
		}
		a, z := 2*row[0] == sum, 2*row[led.cols-1] == sum
		if shown > 2 {
			all++
		}
		if z && !a {
			last++
		}
		if a && !z {
			first++
			if shown > 2 { // two equal figures say little
				long++
			}
		}
	}
	return first > fewWrong*last && (long >= minRegular && 2*long > all || names)
}

// fewWrong is how many rows that tell the order of the columns make up for one that tells
// another: some do not add up as printed.
const fewWrong = 4

// givesNumber reports whether a cell of a row prints a number.
func (s *scan) givesNumber(cell int) bool {
	return cell >= 0 && s.tokens[cell].kind == figureToken && s.fig(&s.tokens[cell]).state == Given
}

// namesTotalFirst reports whether the last words above table three that name its total
// stand before those that name its first column.
func (s *scan) namesTotalFirst(l *lookup, rd *reading) bool {
	person := false
	for i := rd.first - 1; i >= max(0, rd.first-maxHeader) && s.tokens[i].sign.section == 0; i-- {
		switch l.columnNamed(tableRequests, &s.tokens[i]) {
		case 1:
			person = true
		case len(l.head):
			return person
		}
	}
	return false
}

// doubtColumns makes the rows of a broken column sum uncertain whose blanks the
// layout only suggests.
func (s *scan) doubtColumns(l *lookup, rd *reading, led *ledger) {
	t := &l.tables[tableRequests]
	for _, x := range l.sums {
		if !x.perColumn || len(x.right) > len(x.left) {
			continue
		}
		for c := range t.Rows[0].Columns {
			if ok, known := led.holds(x, c); ok || !known {
				continue
			}
			for _, side := range [2][]int{x.left, x.right} {
				for _, i := range side {
					if p := &rd.rows[i]; p.mode != slots.Marks && s.hasBlank(p) && !p.framed && !p.paced && !p.flush {
						p.sure = false
					}
				}
			}
		}
	}
}

// nothing reports whether all figures of the row are zero: its sum tells nothing.
func (s *scan) nothing(p *placed) bool { return s.onlyZeros(p.cells) }

// holdsSum reports whether a row that has a total adds up to it, not to zeros alone.
func (s *scan) holdsSum(p *placed) bool {
	return p.row.N > 3 && s.addsUp(p.cells) && !s.nothing(p)
}

// onlyZeros reports whether cells show nothing but blanks and zeros.
func (s *scan) onlyZeros(cells []int) bool {
	return !slices.ContainsFunc(cells, func(c int) bool { v, ok := s.amount(c); return !ok || v != 0 })
}

// hasBlank reports whether some cell of the row prints no figure.
func (s *scan) hasBlank(p *placed) bool { return !s.allFigures(p.cells) }

// countBlank counts the cells of a row that print no figure.
func (s *scan) countBlank(p *placed) int {
	n := 0
	for _, c := range p.cells {
		if c < 0 || s.tokens[c].kind != figureToken {
			n++
		}
	}
	return n
}
