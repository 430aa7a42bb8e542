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

// A column that no row shows is told by the words of the header, be they in pieces, above the
// others, though they stand close, where each figure begins just below its word; not where they
// stand so close that those of some columns have been pushed aside.
func TestEmptyColumnUnderHeader(t *testing.T) {
	const head = "                    自    商    科    社    法    其    总\n" +
		"                    然    业    研    会    律    他    计\n" +
		"                    人    企    机    公    服\n" +
		"                         业    构    益    务\n" +
		"                                   组    机\n" +
		"                                   织    构\n"
	const narrow = "                    自然人  商业企  科研机  社会公  法律服  其    总计\n" +
		"                         业    构    益组织  务机构  他\n"
	const pushed = "                    自然人 商业企 科研机 社会公 法律服  其  总计\n" +
		"                         业     构   益组织 务机构 他\n"
	lines := []string{"1    2         3    4    0    9", "6              7    0         1", "0              2    0    0    0"}
	for _, x := range []struct{ head, want string }{
		{head, "6 _ _ 7 0 _ 1"},
		{narrow, "6 _ _ 7 0 _ 1"},
		{pushed, "- - - - - - -"},
		{"申请人情况\n", "- - - - - - -"},
	} {
		if got := rowText(parse(t, []byte(inColumns(x.head, 20, lines...))), "requests.carried_in"); got != x.want {
			t.Errorf("%q: %s, want %s", x.head, got, x.want)
		}
	}
}

// Seven columns that only short rows show are those of the form where a row with every figure
// stands over them, though it strays; without one it is not known that each is one.
func TestColumnsShown(t *testing.T) {
	lines := []string{"1         2    3         4    10", "6    5         7    0         18", "0         3    0         5     8"}
	for _, x := range []struct{ total, want string }{
		{"7    5    5    9    1    9   36", "6 5 _ 7 0 _ 18"},
		{"7    5                        36", "6? 5? _? 7? 0? _? 18?"},
	} {
		text := inColumns("申请人情况\n", 20, lines...)
		at := strings.Index(text, "（七）总计")
		end := at + strings.IndexByte(text[at:], '\n')
		text = text[:at] + "（七）总计" + strings.Repeat(" ", 15) + x.total + text[end:]
		if got := rowText(parse(t, []byte(text)), "requests.carried_in"); got != x.want {
			t.Errorf("%q: %s, want %s", x.total, got, x.want)
		}
	}
}

// Figures of table two that stand in the middle below the words of the header are theirs, as
// those of whole rows are; where one of these stands beside its word, nothing is told.
func TestColumnsBeneath(t *testing.T) {
	text := foundTitle + "    信息内容        上一年项目数量      本年增/减      处理决定数量\n" +
		"    行政许可             12               -1             345\n" +
		"其他对外管理服务事项         1%s              2              7\n" +
		"    信息内容        上一年项目数量      本年增/减      处理决定数量\n" +
		"    行政处罚             6                               23\n" +
		"    行政强制                              +2\n" +
		"三、收到和处理政府信息公开申请情况\n"
	for _, x := range []struct{ figure, want string }{
		{"3", "_ +2 _"},
		{"3            ", "- - -"}, // the next stands behind its word
	} {
		if got := rowText(parse(t, []byte(strings.Replace(text, "%s", x.figure, 1))), "proactive.coercion"); got != x.want {
			t.Errorf("%q: %s, want %s", x.figure, got, x.want)
		}
	}
}

// A row that alone strays from the columns is not read, or in doubt, and the others are certain.
func TestColumnsStray(t *testing.T) {
	lines := []string{"1    2    0    3    4    0    10", "6         5    7    0         18", "0    0    2         0    0    2 "}
	text := strings.Split(inColumns("申请人情况\n", 20, lines...), "\n")
	const stray = 7
	row := 0
	for k, line := range text {
		if figures := lines[row%len(lines)]; strings.HasSuffix(line, figures) {
			if row == stray {
				text[k] = strings.TrimSuffix(line, figures) + "  " + figures
			}
			row++
		}
	}
	r := parse(t, []byte(strings.Join(text, "\n")))
	for i, want := range map[int]string{1: "6 _ 5 7 0 _ 18", stray: "- - - - - - 18?", 22: "6 _ 5 7 0 _ 18"} {
		if got := rowText(r, "requests."+Form2021.data().tables[tableRequests].Rows[i].Name); got != want {
			t.Errorf("row %d: %s, want %s", i, got, want)
		}
	}
}

