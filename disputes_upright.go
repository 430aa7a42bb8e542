// This file reads table four where it stands upright, by its words alone: the letters of
// the labels spell all fifteen one after another, those of the names of the blocks do
// beside them, and from the beginning of each label to that of the next stands just one
// cell of figures. In which column anything stands does not matter, nor on which line.

package gongkai

import (
	"bytes"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/seed-11a632b0/gongkai/document"
)

const (
	maxUpright = 512             // tokens among which such a table has to end
	maxSpelled = 64 * maxUpright // tokens that are read wherever it seems to begin
)

// A spelledRow is a row of such a table.
type spelledRow struct {
	at     int32 // index in its line of the cell in which its label begins
	beside int   // token of the figure that stands on a line with words or marks; 0 for none
	alone  int   // token of the figure that has a line of words to itself; 0 for none
	empty  int   // token of its empty cell; 0 for none
	gap    int   // token of its first blank line; 0 for none
	gaps   int   // how many it has
}

// A speller spells such a table.
type speller struct {
	*four
	said   int // bytes of the latest label that have been read
	rows   []spelledRow
	name   string // what has been read of the name of a block
	begins []int  // beside which row each name begins
	blocks []int  // and whose it is
	many   bool   // a row has several figures
	left   int    // so many tokens may still be read
	narrow bool   // labels begin in the first cell of their line, and others behind a name
}

// readSpelled reads table four in this way. A row without a figure is blank where it
// shows an empty cell, or a blank line more than those with one.
func (f *four) readSpelled() (from, to int) {
	lo, hi := f.lo, f.hi
	sp := speller{four: f, left: maxSpelled}
	name, _ := utf8.DecodeRuneInString(f.t.Rows[0].Label)
	column, _ := utf8.DecodeRuneInString(sp.label(0))
	for i := lo; i < hi && sp.left > 0; i++ {
		tk := &f.tokens[i]
		if tk.kind != textToken || tk.long || len(tk.key) == 0 || tk.key[0] != name && tk.key[0] != column || i > lo && f.tokens[i-1].line == tk.line && f.tokens[i-1].kind != emptyToken {
			continue
		}
		if w := sp.lettersOf(i); len(w) == 0 || !spells(f.t.Rows[0].Label, w) && !spells(sp.label(0), w) {
			continue
		}
		end := sp.read(f.lineStart(i), min(hi, i+maxUpright))
		cells := sp.cells()
		if end == 0 || cells == nil {
			continue
		}
		from = f.lineStart(i)
		several := f.severalColumns(lo, from)
		for k, c := range cells {
			p := placed{first: c}
			if f.tokens[c].kind != figureToken {
				c = nothing
			}
			f.set(k, c, &p, several)
		}
		return from, end
	}
	return 0, 0
}

// spells reports whether a label begins with some letters.
func spells(label string, w []byte) bool { return len(w) <= len(label) && label[:len(w)] == string(w) }

// lettersOf returns the letters of a token, until the next are asked for.
func (sp *speller) lettersOf(i int) []byte {
	sp.buf.words = sp.appendLetters(sp.buf.words[:0], i)
	return sp.buf.words
}

// count is how many rows there are, and label what the one of the number is called.
func (sp *speller) count() int         { return len(sp.t.Rows) * sp.n }
func (sp *speller) label(k int) string { return sp.t.Rows[k/sp.n].Columns[k%sp.n].Label }

// read reads the lines from token lo on, and returns where the table ends; 0 where
// something else stands among them.
func (sp *speller) read(lo, hi int) (end int) {
	sp.said, sp.name, sp.narrow = 0, "", false
	sp.rows, sp.begins, sp.blocks = sp.rows[:0], sp.begins[:0], sp.blocks[:0]
	for i := lo; i < hi; {
		first := i
		for i < hi && sp.tokens[i].line == sp.tokens[first].line {
			i++
		}
		sp.left -= i - first
		d := &sp.doc.Lines[sp.tokens[first].line]
		if d.Damaged || d.Sep == '+' {
			return 0
		}
		if !sp.line(first, i) {
			if !sp.done() || sp.many {
				return 0
			}
			return first
		}
		end = i
	}
	return end
}

