// This file is the room of headers in pieces on plain lines: each stands in its column, and
// what spans several columns is printed for each of them.

package gongkai

import (
	"bytes"
	"iter"
	"slices"
	"strings"

	"github.com/seed-11a632b0/gongkai/document"
)

// wordsBelow returns what plain lines say in each column, as the words of the line of token
// head part them, from there to before token to: each word stands where one of that line does
// or, if paced, in the cell of that number, where a single space parts two. It returns nil where
// some word does not, or is a figure. Whole tells which words want no more to be a name.
func (s *scan) wordsBelow(head, to, width int, paced bool, whole func(string) bool) []string {
	out := make([]string, width)
	for i := head; i < to; {
		k := s.lineEnd(i)
		at := s.columnsAt(head, i, k, width, paced, func(c int) bool { return whole(out[c]) })
		for j := i; at == nil && j < k; j++ {
			if s.tokens[j].kind != gapToken && !s.closes(j) {
				return nil
			}
		}
		for c, j := range at {
			switch {
			case j == nothing:
			case s.tokens[j].kind != textToken:
				return nil
			default:
				out[c] += s.allLetters(j)
			}
		}
		i = k
	}
	return out
}

// waysBelow iterates over what wordsBelow returns, unpaced and paced, where it does.
func (s *scan) waysBelow(head, to, width int, whole func(string) bool) iter.Seq2[bool, []string] {
	return func(yield func(paced bool, words []string) bool) {
		for _, paced := range []bool{false, true} {
			if words := s.wordsBelow(head, to, width, paced, whole); words != nil && !yield(paced, words) {
				return
			}
		}
	}
}

// columnsAt returns which of the tokens of a plain line, from i to before k, stands in each
// column, as wordsBelow tells them; nil where that is not told. It is told where there is one
// for each column, or for each of which the lines above have not said a whole name.
func (s *scan) columnsAt(head, i, k, width int, paced bool, said func(c int) bool) []int {
	line := &s.doc.Lines[s.tokens[i].line]
	if line.Kind != document.Plain || line.Last-line.First != k-i || k-i > width {
		return nil
	}
	out := s.buf.ints.take(width)
	n := 0
	for c := range out {
		out[c] = nothing
		if k-i < width && (said == nil || said(c)) {
			continue
		}
		if n++; n <= k-i {
			out[c] = i + n - 1
		}
	}
	if n == k-i {
		return out
	}
	for c := range out {
		out[c] = nothing
	}
	var cells []int
	if paced {
		at, n, from := s.cellsPaced(int(s.tokens[i].line), 1, nil)
		if n != width || from != 0 || len(at) != k-i {
			return nil
		}
		cells = at
	}
	for j := i; j < k; j++ {
		c := 0
		if paced {
			c = cells[j-i]
		} else {
			w := s.cellOf(&s.tokens[j]).W
			for c < width && s.cellOf(&s.tokens[head+c]).W != w {
				c++
			}
		}
		if c >= width || out[c] != nothing {
			return nil
		}
		out[c] = j
	}
	return out
}

// saysColumn reports whether words are the whole name of a column of table two, or of its labels,
// with which no longer one begins.
func (s *scan) saysColumn(words string) bool {
	s.buf.runes = appendRunes(s.buf.runes[:0], words)
	k, whole := s.buf.runes, false
	for _, w := range s.words.above {
		if len(k) > 0 && len(k) <= len(w) && slices.Equal(k, w[:len(k)]) {
			if len(k) < len(w) {
				return false
			}
			whole = true
		}
	}
	return whole
}

// columnsPieced is columnsAbove where the words stand in pieces on plain lines, and name all
// columns: the first line of them has one for each, and the first row of a table ends them.
func (s *scan) columnsPieced(rd *reading, first, width, n int) [][]rune {
	begins := func(t *token) bool { // 信息内容
		return t.kind == textToken && len(t.key) > 0 && t.key[0] == infoWords[0] && len(t.key) < len(infoWords) && indexRunes(infoWords, t.key) == 0
	}
	head, near := s.lineStart(first), s.tokens[first].line-maxHeaderLines
	for head > 0 && !begins(&s.tokens[head]) && s.tokens[head].line > near {
		head = s.lineStart(head - 1)
	}
	if !begins(&s.tokens[head]) || s.lineEnd(head)-head != width {
		return nil
	}
	to := head
	row := func(i int) bool {
		return anyOf(rd.rows, func(p *placed) bool { return p.run.Placed() && p.first == i })
	}
	for to < first && !s.anyFigure(to, s.lineEnd(to)) && !row(to) {
		to = s.lineEnd(to)
	}
	to = min(to, s.lineStart(first))
	for _, words := range s.waysBelow(head, to, width, s.saysColumn) {
		if words[0] != string(infoWords) {
			continue
		}
		out := make([][]rune, width)
		named := 0
		for c := 1; c < width; c++ {
			out[c] = []rune(words[c])
			if whole, _ := s.words.tops(out[c]); !whole {
				return nil
			}
			if words[c] != words[c-1] {
				named++
			}
		}
		if named == n {
			return out
		}
	}
	return nil
}

