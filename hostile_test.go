// This file tests what must not be read wrongly: what is no report, what is a
// report damaged, and what is made to hurt.

package gongkai

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"math"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/seed-11a632b0/gongkai/document/charset"
)

// hostile are short texts that are no report, or none with figures.
var hostile = []struct {
	name string
	text string
	err  error // nil where it is a report, if one without figures
}{
	{name: "empty", err: ErrNotReport},
	{name: "white space", text: " \n\t\n\r\n\u3000\n\f\n", err: ErrNotReport},
	{name: "byte order mark", text: "\ufeff", err: ErrNotReport},
	{name: "zero bytes", text: strings.Repeat("\x00", 512), err: ErrNotReport},
	{name: "invalid UTF-8", text: "\xff\xfe\xfd\xe4\xb8\n\xc0\xaf|\xed\xa0\x80|7\n", err: ErrNotReport},
	{name: "figures only", text: "1\n2\n3\n4\t5\t6\n7 8 9\n|10|11|\n", err: ErrNotReport},
	{name: "a novel", text: novel, err: ErrNotReport},
	{name: "another form", text: budget, err: ErrNotReport},
	{name: "a form with labels alike", text: hotline, err: ErrNotReport},
	{name: "a page with an attachment", text: attachment, err: ErrNotReport},
	{name: "a blank form", text: blankForm(Form2021)},
	{name: "a blank form of 2019", text: blankForm(Form2019)},
}

const novel = `第三章 渡口

    天还没有亮，老周就把船撑到了对岸。河面上浮着一层白雾，看不清二十步以外的东西，只听见桨声一下一下地响。
    他今年六十一岁，在这个渡口撑了四十年船，先后换过三条船，救起过七个人。镇上的人都说他记性好，谁家几口人，哪年添了孩子，他都说得出来。
    “一、把缆绳收好；二、把灯挂高。”他对徒弟说，“三、别忘了数人。”
    徒弟数了两遍，头一遍是十四个，第二遍是十三个。
    “再数。”老周说。
    后来镇里的人申请修桥，报告写了一份又一份，总计写了二十多年。桥修成那天是2006年的秋天，老周把船拖上了岸，船底朝天，像一只翻了身的乌龟。其他的人都过桥去了，只有他还坐在石阶上，数着对岸的灯火：1，2，3，4，5，6，7。

第四章 灯

    灯是五月里坏的。行政上的事情没有人说得清，复议的人来过一次，说要等结果，结果维持原样，一直到冬天。
`

const budget = `某县水务局2023年度部门决算公开表

收入支出决算总表
单位：万元
项目	行次	决算数	项目	行次	决算数
一、一般公共预算财政拨款收入	1	1820.55	一、一般公共服务支出	32	0
二、政府性基金预算财政拨款收入	2	0	二、外交支出	33	0
三、国有资本经营预算财政拨款收入	3	0	三、国防支出	34	0
四、上级补助收入	4	12	四、公共安全支出	35	0
五、事业收入	5	0	五、教育支出	36	6.3
六、经营收入	6	0	六、科学技术支出	37	0
七、附属单位上缴收入	7	0	七、文化旅游支出	38	0
八、其他收入	8	31.08	八、社会保障和就业支出	39	204.77
本年收入合计	27	1863.63	本年支出合计	57	1850.01
年初结转和结余	29	8.4	年末结转和结余	59	22.02
总计	31	1872.03	总计	62	1872.03
`

// hotline is a table of another kind with columns and rows that read like ours.
const hotline = `某市12345热线2023年办理情况统计表

类别	自然人	企业	其他	总计
一、本年新收来电数量	5120	310	42	5472
二、上年结转来电数量	33	2	0	35
三、办理结果	已办结	5101	309	42	5452
转办	40	3	0	43
四、结转下年度办理	12	0	0	12
信访举报投诉类	87	3	1	91
重复	19	0	0	19
其他	6	1	0	7
总计	5153	312	42	5507
`

