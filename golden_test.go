// This file tests the reading of whole reports: each layout in testdata against
// its golden file and against the figures that stand in it.

package gongkai

import (
	"bytes"
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/unicode"

	"github.com/seed-11a632b0/gongkai/document/charset"
)

var update = flag.Bool("update", false, "rewrite the golden files")

// fixtures are the reports in testdata: NAME.txt, or NAME with the extension
// that is given, is the text, NAME.json the report as read, NAME.truth.csv the figures as printed. Printed is the number
// of cells that the text shows, certain how many of them must be read right and
// without doubt. Where certain is less than printed, the comment says why.
var fixtures = []fixture{
	{name: "boxes-broken", form: Form2021, year: 2022, agency: "南浦市人民政府", printed: 200, certain: 171}, // five rows, the lines of which are broken, have lost a bar, a rule or gained a cell
	{name: "boxes-merged-blanks", form: Form2021, year: 2022, agency: "广平市民政局", printed: 200, certain: 200},
	{name: "boxes-pages-2019", form: Form2019, year: 2019, agency: "清源县人民政府", printed: 198, certain: 198},
	{name: "cells-blank-lines", form: Form2021, year: 2022, agency: "中山市大涌镇", printed: 200, certain: 200},
	{name: "cells-blank-runs-2019", form: Form2019, year: 2020, agency: "安河区人民政府", printed: 198, certain: 198},
	{name: "cells-pipe-ends", form: Form2021, year: 2024, agency: "蓉江新区政务服务和大数据发展中心", printed: 200, certain: 200},
	{name: "cells-placeholders-bom", form: Form2021, year: 2023, agency: "清溪县自然资源局", printed: 200, certain: 200},
	{name: "cells-radicals-2019", form: Form2019, year: 2020, agency: "安河区人民政府", printed: 198, certain: 198},
	{name: "cells-tab-openers", form: Form2021, year: 2024, agency: "寮步镇", printed: 200, certain: 200},
	{name: "columns-apart", form: Form2021, year: 2024, agency: "石桥镇人民政府", printed: 200, certain: 0}, // all labels of a table, then its figures, columns and pages mixed
	{name: "columns-blanks", form: Form2021, year: 2022, agency: "广平市民政局", printed: 200, certain: 200},
	{name: "columns-placeholders", form: Form2021, year: 2023, agency: "清溪县自然资源局", printed: 200, certain: 200},
	{name: "columns-wrapped-labels", form: Form2021, year: 2023, agency: "宿迁市人民政府", printed: 200, certain: 200},
	{name: "excerpt-pipe-rows-2019", form: Form2019, year: 2020, agency: "故城县教育局", printed: 43, certain: 43},
	{name: "excerpt-traditional-notes-2019", form: Form2019, year: 2020, agency: "", printed: 20, certain: 20},
	{name: "page-chrome-split", ext: ".html", form: Form2021, year: 2024, agency: "临溪县自然资源局", printed: 200, certain: 200},
	{name: "page-part-mislabelled", ext: ".html", form: Form2021, year: 2024, agency: "临溪县自然资源局", printed: 200, certain: 200},
	{name: "page-spans-2019-gb18030", ext: ".html", form: Form2019, year: 2020, agency: "安河区人民政府", printed: 198, certain: 198},
	{name: "page-spans-nbsp", ext: ".html", form: Form2021, year: 2022, agency: "广平市民政局", printed: 200, certain: 200},
	{name: "page-traditional-big5", ext: ".html", form: Form2021, year: 2024, agency: "临溪县自然资源局", printed: 200, certain: 200},
	{name: "page-word-gb2312", ext: ".html", form: Form2021, year: 2024, agency: "临溪县自然资源局", printed: 200, certain: 200},
	{name: "page-xhtml-utf16", ext: ".html", form: Form2021, year: 2024, agency: "临溪县自然资源局", printed: 200, certain: 200},
	{name: "rows-commas-2019", form: Form2019, year: 2020, agency: "安河区人民政府", printed: 198, certain: 198},
	{name: "rows-markdown", form: Form2021, year: 2025, agency: "永宁街道办事处", printed: 200, certain: 200},
	{name: "rows-repeated-merges", form: Form2021, year: 2025, agency: "永宁街道办事处", printed: 200, certain: 200},
	{name: "rows-tabs-pages", form: Form2021, year: 2022, agency: "广州市番禺区石碁镇人民政府", printed: 200, certain: 200},
	{name: "rows-tabs-short", form: Form2021, year: 2022, agency: "广平市民政局", printed: 200, certain: 200},
	{name: "rows-tabs-trailing", form: Form2021, year: 2024, agency: "下冶镇人民政府", printed: 200, certain: 200},
	{name: "word-same", form: Form2021, year: 2024, agency: "临溪县自然资源局", printed: 200, certain: 200},
}

