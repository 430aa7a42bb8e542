// This file reads the header of table four: which words are its blocks and columns,
// in which order, and from where on.

package gongkai

import (
	"bytes"
	"math"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/seed-11a632b0/gongkai/document"
)

// saidOnce returns the last of words that say the same over and over: the header
// is repeated, as behind page breaks.
func (s *scan) saidOnce(words []int) []int {
	words = s.saidAlone(words)
	for times := maxRepeats; times > 1; times-- {
		n := len(words) / times
		if len(words)%times != 0 || n < 4 {
			continue
		}
		same := true
		for i := n; i < len(words) && same; i++ {
			same = slices.Equal(s.tokens[words[i]].key, s.tokens[words[i-n]].key)
		}
		if same {
			return words[len(words)-n:]
		}
	}
	return s.spelledOnce(words)
}

// saidAlone returns words without those that are the first again and nothing else, as pages
// begin with the first of a header's lines.
func (s *scan) saidAlone(words []int) []int {
	first := func(i int) bool { return slices.Equal(s.tokens[i].key, s.tokens[words[0]].key) }
	if !slices.ContainsFunc(words[1:], first) {
		return words
	}
	out := make([]int, 0, len(words))
	for k, i := range words {
		if !first(i) || k+1 < len(words) && !first(words[k+1]) {
			out = append(out, i)
		}
	}
	if len(out) == 0 {
		return words // all are the same
	}
	return out
}

// spelledOnce is saidOnce where only the letters are the same: some words are wrapped.
func (s *scan) spelledOnce(words []int) []int {
	b := s.letters(words)
	for times := maxRepeats; times > 1; times-- {
		n := len(b) / times
		if n == 0 || len(b)%times != 0 || !bytes.Equal(b[n:], b[:len(b)-n]) {
			continue
		}
		rest := len(words)
		for n > 0 && rest > 0 {
			rest--
			n -= len(s.allLetters(words[rest]))
		}
		if n == 0 {
			return words[rest:]
		}
		return words
	}
	return words
}

// allWords returns the words of a header with those that the cells behind them repeat.
func (s *scan) allWords(words []int) []int {
	from := words[0]
	for from > 0 && s.tokens[from-1].dup && s.tokens[from-1].line == s.tokens[from].line {
		from--
	}
	to := words[len(words)-1] + 1
	out := s.buf.ints.take(to - from)[:0]
	for i := from; i < to; i++ {
		if s.tokens[i].kind == textToken {
			out = append(out, i)
		}
	}
	return out
}

// blockInColumns returns the block that a header names which is in pieces, the names of
// its columns each in a column of its own: the block is named above them, on lines of its
// own, or above each; -1 where it names none.
func (f *four) blockInColumns(words []int) int {
	words = f.allWords(words)
	if len(words) > maxHeader {
		return -1
	}
	var room [2 * maxBlockName]byte
	above := room[:0]
	for len(above) < maxBlockName && len(words) > 1 && f.tokens[words[0]].line != f.tokens[words[1]].line {
		above, words = f.appendLetters(above, words[0]), words[1:]
	}
	n := f.n
	if b := f.blockNamed(string(above)); b >= 0 && f.columnsBegun(words) {
		return b
	}
	first := f.buf.ints.take(n)[:0] // of the words of each column
	column := func(i int) int {
		return slices.IndexFunc(first, func(o int) bool { return f.sameColumn(&f.tokens[i], &f.tokens[o]) })
	}
	for _, i := range words {
		if column(i) >= 0 {
			continue
		}
		if k := len(first); k == n || k > 0 && !f.leftOf(&f.tokens[first[k-1]], &f.tokens[i]) {
			return -1
		}
		first = append(first, i)
	}
	if len(first) != n {
		return -1
	}
	columns := slices.Repeat([]string{string(above)}, n)
	for _, i := range words {
		columns[column(i)] += f.allLetters(i)
	}
	return slices.IndexFunc(f.t.Rows, func(r Row) bool {
		is := func(name string) bool {
			for k, c := range columns {
				if c != name+f.t.Rows[0].Columns[k].Label {
					return false
				}
			}
			return true
		}
		return is(r.Label) || is(strings.Join(r.Groups, "")+r.Label)
	})
}