const attachment = `首页 > 政务公开 > 政府信息公开年报

某区教育局2023年政府信息公开工作年度报告

发布日期：2024-01-22 来源：区教育局 浏览：31

附件：
某区教育局2023年政府信息公开工作年度报告.pdf

上一篇：某区教育局2022年政府信息公开工作年度报告
下一篇：没有了

版权所有：某区人民政府 网站标识码：0000000000
`

// blankForm writes a form with all its labels and no figure.
func blankForm(f Form) string {
	var b strings.Builder
	fmt.Fprintf(&b, "××局%v年政府信息公开工作年度报告\n", int(f))
	tables := f.Tables()
	for i, s := range f.Sections() {
		fmt.Fprintf(&b, "\n%s、%s\n\n", s.Number, s.Label)
		if i < 1 || i > len(tables) {
			continue
		}
		t := tables[i-1]
		if t.Section == "disputes" {
			writeDisputes(&b, t, func(int, int) string { return "" })
			continue
		}
		var head string
		for _, row := range t.Rows {
			cells := make([]string, max(3, len(row.Columns)))
			var labels []string
			for _, c := range row.Columns {
				labels = append(labels, c.Label)
			}
			h := strings.Join(labels, "\t")
			if t.Section == "proactive" {
				h = strings.Join(row.Groups, "") + "\n信息内容\t" + h
			}
			if h != head {
				b.WriteString(h + "\n")
				head = h
			}
			b.WriteString(row.Label + "\t" + strings.Join(cells, "\t") + "\n")
		}
	}
	return b.String()
}

// writeDisputes writes table four as rows of tabs.
func writeDisputes(b *strings.Builder, t Table, figure func(row, column int) string) {
	b.WriteString("行政复议\t\t\t\t\t行政诉讼\n")
	b.WriteString("结果维持\t结果纠正\t其他结果\t尚未审结\t总计\t未经复议直接起诉\t\t\t\t\t复议后起诉\n")
	b.WriteString("\t\t\t\t\t" + strings.TrimSuffix(strings.Repeat("结果维持\t结果纠正\t其他结果\t尚未审结\t总计\t", 2), "\t") + "\n")
	var cells []string
	for i, row := range t.Rows {
		for j := range row.Columns {
			cells = append(cells, figure(i, j))
		}
	}
	b.WriteString(strings.Join(cells, "\t") + "\n")
}

func TestHostile(t *testing.T) {
	for _, h := range hostile {
		t.Run(h.name, func(t *testing.T) {
			r := checkAlways(t, []byte(h.text))
			_, err := Parse(strings.NewReader(h.text))
			if !errors.Is(err, h.err) {
				t.Errorf("error %v, want %v", err, h.err)
			}
			for p, c := range r.Cells() {
				if c.State == Given && (certain(c) || h.err == nil) || certain(c) && h.err != nil {
					t.Errorf("%s at %v is %v %q, uncertain %v", p, c.Pos, c.State, c.Text, c.Uncertain)
				}
			}
		})
	}
}

// Every cell of a blank form is a printed blank.
func TestBlankForm(t *testing.T) {
	for _, f := range Forms() {
		r := parse(t, []byte(blankForm(f)))
		if r.Form != f {
			t.Errorf("form %v is read as %v", f, r.Form)
		}
		for p, c := range r.Cells() {
			if c.State != Blank || c.Uncertain {
				t.Errorf("form %v: %s at %v is %v, uncertain %v", f, p, c.Pos, c.State, c.Uncertain)
			}
		}
	}
}

// A title without tables is said to be that.
func TestAttachment(t *testing.T) {
	r, err := Parse(strings.NewReader(attachment))
	if !errors.Is(err, ErrNotReport) {
		t.Fatalf("error %v, want %v", err, ErrNotReport)
	}
	if r.Agency != "某区教育局" || r.Year != 2023 {
		t.Errorf("agency %q, year %d; the page names 某区教育局 and 2023", r.Agency, r.Year)
	}
	var e *Error
	if !errors.As(err, &e) || e.Msg == "" {
		t.Errorf("error %v does not say what was seen", err)
	}
}

