// This file reads rows whose figures are parted by white space: by their number
// where all are there, else by the columns they stand in.

package slots

import "slices"

// readWords reads rows that have their figures on one line.
func readWords(rows []Row, which []int, out []Reading, head []Item) {
	short := false
	for _, i := range which {
		r := &rows[i]
		rd := Reading{Mode: Words}
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
		switch n := len(rd.Items); {
		case lines > 1 && n == r.N && !r.Items[rd.Items[0]].OnLabel:
			rd.Slots, rd.Doubt = rd.Items, Far
		case lines > 1 && n == r.N: // the row goes on below: a drifted cell, or a row without marks
			rd.Slots, rd.Doubt = rd.Items, Far
		case lines > 1:
			rd.Doubt = Long
			if n < r.N {
				rd.Doubt = Short
			}
		case n == r.N:
			rd.Slots = rd.Items
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
	if short {
		geometry(rows, which, out, head)
	}
}

// A band is a column of figures.
type band struct{ lo, hi int }

// geometry places the figures of short rows by the columns of their block.
func geometry(rows []Row, which []int, out []Reading, head []Item) {
	edges := func(it *Item, w bool) (int, int) {
		if w {
			return it.W, it.WEnd
		}
		return it.X, it.XEnd
	}
	var plan [2]struct {
		blocks [][]int
		bands  [][]band
	}
	for m := range plan {
		w := m == 1
		var cur []int
		var bands []band
		page := -1
		flush := func() {
			if cur != nil {
				plan[m].blocks = append(plan[m].blocks, cur)
				plan[m].bands = append(plan[m].bands, bands)
			}
			cur, bands = nil, nil
		}
		for k, i := range which {
			r := &rows[i]
			if r.Page != page && k > 0 {
				flush()
			}
			page = r.Page
			if k == 0 && len(head) == r.N {
				for j := range head {
					lo, hi := edges(&head[j], w)
					bands = append(bands, band{lo, hi})
				}
			}
			if d := out[i].Doubt; d != None && d != Short && d != Missing {
				continue
			}
			grown, ok := grow(bands, r, out[i].Items, w, edges)
			if !ok {
				flush()
				grown, ok = grow(nil, r, out[i].Items, w, edges)
				if !ok {
					continue
				}
			}
			bands, cur = grown, append(cur, i)
		}
		flush()
	}
	size := func(m int) int {
		n := 0
		for _, b := range plan[m].bands {
			n += 4 + len(b)
		}
		return n
	}
	m := 0
	if size(1) < size(0) {
		m = 1
	}
	for b, block := range plan[m].blocks {
		bands := plan[m].bands[b]
		for _, i := range block {
			r, rd := &rows[i], &out[i]
			rd.Block, rd.Count = b+1, len(bands)
			if rd.Doubt == None {
				continue
			}
			rd.Mode = Geometry
			rd.Bands = make([]int, len(rd.Items))
			for k, j := range rd.Items {
				lo, hi := edges(&r.Items[j], m == 1)
				rd.Bands[k] = slices.IndexFunc(bands, func(b band) bool { return lo < b.hi && b.lo < hi })
			}
			if len(bands) == r.N {
				rd.Doubt = None
				rd.Slots = make([]int, r.N)
				for c := range rd.Slots {
					rd.Slots[c] = -1
				}
				for k, j := range rd.Items {
					rd.Slots[rd.Bands[k]] = j
				}
			} else {
				rd.Doubt = Place
			}
		}
	}
}

// grow adds the figures of a row to the bands; false where they do not stand
// in the same columns.
func grow(bands []band, r *Row, items []int, w bool, edges func(*Item, bool) (int, int)) ([]band, bool) {
	out := slices.Clone(bands)
	for _, j := range items {
		lo, hi := edges(&r.Items[j], w)
		hit := -1
		for b := range out {
			if lo < out[b].hi && out[b].lo < hi {
				if hit >= 0 {
					return nil, false // it would join two columns
				}
				hit = b
			}
		}
		if hit < 0 {
			out = append(out, band{lo, hi})
		} else {
			out[hit].lo, out[hit].hi = min(out[hit].lo, lo), max(out[hit].hi, hi)
		}
	}
	slices.SortFunc(out, func(a, b band) int { return a.lo - b.lo })
	for b := 1; b < len(out); b++ {
		if out[b].lo < out[b-1].hi {
			return nil, false
		}
	}
	if len(out) > r.N {
		return nil, false
	}
	// two figures of the row in one column
	seen := -1
	for _, j := range items {
		lo, hi := edges(&r.Items[j], w)
		b := slices.IndexFunc(out, func(b band) bool { return lo < b.hi && b.lo < hi })
		if b <= seen {
			return nil, false
		}
		seen = b
	}
	return out, true
}
