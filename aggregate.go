// This file is the room of many bodies: their sum, and a government's own report
// against it.

package gongkai

import (
	"fmt"
	"iter"
	"slices"
	"strconv"
	"strings"
)

// A Sum is a cell of many reports taken together.
type Sum struct {
	Value     Number // of the cells that are given, those read with doubt as well
	Unit      string // of Value, where it is an amount of money; "" where none is printed
	Given     int    // reports that print a number
	Blank     []int  // indices of the reports where the cell is blank
	Lacking   []int  // of those where it is absent or no number, that have another form, or an amount in another unit
	Uncertain bool   // a cell was not read for certain, a report may be there twice, or amounts have no unit
	Overflow  bool   // the sum fits no Number, and Value says nothing
}

// A Total is the sum of the reports of many bodies. Nothing is filled in: where
// a body lacks a cell, the sum is a lower bound, and says so.
type Total struct {
	Form    Form      // of the sum: the form that most reports are on, the newer where they are even
	Year    int       // the year of the reports; 0 where they differ
	Reports []*Report // as given
	// Twice are indices of reports of the agency and year of another before them.
	// One with the same figures is that report, and is counted once. Where figures
	// differ both are counted, and all sums are uncertain.
	Twice []int

	counted []bool // of each report, but for those that are there twice
	sums    map[Path]*Sum
}

// Aggregate returns the sum of the reports. Of reports on another form than most,
// the cells that both forms have are counted, and the others are lacking. Amounts
// are summed in the unit of the form, or else in that which most print. A nil
// report lacks every cell.
func Aggregate(reports ...*Report) *Total {
	t := &Total{Reports: slices.Clone(reports), sums: map[Path]*Sum{}}
	doubt := t.twins()
	votes := map[Form]int{}
	for i, r := range reports {
		if r != nil && r.Form.data() != nil && t.counted[i] {
			votes[r.Form]++
		}
	}
	for _, f := range Forms() {
		if votes[f] > 0 && votes[f] >= votes[t.Form] {
			t.Form = f
		}
	}
	first := true
	for _, r := range reports {
		switch {
		case r == nil:
		case first:
			t.Year, first = r.Year, false
		case r.Year != t.Year:
			t.Year = 0
		}
	}
	for p := range t.Form.Paths() {
		s := &Sum{Uncertain: doubt}
		t.sums[p] = s
		col := t.Form.column(p)
		if col.Kind == Amount {
			s.Unit = t.unit(p, col)
		}
		for i, r := range reports {
			if !t.counted[i] {
				continue
			}
			var c Cell
			if r != nil {
				c = r.Cell(p)
			}
			s.add(i, c, col)
		}
		if col.Kind == Amount && s.Unit == "" && s.Given > 1 {
			s.Uncertain = true // some may be in 元 and some in 万元
		}
	}
	return t
}

// add takes up the cell of report i.
func (s *Sum) add(i int, c Cell, col Column) {
	switch {
	case c.State == Given && col.Kind == Amount && unitOf(c, col) != s.Unit:
		s.Lacking = append(s.Lacking, i) // 元 and 万元 do not add up
		return
	case c.State == Given:
		n, ok := s.Value.Add(c.Value)
		if s.Given++; !ok {
			s.Overflow = true
		} else {
			s.Value = n
		}
		s.Uncertain = s.Uncertain || col.Unit != "" && c.Unit == "" // it is perhaps not in that of the form
	case c.State == Blank:
		s.Blank = append(s.Blank, i)
	default:
		s.Lacking = append(s.Lacking, i)
		return
	}
	s.Uncertain = s.Uncertain || c.Uncertain
}

// twins finds the reports that are there twice. It reports whether some that are
// counted are perhaps one.
func (t *Total) twins() (doubt bool) {
	t.counted = make([]bool, len(t.Reports))
	type key struct {
		agency string
		year   int
	}
	seen := map[*Report]bool{}
	of := map[key][]int{}
	for i, r := range t.Reports {
		t.counted[i] = r == nil || !seen[r]
		if r == nil {
			continue
		}
		k := key{r.Agency, r.Year}
		had := of[k]
		switch {
		case seen[r]:
			t.Twice = append(t.Twice, i)
		case r.Agency != "" && r.Year != 0 && len(had) > 0:
			t.Twice = append(t.Twice, i)
			if slices.ContainsFunc(had[:min(len(had), twinsHeld)], func(j int) bool { return sameFigures(t.Reports[j], r) }) {
				t.counted[i] = false
			} else {
				doubt = true
				of[k] = append(had, i)
			}
		default:
			of[k] = append(had, i)
		}
		seen[r] = true
	}
	return doubt
}

