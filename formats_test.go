// This file tests the front door: what kind of file an input is, and that one
// report says the same whatever kind of file it comes as.

package gongkai

import (
	"archive/zip"
	"bytes"
	"encoding/base64"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/traditionalchinese"
	"golang.org/x/text/encoding/unicode"
)

// one is the same report as text, as web pages, as Word files and as saved
// pages. What the files are made of:
//
//	word-same            text, a row of tabs for each row
//	page-chrome-split    a layout table with all that stands around, hidden tables, table three in two, spans in spans
//	page-part-mislabelled   a part of a page, GBK that says UTF-8
//	page-traditional-big5   traditional characters, in Big5 with entities for what that lacks
//	page-word-gb2312     Word's own HTML: o:p, conditional comments, tables in paragraphs
//	page-xhtml-utf16     XHTML in UTF-16, with header cells for all cells
//	word-revised         changes, text boxes, numbers made by lists, content controls, hidden text, notes, headers
//	word-strict-moved    the strict standard, parts in other places and in UTF-16
//	mhtml-…              saved pages: plain and not, with pictures, with frames
var one = []string{
	"word-same.txt",
	"page-chrome-split.html",
	"page-part-mislabelled.html",
	"page-traditional-big5.html",
	"page-word-gb2312.html",
	"page-xhtml-utf16.html",
	"word-revised.docx",
	"word-strict-moved.docx",
	"mhtml-frames-base64.mht",
	"mhtml-plain.mht",
	"mhtml-plain-gb2312.mht",
	"mhtml-quoted.mhtml",
}

