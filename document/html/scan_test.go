// This file tests the look from afar: what is HTML, and where its tables are.

package html

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/seed-11a632b0/gongkai/document"
)

func TestTables(t *testing.T) {
	for _, test := range []struct {
		what, src string
		want      []string
	}{
		{"none", "甲 < 乙 <tablet> </table>", nil},
		{"one", "甲\n<table>1</table>乙", []string{"2:1-2:17"}},
		{"any case and attributes", "<TABLE border=1>1</TABLE >\r\n<table\nid=x>2</table>", []string{"1:1-1:27", "2:1-3:15"}},
		{"nested", "<table><tr><td><table><tr><td><table></table></table></td></table>甲", []string{"1:1-1:67"}},
		{"unclosed", "甲<table><tr><td>1\n\n乙", []string{"1:2-3:2"}},
		{"unclosed before another", "<table><tr><td>1</td></tr>\n甲\n<table></table>乙", []string{"1:1-3:1", "3:1-3:16"}},
		{"cut", "<table>\n</tabl", []string{"1:1-2:7"}},
		{"in a comment", "<!-- <table> --><table></table>", []string{"1:17-1:32"}},
		{"comments that do not end", "<!-- <table></table><!--", []string{"1:6-1:21"}},
		{"in a script", "<script>'<table>'</script><table></table><style>", []string{"1:27-1:42"}},
		{"byte order mark", "\ufeff<table></table>", []string{"1:1-1:16"}},
	} {
		var got []string
		for _, s := range Tables([]byte(test.src)) {
			got = append(got, fmt.Sprintf("%v-%v", s.Start, s.End))
		}
		if diff := cmp.Diff(test.want, got); diff != "" {
			t.Errorf("%s (-want +got)\n%s", test.what, diff)
		}
	}
}

// TestAppend reads Markdown with tables in it, in the way that callers do.
func TestAppend(t *testing.T) {
	src := []byte("# 甲\n\n<table>\n<tr><td>规章</td><td>\\-1</td></tr>\n</table>\n\n乙 <table><tr><td>丙<br />\n丁</td><td>a\\b</td></tr><tr hidden><td>9\xff</td></tr></table> 戊\n")
	d := &document.Document{Source: src}
	grid := 4
	for _, s := range Tables(src) {
		grid = Append(d, s, grid)
	}
	if grid != 6 {
		t.Errorf("last grid is %d", grid)
	}
	want := [][]string{{"5", "规章 @0", "-1 @1"}, {"6", `丙丁 @0`, `a\b @1`}}
	if diff := cmp.Diff(want, lines(d)); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
	checkLines(t, d)
	if want := (document.Position{Offset: strings.IndexByte(string(src), 0xff), Line: 8, Column: 40}); d.Bad != 1 || d.BadPos != want {
		t.Errorf("%d bad, first at %+v", d.Bad, d.BadPos)
	}
	if n := Append(d, Span{}, 6); n != 6 {
		t.Errorf("nothing has grid %d", n)
	}
	if n := Append(d, Span{End: document.Position{Offset: 1 << 40}, Start: document.Position{Offset: 1 << 41}}, 6); n != 6 {
		t.Errorf("nothing has grid %d", n)
	}
}

func TestInline(t *testing.T) {
	for _, test := range []struct{ src, text, pos string }{
		{`<span lang="EN-US">第二十条</span>`, "第二十条", "1:20"},
		{`12`, "12", "1:1"},
		{`<b>1</b>2`, "12", "1:4"},
		{`\-26`, "-26", "1:1"},
		{`字体：\[大 中\]`, "字体：[大 中]", "1:1"},
		{`<p>商业<br/>企业</p>`, "商业企业", "1:4"},
		{`<tr><td>1</td><td>2</td></tr>`, "1 2", "1:9"},
		{`<table><tr><td>1</table>2`, "1 2", "1:16"},
		{`&nbsp;`, "", "1:1"},
		{`<span></span>`, "", "1:1"},
		{`<script>9</script>1`, "1", "1:19"},
		{`5<6`, "5<6", "1:1"},
		{`<span`, "<span", "1:1"},
		{`a<b c="`, `a<b c="`, "1:1"},
		{`1<b c='>' d = ">">2</b>`, "12", "1:1"},
		{`1<!-- 9 <b> -->2<?9>3<!9>4</>5`, "1234</>5", "1:1"},
		{`<!-- 9`, "<!-- 9", "1:1"},
		{`<title>1</title>`, "1", "1:8"},
		{`1<`, "1<", "1:1"},
		{`<B HIDDEN>9</B>1<br/>2`, "1 2", "1:16"},
	} {
		src := []byte(test.src)
		d := &document.Document{Source: src}
		c := document.Cell{End: len(src), Line: 1, Column: 1, X: 5, Col: 2}
		Inline(d, &c)
		if got := d.Text(&c); got != test.text || c.Pos().String() != test.pos || c.X != 5 || c.Col != 2 {
			t.Errorf("%s: got %q at %v: %+v", test.src, got, c.Pos(), c)
		}
		if (test.text == "") != (c.Gap != document.NoGap) || test.text == "" && c.Start != c.End {
			t.Errorf("%s: %+v", test.src, c)
		}
	}
}

