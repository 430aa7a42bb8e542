// This file is the room of marks: rows in which something stands for every cell.

package slots

import "slices"

// A marked is a row with the cells behind its label on the line that counts.
type marked struct {
	row   int
	items []int
}

// A class is rows of as many columns and cells whose labels stand in the same cell, and go
// on over as many, on lines of one width.
type class struct{ n, cells, at, width, spread int }

// A group is the rows of a class.
type group struct {
	class
	rows []marked
	fit  []int // where the columns can begin
}

// readMarks reads rows whose cells are parted by marks on the label's line.
func readMarks(rows []Row, which []int, out []Reading, columns map[int][]int, buf *Buffer) {
	if len(which) == 0 {
		return
	}
	var few [4]group
	all := few[:0]
	var far []int           // rows beside which a lone figure stands
	var beside, below []int // rows on lines as wide as the header's in which something stands beside its columns, and others
	for _, i := range which {
		r := &rows[i]
		items, ok := markedLine(r, buf)
		if !ok && lone(r, items) {
			ok, far = true, append(far, i)
		}
		if !ok {
			out[i] = Reading{Mode: Marks, Doubt: Long}
			if len(items) == r.N && figures(r.Items, items) == r.N { // more stands on other lines
				out[i].Doubt, out[i].Slots = Far, items
			} else if own := wrapped(r, buf); own != nil {
				out[i] = Reading{Mode: Marks, Doubt: Place, Slots: own, Items: own}
			}
			continue
		}
		under := r.Columns
		if under == nil {
			under = columns[r.Width]
		}
		if grid(r, items, &out[i]) {
			continue
		}
		if underHeader(r, items, under, &out[i]) {
			below = append(below, i)
			continue
		}
		if len(under) == r.N && r.N >= minColumns && len(items) > r.N {
			beside = append(beside, i)
		}
		c := class{r.N, len(items), r.LabelAt, r.Width, r.Spread}
		k := slices.IndexFunc(all, func(g group) bool { return g.class == c }) // they are few
		if k < 0 {
			k = len(all)
			all = append(all, group{class: c, rows: take(&buf.marked, len(which)-len(all))[:0]})
		}
		all[k].rows = append(all[k].rows, marked{i, items})
	}
	wide := false
	for k := range all {
		all[k].findFit(rows, buf)
		wide = wide || all[k].wide(rows)
	}
	for k := range all {
		g := &all[k]
		from, fit := g.offset(rows, all, len(which))
		astray, spare := g.astray(all, from), wide && from >= 0 && g.cells > g.n
		for _, m := range g.rows {
			rd := g.read(rows, m, from, fit)
			doubt := astray
			if spare && !doubt {
				n := figures(rows[m.row].Items, rd.Slots)
				doubt = n > 0 && n < g.n
			}
			if doubt {
				rd.Doubt = Place
			}
			out[m.row] = rd
		}
	}
	for _, i := range below { // where the header is off, blanks tell nothing
		n := 0
		for _, k := range beside {
			if rows[k].Width == rows[i].Width {
				n++
			}
		}
		if n >= minRows && figures(rows[i].Items, out[i].Slots) < rows[i].N {
			out[i].Doubt = Place
		}
	}
	if len(far) == 0 {
		return
	}
	// where every row prints every figure, and in a true grid, it belongs to none
	whole := !slices.ContainsFunc(which, func(i int) bool { return out[i].Doubt != None || figures(rows[i].Items, out[i].Slots) < rows[i].N })
	for _, i := range far {
		if out[i].Doubt == None && rows[i].LabelTo < 0 && !whole {
			out[i].Doubt = Far
		}
	}
}

// findFit finds where the columns can begin so that all hold what the rows print.
func (g *group) findFit(rows []Row, buf *Buffer) {
	lo, hi := 0, g.cells-g.n
	for _, m := range g.rows {
		from, to := room(rows[m.row].Items, m.items, g.n)
		lo, hi = max(lo, from), min(hi, to)
	}
	g.fit = take(&buf.ints, max(0, hi-lo+1))[:0]
	for o := lo; o <= hi; o++ {
		g.fit = append(g.fit, o)
	}
}

