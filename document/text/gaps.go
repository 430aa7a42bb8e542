// This file is the room of marks that are not what they are elsewhere: of tabs that part no
// cells, of pipes two of which part them, and of bullets that open rows.

package text

import "bytes"

const minCrowded = 2 // lines with fields of several cells

// usualMarks returns a text as long as src with spaces in the places of marks that part no
// cells, and how many tabs and pipes it holds.
func usualMarks(src []byte, tabs, pipes int) ([]byte, int, int) {
	if gapTabs(src, tabs) {
		src, tabs = bytes.ReplaceAll(src, []byte{'\t'}, []byte{' '}), 0
	}
	if doublePipes(src, pipes) {
		src, pipes = bytes.ReplaceAll(src, []byte("||"), []byte("| ")), pipes/2
	}
	return src, tabs, pipes
}

// gapTabs reports whether the tabs of a text, of which there are so many, stand for wide space
// alone: a program that reads pages puts one, behind a space, wherever the space between two
// words is wide, and none where it is narrow, so that several cells stand in one field, and an
// empty one leaves no tab. Nearly all tabs stand behind a space then, no field is empty, and in
// several lines one holds a figure besides words or another figure.
func gapTabs(src []byte, tabs int) bool {
	if tabs < fewMarks || (tabs-bytes.Count(src, []byte(" \t")))*8 > tabs {
		return false
	}
	crowded := 0
	for off := 0; off < len(src); {
		var b []byte
		if b, off = lineWith(src, off, '\t', 1); b == nil {
			break
		}
		several := false
		for more := true; more; {
			var f []byte
			f, b, more = bytes.Cut(b, []byte{'\t'})
			if f = bytes.TrimSpace(f); len(f) == 0 {
				return false
			}
			several = several || endsApart(f)
		}
		if several {
			crowded++
		}
	}
	return crowded >= minCrowded
}

// endsApart reports whether a field ends with a figure that space parts from words, or from
// another figure.
func endsApart(f []byte) bool {
	at := bytes.LastIndexByte(f, ' ')
	return at > 0 && isDigit(f[at+1:]) && isFigure(f[at+1:])
}

// doublePipes reports whether two pipes part cells, as || in lists of them: all of a text stand
// in pairs, so that no cell is left empty by them.
func doublePipes(src []byte, pipes int) bool {
	if pipes < fewMarks {
		return false
	}
	at := bytes.IndexByte(src, '|')
	return bytes.HasPrefix(src[at:], []byte("||")) && 2*bytes.Count(src, []byte("||")) == pipes
}

// listed reports whether a dash opens every row of a text, as one of a list: there are such with
// figures at their ends, and none without it. A dash for an empty cell opens but some rows.
func listed(src []byte) bool {
	if bytes.Count(src, []byte("\n- ")) < minBullets {
		return false
	}
	rows := 0
	for more := true; more; {
		var b []byte
		b, src, more = bytes.Cut(src, []byte{'\n'})
		if b = trimEnd(b); len(b) < shortLine || !endsFigures(b) || isFilled(b) && b[0] == '-' {
			continue
		}
		if b[0] != '-' || b[1] != ' ' {
			return false
		}
		rows++
	}
	return rows >= minBullets
}

// endsFigures reports whether a line ends with so many figures, or signs for none, parted by spaces.
func endsFigures(b []byte) bool {
	for range minBesides {
		at := bytes.LastIndexByte(b, ' ')
		if at < 0 || !isFilled(b[at+1:]) {
			return false
		}
		b = b[:at]
	}
	return true
}

// minBesides is how many figures stand at the end of a row.
const minBesides = 2
