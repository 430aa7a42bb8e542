// This file tests that time and memory grow in proportion to the input, for
// inputs that are made to hurt.

package gongkai

import (
	"archive/zip"
	"bytes"
	"flag"
	"fmt"
	"io"
	"runtime"
	"strings"
	"testing"
	"time"

	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/unicode/norm"
)

// The smallest input is larger than the memory that readings keep, and than most caches: else
// one of two doublings would pay for that.
var growthBytes = flag.Int("growth", 128<<10, "bytes of the smallest input of the growth test")

// A grower makes an input of about n bytes.
type grower struct {
	name string
	make func(n int) []byte
}

func repeat(parts ...string) func(n int) []byte {
	all := strings.Join(parts, "")
	return func(n int) []byte { return []byte(strings.Repeat(all, n/len(all)+1)) }
}

// within puts what grows between a beginning and an end.
func within(before string, f func(n int) []byte, after string) func(n int) []byte {
	return func(n int) []byte { return append(append([]byte(before), f(n)...), after...) }
}

// numbered repeats a text with a number that grows in the place of %d.
func numbered(text string) func(n int) []byte {
	return func(n int) []byte {
		var b []byte
		for i := 0; len(b) < n; i++ {
			b = fmt.Appendf(b, text, i)
		}
		return b
	}
}

// wordFile makes a Word file of what is a body.
func wordFile(before string, f func(n int) []byte, after string) func(n int) []byte {
	return func(n int) []byte {
		var b bytes.Buffer
		z := zip.NewWriter(&b)
		for _, part := range []struct{ name, text string }{
			{"[Content_Types].xml", `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>`},
			{"word/document.xml", `<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>` +
				before + string(f(n)) + after + `</w:body></w:document>`},
		} {
			w, err := z.CreateHeader(&zip.FileHeader{Name: part.name, Method: zip.Store})
			if err == nil {
				_, err = io.WriteString(w, part.text)
			}
			if err != nil {
				panic(err) // a buffer takes everything
			}
		}
		if err := z.Close(); err != nil {
			panic(err)
		}
		return b.Bytes()
	}
}

