// This file is the room of amounts of money: in which unit they are printed.

package gongkai

const (
	maxUnitTokens = 128 // tokens before an amount among which its unit can be named
	maxMultiples  = 2   // as in 百万元
)

// setUnits gives the amounts of row i that print no unit the one that stands in the header
// above them or in the label. Where several do they are in doubt; where none does they have
// none.
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
		unit, ok := s.unitNamed(from, rd.rows[i].cells[c])
		out.Unit = unit
		out.Uncertain = out.Uncertain || !ok
	}
}

// unitNamed returns the unit of money that the texts name among the last tokens from lo to
// before hi; "" where none does, and false where several are named. Words wrapped beside
// each other can stand between the letters of a unit.
func (s *scan) unitNamed(lo, hi int) (unit string, ok bool) {
	t := foldTable()
	var room [maxMultiples]rune
	many, open := room[:0], false // open: behind a word or a mark that a unit stands behind
	for i := max(lo, hi-maxUnitTokens); i < hi; i++ {
		tk := &s.tokens[i]
		if tk.kind != textToken && !tk.joined || tk.long {
			continue
		}
		b := s.bytes(s.cellOf(tk))
		for k := 0; k < len(b); {
			v, n := decode(b, k)
			k += n
			switch r := fold(t, v); r {
			case '额', '位', '(', ':', '/':
				many, open = many[:0], true
			case '十', '百', '千', '万', '亿':
				if open && len(many) < maxMultiples {
					many = append(many, r)
				}
			case '元':
				if !open {
					continue
				}
				u := string(many) + "元"
				if unit != "" && unit != u {
					return "", false
				}
				unit, many, open = u, many[:0], false
			}
		}
	}
	return unit, true
}
