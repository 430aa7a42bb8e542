// This file holds the words of this room against those of package text.

package html_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/seed-11a632b0/gongkai/document/html"
	"github.com/seed-11a632b0/gongkai/document/text"
)

// TestWords tests that a plain line is cut into the same words in HTML and out
// of it.
func TestWords(t *testing.T) {
	for _, src := range []string{
		"行政许可 12 3", "一、总体 \u3000情况", "a\u00a0b", "a \u00a0 b", "\u00a0\u00a0a", "a\u00a0\u00a0",
		"a\u00a0 \u00a0 b \u00a0", "\u00a0 a", "甲\u200b乙\ufeff 丙", "\u200b甲\u00ad", "甲\u2003乙\u2003", "１２ 件\u00a0３",
	} {
		want, got := text.Read([]byte(src)), html.Read([]byte(src+"<p>"))
		if diff := cmp.Diff(want.Cells, got.Cells); diff != "" {
			t.Errorf("%q (-text +html)\n%s", src, diff)
		}
	}
}
