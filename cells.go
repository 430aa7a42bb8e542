// This file is the room where the rows of a table get their cells: package slots knows
// how cells lie, and is told here what the page shows; then the rows are held against
// each other.

package gongkai

import (
	"slices"

	"github.com/seed-11a632b0/gongkai/document"
	"github.com/seed-11a632b0/gongkai/internal/slots"
)

// cells reads the rows that were placed.
// Where another table of the report has been read, it tells which blank lines
// are cells.
func (s *scan) cells(l *lookup, table int, rd, other *reading) {
	rd.tabbed = s.opensCells(rd, other != nil && other.tabbed)
	rows, which := s.rowsOf(l, table, rd)
	read, gaps, space := slots.Read(rows, s.hintOf(l, table, rd, other, rows, which))
	rd.gaps, rd.space = gaps, space
	taken := s.fill(rd, which, read)
	if table == tableRequests {
		rd.printsAll(which)
		rd.ordered = s.ordered(l, rd)
		s.bands(l, rd, which, read)
		s.placeBySums(rd, which, read)
		s.ruled(rd, s.headGrid(l.head, rd))
	} else {
		s.readBelow(rd, other)
		s.readTwice(rd)
	}
	if table == tableDisputes {
		s.confirmNarrow(rd)
	}
	s.doubtHeader(l, table, rd, which)
	s.settleGained(table, rd, other)
	s.findStrays(l, table, rd, taken)
	rd.lead = s.leading(l, table, rd, other)
	rd.disorder = s.disorder(l, table, rd, other) || s.again(l, table, rd)
	s.clearPages(rd)
	if table == tableRequests {
		s.settle(l, rd)
		s.clearLone(l, rd)
		s.clearLead(l, rd)
		rd.whole = s.accounted(l, rd)
	}
	s.doubtNeighbours(l, table, rd)
	s.judge(rd, l.spelled[table])
	s.doubtRows(l, table, rd, other)
}

// rowsOf gathers what is known of the rows that were placed, and which rows of the form
// they are: on which page they stand, and of table two below which header.
func (s *scan) rowsOf(l *lookup, table int, rd *reading) (rows []slots.Row, which []int) {
	rows = s.buf.rows.take(len(rd.rows))[:0]
	which = s.buf.ints.take(len(rd.rows))[:0]
	repeats, prev := 0, 0
	var last slots.Row
	above := max(0, rd.first-48)
	end := len(s.tokens)
	for end > 0 && s.tokens[end-1].kind == gapToken {
		end--
	}
	for i := range rd.rows {
		p := &rd.rows[i]
		if !p.run.Placed() {
			continue
		}
		if prev > 0 && s.headBetween(prev, p.first) {
			repeats++
			if k := len(rows) - 1; k >= 0 {
				rows[k].Shared = 0 // the header follows it
			}
		}
		prev = p.last
		p.row.Page += repeats << 16
		if table == tableProactive {
			var like *placed // the row above it, where the form puts both below one header
			if i > 0 && l.tables[table].Rows[i].Groups[0] == l.tables[table].Rows[i-1].Groups[0] {
				like = &rd.rows[i-1]
			}
			s.underHeader(l, rd, p, &l.tables[table].Rows[i], above, last, like)
			last, above = p.row, p.last
		}
		p.row.Cut = p.to >= end
		if k := len(rows) - 1; k >= 0 && table == tableProactive {
			rows[k].Ends = rd.rows[which[k]].to < p.first
		}
		if table == tableRequests && i+1 < len(rd.rows) {
			p.row.Shared = shared(l.tables[table].Rows[i].Groups, l.tables[table].Rows[i+1].Groups)
		}
		if table == tableRequests {
			p.row.Spread = l.deepest - len(l.tables[table].Rows[i].Groups)
		}
		rows = append(rows, p.row)
		which = append(which, i)
	}
	return rows, which
}

// shared returns how many names of groups two rows have in common, the outermost first.
func shared(a, b []string) int {
	n := 0
	for n < min(len(a), len(b)) && a[n] == b[n] {
		n++
	}
	return n
}

