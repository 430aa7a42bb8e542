// This file is the room of figures that slipped: where the text prints those of one
// row behind the label of another near by, it tells which rows are concerned, so
// that the others need not be in doubt; and of cells to spare.

package gongkai

import (
	"cmp"
	"slices"

	"github.com/seed-11a632b0/gongkai/document"
	"github.com/seed-11a632b0/gongkai/internal/slots"
)

// settle gives the figures of table three that stand behind the labels of other rows
// near by to these, in the order of the text, row by row or column by column. Every
// label has to be there, between two rows that have their own figures just as many
// as the labels between them need, and the sums have to come out. The rows that it
// settles are never certain.
func (s *scan) settle(l *lookup, rd *reading) {
	groups := s.slips(l, rd)
	if groups == nil {
		return
	}
	cols := len(l.tables[tableRequests].Rows[0].Columns)
	old := slices.Clone(rd.rows)
	found := false
	for _, byColumn := range []bool{false, true} {
		read := slices.Clone(rd.rows)
		rd.rows = slices.Clone(old)
		for _, g := range groups {
			n := len(g.figures) / cols
			for i := range n {
				p := &rd.rows[g.first+i]
				p.cells, p.doubt, p.settled = s.buf.ints.take(cols), slots.Place, true
				for c := range cols {
					if byColumn {
						p.cells[c] = g.figures[c*n+i]
					} else {
						p.cells[c] = g.figures[i*cols+c]
					}
				}
			}
		}
		sound := rd.comesOut(s.ledger(rd, cols), l.sums)
		switch {
		case sound && found:
			s.agree(rd.rows, read)
		case !sound:
			rd.rows = read
		}
		found = found || sound
	}
	if !found {
		return
	}
	rd.strays = slices.DeleteFunc(rd.strays, func(x int) bool {
		return slices.ContainsFunc(groups, func(g slipped) bool { return slices.Contains(g.figures, x) })
	})
}

// comesOut reports whether the sums come out as far as oneWrong asks, and those of the
// rows that were settled all do.
func (rd *reading) comesOut(led *ledger, all []sum) bool {
	row, ok := rd.oneWrong(led, all)
	return ok && (row < 0 || !rd.rows[row].settled)
}

// oneWrong reports whether all sums are known, and come out but for those of one row
// and one column: there an agency may have printed a figure wrong, but one that
// stands in another column or row breaks two. It returns that row, -1 for none.
func (rd *reading) oneWrong(led *ledger, all []sum) (int, bool) {
	row, column := -1, -1 // whose sums do not come out
	for _, x := range all {
		n, wrong := led.rows, &row
		if x.perColumn {
			n, wrong = led.cols, &column
		}
		for k := range n {
			switch ok, known := led.holds(x, k); {
			case !known, !ok && *wrong >= 0 && *wrong != k:
				return row, false
			case !ok:
				*wrong = k
			}
		}
	}
	return row, true
}

// accounted reports whether each row of table three shows as many figures as it has
// columns, and the sums come out: those that are left over belong to none.
func (s *scan) accounted(l *lookup, rd *reading) bool {
	if len(rd.strays) == 0 || anyOf(rd.rows, func(p *placed) bool {
		return !p.run.Placed() || !p.settled && (p.doubt != slots.None || s.countBlank(p) > 0)
	}) {
		return false
	}
	return rd.comesOut(s.ledger(rd, len(l.tables[tableRequests].Rows[0].Columns)), l.sums)
}

