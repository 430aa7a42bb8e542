// This file tests the formats on reports made by hand.

package main

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/seed-11a632b0/gongkai"
)

var update = flag.Bool("update", false, "write the golden files")

// handmade is a report that shows every kind of cell.
func handmade(t *testing.T, form gongkai.Form) *gongkai.Report {
	t.Helper()
	r := &gongkai.Report{
		Title: "某镇2024年政府信息公开工作年度报告", Agency: `某,"镇"`, Year: 2024, Form: form,
		Diagnostics: []gongkai.Diagnostic{
			{Code: "table.row.short", Severity: gongkai.SeverityWarning, Pos: gongkai.Position{Offset: 90, Line: 12, Column: 3}, Path: "requests.received", Message: "the row has fewer figures than the form has columns", Chinese: "本行数字少于列数"},
			{Code: "x", Severity: gongkai.SeverityInfo, Message: "about \x1b[31mall"},
		},
	}
	n := int64(0)
	for p := range form.Paths() {
		n++
		c := gongkai.Cell{State: gongkai.Given, Value: gongkai.Int(n * n % 1000), Pos: gongkai.Position{Offset: int(n), Line: 1, Column: int(n) + 1}}
		c.Text = c.Value.String()
		switch {
		case p.Row() == "denied.enforcement_files":
			c = gongkai.Cell{}
		case p.Column() == "research":
			c.State, c.Value, c.Text = gongkai.Blank, gongkai.Number{}, "/"
		case p == "requests.granted.commercial":
			c.State, c.Value, c.Text = gongkai.Unreadable, gongkai.Number{}, "一,\"二\n三"
		case p == "proactive.fees.amount" || p == "proactive.procurement.amount":
			c.Value, _ = gongkai.ParseNumber("680.8820")
			c.Text, c.Unit = "680.8820", "万元"
		case p == "proactive.rules.issued":
			c.Value = gongkai.Int(123456789012345678)
		}
		c.Uncertain = c.State != gongkai.Absent && n%13 == 0
		r.SetCell(p, c)
	}
	return r
}

func render(t *testing.T, name, file string, r *gongkai.Report) string {
	t.Helper()
	f, ok := formatNamed(name, false, false)
	if !ok {
		t.Fatalf("no format %s", name)
	}
	var buf bytes.Buffer
	if err := f.write(&buf, file, r); err != nil {
		t.Fatal(err)
	}
	return f.head + buf.String() + f.tail
}

func TestCSV(t *testing.T) {
	for _, form := range gongkai.Forms() {
		r := handmade(t, form)
		rows, err := csv.NewReader(strings.NewReader(render(t, "csv", "a, b.txt", r))).ReadAll()
		if err != nil {
			t.Fatal(err)
		}
		if d := cmp.Diff(strings.Split(strings.TrimSpace(csvHead), ","), rows[0]); d != "" {
			t.Error(d)
		}
		var got, want []string
		byPath := map[string][]string{}
		for _, row := range rows[1:] {
			got = append(got, row[4])
			byPath[row[4]] = row
		}
		for p := range form.Paths() {
			want = append(want, string(p))
		}
		if d := cmp.Diff(want, got); d != "" {
			t.Errorf("form %v: cells (-want +got):\n%s", form, d)
		}
		for _, want := range [][]string{
			{"a, b.txt", `某,"镇"`, "2024", form.String(), "requests.denied.enforcement_files.total", "absent", "", "false", "", "", "", ""},
			{"a, b.txt", `某,"镇"`, "2024", form.String(), "requests.granted.commercial", "unreadable", "", "", "1", "", "一,\"二\n三", ""},
			{"a, b.txt", `某,"镇"`, "2024", form.String(), "requests.granted.research", "blank", "", "", "1", "", "/", ""},
			{"a, b.txt", `某,"镇"`, "2024", form.String(), "proactive.rules.issued", "given", "123456789012345678", "false", "1", "2", "1", ""},
			{"a, b.txt", `某,"镇"`, "2024", form.String(), "proactive.fees.amount", "given", "680.8820", "", "1", "", "680.8820", "万元"},
		} {
			got, ok := byPath[want[4]]
			if !ok { // not in this form
				continue
			}
			if want[7] == "" { // where doubt and column come as they may
				want[7], want[9] = got[7], got[9]
			}
			if d := cmp.Diff(want, got); d != "" {
				t.Error(d)
			}
		}
	}
	if s := render(t, "csv", "a", &gongkai.Report{Year: 2024}); s != csvHead {
		t.Errorf("no form: %q", s)
	}
	r := &gongkai.Report{Form: gongkai.Form2021}
	if s := render(t, "csv", "a", r); !strings.HasPrefix(s, csvHead+"a,,,2021,proactive.rules.issued,absent,,false,,,,\n") {
		t.Errorf("no year: %.200q", s)
	}
}

func TestJSON(t *testing.T) {
	r := handmade(t, gongkai.Form2021)
	const file = `a "<b>".txt`
	exactly := cmp.AllowUnexported(gongkai.Report{}, gongkai.Number{})
	for _, name := range []string{"json", "ndjson"} {
		s := render(t, name, file, r)
		if name == "ndjson" && strings.Count(s, "\n") != 1 || !strings.HasSuffix(s, "}\n") {
			t.Errorf("%s: lines: %s", name, s)
		}
		if s := strings.Join(strings.Fields(s), ""); !strings.HasPrefix(s, `{"file":"a\"<b>\".txt","title":`) {
			t.Errorf("%s begins with %.80s", name, s)
		}
		var got gongkai.Report
		if err := json.Unmarshal([]byte(s), &got); err != nil {
			t.Fatal(err)
		}
		if d := cmp.Diff(*r, got, exactly); d != "" {
			t.Errorf("%s (-want +got):\n%s", name, d)
		}
	}
}

