// This file tests the reading of the document: paragraphs, changes, fields, boxes,
// rows, cells, the title and places.

package docx

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/seed-11a632b0/gongkai/document"
)

func TestPlain(t *testing.T) {
	runTests(t, []test{
		{"paragraphs", par("一、总体情况") + par("甲 12  乙　3"), [][]string{{"一、总体情况"}, {"甲", "12", "乙", "3"}}},
		{"runs glue", par("政府", "信", "息2", "024", " 年"), [][]string{{"政府信息2024", "年"}}},
		{"blank paragraphs", par("") + `<w:p/><w:p><w:pPr/></w:p>` + par("  ") + par("\u00a0") + par("甲") + `<w:p><w:r><w:tab/></w:r></w:p>`,
			[][]string{{"blank"}, {"blank"}, {"blank"}, {"spaces"}, {"blank nbsp"}, {"甲"}, {"tab"}}},
		{"pictures are not blank", `<w:p><w:r><w:drawing/></w:r></w:p><w:p><w:r><w:pict/></w:r></w:p><w:p><w:r><w:object/></w:r></w:p><w:p><w:r><w:br w:type="page"/></w:r></w:p>` + par("甲"),
			[][]string{{"甲"}}},
		{"no-break spaces", par("\u00a0\u00a0一、\u00a0二 \u00a0 三\u00a0\u00a0 \u00a0"), [][]string{{"一、", "二", "nbsp", "三", "nbsp"}}},
		{"white space that counts", `<w:p><w:r><w:t> 甲 </w:t></w:r><w:r><w:t>乙</w:t></w:r><w:r><w:t> </w:t></w:r><w:r><w:t xml:space="preserve"> 丙</w:t></w:r><w:r xml:space="preserve"><w:t> 丁</w:t></w:r></w:p>`,
			[][]string{{"甲乙", "丙", "丁"}}},
		{"line ends in a text", `<w:p><w:r><w:t xml:space="preserve">甲` + "\r\n\t" + `乙</w:t></w:r></w:p>`, [][]string{{"甲", "乙"}}},
		{"breaks", `<w:p><w:r><w:br w:type="page"/><w:t>甲</w:t><w:br/><w:t>乙</w:t><w:cr/><w:cr/><w:t>丙</w:t><w:br w:type="column"/></w:r></w:p>`,
			[][]string{{"甲"}, {"乙"}, {"blank"}, {"丙"}}},
		{"line separators", par("甲\u2028乙"), [][]string{{"甲"}, {"乙"}}},
		{"tabs", `<w:p><w:pPr><w:tabs><w:tab w:val="left" w:pos="1"/></w:tabs></w:pPr><w:r><w:t>甲</w:t><w:tab/><w:t>1</w:t><w:ptab/><w:t>2</w:t></w:r></w:p>`,
			[][]string{{"甲", "1", "2"}}},
		{"comments, instructions, sections", `<w:p><w:r><w:t>甲<!-- 9 -->乙<?x 9?>丙<![CDATA[<1>]]>&amp;&#49;</w:t></w:r></w:p>`, [][]string{{"甲乙丙<1>&1"}}},
		{"unseen characters", par("\ufeff甲\u200b1\u00ad2\u2060\u007f"), [][]string{{"甲12"}}},
		{"hyphens", `<w:p><w:r><w:t>3</w:t><w:noBreakHyphen/><w:t>4</w:t><w:softHyphen/><w:t>5</w:t></w:r></w:p>`, [][]string{{"3-45"}}},
		{"symbols", `<w:p><w:r><w:t>1</w:t><w:sym w:font="Wingdings" w:char="F0FC"/><w:t>2</w:t></w:r><w:r><w:sym w:font="Symbol" w:char="F02D"/><w:sym w:font="Symbol" w:char="F033"/><w:sym w:font="Symbol" w:char="F061"/><w:sym w:font="宋体" w:char="2014"/><w:sym w:font="x" w:char="F041"/><w:sym w:font="x" w:char="zz"/><w:sym w:font="x" w:char="D800"/><w:sym/></w:r></w:p>`,
			[][]string{{"1•2-3•—A•••"}}},
		{"footnotes", `<w:p>` + txt("12") + `<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:t>3</w:t></w:r>` + txt("件4") + `<w:r><w:footnoteReference w:id="1"/></w:r>` + txt("5") + `<w:r><w:rPr><w:vertAlign w:val="baseline"/></w:rPr><w:t>6</w:t></w:r></w:p>`,
			[][]string{{"12", "3件4", "56"}}},
		{"raised, unseen, or a link to a note", `<w:p>` + txt("12") + `<w:r><w:rPr><w:position w:val="8"/></w:rPr><w:t>3</w:t></w:r><w:r><w:rPr><w:color w:val="FFFFFF"/></w:rPr><w:t>4</w:t></w:r><w:hyperlink w:anchor="_ftn1">` + txt("5") + `</w:hyperlink>` + txt("6") + `<w:hyperlink r:id="a">` + txt("7") + `</w:hyperlink><w:r><w:rPr><w:position w:val="0"/></w:rPr><w:t>8</w:t></w:r></w:p>`,
			[][]string{{"12", "3", "4", "5", "678"}}},
		{"struck out", `<w:p><w:r><w:rPr><w:strike/></w:rPr><w:t>12</w:t></w:r>` + txt("13") + `<w:r><w:rPr><w:dstrike w:val="0"/></w:rPr><w:t>4</w:t></w:r></w:p>`, [][]string{{"12", "134"}}},
		{"figures apart by a picture", `<w:p>` + txt("1") + `<w:r><w:drawing/></w:r>` + txt("2") + `</w:p>`, [][]string{{"1", "2"}}},
		{"formulas", `<w:p>` + txt("计") + `<m:oMathPara><m:oMath><m:f><m:num><m:r><w:rPr><w:vanish/></w:rPr><m:t>1</m:t></m:r></m:num><m:den><m:r><m:t>2</m:t></m:r></m:den></m:f></m:oMath></m:oMathPara></w:p>`,
			[][]string{{"计1", "2"}}},
		{"notes above a word", `<w:p><w:r><w:ruby><w:rt><w:r><w:t>pin</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>拼</w:t></w:r></w:rubyBase></w:ruby></w:r></w:p>`, [][]string{{"拼"}}},
		{"wrappers", `<w:sdt><w:sdtPr><w:rPr><w:vanish/></w:rPr><w:alias w:val="9"/></w:sdtPr><w:sdtContent><w:p><w:smartTag><w:smartTagPr/>` + txt("甲") + `</w:smartTag><w:sdt><w:sdtContent>` + txt("乙") + `</w:sdtContent></w:sdt><w:hyperlink>` + txt("丙") + `</w:hyperlink><w:customXml>` + txt("丁") + `</w:customXml><w:bdo>` + txt("戊") + `</w:bdo></w:p></w:sdtContent></w:sdt><w:altChunk/>`,
			[][]string{{"甲乙丙丁戊"}}},
		{"objects", `<w:p><w:r><w:object><v:shape><v:textbox><w:txbxContent>` + par("9") + `</w:txbxContent></v:textbox></v:shape></w:object></w:r>` + txt("1") + `</w:p>`, [][]string{{"1"}}},
		{"text outside runs", `<w:p>9<w:t>1</w:t></w:p><w:r><w:t>9</w:t></w:r><w:t>9</w:t>9`, [][]string{{"1"}}},
		{"a paragraph in a paragraph", `<w:p>` + txt("1") + par("2") + txt("3") + `</w:p>`, [][]string{{"2"}, {"13"}}},
		{"nothing", "", nil},
	})
}

