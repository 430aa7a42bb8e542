// This file tests reports against each other: years of one agency, and many
// bodies.

package gongkai

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// series returns three sound reports of one agency, 2022 to 2024.
func seriesReports() []*Report {
	var out []*Report
	var in map[string]int64
	for i := range 3 {
		r := sound(Form2021, uint64(i), 40)
		r.Year = 2022 + i
		next := map[string]int64{}
		for _, c := range r.Form.Tables()[1].Rows[0].Columns {
			next[c.Name] = r.count(Path("requests.carried_out." + c.Name))
			if in == nil {
				continue
			}
			p, q := Path("requests.carried_in."+c.Name), Path("requests.received."+c.Name)
			r.put(q, r.count(q)+r.count(p)-in[c.Name])
			r.put(p, in[c.Name])
		}
		in = next
		for _, row := range []string{"rules", "normative"} {
			r.put(Path("proactive."+row+".issued"), 3)
			r.put(Path("proactive."+row+".repealed"), 1)
			r.put(Path("proactive."+row+".in_force"), int64(20+2*i))
		}
		out = append(out, r)
	}
	return out
}

func ruleList(fs Findings) string {
	var out []string
	for _, f := range fs {
		s := f.Rule
		if len(f.Cells) > 0 {
			s += " " + string(f.Cells[0].Path)
		}
		out = append(out, s)
	}
	return strings.Join(out, ", ")
}

func TestSeries(t *testing.T) {
	for _, x := range []struct {
		name string
		make func([]*Report) []*Report
		want string
	}{
		{"sound", func(rs []*Report) []*Report { return rs }, ""},
		{"any order", func(rs []*Report) []*Report { return []*Report{rs[2], nil, rs[0], rs[1]} }, ""},
		{"carry", func(rs []*Report) []*Report { rs[1].put("requests.carried_in.total", 999); return rs }, "series.carry requests.carried_out.total"},
		{"carry blank", func(rs []*Report) []*Report {
			rs[1].SetCell("requests.carried_in.total", Cell{State: Blank})
			return rs
		}, ""},
		{"in force", func(rs []*Report) []*Report { rs[2].put("proactive.normative.in_force", 25); return rs }, "series.in_force proactive.normative.in_force"},
		{"gap", func(rs []*Report) []*Report { return []*Report{rs[0], rs[2]} }, "series.gap"},
		{"twice", func(rs []*Report) []*Report { return []*Report{rs[0], rs[0]} }, "series.gap"},
		{"no year", func(rs []*Report) []*Report { rs[1].Year = 0; return rs[:2] }, "series.gap"},
		{"before all years", func(rs []*Report) []*Report { rs[1].Year = -1; return rs[:2] }, "series.gap"},
		{"twice, one of them wrong", func(rs []*Report) []*Report {
			wrong := clone(rs[0])
			wrong.put("requests.carried_out.total", 999)
			wrong.put("proactive.rules.in_force", 999)
			return []*Report{rs[0], wrong, rs[1]}
		}, "series.gap"},
		{"twice, both wrong", func(rs []*Report) []*Report {
			rs[0].put("requests.carried_out.total", 999)
			return []*Report{rs[0], clone(rs[0]), rs[1]}
		}, "series.gap, series.carry requests.carried_out.total"},
		{"another agency, and another carry", func(rs []*Report) []*Report {
			rs[1].Agency = "乙镇"
			rs[1].put("requests.carried_in.total", 999)
			return rs[:2]
		}, "series.agency"},
		{"form change", func(rs []*Report) []*Report {
			old := sound(Form2019, 9, 40)
			for _, c := range old.Form.Tables()[1].Rows[0].Columns {
				old.put(Path("requests.carried_out."+c.Name), rs[0].count(Path("requests.carried_in."+c.Name)))
			}
			rs[0].Year = 2021
			return []*Report{rs[0], old}
		}, ""},
		{"form change, and another carry", func(rs []*Report) []*Report {
			old := sound(Form2019, 9, 40)
			for _, c := range old.Form.Tables()[1].Rows[0].Columns {
				old.put(Path("requests.carried_out."+c.Name), rs[0].count(Path("requests.carried_in."+c.Name)))
			}
			old.put("requests.carried_out.research", 999)
			rs[0].Year = 2021
			return []*Report{rs[0], old}
		}, "series.carry requests.carried_out.research"},
		{"form", func(rs []*Report) []*Report { rs[0].Year = 2020; return rs[:1] }, "series.form"},
		{"agency", func(rs []*Report) []*Report { rs[1].Agency = "乙镇"; return rs[:2] }, "series.agency"},
		{"agency and its office", func(rs []*Report) []*Report { rs[1].Agency = "某镇人民政府办公室"; return rs[:2] }, "series.agency"},
		{"agency that another's name ends with", func(rs []*Report) []*Report {
			rs[0].Agency, rs[1].Agency = "沙县人民政府", "长沙县人民政府"
			rs[1].put("requests.carried_in.total", 999)
			return rs[:2]
		}, "series.agency"},
		{"no agency", func(rs []*Report) []*Report { rs[1].Agency = ""; return rs[:2] }, ""},
		{"agency in full", func(rs []*Report) []*Report { rs[1].Agency = "甲县某镇人民政府"; return rs[:2] }, ""},
	} {
		rs := x.make(seriesReports())
		if got := ruleList(ValidateSeries(rs...)); got != x.want {
			t.Errorf("%s: %q, want %q", x.name, got, x.want)
		}
	}
	same := sound(Form2021, 1, 40)
	next := clone(same)
	next.Year++
	if got := ruleList(ValidateSeries(same, next)); !strings.Contains(got, "series.same requests.") || !strings.Contains(got, "series.same disputes.") {
		t.Errorf("the same twice: %q", got)
	}
	if fs := ValidateSeries(); fs != nil {
		t.Errorf("no reports: %v", fs)
	}
}

