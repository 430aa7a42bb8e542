// This file is the checking room: what the figures of a report say of each
// other. The sums come from the form, the other rules from the table below; the
// documentation is written from the same two.

package gongkai

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"sync"
)

// An Operand is a cell that takes part in a finding.
type Operand struct {
	Report int  // index of its report among those that were checked; 0 in [Validate]
	Path   Path // which cell
	Cell   Cell // as printed, with its place
}

// A Cause is what a set of mismatches has in common. It is only told where it
// accounts for all of them; it is likely and not certain, and no figure is ever
// changed for it.
type Cause struct {
	ID      string // stable, such as "applicant"; "" where no cause is known
	Cells   []Path // the cells it points at
	Message string // in English
	Chinese string // the same in Chinese
}

// A Finding is something that a check has found. Match on Rule; the wording of
// the messages may change.
type Finding struct {
	Rule     string    // stable id, such as "requests.balance"
	Severity Severity  // how grave it is
	Reports  []int     // the reports it is about, as in Operand.Report; none in [Validate]
	Cells    []Operand // the cells that take part, in the form's order
	Claims   []Claim   // the prose that takes part

	Compared   bool   // two numbers disagree, and the next three fields hold them
	Left       Number // the number that is printed first: of a total, or of the prose
	Right      Number // what it is compared with
	Difference Number // Left - Right

	// Uncertain is true where a cell that takes part was not read for certain. A
	// mismatch is then one grade less grave, and says that perhaps it is misread.
	Uncertain bool
	Cause     Cause
	Message   string // in English
	Chinese   string // the same in Chinese
}

// String returns severity, rule and message on one line.
func (f *Finding) String() string {
	return fmt.Sprintf("%v: %s: %s", f.Severity, f.Rule, f.Message)
}

// Error is String; it makes a finding an error.
func (f *Finding) Error() string { return f.String() }

// Findings are what a check has found: of a report in the form's order, of several
// report by report. Nothing in them is shared with the reports, or among each other.
type Findings []Finding

// Err returns nil where no finding is of [SeverityError]. The error unwraps to
// every finding as a *[Finding], those of SeverityError first.
func (fs Findings) Err() error {
	var e findingsError
	for _, grave := range []bool{true, false} {
		for i := range fs {
			if (fs[i].Severity == SeverityError) == grave {
				e.all = append(e.all, &fs[i])
			}
		}
		if grave {
			e.grave = len(e.all)
		}
	}
	if e.grave == 0 {
		return nil
	}
	return &e
}

type findingsError struct {
	all   []error
	grave int
}

func (e *findingsError) Error() string {
	s := "gongkai: " + e.all[0].Error()
	if e.grave > 1 {
		s += fmt.Sprintf(" (and %d more)", e.grave-1)
	}
	return s
}

func (e *findingsError) Unwrap() []error { return slices.Clone(e.all) }

// A Rule is something that is checked.
type Rule struct {
	ID       string   // as in Finding.Rule
	Severity Severity // the gravest that it is found with
	Message  string   // what it says, in English
	Chinese  string   // the same in Chinese
}

// Validate checks what the figures of a report can betray: the form's sums, the
// prose against the tables, and what is hardly possible. It changes nothing and
// collects everything.
//
// A sum that is broken is an error. A sum with blanks holds with the blanks as
// zeros, or it is left undecided, which is told once a table; where no figures in
// the blanks could make it come out, it is a warning. A sum over cells that are absent
// or no numbers is not checked, which is told once a table as well. Prose that disagrees with a
// table is a warning, and prose that can be read in two ways nothing. What rests
// on a cell that was not read for certain is one grade less: a warning in place
// of an error, and information in place of a warning.
//
// What is found is in the order of the tables that it is about, and what is about
// none comes last.
func Validate(r *Report) Findings {
	if r == nil {
		return nil
	}
	c := &checker{r: r}
	c.arithmetic()
	c.prose()
	c.plausible()
	slices.SortStableFunc(c.out, func(a, b Finding) int { return a.table() - b.table() })
	return c.out
}

// table is the place of the finding's table among those of a form.
func (f *Finding) table() int {
	if len(f.Cells) > 0 {
		for i := range sections {
			if sections[i].Name == f.Cells[0].Path.Section() {
				return i
			}
		}
	}
	return len(sections)
}

