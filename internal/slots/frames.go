// This file holds rows of marked cells against each other: a row that lost or
// doubled a cell has its columns elsewhere than the rows that print every figure.

package slots

import (
	"cmp"
	"slices"
)

// A Head says where the columns lie in a line of the header: in which cell they
// begin, and of how many cells the line is.
type Head struct{ Start, Width int }

// A frame says where the columns of a row lie on its line.
type frame struct {
	n     int // columns
	label int // cell in which the label ends
	start int // cell of the first column
	width int // cells of the line
	shown int // figures in the columns
	row   int // which it is
	over  int // as Spread of the row
}

// lies is where the columns lie, whatever the label.
func (f frame) lies() Head { return Head{f.start, f.width} }

// minTight is how many rows have to have a cell for each column and no more
// before that is how the table is printed.
const minTight = 8

// bare reports whether right behind the label stand as many cells as there are
// columns, and no more.
func (f frame) bare() bool { return f.start == f.label+1 && f.width == f.start+f.n }

// alike counts the rows with a label in the same cell and as many columns: those that
// are bare, and the others.
func (f frame) alike(all []frame) (bare, other int) {
	for _, o := range all {
		switch {
		case o.label != f.label || o.n != f.n:
		case o.bare():
			bare++
		default:
			other++
		}
	}
	return bare, other
}

// crowded reports whether a row has more cells than columns behind its label,
// where most with a label in the same cell have just as many, and at least so many
// do.
func (f frame) crowded(all []frame, least int) bool {
	bare, other := f.alike(all)
	return !f.bare() && bare >= least && bare >= other
}

// mostShort reports whether most rows, or half of those of so many columns, several, have
// too few cells; in all there are so many such rows.
func mostShort(rows []Row, which []int, out []Reading, short, n int) bool {
	if short == 0 || n < 2 || short*2 > len(which) {
		return short*2 > len(which)
	}
	like, lost := 0, 0
	for _, i := range which {
		if rows[i].N == n {
			if like++; out[i].Doubt == Short {
				lost++
			}
		}
	}
	return lost*2 >= like
}

// lacking reports whether a row with its label further to the right, on a line as wide, has
// too few cells.
func lacking(rows []Row, which []int, out []Reading, r *Row) bool {
	return slices.ContainsFunc(which, func(k int) bool {
		return out[k].Doubt == Short && rows[k].Width == r.Width && rows[k].LabelAt > r.LabelAt
	})
}

// narrow reports whether a row has just as many cells as columns behind its label, where
// most with a label in the same cell have more.
func (f frame) narrow(all []frame) bool {
	bare, other := f.alike(all)
	return f.bare() && other > bare
}

// frames makes rows doubtful whose columns do not lie where those of the rows
// with every figure do, or where the header's words stand. Lines are filled up
// to one width, so that all columns begin at one cell; or else figures follow
// right behind the label.
func frames(rows []Row, which []int, out []Reading, h Hint) {
	t := framingOf(rows, which, out, h)
	next := 0 // of all
	for _, i := range which {
		r, rd := &rows[i], &out[i]
		if rd.Doubt == None && t.juts(r, rd) {
			rd.Doubt = Place
		}
		if next == len(t.all) || t.all[next].row != i {
			continue
		}
		f := t.all[next]
		next++
		switch {
		case rd.Doubt != None:
		case t.otherWidth(f, r):
			rd.Doubt = Place
		default:
			framed := slices.Contains(t.heads, f.lies())
			rd.Framed = framed && t.mostHeaded() || t.tight || t.steady && f.hasLike(t.all)
			if t.misplaced(f, r, framed) {
				rd.Doubt = Place
			}
		}
	}
}

// A framing is what the rows of a table have in common that were read by marks.
type framing struct {
	rows  []Row
	which []int // of rows
	out   []Reading
	heads []Head
	every bool // as in Hint
	width int  // as in Hint
	all   []frame
	full  []frame // those that print every figure

	like    int  // rows as wide as a line of the header
	short   int  // rows with too few cells
	bare    bool // right behind each label stand as many cells as there are columns, and no more
	end     bool // the columns end all lines
	tight   bool // there is just a cell for each column
	ragged  bool // lines have no cells but those that are printed
	alike   bool // bare, as the other table is
	steady  bool // cells before the columns are those over which labels go on, in all rows or in none
	printed bool // there are figures

	right, rightOf int // where most rows of rightOf columns end
	columns        int // of which wide and tail were found
	wide, tail     int // cells of most lines, and from the first column on
}

