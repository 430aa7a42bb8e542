// This file reads rows whose figures stand near the columns of their page, but in
// none strictly: each goes to the one that is nearest. Such a reading is never
// certain.

package slots

// maxCost bounds the cost of a placement.
const maxCost = 1 << 20

// nearest places the figures of rows that could not be read, each line by the columns
// that rows with every figure of its page, or the header, show.
func nearest(rows []Row, which []int, out []Reading, heads, pieces map[int][]Item) {
	var head []Item // of the page
	for k, i := range which {
		r, rd := &rows[i], &out[i]
		if k > 0 && r.Page != rows[which[k-1]].Page {
			head = nil
		}
		if h := heads[i]; len(h) == r.N {
			head = h
		} else if h := pieces[i]; len(h) == r.N {
			head = h
		}
		if rd.Doubt != Place && rd.Doubt != Short || rd.Slots != nil || len(rd.Items) == 0 || len(rd.Items) >= r.N || !besides(r, rd.Items) || crammed(r, rd.Items) {
			continue
		}
		var s []int
		agree := true
		for m := range 2 {
			above, below := wholeRow(rows, which, out, k, -1), wholeRow(rows, which, out, k, 1)
			for _, columns := range [3][]Item{head, above, below} {
				if columns == nil {
					continue
				}
				o := assign(columns, r, rd.Items, m == 1)
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
			rd.Slots, rd.Mode, rd.Doubt, rd.Bands = s, Geometry, Loose, nil
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

// assign gives each figure a column so that all stand as near as may be; nil where
// another way is hardly worse, or they stand far off.
func assign(columns []Item, r *Row, items []int, w bool) []int {
	n := len(columns)
	cost := func(j, c int) int {
		lo, hi := r.Items[j].edges(w)
		a, b := columns[c].edges(w)
		return min(2*abs(lo-a), 2*abs(hi-b), abs(lo+hi-a-b))
	}
	// the two cheapest ways to place the figures from the k-th on under the columns from c on
	type way struct{ first, second int }
	ways := make([]way, (len(items)+1)*(n+1))
	at := func(k, c int) *way { return &ways[k*(n+1)+c] }
	for c := range n + 1 {
		*at(len(items), c) = way{0, maxCost}
	}
	for k := len(items) - 1; k >= 0; k-- {
		*at(k, n) = way{maxCost, maxCost}
		for c := n - 1; c >= 0; c-- {
			x := cost(items[k], c)
			here, there := *at(k+1, c+1), *at(k, c+1)
			all := [4]int{x + here.first, x + here.second, there.first, there.second}
			best := way{maxCost, maxCost}
			for _, v := range all {
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
	best := at(0, 0)
	if best.first >= maxCost || best.second-best.first < minMargin {
		return nil
	}
	s := make([]int, n)
	k := 0
	for c := range n {
		s[c] = -1
		if k < len(items) && at(k, c).first != at(k, c+1).first {
			if cost(items[k], c) > maxStray {
				return nil
			}
			s[c] = items[k]
			k++
		}
	}
	return s
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
