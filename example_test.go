// This file shows how the package is used.

package gongkai_test

import (
	"errors"
	"fmt"
	"log"
	"strings"

	"github.com/seed-11a632b0/gongkai"
)

// report is what a page looks like once its text is taken out: rows of tabs.
const report = `某镇2023年政府信息公开工作年度报告

二、主动公开政府信息情况

第二十条第（一）项
信息内容	本年制发件数	本年废止件数	现行有效件数
规章	0	0	0
行政规范性文件	2	/	11
第二十条第（五）项
信息内容	本年处理决定数量
行政许可	3260
第二十条第（六）项
信息内容	本年处理决定数量
行政处罚	26
行政强制	0
第二十条第（八）项
信息内容	本年收费金额（单位：万元）
行政事业性收费	680.8820
`

func ExampleParse() {
	r, err := gongkai.Parse(strings.NewReader(report))
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println(r.Agency, r.Year, "form", r.Form)
	c := r.Cell("proactive.licensing.decisions")
	fmt.Println(c.State, c.Value, "at", c.Pos)

	_, err = gongkai.Parse(strings.NewReader("会议纪要\n"))
	fmt.Println(errors.Is(err, gongkai.ErrNotReport))
	// Output:
	// 某镇 2023 form 2021
	// given 3260 at 11:6
	// true
}

func ExampleReport_Cells() {
	r, err := gongkai.Parse(strings.NewReader(report))
	if err != nil {
		log.Fatal(err)
	}
	for path, c := range r.Cells() {
		if c.State == gongkai.Absent || path.Row() == "rules" {
			continue
		}
		fmt.Printf("%s %v %q\n", path, c.State, c.Text)
	}
	// Output:
	// proactive.normative.issued given "2"
	// proactive.normative.repealed blank "/"
	// proactive.normative.in_force given "11"
	// proactive.licensing.decisions given "3260"
	// proactive.penalties.decisions given "26"
	// proactive.coercion.decisions given "0"
	// proactive.fees.amount given "680.8820"
}

func ExampleReport_Cell() {
	r, err := gongkai.Parse(strings.NewReader(report))
	if err != nil {
		log.Fatal(err)
	}
	fees := r.Cell("proactive.fees.amount")
	fmt.Println(fees.Value, fees.Unit)
	// a blank is not a zero, and what the text does not show is neither
	fmt.Println(r.Cell("proactive.coercion.decisions").Value)
	fmt.Println(r.Cell("proactive.normative.repealed").State)
	fmt.Println(r.Cell("requests.received.total").State)
	// Output:
	// 680.8820 万元
	// 0
	// blank
	// absent
}

func ExampleParser() {
	p := gongkai.Parser{MaxBytes: 512}
	_, err := p.Parse(strings.NewReader(report))
	var e *gongkai.Error
	if errors.As(err, &e) {
		fmt.Println(e.Msg)
	}
	fmt.Println(errors.Is(err, gongkai.ErrTooLarge))
	// Output:
	// more than 512 bytes
	// true
}
