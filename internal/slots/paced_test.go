// This file tests rows whose cells are joined by spaces.

package slots

import (
	"strings"
	"testing"
)

// spaced makes rows of seven columns of lines whose words are parted by spaces, the
// last word that begins with a letter being the label.
func spaced(lines ...string) ([]Row, Hint) {
	var rows []Row
	for n, line := range lines {
		r := Row{N: 7, LabelTo: -1, Label: n}
		for k, it := range words(line) {
			it.Row, it.Cell, it.Col, it.OnLabel, it.Ref = n, k, -1, true, k
			if c := line[it.X]; c >= 'a' && c <= 'z' {
				r.LabelAt, r.LabelX, r.LabelW = k, it.XEnd, it.WEnd
				continue
			}
			r.Items = append(r.Items, it)
		}
		r.Width = len(words(line))
		rows = append(rows, r)
	}
	return rows, Hint{Buffer: &Buffer{}, Split: func(line, pace int, at []int) (_ []int, n, from int) {
		end := 0
		for k, it := range words(lines[line]) {
			if (it.X-end)%pace != 0 {
				from = k
			}
			n += (it.X - end) / pace
			at, end = append(at, n), it.XEnd
		}
		return at, n + (len(lines[line])-end)/pace + 1, from
	}}
}

func TestPaced(t *testing.T) {
	for _, x := range []struct {
		name  string
		lines []string
		want  string
	}{
		{"one space", []string{"a 1 2 3 4 5 6 21", "b 1  3    4", "c       ", "d  1  1  2 ", "e    4  4 8"},
			"abcdefg a-b---c ------- -a-b-c- ---a-bc"},
		{"two spaces", []string{"a  1  2  3  4  5  6  21", "b  1    3        4", "c              ", "d    1    1    2  ", "e        4    4  8"},
			"abcdefg a-b---c ------- -a-b-c- ---a-bc"},
		{"labels in several columns", []string{"a   1 2 3 4 5 6 21", "b a  1  3    4", " b c       ", "  d  1  1  2 ", "  e    4  4 8"},
			"abcdefg a-b---c ------- -a-b-c- ---a-bc"},
		{"a row with a cell too many", []string{"a 1 2 3 4 5 6 21", "b 1  3    4", "c       ", "d  1  1  2 ", "e   4  4 8  "},
			"abcdefg a-b---c ------- -a-b-c- ?!"},
		{"a number in two pieces", []string{"a 1 2 3 4 5 6 21", "b 1  3    4", "c       ", "d  1  1  2 ", "e 0 0 0 0 2 676 0 "},
			"abcdefg a-b---c ------- -a-b-c- abcdefg!"},
		{"spaces at the ends of lines are lost", []string{"a 1 2 3 4 5 6 21", "b 1  3    4", "c", "d  1  1  2", "e    4  4 8", "f 9  9    18"},
			"abcdefg a-b---c! ?! -a-b-c-! ---a-bc! a-b---c!"},
		{"a row that may have lost a cell", []string{"x a 1 2 3 4 5 6 21", "x b 1  3    4", "x c  1  1  2 ", "x d    4  4 8", "e  1 3    4"},
			"abcdefg a-b---c -a-b-c- ---a-bc -ab---c!"},
		{"a row without the cell of a group", []string{"x a 1 2 3 4 5 6 21", "x b 1  3    4", "x c  1  1  2 ", "e  1 3    4", "f 1   3 3  7"},
			"abcdefg a-b---c -a-b-c- -ab---c a--bc-d"},
		{"too few rows with an empty cell", []string{"a 1 2 3 4 5 6 21", "b 1  3    4", "c 1 2 3 4 5 6 21", "d 1  1    2", "e 1 2 3 4 5 6 21"},
			"abcdefg ?! abcdefg ?! abcdefg"},
	} {
		rows, hint := spaced(x.lines...)
		if got, _ := readPaced(rows, hint); got != x.want {
			t.Errorf("%s: %s, want %s", x.name, got, x.want)
		}
	}
}

// readPaced reads rows by their spaces alone, and returns their cells and the pace.
func readPaced(rows []Row, hint Hint) (string, int) {
	which := make([]int, len(rows))
	out := make([]Reading, len(rows))
	for i := range rows {
		which[i] = i
		rd := &out[i]
		for k := range rows[i].Items {
			rd.Items = append(rd.Items, k)
		}
		switch len(rd.Items) {
		case 0:
			rd.Doubt = Missing
		case rows[i].N:
			rd.Slots = rd.Items
		default:
			rd.Doubt = Short
		}
	}
	pace, _ := paced(rows, which, out, hint)
	return strings.TrimSpace(cells(rows, out)), pace
}

func TestPacedBelow(t *testing.T) {
	for _, x := range []struct {
		name  string
		lines []string // those of figures follow their labels
		want  string
	}{
		{"a line below each label", []string{"a", "1 2 3 4 5 6 21", "b", "1  3    4", "c", "      ", "d", " 1  1  2 ", "e", "   4  4 8"},
			"abcdefg a-b---c ------- -a-b-c- ---a-bc"},
		{"a row with a cell too many", []string{"a", "1 2 3 4 5 6 21", "b", "1  3    4", "c", " 5     5", "d", " 1  1  2 ", "e", "   4  4 8  "},
			"abcdefg a-b---c -a----b -a-b-c- ?!"},
		{"too few rows with an empty cell", []string{"a", "1 2 3 4 5 6 21", "b", "1  3    4", "c", "1 2 3 4 5 6 21"},
			"?! ?! ?!"},
	} {
		rows, hint := below(x.lines...)
		if got := readBelow(rows, hint); got != x.want {
			t.Errorf("%s: %s, want %s", x.name, got, x.want)
		}
	}
}

