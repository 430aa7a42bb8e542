// This file is the lottery room: layouts and reports drawn from a seed.

package layout

import (
	"strconv"

	"github.com/seed-11a632b0/gongkai"
)

// Random draws options. One draw in three sets a single option, one sets a few,
// and one sets as many as real files mix. The same seed gives the same options.
func Random(seed uint64) Options {
	r := seeded(seed, 2)
	o := Options{Seed: seed}
	switch {
	case r.chance(45):
	case r.chance(60):
		o.Kind = Cells
	case r.chance(70):
		o.Kind = HTML
	default:
		o.Kind = DOCX
	}
	if o.Kind == Rows && r.chance(65) {
		o.Separator = Separator(r.n(int(Single)))
		if own := seeded(seed, 6); o.Separator == Joined && own.chance(60) { // Joined says little, and so the others stay as they were
			o.Separator = Single
		}
	}
	if own := seeded(seed, 7); own.chance(20) {
		o.HeadUnits = true
	}
	draws := draws
	switch r.n(3) {
	case 0:
		pick(&r, draws)(&o, &r)
	case 1:
		for range 2 + r.n(3) {
			pick(&r, draws)(&o, &r)
		}
	default:
		for _, draw := range draws {
			if r.chance(30) {
				draw(&o, &r)
			}
		}
	}
	if own := seeded(seed, 8); o.Kind == Cells && o.Order == ByRow && own.chance(8) { // the others stay as they were
		o.Gap = TabGap
	}
	return o
}

// draws draw a value for one option, or for some that belong together.
var draws = []func(o *Options, r *rng){
	func(o *Options, r *rng) { o.Gap = Gap(r.n(int(TabGap))) },
	func(o *Options, r *rng) {
		if r.chance(30) {
			o.Order = Order(r.n(len(orders)))
		}
	},
	func(o *Options, r *rng) { o.Spans = Spans(r.n(len(spans))) },
	func(o *Options, r *rng) { o.Spans = Spans(r.n(len(spans))) },
	func(o *Options, r *rng) {
		o.Wrap = pick(r, []int{1, 2, 3, 4, 5, 6, 7, 8, 10, 12, 15, 20, 25})
		o.Figures = Line(r.n(len(figures)))
		o.Interleave = r.chance(40)
	},
	func(o *Options, r *rng) { o.Figures = Line(r.n(len(figures))) },
	func(o *Options, r *rng) { o.Header = Header(r.n(len(headers))) },
	func(o *Options, r *rng) { o.Articles = Articles(r.n(len(articles))) },
	func(o *Options, r *rng) { o.Disputes = Disputes(r.n(len(shapes))) },
	func(o *Options, r *rng) { o.HalfWidth = true },
	func(o *Options, r *rng) { o.Marks = Marks(r.n(len(marks))) },
	func(o *Options, r *rng) { o.Spaced = true },
	func(o *Options, r *rng) {
		o.Page, o.PageMark = 8+r.n(40), PageMark(r.n(len(pageMarks)))
		o.PageHeader, o.FormFeed = r.chance(40), r.chance(40)
	},
	func(o *Options, r *rng) { o.Blanks = Blanks(r.n(len(blanks))) },
	func(o *Options, r *rng) { o.Blanks = Blanks(r.n(len(blanks))) },
	func(o *Options, r *rng) { o.Wide = true },
	func(o *Options, r *rng) { o.Thousands = Thousands(r.n(len(thousands))) },
	func(o *Options, r *rng) { o.Units = true },
	func(o *Options, r *rng) { o.Notes = true },
	func(o *Options, r *rng) { o.Decimals = r.chance(50) },
	func(o *Options, r *rng) { o.Plus = true },
	func(o *Options, r *rng) { o.faults(r) },
	func(o *Options, r *rng) { o.Headings = Headings(r.n(len(headings))) },
	func(o *Options, r *rng) { o.Title = Title(r.n(len(titles))) },
	func(o *Options, r *rng) { o.Chrome = true },
	func(o *Options, r *rng) { o.Noise = pick(r, []int{1, 3, 10}) },
	func(o *Options, r *rng) { o.Encoding = Encoding(r.n(len(encodings))) },
	func(o *Options, r *rng) { o.Ends = Ends(r.n(len(lineEnds))) },
	func(o *Options, r *rng) { o.ZeroWidth = true },
	func(o *Options, r *rng) { o.Radicals = true },
	func(o *Options, r *rng) { o.Traditional = true },
	func(o *Options, r *rng) { o.Tags = Tags(r.n(len(tags))) },
	func(o *Options, r *rng) { o.Charset = Charset(r.n(len(charsets))) },
}