// A report that ends too early says nothing that the whole one does not.
func TestCut(t *testing.T) {
	for _, f := range fixtures {
		t.Run(f.name, func(t *testing.T) {
			t.Parallel()
			text := f.text(t)
			whole := parse(t, text)
			step := 97
			if f.name == "excerpt-pipe-rows-2019" {
				step = 1
			}
			wrong := map[Path]bool{}
			for n := 0; n < len(text); n += step {
				cut, err := Parse(bytes.NewReader(text[:n]))
				checkError(t, err)
				for p, c := range cut.Cells() {
					if !certain(c) || wrong[p] {
						continue
					}
					if w := whole.Cell(p); w.State != c.State || w.Value.Cmp(c.Value) != 0 {
						t.Errorf("cut at byte %d: %s at %v is %v %q; in the whole report it is %v %q at %v", n, p, c.Pos, c.State, c.Text, w.State, w.Text, w.Pos)
						wrong[p] = true // once is enough
					}
				}
			}
		})
	}
}

// The figure with which a text ends may go on where it was cut, but for a zero.
func TestLastFigure(t *testing.T) {
	text := named(t, "rows-tabs-trailing").text(t)
	line := bytes.Index(text, []byte("0\t0\t0\t0\t0\t0\t0\t0\t0\t0\t0\t0\t0\t0\t0\n"))
	const path = "disputes.after_review.total"
	for last, sure := range map[string]bool{"0": true, "1": false, "0\n": true, "1\n": true} {
		r := parse(t, slices.Concat(text[:line+28], []byte(last)))
		if c := r.Cell(path); c.Text != last[:1] || c.Uncertain == sure {
			t.Errorf("%q: %s is %q, uncertain %v, want %v", last, path, c.Text, c.Uncertain, !sure)
		}
	}
}

// Lines in disorder lead to no certain figure that is wrong.
func TestShuffled(t *testing.T) {
	for _, f := range fixtures {
		t.Run(f.name, func(t *testing.T) {
			t.Parallel()
			truth := f.truth(t)
			for seed := range uint64(20) {
				lines := bytes.SplitAfter(f.text(t), []byte("\n"))
				rand.New(rand.NewPCG(seed, 0)).Shuffle(len(lines), func(i, j int) { lines[i], lines[j] = lines[j], lines[i] })
				r, err := Parse(bytes.NewReader(bytes.Join(lines, nil)))
				checkError(t, err)
				for p, c := range r.Cells() {
					if figure, ok := truth[p]; certain(c) && c.State == Given && !(ok && same(t, c, figure)) {
						t.Errorf("seed %d: form %v: %s at %v is %v; printed is %q (%v)", seed, r.Form, p, c.Pos, c.Value, figure, ok)
					}
				}
			}
		})
	}
}

// A line that is lost leads to no certain figure that is wrong. That a cell is
// blank can be right: a figure that is lost looks like that.
func TestLostLine(t *testing.T) {
	for _, f := range fixtures {
		t.Run(f.name, func(t *testing.T) {
			t.Parallel()
			truth := f.truth(t)
			lines := bytes.SplitAfter(f.text(t), []byte("\n"))
			for i := range lines {
				r, err := Parse(bytes.NewReader(slices.Concat(slices.Concat(lines[:i]...), slices.Concat(lines[i+1:]...))))
				checkError(t, err)
				for p, c := range r.Cells() {
					if figure, ok := truth[p]; certain(c) && c.State == Given && !(ok && same(t, c, figure)) {
						t.Errorf("without line %d, %.40q: form %v: %s at %v is %v %q; printed is %q (%v)", i+1, lines[i], r.Form, p, c.Pos, c.State, c.Text, figure, ok)
					}
				}
			}
		})
	}
}