// clearLone clears the rows of table three that have all their figures on the label's
// line, and a lone one below, such as the number of a page: where every row shows as many
// figures as it has columns, and the sums come out, theirs all, that one belongs to none.
func (s *scan) clearLone(l *lookup, rd *reading) {
	beside := func(p *placed) bool {
		return p.mode == slots.Words && !slices.ContainsFunc(p.cells, func(c int) bool {
			return c < 0 || s.tokens[c].line != s.tokens[p.last].line
		})
	}
	found := false
	for i := range rd.rows {
		p := &rd.rows[i]
		far := p.doubt == slots.Far && beside(p)
		if !p.run.Placed() || p.settled || p.doubt != slots.None && !far || s.countBlank(p) > 0 {
			return
		}
		found = found || far
	}
	if !found {
		return
	}
	row, ok := rd.oneWrong(s.ledger(rd, len(l.tables[tableRequests].Rows[0].Columns)), l.sums)
	if !ok || row >= 0 && rd.rows[row].doubt != slots.None {
		return
	}
	for i := range rd.rows {
		rd.rows[i].doubt = slots.None
	}
}

// nextPage reports whether n may be the number of the page behind another; 0 for none so far.
func nextPage(page, n int64) bool { return n > 0 && (n == page+1 || page == 0 && n < 10) }

// clearPages takes lone numbers on lines of words that count up, as those of pages do, for no
// figures of a table each row of which shows one in each of its cells, beside its label.
func (s *scan) clearPages(rd *reading) {
	isFar := func(p *placed) bool { return p.doubt == slots.Far && p.mode == slots.Words }
	if rd.lead > 1 || len(rd.strays) == 0 && rd.lead == 0 && !anyOf(rd.rows, isFar) {
		return
	}
	for i := range rd.rows {
		p := &rd.rows[i]
		far := isFar(p)
		if !p.run.Placed() || p.settled || p.doubt != slots.None && !far || s.countBlank(p) > 0 ||
			p.mode != slots.Marks && !(p.mode == slots.Words && s.shareLine(p.cells) && s.figuresBeside(p) == p.row.N) {
			return
		}
	}
	from := rd.first
	for left := rd.lead; left > 0 && from > 0; {
		if from--; s.tokens[from].kind == figureToken {
			left--
		}
	}
	page, strays := int64(0), rd.strays
	for i := from; i < rd.end; i++ {
		if s.tokens[i].kind != figureToken {
			continue
		}
		n, lone := loneNumber(s.doc, int(s.tokens[i].line))
		if lone && !nextPage(page, n) {
			return
		}
		if len(strays) > 0 && strays[0] == i || i < rd.first {
			if strays = strays[min(len(strays), 1):]; !lone {
				return
			}
		}
		if lone {
			page = n
		}
	}
	if len(strays) > 0 || page == 0 {
		return
	}
	rd.strays, rd.lead = nil, 0
	for i := range rd.rows {
		rd.rows[i].doubt = slots.None
	}
}

// shareLine reports whether all cells are figures on one line, beside something else.
func (s *scan) shareLine(cells []int) bool {
	return !slices.ContainsFunc(cells, func(c int) bool {
		if c < 0 || s.tokens[c].line != s.tokens[cells[0]].line {
			return true
		}
		l := &s.doc.Lines[s.tokens[c].line]
		return l.Last-l.First == 1
	})
}

// figuresBeside counts the figures of a row that have no line to themselves.
func (s *scan) figuresBeside(p *placed) int {
	n := 0
	for k := range p.row.Items {
		if it := &p.row.Items[k]; it.Kind == slots.Figure && len(loneText(s.doc, it.Row)) == 0 {
			n++
		}
	}
	return n
}

// clearLead clears the rows of table three that show a figure for each column on the label's
// line, and add up, where fewer figures stand above the first label: those are of that row,
// some of whose figures are set over two lines. Such a row, one that has more figures, or
// fewer, and one behind it are none of these.
func (s *scan) clearLead(l *lookup, rd *reading) {
	cols := len(l.tables[tableRequests].Rows[0].Columns)
	if rd.lead == 0 || rd.lead >= cols || rd.disorder {
		return
	}
	led := s.ledger(rd, cols)
	var row sum
	for _, x := range l.sums {
		if !x.perColumn {
			row = x
		}
	}
	adds, zeros := 0, 0
	clear := make([]bool, len(rd.rows))
	for i := range rd.rows {
		p := &rd.rows[i]
		if !p.run.Placed() {
			return
		}
		if p.mode != slots.Words || p.doubt != slots.None || i == 0 || rd.rows[i-1].doubt != slots.None || s.cellsOfLine(p.cells) < cols {
			continue
		}
		if ok, known := led.holds(row, i); !ok || !known {
			continue
		}
		clear[i] = true
		if s.nothing(p) {
			zeros++
		} else {
			adds++
		}
	}
	if adds < minRegular || (adds+zeros)*2 <= len(rd.rows) {
		return
	}
	rd.over = true
	for i := range rd.rows {
		p := &rd.rows[i]
		p.doubted = p.doubted || !clear[i]
	}
}

