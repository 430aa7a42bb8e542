// This file tests the reading of pages: rows, cells, texts, what is hidden, titles
// and places.

package html

import (
	"bytes"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/seed-11a632b0/gongkai/document"
)

var update = flag.Bool("update", false, "write the golden files anew")

// lines shows a document: a plain line as its words, a row as the number of its
// grid and its cells, each with its column and, where they are not 1, the
// columns and rows it spans.
func lines(d *document.Document) [][]string {
	var out [][]string
	for i := range d.Lines {
		l := &d.Lines[i]
		var s []string
		switch l.Kind {
		case document.Blank:
			s = append(s, "blank")
		case document.Row:
			s = append(s, fmt.Sprint(l.Grid))
		}
		cells := d.LineCells(l)
		for j := range cells {
			c := &cells[j]
			text := d.Text(c)
			if text == "" {
				text = map[document.Gap]string{document.NBSP: "nbsp", document.Cellar: "empty"}[c.Gap]
			}
			if l.Kind == document.Row {
				text += fmt.Sprintf(" @%d", c.Col)
				if c.ColSpan != 1 || c.RowSpan != 1 {
					text += fmt.Sprintf(" %dx%d", c.ColSpan, c.RowSpan)
				}
			}
			s = append(s, text)
		}
		out = append(out, s)
	}
	return out
}

type test struct {
	what, src string
	want      [][]string
}

func run(t *testing.T, tests []test) {
	t.Helper()
	for _, test := range tests {
		t.Run(test.what, func(t *testing.T) {
			d := Read([]byte(test.src))
			if diff := cmp.Diff(test.want, lines(d)); diff != "" {
				t.Errorf("%s\n(-want +got)\n%s", test.src, diff)
			}
			check(t, d)
		})
	}
}

type ss = []string

func TestRows(t *testing.T) {
	run(t, []test{
		{"plain", `<table><tr><td>规章</td><td>1</td></tr><tr><td>文件</td><td>2</td></tr></table>`,
			[][]string{{"1", "规章 @0", "1 @1"}, {"1", "文件 @0", "2 @1"}}},
		{"groups and headers", `<TABLE><THEAD><TR><TH>a<TBODY><TR><TD>b<TFOOT><TR><TD>c</TABLE>`,
			[][]string{{"1", "a @0"}, {"1", "b @0"}, {"1", "c @0"}}},
		{"unclosed", `<table><tr><td>a<td>b<tr><td>c`,
			[][]string{{"1", "a @0", "b @1"}, {"1", "c @0"}}},
		{"XHTML", `<table><tr><td/><td>b</td><td /></tr><tr/></table>`,
			[][]string{{"1", "empty @0", "b @1", "empty @2"}}},
		{"empty cells", "<table><tr><td></td><td> \n</td><td>&nbsp;</td><td>\u00a0 <br></td><td>\u3000</td><td><p><o:p>&nbsp;</o:p></p></td></tr></table>",
			[][]string{{"1", "empty @0", "empty @1", "nbsp @2", "nbsp @3", "empty @4", "empty @5"}}},
		{"empty row", `<table><tr></tr><tr><td></td></tr></table>`,
			[][]string{{"1", "empty @0"}}},
		{"text outside cells", `<table>甲<tr>乙<td>1</td>丙<td>2</td></tr>丁</table>`,
			[][]string{{"甲"}, {"乙"}, {"丙"}, {"1", "1 @0", "2 @1"}, {"丁"}}},
		{"caption", `<table><caption>表一</caption><colgroup><col></colgroup><tr><td>1</td></tr></table>`,
			[][]string{{"表一"}, {"1", "1 @0"}}},
		{"several", `<table><tr><td>1</table><table><tr><td>2</table>三<table><tr><td>3</table>`,
			[][]string{{"1", "1 @0"}, {"2", "2 @0"}, {"三"}, {"3", "3 @0"}}},
		{"a table that is not closed", `<table><tr><td>1</td></tr><table><tr><td>2</td></tr></table><p>三`,
			[][]string{{"1", "1 @0"}, {"2", "2 @0"}, {"三"}}},
		{"rows without a table", `<tr><td>a</td><td>1</td></tr><tr><td>b</td><td>2</td></tr><p>三</p><tr><td>c`,
			[][]string{{"1", "a @0", "1 @1"}, {"1", "b @0", "2 @1"}, {"三"}, {"2", "c @0"}}},
		{"cells without a row", `前<td>a</td> <td>1</td></tr><td>b</td></tbody>后`,
			[][]string{{"前"}, {"1", "a @0", "1 @1"}, {"1", "b @0"}, {"后"}}},
		{"a table after rows without one", `<td>a</td><table><tr><td>b</table>`,
			[][]string{{"1", "a @0"}, {"2", "b @0"}}},
		{"end tags without a start", `甲</td>乙</tr>丙</table>丁</tbody></div></p>戊`,
			[][]string{{"甲"}, {"乙"}, {"丙"}, {"丁"}, {"戊"}}},
		{"prose in a cell", `<table><tr><td><h2>一、总体情况</h2><p>` + strings.Repeat("字", proseBytes/3) + `</p></td><td>注 一</td></tr><tr><td>1</td></tr></table>`,
			[][]string{{"一、总体情况"}, {strings.Repeat("字", proseBytes/3)}, {"注", "一"}, {"1", "1 @0"}}},
	})
}