// Rules returns what [Validate], [ValidateSeries] and [ValidateAggregate]
// check, in their order. The result is the caller's own.
func Rules() []Rule {
	var out []Rule
	seen := map[string]bool{}
	for _, f := range slices.Backward(Forms()) {
		for _, t := range f.data().tables {
			for i := range t.Identities {
				id := &t.Identities[i]
				if seen[id.Rule] {
					continue
				}
				seen[id.Rule] = true
				en, zh := describe(&t, id)
				out = append(out, Rule{id.Rule, SeverityError, en, zh})
			}
		}
	}
	return append(out, ruleTable[:]...)
}

// The rules that are not sums of the form.
const (
	ruleBlankZero = iota
	ruleBlankOpen
	ruleAbsentOpen
	ruleProseCells
	ruleProsePercent
	ruleProseAllDone
	ruleProseYear
	ruleRulesInForce
	ruleAmountUnit
	ruleAllBlank
	ruleSectionMissing
	ruleSectionNumber
	ruleSeriesCarry
	ruleSeriesInForce
	ruleSeriesGap
	ruleSeriesForm
	ruleSeriesSame
	ruleSeriesAgency
	ruleAggregateSum
	ruleAggregateLess
	ruleAggregateMissing
	ruleCount
)

var ruleTable = [ruleCount]Rule{
	ruleBlankZero:        {"table.blank_as_zero", SeverityInfo, "sums of a table hold with its blanks read as zeros", "表内空白按0计时勾稽关系成立"},
	ruleBlankOpen:        {"table.blank_undecided", SeverityInfo, "sums of a table cannot be checked, as cells are blank", "表内有空白，勾稽关系无法核对"},
	ruleAbsentOpen:       {"table.absent_undecided", SeverityInfo, "sums of a table are not checked, as cells are absent or no numbers", "表内有未见或不是数字的单元格，有关勾稽关系未核对"},
	ruleProseCells:       {"prose.cells", SeverityWarning, "a figure of the prose is not that of the tables", "正文数字与表格不一致"},
	ruleProsePercent:     {"prose.percent", SeverityWarning, "a percentage of the prose is not that of the figure before it", "正文占比与其件数不符"},
	ruleProseAllDone:     {"prose.all_completed", SeverityWarning, "the prose says that all requests are completed, and the table carries some over", "正文称均已办结，而表格有结转下年度的申请"},
	ruleProseYear:        {"prose.year", SeverityWarning, "the prose counts what was received once, and names the year before that of the title", "正文收到申请的数量只有一处，所注年份为报告年度的上一年"},
	ruleRulesInForce:     {"plausible.rules", SeverityInfo, "rules (规章) at a body that cannot make them; only 设区的市 and above can", "无规章制定权的机关填报了规章（设区的市以上方可制定）"},
	ruleAmountUnit:       {"plausible.unit", SeverityInfo, "an amount is in another unit than that of the form", "金额单位与格式规定的单位不符"},
	ruleAllBlank:         {"plausible.empty", SeverityInfo, "no figure but zeros and blanks in all tables", "全部表格均为0或空白"},
	ruleSectionMissing:   {"section.missing", SeverityInfo, "a section of the form has no heading", "缺少规定的部分"},
	ruleSectionNumber:    {"section.number", SeverityInfo, "a section has another number than in the form", "部分的序号与格式不符"},
	ruleSeriesCarry:      {"series.carry", SeverityError, "carried in is what was carried out the year before, in each column", "上年结转应等于上一年度报告的结转下年度，逐列相等"},
	ruleSeriesInForce:    {"series.in_force", SeverityWarning, "in force is what was in force the year before and issued, without repealed", "现行有效件数应等于上年现行有效件数加本年制发减本年废止"},
	ruleSeriesGap:        {"series.gap", SeverityInfo, "years of a series are missing, are there twice, or are not named", "年度不连续、重复或未注明"},
	ruleSeriesForm:       {"series.form", SeverityInfo, "a report of 2020 or before is on form 2021, or one from 2021 on is on form 2019", "报告年度与所用格式不符"},
	ruleSeriesSame:       {"series.same", SeverityWarning, "a table has the figures of the year before in every cell", "表格各项数字与上一年度完全相同"},
	ruleSeriesAgency:     {"series.agency", SeverityInfo, "the reports of a series name different agencies", "各年度报告的机关名称不同"},
	ruleAggregateSum:     {"aggregate.sum", SeverityWarning, "a cell of the whole is the sum of its parts", "汇总报告的数字应等于各单位之和"},
	ruleAggregateLess:    {"aggregate.less", SeverityError, "a cell of the whole is not less than the sum of the parts that are there", "汇总报告的数字不应小于已有各单位之和"},
	ruleAggregateMissing: {"aggregate.missing", SeverityInfo, "parts lack cells, so that their sum is a lower bound", "部分单位缺少数字，合计仅为下限"},
}

