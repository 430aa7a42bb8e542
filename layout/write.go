// This file is the press room: a report from its title to its last section, as
// lines of text or as a page.

package layout

import (
	"errors"
	"io"
	"strconv"
	"strings"
	"sync"
	"unicode/utf8"

	"github.com/seed-11a632b0/gongkai"
)

// Write prints the report as a document, laid out as o says. A cell that is
// absent in a row that is not is printed as a blank; the prose is that of
// r.Sections, and where there are none the headings stand alone. It returns the
// error of w, and an error where the report has no form or an option no such
// value.
func Write(w io.Writer, r *gongkai.Report, o Options) error {
	if err := o.valid(); err != nil {
		return err
	}
	if r == nil || sheetOf(r.Form) == nil {
		return errors.New("layout: the report has no form")
	}
	p := writers.Get().(*writer)
	defer writers.Put(p)
	p.o, p.report, p.sheet, p.rng = o.normal(), r, sheetOf(r.Form), seeded(o.Seed, 1)
	b, err := p.document()
	p.report = nil
	if err != nil {
		return err
	}
	_, err = w.Write(b)
	return err
}

var writers = sync.Pool{New: func() any { return new(writer) }}

// A writer prints one report. It is used again for the next.
type writer struct {
	o      Options
	report *gongkai.Report
	sheet  *sheet
	rng    rng
	g      grid

	buf     []byte // the text of all lines
	lines   []line
	drifts  []drift
	start   int // of the line that is being written
	cells   int // cells on it so far
	table   int // number of the table that is being written, 0 for none
	tables  int
	out     []byte
	encoded []byte
	scratch []byte
	place   placing
}

// A line is a line of text before pages and noise are put in.
type line struct {
	start, end int
	table      int  // the table it is of, 0 for none
	head       bool // it holds headers
	row        bool // a row begins with it, or it is no part of one
	fixed      bool // nothing may stand before it
}

// A drift is a figure that stands apart from its row.
type drift struct {
	line int // it stands before that line
	text string
}

func (w *writer) document() ([]byte, error) {
	w.buf, w.lines, w.drifts, w.out, w.table = w.buf[:0], w.lines[:0], w.drifts[:0], w.out[:0], 0
	w.tables, w.start, w.cells = 0, 0, 0
	switch w.o.Kind {
	case HTML:
		w.web()
		return w.encode(w.out)
	case DOCX:
		return w.word()
	}
	w.flow(w)
	w.finish()
	return w.encode(w.out)
}

// A medium takes the parts of a report in their order.
type medium interface {
	title(text string)
	heading(text string)
	paragraph(text string)
	chrome(text string)
	grid(g *grid)
}

var (
	before = []string{"首页 > 政务公开 > 政府信息公开年报", "索引号：00000000/2024-00015 发布日期：2024-01-25 浏览次数：381", "字体：[大 中 小] 打印本页 分享到："}
	after  = []string{"（此件公开发布）", "扫一扫在手机打开当前页", "主办单位：某某市人民政府办公室 备案号：某ICP备10000501号-1 网站标识码：4419000051"}
	noises = []string{"【打印本页】【关闭窗口】", "扫一扫在手机打开当前页", "来源：信息公开科", "分享到：", "字体：[大 中 小]", "浏览次数：1024次", "版权所有 不得转载", "政府信息公开工作年度报告"}
)

// variants are other wordings of the headings of sections. They are not those
// that the form lists: a seed is to print the same when more become known.
var variants = map[string][]string{
	"proactive":     {"政府信息主动公开情况", "主动公开政府信息的情况"},
	"requests":      {"收到和处理政府信息公开申请的情况", "政府信息依申请公开情况"},
	"disputes":      {"因政府信息公开工作被申请行政复议、提起行政诉讼情况", "政府信息公开行政复议和行政诉讼情况"},
	"problems":      {"存在问题及改进情况", "存在的主要问题及改进措施", "政府信息公开工作存在的主要问题及改进情况"},
	"other_matters": {"其他需要报告事项", "需要报告的其他事项"},
}

