// Package document is the room between the bytes of a file and the form: lines
// of cells, each with the place it was printed at. Readers of formats (text
// now) make a Document; what the cells mean is the business of others.
package document

import "fmt"

// A Position is a place in the input. The zero value is no place.
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
