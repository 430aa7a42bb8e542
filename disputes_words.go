// This file reads table four where its header stands in pieces on plain lines, and all
// figures on one line below it; and where no more than the number of its figures tells them.

package gongkai

import (
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/seed-11a632b0/gongkai/document"
	"github.com/seed-11a632b0/gongkai/internal/slots"
)

// readWords reads table four where the words above a line of figures have just the letters of
// its header, whatever their order: figures for all columns stand in the form's, others under
// the names that are nearest, as far as these can be spelled. What it reads is certain only
// where every name is spelled and every block adds up.
func (f *four) readWords() (from, to int) {
	hi := f.hi
	first := -1 // of the header's words
	var figures []int
	for i := f.lo; i < hi; i++ {
		tk := &f.tokens[i]
		switch {
		case tk.kind == figureToken && (first < 0 || f.doc.Lines[tk.line].Kind != document.Plain || len(figures) > 0 && f.tokens[figures[0]].line != tk.line):
			return 0, 0
		case tk.kind == figureToken:
			figures = append(figures, i)
		case tk.kind != textToken || len(tk.key) == 0 && !tk.long:
		case len(figures) > 0:
			if f.tokens[figures[0]].line == tk.line {
				return 0, 0
			}
		case !tk.long && f.doc.Lines[tk.line].Kind == document.Plain && f.l.ofFour(tk.key):
			if first < 0 {
				first = i
			}
		default:
			first = -1
		}
	}
	n := len(f.out)
	if first < 0 || len(figures) == 0 || len(figures) > n || figures[0]-first > maxHeader || !f.saysAll(first, figures[0]) {
		return 0, 0
	}
	at := f.spellFour(first, figures[0])
	cells := figures
	if len(figures) < n {
		if cells = f.nearestFour(at, figures); cells == nil || !f.eachAdds(cells, f.n) {
			return 0, 0
		}
	}
	sure := (at[0] != nil || at[1] != nil) && len(figures) == n && f.eachAdds(cells, f.n)
	f.setAll(cells, first, !sure)
	return first, figures[len(figures)-1] + 1
}

// readCounted reads table four where its words name the blocks, in whatever way, and just as
// many figures stand among them as it has cells: all on a line, or those of a block, or each
// on its own. It takes them to stand in the form's order where some block adds up so, and
// none in another; that is never certain.
func (f *four) readCounted() (from, to int) {
	begins := f.blocksBegin()
	var words []int
	per := 0 // figures of a line
	cells := make([]int, 0, len(f.out))
	for i, end := f.lo, 0; i < f.hi; i = end {
		end = f.lineEnd(i)
		own, foreign := len(cells), false
		for k := i; k < end; k++ {
			switch {
			case f.tokens[k].kind == figureToken:
				cells = append(cells, k)
			case f.tokens[k].kind != textToken:
			case f.headLine(k, k+1):
				words = append(words, k)
				for _, r := range f.allLetters(k) {
					switch slices.Index(begins, r) {
					case -1:
					case 0:
						begins = begins[1:]
					default:
						return 0, 0 // another block stands first
					}
				}
			default:
				foreign = true
			}
		}
		own = len(cells) - own
		if own == 0 {
			continue
		}
		if per == 0 {
			per = own
		}
		if len(words) == 0 || foreign || own != per || len(cells) > len(f.out) {
			return 0, 0
		}
		to = end
	}
	if len(cells) != len(f.out) || len(begins) > 0 || per != len(f.out) && per != f.n && per != 1 || f.otherOrder(words) || f.totalElsewhere(cells, f.n) {
		return 0, 0
	}
	for b := range slices.Chunk(cells, f.n) {
		if f.addsUp(b) {
			f.setAll(cells, words[0], true)
			return words[0], to
		}
	}
	return 0, 0
}

// headNames returns the names of the blocks in table four's header, that of the suits among them.
func (f *four) headNames() []string {
	return []string{f.t.Rows[0].Label, f.t.Rows[1].Groups[0], f.t.Rows[1].Label, f.t.Rows[2].Label}
}

// blocksBegin returns the letters that tell the names of the blocks apart in table four's
// header, in the form's order: of each the first that no name of a column has, none before it,
// and the one behind the first not either.
func (f *four) blocksBegin() []rune {
	names := f.headNames()
	columns := strings.Join(f.names, "")
	other := columns + names[1]
	var out []rune
	for k, name := range names {
		if i := strings.IndexFunc(name, func(r rune) bool { return !strings.ContainsRune(other, r) }); i >= 0 {
			r, _ := utf8.DecodeRuneInString(name[i:])
			out = append(out, r)
		}
		other = columns + strings.Join(names[:k+1], "")
	}
	return out
}

// ofFour reports whether all letters of a key are such as the header of table four has.
func (l *lookup) ofFour(key []rune) bool {
	return !slices.ContainsFunc(key, func(c rune) bool { return !l.letters.has(c) })
}

// saysAll reports whether the words from token lo to before hi have just the letters of the
// header.
func (f *four) saysAll(lo, hi int) bool {
	have := make([]rune, 0, len(f.words.four))
	for i := lo; i < hi; i++ {
		if f.tokens[i].kind == textToken {
			have = append(have, f.tokens[i].key...)
		}
	}
	return sameLetters(have, f.words.four)
}

// spellFour returns where the names of all columns stand, in the form's order, which the
// words from token lo to before hi spell in pieces, as spellHead does.
func (f *four) spellFour(lo, hi int) [2][]slots.Item {
	var blocks [][]rune
	for _, name := range f.headNames() {
		blocks = append(blocks, []rune(name))
	}
	var pieces []wordPiece
	for i := lo; i < hi; i++ {
		tk := &f.tokens[i]
		if tk.kind != textToken || len(tk.key) == 0 {
			continue
		}
		key, at := tk.key, itemAt(f.cellOf(tk))
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
	return spellHead(slices.Repeat(f.l.four, len(f.t.Rows)), pieces, true)
}

// nearestFour places figures under the names that are nearest; nil where that is not clear.
func (f *four) nearestFour(columns [2][]slots.Item, figures []int) []int {
	items := make([]slots.Item, len(figures))
	for k, i := range figures {
		items[k] = itemAt(f.cellOf(&f.tokens[i]))
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
