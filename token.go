// This file turns a document into tokens: texts, figures and empty cells in
// reading order. Tables are read from tokens; documents are not looked at again
// but for places.

package gongkai

import (
	"bytes"
	"slices"
	"unicode/utf8"

	"github.com/seed-11a632b0/gongkai/document"
	"github.com/seed-11a632b0/gongkai/internal/align"
	"github.com/seed-11a632b0/gongkai/internal/slots"
)

type tokenKind uint8

const (
	textToken   tokenKind = iota // words
	figureToken                  // a number or a placeholder
	emptyToken                   // an empty cell between marks
	gapToken                     // a blank line
)

type token struct {
	kind   tokenKind
	long   bool  // text too long for a label
	dup    bool  // the next cell of the line repeats it; of a figure, the one before it
	glue   bool  // the figure stands glued to the text before it
	two    bool  // two labels run together, or figures stand within
	bare   bool  // the key is all its ideographs, those in brackets included, and nothing else
	joined bool  // it is put together of pieces on several lines, and only its key tells all letters; an empty cell is such a piece
	mark   int16 // number of the item mark; 0 for none
	line   int32 // index in Lines
	cell   int32 // index in Cells; -1 for a gap
	at     int32 // index of its cell in the line
	fig    int32 // index of its figure
	sign   sign
	word   uint8 // number of the form's word that the key is, whole; 0 for none
	key    []rune
}

const (
	maxLabelBytes = 360 // a longer cell is no label
	maxLabelKey   = 72
)

// A scan is a document as tokens.
type scan struct {
	doc    *document.Document
	tokens []token
	keys   []rune // slab of all keys
	figs   []figure
	words  *glossary
	valid  bool         // the source is known to be valid UTF-8
	plain  bool         // all cells are what stands in the source, in one piece and without tags
	report [2]mention   // where reports are spoken of next
	items  []slots.Item // slab of what stands in the rows
	strip  strip
	buf    *buffers     // where the slices come from
	parted int          // how many blank lines part a section from the next heading
	starts []int32      // first token of each line so far that shows something, behind some for none
	voids  int          // up to this token words for empty cells have been looked for
	gaps   uint         // what blank lines and empty cells consist of, one bit each
	void   int          // no token behind it is words for nothing
	lone   int          // no token behind it is a lone sign
	alone  []int32      // lines of one word, where that may repeat as the head of a page
	feet   []int32      // lines that are marks of pages
	named  uint64       // what signs name of table two, one bit for each set of forms
	hollow bool         // some token is words for nothing
	vacant bool         // some cell between marks is empty
	padded bool         // some figure begins with a zero
	asked  lineAsked    // while rows or stretches of table four are looked for
	flawed bool         // some line is damaged, or a figure is that of several rows
	loose  map[int]bool // lines of lone numbers that may be those of pages
	torn   bool         // some figure is broken off
}

// fig returns the figure of a token.
func (s *scan) fig(t *token) *figure { return &s.figs[t.fig] }