// describe says an identity in the labels of the form.
func describe(t *Table, id *Identity) (en, zh string) {
	left, right := sideLabel(t, id, id.Left), sideLabel(t, id, id.Right)
	if id.PerColumn {
		return fmt.Sprintf("table %s, each column: %s = %s", t.number(), left, right),
			fmt.Sprintf("表%s各列：%s＝%s", t.number(), left, right)
	}
	return fmt.Sprintf("table %s, each row: %s = %s", t.number(), left, right),
		fmt.Sprintf("表%s各行：%s＝%s", t.number(), left, right)
}

// maxSideLabels bounds how many labels are told in a row; a longer side is told
// by its first and last.
const maxSideLabels = 6

func sideLabel(t *Table, id *Identity, names []string) string {
	var s []string
	for _, n := range names {
		if id.PerColumn {
			i := slices.IndexFunc(t.Rows, func(r Row) bool { return r.Name == n })
			s = append(s, t.Rows[i].full())
		} else {
			i := slices.IndexFunc(t.Rows[0].Columns, func(c Column) bool { return c.Name == n })
			s = append(s, t.Rows[0].Columns[i].Label)
		}
	}
	if len(s) > maxSideLabels {
		return s[0] + "＋…＋" + s[len(s)-1]
	}
	return strings.Join(s, "＋")
}

// number returns the number of the table's section, 二 to 四.
func (t *Table) number() string {
	for i := range sections {
		if sections[i].Name == t.Section {
			return sections[i].Number
		}
	}
	return ""
}

// full returns the label with those that span it, but for 三、本年度办理结果, which
// spans nearly all.
func (r *Row) full() string {
	var b strings.Builder
	for _, g := range r.Groups {
		if g != resultsGroup && !strings.HasPrefix(g, "第") {
			b.WriteString(g + " ")
		}
	}
	return b.String() + r.Label
}

// A relation is an identity at one row or column, by indices of cells.
type relation struct {
	id          *Identity
	line        int // the row or the column
	left, right []int
	cells       []int     // both sides in the form's order
	labels      [2]string // of the sides
}

// relations are those of a form, with the ones that each cell is in.
type relations struct {
	all    []relation
	ties   [][]shift // of each cell, the relations it is in, by 1 on the left and -1 on the right
	tables []int     // tables[t] is where the relations of table t begin; one more at the end
}

var relations2019 = sync.OnceValue(func() *relations { return relate(form2019) })
var relations2021 = sync.OnceValue(func() *relations { return relate(form2021) })

func (f Form) relations() *relations {
	switch f {
	case Form2019:
		return relations2019()
	case Form2021:
		return relations2021()
	}
	return nil
}

func relate(d *formData) *relations {
	rs := &relations{ties: make([][]shift, len(d.paths))}
	for ti := range d.tables {
		t := &d.tables[ti]
		rs.tables = append(rs.tables, len(rs.all))
		for i := range t.Identities {
			id := &t.Identities[i]
			labels := [2]string{sideLabel(t, id, id.Left), sideLabel(t, id, id.Right)}
			lines := len(t.Rows)
			if id.PerColumn {
				lines = len(t.Rows[0].Columns)
			}
			for line := range lines {
				x := relation{id: id, line: line, labels: labels}
				side := func(names []string) (at []int) {
					for _, n := range names {
						p := Path(t.Section + "." + t.Rows[line%len(t.Rows)].Name + "." + n)
						if id.PerColumn {
							p = Path(t.Section + "." + n + "." + t.Rows[0].Columns[line].Name)
						}
						at = append(at, d.index[p])
					}
					return at
				}
				x.left, x.right = side(id.Left), side(id.Right)
				x.cells = slices.Sorted(slices.Values(slices.Concat(x.left, x.right)))
				for _, c := range x.left {
					rs.ties[c] = append(rs.ties[c], shift{len(rs.all), 1})
				}
				for _, c := range x.right {
					rs.ties[c] = append(rs.ties[c], shift{len(rs.all), -1})
				}
				rs.all = append(rs.all, x)
			}
		}
	}
	rs.tables = append(rs.tables, len(rs.all))
	return rs
}

