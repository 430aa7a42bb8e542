// This file tests the bounds from both sides, and what is made to hurt.

package html

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/seed-11a632b0/gongkai/document"
)

// bounded tests that n times each is read whole, and that one more is not; made
// counts what is bounded.
func bounded(t *testing.T, what, head, each, tail string, n int, made func(d *document.Document) int) {
	t.Helper()
	for _, more := range []int{0, 1} {
		src := head + strings.Repeat(each, n+more) + tail
		d := Read([]byte(src))
		if got := made(d); got != n {
			t.Errorf("%s: %d of %d", what, got, n+more)
		}
		if d.Rest.IsValid() != (more > 0) {
			t.Errorf("%s: %d, the rest is at %v", what, n+more, d.Rest)
		}
		if at := d.Rest.Offset; more > 0 && (at < len(src)-len(tail)-len(each) || at >= len(src)-len(tail)) {
			t.Errorf("%s: the rest is at %d of %d", what, at, len(src))
		}
	}
}

func TestMaxLines(t *testing.T) {
	lines := func(d *document.Document) int { return len(d.Lines) }
	bounded(t, "paragraphs", "", "<p>1", "", MaxLines, lines)
	bounded(t, "paragraphs that end", "", "<p>1</p>", "<div></div>\n", MaxLines, lines)
	bounded(t, "rows", "<table>", "<tr><td>", "</table>", MaxLines, lines)
	bounded(t, "tables", "", "<table><tr><td></table>", "", MaxLines, lines)
	bounded(t, "lines", "<pre>", "1\n", "</pre>", MaxLines, lines)
	bounded(t, "blank lines", "", "<p>&nbsp;</p>", "", MaxLines, lines)
}

func TestMaxCells(t *testing.T) {
	cells := func(d *document.Document) int { return len(d.Cells) }
	bounded(t, "cells", "<table><tr>", "<td>", "</table>", MaxCells, cells)
	bounded(t, "cells of rows", "<table>", "<tr><td><td>", "</table>", MaxCells/2, func(d *document.Document) int { return len(d.Cells) / 2 })
	bounded(t, "words", "", "1 ", "", MaxCells, cells)
	bounded(t, "spaces that are cells", "", " &nbsp; 1", "", MaxCells/2, func(d *document.Document) int { return len(d.Cells) / 2 })
	d := Read([]byte("<title>1</title>" + strings.Repeat("1 ", MaxCells)))
	if len(d.Cells) != MaxCells || !d.Rest.IsValid() {
		t.Errorf("a title: %d cells, the rest is at %v", len(d.Cells), d.Rest)
	}
}

func TestMaxColumns(t *testing.T) {
	type cell struct{ Col, ColSpan, RowSpan int }
	for _, test := range []struct {
		what, src string
		want      cell // the last one
	}{
		{"the last column", strings.Repeat("<td>", MaxColumns), cell{MaxColumns - 1, 1, 1}},
		{"one more", strings.Repeat("<td>", MaxColumns+1), cell{MaxColumns, 1, 1}},
		{"span to the edge", fmt.Sprintf("<td><td colspan=%d>", MaxColumns-1), cell{1, MaxColumns - 1, 1}},
		{"span past the edge", fmt.Sprintf("<td><td colspan=%d>", MaxColumns), cell{1, MaxColumns - 1, 1}},
		{"span of a billion", "<td colspan=1000000000>", cell{0, MaxColumns, 1}},
		{"span beyond numbers", "<td colspan=99999999999999999999999999>", cell{0, MaxColumns, 1}},
		{"span over all, and one more", fmt.Sprintf("<td colspan=%d><td colspan=2>", MaxColumns), cell{MaxColumns, 1, 1}},
		{"below a span in the last column", strings.Repeat("<td>", MaxColumns-1) + "<td rowspan=2><tr>" + strings.Repeat("<td>", MaxColumns), cell{MaxColumns, 1, 1}},
		{"below a span beyond it", strings.Repeat("<td>", MaxColumns) + "<td rowspan=2><tr>" + strings.Repeat("<td>", MaxColumns+1), cell{MaxColumns, 1, 1}},
	} {
		d := Read([]byte("<table><tr>" + test.src + "</table>"))
		c := d.Cells[len(d.Cells)-1]
		if got := (cell{c.Col, c.ColSpan, c.RowSpan}); got != test.want {
			t.Errorf("%s: got %+v, want %+v", test.what, got, test.want)
		}
		check(t, d)
	}
}