// Of many agencies of one name nobody knows which is whose.
func TestSeriesOfOneName(t *testing.T) {
	for _, n := range []int{twinsHeld, twinsHeld + 1} {
		var reports []*Report
		for i := range n {
			for year := range 2 {
				r := &Report{Form: Form2021, Agency: "教育局", Year: 2022 + year}
				r.SetCell([]Path{"requests.carried_out.total", "requests.carried_in.total"}[year], Cell{State: Given, Value: Int(int64(i))})
				reports = append(reports, r)
			}
		}
		if err := ValidateSeries(reports...).Err(); err != nil {
			t.Errorf("%d agencies: %v", n, err)
		}
	}
}

func TestSeriesFields(t *testing.T) {
	rs := seriesReports()
	was := rs[0].count("requests.carried_out.total")
	c := rs[1].Cell("requests.carried_in.total")
	c.Value, c.Uncertain = Int(was+2), true
	rs[1].SetCell("requests.carried_in.total", c)
	fs := ValidateSeries(rs[1], rs[0])
	if len(fs) != 1 {
		t.Fatalf("findings: %v", fs)
	}
	f := fs[0]
	if f.Severity != SeverityWarning || !f.Uncertain || f.Difference != Int(2) || f.Cells[0].Report != 1 || f.Cells[1].Report != 0 || cmp.Diff([]int{1, 0}, f.Reports) != "" {
		t.Errorf("%+v", f)
	}
	// what is a warning becomes information
	c = rs[2].Cell("proactive.rules.in_force")
	c.Value, c.Uncertain = Int(99), true
	rs[2].SetCell("proactive.rules.in_force", c)
	if fs := ValidateSeries(rs[1:]...); len(fs) != 1 || fs[0].Severity != SeverityInfo || !strings.Contains(fs[0].Message, "perhaps misread") {
		t.Errorf("findings: %v", fs)
	}
}

// bodies returns n sound reports of different bodies.
func bodies(n int) []*Report {
	var out []*Report
	for i := range n {
		r := sound(Form2021, uint64(i+1), 40)
		r.Agency = []string{"甲镇", "乙镇", "丙镇", "丁镇"}[i]
		out = append(out, r)
	}
	return out
}