func TestHidden(t *testing.T) {
	hid := func(s string) string { return `<w:r><w:rPr><w:vanish/></w:rPr>` + s + `</w:r>` }
	runTests(t, []test{
		{"runs", `<w:p>` + txt("1") + hid(`<w:t>9</w:t><w:tab/><w:br/><w:sym w:char="0041"/>`) + txt("2") + `<w:r><w:rPr><w:vanish w:val="0"/></w:rPr><w:t>3</w:t></w:r><w:r><w:rPr><w:webHidden/></w:rPr><w:t>4</w:t></w:r></w:p>`, [][]string{{"1234"}}},
		{"boxes", `<w:p>` + hid(`<w:pict><w:txbxContent>`+par("9")+`</w:txbxContent></w:pict>`) + txt("1") + `</w:p>`, [][]string{{"1"}}},
		{"styles", `<w:p><w:pPr><w:pStyle w:val="H"/></w:pPr>` + txt("9") + `</w:p><w:p><w:r><w:rPr><w:rStyle w:val="h"/></w:rPr><w:t>9</w:t></w:r><w:r><w:rPr><w:rStyle w:val="h"/><w:vanish w:val="false"/></w:rPr><w:t>1</w:t></w:r></w:p><w:p><w:pPr><w:pStyle w:val="H"/></w:pPr><w:r><w:rPr><w:rStyle w:val="h"/></w:rPr><w:t>2</w:t></w:r></w:p><w:p><w:pPr><w:pStyle w:val="S"/></w:pPr>` + txt("3") + `</w:p>`,
			[][]string{{"1"}, {"23"}}},
		{"paragraphs", par("1") + `<w:p><w:pPr><w:rPr><w:vanish/></w:rPr></w:pPr>` + hid(`<w:t>9</w:t>`) + `</w:p>` + par("2"), [][]string{{"1"}, {"2"}}},
		{"marks", `<w:p><w:pPr><w:rPr><w:vanish/><w:specVanish/></w:rPr></w:pPr>` + txt("一、") + `</w:p>` + par("甲"), [][]string{{"一、甲"}}},
		{"old properties", `<w:p><w:r><w:rPr><w:rPrChange><w:rPr><w:vanish/></w:rPr></w:rPrChange></w:rPr><w:t>1</w:t></w:r></w:p>`, [][]string{{"1"}}},
	}, styled(`<w:style w:type="paragraph" w:styleId="B"><w:rPr><w:vanish/><w:rPrChange><w:rPr><w:vanish w:val="0"/></w:rPr></w:rPrChange></w:rPr></w:style>`+
		`<w:style w:type="paragraph" w:styleId="H"><w:basedOn w:val="B"/></w:style>`+
		`<w:style w:type="paragraph" w:styleId="S"><w:basedOn w:val="H"/><w:rPr><w:vanish w:val="off"/></w:rPr><w:tblStylePr><w:rPr><w:vanish/></w:rPr></w:tblStylePr></w:style>`+
		`<w:style w:type="character" w:styleId="h"><w:rPr><w:vanish w:val="on"/></w:rPr></w:style>`))
}

