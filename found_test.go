// This file tests what was found by printing reports in random layouts: one small
// report for each way in which a reading once went wrong, or gave up too early.

package gongkai

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/seed-11a632b0/gongkai/document/text"
)

const foundTitle = "临溪县自然资源局2024年政府信息公开工作年度报告\n二、主动公开政府信息情况\n"

// requestsHead is the header of table three, a cell a line.
const requestsHead = "三、收到和处理政府信息公开申请情况\n申请人情况\n自然人\n法人或其他组织\n总计\n商业企业\n科研机构\n社会公益组织\n法律服务机构\n其他\n"

// requestsWhole are the rows of table three, with a figure in each cell.
func requestsWhole() string {
	var b strings.Builder
	for _, r := range Form2021.data().tables[tableRequests].Rows {
		b.WriteString(r.Label + strings.Repeat("\t0", 7) + "\n")
	}
	return b.String()
}

func TestFoundByPrinting(t *testing.T) {
	tables := "信息内容\t本年制发件数\t本年废止件数\t现行有效件数\n"
	for _, x := range []struct {
		name string
		text string
		row  string // of the form
		want string // its cells: ? behind an uncertain one, - absent, _ blank
	}{
		{"merged cells printed for each column, without a header", foundTitle + "规章\t1\t2\t3\n行政规范性文件\t4\t5\t6\n行政许可\t32\t32\t32\n行政处罚\t7\t7\t7\n行政强制\t0\t0\t0\n行政事业性收费\t6.5\t6.5\t6.5\n三、收到和处理政府信息公开申请情况\n" + requestsWhole(), "proactive.licensing", "32"},
		{"the same, one of them another", foundTitle + "规章\t1\t2\t3\n行政规范性文件\t4\t5\t6\n行政许可\t32\t32\t32\n行政处罚\t7\t8\t7\n行政强制\t0\t0\t0\n行政事业性收费\t6.5\t6.5\t6.5\n三、收到和处理政府信息公开申请情况\n" + requestsWhole(), "proactive.licensing", "-"},
		{"merged cells printed for each column, a cell a line", foundTitle + "第二十条第（一）项\n第二十条第（一）项\n信息内容\n本年制发件数\n本年废止件数\n现行有效件数\n规章\n1\n2\n3\n行政规范性文件\n4\n5\n6\n第二十条第（五）项\n第二十条第（五）项\n信息内容\n本年处理决定数量\n本年处理决定数量\n本年处理决定数量\n行政许可\n32\n32\n32\n第二十条第（八）项\n信息内容\n本年收费金额（单位：万元）\n本年收费金额（单位：万元）\n本年收费金额（单位：万元）\n行政事业性收费\n6.5\n6.5\n6.5\n",
			"proactive.licensing", "32"},
		{"the same, other figures", foundTitle + "信息内容\n本年制发件数\n本年废止件数\n现行有效件数\n规章\n1\n2\n3\n行政规范性文件\n4\n5\n6\n信息内容\n本年处理决定数量\n本年处理决定数量\n本年处理决定数量\n行政许可\n32\n32\n33\n信息内容\n本年收费金额（单位：万元）\n本年收费金额（单位：万元）\n本年收费金额（单位：万元）\n行政事业性收费\n6.5\n6.5\n6.5\n",
			"proactive.licensing", "-"},
		{"a number whose comma stands apart", foundTitle + "信息内容 本年制发件数 本年废止件数 现行有效件数\n规章 1 2 3\n行政规范性文件 4 5 6\n信息内容 本年处理决定数量\n行政许可 7\n行政处罚 8\n行政强制 9\n信息内容 本年收费金额（单位：万元）\n行政事业性收费 16 , 207\n三、收到和处理政府信息公开申请情况\n",
			"proactive.fees", "16?"},
		{"furniture of the page", foundTitle + "信息内容\n本年制发件数\n本年废止件数\n现行有效件数\n规章\n1\n浏览次数：1024次\n2\n3\n行政规范性文件\n【打印本页】【关闭窗口】\n4\n5\n6\n",
			"proactive.normative", "4 5 6"},
		{"words among figures", foundTitle + "信息内容\n本年制发件数\n本年废止件数\n现行有效件数\n规章\n1\n县级机关用笺\n2\n3\n行政规范性文件\n4\n5\n6\n",
			"proactive.rules", "1 2 3"},
		{"figures that count up", foundTitle + "信息内容\n本年制发件数\n本年废止件数\n现行有效件数\n规章\n2\n无\n无\n行政规范性文件\n无\n无\n无\n行政许可\n无\n行政处罚\n无\n行政强制\n无\n行政事业性收费\n3\n",
			"proactive.rules", "2 _ _"},
		{"words instead of figures", foundTitle + "信息内容\n本年制发件数\n本年废止件数\n现行有效件数\n规章\n县级机关用笺\n1\n2\n3\n行政规范性文件\n4\n5\n6\n",
			"proactive.rules", "- - -"},
		{"digits that commas group or part", foundTitle + "信息内容\n本年制发件数\n本年废止件数\n现行有效件数\n规章\n51819,6483,213\n行政规范性文件\n1,1562,0782,389\n行政许可\n1,2022,3450\n行政处罚\n4,843432,748\n行政强制\n5\n行政事业性收费\n6\n",
			"proactive.rules", "- - -"},
		{"a cell broken in two", foundTitle + tables + "规章\t1\t2\t3\n行政规范性文件\t5\t1\t0\t\n",
			"proactive.normative", "5? 1? 0?"},
		{"columns under the header", foundTitle + "信息内容\t本年新制作数量\t本年新公开数量\t对外公开总数量\n规章\t1\t2\t3\n规范性文件\t4\t5\t6\n信息内容\t上一年项目数量\t本年增/减\t\n行政事业性收费\t\t7\t\n",
			"proactive.fees", "_ 7"},
		{"figures under the words of the header", foundTitle + "信息内容              上一年项目数量  本年增/减       处理决定数量\n行政许可              126             2               60\n其他对外管理服务事项  54              0               9\n信息内容              上一年项目数量  本年增/减       处理决定数量\n行政处罚              40                              44\n行政强制                              3               2\n",
			"proactive.penalties", "40 _ 44"},
		{"figures right behind their labels", foundTitle + "信息内容  上一年项目数量  本年增/减  处理决定数量\n行政许可  126  2  60\n其他对外管理服务事项  54  0  9\n信息内容  上一年项目数量  本年增/减  处理决定数量\n行政处罚  40  44\n行政强制  1  3  2\n",
			"proactive.penalties", "- - -"},
		{"two equal figures right behind their label, below two names", foundTitle + "信息内容  上一年项目数量  本年增/减  处理决定数量\n行政许可  12  0  84\n其他对外管理服务事项  5  0  13\n行政处罚  1  2  3\n行政强制  4  5  6\n信息内容  上一年项目数量  本年增/减\n行政事业性收费  0  0\n",
			"proactive.fees", "0 0"},
		{"two equal figures right behind their label, below no names", foundTitle + "信息内容  上一年项目数量  本年增/减  处理决定数量\n行政许可  12  0  84\n其他对外管理服务事项  5  0  13\n行政处罚  1  2  3\n行政强制  4  5  6\n第二十条第（八）项\n行政事业性收费  0  0\n",
			"proactive.fees", "0? 0?"},
		{"a blank first cell on a line that others of more columns fill", foundTitle + "第二十条第（一）项\t\t\t\n规章\t1\t2\t3\n规范性文件\t4\t5\t6\n第二十条第（五）项\t\t\t\n行政许可\t7\t8\t9\n其他对外管理服务事项\t1\t2\t3\n第二十条第（八）项\t\t\t\n行政事业性收费\t\t5\t\n",
			"proactive.fees", "_? 5?"}, // nor here
		{"merged cells printed for each column, the header in pieces", foundTitle + "信息 本年 本年 现行\n内容 制发 废止 有效\n 件数 件数 件数\n规章 1 2 3\n行政规范性文件 4 5 6\n信息 本年 本年 本年\n内容 处理 处理 处理\n 决定 决定 决定\n 数量 数量 数量\n行政许可 32 32 32\n",
			"proactive.licensing", "32"},
		{"the same, another figure", foundTitle + "信息 本年 本年 现行\n内容 制发 废止 有效\n 件数 件数 件数\n规章 1 2 3\n行政规范性文件 4 5 6\n信息 本年 本年 本年\n内容 处理 处理 处理\n 决定 决定 决定\n 数量 数量 数量\n行政许可 32 32 31\n",
			"proactive.licensing", "-"},
		{"merged cells printed for each column, below sub-headings alone", foundTitle + "第二十条第（一）项\t第二十条第（一）项\t第二十条第（一）项\t第二十条第（一）项\n规章\t1\t2\t3\n规范性文件\t4\t5\t6\n第二十条第（五）项\t第二十条第（五）项\t第二十条第（五）项\t第二十条第（五）项\n行政许可\t7\t8\t9\n其他对外管理服务事项\t1\t2\t3\n第二十条第（八）项\t第二十条第（八）项\t第二十条第（八）项\t第二十条第（八）项\n行政事业性收费\t16\t5\t5\n",
			"proactive.fees", "16? 5?"}, // nothing tells the form
		{"different figures for merged cells, below sub-headings alone", foundTitle + "第二十条第（一）项\t第二十条第（一）项\t第二十条第（一）项\t第二十条第（一）项\n规章\t1\t2\t3\n规范性文件\t4\t5\t6\n第二十条第（五）项\t第二十条第（五）项\t第二十条第（五）项\t第二十条第（五）项\n行政许可\t7\t8\t9\n其他对外管理服务事项\t1\t2\t3\n第二十条第（八）项\t第二十条第（八）项\t第二十条第（八）项\t第二十条第（八）项\n行政事业性收费\t16\t5\t7\n",
			"proactive.fees", "- -"},
		{"a single figure on a line of cells below its label", foundTitle + tables + "规章\n1\t2\t3\n行政规范性文件\n\t\t4\n信息内容\t本年处理决定数量\t\t\n行政许可\n5\t\t\n信息内容\t本年处理决定数量\t\t\n行政处罚\n6\t\t\n行政强制\n\t\t\n信息内容\t本年收费金额（单位：万元）\t\t\n行政事业性收费\n7\t\t\n",
			"proactive.normative", "_ _ 4"},
		{"a cell to spare before figures, where signs show what is blank", foundTitle + tables + "规章\t\t/\t2\t3\n行政规范性文件\t4\t/\t6\n",
			"proactive.rules", "_ 2 3"},
		{"a cell to spare before figures, where blanks are empty too", foundTitle + tables + "规章\t\t/\t2\t3\n行政规范性文件\t4\t\t6\n",
			"proactive.rules", "_? 2? 3?"},
		{"figures under the words of the header, though no row is whole", foundTitle + "信息内容  本年制发件数  本年废止件数  现行有效件数\n规章                    3             40\n行政规范性文件          5             6\n信息内容        本年处理决定数量\n行政许可        7\n信息内容        本年处理决定数量\n行政处罚        8\n行政强制        9\n信息内容        本年收费金额（单位：万元）\n行政事业性收费  12\n",
			"proactive.rules", "_ 3 40"},
		{"figures not under the words of the header, though no row is whole", foundTitle + "信息内容  本年制发件数  本年废止件数  现行有效件数\n规章  3  40\n行政规范性文件  5  6\n信息内容        本年处理决定数量\n行政许可        7\n信息内容        本年处理决定数量\n行政处罚        8\n行政强制        9\n信息内容        本年收费金额（单位：万元）\n行政事业性收费  12\n",
			"proactive.rules", "- - -"},
		{"a merged cell below its label", foundTitle + "信息内容\t上一年项目数量\t本年增/减\t处理决定数量\n行政处罚\n1\t2\t3\n行政强制\n4\t5\t6\n信息内容\t上一年项目数量\t本年增/减\t本年增/减\n行政事业性收费\n45\t-2\t-2\n",
			"proactive.fees", "45 -2"},
		{"a tab before an empty cell", foundTitle + "信息内容\t本年处理决定数量\n行政许可\t\n信息内容\t本年处理决定数量\n行政处罚\t\n行政强制\t2\n",
			"proactive.licensing", "_"},
		{"a tab that ends a cell", foundTitle + "信息内容\t本年处理决定数量\n行政许可\t\n5\n信息内容\t本年处理决定数量\n行政处罚\t\n6\n行政强制\t\n7\n",
			"proactive.licensing", "5"},
		{"a letter a line", strings.Join(strings.Split(foundTitle, "二、")[:1], "") + strings.Join(strings.Split("二、主动公开政府信息情况信息内容本年制发件数本年废止件数现行有效件数规章123行政规范性文件456", ""), "\n") + "\n",
			"proactive.rules", "1 2 3"},
		{"columns under a header in pieces", foundTitle + "信息            本年  本年  现行\n内容            制发  废止  有效\n                件数  件数  件数\n规章            12          0\n行政规范性文件  4     64    3\n行政许可        7\n",
			"proactive.rules", "12? _? 0?"}, // nothing tells the form
		{"and one of a single column", foundTitle + "信息            本年  本年  现行\n内容            制发  废止  有效\n                件数  件数  件数\n规章            12          0\n行政规范性文件  4     64    3\n信息            本年\n内容            处理\n                决定\n                数量\n行政许可        7\n",
			"proactive.rules", "12 _ 0"}, // which tells it
		{"a row of two on lines without a cell for the label", foundTitle + "信息内容\t本年新制作数量\t本年新公开数量\t对外公开总数量\n规章\n\t\t\n1\n规范性文件\n1\t20\t2\n" +
			"信息内容\t上一年项目数量\t本年增/减\t处理决定数量\n行政许可\n6\t3\t1\n其他对外管理服务事项\n0\t0\t82\n信息内容\t上一年项目数量\t本年增/减\t处理决定数量\n行政处罚\n12\t0\t243\n行政强制\n184\t0\t28\n" +
			"信息内容\t上一年项目数量\t本年增/减\t\n行政事业性收费\n5\t1\t\n信息内容\t采购项目数量\t采购总金额\t\n政府集中采购\n\t362\t\n",
			"proactive.procurement", "362? _?"},
		{"blank lines and lone tabs below labels", foundTitle + tables + "规章\n1\t2\t3\n行政规范性文件\n4\t5\t6\n信息内容\t本年处理决定数量\n行政许可\n7\n信息内容\t本年处理决定数量\n行政处罚\n\n行政强制\n8\n信息内容\t本年收费金额（单位：万元）\n行政事业性收费\n9\n",
			"proactive.penalties", "_"},
		{"a blank line below a label where others part rows", foundTitle + tables + "规章\n1\t2\t3\n\n行政规范性文件\n4\t5\t6\n信息内容\t本年处理决定数量\n行政许可\n7\n信息内容\t本年处理决定数量\n行政处罚\n\n行政强制\n8\n信息内容\t本年收费金额（单位：万元）\n行政事业性收费\n9\n",
			"proactive.penalties", "-"},
		{"a no-break space behind a tab", foundTitle + "信息内容\t本年处理决定数量\n行政许可\t1\n信息内容\t本年处理决定数量\n行政处罚\t\u00a0\n行政强制\t2\n",
			"proactive.penalties", "_"},
		{"figures beside each other and below", foundTitle + "信息内容\n本年制发件数\n本年废止件数\n现行有效件数\n规章\n1\n2  3\n行政规范性文件\n4\n5\n6\n",
			"proactive.rules", "1? 2? 3?"},
	} {
		t.Run(x.name, func(t *testing.T) {
			r := parse(t, []byte(x.text))
			if d := cmp.Diff(x.want, rowText(r, x.row)); d != "" {
				t.Errorf("%s (-want +got):\n%s", x.row, d)
			}
		})
	}
}

// rowText prints the cells of a row.
func rowText(r *Report, row string) string {
	var out []string
	for p, c := range r.Cells() {
		if !strings.HasPrefix(string(p), row+".") {
			continue
		}
		s := c.Text
		switch c.State {
		case Absent:
			s = "-"
		case Blank:
			s = "_"
		}
		if c.Uncertain {
			s += "?"
		}
		out = append(out, s)
	}
	return strings.Join(out, " ")
}

// Labels of table three that are wrapped so that their marks, and the figures, stand
// on the line before their letters, some of which look like a placeholder; or at every
// letter, so that the number of an item stands by itself.
func TestWrappedMarks(t *testing.T) {
	form := Form2021.data()
	for _, width := range []int{1, 2} {
		var b strings.Builder
		b.WriteString("临溪县自然资源局2024年政府信息公开工作年度报告\n" + requestsHead)
		for _, row := range form.tables[tableRequests].Rows {
			label, tail := []rune(row.Label), "\t0\t1\t0\t0\t0\t0\t1\n"
			for len(label) > 0 {
				n := min(width, len(label))
				b.WriteString(string(label[:n]) + tail)
				label, tail = label[n:], "\t\t\t\t\t\t\t\n"
			}
		}
		r := parse(t, []byte(b.String()))
		for _, row := range form.tables[tableRequests].Rows {
			if got := rowText(r, "requests."+row.Name); got != "0 1 0 0 0 0 1" {
				t.Errorf("%d letters a line, %s: %s", width, row.Name, got)
			}
		}
	}
}

// Where signs stand for nothing, a blank line behind table four is none of its
// cells: one of them is lost.
func TestBlankLineBehindSigns(t *testing.T) {
	form := Form2021.data()
	var b strings.Builder
	b.WriteString("临溪县自然资源局2024年政府信息公开工作年度报告\n" + requestsHead)
	for i, row := range form.tables[tableRequests].Rows {
		b.WriteString(row.Label + "\n" + strings.Repeat("无\n", 6))
		if i == 2 {
			b.WriteString("\n") // here too
		} else {
			b.WriteString("无\n")
		}
	}
	b.WriteString("四、政府信息公开行政复议、行政诉讼情况\n行政复议\n行政诉讼\n未经复议直接起诉\n复议后起诉\n" +
		strings.Repeat("结果维持\n结果纠正\n其他结果\n尚未审结\n总计\n", 3) + strings.Repeat("无\n", 14) + "\n五、存在的主要问题及改进情况\n")
	r := parse(t, []byte(b.String()))
	for p, c := range r.Cells() {
		if strings.HasPrefix(string(p), "disputes.") && certain(c) {
			t.Errorf("%s is certain, and %q", p, c.Text)
		}
	}
}

// disputesText is a small report that ends with table four as given, behind the
// heading of its section. Row of table three prints what stands behind a label.
func disputesText(table string, row func(i int) string) string {
	form := Form2021.data()
	var b strings.Builder
	b.WriteString("临溪县自然资源局2024年政府信息公开工作年度报告\n二、主动公开政府信息情况\n信息内容\n本年制发件数\n本年废止件数\n现行有效件数\n规章\n8\n/\n3\n行政规范性文件\n无\n2\n4\n行政许可\n5\n" + requestsHead)
	for i, r := range form.tables[tableRequests].Rows {
		b.WriteString(r.Label + "\n" + row(i))
	}
	return b.String() + "四、政府信息公开行政复议、行政诉讼情况\n" + table + "五、存在的主要问题及改进情况\n"
}

// Tables two and four are in doubt where their layout, or table three, shows that
// figures are not kept in order.
func TestOrderInDoubt(t *testing.T) {
	const columns = "结果维持\n结果纠正\n其他结果\n尚未审结\n总计\n"
	head := "行政复议\n行政诉讼\n未经复议直接起诉\n复议后起诉\n" + strings.Repeat(columns, 3) + strings.Repeat("0\n", 10)
	zeros := func(int) string { return strings.Repeat("0\n", 7) }
	short := func(i int) string { return strings.Repeat("0\n", 7-i%2) }
	torn := func(i int) string {
		switch i % 4 {
		case 1:
			return ""
		case 2:
			return strings.Repeat("0\n", 14)
		}
		return zeros(i)
	}
	words := func(i int) string { return "无\n无\n无\n3\n" + strings.Repeat("/\n", 2) + "3\n" }
	for _, x := range []struct {
		name, table string
		row         func(i int) string
		want        string // the row of suits after review
		normative   string // and that of table two
	}{
		{"in order", head + "4\n0\n25\n0\n29\n", zeros, "4 0 25 0 29", "_ 2 4"},
		{"a total that does not add up", head + "4\n0\n25\n0\n25\n", short, "4 0 25 0 25", "_ 2 4"},
		{"a total in another place", head + "4\n0\n25\n29\n0\n", short, "4? 0? 25? 29? 0?", "_ 2 4"},
		{"a total in another place in a sound report", head + "4\n0\n25\n29\n0\n", zeros, "4 0 25 29 0", "_ 2 4"},
		{"digits that marks group and part", strings.ReplaceAll(head, "0\n", "0\t") + "4\t025\t0\t0\t29\n", zeros, "4? 025? 0? 0? 29?", "_ 2 4"},
		{"figures in disorder", head + "4\n0\n25\n0\n29\n", torn, "4? 0? 25? 0? 29?", "_? 2? 4?"},
		{"words before figures", head + "4\n0\n25\n0\n29\n", words, "4 0 25 0 29", "_? 2? 4?"},
	} {
		t.Run(x.name, func(t *testing.T) {
			r := parse(t, []byte(disputesText(x.table, x.row)))
			if d := cmp.Diff(x.want, rowText(r, "disputes.after_review")); d != "" {
				t.Errorf("table four (-want +got):\n%s", d)
			}
			if d := cmp.Diff(x.normative, rowText(r, "proactive.normative")); d != "" {
				t.Errorf("table two (-want +got):\n%s", d)
			}
		})
	}
}

// Where wide space has a line to itself for a blank cell, the first cell of a row
// may be blank and stand behind the label.
func TestWideSpaceBehindLabel(t *testing.T) {
	form := Form2021.data()
	for _, x := range []struct{ name, label, want string }{
		{"none behind the label", "行政规范性文件", "_ 20 _"},
		{"wide space behind it", "行政规范性文件\u00a0\u2003", "_? 20? _?"},
	} {
		t.Run(x.name, func(t *testing.T) {
			var b strings.Builder
			b.WriteString(strings.ReplaceAll(foundTitle+"信息内容\n本年制发件数\n本年废止件数\n现行有效件数\n规章\n1\n2\n3\n"+x.label+"\n\u2003\n20\n\u2003\n"+requestsHead, "\n", "\n\n"))
			for _, row := range form.tables[tableRequests].Rows {
				b.WriteString(row.Label + "\n\n" + strings.Repeat("1\n\n\u2003\n\n", 3) + "3\n\n")
			}
			r := parse(t, []byte(b.String()))
			if d := cmp.Diff(x.want, rowText(r, "proactive.normative")); d != "" {
				t.Errorf("(-want +got):\n%s", d)
			}
		})
	}
}

// aligned prints a label, and cells in columns.
func aligned(label string, cells ...string) string {
	b, width := []byte(label), 100
	for _, c := range append([]string{label}, cells...) {
		n := 0
		for _, r := range c {
			if n++; r > 0x2e7f {
				n++
			}
		}
		if width < 100 {
			b = append(b, c...)
		}
		b = append(b, strings.Repeat(" ", width-n)...)
		width = 16
	}
	return string(b) + "\n"
}

