// This file measures the speed of this room.

package docx

import (
	"strings"
	"testing"
)

// BenchmarkRead reads a file as Word writes it, one of a hundred times that
// text, and one of those that lie beside the repository.
func BenchmarkRead(b *testing.B) {
	var body strings.Builder
	body.WriteString(par("某镇人民政府2024年政府信息公开工作年度报告"))
	for range 6 {
		body.WriteString(item(1, 0, "总体情况") + item(1, 1, "主动公开") + par("2024年，主动公开政府信息", "540", "条，办理申请", "59", "件。"))
	}
	body.WriteString(`<w:tbl>`)
	for range 30 {
		body.WriteString(rowOf("三、本年度办理结果", "（三）不予公开", "1.属于国家秘密", "1", "2", "0", "0", "3", "0", "6"))
	}
	body.WriteString(`</w:tbl>`)
	lists := numbered(list1(0, lvl(0, "chineseCounting", "%1、"), lvl(1, "chineseCounting", "（%2）")) + num1(1, 0))
	for _, test := range []struct {
		name string
		src  []byte
	}{
		{"Made", word(b, body.String(), lists)},
		{"Long", word(b, strings.Repeat(body.String(), 100), lists)},
		{"Real", files(b)["d01.raw.docx"]},
	} {
		if test.src == nil {
			continue
		}
		b.Run(test.name, func(b *testing.B) {
			b.ReportAllocs()
			text := 0
			for b.Loop() {
				d, err := Read(test.src)
				if err != nil {
					b.Fatal(err)
				}
				text = len(d.Source)
			}
			b.ReportMetric(float64(text), "text-bytes")
		})
	}
}