func testdata(t testing.TB, name string) []byte {
	t.Helper()
	b, err := os.ReadFile(filepath.Join("testdata", name))
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// The same report has the same cells, as text and as each kind of file.
func TestSameReport(t *testing.T) {
	truth := named(t, "word-same").truth(t)
	want := parse(t, testdata(t, one[0]))
	for _, name := range one {
		t.Run(name, func(t *testing.T) {
			got := parse(t, testdata(t, name))
			if n := checkTruth(t, got, truth); n != len(truth) {
				t.Errorf("%d of %d cells are right and certain", n, len(truth))
			}
			if d := cmp.Diff(cellLines(want, false), cellLines(got, false)); d != "" {
				t.Errorf("(-%s +%s)\n%s", one[0], name, d)
			}
			if got.Form != want.Form || got.Year != want.Year || got.Agency != want.Agency {
				t.Errorf("form %v, year %d, agency %q; as text %v, %d, %q", got.Form, got.Year, got.Agency, want.Form, want.Year, want.Agency)
			}
			if len(got.Diagnostics) > 0 {
				t.Errorf("diagnostics %v", got.Diagnostics)
			}
		})
	}
}

// So it is with the reports that lie beside the repository.
func TestSameReportCorpus(t *testing.T) {
	dir := filepath.Join(corpus, "tools")
	pages, _ := filepath.Glob(filepath.Join(dir, "*.raw.html"))
	if len(pages) == 0 {
		t.Skipf("no reports as several kinds of files in %s", dir)
	}
	for _, page := range pages {
		src, err := os.ReadFile(page)
		if err != nil {
			t.Fatal(err)
		}
		want := parse(t, src)
		stem := strings.TrimSuffix(page, "raw.html")
		kinds := 0
		for _, kind := range []string{"gbk.html", "raw.docx", "docx.python-docx.txt", "docx.soffice.txt", "html.bs4-tsv.txt", "html.pandoc-gfm.txt", "html.w3m.txt"} {
			src, err := os.ReadFile(stem + kind)
			if errors.Is(err, os.ErrNotExist) {
				continue
			}
			kinds++
			got := parse(t, src)
			if d := cmp.Diff(cellLines(want, false), cellLines(got, false)); d != "" {
				t.Errorf("%s (-raw.html +%s)\n%s", filepath.Base(stem), kind, d)
			}
			if got.Form != want.Form || got.Year != want.Year || got.Agency != want.Agency {
				t.Errorf("%s%s: form %v, year %d, agency %q; as a page %v, %d, %q", filepath.Base(stem), kind, got.Form, got.Year, got.Agency, want.Form, want.Year, want.Agency)
			}
		}
		if kinds < 3 {
			t.Errorf("%s: only %d kinds of files", stem, kinds)
		}
	}
}

// Files whose places are not places in them have their golden files here.
func TestGoldenFiles(t *testing.T) {
	for _, name := range one {
		stem, ext, _ := strings.Cut(name, ".")
		if ext == "txt" || ext == "html" {
			continue // among the fixtures
		}
		t.Run(name, func(t *testing.T) {
			b, err := parse(t, testdata(t, name)).MarshalJSON()
			if err != nil {
				t.Fatal(err)
			}
			var got bytes.Buffer
			if err := json.Indent(&got, b, "", "  "); err != nil {
				t.Fatal(err)
			}
			got.WriteByte('\n')
			golden := filepath.Join("testdata", stem+".json")
			if *update {
				if err := os.WriteFile(golden, got.Bytes(), 0o666); err != nil {
					t.Fatal(err)
				}
			}
			if d := cmp.Diff(string(testdata(t, stem+".json")), got.String()); d != "" {
				t.Errorf("%s (-want +got):\n%s", golden, d)
			}
		})
	}
}

// What is not read is named, and how to convert it is said.
func TestForeign(t *testing.T) {
	wide := func(s string) string { return strings.Join(strings.Split(s, ""), "\x00") + "\x00\x00\x00" }
	compound := compoundMark + strings.Repeat("\x00", 600)
	for _, test := range []struct {
		what, src string
		says      []string // words of the message
	}{
		{"PDF", "%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", []string{"PDF", "pdftotext -fixed 5"}},
		{"PDF after a mark", "\ufeff\r\n%PDF-1.4\n", []string{"PDF"}},
		{".doc", compound + wide("WordDocument"), []string{".doc", ".docx"}},
		{".xls", compound + wide("Workbook"), []string{".xls", ".html"}},
		{"old .xls", compound + wide("Book"), []string{".xls"}},
		{".ppt", compound + wide("PowerPoint Document"), []string{".ppt"}},
		{"another compound file", compound, []string{".doc", ".wps", ".xls"}},
		{"encrypted", compound + wide("EncryptedPackage"), []string{"password", "save it without"}},
		{".xlsx", zipped(t, "[Content_Types].xml", "<x/>", "xl/workbook.xml", "<x/>"), []string{".xlsx", ".html"}},
		{".pptx", zipped(t, "ppt/presentation.xml", "<x/>"), []string{".pptx"}},
		{"OFD", zipped(t, "OFD.xml", "<x/>"), []string{"OFD", "pdftotext"}},
		{".odt", zipped(t, "mimetype", "application/vnd.oasis.opendocument.text", "content.xml", "<x/>"), []string{"OpenDocument"}},
		{"zip", zipped(t, "report.pdf", "%PDF-"), []string{"zip", "unpack"}},
		{"empty zip", zipped(t), []string{"zip"}},
		{"zip, cut", zipped(t, "report.pdf", "%PDF-")[:40], []string{"zip"}},
		{"RTF", `{\rtf1\ansi`, []string{"RTF", ".docx"}},
		{"Word 2003 XML", `<?xml version="1.0"?><?mso-application progid="Word.Document"?><w:wordDocument xmlns:w="x">`, []string{"XML", ".docx"}},
		{"Word as one XML file", "\ufeff" + `<?xml version="1.0"?><pkg:package xmlns:pkg="x">`, []string{"XML", ".docx"}},
		{"PNG", "\x89PNG\r\n\x1a\n", []string{"picture", "recognised"}},
		{"JPEG", "\xff\xd8\xff\xe0\x00\x10JFIF", []string{"picture"}},
		{"GIF", "GIF89a", []string{"picture"}},
		{"BMP", "BM\x36\x10\x0e\x00\x00\x00\x00\x00\x36\x00", []string{"picture"}},
		{"TIFF", "II*\x00\x08\x00", []string{"picture"}},
		{"WebP", "RIFF\x24\x00\x00\x00WEBPVP8 ", []string{"picture"}},
		{"gzip", "\x1f\x8b\x08\x00", []string{"gzip", "unpack"}},
		{"RAR", "Rar!\x1a\x07\x00", []string{"RAR", "unpack"}},
		{"7z", "7z\xbc\xaf\x27\x1c", []string{"7z", "unpack"}},
	} {
		t.Run(test.what, func(t *testing.T) {
			for _, src := range []string{test.src, test.src + strings.Repeat("政府信息公开工作年度报告", 9)} {
				if src != test.src && (strings.HasPrefix(src, "PK") && len(test.src) != 40) {
					continue // a zip file ends with its list
				}
				r, err := Parse(strings.NewReader(src))
				var e *Error
				if !errors.Is(err, ErrFormat) || !errors.As(err, &e) {
					t.Fatalf("error %v", err)
				}
				for _, word := range test.says {
					if !strings.Contains(e.Msg, word) {
						t.Errorf("%q does not say %q", e.Msg, word)
					}
				}
				if r == nil || len(r.Diagnostics) > 0 || r.Title != "" {
					t.Errorf("report %+v", r)
				}
			}
		})
	}
	for _, src := range []string{"BM是什么", "RIFF", "PK", "7z", "MM*", "GIF", "<?xml version='1.0'?><x/>", "II*"} {
		if _, err := Parse(strings.NewReader(src)); !errors.Is(err, ErrNotReport) {
			t.Errorf("%q: %v", src, err)
		}
	}
}

// zipped packs entries, given as names and texts.
func zipped(t testing.TB, entries ...string) string {
	t.Helper()
	var b strings.Builder
	z := zip.NewWriter(&b)
	for i := 0; i < len(entries); i += 2 {
		w, err := z.CreateHeader(&zip.FileHeader{Name: entries[i]})
		if err != nil {
			t.Fatal(err)
		}
		io.WriteString(w, entries[i+1])
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// swap returns a change that replaces all of each pair.
func swap(pairs ...string) func(string) string {
	r := strings.NewReplacer(pairs...)
	return r.Replace
}

// The ways in which pages are written, rightly or not, change no cell.
func TestPageVariants(t *testing.T) {
	src, err := simplifiedchinese.GBK.NewDecoder().String(string(testdata(t, "page-part-mislabelled.html")))
	if err != nil {
		t.Fatal(err)
	}
	truth := named(t, "page-part-mislabelled").truth(t)
	hidden := `<tr style="display:none"><td>规章</td><td>7</td><td>7</td><td>7</td></tr>`
	fill := func(before, after string) func(string) string { // around what stands in each cell
		return func(s string) string {
			var b strings.Builder
			for rest := s; ; {
				i := strings.Index(rest, "<td")
				if i < 0 {
					return b.String() + rest
				}
				from := i + strings.IndexByte(rest[i:], '>') + 1
				to := from + strings.Index(rest[from:], "</td>")
				b.WriteString(rest[:from] + before + rest[from:to] + after)
				rest = rest[to:]
			}
		}
	}
	figures := func(f func(figure string) string) func(string) string { // in place of the figures of more than one digit
		return func(s string) string {
			var b strings.Builder
			for rest := s; ; {
				i := strings.Index(rest, "<td>")
				if i < 0 {
					return b.String() + rest
				}
				i += len("<td>")
				n := 0
				for rest[i+n] >= '0' && rest[i+n] <= '9' {
					n++
				}
				b.WriteString(rest[:i])
				if n > 1 {
					b.WriteString(f(rest[i : i+n]))
				} else {
					b.WriteString(rest[i : i+n])
				}
				rest = rest[i+n:]
			}
		}
	}
	between := func(sep string) func(string) string {
		return figures(func(s string) string { return strings.Join(strings.Split(s, ""), sep) })
	}
	for _, test := range []struct {
		name   string
		change func(string) string
		doubt  bool // the cells may be doubtful, if none is wrong
	}{
		{name: "row span of a billion", change: swap(`rowspan="22"`, `rowspan="1000000000"`)},
		{name: "row span 0", change: swap(`rowspan="22"`, `rowspan="0"`)},
		{name: "row span too large", change: swap(`rowspan="22"`, `rowspan="23"`)},
		{name: "row span too small", change: swap(`rowspan="22"`, `rowspan="21"`)},
		{name: "row spans that overlap", change: swap(`rowspan="8"`, `rowspan="9"`)},
		{name: "row spans that leave a hole", change: swap(`rowspan="8"`, `rowspan="7"`)},
		{name: "column span of a billion", change: swap(`colspan="10"`, `colspan="1000000000"`), doubt: true}, // the row is wider than the one below
		{name: "column spans past the edge", change: swap(`colspan="7"`, `colspan="9"`)},
		{name: "column spans missing", change: swap(` colspan="3"`, "", ` colspan="2"`, "")},
		{name: "attributes twice", change: swap(`colspan="3"`, `colspan="3" colspan="1"`)},
		{name: "capitals", change: swap("<td", "<TD", "<tr", "<Tr", "</td", "</TD", "colspan", "COLSPAN", "rowspan", "RowSpan")},
		{name: "end tags missing", change: swap("</td>", "", "</tr>", "", "</p>", "")},
		{name: "header cells alone", change: swap("<td", "<th", "</td>", "</th>")},
		{name: "rows of nothing", change: swap("<tr>", "<tr></tr><tr>")},
		{name: "rows of empty cells", change: swap("</tr>", "</tr><tr><td></td><td></td></tr>")},
		{name: "rows of empty header cells", change: swap("<table", "<table", "<tr><td>规章", "<tr><th></th><th></th><th></th><th></th></tr><tr><td>规章")},
		{name: "a group for each row", change: swap("<tr>", "<tbody><tr>", "</tr>", "</tr></tbody>")},
		{name: "captions and groups of columns", change: swap(`<table border="1">`, `<table><caption>2024</caption><colgroup><col span=9><col></colgroup><thead></thead>`)},
		{name: "tables in paragraphs", change: swap("<table", "<p><table", "</table>", "</table></p>")},
		{name: "tables in links", change: swap("<table", "<a href=x><font><table", "</table>", "</table></font></a>")},
		{name: "rows that are hidden", change: swap("<tr>", hidden+"<tr>")},
		{name: "rows that are collapsed", change: swap("<tr>", strings.Replace(hidden, "display:none", "visibility:collapse", 1)+"<tr>")},
		{name: "cells that are hidden", change: swap("<td>", `<td style="DISPLAY : none">7</td><td hidden>8</td><td>`)},
		{name: "rows that a sheet hides", change: swap("<tr>", "<style>@media print { .old { color: red } }\ntr.old, .x:hover { display: none !important }</style>"+strings.Replace(hidden, `style="display:none"`, `class="b old"`, 1)+"<tr>")},
		{name: "cells that a sheet hides", change: swap("<td>", `<style>.old{display:none}</style><td class=old>7</td><td>`)},
		{name: "digits that a sheet hides", change: figures(func(s string) string { return `<style>/* .x{} */ .old{display:none}</style><i class="old">7</i>` + s }), doubt: true},
		{name: "digits that a sheet may hide", change: figures(func(s string) string { return `<style>div .old{display:none}</style>` + s + `<i class="old">7</i>` }), doubt: true},
		{name: "digits of a name that sheets hide", change: figures(func(s string) string { return `<i class="d-none">7</i>` + s }), doubt: true},
		{name: "a hidden copy", change: func(s string) string { return "<div hidden>" + strings.ReplaceAll(s, ">1<", ">7<") + "</div>" + s }},
		{name: "a copy for another screen", change: func(s string) string { return s + `<div class="mobile">` + s + "</div>" }},
		{name: "divisions in cells", change: fill("<div><div>", "</div></div>")},
		{name: "paragraphs that do not end", change: fill("<p>", "")},
		{name: "breaks around", change: fill("<br>", "<br/>")},
		{name: "paragraphs of Word", change: fill("<p class=MsoNormal><span lang=EN-US>", "<o:p></o:p></span></p>")},
		{name: "conditional comments", change: fill("<!--[if mso]>7<![endif]-->", "<!--[if !mso]><!-->&nbsp;<!--<![endif]-->")},
		{name: "attributes with marks", change: fill(`<p title='a>b' class="x">`, "</p>")},
		{name: "unknown elements", change: fill("<app-cell>", "</app-cell>")},
		{name: "elements in figures", change: between("<b></b>")},
		{name: "breaks for words in figures", change: between("<wbr>")},
		{name: "comments in figures", change: between("<!-- 9 -->")},
		{name: "unseen characters in figures", change: between("&#8203;")},
		{name: "hidden digits in figures", change: between("<span style='display:none'>9</span>")},
		{name: "entities for figures", change: figures(func(s string) string {
			var b strings.Builder
			for _, c := range s {
				fmt.Fprintf(&b, "&#%d;", c)
			}
			return b.String()
		})},
		{name: "entities for all", change: func(s string) string {
			var b strings.Builder
			for _, c := range s {
				if c < 0x80 {
					b.WriteRune(c)
				} else {
					fmt.Fprintf(&b, "&#x%X;", c)
				}
			}
			return b.String()
		}},
		{name: "fields of forms", change: figures(func(s string) string { return `<input type="text" readonly value="` + s + `">` })},
		{name: "areas of text", change: figures(func(s string) string { return "<textarea>" + s + "</textarea>" })},
		{name: "pictures", change: figures(func(s string) string { return `<img src="n.gif" alt="` + s + `">` }), doubt: true},
		{name: "drawings", change: figures(func(s string) string { return "<svg><text>" + s + "</text></svg>" }), doubt: true},
		{name: "choices", change: figures(func(s string) string { return "<select><option>0<option selected>" + s + "</select>" }), doubt: true},
		{name: "notes", change: figures(func(s string) string { return s + "<sup>2</sup>" }), doubt: true},
		{name: "struck out", change: figures(func(s string) string { return "<del>7</del>" + s }), doubt: true},
		{name: "broken", change: figures(func(s string) string { return s[:1] + "<br>" + s[1:] }), doubt: true},
		{name: "tables in cells", change: figures(func(s string) string { return "<table><tr><td>" + s + "</td></tr></table>" }), doubt: true},
		{name: "a column more", change: swap("</tr>", "<td></td></tr>"), doubt: true},
		{name: "divisions for tables", change: swap("<td>", "<div>", "</td>", "</div>", "<tr>", "<div>", "</tr>", "</div>"), doubt: true},
	} {
		t.Run(test.name, func(t *testing.T) {
			changed := test.change(src)
			if changed == src {
				t.Fatal("nothing is changed")
			}
			r := parse(t, []byte(changed))
			if n := checkTruth(t, r, truth); n != len(truth) && !test.doubt {
				t.Errorf("%d of %d cells are right and certain", n, len(truth))
			}
		})
	}
}

// A web page that stands in a Word file in place of a document is read.
func TestPageInWord(t *testing.T) {
	const (
		doc  = `<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p/>%s<w:altChunk xmlns:r="x" r:id="a"/></w:body></w:document>`
		rels = `<Relationships><Relationship Id="a" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/aFChunk" Target="%s"/></Relationships>`
	)
	truth := named(t, "word-same").truth(t)
	for _, name := range []string{"mhtml-quoted.mhtml", "mhtml-plain-gb2312.mht", "page-chrome-split.html", "page-part-mislabelled.html"} {
		page := string(testdata(t, name))
		word := func(before, target string) string {
			return zipped(t, "word/document.xml", fmt.Sprintf(doc, before), "word/_rels/document.xml.rels", fmt.Sprintf(rels, target), "word/page", page)
		}
		r, err := Parse(strings.NewReader(word("", "page")))
		if n := checkTruth(t, r, truth); err != nil || n != len(truth) || r.Year != 2024 || r.Agency == "" {
			t.Errorf("%s: %v, %d cells, year %d, agency %q", name, err, n, r.Year, r.Agency)
		}
		for _, src := range []string{word("", "none"), word("<w:p><w:r><w:t>年报</w:t></w:r></w:p>", "page")} {
			if _, err := Parse(strings.NewReader(src)); !errors.Is(err, ErrNotReport) {
				t.Errorf("%s: %v", name, err)
			}
		}
	}
	cut := string(testdata(t, "mhtml-quoted.mhtml"))
	cut = cut[:len(cut)/2]
	r, err := Parse(strings.NewReader(zipped(t, "word/document.xml", fmt.Sprintf(doc, ""), "word/_rels/document.xml.rels", fmt.Sprintf(rels, "/word/page"), "word/page", cut)))
	if checkTruth(t, r, truth); !errors.Is(err, ErrBroken) {
		t.Errorf("cut: %v", err)
	}
}

// The name of an encoding may be right, wrong or missing: what the bytes are
// counts.
func TestLabels(t *testing.T) {
	simplified := string(testdata(t, "page-spans-nbsp.html"))
	big5, err := traditionalchinese.Big5.NewDecoder().Bytes(testdata(t, "page-traditional-big5.html"))
	if err != nil {
		t.Fatal(err)
	}
	bare := func(s string) string { // without a label
		s = strings.Replace(s, `<meta charset="utf-8">`, "", 1)
		return strings.Replace(s, `<meta http-equiv="content-type" content="text/html; charset=big5">`, "", 1)
	}
	encodings := []struct {
		name string
		enc  encoding.Encoding
		page string
	}{
		{"UTF-8", encoding.Nop, simplified},
		{"UTF-8 with mark", unicode.UTF8BOM, simplified},
		{"GBK", simplifiedchinese.GBK, simplified},
		{"GB18030", simplifiedchinese.GB18030, simplified},
		{"GBK of traditional characters", simplifiedchinese.GBK, string(big5)},
		{"Big5", traditionalchinese.Big5, string(big5)},
		{"UTF-16", unicode.UTF16(unicode.LittleEndian, unicode.UseBOM), simplified},
		{"UTF-16, high byte first", unicode.UTF16(unicode.BigEndian, unicode.UseBOM), simplified},
		{"UTF-16 without a mark", unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM), simplified},
	}
	labels := []string{
		"", `<meta charset="utf-8">`, `<meta charset=gb2312>`, `<meta charset="gbk"><meta charset="utf-8">`,
		`<meta http-equiv="Content-Type" content="text/html; charset=GB18030" />`, `<meta charset="iso-8859-1">`,
		`<meta charset="big5">`, `<meta charset="utf-16">`, `<meta charset="none">`, `<!-- <meta charset="big5"> -->`,
	}
	for _, e := range encodings {
		want := parse(t, []byte(e.page))
		for _, label := range labels {
			t.Run(e.name+"/"+label, func(t *testing.T) {
				page := strings.Replace(bare(e.page), "<head>", "<head>"+label, 1)
				src := encoded(t, e.enc.NewEncoder(), []byte(page))
				r, err := Parse(bytes.NewReader(src))
				if err != nil {
					t.Fatal(err)
				}
				if d := cmp.Diff(cellLines(want, true), cellLines(r, true)); d != "" {
					t.Errorf("(-want +got)\n%s", d)
				}
				if r.Agency != want.Agency || len(r.Diagnostics) != len(want.Diagnostics) {
					t.Errorf("agency %q, %v", r.Agency, r.Diagnostics)
				}
			})
		}
	}
}

// Bytes that are no text are counted, and a figure beside them is not made of
// them.
func TestBadBytes(t *testing.T) {
	page := testdata(t, "page-part-mislabelled.html")
	truth := named(t, "page-part-mislabelled").truth(t)
	random := rand.New(rand.NewPCG(3, 9))
	for range 20 {
		src := bytes.Clone(page)
		n := 0
		for range 6 {
			if i := random.IntN(len(src)); src[i] >= 0x80 {
				src[i] = 0xff
				n++
			}
		}
		r := checkAlways(t, src)
		checkTruth(t, r, truth)
		i := slices.IndexFunc(r.Diagnostics, func(d Diagnostic) bool { return d.Code == "input.encoding" })
		if (i >= 0) != (n > 0) {
			t.Errorf("%d bytes are damaged: %v", n, r.Diagnostics)
		}
		if i >= 0 && !strings.Contains(r.Diagnostics[i].Message, "gb18030") {
			t.Errorf("%q", r.Diagnostics[i].Message)
		}
	}
}

// A page that is cut says nothing that the whole one does not; nor does one that
// is cut within its tags, or within what is encoded.
func TestCutSaved(t *testing.T) {
	truth := named(t, "word-same").truth(t)
	for _, name := range one {
		if !strings.HasPrefix(name, "mhtml") {
			continue
		}
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			src := testdata(t, name)
			broken := 0
			for n := 0; n < len(src); n += 61 {
				r, err := Parse(bytes.NewReader(src[:n]))
				checkError(t, err)
				checkTruth(t, r, truth)
				if errors.Is(err, ErrBroken) {
					broken++
					if !slices.ContainsFunc(r.Diagnostics, func(d Diagnostic) bool { return d.Code == "input.broken" }) {
						t.Errorf("cut at byte %d: %v", n, r.Diagnostics)
					}
				}
			}
			if broken == 0 && name != "mhtml-plain.mht" { // nothing tells that its end is missing
				t.Error("no cut was noticed")
			}
		})
	}
}

