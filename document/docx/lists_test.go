// This file tests the numbers that Word makes for headings and lists.

package docx

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// item is a paragraph of a list.
func item(id, lvl int, text string) string {
	return fmt.Sprintf(`<w:p><w:pPr><w:numPr><w:ilvl w:val="%d"/><w:numId w:val="%d"/></w:numPr></w:pPr>%s</w:p>`, lvl, id, txt(text))
}

func inStyle(style, text string) string {
	return `<w:p><w:pPr><w:pStyle w:val="` + style + `"/></w:pPr>` + txt(text) + `</w:p>`
}

func lvl(n int, format, text string, more ...string) string {
	return fmt.Sprintf(`<w:lvl w:ilvl="%d"><w:start w:val="1"/><w:numFmt w:val="%s"/>%s<w:lvlText w:val="%s"/><w:pPr><w:numPr><w:numId w:val="9"/></w:numPr></w:pPr></w:lvl>`, n, format, strings.Join(more, ""), text)
}

func list1(id int, levels ...string) string {
	return fmt.Sprintf(`<w:abstractNum w:abstractNumId="%d"><w:nsid w:val="0"/>%s</w:abstractNum>`, id, strings.Join(levels, ""))
}

func num1(id, list int, more ...string) string {
	return fmt.Sprintf(`<w:num w:numId="%d"><w:abstractNumId w:val="%d"/>%s</w:num>`, id, list, strings.Join(more, ""))
}

func restart(lvl, start int) string {
	return fmt.Sprintf(`<w:lvlOverride w:ilvl="%d"><w:startOverride w:val="%d"/></w:lvlOverride>`, lvl, start)
}

