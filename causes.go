// This file is the room of causes: what kind of slip explains the sums that do
// not come out. An explanation counts only where it makes all of them come out
// and breaks none, and where no other does it in as few slips.

package gongkai

import (
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"
)

// The kinds of causes.
const (
	causeTotal    = "total"           // a total was not updated
	causePending  = "pending"         // table four's total leaves out the pending cases
	causeFigure   = "figure"          // one figure is off
	causeSwapped  = "digits_swapped"  // two digits of a figure stand in each other's place
	causeLost     = "digit_lost"      // a figure lacks a digit
	causeAdded    = "digit_added"     // a figure has a digit too many
	causeApplied  = "applicant"       // a case is counted under another applicant
	causeRow      = "row"             // a case is counted in another row
	causeCells    = "cells_swapped"   // two cells stand in each other's place
	causeColumns  = "columns_swapped" // two columns stand in each other's place
	causeRows     = "rows_swapped"    // two rows stand in each other's place
	causeShifted  = "shifted"         // the figures of a row stand one column aside
	causeCarriage = "carried_in"      // the total leaves out what was carried in
)

// What bounds the search.
const (
	singleCost   = 2   // what a slip in one cell counts
	doubleCost   = 3   // what any other counts, less than two in one cell
	maxCost      = 12  // of slips that are looked for together
	maxSlipNodes = 400 // steps of the search
	maxCellValue = math.MaxInt64 >> 8
)

// What stands for an excess of a cell that no sum tells, and for one that two
// sums tell differently.
const (
	excessUnknown = math.MinInt64
	excessNone    = math.MinInt64 + 1
)

// A shift is what a slip did to a relation's difference.
type shift struct {
	rel int
	by  int64
}

// A slip is a mistake that can have been made.
type slip struct {
	kind   string // "" for one that explains, and of which nothing certain can be said
	key    slipKey
	cells  []int   // the cells it points at
	value  int64   // of a single cell: what would make the sums come out
	shifts []shift // by rel
}

// A slipKey tells slips apart. Those that only their shifts tell apart, since
// other cells would do as well, have shared set.
type slipKey struct {
	kind   string
	a, b   int
	by     int64
	shared bool
}

// same reports whether two slips say the same.
func (s *slip) same(o *slip) bool {
	return s.key == o.key && (!s.key.shared || slices.Equal(s.shifts, o.shifts))
}

// A puzzle is a table whose sums do not all come out.
type puzzle struct {
	d     *formData
	t     *Table
	rs    *relations
	first int // index of the table's first cell
	rows  int
	cols  int
	value []int64   // of the table's cells, blanks as zeros
	ties  [][]shift // the decided relations of each cell, by 1 or -1
	rels  []int     // index of diff to index of rs.all
	diff  []int64   // left - right of the decided relations
	nodes int

	common []slip // what all sets found so far have in common
	found  bool   // one was found
	net    []int64
	off    []bool     // a difference is left at the cell
	excess [2][]int64 // by how much each cell is too large by its row, and by its column
	store  []shift
}

