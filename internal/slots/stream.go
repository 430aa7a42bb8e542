// This file is the room of streams: rows whose cells follow each other, and blanks
// or other things stand between. A layout is tried on all rows together.

package slots

import "slices"

// A layout is a hypothesis about which emptiness is a cell.
type layout struct {
	gaps uint // set of kinds of blank lines that are cells
	step int  // a cell every so many lines; 0: as they come
	off  int  // cells before the first column
}

// A trial is a layout held against all rows.
type trial struct {
	layout
	fit, exact int
	cells      [][]int // for each row the items in its columns; nil where it does not fit
	count      []int   // how many cells stand there
	open       bool    // unproven says so
}

// try holds a layout against the rows, until fewer than least can fit it. It takes
// over the memory of spare, and the cells are made in slab.
func try(l layout, rows []Row, which []int, least int, spare trial, slab []int, b *Buffer) trial {
	t := trial{layout: l, cells: spare.cells, count: spare.count}
	if t.cells == nil {
		t.cells, t.count = take(&b.cells, len(which)), take(&b.ints, len(which))
	}
	clear(t.cells)
	missed := 0
	for k, i := range which {
		r := &rows[i]
		at := len(slab)
		s, n := l.slots(r, slab[at:at:at+r.N])
		if s == nil {
			if missed++; len(which)-missed < least {
				break
			}
			continue
		}
		slab = slab[:at+r.N]
		t.cells[k], t.count[k] = s, n
		t.fit++
		if n == r.N {
			t.exact++
		}
	}
	return t
}

// layouts returns the hypotheses that the rows allow, the plainest first.
func layouts(rows []Row, which []int, h Hint) []layout {
	present := uint(0)
	for _, i := range which {
		for j := range rows[i].Items {
			if it := &rows[i].Items[j]; it.Kind == Line {
				present |= 1 << it.Gap
			}
		}
	}
	step := false
	for g := uint8(0); g < 8; g++ {
		if present&(1<<g) != 0 && !(h.Known && h.Gaps&(1<<g) != 0) && !allCells(rows, which, g) && h.Separated(g) {
			present &^= 1 << g
			step = true
		}
	}
	if h.Known {
		present &= h.Gaps
	}
	out := make([]layout, 0, 16)
	for sub := present; ; sub = (sub - 1) & present {
		for off := range 4 {
			out = append(out, layout{gaps: sub, off: off})
		}
		if sub == 0 {
			break
		}
	}
	if step {
		out = append(out, layout{step: 2}, layout{step: 3}, layout{step: 4})
	}
	return out
}

// allCells reports whether blank lines of a kind and figures are just as many in each row as
// it has columns, and more behind the last row at most: if several rows of many columns have
// just as many blank lines, no chance made them so.
func allCells(rows []Row, which []int, gap uint8) bool {
	blank := 0
	for k, i := range which {
		r := &rows[i]
		if len(r.Items) < r.N || len(r.Items) > r.N && k < len(which)-1 || r.N <= minColumns {
			return false
		}
		lines := 0
		for j := range r.Items {
			switch it := &r.Items[j]; {
			case it.Kind == Line && it.Gap == gap:
				lines++
			case it.Kind != Figure:
				return false
			}
		}
		if lines == r.N && k < len(which)-1 {
			blank++
		}
	}
	return blank >= minTight
}

// blank reports whether several rows of many columns, the last not counted, are nothing but
// blank lines.
func (t *trial) blank(rows []Row, which []int) bool {
	n := 0
	for k, i := range which[:len(which)-1] {
		if s := t.cells[k]; s != nil && rows[i].N > minColumns && figures(rows[i].Items, s) == 0 {
			n++
		}
	}
	return n >= minTight
}

