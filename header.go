// This file is the room of headers: where the words of a table's header stand, and
// what that tells of the columns below them.

package gongkai

import (
	"slices"

	"github.com/seed-11a632b0/gongkai/document"
	"github.com/seed-11a632b0/gongkai/internal/slots"
)

// headOf finds the line of the header above a row of table two, no further up
// than token from, and tells where it puts the columns; in a true grid, where it
// ends.
func (s *scan) headOf(l *lookup, from int, p *placed) (head slots.Head, right int) {
	for i := p.first - 1; i >= from; i-- {
		t := &s.tokens[i]
		if t.kind != textToken || t.sign.columns&l.bit == 0 && !t.sign.lawItem {
			continue
		}
		p.more = s.namesMore(from, i, p.first)
		line := &s.doc.Lines[t.line]
		if !t.sign.lawItem {
			p.named = i + 1
		}
		if t.sign.lawItem { // no columns are named; the line is as wide as the table
			p.doubted = p.doubted || s.headCut(l, i+1, p)
			p.others = s.headOther(l, i+1, p)
			if n := line.Last - line.First; line.Kind == document.Row && line.Sep != '+' && n > 2 {
				return slots.Head{}, n
			}
			return slots.Head{}, 0
		}
		if line.Kind == document.Row && line.Sep == '+' {
			_, right := s.columnOf(t)
			p.row.Under, p.row.UnderTo = s.columnsNamed(l, i, p.row.N)
			end := s.lineEnd(i)
			for k := i + 1; p.row.Under != nil && k < end; k++ {
				if o := &s.tokens[k]; o.kind == textToken && len(o.key) > 0 {
					p.row.Others = append(p.row.Others, s.cellOf(o).Col)
				}
			}
			return slots.Head{}, right
		}
		if line.Kind == document.Plain {
			switch n, twice := s.columnsOn(l, i); {
			case n > p.row.N && twice && line.Last-line.First != p.row.Width:
				p.merged = !s.saidAgain(p) // columns are, and figures may be printed twice
			case n == p.row.N:
				p.row.Above = s.columnWords(l, i-n+1, i+1)
			}
		}
		if line.Kind != document.Row || len(p.row.Items) == 0 || line.Sep != s.doc.Lines[s.tokens[p.row.Items[0].Ref].line].Sep {
			return slots.Head{}, 0
		}
		first, n := i, 0
		for k := i; k >= 0 && s.tokens[k].line == t.line; k-- {
			if o := &s.tokens[k]; o.kind == textToken && o.sign.columns&l.bit != 0 {
				first = k
				if !o.dup {
					n++
				}
			}
		}
		if n != p.row.N {
			p.more = p.more || n < p.row.N && s.tokens[first].at > 0 && s.onlyColumns(l, i)
			return slots.Head{}, 0
		}
		if width := line.Last - line.First; int(t.at-s.tokens[first].at) >= n && width == p.row.Width {
			for k := first; k <= i; k++ { // its words stand apart, above cells of lines as wide
				if o := &s.tokens[k]; o.kind == textToken && o.sign.columns&l.bit != 0 {
					p.row.Columns = append(p.row.Columns, int(o.at))
				}
			}
			if len(p.row.Columns) == n {
				return slots.Head{}, 0
			}
			p.row.Columns = nil
		}
		return slots.Head{Start: int(s.tokens[first].at), Width: line.Last - line.First}, 0
	}
	return slots.Head{}, 0
}

// onlyColumns reports whether all words on the line of token i are names of columns of table
// two, or head those of its labels: none stands there in pieces.
func (s *scan) onlyColumns(l *lookup, i int) bool {
	return !anyOf(s.tokens[s.lineStart(i):s.lineEnd(i)], func(t *token) bool {
		return t.kind == textToken && t.sign.columns&l.bit == 0 && !t.sign.info
	})
}

