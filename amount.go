// This file is the room of amounts of money: in which unit they are printed.

package gongkai

const (
	maxUnitTokens = 128 // tokens before an amount among which its unit can be named
	maxUnitBehind = 16  // tokens behind it among which another can
	maxMultiples  = 2   // as in 百万元
)

// setUnits gives the amounts of row i that print no unit the one that stands in the header
// above them or in the label. Where several do, or one that is not plain, they are in doubt,
// as where one stands behind them; where none does they have none.
func (s *scan) setUnits(rd *reading, i int, columns []Column, cells []Cell) {
	for c := range columns {
		out := &cells[c]
		if columns[c].Kind != Amount || out.State != Given || out.Unit != "" {
			continue
		}
		from := 0 // behind the row before
		for k := i - 1; k >= 0 && from == 0; k-- {
			from = rd.rows[k].to
		}
		at := rd.rows[i].cells[c]
		var u unitNames
		u.read(s, from, at, maxUnitTokens)
		if !u.doubt {
			out.Unit = u.unit
		}
		out.Uncertain = out.Uncertain || u.doubt || s.unitBehind(rd, i, at, u.unit)
	}
}

// unitBehind reports whether the cell of an amount or a text behind it, up to the next row or
// header, says another unit than the given one.
func (s *scan) unitBehind(rd *reading, i, at int, unit string) bool {
	if holdsUnit(s.bytes(s.cellOf(&s.tokens[at]))) {
		return true // in a note
	}
	end := min(len(s.tokens), at+1+maxUnitBehind)
	for k := i + 1; k < len(rd.rows); k++ {
		if rd.rows[k].run.Placed() {
			end = min(end, rd.rows[k].first)
			break
		}
	}
	for k := at + 1; k < end; k++ {
		t := &s.tokens[k]
		if s.headingAt(k) || t.sign.head || t.sign.lawItem {
			break
		}
		if t.kind != textToken || t.long || !holdsUnit(s.bytes(s.cellOf(t))) {
			continue
		}
		if s.tokens[k-1].kind == textToken && len(t.key) == 1 && isMultiple(t.key[0]) {
			continue // a letter of words that are set below each other, as those of 第二十条
		}
		var u unitNames
		u.open = true
		u.read(s, k, k+1, 1)
		if u.doubt || u.unit != unit {
			return true
		}
	}
	return false
}

// holdsUnit reports whether a text speaks of money, or says nothing but a multiple.
func holdsUnit(b []byte) bool {
	t := foldTable()
	multiple, other := false, false
	for k := 0; k < len(b); {
		v, n := decode(b, k)
		k += n
		switch r := fold(t, v); {
		case isYuan(r):
			return true
		case isMultiple(r):
			multiple = true
		default:
			other = other || r > 127
		}
	}
	return multiple && !other
}

func isMultiple(r rune) bool {
	return r == '十' || r == '百' || r == '千' || r == '万' || r == '亿'
}

// isYuan reports the character of the unit, also as it is written on money.
func isYuan(r rune) bool { return r == '元' || r == '圆' || r == '圓' }

// unitNames are the units of money that texts name.
type unitNames struct {
	unit  string
	doubt bool // another is named, or one that is not plain
	many  []rune
	open  bool // behind a word or a mark that a unit stands behind
	dirty bool // and something else, in the same text
	spent bool // a multiple in the same text that none follows
	owed  bool // 单位 is said, and none that can be read has followed
}

// read reads the last tokens from lo to before hi, so many at most. Words wrapped beside each
// other can stand between the letters of a unit; but what stands right before them in the same
// text, or right behind, makes them those of another.
func (u *unitNames) read(s *scan, lo, hi, most int) {
	t := foldTable()
	var room [maxMultiples]rune
	u.many = room[:0]
	for i := max(lo, hi-most); i < hi; i++ {
		tk := &s.tokens[i]
		if tk.kind != textToken && !tk.joined || tk.long {
			continue
		}
		if u.dirty, u.spent = false, false; !u.open {
			u.many = u.many[:0]
		}
		named := false // the letter before ends a unit
		b := s.bytes(s.cellOf(tk))
		for k := 0; k < len(b); {
			v, n := decode(b, k)
			k += n
			r := fold(t, v)
			if r == 0 || r == ' ' {
				continue
			}
			if named && (r > 127 && r != '、' || r == '/') {
				u.doubt = true // as in 元角分, or 元/件
			}
			named = u.letter(r)
		}
	}
	u.doubt = u.doubt || u.owed
}

// letter reads a letter, and reports whether it ends a unit.
func (u *unitNames) letter(r rune) bool {
	switch {
	case isYuan(r):
		if !u.open {
			again := len(u.many) == 0 || string(u.many)+"元" == u.unit // a piece of a header printed twice
			u.doubt, u.many = u.doubt || u.unit != "" && (u.dirty || u.spent || !again), u.many[:0]
			return false
		}
		unit := string(u.many) + "元"
		u.doubt = u.doubt || u.dirty || u.spent || u.unit != "" && u.unit != unit
		u.unit, u.many, u.open, u.owed = unit, u.many[:0], false, false
		return true
	case r == '额' || r == '位' || r == '币' || r == '(' || r == ':' || r == '/' || r == '、':
		u.spent = u.spent || len(u.many) > 0
		u.owed = u.owed || r == '位' && u.unit == ""
		u.many, u.open, u.dirty = u.many[:0], u.open || r != '、' || u.unit != "", false
	case isMultiple(r) && (u.open || u.unit != "") && !u.dirty && len(u.many) < maxMultiples:
		u.many = append(u.many, r)
	default:
		if k := len(u.many); r == ')' && u.open && k > 0 && u.many[k-1] != '十' { // which numbers an item
			u.doubt = true
		}
		u.spent = u.spent || len(u.many) > 0 && u.open
		u.dirty = true
	}
	return false
}
