// This file is the prose room: figures that sentences state, as claims on cells
// of the tables. Its words are in claims_words.go, its numbers in
// claims_figures.go, how sentences are taken apart in claims_read.go and what
// their clauses claim in claims_rules.go, and how a claim is held against the
// tables in claims_check.go.

package gongkai

import (
	"bytes"
	"html"
	"slices"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"
)

// A Reading is one way to understand a claim: a sum of cells, less others.
type Reading struct {
	Plus  []Path `json:"plus"`
	Minus []Path `json:"minus,omitempty"`
}

// A Claim is a figure that the prose states.
type Claim struct {
	// Kind is what it is on: "received", "carried_in", "carried_out", "completed",
	// "result", "applicant", "review", "litigation", "direct", "after_review",
	// "disputes" (of several kinds together), "dispute_result", "documents",
	// "licensing", "penalties", "coercion", "processing_fee", or "percent", which
	// is the share of the count that Text begins with.
	Kind string
	// Text is the clause as printed; where it runs over several lines, they are
	// joined by line ends.
	Text    string
	Section string   // the section it stands in
	Pos     Position // where Text begins in the input
	Value   Number   // the figure
	Unit    string   // the measure word: 件, 元, % and so on
	About   bool     // it is no exact figure: 余, 约, 多
	Year    int      // the year that it names; 0 for none
	Sure    bool     // it can be read in no other way than Readings
	// Readings are the sums of cells it may state; none where no cell holds it,
	// as with the fee for information (信息处理费).
	Readings []Reading
}

// Held returns the first reading that the tables of r bear out, and whether one
// does.
func (c *Claim) Held(r *Report) (int, bool) {
	if r == nil {
		return 0, false
	}
	for i := range c.Readings {
		if n, ok, _ := c.Readings[i].value(r); ok && c.matches(n) {
			return i, true
		}
	}
	return 0, false
}

// matches reports whether n is the claimed figure, to its precision.
func (c *Claim) matches(n Number) bool {
	if n.Cmp(c.Value) == 0 {
		return true
	}
	if !c.About {
		return false
	}
	d, ok := n.Sub(c.Value)
	if !ok {
		return false
	}
	if d.Sign() < 0 {
		d, _ = Number{}.Sub(d)
	}
	return withinTenth(d, c.Value)
}

// withinTenth reports whether d is at most a tenth of v.
func withinTenth(d, v Number) bool {
	sum := Number{}
	for range 10 {
		var ok bool
		if sum, ok = sum.Add(d); !ok {
			return false
		}
	}
	return sum.Cmp(v) <= 0
}

// value returns the sum, whether it is known, and whether a cell of it is
// uncertain. A blank total is the sum of its row, and other blanks are zeros.
func (x *Reading) value(r *Report) (n Number, ok, uncertain bool) {
	ok = len(x.Plus) > 0
	for side, paths := range [][]Path{x.Plus, x.Minus} {
		for _, p := range paths {
			m, known, doubt := cellOrRow(r, p)
			uncertain = uncertain || doubt
			if !known {
				return n, false, uncertain
			}
			if side == 0 {
				n, known = n.Add(m)
			} else {
				n, known = n.Sub(m)
			}
			ok = ok && known
		}
	}
	return n, ok, uncertain
}

// cellOrRow returns the figure of a cell; of a blank total, the sum of the
// others in its row.
func cellOrRow(r *Report, p Path) (n Number, ok, uncertain bool) {
	c := r.Cell(p)
	switch c.State {
	case Given:
		return c.Value, true, c.Uncertain
	case Blank:
	default:
		return n, false, false
	}
	d := r.Form.data()
	i, found := d.index[p]
	if !found || p.Column() != "total" {
		return n, true, c.Uncertain
	}
	uncertain = c.Uncertain
	for i--; i >= 0 && d.paths[i].Section() == p.Section() && d.paths[i].Row() == p.Row(); i-- {
		c := r.Cell(d.paths[i])
		uncertain = uncertain || c.Uncertain
		switch c.State {
		case Given:
			var fits bool
			if n, fits = n.Add(c.Value); !fits {
				return n, false, uncertain
			}
		case Blank:
		default:
			return n, false, uncertain
		}
	}
	return n, true, uncertain
}