// growers are the inputs. Each is one that a careless reader would read in the
// square, or worse.
func growers() []grower {
	const (
		title    = "某镇2023年政府信息公开工作年度报告\n"
		overview = title + "一、总体情况\n"
		block    = "结果维持\t1\n结果纠正\t1\n其他结果\t1\n尚未审结\t1\n总计\t4\n"
		requests = "三、收到和处理政府信息公开申请情况\n"
		head     = "\t自然人\t商业企业\t科研机构\t社会公益组织\t法律服务机构\t其他\t总计\n"
		page     = "<!DOCTYPE html><html><body>"
	)
	var labels, rows, cells string
	for _, row := range Form2021.Tables()[1].Rows {
		labels += row.Label + "\n"
		rows += row.Label + "\t1\t0\t0\t0\t0\t0\t1\n"
		cells += row.Label + "\n1\n0\n0\n0\n0\n0\n1\n"
	}
	column := `{"0":1`
	for k := 1; k < 64; k++ {
		column += fmt.Sprintf(`,"%d":1`, k)
	}
	column += "}"
	list := []grower{
		// labels
		{"labels", repeat(labels)},
		{"lists without end", repeat("['a', 'b'\n")},
		{"objects", within("[", repeat(`{"规章":1,"许可":null},`), "]")},
		{"objects of other names", within("{", repeat(`"一":{"规章":1},"二":{"许可":2,"处罚":3},`), "}")},
		{"columns of numbered cells", repeat(`{"规章":` + column + `,"许可":` + column + "}\n")},
		{"fences", repeat("|===\n|===\nx\n")},
		{"a cell of many lines", within("{|\n| 1\n", repeat("x\n"), "|}\n")},
		{"spans within spans", repeat("[1]{.a}[[")},
		{"attributes without end", within("[1]{.a}", repeat("[1]{a"), "")},
		{"tables on a line", repeat("<table><tr><td>1</td></tr></table>")},
		{"letters on lines of their own", repeat("\"a\n")},
		{"one label", repeat("一、本年新收政府信息公开申请数量\n")},
		{"the longest label", repeat("1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请\n")},
		{"labels run together", repeat(strings.ReplaceAll(labels, "\n", ""))},
		{"pieces of labels", repeat("本年\n新收\n政府\n信息\n公开\n申请\n数量\n")},
		{"numerals", repeat("一\n、\n")},
		{"characters of labels", repeat("三\n、\n本\n年\n度\n办\n理\n结\n果\n")},
		{"traditional labels", repeat("一、本年新收政府資訊公開申請數量\n")},
		{"others and totals", repeat("其他\n总计\n")},
		{"pieces of headers", repeat("结果\t其他\t尚未\t总\n维持\t结果\t审结\t计\n")},
		{"pieces of headers abreast", repeat(strings.Repeat("结果\t", 256) + "\n" + strings.Repeat("维持\t", 256) + "\n")},
		{"a header over many lines", repeat("本年\t未经\t复议\n")},
		// figures
		{"figures", repeat("0\n12\n")},
		{"figures on lines", repeat("1  2  3  4  5  6  7\n")},
		{"figures behind a table", within(title+requests+head+rows, repeat("0\n12\n"), "")},
		{"figures before a table", within(title+requests, repeat("0\t12\n"), head+rows)},
		{"all digits", repeat("1234567890")},
		{"digits and spaces", repeat("12 ")},
		{"digits and points", repeat("1.")},
		{"digits and commas", repeat("1,234,567,")},
		{"full-width digits", repeat("１２３\n")},
		{"blank lines", repeat("\n \n\t\n")},
		{"placeholders", repeat("/\n-\n无\n")},
		{"separators", repeat("\t|,│ ")},
		// rows
		{"rows", repeat(rows)},
		{"a table of many rows", within(title+requests+head, repeat(rows), "")},
		{"a stream of rows", within(title+requests, repeat(cells), "")},
		{"rows of one label", repeat("行政许可\t1\n")},
		{"short rows", repeat(strings.ReplaceAll(rows, "\t0", ""))},
		{"a wide row", within("行政许可", repeat("\t1"), "\n")},
		{"a wide row of spaces", within("行政许可", repeat("  1"), "\n")},
		{"columns set by spaces", repeat("一、本年新收政府信息公开申请数量   1    0  0   0   0   0   1\n")},
		{"columns without labels", within(title+requests, repeat("          1    0  0   0   0   0   1\n"), "")},
		{"table four", repeat("结果维持\n结果纠正\n其他结果\n尚未审结\n总计\n")},
		{"blocks of table four", repeat("行政复议\n行政诉讼\n未经复议直接起诉\n复议后起诉\n0\n0\n0\n0\n0\n")},
		{"table two", repeat("规章\t1\t0\t2\n行政规范性文件\t0\t0\t0\n第二十条第（五）项\n")},
		{"pages", repeat("行政许可\n12\n- 1 -\n\f")},
		{"headers", within(title+requests, repeat(head), "")},
		{"empty rows", within(title+requests, repeat("| | | | | | |\n"), "")},
		{"empty rows under words of table four", within(title+requests, repeat("|行政|行政|行政|行政|行政|\n| | | | | |\n"), "")},
		{"words for empty cells before texts", repeat("|nan| 3他")},
		{"foreign words within the name of a block", within(title+"四、政府信息公开行政复议、行政诉讼情况\n行政复议\n"+block+"行政诉讼\n未经复\n", repeat("ab\t"), "\n议直接起诉\n"+block+"复议后起诉\n"+block)},
		{"words of table four behind signs on one line", repeat(strings.Repeat("> ", 14) + "（七）总计总计")},
		{"words of table four on one line of a page", within(page, repeat("<p>> > > 结果维持"), "")},
		{"empty cells between words of table four", within(page+"<table>", repeat("<td><td><td>#复议后起诉  "), "")},
		{"one letter on a line", within("四、政府信息公开行政复议、行政诉讼情况\n", repeat("\na\n"), "")},
		{"the head of a page", within("四、政府信息公开行政复议、行政诉讼情况\n", repeat("/\f\n\n行政诉讼\n"), "")},
		{"the name of a block", within("四、政府信息公开行政复议、行政诉讼情况\n", repeat("行政复议\r"), "")},
		{"a letter of a label between bars", within("结果维持|", repeat("议|"), "")},
		{"the first letter of an item", repeat("第\t")},
		{"the first letter of an item, and a label", repeat(" 第规章")},
		{"blank lines behind a label", within("行政许可件\n", repeat("\n"), "")},
		{"letters and figures on one line within a table", within(title+requests+head+rows, repeat("他\t0\t"), "\n"+rows)},
		// layouts
		{"box", repeat("├────┼──┼──┤\n│一、本年新收│1 │2 │\n│政府信息公开│  │  │\n")},
		{"boxes", repeat("┌──┬──┐\n│1 │2 │\n└──┴──┘\n\n")},
		{"box rules", repeat("├──┼──┤\n")},
		{"an open box", func(n int) []byte {
			return []byte("┌" + strings.Repeat("──┬", n/18) + "┐\n" + strings.Repeat("│1 ", n/10) + "│\n")
		}},
		{"rows again, below ones far from their figures", func(n int) []byte {
			const again = "2.重复申请\t1\n3.要求提供公开出版物\t1\n"
			far := "1.信访举报投诉类申请\t1\n" + again + "4.无正当理由大量反复申请\t1\n5.要求行政机关确认或重新出具已获取信息\t1\n"
			far = strings.ReplaceAll(far, "\t", strings.Repeat("\t", n/6))
			return []byte(title + requests + head + far + strings.Repeat(again, n/6/len(again)))
		}},
		{"a box line", repeat("│")},
		{"lines with bars between those of boxes", repeat("33 4 0\n|}\n\n│││││││││")},
		{"grid", repeat("+----+----+\n| 1  | 2  |\n")},
		{"pipes", repeat("| a | b |\n|---|---|\n| 规章 | 1 |\n")},
		{"commas", repeat("规章,0,0,0\n")},
		{"quotes", repeat("\"规章,0\n,0,\",0\"\n")},
		{"an open quote", within("规章,\"", repeat("0,0\n"), "")},
		{"semicolons", repeat("规章;0;0;0\n")},
		// sections, titles, prose
		{"headings", repeat("二、主动公开政府信息情况\n三、收到和处理政府信息公开申请情况\n")},
		{"numbered headings", numbered("%d、存在的主要问题及改进情况\n无。\n")},
		{"sections", repeat("一、总体情况\n好。\n二、主动公开政府信息情况\n三、收到和处理政府信息公开申请情况\n")},
		{"titles", repeat(title)},
		{"years", numbered("某镇%d年政府信息公开工作年度报告\n")},
		{"reports", repeat(title+"一、总体情况\n", rows)},
		{"sentences", within(overview, repeat("2023年，我镇受理申请53宗，予以公开41件，结转下年度3件。\n"), "")},
		{"a long paragraph", within(overview, repeat("全年收到申请53件，其中自然人申请47件，部分公开2件；"), "")},
		{"numbers in prose", within(overview, numbered("受理%d件，"), "")},
		{"numbers on lines of prose", within(overview, numbered("　　全年收到政府信息公开申请%d件。\n"), "")},
		{"lists in prose", within(overview, repeat("受理、答复、办结、公开"), "53件。\n")},
		{"numerals", within(overview, repeat("一二三四五六七八九十百千万"), "件")},
		{"shares", within(overview, repeat("占50.5%，"), "")},
		{"headings in prose", repeat("三、收到和处理政府信息公开申请情况 53件\n")},
		{"open brackets", within(overview, repeat("（其中（"), "")},
		{"brackets", within(overview, repeat("（1）"), "")},
		{"title marks", repeat("《中华人民共和国政府信息公开条例》")},
		{"one long cell", within(title+requests+head+"一、本年新收政府信息公开申请数量\t", repeat("其他"), "\t1\n")},
		{"spaces", repeat("    ")},
		{"no-break spaces", repeat("\u00a0\u3000")},
		{"no text", repeat("\x00\xff\xfe")},
		// web pages
		{"a page", within(page+"<table>", repeat("<tr><td>规章</td><td>0</td><td>0</td><td>0</td></tr>\n"), "</table>")},
		{"many tables", within(page, repeat("<table><tr><td>规章</td><td>0</td></tr></table>\n"), "")},
		{"nested tables", within(page, repeat("<table><tr><td>规章"), "")},
		{"deep elements", within(page, repeat("<div><span>"), "规章")},
		{"open cells", within(page+"<table><tr>", repeat("<td>0"), "")},
		{"open rows", within(page+"<table>", repeat("<tr>"), "")},
		{"spans", within(page+"<table>", repeat("<tr><td rowspan=9 colspan=9>0</td><td>1</td></tr>"), "")},
		{"the largest spans", within(page+"<table>", repeat("<tr><td rowspan=65534 colspan=1000>0</td></tr>"), "")},
		{"spans in one row", within(page+"<table><tr>", repeat("<td rowspan=65534>0</td>"), "")},
		{"paragraphs of a page", within(page+"<p>"+title+"</p><p>一、总体情况</p>", repeat("<p>受理53件。</p>\n"), "")},
		{"paragraphs on one line", within(page+"<p>"+title+"</p><p>一、总体情况</p>", repeat("<p>受理53件。</p>"), "")},
		{"rows on one line", within(page+"<p>"+title+"</p><table>", repeat("<tr><td>规章</td><td>0</td><td>0</td><td>0</td></tr>"), "</table>")},
		{"headings on one line", within(page, repeat("<h2>二、主动公开政府信息情况</h2><p>好。</p>"), "")},
		{"tags in text", repeat("规章 <b>0</b> &nbsp; <td>\n")},
		{"open tags", within(page, repeat("<td "), "")},
		{"comments", within(page, repeat("<!--"), "")},
		{"entities", within(page, repeat("&nbsp;&amp"), "")},
		{"attributes", within(page+"<p ", repeat("a='b' "), ">")},
		{"pieces of words", within(page+"<table><tr><td>", repeat("<span>本</span><br><span>年</span>"), "</td><td>1</td></tr></table>")},
		{"hidden", within(page, repeat("<div style='display:none'>"), "0")},
		// Word files
		{"Word paragraphs", wordFile("", repeat("<w:p><w:r><w:t>一、本年新收政府信息公开申请数量</w:t></w:r></w:p>"), "")},
		{"Word rows", wordFile("<w:tbl>", repeat("<w:tr><w:tc><w:p><w:r><w:t>规章</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>1</w:t></w:r></w:p></w:tc></w:tr>"), "</w:tbl>")},
		{"Word tables", wordFile("", repeat("<w:tbl><w:tr><w:tc><w:p><w:r><w:t>1</w:t></w:r></w:p></w:tc></w:tr></w:tbl>"), "")},
		{"Word runs", wordFile("<w:p>", repeat("<w:r><w:t>本年</w:t></w:r>"), "</w:p>")},
		{"Word nested tables", wordFile("", repeat("<w:tbl><w:tr><w:tc>"), "")},
		{"marks of entries", repeat("PK\x03\x04行政许可3")},
		// encodings
		{"GB 18030", func(n int) []byte {
			b, err := simplifiedchinese.GB18030.NewEncoder().Bytes(repeat(rows)(n))
			if err != nil {
				panic(err) // it has every character
			}
			return b
		}},
		{"GB 18030, damaged", func(n int) []byte {
			b, err := simplifiedchinese.GB18030.NewEncoder().Bytes(repeat(rows)(n))
			if err != nil {
				panic(err)
			}
			for i := 100; i < len(b); i += 100 {
				b[i] = 0xff
			}
			return b
		}},
	}
	return list
}

