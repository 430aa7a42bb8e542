// This file is the vocabulary of the prose room: the words by which a clause is
// understood, as data.

package gongkai

import (
	"slices"
	"strings"
	"sync"
	"sync/atomic"
)

// A wordClass is what a word is in a clause.
type wordClass uint8

const (
	wUnknown  wordClass = iota
	wFill               // says nothing: when, who, adverbs
	wTime               // a year
	wLast               // last year
	wCompare            // beside another figure: 较, 增加
	wWide               // a whole place: 全市
	wPart               // 其中 and the like: a part of what was said before
	wTake               // to receive
	wNew                // to receive, this year's alone
	wHandle             // to work on, with whatever end
	wDone               // to complete
	wTimely             // in time
	wAsk                // a request for information
	wPlainAsk           // a request, of whatever kind
	wOpen               // information openness
	wIn                 // carried in
	wOut                // carried out
	wMove               // to carry over; which way is told by a year behind it
	wResult             // a result
	wWho                // an applicant
	wReview             // 行政复议
	wSuit               // 行政诉讼
	wDirect             // 未经复议直接起诉
	wAfter              // 复议后起诉
	wEnd                // how a dispute ended
	wNone               // 未, 无
	wMake               // to make a document
	wRepeal             // to repeal one
	wForce              // in force
	wShow               // to publish one
	wPaper              // a document
	wFile               // a paper, of whatever kind
	wDecide             // to decide on a permit
	wAct                // a permit, a penalty
	wDecision           // 决定
	wFee                // 信息处理费
	wCollect            // to collect it
	wShare              // 占
	wAnd                // 和
	wSuch               // 等
	wBeside             // what is counted is perhaps not this year's, or not this body's
)

// A classSet is a set of word classes.
type classSet uint64

func set(classes ...wordClass) (s classSet) {
	for _, c := range classes {
		s |= 1 << c
	}
	return s
}

func (s classSet) has(c wordClass) bool       { return s>>c&1 != 0 }
func (s classSet) any(t classSet) bool        { return s&t != 0 }
func (s classSet) only(allowed classSet) bool { return s&^allowed == 0 }

// A claimWord is a word of a clause; its arg names rows, columns or a year.
type claimWord struct {
	class wordClass
	arg   int16
}

// The results that are counted in table three, as names of rows; a name that
// ends in a dot stands for a group. The rows within groups come behind them.
var resultNames = append([][]string{
	{"granted"}, {"partially_granted"}, {"granted", "partially_granted"},
	{"denied."}, {"unavailable."}, {"not_processed."}, {"other."},
}, leafNames()...)

const firstLeaf = 7 // resultNames of the rows within groups begin here

// The applicants, as names of columns.
var whoNames = [][]string{
	{"natural_person"},
	{"commercial", "research", "public_welfare", "legal_services", "other"},
	{"commercial"}, {"research"}, {"public_welfare"}, {"legal_services"},
}

const (
	whoNatural = 0
	whoLegal   = 1
)

// The disputes, as names of blocks of table four.
var disputeNames = []struct {
	kind   string
	blocks []string
}{
	{"review", []string{"review"}}, {"litigation", []string{"direct", "after_review"}},
	{"direct", []string{"direct"}}, {"after_review", []string{"after_review"}},
}

const disputeSuits = 1 // 行政诉讼 in disputeNames

var (
	endNames   = []string{"upheld", "corrected", "other", "pending"}
	paperNames = []string{"normative", "rules"}
	actNames   = []string{"licensing", "penalties", "coercion"}
)

// Words that are made of others.
var (
	lastYears = strings.Fields("上年 上年度 上一年 上一年度 去年 去年度 上年末 上年底 往年")
	nextYears = strings.Fields("下年 下年度 下一年 下一年度 次年 明年 来年")
	thisYears = strings.Fields("本年 本年度 今年 当年")
)

// What tells words of a class from each other.
const (
	byOffice = 1 // as one that decides on disputes does, too
	orMore   = 1 // or more than there were
)

