// This file tests the press: each option against what it should print, and what
// holds for all of them.

package layout

import (
	"archive/zip"
	"bytes"
	"crypto/sha256"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"reflect"
	"runtime"
	"slices"
	"strings"
	"sync"
	"testing"
	"unicode"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/text/encoding/traditionalchinese"

	"github.com/seed-11a632b0/gongkai"
)

var update = flag.Bool("update", false, "rewrite the golden files")

// small is a report with a few rows of each table.
func small(form gongkai.Form) *gongkai.Report {
	r := &gongkai.Report{Title: "东河区教育局2023年政府信息公开工作年度报告", Agency: "东河区教育局", Year: 2023, Form: form}
	set := func(row string, figures ...string) {
		for _, s := range sheetOf(form).tables {
			for _, w := range s.Rows {
				if s.Section+"."+w.Name != row {
					continue
				}
				for i, f := range figures {
					c := gongkai.Cell{State: gongkai.Blank}
					if f != "" {
						v, err := gongkai.ParseNumber(f)
						if err != nil {
							panic(err)
						}
						c = gongkai.Cell{State: gongkai.Given, Text: f, Value: v, Unit: w.Columns[i].Unit}
					}
					r.SetCell(gongkai.Path(row+"."+w.Columns[i].Name), c)
				}
			}
		}
	}
	set("proactive.normative", "2", "", "11")
	if form == gongkai.Form2019 {
		set("proactive.licensing", "13", "-26", "3030")
		set("proactive.penalties", "4", "6", "0")
		set("proactive.procurement", "17", "159.14")
	} else {
		set("proactive.licensing", "3260")
		set("proactive.fees", "1680.8820")
	}
	set("requests.received", "1051", "6", "0", "2", "", "0", "1059")
	set("requests.granted", "4", "0", "0", "0", "0", "0", "4")
	set("requests.denied.state_secret", "0", "1", "0", "0", "0", "0", "1")
	set("requests.denied.prohibited_by_law", "1200", "0", "30", "0", "0", "0", "1230")
	set("requests.total", "51", "6", "0", "2", "0", "0", "59")
	set("disputes.review", "14", "0", "0", "0", "14")
	set("disputes.direct", "3", "2", "14", "6", "25")
	set("disputes.after_review", "", "", "", "", "")
	r.Sections = []gongkai.Section{
		{Name: "overview", Heading: "一、总体情况", Text: []gongkai.Paragraph{{Text: "全年公开信息540条。"}}},
		{Name: "proactive", Heading: "二、主动公开政府信息情况"},
		{Name: "requests", Heading: "三、收到和处理政府信息公开申请情况"},
		{Name: "disputes", Heading: "四、政府信息公开行政复议、行政诉讼情况"},
	}
	return r
}

