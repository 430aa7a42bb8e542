// This file tests the bounds from both sides, files that are damaged or oddly
// built, and what is made to hurt.

package docx

import (
	"archive/zip"
	"bytes"
	"compress/flate"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"runtime"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/seed-11a632b0/gongkai/document"
)

// tooLarge tests that a file at a bound is read, and one beyond it is not.
func tooLarge(t *testing.T, what string, src []byte, beyond bool) *document.Document {
	t.Helper()
	d, err := Read(src)
	if errors.Is(err, ErrTooLarge) != beyond || !beyond && err != nil {
		t.Errorf("%s: %v", what, err)
	}
	if e := (*Error)(nil); errors.As(err, &e) && e.Part == "word/document.xml" && !d.Rest.IsValid() || err == nil && d.Rest.IsValid() {
		t.Errorf("%s: %v, the rest is at %v", what, err, d.Rest)
	}
	check(t, d)
	return d
}

func TestMaxEntries(t *testing.T) {
	for _, n := range []int{MaxEntries, MaxEntries + 1} {
		files := []file{{"word/document.xml", bodyTop + par("甲") + bodyEnd}}
		for len(files) < n {
			files = append(files, file{fmt.Sprint("word/media/", len(files)), ""})
		}
		tooLarge(t, fmt.Sprint(n), pack(t, files...), n > MaxEntries)
		for i := range files {
			files[i].name = "x" + files[i].name
		}
		if _, err := Read(pack(t, files...)); err != ErrNot {
			t.Errorf("%d entries of something else: %v", n, err)
		}
	}
}

func TestMaxXML(t *testing.T) {
	const around = len(bodyTop) + len(bodyEnd)
	for _, test := range []struct {
		what        string
		size, aside int
		beyond      bool
	}{
		{"two parts", MaxXML / 2, MaxXML / 2, false},
		{"two parts, beyond", MaxXML / 2, MaxXML/2 + 1, true},
	} {
		fill := func(n int) string { // not in one token
			piece := "<x>" + strings.Repeat(" ", 4000) + "</x>"
			return strings.Repeat(piece, n/len(piece)) + strings.Repeat(" ", n%len(piece))
		}
		files := []file{{"word/document.xml", bodyTop + par("甲") + fill(test.size-around-len(par("甲"))) + bodyEnd}}
		if test.aside > 0 {
			files = append(files, file{"word/styles.xml", "<s>" + fill(test.aside-7) + "</s>"})
		}
		d := tooLarge(t, test.what, pack(t, files...), test.beyond)
		if got := lines(d); len(got) != 1 || got[0][0] != "甲" {
			t.Errorf("%s: %v", test.what, got)
		}
	}
}

// TestMaxPage tests that a page in a Word file counts among what is unpacked.
func TestMaxPage(t *testing.T) {
	const doc = bodyTop + `<w:altChunk/>` + bodyEnd
	const rels = `<Relationships><Relationship Type="x/aFChunk" Target="page"/></Relationships>`
	for _, n := range []int{MaxXML, MaxXML + 1} {
		page := "<p>甲</p>"
		page += strings.Repeat(" ", n-len(doc)-len(rels)-len(page))
		_, err := Read(pack(t, file{"word/document.xml", doc}, file{"word/_rels/document.xml.rels", rels}, file{"word/page", page}))
		if beyond := n > MaxXML; errors.Is(err, ErrTooLarge) != beyond || !beyond && err != nil {
			t.Errorf("%d bytes: %v", n, err)
		}
	}
}

func TestMaxToken(t *testing.T) {
	for _, n := range []int{MaxToken, MaxToken + 1} {
		text := par("甲") + `<w:p><w:r><w:t>` + strings.Repeat("x", n-1) + `</w:t></w:r></w:p>` // and one byte to see its end
		d := tooLarge(t, fmt.Sprint("text of ", n), word(t, text), n > MaxToken)
		if got := lines(d); got[0][0] != "甲" || len(got) != 2 && n <= MaxToken {
			t.Errorf("%d lines", len(got))
		}
		tag := `<w:p w:x="` + strings.Repeat("x", n-len(`<w:p w:x=""/>`)) + `"/>`
		tooLarge(t, fmt.Sprint("tag of ", n), word(t, par("甲")+tag), n > MaxToken)
	}
}

