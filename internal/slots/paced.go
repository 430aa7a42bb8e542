// This file reads rows whose cells are joined by spaces, as many everywhere, so that an
// empty cell shows by more of them.

package slots

import (
	"cmp"
	"slices"
)

// minHoles is how many rows with an empty cell have to show just as many cells as there are
// columns before spaces count.
const minHoles = 3

// A pacing is how the cells of a table are joined.
type pacing struct {
	pace  int // spaces between two cells
	width int // cells of each line, the columns being the last of them; 0 where the columns follow the labels
	most  int // columns of the widest row, to which others may be filled up
}

// paced reads the short rows of a table where, with the same number of spaces between any
// two cells, nearly every row has as many cells as columns, and puts the others in doubt. It
// returns that number; 0 where it is not so. Spaces that end a line may be lost: then rows
// that could be longer stay in doubt. It also tells whether lines are filled up to one width,
// and the columns end them.
func paced(rows []Row, which []int, out []Reading, h Hint) (pace int, filled bool) {
	if h.Split == nil {
		return 0, false
	}
	p := pacing{pace: h.Spacing.Pace}
	least := h.Spacing.Pace // the smallest gap: between some cells stands just that, or between none
	part := 0               // the largest number of which all gaps are multiples
	for _, i := range which {
		r := &rows[i]
		p.most = max(p.most, r.N)
		end, wide := r.LabelX, r.LabelW
		for _, j := range out[i].Items {
			if g := r.Items[j].behind(end, wide); h.Spacing.Pace == 0 && g > 0 {
				if part = commonPart(part, g); least == 0 || g < least {
					least = g
				}
			}
			end, wide = r.Items[j].XEnd, r.Items[j].WEnd
		}
	}
	for _, i := range which { // empty cells tell what the gaps beside few figures do not
		r := &rows[i]
		if h.Spacing.Pace > 0 || least == 1 || len(out[i].Items) > 0 {
			continue
		}
		at, n, _ := h.Split(r.Label, 1, h.Buffer.at[:0])
		if h.Buffer.at = at; n == 0 {
			continue
		}
		end := n - 1 - at[len(at)-1] // spaces that end the line
		part = commonPart(part, end)
		if least == 0 { // no figure is printed
			least = end / r.N
		}
	}
	for p.pace = min(least, maxPace); p.pace > 0; p.pace-- {
		if p.pace < least && p.pace != max(h.Spacing.Pace, part) || least%p.pace != 0 || wideApart(rows, which, p.pace) {
			continue
		}
		a, b := p, p
		cells, fit := a.cellsOf(rows, which, out, h)
		if _, b.width, _ = h.Split(lineOf(&rows[which[0]], out[which[0]].Items), p.pace, nil); b.width > p.most {
			if wide, n := b.cellsOf(rows, which, out, h); n > fit {
				a, cells, fit = b, wide, n
			}
		}
		if a.reads(rows, which, out, h, cells, fit) {
			if h.Spacing.Filled && a.width == 0 {
				a.doubtNarrow(rows, which, out, h)
			}
			return p.pace, a.width > 0
		}
	}
	return 0, false
}

// commonPart returns the largest number of which both are multiples.
func commonPart(a, b int) int {
	for b > 0 {
		a, b = b, a%b
	}
	return a
}

// doubtNarrow puts rows in doubt that have fewer cells than others, where their labels end in
// several cells, and the lines of another table are filled up: they have lost one.
func (p pacing) doubtNarrow(rows []Row, which []int, out []Reading, h Hint) {
	count := take(&h.Buffer.ints, len(which))
	last, most, labels := -1, 0, false
	for k, i := range which {
		at, n, _ := h.Split(lineOf(&rows[i], out[i].Items), p.pace, h.Buffer.at[:0])
		h.Buffer.at = at
		count[k] = n
		if n == 0 || rows[i].LabelAt >= len(at) {
			continue
		}
		label := at[rows[i].LabelAt]
		labels, most = labels || last >= 0 && label != last, max(most, n)
		last = label
	}
	for k, i := range which {
		if labels && count[k] > 0 && count[k] < most && out[i].Doubt == None {
			out[i].Doubt = Place
		}
	}
}

