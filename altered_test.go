// This file tests reports as people mangle them: columns under other names or in another order,
// figures merged, remarked on, or corrected by a sentence.

package gongkai

import (
	"strings"
	"testing"
)

// threeText is a report of sound tables whose table three has a header, rows as given, or zeros,
// and what stands below it.
func threeText(head, sep string, rows map[string]string, below string) []byte {
	var b strings.Builder
	b.WriteString(foundTitle + "信息内容\t本年制发件数\t本年废止件数\t现行有效件数\n规章\t1\t0\t3\n行政规范性文件\t4\t5\t6\n三、收到和处理政府信息公开申请情况\n" + head)
	for _, r := range Form2021.data().tables[tableRequests].Rows {
		cells, ok := rows[r.Name]
		if !ok {
			cells = "0,0,0,0,0,0,0"
		}
		b.WriteString(r.Label + sep + strings.ReplaceAll(cells, ",", sep) + "\n")
	}
	b.WriteString(below + "四、政府信息公开行政复议、行政诉讼情况\n")
	return []byte(b.String())
}

// A column of table three has another name than the form's, be it in pieces; or the names, or
// their pieces, stand in another order.
func TestColumnsRenamed(t *testing.T) {
	tabs := func(names string) string { return "项目\t" + strings.ReplaceAll(names, " ", "\t") + "\n" }
	lines := func(names string) string { return strings.ReplaceAll(names, " ", "\n") + "\n" }
	for _, x := range []struct {
		head, sep string
		sure      bool
	}{
		{tabs("自然人 商业企业 科研机构 社会公益组织 法律服务机构 其他 总计"), "\t", true},
		{tabs("自然人 国有企业 科研机构 社会公益组织 法律服务机构 其他 总计"), "\t", false},
		{tabs("自然人 商业企业 科研机构 社会公益组织 律师事务所 其他 总计"), "\t", false},
		{tabs("自然人 商业企业 事业单位 社会团体 法律服务机构 其他 总计"), "\t", false},
		{tabs("一区 二区 三区 四区 五区 六区 总计"), "\t", false},
		{lines("自然人 法人或其他组织 总计 国有企业 科研机构 社会公益组织 法律服务机构 其他"), "\n", false},
		{lines("申请人情况 自然人 法人或其他组织 总计 商业企业 科研机构 社会公益组织 法律服务机构 其他"), "\n", true},
		{lines("申请人情况 法人或其他组织 自然人 总计 商业企业 科研机构 社会公益组织 法律服务机构 其他"), "\n", false},
		{"  自然  商业  科研  社会  法律  其他  总计\n  人    企业  机构  公益  服务\n                    组织  机构\n", "  ", true},
		{"  自然  商业  科研  社会  律师  其他  总计\n  人    企业  机构  公益  事务\n                    组织  所\n", "  ", false},
		{"  自然  商业  科研  法律  社会  其他  总计\n  人    企业  机构  服务  公益\n                    机构  组织\n", "  ", false},
		{"  商业  科研  社会  法律  其他  自然  总计\n  企业  机构  公益  服务        人\n              组织  机构\n", "  ", false},
	} {
		if got := rowText(parse(t, threeText(x.head, x.sep, nil, "")), "requests.granted"); certainIn(got) != x.sure {
			t.Errorf("%s:\n%s", got, x.head)
		}
	}
}

// Names of tables two and four that narrow columns break, in another order.
func TestPiecesTurned(t *testing.T) {
	for _, x := range []struct {
		head string
		sure bool
	}{
		{"          本年  本年  现行\n信息内容  制发  废止  有效\n          件数  件数  件数\n", true},
		{"          现行  本年  本年\n信息内容  有效  制发  废止\n          件数  件数  件数\n", false},
	} {
		text := foundTitle + "第二十条第（一）项\n" + x.head + "规章      1     2     3\n行政规范  4     5     6\n性文件\n三、收到和处理政府信息公开申请情况\n" + requestsWhole()
		if got := rowText(parse(t, []byte(text)), "proactive.rules"); certainIn(got) != x.sure {
			t.Errorf("%s:\n%s", got, x.head)
		}
	}
	const top = "          行政复议                                     行政诉讼\n"
	for _, x := range []struct {
		head string
		sure bool
	}{
		{"结果  结果  其他  尚未              未经复议直接起诉                 复议后起诉\n维持  纠正  结果  审结  总计  结果  结果  其他  尚未  总计  结果  结果  其他  尚未  总计\n                              维持  纠正  结果  审结        维持  纠正  结果  审结\n", true},
		{"结果  结果  其他  尚未              未经复议直接起诉                 复议后起诉\n纠正  维持  结果  审结  总计  结果  结果  其他  尚未  总计  结果  结果  其他  尚未  总计\n                              纠正  维持  结果  审结        纠正  维持  结果  审结\n", false},
		{"      结果  结果  其他  尚未        未经复议直接起诉                 复议后起诉\n总计  维持  纠正  结果  审结  总计  结果  结果  其他  尚未  总计  结果  结果  其他  尚未\n                                    维持  纠正  结果  审结        维持  纠正  结果  审结\n", false},
	} {
		text := string(threeText("项目\t自然人\t商业企业\t科研机构\t社会公益组织\t法律服务机构\t其他\t总计\n", "\t", nil, "")) + top + x.head +
			" 9     0     0     0     9     7     0     0     6     13    2     0     0     8     10\n五、存在的主要问题及改进情况\n无。\n"
		if got := rowText(parse(t, []byte(text)), "disputes.review"); certainIn(got) != x.sure {
			t.Errorf("%s:\n%s", got, x.head)
		}
	}
}

