// Package layout prints a report in any layout: as text, a row or a cell a
// line, in boxes, as CSV or Markdown, as a web page or a Word file, with the
// oddities and the faults that real files have. It is the tool with which
// package gongkai is tested, by the million, and it is for teams that want to
// know how gongkai reads the layouts that they meet: print a report whose
// figures are known, read it back, compare.
//
//	var b bytes.Buffer
//	r := layout.RandomReport(seed)
//	if err := layout.Write(&b, r, layout.Options{Kind: layout.Cells, Wrap: 8}); err != nil {
//		return err
//	}
//	read, err := gongkai.Parse(&b)
//
// # What is lost
//
// Some layouts do not tell everything: blanks vanish, figures are glued
// together. [Options.Losses] says what is lost, for one report or for any. The
// law that gongkai is held to is: where nothing is lost, every cell is read,
// right and certain; where something is lost, a cell is read right, or is
// uncertain, absent or unreadable, but never certain and wrong. Of two options
// that together would leave no trace of a loss, such as a row that has lost one
// figure and gained another, Write passes one over.
//
// # Chance
//
// [Random] draws options and [RandomReport] reports. Everything is drawn from
// seeds: the same seed gives the same bytes, on every machine.
package layout