func TestMaxDepth(t *testing.T) {
	for _, n := range []int{MaxDepth, MaxDepth + 1} {
		within := n - len(ss{"document", "body", "p", "r", "t"})
		for _, tag := range []string{"w:sdt", "x", "w:del"} {
			body := par("甲") + strings.Repeat("<"+tag+">", within) + par("乙") + strings.Repeat("</"+tag+">", within)
			tooLarge(t, fmt.Sprint(n, tag), word(t, body), n > MaxDepth)
		}
	}
	const tables = (MaxDepth - 5) / 3
	d := tooLarge(t, "tables", word(t, strings.Repeat("<w:tbl><w:tr><w:tc>", tables)+par("甲")+strings.Repeat("</w:tc></w:tr></w:tbl>", tables)), false)
	if diff := cmp.Diff([][]string{{"1", "甲 @0"}}, lines(d)); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
}

func TestMaxDefinitions(t *testing.T) {
	for _, n := range []int{MaxDefinitions, MaxDefinitions + 1} {
		var s, l strings.Builder
		for i := range n {
			fmt.Fprintf(&s, `<w:style w:styleId="%d"/>`, i)
			if i < n-3 {
				fmt.Fprintf(&l, `<w:abstractNum w:abstractNumId="%d"/>`, i+1)
			}
		}
		for _, f := range []file{styled(s.String()), numbered(list1(0, lvl(0, "decimal", "%1.")) + num1(1, 0) + l.String())} {
			d := tooLarge(t, fmt.Sprint(f.name, n), word(t, item(1, 0, "甲"), f), n > MaxDefinitions)
			if len(d.Lines) != 1 {
				t.Errorf("%d lines", len(d.Lines))
			}
		}
	}
}

func TestMaxLines(t *testing.T) {
	for _, test := range []struct{ what, head, each, tail string }{
		{"paragraphs", "", "<w:p/>", ""},
		{"breaks", "<w:p><w:r>", "<w:br/>", "<w:t>x</w:t></w:r></w:p>"},
		{"rows", "<w:tbl>", "<w:tr/>", "</w:tbl>"},
	} {
		for _, n := range []int{MaxLines, MaxLines + 1} {
			more := n
			if test.what == "breaks" {
				more-- // the last line needs none
			}
			d := tooLarge(t, test.what, word(t, test.head+strings.Repeat(test.each, more)+test.tail), n > MaxLines)
			if len(d.Lines) > MaxLines {
				t.Errorf("%s: %d lines", test.what, len(d.Lines))
			}
		}
	}
}

func TestMaxCells(t *testing.T) {
	for _, n := range []int{MaxCells, MaxCells + 1} {
		half := strings.Repeat("1 ", MaxCells/2)
		d := tooLarge(t, "words", word(t, par(half)+par(half+strings.Repeat("2", n-MaxCells))), n > MaxCells)
		if n == MaxCells && len(d.Cells) != n || n > MaxCells && len(d.Lines) != 1 {
			t.Errorf("%d cells in %d lines", len(d.Cells), len(d.Lines))
		}
		body := par("1") + `<w:tbl>` + strings.Repeat(`<w:tr>`+strings.Repeat(`<w:tc/>`, 1<<10)+`</w:tr>`, MaxCells>>10-1) + `<w:tr>` + strings.Repeat(`<w:tc/>`, n-1-(MaxCells-1<<10)) + `</w:tr></w:tbl>`
		d = tooLarge(t, "cells", word(t, body), n > MaxCells)
		if n == MaxCells && len(d.Cells) != n {
			t.Errorf("%d cells", len(d.Cells))
		}
		d = tooLarge(t, "title", word(t, par(half+half[:2*(n-MaxCells)]), titled(`<dc:title>`+half+`</dc:title>`)), n > MaxCells)
		if len(d.Lines) != 2-(n-MaxCells) {
			t.Errorf("%d lines", len(d.Lines))
		}
	}
}

