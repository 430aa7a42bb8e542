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
	"github.com/seed-11a632b0/gongkai/document/text"
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

// scanned returns the tokens of a text.
func scanned(src string) *scan { return newScan(text.Read([]byte(src))) }

// Tokens of more letters are prose.
func TestMaxLabelKey(t *testing.T) {
	for _, n := range []int{maxLabelKey - 1, maxLabelKey, maxLabelKey + 1} {
		s := scanned("1." + strings.Repeat("其", n) + "（注）\t1\n")
		if tk := &s.tokens[0]; tk.long != (n > maxLabelKey) {
			t.Errorf("%d letters: prose is %v", len(tk.key), tk.long)
		}
	}
}

// A header of table two is looked for so many lines above a row, blank ones among them.
func TestMaxHeaderLines(t *testing.T) {
	for _, sep := range []string{"\t", "\n"} {
		for _, n := range []int{maxHeaderLines - 1, maxHeaderLines, maxHeaderLines + 1} {
			src := foundTitle + strings.Join([]string{"信息内容", "本年制发件数", "本年废止件数", "现行有效件数\n规章", "1", "2", "3\n行政规范性文件", "4", "5", "6\n信息内容", "本年处理决定数量", "本年处理决定数量", "本年处理决定数量" + strings.Repeat("\n", n) + "行政许可", "32", "32", "32\n"}, sep)
			got := rowText(parse(t, []byte(src)), "proactive.licensing")
			if (got == "32") != (n <= maxHeaderLines) || got != "32" && got != "-" {
				t.Errorf("%d lines below the header, with %q: %s", n, sep, got)
			}
		}
	}
}

// The words of a header of table three that is in pieces are looked for among so many, so
// many lines below each other, and in so many tries.
func TestMaxHeadPieces(t *testing.T) {
	l := lookups[Form2021]()
	head := ""
	for i, w := range l.head {
		head += strings.Repeat(" ", min(i, 1)) + string(w)
	}
	for _, n := range []int{maxHeadPieces - 1, maxHeadPieces, maxHeadPieces + 1} {
		s := scanned(head + "\n" + strings.Repeat("甲\n", n-len(l.head)))
		if len(s.tokens) != n {
			t.Fatalf("%d tokens, want %d", len(s.tokens), n)
		}
		if out := s.headPieces(l, 0, n); (out[0] != nil) != (n <= maxHeadPieces) {
			t.Errorf("%d words from the first of the header on: it is found: %v", n, out[0] != nil)
		}
	}
	words := [][]rune{[]rune("自然人")}
	for _, n := range []int32{maxPieceLines - 1, maxPieceLines, maxPieceLines + 1} {
		out := spellHead(words, []wordPiece{{key: words[0][:2]}, {key: words[0][2:], line: n}}, false)
		if (out[0] != nil) != (n <= maxPieceLines) {
			t.Errorf("%d lines down: the word is spelt: %v", n, out[0] != nil)
		}
	}
	for _, n := range []int{maxHeadSteps - 1, maxHeadSteps, maxHeadSteps + 1} {
		pieces := []wordPiece{{key: words[0][:1]}} // with which nothing is spelt, then the word
		pieces = append(append(pieces, slices.Repeat([]wordPiece{{key: words[0][1:2], line: 1}}, n-2)...), wordPiece{key: words[0]})
		if out := spellHead(words, pieces, false); (out[0] != nil) != (n <= maxHeadSteps) {
			t.Errorf("%d tries: the word is spelt: %v", n, out[0] != nil)
		}
	}
}

// The spaces of a line of more words are not counted.
func TestMaxPacedWords(t *testing.T) {
	for _, n := range []int{maxPacedWords - 1, maxPacedWords, maxPacedWords + 1} {
		s := scanned(strings.Repeat("其 ", n-1) + "其\n")
		if at, cells, _ := s.cellsPaced(0, 1, nil); (cells == n && len(at) == n) != (n <= maxPacedWords) || cells > 0 && cells != n {
			t.Errorf("%d words: %d cells", n, cells)
		}
	}
}

