// This file is the room of lines below labels: rows whose cells stand on the one below.

package slots

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
// prints the first of them, or shows that the last is empty.
func headedLines(rows []Row, which []int) bool {
	first := false
	for _, i := range which {
		r := &rows[i]
		n, figure, ok := r.lineBelow()
		if !ok || n < r.N || r.Width != 1 || r.Head != (Head{1, n + 1}) {
			return false
		}
		first = first || figure || r.Items[len(r.Items)-1].Kind == Empty // a line that is not cut off
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
