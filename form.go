// This file is the form room: the statutory forms as data. Rows, columns, labels,
// identities and paths are told here, and parsing, rendering, validation and docs
// read them from here; a new edition is a new table.

package gongkai

import (
	"iter"
	"slices"
	"strings"
)

// A Form is an edition of the statutory form. The zero value is no form.
type Form int

const (
	// Form2019 is the trial form of 国办公开办函〔2019〕60号, for report years
	// 2019 and 2020.
	Form2019 Form = 2019
	// Form2021 is the form of 国办公开办函〔2021〕30号, for report years from 2021.
	Form2021 Form = 2021
)

// Forms returns the editions that this package reads, oldest first.
func Forms() []Form { return []Form{Form2019, Form2021} }

// String returns the year of the edition, or "" for no form.
func (f Form) String() string {
	switch f {
	case Form2019:
		return "2019"
	case Form2021:
		return "2021"
	}
	return ""
}

// A Kind says what the figures of a column are.
type Kind int

const (
	Count  Kind = iota + 1 // a whole number, not negative
	Change                 // a signed whole number (本年增/减)
	Amount                 // money, with a decimal fraction
)

// A Column is one column of a table.
type Column struct {
	Name   string   // name in paths, such as "natural_person"
	Label  string   // as the form prints it, such as 自然人
	Groups []string // headers that span it, outermost first
	Unit   string   // unit fixed by the form, such as 万元; "" where none is
	Kind   Kind
}

// A Row is one row of a table. In table four (disputes) a row is a block of
// five columns.
type Row struct {
	Name    string   // name in paths, such as "denied.state_secret"
	Label   string   // as the form prints it, with its item mark
	Groups  []string // labels that span it, outermost first
	Short   []string // other wordings seen in real reports, without item mark
	Columns []Column
}

// An Identity is one of the form's own sums (勾稽关系): the cells named by Left
// add up to the cells named by Right.
type Identity struct {
	Rule        string   // stable id, such as "requests.balance"
	PerColumn   bool     // Left and Right name rows, and it holds in each column; else they name columns, and it holds in each row
	Left, Right []string // names of rows or of columns
}

// A Table is the table of one section.
type Table struct {
	Section    string // "proactive", "requests" or "disputes"
	Rows       []Row
	Identities []Identity
}

// A SectionForm is one of the six sections of the form.
type SectionForm struct {
	Name   string   // name in paths, such as "overview"
	Number string   // 一 to 六
	Label  string   // heading as the form prints it, without number
	Short  []string // other wordings seen in real reports
}

// Path names a cell: section.row.column, such as
// "requests.denied.state_secret.total". It is part of the public contract.
type Path string

// Section returns the part of the path before the first dot.
func (p Path) Section() string {
	s, _, _ := strings.Cut(string(p), ".")
	return s
}

// Row returns the part between section and column.
func (p Path) Row() string {
	i, j := strings.IndexByte(string(p), '.'), strings.LastIndexByte(string(p), '.')
	if i < 0 || i == j {
		return ""
	}
	return string(p[i+1 : j])
}

// Column returns the part after the last dot.
func (p Path) Column() string {
	return string(p[strings.LastIndexByte(string(p), '.')+1:])
}

// Sections returns the six sections of the form in their order. The result is
// the caller's own.
func (f Form) Sections() []SectionForm {
	if f.data() == nil {
		return nil
	}
	out := slices.Clone(sections)
	for i := range out {
		out[i].Short = slices.Clone(out[i].Short)
	}
	return out
}

// Tables returns the tables of the form in their order. The result is the
// caller's own.
func (f Form) Tables() []Table {
	d := f.data()
	if d == nil {
		return nil
	}
	out := slices.Clone(d.tables)
	for i := range out {
		out[i].Rows = slices.Clone(out[i].Rows)
		for j := range out[i].Rows {
			r := &out[i].Rows[j]
			r.Groups, r.Short, r.Columns = slices.Clone(r.Groups), slices.Clone(r.Short), slices.Clone(r.Columns)
			for k := range r.Columns {
				r.Columns[k].Groups = slices.Clone(r.Columns[k].Groups)
			}
		}
		out[i].Identities = slices.Clone(out[i].Identities)
		for j := range out[i].Identities {
			d := &out[i].Identities[j]
			d.Left, d.Right = slices.Clone(d.Left), slices.Clone(d.Right)
		}
	}
	return out
}

