// This file tests that one report says the same however the cells of its rows are
// parted.

package gongkai

import (
	"fmt"
	"strings"
	"testing"
)

// tabled rewrites the tables of a text: the lines with tabs, and those between
// them without any, as in a title over all columns.
func tabled(text []byte, table func(rows [][]string) string) []byte {
	var b strings.Builder
	var rows [][]string
	flush := func() {
		if len(rows) > 0 {
			b.WriteString(table(rows) + "\n")
		}
		rows = nil
	}
	for line := range strings.Lines(string(text)) {
		line = strings.TrimSuffix(line, "\n")
		switch {
		case strings.Contains(line, "\t"):
			rows = append(rows, strings.Split(line, "\t"))
		case len(rows) > 0 && strings.HasPrefix(line, "第二十条"):
			rows = append(rows, []string{line})
		default:
			flush()
			b.WriteString(line + "\n")
		}
	}
	flush()
	return []byte(b.String())
}

// joined puts cells into rows, and rows into tables.
func joined(rows [][]string, cell func(string) string, between, from, to, row string) string {
	var lines []string
	for _, r := range rows {
		cells := make([]string, len(r))
		for i, c := range r {
			cells[i] = cell(c)
		}
		lines = append(lines, from+strings.Join(cells, between)+to)
	}
	return strings.Join(lines, row)
}

func plainCell(s string) string { return s }

// value prints a cell as programs do: figures bare, words in quotes, and nothing
// as None.
func value(s string) string {
	switch _, err := ParseNumber(s); {
	case s == "":
		return "None"
	case err == nil:
		return s
	}
	return "'" + s + "'"
}

// filled fills rows up to one width, so that each figure stands under its column,
// and the cells that others cover are empty.
func filled(rows [][]string) [][]string {
	width := 0
	for _, r := range rows {
		width = max(width, len(r))
	}
	var out [][]string
	for _, r := range rows {
		switch {
		case r[0] == "自然人":
			continue // the columns are named below
		case r[0] == "商业企业":
			r = append(append([]string{"", "", "自然人"}, r...), "总计")
		case len(r) >= 8 && len(r) < width && r[0] != "结果维持": // labels of one cell
			r = append([]string{r[0], ""}, r[1:]...)
		}
		for len(r) < width {
			r = append(r, "")
		}
		out = append(out, r)
	}
	return out
}

func TestMarks(t *testing.T) {
	for _, x := range []struct {
		name  string
		table func(rows [][]string) string
		lost  [2]int // cells that are not certain, in each report
	}{
		{"semicolons", func(r [][]string) string { return joined(r, plainCell, "；", "", "", "\n") }, [2]int{}},
		{"ideographic commas", func(r [][]string) string { return joined(r, plainCell, "，", "", "", "\n") }, [2]int{14, 0}}, // two rows could have numbers with separators
		{"slashes", func(r [][]string) string { return joined(r, plainCell, " / ", "", "", "\n") }, [2]int{0, 200}},         // a slash beside nothing may stand for nothing: none may be wrong
		{"bullets that close", func(r [][]string) string { return joined(r, plainCell, "•", "", "•", "\n") }, [2]int{}},
		{"bullets around", func(r [][]string) string { return joined(r, plainCell, "•", "•", "•", "\n") }, [2]int{}},
		{"lists", func(r [][]string) string {
			return joined(r, func(s string) string { return "'" + s + "'" }, ", ", "[", "]", "\n")
		}, [2]int{}},
		{"tuples", func(r [][]string) string { return joined(r, value, ", ", "(", ")", ",\n") }, [2]int{}},
		{"lists in a list", func(r [][]string) string {
			return "[" + joined(r, func(s string) string { return fmt.Sprintf("%q", s) }, ",", "[", "]", ",") + "]"
		}, [2]int{}},
		{"pipes that open cells", func(r [][]string) string { return joined(r, plainCell, "\n|\n", "", "", "\n") }, [2]int{0, 15}}, // nothing shows that the first cell of table four is one
		{"pipes between cells", func(r [][]string) string { return joined(r, plainCell, "|\n", "", "", "|\n") }, [2]int{}},
		{"bullets that open cells", func(r [][]string) string { return joined(r, plainCell, "\n- ", "- ", "", "\n\n") }, [2]int{}},
		{"a table on a line", func(r [][]string) string { return joined(r, plainCell, "|", "", "", "|") }, [2]int{10, 10}}, // table two is as short as a row
		{"a wiki", func(r [][]string) string {
			return "{|\n" + joined(filled(r), plainCell, "\n| ", "| ", "", "\n|-\n") + "\n|}"
		}, [2]int{}},
		{"a wiki, cells on a line", func(r [][]string) string {
			return "{| class=\"wikitable\"\n" + joined(filled(r), plainCell, " || ", "| ", "", "\n|-\n") + "\n|}"
		}, [2]int{}},
		{"AsciiDoc", func(r [][]string) string {
			return "|===\n" + joined(filled(r), plainCell, "\n|", "|", "", "\n\n") + "\n|==="
		}, [2]int{}},
		{"words for nothing before labels", func(r [][]string) string {
			for i := range r {
				if c := r[i][0]; len(c) > 0 && (strings.Contains(c, ".") && len(c) > 9 || strings.HasPrefix(c, "（二）部")) {
					r[i] = append([]string{"nan"}, r[i]...)
				}
				if r[i][0] == "商业企业" { // the last line of the header
					r[i] = append(append([]string{"nan", "nan"}, r[i]...), "nan")
				}
			}
			return joined(r, plainCell, "\t", "", "", "\n")
		}, [2]int{}},
	} {
		for i, name := range []string{"word-same", "rows-tabs-short"} {
			t.Run(x.name+" "+name, func(t *testing.T) {
				truth := named(t, name).truth(t)
				src := tabled(testdata(t, name+".txt"), x.table)
				if n := checkTruth(t, parse(t, src), truth); n < len(truth)-x.lost[i] {
					t.Errorf("%d of %d cells are right and certain", n, len(truth))
				}
			})
		}
	}
}
