// This file reads the numbers of prose: figures with their measure words,
// Chinese numerals, years.

package gongkai

// A unitClass is what a measure word counts.
type unitClass uint8

const (
	unitCase    unitClass = iota + 1 // 件 and the like: requests, disputes, documents
	unitThing                        // 条, 个, 项: of requests too, but rather of other things
	unitPercent                      // a share
	unitMoney                        // 元, 万元
)

// A figureWord is a number with its measure word.
type figureWord struct {
	from, to int
	value    Number
	unit     string
	class    unitClass
	about    bool
	one      bool // 一 in words, as in 未发生一起
}

// hasRunes reports whether t begins with s.
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

// measure returns the measure word that t begins with, and its letters; no
// class where it counts what no table holds.
func measure(t []rune) (unit string, class unitClass, n int) {
	if len(t) == 0 {
		return "", 0, 0
	}
	switch t[0] {
	case '件':
		if hasRunes(t[1:], "次") {
			return "", 0, 0
		}
		return "件", unitCase, 1
	case '宗':
		return "宗", unitCase, 1
	case '份':
		return "份", unitCase, 1
	case '起':
		return "起", unitCase, 1
	case '例':
		return "例", unitCase, 1
	case '封':
		return "封", unitCase, 1
	case '条':
		if hasRunes(t[1:], "次") {
			return "", 0, 0
		}
		return "条", unitThing, 1
	case '个':
		for _, s := range []string{"工作日", "百分点", "月", "自然日", "小时", "季度"} {
			if hasRunes(t[1:], s) {
				return "", 0, 0
			}
		}
		return "个", unitThing, 1
	case '项':
		return "项", unitThing, 1
	case '次':
		return "次", unitThing, 1
	case '%':
		return "%", unitPercent, 1
	case '元':
		return "元", unitMoney, 1
	case '万':
		if hasRunes(t[1:], "元") {
			return "万元", unitMoney, 2
		}
	}
	return "", 0, 0
}

// figures finds the figures with a measure word in the range, which has the marks.
func (p *prose) figures(from, to int, marks []int32) []figureWord {
	out := p.figs[:0]
	next := from
	for _, m := range marks {
		i := int(m)
		if i < next || i >= to || letterOf(p.text[i])&letterNumeral == 0 {
			continue
		}
		f, ok := figureAt(p.text[:to], from, i)
		if ok {
			out = append(out, f)
		}
		next = f.to
	}
	p.figs = out
	return out
}

// figureAt reads the figure at i of a sentence that begins at from, with its measure word, and
// reports whether it is one. Its end is told either way.
func figureAt(t []rune, from, i int) (f figureWord, ok bool) {
	f.from = i
	chinese := !isDigit(t[i])
	if chinese {
		f.value, f.to, ok = chineseNumber(t, i)
	} else {
		f.value, f.to, ok = plainNumber(t, i)
	}
	var last rune // the letter before
	if i > from {
		last = t[i-1]
	}
	switch last {
	case '第', '.': // an article, an item
		ok = false
	case '-', '~', '/', '至': // a range
		ok = ok && (i-1 <= from || t[i-2] != '%' && letterOf(t[i-2])&letterNumeral == 0)
	case '几', '数', '上', '好': // 数十件
		ok = ok && (!chinese || chineseDigit(t[i]) >= 0)
	}
	if !ok {
		return f, false
	}
	if roundsAt(t, f.to) {
		f.about = true
		f.to++
	}
	if f.to < len(t) && t[f.to] == '万' && !hasRunes(t[f.to:], "万元") && !chinese {
		f.about = true
		f.to++
		if f.value, ok = timesTenThousand(f.value); !ok {
			return f, false
		}
		if roundsAt(t, f.to) {
			f.to++
		}
	}
	var n int
	f.unit, f.class, n = measure(t[f.to:])
	if f.class == 0 && f.value.Sign() == 0 && (last == '为' || last == '是') && (f.to == len(t) || letterOf(t[f.to])&letterStop != 0) {
		f.unit, f.class = "件", unitCase // 行政诉讼均为0
	}
	if f.class == 0 || chinese && f.class != unitCase {
		return f, false
	}
	f.to += n
	f.one = chinese && f.value == Int(1)
	switch last {
	case '约', '近', '超', '逾':
		f.about = true
	case '足', '到', '过', '于': // 不足, 不到, 超过, 多于
		before := t[max(i-2, from)]
		f.about = f.about || before == '不' || before == '超' || before == '多' || before == '少'
	}
	rest := t[f.to:]
	f.about = f.about || roundsAt(t, f.to) || hasRunes(rest, "以上") || hasRunes(rest, "以内") || hasRunes(rest, "左右")
	return f, true
}