// A verdict is what became of a relation.
type verdict int

const (
	sumUndecided  verdict = iota // it is too large to tell
	sumAbsent                    // an operand is absent, or no number
	sumOpen                      // blanks leave it undecided
	sumHolds                     // it holds
	sumHoldsBlank                // it holds with the blanks as zeros
	sumBroken
	sumBrokenBlank // it is broken whatever stands in the blanks
)

func (v verdict) broken() bool { return v == sumBroken || v == sumBrokenBlank }

// A checker checks one report.
type checker struct {
	r     *Report
	cells []Cell // of r, only to be read
	out   Findings
}

func (c *checker) find(rule int, f Finding) {
	f.Rule, f.Severity = ruleTable[rule].ID, ruleTable[rule].Severity
	c.add(f)
}

// add adds a finding, one grade less where what disagrees is uncertain.
func (c *checker) add(f Finding) {
	if f.Uncertain && f.Severity < SeverityInfo {
		f.Severity++
		f.Message += "; perhaps misread"
		f.Chinese += "；或系识读有误"
	}
	c.out = append(c.out, f)
}

// addCells returns the sum of the cells, blanks as zeros.
func addCells(cells []Cell, at []int) (n Number, ok bool) {
	ok = true
	for _, i := range at {
		if cells[i].State == Given && ok {
			n, ok = n.Add(cells[i].Value)
		}
	}
	return n, ok
}

func (x *relation) judge(cells []Cell) (v verdict, left, right, diff Number) {
	blank := false
	for _, i := range x.cells {
		switch cells[i].State {
		case Given:
		case Blank:
			blank = true
		default:
			return sumAbsent, left, right, diff
		}
	}
	left, okL := addCells(cells, x.left)
	right, okR := addCells(cells, x.right)
	diff, okD := left.Sub(right)
	switch {
	case !okL || !okR || !okD:
		return sumUndecided, left, right, diff
	case diff.Sign() == 0 && blank:
		return sumHoldsBlank, left, right, diff
	case diff.Sign() == 0:
		return sumHolds, left, right, diff
	case !blank:
		return sumBroken, left, right, diff
	}
	less := x.left // what stands in a blank is no less than zero, and adds to its side
	if diff.Sign() > 0 {
		less = x.right
	}
	if slices.ContainsFunc(less, func(i int) bool { return cells[i].State == Blank }) {
		return sumOpen, left, right, diff
	}
	return sumBrokenBlank, left, right, diff
}

// cellsOf returns the cells of r, all that its form has. They may be those of r
// itself.
func cellsOf(r *Report) []Cell {
	n := r.Form.Len()
	if len(r.cells) == n {
		return r.cells
	}
	return make([]Cell, n)
}

// sumsRoom is enough for the sums of a table.
const sumsRoom = 64

func (c *checker) arithmetic() {
	rs := c.r.Form.relations()
	if rs == nil {
		return
	}
	c.cells = cellsOf(c.r)
	d := c.r.Form.data()
	var room [sumsRoom]verdict
	for ti := range d.tables {
		t := &d.tables[ti]
		from, to := rs.tables[ti], rs.tables[ti+1]
		verdicts := room[:0]
		begin := len(c.out)
		var zeros, opens, absent int
		for k := from; k < to; k++ {
			x := &rs.all[k]
			v, left, right, diff := x.judge(c.cells)
			verdicts = append(verdicts, v)
			switch v {
			case sumHoldsBlank:
				zeros++
			case sumOpen:
				opens++
			case sumAbsent:
				absent++
			case sumBroken, sumBrokenBlank:
				c.add(c.mismatch(t, x, left, right, diff, v))
			}
		}
		at := begin
		found := causes(c.cells, d, rs, ti, verdicts)
		for k, v := range verdicts {
			if v.broken() {
				c.out[at].Cause = found[from+k]
				at++
			}
		}
		c.blanks(t, rs.all[from:to], verdicts, sumHoldsBlank, zeros)
		c.blanks(t, rs.all[from:to], verdicts, sumOpen, opens)
		c.absent(ti, rs.all[from:to], verdicts, absent)
	}
}

