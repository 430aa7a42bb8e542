// This file is the room of corrections: sentences below or beside a table which say that a
// figure of it should be another.

package gongkai

import (
	"slices"
	"strings"
)

// minCorrection is how many letters a sentence has at least that corrects a figure.
const minCorrection = 8

// doubtCorrected puts the rows in doubt that a sentence names which corrects a figure; where it
// names none, but a table and a number, all rows.
func (a *assembly) doubtCorrected() {
	from := int32(-1)
	for _, line := range a.tables {
		if line >= 0 && (from < 0 || int32(line) < from) {
			from = int32(line)
		}
	}
	for i := range a.tokens {
		t := &a.tokens[i]
		if t.kind != textToken || t.word > 0 || from < 0 || t.line < from-linesAbove || len(t.key) < minCorrection && len(t.key) > 0 {
			continue
		}
		text, key := []byte(nil), t.key
		if len(key) == 0 && !t.long { // all of it may stand in brackets
			if text = a.bytes(a.cellOf(t)); len(text) >= 3*minCorrection {
				key = appendHan(nil, text)
			}
		}
		if !correctsFigure(key) {
			continue
		}
		text = a.bytes(a.cellOf(t))
		said, named := string(appendHan(nil, text)), false
		for table, rows := range a.l.spelled {
			for k := range rows {
				if strings.Contains(said, rows[k].own) {
					named = true
					doubt(a.r.cells[a.l.first[table][k]:][:len(a.l.tables[table].Rows[k].Columns)])
				}
			}
		}
		if !named && slices.Contains(key, '表') && hasDigit(text) {
			doubt(a.r.cells)
		}
	}
}

// correctsFigure reports whether letters say that what is printed should be something else.
func correctsFigure(key []rune) bool {
	for k := 1; k < len(key); k++ {
		switch before := key[k-1]; key[k] {
		case '为':
			if before == '应' || before == '正' || before == '实' || before == '际' {
				return true
			}
		case '误':
			if before == '有' {
				return true
			}
		case '填', '写', '报':
			if before == '误' || before == '错' {
				return true
			}
		}
	}
	return false
}
