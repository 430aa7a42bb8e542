// This file tests tables that programs print as objects.

package text

import (
	"fmt"
	"strings"
	"testing"
)

// The names of objects make a header, each object a row, and cells keep their places.
func TestObjects(t *testing.T) {
	for _, c := range []struct{ name, src, want string }{
		{"records", `[{"项目": "规章", "数量": 1}, {"项目": "行政许可", "数量": null}]`, "项目 1:4,数量 1:16\n规章 1:10,1 1:21\n行政许可 1:33,·\n"},
		{"over lines", "[\n {\n  \"项目\": \"规章\",\n  \"数量\": 1.0\n }\n]\n以上。\n", "项目 3:4,数量 4:4\n规章 3:10,1.0 4:9\n以上。 7:1\n"},
		{"labels", `{"规章": {"本年制发件数": "1", "本年废止件数": "2"}, "许可": {"本年处理决定数量": 3}}`, "·,本年制发件数 1:10,本年废止件数 1:25\n规章 1:3,1 1:20,2 1:35\n·,本年处理决定数量 1:48\n许可 1:41,3 1:59\n"},
		{"groups", `{'（三）': {'1.': {'甲列': 1}, '2.': {'甲列': ''}}, '四、': {'甲列': 2}}`, "（三） 1:3\n·,甲列 1:18\n1. 1:11,1 1:23\n2. 1:28,·\n四、 1:47,2 1:59\n"},
		{"numbered rows", `{"0":{"项目":"规章","数量":1},"1":{"项目":"许可","数量":2}}`, "项目 1:8,数量 1:18\n规章 1:13,1 1:22\n许可 1:36,2 1:45\n"},
		{"columns", `{"项目":{"0":"规章","1":"许可"},"数量":{"0":1,"1":null}}`, "项目 1:3,数量 1:28\n规章 1:13,1 1:37\n许可 1:22,·\n"},
		{"columns without names", `{"0":{"0":"项目","1":"许可"},"1":{"0":"数量","1":2}}`, "项目 1:12,数量 1:36\n许可 1:21,2 1:44\n"},
		{"characters by their numbers", `[{"\u9879\u76ee":"\u6dfb\/\u51cf","\u6570":1}]`, "项目 1:4,数 1:36\n添/减 1:19,1 1:44\n"},
		{"among other values", `{"标题": "年度报告", "表": [{"项目": "规章", "数量": 1}], "文": "完"}`, "年度报告 1:9\n项目 1:24,数量 1:36\n规章 1:30,1 1:41\n完 1:52\n"},
	} {
		if got := placesOf(Read([]byte(c.src))); got != c.want {
			t.Errorf("%s:\n%s\nread as\n%swant\n%s", c.name, c.src, got, c.want)
		}
	}
}

// What is no table of objects is left as it is: names that are none of a header, or stand
// elsewhere in another object.
func TestObjectsLeft(t *testing.T) {
	for _, src := range []string{
		`[{"text": "行政许可", "x": 120, "y": 340}, {"text": "32", "x": 300, "y": 340}]`,
		`[{"自然人": 1, "总计": 2}, {"总计": 2, "自然人": 1}]`,
		`[{"自然人": 1, "企业": 1, "总计": 2}, {"自然人": 1, "总计": 1}]`,
		`{"许可": {"总计": 1, "总计": 2}}`,
		`{"许可": {"总计": 1}, "处罚": 5}`,
		`{"许可": {"总计": [1, 2]}}`,
		`{"自然人": {"0": 1, "1": 2}, "总计": {"0": 1}}`,
		`{"自然人": {"1": 1, "2": 2}, "总计": {"1": 1, "2": 3}}`,
		`[{"许可": 1}, {"许可": "另|一"}]`,
	} {
		if b, _, _, _ := unfold([]byte(src)); b != nil {
			t.Errorf("%s\nunfolded to\n%s", src, b)
		}
	}
}

// records returns a list of so many objects of a column each, with names of their own.
func records(n int) string {
	var b strings.Builder
	for k := range n {
		fmt.Fprintf(&b, `,{"列%d":1}`, k)
	}
	return "[" + b.String()[1:] + "]"
}

func TestMaxNames(t *testing.T) {
	for _, n := range []int{maxNames, maxNames + 1} {
		if b, _, _, _ := unfold([]byte(records(n))); (b != nil) != (n <= maxNames) {
			t.Errorf("%d names: %t", n, b != nil)
		}
	}
}

// uprights returns a table of so many rows that is printed column by column.
func uprights(n int, cell string) string {
	var b strings.Builder
	for k := range n {
		fmt.Fprintf(&b, `,"%d":%s`, k, cell)
	}
	column := "{" + b.String()[1:] + "}"
	return `{"项目":` + column + `,"数量":` + column + "}"
}

func TestMaxNumbers(t *testing.T) {
	for _, n := range []int{maxNumbers, maxNumbers + 1} {
		if b, _, _, _ := unfold([]byte(uprights(n, "1"))); (b != nil) != (n <= maxNumbers) {
			t.Errorf("%d rows: %t", n, b != nil)
		}
	}
}

func TestMaxUpright(t *testing.T) {
	const rows = 32
	least := len(uprights(rows, "1"))
	for _, n := range []int{maxUpright, maxUpright + 2} {
		src := uprights(rows, "1")
		src = src[:len(src)-2] + strings.Repeat(" ", (n-least)) + src[len(src)-2:]
		if b, _, _, _ := unfold([]byte(src)); (b != nil) != (len(src) <= maxUpright) {
			t.Errorf("%d bytes: %t", len(src), b != nil)
		}
	}
}
