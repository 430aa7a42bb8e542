// This file is the rules of the prose room: the shapes of clauses, as data, and
// the claims that they make.

package gongkai

import "slices"

// has reports whether the word class stands before the figure.
func (c *clause) has(w wordClass) bool { return c.heads.has(w) }

// does reports whether a word of the class and the arg stands before the figure.
func (c *clause) does(class wordClass, arg int16) bool {
	return slices.Contains(c.head, claimWord{class, arg})
}

// requests reports whether requests are named before the figure.
func (c *clause) requests() bool { return c.heads.any(set(wAsk, wPlainAsk)) }

// named reports whether it is requests for information that are counted: they
// are named so, or a mere 申请 stands where they are spoken of.
func (c *clause) named() bool {
	switch {
	case c.has(wAsk), c.has(wOpen) && c.has(wPlainAsk), len(c.tail) > 0 && c.tail[0].class == wAsk && c.tailKnown:
		return true
	}
	return (c.heads.any(set(wPlainAsk, wWho)) || len(c.tail) > 0 && c.tail[0].class == wPlainAsk && c.tailKnown) && (c.of || c.spoken())
}

// spoken reports whether requests for information are what was spoken of last,
// so that a count that names nothing is of them.
func (c *clause) spoken() bool {
	if c.other > 0 && (c.asked == 0 || c.asked > c.from || c.asked < c.other) {
		return false
	}
	return c.asks || c.took || c.spoke || c.section.Name == "requests" || c.opens()
}

// maxOpening is how far from the beginning of a topic its first clause can be.
const maxOpening = 20

// opens reports whether nothing that is not known stands before the clause in
// its topic.
func (c *clause) opens() bool {
	if c.under || c.a-c.start > maxOpening {
		return false
	}
	for i := c.start; i < c.a; {
		k := i
		for k < c.a && !stops(c.text[k]) {
			k++
		}
		var known bool
		if c.spare, known, _ = c.take(c.spare[:0], i, k); !known {
			return false
		}
		i = k + 1
	}
	return true
}

// otherThan returns where something else than requests was counted, as topic.other
// does; 0 where it is requests.
func (c *clause) otherThan(kind string) int {
	switch kind {
	case "received", "completed", "carried_in", "carried_out", "result", "applicant":
		return 0
	}
	return c.from + 1
}

// detail reports whether the figure tells more of what was counted before it, and is not of
// requests for something else, as 行政许可申请.
func (c *clause) detail() bool {
	sum := len(c.head) == 0 && len(c.tail) == 0 && !c.lead // 共58件
	return c.part || sum || c.requests() && !c.has(wAct) || c.class == unitMoney || c.within > 0 || c.words.has(wCompare)
}

// A figureRule reads the clauses of one shape: they have one of need before the
// figure, and nothing but only. The first rule that has the shape reads it.
type figureRule struct {
	need, only classSet
	when       func(*clause) bool // nil for always
	read       func(*clause)
}

