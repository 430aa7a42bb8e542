package text

import (
	"strings"
	"testing"
)

func TestUnspan(t *testing.T) {
	for _, x := range []struct {
		text, want string
		tags, ok   bool
	}{
		{`[36]{style="font-family:宋体"}`, "36", false, true},
		{`[申]{lang="EN-US"}[请]{.a}`, "申请", false, true},
		{`[[1]{.a}2]{#b}`, "12", false, true},
		{`[大 中 小]`, "", false, false},
		{`[甲](乙)`, "", false, false},
		{`[甲]{乙}`, "[甲]{乙}", false, false},
		{`[甲]{.a`, "[甲]{.a", false, false},
		{`甲]{.a}`, "甲]{.a}", false, false},
		{`[]{.a}`, "", false, true},
		{`<span lang="EN-US">0</span>`, "0", true, true},
		{`<span lang="EN-US">0</sp`, "", true, false},
		{`1 < 2`, "1 < 2", true, false},
	} {
		got, ok := unspan([]byte(x.text), x.tags)
		if ok != x.ok || ok && got != x.want {
			t.Errorf("%s: %q, %v", x.text, got, ok)
		}
	}
}

// Spans stand in words, in cells between pipes, and in boxes, where they go on over the
// lines of a cell.
func TestSpans(t *testing.T) {
	for _, x := range []struct{ name, text, want string }{
		{"words", `[甲]{lang="EN-US" style="a b"}  [1]{.a}[2]{.a}  丙` + "\n", "甲|12|丙"},
		{"pipes", `| [甲]{lang="EN-US" style="a b"} | [1]{.a} |  | [](){#x}丁 |` + "\n", "甲|1||[](){#x}丁"},
		{"an empty one", `| [甲]{.a} | []{.a} | 2 |` + "\n", "甲||2"},
		{"a box", "+----------+----------+\n| [规章]{l | [12]{l   |\n| ang=\"E\"} | ang=\"E\"} |\n+----------+----------+\n", "规章|12"},
		{"tags in a box", "+----------+----------+\n| <span l  | <span l  |\n| ang=\"E\"  | ang=\"E\"  |\n| >规章    | >12      |\n| </span>  | </span>  |\n+----------+----------+\n", "规章|12"},
		{"divisions in a box", "+----------+----------+\n| ::: cell | ::: cell |\n| 规章     | 12       |\n| :::      | :::      |\n+----------+----------+\n", "规章|12"},
		{"colons in a box", "+----------+----------+\n| ::: cell | 1        |\n| 规章     | 2        |\n+----------+----------+\n", "::: cell|1|规章|2"},
	} {
		doc := Read([]byte(x.text))
		var got []string
		for i := range doc.Cells {
			got = append(got, doc.Text(&doc.Cells[i]))
		}
		if g := strings.Join(got, "|"); g != x.want {
			t.Errorf("%s: %q, want %q", x.name, g, x.want)
		}
	}
}
