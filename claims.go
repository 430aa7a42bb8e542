// This file is the prose room: figures that sentences state, as claims on cells
// of the tables. A clause is taken word by word; where a word is not known, the
// claim is not sure, and a claim that is not sure is never held against a table.

package gongkai

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// A Reading is one way to understand a claim: a sum of cells, less others.
type Reading struct {
	Plus  []Path `json:"plus"`
	Minus []Path `json:"minus,omitempty"`
}

// A Claim is a figure that the prose states.
type Claim struct {
	Kind    string   // what it is on, such as "received"
	Text    string   // the clause as printed
	Section string   // the section it stands in
	Pos     Position // where the line that it ends in begins
	Value   Number   // the figure
	Unit    string   // the measure word: 件, 元, % and so on
	About   bool     // it is no exact figure: 余, 约, 多
	Year    int      // the year that it names; 0 for none
	Sure    bool     // it can be read in no other way than Readings
	// Readings are the sums of cells it may state; none where no cell holds it,
	// as with the fee for information (信息处理费).
	Readings []Reading
}

// Held returns the first reading that the tables of r bear out, and whether one
// does.
func (c *Claim) Held(r *Report) (int, bool) {
	for i := range c.Readings {
		if n, ok, _ := c.Readings[i].value(r); ok && c.matches(n) {
			return i, true
		}
	}
	return 0, false
}

// matches reports whether n is the claimed figure, to its precision.
func (c *Claim) matches(n Number) bool {
	if n.Cmp(c.Value) == 0 {
		return true
	}
	if !c.About {
		return false
	}
	d, ok := n.Sub(c.Value)
	if !ok {
		return false
	}
	if d.Sign() < 0 {
		d, _ = Number{}.Sub(d)
	}
	return withinTenth(d, c.Value)
}

// withinTenth reports whether d is at most a tenth of v.
func withinTenth(d, v Number) bool {
	sum := Number{}
	for range 10 {
		var ok bool
		if sum, ok = sum.Add(d); !ok {
			return false
		}
	}
	return sum.Cmp(v) <= 0
}

// value returns the sum, whether it is known, and whether a cell of it is
// uncertain. A blank total is the sum of its row, and other blanks are zeros.
func (x *Reading) value(r *Report) (n Number, ok, uncertain bool) {
	ok = len(x.Plus) > 0
	for side, paths := range [][]Path{x.Plus, x.Minus} {
		for _, p := range paths {
			m, known, doubt := cellOrRow(r, p)
			uncertain = uncertain || doubt
			if !known {
				return n, false, uncertain
			}
			if side == 0 {
				n, known = n.Add(m)
			} else {
				n, known = n.Sub(m)
			}
			ok = ok && known
		}
	}
	return n, ok, uncertain
}

// cellOrRow returns the figure of a cell; of a blank total, the sum of the
// others in its row.
func cellOrRow(r *Report, p Path) (n Number, ok, uncertain bool) {
	c := r.Cell(p)
	switch c.State {
	case Given:
		return c.Value, true, c.Uncertain
	case Blank:
	default:
		return n, false, false
	}
	d := r.Form.data()
	i, found := d.index[p]
	if !found || p.Column() != "total" {
		return n, true, c.Uncertain
	}
	uncertain = c.Uncertain
	for i--; i >= 0 && d.paths[i].Section() == p.Section() && d.paths[i].Row() == p.Row(); i-- {
		c := r.Cell(d.paths[i])
		uncertain = uncertain || c.Uncertain
		switch c.State {
		case Given:
			var fits bool
			if n, fits = n.Add(c.Value); !fits {
				return n, false, uncertain
			}
		case Blank:
		default:
			return n, false, uncertain
		}
	}
	return n, true, uncertain
}

// What a word is in a clause.
type wordClass int

const (
	wUnknown  wordClass = iota
	wFill               // says nothing: when, who, adverbs
	wTime               // a year
	wWide               // a whole place: 全市
	wPart               // 其中 and the like: a part of what was said before
	wTake               // to receive
	wNew                // to receive, this year's alone
	wDone               // to complete
	wAsk                // a request for information
	wOpen               // information openness
	wIn                 // carried in
	wOut                // carried out
	wResult             // a result
	wWho                // an applicant
	wReview             // 行政复议
	wSuit               // 行政诉讼
	wDirect             // 未经复议直接起诉
	wAfter              // 复议后起诉
	wNone               // 未, 无
	wMake               // to make a document
	wRepeal             // to repeal one
	wForce              // in force
	wShow               // to publish one
	wPaper              // a document
	wDecide             // to decide on a permit
	wAct                // a permit, a penalty
	wDecision           // 决定
	wFee                // 信息处理费
	wShare              // 占
	wAnd                // 和
	wSuch               // 等
)

// A word is an entry of the vocabulary; arg names rows or columns.
type word struct {
	class wordClass
	text  string
	args  []string
}

var vocabulary = buildVocabulary()