// A Word file whose document breaks off gives what stands before, and no figure
// that is cut.
func TestCutWord(t *testing.T) {
	truth := named(t, "word-same").truth(t)
	src := testdata(t, "word-revised.docx")
	z, err := zip.NewReader(bytes.NewReader(src), int64(len(src)))
	if err != nil {
		t.Fatal(err)
	}
	var parts []string
	at := -1
	for _, f := range z.File {
		rc, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		b, err := io.ReadAll(rc)
		if err != nil {
			t.Fatal(err)
		}
		if f.Name == "word/document.xml" {
			at = len(parts) + 1
		}
		parts = append(parts, f.Name, string(b))
	}
	if at < 0 {
		t.Fatal("no document")
	}
	whole := parts[at]
	most := 0
	for n := 0; n < len(whole); n += 211 {
		parts[at] = whole[:n]
		r, err := Parse(strings.NewReader(zipped(t, parts...)))
		if !errors.Is(err, ErrBroken) {
			t.Fatalf("cut at byte %d: %v", n, err)
		}
		most = max(most, checkTruth(t, r, truth))
	}
	if most < len(truth)/2 {
		t.Errorf("of %d cells, at most %d are read", len(truth), most)
	}
	for n := 0; n < len(src); n += 97 { // the archive itself is cut
		if _, err := Parse(bytes.NewReader(src[:n])); n > 3 && !errors.Is(err, ErrBroken) && !errors.Is(err, ErrFormat) {
			t.Errorf("archive cut at byte %d: %v", n, err)
		}
	}
}

