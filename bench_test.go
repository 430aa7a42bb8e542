// This file measures the speed of reading, against the least that any reading
// has to do with the bytes.

package gongkai

import (
	"bytes"
	"math"
	"testing"
	"time"

	"golang.org/x/text/unicode/norm"
)

// measured are the texts among the fixtures that are full reports.
var measured = []string{
	// on lines of words and tabs
	"cells-tab-openers",
	"rows-tabs-trailing",
	"cells-blank-lines",
	"rows-tabs-pages",
	"cells-pipe-ends",
	"columns-wrapped-labels",
	"rows-tabs-short",
	"rows-repeated-merges",
	"rows-commas-2019",
	"cells-blank-runs-2019",
	"cells-placeholders-bom",
	// drawn, or padded
	"rows-markdown",
	"boxes-merged-blanks",
	"boxes-pages-2019",
	// columns of a printed page, with wrapped labels, and with figures apart from these
	"columns-placeholders",
	"columns-blanks",
	"columns-apart",
}

func BenchmarkParse(b *testing.B) {
	for _, name := range measured {
		b.Run(name, func(b *testing.B) {
			text := named(b, name).text(b)
			b.SetBytes(int64(len(text)))
			b.ReportAllocs()
			for b.Loop() {
				parse(b, text)
			}
		})
	}
}

// BenchmarkFloor normalizes the same bytes, and does nothing else.
func BenchmarkFloor(b *testing.B) {
	for _, name := range measured {
		b.Run(name, func(b *testing.B) {
			text := named(b, name).text(b)
			b.SetBytes(int64(len(text)))
			b.ReportAllocs()
			for b.Loop() {
				floor = norm.NFKC.Bytes(text)
			}
		})
	}
}

var floor []byte

// BenchmarkRatio reports how many times as long as the floor the reading takes:
// the quickest of each, measured in turns within one run.
func BenchmarkRatio(b *testing.B) {
	for _, name := range measured {
		b.Run(name, func(b *testing.B) {
			text := named(b, name).text(b)
			reading, least := time.Duration(1<<62), time.Duration(1<<62)
			for b.Loop() {
				start := time.Now()
				if _, err := Parse(bytes.NewReader(text)); err != nil {
					b.Fatal(err)
				}
				middle := time.Now()
				floor = norm.NFKC.Bytes(text)
				reading, least = min(reading, middle.Sub(start)), min(least, time.Since(middle))
			}
			b.ReportMetric(float64(reading)/float64(least), "x-floor")
		})
	}
}

// maxAllocs is how many allocations a text may cost, once the memory that is used again is
// there.
const maxAllocs = 300

func TestAllocations(t *testing.T) {
	if testing.Short() {
		t.Skip("the race detector, for which tests are short, throws memory away that is to be used again")
	}
	for _, name := range measured {
		text := named(t, name).text(t)
		least := math.Inf(1)
		for range 3 { // the collector throws it away as well
			least = min(least, testing.AllocsPerRun(10, func() { parse(t, text) }))
		}
		if least > maxAllocs {
			t.Errorf("%s: %v allocations", name, least)
		}
	}
}