// agree drops the cells of settled rows that another reading fills otherwise.
func (s *scan) agree(rows, other []placed) {
	for i := range rows {
		p := &rows[i]
		for c := range p.cells {
			if p.settled && !s.same(p.cells[c], other[i].cells[c]) {
				p.cells[c] = notShown
			}
		}
	}
}

// slipped are the figures of rows, from the first on, that stand behind the labels of
// each other.
type slipped struct {
	first   int
	figures []int
}

// slips returns the figures of table three that slipped; nil where there are none,
// or some are wanting or left over.
func (s *scan) slips(l *lookup, rd *reading) []slipped {
	if rd.lead > 0 || rd.disorder {
		return nil
	}
	cols := len(l.tables[tableRequests].Rows[0].Columns)
	var out []slipped
	figures := make([]int, 0, 4*cols) // of the rows that are open
	open := -1                        // the first row since which there were too many figures, or too few
	for i := range rd.rows {
		p := &rd.rows[i]
		if !p.run.Placed() {
			return nil
		}
		end := rd.end
		if i+1 < len(rd.rows) {
			end = rd.rows[i+1].first
		}
		if open < 0 && len(rd.strays) == 0 && p.doubt == slots.None && s.figuresOf(p) == len(p.cells)-s.countBlank(p) {
			continue // it has its own figures, and no others
		}
		from := len(figures)
		for k := range p.row.Items {
			switch it := &p.row.Items[k]; {
			case it.Kind == slots.Figure:
				figures = append(figures, it.Ref)
			case it.Kind != slots.Line && p.doubt != slots.None:
				return nil
			}
		}
		for _, x := range rd.strays {
			if x >= p.first && x < end {
				figures = append(figures, x)
			}
		}
		slices.Sort(figures[from:])
		n, own := len(figures)-from, false // whether it has its own figures, and no others
		if p.doubt == slots.None {
			shown := len(p.cells) - s.countBlank(p)
			if own = n == shown; !own && shown < cols {
				return nil
			}
		}
		switch {
		case own && open < 0:
			figures = figures[:0]
			continue
		case own && (n != cols || len(figures)%cols != 0):
			return nil // figures drifted past it
		case open < 0:
			open = i
		}
		if len(figures) == cols*(i+1-open) {
			out = append(out, slipped{open, figures})
			open, figures = -1, nil
		}
	}
	if open >= 0 {
		return nil
	}
	return out
}

