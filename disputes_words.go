// This file reads table four where its header stands in pieces on plain lines, and all
// figures on one line below it.

package gongkai

import (
	"slices"

	"github.com/seed-11a632b0/gongkai/document"
	"github.com/seed-11a632b0/gongkai/internal/slots"
)

// readWords reads table four where the words above a line of figures have just the letters of
// its header, whatever their order: figures for all columns stand in the form's, others under
// the names that are nearest, as far as these can be spelled. What it reads is certain only
// where every name is spelled and every block adds up.
func (f *four) readWords() (from, to int) {
	s, t, hi := f.scan, f.t, f.hi
	first := -1 // of the header's words
	var figures []int
	for i := f.lo; i < hi; i++ {
		tk := &s.tokens[i]
		switch {
		case tk.kind == figureToken && (first < 0 || s.doc.Lines[tk.line].Kind != document.Plain || len(figures) > 0 && s.tokens[figures[0]].line != tk.line):
			return 0, 0
		case tk.kind == figureToken:
			figures = append(figures, i)
		case tk.kind != textToken || len(tk.key) == 0 && !tk.long:
		case len(figures) > 0:
			if s.tokens[figures[0]].line == tk.line {
				return 0, 0
			}
		case !tk.long && s.doc.Lines[tk.line].Kind == document.Plain && f.l.ofFour(tk.key):
			if first < 0 {
				first = i
			}
		default:
			first = -1
		}
	}
	n := len(f.cells)
	if first < 0 || len(figures) == 0 || len(figures) > n || figures[0]-first > maxHeader || !s.lettersOfFour(t, first, figures[0]) {
		return 0, 0
	}
	at := s.spellFour(t, first, figures[0])
	cells := figures
	if len(figures) < n {
		if cells = s.nearestFour(at, figures); cells == nil || !s.disputeHolds(t, cells, []int{0, 1, 2}) {
			return 0, 0
		}
	}
	sure := (at[0] != nil || at[1] != nil) && len(figures) == n && s.disputeHolds(t, cells, []int{0, 1, 2})
	for k, i := range cells {
		f.set(k, i, &placed{first: first}, !sure)
	}
	return first, figures[len(figures)-1] + 1
}

// ofFour reports whether all letters of a key are such as the header of table four has.
func (l *lookup) ofFour(key []rune) bool {
	return !slices.ContainsFunc(key, func(c rune) bool { return !l.letters.has(c) })
}

// namesOfFour returns what the header of table four says, once: its groups and blocks, then its columns.
func namesOfFour(t *Table) (blocks, columns [][]rune) {
	for _, row := range t.Rows {
		for _, name := range append(slices.Clone(row.Groups), row.Label) {
			if key := []rune(name); !slices.ContainsFunc(blocks, func(o []rune) bool { return slices.Equal(o, key) }) {
				blocks = append(blocks, key)
			}
		}
		for _, c := range row.Columns {
			columns = append(columns, []rune(c.Label))
		}
	}
	return blocks, columns
}

// lettersOfFour reports whether the words from token lo to before hi have just the letters of the header.
func (s *scan) lettersOfFour(t *Table, lo, hi int) bool {
	count := map[rune]int{}
	blocks, columns := namesOfFour(t)
	for _, name := range slices.Concat(blocks, columns) {
		for _, c := range name {
			count[c]++
		}
	}
	for i := lo; i < hi; i++ {
		if s.tokens[i].kind == textToken {
			for _, c := range s.tokens[i].key {
				count[c]--
			}
		}
	}
	for _, n := range count {
		if n != 0 {
			return false
		}
	}
	return true
}

// spellFour returns where the names of all columns stand, in the form's order, which the
// words from token lo to before hi spell in pieces, as spellHead does.
func (s *scan) spellFour(t *Table, lo, hi int) [2][]slots.Item {
	blocks, columns := namesOfFour(t)
	var pieces []wordPiece
	for i := lo; i < hi; i++ {
		tk := &s.tokens[i]
		if tk.kind != textToken || len(tk.key) == 0 {
			continue
		}
		key, at := tk.key, itemAt(s.cellOf(tk))
		for _, b := range blocks { // the name of a block stands too close to a piece
			if k := indexRunes(key, b); k >= 0 && len(key) > len(b) {
				if k > 0 {
					pieces = append(pieces, wordPiece{key: key[:k], line: tk.line, at: slots.Item{X: at.X, XEnd: at.X + k, W: at.W, WEnd: at.W + 2*k}})
				}
				if k+len(b) < len(key) {
					rest := len(key) - k - len(b)
					pieces = append(pieces, wordPiece{key: key[k+len(b):], line: tk.line, at: slots.Item{X: at.XEnd - rest, XEnd: at.XEnd, W: at.WEnd - 2*rest, WEnd: at.WEnd}})
				}
				key = nil
				break
			}
		}
		if len(key) > 0 && !slices.ContainsFunc(blocks, func(b []rune) bool { return slices.Equal(b, key) }) {
			pieces = append(pieces, wordPiece{key: key, line: tk.line, at: at})
		}
	}
	return spellHead(columns, pieces, true)
}

// nearestFour places figures under the names that are nearest; nil where that is not clear.
func (s *scan) nearestFour(columns [2][]slots.Item, figures []int) []int {
	items := make([]slots.Item, len(figures))
	for k, i := range figures {
		items[k] = itemAt(s.cellOf(&s.tokens[i]))
	}
	out := slots.Nearest([2][][]slots.Item{{columns[0]}, {columns[1]}}, items)
	if out == nil {
		return nil
	}
	cells := make([]int, len(out))
	for c, k := range out {
		if cells[c] = nothing; k >= 0 {
			cells[c] = figures[k]
		}
	}
	return cells
}
