// This file reads rows whose figures stand near the columns of their page, but in
// none strictly: each goes to the one that is nearest. Such a reading is never
// certain.

package slots

import "slices"

// maxCost bounds the cost of a placement.
const maxCost = 1 << 20

// nearest places the figures of rows that could not be read, each line by the columns
// that rows with every figure of its page, or the header, show.
func nearest(rows []Row, which []int, out []Reading, heads map[int][]Item, pieces map[int][2][]Item) {
	var head [2][]Item // of the page, in both measures
	placed := 0
	for k, i := range which {
		r, rd := &rows[i], &out[i]
		if k > 0 && r.Page != rows[which[k-1]].Page {
			head = [2][]Item{}
		}
		if h := heads[i]; len(h) == r.N {
			head = [2][]Item{h, h}
		} else if h, ok := pieces[i]; ok {
			head = h
		}
		if rd.Doubt != Place && rd.Doubt != Short || rd.Slots != nil || len(rd.Items) == 0 || len(rd.Items) >= r.N || !besides(r, rd.Items) || crammed(r, rd.Items) {
			continue
		}
		figures := make([]Item, len(rd.Items))
		for k, j := range rd.Items {
			figures[k] = r.Items[j]
		}
		var s []int
		agree := true
		for m := range 2 {
			above, below := wholeRow(rows, which, out, k, -1), wholeRow(rows, which, out, k, 1)
			for _, columns := range [3][]Item{head[m], above, below} {
				if columns == nil {
					continue
				}
				o := Nearest(columns, figures, m == 1)
				switch {
				case o == nil:
				case s == nil:
					s = o
				default:
					for c := range o {
						agree = agree && o[c] == s[c]
					}
				}
			}
		}
		if s != nil && agree {
			for c, k := range s {
				if k >= 0 {
					s[c] = rd.Items[k]
				}
			}
			rd.Slots, rd.Mode, rd.Doubt, rd.Bands = s, Geometry, Loose, nil
			placed++
		}
	}
	if placed == 0 || slices.ContainsFunc(which, func(i int) bool { return out[i].Doubt == Long || out[i].Doubt == Far || torn(&rows[i], out[i].Items) }) {
		return
	}
	for k, i := range which { // a row without figures between others that were read has none
		if out[i].Doubt == Missing && len(out[i].Items) == 0 && (k == 0 || out[which[k-1]].Slots != nil) && k+1 < len(which) && (out[which[k+1]].Slots != nil || out[which[k+1]].Doubt == Missing) {
			out[i].Slots, out[i].Mode, out[i].Doubt = slices.Repeat([]int{-1}, rows[i].N), Geometry, Loose
		}
	}
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
		r, rd := &rows[which[k]], &out[which[k]]
		if rd.Doubt == None && len(rd.Items) == r.N && len(rd.Slots) == r.N && besides(r, rd.Items) {
			items := make([]Item, r.N)
			for c, j := range rd.Slots {
				items[c] = r.Items[j]
			}
			return items
		}
	}
	return nil
}

// Nearest gives each of the figures a column, in the order of both, so that all stand as
// near as may be, in display width or in characters; for each column it returns the index
// of its figure, or -1. It returns nil where another way is hardly worse, or a figure
// stands far off.
func Nearest(columns, figures []Item, width bool) []int {
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