// A row is in doubt that has a figure too many where an empty cell could stand, and no other;
// nor is it where it comes out.
func TestFigureInPlaceOfBlank(t *testing.T) {
	table := func(cells ...string) []byte {
		b := foundTitle + aligned("信息内容", "上一年项目数量", "本年增/减", "处理决定数量") + aligned("行政许可", "12", "", "41  26") +
			aligned("其他对外管理服务事项", "3", "1", "7") + "三、收到和处理政府信息公开申请情况\n" + aligned("", "自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", "总计")
		for i, r := range Form2019.data().tables[tableRequests].Rows {
			if i == 5 {
				b += aligned(r.Label, cells...)
			} else {
				b += aligned(r.Label, "5", "0", "3", "0", "0", "1", "9")
			}
		}
		return []byte(b)
	}
	const odd, next, licensing = "requests.denied.prohibited_by_law", "requests.denied.security_stability", "proactive.licensing"
	for _, x := range []struct {
		cells     []string
		row, want string
	}{
		{[]string{"1", "0", "0", "0  6", "", "2", "3"}, odd, "1? 0? 0? 0? 6? 2? 3?"},
		{[]string{"1", "0", "0", "0  6", "", "2", "3"}, next, "5 0 3 0 0 1 9"},
		{[]string{"1", "0", "0", "0  6", "", "2", "9"}, odd, "1 0 0 0 6 2 9"},
		{[]string{"1", "0", "0", "0", "6", "2", "3"}, odd, "1 0 0 0 6 2 3"},
		{[]string{"1", "0", "0", "0", "6", "2", "3"}, licensing, "12? 41? 26?"},
		{[]string{"1", "0", "0", "0", "6", "2", "3"}, "proactive.other_services", "3 1 7"},
	} {
		if got := rowText(parse(t, table(x.cells...)), x.row); got != x.want {
			t.Errorf("%q: %s is %s, want %s", x.cells, x.row, got, x.want)
		}
	}
}

// Rows of table three and table two that are in doubt for what stands near by.
func TestDoubtNearBy(t *testing.T) {
	form := Form2021.data()
	rows := form.tables[tableRequests].Rows
	// table prints table three: cells returns what stands behind the label of row i.
	table := func(head string, cells func(i int) string) string {
		var b strings.Builder
		b.WriteString("临溪县自然资源局2024年政府信息公开工作年度报告\n" + head)
		for i, row := range rows {
			b.WriteString(row.Label + cells(i))
		}
		return b.String()
	}
	zeros := "\t0\t0\t0\t0\t0\t0\t0\n"
	for _, x := range []struct {
		name, text, row, want string
	}{
		{"figures behind a label, and one with none", foundTitle + "信息内容\n本年制发件数\n本年废止件数\n现行有效件数\n规章\n4\t27\t22\n行政规范性文件\n行政许可\t38\n行政处罚\t39\n行政强制\t27\n行政事业性收费\t12\n",
			"proactive.rules", "4? 27? 22?"},
		{"words of the header cut off", foundTitle + "第二十条第（五）项\n信息内容  本年\n行政许可  32\n第二十条第（六）项\n信息内容  本年处理决定数量\n行政处罚  39\n行政强制  27\n",
			"proactive.licensing", "32?"},
		{"words of the header whole", foundTitle + "第二十条第（五）项\n信息内容  本年\n行政许可  32\n第二十条第（六）项\n信息内容  本年处理决定数量\n行政处罚  39\n行政强制  27\n",
			"proactive.penalties", "39"},
		{"figures broken off", table(requestsHead, func(i int) string {
			if i == 4 {
				return "\t253\t0\t0\t0\t0\t0\t253\n\t116,\t\t\t\t\t\t116,\n"
			}
			return zeros
		}), "requests." + rows[5].Name, "0? 0? 0? 0? 0? 0? 0?"},
		{"figures above the rest of a row", table(requestsHead, func(i int) string {
			switch i {
			case 4:
				return zeros + "\t6\t0\t0\t0\t1\t0\t7\n"
			case 5:
				return "\t15\t\t\t\t21\t\t36\n"
			}
			return zeros
		}), "requests." + rows[5].Name, "15? _? _? _? 21? _? 36?"},
		{"figures on several lines below a label", table("三、收到和处理政府信息公开申请情况\n"+aligned("", "自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", "总计"), func(i int) string {
			switch i {
			case 0, 5, 23:
				return aligned(rows[i].Label, "5", "", "3", "", "", "1", "9")[len(rows[i].Label):]
			case 4:
				return "\n" + aligned("", "10") + aligned("", "252") + aligned("", "", "2") + aligned("", "12", "", "", "1")
			}
			return "\n"
		}), "requests." + rows[3].Name, "_? _? _? _? _? _? _?"},
		{"figures behind another word on the label's line", table("三、收到和处理政府信息公开申请情况\n"+aligned("", "自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", "总计"), func(i int) string {
			switch i {
			case 5, 12:
				return "\n"
			case 23:
				return "  上年数量" + aligned(rows[i].Label+"          ", "5", "0", "3", "0", "0", "1", "9")[len(rows[i].Label)+10:]
			}
			return aligned(rows[i].Label, "5", "", "3", "", "", "1", "9")[len(rows[i].Label):]
		}), "requests." + rows[23].Name, "_? _? _? _? _? _? _?"},
		{"columns cut off", table(requestsHead, func(i int) string {
			if i == 7 || i == 12 {
				return "\t\t3\t2\t0\t0\t\t\n"
			}
			return "\t\t\t0\t0\t0\t2\t\t\n"
		}), "requests." + rows[7].Name, "_? 3? 2? 0? 0? _? _?"},
	} {
		t.Run(x.name, func(t *testing.T) {
			r := parse(t, []byte(x.text))
			if d := cmp.Diff(x.want, rowText(r, x.row)); d != "" {
				t.Errorf("%s (-want +got):\n%s", x.row, d)
			}
		})
	}
}

// Labels of table three in pieces between marks: numbers of items, their points, and
// words that are placeholders elsewhere have cells of their own.
func TestLabelsInPieces(t *testing.T) {
	pieces := strings.NewReplacer(".没有", "\t.\t没有\t", ".无", "\t.\t无\t", ".", "\t.\t")
	form := Form2021.data()
	var b strings.Builder
	b.WriteString("临溪县自然资源局2024年政府信息公开工作年度报告\n" + requestsHead)
	for i, row := range form.tables[tableRequests].Rows {
		label := row.Label
		if i%3 < 2 {
			label = pieces.Replace(label)
		}
		fmt.Fprintf(&b, "%s\t%d\t0\t无\t0\t0\t0\t%d\n", label, i, i)
	}
	r := parse(t, []byte(b.String()))
	for i, row := range form.tables[tableRequests].Rows {
		if d := cmp.Diff(fmt.Sprintf("%d 0 _ 0 0 0 %d", i, i), rowText(r, "requests."+row.Name)); d != "" {
			t.Errorf("%s (-want +got):\n%s", row.Name, d)
		}
	}
}

// Marks of pages whose pieces stand in cells are none of the table's.
func TestPageMarksInCells(t *testing.T) {
	form := Form2021.data()
	rows := form.tables[tableRequests].Rows
	var b strings.Builder
	b.WriteString("临溪县自然资源局2024年政府信息公开工作年度报告\n" + requestsHead + "-\t1\t-\n")
	for i, row := range rows {
		b.WriteString(row.Label + strings.Repeat("\t0", 7) + "\n")
		if i == 9 || i == 20 {
			fmt.Fprintf(&b, "-\t%d\t-\n", 2+i/20)
		}
	}
	r := parse(t, []byte(b.String()))
	for _, row := range rows {
		if got := rowText(r, "requests."+row.Name); got != "0 0 0 0 0 0 0" {
			t.Errorf("%s: %s", row.Name, got)
		}
	}
}

// Table four in shapes that once were not read at all, or in another order than
// printed; what no shape may do is to give figures that stand elsewhere.
func TestDisputesShapes(t *testing.T) {
	const columns = "结果维持\t结果纠正\t其他结果\t尚未审结\t总计"
	title := "临溪县自然资源局2024年政府信息公开工作年度报告\n" + requestsHead
	for _, row := range Form2021.data().tables[tableRequests].Rows {
		title += row.Label + strings.Repeat("\t0", 7) + "\n"
	}
	title += "\n四、政府信息公开行政复议、行政诉讼情况\n\n"
	const end = "\n\n五、存在的主要问题及改进情况\n无。\n"
	in := strings.NewReplacer("/", "\n", ">", "\t")
	lines := func(s string) string { return in.Replace(s) }
	five := strings.ReplaceAll(columns, "\t", "\n")
	for _, x := range []struct{ name, text, review, direct, after string }{
		{"blocks in another order", "行政复议\t行政诉讼\n" + columns + "\t复议后起诉\t未经复议直接起诉\n" + columns + "\t" + columns + "\n" + lines("1>0>0>0>1>2>0>0>0>2>3>0>0>0>3"),
			"1 0 0 0 1", "3 0 0 0 3", "2 0 0 0 2"},
		{"lines of the header parted by blank lines", lines("行政复议>>>>>行政诉讼>>>>>>>>>//结果维持>结果纠正>其他结果>尚未审结>总计>未经复议直接起诉>>>>>复议后起诉>>>>//>>>>>") + columns + "\t" + columns + "\n\n" + lines("1>0>0>0>1>2>0>0>0>2>3>0>0>0>3"),
			"1 0 0 0 1", "2 0 0 0 2", "3 0 0 0 3"},
		{"an empty row under its header", lines("行政复议>>>>>行政诉讼>>>>>>>>>/结果维持>结果纠正>其他结果>尚未审结>总计>未经复议直接起诉>>>>>复议后起诉>>>>/>>>>>") + columns + "\t" + columns + "\n" + strings.Repeat("\t", 14),
			"_ _ _ _ _", "_ _ _ _ _", "_ _ _ _ _"},
		{"an empty row above figures on another line", lines("行政复议>>>>>行政诉讼>>>>>>>>>/结果维持>结果纠正>其他结果>尚未审结>总计>未经复议直接起诉>>>>>复议后起诉>>>>/>>>>>") + columns + "\t" + columns + "\n" + strings.Repeat("\t", 14) + "\n1\t0\t0\t0\t1",
			"- - - - -", "- - - - -", "- - - - -"},
		{"a header in pieces", lines("行政>行政/复议>诉讼/结果>结果>其他>尚未>总计>未经>复议/维持>纠正>结果>审结>复议>后起/直接>诉/起诉/结果>结果>其他>尚未>总计>结果>结果>其他>尚未>总计/维持>纠正>结果>审结>维持>纠正>结果>审结/1>0>0>0>1>2>0>0>0>2>3>0>0>0>3"),
			"1 0 0 0 1", "2 0 0 0 2", "3 0 0 0 3"},
		{"a header that is repeated for each of three pages", strings.Repeat(lines("行政复议/行政诉讼/")+five+lines("/未经复议直接起诉/复议后起诉/")+five+"\n"+five+"\n", 3) + lines("1/0/0/0/1/2/0/0/0/2/3/0/0/0/3"),
			"1 0 0 0 1", "2 0 0 0 2", "3 0 0 0 3"},
		{"foreign words among the figures", lines("行政复议/行政诉讼/") + five + lines("/未经复议直接起诉/复议后起诉/") + five + "\n" + five + lines("/1/0/0/县级机关用笺/0/1/2/0/0/0/2/3/0/0/0/3"),
			"1 0 0 0 1", "2 0 0 0 2", "3 0 0 0 3"},
		{"foreign words in the place of a figure", lines("行政复议/行政诉讼/") + five + lines("/未经复议直接起诉/复议后起诉/") + five + "\n" + five + lines("/1/0/0/县级机关用笺/1/2/0/0/0/2/3/0/0/0/3"),
			"1? 0? 0? 1? 2?", "0? 0? 0? 2? 3?", "0? 0? 0? 3? _?"},
		{"three rows without a header", lines("行政复议>1>0>0>0>1/未经复议直接起诉>2>0>0>0>2/复议后起诉>3>0>0>0>3"),
			"1 0 0 0 1", "2 0 0 0 2", "3 0 0 0 3"},
		{"three rows without a header, one of which lacks a cell", lines("行政复议>>1>0>0>1/行政诉讼>未经复议直接起诉>2>0>0>0>2/>复议后起诉>3>0>0>0>3"),
			"_? 1? 0? 0? 1?", "2 0 0 0 2", "3 0 0 0 3"},
		{"three rows under a header in pieces", lines(">>结果>结果>其他>尚未>总计/>>维持>纠正>结果>审结>/行政复议>>1>0>0>0>1/行政诉讼>未经复议直接起诉>2>0>0>0>2/>复议后起诉>3>0>0>0>3"),
			"1 0 0 0 1", "2 0 0 0 2", "3 0 0 0 3"},
		{"upright, the blocks beside later rows", lines(">结果维持>1/>结果纠正>0/行政复议>其他结果>0/>尚未审结>0/>总计>1/>结果维持>2/>结果纠正>0/行政诉讼未经复议直接起诉>其他结果>0/>尚未审结>0/>总计>2/>结果维持>3/>结果纠正>0/行政诉讼复议后起诉>其他结果>0/>尚未审结>0/>总计>3"),
			"1 0 0 0 1", "2 0 0 0 2", "3 0 0 0 3"},
		{"upright, the names of blocks wrapped", lines("行政复议>结果维持>1/>结果纠正>0/>其他结果>0/>尚未审结>0/>总计>1/行政诉讼>结果维持>2/未经复议/直接起诉/>结果纠正>0/>其他结果>0/>尚未审结>0/>总计>2/行政诉讼>结果维持>3/复议后起/诉/>结果纠正>0/>其他结果>0/>尚未审结>0/>总计>3"),
			"1 0 0 0 1", "2 0 0 0 2", "3 0 0 0 3"},
	} {
		t.Run(x.name, func(t *testing.T) {
			r := parse(t, []byte(title+x.text+end))
			for _, row := range [][2]string{{"review", x.review}, {"direct", x.direct}, {"after_review", x.after}} {
				if d := cmp.Diff(row[1], rowText(r, "disputes."+row[0])); d != "" {
					t.Errorf("%s (-want +got):\n%s", row[0], d)
				}
			}
		})
	}
}

// Table four in another order of columns than the form's, which its header says, or
// its totals where it has none.
func TestColumnsInDisorder(t *testing.T) {
	const columns = "结果维持\t结果纠正\t其他结果\t尚未审结\t总计"
	text := func(columns string) string {
		return "行政复议\t行政诉讼\n" + columns + "\t未经复议直接起诉\t复议后起诉\n" + columns + "\t" + columns + "\n3\t1\t0\t2\t6\t2\t0\t1\t4\t7\t1\t0\t0\t0\t1\n"
	}
	for _, x := range []struct{ name, table, want string }{
		{"in order", text(columns), "3 1 0 2 6"},
		{"in another", text("结果纠正\t结果维持\t其他结果\t尚未审结\t总计"), "- - - - -"},
		{"no header", "行政复议\t3\t1\t0\t2\t6\n未经复议直接起诉\t2\t0\t1\t4\t7\n复议后起诉\t1\t0\t0\t0\t1\n", "3 1 0 2 6"},
		{"no header, and totals first", "行政复议\t6\t3\t1\t0\t2\n未经复议直接起诉\t7\t2\t0\t1\t4\n复议后起诉\t1\t1\t0\t0\t0\n", "6? 3? 1? 0? 2?"},
	} {
		t.Run(x.name, func(t *testing.T) {
			r := parse(t, []byte(disputesText(x.table, func(int) string { return "0\t0\t0\t0\t0\t0\t0\n" })))
			if d := cmp.Diff(x.want, rowText(r, "disputes.review")); d != "" {
				t.Errorf("(-want +got):\n%s", d)
			}
		})
	}
}

// Headers whose words are split over lines of marked cells, piece above piece, over up
// to maxStacked lines.
func TestStackedHeader(t *testing.T) {
	const two = "临溪县自然资源局2024年政府信息公开工作年度报告\n二、主动公开政府信息情况\n" +
		"信息\t本年\t本年\t现行\n内容\t制发\t废止\t有效\n\t件数\t件数\t件数\n" +
		"规章\t1\t\t3\n行政规范性文件\t4\t5\t\n" +
		"信息\t本年处理\t本年处理\t本年处理\n内容\t决定数量\t决定数量\t决定数量\n" +
		"行政许可\t7\t7\t7\n" +
		"信息\t本年处理\t本年处理\t本年处理\n内容\t决定数量\t决定数量\t决定数量\n" +
		"行政处罚\t8\t8\t8\n行政强制\t9\t9\t9\n" +
		"信息\t本年\t本年\t本年\n内容\t收费\t收费\t收费\n\t金额\t金额\t金额\n\t（单位\t（单位\t（单位\n\t：万元）\t：万元）\t：万元）\n" +
		"行政事业性收费\t0\t0\t0\n"
	const four = "四、政府信息公开行政复议、行政诉讼情况\n" +
		"行政\t\t\t\t\t行政\t\t\t\t\t\t\t\t\t\n复议\t\t\t\t\t诉讼\t\t\t\t\t\t\t\t\t\n" +
		"结果\t结果\t其他\t尚未\t总计\t未经复议\t\t\t\t\t复议\t\t\t\t\n维持\t纠正\t结果\t审结\t\t直接起诉\t\t\t\t\t后起诉\t\t\t\t\n" +
		"\t\t\t\t\t结果\t结果\t其他\t尚未\t总计\t结果\t结果\t其他\t尚未\t总计\n\t\t\t\t\t维持\t纠正\t结果\t审结\t\t维持\t纠正\t结果\t审结\t\n" +
		"1\t2\t3\t4\t10\t5\t\t\t\t5\t\t6\t\t\t6\n"
	// over returns table two with the header of one of its parts a letter a line, and as
	// many more lines of marks.
	over := func(more int) string {
		const part = "信息\t本年处理\t本年处理\t本年处理\n内容\t决定数量\t决定数量\t决定数量\n"
		var b strings.Builder
		for _, c := range "本年处理决定数" + strings.Repeat("，", more) + "量" {
			b.WriteString(strings.Repeat("\t"+string(c), 3) + "\n")
		}
		return strings.Replace(two, part, b.String(), 1)
	}
	// wide returns table two with lines of n cells in that part.
	wide := func(n int) string {
		const part = "信息\t本年处理\t本年处理\t本年处理\n内容\t决定数量\t决定数量\t决定数量\n行政许可\t7\t7\t7\n"
		return strings.Replace(two, part, strings.ReplaceAll(part, "\n", strings.Repeat("\t", n-4)+"\n"), 1)
	}
	for _, x := range []struct{ name, text, row, want string }{
		{"three columns", two, "proactive.rules", "1 _ 3"},
		{"three columns, the second row", two, "proactive.normative", "4 5 _"},
		{"a column over three cells", two, "proactive.licensing", "7"},
		{"its second row", two, "proactive.coercion", "9"},
		{"a unit in brackets", two, "proactive.fees", "0"},
		{"a letter a line", over(0), "proactive.licensing", "7"},
		{"as many lines as are looked at", over(maxStacked - 8), "proactive.licensing", "7"},
		{"one line more", over(maxStacked - 7), "proactive.licensing", "7?"},
		{"as many cells abreast as are looked at", wide(maxAbreast), "proactive.licensing", "7"},
		{"one cell more", wide(maxAbreast + 1), "proactive.licensing", "-"},
		{"a piece left over", strings.Replace(two, "决定数量\t决定数量\n行政处罚", "决定数量\t数量\n行政处罚", 1), "proactive.penalties", "-"},
		{"digits below a column", strings.Replace(two, "行政事业性收费\t0\t0\t0", "行政事业性收费\t0.12345678901234567890\t\t", 1), "proactive.fees", "0.12345678901234567890?"},
		{"table four", two + four, "disputes.direct", "5 _ _ _ 5"},
	} {
		t.Run(x.name, func(t *testing.T) {
			if d := cmp.Diff(x.want, rowText(parse(t, []byte(x.text)), x.row)); d != "" {
				t.Errorf("%s (-want +got):\n%s", x.row, d)
			}
		})
	}
}

// Headers that name the columns in another order than the form's.
func TestTurnedHeader(t *testing.T) {
	two := func(columns string) string {
		return foundTitle + "信息内容\t" + columns + "\n规章\t1\t2\t3\n行政规范性文件\t4\t5\t6\n"
	}
	lines := func(persons, bodies string, figures func(i int) string) string {
		var b strings.Builder
		b.WriteString("临溪县自然资源局2024年政府信息公开工作年度报告\n三、收到和处理政府信息公开申请情况\n" +
			"\t申请人情况\t\t\t\t\t\t\n\t" + persons + "\n\t" + bodies + "\n")
		for i, row := range Form2021.data().tables[tableRequests].Rows {
			b.WriteString(row.Label + "\t" + figures(i) + "\n")
		}
		return b.String()
	}
	three := func(persons, bodies string) string {
		return lines(persons, bodies, func(int) string { return "1\t0\t0\t0\t0\t0\t1" })
	}
	sound := func(n int) func(i int) string { // the sums hold, several figures in each row with any
		return func(i int) string {
			if i >= 5 && i < 22 {
				return "0\t0\t0\t0\t0\t0\t0"
			}
			n := map[int]int{0: 3 * n, 2: n, 3: n, 4: n, 23: 3 * n}[i]
			if i == 22 || n == 0 {
				return "0\t0\t0\t0\t0\t0\t0"
			}
			return fmt.Sprintf("%d\t0\t%d\t0\t0\t0\t%d", n, 2*n, 3*n)
		}
	}
	const persons, bodies = "自然人\t法人或其他组织\t\t\t\t\t总计", "\t商业企业\t科研机构\t社会公益组织\t法律服务机构\t其他\t"
	for _, x := range []struct{ name, text, row, want string }{
		{"table two as it is", two("本年制发件数\t本年废止件数\t现行有效件数"), "proactive.rules", "1 2 3"},
		{"its columns turned", two("本年废止件数\t本年制发件数\t现行有效件数"), "proactive.rules", "1? 2? 3?"},
		{"split over lines", two("本年废止\t本年制发\t现行有效\n\t件数\t件数\t件数"), "proactive.normative", "4? 5? 6?"},
		{"table three as it is", three(persons, bodies), "requests.received", "1 0 0 0 0 0 1"},
		{"the persons last", three("法人或其他组织\t\t\t\t\t自然人\t总计", "商业企业\t科研机构\t社会公益组织\t法律服务机构\t其他\t\t"), "requests.received", "1? 0? 0? 0? 0? 0? 1?"},
		{"the total before others, and sums that tell", lines(persons, "自然人\t商业企业\t总计\t科研机构\t社会公益组织\t法律服务机构\t其他", sound(1)), "requests.granted", "1 0 2 0 0 0 3"},
		{"the total before others, and figures that do not", lines(persons, "自然人\t商业企业\t总计\t科研机构\t社会公益组织\t法律服务机构\t其他", sound(0)), "requests.granted", "0? 0? 0? 0? 0? 0? 0?"},
		{"the total before others in disorder", lines(persons, "自然人\t商业企业\t总计\t社会公益组织\t科研机构\t法律服务机构\t其他", sound(1)), "requests.granted", "1? 0? 2? 0? 0? 0? 3?"},
		{"two bodies turned", three(persons, "\t科研机构\t商业企业\t社会公益组织\t法律服务机构\t其他\t"), "requests.granted", "1? 0? 0? 0? 0? 0? 1?"},
	} {
		t.Run(x.name, func(t *testing.T) {
			if d := cmp.Diff(x.want, rowText(parse(t, []byte(x.text)), x.row)); d != "" {
				t.Errorf("%s (-want +got):\n%s", x.row, d)
			}
		})
	}
}

