// This file doubts rows for the width of their lines: how many cells they have before, and
// for, their columns.

package gongkai

import (
	"bytes"
	"slices"
	"strings"

	"github.com/seed-11a632b0/gongkai/document"
	"github.com/seed-11a632b0/gongkai/internal/slots"
)

// doubtWide puts rows of a true grid in doubt in which a cell spans columns that have cells
// of their own in most other rows.
func (s *scan) doubtWide(rd *reading) {
	if !s.doc.Exact {
		return
	}
	spans := func(c int) bool {
		return c >= 0 && s.tokens[c].cell >= 0 && s.doc.Lines[s.tokens[c].line].Sep == '+' && s.cellOf(&s.tokens[c]).ColSpan > 1
	}
	wide, rows := 0, 0
	for i := range rd.rows {
		if p := &rd.rows[i]; p.mode == slots.Marks && p.cells != nil && p.row.N > 2 {
			rows++
			if slices.ContainsFunc(p.cells, spans) {
				wide++
			}
		}
	}
	for i := range rd.rows {
		if p := &rd.rows[i]; wide > 0 && wide*2 <= rows && p.row.N > 2 && slices.ContainsFunc(p.cells, spans) {
			p.doubted = true
		}
	}
}

// doubtMerged puts rows of two equal figures between spaces in doubt where the first stands
// below the second of others, or where words are printed for each merged column, and no
// header names just two columns, nor is a figure there once more: they may be one, printed
// for each of two merged columns, behind a blank.
func (s *scan) doubtMerged(rd *reading) {
	second := func(it *slots.Item) bool { // the second figure of a row of three stands there
		return anyOf(rd.rows, func(p *placed) bool {
			if p.row.N != 3 || p.mode != slots.Words || p.cells == nil || !s.allFigures(p.cells) {
				return false
			}
			o := &p.row.Items[1]
			return max(o.W-it.W, it.W-o.W) <= 1 || o.X == it.X
		})
	}
	merged := func(p *placed) bool { // on one of the lines right above
		return anyOf(s.tokens[max(rd.first, p.first-maxHeader, 0):p.first], func(t *token) bool { return t.kind == textToken && t.dup })
	}
	for i := range rd.rows {
		p := &rd.rows[i]
		if p.mode != slots.Words || p.paced || p.row.N != 2 || !s.allFigures(p.cells) || p.row.Items[0].Marked || p.row.Above != nil || s.saidAgain(p) || !second(&p.row.Items[0]) && !merged(p) {
			continue
		}
		if a, b := &s.tokens[p.cells[0]], &s.tokens[p.cells[1]]; bytes.Equal(s.bytes(s.cellOf(a)), s.bytes(s.cellOf(b))) {
			p.sure = false
		}
	}
}

// doubtLostGroups puts the first row of a group in doubt whose name stands nowhere in a
// damaged table of marked cells, where those of the others do: its line has lost a cell,
// and may be as wide as others only because a figure is broken in two.
func (s *scan) doubtLostGroups(l *lookup, rd *reading) {
	if !anyOf(rd.rows, func(p *placed) bool { return p.run.Placed() && p.mode == slots.Marks && p.doubt != slots.None }) {
		return
	}
	var names []string
	var first []int // row of each
	for i, r := range l.tables[tableRequests].Rows {
		for _, g := range r.Groups {
			if k := string(lettersOf(g)); !slices.Contains(names, k) {
				names, first = append(names, k), append(first, i)
			}
		}
	}
	seen := make([]bool, len(names))
	for i := s.lineStart(rd.first); i < rd.end; i++ {
		t := &s.tokens[i]
		if t.kind != textToken || t.long || len(t.key) == 0 {
			continue
		}
		w := string(lettersOf(string(s.bytes(s.cellOf(t)))))
		for k, n := range names {
			seen[k] = seen[k] || w != "" && strings.HasPrefix(n, w)
		}
	}
	lost := slices.Index(seen, false)
	if lost < 0 || slices.Contains(seen[lost+1:], false) {
		return // all are there, or they are not printed
	}
	if p := &rd.rows[first[lost]]; p.mode == slots.Marks && !s.allFigures(p.cells) {
		p.sure = false
	}
}

// A frame says where the label of a row of marked cells ends on its line, where its columns
// begin, and how many cells the line has.
type frame struct{ label, start, width int }