func TestLists(t *testing.T) {
	three := list1(0, lvl(0, "chineseCountingThousand", "%1、"), lvl(1, "chineseCounting", "（%2）"), lvl(2, "decimal", "%3."), lvl(3, "decimal", "%1.%3.%4", `<w:isLgl/>`))
	for _, test := range []struct {
		what, numbering, styles, body string
		want                          []string
	}{
		{"headings", three + num1(1, 0), "",
			item(1, 0, "总体情况") + item(1, 1, "主动公开") + item(1, 1, "依申请公开") + item(1, 2, "受理") + item(1, 2, "2024年") + par("正文") + item(1, 0, "主动公开") + item(1, 1, "规章") + item(1, 2, "甲") + item(1, 3, "乙"),
			[]string{"一、总体情况", "（一）主动公开", "（二）依申请公开", "1.受理", "2. 2024年", "正文", "二、主动公开", "（一）规章", "1.甲", "2.1.1 乙"}},
		{"several on one definition", three + num1(1, 0) + num1(2, 0) + num1(3, 0, restart(0, 5)), "",
			item(1, 0, "甲") + item(2, 0, "乙") + item(3, 0, "丙") + item(3, 0, "丁") + item(1, 0, "戊"),
			[]string{"一、甲", "二、乙", "五、丙", "六、丁", "七、戊"}},
		{"restarts", three + num1(1, 0) + num1(2, 0, restart(1, 3)), "",
			item(1, 0, "甲") + item(2, 1, "乙") + item(2, 1, "丙") + item(1, 0, "丁") + item(2, 1, "戊") + item(1, 1, "己"),
			[]string{"一、甲", "（三）乙", "（四）丙", "二、丁", "（三）戊", "（四）己"}},
		{"levels that do not restart", list1(0, lvl(0, "decimal", "%1)"), lvl(1, "decimal", "%2)", `<w:lvlRestart w:val="0"/>`), lvl(2, "decimal", "%3)", `<w:lvlRestart w:val="1"/>`)) + num1(1, 0), "",
			item(1, 0, "甲") + item(1, 1, "乙") + item(1, 2, "丙") + item(1, 1, "丁") + item(1, 2, "戊") + item(1, 0, "己") + item(1, 1, "庚") + item(1, 2, "辛"),
			[]string{"1)甲", "1)乙", "1)丙", "2)丁", "2)戊", "2)己", "3)庚", "1)辛"}},
		{"levels above that have not been used", list1(0, lvl(0, "decimal", "%1", `<w:start w:val="4"/>`), lvl(1, "decimal", "%1.%2")) + num1(1, 0), "",
			item(1, 1, "甲") + item(1, 0, "乙"), []string{"4.1 甲", "5 乙"}},
		{"start", list1(0, `<w:lvl w:ilvl="0"><w:start w:val="3"/><w:numFmt w:val="upperRoman"/><w:lvlText w:val="%1."/></w:lvl>`, `<w:lvl w:ilvl="1"><w:lvlText w:val="%2."/></w:lvl>`) + num1(1, 0), "",
			item(1, 0, "甲") + item(1, 0, "乙") + item(1, 1, "丙"), []string{"III.甲", "IV.乙", "0.丙"}},
		{"levels of its own", three + num1(1, 0, `<w:lvlOverride w:ilvl="0"><w:startOverride w:val="2"/>`+lvl(0, "decimal", "第%1条", `<w:suff w:val="space"/>`)+`</w:lvlOverride>`), "",
			item(1, 0, "甲") + item(1, 1, "乙"), []string{"第2条 甲", "（一）乙"}},
		{"what parts them", list1(0, lvl(0, "decimal", "%1", `<w:suff w:val="nothing"/>`), lvl(1, "chineseCounting", "%2"), lvl(2, "decimal", "%3．"), lvl(3, "decimal", "（%4）", `<w:suff w:val="nothing"/>`), lvl(4, "decimal", "%5. ")) + num1(1, 0), "",
			item(1, 0, "甲") + item(1, 0, "2024年") + item(1, 1, "乙") + item(1, 2, " 丙") + item(1, 2, "3件") + item(1, 3, "4件") + item(1, 4, "丁"),
			[]string{"1甲", "2 2024年", "一 乙", "1． 丙", "2． 3件", "（1）4件", "1. 丁"}},
		{"nothing to print", list1(0, lvl(0, "bullet", "•"), lvl(1, "none", "%2"), lvl(2, "decimal", ""), lvl(3, "decimal", "%4.", `<w:rPr><w:vanish/></w:rPr>`)) + num1(1, 0), "",
			item(1, 0, "甲") + item(1, 1, "乙") + item(1, 2, "丙") + item(1, 3, "丁") + item(1, 8, "戊") + item(1, 9, "己") + item(7, 0, "庚") + item(0, 0, "辛"),
			[]string{"甲", "乙", "丙", "丁", "戊", "己", "庚", "辛"}},
		{"odd texts", list1(0, lvl(0, "decimal", "%%1%0%a%", ``), lvl(1, "decimal", "%9%2&#9;\u200b.", ``), lvl(2, "decimal", "%1.%3", `<w:isLgl w:val="0"/>`)) + num1(1, 0), "",
			item(1, 0, "甲") + item(1, 1, "乙") + item(1, 2, "丙"), []string{"%1%0%a%甲", "1 .乙", "1.1 丙"}},
		{"items that print nothing else", three + num1(1, 0), "",
			item(1, 0, "") + `<w:tbl>` + `<w:tr>` + cellOf(item(1, 2, "")) + cellOf(item(1, 2, "甲")) + `</w:tr></w:tbl>`, []string{"一、", "1.\t2.甲"}},
		{"through styles", list1(0, lvl(0, "chineseCounting", "%1、", `<w:pStyle w:val="H1"/>`), lvl(1, "chineseCounting", "（%2）", `<w:pStyle w:val="H2"/>`), lvl(2, "decimal", "%3.")) + num1(1, 0) + list1(5, lvl(0, "decimal", "%1）")) + num1(2, 5),
			`<w:style w:type="paragraph" w:default="1" w:styleId="N"/><w:style w:styleId="H1"><w:basedOn w:val="N"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>` +
				`<w:style w:styleId="H2"><w:basedOn w:val="H1"/></w:style><w:style w:styleId="H3"><w:basedOn w:val="H1"/><w:pPr><w:numPr><w:ilvl w:val="2"/></w:numPr></w:pPr></w:style>` +
				`<w:style w:styleId="H0"><w:basedOn w:val="H1"/><w:pPr><w:numPr><w:numId w:val="0"/></w:numPr><w:rPr><w:vanish/></w:rPr><w:pPrChange><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:pPrChange></w:pPr></w:style>`,
			inStyle("H1", "甲") + inStyle("H2", "乙") + inStyle("H3", "丙") + inStyle("H0", "丁") + inStyle("X", "戊") + par("己") + `<w:p><w:pPr><w:pStyle w:val="H2"/><w:numPr><w:numId w:val="2"/></w:numPr></w:pPr>` + txt("庚") + `</w:p><w:p><w:pPr><w:pStyle w:val="H2"/><w:numPr><w:ilvl w:val="2"/></w:numPr><w:pPrChange><w:pPr><w:numPr><w:numId w:val="0"/></w:numPr></w:pPr></w:pPrChange></w:pPr>` + txt("辛") + `</w:p>`,
			[]string{"一、甲", "（一）乙", "1.丙", "丁", "戊", "己", "1）庚", "2.辛"}},
		{"through the style of all", list1(0, lvl(0, "decimal", "%1.")) + num1(1, 0), `<w:style w:type="character" w:default="1" w:styleId="C"/><w:style w:type="paragraph" w:default="1" w:styleId="N"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>`,
			par("甲") + inStyle("X", "乙"), []string{"1.甲", "2.乙"}},
		{"through the style of a list", list1(0, `<w:numStyleLink w:val="L"/>`) + num1(1, 0) + list1(2, `<w:styleLink w:val="L"/>`, lvl(0, "decimal", "%1.")) + num1(2, 2) + list1(3, `<w:numStyleLink w:val="X"/>`) + num1(3, 3), `<w:style w:type="numbering" w:styleId="L"><w:pPr><w:numPr><w:numId w:val="2"/></w:numPr></w:pPr></w:style>`,
			item(1, 0, "甲") + item(2, 0, "乙") + item(3, 0, "丙"), []string{"1.甲", "2.乙", "丙"}},
		{"styles in a ring", list1(0, lvl(0, "decimal", "%1.")) + num1(1, 0), `<w:style w:styleId="A"><w:basedOn w:val="B"/></w:style><w:style w:styleId="B"><w:basedOn w:val="A"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style><w:style w:styleId="C"><w:basedOn w:val="C"/></w:style>`,
			inStyle("A", "甲") + inStyle("B", "乙") + inStyle("C", "丙"), []string{"1.甲", "2.乙", "丙"}},
		{"choices", list1(0, `<w:lvl w:ilvl="0"><w:start w:val="1"/><mc:AlternateContent><mc:Choice Requires="w14"><w:numFmt w:val="custom" w:format="001, 002, 003, ..."/></mc:Choice><mc:Fallback><w:numFmt w:val="upperRoman"/></mc:Fallback></mc:AlternateContent><w:lvlText w:val="%1."/></w:lvl>`) + num1(1, 0), "",
			item(1, 0, "甲") + item(1, 0, "乙"), []string{"001.甲", "002.乙"}},
		{"changes", three + num1(1, 0), "",
			item(1, 0, "甲") + `<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr><w:rPr><w:del/></w:rPr></w:pPr>` + txt("乙") + `</w:p>` + item(1, 0, "丙") + `<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/><w:ins/></w:numPr></w:pPr>` + txt("丁") + `</w:p>`,
			[]string{"一、甲", "二、乙丙", "三、丁"}},
		{"defined twice", list1(0, lvl(0, "decimal", "%1."), lvl(0, "decimal", "9")) + list1(0, lvl(0, "decimal", "9")) + num1(1, 0, restart(0, 2), restart(0, 9)) + num1(1, 8), "",
			item(1, 0, "甲"), []string{"2.甲"}},
	} {
		t.Run(test.what, func(t *testing.T) {
			d, err := Read(word(t, test.body, numbered(test.numbering), styled(test.styles)))
			if err != nil {
				t.Error(err)
			}
			got := strings.Split(strings.TrimSuffix(string(d.Source), "\n"), "\n")
			if diff := cmp.Diff(test.want, got); diff != "" {
				t.Errorf("(-want +got)\n%s", diff)
			}
			check(t, d)
		})
	}
}

