// This file is the room of years: the reports of one agency, one after the
// other.

package gongkai

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// ValidateSeries checks the reports of one agency against each other, in the
// order of their years: what is carried over, what is in force, years that are
// missing, and forms that differ. It does not check the reports themselves, and
// changes nothing. Operand.Report is an index of reports.
func ValidateSeries(reports ...*Report) Findings {
	var order []int
	for i, r := range reports {
		if r != nil {
			order = append(order, i)
		}
	}
	slices.SortStableFunc(order, func(a, b int) int { return reports[a].Year - reports[b].Year })
	c := &checker{}
	for k, i := range order {
		r := reports[i]
		if r.Year == 0 {
			continue
		}
		if want := formOf(r.Year); r.Form != 0 && r.Form != want {
			c.find(ruleSeriesForm, Finding{
				Message: fmt.Sprintf("the report of %d is on form %v; for that year it is form %v", r.Year, r.Form, want),
				Chinese: fmt.Sprintf("%d年度报告采用%v年格式，该年度应为%v年格式", r.Year, r.Form, want),
			})
		}
		if k == 0 || reports[order[k-1]].Year == 0 {
			continue
		}
		j := order[k-1]
		prev := reports[j]
		if a, b := shortAgency(prev.Agency), shortAgency(r.Agency); a != "" && b != "" && !strings.HasSuffix(a, b) && !strings.HasSuffix(b, a) {
			c.find(ruleSeriesAgency, Finding{
				Message: fmt.Sprintf("the report of %d is of %s, and that of %d of %s", prev.Year, prev.Agency, r.Year, r.Agency),
				Chinese: fmt.Sprintf("%d年度的机关为%s，%d年度为%s", prev.Year, prev.Agency, r.Year, r.Agency),
			})
		}
		switch d := r.Year - prev.Year; {
		case d == 0:
			c.find(ruleSeriesGap, Finding{
				Message: "two reports of " + strconv.Itoa(r.Year),
				Chinese: strconv.Itoa(r.Year) + "年度有两份报告",
			})
			continue
		case d > 1:
			c.find(ruleSeriesGap, Finding{
				Message: fmt.Sprintf("no report between %d and %d", prev.Year, r.Year),
				Chinese: fmt.Sprintf("%d年度与%d年度之间缺少报告", prev.Year, r.Year),
			})
			continue
		}
		c.carried(prev, r, j, i)
		c.inForce(prev, r, j, i)
		c.same(prev, r, j, i)
	}
	return c.out
}

// formOf returns the form for the year.
func formOf(year int) Form {
	if year <= 2020 {
		return Form2019
	}
	return Form2021
}

func shortAgency(s string) string {
	return strings.TrimSuffix(strings.TrimSuffix(s, "办公室"), "人民政府")
}

// carried checks what was carried over, column by column.
func (c *checker) carried(prev, r *Report, j, i int) {
	for _, col := range form2021.tables[1].Rows[0].Columns {
		out, in := Path("requests.carried_out."+col.Name), Path("requests.carried_in."+col.Name)
		a, b := r.Cell(in), prev.Cell(out)
		known := func(x Cell) bool { return x.State == Given || x.State == Blank }
		if !known(a) || !known(b) || a.State == Blank && b.State == Blank || a.Value.Cmp(b.Value) == 0 {
			continue
		}
		if a.State == Blank || b.State == Blank {
			continue // undecided
		}
		d, ok := a.Value.Sub(b.Value)
		if !ok {
			continue
		}
		f := Finding{
			Compared: true, Left: a.Value, Right: b.Value, Difference: d,
			Cells:     []Operand{{j, out, b}, {i, in, a}},
			Uncertain: a.Uncertain || b.Uncertain,
			Message:   fmt.Sprintf("%s is %v in %d, but %s was %v in %d (difference %s)", cellName(r.Form, in), a.Value, r.Year, cellName(prev.Form, out), b.Value, prev.Year, withSign(d)),
			Chinese:   fmt.Sprintf("%d年%s为%v，而%d年%s为%v，相差%s", r.Year, cellName(r.Form, in), a.Value, prev.Year, cellName(prev.Form, out), b.Value, withSign(d)),
		}
		c.doubtful(ruleSeriesCarry, f)
	}
}

// doubtful adds a finding, as a warning where its cells are uncertain.
func (c *checker) doubtful(rule int, f Finding) {
	if f.Uncertain {
		f.Severity = SeverityWarning
		f.Message += "; perhaps misread"
		f.Chinese += "；或系识读有误"
	}
	c.find(rule, f)
}

// inForce checks what is in force; only form 2021 tells.
func (c *checker) inForce(prev, r *Report, j, i int) {
	if prev.Form != Form2021 || r.Form != Form2021 {
		return
	}
	for _, row := range []string{"rules", "normative"} {
		at := func(col string) Path { return Path("proactive." + row + "." + col) }
		was, now, issued, repealed := prev.Cell(at("in_force")), r.Cell(at("in_force")), r.Cell(at("issued")), r.Cell(at("repealed"))
		if was.State != Given || now.State != Given || issued.State != Given || repealed.State != Given {
			continue
		}
		sum, ok := was.Value.Add(issued.Value)
		if ok {
			sum, ok = sum.Sub(repealed.Value)
		}
		d, fits := now.Value.Sub(sum)
		if !ok || !fits || d.Sign() == 0 {
			continue
		}
		f := Finding{
			Compared: true, Left: now.Value, Right: sum, Difference: d,
			Cells:     []Operand{{j, at("in_force"), was}, {i, at("issued"), issued}, {i, at("repealed"), repealed}, {i, at("in_force"), now}},
			Uncertain: was.Uncertain || now.Uncertain || issued.Uncertain || repealed.Uncertain,
			Message:   fmt.Sprintf("%s is %v in %d; %v in force in %d, %v issued and %v repealed make %v", cellName(r.Form, at("in_force")), now.Value, r.Year, was.Value, prev.Year, issued.Value, repealed.Value, sum),
			Chinese:   fmt.Sprintf("%d年%s为%v；按%d年的%v件加制发%v件减废止%v件为%v", r.Year, cellName(r.Form, at("in_force")), now.Value, prev.Year, was.Value, issued.Value, repealed.Value, sum),
		}
		c.doubtful(ruleSeriesInForce, f)
	}
}

// minSame is how many figures that are not zero a table has to have before it is
// no chance that all are those of last year.
const minSame = 6

// same wonders at a table that is last year's.
func (c *checker) same(prev, r *Report, j, i int) {
	if prev.Form != r.Form || r.Form.data() == nil {
		return
	}
	for ti := range r.Form.data().tables {
		t := &r.Form.data().tables[ti]
		n, equal := 0, true
		var cells []Operand
		for p, x := range r.Cells() {
			if p.Section() != t.Section {
				continue
			}
			y := prev.Cell(p)
			if x.State != y.State || x.State == Given && x.Value.Cmp(y.Value) != 0 {
				equal = false
				break
			}
			if x.State == Given && x.Value.Sign() != 0 {
				n++
				cells = append(cells, Operand{j, p, y}, Operand{i, p, x})
			}
		}
		if !equal || n < minSame {
			continue
		}
		c.find(ruleSeriesSame, Finding{
			Cells:   cells,
			Message: fmt.Sprintf("table %s of %d has the figures of %d in every cell", t.heading(), r.Year, prev.Year),
			Chinese: fmt.Sprintf("%d年表%s与%d年完全相同", r.Year, t.heading(), prev.Year),
		})
	}
}
