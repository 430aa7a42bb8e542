// This file is the room of the stretches of table four: words of its header, and what stands
// under them.

package gongkai

import (
	"slices"
	"strings"

	"github.com/seed-11a632b0/gongkai/document"
)

// A span is a stretch of table four: words of the header, then what stands
// under them.
type span struct {
	words []int // tokens
	after int   // how many of them stand before a text that is none; the heading may be wrapped
	end   int32 // the line on which the last piece of the words stands, where they are split
	items []int // figures, empty cells and blank lines behind the words
	dirty bool  // more stands there
	more  bool  // the words name columns that the form does not have
	// foreign words stand beside figures
	beside bool
	// before which item foreign words stand; 0 for none. Items are cells then only
	// where they are just as many figures
	passed int
}

// maxHeader bounds the tokens of one header; a column of single letters has
// some ninety.
const maxHeader = 240

// maxTried bounds how often words above empty cells are read as the header of a block.
const maxTried = 64

// minBlankTable is how many blank lines can be the cells of a block.
const minBlankTable = 5

// A spanReader finds the stretches of table four.
type spanReader struct {
	*four
	pace  int // so many spaces part cells, where that is known
	spans []span
	cur   span
	tried int  // how often empty cells were taken for a block
	odd   int  // foreign words among those of the header
	torn  bool // words of the header stand without anything under them
	more  bool // columns that the form does not have are named before the first word
}

// disputeSpans finds the header words of table four and what follows them; so many spaces
// part its cells, where that is known.
func (f *four) disputeSpans(pace int) []span {
	f.asked = lineAsked{}
	r := spanReader{four: f, pace: pace}
	for i := f.lo; i < len(f.tokens); i++ {
		t := &f.tokens[i]
		switch {
		case r.isWord(t):
			r.word(i)
		case t.kind == emptyToken && t.joined: // the rest of a word above
			r.cur.items, r.cur.end = r.cur.items[:0], t.line
		case t.kind == textToken && len(t.key) == 0 && !t.long:
			if len(r.cur.words) > 0 && (hasDigit(f.bytes(f.cellOf(t))) || (f.doc.Lines[t.line].Kind == document.Row || f.illegible(i)) && f.asked.onFigures(f.scan, i)) {
				r.cur.dirty = true // something that is no figure stands among them
			}
		case t.kind == textToken:
			r.foreign(i)
		case len(r.cur.words) > 0:
			r.cur.items = append(r.cur.items, i)
		}
	}
	r.flush()
	return r.spans
}

// isWord reports whether a token has no letters but those of the header.
func (r *spanReader) isWord(t *token) bool {
	return t.kind == textToken && !t.long && len(t.key) > 0 &&
		!slices.ContainsFunc(t.key, func(c rune) bool { return !r.l.letters.has(c) })
}

// word takes in a token that may be of the header.
func (r *spanReader) word(i int) {
	// cells without figures between words are the header's own, but for
	// a block that is printed empty
	if r.hasFigure() || r.emptyBlock() {
		r.flush()
	}
	cur := &r.cur
	if len(cur.words) >= maxHeader {
		*cur = span{words: cur.words[:0], items: cur.items}
	}
	cur.items = cur.items[:0]
	if t := &r.tokens[i]; !t.dup || len(t.key) == 1 {
		cur.words = append(cur.words, i)
	}
	cur.more, r.more = cur.more || r.more, false
}

// foreign takes in a text that is not of the header.
func (r *spanReader) foreign(i int) {
	t, cur := &r.tokens[i], &r.cur
	if section, ok := r.words.headingOf(t); ok && section > 3 {
		r.flush()
		return
	}
	if r.hasFigure() {
		if cur.passed == 0 && r.strange(t) && r.countFigures(cur.items) < len(r.out) {
			cur.passed = len(cur.items)
		} else {
			r.flush()
		}
		return
	}
	if r.countCells(cur.items) >= len(r.out) {
		r.flush() // it stands behind all cells
		return
	}
	r.more = r.foreignColumn(t)
	if len(cur.words) == 0 {
		return // it stands before the header
	}
	cur.more = cur.more || r.more
	if r.besideCells(i) && r.asked.onFigures(r.scan, i) {
		cur.dirty = true // something that is no figure stands among them
	}
	cur.beside = cur.beside || r.asked.onFigures(r.scan, i)
	if r.odd++; r.odd > 2 || t.long {
		r.flush()
	}
	cur.after = len(cur.words)
}

