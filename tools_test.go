// This file tests small reports whose tables are printed as data frames, spreadsheets
// and wikis do: with numbers of rows and columns, merged cells repeated, cells padded.

package gongkai

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// fourText is a small report of sound rows that ends with table four as given.
func fourText(table string) []byte {
	return []byte(disputesText(table, func(int) string { return strings.Repeat("0\n", 7) }))
}

// Below the numbers of the columns a few rows that are numbered show an index; beside
// columns that are no further right they show nothing.
func TestNumberedRows(t *testing.T) {
	const head = "0,类别,类别,结果维持,结果纠正,其他结果,尚未审结,总计\n1,行政复议,行政复议,0,1,2,0,3\n2,行政诉讼,未经复议直接起诉,1,0,0,0,1\n3,行政诉讼,复议后起诉,0,0,0,5,5\n"
	const whole = "0,行政复议,行政复议,行政复议,行政复议,行政复议,行政诉讼,行政诉讼,行政诉讼,行政诉讼,行政诉讼,行政诉讼,行政诉讼,行政诉讼,行政诉讼,行政诉讼\n" +
		"1,结果维持,结果纠正,其他结果,尚未审结,总计,未经复议直接起诉,未经复议直接起诉,未经复议直接起诉,未经复议直接起诉,未经复议直接起诉,复议后起诉,复议后起诉,复议后起诉,复议后起诉,复议后起诉\n" +
		"2,结果维持,结果纠正,其他结果,尚未审结,总计,结果维持,结果纠正,其他结果,尚未审结,总计,结果维持,结果纠正,其他结果,尚未审结,总计\n" +
		"3,9,0,7,0,16,0,0,0,1,1,0,0,0,5,5\n"
	for _, x := range []struct{ name, table, want string }{
		{"three rows", ",0,1,2,3,4,5,6\n" + head, "0 0 0 5 5"},
		{"one row", ",0,1,2,3,4,5,6,7,8,9,10,11,12,13,14\n" + whole, "0 0 0 5 5"},
		{"no numbers of columns", whole, "- - - - -"},
		{"numbers of all columns", "0,1,2,3,4,5,6,7\n" + head, "0? 0? 0? 5? 5?"},
	} {
		t.Run(x.name, func(t *testing.T) {
			if d := cmp.Diff(x.want, rowText(parse(t, fourText(strings.ReplaceAll(x.table, ",", "\t"))), "disputes.after_review")); d != "" {
				t.Errorf("(-want +got):\n%s", d)
			}
		})
	}
}

// Figures that count up from line to line below such numbers are figures, where they
// stand under the first of them.
func TestFiguresThatCountUp(t *testing.T) {
	const head = "行政复议  行政诉讼\n未经复议直接起诉  复议后起诉\n结果维持  结果纠正  其他结果  尚未审结  总计  结果维持  结果纠正  其他结果  尚未审结  总计  结果维持  结果纠正  其他结果  尚未审结  总计\n"
	const figures = "0  1  2  0  3  1  0  0  0  1  0  0  0  5  5\n"
	for _, numbers := range []string{"", "0  1  2  3  4  5  6  7  8  9  10  11  12  13  14\n"} {
		if d := cmp.Diff("0 0 0 5 5", rowText(parse(t, fourText(head+numbers+figures)), "disputes.after_review")); d != "" {
			t.Errorf("%q (-want +got):\n%s", numbers, d)
		}
	}
}

// Lines of a spreadsheet are filled up with cells that hold nothing, in other places on
// each, and a blank is a cell that holds a space.
func TestPaddedLines(t *testing.T) {
	form := Form2021.data()
	text := func(blank, lead string) string {
		var b strings.Builder
		b.WriteString(foundTitle + "信息内容\t本年制发件数\t本年废止件数\t现行有效件数\n规章\t1\t2\t3\n三、收到和处理政府信息公开申请情况\n")
		for i, row := range form.tables[tableRequests].Rows {
			cells := []string{"0", blank, "2", blank, blank, "1", "3"}
			at := i % 3
			b.WriteString(row.Label + strings.Repeat("\t", 2+at) + lead + strings.Join(cells, "\t") + strings.Repeat("\t", 4-at) + "\n")
		}
		return b.String()
	}
	for _, x := range []struct{ name, blank, lead, want string }{
		{"spaces", " ", "", "0 _ 2 _ _ 1 3"},
		{"signs", "/", "", "0 _ 2 _ _ 1 3"},
		{"nothing", "", "", "- - - - - - -"},
		{"more spaces than blanks", " ", " \t", "- - - - - - -"},
	} {
		t.Run(x.name, func(t *testing.T) {
			r := parse(t, []byte(text(x.blank, x.lead)))
			for _, row := range form.tables[tableRequests].Rows {
				if got := rowText(r, "requests."+row.Name); got != x.want {
					t.Fatalf("%s: %s, want %s", row.Name, got, x.want)
				}
			}
		})
	}
}

// A merged cell of table four is printed for each column that it spans, as its header is:
// it is one cell where both say the same.
func TestMergedColumnsOfFour(t *testing.T) {
	names := []string{"结果维持", "结果纠正", "其他结果", "尚未审结", "总计"}
	twice := func(of []string) string {
		var out []string
		for _, x := range of {
			out = append(out, x, x)
		}
		return strings.Join(out, "\t") + "\n"
	}
	table := func(figures string) []byte {
		return fourText(twice(strings.Fields(strings.Repeat("行政复议 ", 5))) + twice(names) + figures +
			twice(strings.Fields(strings.Repeat("行政诉讼 ", 5))) + strings.Repeat("未经复议直接起诉\t", 5) + strings.Repeat("复议后起诉\t", 4) + "复议后起诉\n" +
			strings.Repeat(strings.Join(names, "\t")+"\t", 2)[:2*len(strings.Join(names, "\t"))+1] + "\n" + "0\t1\t0\t0\t1\t0\t0\t0\t5\t5\n")
	}
	for _, x := range []struct{ name, figures, want string }{
		{"repeated", twice([]string{"9", "0", "7", "0", "16"}), "9 0 7 0 16"},
		{"not repeated", "9\t8\t0\t0\t7\t7\t0\t0\t16\t16\n", "- - - - -"},
	} {
		t.Run(x.name, func(t *testing.T) {
			r := parse(t, table(x.figures))
			if d := cmp.Diff(x.want, rowText(r, "disputes.review")); d != "" {
				t.Errorf("(-want +got):\n%s", d)
			}
			if got := rowText(r, "disputes.direct"); x.want[0] != '-' && got != "0 1 0 0 1" {
				t.Errorf("the block beside it: %s", got)
			}
		})
	}
}