// A figure that is printed once for several columns stands in the first of them; where other rows
// print zeros in all, it may be that of all.
func TestFigureOnce(t *testing.T) {
	const head = "项目\t自然人\t商业企业\t科研机构\t社会公益组织\t法律服务机构\t其他\t总计\n"
	for _, x := range []struct {
		cells, other string
		sure         bool
	}{
		{"3,,,,,,", "0,0,0,0,0,0,0", false},
		{"0,,,,,,", "0,0,0,0,0,0,0", false},
		{"5,7,,,,,12", "0,0,0,0,0,0,0", false},
		{"5,7,,1,,,13", "0,0,0,0,0,0,0", true},
		{"3,,,,,,", "0,2,,,,0,2", true}, // empty cells are zeros there
	} {
		rows := map[string]string{"granted": x.cells, "denied.state_secret": x.other}
		if got := rowText(parse(t, threeText(head, "\t", rows, "")), "requests.granted"); certainIn(got) != x.sure {
			t.Errorf("%s beside %s: %s", x.cells, x.other, got)
		}
	}
	for _, x := range []struct {
		line, other string
		sure        bool
	}{
		{"3,,,,,0,0,0,0,0,0,0,0,0,0", "0,0,0,0,0,0,0", false},
		{"3,,,,,0,0,0,0,0,0,0,0,0,0", "0,2,,,,0,2", true},
		{"3,,,,,0,,0,0,0,0,0,0,0,0", "0,0,0,0,0,0,0", true},
		{"3,,,,3,0,0,0,0,0,0,0,0,0,0", "0,0,0,0,0,0,0", true},
	} {
		four := "行政复议,,,,,行政诉讼,,,,,,,,,\n结果维持,结果纠正,其他结果,尚未审结,总计,未经复议直接起诉,,,,,复议后起诉,,,,\n,,,,,结果维持,结果纠正,其他结果,尚未审结,总计,结果维持,结果纠正,其他结果,尚未审结,总计\n" + x.line + "\n"
		text := string(threeText(head, "\t", map[string]string{"granted": x.other}, "")) + strings.ReplaceAll(four, ",", "\t")
		if got := rowText(parse(t, []byte(text)), "disputes.review"); certainIn(got) != x.sure {
			t.Errorf("%s beside %s: %s", x.line, x.other, got)
		}
	}
	for other, sure := range map[string]bool{"0,0,0,0,0,0,0": false, "0,2,,,,0,2": true} {
		text := threeText(head, "\t", map[string]string{"granted": other}, "")
		r := parse(t, []byte(strings.Replace(string(text), "文件\t4\t5\t6", "文件\t4\t\t", 1)))
		if got := rowText(r, "proactive.normative"); certainIn(got) != sure {
			t.Errorf("beside %s: %s", other, got)
		}
	}
}

// A sentence that corrects a figure leaves its row in doubt, or all where it names none. Others
// do not, nor does a label that stands twice beside one of its own.
func TestCorrected(t *testing.T) {
	const head = "项目\t自然人\t商业企业\t科研机构\t社会公益组织\t法律服务机构\t其他\t总计\n"
	for _, x := range []struct {
		below             string
		granted, received bool
	}{
		{"", true, true},
		{"更正：表中“（一）予以公开”自然人一栏“0”应为“1”。\n", false, true},
		{"（表中予以公开总计0应为1）\n", false, true},
		{"注：因工作人员疏忽，予以公开的总计误填为0。\n", false, true},
		{"勘误：上表最后一列数据有误，应减去1件。\n", false, false},
		{"注：予以公开的信息均为本机关制作。\n", true, true},
		{"更正后的报告另行公布，应为政府信息公开。\n", true, true},
	} {
		r := parse(t, threeText(head, "\t", nil, x.below))
		if a, b := rowText(r, "requests.granted"), rowText(r, "requests.received"); certainIn(a) != x.granted || certainIn(b) != x.received {
			t.Errorf("%s: %s; %s", x.below, a, b)
		}
	}
	twice := strings.NewReplacer("1.属于国家秘密\t", "（三）不予公开\t1.属于国家秘密\t", "2.其他法律行政法规禁止公开\t0", "1.属于国家秘密\t1")
	if got := rowText(parse(t, []byte(twice.Replace(string(threeText(head, "\t", nil, ""))))), "requests.denied.state_secret"); certainIn(got) {
		t.Errorf("a label twice: %s", got)
	}
}
