// This file tries layouts of streams: which blank lines are cells, and where each row begins.

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
		if present&(1<<g) != 0 && !h.Opened && !(h.Known && h.Gaps&(1<<g) != 0) && !allCells(rows, which, g) && h.Separated(g) {
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
		for j := range r.Items[:r.N] {
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
	return t.gaps != 0 && !h.Opened && (h.beside || !h.Known && mixed(rows, which, t.cells, h.Between != nil && t.gaps&h.Between() != 0) < 2 && !t.even(rows, which) && !((h.Tight || t.blank(rows, which)) && t.tight(rows, which)))
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

// tight reports whether just as many cells follow each label as the row has columns,
// and nothing else, or one every so many lines, or a lone mark opens each of them; what
// follows the last row may be more.
func (t *trial) tight(rows []Row, which []int) bool {
	even := t.paces(rows, which) || t.opens(rows, which)
	for k, i := range which {
		r := &rows[i]
		if t.cells[k] == nil || t.off > 0 {
			return false
		}
		n := t.count[k]
		if k == len(which)-1 && len(r.Items) > r.N && r.Items[r.N].Kind == Line {
			n = r.N // these lines part the table from what follows
		}
		if n != r.N || k < len(which)-1 && t.step == 0 && !even && len(r.Items) != r.N {
			return false
		}
	}
	return true
}

// paces reports whether the cells of each row stand just so many lines, several, below each
// other and the label.
func (t *trial) paces(rows []Row, which []int) bool {
	step := 0
	for k, i := range which {
		last := rows[i].Label
		for _, j := range t.cells[k] {
			at := rows[i].Items[j].Row
			if step == 0 {
				step = at - last
			}
			if at-last != step {
				return false
			}
			last = at
		}
	}
	return step > 1
}

// opens reports whether a lone mark opens each cell of each row, and no other stands among
// them: those that dropOpeners has dropped, and such as are empty cells.
func (t *trial) opens(rows []Row, which []int) bool {
	for k, i := range which {
		from := 0
		for _, j := range t.cells[k] {
			marks := 0
			for _, it := range rows[i].Items[from : j+1] {
				if it.Kind == Empty || it.Kind == Line && it.Gap == 0 {
					marks++
				}
			}
			if marks != 1 {
				return false
			}
			from = j + 1
		}
	}
	return true
}

// covered reports whether nearly all rows, but the last, have behind their label just as many
// cells as columns, and one more for each name of a group that the next row shares, where there
// these stand empty; and whether all have. Rows that share as many, and those that share
// others, have to show it. All rows may have one more, which ends them.
func (t *trial) covered(rows []Row, which []int) (nearly, all bool) {
	var seen [3]int
	n, ends := 0, 0
	if r := &rows[which[0]]; len(r.Items) > r.N+r.Shared {
		ends = 1
	}
	for k, i := range which[:max(0, len(which)-1)] {
		if t.covers(&rows[i], k, ends) && which[k+1] == i+1 {
			seen[min(rows[i].Shared, len(seen)-1)]++
			n++
		}
	}
	all = n == len(which)-1
	if n < minTight || n*8 < (len(which)-1)*7 || ends > 0 && !all || slices.ContainsFunc(seen[:], func(n int) bool { return n < minRows }) {
		return false, false
	}
	return ends == 0, all
}

// covers reports whether row k, which is r, has a cell for each column and each shared name, and
// so many that end it.
func (t *trial) covers(r *Row, k, ends int) bool {
	s := t.cells[k]
	return s != nil && len(r.Items) == r.N+ends+r.Shared && s[0] == 0 && s[r.N-1] == r.N-1
}

// mixed counts the rows that hold both figures and blank lines as cells. Where
// such lines stand between words too, those behind a lone figure count for
// nothing: they may part its row from the next. A few rows that only end in such
// lines do neither: so end rows that have lost a cell before.
func mixed(rows []Row, which []int, read [][]int, between bool) int {
	n, before := 0, false
	for k, s := range read {
		r := &rows[which[k]]
		if f := figures(r.Items, s); f > 0 && blankLine(r, s) && (!between || f > 1 || r.Items[s[0]].Kind != Figure) {
			n++
			before = before || blankLine(r, s[:lastFigure(r, s)])
		}
	}
	if !before && n < minTight {
		return 0
	}
	return n
}

// lastFigure is the place among the cells s of the last that holds a figure.
func lastFigure(r *Row, s []int) int {
	k := len(s) - 1
	for k > 0 && (s[k] < 0 || r.Items[s[k]].Kind != Figure) {
		k--
	}
	return k
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

// from reports whether the cells of a row could as well begin further above, and then be others.
func (l layout) from(r *Row, s []int, b *Buffer) bool {
	for l.off > 0 {
		l.off--
		if o, _ := l.slots(r, take(&b.ints, r.N)[:0]); o != nil && !same(r, o, s) {
			return true
		}
	}
	return false
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