// A lone figure on a line of its own among those of a label stands in its column, and is in doubt.
func TestColumnsLoneFigure(t *testing.T) {
	lines := []string{"1    2    0    3    4    0    10", "6         5    7    0         18", "0    0    2         0    0    2 "}
	text := inColumns("申请人情况\n", 20, lines...)
	at := strings.Index(text, "（二）部分公开")
	end := strings.Index(text, "1.属于国家秘密")
	text = text[:at] + "（二）部分公开（区分处理\n" + strings.Repeat(" ", 35) + "7\n的，只计这一情形，不计\n其他情形）\n" + text[end:]
	r := parse(t, []byte(text))
	for row, want := range map[string]string{"requests.partially_granted": "_? _? _? 7? _? _? _?", "requests.carried_in": "6 _ 5 7 0 _ 18"} {
		if got := rowText(r, row); got != want {
			t.Errorf("%s: %s, want %s", row, got, want)
		}
	}
}

// Where the figures of one row stand behind the label above, the rows that are not between those
// two are certain.
func TestColumnsSlipped(t *testing.T) {
	lines := []string{"1    2    0    3    4    0    10", "6    1    5    7    0    0    19", "0    0    2    0    0    0    2 "}
	text := inColumns("申请人情况\n", 20, lines...)
	at := strings.Index(text, "4.保护第三方合法权益")
	end := at + strings.IndexByte(text[at:], '\n')
	text = text[:at] + text[at+len("4.保护第三方合法权益"):end] + "\n4.保护第三方合法权益" + text[end:]
	r := parse(t, []byte(text))
	rows := Form2021.data().tables[tableRequests].Rows
	for i, want := range []string{"1 2 0 3 4 0 10", "6 1 5 7 0 0 19", "0 0 2 0 0 0 2"} {
		for _, k := range []int{i, i + 18} {
			if got := rowText(r, "requests."+rows[k].Name); got != want {
				t.Errorf("row %d: %s, want %s", k, got, want)
			}
		}
	}
	for _, k := range []int{6, 7} {
		if got := rowText(r, "requests."+rows[k].Name); certainIn(got) {
			t.Errorf("row %d: %s", k, got)
		}
	}
}

// Headers of table four one below another, and figures behind the last: the others have none.
func TestFourWithoutRows(t *testing.T) {
	const head = "结果维持  结果纠正  其他结果  尚未审结  总计\n"
	text := foundTitle + "三、收到和处理政府信息公开申请情况\n" + requestsWhole() + "四、政府信息公开行政复议、行政诉讼情况\n行政复议\n" + head + "1         0         0         2         3\n" +
		"行政诉讼未经复议直接起诉\n" + head + "行政诉讼复议后起诉\n" + head + "6         3         11        1         21\n五、存在的主要问题及改进情况\n"
	r := parse(t, []byte(text))
	for row, want := range map[string]string{"disputes.review": "1 0 0 2 3", "disputes.direct": "_? _? _? _? _?", "disputes.after_review": "6? 3? 11? 1? 21?"} {
		if got := rowText(r, row); got != want {
			t.Errorf("%s: %s, want %s", row, got, want)
		}
	}
}

// atEnds is a line whose figures end where they are told to.
func atEnds(label string, ends []int, figures ...string) string {
	line := []rune(label)
	for c, f := range figures {
		for f != "" && len(line) < ends[c]-len(f) {
			line = append(line, ' ')
		}
		line = append(line, []rune(f)...)
	}
	return string(line) + "\n"
}