// settleGained keeps rows of marked cells, or of such as spaces part, whose lines have cells
// to spare before their figures, which are as many as the columns, or of a cell a line: where
// signs show what is blank, or nothing is, or blank lines stand within other rows that are whole,
// and no other cell of a row is empty, an empty one is none of a row's.
func (s *scan) settleGained(table int, rd, other *reading) {
	pace := cmp.Or(rd.space.Pace, rd.space.Step)
	if other != nil {
		pace = cmp.Or(pace, other.space.Pace, other.space.Step)
	}
	gained := func(p *placed) bool {
		if own := s.ownBelow(p); own != nil {
			return s.beside(own)
		}
		spare := p.doubt == slots.None && p.mode == slots.Marks && p.printed() > p.row.N
		if p.doubt != slots.Place && !spare || len(p.cells) == 0 || s.figuresOf(p) != len(p.cells) || !s.allFigures(p.cells) {
			return false
		}
		switch p.mode {
		case slots.Marks:
			return p.row.LabelTo < 0 && s.beside(p.cells)
		case slots.Words:
			return s.evenlySpaced(p.cells, pace)
		}
		return p.mode == slots.Stream && !slices.ContainsFunc(p.cells, func(i int) bool { // each has a line to itself
			l := &s.doc.Lines[s.tokens[i].line]
			return l.Last-l.First > 1
		})
	}
	if !anyOf(rd.rows, gained) {
		return
	}
	signed, whole := false, table == tableRequests || table == tableProactive && other != nil
	for _, of := range []*reading{rd, other} {
		if of == nil {
			continue
		}
		for i := range of.rows {
			p := &of.rows[i]
			if (p.mode == slots.Marks || p.mode == slots.Stream || s.marked(p)) && p.doubt == slots.None && !s.allFigures(p.cells) {
				return
			}
			whole = whole && len(p.cells) > 0 && s.allFigures(p.cells)
			signed = signed || s.signs(p.cells) && !(table == tableDisputes && of == rd) || p.parted() // its own rows are too few to tell
		}
	}
	if !signed && !whole && (table == tableDisputes || !anyOf(s.tokens, func(t *token) bool { // those of a table that is yet to be read
		l := &s.doc.Lines[t.line]
		return t.kind == figureToken && s.fig(t).state == Blank && (l.Kind == document.Row || l.Last-l.First == 1)
	})) {
		return
	}
	for i := range rd.rows {
		if p := &rd.rows[i]; gained(p) {
			if own := s.ownBelow(p); own != nil {
				copy(p.cells, own)
			}
			p.doubt, p.held = slots.None, true
		}
	}
}

// parted reports whether a blank line stands within a row with a cell a line that has all of
// its figures: such a line is no cell, and where pages end, they have no number.
func (p *placed) parted() bool {
	if p.mode != slots.Stream || p.doubt != slots.None || p.row.N < 2 || countFigures(p.row.Items) != p.row.N {
		return false
	}
	k := slices.IndexFunc(p.row.Items, func(it slots.Item) bool { return it.Kind == slots.Line })
	return k >= 0 && countFigures(p.row.Items[k:]) > 0
}

// ownBelow returns the figures of a row that has too many cells, where all of them stand on
// one line below its label, or within it, and the empty ones around the figures; else nil.
func (s *scan) ownBelow(p *placed) []int {
	if p.doubt != slots.Long || len(p.cells) != p.row.N || s.figuresOf(p) != p.row.N {
		return nil
	}
	var own []int
	line := -1
	for k := range p.row.Items {
		it := &p.row.Items[k]
		if it.Kind == slots.Line {
			continue
		}
		if line < 0 {
			line = it.Row
		}
		switch {
		case !it.Marked || it.OnLabel || it.Row != line || it.Kind == slots.Empty && len(own) > 0 && len(own) < p.row.N:
			return nil
		case it.Kind == slots.Figure:
			own = append(own, it.Ref)
		}
	}
	return own
}

// evenlySpaced reports whether just so many spaces part figures of one line.
func (s *scan) evenlySpaced(cells []int, pace int) bool {
	for c, k := range cells[1:] {
		a, b := &s.tokens[cells[c]], &s.tokens[k]
		if a.line != b.line || s.spacesIn(s.cellOf(a).End, s.cellOf(b).Start) != pace {
			return false
		}
	}
	return pace > 0
}

// beside reports whether cells that all print figures stand beside each other.
func (s *scan) beside(cells []int) bool {
	if len(cells) == 0 || !s.allFigures(cells) {
		return false
	}
	for c, k := range cells {
		if a := &s.tokens[cells[0]]; s.tokens[k].line != a.line || int(s.tokens[k].at) != int(a.at)+c {
			return false
		}
	}
	return true
}