func newScan(doc *document.Document) *scan {
	buf := bufferPool.Get().(*buffers)
	s := &scan{doc: doc, words: newGlossary(), buf: buf}
	s.tokens = slices.Grow(buf.tokens, len(doc.Cells)+len(doc.Lines)/4)
	s.keys = slices.Grow(buf.keys, min(len(doc.Source)/3, 1<<16)+64)
	s.figs, s.items, s.alone, s.feet = buf.figs, buf.items, buf.alone[:0], buf.feet[:0]
	s.starts = append(buf.starts[:0], make([]int32, linesAbove)...)
	s.plain = bytes.IndexByte(doc.Source, '<') < 0
	for i := 0; i < len(doc.Cells) && s.plain; i++ {
		s.plain = doc.Cells[i].Str == "" && doc.Cells[i].Parts == nil
	}
	pages, loose := pageNumbers(doc)
	s.loose, s.flawed = loose, len(loose) > 0
	for _, i := range pageMarkRows(doc) {
		if pages == nil {
			pages = map[int]bool{}
		}
		pages[i] = true
	}
	index := indexColumn(doc)
	wide := false // some row has cells enough for a header over several lines
	within := -1  // the row that the lines here stand behind, with nothing of the form between
	var signed, barred []int
	for i := range doc.Lines {
		l := &doc.Lines[i]
		if l.Kind == document.Blank {
			s.tokens = append(s.tokens, token{})
			t := &s.tokens[len(s.tokens)-1]
			t.kind, t.line, t.cell = gapToken, int32(i), -1
			s.gaps |= 1 << l.Gap
			continue
		}
		s.flawed = s.flawed || l.Damaged
		if len(pages) > 0 && pages[i] || l.Kind == document.Plain && isPageMark(doc, l) {
			s.feet = append(s.feet, int32(i))
			continue
		}
		if l.Kind == document.Plain && isSheetMark(doc, l) || l.Last-l.First >= minCounting && isCounting(doc, l) || s.isRule(i) {
			continue
		}
		first := l.First
		if len(index) > 0 && index[i] {
			first++
		}
		from := len(s.tokens)
		s.starts = append(s.starts, int32(from))
		for c := first; c < l.Last; c++ {
			s.cell(int32(i), int32(c))
		}
		switch {
		case l.Kind == document.Row:
			within = i
			wide = wide || l.Last-l.First >= minStacked && l.Sep != '+'
			if s.barred(from) {
				barred = append(barred, from)
			}
		case len(s.tokens) > from && s.isFurniture(from):
			s.tokens = s.tokens[:from]
		case within >= 0 && s.foreign(from, within, i):
			s.tokens = s.tokens[:from]
		default:
			within = -1
			if l.Last-l.First == 1 && len(s.tokens) == from+2 && s.tokens[from+1].glue && s.unknown(&s.tokens[from]) {
				if s.loose == nil { // the number is that of an annex, say, or of the page
					s.loose = map[int]bool{}
				}
				s.loose[i], s.flawed = true, true
			}
			for k := from; l.Last-l.First == 1 && l.End-l.Start >= minRunning && k < len(s.tokens); k++ {
				s.alone = append(s.alone, int32(k))
			}
			if s.signed(from) {
				signed = append(signed, from)
			}
		}
		if s.allEmpty(from) {
			s.starts = s.starts[:len(s.starts)-1]
		}
	}
	s.dropSigns(signed)
	s.dropBars(barred)
	s.dropRunning()
	if wide {
		s.stack()
	}
	return s
}

// allEmpty reports whether all tokens from the given one on are empty cells.
func (s *scan) allEmpty(from int) bool {
	for i := from; i < len(s.tokens); i++ {
		if s.tokens[i].kind != emptyToken {
			return false
		}
	}
	return true
}