// atColumns prints table three below a header, each row with its figures, where it has some, in
// columns that end there; feet are what stands before some rows.
func atColumns(head string, feet map[string]string, rows map[string][]string, ends func(i int) []int) string {
	b := foundTitle + "三、收到和处理政府信息公开申请情况\n" + head
	for i, r := range Form2021.data().tables[tableRequests].Rows {
		label := []rune(r.Label)
		label = label[:min(len(label), 14)]
		b += feet[r.Name] + atEnds(string(label), ends(i), rows[r.Name]...)
		if rest := []rune(r.Label)[len(label):]; len(rest) > 0 {
			b += string(rest) + "\n"
		}
	}
	return b + "四、政府信息公开行政复议、行政诉讼情况\n"
}

// A column is empty in all rows: sums come out too where the figures are each taken for those of
// the next column, below whose word some stand.
func TestEmptyColumnAddsUp(t *testing.T) {
	const head = "                                                           申请人情况\n" +
		"                                                              法人或其他组织\n" +
		"                                         自然人                社会公益 法律服务            总计\n" +
		"                                               商业企业 科研机构                   其他\n" +
		"                                                             组织     机构\n"
	rows := map[string][]string{
		"received":                {"141", "25", "4", "10", "", "2", "182"},
		"carried_in":              {"3", "", "", "", "", "", "3"},
		"granted":                 {"95", "1", "", "", "", "", "96"},
		"partially_granted":       {"2", "14", "", "3", "", "", "19"},
		"denied.state_secret":     {"", "", "", "7", "", "", "7"},
		"unavailable.not_held":    {"22", "6", "", "", "", "2", "30"},
		"not_processed.repeated":  {"25", "4", "4", "", "", "", "33"},
		"total":                   {"144", "25", "4", "10", "", "2", "185"},
		"not_processed.excessive": nil,
	}
	text := atColumns(head, nil, rows, func(i int) []int { return []int{47 + i%2, 53, 60, 66, 72, 79, 86} })
	r := parse(t, []byte(text))
	for _, row := range []string{"received", "partially_granted", "total"} {
		if got := rowText(r, "requests."+row); certainIn(got) && got != strings.Join(blanksAs(rows[row]), " ") {
			t.Errorf("%s: %s", row, got)
		}
	}
}

// blanksAs prints cells that are blank as rowText does.
func blanksAs(cells []string) []string {
	out := make([]string, len(cells))
	for i, c := range cells {
		if out[i] = c; c == "" {
			out[i] = "_"
		}
	}
	return out
}

// Numbers tell where pages end, in a text without breaks: the columns of the next page stand
// elsewhere, and some of them where those of others do here.
func TestColumnsOfNextPage(t *testing.T) {
	r := parse(t, []byte(foundTitle+"规章    1    2    3\n"+nextPage3))
	for row, want := range map[string]string{"other.overdue_fee": "294 134 _ _ 131 _ 559", "other.other": "157 _ _ _ _ _ 157", "total": "11657 1034 _ 284 305 240 13520"} {
		if got := rowText(r, "requests."+row); certainIn(got) && got != want {
			t.Errorf("%s: %s, want %s", row, got, want)
		}
	}
}