func TestChanges(t *testing.T) {
	gone := `<w:pPr><w:rPr><w:del/></w:rPr></w:pPr>`
	runTests(t, []test{
		{"runs", `<w:p><w:ins>` + txt("1") + `<w:del><w:r><w:delText>9</w:delText></w:r></w:del></w:ins><w:del>` + txt("9") + `</w:del><w:moveFrom>` + txt("9") + `</w:moveFrom><w:moveTo>` + txt("2") + `</w:moveTo><w:r><w:delText>9</w:delText></w:r></w:p>`,
			[][]string{{"12"}}},
		{"marks", `<w:p>` + gone + txt("一、") + `</w:p><w:p>` + gone + `</w:p><w:p>` + gone + txt("总体") + `</w:p>` + par("情况") + par("乙"),
			[][]string{{"一、总体情况"}, {"乙"}}},
		{"moved marks", `<w:p><w:pPr><w:rPr><w:moveFrom/></w:rPr></w:pPr><w:moveFrom>` + txt("9") + `</w:moveFrom></w:p>` + par("乙"), [][]string{{"乙"}}},
		{"inserted marks", `<w:p><w:pPr><w:rPr><w:ins/></w:rPr></w:pPr>` + txt("甲") + `</w:p>` + par("乙"), [][]string{{"甲"}, {"乙"}}},
		{"marks at the end", `<w:p>` + gone + txt("甲") + `</w:p><w:tbl><w:tr><w:tc><w:p>` + gone + txt("乙") + `</w:p></w:tc></w:tr></w:tbl><w:p>` + gone + txt("丙") + `</w:p>`,
			[][]string{{"甲"}, {"1", "乙 @0"}, {"丙"}}},
		{"rows", `<w:tbl>` + rowOf("甲", "1") + `<w:tr><w:trPr><w:del/></w:trPr>` + cellOf(par("9")) + `</w:tr><w:tr><w:trPr><w:ins/></w:trPr>` + cellOf(par("乙")) + `</w:tr></w:tbl>`,
			[][]string{{"1", "甲 @0", "1 @1"}, {"1", "乙 @0"}}},
		{"cells", `<w:tbl><w:tr><w:tc><w:tcPr><w:cellDel/></w:tcPr>` + par("9") + `<w:tbl>` + rowOf("9") + `</w:tbl></w:tc>` + cellOf(par("1")) + `</w:tr></w:tbl>`, [][]string{{"1", "1 @0"}}},
		{"merged cells", `<w:tbl><w:tr><w:tc><w:tcPr><w:cellMerge w:vMerge="rest"/></w:tcPr>` + par("甲") + `</w:tc></w:tr><w:tr><w:tc><w:tcPr><w:cellMerge w:vMerge="cont"/></w:tcPr>` + par("") + `</w:tc>` + cellOf(par("1")) + `</w:tr></w:tbl>`,
			[][]string{{"1", "甲 @0 1x2"}, {"1", "1 @1"}}},
		{"old properties", `<w:tbl><w:tr><w:trPr><w:trPrChange><w:trPr><w:gridBefore w:val="3"/></w:trPr></w:trPrChange></w:trPr><w:tc><w:tcPr><w:tcPrChange><w:tcPr><w:gridSpan w:val="3"/></w:tcPr></w:tcPrChange></w:tcPr>` + par("1") + `</w:tc></w:tr></w:tbl>`,
			[][]string{{"1", "1 @0"}}},
	})
}