var figureRules = []figureRule{
	{need: set(wOut), only: set(wOut, wAsk, wPlainAsk, wAnd, wDone), read: (*clause).carriedOut},
	{need: set(wIn), only: set(wIn, wAsk, wPlainAsk, wTake), read: (*clause).carriedIn},
	{need: set(wMove), only: set(wMove, wAsk, wPlainAsk), when: (*clause).tailOut, read: (*clause).carriedOut},
	{when: (*clause).tailOut, read: (*clause).carriedOut},
	{when: (*clause).tailIn, read: (*clause).carriedIn},
	{need: set(wReview, wSuit, wDirect, wAfter), only: set(wReview, wSuit, wDirect, wAfter, wOpen, wTake, wNew, wAsk, wPlainAsk, wAnd), read: (*clause).disputed},
	{need: set(wEnd), only: set(wEnd), when: func(c *clause) bool { return c.blocks > 0 && len(c.head) == 1 }, read: (*clause).ended},
	{need: set(wResult), only: set(wResult, wAnd, wSuch, wAsk, wPlainAsk, wDone), when: (*clause).endsInResult, read: (*clause).result},
	{when: (*clause).tailResult, read: (*clause).resultBehind},
	{need: set(wWho), only: set(wWho, wTake, wNew, wAsk, wPlainAsk), when: (*clause).oneApplicant, read: (*clause).applicant},
	{need: set(wNew), only: set(wNew, wAsk, wPlainAsk, wOpen, wTake, wWho, wAnd), when: func(c *clause) bool { return c.requests() || c.asks }, read: (*clause).newlyReceived},
	{need: set(wTake), only: set(wTake, wAsk, wPlainAsk, wOpen, wIn, wAnd, wDone, wWho), when: func(c *clause) bool { return c.requests() || c.asks || c.has(wWho) }, read: (*clause).received},
	{need: set(wAsk, wPlainAsk), only: set(wAsk, wPlainAsk), when: func(c *clause) bool { return len(c.head) == 1 && !c.lead && (c.has(wAsk) || c.asks) }, read: (*clause).bareRequests},
	{need: set(wDone), only: set(wDone, wAsk, wPlainAsk, wTake, wAnd), when: func(c *clause) bool { return (c.requests() || c.asks) && c.class == unitCase }, read: (*clause).completed},
	{need: set(wPaper, wFile), only: set(wPaper, wFile, wMake, wRepeal, wForce, wShow, wAnd), read: (*clause).documents},
	{need: set(wMake, wRepeal, wForce), only: set(wMake, wRepeal, wForce), when: func(c *clause) bool { return c.paper > 0 && !c.lead && len(c.head) == 1 }, read: (*clause).moreDocuments},
	{need: set(wAct), only: set(wAct, wDecide, wDecision), read: (*clause).act},
	{when: (*clause).tailDispute, read: (*clause).disputedBehind},
}

// read reads the clause.
func (c *clause) read() {
	c.fees = c.fees || c.words.has(wFee)
	if c.broken {
		return
	}
	switch c.class {
	case unitPercent:
		c.percent()
		return
	case unitMoney:
		if c.words.has(wFee) || c.fee || c.fees && c.words.has(wCollect) {
			c.add("processing_fee", c.known && !c.fee && !c.part) // behind it come its parts
			c.fee = true
		}
		return
	}
	for i := range figureRules {
		r := &figureRules[i]
		if r.need == 0 && len(c.head) > 0 || r.need != 0 && (!c.heads.any(r.need) || !c.heads.only(r.only)) || r.when != nil && !r.when(c) {
			continue
		}
		r.read(c)
		return
	}
}

// add adds a claim; its readings are added behind it.
func (c *clause) add(kind string, sure bool) {
	p := c.prose
	text, pos := p.span(c.a, c.b)
	at := int32(len(p.sums))
	p.out = append(p.out, foundClaim{Claim{
		Kind: kind, Text: text, Section: p.section.Name, Pos: pos,
		Value: c.value, Unit: c.unit, About: c.about, Year: c.claimYear, Sure: sure,
	}, at, at})
}

// sum adds a reading to the claim that was added last: the cells, less others.
func (p *prose) sum(plus []int16, minus ...[]int16) {
	s := foundSum{first: int32(len(p.places))}
	p.places = append(p.places, plus...)
	s.minus = int32(len(p.places))
	for _, m := range minus {
		p.places = append(p.places, m...)
	}
	s.last = int32(len(p.places))
	p.sums = append(p.sums, s)
	p.out[len(p.out)-1].last = int32(len(p.sums))
}

// sum1 is sum of one cell, or of two.
func (p *prose) sum1(cells ...int16) { p.sum(cells) }

// percent is a share of the count before it.
func (c *clause) percent() {
	before := c.counts[c.within]
	if before.claim == 0 || len(c.head) != 1 || c.head[0].class != wShare {
		return
	}
	of := c.prose.out[before.claim-1] // a copy, as out may move
	sure := c.known && of.Sure && !of.About
	c.prose.now = c.prose.mark // the count stands further up
	c.a = before.from
	c.add("percent", sure)
	x := &c.prose.out[len(c.prose.out)-1]
	x.first, x.last = of.first, of.last
}

func (c *clause) carriedOut() {
	c.add("carried_out", c.known && c.carried())
	c.sum1(c.cells.carriedOut)
}

// carried reports whether it is requests that are carried over.
func (c *clause) carried() bool {
	return c.has(wAsk) || len(c.tail) > 0 && c.tail[0].class == wAsk || c.spoken()
}