// maxPace bounds the spaces between two cells.
const maxPace = 8

// wideApart reports whether the figures of most rows stand further apart than those of as
// many columns do if so many spaces part them: columns are set by white space.
func wideApart(rows []Row, which []int, pace int) bool {
	apart := 0
	for _, i := range which {
		steps, n := 0, 0
		for k, g := range rows[i].steps {
			if n++; k > 0 {
				steps += g / pace
			}
		}
		if n <= rows[i].N && steps >= rows[i].N {
			apart++
		}
	}
	return 2*apart > len(which)
}

// pacedCells are what cells returns of a row, and in which cell its columns begin, where it
// fits or is cut.
type pacedCells struct {
	s         []int
	label     int
	fits, cut bool
	begin     int
}

// cellsOf returns the cells of the rows, and how many of these have just as many as columns.
func (p pacing) cellsOf(rows []Row, which []int, out []Reading, h Hint) (all []pacedCells, fit int) {
	all = make([]pacedCells, len(which))
	for k, i := range which {
		c := &all[k]
		if c.s, c.label, c.fits, c.cut = p.cells(&rows[i], &out[i], h); c.fits {
			fit++
		}
		if c.fits || c.cut {
			c.begin = p.begin(&rows[i], h.Buffer.at)
		}
	}
	return all, fit
}

// reads reads the rows if most fit, given their cells and how many do.
func (p pacing) reads(rows []Row, which []int, out []Reading, h Hint, cells []pacedCells, fit int) bool {
	holes, cuts, ends := 0, 0, false     // ends: spaces end a line whose last column is empty
	var begins, shows [maxBegin + 1]bool // cells in which the columns of some row begin, and where one prints the first of them
	var like [maxBegin + 1]int           // of the rows with a label in that cell, those that fit less four times the others
	for k := range cells {
		c := &cells[k]
		if c.fits {
			like[c.label]++
		} else if c.label >= 0 && !c.cut {
			like[c.label] -= 4
		}
		switch {
		case c.cut:
			cuts++
		case c.fits:
			if slices.Contains(c.s, -1) {
				holes++
			}
			begins[c.begin] = true
			ends = ends || c.s[len(c.s)-1] < 0
			shows[c.begin] = shows[c.begin] || c.s[0] >= 0
		}
	}
	all := fit == len(which)
	for _, i := range which {
		out[i].Paced = all
	}
	if holes == 0 && all {
		return true
	}
	off := len(which) - fit - cuts
	lost := func(s []int, at int) bool { // the first cell may be one of the label, as others have, and a figure lost
		return s[0] < 0 && !shows[at] && slices.Contains(begins[at+1:], true)
	}
	few := fit < 4*off // rows that fit, though nearly all should
	if h.Spacing.Pace == 0 && (holes < minHoles || few) || fit < off {
		return false
	}
	for k, i := range which {
		rd := &out[i]
		c := &cells[k]
		s, cut := c.s, c.cut
		fits := c.fits && !(len(rd.Items) > 0 && like[c.label] < 0) // else it may only because it has lost a cell
		switch {
		case !fits && !cut:
			if rd.Doubt == None {
				rd.Doubt = Place // it has another number of cells
			}
		case rd.Doubt == None, cuts > 0 && len(rd.Items) == 0:
		case p.width > 0 && len(rd.Items) > 0 && !(all && ends) && inColumns(rows, which, out, &rows[i], s): // the same spaces set them in other columns
		case cut: // it may have lost any cell
			*rd = Reading{Mode: Geometry, Doubt: Short, Slots: s, Items: rd.Items}
		case cuts > 0 || few, lost(s, c.begin):
			*rd = Reading{Mode: Geometry, Doubt: Loose, Slots: s, Items: rd.Items}
		default:
			*rd = Reading{Mode: Geometry, Framed: true, Paced: all, Slots: s, Items: rd.Items}
		}
	}
	return true
}