// fillVocabulary puts all words. Where a word is put twice, the first one holds.
func fillVocabulary(put func(class wordClass, arg int, list string)) {
	// carried over
	for _, y := range lastYears {
		for _, v := range strings.Fields("结转 结转的 转入 转来 转结 结转来 接转 遗留 留下 结余 结存 未办结 度结转 顺延 延续 结转未办结") {
			put(wIn, 0, y+v+" 由"+y+v+" 加上"+y+v)
		}
		for _, t := range thisYears {
			for _, v := range strings.Fields("结转 结转至 结转到 转至 转到 顺延至 延续至") {
				put(wIn, 0, y+v+t)
			}
		}
		for _, v := range strings.Fields("结转 承接 接转 办理 含") {
			if v != "办理" && v != "含" {
				put(wIn, 0, v+y)
			}
		}
	}
	for _, y := range nextYears {
		for _, v := range strings.Fields("结转 结转至 结转到 结转入 转 转至 转到 转入 顺延 顺延到 顺延至 延续到 延续至 延至 延期至 流转到 留转 滚存 移至 留待") {
			put(wOut, 0, v+y)
		}
		put(wOut, 0, "至"+y+" 到"+y+" "+y+"继续办理 "+y+"办理 "+y+"继续处理 "+y+"答复 "+y+"办结")
	}
	put(wOut, 0, "跨年办理 跨年度办理")
	put(wMove, 0, "转来 遗留 结转 结转至 结转到 转至 转到 转入 转 顺延至 顺延到 延续至 延至")

	// 办理 is fill to most
	put(wHandle, 0, "办理 处理 审理 审结 应对")
	put(wTake, 0, "收到 收到过 接到 接收 收办 收 收到并办理 收到并处理 收到和处理 接收并办理 收到群众 接受")
	put(wTake, byOffice, "受理 受理并办理 收到、受理 收到或受理")
	put(wNew, 0, "新收 新收到 新受理 新接收 新接到")
	put(wNew, orMore, "新增")
	put(wDone, 0, "办结 已办结 办复 答复 已答复 回复 办理完毕 办理答复 办结答复 予以答复 作出答复 办理并答复 办理完成 已办理完毕")

	put(wTimely, 0, "按期 按时 及时 按规定 在规定时限内 在法定期限内 在法定时限内 在规定期限内 如期")

	// requests
	put(wPlainAsk, 0, "申请 申请件 申请数 申请量 申请书 申请表 公众申请 书面申请")
	put(wAsk, 0, `公开申请 信息公开申请 政府信息公开申请 政务公开申请 政务信息公开申请 依申请 依申请公开 依申请公开申请 依申请公开政府信息 依申请公开政府信息申请
		依申请公开信息 依申请公开信息申请 依申请公开件 依申请公开信件 依申请公开的信件 依申请公开事项 依申请公开案件 依申请件 依申请信息公开
		依申请信息公开申请 依申请公开申请件 依申请公开申请书 政府信息依申请公开 政府信息依申请公开申请 政府信息依申请公开件 信息依申请公开 信息公开申请件 政府信息公开申请件
		政府信息公开申请案件 政府信息公开申请事项 信息公开申请事项 公开政府信息申请 公开政府信息的申请 政府信息公开的申请 信息公开的申请 政府信息申请
		政府信息公开申请书 政府信息公开申请表 政府信息公开依申请 政府信息公开依申请件 政府信息公开依申请公开
		依申请公开政府信息事项 申请公开政府信息 申请公开信息 申请公开政府信息要求 公开政府信息要求 申请公开政府信息的要求 政府信息公开申请办理事项 申请政府信息公开`)
	put(wOpen, 0, `政府信息公开 信息公开 政务公开 因政府信息公开 因信息公开 涉及政府信息公开 涉及信息公开 涉政府信息公开 涉信息公开 信息公开类
		政府信息公开类 政府信息公开工作 信息公开工作 政务公开工作 依申请公开工作 因政府信息公开工作 政府信息公开引起 政府信息公开引发 信息公开引发 信息公开引起
		因政府信息公开申请 因依申请公开 因信息公开工作 因政府信息依申请公开 涉及政府信息公开的 政府信息公开领域 与政府信息公开有关 与政府信息公开相关 政府信息公开相关
		政府信息公开方面 信息公开方面 政府信息公开答复 信息公开答复 依申请公开答复 政府信息公开申请答复 因公开政府信息`)

	// results
	put(wResult, 0, "予以公开 同意公开 全部公开 予以全部公开")
	put(wResult, 1, "部分公开 予以部分公开 区分处理")
	put(wResult, 2, "公开及部分公开 公开和部分公开 公开或部分公开")
	put(wResult, 3, "不予公开")
	put(wResult, 4, "无法提供")
	put(wResult, 5, "不予处理")
	put(wResult, 6, "其他处理 其它处理 作其他处理 作其它处理 做其他处理 其他方式处理")
	for i, names := range resultNames[firstLeaf:] {
		put(wResult, firstLeaf+i, leafWords(names[0]))
	}

	// applicants
	put(wWho, whoNatural, "自然人 自然人申请 个人申请")
	for _, and := range strings.Fields("或 或者 和 及 与 、") {
		put(wWho, whoLegal, "法人"+and+"其他组织 法人"+and+"其他组织申请 法人"+and+"其它组织")
	}
	for i, s := range strings.Fields("商业企业 科研机构 社会公益组织 法律服务机构") {
		put(wWho, whoLegal+1+i, s+" "+s+"申请")
	}

	// disputes
	put(wReview, 0, "行政复议 复议 行政复议申请 行政复议案件 行政复议案 复议案件 被复议")
	put(wSuit, 1, "行政诉讼 诉讼 行政诉讼案件 行政诉讼案 诉讼案件 行政应诉 行政应诉案件")
	put(wDirect, 2, "未经复议直接起诉 未经复议直接诉讼 直接起诉 直接提起诉讼 直接提起行政诉讼")
	put(wAfter, 3, "复议后起诉 复议后诉讼 复议后提起诉讼 复议后提起行政诉讼 经复议后起诉")
	put(wEnd, 0, "结果维持")
	put(wEnd, 1, "结果纠正")
	put(wEnd, 2, "其他结果")
	put(wEnd, 3, "尚未审结")

	// 未 and 无
	put(wNone, 0, `未 无 没有 未收到 没有收到 没有收到过 未接到 未受理 未发生 未产生 未出现 未有 没有发生 没有产生 没有出现 不存在 未引发 未引起 没有接到 无任何 没收到 无收到
		未发生过 没有发生过 未接收到 未收到过 没有受理 未新收 未收取 没有收取 没有收取过 未收取过 未实际收取 没 没发生 未曾收到 尚未收到 未曾发生`)

	// documents and acts
	put(wMake, 0, "制发 制定 新制定 新制发 制定发布 制定出台 本年制发 制定并发布 新制作")
	put(wRepeal, 0, "废止 本年废止")
	put(wForce, 0, "现行有效 有效")
	put(wShow, 0, "公开 主动公开 发布 印发 出台 公布 新公开 制定印发 公开发布 制发印发")
	put(wPaper, 0, "规范性文件 行政规范性文件 政府规范性文件 行政规范性文件文件")
	put(wPaper, 1, "规章 政府规章 地方政府规章")
	put(wFile, 0, "文件")
	put(wDecide, 0, "作出 做出 实施 下达 审批 完成")
	for i, s := range strings.Fields("行政许可 行政处罚 行政强制") {
		put(wAct, i, s)
	}
	put(wDecision, 0, "决定 处理决定 决定书")

	put(wFee, 0, "信息处理费 信息处理费用 政府信息公开信息处理费 政府信息处理费 信息公开处理费 信息公开处理费用 政府信息公开处理费 政府信息公开信息处理费用")
	put(wCollect, 0, "收取 共收取 实际收取 实收 共计收取")
	put(wShare, 0, `占 占比 占比为 占总数 占总数的 占总量 占总量的 占申请总数 占申请总量 占申请总数的 占申请总量的 占办理总数 占办理总数的 占答复总数 占答复总数的
		占全部申请 占全部申请的 占比达 约占 占受理总数的 占办结总数的 占办结总数 占收到申请总数的`)
	put(wAnd, 0, "和 及 或 与 以及 、 或者 并")
	put(wSuch, 0, "等 等原因 等情形")
	put(wLast, 0, "去年 上年 上年度 上一年 上一年度 去年度 上年同期 去年同期")
	put(wCompare, 0, "较 比 相比 同比 环比 增加 减少 增长 下降 上升")
	put(wWide, 0, "全市 全县 全区 全省 全州 全旗 全盟")
	put(wBeside, 0, "累计 指导 转送 转办 移送 转交")
	put(wPart, 0, "其中 包括 包含 含 其中包括 其中包含")

	put(wFill, 0, `全年 年内 本年度 本年 今年 当年 一年来 年度 年 报告期内 期间 统计期内 目前 共 共计 总计 合计 一共 总共 依法 依规 依法依规 认真 规范 已 已经 均 都 实际 另 另有 还有 加 也 并 且 有 为 是 达 达到 计 了 过 的 数 数量 总数 总量 件数 总数为 数量为 量 总量为 约 近 逾 中
		经 由 对 将 在 以来 即 分别 分别为 其余 方面 情况 情形 现象 事项 事件 工作 案件 案 起 类 一般 提出 提出的 提交 提交的 进行 收入 一件 一起 一例 一宗
		我镇 我乡 我县 我区 我市 我省 我州 我旗 我局 我委 我办 我厅 我院 我处 我站 我所 我街道 我单位 我中心 我部门 我机关 我部 我馆 我校 我会 我队 我街
		我办事处 我镇政府 我乡政府 我区政府 我县政府 我市政府 本机关 本单位 本镇 本乡 本局 本委 本办 本中心 本街道 本辖区 本部门 本行政机关 本级
		全局 全镇 全乡 全街道 全系统 全委 各类 申请人 群众 公民 公众 社会公众 居民 企业 市民 企业和群众 居民和企业
		继续 按照《条例》 根据《条例》 而 此 此类 任何 相关 有关 单独 针对 因为
		依申请公开方面 政府信息依申请公开方面 依申请公开情况 依申请公开工作方面 政府信息依申请公开方面 依申请公开工作方面
		截至 截止 截至12月31日 截至12月底 截至年底 1月1日至12月31日
		被申请 被提起 提起 提起的 提出的 发生 产生 出现 引起 引起的 引发 引发的 导致 导致的 而引起的 而引发的 被 因 涉及 涉
		收费 总金额 金额 费用`)
}

