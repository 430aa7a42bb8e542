package text

import "testing"

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
