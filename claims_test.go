// This file tests which figures are read from prose, and which are held against
// the tables.

package gongkai

import (
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
)

// proseReport returns an empty report of 2024 with the text as section one.
func proseReport(text string) *Report {
	r := &Report{Agency: "某镇人民政府", Year: 2024, Form: Form2021, Sections: []Section{{Name: "overview"}}}
	for i, line := range strings.Split(text, "\n") {
		r.Sections[0].Text = append(r.Sections[0].Text, Paragraph{line, Position{Offset: i, Line: i + 1, Column: 1}})
	}
	return r
}

// A claim is told as kind and value; ? stands behind one that is not sure, ~
// behind one that is no exact figure.
var claimTests = []struct{ text, want string }{
	{"2024年，我镇共收到政府信息公开申请12件。", "received 12"},
	{"全年共受理群众信息公开申请3件，全部按时回复。", "received 3"},
	{"本年度新收政府信息公开申请97件，上年结转16件，办结111件，结转下年度2件。", "received 97, carried_in 16, completed 111, carried_out 2"},
	{"我局收办依申请公开申请3607件。", "received 3607"},
	{"全年共收到依申请公开6件。", "received 6"},
	{"共受理依申请公开申请53宗，办结率100%。", "received 53"},
	{"受理政府信息公开申请3259件，答复3278件。", "received 3259, completed 3278"},
	{"收到政府信息公开申请21件，均已办结，8件申请人撤销。", "received 21"},
	{"全年收到政府信息公开申请二十一件。", "received 21"},
	{"全年收到政府信息公开申请十二件，其中予以公开三件。", "received 12, result 3"},
	{"全年收到政府信息公开申请1,204件。", "received 1204"},
	{"全年收到政府信息公开申请１２０４件。", "received 1204"},
	{"全年收到政府信息公开申请570余件。", "received 570~"},
	{"全年收到政府信息公开申请约1.2万件。", "received 12000~"},
	{"共受理各类业务事项约23.1万宗。", ""},
	{"2024年自助终端机共受理业务约2200宗。", ""},
	{"全年受理和办结12345政务服务热线工单3218件。", ""},
	{"依申请公开工作规范。受理网上申请2宗、信函申请6宗、当面申请3宗，均在法定期限内答复。", ""},
	{"未收到政府信息公开申请。", "received 0"},
	{"全年没有收到政府信息公开申请，无行政复议、行政诉讼。", "received 0, review 0, litigation 0"},
	{"本年度未收到依申请公开申请，未发生因政府信息公开引起的行政复议和行政诉讼案件。", "received 0, review 0, litigation 0"},
	{"全年无政府信息公开申请的投诉。", ""},
	{"未发生因政府信息公开导致的行政诉讼败诉案件。", ""},
	{"未发生因违反政府信息公开规定而出现复议、诉讼情况。", ""},
	{"因政府信息公开被申请行政复议134件，被提起行政诉讼57件。", "review 134, litigation 57"},
	{"行政复议134件，行政诉讼57件。", "review 134?, litigation 57?"},
	{"政府信息公开类行政复议7件，诉讼9件，均获维持。", "review 7, litigation 9"},
	{"因信息公开引发的行政复议和行政诉讼共4件。", "disputes 4"},
	{"涉政府信息公开行政诉讼案件5件，其中未经复议直接起诉3件，复议后起诉2件。", "litigation 5, direct 3, after_review 2"},
	{"发生0起行政复议。", "review 0?"},
	{"答复政府信息公开申请805件（含上年度结转申请18件，另有72件申请按照《条例》顺延到下年度答复）。", "completed 805, carried_in 18, carried_out 72"},
	{"办理政府信息公开申请，予以公开258件，部分公开3件，不予公开35件。", "result 258, result 3, result 35"},
	{"政府信息公开申请中，予以公开及部分公开258件，占33.9%。", "result 258, percent 33.9"},
	{"政府信息公开申请办理结果：予以公开、部分公开共258件。", "result 258"},
	{"政府信息公开申请中，因本机关不掌握等原因无法提供265件，占32.9%；不予处理158件，占19.6%；其他处理0件。", "result 265, percent 32.9, result 158, percent 19.6, result 0"},
	{"政府信息公开申请中，因不掌握相关政府信息无法提供9件。", ""},
	{"收到政府信息公开申请20件，其中自然人申请18件，法人或其他组织申请2件。", "received 20, applicant 18, applicant 2"},
	{"收到政府信息公开申请20件，同比增长70.3%。", "received 20"},
	{"收到政府信息公开申请20件，比上年增加5件。", "received 20"},
	{"较2023年收到政府信息公开申请20件有所下降。", "received 20?"},
	{"2023年，我镇收到政府信息公开申请20件。", "received 20"},
	{"2023年结转3件，结转2025年1件。", "carried_in 3, carried_out 1"},
	{"新收申请10件，结转至2025年1件。", "received 10, carried_out 1"},
	{"收到申请12件（其中网上申请8件）。", "received 12"},
	{"市教育局收到政府信息公开申请30件。", "received 30?"},
	{"全镇主动公开政府信息3548条。", ""},
	{"予以公开信息300条。", ""},
	{"我镇制定规范性文件3件，废止规范性文件6件。", "documents 3, documents 6"},
	{"现行有效行政规范性文件19件。", "documents 19"},
	{"主动公开规章13件，行政规范性文件60件。", "documents 13?, documents 60?"},
	{"全年制发行政规范性文件、其他文件共60件。", ""},
	{"作出行政许可决定52995件，作出行政处罚决定26件。", "licensing 52995, penalties 26"},
	{"公开行政许可信息300条、行政处罚信息20条。", ""},
	{"办理行政处罚案件26件。", "penalties 26?"},
	{"本年度未收取信息处理费。", "processing_fee 0"},
	{"全年收取信息处理费共计400元。", "processing_fee 400"},
	{"发出信息处理费收费通知3件，总金额300元，实际收取200元。", ""},
	{"收取信息处理费0.5万元。", "processing_fee 0.5"},
	{"对7件疑难申请开展会商，出具法律意见7份。", ""},
	{"全年办理依申请公开44件，其中予以公开0件，接听咨询电话352人次。", "received 44?, result 0"},
	{"某镇人民政府2024年收到政府信息公开申请9件。", "received 9"},
	{"收到政府信息公开申请9件，转下年度办理1件。", "received 9, carried_out 1"},
	{"另有2件政府信息公开申请结转下一年度继续办理。", "carried_out 2"},
	{"政府信息公开申请3件，均已答复。", "received 3?"},
	{"人大代表建议30件、政协提案12件，均已公开答复。", ""},
	{"全年共收到政府信息公开申请97件，上", "received 97"},
	{"一、主动公开。发布政策解读5篇，阅读量1.2万次。", ""},
	{"开展培训5次，参训37人次；未发生责任追究情形。", ""},
	{"二〇二四年收到政府信息公开申请三件。", "received 3?"},
	{"收到政府信息公开申请2件，已办结2件。", "received 2, completed 2"},
}

