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

// A shift is what a slip did to a relation's difference.
type shift struct {
	rel int
	by  int64
}

// A slip is a mistake that can have been made.
type slip struct {
	kind   string // "" for one that explains, and of which nothing certain can be said
	key    string // the same for slips that say the same
	cells  []int  // the cells it points at
	value  int64  // of a single cell: what would make the sums come out
	shifts []shift
}

// A puzzle is a table whose sums do not all come out.
type puzzle struct {
	d     *formData
	t     *Table
	rs    *relations
	first int // index of the table's first cell
	rows  int
	cols  int
	value []int64 // of the table's cells, blanks as zeros
	known []bool
	rel   map[int]int // index of rs.all to index of diff
	rels  []int       // the reverse
	diff  []int64     // left - right of the decided relations
	nodes int
}

// causes returns the causes of the broken relations of table ti, by their index
// in rs.all.
func causes(cells []Cell, d *formData, rs *relations, ti int, verdicts []verdict) map[int]Cause {
	if !slices.Contains(verdicts, sumBroken) {
		return nil
	}
	t := &d.tables[ti]
	p := &puzzle{d: d, t: t, rs: rs, first: d.first[ti][0], rows: len(t.Rows), cols: len(t.Rows[0].Columns), rel: map[int]int{}}
	for i := range p.rows * p.cols {
		c := &cells[p.first+i]
		v, ok := int64(0), c.State == Blank
		if c.State == Given {
			v, ok = c.Value.Int64()
			ok = ok && v >= 0 && v < maxCellValue
		}
		p.value, p.known = append(p.value, v), append(p.known, ok)
	}
	for k := rs.tables[ti]; k < rs.tables[ti+1]; k++ {
		if v := verdicts[k-rs.tables[ti]]; v == sumUndecided || v == sumOpen {
			continue
		}
		x := &rs.all[k]
		if slices.ContainsFunc(x.cells, func(i int) bool { return !p.known[i-p.first] }) {
			return nil // a figure that is no count; no slip can be told
		}
		p.rel[k] = len(p.diff)
		p.rels = append(p.rels, k)
		p.diff = append(p.diff, p.difference(x, p.value))
	}
	out := map[int]Cause{}
	for _, s := range p.solve() {
		if s.kind == "" {
			continue
		}
		cause := p.tell(s)
		for _, sh := range s.shifts {
			k := p.rels[sh.rel]
			if had, ok := out[k]; ok { // two slips in one sum
				if had.ID != cause.ID {
					had.ID += "+" + cause.ID
				}
				had.Cells = append(slices.Clip(had.Cells), cause.Cells...)
				had.Message += "; " + cause.Message
				had.Chinese += "；" + cause.Chinese
				out[k] = had
				continue
			}
			out[k] = cause
		}
	}
	return out
}

func (p *puzzle) difference(x *relation, value []int64) int64 {
	var d int64
	for _, i := range x.left {
		d += value[i-p.first]
	}
	for _, i := range x.right {
		d -= value[i-p.first]
	}
	return d
}

// solve returns the slips that every cheapest set of slips has in common, where
// such a set explains all differences.
func (p *puzzle) solve() []slip {
	for n := singleCost; n <= maxCost; n++ {
		var found [][]slip
		seen := map[string]bool{}
		full := p.search(slices.Clone(p.diff), n, nil, func(set []slip) {
			keys := make([]string, len(set))
			for i := range set {
				keys[i] = set[i].key
			}
			slices.Sort(keys)
			if k := strings.Join(keys, ";"); !seen[k] {
				seen[k] = true
				found = append(found, slices.Clone(set))
			}
		})
		if !full {
			return nil // a smaller one may have been missed
		}
		if len(found) == 0 {
			continue
		}
		return slices.DeleteFunc(found[0], func(s slip) bool {
			return slices.ContainsFunc(found[1:], func(set []slip) bool {
				return !slices.ContainsFunc(set, func(o slip) bool { return o.key == s.key })
			})
		})
	}
	return nil
}

