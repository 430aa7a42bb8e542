// This file is the room of a header's order: where it names other columns than the form has,
// more or fewer, or names them in another order.

package gongkai

import (
	"math/bits"
	"slices"
	"strings"

	"github.com/seed-11a632b0/gongkai/document"
	"github.com/seed-11a632b0/gongkai/internal/slots"
)

// turned reports whether words of a header name columns in another order than the
// form's: side by side on a line, or one below the other. Where a line of marked cells names
// the total of table three before others, the sums may tell that it stands last.
func (s *scan) turned(l *lookup, table int, rd *reading) bool {
	if table == tableDisputes || rd.first < 0 || rd.ordered {
		return false // its names are read in their own order
	}
	prev, line, row := 0, int32(-1), false // the column that was named last, from 1, and where
	total := 0                             // what was named before the total of table three
	early := false                         // that is named before others
	named := false                         // the line names the bodies before any column
	var below columnOrder
	for i := max(0, rd.first-maxHeader); i < rd.end; i++ {
		t := &s.tokens[i]
		if t.kind == figureToken {
			below = columnOrder{}
		}
		if t.kind != textToken {
			continue
		}
		column := l.columnNamed(table, t)
		bodies := table == tableRequests && slices.Equal(t.key, bodiesWords)
		if column == 0 && !bodies {
			below = columnOrder{}
			continue
		}
		if t.line != line {
			prev, total, line = 0, 0, t.line
			row = !s.anyFigure(i, s.lineEnd(i))
			named = false
		}
		if bodies {
			below, named = columnOrder{}, named || prev == 0
			continue
		}
		if named && column == 1 && row {
			return true
		}
		if marked := s.doc.Lines[line].Kind == document.Row; table == tableRequests && marked && row {
			switch {
			case column == len(l.head) && prev < column:
				total = prev
			case prev == len(l.head) && column > total && column < prev && total > 0:
				prev, early = total, true
			}
		}
		if column < prev && row && (s.doc.Lines[line].Kind == document.Row || table == tableRequests && column == 1 && prev == len(l.head)) {
			return true
		}
		prev = column
		if table == tableProactive || i < rd.first {
			if n, of := l.columnSet(table, t); below.name(column, n, of) {
				return true
			}
		}
	}
	if early {
		led := s.ledger(rd, len(l.head))
		_, ok := rd.oneWrong(led, l.sums)
		return !ok || rd.adding(led) < minRegular
	}
	return false
}

// ordered reads table three by a header that names all its columns on one line of marked cells, in
// another order than the form's: where each row has its cells right below the names, and the sums
// come out. It reports whether they tell, too: the total alone has another place.
func (s *scan) ordered(l *lookup, rd *reading) bool {
	if len(l.head) > orderColumns {
		return false
	}
	var at [orderColumns]int // for each column where its name stands, from 1
	n, line, turned := 0, int32(-1), false
	for i := rd.first - 1; i >= max(0, rd.first-maxHeader) && (n == 0 || s.tokens[i].line == line); i-- {
		t := &s.tokens[i]
		c := l.columnNamed(tableRequests, t)
		if t.kind != textToken || c == 0 {
			if t.kind == figureToken || t.sign.section > 0 {
				break
			}
			continue
		}
		if at[c-1] > 0 || s.doc.Lines[t.line].Kind != document.Row {
			return false
		}
		turned = turned || c < len(l.head) && at[c] > 0 && at[c] < int(t.at)+1 || c > 1 && at[c-2] > int(t.at)+1
		at[c-1], n, line = int(t.at)+1, n+1, t.line
	}
	if n != len(l.head) || !turned {
		return false
	}
	moved := make([][orderColumns]int, len(rd.rows))
	for i := range rd.rows {
		p := &rd.rows[i]
		if !p.run.Placed() {
			continue
		}
		if p.mode != slots.Marks || p.doubt != slots.None || len(p.cells) != n {
			return false
		}
		for _, tok := range p.cells {
			c := -1
			if tok >= 0 && s.doc.Lines[s.tokens[tok].line].Last-s.doc.Lines[s.tokens[tok].line].First == s.doc.Lines[line].Last-s.doc.Lines[line].First {
				c = slices.Index(at[:n], int(s.tokens[tok].at)+1)
			}
			if c < 0 {
				return false
			}
			moved[i][c] = tok
		}
	}
	swap := func() {
		for i := range rd.rows {
			if p := &rd.rows[i]; p.run.Placed() {
				for c := range p.cells {
					p.cells[c], moved[i][c] = moved[i][c], p.cells[c]
				}
			}
		}
	}
	swap()
	led := s.ledger(rd, n)
	if _, ok := rd.oneWrong(led, l.sums); !ok || rd.adding(led) < minRegular {
		swap()
		return false
	}
	return slices.IsSorted(at[:n-1])
}