// columnsNamed returns the columns of a true grid in which the line of token i names just n
// columns of table two, the last of them there, and where that ends; nil where it does not.
func (s *scan) columnsNamed(l *lookup, i, n int) (out []int, to int) {
	out = make([]int, n)
	for k := i; k >= 0 && s.tokens[k].line == s.tokens[i].line; k-- {
		t := &s.tokens[k]
		if t.kind != textToken || t.sign.columns&l.bit == 0 {
			continue
		}
		c := s.cellOf(t)
		if n--; n < 0 || t.dup || c.ColSpan > 1 && len(out) > 1 {
			return nil, 0
		}
		out[n], to = c.Col, max(to, c.Col+max(1, c.ColSpan))
	}
	if n > 0 {
		return nil, 0
	}
	return out, to
}

// underNames reports whether the cells of a row of table two stand right below the names of
// its columns, where both are marked cells of lines that are as wide.
func (s *scan) underNames(l *lookup, p *placed) bool {
	c := len(p.cells)
	for i := p.named - 1; i >= 0 && s.tokens[i].line == s.tokens[p.named-1].line && c > 0; i-- {
		name := &s.tokens[i]
		if name.kind != textToken || name.dup || name.sign.columns&l.bit == 0 {
			continue
		}
		if c--; p.cells[c] < 0 {
			return true // it is not shown
		}
		cell := &s.tokens[p.cells[c]]
		a, b := &s.doc.Lines[name.line], &s.doc.Lines[cell.line]
		if a.Kind != document.Row || a.Kind != b.Kind || a.Sep != b.Sep {
			return true // that is for others to say
		}
		at, wide := s.columnOf(name)
		if x, w := s.columnOf(cell); x != at || w != wide {
			return false
		}
	}
	return c == 0
}

// namesMore reports whether the words of a header of table two above token hi, token i
// among them and none above token from, name columns that the form does not have.
func (s *scan) namesMore(from, i, hi int) bool {
	more := func(t *token) bool {
		return t.kind == textToken && t.sign == sign{} && t.word == 0 && (s.otherColumn(t.key) || s.foreignColumn(t))
	}
	for k := i; k >= from && s.tokens[k].kind != figureToken && !s.tokens[k].sign.info && !s.tokens[k].sign.lawItem; k-- {
		if more(&s.tokens[k]) {
			return true
		}
	}
	for k := i + 1; k < hi && s.tokens[k].kind != figureToken; k++ {
		if more(&s.tokens[k]) {
			return true
		}
	}
	return false
}

// pieceOfColumn reports whether words are a piece of the name of a column of table two, the
// name of one with more words, or the end of one and the beginning of the next, in some
// form.
func pieceOfColumn(key []rune) bool {
	for _, f := range Forms() {
		columns := lookups[f]().columns
		has := func(fits func(name []rune) bool) bool {
			return slices.ContainsFunc(columns, func(c columnRows) bool { return fits(c.key) })
		}
		if has(func(name []rune) bool { return indexRunes(name, key) >= 0 || indexRunes(key, name) == 0 }) {
			return true
		}
		for k := 1; k < len(key); k++ {
			end, begin := key[:k], key[k:]
			if has(func(name []rune) bool { return hasSuffix(name, end) }) && has(func(name []rune) bool { return len(begin) <= len(name) && slices.Equal(name[:len(begin)], begin) }) {
				return true
			}
		}
	}
	return false
}

// columnWords returns where the tokens from lo to before hi stand; nil where one of
// them names no column of table two.
func (s *scan) columnWords(l *lookup, lo, hi int) []slots.Item {
	out := make([]slots.Item, 0, hi-lo)
	for i := lo; i < hi; i++ {
		t := &s.tokens[i]
		if t.sign.columns&l.bit == 0 {
			return nil
		}
		out = append(out, itemAt(s.cellOf(t)))
	}
	return out
}