// nextPage3 is a table three over three pages, each of which has its number at its foot.
const nextPage3 = `     三、收到和处理政府信息公开申请情况

                        1
                          申请人情况
（本列数据的勾稽关系为：第一
                         法人或其他组织
项加第二项之和，等于第三项加
               自然人 商业企 科研机 社会公 法律服              总计
    第四项之和）                                其他
                    业   构  益组织 务机构
一、本年新收政府信息公开申请
               11565   1034   284   305   240   13428
      数量
二、上年结转政府信息公开申请
                 239                             239
      数量

                        2
三、   （一）予以公开      117    245   82    46   82    572
本年 （二）部分公开（区分处
度办 理的，只计这一情形，不    244                           244
理结    计其他情形）
 果
       1.属于国家秘密   1880                          1880
      2.其他法律行政法
                  989           2               989
         规禁止公开
      3.危及“三安全一
                  32                             32
          稳定”
      4.保护第三方合法
  （三）      权益
  不予公 5.属于三类内部事
   开      务信息
      6.属于四类过程性
          信息
      7.属于行政执法案
                  1954                          1954
           卷
      8.属于行政查询事
           项
      1.本机关不掌握相
                  78      5    109              192
         关政府信息
  （四）
      2.没有现成信息需
  无法提                                     39     39
         要另行制作
   供
      3.补正后申请内容
                  1289   513   93         119   2014
          仍不明确
      1.信访举报投诉类
                  1712   136                    1848
          申请
        2.重复申请    2053                          2053
      3.要求提供公开出
  （五）                     1                      1
          版物
  不予处
   理  4.无正当理由大量
                  635                           635
         反复申请
      5.要求行政机关确
      认或重新出具已获    223                           223
          取信息

                         3
        1.申请人无正当理
        由逾期不补正、行
                                                 128           128
        政机关不再处理其
        政府信息公开申请
   （六）
       2.申请人逾期未按
   其他处
       收费通知要求缴纳
    理
       费用、行政机关不         294    134               131           559
       再处理其政府信息
          公开申请
           3.其他         157                                    157
        （七）总计          11657   1034        284   305    240   13520
 四、结转下年度继续办理            147                                    147
  四、政府信息公开行政复议、行政诉讼情况
`

// A figure that stands beside all others of a column, and above and below none, may be one of the
// next that strays, as those of rows with empty cells do.
func TestFigureBesideColumn(t *testing.T) {
	whole, short := []string{"1886", "110", "120", "32", "41", "105", "1918"}, []string{"911", "", "", "0", "", "", "911"}
	rows := map[string][]string{"granted": short}
	for i, r := range Form2021.data().tables[tableRequests].Rows {
		if rows[r.Name] == nil {
			rows[r.Name] = [][]string{whole, {"791", "", "80", "10", "32", "", "903"}, {"12", "20", "", "", "", "83", "83"}}[i%3]
		}
	}
	text := atColumns("申请人情况\n", nil, rows, func(i int) []int {
		if i == 2 {
			return []int{23, 33, 39, 45, 49, 59, 68}
		}
		return []int{24, 33, 39, 44, 49, 59, 69}
	})
	r := parse(t, []byte(text))
	if got := rowText(r, "requests.granted"); certainIn(got) {
		t.Error(got)
	}
	if got := rowText(r, "requests.carried_in"); got != "791 _ 80 10 32 _ 903" {
		t.Error(got)
	}
}

// Of the columns that rows show, one stands between two words of the header: the rows that have
// nothing there are certain, the others are not.
func TestColumnBetweenWords(t *testing.T) {
	const head = "                                             申请人情况\n" +
		"                                                法人或其他组织\n" +
		"                          自然人                 社会公益 法律服务        总计\n" +
		"                                商业企业 科研机构                 其他\n" +
		"                                               组织   机构\n"
	rows := map[string][]string{}
	for i, r := range Form2021.data().tables[tableRequests].Rows {
		rows[r.Name] = [][]string{{"342", "70", "1", "9", "", "5", "427"}, {"26", "", "", "", "", "", "26"}, {"4", "39", "", "", "", "5", "48"}, {"", "17", "2", "", "", "", "19"}, nil}[i%5]
	}
	r := parse(t, []byte(atColumns(head, nil, rows, func(i int) []int { return []int{29, 35, 39, 51, 56, 59, 66} })))
	for row, want := range map[string]string{"carried_in": "26 _ _ _ _ _ 26", "granted": "4 39 _ _ _ 5 48", "partially_granted": "_ 17 2 _ _ _ 19", "denied.state_secret": "_ _ _ _ _ _ _"} {
		if got := rowText(r, "requests."+row); got != want {
			t.Errorf("%s: %s, want %s", row, got, want)
		}
	}
	if got := rowText(r, "requests.received"); certainIn(got) {
		t.Error(got)
	}
}
