// This file tests tables three whose columns are set by spaces, as programs print the text
// of a page: one small report for each way in which they are told.

package gongkai

import (
	"strings"
	"testing"
)

// inColumns prints table three with labels of so many characters, and behind them lines that
// are taken in turn.
func inColumns(head string, label int, lines ...string) string {
	var b strings.Builder
	b.WriteString(foundTitle + "三、收到和处理政府信息公开申请情况\n" + head)
	for i, r := range Form2021.data().tables[tableRequests].Rows {
		name := []rune(r.Label)
		name = name[:min(len(name), label-2)]
		b.WriteString(string(name) + strings.Repeat(" ", label-len(name)) + lines[i%len(lines)] + "\n" + string([]rune(r.Label)[len(name):]) + "\n")
	}
	return b.String()
}

// Rows that leave columns empty, and stand in line all the same, are certain whatever they add
// up to; where none leaves one empty among its figures, what is blank may be another.
func TestColumnsInLine(t *testing.T) {
	for _, x := range []struct {
		lines []string
		want  string // of the second row
	}{
		{[]string{"1    2    0    3    4    0    9", "6         5    7    0         1", "0    0    2    0    0    0    0"}, "6 _ 5 7 0 _ 1"},
		{[]string{"1    2    0    3    4    0    9", "6    5    7    0    1", "0    0    2    0    0    0    0"}, "6? 5? 7? 0? 1? _? _?"},
	} {
		if got := rowText(parse(t, []byte(inColumns("申请人情况\n", 20, x.lines...))), "requests.carried_in"); got != x.want {
			t.Errorf("%q: %s, want %s", x.lines[1], got, x.want)
		}
	}
}