// Paths returns every cell of the form in the form's order.
func (f Form) Paths() iter.Seq[Path] {
	return func(yield func(Path) bool) {
		d := f.data()
		if d == nil {
			return
		}
		for _, p := range d.paths {
			if !yield(p) {
				return
			}
		}
	}
}

// Len returns the number of cells of the form.
func (f Form) Len() int {
	if d := f.data(); d != nil {
		return len(d.paths)
	}
	return 0
}

func (f Form) data() *formData {
	switch f {
	case Form2019:
		return form2019
	case Form2021:
		return form2021
	}
	return nil
}

// formData is a form with what is derived from it.
type formData struct {
	form   Form
	tables []Table
	paths  []Path
	index  map[Path]int
	first  [][]int // first[t][r] is the index of the first cell of row r of table t
}

func newForm(f Form, tables ...Table) *formData {
	d := &formData{form: f, tables: tables, index: map[Path]int{}}
	for _, t := range tables {
		var first []int
		for _, r := range t.Rows {
			first = append(first, len(d.paths))
			for _, c := range r.Columns {
				p := Path(t.Section + "." + r.Name + "." + c.Name)
				d.index[p] = len(d.paths)
				d.paths = append(d.paths, p)
			}
		}
		d.first = append(d.first, first)
	}
	return d
}

var sections = []SectionForm{
	{Name: "overview", Number: "一", Label: "总体情况", Short: []string{"概述", "总体工作情况", "总体概况", "工作概况", "总体情况概述", "工作总体情况", "政府信息公开总体情况", "政府信息公开工作总体情况", "政府信息公开工作概况", "政府信息公开工作情况概述"}},
	{Name: "proactive", Number: "二", Label: "主动公开政府信息情况", Short: []string{"政府信息主动公开情况", "主动公开政府信息的情况"}},
	{Name: "requests", Number: "三", Label: "收到和处理政府信息公开申请情况", Short: []string{"收到和处理政府信息公开申请的情况", "政府信息依申请公开情况"}},
	{Name: "disputes", Number: "四", Label: "政府信息公开行政复议、行政诉讼情况", Short: []string{"因政府信息公开工作被申请行政复议、提起行政诉讼情况", "政府信息公开行政复议和行政诉讼情况", "政府信息公开行政复议及行政诉讼情况"}},
	{Name: "problems", Number: "五", Label: "存在的主要问题及改进情况", Short: []string{"存在问题及改进情况", "存在的主要问题和改进情况", "存在的主要问题及改进措施", "政府信息公开工作存在的主要问题及改进情况", "政府信息公开工作存在的主要问题及改进措施", "存在的问题及改进情况", "存在主要问题及改进情况"}},
	{Name: "other_matters", Number: "六", Label: "其他需要报告的事项", Short: []string{"其他需要报告事项", "需要报告的其他事项", "其他需报告的事项", "其它需要报告的事项", "其他需要报告的情况", "其他需要说明的事项", "其他需要说明的情况", "需要说明的其他事项"}},
}

const (
	resultsGroup = "三、本年度办理结果"
	deniedGroup  = "（三）不予公开"
	noneGroup    = "（四）无法提供"
	skipGroup    = "（五）不予处理"
	otherGroup   = "（六）其他处理"
	legalPersons = "法人或其他组织"
)

var (
	form2019 = newForm(Form2019, proactive2019(), requests(Form2019), disputes())
	form2021 = newForm(Form2021, proactive2021(), requests(Form2021), disputes())
)