// done reports whether all labels have been read, and all names.
func (sp *speller) done() bool {
	return len(sp.rows) == sp.count() && sp.complete() && sp.name == ""
}

// complete reports whether the latest label has been read to its end.
func (sp *speller) complete() bool {
	return len(sp.rows) == 0 || sp.said == len(sp.label(len(sp.rows)-1))
}

// line reads the tokens of a line; false where they do not go on with the table.
func (sp *speller) line(first, to int) bool {
	if sp.done() && sp.tokens[first].kind == textToken {
		return false
	}
	row := len(sp.rows) // beside which a name on this line begins
	if !sp.startsLabel(first, to) && !sp.complete() {
		row--
	}
	words := false // before the token, on its line
	for i := first; i < to; i++ {
		tk := &sp.tokens[i]
		switch tk.kind {
		case textToken:
			if tk.long || !sp.word(i, row) {
				return false
			}
			words = true
		case figureToken:
			if len(sp.rows) == 0 || tk.glue || anyOf(sp.tokens[i+1:to], func(t *token) bool { return t.kind != emptyToken }) {
				return false
			}
			if !sp.figure(i, to-first == 1 && sp.doc.Lines[tk.line].Kind == document.Plain) {
				return false
			}
		case gapToken:
			if l := &sp.doc.Lines[tk.line]; l.Gap != document.NBSP && len(bytes.Trim(sp.doc.Source[l.Start:l.End], " \t\r\f")) > 0 {
				break // characters that are not seen, as in a piece of a label
			}
			if len(sp.rows) > 0 {
				r := &sp.rows[len(sp.rows)-1]
				if r.gaps++; r.gap == 0 {
					r.gap = i
				}
			}
		case emptyToken:
			if len(sp.rows) == 0 || i+1 < to || !sp.complete() && sp.cellOf(tk).Gap == document.Spaces { // that may be a piece of the label
				break
			}
			if r := &sp.rows[len(sp.rows)-1]; r.empty == 0 && (tk.at > r.at || words && tk.at > 0) {
				r.empty = i
			}
		}
	}
	return true
}

// figure takes in a figure of the latest row; false where that has one.
func (sp *speller) figure(i int, alone bool) bool {
	r := &sp.rows[len(sp.rows)-1]
	if sp.many = r.beside > 0 || r.alone > 0; sp.many {
		return false
	}
	if alone {
		r.alone = i
	} else {
		r.beside = i
	}
	return true
}

// bare reports whether a row shows no cell.
func (r *spelledRow) bare() bool { return r.beside == 0 && r.alone == 0 && r.empty == 0 && r.gap == 0 }

// startsLabel reports whether a label begins on a line.
func (sp *speller) startsLabel(first, to int) bool {
	if !sp.complete() || len(sp.rows) == sp.count() {
		return false
	}
	for i := first; i < to; i++ {
		if tk := &sp.tokens[i]; tk.kind == textToken && !tk.long {
			if w := sp.lettersOf(i); len(w) > 0 && spells(sp.label(len(sp.rows)), w) {
				return true
			}
		}
	}
	return false
}

// word takes in a piece of a label, or of a name that begins beside a row; false where it
// is neither, or may be both.
func (sp *speller) word(i, row int) bool {
	w := sp.lettersOf(i)
	if len(w) == 0 {
		return false
	}
	label := ""
	switch {
	case !sp.complete():
		label = sp.label(len(sp.rows) - 1)[sp.said:]
	case len(sp.rows) < sp.count():
		label = sp.label(len(sp.rows))
	}
	block, name := sp.named(w)
	if spells(label, w) {
		if block >= 0 && (sp.complete() || sp.name != "") { // within a label none begins
			return false
		}
		if sp.complete() {
			if n := len(sp.rows); n > 0 && sp.rows[n-1].bare() {
				return false // nothing stands behind the label above
			}
			at := sp.tokens[i].at
			sp.narrow = sp.narrow || len(sp.rows) > 0 && (at == 0) != (sp.rows[0].at == 0)
			sp.rows, sp.said = append(sp.rows, spelledRow{at: at}), 0
		}
		sp.said += len(w)
		return true
	}
	if block < 0 {
		return false
	}
	if sp.name == "" {
		sp.begins = append(sp.begins, row)
	}
	if sp.name = name; slices.Contains(sp.l.blocks[block][:], name) {
		sp.blocks, sp.name = append(sp.blocks, block), ""
	}
	return true
}