func (s *scan) cell(line, cell int32) {
	c := &s.doc.Cells[cell]
	s.tokens = slices.Grow(s.tokens, 1) // first, as what follows says more of the tokens before it
	tokens := append(s.tokens, token{})
	t := &tokens[len(tokens)-1] // filled where it stands, which spares a copy
	t.line, t.cell, t.at = line, cell, cell-int32(s.doc.Lines[line].First)
	if c.Start == c.End && c.Parts == nil && c.Str == "" {
		t.kind = emptyToken
		s.gaps |= 1 << c.Gap
		s.vacant = true
		s.tokens = tokens
		return
	}
	b := s.bytesIn(s.buf.cell, c)
	if c.Str != "" || c.Parts != nil {
		s.buf.cell = b
	}
	if s.figure(b) {
		s.flawed = s.flawed || c.RowSpan > 1
		t.kind, t.fig = figureToken, int32(len(s.figs)-1)
		if s.void == len(tokens)-1 && isNone(b) && s.doc.Lines[line].Kind == document.Row {
			t.kind = emptyToken
		}
		s.tokens = tokens
		return
	}
	if len(b) > maxLabelBytes {
		t.long = true
		s.tokens = tokens
		return
	}
	if k := gluedFigure(b); k > 0 && c.Str == "" && c.Parts == nil {
		at := t.at
		s.split(c, k)
		s.cell(line, int32(len(s.doc.Cells)-2))
		s.cell(line, int32(len(s.doc.Cells)-1))
		for i := len(s.tokens) - 2; i < len(s.tokens); i++ {
			s.tokens[i].at = at
		}
		s.tokens[len(s.tokens)-1].glue = true
		return
	}
	from := len(s.keys)
	keys, mark, digit, bare := readKey(s.keys, b)
	s.keys = keys
	t.key, t.mark = keys[from:len(keys):len(keys)], int16(mark)
	if len(t.key) == 0 {
		s.lone, s.torn = len(s.tokens), s.torn || breaksOff(b)
	}
	t.long = len(t.key) > maxLabelKey
	if rest := behindGroup(t.key); len(rest) < len(t.key) {
		t.key, t.mark, bare = rest, totalMark, false
	}
	t.bare = bare
	t.sign, t.word = s.signOf(t.key)
	t.two = digit && !t.long && len(t.key) > 1 && crowded(b)
	if n := len(s.tokens); n > 0 && len(t.key) > 0 {
		s.numberedBeside(n, b, t.key)
		if s.tokens[n-1].kind == figureToken && s.tokens[n-1].line == line && !s.rejoinBeside(t.key) {
			s.unlabelled(line)
		}
		if p := &s.tokens[n-1]; p.kind == textToken && p.line == line && slices.Equal(p.key, t.key) {
			p.dup = true
		}
	}
	s.rejoin(t)
	s.numbered(t, 0)
	s.tokens = tokens
}

// behindGroup returns the label of the total without the name of its group, which is longer and
// stands before it in the same cell where labels are paths.
func behindGroup(key []rune) []rune {
	if k := len(key) - len(totalKey); k >= len(resultsKey) && k <= len(resultsKey)+2 && key[0] == resultsKey[0] && slices.Equal(key[k:], totalKey) && slices.Equal(key[:len(resultsKey)], resultsKey) {
		return key[k:]
	}
	return key
}

var resultsKey, totalKey = lettersOf(resultsGroup), []rune("总计")

const totalMark = 7

// signOf returns what is known of the key of a token, and the number of the word that
// it is.
func (s *scan) signOf(key []rune) (w sign, word uint8) {
	w, word = s.words.sign(key)
	s.named |= 1 << w.columns
	return w, word
}

// figure keeps what a cell prints, where that is a figure.
func (s *scan) figure(b []byte) bool {
	if n, ok := plainDigits(b); ok && len(b) > 0 { // as in readFigure
		s.figs = append(s.figs, figure{})
		f := &s.figs[len(s.figs)-1]
		f.state, f.value, f.zeros = Given, Int(n), len(b) > 1 && b[0] == '0'
		s.padded = s.padded || f.zeros
		return true
	}
	f, ok := readFigure(b)
	if ok = ok && !(f.state == Blank && s.behindMark(b)); ok {
		s.figs = append(s.figs, f)
		s.padded = s.padded || f.zeros
		if s.lone = len(s.tokens); f.state == Blank && hasLetter(b) {
			s.void, s.hollow = len(s.tokens), true
		}
	}
	return ok
}

// hasLetter reports letters, or characters other than ASCII.
func hasLetter(b []byte) bool {
	for _, c := range b {
		if c >= utf8.RuneSelf || c|0x20 >= 'a' && c|0x20 <= 'z' {
			return true
		}
	}
	return false
}

