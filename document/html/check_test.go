// This file holds what is true of every document that this room makes.

package html

import (
	"bytes"
	"testing"
	"unicode/utf8"

	"github.com/seed-11a632b0/gongkai/document"
)

// check tests what holds for every document that is read.
func check(t *testing.T, d *document.Document) {
	t.Helper()
	checkLines(t, d)
	bad := 0
	for b := d.Source; len(b) > 0; {
		v, n := utf8.DecodeRune(b)
		if v == utf8.RuneError && n == 1 {
			bad++
		}
		b = b[n:]
	}
	if bad != d.Bad || d.Bad > 0 != d.BadPos.IsValid() {
		t.Errorf("%d bad bytes at %v, want %d", d.Bad, d.BadPos, bad)
	}
}

// checkLines tests what holds for all lines and cells.
func checkLines(t *testing.T, d *document.Document) {
	t.Helper()
	p := placer{src: d.Source}
	next := 0
	for i := range d.Lines {
		l := &d.Lines[i]
		if l.First != next || l.Last < l.First {
			t.Fatalf("line %d has cells %d to %d after %d", i, l.First, l.Last, next)
		}
		next = l.Last
		if l.Start < 0 || l.End < l.Start || l.End > len(d.Source) {
			t.Fatalf("line %d is at %d to %d of %d", i, l.Start, l.End, len(d.Source))
		}
		if n, _ := p.at(l.Start); n != l.Number {
			t.Errorf("line %d has number %d, want %d", i, l.Number, n)
		}
		if (l.Kind == document.Row) != (l.Grid > 0) || (l.Kind == document.Row) != (l.Sep == '+') {
			t.Errorf("line %d: %+v", i, l)
		}
		if l.Kind == document.Plain && l.First == l.Last {
			t.Errorf("line %d is empty", i)
		}
		col, end := 0, l.Start
		for _, c := range d.LineCells(l) {
			if c.Start < end || c.End < c.Start || c.End > l.End {
				t.Fatalf("line %d from %d to %d: cell at %d to %d after %d", i, l.Start, l.End, c.Start, c.End, end)
			}
			end = c.End
			if n, k := p.at(c.Start); n != c.Line || k != c.Column {
				t.Errorf("cell at %d has place %d:%d, want %d:%d", c.Start, c.Line, c.Column, n, k)
			}
			text := d.Text(&c)
			if (text == "") != (c.Gap != document.NoGap) || text == "" && c.Start != c.End {
				t.Errorf("cell %q: %+v", text, c)
			}
			if c.Str != "" && c.Str == string(d.Source[c.Start:c.End]) {
				t.Errorf("cell %q has a text of its own", text)
			}
			if l.Kind != document.Row {
				if c.X > c.XEnd || c.W > c.WEnd {
					t.Errorf("cell %q: %+v", text, c)
				}
				continue
			}
			if c.Col < col || c.ColSpan < 1 || c.ColSpan > MaxColumns || c.RowSpan < 1 || c.RowSpan > MaxRowSpan {
				t.Errorf("cell %q: %+v after column %d", text, c, col)
			}
			col = c.Col + c.ColSpan
		}
	}
	if next != len(d.Cells) {
		t.Errorf("%d cells belong to no line", len(d.Cells)-next)
	}
}

// A placer finds places in the plainest way, from the start of the line.
type placer struct {
	src    []byte
	starts []int
}

func (p *placer) at(off int) (line, column int) {
	if p.starts == nil {
		p.starts = []int{0}
		if bytes.HasPrefix(p.src, []byte("\ufeff")) {
			p.starts[0] = 3
		}
		for i, c := range p.src {
			if c == '\n' || c == '\r' && !bytes.HasPrefix(p.src[i+1:], []byte("\n")) {
				p.starts = append(p.starts, i+1)
			}
		}
	}
	i, j := 0, len(p.starts)
	for j-i > 1 {
		if k := (i + j) / 2; p.starts[k] <= off {
			i = k
		} else {
			j = k
		}
	}
	return i + 1, 1 + utf8.RuneCount(p.src[p.starts[i]:max(off, p.starts[i])])
}