// A box that has rules but below its first line and at its end has a row on each line,
// where each of its figures stands below words, or its columns are numbered; lines of a
// cell that is wrapped are none.
func TestBoxWithoutRules(t *testing.T) {
	const rule = "+--------+--------+--------+--------+--------+\n"
	for _, x := range []struct{ name, table, want string }{
		{"a header and figures", rule + "|行政复议|行政复议|行政复议|行政复议|行政复议|\n|结果维持|结果纠正|其他结果|尚未审结|总计    |\n|9       |0       |7       |0       |16      |\n" + rule, "9 0 7 0 16"},
		{"with blanks", rule + "|行政复议|行政复议|行政复议|行政复议|行政复议|\n|结果维持|结果纠正|其他结果|尚未审结|总计    |\n|9       |0       |7       |        |16      |\n" + rule, "- - - - -"},
		{"numbered", rule + "|0       |1       |2       |3       |4       |\n" + rule + "|行政复议|行政复议|行政复议|行政复议|行政复议|\n|结果维持|结果纠正|其他结果|尚未审结|总计    |\n|/       |/       |/       |/       |/       |\n" + rule, "_ _ _ _ _"},
		{"a cell of two lines", rule + "|行政复议|行政复议|行政复议|行政复议|行政复议|\n|结果维持|结果纠正|其他结果|尚未审结|总计    |\n" + rule + "|9       |0       |7       |0       |16      |\n|（件）  |        |        |        |        |\n" + rule, "9（件） 0 7 0 16"},
	} {
		t.Run(x.name, func(t *testing.T) {
			if d := cmp.Diff(x.want, rowText(parse(t, fourText(x.table)), "disputes.review")); d != "" {
				t.Errorf("(-want +got):\n%s", d)
			}
		})
	}
}

// A box whose lines end where their cells do has a row on each; where one may go on below,
// that is sure of rows that stand right above others.
func TestRaggedBox(t *testing.T) {
	const rule = "+----------------+--------------+--------------+--------------+\n"
	const head = rule + "| 信息内容       | 本年制发件数 | 本年废止件数 | 现行有效件数 |\n| 规章           |           1  |          12  |           3  |\n"
	const rest = "| 信息内容       | 本年处理决定 |\n| 行政许可       |           7  |\n" + rule
	for _, x := range []struct{ name, table, rules, normative string }{
		{"each line a row", head + "| 行政规范性文件 |           0  |           2  |           4  |\n" + rest, "1 12 3", "0 2 4"},
		{"an empty row", head + "| 行政规范性文件 |              |              |              |\n" + rest, "1 12 3", "_? _? _?"},
		{"a row that goes on", head + "| 行政规范性文件 |           0  |           2  |           4  |\n|                |              |           1  |              |\n" + rest, "1 12 3", "0? 2? 4?"},
		{"and one line of nothing", head + "|                |              |           9  |              |\n|                |              |              |              |\n| 行政规范性文件 |           0  |           2  |           4  |\n" + rest, "1? 12? 3?", "0? 2? 4?"},
	} {
		t.Run(x.name, func(t *testing.T) {
			r := parse(t, []byte(foundTitle+x.table+"三、收到和处理政府信息公开申请情况\n"))
			if d := cmp.Diff(x.rules+" / "+x.normative, rowText(r, "proactive.rules")+" / "+rowText(r, "proactive.normative")); d != "" {
				t.Errorf("(-want +got):\n%s", d)
			}
		})
	}
}

// Fifteen figures that are alike are those of table four, though its header is in pieces
// that cannot be spelled; not where they differ, or other words stand there.
func TestFourAlike(t *testing.T) {
	const head = "行政 行政  诉讼\n复议   诉讼  未经 复议   复议\n 后起  直接\n   诉   起诉\n结果 结果 其他 尚未 总\n维持 纠正 结果 审结 计 结果维持 结果纠正 其他结果 尚未审结 总计 结果维持 结果纠正 其他结果 尚未审结 总计\n"
	zeros := strings.TrimSuffix(strings.Repeat("0  ", 15), "  ")
	for _, x := range []struct{ name, table, want string }{
		{"zeros", head + zeros + "\n", "0 0 0 0 0"},
		{"a figure too few", head + zeros[3:] + "\n", "- - - - -"},
		{"a figure too many", head + zeros + "  0\n", "- - - - -"},
		{"another figure", head + "1" + zeros[1:] + "\n", "- - - - -"},
		{"another column", "上年数 " + head + zeros + "\n", "- - - - -"},
	} {
		t.Run(x.name, func(t *testing.T) {
			if d := cmp.Diff(x.want, rowText(parse(t, fourText(x.table)), "disputes.review")); d != "" {
				t.Errorf("(-want +got):\n%s", d)
			}
		})
	}
}

// A figure of the first row and one of the last are set over two lines, the first of which
// stand above the labels: rows with all figures beside theirs, which add up, are none of these.
func TestFigureAboveFirstLabel(t *testing.T) {
	report := func(other string) *Report {
		var b strings.Builder
		b.WriteString(foundTitle + "三、收到和处理政府信息公开申请情况\n自然人  商业企业  科研机构  社会公益组织  法律服务机构  其他  总计\n")
		rows := Form2021.data().tables[tableRequests].Rows
		for i, row := range rows {
			figures := "1  0  2  0  0  0  3"
			switch i {
			case 0, len(rows) - 2:
				b.WriteString(strings.Repeat(" ", 42) + "12\n")
				figures = "60  0  2  0  0  5  67"
			case 4:
				figures = "0  0  0  0  0  0  0"
			case 5:
				figures = other
			}
			b.WriteString(row.Label + "  " + figures + "\n")
		}
		return parse(t, []byte(b.String()+"四、政府信息公开行政复议、行政诉讼情况\n"))
	}
	for _, x := range []struct{ other, row, want string }{
		{"1  0  2  0  0  0  3", "requests.received", "60? 0? 2? 0? 0? 5? 67?"},
		{"1  0  2  0  0  0  3", "requests.total", "60? 0? 2? 0? 0? 5? 67?"},
		{"1  0  2  0  0  0  3", "requests.granted", "1 0 2 0 0 0 3"},
		{"1  0  2  0  0  0  3", "requests.denied.state_secret", "0 0 0 0 0 0 0"},
		{"1  0  2  0  0  0  3", "requests.denied.prohibited_by_law", "1 0 2 0 0 0 3"},
		{"1  0  2  0  0  0  4", "requests.denied.prohibited_by_law", "1? 0? 2? 0? 0? 0? 4?"},
	} {
		if d := cmp.Diff(x.want, rowText(report(x.other), x.row)); d != "" {
			t.Errorf("%s, %s (-want +got):\n%s", x.other, x.row, d)
		}
	}
}