func TestAggregate(t *testing.T) {
	rs := bodies(3)
	a, b, c := rs[0], rs[1], rs[2]
	p := Path("requests.granted.total")
	sum := a.count(p) + c.count(p)
	b.SetCell(p, Cell{State: Blank})
	total := Aggregate(a, b, c)
	if d := cmp.Diff(Sum{Value: Int(sum), Given: 2, Blank: []int{1}}, total.Sum(p), cmp.AllowUnexported(Number{})); d != "" {
		t.Error(d)
	}
	b.SetCell(p, Cell{})
	if got := Aggregate(a, nil, b, c).Sum(p); cmp.Diff([]int{1, 2}, got.Lacking) != "" || !Aggregate(a, b).Report().Cell(p).Uncertain {
		t.Errorf("lacking: %+v", got)
	}
	if r := Aggregate().Report(); r.Form != 0 || len(r.cells) != 0 {
		t.Errorf("nothing: %+v", r)
	}
	old := sound(Form2019, 1, 40)
	if got := Aggregate(a, old, b); got.Form != Form2021 || got.Year != 0 {
		t.Errorf("form %v, year %d", got.Form, got.Year)
	}
	big, too := clone(a), clone(c)
	for _, r := range []*Report{big, too} {
		r.SetCell(p, Cell{State: Given, Value: Int(1<<63 - 1)})
	}
	total = Aggregate(big, too)
	if s := total.Sum(p); !s.Overflow || total.Report().Cell(p).State != Absent {
		t.Errorf("too large: %+v", s)
	}
	// of two forms, what both have is counted
	old.Agency = "丁镇"
	total = Aggregate(a, old, c)
	if s := total.Sum(p); s.Given != 3 || s.Lacking != nil || s.Uncertain {
		t.Errorf("of both forms: %+v", s)
	}
	if s := total.Sum("requests.other.other.total"); s.Given != 2 || cmp.Diff([]int{1}, s.Lacking) != "" {
		t.Errorf("of one form: %+v", s)
	}
	// what is doubtful is counted, and said
	x := a.Cell(p)
	x.Uncertain = true
	a.SetCell(p, x)
	if s := Aggregate(a, c).Sum(p); s.Given != 2 || !s.Uncertain {
		t.Errorf("a doubtful cell: %+v", s)
	}
	// what is handed out is the caller's own
	s := Aggregate(nil, a).Sum(p)
	s.Lacking[0] = 7
	total = Aggregate(nil, a)
	total.Sum(p).Lacking[0] = 7
	if got := total.Sum(p).Lacking[0]; got != 0 {
		t.Errorf("lacking in %d", got)
	}
}

func TestAggregateTwice(t *testing.T) {
	p := Path("requests.granted.total")
	rs := bodies(2)
	a, b := rs[0], rs[1]
	page := clone(a) // the same report, as another file
	other := clone(a)
	other.put(p, a.count(p)+1)
	lastYear := clone(a)
	lastYear.Year--
	unnamed := clone(a)
	unnamed.Agency = ""
	for _, x := range []struct {
		name      string
		reports   []*Report
		twice     []int
		given     int
		uncertain bool
	}{
		{"once", []*Report{a, b}, nil, 2, false},
		{"one pointer", []*Report{a, b, a}, []int{2}, 2, false},
		{"one report", []*Report{a, page, b}, []int{1}, 2, false},
		{"other figures", []*Report{a, other, b}, []int{1}, 3, true},
		{"other figures, and the same again", []*Report{a, other, page}, []int{1, 2}, 2, true},
		{"another year", []*Report{a, lastYear}, nil, 2, false},
		{"no name", []*Report{unnamed, clone(unnamed)}, nil, 2, false},
		{"nil", []*Report{nil, a, nil}, nil, 1, false},
	} {
		total := Aggregate(x.reports...)
		s := total.Sum(p)
		if cmp.Diff(x.twice, total.Twice) != "" || s.Given != x.given || s.Uncertain != x.uncertain {
			t.Errorf("%s: twice %v, %+v", x.name, total.Twice, s)
		}
	}
}

