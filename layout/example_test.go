// This file shows how the package is used.

package layout_test

import (
	"bytes"
	"fmt"
	"log"
	"os"

	"github.com/seed-11a632b0/gongkai"
	"github.com/seed-11a632b0/gongkai/layout"
)

func ExampleWrite() {
	r := &gongkai.Report{Title: "某镇2023年政府信息公开工作年度报告", Form: gongkai.Form2021}
	for column, n := range map[string]int64{"upheld": 3, "corrected": 1, "other": 0, "pending": 2, "total": 6} {
		r.SetCell(gongkai.Path("disputes.review."+column), gongkai.Cell{State: gongkai.Given, Value: gongkai.Int(n)})
	}
	r.Sections = []gongkai.Section{{Name: "disputes", Heading: "四、政府信息公开行政复议、行政诉讼情况"}}
	err := layout.Write(os.Stdout, r, layout.Options{Separator: layout.Fences, Disputes: layout.ThreeRows})
	if err != nil {
		log.Fatal(err)
	}
	// Output:
	// 某镇2023年政府信息公开工作年度报告
	//
	// 四、政府信息公开行政复议、行政诉讼情况
	//
	// |  |  | 结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计 |
	// | 行政复议 |  | 3 | 1 | 0 | 2 | 6 |
}

func ExampleOptions_Losses() {
	r := layout.RandomSound(2, gongkai.Form2021)
	r.SetCell("requests.granted.other", gongkai.Cell{State: gongkai.Blank})
	for _, o := range []layout.Options{
		{},
		{Blanks: layout.Slash, Separator: layout.Spaces},
		{Separator: layout.Spaces},
		{Disputes: layout.Scrambled, Glue: 1},
	} {
		fmt.Printf("%q: %q\n", o, o.Losses(r))
	}
	// Output:
	// "": []
	// "Separator=spaces Blanks=slash": []
	// "Separator=spaces": ["blanks are not printed"]
	// "Disputes=scrambled Glue=1": ["figures are glued together" "table four is scrambled"]
}

func ExampleRandom() {
	o := layout.Random(8)
	fmt.Println(o)
	fmt.Println(o == layout.Random(8))
	// Output:
	// Seed=8 Kind=cells Glue=2
	// true
}

// Fuzz your own layouts: print reports whose figures are known as your tool
// prints them, read them back, and count the cells that are certain and wrong.
// Here the layout is given by options; where yours is none of these, print the
// cells of the report yourself. In a fuzz target the seed is its argument.
func Example_fuzzYourOwnLayouts() {
	mine := layout.Options{Kind: layout.Cells, Spans: layout.Only, Wrap: 9, Blanks: layout.Slash, Page: 40}
	wrong := 0
	for seed := range uint64(100) {
		printed := layout.RandomReport(seed)
		mine.Seed = seed // page breaks and noise at other places

		var b bytes.Buffer
		if err := layout.Write(&b, printed, mine); err != nil {
			log.Fatal(err)
		}
		read, err := gongkai.Parse(&b)
		if err != nil {
			log.Fatal(err)
		}
		for path, want := range printed.Cells() {
			got := read.Cell(path)
			same := got.State == want.State && got.Value.Cmp(want.Value) == 0
			doubt := got.Uncertain || got.State == gongkai.Absent || got.State == gongkai.Unreadable
			if !same && !doubt {
				wrong++
			}
		}
	}
	fmt.Println("certain and wrong:", wrong)
	// Output:
	// certain and wrong: 0
}