// flow sends the report to m part by part.
func (w *writer) flow(m medium) {
	o := &w.o
	if o.Chrome {
		for _, s := range before {
			m.chrome(s)
		}
	}
	w.titles(m)
	if s := w.report.Section(""); s != nil {
		for _, p := range s.Text {
			m.paragraph(p.Text)
		}
	}
	for i, f := range w.sheet.sections {
		s := w.report.Section(f.Name)
		t := -1
		for j := range w.sheet.tables {
			if w.sheet.tables[j].Section == f.Name && w.any(j) {
				t = j
			}
		}
		if s == nil && t < 0 && len(w.report.Sections) > 0 {
			continue
		}
		w.headings(m, i, s, t >= 0)
		if s != nil {
			for _, p := range s.Text {
				m.paragraph(p.Text)
			}
		}
		switch t {
		case 0:
			w.tableTwo(m)
		case 1:
			w.requests(&w.g)
			w.spoil(&w.g)
			m.grid(&w.g)
		case 2:
			w.tableFour(m)
		}
	}
	if o.Chrome {
		for _, s := range after {
			m.chrome(s)
		}
	}
}

// any reports whether any cell of table t is printed.
func (w *writer) any(t int) bool {
	for r := range w.sheet.paths[t] {
		if w.printed(t, r) {
			return true
		}
	}
	return false
}

func (w *writer) titles(m medium) {
	r := w.report
	const what = "政府信息公开工作年度报告"
	full := r.Title
	named := r.Agency != "" && r.Year != 0
	if full == "" && named {
		full = r.Agency + strconv.Itoa(r.Year) + "年" + what
	}
	if full == "" {
		return
	}
	switch {
	case w.o.Title == NoTitle:
	case w.o.Title == Twice:
		m.title(full)
		m.title(full)
	case w.o.Title == Quoted:
		m.paragraph("根据《中华人民共和国政府信息公开条例》的规定，现公布《" + full + "》。")
	case w.o.Title == TwoLines && named:
		m.title(r.Agency)
		m.title(strconv.Itoa(r.Year) + "年" + what)
	case w.o.Title == YearFirst && named:
		m.title(strconv.Itoa(r.Year) + "年" + r.Agency + what)
	default:
		m.title(full)
	}
}

func (w *writer) headings(m medium, i int, s *gongkai.Section, table bool) {
	f := &w.sheet.sections[i]
	text := f.Number + "、" + f.Label
	if s != nil && s.Heading != "" && !strings.ContainsAny(s.Heading, "#<|") {
		text = s.Heading
	}
	switch w.o.Headings {
	case Renumbered:
		text = w.sheet.sections[(i+1)%len(w.sheet.sections)].Number + "、" + f.Label
	case Missing:
		if !table && w.rng.chance(60) {
			return
		}
	case MissingTables:
		if table && w.rng.chance(60) {
			return
		}
	case Doubled:
		m.heading(text)
	case Unnumbered:
		text = f.Label
	case Variants:
		if of := variants[f.Name]; len(of) > 0 {
			text = f.Number + "、" + pick(&w.rng, of)
		}
	}
	m.heading(text)
}

func (w *writer) tableTwo(m medium) {
	rows := w.sheet.tables[0].Rows
	if w.o.Articles != ArticleTables {
		w.proactive(&w.g, 0, len(rows))
		w.spoil(&w.g)
		m.grid(&w.g)
		return
	}
	for i := 0; i < len(rows); {
		n := 1
		for i+n < len(rows) && rows[i+n].Groups[0] == rows[i].Groups[0] {
			n++
		}
		w.proactive(&w.g, i, i+n)
		w.spoil(&w.g)
		if len(w.g.rows) > 0 {
			m.grid(&w.g)
		}
		i += n
	}
}

func (w *writer) tableFour(m medium) {
	var order []int
	for r := range w.sheet.tables[2].Rows {
		if w.printed(2, r) {
			order = append(order, r)
		}
	}
	switch w.o.Disputes {
	case ThreeRows:
		w.disputeRows(&w.g)
	case Upright:
		w.disputeColumn(&w.g)
	case Stacked:
		w.disputes(&w.g, order)
		w.stack(&w.g)
	case ThreeTables:
		for _, r := range order {
			w.disputeTable(&w.g, r)
			w.spoil(&w.g)
			m.grid(&w.g)
		}
		return
	case Reordered:
		if len(order) == 3 {
			order[1], order[2] = order[2], order[1]
		}
		w.disputes(&w.g, order)
	case Scrambled:
		w.scrambled(m, order)
		return
	default:
		w.disputes(&w.g, order)
	}
	w.spoil(&w.g)
	m.grid(&w.g)
}