// framingOf looks at all rows.
func framingOf(rows []Row, which []int, out []Reading, h Hint) framing {
	t := framing{rows: rows, which: which, out: out, heads: h.Lines, every: h.Every, width: h.Width}
	for _, h := range t.heads {
		if h.Start == 0 && len(which) > 0 && h.Width == rows[which[0]].N { // the header lacks the cell of the labels
			t.heads = append(slices.Clone(t.heads), Head{1, h.Width + 1})
			break
		}
	}
	t.all, t.full = take(&h.Buffer.frames, len(which))[:0], take(&h.Buffer.frames, len(which))[:0]
	bare := 0
	for _, i := range which {
		if t.headed(rows[i].Width) {
			t.like++
		}
		if out[i].Doubt == Short {
			t.short++
		}
		shown := figures(rows[i].Items, out[i].Slots)
		t.printed = t.printed || shown > 0
		f, ok := frameOf(&rows[i], &out[i])
		if !ok {
			continue
		}
		f.row, f.shown = i, shown
		t.all = append(t.all, f)
		if f.shown == f.n {
			t.full = append(t.full, f)
		}
		if f.bare() {
			bare++
		}
	}
	t.bare = bare == len(which)
	t.end = len(t.all) == len(which) && filled(t.all)
	t.tight = t.bare && bare >= minTight || t.end
	t.ragged = t.bare && bareAnyhow(t.all, t.heads)
	t.alike = t.bare && h.Ragged
	t.steady = !t.tight && steady(t.all, len(which))
	return t
}

// headed reports whether a line of the header has so many cells.
func (t *framing) headed(width int) bool {
	return slices.ContainsFunc(t.heads, func(h Head) bool { return h.Width == width })
}

// mostHeaded reports whether half of the rows are as wide as a line of the header.
func (t *framing) mostHeaded() bool { return t.like*2 >= len(t.which) }

// juts reports whether a row has more cells than columns, on a line that reaches further
// than the header, or than the other rows where these do not reach as far as that.
func (t *framing) juts(r *Row, rd *Reading) bool {
	if r.N != t.rightOf && r.Right > 0 {
		t.right, t.rightOf = usualRight(t.rows, t.which, r.N), r.N
	}
	if rd.Mode != Marks || len(rd.Items) <= r.N {
		return false
	}
	if edge := cmp.Or(r.HeadRight, t.right); edge > 0 && cmp.Or(r.Right, r.Width) > edge {
		return true
	}
	return t.right > 0 && r.HeadRight > t.right && r.Right > t.right
}

// otherWidth reports whether a row is of another width than the header, or than the rows
// that are as wide as it, so that it can lack a cell or have one to spare.
func (t *framing) otherWidth(f frame, r *Row) bool {
	some := f.shown > 0 && f.shown < f.n
	if some && r.Right == 0 && r.Width < r.HeadRight { // it lacks a cell
		return true
	}
	if t.width > 0 && (f.shown > 0 && f.width > t.width || some && f.width < t.width) {
		return true
	}
	if some || t.alike || t.steady && f.hasLike(t.all) || !t.every || t.headed(f.width) {
		return false
	}
	if f.shown == 0 {
		return t.printed || t.mostHeaded() && !f.bare() && !slices.ContainsFunc(t.heads, func(h Head) bool { return h.Width < f.width })
	}
	return !t.end && !(t.bare && bareHead(t.heads, f.n))
}

// misplaced reports whether the columns of a row can be others; framed says that they lie
// where the header's words do.
func (t *framing) misplaced(f frame, r *Row, framed bool) bool {
	if t.steady && f.hasLike(t.all) {
		return false
	}
	if t.loose(f, r, framed) {
		return true
	}
	switch {
	case f.shown == 0: // where nothing is printed, it is all the same
		return false
	case r.Head != (Head{}):
		return f.lies() != r.Head
	case f.shown == f.n:
		return t.exceeds(f, framed)
	case t.alike || t.ragged && t.out[f.row].Framed:
		return false
	}
	return t.every && !framed || !f.agrees(t.full, t.all, t.heads) || f.overlaps(t.rows, t.which)
}