// blockNamed returns the block whose name this is, with that of its group or without; -1 for none.
func (f *four) blockNamed(name string) int {
	for b := range f.t.Rows {
		own := name
		for _, g := range f.t.Rows[b].Groups {
			own = strings.TrimPrefix(own, g)
		}
		if own == f.t.Rows[b].Label {
			return b
		}
	}
	return -1
}

// columnsBegun reports whether a piece of the name of each column stands on the first line of
// the words, in their order, and these have just the letters of all names: where the other
// pieces stand does not matter.
func (f *four) columnsBegun(words []int) bool {
	var have, want []rune
	for k, i := range words {
		w := f.allLetters(i)
		if k < f.n && (f.tokens[i].line != f.tokens[words[0]].line || !strings.HasPrefix(f.t.Rows[0].Columns[k].Label, w)) {
			return false
		}
		have = appendRunes(have, w)
	}
	for _, name := range f.names {
		want = appendRunes(want, name)
	}
	return sameLetters(have, want)
}

// dropPageHeads drops from the tokens between lo and hi the lines with which the header
// of table four is repeated behind the mark of a page, all of them or the first ones, and
// returns where what is left ends.
func (f *four) dropPageHeads(lo, hi int) int {
	h := pageHeads{four: f, left: maxCompared}
	first, latest := -1, -1 // where headers begin, the first of which is not moved
	headed := false         // the line above is one of a header
	kept, done := lo, lo    // what is left ends there, and has been looked at
	for i := lo; i < hi; {
		k := f.lineEnd(i)
		if !f.shows(i, k) {
			i = k
			continue
		}
		head := f.headLine(i, k)
		if head && first >= 0 && f.behindPage(i) {
			if to := h.end(first, latest, i, hi); to > i {
				if k := f.lineEnd(to); to < hi && !f.shows(to, k) && anyOf(f.tokens[to:k], func(t *token) bool { return t.joined }) {
					to = k // the last pieces of its words stand there
				}
				if latest >= done {
					latest -= done - kept
				}
				kept += copy(f.tokens[kept:], f.tokens[done:i])
				done, i = to, to
				continue
			}
		}
		if head && !headed && f.beginsName(i) {
			if latest = i; first < 0 {
				first = i
			}
		}
		headed = head
		i = k
	}
	if done == lo {
		return hi
	}
	kept += copy(f.tokens[kept:], f.tokens[done:hi])
	f.tokens = f.tokens[:kept+copy(f.tokens[kept:], f.tokens[hi:])]
	return kept
}

// shows reports whether the tokens from i to before k are more than blank lines and
// empty cells.
func (s *scan) shows(i, k int) bool {
	return anyOf(s.tokens[i:k], func(t *token) bool { return t.kind == textToken || t.kind == figureToken })
}

// headLine reports whether the tokens from i to before k are words of the header of
// table four, or empty cells.
func (f *four) headLine(i, k int) bool {
	for ; i < k; i++ {
		if t := &f.tokens[i]; t.kind == figureToken || t.kind == textToken && (t.long || len(t.key) == 0 || !f.within(i, f.l.letters)) {
			return false
		}
	}
	return true
}

// behindPage reports whether the mark of a page stands on the line above token i, or
// nothing, or a page ends there. Words that are not read may name another table.
func (s *scan) behindPage(i int) bool {
	line := s.tokens[i].line
	if i == 0 || line == 0 {
		return false
	}
	last := &s.tokens[i-1]
	figure := last.kind == figureToken && last.line == line-1 // it may have a unit
	if above := &s.doc.Lines[line-1]; !figure && !isPageMark(s.doc, above) && hasLetter([]byte(s.lineText(above))) {
		return false
	}
	return (last.line < line-1 || last.kind == gapToken || s.doc.Lines[line-1].Page != s.doc.Lines[line].Page)
}

// beginsName reports whether the first word from token i on begins the name of a block
// of table four or of its first column, or such a name begins it.
func (f *four) beginsName(i int) bool {
	for f.tokens[i].kind != textToken {
		i++
	}
	w := f.allLetters(i)
	begins := func(name string) bool { return strings.HasPrefix(name, w) || strings.HasPrefix(w, name) }
	return begins(f.l.tables[tableDisputes].Rows[0].Columns[0].Label) || slices.ContainsFunc(f.l.blocks, func(b [2]string) bool { return begins(b[1]) })
}

