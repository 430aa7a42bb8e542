// This file reads rows whose figures stand near the columns of their page, but in
// none strictly: each goes to the one that is nearest. Such a reading is not certain by
// itself.

package slots

import "slices"

// A Measure is what columns of words are set by.
type Measure uint8

const (
	Unknown Measure = iota
	ByCharacters
	ByWidth
)

// minVotes is how many pairs of rows have to tell the measure, and how many times more than
// tell the other.
const minVotes = 3

// measureOf tells by what the columns of rows are set: labels of more or fewer wide
// letters push figures aside in one measure, and not in the other.
func measureOf(rows []Row) Measure {
	var votes [2]int
	var last *Item
	for i := range rows {
		r := &rows[i]
		k := len(r.Items) - 1
		for k >= 0 && !(r.Items[k].Kind == Figure && r.Items[k].OnLabel) {
			k--
		}
		if k < 0 || r.Items[k].Marked {
			continue
		}
		if it := &r.Items[k]; last != nil {
			x := min(abs(it.X-last.X), abs(it.XEnd-last.XEnd))
			w := min(abs(it.W-last.W), abs(it.WEnd-last.WEnd))
			switch {
			case x <= 1 && w > 2:
				votes[0]++
			case w <= 1 && x > 2:
				votes[1]++
			}
		}
		last = &r.Items[k]
	}
	switch x, w := votes[0], votes[1]; {
	case x >= minVotes*max(w, 1):
		return ByCharacters
	case w >= minVotes*max(x, 1):
		return ByWidth
	}
	return Unknown
}

// allows reports whether columns may be set by display width, or by characters.
func (m Measure) allows(width bool) bool {
	return m == Unknown || (m == ByWidth) == width
}

// maxCost bounds the cost of a placement.
const maxCost = 1 << 20

// nearest places the figures of rows that could not be read, each line by the columns
// that rows with every figure of its page, or the header, show.
func nearest(rows []Row, which []int, out []Reading, by Measure, h Hint) {
	var head [2][]Item // of the page, in both measures
	first := 0         // row of the page, of which head is not known yet; -1 where it is
	placed := 0
	for k, i := range which {
		r, rd := &rows[i], &out[i]
		if k > 0 && r.Page != rows[which[k-1]].Page {
			head, first = [2][]Item{}, i
		}
		if words := h.Heads[i]; len(words) == r.N {
			head, first = [2][]Item{words, words}, -1
		}
		if rd.Doubt != Place && rd.Doubt != Short || rd.Slots != nil || len(rd.Items) == 0 || len(rd.Items) >= r.N || !besides(r, rd.Items) || crammed(r, rd.Items) {
			continue
		}
		if first >= 0 && h.Pieces != nil {
			head, first = h.Pieces(first), -1
		}
		above, below := wholeRow(rows, which, out, k, -1), wholeRow(rows, which, out, k, 1)
		if s := placeNear(r, rd.Items, by, [2][][]Item{{head[0], above, below}, {head[1], above, below}}); s != nil {
			rd.Slots, rd.Mode, rd.Doubt, rd.Bands = s, Geometry, Loose, nil
			placed++
		}
	}
	if placed == 0 || slices.ContainsFunc(which, func(i int) bool { return out[i].Doubt == Long || out[i].Doubt == Far || torn(&rows[i], out[i].Items) }) {
		return
	}
	bare := func(k int) bool { // nothing stands behind the label
		rd := &out[which[k]]
		return (rd.Doubt == Missing || rd.Doubt == Place) && rd.Slots == nil && len(rd.Items) == 0
	}
	own := func(k int) bool { // its figures were read, or stand beside its label
		rd := &out[which[k]]
		return rd.Slots != nil || (rd.Doubt == Place || rd.Doubt == Short) && len(rd.Items) > 0 && besides(&rows[which[k]], rd.Items)
	}
	for k, i := range which { // between rows that have theirs it has none
		if bare(k) && (k == 0 || own(k-1)) && k+1 < len(which) && (own(k+1) || bare(k+1)) {
			out[i].Slots, out[i].Mode, out[i].Doubt = slices.Repeat([]int{-1}, rows[i].N), Geometry, Loose
		}
	}
}

