// This file shows how reports are checked.

package gongkai_test

import (
	"fmt"

	"github.com/seed-11a632b0/gongkai"
)

func ExampleValidate() {
	// as Parse returns it: one row of table four, on line 8
	r := &gongkai.Report{Agency: "某镇", Year: 2023, Form: gongkai.Form2021}
	for i, name := range []string{"upheld", "corrected", "other", "pending", "total"} {
		r.SetCell(gongkai.Path("disputes.review."+name), gongkai.Cell{
			State: gongkai.Given,
			Value: gongkai.Int([]int64{3, 0, 0, 2, 3}[i]),
			Pos:   gongkai.Position{Offset: 100 + 2*i, Line: 8, Column: 1 + 2*i},
		})
	}
	for _, f := range gongkai.Validate(r) {
		if !f.Compared {
			continue // such as that other sums are not checked, as cells are absent
		}
		fmt.Println(f.Severity, f.Rule, f.Left, f.Right, f.Difference)
		fmt.Println(f.Chinese)
		for _, c := range f.Cells {
			fmt.Println(c.Cell.Pos, c.Path, c.Cell.Value)
		}
		fmt.Println(f.Cause.ID, f.Cause.Cells)
	}
	// Output:
	// error disputes.total 3 5 -2
	// 表四、政府信息公开行政复议、行政诉讼情况，“行政复议”行：总计为3，而结果维持＋结果纠正＋其他结果＋尚未审结为5，相差-2
	// 8:1 disputes.review.upheld 3
	// 8:3 disputes.review.corrected 0
	// 8:5 disputes.review.other 0
	// 8:7 disputes.review.pending 2
	// 8:9 disputes.review.total 3
	// pending [disputes.review.total]
}

// year returns a report with what was carried in and out.
func year(n int, in, out int64) *gongkai.Report {
	r := &gongkai.Report{Agency: "某镇", Year: n, Form: gongkai.Form2021}
	r.SetCell("requests.carried_in.total", gongkai.Cell{State: gongkai.Given, Value: gongkai.Int(in)})
	r.SetCell("requests.carried_out.total", gongkai.Cell{State: gongkai.Given, Value: gongkai.Int(out)})
	return r
}

func ExampleValidateSeries() {
	found := gongkai.ValidateSeries(year(2022, 0, 4), year(2023, 4, 6), year(2024, 5, 0))
	for _, f := range found {
		fmt.Println(f.Rule, f.Left, f.Right, f.Cells[0].Report, f.Cells[1].Report)
	}
	fmt.Println(found.Err() != nil)
	// Output:
	// series.carry 5 6 1 2
	// true
}

func ExampleAggregate() {
	a, b, c := year(2023, 1, 2), year(2023, 3, 4), year(2023, 0, 0)
	a.Agency, b.Agency, c.Agency = "甲镇", "乙镇", "丙镇"
	c.SetCell("requests.carried_in.total", gongkai.Cell{State: gongkai.Blank, Text: "/"})
	total := gongkai.Aggregate(a, b, c)
	s := total.Sum("requests.carried_in.total")
	fmt.Println(s.Value, "from", s.Given, "reports; blank in", s.Blank)
	for _, f := range gongkai.ValidateAggregate(year(2023, 4, 5), a, b, c) {
		if f.Compared {
			fmt.Println(f.Rule, f.Cells[0].Path, f.Left, f.Right)
		}
	}
	// Output:
	// 4 from 2 reports; blank in [2]
	// aggregate.less requests.carried_out.total 5 6
}
