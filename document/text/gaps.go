// This file is the room of tabs that part no cells: a program that reads pages puts one, behind
// a space, wherever the space between two words is wide, and none where it is narrow. Several
// cells stand in one field then, and an empty cell leaves no tab.

package text

import "bytes"

const minCrowded = 2 // lines with fields of several cells

// gapTabs reports whether the tabs of a text, of which there are so many, stand for wide space
// alone: nearly all of them stand behind a space, no field is empty, and in several lines one
// holds a figure besides words or another figure.
func gapTabs(src []byte, tabs int) bool {
	if spaced := bytes.Count(src, []byte(" \t")); tabs < fewMarks || (tabs-spaced)*8 > tabs {
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

// narrowed returns a text with a space in the place of each tab.
func narrowed(src []byte) []byte { return bytes.ReplaceAll(src, []byte{'\t'}, []byte{' '}) }
