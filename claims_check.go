// This file holds claims against the tables.

package gongkai

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// claims returns the claims of the report, read now where none are kept.
func (r *Report) claims() []Claim {
	if r.Claims != nil {
		return r.Claims
	}
	return r.ReadClaims()
}

// prose holds the claims against the tables.
func (c *checker) prose() {
	all := c.r.claims()
	if len(all) == 0 {
		c.allDone(nil)
		return
	}
	agreed := map[string]bool{} // kinds, by their first reading, that one sentence got right
	for i := range all {
		if _, ok := all[i].Held(c.r); ok && len(all[i].Readings) > 0 && all[i].Kind != "percent" {
			agreed[claimKey(&all[i])] = true
		}
	}
	for i := range all {
		x := &all[i]
		switch {
		case !x.Sure || len(x.Readings) == 0:
		case x.Kind == "percent":
			c.percent(i, all)
		case x.Year != 0 && c.r.Year != 0 && x.Year != c.r.Year:
		case agreed[claimKey(x)] || x.About:
		default:
			c.claim(x)
		}
	}
	c.otherYear(all)
	c.allDone(all)
}

func sumOf(p ...Path) Reading { return Reading{Plus: p} }

func claimKey(x *Claim) string { return x.Kind + fmt.Sprint(x.Readings[0]) }

// claim raises a claim that no reading bears out, where all are known.
func (c *checker) claim(x *Claim) {
	f := Finding{Compared: true, Left: x.Value, Claims: []Claim{*x}}
	seen := map[Path]bool{}
	var told []string
	for i := range x.Readings {
		rd := &x.Readings[i]
		n, ok, uncertain := rd.value(c.r)
		if !ok || x.matches(n) {
			return
		}
		if i == 0 {
			f.Right = n
		}
		f.Uncertain = f.Uncertain || uncertain
		for _, p := range slices.Concat(rd.Plus, rd.Minus) {
			if !seen[p] {
				seen[p] = true
				f.Cells = append(f.Cells, Operand{Path: p, Cell: c.r.Cell(p)})
			}
		}
		if s := n.String(); !slices.Contains(told, s) {
			told = append(told, s)
		}
	}
	d, ok := x.Value.Sub(f.Right)
	if !ok {
		return
	}
	f.Difference = d
	c.sortCells(&f)
	names := cellNames(c.r.Form, x.Readings[0].Plus)
	f.Message = fmt.Sprintf("prose says %v (%s), but the table has %s (%s)", x.Value, clip(x.Text), strings.Join(told, " or "), names)
	f.Chinese = fmt.Sprintf("正文“%s”为%v，而表格为%s（%s）", clip(x.Text), x.Value, strings.Join(told, "或"), names)
	if f.Uncertain { // the prose rather tells that the table was misread
		f.Severity = SeverityInfo
		f.Message += "; perhaps misread"
		f.Chinese += "；或系识读有误"
	}
	c.find(ruleProseCells, f)
}

// sortCells puts the cells in the form's order.
func (c *checker) sortCells(f *Finding) {
	index := c.r.Form.data().index
	slices.SortStableFunc(f.Cells, func(a, b Operand) int { return index[a.Path] - index[b.Path] })
}

// maxClip bounds the prose that a message quotes.
const maxClip = 60

func clip(s string) string {
	s = strings.ReplaceAll(s, "\n", "")
	if r := []rune(s); len(r) > maxClip {
		return string(r[:maxClip]) + "…"
	}
	return s
}

// maxBetween bounds the claims between a count and its share.
const maxBetween = 32

// percent raises a share that its count has of nothing near.
func (c *checker) percent(at int, all []Claim) {
	x := &all[at]
	n, ok, _ := x.Readings[0].value(c.r)
	if !ok {
		return
	}
	// the count has to be right, else its share says nothing
	i := at - 1
	for i >= 0 && (all[i].Kind == "percent" || all[i].Pos != x.Pos || !strings.HasPrefix(x.Text, all[i].Text)) {
		if i--; at-i > maxBetween {
			return
		}
	}
	if i < 0 || !all[i].matches(n) {
		return
	}
	wholes := []Reading{sumOf("requests.total.total"), sumOf("requests.received.total"), sumOf("requests.received.total", "requests.carried_in.total")}
	var right Number
	for k, w := range wholes {
		m, ok, _ := w.value(c.r)
		if !ok || m.Sign() <= 0 || isShare(n, m, x.Value) {
			return
		}
		if k == 0 {
			right = m
		}
	}
	for k := range all {
		if all[k].Kind != "percent" && all[k].Section == x.Section && isShare(n, all[k].Value, x.Value) {
			return
		}
	}
	f := Finding{Claims: []Claim{*x}}
	for _, p := range slices.Concat(x.Readings[0].Plus, wholes[0].Plus) {
		f.Cells = append(f.Cells, Operand{Path: p, Cell: c.r.Cell(p)})
	}
	c.sortCells(&f)
	f.Message = fmt.Sprintf("%s: %v is not %v%% of %v, nor of what was received", clip(x.Text), n, x.Value, right)
	f.Chinese = fmt.Sprintf("“%s”：%v占%v（或收到总数）的比例不是%v%%", clip(x.Text), n, right, x.Value)
	c.find(ruleProsePercent, f)
}

