// This file tests the bounds of a placing: that each holds at n and not at n+1.

package align

import (
	"fmt"
	"testing"
)

// letters makes n letters that no other number has.
func letters(number, n int) []rune {
	out := make([]rune, n)
	for i := range out {
		out[i] = rune('一' + number*n + i)
	}
	return out
}

// Labels beyond the bound are not looked for.
func TestMaxLabels(t *testing.T) {
	var labels []Label
	var units []Unit
	for i := range maxLabels + 2 {
		labels = append(labels, Label{Keys: [][]rune{letters(i, 2)}})
		units = append(units, Unit{Key: letters(i, 2)})
	}
	runs, _ := New(labels).Place(units, new(Buffer))
	for i, r := range runs {
		if r.Placed() != (i < maxLabels) {
			t.Errorf("label %d of %d: placed is %v", i+1, maxLabels, r.Placed())
		}
	}
}

// A label is found on so many units, and what stands on more is none of it.
func TestMaxSpan(t *testing.T) {
	for _, n := range []int{maxSpan - 1, maxSpan, maxSpan + 1} {
		key := letters(0, n)
		var units []Unit
		for _, c := range key {
			units = append(units, Unit{Key: []rune{c}})
		}
		runs, _ := New([]Label{{Keys: [][]rune{key}}}).Place(units, new(Buffer))
		if r, want := runs[0], min(n, maxSpan); r.To-r.From != want || r.Covered != want {
			t.Errorf("a letter a unit, %d letters: %+v", n, runs[0])
		}
	}
}

// Wordings beyond the bound are none of the label.
func TestMaxAlts(t *testing.T) {
	label := Label{}
	for i := range maxAlts + 1 {
		label.Keys = append(label.Keys, letters(i, 6))
	}
	m := New([]Label{label})
	for i, k := range label.Keys {
		if runs, _ := m.Place([]Unit{{Key: k}}, new(Buffer)); runs[0].Placed() != (i < maxAlts) {
			t.Errorf("wording %d of %d: placed is %v", i+1, maxAlts, runs[0].Placed())
		}
	}
}

// Where more labels have letters that no run shows, their runs are not listed, and all
// of them are placed all the same.
func TestMaxWide(t *testing.T) {
	for _, n := range []int{maxWide - 1, maxWide, maxWide + 1} {
		t.Run(fmt.Sprint(n), func(t *testing.T) {
			var labels []Label
			var units []Unit
			for i := range n {
				k := letters(i, 6)
				labels = append(labels, Label{Keys: [][]rune{k}})
				units = append(units, Unit{Key: append(k[:3:3], append([]rune{'A'}, k[3:]...)...)})
			}
			m := New(labels)
			p := placing{m: m, units: units, ladder: new(ladder)}
			p.spell(new(Buffer))
			rest := int32(0)
			for i := range labels {
				p.lists[i].letters = p.top(&m.labels[i])
				p.listClean(i)
				rest += p.lists[i].letters
			}
			if listed := p.narrow(rest) < rest; listed != (n <= maxWide) {
				t.Errorf("their runs are listed: %v", listed)
			}
			runs, _ := m.Place(units, new(Buffer))
			for i, r := range runs {
				if r.From != i || r.To != i+1 {
					t.Errorf("label %d is placed at %d to %d", i, r.From, r.To)
				}
			}
		})
	}
}