// maxCompared bounds the tokens of table four that are compared with those of a header: it is
// printed on few pages.
const maxCompared = 64 * maxHeader

// A pageHeads finds the heads of pages in table four.
type pageHeads struct {
	*four
	left int // so many tokens may still be compared
}

// end returns where the lines from token i on end that are the head of a page: they
// repeat those of a header, which is whole. Where more words follow they begin with a whole
// name, behind the mark of a page, and all lines above it are repeated, or those down to a
// blank one that parts more than cells.
func (s *pageHeads) end(first, latest, i, hi int) int {
	header := first
	to, above, part := s.saysAgain(first, i, hi)
	if latest != first {
		if o, all, some := s.saysAgain(latest, i, hi); o > to {
			to, above, part, header = o, all, some, latest
		}
	}
	if s.left == 0 {
		return i // it may go on
	}
	next := to
	for next < hi && s.tokens[next].kind == gapToken {
		next++
	}
	switch {
	case to == i:
		return i
	case (next == hi || !s.headLine(next, s.lineEnd(next)) || s.anyFigure(header, i)) && !s.namesEach(header, i):
		return i // figures stand behind each name
	case next == hi || !s.headLine(next, s.lineEnd(next)):
		return to
	case !above:
		to = part
	}
	if s.tokens[i-1].kind == gapToken && s.tokens[i-1].line+1 == s.tokens[i].line || !s.beginsWhole(i, to) {
		return i
	}
	return to
}

// namesEach reports whether the words of a header from token i to before k have as many
// letters as the names of its columns.
func (f *four) namesEach(i, k int) bool {
	n := 0
	for _, c := range f.l.four {
		n += len(c)
	}
	for k = min(k, i+maxHeader); i < k && n > 0 && f.tokens[i].kind != figureToken; i++ {
		if t := &f.tokens[i]; t.kind == textToken {
			if len(t.key) == 0 {
				return false
			}
			n -= len(t.key)
		}
	}
	return n <= 0
}

// beginsWhole reports whether the words of a header from token i to before k begin with a
// whole name, or are names in pieces.
func (f *four) beginsWhole(i, k int) bool {
	rows := f.l.tables[tableDisputes].Rows
	first, group := rows[0].Label, rows[1].Groups[0]
	names := []string{first, group, first + group, group + rows[1].Label, group + rows[2].Label}
	var all []rune
	for ; i < k && len(all) < maxBlockName; i++ {
		if f.tokens[i].kind != textToken {
			continue
		}
		w := f.allLetters(i)
		if all == nil && slices.Contains(names, w) {
			return true
		}
		all = append(all, []rune(w)...)
	}
	return i == k && slices.ContainsFunc(names, func(n string) bool { return sameLetters(all, []rune(n)) })
}

// saysAgain returns the token up to which the lines from i on say what those from the
// token of a header on do, word for word, with as many blank lines between; i where not
// even the first does. Above says that they are all lines down to token i; part is where
// they end above the first blank line.
func (s *pageHeads) saysAgain(header, i, hi int) (end int, above bool, part int) {
	end = i
	at, to := header, i
	said, last := header, i // the words said last
	for n := 0; header >= 0 && n < 4*maxHeader && s.left > 0; n++ {
		s.left--
		switch {
		case at < i && s.tokens[at].kind == emptyToken:
			at++
			continue
		case to < hi && s.tokens[to].kind == emptyToken:
			to++
			continue
		}
		line := to == hi || s.tokens[to].line != s.tokens[last].line // another one
		if line != (at == i || s.tokens[at].line != s.tokens[said].line) {
			break
		}
		if line && s.tokens[last].kind == textToken {
			end = s.lineEnd(last)
		}
		if above = at == i; above || to == hi {
			break
		}
		a, b := &s.tokens[at], &s.tokens[to]
		if a.kind != b.kind || a.kind == figureToken || a.at != b.at || !slices.Equal(a.key, b.key) || a.kind == textToken && s.allLetters(at) != s.allLetters(to) {
			break
		}
		if b.kind == gapToken && part == 0 && !s.tabBelow(to) {
			part = end
		}
		said, last = at, to
		at, to = at+1, to+1
	}
	if part == 0 {
		part = end
	}
	return end, above, part
}