func buildVocabulary() map[rune][]word {
	m := map[rune][]word{}
	put := func(c wordClass, list string, args ...string) {
		for _, s := range strings.Fields(list) {
			first := []rune(s)[0]
			m[first] = append(m[first], word{c, s, args})
		}
	}
	put(wFill, `全年 年内 本年度 本年 今年 当年 一年来 年度 年 报告期内 期间 统计期内 共 共计 总计 合计 一共 总共 累计 依法 依规 及时 认真 规范 按期 按时 按规定 在规定时限内 在法定期限内 在法定时限内 已 已经 均 实际 另 另有 还有 并 且 有 为 是 达 达到 计 了 的 数 数量 总数 总量 件数 总数为 数量为 约 近 经 由 对 将 在 以来 即 分别 分别为 其余 方面 情况 情形 现象 事项 事件 工作 案件 案 起 类 一般 提出 提出的 提交 提交的 进行 我镇 我乡 我县 我区 我市 我省 我州 我旗 我局 我委 我办 我厅 我院 我处 我站 我所 我街道 我单位 我中心 我部门 我机关 我部 我馆 我校 我会 我队 我街 我办事处 我镇政府 我乡政府 我区政府 我县政府 我市政府 本机关 本单位 本镇 本乡 本局 本委 本办 本中心 本街道 本辖区 本部门 本行政机关 本级 全局 全镇 全乡 全街道 全系统 全委 各类 有效 办理 处理 申请人 群众 公民 公众 社会公众 市民 企业和群众 继续 按照《条例》 根据《条例》 而 此 此类 任何 相关 有关 一起 单独 依申请公开方面 政府信息依申请公开方面 依申请公开情况 依申请公开工作方面 政府信息依申请公开工作方面`)
	put(wWide, `全市 全县 全区 全省 全州 全旗 全盟`)
	put(wPart, `其中 包括 包含 含 其中包括 其中包含`)
	put(wTake, `收到 接到 受理 接收 收办 收 收到并办理 收到并处理 收到和处理 受理并办理 接收并办理 收到、受理 收到或受理 收到群众 接受`)
	put(wNew, `新收 新收到 新受理 新接收 新增 新接到`)
	put(wDone, `办结 已办结 办复 答复 已答复 回复 办理完毕 办理答复 办结答复 予以答复 作出答复 办理并答复 按期答复 按时答复 按期办结 按时办结`)
	put(wAsk, `申请 公开申请 信息公开申请 政府信息公开申请 依申请 依申请公开 依申请公开申请 依申请公开政府信息 依申请公开政府信息申请 依申请公开信息 依申请公开信息申请 依申请公开件 依申请公开信件 依申请公开事项 依申请公开案件 依申请件 依申请信息公开 依申请信息公开申请 政府信息依申请公开 政府信息依申请公开申请 政府信息依申请公开件 信息依申请公开 信息公开申请件 政府信息公开申请件 政府信息公开申请案件 公开政府信息申请 政府信息公开的申请 政府信息申请 政府信息公开申请书 政府信息公开申请表 政府信息公开依申请 政府信息公开依申请件 依申请公开政府信息事项`)
	put(wOpen, `政府信息公开 信息公开 政务公开 因政府信息公开 因信息公开 涉及政府信息公开 涉及信息公开 涉政府信息公开 涉信息公开 信息公开类 政府信息公开类 政府信息公开工作 信息公开工作 依申请公开工作 因政府信息公开工作 政府信息公开引起 政府信息公开引发 信息公开引发 信息公开引起 因政府信息公开申请 因依申请公开 因信息公开工作 涉及政府信息公开的 政府信息公开领域 与政府信息公开有关 与政府信息公开相关 政府信息公开相关`)
	for _, y := range []string{"上年", "上年度", "上一年", "上一年度", "去年", "去年度", "上年末", "上年底"} {
		for _, s := range []string{"结转", "转入", "转结", "遗留", "结转至本年", "结转到本年", "结转本年", "结转至本年度", "结转本年度", "结转至今年", "结转的", "度结转", "顺延", "延续"} {
			put(wIn, y+s)
		}
		put(wIn, "结转"+y+" 承接"+y+" 接转"+y)
	}
	for _, y := range []string{"下年", "下年度", "下一年", "下一年度", "次年", "明年", "来年"} {
		for _, v := range []string{"结转", "结转至", "结转到", "结转入", "转", "转至", "转到", "转入", "顺延", "顺延到", "顺延至", "延续到", "延续至", "延至", "流转到", "留转", "滚存"} {
			put(wOut, v+y)
		}
		put(wOut, y+"继续办理 "+y+"办理 "+y+"继续处理")
	}
	put(wOut, `跨年办理 跨年度办理`)
	put(wResult, `予以公开 同意公开 全部公开 予以全部公开`, "granted")
	put(wResult, `部分公开 予以部分公开 区分处理`, "partially_granted")
	put(wResult, `公开及部分公开 公开和部分公开 公开或部分公开`, "granted", "partially_granted")
	put(wResult, `不予公开`, "denied.")
	put(wResult, `无法提供`, "unavailable.")
	put(wResult, `不予处理`, "not_processed.")
	put(wResult, `其他处理 其它处理 作其他处理 作其它处理 做其他处理 其他方式处理`, "other")
	put(wResult, `本机关不掌握 不掌握 本机关不掌握相关政府信息 不掌握相关政府信息`, "unavailable.not_held")
	put(wResult, `没有现成信息需要另行制作 没有现成信息 需要另行制作`, "unavailable.needs_creation")
	put(wResult, `信访举报投诉类申请 信访投诉举报类申请`, "not_processed.petition")
	put(wResult, `重复申请`, "not_processed.repeated")
	put(wWho, `自然人 自然人申请 个人申请`, "natural_person")
	put(wWho, `法人或其他组织 法人或者其他组织 法人和其他组织 法人及其他组织 法人或其他组织申请 法人和其他组织申请 法人或者其他组织申请`, "commercial", "research", "public_welfare", "legal_services", "other")
	put(wWho, `商业企业 商业企业申请`, "commercial")
	put(wWho, `科研机构 科研机构申请`, "research")
	put(wWho, `社会公益组织 社会公益组织申请`, "public_welfare")
	put(wWho, `法律服务机构 法律服务机构申请`, "legal_services")
	put(wReview, `行政复议 复议 行政复议申请 行政复议案件 复议案件 被复议`, "review")
	put(wSuit, `行政诉讼 诉讼 行政诉讼案件 诉讼案件 行政应诉`, "direct", "after_review")
	put(wDirect, `未经复议直接起诉 未经复议直接诉讼 直接起诉 直接提起诉讼 直接提起行政诉讼`, "direct")
	put(wAfter, `复议后起诉 复议后诉讼 复议后提起诉讼 复议后提起行政诉讼 经复议后起诉`, "after_review")
	put(wFill, `被申请 被提起 提起 发生 产生 出现 引起 引起的 引发 引发的 导致 导致的 而引起的 而引发的 被 因 涉及 涉`)
	put(wNone, `未 无 没有 未收到 没有收到 未接到 未受理 未发生 未产生 未出现 未有 没有发生 没有产生 没有出现 不存在 未引发 未引起 没有接到 无任何 没收到 无收到 未发生过 未接收到 未收到过`)
	put(wMake, `制发 制定 新制定 新制发 制定发布 制定出台 本年制发 制定并发布 新制作`)
	put(wRepeal, `废止 本年废止`)
	put(wForce, `现行有效 有效`)
	put(wShow, `公开 主动公开 发布 印发 出台 公布 新公开 制定印发 公开发布`)
	put(wPaper, `规范性文件 行政规范性文件 政府规范性文件 行政规范性文件文件`, "normative")
	put(wPaper, `规章 政府规章 地方政府规章`, "rules")
	put(wDecide, `作出 做出 处理 办理 办结 实施 下达 审批 完成`)
	put(wAct, `行政许可`, "licensing")
	put(wAct, `行政处罚`, "penalties")
	put(wAct, `行政强制`, "coercion")
	put(wDecision, `决定 处理决定 决定书`)
	put(wFee, `信息处理费 政府信息公开信息处理费 政府信息处理费 信息公开处理费 政府信息公开处理费`)
	put(wFill, `收取 未收取 实际收取 收费 总金额 共收取 金额 费用`)
	put(wShare, `占 占比 占比为 占总数 占总数的 占总量 占总量的 占申请总数 占申请总量 占申请总数的 占申请总量的 占办理总数 占办理总数的 占答复总数 占答复总数的 占全部申请 占全部申请的 占比达 约占 占受理总数的 占办结总数的 占办结总数 占收到申请总数的`)
	put(wAnd, `和 及 或 与 以及 、 或者 并`)
	put(wSuch, `等 等原因 等情形`)
	for _, list := range m {
		slices.SortStableFunc(list, func(a, b word) int { return len(b.text) - len(a.text) })
	}
	return m
}

