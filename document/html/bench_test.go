package html

import (
	"bytes"
	"os"
	"testing"

	"golang.org/x/net/html"
)

// BenchmarkRead reads a page of usual size, and beside it has the bytes parsed
// into a tree, which is the work that any reader of pages does.
func BenchmarkRead(b *testing.B) {
	page, err := os.ReadFile("/work/shared/corpus/tools/d01.raw.html")
	if err != nil {
		b.Fatal(err)
	}
	for _, test := range []struct {
		name string
		do   func()
	}{
		{"Read", func() { Read(page) }},
		{"Parse", func() { html.Parse(bytes.NewReader(page)) }},
		{"Scan", func() { scan(page, 0) }},
		{"Tokens", func() {
			z := html.NewTokenizer(bytes.NewReader(page))
			for z.Next() != html.ErrorToken {
			}
		}},
	} {
		b.Run(test.name, func(b *testing.B) {
			b.SetBytes(int64(len(page)))
			b.ReportAllocs()
			for b.Loop() {
				test.do()
			}
		})
	}
}