// A cost is what reading an input takes.
type cost struct {
	time  time.Duration
	bytes uint64 // allocated in all
}

// least returns the lesser time and memory of two.
func (c cost) least(d cost) cost { return cost{min(c.time, d.time), min(c.bytes, d.bytes)} }

// costOf reads and checks an input some times, and returns the least time, and
// the memory of the first, which finds none that is kept from before.
func costOf(t testing.TB, b []byte, times int) cost {
	t.Helper()
	var least cost
	runtime.GC()
	runtime.GC() // what a sync.Pool keeps outlives one
	for i := range times {
		var before, after runtime.MemStats
		runtime.ReadMemStats(&before)
		start := busyTime()
		r, err := Parse(bytes.NewReader(b))
		Validate(r)
		took := busyTime() - start
		runtime.ReadMemStats(&after)
		checkError(t, err)
		if i == 0 {
			least = cost{took, after.TotalAlloc - before.TotalAlloc}
		}
		least.time = min(least.time, took)
	}
	return least
}

// floorOf is the time that normalising n bytes of a report takes. Inputs without
// letters are normalised at a glance, so it is not that of the input.
func floorOf(t testing.TB, n, times int) time.Duration {
	text := named(t, "rows-tabs-trailing").text(t)
	b := bytes.Repeat(text, n/len(text)+1)[:n]
	least := time.Duration(0)
	for i := range times {
		start := busyTime()
		norm.NFKC.Bytes(b)
		if took := busyTime() - start; i == 0 || took < least {
			least = took
		}
	}
	return max(least, 1)
}