func (c *clause) carriedIn() {
	c.add("carried_in", c.known && (len(c.head) > 0 || c.tailKnown) && c.carried())
	c.sum1(c.cells.carriedIn)
}

// tailOut reports 2件结转下年度.
func (c *clause) tailOut() bool {
	for _, w := range c.tail {
		if w.class == wOut {
			return true
		}
	}
	return false
}

func (c *clause) tailIn() bool { return len(c.tail) > 0 && c.tail[0].class == wIn }

func (c *clause) disputed() {
	own := c.has(wOpen) || c.dispute || c.section.Name == "disputes" && !c.has(wTake)
	own = own && !c.words.has(wHandle) && !c.does(wTake, byOffice) // or it is the one that decides
	c.dispute = c.dispute || c.has(wOpen)
	c.disputes(c.head, c.known && own && !c.has(wNew) && !(c.part && c.has(wTake)))
}

// disputes adds a count of disputes: what came, as all, or as what is decided.
func (c *clause) disputes(words []claimWord, sure bool) {
	kinds, n, last := classSet(0), 0, 0
	var blocks [4]int
	for _, w := range words {
		if set(wReview, wSuit, wDirect, wAfter).has(w.class) && !kinds.has(w.class) {
			kinds |= 1 << w.class
			blocks[n], last = int(w.arg), int(w.arg)
			n++
		}
	}
	kind := "disputes"
	if n == 1 {
		kind = disputeNames[last].kind
	}
	c.add(kind, sure)
	var total, pending [8]int16
	all, open := total[:0], pending[:0]
	for _, b := range blocks[:n] {
		all, open = append(all, c.cells.total[b]...), append(open, c.cells.pending[b]...)
	}
	c.sum(all)
	c.sum(all, open)
	if n == 1 && last == disputeSuits {
		for i := range c.cells.total[last] {
			c.sum(all[i : i+1])
			c.sum(all[i:i+1], open[i:i+1])
		}
	}
	c.blocks = 0
	if n == 1 {
		c.blocks = last + 1
	}
}

// ended is how the disputes ended that were counted before.
func (c *clause) ended() {
	b := c.blocks - 1
	c.add("dispute_result", c.known && c.out[len(c.out)-1].Sure && c.class == unitCase)
	c.sum(c.cells.ends[b*len(endNames)+int(c.head[0].arg)])
}

func (c *clause) endsInResult() bool { return c.head[len(c.head)-1].class == wResult }

func (c *clause) result() {
	c.results(c.head, c.known && c.class == unitCase && (c.asks || c.took) && c.spoken())
}

// results adds a count of results: the sum of those that are named. A row within
// a group that is named beside it, as in 因不掌握无法提供, may be all of it or not.
func (c *clause) results(words []claimWord, sure bool) {
	leaf, such, groups := -1, false, 0
	for _, w := range words {
		switch {
		case w.class == wSuch:
			such = true
		case w.class != wResult:
		case w.arg >= firstLeaf:
			leaf = int(w.arg)
		default:
			groups++
		}
	}
	switch {
	case leaf >= 0 && groups == 0 && len(words) > 1:
		return
	case leaf >= 0 && len(c.cells.results[leaf]) == 0:
		return
	case leaf >= 0 && groups == 0:
		c.add("result", sure && !such)
		c.sum(c.cells.results[leaf])
		return
	case leaf >= 0 && !such:
		if groups > 1 {
			return
		}
		c.add("result", false)
		c.sum(c.cells.results[leaf])
		c.sum(c.cells.results[words[len(words)-1].arg])
		return
	}
	c.add("result", sure)
	var room [32]int16
	all := room[:0]
	for _, w := range words {
		if w.class == wResult && w.arg < firstLeaf {
			all = append(all, c.cells.results[w.arg]...)
		}
	}
	c.sum(all)
}

// tailResult reports 3件予以公开.
func (c *clause) tailResult() bool {
	return len(c.tail) > 0 && c.tail[0].class == wResult && c.class == unitCase && c.tailKnown &&
		(len(c.tail) == 1 || c.tail[1].class == wAsk || c.tail[1].class == wPlainAsk)
}

func (c *clause) resultBehind() { c.results(c.tail[:1], c.known && (c.asks || c.took) && c.spoken()) }