// tabBelow reports whether a lone tab, which opens a cell, stands among the blank lines from
// token i on, behind one of them at most.
func (s *scan) tabBelow(i int) bool {
	return s.loneTab(i) || i > 0 && s.loneTab(i-1) || i+1 < len(s.tokens) && s.loneTab(i+1)
}

// maxRepeats is how often a header is repeated without figures between at most.
const maxRepeats = 4

// namesColumns reports whether words name all columns, and nothing else.
func (f *four) namesColumns(words []int) bool {
	return string(f.letters(words)) == f.l.allNames
}

// disputeLetters are the letters of the header, as a set and one by one.
func disputeLetters(t *Table) (m *runeSet, each []rune) {
	m = &runeSet{}
	for _, r := range t.Rows {
		for _, s := range append(append([]string{r.Label}, r.Groups...), columnLabels(&r)...) {
			for _, c := range s {
				if !m.has(c) {
					each = append(each, c)
				}
				m.add(c)
			}
		}
	}
	return m, each
}

func columnLabels(r *Row) []string {
	out := make([]string, len(r.Columns))
	for i := range r.Columns {
		out[i] = r.Columns[i].Label
	}
	return out
}

// disputeHeader tells which blocks the header names, in order, and whether it
// reads as the form prints it.
func (f *four) disputeHeader(words []int) (blocks []int, clean bool) {
	text := string(f.letters(words))
	names := f.names
	var seq []int // the columns named, in order
	add := func(k int) {
		if k == 0 && len(blocks) > 0 {
			return // the first word of the header comes again behind a page break
		}
		if len(blocks) == 0 || blocks[len(blocks)-1] != k {
			blocks = append(blocks, k)
		}
	}
	columnFirst := false // a column is named before any block
	suits := false       // 行政诉讼 is named before any
	clean = true
scan:
	for rest := text; rest != ""; {
		for k := len(f.t.Rows) - 1; k >= 0; k-- {
			if r, ok := strings.CutPrefix(rest, f.t.Rows[k].Label); ok {
				rest = r
				if k == 0 && suits && len(blocks) == 0 {
					return []int{1, 2, 0}, false // its blocks stand before the first
				}
				add(k)
				continue scan
			}
		}
		if r, ok := strings.CutPrefix(rest, f.t.Rows[1].Groups[0]); ok {
			rest, suits = r, true
			continue
		}
		for c, n := range names {
			if r, ok := strings.CutPrefix(rest, n); ok {
				rest = r
				columnFirst = columnFirst || len(blocks) == 0
				seq = append(seq, c)
				continue scan
			}
		}
		clean = false
		break
	}
	if clean {
		clean = !columnFirst
		for i, c := range seq {
			if c != i%len(names) {
				clean = false
			}
		}
		sets := len(seq) / len(names)
		if len(seq)%len(names) != 0 || sets != len(blocks) && !(len(blocks) == 3 && sets == 4) {
			clean = false
		}
		if !slices.IsSorted(blocks) && !(clean && len(blocks) == 3 && blocks[0] == 0 && f.sideBySide(words)) {
			clean = false
		}
		if clean {
			return blocks, true
		}
	}
	if b := f.blockInColumns(words); b >= 0 {
		return []int{b}, true
	}
	// the words stand in columns: their lines tell the order of the blocks
	order, told := f.disputeOrder(words)
	// columns that are named once, and before the blocks, may have their figures one behind the other
	return order, told && !(columnFirst && len(seq) == len(names))
}

// sideBySide reports whether the names of the last two blocks stand on one line,
// which tells the order of the blocks.
func (f *four) sideBySide(words []int) bool {
	line := int32(-1)
	for _, i := range words {
		w := strings.TrimPrefix(f.allLetters(i), f.t.Rows[1].Groups[0])
		if w != f.t.Rows[1].Label && w != f.t.Rows[2].Label {
			continue
		}
		if l := f.tokens[i].line; line == l {
			return true
		}
		line = f.tokens[i].line
	}
	return false
}

// allLetters returns the letters of a text, those in brackets included.
func (s *scan) allLetters(i int) string {
	s.buf.words = s.appendLetters(s.buf.words[:0], i)
	return string(s.buf.words)
}

// letters returns the letters of some texts, one behind the other, until the next are asked for.
func (s *scan) letters(texts []int) []byte {
	b := s.buf.words[:0]
	for _, i := range texts {
		b = s.appendLetters(b, i)
	}
	s.buf.words = b
	return b
}