// named returns the block whose name goes on with some letters behind those that have been
// read, and its letters with these; -1 for none.
func (sp *speller) named(w []byte) (block int, name string) {
	for b := range sp.l.blocks {
		for _, full := range sp.l.blocks[b] {
			if rest, ok := strings.CutPrefix(full, sp.name); ok && spells(rest, w) {
				return b, full[:len(sp.name)+len(w)]
			}
		}
	}
	return -1, ""
}

// cells returns the cell of each row, or what stands for an empty one; nil where some row
// shows none, or the names do not tell the blocks.
func (sp *speller) cells() []int {
	if !sp.done() || !sp.tellsBlocks() {
		return nil
	}
	beside, alone, whole, blank := false, false, -1, -1 // blank lines of rows with a figure of their own line, and without
	out := make([]int, len(sp.rows))
	for k := range sp.rows {
		r := &sp.rows[k]
		beside, alone = beside || r.beside > 0 || r.empty > 0, alone || r.alone > 0
		last := k == len(sp.rows)-1 // what parts the table from what follows stands behind it
		switch {
		case r.beside > 0:
			out[k] = r.beside
		case r.alone > 0:
			if out[k] = r.alone; !last && whole >= 0 && whole != r.gaps {
				return nil
			} else if !last {
				whole = r.gaps
			}
		case r.empty > 0:
			out[k] = r.empty
		case r.gap == 0 || last && (blank < 0 || r.gaps < blank) || !last && blank >= 0 && blank != r.gaps:
			return nil
		default:
			if out[k] = r.gap; !last {
				blank = r.gaps
			}
		}
	}
	if beside && (alone || blank >= 0) || !beside && !alone || blank >= 0 && blank != whole+1 || beside && !sp.oneColumn(out) {
		return nil
	}
	return out
}

// oneColumn reports whether cells stand in one column: the same of all lines, or that behind
// the label; where white space parts them, on one edge, or right behind their labels.
func (sp *speller) oneColumn(cells []int) bool {
	first := sp.cellOf(&sp.tokens[cells[0]])
	marks, right := true, true
	edges := [4]bool{true, true, true, true}
	for k, i := range cells {
		t := &sp.tokens[i]
		c := sp.cellOf(t)
		if sp.doc.Lines[t.line].Kind == document.Row {
			marks = marks && (t.at == sp.tokens[cells[0]].at || sp.narrow && t.at > 0 && t.at <= sp.rows[k].at+1)
			continue
		}
		for n, same := range [4]bool{c.X == first.X, c.XEnd == first.XEnd, c.W == first.W, c.WEnd == first.WEnd} {
			edges[n] = edges[n] && same
		}
		right = right && i > 0 && sp.tokens[i-1].line == t.line && c.X-sp.cellOf(&sp.tokens[i-1]).XEnd <= 2
	}
	return marks && (right || slices.Contains(edges[:], true))
}

// tellsBlocks reports whether a name stands beside each row, or one beside the same row of
// each block, or before its first.
func (sp *speller) tellsBlocks() bool {
	for k, b := range sp.blocks {
		switch len(sp.blocks) {
		case sp.count():
			if sp.begins[k] != k || b != k/sp.n {
				return false
			}
		case len(sp.t.Rows):
			if b != k || sp.begins[k] != k*sp.n+sp.begins[0] || sp.begins[0] >= sp.n {
				return false
			}
		default:
			return false
		}
	}
	return len(sp.blocks) > 0
}