func tellClaims(r *Report) string {
	var out []string
	for _, c := range r.ReadClaims() {
		s := c.Kind + " " + c.Value.String()
		if c.About {
			s += "~"
		}
		if !c.Sure {
			s += "?"
		}
		out = append(out, s)
	}
	return strings.Join(out, ", ")
}

func TestClaims(t *testing.T) {
	for _, x := range claimTests {
		if got := tellClaims(proseReport(x.text)); got != x.want {
			t.Errorf("%s\n got %s\nwant %s", x.text, got, x.want)
		}
	}
}

// Sentences held against tables: 12 received, 3 carried in, 14 completed, 1
// carried out, 5 granted, 2 reviews of which 1 pending, no suits.
func TestProseFindings(t *testing.T) {
	for _, x := range []struct{ text, want string }{
		{"收到政府信息公开申请12件。", ""},
		{"共受理政府信息公开申请15件。", ""}, // with what was carried in
		{"收到政府信息公开申请13件。", "prose.cells 13 12"},
		{"市教育局收到政府信息公开申请13件。", ""}, // not its own
		{"收到政府信息公开申请10余件。", ""},    // about
		{"未收到政府信息公开申请。", "prose.cells 0 12"},
		{"新收政府信息公开申请15件。", "prose.cells 15 12"}, // has one meaning
		{"收到政府信息公开申请12件，上年结转2件，结转下年度1件。", "prose.cells 2 3"},
		{"收到政府信息公开申请12件，办结14件。", ""},
		{"收到政府信息公开申请12件，办结11件。", ""}, // all but what is open
		{"收到政府信息公开申请12件，办结9件。", "prose.cells 9 14"},
		{"收到政府信息公开申请12件，其中予以公开5件，占35.7%。", ""},
		{"收到政府信息公开申请12件，其中予以公开5件，占41.6%。", ""}, // of what was received, cut off
		{"收到政府信息公开申请12件，其中予以公开5件，占58.2%。", "prose.percent 0 0"},
		{"收到政府信息公开申请12件，其中予以公开6件，占35.7%。", "prose.cells 6 5"}, // once
		{"因政府信息公开被申请行政复议1件，被提起行政诉讼0件。", ""},
		{"因政府信息公开被申请行政复议4件。", "prose.cells 4 2"},
		{"全年办理行政复议4件。", ""}, // perhaps of other matters
		{"未发生因政府信息公开引起的行政复议、行政诉讼。", "prose.cells 0 2"},
		{"收到政府信息公开申请12件，均已办结。", "prose.all_completed 0 1"},
		{"收到政府信息公开申请12件，除1件结转下年度外，均已办结。", ""},
		{"2023年，我镇收到政府信息公开申请13件。", "prose.year 2023 2024"},
		{"2023年收到政府信息公开申请13件，今年收到12件。", ""},
		{"2023年结转3件，2024年收到政府信息公开申请12件。", ""},
	} {
		r := proseReport(x.text)
		for p := range r.Form.Paths() {
			r.SetCell(p, Cell{State: Given})
		}
		for _, col := range []string{"natural_person", "total"} {
			for row, n := range map[string]int64{"received": 12, "carried_in": 3, "total": 14, "carried_out": 1, "granted": 5, "unavailable.not_held": 9} {
				r.put(Path("requests."+row+"."+col), n)
			}
		}
		r.put("disputes.review.total", 2)
		r.put("disputes.review.upheld", 1)
		r.put("disputes.review.pending", 1)
		var got []string
		for _, f := range Validate(r) {
			got = append(got, f.Rule+" "+f.Left.String()+" "+f.Right.String())
			if f.Severity != SeverityWarning || len(f.Claims) != 1 || len(f.Cells) == 0 && f.Rule != "prose.year" {
				t.Errorf("%s: %+v", x.text, f)
			}
		}
		if got := strings.Join(got, ", "); got != x.want {
			t.Errorf("%s\n got %s\nwant %s", x.text, got, x.want)
		}
	}
}