// causes returns the causes of the broken relations of table ti, by their index
// in rs.all.
func causes(cells []Cell, d *formData, rs *relations, ti int, verdicts []verdict) map[int]Cause {
	if !slices.ContainsFunc(verdicts, verdict.broken) {
		return nil
	}
	t := &d.tables[ti]
	p := &puzzle{d: d, t: t, rs: rs, first: d.first[ti][0], rows: len(t.Rows), cols: len(t.Rows[0].Columns)}
	n := p.rows * p.cols
	p.value, p.ties, p.off = make([]int64, n), make([][]shift, n), make([]bool, n)
	p.excess[0], p.excess[1] = make([]int64, n), make([]int64, n)
	known := make([]bool, n)
	for i := range n {
		c := &cells[p.first+i]
		known[i] = c.State == Blank
		if c.State == Given {
			v, ok := c.Value.Int64()
			p.value[i], known[i] = v, ok && v >= 0 && v <= maxCellValue
		}
	}
	from, to := rs.tables[ti], rs.tables[ti+1]
	index := make([]int, to-from) // of diff
	for k := from; k < to; k++ {
		index[k-from] = -1
		if v := verdicts[k-from]; v == sumUndecided || v == sumAbsent || v == sumOpen {
			continue
		}
		x := &rs.all[k]
		if slices.ContainsFunc(x.cells, func(i int) bool { return !known[i-p.first] }) {
			return nil // a figure that is no count; no slip can be told
		}
		index[k-from] = len(p.diff)
		p.rels = append(p.rels, k)
		var diff int64
		for _, i := range x.left {
			diff += p.value[i-p.first]
		}
		for _, i := range x.right {
			diff -= p.value[i-p.first]
		}
		p.diff = append(p.diff, diff)
	}
	p.net = make([]int64, len(p.diff))
	store := make([]shift, 0, 3*n)
	for i := range n {
		at := len(store)
		for _, x := range rs.ties[p.first+i] {
			if r := index[x.rel-from]; r >= 0 {
				store = append(store, shift{r, x.by})
			}
		}
		p.ties[i] = store[at:len(store):len(store)]
	}
	p.solve()
	out := map[int]Cause{}
	if !p.told() {
		return out
	}
	for _, s := range p.common {
		if s.kind == "" {
			continue
		}
		cause := p.tell(s)
		for _, sh := range s.shifts {
			k := p.rels[sh.rel]
			had, ok := out[k]
			if !ok {
				out[k] = Cause{cause.ID, slices.Clone(cause.Cells), cause.Message, cause.Chinese}
				continue
			}
			if !slices.Contains(strings.Split(had.ID, "+"), cause.ID) { // two slips in one sum
				had.ID += "+" + cause.ID
			}
			had.Cells = append(had.Cells, cause.Cells...)
			had.Message += "; " + cause.Message
			had.Chinese += "；" + cause.Chinese
			out[k] = had
		}
	}
	return out
}

// solve leaves in common the slips that every cheapest set of slips has, where
// such a set explains all differences.
func (p *puzzle) solve() {
	for n := singleCost; n <= maxCost && !p.found; n++ {
		if !p.search(slices.Clone(p.diff), n, nil) {
			p.common = nil // a smaller set may have been missed
			return
		}
	}
}

// told reports whether the slips that can be told explain all differences: with a part
// of them, the others can be another slip altogether.
func (p *puzzle) told() bool {
	left := slices.Clone(p.diff)
	for _, s := range p.common {
		if s.kind != "" {
			for _, x := range s.shifts {
				left[x.rel] -= x.by
			}
		}
	}
	return !slices.ContainsFunc(left, func(d int64) bool { return d != 0 })
}

// meet takes a set that explains all.
func (p *puzzle) meet(set []slip) {
	if !p.found {
		p.found, p.common = true, slices.Clone(set)
		return
	}
	p.common = slices.DeleteFunc(p.common, func(s slip) bool {
		return !slices.ContainsFunc(set, func(o slip) bool { return s.same(&o) })
	})
}

// search meets the sets of slips of cost n that bring diff to zero, one after
// the other. It reports false where it gave up, or where they have nothing in
// common, so that there is nothing to tell.
func (p *puzzle) search(diff []int64, n int, set []slip) bool {
	first := slices.IndexFunc(diff, func(d int64) bool { return d != 0 })
	if first < 0 {
		if n == 0 {
			p.meet(set)
			return len(p.common) > 0
		}
		return true
	}
	if n < singleCost {
		return true
	}
	if p.nodes++; p.nodes > maxSlipNodes {
		return false
	}
	left := 0
	for _, d := range diff {
		if d != 0 {
			left++
		}
	}
	last := n < 2*singleCost // one slip has to do
	if last && n < doubleCost && left > cellShifts {
		return true
	}
	slips := p.slips(diff, first, left, n)
	if !last {
		most := 1
		for i := range slips {
			most = max(most, len(slips[i].shifts))
		}
		if left > most*(n/singleCost) {
			return true
		}
	}
	for _, s := range slips {
		if !slices.ContainsFunc(s.shifts, func(x shift) bool { return x.rel == first }) {
			continue
		}
		cost := singleCost
		if len(s.cells) > 1 {
			cost = doubleCost
		}
		if cost > n {
			continue
		}
		for _, x := range s.shifts {
			diff[x.rel] -= x.by
		}
		ok := p.search(diff, n-cost, append(set, s))
		for _, x := range s.shifts {
			diff[x.rel] += x.by
		}
		if !ok {
			return false
		}
	}
	return true
}