func TestMaxRowSpan(t *testing.T) {
	for _, test := range []struct{ span, rows, want, below int }{
		{MaxRowSpan, MaxRowSpan, MaxRowSpan, 1},
		{MaxRowSpan, MaxRowSpan + 1, MaxRowSpan, 0},
		{MaxRowSpan + 1, MaxRowSpan + 1, MaxRowSpan, 0},
		{0, MaxRowSpan, MaxRowSpan, 1},
		{1000000000, 3, 3, 1},
	} {
		src := fmt.Sprintf("<table><tr><td rowspan=%d>%s</table>", test.span, strings.Repeat("<tr><td>", test.rows-1))
		d := Read([]byte(src))
		if got := d.Cells[0].RowSpan; got != test.want {
			t.Errorf("%d of %d rows: got %d, want %d", test.span, test.rows, got, test.want)
		}
		if got := d.Cells[len(d.Cells)-1].Col; got != test.below {
			t.Errorf("%d of %d rows: last cell in column %d, want %d", test.span, test.rows, got, test.below)
		}
	}
}

func TestMaxDepth(t *testing.T) {
	for _, test := range []struct {
		depth int
		want  [][]string
	}{
		{MaxDepth, [][]string{{"1", "1 @0", "2 @1"}, {"1", "3 @0"}, {"后"}}},
		{MaxDepth + 1, [][]string{{"1"}, {"2"}, {"3"}, {"后"}}},
		{MaxDepth + 9, [][]string{{"1"}, {"2"}, {"3"}, {"后"}}},
	} {
		src := strings.Repeat("<table><tr><td>", test.depth-1) +
			"<table><tr><td>1</td><td>2</td></tr><tbody><tr><td>3</td></tr></tbody></table>" +
			strings.Repeat("</td></tr></table>", test.depth-1) + "后"
		d := Read([]byte(src))
		if diff := cmp.Diff(test.want, lines(d)); diff != "" {
			t.Errorf("depth %d (-want +got)\n%s", test.depth, diff)
		}
		check(t, d)
	}
}

func TestProseBytes(t *testing.T) {
	two := "<td>1<br>" + strings.Repeat("x", proseBytes-2) // and a space
	one := "<td><td>" + strings.Repeat("x", proseBytes)
	for _, test := range []struct {
		src  string
		want document.Kind
	}{
		{two + "<td>2", document.Row},
		{two + "x<td>2", document.Plain},
		{one, document.Row},
		{one + "x", document.Plain},
		{one + "x<td>2", document.Row},
	} {
		d := Read([]byte(test.src))
		if got := d.Lines[0].Kind; got != test.want {
			t.Errorf("%.20s: got %d, want %d", test.src, got, test.want)
		}
		check(t, d)
	}
}

func TestSniffBytes(t *testing.T) {
	const head, mark = "<div>甲", "\n# 乙"
	n := sniffBytes - len(head) - len(mark)
	for _, test := range []struct {
		pad  int
		want bool
	}{{n, false}, {n + len("乙"), true}} {
		src := head + strings.Repeat(" ", test.pad) + mark
		if got := Sniff([]byte(src)); got != test.want {
			t.Errorf("%d bytes: got %t", len(src), got)
		}
	}
}

