package gongkai

import (
	"strings"
	"testing"
)

// Tables of which each merged cell is written as one cell, and empty ones for the columns that
// it spans beside it or at the end of its line, so that rows begin in different cells: what is
// blank is certain all the same. A row that lies otherwise is not.
func TestSpannedLabels(t *testing.T) {
	table := func(before, even bool, odd string) string {
		var b strings.Builder
		b.WriteString(foundTitle + "三、收到和处理政府信息公开申请情况\n| 勾稽关系 | | | 申请人情况 | | | | | | |\n|---|---|---|---|---|---|---|---|---|---|\n| 自然人 | 法人或其他组织 | 总计 |\n")
		seen := map[string]bool{}
		for _, r := range Form2021.data().tables[tableRequests].Rows {
			cells := []string{r.Label}
			if n := len(r.Groups); n > 0 && !seen[r.Groups[n-1]] {
				seen[r.Groups[n-1]] = true
				cells = []string{r.Groups[n-1], r.Label}
			}
			if before {
				cells = append(cells, make([]string, 2-len(r.Groups))...)
			}
			switch r.Name {
			case "not_processed.repeated":
				cells = append(cells, strings.Split(odd, ",")...)
			case "received", "total":
				cells = append(cells, "10", "4", "", "", "2", "", "16")
			case "granted":
				cells = append(cells, "1", "", "", "", "", "", "1")
			case "partially_granted":
				cells = append(cells, "", "", "", "", "2", "", "2")
			case "denied.state_secret":
				cells = append(cells, "4", "", "", "", "", "", "4")
			case "denied.security_stability":
				cells = append(cells, "5", "", "", "", "", "", "5")
			default:
				cells = append(cells, "", "", "", "", "", "", "")
			}
			for even && len(cells) < 10 {
				cells = append(cells, "")
			}
			b.WriteString("| " + strings.Join(cells, " | ") + " |\n")
		}
		return b.String() + "四、政府信息公开行政复议、行政诉讼情况\n"
	}
	for _, x := range []struct {
		before, even bool
		odd          string
		sure         bool
	}{
		{true, false, ",4,,,,,4", true},
		{true, true, ",4,,,,,4", true},
		{false, true, ",4,,,,,4", true},
		{true, false, "4,,,,,4", false},
		{true, false, ",,4,,,,,4", false},
	} {
		r := parse(t, []byte(table(x.before, x.even, x.odd)))
		if got := rowText(r, "requests.received"); got != "10 4 _ _ 2 _ 16" && x.sure {
			t.Errorf("%v %v %s: received %s", x.before, x.even, x.odd, got)
		}
		if got := rowText(r, "requests.not_processed.repeated"); x.sure && got != "_ 4 _ _ _ _ 4" || certainIn(got) != x.sure {
			t.Errorf("%v %v %s: repeated %s", x.before, x.even, x.odd, got)
		}
	}
}
