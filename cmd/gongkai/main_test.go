// This file tests the command from its front door.

package main

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"testing"
	"testing/iotest"

	"github.com/google/go-cmp/cmp"

	"github.com/seed-11a632b0/gongkai"
)

// fakeParse stands for the library: the input is the agency's name and the
// figure received, or the word bad, or half (a report beside an error).
func fakeParse(r io.Reader) (*gongkai.Report, error) {
	b, err := io.ReadAll(r)
	if err != nil {
		return &gongkai.Report{}, &gongkai.Error{Err: err}
	}
	agency, received, _ := strings.Cut(string(b), "\n")
	out := &gongkai.Report{Title: agency + "年度报告", Agency: agency, Year: 2024}
	switch agency {
	case "bad":
		return &gongkai.Report{}, &gongkai.Error{Err: gongkai.ErrNotReport, Msg: "nothing here"}
	case "bare":
		return out, nil
	case "half":
		err = &gongkai.Error{Err: gongkai.ErrTooLarge}
	}
	out.Form = gongkai.Form2021
	c := gongkai.Cell{State: gongkai.Unreadable, Text: received, Pos: gongkai.Position{Offset: len(agency) + 1, Line: 2, Column: 1}}
	if n, err := gongkai.ParseNumber(received); err == nil {
		c.State, c.Value = gongkai.Given, n
	}
	out.SetCell("requests.received.total", c)
	return out, err
}

type outcome struct {
	code           int
	stdout, stderr string
}

func runFake(stdin string, args ...string) outcome {
	var out, errs bytes.Buffer
	p := &program{strings.NewReader(stdin), &out, &errs, fakeParse}
	code := p.run(args)
	return outcome{code, out.String(), errs.String()}
}

// files writes files, given as name and content, into a new directory and makes
// it the current one.
func files(t *testing.T, nameContent ...string) {
	t.Helper()
	t.Chdir(t.TempDir())
	for i := 0; i < len(nameContent); i += 2 {
		name := filepath.FromSlash(nameContent[i])
		if err := os.MkdirAll(filepath.Dir(name), 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, []byte(nameContent[i+1]), 0o666); err != nil {
			t.Fatal(err)
		}
	}
}