func TestSpans(t *testing.T) {
	run(t, []test{
		{"columns and rows", `<table><tr><td colspan=2 rowspan=2>a<td>b<tr><td>c<tr><td>d<td>e<td>f</table>`,
			[][]string{{"1", "a @0 2x2", "b @2"}, {"1", "c @2"}, {"1", "d @0", "e @1", "f @2"}}},
		{"groups of labels", `<table><tr><td rowspan=3>三<td rowspan=2>（三）<td>1<tr><td>2<tr><td colspan=2>（四）</table>`,
			[][]string{{"1", "三 @0 1x3", "（三） @1 1x2", "1 @2"}, {"1", "2 @2"}, {"1", "（四） @1 2x1"}}},
		{"one row too many pushes aside", `<table><tr><td rowspan=2>a<td>1<tr><td>b<td>2</table>`,
			[][]string{{"1", "a @0 1x2", "1 @1"}, {"1", "b @1", "2 @2"}}},
		{"overlapping", `<table><tr><td>a<td rowspan=2>b<tr><td colspan=3>c<td>d</table>`,
			[][]string{{"1", "a @0", "b @1 1x2"}, {"1", "c @0 3x1", "d @3"}}},
		{"past the end", `<table><tr><td rowspan=9>a<td>b<tr><td>c</table>`,
			[][]string{{"1", "a @0 1x2", "b @1"}, {"1", "c @1"}}},
		{"not beyond the group", `<table><thead><tr><td rowspan=3>a<tbody><tr><td>b</table>`,
			[][]string{{"1", "a @0"}, {"1", "b @0"}}},
		{"to the end of the group", `<table><tr><td rowspan=0>a<td>b<tr><td>c<tr><td>d</tbody><tr><td>e</table>`,
			[][]string{{"1", "a @0 1x3", "b @1"}, {"1", "c @1"}, {"1", "d @1"}, {"1", "e @0"}}},
		{"attributes twice", `<table><tr><td colspan=2 colspan=3 rowspan=1 rowspan=2>a<td>b</table>`,
			[][]string{{"1", "a @0 2x1", "b @2"}}},
		{"odd numbers", `<table><tr><td colspan=0>a<td colspan="-3">b<td colspan=' +2 '>c<td colspan=2.9>d<td colspan="x">e<td colspan>f</table>`,
			[][]string{{"1", "a @0", "b @1", "c @2 2x1", "d @4 2x1", "e @6", "f @7"}}},
		{"rows that hold nothing count", `<table><tr><td rowspan=3>a<td>1<tr></tr><tr><td>2<tr><td>b</table>`,
			[][]string{{"1", "a @0 1x3", "1 @1"}, {"1", "2 @1"}, {"1", "b @0"}}},
		{"over prose", `<table><tr><td rowspan=2>a<td><p>` + strings.Repeat("字", proseBytes) + `<p>。<tr><td>1</table>`,
			[][]string{{"a"}, {strings.Repeat("字", proseBytes)}, {"。"}, {"1", "1 @1"}}},
	})
}

