// This file reads clauses. A clause is taken word by word; where a word is not
// known, the claim is not sure, and a claim that is not sure is never held
// against a table.

package gongkai

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// A topic is what a paragraph has said so far.
type topic struct {
	asks  bool // requests for information are spoken of
	took  bool // received requests were counted
	spoke bool // requests were counted in another way
	fees  bool // the fee for information is spoken of
	fee   bool // it was counted
	under bool // a heading stands over it
	of    bool // that of requests
	start int  // where it begins
	other int  // where something else was counted last, as one more; 0 for none
}

// A sentence is what is known of the sentence that is read.
type sentence struct {
	lo, hi  int
	marks   []int32
	flags   uint32
	year    int      // the year that it begins with
	period  bool     // what it begins with names a time that is not the year's
	open    bool     // openness of information is spoken of
	asked   int      // where requests for information are first spoken of, as one more; 0 for nowhere
	dispute bool     // a dispute was counted, and on openness
	blocks  int      // the disputes that were counted last, as one more than in disputeNames
	paper   int      // the documents that were counted last, as one more than in paperNames
	depth   int      // brackets that are open
	at      int      // where that is
	counts  [2]count // the count before, outside of brackets and within
}

// A count is a claim that a share, or another count, can stand behind.
type count struct {
	claim int // one more than its index; 0 for none
	from  int // where its clause begins
}

// bracket returns 1 within brackets, and 0 outside. It is asked for one figure
// after the other.
func (p *prose) bracket(s *sentence, at int) int {
	for s.at = max(s.at, s.lo); s.at < at; s.at++ {
		switch p.text[s.at] {
		case '(':
			s.depth++
		case ')':
			s.depth = max(s.depth-1, 0)
		}
	}
	return min(s.depth, 1)
}

// maxSentence bounds the letters of a sentence that is read.
const maxSentence = 4000

// read goes through the sentences.
func (p *prose) read() {
	letters := proseLetters()
	// what is spoken of: in the sentences so far, where a point (一是) begins
	// anew, and under the heading (（二）依申请公开) of it all
	var point, head topic
	s, t := &p.sentenceNow, &p.topicNow
	*s, *t = sentence{}, topic{}
	opening, heading := true, itemMark(p.text) == itemHead
	from := 0 // the first mark of the sentence
	for k, m := range p.marks {
		i := int(m)
		c := p.text[i]
		var f uint32
		if c < 1<<16 {
			f = letters[c]
		}
		s.flags |= f
		if f&letterTopic != 0 {
			switch c {
			case '公':
				if hasRunes(p.text[i+1:], "开申请") && s.asked == 0 {
					s.asked = i + 1
				}
				s.open = s.open || hasRunes(p.text[i+1:], "开工作")
			case '依':
				if hasRunes(p.text[i+1:], "申请") && s.asked == 0 {
					s.asked = i + 1
				}
			case '信':
				s.open = s.open || hasRunes(p.text[i+1:], "息公开")
			}
			t.asks = t.asks || s.asked > 0
		}
		if f&letterEnd == 0 && i+1 < len(p.text) {
			continue
		}
		s.hi = i
		if f&letterEnd == 0 {
			s.hi++
		}
		found := len(p.out)
		if s.hi-s.lo <= maxSentence && s.flags&(letterNumeral|letterNone) != 0 {
			s.marks = p.marks[from : k+1]
			p.sentence(s, t)
		}
		from = k + 1
		if opening && s.hi > s.lo && len(p.out) == found {
			point.asks = t.asks
			if heading {
				head.asks, head.of, head.under = t.asks, t.asks, true
				t.of = t.asks
				point.of = t.asks
			}
		}
		opening = opening && s.hi == s.lo
		p.mark = p.now
		*s = sentence{lo: i + 1}
		mark := itemMark(p.text[i+1:])
		switch {
		case mark == itemHead:
			*t, point, head = topic{}, topic{}, topic{}
			opening, heading = true, true
		case c == '\n':
			*t, point = head, head
			opening, heading = true, false
		case mark == itemPoint:
			*t = point
		default:
			continue
		}
		t.start = i + 1
	}
}

// What a sentence begins with.
const (
	noItem    = iota
	itemHead  // （一）, 一、
	itemPoint // 一是
)

func isItemNumeral(c rune) bool { return isNumeral(c) || c >= '1' && c <= '9' }

// itemMark tells what t begins with.
func itemMark(t []rune) int {
	switch {
	case len(t) < 2:
	case t[0] == '(' && isItemNumeral(t[1]), isNumeral(t[0]) && t[1] == '、':
		return itemHead
	case isItemNumeral(t[0]) && (t[1] == '、' || t[1] == '.' || t[1] == '是'):
		return itemPoint
	}
	return noItem
}