// slips returns the slips that can have caused some of the differences and none
// that is not there. Where one of cost n has to do, those are left out that
// cannot be it: of left differences first is one.
func (p *puzzle) slips(diff []int64, first, left, n int) []slip {
	last := n < 2*singleCost
	if !last {
		first = -1
	}
	for i, ties := range p.ties {
		p.off[i] = false
		p.excess[0][i], p.excess[1][i] = excessUnknown, excessUnknown
		for _, x := range ties {
			p.off[i] = p.off[i] || diff[x.rel] != 0
			e := &p.excess[0][i]
			if p.rs.all[p.rels[x.rel]].id.PerColumn {
				e = &p.excess[1][i]
			}
			if d := diff[x.rel] * x.by; *e == excessUnknown {
				*e = d
			} else if *e != d {
				*e = excessNone
			}
		}
	}
	var out []slip
	if !last || left <= cellShifts {
		out = p.single(out, diff, first)
	}
	if p.t.Section != "requests" {
		return out
	}
	if !last || n >= doubleCost && left <= pairShifts {
		out = p.moved(out, diff, first)
	}
	if !last || left <= pairShifts {
		out = p.swappedCells(out, diff, first) // also where it costs too much, since others are not what they seem
	}
	if !last || n >= doubleCost {
		out = p.swappedLines(out, diff)
		out = p.shifted(out, diff)
		out = p.carriage(out, diff)
	}
	return out
}

// ofRelation reports whether the cell is in the relation; all are in -1.
func (p *puzzle) ofRelation(cell, rel int) bool {
	return rel < 0 || slices.ContainsFunc(p.ties[cell], func(x shift) bool { return x.rel == rel })
}

// keep stores shifts.
func (p *puzzle) keep(shifts ...shift) []shift {
	at := len(p.store)
	p.store = append(p.store, shifts...)
	return p.store[at:len(p.store):len(p.store)]
}

// single appends slips in one cell; where one relation is asked for, those that
// caused all that they touch.
func (p *puzzle) single(out []slip, diff []int64, first int) []slip {
	for cell, ties := range p.ties {
		if !p.off[cell] || !p.ofRelation(cell, first) || slices.ContainsFunc(ties, func(x shift) bool { return diff[x.rel] == 0 }) {
			continue
		}
	tries:
		for i, u := range ties {
			d := diff[u.rel] * u.by // printed less what it should be; u.by is 1 or -1
			if p.value[cell]-d < 0 {
				continue
			}
			for k, x := range ties {
				if k < i && diff[x.rel]*x.by == d || first >= 0 && diff[x.rel] != x.by*d {
					continue tries // tried, or not all of it
				}
			}
			at := len(p.store)
			for _, x := range ties {
				p.store = append(p.store, shift{x.rel, x.by * d})
			}
			s := slip{kind: p.kindOf(cell, d), cells: []int{cell}, value: p.value[cell] - d, shifts: p.store[at:len(p.store):len(p.store)]}
			s.key = slipKey{kind: "cell", a: cell, by: d}
			k := slices.IndexFunc(out, func(o slip) bool { return slices.Equal(o.shifts, s.shifts) })
			if k < 0 {
				out = append(out, s)
				continue
			}
			// another cell does it as well
			s.key = slipKey{kind: "sum", shared: true}
			was := &out[k]
			// nothing but the total is known to be a sum of others
			if p.lone() && p.isTotal(cell) {
				*was = s
			} else if !(p.lone() && p.isTotal(was.cells[0])) {
				was.kind, was.key = "", s.key
			}
		}
	}
	return out
}

// lone reports whether the table has one identity, so that nothing else tells
// which of its figures is off.
func (p *puzzle) lone() bool { return len(p.t.Identities) == 1 }

func (p *puzzle) isTotal(cell int) bool {
	return p.t.Rows[0].Columns[cell%p.cols].Name == "total" || p.t.Rows[cell/p.cols].Name == "total"
}

// kindOf names a slip by which the cell came to be d too large.
func (p *puzzle) kindOf(cell int, d int64) string {
	was, is := strconv.FormatInt(p.value[cell]-d, 10), strconv.FormatInt(p.value[cell], 10)
	switch {
	case swappedDigits(was, is):
		return causeSwapped
	case p.isTotal(cell):
		if row := cell - cell%p.cols; p.t.Section == "disputes" && p.value[row+3] > 0 && d == -p.value[row+3] {
			return causePending
		}
		return causeTotal
	case lacksDigit(was, is):
		return causeLost
	case lacksDigit(is, was):
		return causeAdded
	}
	return causeFigure
}