// ReadClaims reads the figures that the prose of the sections states. Parse
// leaves them in Claims; it is for reports that were made by hand, whose
// paragraphs are taken to stand in one piece at their places.
func (r *Report) ReadClaims() []Claim { return r.readClaims(nil) }

// readClaims is ReadClaims. Where source is not nil, paragraphs may stand there
// with tags and line ends in between.
func (r *Report) readClaims(source []byte) []Claim {
	if r == nil || r.Form.data() == nil { // nothing to hold them against
		return nil
	}
	p := proses.Get().(*prose)
	defer p.release()
	p.begin(r)
	p.source = source
	for i := range r.Sections {
		if s := &r.Sections[i]; s.Name != "problems" && len(s.Text) > 0 {
			p.join(s)
			p.read()
		}
	}
	return p.claims()
}

// A prose reads the running text of sections. What it holds is used again and
// again, so that nothing is allocated but what is found.
type prose struct {
	r      *Report
	cells  *claimCells
	agency []rune
	names  uint64 // the lowest bits of the letters that ownName can begin with
	source []byte

	section *Section
	text    []rune  // the letters of the section, folded, without spaces and quotes
	at      []int32 // where each of them begins in its paragraph
	marks   []int32 // those of them that letterMark tells, and the last one
	starts  []int32 // the letter that each paragraph begins with

	figs         []figureWord
	before, tail []claimWord // the words before a figure, and behind it
	spare        []claimWord
	clause       clause   // the one that is read
	sentenceNow  sentence // and its sentence
	topicNow     topic    // what the paragraph has said so far
	now, mark    aligner  // where the last claim begins, and the last one of the sentences before

	out    []foundClaim
	sums   []foundSum // of all claims
	places []int16    // of all sums
}

// A foundClaim is a claim whose readings are the sums from first to last.
type foundClaim struct {
	Claim
	first, last int32
}

// A foundSum is a reading: the cells from first to last, those from minus on
// taken away.
type foundSum struct{ first, minus, last int32 }

var proses = sync.Pool{New: func() any { return new(prose) }}

func (p *prose) begin(r *Report) {
	p.r, p.cells = r, claimCellsOf(r.Form)
	p.agency, p.names = appendFolded(p.agency[:0], r.Agency), 0
	for _, c := range p.agency {
		p.names |= 1 << (c & 63)
	}
	p.out, p.sums, p.places = p.out[:0], p.sums[:0], p.places[:0]
}

// maxLetters bounds the letters that a prose keeps room for.
const maxLetters = 1 << 16

// release gives the prose back, without what it has read.
func (p *prose) release() {
	if cap(p.text) > maxLetters || cap(p.out) > maxLetters/64 {
		return
	}
	clear(p.out[:cap(p.out)])
	p.r, p.source, p.section, p.now, p.mark, p.clause = nil, nil, nil, aligner{}, aligner{}, clause{}
	proses.Put(p)
}

// claims returns what was found. All readings share two arrays, and no two of
// them a cell, so that callers may change them.
func (p *prose) claims() []Claim {
	if len(p.out) == 0 {
		return nil
	}
	paths := make([]Path, len(p.places))
	for i, c := range p.places {
		paths[i] = p.cells.paths[c]
	}
	readings := make([]Reading, len(p.sums))
	for i, s := range p.sums {
		readings[i].Plus = paths[s.first:s.minus:s.minus]
		if s.minus < s.last {
			readings[i].Minus = paths[s.minus:s.last:s.last]
		}
	}
	out := make([]Claim, len(p.out))
	for i := range p.out {
		f := &p.out[i]
		out[i] = f.Claim
		if f.first < f.last {
			out[i].Readings = readings[f.first:f.last:f.last]
		}
	}
	return out
}

// maxParagraph bounds the bytes of a paragraph that is read.
const maxParagraph = 1 << 20

