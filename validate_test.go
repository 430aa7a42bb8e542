// This file plants mistakes in correct reports, and counts which are found and
// explained.

package gongkai

import (
	"errors"
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
					if n >= 10 || len(s) > 2 {
						causes := []string{causeSwapped, causeLost}
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
				if t.Section != "requests" {
					continue
				}
				if k < 6 && v > 0 {
					to := (k + 1 + rng.IntN(5)) % 6
					q := at(to)
					yield(plant{"applicant", []Path{p, q}, []string{causeApplied}, func(r *Report) { r.put(p, v-1); r.put(q, r.count(q)+1) }})
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
				yield(plant{"row shifted", cells, []string{causeShifted}, func(r *Report) {
					for k := range 7 {
						r.put(at(k), now[k])
					}
				}})
			}
		}
	}
}

func TestPlants(t *testing.T) {
	type tally struct{ planted, found, claimed, right int }
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
				named := map[Path]bool{}
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
					if ok && (len(x.cells) == 1 || f.Cause.ID == causeApplied || f.Cause.ID == causeCells) {
						for _, c := range x.cells {
							ok = ok && slices.Contains(f.Cause.Cells, c)
						}
						if strings.HasPrefix(string(x.cells[0]), "disputes.") {
							ok = true // there nothing but the total is ever named
						}
					}
					if !ok {
						right = false
					}
				}
				all := true
				for _, c := range x.cells {
					all = all && named[c]
				}
				if all {
					n.found++
				} else {
					t.Errorf("form %v, size %d: %s in %v: found in %v", f, size, x.kind, x.cells, fs)
				}
				if claimed {
					n.claimed++
				}
				if claimed && right {
					n.right++
				}
			})
		}
	}
	for _, k := range kinds {
		n := tallies[k]
		t.Logf("%-20s planted %5d, found %5d, cause claimed %5d, right %5d", k, n.planted, n.found, n.claimed, n.right)
		if k == "blanked" {
			continue // no mistake, and no cause
		}
		if n.claimed*10 < n.planted*8 {
			t.Errorf("%s: a cause for %d of %d only", k, n.claimed, n.planted)
		}
		if n.right*100 < n.claimed*97 {
			t.Errorf("%s: %d of %d causes are right", k, n.right, n.claimed)
		}
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
	if d := cmp.Diff([]string{"table.blank_as_zero requests"}, rules()); d != "" {
		t.Error(d)
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

// Slips in more than a cell or two, each the only one in its report.
func TestCauses(t *testing.T) {
	columns := func(r *Report) []Column { return r.Form.data().tables[1].Rows[0].Columns }
	at := func(row string, c Column) Path { return Path("requests." + row + "." + c.Name) }
	for _, x := range []struct {
		cause string
		make  func(*Report)
	}{
		{causeCarriage, func(r *Report) { // the total is what came less what is open
			for _, c := range columns(r) {
				r.put(at("total", c), r.count(at("received", c))-r.count(at("carried_out", c)))
			}
		}},
		{causeCarriage, func(r *Report) { // and the results leave it out as well
			for _, c := range columns(r) {
				in := r.count(at("carried_in", c))
				r.put(at("received", c), r.count(at("received", c))+in)
			}
		}},
		{causeRows, func(r *Report) {
			for _, c := range columns(r) {
				a, b := r.count(at("total", c)), r.count(at("carried_out", c))
				r.put(at("total", c), b)
				r.put(at("carried_out", c), a)
			}
		}},
		{causeRow, func(r *Report) {
			c := columns(r)[0]
			r.put(at("granted", c), r.count(at("granted", c))+2)
			r.put(at("not_processed.petition", c), r.count(at("not_processed.petition", c))-2)
		}},
		{causePending, func(r *Report) {
			r.put("disputes.review.total", r.count("disputes.review.total")-r.count("disputes.review.pending"))
		}},
		{"", func(r *Report) { // two mistakes that two others would explain as well
			for i, row := range []string{"granted", "partially_granted"} {
				c := columns(r)[i]
				r.put(at(row, c), r.count(at(row, c))+5)
			}
		}},
	} {
		for seed := range uint64(5) {
			r := sound(Form2021, 100+seed, 60)
			for _, row := range []string{"granted", "partially_granted", "not_processed.petition"} { // enough to take from
				for _, k := range []int{0, 1} {
					for _, p := range []Path{
						at(row, columns(r)[k]), at(row, columns(r)[6]),
						at("total", columns(r)[k]), at("total", columns(r)[6]),
						at("received", columns(r)[k]), at("received", columns(r)[6]),
					} {
						r.put(p, r.count(p)+9)
					}
				}
			}
			if err := Validate(r).Err(); err != nil {
				t.Fatal(err)
			}
			x.make(r)
			fs := Validate(r)
			if fs.Err() == nil {
				t.Errorf("%s, seed %d: nothing found", x.cause, seed)
			}
			for _, f := range fs {
				if f.Cause.ID != x.cause {
					t.Errorf("%s, seed %d: %s has the cause %q, %s", x.cause, seed, f.Rule, f.Cause.ID, f.Cause.Message)
				}
			}
		}
	}
}
