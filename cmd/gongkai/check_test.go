// This file tests check and sum from the command's front door.

package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"runtime"
	"slices"
	"strings"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/seed-11a632b0/gongkai"
)

// checkParse stands for the library: the input is agency, year, what was carried
// in and out, and the total of table four's first block, whose parts make 3. The
// agency - is none, and a total with a question mark behind it is uncertain; with a
// total of 0 all cells are there. Behind an exclamation mark the reading told something,
// and behind that what begins with a year is the prose of line 9.
func checkParse(r io.Reader) (*gongkai.Report, error) {
	b, err := io.ReadAll(r)
	if err != nil {
		return &gongkai.Report{}, &gongkai.Error{Err: err}
	}
	out := &gongkai.Report{Form: gongkai.Form2021}
	var in, over, total int64
	text, told, _ := strings.Cut(strings.TrimSpace(string(b)), "!")
	for k := range strings.FieldsSeq(told) {
		d := gongkai.Diagnostic{Code: k, Severity: gongkai.SeverityWarning, Path: "requests.granted", Message: "told", Chinese: "说"}
		if strings.HasPrefix(k, "20") {
			prose := gongkai.Paragraph{Text: k, Pos: gongkai.Position{Offset: 90, Line: 9, Column: 1}}
			out.Sections = append(out.Sections, gongkai.Section{Name: "overview", Text: []gongkai.Paragraph{prose}})
			continue
		}
		switch k {
		case "table.missing":
			d.Severity, d.Path = gongkai.SeverityError, "requests"
		case "report.second":
			d.Path = ""
		case "row.far":
			d.Pos = gongkai.Position{Offset: 50, Line: 5, Column: 1}
		case "mere":
			d.Severity = gongkai.SeverityInfo
		}
		out.Diagnostics = append(out.Diagnostics, d)
	}
	text, doubt := strings.CutSuffix(text, "?")
	if _, err := fmt.Sscan(text, &out.Agency, &out.Year, &in, &over, &total); err != nil {
		return &gongkai.Report{}, &gongkai.Error{Err: gongkai.ErrNotReport}
	}
	out.Agency = strings.TrimPrefix(out.Agency, "-")
	if total == 0 {
		for p := range out.Form.Paths() {
			out.SetCell(p, gongkai.Cell{State: gongkai.Given, Value: gongkai.Int(0)})
		}
		out.SetCell("proactive.licensing.decisions", gongkai.Cell{State: gongkai.Given, Value: gongkai.Int(1)})
		return out, nil
	}
	line := 0
	put := func(p gongkai.Path, n int64) {
		line++
		out.SetCell(p, gongkai.Cell{State: gongkai.Given, Value: gongkai.Int(n), Pos: gongkai.Position{Offset: line, Line: line, Column: 1}})
	}
	put("requests.carried_in.total", in)
	put("requests.carried_out.total", over)
	for i, name := range []string{"upheld", "corrected", "other", "pending"} {
		put(gongkai.Path("disputes.review."+name), []int64{2, 0, 0, 1}[i])
	}
	put("disputes.review.total", total)
	c := out.Cell("disputes.review.total")
	c.Uncertain = doubt
	out.SetCell("disputes.review.total", c)
	return out, nil
}

func runChecked(args ...string) outcome {
	var out, errs strings.Builder
	p := &program{strings.NewReader(""), &out, &errs, checkParse}
	code := p.run(args)
	return outcome{code, out.String(), errs.String()}
}