// joinedBytes is how many bytes are looked at in one go, a power of two.
const joinedBytes = 256

// join puts the lines of a section together where a sentence runs on.
func (p *prose) join(s *Section) {
	p.section = s
	p.starts = p.starts[:0]
	text, at, marks := p.text[:0], p.at[:0], p.marks[:0]
	p.now, p.mark = aligner{}, aligner{}
	letters := proseLetters()
	longest, first := 0, 0
	for i := range s.Text {
		start := len(text)
		if t := s.Text[i].Text; len(t) <= maxParagraph {
			for k := 0; k < len(t); {
				n, m := len(text), len(marks)
				text, at, marks = slices.Grow(text, joinedBytes), slices.Grow(at, joinedBytes), slices.Grow(marks, joinedBytes)
				piece := proseRoom{(*[joinedBytes]rune)(text[n : n+joinedBytes]), (*[joinedBytes]int32)(at[n : n+joinedBytes]), (*[joinedBytes]int32)(marks[m : m+joinedBytes])}
				dn, dm, next := piece.fold(letters, t, k, int32(n))
				text, at, marks, k = text[:n+dn], at[:n+dn], marks[:m+dm], next
			}
		}
		p.starts = append(p.starts, int32(start))
		if len(text) > start { // the end of a line, until it is known to run on
			longest = max(longest, len(text)-start)
			marks = append(marks, int32(len(text)))
			text, at = append(text, '\n'), append(at, int32(len(s.Text[i].Text)))
		}
	}
	p.text, p.at, p.marks = text, at, marks
	if longest >= 80 { // paragraphs, and not lines of a page
		return
	}
	// take out the line ends within sentences
	to, read, kept := 0, 0, 0
	for i := range p.starts {
		end := len(p.text)
		if i+1 < len(p.starts) {
			end = int(p.starts[i+1])
		}
		from := first
		first = end
		p.starts[i] = int32(to)
		runs := end > from && (end-from-1)*10 >= longest*7 && i+1 < len(p.starts) && !beginsItem(p.text[end:])
		if runs {
			end--
		}
		for ; read < len(marks) && int(marks[read]) < first; read++ {
			if int(marks[read]) < end {
				marks[kept] = marks[read] - int32(from-to)
				kept++
			}
		}
		to += copy(p.text[to:], p.text[from:end])
		copy(p.at[int(p.starts[i]):], p.at[from:end])
	}
	p.text, p.at, p.marks = p.text[:to], p.at[:to], marks[:kept]
	if to > 0 && (kept == 0 || int(marks[kept-1]) < to-1) {
		p.marks = append(p.marks, int32(to-1))
	}
}

// proseRoom is room for the letters of one go.
type proseRoom struct {
	text      *[joinedBytes]rune
	at, marks *[joinedBytes]int32
}

// fold fills it with the letters of a text from byte k on, of which first come before,
// and returns how many letters and marks these are, and how far it came.
func (j proseRoom) fold(letters *[1 << 16]uint32, t string, k int, first int32) (n, m, next int) {
	text, at, marks := j.text, j.at, j.marks
	for end := min(k+joinedBytes, len(t)); k < end; {
		if n, k = j.ideographs(letters, t[:end], k, n); k == end {
			break
		}
		c, size := rune(t[k]), 1
		if c >= utf8.RuneSelf {
			c, size = utf8.DecodeRuneInString(t[k:])
		}
		mark := uint32(0)
		if c < 1<<16 {
			c = rune(letters[c] & letterMask)
			mark = letters[c] & letterMark
		}
		// the next one takes the place of what is no letter, or no mark
		text[n&(joinedBytes-1)], at[n&(joinedBytes-1)], marks[m&(joinedBytes-1)] = c, int32(k), first+int32(n)
		if c != 0 {
			n++
		}
		if mark != 0 {
			m++
		}
		k += size
	}
	return n, m, k
}

