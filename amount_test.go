package gongkai

import (
	"strings"
	"testing"
)

// The unit of an amount is the one that is printed, in its cell or in the header above it.
func TestAmountUnits(t *testing.T) {
	const fees, procurement = Path("proactive.fees.amount"), Path("proactive.procurement.amount")
	far := strings.Repeat("\t\n", maxUnitTokens-4) // cells that hold nothing, behind the header
	for _, test := range []struct {
		name, file, old, new string
		path                 Path
		unit                 string
		uncertain            bool
	}{
		{"as on the form", "rows-tabs-trailing", "", "", fees, "万元", false},
		{"yuan", "rows-tabs-trailing", "单位：万元", "单位：元", fees, "元", false},
		{"thousands", "rows-tabs-trailing", "单位：万元", "单位：千元", fees, "千元", false},
		{"millions", "rows-tabs-trailing", "（单位：万元）", "（百万元）", fees, "百万元", false},
		{"as many multiples as a unit has", "rows-tabs-trailing", "（单位：万元）", "（" + strings.Repeat("十", maxMultiples-1) + "万元）", fees, strings.Repeat("十", maxMultiples-1) + "万元", false},
		{"one more", "rows-tabs-trailing", "（单位：万元）", "（" + strings.Repeat("十", maxMultiples) + "万元）", fees, "", true},
		{"no bracket", "rows-tabs-trailing", "（单位：万元）", "/元", fees, "元", false},
		{"none", "rows-tabs-trailing", "（单位：万元）", "", fees, "", false},
		{"no header", "rows-tabs-trailing", "信息内容\t本年收费金额（单位：万元）", "", fees, "", false},
		{"two", "rows-tabs-trailing", "（单位：万元）", "（单位：万元，单位：元）", fees, "", true},
		{"in the label", "rows-tabs-trailing", "行政事业性收费\t", "行政事业性收费（单位：元）\t", fees, "", true},
		{"in the label alone", "rows-commas-2019", "政府集中采购", "政府集中采购（万元）", procurement, "万元", false},
		{"of another country", "rows-tabs-trailing", "单位：万元", "单位：美元", fees, "", true},
		{"a number of them", "rows-tabs-trailing", "单位：万元", "单位：10000元", fees, "", true},
		{"a multiple misread", "rows-tabs-trailing", "单位：万元", "单位：方元", fees, "", true},
		{"a multiple before a bracket", "rows-tabs-trailing", "（单位：万元）", "万（元）", fees, "", true},
		{"for each", "rows-tabs-trailing", "（单位：万元）", "（元/件）", fees, "", true},
		{"a choice", "rows-tabs-trailing", "单位：万元", "单位：元、万元", fees, "", true},
		{"as on money", "rows-tabs-trailing", "单位：万元", "单位：万圆", fees, "万元", false},
		{"nothing but a multiple", "rows-tabs-trailing", "（单位：万元）", "（万）", fees, "", true},
		{"a multiple behind the word", "rows-tabs-trailing", "单位：万元", "单位：万", fees, "", true},
		{"a smaller one", "rows-tabs-trailing", "单位：万元", "单位：角", fees, "", true},
		{"in Latin letters", "rows-tabs-trailing", "单位：万元", "单位：RMB", fees, "", true},
		{"the number of an item", "rows-tabs-trailing", "（单位：万元）", "（十）", fees, "", false},
		{"behind it", "rows-tabs-trailing", "三、收到和处理", "单位：元\n三、收到和处理", fees, "万元", true},
		{"far behind it", "rows-tabs-trailing", "三、收到和处理", strings.Repeat("注\n", maxUnitBehind) + "单位：元\n三、收到和处理", fees, "万元", false},
		{"in columns", "columns-wrapped-labels", "单位：万元", "单位：元", fees, "元", false},
		{"a cell a line", "cells-blank-lines", "(单位:万元)", "(单位:元)", fees, "元", false},
		{"a page", "page-chrome-split", "：万元）</span>", "：元）</span>", fees, "元", false},
		{"no unit on the form", "rows-commas-2019", "", "", procurement, "", false},
		{"one that is printed", "rows-commas-2019", "采购总金额,采购总金额", "采购总金额（万元）,采购总金额（万元）", procurement, "万元", false},
		{"just near enough", "cells-blank-lines", "本年收费金额(单位:万元)\n", "本年收费金额(单位:元)\n" + far, fees, "元", false},
		{"too far", "cells-blank-lines", "本年收费金额(单位:万元)\n", "本年收费金额(单位:元)\n" + far + "\t\n", fees, "", false},
	} {
		t.Run(test.name, func(t *testing.T) {
			text := string(named(t, test.file).text(t))
			if !strings.Contains(text, test.old) {
				t.Fatalf("%s does not hold %q", test.file, test.old)
			}
			c := parse(t, []byte(strings.Replace(text, test.old, test.new, 1))).Cell(test.path)
			if c.State != Given || c.Unit != test.unit || c.Uncertain != test.uncertain {
				t.Errorf("%s: %v %v%s, uncertain %v; want unit %q, uncertain %v", test.path, c.State, c.Value, c.Unit, c.Uncertain, test.unit, test.uncertain)
			}
		})
	}
}
