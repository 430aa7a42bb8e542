// This file tests where words stand behind a form feed.

package text

import "testing"

func TestFormFeedColumns(t *testing.T) {
	d := Read([]byte("规章  12  3\n\f规章  12  3\n"))
	if len(d.Lines) != 2 || d.Lines[1].Page != 1 {
		t.Fatalf("%d lines, the second on page %d", len(d.Lines), d.Lines[1].Page)
	}
	above, below := d.LineCells(&d.Lines[0]), d.LineCells(&d.Lines[1])
	for k, a := range above {
		if b := below[k]; a.X != b.X || a.XEnd != b.XEnd || a.W != b.W || a.WEnd != b.WEnd {
			t.Errorf("%s stands at %d-%d (%d-%d), and behind the form feed at %d-%d (%d-%d)", d.Text(&a), a.X, a.XEnd, a.W, a.WEnd, b.X, b.XEnd, b.W, b.WEnd)
		}
		if b := below[k]; b.Column != a.Column+1 {
			t.Errorf("%s is character %d of its line, read as %d", d.Text(&a), a.Column+1, b.Column)
		}
	}
}