// ideographs is fold of those at byte k, of which n letters come before, and which are
// no marks and as they are: nearly all.
func (j proseRoom) ideographs(letters *[1 << 16]uint32, t string, k, n int) (int, int) {
	for n < joinedBytes && k >= 0 && k < len(t)-2 {
		x, y, z := t[k], t[k+1]^0x80, t[k+2]^0x80
		if x < 0xe4 || x > 0xe9 || y|z >= 0x40 {
			break
		}
		c := uint32(x)&15<<12 | uint32(y)<<6 | uint32(z)
		if letters[uint16(c)]&(letterMask|letterMark) != c {
			break
		}
		j.text[n&(joinedBytes-1)], j.at[n&(joinedBytes-1)] = rune(c), int32(k)
		n++
		k += 3
	}
	return n, k
}

// appendFolded appends s as join does.
func appendFolded(dst []rune, s string) []rune {
	letters := proseLetters()
	for _, c := range s {
		if c < 1<<16 {
			c = rune(letters[c] & letterMask)
		}
		if c != 0 {
			dst = append(dst, c)
		}
	}
	return dst
}

// span returns the text from letter a to letter b as printed, and where it
// begins.
func (p *prose) span(a, b int) (string, Position) {
	if a >= b {
		return "", Position{}
	}
	i := p.paragraphOf(a)
	para := &p.section.Text[i]
	from := int(p.at[a])
	pos := p.position(i, from)
	j := i
	if j+1 < len(p.starts) && int(p.starts[j+1]) < b {
		j = p.paragraphOf(b - 1)
	}
	last := p.section.Text[j].Text
	end := int(p.at[b-1])
	if end < len(last) {
		_, n := utf8.DecodeRuneInString(last[end:])
		end += n
	}
	if i == j {
		return para.Text[from:end], pos
	}
	var t strings.Builder
	t.WriteString(para.Text[from:])
	for k := i + 1; k < j; k++ {
		t.WriteByte('\n')
		t.WriteString(p.section.Text[k].Text)
	}
	t.WriteByte('\n')
	t.WriteString(last[:end])
	return t.String(), pos
}

// paragraphOf returns the paragraph of a letter.
func (p *prose) paragraphOf(letter int) int {
	i, found := slices.BinarySearch(p.starts, int32(letter))
	if !found {
		return i - 1
	}
	for i+1 < len(p.starts) && p.starts[i+1] == p.starts[i] { // empty paragraphs
		i++
	}
	return i
}

// position returns the place of a byte of a paragraph in the input.
func (p *prose) position(paragraph, offset int) Position {
	para := &p.section.Text[paragraph]
	if !para.Pos.IsValid() {
		return Position{}
	}
	g := &p.now
	if !g.at(paragraph, offset) { // back in the sentence, but no further
		*g = p.mark
	}
	if !g.at(paragraph, offset) {
		*g = aligner{known: true, paragraph: paragraph, pos: para.Pos, plain: p.source == nil}
		if !g.plain {
			g.lost = para.Pos.Offset < 0 || para.Pos.Offset > len(p.source)
			g.plain = !g.lost && hasPrefix(p.source[para.Pos.Offset:], para.Text)
		}
	}
	switch {
	case g.lost:
	case g.plain:
		g.pos.Column += countRunes(para.Text[g.text:offset])
		g.pos.Offset += offset - g.text
		g.text = offset
	default:
		for !g.lost && g.text < offset {
			g.step(p.source, para.Text)
		}
		if !g.lost {
			g.skip(p.source, para.Text)
		}
	}
	if g.lost {
		return para.Pos
	}
	return g.pos
}

// An aligner finds where the bytes of a paragraph stand in the source, which may
// have tags, entities, line ends and bytes that are no text in between.
type aligner struct {
	known     bool
	plain     bool // it stands there in one piece
	lost      bool // it stands there in no way that is known
	paragraph int
	text      int      // how far the paragraph is read
	pos       Position // where that is in the source
}

// at reports whether g can go on to the offset.
func (g *aligner) at(paragraph, offset int) bool {
	return g.known && g.paragraph == paragraph && g.text <= offset
}