// beneath gives the figures of short rows of few columns to the words of the header right above
// them, each below one of its own, where those of all whole rows stand so: several that begin at
// other distances from their labels, or some of which each begins just where its word does.
func beneath(rows []Row, which []int, out []Reading, by Measure) {
	var read [2][][]int
	for m := range read {
		var gaps []int
		ok, several, flush := by.allows(m == 1), false, false // a row of several columns tells
		read[m] = make([][]int, len(which))
		for k, i := range which {
			r, rd := &rows[i], &out[i]
			if !ok || len(r.Above) != r.N || len(rd.Items) == 0 || len(rd.Items) > r.N || !besides(r, rd.Items) || !r.Items[rd.Items[0]].OnLabel {
				continue
			}
			under := columnsUnder(r, rd.Items, m == 1)
			if len(rd.Items) < r.N {
				read[m][k] = under
				continue
			}
			at, _ := r.Items[rd.Items[0]].edges(m == 1)
			if gap := at - [...]int{r.LabelX, r.LabelW}[m]; !slices.Contains(gaps, gap) {
				gaps = append(gaps, gap)
			}
			ok, several = under != nil, several || r.N > 1
			flush = flush || ok && r.N > 1 && beginUnder(r, under, m == 1)
		}
		if !ok || !several || len(gaps) < 2 && !flush {
			read[m] = nil
		}
		for k, i := range which {
			if read[m] != nil && len(gaps) < 2 && read[m][k] != nil && !beginUnder(&rows[i], read[m][k], m == 1) {
				read[m][k] = nil
			}
		}
	}
	for k, i := range which {
		s, rd := []int(nil), &out[i]
		for m := range read {
			switch {
			case read[m] == nil:
			case s == nil:
				s = read[m][k]
			case !slices.Equal(s, read[m][k]):
				s = nil
			}
		}
		if s != nil && rd.Doubt == Short && rd.Slots == nil && !crammed(&rows[i], rd.Items) && !rows[i].Cut {
			rd.Slots, rd.Mode, rd.Doubt = s, Geometry, None
		}
	}
	if read[0] == nil && read[1] == nil || slices.ContainsFunc(which, func(i int) bool {
		rd := &out[i]
		return len(rd.Items) > 0 && (rd.Doubt != None || !besides(&rows[i], rd.Items) || !rows[i].Items[rd.Items[0]].OnLabel)
	}) {
		return
	}
	for k, i := range which[:max(len(which)-1, 0)] { // where all figures stand beside their labels, one above such a row has none
		r, rd := &rows[i], &out[i]
		if next := &rows[which[k+1]]; r.N > 1 && rd.Doubt == Missing && len(r.Items) == 0 && len(r.Above) == r.N && slices.Equal(r.Above, next.Above) && out[which[k+1]].Doubt == None {
			rd.Slots, rd.Mode, rd.Doubt = slices.Repeat([]int{-1}, r.N), Geometry, None
		}
	}
}

// beginUnder reports whether the figures begin just where the header's words of their columns do, and
// end elsewhere: it is not the same spaces that part both.
func beginUnder(r *Row, columns []int, width bool) bool {
	apart := false
	for c, j := range columns {
		if j < 0 {
			continue
		}
		lo, hi := r.Items[j].edges(width)
		a, b := r.Above[c].edges(width)
		if lo != a {
			return false
		}
		apart = apart || hi != b
	}
	return apart
}

// columnsUnder returns for each column the figure below its word of the header; nil where one
// stands below none, or below several.
func columnsUnder(r *Row, items []int, width bool) []int {
	out := slices.Repeat([]int{-1}, r.N)
	last := -1
	for _, j := range items {
		lo, hi := r.Items[j].edges(width)
		c := -1
		for k := range r.Above {
			if a, b := r.Above[k].edges(width); lo < b && a < hi {
				if c >= 0 {
					return nil
				}
				c = k
			}
		}
		if c <= last {
			return nil
		}
		out[c], last = j, c
	}
	return out
}

// nearestAbove does the same as nearest for tables of few columns, by the words of the header right
// above each row.
func nearestAbove(rows []Row, which []int, out []Reading, by Measure) {
	for _, i := range which {
		r, rd := &rows[i], &out[i]
		if len(r.Above) != r.N || r.N < 2 || rd.Doubt != Short || rd.Slots != nil || len(rd.Items) == 0 || !besides(r, rd.Items) || crammed(r, rd.Items) || !r.Items[rd.Items[0]].OnLabel {
			continue
		}
		if s := placeNear(r, rd.Items, by, [2][][]Item{{r.Above}, {r.Above}}); s != nil {
			rd.Slots, rd.Mode, rd.Doubt = s, Geometry, Loose
		}
	}
	for k, i := range which[:max(len(which)-1, 0)] { // a row without figures above one that has its own has none
		r, rd := &rows[i], &out[i]
		next := which[k+1]
		own := out[next].Slots != nil && (out[next].Mode == Geometry || out[next].Doubt == None && len(out[next].Items) > 0 && rows[next].Items[out[next].Items[0]].OnLabel)
		if own && rd.Doubt == Missing && len(rd.Items) == 0 && len(r.Above) == r.N && slices.Equal(r.Above, rows[next].Above) {
			rd.Slots, rd.Mode, rd.Doubt = slices.Repeat([]int{-1}, r.N), Geometry, Loose
		}
	}
}

