// Package glyph is the scales of the house: what of a character matters where
// text is cut into words and words are joined, whatever file it comes from.
package glyph

import "unicode/utf8"

// NBSP is the no-break space.
const NBSP = 0xa0

// IsSpace reports white space, tabs, line ends and no-break spaces among it.
func IsSpace(v rune) bool {
	if v < utf8.RuneSelf {
		return v == ' ' || v >= '\t' && v <= '\r'
	}
	switch v {
	case NBSP, 0x85, 0x1680, 0x202f, 0x205f, 0x3000:
		return true
	}
	return v >= 0x2000 && v <= 0x200a
}

// IsVoid reports characters that print nothing. Line ends are among them, so
// ask IsSpace first.
func IsVoid(v rune) bool {
	if v < utf8.RuneSelf {
		return v < ' ' || v == 0x7f
	}
	return v >= 0x200b && v <= 0x200f || v == 0xfeff || v == 0x2060 || v == 0xad
}

// Glue tells how closely a character joins its neighbours: 2 for ideographs and
// their marks, between which no space belongs; 1 for marks that can also stand
// within a figure, and those that all scripts share; 0 for the rest.
func Glue(v rune) int {
	switch {
	case v < 0x2014:
		return 0
	case v <= 0x2026:
		return 1
	case v < 0x2e80:
		return 0
	case v <= 0xa4cf, v >= 0xf900 && v <= 0xfaff, v >= 0xfe30 && v <= 0xfe4f, v >= 0x20000:
		return 2
	case v < 0xff00 || v > 0xffee:
		return 0
	}
	switch v {
	case '（', '）', '：', '；', '？', '！', '［', '］', '｛', '｝':
		return 2
	case '，', '．', '／', '－', '＋', '％':
		return 1
	}
	return 0
}

// Width returns how many columns a character takes on a screen: 2 for East Asian
// wide and full-width ones, 0 for marks that take no room, 1 for the rest.
func Width(v rune) int {
	switch {
	case v < 0x300:
		return 1
	case v <= 0x36f, v >= 0x200b && v <= 0x200f, v == 0xfeff, v == 0x2060:
		return 0
	case v >= 0x1100 && v <= 0x115f,
		v >= 0x2e80 && v <= 0x303e,
		v >= 0x3041 && v <= 0xa4cf,
		v >= 0xac00 && v <= 0xd7a3,
		v >= 0xf900 && v <= 0xfaff,
		v >= 0xfe30 && v <= 0xfe6f,
		v >= 0xff00 && v <= 0xff60,
		v >= 0xffe0 && v <= 0xffe6,
		v >= 0x1f300 && v <= 0x1faff,
		v >= 0x20000 && v <= 0x3fffd:
		return 2
	}
	return 1
}
