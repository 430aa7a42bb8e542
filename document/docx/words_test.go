// This file holds the words of this room against those of package text.

package docx_test

import (
	"archive/zip"
	"bytes"
	"io"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/seed-11a632b0/gongkai/document/docx"
	"github.com/seed-11a632b0/gongkai/document/text"
)

// TestWords tests that a paragraph is cut into the same words in a Word file and
// out of it. (Characters that print nothing are not written out.)
func TestWords(t *testing.T) {
	for _, src := range []string{
		"行政许可 12 3", "一、总体 \u3000情况", "a\u00a0b", "a \u00a0 b", "\u00a0\u00a0a", "a\u00a0\u00a0",
		"a\u00a0 \u00a0 b \u00a0", "\u00a0 a", "甲\u2003乙\u2003", "１２ 件\u00a0３", "甲—“乙”…1.2，3",
	} {
		var b bytes.Buffer
		z := zip.NewWriter(&b)
		w, err := z.Create("word/document.xml")
		if err != nil {
			t.Fatal(err)
		}
		io.WriteString(w, `<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r><w:t xml:space="preserve">`+src+`</w:t></w:r></w:p></w:body></w:document>`)
		if err := z.Close(); err != nil {
			t.Fatal(err)
		}
		got, err := docx.Read(b.Bytes())
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(text.Read([]byte(src)).Cells, got.Cells); diff != "" {
			t.Errorf("%q (-text +docx)\n%s", src, diff)
		}
	}
}
