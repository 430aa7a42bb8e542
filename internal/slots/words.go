// This file reads rows whose figures are parted by white space: by their number
// where all are there, else by the columns they stand in.

package slots

import "slices"

// minColumns is how many columns a table has to have before the place of a
// figure on its line says anything.
const minColumns = 5

// readWords reads rows that have their figures on one line, and returns what the white space
// between them tells.
func readWords(rows []Row, which []int, out []Reading, h Hint) Spacing {
	short := false
	for _, i := range which {
		r := &rows[i]
		rd := Reading{Mode: Words}
		if len(r.Items) > 0 {
			rd.Items = take(&h.Buffer.ints, len(r.Items))[:0]
		}
		lines, last := 0, -1
		for j := range r.Items {
			it := &r.Items[j]
			if it.Kind == Line {
				continue
			}
			rd.Items = append(rd.Items, j)
			if it.Row != last {
				lines++
				last = it.Row
			}
		}
		var own []int
		switch {
		case lines > 1:
			if own = ownLine(r, rd.Items); own != nil {
				rd.Items, lines = own, 1
			}
		case lines == 1:
			if k := wholeLine(r, rd.Items); k > 0 {
				rd.Items = rd.Items[:k]
			}
		}
		switch n := len(rd.Items); {
		case lines > 1 && n == r.N: // figures stand below the label, all or some
			rd.Slots, rd.Doubt = rd.Items, Far
		case lines > 1:
			rd.Doubt = Long
			if n < r.N {
				rd.Doubt = Short
			}
		case n == r.N:
			rd.Slots = rd.Items
			switch {
			case own != nil:
				rd.Doubt = Far // a lone figure stands on another line
			case offHead(rows, which, r, rd.Slots, h.Lines, h.Below):
				rd.Doubt = Place
			}
		case n > r.N:
			rd.Doubt = Long
		case n == 0:
			rd.Doubt = Missing
			short = true
		default:
			rd.Doubt = Short
			short = true
		}
		out[i] = rd
	}
	space := Spacing{Measure: h.Spacing.Measure}
	if len(which) > 0 && rows[which[0]].N >= minColumns {
		space.Measure = measureOf(rows)
	}
	if short || len(which) >= minTight {
		if space.Pace, space.Filled = paced(rows, which, out, h); space.Pace > 0 {
			return space
		}
	}
	space.Step = doubtPaced(rows, which, out, h)
	displaced(rows, which, out)
	switch {
	case !short && (len(which) == 0 || rows[which[0]].N < minColumns || !showEmpty(rows, which)):
	case rows[which[0]].N >= minColumns:
		geometry(rows, which, out, h)
		nearest(rows, which, out, space.Measure, h)
	default:
		underWords(rows, which, out)
		beneath(rows, which, out, space.Measure)
		nearestAbove(rows, which, out, space.Measure)
	}
	return space
}

// showEmpty reports whether a cell shows that it is empty, as by a no-break space.
func showEmpty(rows []Row, which []int) bool {
	return slices.ContainsFunc(which, func(i int) bool {
		return slices.ContainsFunc(rows[i].Items, func(it Item) bool { return it.Kind == Empty && !it.Marked })
	})
}

// underWords places the figures of short rows under the words of the header right
// above them, where those of whole rows begin just where these do, and not all as far
// behind their labels; or where those of all rows do, several, or several figures.
func underWords(rows []Row, which []int, out []Reading) {
	var slots [2][][]int
	for m := range slots {
		w := m == 1
		whole, gaps, flush, below, loose, shifted := map[int]bool{}, map[int]bool{}, 0, 0, false, false // distances between labels and figures
		slots[m] = make([][]int, len(which))
		for k, i := range which {
			r, rd := &rows[i], &out[i]
			if len(r.Above) != r.N || len(rd.Items) == 0 || len(rd.Items) > r.N || !r.Items[rd.Items[0]].OnLabel {
				continue
			}
			s := slices.Repeat([]int{-1}, r.N)
			for _, j := range rd.Items {
				at, _ := r.Items[j].edges(w)
				c := slices.IndexFunc(r.Above, func(a Item) bool { lo, _ := a.edges(w); return lo == at })
				if c < 0 || s[c] >= 0 {
					s = nil
					break
				}
				s[c] = j
			}
			begin, _ := r.Items[rd.Items[0]].edges(w)
			end := r.LabelX
			if w {
				end = r.LabelW
			}
			gap := begin - end
			gaps[gap] = true
			loose = loose || s == nil
			flush, below = flush+1, below+len(rd.Items)
			switch all := len(rd.Items) == r.N; {
			case all && s == nil:
				shifted = true
			case all:
				whole[gap] = true
			default:
				if first, _ := r.Above[0].edges(w); first < end {
					continue // the label has pushed its figures on
				}
				slots[m][k] = s
			}
		}
		if shifted || len(whole) < 2 && (loose || flush < minRows && below < minFlush || len(gaps) < 2) {
			slots[m] = nil
		}
	}
	at := func(m, k int) []int { // the cells of a row in one measure
		if slots[m] == nil {
			return nil
		}
		return slots[m][k]
	}
	for k, i := range which {
		s, other := at(0, k), at(1, k)
		if s == nil {
			s = other
		}
		if s == nil || other != nil && !slices.Equal(s, other) { // by characters they stand elsewhere than by width
			continue
		}
		if out[i].Doubt == Short && !rows[i].Cut {
			out[i].Mode, out[i].Doubt, out[i].Slots = Geometry, None, s
		}
	}
}

// minFlush is how many figures of two rows begin where the words of a header do before that is
// no chance.
const minFlush = 5

// torn reports whether the figures of a row stand on several lines, two on one of
// them at least.
func torn(r *Row, items []int) bool {
	lines, beside := 0, false
	for k, j := range items {
		if k > 0 && r.Items[j].Row == r.Items[items[k-1]].Row {
			beside = true
		} else {
			lines++
		}
	}
	return lines > 1 && beside
}

// wholeLine returns how many columns the row has where a line below its label
// holds a figure for each, and then nothing but empty cells that fill it up to the
// width of the header without its first cell.
func wholeLine(r *Row, items []int) int {
	if len(items) <= r.N || len(items) != r.Head.Width-1 || r.Items[items[0]].OnLabel {
		return 0
	}
	for k, j := range items {
		if it := &r.Items[j]; (it.Kind == Figure) != (k < r.N) || !it.Marked {
			return 0
		}
	}
	return r.N
}

// ownLine returns the figures on the label's line, where all of the row stand
// there and what stands on other lines are lone figures, such as page numbers.
func ownLine(r *Row, items []int) []int {
	var own []int
	last, lone := -1, true // the line of the last figure elsewhere; each has one to itself
	for _, j := range items {
		if r.Items[j].OnLabel {
			own = append(own, j)
			continue
		}
		lone = lone && r.Items[j].Row != last
		last = r.Items[j].Row
	}
	if len(own) != r.N || !lone {
		return nil
	}
	for _, j := range own {
		if r.Items[j].Row != r.Items[own[0]].Row {
			return nil
		}
	}
	return own
}

// edges returns where an item begins and ends, in display width or in characters.
func (it *Item) edges(width bool) (from, to int) {
	if width {
		return it.W, it.WEnd
	}
	return it.X, it.XEnd
}
