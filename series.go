// This file is the room of years: the reports of one agency, one after the
// other.

package gongkai

import (
	"fmt"
	"slices"
	"strconv"

	"github.com/seed-11a632b0/gongkai/internal/agency"
)

// ValidateSeries checks the reports of one agency against each other, in the
// order of their years: what is carried over, what is in force, years that are
// missing, and forms that differ. It does not check the reports themselves, and
// changes nothing. Finding.Reports and Operand.Report are indices of reports; nil
// counts as none.
//
// Reports that name different agencies, or no year, are told of and not compared.
// Of two reports of one year, the figures agree with those of another year where
// one of the two does.
func ValidateSeries(reports ...*Report) Findings {
	c := &checker{}
	var order []int
	for i, r := range reports {
		switch {
		case r == nil:
		case r.Year <= 0:
			c.find(ruleSeriesGap, Finding{
				Reports: []int{i},
				Message: "a report names no year, and is compared with none",
				Chinese: "有一份报告未注明年度，无法与其他年度核对",
			})
		default:
			order = append(order, i)
		}
	}
	slices.SortStableFunc(order, func(a, b int) int { return reports[a].Year - reports[b].Year })
	var last []int // the reports of the year before in the series
	for len(order) > 0 {
		n := 1
		for n < len(order) && reports[order[n]].Year == reports[order[0]].Year {
			n++
		}
		c.year(reports, last, order[:n])
		last, order = order[:n], order[n:]
	}
	return c.out
}

// year checks the reports of a year, and against those of the last one.
func (c *checker) year(reports []*Report, last, now []int) {
	r := reports[now[0]]
	if len(last) > 0 {
		prev := reports[last[0]]
		if r.Year-prev.Year > 1 {
			c.find(ruleSeriesGap, Finding{
				Reports: []int{last[0], now[0]},
				Message: fmt.Sprintf("no report between %d and %d", prev.Year, r.Year),
				Chinese: fmt.Sprintf("%d年度与%d年度之间缺少报告", prev.Year, r.Year),
			})
		}
	}
	if len(now) > 1 {
		c.find(ruleSeriesGap, Finding{
			Reports: slices.Clone(now),
			Message: fmt.Sprintf("%d reports of %d", len(now), r.Year),
			Chinese: fmt.Sprintf("%d年度有%d份报告", r.Year, len(now)),
		})
	}
	for _, i := range now {
		r := reports[i]
		if want := formOf(r.Year); r.Form.data() != nil && r.Form != want {
			c.find(ruleSeriesForm, Finding{
				Reports: []int{i},
				Message: fmt.Sprintf("the report of %d is on form %v; for that year it is form %v", r.Year, r.Form, want),
				Chinese: fmt.Sprintf("%d年度报告采用%v年格式，该年度应为%v年格式", r.Year, r.Form, want),
			})
		}
		var before []int // of the year before, and of this agency
		other := -1
		for _, j := range last {
			switch prev := reports[j]; {
			case !agency.Same(prev.Agency, r.Agency):
				other = j
			case prev.Year == r.Year-1:
				before = append(before, j)
			}
		}
		if other >= 0 {
			prev := reports[other]
			c.find(ruleSeriesAgency, Finding{
				Reports: []int{other, i},
				Message: fmt.Sprintf("the report of %d is of %s, and that of %d of %s; they are not compared", prev.Year, prev.Agency, r.Year, r.Agency),
				Chinese: fmt.Sprintf("%d年度的机关为%s，%d年度为%s，未作核对", prev.Year, prev.Agency, r.Year, r.Agency),
			})
		}
		if len(before) == 0 || len(before) > twinsHeld { // which of so many is its own?
			continue
		}
		c.carried(reports, before, i)
		c.inForce(reports, before, i)
		c.same(reports, before[0], i)
	}
}

// twinsHeld is how many reports of one year another one is held against; with more, which
// is told of as well, it is held against none.
const twinsHeld = 8

// formOf returns the form for the year.
func formOf(year int) Form {
	if year <= 2020 {
		return Form2019
	}
	return Form2021
}