// beginsItem reports whether a line begins with an item mark.
func beginsItem(line []rune) bool { return itemMark(line) != noItem }

// stops reports whether the letter ends a clause.
func stops(c rune) bool { return letterOf(c)&letterStop != 0 }

// maxLead bounds the letters among which the year that a sentence begins with stands.
const maxLead = 40

// sentence reads one sentence.
func (p *prose) sentence(s *sentence, t *topic) {
	figs := p.figures(s.lo, s.hi, s.marks)
	if len(figs) == 0 && s.flags&letterNone == 0 {
		return
	}
	s.open = s.open || p.section.Name == "disputes"
	lead := min(s.hi, s.lo+maxLead)
	if len(figs) > 0 {
		lead = min(lead, figs[0].from)
	}
	for _, m := range s.marks {
		i := int(m)
		if i >= lead {
			break
		}
		if y, n := yearAt(p.text[:s.hi], i); n > 0 && !p.moves(i, i+n, s) {
			s.year = y
			break
		}
	}
	s.period = p.otherPeriod(s.lo, lead)
	start, first := s.lo, len(p.out) // where the clause of the next figure may begin
	kept := figs[:0]
	for i := range figs {
		f := figs[i]
		stop := s.hi
		if i+1 < len(figs) {
			stop = figs[i+1].from
		}
		c := &p.clause
		*c = clause{figureWord: f, prose: p, sentence: s, topic: t}
		p.bound(c, start, stop, figs[:i])
		if f.one && len(c.head) > 0 && c.head[len(c.head)-1].class == wNone {
			continue // 未发生一起: there is none
		}
		kept = append(kept, f)
		found := len(p.out)
		c.within = p.bracket(s, f.from)
		c.read()
		if f.class != unitPercent {
			s.counts[1] = count{}
			s.counts[c.within] = count{}
		}
		switch {
		case f.class == unitPercent:
		case len(p.out) > found:
			s.counts[c.within] = count{len(p.out), c.a}
			t.other = c.otherThan(p.out[found].Kind)
			t.spoke = t.spoke || t.other == 0 && p.out[found].Sure
		default:
			if !c.detail() {
				t.other = f.from + 1
			}
		}
		start = f.to
	}
	found := len(p.out)
	if s.flags&letterNone != 0 {
		p.negatives(s, t, kept)
	}
	if len(p.out) > found && found > first {
		slices.SortStableFunc(p.out[first:], func(a, b foundClaim) int { return a.Pos.Offset - b.Pos.Offset })
	}
}

// What ends the words for a time that is not the year, but where they end otherwise.
var (
	otherPeriods = strings.Fields("以来 年来 期间 同期 月 月份 月底 月末")
	ofTheYear    = strings.Fields("一年来 报告期间 统计期间 年期间 年度期间 月至12月 月—12月 月-12月 1至12月 1—12月 1-12月 至12月底 至12月末")
	periodEnds   = func() (ends []rune) { // the last letters of otherPeriods
		for _, w := range otherPeriods {
			r, _ := utf8.DecodeLastRuneInString(w)
			ends = append(ends, r)
		}
		return ends
	}()
)

// otherPeriod reports whether a sentence begins with a time that is not the report's year: with
// words such as 三年来 up to a comma, or with several years, such as 2022—2024年.
func (p *prose) otherPeriod(lo, hi int) bool {
	from := lo
	for i := lo; i < hi; i++ {
		switch {
		case stops(p.text[i]):
			if p.endsPeriod(p.text[from:i]) {
				return true
			}
			from = i + 1
		case isDigit(p.text[i]) && i+5 < len(p.text) && digitsFrom(p.text[:i+5], i) == 4 && p.text[i] == '2' && strings.ContainsRune("-—–~至", p.text[i+4]):
			for i += 5; i < hi && strings.ContainsRune("-—–~至", p.text[i]); i++ {
			}
			if _, n := yearAt(p.text, i); n > 0 {
				return true
			}
		}
	}
	return false
}

