// This file tests which figures are read from prose, and which are held against
// the tables.

package gongkai

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"slices"
	"strconv"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
)

// proseReport returns an empty report of 2024 with the text as section one.
func proseReport(text string) *Report {
	r := &Report{Agency: "某镇人民政府", Year: 2024, Form: Form2021, Sections: []Section{{Name: "overview"}}}
	offset := 0
	for i, line := range strings.Split(text, "\n") {
		r.Sections[0].Text = append(r.Sections[0].Text, Paragraph{line, Position{Offset: offset, Line: i + 1, Column: 1}})
		offset += len(line) + 1
	}
	return r
}

// A claim is told as kind and value; ? stands behind one that is not sure, ~
// behind one that is no exact figure, and @ before a year that is not the
// report's.
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
	{"截至2024年12月31日，累计收到政府信息公开申请1259件。", "received 1259?"}, // since when
	{"指导各村受理政务公开申请3件。", "received 3?"},
	{"指导受理政务公开申请3件。", "received 3?"},
	{"我局收到公开申请1件转送其他机关。", "received 1?"},
	{"累计未收到政府信息公开申请。", "received 0?"},
	{"收到政府信息公开申请570件以上。", "received 570~"},
	{"收到政府信息公开申请570件左右。", "received 570~"},
	{"收到政府信息公开申请一千三百万件。", "received 13000000"},
	{"收到政府信息公开申请万件。", ""},
	{"收到政府信息公开申请三万二千万件。", ""},
	{"收到政府信息公开申请9999999999999999万件。", ""}, // more than a Number holds
	{"收到政府信息公开申请3封。", "received 3"},
	{"因政府信息公开被提起行政诉讼3例。", "litigation 3"},
	{"收到政府信息公开申请12件次。", ""}, // acts, not requests
	{"收到政府信息公开申请12条次。", ""},
	{"2023年结转至2024年政府信息公开申请3件。", "carried_in 3"},
	{"2023年结转至2025年政府信息公开申请3件。", "carried_out 3@2023"},
	{"收到政府信息公开申请12件，结转下年度2025年3件。", "received 12, carried_out 3"},
	{"收到政府信息公开申请12件，不予公开属于国家秘密3件。", "received 12, result 3?"},
	{"收到政府信息公开申请12件，不予公开和无法提供中属于国家秘密3件。", "received 12"},
	{"收到政府信息公开申请12件，申请自然人3件，自然人申请9件。", "received 12, applicant 9"},
	{"自然人新收政府信息公开申请3件。", ""},
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
	{"政府信息公开申请中，因不掌握相关政府信息无法提供9件。", "result 9?"},
	{"收到政府信息公开申请20件，其中自然人申请18件，法人或其他组织申请2件。", "received 20, applicant 18, applicant 2"},
	{"收到政府信息公开申请20件，同比增长70.3%。", "received 20"},
	{"收到政府信息公开申请20件，比上年增加5件。", "received 20"},
	{"较2023年收到政府信息公开申请20件有所下降。", ""},
	{"2023年，我镇收到政府信息公开申请20件。", "received 20@2023"},
	{"2023年结转3件，结转2025年1件。", "carried_in 3, carried_out 1"},
	{"新收申请10件，结转至2025年1件。", "received 10, carried_out 1"},
	{"收到申请12件（其中网上申请8件）。", "received 12"},
	{"市教育局收到政府信息公开申请30件。", "received 30?"},
	{"收到政府信息公开申请9件；受理行政许可申请150件，办结153件。", "received 9, completed 153?"},
	{"全镇主动公开政府信息3548条。", ""},
	{"全区共收到政府信息公开申请27件，我单位收到9件。", "received 27?, received 9?"},
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
	{"发出信息处理费收费通知3件，总金额300元，实际收取200元。", "processing_fee 200"},
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
	// numerals
	{"全年共收到政府信息公开申请一百二十件，办结一百一十九件，结转下年度一件。", "received 120, completed 119, carried_out 1"},
	{"共收到依申请公开申请两万一千件。", "received 21000"},
	{"收到政府信息公开申请一千零五件。", "received 1005"},
	{"收到政府信息公开申请一万二千余件。", "received 12000~"},
	{"收到政府信息公开申请3，204，115件。", "received 3204115"},
	{"收到政府信息公开申请数十件。", ""},
	{"收到政府信息公开申请十几件。", ""},
	{"收到政府信息公开申请3至5件。", ""},
	{"收到政府信息公开申请3-5件。", ""},
	{"收到政府信息公开申请三五件。", ""},
	{"收到政府信息公开申请99999999999999999999件。", ""},
	{"收到政府信息公开申请12 件 ，同比 增长 20%。", "received 12"},
	{"自收到申请之日起20个工作日内答复。", ""},
	{"自收到申请20个工作日内答复。", ""},
	// who and when
	{"共收到公民、法人和其他组织提出的政府信息公开申请53份。", "received 53"},
	{"收到公民、法人和其他组织申请20件。", "received 20"},
	{"由自然人提出的政府信息公开申请18件。", "applicant 18"},
	{"收到自然人申请18件、法人或其他组织申请2件。", "applicant 18, applicant 2"},
	{"收到政府信息公开申请20件，其中自然人提出18件、商业企业1件、其他1件。", "received 20, applicant 18, applicant 1"},
	{"2024年1月1日至12月31日，收到政府信息公开申请20件。", "received 20"},
	{"第一季度收到政府信息公开申请5件。", "received 5?"},
	{"上半年收到政府信息公开申请5件。", "received 5?"},
	{"共受理12件政府信息公开申请，答复12件。", "received 12, completed 12"},
	{"收到政府信息公开方面的申请2件。", "received 2"},
	{"未收到过公开申请。", "received 0"},
	{"没有收到一件政府信息公开申请。", "received 0"},
	{"新收政府信息公开申请数为0，结转下年度数为0。", "received 0, carried_out 0"},
	// carried over
	{"本年收到申请97件，上年留下16件，由上年转来4件。", "received 97, carried_in 16, carried_in 4"},
	{"新收政府信息公开申请9件，加上年结转3件。", "received 9, carried_in 3"},
	{"2023年结转至2024年3件。", "carried_in 3"},
	{"政府信息公开申请结转2件至下年。", "carried_out 2"},
	{"无上年结转申请，无结转下年度申请。", "carried_in 0, carried_out 0"},
	// results
	{"政府信息公开申请办理中，不予公开35件，其中属于国家秘密2件、保护第三方合法权益3件、属于行政执法案卷1件。", "result 35, result 2, result 3, result 1"},
	{"收到政府信息公开申请50件，不予公开7件（行政查询事项2件），无法提供4件（没有现成信息需要另行制作1件）。", "received 50, result 7, result 2, result 4, result 1"},
	{"收到政府信息公开申请50件，作其他处理（含申请人撤回）5件。", "received 50, result 5"},
	{"收到政府信息公开申请50件，作其他处理（逾期不补正2件）5件。", "received 50, result 2, result 5"},
	{"收到政府信息公开申请50件，不予公开（属于国家秘密）5件。", "received 50, result 5?"},
	{"收到政府信息公开申请20件。12件予以公开，3件部分公开，5件无法提供。", "received 20, result 12, result 3, result 5"},
	{"全年办理依申请公开12件，其中予以公开8件、占66.67%，部分公开2件、占16.67%。", "received 12?, result 8, percent 66.67, result 2, percent 16.67"},
	{"收到政府信息公开申请12件，按时答复10件，依法延期答复2件。", "received 12, completed 10?, completed 2?"},
	{"办理政府信息公开申请共计56件，其中，上年结转4件，本年新收52件，答复54件。", "received 56?, carried_in 4, received 52, completed 54"},
	{"收到政府信息公开申请56件，上年度结转2件，共58件，办结55件。", "received 56, carried_in 2, completed 55"},
	{"收到政府信息公开申请38件，较去年减少12件。从结果看，予以公开13件，占34.2%。", "received 38, result 13, percent 34.2"},
	{"收到政府信息公开申请20件，新增5件。", "received 20, received 5?"},
	// years
	{"共收到政府信息公开申请102件，较2023年增加20件。", "received 102"},
	{"去年收到政府信息公开申请20件，今年收到政府信息公开申请25件。", "received 20@2023, received 25"},
	{"2022年、2023年、2024年收到政府信息公开申请5件、6件、7件。", "received 5?"},
	{"自2008年以来，共收到政府信息公开申请500件。", "received 500?@2008"},
	{"近三年（2022—2024年）共收到政府信息公开申请500件。", "received 500?"},
	{"2022-2024年度，全局收到政府信息公开申请500件。", "received 500?"},
	{"三年来，共收到政府信息公开申请500件。", "received 500?"},
	{"一年来，共收到政府信息公开申请20件。", "received 20"},
	{"“十四五”期间，共收到政府信息公开申请500件。", "received 500?"},
	{"报告期间，共收到政府信息公开申请20件。", "received 20"},
	{"截至10月底，收到政府信息公开申请20件。", "received 20?"},
	{"截至2023年底，我局收到政府信息公开申请20件。", "received 20?"},
	{"截至2024年底，我局收到政府信息公开申请20件。", "received 20"},
	{"截至12月底，收到政府信息公开申请20件。", "received 20"},
	{"1月至12月，收到政府信息公开申请20件。", "received 20"},
	{"12月份，共收到政府信息公开申请20件。", "received 20?"},
	{"上年同期，收到政府信息公开申请20件。", "received 20?"},
	{"各乡镇（街道）共收到政府信息公开申请20件。", "received 20?"},
	{"近三年收到政府信息公开申请500件。", "received 500?"},
	// of something else, said near it
	{"收到政府信息公开申请4件；收到建议提案10件，办结10件。", "received 4, completed 10?"},
	{"规范依申请公开工作。收到代表建议30件，予以公开12件。", "result 12?"},
	{"规范依申请公开工作。收到代表建议30件。收到政府信息公开申请5件，予以公开2件。", "received 5, result 2"},
	{"全年收到行政复议申请120件，上年结转5件，审结118件，结转下年7件。", "review 120?, carried_in 5?, carried_out 7?"},
	{"公租房保障：受理申请30件，发放补贴120户。", "received 30?"},
	{"（一）依申请公开。新收申请10件。（二）住房保障。受理申请30件。", "received 10, received 30?"},
	{"（二）依申请公开。一是规范流程。收到申请10件，办结9件。二是加强指导。收到申请3件。", "received 10, completed 9, received 3"},
	{"（二）依申请公开。对9件疑难案件会商，出具法律意见6份。全年收到申请10件，办结9件。", "received 10, completed 9"},
	{"（二）依申请公开\n全年收到申请10件。\n（三）平台建设\n全年收到申请30件。", "received 10, received 30?"},
	// disputes
	{"未发生一起因政府信息公开引起的行政复议、行政诉讼。", "review 0, litigation 0"},
	{"因政府信息公开引起的行政复议、行政诉讼均为0。", "disputes 0"},
	{"因政府信息公开引发的行政复议为零，行政诉讼为零。", "review 0, litigation 0"},
	{"因政府信息公开被申请行政复议5件，其中结果维持3件，结果纠正1件，尚未审结1件。", "review 5, dispute_result 3, dispute_result 1, dispute_result 1"},
	{"我市受理行政复议案件120件，其中涉及政府信息公开5件。", "review 120?"},
	{"我局作为复议机关，受理政府信息公开行政复议案件15件。", "review 15?"},
	{"我局收到依申请公开件36件，未发生行政复议和行政诉讼。", "received 36, review 0, litigation 0"},
	{"因政府信息公开提起行政诉讼3起，其中2起胜诉，1起正在审理。", "litigation 3"},
	{"本年度无因政府信息公开申请行政复议、提起行政诉讼的情况。", "review 0, litigation 0"},
	{"针对我镇依申请公开答复提出的行政复议有5宗，提起的行政诉讼有9宗。", "review 5, litigation 9"},
	// documents and acts
	{"全年制定行政规范性文件3件，废止6件，现行有效19件。", "documents 3, documents 6, documents 19"},
	{"制定规章和行政规范性文件共3件，废止2件。", ""},
	{"收到申请3件，废止2件。", "received 3"}, // of what is not said
	{"制定规范性文件3件。文件5件。", "documents 3"},
	{"未制定规范性文件。", "documents 0"},
	{"未出台行政规范性文件。", "documents 0?"},
	{"作出行政许可决定120件、行政处罚决定15件、行政强制决定0件。", "licensing 120, penalties 15, coercion 0"},
	{"未作出行政强制决定。", "coercion 0"},
	// the fee
	{"没有收取过信息公开处理费用。", "processing_fee 0"},
	{"收取信息处理费2950元。其中，甲县1件，收取420元。", "processing_fee 2950, processing_fee 420?"},
	{"没有因政府信息公开收取信息处理费的情况。", "processing_fee 0"},
	{"无收取信息处理费等其他需要报告的事项。", "processing_fee 0?"},
	{"未按时缴纳信息处理费的申请2件。", ""},
	// traditional characters
	{"全年新收政府信息公開申請475件，辦結473件，結轉下年度繼續辦理2件。", "received 475, completed 473, carried_out 2"},
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
		if c.Year != 0 && c.Year != r.Year {
			s += "@" + strconv.Itoa(c.Year)
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

// Where claims stand, as line, column and text.
func TestClaimPlaces(t *testing.T) {
	for _, x := range []struct{ text, want string }{
		{"（二）依申请公开。全年共收到政府信息公开申请 １２ 件，办结１１件。",
			"1:10 全年共收到政府信息公开申请 １２ 件 | 1:29 办结１１件"},
		{"　　2024 年，我镇 收到“依申请公开”申请 3 件；\n　未收取信息处理费。",
			"1:10 我镇 收到“依申请公开”申请 3 件 | 2:2 未收取信息处理费"},
		{"政府信息公开申请中予以公开5件，占41.7%；不予公开1件（含２０２３年转来１件），占8.3%。", // a share stands behind its count
			"1:1 政府信息公开申请中予以公开5件 | 1:1 政府信息公开申请中予以公开5件，占41.7% | 1:24 不予公开1件 | 1:31 含２０２３年转来１件 | 1:24 不予公开1件（含２０２３年转来１件），占8.3%"},
		{"全年没有行政复议，政府信息公开行政诉讼1件，未收到政府信息公开申请。",
			"1:1 全年没有行政复议 | 1:10 政府信息公开行政诉讼1件 | 1:23 未收到政府信息公开申请"},
		{"（二）依申请公开。全年新收申\n\n请59件，上年转来6件，都在期\n限内作出了书面的答复。", // over lines
			"1:10 全年新收申\n\n请59件 | 3:6 上年转来6件"},
		{"\n\n 政府信息公开申请作其他处理（含撤回\n）3件，办结政府信息公开申请２０件", "3:2 政府信息公开申请作其他处理（含撤回\n）3件 | 4:5 办结政府信息公开申请２０件"},
	} {
		var got []string
		for _, c := range proseReport(x.text).ReadClaims() {
			got = append(got, fmt.Sprintf("%v %s", c.Pos, c.Text))
		}
		if d := cmp.Diff(strings.Split(x.want, " | "), got); d != "" {
			t.Errorf("%s (-want +got):\n%s", x.text, d)
		}
		checkClaims(t, x.text)
	}
}

// checkClaims fails where a claim does not stand at its place in the text.
func checkClaims(t *testing.T, text string) {
	t.Helper()
	r := proseReport(text)
	lines := strings.Split(text, "\n")
	for _, c := range r.ReadClaims() {
		at := c.Pos.Offset
		if at < 0 || at > len(text) || !strings.HasPrefix(text[at:], c.Text) {
			t.Errorf("%q does not stand at offset %d of %q", c.Text, at, text)
			continue
		}
		if c.Text == "" || c.Text != strings.TrimSpace(c.Text) && !strings.ContainsAny(c.Text, "\v\f\u0085\u2028\u2029") {
			t.Errorf("%q has space around it, or nothing in it", c.Text)
		}
		line := 1 + strings.Count(text[:at], "\n")
		start := strings.LastIndexByte(text[:at], '\n') + 1
		if want := (Position{Offset: at, Line: line, Column: 1 + utf8.RuneCountInString(text[start:at])}); c.Pos != want || line > len(lines) {
			t.Errorf("%q at %+v, want %+v", c.Text, c.Pos, want)
		}
		for _, x := range c.Readings {
			if len(x.Plus) == 0 {
				t.Errorf("%q has an empty reading", c.Text)
			}
			for _, p := range slices.Concat(x.Plus, x.Minus) {
				if _, ok := r.Form.data().index[p]; !ok {
					t.Errorf("%q names the cell %q", c.Text, p)
				}
			}
		}
	}
}

// In real layouts a claim stands where its first letter is printed; in text, all
// of it does, line by line.
func TestClaimPlacesInFixtures(t *testing.T) {
	checked := 0
	for _, x := range fixtures {
		text := x.text(t)
		if !utf8.Valid(text) || bytes.HasPrefix(text, []byte("PK")) {
			continue
		}
		for _, c := range parse(t, text).Claims {
			rest := string(text[c.Pos.Offset:])
			for k, line := range strings.Split(c.Text, "\n") {
				if k > 0 {
					if _, rest, _ = strings.Cut(rest, "\n"); strings.TrimLeft(rest, " \t　") != rest {
						rest = strings.TrimLeft(rest, " \t　")
					}
				}
				if !strings.HasPrefix(rest, line) {
					t.Errorf("%s: %v has %.30q; want %q", x.name, c.Pos, rest, line)
				}
			}
			checked++
		}
	}
	if checked < 40 {
		t.Errorf("only %d claims were looked at", checked)
	}
}

// In a page, tags, entities and line ends stand within a claim and before it.
func TestClaimPlacesInPage(t *testing.T) {
	const was = "本年共收到公众申请153件，加上年结转3件"
	page := string(named(t, "page-spans-nbsp").text(t))
	if !strings.Contains(page, was) {
		t.Fatal("the page has another wording")
	}
	for _, x := range []struct{ prose, text, at string }{
		{was, "加上年结转3件", "加上年结转3件"},
		{"本年<b>共收到</b>公众申请153件，<span style='x'>\n加上年</span><i>结转</i>&nbsp;3件", "加上年结转", "加上年</span>"},
		{"A&amp;B，本年&#20849;收到公众申请153件，加上年&ensp;结转3件", "加上年", "加上年&ensp;"},
		{"<!-- 加上年结转3件 -->本年共收到公众申请153件，<br>加上年结转&#51;件", "加上年结转3件", "加上年结转&#51;"},
	} {
		text := strings.Replace(page, was, x.prose, 1)
		r := parse(t, []byte(text))
		i := slices.IndexFunc(r.Claims, func(c Claim) bool { return c.Kind == "carried_in" })
		if i < 0 {
			t.Errorf("%s: no claim on what was carried in", x.prose)
			continue
		}
		c := r.Claims[i]
		if got := strings.Join(strings.Fields(c.Text), ""); !strings.HasPrefix(got, x.text) {
			t.Errorf("%s: text %q", x.prose, c.Text)
		}
		if !strings.HasPrefix(text[c.Pos.Offset:], x.at) {
			t.Errorf("%s: at %.40q", x.prose, text[c.Pos.Offset:])
		}
		start := strings.LastIndexByte(text[:c.Pos.Offset], '\n') + 1
		if line, column := 1+strings.Count(text[:start], "\n"), 1+utf8.RuneCountInString(text[start:c.Pos.Offset]); c.Pos.Line != line || c.Pos.Column != column {
			t.Errorf("%s: at %v, want %d:%d", x.prose, c.Pos, line, column)
		}
	}
}

// A character of markup of more bytes is not read: the claim has the place of its paragraph.
func TestMaxEntity(t *testing.T) {
	const was = "本年共收到公众申请153件，加上年结转3件"
	page := string(named(t, "page-spans-nbsp").text(t))
	for _, n := range []int{maxEntity - 1, maxEntity, maxEntity + 1} {
		entity := "&#" + strings.Repeat("0", n-len("&#26412")) + "26412;" // 本
		text := strings.Replace(page, was, entity+was[len("本"):], 1)
		r := parse(t, []byte(text))
		i := slices.IndexFunc(r.Claims, func(c Claim) bool { return c.Kind == "carried_in" })
		if i < 0 || text == page {
			t.Fatal("no claim on what was carried in")
		}
		if found := strings.HasPrefix(text[r.Claims[i].Pos.Offset:], "加上年结转"); found != (n <= maxEntity) {
			t.Errorf("%d bytes: the claim is at %.60q", n, text[r.Claims[i].Pos.Offset:])
		}
	}
}

// A share is held against a count that stands so many claims before it.
func TestMaxBetween(t *testing.T) {
	for _, n := range []int{maxBetween - 1, maxBetween, maxBetween + 1} {
		r := proseReport("收到政府信息公开申请12件，其中予以公开5件（" + strings.Repeat("上年结转3件，", n-1) + "），占58.2%。")
		for p := range r.Form.Paths() {
			r.SetCell(p, Cell{State: Given})
		}
		for row, n := range map[string]int64{"received": 12, "carried_in": 3, "total": 14, "carried_out": 1, "granted": 5} {
			r.put(Path("requests."+row+".total"), n)
		}
		if told := slices.ContainsFunc(Validate(r), func(f Finding) bool { return f.Rule == "prose.percent" }); told != (n <= maxBetween) {
			t.Errorf("%d claims back: it is told that the share is wrong: %v", n, told)
		}
	}
}

// Of a longer clause a message quotes the beginning.
func TestMaxClip(t *testing.T) {
	for _, n := range []int{maxClip - 1, maxClip, maxClip + 1} {
		r := &Report{Form: Form2021, Claims: []Claim{{Kind: "received", Text: strings.Repeat("字", n), Value: Int(13), Sure: true, Readings: []Reading{sumOf("requests.received.total")}}}}
		r.put("requests.received.total", 12)
		want := strings.Repeat("字", min(n, maxClip))
		if n > maxClip {
			want += "…"
		}
		f := slices.DeleteFunc(Validate(r), func(f Finding) bool { return f.Rule != "prose.cells" })
		if len(f) != 1 || !strings.Contains(f[0].Message, "("+want+")") || !strings.Contains(f[0].Chinese, "“"+want+"”") {
			t.Errorf("%d letters: %+v", n, f)
		}
	}
}

// What one reading leaves behind does not show in the next, and claims belong to
// their caller.
func TestClaimsOwned(t *testing.T) {
	r := proseReport(claimTests[2].text)
	want := r.ReadClaims()
	for _, x := range claimTests {
		got := proseReport(x.text).ReadClaims()
		for i := range got {
			for _, rd := range got[i].Readings {
				for k := range rd.Plus {
					rd.Plus[k] = "spoiled"
				}
				_ = append(rd.Plus, "spoiled")
			}
			_ = append(got[i].Readings, Reading{})
		}
	}
	if d := cmp.Diff(want, r.ReadClaims(), exactly); d != "" {
		t.Errorf("(-want +got):\n%s", d)
	}
}

// Sentences held against tables: 12 received, 3 carried in, 14 completed, 1
// carried out, 5 granted, 2 reviews of which 1 pending, no suits.
func TestProseFindings(t *testing.T) {
	for _, x := range []struct{ text, want string }{
		{"收到政府信息公开申请12件。", ""},
		{"共受理政府信息公开申请15件。", ""}, // with what was carried in
		{"收到政府信息公开申请13件。", "prose.cells 13 12"},
		{"收到政府信息公开申请12件。收到政府信息公开申请13件。", ""}, // on something else, perhaps
		{"（一）收到政府信息公开申请12件。\n（二）收到政府信息公开申请13件。", "prose.cells 13 12"},
		{"收到政府信息公开申请12件，都在期限内\n答复。其中网上收到政府信息公开申请11件。", ""}, // lines of one paragraph
		{"市教育局收到政府信息公开申请12件。我镇收到政府信息公开申请13件。", "prose.cells 13 12"},
		{"市教育局收到政府信息公开申请13件。", ""}, // not its own
		{"收到政府信息公开申请10余件。", ""},    // about
		{"收到政府信息公开申请约100件。", ""},
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
		{"收到政府信息公开申请12件，除正在办理的外均已办结。", ""},
		{"2023年，我镇收到政府信息公开申请13件。", "prose.year 2023 2024"},
		{"2023年收到政府信息公开申请13件，今年收到12件。", ""},
		{"2023年收到政府信息公开申请13件，上年结转3件。", "prose.year 2023 2024"},
		{"2023年收到政府信息公开申请13件，上年度结转3件，本年度办结14件。", "prose.year 2023 2024"},
		{"2023年，本年新收政府信息公开申请13件。", "prose.year 2023 2024"},
		{"2023年收到政府信息公开申请13件，比上年度多1件。", ""}, // it is perhaps this year's
		{"2023年收到政府信息公开申请13件，本年12件。", ""},
		{"2023年结转3件，2024年收到政府信息公开申请12件。", ""},
		{"（二）依申请公开\n收到申请12件，都在期限内\n均已办结。\n", ""},
		{"收到政府信息公开申请12件，均已\n按期办结，答复内容完整规范。", "prose.all_completed 0 1"},
		{"收到政府信息公开申请12件；收到提案9件，办结9件。", ""}, // of something else
		{"全年收到行政复议申请120件，上年结转5件。", ""},     // not on openness
		{"因政府信息公开被申请行政复议2件，其中结果维持2件。", "prose.cells 2 1"},
		{"收到政府信息公开申请12件，无法提供（本机关不掌握相关政府信息7件）9件。", "prose.cells 7 9"},
		{"政府信息公开申请中，因本机关不掌握无法提供7件。", ""}, // a part of them, or all
		{"收到公民、法人和其他组织提出的政府信息公开申请11件。", "prose.cells 11 12"},
		{"收到政府信息公开申请12件，其中法人或其他组织申请1件。", "prose.cells 1 0"},
		{"没有结转下年度的申请。", "prose.cells 0 1"},
		{"公租房保障：受理申请30件。", ""},
		{"共收到政府信息公开申请12件，较2023年减少2件。", ""},
		{"去年收到政府信息公开申请14件，今年收到12件。", ""},
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

// A figure that is no exact one is held by what differs by a tenth at most.
func TestClaimHeldAbout(t *testing.T) {
	for _, x := range []struct {
		text string
		held bool
	}{
		{"收到政府信息公开申请100件。", true},
		{"收到政府信息公开申请约100件。", true},
		{"收到政府信息公开申请约110件。", true}, // 10 of 110
		{"收到政府信息公开申请约91件。", true},
		{"收到政府信息公开申请约112件。", false},
		{"收到政府信息公开申请约90件。", false},
		{"收到政府信息公开申请101件。", false},
	} {
		r := proseReport(x.text)
		r.put("requests.received.total", 100)
		claims := r.ReadClaims()
		if len(claims) != 1 {
			t.Fatalf("%s: %d claims", x.text, len(claims))
		}
		if _, held := claims[0].Held(r); held != x.held {
			t.Errorf("%s: held %v, want %v", x.text, held, x.held)
		}
	}
}

// Cells that were not read for certain are perhaps what is wrong.
func TestProseUncertain(t *testing.T) {
	r := proseReport("收到政府信息公开申请13件。")
	for _, uncertain := range []bool{false, true} {
		for _, p := range []Path{"requests.received.total", "requests.carried_in.total"} {
			r.SetCell(p, Cell{State: Given, Value: Int(6), Uncertain: uncertain})
		}
		want := SeverityWarning
		if uncertain {
			want = SeverityInfo
		}
		fs := Validate(r)
		i := slices.IndexFunc(fs, func(f Finding) bool { return f.Rule == "prose.cells" })
		if i < 0 || fs[i].Severity != want || fs[i].Uncertain != uncertain || strings.Contains(fs[i].Message, "misread") != uncertain {
			t.Errorf("uncertain %v: %+v", uncertain, fs)
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

// FuzzClaims checks that every claim stands at its place, and that a reading is
// the same the second time.
func FuzzClaims(f *testing.F) {
	for _, x := range claimTests {
		f.Add(x.text)
	}
	f.Add("收到政府信息公开\n\n申请１２件\x80\xff，占5%\n，占6%。（（含))3件")
	f.Fuzz(func(t *testing.T, text string) {
		checkClaims(t, text)
		r := proseReport(text)
		first := r.ReadClaims()
		proseReport("政府信息公开行政复议7件，占３％。无诉讼。").ReadClaims()
		if d := cmp.Diff(first, r.ReadClaims(), exactly); d != "" {
			t.Errorf("read twice:\n%s", d)
		}
		if d := cmp.Diff(first, r.readClaims([]byte(text)), exactly); d != "" {
			t.Errorf("with its source:\n%s", d)
		}
		r.readClaims([]byte("<p>" + text)) // stands elsewhere
	})
}

// Every word for nothing has a letter that is known for one, and a word for
// nothing begins there, so that no clause has to be taken apart without.
func TestWordsForNothing(t *testing.T) {
	p := &prose{}
	words := 0
	fillVocabulary(func(class wordClass, _ int, list string) {
		if class != wNone {
			return
		}
		for _, w := range strings.Fields(list) {
			words++
			p.text = []rune(w)
			var marks []int32
			for i := range p.text {
				marks = append(marks, int32(i))
			}
			if !p.saysNone(marks, len(p.text)) {
				t.Errorf("%s begins with no letter for nothing", w)
			}
		}
	})
	if words == 0 {
		t.Error("no words")
	}
}