func TestCalls(t *testing.T) {
	files(t, "a.txt", "甲镇\n1")
	for _, test := range []struct {
		args           []string
		code           int
		stdout, stderr string // parts of it; "" wants nothing
	}{
		{nil, 2, "", "usage: gongkai"},
		{[]string{"help"}, 0, "usage: gongkai", ""},
		{[]string{"-h"}, 0, "usage: gongkai", ""},
		{[]string{"--help"}, 0, "usage: gongkai", ""},
		{[]string{"help", "parse"}, 0, parseUsage, ""},
		{[]string{"help", "check"}, 0, checkUsage, ""},
		{[]string{"help", "sum"}, 0, sumUsage, ""},
		{[]string{"help", "help"}, 0, usage, ""},
		{[]string{"help", "version"}, 0, usage, ""},
		{[]string{"--help", "sum"}, 0, sumUsage, ""},
		{[]string{"help", "chekc"}, 2, "", `unknown command "chekc"`},
		{[]string{"version"}, 0, "gongkai ", ""},
		{[]string{"chekc"}, 2, "", `unknown command "chekc"`},
		{[]string{"-format", "csv"}, 2, "", `unknown command "-format"`},
		{[]string{"parse"}, 2, "", "no file named"},
		{[]string{"parse", "-h"}, 0, "usage: gongkai parse", ""},
		{[]string{"parse", "-x", "a.txt"}, 2, "", "-x"},
		{[]string{"parse", "-format"}, 2, "", "-format"},
		{[]string{"parse", "-format", "xml", "a.txt"}, 2, "", `unknown format "xml"`},
		{[]string{"parse", "-", "a.txt", "-"}, 2, "", "standard input named twice"},
		{[]string{"parse", "a.txt"}, 0, `"agency": "甲镇"`, ""},
		{[]string{"parse", "none.txt"}, 1, "", "gongkai: none.txt: no such file or directory\n"},
		{[]string{"parse", ""}, 1, "", "gongkai: "},
		{[]string{"parse", "-o", "none/out", "a.txt"}, 1, "", "gongkai: open none/out: no such file or directory\n"},
		{[]string{"parse", "-o", ".", "a.txt"}, 1, "", "is a directory"},
	} {
		got := runFake("", test.args...)
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

// A flag behind a file is no file, unless there is one of its name.
func TestLateFlags(t *testing.T) {
	files(t, "a", "甲镇 2022 0 1 3", "-b", "乙镇 2022 0 1 3", "-format", "丙镇 2022 0 1 3")
	for _, command := range []string{"parse", "check", "sum"} {
		for args, want := range map[string]string{
			"a -series":           `"-series"`,
			"a -x -":              `"-x"`,
			"a -- a":              `"--"`,
			"a -b":                "",
			"a -format":           "",
			"-- -b a":             "",
			"-format ndjson -- a": "",
			"-format ndjson a -o": `"-o"`,
		} {
			got := runChecked(append([]string{command}, strings.Fields(args)...)...)
			if want == "" && (got.code != 0 || got.stderr != "") {
				t.Errorf("%s %s: %+v", command, args, got)
			}
			if want != "" && (got.code != exitUsage || got.stdout != "" ||
				!strings.HasPrefix(got.stderr, "gongkai: "+command+": there is no file "+want+", and flags stand before the files\nusage: ")) {
				t.Errorf("%s %s: %+v", command, args, got)
			}
		}
	}
}

// run is what main calls, with the library behind it.
func TestRun(t *testing.T) {
	var out, errs bytes.Buffer
	code := run([]string{"parse", "-format", "csv", "-"}, iotest.ErrReader(errors.New("no disk")), &out, &errs)
	if code != 1 || out.String() != csvHead || errs.String() != "gongkai: -: no disk\n" {
		t.Errorf("exit status %d, stdout %q, stderr %q", code, &out, &errs)
	}
}

// names returns the files of a CSV or NDJSON output, each once.
func names(t *testing.T, format, out string) []string {
	t.Helper()
	var list []string
	if format == "csv" {
		rows, err := csv.NewReader(strings.NewReader(out)).ReadAll()
		if err != nil {
			t.Fatal(err)
		}
		for _, r := range rows[1:] {
			list = append(list, r[0])
		}
	} else {
		for line := range strings.Lines(out) {
			var v struct{ File string }
			if err := json.Unmarshal([]byte(line), &v); err != nil {
				t.Fatal(err)
			}
			list = append(list, v.File)
		}
	}
	return slices.Compact(list)
}

func TestOrder(t *testing.T) {
	files(t)
	args := []string{"parse", "-format", "ndjson"}
	var want []string
	wantErr := ""
	for i := range 300 {
		name := fmt.Sprintf("%d.txt", (i*7919)%1000)
		switch {
		case i%10 == 3:
			wantErr += "gongkai: " + name + ": no such file or directory\n"
		case i%10 == 6:
			os.WriteFile(name, []byte("bad"), 0o666)
			wantErr += "gongkai: " + name + ": not an annual report on open government information: nothing here\n"
		default:
			os.WriteFile(name, fmt.Appendf(nil, "甲镇\n%d", i), 0o666)
			want = append(want, name)
		}
		args = append(args, name)
	}
	got := runFake("", args...)
	if got.code != 1 {
		t.Errorf("exit status %d; want 1", got.code)
	}
	if d := cmp.Diff(want, names(t, "ndjson", got.stdout)); d != "" {
		t.Errorf("files (-want +got):\n%s", d)
	}
	if d := cmp.Diff(wantErr, got.stderr); d != "" {
		t.Errorf("stderr (-want +got):\n%s", d)
	}
}

func TestDirectory(t *testing.T) {
	files(t,
		"d/b.txt", "乙镇\n2", "d/a.html", "甲镇\n1", "d/a/z.txt", "丙镇\n3", "d/x.truth.json", "bad", "d/X.JSON", "bad",
		"d/.hidden", "bad", "d/.git/c.txt", "bad", "d/c", "丁镇\n4", "e.txt", "戊镇\n5", "e.json", "己镇\n6", "o/o.txt", "bad")
	if err := os.Symlink("d", "link"); err != nil {
		t.Skip(err)
	}
	for name, to := range map[string]string{
		"l.txt": "b.txt", "l.json": "b.txt", ".l.txt": "b.txt", "up": "..", "out": "../o", ".gone": "nowhere",
	} {
		if err := os.Symlink(to, filepath.Join("d", name)); err != nil {
			t.Fatal(err)
		}
	}
	for args, want := range map[string]string{
		"d":                          "d/a/z.txt d/a.html d/b.txt d/c d/l.txt",
		"./d/ e.txt":                 "d/a/z.txt d/a.html d/b.txt d/c d/l.txt e.txt",
		"link":                       "link/a/z.txt link/a.html link/b.txt link/c link/l.txt",
		"e.json d/.hidden d/l.txt -": "e.json d/l.txt -",
	} {
		got := runFake("庚镇\n7", append([]string{"parse", "-format", "csv"}, strings.Fields(args)...)...)
		if d := cmp.Diff(strings.Fields(want), names(t, "csv", got.stdout)); d != "" {
			t.Errorf("%s (-want +got):\n%s%s", args, d, got.stderr)
		}
		if hidden := strings.Contains(args, ".hidden"); got.stderr != "" && !hidden {
			t.Errorf("%s: %s", args, got.stderr)
		}
	}
}

// A link that leads nowhere is told of like a file that cannot be read, and keeps
// no other from being read.
func TestDanglingLinks(t *testing.T) {
	files(t, "d/a.txt", "甲镇\n1", "d/z.txt", "乙镇\n2")
	if err := os.Symlink("nowhere", filepath.Join("d", "b.txt")); err != nil {
		t.Skip(err)
	}
	if err := os.Symlink("c.txt", filepath.Join("d", "c.txt")); err != nil {
		t.Fatal(err)
	}
	got := runFake("", "parse", "-format", "csv", "d")
	want := outcome{1, got.stdout, "gongkai: d/b.txt: no such file or directory\ngongkai: d/c.txt: too many levels of symbolic links\n"}
	if d := cmp.Diff([]string{"d/a.txt", "d/z.txt"}, names(t, "csv", got.stdout)); got != want || d != "" {
		t.Errorf("exit status %d, stderr %q\n%s", got.code, got.stderr, d)
	}
}

func TestUnreadableDirectory(t *testing.T) {
	files(t, "d/a.txt", "甲镇\n1", "d/b/x.txt", "bad", "d/c.txt", "乙镇\n2")
	if err := os.Chmod("d/b", 0); err != nil {
		t.Fatal(err)
	}
	defer os.Chmod("d/b", 0o777)
	if _, err := os.ReadDir("d/b"); err == nil {
		t.Skip("permissions do not hold here")
	}
	got := runFake("", "parse", "-format", "ndjson", "d")
	want := outcome{1, got.stdout, "gongkai: d/b: permission denied\n"}
	if got != want || len(names(t, "ndjson", got.stdout)) != 2 {
		t.Errorf("got %+v", got)
	}
}

func TestReportBesideError(t *testing.T) {
	files(t, "half", "half\n1", "bare", "bare")
	got := runFake("", "parse", "-format", "ndjson", "half", "bare")
	if d := cmp.Diff([]string{"half", "bare"}, names(t, "ndjson", got.stdout)); d != "" {
		t.Error(d)
	}
	if got.code != 1 || got.stderr != "gongkai: half: input too large\n" {
		t.Errorf("exit status %d, stderr %q", got.code, got.stderr)
	}
	if got := runFake("", "parse", "-format", "csv", "bare"); got != (outcome{0, csvHead, ""}) {
		t.Errorf("no form: %+v", got)
	}
}

func TestOutputFile(t *testing.T) {
	files(t, "a.txt", "甲镇\n1", "old", "what was there")
	if err := os.Chmod("old", 0o640); err != nil {
		t.Fatal(err)
	}
	want := runFake("", "parse", "-format", "csv", "a.txt").stdout
	if err := os.Symlink("old", "link"); err != nil {
		t.Skip(err)
	}
	for _, dst := range []string{"new", "old", "link"} {
		got := runFake("", "parse", "-format", "csv", "-o", dst, "a.txt", "none")
		if got.code != 1 || got.stdout != "" {
			t.Errorf("%s: %+v", dst, got)
		}
		if b, err := os.ReadFile(dst); err != nil || string(b) != want {
			t.Errorf("%s holds %q, %v", dst, b, err)
		}
		os.WriteFile("old", nil, 0)
	}
	if info, err := os.Stat("old"); err != nil || info.Mode() != 0o640 {
		t.Errorf("old: %v, %v", info.Mode(), err)
	}
	if info, err := os.Lstat("link"); err != nil || info.Mode().IsRegular() {
		t.Errorf("the link was replaced: %v", err)
	}
	if got := runFake("", "parse", "-format", "csv", "-o", "-", "a.txt"); got.stdout != want {
		t.Errorf("-o -: %+v", got)
	}
	if got := runFake("", "parse", "-o", os.DevNull, "a.txt"); got != (outcome{}) {
		t.Errorf("%s: %+v", os.DevNull, got)
	}
	if info, err := os.Stat(os.DevNull); err != nil || info.Mode().IsRegular() {
		t.Fatalf("%s was replaced", os.DevNull)
	}
	os.WriteFile("old", []byte("good"), 0)
	if got := runFake("", "parse", "-o", "old", "none"); got.code != 1 {
		t.Errorf("of nothing: %+v", got)
	}
	if b, err := os.ReadFile("old"); err != nil || string(b) != "good" {
		t.Errorf("where nothing was read old holds %q, %v", b, err)
	}
	left, _ := filepath.Glob(".*.tmp")
	if len(left) > 0 {
		t.Errorf("left behind: %v", left)
	}
}

func TestAbandonedOutput(t *testing.T) {
	files(t, "old", "what was there")
	r, err := replace("old")
	if err != nil {
		t.Fatal(err)
	}
	io.WriteString(r, "half of")
	r.abandon()
	if b, _ := os.ReadFile("old"); string(b) != "what was there" {
		t.Errorf("old holds %q", b)
	}
	if list, _ := os.ReadDir("."); len(list) != 1 {
		t.Errorf("left behind: %v", list)
	}
}

// brokenAfter is a writer that fails after n bytes.
type brokenAfter int

func (n *brokenAfter) Write(b []byte) (int, error) {
	if int(*n) < len(b) {
		return 0, errors.New("no room")
	}
	*n -= brokenAfter(len(b))
	return len(b), nil
}

func TestWriteErrors(t *testing.T) {
	files(t)
	args := []string{"parse", "-format", "ndjson"}
	for i := range 100 {
		name := fmt.Sprintf("%03d.txt", i)
		os.WriteFile(name, []byte("甲镇\n1"), 0o666)
		args = append(args, name)
	}
	size := len(runFake("", args...).stdout)
	args[2] = "json"
	for _, room := range []int{0, 1, size / 2, size} {
		var errs bytes.Buffer
		out := brokenAfter(room)
		p := &program{nil, &out, &errs, fakeParse}
		if code := p.run(args); code != 1 || errs.String() != "gongkai: no room\n" {
			t.Errorf("room for %d bytes: exit status %d, stderr %q", room, code, &errs)
		}
	}
	for _, args := range [][]string{{"version"}, {"help"}, {"parse", "-h"}} {
		var errs bytes.Buffer
		out := brokenAfter(0)
		p := &program{nil, &out, &errs, fakeParse}
		if code := p.run(args); code != 1 {
			t.Errorf("%v: exit status %d", args, code)
		}
	}
	r, w, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	defer w.Close()
	r.Close()
	var errs bytes.Buffer
	p := &program{nil, w, &errs, fakeParse}
	if code := p.run(args); code != 1 || !strings.Contains(errs.String(), syscall.EPIPE.Error()) {
		t.Errorf("broken pipe: exit status %d, stderr %q", code, &errs)
	}
}

// The rule of the exit status, as the comment of the command and the usages say it.
func TestExitStatus(t *testing.T) {
	files(t, "good", "甲镇 2022 0 1 3", "wrong", "甲镇 2023 1 0 2", "bad", "x", "empty/.hidden", "", "empty/x.json", "")
	for _, test := range []struct {
		args              string
		parse, check, sum int
	}{
		{"good", 0, 0, 0},
		{"wrong", 0, 1, 0},
		{"bad", 1, 2, 2},
		{"none", 1, 2, 2},
		{"good bad", 1, 2, 2},
		{"wrong none", 1, 2, 2},
		{"empty", 1, 2, 2},
		{"empty empty", 1, 2, 2},
		{"empty good", 0, 0, 0},
		{"", 2, 2, 2},
		{"-x good", 2, 2, 2},
	} {
		for command, want := range map[string]int{"parse": test.parse, "check": test.check, "sum": test.sum} {
			args := append([]string{command}, strings.Fields(test.args)...)
			got := runChecked(args...)
			if got.code != want || got.stderr == "" && (want == 2 || want == 1 && command == "parse") {
				t.Errorf("%q: exit status %d, stderr %q; want %d", args, got.code, got.stderr, want)
			}
		}
	}
	for command, want := range map[string]int{"parse": 1, "check": 2, "sum": 2} {
		for _, arg := range []string{"good", "wrong", "-h"} {
			var errs bytes.Buffer
			p := &program{nil, failingWriter{}, &errs, checkParse}
			if got := p.run([]string{command, arg}); got != want || errs.String() != "gongkai: disk full\n" {
				t.Errorf("%s %s into a full disk: exit status %d, stderr %q; want %d", command, arg, got, &errs, want)
			}
		}
		if got := runChecked(command, "empty", "empty"); got.stderr != "gongkai: "+command+": no file in empty empty\n" {
			t.Errorf("%s: stderr %q", command, got.stderr)
		}
	}
}

func TestMessagesAreClean(t *testing.T) {
	files(t)
	if got := runFake("", "parse", "\x1b[2J\u202e\n"); got.stderr != "gongkai: \ufffd[2J\ufffd : no such file or directory\n" {
		t.Errorf("%q", got.stderr)
	}
}

// Commands that keep all reports make less of garbage.
func TestGarbageOf(t *testing.T) {
	for args, want := range map[string]int{
		"":                     garbage,
		"parse a.txt":          garbage,
		"check a.txt":          garbage,
		"check -format text a": garbage,
		"check -series a b":    garbageKept,
		"check --series a":     garbageKept,
		"sum a":                garbageKept,
	} {
		if got := garbageOf(strings.Fields(args)); got != want {
			t.Errorf("%q: %d, want %d", args, got, want)
		}
	}
}
