// This file tests figures that stand beside a picture, or are struck out.

package gongkai

import (
	"strings"
	"testing"
)

// A picture in a cell may show a digit of its figure, and a figure that is struck out does
// not hold: both are in doubt. Where there are only words it makes no difference.
func TestMarred(t *testing.T) {
	const given, doubt = "8 51 4; 7", "8 51? 4; 7"
	for _, x := range []struct{ name, cell, want string }{
		{"plain", `51`, given},
		{"picture before", `<img src="a.gif" alt="5">51`, doubt},
		{"picture behind", `51<img src="a.gif">`, doubt},
		{"picture in a block of its own", `<p>51</p><p><img src="a.gif"></p>`, doubt},
		{"picture that is not shown", `51<img style="display:none" src="a.gif">`, given},
		{"written by a script", `51<noscript>5</noscript>`, doubt},
		{"picture alone", `<img src="a.gif">`, "8? ￼? 4?; 7"},
		{"del", `<del>51</del>`, doubt},
		{"s", `<p><span><s>51</s></span></p>`, doubt},
		{"strike, in part", `5<strike>1</strike>`, "8? 5 1? 4?; 7"},
		{"style", `<span style="color:red; TEXT-DECORATION:underline LINE-THROUGH">51</span>`, doubt},
		{"style of a paragraph", `<p style="text-decoration-line: line-through">51`, doubt},
		{"struck out before", `<p style="text-decoration: line-through"></p><i><s></s>51<s> </s></i>`, given},
		{"one that does not end", `<s>51`, doubt},
	} {
		r := parse(t, []byte(`<h1>某市2023年政府信息公开工作年度报告</h1><table><tr><td>第二十条第（一）项<tr><td>信息内容<td>本年制发件数<td>本年废止件数<td>现行有效件数<tr><td><img src="dot.gif">规章<td><s></s>6<td>0<td>40
<tr><td><del>行政</del>规范性文件<td>8<td>`+x.cell+`<td>4<tr><td>第二十条第（五）项<tr><td>信息内容<td>本年处理决定数量<tr><td>行政许可<td>7</table>`))
		if got := rowText(r, "proactive.rules") + "; " + rowText(r, "proactive.normative") + "; " + rowText(r, "proactive.licensing"); got != "6 0 40; "+x.want {
			t.Errorf("%s: %s, want %s", x.name, got, x.want)
		}
	}
}

// The same where it is the cell, or the row, that is struck out, or a line of words.
func TestStruckRows(t *testing.T) {
	const head = `<h1>某市2023年政府信息公开工作年度报告</h1>`
	table := func(row string) string {
		return head + `<table><tr><td>第二十条第（一）项<tr><td>信息内容<td>本年制发件数<td>本年废止件数<td>现行有效件数<tr><td>规章<td>6<td>0<td>40</tr>` + row + `<tr><td>第二十条第（五）项<tr><td>信息内容<td>本年处理决定数量<tr><td>行政许可<td>7</table>`
	}
	lines := func(s string) string {
		return head + `<p>第二十条第（一）项</p><p>信息内容 本年制发件数 本年废止件数 现行有效件数</p><p>规章 6 0 40</p><p>行政规范性文件 8 ` + s + ` 4</p><p>第二十条第（五）项</p><p>信息内容 本年处理决定数量</p><p>行政许可 7</p>`
	}
	for _, x := range []struct{ name, page, want string }{
		{"cell", table(`<tr><td>行政规范性文件<td>8<td style="text-decoration:line-through">51<td>4`), "6 0 40; 8 51? 4; 7"},
		{"cell that ends", table(`<tr><td>行政规范性文件</td><td>8</td><td style="text-decoration:line-through">51</td><td>4</td></tr>`), "6 0 40; 8 51? 4; 7"},
		{"row", table(`<tr style="text-decoration:line-through"><td>行政规范性文件<td>8<td>51<td>4`), "6 0 40; 8? 51? 4?; 7"},
		{"lines", lines(`<s>51</s>`), "6 0 40; 8 51? 4; 7"},
		{"Markdown", "# 某市2023年政府信息公开工作年度报告\n\n|第二十条第（一）项||||\n|-|-|-|-|\n|信息内容|本年制发件数|本年废止件数|现行有效件数|\n|规章|6|0|40|\n|行政规范性文件|8|<del>51</del>|<img>4|\n|第二十条第（五）项||||\n|信息内容|本年处理决定数量|||\n|行政许可|7|||\n", "6 0 40; 8 51? 4?; 7"},
	} {
		r := parse(t, []byte(x.page))
		if got := rowText(r, "proactive.rules") + "; " + rowText(r, "proactive.normative") + "; " + rowText(r, "proactive.licensing"); got != x.want {
			t.Errorf("%s: %s, want %s", x.name, got, x.want)
		}
	}
}