// A token of a clause is a word, or a run of what is not known.
type claimWord struct {
	class wordClass
	args  []string
	year  int
}

// A prose is the running text of a section, without spaces and with a line end
// where lines are not one sentence.
type prose struct {
	r       *Report
	section string
	text    []rune
	pos     []int // paragraph of each rune
	paras   []Paragraph
	agency  []rune
	out     []Claim
}

// ReadClaims reads the figures that the prose of the sections states. Parse
// leaves them in Claims; it is for reports that were made by hand.
func (r *Report) ReadClaims() []Claim {
	if r == nil || r.Form.data() == nil { // nothing to hold them against
		return nil
	}
	var out []Claim
	for i := range r.Sections {
		s := &r.Sections[i]
		if s.Name == "problems" || len(s.Text) == 0 {
			continue
		}
		p := &prose{r: r, section: s.Name, paras: s.Text, agency: claimRunes(r.Agency)}
		p.join()
		p.read()
		out = append(out, p.out...)
	}
	return out
}

// claimRunes returns s without spaces, and with digits, brackets and stops in one form.
func claimRunes(s string) []rune {
	out := make([]rune, 0, len(s)/2)
	for _, c := range s {
		switch {
		case c >= '０' && c <= '９':
			c -= '０' - '0'
		case c == '％' || c == '﹪':
			c = '%'
		case c == '．':
			c = '.'
		case c == ',' || c == '，':
			c = '，'
		case c == ';':
			c = '；'
		case c == ':':
			c = '：'
		case c == '(' || c == '[':
			c = '（'
		case c == ')' || c == ']':
			c = '）'
		case c == ' ' || c == '\t' || c == '\u00a0' || c == '\u3000' || c == '\u200b' || c == '\ufeff' || c == '\r' || c == '\n' || c == '*':
			continue
		}
		out = append(out, c)
	}
	return out
}

const sentenceEnds = "。！？；\n"

// join puts the lines together where a sentence runs on.
func (p *prose) join() {
	longest := 0
	lines := make([][]rune, len(p.paras))
	for i := range p.paras {
		lines[i] = claimRunes(p.paras[i].Text)
		longest = max(longest, len(lines[i]))
	}
	for i, line := range lines {
		for _, c := range line {
			p.text, p.pos = append(p.text, c), append(p.pos, i)
		}
		if len(line) == 0 {
			continue
		}
		if runs := len(line)*10 >= longest*7 && longest < 80 && i+1 < len(lines) && !beginsItem(lines[i+1]); !runs {
			p.text, p.pos = append(p.text, '\n'), append(p.pos, i)
		}
	}
}

// beginsItem reports whether the line begins with an item mark.
func beginsItem(line []rune) bool {
	if len(line) < 2 {
		return false
	}
	if line[0] == '（' && strings.ContainsRune("一二三四五六七八九十123456789", line[1]) {
		return true
	}
	return strings.ContainsRune("一二三四五六七八九十123456789", line[0]) && strings.ContainsRune("、.是", line[1])
}

// A figureWord is a number with its measure word.
type figureWord struct {
	from, to int
	value    Number
	unit     string
	about    bool
}