// underHeader tells what stands above the figures of a row of table two: a header, from a
// token on; else what stands above the last row, where that is like it.
func (s *scan) underHeader(l *lookup, rd *reading, p *placed, row *Row, above int, last slots.Row, like *placed) {
	s.merge(rd, p)
	head, right := s.headOf(l, above, p)
	if head.Width == 0 && right == 0 && p.row.Above == nil {
		p.row.Above = s.columnsStacked(above, p, row)
	}
	if head.Width == 0 && right == 0 && p.row.Columns == nil && p.row.Above == nil && like != nil {
		head, right = last.Head, last.HeadRight
		p.row.Columns, p.row.Above, p.row.Under, p.row.UnderTo, p.row.Others = last.Columns, last.Above, last.Under, last.UnderTo, last.Others
		p.more, p.named = p.more || like.more, like.named
		p.others = p.others || like.others
	}
	p.doubted = p.doubted || p.others || p.more && p.printed() <= p.row.N
	p.row.Head, p.row.HeadRight = head, right
}

// hintOf gathers what the rest of the page tells of the rows of a table.
func (s *scan) hintOf(l *lookup, table int, rd, other *reading, rows []slots.Row, which []int) slots.Hint {
	separated := func(g uint8) bool {
		yes := s.separated(rd, document.Gap(g))
		rd.opened = rd.opened || yes && g == uint8(document.Pipe)
		return yes
	}
	kinds, known := uint(0), false
	between := func() uint {
		if !known {
			kinds, known = s.between(rd), true
		}
		return kinds
	}
	hint := slots.Hint{Buffer: &s.buf.slots, Separated: separated, Opener: uint8(document.Pipe), Void: uint8(document.Cellar), Bare: uint8(document.Empty), Between: between, Parting: s.parted, Split: s.cellsPaced}
	hint.Closed = len(which) > 0 && s.headingAt(rd.rows[which[len(which)-1]].to)
	switch table {
	case tableRequests:
		s.hintRequests(&hint, l, rd, rows, which)
	case tableDisputes:
		s.hintDisputes(&hint, l, rd, rows, which)
	}
	if other != nil && other.stream && (other.gaps != 0 || other.blankLines()) {
		hint.Known, hint.Gaps = true, other.gaps
	}
	hint.Below = other != nil && other.allBelow()
	hint.Ragged = other != nil && other.ragged()
	hint.Tight = other != nil && other.stream && s.exact(other)
	if other != nil {
		hint.Spacing = other.space
	}
	hint.Opened = rd.tabbed
	hint.Lined = other != nil && other.score > 0 && !other.stream
	return hint
}

// headingAt reports whether token i is the heading of a section.
func (s *scan) headingAt(i int) bool {
	for i+1 < len(s.tokens) && s.tokens[i].kind == textToken && len(s.tokens[i].key) == 0 && s.tokens[i+1].line == s.tokens[i].line {
		i++ // the marks of a heading, such as ##
	}
	if i >= len(s.tokens) {
		return false
	}
	_, heading := s.words.headingOf(&s.tokens[i])
	return heading
}

// hintRequests adds what the header of table three tells.
func (s *scan) hintRequests(hint *slots.Hint, l *lookup, rd *reading, rows []slots.Row, which []int) {
	hint.Columns, hint.Partial = s.headColumns(l, rd)
	hint.Lines, hint.Every = s.headLines(l.head, rd)
	hint.Width = s.headWidth(rd)
	s.nameColumns(l.head, rd, rows, which)
	hint.Pieces = func(k int) [2][]slots.Item {
		from := 0
		if k > 0 {
			from = rd.rows[which[k-1]].last
		}
		return s.headPieces(l, from, rd.rows[which[k]].first)
	}
	right := s.headRight(l.head, rd)
	for i := range rows {
		rows[i].HeadRight = right
	}
	from := 0
	for k, i := range which {
		if k == 0 || rows[k].Page != rows[k-1].Page {
			if head := s.head(l, from, rd.rows[i].first); head != nil {
				if hint.Heads == nil {
					hint.Heads = map[int][]slots.Item{}
				}
				hint.Heads[k] = head
			}
		}
		from = rd.rows[i].last
	}
}