// A lone mark opens each cell of a row, or one stands every so many lines: then its cells are
// where they are, whatever they add up to.
func TestOpenedCells(t *testing.T) {
	report := func(cell, end string, lost int) *Report {
		var b strings.Builder
		b.WriteString(foundTitle + "三、收到和处理政府信息公开申请情况\n" + strings.ReplaceAll("申请人情况 自然人 商业企业 科研机构 社会公益组织 法律服务机构 其他 总计", " ", cell) + end)
		for i, row := range Form2021.data().tables[tableRequests].Rows {
			cells := []string{"2", "\u00a0", "4", "0", "\u00a0", "1", "8"}
			if i == lost {
				cells = cells[1:]
			}
			b.WriteString(row.Label + cell + strings.Join(cells, cell) + end)
		}
		return parse(t, []byte(b.String()+"四、政府信息公开行政复议、行政诉讼情况\n"))
	}
	for _, x := range []struct {
		name, cell, end string
		lost            int
		want            string
	}{
		{"marks", "\n\n| \n\n", "\n\n", -1, "2 _ 4 0 _ 1 8"},
		{"lines", "\n\n", "\n\n", -1, "2 _ 4 0 _ 1 8"},
		{"marks, and a cell that is lost", "\n\n| \n\n", "\n\n", 5, "2? _? 4? 0? _? 1? 8?"},
	} {
		t.Run(x.name, func(t *testing.T) {
			if d := cmp.Diff(x.want, rowText(report(x.cell, x.end, x.lost), "requests.granted")); d != "" {
				t.Errorf("(-want +got):\n%s", d)
			}
		})
	}
}

// The mark of a page that Markdown escapes is no figure of the row above it.
func TestEscapedPageMark(t *testing.T) {
	var b strings.Builder
	b.WriteString(foundTitle + "三、收到和处理政府信息公开申请情况\n\n| | 自然人 | 商业企业 | 科研机构 | 社会公益组织 | 法律服务机构 | 其他 | 总计 |\n")
	for i, row := range Form2021.data().tables[tableRequests].Rows {
		b.WriteString("| " + row.Label + " | 1 | | 2 | 0 | 0 | 0 | 3 |\n")
		if i == 10 {
			b.WriteString("\n\\- 1 -\n\n")
		}
	}
	if d := cmp.Diff("1 _ 2 0 0 0 3", rowText(parse(t, []byte(b.String()+"\n四、政府信息公开行政复议、行政诉讼情况\n")), "requests.denied.enforcement_files")); d != "" {
		t.Errorf("(-want +got):\n%s", d)
	}
}

// Marks with nothing between them part cells as well as figures do; those of a line
// that is drawn part none.
func TestEmptyCellsBetweenMarks(t *testing.T) {
	form := Form2021.data()
	for _, x := range []struct{ mark, want string }{{"；", "_ _ 4 _ _ _ 4"}, {"，", "_ _ 4 _ _ _ 4"}, {"·", ""}, {"#", ""}} {
		var b strings.Builder
		b.WriteString(foundTitle + "信息内容\n规章\n三、收到和处理政府信息公开申请情况\n")
		for i, row := range form.tables[tableRequests].Rows {
			cells := make([]string, 8)
			if cells[0] = row.Label; i == 0 {
				cells[3], cells[7] = "4", "4"
			}
			b.WriteString(strings.Join(cells, x.mark) + "\n")
		}
		r, err := Parse(strings.NewReader(b.String()))
		if x.want == "" {
			if err == nil && strings.Contains(rowText(r, "requests.granted"), "_") {
				t.Errorf("%s: %s", x.mark, rowText(r, "requests.granted"))
			}
			continue
		}
		if err != nil {
			t.Fatalf("%s: %v", x.mark, err)
		}
		if d := cmp.Diff(x.want, rowText(r, "requests.received")); d != "" {
			t.Errorf("%s (-want +got):\n%s", x.mark, d)
		}
	}
}

// What programs print for empty cells stands before the labels of plain lines, and behind
// the words of the header, as do signs where every line has its own figures.
func TestVoidsBesideLabels(t *testing.T) {
	form := Form2021.data()
	text := func(void, blank string, row func(i int) string) []byte {
		var b strings.Builder
		b.WriteString(foundTitle + "信息内容 本年制发件数 本年废止件数 现行有效件数\n规章 1 2 3\n三、收到和处理政府信息公开申请情况\n" +
			void + " 自然人 法人或其他组织 总计\n" + void + " 商业企业 科研机构 社会公益组织 法律服务机构 其他 " + void + "\n")
		for i, r := range form.tables[tableRequests].Rows {
			b.WriteString(row(i) + r.Label + strings.ReplaceAll(" 1 . 2 . . . 3\n", ".", blank))
		}
		return []byte(b.String())
	}
	for _, x := range []struct {
		name, void, blank string
		lines             int // that begin with it
		want              string
	}{
		{"None", "None", "None", 20, "1 _ 2 _ _ _ 3"},
		{"lists", "[]", "[]", 20, "1 _ 2 _ _ _ 3"},
		{"signs", "-", "-", 20, "1 _ 2 _ _ _ 3"},
		{"signs and zeros", "-", "0", 20, "1 0 2 0 0 0 3"},
		{"a few signs", "-", "0", 3, "1? 0? 2? 0? 0? 0? 3?"},
	} {
		t.Run(x.name, func(t *testing.T) {
			r := parse(t, text(x.void, x.blank, func(i int) string {
				if i >= len(form.tables[tableRequests].Rows)-x.lines {
					return x.void + " "
				}
				return ""
			}))
			for _, row := range form.tables[tableRequests].Rows[len(form.tables[tableRequests].Rows)-x.lines : len(form.tables[tableRequests].Rows)-1] {
				if got := rowText(r, "requests."+row.Name); strings.NewReplacer("None", "_", "[]", "_", "-", "_").Replace(got) != x.want {
					t.Fatalf("%s: %s, want %s", row.Name, got, x.want)
				}
			}
		})
	}
}