func TestMaxColumns(t *testing.T) {
	type cell struct{ Col, ColSpan, RowSpan int }
	tc := func(s string) string { return `<w:tc><w:tcPr>` + s + `</w:tcPr></w:tc>` }
	span := func(n int) string { return tc(fmt.Sprintf(`<w:gridSpan w:val="%d"/>`, n)) }
	tall, below := tc(`<w:vMerge w:val="restart"/>`), `</w:tr><w:tr>`
	for _, test := range []struct {
		what, src string
		want      cell // the last one
	}{
		{"the last column", strings.Repeat(tc(""), MaxColumns), cell{MaxColumns - 1, 1, 1}},
		{"one more", strings.Repeat(tc(""), MaxColumns+1), cell{MaxColumns, 1, 1}},
		{"span to the edge", tc("") + span(MaxColumns-1), cell{1, MaxColumns - 1, 1}},
		{"span past the edge", tc("") + span(MaxColumns), cell{1, MaxColumns - 1, 1}},
		{"span beyond numbers", span(1 << 60), cell{0, MaxColumns, 1}},
		{"span over all, and one more", span(MaxColumns) + span(2), cell{MaxColumns, 1, 1}},
		{"free columns", fmt.Sprintf(`<w:trPr><w:gridBefore w:val="%d"/></w:trPr>`, MaxColumns) + span(2), cell{MaxColumns, 1, 1}},
		{"more free columns", fmt.Sprintf(`<w:trPr><w:gridBefore w:val="%d"/></w:trPr>`, MaxColumns+1) + span(2), cell{MaxColumns, 1, 1}},
		{"merged to the left", strings.Repeat(tc(`<w:hMerge/>`), MaxColumns), cell{0, MaxColumns, 1}},
		{"merged to the left, and one more", strings.Repeat(tc(`<w:hMerge/>`), MaxColumns+1), cell{MaxColumns, 1, 1}},
		{"down the last column", strings.Repeat(tc(""), MaxColumns-1) + tall + below + strings.Repeat(tc(`<w:vMerge/>`), MaxColumns), cell{MaxColumns - 2, 1, 1}},
		{"down one more", strings.Repeat(tc(""), MaxColumns) + tall + below + strings.Repeat(tc(`<w:vMerge/>`), MaxColumns+1), cell{MaxColumns, 1, 1}},
	} {
		d, err := Read(word(t, `<w:tbl><w:tr>`+test.src+`</w:tr></w:tbl>`))
		if err != nil {
			t.Error(err)
		}
		c := d.Cells[len(d.Cells)-1]
		if got := (cell{c.Col, c.ColSpan, c.RowSpan}); got != test.want {
			t.Errorf("%s: got %+v, want %+v", test.what, got, test.want)
		}
		check(t, d)
	}
}

func TestMaxSpan(t *testing.T) {
	tc := func(s string) string { return `<w:tr><w:tc><w:tcPr>` + s + `</w:tcPr></w:tc></w:tr>` }
	for _, test := range []struct{ rows, cells int }{{MaxSpan, 1}, {MaxSpan + 1, 2}} {
		d, err := Read(word(t, `<w:tbl>`+tc(`<w:vMerge w:val="restart"/>`)+strings.Repeat(tc(`<w:vMerge/>`), test.rows-1)+`</w:tbl>`))
		if err != nil || len(d.Cells) != test.cells || d.Cells[0].RowSpan != MaxSpan {
			t.Errorf("%d rows: %d cells, %v", test.rows, len(d.Cells), err)
		}
	}
}

func TestProseBytes(t *testing.T) {
	two := cellOf(par("1") + par(strings.Repeat("x", proseBytes-2))) // and a space
	twox := cellOf(par("1") + par(strings.Repeat("x", proseBytes-1)))
	one := cellOf(par("")) + cellOf(par(strings.Repeat("x", proseBytes)))
	onex := cellOf(par("")) + cellOf(par(strings.Repeat("x", proseBytes+1)))
	other := cellOf(par("2"))
	for _, test := range []struct {
		src  string
		want document.Kind
	}{{two + other, document.Row}, {twox + other, document.Plain}, {one, document.Row}, {onex, document.Plain}, {onex + other, document.Row}} {
		d, err := Read(word(t, `<w:tbl><w:tr>`+test.src+`</w:tr></w:tbl>`))
		if err != nil {
			t.Error(err)
		}
		if got := d.Lines[0].Kind; got != test.want {
			t.Errorf("%.40s: got %d, want %d", test.src, got, test.want)
		}
		check(t, d)
	}
}