// A page number on a line of its own is no cell, or leaves doubt what is one.
func TestPageNumber(t *testing.T) {
	for _, f := range fixtures {
		t.Run(f.name, func(t *testing.T) {
			t.Parallel()
			truth := f.truth(t)
			lines := bytes.SplitAfter(f.text(t), []byte("\n"))
			numbers := []string{"5\n", "- 5 -\n", "5\n\f"}
			for k, number := range numbers {
				wrong := 0
				for i := k; i < len(lines); i += len(numbers) {
					r, err := Parse(bytes.NewReader(slices.Concat(slices.Concat(lines[:i]...), []byte(number), slices.Concat(lines[i:]...))))
					checkError(t, err)
					for p, c := range r.Cells() {
						if figure, ok := truth[p]; certain(c) && !(ok && same(t, c, figure)) {
							if wrong++; wrong == 1 { // once is enough
								t.Errorf("%q before line %d: form %v: %s at %v is %v %q; printed is %q (%v)", number, i+1, r.Form, p, c.Pos, c.State, c.Text, figure, ok)
							}
						}
					}
				}
				if wrong > 1 {
					t.Errorf("%q: %d cells in all", number, wrong)
				}
			}
		})
	}
}

// Damage of a few bytes leads to no certain figure that is wrong, but where it
// hits the figures themselves.
func TestInvalidUTF8(t *testing.T) {
	for _, f := range fixtures {
		t.Run(f.name, func(t *testing.T) {
			text, truth := f.text(t), f.truth(t)
			random := rand.New(rand.NewPCG(7, 0))
			for range 12 { // a byte of a character each
				if i := random.IntN(len(text)); text[i] >= 0x80 {
					text[i] = 0xff
				}
			}
			checkTruth(t, checkAlways(t, text), truth)
		})
	}
}

// Of two reports in one file the first is read, and the place of the second is
// told.
func TestSecondReport(t *testing.T) {
	names := []string{"rows-tabs-trailing", "cells-blank-lines", "rows-tabs-short", "cells-placeholders-bom", "boxes-merged-blanks"}
	for _, one := range names {
		for _, two := range names {
			if one == two {
				continue
			}
			t.Run(one+"/"+two, func(t *testing.T) {
				first, second := named(t, one), named(t, two)
				text := append(first.text(t), "\n\n\n"...)
				from := len(text)
				text = append(text, bytes.TrimPrefix(second.text(t), []byte(mark))...)
				r := checkAlways(t, text)
				checkTruth(t, r, first.truth(t))
				if r.Year != first.year || r.Agency != first.agency {
					t.Errorf("agency %q, year %d; the first is of %q, %d", r.Agency, r.Year, first.agency, first.year)
				}
				i := slices.IndexFunc(r.Diagnostics, func(d Diagnostic) bool { return d.Code == "report.second" })
				if i < 0 {
					t.Fatalf("no report.second in %v", r.Diagnostics)
				}
				heading := bytes.Index(text[from:], []byte("一、总体情况")) + from
				if p := r.Diagnostics[i].Pos; p.Offset < from || p.Offset > heading {
					t.Errorf("the second report is said to begin at %v, offset %d; it does at %d, and its first heading at %d", p, p.Offset, from, heading)
				}
			})
		}
	}
}

func named(t testing.TB, name string) fixture {
	t.Helper()
	i := slices.IndexFunc(fixtures, func(f fixture) bool { return f.name == name })
	if i < 0 {
		t.Fatalf("no fixture %s", name)
	}
	return fixtures[i]
}

// The same report twice is not two reports in disorder.
func TestTwice(t *testing.T) {
	for _, f := range fixtures {
		t.Run(f.name, func(t *testing.T) {
			text := f.text(t)
			checkTruth(t, checkAlways(t, slices.Concat(text, []byte("\n"), bytes.TrimPrefix(text, []byte(mark)))), f.truth(t))
		})
	}
}

