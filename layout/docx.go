// This file is the office room: a report as a Word file.

package layout

import (
	"archive/zip"
	"bytes"
	"strconv"
	"strings"
)

const (
	wordTypes = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + "\n" + `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>`
	wordRels  = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + "\n" + `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>`
	wordBegin = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + "\n" + `<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>`
	wordEnd   = `<w:sectPr/></w:body></w:document>`
)

// word writes the file.
func (w *writer) word() ([]byte, error) {
	w.raw(wordBegin)
	w.flow((*file)(w))
	w.raw(wordEnd)
	body, err := w.encode(w.out)
	if err != nil {
		return nil, err
	}
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for _, part := range []struct {
		name string
		text []byte
	}{
		{"[Content_Types].xml", []byte(wordTypes)},
		{"_rels/.rels", []byte(wordRels)},
		{"word/document.xml", body},
	} {
		f, err := z.CreateHeader(&zip.FileHeader{Name: part.name, Method: zip.Store})
		if err != nil {
			return nil, err
		}
		if _, err := f.Write(part.text); err != nil {
			return nil, err
		}
	}
	if err := z.Close(); err != nil {
		return nil, err
	}
	return b.Bytes(), nil
}

var wordEscaper = strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;")

// A file is the medium of a Word file.
type file writer

func (f *file) runs(text string, wrap int) {
	w := (*writer)(f)
	for k, s := range wrapped(text, wrap) {
		w.raw("<w:r>")
		if k > 0 {
			w.raw("<w:br/>")
		}
		w.raw(`<w:t xml:space="preserve">`)
		w.raw(wordEscaper.Replace(s))
		w.raw("</w:t></w:r>")
	}
}

func (f *file) paragraph(text string) {
	w := (*writer)(f)
	w.raw("<w:p>")
	f.runs(text, 0)
	w.raw("</w:p>")
	f.noise()
}

func (f *file) noise() {
	w := (*writer)(f)
	if w.o.Noise > 0 && w.rng.chance(w.o.Noise) {
		w.raw("<w:p>")
		f.runs(pick(&w.rng, noises), 0)
		w.raw("</w:p>")
	}
}

func (f *file) title(text string)  { f.paragraph(text) }
func (f *file) chrome(text string) { f.paragraph(text) }

func (f *file) heading(text string) {
	if w := (*writer)(f); w.o.Headings == Hashes {
		text = "## " + text
	}
	f.paragraph(text)
}

func (f *file) grid(g *grid) {
	w := (*writer)(f)
	g.span(&w.o)
	open := func() {
		w.raw("<w:tbl><w:tblPr/><w:tblGrid>")
		for range g.cols {
			w.raw("<w:gridCol/>")
		}
		w.raw("</w:tblGrid>")
	}
	open()
	g.parts(&w.o, func(number int) {
		w.raw("</w:tbl>")
		f.paragraph(w.markText(number, number+1))
		open()
	}, func(y, from int) { f.row(g, y, from) })
	w.raw("</w:tbl><w:p/>")
}

func (f *file) row(g *grid, y, from int) {
	w := (*writer)(f)
	w.raw("<w:tr>")
	for x := 0; x < g.cols; x++ {
		c := g.at(y, x)
		q := g.owner(y, x)
		if c.gone || q.gone || c.dx > 0 {
			continue
		}
		if g.rows[y].extra && x == g.rows[y].first {
			w.raw("<w:tc><w:p/></w:tc>")
		}
		w.raw("<w:tc><w:tcPr>")
		if q.cs > 1 {
			w.raw(`<w:gridSpan w:val="` + strconv.Itoa(q.cs) + `"/>`)
		}
		text := q.text
		switch {
		case c.dy > 0 && y != from:
			w.raw("<w:vMerge/>")
			text = ""
		case c.dy > 0:
			w.raw(`<w:vMerge w:val="restart"/>`)
			text = "" // the label stands in the part before
		case q.rs > 1:
			w.raw(`<w:vMerge w:val="restart"/>`)
		}
		w.raw("</w:tcPr><w:p>")
		if c.broken {
			a, b := halves(text)
			f.runs(a, 0)
			w.raw("</w:p></w:tc><w:tc><w:p>")
			text = b
		}
		f.runs(text, w.wrap(q))
		w.raw("</w:p></w:tc>")
	}
	w.raw("</w:tr>")
}
