// This file makes Word files for the tests, and holds what is true of every
// document that this room makes.

package docx

import (
	"archive/zip"
	"bytes"
	"fmt"
	"io"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"

	"github.com/seed-11a632b0/gongkai/document"
	"github.com/seed-11a632b0/gongkai/internal/glyph"
)

// A file is a part of an archive.
type file struct{ name, text string }

// pack makes an archive.
func pack(t testing.TB, files ...file) []byte {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for _, f := range files {
		h := zip.FileHeader{Name: f.name, Method: zip.Deflate}
		if len(f.text) == 0 {
			h.Method = zip.Store
		}
		w, err := z.CreateHeader(&h)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := io.WriteString(w, f.text); err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

const (
	xmlHead = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + "\n"
	wordNS  = ` xmlns:w="` + wordSpace + `" xmlns:mc="` + choiceSpace + `" xmlns:m="` + mathSpace + `" xmlns:v="urn:schemas-microsoft-com:vml" xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"`
	topRels = xmlHead + `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/><Relationship Id="rId2" Type="http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties" Target="docProps/core.xml"/></Relationships>`
	bodyTop = xmlHead + `<w:document` + wordNS + `><w:body>`
	bodyEnd = `<w:sectPr><w:pgSz w:w="11906" w:h="16838"/></w:sectPr></w:body></w:document>`
)

// word makes a Word file with a body, and perhaps more parts.
func word(t testing.TB, body string, more ...file) []byte {
	t.Helper()
	return pack(t, append([]file{
		{"[Content_Types].xml", xmlHead + `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>`},
		{"_rels/.rels", topRels},
		{"word/document.xml", bodyTop + body + bodyEnd},
	}, more...)...)
}

func styled(s string) file {
	return file{"word/styles.xml", xmlHead + `<w:styles` + wordNS + `>` + s + `</w:styles>`}
}
func numbered(s string) file {
	return file{"word/numbering.xml", xmlHead + `<w:numbering` + wordNS + `>` + s + `</w:numbering>`}
}
func titled(s string) file {
	return file{"docProps/core.xml", `<cp:coreProperties xmlns:cp="x" xmlns:dc="http://purl.org/dc/elements/1.1/">` + s + `</cp:coreProperties>`}
}
func txt(s string) string { return `<w:r><w:t xml:space="preserve">` + s + `</w:t></w:r>` }
func par(s ...string) string {
	return `<w:p>` + txt(strings.Join(s, `</w:t></w:r><w:r><w:t xml:space="preserve">`)) + `</w:p>`
}
func cellOf(s string) string { return `<w:tc>` + s + `</w:tc>` }
func rowOf(s ...string) string {
	var b strings.Builder
	for _, c := range s {
		b.WriteString(cellOf(par(c)))
	}
	return `<w:tr>` + b.String() + `</w:tr>`
}

// lines shows a document: a plain line as its words, a row as the number of its
// grid and its cells, each with its column and, where they are not 1, the
// columns and rows it spans.
func lines(d *document.Document) [][]string {
	var out [][]string
	for i := range d.Lines {
		l := &d.Lines[i]
		var s []string
		switch l.Kind {
		case document.Blank:
			s = append(s, map[document.Gap]string{document.Empty: "blank", document.Spaces: "spaces", document.Tab: "tab", document.NBSP: "blank nbsp"}[l.Gap])
		case document.Row:
			s = append(s, fmt.Sprint(l.Grid))
		}
		cells := d.LineCells(l)
		for j := range cells {
			c := &cells[j]
			text := d.Text(c)
			if text == "" {
				text = map[document.Gap]string{document.NBSP: "nbsp", document.Cellar: "empty"}[c.Gap]
			}
			if l.Kind == document.Row {
				text += fmt.Sprintf(" @%d", c.Col)
				if c.ColSpan != 1 || c.RowSpan != 1 {
					text += fmt.Sprintf(" %dx%d", c.ColSpan, c.RowSpan)
				}
			}
			s = append(s, text)
		}
		out = append(out, s)
	}
	return out
}

type ss = []string

type test struct {
	what, body string
	want       [][]string
}

func runTests(t *testing.T, tests []test, more ...file) {
	t.Helper()
	for _, test := range tests {
		t.Run(test.what, func(t *testing.T) {
			d, err := Read(word(t, test.body, more...))
			if err != nil {
				t.Error(err)
			}
			if diff := cmp.Diff(test.want, lines(d)); diff != "" {
				t.Errorf("%s\n(-want +got)\n%s", test.body, diff)
			}
			check(t, d)
		})
	}
}

// check tests what holds for every document that is read.
func check(t *testing.T, d *document.Document) {
	t.Helper()
	if d.Bad != 0 || !utf8.Valid(d.Source) {
		t.Errorf("%d bad bytes in %q", d.Bad, d.Source)
	}
	if r := d.Rest; r.IsValid() && (r.Offset > len(d.Source) || r.Line != bytes.Count(d.Source[:r.Offset], []byte{'\n'})+1 || r.Column != 1) {
		t.Errorf("the rest is at %+v", r)
	}
	if !d.Exact {
		t.Error("it is not exact")
	}
	if n := bytes.Count(d.Source, []byte{'\n'}); n != len(d.Lines) {
		t.Fatalf("%d lines of text for %d lines", n, len(d.Lines))
	}
	next, at, grid := 0, 0, 0
	for i := range d.Lines {
		l := &d.Lines[i]
		end := at + bytes.IndexByte(d.Source[at:], '\n')
		if l.Number != i+1 || l.Start != at || l.End != end {
			t.Fatalf("line %d is %d at %d to %d, want %d to %d", i+1, l.Number, l.Start, l.End, at, end)
		}
		at = end + 1
		if l.First != next || l.Last < l.First {
			t.Fatalf("line %d has cells %d to %d after %d", i, l.First, l.Last, next)
		}
		next = l.Last
		if (l.Kind == document.Row) != (l.Grid > 0) || (l.Kind == document.Row) != (l.Sep == '+') || (l.Kind == document.Blank) != (l.Gap != document.NoGap) {
			t.Errorf("line %d: %+v", i, l)
		}
		if (l.Kind == document.Blank) != (l.First == l.Last) || l.Grid > grid+1 {
			t.Errorf("line %d: %+v", i, l)
		}
		grid = max(grid, l.Grid)
		checkCells(t, d, l)
	}
	if at != len(d.Source) {
		t.Errorf("text after the last line: %q", d.Source[at:])
	}
	if next != len(d.Cells) {
		t.Errorf("%d cells belong to no line", len(d.Cells)-next)
	}
}

func checkCells(t *testing.T, d *document.Document, l *document.Line) {
	t.Helper()
	col, end, column := 0, l.Start, 1
	var texts []string
	for _, c := range d.LineCells(l) {
		if c.Start < end || c.End < c.Start || c.End > l.End {
			t.Fatalf("line %d from %d to %d: cell at %d to %d after %d", l.Number, l.Start, l.End, c.Start, c.End, end)
		}
		column += utf8.RuneCount(d.Source[end:c.Start])
		if c.Line != l.Number || c.Column != column {
			t.Errorf("cell at %d has place %d:%d, want %d:%d", c.Start, c.Line, c.Column, l.Number, column)
		}
		column += utf8.RuneCount(d.Source[c.Start:c.End])
		end = c.End
		text := d.Text(&c)
		texts = append(texts, text)
		if (text == "") != (c.Gap != document.NoGap) || c.Str != "" || c.Parts != nil || strings.ContainsAny(text, "\t\x01") || strings.TrimSpace(text) != text {
			t.Errorf("cell %q: %+v", text, c)
		}
		if l.Kind != document.Row {
			if c.X != c.Column-1 || c.X > c.XEnd || c.W > c.WEnd || text != "" && c.XEnd-c.X != utf8.RuneCountInString(text) {
				t.Errorf("cell %q: %+v", text, c)
			}
			continue
		}
		if c.Col < col || c.ColSpan < 1 || c.ColSpan > MaxColumns || c.RowSpan < 1 || c.RowSpan > MaxSpan {
			t.Errorf("cell %q: %+v after column %d", text, c, col)
		}
		col = c.Col + c.ColSpan
	}
	text := string(d.Source[l.Start:l.End])
	if l.Kind == document.Row && strings.Join(texts, "\t") != text {
		t.Errorf("cells %q stand in %q", texts, text)
	}
	if l.Kind == document.Plain && strings.Join(texts, "") != strings.Map(func(v rune) rune {
		if glyph.IsSpace(v) {
			return -1
		}
		return v
	}, text) {
		t.Errorf("words %q stand in %q", texts, text)
	}
}
