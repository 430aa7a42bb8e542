// This file tests what keeps a table from being taken for one that is easily read: each
// of these was read for certain without the rule that it is named for.

package gongkai

import (
	"fmt"
	"strings"
	"testing"
)

const beforeFour = foundTitle + "信息内容\t本年制发件数\t本年废止件数\t现行有效件数\n规章\t1\t2\t3\n四、政府信息公开行政复议、行政诉讼情况\n"

// Figures that are all alike are read below a header that cannot be spelled, but not where
// one of them may be in two pieces, or none of the form's.
func TestAlike(t *testing.T) {
	const head = beforeFour + "直接起诉 未经复议\n行政诉讼 复议后起诉\n总计 尚未审结 其他结果 结果纠正 结果维持 行政复议\n"
	for _, x := range []struct{ name, figures, want string }{
		{"a block a line", strings.Repeat("1 1 1 1 1\n", 3), "1 1 1 1 1"},
		{"with more space between some", "1 1 1 1 1\n1 1   1 1 1\n1 1 1 1 1\n", "- - - - -"},
		{"with an empty cell behind", strings.Repeat("0\t0\t0\t0\t0\t\n", 3), "- - - - -"},
		{"all on a line", strings.Repeat("0\t", 14) + "0\n", "0 0 0 0 0"},
		{"with an empty cell between", strings.Repeat("0\t", 4) + strings.Repeat("\t0", 11) + "\n", "- - - - -"},
	} {
		if got := rowText(parse(t, []byte(head+x.figures+"五、存在的主要问题及改进情况\n无。\n")), "disputes.direct"); got != x.want {
			t.Errorf("%s: %s, want %s", x.name, got, x.want)
		}
	}
}

// Where figures have lines of their own below the labels of an upright table, a row is blank
// that has one blank line more than those with figures, and no other.
func TestUprightBlankLines(t *testing.T) {
	for _, x := range []struct {
		name  string
		blank map[int]int // rows without a figure, and their blank lines
		whole map[int]int // blank lines of those with one, where they have any
		want  string
	}{
		{"one line", map[int]int{6: 1, 8: 1}, nil, "5 _ 7 _ 9"},
		{"two lines", map[int]int{6: 2, 8: 2}, nil, "5 - 7? - 9?"},
		{"one, and two", map[int]int{6: 2, 8: 1}, nil, "5 - 7? - 9?"},
		{"a line behind a figure", map[int]int{6: 1, 8: 1}, map[int]int{2: 1}, "5 - 7? - 9?"},
		{"fewer at the end", map[int]int{6: 2, 8: 2, 14: 1}, map[int]int{0: 1, 1: 1, 2: 1, 3: 1, 4: 1, 5: 1, 7: 1, 9: 1, 10: 1, 11: 1, 12: 1, 13: 1}, "5 - 7? - 9?"},
	} {
		src := beforeFour
		for k := range 15 {
			if k%5 == 0 {
				src += []string{"行政复议\n", "未经复议直接起诉\n", "复议后起诉\n"}[k/5]
			}
			src += []string{"结果维持\n", "结果纠正\n", "其他结果\n", "尚未审结\n", "总计\n"}[k%5]
			if n, ok := x.blank[k]; ok {
				src += strings.Repeat("\n", n)
			} else {
				src += fmt.Sprintln(k) + strings.Repeat("\n", x.whole[k])
			}
		}
		if got := rowText(parse(t, []byte(src+"五、存在的主要问题及改进情况\n无。\n")), "disputes.direct"); got != x.want {
			t.Errorf("%s: %s, want %s", x.name, got, x.want)
		}
	}
}

// A header in pieces tells that cells are printed for each column only where all its words
// are the form's, and as many as the row has columns.
func TestPiecesOfOtherNames(t *testing.T) {
	const head = foundTitle + "信息 本年 本年 现行\n内容 制发 废止 有效\n 件数 件数 件数\n规章 1 2 3\n行政规范性文件 4 5 6\n"
	for _, x := range []struct{ name, text, want string }{
		{"the form's", "信息 本年 本年 本年\n内容 处理 处理 处理\n 决定 决定 决定\n 数量 数量 数量\n", "32"},
		{"another", "信息 本年 本年 本年\n内容 处理 处理 处理\n 决定 决定 决定\n 金额 金额 金额\n", "-"},
		{"two", "信息 本年 本年 现行\n内容 处理 处理 有效\n 决定 决定 件\n 数量 数量 数\n", "-"},
	} {
		if got := rowText(parse(t, []byte(head+x.text+"行政许可 32 32 32\n")), "proactive.licensing"); got != x.want {
			t.Errorf("%s: %s, want %s", x.name, got, x.want)
		}
	}
}