var measures = []string{"万元", "万件", "万宗", "万份", "件次", "人次", "件", "宗", "份", "条", "起", "例", "个", "项", "次", "封", "元", "%", "人", "篇", "笔"}

// read goes through the sentences.
func (p *prose) read() {
	start := 0
	var ctx context
	for i := 0; i <= len(p.text); i++ {
		if i < len(p.text) && !strings.ContainsRune("。！？\n", p.text[i]) {
			continue
		}
		p.sentence(start, i, &ctx)
		start = i + 1
		if i < len(p.text) && p.text[i] == '\n' {
			ctx = context{}
		}
	}
}

// figures returns the figures with a measure word in the range.
func (p *prose) figures(from, to int) []figureWord {
	var out []figureWord
	t := p.text[:to]
	for i := from; i < to; i++ {
		if i > from && (isDigit(t[i-1]) || t[i-1] == '第' || t[i-1] == '.' || t[i-1] == '-') {
			continue
		}
		n, value, ok := plainNumber(t[i:])
		chinese := false
		if !ok {
			if i > from && chineseDigit(t[i-1]) >= 0 {
				continue
			}
			n, value, ok = chineseNumber(t[i:])
			chinese = true
		}
		if !ok {
			continue
		}
		f := figureWord{from: i, value: value}
		j := i + n
		if j < to && (t[j] == '余' || t[j] == '多' || t[j] == '几') {
			f.about = true
			j++
		}
		if j < to && t[j] == '万' && !chinese {
			ten, fits := timesTenThousand(value)
			if !fits {
				continue
			}
			f.value, f.about = ten, true
			j++
			if j < to && (t[j] == '余' || t[j] == '多') {
				j++
			}
			if j < to && t[j] == '元' { // an amount in 万元
				f.value, f.about = value, false
				j--
			}
		}
		m := slices.IndexFunc(measures, func(m string) bool { return hasRunes(t[j:], m) })
		if m < 0 || chinese && !slices.Contains([]string{"件", "宗", "份", "起", "例"}, measures[m]) {
			continue
		}
		f.unit = measures[m]
		f.to = j + len([]rune(f.unit))
		if i > from && (t[i-1] == '约' || t[i-1] == '近' || t[i-1] == '超') || f.to < to && (t[f.to] == '余' || hasRunes(t[f.to:], "以上") || hasRunes(t[f.to:], "左右")) {
			f.about = true
		}
		out = append(out, f)
		i = f.to - 1
	}
	return out
}

func isDigit(c rune) bool { return c >= '0' && c <= '9' }

func hasRunes(t []rune, s string) bool {
	i := 0
	for _, c := range s {
		if i >= len(t) || t[i] != c {
			return false
		}
		i++
	}
	return true
}

func timesTenThousand(n Number) (Number, bool) {
	for range 4 {
		if n.scale > 0 {
			n.scale--
			continue
		}
		v, ok := raise(n.unscaled, 1)
		if !ok {
			return n, false
		}
		n.unscaled = v
	}
	return n, true
}

// plainNumber reads 3259, 3,259 (its comma folded to ，) and 33.9.
func plainNumber(t []rune) (n int, v Number, ok bool) {
	var b []byte
	for n < len(t) {
		c := t[n]
		switch {
		case isDigit(c):
			b = append(b, byte(c))
			n++
		case c == '.' && len(b) > 0 && n+1 < len(t) && isDigit(t[n+1]) && !slices.Contains(b, '.'):
			b = append(b, '.')
			n++
		case c == '，' && len(b) > 0 && len(b) <= 3 && n+3 < len(t) && isDigit(t[n+1]) && isDigit(t[n+2]) && isDigit(t[n+3]) && (n+4 >= len(t) || !isDigit(t[n+4])):
			n++
		default:
			v, err := ParseNumber(string(b))
			return n, v, err == nil
		}
	}
	v, err := ParseNumber(string(b))
	return n, v, err == nil
}

const chineseDigits = "〇零一二三四五六七八九两"

func chineseDigit(c rune) int {
	switch i := strings.IndexRune(chineseDigits, c) / 3; {
	case c == '十' || c == '百' || c == '千':
		return 10
	case !strings.ContainsRune(chineseDigits, c):
		return -1
	case i < 2:
		return 0
	case i == 11:
		return 2
	default:
		return i - 1
	}
}

// chineseNumber reads 三, 十二, 二百零五 and 一千三百.
func chineseNumber(t []rune) (n int, v Number, ok bool) {
	var total, digit int64
	seen := false
	for ; n < len(t) && n < 12; n++ {
		c := t[n]
		d := chineseDigit(c)
		if d < 0 {
			break
		}
		if d < 10 {
			if seen && digit != 0 && d != 0 {
				return 0, v, false // 二〇二四 and the like are no counts
			}
			digit = int64(d)
			seen = true
			continue
		}
		if digit == 0 {
			digit = 1
		}
		total += digit * map[rune]int64{'十': 10, '百': 100, '千': 1000}[c]
		digit, seen = 0, true
	}
	return n, Int(total + digit), seen
}

