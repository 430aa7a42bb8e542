// This file is the room of table four (disputes) as a whole: the ways in which it may be
// printed are tried one after another, the plainest first.

package gongkai

import "slices"

// A four reads table four, between the tokens lo and hi.
type four struct {
	*scan
	r      *Report
	l      *lookup
	t      *Table
	names  []string // the columns of a block
	n      int      // how many
	out    []Cell   // its cells of the report, in the form's order
	lo, hi int
	tabbed bool     // a lone tab opens each cell but the first of a row, in another table or in the header
	spread bool     // in the header, whose columns are named side by side then
	three  *reading // the table above; without rows where it has too few to tell anything
	above  *reading // the same whatever it has
}

// wholeFour are the ways that read all of the table or nothing, and return which tokens
// they take up. Each leaves to the next what it does not read for certain, or nearly so.
var wholeFour = [...]func(*four) (from, to int){
	(*four).readGrid,
	(*four).readBlocks,
	(*four).readSpelled,
	(*four).readUpright,
	(*four).readParted,
}

// lateFour are those that come behind the stretches of words and figures.
var lateFour = [...]func(*four) (from, to int){
	(*four).readRepeated,
	(*four).readWords,
}

// readDisputes reads table four, from a token on: in the first way in which it can be
// read.
func (a *assembly) readDisputes(lo int) {
	rows, _ := a.rows()
	f := four{scan: a.scan, r: a.r, l: a.l, t: &a.l.tables[tableDisputes], names: a.l.names, n: len(a.l.names), lo: lo, three: &reading{}, above: a.three}
	f.out = a.r.cells[a.l.first[tableDisputes][0]:]
	if rows >= 2 {
		f.three = a.three
	}
	f.hi = f.dropPageHeads(lo, f.nextHeading(lo, tableDisputes+2))
	f.spread = f.wordsTabbed(f.l.four, lo, f.hi)
	f.tabbed = a.two.tabbed || a.three.tabbed || f.spread
	if from, to := f.readAlike(); to > from {
		a.take(tableDisputes, from, to)
		return
	}
	from, to := f.first(wholeFour[:])
	if f.three.opened {
		f.dropOpeners(lo)
	}
	if slices.ContainsFunc(f.out, func(c Cell) bool { return c.State == Absent }) {
		if i, k := f.readSpans(); k > i {
			if to == from {
				from = i
			}
			from, to = min(from, i), max(to, k)
		}
	}
	if to == from {
		from, to = f.first(lateFour[:])
	}
	if to == from {
		if rows >= 2 {
			f.readApart()
			f.readBlank()
		}
		if !anyShown(f.out) {
			from, to = f.readCounted()
			a.take(tableDisputes, from, to)
		}
		return
	}
	f.doubtLeft(from)
	if f.anotherFour(lo, from, to) || f.fourBelow(to) || f.fourAbove() || f.turnedFour(lo, to) || f.moreBlocks(lo, f.hi) || f.piecesTurned(lo) || f.three.spread {
		doubt(f.out)
	}
	f.doubtBlocks(from, to)
	f.doubtSpread()
	a.take(tableDisputes, from, to)
}

// first reads in the first of the ways in which the table can be read.
func (f *four) first(ways []func(*four) (from, to int)) (from, to int) {
	for _, read := range ways {
		if from, to = read(f); to > from {
			break
		}
	}
	return from, to
}

// setAll gives all cells, in the form's order, what tokens print, from token first on; those
// that are not shown keep what they have.
func (f *four) setAll(cells []int, first int, uncertain bool) {
	for k, tok := range cells {
		if tok != notShown {
			f.set(k, tok, &placed{first: first}, uncertain)
		}
	}
}

// set gives cell k, in the form's order, what a token prints.
func (f *four) set(k, tok int, p *placed, uncertain bool) {
	f.value(&f.out[k], tok, p, uncertain, &f.t.Rows[k/f.n].Columns[k%f.n])
}