// columnsStacked returns where the columns of a row of table two stand whose names the
// header right above spells in plain lines, piece below piece, and nothing else; nil where
// it does not. It stands no further up than token from.
func (s *scan) columnsStacked(from int, p *placed, row *Row) []slots.Item {
	top := p.first - 1
	for top >= from && !(s.tokens[top].kind == textToken && len(s.tokens[top].key) > 0 && s.tokens[top].key[0] == infoWords[0] && indexRunes(infoWords, s.tokens[top].key) == 0) {
		if top--; p.first-top > maxHeader {
			return nil
		}
	}
	if top < from {
		return nil
	}
	type stack struct {
		i    int // its first piece
		said string
	}
	stacks := make([]stack, 0, 1+len(row.Columns))
	for i := top; i < p.first; i++ {
		t := &s.tokens[i]
		if t.kind != textToken || t.long || s.doc.Lines[t.line].Kind != document.Plain {
			return nil
		}
		k := slices.IndexFunc(stacks, func(o stack) bool { return s.cellOf(t).W == s.cellOf(&s.tokens[o.i]).W })
		if k < 0 {
			if k = len(stacks); k == cap(stacks) {
				return nil
			}
			stacks = append(stacks, stack{i: i})
		}
		stacks[k].said += s.allLetters(i)
	}
	if len(stacks) != cap(stacks) || stacks[0].said != string(infoWords) {
		return nil
	}
	out := make([]slots.Item, len(row.Columns))
	for c := range out {
		if stacks[c+1].said != string(lettersOf(row.Columns[c].Label)) {
			return nil
		}
		out[c] = itemAt(s.cellOf(&s.tokens[stacks[c+1].i]))
	}
	return out
}

// itemAt returns an item that stands where a cell does.
func itemAt(c *document.Cell) slots.Item {
	return slots.Item{X: c.X, XEnd: c.XEnd, W: c.W, WEnd: c.WEnd}
}

// headCut reports whether the words of the header, from token i on, are a beginning of
// what it should say above row p: the text is cut at some width, and so may figures
// be.
func (s *scan) headCut(l *lookup, i int, p *placed) bool {
	var have []rune
	for ; i < p.first; i++ {
		t := &s.tokens[i]
		if t.kind == figureToken {
			return false // a row of the table, or more
		}
		if t.kind == textToken && !t.sign.info && !t.sign.lawItem {
			have = append(have, t.key...)
		}
	}
	return len(have) > 0 && slices.ContainsFunc(l.columns, func(c columnRows) bool {
		return c.col == 0 && len(have) < len(c.key) && slices.Equal(have, c.key[:len(have)])
	})
}

// headOther reports whether the words of the header, from token i on, name other columns than the
// form's above row p, such as the levels of a county, or another year's.
func (s *scan) headOther(l *lookup, i int, p *placed) bool {
	others := 0
	for ; i < p.first; i++ {
		t := &s.tokens[i]
		if t.kind != textToken || t.long || t.sign != (sign{}) {
			continue
		}
		if b := s.bytes(s.cellOf(t)); saysPeriod(b, l.allColumns) {
			return true
		}
		if s.otherName(l, tableProactive, t) {
			others++
		}
	}
	return others >= minOther
}

// minOther is how many such names tell: a single one may be the form's own in other words.
const minOther = 2

// columnsOn counts the words on the line of token i that name columns of table
// two, be it one twice, and tells whether it is.
func (s *scan) columnsOn(l *lookup, i int) (n int, twice bool) {
	for k := i; k >= 0 && s.tokens[k].line == s.tokens[i].line && s.tokens[k].kind == textToken; k-- {
		if s.tokens[k].sign.columns&l.bit != 0 {
			twice = twice || n > 0 && slices.Equal(s.tokens[k].key, s.tokens[k+1].key)
			n++
		}
	}
	return n, twice
}

// saidAgain reports whether a figure behind a label, or within it, was found to be printed once more.
func (s *scan) saidAgain(p *placed) bool {
	return anyOf(s.tokens[p.first:p.to], func(t *token) bool { return t.kind == figureToken && t.dup })
}