// readRepeated reads table four where the words above each of its figures, which stand on one
// plain line, are all that the header says of it.
func (f *four) readRepeated() (from, to int) {
	hi := f.hi
	width := len(f.out)
	head := f.lo
	for head < hi && !(f.lineEnd(head)-head == width && f.headLine(head, f.lineEnd(head))) {
		head = f.lineEnd(head)
	}
	line := head // that of the figures
	for line < hi && (f.tokens[line].kind == gapToken || f.headLine(line, f.lineEnd(line))) {
		line = f.lineEnd(line)
	}
	if line >= hi || !f.anyFigure(line, f.lineEnd(line)) {
		return 0, 0
	}
	end := f.lineEnd(line)
	next := end
	for next < hi && f.tokens[next].kind == gapToken {
		next++
	}
	if next < hi && f.anyFigure(next, f.lineEnd(next)) {
		return 0, 0
	}
	for paced, words := range f.waysBelow(head, line, width, f.saysNames) {
		at := f.columnsAt(head, line, end, width, paced, nil)
		short := slices.Contains(at, nothing)
		if short && !paced && f.wordsBelow(head, line, width, paced, func(string) bool { return false }) == nil {
			continue // what stands where tells nothing here
		}
		if at == nil || slices.ContainsFunc(at, func(i int) bool { return i >= 0 && f.tokens[i].kind != figureToken }) {
			continue
		}
		cells := make([]int, width) // in the form's order
		for k := range cells {
			row := &f.t.Rows[k/f.n]
			c := slices.IndexFunc(words, func(w string) bool {
				return saysEach(w, append(slices.Clone(row.Groups), row.Label, row.Columns[k%f.n].Label))
			})
			if c < 0 {
				return 0, 0
			}
			cells[k] = at[c]
		}
		sure := !short && !f.unevenly(at) && !f.spacesAround(at) || short && !paced || f.eachAdds(cells, f.n)
		f.setAll(cells, head, !sure || f.zeros(cells))
		return head, end
	}
	return 0, 0
}

// spacesAround reports whether white space stands before the first of figures on its line, or
// behind the last, and a space parts two of them: it may be that of an empty cell.
func (s *scan) spacesAround(figures []int) bool {
	one := false
	for k := 1; k < len(figures); k++ {
		one = one || s.spacesIn(s.cellOf(&s.tokens[figures[k-1]]).End, s.cellOf(&s.tokens[figures[k]]).Start) == 1
	}
	a, b := s.cellOf(&s.tokens[figures[0]]), s.cellOf(&s.tokens[figures[len(figures)-1]])
	l := &s.doc.Lines[s.tokens[figures[0]].line]
	return one && (a.Start > l.Start || len(bytes.TrimRight(s.doc.Source[b.End:l.End], "\r\n")) > 0)
}

// saysNames reports whether a text is names of blocks and columns, one behind the other.
func (f *four) saysNames(text string) bool {
	for text != "" {
		rest := text
		for i := range f.t.Rows {
			r := &f.t.Rows[i]
			for _, name := range r.Groups {
				rest = strings.TrimPrefix(rest, name)
			}
			rest = strings.TrimPrefix(rest, r.Label)
		}
		for _, name := range f.names {
			rest = strings.TrimPrefix(rest, name)
		}
		if len(rest) == len(text) {
			return false
		}
		text = rest
	}
	return true
}

// saysEach reports whether a text is the words, one behind the other, each once or several times.
func saysEach(text string, words []string) bool {
	for _, w := range words {
		rest, ok := strings.CutPrefix(text, w)
		if !ok {
			return false
		}
		for ok {
			text = rest
			rest, ok = strings.CutPrefix(text, w)
		}
	}
	return text == ""
}
