// This file is the room of labels: what the form calls its rows, and what of it
// stands before, within and behind the label of a row that was found.

package gongkai

import (
	"bytes"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/seed-11a632b0/gongkai/internal/align"
)

// matcher returns what finds the rows of a table.
func matcher(t *Table) *align.Matcher {
	labels := make([]align.Label, len(t.Rows))
	for i, r := range t.Rows {
		labels[i] = rowLabel(r)
	}
	return align.New(labels)
}

// A spelling is how a row's label is spelled, and its path.
type spelling struct {
	item    int    // the number with which it begins as the items of a list do, as in 4.保护; 0 for none
	mark    int    // the same, and that of a mark as （一） and 一、
	path    Path   // of the row
	letters string // its letters, those in brackets included
	own     string // and without those of its mark
}

// spellings returns how the labels of a table are spelled.
func spellings(t *Table) []spelling {
	out := make([]spelling, len(t.Rows))
	for i, r := range t.Rows {
		x := &out[i]
		x.path = Path(t.Section + "." + r.Name)
		_, x.mark = appendKey(nil, []byte(r.Label))
		if r.Label != "" && isDigit(r.Label[0]) {
			x.item = x.mark
		}
		x.letters, x.own = string(appendHan(nil, []byte(r.Label))), string(lettersOf(r.Label))
	}
	return out
}

// maxBefore bounds the tokens before a label among which its mark is looked for.
const maxBefore = 96

// opening returns the token, no further up than from, with which the label opens
// whose letters begin with token first: its mark may stand on lines of its own
// before them, as in （ 一 ） 予以公开. Labels are the last words of their lines, or
// stand in one column.
func (s *scan) opening(first, from, mark int) int {
	if t := &s.tokens[first]; mark == 0 || t.mark == int16(mark) {
		return first
	}
	if i := s.openingAbove(first, from, mark, false); i >= 0 {
		return i
	}
	if i := s.openingAbove(first, from, mark, true); i >= 0 {
		return i
	}
	return first
}

// openingAbove returns the token with which the mark begins, or -1. Column says that
// the label stands in one column, whatever its groups have on the same lines.
func (s *scan) openingAbove(first, from, mark int, column bool) int {
	var buf [48]byte
	n := len(buf) // buf[n:] is what stands before the letters
	label := &s.tokens[first]
	if b := s.bytes(s.cellOf(label)); len(b) > 0 {
		_, k := utf8.DecodeRune(b)
		n -= k
		copy(buf[n:], b[:k])
	}
	line, x := label.line, s.cellOf(label).X
	for i := first - 1; i >= max(from, first-maxBefore); i-- {
		t := &s.tokens[i]
		if t.line == line || t.kind != textToken || column && t.at != label.at && s.cellOf(t).X != x {
			continue
		}
		line = t.line
		b := s.bytes(s.cellOf(t))
		if t.long || len(t.key) > 1 || len(b) > 12 || len(b) > n {
			break
		}
		n -= len(b)
		copy(buf[n:], b)
		if _, m := appendKey(s.keys, buf[n:]); m == mark {
			return i
		}
	}
	return -1
}

// rowLabel returns what to look for when looking for a row.
func rowLabel(r Row) align.Label {
	key, mark := appendKey(nil, []byte(r.Label))
	l := align.Label{Keys: [][]rune{key}, Mark: mark}
	if full := lettersOf(r.Label); len(full) > len(key)+2 {
		l.Keys = append(l.Keys, full)
	}
	for _, s := range r.Short {
		if k, _ := appendKey(nil, []byte(s)); string(k) != string(key) {
			l.Keys = append(l.Keys, k)
		}
	}
	if n := len(r.Groups); n > 0 && len(key) <= 2 && strings.HasPrefix(r.Groups[n-1], "（") { // a short label may be glued to its group
		g, _ := appendKey(nil, []byte(r.Groups[n-1]))
		l.Keys = append(l.Keys, append(g, key...))
	}
	for _, g := range r.Groups {
		for _, c := range g {
			if isHan(c) {
				l.Free = append(l.Free, c)
			}
		}
	}
	return l
}

// lettersOf returns the letters of a label, those in brackets included, but
// not its item mark.
func lettersOf(s string) []rune {
	var out []rune
	for i, r := range []rune(s) {
		if isHan(r) && !(i < 2 && len(out) == 0 && isNumeral(r)) {
			out = append(out, r)
		}
	}
	return out
}

// item returns the number with which a text begins as a list does, as in 4.保护;
// 0 where it begins otherwise.
func (s *scan) item(i int) int {
	t := &s.tokens[i]
	if t.kind != textToken || t.mark == 0 || len(t.key) == 0 {
		return 0
	}
	var room smallRoom
	r, _ := utf8.DecodeRune(s.bytesIn(room[:], s.cellOf(t)))
	if r = fold(foldTable(), r); !isDigit(r) {
		return 0
	}
	return int(t.mark)
}

// misnumbered reports whether the label begins with the number of another item.
func (s *scan) misnumbered(p *placed, mark int) bool {
	for k := p.first; k <= p.last && mark > 0; k++ {
		if n := s.item(k); n != 0 {
			return n != mark
		}
	}
	return false
}