// wide reports whether a row with few figures spans more cells than there are columns: a
// cell too many stands among them, and may in others.
func (g *group) wide(rows []Row) bool {
	return len(g.fit) == 0 && slices.ContainsFunc(g.rows, func(m marked) bool {
		return figures(rows[m.row].Items, m.items) <= g.n && spans(rows[m.row].Items, m.items) > g.n
	})
}

// begin tells where columns begin in lines as wide as those of the group, if several rows of
// other groups say so, of so many rows in all, and whether they fill those lines; nowhere
// where these differ.
func (g *group) begin(all []group, rows int) (at int, tight bool) {
	n := 0
	tight = true
	for k := range all {
		o := &all[k]
		if o == g || o.width != g.width || len(o.fit) != 1 || o.n != g.n && o.cells > o.n {
			continue
		}
		here := o.at + 1 + o.fit[0]
		if n > 0 && here != at {
			return 0, false
		}
		at, n, tight = here, n+len(o.rows), tight && o.cells == o.n
	}
	if n >= minRows || tight && n > 1 && n == rows-1 { // all others
		return at, tight
	}
	return 0, false
}

// offset returns with which of its cells the columns of the group begin, of those with which
// they can; -1 where that is not known.
func (g *group) offset(rows []Row, all []group, of int) (from int, fit []int) {
	from = -1
	switch {
	case len(g.fit) == 1:
		from = g.fit[0]
	case len(g.fit) > 1 && !slices.ContainsFunc(g.rows, func(m marked) bool { return figures(rows[m.row].Items, m.items) > 0 }):
		from = 0 // nothing but empty cells, whichever they are
	case len(g.fit) > 1:
		if at, _ := g.begin(all, of); at > 0 && slices.Contains(g.fit, at-g.at-1) {
			from = at - g.at - 1
		}
	}
	if g.cells > g.n && everySecond(rows, g.rows) {
		if at, tight := g.begin(all, of); !tight || at != g.at+1+from {
			return -1, nil
		}
	}
	return from, g.fit
}

// astray reports whether a row by itself, which has cells to spare, begins its columns
// elsewhere than most others do on lines as wide.
func (g *group) astray(all []group, from int) bool {
	if len(g.rows) > 1 || from < 0 || g.cells <= g.n {
		return false
	}
	here, there := 0, 0
	for k := range all {
		switch o := &all[k]; {
		case o == g || o.width != g.width || o.n != g.n || len(o.fit) != 1:
		case o.at+o.fit[0] == g.at+from:
			here += len(o.rows)
		default:
			there += len(o.rows)
		}
	}
	return there >= minRows && there > here
}

// read reads a row of the group, whose columns begin with cell from, or with one of those that fit.
func (g *group) read(rows []Row, m marked, from int, fit []int) Reading {
	r, n := &rows[m.row], g.n
	rd := Reading{Mode: Marks, Items: m.items}
	switch {
	case g.cells < n:
		rd.Doubt, rd.Slots = Short, make([]int, n)
		if r.Cut {
			rd.Doubt = Cut
		}
		for j := copy(rd.Slots, m.items); j < n; j++ {
			rd.Slots[j] = -1
		}
	case from >= 0:
		rd.Slots = m.items[from : from+n : from+n]
	case len(fit) == 0: // the rows do not agree: this one alone
		rd.Doubt = Long
		own, to := room(r.Items, m.items, n)
		if own == to && figures(r.Items, m.items) == n && !crowded(rows, g.rows, n) {
			rd.Doubt, rd.Slots = Place, m.items[own:own+n:own+n]
		}
	default:
		rd.Doubt, rd.Slots = Place, agreed(r, m.items, fit, n)
		if q := underHeadOf(r, m.items); q >= 0 && slices.Contains(fit, q) {
			rd.Doubt, rd.Slots = None, slices.Clone(m.items[q:q+n])
		}
	}
	return rd
}

// wrapped returns the figures of a row that are just as many as its columns, where its line
// was broken between them: they stand behind the label and right below it, several marked
// cells to a line.
func wrapped(r *Row, buf *Buffer) []int {
	all := take(&buf.ints, len(r.Items))[:0]
	line, cells := r.Label, 2 // cells of the line so far; the label is one
	for i := range r.Items {
		it := &r.Items[i]
		if it.Kind == Line {
			continue
		}
		if it.Kind != Figure || !it.Marked || it.OnLabel != (it.Row == r.Label) || len(all) == 0 && !it.OnLabel || len(all) == r.N {
			return nil
		}
		switch {
		case it.Row == line:
			cells++
		case it.Row != line+1 || it.Cell != 0 || cells < 2:
			return nil
		default:
			line, cells = it.Row, 1
		}
		all = append(all, i)
	}
	if len(all) < r.N || cells < 2 || r.N < minColumns {
		return nil
	}
	return all
}