// trials returns those layouts that most rows fit.
func trials(rows []Row, which []int, h Hint) []trial {
	total := 0
	for _, i := range which {
		total += rows[i].N
	}
	var best []trial
	var spare trial // one that was given up; its memory serves the next
	var slab []int
	for _, l := range layouts(rows, which, h) {
		if slab == nil {
			slab = take(&h.Buffer.ints, total)[:0]
		}
		least := 0
		if len(best) > 0 {
			least = best[0].fit
		}
		t := try(l, rows, which, least, spare, slab, h.Buffer)
		if t.fit < least {
			spare = t
			continue
		}
		if len(best) > 0 && t.fit > best[0].fit {
			best = best[:0]
		}
		best = append(best, t)
		spare, slab = trial{}, nil
	}
	// that blank lines are cells takes rows that hold both
	proven := false
	h.beside = h.beside || slices.ContainsFunc(best, func(t trial) bool { return t.gaps != 0 }) && sideBySide(rows, which)
	for i := range best {
		best[i].open = best[i].unproven(rows, which, h)
		proven = proven || !best[i].open
	}
	if proven {
		best = slices.DeleteFunc(best, func(t trial) bool { return t.open })
	}
	return best
}

// unproven reports whether blank lines count as cells, and hardly a row shows
// it by holding figures too, or marks part the cells of most.
func (t *trial) unproven(rows []Row, which []int, h Hint) bool {
	return t.gaps != 0 && (h.beside || !h.Known && mixed(rows, which, t.cells, h.Between != nil && t.gaps&h.Between() != 0) < 2 && !t.even(rows, which) && !((h.Tight || t.blank(rows, which)) && t.tight(rows, which)))
}

// even reports whether all rows but the last have as many cells, be they figures or
// blank lines, and some of them figures, others none: a figure takes the place of a
// blank line, which so is a cell.
func (t *trial) even(rows []Row, which []int) bool {
	some, none, rest := 0, 0, -1
	for k, i := range which[:max(0, len(which)-1)] {
		r, s := &rows[i], t.cells[k]
		if s == nil || rest >= 0 && t.count[k]-r.N != rest {
			return false
		}
		rest = t.count[k] - r.N
		switch {
		case figures(r.Items, s) == 0:
			none++
		case blankLine(r, s):
			some++
		}
	}
	return some > 1 && none >= minTight
}

// winner returns which of the trials is followed.
func winner(best []trial) int {
	top := 0
	for b := range best {
		if best[b].off == 0 && best[top].off > 0 || best[b].off == best[top].off && best[b].exact > best[top].exact {
			top = b
		}
	}
	return top
}

// endsEarly reports whether the last cell of the last row is one of the blank lines that part
// the table from what follows.
func (t *trial) endsEarly(rows []Row, which []int, parting int) bool {
	k := len(which) - 1
	r, s := &rows[which[k]], t.cells[k]
	return s != nil && len(r.Items)-1-s[r.N-1] < parting && r.Items[s[r.N-1]].Kind == Line
}

// dropBetween takes the blank lines that part the table from what follows away behind each
// of its parts, where without them each row has just a cell for each column.
func dropBetween(rows []Row, which []int, h Hint) bool {
	ends := false
	for k, i := range which {
		r := &rows[i]
		n := len(r.Items) - r.N
		switch last := k == len(which)-1; {
		case n == 0 && (last && !(h.Closed && r.Items[r.N-1].Kind == Line) || !last && !r.Ends):
		case n == h.Parting && (last || r.Ends) && !slices.ContainsFunc(r.Items[r.N:], func(it Item) bool { return it.Kind != Line }):
			ends = ends || !last
		default:
			return false
		}
	}
	if !ends {
		return false
	}
	for _, i := range which {
		rows[i].Items = rows[i].Items[:rows[i].N]
	}
	return true
}