// What is there twice decides neither the form nor the unit of the sum.
func TestAggregateTwiceVotesOnce(t *testing.T) {
	body := func(name string, f Form, p Path, unit string) *Report {
		r := &Report{Form: f, Agency: name, Year: 2023}
		r.SetCell(p, Cell{State: Given, Value: Int(1), Unit: unit})
		return r
	}
	const amount, count = Path("proactive.procurement.amount"), Path("requests.received.total")
	a := body("甲局", Form2019, amount, "元")
	s := Aggregate(a, body("甲局", Form2019, amount, "元"), a, body("乙局", Form2019, amount, "万元"), body("丙局", Form2019, amount, "万元")).Sum(amount)
	if s.Unit != "万元" || s.Value != Int(2) {
		t.Errorf("unit: %+v", s)
	}
	a = body("甲局", Form2019, count, "")
	if total := Aggregate(a, a, a, body("乙局", Form2021, count, ""), body("丙局", Form2021, count, "")); total.Form != Form2021 {
		t.Errorf("form %v", total.Form)
	}
}

func TestAggregateUnits(t *testing.T) {
	given := func(f Form, p Path, units ...string) []*Report {
		var out []*Report
		for _, u := range units {
			r := &Report{Form: f}
			r.SetCell(p, Cell{State: Given, Value: Int(10), Unit: u})
			out = append(out, r)
		}
		return out
	}
	for _, x := range []struct {
		name    string
		form    Form
		path    Path
		units   []string
		value   int64
		unit    string
		lacking []int
	}{
		{"of the form", Form2021, "proactive.fees.amount", []string{"元", "", "万元"}, 20, "万元", []int{0}},
		{"of most", Form2019, "proactive.procurement.amount", []string{"元", "万元", "万元"}, 20, "万元", []int{0}},
		{"even", Form2019, "proactive.procurement.amount", []string{"元", "万元"}, 10, "元", []int{1}},
		{"none printed", Form2019, "proactive.procurement.amount", []string{"", "万元", ""}, 20, "", []int{1}},
		{"a count", Form2021, "requests.total.total", []string{"件", "", "宗"}, 30, "", nil},
	} {
		total := Aggregate(given(x.form, x.path, x.units...)...)
		s := total.Sum(x.path)
		if s.Value != Int(x.value) || s.Unit != x.unit || cmp.Diff(x.lacking, s.Lacking) != "" {
			t.Errorf("%s: %+v", x.name, s)
		}
		if c := total.Report().Cell(x.path); c.Unit != x.unit || c.Uncertain != (x.lacking != nil) {
			t.Errorf("%s: as a report %+v", x.name, c)
		}
	}
}