// goldens are the layouts in testdata: NAME.golden is what is printed of the
// small report.
var goldens = []struct {
	name string
	form gongkai.Form
	o    Options
}{
	{"plain", gongkai.Form2021, Options{}},
	{"plain-2019", gongkai.Form2019, Options{}},
	{"cells", gongkai.Form2021, Options{Kind: Cells}},
	{"cells-lone-tab", gongkai.Form2021, Options{Kind: Cells, Spans: Only, Blanks: LoneTab}},
	{"cells-row-gap", gongkai.Form2021, Options{Kind: Cells, Gap: RowGap, Spans: Repeated, Blanks: Slash}},
	{"cells-wide-gaps", gongkai.Form2021, Options{Kind: Cells, Gap: WideGaps, Wrap: 5}},
	{"cells-tab-gap", gongkai.Form2021, Options{Kind: Cells, Gap: TabGap}},
	{"cells-drift", gongkai.Form2021, Options{Kind: Cells, Drift: 1, Blanks: Slash, Seed: 3}},
	{"cells-broken", gongkai.Form2021, Options{Kind: Cells, Broken: -1, Spans: Only, Blanks: Dash}},
	{"pipes-own-line", gongkai.Form2021, Options{Separator: Pipes, Spans: OwnLine}},
	{"fences-wrapped", gongkai.Form2021, Options{Separator: Fences, Wrap: 4, Figures: MiddleLine}},
	{"spaces-vanished", gongkai.Form2021, Options{Separator: Spaces, Spans: Dropped}},
	{"aligned-interleaved", gongkai.Form2021, Options{Separator: Aligned, Wrap: 4, Interleave: true}},
	{"aligned-middle", gongkai.Form2021, Options{Separator: Aligned, Spans: Middle, Figures: LastLine, Wrap: 6}},
	{"commas-thousands", gongkai.Form2021, Options{Separator: Commas, Thousands: Comma, Wrap: 10, Spans: Repeated}},
	{"light-box", gongkai.Form2021, Options{Separator: LightBox, Wrap: 8}},
	{"heavy-box-middle", gongkai.Form2021, Options{Separator: HeavyBox, Spans: Middle, Wrap: 4, Interleave: true}},
	{"ascii-box-repeated", gongkai.Form2021, Options{Separator: ASCIIBox, Spans: Repeated, Blanks: NA}},
	{"markdown", gongkai.Form2021, Options{Separator: Markdown, Wrap: 10, Headings: Hashes}},
	{"markdown-headless", gongkai.Form2021, Options{Separator: Markdown, Header: NoHeader, Articles: NoArticles, Disputes: ThreeRows}},
	{"tabs-interleaved", gongkai.Form2021, Options{Wrap: 3, Interleave: true, Figures: LastLine}},
	{"tabs-between", gongkai.Form2021, Options{Wrap: 8, Figures: LineBetween, Spans: Only}},
	{"joined", gongkai.Form2021, Options{Separator: Joined}},
	{"invented", gongkai.Form2021, Options{Separator: Markdown, Header: Invented, Blanks: NotApplicable}},
	{"extra", gongkai.Form2021, Options{Extra: 2, Blanks: Slash}},
	{"early", gongkai.Form2021, Options{Kind: Cells, Early: -1, Blanks: Slash}},
	{"split-header", gongkai.Form2021, Options{Header: SplitHeader}},
	{"repeated-header", gongkai.Form2021, Options{Header: RepeatedHeader, Articles: ArticlesFirst, Disputes: ThreeTables}},
	{"articles-last", gongkai.Form2019, Options{Articles: ArticlesLast, Disputes: Upright}},
	{"article-tables", gongkai.Form2019, Options{Articles: ArticleTables, Disputes: Reordered}},
	{"scrambled", gongkai.Form2021, Options{Disputes: Scrambled}},
	{"stacked", gongkai.Form2021, Options{Disputes: Stacked, Blanks: Dash}},
	{"marks", gongkai.Form2021, Options{HalfWidth: true, Marks: MarkComma, Spaced: true}},
	{"pages", gongkai.Form2021, Options{Page: 10, PageHeader: true, PageMark: OfPages, FormFeed: true}},
	{"figures", gongkai.Form2021, Options{Wide: true, Thousands: WideComma, Units: true, Notes: true, Seed: 1}},
	{"figures-2019", gongkai.Form2019, Options{Decimals: true, Plus: true, Blanks: EmDash}},
	{"lost", gongkai.Form2021, Options{Lost: 1, Seed: 5}},
	{"shift", gongkai.Form2021, Options{Shift: -1, Blanks: None}},
	{"drift", gongkai.Form2021, Options{Drift: 1, Seed: 2}},
	{"glue", gongkai.Form2021, Options{Glue: -1}},
	{"broken", gongkai.Form2021, Options{Broken: -1}},
	{"by-column", gongkai.Form2021, Options{Order: ByColumn}},
	{"labels-first", gongkai.Form2021, Options{Order: LabelsFirst}},
	{"blocks", gongkai.Form2021, Options{Kind: Cells, Order: Blocks}},
	{"chrome", gongkai.Form2021, Options{Chrome: true, Noise: 20, Title: TwoLines, Headings: Renumbered}},
	{"title-quoted", gongkai.Form2021, Options{Title: Quoted, Headings: Doubled}},
	{"title-year-first", gongkai.Form2021, Options{Title: YearFirst, Headings: Variants}},
	{"zero-width", gongkai.Form2021, Options{ZeroWidth: true}},
	{"radicals", gongkai.Form2021, Options{Radicals: true, Title: Twice, Headings: Unnumbered}},
	{"traditional", gongkai.Form2021, Options{Traditional: true, Title: NoTitle}},
	{"html", gongkai.Form2021, Options{Kind: HTML, Blanks: Nbsp, Chrome: true, Headings: Hashes}},
	{"html-word", gongkai.Form2021, Options{Kind: HTML, Tags: WordTags, Encoding: GBK}},
	{"html-glyphs", gongkai.Form2021, Options{Kind: HTML, Tags: GlyphTags, Spans: Repeated}},
	{"html-breaks", gongkai.Form2021, Options{Kind: HTML, Tags: Breaks, Page: 6, PageHeader: true, Broken: 1}},
	{"docx", gongkai.Form2021, Options{Kind: DOCX, Wrap: 8, Chrome: true}},
	{"docx-pages", gongkai.Form2021, Options{Kind: DOCX, Page: 6, PageHeader: true, Blanks: NotInvolved}},
}