// rejoin turns the word above t into a text where it was taken for a placeholder,
// as 没有, and both together are words of a label that is wrapped, as 没有现成信息.
func (s *scan) rejoin(t *token) {
	if len(t.key) == 0 {
		return
	}
	if s.void < s.above(2) {
		return // as it is nearly always
	}
	p, lines := s.over(t, 0)
	for i := s.above(1); t.at == 0 && i < s.above(0); i++ { // the mark of the label may stand before it
		if q := &s.tokens[i]; !s.unseen(q) {
			p, lines = q, 1
		}
		if p != nil && p.kind != textToken {
			break
		}
	}
	if p == nil || p.kind != figureToken || s.fig(p).state != Blank {
		return
	}
	first := s.above(lines)
	for first < len(s.tokens) && s.tokens[first].kind != figureToken {
		first++
	}
	// what stands below figures, or begins like a header, may be below cells
	if s.doc.Lines[p.line].Kind != document.Plain && (p != &s.tokens[first] || utf8.RuneCount(s.bytes(s.cellOf(p))) == 1 && s.words.topping.has(t.key[0])) {
		if q, _ := s.over(p, lines); q == nil || q.kind != textToken && !s.isPoint(q) {
			return // where words stand above it, too, it is in the column of the labels
		}
	}
	if s.joins(p, t.key) {
		s.numbered(p, lines)
	}
}

// rejoinBeside does the same with the word right before a text, whose key is given, on
// its line of marked cells: the label is in pieces.
func (s *scan) rejoinBeside(key []rune) bool {
	n := len(s.tokens) - 1
	p := &s.tokens[n]
	if s.doc.Lines[p.line].Kind != document.Row || s.fig(p).state != Blank || !s.joins(p, key) {
		return false
	}
	s.numberedBeside(n, s.bytes(s.cellOf(p)), p.key)
	return true
}

// joins turns a placeholder into a text where it is words that stand in a label right
// before others.
func (s *scan) joins(p *token, key []rune) bool {
	var buf [maxLabelKey]rune
	var room smallRoom
	word, mark := appendKey(buf[:0], s.bytesIn(room[:], s.cellOf(p)))
	if len(word) == 0 || len(word)+len(key) > len(buf) || !s.words.within(append(word, key...)) {
		return false
	}
	from := len(s.keys)
	s.keys = append(s.keys, word...)
	*p = token{line: p.line, cell: p.cell, at: p.at, key: s.keys[from:len(s.keys):len(s.keys)], mark: int16(mark)}
	p.sign, p.word = s.signOf(p.key)
	return true
}

// numbered turns the digit above t into the mark of an item, as 4.保护, where the
// label that t begins is wrapped at every letter or two; the point stands between
// them or begins t. Token t stands so many lines above the one that is being read.
func (s *scan) numbered(t *token, lines int) {
	if len(t.key) == 0 || !s.words.opensItem(t.key[0]) {
		return
	}
	point := t
	var room smallRoom
	if !opensWithPoint(s.bytesIn(room[:], s.cellOf(t))) {
		if s.figuresAbove(lines) {
			lines++ // they stand between the lines of the label
		}
		if s.lone < s.above(lines+2) {
			return
		}
		point, lines = s.over(t, lines)
		if point == nil || !s.isPoint(point) {
			return
		}
	}
	if digit, _ := s.over(point, lines); digit != nil && s.opensItemOf(digit, t.key) && point != t {
		*point = token{line: point.line, cell: point.cell, at: point.at}
	}
}

// figuresAbove reports whether the line so many lines above and one holds nothing but
// cells of a row, several.
func (s *scan) figuresAbove(lines int) bool {
	lo, hi := s.above(lines+1), s.above(lines)
	for i := lo; i < hi; i++ {
		if t := &s.tokens[i]; t.kind != figureToken && t.kind != emptyToken || s.isPoint(t) {
			return false
		}
	}
	return hi-lo >= minBeside
}

// opensItemOf turns a digit into the mark of an item, where one of that number begins
// with the key.
func (s *scan) opensItemOf(digit *token, key []rune) bool {
	if digit.kind != figureToken {
		return false
	}
	n := int(onlyRune(s.bytes(s.cellOf(digit))) - '0')
	if !s.words.opens(n, key[0]) {
		return false
	}
	*digit = token{line: digit.line, cell: digit.cell, at: digit.at, mark: int16(n)}
	return true
}

