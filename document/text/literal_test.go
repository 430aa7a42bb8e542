package text

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/seed-11a632b0/gongkai/document"
)

// Values that a program printed over several lines are rows, and each cell keeps the
// place at which it was printed.
func TestLiteral(t *testing.T) {
	for _, c := range []struct{ src, want string }{
		{"[\n  [\n    \"规章\",\n    \"1\",\n    null\n  ],\n  [\n    \"行政\\n许可\",\n    \"2\",\n    \"\"\n  ]\n]\n", "规章 3:6,1 4:6,·\n行政 许可 8:6,2 9:6,·\n"},
		{"['行政规范性文件',\n '1',\n 'a\\n'\n 'b', None]\n", "行政规范性文件 1:3,1 2:3,a     b 3:3,·\n"},
		{`[{"0": "规章", "1": "1"}, {"0": "行政许可", "1": "2"}]`, "规章 1:9,1 1:20\n行政许可 1:32,2 1:45\n"},
		{`{"id": 7, "text": "规章\t1\t2\t3\n行政许可\t4\t5\t6"}`, "规章 1:20,1 1:24,2 1:27,3 1:30\n行政许可 1:33,4 1:39,5 1:42,6 1:45\n"},
		{`{"rows": [["规章", "1"]], "note": "行政许可"}`, "规章 1:13,1 1:19\n行政许可 1:34\n"},
		{"(一)主动公开\n[\n [\"规章\", 1],\n [\"行政许可\", 2]\n]\n[图: 解读]\n", "(一)主动公开 1:1\n规章 3:4,1 3:9\n行政许可 4:4,2 4:11\n[图: 6:1,解读] 6:5\n"},
	} {
		if got := placesOf(Read([]byte(c.src))); got != c.want {
			t.Errorf("%s\nread as\n%swant\n%s", c.src, got, c.want)
		}
	}
}

// placesOf returns the lines of a text, each cell with its place, and those that hold nothing
// as points.
func placesOf(doc *document.Document) string {
	var b strings.Builder
	for i := range doc.Lines {
		if doc.Lines[i].Kind == document.Blank {
			continue
		}
		var cells []string
		for _, cell := range doc.LineCells(&doc.Lines[i]) {
			s := doc.Text(&cell)
			if s == "" {
				cells = append(cells, "·")
				continue
			}
			cells = append(cells, fmt.Sprintf("%s %d:%d", s, cell.Line, cell.Column))
		}
		b.WriteString(strings.Join(cells, ",") + "\n")
	}
	return b.String()
}

// A list of as many texts as no row has cells is one of lines.
func TestLiteralLines(t *testing.T) {
	for _, n := range []int{minFlow - 1, minFlow} {
		src := `["规章", "1"` + strings.Repeat(`, ""`, n-2) + `]`
		if b, _, _, _ := unfold([]byte(src)); (b != nil) != (n >= minFlow) {
			t.Errorf("%d texts unfolded to\n%s", n, b)
		}
	}
}

// What stands under a name of its own, or is cut off, is left as it is.
func TestLiteralLeft(t *testing.T) {
	for _, src := range []string{
		`{"总计": ["1", "2", "3"], "自然人": ["1", "2", "3"]}`,
		`[{"1": "规章", "0": "1", "2": "2"}, {"1": "许可", "0": "1"}]`,
		"[\n[\"规章\", \"1\", \"2\"],\n[\"行政许可\", \"3\", \"4",
		"[\n[\"规章\", \"1\"\n\"2\", \"1\", \"2\"],\n[\"行政许可\", \"3\"]]",
	} {
		if b, _, _, _ := unfold([]byte(src)); b != nil {
			t.Errorf("%s\nunfolded to\n%s", src, b)
		}
	}
}

// Lists that hold more of each other are lines of text.
func TestMaxDepth(t *testing.T) {
	const rows = "[\n[\"规章\", \"1\"],\n[\"行政许可\", \"2\"]\n]"
	for _, n := range []int{maxDepth - 1, maxDepth, maxDepth + 1} {
		src := strings.Repeat("[", n-2) + rows + strings.Repeat("]", n-2)
		d := Read([]byte(src))
		read := slices.ContainsFunc(d.Cells, func(c document.Cell) bool { return d.Text(&c) == "规章" })
		if read != (n <= maxDepth) {
			t.Errorf("%d lists: the rows are read: %v", n, read)
		}
	}
}