func TestFields(t *testing.T) {
	mark := func(s string) string {
		return `<w:r><w:fldChar w:fldCharType="` + s + `"><w:fldData>9</w:fldData></w:fldChar></w:r>`
	}
	code := `<w:r><w:instrText> PAGE 9 </w:instrText></w:r>`
	runTests(t, []test{
		{"results", `<w:p>` + txt("1") + mark("begin") + code + mark("separate") + txt("2") + mark("end") + txt("3") + `</w:p>`, [][]string{{"123"}}},
		{"no result", `<w:p>` + txt("1") + mark("begin") + code + mark("end") + txt("2") + `</w:p>`, [][]string{{"12"}}},
		{"in the code", `<w:p>` + txt("1") + mark("begin") + txt("9") + mark("begin") + code + mark("separate") + txt("9") + mark("end") + mark("separate") + txt("2") + mark("begin") + code + mark("separate") + txt("3") + mark("end") + mark("end") + txt("4") + `</w:p>`, [][]string{{"1234"}}},
		{"over paragraphs", `<w:p>` + mark("begin") + code + mark("separate") + txt("1") + `</w:p>` + par("2") + `<w:p>` + txt("3") + mark("end") + txt("4") + `</w:p>`, [][]string{{"1"}, {"2"}, {"34"}}},
		{"without an end", `<w:p>` + mark("begin") + txt("1") + `</w:p>` + par("2"), [][]string{{"1"}, {"2"}}},
		{"without a start", `<w:p>` + txt("1") + mark("separate") + txt("2") + mark("end") + `</w:p>`, [][]string{{"12"}}},
		{"simple", `<w:p><w:fldSimple w:instr="PAGE 9">` + txt("1") + `</w:fldSimple></w:p>`, [][]string{{"1"}}},
		{"outside paragraphs", mark("begin") + par("1"), [][]string{{"1"}}},
	})
}

func TestBoxes(t *testing.T) {
	box := func(s string) string {
		return `<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wps:txbx><w:txbxContent>` + s + `</w:txbxContent></wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox><w:txbxContent>` + s + `</w:txbxContent></v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>`
	}
	runTests(t, []test{
		{"once", `<w:p>` + txt("甲") + box(par("标题")+par("")+par("年报")) + txt("乙") + `</w:p>` + par("丙"), [][]string{{"甲乙"}, {"标题"}, {"年报"}, {"丙"}}},
		{"fallback alone", `<w:p><w:r><mc:AlternateContent><mc:Choice Requires="x"><w:drawing/></mc:Choice><mc:Fallback><w:t>1</w:t></mc:Fallback></mc:AlternateContent><mc:AlternateContent><mc:Fallback><w:tab/><w:t>2</w:t></mc:Fallback></mc:AlternateContent></w:r></w:p>`, [][]string{{"1", "2"}}},
		{"several choices", `<w:p><mc:AlternateContent><mc:Choice>` + txt("1") + `</mc:Choice><mc:Choice>` + txt("9") + `</mc:Choice></mc:AlternateContent></w:p>`, [][]string{{"1"}}},
		{"around blocks", `<mc:AlternateContent><mc:Choice>` + par("1") + `</mc:Choice><mc:Fallback>` + par("9") + `</mc:Fallback></mc:AlternateContent>`, [][]string{{"1"}}},
		{"tables in boxes", `<w:p>` + box(`<w:tbl>`+rowOf("1", "2")+`</w:tbl>`+par("后")) + txt("甲") + `</w:p>`, [][]string{{"甲"}, {"1", "1 @0", "2 @1"}, {"后"}}},
		{"boxes in cells", `<w:tbl><w:tr>` + cellOf(`<w:p>`+txt("甲")+box(par("乙"))+`</w:p>`+par("丙")) + cellOf(par("1")) + `</w:tr></w:tbl>`, [][]string{{"1", "甲乙丙 @0", "1 @1"}}},
		{"boxes in boxes", `<w:p>` + box(`<w:p>`+box(par("2"))+txt("1")+`</w:p>`) + `</w:p>`, [][]string{{"1"}, {"2"}}},
		{"a mark that is gone", `<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr>` + txt("甲") + box(par("1")) + `</w:p><w:p>` + box(par("2")) + txt("乙") + `</w:p>`, [][]string{{"甲乙"}, {"1"}, {"2"}}},
	})
}

