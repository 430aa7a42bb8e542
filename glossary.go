// This file is the glossary room: the words that the form prints outside its
// rows' labels, so that one look at a token tells what it may be.

package gongkai

import (
	"slices"
	"strings"
	"sync"
	"unicode/utf8"
)

// A sign is what is known of one wording.
type sign struct {
	section int8  // number of the section it is the heading of, from 1; 0 for none
	person  int8  // its place among the columns of table three, from 1; 0 for none
	columns uint8 // the forms, one bit each, in which it is a column of table two
	head    bool  // no row begins with it, so that figures behind it belong to a row nearby
	info    bool  // 信息内容, which opens the header of table two
	block   bool  // it is the label of a row of table four
	lawItem bool  // it begins with 第二十条, as the sub-headings of table two do
}

// heads are words that no row begins with.
var heads = [...]string{
	"信息内容", "本年度办理结果", "三本年度办理结果", "不予公开", "无法提供", "不予处理", "其他处理",
	"自然人", "总计", "其他", "申请人情况", "法人或其他组织",
}

// headers are words of headers that name several columns, or those of the labels.
var headers = [...]string{"信息内容", "申请人情况", "法人或其他组织", sumNote}

// sumNote stands in the header of table three, above the labels.
const sumNote = "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）"

// furniture are the words with which lines of a page begin that are no part of
// what it shows.
var furniture = [...][]rune{
	[]rune("打印"), []rune("关闭"), []rune("扫一扫"), []rune("版权所有"), []rune("责任编辑"), []rune("浏览"), []rune("访问量"),
	[]rune("点击"), []rune("阅读次数"), []rune("字体"), []rune("字号"), []rune("分享"), []rune("来源"), []rune("信息来源"),
	[]rune("文章来源"), []rune("发布时间"), []rune("发布日期"), []rune("上一篇"), []rune("下一篇"), []rune("当前位置"),
	[]rune("返回顶部"), []rune("收藏"),
	[]rune("掃一掃"), []rune("責任編輯"), []rune("瀏覽"), []rune("點擊"), []rune("返回頂部"),
}

// A letters is a set of letters that may hold some that were not put in.
type letters [4]uint64

func (l *letters) add(r rune)      { l[r>>6&3] |= 1 << (r & 63) }
func (l *letters) has(r rune) bool { return l[r>>6&3]>>(r&63)&1 != 0 }

// A runeSet is a set of letters of the basic plane.
type runeSet [1 << 16 / 64]uint64

func (s *runeSet) add(r rune)      { s[uint16(r)/64] |= 1 << (r & 63) }
func (s *runeSet) has(r rune) bool { return uint32(r) < 1<<16 && s[uint16(r)/64]>>(r&63)&1 != 0 }

// furnitureFirst are the letters with which they begin.
var furnitureFirst = func() (l letters) {
	for _, w := range furniture {
		l.add(w[0])
	}
	return l
}()

// isFurniture reports whether a key begins like a line that is no part of a
// report.
func isFurniture(key []rune) bool {
	if len(key) == 0 || !furnitureFirst.has(key[0]) {
		return false
	}
	for _, w := range furniture {
		if len(key) >= len(w) && key[0] == w[0] && slices.Equal(key[:len(w)], w) {
			return true
		}
	}
	return false
}

// A glossary finds words by their keys. It does not change.
type glossary struct {
	slots   []uint8 // by hash, a power of two: the number of a word; 0 for none
	words   []entry // by number, from 1
	longest int
	first   []rune            // letters with which headings begin
	labels  [][]rune          // the letters of all labels, groups, columns and headings
	known   map[rune][][]rune // of these such as have letters enough to tell what holds them, by the first one
	pairs   [pairSets]uint64  // of letters that stand side by side in them, by hash
	items   [9][]rune         // the letters with which the labels of items begin, by their number
	opening letters           // and all of these
	above   [][]rune          // the letters of the tables' headers, those in brackets included
	topping letters           // with which these begin
	goesOn  [256]bool         // by number, whether a longer one of these begins with a word
	four    []rune            // the words of the header of table four, one behind the other
	note    []rune            // of them those of sumNote
	one     []rune            // the first row of table three
	last    []rune            // and its last one
}

// pairSets is how many words the set of pairs of letters has.
const pairSets = 128

// pairOf returns the bit of a pair of letters in a glossary.
func pairOf(a, b rune) (word, bit uint32) {
	h := uint32(a)*0x9e3779b1 ^ uint32(b)*0x85ebca6b
	h ^= h >> 15
	return h / 64 % pairSets, h % 64
}

type entry struct {
	key  []rune
	sign sign
}

