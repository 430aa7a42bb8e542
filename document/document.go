// Package document is the room between the bytes of a file and the form: lines
// of cells, each with the place it was printed at. Readers of formats (package
// text, for one) make a Document; what the cells mean is the business of
// others.
package document

import (
	"bytes"
	"fmt"
	"strings"
	"unicode/utf8"
)

// A Position is a place in the input. Where the input is not UTF-8, offsets count
// the bytes of its text as UTF-8. The zero value is no place.
type Position struct {
	Offset int // byte offset, from 0
	Line   int // line, from 1
	Column int // column in characters (runes), from 1
}

// IsValid reports whether p is a place.
func (p Position) IsValid() bool { return p.Line > 0 }

// String returns "line:column", or "-" for no place.
func (p Position) String() string {
	if !p.IsValid() {
		return "-"
	}
	return fmt.Sprintf("%d:%d", p.Line, p.Column)
}

// A Kind says what a line is.
type Kind uint8

const (
	Blank Kind = iota // nothing but white space
	Plain             // words parted by white space: a sentence, a label, figures set by columns
	Row               // cells parted by explicit marks, or a row of a true grid
)

// A Gap says what a blank line or an empty cell consists of; readers of tables
// learn from it which emptiness is a cell.
type Gap uint8

const (
	NoGap  Gap = iota // not empty
	Empty             // no character at all
	Spaces            // spaces
	Tab               // a lone tab
	NBSP              // no-break spaces
	Pipe              // a lone separator
	Cellar            // an empty cell between marks on a line that holds more
)

// A Line is one line of text, or one row of a grid, which may take up several.
type Line struct {
	Kind    Kind
	Gap     Gap  // for Blank
	Sep     byte // what parts the cells of a Row: '\t', '|', ',' or '+' for a ruled grid
	Grid    int  // number of the grid a row belongs to, from 1; 0 outside grids
	Page    int  // page of the input, from 0, where page breaks are marked
	Number  int  // line in the input, from 1
	Column  int  // column of Start in the input, from 1; 0 is 1
	Start   int  // byte offset
	End     int  // byte offset after the last byte, without the line end
	First   int  // index of the first cell in Document.Cells
	Last    int  // index after the last one
	Damaged bool // bytes that are no text stand in the row, or its rules and bars do not fit
	Open    bool // it is Damaged at most in that it may go on on the next line, from which no rule parts it, or hold two rows
}

// A Cell is a cell of a row, or a word of a plain line.
type Cell struct {
	Start, End int    // byte offsets of its text, without surrounding space
	Line       int    // line in the input, from 1
	Column     int    // column in characters, from 1
	X, XEnd    int    // columns in characters, from 0
	W, WEnd    int    // columns in display width (East Asian wide is 2)
	Col        int    // column in a true grid, from 0
	ColSpan    int    // columns it spans in a true grid; 0 is 1
	RowSpan    int    // rows it spans in a true grid; 0 is 1
	Gap        Gap    // what an empty cell consists of
	Marred     bool   // a picture stands beside its text, or that is struck out: it may not be all, or not hold
	Str        string // the text, where it is not what stands between Start and End (tags, entities)
	Parts      []Cell // where the text stands in pieces over several lines; nil otherwise
}

// A Document is a text as lines of cells.
type Document struct {
	Source []byte // what the offsets point into: the input, or what its reader made of it, see there
	Lines  []Line
	Cells  []Cell
	Filled bool     // characters that the input gives by their numbers stand in Source, filled up with what prints nothing
	Exact  bool     // rows and columns are those of the format, not told by marks in text
	Bad    int      // bytes that are no valid UTF-8
	BadPos Position // the first of them
	Rest   Position // where the part begins that is beyond the bounds of the reader, and not read
}

// LineCells returns the cells of a line.
func (d *Document) LineCells(l *Line) []Cell { return d.Cells[l.First:l.Last] }

// Text returns what stands in a cell, as printed; what is no valid UTF-8 comes
// as U+FFFD.
func (d *Document) Text(c *Cell) string {
	if c.Str != "" {
		if d.Filled {
			return d.Printed([]byte(c.Str))
		}
		return strings.ToValidUTF8(c.Str, "\ufffd")
	}
	if c.Parts == nil {
		return d.Printed(d.Source[c.Start:c.End])
	}
	var b strings.Builder
	for i := range c.Parts { // each by itself: broken characters of two make none
		b.WriteString(d.Printed(d.Source[c.Parts[i].Start:c.Parts[i].End]))
	}
	return b.String()
}

// Printed returns a piece of the source, or of the text of a cell, as printed; what is
// no valid UTF-8 comes as U+FFFD.
func (d *Document) Printed(b []byte) string {
	return strings.ToValidUTF8(string(d.Unfilled(b)), "\ufffd")
}

// What characters that the input gives by their numbers are filled up with, so that each
// takes up as many bytes as its number did; both print nothing.
const (
	Filler3 = "\u200b" // of three bytes
	Filler2 = "\u00ad" // of two
)

// Unfilled returns a text without that. It is the text itself where nothing is filled up.
func (d *Document) Unfilled(b []byte) []byte {
	if !d.Filled {
		return b
	}
	return bytes.ReplaceAll(bytes.ReplaceAll(b, []byte(Filler3), nil), []byte(Filler2), nil)
}

// Pos returns the place of the cell.
func (c *Cell) Pos() Position { return Position{Offset: c.Start, Line: c.Line, Column: c.Column} }

// Pos returns the place of the first byte of the line.
func (l *Line) Pos() Position {
	return Position{Offset: l.Start, Line: l.Number, Column: max(1, l.Column)}
}

// PosAt returns the place of a byte within a cell.
func (d *Document) PosAt(c *Cell, offset int) Position {
	for i := range c.Parts {
		if p := &c.Parts[i]; offset < p.End || i == len(c.Parts)-1 {
			c = p
			break
		}
	}
	offset = min(max(offset, c.Start), len(d.Source))
	return Position{Offset: offset, Line: c.Line, Column: c.Column + utf8.RuneCount(d.Source[c.Start:offset])}
}