// nameColumns tells rows of a true grid in which columns the header names theirs.
func (s *scan) nameColumns(words [][]rune, rd *reading, rows []slots.Row, which []int) {
	head := s.headGrid(words, rd)
	if head == nil || !s.doc.Exact {
		return
	}
	grid := s.doc.Lines[s.tokens[rd.first].line].Grid
	for k, i := range which {
		if line := &s.doc.Lines[s.tokens[rd.rows[i].last].line]; line.Sep == '+' && line.Grid == grid {
			rows[k].Named = head
		}
	}
}

// hintDisputes adds what the header of table four tells.
func (s *scan) hintDisputes(hint *slots.Hint, l *lookup, rd *reading, rows []slots.Row, which []int) {
	if right := s.headRight(l.four, rd); len(l.four) > 1 {
		s.nameColumns(l.four, rd, rows, which)
		for i := range rows {
			rows[i].HeadRight = right
		}
	}
	hint.Lines, hint.Every = s.headLines(l.four, rd)
	hint.Columns = columnsUnder(hint.Lines, len(l.tables[tableDisputes].Rows[0].Columns))
}

// fill gives the rows their cells, as they were read, and tells which tokens of the table
// rows hold.
func (s *scan) fill(rd *reading, which []int, read []slots.Reading) (taken []bool) {
	taken = s.buf.bools.take(rd.end - rd.first) // tokens of the table that rows hold
	width := 0
	for _, i := range which {
		width += rd.rows[i].row.N
	}
	slab := s.buf.ints.take(width)
	for k, i := range which {
		p := &rd.rows[i]
		r := &read[k]
		p.mode, p.doubt, p.framed, p.paced, p.held, p.flush = r.Mode, r.Doubt, r.Framed, r.Paced, r.Held, r.Flush
		p.cells, slab = slab[:p.row.N:p.row.N], slab[p.row.N:]
		for c := range p.cells {
			p.cells[c] = notShown
		}
		for c, j := range r.Slots {
			if j >= 0 {
				p.cells[c] = p.row.Items[j].Ref
			} else if r.Mode == slots.Geometry {
				p.cells[c] = nothing
			}
		}
		p.doubted = p.doubted || r.Crowded && !s.holdsSum(p)
		if !s.printsFigure(p) && s.dirty(p) {
			for c := range p.cells { // its figures may stand in the label
				p.cells[c] = notShown
			}
		}
		for j := range p.row.Items {
			if it := &p.row.Items[j]; it.Kind != slots.Line && it.Ref >= rd.first && it.Ref < rd.end {
				taken[it.Ref-rd.first] = true
			}
		}
	}
	return taken
}

// printsAll takes the rows for such as spaces part where each prints a cell for each column beside
// its label on a plain line, and no more, be it a no-break space: they are where they are.
func (rd *reading) printsAll(which []int) {
	beside := func(it slots.Item) bool { return it.Kind == slots.Line || it.OnLabel && !it.Marked }
	for _, i := range which {
		p := &rd.rows[i]
		if p.doubt != slots.None || p.printed() != p.row.N || slices.ContainsFunc(p.row.Items, func(it slots.Item) bool { return !beside(it) }) {
			return
		}
	}
	for _, i := range which {
		rd.rows[i].paced = true
	}
}

// doubtHeader doubts the rows of a table whose header names other columns than the form.
func (s *scan) doubtHeader(l *lookup, table int, rd *reading, which []int) {
	switch table {
	case tableRequests:
		more, among, renamed := s.moreColumns(l, rd)
		if renamed || s.fewerColumns(l, rd) || s.lacksTotal(l, rd) {
			for _, i := range which {
				p := &rd.rows[i]
				p.doubted = true
			}
		}
		if more {
			named := s.namedCells(l, rd)
			for _, i := range which {
				p := &rd.rows[i]
				p.doubted = p.doubted || !(p.framed && p.mode == slots.Geometry) && p.printed() <= p.row.N || among && s.inSeries(p.cells) ||
					anyOf(p.row.Items, func(it *slots.Item) bool { return it.Kind == slots.Empty }) && !named(p)
			}
		}
	case tableProactive:
		turned := s.piecesTurned(l, rd)
		for i := range rd.rows {
			p := &rd.rows[i]
			p.doubted = p.doubted || turned || p.merged && !p.paced || !s.doc.Exact && p.run.Placed() && p.row.N == 2 && p.row.Width < rd.widest() && !s.allFigures(p.cells) && s.underOthers(l, rd, i)
			p.doubted = p.doubted || p.named > 0 && p.printed() > p.row.N && (p.more || s.doc.Lines[s.tokens[p.last].line].Sep == '+') && !s.underNames(l, p)
		}
	}
}