// orderColumns is how many columns table three may have where their order is read.
const orderColumns = 8

// adding counts the rows of table three in which several figures are not zero, and the last
// one is the sum of the others, as no other can be.
func (rd *reading) adding(led *ledger) int {
	n := 0
	for i := range led.rows {
		row := led.value[i*led.cols : (i+1)*led.cols]
		var sum, most int64
		for _, v := range row[:led.cols-1] {
			sum, most = sum+v, max(most, v)
		}
		if most > 0 && most < sum && sum == row[led.cols-1] {
			n++
		}
	}
	return n
}

// doubtUnnamed puts all rows in doubt but those whose cells stand below the names of the
// columns, on lines as wide as these: nothing else says in what order the columns stand.
func (s *scan) doubtUnnamed(l *lookup, rd *reading) {
	named := s.namedCells(l, rd)
	for i := range rd.rows {
		p := &rd.rows[i]
		p.sure = p.sure && named(p)
	}
}

// namedCells returns a function that reports whether the cells of a row stand below the names
// of the columns, on a line as wide as these.
func (s *scan) namedCells(l *lookup, rd *reading) func(p *placed) bool {
	whole, _ := s.headColumns(l, rd)
	grid := s.headGrid(l.head, rd)
	return func(p *placed) bool {
		cols := whole[p.row.Width]
		if p.run.Placed() && s.doc.Lines[s.tokens[p.last].line].Sep == '+' {
			cols = grid
		}
		if p.mode != slots.Marks || len(cols) != len(p.cells) {
			return false
		}
		for c, k := range p.cells {
			if k < 0 || s.tokens[k].line != s.tokens[p.last].line {
				return false
			}
			if at, _ := s.columnOf(&s.tokens[k]); at != cols[c] {
				return false
			}
		}
		return true
	}
}

// moreColumns reports whether the header above table three, which names all columns of
// the form, holds other words too, such as 上年数: then there are more columns. Among says that
// one of them stands behind the name of another column, and not behind that of the total. So it
// does where it names others in their place, such as years, or the bodies of a county. Renamed
// says that it names most of them, and another in the place of one, or that pieces of names
// stand in another order.
func (s *scan) moreColumns(l *lookup, rd *reading) (more, among, renamed bool) {
	strange, named, others, from := false, uint(0), 0, rd.first
	line, behind, seen, swapped := int32(-1), 0, uint(0), false // the column that is named next on the line, and all so far on it
	for i := rd.first - 1; i >= max(0, rd.first-maxHeader); i-- {
		t := &s.tokens[i]
		c := l.columnNamed(tableRequests, t)
		year := s.saysYear(t)
		if t.kind == figureToken && !year || t.long || t.sign.section > 0 || l.rowOf[tableProactive][t.word] > 0 || c == 1 && named&1 > 0 {
			break // table two ends there
		}
		from = i
		if t.kind == textToken && !swapped && s.doc.Lines[t.line].Kind == document.Plain {
			if t.line != line {
				line, behind, seen = t.line, 0, 0
			}
			if k := l.pieceOf(t.key); k > 0 {
				swapped = behind > 0 && k > behind && seen>>k&1 == 0 || k == 1 && s.behindBodies(i)
				behind, seen = k, seen|1<<k
			}
		}
		switch {
		case year:
			others++
		case t.kind != textToken || slices.Equal(t.key, bodiesWords) || slices.Equal(t.key, reportWords):
		case c > 0:
			named |= 1 << (c - 1)
		default:
			foreign := s.foreignColumn(t)
			if foreign || s.strangeName(l, rd, i) {
				strange, among = true, among || s.behindName(l, i)
			}
			if foreign || s.otherName(l, tableRequests, t) {
				others++
			}
		}
	}
	more = strange && named == 1<<len(l.head)-1
	n := bits.OnesCount(named)
	return more || others > n && others+n >= len(l.head)-2, more && among, swapped || s.renamed(l, rd, from, named)
}

