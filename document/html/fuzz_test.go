// This file reads whatever comes, and the pages that lie beside the repository.

package html

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/seed-11a632b0/gongkai/document"
	"github.com/seed-11a632b0/gongkai/document/charset"
)

// pages returns the pages that lie beside the repository, if any.
func pages(t testing.TB) [][]byte {
	var out [][]byte
	for _, pattern := range []string{"tools/*.raw.html", "tools/*.gbk.html", "tools/*gfm.txt", "reports/*.html"} {
		files, err := filepath.Glob("../../../shared/corpus/" + pattern)
		if err != nil {
			t.Fatal(err)
		}
		for _, name := range files {
			src, err := os.ReadFile(name)
			if err != nil {
				t.Fatal(err)
			}
			src, _, _ = charset.Decode(src, "")
			out = append(out, src)
		}
	}
	return out
}

// TestPages tests that real pages hold table three with its columns where they
// belong.
func TestPages(t *testing.T) {
	found := pages(t)
	if len(found) == 0 {
		t.Skip("no pages beside the repository")
	}
	for _, src := range found {
		d := Read(src)
		check(t, d)
		rows := 0
		for i := range d.Lines {
			cells := d.LineCells(&d.Lines[i])
			if n := len(cells); n > 7 && n < 11 && d.Lines[i].Kind == document.Row && cells[n-7].Col == 3 && cells[n-1].Col == 9 {
				rows++
			}
		}
		if Sniff(src) && rows != 25 && rows != 23 {
			t.Errorf("%.60q: %d rows", src, rows)
		}
	}
}

func FuzzRead(f *testing.F) {
	for _, src := range pages(f) {
		f.Add(src)
	}
	files, _ := filepath.Glob("testdata/*.html")
	for _, name := range files {
		src, err := os.ReadFile(name)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(src)
	}
	for _, src := range []string{
		"", "\ufeff", "<table><tr><td colspan=3 rowspan=0>1<br>2<td>&nbsp;<table><tr><td>3</table>4<td>5",
		"<p hidden>1<p>2<td>3</td>4<title>5</title><meta name=title content=6>", "<pre>1\r\n2\n\n3</pre>4\n\n5",
		"<td>1\u200b&#8203;<sup>2</sup>\u00a0&nbsp;3<o:p>&nbsp;</o:p>", "<!--[if x]>1<![endif]--><xml>2</xml>3&lt&amp;&#x31;\xff",
	} {
		f.Add([]byte(src))
	}
	f.Fuzz(func(t *testing.T, src []byte) {
		in := bytes.Clone(src)
		d := Read(src)
		check(t, d)
		if diff := cmp.Diff(d, Read(src)); diff != "" {
			t.Errorf("the second time it is different\n%s", diff)
		}
		m := &document.Document{Source: src}
		grid := 0
		for _, s := range Tables(src) {
			grid = Append(m, s, grid)
		}
		checkLines(t, m)
		for i := range m.Lines {
			if g := m.Lines[i].Grid; g > grid {
				t.Errorf("grid %d after %d", g, grid)
			}
		}
		for i := range d.Cells {
			c := d.Cells[i]
			Inline(d, &c)
			if c.Start < d.Cells[i].Start || c.End > d.Cells[i].End || c.End < c.Start {
				t.Errorf("%+v became %+v", d.Cells[i], c)
			}
		}
		Sniff(src)
		if !bytes.Equal(in, src) {
			t.Error("the input was changed")
		}
	})
}
