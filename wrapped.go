// This file is the room of narrow columns on plain lines: a number that its cell is too narrow
// for goes on above or below, and what is no number stands where a cell seems to be blank.

package gongkai

import (
	"slices"

	"github.com/seed-11a632b0/gongkai/document"
	"github.com/seed-11a632b0/gongkai/internal/slots"
)

// doubtWrapped doubts rows whose figures stand on a plain line, where a piece of a number that no
// row took stands right above one of them, or right below, or words stand in the column of a
// cell that shows none.
func (s *scan) doubtWrapped(rd *reading) {
	for i := range rd.rows {
		p := &rd.rows[i]
		if !p.run.Placed() || p.mode == slots.Marks || p.doubted || p.paced && (i == 0 || rd.rows[i-1].paced) {
			continue // or spaces tell its cells, and columns nothing
		}
		k := slices.IndexFunc(p.cells, func(c int) bool { return c >= 0 })
		if k < 0 || s.doc.Lines[s.tokens[p.cells[k]].line].Kind != document.Plain {
			continue
		}
		from, end := s.lineStart(p.cells[k]), s.lineEnd(p.cells[k])
		if slices.ContainsFunc(p.cells, func(c int) bool { return c >= end || c >= 0 && c < from }) || s.tokens[from].kind != textToken {
			continue // a cell a line, or no label on it
		}
		if i > 0 && s.tokens[from].line < s.tokens[p.body].line && rd.rows[i-1].run.Placed() && !s.printsFigure(&rd.rows[i-1]) {
			p.doubted, rd.rows[i-1].doubted = true, true // beside the label of its group: they may be those of the row before
			continue
		}
		if !slices.Contains(p.cells, nothing) && s.holdsSum(p) {
			continue
		}
		line := s.tokens[from].line
		p.doubted = from > 0 && s.tokens[from-1].line == line-1 && s.pieceBy(rd, i, s.lineStart(from-1), from) ||
			end < len(s.tokens) && s.tokens[end].line == line+1 && s.pieceBy(rd, i, end, s.lineEnd(end)) || s.wordsForBlank(rd, i, from, end)
	}
}

// pieceBy reports whether one of the tokens of a line, from lo to before hi, is a number or a
// piece of one, which no row took, and stands in the column of a figure of row i. There are no
// words on the line but of the row's own label; and it is not where the row before goes on, which
// is not read, and has cells left for all the figures that stand there.
func (s *scan) pieceBy(rd *reading, i, lo, hi int) bool {
	p := &rd.rows[i]
	if i > 0 && lo < p.first && hi-lo > 1 && s.goesOnAt(&rd.rows[i-1], lo, hi) {
		return false
	}
	piece := func(t *token) bool { // of a number, that is none: 611, or 5（; or of what is said of one: 余, or ?
		b := s.bytes(s.cellOf(t))
		switch {
		case t.long || len(b) == 0:
			return false
		case len(t.key) == 0:
			return isDigit(b[0]) || isDigit(b[len(b)-1]) || b[0] == '?' || string(b) == "？"
		}
		return len(t.key) <= numeralLetters && !s.words.knows(t.key) && !isPageMark(s.doc, &s.doc.Lines[t.line])
	}
	for k := lo; k < hi; k++ {
		if t := &s.tokens[k]; t.kind == textToken && (k < p.first || k > p.last) && !piece(t) {
			return false
		}
	}
	for k := lo; k < hi; k++ {
		switch t := &s.tokens[k]; {
		case t.kind == figureToken && s.fig(t).state == Given:
			if anyOf(rd.rows[max(0, i-1):min(len(rd.rows), i+2)], func(o *placed) bool { return slices.Contains(o.cells, k) }) {
				continue
			}
		case t.kind != textToken || !piece(t):
			continue
		}
		if slices.ContainsFunc(p.cells, func(c int) bool { return c >= 0 && s.meet(c, k) }) {
			return true
		}
	}
	return false
}

// goesOnAt reports whether a row that is not read has cells left for the figures among the tokens
// from lo to before hi, none of which stands in the column of another figure of it.
func (s *scan) goesOnAt(p *placed, lo, hi int) bool {
	if s.figuresOf(p) > p.row.N || slices.ContainsFunc(p.cells, func(c int) bool { return c != notShown }) {
		return false
	}
	for k := lo; k < hi; k++ {
		if anyOf(p.row.Items, func(it *slots.Item) bool { return it.Kind == slots.Figure && it.Ref != k && s.meet(it.Ref, k) }) {
			return false
		}
	}
	return true
}

// wordsForBlank reports whether a text on the line of row i, from token lo to before hi, that has no
// letters or is a number in such, stands in the column of a cell of it that shows nothing, where
// a row near by has its figure.
func (s *scan) wordsForBlank(rd *reading, i, lo, hi int) bool {
	for c, at := range rd.rows[i].cells {
		if at != nothing {
			continue
		}
		near := -1
		for k := max(0, i-nearby); k < min(len(rd.rows), i+nearby+1) && near < 0; k++ {
			if o := &rd.rows[k]; o.mode != slots.Marks && c < len(o.cells) {
				near = max(near, o.cells[c])
			}
		}
		for k := lo; k < hi && near >= 0; k++ {
			if t := &s.tokens[k]; t.kind == textToken && (len(t.key) == 0 || len(t.key) <= numeralLetters && chineseDigit(t.key[0]) >= 0) && s.meet(near, k) {
				return true
			}
		}
	}
	return false
}

// numeralLetters is how many letters a number in letters has, with its unit, or a remark on one.
const numeralLetters = 3

// meet reports whether the cells of two tokens share a column, in display width. A blank line that
// stands for a cell has none.
func (s *scan) meet(a, b int) bool {
	x, y := s.cellOf(&s.tokens[a]), s.cellOf(&s.tokens[b])
	return x != nil && y != nil && x.W < y.WEnd && y.W < x.WEnd
}
