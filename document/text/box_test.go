// This file tests the reading of ruled grids: which cells there are, and which
// rows are in doubt.

package text

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/seed-11a632b0/gongkai/document"
)

// rowsOf returns the lines of a text: a row as its cells between bars, with a
// mark in front where it is damaged, another where it may be at most in that it goes on.
func rowsOf(d *document.Document) (out []string) {
	for i := range d.Lines {
		l := &d.Lines[i]
		if l.Kind == document.Blank {
			continue
		}
		var b strings.Builder
		if l.Damaged && !l.Open {
			b.WriteString("! ")
		} else if l.Open {
			b.WriteString("? ")
		}
		for k, c := range d.LineCells(l) {
			if k > 0 {
				b.WriteByte('|')
			}
			b.WriteString(d.Text(&c))
		}
		out = append(out, b.String())
	}
	return out
}

func TestBox(t *testing.T) {
	for _, x := range []struct {
		name string
		text string
		want []string
	}{
		{"merged cells", `
┌────┬────────┐
│    │合计    │
│项目├───┬────┤
│    │甲 │乙  │
├────┼───┼────┤
│规章│1  │2   │
├────┴───┴────┤
│文件         │
└─────────────┘`, []string{"项目|合计", "甲|乙", "规章|1|2", "文件"}},
		{"columns of no width", `
┌────────┬────┬┬┐
│行政复议│维持│││
│        ├────┼┼┤
│        │纠正│││
└────────┴────┴┴┘`, []string{"行政复议|维持||", "纠正||"}},
		{"the same in ASCII", `
+--------+----++
|行政复议|维持||
|        +----++
|        |纠正||
+--------+----++`, []string{"行政复议|维持|", "纠正|"}},
		{"characters of disputed width", `
┌────────┬──┐
│“规章”  │1 │
├────────┼──┤
│“文件”│2 │
├────────┼──┤
│规定    │3 │
└────────┴──┘`, []string{"“规章”|1", "“文件”|2", "规定|3"}},
		{"a figure is broken over two lines", `
┌────┬───┐
│规章│38
46   │
├────┼───┤
│文件│2  │
└────┴───┘`, []string{"! 规章", "! 46|│", "文件|2"}},
		{"a cell is doubled", `
┌────┬───┬───┐
│规章│   │1  │
│    │   │   │
├────┼───┼───┤
│文件│   │   │1  │
│    │   │   │
├────┼───┼───┤
│规定│3  │   │
└────┴───┴───┘`, []string{"规章||1", "! 文件|||1", "规定|3|"}},
		{"the last bar is lost", `
┌────┬───┬───┐
│规章│1  │2
├────┼───┼───┤
│文件│3  │4  │
└────┴───┴───┘`, []string{"! 规章|1", "文件|3|4"}},
		{"a rule of the head stands in a row", `
┌────┬───┬───┐
│规章│   │   │
├────┬───────┤
│文件│1  │2  │
├────┼───┼───┤
│规定│3  │4  │
└────┴───┴───┘`, []string{"! 规章||", "! 文件|1|2", "规定|3|4"}},
		{"a line of another row", `
┌──┬──┬───┐
│甲│1.│2  │
│  │文│   │
├──┴──┼───┤
│乙   │3  │
│  │章│   │
├─────┼───┤
│丙   │4  │
└─────┴───┘`, []string{"甲|1.文|2", "! 乙||章|3", "丙|4"}},
		{"a space stands in a rule", "┌────┬───┐\n│规章│1  │\n├────┼─\u00a0─┤\n│文件│2  │\n└────┴───┘", []string{"规章|1", "文件|2"}},
		{"a dash is a placeholder", `
┌────┬────┐
│规章│ ── │
├────┼────┤
│文件│2   │
└────┴────┘`, []string{"规章|──", "文件|2"}},
		{"a rule is lost", `
┌────┬───┐
│规章│1  │
│文件│2  │
├────┼───┤
│规定│3  │
├────┼───┤
│办法│4  │
├────┼───┤
│细则│5  │
└────┴───┘`, []string{"! 规章|1", "! 文件|2", "规定|3", "办法|4", "细则|5"}},
		{"a rule has moved up", `
┌────┬───┐
│规章│   │
├────┼───┤
│章  │1  │
│文件│2  │
├────┼───┤
│规定│3  │
├────┼───┤
│办法│4  │
├────┼───┤
│细则│5  │
└────┴───┘`, []string{"! 规章|", "! 章|1", "! 文件|2", "规定|3", "办法|4", "细则|5"}},
		{"no rules between rows", `
┌────┬───┐
│规章│1  │
│文件│2  │
│规定│3  │
└────┴───┘`, []string{"规章|1", "文件|2", "规定|3"}},
		{"no rules below a header of several lines", `
┌───┬───┬───┬───┬───┐
│甲 │   │乙 │   │   │
│维 │纠 │维 │纠 │计 │
│1  │0  │0  │12 │13 │
└───┴───┴───┴───┴───┘`, []string{"甲||乙||", "维|纠|维|纠|计", "1|0|0|12|13"}},
		{"a page mark in a row", `
┌────┬───┐
│规  │1  │
- 4 -
` + "\f" + `│章  │   │
├────┼───┤
│文件│2  │
└────┴───┘`, []string{"规章|1", "! -|4|-", "文件|2"}},
		{"a page mark between rows, and the header once more", `
+----+---+
|项目|数 |
+----+---+
|规章|1  |
- 4 -
|项目|数 |
+----+---+
|文件|2  |
+----+---+`, []string{"项目|数", "规章|1", "! -|4|-", "项目|数", "文件|2"}},
		{"text in a row", `
┌────┬───┐
│规  │1  │
备注 5
│章  │   │
├────┼───┤
│文件│2  │
└────┴───┘`, []string{"! 规章|1", "! 备注|5", "文件|2"}},
		{"two boxes with text between", `
┌────┬───┐
│规章│1  │
└────┴───┘
说明
┌────┬───┐
│文件│2  │
└────┴───┘`, []string{"规章|1", "说明", "文件|2"}},
		{"a bar is lost in a box of plus signs", `
+----+---+---+
|规章|1  |2  |
+----+---+---+
|文件|3  |
+----+---+---+
|规定|5  |6  |
+----+---+---+`, []string{"规章|1|2", "! 文件|3", "规定|5|6"}},
		{"lines end early", `
+----+---+---+
|规章|1  |2  |
|文件|3  |
|规定|5  |6  |
|条例|
+----+---+---+`, []string{"规章|1|2", "文件|3", "规定|5|6", "条例"}},
		{"lines end early, and one may go on", `
+----+---+---+
|规章|1  |2  |
|文件|3  |
|（一|   |
+----+---+---+`, []string{"? 规章|1|2", "? 文件|3", "? （一|"}},
		{"lines end early, and one elsewhere", `
+----+---+---+
|规章|1  |2  |
|文件|3    |
|规定|5  |
+----+---+---+`, []string{"! 规章|1|2", "! 文件|3", "! 规定|5"}},
		{"figures that go on below", `
+----+----+---+
|规  | 12 | 0 |
|章  | 34 |   |
|    | 5  |   |
+----+----+---+
|文件| 7  | 1 |
+----+----+---+`, []string{"? 规章|12345|0", "文件|7|1"}},
		{"figures that go on below, the last piece as wide as the column", `
+----+----+---+
|（  | 5  | / |
|规章| 34 |   |
+----+----+---+
|文件| 7  | 1 |
+----+----+---+`, []string{"? （规章|534|/", "文件|7|1"}},
		{"figures that go on below, pieces narrower than the column", `
+----+-----+---+
|规章| 12  | 0 |
|    | 34  |   |
|    | 5   |   |
+----+-----+---+
|文件| 7   | 1 |
+----+-----+---+`, []string{"! 规章|12345|0", "文件|7|1"}},
		{"figures that go on below, and the row may", `
+----+----+---+
|文件| 7  | 1 |
+----+----+---+
|规章| 12 | 0 |
|    | 34 |   |`, []string{"文件|7|1", "! 规章|1234|0"}},
		{"letters wider than their columns", `
+---+---+---+
| 结 | 总 |  |
| 果 | 计 |  |
+---+---+---+
| 1 | 2 | 3 |
|   | 0 |   |
+---+---+---+`, []string{"结果|总计|", "? 1|20|3"}},
		{"letters wider than their columns, and a bar is lost", `
+---+---+---+
| 结 | 总 |  |
| 果 | 计 |
+---+---+---+
| 1 | 2 | 3 |
+---+---+---+`, []string{"! 结|总|", "! 果|计", "1|2|3"}},
		{"figures of two rows", `
+----+----+---+
|规章| 12 | 0 |
|文件| 34 | 1 |
+----+----+---+
|规定| 7  | 1 |
+----+----+---+`, []string{"规章|12|0", "文件|34|1", "规定|7|1"}},
		{"figures that begin on several lines", `
+----+----+---+
|规章| 12 |   |
|文件| 34 | 1 |
+----+----+---+
|规定| 7  | 1 |
+----+----+---+`, []string{"规章|12|", "文件|34|1", "规定|7|1"}},
		{"rules without joints", `
+------------+
|第一项      |
|------------|
|规章|1  |2  |
|----+---+---|
|文件|3  |4  |
+------------+`, []string{"第一项", "规章|1|2", "文件|3|4"}},
		{"a column of no width", `
+-----+---+
|规章 |1  |
++----+---+
||文件|2  |
++----+---+`, []string{"规章|1", "|文件|2"}},
		{"two figures in a cell", `
┌────┬─────┐
│规章│1   2│
├────┼─────┤
│文件│3    │
└────┴─────┘`, []string{"! 规章|1   2", "文件|3"}},
	} {
		t.Run(x.name, func(t *testing.T) {
			if d := cmp.Diff(x.want, rowsOf(Read([]byte(strings.TrimPrefix(x.text, "\n"))))); d != "" {
				t.Errorf("rows (-want +got):\n%s", d)
			}
		})
	}
}