// inColumns reports whether the figures of a short row begin, in one measure, just where those
// of other columns do in all whole rows, though the labels of these end in several places.
func inColumns(rows []Row, which []int, out []Reading, r *Row, s []int) bool {
	for _, width := range [2]bool{false, true} {
		var first *Row // whole row
		labels, same := false, true
		for _, i := range which {
			o := &rows[i]
			if !same || o.N != r.N || len(out[i].Slots) != o.N || len(out[i].Items) != o.N || out[i].Doubt != None {
				continue
			}
			if first == nil {
				first = o
				same = displacedUnder(r, s, o, out[i].Slots, width)
				continue
			}
			a, _ := o.Items[out[i].Slots[0]].edges(width)
			b, _ := first.Items[out[i].Slots[0]].edges(width)
			same = a == b
			labels = labels || o.labelEnd(width) != first.labelEnd(width)
		}
		if first != nil && labels && same {
			return true
		}
	}
	return false
}

// displacedUnder reports whether each figure of a short row begins just where one of a whole
// row does, and some of them where that is in another column.
func displacedUnder(r *Row, s []int, whole *Row, all []int, width bool) bool {
	other := false
	for c, j := range s {
		if j < 0 {
			continue
		}
		lo, _ := r.Items[j].edges(width)
		k := slices.IndexFunc(all, func(x int) bool { at, _ := whole.Items[x].edges(width); return at == lo })
		if k < 0 {
			return false
		}
		other = other || k != c
	}
	return other
}

// labelEnd returns where the label of a row ends on the line of its figures.
func (r *Row) labelEnd(width bool) int {
	if width {
		return r.LabelW
	}
	return r.LabelX
}

// cells returns the cells of a row, in which cell its label ends, -1 where that is not
// known, and whether it has just as many cells as columns, or could have where the spaces
// that end its line are lost.
func (p pacing) cells(r *Row, rd *Reading, h Hint) (s []int, label int, fits, cut bool) {
	if len(rd.Items) == 0 && !bareLabel(r) || len(rd.Items) > 0 && (!inLine(r, rd.Items) || !r.Items[rd.Items[0]].OnLabel) {
		return nil, -1, false, false
	}
	at, n, from := h.Split(lineOf(r, rd.Items), p.pace, h.Buffer.at[:0])
	h.Buffer.at = at
	if n == 0 || r.LabelAt >= len(at) || from > r.LabelAt {
		return nil, -1, false, false
	}
	label = at[r.LabelAt]
	first := p.begin(r, at)
	if first > maxBegin || label > maxBegin {
		return nil, -1, false, false
	}
	if p.width > 0 && (n != p.width || label >= first || r.N < p.most && label < first-1) { // an empty cell before fewer columns may be one of them
		return nil, label, false, false
	}
	s = slices.Repeat([]int{-1}, r.N)
	for _, j := range rd.Items {
		c := at[r.Items[j].Cell] - first
		if c < 0 || c >= r.N {
			return nil, label, false, false
		}
		s[c] = j
	}
	fits = n == first+r.N || n == first+p.most
	cut = !fits && n == at[len(at)-1]+1
	return s, label, fits && (len(rd.Items) > 0 || p.even(r, n, h)), cut
}

// even reports whether spaces end no line of a label behind which nothing is printed, above
// its last, that make other cells than the last has: its cells may be there, and one be lost.
func (p pacing) even(r *Row, cells int, h Hint) bool {
	if r.Label-r.Top > maxLabelLines {
		return false
	}
	for line := r.Top; line < r.Label; line++ {
		at, n, _ := h.Split(line, p.pace, h.Buffer.at[len(h.Buffer.at):]) // those of its last line are still needed
		if n > 0 && len(at) > 0 && n != cells && n > at[len(at)-1]+1 {
			return false
		}
	}
	return true
}

// inLine reports whether items are figures, or stand for empty cells, on one line of words.
func inLine(r *Row, items []int) bool {
	for _, j := range items {
		if it := &r.Items[j]; it.Marked || it.Kind != Figure && it.Kind != Empty || it.Row != r.Items[items[0]].Row {
			return false
		}
	}
	return true
}

// begin returns the cell of the first column of a row whose words stand in the given cells.
func (p pacing) begin(r *Row, at []int) int {
	if p.width > 0 {
		return p.width - r.N
	}
	return at[r.LabelAt] + 1
}