func TestCheckCalls(t *testing.T) {
	files(t, "good", "甲镇 2022 0 1 3", "wrong", "甲镇 2023 1 0 2", "late", "甲镇 2023 5 0 3", "bad", "x",
		"good.d/a", "甲镇 2022 0 1 3", "good.d/b", "甲镇 2023 1 0 3", "good.d/c", "乙镇 2023 7 0 3",
		"nameless", "- 2023 5 0 3", "nameless2", "- 2024 9 0 3", "doubt", "甲镇 2023 1 0 9?", "office", "甲镇人民政府办公室 2023 4 0 3", "full", "乙县甲镇人民政府 2023 4 0 3", "longer", "大甲镇 2023 4 0 3",
		"other", "乙镇 2022 0 1 3", "short", "丁县甲镇 2023 4 0 3", "nothing.d/.hidden", "甲镇 2022 0 1 3", "sound", "甲镇 2022 0 0 0", "second", "甲镇 2022 0 0 0! report.second",
		"row", "甲镇 2022 0 0 0! row.missing mere", "table", "甲镇 2022 0 0 0! table.missing row.far", "many", "甲镇 2022 0 0 0!"+strings.Repeat(" row.far", 12),
		"prose", "甲镇 2023 1 2 3! 2023年结转下年度政府信息公开申请4件。")
	for _, test := range []struct {
		args           []string
		code           int
		stdout, stderr string // parts of it; "" wants nothing
	}{
		{[]string{"check"}, 2, "", "no file named"},
		{[]string{"check", "-h"}, 0, "usage: gongkai check", ""},
		{[]string{"check", "-format", "csv", "good"}, 2, "", `unknown format "csv"`},
		{[]string{"check", "-x", "good"}, 2, "", "-x"},
		{[]string{"check", "-", "-"}, 2, "", "standard input named twice"},
		{[]string{"check", "good"}, 0, "报告1份：错误0，提示0，说明2", ""}, // tables three and four are there in part
		{[]string{"check", "sound"}, 0, "报告1份：错误0，提示0，说明0", ""},
		{[]string{"check", "row"}, 0, "报告1份：错误0，提示1，说明0", ""},
		{[]string{"check", "row"}, 0, "提示 warning row.missing\n    requests.granted: 说\n    requests.granted: told\n", ""},
		{[]string{"check", "table"}, 1, "报告1份：错误1，提示1，说明0", ""},
		{[]string{"check", "table"}, 1, "    5:1 requests.granted: told\n", ""},
		{[]string{"check", "many"}, 0, "共12处 12 in all …", ""},
		{[]string{"check", "-format", "ndjson", "table"}, 1, `"rule":"row.far","severity":"warning","cells":["requests.granted"],"left":null,"right":null,"difference":null,"cause":"","uncertain":false,"lines":[5],"message_zh":"说","message_en":"told"}`, ""},
		{[]string{"check", "wrong"}, 1, "报告1份：错误1，提示0，说明2", ""},
		{[]string{"check", "good", "doubt"}, 0, "报告2份：错误0，提示1，说明4", ""},
		{[]string{"check", "doubt"}, 0, "7:1 disputes.review.total = 9?", ""},
		{[]string{"check", "doubt"}, 0, "行政复议| 2 0 0 1 【9?】", ""},
		{[]string{"check", "prose"}, 0, "9:1: 2023年结转下年度政府信息公开申请4件\n", ""},
		{[]string{"check", "prose"}, 0, "四、结转下年度继续办理| – – – – – – 【2】\n", ""},
		{[]string{"check", "-format", "ndjson", "prose"}, 0, `"lines":[2,9]`, ""},
		{[]string{"check", "nothing.d"}, 2, "", "no file in nothing.d"},
		{[]string{"check", "-series", "wrong"}, 1, "disputes.total", ""}, // what is wrong in one is told as well
		{[]string{"check", "-series", "table"}, 1, "table.missing", ""},
		{[]string{"check", "-series", "good", "late"}, 1, "报告2份：错误1，提示0，说明4", ""},
		{[]string{"check", "-series", "nothing.d"}, 2, "", "no file in nothing.d"},
		{[]string{"sum", "nothing.d"}, 2, "", "no file in nothing.d"},
		{[]string{"check", "-format", "json", "sound"}, 0, "[]\n", ""},
		{[]string{"check", "wrong"}, 1, "【2】", ""},
		{[]string{"check", "wrong"}, 1, "7:1 disputes.review.total = 2", ""},
		{[]string{"check", "wrong"}, 1, "尚未审结的案件", ""},
		{[]string{"check", "wrong", "bad"}, 2, "disputes.total", "bad: "},
		{[]string{"check", "none"}, 2, "", "no such file"},
		{[]string{"check", "-series", "good.d"}, 0, "报告3份：错误0，提示0，说明6", ""},
		{[]string{"check", "-series", "good", "full"}, 1, "[1] 1:1 requests.carried_in.total = 4", ""}, // one agency
		{[]string{"check", "-series", "good", "office", "longer"}, 0, "报告3份", ""},                      // three
		{[]string{"check", "-series", "good", "late"}, 1, "二、上年结转政府信息公开申请数量| – – – – – – 【5】", ""},     // and not what is carried out
		{[]string{"check", "-series", "good", "other", "short"}, 1, "series.carry", ""},                // 镇 is 甲镇, or 乙镇
		{[]string{"check", "-series", "good", "nameless"}, 1, "series.carry", ""},
		{[]string{"check", "-series", "nameless", "nameless2"}, 1, "series.carry", ""},
		{[]string{"check", "-series", "good", "other", "nameless"}, 0, "报告3份", "nameless: names no agency"},
		{[]string{"sum", "good", "good.d/a"}, 0, "sum.twice", ""},
		{[]string{"sum", "-format", "csv", "good", "good.d/a"}, 0, "requests.carried_out.total,given,1,false", "gongkai: good +1: warning: sum.twice: 1 of 2"},
		{[]string{"sum", "-format", "csv", "good", "late"}, 0, "requests.total", "gongkai: good +1: warning: sum.years: "},
		{[]string{"sum", "second"}, 0, "合计1份", "gongkai: second: warning: report.second: told\n"},
		{[]string{"parse", "-format", "csv", "second"}, 0, "requests.total", "gongkai: second: warning: report.second: told\n"},
		{[]string{"parse", "-format", "csv", "table"}, 0, "requests.total", ""}, // its cells show it
		{[]string{"parse", "second"}, 0, "report.second", ""},
		{[]string{"sum", "good", "late"}, 0, "sum.years", ""},
		{[]string{"sum", "good", "other"}, 0, "sum.lacking: requests.granted: 2 of 2 reports lack it: good, other", ""},
		{[]string{"check", "-series", "good", "late"}, 1, "series.carry", ""},
		{[]string{"check", "-series", "good", "late"}, 1, "[2] 1:1 requests.carried_in.total = 5", ""},
		{[]string{"sum"}, 2, "", "no file named"},
		{[]string{"sum", "-h"}, 0, "usage: gongkai sum", ""},
		{[]string{"sum", "good", "bad"}, 2, "合计1份报告", "bad: "},
		{[]string{"sum", "-format", "csv", "good.d"}, 0, "requests.carried_in.total,given,8,false", "sum.years"},
		{[]string{"sum", "-format", "json", "good.d"}, 0, `"year": 0`, ""},
	} {
		got := runChecked(test.args...)
		if got.code != test.code {
			t.Errorf("%q: exit status %d; want %d", test.args, got.code, test.code)
		}
		for _, s := range []struct{ name, got, want string }{
			{"stdout", got.stdout, test.stdout}, {"stderr", got.stderr, test.stderr},
		} {
			if s.want == "" && s.got != "" || !strings.Contains(s.got, s.want) {
				t.Errorf("%q: %s is %q; want %q", test.args, s.name, s.got, s.want)
			}
		}
	}
}

