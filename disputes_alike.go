// This file is the room of a table four whose figures are all alike, as the zeros of most
// agencies are: in what order its columns stand does not matter then, nor whether its
// header can be spelled.

package gongkai

import "slices"

// readAlike reads table four where just a figure for each column stands below its heading, all
// on one line or those of each block on one, and they are alike; and where all other words are
// of its header, and say all that it says.
func (f *four) readAlike() (from, to int) {
	n, hi := f.n, f.hi
	from = f.nextHeading(f.lo, tableDisputes+1) + 1
	if from >= hi || f.three.damaged {
		return 0, 0
	}
	figures := f.buf.ints.take(len(f.out))[:0]
	empty := int32(-1) // the line of the last empty cell
	for i := from; i < hi; i++ {
		tk := &f.tokens[i]
		switch tk.kind {
		case figureToken:
			if len(figures) == cap(figures) || tk.line == empty || tk.glue || tk.dup || f.damaged(tk) {
				return 0, 0
			}
			if figures = append(figures, i); !f.printsAlike(i, figures[0]) {
				return 0, 0
			}
		case textToken:
			if tk.long || hasDigit(f.bytes(f.cellOf(tk))) || !f.within(i, f.l.letters) {
				return 0, 0
			}
		case emptyToken:
			if empty = tk.line; len(figures) > 0 && f.tokens[figures[len(figures)-1]].line == empty {
				return 0, 0 // one of the figures may be none of the form's
			}
		}
	}
	if len(figures) < cap(figures) {
		return 0, 0
	}
	for _, c := range f.l.said {
		if !anyOf(f.tokens[from:hi], func(t *token) bool { return t.kind == textToken && slices.Contains(t.key, c) }) {
			return 0, 0
		}
	}
	if wide := f.cellsOfLine(figures); wide != n && wide != len(figures) || wide == n && f.unevenly(figures) {
		return 0, 0
	}
	f.setAll(figures, from, false)
	return from, figures[len(figures)-1] + 1
}

// printsAlike reports whether two tokens print the same number.
func (s *scan) printsAlike(i, k int) bool {
	a, b := s.fig(&s.tokens[i]), s.fig(&s.tokens[k])
	return a.state == Given && b.state == Given && a.value.Cmp(b.value) == 0 && a.unit == b.unit && !a.zeros
}