// TestGrid compares the columns of random tables with a grid that is filled
// cell by cell.
func TestGrid(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	for range 500 {
		type at struct{ Row, Col, ColSpan, RowSpan int }
		var b strings.Builder
		var want []at
		full := map[[2]int]bool{}
		rows := 1 + r.IntN(6)
		b.WriteString("<table>")
		for y := range rows {
			b.WriteString("<tr>")
			x := 0
			for range r.IntN(5) {
				c := at{y, x, 1 + r.IntN(3), 1 + r.IntN(3)}
				for full[[2]int{y, c.Col}] {
					c.Col++
				}
				c.RowSpan = min(c.RowSpan, rows-y)
				for dy := range c.RowSpan {
					for dx := range c.ColSpan {
						full[[2]int{y + dy, c.Col + dx}] = true
					}
				}
				x = c.Col + c.ColSpan
				want = append(want, c)
				fmt.Fprintf(&b, "<td colspan=%d rowspan=%d>%d</td>", c.ColSpan, c.RowSpan, y)
			}
			b.WriteString("</tr>\n")
		}
		d := Read([]byte(b.String()))
		var got []at
		for _, c := range d.Cells {
			got = append(got, at{int(d.Text(&c)[0] - '0'), c.Col, c.ColSpan, c.RowSpan})
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Fatalf("%s\n(-want +got)\n%s", b.String(), diff)
		}
		check(t, d)
	}
}

// TestLinear reads what would be slow if anything were looked at over and over:
// four times the input takes about four times as long, not sixteen times.
func TestLinear(t *testing.T) {
	if testing.Short() {
		t.Skip("measures time")
	}
	const n = 1 << 20
	attributes := func() string {
		var b strings.Builder
		b.WriteString("<b")
		for i := 0; b.Len() < n/8; i++ {
			fmt.Fprintf(&b, " a%d", i)
		}
		return b.String() + ">"
	}
	for _, test := range []struct{ what, head, each string }{
		{"tables", "", "<table><tr><td>"},
		{"elements", "", "<b><i><x>"},
		{"hidden elements", "<div hidden>" + strings.Repeat("<b>", n/16), "</i>"},
		{"hidden paragraphs", "", "<p hidden>"},
		{"cells", "", "<td>"},
		{"spans", strings.Repeat("<td rowspan=99999>", MaxColumns+9), "<tr><td>"},
		{"wide spans", "", "<tr><td colspan=99999 rowspan=99999>"},
		{"titles", "", "<title>"},
		{"comments", "", "<!--"},
		{"declarations", "", "<!"},
		{"scripts", "", "<script>"},
		{"styles", "", "</style><style></"},
		{"marks", "", "&<"},
		{"entities", "", "&#49&notin"},
		{"words", "", "1 "},
		{"pieces", "<td>1", "\n&#8203;<b>"},
		{"breaks", "<td>1", "\n&#8203;<br>2"},
		{"spaces", "1", "&nbsp; "},
		{"line ends", "1", "\r\n"},
		{"attributes", attributes(), "<b c>"},
		{"an attribute", "<b ", `a="`},
		{"a style", `<b style="`, ";:"},
		{"unknown elements", "", "<xml>"},
		{"nested tables", "<table>", "<tr><td>1<td>1<td><table></table>"},
	} {
		t.Run(test.what, func(t *testing.T) {
			took := func(n int) time.Duration {
				src := []byte(test.head + strings.Repeat(test.each, max(n-len(test.head), 0)/len(test.each)))
				start := time.Now()
				Read(src)
				Tables(src)
				Sniff(src)
				Inline(&document.Document{Source: src}, &document.Cell{End: len(src), Line: 1, Column: 1})
				return time.Since(start)
			}
			ratio := 0.0
			for range 4 {
				if ratio = float64(min(took(n), took(n))) / float64(took(n/4)+time.Millisecond); ratio < 9 {
					return
				}
			}
			t.Errorf("four times the input takes %.1f times as long", ratio)
		})
	}
}

// The longest name of a character is read; what is longer is none.
func TestMaxEntity(t *testing.T) {
	const longest = "&CounterClockwiseContourIntegral;"
	if len(longest) != maxEntity {
		t.Errorf("the longest name has %d bytes, and the bound is %d", len(longest), maxEntity)
	}
	for src, want := range map[string]string{longest: "∳", longest[:maxEntity-1] + "s;": longest[:maxEntity-1] + "s;"} {
		d := Read([]byte("<p>" + src + "</p>"))
		if got := d.Text(&d.Cells[0]); got != want {
			t.Errorf("%d bytes: %q, want %q", len(src), got, want)
		}
	}
}