// frames returns how the rows of marked cells lie; the zero value for others.
func (rd *reading) frames() []frame {
	out := make([]frame, len(rd.rows))
	for i := range rd.rows {
		p := &rd.rows[i]
		if !p.run.Placed() || p.mode != slots.Marks || p.row.LabelTo >= 0 || len(p.cells) == 0 {
			continue
		}
		if k := slices.IndexFunc(p.row.Items, func(it slots.Item) bool { return it.Ref == p.cells[0] }); k >= 0 {
			out[i] = frame{p.row.LabelAt, p.row.Items[k].Cell, p.row.Width}
		}
	}
	return out
}

// like reports whether columns begin as far behind the label, and end as far before the end.
func (x frame) like(o frame) bool {
	return x.width > 0 && o.width > 0 && x.start-x.label == o.start-o.label && x.width-x.start == o.width-o.start
}

// ragged reports whether right behind each label, in whatever cell it ends, stand as many
// marked cells as there are columns, and no more.
func (rd *reading) ragged() bool {
	labels := false
	for i := range rd.rows {
		p := &rd.rows[i]
		if p.mode != slots.Marks || p.doubt != slots.None || p.row.LabelTo >= 0 || p.row.Width != p.row.LabelAt+1+p.row.N {
			return false
		}
		labels = labels || p.row.LabelAt != rd.rows[0].row.LabelAt
	}
	return labels
}

// doubtOdd puts rows of marked cells in doubt where a line may have lost a cell, or a
// figure may be broken in two: a row that lies as hardly a sure one of its depth does and
// does not add up, or may lack a zero; and one that shows a blank among rows that print
// every figure, and lie in several ways, or on wider lines.
func (s *scan) doubtOdd(l *lookup, rd *reading, led *ledger) {
	all := rd.frames()
	depth := func(i int) int { return len(l.tables[tableRequests].Rows[i].Groups) }
	var first frame
	sameLine, sameLabel, sameDepth := true, true, true
	var deep [4]frame
	whole, widest, blank := 0, 0, 0 // blank: the widest line that shows one
	for i, x := range all {
		if x.width == 0 {
			continue
		}
		if first.width == 0 {
			first = x
		}
		widest = max(widest, x.width)
		if s.hasBlank(&rd.rows[i]) {
			blank = max(blank, x.width)
		}
		sameLine = sameLine && x.start == first.start && x.width == first.width
		sameLabel = sameLabel && x.like(first)
		if d := &deep[min(depth(i), len(deep)-1)]; d.width == 0 {
			*d = x
		} else {
			sameDepth = sameDepth && x == *d
		}
		if s.allFigures(rd.rows[i].cells) {
			whole++
		}
	}
	if sameLabel {
		return
	}
	for i, x := range all {
		p := &rd.rows[i]
		if x.width == 0 || !p.sure || p.held || sameLine && s.overColumns(p) {
			continue // where a label ends that is wrapped beside others tells nothing
		}
		if !sameLine && (!sameDepth || blank < widest) && whole*2 > len(rd.rows) && s.hasBlank(p) {
			all[i], p.sure = frame{}, false
			continue
		}
		adds := led.adds(l.sums, i)
		if adds && s.allFigures(p.cells) {
			continue
		}
		of, like, sure, narrow := 0, 0, 0, s.nothing(p) // what adds up may lack a zero if its line is narrow
		level, most, less := 0, 0, 0                    // the lines of its depth whose labels end in the same cell, and those that have fewer cells
		for k, o := range all {
			q := &rd.rows[k]
			if k == i || depth(k) != depth(i) || !q.run.Placed() {
				continue
			}
			if of++; q.sure {
				sure++
				if o.like(x) {
					like++
				}
			}
			if q.mode == slots.Marks {
				narrow = narrow || q.row.Width > x.width
				if q.row.LabelAt == x.label && q.row.LabelTo < 0 {
					if level, most = level+1, max(most, q.row.Width); q.row.Width < x.width {
						less++
					}
				}
			}
		}
		odd := s.hasBlank(p) && (most > x.width || level > 1 && most < x.width)
		if odd || of > 1 && (adds && (narrow || sure == 0) && like == 0 || !adds && like*4 < of) || (x.width < widest || 2*less > level) && s.nothing(p) && s.oddBlank(rd, p) {
			all[i], p.sure = frame{}, false
		}
	}
}