func proactive2021() Table {
	documents := func() []Column {
		return []Column{
			{Name: "issued", Label: "本年制发件数", Kind: Count},
			{Name: "repealed", Label: "本年废止件数", Kind: Count},
			{Name: "in_force", Label: "现行有效件数", Kind: Count},
		}
	}
	decisions := func() []Column {
		return []Column{{Name: "decisions", Label: "本年处理决定数量", Kind: Count}}
	}
	return Table{Section: "proactive", Rows: []Row{
		{Name: "rules", Label: "规章", Groups: []string{"第二十条第（一）项"}, Columns: documents()},
		{Name: "normative", Label: "行政规范性文件", Short: []string{"规范性文件", "规范性档案"}, Groups: []string{"第二十条第（一）项"}, Columns: documents()},
		{Name: "licensing", Label: "行政许可", Groups: []string{"第二十条第（五）项"}, Columns: decisions()},
		{Name: "penalties", Label: "行政处罚", Groups: []string{"第二十条第（六）项"}, Columns: decisions()},
		{Name: "coercion", Label: "行政强制", Groups: []string{"第二十条第（六）项"}, Columns: decisions()},
		{Name: "fees", Label: "行政事业性收费", Groups: []string{"第二十条第（八）项"}, Columns: []Column{
			{Name: "amount", Label: "本年收费金额（单位：万元）", Unit: "万元", Kind: Amount},
		}},
	}}
}

func proactive2019() Table {
	documents := func() []Column {
		return []Column{
			{Name: "newly_made", Label: "本年新制作数量", Kind: Count},
			{Name: "newly_published", Label: "本年新公开数量", Kind: Count},
			{Name: "published_total", Label: "对外公开总数量", Kind: Count},
		}
	}
	items := func() []Column {
		return []Column{
			{Name: "items_last_year", Label: "上一年项目数量", Kind: Count},
			{Name: "change", Label: "本年增/减", Kind: Change},
			{Name: "decisions", Label: "处理决定数量", Kind: Count},
		}
	}
	return Table{Section: "proactive", Rows: []Row{
		{Name: "rules", Label: "规章", Groups: []string{"第二十条第（一）项"}, Columns: documents()},
		{Name: "normative", Label: "规范性文件", Short: []string{"行政规范性文件", "规范性档案"}, Groups: []string{"第二十条第（一）项"}, Columns: documents()},
		{Name: "licensing", Label: "行政许可", Groups: []string{"第二十条第（五）项"}, Columns: items()},
		{Name: "other_services", Label: "其他对外管理服务事项", Groups: []string{"第二十条第（五）项"}, Columns: items()},
		{Name: "penalties", Label: "行政处罚", Groups: []string{"第二十条第（六）项"}, Columns: items()},
		{Name: "coercion", Label: "行政强制", Groups: []string{"第二十条第（六）项"}, Columns: items()},
		{Name: "fees", Label: "行政事业性收费", Groups: []string{"第二十条第（八）项"}, Columns: items()[:2]},
		{Name: "procurement", Label: "政府集中采购", Groups: []string{"第二十条第（九）项"}, Columns: []Column{
			{Name: "items", Label: "采购项目数量", Kind: Count},
			{Name: "amount", Label: "采购总金额", Kind: Amount},
		}},
	}}
}

