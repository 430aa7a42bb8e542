// This file is the room of lone tabs that open cells, as browsers print a table whose cells hold
// paragraphs: which of these tabs are the only trace of an empty cell.

package gongkai

import (
	"slices"

	"github.com/seed-11a632b0/gongkai/document"
	"github.com/seed-11a632b0/gongkai/internal/slots"
)

// opensCells reports whether a lone tab, alone on its line, opens each cell, as browsers print
// cells that hold paragraphs: nearly every figure stands behind one. Where just as many tabs
// and figures as columns stand in most rows, the tabs are cells themselves; in few rows both
// may be, unless another table tells. It leaves of the blank lines only the tabs of empty cells,
// with nothing before the next.
func (s *scan) opensCells(rd *reading, known bool) bool {
	if s.gaps>>document.Tab&1 == 0 {
		return false // there are none
	}
	apart := rd.behindTabs()
	figures, opened := 0, 0 // all of them, and those right behind a tab
	rows, filled := 0, 0    // with figures, and those of them in which tabs may be cells
	bare, odd := 0, 0       // with tabs alone, and those of them with another number than columns
	for i := range rd.rows {
		p := &rd.rows[i]
		s.dropOpenerOfWord(p, apart)
		tabs, shown, behind := 0, 0, false
		for k := range p.row.Items {
			switch it := &p.row.Items[k]; {
			case it.Kind != slots.Line:
				if shown++; behind {
					opened++
				}
				behind = false
			case isTab(it):
				tabs++
				behind = true
			}
		}
		figures += shown
		switch {
		case shown > 0:
			if rows++; tabs+shown == p.row.N {
				filled++
			}
		case tabs > 0:
			if bare++; tabs != p.row.N {
				odd++
			}
		}
	}
	all := opened*20 >= figures*19 && filled*2 <= rows && (opened > 0 || known)
	if known && !all || opened*2 >= figures && odd*2 > bare || all && !known && rows < minRegular && (odd+filled > 0 || rows+bare < minRegular) {
		for i := range rd.rows { // another table is otherwise, neither holds for most, or too few tell
			rd.rows[i].doubted = true
		}
	}
	if !all {
		return false
	}
	for i := range rd.rows {
		p := &rd.rows[i]
		cells, empty := p.row.Items[:0], false // the last is a tab with nothing behind it so far
		for _, it := range p.row.Items {
			switch tab := isTab(&it); {
			case it.Kind == slots.Line && !tab:
				continue
			case !tab && empty:
				cells = cells[:len(cells)-1]
				empty = false
			default:
				empty = tab
			}
			cells = append(cells, it)
		}
		p.row.Items = cells
	}
	return true
}

// isTab reports a line with a tab and nothing else.
func isTab(it *slots.Item) bool { return it.Kind == slots.Line && it.Gap == uint8(document.Tab) }

// dropOpenerOfWord takes the last tab for no cell where it opens the cell of a word at which the
// row ends, as in a header that is printed again: no more lines stand between than behind the
// tabs of figures, a line before it is left out, as those that head pages are, and a tab opens
// the cell of that word above, too.
func (s *scan) dropOpenerOfWord(p *placed, apart int) {
	items := p.row.Items
	k := len(items) - 1
	for k >= 0 && items[k].Kind == slots.Line && !isTab(&items[k]) {
		k--
	}
	if k < 0 || !isTab(&items[k]) || len(items)-1-k > apart {
		return
	}
	if end := items[len(items)-1].Ref + 1; end >= len(s.tokens) || s.tokens[end].kind != textToken || len(s.tokens[end].key) == 0 || s.headingAt(end) {
		return
	}
	heads := false
	for i := k; i > 0 && (i == k || items[i].Kind == slots.Line && !isTab(&items[i])); i-- {
		heads = heads || items[i].Row > items[i-1].Row+1
	}
	if heads && s.openedAbove(items[len(items)-1].Ref+1, p.first) {
		items[k].Gap = 0
	}
}

// openedAbove reports whether a lone tab stands before the words of token i where they are
// printed last above token below, with nothing but blank lines between.
func (s *scan) openedAbove(i, below int) bool {
	for k := below - 1; k > max(0, below-maxHeader); k-- {
		if t := &s.tokens[k]; t.kind != textToken || !slices.Equal(t.key, s.tokens[i].key) {
			continue
		}
		for k--; k > 0 && s.tokens[k].kind == gapToken && s.tokens[k].line+1 == s.tokens[k+1].line; k-- {
			if s.loneTab(k) {
				return true
			}
		}
		return false
	}
	return false
}

// behindTabs returns how many lines stand at most between a tab and the figure behind it.
func (rd *reading) behindTabs() int {
	most := 0
	for i := range rd.rows {
		last := -1
		for k := range rd.rows[i].row.Items {
			switch it := &rd.rows[i].row.Items[k]; {
			case isTab(it):
				last = k
			case it.Kind == slots.Figure && last >= 0:
				most = max(most, k-last-1)
				last = -1
			}
		}
	}
	return most
}

// wordsTabbed reports whether a lone tab stands between any two names of the columns of table
// four, whole and in their order, and no more lines behind it than before: it opens cells.
func (s *scan) wordsTabbed(columns [][]rune, lo, hi int) bool {
	if s.gaps>>document.Tab&1 == 0 {
		return false
	}
	next, before, behind := 0, 0, -1 // the column that is named next; lines before a tab and behind it, -1 for none
	for i := lo; i < hi && next < len(columns); i++ {
		switch t := &s.tokens[i]; {
		case t.kind == gapToken && s.loneTab(i):
			if behind >= 0 {
				next = 0
			}
			behind = 0
		case t.kind == gapToken && behind < 0:
			before++
		case t.kind == gapToken:
			behind++
		case t.kind == textToken && slices.Equal(t.key, columns[next]) && (next == 0 || behind >= 0 && behind <= before):
			next, before, behind = next+1, 0, -1
		case t.kind == textToken && slices.Equal(t.key, columns[0]):
			next, before, behind = 1, 0, -1
		default:
			next = 0
		}
	}
	return next == len(columns)
}
