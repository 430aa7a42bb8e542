// This file tests the bounds of the reader, at n and n+1.

package text

import (
	"strings"
	"testing"

	"github.com/seed-11a632b0/gongkai/document"
)

func TestMaxLines(t *testing.T) {
	for _, x := range []struct {
		lines int
		rest  document.Position
	}{
		{MaxLines, document.Position{}},
		{MaxLines + 1, document.Position{Offset: MaxLines, Line: MaxLines + 1, Column: 1}},
	} {
		d := Read([]byte(strings.Repeat("\n", x.lines)))
		if d.Rest != x.rest || len(d.Lines) > MaxLines {
			t.Errorf("%d lines: rest at %v, want %v; %d lines read", x.lines, d.Rest, x.rest, len(d.Lines))
		}
	}
}

func TestMaxCells(t *testing.T) {
	for _, x := range []struct {
		name string
		line func(n int) string
	}{
		{"words", func(n int) string { return strings.Repeat("0 ", n-1) + "0" }},
		{"pipes", func(n int) string { return strings.Repeat("0|", n) }},
		{"lines", func(n int) string { return strings.Repeat("0 0 0 0\n", n/4) + strings.Repeat("0 ", n%4) }},
	} {
		t.Run(x.name, func(t *testing.T) {
			if d := Read([]byte(x.line(MaxCells))); d.Rest.IsValid() && d.Rest.Offset < len(d.Source) || len(d.Cells) != MaxCells {
				t.Errorf("at the bound: rest at %v, %d cells", d.Rest, len(d.Cells))
			}
			if d := Read([]byte(x.line(MaxCells + 1))); !d.Rest.IsValid() || len(d.Cells) > MaxCells+1 {
				t.Errorf("beyond the bound: rest at %v, %d cells", d.Rest, len(d.Cells))
			}
		})
	}
}
