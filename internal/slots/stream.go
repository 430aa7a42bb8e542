// This file is the room of streams: rows whose cells follow each other, and blanks
// or other things stand between. A layout is tried on all rows together.

package slots

import "slices"

// A streaming is what rows that have a cell a line tell together: the layout that most fit,
// its rivals, and what most rows do.
type streaming struct {
	rows     []Row
	which    []int
	best     []trial
	win      *trial // which of them has won
	common   habit
	wanting  bool // the last row may lack a cell
	nearly   bool // see trial.covered
	covered  bool
	anchored bool // some row shows where its columns begin
}

// readStream reads rows that have a cell a line.
func readStream(rows []Row, which []int, out []Reading, h Hint) uint {
	if len(which) == 0 {
		return 0
	}
	if h.Opener != 0 && h.Separated(h.Opener) {
		for _, i := range which {
			dropOpeners(&rows[i], h.Opener)
		}
	}
	dropped := dropBetween(rows, which, h)
	st := streaming{rows: rows, which: which, best: trials(rows, which, h)}
	win := &st.best[winner(st.best)]
	st.win = win
	st.wanting = h.Closed && !dropped && !h.Opened && win.endsEarly(rows, which, h.Parting)
	win.dropParting(rows, which, h)
	st.common = win.habit(rows, which, h.Buffer)
	st.nearly, st.covered = win.covered(rows, which)
	st.anchored = firstIsFigure(rows, which, win.cells)
	all := 0
	for _, i := range which {
		all += len(rows[i].Items)
	}
	slab := take(&h.Buffer.ints, all)[:0]
	for k, i := range which {
		r, from := &rows[i], len(slab)
		for j := range r.Items {
			if r.Items[j].Kind == Figure {
				slab = append(slab, j)
			}
		}
		rd := Reading{Mode: Stream, Items: slab[from:len(slab):len(slab)]}
		rd.Doubt, rd.Slots = st.row(k, len(rd.Items), &h)
		if win.open && (rd.Doubt == None || rd.Doubt == Place) && blankLine(r, rd.Slots) {
			if rd.Doubt = Place; win.count[k] != r.N || r.N == 1 { // just as many blank lines as columns may be cells
				rd.Doubt, rd.Slots = Missing, nil
			}
		}
		out[i] = rd
	}
	if st.covered || len(which) >= minTight && win.tight(rows, which) {
		for _, i := range which {
			out[i].Framed = out[i].Doubt == None
		}
	}
	return win.gaps
}

// row returns the cells of row k, which has so many figures, and what is in doubt about them.
func (st *streaming) row(k, n int, h *Hint) (Doubt, []int) {
	r, s := &st.rows[st.which[k]], st.win.cells[k]
	odd := false
	for j := range r.Items {
		odd = odd || st.common.odd(&r.Items[j]) && !(r.Cut && j == len(r.Items)-1)
	}
	switch {
	case r.Cut && odd:
		return Long, nil
	case s == nil && r.Cut && n <= r.N:
		return Cut, st.win.cut(r)
	case s == nil && n == 0 && !hasEmpty(r):
		return Missing, nil
	case s == nil && n > r.N:
		return Long, nil
	case s == nil:
		return Short, nil
	case odd:
		return Long, nil
	case st.elsewhere(k, h), st.rivalled(k):
		return Place, s
	}
	return None, s
}

// elsewhere reports whether the figures of row k may stand in other columns than the layout
// gives them.
func (st *streaming) elsewhere(k int, h *Hint) bool {
	i, win, common := st.which[k], st.win, &st.common
	r, s := &st.rows[i], win.cells[k]
	last := k == len(st.which)-1
	switch {
	case blankLine(r, s) && (common.missed > 0 || h.Lined && r.N > 1): // blank lines are not always cells
	case st.wanting && last:
	case uneven(r, s), openedLater(r, s, h.Bare):
	case !st.covered && common.marked > 2*common.bare && besideEmpty(r, s):
	case offHead(st.rows, st.which, r, s, h.Lines, h.Below):
	case st.nearly && !last && st.which[k+1] == i+1 && len(r.Items) > r.N+r.Shared && figures(r.Items, s) > 0 && blankLine(r, s[r.N-1:]): // it has gained a cell, and none tells which
	case win.from(r, s, h.Buffer): // only other rows show where the columns begin
	case !st.covered && common.misplaced(r, s, win.count[k], len(st.which), last), common.strange(r, s):
	default:
		return false
	}
	return true
}

// rivalled reports whether a layout that fits as well reads row k otherwise.
func (st *streaming) rivalled(k int) bool {
	r, win := &st.rows[st.which[k]], st.win
	for b := range st.best {
		o := &st.best[b]
		if o == win || o.cells[k] == nil || o.off > win.off && (o.exact <= win.exact || st.covered) && st.anchored || o.exact < win.exact && win.exact*10 >= len(st.which)*8 {
			continue
		}
		if !same(r, o.cells[k], win.cells[k]) {
			return true
		}
	}
	return false
}