func TestJSONArray(t *testing.T) {
	files(t, "d/a", "甲镇\n1", "d/b", "bad", "d/c", "乙镇\n2", "none/.x", "", "one/a", "甲镇\n1")
	for args, want := range map[string]int{"d": 2, "d/a d/c": 2, "d/b d/b": 0, "none": 0, "one": 1} {
		got := runFake("", append([]string{"parse"}, strings.Fields(args)...)...)
		var list []gongkai.Report
		if err := json.Unmarshal([]byte(got.stdout), &list); err != nil {
			t.Errorf("%s: %v\n%s", args, err, got.stdout)
		}
		if len(list) != want {
			t.Errorf("%s: %d reports; want %d", args, len(list), want)
		}
		var buf bytes.Buffer
		json.Indent(&buf, []byte(got.stdout), "", "  ")
		if want > 0 && buf.String() != got.stdout {
			t.Errorf("%s: indented otherwise:\n%s", args, got.stdout)
		}
	}
	if got := runFake("", "parse", "d/b"); got.stdout != "" {
		t.Errorf("one file that cannot be read: %q", got.stdout)
	}
}

func TestText(t *testing.T) {
	for name, r := range map[string]*gongkai.Report{
		"text-2019":   handmade(t, gongkai.Form2019),
		"text-2021":   handmade(t, gongkai.Form2021),
		"text-noform": {Title: "某\x1b镇\n报告"},
	} {
		got := render(t, "text", "reports/a.txt", r)
		golden := filepath.Join("testdata", name+".golden")
		if *update {
			if err := os.MkdirAll("testdata", 0o777); err != nil {
				t.Fatal(err)
			}
			if err := os.WriteFile(golden, []byte(got), 0o666); err != nil {
				t.Fatal(err)
			}
		}
		want, err := os.ReadFile(golden)
		if err != nil {
			t.Fatal(err)
		}
		if d := cmp.Diff(string(want), got); d != "" {
			t.Errorf("%s (-want +got):\n%s", name, d)
		}
	}
}

func TestWrap(t *testing.T) {
	for _, test := range []struct {
		s    string
		n    int
		want []string
	}{
		{"", 4, []string{""}},
		{"一二三", 6, []string{"一二三"}},
		{"一二三", 5, []string{"一二", "三"}},
		{"a一二", 4, []string{"a一", "二"}},
		{"一二", 1, []string{"一", "二"}},
		{"一二", -1, []string{"一", "二"}},
		{"e\u0301a", 2, []string{"e\u0301a"}},
	} {
		if d := cmp.Diff(test.want, wrap(test.s, test.n)); d != "" {
			t.Errorf("%q in %d: %s", test.s, test.n, d)
		}
	}
	for s, want := range map[string]int{"": 0, "a": 1, "一": 2, "Ａ（": 4, "·–": 2, "\u200b\ufeff": 0, "ｱ": 1} {
		if got := displayWidth(s); got != want {
			t.Errorf("width of %q is %d; want %d", s, got, want)
		}
	}
}

// A label of more width is wrapped.
func TestMaxLabel(t *testing.T) {
	for _, n := range []int{maxLabel - 1, maxLabel, maxLabel + 1} {
		row := gongkai.Row{Label: strings.Repeat("字", n/2) + strings.Repeat("a", n%2)}
		if got := len(rowLabel(row)); (got == 1) != (n <= maxLabel) {
			t.Errorf("a label of width %d has %d lines", n, got)
		}
		row.Groups, row.Label = []string{"组"}, row.Label[len("字"):] // which sets it in as far
		if got := len(rowLabel(row)); (got == 1) != (n <= maxLabel) {
			t.Errorf("a label of width %d within a group has %d lines", n, got)
		}
	}
}

// The memory of a larger result is not used again.
func TestMaxReused(t *testing.T) {
	for _, n := range []int{maxReused - 1, maxReused, maxReused + 1} {
		r := result{out: bytes.NewBuffer(make([]byte, 1, n))}
		r.release()
		if kept := r.out.Len() == 0; kept != (n <= maxReused) {
			t.Errorf("%d bytes: kept is %v", n, kept)
		}
	}
}

// FuzzText: drawing does not fail, and lets nothing through that a terminal obeys.
func FuzzText(f *testing.F) {
	f.Add("某镇", "万元", int64(1), true)
	f.Add("\x1b[2J\xff", "\u202e\r", int64(-1)<<63, false)
	f.Fuzz(func(t *testing.T, title, unit string, n int64, uncertain bool) {
		for _, form := range gongkai.Forms() {
			r := &gongkai.Report{Title: title, Form: form}
			r.SetCell("requests.received.total", gongkai.Cell{State: gongkai.Given, Value: gongkai.Int(n), Unit: unit, Uncertain: uncertain})
			r.Diagnostics = []gongkai.Diagnostic{{Message: title, Chinese: unit}}
			s := render(t, "text", title, r)
			if clean(strings.ReplaceAll(s, "\n", "")) != strings.ReplaceAll(s, "\n", "") {
				t.Errorf("not clean: %q", s)
			}
		}
	})
}
