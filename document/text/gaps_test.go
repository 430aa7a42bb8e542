package text

import (
	"bytes"
	"strings"
	"testing"
)

// Tabs that stand for wide space are read as space; those that part cells are not.
func TestGapTabs(t *testing.T) {
	const wide = "规章 \t0 \t1 \t2\n行政许可 \t3 \t4 \t5\n一、新收 \t6 \t7 \t8\n二、结转 \t9 \t10 \t11\n三、办理 \t0 \t1 \t2\n（一）公开 \t0 \t1 \t2\n四、下年 \t0 \t1 \t2\n"
	for _, c := range []struct {
		name, src string
		want      bool
	}{
		{"two figures in a field", wide + "（二）部分 \t154 0 \t0\n（三）其他 \t36 270 \t0\n", true},
		{"a figure behind words", wide + "只计这一情形） 154 \t0\n1.其他 36 \t270 \t0\n", true},
		{"one such field", wide + "（二）部分 \t154 0 \t0\n", false},
		{"one figure in each field", wide, false},
		{"an empty field", wide + "（二）部分 \t154 0 \t \t0\n（三）其他 \t36 270 \t0\n", false},
		{"no space before the tabs", "规章\t0\t1\t2\n行政许可\t3\t4\t5\n（二）部分\t154 0\t0\n（三）其他\t36 270\t0\n" + wide[:50], false},
	} {
		if got := gapTabs([]byte(c.src), 24); got != c.want {
			t.Errorf("%s: %v", c.name, got)
		}
	}
	const src = wide + "（二）部分 \t154 0 \t0\n（三）其他 \t36 270 \t0\n"
	doc := Read([]byte(src))
	l := &doc.Lines[7]
	if cells := doc.LineCells(l); len(cells) != 4 || doc.Text(&cells[2]) != "0" || cells[2].Column != 12 {
		t.Errorf("%d cells: %v", len(cells), cells)
	}
}

// Two pipes part cells where all stand in pairs, and none of what they part is empty.
func TestDoublePipes(t *testing.T) {
	const rows = "规章 || 0 || 1 || 2\n行政许可 || 3 ||  || 5\n一、新收||6||||8\n"
	for _, c := range []struct {
		src  string
		want bool
	}{
		{rows + rows + rows, true},
		{rows, false}, // few
		{rows + rows + rows + "| 规章 || 0 |\n", false},
		{rows + rows + rows + "二、结转|9|10\n", false},
	} {
		if got := doublePipes([]byte(c.src), bytes.Count([]byte(c.src), []byte{'|'})); got != c.want {
			t.Errorf("%s: %v", c.src, got)
		}
	}
	if got, want := placesOf(Read([]byte(rows+rows+rows))), "规章 1:1,0 1:7,1 1:12,2 1:17\n行政许可 2:1,3 2:9,·,5 2:18\n一、新收 3:1,6 3:7,·,8 3:12\n"; !strings.HasPrefix(got, want) {
		t.Errorf("%s, want %s", got, want)
	}
}

// A dash opens the rows of a list, and stands for nothing where some rows have none.
func TestListed(t *testing.T) {
	rows := strings.Repeat("- 一、新收 5 0 / 2\n", minBullets)
	for _, c := range []struct {
		src  string
		want bool
	}{
		{"\n" + rows + "- 14 0 0 3\n", true},
		{"\n" + rows[len("- 一、新收 5 0 / 2\n"):], false}, // few
		{"\n" + rows + "二、结转 5 0 - 2\n", false},
		{"\n" + strings.Repeat("- 14 0 0 3\n", minBullets), false},
		{strings.Repeat("\r\n- 1004 -", minBullets), false},
	} {
		if got := listed([]byte(c.src)); got != c.want {
			t.Errorf("%s: %v", c.src, got)
		}
	}
}