// scrambled prints table four as a confused reading order leaves it: the names
// of the later blocks stand in another order, then their headers, then their
// figures in the order of the names.
func (w *writer) scrambled(m medium, order []int) {
	rows := w.sheet.tables[2].Rows
	g := &w.g
	one := func(kind role, cells ...string) {
		if len(cells) == 0 {
			return
		}
		g.reset(len(cells), 0)
		g.byLine = true
		y := g.row(rowInfo{head: kind == head})
		for i, c := range cells {
			g.put(y, i, 1, 1, kind, c)
		}
		m.grid(g)
	}
	header := func(times int) {
		var cells []string
		for range times {
			for _, c := range rows[0].Columns {
				cells = append(cells, w.label(c.Label))
			}
		}
		one(head, cells...)
	}
	block := func(r int) {
		var cells []string
		for j, p := range w.sheet.paths[2][r] {
			if text, gone := w.figure(w.report.Cell(p), rows[r].Columns[j]); !gone {
				cells = append(cells, text)
			}
		}
		one(figure, cells...)
	}
	if len(order) > 0 && order[0] == 0 {
		one(head, w.label(rows[0].Label))
		header(1)
		block(0)
		order = order[1:]
	}
	if len(order) == 0 {
		return
	}
	one(head, w.label(rows[order[0]].Groups[0]))
	var names []string
	for i := range order {
		names = append(names, w.label(rows[order[len(order)-1-i]].Label))
	}
	one(head, names...)
	header(len(order))
	for i := range order {
		block(order[len(order)-1-i])
	}
}

// figure returns what a cell prints, and whether it prints nothing at all.
func (w *writer) figure(c gongkai.Cell, col gongkai.Column) (text string, gone bool) {
	o := &w.o
	switch c.State {
	case gongkai.Given:
	case gongkai.Unreadable:
		return c.Text, false
	default:
		switch o.Blanks {
		case Slash:
			return "/", false
		case Dash:
			return "-", false
		case Dashes2:
			return "--", false
		case EmDash:
			return "—", false
		case None:
			return "无", false
		case NotInvolved:
			return "不涉及", false
		case NotApplicable:
			return "不适用", false
		case NA:
			return "N/A", false
		case Nbsp:
			return "\u00a0", false
		case LoneTab:
			return "\t", false
		case Vanished:
			return "", true
		}
		return "", false
	}
	n, integer := c.Value.Int64()
	simple := !o.Wide && o.Thousands == NoThousands && !o.Units && !o.Notes && !o.Decimals && !o.Plus && !o.ZeroWidth
	unit := c.Unit
	if unit == col.Unit || o.HeadUnits && col.Kind == gongkai.Amount {
		unit = "" // its header says it
	}
	if simple && integer && unit == "" && col.Kind != gongkai.Amount {
		return strconv.FormatInt(n, 10), false
	}
	b := append(w.scratch[:0], c.Value.String()...)
	if o.Thousands != NoThousands {
		b = separated(b, o.Thousands)
	}
	if o.Decimals && integer && !strings.Contains(string(b), ".") {
		b = append(b, ".0"...)
	}
	if o.Plus && col.Kind == gongkai.Change && c.Value.Sign() > 0 {
		b = append([]byte{'+'}, b...)
	}
	if o.Wide {
		b = []byte(widened(string(b)))
	}
	if unit == "" && o.Units {
		switch {
		case col.Kind == gongkai.Amount:
			unit = c.Unit
		case col.Kind == gongkai.Count:
			unit = "件"
		}
	}
	b = append(b, unit...)
	if o.Notes && col.Kind == gongkai.Count && n > 9 && w.rng.chance(20) {
		b = append(b, "（其中修订"...)
		b = strconv.AppendInt(b, n/3, 10)
		b = append(b, "件）"...)
	}
	if o.ZeroWidth && w.rng.chance(30) {
		b = utf8.AppendRune(b, noWidth)
	}
	w.scratch = b
	return string(b), false
}

// separated puts separators between the thousands of a plain decimal.
func separated(b []byte, t Thousands) []byte {
	end := len(b)
	for i, c := range b {
		if c == '.' {
			end = i
			break
		}
	}
	begin := 0
	if b[0] == '-' {
		begin = 1
	}
	mark := ","
	if t == WideComma {
		mark = "，"
	}
	out := append([]byte(nil), b[:begin]...)
	for i := begin; i < end; i++ {
		if i > begin && (end-i)%3 == 0 {
			out = append(out, mark...)
		}
		out = append(out, b[i])
	}
	return append(out, b[end:]...)
}

// widened writes digits, point and sign full width.
func widened(s string) string {
	return strings.Map(func(r rune) rune {
		if r >= '0' && r <= '9' || r == '.' || r == '-' || r == '+' {
			return r - '!' + '！'
		}
		return r
	}, s)
}