// saysYear reports whether a token is a year of four digits, and nothing else.
func (s *scan) saysYear(t *token) bool {
	if t.kind != figureToken {
		return false
	}
	b := s.bytes(s.cellOf(t))
	return len(b) == 4 && b[0] == '2' && b[1] == '0'
}

// otherName reports whether a text among the words of a header is none of them, nor a piece of
// one or what is left of it: at most half its letters are such as one has, and of two none. So is
// a month.
func (s *scan) otherName(l *lookup, table int, t *token) bool {
	if len(t.key) < 2 {
		return len(t.key) == 1 && t.key[0] == '月' && hasDigit(s.bytes(s.cellOf(t)))
	}
	if len(t.key) > columnLetters || t.long || t.sign != (sign{}) || s.words.knows(t.key) {
		return false
	}
	alike := func(name []rune) bool {
		n := 0
		for _, r := range t.key {
			if !isHan(r) || slices.Contains(name, r) {
				n++
			}
		}
		return n*2 > len(t.key) || n > 0 && len(t.key) == 2
	}
	if table == tableProactive {
		return !slices.ContainsFunc(l.columns, func(c columnRows) bool { return alike(c.key) }) && !pieceOfColumn(t.key) && !holdsUnit(s.bytes(s.cellOf(t)))
	}
	if indexRunes(s.words.note, t.key) >= 0 || len(t.key) > 2 && alike(s.words.note) {
		return false
	}
	return !slices.ContainsFunc(l.head, alike) && !alike(bodiesWords) && !alike(applicantWords)
}

// strangeName reports whether token i is a word that the form does not have among the names of
// table three's columns: on a line of marked cells that names some, behind the labels of rows on
// lines as wide, or alone on a line, with names on those around it.
func (s *scan) strangeName(l *lookup, rd *reading, i int) bool {
	t := &s.tokens[i]
	if t.long || len(t.key) < 2 || l.columnNamed(tableRequests, t) > 0 {
		return false
	}
	piece := s.words.knows(t.key) || indexRunes(bodiesWords, t.key) >= 0 || indexRunes(s.words.note, t.key) >= 0
	line := &s.doc.Lines[t.line]
	if line.Kind != document.Row {
		return !piece && line.Last-line.First == 1 && s.namesAround(l, i)
	}
	named := 0
	for k := s.lineEnd(i) - 1; k >= 0 && s.tokens[k].line == t.line; k-- {
		if l.columnNamed(tableRequests, &s.tokens[k]) > 0 {
			named++
			piece = piece && indexRunes(s.tokens[k].key, t.key) < 0 // that is named besides
		}
	}
	return !piece && named >= minNamed && anyOf(rd.rows, func(p *placed) bool {
		return p.run.Placed() && p.row.Width == line.Last-line.First && int(t.at) > p.row.LabelAt
	})
}

// namesAround reports whether the words before token i and behind it name columns of table
// three, or one does, and the other is a word of the form.
func (s *scan) namesAround(l *lookup, i int) bool {
	named, known := 0, 0
	for _, step := range []int{-1, 1} {
		k := i + step
		for k >= 0 && k < len(s.tokens) && s.tokens[k].kind == gapToken {
			k += step
		}
		if k < 0 || k == len(s.tokens) || s.tokens[k].kind != textToken || s.tokens[k].line == s.tokens[i].line {
			return false
		}
		if l.columnNamed(tableRequests, &s.tokens[k]) > 0 {
			named++
		} else if s.words.knows(s.tokens[k].key) {
			known++
		}
	}
	return named > 0 && named+known == 2
}

// minNamed is how many columns a line has to name for other words to be names too.
const minNamed = 3

// behindName reports whether the last column of table three that is named on the line of token
// i, before it, is none of its ends.
func (s *scan) behindName(l *lookup, i int) bool {
	for k := i - 1; k >= 0 && s.tokens[k].line == s.tokens[i].line; k-- {
		if c := l.columnNamed(tableRequests, &s.tokens[k]); c > 0 {
			return c > 1 && c < len(l.head)
		}
	}
	return false
}

