// This file is the room of what is hardly possible, or hardly meant: each rule
// says why it wonders.

package gongkai

import (
	"fmt"
	"strings"
	"unicode/utf8"
)

func (c *checker) plausible() {
	if c.r.Form.data() == nil {
		return
	}
	c.rulesMade()
	c.units()
	c.empty()
	c.sections()
}

// rulesMade wonders at 规章 of bodies that cannot make them. Only what the name
// tells for sure counts: a county can be called 市 or 区.
func (c *checker) rulesMade() {
	a := c.r.Agency
	low := false
	for _, s := range []string{"镇", "乡", "街道", "街道办事处", "县", "镇政府", "乡政府", "镇人民政府", "乡人民政府", "县人民政府", "镇人民政府办公室", "县人民政府办公室", "局", "学校", "管委会"} {
		low = low || strings.HasSuffix(a, s)
	}
	if strings.HasSuffix(a, "局") { // bureaus of the State make 规章
		low = !strings.HasPrefix(a, "国家") && !strings.HasPrefix(a, "中国") && strings.ContainsAny(a, "县区镇市")
	}
	if !low {
		return
	}
	columns := []string{"issued", "repealed", "in_force"}
	if c.r.Form == Form2019 {
		columns = []string{"newly_made", "newly_published", "published_total"}
	}
	f := Finding{}
	for _, col := range columns {
		p := Path("proactive.rules." + col)
		if cell := c.r.Cell(p); cell.State == Given && cell.Value.Sign() > 0 {
			f.Cells = append(f.Cells, Operand{Path: p, Cell: cell})
			f.Uncertain = f.Uncertain || cell.Uncertain
		}
	}
	if f.Cells == nil {
		return
	}
	f.Message = fmt.Sprintf("table 二: %s has 规章, which only 设区的市 and above can make; perhaps they are 行政规范性文件", a)
	f.Chinese = fmt.Sprintf("表二：%s填报了规章；规章由设区的市以上制定，或应为行政规范性文件", a)
	c.find(ruleRulesInForce, f)
}

// units wonders at amounts in 元 where the form has 万元: who takes them for those of the
// form is off by the factor between them.
func (c *checker) units() {
	for _, t := range c.r.Form.data().tables {
		for i := range t.Rows {
			for k := range t.Rows[i].Columns {
				if col := &t.Rows[i].Columns[k]; col.Unit != "" {
					c.unit(Path(t.Section+"."+t.Rows[i].Name+"."+col.Name), col)
				}
			}
		}
	}
}

func (c *checker) unit(p Path, col *Column) {
	x := c.r.Cell(p)
	if x.State != Given || x.Value.Sign() == 0 || x.Unit == "" || x.Unit == col.Unit {
		return
	}
	table, name := tableNumber(p), strings.TrimSuffix(col.Label, "（单位："+col.Unit+"）")
	c.find(ruleAmountUnit, Finding{
		Cells:     []Operand{{Path: p, Cell: x}},
		Uncertain: x.Uncertain,
		Message:   fmt.Sprintf("table %s: %s is in %s, that of the form in %s", table, name, x.Unit, col.Unit),
		Chinese:   fmt.Sprintf("表%s：%s以%s填报，格式规定的单位为%s", table, name, x.Unit, col.Unit),
	})
}

// empty wonders at a report without any figure.
func (c *checker) empty() {
	shown := 0
	for _, x := range c.cells {
		if x.State == Unreadable || x.State == Given && x.Value.Sign() != 0 {
			return
		}
		if x.State != Absent {
			shown++
		}
	}
	if shown < len(c.cells) || shown == 0 {
		return
	}
	c.find(ruleAllBlank, Finding{
		Message: "all cells of all tables are zero or blank",
		Chinese: "全部表格各项均为0或空白",
	})
}

// sections looks at the headings.
func (c *checker) sections() {
	named := 0
	for _, s := range c.r.Sections {
		if s.Name != "" {
			named++
		}
	}
	if named < 2 { // a table alone is no report with sections missing
		return
	}
	var missing, numbered []string
	for _, want := range sections {
		s := c.r.Section(want.Name)
		if s == nil && want.Name == "overview" && c.preface() {
			continue // it is there under some other heading, or under none
		}
		if s == nil {
			missing = append(missing, want.Number+"、"+want.Label)
			continue
		}
		h := appendFolded(nil, strings.TrimLeft(s.Heading, "# "))
		if len(h) > 1 && h[1] == '、' && strings.ContainsRune("一二三四五六七八九十", h[0]) && string(h[0]) != want.Number {
			numbered = append(numbered, want.Number+"、"+want.Label+"（"+string(h[0])+"）")
		}
	}
	if missing != nil {
		c.find(ruleSectionMissing, Finding{
			Message: "no heading of " + strings.Join(missing, ", "),
			Chinese: "缺少：" + strings.Join(missing, "；"),
		})
	}
	if numbered != nil {
		c.find(ruleSectionNumber, Finding{
			Message: "other numbers than in the form: " + strings.Join(numbered, ", "),
			Chinese: "序号与格式不符：" + strings.Join(numbered, "；"),
		})
	}
}

// minPreface is how many letters of text before the first heading are section
// one, and no mere opening.
const minPreface = 60

// preface reports whether text stands before the first heading of the form.
func (c *checker) preface() bool {
	n := 0
	for _, s := range c.r.Sections {
		if s.Name == "" {
			for _, p := range s.Text {
				n += utf8.RuneCountInString(p.Text)
			}
		}
	}
	return n >= minPreface
}