func TestMaxBytes(t *testing.T) {
	text := named(t, "rows-tabs-trailing").text(t)
	n := int64(len(text))
	for _, x := range []struct {
		max  int64
		fits bool
	}{{n - 1, false}, {n, true}, {n + 1, true}, {0, true}, {-1, true}, {1, false}, {math.MaxInt64, true}} {
		p := Parser{MaxBytes: x.max}
		r, err := p.Parse(bytes.NewReader(text))
		checkError(t, err)
		if got := !errors.Is(err, ErrTooLarge); got != x.fits {
			t.Errorf("%d bytes with MaxBytes %d: error %v", n, x.max, err)
		}
		if fits := r.Cell("requests.received.total").State == Given; fits != x.fits {
			t.Errorf("%d bytes with MaxBytes %d: a figure is read: %v", n, x.max, fits)
		}
	}
	var p Parser
	for _, x := range []struct {
		n    int64
		want error
	}{{MaxBytes, ErrNotReport}, {MaxBytes + 1, ErrTooLarge}} {
		_, err := p.Parse(io.LimitReader(spaces{}, x.n))
		if !errors.Is(err, x.want) {
			t.Errorf("%d bytes: error %v, want %v", x.n, err, x.want)
		}
	}
}

// spaces reads as spaces without end.
type spaces struct{}

func (spaces) Read(b []byte) (int, error) {
	for i := range b {
		b[i] = ' '
	}
	return len(b), nil
}

// An error of the reader comes back as it is.
func TestReaderError(t *testing.T) {
	broken := errors.New("broken")
	r, err := Parse(io.MultiReader(strings.NewReader("政府信息公开工作年度报告"), failing{broken}))
	if r == nil {
		t.Error("no report")
	}
	var e *Error
	if !errors.Is(err, broken) || !errors.As(err, &e) {
		t.Errorf("error %v, want %v within *Error", err, broken)
	}
}

type failing struct{ err error }

func (f failing) Read([]byte) (int, error) { return 0, f.err }

// figuresIn writes table three as rows of tabs.
func figuresIn(b *strings.Builder, f Form, figure func(row, column int) string) {
	b.WriteString("某镇2023年政府信息公开工作年度报告\n三、收到和处理政府信息公开申请情况\n\t自然人\t商业企业\t科研机构\t社会公益组织\t法律服务机构\t其他\t总计\n")
	for i, row := range f.Tables()[1].Rows {
		b.WriteString(row.Label)
		for j := range row.Columns {
			b.WriteString("\t" + figure(i, j))
		}
		b.WriteByte('\n')
	}
	b.WriteString("四、政府信息公开行政复议、行政诉讼情况\n")
}

// A number that is too long for a Number is not cut down to one that is not.
func TestLongNumber(t *testing.T) {
	for _, n := range []int{maxDigits, maxDigits + 1, maxDigits + 2, 400, 1_000_000} {
		t.Run(fmt.Sprint(n), func(t *testing.T) {
			var b strings.Builder
			long := strings.Repeat("9", n)
			figuresIn(&b, Form2021, func(row, column int) string {
				if row == 0 && column == 1 {
					return long
				}
				return "0"
			})
			r := checkAlways(t, []byte(b.String()))
			c := r.Cell("requests.received.commercial")
			switch {
			case n <= maxDigits && (c.State != Given || c.Value.String() != long):
				t.Errorf("%d digits: %v %v", n, c.State, c.Value)
			case n > maxDigits && (c.State == Given || c.State == Blank):
				t.Errorf("%d digits: %v %v %.40q", n, c.State, c.Value, c.Text)
			}
			if n > maxDigits && n < 1000 && c.State == Unreadable && c.Text != long {
				t.Errorf("%d digits: text has %d", n, len(c.Text))
			}
			for p, c := range r.Cells() {
				if certain(c) && c.State == Given && c.Value != Int(0) && len(c.Text) != n {
					t.Errorf("%s is %v", p, c.Value)
				}
			}
		})
	}
}