// leafWords returns the words for a row within a group of table three.
func leafWords(name string) string {
	var out []string
	for _, d := range []*formData{form2019, form2021} {
		for _, t := range d.tables {
			for i := range t.Rows {
				if r := &t.Rows[i]; t.Section == "requests" && r.Name == name {
					_, label, _ := strings.Cut(r.Label, ".")
					out = append(out, label, strings.TrimPrefix(label, "属于"), strings.TrimSuffix(label, "申请"))
					out = append(out, r.Short...)
				}
			}
		}
	}
	out = append(out, moreLeafWords[name])
	return strings.Join(out, " ")
}

var moreLeafWords = map[string]string{
	"denied.prohibited_by_law":      "法律行政法规禁止公开 法律、行政法规禁止公开 其他法律、行政法规禁止公开",
	"denied.security_stability":     "危及三安全一稳定",
	"denied.internal_affairs":       "内部事务信息",
	"denied.process_information":    "过程性信息",
	"unavailable.not_held":          "本机关不掌握 不掌握 不掌握相关政府信息 本机关不掌握相关信息",
	"unavailable.needs_creation":    "没有现成信息 需要另行制作",
	"unavailable.still_unclear":     "补正后仍不明确",
	"not_processed.petition":        "信访投诉举报类申请 信访、举报、投诉类申请",
	"not_processed.excessive":       "大量反复申请",
	"other.overdue_correction":      "无正当理由逾期不补正 申请人无正当理由逾期不补正",
	"other.overdue_fee":             "逾期未缴费",
	"not_processed.publication":     "公开出版物",
	"denied.third_party_rights":     "第三方合法权益",
	"denied.enforcement_files":      "行政执法案卷信息",
	"denied.administrative_inquiry": "行政查询",
}