// endsPeriod reports whether words end as those for a time that is not the report's year do, or
// say up to when something is counted, and that is another year.
func (p *prose) endsPeriod(t []rune) bool {
	if len(t) == 0 || len(t) > maxLead/2 || t[0] != '截' && t[0] != '至' && !slices.Contains(periodEnds, t[len(t)-1]) {
		return false
	}
	w := string(t)
	ends := func(s string) bool { return w != s && strings.HasSuffix(w, s) }
	if slices.ContainsFunc(otherPeriods, ends) {
		return !slices.ContainsFunc(ofTheYear, func(s string) bool { return w == s || ends(s) })
	}
	if rest, ok := strings.CutPrefix(strings.TrimPrefix(w, "截"), "至"); ok || strings.HasPrefix(w, "截止") {
		year, n := yearAt([]rune(strings.TrimPrefix(rest, "截止")+" "), 0)
		return n > 0 && p.r.Year > 0 && year != p.r.Year
	}
	return false
}

// moves reports whether the year from i to end is one that something is carried
// over from, or to, or compared with.
func (p *prose) moves(i, end int, s *sentence) bool {
	if i > s.lo {
		switch p.text[i-1] {
		case '转', '至', '到', '入', '延', '较', '比', '与', '于':
			return true
		}
	}
	w, n := p.wordAt(p.text[:s.hi], end)
	return n > 0 && w.class == wMove
}

// A clause is the words around a figure.
type clause struct {
	figureWord
	*prose
	*sentence
	*topic
	a, b      int // where it begins and ends
	words     classSet
	head      []claimWord // the words before the figure, without those that say nothing
	tail      []claimWord // those behind it
	heads     classSet
	known     bool // all words of head are known
	tailKnown bool
	lead      bool // it begins with words that are not known
	part      bool // it begins with 其中
	broken    bool // a word that is not known stands behind one that is
	within    int  // 1 within brackets
	claimYear int
}

// bound finds the words around the figure of c, from start to stop, with the
// figures before it.
func (p *prose) bound(c *clause, start, stop int, before []figureWord) {
	t := p.text
	a := c.from
	for a > start && !stops(t[a-1]) {
		a--
	}
	for a < c.from && t[a] == '、' {
		a++
	}
	b := c.to
	for b < stop && !stops(t[b]) && t[b] != '、' {
		b++
	}
	c.a, c.b = a, b
	from, end, known := a, c.from, true
	if a > c.lo && t[a-1] == ')' && p.saysNothing(a, c.from) { // 其他处理（含撤回）341件
		open := p.opening(c.lo, a-1)
		within := false // a figure, so that what it is said of is all
		for len(before) > 0 && before[len(before)-1].to > open {
			before, within = before[:len(before)-1], true
		}
		start = c.lo
		if len(before) > 0 {
			start = before[len(before)-1].to
		}
		if open > start {
			known = within || hasRunes(t[open+1:], "含") || hasRunes(t[open+1:], "包括") || hasRunes(t[open+1:], "包含") || hasRunes(t[open+1:], "以下简称")
			for from = open; from > start && !stops(t[from-1]); from-- {
			}
			for from < open && t[from] == '、' {
				from++
			}
			c.a, end = from, open
		}
	}
	if from > c.lo && t[from-1] == ')' { // 各乡镇（街道）共收到: who did stands before them
		if open := p.opening(c.lo, from-1); open > start {
			at := open
			for at > start && !stops(t[at-1]) {
				at--
			}
			_, who, _ := p.take(p.before[:0], at, open)
			known = known && who
		}
	}
	p.before, c.known, c.words = p.take(p.before[:0], from, end)
	var behind classSet
	p.tail, c.tailKnown, behind = p.take(p.tail[:0], c.to, b)
	c.known = c.known && known && !behind.has(wBeside) && !c.period
	c.claimYear = c.year
	c.whenAndWhere()
	c.head, c.lead = said(p.before)
	c.tail, _ = said(p.tail)
	for len(c.head) > 0 && c.head[0].class == wPart {
		c.head, c.part = c.head[1:], true
	}
	for _, w := range c.head {
		c.heads |= 1 << w.class
	}
	c.broken = c.heads.any(set(wUnknown, wPart))
}

// whenAndWhere looks at the year and the place that are named before the figure.
func (c *clause) whenAndWhere() {
	years := 0
	for _, w := range c.before {
		if w.class == wTime {
			c.claimYear = int(w.arg)
			years++
		}
	}
	if years > 1 || c.words.has(wWide) && isOffice(c.r.Agency) {
		c.known = false
	}
}

// maxBracket bounds the letters in brackets between a word and its figure, with the first bracket.
const maxBracket = 200

// opening returns the bracket that the one at i closes; -1 where there is none.
func (p *prose) opening(from, i int) int {
	depth := 0
	for from = max(from, i-maxBracket); i >= from; i-- {
		switch p.text[i] {
		case ')':
			depth++
		case '(':
			if depth--; depth == 0 {
				return i
			}
		}
	}
	return -1
}