// A header of table four that is repeated more often is not read once.
func TestMaxRepeats(t *testing.T) {
	const head = "行政复议\n行政诉讼\n结果维持\n结果纠正\n其他结果\n尚未审结\n总计\n未经复议直接起诉\n复议后起诉\n结果维持\n结果纠正\n其他结果\n尚未审结\n总计\n结果维持\n结果纠正\n其他结果\n尚未审结\n总计\n"
	for _, wrapped := range []bool{false, true} {
		for _, n := range []int{maxRepeats - 1, maxRepeats, maxRepeats + 1} {
			four := strings.Repeat(head, n)
			if wrapped {
				four = strings.Replace(four, "未经复议直接起诉", "未经复议\n直接起诉", 1)
			}
			r := parse(t, []byte(foundTitle+"信息内容\t本年制发件数\t本年废止件数\t现行有效件数\n规章\t1\t2\t3\n四、政府信息公开行政复议、行政诉讼情况\n"+four+"1\n0\n0\n0\n1\n2\n0\n0\n0\n2\n3\n0\n0\n0\n3\n五、存在的主要问题及改进情况\n"))
			if got := rowText(r, "disputes.after_review"); (got == "3 0 0 0 3") != (n <= maxRepeats) || got != "3 0 0 0 3" && certainIn(got) {
				t.Errorf("a header %d times, wrapped %v: %s", n, wrapped, got)
			}
		}
	}
}

// fourOf is what reads table four of a text in the form of 2021.
func fourOf(s *scan) *four {
	l := lookups[Form2021]()
	return &four{scan: s, l: l, t: &l.tables[tableDisputes], names: l.names, n: len(l.names), hi: len(s.tokens), out: make([]Cell, 15), three: &reading{}}
}

// A header of table four begins anew behind so many words, and its lines stand so many blank
// ones apart.
func TestMaxHeader(t *testing.T) {
	for _, n := range []int{maxHeader - 1, maxHeader, maxHeader + 1} {
		r := spanReader{four: fourOf(scanned(strings.Repeat("结果维持\n", n)))}
		for i := range n {
			r.word(i)
		}
		if want := (n-1)%maxHeader + 1; len(r.cur.words) != want {
			t.Errorf("%d words: %d are of the header, want %d", n, len(r.cur.words), want)
		}
	}
	for _, n := range []int{maxParting - 1, maxParting, maxParting + 1} {
		s := scanned("行政复议\t行政诉讼\n" + strings.Repeat("\n", n) + "结果维持\t结果纠正\n1\t2\n")
		at := len(s.tokens) - 2
		if head := fourOf(s).headAbove(at, 0, 2); (head == 0) != (n <= maxParting) || head != 0 && head != at-2 {
			t.Errorf("%d blank lines: the header begins with token %d", n, head)
		}
	}
	const letters = (maxBlockName + 2) / 3 // of three bytes
	for _, n := range []int{letters - 1, letters, letters + 1} {
		if name := fourOf(scanned(strings.Repeat("其", n) + "\n")).blockName(0); len(name) != 3*min(n, letters) {
			t.Errorf("%d letters: %d bytes are compared", n, len(name))
		}
	}
}

// A label has the mark that stands so many tokens before it, and goes on in so many pieces.
func TestMaxBefore(t *testing.T) {
	for _, n := range []int{maxBefore - 1, maxBefore, maxBefore + 1} {
		s := scanned("（一）\n" + strings.Repeat("\n", n-1) + "予以公开\t1\n")
		first := slices.IndexFunc(s.tokens, func(t token) bool { return string(t.key) == "予以公开" })
		if first != n {
			t.Fatalf("token %d, want %d", first, n)
		}
		if at := s.opening(first, 0, 1); (at == 0) != (n <= maxBefore) || at != 0 && at != first {
			t.Errorf("%d tokens before the label: it begins with token %d", n, at)
		}
	}
	for _, n := range []int{maxBelow - 1, maxBelow, maxBelow + 1} {
		rest := string(someLetters(n + 1))
		s := scanned(strings.Join(strings.Split(rest, ""), "\t\n") + "\t\n")
		var at []int
		for i := range s.tokens {
			if i > 0 && s.tokens[i].kind == textToken {
				at = append(at, i)
			}
		}
		if got := s.columnBelow(new(placed), at, rest); (got == n) != (n <= maxBelow) || got != n && got != 0 {
			t.Errorf("%d pieces below a label: it takes up %d", n, got)
		}
	}
}

// someLetters returns different letters, which no label has.
func someLetters(n int) (out []rune) {
	for i := range n {
		out = append(out, rune('犬'+i))
	}
	return out
}

// Figures are put on columns in so many ways.
func TestMaxPlans(t *testing.T) {
	for _, n := range []int{maxPlans - 1, maxPlans, maxPlans + 1} {
		blocks := []*bandBlock{{plans: make([]bandPlan, 1)}, {plans: make([]bandPlan, n)}}
		want := n
		if n > maxPlans {
			want = 0
		}
		if got := waysOf(blocks); got != want {
			t.Errorf("%d ways: %d", n, got)
		}
	}
}