// roundsAt reports whether a word at i says that the number before it is rounded down.
func roundsAt(t []rune, i int) bool { return i < len(t) && (t[i] == '余' || t[i] == '多') }

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

// plainNumber reads 3259, 3,259 and 33.9, and returns where it ends.
func plainNumber(t []rune, i int) (v Number, end int, ok bool) {
	digits := 0
	take := func(n int) {
		for ; n > 0; n-- {
			if v.unscaled != 0 || t[i] != '0' {
				digits++
			}
			if digits <= maxDigits {
				v.unscaled = v.unscaled*10 + int64(t[i]-'0')
			}
			i++
		}
	}
	take(digitsFrom(t, i))
	if digits <= 3 {
		for i < len(t) && t[i] == ',' && digitsFrom(t, i+1) == 3 {
			i++
			take(3)
		}
	}
	if n := digitsFrom(t, i+1); n > 0 && t[i] == '.' {
		i++
		v.scale = uint8(min(n, maxDigits))
		if n > maxDigits || digits+n > maxDigits {
			return v, i + n, false
		}
		take(n)
	}
	return v, i, digits <= maxDigits
}

// digitsFrom counts the digits that stand at i.
func digitsFrom(t []rune, i int) (n int) {
	for i+n < len(t) && isDigit(t[i+n]) {
		n++
	}
	return n
}

// chineseDigit returns the value of a numeral from 0 to 9, -1 for none.
func chineseDigit(c rune) int64 {
	switch c {
	case '〇', '零':
		return 0
	case '一':
		return 1
	case '二', '两':
		return 2
	case '三':
		return 3
	case '四':
		return 4
	case '五':
		return 5
	case '六':
		return 6
	case '七':
		return 7
	case '八':
		return 8
	case '九':
		return 9
	}
	return -1
}

// chineseNumber reads 三, 十二, 二百零五, 一千三百 and 两万, and returns where it
// ends. Digits in a row, as in 二〇二四, are no count.
func chineseNumber(t []rune, i int) (v Number, end int, ok bool) {
	var total, part, digit int64
	last := int64(1e12) // the unit before, which the next one is less than
	seen, row := false, false
	for ; i < len(t); i++ {
		unit := int64(0)
		switch t[i] {
		case '十':
			unit = 10
		case '百':
			unit = 100
		case '千':
			unit = 1000
		case '万':
			if total != 0 || !seen || row {
				return v, i + 1, false
			}
			total, part, digit, last = (part+digit)*10000, 0, 0, 1e4
			continue
		case '亿':
			return v, i + 1, false
		default:
			d := chineseDigit(t[i])
			if d < 0 {
				return Int(total + part + digit), i, seen && !row
			}
			row = row || seen && digit != 0
			digit, seen = d, true
			continue
		}
		if unit >= last {
			row = true
		}
		last = unit
		if digit == 0 {
			digit = 1
		}
		part += digit * unit
		digit, seen = 0, true
	}
	return Int(total + part + digit), i, seen && !row
}

// yearAt reads 2024年 and 2024年度 at i.
func yearAt(t []rune, i int) (year, n int) {
	if i+4 >= len(t) || t[i+4] != '年' || digitsFrom(t[:i+5], i) != 4 {
		return 0, 0
	}
	for _, c := range t[i : i+4] {
		year = year*10 + int(c-'0')
	}
	if year < 1990 || year > 2099 {
		return 0, 0
	}
	n = 5
	if i+5 < len(t) && t[i+5] == '度' {
		n++
	}
	return year, n
}
