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
			case offHead(rows, which, r, rd.Slots, h.Lines):
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
		if space.Pace = paced(rows, which, out, h); space.Pace > 0 {
			return space
		}
	}
	space.Step, space.Margin = doubtPaced(rows, which, out, h), atMargin(rows, which, out)
	switch {
	case !short:
	case rows[which[0]].N >= minColumns:
		geometry(rows, which, out, h.Heads)
		nearest(rows, which, out, space.Measure, h)
	default:
		underWords(rows, which, out)
		nearestAbove(rows, which, out, space.Measure)
	}
	return space
}

// underWords places the figures of short rows under the words of the header right
// above them, where those of whole rows begin just where these do, and not all as far
// behind their labels; or where those of all rows do, several.
func underWords(rows []Row, which []int, out []Reading) {
	var slots [2][][]int
	for m := range slots {
		w := m == 1
		whole, gaps, flush, loose, shifted := map[int]bool{}, map[int]bool{}, 0, false, false // distances between labels and figures
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
			gap, _ := r.Items[rd.Items[0]].edges(w)
			if w {
				gap -= r.LabelW
			} else {
				gap -= r.LabelX
			}
			gaps[gap] = true
			loose = loose || s == nil
			flush++
			switch all := len(rd.Items) == r.N; {
			case all && s == nil:
				shifted = true
			case all:
				whole[gap] = true
			default:
				slots[m][k] = s
			}
		}
		if shifted || len(whole) < 2 && (loose || flush < minRows || len(gaps) < 2) {
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
		if out[i].Doubt == Short {
			out[i].Mode, out[i].Doubt, out[i].Slots = Geometry, None, s
		}
	}
}

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

// A band is a column of figures: what it covers, and how far its edges and
// middles differ from row to row.
type band struct {
	lo, hi     int
	left, last int // range of left edges
	r0, r1     int // range of right edges
	m0, m1     int // range of twice the middles
}

func newBand(lo, hi int) band { return band{lo, hi, lo, lo, hi, hi, lo + hi, lo + hi} }

func (b band) with(lo, hi int) band {
	b.lo, b.hi = min(b.lo, lo), max(b.hi, hi)
	b.left, b.last = min(b.left, lo), max(b.last, lo)
	b.r0, b.r1 = min(b.r0, hi), max(b.r1, hi)
	b.m0, b.m1 = min(b.m0, lo+hi), max(b.m1, lo+hi)
	return b
}

// spread is by how much the figures fail to stand in line: on the left, on the
// right or by their middles, whichever is best.
func (b band) spread() int {
	return min(b.last-b.left, b.r1-b.r0, (b.m1-b.m0)/2)
}

// minBlock is how many rows with figures have to stand in line before their
// columns count.
const minBlock = 3

// margin is how far from the edge a figure has to stand to be set in a column
// rather than at the beginning of its line.
const margin = 8

