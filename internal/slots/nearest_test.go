// This file tests how figures find the columns that are nearest.

package slots

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// words makes an item of each word of a line of narrow letters.
func words(line string) []Item {
	var out []Item
	for x := 0; x < len(line); x++ {
		if line[x] == ' ' || x > 0 && line[x-1] != ' ' {
			continue
		}
		end := x + strings.IndexByte(line[x:]+" ", ' ')
		out = append(out, Item{X: x, XEnd: end, W: x, WEnd: end})
	}
	return out
}

func TestNearest(t *testing.T) {
	columns := words("          aaaa    bbbb    cccc")
	for _, x := range []struct {
		name, line string
		want       []int
	}{
		{"right below", "          12      3       45", []int{0, 1, 2}},
		{"with a hole", "          12              45", []int{0, -1, 1}},
		{"a little off", "        12      345", []int{0, 1, -1}},
		{"between two columns", "                    12", []int{-1, 0, -1}},
		{"between two columns, as near to either", "               1", nil},
		{"at the bound", strings.Repeat(" ", 26+maxStray/2) + "1234", []int{-1, -1, 0}},
		{"beyond it", strings.Repeat(" ", 26+maxStray/2+1) + "1234", nil},
		{"more figures than columns", "          1  2  3  4", nil},
	} {
		if d := cmp.Diff(x.want, Nearest([2][][]Item{{columns}}, words(x.line))); d != "" {
			t.Errorf("%s (-want +got):\n%s", x.name, d)
		}
	}
	if maxCost <= 7*maxStray {
		t.Errorf("maxCost %d is within what figures may cost", maxCost)
	}
}

// Labels with different numbers of wide letters tell by what columns are set.
func TestMeasure(t *testing.T) {
	rows := func(x, w []int) []Row {
		var out []Row
		for i := range x {
			out = append(out, Row{Items: []Item{{Kind: Figure, OnLabel: true, X: x[i], XEnd: x[i] + 1, W: w[i], WEnd: w[i] + 1}}})
		}
		return out
	}
	for _, c := range []struct {
		name string
		x, w []int
		want Measure
	}{
		{"characters", []int{20, 20, 21, 20}, []int{30, 34, 28, 36}, ByCharacters},
		{"width", []int{20, 16, 23, 17}, []int{30, 30, 31, 30}, ByWidth},
		{"labels alike", []int{20, 20, 20, 20}, []int{30, 30, 30, 30}, Unknown},
		{"too few", []int{20, 20, 21}, []int{30, 34, 28}, Unknown},
	} {
		if got := measureOf(rows(c.x, c.w)); got != c.want {
			t.Errorf("%s: %d, want %d", c.name, got, c.want)
		}
	}
}