// sameFigures reports whether two reports print the same in every cell.
func sameFigures(a, b *Report) bool {
	return a.Form == b.Form && slices.EqualFunc(cellsOf(a), cellsOf(b), func(x, y Cell) bool {
		return x.State == y.State && x.Unit == y.Unit && (x.State != Given || x.Value.Cmp(y.Value) == 0)
	})
}

// column returns the column of the path.
func (f Form) column(p Path) Column {
	for _, t := range f.data().tables {
		if t.Section != p.Section() {
			continue
		}
		for _, r := range t.Rows {
			if r.Name != p.Row() {
				continue
			}
			for _, c := range r.Columns {
				if c.Name == p.Column() {
					return c
				}
			}
		}
	}
	return Column{}
}

// unitOf returns the unit of an amount: that of the form where none is printed.
func unitOf(c Cell, col Column) string {
	if c.Unit == "" {
		return col.Unit
	}
	return c.Unit
}

// unit returns the unit in which an amount is summed: that of the form, or else
// that which most print, the first where they are even.
func (t *Total) unit(p Path, col Column) string {
	if col.Unit != "" {
		return col.Unit
	}
	unit, votes := "", map[string]int{}
	var order []string
	for i, r := range t.Reports {
		if r == nil || !t.counted[i] {
			continue
		}
		if c := r.Cell(p); c.State == Given {
			if votes[c.Unit]++; votes[c.Unit] == 1 {
				order = append(order, c.Unit)
			}
		}
	}
	for _, u := range order {
		if votes[u] > votes[unit] {
			unit = u
		}
	}
	return unit
}

// Sum returns the sum of a cell; the zero Sum where the form has no such cell.
func (t *Total) Sum(p Path) Sum {
	s := t.sums[p]
	if s == nil {
		return Sum{}
	}
	out := *s
	out.Blank, out.Lacking = slices.Clone(s.Blank), slices.Clone(s.Lacking)
	return out
}

// Sums iterates over all cells in the form's order.
func (t *Total) Sums() iter.Seq2[Path, Sum] {
	return func(yield func(Path, Sum) bool) {
		for p := range t.Form.Paths() {
			if !yield(p, t.Sum(p)) {
				return
			}
		}
	}
}

// Report returns the sum as a report: a cell is given where a body prints it,
// blank where some leave it blank and none prints it, and absent else; it is
// uncertain where a body lacks it or its sum is.
func (t *Total) Report() *Report {
	r := &Report{Form: t.Form, Year: t.Year}
	for p, s := range t.Sums() {
		c := Cell{Uncertain: s.Uncertain || len(s.Lacking) > 0}
		switch {
		case s.Overflow:
			c = Cell{}
		case s.Given > 0:
			c.State, c.Value, c.Text, c.Unit = Given, s.Value, s.Value.String(), s.Unit
		case len(s.Blank) > 0:
			c.State = Blank
		default:
			c = Cell{}
		}
		r.SetCell(p, c)
	}
	return r
}

// ValidateAggregate compares a government's own report with those of its bodies.
// The whole must not be less than the parts, which is an error; where every part
// prints the cell it should not be more either, which is a warning, as parts may
// not be among those that are given. A blank may hold any figure, so that with
// one the parts are a lower bound as well. Amounts of money are compared in one
// unit, and but for what each may have rounded off.
//
// A nil part is one whose report is missing, and so is a part of another year or
// form. In Finding.Reports and in the operands report 0 is the whole, and the
// parts follow from 1.
func ValidateAggregate(whole *Report, parts ...*Report) Findings {
	if whole == nil || whole.Form.data() == nil {
		return nil
	}
	parts = slices.Clone(parts)
	some := false
	for i, r := range parts {
		if r == whole || r != nil && (r.Form != whole.Form || r.Year != whole.Year) {
			parts[i] = nil // it is not a part of this one
		}
		some = some || parts[i] != nil
	}
	c := &checker{r: whole}
	if !some {
		if len(parts) > 0 {
			c.find(ruleAggregateMissing, Finding{
				Message: "no part is of the year and on the form of the whole",
				Chinese: "没有与汇总报告同年度、同格式的单位报告",
			})
		}
		return c.out
	}
	total := Aggregate(parts...)
	lacking := make([]int, len(parts)) // cells of each
	for p, w := range whole.Cells() {
		for _, i := range total.sums[p].Lacking {
			lacking[i]++
		}
		if rule, f, ok := total.differs(whole.Form, p, w); ok {
			c.find(rule, f)
		}
	}
	if f := partsLacking(parts, lacking); len(f.Reports) > 0 {
		c.find(ruleAggregateMissing, f)
	}
	return c.out
}