// geometry places the figures of short rows by the columns of their block.
func geometry(rows []Row, which []int, out []Reading, heads map[int][]Item) {
	type block struct {
		rows   []int
		bands  []band
		starts []int // where the header's words begin
		full   int   // rows with figures, the header among them
		head   bool  // it begins with the header
		whole  bool  // a row shows every column
		leads  int   // distances between label and first figure, up to two
		lead   int   // the first of them
	}
	var plan [6][]block // in both widths, and with figures that stray by so much
	var lost [6]int     // rows that fit in no block
	var spare []band
	for m := range plan {
		w, slack := m%2 == 1, m/2
		var cur block
		page := -1
		flush := func() {
			if len(cur.rows) > 0 {
				plan[m] = append(plan[m], cur)
			}
			cur = block{}
		}
		lead := func(d int) {
			if cur.leads == 0 || cur.leads == 1 && d != cur.lead {
				cur.lead, cur.leads = d, cur.leads+1
			}
		}
		for k, i := range which {
			r := &rows[i]
			if r.Page != page && k > 0 {
				flush()
			}
			page = r.Page
			if head := heads[i]; len(head) == r.N {
				flush()
				for j := range head {
					b := newBand(head[j].edges(w))
					cur.bands, cur.starts = append(cur.bands, b), append(cur.starts, b.lo)
				}
				cur.full++
				cur.head = true
				lead(-1)
			}
			if d := out[i].Doubt; d != None && d != Short && d != Missing {
				continue
			}
			grown, ok := grow(spare, cur.bands, r, out[i].Items, w, slack)
			if !ok {
				flush()
				if grown, ok = grow(spare, nil, r, out[i].Items, w, slack); !ok {
					lost[m]++
					continue
				}
			}
			cur.bands, spare, cur.rows = grown, cur.bands, append(cur.rows, i)
			if items := out[i].Items; len(items) > 0 {
				cur.full++
				cur.whole = cur.whole || len(items) == r.N
				first := &r.Items[items[0]]
				lo, _ := first.edges(w)
				switch {
				case !first.OnLabel && lo < margin:
					lead(-1) // the line begins with it
				case !first.OnLabel:
					lead(-1 - k)
				case w:
					lead(lo - r.LabelW)
				default:
					lead(lo - r.LabelX)
				}
			}
		}
		flush()
	}
	size := func(m int) int {
		n := 12 * lost[m]
		for _, b := range plan[m] {
			n += 4 + len(b.bands)
			if b.head {
				n -= 4 // columns that the header confirms
			}
		}
		return n
	}
	short := 0
	for _, i := range which {
		if n := len(out[i].Items); n > 0 && n < rows[i].N {
			short++
		}
	}
	long := slices.ContainsFunc(which, func(i int) bool { return out[i].Doubt == Long || out[i].Doubt == Far })
	astray := slices.ContainsFunc(which, func(i int) bool { return torn(&rows[i], out[i].Items) })
	m := 0
	for k := range plan {
		if size(k) < size(m) {
			m = k
		}
	}
	exact := func(m int) bool { // all figures begin where the header's words do
		figures := 0
		for _, b := range plan[m] {
			for _, i := range b.rows {
				for _, j := range out[i].Items {
					lo, _ := rows[i].Items[j].edges(m%2 == 1)
					if figures++; !slices.Contains(b.starts, lo) {
						return false
					}
				}
			}
		}
		return figures > 1
	}
	if !exact(m) && exact(m^1) {
		m ^= 1
	}
	flush := exact(m)
	slack := m / 2
	rival := size(m^1) == size(m)
	elsewhere := func(i int, rd *Reading) bool { // in the other width the figures of row i stand in other columns
		for _, b := range plan[m^1] {
			if len(b.bands) != rows[i].N || !slices.Contains(b.rows, i) {
				continue
			}
			for k, j := range rd.Items {
				lo, hi := rows[i].Items[j].edges(m%2 == 0)
				if rd.Bands[k] != slices.IndexFunc(b.bands, func(b band) bool { return lo < b.hi+slack && b.lo-slack < hi }) {
					return true
				}
			}
		}
		return false
	}
	for k := range plan[m] {
		b := &plan[m][k]
		if b.full < minBlock && !b.head || b.full < 2 || b.leads < 2 {
			continue // figures that follow their label at one distance stand in no columns
		}
		for _, i := range b.rows {
			r, rd := &rows[i], &out[i]
			if slices.ContainsFunc(rd.Items, func(j int) bool { return r.Items[j].Marked }) {
				continue // marks have no width of their own
			}
			if len(rd.Items) == 0 && (short < 2 || long) {
				continue // its figures may stand elsewhere
			}
			rd.Block, rd.Count = k+1, len(b.bands)
			rd.Flush = flush && len(b.bands) == r.N
			if rd.Doubt == None {
				rd.Framed = rd.Framed || rd.Flush
				continue
			}
			rd.Mode, rd.Doubt, rd.Framed = Geometry, Place, b.head
			rd.Bands = make([]int, len(rd.Items))
			for k, j := range rd.Items {
				lo, hi := r.Items[j].edges(m%2 == 1)
				rd.Bands[k] = slices.IndexFunc(b.bands, func(b band) bool { return lo < b.hi+slack && b.lo-slack < hi })
			}
			if len(b.bands) == r.N {
				if (b.head || b.whole) && !(astray && len(rd.Items) == 0) { // some of those figures may be its own
					rd.Doubt = None
				} else {
					rd.Doubt = Loose
				}
				rd.Slots = make([]int, r.N)
				for c := range rd.Slots {
					rd.Slots[c] = -1
				}
				for k, j := range rd.Items {
					rd.Slots[rd.Bands[k]] = j
				}
				if rd.Doubt == None && crammed(r, rd.Items) {
					rd.Doubt = Place
				}
				if rd.Doubt == None && rival && elsewhere(i, rd) {
					rd.Doubt, rd.Slots = Place, nil
				}
			}
		}
	}
}

// crammed reports whether the figures of a short row stand no further apart than
// words do, from the label or the beginning of the line on: then their places tell
// nothing of which is missing.
func crammed(r *Row, items []int) bool {
	if len(items) == 0 || len(items) == r.N {
		return false
	}
	end, wide := 0, 0
	if first := &r.Items[items[0]]; first.OnLabel {
		end, wide = r.LabelX+1, r.LabelW+1 // a mark may have a space of its own behind it
	}
	for _, j := range items {
		it := &r.Items[j]
		if it.behind(end, wide) > 2 {
			return false
		}
		end, wide = it.XEnd, it.WEnd
	}
	return true
}

// grow adds the figures of a row to the bands, in other memory; false where they do not
// stand in the same columns.
func grow(into, bands []band, r *Row, items []int, w bool, slack int) ([]band, bool) {
	out := append(into[:0], bands...)
	for _, j := range items {
		lo, hi := r.Items[j].edges(w)
		hit := -1
		for b := range out {
			if lo < out[b].hi+slack && out[b].lo-slack < hi {
				if hit >= 0 {
					return nil, false // it would join two columns
				}
				hit = b
			}
		}
		if hit < 0 {
			out = append(out, newBand(lo, hi))
		} else {
			out[hit] = out[hit].with(lo, hi)
		}
	}
	slices.SortFunc(out, func(a, b band) int { return a.lo - b.lo })
	for b := range out { // columns are parted by more than their figures stray
		room := 1 << 20
		if b > 0 {
			room = out[b].lo - out[b-1].hi
		}
		if b+1 < len(out) {
			room = min(room, out[b+1].lo-out[b].hi)
		}
		if room < 1 || room <= slack || out[b].spread() > max(1, room/2) {
			return nil, false
		}
	}
	if len(out) > r.N {
		return nil, false
	}
	// two figures of the row in one column
	seen := -1
	for _, j := range items {
		lo, hi := r.Items[j].edges(w)
		b := slices.IndexFunc(out, func(b band) bool { return lo < b.hi+slack && b.lo-slack < hi })
		if b <= seen {
			return nil, false
		}
		seen = b
	}
	return out, true
}
