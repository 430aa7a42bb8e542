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

// A longer box is cut in two, each of them whole: the rule at which it is cut
// belongs to both.
func TestMaxBoxLines(t *testing.T) {
	for _, x := range []struct {
		lines, boxes int
	}{
		{maxBoxLines - 1, 1},
		{maxBoxLines, 1},
		{maxBoxLines + 1, 2},
		{2*maxBoxLines - 4, 2},
		{2 * maxBoxLines, 3},
	} {
		rows := (x.lines-2)/2 + x.lines%2
		d := Read([]byte("┌──┬──┐\n" + strings.Repeat("│规章│1 │\n├──┼──┤\n", (x.lines-2)/2) + strings.Repeat("│规章│1 │\n", x.lines%2) + "└──┴──┘\n"))
		boxes, last := 0, 0
		for i := range d.Lines {
			l := &d.Lines[i]
			if l.Grid != last {
				boxes, last = boxes+1, l.Grid
			}
			if c := d.LineCells(l); l.Damaged || len(c) != 2 || d.Text(&c[0]) != "规章" || d.Text(&c[1]) != "1" {
				t.Errorf("%d lines: line %d, damaged %v, has %d cells", x.lines, l.Number, l.Damaged, len(c))
			}
		}
		if boxes != x.boxes || len(d.Lines) != rows {
			t.Errorf("%d lines are %d boxes of %d rows, want %d of %d", x.lines, boxes, len(d.Lines), x.boxes, rows)
		}
	}
}

// Where there is no rule to cut it at, the row that is cut is in doubt.
func TestMaxBoxLinesRow(t *testing.T) {
	for lines, want := range map[int]bool{maxBoxLines: false, maxBoxLines + 1: true} {
		d := Read([]byte("┌────┬──┐\n" + strings.Repeat("│规章│  │\n", lines-1)))
		damaged := false
		for i := range d.Lines {
			damaged = damaged || d.Lines[i].Damaged
		}
		if damaged != want {
			t.Errorf("%d lines: a row is in doubt: %v, want %v", lines, damaged, want)
		}
	}
}

// A box does not go on behind more lines that are none of it.
func TestMaxBoxGap(t *testing.T) {
	for lines, want := range map[int]bool{maxBoxGap - 1: true, maxBoxGap: true, maxBoxGap + 1: false} {
		d := Read([]byte("┌────┬──┐\n│规章│1 │\n├────┼──┤\n" + strings.Repeat("说明\n", lines) + "│文件│2 │\n├────┼──┤\n│规定│3 │\n└────┴──┘\n"))
		if one := d.Lines[0].Grid == d.Lines[len(d.Lines)-1].Grid; one != want {
			t.Errorf("%d lines: it goes on: %v, want %v", lines, one, want)
		}
	}
}

// Lines of some other box end the one in which they stand.
func TestMaxAliens(t *testing.T) {
	for lines, want := range map[int]bool{maxAliens - 1: true, maxAliens: true, maxAliens + 1: false} {
		d := Read([]byte("┌────┬──┐\n│规章│1 │\n├────┼──┤\n" + strings.Repeat("说明│\n", lines) + "│文件│2 │\n├────┼──┤\n│规定│3 │\n└────┴──┘\n"))
		if one := d.Lines[0].Grid == d.Lines[len(d.Lines)-1].Grid; one != want {
			t.Errorf("%d lines: it goes on: %v, want %v", lines, one, want)
		}
	}
}

// A line with more bars behind its first is none of a box.
func TestMaxBoxBars(t *testing.T) {
	for bars, want := range map[int]bool{maxBoxBars - 1: true, maxBoxBars: true, maxBoxBars + 1: false} {
		d := Read([]byte("┌" + strings.Repeat("──┬", bars-1) + "──┐\n" + strings.Repeat("│1 ", bars) + "│\n" + "└" + strings.Repeat("──┴", bars-1) + "──┘\n"))
		found := false
		for i := range d.Lines {
			found = found || d.Lines[i].Grid > 0
		}
		if found != want {
			t.Errorf("%d bars: a box is seen: %v, want %v", bars, found, want)
		}
	}
}

// A tag that is longer behind its first bracket is text.
func TestMaxTag(t *testing.T) {
	for n, want := range map[int]bool{maxTag - 1: true, maxTag: true, maxTag + 1: false} {
		text := "<table><tr><td>规章</td></tr></table>\n<b " + strings.Repeat("x", n-len("b >")) + ">规章\n"
		d := Read([]byte(text))
		c := d.Cells[len(d.Cells)-1]
		if got := !strings.Contains(d.Text(&c), "x"); got != want {
			t.Errorf("a tag of %d bytes: it is left out: %v, want %v; the last cell is %.20q", n, got, want, d.Text(&c))
		}
	}
}

func TestMaxQuoted(t *testing.T) {
	rows := "规章,1,2,3\n规章,1,2,3\n规章,1,2,3\n"
	for _, c := range []struct {
		name, field string
		lines       int // that the field takes up
	}{
		{"bytes", "," + strings.Repeat("x", maxQuoted-3), 1},
		{"one byte more", "," + strings.Repeat("x", maxQuoted-2), 1},
		{"lines", "x" + strings.Repeat("\n", maxQuotedLines), maxQuotedLines + 1},
		{"one line more", "x" + strings.Repeat("\n", maxQuotedLines+1), 1},
	} {
		t.Run(c.name, func(t *testing.T) {
			d := Read([]byte(rows + "\"" + c.field + "\",7,8,9\n"))
			l := &d.Lines[3]
			more := strings.HasPrefix(c.name, "one")
			if whole := l.Last-l.First == 4; whole == more {
				t.Errorf("%d cells; the first is %.20q", l.Last-l.First, d.Text(&d.Cells[l.First]))
			}
			if !more {
				if last := &d.Cells[l.Last-1]; last.Line != l.Number+c.lines-1 {
					t.Errorf("the last cell is on line %d, not %d", last.Line, l.Number+c.lines-1)
				}
			}
		})
	}
}