// maxBegin bounds the cells before the columns.
const maxBegin = 15

// pacedBelow does the same where the cells of each row are a line below its label, or
// between two lines of it: there must be no others. Where no row has an empty cell, the
// rows are left as they were read, and it returns false besides.
func pacedBelow(rows []Row, which []int, out []Reading, h Hint) (pace int, read bool) {
	if h.Split == nil || len(which) == 0 {
		return 0, false
	}
	below, least, part, most := 0, h.Spacing.Pace, 0, 0
	for _, i := range which {
		r := &rows[i]
		most = max(most, r.N)
		for j := range r.Items {
			it := &r.Items[j]
			if it.Kind == Figure && it.OnLabel || it.Marked {
				return 0, false
			}
			if it.Kind != Figure {
				continue
			}
			below++
			if j > 0 && r.Items[j-1].Kind == Figure && r.Items[j-1].Row == it.Row && h.Spacing.Pace == 0 {
				if g := it.behind(r.Items[j-1].XEnd, r.Items[j-1].WEnd); g > 0 {
					if part = commonPart(part, g); least == 0 || g < least {
						least = g
					}
				}
			}
		}
	}
	if below == 0 && h.Spacing.Pace == 0 || most < 2 {
		return 0, false
	}
	bare := filledOnce(rows, which)
	paces := [...]int{least, max(h.Spacing.Pace, part), 1}
	for k, pace := range paces {
		if pace == 0 || pace > maxPace || least%pace != 0 || slices.Contains(paces[:k], pace) {
			continue
		}
		b := linesBelow{pace: pace, most: most, bare: bare}
		b.count(rows, which, h)
		if b.off > 0 && h.Spacing.Pace > 0 { // or a blank line is the only cell of others, too
			all := linesBelow{pace: pace, most: most, bare: bare, lone: true}
			if all.count(rows, which, h); all.off == 0 {
				b = all
			}
		}
		if b.holes == 0 && b.off == 0 {
			return pace, false
		}
		if b.holes < minHoles && !(h.Spacing.Pace > 0 && b.holes > 0) || b.fit < 4*b.off || k == 2 && b.ends < minHoles {
			continue // what stands between few figures may be several cells, or part two; what is beside them tells
		}
		for _, i := range which {
			rd := &out[i]
			s, n := b.cells(&rows[i], h)
			if s == nil {
				if rd.Doubt == None {
					rd.Doubt = Place
				}
				continue
			}
			*rd = Reading{Mode: Geometry, Framed: true, Paced: b.off == 0, Slots: s}
			if rows[i].N < most && n < most && b.filled > b.just {
				rd.Doubt = Place // it may be no line of the table
			}
			for _, j := range s {
				if j >= 0 {
					rd.Items = append(rd.Items, j)
				}
			}
		}
		return pace, true
	}
	return 0, false
}

// linesBelow is how rows are read whose cells stand on lines below their labels, and what they tell.
type linesBelow struct {
	pace, most   int
	bare         bool // a blank line can be the only cell, where no other stands below the label
	lone         bool // or one of several, or within the label
	fit, off     int  // rows with such a line, and without
	holes, ends  int  // those with an empty cell, and with one before all figures or behind
	filled, just int  // lines of narrow rows that are filled up, and that are not
}

// count looks at all rows.
func (b *linesBelow) count(rows []Row, which []int, h Hint) {
	for _, i := range which {
		r := &rows[i]
		s, n := b.cells(r, h)
		if s == nil {
			b.off++
			continue
		}
		switch {
		case r.N == b.most:
		case n == b.most:
			b.filled++
		default:
			b.just++
		}
		if b.fit++; slices.Contains(s, -1) && !((b.bare || b.lone) && r.N == 1 && bareLabel(r)) {
			b.holes++
		}
		if r.N > 1 && (s[0] < 0 || s[r.N-1] < 0) {
			b.ends++
		}
	}
}