func TestSniff(t *testing.T) {
	whole := word(t, par("甲"))
	stored := func(names ...string) []byte {
		var files []file
		for _, s := range names {
			files = append(files, file{s, strings.Repeat("x", 200)})
		}
		return pack(t, files...)
	}
	locked := compoundMark + strings.Repeat("\x00", 100)
	for _, test := range []struct {
		what string
		src  []byte
		want bool
	}{
		{"whole", whole, true},
		{"cut in its first entry", whole[:60], true},
		{"cut in its first name", whole[:40], false},
		{"cut before it", whole[:20], false},
		{"word first", stored("word/document.xml"), true},
		{"word last", stored("a", "b", "word/document.xml"), true},
		{"backslashes and capitals", stored(`Word\Document.XML`), true},
		{"properties first", stored("docProps/app.xml", "x")[:200], true},
		{"a spreadsheet", stored("[Content_Types].xml", "_rels/.rels", "xl/workbook.xml"), false},
		{"slides", stored("[Content_Types].xml", "ppt/presentation.xml"), false},
		{"another archive", stored("mimetype", "content.xml", "password/x", "sword/x"), false},
		{"encrypted", []byte(locked + lockedMark), true},
		{"an old file", []byte(locked), false},
		{"text", []byte("word/"), false},
		{"nothing", nil, false},
	} {
		if got := Sniff(test.src); got != test.want {
			t.Errorf("%s: got %t", test.what, got)
		}
	}
}