// hasFigure reports whether a figure stands under the words.
func (r *spanReader) hasFigure() bool { return r.countFigures(r.cur.items) > 0 }

// flush ends a stretch.
func (r *spanReader) flush() {
	cur := &r.cur
	if cur.passed > 0 && r.countFigures(cur.items[cur.passed:]) == 0 {
		cur.items, cur.passed = cur.items[:cur.passed], 0 // the words end the table
	}
	r.torn = r.torn || len(cur.words) > 1 && len(cur.items) == 0
	cur.dirty = cur.dirty || r.torn && len(cur.items) > 0 || cur.more && r.countCells(cur.items) <= len(r.out) || cur.beside && r.countFigures(cur.items) < len(r.out)
	if len(cur.words) >= 4 && (len(cur.items) >= minBlankTable || r.hasCells() || r.blankPaced(cur.items, r.n, r.pace)) {
		r.spans = append(r.spans, *cur)
		cur.words, cur.items = nil, nil
	}
	*cur = span{words: cur.words[:0], items: cur.items[:0]}
	r.odd = 0
}

// hasCells reports whether something under the words is no blank line, or one of spaces that
// may part empty cells.
func (r *spanReader) hasCells() bool {
	return slices.ContainsFunc(r.cur.items, func(i int) bool {
		l := &r.doc.Lines[r.tokens[i].line]
		return r.tokens[i].kind != gapToken || (l.Gap == document.Spaces || l.Gap == document.NBSP) && l.End-l.Start >= len(r.out)-1
	})
}

// goesOn reports whether the header is repeated, as behind a page break, and the
// figures behind it and those before are all that the table has.
func (f *four) goesOn(a, b span) bool {
	n, whole := f.countFigures(a.items), len(f.out)
	return n > 0 && n < whole && n+f.countFigures(b.items) == whole &&
		slices.EqualFunc(a.words, b.words, func(i, k int) bool { return slices.Equal(f.tokens[i].key, f.tokens[k].key) })
}

func (s *scan) countFigures(items []int) int {
	n := 0
	for _, i := range items {
		if s.tokens[i].kind == figureToken {
			n++
		}
	}
	return n
}

func (s *scan) countCells(items []int) int {
	n := 0
	for _, i := range items {
		if s.tokens[i].kind != gapToken {
			n++
		}
	}
	return n
}

// blankBlock reports whether the words are the whole header of one block, among which no
// blank lines stand, and behind it as many as it has columns, and those that part it from
// what follows.
func (f *four) blankBlock(sp span) bool {
	if len(sp.items) != f.n+f.parted || slices.ContainsFunc(sp.items, func(i int) bool { return f.tokens[i].kind != gapToken }) {
		return false
	}
	words := f.saidOnce(sp.words)
	if !f.unparted(words[0], words[len(words)-1]) {
		return false
	}
	name, ok := strings.CutSuffix(string(f.letters(words)), f.l.allNames)
	return ok && f.blockNamed(name) >= 0
}

// emptyBlock reports whether the words are the whole header of some blocks, and
// just their cells stand empty behind it.
func (r *spanReader) emptyBlock() bool {
	sp := r.cur
	if len(sp.words) == 0 {
		return false
	}
	if r.blankBlock(sp) {
		return true
	}
	n := r.n
	switch {
	case r.tabbed:
		n = 1
		for _, i := range sp.items {
			if r.loneTab(i) {
				n++
			}
		}
	case !r.blankPaced(sp.items, r.n, r.pace):
		n = len(r.emptyCells(sp))
	}
	if n == 0 || n%r.n != 0 || r.tried == maxTried {
		return false
	}
	r.tried++
	blocks, clean := r.disputeHeader(r.saidOnce(sp.words))
	return clean && len(blocks)*r.n == n
}

// strange reports whether a token is alone on its line and is none of the form's
// words.
func (s *scan) strange(t *token) bool {
	l := &s.doc.Lines[t.line]
	return l.Last-l.First == 1 && s.unknown(t)
}
