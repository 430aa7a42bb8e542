// This file is the room of figures below their labels: where each row has its cells on
// a line below its label, or within it, a line there that shows none, or a lone one, tells too.

package gongkai

import (
	"bytes"

	"github.com/seed-11a632b0/gongkai/document"
	"github.com/seed-11a632b0/gongkai/internal/slots"
)

// readBelow reads the rows of one column under whose label a blank line stands, or within it,
// and those of two that show but a tab there, be it with a figure, where all others have their
// cells, and none to spare, on a line below the label, or within it, and no other blank line
// stands in the table but those that part its rows and its parts, as many everywhere. Where
// nearly all other rows of table two are such, all of table three have to have their cells there.
func (s *scan) readBelow(rd, other *reading) {
	open := 0 // rows that are to be read
	for i := range rd.rows {
		p := &rd.rows[i]
		if !p.run.Placed() {
			return
		}
		if p.doubt != slots.None {
			open++
		}
	}
	if open == 0 || len(rd.rows)-open < minRegular && (other == nil || !other.allBelow()) {
		return
	}
	gaps := 0                                      // blank lines so far
	between, parting := behindRows{}, behindRows{} // those behind rows, and behind such as end a part of the table
	for i := range rd.rows {
		p := &rd.rows[i]
		last := i == len(rd.rows)-1
		for k := range p.row.Items {
			if it := &p.row.Items[k]; it.Kind != slots.Line && (it.Row != p.row.Items[0].Row || p.row.Items[0].Ref > p.last+1 || k > 0 && p.row.Items[k-1].Kind == slots.Line || it.OnLabel) {
				return
			}
		}
		lines := s.linesBehind(p)
		at := s.showsNone(p)
		if !last {
			gaps += lines
			if at >= 0 && at < p.last {
				gaps++
			}
		}
		if at > p.last {
			lines--
		}
		if at < 0 && !s.holdsOwn(p) && (p.doubt == slots.None || !s.tabbed(p)) {
			return // a line that is filled up tells nothing of one with fewer cells
		}
		of := &between
		switch {
		case last && between.lines > 0: // rows are parted as well
			if at >= 0 && (other == nil || lines != s.endLines(other)) {
				return
			}
			continue
		case last && (at >= 0 && at < p.last || at < 0 && p.row.Items[0].Ref < p.last):
			continue // blank lines behind what stands within its label are not looked at
		case last && s.headingAt(p.to):
			of, parting = &parting, behindRows{lines: s.parted, known: true}
		case last || p.to < rd.rows[i+1].first:
			of = &parting
		}
		if of.known && of.lines != lines {
			return
		}
		of.lines, of.known, of.shown = lines, true, of.shown || at < 0
	}
	for _, t := range s.tokens[rd.first:rd.rows[len(rd.rows)-1].first] {
		if t.kind == gapToken {
			gaps--
		}
	}
	if between.lines == 0 && gaps != 0 || between.lines > 0 && !(between.shown && (parting.shown || !parting.known)) {
		return
	}
	for i := range rd.rows {
		p := &rd.rows[i]
		if p.doubt == slots.None {
			continue
		}
		at := s.showsNone(p)
		switch {
		case at < 0 && p.printed() == p.row.N:
			for c := range p.cells {
				p.cells[c] = p.row.Items[c].Ref
			}
		case at >= 0:
			for c := range p.cells {
				p.cells[c] = at
			}
		default:
			at = p.row.Items[0].Ref
			p.cells[0], p.cells[1] = nothing, nothing
			before, _ := s.tabsBeside(&s.tokens[at])
			p.cells[before] = at
		}
		p.doubt, p.mode = slots.None, slots.Stream
	}
}

// behindRows is how many blank lines stand behind rows, as many everywhere.
type behindRows struct {
	lines int
	known bool
	shown bool // behind one that has cells
}

// linesBehind returns how many blank lines end what follows a label, be it behind the last of
// its pieces.
func (s *scan) linesBehind(p *placed) int {
	n := 0
	for p.to-n-1 > p.last && s.tokens[p.to-n-1].kind == gapToken {
		n++
	}
	return n
}

// endLines returns how many blank lines stand behind the last row of a table that has cells;
// -1 where it has none.
func (s *scan) endLines(rd *reading) int {
	p := &rd.rows[len(rd.rows)-1]
	if p.printed() == 0 {
		return -1
	}
	return s.linesBehind(p)
}

// allBelow reports whether all rows of a table have just as many marked cells as columns on
// a line of their own below the label, or within it, and none are in doubt.
func (rd *reading) allBelow() bool {
	below := func(p *placed) bool {
		n := 0
		for k := range p.row.Items {
			switch it := &p.row.Items[k]; {
			case it.Kind == slots.Line:
			case !it.Marked || it.OnLabel || it.Cell != n:
				return false
			default:
				n++
			}
		}
		return n == p.row.N
	}
	for i := range rd.rows {
		if p := &rd.rows[i]; !p.run.Placed() || p.doubt != slots.None || !below(p) {
			return false
		}
	}
	return len(rd.rows) > 0
}

// showsNone returns the blank line, right below the label of a row or within it, which shows
// that the row is blank: of two cells a tab parts them; -1 where there is none.
func (s *scan) showsNone(p *placed) int {
	if p.doubt != slots.Missing && (p.doubt != slots.Place || s.figuresOf(p) > 0) || p.row.N > 2 {
		return -1
	}
	at := -1
	for i := p.first; i < p.last; i++ {
		if s.tokens[i].kind != gapToken {
			continue
		}
		if at >= 0 {
			return -1
		}
		at = i
	}
	if len(p.row.Items) > 0 {
		switch it := &p.row.Items[0]; {
		case it.Kind != slots.Line:
			return -1
		case at < 0 && it.Ref == p.last+1:
			at = it.Ref
		}
	}
	if at >= 0 && p.row.N == 2 && s.doc.Lines[s.tokens[at].line].Gap != document.Tab {
		return -1
	}
	return at
}

// holdsOwn reports whether just a cell for each column follows the label of a row, and where it
// is in doubt in which they stand, on a line of marked cells.
func (s *scan) holdsOwn(p *placed) bool {
	return p.printed() == p.row.N && (p.doubt == slots.None || p.doubt == slots.Place && p.row.N > 1 && s.marked(p))
}

// tabbed reports whether all that a row of two shows is a figure and a tab beside it.
func (s *scan) tabbed(p *placed) bool {
	if p.row.N != 2 || s.figuresOf(p) != 1 || len(p.row.Items) == 0 || p.row.Items[0].Kind != slots.Figure {
		return false
	}
	t := &s.tokens[p.row.Items[0].Ref]
	if l := &s.doc.Lines[t.line]; l.Kind != document.Row || l.Sep != '\t' || l.Last-l.First != 1 {
		return false
	}
	before, behind := s.tabsBeside(t)
	return before+behind == 1
}

// tabsBeside returns how many tabs stand before a cell on its line, and behind.
func (s *scan) tabsBeside(t *token) (before, behind int) {
	l, c := &s.doc.Lines[t.line], s.cellOf(t)
	return bytes.Count(s.doc.Source[l.Start:c.Start], []byte{'\t'}), bytes.Count(s.doc.Source[c.End:l.End], []byte{'\t'})
}
