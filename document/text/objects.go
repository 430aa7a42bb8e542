// This file is the room of tables that programs print as objects: lists of objects under the
// names of columns, objects of such under the labels of rows, and columns of numbered cells.
// The names make a header, each object a row, and what all columns have under one number
// another. Cells keep their places, so that a line may begin before the one above it does.

package text

import (
	"bytes"
	"slices"
	"strconv"
	"strings"

	"github.com/seed-11a632b0/gongkai/document"
)

// Bounds of tables of objects.
const (
	maxNames   = 64      // columns
	maxNumbers = 64      // rows of a table that is printed column by column
	maxUpright = 1 << 16 // bytes of such a table
)

// isTable reports whether a value is a table of objects, some of which hold figures.
func (p *literal) isTable(i int) bool {
	if p.numbers(i) > 0 {
		return true
	}
	var t treeNames
	return p.isTree(i, &t) && t.figures
}

// treeNames are the names of columns in a table of objects, each with its place.
type treeNames struct {
	names   []string
	places  []int
	last    int  // the latest object that has been looked at
	figures bool // some hold figures
}

// isTree reports whether a value holds nothing but rows, and objects that do, and each name
// of a column has one place in all of them.
func (p *literal) isTree(i int, t *treeNames) bool {
	v := p.values[i]
	if v.kind <= textValue || v.next == i+1 {
		return false
	}
	for k, name := i+1, v.kind == objectValue; k < v.next; k = p.values[k].next {
		switch {
		case name:
			if !p.isCell(k) {
				return false
			}
		case p.isRecord(k):
			if !p.agrees(k, t) {
				return false
			}
		case v.kind == listValue || p.values[k].kind == listValue || !p.isTree(k, t):
			return false
		}
		name = v.kind == objectValue && !name
	}
	return true
}

// isRecord reports whether a value is an object with nothing but cells under its names, which
// are no numbers.
func (p *literal) isRecord(i int) bool {
	v := p.values[i]
	if v.kind != objectValue || v.next == i+1 || v.next-i > 2*maxNames || p.isRow(i) {
		return false
	}
	for k := i + 1; k < v.next; k++ {
		if !p.isCell(k) {
			return false
		}
	}
	return true
}

// isCell reports whether a value may stand in a cell: it has no marks of its own.
func (p *literal) isCell(i int) bool {
	v := p.values[i]
	b := p.src[v.start:v.end]
	return v.kind == wordValue || v.kind == textValue && v.glued == 0 && !(len(b) > 3*maxQuoted || len(b) > maxQuoted && bytes.IndexByte(b, '\\') < 0 || bytes.IndexByte(b, '|') >= 0 || tabbed(b))
}

// agrees reports whether the names of an object stand where they do in all before it, and are
// those of a header: such have ideographs, but where a program made them up.
func (p *literal) agrees(i int, t *treeNames) bool {
	v := p.values[i]
	known := t.last > 0 && p.sameNames(i, t.last)
	for k, place := i+1, 0; k < v.next; k, place = k+2, place+1 {
		part := p.values[k+1]
		b := p.src[part.start:part.end]
		t.figures = t.figures || part.kind == wordValue || isFilled(b[1:len(b)-1])
		if known {
			continue
		}
		name := p.name(k)
		if !strings.HasPrefix(name, "Unnamed") && strings.IndexFunc(name, func(v rune) bool { return v >= 0x2e80 }) < 0 {
			return false
		}
		at := slices.Index(t.names, name)
		if at >= 0 && t.places[at] != place || at < 0 && len(t.names) == maxNames {
			return false
		}
		if at < 0 {
			t.names, t.places = append(t.names, name), append(t.places, place)
		}
	}
	t.last = i
	return true
}

// name returns the text of a name.
func (p *literal) name(i int) string {
	b := bytes.Trim(p.src[p.values[i].start:p.values[i].end], `'"`)
	if bytes.IndexByte(b, '\\') >= 0 {
		return unescape(b)
	}
	return string(b)
}

// sameNames reports whether two objects of cells have the same names.
func (p *literal) sameNames(a, b int) bool {
	v, w := p.values[a], p.values[b]
	if v.next-a != w.next-b {
		return false
	}
	for k := 1; a+k < v.next; k += 2 {
		x, y := p.values[a+k], p.values[b+k]
		if !bytes.Equal(p.src[x.start:x.end], p.src[y.start:y.end]) {
			return false
		}
	}
	return true
}