// filledOnce reports whether what stands below each label is one line, but for the last, and
// some are of figures: none parts the rows.
func filledOnce(rows []Row, which []int) bool {
	some := false
	for _, i := range which[:len(which)-1] {
		items := rows[i].Items
		for j := range items {
			some = some || items[j].Kind == Figure
			if items[j].Row != items[0].Row {
				return false
			}
		}
		if len(items) == 0 {
			return false
		}
	}
	return some
}

// cells returns the cells of a row on a line that has just as many as columns, or is filled up
// to those of the widest row; nil where there is none, or figures stand elsewhere. It also returns
// the cells of that line.
func (b *linesBelow) cells(r *Row, h Hint) (s []int, n int) {
	line := -1
	for j := range r.Items {
		it := &r.Items[j]
		switch {
		case it.Kind == Line:
		case it.Kind != Figure || line >= 0 && it.Row != line:
			return nil, 0
		default:
			line = it.Row
		}
	}
	least := 2 // cells of the line; a figure shows by itself that there is one
	if line >= 0 || b.bare && r.N == 1 && len(r.Items) == 1 || b.lone && r.N == 1 {
		least = 1
	}
	cells := func(line int) (at []int, ok bool) {
		from := 0
		at, n, from = h.Split(line, b.pace, h.Buffer.at[:0])
		h.Buffer.at = at
		return at, from == 0 && n >= least && (n == r.N || n == b.most)
	}
	s = take(&h.Buffer.ints, r.N)
	for c := range s {
		s[c] = -1
	}
	if line >= 0 {
		at, ok := cells(line)
		if !ok {
			return nil, 0
		}
		for j := range r.Items {
			if it := &r.Items[j]; it.Kind == Figure {
				if it.Cell >= len(at) || at[it.Cell] >= r.N {
					return nil, 0
				}
				s[at[it.Cell]] = j
			}
		}
		return s, n
	}
	wide := 0 // it is blank: a line that is filled up tells more than one that may part the page
	for j := range r.Items {
		if at, ok := cells(r.Items[j].Row); ok && len(at) == 0 && wide < b.most {
			wide = n
		}
	}
	for line := max(r.Top, r.Label-maxLabelLines); line < r.Label; line++ {
		if at, ok := cells(line); ok && len(at) == 0 && wide < b.most {
			wide = n
		}
	}
	if wide == 0 {
		return nil, 0
	}
	return s, wide
}

// maxLabelLines bounds the lines of a label among which that of its cells is looked for.
const maxLabelLines = 64

// bareLabel reports whether nothing but blank lines follows a label.
func bareLabel(r *Row) bool {
	return !slices.ContainsFunc(r.Items, func(it Item) bool { return it.Kind != Line })
}

// lineOf returns the line of the figures of a row, or of its label where it has none.
func lineOf(r *Row, items []int) int {
	if len(items) == 0 {
		return r.Label
	}
	return r.Items[items[0]].Row
}

// minSteps is how many gaps of a table have to be seen before one of them is its step.
const minSteps = 8

// stepOf returns the number of spaces that mostly stands between two figures on
// lines of words; 0 where there is none.
func stepOf(rows []Row) int {
	var count [maxPace + 1]int
	all := 0
	for i := range rows {
		for k, g := range rows[i].steps {
			if k == 0 {
				continue
			}
			if all++; g <= maxPace {
				count[g]++
			}
		}
	}
	for g, n := range count {
		if g > 0 && n >= minSteps && 2*n >= all {
			return g
		}
	}
	return 0
}

// leastStep returns the smallest number of spaces between two figures; 0 where there are none.
func leastStep(rows []Row, which []int) int {
	least := 0
	for _, i := range which {
		for k, g := range rows[i].steps {
			if k > 0 && g > 0 && (least == 0 || g < least) {
				least = g
			}
		}
	}
	return least
}

// steps iterates over the spaces before each of the first figures, on one line of words.
func (r *Row) steps(yield func(int, int) bool) {
	end, wide := r.LabelX, r.LabelW
	for j := range r.Items {
		it := &r.Items[j]
		if j == 0 && !it.OnLabel {
			end, wide = 0, 0
		}
		if it.Kind != Figure || it.Row != r.Items[0].Row || it.Marked || it.X < end || !yield(j, it.behind(end, wide)) {
			return
		}
		end, wide = it.XEnd, it.WEnd
	}
}