// appendLetters appends them to dst.
func (s *scan) appendLetters(dst []byte, i int) []byte { return s.appendFirst(dst, i, math.MaxInt) }

// appendFirst is appendLetters, up to so many bytes or a few more.
func (s *scan) appendFirst(dst []byte, i, most int) []byte {
	t := &s.tokens[i]
	if t.joined || t.bare {
		for _, r := range t.key {
			if len(dst) >= most && !t.joined {
				break
			}
			dst = utf8.AppendRune(dst, r)
		}
		return dst
	}
	var room smallRoom
	b := s.bytesIn(room[:], s.cellOf(t))
	for r, i := nextHan(b, 0); r != 0 && len(dst) < most; r, i = nextHan(b, i) {
		dst = utf8.AppendRune(dst, r)
	}
	return dst
}

// disputeOrder reads the order of the blocks from where their names stand.
func (f *four) disputeOrder(words []int) ([]int, bool) {
	if f.otherOrder(words) {
		return nil, false
	}
	first := func(name string) int {
		return slices.IndexFunc(words, func(i int) bool { return string(f.tokens[i].key) == name })
	}
	right := func(a, b string) bool {
		i, j := first(a), first(b)
		return 0 <= i && i < j && f.tokens[words[i]].line == f.tokens[words[j]].line
	}
	if right(f.t.Rows[0].Label, f.t.Rows[1].Groups[0]) && right(f.t.Rows[1].Label, f.t.Rows[2].Label) {
		return []int{0, 1, 2}, true
	}
	return f.disputePieces(words)
}

// otherOrder reports whether names of columns stand side by side in another order
// than the form's.
func (f *four) otherOrder(words []int) bool {
	names := f.names
	last, before := -1, -1 // the column named last, and by which token
	for _, i := range words {
		c := slices.Index(names, f.allLetters(i))
		if c >= 0 && last >= 0 && f.tokens[i].line == f.tokens[before].line && c != last && c != (last+1)%len(names) {
			return true
		}
		last, before = c, i
	}
	return false
}

// moreBlocks reports whether more lines of cells than table four has blocks stand among the
// tokens, each with just a cell for each column of a block: one of them is none of its.
func (f *four) moreBlocks(lo, hi int) bool {
	n := 0
	for i := lo; i < hi; {
		k := f.lineEnd(i)
		if k-i == f.n && f.figureLine(i, k) {
			n++
		}
		i = k
	}
	return n > len(f.t.Rows)
}

// anotherFour reports whether another table four stands among the tokens from lo to before
// to, of which the first block is named again: figures enough for a block stand behind the
// name of a block or a column above token from, where what is read begins, or a line of
// empty cells does.
func (f *four) anotherFour(lo, from, to int) bool {
	names := f.names
	named, line, figures := false, false, 0
	for i := lo; i < to; {
		k := f.lineEnd(i)
		line = line || named && f.figureLine(i, k) && !f.anyFigure(i, k)
		for ; i < k; i++ {
			tk := &f.tokens[i]
			switch {
			case tk.kind == figureToken && named && i < from:
				figures++
			case tk.kind != textToken || tk.long:
			case isRunes(tk.key, f.t.Rows[0].Label):
				if line || i >= from && figures >= len(names) {
					return true
				}
				named = true
			case i < from && slices.ContainsFunc(names[:len(names)-1], func(name string) bool { return isRunes(tk.key, name) }):
				named = true
			}
		}
	}
	return false
}

// fourAbove reports whether the heading of table four, or the name of a block, stands above
// where table three ends, with figures enough for a block behind it: there the table stands,
// and what is read behind table three is that of another year or agency.
func (f *four) fourAbove() bool {
	if !f.three.found() {
		return false
	}
	for i := f.nextHeading(0, tableDisputes+1); i < f.lo; {
		end := min(f.nextHeading(i+1, tableDisputes+1), f.lo)
		section, headed := f.words.headingOf(&f.tokens[i])
		figures := 0
		for ; i < end; i++ {
			if f.tokens[i].kind == figureToken {
				figures++
			}
		}
		if figures >= f.n && (!headed || section == tableDisputes+1) { // all tables may stand behind all text
			return true
		}
	}
	return false
}