func TestValidateAggregate(t *testing.T) {
	parts := func() []*Report { return bodies(3) }
	p, fees := Path("requests.granted.total"), Path("proactive.fees.amount")
	for _, x := range []struct {
		name string
		make func(whole *Report, parts []*Report) []*Report
		want string
	}{
		{"sound", func(_ *Report, ps []*Report) []*Report { return ps }, ""},
		{"more", func(w *Report, ps []*Report) []*Report { w.put(p, w.count(p)+1); return ps }, "aggregate.sum " + string(p)},
		{"less", func(w *Report, ps []*Report) []*Report { w.put(p, w.count(p)-1); return ps }, "aggregate.less " + string(p)},
		{"part missing", func(_ *Report, ps []*Report) []*Report { ps[1] = nil; return ps }, "aggregate.missing"},
		{"part missing and less", func(w *Report, ps []*Report) []*Report { ps[1] = nil; w.put(p, 0); return ps }, "aggregate.less " + string(p) + ", aggregate.missing"},
		{"part of another year", func(_ *Report, ps []*Report) []*Report { ps[1].Year--; return ps }, "aggregate.missing"},
		{"no parts", func(_ *Report, _ []*Report) []*Report { return nil }, ""},
		{"all of another year", func(w *Report, ps []*Report) []*Report { w.Year--; return ps }, "aggregate.missing"},
		{"the whole among its parts", func(w *Report, ps []*Report) []*Report { return append(ps, w) }, "aggregate.missing"},
		{"a part twice", func(_ *Report, ps []*Report) []*Report { return append(ps, ps[0], clone(ps[1])) }, ""},
		{"a blank, and more", func(_ *Report, ps []*Report) []*Report { ps[1].SetCell(p, Cell{State: Blank}); return ps }, ""},
		{"a blank, and less", func(w *Report, ps []*Report) []*Report {
			ps[1].SetCell(p, Cell{State: Blank})
			w.put(p, 0)
			return ps
		}, "aggregate.less " + string(p)},
		{"amounts rounded off", func(w *Report, ps []*Report) []*Report {
			for i, s := range []string{"4.1166", "8.2333", "0"} {
				ps[i].SetCell(fees, Cell{State: Given, Value: number(t, s), Unit: "万元"})
			}
			w.SetCell(fees, Cell{State: Given, Value: number(t, "12.34"), Unit: "万元"})
			return ps
		}, "aggregate.less " + string(fees)},
		{"amounts rounded off less", func(w *Report, ps []*Report) []*Report {
			for i, s := range []string{"4.1166", "8.2333", "0"} {
				ps[i].SetCell(fees, Cell{State: Given, Value: number(t, s), Unit: "万元"})
			}
			w.SetCell(fees, Cell{State: Given, Value: number(t, "12.35"), Unit: "万元"})
			return ps
		}, ""},
		{"amounts in 元", func(w *Report, ps []*Report) []*Report {
			w.SetCell(fees, Cell{State: Given, Value: Int(5), Unit: "元"})
			return ps
		}, ""},
	} {
		ps := parts()
		whole := Aggregate(ps...).Report()
		whole.Agency = "甲县"
		ps = x.make(whole, ps)
		if got := ruleList(ValidateAggregate(whole, ps...)); got != x.want {
			t.Errorf("%s: %q, want %q", x.name, got, x.want)
		}
	}
	if fs := ValidateAggregate(nil, parts()...); fs != nil {
		t.Errorf("no whole: %v", fs)
	}
	// a part that does not show the cell takes no part, and one that does is named
	ps := parts()
	whole := Aggregate(ps...).Report()
	whole.put(p, 0)
	ps[1].SetCell(p, Cell{})
	fs := ValidateAggregate(whole, ps...)
	var cells []int
	for _, x := range fs[0].Cells {
		cells = append(cells, x.Report)
	}
	if cmp.Diff([]int{0, 1, 3}, cells) != "" || cmp.Diff(cells, fs[0].Reports) != "" || cmp.Diff([]int{2}, fs[1].Reports) != "" {
		t.Errorf("%+v", fs)
	}
	for _, s := range []string{fs[0].Message, fs[0].Chinese} {
		if !strings.Contains(s, "三") || !strings.Contains(s, "（一）予以公开 · 总计") {
			t.Errorf("%q does not name table and cell", s)
		}
	}
}

func TestPlausible(t *testing.T) {
	r := sound(Form2021, 1, 40)
	r.put("proactive.rules.in_force", 3)
	if got := ruleList(Validate(r)); got != "plausible.rules proactive.rules.in_force" {
		t.Errorf("rules at a township: %q", got)
	}
	for _, agency := range []string{"某市人民政府", "上海市人民政府办公厅", "国家统计局", "某区人民政府"} { // 区 and 市 tell nothing for sure
		r.Agency = agency
		if got := ruleList(Validate(r)); got != "" {
			t.Errorf("rules at %s: %q", agency, got)
		}
	}
	r = sound(Form2021, 1, 40)
	for unit, want := range map[string]string{"": "", "万元": "", "元": "plausible.unit proactive.fees.amount"} {
		r.SetCell("proactive.fees.amount", Cell{State: Given, Value: Int(35), Unit: unit})
		if got := ruleList(Validate(r)); got != want {
			t.Errorf("an amount in %q: %q", unit, got)
		}
	}
	r = &Report{Form: Form2021}
	for p := range r.Form.Paths() {
		r.SetCell(p, Cell{State: Given})
	}
	if got := ruleList(Validate(r)); got != "plausible.empty" {
		t.Errorf("zeros: %q", got)
	}
	r = sound(Form2021, 1, 40)
	for i, s := range sections {
		if i != 4 {
			r.Sections = append(r.Sections, Section{Name: s.Name, Heading: s.Number + "、" + s.Label})
		}
	}
	if got := ruleList(Validate(r)); got != "section.missing" {
		t.Errorf("a section missing: %q", got)
	}
	r.Sections[4] = Section{Name: "other_matters", Heading: "五、其他需要报告的事项"}
	if got := ruleList(Validate(r)); got != "section.missing, section.number" {
		t.Errorf("misnumbered: %q", got)
	}
}
