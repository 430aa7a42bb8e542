// This file tests check and sum from the command's front door.

package main

import (
	"encoding/json"
	"fmt"
	"io"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/seed-11a632b0/gongkai"
)

// checkParse stands for the library: the input is agency, year, what was carried
// in and out, and the total of table four's first block, whose parts make 3; or
// the word bad.
func checkParse(r io.Reader) (*gongkai.Report, error) {
	b, err := io.ReadAll(r)
	if err != nil {
		return &gongkai.Report{}, &gongkai.Error{Err: err}
	}
	out := &gongkai.Report{Form: gongkai.Form2021}
	var in, over, total int64
	if _, err := fmt.Sscan(string(b), &out.Agency, &out.Year, &in, &over, &total); err != nil {
		return &gongkai.Report{}, &gongkai.Error{Err: gongkai.ErrNotReport}
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
		"good.d/a", "甲镇 2022 0 1 3", "good.d/b", "甲镇 2023 1 0 3", "good.d/c", "乙镇 2023 7 0 3")
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
		{[]string{"check", "good"}, 0, "", ""},
		{[]string{"check", "-format", "json", "good"}, 0, "[]\n", ""},
		{[]string{"check", "wrong"}, 1, "【2】", ""},
		{[]string{"check", "wrong"}, 1, "7:1 disputes.review.total = 2", ""},
		{[]string{"check", "wrong"}, 1, "尚未审结的案件", ""},
		{[]string{"check", "wrong", "bad"}, 2, "disputes.total", "bad: "},
		{[]string{"check", "none"}, 2, "", "no such file"},
		{[]string{"check", "-series", "good.d"}, 0, "", ""},
		{[]string{"check", "-series", "good", "late"}, 1, "series.carry", ""},
		{[]string{"check", "-series", "good", "late"}, 1, "[2] 1:1 requests.carried_in.total = 5", ""},
		{[]string{"sum"}, 2, "", "no file named"},
		{[]string{"sum", "-h"}, 0, "usage: gongkai sum", ""},
		{[]string{"sum", "good", "bad"}, 2, "合计1份报告", "bad: "},
		{[]string{"sum", "-format", "csv", "good.d"}, 0, "requests.carried_in.total,given,8,false", ""},
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
	lines := strings.Split(strings.TrimSuffix(got.stdout, "\n"), "\n")
	if len(lines) != 2 || got.code != 1 || got.stderr != "" {
		t.Fatalf("%+v", got)
	}
	var f map[string]any
	if err := json.Unmarshal([]byte(lines[0]), &f); err != nil {
		t.Fatal(err)
	}
	for _, k := range []string{"message_zh", "message_en", "cause_zh", "cause_en"} {
		if s, _ := f[k].(string); s == "" {
			t.Errorf("no %s", k)
		}
		delete(f, k)
	}
	want := map[string]any{
		"file": "a", "agency": "甲镇", "year": 2023.0, "rule": "disputes.total", "severity": "error",
		"cells": []any{"disputes.review.upheld", "disputes.review.corrected", "disputes.review.other", "disputes.review.pending", "disputes.review.total"},
		"left":  2.0, "right": 3.0, "difference": -1.0, "cause": "pending", "cause_cells": []any{"disputes.review.total"},
		"uncertain": false, "lines": []any{3.0, 4.0, 5.0, 6.0, 7.0},
	}
	if d := cmp.Diff(want, f); d != "" {
		t.Error(d)
	}
	head := `{"file":"b","agency":"乙镇","year":2023,"rule":"disputes.total","severity":"error","cells":[`
	if !strings.HasPrefix(lines[1], head) {
		t.Errorf("the keys are not in order: %s", lines[1])
	}
	var all []map[string]any
	if err := json.Unmarshal([]byte(runChecked("check", "-format", "json", "a", "b").stdout), &all); err != nil || len(all) != 2 {
		t.Errorf("as an array: %v, %d findings", err, len(all))
	}
}

// What cannot be written is no clean report.
func TestCheckWriteError(t *testing.T) {
	files(t, "a", "甲镇 2023 1 0 2")
	var errs strings.Builder
	p := &program{strings.NewReader(""), failingWriter{}, &errs, checkParse}
	if code := p.run([]string{"check", "a"}); code != exitUnreadable || !strings.Contains(errs.String(), "full") {
		t.Errorf("exit status %d, stderr %q", code, &errs)
	}
}

type failingWriter struct{}

func (failingWriter) Write([]byte) (int, error) { return 0, fmt.Errorf("disk full") }