// oneApplicant reports that one kind of applicants is named, and last.
func (c *clause) oneApplicant() bool {
	n := 0
	for i, w := range c.head {
		switch w.class {
		case wWho:
			n++
		case wAsk, wPlainAsk: // 自然人提出的申请
			if i == 0 {
				return false
			}
		default:
			if n > 0 {
				return false
			}
		}
	}
	return n == 1 && c.class == unitCase
}

func (c *clause) applicant() {
	c.add("applicant", c.known && (c.took || c.has(wAsk) || c.has(wTake)) && (c.has(wAsk) || c.spoken()))
	c.took = c.took || c.has(wTake)
	for _, w := range c.head {
		if w.class == wWho {
			for _, cells := range c.cells.who[w.arg] {
				c.sum(cells)
			}
			return
		}
	}
}

// everyone reports that applicants are named, if any, as a list: 公民、法人和
// 其他组织 are all.
func (c *clause) everyone() bool { return !c.has(wWho) || c.has(wAnd) }

func (c *clause) newlyReceived() {
	if !c.everyone() {
		return
	}
	named := c.named() || !c.does(wNew, orMore) && (c.took || c.spoke || c.asked > 0) && c.spoken()
	c.add("received", c.known && c.class == unitCase && named && !c.part)
	c.sum1(c.cells.received)
	c.took = true
}

func (c *clause) received() {
	if !c.everyone() {
		return
	}
	c.add("received", c.known && c.named() && !c.part && !c.has(wDone))
	c.sum1(c.cells.received)
	c.sum1(c.cells.received, c.cells.carriedIn)
	if c.class == unitCase && c.named() && !c.lead {
		c.took = true
	}
}

// bareRequests is 依申请公开6件: whether it is what came or what was done is not
// said.
func (c *clause) bareRequests() {
	c.add("received", false)
	c.sum1(c.cells.received)
	c.sum1(c.cells.received, c.cells.carriedIn)
	c.sum1(c.cells.done)
}

// completed has many meanings: with and without what was carried in, what is
// still open, and what was closed without an answer. 按时答复 may leave out what
// was late.
func (c *clause) completed() {
	c.add("completed", c.known && !c.part && !c.words.has(wTimely) && !c.has(wTake) && (c.named() || c.took && c.spoken()))
	x := c.cells
	c.sum1(x.done)
	c.sum1(x.received)
	c.sum1(x.received, x.carriedIn)
	done, received := []int16{x.done}, []int16{x.received}
	c.sum(received, []int16{x.carriedOut})
	c.sum(done, []int16{x.carriedIn})
	c.sum(done, x.other)
	c.sum(done, x.other, x.skipped)
	c.sum(received, x.other)
	if n := len(x.other); n > 1 {
		c.sum(done, x.other[n-1:])
		c.sum(done, x.other[:n-1])
	}
}

// documents reads a count of documents.
func (c *clause) documents() {
	papers, kind, verbs, verb := 0, 0, 0, wUnknown
	sure := c.known && !c.part
	for _, w := range c.head {
		switch w.class {
		case wPaper:
			kind = int(w.arg)
			papers++
		case wFile: // 文件, where 规范性文件 were spoken of
			papers++
			sure = false
			if c.paper == 0 || c.lead {
				return
			}
			kind = c.paper - 1
		case wMake, wRepeal, wForce, wShow:
			verb = w.class
			verbs++
		case wAnd:
			sure = false
		}
	}
	if papers != 1 {
		return
	}
	c.paper = kind + 1
	if verbs != 1 {
		verb = wUnknown
	}
	c.papers(kind, verb, sure)
}

// moreDocuments is 废止6件 behind 制定规范性文件3件.
func (c *clause) moreDocuments() {
	before := c.counts[c.within].claim
	if before == 0 || c.out[before-1].Kind != "documents" {
		return
	}
	c.papers(c.paper-1, c.head[0].class, c.known && c.out[before-1].Sure)
}

func (c *clause) papers(kind int, verb wordClass, sure bool) {
	cells := c.cells.papers[kind]
	column := -1
	switch verb {
	case wMake:
		column = 0
	case wRepeal:
		column = 1
	case wForce:
		column = 2
	}
	if c.r.Form == Form2019 && column > 0 { // it has other columns
		column = -1
	}
	if column >= 0 {
		c.add("documents", sure && c.class == unitCase)
		c.sum(cells[column : column+1])
		return
	}
	c.add("documents", false)
	for i := range cells {
		c.sum(cells[i : i+1])
	}
}