func TestCellText(t *testing.T) {
	row := func(cells ...string) [][]string {
		for i := range cells {
			cells[i] = fmt.Sprintf("%s @%d", cells[i], i)
		}
		return [][]string{append(ss{"1"}, cells...)}
	}
	run(t, []test{
		{"line breaks within ideographs", "<td>商业<br>企业<td>科研<br/>\n  机构<td><p>社会公</p>\n<p>益组织</p><td>（一）<br>予以",
			row("商业企业", "科研机构", "社会公益组织", "（一）予以")},
		{"line breaks within figures", "<td>1<br>2<td><p>1</p><p>2</p><td>1.<br>2<td>１<br>２<td>1，<br>234",
			row("1 2", "1 2", "1. 2", "１ ２", "1， 234")},
		{"line breaks between both", "<td>12<br>（其中3件）<td>合计<br>12",
			row("12（其中3件）", "合计12")},
		{"spans", "<td><span>1</span><span>2</span><td><b>规</b><i>章</i><td><font>1</font> <font>2</font>",
			row("12", "规章", "1 2")},
		{"words of another element", "<td>12<sup>3</sup><td><s>3</s>4<td>1<img>2<td>规章<sup>注</sup>",
			row("12 3", "3 4", "1 2", "规章注")},
		{"white space", "<td> a  b\tc <td>政府\n  信息<td>政府 信息<td>第\u3000条<td>1\u00a02<td>a\nb<td>12\n件",
			row("a b c", "政府信息", "政府 信息", "第\u3000条", "1\u00a02", "a b", "12 件")},
		{"line ends between elements stay", "<td><span>政府</span>\n<span>信息</span>",
			row("政府 信息")},
		{"entities", "<td>&lt;1&gt;&amp;&#49;&#x32;&nbsp;&times;3&quot;<td>&#12295;&middot;&emsp;<td>&nosuch;&#;&",
			row("<1>&12\u00a0×3\"", "〇·", "&nosuch;&#;&")},
		{"entities without semicolon", "<td>&nbsp12<td>&lt3<td>&ampx<td>&notit;<td>&#49x<td>&#x0000000000000031;<td>&#x00000000000000031;",
			row("12", "<3", "&x", "¬it;", "1x", "1", "1")},
		{"entities that are no characters", "<td>&#0;<td>&#xd800;<td>&#4294967345;<td>&#128;<td>&#1114112;",
			row("\ufffd", "\ufffd", "\ufffd", "€", "\ufffd")},
		{"unseen characters", "<td>\u200b12\ufeff<td>政\u200b府<td>&#8203;<td>&#8203;1&#8203;<td>1&#8203;2",
			row("12", "政\u200b府", "empty", "1", "1\u200b2")},
		{"unseen characters and breaks", "<td>商\u200b<br>\u200b业<td>1\u200b<br>2",
			row("商业", "1 2")},
		{"verbatim", "<td><pre>1\n2</pre><td><pre>规\n章</pre>",
			row("1 2", "规章")},
		{"marks that are no tags", "<td>5 < 6<td>a<中>b<td>满意度<95%<td>1</ 2",
			row("5 < 6", "a<中>b", "满意度<95%", "1")},
		{"comments", "<td>1<!-- 9 -->2<td><!--[if !mso]>9<![endif]-->3<td><![if !x]>4<![endif]><td>5<?x 9?>6",
			row("12", "3", "4", "56")},
		{"office", "<td><p class=MsoNormal><span lang=EN-US>51<o:p></o:p></span></p><td><o:p>7</o:p>",
			row("51", "7")},
		{"backslashes", `<td>\-1`, row(`\-1`)},
		{"verbatim text of XML", "<?xml version='1.0'?><td><![CDATA[1]]><![CDATA[]]>2<td hidden><![CDATA[9]]></td><td><![CDATA[3</td></table>", row("12", "empty")},
		{"verbatim text elsewhere", "<td><![CDATA[9]]>2<td><![CDATA[9]]>", row("2", "\ufffc")},
		{"fields of forms", `<td><input value=5><td><input type=text readonly value="1&#50;"/>件<td><input type=hidden value=9><td><input type="CheckBox" value=9 checked>3<td><input value><td><input hidden value=9><td>1<input value=2><td><textarea>4</textarea><td><textarea></textarea></table>`,
			row("5", "12件", "empty", "3", "empty", "empty", "1 2", "4", "empty")},
		{"fields outside cells", `<input value=9><textarea>9</textarea><td>1`, row("1")},
		{"things that are no text", `<td><img src=a.gif alt=9><td><img>7<td><svg><text>9</text></svg><td><select><option>9</select><td><canvas></canvas><td><object>7</object><td><object></object><td><img style="display:none"><td><script>9</script></table>`,
			row("\ufffc", "7", "\ufffc", "\ufffc", "\ufffc", "7", "\ufffc", "empty", "empty")},
	})
}