// leafNames returns the rows within groups of table three, those of both forms.
func leafNames() (out [][]string) {
	for _, d := range []*formData{form2019, form2021} {
		for _, t := range d.tables {
			for _, r := range t.Rows {
				known := slices.ContainsFunc(out, func(have []string) bool { return have[0] == r.Name })
				if t.Section == "requests" && strings.Contains(r.Name, ".") && r.Name != "other.other" && !known {
					out = append(out, []string{r.Name})
				}
			}
		}
	}
	return out
}

// What a letter is, besides being a letter.
const (
	letterMask             = 1<<16 - 1
	letterNumeral   uint32 = 1 << (16 + iota) // a digit, or a Chinese numeral
	letterNone                                // begins a word for nothing
	letterStop                                // ends a clause
	letterEnd                                 // ends a sentence
	letterTopic                               // begins a word that tells what is spoken of
	letterRootShift = 16 + 6
	letterMark      = letterNumeral | letterNone | letterStop | letterEnd | letterTopic
)

// proseLetters returns what each character is read as: a letter, with quotes
// and space as 0; what else it is; and the word list that begins with it.
func proseLetters() *[1 << 16]uint32 {
	if t := lettering.Load(); t != nil {
		return t
	}
	t := newProseLetters()
	lettering.Store(t)
	return t
}