// Two reports without headings of sections: of the second nothing is read for certain,
// whether merged cells repeat or labels are wrapped.
func TestTwoReportsWithoutHeadings(t *testing.T) {
	report := func(year string, figure string, label func(string) string) string {
		var b strings.Builder
		b.WriteString("临溪县自然资源局" + year + "年政府信息公开工作年度报告\n" +
			"信息内容\t本年制发件数\t本年废止件数\t现行有效件数\n规章\t1\t2\t3\n行政规范性文件\t4\t5\t6\n\n" +
			"申请人情况\t\t\t自然人\t商业企业\t科研机构\t社会公益组织\t法律服务机构\t其他\t总计\n")
		for _, row := range Form2021.data().tables[tableRequests].Rows {
			b.WriteString(label(row.Label) + strings.Repeat("\t"+figure, 6) + "\t" + figure + "\n")
		}
		return b.String()
	}
	plain := func(s string) string { return s + "\t\t" }
	for _, x := range []struct {
		name  string
		label func(string) string
	}{
		{"plain", plain},
		{"repeated", func(s string) string { return s + "\t" + s + "\t" + s }},
		{"wrapped", func(s string) string {
			if r := []rune(s); len(r) > 6 {
				return string(r[:6]) + "\t\t\t\t\t\t\t\t\t\n" + string(r[6:]) + "\t\t"
			}
			return plain(s)
		}},
	} {
		one, two := report("2024", "0", x.label), report("2023", "7", x.label)
		texts := []string{one + two}
		if x.name != "wrapped" { // the title over two lines, the year behind it
			_, rest, _ := strings.Cut(two, "\n")
			texts = append(texts, one+"政府信息公开工作年度报告\n（2023年）\n"+rest)
		}
		for i, text := range texts {
			t.Run(fmt.Sprint(x.name, i), func(t *testing.T) {
				r := parse(t, []byte(text))
				if d := cmp.Diff("0 0 0 0 0 0 0", rowText(r, "requests.total")); d != "" && x.name != "wrapped" {
					t.Errorf("(-want +got):\n%s", d)
				}
				for p, c := range r.Cells() {
					if c.State == Given && !c.Uncertain && c.Pos.Offset > len(one) {
						t.Fatalf("%s is %s at %v, in the second report", p, c.Text, c.Pos)
					}
				}
			})
		}
	}
}

// A line doubled within the first label of table three, so that its figures stand above
// the words that are taken for it.
func TestFiguresAboveFirstLabel(t *testing.T) {
	var b strings.Builder
	b.WriteString("临溪县自然资源局2024年政府信息公开工作年度报告\n三、收到和处理政府信息公开申请情况\n" +
		"\t自然人\t商业企业\t科研机构\t社会公益组织\t法律服务机构\t其他\t总计\n")
	empty := strings.Repeat("\t", 7) + "\n"
	for i, row := range Form2021.data().tables[tableRequests].Rows {
		label := []rune(row.Label)
		n := min(3, len(label))
		b.WriteString(string(label[:n]) + "\t1\t0\t0\t0\t0\t0\t1\n")
		for label = label[n:]; len(label) > 0; label = label[n:] {
			n = min(3, len(label))
			b.WriteString(string(label[:n]) + empty)
			if i == 0 && string(label[:n]) == "年新收" {
				b.WriteString(string(label[:n]) + empty)
			}
		}
	}
	r := parse(t, []byte(b.String()))
	if d := cmp.Diff("_? _? _? _? _? _? _?", rowText(r, "requests.received")); d != "" {
		t.Errorf("(-want +got):\n%s", d)
	}
}

// Nothing tells of which form the columns of table two are: its header is worded anew,
// and table three is not there.
func TestColumnsOfNoForm(t *testing.T) {
	text := strings.Replace(foundTitle, "2024", "2020", 1) + "信息内容\t%s\n规章\t1\t2\t50\n规范性文件\t3\t156\t322\n"
	for _, x := range []struct{ head, row, want string }{
		{"新制作数量\t新公开数量\t公开总数量", "proactive.rules", "1? 2? 50?"},
		{"本年新制作数量\t本年新公开数量\t对外公开总数量", "proactive.rules", "1 2 50"},
		{"本年制发件数\t本年废止件数\t现行有效件数", "proactive.rules", "1 2 50"},
	} {
		if d := cmp.Diff(x.want, rowText(parse(t, fmt.Appendf(nil, text, x.head)), x.row)); d != "" {
			t.Errorf("%s (-want +got):\n%s", x.head, d)
		}
	}
}

// A number alone below a row of a ruled box may have stood in it; several that count up
// are those of pages.
func TestNumbersBesideBoxes(t *testing.T) {
	const rule = "+----------------+----------------+----------------+----------------+\n"
	box := func(number func(int) string) string {
		return "临溪县自然资源局2024年政府信息公开工作年度报告\n二、主动公开政府信息情况\n" + rule +
			"|信息内容        |本年制发件数    |本年废止件数    |现行有效件数    |\n" + rule +
			"|规章            |0               |0               |                |\n" + number(1) + rule +
			"|行政规范性文件  |2               |3               |4               |\n" + rule +
			"|信息内容        |本年处理决定数量|                |                |\n" + rule +
			"|行政许可        |5               |                |                |\n" + rule +
			"|信息内容        |本年处理决定数量|                |                |\n" + rule +
			"|行政处罚        |6               |                |                |\n" + number(2) + rule +
			"|行政强制        |7               |                |                |\n" + rule
	}
	for _, x := range []struct {
		name   string
		number func(int) string
		want   string
	}{
		{"none", func(int) string { return "" }, "0 0 _"},
		{"one", func(n int) string { return []string{"1\n", ""}[n-1] }, "0? 0? _?"},
		{"two", func(n int) string { return fmt.Sprintf("%d\n", n) }, "0 0 _"},
	} {
		t.Run(x.name, func(t *testing.T) {
			if d := cmp.Diff(x.want, rowText(parse(t, []byte(box(x.number))), "proactive.rules")); d != "" {
				t.Errorf("(-want +got):\n%s", d)
			}
		})
	}
}

// TestUprightSpelled reads table four upright where no column holds the labels, and each
// figure has a line of its own, or stands beside whatever part of a name.
func TestUprightSpelled(t *testing.T) {
	const head = foundTitle + "信息内容\t本年制发件数\t本年废止件数\t现行有效件数\n规章\t1\t2\t3\n行政规范性文件\t4\t5\t6\n四、政府信息公开行政复议、行政诉讼情况\n"
	table := func(second string) string {
		return head + "行政复\t结果维\n1\n议\t持\n\t结果纠\n2\n\t正\n\t其他结\n\n\t果\n\t尚未审\n0\n\t结\n\t总计\n3\n" + second +
			"行政诉\t结果维\n讼复议\t持\n7\n后起诉\n\t结果纠\n0\n\t正\n\t其他结\n0\n\t果\n\t尚未审\n0\n\t结\n\t总计\n7\n五、存在的主要问题及改进情况\n"
	}
	const second = "行政诉\t结果维\n讼未经\t持\n4\n复议直\n接起诉\n\t结果纠\n5\n\t正\n\t其他结\n\n\t果\n\t尚未审\n6\n\t结\n\t总计\n15\n"
	for _, x := range []struct{ name, text, want string }{
		{"lines of their own", table(second), "4 5 _ 6 15"},
		{"a blank line too many", table(strings.Replace(second, "5\n", "5\n\n", 1)), "4? 5 - 6? 15?"},
		{"a line too few", table(strings.Replace(second, "结\n\n", "结\n", 1)), "4? 5 - 6? 15?"},
		{"two figures", table(strings.Replace(second, "5\n", "5\n6\n", 1)), "- - - - -"},
		{"another name", table(strings.Replace(second, "未经", "未", 1)), "- - - - -"},
	} {
		t.Run(x.name, func(t *testing.T) {
			if diff := cmp.Diff(x.want, rowText(parse(t, []byte(x.text)), "disputes.direct")); diff != "" {
				t.Errorf("(-want +got)\n%s", diff)
			}
		})
	}
}

// TestUprightColumns reads table four upright, the names of its blocks wrapped over more
// lines than those of its figures. What stands otherwise than in columns is in doubt.
func TestUprightColumns(t *testing.T) {
	// upright returns the table with the lines of its second block, and its blocks begin
	// with so many blank lines.
	upright := func(second string, blank int) string {
		gap := strings.Repeat("\n", blank)
		return foundTitle + "信息内容\t本年制发件数\t本年废止件数\t现行有效件数\n规章\t1\t2\t3\n行政规范性文件\t4\t5\t6\n四、政府信息公开行政复议、行政诉讼情况\n" +
			"行政复\t结果维\t1\n议\t持\n\t结果纠\t2\n\t正\n\t其他结\t\n\t果\n\t尚未审\t0\n\t结\n\t总计\t3\n" + gap + second +
			"行政诉\t结果维\t7\n讼复议\t持\n后起诉\n\t结果纠\t0\n\t正\n\t其他结\t0\n\t果\n\t尚未审\t0\n\t结\n\t总计\t7\n五、存在的主要问题及改进情况\n"
	}
	const rest = "\t结果纠\t5\n\t正\n\t其他结\t\n\t果\n\t尚未审\t6\n\t结\n\t总计\t15\n"
	const last = "行政诉\t结果维\n讼未经\t持\n复议直\n接起诉\t\t4\n" + rest
	tokens := 0 // of the table without blank lines
	{
		s := newScan(text.Read([]byte(upright(last, 0))))
		from, to := -1, 0
		for i, tk := range s.tokens {
			switch string(tk.key) {
			case "行政复":
				from = i
			case "存在的主要问题及改进情况":
				to = i
			}
		}
		tokens = to - from
	}
	for _, x := range []struct{ name, text, want string }{
		{"figures on the last line of the name", upright(last, 0), "4 5 _ 6 15"},
		{"on the first", upright("行政诉\t结果维\t4\n讼未经\t持\n复议直\n接起诉\n"+rest, 0), "4 5 _ 6 15"},
		{"names that go on beside other labels", upright("行政诉\t结果维\t4\n讼未经\t持\n复议直\t结果纠\t5\n接起诉\t正\n\t其他结\t\n\t果\n\t尚未审\t6\n\t结\n\t总计\t15\n", 0), "4 5 _ 6 15"},
		{"as many tokens as are looked at", upright(last, maxUpright-tokens), "4 5 _ 6 15"},
		{"one token more", upright(last, maxUpright-tokens+1), "- - - - -"},
		{"a figure above its label", upright("行政诉\t结果维\t4\n讼未经\t持\n复议直\t\t5\n接起诉\n\t结果纠\n\t正\n"+rest[len("\t结果纠\t5\n\t正\n"):], 0), "- - - - -"},
		{"no figure and no cell", upright(strings.Replace(last, "总计\t15", "总计", 1), 0), "- - - - -"},
		{"figures in two columns", upright(strings.Replace(last, "\t5\n", "\t\t5\n", 1), 0), "- - - - -"},
		{"another name", upright(strings.Replace(last, "未经", "未", 1), 0), "- - - - -"},
		{"a label too many", upright(last+"\t总计\t15\n", 0), "- - - - -"},
	} {
		t.Run(x.name, func(t *testing.T) {
			if diff := cmp.Diff(x.want, rowText(parse(t, []byte(x.text)), "disputes.direct")); diff != "" {
				t.Errorf("(-want +got)\n%s", diff)
			}
		})
	}
}

// A cell whose figure cannot be read is no part of the label before it, of a header
// above it or of nothing: an empty cell behind it is not the row's, and what follows
// it on a line of words is not blank.
func TestIllegibleCells(t *testing.T) {
	marked := "信息内容\t本年制发件数\t本年废止件数\t现行有效件数\n规章\t8\t0\t3\n行政规范性文件\t1\t2\t4\n信息内容\t本年处理决定数量\t\t\n行政许可\t%s\t\t\n信息内容\t本年处理决定数量\t\t\n行政处罚\t4\t\t\n行政强制\t%s\t\t\n"
	spaced := aligned("信息内容", "本年制发件数", "本年废止件数", "现行有效件数") + aligned("规章", "6", "0", "%s") + aligned("行政规范性文件", "8", "4", "4") +
		aligned("信息内容", "本年处理决定数量") + aligned("行政许可", "4") + aligned("信息内容", "本年处理决定数量") + aligned("行政处罚", "7") + aligned("行政强制", "7")
	for _, word := range []string{"□", "\ufffd", "o", "³⁵", "D", "²", "6×1", "5、", "9（更正为3）"} {
		for _, x := range []struct{ layout, row string }{
			{marked, "proactive.licensing"},
			{marked, "proactive.coercion"},
			{spaced, "proactive.rules"},
		} {
			r, _ := Parse(strings.NewReader(foundTitle + strings.ReplaceAll(x.layout, "%s", word)))
			for p, c := range r.Cells() {
				if strings.HasPrefix(string(p), x.row+".") && certain(c) && c.State == Blank {
					t.Errorf("%q: %s is certain, and blank", word, p)
				}
			}
		}
		four := aligned("行政复议", "", "", "", "", "行政诉讼") + aligned("结果维持", "结果纠正", "其他结果", "尚未审结", "总计", "未经复议直接起诉", "", "", "", "", "复议后起诉") +
			aligned("", "", "", "", "", "结果维持", "结果纠正", "其他结果", "尚未审结", "总计", "结果维持", "结果纠正", "其他结果", "尚未审结", "总计") +
			aligned(word, "1", "2", "3", "6", "1", "1", "1", "1", "4", "5", "6", "7", "8", "26")
		r := parse(t, []byte(disputesText(four, func(int) string { return strings.Repeat("0\n", 7) })))
		for p, c := range r.Cells() {
			if strings.HasPrefix(string(p), "disputes.") && certain(c) {
				t.Errorf("%q: %s is certain, and %q", word, p, c.Text)
			}
		}
	}
}

// A note that corrects the figure before it leaves doubt which of them is printed, and
// so does a negative amount; other notes do not.
func TestDoubtfulFigures(t *testing.T) {
	head := foundTitle + "信息内容\t本年制发件数\t本年废止件数\t现行有效件数\n规章\t1\t2\t3\n行政规范性文件\t"
	tail := "\n信息内容\t本年处理决定数量\n行政许可\t4\n信息内容\t本年收费金额（单位：万元）\n行政事业性收费\t"
	for _, x := range []struct{ cell, amount, want string }{
		{"9（其中修订3件）", "5.2", "9（其中修订3件） 0 2; 5.2"},
		{"9（更正为12）", "5.2", "9（更正为12）? 0? 2?; 5.2"},
		{"9(应为8)", "—5.2", "9(应为8)? 0? 2?; —5.2?"},
		{"9（存疑）", "5.2", "9（存疑）? 0? 2?; 5.2"},
		{"9(?)", "5.2(?)", "9(?)? 0? 2?; 5.2(?)?"},
		{"9（模糊）", "5.2", "9（模糊）? 0? 2?; 5.2"},
		{"9（2020年）", "5.2（上年）", "9（2020年）? 0? 2?; 5.2（上年）?"},
		{"9（含2020年3件）", "5.2（上年6.1）", "9（含2020年3件） 0 2; 5.2（上年6.1）"},
	} {
		r := parse(t, []byte(head+x.cell+"\t0\t2"+tail+x.amount+"\n"))
		if got := rowText(r, "proactive.normative") + "; " + rowText(r, "proactive.fees"); got != x.want {
			t.Errorf("%s, %s: %s, want %s", x.cell, x.amount, got, x.want)
		}
	}
}

// Columns in another order than the form's are told by the words of the header, one
// below the other too, and by the sums. A header of the form's order, with 总计 before
// what 法人或其他组织 spans, or printed twice, tells no such thing.
func TestTurnedColumns(t *testing.T) {
	form := Form2021.data()
	report := func(head, sep string, cells func(i int) []string) string {
		var b strings.Builder
		b.WriteString("临溪县自然资源局2024年政府信息公开工作年度报告\n三、收到和处理政府信息公开申请情况\n申请人情况\n" + strings.ReplaceAll(head, " ", sep) + "\n")
		for i, r := range form.tables[tableRequests].Rows {
			b.WriteString(r.Label + sep + strings.Join(cells(i), sep) + "\n")
		}
		return b.String()
	}
	last := func(i int) []string { return strings.Fields(fmt.Sprintf("%d 1 0 2 0 3 %d", i, i+6)) }
	first := func(i int) []string { return strings.Fields(fmt.Sprintf("%d %d 1 0 2 0 3", i+6, i)) }
	few := func(i int) []string { // in one row that tells
		if i == 0 {
			return strings.Fields("5 2 0 0 3 0 0")
		}
		return strings.Fields("0 0 0 0 0 0 0")
	}
	const own = "商业企业 科研机构 社会公益组织 法律服务机构 其他"
	for _, x := range []struct {
		name, head string
		cells      func(i int) []string
		sure       bool
	}{
		{"the form's", "自然人 法人或其他组织 总计 " + own, last, true},
		{"the form's, and 总计 at the end", "自然人 法人或其他组织 " + own + " 总计", last, true},
		{"总计 above", "总计 自然人 法人或其他组织 " + own, last, true},
		{"twice", "自然人 法人或其他组织 总计 " + own + " 自然人 法人或其他组织 总计 " + own, last, true},
		{"two in another order", "自然人 法人或其他组织 总计 商业企业 社会公益组织 科研机构 法律服务机构 其他", last, false},
		{"the last first", "自然人 法人或其他组织 总计 其他 商业企业 科研机构 社会公益组织 法律服务机构", last, false},
		{"总计 first by the sums", "自然人 法人或其他组织 总计 " + own, first, false},
		{"总计 first by its name, and a sum", "总计 自然人 法人或其他组织 " + own, few, false},
		{"总计 first by its name, and a sum before blanks", "总计 自然人 法人或其他组织 " + own, func(i int) []string { return append(few(i)[:5], "/", "/") }, false},
		{"the form's, and few figures", "总计 自然人 法人或其他组织 " + own, func(i int) []string { return append(few(i)[1:], few(i)[0]) }, true},
	} {
		for name, sep := range map[string]string{"a cell a line": "\n", "words": "  "} {
			if sep == "  " && strings.HasPrefix(x.head, "总计") {
				continue // there it stands before the others
			}
			r := parse(t, []byte(report(x.head, sep, x.cells)))
			if c := r.Cell("requests.granted.natural_person"); certain(c) != x.sure {
				t.Errorf("%s, %s: certain: %v, want %v", x.name, name, certain(c), x.sure)
			}
		}
	}
	for _, x := range []struct{ head, want string }{
		{"本年制发件数 本年废止件数 现行有效件数", "1 2 3"},
		{"现行有效件数 本年废止件数 本年制发件数", "1? 2? 3?"},
	} {
		text := foundTitle + "信息内容\n" + strings.ReplaceAll(x.head, " ", "\n") + "\n规章\n1\n2\n3\n行政规范性文件\n4\n5\n6\n信息内容\n本年处理决定数量\n行政许可\n7\n"
		if got := rowText(parse(t, []byte(text)), "proactive.rules"); got != x.want {
			t.Errorf("%s: %s, want %s", x.head, got, x.want)
		}
	}
}

// Where the header names more columns than the form has, as many figures as the form has
// columns may stand in others. Words above the labels are no such names.
func TestMoreColumns(t *testing.T) {
	form := Form2021.data()
	for _, x := range []struct {
		before, after string // words of the header
		sep           string
		want          string
	}{
		{"", "上年数", "  ", "1? 0? 2? 3? 0? 4? 10?"},
		{"上年数", "", "\t", "1? 0? 2? 3? 0? 4? 10?"},
		{"", "备注", "\n", "1? 0? 2? 3? 0? 4? 10?"},
		{"办理情况", "", "\t", "1 0 2 3 0 4 10"},
		{"申请情形", "", "\n", "1 0 2 3 0 4 10"},
	} {
		var b strings.Builder
		b.WriteString("临溪县自然资源局2024年政府信息公开工作年度报告\n三、收到和处理政府信息公开申请情况\n" + x.before + x.sep + "申请人情况" + x.sep + x.after + "\n自然人" + x.sep + "法人或其他组织" + x.sep + "总计\n商业企业" + x.sep + "科研机构" + x.sep + "社会公益组织" + x.sep + "法律服务机构" + x.sep + "其他\n")
		for _, r := range form.tables[tableRequests].Rows {
			b.WriteString(r.Label + x.sep + strings.ReplaceAll("1 0 2 3 0 4 10", " ", x.sep) + "\n")
		}
		r := parse(t, []byte(b.String()))
		if got := rowText(r, "requests."+form.tables[tableRequests].Rows[5].Name); got != x.want {
			t.Errorf("%s, %s, %q: %s, want %s", x.before, x.after, x.sep, got, x.want)
		}
	}
}

// The same of tables two and four.
func TestMoreColumnsElsewhere(t *testing.T) {
	two := foundTitle + "%s\n" + aligned("规章", "1", "2", "3") + aligned("行政规范性文件", "8", "", "4") + "信息内容  %s\n行政许可  7\n信息内容  本年处理决定数量\n行政处罚  7\n行政强制  7\n"
	four := "行政复议\n行政诉讼\n%s未经复议直接起诉\n复议后起诉\n" + strings.Repeat("结果维持\n结果纠正\n其他结果\n尚未审结\n总计\n", 3) + "1\n0\n0\n0\n1\n0\n0\n0\n0\n0\n2\n0\n0\n0\n2\n"
	zeros := func(int) string { return strings.Repeat("0\n", 7) }
	for _, x := range []struct{ text, row, want string }{
		{fmt.Sprintf(two, aligned("信息内容", "本年制发件数", "本年废止件数", "现行有效件数"), "本年处理决定数量"), "proactive.rules", "1 2 3"},
		{fmt.Sprintf(two, aligned("信息内容", "上年制发件数", "本年制发件数", "本年废止件数", "现行有效件数"), "本年处理决定数量"), "proactive.rules", "1? 2? 3?"},
		{fmt.Sprintf(two, aligned("信息内容", "本年制发件数", "本年废止件数", "现行有效件数"), "上年数  本年处理决定数量"), "proactive.licensing", "7?"},
		{fmt.Sprintf(two, aligned("信息内容", "本年制发件数", "本年废止件数", "现行有效件数"), "本年处理决定数量"), "proactive.licensing", "7"},
		{disputesText(fmt.Sprintf(four, ""), zeros), "disputes.after_review", "2 0 0 0 2"},
		{disputesText(fmt.Sprintf(four, "合计\n"), zeros), "disputes.after_review", "2? 0? 0? 0? 2?"},
		{disputesText("序号\n"+fmt.Sprintf(four, ""), zeros), "disputes.after_review", "2? 0? 0? 0? 2?"},
	} {
		if got := rowText(parse(t, []byte(x.text)), x.row); got != x.want {
			t.Errorf("%s: %s, want %s\n%s", x.row, got, x.want, x.text)
		}
	}
}