// words takes a clause apart. It reports whether all of it is known.
func (p *prose) words(t []rune) (out []claimWord, known bool) {
	known = true
	for i := 0; i < len(t); {
		if y, n := claimYear(t[i:]); n > 0 {
			w := claimWord{class: wTime, year: y}
			// a year with what it does to a carry-over
			rest := t[i+n:]
			switch {
			case y == p.r.Year-1 && hasRunes(rest, "结转"):
				w, n = claimWord{class: wIn}, n+2
			case y == p.r.Year+1 && len(out) > 0 && out[len(out)-1].class == wOut:
				w = claimWord{class: wFill}
			}
			out = append(out, w)
			i += n
			continue
		}
		if n := carryTo(t[i:], p.r.Year+1); n > 0 {
			out = append(out, claimWord{class: wOut})
			i += n
			continue
		}
		if len(p.agency) > 1 && hasRunes(t[i:], string(p.agency)) {
			out = append(out, claimWord{class: wFill})
			i += len(p.agency)
			continue
		}
		hit := false
		for _, w := range vocabulary[t[i]] {
			if hasRunes(t[i:], w.text) {
				out = append(out, claimWord{class: w.class, args: w.args})
				i += len([]rune(w.text))
				hit = true
				break
			}
		}
		if !hit {
			if t[i] != '：' && t[i] != '“' && t[i] != '”' {
				known = false
				if n := len(out); n == 0 || out[n-1].class != wUnknown {
					out = append(out, claimWord{class: wUnknown})
				}
			}
			i++
		}
	}
	return out, known
}

// claimYear reads 2024年 or 2024年度.
func claimYear(t []rune) (year, n int) {
	if len(t) < 5 || !hasRunes(t[4:], "年") {
		return 0, 0
	}
	for _, c := range t[:4] {
		if !isDigit(c) {
			return 0, 0
		}
		year = year*10 + int(c-'0')
	}
	if year < 1990 || year > 2099 {
		return 0, 0
	}
	n = 5
	if hasRunes(t[5:], "度") {
		n++
	}
	return year, n
}

// carryTo reads 结转至2025年 and the like.
func carryTo(t []rune, year int) int {
	for _, v := range []string{"结转至", "结转到", "结转", "转至", "转入", "转", "顺延至", "顺延到"} {
		if hasRunes(t, v) {
			k := len([]rune(v))
			if y, n := claimYear(t[k:]); n > 0 && y == year {
				return k + n
			}
		}
	}
	return 0
}

// classes returns the classes of the words without what says nothing.
func classes(words []claimWord) (out []claimWord, unknownLead bool) {
	for _, w := range words {
		switch w.class {
		case wFill, wTime, wWide:
		default:
			out = append(out, w)
		}
	}
	return out, len(out) > 0 && out[0].class == wUnknown
}

const clauseStops = "，；：（）。！？\n"

// sentence reads one sentence.
func (p *prose) sentence(from, to int, ctx *context) {
	t := p.text[from:to]
	if len(t) == 0 || len(t) > 4000 {
		return
	}
	figs := p.figures(from, to)
	ctx.asks = ctx.asks || mentions(t, "公开申请") || mentions(t, "依申请")
	ctx.open = p.section == "disputes" || mentions(t, "信息公开") || mentions(t, "公开工作")
	ctx.year, ctx.dispute = 0, false
	if y, n := leadYear(t); n > 0 {
		ctx.year = y
	}
	start := from // where the clause of the next figure may begin
	var last *Claim
	for i, f := range figs {
		a := f.from
		for a > start && !strings.ContainsRune(clauseStops, p.text[a-1]) {
			a--
		}
		for a < f.from && (p.text[a] == '、' || p.text[a] == '。') {
			a++
		}
		stop := to
		if i+1 < len(figs) {
			stop = figs[i+1].from
		}
		b := f.to
		for b < stop && !strings.ContainsRune(clauseStops+"、", p.text[b]) {
			b++
		}
		had := len(p.out)
		p.figure(f, a, b, ctx, last)
		if len(p.out) > had {
			if f.unit != "%" {
				last = &p.out[len(p.out)-1]
			}
		} else if f.unit != "%" {
			last = nil
		}
		start = f.to
	}
	p.negatives(from, to, figs, ctx)
}

// A context is what the paragraph, and the sentence, have said so far.
type context struct {
	asks    bool // requests are spoken of
	open    bool // openness of information is
	year    int  // the year that it begins with
	dispute bool // a dispute was counted, and on openness
	took    bool // received requests were counted
	fee     bool
}

func mentions(t []rune, s string) bool {
	for i := range t {
		if hasRunes(t[i:], s) {
			return true
		}
	}
	return false
}

// leadYear returns the year that the sentence begins with, behind its mark.
func leadYear(t []rune) (year, n int) {
	for i := range min(len(t), 40) {
		if y, n := claimYear(t[i:]); n > 0 && !hasRunes(t[i+n:], "结转") {
			return y, n
		}
	}
	return 0, 0
}