func TestSniff(t *testing.T) {
	for _, src := range []string{
		"<!DOCTYPE html>", "\ufeff \r\n<!doctype HTML PUBLIC", "<!DOCTYPE", "<html", "<HTML xmlns='x'>",
		"<?xml version='1.0'?>\n<!-- x -->\n<html>", "<!-- a comment that does not en",
		"<head>", "<body\n", "<meta charset=gbk>", "<title>甲", "<script>a](b)</script>",
		"<div id=zoom><p>甲</p>\n\n<p>乙</p></div>", "<table border=1>\n<tr>\n\n<td>1", "<p>", "<p style='x'>甲\\</p>",
		"<span>甲</span>\n乙", "<h1>甲</h1>乙", "</div><p>甲", "<tr><td>1", "<td>", "<br>甲", "<center>", "<p",
		"<div>\n\n甲\n</div>", "<div><pre># 甲\n\n乙</pre>", "<div>| 首页\n| 公开</div>", "<div>[[甲]]</div>",
	} {
		if !Sniff([]byte(src)) {
			t.Errorf("%q is HTML", src)
		}
	}
	for _, src := range []string{
		"", " ", "<", "</", "<>", "<?xml version='1.0'?><rss>", "<?xml", "<!DOCTYPE svg>", "甲<p>", "# 甲\n<table>",
		"| a | b |\n|---|---|\n<table>", "<中文>", "< p>", "<1>", "<http://a.b>", "<pp>", "<x@y.z>", "<w:document>",
		"<div class=nav>\n\n[首页](/) \\> 公开\n\n</div>", "<div>\n\n# 甲\n\n</div>", "<div>\n\n字体：\\[大\\]\n",
		"<div>\n\n甲\n\n乙\n\n</div>", "<p align=center>甲</p>\n\n乙丙\n\n", "<table><tr><td>1</table>\n\n四、丁\n",
		"<img src=x>\n\n甲", "<div>\n| a | b |\n|---|:-:|\n", "<div>\n```\n",
		"<div>\n{|\n| 甲\n|}\n", "<div>\n\n[[a|甲]] &gt; <span>乙</span></div>",
	} {
		if Sniff([]byte(src)) {
			t.Errorf("%q is no HTML", src)
		}
	}
}

// TestGlance tests that where no table is told to stand in another, none does,
// and that ordinary pages are told to have none.
func TestGlance(t *testing.T) {
	for _, test := range []struct {
		src    string
		cells  int
		nested bool
	}{
		{"<p>1", 0, false},
		{"<table><tr><td>1<th>2</table><TABLE><tr><TD>3</TABLE>", 3, false},
		{"<!-- a --><style></style><table><tr><td><span>1</span><sup>2</sup></table><script></script>", 1, false},
		{"<table><tr><td><table>", 1, true},
		{"<table><tr><td><TABLE>", 1, true},
		{"<table><tr><td><!-- </table> --><table>", 1, true},
		{"<table><tr><td><script></table></script><table>", 1, true},
		{"<table><tr><td><STYLE></table></STYLE><table>", 1, true},
		{"<table><tr><td></tablet><table>", 1, true},
	} {
		if cells, nested := glance([]byte(test.src), 0); cells != test.cells || nested != test.nested {
			t.Errorf("%s: got %d cells, %t", test.src, cells, nested)
		}
	}
	r := rand.New(rand.NewPCG(3, 4))
	bits := []string{"<table>", "<TABLE a>", "</table>", "</Table >", "<table", "</table", "<tablet>", "</tablet>", "<td>", "<tr>", "</td>",
		"<!--", "-->", "<!-", "<script>", "</script>", "<style a=1>", "</style>", "<s>", "<", ">", "</", "甲"}
	flat := 0
	for range 20000 {
		var b []byte
		for range r.IntN(12) {
			b = append(b, bits[r.IntN(len(bits))]...)
		}
		if _, nested := glance(b, 0); nested {
			continue
		}
		flat++
		for _, e := range scan(b, 0) {
			if e.depth > 0 || e.nested > 0 {
				t.Fatalf("%s: a table stands in another", b)
			}
		}
	}
	if flat < 1000 {
		t.Errorf("only %d texts were told to have no table in another", flat)
	}
}