// The header of table four as text of a page prints it: its words broken so that the end
// of one begins the next, behind the pieces of a heading that is wrapped, or line by line.
func TestHeaderOfFourInPieces(t *testing.T) {
	const broken = "结果\n维持结果\n纠正其他\n结果尚未\n审结总计"
	const figures = "9 0 7 0 16 0 1 0 0 1 0 0 0 5 5\n"
	const lines = "结果\n结果\n其他\n尚未\n总计\n结果\n结果\n其他\n尚未\n结果\n结果\n其他\n尚未\n维持\n纠正\n结果\n审结\n总计\n总计\n维持\n纠正\n结果\n审结\n维持\n纠正\n结果\n审结\n"
	for _, x := range []struct{ name, table, want string }{
		{"broken", "行政复议 行政诉讼\n" + broken + "未经复议直接起诉 复议后起诉\n" + broken + broken + "\n" + figures, "0 1 0 0 1"},
		{"behind pieces of the heading", "行\n政复议、\n行\n政诉讼情况\n行\n政复议 行\n政诉讼\n" + broken + "未经复议直接起诉 复议后起诉\n" + broken + broken + "\n" + figures, "0 1 0 0 1"},
		{"line by line", "行政复议\n行政诉讼\n未经复议直接起诉\n复议后起诉\n" + lines + strings.ReplaceAll(figures, " ", "\n"), "0? 1? 0? 0? 1?"},
		{"names beside columns", "行政复议\n行政诉讼\n未经复议直接起诉\n结果\n复议后起诉\n" + strings.Replace(lines, "结果\n", "", 1) + strings.ReplaceAll(figures, " ", "\n"), "0? 1? 0? 0? 1?"},
	} {
		t.Run(x.name, func(t *testing.T) {
			if d := cmp.Diff(x.want, rowText(parse(t, fourText(x.table)), "disputes.direct")); d != "" {
				t.Errorf("(-want +got):\n%s", d)
			}
		})
	}
}

// spell prints each letter of a text on a line of its own.
func spell(text string) string { return strings.Join(strings.Split(text, ""), "\n") + "\n" }

// Printed letter by letter, the newest form's column 本年处理决定数量 is not taken for the
// older one that it ends with, and the heading behind table four ends it.
func TestLetterByLetter(t *testing.T) {
	columns := spell("结果维持结果纠正其他结果尚未审结总计")
	two := spell("信息内容本年制发件数本年废止件数现行有效件数") + spell("规章") + "1\n2\n3\n" + spell("行政规范性文件") + "4\n5\n6\n" +
		spell("信息内容本年处理决定数量") + spell("行政许可") + "7\n" + spell("信息内容本年处理决定数量") + spell("行政处罚") + "8\n" + spell("行政强制") + "9\n"
	four := spell("行政复议行政诉讼") + columns + spell("未经复议直接起诉") + spell("复议后起诉") + columns + columns +
		"9\n0\n7\n0\n16\n0\n1\n0\n0\n1\n0\n0\n0\n5\n5\n" + spell("五、存在的主要问题及改进情况")
	text := disputesText(four+spell("一是公开不够")+"3\n"+spell("次"), func(int) string { return strings.Repeat("0\n", 7) })
	if d := cmp.Diff("0 1 0 0 1", rowText(parse(t, []byte(strings.TrimSuffix(text, "五、存在的主要问题及改进情况\n"))), "disputes.direct")); d != "" {
		t.Errorf("table four (-want +got):\n%s", d)
	}
	r := parse(t, []byte(foundTitle+two))
	if d := cmp.Diff("7", rowText(r, "proactive.licensing")); d != "" {
		t.Errorf("table two (-want +got):\n%s", d)
	}
	other := strings.ReplaceAll(two, spell("本年制发件数"), spell("本年新制作数量"))
	if got := rowText(parse(t, []byte(foundTitle+other)), "proactive.licensing"); got == "7" {
		t.Errorf("table two with a column of another form is certain")
	}
}

// In a box whose lines are as wide as its widest, a lone figure is certain below the word
// that names its column, and not beside it.
func TestLoneFiguresInBoxes(t *testing.T) {
	const rule = "+----------------+----------------+----------------+----------------+\n"
	box := func(head, figure string) []byte {
		return []byte("临溪县自然资源局2024年政府信息公开工作年度报告\n二、主动公开政府信息情况\n" + rule +
			"|信息内容        |本年制发件数    |本年废止件数    |现行有效件数    |\n" + rule +
			"|规章            |1               |2               |3               |\n" + rule +
			"|行政规范性文件  |4               |5               |6               |\n" + rule +
			head + rule + "|行政处罚        " + figure + rule + "|行政强制        |9               |                |                |\n" + rule)
	}
	const first, second = "|信息内容        |本年处理决定数量|                |                |\n", "|信息内容        |                |本年处理决定数量|                |\n"
	for _, x := range []struct{ name, head, figure, want string }{
		{"below its word", first, "|8               |                |                |\n", "8"},
		{"a blank", first, "|                |                |                |\n", "_"},
		{"beside its word", second, "|8               |                |                |\n", "8?"},
	} {
		t.Run(x.name, func(t *testing.T) {
			if d := cmp.Diff(x.want, rowText(parse(t, box(x.head, x.figure)), "proactive.penalties")); d != "" {
				t.Errorf("(-want +got):\n%s", d)
			}
		})
	}
}

// Below a head of one column Markdown draws a rule of three dashes; elsewhere they are a
// sign for nothing.
func TestRuleOfOneColumn(t *testing.T) {
	const names = "结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计\n"
	for _, x := range []struct{ name, text, row, want string }{
		{"below a sub-heading", foundTitle + "第二十条第（一）项  \n  \n---  \n  \n信息内容\n本年制发件数\n本年废止件数\n现行有效件数\n规章\n1\n2\n3\n行政规范性文件\n4\n5\n6\n第二十条第（五）项  \n  \n---  \n  \n信息内容\n本年处理决定数量\n行政许可\n7\n第二十条第（六）项  \n  \n---  \n  \n信息内容\n本年处理决定数量\n行政处罚\n---\n行政强制\n9\n", "proactive.licensing", "7"},
		{"below the name of a block", string(fourText("行政复议   \n---  \n" + names + "9 | 0 | 7 | 0 | 16\n")), "disputes.review", "9 0 7 0 16"},
		{"above figures", string(fourText(names + "行政复议   \n---  \n9 | 0 | 7 | 0\n")), "disputes.review", "- - - - -"},
		{"in a cell", foundTitle + "信息内容\n本年制发件数\n本年废止件数\n现行有效件数\n规章\n---\n2\n3\n行政规范性文件\n---\n5\n6\n", "proactive.rules", "_ 2 3"},
	} {
		t.Run(x.name, func(t *testing.T) {
			if d := cmp.Diff(x.want, rowText(parse(t, []byte(x.text)), x.row)); d != "" {
				t.Errorf("(-want +got):\n%s", d)
			}
		})
	}
}