// below makes rows of lines in turns: a label, and its figures.
func below(all ...string) ([]Row, Hint) {
	lines, hint := spaced(all...)
	var rows []Row
	for n := 0; n+1 < len(lines); n += 2 {
		r := lines[n+1]
		r.Top, r.Label = n, n
		for k := range r.Items {
			r.Items[k].OnLabel = false
		}
		if len(r.Items) == 0 {
			r.Items = []Item{{Kind: Line, Row: n + 1}}
		}
		rows = append(rows, r)
	}
	return rows, hint
}

// readBelow reads rows by the spaces of the lines below their labels.
func readBelow(rows []Row, hint Hint) string {
	which, out := make([]int, len(rows)), make([]Reading, len(rows))
	for i := range out {
		which[i], out[i].Doubt = i, Short
	}
	pacedBelow(rows, which, out, hint)
	return strings.TrimSpace(cells(rows, out))
}

// More spaces than that are white space.
func TestMaxPace(t *testing.T) {
	for _, n := range []int{maxPace - 1, maxPace, maxPace + 1} {
		wide := func(lines ...string) []string {
			for i := range lines {
				lines[i] = strings.ReplaceAll(lines[i], " ", strings.Repeat(" ", n))
			}
			return lines
		}
		rows, hint := spaced(wide("a 1 2 3 4 5 6 21", "b 1  3    4", "c       ", "d  1  1  2 ", "e    4  4 8", "f 1 2 3 4 5 6 21")...)
		got, pace := readPaced(rows, hint)
		if want := "abcdefg a-b---c ------- -a-b-c- ---a-bc abcdefg"; (got == want) != (n <= maxPace) || (pace == n) != (n <= maxPace) {
			t.Errorf("%d spaces: %s, pace %d", n, got, pace)
		}
		if step := stepOf(rows); (step == n) != (n <= maxPace) {
			t.Errorf("%d spaces: step %d", n, step)
		}
		rows, hint = below(wide("a", "1 2 3 4 5 6 21", "b", "1  3    4", "c", "      ", "d", " 1  1  2 ", "e", "   4  4 8")...)
		if got, want := readBelow(rows, hint), "abcdefg a-b---c ------- -a-b-c- ---a-bc"; (got == want) != (n <= maxPace) {
			t.Errorf("%d spaces below labels: %s", n, got)
		}
	}
}

// Where more cells stand before the columns, a row is not read by its spaces.
func TestMaxBegin(t *testing.T) {
	for _, n := range []int{maxBegin - 1, maxBegin, maxBegin + 1} {
		lines := []string{"a 1 2 3 4 5 6 21", "b 1  3    4", "c       ", "d  1  1  2 ", "e    4  4 8"}
		for i := range lines {
			lines[i] = strings.Repeat(" ", n-1) + lines[i]
		}
		got, pace := readPaced(spaced(lines...))
		if want := "abcdefg a-b---c ------- -a-b-c- ---a-bc"; (got == want) != (n <= maxBegin) || (pace == 1) != (n <= maxBegin) {
			t.Errorf("%d cells before the columns: %s, pace %d", n, got, pace)
		}
	}
	// nor where the label stands in such a cell, and the columns before it
	got, _ := readPaced(spaced("a   1 2 3 4 5 6 21", "b a  1  3    4", " b c       ", "  d  1  1  2 ", "  e    4  4 8", strings.Repeat(" ", maxBegin+1)+"f 1"))
	if want := "abcdefg a-b---c ------- -a-b-c- ---a-bc ?!"; got != want {
		t.Errorf("%s, want %s", got, want)
	}
}

// Where its label has more lines, a row without figures is not read: its empty cells may
// be on any of them.
func TestMaxLabelLines(t *testing.T) {
	for _, n := range []int{maxLabelLines - 1, maxLabelLines, maxLabelLines + 1} {
		// between the first line of the label and the last
		lines := []string{"a 1 2 3 4 5 6 21", "b 1  3    4", "d  1  1  2 ", "e    4  4 8", "c       "}
		for range n {
			lines = append(lines, "c")
		}
		lines = append(lines, "c       ")
		rows, hint := spaced(lines...)
		last := rows[len(rows)-1]
		last.Top = last.Label - n
		got, _ := readPaced(append(rows[:4:4], last), hint)
		if want := "abcdefg a-b---c -a-b-c- ---a-bc -------"; (got == want) != (n <= maxLabelLines) {
			t.Errorf("a label of %d lines before its last: %s", n, got)
		}
		// on the first line of the label, above the others
		lines = []string{"a", "1 2 3 4 5 6 21", "b", "1  3    4", "d", " 1  1  2 ", "e", "   4  4 8", "      "}
		for range n {
			lines = append(lines, "c")
		}
		rows, hint = below(lines...)
		last = rows[4]
		last.Top, last.Label, last.Items = 8, 8+n, nil
		got = readBelow(append(rows[:4:4], last), hint)
		if want := "abcdefg a-b---c -a-b-c- ---a-bc -------"; (got == want) != (n <= maxLabelLines) {
			t.Errorf("cells %d lines above the label: %s", n, got)
		}
	}
}

// A figure below its label is another's where spaces part cells behind each label.
func TestPacedAstray(t *testing.T) {
	rows, hint := spaced("a 1 2 3 4 5 6 21", "b 1  3    4", "c       ", "d  1  1  2 ", "e    4  4 8", "f       ", "9")
	rows[5].Items = []Item{rows[6].Items[0]}
	rows[5].Items[0].OnLabel = false
	out, _, space := Read(rows[:6], hint)
	if space.Pace != 1 || out[5].Doubt == None {
		t.Errorf("pace %d, doubt %v", space.Pace, out[5].Doubt)
	}
}