// absent tells once per table that n of its sums are not checked, as cells are not there.
func (c *checker) absent(ti int, all []relation, verdicts []verdict, n int) {
	if n == 0 {
		return
	}
	d := c.r.Form.data()
	t := &d.tables[ti]
	in := make([]bool, len(c.cells))
	for k := range all {
		if verdicts[k] == sumAbsent {
			for _, i := range all[k].cells {
				in[i] = true
			}
		}
	}
	var f Finding
	var rows []string // those that lack cells, the first of them by name
	lines, cells, i := 0, 0, d.first[ti][0]
	for k := range t.Rows {
		lacks := false
		for range t.Rows[k].Columns {
			if state := c.cells[i].State; in[i] && state != Given && state != Blank {
				f.Cells = append(f.Cells, Operand{Path: d.paths[i], Cell: c.cells[i]})
				lacks = true
			}
			i, cells = i+1, cells+1
		}
		if lacks {
			if lines++; lines <= maxLinesTold {
				rows = append(rows, "“"+t.Rows[k].full()+"”")
			}
		}
	}
	name, lack := t.heading(), len(f.Cells)
	if lack == cells {
		f.Message = fmt.Sprintf("table %s: its %s not checked, as the table is absent", name, plural(n, "sum is", "sums are"))
		f.Chinese = fmt.Sprintf("表%s：未见此表，%d项勾稽关系未核对", name, n)
	} else {
		more := ""
		if lines > maxLinesTold {
			more = "…"
		}
		f.Message = fmt.Sprintf("table %s: %s not checked, as %s absent or no number: %s%s", name,
			plural(n, "sum is", "sums are"), plural(lack, "cell is", "cells are"), strings.Join(rows, ", "), more)
		f.Chinese = fmt.Sprintf("表%s：有%d格未见或不是数字，%d项勾稽关系未核对：%s%s", name, lack, n, strings.Join(rows, "、"), more)
	}
	c.find(ruleAbsentOpen, f)
}

// plural returns the number with the words for one or for several.
func plural(n int, one, more string) string {
	if n == 1 {
		return "1 " + one
	}
	return strconv.Itoa(n) + " " + more
}

// blanks tells once per table what its blanks mean for its n sums of the verdict.
func (c *checker) blanks(t *Table, all []relation, verdicts []verdict, v verdict, n int) {
	if n == 0 {
		return
	}
	in := make([]bool, len(c.cells))
	blank := 0
	for k := range all {
		if verdicts[k] != v {
			continue
		}
		for _, i := range all[k].cells {
			if c.cells[i].State == Blank && !in[i] {
				in[i] = true
				blank++
			}
		}
	}
	f := Finding{Cells: make([]Operand, 0, blank)}
	d := c.r.Form.data()
	for i, is := range in {
		if is {
			f.Cells = append(f.Cells, Operand{Path: d.paths[i], Cell: c.cells[i]})
			f.Uncertain = f.Uncertain || c.cells[i].Uncertain
		}
	}
	name := t.heading()
	if v == sumHoldsBlank {
		f.Message = fmt.Sprintf("table %s: %s with blanks read as zeros (%s)", name, plural(n, "sum holds", "sums hold"), plural(blank, "blank cell", "blank cells"))
		f.Chinese = fmt.Sprintf("表%s：有%d项勾稽关系将空白按0计时成立（空白%d格）", name, n, blank)
		c.find(ruleBlankZero, f)
		return
	}
	var en, zh []string
	more := ""
	for k := range all {
		if verdicts[k] != v {
			continue
		}
		place, ground, line := all[k].place(t)
		switch s := place + " “" + line + "”"; {
		case slices.Contains(en, s): // in two sums
		case len(en) == maxLinesTold:
			more = "…"
		default:
			en, zh = append(en, s), append(zh, "“"+line+"”"+ground)
		}
	}
	f.Message = fmt.Sprintf("table %s: %s cannot be checked, as %s blank: %s%s", name,
		plural(n, "sum", "sums"), plural(blank, "cell is", "cells are"), strings.Join(en, ", "), more)
	f.Chinese = fmt.Sprintf("表%s：有%d项勾稽关系因空白%d格而无法核对：%s%s", name, n, blank, strings.Join(zh, "、"), more)
	c.find(ruleBlankOpen, f)
}

