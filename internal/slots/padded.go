// This file reads rows of marked cells whose lines are filled up anyhow, as those of
// a spreadsheet are: what tells the cells is that each of them holds something, if
// only a space, and what fills the lines up holds nothing at all.

package slots

// padded settles rows that are in doubt where every row shows just as many cells that
// hold something as it has columns, and others that hold nothing: many rows of several
// columns, some with a figure in the first of them, and some in the last, on lines that
// are all as wide. A line that is wider may have a figure broken in two.
func padded(rows []Row, which []int, out []Reading, void uint8, buf *Buffer) {
	if len(which) < minTight {
		return
	}
	all, wide := 0, 0
	for _, i := range which {
		all += rows[i].N
	}
	slab := take(&buf.ints, all)[:0]
	first, last := false, false
	filled := 0 // rows with cells that hold nothing
	for _, i := range which {
		r := &rows[i]
		if r.Width != rows[which[0]].Width {
			return
		}
		from := len(slab)
		line, fill := -1, false
		for j := range r.Items {
			it := &r.Items[j]
			switch {
			case it.Kind == Line:
				continue
			case !it.Marked || !it.OnLabel || it.Kind == Word || line >= 0 && it.Row != line:
				return
			case it.Kind == Empty && it.Gap == void:
				fill = true
				continue
			}
			if line = it.Row; len(slab)-from == r.N {
				return
			}
			slab = append(slab, j)
		}
		own := slab[from:]
		if len(own) != r.N {
			return
		}
		if fill {
			filled++
		}
		if r.N > 1 {
			wide++
			first = first || r.Items[own[0]].Kind == Figure
			last = last || r.Items[own[r.N-1]].Kind == Figure
		}
	}
	if 2*filled < len(which) || wide < minTight || !first || !last {
		return
	}
	for _, i := range which {
		own := slab[:rows[i].N:rows[i].N]
		slab = slab[rows[i].N:]
		switch rd := &out[i]; {
		case rd.Doubt == Place || rd.Doubt == Long:
			*rd = Reading{Mode: Marks, Slots: own, Items: own}
		case rd.Doubt == None && !same(&rows[i], rd.Slots, own):
			rd.Doubt = Place
		}
		out[i].Held = true
	}
}
