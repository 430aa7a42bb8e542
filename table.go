package gongkai

import "github.com/seed-11a632b0/gongkai/internal/align"

func matcherFor(d *formData, t int) *align.Matcher {
	var labels []align.Label
	for _, r := range d.tables[t].Rows {
		labels = append(labels, rowLabel(r))
	}
	return align.New(labels)
}

// rowLabel returns what to look for when looking for a row.
func rowLabel(r Row) align.Label {
	key, mark := appendKey(nil, []byte(r.Label))
	l := align.Label{Keys: [][]rune{key}, Mark: mark}
	if full := lettersOf(r.Label); len(full) > len(key) && len(full) > len(key)+2 {
		l.Keys = append(l.Keys, full)
	}
	for _, s := range r.Short {
		k, _ := appendKey(nil, []byte(s))
		if string(k) != string(key) {
			l.Keys = append(l.Keys, k)
		}
	}
	for _, g := range r.Groups {
		for _, c := range g {
			if isHan(c) {
				l.Free = append(l.Free, c)
			}
		}
	}
	return l
}

// lettersOf returns the letters of a label, those in brackets included.
func lettersOf(s string) []rune {
	var out []rune
	for i, r := range []rune(s) {
		if isHan(r) && !(i < 2 && isNumeral(r)) {
			out = append(out, r)
		}
	}
	return out
}
