// This file finds rows that have a figure for each column, though not in it: one is empty,
// and a figure that is none of the row's, or is there twice, makes up for it.

package slots

// displaced marks whole rows in which two figures next to each other stand nearly twice as far
// apart as their columns do, so that there is room for an empty cell, and two others half as
// far: by the whole rows above and below, or the words of the header right above.
func displaced(rows []Row, which []int, out []Reading) {
	near := [3]int{-1, -1, -1} // the last whole rows
	n := 0
	check := func(i, a, b int) {
		like := func(o int) bool {
			return rows[o].N == rows[i].N && rows[i].crowded(out[i].Items, func(c int) int { return rows[o].step(out[o].Items, c) })
		}
		out[i].Crowded = like(a) && like(b)
	}
	for _, i := range which {
		r, rd := &rows[i], &out[i]
		headed := len(r.Above) == r.N
		switch {
		case rd.Doubt != None || r.N < 3 || len(rd.Items) != r.N || !besides(r, rd.Items):
			continue
		case headed:
			rd.Crowded = r.crowded(rd.Items, func(c int) int { return r.Above[c+1].W - r.Above[c].W })
			continue
		case r.N < minColumns:
			continue
		}
		near[0], near[1], near[2] = near[1], near[2], i
		if n++; n == 3 {
			check(near[0], near[1], near[2])
		}
		if n >= 3 {
			check(near[1], near[0], near[2])
		}
	}
	if n >= 3 {
		check(near[2], near[0], near[1])
	}
}

// crowded reports whether among the figures of a row is room for an empty cell, and others
// are crowded, where columns lie so far apart.
func (r *Row) crowded(items []int, usual func(c int) int) bool {
	far, near := false, false
	for c := range r.N - 1 {
		own, step := r.step(items, c), usual(c)
		far = far || own >= minRoom && 2*step >= minRoom && 4*own >= 7*step
		near = near || own < minRoom && 2*own <= step
	}
	return far && near
}

// minRoom is how far two figures stand apart at least where there is room between them.
const minRoom = 8

// step returns how far the figure of column c stands before the next.
func (r *Row) step(items []int, c int) int { return r.Items[items[c+1]].X - r.Items[items[c]].X }