func TestHidden(t *testing.T) {
	run(t, []test{
		{"scripts and their like", `甲<script>var a="<table><tr><td>9</td></tr></table>"</script><style>td{}</style><template><p>9</template><noscript><p>9</p></noscript><select><option>9<option>9</select><textarea>9</textarea><input value=9><svg><title>9</title><text>9</text></svg><iframe>9</iframe><xml><w:x>9</w:x></xml>乙`,
			[][]string{{"甲乙"}}},
		{"attributes", `<div hidden>9</div><div style="color:red; DISPLAY : none !important">9</div><span style='visibility:hidden'>9</span><div style="display:block">1</div><p style="no-display:none">2`,
			[][]string{{"1"}, {"2"}}},
		{"pages that scripts show", `<html hidden><body style="display:none">1</body></html>`, [][]string{{"1"}}},
		{"nested", `<div hidden><div>9</div>9<table><tr><td>9</table></div>1`,
			[][]string{{"1"}}},
		{"unclosed paragraph", `<p hidden>9<p>1`, [][]string{{"1"}}},
		{"unclosed item", `<ul><li hidden>9<ul><li>9</ul><li>1</ul>2`, [][]string{{"1"}, {"2"}}},
		{"unclosed term", `<dl><dt hidden>9<dd>1</dl>`, [][]string{{"1"}}},
		{"unclosed division", `<section><div hidden>9</section>1`, [][]string{{"1"}}},
		{"unclosed span", `<div><span hidden>9<b>9</div>1`, [][]string{{"1"}}},
		{"unclosed span in a paragraph", `<p><span hidden>9</p>1`, [][]string{{"1"}}},
		{"stray end tags", `<div hidden>9</b></p></br>9</div>1`, [][]string{{"1"}}},
		{"row", `<table><tr hidden><td>9<td>9</tr><tr style="display:none"><td>9<tr><td>1</table>`, [][]string{{"1", "1 @0"}}},
		{"group", `<table><tbody hidden><tr><td>9<tr><td>9<tbody><tr><td>1</table>`, [][]string{{"1", "1 @0"}}},
		{"table", `<table hidden><tr><td>9<table><tr><td>9</table></table>1`, [][]string{{"1"}}},
		{"cell that takes up no room", `<table><tr><td>1<td hidden>9<td>2</table>`, [][]string{{"1", "1 @0", "2 @1"}}},
		{"cell that takes up room", `<table><tr><td>1<td style="visibility:hidden">9<b>9</b></td><td>2</table>`, [][]string{{"1", "1 @0", "empty @1", "2 @2"}}},
		{"in an unclosed cell", `<table><tr><td>1<span hidden>9<td>2<tr><td>3<div hidden>9<tr><td>4</table>`,
			[][]string{{"1", "1 @0", "2 @1"}, {"1", "3 @0"}, {"1", "4 @0"}}},
		{"closed in XHTML", `<div hidden/>1<script/>2`, [][]string{{"12"}}},
		{"unknown element", `<x-a hidden>9<x-b>9</x-b>9</x-a>1`, [][]string{{"1"}}},
	})
}