func TestCheckNDJSON(t *testing.T) {
	files(t, "a", "甲镇 2023 1 0 2", "b", "乙镇 2023 1 0 9")
	got := runChecked("check", "-format", "ndjson", "a", "b")
	var lines []string
	for line := range strings.Lines(got.stdout) {
		if !strings.Contains(line, "absent_undecided") {
			lines = append(lines, line)
		}
	}
	if len(lines) != 2 || got.code != 1 || got.stderr != "" {
		t.Fatalf("%+v", got)
	}
	var f map[string]any
	if err := json.Unmarshal([]byte(lines[0]), &f); err != nil {
		t.Fatal(err)
	}
	for k, want := range map[string]string{"message_zh": "可能是总计未含尚未审结的案件", "message_en": "pending cases"} {
		if s, _ := f[k].(string); !strings.Contains(s, want) {
			t.Errorf("%s is %q", k, s)
		}
		delete(f, k)
	}
	want := map[string]any{
		"file": "a", "agency": "甲镇", "year": 2023.0, "rule": "disputes.total", "severity": "error",
		"cells": []any{"disputes.review.upheld", "disputes.review.corrected", "disputes.review.other", "disputes.review.pending", "disputes.review.total"},
		"left":  2.0, "right": 3.0, "difference": -1.0, "cause": "pending",
		"uncertain": false, "lines": []any{3.0, 4.0, 5.0, 6.0, 7.0},
	}
	if d := cmp.Diff(want, f); d != "" {
		t.Error(d)
	}
	// exactly these keys, in this order
	const keys = "file agency year rule severity cells left right difference cause uncertain lines message_zh message_en"
	from := 0
	for k := range strings.FieldsSeq(keys) {
		i := strings.Index(lines[0], `"`+k+`":`)
		if i < from {
			t.Errorf("%s is out of order: %s", k, lines[0])
		}
		from = i
	}
	if n := strings.Count(lines[0], `":`); n != len(strings.Fields(keys)) {
		t.Errorf("%d keys: %s", n, lines[0])
	}
	head := `{"file":"b","agency":"乙镇","year":2023,"rule":"disputes.total","severity":"error","cells":[`
	if !strings.HasPrefix(lines[1], head) {
		t.Errorf("the keys are not in order: %s", lines[1])
	}
	var all []map[string]any
	if err := json.Unmarshal([]byte(runChecked("check", "-format", "json", "a", "b").stdout), &all); err != nil || len(all) != 6 {
		t.Errorf("as an array: %v, %d findings", err, len(all))
	}
}