// Lines that print a merged cell once have as many cells more than columns as they have
// labels. Where all are so, and a line of the header, blanks are certain; a row that has
// lost a cell, or an empty cell behind a label, takes that away.
func TestBareRows(t *testing.T) {
	form := Form2021.data()
	text := func(tail func(i int) string) []byte {
		var b strings.Builder
		b.WriteString(foundTitle + "信息内容\t本年制发件数\t本年废止件数\t现行有效件数\n规章\t1\t2\t3\n三、收到和处理政府信息公开申请情况\n" +
			sumNote + "\t自然人\t商业企业\t科研机构\t社会公益组织\t法律服务机构\t其他\t总计\n")
		for i, row := range form.tables[tableRequests].Rows {
			b.WriteString(strings.Join(append(append([]string{}, row.Groups...), row.Label), "\t") + tail(i) + "\n")
		}
		return []byte(b.String())
	}
	const row = "\t\t1\t\t\t\t\t1"
	for _, x := range []struct {
		name string
		tail func(i int) string
		want string
	}{
		{"all alike", func(i int) string {
			if i == 0 {
				return "\t2\t1\t\t\t\t\t3"
			}
			return row
		}, "_ 1 _ _ _ _ 1"},
		{"one has lost a cell", func(i int) string {
			if i == 4 {
				return "\t1\t\t\t\t\t1"
			}
			return row
		}, "_? 1? _? _? _? _? 1?"},
	} {
		t.Run(x.name, func(t *testing.T) {
			if d := cmp.Diff(x.want, rowText(parse(t, text(x.tail)), "requests.granted")); d != "" {
				t.Errorf("(-want +got):\n%s", d)
			}
		})
	}
}

// Of table four three rows suffice where they print every cell.
func TestBareRowsOfFour(t *testing.T) {
	const head = "类别\t结果维持\t结果纠正\t其他结果\t尚未审结\t总计\n行政复议\t0\t1\t2\t0\t3\n"
	for _, x := range []struct{ name, rows, want string }{
		{"whole", "行政诉讼\t未经复议直接起诉\t1\t/\t0\t0\t1\n行政诉讼\t复议后起诉\t0\t0\t0\t5\t5\n", "0 0 0 5 5"},
		{"a group named once", "行政诉讼\t未经复议直接起诉\t1\t0\t0\t0\t1\n复议后起诉\t0\t0\t0\t5\t5\n", "0 0 0 5 5"},
		{"a cell too many", "行政诉讼\t未经复议直接起诉\t1\t/\t0\t0\t1\n行政诉讼\t复议后起诉\t\t0\t0\t0\t5\t5\n", "0? 0? 0? 5? 5?"},
	} {
		t.Run(x.name, func(t *testing.T) {
			if d := cmp.Diff(x.want, rowText(parse(t, fourText(head+x.rows)), "disputes.after_review")); d != "" {
				t.Errorf("(-want +got):\n%s", d)
			}
		})
	}
}

// What parts the sheets of a workbook is no cell of the row above.
func TestSheetMarks(t *testing.T) {
	const text = foundTitle + "信息内容,本年制发件数,本年废止件数,现行有效件数\n规章,1,2,3\n行政规范性文件,4,5,6\n%s\n三、收到和处理政府信息公开申请情况\n"
	for _, x := range []struct{ line, want string }{
		{"-------- 2 - 表2", "4 5 6"},
		{"-------- 2 - Sheet 2", "4 5 6"},
		{"- 2 - 表2", "4? 5? 6?"},
	} {
		if d := cmp.Diff(x.want, rowText(parse(t, []byte(strings.ReplaceAll(strings.Replace(text, "%s", x.line, 1), ",", "\t"))), "proactive.normative")); d != "" {
			t.Errorf("%s (-want +got):\n%s", x.line, d)
		}
	}
}

// Lone tabs, or pipes, between the cells of table four tell which of them are blank where
// there are just as many.
func TestPartedCellsOfFour(t *testing.T) {
	head := "行政复议\n行政诉讼\n" + strings.ReplaceAll("结果维持 结果纠正 其他结果 尚未审结 总计 ", " ", "\n") + "未经复议直接起诉\n复议后起诉\n" + strings.Repeat("结果维持\n结果纠正\n其他结果\n尚未审结\n总计\n", 2)
	cells := []string{"", "", "", "48", "48", "63", "35", "", "", "98", "", "", "", "8", "8"}
	for _, x := range []struct{ name, table, want string }{
		{"tabs", strings.Join(cells, "\n\t\n"), "63 35 _ _ 98"},
		{"pipes", "\n\n" + strings.Join(cells, "\n\n| \n\n"), "63 35 _ _ 98"},
		{"one too many", "\n\n| \n\n" + strings.Join(cells, "\n\n| \n\n"), "- - - - -"},
		{"one is lost", strings.Replace(strings.Join(cells, "\n\n| \n\n"), "48\n\n| \n\n48", "48\n\n48", 1), "- - - - -"},
	} {
		t.Run(x.name, func(t *testing.T) {
			got := rowText(parse(t, fourText(head+x.table+"\n\n")), "disputes.direct")
			if x.want[0] == '-' && strings.Contains(got, "?") {
				return // in doubt
			}
			if d := cmp.Diff(x.want, got); d != "" {
				t.Errorf("(-want +got):\n%s", d)
			}
		})
	}
}