// lettering is the table once it is made, for a quick look.
var lettering atomic.Pointer[[1 << 16]uint32]

var newProseLetters = sync.OnceValue(func() *[1 << 16]uint32 {
	t := foldTable()
	var out [1 << 16]uint32
	for i := range out {
		c := t[i]
		if c == ' ' || c == '"' || c == '*' || c == '\n' {
			c = 0
		}
		out[i] = uint32(c)
	}
	for _, k := range []struct {
		flag    uint32
		letters string
	}{
		{letterNumeral, "0123456789〇零一二三四五六七八九两十百千"},
		{letterNone, "未无没不"},
		{letterStop, ",;:()。!?\n"},
		{letterEnd, "。!?\n"},
		{letterTopic, "公依信"},
	} {
		for _, c := range k.letters {
			out[c] |= k.flag
		}
	}
	for c, node := range vocabulary().roots {
		out[c] |= uint32(node) << letterRootShift
	}
	return &out
})

// letterOf returns the entry of a letter in proseLetters.
func letterOf(c rune) uint32 {
	if c < 1<<16 {
		return proseLetters()[c]
	}
	return 0
}

// A lexicon is the vocabulary as a tree of letters.
type lexicon struct {
	roots map[rune]int // the first letters
	nodes []lexNode
	next  []lexEdge // of each node together
}

// A lexNode is what the letters up to it make: a word, if it has one, and the
// beginning of others.
type lexNode struct {
	word        claimWord
	isWord      bool
	first, last int32 // in next
}

type lexEdge struct {
	letter rune
	node   int32
}

func vocabulary() *lexicon {
	if v := lexing.Load(); v != nil {
		return v
	}
	v := newVocabulary()
	lexing.Store(v)
	return v
}

// lexing is the vocabulary once it is made.
var lexing atomic.Pointer[lexicon]

var newVocabulary = sync.OnceValue(func() *lexicon {
	type tree struct {
		word   claimWord
		isWord bool
		next   map[rune]*tree
	}
	root := &tree{next: map[rune]*tree{}}
	table := foldTable()
	fillVocabulary(func(class wordClass, arg int, list string) {
		for _, s := range strings.Fields(list) {
			at := root
			for _, c := range s {
				if c = fold(table, c); c == '"' || c == 0 || c == ' ' {
					continue
				}
				if at.next[c] == nil {
					at.next[c] = &tree{next: map[rune]*tree{}}
				}
				at = at.next[c]
			}
			if !at.isWord {
				at.word, at.isWord = claimWord{class, int16(arg)}, true
			}
		}
	})
	x := &lexicon{roots: map[rune]int{}, nodes: []lexNode{{}}} // node 0 is none
	var lay func(t *tree) int
	lay = func(t *tree) int {
		n := len(x.nodes)
		x.nodes = append(x.nodes, lexNode{word: t.word, isWord: t.isWord})
		var letters []rune
		for c := range t.next {
			letters = append(letters, c)
		}
		slices.Sort(letters)
		var edges []lexEdge
		for _, c := range letters {
			edges = append(edges, lexEdge{c, int32(lay(t.next[c]))})
		}
		x.nodes[n].first = int32(len(x.next))
		x.next = append(x.next, edges...)
		x.nodes[n].last = int32(len(x.next))
		return n
	}
	// the first letters are numbered on their own, so that they fit in the table
	var letters []rune
	for c := range root.next {
		letters = append(letters, c)
	}
	slices.Sort(letters)
	x.nodes = make([]lexNode, 1+len(letters))
	for i, c := range letters {
		n := lay(root.next[c])
		x.nodes[1+i] = x.nodes[n]
		x.roots[c] = 1 + i
	}
	return x
})