func (o *Options) faults(r *rng) {
	n := pick(r, []int{1, 1, 2, 4, -1})
	switch r.n(7) {
	case 0:
		o.Lost = n
	case 1:
		o.Shift = n
	case 2:
		o.Drift = n
	case 3:
		o.Glue = n
	case 4:
		o.Broken = n
	case 5:
		o.Extra = n
	case 6:
		o.Early = n
	}
}

// RandomReport draws a report such as agencies print: either form, most figures
// zero and some with thousands, blanks in the places where they are found. Two
// in three are sound. The same seed gives the same report.
func RandomReport(seed uint64) *gongkai.Report {
	r := seeded(seed, 3)
	form := gongkai.Form2021
	if r.chance(30) {
		form = gongkai.Form2019
	}
	return drawReport(&r, seed, form, r.chance(67))
}

// RandomSound draws a report in which all sums of the form hold, blanks counted
// as zeros.
func RandomSound(seed uint64, form gongkai.Form) *gongkai.Report {
	r := seeded(seed, 4)
	return drawReport(&r, seed, form, true)
}

// RandomUnsound draws a report in which some sums of the form do not hold, as
// happens to agencies; the places of the mistakes are not told.
func RandomUnsound(seed uint64, form gongkai.Form) *gongkai.Report {
	r := seeded(seed, 5)
	return drawReport(&r, seed, form, false)
}

var agencies = []string{
	"清源县人民政府", "临江镇人民政府", "东河区教育局", "云岭市自然资源局", "白石街道办事处", "石门乡人民政府",
	"南浦市人民政府", "海州区卫生健康局", "青松县公安局", "平湖市司法局", "金沙镇人民政府", "北城区市场监督管理局",
}

func drawReport(r *rng, seed uint64, form gongkai.Form, sound bool) *gongkai.Report {
	s := sheetOf(form)
	rep := &gongkai.Report{Form: form, Agency: pick(r, agencies)}
	if s == nil {
		return rep
	}
	if form == gongkai.Form2019 {
		rep.Year = 2019 + r.n(2)
	} else {
		rep.Year = 2021 + r.n(5)
	}
	rep.Title = rep.Agency + strconv.Itoa(rep.Year) + "年政府信息公开工作年度报告"
	d := drawing{rng: r, rep: rep, sheet: s, size: pick(r, []int{0, 1, 1, 2, 2, 3, 4})}
	for t := range s.tables {
		d.fill(t)
	}
	d.balance()
	d.disputes()
	if !sound {
		d.mistakes()
	}
	d.blanks()
	d.units(seed)
	d.prose()
	return rep
}

// A drawing is a report that is being drawn.
type drawing struct {
	rng   *rng
	rep   *gongkai.Report
	sheet *sheet
	size  int // of the agency: 0 a township without a request, 4 a province
}

func (d *drawing) set(p gongkai.Path, n int) {
	d.rep.SetCell(p, gongkai.Cell{State: gongkai.Given, Value: gongkai.Int(int64(n)), Text: strconv.Itoa(n)})
}

func (d *drawing) get(p gongkai.Path) int {
	n, _ := d.rep.Cell(p).Value.Int64()
	return int(n)
}

// count draws a figure, zero so many times in a hundred.
func (d *drawing) count(zero int) int {
	if d.rng.chance(zero) {
		return 0
	}
	top := []int{3, 12, 60, 400, 4000}[d.size]
	if d.rng.chance(5) {
		top *= 10
	}
	return 1 + d.rng.n(1+d.rng.n(top))
}

// fill draws table two, and the result rows of table three.
func (d *drawing) fill(t int) {
	tab := &d.sheet.tables[t]
	for i := range tab.Rows {
		for j, col := range tab.Rows[i].Columns {
			p := d.sheet.paths[t][i][j]
			switch col.Kind {
			case gongkai.Amount:
				d.amount(p, col)
			case gongkai.Change:
				n := d.count(60)
				if d.rng.chance(50) {
					n = -n
				}
				d.set(p, n)
			default:
				zero := 80
				if t == 0 {
					zero = 45
					if d.rng.chance(30) {
						d.set(p, d.count(0)*(1+d.rng.n(60)))
						continue
					}
				} else if j == 0 {
					zero = 60
				}
				if d.size == 0 && t > 0 {
					zero = 97
				}
				d.set(p, d.count(zero))
			}
		}
	}
}