// swappedDigits reports whether two neighbouring digits of a are swapped in b.
func swappedDigits(a, b string) bool {
	if len(a) != len(b) || a == b {
		return false
	}
	i := 0
	for a[i] == b[i] {
		i++
	}
	return i+1 < len(a) && a[i] == b[i+1] && a[i+1] == b[i] && a[i+2:] == b[i+2:]
}

// lacksDigit reports whether b is a without one digit. Of numbers of two digits
// that says nothing.
func lacksDigit(a, b string) bool {
	if len(a) < 3 || len(a) != len(b)+1 {
		return false
	}
	i := 0
	for i < len(b) && a[i] == b[i] {
		i++
	}
	return a[i+1:] == b[i:]
}

// change takes note that a cell shows d more than it should.
func (p *puzzle) change(cell int, d int64) {
	for _, x := range p.ties[cell] {
		p.net[x.rel] += x.by * d
	}
}

// fits returns the changes as shifts, where they are all there is to their
// relations, and forgets them. It returns nil where there are less than two.
func (p *puzzle) fits(diff []int64) []shift {
	n := 0
	for i, by := range p.net {
		if by != 0 {
			if diff[i] != by {
				clear(p.net)
				return nil
			}
			n++
		}
	}
	if n < 2 {
		clear(p.net)
		return nil
	}
	at := len(p.store)
	for i, by := range p.net {
		if by != 0 {
			p.store = append(p.store, shift{i, by})
		}
	}
	clear(p.net)
	return p.store[at:len(p.store):len(p.store)]
}

// What bounds the relations of one cell and of two.
const (
	cellShifts = 3
	pairShifts = 2 * cellShifts
)

// pair returns what it does that cell a shows d too little and b as much too
// many, by relation.
func (p *puzzle) pair(buf *[pairShifts]shift, a, b int, d int64) []shift {
	out := buf[:0]
	for _, x := range p.ties[a] {
		out = append(out, shift{x.rel, -x.by * d})
	}
	for _, x := range p.ties[b] {
		at, had := slices.BinarySearchFunc(out, x.rel, func(s shift, rel int) int { return s.rel - rel })
		if !had {
			out = slices.Insert(out, at, shift{x.rel, x.by * d})
		} else if out[at].by += x.by * d; out[at].by == 0 {
			out = slices.Delete(out, at, at+1)
		}
	}
	return out
}

// moved appends slips by which a case was counted under another applicant, or
// in another row.
func (p *puzzle) moved(out []slip, diff []int64, first int) []slip {
	begin := len(out)
	var buf [pairShifts]shift
	try := func(kind string, excess []int64, from, to int) { // a case of from is counted in to
		if a, b := excess[from], excess[to]; a == excessNone || b == excessNone || a != excessUnknown && b != excessUnknown && (b <= 0 || a != -b) {
			return
		}
		if !p.off[to] || !p.ofRelation(from, first) && !p.ofRelation(to, first) {
			return
		}
		shifts := p.pair(&buf, from, to, 1)
		if len(shifts) < 2 {
			return
		}
		d := diff[shifts[0].rel] * shifts[0].by
		if d <= 0 || p.value[to] < d {
			return
		}
		for i := range shifts {
			x := &shifts[i]
			if x.by != 1 && x.by != -1 || diff[x.rel] != d*x.by {
				return
			}
		}
		for i := range shifts {
			shifts[i].by *= d
		}
		for i := begin; i < len(out); i++ {
			if o := &out[i]; o.kind == kind && slices.Equal(o.shifts, shifts) { // which row it was is not known
				o.cells = append(o.cells, from, to)
				return
			}
		}
		s := slip{kind: kind, key: slipKey{kind: kind, shared: true}, cells: []int{from, to}, value: d, shifts: p.keep(shifts...)}
		out = append(out, s)
	}
	for row := range p.rows {
		for a := range p.cols - 1 {
			if !p.off[row*p.cols+a] {
				continue
			}
			for b := range p.cols - 1 {
				if a != b {
					try(causeApplied, p.excess[1], row*p.cols+a, row*p.cols+b)
				}
			}
		}
	}
	for col := range p.cols - 1 { // the total moves with it, which is a case of its own
		for a := range p.rows {
			if !p.off[a*p.cols+col] {
				continue
			}
			for b := range p.rows {
				if a != b {
					try(causeRow, p.excess[0], a*p.cols+col, b*p.cols+col)
				}
			}
		}
	}
	return out
}

