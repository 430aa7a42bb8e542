// This file tests that the words of the form are told apart by their numbers.

package gongkai

import "testing"

func TestGlossaryNumbers(t *testing.T) {
	v := newGlossary()
	for i, e := range v.words {
		if n := v.number(e.key); int(n) != i {
			t.Errorf("word %q has the number %d, and is found by %d", string(e.key), i, n)
		}
	}
	if n := v.number([]rune("自然")); n != 0 {
		t.Errorf("a piece of a word has the number %d", n)
	}
	for _, f := range Forms() {
		l := lookups[f]()
		for table := range l.tables {
			for i, r := range l.tables[table].Rows {
				key, _ := appendKey(nil, []byte(r.Label))
				row := int(l.rowOf[table][v.number(key)]) - 1
				if v.number(key) == 0 || row < 0 {
					continue // such as labels of which what stands in brackets counts
				}
				if k, _ := appendKey(nil, []byte(l.tables[table].Rows[row].Label)); row > i || string(k) != string(key) {
					t.Errorf("%v: the label of row %d of table %d is said to be that of row %d", f, i, table, row)
				}
			}
		}
	}
}