func TestNested(t *testing.T) {
	run(t, []test{
		{"layout", `<table><tr><td>导航<td><h1>报告</h1><p>一、总体情况<table><tr><td>a<td>1<tr><td>b<td>2</table><p>二、<table><tr><td>c<td>3</table></td></tr><tr><td>页脚</table>`,
			[][]string{{"导航"}, {"报告"}, {"一、总体情况"}, {"1", "a @0", "1 @1"}, {"1", "b @0", "2 @1"}, {"二、"}, {"2", "c @0", "3 @1"}, {"页脚"}}},
		{"wrapper", `<table><tr><td><table><tr><td><table><tr><td>a<td>1</table></table></table>`,
			[][]string{{"1", "a @0", "1 @1"}}},
		{"in the last cell", `<table><tr><td>a<td>b<td>c<td>1<table><tr><td>2<td>3</table></td></tr><tr><td>d<td>e</table>`,
			[][]string{{"1", "a @0", "b @1", "c @2", "1 @3"}, {"2", "2 @0", "3 @1"}, {"1", "d @0", "e @1"}}},
		{"in the middle", `<table><tr><td>a<td colspan=2><table><tr><td>1</table>后</td><td>b<td>c</tr></table>`,
			[][]string{{"1", "a @0", "empty @1 2x1"}, {"2", "1 @0"}, {"后"}, {"1", "b @3", "c @4"}}},
		{"spans reach over it", `<table><tr><td rowspan=2>a<td>b<td><table><tr><td>1</table></td><td>c<tr><td>d</table>`,
			[][]string{{"1", "a @0 1x2", "b @1", "empty @2"}, {"2", "1 @0"}, {"1", "c @3"}, {"1", "d @1"}}},
		{"unclosed", `<table><tr><td>a<td>b<table><tr><td>1</table>后`,
			[][]string{{"1", "a @0", "b @1"}, {"2", "1 @0"}, {"后"}}},
		{"in a script", `<table><script>"<table><tr><td><td>"</script><!-- <table><td><td> --><tr><td>1</table>`,
			[][]string{{"1", "1 @0"}}},
	})
}

func TestPlain(t *testing.T) {
	run(t, []test{
		{"blocks", `<h1>甲</h1>乙<div>丙<p>丁<br>戊<ul><li>己<li>庚</ul>辛<hr>壬`,
			[][]string{{"甲"}, {"乙"}, {"丙"}, {"丁"}, {"戊"}, {"己"}, {"庚"}, {"辛"}, {"壬"}}},
		{"words", "<p>行政许可\t12  3\u300045\n6</p>", [][]string{{"行政许可", "12", "3", "45", "6"}}},
		{"inline elements", `<p><span>一、</span><b>总体</b> <i>情况</i></p>`, [][]string{{"一、总体", "情况"}}},
		{"no-break spaces", "<p>&nbsp;&nbsp;一、&nbsp;二 &nbsp; 三&nbsp;&nbsp; \u00a0</p>",
			[][]string{{"一、", "二", "nbsp", "三", "nbsp"}}},
		{"nothing but no-break spaces", "<p>&nbsp;</p><p> </p><p></p><p>&nbsp; &nbsp;</p>", [][]string{{"blank"}, {"blank"}}},
		{"office", "<p>一、<o:p>&nbsp;</o:p></p><p><o:p>&nbsp;</o:p></p>", [][]string{{"一、"}}},
		{"wrapped source", "<p>政府信息\n公开，\r\n条例 2024\n年</p>", [][]string{{"政府信息公开，条例", "2024", "年"}}},
		{"wrapped between elements", "<p><a>首页</a>\n<a>公开</a></p>", [][]string{{"首页", "公开"}}},
		{"blank lines", "<p>甲乙\n\n丙丁\r\n \r\n戊<b>己</b>\n\n庚</p>", [][]string{{"甲乙"}, {"丙丁"}, {"戊己", "庚"}}},
		{"verbatim", "<pre>\n甲  1\r\n乙  2\r\r丙</pre>丁\n戊", [][]string{{"甲", "1"}, {"乙", "2"}, {"丙"}, {"丁戊"}}},
		{"footnotes", "<p>12<sup>3</sup>件<sup>4</sup></p>", [][]string{{"12", "3件4"}}},
		{"entities", "<p>a&lt;b&nbsp;&amp; &#27861;&#x7b2c;</p>", [][]string{{"a<b", "&", "法第"}}},
		{"no tags", "甲 12\n", [][]string{{"甲", "12"}}},
		{"nothing", "", nil},
		{"mark only", "\ufeff", nil},
		{"cut in a tag", "<p>甲<p class=", [][]string{{"甲"}}},
		{"cut in a character", "<p>甲\xe4\xb9", [][]string{{"甲\ufffd"}}},
	})
}

func TestTitle(t *testing.T) {
	run(t, []test{
		{"title", "<html><head><title> 某镇&amp;某局\n2024年 报告 </title></head><body><p>正文</body></html>",
			[][]string{{"正文"}, {"某镇&某局", "2024年", "报告"}}},
		{"meta", `<meta name="ArticleTitle" content="报告 一"><META PROPERTY=og:title CONTENT='报告&nbsp;二'><meta name=title content=报告三/><meta name=keywords content=别><meta name=title content=""><title></title><p>正文`,
			[][]string{{"正文"}, {"报告", "一"}, {"报告", "二"}, {"报告三/"}}},
		{"title that does not end", "<title>报告<p>正文", [][]string{{"报告"}, {"正文"}}},
		{"title that is closed", "<title/>报告<p>正文", [][]string{{"报告"}, {"正文"}}},
		{"title with tags", "<title>报告<b></title><p>正文", [][]string{{"正文"}, {"报告<b>"}}},
	})
}

