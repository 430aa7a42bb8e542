// This file reads whatever comes, and the files that lie beside the repository.

package docx

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/seed-11a632b0/gongkai/document"
)

// files returns the Word files that lie beside the repository, if any.
func files(t testing.TB) map[string][]byte {
	names, err := filepath.Glob("../../../shared/corpus/tools/d0*.raw.docx")
	if err != nil {
		t.Fatal(err)
	}
	out := map[string][]byte{}
	for _, name := range names {
		src, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		out[filepath.Base(name)] = src
	}
	return out
}

// TestFiles tests that real files hold their three tables, with the columns
// where they belong.
func TestFiles(t *testing.T) {
	found := files(t)
	if len(found) == 0 {
		t.Skip("no files beside the repository")
	}
	for name, src := range found {
		if !Sniff(src[:1<<10]) {
			t.Errorf("%s is no Word file", name)
		}
		d, err := Read(src)
		if err != nil {
			t.Errorf("%s: %v", name, err)
		}
		check(t, d)
		rows := map[int]int{}   // rows that end with so many figures
		two := map[string]int{} // figures beside a label of table two
		for i := range d.Lines {
			if d.Lines[i].Kind != document.Row {
				continue
			}
			cells := d.LineCells(&d.Lines[i])
			n := 0
			for n < len(cells) && isFigure(d.Text(&cells[len(cells)-1-n])) {
				n++
			}
			rows[n]++
			two[d.Text(&cells[0])] = n
			if n != 7 {
				continue
			}
			last := &cells[len(cells)-1]
			if first := &cells[len(cells)-7]; first.Col != 3 || last.Col != 9 || len(cells) == 7 || d.Text(&cells[len(cells)-8]) == "" {
				t.Errorf("%s: line %d has its figures in columns %d to %d after %d labels", name, i+1, first.Col, last.Col, len(cells)-7)
			}
		}
		if three := rows[7]; three != 25 && three != 23 || rows[15] != 1 {
			t.Errorf("%s: rows by their figures: %v", name, rows)
		}
		if two["规章"] != 3 || two["行政许可"] == 0 || two["行政处罚"] == 0 || two["行政强制"] == 0 || two["行政事业性收费"] == 0 {
			t.Errorf("%s: figures of table two: %v", name, two)
		}
	}
}

// isFigure reports whether a cell holds a figure, or what stands for none.
func isFigure(s string) bool {
	for _, v := range s {
		if (v < '0' || v > '9') && v != '.' && v != '-' && v != '/' && v != '—' && v != '无' {
			return false
		}
	}
	return true
}

func FuzzRead(f *testing.F) {
	for _, src := range files(f) {
		f.Add(src)
	}
	f.Add(word(f, par("甲")+`<w:tbl>`+rowOf("1", "2")+`</w:tbl>`, titled("<dc:title>乙</dc:title>")))
	f.Add([]byte(compoundMark + lockedMark))
	f.Fuzz(func(t *testing.T, src []byte) {
		fuzz(t, src)
		Sniff(src)
	})
}

// FuzzParts reads parts that need not be unpacked.
func FuzzParts(f *testing.F) {
	f.Add(bodyTop+item(1, 0, "甲")+inStyle("H", "乙")+bodyEnd, styled(`<w:style w:type="paragraph" w:default="1" w:styleId="H"><w:basedOn w:val="H"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>`).text, numbered(list1(0, lvl(0, "chineseCounting", "%1、"))+num1(1, 0, restart(0, 3))).text)
	for _, body := range []string{
		`<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr>` + txt("1") + `<w:r><w:rPr><w:vanish/></w:rPr><w:tab/></w:r></w:p><w:p><w:r><w:br/><w:sym w:char="F0FC"/></w:r></w:p>`,
		`<w:tbl><w:tr><w:trPr><w:gridBefore w:val="2"/></w:trPr><w:tc><w:tcPr><w:gridSpan w:val="2"/><w:vMerge w:val="restart"/></w:tcPr>` + par("1") + `</w:tc><w:tc><w:tcPr><w:hMerge/></w:tcPr></w:tc></w:tr><w:tr><w:tc><w:tcPr><w:vMerge/></w:tcPr></w:tc></w:tr></w:tbl>`,
		`<w:tbl><w:tr><w:tc>` + par("1") + `<w:tbl>` + rowOf("2") + `</w:tbl>` + par("3") + `</w:tc><w:tc/><w:tc/></w:tr></w:tbl>`,
		`<w:p><w:r><mc:AlternateContent><mc:Choice><w:txbxContent>` + par("1") + `</w:txbxContent></mc:Choice><mc:Fallback>` + txt("2") + `</mc:Fallback></mc:AlternateContent><w:fldChar w:fldCharType="begin"/><w:t> 1 </w:t><w:fldChar w:fldCharType="separate"/><w:fldChar w:fldCharType="end"/></w:r></w:p>`,
	} {
		f.Add(bodyTop+body+bodyEnd, "", "")
	}
	f.Fuzz(func(t *testing.T, doc, styles, numbering string) {
		fuzz(t, pack(t, file{"word/document.xml", doc}, file{"word/styles.xml", styles}, file{"word/numbering.xml", numbering}))
	})
}

func fuzz(t *testing.T, src []byte) {
	in := bytes.Clone(src)
	d, err := Read(src)
	check(t, d)
	again, err2 := Read(src)
	if diff := cmp.Diff(d, again); diff != "" || (err == nil) != (err2 == nil) {
		t.Errorf("the second time it is different: %v, %v\n%s", err, err2, diff)
	}
	if !bytes.Equal(in, src) {
		t.Error("the input was changed")
	}
}
