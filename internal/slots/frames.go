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
	heads, every, width := h.Lines, h.Every, h.Width
	for _, h := range heads {
		if h.Start == 0 && len(which) > 0 && h.Width == rows[which[0]].N { // the header lacks the cell of the labels
			heads = append(slices.Clone(heads), Head{1, h.Width + 1})
			break
		}
	}
	all := make([]frame, 0, len(which))
	full := make([]frame, 0, len(which))
	for _, i := range which {
		if f, ok := frameOf(&rows[i], &out[i]); ok {
			f.row, f.shown = i, figures(rows[i].Items, out[i].Slots)
			all = append(all, f)
			if f.shown == f.n {
				full = append(full, f)
			}
		}
	}
	var columns, wide, tail int // what rows of so many columns have in common
	like, short := 0, 0         // rows as wide as a line of the header, and those with too few cells
	for _, i := range which {
		if slices.ContainsFunc(heads, func(h Head) bool { return h.Width == rows[i].Width }) {
			like++
		}
		if out[i].Doubt == Short {
			short++
		}
	}
	// right behind each label stand as many cells as there are columns, and no more
	bare := 0
	for _, f := range all {
		if f.bare() {
			bare++
		}
	}
	end := len(all) == len(which) && filled(all)
	tight := bare == len(which) && bare >= minTight || end
	ragged := bare == len(which) && bareAnyhow(all, heads)
	alike := bare == len(which) && h.Ragged // so is the other table
	printed := slices.ContainsFunc(which, func(i int) bool { return figures(rows[i].Items, out[i].Slots) > 0 })
	right, of := 0, 0
	next := 0 // of all
	for _, i := range which {
		r, rd := &rows[i], &out[i]
		if r.N != of && r.Right > 0 {
			of = r.N
			right = usualRight(rows, which, of)
		}
		if edge := cmp.Or(r.HeadRight, right); edge > 0 && cmp.Or(r.Right, r.Width) > edge && rd.Mode == Marks && len(rd.Items) > r.N && rd.Doubt == None {
			rd.Doubt = Place // it juts out, with more cells than columns
		}
		if right > 0 && r.HeadRight > right && r.Right > right && rd.Mode == Marks && len(rd.Items) > r.N && rd.Doubt == None {
			rd.Doubt = Place // so it does where the others do not reach as far as the header
		}
		var f frame
		n, ok := 0, next < len(all) && all[next].row == i
		if ok {
			f = all[next]
			n = f.shown
			next++
		}
		if ok && rd.Doubt == None && !alike && (n == 0 && (printed || like*2 >= len(which) && !f.bare() && !slices.ContainsFunc(heads, func(h Head) bool { return h.Width < f.width })) || n == f.n && !end && !(bare == len(which) && bareHead(heads, f.n))) && every &&
			!slices.ContainsFunc(heads, func(h Head) bool { return h.Width == f.width }) {
			rd.Doubt = Place // the others are as wide as the header
		}
		if ok && rd.Doubt == None && n > 0 && width > 0 && (f.width > width || f.width < width && n < f.n) {
			rd.Doubt = Place // the header has another width
		}
		if ok && rd.Doubt == None && r.Right == 0 && r.Width < r.HeadRight && n > 0 && n < f.n {
			rd.Doubt = Place // it lacks a cell
		}
		framed := slices.Contains(heads, f.lies())
		rd.Framed = ok && rd.Doubt == None && (framed && like*2 >= len(which) || tight)
		if ok && rd.Doubt == None && n < f.n && (mostShort(rows, which, out, short, r.N) && (n > 0 || !f.bare() || lacking(rows, which, out, r)) || n > 0 && !framed && f.crowded(all, minRows)) || ok && rd.Doubt == None && n == f.n && n < minColumns && !framed && f.crowded(all, 1) {
			rd.Doubt = Place // it alone has enough cells, or more than enough
		}
		if ok && rd.Doubt == None && n > 0 && n < f.n && !framed && f.narrow(all) {
			rd.Doubt = Place // it may lack one
		}
		if !ok || rd.Doubt != None || n == 0 {
			continue // where nothing is printed, it is all the same
		}
		if r.Head != (Head{}) {
			if f.lies() != r.Head {
				rd.Doubt = Place
			}
			continue
		}
		if n == f.n {
			if f.n != columns {
				columns = f.n
				wide = common(all, columns, func(f frame) int { return f.width })
				tail = common(all, columns, func(f frame) int { return f.width - f.start })
			}
			if tail > 0 && wide > 0 && f.width-f.start > tail && f.width > wide {
				rd.Doubt = Place // it has more cells than the others
			}
			if !framed && f.start > f.label+1 && count(all, f) < minRows {
				rd.Doubt = Place // nothing but the figures says that the cells before them are none
			}
			continue
		}
		if alike || ragged && rd.Framed {
			continue
		}
		if every && !framed || !f.agrees(full, all, heads) || f.overlaps(rows, which) {
			rd.Doubt = Place
		}
	}
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
	return frame{n: r.N, label: r.LabelAt, start: start, width: r.Width}, true
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
