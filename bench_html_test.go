// This file measures the speed of reading web pages and Word files, against what
// it takes to make a tree of the same page.

package gongkai

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"
	"time"

	"golang.org/x/net/html"

	"github.com/seed-11a632b0/gongkai/document/charset"

	"github.com/seed-11a632b0/gongkai/document"
)

// measuredFiles are fixtures of one kind of file each.
var measuredFiles = []string{
	"page-spans-nbsp.html",
	"page-spans-2019-gb18030.html",
	"page-chrome-split.html",
	"page-word-gb2312.html",
	"mhtml-quoted.mhtml",
	"word-revised.docx",
}

// pagesToMeasure are the pages among them, and those that lie beside the
// repository.
func pagesToMeasure(b *testing.B) map[string][]byte {
	out := map[string][]byte{}
	for _, name := range measuredFiles {
		if filepath.Ext(name) == ".html" {
			out[name] = testdata(b, name)
		}
	}
	for _, pattern := range []string{"tools/d01.*.html", "reports/*.html"} {
		names, _ := filepath.Glob(filepath.Join(corpus, pattern))
		for _, name := range names {
			src, err := os.ReadFile(name)
			if err != nil {
				b.Fatal(err)
			}
			out[filepath.Base(name)] = src
		}
	}
	return out
}

// BenchmarkParseFile reads whole reports.
func BenchmarkParseFile(b *testing.B) {
	for _, name := range measuredFiles {
		b.Run(name, func(b *testing.B) {
			src := testdata(b, name)
			b.SetBytes(int64(len(src)))
			b.ReportAllocs()
			for b.Loop() {
				parse(b, src)
			}
		})
	}
}

// BenchmarkTree makes a tree of each page, and does nothing else.
func BenchmarkTree(b *testing.B) {
	for name, src := range pagesToMeasure(b) {
		b.Run(name, func(b *testing.B) {
			b.SetBytes(int64(len(src)))
			b.ReportAllocs()
			for b.Loop() {
				tree(b, src)
			}
		})
	}
}

// tree is what a reading of pages that starts from a tree has to do first.
func tree(b *testing.B, src []byte) {
	text, _, _ := charset.Decode(src, "")
	if _, err := html.Parse(bytes.NewReader(text)); err != nil {
		b.Fatal(err)
	}
}

// BenchmarkTreeRatio reports how many times as long as a tree the whole reading
// takes, and how long the reading into lines and cells alone: the quickest of
// each, measured in turns within one run.
func BenchmarkTreeRatio(b *testing.B) {
	for name, src := range pagesToMeasure(b) {
		b.Run(name, func(b *testing.B) {
			whole, lines, least := time.Duration(1<<62), time.Duration(1<<62), time.Duration(1<<62)
			for b.Loop() {
				start := time.Now()
				if _, err := Parse(bytes.NewReader(src)); err != nil {
					b.Fatal(err)
				}
				whole = min(whole, time.Since(start))
				start = time.Now()
				if _, err := open(src, new(document.Document)); err != nil {
					b.Fatal(err)
				}
				lines = min(lines, time.Since(start))
				start = time.Now()
				tree(b, src)
				least = min(least, time.Since(start))
			}
			b.ReportMetric(float64(whole)/float64(least), "x-tree")
			b.ReportMetric(float64(lines)/float64(least), "x-tree-lines")
		})
	}
}
