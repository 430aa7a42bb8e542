// This file compares the report with what else a text may hold: the same once more, as pages
// print it for other screens, and tables of another year behind it.

package gongkai

import (
	"slices"

	"github.com/seed-11a632b0/gongkai/document"
)

// headLines is how many lines of a report are looked at for whose it is, and of which year.
const headLines = 5

// doubtCopied puts the figures in doubt that another copy of the report, which begins with
// token n on line at, does not print alike: where it prints as many, each that differs, and
// else all between those that are alike from the first one on, and up to the last.
func (s *scan) doubtCopied(n, at int) {
	if !s.mayCopy(at) {
		return
	}
	a, b := s.printed(0, n), s.printed(n, len(s.tokens))
	as := len(a) == len(b)
	for len(a) > 0 && len(b) > 0 && s.alike(a[0], b[0]) {
		a, b = a[1:], b[1:]
	}
	for len(a) > 0 && len(b) > 0 && s.alike(a[len(a)-1], b[len(b)-1]) {
		a, b = a[:len(a)-1], b[:len(b)-1]
	}
	for i, k := range a {
		if c := s.cellOf(&s.tokens[k]); c != nil && !(as && s.alike(k, b[i])) {
			c.Marred = true
		}
	}
}

// printed returns the tokens from lo to before hi that are figures or empty cells.
func (s *scan) printed(lo, hi int) []int {
	out := s.buf.ints.take(hi - lo)[:0]
	for i := lo; i < hi; i++ {
		if k := s.tokens[i].kind; k == figureToken || k == emptyToken {
			out = append(out, i)
		}
	}
	return out
}

// alike reports whether two tokens print the same figure, or nothing.
func (s *scan) alike(i, j int) bool {
	if a, b := s.tokens[i].kind == figureToken, s.tokens[j].kind == figureToken; !a || !b {
		return a == b
	}
	return s.same(i, j)
}

// mayCopy reports whether the report that begins on a line may be the first one again: it
// names no other year than that, and no other agency.
func (s *scan) mayCopy(at int) bool {
	var first title
	for i := 0; i < at && first.year == 0; i++ {
		first = s.titleOn(i)
	}
	if from := max(0, at-headLines); s.speaksOfReport(from, at) {
		at = from
	}
	for i, seen := at, 0; i < len(s.doc.Lines) && seen < headLines; i++ {
		l := &s.doc.Lines[i]
		if l.Kind == document.Blank {
			continue
		}
		seen++
		if t := s.titleOn(i); t.agency != "" && first.agency != "" && t.agency != first.agency {
			return false
		}
		if l.End-l.Start < maxHeading {
			if year, _, _ := findYear(s.foldedLine(nil, l)); year > 0 && first.year > 0 && year != first.year {
				return false
			}
		}
	}
	return true
}

// titleOn returns the title that has a line to itself, if one has.
func (s *scan) titleOn(line int) title {
	l := &s.doc.Lines[line]
	if l.Kind == document.Blank || s.silent(l.Start, l.End) || l.End-l.Start > 400 || !s.mayTitle(line) {
		return title{}
	}
	if t, ok := readTitle(s.foldedLine(nil, l)); ok && t.alone {
		return t
	}
	return title{}
}

// doubtAnnexed puts the tables in doubt that stand behind the heading of a later section, as
// those of an annex do, where others do not, or where one that says another year stands above
// them all.
func (a *assembly) doubtAnnexed(headings []heading) {
	var behind [3]bool
	first, any := len(a.doc.Lines), false
	for t, line := range a.tables {
		behind[t] = slices.ContainsFunc(headings, func(h heading) bool { return h.line < line && h.section > t+1 && !h.weak })
		if line >= 0 {
			any = any || !behind[t]
			first = min(first, line)
		}
	}
	if !any && !a.yearAbove(headings, first) {
		return
	}
	for t, in := range behind {
		if !in {
			continue
		}
		cells := a.r.cells[a.l.first[t][0]:]
		if t+1 < len(a.l.first) {
			cells = cells[:a.l.first[t+1][0]-a.l.first[t][0]]
		}
		doubt(cells)
	}
}

// yearAbove reports whether a line that is no prose, and stands between the last heading above
// a table and that, names a year before that of the report.
func (a *assembly) yearAbove(headings []heading, table int) bool {
	from := table
	for _, h := range headings {
		if h.line < table {
			from = h.line + h.lines
		}
	}
	for i := from; i < table; i++ {
		l := &a.doc.Lines[i]
		if l.Kind == document.Blank || l.End-l.Start > maxHeading {
			continue
		}
		text := a.foldedLine(nil, l)
		if year, _, _ := findYear(text); year > 0 && year < a.r.Year && !slices.Contains(text, '。') {
			return true
		}
	}
	return false
}