// overColumns reports whether the pieces of a label stand on several lines, and not all of
// them in one cell.
func (s *scan) overColumns(p *placed) bool {
	if s.tokens[p.first].line == s.tokens[p.last].line {
		return false
	}
	for i := p.first; i <= p.last; i++ {
		if t := &s.tokens[i]; t.kind == textToken && s.cellColumn(t) != s.cellColumn(&s.tokens[p.last]) {
			return true
		}
	}
	return false
}

// oddBlank reports whether the first cell of a row is blank, or its last, where most rows
// print a figure.
func (s *scan) oddBlank(rd *reading, p *placed) bool {
	last := len(p.cells) - 1
	prints := func(p *placed, c int) bool { return p.cells[c] >= 0 && s.tokens[p.cells[c]].kind == figureToken }
	for _, c := range [...]int{0, last} {
		if prints(p, c) {
			continue
		}
		n := 0
		for i := range rd.rows {
			if o := &rd.rows[i]; len(o.cells) > last && prints(o, c) {
				n++
			}
		}
		if n*2 > len(rd.rows) {
			return true
		}
	}
	return false
}

// doubtUnsound puts rows of marked cells, or of words, in doubt that do not add up, where
// others, of the other table too, have more figures than columns, or wider lines than any
// sure one: figures are broken in two, and where a row has also lost a cell, or lacks one
// between spaces, its width does not tell. Where others have lost cells, so are those that
// show a blank.
func (s *scan) doubtUnsound(l *lookup, rd, other *reading) {
	widest := 0
	for i := range rd.rows {
		if p := &rd.rows[i]; p.sure {
			widest = max(widest, p.row.Width)
		}
	}
	onLine := func(p *placed) bool { return p.run.Placed() && (p.mode == slots.Marks || p.mode == slots.Words) }
	long := func(p *placed) bool {
		return onLine(p) && p.doubt == slots.Long && s.figuresOf(p) == p.row.N+1
	}
	broken, lost, narrow := anyOf(other.rows, long), false, false
	for i := range rd.rows {
		p := &rd.rows[i]
		if !onLine(p) {
			continue
		}
		broken = broken || p.doubt == slots.Long && (p.mode == slots.Marks || long(p))
		narrow = narrow || p.narrow
		if p.mode == slots.Marks && p.doubt == slots.Place {
			broken = broken || p.row.Width > widest
			lost = lost || p.row.LabelTo < 0 && p.row.Width < widest
		}
	}
	if rd.damaged = broken || lost; !rd.damaged && !narrow {
		return
	}
	led := s.ledger(rd, len(l.tables[tableRequests].Rows[0].Columns))
	all := rd.frames()
	for i := range rd.rows {
		p := &rd.rows[i]
		if !p.sure || !onLine(p) {
			continue
		}
		if adds := led.adds(l.sums, i); broken && (!adds || l.movedLeft(all, i)) || !adds && p.mode == slots.Marks && p.row.LabelTo < 0 && s.hasBlank(p) {
			p.sure = false
		}
	}
}

// movedLeft reports whether the labels of all other rows of table three that are as deep
// end further to the right than that of row i, on lines no wider: it has lost a cell, and
// gained one.
func (l *lookup) movedLeft(all []frame, i int) bool {
	rows, n := l.tables[tableRequests].Rows, 0
	for k, o := range all {
		if k == i || o.width == 0 || len(rows[k].Groups) != len(rows[i].Groups) {
			continue
		}
		if n++; o.label <= all[i].label || o.width > all[i].width {
			return false
		}
	}
	return n > 1 && all[i].width > 0
}

// doubtGained puts rows of table two with figures and blanks in doubt whose lines have more
// cells than that of the sub-heading above, which has several: one of them may be none.
func (s *scan) doubtGained(rd *reading) {
	width := 0
	at := max(0, rd.first-maxHeader)
	for i := range rd.rows {
		p := &rd.rows[i]
		for ; at < p.first; at++ {
			if t := &s.tokens[at]; t.sign.lawItem {
				if l := &s.doc.Lines[t.line]; l.Kind == document.Row {
					width = l.Last - l.First
				} else {
					width = 0
				}
			}
		}
		if p.sure && p.mode == slots.Marks && p.row.LabelTo < 0 && width > 1 && p.row.Width > width && s.hasBlank(p) && s.printsFigure(p) {
			p.sure = false
		}
	}
}

