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
	Value     Number // of the cells that are given
	Given     int    // reports that print a number
	Blank     []int  // indices of the reports where the cell is blank
	Lacking   []int  // of those where it is absent or no number, or that have another form
	Uncertain bool   // a cell was not read for certain
	Overflow  bool   // the sum fits no Number, and Value says nothing
}

// A Total is the sum of the reports of many bodies. Nothing is filled in: where
// a body lacks a cell, the sum is a lower bound, and says so.
type Total struct {
	Form    Form      // of the sum: the form that most reports are on, the newer where they are even
	Year    int       // the year of the reports; 0 where they differ
	Reports []*Report // as given

	sums map[Path]*Sum
}

// Aggregate returns the sum of the reports. Reports on another form than most
// count as lacking what is not on theirs. Amounts are summed where all have the
// unit of the form.
func Aggregate(reports ...*Report) *Total {
	t := &Total{Reports: slices.Clone(reports), sums: map[Path]*Sum{}}
	votes := map[Form]int{}
	for _, r := range reports {
		if r != nil && r.Form.data() != nil {
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
		s := &Sum{}
		t.sums[p] = s
		unit := ""
		for i, r := range reports {
			var c Cell
			if r != nil {
				c = r.Cell(p)
			}
			switch {
			case c.State == Given && s.Given > 0 && c.Unit != unit:
				s.Lacking = append(s.Lacking, i) // 元 and 万元 do not add up
			case c.State == Given:
				unit = c.Unit
				n, ok := s.Value.Add(c.Value)
				if s.Given++; !ok {
					s.Overflow = true
				} else {
					s.Value = n
				}
				s.Uncertain = s.Uncertain || c.Uncertain
			case c.State == Blank:
				s.Blank = append(s.Blank, i)
				s.Uncertain = s.Uncertain || c.Uncertain
			default:
				s.Lacking = append(s.Lacking, i)
			}
		}
	}
	return t
}

// Sum returns the sum of a cell; the zero Sum where the form has no such cell.
func (t *Total) Sum(p Path) Sum {
	if s := t.sums[p]; s != nil {
		return *s
	}
	return Sum{}
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
// uncertain where a body lacks it or was not read for certain.
func (t *Total) Report() *Report {
	r := &Report{Form: t.Form, Year: t.Year}
	for p, s := range t.Sums() {
		c := Cell{Uncertain: s.Uncertain || len(s.Lacking) > 0}
		switch {
		case s.Overflow:
			c = Cell{}
		case s.Given > 0:
			c.State, c.Value, c.Text = Given, s.Value, s.Value.String()
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
// The whole must not be less than the parts, which is an error; where every
// part's cell is there it should not be more either, which is a warning, as
// parts may not be among those that are given. A nil part is one whose report is
// missing, and so is a part of another year or form. In the operands report 0 is
// the whole, and the parts follow from 1.
func ValidateAggregate(whole *Report, parts ...*Report) Findings {
	if whole == nil || whole.Form.data() == nil {
		return nil
	}
	parts = slices.Clone(parts)
	some := false
	for i, r := range parts {
		if r != nil && (r.Form != whole.Form || r.Year != whole.Year) {
			parts[i] = nil // it is not a part of this one
		}
		some = some || parts[i] != nil
	}
	if !some {
		return nil
	}
	total := Aggregate(parts...)
	c := &checker{r: whole}
	lacking := map[int]int{}
	for p, w := range whole.Cells() {
		s := total.Sum(p)
		for _, i := range s.Lacking {
			lacking[i]++
		}
		if w.State != Given || s.Overflow || s.Given == 0 {
			continue
		}
		if whole.Form == Form2019 && p == "proactive.procurement.amount" {
			continue // 元 or 万元, as each prints it
		}
		d, ok := w.Value.Sub(s.Value)
		if !ok || d.Sign() == 0 {
			continue
		}
		rule := ruleAggregateSum
		signed := p.Column() == "change" // of which a part can make the sum smaller
		switch {
		case len(s.Lacking) > 0 && (d.Sign() > 0 || signed):
			continue
		case d.Sign() < 0 && !signed:
			rule = ruleAggregateLess
		}
		f := Finding{
			Compared: true, Left: w.Value, Right: s.Value, Difference: d,
			Cells:     []Operand{{0, p, w}},
			Uncertain: w.Uncertain || s.Uncertain,
		}
		for i, r := range parts {
			if r != nil {
				f.Cells = append(f.Cells, Operand{i + 1, p, r.Cell(p)})
			}
		}
		name := cellName(whole.Form, p)
		f.Message = fmt.Sprintf("%s is %v in the whole, but %d parts make %v (difference %s)", name, w.Value, s.Given, s.Value, withSign(d))
		f.Chinese = fmt.Sprintf("汇总报告%s为%v，而%d个单位合计为%v，相差%s", name, w.Value, s.Given, s.Value, withSign(d))
		if len(s.Blank) > 0 {
			f.Message += fmt.Sprintf("; %d blank", len(s.Blank))
			f.Chinese += fmt.Sprintf("；空白%d个", len(s.Blank))
		}
		c.doubtful(rule, f)
	}
	if len(lacking) > 0 {
		var names []string
		for _, i := range slices.Sorted(func(yield func(int) bool) {
			for i := range lacking {
				if !yield(i) {
					return
				}
			}
		}) {
			name := strconv.Itoa(i + 1)
			if parts[i] != nil && parts[i].Agency != "" {
				name = parts[i].Agency
			}
			names = append(names, name+"（"+strconv.Itoa(lacking[i])+"）")
		}
		c.find(ruleAggregateMissing, Finding{
			Message: fmt.Sprintf("%d of %d parts lack cells, so that sums are lower bounds: %s", len(lacking), len(parts), strings.Join(names, ", ")),
			Chinese: fmt.Sprintf("%d个单位中有%d个缺少数字，合计仅为下限：%s", len(parts), len(lacking), strings.Join(names, "、")),
		})
	}
	return c.out
}