// newGlossary makes the glossary of all forms.
var newGlossary = sync.OnceValue(func() *glossary {
	words := map[string]*sign{}
	of := func(text string) *sign {
		k, _ := appendKey(nil, []byte(text))
		w := words[string(k)]
		if w == nil {
			w = &sign{}
			words[string(k)] = w
		}
		return w
	}
	for i := range sections {
		of(sections[i].Label).section = int8(i + 1)
		for _, s := range sections[i].Short {
			of(s).section = int8(i + 1)
		}
	}
	for i, f := range Forms() {
		for _, r := range f.data().tables[tableProactive].Rows {
			for _, c := range r.Columns {
				of(c.Label).columns |= 1 << i
			}
		}
	}
	for _, h := range heads {
		of(h).head = true
	}
	of("信息内容").info = true
	persons := form2021.tables[tableRequests].Rows[0].Columns
	for i, c := range persons {
		of(c.Label).person = int8(i + 1)
	}
	of(legalPersons).person = int8(len(persons) - 1) // the last one stands behind it, a line above the others
	v := &glossary{slots: make([]uint8, 256)}
	var labels [][]rune
	add := func(text string) {
		if k := lettersOf(text); !slices.ContainsFunc(labels, func(o []rune) bool { return slices.Equal(o, k) }) {
			labels = append(labels, k)
		}
	}
	for _, f := range Forms() {
		for _, t := range f.data().tables {
			for _, x := range spellings(&t) {
				if x.item > 0 && x.item < len(v.items) {
					r, _ := utf8.DecodeRuneInString(x.own)
					v.items[x.item] = append(v.items[x.item], r)
					v.opening.add(r)
				}
			}
			for _, r := range t.Rows {
				add(r.Label)
				for _, g := range slices.Concat(r.Groups, r.Short) {
					add(g)
				}
				for _, c := range r.Columns {
					add(c.Label)
				}
			}
		}
	}
	for w := range words {
		labels = append(labels, []rune(w))
	}
	for _, r := range form2021.tables[tableDisputes].Rows {
		of(r.Label).block = true
	}
	for _, k := range labels { // so that whole ones are found at once
		of(string(k))
	}
	v.labels, v.known = labels, map[rune][][]rune{}
	for _, k := range labels {
		if len(k) >= minKnown {
			v.known[k[0]] = append(v.known[k[0]], k)
		}
	}
	four := form2021.tables[tableDisputes].Rows
	columns := strings.Join(columnLabels(&four[0]), "")
	v.four = []rune(four[0].Label + four[1].Groups[0] + columns + four[1].Label + four[2].Label + columns + columns)
	for _, k := range append(slices.Clone(labels), v.four) {
		for i := 1; i < len(k); i++ {
			word, bit := pairOf(k[i-1], k[i])
			v.pairs[word] |= 1 << bit
		}
	}
	head := func(text string) {
		if k := lettersOf(text); !slices.ContainsFunc(v.above, func(o []rune) bool { return slices.Equal(o, k) }) {
			v.above = append(v.above, k)
			v.topping.add(k[0])
		}
	}
	for _, w := range headers {
		head(w)
	}
	for _, f := range Forms() {
		for i, t := range f.data().tables {
			for _, r := range t.Rows {
				for _, c := range r.Columns {
					head(c.Label)
					name, _, _ := strings.Cut(c.Label, "（")
					for k := 0; k < len(units) && c.Kind == Amount; k++ { // which may be in another unit
						if strings.HasSuffix(units[k], "元") {
							head(name + "（单位：" + units[k] + "）")
						}
					}
				}
				if i != tableRequests {
					for _, g := range r.Groups {
						head(g)
					}
				}
				if i == tableDisputes {
					head(r.Label)
				}
			}
		}
	}
	v.note = lettersOf(sumNote)
	rows := form2021.tables[tableRequests].Rows
	v.one, _ = appendKey(nil, []byte(rows[0].Label))
	v.last, _ = appendKey(nil, []byte(rows[len(rows)-1].Label))
	for 4*len(words) > len(v.slots) {
		v.slots = make([]uint8, 2*len(v.slots))
	}
	v.words = make([]entry, 1, 1+len(words))
	for k, w := range words {
		key := []rune(k)
		v.longest = max(v.longest, len(key))
		if w.section > 0 && !slices.Contains(v.first, key[0]) {
			v.first = append(v.first, key[0])
		}
		v.goesOn[uint8(len(v.words))] = slices.ContainsFunc(v.above, func(w []rune) bool { return len(w) > len(key) && slices.Equal(w[:len(key)], key) })
		v.slots[v.slot(key)] = uint8(len(v.words))
		v.words = append(v.words, entry{key, *w})
	}
	return v
})