// Columns can be set on the right, as a data frame's are: a figure ends where the words
// above it do.
func TestColumnsOnTheRight(t *testing.T) {
	const columns = "结果维持 结果纠正 其他结果 尚未审结   总计"
	head := " 行政复议" + strings.Repeat(" ", 23) + "    行政诉讼\n" + strings.Repeat(" ", 28) + "未经复议直接起诉" + strings.Repeat(" ", 19) + "复议后起诉\n " + columns + "     " + columns + "     " + columns + "\n"
	lines := strings.Split(strings.TrimSuffix(head, "\n"), "\n")
	var ends []int
	for i, r := range []rune(lines[2]) {
		if next := append([]rune(lines[2]), ' ')[i+1]; r != ' ' && next == ' ' {
			ends = append(ends, i+1)
		}
	}
	row := func(off int) string {
		line := []rune(strings.Repeat(" ", ends[len(ends)-1]+2))
		for k, text := range map[int]string{0: "7", 4: "7", 7: "12", 9: "12", 13: "2", 14: "2"} {
			copy(line[ends[k]-len(text)+off:], []rune(text))
		}
		return strings.TrimRight(string(line), " ") + "\n"
	}
	for _, x := range []struct {
		name string
		off  int
		want string
	}{{"set on the right", 0, "_ _ 12 _ 12"}, {"one further", 1, "- - - - -"}} {
		t.Run(x.name, func(t *testing.T) {
			if d := cmp.Diff(x.want, rowText(parse(t, fourText(head+row(x.off))), "disputes.direct")); d != "" {
				t.Errorf("(-want +got):\n%s", d)
			}
		})
	}
}

// threeOf prints table three, what stands before each label and its figures told by the row.
func threeOf(row func(i int, r *Row) string) string {
	var b strings.Builder
	b.WriteString("临溪县自然资源局2024年政府信息公开工作年度报告\n" + requestsHead)
	rows := Form2021.data().tables[tableRequests].Rows
	for i := range rows {
		b.WriteString(row(i, &rows[i]))
	}
	return b.String()
}

// A dump of a cell a line, as of a word processor, in which a name of a group is printed once,
// and its cell stands empty before the labels of its other rows.
func TestEmptyCellsOfGroups(t *testing.T) {
	rows := Form2021.data().tables[tableRequests].Rows
	text := threeOf(func(i int, r *Row) string {
		lead := ""
		for k, g := range r.Groups {
			if i > 0 && k < len(rows[i-1].Groups) && rows[i-1].Groups[k] == g {
				lead += "\n"
			} else {
				lead += g + "\n"
			}
		}
		total := "4\n" // which is wrong
		if i%3 == 1 {
			total = "\n"
		}
		return lead + r.Label + "\n1\n0\n2\n0\n0\n0\n" + total
	}) + "\n四、政府信息公开行政复议、行政诉讼情况\n"
	r := parse(t, []byte(text))
	for row, want := range map[string]string{"requests.denied.third_party_rights": "1 0 2 0 0 0 _", "requests.denied.internal_affairs": "1 0 2 0 0 0 4"} {
		if got := rowText(r, row); got != want {
			t.Errorf("%s: %s, want %s", row, got, want)
		}
	}
}

// A line of tabs that a tool breaks between its figures.
func TestBrokenLines(t *testing.T) {
	broken := func(tail string) string {
		return threeOf(func(i int, r *Row) string {
			if i == 6 {
				return "\t" + r.Label + "\t1\t0\t2\t0\n0" + tail
			}
			return "\t" + r.Label + "\t1\t0\t2\t0\t0\t0\t3\n"
		})
	}
	for _, x := range []struct{ tail, want string }{
		{"\t0\t3\n", "1 0 2 0 0 0 3"},
		{"\t0\t4\n", "1? 0? 2? 0? 0? 0? 4?"}, // does not add up
		{"\t0\n", "- - - - - - -"},
	} {
		if got := rowText(parse(t, []byte(broken(x.tail))), "requests.denied.security_stability"); got != x.want {
			t.Errorf("%q: %s, want %s", x.tail, got, x.want)
		}
	}
}

// A header that was cut off with its last column.
func TestNoTotal(t *testing.T) {
	text := func(head string) string {
		s := threeOf(func(i int, r *Row) string { return r.Label + "\n1\n0\n2\n0\n0\n0\n\n" })
		return strings.Replace(s, "总计\n", head, 1)
	}
	for head, want := range map[string]string{"总计\n": "1 0 2 0 0 0 _", "": "1? 0? 2? 0? 0? 0? _?"} {
		if got := rowText(parse(t, []byte(text(head))), "requests.total"); got != want {
			t.Errorf("%q: %s, want %s", head, got, want)
		}
	}
}

func TestTextsOfTools(t *testing.T) {
	_, three, _ := strings.Cut(threeOf(func(i int, r *Row) string { return r.Label + " 1 0 2 0 0 0 3\n" }), "\n")
	three = strings.Replace(three, requestsHead, "三、收到和处理政府信息公开申请情况\n申请人情况\n自然人 法人或其他组织 总计\n商业企业 科研机构 社会公益组织 法律服务机构 其他\n", 1)
	for _, x := range []struct{ name, text, row, want string }{
		{"lynx, columns of characters", foundTitle + "   信息内容    本年制发件数 本年废止件数 现行有效件数\n   规章      0      3969   0\n   行政规范性文件 0      0      21528\n   信息内容    本年处理决定数量\n   行政许可    113412\n   信息内容    本年处理决定数量\n   行政处罚    48518\n   行政强制    26\n   信息内容    本年收费金额（单位：万元）\n   行政事业性收费 161303.63\n" + three,
			"proactive.rules", "0 3969 0"},
		{"a figure off its column", foundTitle + "   信息内容    本年制发件数 本年废止件数 现行有效件数\n   规章       0     3969   0\n   行政规范性文件 0      0      21528\n   信息内容    本年处理决定数量\n   行政许可    113412\n   信息内容    本年处理决定数量\n   行政处罚    48518\n   行政强制    26\n   信息内容    本年收费金额（单位：万元）\n   行政事业性收费 161303.63\n" + three,
			"proactive.rules", "0? 3969? 0?"},
		{"lynx, table four", foundTitle + three + "四、政府信息公开行政复议、行政诉讼情况\n   行政复议                     行政诉讼\n   结果维持 结果纠正 其他结果 尚未审结 总计   未经复议直接起诉                 复议后起诉\n                            结果维持 结果纠正 其他结果 尚未审结 总计   结果维持 结果纠正 其他结果 尚未审结 总计\n   0    2501 0    2615 5117 0    0    0    3343 3343 0    0    0    0    0\n五、存在的主要问题及改进情况\n",
			"disputes.review", "0 2501 0 2615 5117"},
		{"a note with spaces around its numbers", foundTitle + three + "四、政府信息公开行政复议、行政诉讼情况\n行政复议 行政诉讼\n结果维持 结果纠正 其他结果 尚未审结 总计 未经复议直接起诉 复议后起诉\n结果维持 结果纠正 其他结果 尚未审结 总计 结果维持 结果纠正 其他结果 尚未审结 总计\n0 1 0 0 1 0 0 0 2 2 0 0 0 1 1\n注：其中 1 件为 2022 年度结转。\n五、存在的主要问题及改进情况\n",
			"disputes.direct", "0 0 0 2 2"},
		{"numbers that foreign words do not hold", foundTitle + three + "四、政府信息公开行政复议、行政诉讼情况\n行政复议 行政诉讼\n结果维持 结果纠正 其他结果 尚未审结 总计 未经复议直接起诉 复议后起诉\n结果维持 结果纠正 其他结果 尚未审结 总计 结果维持 结果纠正 其他结果 尚未审结 总计\n0 1 0 0 1 0 0 0 2 2 0 0 0 1 1\n其中 1 2\n五、存在的主要问题及改进情况\n",
			"disputes.direct", "0? 0? 0? 2? 2?"},
		{"lists of a program", foundTitle + "[['信息内容', '本年制发\\n件数', '本年废止\\n件数', '现行有效\\n件数'], ['规章', '1', None, '3'], ['行政规范性文件', '4', '5', '6']]\n[['信息内容', '本年处理决定数量', None, None], ['行政许可', '7', None, None]]\n[['信息内容', '本年收费金额（单位：万元）', None, None], ['行政事业性收费', '8.5', None, None]]\n",
			"proactive.rules", "1 _ 3"},
		{"strokes for rules", foundTitle + "信息内容 丨 本年制发件数 丨 本年废止件数 丨 现行有效件数\n规章 丨 1 丨 2 丨 3\n行政规范性文件 丨 4 丨 5 丨 6\n信息内容 丨 本年处理决定数量\n行政许可 丨 7\n" + strings.Repeat("甲 丨 1 丨 2 丨 3 丨 4\n", 3),
			"proactive.rules", "1 2 3"},
	} {
		t.Run(x.name, func(t *testing.T) {
			if got := rowText(parse(t, []byte(x.text)), x.row); got != x.want {
				t.Errorf("%s: %s, want %s", x.row, got, x.want)
			}
		})
	}
}