// What is allowed. Twice the input takes twice the time, and four times where it
// grows with the square; what lies between is left to machines that do other
// things as well, and to caches: small inputs fit them and large ones do not, so
// both doublings have to show it. Four times the input takes four times the
// memory, or sixteen; buffers double. The floor is some 8 ns a byte, so that slowest is about two seconds a megabyte,
// twice what is aimed at.
const (
	mostTime   = 3.2
	mostMemory = 10.0
	slowest    = 250.0
)

// mostTries is how often what seems to be beyond it is measured again. What is measured is
// the work of the processors; others who share their caches only add to it, so that the least
// of all that were measured in turns comes down to what the reading takes, and never below.
const mostTries = 8

func TestGrowth(t *testing.T) {
	if testing.Short() {
		t.Skip("measures time")
	}
	for _, x := range growers() {
		t.Run(x.name, func(t *testing.T) {
			n := *growthBytes
			small, middle, large := x.make(n), x.make(2*n), x.make(4*n)
			costOf(t, small, 1) // warm
			a, b, c, floor := costOf(t, small, 3), costOf(t, middle, 2), costOf(t, large, 2), floorOf(t, len(large), 3)
			for i := range mostTries {
				if growth(a, b, c) < mostTime && ratio(c.time, floor) < slowest {
					break
				}
				time.Sleep(time.Duration(i) * 50 * time.Millisecond) // others may be done by then
				a, b, c = a.least(costOf(t, small, 2)), b.least(costOf(t, middle, 2)), c.least(costOf(t, large, 2))
				floor = min(floor, floorOf(t, len(large), 3))
			}
			t.Logf("%7.0f %7.0f %7.0f ns/B  2n %4.1f  4n %4.1f | %6.1f %6.1f %6.1f B/B  2n %4.1f  4n %4.1f | %6.1f x floor",
				perByte(a.time, small), perByte(b.time, middle), perByte(c.time, large), ratio(b.time, a.time), ratio(c.time, a.time),
				perByte(a.bytes, small), perByte(b.bytes, middle), perByte(c.bytes, large), ratio(b.bytes, a.bytes), ratio(c.bytes, a.bytes),
				ratio(c.time, floor))
			if r := growth(a, b, c); r >= mostTime {
				t.Errorf("twice the input takes %.1f times as long, and again", r)
			}
			if r := ratio(c.bytes, a.bytes); r >= mostMemory {
				t.Errorf("four times the input takes %.1f times the memory", r)
			}
			if r := ratio(c.time, floor); r >= slowest {
				t.Errorf("%d bytes take %v, %.0f times the floor", len(large), c.time, r)
			}
		})
	}
}

// growth is by how much a doubling lengthens the time, the lesser of two.
func growth(a, b, c cost) float64 { return min(ratio(b.time, a.time), ratio(c.time, b.time)) }

type amount interface{ ~int64 | ~uint64 }

func ratio[T, U amount](a T, b U) float64 { return float64(a) / float64(b) }

func perByte[T amount](a T, b []byte) float64 { return float64(a) / float64(len(b)) }

// BenchmarkGrowth reads each input at three sizes.
func BenchmarkGrowth(b *testing.B) {
	for _, x := range growers() {
		for k := 1; k <= 4; k *= 2 {
			in := x.make(k * *growthBytes)
			b.Run(fmt.Sprintf("%s/%d", strings.ReplaceAll(x.name, " ", "-"), k), func(b *testing.B) {
				b.ReportAllocs()
				b.SetBytes(int64(len(in)))
				for b.Loop() {
					r, err := Parse(bytes.NewReader(in))
					checkError(b, err)
					Validate(r)
				}
				b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/float64(len(in)), "ns/B")
			})
		}
	}
}