// Long lines are read, or left, and take no harm.
func TestLongLine(t *testing.T) {
	form := blankForm(Form2021)
	for _, x := range []struct {
		name, part string
		megabytes  int
	}{
		{"prose", "公开政府信息的工作，", 10},
		{"words", "公开 政府 信息 12 ", 2},
		{"tabs", "0\t", 1},
		{"pipes", "| 行政许可 | 7 ", 1},
		{"commas", "规章,3,", 1},
		{"spaces", "    ", 1},
		{"no-break spaces", "\u00a0\u00a0 ", 1},
		{"box", "│──", 1},
		{"dashes", "-", 1},
		{"brackets", "（（", 1},
		{"quotes", `",""`, 1},
		{"labels", "一、本年新收政府信息公开申请数量", 1},
		{"titles", "2023年政府信息公开工作年度报告", 1},
		{"invalid", "\xff\xfe\x80", 1},
	} {
		t.Run(x.name, func(t *testing.T) {
			line := strings.Repeat(x.part, x.megabytes<<20/len(x.part))
			for _, text := range []string{form + line, line + "\n" + form} {
				r, err := Parse(strings.NewReader(text))
				checkError(t, err)
				utf8, _, _ := charset.Decode([]byte(text), "")
				checkPlaces(t, utf8, r)
				for p, c := range r.Cells() {
					if certain(c) && c.State == Given {
						t.Errorf("%s at %v is %v", p, c.Pos, c.Value)
					}
				}
			}
		})
	}
}

// Where a line of ideographic space is a blank cell, one that stands behind the
// label on its line may be another: the row is in doubt.
func TestBlankBesideLabel(t *testing.T) {
	const text = "临溪县自然资源局2024年政府信息公开工作年度报告\n二、主动公开政府信息情况\n第二十条第（一）项\n信息内容\n\n本年制发件数\n\n本年废止件数\n\n现行有效件数\n\n" +
		"规章\n\n\u3000\n\n\u3000\n\n\u3000\n\n行政规范性文件 \u3000\n\n\u3000\n\n20\n\n\n第二十条第（五）项\n信息内容\n\n本年处理决定数量\n\n行政许可\n\n31\n\n\n" +
		"第二十条第（六）项\n信息内容\n\n本年处理决定数量\n\n行政处罚\n\n5\n\n行政强制\n\n\u3000\n\n\n"
	r := parse(t, []byte(text))
	for _, name := range []string{"issued", "repealed", "in_force"} {
		if p := Path("proactive.normative." + name); certain(r.Cell(p)) {
			t.Errorf("%s is %v %q, and certain", p, r.Cell(p).State, r.Cell(p).Text)
		}
	}
}

// Something that is no figure among those of table four leaves it in doubt.
func TestWordInDisputes(t *testing.T) {
	truth := named(t, "word-same").truth(t)
	src := string(testdata(t, "word-same.txt"))
	for _, word := range []string{"·", "“", "〃"} {
		odd := strings.Replace(src, "\n3\t1\t0\t2\t6\t", "\n3\t"+word+"\t1\t0\t2\t6\t", 1)
		r := parse(t, []byte(odd))
		if odd == src {
			t.Fatal("table four has other figures")
		}
		for p, c := range r.Cells() {
			if strings.HasPrefix(string(p), "disputes.") && certain(c) {
				t.Errorf("%q: %s is certain, and %q; printed is %q", word, p, c.Text, truth[p])
			}
		}
	}
}

// A character of which a half stands on each of two lines of a cell is none.
func TestHalves(t *testing.T) {
	const (
		head = "二、主动公开政府信息情况\n┌────────┬────┬────┬────┐\n│信息内容│本年制发件数│本年废止件数│现行有效件数│\n├────────┼────┼────┼────┤\n"
		last = "└────────┴────┴────┴────┘\n"
	)
	r := parse(t, []byte("临溪县自然资源局2024年政府信息公开工作年度报告\n"+head+
		"│规章    │\xef\xbc  │0   │0   │\n│        │\x95   │    │    │\n├────────┼────┼────┼────┤\n│行政规范性文件│1   │2   │3   │\n"+last))
	if c := r.Cell("proactive.rules.issued"); c.State == Given {
		t.Errorf("%v is read from the halves of a character", c.Value)
	}
	if c := r.Cell("proactive.normative.issued"); c.State != Given {
		t.Errorf("the row below is %v", c.State)
	}
}
