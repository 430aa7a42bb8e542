// This file is the honest room: what a layout does not tell.

package layout

import "github.com/seed-11a632b0/gongkai"

// Lossless reports whether a careful person who knows the form, and who has
// nothing but the page that Write prints of r, can tell the place and value of
// every cell of the tables without a doubt and without adding up figures. A nil
// report is any report: then nothing may be lost whatever it holds.
//
// It is about the tables. A title or a heading that is left out is no loss.
func (o Options) Lossless(r *gongkai.Report) bool { return len(o.Losses(r)) == 0 }

// Losses says, a sentence each, what cannot be told for certain from the page
// that Write prints of r; nil where nothing is lost. A nil report is any report.
func (o Options) Losses(r *gongkai.Report) []string {
	o = o.normal()
	blank, partly, empty, hollow := true, true, true, true // blanks; absent cells among others; table four, or a row, without a figure
	if r != nil {
		blank, partly, empty, hollow = census(r, o.Disputes == Upright)
	}
	var out []string
	add := func(lost bool, what string) {
		if lost {
			out = append(out, what)
		}
	}
	unseen := o.unseen()
	text := o.Kind == Rows || o.Kind == Cells
	add(partly, "an absent cell is printed as a blank")
	add(blank && o.Blanks == Vanished, "blanks are not printed")
	add(o.Lost != 0, "figures are lost")
	add(o.Drift != 0, "figures stand apart from their rows")
	add(o.Glue != 0, "figures are glued together")
	add(o.Broken != 0, "numbers are broken over two cells")
	add(o.Early != 0, "labels stand among the figures of other rows")
	// Where no blank shows its sign, an empty cell may be one, beside a number that is broken in two.
	add(o.Extra != 0 && (unseen || !text || r == nil || !blank), "cells are gained beside empty ones")
	add(o.Kind == Rows && o.Separator == Joined, "cells are glued together")
	add(o.Header == Invented, "headers are invented")
	add(o.Decimals, "whole numbers have decimals")
	add(o.Order != ByRow, "labels and figures stand apart")
	add(o.Disputes == Scrambled, "table four is scrambled")
	add(o.Shift != 0 && (blank && unseen || !text), "cells are lost beside empty ones")
	if o.Kind == Rows && o.Order == ByRow {
		add(o.Separator == Aligned && hollow && unseen, "rows of blanks show nothing but their label")
		add(o.Separator == Spaces && blank && unseen, "blanks are not seen between spaces")
		add(o.Separator == Spaces && o.Interleave, "labels run into each other")
		add(o.Disputes == Stacked && blank && unseen, "blanks are not seen among blank lines")
		add(o.Separator == Markdown && blank && empty && (o.Blanks == Dash || o.Blanks == Dashes2), "a row of dashes is a rule in Markdown")
	}
	if o.Kind == Cells && o.Order == ByRow {
		add(blank && unseen && o.Gap != NoGap && o.Gap != TabGap, "blanks are not seen between blank lines")
		add(blank && unseen && (o.Spans == First || o.Spans == Middle), "blanks are not seen beside the empty cells of labels")
		add(o.Disputes == Upright && o.Spans == Middle, "the names of blocks stand within them")
		add(o.Disputes == Reordered, "the names of blocks stand apart from their figures")
	}
	if text && o.Page > 0 && o.PageMark == Bare {
		add(o.Kind == Cells || o.Figures == LineBetween || o.Disputes == Upright || o.Disputes == Stacked || o.Separator == Spaces || blank, "page numbers look like figures")
	}
	add(o.Header == NoHeader && o.Disputes != ThreeRows && o.Disputes != Upright, "table four has no names")
	add(text && o.Shift != 0 && o.Disputes == Upright, "the names of blocks are lost")
	add(o.Separator == Spaces && o.Disputes == Reordered, "the names of blocks stand apart from their figures")
	add(o.Separator == Spaces && o.Disputes == Upright && o.Spans == Middle, "the names of blocks stand within them")
	return out
}

// census reports whether r has blanks, rows that are absent in part, a table
// four without a figure, and rows of blanks; upright table four has a row for each cell.
func census(r *gongkai.Report, upright bool) (blank, partly, empty, hollow bool) {
	s := sheetOf(r.Form)
	if s == nil {
		return
	}
	empty = true
	for t := range s.paths {
		for _, row := range s.paths[t] {
			absent, blanks := 0, 0
			for _, p := range row {
				switch r.Cell(p).State {
				case gongkai.Absent:
					absent++
				case gongkai.Blank:
					blank = true
					blanks++
				default:
					empty = empty && t != 2
				}
			}
			hollow = hollow || blanks == len(row) || t == 2 && upright && blanks > 0
			partly = partly || absent > 0 && absent < len(row)
		}
	}
	return
}