// headBetween reports whether the header of table three is repeated between
// two tokens.
func (s *scan) headBetween(lo, hi int) bool {
	for i := lo + 1; i < hi; i++ {
		if k := s.tokens[i].key; s.tokens[i].kind == textToken && (slices.Equal(k, applicantWords) || slices.Equal(k, personWords)) {
			return true
		}
	}
	return false
}

// head returns the header's words as items, one above each column, where they
// stand on plain lines between two tokens.
func (s *scan) head(l *lookup, from, to int) []slots.Item {
	var items []slots.Item
	found := 0
	for i := to - 1; i >= from && i > to-80; i-- {
		t := &s.tokens[i]
		if t.kind != textToken || len(t.key) < 2 || s.doc.Lines[t.line].Kind != document.Plain {
			continue
		}
		if items == nil {
			items = make([]slots.Item, len(l.head))
		}
		for c, k := range l.head {
			if items[c].XEnd > 0 || len(t.key) > len(k) || !slices.Equal(k[:len(t.key)], t.key) {
				continue
			}
			items[c] = itemAt(s.cellOf(t))
			found++
		}
	}
	if found < len(l.head) {
		return nil
	}
	for c := 1; c < len(items); c++ {
		if items[c].X < items[c-1].XEnd {
			return nil
		}
	}
	return items
}

// A wordPiece is a piece of a word of the header, on a plain line.
type wordPiece struct {
	key  []rune
	line int32
	at   slots.Item
	used bool
}

// headPieces is head where words may stand in pieces, each below the one before, in
// characters and in display width; nil where they do not in that measure. It only tells
// where columns are about.
func (s *scan) headPieces(l *lookup, from, to int) (out [2][]slots.Item) {
	pieces := make([]wordPiece, 0, 32)
	for i := max(from, to-maxHeadPieces); i < to; i++ {
		t := &s.tokens[i]
		if t.kind == textToken && len(t.key) > 0 && s.doc.Lines[t.line].Kind == document.Plain {
			pieces = append(pieces, wordPiece{key: t.key, line: t.line, at: itemAt(s.cellOf(t))})
		}
	}
	if len(pieces) < len(l.head) {
		return out
	}
	return spellHead(l.head, pieces, false)
}

// spellHead returns where the words stand that the pieces spell, in characters and in
// display width; nil where they spell none in that measure, or where whole is set, not
// each of them is used.
func spellHead(words [][]rune, pieces []wordPiece, whole bool) (out [2][]slots.Item) {
	for m := range out {
		for i := range pieces {
			pieces[i].used = false
		}
		h := headSpeller{words: words, pieces: pieces, items: make([]slots.Item, len(words)), wide: m == 1}
		if h.spell(0, words[0], -1) && !(whole && slices.ContainsFunc(pieces, func(p wordPiece) bool { return !p.used })) {
			out[m] = h.items
		}
	}
	return out
}

const (
	maxHeadPieces = 80   // tokens above a table among which its header is looked for
	maxHeadSteps  = 4000 // tries
)

// A headSpeller spells the words of a header from their pieces.
type headSpeller struct {
	words  [][]rune
	pieces []wordPiece
	items  []slots.Item // what was spelt stands there
	wide   bool         // it is display width that counts
	steps  int
}

// gap returns how far from the end of a b begins.
func (h *headSpeller) gap(a, b slots.Item) int {
	if h.wide {
		return b.W - a.WEnd
	}
	return b.X - a.XEnd
}

