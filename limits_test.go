// This file tests the bounds: that all of them are listed, and that each holds
// at n and not at n+1.

package gongkai

import (
	"bytes"
	"go/ast"
	"go/parser"
	"go/printer"
	gotoken "go/token"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/seed-11a632b0/gongkai/document"
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

// A sum of more labels is told by its first and its last.
func TestMaxSideLabels(t *testing.T) {
	table := &Form2021.data().tables[tableRequests]
	for _, n := range []int{maxSideLabels - 1, maxSideLabels, maxSideLabels + 1} {
		var names, labels []string
		for i := range n {
			names, labels = append(names, table.Rows[i].Name), append(labels, table.Rows[i].full())
		}
		want := strings.Join(labels, "＋")
		if n > maxSideLabels {
			want = labels[0] + "＋…＋" + labels[n-1]
		}
		if got := sideLabel(table, &Identity{PerColumn: true}, names); got != want {
			t.Errorf("%d labels: %s", n, got)
		}
	}
}

// Of more lines, cells and reports a message names the first.
func TestMaxLinesTold(t *testing.T) {
	rows := Form2021.data().tables[tableRequests].Rows
	lack := func(r *Report, n int, columns []Column, state State) *Report {
		for _, row := range rows[:n] {
			for _, c := range columns {
				r.SetCell(Path("requests."+row.Name+"."+c.Name), Cell{State: state})
			}
		}
		return r
	}
	for _, x := range []struct {
		rule, between string
		find          func(n int) Findings
	}{
		{"table.absent_undecided", "”, “", func(n int) Findings { return Validate(lack(sound(Form2021, 1, 40), n, rows[0].Columns, Absent)) }},
		{"table.blank_undecided", "”, row “", func(n int) Findings { // the first is their column
			return Validate(lack(sound(Form2021, 1, 40), n-1, rows[0].Columns[6:], Blank))
		}},
		{"prose.cells", "”、“", func(n int) Findings {
			r := sound(Form2021, 1, 40)
			claim := Claim{Kind: "result", Text: "若干件", Value: Int(1 << 40), Sure: true, Readings: make([]Reading, 1)}
			for _, row := range rows[:n] {
				claim.Readings[0].Plus = append(claim.Readings[0].Plus, Path("requests."+row.Name+".total"))
			}
			r.Claims = []Claim{claim}
			return Validate(r)
		}},
		{"aggregate.missing", "), ", func(n int) Findings {
			var parts []*Report
			for i := range n {
				r := lack(sound(Form2021, uint64(i+1), 40), 1, rows[0].Columns, Absent)
				r.Agency = string(rune('甲'+i)) + "镇"
				parts = append(parts, r)
			}
			return ValidateAggregate(sound(Form2021, 1, 1<<30), parts...)
		}},
	} {
		for _, n := range []int{maxLinesTold - 1, maxLinesTold, maxLinesTold + 1} {
			fs := slices.DeleteFunc(x.find(n), func(f Finding) bool { return f.Rule != x.rule })
			if len(fs) != 1 {
				t.Errorf("%s: %d findings", x.rule, len(fs))
				continue
			}
			m := fs[0].Message
			if told := strings.Count(m, x.between) + 1; told != min(n, maxLinesTold) || strings.Contains(m, "…") != (n > maxLinesTold) {
				t.Errorf("%d: %d are told: %s", n, told, m)
			}
		}
	}
}

// Memory is taken on the word of a reader up to the bound, and more as it comes.
func TestMaxGuess(t *testing.T) {
	taken := func(n int) int {
		b, err := readAll(boaster(n), 1<<40, nil)
		checkError(t, err)
		return cap(b)
	}
	if got := taken(maxGuess); got <= maxGuess {
		t.Errorf("at the bound: room for %d bytes", got)
	}
	for _, n := range []int{maxGuess + 1, 2 * maxGuess} {
		if got, want := taken(n), taken(maxGuess); got != want {
			t.Errorf("%d bytes: room for %d, want %d", n, got, want)
		}
	}
}

// A boaster holds nothing, and tells so many bytes.
type boaster int

func (b boaster) Len() int               { return int(b) }
func (boaster) Read([]byte) (int, error) { return 0, io.EOF }

// The memory of a larger reading is let go.
func TestMaxKept(t *testing.T) {
	for _, x := range []struct {
		what  string
		limit int
		kept  func(n int) bool
	}{
		{"tokens", maxKept, func(n int) bool {
			s := scan{doc: new(document.Document), buf: new(buffers), tokens: make([]token, 0, n)}
			s.release()
			return s.buf == nil
		}},
		{"source of tokens", maxKept * 64, func(n int) bool {
			s := scan{doc: &document.Document{Source: make([]byte, n)}, buf: new(buffers)}
			s.release()
			return s.buf == nil
		}},
		{"lines", maxKept, func(n int) bool {
			return isKept(&memory{doc: document.Document{Lines: make([]document.Line, 0, n)}})
		}},
		{"cells", maxKept, func(n int) bool {
			return isKept(&memory{doc: document.Document{Cells: make([]document.Cell, 0, n)}})
		}},
		{"input", maxKept * 64, func(n int) bool { return isKept(&memory{input: make([]byte, 0, n)}) }},
		{"letters", maxLetters, func(n int) bool {
			p := prose{r: new(Report), text: make([]rune, 0, n)}
			p.release()
			return p.r == nil
		}},
		{"claims", maxLetters / 64, func(n int) bool {
			p := prose{r: new(Report), out: make([]foundClaim, 0, n)}
			p.release()
			return p.r == nil
		}},
	} {
		for _, n := range []int{x.limit - 1, x.limit, x.limit + 1} {
			if kept := x.kept(n); kept != (n <= x.limit) {
				t.Errorf("%d %s, where the limit is %d: kept is %v", n, x.what, x.limit, kept)
			}
		}
	}
}

// isKept reports whether memory is used again.
func isKept(m *memory) bool {
	m.doc.Source = []byte{}
	m.keep()
	return m.doc.Source == nil
}