func TestRows(t *testing.T) {
	tc := func(props string, s ...string) string {
		var b strings.Builder
		for _, p := range s {
			b.WriteString(par(p))
		}
		return `<w:tc><w:tcPr>` + props + `</w:tcPr>` + b.String() + `</w:tc>`
	}
	start, on := `<w:vMerge w:val="restart"/>`, `<w:vMerge/>`
	tbl := func(rows ...string) string {
		return `<w:tbl><w:tblPr/><w:tblGrid><w:gridCol w:w="1"/></w:tblGrid><w:tr>` + strings.Join(rows, `</w:tr><w:tr>`) + `</w:tr></w:tbl>`
	}
	runTests(t, []test{
		{"plain", `<w:tbl>` + rowOf("规章", "1") + rowOf("文件", "") + `</w:tbl>` + par("甲") + `<w:tbl>` + rowOf("2") + `</w:tbl>`,
			[][]string{{"1", "规章 @0", "1 @1"}, {"1", "文件 @0", "empty @1"}, {"甲"}, {"2", "2 @0"}}},
		{"spans", tbl(tc(`<w:gridSpan w:val="2"/>`+start, "a")+tc("", "b"), tc(`<w:gridSpan w:val="2"/><w:vMerge w:val="continue"/>`, "")+tc("", "c"), tc("", "d")+tc("", "e")+tc("", "f")),
			[][]string{{"1", "a @0 2x2", "b @2"}, {"1", "c @2"}, {"1", "d @0", "e @1", "f @2"}}},
		{"groups of labels", tbl(tc(start, "三")+tc(start, "（三）")+tc("", "1"), tc(on)+tc(on)+tc("", "2"), tc(on)+tc(start, "（四）")+tc("", "3"), tc(on)+tc(on)+tc("", "4")),
			[][]string{{"1", "三 @0 1x4", "（三） @1 1x2", "1 @2"}, {"1", "2 @2"}, {"1", "（四） @1 1x2", "3 @2"}, {"1", "4 @2"}}},
		{"what stands in a part of a cell is not shown", tbl(tc(start, "a")+tc("", "1"), tc(on, "9")+tc("", "2")), [][]string{{"1", "a @0 1x2", "1 @1"}, {"1", "2 @1"}}},
		{"nothing to go on from", tbl(tc(on, "a")+tc("", "1"), tc("", "b"), tc(on, "c")), [][]string{{"1", "a @0", "1 @1"}, {"1", "b @0"}, {"1", "c @0"}}},
		{"going on from what went on from nothing", tbl(tc(on, "a")+tc("", "1"), tc(on, "")+tc("", "2")), [][]string{{"1", "a @0 1x2", "1 @1"}, {"1", "2 @1"}}},
		{"narrower below", tbl(tc(`<w:gridSpan w:val="2"/>`+start, "a")+tc("", "1"), tc(on)+tc(on)+tc("", "2")), [][]string{{"1", "a @0 2x2", "1 @2"}, {"1", "2 @2"}}},
		{"a row of parts", tbl(tc(start, "a"), tc(on), tc("", "b")), [][]string{{"1", "a @0 1x2"}, {"1", "b @0"}}},
		{"columns left free", tbl(tc("", "a")+tc("", "b"), `<w:trPr><w:gridBefore w:val="1"/><w:gridAfter w:val="1"/></w:trPr>`+tc("", "c")), [][]string{{"1", "a @0", "b @1"}, {"1", "c @1"}}},
		{"merged to the left", tbl(tc(`<w:hMerge w:val="restart"/>`, "a")+tc(`<w:hMerge/>`, "9")+tc(`<w:hMerge w:val="continue"/>`)+tc("", "b"), tc(`<w:hMerge/>`, "c")), [][]string{{"1", "a @0 3x1", "b @3"}, {"1", "c @0"}}},
		{"odd spans", tbl(tc(`<w:gridSpan w:val="0"/>`, "a") + tc(`<w:gridSpan w:val="-2"/>`, "b") + tc(`<w:gridSpan/>`, "c") + tc(`<w:gridSpan w:val="x"/>`, "d")), [][]string{{"1", "a @0", "b @1", "c @2", "d @3"}}},
		{"no properties", `<w:tbl><w:tr><w:tc/><w:tc><w:p/></w:tc></w:tr><w:tr/></w:tbl>`, [][]string{{"1", "empty @0", "empty @1"}}},
		{"wrappers", `<w:sdt><w:sdtContent><w:tbl><w:sdt><w:sdtContent><w:tr><w:sdt><w:sdtContent>` + tc("", "a") + `</w:sdtContent></w:sdt><w:customXml>` + tc("", "b") + `</w:customXml></w:tr></w:sdtContent></w:sdt></w:tbl></w:sdtContent></w:sdt>`, [][]string{{"1", "a @0", "b @1"}}},
		{"properties of their own", `<w:tbl><w:tr><w:tblPrEx><w:tblW/></w:tblPrEx>` + tc("", "a") + `</w:tr></w:tbl>`, [][]string{{"1", "a @0"}}},
		{"elements out of place", `<w:tr>` + cellOf(par("1")) + `</w:tr><w:tc>` + par("2") + `</w:tc><w:tbl>` + par("3") + `<w:tc>` + par("4") + `</w:tc><w:tbl>` + rowOf("5") + `</w:tbl></w:tbl><w:tcPr><w:gridSpan w:val="2"/></w:tcPr><w:trPr><w:del/></w:trPr><w:rPr><w:del/></w:rPr><w:pPr><w:numPr/></w:pPr>`,
			[][]string{{"1"}, {"2"}, {"3"}, {"4"}, {"1", "5 @0"}}},
		{"prose in a cell", tbl(tc("", "一、总体情况", strings.Repeat("字", proseBytes/3))+tc("", "注 一", ""), tc("", "1")),
			[][]string{{"一、总体情况"}, {strings.Repeat("字", proseBytes/3)}, {"注", "一"}, {"1", "1 @0"}}},
		{"over prose", tbl(tc(start, "a")+tc("", strings.Repeat("字", proseBytes), "。"), tc(on)+tc("", "1")),
			[][]string{{"a"}, {strings.Repeat("字", proseBytes)}, {"。"}, {"1", "1 @1"}}},
	})
}