// dropParting does not count the blank lines behind the last row as cells, where they are
// just as many as part the table from what follows, and nearly all other rows have just a
// cell for each column, or all of them, as in another table.
func (t *trial) dropParting(rows []Row, which []int, h Hint) {
	k := len(which) - 1
	r, s := &rows[which[k]], t.cells[k]
	if s == nil || h.Parting == 0 || t.count[k]-r.N != h.Parting || t.exact*4 < len(which)*3 && !(h.Tight && t.exact == k) {
		return
	}
	if !slices.ContainsFunc(r.Items[s[r.N-1]+1:], func(it Item) bool { return it.Kind != Line }) {
		t.count[k] = r.N
		t.exact++
	}
}

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
	best := trials(rows, which, h)
	top := winner(best)
	win := &best[top]
	wanting := h.Closed && !dropped && win.endsEarly(rows, which, h.Parting)
	win.dropParting(rows, which, h)
	common := win.habit(rows, which, h.Buffer)
	unproven := win.open
	nearly, covered := win.covered(rows, which)
	anchored := firstIsFigure(rows, which, win.cells)
	all := 0
	for _, i := range which {
		all += len(rows[i].Items)
	}
	slab := take(&h.Buffer.ints, all)[:0]
	for k, i := range which {
		r := &rows[i]
		rd := Reading{Mode: Stream, Slots: win.cells[k]}
		odd, from := false, len(slab)
		for j := range r.Items {
			if r.Items[j].Kind == Figure {
				slab = append(slab, j)
			}
			odd = odd || common.odd(&r.Items[j]) && !(r.Cut && j == len(r.Items)-1)
		}
		rd.Items = slab[from:len(slab):len(slab)]
		switch {
		case r.Cut && odd:
			rd.Doubt, rd.Slots = Long, nil
		case rd.Slots == nil && r.Cut && len(rd.Items) <= r.N:
			rd.Doubt = Cut
			rd.Slots = win.cut(r)
		case rd.Slots == nil && len(rd.Items) == 0 && !hasEmpty(r):
			rd.Doubt = Missing
		case rd.Slots == nil && len(rd.Items) > r.N:
			rd.Doubt = Long
		case rd.Slots == nil:
			rd.Doubt = Short
		case !r.Cut && odd:
			rd.Doubt, rd.Slots = Long, nil
		case blankLine(r, rd.Slots) && (common.missed > 0 || h.Lined && r.N > 1):
			rd.Doubt = Place // blank lines are not always cells
		case wanting && k == len(which)-1:
			rd.Doubt = Place
		case uneven(r, rd.Slots), openedLater(r, rd.Slots, h.Bare), common.marked > 2*common.bare && besideEmpty(r, rd.Slots), offHead(rows, which, r, rd.Slots, h.Lines, h.Below):
			rd.Doubt = Place
		case nearly && k < len(which)-1 && which[k+1] == i+1 && len(r.Items) > r.N+r.Shared && figures(r.Items, rd.Slots) > 0 && blankLine(r, rd.Slots[r.N-1:]):
			rd.Doubt = Place // it has gained a cell, and none tells which
		case !covered && common.misplaced(r, rd.Slots, win.count[k], len(which), k == len(which)-1), common.strange(r, rd.Slots):
			rd.Doubt = Place
		default:
			for b := range best { // rivals that fit as well
				o := &best[b]
				if b == top || o.cells[k] == nil || o.off > win.off && o.exact <= win.exact && anchored {
					continue
				}
				if o.exact < win.exact && win.exact*10 >= len(which)*8 {
					continue
				}
				if !same(r, o.cells[k], rd.Slots) {
					rd.Doubt = Place
				}
			}
		}
		if unproven && (rd.Doubt == None || rd.Doubt == Place) && blankLine(r, rd.Slots) {
			if rd.Doubt = Place; win.count[k] != r.N || r.N == 1 { // just as many blank lines as columns may be cells
				rd.Doubt, rd.Slots = Missing, nil
			}
		}
		out[i] = rd
	}
	if covered || len(which) >= minTight && win.tight(rows, which) {
		for _, i := range which {
			out[i].Framed = out[i].Doubt == None
		}
	}
	return win.gaps
}

// tight reports whether just as many cells follow each label as the row has columns,
// and nothing else; what follows the last row may be more.
func (t *trial) tight(rows []Row, which []int) bool {
	for k, i := range which {
		r := &rows[i]
		if t.cells[k] == nil || t.off > 0 {
			return false
		}
		n := t.count[k]
		if k == len(which)-1 && len(r.Items) > r.N && r.Items[r.N].Kind == Line {
			n = r.N // these lines part the table from what follows
		}
		if n != r.N || k < len(which)-1 && t.step == 0 && len(r.Items) != r.N {
			return false
		}
	}
	return true
}

// covered reports whether nearly all rows, but the last, have behind their label just as many
// cells as columns, and one more for each name of a group that the next row shares, where there
// these stand empty; and whether all have. Rows that share as many, and those that share
// others, have to show it.
func (t *trial) covered(rows []Row, which []int) (nearly, all bool) {
	var seen [3]int
	n := 0
	for k, i := range which[:max(0, len(which)-1)] {
		if t.covers(&rows[i], k) && which[k+1] == i+1 {
			seen[min(rows[i].Shared, len(seen)-1)]++
			n++
		}
	}
	if n < minTight || n*8 < (len(which)-1)*7 || slices.ContainsFunc(seen[:], func(n int) bool { return n < minRows }) {
		return false, false
	}
	return true, n == len(which)-1
}