// spell spells what is left of word c, whose last piece stands on the given line, -1 for
// none, and the words behind.
func (h *headSpeller) spell(c int, rest []rune, line int32) bool {
	if len(rest) == 0 {
		if c++; c == len(h.words) {
			return true
		}
		return h.spell(c, h.words[c], -1)
	}
	for i := range h.pieces {
		p := &h.pieces[i]
		if p.used || len(p.key) > len(rest) || !slices.Equal(p.key, rest[:len(p.key)]) {
			continue
		}
		if h.steps++; h.steps > maxHeadSteps {
			return false
		}
		old := h.items[c]
		switch {
		case line < 0:
			if c > 0 && h.gap(h.items[c-1], p.at) < 0 {
				continue // it stands before the word before
			}
			h.items[c] = p.at
		case p.line <= line || p.line > line+maxPieceLines:
			continue
		case h.gap(p.at, old) > 0 || h.gap(old, p.at) > 0:
			if c > 0 {
				continue
			}
			h.items[c] = p.at // the long text before it has pushed one piece aside
		default:
			h.items[c] = slots.Item{X: min(old.X, p.at.X), XEnd: max(old.XEnd, p.at.XEnd), W: min(old.W, p.at.W), WEnd: max(old.WEnd, p.at.WEnd)}
		}
		p.used = true
		if h.spell(c, rest[len(p.key):], p.line) {
			return true
		}
		p.used, h.items[c] = false, old
	}
	return false
}

// maxPieceLines is how many lines further down the next piece of a word may stand.
const maxPieceLines = 4

// headColumns finds the header's words on lines of marked cells, and tells for
// each width of line which cells stand under the columns.
func (s *scan) headColumns(l *lookup, rd *reading) (whole, part map[int][]int) {
	var out map[int][]int
	for i := rd.first - 1; i >= 0 && i > rd.first-120; i-- {
		t := &s.tokens[i]
		line := &s.doc.Lines[t.line]
		if t.word == 0 || line.Kind != document.Row || line.Sep == '+' {
			continue
		}
		c := slices.IndexFunc(l.head, func(k []rune) bool { return slices.Equal(t.key, k) })
		if c < 0 {
			continue
		}
		w, at := line.Last-line.First, int(t.at)
		if out[w] == nil {
			if out == nil {
				out, part = map[int][]int{}, map[int][]int{}
			}
			out[w] = []int{-1, -1, -1, -1, -1, -1, -1}
		}
		if out[w][c] < 0 {
			out[w][c] = at
		}
	}
	for w, cols := range out {
		for c := range cols {
			if cols[c] < 0 || c > 0 && cols[c] <= cols[c-1] {
				delete(out, w)
				from := len(cols) - 2 // 总计 and 其他 name other things too
				if c == len(cols)-1 && cols[c] == cols[c-1] && cols[c]-cols[0] == c {
					from = 1 // the first and the last are as far apart as they should be: the line between stands off
				}
				for k := from; k < len(cols); k++ {
					cols[k] = -1
				}
				part[w] = cols
				break
			}
		}
	}
	return out, part
}

// headLines finds the lines of the header, above the table and within it, on
// which the first and the last column are named, as far apart as they should be.
// Every says that no other line names the first.
func (s *scan) headLines(head [][]rune, rd *reading) (out []slots.Head, every bool) {
	lines := 0
	first, last, n := head[0], head[len(head)-1], len(head)
	for i := max(0, rd.first-400); i < rd.end; i++ {
		t := &s.tokens[i]
		if t.kind != textToken || !slices.Equal(t.key, first) {
			continue
		}
		line := &s.doc.Lines[t.line]
		if line.Kind != document.Row || line.Sep == '+' {
			continue
		}
		lines++
		for k := i + 1; k < len(s.tokens) && s.tokens[k].line == t.line; k++ {
			if o := &s.tokens[k]; o.kind == textToken && slices.Equal(o.key, last) && int(o.at-t.at) == n-1 {
				h := slots.Head{Start: int(t.at), Width: line.Last - line.First}
				lines--
				if !slices.Contains(out, h) {
					out = append(out, h)
				}
				break
			}
		}
	}
	return out, lines == 0 && len(out) > 0
}

