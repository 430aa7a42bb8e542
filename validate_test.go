// This file plants mistakes in correct reports, and counts which are found and
// explained.

package gongkai

import (
	"errors"
	"maps"
	"math/rand/v2"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// sound returns a report whose sums hold, of about the size.
func sound(f Form, seed uint64, size int64) *Report {
	rng := rand.New(rand.NewPCG(seed, uint64(size)))
	r := &Report{Title: "某镇2024年政府信息公开工作年度报告", Agency: "某镇", Year: 2024, Form: f}
	if f == Form2019 {
		r.Year = 2020
	}
	v := map[Path]int64{}
	for _, t := range f.Tables() {
		for _, row := range t.Rows {
			for _, c := range row.Columns {
				v[Path(t.Section+"."+row.Name+"."+c.Name)] = 0
			}
		}
		switch t.Section {
		case "requests":
			at := func(row, col string) Path { return Path("requests." + row + "." + col) }
			for _, c := range t.Rows[0].Columns[:6] {
				for _, row := range t.Rows {
					if len(row.Groups) == 0 || row.Name == "total" || rng.IntN(3) > 0 {
						continue
					}
					n := rng.Int64N(size) + 1
					v[at(row.Name, c.Name)] = n
					v[at("total", c.Name)] += n
				}
				out := min(rng.Int64N(size/4+1), v[at("total", c.Name)])
				v[at("carried_out", c.Name)] = out
				in := rng.Int64N(size/4 + 1)
				in = min(in, v[at("total", c.Name)]+out)
				v[at("carried_in", c.Name)] = in
				v[at("received", c.Name)] = v[at("total", c.Name)] + out - in
			}
			for _, row := range t.Rows {
				for _, c := range row.Columns[:6] {
					v[at(row.Name, "total")] += v[at(row.Name, c.Name)]
				}
			}
		case "disputes":
			for _, row := range t.Rows {
				for _, c := range row.Columns[:4] {
					n := rng.Int64N(size)
					v[Path("disputes."+row.Name+"."+c.Name)] = n
					v[Path("disputes."+row.Name+".total")] += n
				}
			}
		}
	}
	line := 0
	for p := range f.Paths() {
		line++
		r.SetCell(p, Cell{State: Given, Text: strconv.FormatInt(v[p], 10), Value: Int(v[p]), Pos: Position{Offset: line * 10, Line: line, Column: 1}})
	}
	return r
}

func clone(r *Report) *Report {
	c := *r
	c.cells = slices.Clone(r.cells)
	return &c
}

func (r *Report) put(p Path, n int64) {
	c := r.Cell(p)
	c.State, c.Value, c.Text = Given, Int(n), strconv.FormatInt(n, 10)
	r.SetCell(p, c)
}

func (r *Report) count(p Path) int64 {
	n, _ := r.Cell(p).Value.Int64()
	return n
}

// A plant is a mistake.
type plant struct {
	kind   string
	cells  []Path   // that are no more what they were
	causes []string // that are right
	make   func(*Report)
}

// plants yields the mistakes that can be made in r.
func plants(r *Report, rng *rand.Rand, yield func(plant)) {
	for _, t := range r.Form.Tables() {
		if len(t.Identities) == 0 {
			continue
		}
		if t.Section == "requests" {
			for k := range 5 { // as both have the same sums, this shows nowhere
				yield(plant{"applicants' columns swapped", nil, nil, func(r *Report) {
					for _, row := range t.Rows {
						a, b := Path("requests."+row.Name+"."+row.Columns[k].Name), Path("requests."+row.Name+"."+row.Columns[k+1].Name)
						x, y := r.count(a), r.count(b)
						r.put(a, y)
						r.put(b, x)
					}
				}})
			}
		}
		for ri, row := range t.Rows {
			at := func(k int) Path { return Path(t.Section + "." + row.Name + "." + row.Columns[k].Name) }
			for k := range row.Columns {
				p := at(k)
				v := r.count(p)
				value := func(kind string, n int64, causes ...string) {
					if n != v && n >= 0 {
						yield(plant{kind, []Path{p}, causes, func(r *Report) { r.put(p, n) }})
					}
				}
				one := []string{causeFigure, causeTotal, causePending, causeLost, causeAdded, causeSwapped}
				value("+1", v+1, one...)
				value("-1", v-1, one...)
				value("+10", v+10, one...)
				value("-10", v-10, one...)
				if s := strconv.FormatInt(v, 10); len(s) > 1 {
					i := rng.IntN(len(s) - 1)
					n, _ := strconv.ParseInt(s[:i]+s[i+1:i+2]+s[i:i+1]+s[i+2:], 10, 64)
					if len(strconv.FormatInt(n, 10)) == len(s) { // else it is no swap to the eye
						causes := []string{causeSwapped}
						if t.Section == "disputes" {
							causes = append(causes, causeTotal, causePending) // nothing tells
						}
						value("digits swapped", n, causes...)
					}
				}
				if v != 0 {
					yield(plant{"blanked", []Path{p}, nil, func(r *Report) { r.SetCell(p, Cell{State: Blank}) }})
				}
				if k+1 < len(row.Columns) && r.count(at(k+1)) != v && (t.Section == "requests" || k+2 == len(row.Columns)) {
					q := at(k + 1)
					w := r.count(q)
					causes := []string{causeCells}
					if v-w == 1 || w-v == 1 {
						causes = append(causes, causeApplied) // it is the same
					}
					if t.Section == "disputes" {
						causes = append(causes, causeTotal, causePending, causeSwapped) // nothing tells
					}
					yield(plant{"neighbours swapped", []Path{p, q}, causes, func(r *Report) { r.put(p, w); r.put(q, v) }})
				}
				if s := strconv.FormatInt(v, 10); len(s) > 1 {
					i := rng.IntN(len(s))
					n, _ := strconv.ParseInt(s[:i]+s[i+1:], 10, 64)
					value("digit lost", n, one...)
				}
				value("doubled", 2*v, one...)
				if t.Section != "requests" {
					continue
				}
				result := func(row Row) bool { return len(row.Groups) > 0 && row.Name != "total" }
				if other := t.Rows[(ri+1+rng.IntN(len(t.Rows)-1))%len(t.Rows)]; k < 6 && v > 1 && (result(row) && result(other) || ri < 2 && other.Name == t.Rows[1-ri].Name) {
					q := Path("requests." + other.Name + "." + other.Columns[k].Name)
					for _, n := range []int64{1, 2} {
						yield(plant{"another row, " + strconv.FormatInt(n, 10), []Path{p, q}, []string{causeRow}, func(r *Report) { r.put(p, v-n); r.put(q, r.count(q)+n) }})
					}
				}
				if k < 6 && v > 3 {
					q := at((k + 1 + rng.IntN(5)) % 6)
					yield(plant{"applicant, 3", []Path{p, q}, []string{causeApplied}, func(r *Report) { r.put(p, v-3); r.put(q, r.count(q)+3) }})
				}
				if k < 6 && v > 0 {
					to := (k + 1 + rng.IntN(5)) % 6
					q := at(to)
					yield(plant{"applicant, 1", []Path{p, q}, []string{causeApplied}, func(r *Report) { r.put(p, v-1); r.put(q, r.count(q)+1) }})
				}
				if ri == 0 && k < 6 {
					var cells []Path
					differ := 0
					for _, row := range t.Rows {
						a, b := Path("requests."+row.Name+"."+row.Columns[k].Name), Path("requests."+row.Name+".total")
						if r.count(a) != r.count(b) {
							cells = append(cells, a, b)
							differ++
						}
					}
					if differ > 1 {
						yield(plant{"columns swapped", cells, []string{causeColumns}, func(r *Report) {
							for i := 0; i < len(cells); i += 2 {
								a, b := r.count(cells[i]), r.count(cells[i+1])
								r.put(cells[i], b)
								r.put(cells[i+1], a)
							}
						}})
					}
				}
			}
			if t.Section != "requests" || r.count(at(6)) == 0 {
				continue
			}
			for _, left := range []bool{true, false} {
				was := make([]int64, 8)
				for k := range 7 {
					was[k] = r.count(at(k))
				}
				now := slices.Concat([]int64{0}, was[:6])
				if left {
					now = was[1:]
				}
				var cells []Path
				for k := range 7 {
					if now[k] != was[k] {
						cells = append(cells, at(k))
					}
				}
				causes := []string{causeShifted}
				if len(cells) == 1 {
					causes = []string{causeFigure} // it is no more than that
				}
				yield(plant{"row shifted", cells, causes, func(r *Report) {
					for k := range 7 {
						r.put(at(k), now[k])
					}
				}})
			}
		}
	}
}

// TestPlants counts, for each kind of mistake, those that are found, and of
// these the ones that a cause is claimed for, and rightly: that names what
// happened, and the cells; in table four, where nothing but the sum itself tells,
// it may name the total. What is exact names the very cells and no other.
func TestPlants(t *testing.T) {
	type tally struct{ planted, found, claimed, right, exact int }
	tallies := map[string]*tally{}
	var kinds []string
	for _, f := range Forms() {
		for seed, size := range []int64{3, 40, 900, 25000} {
			r := sound(f, uint64(seed), size)
			if fs := Validate(r); fs.Err() != nil {
				t.Fatalf("form %v, size %d: a sound report: %v", f, size, fs.Err())
			}
			plants(r, rand.New(rand.NewPCG(uint64(seed), 1)), func(x plant) {
				n := tallies[x.kind]
				if n == nil {
					n = &tally{}
					tallies[x.kind] = n
					kinds = append(kinds, x.kind)
				}
				n.planted++
				bad := clone(r)
				x.make(bad)
				fs := Validate(bad)
				named, caused := map[Path]bool{}, map[Path]bool{}
				claimed, right := false, true
				for i := range fs {
					f := &fs[i]
					if !f.Compared && (x.kind != "blanked" || f.Rule != ruleTable[ruleBlankOpen].ID) {
						continue
					}
					for _, c := range f.Cells {
						named[c.Path] = true
					}
					if f.Cause.ID == "" {
						continue
					}
					claimed = true
					ok := slices.Contains(x.causes, f.Cause.ID)
					if ok && (len(x.cells) == 1 || len(x.cells) == 2) {
						for _, c := range x.cells {
							ok = ok && slices.Contains(f.Cause.Cells, c)
						}
						if strings.HasPrefix(string(x.cells[0]), "disputes.") {
							ok = true // there nothing but the total is ever named
						}
					}
					for _, c := range f.Cause.Cells {
						caused[c] = true
					}
					if !ok {
						right = false
					}
				}
				all, exact := len(x.cells) > 0, true
				for _, c := range x.cells {
					all = all && named[c]
					exact = exact && caused[c]
				}
				switch {
				case all:
					n.found++
				case x.cells != nil:
					t.Errorf("form %v, size %d: %s in %v: found in %v", f, size, x.kind, x.cells, fs)
				case fs != nil:
					t.Errorf("form %v, size %d: %s: found %v", f, size, x.kind, fs)
				}
				if claimed {
					n.claimed++
				}
				if claimed && right {
					n.right++
					if exact && (len(caused) == len(x.cells) || len(x.cells) > 2) {
						n.exact++
					}
				}
			})
		}
	}
	for _, k := range kinds {
		n := tallies[k]
		t.Logf("%-28s planted %5d, found %5d, cause claimed %5d, right %5d, exact %5d", k, n.planted, n.found, n.claimed, n.right, n.exact)
		if k == "blanked" || k == "applicants' columns swapped" {
			if n.claimed > 0 {
				t.Errorf("%s: no mistake that shows, and %d causes", k, n.claimed)
			}
			continue
		}
		if n.claimed*10 < n.planted*8 {
			t.Errorf("%s: a cause for %d of %d only", k, n.claimed, n.planted)
		}
		if n.right*100 < n.claimed*99 {
			t.Errorf("%s: %d of %d causes are right", k, n.right, n.claimed)
		}
	}
}

// Where zeros are printed as blanks, a mistake shows where no figures in them could
// make up for it, and is else told as undecided; none is an error.
func TestPlantsAmongBlanks(t *testing.T) {
	type tally struct{ planted, broken, undecided int }
	tallies := map[string]*tally{}
	for seed, size := range []int64{3, 40, 900} {
		r := sound(Form2021, uint64(seed), size)
		for p, c := range r.Cells() {
			if c.Value.Sign() == 0 {
				r.SetCell(p, Cell{State: Blank})
			}
		}
		count := func(fs Findings) (broken, open int) {
			for _, f := range fs {
				switch {
				case f.Severity == SeverityError && slices.ContainsFunc(f.Cells, func(c Operand) bool { return c.Cell.State == Blank }):
					t.Errorf("an error with blanks: %v", f)
				case f.Compared:
					broken++
				case f.Rule == ruleTable[ruleBlankOpen].ID:
					open++
				}
			}
			return
		}
		if broken, open := count(Validate(r)); broken+open > 0 {
			t.Fatalf("size %d: a sound report: %v", size, Validate(r))
		}
		plants(r, rand.New(rand.NewPCG(uint64(seed), 1)), func(x plant) {
			if x.cells == nil || x.kind == "blanked" || slices.ContainsFunc(x.cells, func(p Path) bool { return r.Cell(p).State != Given }) {
				return
			}
			n := tallies[x.kind]
			if n == nil {
				n = &tally{}
				tallies[x.kind] = n
			}
			bad := clone(r)
			x.make(bad)
			broken, open := count(Validate(bad))
			n.planted++
			switch {
			case broken > 0:
				n.broken++
			case open > 0:
				n.undecided++
			default:
				t.Errorf("size %d: %s in %v: nothing found", size, x.kind, x.cells)
			}
		})
	}
	for _, k := range slices.Sorted(maps.Keys(tallies)) {
		t.Logf("%-20s planted %4d, broken %4d, undecided %4d", k, tallies[k].planted, tallies[k].broken, tallies[k].undecided)
	}
}

// A sum with blanks is broken where what is given is too much already.
func TestBrokenBlank(t *testing.T) {
	row := func(total Cell, parts ...Cell) Findings {
		r := &Report{Form: Form2021}
		for p := range r.Form.Paths() {
			r.put(p, 0)
		}
		for i, name := range []string{"upheld", "corrected", "other", "pending"} {
			r.SetCell(Path("disputes.review."+name), parts[i])
		}
		r.SetCell("disputes.review.total", total)
		return Validate(r)
	}
	n := func(n int64) Cell { return Cell{State: Given, Value: Int(n)} }
	blank := Cell{State: Blank}
	doubt := Cell{State: Blank, Uncertain: true}
	for _, x := range []struct {
		name  string
		found Findings
		want  string
	}{
		{"too much", row(n(5), n(7), blank, blank, blank), "disputes.total warning"},
		{"too little", row(n(5), n(3), blank, blank, blank), "table.blank_undecided info"},
		{"as much", row(n(5), n(5), blank, blank, blank), "table.blank_as_zero info"},
		{"no total", row(blank, n(5), n(0), n(0), n(0)), "table.blank_undecided info"},
		{"too much, perhaps misread", row(n(5), n(7), doubt, blank, blank), "disputes.total info"},
		{"no number", row(n(5), n(7), Cell{State: Unreadable, Text: "若干"}, blank, blank), "table.absent_undecided info"},
		{"not shown", row(n(5), n(7), Cell{}, blank, blank), "table.absent_undecided info"},
	} {
		var got []string
		for _, f := range x.found {
			got = append(got, f.Rule+" "+f.Severity.String())
		}
		if s := strings.Join(got, ", "); s != x.want {
			t.Errorf("%s: %q, want %q", x.name, s, x.want)
		}
	}
	f := row(n(5), n(7), blank, blank, blank)[0]
	if f.Left != Int(5) || f.Right != Int(7) || !strings.Contains(f.Message, "blanks") || !strings.Contains(f.Chinese, "空白") {
		t.Errorf("%+v", f)
	}
}

// The findings are the caller's own: what is changed in one shows in no other,
// and not in the report.
func TestFindingsShareNothing(t *testing.T) {
	r := proseReport("收到政府信息公开申请99999件。\n依申请公开信息99998件。")
	for p, c := range sound(Form2021, 1, 40).Cells() {
		r.SetCell(p, c)
	}
	r.put("requests.total.research", r.count("requests.total.research")+1) // three sums, one cause
	r.Claims = r.ReadClaims()
	before := clone(r)
	before.Claims = r.ReadClaims()
	want := Validate(r)
	if !slices.ContainsFunc(want, func(f Finding) bool { return len(f.Claims) > 0 }) || len(want) < 4 {
		t.Fatalf("findings: %v", want)
	}
	for i := range want {
		fs := Validate(r)
		f := &fs[i]
		for k := range f.Cells {
			f.Cells[k] = Operand{Path: "x"}
		}
		for k := range f.Cause.Cells {
			f.Cause.Cells[k] = "x"
		}
		for k := range f.Claims {
			for _, rd := range f.Claims[k].Readings {
				rd.Plus[0] = "x"
			}
		}
		if d := cmp.Diff(before, r, exactly); d != "" {
			t.Fatalf("finding %d is part of the report:\n%s", i, d)
		}
		if d := cmp.Diff(slices.Concat(want[:i], want[i+1:]), slices.Concat(fs[:i], fs[i+1:]), cmp.AllowUnexported(Number{})); d != "" {
			t.Errorf("finding %d is part of others:\n%s", i, d)
		}
	}
}

// Findings come in the order of the form's tables.
func TestFindingsOrder(t *testing.T) {
	r := proseReport("收到政府信息公开申请99999件。")
	for p, c := range sound(Form2021, 1, 40).Cells() {
		r.SetCell(p, c)
	}
	r.Agency = "某镇"
	r.Sections = append(r.Sections, Section{Name: "other_matters", Heading: "六、其他需要报告的事项"})
	r.put("disputes.review.total", 9999)
	r.put("requests.granted.total", 9999)
	r.put("proactive.rules.in_force", 1)
	var got []string
	for _, f := range Validate(r) {
		if n := len(got); n == 0 || got[n-1] != f.Rule {
			got = append(got, f.Rule)
		}
	}
	want := []string{"plausible.rules", "requests.results", "requests.applicants", "prose.cells", "disputes.total", "section.missing"}
	if d := cmp.Diff(want, got); d != "" {
		t.Error(d)
	}
}

// Prose that is held against a blank total names the cells that make it up.
func TestProseBlankTotal(t *testing.T) {
	r := proseReport("收到政府信息公开申请99件。")
	for p, c := range sound(Form2021, 1, 40).Cells() {
		r.SetCell(p, c)
	}
	r.SetCell("requests.received.total", Cell{State: Blank})
	fs := Validate(r)
	i := slices.IndexFunc(fs, func(f Finding) bool { return f.Rule == "prose.cells" })
	if i < 0 {
		t.Fatalf("findings: %v", fs)
	}
	f := fs[i]
	for _, p := range []Path{"requests.received.natural_person", "requests.received.other", "requests.received.total"} {
		if !slices.ContainsFunc(f.Cells, func(c Operand) bool { return c.Path == p }) {
			t.Errorf("%s takes part and is not named: %v", p, f.Cells)
		}
	}
	for _, s := range []string{f.Message, f.Chinese} {
		if !strings.Contains(s, "三") || !strings.Contains(s, "一、本年新收政府信息公开申请数量 · 总计") {
			t.Errorf("%q does not name table and cell", s)
		}
	}
}

// In table four nothing bears the parts of a total out, and in table three the
// other sums do.
func TestTotalCause(t *testing.T) {
	for p, alone := range map[Path]bool{"disputes.review.total": true, "requests.granted.total": false} {
		r := sound(Form2021, 1, 40)
		r.put(p, r.count(p)+100)
		fs := Validate(r)
		if len(fs) == 0 || fs[0].Cause.ID != causeTotal || cmp.Diff([]Path{p}, fs[0].Cause.Cells) != "" ||
			strings.Contains(fs[0].Cause.Message, "or one of its parts") != alone || strings.Contains(fs[0].Cause.Chinese, "或某一分项有误") != alone {
			t.Errorf("%s: %+v", p, fs)
		}
	}
}

// What cannot be told from a share raises nothing.
func TestIsShare(t *testing.T) {
	for _, x := range []struct {
		n, m, p string
		want    bool
	}{
		{"33", "100", "33", true},
		{"1", "3", "33.3", true},
		{"1", "3", "33", true},
		{"2", "3", "67", true},
		{"1", "3", "35", false},
		{"1", "0", "5", false},
		{"1", "3", "33.33333333", true},
		{"1", "3", "5.00000000", true}, // more decimals than are reckoned with
		{"1.5", "3", "5", true},
		{"1", "2.5", "5", true},
		{"999999999999999999", "3", "5", true},
	} {
		if got := isShare(number(t, x.n), number(t, x.m), number(t, x.p)); got != x.want {
			t.Errorf("%s of %s is %s%%: %v", x.n, x.m, x.p, got)
		}
	}
}

// Odd reports are checked like others.
func TestValidateOddReports(t *testing.T) {
	claims := proseReport("收到政府信息公开申请99件，占5%，均已办结。").ReadClaims()
	odd := Cell{State: State(9), Value: Int(-3), Uncertain: true}
	for _, f := range append(Forms(), 0, 7) {
		for _, r := range []*Report{
			{Form: f, Claims: claims},
			{Form: f, Year: -5, Agency: "某镇", Sections: []Section{{Name: "x"}, {}, {Name: "overview", Text: []Paragraph{{}}}}},
			{Form: f, cells: []Cell{odd, odd}},
			{Form: f, Claims: []Claim{{Kind: "percent", Sure: true, Readings: []Reading{{}}}, {Sure: true, Readings: []Reading{{Plus: []Path{"x", "a.b.c"}, Minus: []Path{""}}}}}},
		} {
			for p := range Form2021.Paths() {
				if p.Column() == "total" {
					r.SetCell(p, odd)
				}
			}
			for _, x := range slices.Concat(Validate(r), ValidateSeries(r, nil, r), ValidateAggregate(r, r, nil)) {
				if x.Severity == SeverityError || x.Message == "" || x.Chinese == "" {
					t.Errorf("form %v: %v", f, x)
				}
			}
			Aggregate(r, nil, r).Report()
		}
	}
	if fs := slices.Concat(Validate(&Report{}), ValidateSeries(&Report{Year: 1}), ValidateAggregate(&Report{}, &Report{})); fs != nil {
		t.Errorf("empty reports: %v", fs)
	}
}

// BenchmarkValidate checks reports without and with mistakes.
func BenchmarkValidate(b *testing.B) {
	for _, x := range []struct {
		name string
		make func(*Report)
	}{
		{"sound", func(*Report) {}},
		{"blanks", func(r *Report) {
			for p, c := range r.Cells() {
				if c.Value.Sign() == 0 {
					r.SetCell(p, Cell{State: Blank})
				}
			}
		}},
		{"one mistake", func(r *Report) { r.put("requests.granted.research", r.count("requests.granted.research")+1) }},
		{"four mistakes", func(r *Report) {
			for i, p := range []Path{"requests.granted.natural_person", "requests.received.commercial", "requests.total.research", "requests.carried_in.total"} {
				r.put(p, r.count(p)+7*int64(i)+5)
			}
		}},
	} {
		b.Run(x.name, func(b *testing.B) {
			r := sound(Form2021, 1, 40)
			x.make(r)
			b.ReportAllocs()
			for b.Loop() {
				Validate(r)
			}
		})
	}
}

func TestFindingsErr(t *testing.T) {
	if err := (Findings)(nil).Err(); err != nil {
		t.Errorf("no findings: %v", err)
	}
	fs := Findings{{Rule: "a", Severity: SeverityInfo}, {Rule: "b", Severity: SeverityWarning}}
	if err := fs.Err(); err != nil {
		t.Errorf("no errors: %v", err)
	}
	fs = append(fs, Finding{Rule: "c", Severity: SeverityError, Message: "m"}, Finding{Rule: "d", Severity: SeverityError})
	err := fs.Err()
	var list interface{ Unwrap() []error }
	if !errors.As(err, &list) {
		t.Fatalf("%T does not unwrap", err)
	}
	var got []string
	for _, e := range list.Unwrap() {
		var f *Finding
		if !errors.As(e, &f) {
			t.Fatalf("%T is no finding", e)
		}
		got = append(got, f.Rule)
	}
	if d := cmp.Diff([]string{"c", "d", "a", "b"}, got); d != "" {
		t.Error(d)
	}
	if got, want := err.Error(), "gongkai: error: c: m (and 1 more)"; got != want {
		t.Errorf("error %q, want %q", got, want)
	}
}

func TestUncertainMismatch(t *testing.T) {
	r := sound(Form2021, 1, 40)
	p := Path("requests.granted.total")
	c := r.Cell(p)
	c.Value, c.Uncertain = Int(r.count(p)+1), true
	r.SetCell(p, c)
	fs := Validate(r)
	if len(fs) != 2 || fs.Err() != nil {
		t.Fatalf("findings: %v", fs)
	}
	for _, f := range fs {
		if f.Severity != SeverityWarning || !f.Uncertain || !strings.Contains(f.Message, "perhaps misread") || !strings.Contains(f.Chinese, "识读有误") {
			t.Errorf("%+v", f)
		}
	}
}

// What prose says beside uncertain cells is information, whatever the rule.
func TestUncertainProse(t *testing.T) {
	for _, text := range []string{
		"收到政府信息公开申请99件。",
		"收到政府信息公开申请12件，其中予以公开5件，占58.2%。",
		"收到政府信息公开申请12件，均已办结。",
	} {
		r := proseReport(text)
		for p := range r.Form.Paths() {
			r.SetCell(p, Cell{State: Given})
		}
		for _, col := range []string{"natural_person", "total"} {
			for row, n := range map[string]int64{"received": 12, "carried_in": 3, "total": 14, "carried_out": 1, "granted": 5, "unavailable.not_held": 9} {
				r.put(Path("requests."+row+"."+col), n)
			}
		}
		if fs := Validate(r); len(fs) != 1 || fs[0].Severity != SeverityWarning || fs[0].Uncertain {
			t.Errorf("%s: %+v", text, fs)
		}
		for p, c := range r.Cells() {
			c.Uncertain = true
			r.SetCell(p, c)
		}
		if fs := Validate(r); len(fs) != 1 || fs[0].Severity != SeverityInfo || !fs[0].Uncertain || !strings.Contains(fs[0].Message, "perhaps misread") || !strings.Contains(fs[0].Chinese, "识读有误") {
			t.Errorf("%s, uncertain: %+v", text, fs)
		}
	}
}

func TestBlanks(t *testing.T) {
	r := sound(Form2021, 1, 40)
	rules := func() (out []string) {
		for _, f := range Validate(r) {
			out = append(out, f.Rule+" "+f.Cells[0].Path.Section())
		}
		return out
	}
	if got := rules(); got != nil {
		t.Fatalf("sound: %v", got)
	}
	for p, c := range r.Cells() {
		if c.Value.Sign() == 0 && p.Section() == "requests" {
			r.SetCell(p, Cell{State: Blank})
		}
	}
	if d := cmp.Diff([]string{"table.blank_as_zero requests"}, rules()); d != "" {
		t.Error(d)
	}
	r.SetCell("disputes.review.total", Cell{State: Blank})
	if d := cmp.Diff([]string{"table.blank_as_zero requests", "table.blank_undecided disputes"}, rules()); d != "" {
		t.Error(d)
	}
	r.SetCell("disputes.review.total", Cell{State: Unreadable, Text: "若干"})
	if d := cmp.Diff([]string{"table.blank_as_zero requests", "table.absent_undecided disputes"}, rules()); d != "" {
		t.Error(d)
	}
}

// What a sum is told by is told once, and in its number.
func TestBlankTold(t *testing.T) {
	r := sound(Form2021, 1, 40)
	r.SetCell("requests.total.total", Cell{State: Blank})
	for _, f := range Validate(r) {
		if want := "3 sums cannot be checked, as 1 cell is blank: column “总计”, row “（七）总计”"; f.Rule == "table.blank_undecided" && !strings.Contains(f.Message, want) {
			t.Errorf("%s; want %s", f.Message, want)
		}
	}
}

// What was made by hand, or not at all, breaks nothing.
func TestNothing(t *testing.T) {
	if s := (&Error{}).Error(); s != "gongkai: unknown error" {
		t.Error(s)
	}
	if _, ok := (&Claim{Readings: []Reading{sumOf("requests.total.total")}}).Held(nil); ok {
		t.Error("a claim held of nothing")
	}
	if r, err := (*Parser)(nil).Parse(strings.NewReader("x")); r == nil || err == nil {
		t.Errorf("%v, %v", r, err)
	}
}

// What is absent leaves sums unchecked, and that is told once a table.
func TestAbsent(t *testing.T) {
	r := sound(Form2021, 1, 40)
	for p := range r.Form.Paths() {
		if p.Section() == "requests" && p.Row() == "not_processed.repeated" {
			r.SetCell(p, Cell{})
		}
		if p.Section() == "disputes" {
			r.SetCell(p, Cell{})
		}
	}
	r.SetCell("proactive.rules.issued", Cell{}) // in no sum
	var got []string
	for _, f := range Validate(r) {
		got = append(got, f.String()+" "+f.Chinese+" "+strconv.Itoa(len(f.Cells)))
	}
	want := []string{
		"info: table.absent_undecided: table 三、收到和处理政府信息公开申请情况: 8 sums are not checked, as 7 cells are absent or no number: “（五）不予处理 2.重复申请” 表三、收到和处理政府信息公开申请情况：有7格未见或不是数字，8项勾稽关系未核对：“（五）不予处理 2.重复申请” 7",
		"info: table.absent_undecided: table 四、政府信息公开行政复议、行政诉讼情况: its 3 sums are not checked, as the table is absent 表四、政府信息公开行政复议、行政诉讼情况：未见此表，3项勾稽关系未核对 15",
	}
	if d := cmp.Diff(want, got); d != "" {
		t.Error(d)
	}
	r = sound(Form2021, 1, 40)
	r.SetCell("disputes.review.total", Cell{State: Unreadable, Text: "若干"})
	if fs := Validate(r); len(fs) != 1 || !strings.Contains(fs[0].Message, "1 sum is not checked, as 1 cell is absent or no number: “行政复议”") {
		t.Errorf("%v", fs)
	}
}

func TestMismatchFields(t *testing.T) {
	r := sound(Form2021, 1, 40)
	p := Path("disputes.direct.total")
	was := r.count(p)
	r.put(p, was+3)
	fs := Validate(r)
	if len(fs) != 1 {
		t.Fatalf("findings: %v", fs)
	}
	f := fs[0]
	if f.Rule != "disputes.total" || f.Severity != SeverityError || !f.Compared || f.Left != Int(was+3) || f.Right != Int(was) || f.Difference != Int(3) {
		t.Errorf("%+v", f)
	}
	var paths []Path
	for _, c := range f.Cells {
		paths = append(paths, c.Path)
		if d := cmp.Diff(r.Cell(c.Path), c.Cell, cmp.AllowUnexported(Number{})); d != "" {
			t.Error(d)
		}
	}
	want := []Path{"disputes.direct.upheld", "disputes.direct.corrected", "disputes.direct.other", "disputes.direct.pending", p}
	if d := cmp.Diff(want, paths); d != "" {
		t.Error(d)
	}
	for _, s := range []string{f.Message, f.Chinese} {
		for _, label := range []string{"政府信息公开行政复议、行政诉讼情况", "行政诉讼 未经复议直接起诉", "总计"} {
			if !strings.Contains(s, label) {
				t.Errorf("%q does not name %s", s, label)
			}
		}
	}
}

// Values that no sum can hold are no finding, and no panic.
func TestValidateExtremes(t *testing.T) {
	for _, n := range []Number{{unscaled: 1<<63 - 1}, {unscaled: -1 << 63}, {unscaled: 5, scale: 255}, {unscaled: 999999999999999999, scale: 18}} {
		for _, f := range append(Forms(), 0, 7) {
			r := &Report{Form: f}
			for p := range f.Paths() {
				r.SetCell(p, Cell{State: Given, Value: n})
			}
			for _, x := range Validate(r) {
				_ = x.String()
			}
		}
	}
	if fs := Validate(nil); fs != nil {
		t.Errorf("no report: %v", fs)
	}
}

func TestValidateParallel(t *testing.T) {
	r := sound(Form2021, 2, 40)
	r.put("requests.granted.total", 1000)
	before := clone(r)
	want := Validate(r)
	var wg sync.WaitGroup
	for range 8 {
		wg.Go(func() {
			if d := cmp.Diff(want, Validate(r), cmp.AllowUnexported(Number{})); d != "" {
				t.Error(d)
			}
		})
	}
	wg.Wait()
	if d := cmp.Diff(before, r, exactly); d != "" {
		t.Errorf("changed:\n%s", d)
	}
}

func TestNumberAdd(t *testing.T) {
	for _, x := range []struct{ a, b, sum, diff string }{
		{"1", "2", "3", "-1"},
		{"0.10", "0.2", "0.30", "-0.10"},
		{"-5", "5.5", "0.5", "-10.5"},
		{"999999999999999999", "0.1", "", ""},
		{"999999999999999999", "999999999999999999", "1999999999999999998", "0"},
		{"0", "0.0001", "0.0001", "-0.0001"},
	} {
		for _, op := range []struct {
			do   func(Number, Number) (Number, bool)
			want string
		}{{Number.Add, x.sum}, {Number.Sub, x.diff}} {
			got, ok := op.do(number(t, x.a), number(t, x.b))
			if ok != (op.want != "") || ok && got.String() != op.want {
				t.Errorf("%s, %s: %v, %v; want %q", x.a, x.b, got, ok, op.want)
			}
		}
	}
	if n, ok := Int(-1 << 63).Sub(Int(-1 << 63)); !ok || n.Sign() != 0 {
		t.Errorf("smallest less smallest: %v, %v", n, ok)
	}
	if n, ok := Int(1<<63 - 1).Add(Int(1)); ok {
		t.Errorf("largest and one: %v", n)
	}
}

func TestRulesTable(t *testing.T) {
	seen := map[string]bool{}
	for _, r := range Rules() {
		if r.ID == "" || r.Message == "" || r.Chinese == "" || r.Severity == 0 || seen[r.ID] {
			t.Errorf("%+v", r)
		}
		seen[r.ID] = true
	}
	for _, f := range Forms() {
		for _, tab := range f.Tables() {
			for _, id := range tab.Identities {
				if !seen[id.Rule] {
					t.Errorf("no rule %s", id.Rule)
				}
			}
		}
	}
	if len(seen) != 4+int(ruleCount) {
		t.Errorf("%d rules", len(seen))
	}
}
