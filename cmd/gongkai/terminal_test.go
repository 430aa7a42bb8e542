// This file tests that nothing reaches a terminal that it obeys.

package main

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"io"
	"io/fs"
	"os"
	"strings"
	"testing"

	"github.com/seed-11a632b0/gongkai"
)

// A screen is a terminal.
type screen struct{ bytes.Buffer }

func (*screen) Stat() (fs.FileInfo, error) { return screenInfo{}, nil }

type screenInfo struct{ fs.FileInfo }

func (screenInfo) Mode() fs.FileMode { return fs.ModeDevice | fs.ModeCharDevice }

// obeys returns what a terminal would obey of s, but for the ends of lines.
func obeys(s string) string {
	return strings.Map(func(r rune) rune {
		if r != '\n' && obeyed(r) {
			return r
		}
		return -1
	}, s)
}

func TestTerminal(t *testing.T) {
	const evil = "\x1b[2J\u009b1A\x7f\u202e\u061c" // DEL, C1 and what turns text around too
	name := "a" + evil + ".txt"
	files(t, name, "镇"+evil+"\n1"+evil)
	parse := func(r io.Reader) (*gongkai.Report, error) {
		out, err := fakeParse(r)
		c := out.Cell("requests.received.total")
		c.Unit = evil
		out.SetCell("requests.received.total", c)
		for _, name := range strings.Fields("upheld corrected other pending total") { // which check finds
			out.SetCell(gongkai.Path("disputes.review."+name), gongkai.Cell{State: gongkai.Given, Value: gongkai.Int(3)})
		}
		out.Diagnostics = []gongkai.Diagnostic{{Code: "x", Severity: gongkai.SeverityInfo, Message: evil}}
		return out, err
	}
	run := func(stdout io.Writer, args ...string) string {
		var errs screen
		p := &program{nil, stdout, &errs, parse}
		p.run(args)
		if s := obeys(errs.String()); s != "" {
			t.Errorf("%q: stderr has %q", args, s)
		}
		return errs.String()
	}
	for _, args := range [][]string{
		{"parse", "-format", "json"}, {"parse", "-format", "ndjson"}, {"parse", "-format", "csv"}, {"parse", "-format", "text"},
		{"check", "-format", "json"}, {"check", "-format", "ndjson"}, {"check", "-format", "text"},
		{"sum", "-format", "json"}, {"sum", "-format", "ndjson"}, {"sum", "-format", "csv"}, {"sum", "-format", "text"},
	} {
		args = append(args, name)
		var out screen
		if errs := run(&out, args...); errs != "" || out.Len() == 0 {
			t.Errorf("%q: stdout %q, stderr %q", args, &out, errs)
		}
		if s := obeys(out.String()); s != "" {
			t.Errorf("%q: a terminal gets %q", args, s)
		}
		var pipe bytes.Buffer
		run(&pipe, args...)
		if s := obeys(pipe.String()); s != "" && args[2] != "csv" {
			t.Errorf("%q: a pipe gets %q", args, s)
		}
		if args[0] != "parse" {
			continue
		}
		switch args[2] { // and it is the same report
		case "ndjson":
			var got struct{ File, Agency string }
			if err := json.Unmarshal(pipe.Bytes(), &got); err != nil || got.File != name || got.Agency != "镇"+evil {
				t.Errorf("%q: %q, %v", args, got, err)
			}
		case "csv":
			rows, err := csv.NewReader(&pipe).ReadAll()
			if err != nil {
				t.Fatal(err)
			}
			for _, row := range rows[1:] {
				if row[0] != name || row[1] != "镇"+evil {
					t.Fatalf("%q: a pipe gets %q", args, row)
				}
				if row[4] == "requests.received.total" && (row[10] != "1"+evil || row[11] != evil) {
					t.Errorf("%q: a pipe gets %q", args, row)
				}
			}
		}
	}
	for _, args := range [][]string{
		{evil}, {"parse", "-" + evil}, {"parse", "-format", evil, "a"}, {"parse", evil}, {"parse", "-o", evil + "/" + evil, name},
		{"check", evil}, {"check", "-" + evil}, {"sum", evil}, {"sum", "-format=" + evil, "a"},
	} {
		if errs := run(io.Discard, args...); errs == "" {
			t.Errorf("%q: no complaint", args)
		}
	}
	if err := os.Mkdir(evil, 0o777); err != nil {
		t.Fatal(err)
	}
	for _, command := range []string{"parse", "check", "sum"} {
		run(io.Discard, command, evil)
	}
}

// A device that is named as the output can be a terminal too.
func TestTerminalAsFile(t *testing.T) {
	r, err := replace(os.DevNull)
	if err != nil {
		t.Fatal(err)
	}
	defer r.abandon()
	if !isTerminal(r) {
		t.Error("a character device is taken for a file")
	}
}
