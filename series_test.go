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
		{"form", func(rs []*Report) []*Report { rs[0].Year = 2020; return rs[:1] }, "series.form"},
		{"agency", func(rs []*Report) []*Report { rs[1].Agency = "乙镇"; return rs[:2] }, "series.agency"},
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
	if f.Severity != SeverityWarning || !f.Uncertain || f.Difference != Int(2) || f.Cells[0].Report != 1 || f.Cells[1].Report != 0 {
		t.Errorf("%+v", f)
	}
}

func TestAggregate(t *testing.T) {
	a, b, c := sound(Form2021, 1, 40), sound(Form2021, 2, 40), sound(Form2021, 3, 40)
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
	big := clone(a)
	big.SetCell(p, Cell{State: Given, Value: Int(1<<63 - 1)})
	if s := Aggregate(big, big).Sum(p); !s.Overflow {
		t.Errorf("too large: %+v", s)
	}
}

func TestValidateAggregate(t *testing.T) {
	parts := func() []*Report {
		return []*Report{sound(Form2021, 1, 40), sound(Form2021, 2, 40), sound(Form2021, 3, 40)}
	}
	p := Path("requests.granted.total")
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
	} {
		ps := parts()
		whole := Aggregate(ps...).Report()
		ps = x.make(whole, ps)
		if got := ruleList(ValidateAggregate(whole, ps...)); got != x.want {
			t.Errorf("%s: %q, want %q", x.name, got, x.want)
		}
	}
	if fs := ValidateAggregate(nil, parts()...); fs != nil {
		t.Errorf("no whole: %v", fs)
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