func requests(f Form) Table {
	columns := func() []Column {
		head := []string{"申请人情况"}
		legal := []string{"申请人情况", legalPersons}
		return []Column{
			{Name: "natural_person", Label: "自然人", Groups: head, Kind: Count},
			{Name: "commercial", Label: "商业企业", Groups: legal, Kind: Count},
			{Name: "research", Label: "科研机构", Groups: legal, Kind: Count},
			{Name: "public_welfare", Label: "社会公益组织", Groups: legal, Kind: Count},
			{Name: "legal_services", Label: "法律服务机构", Groups: legal, Kind: Count},
			{Name: "other", Label: "其他", Groups: legal, Kind: Count},
			{Name: "total", Label: "总计", Groups: head, Kind: Count},
		}
	}
	res := func(g ...string) []string { return append([]string{resultsGroup}, g...) }
	rows := []Row{
		{Name: "received", Label: "一、本年新收政府信息公开申请数量"},
		{Name: "carried_in", Label: "二、上年结转政府信息公开申请数量"},
		{Name: "granted", Label: "（一）予以公开", Groups: res()},
		{Name: "partially_granted", Label: "（二）部分公开（区分处理的，只计这一情形，不计其他情形）", Short: []string{"部分公开"}, Groups: res()},
		{Name: "denied.state_secret", Label: "1.属于国家秘密", Groups: res(deniedGroup)},
		{Name: "denied.prohibited_by_law", Label: "2.其他法律行政法规禁止公开", Groups: res(deniedGroup)},
		{Name: "denied.security_stability", Label: "3.危及“三安全一稳定”", Groups: res(deniedGroup)},
		{Name: "denied.third_party_rights", Label: "4.保护第三方合法权益", Groups: res(deniedGroup)},
		{Name: "denied.internal_affairs", Label: "5.属于三类内部事务信息", Groups: res(deniedGroup)},
		{Name: "denied.process_information", Label: "6.属于四类过程性信息", Groups: res(deniedGroup)},
		{Name: "denied.enforcement_files", Label: "7.属于行政执法案卷", Groups: res(deniedGroup)},
		{Name: "denied.administrative_inquiry", Label: "8.属于行政查询事项", Groups: res(deniedGroup)},
		{Name: "unavailable.not_held", Label: "1.本机关不掌握相关政府信息", Groups: res(noneGroup)},
		{Name: "unavailable.needs_creation", Label: "2.没有现成信息需要另行制作", Groups: res(noneGroup)},
		{Name: "unavailable.still_unclear", Label: "3.补正后申请内容仍不明确", Groups: res(noneGroup)},
		{Name: "not_processed.petition", Label: "1.信访举报投诉类申请", Groups: res(skipGroup)},
		{Name: "not_processed.repeated", Label: "2.重复申请", Groups: res(skipGroup)},
		{Name: "not_processed.publication", Label: "3.要求提供公开出版物", Groups: res(skipGroup)},
		{Name: "not_processed.excessive", Label: "4.无正当理由大量反复申请", Groups: res(skipGroup)},
		{Name: "not_processed.confirmation", Label: "5.要求行政机关确认或重新出具已获取信息", Groups: res(skipGroup)},
	}
	if f == Form2019 {
		rows = append(rows, Row{Name: "other", Label: "（六）其他处理", Groups: res()})
	} else {
		rows = append(rows,
			Row{Name: "other.overdue_correction", Label: "1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请", Short: []string{"逾期不补正", "申请人逾期不补正"}, Groups: res(otherGroup)},
			Row{Name: "other.overdue_fee", Label: "2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请", Short: []string{"逾期不缴费", "申请人逾期不缴费"}, Groups: res(otherGroup)},
			Row{Name: "other.other", Label: "3.其他", Groups: res(otherGroup)},
		)
	}
	rows = append(rows,
		Row{Name: "total", Label: "（七）总计", Groups: res()},
		Row{Name: "carried_out", Label: "四、结转下年度继续办理"},
	)
	var names, results []string
	for i := range rows {
		rows[i].Columns = columns()
		if len(rows[i].Groups) > 0 && rows[i].Name != "total" {
			results = append(results, rows[i].Name)
		}
	}
	for _, c := range columns() {
		if c.Name != "total" {
			names = append(names, c.Name)
		}
	}
	return Table{Section: "requests", Rows: rows, Identities: []Identity{
		{Rule: "requests.balance", PerColumn: true, Left: []string{"received", "carried_in"}, Right: []string{"total", "carried_out"}},
		{Rule: "requests.results", PerColumn: true, Left: []string{"total"}, Right: results},
		{Rule: "requests.applicants", Left: []string{"total"}, Right: names},
	}}
}

func disputes() Table {
	columns := func() []Column {
		return []Column{
			{Name: "upheld", Label: "结果维持", Kind: Count},
			{Name: "corrected", Label: "结果纠正", Kind: Count},
			{Name: "other", Label: "其他结果", Kind: Count},
			{Name: "pending", Label: "尚未审结", Kind: Count},
			{Name: "total", Label: "总计", Kind: Count},
		}
	}
	return Table{Section: "disputes", Rows: []Row{
		{Name: "review", Label: "行政复议", Columns: columns()},
		{Name: "direct", Label: "未经复议直接起诉", Groups: []string{"行政诉讼"}, Columns: columns()},
		{Name: "after_review", Label: "复议后起诉", Groups: []string{"行政诉讼"}, Columns: columns()},
	}, Identities: []Identity{
		{Rule: "disputes.total", Left: []string{"total"}, Right: []string{"upheld", "corrected", "other", "pending"}},
	}}
}