func (c *clause) act() {
	decided := false
	act := -1
	for _, w := range c.head {
		switch w.class {
		case wAct:
			act = int(w.arg)
		case wDecision:
			decided = act >= 0
		}
	}
	c.add(actNames[act], c.known && decided && !c.part && c.class == unitCase && c.section.Name != "proactive")
	c.sum1(c.cells.acts[act])
}

// tailDispute reports 发生0起行政复议.
func (c *clause) tailDispute() bool {
	return len(c.tail) > 0 && (c.tail[0].class == wReview || c.tail[0].class == wSuit) && c.tailKnown && c.class == unitCase
}

func (c *clause) disputedBehind() { c.disputes(c.tail, false) }

// negatives reads what is said not to be there.
func (p *prose) negatives(s *sentence, t *topic, figs []figureWord) {
	a, first := s.lo, 0 // where the clause begins, and its first mark
	for k, m := range s.marks {
		b := int(m)
		if letterOf(p.text[b])&letterStop == 0 || b >= s.hi {
			if k+1 < len(s.marks) {
				continue
			}
			b = s.hi
		}
		for len(figs) > 0 && figs[0].from < a {
			figs = figs[1:]
		}
		if (len(figs) == 0 || figs[0].from >= b) && p.saysNone(s.marks[first:k+1], b) {
			p.negative(a, b, s, t)
		}
		a, first = b+1, k+1
	}
}

// saysNone reports whether a word for nothing stands at one of the marks before
// the letter to. Most letters with which one begins are of other words (不断).
func (p *prose) saysNone(marks []int32, to int) bool {
	for _, m := range marks {
		if i := int(m); i < to && letterOf(p.text[i])&letterNone != 0 {
			if w, _ := p.wordAt(p.text[:to], i); w.class == wNone {
				return true
			}
		}
	}
	return false
}

func (p *prose) negative(a, b int, s *sentence, t *topic) {
	c := &p.clause
	*c = clause{prose: p, sentence: s, topic: t, a: a, b: b}
	c.unit, c.class, c.claimYear = "件", unitCase, s.year
	c.from, c.tail, c.tailKnown = b, nil, true
	p.before, c.known, c.words = p.take(p.before[:0], a, b)
	if !c.words.has(wNone) {
		return
	}
	c.whenAndWhere()
	c.head, c.lead = said(p.before)
	if len(c.head) < 2 || c.head[0].class != wNone {
		return
	}
	c.head = c.head[1:]
	if c.head[0].class == wFee || c.head[0].class == wOpen && len(c.head) > 1 && c.head[1].class == wFee {
		c.unit = "元"
		c.add("processing_fee", c.known)
		return
	}
	for _, w := range c.head {
		c.heads |= 1 << w.class
	}
	mine := c.claimYear <= 0 || c.claimYear == p.r.Year
	disputes := set(wReview, wSuit)
	switch {
	case c.heads.any(disputes) && c.heads.only(disputes|set(wAsk, wPlainAsk, wOpen, wAnd, wTake, wSuch)):
		sure := c.known && mine && (c.has(wOpen) || s.open || s.asked > 0 || c.requests())
		for i, w := range c.head {
			if disputes.has(w.class) {
				c.disputes(c.head[i:i+1], sure)
				x := &p.out[len(p.out)-1] // none that are open either
				x.last = x.first + 1
			}
		}
	case c.requests() && c.heads.only(set(wAsk, wPlainAsk, wOpen, wAnd, wTake, wSuch, wWho)) && c.everyone():
		c.add("received", c.known && c.named())
		p.sum1(p.cells.received)
	case c.has(wOut) && c.heads.only(set(wOut, wAsk, wPlainAsk)):
		c.carriedOut()
	case c.has(wIn) && c.heads.only(set(wIn, wAsk, wPlainAsk)):
		c.carriedIn()
	case c.has(wPaper) && c.heads.only(set(wPaper, wMake, wRepeal, wShow)) && len(c.head) == 2 && c.head[1].class == wPaper:
		c.papers(int(c.head[1].arg), c.head[0].class, c.known)
	case c.has(wAct) && c.heads.only(set(wAct, wDecide, wDecision)):
		c.act()
	}
}