// search yields the sets of slips of cost n that bring diff to zero, one after
// the other. It reports false where it gave up.
func (p *puzzle) search(diff []int64, n int, set []slip, yield func([]slip)) bool {
	first := slices.IndexFunc(diff, func(d int64) bool { return d != 0 })
	if first < 0 {
		if n == 0 {
			yield(set)
		}
		return true
	}
	if n < singleCost {
		return true
	}
	if p.nodes++; p.nodes > maxSlipNodes {
		return false
	}
	slips := p.slips(diff, n < 2*singleCost)
	most := 1
	for i := range slips {
		most = max(most, len(slips[i].shifts))
	}
	left := 0
	for _, d := range diff {
		if d != 0 {
			left++
		}
	}
	if left > most*(n/singleCost) {
		return true
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
		ok := p.search(diff, n-cost, append(set, s), yield)
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
// that is not there; with whole, only those that caused all that they touch.
func (p *puzzle) slips(diff []int64, whole bool) []slip {
	out := p.single(diff, whole)
	if p.t.Section == "requests" {
		out = append(out, p.moved(diff)...)
		out = append(out, p.swappedCells(diff, out)...)
		out = append(out, p.swappedLines(diff)...)
		out = append(out, p.shifted(diff)...)
		out = append(out, p.carriage(diff)...)
	}
	return out
}

// touch returns the shifts that a change of the cell by d (printed less what it
// should be) has made.
func (p *puzzle) touch(cell int, d int64) []shift {
	var out []shift
	for _, k := range p.rs.of[p.first+cell] {
		i, ok := p.rel[k]
		if !ok {
			continue
		}
		by := -d
		if slices.Contains(p.rs.all[k].left, p.first+cell) {
			by = d
		}
		out = append(out, shift{i, by})
	}
	return out
}

// single returns slips in one cell.
func (p *puzzle) single(diff []int64, whole bool) []slip {
	var out []slip
	byShifts := map[string]int{}
	for cell := range p.value {
		unit := p.touch(cell, 1)
		if len(unit) == 0 || slices.ContainsFunc(unit, func(s shift) bool { return diff[s.rel] == 0 }) {
			continue
		}
		var tried []int64
		for _, u := range unit {
			d := diff[u.rel] * u.by // u.by is 1 or -1
			if slices.Contains(tried, d) || p.value[cell]-d < 0 {
				continue
			}
			tried = append(tried, d)
			shifts := p.touch(cell, d)
			if whole && slices.ContainsFunc(shifts, func(s shift) bool { return diff[s.rel] != s.by }) {
				continue
			}
			s := slip{kind: p.kindOf(cell, d), cells: []int{cell}, value: p.value[cell] - d, shifts: shifts}
			s.key = "cell " + strconv.Itoa(cell) + " " + strconv.FormatInt(d, 10)
			k := fmt.Sprint(shifts)
			if i, ok := byShifts[k]; ok { // another cell does it as well
				s.key = "sum " + k
				// nothing but the total is known to be a sum of others
				if was := &out[i]; p.lone() && p.isTotal(cell) {
					*was = s
				} else if !(p.lone() && p.isTotal(was.cells[0])) {
					was.kind, was.key = "", s.key
				}
				continue
			}
			byShifts[k] = len(out)
			out = append(out, s)
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

// fits returns the slip with its shifts, where they are all there is to its
// relations; value is the table without it.
func (p *puzzle) fits(s slip, diff, value []int64, touched []int) (slip, bool) {
	for _, i := range touched {
		by := p.diff[i] - p.difference(&p.rs.all[p.rels[i]], value)
		if by == 0 {
			continue
		}
		if diff[i] != by {
			return s, false
		}
		s.shifts = append(s.shifts, shift{i, by})
	}
	return s, len(s.shifts) > 0
}

// near returns the decided relations of the cells.
func (p *puzzle) near(cells []int) []int {
	var out []int
	for _, c := range cells {
		for _, k := range p.rs.of[p.first+c] {
			if i, ok := p.rel[k]; ok && !slices.Contains(out, i) {
				out = append(out, i)
			}
		}
	}
	return out
}

// moved returns slips by which a case was counted under another applicant, or in
// another row.
func (p *puzzle) moved(diff []int64) []slip {
	var out []slip
	seen := map[string]int{}
	try := func(kind string, from, to int) { // a case of from is counted in to
		unit := append(p.touch(from, -1), p.touch(to, 1)...)
		net := map[int]int64{}
		for _, u := range unit {
			net[u.rel] += u.by
		}
		var d int64
		for i, by := range net {
			if by == 0 {
				continue
			}
			if by != 1 && by != -1 {
				return
			}
			if d == 0 {
				d = diff[i] * by
			}
			if d <= 0 || diff[i] != d*by {
				return
			}
		}
		if d == 0 || p.value[to] < d {
			return
		}
		s := slip{kind: kind, cells: []int{from, to}, value: d}
		for i := range diff {
			if by := net[i]; by != 0 {
				s.shifts = append(s.shifts, shift{i, by * d})
			}
		}
		if len(s.shifts) < 2 {
			return
		}
		s.key = kind + fmt.Sprint(s.shifts)
		if i, ok := seen[s.key]; ok { // which row it was is not known
			out[i].cells = append(out[i].cells, from, to)
			return
		}
		seen[s.key] = len(out)
		out = append(out, s)
	}
	off := func(cell int) bool { // some difference is left at the cell
		return slices.ContainsFunc(p.rs.of[p.first+cell], func(k int) bool { i, ok := p.rel[k]; return ok && diff[i] != 0 })
	}
	for row := range p.rows {
		for a := range p.cols - 1 {
			if !off(row*p.cols + a) {
				continue
			}
			for b := range p.cols - 1 {
				if a != b && off(row*p.cols+b) {
					try(causeApplied, row*p.cols+a, row*p.cols+b)
				}
			}
		}
	}
	for col := range p.cols - 1 { // the total moves with it, which is a case of its own
		for a := range p.rows {
			if !off(a*p.cols + col) {
				continue
			}
			for b := range p.rows {
				if a != b && off(b*p.cols+col) {
					try(causeRow, a*p.cols+col, b*p.cols+col)
				}
			}
		}
	}
	return out
}

// swappedCells returns slips by which two cells came into each other's place. A
// swap that looks like a moved case is one only where a single pair of
// neighbours accounts for it and more than one case; it then takes the place of
// that slip in have.
func (p *puzzle) swappedCells(diff []int64, have []slip) []slip {
	var out []slip
	value := slices.Clone(p.value)
	try := func(a, b int) {
		if p.value[a] == p.value[b] {
			return
		}
		value[a], value[b] = value[b], value[a]
		s, ok := p.fits(slip{kind: causeCells, cells: []int{a, b}}, diff, value, p.near([]int{a, b}))
		value[a], value[b] = value[b], value[a]
		if ok && len(s.shifts) >= 2 {
			s.key = fmt.Sprint(causeCells, a, b)
			out = append(out, s)
		}
	}
	for cell := range p.value {
		if cell%p.cols+1 < p.cols {
			try(cell, cell+1)
		}
		if cell+p.cols < len(p.value) {
			try(cell, cell+p.cols)
		}
	}
	count := map[string]int{}
	for i := range out {
		count[fmt.Sprint(out[i].shifts)]++
	}
	out = slices.DeleteFunc(out, func(s slip) bool {
		k := fmt.Sprint(s.shifts)
		one := s.shifts[0].by == 1 || s.shifts[0].by == -1
		i := slices.IndexFunc(have, func(h slip) bool { return fmt.Sprint(sortShifts(h.shifts)) == fmt.Sprint(sortShifts(s.shifts)) })
		if i < 0 {
			return count[k] > 1
		}
		if one {
			return true
		}
		if count[k] > 1 {
			have[i].kind = ""
			return true
		}
		have[i].kind, have[i].key, have[i].cells = s.kind, s.key, s.cells
		return true
	})
	return out
}

func sortShifts(s []shift) []shift {
	s = slices.Clone(s)
	slices.SortFunc(s, func(a, b shift) int { return a.rel - b.rel })
	return s
}

// swappedLines returns slips by which two whole columns, or two neighbouring
// rows, came into each other's place.
func (p *puzzle) swappedLines(diff []int64) []slip {
	var out []slip
	all := make([]int, len(p.diff))
	for i := range all {
		all[i] = i
	}
	value := slices.Clone(p.value)
	try := func(kind string, a, b, step, n int) {
		s := slip{kind: kind}
		differ := 0
		for k := range n {
			i, j := a+k*step, b+k*step
			if value[i] != value[j] {
				differ++
			}
			value[i], value[j] = value[j], value[i]
			s.cells = append(s.cells, i, j)
		}
		if differ > 1 { // else it is a swap of two cells
			s.key = fmt.Sprint(kind, a, b)
			if s, ok := p.fits(s, diff, value, all); ok {
				out = append(out, s)
			}
		}
		copy(value, p.value)
	}
	for a := range p.cols {
		for b := a + 1; b < p.cols; b++ {
			try(causeColumns, a, b, p.cols, p.rows)
		}
	}
	for r := range p.rows - 1 {
		try(causeRows, r*p.cols, (r+1)*p.cols, 1, p.cols)
	}
	return out
}

// shifted returns slips by which the figures of a row came one column aside, so
// that one at the end is lost and none or a zero stands at the other.
func (p *puzzle) shifted(diff []int64) []slip {
	var out []slip
	value := slices.Clone(p.value)
	for row := range p.rows {
		at := row * p.cols
		cells := value[at : at+p.cols]
		was := p.value[at : at+p.cols]
		var index []int
		for k := range p.cols {
			index = append(index, at+k)
		}
		last := p.cols - 1
		try := func(way string) {
			s := slip{kind: causeShifted, key: fmt.Sprint(causeShifted, row, way), cells: index}
			if s, ok := p.fits(s, diff, value, p.near(index)); ok && len(s.shifts) >= 2 {
				out = append(out, s)
			}
			copy(cells, was)
		}
		if was[last] == 0 { // to the left: the first is lost, and is what the total lacks
			copy(cells[1:], was[:last])
			rest := int64(0)
			for _, v := range cells[1:last] {
				rest += v
			}
			if cells[0] = cells[last] - rest; cells[0] >= 0 {
				try("left")
			}
			copy(cells, was)
		}
		if was[0] == 0 { // to the right: the total is lost
			copy(cells, was[1:])
			cells[last] = 0
			for _, v := range cells[:last] {
				cells[last] += v
			}
			try("right")
		}
	}
	return out
}

// carriage returns the slip by which the total, or its check, leaves out what
// was carried in: in every column that has some.
func (p *puzzle) carriage(diff []int64) []slip {
	row := func(name string) int {
		return p.cols * slices.IndexFunc(p.t.Rows, func(r Row) bool { return r.Name == name })
	}
	in, total := row("carried_in"), row("total")
	value := slices.Clone(p.value)
	s := slip{kind: causeCarriage, key: causeCarriage}
	some := false
	for c := range p.cols {
		if p.value[in+c] != 0 {
			value[total+c] += p.value[in+c]
			s.cells = append(s.cells, total+c)
			some = true
		}
	}
	if !some {
		return nil
	}
	var out []slip
	if s, ok := p.fits(s, diff, value, p.near(s.cells)); ok && len(s.shifts) >= 2 {
		out = append(out, s)
	}
	s = slip{kind: causeCarriage, key: causeCarriage + " from all results", cells: s.cells} // the results leave it out as well
	for _, k := range p.rels {
		x := &p.rs.all[k]
		if !x.id.PerColumn || !slices.Contains(x.left, p.first+in+x.line) || p.value[in+x.line] == 0 {
			continue
		}
		i := p.rel[k]
		if diff[i] != p.value[in+x.line] {
			return out
		}
		s.shifts = append(s.shifts, shift{i, diff[i]})
	}
	if len(s.shifts) >= 2 {
		out = append(out, s)
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
		c.Message = fmt.Sprintf("perhaps counted under the wrong applicant: %s has %s too many, and %s as many too few, in one row", to, fit, from)
		c.Chinese = fmt.Sprintf("可能是申请人类别填错：某一行中%s多计%s件，%s少计%s件", to, fit, from, fit)
	case causeRow:
		from, to := line(s.cells[0]), line(s.cells[1])
		c.Message = fmt.Sprintf("perhaps counted in the wrong row: %s has %s too many, and %s as many too few, in one column", to, fit, from)
		c.Chinese = fmt.Sprintf("可能是填错行：某一列中%s多计%s件，%s少计%s件", to, fit, from, fit)
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