// headGrid returns the columns of a ruled grid in which the header's words stand,
// right above the table; nil where they do not stand there.
func (s *scan) headGrid(head [][]rune, rd *reading) []int {
	var out []int
	for i := rd.first - 1; i >= 0 && i > rd.first-120; i-- {
		t := &s.tokens[i]
		if l := &s.doc.Lines[t.line]; l.Kind != document.Row || l.Sep != '+' || l.Damaged {
			break
		}
		for c, k := range head {
			if t.kind != textToken || !slices.Equal(t.key, k) {
				continue
			}
			if out == nil {
				out = slices.Repeat([]int{-1}, len(head))
			}
			if at, _ := s.columnOf(t); out[c] < 0 {
				out[c] = at
			}
		}
	}
	for c := range out {
		if out[c] < 0 || c > 0 && out[c] <= out[c-1] {
			return nil
		}
	}
	return out
}

// headRight returns the column in which the header of a true grid ends, above
// the table; 0 where there is none.
func (s *scan) headRight(head [][]rune, rd *reading) int {
	for i := rd.first - 1; i >= 0 && i > rd.first-400; i-- {
		t := &s.tokens[i]
		if line := &s.doc.Lines[t.line]; t.kind == textToken && line.Kind == document.Row && line.Sep == '+' && slices.Equal(t.key, head[0]) {
			_, right := s.columnOf(t)
			return right
		}
	}
	return 0
}

// headWidth returns how many cells the lines of words right above the table have;
// 0 where they differ, or are no lines of marked cells.
func (s *scan) headWidth(rd *reading) int {
	width, lines := 0, 0
	line := s.tokens[rd.first].line
	for i := rd.first - 1; i >= 0 && lines < 8; i-- {
		t := &s.tokens[i]
		l := &s.doc.Lines[t.line]
		if t.line == s.tokens[rd.first].line {
			continue
		}
		if t.kind == figureToken || l.Kind != document.Row || l.Sep == '+' {
			break
		}
		if t.line == line || t.kind != textToken {
			continue
		}
		line = t.line
		n := l.Last - l.First
		if n < 4 || width > 0 && n != width {
			break
		}
		width = n
		lines++
	}
	if lines < 2 {
		return 0
	}
	return width
}

// columnsUnder returns for lines as wide as those of a header the cells of its n
// columns.
func columnsUnder(heads []slots.Head, n int) map[int][]int {
	var out map[int][]int
	for _, h := range heads {
		if h.Start+n > h.Width {
			continue
		}
		if old := out[h.Width]; old != nil && old[0] != h.Start {
			return nil
		}
		cells := make([]int, n)
		for c := range cells {
			cells[c] = h.Start + c
		}
		if out == nil {
			out = map[int][]int{}
		}
		out[h.Width] = cells
	}
	return out
}

// fragment reports whether a key is a piece of a label of table three, or of
// that of a group.
func (l *lookup) fragment(key []rune) bool {
	for _, label := range l.labels {
		if len(key) < len(label) && indexRunes(label, key) >= 0 {
			return true
		}
	}
	return false
}

// columnsAbove returns the words of table two's header above token i that names n
// columns, for each cell of a line of so many; of other cells nil. The line is near by.
func (s *scan) columnsAbove(i int, kind document.Kind, width, n int) [][]rune {
	var out [][]rune
	near := s.tokens[i].line - maxHeaderLines
	for end := i; end > 0 && s.tokens[end-1].line >= near; {
		first := s.lineStart(end - 1)
		l := &s.doc.Lines[s.tokens[first].line]
		clear(out)
		named, other := 0, false
		var last []rune
		for k, t := range s.tokens[first:end] {
			switch {
			case t.kind != textToken || l.Kind != kind || l.Last-l.First != width:
			case t.sign.columns == 0: // a piece of a sub-heading is printed for each column
				other = other || t.at > 0 && len(t.key) > 0 && !t.sign.lawItem && t.word == 0 && !(k > 0 && slices.Equal(t.key, s.tokens[first+k-1].key))
			default:
				if out == nil {
					out = make([][]rune, width)
				}
				if out[t.at] = t.key; !slices.Equal(t.key, last) {
					named++
				}
				last = t.key
			}
		}
		switch {
		case named == n:
			return out
		case named == 0 && other:
			return nil // words that name no column stand above the cells
		}
		end = first
	}
	return nil
}