// Of the pages in a saved file the one is read that is a report.
func TestFrames(t *testing.T) {
	report := string(testdata(t, "page-part-mislabelled.html"))
	file := func(n int) string {
		var b strings.Builder
		b.WriteString("MIME-Version: 1.0\nContent-Type: multipart/related; boundary=b\n\n")
		for i := range n + 1 {
			page := "<ul><li>机构职能</li></ul>"
			if i == n {
				page = report
			}
			fmt.Fprintf(&b, "--b\nContent-Type: text/html\nContent-Transfer-Encoding: base64\n\n%s\n", base64.StdEncoding.EncodeToString([]byte(page)))
		}
		return b.String() + "--b--\n"
	}
	for _, n := range []int{0, 1, maxFrames - 1, maxFrames} {
		r, err := Parse(strings.NewReader(file(n)))
		if n < maxFrames {
			if err != nil || r.Year != 2024 || checkTruth(t, r, named(t, "word-same").truth(t)) != 200 {
				t.Errorf("after %d pages: %v, year %d", n, err, r.Year)
			}
		} else if !errors.Is(err, ErrNotReport) {
			t.Errorf("after %d pages: %v", n, err)
		}
	}
}

// Places in a saved page that stands there plainly are places in the file.
func TestSavedPlaces(t *testing.T) {
	for _, name := range []string{"mhtml-plain.mht", "mhtml-plain-gb2312.mht"} {
		src := testdata(t, name)
		if name != "mhtml-plain.mht" { // offsets count the bytes as UTF-8, behind the header
			at := bytes.Index(src, []byte("<html"))
			page, err := simplifiedchinese.GB18030.NewDecoder().Bytes(src[at:])
			if err != nil {
				t.Fatal(err)
			}
			src = slices.Concat(src[:at], page)
		}
		r := parse(t, testdata(t, name))
		for p, c := range r.Cells() {
			if c.State == Given && !bytes.HasPrefix(src[c.Pos.Offset:], []byte(c.Text)) {
				t.Errorf("%s: %s is %q at %d, where %.20q stands", name, p, c.Text, c.Pos.Offset, src[c.Pos.Offset:])
			}
			if line := 1 + bytes.Count(src[:c.Pos.Offset], []byte("\n")); c.Pos.IsValid() && c.Pos.Line != line {
				t.Errorf("%s: %s is on line %d, said to be on %d", name, p, line, c.Pos.Line)
			}
		}
	}
}