func TestGolden(t *testing.T) {
	for _, x := range goldens {
		t.Run(x.name, func(t *testing.T) {
			got := press(t, small(x.form), x.o)
			if x.o.Kind == DOCX {
				got = body(t, got)
			}
			file := filepath.Join("testdata", x.name+".golden")
			if *update {
				if err := os.WriteFile(file, got, 0o666); err != nil {
					t.Fatal(err)
				}
			}
			want, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			if d := cmp.Diff(string(want), string(got)); d != "" {
				t.Errorf("%s, %v (-want +got):\n%s", file, x.o, d)
			}
		})
	}
}

func press(t testing.TB, r *gongkai.Report, o Options) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := Write(&b, r, o); err != nil {
		t.Fatalf("%v: %v", o, err)
	}
	return b.Bytes()
}

// body returns the document of a Word file, an element a line.
func body(t testing.TB, file []byte) []byte {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(file), int64(len(file)))
	if err != nil {
		t.Fatal(err)
	}
	f, err := z.Open("word/document.xml")
	if err != nil {
		t.Fatal(err)
	}
	b, err := io.ReadAll(f)
	if err != nil {
		t.Fatal(err)
	}
	for _, tag := range []string{"<w:p>", "<w:tr>", "<w:tbl>", "</w:tbl>"} {
		b = bytes.ReplaceAll(b, []byte(tag), []byte("\n"+tag))
	}
	return b
}

// Every option changes what is printed, by every one of its values.
func TestEveryOption(t *testing.T) {
	// what an option needs beside it to mean something
	beside := map[string]Options{
		"Figures":    {Wrap: 4},
		"Interleave": {Wrap: 4},
		"PageMark":   {Page: 9},
		"PageHeader": {Page: 15},
		"FormFeed":   {Page: 9},
		"Blanks":     {Kind: Cells},
		"Tags":       {Kind: HTML},
		"Gap":        {Kind: Cells},
		"Header":     {Separator: Markdown},
		"Early":      {Kind: Cells, Blanks: Slash},
		"Charset":    {Kind: HTML},
	}
	r := small(gongkai.Form2021)
	r2019 := small(gongkai.Form2019)
	yuan := small(gongkai.Form2021)
	fees := yuan.Cell("proactive.fees.amount")
	fees.State, fees.Unit = gongkai.Given, "元"
	yuan.SetCell("proactive.fees.amount", fees)
	v := reflect.ValueOf(Options{})
	for i := range v.NumField() {
		field := v.Type().Field(i)
		if field.Name == "Seed" {
			continue
		}
		o := beside[field.Name]
		x := reflect.ValueOf(&o).Elem().Field(i)
		seen := map[string]string{}
		note := func(o Options) {
			name := o.String()
			b := press(t, r, o)
			switch field.Name {
			case "Plus":
				b = press(t, r2019, o)
			case "HeadUnits":
				b = press(t, yuan, o)
			}
			if other, twice := seen[string(b)]; twice && o.Encoding != GB18030 { // which is GBK but for rare characters
				t.Errorf("%q prints the same as %q", name, other)
			}
			seen[string(b)] = name
		}
		note(o)
		switch n := values[field.Type]; {
		case n > 0:
			for k := 1; k < n; k++ {
				x.SetInt(int64(k))
				note(o)
			}
		case field.Type.Kind() == reflect.Bool:
			x.SetBool(true)
			note(o)
		default:
			x.SetInt(9)
			note(o)
		}
	}
}

// What was printed before, or is printed at the same time, changes nothing.
func TestSameBytes(t *testing.T) {
	const n = 60
	want := make([][]byte, n)
	for i := range want {
		want[i] = press(t, RandomReport(uint64(i)), Random(uint64(i)))
	}
	var group sync.WaitGroup
	for g := range 4 {
		group.Add(1)
		go func() {
			defer group.Done()
			for k := range n {
				i := (k*7 + g*13) % n
				var b bytes.Buffer
				if err := Write(&b, RandomReport(uint64(i)), Random(uint64(i))); err != nil {
					t.Error(err)
				}
				if !bytes.Equal(b.Bytes(), want[i]) {
					t.Errorf("seed %d prints otherwise", i)
				}
			}
		}()
	}
	group.Wait()
}