// loose reports whether a row alone has enough cells, or more or fewer than those beside
// which it stands.
func (t *framing) loose(f frame, r *Row, framed bool) bool {
	if f.shown == f.n {
		return f.n < minColumns && !framed && f.crowded(t.all, 1)
	}
	if mostShort(t.rows, t.which, t.out, t.short, r.N) && (f.shown > 0 || !f.bare() || lacking(t.rows, t.which, t.out, r)) {
		return true
	}
	return f.shown > 0 && !framed && (f.crowded(t.all, minRows) || f.narrow(t.all))
}

// exceeds reports whether a row with every figure has more cells than the others, or cells
// before its columns of which nothing but the figures says that they are none.
func (t *framing) exceeds(f frame, framed bool) bool {
	if f.n != t.columns {
		t.columns = f.n
		t.wide = common(t.all, f.n, func(f frame) int { return f.width })
		t.tail = common(t.all, f.n, func(f frame) int { return f.width - f.start })
	}
	return t.tail > 0 && t.wide > 0 && f.width-f.start > t.tail && f.width > t.wide ||
		!framed && f.start > f.label+1 && count(t.all, f) < minRows
}

// bareHead reports whether a line of the header is bare, with n columns behind what stands
// above the labels.
func bareHead(heads []Head, n int) bool {
	return slices.ContainsFunc(heads, func(h Head) bool { return h.Start > 0 && h.Width == h.Start+n })
}

// bareAnyhow reports whether rows that are all bare have labels in several cells, and a
// line of the header is bare as well: lines have no cells but those that are printed.
func bareAnyhow(all []frame, heads []Head) bool {
	if len(all) < minTight || !bareHead(heads, all[0].n) {
		return false
	}
	return slices.ContainsFunc(all, func(f frame) bool { return f.label != all[0].label })
}

// unanchored makes rows with blanks doubtful where none that was read prints its
// first column and no line of the header tells where that is: that a row has as many
// cells as there are columns says nothing where most others have more, and where they
// have one more, it can be the first or the last that is none.
func unanchored(rows []Row, which []int, out []Reading, heads []Head) {
	if len(heads) > 0 {
		return
	}
	some := func(i int) bool {
		n := figures(rows[i].Items, out[i].Items)
		return n > 0 && n < rows[i].N
	}
	read, lost, loose := 0, 0, 0
	for _, i := range which {
		rd := &out[i]
		if f, ok := frameOf(&rows[i], rd); ok && rd.Doubt == None && f.n > 2 && f.start == f.label+1 && f.width == f.start+f.n+1 {
			loose++
		}
		switch {
		case rd.Doubt == None && len(rd.Slots) > 0 && rd.Slots[0] >= 0 && rows[i].Items[rd.Slots[0]].Kind == Figure:
			return
		case !some(i):
		case rd.Doubt == None:
			read++
		default:
			lost++
		}
	}
	if lost <= read && loose < minRows {
		return
	}
	for _, i := range which {
		if out[i].Doubt == None && some(i) {
			out[i].Doubt = Place
		}
	}
}

// filled reports whether all lines are filled up so that the columns end them and
// begin at one cell, whatever the cell in which the label ends.
func filled(all []frame) bool {
	labels := false
	for _, f := range all {
		if f.lies() != all[0].lies() || f.n != all[0].n || f.start+f.n != f.width {
			return false
		}
		labels = labels || f.label != all[0].label
	}
	return labels && len(all) >= minTight
}

// steady reports whether all of so many rows have just the cells before their columns over
// which their labels go on, or none, and their lines end with the columns or are of one width.
func steady(all []frame, of int) bool {
	if len(all) < max(of, minTight) {
		return false
	}
	over, none, even, ends := true, true, true, true
	for _, f := range all {
		if f.shown > 0 {
			over = over && f.start == f.label+1+f.over
			none = none && f.start == f.label+1
		}
		even = even && f.width == all[0].width
		ends = ends && f.width == f.start+f.n
	}
	return (over || none) && (even || ends)
}