// carried checks what was carried over, column by column.
func (c *checker) carried(reports []*Report, before []int, i int) {
	r := reports[i]
	for _, col := range form2021.tables[1].Rows[0].Columns {
		out, in := Path("requests.carried_out."+col.Name), Path("requests.carried_in."+col.Name)
		a := r.Cell(in)
		if a.State != Given {
			continue
		}
		var f Finding
		for _, j := range before {
			prev := reports[j]
			b := prev.Cell(out)
			d, ok := a.Value.Sub(b.Value)
			if b.State != Given || !ok || d.Sign() == 0 { // a blank leaves it undecided
				f = Finding{}
				break
			}
			f = Finding{
				Reports:  []int{j, i},
				Compared: true, Left: a.Value, Right: b.Value, Difference: d,
				Cells:     []Operand{{j, out, b}, {i, in, a}},
				Uncertain: a.Uncertain || b.Uncertain,
				Message:   fmt.Sprintf("table 三: %s is %v in %d, but %s was %v in %d (difference %s)", cellName(r.Form, in), a.Value, r.Year, cellName(prev.Form, out), b.Value, prev.Year, withSign(d)),
				Chinese:   fmt.Sprintf("表三：%d年%s为%v，而%d年%s为%v，相差%s", r.Year, cellName(r.Form, in), a.Value, prev.Year, cellName(prev.Form, out), b.Value, withSign(d)),
			}
		}
		if f.Compared {
			c.find(ruleSeriesCarry, f)
		}
	}
}

// inForce checks what is in force; only form 2021 tells.
func (c *checker) inForce(reports []*Report, before []int, i int) {
	r := reports[i]
	if r.Form != Form2021 {
		return
	}
	for _, row := range []string{"rules", "normative"} {
		at := func(col string) Path { return Path("proactive." + row + "." + col) }
		issued, repealed, now := r.Cell(at("issued")), r.Cell(at("repealed")), r.Cell(at("in_force"))
		if now.State != Given || issued.State != Given || repealed.State != Given {
			continue
		}
		var f Finding
		for _, j := range before {
			prev := reports[j]
			was := prev.Cell(at("in_force"))
			sum, ok := was.Value.Add(issued.Value)
			if ok {
				sum, ok = sum.Sub(repealed.Value)
			}
			d, fits := now.Value.Sub(sum)
			if prev.Form != Form2021 || was.State != Given || !ok || !fits || d.Sign() == 0 {
				f = Finding{}
				break
			}
			name := cellName(r.Form, at("in_force"))
			f = Finding{
				Reports:  []int{j, i},
				Compared: true, Left: now.Value, Right: sum, Difference: d,
				Cells:     []Operand{{j, at("in_force"), was}, {i, at("issued"), issued}, {i, at("repealed"), repealed}, {i, at("in_force"), now}},
				Uncertain: was.Uncertain || now.Uncertain || issued.Uncertain || repealed.Uncertain,
				Message:   fmt.Sprintf("table 二: %s is %v in %d; %v in force in %d, %v issued and %v repealed make %v (difference %s)", name, now.Value, r.Year, was.Value, prev.Year, issued.Value, repealed.Value, sum, withSign(d)),
				Chinese:   fmt.Sprintf("表二：%d年%s为%v；按%d年的%v件加本年制发%v件减本年废止%v件为%v，相差%s", r.Year, name, now.Value, prev.Year, was.Value, issued.Value, repealed.Value, sum, withSign(d)),
			}
		}
		if f.Compared {
			c.find(ruleSeriesInForce, f)
		}
	}
}

// minSame is how many figures that are not zero a table has to have before it is
// no chance that all are those of last year.
const minSame = 6

// same wonders at a table that is last year's.
func (c *checker) same(reports []*Report, j, i int) {
	prev, r := reports[j], reports[i]
	d := r.Form.data()
	if prev.Form != r.Form || d == nil || prev == r {
		return
	}
	was, is := cellsOf(prev), cellsOf(r)
	for ti := range d.tables {
		t := &d.tables[ti]
		from, to := d.first[ti][0], len(d.paths)
		if ti+1 < len(d.first) {
			to = d.first[ti+1][0]
		}
		f := Finding{Reports: []int{j, i}}
		n, equal := 0, true
		for k := from; k < to && equal; k++ {
			x, y := &is[k], &was[k]
			equal = x.State == y.State && (x.State != Given || x.Value.Cmp(y.Value) == 0)
			if x.State == Given && x.Value.Sign() != 0 {
				n++
				f.Cells = append(f.Cells, Operand{j, d.paths[k], *y}, Operand{i, d.paths[k], *x})
				f.Uncertain = f.Uncertain || x.Uncertain || y.Uncertain
			}
		}
		if !equal || n < minSame {
			continue
		}
		f.Message = "table " + t.heading() + " of " + strconv.Itoa(r.Year) + " has the figures of " + strconv.Itoa(prev.Year) + " in every cell"
		f.Chinese = strconv.Itoa(r.Year) + "年表" + t.heading() + "与" + strconv.Itoa(prev.Year) + "年完全相同"
		c.find(ruleSeriesSame, f)
	}
}