// fewerColumns reports whether the header above table three, whose names are whole words all
// of them, names most columns and not all: one is left out.
func (s *scan) fewerColumns(l *lookup, rd *reading) bool {
	named, all, whole := uint(0), uint(1)<<len(l.head)-1, false
	for i := rd.first - 1; i >= max(0, rd.first-maxHeader); i-- {
		t := &s.tokens[i]
		c := l.columnNamed(tableRequests, t)
		if t.kind == figureToken && s.fig(t).state != Blank || t.long || t.sign.section > 0 || c == 1 && named&1 > 0 {
			whole = t.sign.section > 0 // nothing stands above it
			break
		}
		switch {
		case t.kind != textToken || len(t.key) == 0 || slices.Equal(t.key, bodiesWords) || slices.Equal(t.key, applicantWords) || indexRunes(t.key, sumWords) >= 0 || l.rowOf[tableRequests][t.word] == 1:
		case c > 0:
			named |= 1 << (c - 1)
		case len(t.key) == 1 || slices.ContainsFunc(t.key, func(r rune) bool {
			return slices.ContainsFunc(l.head[1:len(l.head)-1], func(name []rune) bool { return slices.Contains(name, r) })
		}):
			return false // a piece of a name, or of what stands beside it
		}
	}
	ends := uint(1) | 1<<(len(l.head)-1)
	return named != all && bits.OnesCount(named) >= len(l.head)-2 && (whole || named&ends == ends)
}

// pieceOf returns the column of table three, from 1, of which a text is the name, or a piece that
// no other word of the header has; 0 for none, and for that of the total.
func (l *lookup) pieceOf(key []rune) int {
	if indexRunes(bodiesWords, key) >= 0 {
		return 0
	}
	return pieceAmong(l.head[:len(l.head)-1], key)
}

// pieceAmong returns which of some names a text is, or a piece of, from 1; 0 for none, or
// several.
func pieceAmong(names [][]rune, key []rune) int {
	at := 0
	for c, name := range names {
		if len(key) > 1 && indexRunes(name, key) >= 0 {
			if at > 0 {
				return 0
			}
			at = c + 1
		}
	}
	return at
}

// piecesTurned reports whether names of table two, or pieces of them, stand on a plain line in
// another order than the form's.
func (s *scan) piecesTurned(l *lookup, rd *reading) bool {
	line, before := int32(-1), 0
	for i := max(0, rd.first-maxHeaderLines); i < rd.end; i++ {
		t := &s.tokens[i]
		if t.kind != textToken || t.long || s.doc.Lines[t.line].Kind != document.Plain {
			continue
		}
		if t.line != line {
			line, before = t.line, 0
		}
		c := pieceAmong(l.names2, t.key)
		if c > 0 && c < before && !s.anyFigure(i, s.lineEnd(i)) {
			return true
		}
		before = max(before, c)
	}
	return false
}

// behindBodies reports whether token i has a line to itself, and so has the name of all bodies
// right before it.
func (s *scan) behindBodies(i int) bool {
	k := i - 1
	for k >= 0 && s.tokens[k].kind == gapToken {
		k--
	}
	alone := func(t *token) bool { l := &s.doc.Lines[t.line]; return l.Last-l.First == 1 }
	return k >= 0 && slices.Equal(s.tokens[k].key, bodiesWords) && alone(&s.tokens[k]) && alone(&s.tokens[i])
}

// renamed reports whether the words of a header, from token from on, name most columns of table
// three, but of one a letter stands nowhere among them, and one that no name has does: the column
// has another name.
func (s *scan) renamed(l *lookup, rd *reading, from int, named uint) bool {
	head, lost := s.tokens[from:rd.first], 0
	for c, name := range l.head {
		if named>>c&1 == 0 && slices.ContainsFunc(name, func(r rune) bool {
			return !anyOf(head, func(t *token) bool { return slices.Contains(t.key, r) })
		}) {
			lost++
		}
	}
	return lost > 0 && lost*2 < len(l.head) && anyOf(head, func(t *token) bool {
		return !t.long && len(t.key) <= columnLetters && slices.ContainsFunc(t.key, func(r rune) bool {
			return isHan(r) && !slices.Contains(bodiesWords, r) && !slices.Contains(applicantWords, r) && !slices.Contains(s.words.note, r) &&
				!slices.ContainsFunc(l.head, func(name []rune) bool { return slices.Contains(name, r) })
		})
	})
}