// A report with table two of the trial form and table three of the newest is read
// by the newest: what only that has, its rows tell.
func TestTwoForms(t *testing.T) {
	const head = "收到和处理政府信息公开申请情况"
	old, _, _ := bytes.Cut(testdata(t, "cells-blank-runs-2019.txt"), []byte(head))
	whole := testdata(t, "rows-markdown.txt")
	_, tail, _ := bytes.Cut(whole, []byte(head))
	want := parse(t, whole)
	got := parse(t, slices.Concat(old, []byte(head), tail))
	if got.Form != Form2021 {
		t.Fatalf("read by the form of %v", got.Form)
	}
	for p, c := range want.Cells() {
		if g := got.Cell(p); p.Section() == "requests" && (g.State != c.State || g.Value != c.Value) {
			t.Errorf("%s: %v %v, want %v %v", p, g.State, g.Value, c.State, c.Value)
		}
	}
}

// The letters by which the rows of the newest form are known stand in each of
// their labels, and in no label of another form.
func TestNewestLetters(t *testing.T) {
	known := func(s string) bool { return strings.ContainsAny(s, string(newestLetters[:])) }
	var old []Row
	for _, f := range Forms()[:len(Forms())-1] {
		for _, table := range f.Tables() {
			old = append(old, table.Rows...)
		}
	}
	for _, r := range old {
		for _, s := range slices.Concat([]string{r.Label}, r.Groups, r.Short) {
			if known(s) {
				t.Errorf("%s is a label of another form", s)
			}
		}
	}
	n := 0
	for _, r := range Form2021.Tables()[tableRequests].Rows {
		if r.Label == "3.其他" || slices.ContainsFunc(old, func(o Row) bool { return o.Label == r.Label }) {
			continue
		}
		n++
		for _, s := range slices.Concat([]string{r.Label}, r.Short) {
			if !known(s) {
				t.Errorf("%s has none of the letters", s)
			}
		}
	}
	if n == 0 {
		t.Error("the newest form has no row of its own")
	}
}