// behind returns how many spaces an item stands behind what ends there, in characters and
// in display width: characters without width are none.
func (it *Item) behind(end, wide int) int { return min(it.X-end, it.W-wide) }

// doubtPaced puts whole rows in doubt between whose figures stand spaces for an empty cell
// more, or behind them: a number may be in two pieces. Where that holds for most rows, it
// tells nothing. It returns the spaces of a step where others end lines, else 0.
func doubtPaced(rows []Row, which []int, out []Reading, h Hint) int {
	if h.Split == nil || len(which) == 0 {
		return 0
	}
	elsewhere := h.Spacing.Step > 0 || h.Spacing.Pace > 0 // in another table spaces are cells
	step, least := cmp.Or(h.Spacing.Pace, h.Spacing.Step, stepOf(rows)), leastStep(rows, which)
	if elsewhere && least > 0 && least < step {
		step = least // in another table most cells are empty, and the figures further apart
	}
	if !(elsewhere && len(which) < minHoles) && wideApart(rows, which, max(step, 1)) { // few rows do not tell
		return 0
	}
	count := cellsOfLines(rows, which, out, h, max(step, 1))
	even := evenLines(count, len(which))
	if step == 0 && (even || rows[which[0]].N < minColumns && least == 1) { // or too few figures to be sure
		step = 1
	}
	if step == 0 {
		return 0
	}
	f := found{pacing: pacing{pace: step, width: usualWidth(count, len(which))}, elsewhere: elsewhere, ends: even, behind: -1}
	if f.width == 0 {
		f.width = commonWidth(rows, which, out, h, step)
	}
	for _, i := range which {
		f.widest = max(f.widest, rows[i].N)
	}
	for _, i := range which {
		f.add(rows, i, &out[i], h)
	}
	f.doubt(rows, out)
	alike := !slices.ContainsFunc(which, func(i int) bool { return rows[i].N != rows[which[0]].N })
	if len(count) == 2 && count[f.top] == 1 && f.differ && len(which) > 2 && alike && (f.ends || elsewhere) { // all other lines have as many cells
		if rd := &out[f.longest]; rd.Doubt == None && len(rd.Items) == rows[f.longest].N && !rows[f.longest].underAll(rd.Items) {
			rd.Doubt = Place // it has an empty cell more, and a number may be in two pieces
		}
	}
	if !f.ends {
		return 0
	}
	return step
}

// found is what the spaces of a table's lines show.
type found struct {
	pacing
	elsewhere bool     // in another table spaces are cells
	ends      bool     // spaces end a line: then they are cells, and no white space
	some      int      // rows with figures
	widest    int      // columns of the widest row, to which others may be filled up
	top       int      // cells of the longest line
	longest   int      // its row
	behind    int      // cells of a line behind the label; -1 before there is one
	differ    bool     // other lines have another number of them
	odd       [3][]int // whole rows with spaces for an empty cell before the first figure, between figures, and behind them
	uneven    bool     // before the first figure stand more of them in some rows than in others, and it in another column
}

// add looks at the spaces of a row.
func (f *found) add(rows []Row, i int, rd *Reading, h Hint) {
	r := &rows[i]
	at, n, _ := h.Split(lineOf(r, rd.Items), f.pace, h.Buffer.at[:0])
	h.Buffer.at = at
	if n > f.top {
		f.top, f.longest = n, i
	}
	label := cellsOfLabel(r, rd.Items, at)
	if n > 0 {
		f.differ = f.differ || f.behind >= 0 && f.behind != n-label
		f.behind = n - label
	}
	tail := n > 0 && n > at[len(at)-1]+1
	f.ends = f.ends || tail
	if tail && len(rd.Items) > 0 {
		tail = n != label+f.widest
	}
	if len(rd.Items) > 0 {
		f.some++
	}
	if rd.Doubt != None || len(rd.Items) != r.N {
		return
	}
	seen := [3]bool{2: tail}
	for k, g := range r.steps {
		if a := &r.Items[0]; k == 0 && !a.OnLabel && a.Cell == 0 && g%f.pace == 0 {
			g += f.pace // nothing stands before the first cell of a line
		}
		seen[min(k, 1)] = seen[min(k, 1)] || g >= 2*f.pace
	}
	if seen[0] && f.width > 0 {
		_, _, fits, _ := f.cells(r, rd, h) // the spaces part the label from what stands in a column of its own
		seen[0] = !fits
	}
	if seen[0] && len(f.odd[0]) > 0 {
		first := &rows[f.odd[0][0]]
		a, b := &r.Items[0], &first.Items[0]
		f.uneven = f.uneven || r.N == first.N && a.X != b.X && a.W != b.W && a.behind(r.LabelX, r.LabelW) != b.behind(first.LabelX, first.LabelW)
	}
	for k := range seen {
		if seen[k] {
			f.odd[k] = append(f.odd[k], i)
		}
	}
}