// hasLike reports whether the columns of other rows lie where those of f do, or the label of
// one stands in the same cell, goes on over as many, and is on a line as wide.
func (f frame) hasLike(all []frame) bool {
	return count(all, f) >= minRows || slices.ContainsFunc(all, func(o frame) bool {
		return o.row != f.row && o.label == f.label && o.over == f.over && o.width == f.width
	})
}

// count counts the frames that lie as f does.
func count(all []frame, f frame) int {
	n := 0
	for _, o := range all {
		if o.n == f.n && o.lies() == f.lies() {
			n++
		}
	}
	return n
}

// among counts the frames of more columns that fill a line as wide, and begin where f does.
func (f frame) among(all []frame) int {
	n := 0
	for _, o := range all {
		if o.n > f.n && o.bare() && o.label == f.label && o.lies() == f.lies() {
			n++
		}
	}
	return n
}

// usualRight returns the column where most lines of a true grid with rows of so
// many columns end; 0 where they differ.
func usualRight(rows []Row, which []int, columns int) int {
	for _, i := range which {
		n, same := 0, 0
		for _, k := range which {
			if rows[k].N != columns {
				continue
			}
			if n++; rows[k].Right == rows[i].Right {
				same++
			}
		}
		if rows[i].N == columns && same >= minRows && same*5 >= n*3 {
			return rows[i].Right
		}
	}
	return 0
}

// common returns a measure that nearly all frames of so many columns share; 0
// where they differ.
func common(all []frame, columns int, of func(frame) int) int {
	for _, f := range all {
		n, same := 0, 0
		for _, o := range all {
			if o.n == columns {
				n++
				if of(o) == of(f) {
					same++
				}
			}
		}
		if f.n == columns && same >= minRows && same*5 >= n*3 {
			return of(f)
		}
	}
	return 0
}

// overlaps reports whether another label, on a line of as many cells, stands in
// or behind the cell where the columns of f begin.
func (f frame) overlaps(rows []Row, which []int) bool {
	for _, i := range which {
		if r := &rows[i]; r.Width == f.width && r.LabelAt >= f.start {
			return true
		}
	}
	return false
}

// frameOf returns the frame of a row as it was read; false where its columns do
// not lie side by side.
func frameOf(r *Row, rd *Reading) (frame, bool) {
	if rd.Mode != Marks || len(rd.Slots) != r.N || r.N < 2 && r.Head == (Head{}) {
		return frame{}, false
	}
	start := -1
	for c, i := range rd.Slots {
		if i < 0 || c > 0 && r.Items[i].Cell != start+c {
			return frame{}, false
		}
		if c == 0 {
			start = r.Items[i].Cell
		}
	}
	return frame{n: r.N, label: r.LabelAt, start: start, width: r.Width, over: r.Spread}, true
}

// agrees reports whether the columns lie where the header's words stand, or as the
// rows with every figure let them; where hardly one is, right behind the label, or
// where those of other rows do.
func (f frame) agrees(full, all []frame, heads []Head) bool {
	var first frame
	known, labels, one := 0, 1, true
	alike, unlike, behind := 0, 0, 0
	for _, o := range full {
		if o.n != f.n {
			continue
		}
		if known++; known == 1 {
			first = o
		}
		if o.lies() != first.lies() {
			one = false
		}
		if o.label != first.label {
			labels = 2
		}
		if o.label == f.label {
			if o.lies() == f.lies() {
				alike++
			} else {
				unlike++
			}
		}
		if o.start-o.label == f.start-f.label && o.width-o.start == f.width-f.start {
			behind++
		}
	}
	if len(heads) > 0 {
		if slices.Contains(heads, f.lies()) {
			return true
		}
		if known < 2 || !slices.ContainsFunc(full, func(o frame) bool { return o.n == f.n && !slices.Contains(heads, o.lies()) }) {
			return false // and all of those do
		}
	}
	switch {
	case known == 1 && first.width > f.width && first.label == f.label:
		return false // it has lost a cell
	case known < 2:
		return f.start == f.label+1 && f.width == f.start+f.n || count(all, f) >= minRows || len(heads) == 0 && f.among(all) >= minRows
	case one && labels > 1: // lines are filled up
		return f.lies() == first.lies()
	case alike+unlike > 0:
		return alike >= unlike
	case one:
		return f.lies() == first.lies() || behind > 0
	}
	return behind > 0
}