// saysNothing reports whether the letters are fill alone.
func (p *prose) saysNothing(from, to int) bool {
	var words classSet
	p.tail, _, words = p.take(p.tail[:0], from, to)
	return words.only(set(wFill, wHandle, wCollect, wTimely))
}

// take takes letters apart into words. It reports whether all are known.
func (p *prose) take(out []claimWord, from, to int) (words []claimWord, known bool, classes classSet) {
	t := p.text[:to]
	known = true
	for i := from; i < to; {
		w, n := claimWord{}, 0
		if isDigit(t[i]) {
			if year, k := yearAt(t, i); k > 0 {
				w, n = p.yearWord(t, i, year, k, out)
			}
		}
		if n == 0 {
			w, n = p.wordAt(t, i)
			if w.class == wLast {
				w = claimWord{wTime, int16(p.r.Year - 1)}
				if p.r.Year <= 0 || p.r.Year > 9999 {
					w = claimWord{}
				}
			}
			if w.class == wMove && n > 0 {
				if year, k := yearAt(t, i+n); k > 0 && p.r.Year > 0 && year == p.r.Year+1 {
					w.class, n = wOut, n+k
				}
			}
		}
		if k := p.ownName(t[i:]); k > n {
			w, n = claimWord{class: wFill}, k
		}
		if n == 0 {
			n = 1
			if t[i] == ':' {
				i++
				continue
			}
		}
		i += n
		if w.class == wUnknown {
			known = false
			if len(out) > 0 && out[len(out)-1].class == wUnknown {
				continue
			}
		}
		known = known && w.class != wBeside
		classes |= 1 << w.class
		out = append(out, w)
	}
	return out, known, classes
}

// yearWord reads a year at i, with what it does to a carry-over.
func (p *prose) yearWord(t []rune, i, year, n int, before []claimWord) (claimWord, int) {
	if p.r.Year > 0 && year == p.r.Year-1 { // 2023年结转, 2023年结转至2024年
		if w, k := p.wordAt(t, i+n); k > 0 && w.class == wMove {
			if y, m := yearAt(t, i+n+k); m > 0 {
				if y != p.r.Year {
					return claimWord{wTime, int16(year)}, n
				}
				k += m
			}
			return claimWord{class: wIn}, n + k
		}
	}
	if p.r.Year > 0 && year == p.r.Year+1 && len(before) > 0 && before[len(before)-1].class == wOut {
		return claimWord{class: wFill}, n
	}
	return claimWord{wTime, int16(year)}, n
}

// wordAt returns the word of the vocabulary at i, and its letters.
func (p *prose) wordAt(t []rune, i int) (claimWord, int) {
	if i < len(t) {
		if root := letterOf(t[i]) >> letterRootShift; root != 0 {
			return vocabulary().match(t[i:], root)
		}
	}
	return claimWord{}, 0
}

// minName is how many letters of an agency's name are its name, as 石碁镇 is.
const minName = 3

// ownName returns how many letters of t are the agency's name, or its end.
func (p *prose) ownName(t []rune) int {
	name := p.agency
	if p.names>>(t[0]&63)&1 == 0 {
		return 0
	}
	for k := 0; k+minName <= len(name) || k == 0 && len(name) > 1; k++ {
		if name[k] != t[0] {
			continue
		}
		n := 0
		for k+n < len(name) && n < len(t) && name[k+n] == t[n] {
			n++
		}
		if k+n == len(name) {
			return n
		}
		if n >= minName {
			switch string(name[k+n:]) {
			case "人民政府", "政府", "办事处":
				return n
			}
		}
	}
	return 0
}

// said returns the words without those that say nothing, in place, and without
// those at the beginning that are not known; it reports whether there were any.
func said(words []claimWord) (out []claimWord, lead bool) {
	out = words[:0]
	for _, w := range words {
		switch w.class {
		case wFill, wHandle, wCollect, wTimely, wTime, wWide, wBeside:
		case wUnknown:
			if len(out) > 0 {
				out = append(out, w)
			}
			lead = lead || len(out) == 0
		default:
			out = append(out, w)
		}
	}
	return out, lead
}

// isOffice reports whether the agency is one office of a place, or a town in it, so that
// figures of the whole place are not its own.
func isOffice(agency string) bool {
	if name := strings.TrimSuffix(agency, "人民政府"); strings.HasSuffix(name, "镇") || strings.HasSuffix(name, "乡") || strings.HasSuffix(name, "苏木") {
		return true
	}
	return !strings.HasSuffix(agency, "人民政府") && strings.ContainsAny(agency, "局厅委办处院中心站所街道")
}