// doubt puts rows in doubt for such spaces.
func (f *found) doubt(rows []Row, out []Reading) {
	for k := range f.odd {
		usual := 2*len(f.odd[k]) > f.some // as in most rows, it tells nothing
		switch k {
		case 0:
			usual = usual && !(f.uneven && f.elsewhere)
		case 2:
			usual = usual && !(f.elsewhere && f.some < minHoles) // few rows do not tell
		}
		if k == 1 && (f.ends || f.elsewhere) || (f.ends || k == 0 && f.elsewhere) && !usual {
			for _, i := range f.odd[k] {
				if !rows[i].underAll(out[i].Items) {
					out[i].Doubt = Place
				}
			}
		}
	}
}

// underAll reports whether of figures, as many as columns, each begins just where
// the header's word for its column does.
func (r *Row) underAll(items []int) bool {
	if len(items) == 0 || len(items) != len(r.Above) {
		return false
	}
	chars, wide := true, true
	for k, j := range items {
		chars, wide = chars && r.Items[j].X == r.Above[k].X, wide && r.Items[j].W == r.Above[k].W
	}
	return chars || wide
}

// cellsOfLines counts the lines that have so many cells if so many spaces part them.
func cellsOfLines(rows []Row, which []int, out []Reading, h Hint, step int) map[int]int {
	count := map[int]int{}
	for _, i := range which {
		at, n, _ := h.Split(lineOf(&rows[i], out[i].Items), step, h.Buffer.at[:0])
		if h.Buffer.at = at; n > 0 {
			count[n]++
		}
	}
	return count
}

// usualWidth returns how many cells nearly all lines have; 0 where they differ.
func usualWidth(count map[int]int, lines int) int {
	for n, k := range count {
		if k >= minTight && k >= 4*(lines-k) {
			return n
		}
	}
	return 0
}

// cellsOfLabel returns how many cells of the line of the given items, whose words stand in
// the cells at, its label takes up.
func cellsOfLabel(r *Row, items, at []int) int {
	if len(at) == 0 || len(items) > 0 && !r.Items[items[0]].OnLabel {
		return 0
	}
	return at[min(r.LabelAt, len(at)-1)] + 1
}

// commonWidth returns how many cells all lines have, if the labels of several end in the
// last cell before the columns, and others further on the left; else 0.
func commonWidth(rows []Row, which []int, out []Reading, h Hint, step int) int {
	width, level, short := 0, 0, 0
	for _, i := range which {
		r := &rows[i]
		at, n, _ := h.Split(lineOf(r, out[i].Items), step, h.Buffer.at[:0])
		h.Buffer.at = at
		if n == 0 || width > 0 && n != width || r.LabelAt >= len(at) || at[r.LabelAt] >= n-r.N {
			return 0
		}
		width = n
		if at[r.LabelAt] == n-r.N-1 {
			level++
		} else {
			short++
		}
	}
	if level < 2 || short == 0 {
		return 0
	}
	return width
}

// evenLines reports whether most lines have just as many cells, or some of them one more.
func evenLines(count map[int]int, lines int) bool {
	for n, k := range count {
		if k += count[n+1]; k >= minTight && 10*k >= 9*lines {
			return true
		}
	}
	return false
}
