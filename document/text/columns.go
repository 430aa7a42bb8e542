// This file is the room of columns under rules: a line of dashes or equals signs in several
// runs opens a table, and one like it closes it; each run says where a column stands, so that
// an empty cell shows. So pandoc prints its simple tables, and reStructuredText has them.

package text

import (
	"bytes"

	"github.com/seed-11a632b0/gongkai/document"
)

const (
	minSigns  = 2       // signs of a run
	maxUnder  = 1 << 12 // lines of such a table
	cellParts = "-= "   // what a rule consists of
)

// A run is where a column stands, from one place to before another, in characters as in
// display width.
type run struct{ from, to int }

// A stretch is what of a line stands in a column.
type stretch struct{ from, to cursor }

// runs returns the runs of a rule, of one sign each; nil where the line is none, or has but one.
func runs(line []byte) (out []run) {
	line = bytes.TrimRight(line, " ")
	for i := 0; i < len(line); {
		from, sign := i, line[i]
		for i < len(line) && line[i] == sign {
			i++
		}
		switch {
		case sign == ' ':
		case sign != '-' && sign != '=' || i-from < minSigns || len(out) == maxSpan || i < len(line) && line[i] != ' ':
			return nil
		default:
			out = append(out, run{from, i})
		}
	}
	if len(out) < 2 {
		return nil
	}
	return out
}

// opensRule reports whether a dash or an equals sign begins the line at off.
func (r *reader) opensRule(off int) bool {
	for off < len(r.src) && r.src[off] == ' ' {
		off++
	}
	return off+1 < len(r.src) && (r.src[off] == '-' || r.src[off] == '=') && r.src[off+1] == r.src[off]
}

// underRule reads the table whose first rule stands on the line at off, and returns how many
// lines it takes up; 0 where none begins there, or words stand beside the columns.
func (r *reader) underRule(off, number int) int {
	if off < r.ruledTo {
		return 0
	}
	end, next := lineEnd(r.src, off)
	rule := bytes.TrimRight(r.src[off:end], " ")
	columns := runs(rule)
	if columns == nil || number > 1 && len(r.doc.Lines) > 0 && r.doc.Lines[len(r.doc.Lines)-1].Number == number-1 && r.doc.Lines[len(r.doc.Lines)-1].Kind != document.Blank {
		return 0 // a header may stand above it
	}
	var offs []int // where its lines begin; below zero for rules
	closed := 0    // how many of them there are up to the last rule
	for n := 0; next < len(r.src) && n < maxUnder; n++ {
		off, end = next, 0
		end, next = lineEnd(r.src, off)
		b := r.src[off:end]
		if len(b) == 0 {
			break
		}
		if bytes.Equal(bytes.TrimRight(b, " "), rule) {
			offs = append(offs, -1)
			closed = len(offs)
			continue
		}
		if t := bytes.Trim(b, cellParts); len(t) == 0 && bytes.ContainsAny(b, "-=") {
			break // another rule: cells that span several columns stand above it
		}
		offs = append(offs, off)
	}
	r.ruledTo = off
	cells := r.cutUnder(columns, offs[:closed], true)
	other := r.cutUnder(columns, offs[:closed], false)
	if cells == nil {
		cells = other
	} else if other != nil && !r.sameCells(cells, other) {
		return 0
	}
	if cells == nil {
		return 0
	}
	flush := rule[0] == '-' // pandoc sets it in
	r.grids++
	k := 0
	for n, off := range offs[:closed] {
		if off < 0 {
			continue
		}
		end, _ := lineEnd(r.src, off)
		var s shape
		r.shape(&s, r.src[off:end], off, number+1+n)
		l := document.Line{Kind: document.Row, Sep: '|', Grid: r.grids, Page: r.page, Number: number + 1 + n, Start: off, End: end, First: len(r.doc.Cells), Damaged: s.lost}
		if last := cells[k+len(columns)-1]; flush && last.from == last.to {
			l.Damaged = true // the spaces before its first cell may have been cut off
		}
		for _, c := range cells[k : k+len(columns)] {
			if string(bytes.TrimSpace(r.src[c.from.off:c.to.off])) == `\` {
				c.to = c.from // so an empty cell is written where a line begins
			}
			r.add(l.Number, c.from, c.to, document.Cellar)
		}
		l.Last = len(r.doc.Cells)
		r.doc.Lines = append(r.doc.Lines, l)
		k += len(columns)
	}
	r.inGrid = false
	return 1 + closed
}

// cutUnder cuts lines into the cells of columns, which are set by display width or by
// characters; nil where words stand beside these, or far apart in one, or there are none.
func (r *reader) cutUnder(columns []run, offs []int, width bool) []stretch {
	var out []stretch
	for _, off := range offs {
		if off < 0 {
			continue
		}
		end, _ := lineEnd(r.src, off)
		c := cursor{off: off}
		at := func() int {
			if width {
				return c.w
			}
			return c.col
		}
		for k, x := range columns {
			for c.off < end && at() < x.from {
				if r.src[c.off] != ' ' {
					return nil
				}
				c.step(r.src)
			}
			from := c
			for c.off < end && (at() < x.to || k == len(columns)-1) {
				if b := r.src[c.off]; b < ' ' {
					return nil
				}
				c.step(r.src)
			}
			if at() > x.to && k < len(columns)-1 {
				return nil // a wide letter stands across the edge
			}
			if bytes.Contains(bytes.Trim(r.src[from.off:c.off], " "), []byte("  ")) {
				return nil // two cells
			}
			out = append(out, stretch{from, c})
		}
	}
	return out
}

// sameCells reports whether cells that were cut in both ways hold the same.
func (r *reader) sameCells(a, b []stretch) bool {
	for i := range a {
		if !bytes.Equal(bytes.TrimSpace(r.src[a[i].from.off:a[i].to.off]), bytes.TrimSpace(r.src[b[i].from.off:b[i].to.off])) {
			return false
		}
	}
	return true
}