// A figure of a page that stands in a cell over several rows belongs to none of them for
// certain.
func TestFigureOfSeveralRows(t *testing.T) {
	row := func(label, total string) string {
		return "<tr><td>" + label + "</td><td>1</td><td>0</td><td>0</td><td>0</td><td>0</td><td>0</td>" + total + "</tr>"
	}
	var b strings.Builder
	b.WriteString("<p>临溪县自然资源局2024年政府信息公开工作年度报告</p><p>三、收到和处理政府信息公开申请情况</p><table><tr><td>申请人情况</td><td>自然人</td><td>商业企业</td><td>科研机构</td><td>社会公益组织</td><td>法律服务机构</td><td>其他</td><td>总计</td></tr>")
	for i, r := range Form2021.data().tables[tableRequests].Rows {
		switch i {
		case 5:
			b.WriteString(row(r.Label, "<td rowspan=2>2</td>"))
		case 6:
			b.WriteString(row(r.Label, ""))
		default:
			b.WriteString(row(r.Label, "<td>1</td>"))
		}
	}
	r := parse(t, []byte(b.String()+"</table>"))
	for i, row := range Form2021.data().tables[tableRequests].Rows {
		c := r.Cell(Path("requests." + row.Name + ".total"))
		if got, want := certain(c) && c.State == Given, i != 5 && i != 6; got != want {
			t.Errorf("%s: certain: %v, want %v", row.Name, got, want)
		}
	}
}

// Figures on two lines of one cell, and points with space behind, are not joined.
func TestLinesOfCells(t *testing.T) {
	for _, x := range []struct{ cell, want string }{
		{"60", "60 0 2"},
		{"\"60\n\"", "60 0 2"},
		{"\"6\n0\"", "6\n0? 0? 2?"},
		{"\"6.\n5\"", "6.\n5? 0? 2?"},
		{"52. 0", "52. 0? 0? 2?"},
		{"\"9\n（其中修订3件）\"", "9\n（其中修订3件） 0 2"},
	} {
		text := foundTitle + "信息内容,本年制发件数,本年废止件数,现行有效件数\n规章,1,2,3\n行政规范性文件," + x.cell + ",0,2\n信息内容,本年处理决定数量,,\n行政许可,4,,\n信息内容,本年处理决定数量,,\n行政处罚,4,,\n行政强制,1,,\n"
		if got := rowText(parse(t, []byte(text)), "proactive.normative"); got != x.want {
			t.Errorf("%q: %q, want %q", x.cell, got, x.want)
		}
	}
}

// Where the table of another year or agency follows in the section, or stands before,
// which rows are whose is in doubt; the same rows printed twice are no such table, nor
// are words of the same kind in another section.
func TestTablesOfOthers(t *testing.T) {
	form := Form2021.data()
	three := func(add int) string {
		var b strings.Builder
		b.WriteString(strings.TrimPrefix(requestsHead, "三、收到和处理政府信息公开申请情况\n"))
		for i, r := range form.tables[tableRequests].Rows {
			fmt.Fprintf(&b, "%s\t%d\t1\t0\t2\t0\t3\t%d\n", r.Label, i+add, i+add+6)
		}
		return b.String()
	}
	two := func(add int) string {
		return strings.ReplaceAll("信息内容\t本年制发件数\t本年废止件数\t现行有效件数\n规章\t1N\t2N\t3N\n行政规范性文件\t4N\t5N\t6N\n信息内容\t本年处理决定数量\n行政许可\t7N\n信息内容\t本年处理决定数量\n行政处罚\t8N\n行政强制\t9N\n", "N", fmt.Sprint(add))
	}
	heading, next := "三、收到和处理政府信息公开申请情况\n", "四、政府信息公开行政复议、行政诉讼情况\n"
	var turned, basis strings.Builder // table three turned, and with a column of words before its figures
	for _, r := range form.tables[tableRequests].Rows {
		turned.WriteString("\t" + r.Label)
		basis.WriteString(r.Label + "\t第三十六条\t8\t1\t0\t2\t0\t3\t14\n")
	}
	turned.WriteString("\n自然人" + strings.Repeat("\t8", 25) + "\n商业企业" + strings.Repeat("\t1", 25) + "\n")
	var list strings.Builder // of labels, with some number before each
	for _, r := range form.tables[tableRequests].Rows[:9] {
		list.WriteString("7\t" + r.Label + "\n")
	}
	for _, x := range []struct {
		name, text       string
		licensing, third string // the cells of two rows
	}{
		{"alone", foundTitle + two(1) + heading + three(0) + next, "71", "2 1 0 2 0 3 8"},
		{"labels elsewhere", foundTitle + two(1) + heading + three(0) + next + "五、存在的主要问题及改进情况\n" + list.String(), "71", "2 1 0 2 0 3 8"},
		{"twice the same", foundTitle + two(1) + heading + three(0) + three(0) + next, "71", "2 1 0 2 0 3 8"},
		{"table three again", foundTitle + two(1) + heading + three(0) + "下属单位\n" + three(5) + next, "71", "?"},
		{"at the end", foundTitle + two(1) + heading + three(0) + next + "五、存在的主要问题及改进情况\n无。\n附件\n" + three(5), "71", "?"},
		{"turned", foundTitle + two(1) + heading + turned.String() + "下属单位\n" + three(0) + next, "71", "?"},
		{"turned, behind it", foundTitle + two(1) + heading + three(0) + "本级\n" + turned.String() + next, "71", "?"},
		{"words before figures", foundTitle + two(1) + heading + basis.String() + "下属单位\n" + three(0) + next, "71", "?"},
		{"figures that cannot be read", foundTitle + two(1) + heading + strings.ReplaceAll(basis.String(), "第三十六条", "约") + "下属单位\n" + three(0) + next, "71", "?"},
		{"table two again", foundTitle + two(1) + "上年\n" + two(2) + heading + three(0) + next, "?", "2 1 0 2 0 3 8"},
		{"blank", foundTitle + strings.NewReplacer("1", "", "2", "", "3", "", "4", "", "5", "", "6", "", "7", "", "8", "", "9", "").Replace(two(1)) + "上年\n" + two(2) + heading + three(0) + next, "?", "2 1 0 2 0 3 8"},
		{"in another section", strings.Replace(foundTitle, "二、", "一、总体情况\n行政许可\t5\n行政处罚\t6\n行政强制\t7\n二、", 1) + two(1) + heading + three(0) + next, "71", "2 1 0 2 0 3 8"},
	} {
		r := parse(t, []byte(x.text))
		for row, want := range map[string]string{"proactive.licensing": x.licensing, "requests.granted": x.third} {
			if got := rowText(r, row); want != "?" && got != want || want == "?" && !strings.Contains(got, "?") {
				t.Errorf("%s: %s: %s, want %s", x.name, row, got, want)
			}
		}
	}
}

// A figure right behind a label, where those of other rows stand apart, may be the number
// of a note, if figures are lost in other rows.
func TestNoteBehindLabel(t *testing.T) {
	for _, x := range []struct {
		between, others string
		want            string
	}{
		{" ", "1  0  2  3  0  4", "1? 3? 4? 1? 0? 1? 9?"},
		{"", "1  0  2  3  0  4", "1? 3? 4? 1? 0? 1? 9?"},
		{"  ", "1  0  2  3  0  4", "1 3 4 1 0 1 9"},
		{" ", "1  0  2  3  0  4  10", "1 3 4 1 0 1 9"},
	} {
		var b strings.Builder
		b.WriteString("临溪县自然资源局2024年政府信息公开工作年度报告\n" + strings.ReplaceAll(strings.TrimSpace(requestsHead), "\n", "  ") + "\n")
		for i, r := range Form2021.data().tables[tableRequests].Rows {
			switch i {
			case 7:
				b.WriteString(r.Label + "  " + x.others + "\n")
			case 17:
				b.WriteString(r.Label + x.between + "1  3  4  1  0  1  9\n")
			default:
				b.WriteString(r.Label + "  1  0  2  3  0  4  10\n")
			}
		}
		r := parse(t, []byte(b.String()))
		if got := rowText(r, "requests."+Form2021.data().tables[tableRequests].Rows[17].Name); got != x.want {
			t.Errorf("%q, %q: %s, want %s", x.between, x.others, got, x.want)
		}
	}
}

// The cells of a whole row without a label, and a row that prints none: the rows between
// them may have slipped. Where a label was not found, the cells are its own.
func TestRowWithoutLabel(t *testing.T) {
	form := Form2021.data()
	for _, x := range []struct {
		name        string
		blank, bare int // the row that prints nothing, and the one with such cells below it
		lost        int // the row whose label is not printed
		want        string
	}{
		{"slipped", 3, 8, -1, "6 1 0 2 0 3 12; 8? 1? 0? 2? 0? 3? 14?; 15 1 0 2 0 3 21"},
		{"nothing is blank", -1, 8, -1, "6 1 0 2 0 3 12; 8 1 0 2 0 3 14; 15 1 0 2 0 3 21"},
		{"a label is lost", 3, -1, 9, "6 1 0 2 0 3 12; 8 1 0 2 0 3 14; 15 1 0 2 0 3 21"},
	} {
		var b strings.Builder
		b.WriteString(foundTitle + "信息内容\t本年制发件数\t本年废止件数\t现行有效件数\n规章\t1\t2\t3\n行政规范性文件\t4\t5\t6\n" + requestsHead)
		for i, r := range form.tables[tableRequests].Rows {
			figures := fmt.Sprintf("\t%d\t1\t0\t2\t0\t3\t%d\n", i+4, i+10)
			switch i {
			case x.blank:
				figures = strings.Repeat("\t", 7) + "\n"
			case x.bare:
				figures += "\t9\t9\t9\t9\t9\t9\t54\n"
			case x.lost:
				r.Label = ""
			}
			b.WriteString(r.Label + figures)
		}
		r := parse(t, []byte(b.String()))
		var got []string
		for _, row := range []int{2, 4, 11} {
			got = append(got, rowText(r, "requests."+form.tables[tableRequests].Rows[row].Name))
		}
		if got := strings.Join(got, "; "); got != x.want {
			t.Errorf("%s: %s, want %s", x.name, got, x.want)
		}
	}
}

// Table four whose columns stand in another order than the form's is in doubt, whatever
// its blocks stand like.
func TestFourTurned(t *testing.T) {
	for _, x := range []struct{ head, sep, want string }{
		{"结果维持 结果纠正 其他结果 尚未审结 总计", "\t", "2 0 0 1 3"},
		{"结果维持 结果纠正 其他结果 总计 尚未审结", "\t", "2? 0? 0? 1? 3?"},
		{"结果纠正 结果维持 其他结果 尚未审结 总计", "\t", "2? 0? 0? 1? 3?"},
		{"结果维持 结果纠正 其他结果 尚未审结 总计", "\n", "2 0 0 1 3"},
		{"结果维持 其他结果 结果纠正 尚未审结 总计", "\n", "2? 0? 0? 1? 3?"},
	} {
		four := strings.ReplaceAll("类型 "+x.head+"\n行政复议 1 0 0 0 1\n行政诉讼未经复议直接起诉 0 0 0 0 0\n行政诉讼复议后起诉 2 0 0 1 3\n", " ", x.sep)
		if got := rowText(parse(t, []byte(disputesText(four, func(int) string { return strings.Repeat("0\n", 7) }))), "disputes.after_review"); got != x.want {
			t.Errorf("%s %q: %s, want %s", x.head, x.sep, got, x.want)
		}
	}
}

// A header that names all columns of table three but one has lost one: which columns the figures stand in is in doubt.
func TestFewerColumns(t *testing.T) {
	form := Form2021.data()
	for _, x := range []struct{ head, figures, want string }{
		{"自然人 法人或其他组织 总计 商业企业 科研机构 社会公益组织 法律服务机构 其他", "1 0 2 / 0 4 7", "1 0 2 _ 0 4 7"},
		{"自然人 法人或其他组织 总计 商业企业 科研机构 社会公益组织 其他", "/ 1 0 2 0 4 7", "_? 1? 0? 2? 0? 4? 7?"},
		{"自然人 法人或其他组织 总计 商业企业 科研机构 社会公益组织 其他", "0 1 0 2 0 4 7", "0? 1? 0? 2? 0? 4? 7?"},
		{"项目 自然人 法人或其他组织 总计 商业企业 科研机构 社会公益组织 法律服务机构 其他", "1 0 2 / 0 4 7", "1 0 2 _ 0 4 7"},
		{"项目 自然人 法人或其他组织 总计 商业企业 科研机构 社会公益组织 其他", "0 1 0 2 0 4 7", "0? 1? 0? 2? 0? 4? 7?"},
		{"法人或其他组织 总计 商业企业 科研机构 社会公益组织 法律服务机构 其他", "0 1 0 2 0 4 7", "0? 1? 0? 2? 0? 4? 7?"},
		{"自然人 法人或其他组织 总计 商业企业 科研机构 社会公益组织 其他 小计", "0 1 0 2 0 4 7", "0? 1? 0? 2? 0? 4? 7?"},
	} {
		var b strings.Builder
		b.WriteString(foundTitle + "信息内容\n本年制发件数\n本年废止件数\n现行有效件数\n规章\n1\n2\n3\n三、收到和处理政府信息公开申请情况\n申请人情况 " + x.head + " ")
		for _, r := range form.tables[tableRequests].Rows {
			b.WriteString(r.Label + " " + x.figures + " ")
		}
		r := parse(t, []byte(strings.ReplaceAll(b.String(), " ", "\n")))
		if got := strings.ReplaceAll(rowText(r, "requests.granted"), "/", "_"); got != x.want {
			t.Errorf("%s, %s: %s, want %s", x.head, x.figures, got, x.want)
		}
	}
}

// The name of the group （六）其他处理, printed for each cell that it spans, is no label of
// the row 3.其他 in it.
func TestGroupForRow(t *testing.T) {
	form := Form2021.data()
	for _, x := range []struct{ label, want string }{
		{"（六）其他处理\n3.其他\n", "1 0 0 2 0 4 7"},
		{"（六）其他处理\n（六）其他处理\n", "1? 0? 0? 2? 0? 4? 7?"},
	} {
		var b strings.Builder
		b.WriteString(foundTitle + "信息内容\n本年制发件数\n本年废止件数\n现行有效件数\n规章\n1\n2\n3\n" + requestsHead)
		for _, r := range form.tables[tableRequests].Rows {
			switch r.Name {
			case "other.overdue_correction", "other.overdue_fee":
				continue
			case "other.other":
				b.WriteString(x.label)
			default:
				b.WriteString(r.Label + "\n" + r.Label + "\n")
			}
			b.WriteString("1\n0\n0\n2\n0\n4\n7\n")
		}
		r := parse(t, []byte(b.String()))
		if r.Form != Form2021 { // the row is one of its own in the other form
			t.Fatalf("form %v", r.Form)
		}
		if got := rowText(r, "requests.other.other"); got != x.want {
			t.Errorf("%q: %s, want %s", x.label, got, x.want)
		}
	}
}

// A row that is printed twice with other figures is in doubt, and no other; so is table
// four where another one stands before it.
func TestRowsTwice(t *testing.T) {
	form := Form2021.data()
	three := func(twice int, sep, again string) string {
		var b strings.Builder
		b.WriteString(requestsHead)
		for i, r := range form.tables[tableRequests].Rows {
			b.WriteString(strings.ReplaceAll(r.Label+" 1 0 2 3 0 4 10", " ", sep) + "\n")
			if i == twice {
				b.WriteString(strings.ReplaceAll(r.Label+again, " ", sep) + "\n")
			}
		}
		return b.String()
	}
	two := foundTitle + "信息内容\t本年制发件数\t本年废止件数\t现行有效件数\n规章\t1\t2\t3\n行政规范性文件\t4\t5\t6\n"
	const four = "行政复议\t\t\t\t\t行政诉讼\t\t\t\t\t\t\t\t\t\n结果维持\t结果纠正\t其他结果\t尚未审结\t总计\t未经复议直接起诉\t\t\t\t\t复议后起诉\t\t\t\t\n" +
		"\t\t\t\t\t结果维持\t结果纠正\t其他结果\t尚未审结\t总计\t结果维持\t结果纠正\t其他结果\t尚未审结\t总计\n"
	heading, figures := "四、政府信息公开行政复议、行政诉讼情况\n", "1\t0\t0\t0\t1\t0\t0\t0\t0\t0\t0\t0\t0\t5\t5\n"
	empty := strings.Repeat("\t", 14) + "\n"
	for _, x := range []struct{ name, text, row, want string }{
		{"the same", two + three(8, "\t", " 1 0 2 3 0 4 10"), "requests.denied.internal_affairs", "1 0 2 3 0 4 10"},
		{"the row", two + three(8, "\t", " 1 0 2 3 0 5 11"), "requests.denied.internal_affairs", "?"},
		{"the row above", two + three(8, "\t", " 1 0 2 3 0 5 11"), "requests.denied.third_party_rights", "1 0 2 3 0 4 10"},
		{"fewer figures", two + three(8, "\t", " 1 0 2 3   "), "requests.denied.internal_affairs", "?"},
		{"a short label", two + three(23, "\t", " 1 0 2 3 0 5 11"), "requests.total", "?"},
		{"parted by spaces", two + three(8, "  ", " 1 0 2 3 0 5 11"), "requests.denied.internal_affairs", "?"},
		{"parted by single spaces", two + three(8, " ", " 1 0 2 3 0 5 11"), "requests.denied.internal_affairs", "?"},
		{"a short label before spaces", two + three(23, "  ", " 1 0 2 3 0 5 11"), "requests.total", "?"},
		{"a cell a line", two + three(8, "\n", " 1 0 2 3 0 5 11"), "requests.denied.internal_affairs", "?"},
		{"table four", two + three(-1, "\t", "") + heading + four + figures, "disputes.review", "1 0 0 0 1"},
		{"table four behind another shape of it", two + three(-1, "\t", "") + heading + "处理结果\t行政复议\t未经复议直接起诉\t复议后起诉\n结果维持\t3\t0\t0\n结果纠正\t0\t0\t0\n其他结果\t0\t0\t0\n尚未审结\t0\t0\t0\n总计\t3\t0\t0\n全县汇总\n" + four + figures, "disputes.review", "1? 0? 0? 0? 1?"},
		{"table four behind an empty one", two + three(-1, "\t", "") + heading + four + empty + "全县汇总\n" + four + figures, "disputes.review", "1? 0? 0? 0? 1?"},
	} {
		got := rowText(parse(t, []byte(x.text)), x.row)
		if got != x.want && !(x.want == "?" && (strings.Contains(got, "?") || strings.Contains(got, "-"))) {
			t.Errorf("%s: %s, want %s", x.name, got, x.want)
		}
	}
}

// In a true grid a figure below a column that the form does not have is no figure of the
// row, whatever that column is called, and does not put it in doubt.
func TestRemarks(t *testing.T) {
	two := func(figure, remark string) []byte {
		row := func(cells ...string) string { return "<tr><td>" + strings.Join(cells, "</td><td>") + "</td></tr>" }
		head := func(w string) string {
			return "<tr><td>信息内容</td><td colspan=3>" + w + "</td><td>说明</td></tr>"
		}
		one := func(name, f, r string) string {
			return "<tr><td>" + name + "</td><td colspan=3>" + f + "</td><td>" + r + "</td></tr>"
		}
		return []byte("<p>临溪县自然资源局2024年政府信息公开工作年度报告</p><p>二、主动公开政府信息情况</p><table>" +
			row("信息内容", "本年制发件数", "本年废止件数", "现行有效件数", "说明") + row("规章", "1", "2", "3", "") + row("行政规范性文件", "4", "5", "6", "") +
			head("本年处理决定数量") + one("行政许可", "7", "") + head("本年处理决定数量") + one("行政处罚", figure, remark) + one("行政强制", "9", "") + "</table>")
	}
	for _, x := range []struct{ figure, remark, want string }{
		{"8", "", "8"},
		{"", "8", "_"},
		{"8", "4", "8"},
		{"", "", "_"},
	} {
		if got := rowText(parse(t, two(x.figure, x.remark)), "proactive.penalties"); got != x.want {
			t.Errorf("%q, %q: %s, want %s", x.figure, x.remark, got, x.want)
		}
	}
}

// A cell of a page that spans two columns, where other rows have a cell for each, leaves
// doubt whose figure it holds; where all rows have it so, it does not.
func TestFigureOfSeveralColumns(t *testing.T) {
	form := Form2021.data()
	text := func(wide func(i int) bool) []byte {
		var b strings.Builder
		b.WriteString("<p>临溪县自然资源局2024年政府信息公开工作年度报告</p><p>三、收到和处理政府信息公开申请情况</p><table><tr><td>申请人情况</td><td>自然人</td><td>商业企业</td><td>科研机构</td><td>社会公益组织</td><td>法律服务机构</td><td>其他</td><td colspan=2>总计</td></tr>")
		for i, r := range form.tables[tableRequests].Rows {
			b.WriteString("<tr><td>" + r.Label + "</td><td>1</td>")
			if wide(i) {
				b.WriteString("<td colspan=2>0</td><td>0</td><td>0</td><td>0</td><td>1</td><td>2</td></tr>")
			} else {
				b.WriteString("<td>0</td><td>0</td><td>0</td><td>0</td><td>0</td><td colspan=1>1</td></tr>")
			}
		}
		return []byte(b.String() + "</table>")
	}
	for _, x := range []struct {
		name string
		wide func(i int) bool
		want string
	}{
		{"one row", func(i int) bool { return i == 5 }, "1? 0? 0? 0? 0? 1? 2?"},
		{"all rows", func(int) bool { return true }, "1 0 0 0 0 1 2"},
		{"no row", func(int) bool { return false }, "1 0 0 0 0 0 1"},
	} {
		if got := rowText(parse(t, text(x.wide)), "requests."+form.tables[tableRequests].Rows[5].Name); got != x.want {
			t.Errorf("%s: %s, want %s", x.name, got, x.want)
		}
	}
}