// Heads of pages are known among so many different wordings.
func TestMaxRunning(t *testing.T) {
	for _, n := range []int{maxRunning - 1, maxRunning, maxRunning + 1} {
		src := "临溪县自然资源局2024年政府信息公开工作年度报告\n"
		for i := range n - 2 { // those that are no title, and no head
			src += string([]rune{rune('一' + i), '甲', '乙', '丙'}) + "\n"
		}
		const head = "县级机关用笺\n"
		r := parse(t, []byte(src+"二、主动公开政府信息情况\n信息内容\n本年制发件数\n本年废止件数\n现行有效件数\n规章\n"+head+"1\n2\n3\n行政规范性文件\n"+head+"4\n5\n6\n信息内容\n本年处理决定数量\n行政许可\n7\n"))
		if got := rowText(r, "proactive.rules"); (got == "1 2 3") != (n <= maxRunning) || got != "1 2 3" && got != "- - -" {
			t.Errorf("%d wordings: %s", n, got)
		}
	}
}

// The words of 第二十条 stand within so many tokens.
func TestMaxLawItem(t *testing.T) {
	for n, want := range map[int]bool{maxLawItem - 1: true, maxLawItem: true, maxLawItem + 1: false} {
		s := scanned("第\n二\n十\n" + strings.Repeat("\n", n-4) + "条\n")
		if got := s.opensItem(0, len(s.tokens)); len(s.tokens) != n || got != want {
			t.Errorf("%d tokens: %v, want %v", len(s.tokens), got, want)
		}
	}
}

// So much is collected after a label; with more it is in doubt.
func TestMaxItems(t *testing.T) {
	row := &Form2021.Tables()[0].Rows[0]
	for n, want := range map[int]int{maxItems - 1: maxItems - 1, maxItems: maxItems, maxItems + 1: maxItems} {
		s := scanned("规章" + strings.Repeat("\t1", n) + "\n")
		p := placed{to: len(s.tokens)}
		got := s.follow(&p, len(s.tokens), row, 0)
		if len(got.Items) != want || p.doubted != (n > want) {
			t.Errorf("%d cells: %d are collected, in doubt %v", n, len(got.Items), p.doubted)
		}
	}
}

// The head of a page is found while so many tokens may be compared.
func TestMaxCompared(t *testing.T) {
	const head = "行政复议\n结果维持\n结果纠正\n其他结果\n尚未审结\n总计\n"
	s := scanned(head + "1\n0\n0\n0\n1\n\f" + head + "0\n")
	again := slices.IndexFunc(s.tokens, func(t token) bool { return t.kind == figureToken }) + 5
	const words = 6 // and one token more shows where they end
	for left, want := range map[int]int{words: again, words + 1: again, words + 2: again + words, maxCompared: again + words} {
		h := pageHeads{four: fourOf(s), left: left}
		if end := h.end(0, 0, again, len(s.tokens)); end != want {
			t.Errorf("%d tokens may be compared: the head ends at %d, want %d", left, end, want)
		}
	}
}

// Table four is looked for upright while so many tokens may be read.
func TestMaxSpelled(t *testing.T) {
	upright := ""
	for _, r := range Form2021.Tables()[2].Rows {
		for i, c := range r.Columns {
			name := ""
			if i == 0 {
				name = strings.Join(r.Groups, "") + r.Label
			}
			upright += name + "\t" + c.Label + "\t0\n"
		}
	}
	start := "行政复议\t" + strings.Repeat("\t", 1022) + "\n\n" // it seems to begin there, and does not go on
	const each = maxUpright
	for n, want := range map[int]bool{maxSpelled/each - 2: true, maxSpelled/each - 1: true, maxSpelled / each: false} {
		f := fourOf(scanned(strings.Repeat(start, n) + upright))
		if _, to := f.readSpelled(); (to > 0) != want {
			t.Errorf("%d beginnings: it is read: %v, want %v", n, to > 0, want)
		}
	}
}

// Empty cells are taken for a block so often.
func TestMaxTried(t *testing.T) {
	const header = "行政复议\t\t\t\t\n结果维持\t结果纠正\t其他结果\t尚未审结\t总计\n\t\t\t\t\n"
	for n, want := range map[int]bool{maxTried - 1: true, maxTried: false} {
		s := scanned(header + "行政诉讼\n")
		r := spanReader{four: fourOf(s), tried: n}
		for i := range s.tokens[:len(s.tokens)-1] {
			if s.tokens[i].kind == textToken {
				r.word(i)
			} else if len(r.cur.words) > 5 {
				r.cur.items = append(r.cur.items, i)
			}
		}
		if got := r.emptyBlock(); got != want {
			t.Errorf("tried %d times: %v, want %v", n, got, want)
		}
	}
}
