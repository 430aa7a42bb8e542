// This file tests figures that stand behind the label of another row.

package gongkai

import (
	"fmt"
	"slices"
	"strings"
	"testing"
)

// A report whose figures of some rows slipped: those are read in the order of the
// text, row by row or column by column, and not certain; the others are, where the
// sums come out.
func TestSettled(t *testing.T) {
	form := Form2021.data()
	rows := form.tables[tableRequests].Rows
	n := len(rows[0].Columns)
	total := slices.IndexFunc(rows, func(r Row) bool { return r.Name == "total" })
	figures := make([][]int, len(rows)) // every result row has its own figures
	for i := range rows {
		figures[i] = make([]int, n)
	}
	for i := 2; i < total; i++ {
		for c, k := range []int{i % 3, 0, i, 1, 0, i % 2} {
			figures[i][c] = k
			figures[i][n-1] += k
		}
		for c := range n {
			figures[total][c] += figures[i][c]
		}
	}
	copy(figures[0], figures[total])
	line := func(i int) string { return strings.Trim(fmt.Sprint(figures[i]), "[]") }
	for _, x := range []struct {
		name    string
		print   func(i int) []int // the rows whose figures stand behind the label of row i
		columns bool              // they stand there column by column
		extra   int               // what a figure of row 7 has too much
		settled []int             // rows that are right and uncertain
		sure    bool              // whether the others are certain
		left    int               // the row behind which a figure is left over
	}{
		{"in their places", func(i int) []int { return []int{i} }, false, 0, nil, true, 0},
		{"one left over", func(i int) []int { return []int{i} }, false, 0, []int{9, 10}, true, 9},
		{"one left over, and one printed wrong", func(i int) []int { return []int{i} }, false, 1, []int{9, 10}, true, 9},
		{"behind the next label", func(i int) []int {
			return map[int][]int{4: {}, 5: {4, 5}}[i]
		}, false, 0, []int{4, 5}, true, 0},
		{"behind the label before", func(i int) []int {
			return map[int][]int{4: {4, 5}, 5: {6}, 6: {7}, 7: {}}[i]
		}, false, 0, []int{4, 5, 6, 7}, true, 0},
		{"column by column", func(i int) []int {
			return map[int][]int{4: {}, 5: {4, 5}}[i]
		}, true, 0, []int{4, 5}, true, 0},
		{"with a figure printed wrong", func(i int) []int {
			return map[int][]int{14: {}, 15: {14, 15}}[i]
		}, false, 1, []int{14, 15}, true, 0},
		{"with one wrong among them", func(i int) []int {
			return map[int][]int{7: {}, 8: {7, 8}}[i]
		}, false, 1, nil, false, 0},
		{"one is wanting", func(i int) []int {
			return map[int][]int{4: {}, 5: {4, 5}, 9: {}}[i]
		}, false, 0, nil, false, 0},
	} {
		t.Run(x.name, func(t *testing.T) {
			figures[7][2] += x.extra
			defer func() { figures[7][2] -= x.extra }()
			var b strings.Builder
			b.WriteString("临溪县自然资源局2024年政府信息公开工作年度报告\n" + requestsHead)
			for i, row := range rows {
				b.WriteString(row.Label)
				which := x.print(i)
				switch {
				case which == nil || len(which) == 1 && which[0] == i:
					b.WriteString("\n" + strings.ReplaceAll(line(i), " ", "\n") + "\n")
				case x.columns && len(which) > 0:
					b.WriteString("\n")
					for c := range n {
						for _, k := range which {
							fmt.Fprintln(&b, figures[k][c])
						}
					}
				default:
					b.WriteString("\n")
					for _, k := range which {
						b.WriteString(strings.ReplaceAll(line(k), " ", "\n") + "\n")
					}
				}
				if x.left > 0 && i == x.left {
					b.WriteString("注\n7\n")
				}
			}
			r := parse(t, []byte(b.String()))
			for i, row := range rows {
				got := rowText(r, "requests."+row.Name)
				want := line(i)
				switch {
				case slices.Contains(x.settled, i):
					want = strings.ReplaceAll(want, " ", "? ") + "?"
				case !x.sure:
					if got == want {
						t.Errorf("%s is certain", row.Name)
					}
					continue
				}
				if got != want {
					t.Errorf("%s: got %s, want %s", row.Name, got, want)
				}
			}
		})
	}
}
