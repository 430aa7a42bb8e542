// This file measures the speed of this room, beside a tree of the same page.

package html

import (
	"bytes"
	"os"
	"testing"

	"golang.org/x/net/html"
)

// BenchmarkRead reads pages, and beside it has them parsed into a tree.
func BenchmarkRead(b *testing.B) {
	page, err := os.ReadFile("testdata/page.html")
	if err != nil {
		b.Fatal(err)
	}
	for _, test := range []struct {
		name string
		src  []byte
	}{
		{"Page", page},
		{"Long", bytes.Repeat(page, 100)},
	} {
		b.Run(test.name, func(b *testing.B) { both(b, test.src) })
	}
	if found := pages(b); len(found) > 0 {
		b.Run("Real", func(b *testing.B) { both(b, found[0]) })
	}
}

func both(b *testing.B, src []byte) {
	b.Run("Read", func(b *testing.B) {
		b.SetBytes(int64(len(src)))
		b.ReportAllocs()
		for b.Loop() {
			Read(src)
		}
	})
	b.Run("Parse", func(b *testing.B) {
		b.SetBytes(int64(len(src)))
		b.ReportAllocs()
		for b.Loop() {
			if _, err := html.Parse(bytes.NewReader(src)); err != nil {
				b.Fatal(err)
			}
		}
	})
}

func BenchmarkInline(b *testing.B) {
	d := Read([]byte("<span lang='EN-US'>680.8820</span>"))
	c := d.Cells[0]
	c.Start, c.End, c.Column = 0, len(d.Source), 1
	b.ReportAllocs()
	for b.Loop() {
		n := c
		Inline(d, &n)
	}
}