// A column without a name among those of table three, in a page: rows whose cells do not
// stand below the names are in doubt.
func TestEmptyColumn(t *testing.T) {
	form := Form2021.data()
	text := func(figures []string) []byte {
		var b strings.Builder
		b.WriteString("<p>临溪县自然资源局2024年政府信息公开工作年度报告</p><p>二、主动公开政府信息情况</p><table><tr><td>信息内容</td><td>本年制发件数</td><td>本年废止件数</td><td>现行有效件数</td></tr><tr><td>规章</td><td>1</td><td>2</td><td>3</td></tr></table><p>三、收到和处理政府信息公开申请情况</p><table><tr><td>申请人情况</td><td>自然人</td><td>商业企业</td><td>科研机构</td><td>社会公益组织</td><td>法律服务机构</td><td>其他</td><td></td><td>总计</td></tr>")
		for _, r := range form.tables[tableRequests].Rows {
			b.WriteString("<tr><td>" + r.Label + "</td><td>" + strings.Join(figures, "</td><td>") + "</td></tr>")
		}
		return []byte(b.String() + "</table>")
	}
	for _, x := range []struct {
		figures []string
		want    string
	}{
		{[]string{"1", "0", "0", "0", "0", "1", "", "2"}, "1 0 0 0 0 1 2"},
		{[]string{"", "1", "", "", "", "", "1", "2"}, "1? _? _? _? _? 1? 2?"}, // the cell without a name stands elsewhere than in the header
	} {
		if got := rowText(parse(t, text(x.figures)), "requests.granted"); got != x.want {
			t.Errorf("%q: %s, want %s", x.figures, got, x.want)
		}
	}
}

// Where rows print totals, one that prints none and ends in the sum of its numbers may
// stand one cell too far to the left.
func TestRowEndsInSum(t *testing.T) {
	form := Form2021.data()
	const whole, blank = "1\t0\t2\t3\t0\t4\t", "1\t\t2\t3\t0\t4\t"
	for _, x := range []struct{ row, others, total, want string }{
		{"1\t0\t2\t0\t0\t3\t", whole, "10", "1? 0? 2? 0? 0? 3? _?"},
		{"1\t0\t2\t0\t0\t4\t", whole, "10", "1 0 2 0 0 4 _"},
		{"1\t0\t2\t0\t0\t3\t", whole, "", "1 0 2 0 0 3 _"},
		{"1\t0\t2\t0\t0\t3\t", blank, "10", "1 0 2 0 0 3 _"}, // others keep their empty cells
	} {
		var b strings.Builder
		b.WriteString(foundTitle + "信息内容\t本年制发件数\t本年废止件数\t现行有效件数\n规章\t1\t2\t3\n行政规范性文件\t4\t5\t6\n三、收到和处理政府信息公开申请情况\n" +
			"申请人情况\t自然人\t商业企业\t科研机构\t社会公益组织\t法律服务机构\t其他\t总计\n")
		for i, r := range form.tables[tableRequests].Rows {
			if b.WriteString(r.Label + "\t"); i == 5 {
				b.WriteString(x.row + "\n")
			} else {
				b.WriteString(x.others + x.total + "\n")
			}
		}
		if got := rowText(parse(t, []byte(b.String())), "requests."+form.tables[tableRequests].Rows[5].Name); got != x.want {
			t.Errorf("%q, %q: %s, want %s", x.row, x.others+x.total, got, x.want)
		}
	}
}

// Figures that stand near the columns of a header in pieces, but not in line with each
// other, are read, and in doubt; so is a row without figures between such.
func TestNearColumns(t *testing.T) {
	form := Form2021.data()
	var b strings.Builder
	b.WriteString(foundTitle + "三、收到和处理政府信息公开申请情况\n" +
		strings.Repeat(" ", 20) + "自然    商业   科研    社会公   法律服   其他   总计\n" +
		strings.Repeat(" ", 20) + " 人     企业   机构    益组织   务机构\n")
	lines := []string{ // behind twenty characters
		" 3      2                        5",
		"2     1                            3",
		"  12               1              13",
	}
	for i, r := range form.tables[tableRequests].Rows {
		label := []rune(r.Label)
		label = label[:min(len(label), 18)]
		if i == 4 {
			b.WriteString(r.Label + "\n")
			continue
		}
		line := lines[i%len(lines)]
		if i == 5 { // between two columns
			line = "         4                         4"
		}
		b.WriteString(string(label) + strings.Repeat(" ", 20-len(label)) + line + "\n" + string([]rune(r.Label)[len(label):]) + "\n")
	}
	r := parse(t, []byte(b.String()))
	for i, want := range map[int]string{
		0: "3? 2? _? _? _? _? 5?",
		2: "12? _? _? 1? _? _? 13?",
		4: "_? _? _? _? _? _? _?", // a row without figures
		5: "- - - - - - 4?",
	} {
		if got := rowText(r, "requests."+form.tables[tableRequests].Rows[i].Name); got != want {
			t.Errorf("row %d: %s, want %s", i, got, want)
		}
	}
}

// Table four on plain lines whose header is in pieces: every figure is certain where the
// pieces spell all names in order and the blocks add up, and in doubt where they do not;
// fewer figures stand under the names that are nearest.
func TestFourInPieces(t *testing.T) {
	head := "四、政府信息公开行政复议、行政诉讼情况\n" +
		"     行政复议                          行政诉讼\n" +
		"结果  结果  其他  尚未  总计  结果  结果未经复议直接起诉          复议后起诉\n" +
		"维持  纠正  结果  审结        维持  纠正  其他  尚未  总计  结果  结果  其他  尚未  总计\n" +
		"                                          结果  审结        维持  纠正  结果  审结\n"
	whole := "1     2     0     0     3     0     0     4     0     4     5     0     0     6     11"
	for _, x := range []struct{ name, text, want string }{
		{"all figures", head + whole, "1 2 0 0 3"},
		{"a sum that fails", head + strings.Replace(whole, "11", "12", 1), "1? 2? 0? 0? 3?"},
		{"fewer", head + strings.Replace(whole, "0     0     3", "            3", 1), "1? 2? _? _? 3?"},
		{"a name that is wanting", strings.Replace(head, "审结        维持", "            维持", 1) + whole, "1? 2? 0? 0? 3?"},
	} {
		if got := rowText(parse(t, []byte(foundTitle+"信息内容\t本年制发件数\t本年废止件数\t现行有效件数\n规章\t1\t2\t3\n"+x.text+"\n五、存在的主要问题及改进情况\n无。\n")), "disputes.review"); got != x.want {
			t.Errorf("%s: %s, want %s", x.name, got, x.want)
		}
	}
}

// The names of the last two blocks are told from pieces of other names: 未 begins 尚未审结
// in a column of narrow cells, and 复 ends a name before it.
func TestFourNamesInPieces(t *testing.T) {
	const narrow = "四、政府信息公开行政复议、行政诉讼情况\n" +
		"行政复议         行政诉讼\n" +
		"                    复议后起诉             未经复议直接起诉\n" +
		"结   结   其   尚\n" +
		"                    结  结  其   尚       结       其   尚\n" +
		"果   果   他   未   总\n" +
		"                    果  果  他   未   总   果  结果   他   未\n" +
		"维   纠   结   审   计                                     总计\n" +
		"                    维  纠  结   审   计   维  纠正   结   审\n" +
		"持   正   果   结\n" +
		"                    持  正  果   结       持       果   结\n" +
		"0   0   0   0   0   0  0  0   0   0   0  28  0   0    28\n"
	const parted = "四、政府信息公开行政复议、行政诉讼情况  行政复 议   行政诉 讼  结果  维持  结果  纠 正 其他 结果  尚 未 审结 总计 未 经 复 议直接起 诉   复 议 后 起 诉 " +
		"结果 结果 其他   尚 未 总计 结果 结果 其他   尚 未 总计\n维持 纠 正 结果 审结   维持 纠 正 结果 审结 0   0   0   0   0   4   0   0   0   4   0   0   0   7   7\n"
	for _, x := range []struct{ name, text, row, want string }{
		{"in the other order", narrow, "disputes.direct", "0 28 0 0 28"},
		{"letter by letter", parted, "disputes.after_review", "0 0 0 7 7"},
	} {
		if got := rowText(parse(t, []byte(foundTitle+"信息内容\t本年制发件数\t本年废止件数\t现行有效件数\n规章\t1\t2\t3\n"+x.text+"\n五、存在的主要问题及改进情况\n无。\n")), x.row); got != x.want {
			t.Errorf("%s: %s, want %s", x.name, got, x.want)
		}
	}
}

// Where rows with totals print a figure beside the columns that the header names, those
// without are not read by it either.
func TestHeaderOff(t *testing.T) {
	var b strings.Builder
	b.WriteString(foundTitle + "信息内容\t本年制发件数\t本年废止件数\t现行有效件数\n规章\t1\t2\t3\n行政规范性文件\t4\t5\t6\n三、收到和处理政府信息公开申请情况\n" +
		"申请人情况\t自然人\t商业企业\t科研机构\t社会公益组织\t法律服务机构\t其他\t总计\t\n")
	for _, r := range Form2021.data().tables[tableRequests].Rows {
		total := ""
		if len(r.Groups) < 2 {
			total = "6"
		}
		b.WriteString(r.Label + "\t\t1\t0\t\t2\t3\t0\t" + total + "\n")
	}
	if got, want := rowText(parse(t, []byte(b.String())), "requests.denied.state_secret"), "_? 1? 0? _? 2? 3? 0?"; got != want {
		t.Errorf("%s, want %s", got, want)
	}
}

// A row of details that alone prints a total, and does not add up, may have a cell to spare.
func TestLoneTotal(t *testing.T) {
	for _, x := range []struct{ row, want string }{
		{"1\t\t0\t0\t0\t2\t3", "1 _ 0 0 0 2 3"},
		{"1\t\t0\t0\t0\t0\t2", "1? _? 0? 0? 0? 0? 2?"},
		{"1\t\t0\t0\t0\t2\t", "1 _ 0 0 0 2 _"},
	} {
		var b strings.Builder
		b.WriteString(foundTitle + "信息内容\t本年制发件数\t本年废止件数\t现行有效件数\n规章\t1\t2\t3\n行政规范性文件\t4\t5\t6\n三、收到和处理政府信息公开申请情况\n" +
			"申请人情况\t自然人\t商业企业\t科研机构\t社会公益组织\t法律服务机构\t其他\t总计\n")
		for i, r := range Form2021.data().tables[tableRequests].Rows {
			if b.WriteString(r.Label + "\t"); i == 5 {
				b.WriteString(x.row + "\n")
			} else {
				b.WriteString("1\t0\t2\t3\t0\t4\t\n")
			}
		}
		if got := rowText(parse(t, []byte(b.String())), "requests.denied.prohibited_by_law"); got != x.want {
			t.Errorf("%q: %s, want %s", x.row, got, x.want)
		}
	}
}

// Figures of table four on a line without blanks for its empty cells stand in columns only
// where they stand alike beside the words.
func TestFourBesideWords(t *testing.T) {
	const names = "结果维持  结果纠正  其他结果  尚未审结  总计  "
	for _, x := range []struct{ line, want string }{
		{"0     0     0     0     0   2     0           1     3   0     0     0     0     0", "2 0 _ 1 3"},
		{"0     0     0     0     0     2     0         1     3   0     0     0     0     0", "2? 0? _? 1? 3?"},
	} {
		four := "行政复议                    行政诉讼\n                            未经复议直接起诉            复议后起诉\n" + strings.Repeat(names, 3) + "\n" + x.line + "\n"
		if got := rowText(parse(t, []byte(disputesText(four, func(int) string { return strings.Repeat("0\n", 7) }))), "disputes.direct"); got != x.want {
			t.Errorf("%q: %s, want %s", x.line, got, x.want)
		}
	}
}

// Rows set in columns each of which has its own, with the name of a group before the label:
// where a label stands as the first figures of others do, places tell nothing.
func TestRaggedColumns(t *testing.T) {
	var b strings.Builder
	b.WriteString(foundTitle + "信息内容  本年制发件数  本年废止件数  现行有效件数\n规章  1  2  3\n三、收到和处理政府信息公开申请情况\n申请人情况  自然人  商业企业  科研机构  社会公益组织  法律服务机构  其他  总计\n")
	pad := func(s string, n int) string { return s + strings.Repeat(" ", n-len([]rune(s))) }
	for i, r := range Form2021.data().tables[tableRequests].Rows {
		line := pad(r.Label, 40) + pad("0", 40) + "0     0     0     0     0\n"
		if i < 2 {
			line = pad(r.Label, 40) + pad("0", 40) + "0     0     0     0     0     0\n"
		} else if i == 4 {
			line = pad("（三）不予公开", 40) + pad(r.Label, 40) + "0     0     0     0     0     0\n"
		}
		b.WriteString(line)
	}
	if got, want := rowText(parse(t, []byte(b.String())), "requests.denied.state_secret"), "_? 0? 0? 0? 0? 0? 0?"; got != want {
		t.Errorf("%s, want %s", got, want)
	}
}

// Where every letter stands apart, so may the digits of a number.
func TestLettersApart(t *testing.T) {
	const page = "清溪县农业农村局2025年政府信息公开工作年度报告一、总体情况二、主动公开政府信息情况第二十条第（一）项信息内容本年制发件数本年废止件数现行有效件数规章256行政规范性文件95412391第二十条第（五）项信息内容本年处理决定数量行政许可154第二十条第（六）项信息内容本年处理决定数量行政处罚10行政强制1404第二十条第（八）项信息内容本年收费金额（单位：万元）行政事业性收费三、收到和处理政府信息公开申请情况（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）申请人情况自然人法人或其他组织总计商业企业科研机构社会公益组织法律服务机构其他一、本年新收政府信息公开969456133560\n" +
		"申请数量二、上年结转政府信息公开申请数量739三、本年度办理结果（一）予以公开140（二）部分公开（区分处理的，只计这一情形，不计其他情形）115（三）不予公开1.属于国家秘密27132.其他法律行政法规禁止公开25133.危及“三安全一稳定”44.保护第三方合法权益1645.属于三类内部事务信息36.属于四类过程性信息3019607.属于行政执法案卷1645142278.属于行政查询事项665229（四）无法提供1.本机关不掌握相关政府信息2174822.没有现成信息需要另行制作4017363.补正后申请内容仍不明确151710（五）不予处理1.信访举报投诉类申请45452.重复申请1225153.要求提供公开出版物27134.无正当理由大量反复申请14528345.要求行政机关确认或重新出具已获取信息21537（六）其他处理1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请3251002.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请29143.其他313205611（七）总计363452297556四、结转下年度继续办理4四、政府信息公开行政复议、行政诉讼情况行政复议行政诉讼结果维持结果纠正其他结果尚未审结总计未经复议直接起诉复议后起诉结果维持结果纠正其他结果尚未审结总计结果维持结果纠正其他结果尚未审结总计131371825\n" +
		"五、存在的主要问题及改进情况\n"
	text := strings.Join(strings.Split(page, ""), "  ")
	if got, want := rowText(parse(t, []byte(text)), "requests.not_processed.publication"), "2? 7? 1? 3? 4? _? _?"; got != want {
		t.Errorf("%s, want %s", got, want)
	}
}

// Where all labels stand before all figures, as in a column of a page, the first and last rows
// can stand column by column and those between row by row; a label that a page cuts in two
// stands behind the figures of its row.
func TestFiguresInPieces(t *testing.T) {
	rows := Form2021.data().tables[tableRequests].Rows
	cell := func(row, col int) string {
		return fmt.Sprint([]int{row, 0, 2 * row, 0, 0, 1, 3*row + 1}[col])
	}
	page := func(labels, from, to int, columns bool) string {
		var b strings.Builder
		for i := from; i < labels; i++ {
			b.WriteString(rows[i].Label + "\n")
		}
		for n := range 7 * (to - from) {
			row, col := n/7, n%7
			if columns {
				row, col = n%(to-from), n/(to-from)
			}
			if !columns || row == 0 {
				b.WriteString("\n")
			}
			b.WriteString(cell(from+row, col) + "\n")
		}
		return b.String() + "\n"
	}
	three := func(first int) string {
		return foundTitle + "信息内容\n本年制发件数\n本年废止件数\n现行有效件数\n规章\n1\n2\n3\n三、收到和处理政府信息公开申请情况\n" +
			page(first, 0, 4, true) + page(22, 4, 22, false) + page(25, 22, 25, true) + "四、政府信息公开行政复议、行政诉讼情况\n"
	}
	for _, x := range []struct{ name, text string }{
		{"pages of whole rows", three(4)},
		{"a label cut in two", strings.Replace(three(3), rows[4].Label, rows[3].Label+"\n"+rows[4].Label, 1)},
		{"one page", strings.Replace(three(4), page(22, 4, 22, false)+page(25, 22, 25, true), page(25, 4, 22, false)+strings.TrimLeft(strings.SplitN(page(25, 22, 25, true), rows[24].Label, 2)[1], "\n"), 1)},
	} {
		r := parse(t, []byte(x.text))
		for i, row := range rows {
			want := ""
			for col := range 7 {
				want += " " + cell(i, col) + "?"
			}
			if got := rowText(r, "requests."+row.Name); got != want[1:] {
				t.Errorf("%s: %s: %s, want %s", x.name, row.Name, got, want[1:])
			}
		}
	}
}

// Under the whole header of table four nothing stands before the next heading: its cells are
// blank, for all one knows, where rows of table three show nothing either.
func TestFourWithoutFigures(t *testing.T) {
	const header = "四、政府信息公开行政复议、行政诉讼情况\n\n" +
		"行政复议                行政诉讼\n" +
		"                    未经复议直接起诉                  复议后起诉\n" +
		"结果维 结果纠 其他结 尚未审 总\n" +
		"持   正   果   结   计   结果维 结果纠 其他结 尚未审 总         结果维 结果纠 其他结 尚未审 总\n" +
		"                    持   正   果   结   计         持   正   果   结   计\n\n\n\n"
	const next = "五、存在的主要问题及改进情况\n无。\n"
	three := func(figures func(i int) string) string {
		var b strings.Builder
		b.WriteString(foundTitle + "信息内容\t本年制发件数\t本年废止件数\t现行有效件数\n规章\t1\t2\t3\n三、收到和处理政府信息公开申请情况\n")
		for i, r := range Form2021.data().tables[tableRequests].Rows {
			b.WriteString(aligned(r.Label, strings.Split(figures(i), " ")...))
		}
		return b.String()
	}
	all := func(i int) string { return "1 0 0 0 2 0 3" }
	some := func(i int) string { return []string{"1 0 0 0 2 0 3", "      "}[i%3/2] }
	for _, x := range []struct{ name, text, want string }{
		{"rows without figures", three(some) + header + next, "_? _? _? _? _?"},
		{"all figures", three(all) + header + next, "- - - - -"},
		{"a name that is wanting", three(some) + strings.Replace(header, "未经复议", "", 1) + next, "- - - - -"},
		{"the end", three(some) + header, "- - - - -"},
	} {
		if got := rowText(parse(t, []byte(x.text)), "disputes.direct"); got != x.want {
			t.Errorf("%s: %s, want %s", x.name, got, x.want)
		}
	}
}

// A cell a line: where a row has one more than all others, and prints nothing in its last
// column, no figure of it is certain.
func TestCellGained(t *testing.T) {
	text := func(gained string) string {
		var b strings.Builder
		b.WriteString(foundTitle + "三、收到和处理政府信息公开申请情况\n")
		var above []string
		for i, r := range Form2021.data().tables[tableRequests].Rows {
			same := true
			for k, g := range r.Groups {
				if same = same && k < len(above) && above[k] == g; same {
					g = ""
				}
				b.WriteString(g + "\n")
			}
			above = r.Groups
			b.WriteString(r.Label + "\n")
			switch {
			case r.Name == "not_processed.repeated":
				b.WriteString("\n7\n" + gained + "\n\n\n\n\n")
			case i%3 == 0:
				b.WriteString("5\n\n\n\n2\n\n\n")
			default:
				b.WriteString("\n\n\n\n\n\n\n")
			}
		}
		return b.String() + "四、政府信息公开行政复议、行政诉讼情况\n"
	}
	for _, x := range []struct{ gained, want string }{
		{"", "_ 7 _ _ _ _ _"},
		{"7\n", "_? 7? 7? _? _? _? _?"},
	} {
		if got := rowText(parse(t, []byte(text(x.gained))), "requests.not_processed.repeated"); got != x.want {
			t.Errorf("gained %q: %s, want %s", x.gained, got, x.want)
		}
	}
}

// What is said of a row with no more figures than columns: they stand on several lines, or
// in more cells.
func TestRowNotLong(t *testing.T) {
	text := func(cells string) string {
		var b strings.Builder
		b.WriteString(foundTitle + "三、收到和处理政府信息公开申请情况\n")
		for i, r := range Form2021.data().tables[tableRequests].Rows {
			b.WriteString(r.Label)
			if i == 5 {
				b.WriteString(cells + "\n")
			} else {
				b.WriteString("\t1\t1\t0\t0\t0\t0\t2\n")
			}
		}
		return b.String() + "四、政府信息公开行政复议、行政诉讼情况\n"
	}
	path := Path("requests." + Form2021.data().tables[tableRequests].Rows[5].Name)
	for _, x := range []struct{ cells, want string }{
		{"\t1\t\t\t\t\t\t\t\t2", "row.place"},
		{"\t1\t1\t0\t0\t0\n\t2", "row.far"},
		{"\t1\t1\t0\t0\t0\t0\t2\t2", "row.long"},
	} {
		var got []string
		for _, d := range parse(t, []byte(text(x.cells))).Diagnostics {
			if d.Path == path {
				got = append(got, d.Code)
			}
		}
		if diff := cmp.Diff([]string{x.want}, got); diff != "" {
			t.Errorf("%q (-want +got):\n%s", x.cells, diff)
		}
	}
}

// Words in the place of a figure, on a line whose blanks are not there: no cell of the row is
// blank for certain. Words behind all figures are a remark.
func TestWordsForFigures(t *testing.T) {
	for _, x := range []struct{ cells, want string }{
		{"4  2  9", "4 2 9"},
		{"4  2  9  其中修订三件", "4 2 9"},
		{"五  零  一", "?"},
		{"三  零  零", "?"},
		{"4  2  若干", "?"},
		{"0/3件  2/3件  9/9件", "?"},
	} {
		r := parse(t, []byte(foundTitle+"信息内容  本年制发件数  本年废止件数  现行有效件数\n规章  1  0  3\n行政规范性文件  "+x.cells+"\n信息内容  本年处理决定数量\n行政许可  7\n信息内容  本年处理决定数量\n行政处罚  8\n行政强制  9\n信息内容  本年收费金额（单位：万元）\n行政事业性收费  12\n"))
		if got := rowText(r, "proactive.normative"); x.want != "?" && got != x.want || x.want == "?" && certainIn(got) {
			t.Errorf("%s: %s, want %s", x.cells, got, x.want)
		}
	}
}

// certainIn reports whether some cell of a row, as rowText prints it, is read for certain.
func certainIn(row string) bool {
	return slices.ContainsFunc(strings.Fields(row), func(c string) bool { return c != "-" && !strings.HasSuffix(c, "?") })
}