// step reads one letter of the text, and what stands for it in the source.
func (g *aligner) step(source []byte, text string) {
	c, n := utf8.DecodeRuneInString(text[g.text:])
	g.skip(source, text)
	if g.lost {
		return
	}
	if _, size, same := g.sees(source, c); same {
		g.advance(source, size)
	} else if !unicode.IsSpace(c) {
		g.lost = true
		return
	}
	g.text += n
}

// sees reports whether c stands at the place, and how many bytes it takes up.
func (g *aligner) sees(source []byte, c rune) (d rune, size int, same bool) {
	rest := source[g.pos.Offset:]
	if len(rest) == 0 {
		return 0, 0, false
	}
	d, size = utf8.DecodeRune(rest)
	if d == '&' {
		if e, n := entityAt(rest); n > 0 {
			return e, n, e == c || unicode.IsSpace(e) && unicode.IsSpace(c)
		}
	}
	if d == c && (d != utf8.RuneError || size > 1) {
		return d, size, true
	}
	if d == utf8.RuneError && size == 1 { // a run of bytes that are no text is one letter
		for size < len(rest) {
			if e, n := utf8.DecodeRune(rest[size:]); e != utf8.RuneError || n != 1 {
				break
			}
			size++
		}
		return d, size, c == utf8.RuneError
	}
	return d, size, unicode.IsSpace(d) && unicode.IsSpace(c)
}

// skip passes tags, and space that the text does not have.
func (g *aligner) skip(source []byte, text string) {
	c, _ := utf8.DecodeRuneInString(text[g.text:])
	for g.pos.Offset < len(source) {
		d, size, same := g.sees(source, c)
		switch {
		case same:
			return
		case d == '<':
			n := tagAt(source[g.pos.Offset:])
			if n == 0 {
				g.lost = true
				return
			}
			g.advance(source, n)
		case unicode.IsSpace(d) || d < 1<<16 && foldTable()[d] == 0:
			g.advance(source, size)
		default:
			return
		}
	}
}

// advance goes on by n bytes.
func (g *aligner) advance(source []byte, n int) {
	for end := g.pos.Offset + n; g.pos.Offset < end; {
		d, size := utf8.DecodeRune(source[g.pos.Offset:end])
		g.pos.Offset += size
		g.pos.Column++
		switch {
		case d == '\n' && g.pos.Offset > 1 && source[g.pos.Offset-2] == '\r':
			g.pos.Column = 1 // of one line end
		case d == '\n', d == '\r':
			g.pos.Line++
			g.pos.Column = 1
		}
	}
}

// tagAt returns the length of the tag or comment that b begins with; 0 where it
// does not end.
func tagAt(b []byte) int {
	if len(b) < 2 || b[1] != '/' && b[1] != '!' && (b[1]|0x20 < 'a' || b[1]|0x20 > 'z') {
		return 0
	}
	if bytes.HasPrefix(b, []byte("<!--")) {
		if i := bytes.Index(b, []byte("-->")); i >= 0 {
			return i + len("-->")
		}
		return 0
	}
	return bytes.IndexByte(b, '>') + 1
}

// maxEntity bounds the bytes of a character entity, without its semicolon.
const maxEntity = 32

// entityAt returns the character of the entity that b begins with, and the
// bytes it takes up; 0 where it is none.
func entityAt(b []byte) (c rune, n int) {
	for n = 1; n < len(b) && n < maxEntity && (b[n] == '#' || b[n]|0x20 >= 'a' && b[n]|0x20 <= 'z' || isDigit(rune(b[n]))); n++ {
	}
	if n < len(b) && b[n] == ';' {
		n++
	}
	s := html.UnescapeString(string(b[:n]))
	c, size := utf8.DecodeRuneInString(s)
	if size != len(s) || c == '&' && n == 1 {
		return 0, 0
	}
	return c, n
}

// hasPrefix reports whether b begins with s.
func hasPrefix(b []byte, s string) bool { return len(b) >= len(s) && string(b[:len(s)]) == s }
