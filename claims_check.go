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
	var agreed map[claimKey]bool // what a paragraph got right; made where it is needed
	var places []int
	for i := range all {
		x := &all[i]
		if x.Sure && len(x.Readings) > 0 && x.Kind == "percent" {
			c.percent(i, all)
			continue
		}
		if !c.exact(x) {
			continue
		}
		if _, ok := x.Held(c.r); ok {
			continue
		}
		if agreed == nil {
			places = c.paragraphs()
			agreed = c.agreed(all, places)
		}
		if !agreed[keyOf(x, places)] {
			c.claim(x)
		}
	}
	c.otherYear(all)
	c.allDone(all)
}

// exact reports whether a claim can be held against the cells of its readings.
func (c *checker) exact(x *Claim) bool {
	return x.Sure && !x.About && x.Kind != "percent" && len(x.Readings) > 0 && (x.Year == 0 || c.r.Year == 0 || x.Year == c.r.Year)
}

// agreed returns the keys of the claims that the tables bear out. Where one does,
// another of the same key in its paragraph is on something else.
func (c *checker) agreed(all []Claim, places []int) map[claimKey]bool {
	out := map[claimKey]bool{}
	for i := range all {
		if x := &all[i]; c.exact(x) {
			if _, ok := x.Held(c.r); ok {
				out[keyOf(x, places)] = true
			}
		}
	}
	return out
}

// paragraphs returns where the paragraphs begin in the input, in order. Lines that a
// sentence runs over are one.
func (c *checker) paragraphs() []int {
	p := proses.Get().(*prose)
	defer p.release()
	p.begin(c.r)
	var out []int
	for i := range c.r.Sections {
		s := &c.r.Sections[i]
		p.join(s)
		for k, at := range p.starts {
			if k == 0 || at > 0 && p.text[at-1] == '\n' {
				out = append(out, s.Text[k].Pos.Offset)
			}
		}
	}
	slices.Sort(out)
	return out
}

func sumOf(p ...Path) Reading { return Reading{Plus: p} }

// A claimKey is what a claim is on, and where.
type claimKey struct {
	on, section string
	paragraph   int
}

// keyOf returns the key of a claim, where paragraphs begin at places: its kind is that
// of its first reading.
func keyOf(x *Claim, places []int) claimKey {
	var b strings.Builder
	b.WriteString(x.Kind)
	for _, p := range x.Readings[0].Plus {
		b.WriteString("+" + string(p))
	}
	for _, p := range x.Readings[0].Minus {
		b.WriteString("-" + string(p))
	}
	at, _ := slices.BinarySearch(places, x.Pos.Offset+1)
	return claimKey{b.String(), x.Section, at}
}

// own returns a copy of a claim that shares nothing with it.
func (c *Claim) own() Claim {
	out := *c
	out.Readings = slices.Clone(c.Readings)
	for i := range out.Readings {
		r := &out.Readings[i]
		r.Plus, r.Minus = slices.Clone(r.Plus), slices.Clone(r.Minus)
	}
	return out
}