func TestErrors(t *testing.T) {
	doc := bodyTop + par("甲") + par("乙") + bodyEnd
	whole := word(t, par("甲"))
	flip := func(b []byte, mark string, at int) []byte {
		b = bytes.Clone(b)
		for from := 0; ; {
			i := bytes.Index(b[from:], []byte(mark))
			if i < 0 {
				return b
			}
			b[from+i+at] ^= 1
			from += i + len(mark)
		}
	}
	aside := word(t, par("甲"), styled(""))
	aside[bytes.LastIndex(aside, []byte("PK\x01\x02"))+16] ^= 1
	var method bytes.Buffer
	z := zip.NewWriter(&method)
	z.RegisterCompressor(99, func(w io.Writer) (io.WriteCloser, error) { return struct{ nopCloser }{nopCloser{w}}, nil })
	w, _ := z.CreateHeader(&zip.FileHeader{Name: "word/document.xml", Method: 99})
	io.WriteString(w, doc)
	z.Close()
	for _, test := range []struct {
		what string
		src  []byte
		want error
		text string // what is read
	}{
		{"nothing", nil, ErrNot, ""},
		{"text", []byte("甲"), ErrNot, ""},
		{"an old file", []byte(compoundMark + strings.Repeat("\x00", 600)), ErrNot, ""},
		{"encrypted", []byte(compoundMark + strings.Repeat("\x00", 600) + lockedMark), ErrEncrypted, ""},
		{"encrypted entries", flip(flip(whole, "PK\x03\x04", 6), "PK\x01\x02", 8), ErrEncrypted, ""},
		{"another archive", pack(t, file{"a", "b"}), ErrNot, ""},
		{"an empty archive", pack(t), ErrNot, ""},
		{"another archive, cut", pack(t, file{"a", "b"})[:40], ErrNot, ""},
		{"cut", whole[:len(whole)-10], zip.ErrFormat, ""},
		{"cut in half", whole[:len(whole)/2], zip.ErrFormat, ""},
		{"a spreadsheet", pack(t, file{"_rels/.rels", strings.ReplaceAll(topRels, "word/document", "xl/workbook")}, file{"xl/workbook.xml", `<workbook/>`}), ErrNot, ""},
		{"another root", pack(t, file{"word/document.xml", `<document/>`}), ErrNot, ""},
		{"no document", pack(t, file{"word/styles.xml", ""}, file{"_rels/.rels", topRels}), fs.ErrNotExist, ""},
		{"an empty document", pack(t, file{"word/document.xml", ""}), io.ErrUnexpectedEOF, ""},
		{"a method that is not known", method.Bytes(), zip.ErrAlgorithm, ""},
		{"a wrong sum", flip(whole, "PK\x01\x02", 16), zip.ErrChecksum, "甲\n"},
		{"a wrong sum aside", aside, zip.ErrChecksum, "甲\n"},
		{"a broken relation", pack(t, file{"_rels/.rels", `<Relationships><Relationship Type="x/officeDocument" Target="gone.xml"/>`}, file{"word/document.xml", doc}), errSyntax, "甲\n乙\n"},
		{"broken styles", word(t, par("甲"), file{"word/styles.xml", "<w"}), errSyntax, "甲\n"},
		{"broken properties", word(t, par("甲"), file{"docProps/core.xml", `<x xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>乙</dc:x>`}), errSyntax, "甲\n乙\n"},
		{"broken document and properties", pack(t, file{"word/document.xml", doc[:len(doc)-len(bodyEnd)]}, file{"docProps/core.xml", "<x>"}), errSyntax, "甲\n乙\n"},
		{"cut in a table", pack(t, file{"word/document.xml", bodyTop + par("甲") + "<w:tbl>" + rowOf("1", "2") + "<w:tr>" + cellOf(par("3")+par("4")) + "<w:tc><w:p><w:r><w:t>5"}), errSyntax, "甲\n1\t2\n3 4\n"},
		{"cut in a box in a cell", pack(t, file{"word/document.xml", bodyTop + "<w:tbl>" + rowOf("1", "2") + "<w:tr>" + cellOf(par("3")) + "<w:tc><w:p>" + txt("4") + "<w:r><w:pict><w:txbxContent>" + par("5")}), errSyntax, "1\t2\n3\n"},
		{"cut in a cell of a table in a cell", pack(t, file{"word/document.xml", bodyTop + "<w:tbl><w:tr>" + cellOf(par("1")) + cellOf(par("2")) + "<w:tc>" + par("3") + "<w:tbl><w:tr>" + cellOf(par("4")) + "<w:tc>" + par("5")}), errSyntax, "1\t2\t3\n4\n"},
		{"cut in a cell that goes on from above", pack(t, file{"word/document.xml", bodyTop + `<w:tbl><w:tr><w:tc><w:tcPr><w:vMerge w:val="restart"/></w:tcPr>` + par("1") + `</w:tc></w:tr><w:tr><w:tc><w:tcPr><w:vMerge/></w:tcPr><w:p>`}), errSyntax, "1\n"},
		{"cut before the properties of a cell end", pack(t, file{"word/document.xml", bodyTop + `<w:tbl>` + rowOf("1", "2") + `<w:tr>` + cellOf(par("3")) + `<w:tc><w:tcPr>`}), errSyntax, "1\t2\n3\n"},
		{"cut in a figure", pack(t, file{"word/document.xml", bodyTop + par("甲") + "<w:p>" + txt("受理 3") + txt("12.５，") + "<w:r><w:t>4"}), errSyntax, "甲\n受理 \n"},
		{"cut in a box", pack(t, file{"word/document.xml", bodyTop + "<w:p>" + txt("甲") + "<w:r><w:pict><w:txbxContent>" + par("乙")}), errSyntax, "甲\n乙\n"},
		{"tags that do not match", pack(t, file{"word/document.xml", bodyTop + par("甲") + "</w:p>" + par("9")}), errSyntax, "甲\n"},
		{"bytes that are no characters", pack(t, file{"word/document.xml", bodyTop + par("甲") + par("\xff") + bodyEnd}), errSyntax, "甲\n\n"},
		{"entities of its own", pack(t, file{"word/document.xml", laughs(bodyTop + par("甲") + par("&lol9;") + bodyEnd)}), errSyntax, "甲\n\n"},
		{"a second root", pack(t, file{"word/document.xml", doc + strings.TrimPrefix(doc, xmlHead)}), nil, "甲\n乙\n"},
		{"a second body", word(t, par("甲")+"<w:body>"+par("乙")+"</w:body>"), nil, "甲\n乙\n"},
	} {
		t.Run(test.what, func(t *testing.T) {
			d, err := Read(test.src)
			var syntax *Error
			switch {
			case test.want == errSyntax:
				if !errors.As(err, &syntax) || syntax.Part == "" || !strings.Contains(err.Error(), "XML syntax error") {
					t.Errorf("got %v", err)
				}
			case test.want == ErrNot || test.want == nil:
				if err != test.want {
					t.Errorf("got %v, want %v", err, test.want)
				}
			case !errors.Is(err, test.want) || errors.Is(err, ErrNot) || !errors.As(err, &syntax) || !strings.HasPrefix(err.Error(), "docx: "):
				t.Errorf("got %v, want %v", err, test.want)
			}
			if diff := cmp.Diff(test.text, string(d.Source)); diff != "" {
				t.Errorf("(-want +got)\n%s", diff)
			}
			check(t, d)
		})
	}
}