// numberedBeside does the same with the digit that stands in a cell of its own before
// token i of the line that is being read, one of marked cells: text b, whose key is
// given.
func (s *scan) numberedBeside(i int, b []byte, key []rune) {
	i--
	on := func(i int) bool { return i >= s.above(0) }
	if !on(i) || !s.words.opensItem(key[0]) || s.tokens[i].kind == emptyToken {
		return
	}
	point := &s.tokens[i]
	if !opensWithPoint(b) {
		if i--; !s.isPoint(point) || !on(i) {
			return
		}
	}
	if on(i-1) && s.tokens[i-1].kind == figureToken {
		return
	}
	if digit := &s.tokens[i]; s.opensItemOf(digit, key) && point != digit {
		*point = token{line: point.line, cell: point.cell, at: point.at}
	}
}

// opensWithPoint reports whether a text begins with a point.
func opensWithPoint(b []byte) bool {
	t := foldTable()
	for i := 0; i < len(b); {
		v, n := decode(b, i)
		i += n
		if r := fold(t, v); r != ' ' && r != 0 {
			return isMarkPoint(r)
		}
	}
	return false
}

// isPoint reports whether a token is a point, such as that of an item's number.
func (s *scan) isPoint(t *token) bool {
	c := s.cellOf(t)
	return c != nil && (t.kind == figureToken || len(t.key) == 0) && isMarkPoint(onlyRune(s.bytes(c)))
}

// isMarkPoint reports whether a character stands behind the number of an item.
func isMarkPoint(r rune) bool { return r == '.' || r == ',' || r == '、' }

// onlyRune returns the one character that a text shows, folded; 0 where it shows
// more, or nothing.
func onlyRune(b []byte) rune {
	if len(b) > 16 {
		return 0
	}
	t, only := foldTable(), rune(0)
	for i := 0; i < len(b); {
		v, n := decode(b, i)
		i += n
		switch r := fold(t, v); {
		case r == ' ' || r == 0:
		case only != 0:
			return 0
		default:
			only = r
		}
	}
	return only
}

// minBeside is how many figures of a row stand on one line before labels are sought
// on either side of it.
const minBeside = 3

// linesAbove is how many lines above the one that is being read are looked at.
const linesAbove = 5

// above returns the first token of the line so many lines above the one that is being
// read, of those that show something, up to linesAbove.
func (s *scan) above(lines int) int { return int(s.starts[len(s.starts)-1-min(lines, linesAbove)]) }

// labelColumns is among how many cells of a line those of its labels are.
const labelColumns = 8

// over returns the token above t whose cell begins where that of t does, on the next
// line or behind some that show nothing there, and how many lines above the one that
// is being read it stands; nil for none. On plain lines, where it stands says more than
// how many cells are before it. Token t stands so many lines above that.
func (s *scan) over(t *token, lines int) (*token, int) {
	c := &s.doc.Cells[t.cell]
	var first *token // of those that are as far from the beginning of their line
	at := 0
	for k := lines + 1; k <= min(lines+2, linesAbove); k++ {
		lo := s.above(k)
		for i := lo; i < min(s.above(k-1), lo+labelColumns); i++ {
			p := &s.tokens[i]
			if p.cell < 0 || p.kind == emptyToken || p.line >= t.line || p.line+linesAbove < t.line {
				continue
			}
			o := &s.doc.Cells[p.cell]
			if o.X != c.X && o.W != c.W && (p.at != t.at || first != nil) || s.unseen(p) {
				continue
			}
			if abs(o.X-c.X) <= 1 || abs(o.W-c.W) <= 1 || s.doc.Lines[t.line].Kind != document.Plain {
				return p, k
			}
			first, at = p, k
		}
	}
	return first, at
}

// unknown reports words that the form does not have, several letters of them.
func (s *scan) unknown(t *token) bool {
	return !t.long && len(t.key) >= minRunning && t.sign == sign{} && !s.words.knows(t.key)
}