// isShare reports whether n is p percent of m, rounded or cut off.
func isShare(n, m, p Number) bool {
	a, okA := n.Int64()
	b, okB := m.Int64()
	if !okA || !okB || b <= 0 || a < 0 || p.scale > 6 {
		return false
	}
	// |100a·10^s − p·b| < b, with p as an integer of scale s
	left, ok := raise(a, 2+p.scale)
	if !ok || b > 1<<31 || p.unscaled < 0 || p.unscaled > 1<<31 {
		return true // too large to tell
	}
	d := left - p.unscaled*b
	return d <= b && -d <= b
}

// otherYear raises sentences on the figures of last year.
func (c *checker) otherYear(all []Claim) {
	if c.r.Year == 0 {
		return
	}
	counts := 0
	for i := range all {
		if all[i].Kind == "received" {
			counts++
		}
	}
	if counts != 1 { // two years are compared
		return
	}
	for i := range all {
		x := &all[i]
		if x.Kind != "received" || !x.Sure || x.Year != c.r.Year-1 {
			continue
		}
		if c.names(x, strconv.Itoa(c.r.Year), "今年", "本年", "去年", "上年") { // told beside this year's
			return
		}
		f := Finding{Claims: []Claim{*x}, Compared: true, Left: Int(int64(x.Year)), Right: Int(int64(c.r.Year)), Difference: Int(-1)}
		f.Message = "prose reports on " + strconv.Itoa(x.Year) + ", and the title on " + strconv.Itoa(c.r.Year) + ": " + clip(x.Text)
		f.Chinese = "正文为" + strconv.Itoa(x.Year) + "年，报告为" + strconv.Itoa(c.r.Year) + "年：“" + clip(x.Text) + "”"
		c.find(ruleProseYear, f)
		return
	}
}

// names reports whether the paragraph of the claim has one of the words.
func (c *checker) names(x *Claim, words ...string) bool {
	text := ""
	for i := range c.r.Sections {
		for k := range c.r.Sections[i].Text {
			if p := &c.r.Sections[i].Text[k]; p.Pos.Offset <= x.Pos.Offset {
				text = p.Text
			}
		}
	}
	return slices.ContainsFunc(words, func(w string) bool { return strings.Contains(text, w) })
}

// What says that nothing is left open, what it is said of, and what takes it
// back.
var (
	allDoneWords = foldedWords("均已办结 已全部办结 全部办结 均已按时办结 均已按期办结 全部按时办结 全部按期办结 均办理完毕 均已办理完毕 全部办理完毕")
	allDoneOf    = foldedWords("公开申请 依申请公开")
	allDoneBut   = foldedWords("结转 下年 下一年 除 其余 到期 未办 正在 期限内")
)

func foldedWords(list string) (out [][]rune) {
	for _, s := range strings.Fields(list) {
		out = append(out, []rune(s))
	}
	return out
}

// indexWord returns the first of the words that t has, and where; -1 for none.
func indexWord(t []rune, words [][]rune) (word, at int) {
	for i := range t {
		for k, w := range words {
			if t[i] == w[0] && len(t)-i >= len(w) && slices.Equal(t[i:i+len(w)], w) {
				return k, i
			}
		}
	}
	return -1, -1
}

// allDone raises 均已办结 beside a carry-out, where the prose says nothing of it.
func (c *checker) allDone(all []Claim) {
	const out = Path("requests.carried_out.total")
	n, ok, uncertain := cellOrRow(c.r, out)
	if !ok || n.Sign() <= 0 {
		return
	}
	if slices.ContainsFunc(all, func(x Claim) bool { return x.Kind == "carried_out" }) {
		return
	}
	p := proses.Get().(*prose)
	defer p.release()
	p.begin(c.r)
	for i := range c.r.Sections {
		s := &c.r.Sections[i]
		if s.Name != "overview" && s.Name != "requests" && s.Name != "" {
			continue
		}
		p.join(s)
		for from, to := 0, 0; from < len(p.text); from = to + 1 {
			for to = from; to < len(p.text) && p.text[to] != ';' && letterOf(p.text[to])&letterEnd == 0; to++ {
			}
			sentence := p.text[from:to]
			k, _ := indexWord(sentence, allDoneWords)
			if k < 0 {
				continue
			}
			if of, _ := indexWord(sentence, allDoneOf); of < 0 {
				continue
			}
			if but, _ := indexWord(sentence, allDoneBut); but >= 0 {
				continue
			}
			said := string(allDoneWords[k])
			text, pos := p.span(from, to)
			f := Finding{
				Compared: true, Left: Int(0), Right: n, Uncertain: uncertain,
				Cells:  []Operand{{Path: out, Cell: c.r.Cell(out)}},
				Claims: []Claim{{Kind: "carried_out", Text: text, Section: s.Name, Pos: pos, Unit: "件", Readings: []Reading{sumOf(out)}}},
			}
			f.Difference, _ = f.Left.Sub(f.Right)
			f.Message = fmt.Sprintf("prose says that all are completed (%s), but %v are carried out (%s)", said, n, cellName(c.r.Form, out))
			f.Chinese = fmt.Sprintf("正文称“%s”，而%s为%v", said, cellName(c.r.Form, out), n)
			c.find(ruleProseAllDone, f)
			return
		}
	}
}