// And in Word files.
func TestMarredInWord(t *testing.T) {
	run := func(s string) string { return `<w:r><w:t>` + s + `</w:t></w:r>` }
	para := func(s string) string { return `<w:p>` + s + `</w:p>` }
	row := func(cells ...string) string {
		return `<w:tr><w:tc>` + strings.Join(cells, `</w:tc><w:tc>`) + `</w:tc></w:tr>`
	}
	words := func(s string) string {
		var cells []string
		for _, w := range strings.Fields(s) {
			cells = append(cells, para(run(w)))
		}
		return row(cells...)
	}
	const given, doubt = "8 51 4", "8 51? 4"
	for _, x := range []struct{ name, cell, want string }{
		{"plain", para(run("51")), given},
		{"picture", para(run("51") + `<w:r><w:drawing/></w:r>`), doubt},
		{"picture in a paragraph of its own", para(`<w:r><w:pict/></w:r>`) + para(run("51")), doubt},
		{"picture that is not shown", para(run("51") + `<w:r><w:rPr><w:vanish/></w:rPr><w:drawing/></w:r>`), given},
		{"sum", para(`<w:fldSimple w:instr="=SUM(LEFT)">` + run("51") + `</w:fldSimple>`), given},
		{"drawn by a code", para(run("51") + `<w:r><w:fldChar w:fldCharType="begin"/><w:instrText>EQ 9</w:instrText><w:fldChar w:fldCharType="end"/></w:r>`), doubt},
		{"struck out", para(`<w:r><w:rPr><w:strike/></w:rPr><w:t>51</w:t></w:r>`), doubt},
		{"by two lines", para(`<w:r><w:rPr><w:strike w:val="0"/><w:dstrike/></w:rPr><w:t>51</w:t></w:r>`), doubt},
		{"by none", para(`<w:r><w:rPr><w:strike w:val="0"/></w:rPr><w:t>51</w:t></w:r><w:r><w:rPr><w:strike/></w:rPr><w:t> </w:t></w:r>`), given},
		{"by its style", para(`<w:r><w:rPr><w:rStyle w:val="b"/></w:rPr><w:t>51</w:t></w:r>`), doubt},
		{"by that of the paragraph", para(`<w:pPr><w:pStyle w:val="p"/></w:pPr>` + run("51")), doubt},
		{"not, by its own word", para(`<w:pPr><w:pStyle w:val="p"/></w:pPr><w:r><w:rPr><w:strike w:val="0"/></w:rPr><w:t>51</w:t></w:r>`), given},
	} {
		file := zipped(t,
			"[Content_Types].xml", `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>`,
			"word/styles.xml", `<w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:style w:styleId="a"><w:rPr><w:strike/></w:rPr></w:style><w:style w:styleId="b"><w:basedOn w:val="a"/></w:style><w:style w:type="paragraph" w:styleId="p"><w:rPr><w:dstrike/></w:rPr></w:style></w:styles>`,
			"word/document.xml", `<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>`+para(run("某市2023年政府信息公开工作年度报告"))+
				`<w:tbl>`+words("第二十条第（一）项")+words("信息内容 本年制发件数 本年废止件数 现行有效件数")+words("规章 6 0 40")+row(para(`<w:r><w:drawing/></w:r>`+run("行政规范性文件")), para(run("8")), x.cell, para(run("4")))+`</w:tbl></w:body></w:document>`,
		)
		if got := rowText(parse(t, []byte(file)), "proactive.normative"); got != x.want {
			t.Errorf("%s: %s, want %s", x.name, got, x.want)
		}
	}
}