var errSyntax = errors.New("any error of syntax")

type nopCloser struct{ io.Writer }

func (nopCloser) Close() error { return nil }

// laughs adds entities that each hold ten of the one before.
func laughs(doc string) string {
	var b strings.Builder
	b.WriteString(`<!DOCTYPE x [<!ENTITY lol0 "lol">`)
	for i := range 9 {
		fmt.Fprintf(&b, `<!ENTITY lol%d "%s">`, i+1, strings.Repeat(fmt.Sprintf("&lol%d;", i), 10))
	}
	return xmlHead + b.String() + `]>` + strings.TrimPrefix(doc, xmlHead)
}

// TestParts finds parts in odd places.
func TestParts(t *testing.T) {
	doc := bodyTop + item(1, 0, "甲") + bodyEnd
	lists := numbered(list1(0, lvl(0, "decimal", "%1.")) + num1(1, 0)).text
	rel := func(kind, target string) string {
		return `<Relationship Type="http://purl.oclc.org/ooxml/officeDocument/relationships/` + kind + `" Target="` + target + `"/>`
	}
	wide := func(s string, big bool) string {
		b := []byte{0xff, 0xfe}
		for _, v := range s {
			if v > 0xffff {
				v -= 0x10000
				b = append(b, byte(v>>10), byte(0xd8+v>>18), byte(v), byte(0xdc+v>>8&3))
				continue
			}
			b = append(b, byte(v), byte(v>>8))
		}
		for i := 0; big && i < len(b); i += 2 {
			b[i], b[i+1] = b[i+1], b[i]
		}
		return string(b)
	}
	utf16 := strings.Replace(bodyTop+par("甲𠀀1")+bodyEnd, "UTF-8", "UTF-16", 1)
	strict := strings.NewReplacer(wordSpace, wordStrictSpace, mathSpace, mathStrictSpace).Replace
	for _, test := range []struct {
		what  string
		files []file
		want  string
	}{
		{"usual", []file{{"_rels/.rels", topRels}, {"word/document.xml", doc}, {"word/numbering.xml", lists}}, "1.甲\n"},
		{"no relations", []file{{"word/document.xml", doc}, {"word/numbering.xml", lists}}, "1.甲\n"},
		{"other names", []file{{"_rels/.rels", `<Relationships>` + rel("extended-properties", "x") + rel("officeDocument", "/w/main.xml") + rel("officeDocument", "/w/9.xml") + `</Relationships>`}, {"w/main.xml", doc}, {"w/_rels/main.xml.rels", `<Relationships>` + rel("numbering", "../n.xml") + `</Relationships>`}, {"n.xml", lists}, {"word/document.xml", "9"}}, "1.甲\n"},
		{"named by the list of parts", []file{{"[Content_Types].xml", `<Types><Override PartName="/w/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml"/><Override PartName="/w/main.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>`}, {"w/main.xml", doc}, {"w/_rels/main.xml.rels", `<Relationships>` + rel("numbering", "../n.xml") + `</Relationships>`}, {"n.xml", lists}}, "1.甲\n"},
		{"a document with macros", []file{{"[Content_Types].xml", `<Types><Override PartName="/W/Main.xml" ContentType="application/vnd.ms-word.document.macroEnabled.main+xml"/></Types>`}, {"W/Main.xml", doc}, {"word/document.xml", "9"}}, "甲\n"},
		{"relations that lead out", []file{{"_rels/.rels", `<Relationships><Relationship TargetMode="External" Type="x/officeDocument" Target="http://x/"/>` + rel("officeDocument", "../../word/document.xml") + `</Relationships>`}, {"word/document.xml", doc}}, "甲\n"},
		{"backslashes and capitals", []file{{`Word\Document.xml`, doc}, {`word\NUMBERING.xml`, lists}}, "1.甲\n"},
		{"twice", []file{{"word/document.xml", doc}, {"word/document.xml", "9"}}, "甲\n"},
		{"the strict standard", []file{{"_rels/.rels", `<Relationships>` + rel("officeDocument", "word/document.xml") + `</Relationships>`}, {"word/document.xml", strict(doc)}, {"word/numbering.xml", strict(lists)}}, "1.甲\n"},
		{"other prefixes", []file{{"word/document.xml", strings.NewReplacer("w:", "", ":w", "").Replace(doc)}}, "甲\n"},
		{"a mark before it", []file{{"word/document.xml", "\ufeff" + doc}}, "甲\n"},
		{"UTF-16", []file{{"word/document.xml", wide(utf16, false)}}, "甲𠀀1\n"},
		{"UTF-16, high byte first", []file{{"word/document.xml", wide(utf16, true)}}, "甲𠀀1\n"},
		{"notes, headers and footers", []file{{"word/document.xml", doc}, {"word/footnotes.xml", doc}, {"word/endnotes.xml", doc}, {"word/comments.xml", doc}, {"word/header1.xml", doc}, {"word/footer1.xml", doc}, {"word/glossary/document.xml", doc}}, "甲\n"},
	} {
		d, err := Read(pack(t, test.files...))
		if err != nil || string(d.Source) != test.want {
			t.Errorf("%s: got %q and %v", test.what, d.Source, err)
		}
		check(t, d)
	}
	d, err := Read(pack(t, file{"word/document.xml", wide(utf16, false)[:len(utf16)*2-101]}))
	if err == nil {
		t.Errorf("UTF-16 that is cut: %q", d.Source)
	}
}

