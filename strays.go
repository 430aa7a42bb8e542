// This file is where figures end up that no row of a table took.

package gongkai

import (
	"unicode/utf8"

	"github.com/seed-11a632b0/gongkai/document"
	"github.com/seed-11a632b0/gongkai/internal/slots"
)

// findStrays finds the figures within a table that no row took, and such right behind it.
func (s *scan) findStrays(l *lookup, table int, rd *reading, taken []bool) {
	label := -1 // the last text of several letters
	for i := s.lineStart(rd.first); i < rd.end; i++ {
		t := &s.tokens[i]
		if t.kind == textToken && len(t.key) > 1 {
			label = i
		}
		if t.kind == figureToken && i >= rd.first && !t.dup && !taken[i-rd.first] && !s.ownLabel(l, i, label) && !s.amongLetters(rd, i) {
			rd.strays = append(rd.strays, i)
		}
	}
	rd.strays = s.explained(l, table, rd.strays)
	rd.strays = append(rd.strays, s.beyond(table, rd)...)
}

// leading counts the figures between the header of a table and its first label.
func (s *scan) leading(l *lookup, table int, rd, other *reading) (n int) {
	opening := lettersOf(l.tables[table].Rows[0].Label)
	marks, voids := 0, 0 // of those on the current line, such as stand for nothing, and as programs print
	top, last := 0, 0    // the last figure
	if table == tableDisputes && other != nil && other.end <= rd.first {
		top = other.end // those of table three may stand right above
	}
	for i := rd.first - 1; i >= top; i-- {
		t := &s.tokens[i]
		if t.kind == textToken && len(t.key) > 0 {
			if len(t.key) < len(opening) && indexRunes(opening, t.key) >= 0 {
				continue // a piece of the first label
			}
			if marks > 0 && t.line == s.tokens[i+1].line && (s.doc.Lines[t.line].Kind == document.Row || voids == marks || s.tokens[s.lineStart(i)].kind != textToken) {
				n -= marks // signs for nothing in cells of the header
			}
			if row := s.rowOfTwo(l, i, n); table == tableRequests && row > 0 && n <= len(l.tables[tableProactive].Rows[row-1].Columns) && s.tokens[i+1].line <= t.line+1 && (s.tokens[last].line == s.tokens[i+1].line || last == i+n) {
				n = 0 // they are those of the last row of table two, with no header between
			}
			break
		}
		if i+1 < rd.first && t.line != s.tokens[i+1].line {
			marks, voids = 0, 0
		}
		if t.kind == figureToken {
			if n++; n == 1 {
				last = i
			}
			if s.fig(t).state == Blank {
				marks++
				if s.isVoid(t) {
					voids++
				}
			}
		}
	}
	return n
}

// rowOfTwo returns which row of table two a word is, from 1, or the last of the pieces of its
// label, where some figures stand behind it; 0 for none.
func (s *scan) rowOfTwo(l *lookup, i, figures int) int {
	if row := int(l.rowOf[tableProactive][s.tokens[i].word]); row > 0 || figures == 0 {
		return row
	}
	for r := range l.tables[tableProactive].Rows {
		label := lettersOf(l.tables[tableProactive].Rows[r].Label)
		for k := i; k >= 0 && s.tokens[k].kind == textToken && len(s.tokens[k].key) > 0 && hasSuffix(label, s.tokens[k].key); k-- {
			if label = label[:len(label)-len(s.tokens[k].key)]; len(label) == 0 {
				return r + 1
			}
		}
	}
	return 0
}

// beyond returns the figures behind table three, before the next heading or the
// header of table four, that stand on lines as wide as those of its last row.
func (s *scan) beyond(table int, rd *reading) []int {
	if table != tableRequests {
		return nil
	}
	width := 0
	for i := range rd.rows {
		if p := &rd.rows[i]; p.run.Placed() {
			width = p.row.Width
		}
	}
	var out []int
	if width < 4 {
		return nil
	}
	for i := rd.end; i < len(s.tokens) && i < rd.end+200; i++ {
		t := &s.tokens[i]
		if t.sign.section > 3 || t.kind == textToken && isRunes(t.key, form2021.tables[tableDisputes].Rows[0].Label) {
			break
		}
		if l := &s.doc.Lines[t.line]; t.kind == figureToken && l.Kind == document.Row && l.Last-l.First == width {
			out = append(out, i)
		}
	}
	return out
}

// ownLabel reports whether a figure stands in a row of its own, behind a label
// that the form does not have: the last text of several letters before it.
func (s *scan) ownLabel(l *lookup, i, label int) bool {
	line := s.tokens[i].line
	if s.doc.Lines[line].Kind != document.Row || label < 0 || s.tokens[label].line != line {
		return false
	}
	t := &s.tokens[label]
	return !t.sign.head && !t.sign.lawItem && !l.fragment(t.key)
}

// amongLetters reports whether a word for nothing is one letter, on a line above or below one
// with a letter in its place, and no row of the table has a cell a line: it is one of a label.
func (s *scan) amongLetters(rd *reading, i int) bool {
	t := &s.tokens[i]
	if !s.hollow || s.fig(t).state != Blank || utf8.RuneCountInString(s.allLetters(i)) != 1 || anyOf(rd.rows, func(p *placed) bool { return p.mode == slots.Stream }) {
		return false
	}
	letter := func(k int) bool {
		for k = s.lineStart(k); s.tokens[k].kind == emptyToken && k+1 < len(s.tokens) && s.tokens[k+1].line == s.tokens[k].line; k++ {
		}
		o := &s.tokens[k]
		return o.kind == textToken && len(o.key) == 1 && o.at == t.at && max(o.line-t.line, t.line-o.line) == 1
	}
	from, end := s.lineStart(i), s.lineEnd(i)
	return !anyOf(s.tokens[from:end], func(o *token) bool { return o.kind == textToken }) && (from > 0 && letter(from-1) || end < len(s.tokens) && letter(end))
}

// explained drops the strays that stand behind a label that the form does not
// have: as many figures as the table has columns, right behind a text.
func (s *scan) explained(l *lookup, table int, strays []int) []int {
	var out []int
	for i := 0; i < len(strays); {
		j := i + 1
		for j < len(strays) && !s.textBetween(strays[j-1], strays[j]) {
			j++
		}
		text := strays[i] - 1
		for text >= 0 && s.tokens[text].kind != textToken {
			text--
		}
		n := len(l.tables[table].Rows[0].Columns)
		behind := text > 0 && s.tokens[text-1].kind == textToken && s.tokens[text-1].line == s.tokens[text].line && s.anyFigure(text+1, s.lineEnd(text)) // of another label
		if text < 0 || behind || j-i != n || len(s.tokens[text].key) < 4 || l.fragment(s.tokens[text].key) || s.isHead(l, table, text) || table != tableRequests {
			out = append(out, strays[i:j]...)
		}
		i = j
	}
	return out
}

func (s *scan) textBetween(lo, hi int) bool {
	for i := lo + 1; i < hi; i++ {
		if s.tokens[i].kind == textToken {
			return true
		}
	}
	return false
}