// fourBelow reports whether the heading of table four stands again behind token to, with as many
// figures below it as the table has cells.
func (f *four) fourBelow(to int) bool {
	again, figures, whole := false, 0, len(f.out)
	for i, end := to, f.nextHeading(to, tableDisputes+2); i < end && figures < whole; i++ {
		tk := &f.tokens[i]
		switch {
		case again && tk.kind == figureToken:
			figures++
		case tk.kind == textToken:
			section, ok := f.words.headingOf(tk)
			again = again || ok && section == tableDisputes+1
		}
	}
	return figures == whole
}

// turnedFour reports whether the tokens name the columns of table four in another order
// than the form's: side by side, or one below the other where each is named once.
func (f *four) turnedFour(lo, hi int) bool {
	names := f.names
	last, before, sorted, seen := -1, 0, true, 0
	cycle, latest := true, len(names)-1 // each name follows the one before it, whatever stands between them
	twice := false                      // the line names the last of them twice, side by side
	for i := lo; i <= hi; i++ {
		c := -1
		if i < hi {
			switch tk := &f.tokens[i]; {
			case tk.kind == textToken && !tk.long:
				c = slices.Index(names, f.allLetters(i))
			case tk.kind != figureToken:
				continue
			}
		}
		if c >= 0 {
			cycle, latest = cycle && c == (latest+1)%len(names), c
		}
		beside := c >= 0 && last >= 0 && f.tokens[i].line == f.tokens[before].line
		if twice = twice || beside && c == last && c == len(names)-1; twice && !beside {
			if last == len(names)-2 { // one block has it first
				return true
			}
			twice = false
		}
		switch {
		case c < 0:
			if seen == len(names) && !sorted && !cycle {
				return true
			}
			sorted, seen = true, 0
		case last >= 0:
			if beside && c != last && c != (last+1)%len(names) {
				return true
			}
			sorted = sorted && c > last
			seen++
		default:
			seen = 1
		}
		last, before = c, i
	}
	return false
}

// disputePieces reads the order of the blocks from a header that is printed whole,
// but in pieces, several columns on each line: the names of the last two blocks begin
// on one line.
func (f *four) disputePieces(words []int) ([]int, bool) {
	want := f.words.four
	have := make([]rune, 0, len(want)+maxLabelKey)
	direct, after := 0, 0                   // the tokens with which the names begin
	directTells, afterTells := false, false // they say more than what stands in other names too
	begins := func(w string, r *Row) bool { return w != "" && strings.HasPrefix(r.Label, w) }
	from := words[0]
	for from > 0 && f.tokens[from-1].dup && f.tokens[from-1].line == f.tokens[from].line {
		from-- // the same word begins two columns
	}
	for i := from; i <= words[len(words)-1]; i++ {
		if f.tokens[i].kind != textToken {
			continue
		}
		w := f.allLetters(i)
		if have = append(have, []rune(w)...); len(have) > len(want) {
			return nil, false
		}
		switch {
		case begins(w, &f.t.Rows[1]):
			if tells := f.tellsName(i, w, f.t.Rows[1].Label); direct == 0 || tells && !directTells {
				direct, directTells = i, tells
			}
		case begins(w, &f.t.Rows[2]):
			if tells := f.tellsName(i, w, f.t.Rows[2].Label); after == 0 || tells && !afterTells ||
				tells == afterTells && (direct == 0 || f.tokens[after].line != f.tokens[direct].line) {
				after, afterTells = i, tells
			}
		}
	}
	if direct == 0 || after == 0 || !sameLetters(have, want) {
		return nil, false
	}
	if f.tokens[direct].line != f.tokens[after].line {
		if !f.nameEach(direct, after) {
			return nil, false
		}
		return []int{0, 1, 2}, false
	}
	others := 0 // texts of the line with which the names may begin too
	for i := f.lineStart(direct); i < f.lineEnd(direct); i++ {
		if w := f.allLetters(i); i != direct && i != after && f.tokens[i].kind == textToken && (begins(w, &f.t.Rows[1]) || begins(w, &f.t.Rows[2])) {
			others++
		}
	}
	if after < direct {
		// the first block, whose name has those letters too, stands before all else
		return []int{0, 2, 1}, (directTells && afterTells || others == 0 && f.lineStart(after) < after) && !f.columnWithin(after, direct)
	}
	return []int{0, 1, 2}, directTells || others == 0
}