// A row whose label names another year is not that of this one, nor is one whose label spans
// several rows of a page, each of which has its figures.
func TestOtherPeriods(t *testing.T) {
	const head = "信息内容\t本年制发件数\t本年废止件数\t现行有效件数\n"
	page := func(rows string) string {
		return "<html><body><p>临溪县自然资源局2024年政府信息公开工作年度报告</p><p>二、主动公开政府信息情况</p><table><tr><td>信息内容</td><td>本年制发件数</td><td>本年废止件数</td><td>现行有效件数</td></tr>" +
			rows + "<tr><td>行政规范性文件</td><td>4</td><td>5</td><td>6</td></tr><tr><td>信息内容</td><td colspan=3>本年处理决定数量</td></tr><tr><td>行政许可</td><td colspan=3>7</td></tr></table></body></html>"
	}
	for _, x := range []struct {
		text string
		sure bool
	}{
		{foundTitle + head + "规章\t1\t2\t3\n行政规范性文件\t4\t5\t6\n", true},
		{foundTitle + head + "规章（含修订）\t1\t2\t3\n行政规范性文件\t4\t5\t6\n", true},
		{foundTitle + head + "规章（去年）\t1\t2\t3\n其中（今年）\t0\t0\t9\n行政规范性文件\t4\t5\t6\n", false},
		{foundTitle + head + "规章（2023年）\t1\t2\t3\n规章（2024年）\t0\t0\t9\n行政规范性文件\t4\t5\t6\n", false},
		{foundTitle + head + "规章（历年累计）\t1\t2\t3\n行政规范性文件\t4\t5\t6\n", false},
		{foundTitle + strings.TrimSuffix(head, "\n") + "\t说明\n规章\t1\t2\t3\t\n行政规范性文件\t4\t5\t6\t\n", true},
		{foundTitle + strings.ReplaceAll(strings.TrimSuffix(head, "\n")+"\t说明\n规章\t2\t3\t1\n行政规范性文件\t4\t5\t6\n", "\t", "\n"), false},
		{foundTitle + strings.ReplaceAll(strings.TrimSuffix(head, "\n")+"\t备  注\n规章\t2\t3\t1\n行政规范性文件\t4\t5\t6\n", "\t", "   "), false},
		{page("<tr><td>规章</td><td>1</td><td>2</td><td>3</td></tr>"), true},
		{page("<tr><td>规章</td><td>|</td><td>2</td><td>3</td></tr>"), false}, // a one, as it may be recognised
		{page("<tr><td rowspan=2>规章</td><td>1</td><td>2</td><td>3</td></tr><tr><td></td><td></td><td></td></tr>"), false},
		{page("<tr><td rowspan=2>规章</td><td rowspan=2>1</td><td rowspan=2>2</td><td rowspan=2>3</td></tr><tr></tr>"), false}, // cells of several rows
		{page("<tr><td rowspan=2>规章</td><td>1</td><td>2</td><td>3</td></tr><tr><td>0</td><td>0</td><td>9</td></tr>"), false},
	} {
		if c := parse(t, []byte(x.text)).Cell("proactive.rules.issued"); certain(c) != x.sure {
			t.Errorf("%s: certain: %v, want %v", x.text, certain(c), x.sure)
		}
	}
}

// Table four where more columns stand than the form has, or what is no figure in the place of
// one: what is beside it is in doubt.
func TestFourOfOthers(t *testing.T) {
	upright := func(head, cells string) string {
		var b strings.Builder
		b.WriteString("类别\t结果\t" + head + "\n")
		for _, block := range []string{"行政复议", "行政诉讼未经复议直接起诉", "行政诉讼复议后起诉"} {
			for i, c := range []string{"结果维持", "结果纠正", "其他结果", "尚未审结", "总计"} {
				if i > 0 {
					block = ""
				}
				fmt.Fprintf(&b, "%s\t%s\t%s\n", block, c, strings.ReplaceAll(cells, "N", fmt.Sprint([]int{1, 0, 2, 3, 6}[i])))
			}
		}
		return b.String()
	}
	rows := func(head, cells string) string {
		return "类别\t结果维持\t" + head + "\n行政复议" + cells + "\n未经复议直接起诉" + cells + "\n复议后起诉" + cells + "\n"
	}
	const line = "行政复议\t\t\t\t\t行政诉讼\t\t\t\t\t\t\t\t\t\n结果维持\t结果纠正\t其他结果\t尚未审结\t总计\t未经复议直接起诉\t\t\t\t\t复议后起诉\t\t\t\t\n\t\t\t\t\t结果维持\t结果纠正\t其他结果\t尚未审结\t总计\t结果维持\t结果纠正\t其他结果\t尚未审结\t总计\n"
	whole := "1\t0\t2\t3\t6" + strings.Repeat("\t0", 10) + "\n"
	unread := "5/1\t0/7\t2/2\t0/3\t7/13" + strings.Repeat("\t0/1", 10) + "\n"
	for _, x := range []struct {
		name, text string
		sure       bool
	}{
		{"upright", upright("件数", "N"), true},
		{"upright, beside last year", upright("件数\t上年同期", "\tN"), false},
		{"upright, a cell a line", strings.ReplaceAll(upright("件数\t上年同期", "\tN"), "\t", "\n"), false},
		{"upright, two years", upright("2024年\t2023年", "\tN"), false},
		{"three rows", rows("结果纠正\t其他结果\t尚未审结\t总计", "\t1\t0\t2\t3\t6"), true},
		{"three rows and remarks", rows("结果纠正\t其他结果\t尚未审结\t总计\t备注", "\t1\t0\t2\t3\t6\t"), true},
		{"three rows beside last year", rows("结果纠正\t其他结果\t尚未审结\t2023年\t总计", "\t\t\t\t\t7\t"), false},
		{"one line", line + whole, true},
		{"one line, below one that cannot be read", line + unread + whole, false},
		{"a sign that is no figure", strings.ReplaceAll(line, "\t", "   ") + "口   " + strings.ReplaceAll(whole[2:], "\t", "   "), false},
	} {
		r := parse(t, []byte(disputesText(x.text, func(int) string { return strings.Repeat("0\n", 7) })))
		if got := rowText(r, "disputes.review"); certainIn(got) != x.sure {
			t.Errorf("%s: %s, certain: want %v", x.name, got, x.sure)
		}
	}
}

// A cell a line: labels in two columns and labels in one have the same lines between them and
// their cells, blank ones, where no row prints a figure in the first column. What could stand
// one cell further to the right is not certain.
func TestColumnsBegin(t *testing.T) {
	text := func(odd string) string {
		var b strings.Builder
		b.WriteString(foundTitle + "信息内容\n本年制发件数\n本年废止件数\n现行有效件数\n\n规章\n1\n\n3\n\n行政规范性文件\n\n5\n\n\n三、收到和处理政府信息公开申请情况\n" +
			"申请人情况\n\n自然人\n商业企业\n科研机构\n社会公益组织\n法律服务机构\n其他\n总计\n\n")
		above := ""
		for i, r := range Form2021.data().tables[tableRequests].Rows {
			g := ""
			if n := len(r.Groups); n > 0 && r.Groups[n-1] != above {
				g = r.Groups[n-1]
				above = g
			}
			if n := len(r.Groups); n > 0 {
				b.WriteString(g + "\n" + r.Label + "\n")
			} else {
				b.WriteString(r.Label + "\n\n")
			}
			switch {
			case r.Name == "not_processed.repeated", r.Name == "unavailable.not_held":
				b.WriteString(odd)
			case i == 0:
				b.WriteString("\n1\n3\n\n\n\n4\n")
			default:
				b.WriteString("\n\n\n\n\n\n\n")
			}
			b.WriteString("\n")
		}
		return b.String() + "四、政府信息公开行政复议、行政诉讼情况\n"
	}
	for _, x := range []string{"\n\n3\n\n\n\n3\n", "\n1\n\n\n\n\n1\n"} {
		if got := rowText(parse(t, []byte(text(x))), "requests.not_processed.repeated"); certainIn(got) {
			t.Errorf("%q: %s", x, got)
		}
	}
}

// A cell a line: few rows are a figure short and end in a blank line, and no blank line stands
// among the figures of another. That it is an empty cell is not certain.
func TestFewEndBlank(t *testing.T) {
	for _, x := range []struct {
		odd  string
		rows int
		sure bool
	}{
		{"9\n0\n0\n0\n0\n9\n\n", 2, false},
		{"9\n0\n0\n0\n0\n9\n\n", 4, false},
		{"9\n0\n\n0\n0\n0\n9\n", 4, true},
		{"9\n0\n0\n0\n0\n9\n\n", 12, true},
	} {
		r := parse(t, []byte(disputesText("0\n0\n0\n0\n0\n", func(i int) string {
			if i%2 == 1 && i < 2*x.rows {
				return x.odd
			}
			return "0\n0\n0\n0\n0\n0\n0\n"
		})))
		if got := rowText(r, "requests.carried_in"); certainIn(got) != x.sure {
			t.Errorf("%d rows of %q: %s, certain: want %v", x.rows, x.odd, got, x.sure)
		}
	}
}

// Cells behind tabs: a column of sums that the form does not have stands among those of table
// three, and no row prints a figure in the first. The cells below the names are read, in doubt.
func TestSumsAmongColumns(t *testing.T) {
	for _, name := range []string{"小计", ""} {
		var b strings.Builder
		b.WriteString(foundTitle + "规章\t1\t2\t3\n三、收到和处理政府信息公开申请情况\n\t自然人\t法人或其他组织\t\t\t\t\t\t总计\n\t\t商业企业\t科研机构\t社会公益组织\t法律服务机构\t其他\t" + name + "\t\n")
		for _, r := range Form2021.data().tables[tableRequests].Rows {
			b.WriteString(r.Label + "\t\t1\t\t\t\t2\t3\t3\n")
		}
		if got, want := rowText(parse(t, []byte(b.String())), "requests.granted"), "_? 1? _? _? _? 2? 3?"; got != want {
			t.Errorf("%q: %s, want %s", name, got, want)
		}
	}
	// lines of other widths than the header's: the cell to spare is not the first
	var b strings.Builder
	b.WriteString(foundTitle + "规章|1|2|3\n三、收到和处理政府信息公开申请情况\n申请人|自然人|法人或其他组织|总计\n||商业企业|科研机构|社会公益组织|法律服务机构|其他|小计|\n")
	above := []string{"", ""}
	for _, r := range Form2021.data().tables[tableRequests].Rows {
		for k, g := range r.Groups {
			if above[k] != g {
				above[k] = g
				b.WriteString(g)
			}
			b.WriteString("|")
		}
		if r.Name == "received" || r.Name == "unavailable.still_unclear" || r.Name == "total" {
			b.WriteString(r.Label + "||4|||||4|4\n")
		} else {
			b.WriteString(r.Label + "|||||||0|\n")
		}
	}
	if got := rowText(parse(t, []byte(b.String())), "requests.denied.state_secret"); certainIn(got) {
		t.Error(got)
	}
}

// Table four of a page as three rows, beside a column without a name: a row with as many
// figures as the form has columns, one of them there, is in doubt where they do not add up.
func TestFourBesideNoName(t *testing.T) {
	page := func(rows ...string) string {
		return "<table><tr><td>" + strings.ReplaceAll(strings.Join(rows, "</td></tr><tr><td>"), ",", "</td><td>") + "</td></tr></table>"
	}
	two := page("信息内容,本年制发件数,本年废止件数,现行有效件数", "规章,1,2,3", "行政规范性文件,4,5,6")
	three := []string{"申请人,自然人,商业企业,科研机构,社会公益组织,法律服务机构,其他,总计"}
	for _, r := range Form2021.data().tables[tableRequests].Rows {
		three = append(three, strings.ReplaceAll(r.Label, ",", "，")+",1,0,0,0,0,0,1")
	}
	for _, x := range []struct{ row, want string }{
		{"行政复议,,1,0,2,3,12", "1? 0? 2? 3? 12?"},
		{"行政复议,,,0,,,2024.12", "_? 0? _? _? 2024.12?"},
	} {
		four := page("类别,结果维持,结果纠正,其他结果,尚未审结,总计,", x.row, "未经复议直接起诉,,0,,,,12", "复议后起诉,,,,,,12")
		r := parse(t, []byte("<p>临溪县自然资源局2024年政府信息公开工作年度报告</p><p>二、主动公开政府信息情况</p>"+two+"<p>三、收到和处理政府信息公开申请情况</p>"+page(three...)+"<p>四、政府信息公开行政复议、行政诉讼情况</p>"+four))
		if got := rowText(r, "disputes.review"); got != x.want {
			t.Errorf("%s: %s, want %s", x.row, got, x.want)
		}
	}
}

// Cells of table four are parted by two spaces, and blanks vanish: three rows of three figures
// do not show that one space parts cells, and two an empty one.
func TestTwoSpacesNoBlank(t *testing.T) {
	var b strings.Builder
	for _, row := range []string{"类别,结果维持,结果纠正,其他结果,尚未审结,总计", "行政复议,7,3,10", "未经复议直接起诉,0,5,5", "复议后起诉,1,5,6"} {
		b.WriteString(strings.ReplaceAll(row, ",", "  ") + "\n")
	}
	r := parse(t, []byte(disputesText(b.String(), func(i int) string {
		return []string{"3  1  0  0  0  0  4\n", "3  1  4\n", "7  7\n"}[i%3]
	})))
	if got := rowText(r, "disputes.review"); certainIn(got) && got != "- - - - -" {
		t.Error(got)
	}
}

// Lists as a program prints them: None beside empty quotes is a cell that another may reach
// over. Where a text has nothing else for empty cells, it is one of them.
func TestNoneBesideEmptyQuotes(t *testing.T) {
	for _, x := range []struct{ cells, other, want string }{
		{"'1', None, '0', '0', '0', '0', '1'", "''", "1? _? 0? 0? 0? 0? 1?"},
		{"'1', None, '0', '0', '0', '0', '1'", "None", "1 _ 0 0 0 0 1"},
		{"'1', '', '0', '0', '0', '0', '1'", "''", "1 _ 0 0 0 0 1"},
	} {
		var b strings.Builder
		b.WriteString(foundTitle + "['信息内容', '本年制发件数', '本年废止件数', '现行有效件数']\n['规章', '1', '2', '3']\n三、收到和处理政府信息公开申请情况\n['申请人', '自然人', '商业企业', '科研机构', '社会公益组织', '法律服务机构', '其他', '总计']\n")
		for i, r := range Form2021.data().tables[tableRequests].Rows {
			cells := "'1', '0', '0', '0', '0', " + x.other + ", '1'"
			if i == 2 {
				cells = x.cells
			}
			b.WriteString("['" + r.Label + "', " + cells + "]\n")
		}
		if got := rowText(parse(t, []byte(b.String())), "requests.granted"); got != x.want {
			t.Errorf("%s beside %s: %s, want %s", x.cells, x.other, got, x.want)
		}
	}
}

// Rows as a program joins them: None for the cells over which a label or a figure reaches.
// Where others are empty, None among the figures of a row leaves it in doubt.
func TestNoneBetweenMarks(t *testing.T) {
	for _, x := range []struct{ mark, cells, want string }{
		{" | ", "1|None|0|0|0|0|1", "1 _ 0 0 0 0 1"},
		{"\t", "1|None|0|0|0|0|1", "1 _ 0 0 0 0 1"},
		{" | ", "1|null|0||0|0|1", "1? _? 0? _? 0? 0? 1?"},
	} {
		var b strings.Builder
		row := func(cells string) { b.WriteString(strings.ReplaceAll(cells, "|", x.mark) + "\n") }
		b.WriteString(foundTitle)
		row("信息内容|本年制发件数|本年废止件数|现行有效件数")
		row("规章|1|2|3")
		row("信息内容|本年处理决定数量|None|None")
		row("行政许可|5|None|None")
		b.WriteString("三、收到和处理政府信息公开申请情况\n")
		row("申请人|None|None|自然人|商业企业|科研机构|社会公益组织|法律服务机构|其他|总计")
		for i, r := range Form2021.data().tables[tableRequests].Rows {
			labels := r.Label + "|None|None|"
			if n := len(r.Groups); n > 0 {
				labels = strings.Repeat("None|", n) + r.Label + strings.Repeat("|None", 2-n) + "|"
			}
			if i == 2 {
				row(labels + x.cells)
			} else {
				row(labels + "1|0|0|0|0|0|1")
			}
		}
		r := parse(t, []byte(b.String()))
		if got := rowText(r, "requests.granted"); got != x.want {
			t.Errorf("%q, %s: %s, want %s", x.mark, x.cells, got, x.want)
		}
		for path, want := range map[Path]string{"requests.received": "1 0 0 0 0 0 1", "requests.total": "1 0 0 0 0 0 1", "proactive.licensing": "5"} {
			if got := rowText(r, string(path)); got != want {
				t.Errorf("%q, %s: %s, want %s", x.mark, path, got, want)
			}
		}
	}
}

// A number that ends foreign words, alone on its line among cells that have a line each, may be
// that of an annex.
func TestAnnexForFigure(t *testing.T) {
	for _, x := range []struct{ cell, want string }{
		{"3", "4 3 6"},
		{"详见附件3", "4? 3? 6?"},
	} {
		for _, times := range []int{1, 2} {
			text := foundTitle + "信息内容\n本年制发件数\n本年废止件数\n现行有效件数\n规章\n1\n" + []string{"2", x.cell}[times-1] + "\n3\n行政规范性文件\n4\n" + x.cell + "\n6\n信息内容\n本年处理决定数量\n行政许可\n7\n"
			if got := rowText(parse(t, []byte(text)), "proactive.normative"); got != x.want {
				t.Errorf("%s, %d times: %s, want %s", x.cell, times, got, x.want)
			}
		}
	}
}

// Signs for nothing in each cell over which a label or a name reaches, as language models fill
// tables: those before the columns are none of theirs.
func TestSignsBesideLabels(t *testing.T) {
	for _, x := range []struct{ sign, cells, want string }{
		{"-", "1|0|-|0|0|0|1", "1 0 _ 0 0 0 1"},
		{"—", "1|0|0|0|0|—|—", "1 0 0 0 0 _ _"},
	} {
		var b strings.Builder
		row := func(cells string) { b.WriteString("|" + strings.ReplaceAll(cells, "=", x.sign) + "|\n") }
		b.WriteString(foundTitle)
		row("第二十条第（一）项|=|=|=")
		row("信息内容|本年制发件数|本年废止件数|现行有效件数")
		row("规章|1|=|3")
		row("信息内容|本年处理决定数量|=|=")
		row("行政许可|5|=|=")
		b.WriteString("三、收到和处理政府信息公开申请情况\n")
		row("申请人情况|=|=|自然人|法人或其他组织|=|=|=|=|总计")
		row("=|=|=|=|商业企业|科研机构|社会公益组织|法律服务机构|其他|=")
		for i, r := range Form2021.data().tables[tableRequests].Rows {
			labels := r.Label + "|=|=|"
			if n := len(r.Groups); n > 0 {
				labels = strings.Repeat("=|", n) + r.Label + strings.Repeat("|=", 2-n) + "|"
			}
			if i == 2 {
				row(labels + x.cells)
			} else {
				row(labels + "1|0|0|0|0|0|1")
			}
		}
		b.WriteString("四、政府信息公开行政复议、行政诉讼情况\n")
		row("行政复议|=|=|=|=|行政诉讼|=|=|=|=|=|=|=|=|=")
		row("结果维持|结果纠正|其他结果|尚未审结|总计|未经复议直接起诉|=|=|=|=|复议后起诉|=|=|=|=")
		row("=|=|=|=|=" + strings.Repeat("|结果维持|结果纠正|其他结果|尚未审结|总计", 2))
		row("1|2|0|0|3|4|0|0|0|4|0|5|0|0|5")
		r := parse(t, []byte(b.String()))
		for path, want := range map[string]string{"requests.granted": x.want, "requests.received": "1 0 0 0 0 0 1", "requests.other.other": "1 0 0 0 0 0 1",
			"proactive.rules": "1 _ 3", "proactive.licensing": "5", "disputes.direct": "4 0 0 0 4"} {
			if got := rowText(r, path); got != want {
				t.Errorf("%s, %s: %s, want %s", x.sign, path, got, want)
			}
		}
	}
}

// A header that names the columns of table three in another order than the form's, right above
// their cells: the sums can tell that the total stands first, and not in which order applicants do.
func TestColumnsInAnotherOrder(t *testing.T) {
	for _, x := range []struct {
		head  string
		order []int
		want  string
	}{
		{"总计|自然人|商业企业|科研机构|社会公益组织|法律服务机构|其他", []int{6, 0, 1, 2, 3, 4, 5}, "1 2 0 0 0 0 3"},
		{"商业企业|科研机构|社会公益组织|法律服务机构|其他|自然人|总计", []int{1, 2, 3, 4, 5, 0, 6}, "1? 2? 0? 0? 0? 0? 3?"},
		{"自然人|总计|商业企业|科研机构|社会公益组织|法律服务机构|其他", []int{0, 1, 2, 3, 4, 5, 6}, "1 2 0 0 0 0 3"}, // the sums tell that the header is wrong
	} {
		var b strings.Builder
		b.WriteString(foundTitle + "三、收到和处理政府信息公开申请情况\n|项目|" + x.head + "|\n|---|---|---|---|---|---|---|---|\n")
		n := 0
		for _, r := range Form2021.data().tables[tableRequests].Rows {
			cells := []string{"0", "0", "0", "0", "0", "0", "0"}
			switch r.Name {
			case "received", "total":
				cells = []string{"3", "6", "0", "0", "0", "0", "9"}
			case "granted", "partially_granted", "denied.state_secret":
				cells = []string{"1", "2", "0", "0", "0", "0", "3"}
				n++
			}
			b.WriteString("|" + r.Label)
			for _, c := range x.order {
				b.WriteString("|" + cells[c])
			}
			b.WriteString("|\n")
		}
		if got := rowText(parse(t, []byte(b.String())), "requests.granted"); n != 3 || got != x.want {
			t.Errorf("%s: %s, want %s", x.head, got, x.want)
		}
	}
}

// Labels as paths, with the names of their groups: that of the total has fewer letters than the
// name of its own.
func TestLabelsAsPaths(t *testing.T) {
	for _, between := range []string{" - ", "/", "：", ""} {
		var b strings.Builder
		b.WriteString(foundTitle + "三、收到和处理政府信息公开申请情况\n|项目|自然人|商业企业|科研机构|社会公益组织|法律服务机构|其他|总计|\n|---|---|---|---|---|---|---|---|\n")
		for _, r := range Form2021.data().tables[tableRequests].Rows {
			b.WriteString("|" + strings.Join(append(slices.Clone(r.Groups), r.Label), between) + "|1|0|0|0|0|0|1|\n")
		}
		r := parse(t, []byte(b.String()))
		for _, row := range Form2021.data().tables[tableRequests].Rows {
			if got := rowText(r, "requests."+row.Name); got != "1 0 0 0 0 0 1" {
				t.Errorf("%q, %s: %s", between, row.Name, got)
			}
		}
	}
}

