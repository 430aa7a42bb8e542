// This file is the room of white space: where a fixed number of spaces parts cells, it
// tells which cells the words of a line stand in.

package gongkai

import (
	"bytes"
	"cmp"
	"slices"

	"github.com/seed-11a632b0/gongkai/document"
	"github.com/seed-11a632b0/gongkai/internal/slots"
)

// loose reports whether white space parts the figures of most rows, and most of those are
// in doubt: it does not tell the columns.
func (rd *reading) loose() bool {
	words, doubtful := 0, 0
	for i := range rd.rows {
		if p := &rd.rows[i]; p.run.Placed() && (p.mode == slots.Words || p.mode == slots.Geometry) {
			words++
			if !p.sure {
				doubtful++
			}
		}
	}
	return 2*words > len(rd.rows) && 2*doubtful > words
}

// spaced tells in which cells of their line the figures of table four stand if spaces part
// cells as they do in table three, or one does where that does not tell, as cellsPaced does;
// and whether those are all of them, and the cells more: one may be in two pieces.
func (d *disputed) spaced(line int, figures []int) (at []int, width, from int, odd bool) {
	n, pace := d.want, cmp.Or(d.three.space.Pace, d.three.space.Step)
	if pace == 0 && !d.three.loose() {
		return nil, 0, 0, false
	}
	at, width, from = d.cellsPaced(line, max(pace, 1), nil)
	switch {
	case len(figures) != n || len(at) != n || width <= n:
	case pace > 0:
		odd = at[n-1]-at[0] >= n || !d.eachAdds(figures, d.n)
	default:
		odd = !d.setApart(figures)
	}
	return at, width, from, odd
}

// cellsPaced appends in which cell each word of a line begins if so many spaces part cells,
// and returns how many cells there are, and behind which word it is so; 0 where the line is
// none of words.
func (s *scan) cellsPaced(line, pace int, at []int) (_ []int, n, from int) {
	l := &s.doc.Lines[line]
	if l.Kind == document.Blank {
		gap := s.spacesBetween(l.Start, l.End)
		return at, max(gap, 0)/pace + 1, min(max(gap, 0)%pace, 1)
	}
	if l.Kind != document.Plain || l.Last == l.First || l.Last-l.First > maxPacedWords {
		return at, 0, 0
	}
	end := l.Start
	if s.doc.Source[end] == '\f' {
		end++ // a page begins
	}
	for i := l.First; i <= l.Last; i++ {
		to, next := l.End, l.End
		if i < l.Last {
			c := &s.doc.Cells[i]
			if c.Str != "" || c.Parts != nil {
				return at, 0, 0
			}
			to, next = c.Start, c.End
			for c.Gap == document.NBSP && bytes.HasPrefix(s.doc.Source[next:l.End], nbsp) {
				next += len(nbsp)
			}
		}
		gap := s.spacesIn(end, to)
		if gap < 0 || gap%pace != 0 || gap == 0 && i > l.First && i < l.Last {
			from = i - l.First
		}
		n, end = n+max(gap, 0)/pace, next
		if i < l.Last {
			at = append(at, n)
		}
	}
	return at, n + 1, from
}

// readTwice reads the rows whose header names a column twice, on a plain line, where spaces part
// just as many cells on their line as on that of the header: each stands below the word of its
// column, and those of one column say the same.
func (s *scan) readTwice(rd *reading) {
	for i := range rd.rows {
		p := &rd.rows[i]
		if !p.merged || p.doubt != slots.None && p.doubt != slots.Place || rd.space.Pace == 0 {
			continue
		}
		if cells := s.cellsTwice(p, rd.space.Pace); cells != nil {
			p.cells, p.mode, p.doubt, p.paced = cells, slots.Geometry, slots.None, true
		}
	}
}

// cellsTwice returns the cells of such a row; nil where they do not stand there.
func (s *scan) cellsTwice(p *placed, pace int) []int {
	line, head := int(s.tokens[p.own].line), int(s.tokens[p.named-1].line)
	for k := range p.row.Items {
		if it := &p.row.Items[k]; it.Kind != slots.Line {
			line = it.Row
		}
	}
	at, n, from := s.cellsPaced(line, pace, nil)
	above, width, _ := s.cellsPaced(head, pace, nil)
	if n != width || p.row.LabelAt >= len(at) || from > p.row.LabelAt {
		return nil
	}
	out := make([]int, 0, p.row.N)
	label, last, figures := at[p.row.LabelAt], nothing, 0
	for k := s.lineStart(p.named - 1); k < p.named; k++ {
		w := &s.tokens[k]
		if above[w.at] <= label {
			continue
		}
		cell := nothing
		for j := range p.row.Items {
			if it := &p.row.Items[j]; it.Kind != slots.Line && it.Row == line && at[it.Cell] == above[w.at] {
				cell = it.Ref
				figures++
			}
		}
		if len(out) == 0 || !slices.Equal(w.key, s.tokens[k-1].key) {
			out = append(out, cell)
		} else if (cell < 0) != (last < 0) || cell >= 0 && !bytes.Equal(s.bytes(s.cellOf(&s.tokens[cell])), s.bytes(s.cellOf(&s.tokens[last]))) {
			return nil
		}
		last = cell
	}
	if len(out) != p.row.N || figures != p.printed() {
		return nil
	}
	return out
}

var nbsp = []byte("\u00a0")

// maxPacedWords bounds the words of a line whose spaces are counted.
const maxPacedWords = 1024

// spacesBetween is spacesIn where no-break spaces may stand, which cells hold.
func (s *scan) spacesBetween(from, to int) int {
	gap := 0
	for from <= to {
		piece, _, _ := bytes.Cut(s.doc.Source[from:to], nbsp)
		n := s.spacesIn(from, from+len(piece))
		if n < 0 {
			return n
		}
		gap, from = gap+n, from+len(piece)+len(nbsp)
	}
	return gap
}

// spacesIn counts the spaces between two places of the source; -1 where something else
// that is seen stands there.
func (s *scan) spacesIn(from, to int) int {
	n := 0
	for _, c := range string(s.doc.Source[from:max(from, to)]) {
		switch {
		case c == ' ':
			n++
		case c >= 1<<16 || foldTable()[c] != 0:
			return -1
		}
	}
	return n
}
