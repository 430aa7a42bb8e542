package text

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// The runs of a rule say where the columns stand, and which cells are empty; words that stand
// beside them leave the lines as they are.
func TestColumnsUnderRules(t *testing.T) {
	const dashes = "  -------------- ---- ----\n"
	for _, x := range []struct {
		name, text string
		want       []string
	}{
		{"by display width", dashes + "  规章           1    2\n  行政规范性文件      3\n" + dashes, []string{"规章|1|2", "行政规范性文件||3"}},
		{"by characters", "---------- ---- ----\n规章         1    2\n行政规范性文件         3\n---------- ---- ----\n", []string{"规章|1|2", "行政规范性文件||3"}},
		{"of two parts", "====  ===\n规章  1\n====  ===\n文件\n\\     2\n====  ===\n", []string{"规章|1", "文件|", "|2"}},
		{"the last column goes on", "==== ==\n规章 本年制发件数\n文件 2\n==== ==\n", []string{"规章|本年制发件数", "文件|2"}},
		{"a line without words", dashes + "  规章           1    2\n          \n" + dashes, []string{"规章|1|2", "||"}},
		{"words beside a column", dashes + "  规章           1    2\n  行政规范性文件本 5   3\n" + dashes, []string{"规章|1|2", "行政规范性文件本|5|3"}},
		{"a header above", "  规章           数   数\n" + dashes + "  文件                3\n" + dashes, []string{"规章|数|数", "文件|3"}},
		{"not closed", dashes + "  规章                2\n\n", []string{"规章|2"}},
		{"cells that span columns", dashes + "  规章           1    2\n  -------------- ---------\n  规章                2\n" + dashes, []string{"规章|1|2", "规章|2"}},
		{"one run", "  ----------\n  规章  1\n  ----------\n", []string{"规章|1"}},
	} {
		t.Run(x.name, func(t *testing.T) {
			if d := cmp.Diff(x.want, rowsOf(Read([]byte(x.text)))); d != "" {
				t.Errorf("rows (-want +got):\n%s", d)
			}
		})
	}
}

func TestMaxUnder(t *testing.T) {
	const rule = "----- -----\n"
	for lines, want := range map[int]string{maxUnder: "! 规章|", maxUnder + 1: "规章"} {
		if got := rowsOf(Read([]byte(rule + strings.Repeat("规章\n", lines-1) + rule))); len(got) != lines-1 || got[0] != want {
			t.Errorf("%d lines: %d rows, the first is %q, want %d and %q", lines, len(got), got[0], lines-1, want)
		}
	}
}
