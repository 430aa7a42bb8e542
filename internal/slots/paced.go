// This file reads rows whose cells are joined by spaces, as many everywhere, so that an
// empty cell shows by more of them.

package slots

import "slices"

// minHoles is how many rows with an empty cell have to show just as many cells as there are
// columns before spaces count.
const minHoles = 3

// paced reads the short rows of a table where, with the same number of spaces between any
// two cells, every row has as many cells as columns. It returns that number; 0 where it is
// not so. Spaces that end a line may be lost: then rows that could be longer stay in doubt.
func paced(rows []Row, which []int, out []Reading, h Hint) int {
	if h.Tail == nil {
		return 0
	}
	pace := h.Pace
	for _, i := range which {
		if h.Pace == 0 {
			for g := range gapsOf(&rows[i], out[i].Items) {
				if pace == 0 || g < pace {
					pace = g
				}
			}
		}
	}
	if k := slices.IndexFunc(which, func(i int) bool { return len(out[i].Items) == 0 }); pace == 0 && k >= 0 { // no figure is printed
		r := &rows[which[k]]
		pace = max(0, h.Tail(r.Label)) / r.N
	}
	if pace == 0 {
		return 0
	}
	holes, cut := 0, 0
	for _, i := range which {
		r, rd := &rows[i], &out[i]
		if len(rd.Items) == 0 && !bareLabel(r) {
			return 0
		}
		last, tail := -1, h.Tail(lineOf(r, rd.Items))
		for g := range gapsOf(r, rd.Items) {
			if g < pace || g%pace != 0 {
				return 0
			}
			last += g / pace
		}
		switch {
		case last >= r.N || !besides(r, rd.Items) || len(rd.Items) > 0 && !r.Items[rd.Items[0]].OnLabel:
			return 0
		case tail == (r.N-1-last)*pace:
			if tail > 0 || len(rd.Items) < r.N {
				holes++
			}
		case tail == 0:
			cut++
		default:
			return 0
		}
	}
	if h.Pace == 0 && holes < minHoles {
		return 0
	}
	for _, i := range which {
		r, rd := &rows[i], &out[i]
		if rd.Doubt == None {
			continue
		}
		last, items := -1, rd.Items
		s := slices.Repeat([]int{-1}, r.N)
		k := 0
		for g := range gapsOf(r, items) {
			last += g / pace
			s[last] = items[k]
			k++
		}
		if h.Tail(lineOf(r, items)) != (r.N-1-last)*pace || cut > 0 {
			if len(items) == 0 {
				continue
			}
			*rd = Reading{Mode: Geometry, Doubt: Loose, Slots: s, Items: items}
			continue
		}
		*rd = Reading{Mode: Geometry, Framed: true, Slots: s, Items: items}
	}
	return pace
}

// bareLabel reports whether nothing but blank lines follows a label.
func bareLabel(r *Row) bool {
	return !slices.ContainsFunc(r.Items, func(it Item) bool { return it.Kind != Line })
}

// lineOf returns the line of the figures of a row, or of its label where it has none.
func lineOf(r *Row, items []int) int {
	if len(items) == 0 {
		return r.Label
	}
	return r.Items[items[0]].Row
}

// gapsOf iterates over the spaces before each of the figures.
func gapsOf(r *Row, items []int) func(func(int) bool) {
	return func(yield func(int) bool) {
		end := r.LabelX
		for _, j := range items {
			if !yield(r.Items[j].X - end) {
				return
			}
			end = r.Items[j].XEnd
		}
	}
}