type fixture struct {
	name    string
	ext     string
	form    Form
	year    int
	agency  string
	printed int
	certain int
}

func (f fixture) extension() string {
	if f.ext != "" {
		return f.ext
	}
	return ".txt"
}

// text returns the text of the fixture.
func (f fixture) text(t testing.TB) []byte {
	t.Helper()
	b, err := os.ReadFile(filepath.Join("testdata", f.name+f.extension()))
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// truth returns the figures that stand in the fixture, "" for a printed blank.
func (f fixture) truth(t testing.TB) map[Path]string {
	t.Helper()
	b, err := os.ReadFile(filepath.Join("testdata", f.name+".truth.csv"))
	if err != nil {
		t.Fatal(err)
	}
	truth := map[Path]string{}
	for line := range strings.Lines(string(b)) {
		path, figure, ok := strings.Cut(strings.TrimSuffix(line, "\n"), ",")
		if !ok {
			t.Fatalf("%s.truth.csv: no comma in %q", f.name, line)
		}
		if _, twice := truth[Path(path)]; twice {
			t.Fatalf("%s.truth.csv: %s twice", f.name, path)
		}
		truth[Path(path)] = figure
	}
	return truth
}

// parse reads a text that is a report.
func parse(t testing.TB, b []byte) *Report {
	t.Helper()
	r, err := Parse(bytes.NewReader(b))
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// certain reports whether the reading of a cell claims to be what is printed.
func certain(c Cell) bool {
	return !c.Uncertain && (c.State == Given || c.State == Blank)
}

// same reports whether a cell says that the figure is printed, or a blank where
// the figure is "".
func same(t testing.TB, c Cell, figure string) bool {
	t.Helper()
	if figure == "" {
		return c.State == Blank
	}
	return c.State == Given && c.Value.Cmp(number(t, strings.ReplaceAll(figure, ",", ""))) == 0
}

// checkTruth fails for each certain cell that is not as printed, and returns
// how many are. Of the cells in doubtful nothing is known.
func checkTruth(t testing.TB, r *Report, truth map[Path]string, doubtful ...Path) (right int) {
	t.Helper()
	for p, c := range r.Cells() {
		figure, printed := truth[p]
		switch {
		case !certain(c):
		case !printed && slices.Contains(doubtful, p):
		case !printed:
			t.Errorf("%s at %v: %v %q, where nothing is printed", p, c.Pos, c.State, c.Text)
		case !same(t, c, figure):
			t.Errorf("%s at %v: %v %q, printed is %q", p, c.Pos, c.State, c.Text, figure)
		default:
			right++
		}
	}
	return right
}

func TestGolden(t *testing.T) {
	for _, f := range fixtures {
		t.Run(f.name, func(t *testing.T) {
			got := parse(t, f.text(t))
			b, err := got.MarshalJSON()
			if err != nil {
				t.Fatal(err)
			}
			var indented bytes.Buffer
			if err := json.Indent(&indented, b, "", "  "); err != nil {
				t.Fatal(err)
			}
			indented.WriteByte('\n')
			golden := filepath.Join("testdata", f.name+".json")
			if *update {
				if err := os.WriteFile(golden, indented.Bytes(), 0o666); err != nil {
					t.Fatal(err)
				}
			}
			want, err := os.ReadFile(golden)
			if err != nil {
				t.Fatal(err)
			}
			if d := cmp.Diff(string(want), indented.String()); d != "" {
				t.Errorf("%s (-want +got):\n%s", golden, d)
			}
			var back Report
			if err := back.UnmarshalJSON(want); err != nil {
				t.Fatal(err)
			}
			if d := cmp.Diff(&back, got, exactly); d != "" {
				t.Errorf("%s read back (-want +got):\n%s", golden, d)
			}
		})
	}
}

func TestTruth(t *testing.T) {
	for _, f := range fixtures {
		t.Run(f.name, func(t *testing.T) {
			r, truth := parse(t, f.text(t)), f.truth(t)
			if r.Form != f.form || r.Year != f.year || r.Agency != f.agency {
				t.Errorf("form %v, year %d, agency %q; want %v, %d, %q", r.Form, r.Year, r.Agency, f.form, f.year, f.agency)
			}
			if len(truth) != f.printed {
				t.Errorf("%d cells are printed, want %d", len(truth), f.printed)
			}
			if n := checkTruth(t, r, truth); n != f.certain {
				t.Errorf("%d of %d cells are right and certain, want %d", n, len(truth), f.certain)
				for p, c := range r.Cells() {
					if figure, ok := truth[p]; ok && !certain(c) {
						t.Logf("%s: %v %q, uncertain %v; printed is %q", p, c.State, c.Text, c.Uncertain, figure)
					}
				}
			}
		})
	}
}

// What stands around the figures, how their digits are written, and in which
// encoding, changes nothing.
func TestInvariance(t *testing.T) {
	changes := []struct {
		name   string
		change func(b []byte, r *Report) []byte
		text   bool // it changes the figures' text
	}{
		{name: "CR LF", change: func(b []byte, _ *Report) []byte {
			return bytes.ReplaceAll(b, []byte("\n"), []byte("\r\n"))
		}},
		{name: "CR", change: func(b []byte, _ *Report) []byte {
			return bytes.ReplaceAll(b, []byte("\n"), []byte("\r"))
		}},
		{name: "byte order mark", change: func(b []byte, _ *Report) []byte {
			if rest, ok := bytes.CutPrefix(b, []byte(mark)); ok {
				return rest
			}
			return append([]byte(mark), b...)
		}},
		{name: "blank lines at the end", change: func(b []byte, _ *Report) []byte {
			return append(bytes.Clone(b), "\n\n \n\t\n\n"...)
		}},
		{name: "blank lines at the start", change: func(b []byte, _ *Report) []byte {
			if rest, ok := bytes.CutPrefix(b, []byte(mark)); ok {
				return append([]byte(mark+"\n\n \n"), rest...)
			}
			return append([]byte("\n\n \n"), b...)
		}},
		{name: "full-width digits", change: widened, text: true},
		{name: "GB18030", change: func(b []byte, _ *Report) []byte {
			return encoded(t, simplifiedchinese.GB18030.NewEncoder(), bytes.TrimPrefix(b, []byte(mark)))
		}},
		{name: "UTF-16", change: func(b []byte, _ *Report) []byte {
			return encoded(t, unicode.UTF16(unicode.LittleEndian, unicode.UseBOM).NewEncoder(), bytes.TrimPrefix(b, []byte(mark)))
		}},
	}
	for _, f := range fixtures {
		text, _, _ := charset.Decode(f.text(t), "")
		want := parse(t, f.text(t))
		for _, c := range changes {
			t.Run(f.name+"/"+c.name, func(t *testing.T) {
				changed := c.change(text, want)
				if bytes.Equal(changed, text) && f.certain > 0 {
					t.Fatal("nothing is changed")
				}
				got := parse(t, changed)
				before, after := cellLines(want, !c.text), cellLines(got, !c.text)
				if c.text && strings.HasPrefix(f.name, "boxes-") { // the bars are moved too, which may leave doubt
					before, after = strings.ReplaceAll(before, " uncertain", ""), strings.ReplaceAll(after, " uncertain", "")
				}
				if d := cmp.Diff(before, after); d != "" {
					t.Errorf("cells (-before +after):\n%s", d)
				}
				if d := cmp.Diff(want.Claims, got.Claims, exactly, cmpopts.IgnoreTypes(Position{})); d != "" {
					t.Errorf("claims (-before +after):\n%s", d)
				}
				if got.Title != want.Title || got.Agency != want.Agency || got.Year != want.Year || got.Form != want.Form {
					t.Errorf("title %q, agency %q, year %d, form %v; before: %q, %q, %d, %v",
						got.Title, got.Agency, got.Year, got.Form, want.Title, want.Agency, want.Year, want.Form)
				}
			})
		}
	}
}

const mark = "\ufeff"

func encoded(t testing.TB, e *encoding.Encoder, b []byte) []byte {
	t.Helper()
	b, err := e.Bytes(b)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// cellLines returns the cells of a report a line each, without their places and
// without those that are absent.
func cellLines(r *Report, text bool) string {
	var b strings.Builder
	for p, c := range r.Cells() {
		if c.State == Absent && !c.Uncertain {
			continue
		}
		fmt.Fprintf(&b, "%s %v %v %s", p, c.State, c.Value, c.Unit)
		if text {
			fmt.Fprintf(&b, " %q", c.Text)
		}
		if c.Uncertain {
			b.WriteString(" uncertain")
		}
		b.WriteByte('\n')
	}
	return b.String()
}

// widened writes the digits of the figures full width. In a ruled box the space
// behind a figure makes way, so that the rules stay in their places.
func widened(b []byte, r *Report) []byte {
	ruled := bytes.Contains(b, []byte("│"))
	digits := make([]bool, len(b))
	for _, c := range r.Cells() {
		if c.State != Given {
			continue
		}
		at, end := c.Pos.Offset, c.Pos.Offset+len(c.Text)
		for k := len(c.Text) + 1; end+k <= len(b) && string(b[end+1:end+k]) == c.Text && (b[end] == '\t' || b[end] == ','); {
			end += k // a merged cell, repeated
		}
		for i := at; i < end; i++ {
			digits[i] = b[i] >= '0' && b[i] <= '9'
		}
	}
	var out []byte
	owed := 0
	for i, d := range b {
		switch {
		case digits[i]:
			out = append(out, string('０'+rune(d-'0'))...)
			owed++
		case ruled && owed > 0 && d == ' ':
			owed--
		default:
			out = append(out, d)
			owed = 0
		}
	}
	return out
}
