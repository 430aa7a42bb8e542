// This file is the room of figures below their labels: where each row has its cells on
// the line right below its label, a line there that shows none, or a lone one, tells too.

package gongkai

import (
	"bytes"

	"github.com/seed-11a632b0/gongkai/document"
	"github.com/seed-11a632b0/gongkai/internal/slots"
)

// readBelow reads the rows of one column under whose label a blank line stands, and those
// of two that show but a tab there, be it with a figure, where all others have their cells,
// and none to spare, on the line below the label, and no other blank line stands in the table but those that
// part its rows and its parts, as many everywhere. Where nearly all other
// rows of table two are such, all of table three have to have their cells there.
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
		lines := 0 // blank ones at the end
		for k := range p.row.Items {
			it := &p.row.Items[k]
			if it.Kind == slots.Line {
				lines++
			} else if it.Row != p.row.Label+1 || lines > 0 || it.OnLabel {
				return
			}
		}
		if !last {
			gaps += lines
		}
		shown := true // the row has cells
		if lines > 0 && lines == len(p.row.Items) && p.doubt == slots.Missing && s.showsNone(p) {
			shown, lines = false, lines-1
		} else if p.doubt != slots.None && !s.tabbed(p) || p.doubt == slots.None && p.printed() != p.row.N {
			return // a line that is filled up tells nothing of one with fewer cells
		}
		of := &between
		switch {
		case last && between.lines > 0: // rows are parted as well
			if !shown && (other == nil || lines != other.endLines()) {
				return
			}
			continue
		case last:
			of, parting = &parting, behindRows{lines: s.parted, known: true}
		case p.to < rd.rows[i+1].first:
			of = &parting
		}
		if of.known && of.lines != lines {
			return
		}
		of.lines, of.known, of.shown = lines, true, of.shown || shown
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
		at := p.row.Items[0].Ref
		switch {
		case p.row.N == 1:
			p.cells[0] = at
		case s.tokens[at].kind == gapToken:
			p.cells[0], p.cells[1] = at, at
		default:
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

// endLines returns how many blank lines stand behind the last row of a table that has cells;
// -1 where it has none.
func (rd *reading) endLines() int {
	items := rd.rows[len(rd.rows)-1].row.Items
	n := 0
	for n < len(items) && items[len(items)-1-n].Kind == slots.Line {
		n++
	}
	if n == len(items) {
		return -1
	}
	return n
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

// showsNone reports whether the blank line right below a label shows that its row is blank:
// of two cells a tab parts them.
func (s *scan) showsNone(p *placed) bool {
	it := &p.row.Items[0]
	return it.Row == p.row.Label+1 && (p.row.N == 1 || p.row.N == 2 && document.Gap(it.Gap) == document.Tab)
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