// gluedHead reports whether a key is a line of table two's header whose columns are
// glued together: so may be figures.
func (s *scan) gluedHead(key []rune) bool {
	n := len(infoWords)
	if len(key) <= n || !slices.Equal(key[:n], infoWords) {
		return false
	}
	for k := n + 1; k < min(len(key), n+maxLabelKey); k++ {
		if w, _ := s.words.sign(key[n:k]); w.columns != 0 {
			return true
		}
	}
	return false
}

// headLetters reports whether texts of few letters above table two and within, taken
// together, name columns of it, and such as only other forms have.
func (s *scan) headLetters(l *lookup, rd *reading) (headed, strange bool) {
	var letters []rune
	for i := max(0, rd.first-maxHeader); i < rd.end; i++ {
		switch t := &s.tokens[i]; {
		case t.kind != textToken || t.dup:
		case t.long || len(t.key) > minRunning:
			letters = append(letters, 0) // words run together
		case indexRunes(infoWords, t.key) >= 0: // a piece of the first column's name stands between those of others
		default:
			letters = append(letters, t.key...)
		}
	}
	for _, f := range Forms() {
		for _, c := range lookups[f]().columns {
			switch own := slices.ContainsFunc(l.columns, func(o columnRows) bool { return slices.Equal(o.key, c.key) }); {
			case indexRunes(letters, c.key) < 0:
			case own:
				headed = true
			default:
				strange = strange || l.standsAlone(letters, c.key)
			}
		}
	}
	return headed, strange
}

// standsAlone reports whether a column's name is found among letters where it is no
// part of one of the form's own columns.
func (l *lookup) standsAlone(letters, name []rune) bool {
	for at := 0; ; at++ {
		k := indexRunes(letters[at:], name)
		if k < 0 {
			return false
		}
		at += k
		if !slices.ContainsFunc(l.columns, func(o columnRows) bool {
			from := at - indexRunes(o.key, name)
			return from <= at && from >= 0 && from+len(o.key) <= len(letters) && slices.Equal(letters[from:from+len(o.key)], o.key)
		}) {
			return true
		}
	}
}

// maxHeaderLines is how far above a row the header of its part of table two may stand.
const maxHeaderLines = 48

// Words of the header of table three that repeat where it does.
var applicantWords, personWords, bodiesWords = []rune("申请人情况"), []rune("自然人"), []rune("法人或其他组织")

// infoWords open each line of the header of table two.
var infoWords = []rune("信息内容")

// ruled tells the rows of a ruled grid whose cells stand under the header's
// words, and end with them.
func (s *scan) ruled(rd *reading, head []int) {
	if head == nil {
		return
	}
	grid := s.doc.Lines[s.tokens[rd.first].line].Grid
	for i := range rd.rows {
		p := &rd.rows[i]
		p.framed = p.framed || p.mode == slots.Marks && p.doubt == slots.None && len(p.cells) == len(head) && !anyOf(p.row.Items, func(it *slots.Item) bool { return it.Kind == slots.Figure && it.Col < head[0] })
		for c, k := range p.cells {
			if k < 0 {
				p.framed = false
				break
			}
			t := &s.tokens[k]
			l, cell := &s.doc.Lines[t.line], s.cellOf(t)
			if cell == nil || l.Sep != '+' || l.Grid != grid || l.Damaged || cell.Col != head[c] || cell.ColSpan > 1 || c == len(head)-1 && s.widthOf(t.line) != head[c]+1 {
				p.framed = false
				break
			}
		}
	}
}