// Figures that Markdown sets off from others are what stands between the signs.
func TestEmphasis(t *testing.T) {
	for _, x := range []struct{ cells, want string }{
		{"**1**|`0`|$2$|**—**|0|***1,004***|**1007**", "1 0 2 _ 0 1,004 1007"},
		{"**1|0|0|0|0|0|1", "**1? 0? 0? 0? 0? 0? 1?"},
		{"*1*|0|0|0|0|0|1", "*1*? 0? 0? 0? 0? 0? 1?"},
	} {
		var b strings.Builder
		b.WriteString(foundTitle + "三、收到和处理政府信息公开申请情况\n|申请人|自然人|商业企业|科研机构|社会公益组织|法律服务机构|其他|总计|\n|---|---|---|---|---|---|---|---|\n")
		for i, r := range Form2021.data().tables[tableRequests].Rows {
			cells := "1|0|0|0|0|0|1"
			if i == 2 {
				cells = x.cells
			}
			b.WriteString("|" + r.Label + "|" + cells + "|\n")
		}
		if got := rowText(parse(t, []byte(b.String())), "requests.granted"); got != x.want {
			t.Errorf("%s: %s, want %s", x.cells, got, x.want)
		}
	}
}

// A word and a number in a cell of table four.
func TestFourWordAndNumber(t *testing.T) {
	five := strings.Split("结果维持,结果纠正,其他结果,尚未审结,总计", ",")
	times := func(n int, word string) []string { return slices.Repeat([]string{word}, n) }
	four := strings.Join(append(times(5, "行政复议"), times(10, "行政诉讼")...), ",") + "\n" +
		strings.Join(slices.Concat(five, times(5, "未经复议直接起诉"), times(5, "复议后起诉")), ",") + "\n" +
		strings.Join(slices.Concat(five, five, five), ",") + "\n见表2,0,0,0,2,0,0,0,0,0,1,0,0,0,1\n"
	var b strings.Builder
	b.WriteString("临溪县自然资源局2024年政府信息公开工作年度报告\n三、收到和处理政府信息公开申请情况\n申请人,自然人,商业企业,科研机构,社会公益组织,法律服务机构,其他,总计\n")
	for _, r := range Form2021.data().tables[tableRequests].Rows {
		b.WriteString(r.Label + ",1,0,0,0,0,0,1\n")
	}
	b.WriteString("四、政府信息公开行政复议、行政诉讼情况\n" + four)
	if got := rowText(parse(t, []byte(b.String())), "disputes.review"); certainIn(strings.Fields(got)[0]) {
		t.Error(got)
	}
}

// Columns that are left out of table two, or stand elsewhere in the other two, in headers that
// say so.
func TestHeaderSaysOtherwise(t *testing.T) {
	for _, x := range []struct{ head, want string }{
		{"信息内容,本年制发件数,本年废止件数,现行有效件数", "4 5 _"},
		{"信息内容,本年废止件数,现行有效件数,", "4? 5? _?"},
		{"信息内容,本年废止件数,现行有效件数,现行有效件数", "4? 5? _?"},
	} {
		text := foundTitle + x.head + "\n规章,1,2,\n行政规范性文件,4,5,\n信息内容,本年处理决定数量,,\n行政许可,7,,\n"
		if got := rowText(parse(t, []byte(strings.ReplaceAll(text, ",", "\t"))), "proactive.normative"); got != x.want {
			t.Errorf("%s: %s, want %s", x.head, got, x.want)
		}
	}
	const names = "结果维持 结果纠正 其他结果 尚未审结 总计"
	for _, x := range []struct{ persons, last, figures, three, four string }{
		{"自然人 法人或其他组织 总计", names, "3 0 0 1 4", "1 0 0 0 0 0 1", "3 0 0 1 4"},
		{"法人或其他组织 自然人 总计", names, "3 0 0 1 4", "1? 0? 0? 0? 0? 0? 1?", "3 0 0 1 4"},
		{"自然人 法人或其他组织 总计", "总计 结果维持 结果纠正 其他结果 尚未审结", "4 3 0 0 1", "1 0 0 0 0 0 1", "4? 3? 0? 0? 1?"},
	} {
		var b strings.Builder
		b.WriteString("临溪县自然资源局2024年政府信息公开工作年度报告\n三、收到和处理政府信息公开申请情况\n申请人情况\n" + x.persons + "\n商业企业 科研机构 社会公益组织 法律服务机构 其他\n")
		for _, r := range Form2021.data().tables[tableRequests].Rows {
			b.WriteString(r.Label + " 1 0 0 0 0 0 1\n")
		}
		b.WriteString("四、政府信息公开行政复议、行政诉讼情况\n行政复议 行政诉讼\n" + names + " 未经复议直接起诉 复议后起诉\n" + names + " " + x.last + "\n1 0 0 0 1 0 0 0 0 0 " + x.figures + "\n")
		r := parse(t, []byte(strings.ReplaceAll(b.String(), " ", "  ")))
		if got := rowText(r, "requests.granted"); got != x.three {
			t.Errorf("%s: %s, want %s", x.persons, got, x.three)
		}
		if got := rowText(r, "disputes.after_review"); got != x.four {
			t.Errorf("%s: %s, want %s", x.last, got, x.four)
		}
	}
}

// The last figure of a row goes on on the next line, or on the next page.
func TestFigureWrapped(t *testing.T) {
	for _, x := range []struct{ end, rules, granted string }{
		{"", "1 2 3", "20 0 0 0 0 1 21"},
		{"\n5", "1? 2? 3?", "20 0 0 0 0 1 21"},
	} {
		text := foundTitle + "信息内容\t本年制发件数\t本年废止件数\t现行有效件数\n规章\t1\t2\t3" + x.end + "\n行政规范性文件\t4\t5\t6\n" + requestsHead
		for i, r := range Form2021.data().tables[tableRequests].Rows {
			end := "20\t0\t0\t0\t0\t1\t21"
			if i == 4 {
				end += x.end // none of its own
			}
			text += r.Label + "\t" + end + "\n"
		}
		r := parse(t, []byte(text))
		if got := rowText(r, "proactive.rules"); got != x.rules {
			t.Errorf("%q: %s, want %s", x.end, got, x.rules)
		}
		if got := rowText(r, "requests.granted"); got != x.granted {
			t.Errorf("%q: %s, want %s", x.end, got, x.granted)
		}
		for _, cut := range []string{"\n", "\n\n- 3 -\n"} {
			wrapped := strings.Replace(text, "\t21\n", "\t2"+cut+"1\n", 1)
			if got := rowText(parse(t, []byte(wrapped)), "requests.received"); got != "20? 0? 0? 0? 0? 1? 2?" {
				t.Errorf("%q: %s", cut, got)
			}
		}
	}
}

// The empty form stands before the report that is filled in.
func TestEmptyFormFirst(t *testing.T) {
	var b strings.Builder
	b.WriteString("临溪县自然资源局2024年政府信息公开工作年度报告\n")
	for _, figures := range []string{"\t\t\t\t\t\t\t", "\t1\t0\t0\t0\t0\t0\t1"} {
		b.WriteString("二、主动公开政府信息情况\n信息内容\t本年制发件数\t本年废止件数\t现行有效件数\n规章" + figures[:len(figures)*3/7] + "\n行政规范性文件" + figures[:len(figures)*3/7] + "\n三、收到和处理政府信息公开申请情况\n申请人\t自然人\t商业企业\t科研机构\t社会公益组织\t法律服务机构\t其他\t总计\n")
		for _, r := range Form2021.data().tables[tableRequests].Rows {
			b.WriteString(r.Label + figures + "\n")
		}
		b.WriteString("四、政府信息公开行政复议、行政诉讼情况\n五、存在的主要问题及改进情况\n")
	}
	if got := rowText(parse(t, []byte(b.String())), "requests.granted"); certainIn(got) {
		t.Error(got)
	}
}

// A column of another year, and one of the form's that is blank in all rows.
func TestMoreColumnsOneBlank(t *testing.T) {
	for _, x := range []struct{ head, figures string }{
		{"上年总计,自然人,法人或其他组织,,,,,总计\n,,,,商业企业,科研机构,社会公益组织,法律服务机构,其他,", "9,1,0,2,3,0,4,"},
		{"自然人,法人或其他组织,,,,,总计,上年总计\n,,,商业企业,科研机构,社会公益组织,法律服务机构,其他,,", "1,0,2,3,0,4,,9"},
		{"上年总计,自然人,法人或其他组织,,,,,总计\n,,,,商业企业,科研机构,社会公益组织,法律服务机构,其他,", "9,1,,2,3,0,4,10"},
		{"自然人,商业企业,个体工商户,科研机构,社会公益组织,法律服务机构,其他,总计", "1,2,3,,0,4,0,10"},
		{"自然人,商业企业,科研机构,社会公益组织,法律服务机构,企业,其他,总计", "1,2,0,3,0,4,,10"},
	} {
		var b strings.Builder
		b.WriteString("临溪县自然资源局2024年政府信息公开工作年度报告\n三、收到和处理政府信息公开申请情况\n,," + x.head + "\n")
		for _, r := range Form2021.data().tables[tableRequests].Rows {
			b.WriteString(r.Label + ",," + x.figures + "\n")
		}
		for _, gap := range []string{"\t", "\n"} {
			if gap == "\n" && strings.Contains(x.head, ",企业,") {
				continue // it may be a piece of a name
			}
			r := parse(t, []byte(strings.ReplaceAll(b.String(), ",", gap)))
			if got := rowText(r, "requests.received"); certainIn(got) && got != "1 _ 2 3 0 4 10" {
				t.Errorf("%s: %s", x.figures, got)
			}
		}
	}
}

// A figure in two pieces in a row that does not show its blank: together they make the sum.
func TestFigureSplit(t *testing.T) {
	for _, x := range []struct{ cells, want string }{
		{"4 3 20 5 0 9 41", "4 3 20 5 0 9 41"},
		{"4 3 2 0 5 9 41", "?"},
		{"4 3 20 5 9 4 1", "?"},
		{"4 3 20 5 0 9 40", "4 3 20 5 0 9 40"}, // as it is printed
	} {
		var b strings.Builder
		b.WriteString("临溪县自然资源局2024年政府信息公开工作年度报告\n三、收到和处理政府信息公开申请情况\n申请人情况\n自然人 法人或其他组织 总计\n商业企业 科研机构 社会公益组织 法律服务机构 其他\n")
		for i, r := range Form2021.data().tables[tableRequests].Rows {
			cells := "2 0 0 0 0 1 3"
			switch i {
			case 2:
				cells = x.cells
			case 9: // a blank is not shown
				cells = "2 0 0 0 1 3"
			}
			b.WriteString(r.Label + " " + cells + "\n")
		}
		if got := rowText(parse(t, []byte(b.String())), "requests.granted"); x.want != "?" && got != x.want || x.want == "?" && certainIn(got) {
			t.Errorf("%s: %s, want %s", x.cells, got, x.want)
		}
	}
}

// A line of words behind table two that says what a row says of another year, or of all bodies.
func TestSummaryBehindTable(t *testing.T) {
	for _, x := range []struct{ cell, line, want string }{
		{"12", "行政事业性收费 70 件", "70?"},
		{"", "行政事业性收费 70 件", "70?"},
		{"70", "行政事业性收费 70 件", "70"},
		{"12", "共收取 70 件", "12"},
	} {
		text := foundTitle + "二、主动公开政府信息情况\n\n|信息内容|本年制发件数|本年废止件数|现行有效件数|\n|---|---|---|---|\n|规章|1|2|3|\n|行政规范性文件|4|5|6|\n" +
			"|信息内容|本年处理决定数量|||\n|行政许可|7|||\n|行政处罚|8|||\n|行政强制|9|||\n|信息内容|本年收费金额（单位：万元）|||\n|行政事业性收费|" + x.cell + "|||\n\n" +
			x.line + "\n\n三、收到和处理政府信息公开申请情况\n"
		if got := rowText(parse(t, []byte(text)), "proactive.fees"); got != x.want {
			t.Errorf("%q, %s: %s, want %s", x.cell, x.line, got, x.want)
		}
	}
}

// Cells that hold paragraphs, as browsers print them: a lone tab between blank lines opens each
// cell but the first of a row, and four blank lines end a row. An empty cell prints nothing.
func TestTabsOpenCells(t *testing.T) {
	const cell, row = "\n\n\t\n\n", "\n\n\n\n\n"
	for _, x := range []struct{ cells, want, received string }{
		{"1||3|||0|4", "1 _ 3 _ _ 0 4", "1 0 0 _ _ _ 1"},
		{"||||||", "_ _ _ _ _ _ _", "1 0 0 _ _ _ 1"},
		{"1||3||0|4", "- - - - - - 4?", "1? 0? 0? _? _? _? 1?"},
	} {
		var b strings.Builder
		b.WriteString(foundTitle + "三、收到和处理政府信息公开申请情况\n\n申请人情况" + row)
		for i, r := range Form2021.data().tables[tableRequests].Rows {
			cells := []string{"1|0|0||||1", "||||||", "0|0|2|0|0|0|2"}[i%3]
			if i == 5 {
				cells = x.cells
			}
			b.WriteString(r.Label)
			for _, c := range strings.Split(cells, "|") {
				if b.WriteString(cell); c == "" { // two blank lines are one
					s := strings.TrimSuffix(b.String(), "\n\n")
					b.Reset()
					b.WriteString(s)
				}
				b.WriteString(c)
			}
			b.WriteString(row)
		}
		b.WriteString("四、政府信息公开行政复议、行政诉讼情况\n")
		r := parse(t, []byte(b.String()))
		p := string(Form2021.data().tables[tableRequests].Rows[5].Name)
		if got := rowText(r, "requests."+p); got != x.want {
			t.Errorf("%s: %s, want %s", x.cells, got, x.want)
		}
		if got := rowText(r, "requests.received"); got != x.received {
			t.Errorf("%s, received: %s, want %s", x.cells, got, x.received)
		}
	}
}

// Words alone in the one cell that a tab opens behind each label: blank lines around them are no
// cells, though there are just as many of them as columns.
func TestWordsBehindTabs(t *testing.T) {
	var b strings.Builder
	b.WriteString(foundTitle + "三、收到和处理政府信息公开申请情况\n\n申请人情况\n\n\n\n\n")
	for _, r := range Form2021.data().tables[tableRequests].Rows {
		b.WriteString(r.Label + "\n\n\t\n\n详见附表甲\n\n\n\n\n")
	}
	b.WriteString("四、政府信息公开行政复议、行政诉讼情况\n")
	if got := rowText(parse(t, []byte(b.String())), "requests.received"); certainIn(got) {
		t.Errorf("received: %s", got)
	}
}

// The tables of another year stand in an annex behind the report, or before its first section:
// what is read of them is in doubt where the report has tables of its own.
func TestAnnexOfTables(t *testing.T) {
	const head = "行政复议\n行政诉讼\n结果维持\n结果纠正\n其他结果\n尚未审结\n总计\n未经复议直接起诉\n复议后起诉\n结果维持\n结果纠正\n其他结果\n尚未审结\n总计\n结果维持\n结果纠正\n其他结果\n尚未审结\n总计\n"
	zeros := func(int) string { return "1\n0\n0\n0\n0\n0\n1\n" }
	own := disputesText(head+"1\n0\n0\n0\n1\n"+strings.Repeat("0\n", 10), zeros)
	annex := own[strings.Index(own, "二、主动公开"):strings.Index(own, "五、存在的")]
	for _, heading := range []string{"二、主动公开政府信息情况\n", "三、收到和处理政府信息公开申请情况\n", "四、政府信息公开行政复议、行政诉讼情况\n"} {
		annex = strings.Replace(annex, heading, "", 1)
	}
	annex = strings.Replace(annex, "总计\n1\n0\n0\n0\n1\n0", "总计\n0\n2\n0\n0\n2\n0", 1)
	title := own[:strings.Index(own, "二、主动公开")]
	for _, x := range []struct{ text, want string }{
		{own + "六、其他需要报告的事项\n无。\n", "1 0 0 0 1"},
		{title + "一、总体情况\n二、主动公开政府信息情况\n三、收到和处理政府信息公开申请情况\n四、政府信息公开行政复议、行政诉讼情况\n五、存在的主要问题及改进情况\n六、其他需要报告的事项\n无。\n" + annex, "0 2 0 0 2"}, // all tables behind all text
		{title + "一、总体情况\n二、主动公开政府信息情况\n三、收到和处理政府信息公开申请情况\n四、政府信息公开行政复议、行政诉讼情况\n五、存在的主要问题及改进情况\n六、其他需要报告的事项\n无。\n附件：2023年度数据\n" + annex, "?"},
		{title + "附：上年数据\n" + annex + "一、总体情况\n无。\n" + own[len(title):] + "六、其他需要报告的事项\n无。\n", "?"},
		{own + "六、其他需要报告的事项\n无。\n附件：2023年度数据\n" + annex, "?"},
		{strings.ReplaceAll(own+"六、其他需要报告的事项\n无。\n附件：2023年度数据\n"+annex, "四、政府信息公开行政复议、行政诉讼情况\n", ""), "?"},
	} {
		if got := rowText(parse(t, []byte(x.text)), "disputes.review"); x.want != "?" && got != x.want || x.want == "?" && certainIn(got) {
			t.Errorf("%s, want %s:\n%s", got, x.want, x.text)
		}
	}
}

// A cell a line: the year stands before the figures of table four, a blank is not there.
func TestYearBeforeFour(t *testing.T) {
	const head = "年度\n行政复议\n行政诉讼\n结果维持\n结果纠正\n其他结果\n尚未审结\n总计\n未经复议直接起诉\n复议后起诉\n结果维持\n结果纠正\n其他结果\n尚未审结\n总计\n结果维持\n结果纠正\n其他结果\n尚未审结\n总计\n"
	for _, x := range []struct {
		head, figures string
		sure          bool
	}{
		{head, "2024\n8\n7\n4\n4\n23\n1\n5\n\n7\n13\n9\n0\n3\n6\n18\n", false},
		{head[len("年度\n"):], "8\n7\n4\n4\n23\n1\n5\n0\n7\n13\n9\n0\n3\n6\n18\n", true},
		{head[len("年度\n"):], "2024\n0\n0\n1\n2025\n1\n5\n0\n7\n13\n9\n0\n3\n6\n18\n", true},
	} {
		r := parse(t, []byte(disputesText(x.head+x.figures, func(int) string { return "1\n0\n0\n0\n0\n0\n1\n" })))
		if got := rowText(r, "disputes.review"); certainIn(got) != x.sure {
			t.Errorf("%q: %s", x.figures, got)
		}
	}
}

// The digits of all numbers stand apart, as in the text of some PDF, and blanks vanish: rows of
// table three that have more figures than columns tell, and no other table is certain.
func TestDigitsApart(t *testing.T) {
	for _, x := range []struct{ odd, rules, four string }{
		{"7 4 5 3 3 5 1 1 3 7 4 7 2 5 7", "?", "?"},
		{"1 0 0 0 0 0 1", "2 1 8", "2 4 2 0 8"},
	} {
		var b strings.Builder
		b.WriteString(foundTitle + "信息内容 本年制发件数 本年废止件数 现行有效件数\n规章 2 1 8\n行政规范性文件 4 0 6\n信息内容 本年收费金额（单位：万元）\n行政事业性收费 2.7\n" + strings.ReplaceAll(requestsHead, "\n", " ") + "\n")
		for i, r := range Form2021.data().tables[tableRequests].Rows {
			cells := "1 0 0 0 0 0 1"
			if i == 0 || i == 23 {
				cells = x.odd
			}
			b.WriteString(r.Label + " " + cells + "\n")
		}
		b.WriteString("四、政府信息公开行政复议、行政诉讼情况\n行政复议 行政诉讼\n结果维持 结果纠正 其他结果 尚未审结 总计 未经复议直接起诉 复议后起诉\n结果维持 结果纠正 其他结果 尚未审结 总计 结果维持 结果纠正 其他结果 尚未审结 总计\n2 4 2 0 8 0 0 0 0 0 0 7 0 0 7\n五、存在的主要问题及改进情况\n")
		r := parse(t, []byte(b.String()))
		for row, want := range map[string]string{"proactive.rules": x.rules, "disputes.review": x.four} {
			if got := rowText(r, row); want != "?" && got != want || want == "?" && certainIn(got) {
				t.Errorf("%s, %s: %s, want %s", x.odd, row, got, want)
			}
		}
	}
}

// A change is less in words, behind its number, or begins with a line below: what its sign is, is
// in doubt.
func TestLessInWords(t *testing.T) {
	for _, x := range []struct{ cell, want string }{
		{"5", "12 5 60"},
		{"-5", "12 -5 60"},
		{"5（增）", "12 5（增） 60"},
		{"5（减）", "12 5（减）? 60"},
		{"_5", "12 5? 60"},
		{"__5__", "12 5 60"},
	} {
		text := foundTitle + "信息内容\t上一年项目数量\t本年增/减\t处理决定数量\n行政许可\t12\t" + x.cell + "\t60\n其他对外管理服务事项\t5\t0\t13\n"
		if got := rowText(parse(t, []byte(text)), "proactive.licensing"); got != x.want {
			t.Errorf("%s: %s, want %s", x.cell, got, x.want)
		}
	}
}