// The line of the header that names the bodies stands a column off, so that two names share
// the last one: it tells nothing of the columns, which fill the lines behind the labels.
func TestBodiesOff(t *testing.T) {
	for _, x := range []struct{ bodies, want string }{
		{"| | | | |商业企业|科研机构|社会公益组织|法律服务机构|其他| |", "0 _ 2 _ _ 1 3"},
		{"| | | | |商业企业| |科研机构|社会公益组织|法律服务机构|其他|", "0 _ 2 _ _ 1 3"},
		{"| | | | |科研机构|商业企业|社会公益组织|法律服务机构|其他| |", "- - - - - - -"},
		{"| | | | | |商业企业|科研机构|社会公益组织|法律服务机构|其他|", "0 _ 2 _ _ 1 3"},
		{"| | | | |科研机构|商业企业|社会公益组织|法律服务机构| |其他|", "- - - - - - -"},
		{"| | | |商业企业|科研机构|社会公益组织|法律服务机构|其他| | |", "- - - - - - 3?"},
	} {
		var b strings.Builder
		b.WriteString(foundTitle + "三、收到和处理政府信息公开申请情况\n\n|  | | |申请人情况| | | | | | |\n|---|---|---|---|---|---|---|---|---|---|\n| | | |自然人|法人或其他组织| | | | |总计|\n" + x.bodies + "\n")
		for _, r := range Form2021.data().tables[tableRequests].Rows {
			b.WriteString("| | |" + r.Label + "|0| |2| | |1|3|\n")
		}
		b.WriteString("\n四、政府信息公开行政复议、行政诉讼情况\n")
		if got := rowText(parse(t, []byte(b.String())), "requests.not_processed.petition"); got != x.want {
			t.Errorf("%s: %s, want %s", x.bodies, got, x.want)
		}
	}
}

// All rows of a table on one line, a tab behind each cell and another behind each row: an empty
// cell opens the next one for each name that it shares. A row that lacks a cell, or has one too
// many, leaves all with blanks in doubt.
func TestRowsOnOneLine(t *testing.T) {
	rows := Form2021.data().tables[tableRequests].Rows
	const petition = 15
	for _, x := range []struct{ cells, want, prohibited string }{
		{"\t5\t\t\t\t\t5", "_ 5 _ _ _ _ 5", "_ 0 2 _ _ 1 3"},
		{"\t\t\t\t\t\t", "_ _ _ _ _ _ _", "_ 0 2 _ _ 1 3"},
		{"1件\t5件\t\t\t\t\t6件", "1件 5件 _ _ _ _ 6件", "_ 0 2 _ _ 1 3"},
		{"5\t\t\t\t\t5", "5? _? _? _? _? 5? _?", "_? 0? 2? _? _? 1? 3?"},
		{"\t\t5\t\t\t\t\t5", "- - - - - - 5?", "_? 0? 2? _? _? 1? 3?"},
	} {
		var b strings.Builder
		b.WriteString(foundTitle + "三、收到和处理政府信息公开申请情况\n申请人情况\t\n自然人\t法人或其他组织\t总计\t\n商业企业\t科研机构\t社会公益组织\t法律服务机构\t其他\t\t")
		for i, r := range rows {
			named := 0
			if i > 0 {
				named = shared(r.Groups, rows[i-1].Groups)
			}
			b.WriteString(strings.Repeat("\t", named))
			for _, g := range r.Groups[named:] {
				b.WriteString(g + "\t")
			}
			b.WriteString(r.Label + "\t")
			switch i {
			case 0:
				b.WriteString("3\t0\t2\t1\t\t1\t7")
			case petition:
				b.WriteString(x.cells)
			default:
				b.WriteString("\t0\t2\t\t\t1\t3")
			}
			b.WriteString("\t\t")
		}
		b.WriteString("\n四、政府信息公开行政复议、行政诉讼情况\n")
		r := parse(t, []byte(b.String()))
		if got := rowText(r, "requests."+string(rows[petition].Name)); got != x.want {
			t.Errorf("%q: %s, want %s", x.cells, got, x.want)
		}
		if got := rowText(r, "requests.denied.prohibited_by_law"); got != x.prohibited {
			t.Errorf("%q, another row: %s, want %s", x.cells, got, x.prohibited)
		}
	}
}