// inSeries reports whether all cells are shown, and no other stands among them on their line.
func (s *scan) inSeries(cells []int) bool {
	if len(cells) == 0 || slices.ContainsFunc(cells, func(c int) bool { return c < 0 }) {
		return false
	}
	a, b := &s.tokens[cells[0]], &s.tokens[cells[len(cells)-1]]
	return a.line == b.line && int(b.at-a.at) == len(cells)-1
}

// doubtNeighbours doubts rows that may hold what is another's, or lack what it holds.
func (s *scan) doubtNeighbours(l *lookup, table int, rd *reading) {
	for i := range rd.rows {
		p := &rd.rows[i]
		p.doubted = p.doubted || p.mode != slots.Marks && s.numberBehind(p)
	}
	for i := 1; i < len(rd.rows); i++ {
		p := &rd.rows[i]
		if p.run.Placed() && !s.printsFigure(&rd.rows[i-1]) && s.beginsAfterGroup(p, l.tables[table].Rows[i].Groups) {
			p.doubted, rd.rows[i-1].doubted = true, true
		}
		if a := &rd.rows[i-1]; p.run.Placed() && a.mode == slots.Stream && s.takesLetter(a, p, &l.tables[table].Rows[i]) {
			a.doubted = true
		}
	}
	s.doubtWrapped(rd)
	s.doubtWide(rd)
	if table == tableRequests {
		for i := range rd.rows {
			p := &rd.rows[i]
			p.doubted = p.doubted || p.run.Placed() && s.onlyGroup(l, p, i)
		}
	}
}

// numberBehind reports whether what begins and ends with a digit and has no letter, but is no
// number, such as 59'2, follows the last cell of a row: it may be one of its figures.
func (s *scan) numberBehind(p *placed) bool {
	if len(p.cells) == 0 || p.cells[len(p.cells)-1] < 0 {
		return false
	}
	k := p.cells[len(p.cells)-1] + 1
	for k < len(s.tokens) && s.tokens[k].kind == gapToken {
		k++
	}
	if k == len(s.tokens) || s.tokens[k].kind != textToken || len(s.tokens[k].key) > 0 {
		return false
	}
	b := s.bytes(s.cellOf(&s.tokens[k]))
	return len(b) > 1 && isDigit(rune(b[0])) && isDigit(rune(b[len(b)-1]))
}

// doubtRows doubts rows that were judged each by itself, for what the others of their
// table show.
func (s *scan) doubtRows(l *lookup, table int, rd, other *reading) {
	s.doubtCramped(rd)
	s.doubtRagged(rd)
	s.doubtLetters(rd, other)
	s.doubtSpread(rd, other)
	if table == tableRequests {
		s.doubtLostGroups(l, rd)
		s.doubtSlipped(rd)
	} else {
		s.doubtMerged(rd)
		s.doubtParted(rd, other)
	}
	if table == tableProactive {
		s.doubtBeside(&l.tables[table], rd)
		s.doubtGained(rd)
		s.doubtLacking(rd, other)
		s.doubtOpened(rd, other)
		s.doubtWider(rd)
		s.doubtDrifted(rd)
		s.doubtLed(rd)
	}
	if table == tableRequests {
		led := s.ledger(rd, len(l.tables[table].Rows[0].Columns))
		if led.totalElsewhere() || s.totalFirst(l, rd, led) {
			s.doubtUnnamed(l, rd)
		}
		s.doubtSums(l, rd, led)
		s.doubtColumns(l, rd, led)
		s.doubtOdd(l, rd, led)
		s.doubtTotals(l, rd, led)
		s.keepTotals(rd)
	}
}
