// Package gongkai reads China's annual reports on open government information
// (政府信息公开工作年度报告), which every agency has to publish each year on a
// statutory form: six sections, three tables, about 200 figures. It takes them
// as they come, as web pages, Word files or the text that some tool made of a
// page, a Word file or a PDF, in whatever layout, and gives back the figures, each with
// the place it was printed at.
//
//	r, err := gongkai.Parse(file)
//	if err != nil {
//		return err
//	}
//	c := r.Cell("requests.received.total")
//	if c.State == gongkai.Given && !c.Uncertain {
//		fmt.Println(c.Value, "at", c.Pos)
//	}
//
// # The promise
//
// A figure that is given and not uncertain is the figure that was printed.
// Where the layout leaves doubt the cell is marked Uncertain, or absent.
// Nothing is filled in from a sum, and what an agency printed wrong is kept as
// printed. A blank is not a zero, and a missing cell is not a blank: see
// [State].
//
// # Cells
//
// A cell is named by its [Path]: section, row and column, such as
// requests.denied.state_secret.total. [Form.Tables] lists the rows and columns
// with their Chinese labels, [Form.Paths] all cells in the form's order. There
// are two editions, [Form2019] for report years 2019 and 2020, and [Form2021]
// from 2021 on; a report is read by the one that it follows, whatever its year.
//
// # Places
//
// A [Position] points into the input: byte offset, line, and column in
// characters. In a web page it is the place in the source where the text of the
// cell begins; in a Word file, the place in its text as package document/docx
// writes it out, a line a paragraph and a line a row of a table. In a saved page
// (.mht) it is the place in the file where the page stands in it as it is, and
// else the place in the page. Where the input is not UTF-8 (GB 18030 and what it
// contains, Big5 and UTF-16 are read), lines and columns hold, and offsets count
// the bytes of the text as UTF-8.
//
// # Errors and diagnostics
//
// [ErrNotReport] says that the input is no such report, [ErrFormat] that it is
// of a kind that is not read, [ErrBroken] that a file is damaged, [ErrTooLarge]
// that it is beyond the bound; they come in an [Error] with a place. What is wrong within a report is told by
// Report.Diagnostics, with stable codes:
//
//	input.bound       the input has too many lines or cells; the rest is not read
//	input.broken      the file is damaged, and was read in part
//	input.encoding    bytes that are no text in the encoding of the input
//	report.second     a second report begins; only the first is read
//	table.missing     a table of the form was not found
//	table.unread      a table of the form stands there and could not be read
//	table.disorder    figures stand in the table that belong to no row
//	row.missing       the label of a row was not found
//	row.short         a row has fewer figures than columns
//	row.long          a row has more figures than columns
//	row.place         figures could stand under other columns
//	row.far           figures stand apart from their label
//	row.cut           the input ends within a row
//
// # Limits
//
// An input may have [MaxBytes] bytes, or what a [Parser] says. Of a text or a
// page half a million lines and a million cells are read, of a Word file what its
// package lists; where reading stops early, an error or the diagnostic input.bound
// says so. A number has 18 digits at most, and a figure with its note 160 bytes;
// what is longer is unreadable. A heading longer than 200 bytes, a label longer
// than 360 and a title longer than 90 letters are prose. docs/limits.md
// lists every bound, and the test of each that has one.
//
// Time and memory grow in proportion to the input, whatever it holds: see
// BenchmarkGrowth. A Parser has no state: many goroutines may use one, and may
// read one Report. Nothing runs on when a function has returned.
package gongkai
