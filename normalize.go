// This file is the normalising room: what different hands print for the same
// character becomes one character, and what they print for a figure becomes a
// number. Positions are not its business.

package gongkai

import (
	"bytes"
	"strings"
	"sync"
	"sync/atomic"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// foldTable maps each character of the basic plane to the one it is read as;
// 0 where it prints nothing.
func foldTable() *[1 << 16]uint16 {
	if t := folding.Load(); t != nil {
		return t
	}
	t := newFoldTable()
	folding.Store(t)
	return t
}

// folding is the table once it is made, for a quick look.
var folding atomic.Pointer[[1 << 16]uint16]

var newFoldTable = sync.OnceValue(func() *[1 << 16]uint16 {
	var t [1 << 16]uint16
	for i := range t {
		t[i] = uint16(i)
	}
	// compatibility forms: full width, CJK radicals, ideographs, small forms
	for _, r := range [][2]rune{{0x2e80, 0x2fdf}, {0x3000, 0x303f}, {0x3200, 0x33ff}, {0xf900, 0xfaff}, {0xfe30, 0xfe6f}, {0xff00, 0xffef}} {
		for c := r[0]; c <= r[1]; c++ {
			s := norm.NFKC.String(string(c))
			if v, n := utf8.DecodeRuneInString(s); n == len(s) && v < 1<<16 {
				t[c] = uint16(v)
			}
		}
	}
	for i, r := range []rune(radicals) {
		if i%2 == 0 {
			t[r] = uint16([]rune(radicals)[i+1])
		}
	}
	for i, r := range []rune(traditional) {
		if i%2 == 0 {
			t[r] = uint16([]rune(traditional)[i+1])
		}
	}
	for _, p := range []struct{ from, to string }{
		{"〔【［{", "(((("}, {"〕】］}", "))))"},
		{"“”„‟‘’‚‛＂＇「」『』〈〉《》", `""""""""""""""""""`}, {"‐‑‒–—―−﹣－─━", "-----------"},
		{"·•‧・", "····"}, {"\u00a0\u1680\u202f\u205f\u3000\t\v\f\u0085", "         "},
	} {
		to := []rune(p.to)
		for i, r := range []rune(p.from) {
			t[r] = uint16(to[i])
		}
	}
	t['_'] = ' ' // padding
	for c := 0x2000; c <= 0x200a; c++ {
		t[c] = ' '
	}
	for _, c := range []rune{0x200b, 0x200c, 0x200d, 0x200e, 0x200f, 0x2060, 0xfeff, 0xad} {
		t[c] = 0
	}
	t['\r'], t['\n'] = ' ', ' ' // a cell of several lines
	return &t
})

// radicals outside NFKC that PDF fonts print for characters.
const radicals = "⺠民⻚页⻓长⻔门⻅见⻋车⻛风⻜飞⻢马⻥鱼⻦鸟⻩黄⻬齐⻰龙⻝食⺟母⻄西⻉贝⻆角⻘青⻁虎⻤鬼⻣骨⻨麦⻙韦⻧卤⺩王⺬示"

// traditional characters of the form's labels and headings.
const traditional = "減减穩稳說说沒没爲为佈布並并祕秘眾众臺台觀观調调臨临黃黄龍龙遼辽寧宁漢汉鄭郑蘇苏濱滨瀋沈慶庆貴贵滬沪滿满蘭兰範范護护詢询補补僅仅區区億亿錄录價价聯联戶户職职績绩齊齐帳账陳陈嚴严遞递創创檔档則则總总體体況况動动開开資资訊讯報报規规製制發发廢废數数現现許许處处決决罰罚強强業业費费額额單单萬万請请關关係系為为項项與与於于條条對对務务應应採采購购徵征標标議议訴诉訟讼結结維维糾纠審审計计經经復复複复後后問问題题進进報报情情務务門门區区縣县鎮镇鄉乡廳厅辦办會会國国來来機机構构組组織织團团團团業业誤误轉转讀读術术權权無无當当過过繳缴納纳給给認认確确證证據据屬属類类內内務务執执須须題题繼继續续統统籌筹電电衛卫環环灣湾務务書书領领導导員员學学實实產产監监檢检鐵铁銀银險险醫医療疗廣广東东達达濟济個个須须餘余獲获訪访舉举訪访訴诉訟讼裡里條条線线該该級级無无後后較较層层義义務务黨党華华網网號号時时間间從从優优繫系運运贊赞載载適适遲迟還还這这連连週周遊游選选酬酬錄录錯错鑑鉴長长閉闭閱阅除除陽阳階阶際际隨随雙双雜杂離离難难雲云韓韩頁页順顺預预頻频顯显風风飛飞館馆馬马驗验"

// fold returns the character that r is read as; 0 where it prints nothing.
func fold(t *[1 << 16]uint16, r rune) rune {
	if r < 1<<16 {
		return rune(t[r])
	}
	return r
}

// decode returns the character at s[i] and its length, quickly for those of three
// bytes.
func decode(s []byte, i int) (rune, int) {
	if i >= 0 && i < len(s)-2 { // as the compiler understands, too
		x, y, z := s[i], s[i+1]^0x80, s[i+2]^0x80
		if x > 0xe0 && x < 0xf0 && y|z < 0x40 && x != 0xed {
			return rune(x&0x0f)<<12 | rune(y)<<6 | rune(z), 3
		}
	}
	return utf8.DecodeRune(s[i:])
}

// countRunes is utf8.RuneCountInString, quicker where most characters are of three
// bytes.
func countRunes(s string) int {
	n := 0
	for i := 0; i < len(s); n++ {
		switch c := s[i]; {
		case c < utf8.RuneSelf:
			i++
		case c > 0xe0 && c < 0xf0 && c != 0xed && i+2 < len(s) && s[i+1]&0xc0 == 0x80 && s[i+2]&0xc0 == 0x80:
			i += 3
		default:
			_, k := utf8.DecodeRuneInString(s[i:])
			i += k
		}
	}
	return n
}

// trimSpace is bytes.TrimSpace, quicker where ideographs or their marks stand at the
// ends.
func trimSpace(b []byte) []byte {
	if n := len(b); n > 3 && isWritten(b[:3]) && isWritten(b[n-3:]) {
		return b
	}
	return bytes.TrimSpace(b)
}

// isWritten reports whether three bytes are for sure no space: an ideograph, or a
// mark of those that stand among them.
func isWritten(b []byte) bool {
	return b[0] >= 0xe4 && b[0] <= 0xe9 || b[0] == 0xef && b[1] == 0xbc || b[0] == 0xe3 && b[1] == 0x80 && b[2] != 0x80
}

// crowded reports whether more than a label stands in a text: a second item mark,
// so that two labels run together, or digits that are no item mark behind
// letters, outside brackets.
func crowded(s []byte) bool {
	t := foldTable()
	marks, digit, last := 0, false, false // a lone digit came last, or any
	letters, open, digits := false, false, false
	for i := 0; i < len(s); {
		if c := s[i]; c >= 0xe5 && c <= 0xe9 && i+2 < len(s) && s[i+1]&0xc0 == 0x80 && s[i+2]&0xc0 == 0x80 { // an ideograph
			if digits {
				return true
			}
			letters, digit, last = true, false, false
			i += 3
			continue
		}
		v, n := decode(s, i)
		i += n
		r := fold(t, v)
		switch {
		case isHan(r):
			if digits {
				return true
			}
			letters, digit, last = true, false, false
			continue
		case r == ' ' || r == 0:
			continue
		case isDigit(r):
			digits = letters && !open
			digit, last = !last, true
			continue
		case r == '(':
			open, digits = true, false
		case r == ')':
			open = false
		case r == '.' || r == '、':
			if digit {
				marks++
			}
			digits = false
		case digits:
			return true
		}
		digit, last = false, false
	}
	return digits || marks > 1
}

// isDigit reports the digits of ASCII.
func isDigit[T rune | byte](c T) bool { return c >= '0' && c <= '9' }

// isHan reports ideographs.
func isHan(r rune) bool { return r >= 0x4e00 && r <= 0x9fff || r == '〇' }

// isNumeral reports the Chinese numerals of item marks.
func isNumeral(r rune) bool { return numeral(r) <= 10 }

// numeral returns the number that a Chinese numeral up to ten stands for; 11 for
// other characters.
func numeral(r rune) int {
	if r == '十' {
		return 10
	}
	if d := chineseDigit(r); d > 0 && r != '两' {
		return int(d)
	}
	return 11
}

// nextHan returns the next ideograph of a text from byte i on, folded, and where what
// follows begins; 0 where there is none.
func nextHan(b []byte, i int) (r rune, next int) {
	t := foldTable()
	for i < len(b) {
		v, n := decode(b, i)
		i += n
		if r := fold(t, v); isHan(r) {
			return r, i
		}
	}
	return 0, i
}

// appendKey appends what of s counts when labels are compared: its letters,
// folded, without what stands in brackets, without item marks, digits and
// punctuation. It also returns the number of the item mark, 0 where there is
// none.
func appendKey(dst []rune, s []byte) (key []rune, mark int) {
	key, mark, _, _ = readKey(dst, s)
	return key, mark
}

// readKey is appendKey; it also tells whether there are digits but those that begin the text,
// and whether the key is all ideographs of the text, and nothing else.
func readKey(dst []rune, s []byte) (key []rune, mark int, digit, bare bool) {
	t := foldTable()
	start := len(dst)
	n, dst := start, dst[:cap(dst)]
	open := -1 // where in dst the bracket opened
	bare = true
	digits, first := 0, 0 // the first of them end there
	for i := 0; i < len(s); {
		if s[i] >= 0xe3 {
			k, to := ideographs(t, dst[n:], s[i:])
			n, i = n+k, i+to
			if i == len(s) {
				break
			}
		}
		at, r := i, rune(s[i])
		if i++; r >= utf8.RuneSelf {
			v, k := decode(s, i-1)
			i += k - 1
			r = fold(t, v)
		} else if r >= 'A' && r <= 'Z' {
			r += 'a' - 'A'
		}
		if r >= 'a' && r <= 'z' || isHan(r) {
			bare = bare && r >= utf8.RuneSelf
			if n >= len(dst) {
				dst = append(dst, 0)
				dst = dst[:cap(dst)]
			}
			dst[n] = r
			n++
			continue
		}
		switch r {
		case '0', '1', '2', '3', '4', '5', '6', '7', '8', '9':
			if at == first {
				first = i
			} else {
				digit = true
			}
			if n == start {
				digits = min(digits*10+int(r-'0'), 1000)
			}
		case '(':
			open = n
		case ')':
			if open >= 0 {
				if mark == 0 && open == start && n == start+1 && isNumeral(dst[start]) {
					mark = numeral(dst[start])
				} else if mark == 0 && open == start && n == start {
					mark = digits
				}
				bare = bare && n == open
				n = open
				open = -1
			}
		case '、', '.', '·', ',', '_':
			if n == start && digits > 0 && mark == 0 {
				mark = digits
			}
			if n == start+1 && open < 0 && r == '、' && isNumeral(dst[start]) {
				mark = numeral(dst[start])
				n, bare = start, false
			}
		}
	}
	return dst[:n], mark, digit, bare
}

// ideographs reads those with which a text begins, folded, as far as there is room,
// and returns how many they are, and how many bytes.
func ideographs(t *[1 << 16]uint16, dst []rune, s []byte) (n, size int) {
	for n < len(dst) && size >= 0 && size < len(s)-2 {
		x, y, z := s[size], s[size+1]^0x80, s[size+2]^0x80
		if x < 0xe3 || x > 0xe9 || y|z >= 0x40 {
			break
		}
		r := rune(t[uint16(x)<<12|uint16(y)<<6|uint16(z)])
		if !isHan(r) {
			break
		}
		dst[n] = r
		n++
		size += 3
	}
	return n, size
}

// A figure is what a cell prints.
type figure struct {
	state State
	value Number
	unit  string
	start int  // where in the text the number begins
	zeros bool // it begins with a zero that no number begins with
}

var placeholders = map[string]bool{
	"无": true, "不涉及": true, "不适用": true, "未涉及": true, "暂无": true, "没有": true, "无此项": true,
	"不存在": true, "空": true, "n/a": true, "na": true, "nan": true, "none": true, "null": true, "nil": true, "<na>": true, "[]": true,
}

var units = []string{"万元", "亿元", "元", "千元", "百万元", "千万元", "件", "宗", "份", "条", "个", "项", "起", "人次", "人", "次", "篇", "例", "批"}

// unitLetters is how many letters a unit has at most.
const unitLetters = 3

// maxFigure bounds the text that can be a figure with its note.
const maxFigure = 160

// readFigure reads the text of a cell. It reports false where the text is
// neither a number nor a placeholder.
func readFigure(s []byte) (figure, bool) {
	if len(s) == 0 {
		return figure{state: Blank}, true
	}
	if len(s) > maxFigure {
		return figure{}, false
	}
	// the common case: a few plain digits
	if n, ok := plainDigits(s); ok {
		return figure{state: Given, value: Int(n), zeros: len(s) > 1 && s[0] == '0'}, true
	}
	switch s[0] {
	case '*', '`', '$':
		if n := emphasis(s); n > 0 {
			f, ok := readFigure(s[n : len(s)-n])
			f.start += n
			return f, ok
		}
	}
	t := foldTable()
	if v, _ := decode(s, 0); !beginsFigure(fold(t, v)) {
		return figure{}, false
	}
	return spelledFigure(t, s)
}

// emphases are the signs by which Markdown sets off what stands between them.
const emphases = "*`$"

// emphasis returns how often the sign that begins a text stands before and behind it, to set it
// off from others, as in **3**; 0 where it does not. A lone star may be what hides a digit.
func emphasis(s []byte) int {
	c, n := s[0], 1
	for n < len(s) && s[n] == c {
		n++
	}
	if n > 3 || n == 1 && c == '*' || len(s) <= 2*n {
		return 0
	}
	for i := range n + 1 {
		if (s[len(s)-1-i] == c) != (i < n) {
			return 0
		}
	}
	return n
}

// beginsFigure reports false for characters with which neither a number nor a
// placeholder begins.
func beginsFigure(r rune) bool {
	switch {
	case isDigit(r), r == 0:
		return true
	case r < utf8.RuneSelf:
		return strings.IndexByte(" +-nN<[/\\~*.", byte(r)) >= 0
	}
	switch r {
	case '无', '不', '未', '暂', '没', '空', '…':
		return true
	}
	return false
}

// goesBehind reports false for characters that do not stand right behind a
// number: neither a unit nor a note begins with them.
func goesBehind(r rune) bool {
	switch r {
	case '(', '/', '\\', '百', '千', '万', '亿', '元', '件', '宗', '份', '条', '个', '项', '起', '人', '次', '篇', '例', '批':
		return true
	}
	return false
}

// spelledFigure is readFigure of a text that is no mere digits.
func spelledFigure(t *[1 << 16]uint16, s []byte) (figure, bool) {
	var buf, digits [maxFigure]byte
	b, start, ok := foldFigure(t, buf[:0], s)
	switch {
	case !ok:
		return figure{}, false
	case len(b) == 0:
		return figure{state: Blank}, true
	case isPlaceholder(b):
		return figure{state: Blank, start: start}, true
	}
	num, to := cutNumber(digits[:0], b)
	if len(num) == 0 {
		return figure{}, false
	}
	f := figure{state: Given, start: start}
	if d := bytes.TrimLeft(b[:to], "+-"); len(d) > 1 {
		f.zeros = d[0] == '0' && isDigit(d[1])
	}
	rest := string(b[to:])
	for _, u := range units {
		if r, ok := strings.CutPrefix(rest, u); ok {
			f.unit, rest = u, r
			break
		}
	}
	if rest != "" && !(rest[0] == '(' && strings.HasSuffix(rest, ")") && strings.Count(rest, "(") == 1 && !isItem(rest) && !corrects(rest)) {
		return figure{}, false
	}
	v, fault := parseNumber(num)
	if fault != noFault {
		return figure{}, false
	}
	f.value = v
	return f, true
}

// foldFigure appends a text as it is read, without spaces and in small letters, and
// returns where it begins; false where it is for sure no figure.
func foldFigure(t *[1 << 16]uint16, b, s []byte) (_ []byte, start int, ok bool) {
	spaced := false
	number := false // nothing but a number so far
	for i, n := 0, 0; i < len(s); i += n {
		var r rune
		r, n = decode(s, i)
		switch r = fold(t, r); r {
		case 0:
			continue
		case ' ':
			spaced = true
			continue
		}
		numeric := isDigit(r) || r == '+' || r == '-' || r == ',' || r == '.'
		if len(b) == 0 {
			if !beginsFigure(r) {
				return nil, 0, false
			}
			start, number = i, numeric && r != ','
		}
		if number && !numeric {
			if b[0] != '.' && !goesBehind(r) {
				return nil, 0, false
			}
			number = false
		}
		if r >= 'A' && r <= 'Z' {
			r += 'a' - 'A'
		}
		if len(b)+4 > cap(b) {
			return nil, 0, false
		}
		if k := len(b) - 1; spaced && isDigit(r) && k >= 0 && (isDigit(b[k]) || k > 0 && (b[k] == '.' || b[k] == ',')) {
			return nil, 0, false // a space inside a number leaves doubt what the number is
		}
		spaced = false
		b = utf8.AppendRune(b, r)
	}
	return b, start, true
}

// isPlaceholder reports what is printed for no figure.
func isPlaceholder(b []byte) bool {
	switch c := b[0]; {
	case isDigit(c):
		return false
	case c == '+' || c == '-':
		return allOf(b, "/\\-+")
	}
	return placeholders[string(b)] || allOf(b, "/\\-~*.") || strings.Trim(string(b), "…") == ""
}

// cutNumber appends the sign, the digits and the decimals of a number without what parts
// its groups of three, and returns where it ends; nothing where no number begins b.
func cutNumber(num, b []byte) (_ []byte, end int) {
	i := 0
	if b[0] == '+' || b[0] == '-' {
		num = append(num, b[0])
		i++
	}
	group, grouped := 0, false
	first := i
	for ; i < len(b); i++ {
		c := b[i]
		if isDigit(c) {
			num = append(num, c)
			group++
			continue
		}
		if c != ',' || i == first || !digitsAt(b, i+1, 3) || i+4 < len(b) && isDigit(b[i+4]) {
			break
		}
		if grouped && group != 3 || !grouped && group > 3 {
			return nil, 0
		}
		grouped, group = true, 0
	}
	if i == first || grouped && group != 3 {
		return nil, 0
	}
	if i+1 < len(b) && b[i] == '.' && isDigit(b[i+1]) {
		num = append(num, '.')
		for i++; i < len(b) && isDigit(b[i]); i++ {
			num = append(num, b[i])
		}
	}
	return num, i
}

// corrects reports a note that gives another figure for the one before it, doubts it, or says
// that it is another year's.
func corrects(s string) bool {
	for _, w := range []string{"更正", "改为", "应为", "实为", "订正", "勘误", "有误", "疑", "不清", "模糊", "待核", "待定", "估", "?", "unclear", "illegible", "unsure"} {
		if strings.Contains(s, w) {
			return true
		}
	}
	year := strings.TrimSuffix(strings.TrimSuffix(strings.Trim(s, "()"), "度"), "年")
	return len(year) < len(s)-len("()") && (year == "上" || year == "去" || len(year) == 4 && isItem(year))
}

// isItem reports a bracket that holds only a number, which is no note.
func isItem(s string) bool {
	return strings.Trim(s, "()0123456789.,-") == ""
}

func plainDigits(s []byte) (int64, bool) {
	if len(s) > maxDigits {
		return 0, false
	}
	var n int64
	for _, c := range s {
		if !isDigit(c) {
			return 0, false
		}
		n = n*10 + int64(c-'0')
	}
	return n, true
}

func digitsAt(b []byte, i, n int) bool {
	if i+n > len(b) {
		return false
	}
	for _, c := range b[i : i+n] {
		if !isDigit(c) {
			return false
		}
	}
	return true
}

func allOf(b []byte, set string) bool {
	for _, c := range b {
		if strings.IndexByte(set, c) < 0 {
			return false
		}
	}
	return true
}