func TestCellText(t *testing.T) {
	row := func(cells ...string) [][]string {
		s := ss{"1"}
		for i, c := range cells {
			s = append(s, c+" @"+string(rune('0'+i)))
		}
		return [][]string{s}
	}
	tbl := func(cells ...string) string {
		return `<w:tbl><w:tr>` + cellOf(strings.Join(cells, `</w:tc><w:tc>`)) + `</w:tr></w:tbl>`
	}
	with := func(a, mark, b string) string {
		return `<w:p><w:r><w:t>` + a + `</w:t>` + mark + `<w:t>` + b + `</w:t></w:r></w:p>`
	}
	br, tab := `<w:br/>`, `<w:tab/>`
	runTests(t, []test{
		{"paragraphs", tbl(par("结果")+par("维持"), par("1")+par("2"), par("合计")+par("12"), par("12")+par("（其中3件）"), par("1.")+par("2"), par("１")+par("２")),
			row("结果维持", "1 2", "合计12", "12（其中3件）", "1. 2", "１ ２")},
		{"blank paragraphs", tbl(par("")+par("甲")+par(" ")+par("\u00a0")+par("乙")+par(""), par("")+par(""), par(""), par("\u00a0")),
			row("甲乙", "empty", "empty", "nbsp")},
		{"breaks", tbl(with("结果", br, "维持"), with("1", br, "2"), with("12", br+br, "件"), with("政 ", br, " 府")),
			row("结果维持", "1 2", "12件", "政府")},
		{"things that are no text", tbl(`<w:p><w:r><w:drawing/></w:r></w:p>`, `<w:p><w:r><w:pict/></w:r></w:p>`+par("1"), `<w:p><w:r><w:object/><w:t>2</w:t></w:r></w:p>`, `<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:drawing/></w:r></w:p>`, `<w:p><w:r><w:pict><w:txbxContent>`+par("3")+`</w:txbxContent></w:pict></w:r></w:p>`, `<w:p><w:r><w:br w:type="page"/></w:r></w:p>`, `<w:p><w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:ddList><w:result w:val="1"/><w:listEntry w:val="9"/></w:ddList></w:ffData></w:fldChar><w:instrText>FORMDROPDOWN</w:instrText><w:fldChar w:fldCharType="end"/></w:r></w:p>`, `<w:p><w:r><w:fldChar w:fldCharType="begin"/><w:instrText>EQ \o\ac(○,9)</w:instrText><w:fldChar w:fldCharType="end"/></w:r></w:p>`),
			row("\ufffc", "1", "2", "empty", "3", "empty", "\ufffc", "\ufffc")},
		{"tabs", tbl(with("结果", tab, "维持"), with("1", tab, "2"), with("规章", tab, "2"), with("a", tab+br, "章")),
			row("结果维持", "1 2", "规章 2", "a章")},
		{"white space", tbl(par(" a  b "), par("合　计"), par("政府  信息"), par("1\u00a02"), par("　1\u00a0 ")),
			row("a b", "合　计", "政府 信息", "1\u00a02", "1")},
		{"sums", tbl(`<w:p><w:fldSimple w:instr=" =SUM(LEFT)"/></w:p>`, `<w:p><w:fldSimple w:instr="=SUM(LEFT)">`+txt("7")+`</w:fldSimple></w:p>`, `<w:p><w:fldSimple w:instr="XE 7"/></w:p>`),
			row("\ufffc", "7", "empty")},
		{"runs", tbl(`<w:p>`+txt("1")+txt("2")+`</w:p>`, `<w:p>`+txt("规")+txt("章")+`</w:p>`, `<w:p>`+txt("22")+`<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:t>1</w:t></w:r></w:p>`),
			row("12", "规章", "22 1")},
	})
}