// columnWithin reports whether words of columns stand among the tokens from lo to before hi, on
// one line: so do words that are printed one behind the other, wherever they stood.
func (f *four) columnWithin(lo, hi int) bool {
	return anyOf(f.tokens[lo:hi], func(t *token) bool {
		return len(t.key) > 0 && slices.ContainsFunc(f.names, func(n string) bool { return strings.HasPrefix(n, string(t.key[:1])) })
	})
}

// tellsName reports whether the name of a block begins with token i for certain: no other
// name has its letters, or those behind it on its line spell the name, or those below it
// in its column go on with it.
func (f *four) tellsName(i int, w, name string) bool {
	in := func(n string) bool { return n != name && strings.Contains(n, w) }
	if !slices.ContainsFunc(f.t.Rows, func(r Row) bool { return in(r.Label) }) && !slices.ContainsFunc(f.t.Rows[0].Columns, func(c Column) bool { return in(c.Label) }) {
		return true
	}
	line, down := w, w
	for k, below := i+1, i; k < len(f.tokens) && k < i+maxHeader; k++ {
		switch t := &f.tokens[k]; {
		case t.kind != textToken:
		case t.line == f.tokens[i].line:
			line += f.allLetters(k)
		case t.line > f.tokens[below].line && f.sameColumn(t, &f.tokens[i]):
			if down += f.allLetters(k); !strings.HasPrefix(name, down) {
				return strings.HasPrefix(line, name)
			}
			if below = k; utf8.RuneCountInString(down) > 2 {
				return true
			}
		}
	}
	return strings.HasPrefix(line, name)
}

// nameEach reports whether the names of the last two blocks stand whole, each alone on
// its line, one right behind the other: so do cells that are printed line by line.
func (f *four) nameEach(direct, after int) bool {
	alone := func(i int, name string) bool {
		l := &f.doc.Lines[f.tokens[i].line]
		return l.Last-l.First == 1 && f.allLetters(i) == name
	}
	return direct < after && alone(direct, f.t.Rows[1].Label) && alone(after, f.t.Rows[2].Label) &&
		!anyOf(f.tokens[direct+1:after], func(t *token) bool { return t.kind != gapToken })
}

func appendRunes(dst []rune, s string) []rune {
	for _, r := range s {
		dst = append(dst, r)
	}
	return dst
}

// sameLetters reports whether two texts have the same letters, in whatever order.
func sameLetters(a, b []rune) bool {
	if len(a) != len(b) {
		return false
	}
	var room [2][64]rune // enough for most
	a, b = append(room[0][:0], a...), append(room[1][:0], b...)
	slices.Sort(a)
	slices.Sort(b)
	return slices.Equal(a, b)
}

// partedBy returns how many blank lines stand before each of the headings, but for one in
// four at most, before which foreign words may stand; or how many at least. Lines of which
// nothing is read, as the marks of pages, do not count.
func (s *scan) partedBy(heads []heading) int {
	fewest, most := 0, 0
	var times [8]int // how often so many of them stand there
	for k, h := range heads {
		n, top := 0, 0
		if k > 0 {
			top = heads[k-1].line + 1
		}
		if h.line < top {
			continue // on the same line
		}
		for i := h.line - 1; i >= top; i-- {
			if s.doc.Lines[i].Kind == document.Blank {
				n++
			} else if _, shown := slices.BinarySearchFunc(s.tokens, int32(i), func(t token, line int32) int { return int(t.line - line) }); shown {
				break
			}
		}
		if k == 0 || n < fewest {
			fewest = n
		}
		if n < len(times) {
			if times[n]++; times[n] > times[most] {
				most = n
			}
		}
	}
	if len(heads) >= minHeads && times[most]*4 >= len(heads)*3 {
		return most
	}
	return fewest
}

// minHeads is how many headings tell what parts sections where some differ.
const minHeads = 4

// columnsOf tells which columns, in a row, have just the letters given, in any
// order.
func columnsOf(names []string, letters []rune) (from, to int) {
	var room [64]rune // enough for all of them
	for a := range names {
		have := room[:0]
		for b := a; b < len(names) && len(have) < len(letters); b++ {
			if have = appendRunes(have, names[b]); sameLetters(have, letters) {
				return a, b + 1
			}
		}
	}
	return 0, 0
}