// A text as JSON of ASCII alone, as programs print it, says the same as the text does;
// title, headings, prose and claims are as printed.
func TestEscapedText(t *testing.T) {
	for _, name := range []string{"rows-tabs-pages.txt", "word-same.txt"} {
		text := testdata(t, name)
		src := []byte(`{"content": "`)
		for _, r := range string(text) {
			switch {
			case r == '\n':
				src = append(src, `\n`...)
			case r == '\t':
				src = append(src, `\t`...)
			case r == '\f':
				src = append(src, `\n`...)
			case r == '"' || r == '\\':
				src = append(src, '\\', byte(r))
			case r < 0x80:
				src = append(src, byte(r))
			default:
				src = fmt.Appendf(src, `\u%04x`, r)
			}
		}
		got, want := parse(t, append(src, `"}`...)), parse(t, bytes.ReplaceAll(text, []byte("\f"), []byte("\n")))
		if got.Title != want.Title || got.Agency != want.Agency || len(got.Sections) != len(want.Sections) || len(got.Claims) != len(want.Claims) {
			t.Fatalf("%s: %q of %q with %d sections and %d claims, want %q of %q with %d and %d", name, got.Title, got.Agency, len(got.Sections), len(got.Claims), want.Title, want.Agency, len(want.Sections), len(want.Claims))
		}
		for i := range got.Sections {
			a, b := &got.Sections[i], &want.Sections[i]
			if a.Heading != b.Heading || len(a.Text) != len(b.Text) {
				t.Errorf("%s: %q with %d paragraphs, want %q with %d", name, a.Heading, len(a.Text), b.Heading, len(b.Text))
				continue
			}
			for k := range a.Text {
				if a.Text[k].Text != b.Text[k].Text {
					t.Errorf("%s: %q, want %q", name, a.Text[k].Text, b.Text[k].Text)
				}
			}
		}
		for i := range got.Claims {
			if a, b := &got.Claims[i], &want.Claims[i]; a.Text != b.Text || !bytes.HasPrefix(src[a.Pos.Offset:], fmt.Appendf(nil, `\u%04x`, []rune(a.Text)[0])) && a.Text[0] >= 0x80 {
				t.Errorf("%s: %q at %d, want %q", name, a.Text, a.Pos.Offset, b.Text)
			}
		}
		for p, c := range want.Cells() {
			if g := got.Cell(p); g.Text != c.Text || g.State != c.State {
				t.Errorf("%s: %s is %v %q, want %v %q", name, p, g.State, g.Text, c.State, c.Text)
			}
		}
	}
}