// Figures that nobody sees, and those that are notes, are marked where nothing else stands there.
func TestFaint(t *testing.T) {
	run := func(prop, s string) string { return `<w:r><w:rPr>` + prop + `</w:rPr><w:t>` + s + `</w:t></w:r>` }
	for _, test := range []struct{ props, cell, want string }{
		{"", txt("1"), "1"},
		{"", run(`<w:color w:val="FFFFFF"/>`, "1"), "1?"},
		{"", run(`<w:color w:val="FFFFFF"/>`, "5") + txt("1"), "5 1?"},
		{"", run(`<w:sz w:val="2"/>`, "5") + txt("1"), "5 1?"},
		{"", run(`<w:sz w:val="24"/>`, "5") + txt("1"), "51"},
		{"", run(`<w:w w:val="1"/>`, "5") + txt("1"), "5 1?"},
		{"", run(`<w:shd w:fill="4F81BD"/><w:color w:val="FFFFFF"/>`, "1"), "1"},
		{`<w:tcPr><w:shd w:fill="4F81BD"/></w:tcPr>`, run(`<w:color w:val="ffffff"/>`, "1"), "1"},
		{`<w:tcPr><w:shd w:fill="auto"/></w:tcPr>`, run(`<w:color w:val="ffffff"/>`, "1"), "1?"},
		{"", run(`<w:vertAlign w:val="superscript"/>`, "1"), "1?"},
		{"", txt("7") + run(`<w:vertAlign w:val="superscript"/>`, "1"), "7 1"},
		{"", run(`<w:rStyle w:val="n"/>`, "1"), "1?"},
		{"", txt("7") + run(`<w:rStyle w:val="n"/>`, "1"), "7 1"},
		{"", txt("7") + run(`<w:rStyle w:val="m"/>`, "1"), "71"},
		{"", `<w:r><w:footnoteReference w:customMarkFollows="1" w:id="2"/><w:t>1</w:t></w:r>`, "1?"},
	} {
		d, err := Read(word(t, `<w:tbl><w:tr><w:tc>`+test.props+`<w:p>`+test.cell+`</w:p></w:tc></w:tr></w:tbl>`,
			styled(`<w:style w:styleId="n"><w:rPr><w:vertAlign w:val="superscript"/></w:rPr></w:style><w:style w:styleId="m"><w:basedOn w:val="n"/><w:rPr><w:vertAlign w:val="baseline"/></w:rPr></w:style>`)))
		if err != nil {
			t.Fatal(err)
		}
		got := d.Text(&d.Cells[0])
		if d.Cells[0].Marred {
			got += "?"
		}
		if got != test.want {
			t.Errorf("%s: %q, want %q", test.cell, got, test.want)
		}
	}
}