// underOthers reports whether the column named right above row i of table two, below the row
// before it, is one of other rows only: a page begins there with a header that is not its own.
func (s *scan) underOthers(l *lookup, rd *reading, i int) bool {
	for k := rd.rows[i].first - 1; k >= max(0, rd.rows[i].first-maxHeader); k-- {
		t := &s.tokens[k]
		if t.kind == figureToken && s.fig(t).state == Given || t.long || t.sign.section > 0 {
			return false
		}
		if t.kind != textToken || t.sign.columns&l.bit == 0 {
			continue
		}
		named := false
		for _, c := range l.columns {
			if slices.Equal(t.key, c.key) {
				if named = true; slices.Contains(c.rows, i) {
					return false
				}
			}
		}
		return named
	}
	return false
}

// lacksTotal reports whether no row prints a figure in the last column, and the header names
// the columns before it, but no letter of that one: it may have been cut off.
func (s *scan) lacksTotal(l *lookup, rd *reading) bool {
	last := len(l.head) - 1
	for i := range rd.rows {
		if c := rd.rows[i].cells; len(c) > last && c[last] >= 0 && s.tokens[c[last]].kind == figureToken {
			return false
		}
	}
	named, total := 0, l.head[last]
	for i := rd.first - 1; i >= max(0, rd.first-maxHeader); i-- {
		t := &s.tokens[i]
		if t.long || t.sign.section > 0 || t.kind == figureToken {
			break
		}
		if t.kind != textToken || indexRunes(t.key, sumWords) >= 0 {
			continue
		}
		for _, r := range t.key {
			if slices.Contains(total, r) {
				return false
			}
			if slices.Contains(l.head[0], r) || slices.Contains(l.head[last-1], r) {
				named++
			}
		}
	}
	return named >= len(l.head[0])+len(l.head[last-1])
}

// otherColumn reports whether words are such as may head a column of figures or notes
// that the form does not have, such as 上年数, and no piece of its header.
func (s *scan) otherColumn(key []rune) bool {
	return len(key) > 1 && len(key) <= columnLetters && slices.ContainsFunc(key, func(r rune) bool {
		return strings.ContainsRune("数计年期比增减率额码次号注说款据", r)
	}) && indexRunes(s.words.note, key) < 0 && !pieceOfColumn(key)
}

// foreignColumn reports whether a text heads a column that the form does not have: such words,
// a year, or a letter of 备注, which are set apart.
func (s *scan) foreignColumn(t *token) bool {
	if t.kind != textToken || t.long {
		return false
	}
	if len(t.key) == 1 {
		return t.key[0] == '备' || t.key[0] == '注' || t.key[0] == '年' && hasDigit(s.bytes(s.cellOf(t)))
	}
	return s.otherColumn(t.key) && (!s.words.knows(t.key) || slices.Contains(periods, string(t.key)) || string(t.key) == "说明")
}

// columnLetters is how many letters such words have at most.
const columnLetters = 8

// columnSet returns how many columns the part of a header has in which a text names
// one, and which part that is; of table three, 0 for those above which no other word
// stands.
func (l *lookup) columnSet(table int, t *token) (n, of int) {
	if table == tableRequests {
		if slices.Equal(t.key, bodiesWords) || slices.Equal(t.key, l.head[0]) || slices.Equal(t.key, l.head[len(l.head)-1]) {
			return 0, 0
		}
		return len(l.head) - 2, 1
	}
	k := slices.IndexFunc(l.columns, func(c columnRows) bool { return slices.Equal(t.key, c.key) })
	return len(l.tables[table].Rows[l.columns[k].rows[0]].Columns), 1 + l.columns[k].rows[0]
}

// A columnOrder follows the columns of a header that are named one after the other.
type columnOrder struct {
	of, last, named int // the part of the header, the column named last, and how many were so far
}

// name takes the next column, of a part of n. It reports whether the form's order has no
// place for it: columns before it have not been named.
func (o *columnOrder) name(column, n, of int) bool {
	switch {
	case of == 0 || of == o.of && column == o.last:
		return false
	case of != o.of, column < o.last && o.named >= n:
		o.of, o.named = of, 0
	case column < o.last:
		return true
	}
	o.last = column
	o.named++
	return false
}

// columnNamed returns which column of a table a text names, from 1; 0 for none.
func (l *lookup) columnNamed(table int, t *token) int { return int(l.columnOf[table][t.word]) }