// claim raises a claim that no reading bears out, where all are known.
func (c *checker) claim(x *Claim) {
	f := Finding{Compared: true, Left: x.Value}
	var told []string
	for i := range x.Readings {
		n, ok, _ := x.Readings[i].value(c.r)
		if !ok || x.matches(n) {
			return
		}
		if i == 0 {
			f.Right = n
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
	f.Claims = []Claim{x.own()}
	c.takePart(&f, x.Readings...)
	first := x.Readings[0].Plus
	names, table := cellNames(c.r.Form, first), tableNumber(first[0])
	f.Message = fmt.Sprintf("prose says %v (%s), but table %s has %s (%s)", x.Value, clip(x.Text), table, strings.Join(told, " or "), names)
	f.Chinese = fmt.Sprintf("正文“%s”为%v，而表%s为%s（%s）", clip(x.Text), x.Value, table, strings.Join(told, "或"), names)
	c.find(ruleProseCells, f)
}

// takePart adds the cells of the readings to the finding, in the form's order:
// of a blank total, also those that it is the sum of.
func (c *checker) takePart(f *Finding, readings ...Reading) {
	d := c.r.Form.data()
	var at []int
	for i := range readings {
		for _, p := range slices.Concat(readings[i].Plus, readings[i].Minus) {
			k, ok := d.index[p]
			if !ok {
				continue
			}
			at = append(at, k)
			if c.cells[k].State != Blank || p.Column() != "total" {
				continue
			}
			for k--; k >= 0 && d.paths[k].Section() == p.Section() && d.paths[k].Row() == p.Row(); k-- {
				at = append(at, k)
			}
		}
	}
	slices.Sort(at)
	for _, k := range slices.Compact(at) {
		f.Cells = append(f.Cells, Operand{Path: d.paths[k], Cell: c.cells[k]})
		f.Uncertain = f.Uncertain || c.cells[k].Uncertain
	}
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

// maxBetween bounds the claims from a share back to its count.
const maxBetween = 32

// fewClaims is how many claims are few enough that a share can be held against
// each.
const fewClaims = 512

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
	// and it may be of any other count of its section
	if len(all) > fewClaims {
		return
	}
	for k := range all {
		if all[k].Kind != "percent" && all[k].Section == x.Section && isShare(n, all[k].Value, x.Value) {
			return
		}
	}
	f := Finding{Claims: []Claim{x.own()}}
	c.takePart(&f, append(wholes, x.Readings[0])...)
	f.Message = fmt.Sprintf("%s: %v is not %v%% of %v, nor of what was received", clip(x.Text), n, x.Value, right)
	f.Chinese = fmt.Sprintf("“%s”：%v占%v（或收到总数）的比例不是%v%%", clip(x.Text), n, right, x.Value)
	c.find(ruleProsePercent, f)
}

// isShare reports whether n is p percent of m, rounded or cut off, or may be.
func isShare(n, m, p Number) bool {
	a, okA := n.Int64()
	b, okB := m.Int64()
	if okB && b <= 0 {
		return false
	}
	// |100a·10^s − p·b| ≤ b, with p as an integer of scale s
	left, ok := raise(a, 2+min(p.scale, maxDigits))
	if !ok || !okA || !okB || p.scale > 6 || b > 1<<31 || p.unscaled < 0 || p.unscaled > 1<<31 {
		return true // nothing that can be told
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
		if c.namesYear(x) { // told beside this year's
			return
		}
		f := Finding{Claims: []Claim{x.own()}, Compared: true, Left: Int(int64(x.Year)), Right: Int(int64(c.r.Year)), Difference: Int(-1)}
		f.Message = "prose reports on " + strconv.Itoa(x.Year) + ", and the title on " + strconv.Itoa(c.r.Year) + ": " + clip(x.Text)
		f.Chinese = "正文为" + strconv.Itoa(x.Year) + "年，报告为" + strconv.Itoa(c.r.Year) + "年：“" + clip(x.Text) + "”"
		c.find(ruleProseYear, f)
		return
	}
}

// What names a year, and what makes a mere name of a row or of the report of it when it
// stands behind: 上年结转, 本年新收, 本年度.
var yearWords = []struct {
	word string
	rows []string
}{
	{"今年", nil}, {"去年", nil}, {"本年", []string{"新收", "度"}}, {"上年", []string{"结转", "度结转"}},
}

// namesYear reports whether the paragraph of the claim names the year of the report, or
// this year or the last.
func (c *checker) namesYear(x *Claim) bool {
	text := ""
	for i := range c.r.Sections {
		for k := range c.r.Sections[i].Text {
			if p := &c.r.Sections[i].Text[k]; p.Pos.Offset <= x.Pos.Offset {
				text = p.Text
			}
		}
	}
	if strings.Contains(text, strconv.Itoa(c.r.Year)) {
		return true
	}
	for _, w := range yearWords {
		for _, rest, ok := strings.Cut(text, w.word); ok; _, rest, ok = strings.Cut(rest, w.word) {
			if !slices.ContainsFunc(w.rows, func(s string) bool { return strings.HasPrefix(rest, s) }) {
				return true
			}
		}
	}
	return false
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
	n, ok, _ := cellOrRow(c.r, out)
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
				Compared: true, Left: Int(0), Right: n,
				Claims: []Claim{{Kind: "carried_out", Text: text, Section: s.Name, Pos: pos, Unit: "件", Readings: []Reading{sumOf(out)}}},
			}
			c.takePart(&f, sumOf(out))
			f.Difference, _ = f.Left.Sub(f.Right)
			f.Message = fmt.Sprintf("prose says that all are completed (%s), but %v are carried out (table 三, %s)", said, n, cellName(c.r.Form, out))
			f.Chinese = fmt.Sprintf("正文称“%s”，而表三%s为%v", said, cellName(c.r.Form, out), n)
			c.find(ruleProseAllDone, f)
			return
		}
	}
}