// maxLinesTold bounds the rows and columns that one message names.
const maxLinesTold = 5

// heading is the number and heading of the table's section.
func (t *Table) heading() string {
	for i := range sections {
		if sections[i].Name == t.Section {
			return sections[i].Number + "、" + sections[i].Label
		}
	}
	return t.Section
}

// place tells row or column, in both languages, and its label.
func (x *relation) place(t *Table) (en, zh, label string) {
	if x.id.PerColumn {
		return "column", "列", columnLabel(t, x.line)
	}
	return "row", "行", t.Rows[x.line].full()
}

// columnLabel tells the column 其他 from the rows of that name.
func columnLabel(t *Table, i int) string {
	c := &t.Rows[0].Columns[i]
	if n := len(c.Groups); n > 0 && c.Groups[n-1] == legalPersons {
		return legalPersons + " " + c.Label
	}
	return c.Label
}

func (c *checker) mismatch(t *Table, x *relation, left, right, diff Number, v verdict) Finding {
	f := Finding{
		Rule: x.id.Rule, Severity: SeverityError, Compared: true, Left: left, Right: right, Difference: diff,
		Cells: make([]Operand, 0, len(x.cells)),
	}
	d := c.r.Form.data()
	for _, i := range x.cells {
		f.Cells = append(f.Cells, Operand{Path: d.paths[i], Cell: c.cells[i]})
		f.Uncertain = f.Uncertain || c.cells[i].Uncertain
	}
	place, ground, line := x.place(t)
	f.Message = fmt.Sprintf("table %s, %s “%s”: %s is %v, but %s is %v (difference %s)", t.heading(), place, line, x.labels[0], left, x.labels[1], right, withSign(diff))
	f.Chinese = fmt.Sprintf("表%s，“%s”%s：%s为%v，而%s为%v，相差%s", t.heading(), line, ground, x.labels[0], left, x.labels[1], right, withSign(diff))
	if v == sumBrokenBlank {
		f.Severity = SeverityWarning
		f.Message += "; no figures in its blanks can make up for it"
		f.Chinese += "；空白处无论填何数均不相符"
	}
	return f
}

func withSign(n Number) string {
	if n.Sign() > 0 {
		return "+" + n.String()
	}
	return n.String()
}

// cellName names a cell for people: its row, and its column where it has more
// than one.
func cellName(f Form, p Path) string {
	d := f.data()
	for ti := range d.tables {
		t := &d.tables[ti]
		if t.Section != p.Section() {
			continue
		}
		for i := range t.Rows {
			if t.Rows[i].Name != p.Row() {
				continue
			}
			for k := range t.Rows[i].Columns {
				if c := &t.Rows[i].Columns[k]; c.Name == p.Column() {
					label := c.Label
					if t.Section == "requests" {
						label = columnLabel(t, k)
					}
					return "“" + t.Rows[i].full() + " · " + label + "”"
				}
			}
		}
	}
	return string(p)
}

// tableNumber returns the number of the table that the path is in, 二 to 四.
func tableNumber(p Path) string {
	for i := range sections {
		if sections[i].Name == p.Section() {
			return sections[i].Number
		}
	}
	return ""
}

func cellNames(f Form, paths []Path) string {
	var s []string
	for _, p := range paths[:min(len(paths), maxLinesTold)] {
		s = append(s, cellName(f, p))
	}
	if len(paths) > maxLinesTold {
		s = append(s, "…（"+strconv.Itoa(len(paths))+"）")
	}
	return strings.Join(s, "、")
}