// placeNear places figures by the columns that are given in each measure.
func placeNear(r *Row, items []int, by Measure, columns [2][][]Item) []int {
	figures := make([]Item, len(items))
	for k, j := range items {
		figures[k] = r.Items[j]
	}
	for m := range columns {
		if !by.allows(m == 1) {
			columns[m] = nil
		}
	}
	s := Nearest(columns, figures)
	for c, k := range s {
		if k >= 0 {
			s[c] = items[k]
		}
	}
	return s
}

// besides reports whether the figures stand on one line of words.
func besides(r *Row, items []int) bool {
	for _, j := range items {
		if it := &r.Items[j]; it.Marked || it.Kind != Figure || it.Row != r.Items[items[0]].Row {
			return false
		}
	}
	return true
}

// wholeRow returns the figures of the row with every figure that is next to row k of its
// page, in one direction; nil where there is none.
func wholeRow(rows []Row, which []int, out []Reading, k, step int) []Item {
	page := rows[which[k]].Page
	for k += step; k >= 0 && k < len(which) && rows[which[k]].Page == page; k += step {
		if items := whole(&rows[which[k]], &out[which[k]]); items != nil {
			return items
		}
	}
	return nil
}

// whole returns the figures of a row that prints every one on a line of words; else nil.
func whole(r *Row, rd *Reading) []Item {
	if rd.Doubt != None || len(rd.Items) != r.N || len(rd.Slots) != r.N || !besides(r, rd.Items) {
		return nil
	}
	items := make([]Item, r.N)
	for c, j := range rd.Slots {
		items[c] = r.Items[j]
	}
	return items
}

// Nearest gives each of the figures a column, in the order of both, so that all stand as
// near as may be; for each column it returns the index of its figure, or -1. The columns
// are given in characters and in display width, in several ways each, nil where one is not
// known; it returns nil where these do not agree.
func Nearest(columns [2][][]Item, figures []Item) []int {
	var out []int
	for m := range columns {
		for _, c := range columns[m] {
			if c == nil {
				continue
			}
			switch way := assign(c, figures, m == 1); {
			case way == nil:
			case out == nil:
				out = way
			case !slices.Equal(way, out):
				return nil
			}
		}
	}
	return out
}

// assign is Nearest for one way and measure; it returns nil where another placement is
// hardly worse, or a figure stands far off.
func assign(columns, figures []Item, width bool) []int {
	n := len(columns)
	if len(figures) > n {
		return nil
	}
	cost := func(k, c int) int {
		lo, hi := figures[k].edges(width)
		a, b := columns[c].edges(width)
		return min(2*abs(lo-a), 2*abs(hi-b), abs(lo+hi-a-b))
	}
	// the two cheapest ways to place the figures from the k-th on under the columns from c on
	type way struct{ first, second int }
	ways := make([]way, (len(figures)+1)*(n+1))
	at := func(k, c int) *way { return &ways[k*(n+1)+c] }
	for c := range n + 1 {
		*at(len(figures), c) = way{0, maxCost}
	}
	for k := len(figures) - 1; k >= 0; k-- {
		*at(k, n) = way{maxCost, maxCost}
		for c := n - 1; c >= 0; c-- {
			x := cost(k, c)
			here, there := *at(k+1, c+1), *at(k, c+1)
			best := way{maxCost, maxCost}
			for _, v := range [4]int{x + here.first, x + here.second, there.first, there.second} {
				switch {
				case v < best.first:
					best.first, best.second = v, best.first
				case v < best.second:
					best.second = v
				}
			}
			*at(k, c) = best
		}
	}
	if best := at(0, 0); best.first >= maxCost || best.second-best.first < minMargin {
		return nil
	}
	out := make([]int, n)
	k := 0
	for c := range n {
		out[c] = -1
		if k < len(figures) && at(k, c).first != at(k, c+1).first {
			if cost(k, c) > maxStray {
				return nil
			}
			out[c] = k
			k++
		}
	}
	return out
}

// minMargin is by how much the next best placement has to be worse, and maxStray how far a
// figure may stand from its column, in halves of a character.
const (
	minMargin = 4
	maxStray  = 8
)

func abs(x int) int {
	if x < 0 {
		return -x
	}
	return x
}