// What is found among years is told of the file that it is in, with its lines.
func TestCheckSeriesNDJSON(t *testing.T) {
	files(t, "a", "甲镇 2022 0 1 3", "b", "甲镇 2023 1 0 3", "c", "甲镇 2025 5 0 3", "d", "甲镇 2026 9 0 3", "e", "甲镇 2019 0 0 3")
	got := runChecked("check", "-format", "ndjson", "-series", "a", "b", "c", "d", "e")
	var list []string
	for line := range strings.Lines(got.stdout) {
		var f struct {
			File, Rule string
			Year       int
			Lines      []int
		}
		if err := json.Unmarshal([]byte(line), &f); err != nil {
			t.Fatal(err)
		}
		if f.Rule == "table.absent_undecided" {
			continue
		}
		list = append(list, fmt.Sprint(f.File, f.Year, f.Rule, f.Lines))
	}
	want := []string{"e2019series.form[]", "a2022series.gap[]", "c2025series.gap[]", "d2026series.carry[1]"}
	if d := cmp.Diff(want, list); d != "" || got.code != 1 {
		t.Errorf("exit status %d\n%s", got.code, d)
	}
}

// Of more places the first are listed, and that there are more.
func TestMaxPlaces(t *testing.T) {
	report := new(gongkai.Report)
	for _, n := range []int{maxPlaces - 1, maxPlaces, maxPlaces + 1} {
		told := slices.Repeat([]gongkai.Diagnostic{{Code: "x", Chinese: "一行"}}, n)
		found := gongkai.Findings{{Rule: "x", Cells: make([]gongkai.Operand, n)}, {Rule: "y", Reports: make([]int, n)}}
		for i := range found[0].Cells {
			found[0].Cells[i] = gongkai.Operand{Path: "requests.total.total", Cell: gongkai.Cell{State: gongkai.Given, Value: gongkai.Int(int64(i + 1))}}
		}
		for _, x := range []struct {
			name, each, more string
			write            func(w *bytes.Buffer)
		}{
			{"diagnostics", "一行", fmt.Sprintf("共%d处", n), func(w *bytes.Buffer) { writeTold(w, told) }},
			{"cells", "requests.total.total", "…", func(w *bytes.Buffer) { writeFindings(w, []checkedFile{{report: report}}, found[:1]) }},
			{"reports", " [1]", "…", func(w *bytes.Buffer) { writeFindings(w, make([]checkedFile, 2), found[1:]) }},
		} {
			var w bytes.Buffer
			x.write(&w)
			if got := strings.Count(w.String(), x.each); got != min(n, maxPlaces) || strings.Contains(w.String(), x.more) != (n > maxPlaces) {
				t.Errorf("%d %s: %d are listed\n%s", n, x.name, got, &w)
			}
		}
	}
}