func TestClaimsJSON(t *testing.T) {
	r := proseReport("收到政府信息公开申请12件，占33.90%，收取信息处理费约0.5万元。")
	r.Claims = r.ReadClaims()
	if len(r.Claims) < 2 {
		t.Fatalf("claims: %+v", r.Claims)
	}
	b, err := r.MarshalJSON()
	if err != nil {
		t.Fatal(err)
	}
	var back Report
	if err := back.UnmarshalJSON(b); err != nil {
		t.Fatal(err)
	}
	if d := cmp.Diff(r, &back, exactly); d != "" {
		t.Error(d)
	}
}

// FuzzValidate checks that nothing makes Validate panic or change its report.
func FuzzValidate(f *testing.F) {
	for _, x := range claimTests {
		f.Add([]byte(x.text), uint64(3), int64(7))
	}
	f.Fuzz(func(t *testing.T, text []byte, seed uint64, value int64) {
		r := proseReport(string(text))
		rng := rand.New(rand.NewPCG(seed, 0))
		r.Form = []Form{Form2021, Form2019, 0, 5}[rng.IntN(4)]
		r.Year = []int{2024, 0, -1}[rng.IntN(3)]
		for p := range r.Form.Paths() {
			c := Cell{State: State(rng.IntN(6)), Uncertain: rng.IntN(9) == 0, Value: Number{value >> rng.IntN(64), uint8(rng.IntN(256) >> rng.IntN(9))}}
			if rng.IntN(2) == 0 {
				c = Cell{State: Given, Value: Int(rng.Int64N(4))}
			}
			r.SetCell(p, c)
		}
		before, was := clone(r), *r.Section("overview")
		was.Text = slices.Clone(was.Text)
		first := Validate(r)
		if d := cmp.Diff(first, Validate(r), cmp.AllowUnexported(Number{})); d != "" {
			t.Errorf("checked twice:\n%s", d)
		}
		if d := cmp.Diff(before, r, exactly); d != "" {
			t.Errorf("changed:\n%s", d)
		}
		if d := cmp.Diff(was, *r.Section("overview")); d != "" {
			t.Errorf("changed:\n%s", d)
		}
		for _, x := range first {
			if x.Severity < SeverityError || x.Severity > SeverityInfo || x.Message == "" || x.Chinese == "" || !utf8.ValidString(x.Chinese) && utf8.Valid(text) {
				t.Errorf("%+v", x)
			}
		}
		ValidateSeries(r, r, nil)
		ValidateAggregate(r, r, nil)
	})
}