// TestPositions pins where things are, in several kinds of line ends.
func TestPositions(t *testing.T) {
	type cell struct {
		Text       string
		Start, End int
		Pos        string
		Str        string
	}
	type line struct {
		Kind               document.Kind
		Number, Start, End int
		Cells              []cell
	}
	src := "\ufeff<p>甲 <b>乙</b>丙</p>\r\n" + // 3 bytes of mark
		"<table>\n<tr>\r<td> 丁1</td><td>\n</td><td><i>2</i><i>3</i></td>\n</tr></table>\n" +
		"<p>&#27861;\\x 戊</p>"
	want := []line{
		{document.Plain, 1, 6, 23, []cell{{"甲", 6, 9, "1:4", ""}, {"乙丙", 13, 23, "1:9", "乙丙"}}},
		{document.Row, 3, 37, 97, []cell{{"丁1", 47, 51, "4:6", ""}, {"", 60, 60, "4:17", ""}, {"23", 73, 82, "5:13", "23"}}},
		{document.Plain, 7, 109, 123, []cell{{"法\\x", 109, 119, "7:4", "法\\x"}, {"戊", 120, 123, "7:15", ""}}},
	}
	var got []line
	d := Read([]byte(src))
	for i := range d.Lines {
		l := &d.Lines[i]
		g := line{l.Kind, l.Number, l.Start, l.End, nil}
		for _, c := range d.LineCells(l) {
			g.Cells = append(g.Cells, cell{d.Text(&c), c.Start, c.End, c.Pos().String(), c.Str})
		}
		got = append(got, g)
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
	check(t, d)
}

// TestCut tests what becomes of a cell or word that the source ends in.
func TestCut(t *testing.T) {
	for _, test := range []struct {
		src   string
		want  [][]string
		whole bool // the last cell does not stretch to the end
	}{
		{"<table><tr><td>a<td>12</td", [][]string{{"1", "a @0", "12 @1"}}, false},
		{"<table><tr><td>a<td>12</td>", [][]string{{"1", "a @0", "12 @1"}}, true},
		{"<table><tr><td>a<td><b>1</b><b>2</b></sp", [][]string{{"1", "a @0", "12 @1"}}, false},
		{"<table><tr><td>a<td>12", [][]string{{"1", "a @0", "12 @1"}}, false},
		{"<table><tr><td>a<td><p\nclass=", [][]string{{"1", "a @0"}}, true},
		{"<table><tr><td>a<td>&nbsp;\n<!-- x", [][]string{{"1", "a @0"}}, true},
		{"<table><tr><td>a<td></td>\n", [][]string{{"1", "a @0", "empty @1"}}, true},
		{"<table><tr><td rowspan=2>a<td>1<tr><td><p>", [][]string{{"1", "a @0 1x2", "1 @1"}}, true},
		{"<table><tr><td>a<td><script>9", [][]string{{"1", "a @0"}}, true},
		{"<table><tr><td>a<td>1<span hidden>9", [][]string{{"1", "a @0", "1 @1"}}, false},
		{"<table><tr><td>a<td>b<td>1<table><tr><td>2<td>", [][]string{{"1", "a @0", "b @1", "1 @2"}, {"2", "2 @0"}}, true},
		{"<table><tr><td>a<td>1<table><tr><td>2</table>3", [][]string{{"1", "a @0", "1 @1"}, {"2", "2 @0"}, {"3"}}, false},
		{"<td><td>1<br>" + strings.Repeat("x", proseBytes) + " 23<b", [][]string{{"1"}, {strings.Repeat("x", proseBytes), "23"}}, false},
		{"<p>甲 <b>1</b></sp", [][]string{{"甲", "1"}}, false},
		{"<p>甲 12 ", [][]string{{"甲", "12"}}, true},
		{"<p>甲 12</p>\n", [][]string{{"甲", "12"}}, true},
		{"<title>甲</title><p>12<", [][]string{{"12<"}, {"甲"}}, true},
	} {
		src := strings.ReplaceAll(test.src, `\n`, "\n")
		d := Read([]byte(src))
		if diff := cmp.Diff(test.want, lines(d)); diff != "" {
			t.Errorf("%s (-want +got)\n%s", src, diff)
		}
		if whole := d.Cells[len(d.Cells)-1].End < len(src); whole != test.whole {
			t.Errorf("%s: the last cell ends at %d of %d", src, d.Cells[len(d.Cells)-1].End, len(src))
		}
		check(t, d)
	}
}

func TestBad(t *testing.T) {
	d := Read([]byte("<p>甲\n<b \xff>乙\xe4\xb9<td>\xff"))
	if want := (document.Position{Offset: 10, Line: 2, Column: 4}); d.Bad != 4 || d.BadPos != want {
		t.Errorf("got %d, first at %v, want 4 and %v", d.Bad, d.BadPos, want)
	}
	if got := lines(d); got[0][1] != "乙\ufffd" {
		t.Errorf("got %q", got)
	}
	check(t, d)
}

func TestGolden(t *testing.T) {
	files, err := filepath.Glob("testdata/*.html")
	if err != nil || len(files) == 0 {
		t.Fatal("no pages", err)
	}
	for _, name := range files {
		src, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		if !Sniff(src[:64]) {
			t.Errorf("%s is no HTML", name)
		}
		d := Read(src)
		check(t, d)
		var b bytes.Buffer
		for i, s := range lines(d) {
			l := &d.Lines[i]
			fmt.Fprintf(&b, "%d:%d-%d\t%s\n", l.Number, l.Start, l.End, strings.Join(s, " | "))
		}
		golden := strings.TrimSuffix(name, ".html") + ".golden"
		if *update {
			if err := os.WriteFile(golden, b.Bytes(), 0o644); err != nil {
				t.Fatal(err)
			}
			continue
		}
		want, err := os.ReadFile(golden)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(string(want), b.String()); diff != "" {
			t.Errorf("%s (-want +got)\n%s", name, diff)
		}
	}
}

// What sheets in a page do not show in tables, and what may be so.
func TestSheets(t *testing.T) {
	const cells = `<table class=t><tr><td class=a>1<td id=b>2<td><i class="x a">3</i>4<td><b class=x>5</b></table>`
	for _, test := range []struct{ sheet, want string }{
		{"", "1 2 34 5"},
		{".a{color:red}.b{display:none}", "1 2 34 5"},
		{".a{display:none}", "2 4? 5"},
		{"<!-- p{}\n.c , .a { DISPLAY : none !important } -->", "2 4? 5"},
		{"td.a, #b{display:none}", "34 5"},
		{".x{visibility:hidden}", "1 2 4? \ufffc"},
		{".x{text-decoration:line-through}", "1 2 3 4? 5?"},
		{".x{color:white}", "1 2 3 4? 5?"},
		{"div .x{display:none}", "1 2 3 4? 5?"},
		{".x.y{display:none}", "1 2 3 4? 5?"},
		{".x:nth-child(2){display:none}", "1 2 3 4? 5?"},
		{".x:after{display:none}", "1 2 34 5"},
		{".x{display:none}.x{display:inline}", "1 2 3 4? 5?"},
		{".x{opacity:0}", "1 2 3 4? 5?"},
		{".x{font:0/0 a}", "1 2 3 4? 5?"},
		{".x{width:1px;overflow:hidden}", "1 2 3 4? 5?"},
		{".x{vertical-align:super}", "1 2 3 4 5?"},
		{".x{float:left}", "1 2 3 4 5"},
		{".y td{display:none}", "1 2 34 5"},
		{".t .x:nth-child(2n + 1){display:none}", "1 2 3 4? 5?"},
		{"tr:hover td{color:white}", "1 2 34 5"},
		{"td:nth-child(2){display:none}", "1? 2? 34? 5?"},
		{".t td:nth-child(2n + 1){display:none}", "1? 2? 34? 5?"},
		{".t tr[data-x]{display:none}", "1? 2? 34? 5?"},
		{"/* .a{display:none} */", "1 2 34 5"},
		{"@media print{.a{display:none} b{}}", "1 2 34 5"},
		{"@media (max-width:700px){.a{display:none}} .x{display:none}", "1 2 4? \ufffc"},
		{"@import 'x.css'; @media screen{.a{display:none}}", "2 4? 5"},
		{"@font-face{src:x} .a{display:none", "1 2 34 5"},
	} {
		d := Read([]byte("<style>" + test.sheet + "</style>" + cells))
		if diff := cmp.Diff(test.want, withDoubts(d)); diff != "" {
			t.Errorf("%s (-want +got)\n%s", test.sheet, diff)
		}
		check(t, d)
	}
	// rows, groups of rows, and what is no part of a table
	d := Read([]byte("<style>.a{display:none}</style><div class=a>甲</div><table><tr class=a><td>1<tr><td>2<tbody class=a><tr><td>3<tbody><tr><td>4</table>"))
	if diff := cmp.Diff([][]string{{"甲"}, {"1", "2 @0"}, {"1", "4 @0"}}, lines(d)); diff != "" {
		t.Error(diff)
	}
}

// withDoubts returns the texts of the cells, those in doubt with a question mark.
func withDoubts(d *document.Document) string {
	var out []string
	for i := range d.Cells {
		s := d.Text(&d.Cells[i])
		if d.Cells[i].Marred {
			s += "?"
		}
		out = append(out, s)
	}
	return strings.Join(out, " ")
}

// Figures that nobody sees, and those that are notes: they are marked, and part from others.
func TestFaint(t *testing.T) {
	for _, test := range []struct{ cell, want string }{
		{`<span style="color:#369">0</span>`, "0"},
		{`<span style="color:#FFF">0</span>`, "0?"},
		{`<span style="background:#369;color:white">0</span>`, "0"},
		{`<span style="color: rgb(255, 255, 255); background: none">0</span>`, "0?"},
		{`<span style="color:rgba(0,255,255,1)">0</span>`, "0"},
		{`<font color=white>5</font>3`, "5 3?"},
		{`<p style="position:absolute;left:-9999px">0</p>`, "0?"},
		{`<p style="margin-left:-10px">0</p>`, "0"},
		{`<span style="color:rgba(0,0,0,0.0)">0</span>`, "0?"},
		{`<span style="color:rgba(0,0,0,0.5)">0</span>`, "0"},
		{`<span style="color:rgba(0,0,0)">0</span>`, "0"},
		{`<span style="color:hsl(0,0%,100%)">0</span>`, "0?"},
		{`<span style="color:#0000">0</span>`, "0?"},
		{`<span style="color:#12345600">0</span>`, "0?"},
		{`<p style="transform:scale(0)">0</p>`, "0?"},
		{`<p style="mso-hide:all">0</p>`, "0?"},
		{`<p style="height:0;overflow:hidden">0</p>`, "0?"},
		{`<p style="height:0">0</p>`, "0"},
		{`<p style="opacity:0.0">0</p>`, "0?"},
		{`<p style="opacity:0.9">0</p>`, "0"},
		{`<sup>1</sup>`, "1?"},
		{`7<sup>1</sup>`, "7 1"},
		{`<small>7</small>1`, "7 1"},
		{`<a href="http://x.cn/a.html#_ftn1">1</a>`, "1?"},
		{`7<a href="#_ftn1" name="_ftnref1"><span>1</span></a>`, "7 1"},
		{`<a href="#">1</a>`, "1"},
		{`<span class="MsoFootnoteReference"><span>1</span></span>`, "1?"},
		{`<span style="mso-text-raise:3.0pt">1</span>`, "1?"},
		{`<span style="vertical-align:middle">7</span>1`, "71"},
		{`<sup>1<td>7`, "1? 7"},
	} {
		d := Read([]byte("<table><tr><td>" + test.cell + "</table>"))
		if diff := cmp.Diff(test.want, withDoubts(d)); diff != "" {
			t.Errorf("%s (-want +got)\n%s", test.cell, diff)
		}
		check(t, d)
	}
}

// So many names of sheets are kept.
func TestMaxVeils(t *testing.T) {
	for _, n := range []int{maxVeils, maxVeils + 1} {
		var b strings.Builder
		for i := range n {
			fmt.Fprintf(&b, ".c%d{display:none}", i)
		}
		d := Read([]byte(fmt.Sprintf("<style>%s</style><table><tr><td>1<td class=c%d>2</table>", b.String(), n-1)))
		if got, want := len(d.Cells), 1+n-maxVeils; got != want {
			t.Errorf("%d names: %d cells, want %d", n, got, want)
		}
	}
}