// unseen reports whether the cell of a text shows nothing, or words that the form does
// not have.
func (s *scan) unseen(t *token) bool {
	if t.kind != textToken || t.long {
		return false
	}
	if len(t.key) > 0 {
		return s.unknown(t)
	}
	table, b := foldTable(), s.bytes(s.cellOf(t))
	for i := 0; i < len(b); {
		v, n := decode(b, i)
		if i += n; fold(table, v) != 0 {
			return false
		}
	}
	return true
}

// isVoid reports whether a figure is words that programs print in an empty cell.
func (s *scan) isVoid(t *token) bool {
	b := s.bytes(s.cellOf(t))
	return s.fig(t).state == Blank && len(b) > 0 && (b[0] == '<' || b[0] == '[' || b[0]|0x20 >= 'a' && b[0]|0x20 <= 'z')
}

// isNone reports what programs print between marks for a cell over which another reaches.
func isNone(b []byte) bool { return len(b) == len("None") && endsNone(b) }

// endsNone reports whether a text ends with such a word.
func endsNone(b []byte) bool {
	return bytes.HasSuffix(b, []byte("None")) || bytes.HasSuffix(b, []byte("null"))
}

// behindMark reports whether a placeholder is words, as 没有, and the token before
// it nothing but the mark of a label, as 2., which it begins.
func (s *scan) behindMark(b []byte) bool {
	n := len(s.tokens)
	if n == 0 || len(b) < 3 || b[0] < 0x80 {
		return false
	}
	p := &s.tokens[n-1]
	if p.kind != textToken || len(p.key) > 0 || p.mark == 0 || s.doc.Lines[p.line].Kind != document.Plain {
		return false
	}
	var buf [maxLabelKey]rune
	word, _ := appendKey(buf[:0], b[:min(len(b), maxLabelKey)])
	return len(word) > 0 && s.words.opens(int(p.mark), word[0])
}

// split adds two cells, which stand for the text of c up to its byte k, and
// for the rest.
func (s *scan) split(c *document.Cell, k int) {
	a, b := *c, *c
	a.End = c.Start + k
	n, w := 0, 0
	for _, r := range string(s.doc.Source[a.Start:a.End]) {
		n++
		w++
		if r > 0x2e7f {
			w++
		}
	}
	b.Start = a.End
	b.Column, b.X, b.W = c.Column+n, c.X+n, c.W+w
	a.XEnd, a.WEnd = b.X, b.W
	s.doc.Cells = append(s.doc.Cells, a, b)
}

// gluedFigure returns where in a text the figures begin that stand glued to
// the end of a label; 0 where there are none.
func gluedFigure(b []byte) int {
	n := len(b)
	if n < 4 || n > 240 {
		return 0
	}
	if wide := n > 3 && b[n-3] == 0xef && b[n-2] == 0xbc && b[n-1] >= 0x90 && b[n-1] <= 0x99; wide {
		k := n
		for k >= 3 && b[k-3] == 0xef && b[k-2] == 0xbc {
			k -= 3
		}
		return behindHan(b, k)
	}
	if !isDigit(b[n-1]) {
		return 0
	}
	k := n
	for k > 0 && (isDigit(b[k-1]) || b[k-1] == '.' || b[k-1] == ',' || b[k-1] == '-') {
		k--
	}
	for k >= 3 && (string(b[k-3:k]) == "，" || string(b[k-3:k]) == "−") { // figures go on before it
		j := k - 3
		for j > 0 && isDigit(b[j-1]) {
			j--
		}
		if j == k-3 {
			break
		}
		k = j
	}
	return behindHan(b, k)
}

// behindHan returns k where a character of a label stands before it, be it with
// space between; else 0.
func behindHan(b []byte, k int) int {
	t := foldTable()
	for to := k; to > 0; {
		v, n := utf8.DecodeLastRune(b[:to])
		r := fold(t, v)
		if r == ' ' || r == 0 {
			to -= n
			continue
		}
		if isHan(r) || r == '"' || r == ')' {
			return k
		}
		break
	}
	return 0
}