// minSwap is how far two cells have to be apart before it is no chance that just
// so many cases seem to be moved.
const minSwap = 10

// swappedCells appends slips by which two cells came into each other's place. A
// swap that looks like moved cases is one only where a single pair of neighbours
// accounts for it, and these are far apart; it then takes the place of that slip,
// which is one of those before. A single case is moved, and what lies between may
// be either.
func (p *puzzle) swappedCells(out []slip, diff []int64, first int) []slip {
	var buf [pairShifts]shift
	had := len(out)
	try := func(a, b int) {
		d := p.value[b] - p.value[a]
		if d == 0 || !p.off[a] && !p.off[b] || !p.ofRelation(a, first) && !p.ofRelation(b, first) {
			return
		}
		shifts := p.pair(&buf, a, b, d)
		if len(shifts) < 2 || slices.ContainsFunc(shifts, func(x shift) bool { return diff[x.rel] != x.by }) {
			return
		}
		out = append(out, slip{kind: causeCells, key: slipKey{kind: causeCells, a: a, b: b}, cells: []int{a, b}, shifts: p.keep(shifts...)})
	}
	for cell := range p.value {
		if cell%p.cols+1 < p.cols {
			try(cell, cell+1)
		}
		if cell+p.cols < len(p.value) {
			try(cell, cell+p.cols)
		}
	}
	to := had
	for i := had; i < len(out); i++ {
		s := &out[i]
		single := true
		for k := had; k < len(out) && single; k++ {
			single = k == i || !slices.Equal(out[k].shifts, s.shifts)
		}
		k := slices.IndexFunc(out[:had], func(o slip) bool { return slices.Equal(o.shifts, s.shifts) })
		switch {
		case k >= 0 && (s.shifts[0].by == 1 || s.shifts[0].by == -1):
		case k >= 0 && (!single || s.shifts[0].by > -minSwap && s.shifts[0].by < minSwap):
			out[k].kind = ""
		case k >= 0:
			out[k].kind, out[k].key, out[k].cells = s.kind, s.key, s.cells
		case single:
			out[to], out[i] = out[i], out[to]
			to++
		}
	}
	return out[:to]
}

// swappedLines appends slips by which two whole columns, or two neighbouring
// rows, came into each other's place. Columns of two applicants, and rows of one
// side of a sum, do not show.
func (p *puzzle) swappedLines(out []slip, diff []int64) []slip {
	try := func(kind string, a, b, step, n int) {
		differ := 0
		for k := range n {
			i, j := a+k*step, b+k*step
			if d := p.value[i] - p.value[j]; d != 0 {
				differ++
				p.change(i, d)
				p.change(j, -d)
			}
		}
		shifts := p.fits(diff)
		if differ < 2 || shifts == nil { // a swap of two cells, or none
			return
		}
		s := slip{kind: kind, key: slipKey{kind: kind, a: a, b: b}, shifts: shifts}
		for k := range n {
			s.cells = append(s.cells, a+k*step, b+k*step)
		}
		out = append(out, s)
	}
	for a := range p.cols - 1 {
		try(causeColumns, a, p.cols-1, p.cols, p.rows)
	}
	for r := range p.rows - 1 {
		if !p.sameSide(r, r+1) {
			try(causeRows, r*p.cols, (r+1)*p.cols, 1, p.cols)
		}
	}
	return out
}

// sameSide reports whether two rows are on one side of the same sums.
func (p *puzzle) sameSide(r, s int) bool {
	a, b := p.rs.ties[p.first+r*p.cols], p.rs.ties[p.first+s*p.cols]
	next := func(ties []shift) []shift { // without what is no column
		for len(ties) > 0 && !p.rs.all[ties[0].rel].id.PerColumn {
			ties = ties[1:]
		}
		return ties
	}
	for a, b = next(a), next(b); len(a) > 0 && len(b) > 0 && a[0] == b[0]; a, b = next(a[1:]), next(b[1:]) {
	}
	return len(a) == 0 && len(b) == 0
}