// differs holds a cell of the whole, which is on form, against the sum of the parts. It
// returns false where the sum is the same, or could be.
func (t *Total) differs(form Form, p Path, whole Cell) (int, Finding, bool) {
	s := t.sums[p]
	if whole.State != Given || s.Overflow || s.Given == 0 {
		return 0, Finding{}, false
	}
	d, ok := whole.Value.Sub(s.Value)
	if !ok || d.Sign() == 0 {
		return 0, Finding{}, false
	}
	col := form.column(p)
	if col.Kind == Amount && (s.Unit == "" || unitOf(whole, col) != s.Unit || t.rounded(p, whole, d)) {
		return 0, Finding{}, false
	}
	rule := ruleAggregateSum
	signed := col.Kind == Change // of which a part can make the sum smaller
	switch {
	case (len(s.Lacking) > 0 || len(s.Blank) > 0) && (d.Sign() > 0 || signed):
		return 0, Finding{}, false
	case d.Sign() < 0 && !signed:
		rule = ruleAggregateLess
	}
	f := Finding{
		Reports:  []int{0},
		Compared: true, Left: whole.Value, Right: s.Value, Difference: d,
		Cells:     []Operand{{0, p, whole}},
		Uncertain: whole.Uncertain || s.Uncertain || col.Unit != "" && whole.Unit == "",
	}
	for i, r := range t.Reports {
		if r == nil || !t.counted[i] {
			continue
		}
		if x := r.Cell(p); x.State == Given || x.State == Blank {
			f.Reports = append(f.Reports, i+1)
			f.Cells = append(f.Cells, Operand{i + 1, p, x})
		}
	}
	name, table := cellName(form, p), tableNumber(p)
	f.Message = fmt.Sprintf("table %s: %s is %v in the whole, but %s %v (difference %s)", table, name, whole.Value, plural(s.Given, "part makes", "parts make"), s.Value, withSign(d))
	f.Chinese = fmt.Sprintf("表%s：汇总报告%s为%v，而%d个单位合计为%v，相差%s", table, name, whole.Value, s.Given, s.Value, withSign(d))
	if n := len(s.Blank); n > 0 {
		f.Message += fmt.Sprintf("; %d blank", n)
		f.Chinese += fmt.Sprintf("；空白%d个", n)
	}
	return rule, f, true
}

// partsLacking tells which parts lack cells, and how many each; it names no report where
// none does.
func partsLacking(parts []*Report, lacking []int) Finding {
	var f Finding
	var en, zh []string
	for i, n := range lacking {
		if n == 0 {
			continue
		}
		f.Reports = append(f.Reports, i+1)
		if len(en) < maxLinesTold {
			name := strconv.Itoa(i + 1)
			if parts[i] != nil && parts[i].Agency != "" {
				name = parts[i].Agency
			}
			en, zh = append(en, name+" ("+strconv.Itoa(n)+")"), append(zh, name+"（"+strconv.Itoa(n)+"项）")
		}
	}
	n, more := len(f.Reports), ""
	if n > len(en) {
		more = "…"
	}
	f.Message = fmt.Sprintf("%d of %d parts lack cells, so that sums are lower bounds: %s%s", n, len(parts), strings.Join(en, ", "), more)
	f.Chinese = fmt.Sprintf("%d个单位中有%d个缺少数字，合计仅为下限：%s%s", len(parts), n, strings.Join(zh, "、"), more)
	return f
}

// rounded reports whether d is no more than what the whole and the parts can
// have rounded off: half of the last decimal that is printed, each. A zero is
// none.
func (t *Total) rounded(p Path, whole Cell, d Number) bool {
	steps := Number{1, whole.Value.scale}
	for i, r := range t.Reports {
		if r == nil || !t.counted[i] {
			continue
		}
		if c := r.Cell(p); c.State == Given && c.Value.Sign() != 0 {
			steps, _ = steps.Add(Number{1, c.Value.scale})
		}
	}
	if d.Sign() < 0 {
		d, _ = Number{}.Sub(d)
	}
	twice, ok := d.Add(d)
	return ok && twice.Cmp(steps) <= 0
}