// TestLinear reads what would be slow, or take much memory, if anything were
// looked at over and over or kept for long: four times the input takes about four
// times as much, not sixteen times.
func TestLinear(t *testing.T) {
	const n = 1 << 19
	tall := `<w:tc><w:tcPr><w:gridSpan w:val="999"/><w:vMerge w:val="restart"/></w:tcPr></w:tc>`
	mark := func(s string) string { return `<w:fldChar w:fldCharType="` + s + `"/>` }
	for _, test := range []struct{ what, head, each string }{
		{"elements", "", "<w:p>"},
		{"texts", "<w:p><w:r>", "<w:t>x</w:t>"},
		{"a text", "<w:p><w:r><w:t>", "x &amp;"},
		{"runs", "<w:p>", "<w:r><w:rPr><w:strike/></w:rPr></w:r>"},
		{"fields", "<w:p>", "<w:r><w:t>1</w:t>" + mark("begin") + "</w:r>"},
		{"fields that end", "<w:p>", mark("begin") + "<w:t>1</w:t>" + mark("end")},
		{"paragraphs without a mark", "", "<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t>1</w:t></w:r></w:p>"},
		{"spans", "<w:tbl>", "<w:tr>" + tall + "</w:tr>"},
		{"spans in one row", "<w:tbl><w:tr>", tall},
		{"parts of cells", "<w:tbl><w:tr>" + tall + "</w:tr>", `<w:tr><w:tc><w:tcPr><w:vMerge/></w:tcPr></w:tc></w:tr>`},
		{"nested tables", "", "<w:tbl><w:tr><w:tc><w:p/>"},
		{"tables in a cell", "<w:tbl><w:tr><w:tc/><w:tc/><w:tc/><w:tc>", "<w:tbl><w:tr/></w:tbl>"},
		{"boxes", "<w:p><w:r>", "<w:txbxContent><w:p/></w:txbxContent>"},
		{"boxes in boxes", "", "<w:p><w:r><w:t>1</w:t><w:txbxContent>"},
		{"choices", "<w:p>", "<mc:AlternateContent><mc:Choice/><mc:Fallback/></mc:AlternateContent>"},
		{"attributes", "<w:p ", ` a=""`},
		{"tags", "", "<x"},
		{"comments", "", "<!-- -->"},
		{"spaces", "<w:p><w:r><w:t>1", " "},
		{"entities", "", "&x"},
		{"names", "", `<w:p xmlns:a="a">`},
		{"zeros", "", "\x00"},
	} {
		t.Run(test.what, func(t *testing.T) {
			measure := func(n int) (memory uint64, took time.Duration) {
				src := pack(t, file{"word/document.xml", bodyTop + test.head + strings.Repeat(test.each, n/len(test.each))})
				var before, after runtime.MemStats
				runtime.ReadMemStats(&before)
				start := time.Now()
				d, err := Read(src)
				took = time.Since(start)
				runtime.ReadMemStats(&after)
				if err == nil {
					t.Error("no error")
				}
				check(t, d)
				return after.TotalAlloc - before.TotalAlloc, took
			}
			ratio := 0.0
			for range 4 {
				least, a := measure(n / 4)
				most, b := measure(n)
				if most > 9*least+1<<20 {
					t.Errorf("%d bytes, and %d for four times the input", least, most)
				}
				if ratio = float64(b) / float64(a+time.Millisecond); ratio < 9 || testing.Short() {
					return
				}
			}
			t.Errorf("four times the input takes %.1f times as long", ratio)
		})
	}
}

