// This file tests the bounds: that all of them are listed, and that each holds
// at n and not at n+1.

package gongkai

import (
	"bytes"
	"go/ast"
	"go/parser"
	"go/printer"
	gotoken "go/token"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// docs/limits.md lists every constant that is called a maximum, and the test of
// each names it.
func TestLimitsAreListed(t *testing.T) {
	files := gotoken.NewFileSet()
	source := func(n ast.Node) string {
		var b bytes.Buffer
		if err := printer.Fprint(&b, files, n); err != nil {
			t.Fatal(err)
		}
		return b.String()
	}
	found := map[string]string{} // of constants, their values
	tests := map[string]string{} // of tests, with their package, their texts
	err := filepath.WalkDir(".", func(path string, d fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case d.IsDir() && (d.Name() == "testdata" || len(d.Name()) > 1 && d.Name()[0] == '.'):
			return fs.SkipDir
		case filepath.Ext(path) != ".go":
			return nil
		}
		f, err := parser.ParseFile(files, path, nil, 0)
		if err != nil {
			return err
		}
		for _, d := range f.Decls {
			switch d := d.(type) {
			case *ast.FuncDecl:
				if strings.HasPrefix(d.Name.Name, "Test") {
					tests[f.Name.Name+"."+d.Name.Name] = source(d.Body)
				}
			case *ast.GenDecl:
				for _, spec := range d.Specs {
					v, ok := spec.(*ast.ValueSpec)
					if !ok || d.Tok != gotoken.CONST || strings.HasSuffix(path, "_test.go") {
						continue
					}
					for i, name := range v.Names {
						if strings.HasPrefix(strings.ToLower(name.Name), "max") && i < len(v.Values) {
							found[f.Name.Name+"."+name.Name] = source(v.Values[i])
						}
					}
				}
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	b, err := os.ReadFile(filepath.Join("docs", "limits.md"))
	if err != nil {
		t.Fatal(err)
	}
	listed := map[string]string{}
	for _, row := range regexp.MustCompile("(?m)^\\| (\\w+)\\.(\\w+) \\| `(.*?)` \\|.*\\| (.*?) \\|$").FindAllStringSubmatch(string(b), -1) {
		in, name, value, test := row[1], row[2], row[3], row[4]
		if _, twice := listed[in+"."+name]; twice {
			t.Errorf("%s.%s is listed twice", in, name)
		}
		listed[in+"."+name] = value
		if test == "–" {
			continue
		}
		text, ok := tests[in+"."+test]
		switch {
		case !ok:
			t.Errorf("%s.%s is tested by %s, which is not in package %s", in, name, test, in)
		case !regexp.MustCompile(`\b` + name + `\b`).MatchString(text):
			t.Errorf("%s.%s is tested by %s, which does not name it", in, name, test)
		}
	}
	if d := cmp.Diff(found, listed); d != "" {
		t.Errorf("docs/limits.md (-source +list):\n%s", d)
	}
}

// What is recognised is so up to its limit, and not beyond.
func TestLimits(t *testing.T) {
	const (
		title   = "某县水务局2023年政府信息公开工作年度报告"
		heading = "二、主动公开政府信息情况"
		label   = "一、本年新收政府信息公开申请数量"
		claim   = "收到政府信息公开申请53件"
	)
	pad := func(before string, n int, with, after string) string {
		room := n - len(before) - len(after)
		return before + strings.Repeat(with, room/len(with)) + strings.Repeat(".", room%len(with)) + after
	}
	table := func(label, figure string) string {
		var b strings.Builder
		figuresIn(&b, Form2021, func(row, column int) string {
			if row == 0 && column == 0 {
				return figure
			}
			return "0"
		})
		return strings.Replace(b.String(), "一、本年新收政府信息公开申请数量", label, 1)
	}
	report := func(overview string) string {
		return title + "\n一、总体情况\n" + overview + "\n" + heading + "\n行政许可\t1\n"
	}
	const received = "requests.received.natural_person"
	for _, x := range []struct {
		name  string
		limit int
		text  func(n int) string
		read  func(r *Report) bool
	}{
		{"maxFigure", maxFigure, func(n int) string { return table(label, pad("5（", n, "注", "）")) },
			func(r *Report) bool { return r.Cell(received).State == Given }},
		{"maxLabelBytes", maxLabelBytes, func(n int) string { return table(pad(label+"（", n, "注", "）"), "5") },
			func(r *Report) bool { return r.Cell(received).State == Given }},
		{"maxHeading", maxHeading, func(n int) string {
			return title + "\n一、总体情况\n好。\n" + pad(heading+"（", n, "注", "）") + "\n行政许可\t1\n"
		},
			func(r *Report) bool { return r.Section("proactive") != nil }},
		{"maxTitle", maxTitle, func(n int) string {
			return "某县" + strings.Repeat("和", n-len([]rune("某县局2023年政府信息公开工作年度报告"))) + "局2023年政府信息公开工作年度报告\n一、总体情况\n好。\n" + heading + "\n行政许可\t1\n"
		}, func(r *Report) bool { return r.Title != "" }},
		{"maxTitles", maxTitles, func(n int) string {
			return strings.Repeat("关于政府信息公开工作年度报告的说明材料清单\n", n-1) + report("好。")
		}, func(r *Report) bool { return r.Title == title }},
		{"maxSentence", maxSentence, func(n int) string { return report(strings.Repeat("好", n-len([]rune(claim))) + claim + "。") },
			func(r *Report) bool { return len(r.Claims) == 1 }},
		{"maxParagraph", maxParagraph, func(n int) string { return report(pad(claim+"。", n, "。", "")) },
			func(r *Report) bool { return len(r.Claims) == 1 }},
		{"maxLead", maxLead, func(n int) string { return report(strings.Repeat("好", n-1) + "2020年工作好，" + claim + "。") },
			func(r *Report) bool { return r.Claims[0].Year == 2020 }},
		{"maxBracket", maxBracket, func(n int) string {
			return report("收到政府信息公开申请（含" + strings.Repeat("好", n-len([]rune("（含"))) + "）53件。")
		}, func(r *Report) bool { return len(r.Claims) == 1 }},
		{"maxOpening", maxOpening, func(n int) string { return report(strings.Repeat("，", n) + "收到申请53件。") },
			func(r *Report) bool { return r.Claims[0].Sure }},
	} {
		for n, want := range map[int]bool{x.limit - 1: true, x.limit: true, x.limit + 1: false} {
			r, err := Parse(strings.NewReader(x.text(n)))
			checkError(t, err)
			if got := x.read(r); got != want {
				t.Errorf("%s: at %d, where the limit is %d, it is read: %v", x.name, n, x.limit, got)
			}
		}
	}
}