// A sum is named after the first argument: with all of them in every line, that of
// many files would be mostly names.
func TestSumName(t *testing.T) {
	files(t, "a", "甲镇 2022 0 1 3", "b", "乙镇 2022 0 1 3", "d/c", "丙镇 2022 0 1 3")
	for args, want := range map[string]string{"a": "a", "d": "d", "a b": "a +1", "a b d": "a +2"} {
		got := runChecked(append([]string{"sum", "-format", "csv"}, strings.Fields(args)...)...)
		if d := cmp.Diff([]string{want}, names(t, "csv", got.stdout)); d != "" {
			t.Errorf("%s: %s", args, d)
		}
	}
}

// Who waits long for a sum sees how far it is, and nothing of that in the end.
func TestSumMeter(t *testing.T) {
	files(t, "a", "甲镇 2022 0 1 3", "bad", "x")
	synctest.Test(t, func(t *testing.T) {
		slow := func(r io.Reader) (*gongkai.Report, error) {
			time.Sleep(time.Hour)
			return checkParse(r)
		}
		var out, errs screen
		p := &program{strings.NewReader(""), &out, &errs, slow}
		p.run([]string{"sum", "-format", "ndjson", "a", "bad", "a"})
		clear := "\r" + strings.Repeat(" ", len("\r1 files")) + "\r"
		want := "\r1 files" + clear + "gongkai: bad: not an annual report on open government information\n"
		got, ok := strings.CutPrefix(errs.String(), want)
		if !ok || !strings.HasSuffix(got, clear) || out.Len() == 0 {
			t.Errorf("stderr %q, stdout %.40q", &errs, &out)
		}
	})
}

// What cannot be written is no clean report.
func TestCheckWriteError(t *testing.T) {
	files(t, "a", "甲镇 2023 1 0 2")
	var errs strings.Builder
	p := &program{strings.NewReader(""), failingWriter{}, &errs, checkParse}
	if code := p.run([]string{"check", "a"}); code != exitNotAll || !strings.Contains(errs.String(), "full") {
		t.Errorf("exit status %d, stderr %q", code, &errs)
	}
}

// Where nothing can be written any more, no further files are read than were begun.
func TestCheckStopsAtWriteError(t *testing.T) {
	files(t, "a", "甲镇 2023 1 0 2")
	most := (ahead+1)*runtime.GOMAXPROCS(0) + 2
	args := []string{"check"}
	for range 3 * most {
		args = append(args, "a")
	}
	var read atomic.Int64
	var errs strings.Builder
	p := &program{strings.NewReader(""), failingWriter{}, &errs, func(r io.Reader) (*gongkai.Report, error) {
		read.Add(1)
		return checkParse(r)
	}}
	if code := p.run(args); code != exitNotAll || errs.String() != "gongkai: disk full\n" {
		t.Errorf("exit status %d, stderr %q", code, &errs)
	}
	if n := read.Load(); n > int64(most) {
		t.Errorf("%d of %d files were read; want no more than %d", n, len(args)-1, most)
	}
}

type failingWriter struct{}

func (failingWriter) Write([]byte) (int, error) { return 0, fmt.Errorf("disk full") }