// shifted appends slips by which the figures of a row came one column aside, so
// that one at the end is lost and none or a zero stands at the other. The total can
// have kept its place.
func (p *puzzle) shifted(out []slip, diff []int64) []slip {
	const keptTotal = 2 // from here on, the ways with the total in its place
	last := p.cols - 1
	for row := range p.rows {
		at := row * p.cols
		is := p.value[at : at+p.cols]
		try := func(b int, was func(k int) int64) {
			any, differ := false, 0
			for k, v := range is {
				any = any || p.off[at+k]
				if d := v - was(k); d != 0 {
					differ++
					p.change(at+k, d)
				}
			}
			if !any || b >= keptTotal && differ < 3 { // of two, it is a swap of two cells
				clear(p.net)
				return
			}
			shifts := p.fits(diff)
			if shifts == nil {
				return
			}
			s := slip{kind: causeShifted, key: slipKey{kind: causeShifted, a: row, b: b}, shifts: shifts}
			for k := range is {
				s.cells = append(s.cells, at+k)
			}
			out = append(out, s)
		}
		lost := is[last] // of the others, where the total is in its place
		for _, v := range is[:last] {
			lost -= v
		}
		if is[last-1] == 0 && lost >= 0 { // to the left, all but the total
			try(keptTotal, func(k int) int64 {
				switch k {
				case 0:
					return lost
				case last:
					return is[last]
				}
				return is[k-1]
			})
		}
		if is[0] == 0 && lost >= 0 {
			try(keptTotal+1, func(k int) int64 {
				switch k {
				case last - 1:
					return lost
				case last:
					return is[last]
				}
				return is[k+1]
			})
		}
		if is[last] == 0 { // to the left: the first is lost, and is what the total lacks
			lost := is[last-1]
			for _, v := range is[:last-1] {
				lost -= v
			}
			if lost >= 0 {
				try(0, func(k int) int64 {
					if k == 0 {
						return lost
					}
					return is[k-1]
				})
			}
		}
		if is[0] == 0 { // to the right: the total is lost
			var total int64
			for _, v := range is[1:] {
				total += v
			}
			try(1, func(k int) int64 {
				if k == last {
					return total
				}
				return is[k+1]
			})
		}
	}
	return out
}

// carriage appends the slip by which the total, or its check, leaves out what
// was carried in: in every column that has some.
func (p *puzzle) carriage(out []slip, diff []int64) []slip {
	row := func(name string) int {
		return p.cols * slices.IndexFunc(p.t.Rows, func(r Row) bool { return r.Name == name })
	}
	in, total := row("carried_in"), row("total")
	var cells []int
	for c := range p.cols {
		if v := p.value[in+c]; v != 0 {
			cells = append(cells, total+c)
			p.change(total+c, -v)
		}
	}
	if cells == nil {
		return out
	}
	if shifts := p.fits(diff); shifts != nil {
		out = append(out, slip{kind: causeCarriage, key: slipKey{kind: causeCarriage}, cells: cells, shifts: shifts})
	}
	for i, k := range p.rels { // the results leave it out as well
		x := &p.rs.all[k]
		if x.id.PerColumn && slices.Contains(x.left, p.first+in+x.line) {
			p.net[i] = p.value[in+x.line]
		}
	}
	if shifts := p.fits(diff); shifts != nil {
		out = append(out, slip{kind: causeCarriage, key: slipKey{kind: causeCarriage, a: 1}, cells: cells, shifts: shifts})
	}
	return out
}

