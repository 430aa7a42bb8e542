// This file tests how what follows labels becomes cells.

package slots

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// row makes a row of three columns: digits are figures, _ an empty cell, . a
// blank line. Where marked, all stand on the label's line.
func row(marked bool, text string) Row {
	r := Row{N: 3, LabelTo: -1, Width: 1 + len(text)}
	for i, c := range text {
		it := Item{Kind: Figure, Row: i + 1, Cell: i + 1, Col: -1, Ref: i}
		switch c {
		case '_':
			it.Kind = Empty
		case '.':
			it.Kind = Line
		}
		if marked {
			it.Row, it.Marked, it.OnLabel = 0, true, true
		}
		r.Items = append(r.Items, it)
	}
	return r
}

// cells prints the cells that were read; ? for a row without, ! behind a doubt.
func cells(rows []Row, read []Reading) string {
	var b strings.Builder
	for i, rd := range read {
		if i > 0 {
			b.WriteByte(' ')
		}
		if rd.Slots == nil {
			b.WriteByte('?')
		}
		for _, s := range rd.Slots {
			switch {
			case s < 0:
				b.WriteByte('-')
			case rows[i].Items[s].Kind == Figure:
				b.WriteByte(byte('a' + s))
			default:
				b.WriteByte('_')
			}
		}
		if rd.Doubt != None {
			b.WriteByte('!')
		}
	}
	return b.String()
}

func TestRead(t *testing.T) {
	for _, x := range []struct {
		name   string
		marked bool
		rows   string
		want   string
	}{
		{"marks", true, "123 1_3 ___", "abc a_c ___"},
		{"marks, cells before the figures", true, "_123 _1_3 __2_", "bcd b_d _c_"},
		{"marks, where the columns begin is open", true, "_1__", "--_!"},
		{"marks, too few", true, "12 123", "ab-! abc"},
		{"marks, too many", true, "1234 123", "?! abc"},
		{"marks, a cell too many among few figures", true, "1___2 _123 _1_3 __2_", "?! bcd b_d! _c_!"},
		{"stream", false, "123 456 789", "abc abc abc"},
		{"stream, blank lines are cells", false, "123 1.3 .2. 12. ..3", "abc a_c _b_ ab_ __c"},
		{"stream, blank lines are no cells", false, "123. 123. 123.", "abc abc abc"},
		{"stream, blanks vanish", false, "123 12 1 123", "abc ?! ?! abc"},
		{"stream, a cell fewer than in other rows", false, strings.Repeat("1... ", 8) + "2.. .3..", strings.Repeat("a__ ", 8) + "a__! _b_"},
		{"stream, two cells for each column", false, "_____2_ ___4___ _______ _______", "__f! d__! ___ ___"},
		{"stream, one figure too many", false, "123 1234 123", "abc ?! abc"},
	} {
		t.Run(x.name, func(t *testing.T) {
			var rows []Row
			for _, text := range strings.Fields(x.rows) {
				rows = append(rows, row(x.marked, text))
			}
			read, _, _ := Read(rows, Hint{Separated: func(uint8) bool { return false }})
			if d := cmp.Diff(x.want, cells(rows, read)); d != "" {
				t.Errorf("cells (-want +got):\n%s", d)
			}
		})
	}
}

// placed makes a row of five columns under which its figures stand; those behind a
// space stand on the next line.
func placed(label int, text string) Row {
	r := Row{N: 5, LabelTo: -1, LabelX: label, LabelW: label, Label: 0}
	line := 0
	for _, c := range text {
		if c == ' ' {
			line++
			continue
		}
		x := 20 + 10*int(c-'a')
		r.Items = append(r.Items, Item{Kind: Figure, Row: line, OnLabel: line == 0, Col: -1, X: x, XEnd: x + 1, W: x, WEnd: x + 1, Ref: len(r.Items)})
	}
	return r
}

// A row without figures is blank where figures stand in columns, unless those of
// another row stand on several lines: one of them may be its own.
func TestTorn(t *testing.T) {
	for _, x := range []struct {
		name string
		row  Row
		want Doubt
	}{
		{"whole", placed(12, "abcde"), None},
		{"torn", placed(12, "ab de"), Loose},
	} {
		t.Run(x.name, func(t *testing.T) {
			rows := []Row{placed(8, "abcde"), placed(10, "ae"), placed(11, "be"), placed(9, ""), x.row}
			read, _, _ := Read(rows, Hint{Separated: func(uint8) bool { return false }})
			if got := read[3].Doubt; got != x.want {
				t.Errorf("doubt %v, want %v", got, x.want)
			}
		})
	}
}

// In a wide row whose cells stand on several lines, empty ones before figures say
// nothing of where these belong.
func TestUneven(t *testing.T) {
	for _, x := range []struct {
		lines string // the cells, as in row
		want  bool
	}{
		{"___4 __4", true},
		{"12 34 5__", false},
		{"12 34 567", false},
		{"___4__4", false},
		{"_ _ _ 4 _ _ 4", false},
	} {
		r := Row{N: 7}
		var s []int
		line := 0
		for _, c := range x.lines {
			if c == ' ' {
				line++
				continue
			}
			it := Item{Row: line}
			if c == '_' {
				it.Kind = Empty
			}
			s = append(s, len(r.Items))
			r.Items = append(r.Items, it)
		}
		if got := uneven(&r, s); got != x.want {
			t.Errorf("%q: %v", x.lines, got)
		}
	}
}

// Blank lines are cells where figures take their place, each row having as many of
// both, even if such lines stand between words too.
func TestEven(t *testing.T) {
	for _, x := range []struct{ name, row, want string }{
		{"a figure in place of a blank line", "1..", "a__"},
		{"a figure before as many blank lines", "1...", "?!"},
	} {
		t.Run(x.name, func(t *testing.T) {
			var rows []Row
			for _, text := range strings.Fields(x.row + " " + x.row + strings.Repeat(" ...", 9)) {
				rows = append(rows, row(false, text))
			}
			read, _, _ := Read(rows, Hint{Separated: func(uint8) bool { return false }, Between: func() uint { return 1 }})
			if got, _, _ := strings.Cut(cells(rows, read), " "); got != x.want {
				t.Errorf("got %s, want %s", got, x.want)
			}
		})
	}
}