// figure reads the figure f in the clause from a to b.
func (p *prose) figure(f figureWord, a, b int, ctx *context, last *Claim) {
	before, known := p.words(p.text[a:f.from])
	after, afterKnown := p.words(p.text[f.to:b])
	head, lead := classes(before)
	tail, _ := classes(after)
	c := Claim{
		Text: string(p.text[a:b]), Section: p.section, Pos: p.paras[p.pos[f.from]].Pos,
		Value: f.value, Unit: f.unit, About: f.about, Year: ctx.year, Sure: known,
	}
	for _, w := range before {
		switch w.class {
		case wTime:
			c.Year = w.year
		case wWide:
			c.Sure = c.Sure && !isOffice(p.r.Agency)
		}
	}
	if lead {
		head = head[1:]
	}
	part := false
	for len(head) > 0 && head[0].class == wPart {
		head, part = head[1:], true
	}
	if i := slices.IndexFunc(head, func(w claimWord) bool { return w.class == wUnknown || w.class == wPart }); i >= 0 {
		return // a word that is not known stands behind one that is
	}
	money := f.unit == "元" || f.unit == "万元"
	switch {
	case f.unit == "%":
		if last == nil || len(head) == 0 || head[0].class != wShare || len(head) > 1 {
			return
		}
		c.Kind = "percent"
		c.Text = last.Text + "，" + c.Text
		c.Readings = last.Readings
		c.Sure = c.Sure && last.Sure && !last.About
		p.out = append(p.out, c)
		return
	case money:
		if slices.ContainsFunc(head, func(w claimWord) bool { return w.class == wFee }) || ctx.fee || mentions(p.text[a:f.from], "信息处理费") {
			ctx.fee = true
			c.Kind = "processing_fee"
			p.out = append(p.out, c)
		}
		return
	case f.unit == "人" || f.unit == "人次" || f.unit == "篇" || f.unit == "笔":
		return
	}
	cut := func(class wordClass) int {
		return slices.IndexFunc(head, func(w claimWord) bool { return w.class == class })
	}
	only := func(allowed ...wordClass) bool {
		return !slices.ContainsFunc(head, func(w claimWord) bool { return !slices.Contains(allowed, w.class) })
	}
	add := func(kind string, readings ...Reading) {
		c.Kind, c.Readings = kind, readings
		p.out = append(p.out, c)
	}
	ask := slices.Contains([]string{"件", "宗", "份", "起", "例", "封", "万件", "万宗"}, f.unit)
	if !ask && f.unit != "条" && f.unit != "个" && f.unit != "项" && f.unit != "次" {
		return
	}
	switch {
	case cut(wOut) >= 0 && only(wOut, wAsk, wAnd, wDone):
		add("carried_out", sumOf("requests.carried_out.total"))
	case cut(wIn) >= 0 && only(wIn, wAsk, wTake, wAnd) && cut(wAnd) < 0:
		add("carried_in", sumOf("requests.carried_in.total"))
	case len(head) == 0 && slices.ContainsFunc(tail, func(w claimWord) bool { return w.class == wOut }):
		add("carried_out", sumOf("requests.carried_out.total"))
	case len(head) == 0 && len(tail) > 0 && tail[0].class == wIn:
		c.Sure = c.Sure && afterKnown
		add("carried_in", sumOf("requests.carried_in.total"))
	case (cut(wReview) >= 0 || cut(wSuit) >= 0 || cut(wDirect) >= 0 || cut(wAfter) >= 0) && only(wReview, wSuit, wDirect, wAfter, wOpen, wTake, wNew, wAsk, wAnd, wPart):
		c.Sure = c.Sure && (cut(wOpen) >= 0 || ctx.dispute || p.section == "disputes")
		if cut(wOpen) >= 0 {
			ctx.dispute = true
		}
		kind, readings := disputeReadings(head)
		add(kind, readings...)
	case len(head) > 0 && head[len(head)-1].class == wResult && only(wResult, wAnd, wSuch, wAsk, wDone):
		rows := p.resultRows(head)
		if rows == nil {
			return
		}
		c.Sure = c.Sure && ask && (ctx.asks || ctx.took)
		add("result", sumOf(rows...))
	case len(head) == 0 && len(tail) > 0 && tail[0].class == wResult && ask:
		if len(tail) > 1 && tail[1].class != wAsk || !afterKnown {
			return
		}
		c.Sure = c.Sure && (ctx.asks || ctx.took)
		if rows := p.resultRows(tail[:1]); rows != nil {
			add("result", sumOf(rows...))
		}
	case len(head) > 0 && head[len(head)-1].class == wWho && only(wWho, wTake, wNew, wAsk) && ask:
		cols := head[len(head)-1].args
		var one, both, done []Path
		for _, col := range cols {
			one = append(one, Path("requests.received."+col))
			both = append(both, Path("requests.received."+col), Path("requests.carried_in."+col))
			done = append(done, Path("requests.total."+col))
		}
		c.Sure = c.Sure && ctx.took
		add("applicant", Reading{Plus: one}, Reading{Plus: both}, Reading{Plus: done})
	case cut(wNew) >= 0 && only(wNew, wAsk, wTake) && (cut(wAsk) >= 0 || ctx.asks):
		c.Sure = c.Sure && ask && cut(wAsk) >= 0 && !part
		ctx.took = true
		add("received", sumOf("requests.received.total"))
	case cut(wTake) >= 0 && only(wTake, wAsk, wIn, wAnd, wDone):
		if cut(wAsk) < 0 && !ctx.asks {
			return
		}
		c.Sure = c.Sure && cut(wAsk) >= 0 && !part && cut(wDone) < 0
		if ask && cut(wAsk) >= 0 && !lead {
			ctx.took = true
		}
		add("received", receivedReadings()...)
	case cut(wTake) < 0 && len(head) == 1 && !lead && head[0].class == wAsk && (ask || f.unit == "条"):
		// 依申请公开6件; whether it is what came or what was done is not said
		c.Sure = false
		readings := receivedReadings()
		add("received", append(readings, sumOf("requests.total.total"))...)
	case cut(wDone) >= 0 && only(wDone, wAsk, wTake, wAnd) && (cut(wAsk) >= 0 || ctx.asks) && ask:
		c.Sure = c.Sure && !part && cut(wTake) < 0 && (cut(wAsk) >= 0 || ctx.took)
		add("completed", p.doneReadings()...)
	case cut(wPaper) >= 0 && only(wPaper, wMake, wRepeal, wForce, wShow, wAnd):
		p.paper(&c, head, add)
	case len(head) > 0 && cut(wAct) >= 0 && only(wAct, wDecide, wDecision):
		i := cut(wAct)
		c.Sure = c.Sure && cut(wDecision) > i && ask && p.section != "proactive"
		c.Kind = head[i].args[0]
		add(c.Kind, sumOf(Path("proactive."+head[i].args[0]+".decisions")))
	case len(head) == 0 && len(tail) > 0 && (tail[0].class == wReview || tail[0].class == wSuit) && afterKnown && ask:
		c.Sure = false
		kind, readings := disputeReadings(tail)
		add(kind, readings...)
	}
}

