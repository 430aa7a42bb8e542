// This file is the room of habits: what most rows of a stream do, and which of them do otherwise.

package slots

// A habit is what the rows of a stream have in common; a row that differs is
// doubtful.
type habit struct {
	first        []int  // for each length how many rows of it print their first cell
	marked, bare int    // figures behind marks, and without
	longest      int    // cells of the longest row that is not alone
	whole        int    // how many cells at least follow a row with every figure; -1 where there is none
	missed       int    // rows that do not fit
	tail         int    // how many cells follow nearly all rows with every figure; -1 where they differ
	gaps         [8]int // rows that hold blank lines of each kind
	usual        int    // how many cells follow nearly all rows; -1 where they differ
	step         bool   // two figures on a line with marks are rare
	doubled      bool   // most rows have two cells and more for each column
}

func (t *trial) habit(rows []Row, which []int, b *Buffer) habit {
	top := 0
	for k := range which {
		if t.cells[k] != nil {
			top = max(top, t.count[k])
		}
	}
	h := habit{first: take(&b.ints, top+1), whole: -1, tail: -1, usual: -1}
	lengths, tails, rests := take(&b.ints, top+1), take(&b.ints, top+1), take(&b.ints, top+1)
	clear(h.first)
	clear(lengths)
	clear(tails)
	clear(rests)
	full, lone, other, double := 0, 0, 0, 0
	for k, i := range which {
		r, s, n := &rows[i], t.cells[k], t.count[k]
		var seen [8]bool
		cells := 0
		for j := range r.Items {
			it := &r.Items[j]
			if it.Kind != Line {
				cells++
			}
			if it.Kind != Line && it.Marked {
				h.marked++
			} else if it.Kind == Figure {
				h.bare++
			}
			switch {
			case it.Kind == Line && !seen[it.Gap&7]:
				seen[it.Gap&7] = true
				h.gaps[it.Gap&7]++
			case it.Kind == Figure && it.Marked && it.Cell == 0:
				lone++
			case it.Kind == Figure && it.Marked:
				other++
			}
		}
		if cells >= 2*r.N {
			double++
		}
		if s == nil {
			if !r.Cut {
				h.missed++
			}
			continue
		}
		if r.Items[s[0]].Kind == Figure {
			h.first[n]++
		}
		lengths[n]++
		rests[n-r.N]++
		if figures(r.Items, s) == r.N {
			if h.whole < 0 || n-r.N < h.whole {
				h.whole = n - r.N
			}
			full++
			tails[n-r.N]++
		}
	}
	for t, rows := range tails {
		if rows >= minRows && rows*5 >= full*4 {
			h.tail = t
		}
	}
	h.step = other*20 < lone
	h.doubled = double*2 > len(which)
	for n, rows := range rests {
		if rows >= minTight && rows*4 >= len(which)*3 {
			h.usual = n
		}
	}
	for n, rows := range lengths {
		if rows > 1 {
			h.longest = max(h.longest, n)
		}
	}
	return h
}

// odd reports a figure that stands behind marks where nearly all stand without,
// or without where nearly all stand behind, such as the number of a page; or
// behind another on its line where each has a line to itself.
func (h *habit) odd(it *Item) bool {
	return it.Kind == Figure && (it.Marked && h.marked*10 < h.bare || !it.Marked && h.bare*10 < h.marked || h.step && it.Marked && it.Cell > 0)
}

// strange reports whether as many blank lines as the row has columns stand
// before its figures and are no cells, where hardly another row has such lines.
func (h *habit) strange(r *Row, s []int) bool {
	if it := &r.Items[s[0]]; it.Marked && !it.OnLabel && r.cellsOn(it.Row) > r.N {
		return false // cells stand on lines of marked ones
	}
	for g, rows := range h.gaps {
		if rows == 0 || rows >= minRows {
			continue
		}
		n := 0
		for j := range r.Items[:s[0]] {
			if it := &r.Items[j]; it.Kind == Line && int(it.Gap) == g {
				n++
			}
		}
		if n >= r.N {
			return true
		}
	}
	return false
}

// misplaced reports whether a row of n cells could have its columns elsewhere:
// fewer cells follow than follow whole rows, or no other row has as many, or
// none of that length prints its first cell, so that all could begin later.
// The last row ends with its last figure: what stands behind it parts the table
// from what follows.
func (h *habit) misplaced(r *Row, s []int, n, rows int, last bool) bool {
	f := figures(r.Items, s)
	some := f > 0 && f < r.N
	if last && n > r.N && r.Items[s[0]].Kind == Figure && r.Items[s[r.N-1]].Kind == Figure {
		n = r.N + max(0, h.tail)
		some = false
	}
	if !r.Cut && some && h.tail >= 0 && n-r.N != h.tail {
		return true
	}
	return !r.Cut && blankLine(r, s) && (n-r.N < h.whole || !last && n-r.N < h.usual && some) ||
		h.doubled && some && r.N > 1 ||
		!r.Cut && rows > 9 && n > h.longest && some ||
		some && n > r.N && h.first[n] == 0
}