// covers reports whether row k, which is r, has a cell for each column and each shared name.
func (t *trial) covers(r *Row, k int) bool {
	s := t.cells[k]
	return s != nil && len(r.Items) == r.N+r.Shared && s[0] == 0 && s[r.N-1] == r.N-1
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

// besideLabel reports whether the line that begins with an item is as wide as that of
// the header but for the first cell, and the label has a line to itself.
func (r *Row) besideLabel(first *Item) bool {
	return !first.OnLabel && r.Width == 1 && first.Cell+1 == r.Head.Start && r.cellsOn(first.Row)+1 == r.Head.Width
}

// cellsOn returns how many cells behind the label a line of marked cells has.
func (r *Row) cellsOn(line int) int {
	n := 0
	for i := range r.Items {
		if it := &r.Items[i]; it.Row == line && it.Marked {
			n++
		}
	}
	return n
}

// asWide reports whether the line of the row's figures is as wide as that of the header,
// and so has a cell for the label.
func (r *Row) asWide() bool {
	return r.Head.Width > 0 && (r.Width == r.Head.Width || len(r.Items) > 0 && r.cellsOn(r.Items[0].Row) >= r.Head.Width)
}

// tightLines reports whether all that follows each label, of some rows at least, or as in
// another table, is a line of just as many marked cells as the row has columns.
func tightLines(rows []Row, which []int, known bool) bool {
	for _, i := range which {
		if n, _, ok := rows[i].lineBelow(); !ok || n != rows[i].N {
			return false
		}
	}
	return len(which) >= minTight || known && len(which) == len(rows) && len(which) > 0
}

// lineBelow counts the marked cells that follow a label, and tells whether the first is a
// figure; false where anything but one line of them below it does.
func (r *Row) lineBelow() (n int, figure, ok bool) {
	for j := range r.Items {
		it := &r.Items[j]
		if it.Kind == Line {
			continue
		}
		if !it.Marked || it.OnLabel || it.Cell != n {
			return n, figure, false
		}
		figure = figure || n == 0 && it.Kind == Figure
		n++
	}
	return n, figure, true
}

// headedLines reports whether all that follows each label is a line of marked cells, one
// for each of the header's but the first, which stands above the labels, and some row
// prints the first of them.
func headedLines(rows []Row, which []int) bool {
	first := false
	for _, i := range which {
		r := &rows[i]
		n, figure, ok := r.lineBelow()
		if !ok || n < r.N || r.Width != 1 || r.Head != (Head{1, n + 1}) {
			return false
		}
		first = first || figure
	}
	return first
}

// filledBelow reports whether all that follows each label is a line of as many marked cells
// as the widest rows have columns, several of which there are, and those of fewer print the
// first, and nothing behind their last: their lines are filled up.
func filledBelow(rows []Row, which []int) bool {
	most := 0
	for _, i := range which {
		most = max(most, rows[i].N)
	}
	wide, first := 0, false
	for _, i := range which {
		r := &rows[i]
		n, figure, ok := r.lineBelow()
		if !ok || n != most || r.Width != 1 && r.Head != (Head{}) {
			return false
		}
		if r.N == most {
			wide++
			continue
		}
		first = first || figure
		for j, at := 0, 0; j < len(r.Items); j++ {
			if r.Items[j].Kind == Line {
				continue
			}
			if at++; at > r.N && r.Items[j].Kind != Empty {
				return false
			}
		}
	}
	return first && most > 2 && wide > 1 && wide < len(which)
}

// readLines reads rows whose cells are the first of a line.
func readLines(rows []Row, which []int, out []Reading, b *Buffer) {
	for _, i := range which {
		r := &rows[i]
		rd := Reading{Mode: Words, Items: take(&b.ints, len(r.Items))[:0]}
		for j := range r.Items {
			if r.Items[j].Kind != Line {
				rd.Items = append(rd.Items, j)
			}
		}
		rd.Slots = rd.Items[:r.N:r.N]
		for _, j := range rd.Items[r.N:] {
			if r.Items[j].Kind != Empty {
				rd.Doubt, rd.Slots = Long, nil
				break
			}
		}
		if r.Cut && rd.Doubt == None {
			rd.Doubt = Cut
		}
		out[i] = rd
	}
}

// oneLine returns the first of a row's cells where all stand side by side on one
// line of marked cells.
func oneLine(r *Row, s []int) (*Item, bool) {
	first := &r.Items[s[0]]
	for c, i := range s {
		if i < 0 {
			return first, false
		}
		if it := &r.Items[i]; !it.Marked || it.Row != first.Row || it.Cell != first.Cell+c {
			return first, false
		}
	}
	return first, true
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

// mixed counts the rows that hold both figures and blank lines as cells. Where
// such lines stand between words too, those behind a lone figure count for
// nothing: they may part its row from the next.
func mixed(rows []Row, which []int, read [][]int, between bool) int {
	n := 0
	for k, s := range read {
		r := &rows[which[k]]
		if f := figures(r.Items, s); f > 0 && blankLine(r, s) && (!between || f > 1 || r.Items[s[0]].Kind != Figure) {
			n++
		}
	}
	return n
}

func blankLine(r *Row, s []int) bool {
	return slices.ContainsFunc(s, func(i int) bool { return i >= 0 && r.Items[i].Kind == Line })
}

// dropOpeners drops the lone marks that only open the cell of the figure behind
// them; those with nothing behind them stay as empty cells.
func dropOpeners(r *Row, gap uint8) {
	for i := range r.Items {
		it := &r.Items[i]
		if it.Kind != Empty || it.Gap != gap {
			continue
		}
		for _, next := range r.Items[i+1:] {
			if next.Kind == Line {
				continue
			}
			if next.Kind != Empty {
				it.Kind, it.Gap = Line, 0
			}
			break
		}
	}
}

func hasEmpty(r *Row) bool {
	return slices.ContainsFunc(r.Items, func(it Item) bool { return it.Kind == Empty })
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

func same(r *Row, a, b []int) bool {
	for j := range a {
		fa, fb := a[j] >= 0 && r.Items[a[j]].Kind == Figure, b[j] >= 0 && r.Items[b[j]].Kind == Figure
		if fa != fb || fa && a[j] != b[j] {
			return false
		}
	}
	return true
}

// slots appends the cells of a row under the hypothesis to s, and returns how
// many cells stood there; nil where the row does not fit it.
func (l layout) slots(r *Row, s []int) ([]int, int) {
	n := 0
	if l.step > 0 {
		next, last, jump := r.Label+l.step, r.Label, false
		for i := range r.Items {
			it := &r.Items[i]
			jump = jump || it.Row > last+1 // a line between is no part of the table
			last = it.Row
			switch {
			case it.Row == next:
				if it.Kind == Word || it.Kind == Line && jump {
					return nil, 0
				}
				n++
				if n <= r.N {
					s = append(s, i)
				} else if it.Kind == Figure {
					return nil, 0
				}
				next += l.step
			case it.Kind != Line:
				return nil, 0
			}
		}
		if len(s) < r.N {
			return nil, 0
		}
		return s, n
	}
	for i := range r.Items {
		it := &r.Items[i]
		if it.Kind == Line && l.gaps&(1<<it.Gap) == 0 {
			continue
		}
		n++
		switch {
		case n <= l.off:
			if it.Kind == Figure || it.Kind == Word {
				return nil, 0
			}
		case n <= l.off+r.N:
			s = append(s, i)
		case it.Kind == Figure:
			return nil, 0
		}
	}
	if len(s) < r.N {
		return nil, 0
	}
	return s, n - l.off
}

// cut returns the cells of a row within which the input ends.
func (l layout) cut(r *Row) []int {
	s := make([]int, r.N)
	for j := range s {
		s[j] = -1
	}
	n := 0
	next := r.Label + l.step
	for i := range r.Items {
		it := &r.Items[i]
		if it.Kind == Line && (l.step == 0 && l.gaps&(1<<it.Gap) == 0 || l.step > 0 && it.Row != next) {
			continue
		}
		if it.Row == next {
			next += l.step
		}
		if k := n - l.off; k >= 0 && k < r.N {
			s[k] = i
		}
		n++
	}
	return s
}