// otherPeriod reports whether the label of a row, of such letters, says that its figures are
// those of another period, 上年 or 累计, or of a year, 2023年.
func (s *scan) otherPeriod(p *placed, letters string) (period, year bool) {
	var room smallRoom
	for k := p.first; k <= p.last; k++ {
		t := &s.tokens[k]
		if t.kind != textToken || t.long {
			continue
		}
		b := s.bytesIn(room[:], s.cellOf(t))
		if speaksOfTime(b, 0) < 0 {
			continue
		}
		period = period || saysPeriod(b, letters)
		if at := bytes.Index(b, []byte("年")); at > 0 && hasDigit(b[max(0, at-3):at]) {
			year = true
		}
	}
	return period, year
}

// saysPeriod reports whether a text says a period that the letters of a label do not.
func saysPeriod(b []byte, letters string) bool {
	for to := speaksOfTime(b, 0); to > 0; to = speaksOfTime(b, to) {
		for _, w := range periods {
			if to >= len(w) && string(b[to-len(w):to]) == w && !strings.Contains(letters, w) {
				return true
			}
		}
	}
	return false
}

// periods are words of which a row that is that of this year alone has none beside its label.
var periods = []string{"上年", "去年", "前年", "历年", "往年", "同期", "上期", "累计", "上一年"}

// speaksOfTime returns where, behind some bytes of a text, a character ends with which one of
// periods does; -1 where none is there.
func speaksOfTime(b []byte, from int) int {
	for k := from + 2; k < len(b); k++ {
		switch b[k] {
		case "年"[2], "期"[2], "计"[2]:
			if w := b[k-2 : k+1]; string(w) == "年" || string(w) == "期" || string(w) == "计" {
				return k + 1
			}
		}
	}
	return -1
}

// damaged reports whether the line of a token is for certain, or is a number that may be a page's.
func (s *scan) damaged(t *token) bool {
	l := &s.doc.Lines[t.line]
	return l.Damaged && !l.Open || s.loose[int(t.line)]
}

// mayGoOn reports whether row i stands on a line of a grid that may go on on the next, or hold
// two rows: its label is not whole there, or not alone, or the next is neither that of another
// row nor of another grid.
func (s *scan) mayGoOn(rd *reading, i int) bool {
	p := &rd.rows[i]
	at := s.tokens[p.last].line
	l := &s.doc.Lines[at]
	if !l.Open {
		return false
	}
	if p.run.Covered < p.run.Letters || p.run.Foreign > 0 || s.tokens[p.first].line != at {
		return true
	}
	next := int(at) + 1
	return next < len(s.doc.Lines) && s.doc.Lines[next].Grid == l.Grid &&
		!anyOf(rd.rows[i+1:], func(o *placed) bool { return o.run.Placed() && int(s.tokens[o.first].line) == next })
}

// numbersIn reports whether digits stand in b, behind the mark of an item where it has one.
func numbersIn(b []byte, marked bool) bool {
	if marked {
		b = bytes.TrimLeftFunc(b, func(r rune) bool { return !isDigit(r) })
		b = bytes.TrimLeft(b, "0123456789")
	}
	return hasDigit(b)
}

// dirty reports whether more than the label stands in the label's cells, or
// figures are glued or are those of several rows, or their grid is damaged.
func (s *scan) dirty(p *placed) bool {
	for i := 0; i < len(p.row.Items) && (s.padded || s.flawed); i++ {
		t := &s.tokens[p.row.Items[i].Ref]
		if t.kind == figureToken && (s.fig(t).zeros || s.damaged(t) || s.cellOf(t).RowSpan > 1) {
			return true
		}
	}
	glued := func(t *token) bool { // figures that run together
		return t.kind == textToken && len(t.key) == 0 && !t.long && numbersIn(s.bytes(s.cellOf(t)), t.mark > 0)
	}
	blank := !slices.ContainsFunc(p.cells, func(c int) bool { return c >= 0 && s.tokens[c].kind <= figureToken })
	for k := p.last + 1; k < min(p.to+1, len(s.tokens)) && blank; k++ { // or end what follows
		if glued(&s.tokens[k]) {
			return true
		}
	}
	for k := p.last + 1; k < min(p.to+1, len(s.tokens)) && s.tokens[k].line == s.tokens[p.last].line && s.numbersOf(p) == 0; k++ {
		if t := &s.tokens[k]; t.kind == textToken && endsDigit(s.bytes(s.cellOf(t))) {
			return true // as those of lists do, in which signs part names
		}
	}
	first := s.item(p.first)
	for k := p.first; k <= p.last; k++ {
		if n := s.item(k); k > p.first && n != 0 && first != 0 && n != first {
			return true // another row's label begins within
		}
		if t := &s.tokens[k]; glued(t) || t.two || s.damaged(t) {
			return true
		}
	}
	return false
}

// endsDigit reports whether a text ends with a digit.
func endsDigit(b []byte) bool { return len(b) > 0 && isDigit(rune(b[len(b)-1])) }