// isOffice reports whether the agency is one office of a place, so that figures
// of the whole place are not its own.
func isOffice(agency string) bool {
	return !strings.HasSuffix(agency, "人民政府") && strings.ContainsAny(agency, "局厅委办处院中心站所街道")
}

func sumOf(p ...Path) Reading { return Reading{Plus: p} }

// receivedReadings are the meanings of 受理.
func receivedReadings() []Reading {
	return []Reading{sumOf("requests.received.total"), sumOf("requests.received.total", "requests.carried_in.total")}
}

// doneReadings are the meanings of 办结 and 答复: with and without what was
// carried in, what is still open, and what was closed without an answer.
func (p *prose) doneReadings() []Reading {
	total, in, out := Path("requests.total.total"), Path("requests.carried_in.total"), Path("requests.carried_out.total")
	received := Path("requests.received.total")
	other, skipped := p.rowsOf("other"), p.rowsOf("not_processed.")
	rs := []Reading{
		sumOf(total), sumOf(received), sumOf(received, in),
		{Plus: []Path{received}, Minus: []Path{out}},
		{Plus: []Path{total}, Minus: []Path{in}},
		{Plus: []Path{total}, Minus: other},
		{Plus: []Path{total}, Minus: append(slices.Clone(other), skipped...)},
		{Plus: []Path{received}, Minus: other},
	}
	if len(other) > 1 {
		rs = append(rs, Reading{Plus: []Path{total}, Minus: other[len(other)-1:]}, Reading{Plus: []Path{total}, Minus: other[:len(other)-1]})
	}
	return rs
}

// rowsOf returns the totals of the rows of table three that begin with prefix.
func (p *prose) rowsOf(prefix string) []Path {
	d := p.r.Form.data()
	if d == nil {
		d = form2021
	}
	var out []Path
	for _, t := range d.tables {
		if t.Section != "requests" {
			continue
		}
		for _, r := range t.Rows {
			if r.Name == prefix || strings.HasPrefix(r.Name, strings.TrimSuffix(prefix, ".")+".") {
				out = append(out, Path("requests."+r.Name+".total"))
			}
		}
	}
	return out
}

// resultRows returns the totals of the results that are named; nil where what is
// named may be only a part of a group.
func (p *prose) resultRows(words []claimWord) []Path {
	var out []Path
	leaf, such := false, false
	for _, w := range words {
		switch w.class {
		case wResult:
			if strings.Contains(w.args[0], ".") && !strings.HasSuffix(w.args[0], ".") {
				leaf = true
				if len(words) == 1 {
					return p.rowsOf(w.args[0])
				}
				continue
			}
			for _, a := range w.args {
				out = append(out, p.rowsOf(a)...)
			}
		case wSuch:
			such = true
		}
	}
	if leaf && !such { // 因不掌握无法提供: one leaf, or all of the group
		return nil
	}
	return out
}

// disputeReadings are the meanings of a count of disputes: what came, as all, or
// as what is decided.
func disputeReadings(words []claimWord) (string, []Reading) {
	var blocks []string
	kind := ""
	for _, w := range words {
		switch w.class {
		case wReview, wSuit, wDirect, wAfter:
			blocks = append(blocks, w.args...)
			name := map[wordClass]string{wReview: "review", wSuit: "litigation", wDirect: "direct", wAfter: "after_review"}[w.class]
			if kind != "" && kind != name {
				name = "disputes"
			}
			kind = name
		}
	}
	all := func(blocks []string) []Reading {
		var total, pending []Path
		for _, b := range blocks {
			total = append(total, Path("disputes."+b+".total"))
			pending = append(pending, Path("disputes."+b+".pending"))
		}
		return []Reading{{Plus: total}, {Plus: total, Minus: pending}}
	}
	out := all(blocks)
	if kind == "litigation" {
		out = append(out, all(blocks[:1])...)
		out = append(out, all(blocks[1:2])...)
	}
	return kind, out
}

// paper reads a count of documents.
func (p *prose) paper(c *Claim, head []claimWord, add func(string, ...Reading)) {
	row := ""
	var does []wordClass
	papers := 0
	for _, w := range head {
		switch w.class {
		case wPaper:
			row = w.args[0]
			papers++
		case wMake, wRepeal, wForce, wShow:
			does = append(does, w.class)
		case wAnd:
			c.Sure = false
		}
	}
	if papers != 1 {
		return
	}
	columns := map[wordClass]string{wMake: "issued", wRepeal: "repealed", wForce: "in_force"}
	if p.r.Form == Form2019 {
		columns = map[wordClass]string{wMake: "newly_made"}
	}
	base := Path("proactive." + row + ".")
	if len(does) == 1 && columns[does[0]] != "" {
		c.Sure = c.Sure && c.Unit != "条"
		add("documents", sumOf(base+Path(columns[does[0]])))
		return
	}
	c.Sure = false
	var readings []Reading
	names := []string{"issued", "repealed", "in_force"}
	if p.r.Form == Form2019 {
		names = []string{"newly_made", "newly_published", "published_total"}
	}
	for _, n := range names {
		readings = append(readings, sumOf(base+Path(n)))
	}
	add("documents", readings...)
}

// negatives reads what is said not to be there.
func (p *prose) negatives(from, to int, figs []figureWord, ctx *context) {
	for a := from; a < to; {
		b := a
		for b < to && !strings.ContainsRune(clauseStops, p.text[b]) {
			b++
		}
		if !slices.ContainsFunc(figs, func(f figureWord) bool { return f.from < b && f.to > a }) {
			p.negative(a, b, ctx)
		}
		a = b + 1
	}
}