func TestMaxLabel(t *testing.T) {
	for _, test := range []struct {
		text, want string
	}{
		{strings.Repeat("a", MaxLabel-1) + "%1", strings.Repeat("a", MaxLabel-1) + "1 甲"},
		{strings.Repeat("a", MaxLabel) + "%1", "甲"},
		{strings.Repeat("a", 1<<16), "甲"},
		{strings.Repeat("%1", MaxLabel), strings.Repeat("1", MaxLabel) + " 甲"},
		{strings.Repeat("%1", MaxLabel+1), "甲"},
		{strings.Repeat("%1", 1<<16), "甲"},
	} {
		d, err := Read(word(t, item(1, 0, "甲"), numbered(list1(0, lvl(0, "decimal", test.text))+num1(1, 0))))
		if got := strings.TrimSpace(string(d.Source)); err != nil || got != test.want {
			t.Errorf("%d bytes: got %q and %v", len(test.text), got, err)
		}
	}
}

func TestNumbers(t *testing.T) {
	for _, test := range []struct {
		format string
		want   map[int]string
	}{
		{"decimal", map[int]string{0: "0", 1: "1", 120: "120"}},
		{"unknown", map[int]string{7: "7"}},
		{"none", map[int]string{7: ""}},
		{"bullet", map[int]string{7: ""}},
		{"decimalZero", map[int]string{1: "01", 10: "10"}},
		{"decimalFullWidth", map[int]string{10: "１０"}},
		{"upperRoman", map[int]string{0: "0", 1: "I", 4: "IV", 1994: "MCMXCIV", 3999: "MMMCMXCIX", 4000: "4000"}},
		{"lowerRoman", map[int]string{9: "ix", 48: "xlviii"}},
		{"upperLetter", map[int]string{1: "A", 26: "Z", 27: "AA", 54: "BBB", 234: "ZZZZZZZZZ", 235: "235", 0: "0"}},
		{"lowerLetter", map[int]string{2: "b", 28: "bb"}},
		{"ordinal", map[int]string{1: "1st", 2: "2nd", 3: "3rd", 4: "4th", 11: "11th", 113: "113th", 121: "121st"}},
		{"numberInDash", map[int]string{3: "- 3 -"}},
		{"chineseCountingThousand", map[int]string{0: "零", 1: "一", 10: "十", 11: "十一", 20: "二十", 99: "九十九", 100: "一百", 101: "一百零一", 110: "一百一十", 111: "一百一十一", 120: "一百二十",
			1000: "一千", 1001: "一千零一", 1010: "一千零一十", 1100: "一千一百", 2024: "二千零二十四", 10000: "一万", 10001: "一万零一", 10010: "一万零一十", 11000: "一万一千", 10500: "一万零五百", 100000: "十万", 120034: "十二万零三十四"}},
		{"taiwaneseCountingThousand", map[int]string{10: "十", 105: "一百零五", 20000: "二萬"}},
		{"chineseCounting", map[int]string{0: "〇", 1: "一", 10: "十", 21: "二十一", 99: "九十九", 100: "一〇〇", 112: "一一二"}},
		{"taiwaneseCounting", map[int]string{12: "十二", 102: "一〇二"}},
		{"japaneseCounting", map[int]string{1: "一", 10: "十", 12: "十二", 20: "二十", 100: "百", 101: "百一", 111: "百十一", 1000: "千", 2024: "二千二十四", 10000: "一万"}},
		{"ideographDigital", map[int]string{1: "一", 10: "一〇", 12: "一二", 2024: "二〇二四"}},
		{"japaneseDigitalTenThousand", map[int]string{10: "一〇"}},
		{"chineseLegalSimplified", map[int]string{1: "壹", 10: "壹拾", 12: "壹拾贰", 105: "壹佰零伍"}},
		{"ideographLegalTraditional", map[int]string{2: "貳", 20000: "貳萬"}},
		{"ideographTraditional", map[int]string{1: "甲", 10: "癸", 11: "11", 0: "0"}},
		{"ideographZodiac", map[int]string{1: "子", 12: "亥", 13: "13"}},
		{"ideographZodiacTraditional", map[int]string{1: "甲子", 12: "乙亥", 60: "癸亥", 61: "61"}},
		{"decimalEnclosedCircle", map[int]string{1: "①", 20: "⑳", 21: "21"}},
		{"decimalEnclosedCircleChinese", map[int]string{3: "③"}},
		{"decimalEnclosedParen", map[int]string{1: "⑴", 20: "⒇"}},
		{"decimalEnclosedFullstop", map[int]string{1: "⒈", 20: "⒛"}},
		{"ideographEnclosedCircle", map[int]string{1: "㊀", 10: "㊉", 11: "11"}},
	} {
		for n, want := range test.want {
			if got := string(appendNumber(nil, test.format, "", n)); got != want {
				t.Errorf("%s %d: got %q, want %q", test.format, n, got, want)
			}
		}
	}
	for _, test := range []struct {
		custom string
		n      int
		want   string
	}{{"001, 002", 1, "001"}, {"001, 002", 10, "010"}, {"001, 002", 12345, "12345"}, {"a", 1, "1"}, {strings.Repeat("0", 99), 1, "000000001"}} {
		if got := string(appendNumber(nil, "custom", test.custom, test.n)); got != test.want {
			t.Errorf("%s %d: got %q, want %q", test.custom, test.n, got, test.want)
		}
	}
}
