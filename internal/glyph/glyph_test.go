// This file tests the scales at the marks where one weight ends and the next
// begins.

package glyph

import (
	"testing"
	"unicode"
)

func TestIsSpace(t *testing.T) {
	for v := rune(0); v <= unicode.MaxRune; v++ {
		want := unicode.IsSpace(v) && v != 0x2028 && v != 0x2029 // these end a line or a paragraph
		if v >= 0x200b && v <= 0x200f {
			want = false
		}
		if got := IsSpace(v); got != want {
			t.Errorf("%U: got %t", v, got)
		}
	}
}

func TestIsVoid(t *testing.T) {
	for _, test := range []struct {
		v    rune
		want bool
	}{
		{0, true}, {0x1f, true}, {' ', false}, {'~', false}, {0x7f, true}, {0x80, false},
		{NBSP, false}, {0xac, false}, {0xad, true}, {0xae, false},
		{0x200a, false}, {0x200b, true}, {0x200f, true}, {0x2010, false},
		{0x205f, false}, {0x2060, true}, {0x2061, false}, {0xfeff, true}, {0xfffd, false}, {'一', false},
	} {
		if got := IsVoid(test.v); got != test.want {
			t.Errorf("%U: got %t", test.v, got)
		}
	}
}

func TestGlue(t *testing.T) {
	for _, test := range []struct {
		v    rune
		want int
	}{
		{'0', 0}, {'a', 0}, {',', 0}, {'.', 0}, {'-', 0}, {'(', 0}, {'·', 0}, {0x2013, 0},
		{'—', 1}, {'‘', 1}, {'“', 1}, {'”', 1}, {'…', 1}, {0x2027, 0}, {'①', 0}, {0x2e7f, 0},
		{'⺀', 2}, {'⼀', 2}, {'、', 2}, {'。', 2}, {'〇', 2}, {'《', 2}, {'一', 2}, {'鿿', 2}, {0xa4cf, 2}, {0xa4d0, 0},
		{0xf8ff, 0}, {0xf900, 2}, {0xfaff, 2}, {0xfb00, 0}, {0xfe2f, 0}, {0xfe30, 2}, {0xfe4f, 2}, {0xfe50, 0},
		{'（', 2}, {'）', 2}, {'：', 2}, {'；', 2}, {'，', 1}, {'．', 1}, {'％', 1}, {'０', 0}, {'９', 0}, {'Ａ', 0}, {0xffef, 0},
		{0x1ffff, 0}, {'𠮷', 2},
	} {
		if got := Glue(test.v); got != test.want {
			t.Errorf("%U: got %d, want %d", test.v, got, test.want)
		}
	}
}

func TestWidth(t *testing.T) {
	for _, test := range []struct {
		v    rune
		want int
	}{
		{'a', 1}, {NBSP, 1}, {0x2ff, 1}, {0x300, 0}, {0x36f, 0}, {0x370, 1}, {0x10ff, 1}, {0x1100, 2},
		{0x200a, 1}, {0x200b, 0}, {0x2060, 0}, {0x2e7f, 1}, {0x2e80, 2}, {0x303f, 1}, {'一', 2}, {'　', 2}, {'、', 2}, {0xa4d0, 1},
		{'（', 2}, {'０', 2}, {0xff61, 1}, {0xffe5, 2}, {0xfeff, 0}, {'𠮷', 2}, {0x3fffe, 1}, {'—', 1}, {'│', 1},
	} {
		if got := Width(test.v); got != test.want {
			t.Errorf("%U: got %d, want %d", test.v, got, test.want)
		}
	}
}