// match returns the longest word that t begins with, and its letters.
func (x *lexicon) match(t []rune, root uint32) (w claimWord, n int) {
	node := &x.nodes[root]
	if node.isWord {
		w, n = node.word, 1
	}
	for i := 1; i < len(t); i++ {
		c, found := t[i], false
		for _, e := range x.next[node.first:node.last] {
			if e.letter == c {
				node, found = &x.nodes[e.node], true
				break
			}
		}
		if !found {
			break
		}
		if node.isWord {
			w, n = node.word, i+1
		}
	}
	return w, n
}

// claimCells are the cells of a form that claims are on, as indices in its
// paths.
type claimCells struct {
	paths               []Path
	received, carriedIn int16
	done, carriedOut    int16
	other, skipped      []int16      // results that are no answers
	results             [][]int16    // the totals of each of resultNames
	who                 [][3][]int16 // received, carried in and done, of each of whoNames
	total, pending      [][]int16    // of each of disputeNames
	ends                [][]int16    // the cells of each end, for each of disputeNames
	papers              [][]int16    // the columns of each of paperNames
	acts                []int16      // of each of actNames
}

func claimCellsOf(f Form) *claimCells {
	if f == Form2019 {
		return claimCells2019()
	}
	return claimCells2021()
}

var (
	claimCells2019 = sync.OnceValue(func() *claimCells { return newClaimCells(form2019) })
	claimCells2021 = sync.OnceValue(func() *claimCells { return newClaimCells(form2021) })
)

func newClaimCells(d *formData) *claimCells {
	at := func(section, row, column string) int16 {
		return int16(d.index[Path(section+"."+row+"."+column)])
	}
	x := &claimCells{
		paths: d.paths, received: at("requests", "received", "total"), carriedIn: at("requests", "carried_in", "total"),
		done: at("requests", "total", "total"), carriedOut: at("requests", "carried_out", "total"),
	}
	rows := func(name string) (out []int16) {
		group := strings.TrimSuffix(name, ".")
		for _, t := range d.tables {
			for _, r := range t.Rows {
				if t.Section == "requests" && (r.Name == group || group != name && strings.HasPrefix(r.Name, name)) {
					out = append(out, at("requests", r.Name, "total"))
				}
			}
		}
		return out
	}
	x.other, x.skipped = rows("other."), rows("not_processed.")
	for _, names := range resultNames {
		var all []int16
		for _, n := range names {
			all = append(all, rows(n)...)
		}
		x.results = append(x.results, all)
	}
	for _, names := range whoNames {
		var w [3][]int16
		for _, n := range names {
			w[0] = append(w[0], at("requests", "received", n))
			w[1] = append(w[1], at("requests", "received", n), at("requests", "carried_in", n))
			w[2] = append(w[2], at("requests", "total", n))
		}
		x.who = append(x.who, w)
	}
	for _, n := range disputeNames {
		var total, pending []int16
		for _, b := range n.blocks {
			total = append(total, at("disputes", b, "total"))
			pending = append(pending, at("disputes", b, "pending"))
		}
		x.total, x.pending = append(x.total, total), append(x.pending, pending)
	}
	for _, n := range disputeNames {
		for _, e := range endNames {
			var all []int16
			for _, b := range n.blocks {
				all = append(all, at("disputes", b, e))
			}
			x.ends = append(x.ends, all)
		}
	}
	columns := []string{"issued", "repealed", "in_force"}
	if d.form == Form2019 {
		columns = []string{"newly_made", "newly_published", "published_total"}
	}
	for _, n := range paperNames {
		var all []int16
		for _, c := range columns {
			all = append(all, at("proactive", n, c))
		}
		x.papers = append(x.papers, all)
	}
	for _, n := range actNames {
		x.acts = append(x.acts, at("proactive", n, "decisions"))
	}
	return x
}