func TestNested(t *testing.T) {
	in := func(rows string) string { return `<w:tbl>` + rows + `</w:tbl>` }
	runTests(t, []test{
		{"layout", in(rowOf("导航") + `<w:tr>` + cellOf(par("一、总体情况")+in(rowOf("a", "1")+rowOf("b", "2"))+par("二、")+in(rowOf("c", "3"))) + `</w:tr>`),
			[][]string{{"导航"}, {"一、总体情况"}, {"1", "a @0", "1 @1"}, {"1", "b @0", "2 @1"}, {"二、"}, {"2", "c @0", "3 @1"}}},
		{"wrappers", in(`<w:tr>` + cellOf(in(`<w:tr>`+cellOf(in(rowOf("a", "1"))+par(""))+`</w:tr>`)) + `</w:tr>`), [][]string{{"1", "a @0", "1 @1"}}},
		{"in a cell", in(`<w:tr>` + cellOf(par("a")) + cellOf(par("前")+in(rowOf("1"))+par("后")+in(rowOf("2"))+par("")) + cellOf(par("b")) + `</w:tr>` + rowOf("c", "d", "e")),
			[][]string{{"1", "a @0", "前 @1", "b @2"}, {"2", "1 @0"}, {"后"}, {"3", "2 @0"}, {"1", "c @0", "d @1", "e @2"}}},
		{"alone in a cell", in(`<w:tr>` + cellOf(in(rowOf("1"))+par("")) + cellOf(par("b")) + `</w:tr>`), [][]string{{"1", "empty @0", "b @1"}, {"2", "1 @0"}}},
	})
}

func TestTitle(t *testing.T) {
	for _, test := range []struct {
		props string
		want  [][]string
	}{
		{`<dc:title> 某镇` + "\n" + `2024年 &amp;报告 </dc:title><dc:title>9</dc:title>`, [][]string{{"正文"}, {"某镇", "2024年", "&报告"}}},
		{`<dc:title/><dc:subject>9</dc:subject>`, [][]string{{"正文"}}},
		{`<dc:title> </dc:title>`, [][]string{{"正文"}}},
		{`<cp:title>9</cp:title>`, [][]string{{"正文"}}},
	} {
		d, err := Read(word(t, par("正文"), titled(test.props)))
		if err != nil {
			t.Error(err)
		}
		if diff := cmp.Diff(test.want, lines(d)); diff != "" {
			t.Errorf("%s (-want +got)\n%s", test.props, diff)
		}
		check(t, d)
	}
}

// TestPositions pins where things are.
func TestPositions(t *testing.T) {
	type cell struct {
		Text       string
		Start, End int
		Pos        string
		X, XEnd    int
		W, WEnd    int
	}
	type line struct {
		Kind               document.Kind
		Number, Start, End int
		Cells              []cell
	}
	d, err := Read(word(t, par("　甲 12乙")+`<w:p/><w:tbl><w:tr>`+cellOf(par("规")+par("章"))+cellOf("")+cellOf(par(" 3")+par("4 "))+`</w:tr></w:tbl>`))
	if err != nil {
		t.Fatal(err)
	}
	if got, want := string(d.Source), "　甲 12乙\n\n规章\t\t3 4\n"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	want := []line{
		{document.Plain, 1, 0, 12, []cell{{"甲", 3, 6, "1:2", 1, 2, 2, 4}, {"12乙", 7, 12, "1:4", 3, 6, 5, 9}}},
		{document.Blank, 2, 13, 13, nil},
		{document.Row, 3, 14, 25, []cell{{"规章", 14, 20, "3:1", 0, 0, 0, 0}, {"", 21, 21, "3:4", 0, 0, 0, 0}, {"3 4", 22, 25, "3:5", 0, 0, 0, 0}}},
	}
	var got []line
	for i := range d.Lines {
		l := &d.Lines[i]
		g := line{l.Kind, l.Number, l.Start, l.End, nil}
		for _, c := range d.LineCells(l) {
			g.Cells = append(g.Cells, cell{d.Text(&c), c.Start, c.End, c.Pos().String(), c.X, c.XEnd, c.W, c.WEnd})
		}
		got = append(got, g)
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
	check(t, d)
}