// offHead reports whether a row has all of its cells on one line of marked cells,
// some of them empty, and they stand neither where the header puts its columns nor
// where those of whole rows stand on such lines.
func offHead(rows []Row, which []int, r *Row, s []int, heads []Head, known bool) bool {
	first, ok := oneLine(r, s)
	if !ok || r.N < 2 || figures(r.Items, s) == r.N {
		return false
	}
	switch {
	case r.Head != (Head{}):
		short := !first.OnLabel && r.Width == 1 && r.cellsOn(first.Row)+1 == r.Head.Width // it has no cell for the label
		ok = first.Cell == r.Head.Start && !short || r.besideLabel(first) && !slices.ContainsFunc(rows, func(o Row) bool { return o.asWide() })
	case len(heads) > 0:
		ok = slices.ContainsFunc(heads, func(h Head) bool { return h.Start == first.Cell })
	}
	return !ok && (first.OnLabel || !tightLines(rows, which, known) && !slices.ContainsFunc(which, func(i int) bool {
		o := &rows[i]
		var all []int
		for j := range o.Items {
			if o.Items[j].Kind == Figure {
				all = append(all, j)
			}
		}
		if len(all) != o.N || o.N != r.N {
			return false
		}
		begin, ok := oneLine(o, all)
		return ok && !begin.OnLabel && begin.Cell == first.Cell
	}))
}

// uneven reports whether several figures of a row share a line, and others have
// one to themselves or are blank lines. Without marks it is a matter of the tool
// in wide rows, whose sums tell what has slipped, but for empty cells.
func uneven(r *Row, s []int) bool {
	shared, alone, lines := false, false, 0
	void, empty := false, false // cells that are empty, and such before figures
	for k, i := range s {
		if i < 0 || r.Items[i].Kind == Line {
			continue
		}
		after := k > 0 && s[k-1] >= 0 && r.Items[s[k-1]].Row == r.Items[i].Row
		beside := after || k+1 < len(s) && s[k+1] >= 0 && r.Items[s[k+1]].Row == r.Items[i].Row || r.Items[i].Marked && r.N > 1 && r.cellsOn(r.Items[i].Row) >= r.N
		shared = shared || beside && (r.Items[i].Marked || r.N <= minColumns)
		alone = alone || !beside
		void = void || r.Items[i].Kind == Empty
		empty = empty || void && r.Items[i].Kind == Figure
		if !after {
			lines++
		}
	}
	if empty && lines > 1 && lines < r.N {
		return true
	}
	return shared && (alone || blankLine(r, s))
}

// openedLater reports whether a mark opens the line of a figure, though blank lines that
// no mark opens are cells of the row before it: one of them may be what the mark parts.
func openedLater(r *Row, s []int, bare uint8) bool {
	blank := false
	for _, i := range s {
		if i < 0 {
			continue
		}
		switch it := &r.Items[i]; {
		case it.Kind == Line && it.Gap == bare:
			blank = true
		case it.Kind == Figure && it.Marked && it.X > 0 && blank:
			return true
		}
	}
	return false
}

// besideEmpty reports whether a figure of the row stands alone without marks, and
// marked cells, all empty and as many as the row has columns, on another line: it may
// be the number of a page.
func besideEmpty(r *Row, s []int) bool {
	if !slices.ContainsFunc(s, func(i int) bool { return i >= 0 && r.Items[i].Kind == Figure && !r.Items[i].Marked }) {
		return false
	}
	empty := 0
	for i := range r.Items {
		it := &r.Items[i]
		switch {
		case it.Marked && it.Kind == Figure:
			return false
		case it.Marked && it.Kind == Empty:
			empty++
		}
	}
	return empty >= r.N
}

// sideBySide reports whether most rows of several figures have some of them
// beside each other on a line of marked cells.
func sideBySide(rows []Row, which []int) bool {
	beside, below := 0, 0
	for _, i := range which {
		last, on, under := -1, false, false
		for j := range rows[i].Items {
			if it := &rows[i].Items[j]; it.Kind == Figure {
				on, under = on || it.Marked && it.Row == last, under || last >= 0 && it.Row != last
				last = it.Row
			}
		}
		switch {
		case on:
			beside++
		case under:
			below++
		}
	}
	return beside > below
}

func blankLine(r *Row, s []int) bool {
	return slices.ContainsFunc(s, func(i int) bool { return i >= 0 && r.Items[i].Kind == Line })
}

// firstIsFigure reports whether some row prints something in its first cell,
// which fixes where the columns begin.
func firstIsFigure(rows []Row, which []int, read [][]int) bool {
	for k, s := range read {
		if len(s) > 0 && s[0] >= 0 && rows[which[k]].Items[s[0]].Kind == Figure {
			return true
		}
	}
	return false
}