func (d *drawing) amount(p gongkai.Path, col gongkai.Column) {
	n := 0
	if d.rng.chance(70) {
		n = d.rng.n([]int{50, 500, 5000, 90000, 900000}[d.size])
	}
	text := strconv.Itoa(n)
	if n > 0 && d.rng.chance(70) {
		text += "." + strconv.Itoa(1000000 + d.rng.n(1000000))[1:2+d.rng.n(6)]
	}
	v, err := gongkai.ParseNumber(text)
	if err != nil {
		v = gongkai.Number{}
	}
	c := gongkai.Cell{State: gongkai.Given, Value: v, Text: text}
	if c.Unit = col.Unit; c.Unit == "" && d.rng.chance(30) {
		c.Unit = "万元"
	}
	d.rep.SetCell(p, c)
}

// units gives one amount in ten another unit than the form has.
func (d *drawing) units(seed uint64) {
	r := seeded(seed, 8)
	for p, c := range d.rep.Cells() {
		if c.State == gongkai.Given && c.Unit != "" && r.chance(10) {
			c.Unit = pick(&r, []string{"元", "元", "千元", "亿元"})
			d.rep.SetCell(p, c)
		}
	}
}

// balance makes the sums of table three hold.
func (d *drawing) balance() {
	paths, tab := d.sheet.paths[1], &d.sheet.tables[1]
	index := map[string]int{}
	for i, r := range tab.Rows {
		index[r.Name] = i
	}
	last := len(tab.Rows[0].Columns) - 1
	for x := range last {
		total := 0
		for i, r := range tab.Rows {
			if len(r.Groups) > 0 && r.Name != "total" {
				total += d.get(paths[i][x])
			}
		}
		out := d.get(paths[index["carried_out"]][x])
		in := min(d.get(paths[index["carried_in"]][x]), total+out)
		d.set(paths[index["carried_in"]][x], in)
		d.set(paths[index["total"]][x], total)
		d.set(paths[index["received"]][x], total+out-in)
	}
	for i := range tab.Rows {
		sum := 0
		for x := range last {
			sum += d.get(paths[i][x])
		}
		d.set(paths[i][last], sum)
	}
}

// disputes makes the sums of table four hold.
func (d *drawing) disputes() {
	for _, row := range d.sheet.paths[2] {
		sum := 0
		for _, p := range row[:len(row)-1] {
			sum += d.get(p)
		}
		d.set(row[len(row)-1], sum)
	}
}

// mistakes are those that agencies make.
func (d *drawing) mistakes() {
	three := d.sheet.paths[1]
	for range 1 + d.rng.n(5) {
		row := pick(d.rng, three)
		x := d.rng.n(len(row) - 1)
		p, q := row[x], row[(x+1+d.rng.n(len(row)-2))%(len(row)-1)]
		switch d.rng.n(6) {
		case 0: // counted under another applicant
			if n := d.get(p); n > 0 {
				d.set(p, n-1)
				d.set(q, d.get(q)+1)
			} else {
				d.set(p, 1)
			}
		case 1: // a total that was not updated
			last := row[len(row)-1]
			d.set(last, d.get(last)+1+d.rng.n(9))
		case 2: // two columns swapped
			a, b := d.get(p), d.get(q)
			d.set(p, b)
			d.set(q, a)
			if a == b {
				d.set(p, a+1)
			}
		case 3:
			block := pick(d.rng, d.sheet.paths[2])
			c := block[d.rng.n(len(block))]
			d.set(c, d.get(c)+1+d.rng.n(20))
		case 4: // a row one column to the right
			for i := len(row) - 2; i > 0; i-- {
				d.set(row[i], d.get(row[i-1]))
			}
			d.set(row[0], d.get(row[0])+1)
		default:
			d.set(p, d.get(p)+1+d.rng.n(30))
		}
	}
	if d.rng.chance(15) { // nothing adds up at all
		for _, row := range three {
			for _, p := range row {
				if d.rng.chance(50) {
					d.set(p, d.count(50))
				}
			}
		}
	}
	if d.sound() {
		p := three[0][len(three[0])-1]
		d.set(p, d.get(p)+7)
	}
}

// sound reports whether all sums of the form hold.
func (d *drawing) sound() bool {
	for t := range d.sheet.tables {
		for _, id := range d.sheet.sums[t] {
			if d.total(id[0]) != d.total(id[1]) {
				return false
			}
		}
	}
	return true
}

func (d *drawing) total(of []gongkai.Path) int {
	n := 0
	for _, p := range of {
		n += d.get(p)
	}
	return n
}

func (d *drawing) blank(p gongkai.Path) {
	d.rep.SetCell(p, gongkai.Cell{State: gongkai.Blank})
}