// numbers returns how many cells each column of an object has, where it holds nothing but
// columns of numbered cells, and as many in each; 0 where it does not.
func (p *literal) numbers(i int) int {
	v := p.values[i]
	if v.kind != objectValue || v.end-v.start > maxUpright {
		return 0
	}
	n, columns := 0, 0
	for k := i + 1; k < v.next; k = p.values[k+1].next {
		c := k + 1
		cells := (p.values[c].next - c - 1) / 2
		if !p.isCell(k) || p.values[c].kind != objectValue || cells == 0 || !p.isRow(c) || n > 0 && cells != n {
			return 0
		}
		n, columns = cells, columns+1
	}
	if n > maxNumbers || columns > maxNames {
		return 0
	}
	return n
}

// numbered reports whether the names of an object are numbers that count up from 0.
func (p *literal) numbered(i int) bool {
	n := 0
	for k := i + 1; k < p.values[i].next; k = p.values[k+1].next {
		if p.name(k) != strconv.Itoa(n) {
			return false
		}
		n++
	}
	return n > 0
}

// An objectTable is a table of objects as it is read.
type objectTable struct {
	literal
	r    *reader
	row  document.Line
	head int // the object whose names the last header has; -1 for none
}

// objects reads the table of objects that begins at off, and returns where it ends.
func (r *reader) objects(off, number int) int {
	t := objectTable{literal: literal{src: r.src}, r: r, head: -1}
	end := t.value(off, 0)
	r.grids++
	t.row = document.Line{Kind: document.Row, Sep: ',', Grid: r.grids, Page: r.page, Number: number, First: len(r.doc.Cells)}
	if n := t.numbers(0); n > 0 {
		t.upright(n)
	} else {
		t.tree(0)
	}
	r.inGrid = false
	return end
}

// cell adds a value to the row.
func (t *objectTable) cell(i int) {
	v := t.values[i]
	l := document.Line{Number: t.row.Number, End: v.end}
	t.r.element(&cursor{off: v.start}, l)
}

// void adds an empty cell.
func (t *objectTable) void(off int) {
	c := cursor{off: off}
	t.r.add(t.row.Number, c, c, document.Cellar)
}

// end ends the row, and begins the next.
func (t *objectTable) end(kind document.Kind) {
	l, doc := t.row, t.r.doc
	l.Last = len(doc.Cells)
	if t.row.First = l.Last; l.Last == l.First {
		return
	}
	if l.Kind = kind; kind == document.Plain {
		l.Sep, l.Grid = 0, 0
	}
	l.Start, l.End = doc.Cells[l.First].Start, doc.Cells[l.Last-1].End
	if len(doc.Lines) >= MaxLines || len(doc.Cells) >= MaxCells {
		doc.Rest = document.Position{Offset: l.Start, Line: l.Number, Column: 1}
		return
	}
	doc.Lines = append(doc.Lines, l)
}

// tree reads rows, and objects that hold such under the names of their groups.
func (t *objectTable) tree(i int) {
	v := t.values[i]
	numbered := v.kind == objectValue && t.numbered(i)
	for k := i + 1; k < v.next && !t.r.doc.Rest.IsValid(); k = t.values[k].next {
		label := -1
		if v.kind == objectValue {
			label, k = k, k+1
		}
		if t.isRecord(k) {
			if numbered {
				label = -1
			}
			t.record(k, label)
			continue
		}
		t.cell(label)
		t.end(document.Plain)
		t.tree(k)
	}
}

// record reads a row, below a header where its names are new. A label is that of the row.
func (t *objectTable) record(i, label int) {
	v := t.values[i]
	if t.head < 0 || !t.sameNames(i, t.head) {
		if t.head = i; label >= 0 {
			t.void(t.values[label].start)
		}
		for k := i + 1; k < v.next; k += 2 {
			t.cell(k)
		}
		t.end(document.Row)
	}
	if label >= 0 {
		t.cell(label)
	}
	for k := i + 2; k < v.next; k += 2 {
		t.cell(k)
	}
	t.end(document.Row)
}

// upright reads a table that is printed column by column, of n rows.
func (t *objectTable) upright(n int) {
	v := t.values[0]
	if !t.numbered(0) {
		for k := 1; k < v.next; k = t.values[k+1].next {
			t.cell(k)
		}
		t.end(document.Row)
	}
	for row := range n {
		for k := 2; k < v.next && !t.r.doc.Rest.IsValid(); k = t.values[k].next + 1 {
			t.cell(k + 2 + 2*row)
		}
		t.end(document.Row)
	}
}