// lone reports whether all that a row shows off the line of the given items is one
// figure that has a line to itself, such as the number of a page.
func lone(r *Row, items []int) bool {
	if len(items) < r.N {
		return false
	}
	others := 0
	for i := range r.Items {
		if it := &r.Items[i]; it.Kind != Line && it.Row != r.Items[items[0]].Row {
			if others++; it.Marked || it.Kind != Figure {
				return false
			}
		}
	}
	return others == 1
}

// markedLine returns the cells behind the label on the line that holds the
// row's figures; false where figures stand on several lines.
func markedLine(r *Row, buf *Buffer) ([]int, bool) {
	var best []int
	found, full := -1, false
	for i := 0; i < len(r.Items); {
		if !r.Items[i].OnLabel || !r.Items[i].Marked {
			i++
			continue
		}
		row := r.Items[i].Row
		last := i
		for last < len(r.Items) && r.Items[last].Row == row {
			last++
		}
		items := take(&buf.ints, last-i)[:0]
		n := 0
		for ; i < len(r.Items) && r.Items[i].Row == row; i++ {
			if r.Items[i].OnLabel {
				items = append(items, i)
				if r.Items[i].Kind != Empty {
					n++
				}
			}
		}
		switch {
		case n > 0 && full:
			return nil, false
		case n > 0:
			best, found, full = items, row, true
		case !full && (found < 0 || len(items) > len(best)):
			best, found = items, row
		}
	}
	for i := range r.Items { // figures elsewhere in the row
		if it := &r.Items[i]; it.Kind == Figure && it.Row != found {
			return best, false
		}
	}
	return best, true
}

// grid reads a row of a true grid by columns; false where the row has none.
func grid(r *Row, items []int, out *Reading) bool {
	if r.LabelTo < 0 || len(items) == 0 || r.Items[items[0]].Col < 0 {
		return false
	}
	if len(items) == r.N {
		return false // the plain case
	}
	if len(items) > r.N && belowNames(r, items, out) {
		return true
	}
	rd := Reading{Mode: Marks, Slots: make([]int, r.N), Items: items, Doubt: Place}
	for j := range rd.Slots {
		rd.Slots[j] = -1
	}
	for _, i := range items {
		it := &r.Items[i]
		c := it.Col - r.LabelTo
		if c < 0 || c >= r.N {
			if it.Kind != Empty {
				return false
			}
			continue
		}
		rd.Slots[c] = i
	}
	*out = rd
	return true
}

// belowNames reads a row of a true grid by the names above its columns, the first of them
// right behind the label; false where a figure stands below none, or below another's.
func belowNames(r *Row, items []int, out *Reading) bool {
	if len(r.Under) != r.N || r.Under[0] != r.LabelTo {
		return false
	}
	rd := Reading{Mode: Marks, Slots: make([]int, r.N), Items: items}
	for c := range rd.Slots {
		rd.Slots[c] = -1
	}
	for _, i := range items {
		it := &r.Items[i]
		if c := slices.Index(r.Under, it.Col); c >= 0 {
			if it.Span > 1 && (c+1 < r.N || it.Col+it.Span != r.UnderTo) {
				return false
			}
			rd.Slots[c] = i
		} else if it.Kind != Empty && !slices.Contains(r.Others, it.Col) {
			return false
		}
	}
	if slices.Contains(rd.Slots, -1) {
		return false
	}
	*out = rd
	return true
}

// astray puts readings of a true grid in doubt that take other cells than stand below the
// names of the columns; where none of them is empty, unless they add up.
func astray(rows []Row, which []int, out []Reading) {
	for _, i := range which {
		r, rd := &rows[i], &out[i]
		if len(r.Named) != r.N || r.LabelTo < 0 || rd.Doubt != None || len(rd.Slots) != r.N || len(rd.Items) <= r.N {
			continue
		}
		for c, k := range rd.Slots {
			if k >= 0 && r.Items[k].Col >= 0 && r.Items[k].Col != r.Named[c] {
				if rd.Crowded = figures(r.Items, rd.Slots) == r.N; !rd.Crowded {
					rd.Doubt = Place
				}
				break
			}
		}
	}
}