// doubtLacking puts rows of table two with figures and blanks in doubt where most rows of table
// three, between marks as well, lack a cell: the mark that ends each line may be one's.
func (s *scan) doubtLacking(rd, other *reading) {
	if other == nil || len(other.rows) == 0 {
		return
	}
	lack := 0
	for i := range other.rows {
		if p := &other.rows[i]; p.mode == slots.Marks && p.doubt == slots.Short {
			lack++
		}
	}
	for i := range rd.rows {
		p := &rd.rows[i]
		p.sure = p.sure && !(2*lack > len(other.rows) && p.mode == slots.Marks && p.row.N > 1 && s.hasBlank(p) && s.printsFigure(p))
	}
}

// doubtOpened puts rows of several figures in doubt whose line, below the label, spaces open,
// where those of others begin with a figure, some of which spaces end, and no sign shows what
// is blank: an empty cell may stand there, and a number be in two pieces.
func (s *scan) doubtOpened(rd, other *reading) {
	var opened []*placed
	margin, padded := 0, false
	for i := range rd.rows {
		p := &rd.rows[i]
		if !p.run.Placed() || p.mode != slots.Words && p.mode != slots.Stream {
			continue
		}
		k := slices.IndexFunc(p.row.Items, func(it slots.Item) bool { return it.Kind != slots.Line })
		if k < 0 { // its figures stand elsewhere
			continue
		}
		if it := &p.row.Items[k]; it.Kind != slots.Figure || it.OnLabel || it.Marked {
			continue
		}
		t := &s.tokens[p.row.Items[k].Ref]
		l := &s.doc.Lines[t.line]
		switch n := s.spacesIn(l.Start, s.cellOf(t).Start); {
		case n == 0:
			margin, padded = margin+1, padded || s.doc.Source[l.End-1] == ' '
		case n > 0 && p.row.N > 1 && p.mode == slots.Words && s.printsFigure(p):
			opened = append(opened, p)
		}
	}
	if margin < minRegular && !padded || len(opened) == 0 {
		return
	}
	for _, of := range []*reading{rd, other} {
		if of != nil && anyOf(of.rows, func(p *placed) bool { return s.signs(p.cells) }) {
			return
		}
	}
	for _, p := range opened {
		p.sure = false
	}
}

// doubtWider puts rows of words in doubt that have a figure for each column, not in the pace
// of other rows, some of them one space apart, and just two of them two: an empty cell may
// stand there, and a number be in two pieces.
func (s *scan) doubtWider(rd *reading) {
	for i := range rd.rows {
		p := &rd.rows[i]
		if !p.sure || p.mode != slots.Words || p.paced || p.row.N < 3 || !s.allFigures(p.cells) {
			continue
		}
		spare := 0
		for c, k := range p.cells[1:] {
			spare += s.spacesIn(s.cellOf(&s.tokens[p.cells[c]]).End, s.cellOf(&s.tokens[k]).Start) - 1
		}
		if spare == 1 {
			p.sure = false
		}
	}
}

// doubtRagged puts rows in doubt that are read by the place of their figures, without one in
// the first column, and whose label begins or ends just where those of other rows do, or ends
// behind them: each line may have columns of its own, or what is too wide push the others on.
func (s *scan) doubtRagged(rd *reading) {
	for i := range rd.rows {
		p := &rd.rows[i]
		if !p.sure || p.mode != slots.Geometry || p.paced || len(p.cells) == 0 || p.cells[0] != nothing {
			continue
		}
		label, chars, wide, over := s.cellOf(&s.tokens[p.last]), 0, 0, 0
		for k := range rd.rows {
			o := &rd.rows[k]
			if len(o.cells) == 0 || o.cells[0] < 0 || s.tokens[o.cells[0]].cell < 0 {
				continue
			}
			c := s.cellOf(&s.tokens[o.cells[0]])
			if rd.space.Measure != slots.ByWidth && (label.X == c.X || label.XEnd == c.XEnd) {
				chars++
			}
			if label.W == c.W || label.WEnd == c.WEnd {
				wide++
			}
			if label.XEnd > c.XEnd && label.WEnd > c.WEnd {
				over++
			}
		}
		if max(chars, wide, over) >= minRegular {
			p.sure = false
		}
	}
}