// columnLabel returns the label of a column of table two, with the unit of the cell below
// it where the header is to name that.
func (w *writer) columnLabel(c gongkai.Column, p gongkai.Path) string {
	if !w.o.HeadUnits || c.Kind != gongkai.Amount {
		return c.Label
	}
	label, _, _ := strings.Cut(c.Label, "（")
	if unit := w.report.Cell(p).Unit; unit != "" {
		label += "（单位：" + unit + "）"
	}
	return label
}

// label returns a label as o prints it.
func (w *writer) label(s string) string {
	o := &w.o
	if o.HalfWidth {
		s = strings.NewReplacer("（", "(", "）", ")").Replace(s)
	}
	if (o.Marks != AsPrinted || o.Spaced) && s != "" {
		if s[0] >= '0' && s[0] <= '9' && len(s) > 1 && s[1] == '.' {
			mark, rest := s[:1], s[2:]
			switch o.Marks {
			case MarkComma:
				mark += "、"
			case MarkWide:
				mark += "．"
			case AsPrinted:
				mark += "."
			case NoMarks:
				mark = ""
			}
			if o.Spaced && mark != "" {
				mark += " "
			}
			s = mark + rest
		} else if o.Spaced {
			for _, mark := range []string{"）", ")"} {
				if i := strings.Index(s, mark); i > 0 && i+len(mark) < len(s) && utf8.RuneCountInString(s[:i]) <= 2 {
					s = s[:i+len(mark)] + " " + s[i+len(mark):]
				}
			}
		}
	}
	if o.ZeroWidth && w.rng.chance(30) {
		if _, n := utf8.DecodeRuneInString(s); n < len(s) {
			s = s[:n] + string(noWidth) + s[n:]
		}
	}
	return s
}

// spoil puts the faults that o asks for into the rows of g.
func (w *writer) spoil(g *grid) {
	o := &w.o
	if o.Lost == 0 && o.Shift == 0 && o.Drift == 0 && o.Glue == 0 && o.Broken == 0 && o.Extra == 0 && o.Early == 0 {
		return
	}
	whole := make([]int, 0, len(g.rows))
	for y := range g.rows {
		if g.rows[y].count >= 3 {
			whole = append(whole, y)
		}
	}
	take := func(n int, f func(y int)) {
		if n < 0 {
			n = len(whole)
		}
		for ; n > 0 && len(whole) > 0; n-- {
			i := w.rng.n(len(whole))
			f(whole[i])
			whole = append(whole[:i], whole[i+1:]...)
		}
	}
	take(o.Lost, func(y int) {
		g.at(y, g.rows[y].first+w.rng.n(g.rows[y].count)).gone = true
		g.rows[y].fault = lost
	})
	take(min(o.Drift, 1)*min(1, len(whole)), func(y int) { g.rows[y].fault = drifted })
	take(o.Glue, func(y int) {
		r := &g.rows[y]
		var b strings.Builder
		for x := range r.count {
			if p := g.at(y, r.first+x); !p.gone {
				b.WriteString(p.text)
				p.gone = x > 0
			}
		}
		p := g.at(y, r.first)
		p.text, p.gone = b.String(), b.Len() == 0
		r.fault = glued
	})
	take(o.Broken, func(y int) {
		r := &g.rows[y]
		from := w.rng.n(r.count)
		for i := range r.count {
			if p := g.at(y, r.first+(from+i)%r.count); p.role == figure && utf8.RuneCountInString(p.text) > 1 && digit(p.text) {
				r.fault = broken
				p.broken = true
				return
			}
		}
	})
	take(o.Early, func(y int) { g.rows[y].fault = early })
	whole = whole[:0]
	for y := range g.rows {
		if g.rows[y].first > 0 && g.rows[y].count >= 3 {
			whole = append(whole, y)
		}
	}
	take(o.Extra, func(y int) { g.rows[y].extra = true })
	whole = whole[:0]
	for y := range g.rows {
		if g.rows[y].first > 1 && !g.rows[y].head {
			whole = append(whole, y)
		}
	}
	take(o.Shift, func(y int) {
		for x := range g.rows[y].first {
			if p := g.at(y, x); p.rs == 0 || p.role == group {
				p.gone = true
				return
			}
		}
	})
}

// digit reports whether s is nothing but digits.
func digit(s string) bool {
	for _, r := range s {
		if !(r >= '0' && r <= '9') && !(r >= '０' && r <= '９') {
			return false
		}
	}
	return true
}

// halves breaks the text of a cell that is broken.
func halves(s string) (string, string) {
	_, n := utf8.DecodeRuneInString(s)
	return s[:n], s[n:]
}