// agreed returns the cells that are empty wherever the columns begin; the others
// are open.
func agreed(r *Row, items []int, offsets []int, n int) []int {
	out := slices.Clone(items[offsets[0] : offsets[0]+n])
	for c := range out {
		for _, o := range offsets {
			if r.Items[items[o+c]].Kind != Empty {
				out[c] = -1
				break
			}
		}
	}
	return out
}

// underHeadOf returns which of the cells stands under the first column of the
// header above the row, whose lines are as wide; -1 where that is not known.
func underHeadOf(r *Row, items []int) int {
	if r.Head.Width != r.Width || r.Head.Start <= r.LabelAt {
		return -1
	}
	return slices.IndexFunc(items, func(i int) bool { return r.Items[i].Cell == r.Head.Start })
}

// everySecond reports whether all that rows print stands in every second cell:
// then cells are merged that the text prints apart, and places mean nothing.
func everySecond(rows []Row, class []marked) bool {
	printed, parity := 0, -1
	for _, m := range class {
		for j, i := range m.items {
			if rows[m.row].Items[i].Kind == Empty {
				continue
			}
			printed++
			if parity < 0 {
				parity = j % 2
			}
			if j%2 != parity {
				return false
			}
		}
	}
	return printed >= 3*len(class)
}

// crowded reports whether some of the rows have more figures than columns.
func crowded(rows []Row, class []marked, n int) bool {
	return slices.ContainsFunc(class, func(m marked) bool { return figures(rows[m.row].Items, m.items) > n })
}

// underHeader reads a row by the cells of the header; false where something
// printed stands under none of its columns.
func underHeader(r *Row, items []int, columns []int, out *Reading) bool {
	if len(columns) != r.N || len(items) == r.N {
		return false
	}
	rd := Reading{Mode: Marks, Slots: make([]int, r.N), Items: items}
	for j := range rd.Slots {
		rd.Slots[j] = -1
	}
	for _, i := range items {
		c := slices.Index(columns, r.Items[i].Cell)
		switch {
		case c >= 0:
			rd.Slots[c] = i
		case r.Items[i].Kind != Empty:
			return false
		}
	}
	if slices.Contains(rd.Slots, -1) {
		return false
	}
	*out = rd
	return true
}

// contradict drops a reading that puts cells under other columns than those in
// which the header's words stand; where it has one for each column, the cells below
// them are taken. A row that shows every figure speaks for itself.
func contradict(r *Row, columns []int, rd *Reading) {
	if len(columns) != r.N || len(rd.Slots) != r.N || figures(r.Items, rd.Slots) == r.N {
		return
	}
	if slices.ContainsFunc(columns, func(at int) bool { return at >= 0 && at <= r.LabelAt }) {
		return // they do not stand above the columns
	}
	for c, at := range columns {
		if i := rd.Slots[c]; at >= 0 && i >= 0 && r.Items[i].Cell != at {
			rd.Slots, rd.Doubt = nil, Place
			break
		}
	}
	if rd.Slots != nil || slices.Contains(columns, -1) {
		return
	}
	rd.Slots = slices.Repeat([]int{-1}, r.N)
	for _, i := range rd.Items {
		if c := slices.Index(columns, r.Items[i].Cell); c >= 0 {
			rd.Slots[c] = i
		}
	}
}

// spans returns how many cells lie from the first figure to the last.
func spans(all []Item, items []int) int {
	first, last := -1, -1
	for j, i := range items {
		if all[i].Kind != Figure {
			continue
		}
		if last = j; first < 0 {
			first = j
		}
	}
	return last - first + 1
}

// room returns the first cell and the last from which n cells hold all that is printed;
// none, with the first behind the last, where no n cells do.
func room(all []Item, items []int, n int) (from, to int) {
	to = len(items) - n
	for j, i := range items {
		if all[i].Kind != Empty {
			from, to = max(from, j-n+1), min(to, j)
		}
	}
	return from, to
}

func figures(all []Item, items []int) int {
	n := 0
	for _, i := range items {
		if i >= 0 && all[i].Kind == Figure {
			n++
		}
	}
	return n
}