// A label that is wider than its column pushes the figures of its row to the right: a lone one
// is not certain that stands where those of the last column do.
func TestLabelTooWide(t *testing.T) {
	width := func(s string) int {
		n := 0
		for _, c := range s {
			n += 1 + min(len(string(c))/3, 1)
		}
		return n
	}
	line := func(cells ...string) string {
		b := ""
		for i, c := range cells {
			w := []int{30, 30, 30, 12, 16, 10, 14, 14, 6, 0}[i]
			b += c + strings.Repeat(" ", max(2, w-width(c)))
		}
		return strings.TrimRight(b, " ") + "\n"
	}
	for _, x := range []struct {
		cells string
		sure  bool
	}{{"||0||||", false}, {"2|0|0|0|0|0|2", true}} {
		b := foundTitle + "三、收到和处理政府信息公开申请情况\n" + line("", "", "", "自然人", "法人或其他组织", "", "", "", "", "总计") + line("", "", "", "", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他")
		above := []string{"", ""}
		for i, r := range Form2021.data().tables[tableRequests].Rows {
			labels := []string{r.Label, "", ""}
			for k, g := range r.Groups {
				labels[k], labels[k+1] = "", r.Label
				if g != above[k] {
					labels[k], above[k] = g, g
				}
			}
			cells := []string{"63|59|43|12|24|29|230", "0|10|9||10||29", "7|8||0|0|10|25", "|10|9|0|||19", "2||0|6||7|15"}[i%5]
			if r.Name == "other.overdue_fee" {
				cells = x.cells
			}
			b += line(append(labels, strings.Split(cells, "|")...)...)
		}
		if got := rowText(parse(t, []byte(b)), "requests.other.overdue_fee"); certainIn(got) != x.sure {
			t.Errorf("%s: %s", x.cells, got)
		}
	}
}

// The report twice in a text, alike but for some figures of table two; and another report behind
// it, which says nothing of the first.
func TestCopiesThatDiffer(t *testing.T) {
	report := func(title, rules string) string {
		var b strings.Builder
		b.WriteString(title + "一、总体情况\n二、主动公开政府信息情况\n信息内容\t本年制发件数\t本年废止件数\t现行有效件数\n规章\t" + rules + "\n行政规范性文件\t4\t5\t6\n三、收到和处理政府信息公开申请情况\n")
		b.WriteString(requestsWhole() + "四、政府信息公开行政复议、行政诉讼情况\n五、存在的主要问题及改进情况\n")
		return b.String()
	}
	const title = "临溪县自然资源局2024年政府信息公开工作年度报告\n"
	for _, x := range []struct{ text, want string }{
		{report(title, "1\t2\t3") + report(title, "1\t2\t3"), "1 2 3"},
		{report(title, "1\t2\t3") + report(title, "1\t7\t3"), "1 2? 3"},
		{report(title, "1\t\t3") + report(title, "1\t7\t3"), "1? _? 3?"},
		{report("", "1\t2\t3") + report(title, "1\t7\t3"), "1 2? 3"},
		{report(title, "1\t2\t3") + report(strings.Replace(title, "2024", "2023", 1), "1\t7\t3"), "1 2 3"},
		{report(title, "1\t2\t3") + report(strings.Replace(title, "临溪", "临江", 1), "1\t7\t3"), "1 2 3"},
	} {
		r := parse(t, []byte(x.text))
		if got := rowText(r, "proactive.rules"); got != x.want {
			t.Errorf("%s, want %s", got, x.want)
		}
		if got := rowText(r, "proactive.normative"); got != "4 5 6" {
			t.Error(got)
		}
	}
}

// A table that stands behind the heading of a later section, where others do not: that of another
// year, in an annex, as the report's own is a picture.
func TestTableBehindOthers(t *testing.T) {
	two := "信息内容\t本年制发件数\t本年废止件数\t现行有效件数\n规章\t1\t2\t3\n行政规范性文件\t4\t5\t6\n"
	three := strings.ReplaceAll(requestsWhole(), strings.Repeat("\t0", 7), "\t1"+strings.Repeat("\t0", 5)+"\t1")
	const end = "四、政府信息公开行政复议、行政诉讼情况\n五、存在的主要问题及改进情况\n无。\n六、其他需要报告的事项\n无。\n"
	for _, x := range []struct {
		text string
		sure bool
	}{
		{foundTitle + two + "三、收到和处理政府信息公开申请情况\n" + three + end, true},
		{foundTitle + two + "三、收到和处理政府信息公开申请情况\n见下图\n" + end + "附件：2023年情况\n" + three, false},
		{foundTitle + two + "三、收到和处理政府信息公开申请情况\n见下图\n" + end + "附件\n三、收到和处理政府信息公开申请情况\n" + three, false},
	} {
		if got := rowText(parse(t, []byte(x.text)), "requests.granted"); strings.Contains(got, "?") == x.sure || !strings.Contains(got, "1") {
			t.Errorf("%s:\n%s", got, x.text)
		}
	}
}

// A pipe where few stand, which part no cells: it may be a digit.
func TestPipeForDigit(t *testing.T) {
	rows := func(rules string) string {
		return foundTitle + "信息内容\t本年制发件数\t本年废止件数\t现行有效件数\n规章\t" + rules + "\n行政规范性文件\t4\t5\t6\n信息内容\t本年处理决定数量\n行政许可\t7\n三、收到和处理政府信息公开申请情况\n" + requestsWhole()
	}
	for _, x := range []struct{ text, want string }{
		{rows("1\t2\t3"), "1 2 3"},
		{rows("1\t|2\t3"), "1 ? 3"},
		{rows("1\t|\t3"), "1 ? 3"},
		{strings.ReplaceAll(rows("1\t|2\t3"), "\t", "\n"), "1 ? 3"},
		{strings.ReplaceAll(rows("1\t2|\t3"), "\t", "\n"), "1 ? 3"},
		{strings.ReplaceAll(rows("1\t|\t3"), "\t", "\n"), "1 ? 3"},
	} {
		got := strings.Fields(rowText(parse(t, []byte(x.text)), "proactive.rules"))
		for i, want := range strings.Fields(x.want) {
			if sure := certainIn(got[i]) && got[i] != "-"; want == "?" && sure || want != "?" && sure && got[i] != want {
				t.Errorf("%s, want %s:\n%s", got, x.want, x.text[:300])
			}
		}
	}
}

// A table that is printed and could not be read is not said to be missing.
func TestTableUnread(t *testing.T) {
	const head = "行政复议\n行政诉讼\n结果维持\n结果纠正\n其他结果\n尚未审结\n总计\n"
	for _, x := range []struct{ four, code string }{
		{"四、政府信息公开行政复议、行政诉讼情况\n" + head + "1甲乙\n2丙丁\n", "table.unread"},
		{"四、政府信息公开行政复议、行政诉讼情况\n1\n2\n3\n4\n5\n6\n7\n", "table.unread"},
		{"四、政府信息公开行政复议、行政诉讼情况\n见下图。\n", "table.missing"},
		{"", "table.missing"},
	} {
		r := parse(t, []byte(foundTitle+"规章\t1\t2\t3\n三、收到和处理政府信息公开申请情况\n"+requestsWhole()+x.four+"五、存在的主要问题及改进情况\n无。\n"))
		got := ""
		for _, d := range r.Diagnostics {
			if d.Path == "disputes" {
				got = d.Code
			}
		}
		if got != x.code {
			t.Errorf("%s, want %s:\n%s", got, x.code, x.four)
		}
	}
}

// Table four whose header names the blocks, and does not tell where their columns stand.
func TestFourCounted(t *testing.T) {
	const (
		head  = "行政  行政  行政  行政\n复议  复议  诉讼  诉讼\n结果  其他  尚未  总计  未经  复议\n维持  结果  审结  直接  后起\n"
		other = "行政  行政  行政  行政\n复议  复议  诉讼  诉讼\n结果  其他  尚未  总计  复议后起  未经\n维持  结果  审结  直接\n"
	)
	for _, x := range []struct{ four, want string }{
		{head + "0  3  0  0  3  27  0  0  0  27  4  41  0  0  45\n", "27? 0? 0? 0? 27?"},
		{head + "0\n3\n0\n0\n3\n27\n0\n0\n0\n27\n4\n41\n0\n0\n45\n", "27? 0? 0? 0? 27?"},
		{head + "0  3  0  0  3  27  0  0  0  27  4  41  0  0\n", "- - - - -"},
		{head + "0  3  0  0  3  甲  27  0  0  0  27  4  41  0  0  45\n", "- - - - -"},
		{head + "3  0  3  0  0  27  27  0  0  0  45  4  41  0  0\n", "- - - - -"},
		{other + "0  3  0  0  3  27  0  0  0  27  4  41  0  0  45\n", "- - - - -"},
	} {
		r := parse(t, []byte(foundTitle+"三、收到和处理政府信息公开申请情况\n"+requestsWhole()+"四、政府信息公开行政复议、行政诉讼情况\n"+x.four+"五、存在的主要问题及改进情况\n无。\n"))
		if got := rowText(r, "disputes.direct"); got != x.want {
			t.Errorf("%s, want %s:\n%s", got, x.want, x.four)
		}
	}
}

// What begins and ends with a digit and is no number, behind a row that has as many figures as
// columns: one of these is broken in two.
func TestNumberBehindRow(t *testing.T) {
	var b strings.Builder
	for _, r := range Form2021.data().tables[tableRequests].Rows[1:] {
		b.WriteString(r.Label + strings.Repeat("\n0", 7) + "\n")
	}
	text := foundTitle + requestsHead + "一、本年新收政府信息公开申请数量\n79\n118\n103\n8 3\n89\n120\n59'2\n" + b.String()
	if got := rowText(parse(t, []byte(text)), "requests.received"); certainIn(got) {
		t.Error(got)
	}
}

// layoutLine is a line as pdftotext -layout prints it: the figures stand in columns of characters.
func layoutLine(label string, figures ...string) string {
	line := []rune("      " + label)
	for c, f := range figures {
		for len(line) < 36+6*c {
			line = append(line, ' ')
		}
		line = append(line, []rune(f)...)
	}
	return strings.TrimRight(string(line), " ") + "\n"
}

const layoutHead = "三、收到和处理政府信息公开申请情况\n                                                申请人情况\n                                          法人或其他组织\n                                    自然  商业  科研  社会公益  法律服务\n                                    人    企业  机构  组织      机构      其他  总计\n"

// Numbers of pages in the middle of their last lines, which are as wide as those of the table.
func TestPageNumbersInTheMiddle(t *testing.T) {
	zeros := strings.Fields("0 0 0 0 0 0 0")
	b := "    " + foundTitle + layoutHead
	page := 1
	for i, r := range Form2021.data().tables[tableRequests].Rows {
		if i%9 == 0 {
			b += fmt.Sprintf("\n\n%30s%d\n\f", "", page)
			page++
		}
		if w := []rune(r.Label); len(w) > 12 { // the label goes on below the figures
			b += layoutLine(string(w[:12]), zeros...) + layoutLine(string(w[12:]))
			continue
		}
		b += layoutLine(r.Label, zeros...)
	}
	b += "四、政府信息公开行政复议、行政诉讼情况\n" + fmt.Sprintf("\n\n%30s%d\n\f", "", page)
	r := parse(t, []byte(b))
	for _, row := range []string{"received", "partially_granted", "denied.internal_affairs", "denied.process_information", "other.overdue_correction", "carried_out"} {
		if got := rowText(r, "requests."+row); got != "0 0 0 0 0 0 0" {
			t.Errorf("%s: %s", row, got)
		}
	}
}

// Blanks are printed for zeros, and figures stand between two labels of one line each, beside
// the rest of the name of their group: they may be those of either.
func TestFiguresBetweenLabels(t *testing.T) {
	blank := make([]string, 7)
	b := foundTitle + layoutHead
	for i, r := range Form2021.data().tables[tableRequests].Rows {
		switch r.Name {
		case "not_processed.publication":
			b += "（五）不" + layoutLine(r.Label) + strings.Replace(layoutLine("", "6", "", "", "", "", "", "6"), "   ", "予处理", 1)
		case "not_processed.excessive":
			b += layoutLine(r.Label)
		case "received", "total":
			b += layoutLine(r.Label, "91", "19", "5", "7", "2", "10", "134")
		default:
			if i%3 == 0 {
				b += layoutLine(r.Label, "1", "", "4", "", "", "", "5")
			} else {
				b += layoutLine(r.Label, blank...)
			}
		}
	}
	r := parse(t, []byte(b+"四、政府信息公开行政复议、行政诉讼情况\n"))
	for _, row := range []string{"not_processed.publication", "not_processed.excessive"} {
		if got := rowText(r, "requests."+row); got != "- - - - - - -" && certainIn(got) {
			t.Errorf("%s: %s", row, got)
		}
	}
	if got := rowText(r, "requests.not_processed.petition"); got != "1 _ 4 _ _ _ 5" {
		t.Error(got)
	}
}

// A cell a line, and blanks leave no trace: the blank lines around the figures of table four part
// them from what stands above and below.
func TestFourSetOff(t *testing.T) {
	const names = "结果\n维持\n\n结果\n纠正\n\n其他\n结果\n\n尚未\n审结\n\n总\n计\n\n"
	text := foundTitle + requestsHead
	for i, r := range Form2021.data().tables[tableRequests].Rows {
		text += r.Label + []string{"\n20\n0\n0\n0\n2\n22\n\n", "\n0\n0\n0\n0\n0\n0\n0\n\n"}[i%2]
	}
	text += "四、政府信息公开行政复议、行政诉讼情况\n\n行政复议\n行政诉讼\n\n" + names + "未经复议直接起诉\n复议后起诉\n\n" + names + names
	for _, four := range []string{"0\n1\n0\n1\n0\n0\n0\n0\n0\n0\n0\n0\n0\n", "0\n1\n0\n1\n0\n0\n0\n0\n0\n0\n1\n0\n0\n1\n"} {
		if got := rowText(parse(t, []byte(text+four+"\n五、存在的主要问题及改进情况\n")), "disputes.review"); certainIn(got) {
			t.Errorf("%q: %s", four, got)
		}
	}
}

// A header that names other columns than the form's: years, months or the bodies of a county, for
// which a table has the form's rows. So does a row's label, where its figures are last year's.
func TestOtherColumnsNamed(t *testing.T) {
	const rest = "四、政府信息公开行政复议、行政诉讼情况\n"
	head := func(names string) string { return "项目\t" + strings.ReplaceAll(names, " ", "\t") + "\n" }
	for _, x := range []struct {
		head string
		sure bool
	}{
		{head("自然人 商业企业 科研机构 社会公益组织 法律服务机构 其他 总计"), true},
		{head("个人 企业 科研 公益组织 律所 其他 合计"), true},
		{head("自然 商亚企业 科研机钩 社公益组织 法律服务 其它 总汁"), true}, // what is left of them
		{"", true},
		{"单位：件\n填报单位\t财政局\n", true},
		{head("县本级 石桥镇 东湖街道 南山镇 白水乡 财政局 合计"), false},
		{head("网络申请 信函申请 当面申请 传真申请 邮件申请 其他 合计"), false},
		{head("2018年 2019年 2020年 2021年 2022年 2023年 2024年"), false},
		{head("1月 2月 3月 4月 5月 6月 合计"), false},
		{strings.ReplaceAll(head("2018 2019 2020 2021 2022 2023 2024"), "\t", "\n"), false},
		{head("自然人 媒体 诊所 学校 医院 其他 总计"), false},
	} {
		if got := rowText(parse(t, []byte(foundTitle+"三、收到和处理政府信息公开申请情况\n"+x.head+requestsWhole()+rest)), "requests.granted"); certainIn(got) != x.sure {
			t.Errorf("%s:\n%s", got, x.head)
		}
	}
	past := strings.Replace(requestsWhole(), "本年新收", "上年新收", 1)
	if got := rowText(parse(t, []byte(foundTitle+"三、收到和处理政府信息公开申请情况\n"+past+rest)), "requests.granted"); certainIn(got) {
		t.Error(got)
	}
	for _, x := range []struct {
		names string
		sure  bool
	}{{"本年制发件数\t本年废止件数\t现行有效件数", true}, {"市级\t县级\t乡级", false}, {"上年末\t本年末\t增减", false}, {"上年制发件数\t上年废止件数\t上年有效件数", false}} {
		r := parse(t, []byte(foundTitle+"第二十条第（一）项\n信息内容\t"+x.names+"\n规章\t1\t2\t3\n行政规范性文件\t4\t5\t6\n第二十条第（五）项\n信息内容\t本年处理决定数量\n行政许可\t7\n三、收到和处理政府信息公开申请情况\n"))
		for _, row := range []string{"proactive.rules", "proactive.normative"} {
			if got := rowText(r, row); certainIn(got) != x.sure {
				t.Errorf("%s %s:\n%s", row, got, x.names)
			}
		}
		if got := rowText(r, "proactive.licensing"); !certainIn(got) {
			t.Errorf("%s:\n%s", got, x.names)
		}
	}
}

// Numbers that their narrow cells break, on plain lines: the piece stands above the line of the
// label, or below. So may words stand where a cell seems to be blank.
func TestNumbersInNarrowCells(t *testing.T) {
	line := func(label string, cells ...string) string {
		const from, wide = 76, 6 // where the columns begin, and how wide they are
		b, w := label, 0
		for _, r := range label {
			if w++; r > 127 {
				w++
			}
		}
		for i, c := range cells {
			if c != "" {
				n := from + (i+1)*wide - len(c)
				b, w = b+strings.Repeat(" ", n-w)+c, n+len(c)
			}
		}
		return b + "\n"
	}
	table := func(rows ...string) string { // the last of them instead of that of the total
		b := foundTitle + "三、收到和处理政府信息公开申请情况\n" + line("", "", "A", "B", "C", "D", "E", "F")
		for i, r := range Form2021.data().tables[tableRequests].Rows {
			if r.Name == "total" {
				b += strings.Join(rows, "")
				continue
			}
			figure := []string{"0", "3", "", "12"}[i%4]
			b += line(r.Label, figure, "0", "", "0", "7", "0", []string{"7", "10", "7", "19"}[i%4])
		}
		return b + "四、政府信息公开行政复议、行政诉讼情况\n"
	}
	total := line("（七）总计", "34", "2", "3", "2", "1", "7", "9")
	for i, x := range []struct {
		text string
		sure bool
	}{
		{table(total), true},
		{table(line("", "", "", "", "", "", "", "611,"), total), false},
		{table(line("", "706"), total), false},
		{table(total, line("", "", "", "", "706")), false},
		{table(total, line("", "", "", "", "7件")), false},
		{table(total, line("", "余")), false},
		{table(total, line("", "?")), false},
		{table(line("", "706"), line("（七）总计", "34", "2", "3", "2", "1", "7", "49")), true}, // it is none of this row's
		{table("\n"+line("", "", "", "5")+"\n", total), true},                              // a page
	} {
		if got := rowText(parse(t, []byte(x.text)), "requests.total"); certainIn(got) != x.sure {
			t.Errorf("%d: %s", i, got)
		}
	}
	s := scanned("规章\n\n1\n")
	for k := range s.tokens { // a blank line, which may stand for a cell, has no place
		if s.tokens[k].kind == gapToken && s.meet(k, k) {
			t.Error("a blank line stands in a column")
		}
	}
}

// Tools that put something between any two pieces of a page, or order them by their height on it:
// what stands in a row by chance in just as many cells as it has columns is certain of nothing.
func TestPiecesOfPages(t *testing.T) {
	const names = "结果维持\t结果纠正\t其他结果\t尚未审结\t总计"
	four := func(head, figures string) string {
		return foundTitle + "三、收到和处理政府信息公开申请情况\n" + requestsWhole() + "四、政府信息公开行政复议、行政诉讼情况\n" + head + figures + "\n五、存在的主要问题及改进情况\n无。\n"
	}
	const (
		grid  = "行政复议\t行政诉讼\n" + names + "\t未经复议直接起诉\t复议后起诉\n" + names + "\t" + names + "\n"
		words = "行政复议 行政诉讼 复议后起诉 结果 结果 其他 尚未 总 结果 未经复议直接起诉 其他 尚未 总 结果 结果 其他 尚未 总 维持 纠正 结果 审结 计 维持 结果 纠正 结果 审结 计 维持 纠正 结果 审结 计\n"
		apart = "行政复议 行政诉讼\n结果 结果 其他 尚未 总 复议后起诉 未经复议直接起诉\n维持 纠正 结果 审结 计 结果 结果 其他 尚未 总 结果 结果 其他 尚未 总\n维持 纠正 结果 审结 计 维持 纠正 结果 审结 计\n"
	)
	for _, x := range []struct {
		name, text string
		row, want  string
	}{
		{"a space between all pieces", foundTitle + "信息内容\t \t本年新制作数量\t \t本年新公开数量\t \t对外公开总数量\t\n规章\t \t30\t \t19\t \t2\t\n规范性\t文\t件\t \t0\t \t260\t \t3\t\n行\t政许可\t \t3\t\n其他对外管理服务事项\t \t1\t \t1\t\n",
			"proactive.licensing", "_? 3? _?"},
		{"the same beside a row without blanks", foundTitle + "信息内容\t本年新制作数量\t本年新公开数量\t对外公开总数量\n规章\t30\t19\t2\n规范性文件\t0\t260\t3\n行政许可\t1\t3\t2\n其他对外管理服务事项\t \t1\t \t1\t\n",
			"proactive.licensing", "1 3 2"},
		{"all signs behind all figures", four(grid, "182\t182\t36\t36\t66\t66\t-\t-\t-\t-\t-\t-\t-\t-\t-"), "disputes.review", "182? 182? 36? 36? 66?"},
		{"signs for the last blocks", four(grid, "1\t1\t3\t3\t7\t2\t2\t2\t2\t9\t-\t-\t-\t-\t-"), "disputes.review", "1 1 3 3 7"},
		{"signs behind figures that add up", four(grid, "1\t1\t3\t3\t8\t2\t-\t-\t-\t-\t-\t-\t-\t-\t-"), "disputes.review", "1 1 3 3 8"},
		{"signs behind a block that adds up and others that do not", four(grid, "1\t1\t3\t3\t8\t2\t2\t2\t2\t9\t4\t-\t-\t-\t-"), "disputes.review", "1 1 3 3 8"},
		{"no signs", four(grid, "1\t1\t3\t3\t7\t2\t2\t2\t2\t9\t4\t0\t0\t0\t0"), "disputes.review", "1 1 3 3 7"},
		{"signs behind one block that does not add up", four(grid, "0\t0\t0\t0\t0\t2\t-\t-\t-\t-\t-\t-\t-\t-\t-"), "disputes.direct", "2 _ _ _ _"},
		{"signs among figures", four(grid, "1\t-\t-\t-\t2\t3\t-\t-\t-\t4\t-\t1\t-\t-\t2"), "disputes.direct", "3 _ _ _ 4"},
		{"names of columns between those of blocks", four(words, "36 0 0 0 36 12 0 0 0 12 0 0 0 0 0"), "disputes.direct", "0? 0? 0? 0? 0?"},
		{"names of blocks side by side", four(apart, "36 0 0 0 36 12 0 0 0 12 0 0 0 0 0"), "disputes.direct", "0 0 0 0 0"},
		{"a list whose names signs part", foundTitle + "规章 1 2 3\n行政规范性文件 4 5 6\n行政许可 - 本年处理决定数量：5\n行政处罚 - 本年处理决定数量：6\n行政强制 - 本年处理决定数量：7\n", "proactive.licensing", "_?"},
	} {
		t.Run(x.name, func(t *testing.T) {
			if got := rowText(parse(t, []byte(x.text)), x.row); got != x.want {
				t.Errorf("%s: %s, want %s", x.row, got, x.want)
			}
		})
	}
}

// A number in two pieces beside a blank that is not shown: the row has as many figures as columns,
// but does not add up, as some whole row does elsewhere.
func TestFigureSplitAlone(t *testing.T) {
	for _, x := range []struct{ last, want string }{
		{"", "50? 16? 17? 14? 13? 11? 9?"},
		{"1 2 0 0 0 0 3", "50 16 17 14 13 11 9"}, // as it is printed
		{"0 0 0 0 0 0 0", "50? 16? 17? 14? 13? 11? 9?"},
		{"1 2 0 0 0 0 4", "50? 16? 17? 14? 13? 11? 9?"},
	} {
		var b strings.Builder
		b.WriteString("临溪县自然资源局2024年政府信息公开工作年度报告\n三、收到和处理政府信息公开申请情况\n申请人情况\n自然人 法人或其他组织 总计\n商业企业 科研机构 社会公益组织 法律服务机构 其他\n")
		for _, r := range Form2021.data().tables[tableRequests].Rows {
			cells := "2 1 3" // blanks are not shown
			switch r.Name {
			case "total":
				cells = "50 16 17 14 13 11 9"
			case "carried_out":
				cells = x.last
			}
			b.WriteString(r.Label + " " + cells + "\n")
		}
		if got := rowText(parse(t, []byte(b.String()+"四、政府信息公开行政复议、行政诉讼情况\n")), "requests.total"); got != x.want {
			t.Errorf("%q: %s, want %s", x.last, got, x.want)
		}
	}
}