// Figures that go on below in columns too narrow for them are certain where the row is one by
// its label; two rows between the same rules are not, nor pieces that do not fill the column.
func TestNarrowColumns(t *testing.T) {
	rows := Form2021.data().tables[tableRequests].Rows
	rule := "+" + strings.Repeat("-", 102) + strings.Repeat("+----", 7) + "+\n"
	line := func(label, cells string) string {
		ascii := 2 * strings.Count(label, ".") // and the digit before it
		return "| " + label + strings.Repeat(" ", 100-2*len([]rune(label))+ascii) + " | " + strings.ReplaceAll(cells, "|", " | ") + " |\n"
	}
	for _, x := range []struct{ lines, between, want string }{
		{"57|1 |0 |0 |0 |2 |57\n63|23|  |  |  |  |88", rule, "5763 123 0 0 0 2 5788"},
		{"1 |1 |0 |0 |0 |/ |1 \n57|23|  |  |  |  |80", rule, "157 123 0 0 0 _ 180"},
		{"57|1 |0 |0 |0 |2 |57\n6 |23|  |  |  |  |88\n3 |  |  |  |  |  |  ", rule, "5763? 123? 0? 0? 0? 2? 5788?"},
		{"57|1 |0 |0 |0 |2 |57\n63|23|  |  |  |  |88", "", "57? 1? 0? 0? 0? 2? 57?"},
	} {
		var b strings.Builder
		b.WriteString(foundTitle + requestsHead)
		for i, r := range rows {
			if i != 11 || x.between != "" {
				b.WriteString(rule)
			}
			if i != 10 {
				b.WriteString(line(r.Label, "0 |0 |2 |0 |0 |1 |3 "))
				continue
			}
			for k, l := range strings.Split(x.lines, "\n") {
				b.WriteString(line(strings.Repeat(r.Label, 1-min(k, 1)), l))
			}
		}
		b.WriteString(rule + "四、政府信息公开行政复议、行政诉讼情况\n")
		if got := rowText(parse(t, []byte(b.String())), "requests."+string(rows[10].Name)); got != x.want {
			t.Errorf("%s%s: %s, want %s", x.lines, x.between, got, x.want)
		}
	}
}

// Objects under the labels of rows, as programs print them: the names of columns are read where
// the form has them so, and what they name in another order is never certain to be another's.
func TestObjectsOfRows(t *testing.T) {
	form := []string{"自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", "总计"}
	figures := []string{"11", "null", "2", "0", "\"/\"", "1", "14"}
	for _, x := range []struct {
		order []int
		want  string
	}{
		{[]int{0, 1, 2, 3, 4, 5, 6}, "11 _ 2 0 _ 1 14"},
		{[]int{6, 0, 1, 2, 3, 4, 5}, "11 _ 2 0 _ 1 14"},
		{[]int{0, 2, 1, 3, 4, 5, 6}, "11 _ 2 0 _ 1 14"},
	} {
		var b strings.Builder
		b.WriteString(foundTitle + "三、收到和处理政府信息公开申请情况\n{")
		for i, r := range Form2021.data().tables[tableRequests].Rows {
			b.WriteString(strings.Repeat(",\n", min(i, 1)) + `"` + r.Label + `": {`)
			for k, c := range x.order {
				b.WriteString(strings.Repeat(", ", min(k, 1)) + `"` + form[c] + `": ` + figures[c])
			}
			b.WriteString("}")
		}
		b.WriteString("}\n四、政府信息公开行政复议、行政诉讼情况\n")
		got := rowText(parse(t, []byte(b.String())), "requests.not_processed.petition")
		if got != x.want && (x.order[0] == 0 && x.order[1] == 1 || certainIn(got)) {
			t.Errorf("%v: %s, want %s", x.order, got, x.want)
		}
	}
}

// A tab where the space before a figure is wide, as a reader of pages prints it, parts no cells;
// nor are the marks of pages that programs write rows of signs.
func TestWideSpaces(t *testing.T) {
	for _, mark := range []string{"-- 1 of 2 --", "--- Page 2 ---", "Page 1 of 2", "===== 第 2 页 =====", "## PAGE 1/2"} {
		testWideSpaces(t, mark)
	}
}

func testWideSpaces(t *testing.T, mark string) {
	figures := []string{"1105", "0", "12", "0", "7", "140", "1264"}
	var b strings.Builder
	b.WriteString(foundTitle + "信息内容 \t本年制发件数 \t本年废止件数 \t现行有效件数\n规章 \t1105 0 \t12\n")
	b.WriteString("三、收到和处理政府信息公开申请情况\n（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）\n申请人情况\n自然\n人\n法人或其他组织\n总计\t商业企\n业\n科研\n机构\n社会公益\n组织\n法律服\n务机构 其他\n")
	for i, row := range Form2021.data().tables[tableRequests].Rows {
		b.WriteString(row.Label)
		for k, v := range figures {
			wide := k == 0 || len(figures[k-1]) < 3
			b.WriteString(" " + strings.Repeat("\t", map[bool]int{true: 1}[wide]) + v)
		}
		b.WriteString("\n" + strings.Repeat("\n"+mark+"\n\n", map[int]int{1: 1}[i]))
	}
	b.WriteString("四、政府信息公开行政复议、行政诉讼情况\n")
	r := parse(t, []byte(b.String()))
	for _, row := range Form2021.data().tables[tableRequests].Rows {
		if got := rowText(r, "requests."+row.Name); got != "1105 0 12 0 7 140 1264" {
			t.Errorf("%s, %s: %s", mark, row.Name, got)
		}
	}
}

// Two pipes between cells, and dashes before the rows of a list, are no cells; the number of an
// item may stand apart from its point.
func TestMarksOfScripts(t *testing.T) {
	const figures = "0 0 2 0 0 1 3"
	for _, x := range []struct{ name, open, part string }{
		{"two pipes", "", " || "},
		{"two pipes, no space", "", "||"},
		{"a list", "- ", " "},
		{"points apart", "", " "},
	} {
		text := threeOf(func(_ int, r *Row) string {
			label := r.Label
			if x.name == "points apart" {
				label = strings.Replace(label, ".", " . ", 1)
			}
			return x.open + label + x.part + strings.ReplaceAll(figures, " ", x.part) + "\n"
		})
		r := parse(t, []byte(text))
		for _, row := range Form2021.data().tables[tableRequests].Rows {
			if got := rowText(r, "requests."+row.Name); got != figures {
				t.Errorf("%s, %s: %s", x.name, row.Name, got)
			}
		}
	}
}
