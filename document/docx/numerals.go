// This file writes numbers in the ways that lists are numbered.

package docx

import (
	"strconv"
	"unicode/utf8"
)

// A script is how Chinese writes numbers with ideographs.
type script struct {
	digits string // from 0
	units  string // ten, hundred, thousand
	myriad rune
	zero   bool // a zero within is written
	one    bool // so is the one of a ten at the start
	ones   bool // so is the one of a hundred or a thousand
}

// Scripts of Word. They are never changed.
var (
	countScript    = script{"零一二三四五六七八九", "十百千", '万', true, false, true}
	taiwanScript   = script{"零一二三四五六七八九", "十百千", '萬', true, false, true}
	japaneseScript = script{"〇一二三四五六七八九", "十百千", '万', false, false, false}
	legalScript    = script{"零壹贰叁肆伍陆柒捌玖", "拾佰仟", '万', true, true, true}
	oldLegalScript = script{"零壹貳參肆伍陸柒捌玖", "拾佰仟", '萬', true, true, true}
)

const digitIdeographs = "〇一二三四五六七八九"

// appendNumber appends n as a format of Word has it. A format that is not known,
// or that has no such number, gives Arabic figures.
func appendNumber(b []byte, format, custom string, n int) []byte {
	switch format {
	case "none", "bullet":
		return b
	case "decimalZero":
		if n < 10 {
			b = append(b, '0')
		}
	case "custom": // the first number in it tells how many figures there are
		zeros := 0
		for zeros < len(custom) && zeros < 8 && custom[zeros] == '0' {
			zeros++
		}
		for m := n; zeros > 0 && m >= 10; m /= 10 {
			zeros--
		}
		for range zeros {
			b = append(b, '0')
		}
	case "decimalFullWidth", "decimalFullWidth2":
		for _, c := range strconv.Itoa(n) {
			b = utf8.AppendRune(b, c-'0'+'０')
		}
		return b
	case "upperRoman", "lowerRoman":
		if n > 0 && n < 4000 {
			return appendRoman(b, n, format == "lowerRoman")
		}
	case "upperLetter", "lowerLetter":
		if n > 0 && n <= 26*9 {
			c := byte('A' + (n-1)%26)
			if format == "lowerLetter" {
				c += 'a' - 'A'
			}
			for range (n-1)/26 + 1 {
				b = append(b, c)
			}
			return b
		}
	case "chineseCounting", "taiwaneseCounting", "ideographDigital", "taiwaneseDigital", "japaneseDigitalTenThousand":
		if n > 0 && n < 100 && (format == "chineseCounting" || format == "taiwaneseCounting") {
			return countScript.append(b, n)
		}
		for _, c := range strconv.Itoa(n) {
			b = utf8.AppendRune(b, nth(digitIdeographs, int(c-'0')))
		}
		return b
	case "chineseCountingThousand":
		return countScript.append(b, n)
	case "taiwaneseCountingThousand":
		return taiwanScript.append(b, n)
	case "japaneseCounting":
		return japaneseScript.append(b, n)
	case "chineseLegalSimplified":
		return legalScript.append(b, n)
	case "ideographLegalTraditional":
		return oldLegalScript.append(b, n)
	case "ideographTraditional":
		if n > 0 && n <= 10 {
			return utf8.AppendRune(b, stem(n-1))
		}
	case "ideographZodiac":
		if n > 0 && n <= 12 {
			return utf8.AppendRune(b, branch(n-1))
		}
	case "ideographZodiacTraditional":
		if n > 0 && n <= 60 {
			b = utf8.AppendRune(b, stem((n-1)%10))
			return utf8.AppendRune(b, branch((n-1)%12))
		}
	case "decimalEnclosedCircle", "decimalEnclosedCircleChinese":
		if n > 0 && n <= 20 {
			return utf8.AppendRune(b, '①'+rune(n-1))
		}
	case "decimalEnclosedParen":
		if n > 0 && n <= 20 {
			return utf8.AppendRune(b, '⑴'+rune(n-1))
		}
	case "decimalEnclosedFullstop":
		if n > 0 && n <= 20 {
			return utf8.AppendRune(b, '⒈'+rune(n-1))
		}
	case "ideographEnclosedCircle":
		if n > 0 && n <= 10 {
			return utf8.AppendRune(b, '㊀'+rune(n-1))
		}
	case "numberInDash":
		b = append(b, "- "...)
		b = strconv.AppendInt(b, int64(n), 10)
		return append(b, " -"...)
	case "ordinal":
		b = strconv.AppendInt(b, int64(n), 10)
		switch {
		case n%100/10 == 1:
			return append(b, "th"...)
		case n%10 == 1:
			return append(b, "st"...)
		case n%10 == 2:
			return append(b, "nd"...)
		case n%10 == 3:
			return append(b, "rd"...)
		}
		return append(b, "th"...)
	}
	return strconv.AppendInt(b, int64(n), 10)
}

func stem(i int) rune   { return nth("甲乙丙丁戊己庚辛壬癸", i) }
func branch(i int) rune { return nth("子丑寅卯辰巳午未申酉戌亥", i) }

// nth returns a character of s, all of which take three bytes.
func nth(s string, i int) rune {
	v, _ := utf8.DecodeRuneInString(s[3*i:])
	return v
}

func appendRoman(b []byte, n int, lower bool) []byte {
	from := len(b)
	for _, r := range [...]struct {
		n int
		s string
	}{{1000, "M"}, {900, "CM"}, {500, "D"}, {400, "CD"}, {100, "C"}, {90, "XC"}, {50, "L"}, {40, "XL"}, {10, "X"}, {9, "IX"}, {5, "V"}, {4, "IV"}, {1, "I"}} {
		for ; n >= r.n; n -= r.n {
			b = append(b, r.s...)
		}
	}
	for i := from; lower && i < len(b); i++ {
		b[i] += 'a' - 'A'
	}
	return b
}

func (s *script) append(b []byte, n int) []byte {
	if n <= 0 || n >= 1e8 {
		if n == 0 {
			return utf8.AppendRune(b, nth(s.digits, 0))
		}
		return strconv.AppendInt(b, int64(n), 10)
	}
	if n >= 1e4 {
		b = s.below(b, n/1e4, true)
		b = utf8.AppendRune(b, s.myriad)
		n %= 1e4
		if n == 0 {
			return b
		}
		if s.zero && n < 1000 {
			b = utf8.AppendRune(b, nth(s.digits, 0))
		}
		return s.below(b, n, false)
	}
	return s.below(b, n, true)
}

// below appends a number below ten thousand; first tells that nothing stands
// before it.
func (s *script) below(b []byte, n int, first bool) []byte {
	begun, gap := false, false
	for i, unit := 2, 1000; i >= -1; i, unit = i-1, unit/10 {
		d := n / unit % 10
		if d == 0 {
			gap = begun
			continue
		}
		if gap && s.zero {
			b = utf8.AppendRune(b, nth(s.digits, 0))
		}
		if d > 1 || i < 0 || s.ones && (s.one || i > 0 || begun || !first) {
			b = utf8.AppendRune(b, nth(s.digits, d))
		}
		if i >= 0 {
			b = utf8.AppendRune(b, nth(s.units, i))
		}
		begun, gap = true, false
	}
	return b
}
