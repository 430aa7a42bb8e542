// This file writes the text out: it cuts paragraphs into lines and words, joins
// what stands in one cell, and keeps count of places.

package docx

import (
	"bytes"
	"fmt"
	"unicode/utf8"

	"github.com/seed-11a632b0/gongkai/document"
	"github.com/seed-11a632b0/gongkai/internal/glyph"
)

// Marks in the text of a paragraph. XML knows no such characters, but for the
// tab and the line end, which are spaces there.
const (
	softMark  = 1 // what follows does not belong to the word before it
	tabMark   = '\t'
	breakMark = '\n'
)

var errCells = fmt.Errorf("%w: more than %d cells", ErrTooLarge, MaxCells)

// A writer writes a document.
type writer struct {
	doc   *document.Document
	grids int
	full  bool // the bound is met; nothing more is written

	// the open line
	open document.Line
	x, w int // columns
}

func (w *writer) begin() {
	d := w.doc
	w.open = document.Line{Number: len(d.Lines) + 1, Start: len(d.Source), First: len(d.Cells)}
	w.x, w.w = 0, 0
}

// put writes a character.
func (w *writer) put(v rune) {
	w.doc.Source = utf8.AppendRune(w.doc.Source, v)
	w.x++
	w.w += glyph.Width(v)
}

// here returns a cell that starts here.
func (w *writer) here(gap document.Gap) document.Cell {
	n := len(w.doc.Source)
	return document.Cell{Start: n, End: n, Line: w.open.Number, Column: w.x + 1, Gap: gap}
}

func (w *writer) cell(c document.Cell) {
	if len(w.doc.Cells) == MaxCells {
		w.full = true
		return
	}
	w.doc.Cells = append(w.doc.Cells, c)
}

// end ends the line.
func (w *writer) end() {
	if w.full {
		w.undo()
		return
	}
	d := w.doc
	w.open.End, w.open.Last = len(d.Source), len(d.Cells)
	d.Lines = append(d.Lines, w.open)
	d.Source = append(d.Source, '\n')
}

// printed reports whether anything has been written.
func (w *writer) printed() bool { return len(w.doc.Cells) > 0 }

// undo takes the line back.
func (w *writer) undo() {
	d := w.doc
	d.Source, d.Cells = d.Source[:w.open.Start], d.Cells[:w.open.First]
}

// rest notes that what would follow here is not read.
func (w *writer) rest() {
	w.doc.Rest = document.Position{Offset: len(w.doc.Source), Line: len(w.doc.Lines) + 1, Column: 1}
}

// paragraph writes a paragraph. The last line break ends it, and makes no line
// below; one that prints nothing is a line only where blank is set. In a marred one
// some words are struck out.
func (w *writer) paragraph(text []byte, blank, marred bool) {
	for first := true; !w.full && (first || len(text) > 0); first = false {
		line := text
		if i := bytes.IndexByte(text, breakMark); i >= 0 {
			line, text = text[:i], text[i+1:]
		} else {
			text = nil
		}
		w.line(line, blank, marred)
	}
}

// line writes a line of words. No-break spaces that stand alone between spaces
// are an empty cell.
func (w *writer) line(text []byte, blank, marred bool) {
	w.begin()
	w.open.Kind = document.Plain
	var word, lone document.Cell // the open word; the open no-break spaces
	var last rune
	var in, soft, after, nbsp bool // after: no-break spaces belong to the word before
	words, spaces, tabs, nbsps := 0, 0, 0, 0
	endWord := func() {
		if in {
			word.End, word.XEnd, word.WEnd = len(w.doc.Source), w.x, w.w
			w.cell(word)
			words++
			in = false
		}
	}
	endLone := func() {
		if nbsp {
			lone.XEnd, lone.WEnd = w.x, w.w
			w.cell(lone)
			nbsp = false
		}
	}
	for len(text) > 0 {
		v, n := utf8.DecodeRune(text)
		text = text[n:]
		switch {
		case v == softMark:
			soft = true
			continue
		case v == glyph.NBSP:
			nbsps++
			switch {
			case in:
				endWord()
				after = true
			case !after && !nbsp:
				nbsp = true
				lone = w.here(document.NBSP)
				lone.X, lone.W = w.x, w.w
			}
		case glyph.IsSpace(v):
			if v == tabMark {
				tabs++
			} else {
				spaces++
			}
			endWord()
			endLone()
			after = false
		default:
			if in && soft && glyph.Glue(last) < 2 && glyph.Glue(v) < 2 {
				endWord()
				w.put(' ')
			}
			if !in {
				in, nbsp, after = true, false, false
				word = w.here(document.NoGap)
				word.X, word.W, word.Marred = w.x, w.w, marred
			}
			last = v
		}
		soft = false
		w.put(v)
	}
	endWord()
	endLone()
	if words == 0 && !w.full {
		if !blank && nbsps == 0 {
			w.undo()
			return
		}
		w.doc.Cells = w.doc.Cells[:w.open.First]
		w.open.Kind = document.Blank
		switch {
		case nbsps > 0:
			w.open.Gap = document.NBSP
		case tabs == 1 && spaces == 0:
			w.open.Gap = document.Tab
		case tabs+spaces > 0:
			w.open.Gap = document.Spaces
		default:
			w.open.Gap = document.Empty
		}
	}
	w.end()
}

// A joiner writes the text of one cell of a row, paragraph by paragraph.
type joiner struct {
	w      *writer
	c      document.Cell
	last   rune
	broken uint8 // since last there was a softMark, a tabMark or a breakMark
	x, wd  int   // the columns there
	ascii  bool  // it ends in a space of ASCII
	nbsp   bool
	blocks int
}

func (w *writer) joiner() joiner {
	return joiner{w: w, c: w.here(document.Cellar)}
}

func (j *joiner) paragraph(text []byte) {
	j.broken = breakMark
	w := j.w
	for len(text) > 0 {
		v, n := utf8.DecodeRune(text)
		text = text[n:]
		switch {
		case v == softMark:
			if j.broken == 0 {
				j.broken = softMark
			}
		case v == breakMark:
			j.broken = breakMark
		case v == tabMark:
			if j.broken != breakMark {
				j.broken = tabMark
			}
		case glyph.IsSpace(v):
			j.nbsp = j.nbsp || v == glyph.NBSP
			ascii := v < utf8.RuneSelf
			if j.last != 0 && !(ascii && j.ascii) {
				w.put(v)
			}
			j.ascii = ascii
		default:
			if j.last == 0 {
				j.blocks = 1
			} else if j.broken != 0 {
				w.doc.Source, w.x, w.w = w.doc.Source[:j.c.End], j.x, j.wd
				if j.broken == breakMark {
					j.blocks++
				}
				if a, b := glyph.Glue(j.last), glyph.Glue(v); a < 2 && b < 2 || j.broken == tabMark && (a < 2 || b < 2) {
					w.put(' ')
				}
			}
			w.put(v)
			j.c.End, j.x, j.wd = len(w.doc.Source), w.x, w.w
			j.last, j.broken, j.ascii = v, 0, false
		}
	}
}

// end writes the cell.
func (j *joiner) end() {
	w := j.w
	if j.last != 0 {
		w.doc.Source, w.x, w.w = w.doc.Source[:j.c.End], j.x, j.wd
		j.c.Gap = document.NoGap
	} else if j.nbsp {
		j.c.Gap = document.NBSP
	}
	w.cell(j.c)
}