// slot returns where a key, which is not empty, stands, or would.
func (v *glossary) slot(key []rune) uint32 {
	n := uint32(len(key)) // a few letters tell the words apart
	h := n*0x9e3779b1 ^ uint32(key[0])*0x85ebca6b ^ uint32(key[n/2])*0xc2b2ae35 ^ uint32(key[n-1])*0x27d4eb2f
	i := (h ^ h>>15) & uint32(len(v.slots)-1)
	for v.slots[i] != 0 && !slices.Equal(v.words[v.slots[i]].key, key) {
		i = (i + 1) & uint32(len(v.slots)-1)
	}
	return i
}

// hashRunes returns a hash of a key.
func hashRunes(key []rune) uint32 {
	h := uint32(len(key))
	for _, r := range key {
		h = (h ^ uint32(r)) * 0x9e3779b1
	}
	return h ^ h>>15
}

// number returns the number of the word that a key is, whole, from 1; 0 for none.
func (v *glossary) number(key []rune) uint8 {
	if len(key) == 0 || len(key) > v.longest {
		return 0
	}
	return v.slots[v.slot(key)]
}

// sign returns what is known of a key, with the number of the word that it is; nothing
// for most.
func (v *glossary) sign(key []rune) (w sign, word uint8) {
	word = v.number(key)
	w = v.words[word].sign
	w.lawItem = len(key) >= 4 && key[0] == '第' && key[1] == '二' && key[2] == '十' && key[3] == '条'
	return w, word
}

// beginsHeading reports whether a key that goes on can be that of a heading; it
// is quick.
func (v *glossary) beginsHeading(key []rune) bool {
	return len(key) == 0 || slices.Contains(v.first, key[0]) ||
		isNumeral(key[0]) && (len(key) == 1 || slices.Contains(v.first, key[1]))
}

// tops reports whether letters are those of words of a table's header, whole, and
// whether they begin such.
func (v *glossary) tops(letters []rune) (whole, begin bool) {
	for _, w := range v.above {
		if len(letters) <= len(w) && (len(letters) == 0 || letters[0] == w[0]) && slices.Equal(letters, w[:len(letters)]) {
			whole, begin = whole || len(letters) == len(w), true
		}
	}
	return whole, begin
}

// mayTop reports false where no word of a table's header begins with the first
// ideograph of a text; it is quick.
func (v *glossary) mayTop(b []byte) bool {
	r, _ := nextHan(b, 0)
	return r != 0 && v.topping.has(r)
}

// minKnown is how many letters a label has at least that tells what holds it.
const minKnown = 4

// knows reports whether a key can be a label, or a piece of one, or hold one.
func (v *glossary) knows(key []rune) bool {
	if v.number(key) != 0 {
		return true
	}
	pairs, run := 0, 0 // of its pairs those that stand in labels: all, and one behind the other
	for i := 1; i < len(key); i++ {
		if word, bit := pairOf(key[i-1], key[i]); v.pairs[word]>>bit&1 == 0 {
			run = 0
			continue
		}
		pairs++
		if run++; run+1 >= minKnown { // a label may begin with these
			for _, l := range v.known[key[i+1-minKnown]] {
				if rest := key[i+1-minKnown:]; len(l) <= len(rest) && slices.Equal(l, rest[:len(l)]) {
					return true
				}
			}
		}
	}
	if pairs+1 < len(key) {
		return false
	}
	for _, l := range v.labels {
		if len(key) <= len(l) && indexRunes(l, key) >= 0 {
			return true
		}
	}
	return indexRunes(v.four, key) >= 0
}

// opens reports whether the label of an item with that number begins with r.
func (v *glossary) opens(number int, r rune) bool {
	return number > 0 && number < len(v.items) && slices.Contains(v.items[number], r)
}

// opensItem reports false where no label of an item begins with r; it is quick.
func (v *glossary) opensItem(r rune) bool { return v.opening.has(r) }

// within reports whether a key is a label, or a piece of one.
func (v *glossary) within(key []rune) bool {
	return slices.ContainsFunc(v.labels, func(l []rune) bool { return len(key) <= len(l) && indexRunes(l, key) >= 0 })
}

// headingOf is heading of the key of a token, whose sign is known.
func (v *glossary) headingOf(t *token) (section int, ok bool) {
	if len(t.key) > 4 && isNumeral(t.key[0]) {
		return v.heading(t.key)
	}
	return int(t.sign.section) - 1, t.sign.section > 0
}

// heading returns the section of which a key is the heading; false for none.
func (v *glossary) heading(key []rune) (section int, ok bool) {
	w, _ := v.sign(dropNumber(key))
	return int(w.section) - 1, w.section > 0
}