// The bytes of a seed are the same on every machine.
func TestDigest(t *testing.T) {
	h := sha256.New()
	for i := range uint64(300) {
		r, o := RandomReport(i), Random(i)
		fmt.Fprintf(h, "%v\n", o)
		h.Write(press(t, r, o))
	}
	got := fmt.Sprintf("%x\n", h.Sum(nil))
	file := filepath.Join("testdata", "seeds.digest")
	if *update {
		if err := os.WriteFile(file, []byte(got), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if string(want) != got {
		t.Errorf("seeds print %s, in %s is %s", got, file, want)
	}
}

func TestReportIsKept(t *testing.T) {
	for i := range uint64(100) {
		r := RandomReport(i)
		before, err := r.MarshalJSON()
		if err != nil {
			t.Fatal(err)
		}
		press(t, r, Random(i))
		after, err := r.MarshalJSON()
		if err != nil {
			t.Fatal(err)
		}
		if d := cmp.Diff(string(before), string(after)); d != "" {
			t.Errorf("seed %d (-before +after):\n%s", i, d)
		}
	}
}

var errFull = errors.New("full")

type full struct{}

func (full) Write([]byte) (int, error) { return 0, errFull }

func TestErrors(t *testing.T) {
	r := small(gongkai.Form2021)
	if err := Write(full{}, r, Options{}); !errors.Is(err, errFull) {
		t.Errorf("error %v, want that of the writer", err)
	}
	for _, x := range []struct {
		name string
		r    *gongkai.Report
		o    Options
	}{
		{"no report", nil, Options{}},
		{"no form", &gongkai.Report{}, Options{}},
		{"unknown form", &gongkai.Report{Form: 2014}, Options{}},
		{"no such kind", r, Options{Kind: DOCX + 1}},
		{"no such blank", r, Options{Blanks: -1}},
	} {
		var b bytes.Buffer
		if err := Write(&b, x.r, x.o); err == nil || b.Len() > 0 {
			t.Errorf("%s: error %v and %d bytes", x.name, err, b.Len())
		}
	}
	// an empty report is a title and headings
	if got := string(press(t, &gongkai.Report{Form: gongkai.Form2021}, Options{})); strings.Count(got, "、") != 7 {
		t.Errorf("an empty report is %q", got)
	}
	// sizes that mean nothing are none
	want := press(t, r, Options{})
	if got := press(t, r, Options{Wrap: -1, Page: -1, Noise: -1}); !bytes.Equal(got, want) {
		t.Errorf("negative sizes print %s", got)
	}
}

func TestLosses(t *testing.T) {
	filled, blanks := small(gongkai.Form2021), small(gongkai.Form2021)
	for p, c := range filled.Cells() {
		if c.State == gongkai.Blank {
			filled.SetCell(p, gongkai.Cell{State: gongkai.Given, Value: gongkai.Int(7), Text: "7"})
		}
	}
	partly := small(gongkai.Form2021)
	partly.SetCell("requests.granted.other", gongkai.Cell{})
	for _, x := range []struct {
		o     Options
		r     *gongkai.Report
		lossy bool
	}{
		{Options{}, blanks, false},
		{Options{}, partly, true},
		{Options{}, nil, true},
		{Options{Blanks: Vanished}, filled, false},
		{Options{Blanks: Vanished}, blanks, true},
		{Options{Separator: Spaces}, filled, false},
		{Options{Separator: Spaces}, blanks, true},
		{Options{Separator: Spaces, Blanks: Slash}, blanks, false},
		{Options{Separator: Single}, blanks, false},
		{Options{Separator: Aligned}, filled, false},
		{Options{Separator: Aligned}, blanks, true}, // a row has nothing but blanks
		{Options{Kind: Cells, Spans: Only}, blanks, false},
		{Options{Kind: Cells}, blanks, true},
		{Options{Kind: Cells, Gap: CellGap, Spans: Only}, blanks, true},
		{Options{Kind: Cells, Gap: CellGap, Spans: Only, Blanks: Dash}, blanks, false},
		{Options{Kind: Cells, Page: 20, PageMark: Bare, Blanks: Slash}, filled, true},
		{Options{Page: 20, PageMark: Bare}, filled, false},
		{Options{Lost: 1}, filled, true},
		{Options{Separator: LightBox, Lost: 1}, filled, false}, // no cell is lost in a box
		{Options{Drift: 1}, filled, true},
		{Options{Glue: 2}, filled, true},
		{Options{Broken: 1}, filled, true},
		{Options{Shift: 1}, filled, false},
		{Options{Shift: 1}, blanks, true},
		{Options{Early: 1}, filled, false}, // it is of Cells
		{Options{Early: 1, Kind: Cells, Blanks: Slash}, filled, true},
		{Options{Extra: 1}, filled, true},
		{Options{Extra: 1, Blanks: Slash}, blanks, false},
		{Options{Extra: 1}, blanks, true},
		{Options{Separator: Joined}, filled, true},
		{Options{Separator: Markdown, Header: Invented}, filled, true},
		{Options{Decimals: true}, filled, true},
		{Options{Order: ByColumn}, filled, true},
		{Options{Disputes: Scrambled}, filled, true},
		{Options{Disputes: Reordered}, filled, false},
		{Options{Disputes: Reordered, Kind: Cells}, filled, true},
		{Options{Header: NoHeader}, filled, true},
		{Options{Header: NoHeader, Disputes: ThreeRows}, filled, false},
		{Options{Title: NoTitle, Headings: MissingTables, Traditional: true, Wide: true, Thousands: Comma, Units: true, Notes: true, Wrap: 1}, filled, false},
	} {
		losses := x.o.Losses(x.r)
		if got := len(losses) > 0; got != x.lossy || x.o.Lossless(x.r) == x.lossy {
			t.Errorf("%v: losses %q, lossless %v; lossy should be %v", x.o, losses, x.o.Lossless(x.r), x.lossy)
		}
	}
}

// Two reports that print the same: an empty cell that is gained in a row of one is the
// blank of a row of the other, whose first number is broken in two. Only a blank that
// prints a sign tells the one from the other.
func TestGainedCellsAndBlanks(t *testing.T) {
	const two, three = 1, 9 // the rows in which the cells are gained
	s := sheetOf(gongkai.Form2021)
	report := func(blank bool) *gongkai.Report {
		r := RandomSound(1, gongkai.Form2021)
		for p := range r.Form.Paths() {
			r.SetCell(p, gongkai.Cell{State: gongkai.Given, Text: "0"})
		}
		for t, i := range []int{two, three} {
			row := s.paths[t][i]
			d := drawing{rep: r}
			d.set(row[0], 1)
			d.set(row[1], 2)
			if blank {
				d.set(row[1], 12)
				r.SetCell(row[0], gongkai.Cell{State: gongkai.Blank})
			}
		}
		return r
	}
	gained, broken := report(false), report(true)
	for i, want := uint64(0), []byte(nil); ; i++ {
		if i == 200000 {
			t.Fatal("nothing prints the same")
		}
		if o := (Options{Seed: i, Extra: 1, Figures: LineBetween, Blanks: Slash}); want == nil {
			if b := press(t, gained, o); bytes.Contains(b, []byte("\n\t1\t2\t0\t0\t0\t0\t0\n")) && bytes.Contains(b, []byte("\n\t1\t2\t0\n")) {
				if want = b; o.Lossless(gained) {
					t.Errorf("%v: nothing is said to be lost", o)
				}
			}
		} else if bytes.Equal(want, press(t, broken, Options{Seed: i, Broken: 1, Figures: LineBetween})) {
			return
		}
	}
}

// What Write passes over beside the rest stays passed over, and what is printed
// is the same without it.
func TestNormal(t *testing.T) {
	for i := range uint64(500) {
		o := Random(i)
		n := o.normal()
		if n.normal() != n {
			t.Errorf("seed %d: normal %v, again %v", i, n, n.normal())
		}
		r := RandomReport(i)
		if !bytes.Equal(press(t, r, o), press(t, r, n)) {
			t.Errorf("seed %d: %v prints other than %v", i, o, n)
		}
		if d := cmp.Diff(o.Losses(r), n.Losses(r)); d != "" {
			t.Errorf("seed %d: losses (-as drawn +normal):\n%s", i, d)
		}
	}
}

// A report with losses says so for any report too.
func TestLossesOfAny(t *testing.T) {
	for i := range uint64(500) {
		o := Random(i)
		any := o.Losses(nil)
		for _, s := range o.Losses(RandomReport(i)) {
			if !slices.Contains(any, s) {
				t.Errorf("seed %d, %v: %q is lost of a report and not of any", i, o, s)
			}
		}
	}
}

func TestRandomReports(t *testing.T) {
	forms, unsound, errs := map[gongkai.Form]int{}, 0, 0
	const n = 80
	for i := range uint64(n) {
		r := RandomReport(i)
		forms[r.Form]++
		a, _ := r.MarshalJSON()
		b, _ := RandomReport(i).MarshalJSON()
		if !bytes.Equal(a, b) {
			t.Errorf("seed %d gives two reports", i)
		}
		for _, f := range gongkai.Validate(r) {
			if f.Severity == gongkai.SeverityError {
				errs++
				break
			}
		}
		for _, form := range gongkai.Forms() {
			for _, f := range gongkai.Validate(RandomSound(i, form)) {
				if f.Severity == gongkai.SeverityError {
					t.Errorf("seed %d, form %v: a sound report has %v", i, form, f.Message)
				}
			}
			if gongkai.Validate(RandomUnsound(i, form)).Err() != nil {
				unsound++
			}
		}
	}
	for _, form := range gongkai.Forms() {
		if forms[form] < n/10 {
			t.Errorf("form %v is drawn %d times in %d", form, forms[form], n)
		}
	}
	// blanks can hide a mistake
	if unsound < 2*n*8/10 {
		t.Errorf("%d of %d unsound reports have an error", unsound, 2*n)
	}
	if errs < n/10 || errs > n/2 {
		t.Errorf("%d of %d random reports are unsound", errs, n)
	}
}

// Every value of every option is drawn.
func TestRandomOptions(t *testing.T) {
	seen := map[string]bool{}
	for i := range uint64(4000) {
		each(Random(i).normal(), func(name string) { seen[name] = true })
	}
	for _, name := range optionValues() {
		switch name {
		case "Wrap=all", "Page=all", "Noise=all":
			continue // negative sizes are none
		}
		if !seen[name] {
			t.Errorf("%s is never drawn", name)
		}
	}
}

func BenchmarkWrite(b *testing.B) {
	for _, x := range []struct {
		name string
		o    Options
	}{
		{"rows", Options{}},
		{"cells", Options{Kind: Cells}},
		{"box", Options{Separator: LightBox, Wrap: 8}},
		{"html", Options{Kind: HTML, Tags: WordTags}},
		{"docx", Options{Kind: DOCX}},
	} {
		b.Run(x.name, func(b *testing.B) {
			r := RandomReport(7)
			var n writeCount
			for b.Loop() {
				n = 0
				if err := Write(&n, r, x.o); err != nil {
					b.Fatal(err)
				}
			}
			b.SetBytes(int64(n))
		})
	}
}

type writeCount int

func (n *writeCount) Write(b []byte) (int, error) {
	*n += writeCount(len(b))
	return len(b), nil
}

// TestTraditional holds the traditional characters against their encoding: none
// that is printed is left out of it.
func TestTraditional(t *testing.T) {
	lost := map[rune]bool{}
	for seed := range uint64(300) {
		o := Random(seed)
		o.Kind, o.Encoding, o.Traditional = Rows, UTF8, true
		for _, r := range string(press(t, RandomReport(seed), o)) {
			if !unicode.Is(unicode.Han, r) || lost[r] {
				continue
			}
			if _, err := traditionalchinese.Big5.NewEncoder().String(string(r)); err != nil {
				t.Errorf("seed %d: %c is no character of Big5", seed, r)
				lost[r] = true
			}
		}
	}
}

// A file is read the same in memory of its own and in what other files have left.
func TestReadAlike(t *testing.T) {
	seeds := []uint64{
		99000008427, 99000018732, 99000007280, // more tokens than there is room for at first, one of which is told by the next
	}
	for i := range uint64(100) {
		seeds = append(seeds, 99000000000+i)
	}
	var large bytes.Buffer // leaves the most room
	for i := range uint64(8) {
		if err := Write(&large, RandomReport(i), Options{Seed: i}); err != nil {
			t.Fatal(err)
		}
	}
	for _, seed := range seeds {
		var b bytes.Buffer
		if err := Write(&b, RandomReport(seed), Random(seed)); err != nil {
			t.Fatal(err)
		}
		read := func() *gongkai.Report {
			r, _ := gongkai.Parse(bytes.NewReader(b.Bytes()))
			return r
		}
		for range 2 { // after which pools are empty
			runtime.GC()
		}
		alone := read()
		gongkai.Parse(bytes.NewReader(large.Bytes()))
		if d := cmp.Diff(alone, read(), cmp.Exporter(func(reflect.Type) bool { return true })); d != "" {
			t.Errorf("seed %d (-alone +after another):\n%s", seed, d)
		}
	}
}