// TestBomb unpacks what is far larger than it says, and larger than the bound:
// it takes about as much as a file that ends there.
func TestBomb(t *testing.T) {
	for _, test := range []struct {
		each  string
		bound int
	}{{" ", MaxToken}, {"<w:p></w:p>", 11 * MaxLines}} {
		measure := func(size, says int) (memory uint64, took time.Duration, err error) {
			doc := bodyTop + strings.Repeat(test.each, size/len(test.each))
			var packed bytes.Buffer
			f, err := flate.NewWriter(&packed, flate.BestSpeed)
			if err != nil {
				t.Fatal(err)
			}
			io.WriteString(f, doc)
			f.Close()
			if says == 0 {
				says = len(doc)
			}
			var b bytes.Buffer
			z := zip.NewWriter(&b)
			w, err := z.CreateRaw(&zip.FileHeader{Name: "word/document.xml", Method: zip.Deflate, CompressedSize64: uint64(packed.Len()), UncompressedSize64: uint64(says)})
			if err != nil {
				t.Fatal(err)
			}
			w.Write(packed.Bytes())
			z.Close()
			var before, after runtime.MemStats
			runtime.ReadMemStats(&before)
			start := time.Now()
			_, err = Read(b.Bytes())
			took = time.Since(start)
			runtime.ReadMemStats(&after)
			return after.TotalAlloc - before.TotalAlloc, took, err
		}
		least, quickest, _ := measure(test.bound-len(test.each), 0)
		for _, says := range []int{100, 0, 1 << 40} {
			ratio := 0.0
			for range 4 {
				memory, took, err := measure(8*test.bound, says)
				if err == nil || says != 100 && !errors.Is(err, ErrTooLarge) {
					t.Errorf("%q, said to be %d: %v", test.each, says, err)
				}
				if memory > 2*least+1<<20 {
					t.Errorf("%q, said to be %d: %d bytes, and %d at the bound", test.each, says, memory, least)
				}
				if ratio = float64(took) / float64(quickest+time.Millisecond); ratio < 4 || testing.Short() {
					ratio = 0
					break
				}
			}
			if ratio > 0 {
				t.Errorf("%q, said to be %d, takes %.1f times as long as at the bound", test.each, says, ratio)
			}
		}
	}
}