// tell puts a slip into words.
func (p *puzzle) tell(s slip) Cause {
	c := Cause{ID: s.kind}
	cells := slices.Clone(s.cells)
	slices.Sort(cells)
	for _, i := range slices.Compact(cells) {
		c.Cells = append(c.Cells, p.d.paths[p.first+i])
	}
	names := cellNames(p.d.form, c.Cells)
	shown := strconv.FormatInt(p.value[s.cells[0]], 10)
	fit := strconv.FormatInt(s.value, 10)
	line := func(cell int) string { return "“" + p.t.Rows[cell/p.cols].full() + "”" }
	column := func(cell int) string { return "“" + columnLabel(p.t, cell%p.cols) + "”" }
	switch s.kind {
	case causeTotal:
		if p.lone() { // no other sum bears its parts out
			c.Message = fmt.Sprintf("perhaps a total that was not updated, or one of its parts is off: %s is %s, and its parts make %s", names, shown, fit)
			c.Chinese = fmt.Sprintf("可能是合计未更新，或某一分项有误：%s为%s，各分项合计为%s", names, shown, fit)
			break
		}
		c.Message = fmt.Sprintf("perhaps a total that was not updated: %s is %s, and its parts make %s", names, shown, fit)
		c.Chinese = fmt.Sprintf("可能是合计未更新：%s为%s，按各分项应为%s", names, shown, fit)
	case causePending:
		c.Message = fmt.Sprintf("perhaps the total leaves out the pending cases: %s is %s, and its parts make %s", names, shown, fit)
		c.Chinese = fmt.Sprintf("可能是总计未含尚未审结的案件：%s为%s，按各分项应为%s", names, shown, fit)
	case causeFigure:
		c.Message = fmt.Sprintf("perhaps one figure is off: %s is %s; with %s all sums would hold", names, shown, fit)
		c.Chinese = fmt.Sprintf("可能是一个数字有误：%s为%s，若为%s则各项相符", names, shown, fit)
	case causeSwapped:
		c.Message = fmt.Sprintf("perhaps two digits are swapped: %s is %s; with %s all sums would hold", names, shown, fit)
		c.Chinese = fmt.Sprintf("可能是数字前后颠倒：%s为%s，若为%s则各项相符", names, shown, fit)
	case causeLost:
		c.Message = fmt.Sprintf("perhaps a digit is lost: %s is %s; with %s all sums would hold", names, shown, fit)
		c.Chinese = fmt.Sprintf("可能是漏写一位数字：%s为%s，若为%s则各项相符", names, shown, fit)
	case causeAdded:
		c.Message = fmt.Sprintf("perhaps there is a digit too many: %s is %s; with %s all sums would hold", names, shown, fit)
		c.Chinese = fmt.Sprintf("可能是多写一位数字：%s为%s，若为%s则各项相符", names, shown, fit)
	case causeApplied:
		from, to := column(s.cells[0]), column(s.cells[1])
		in, zh := "some row", "某一行"
		if len(s.cells) == 2 {
			in, zh = "row "+line(s.cells[0]), line(s.cells[0])+"行"
		}
		c.Message = fmt.Sprintf("perhaps counted under the wrong applicant: in %s, %s has %s too many, and %s as many too few", in, to, fit, from)
		c.Chinese = fmt.Sprintf("可能是申请人类别填错：%s中%s多计%s件，%s少计%s件", zh, to, fit, from, fit)
	case causeRow:
		from, to := line(s.cells[0]), line(s.cells[1])
		in, zh := "some column", "某一列"
		if len(s.cells) == 2 {
			in, zh = "column "+column(s.cells[0]), column(s.cells[0])+"列"
		}
		c.Message = fmt.Sprintf("perhaps counted in the wrong row: in %s, %s has %s too many, and %s as many too few", in, to, fit, from)
		c.Chinese = fmt.Sprintf("可能是填错行：%s中%s多计%s件，%s少计%s件", zh, to, fit, from, fit)
	case causeCells:
		c.Message = "perhaps two cells are swapped: " + names
		c.Chinese = "可能是两格数字互换：" + names
	case causeColumns:
		a, b := column(s.cells[0]), column(s.cells[1])
		c.Message = fmt.Sprintf("perhaps two columns are swapped: %s and %s", a, b)
		c.Chinese = fmt.Sprintf("可能是两列互换：%s与%s", a, b)
	case causeRows:
		a, b := line(s.cells[0]), line(s.cells[1])
		c.Message = fmt.Sprintf("perhaps two rows are swapped: %s and %s", a, b)
		c.Chinese = fmt.Sprintf("可能是两行互换：%s与%s", a, b)
	case causeShifted:
		c.Message = fmt.Sprintf("perhaps the figures of row %s stand one column aside", line(s.cells[0]))
		c.Chinese = fmt.Sprintf("可能是%s行的数字错位一列", line(s.cells[0]))
	case causeCarriage:
		c.Message = "perhaps the total leaves out what was carried in, in every column"
		c.Chinese = "可能是总计未含上年结转，各列均如此"
	}
	return c
}
