// This file measures: how many columns a character takes on a screen, and which can be told
// by their bytes.

package text

// width returns the display width of r: 2 for East Asian wide and full-width
// characters, 0 for marks that take no room, 1 for the rest.
func width(r rune) int {
	switch {
	case r < 0x300:
		return 1
	case r >= 0x300 && r <= 0x36f, r >= 0x200b && r <= 0x200f, r == 0xfeff, r == 0x2060:
		return 0
	case r >= 0x1100 && r <= 0x115f,
		r >= 0x2e80 && r <= 0x303e,
		r >= 0x3041 && r <= 0xa4cf,
		r >= 0xac00 && r <= 0xd7a3,
		r >= 0xf900 && r <= 0xfaff,
		r >= 0xfe30 && r <= 0xfe6f,
		r >= 0xff00 && r <= 0xff60,
		r >= 0xffe0 && r <= 0xffe6,
		r >= 0x1f300 && r <= 0x1faff,
		r >= 0x20000 && r <= 0x3fffd:
		return 2
	}
	return 1
}

// isPlainHan reports whether a character between U+4000 and U+9FFF stands at
// b[i], which is three bytes long, wide and no space: most of what is read.
func isPlainHan(b []byte, i int) bool {
	return i+2 < len(b) && b[i] >= 0xe4 && b[i] <= 0xe9 && b[i+1]&0xc0 == 0x80 && b[i+2]&0xc0 == 0x80
}

// plainMark returns the width of the character at b[i] where that is three bytes
// long and one of the marks and signs that stand among ideographs, but no space;
// else 0.
func plainMark(b []byte, i int) int {
	if i+2 >= len(b) {
		return 0
	}
	x, y := b[i+1], b[i+2]
	if x&0xc0 != 0x80 || y&0xc0 != 0x80 {
		return 0
	}
	switch b[i] {
	case 0xe2: // dashes, quotes, ellipses
		if x == 0x80 && y >= 0x90 && y <= 0xa7 {
			return 1
		}
	case 0xe3: // marks, kana, enclosed letters, ideographs up to U+3FFF
		if x == 0x80 && y >= 0x81 && y <= 0xbe || x == 0x81 && y >= 0x81 || x > 0x81 {
			return 2
		}
	case 0xef: // full-width forms
		if x == 0xbc && y >= 0x81 || x == 0xbd && y <= 0xa0 {
			return 2
		}
	}
	return 0
}