func (p *prose) negative(a, b int, ctx *context) {
	words, known := p.words(p.text[a:b])
	c := Claim{Text: string(p.text[a:b]), Section: p.section, Year: ctx.year, Sure: known}
	if a < len(p.pos) {
		c.Pos = p.paras[p.pos[a]].Pos
	}
	c.Unit = "件"
	for _, w := range words {
		if w.class == wTime {
			c.Year = w.year
		}
		if w.class == wWide {
			c.Sure = c.Sure && !isOffice(p.r.Agency)
		}
	}
	head, lead := classes(words)
	if mentions(p.text[a:b], "信息处理费") && (mentions(p.text[a:b], "未收") || mentions(p.text[a:b], "没有") || mentions(p.text[a:b], "无") || mentions(p.text[a:b], "未产生") || mentions(p.text[a:b], "未发生")) {
		if mentions(p.text[a:b], "收取") || mentions(p.text[a:b], "收费") || mentions(p.text[a:b], "无") || mentions(p.text[a:b], "未产生") {
			c.Kind, c.Unit = "processing_fee", "元"
			p.out = append(p.out, c)
		}
		return
	}
	if lead {
		head = head[1:]
	}
	if len(head) < 2 || head[0].class != wNone {
		return
	}
	head = head[1:]
	asks, disputes := false, []claimWord(nil)
	opened := false
	for _, w := range head {
		switch w.class {
		case wAsk:
			asks = true
		case wReview, wSuit:
			disputes = append(disputes, w)
		case wOpen:
			opened = true
		case wAnd, wTake, wSuch:
		default:
			return
		}
	}
	switch {
	case disputes != nil:
		c.Sure = c.Sure && (opened || ctx.open || asks) && ctx.year <= 0 || c.Sure && (opened || ctx.open || asks) && ctx.year == p.r.Year
		for _, w := range disputes {
			d := c
			d.Kind, d.Readings = disputeReadings([]claimWord{w})
			d.Readings = d.Readings[:1]
			p.out = append(p.out, d)
		}
	case asks:
		c.Kind = "received"
		c.Readings = []Reading{sumOf("requests.received.total")}
		p.out = append(p.out, c)
	}
}

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
			if i > 0 {
				c.percent(x, all)
			}
		case x.Year != 0 && c.r.Year != 0 && x.Year != c.r.Year:
		case agreed[claimKey(x)] || x.About:
		default:
			c.claim(x)
		}
	}
	c.otherYear(all)
	c.allDone(all)
}

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
	if f.Uncertain {
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
	if r := []rune(s); len(r) > maxClip {
		return string(r[:maxClip]) + "…"
	}
	return s
}

// percent raises a share that its count has of nothing near.
func (c *checker) percent(x *Claim, all []Claim) {
	n, ok, _ := x.Readings[0].value(c.r)
	if !ok {
		return
	}
	// the count has to be right, else its share says nothing
	i := slices.IndexFunc(all, func(o Claim) bool {
		return o.Kind != "percent" && strings.HasPrefix(x.Text, o.Text+"，") && o.Pos == x.Pos
	})
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

// names reports whether the line of the claim has one of the words.
func (c *checker) names(x *Claim, words ...string) bool {
	for _, s := range c.r.Sections {
		for _, p := range s.Text {
			if p.Pos == x.Pos && slices.ContainsFunc(words, func(w string) bool { return strings.Contains(p.Text, w) }) {
				return true
			}
		}
	}
	return false
}

// What says that nothing is left open.
var allDoneWords = []string{"均已办结", "已全部办结", "全部办结", "均已按时办结", "均已按期办结", "全部按时办结", "全部按期办结", "均办理完毕", "均已办理完毕"}

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
	for i := range c.r.Sections {
		s := &c.r.Sections[i]
		if s.Name != "overview" && s.Name != "" {
			continue
		}
		for _, p := range s.Text {
			t := claimRunes(p.Text)
			for from := 0; from < len(t); {
				to := from
				for to < len(t) && !strings.ContainsRune(sentenceEnds, t[to]) {
					to++
				}
				sentence := t[from:to]
				from = to + 1
				if !mentions(sentence, "公开申请") && !mentions(sentence, "依申请公开") || mentions(sentence, "结转") || mentions(sentence, "下年") || mentions(sentence, "下一年") || mentions(sentence, "除") || mentions(sentence, "其余") || mentions(sentence, "到期") || mentions(sentence, "未办") || mentions(sentence, "正在") || mentions(sentence, "期限内") {
					continue
				}
				k := slices.IndexFunc(allDoneWords, func(w string) bool { return mentions(sentence, w) })
				if k < 0 {
					continue
				}
				f := Finding{
					Compared: true, Left: Int(0), Right: n, Uncertain: uncertain,
					Cells:  []Operand{{Path: out, Cell: c.r.Cell(out)}},
					Claims: []Claim{{Kind: "carried_out", Text: string(sentence), Section: s.Name, Pos: p.Pos, Unit: "件", Readings: []Reading{sumOf(out)}}},
				}
				f.Difference, _ = f.Left.Sub(f.Right)
				f.Message = fmt.Sprintf("prose says that all are completed (%s), but %v are carried out (%s)", allDoneWords[k], n, cellName(c.r.Form, out))
				f.Chinese = fmt.Sprintf("正文称“%s”，而%s为%v", allDoneWords[k], cellName(c.r.Form, out), n)
				c.find(ruleProseAllDone, f)
				return
			}
		}
	}
}