// blanks puts blanks where agencies leave them.
func (d *drawing) blanks() {
	zero := func(p gongkai.Path) bool { return d.rep.Cell(p).Value.Sign() == 0 }
	each := func(t int, f func(row, col int, p gongkai.Path)) {
		for i, row := range d.sheet.paths[t] {
			for j, p := range row {
				f(i, j, p)
			}
		}
	}
	if d.rng.chance(50) {
		return
	}
	if d.rng.chance(25) { // no zeros are printed
		for t := range d.sheet.paths {
			each(t, func(_, _ int, p gongkai.Path) {
				if zero(p) {
					d.blank(p)
				}
			})
		}
	}
	if d.rng.chance(25) { // no totals in the rows of details
		last := len(d.sheet.paths[1][0]) - 1
		each(1, func(i, j int, p gongkai.Path) {
			if j == last && len(d.sheet.tables[1].Rows[i].Groups) > 1 {
				d.blank(p)
			}
		})
	}
	if d.rng.chance(15) { // columns without a figure
		x := 1 + d.rng.n(5)
		each(1, func(_, j int, p gongkai.Path) {
			if j == x && zero(p) {
				d.blank(p)
			}
		})
	}
	if d.rng.chance(30) { // a block of table four
		for _, p := range pick(d.rng, d.sheet.paths[2]) {
			d.blank(p)
		}
	}
	if d.rng.chance(30) { // 规章 at an agency that makes none
		for _, p := range d.sheet.paths[0][0] {
			d.blank(p)
		}
	}
	if d.rng.chance(25) { // here and there
		for t := range d.sheet.paths {
			each(t, func(_, _ int, p gongkai.Path) {
				if d.rng.chance(10) {
					d.blank(p)
				}
			})
		}
	}
	if d.rng.chance(3) { // an empty form, but for a few
		for t := range d.sheet.paths {
			each(t, func(_, _ int, p gongkai.Path) {
				if d.rng.chance(95) {
					d.blank(p)
				}
			})
		}
	}
}

// sentences are the prose of the sections. # is a figure, @ a figure of the
// report's received total, ^ the year.
var sentences = map[string][]string{
	"overview": {
		"（一）主动公开政府信息情况。^年在门户网站发布信息#条，政务新媒体推送#条。",
		"（二）依申请公开情况。^年共收到政府信息公开申请@件，均在期限内答复。",
		"一、主动公开方面。本单位按照目录公开信息#条，其中规范性文件#件。",
		"二、依申请公开方面。全年新收申请@件，上年结转#件，其他情形#件。",
		"三、平台建设方面。网站访问量#.#万次，总计开设栏目#个。",
		"（三）政府信息管理。落实发布前的审核，全年没有失密事件。",
		"（五）监督保障。培训#次，参加#人次；没有追究责任的情形。",
		"行政许可#件，行政处罚#件，行政强制#件，行政事业性收费#.##万元。",
	},
	"proactive": {"本年制发规范性文件#件，废止#件，现行有效#件。", "各项数量如下："},
	"requests":  {"^年收到申请@件，其中自然人#件，商业企业#件。", "收到和处理的情况见下表。", "1.属于国家秘密的#件，其他#件。"},
	"disputes":  {"^年行政复议#件，行政诉讼#件，结果维持#件。", "没有因政府信息公开被申请行政复议或者被提起行政诉讼。"},
	"problems": {
		"一是公开的内容不够细，二是解读的形式较少。", "下一步将组织培训#次，制作解读材料#份。", "（一）存在的主要问题。队伍变动较多。",
		"（二）改进情况。请专人讲课，逐项检查。",
	},
	"other_matters": {"本年度没有收取信息处理费。", "依申请公开收取信息处理费#元。", "没有其他需要报告的事项。"},
}

// prose draws the sections. Its figures need not agree with the tables.
func (d *drawing) prose() {
	fill := func(s string) string {
		b := make([]byte, 0, len(s)+16)
		for i := range len(s) {
			switch s[i] {
			case '#':
				b = strconv.AppendInt(b, int64(d.rng.n(1+d.rng.n(1000))), 10)
			case '@':
				b = strconv.AppendInt(b, int64(d.get(d.sheet.paths[1][0][len(d.sheet.paths[1][0])-1])), 10)
			case '^':
				b = strconv.AppendInt(b, int64(d.rep.Year), 10)
			default:
				b = append(b, s[i])
			}
		}
		return string(b)
	}
	for _, f := range d.sheet.sections {
		s := gongkai.Section{Name: f.Name, Heading: f.Number + "、" + f.Label}
		of := sentences[f.Name]
		n := 1
		if f.Name == "overview" {
			n = 1 + d.rng.n(4)
		} else if d.rng.chance(40) {
			n = 0
		}
		for range n {
			s.Text = append(s.Text, gongkai.Paragraph{Text: fill(pick(d.rng, of))})
		}
		d.rep.Sections = append(d.rep.Sections, s)
	}
}