// bytes returns the text of a cell.
func (s *scan) bytes(c *document.Cell) []byte {
	if c.Str != "" {
		return []byte(c.Str) // where it is short and does not escape, it takes no memory
	}
	return s.bytesIn(nil, c)
}

// bytesIn is bytes, with room for a text that does not stand in one piece.
func (s *scan) bytesIn(room []byte, c *document.Cell) []byte {
	if c.Str == "" && c.Parts == nil {
		return s.doc.Source[c.Start:c.End]
	}
	room = append(room[:0], c.Str...)
	for i := 0; i < len(c.Parts) && c.Str == ""; i++ {
		part := s.doc.Source[c.Parts[i].Start:c.Parts[i].End]
		if !s.valid && !utf8.Valid(part) { // broken characters of two parts make none
			part = bytes.ToValidUTF8(part, []byte("\ufffd"))
		}
		room = append(room, part...)
	}
	return room
}

// A smallRoom is room for most texts in pieces.
type smallRoom [128]byte

// cellOf returns the cell of a token; nil for a gap.
func (s *scan) cellOf(t *token) *document.Cell {
	if t.cell < 0 {
		return nil
	}
	return &s.doc.Cells[t.cell]
}

// pos returns the place of a token; for a figure, where the number begins.
func (s *scan) pos(t *token) Position {
	c := s.cellOf(t)
	if c == nil {
		return s.doc.Lines[t.line].Pos()
	}
	if t.kind == figureToken && s.fig(t).start > 0 && c.Parts == nil && c.Str == "" {
		return s.doc.PosAt(c, c.Start+s.fig(t).start)
	}
	return c.Pos()
}

// units returns the texts among the tokens from lo to before hi as units for
// alignment, and for each the index of its token. Both hold until the next call.
func (s *scan) units(lo, hi int) ([]align.Unit, []int) {
	units, at := s.buf.units[:0], s.buf.at[:0]
	alone := -1       // token of the latest mark that no letter has followed
	person := int8(0) // the column of table three that the latest word names
	for i := lo; i < hi; i++ {
		t := &s.tokens[i]
		switch t.kind {
		case figureToken, emptyToken:
			if n := len(units); n > 0 {
				units[n-1].Slots++
			}
			if t.kind == figureToken {
				person = 0
			}
		case textToken:
			units = append(units, align.Unit{})
			u := &units[len(units)-1]
			u.Mark, u.Barrier, u.Break = int(t.mark), t.long, t.sign.lawItem || s.opensItem(i, hi)
			if !t.dup {
				u.Key = t.key
			}
			if p := t.sign.person; p > 1 && p == person+1 && t.mark == 0 {
				u.Barrier = true // a label of so few letters as 其他 is not sought in a header
			}
			person = t.sign.person
			switch {
			case len(t.key) == 0 && t.mark > 0:
				alone = i
			case alone >= 0 && len(t.key) > 0:
				if m := &s.tokens[alone]; m.at == t.at && t.mark == 0 && s.words.opens(int(m.mark), t.key[0]) {
					u.Mark = int(m.mark)
				}
				alone = -1
			}
			at = append(at, i)
		}
	}
	s.buf.units, s.buf.at = units, at
	return units, at
}

// opensItem reports whether token i is the first piece of 第二十条, with which the
// sub-headings of table two begin.
func (s *scan) opensItem(i, hi int) bool {
	k := s.tokens[i].key
	if len(k) == 0 || len(k) > 3 || k[0] != '第' {
		return false
	}
	n := 0
	for hi = min(hi, i+maxLawItem); i < hi && n < len(lawItem); i++ {
		if t := &s.tokens[i]; t.kind == textToken && !t.dup {
			for _, r := range t.key {
				if n < len(lawItem) && r != lawItem[n] {
					return false
				}
				n++
			}
		}
	}
	return n >= len(lawItem)
}

// maxLawItem bounds the tokens over which 第二十条 is spelled.
const maxLawItem = 64

// lawItem is what the sub-headings of table two begin with.
var lawItem = [...]rune{'第', '二', '十', '条'}
