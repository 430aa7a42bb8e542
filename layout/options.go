// This file is the choices room: what can be chosen about a layout, and what it
// is called.

package layout

import (
	"fmt"
	"reflect"
	"strings"
)

// Options say how a report is printed. The zero value is a plain and faithful
// layout: UTF-8 text, one row a line, tabs between the cells. Every option may
// stand beside every other; one that means nothing beside another (separators
// in a web page) is passed over.
type Options struct {
	// Seed places what has no place of its own: noise, faults, page marks. The
	// same options, report and seed give the same bytes.
	Seed uint64

	Kind      Kind
	Separator Separator // between the cells of a row; of Rows
	Gap       Gap       // blank lines between cells or rows; of Rows and Cells
	Order     Order     // in which labels and figures follow each other; of Rows and Cells

	Spans      Spans // how a cell that spans several shows
	Wrap       int   // labels are broken after so many characters; 0 for never
	Interleave bool  // a wrapped label that spans rows runs down beside them
	Figures    Line  // on which line of a wrapped label its figures stand; of Rows

	Header    Header
	Articles  Articles // sub-headings of table two
	Disputes  Disputes // shape of table four
	HalfWidth bool     // brackets of labels are (一)
	Marks     Marks    // item marks of labels
	Spaced    bool     // a space behind the mark of a label

	Page       int      // lines on a page; 0 for no pages
	PageMark   PageMark // what stands between two pages
	PageHeader bool     // the header is repeated on a new page
	FormFeed   bool     // a form feed begins a new page

	Blanks    Blanks
	Wide      bool      // digits are full width
	Thousands Thousands // separators of thousands
	Units     bool      // figures have a unit, such as 12件
	HeadUnits bool      // the header names the unit of an amount, if it is not the form's; without, it stands behind the figure
	Notes     bool      // some figures have a note, such as 22（其中修订16件）
	Decimals  bool      // whole numbers are 5.0
	Plus      bool      // a positive change has a plus

	// Rows that have a fault; a negative number means every row.
	Lost   int // a figure is lost
	Shift  int // a cell before the label is lost, and the rest moves left
	Extra  int // there is an empty cell more before the figures
	Drift  int // the last figure stands on a line of its own some lines off
	Glue   int // the figures stand in one cell with nothing between
	Broken int // a number stands in two cells
	Early  int // the next label stands before the last figures; of Cells

	Headings Headings // of sections
	Title    Title
	Chrome   bool // what a web site prints around a report
	Noise    int  // lines that mean nothing, in a hundred

	Encoding    Encoding
	Ends        Ends
	ZeroWidth   bool    // zero-width spaces stand in labels and beside figures
	Radicals    bool    // some characters are Kangxi radicals
	Traditional bool    // traditional characters
	Tags        Tags    // of HTML
	Charset     Charset // what the page says of its encoding; of HTML
}

// A Kind is a kind of document.
type Kind int

const (
	Rows  Kind = iota // text, a row a line
	Cells             // text, a cell a line
	HTML              // a web page
	DOCX              // a Word file
)

// A Separator stands between the cells of a row.
type Separator int

const (
	Tabs     Separator = iota
	Pipes              // a | b | c
	Fences             // | a | b | c |
	Spaces             // two spaces, and nothing for an empty cell
	Aligned            // as many spaces as columns need
	Commas             // CSV, with quotes where they are needed
	LightBox           // rules ┌─┐, with cells merged
	HeavyBox           // rules ┏━┓
	ASCIIBox           // rules +-+
	Markdown           // a pipe table with a line of dashes under its first row
	Joined             // nothing
	Single             // one space, beside an empty cell too
)

// A Gap is where blank lines stand.
type Gap int

const (
	NoGap    Gap = iota
	RowGap       // one between two rows
	CellGap      // one between two cells; between two rows of Rows
	WideGaps     // two between two cells; between two rows of Rows
	TabGap       // a lone tab between two cells, blank lines around it, and more between two rows, as browsers print paragraphs in cells; of Cells
)

// An Order is how labels and figures of a table follow each other.
type Order int

const (
	ByRow       Order = iota
	ByColumn          // all labels, then the figures of each column under its header
	LabelsFirst       // all labels, then all figures
	Blocks            // the labels of some rows, then their figures, and so on
)

// Spans say how a cell shows that spans several rows or columns.
type Spans int

const (
	First    Spans = iota // in the first, and the others are empty; merged in boxes, HTML and DOCX
	Middle                // in the middle one of several rows
	Repeated              // in each of them
	Only                  // once, and the others are not there at all
	OwnLine               // on a line of its own before its rows
	Dropped               // not at all; the row's own label is always there
)

// A Line is one of the lines of a wrapped label.
type Line int

const (
	FirstLine Line = iota
	MiddleLine
	LastLine
	LineBetween // on a line of their own within the label, or behind it
)

// Header says how the headers of tables show.
type Header int

const (
	FullHeader     Header = iota
	SplitHeader           // words are broken after two characters
	RepeatedHeader        // stands twice
	NoHeader
	Invented // every row is a table with headers such as 数据1; of Markdown
)

// Articles are the sub-headings of table two, such as 第二十条第（一）项.
type Articles int

const (
	ArticlesBefore Articles = iota // each before its rows
	ArticlesFirst                  // all before the first row
	ArticlesLast                   // all behind the last row
	NoArticles
	ArticleTables // each before its rows, and every sub-table is a table
)

// Disputes are the shapes of table four.
type Disputes int

const (
	OneLine     Disputes = iota // 15 figures in one row under three rows of headers
	ThreeRows                   // three rows of five, with labels
	ThreeTables                 // three tables of five
	Upright                     // 15 figures under each other, each with its label
	Stacked                     // 15 figures under each other, under the headers of one row
	Reordered                   // one row, after_review before direct, its headers too
	Scrambled                   // headers and figures as a confused reading order leaves them
)

// Marks are item marks.
type Marks int

const (
	AsPrinted Marks = iota // 1.
	MarkComma              // 1、
	MarkWide               // 1．
	NoMarks
)

// A PageMark stands at the end of a page.
type PageMark int

const (
	Dashes   PageMark = iota // - 4 -
	EmDashes                 // — 4 —
	Bare                     // 4
	OfPages                  // 第 4 页 共 9 页
	NoMark                   // nothing but a blank line
)

// Blanks are what a blank cell shows.
type Blanks int

const (
	Empty         Blanks = iota
	Slash                // /
	Dash                 // -
	Dashes2              // --
	EmDash               // —
	None                 // 无
	NotInvolved          // 不涉及
	NotApplicable        // 不适用
	NA                   // N/A
	Nbsp                 // a no-break space
	LoneTab              // a tab on its line; of Cells, elsewhere as Empty
	Vanished             // nothing: the cell is not there, and the row is short
)

// Thousands are separators of thousands.
type Thousands int

const (
	NoThousands Thousands = iota
	Comma
	WideComma
)

// Headings are the headings of sections.
type Headings int

const (
	FullHeadings  Headings = iota
	Renumbered             // numbers are off by one
	Missing                // some are not there, but those of sections with tables
	MissingTables          // some of those of sections with tables are not there
	Doubled                // each stands twice
	Hashes                 // ## as in Markdown; h2 in HTML
	Unnumbered
	Variants // other wordings
)

// A Title is the shape of a report's title.
type Title int

const (
	PlainTitle Title = iota
	TwoLines
	YearFirst // 2024年某镇政府信息公开工作年度报告
	Quoted    // 《…》 in the first paragraph
	Twice
	NoTitle
)

// An Encoding is an encoding of text.
type Encoding int

const (
	UTF8 Encoding = iota
	UTF8BOM
	UTF16LE
	UTF16BE
	GBK
	GB18030
	Big5 // with traditional characters
)

// Ends are line ends.
type Ends int

const (
	LF Ends = iota
	CRLF
	CR
)

// Tags say how full of tags a web page is.
type Tags int

const (
	Plain     Tags = iota
	WordTags       // spans, paragraphs and <o:p> as Word writes them
	GlyphTags      // a span around every run of a few characters
	Breaks         // <br> in headers and labels
)

// A Charset is what a web page says of its encoding.
type Charset int

const (
	Declared Charset = iota
	Undeclared
	Misdeclared // utf-8 where it is not, gb2312 where it is
)

var (
	kinds      = []string{"rows", "cells", "html", "docx"}
	separators = []string{"tabs", "pipes", "fences", "spaces", "aligned", "commas", "light-box", "heavy-box", "ascii-box", "markdown", "joined", "single"}
	gaps       = []string{"no-gap", "row-gap", "cell-gap", "wide-gaps", "tab-gap"}
	orders     = []string{"by-row", "by-column", "labels-first", "blocks"}
	spans      = []string{"first", "middle", "repeated", "only", "own-line", "dropped"}
	figures    = []string{"first-line", "middle-line", "last-line", "line-between"}
	headers    = []string{"full", "split", "repeated", "none", "invented"}
	articles   = []string{"before", "first", "last", "none", "tables"}
	shapes     = []string{"one-line", "three-rows", "three-tables", "upright", "stacked", "reordered", "scrambled"}
	marks      = []string{"as-printed", "comma", "wide", "none"}
	pageMarks  = []string{"dashes", "em-dashes", "bare", "of-pages", "none"}
	blanks     = []string{"empty", "slash", "dash", "dashes", "em-dash", "none", "not-involved", "not-applicable", "n/a", "nbsp", "lone-tab", "vanished"}
	thousands  = []string{"none", "comma", "wide-comma"}
	headings   = []string{"full", "renumbered", "missing", "missing-tables", "doubled", "hashes", "unnumbered", "variants"}
	titles     = []string{"plain", "two-lines", "year-first", "quoted", "twice", "none"}
	encodings  = []string{"utf-8", "utf-8-bom", "utf-16le", "utf-16be", "gbk", "gb18030", "big5"}
	lineEnds   = []string{"lf", "crlf", "cr"}
	tags       = []string{"plain", "word", "glyphs", "breaks"}
)

var charsets = []string{"declared", "undeclared", "misdeclared"}

func name(of []string, i int) string {
	if i < 0 || i >= len(of) {
		return fmt.Sprint(i)
	}
	return of[i]
}

// String returns the name of the kind.
func (k Kind) String() string { return name(kinds, int(k)) }

// String returns the name of the separator.
func (s Separator) String() string { return name(separators, int(s)) }

// String returns the name of the gap.
func (g Gap) String() string { return name(gaps, int(g)) }

// String returns the name of the order.
func (o Order) String() string { return name(orders, int(o)) }

// String returns the name of the spans.
func (s Spans) String() string { return name(spans, int(s)) }

// String returns the name of the line.
func (l Line) String() string { return name(figures, int(l)) }

// String returns the name of the header.
func (h Header) String() string { return name(headers, int(h)) }

// String returns the name of the articles.
func (a Articles) String() string { return name(articles, int(a)) }

// String returns the name of the shape.
func (d Disputes) String() string { return name(shapes, int(d)) }

// String returns the name of the marks.
func (m Marks) String() string { return name(marks, int(m)) }

// String returns the name of the page mark.
func (p PageMark) String() string { return name(pageMarks, int(p)) }

// String returns the name of the blanks.
func (b Blanks) String() string { return name(blanks, int(b)) }

// String returns the name of the separators of thousands.
func (t Thousands) String() string { return name(thousands, int(t)) }

// String returns the name of the headings.
func (h Headings) String() string { return name(headings, int(h)) }

// String returns the name of the title.
func (t Title) String() string { return name(titles, int(t)) }

// String returns the name of the encoding.
func (e Encoding) String() string { return name(encodings, int(e)) }

// String returns the name of the line ends.
func (e Ends) String() string { return name(lineEnds, int(e)) }

// String returns the name of the tags.
func (t Tags) String() string { return name(tags, int(t)) }

// String returns the name of the charset.
func (c Charset) String() string { return name(charsets, int(c)) }

// String returns the options that are set, such as "Kind=cells Wrap=8".
func (o Options) String() string {
	var b strings.Builder
	v := reflect.ValueOf(o)
	for i := range v.NumField() {
		if v.Field(i).IsZero() {
			continue
		}
		if b.Len() > 0 {
			b.WriteByte(' ')
		}
		fmt.Fprintf(&b, "%s=%v", v.Type().Field(i).Name, v.Field(i).Interface())
	}
	return b.String()
}

// values is how many values each option has that is a choice of several.
var values = map[reflect.Type]int{
	reflect.TypeFor[Kind]():      len(kinds),
	reflect.TypeFor[Separator](): len(separators),
	reflect.TypeFor[Gap]():       len(gaps),
	reflect.TypeFor[Order]():     len(orders),
	reflect.TypeFor[Spans]():     len(spans),
	reflect.TypeFor[Line]():      len(figures),
	reflect.TypeFor[Header]():    len(headers),
	reflect.TypeFor[Articles]():  len(articles),
	reflect.TypeFor[Disputes]():  len(shapes),
	reflect.TypeFor[Marks]():     len(marks),
	reflect.TypeFor[PageMark]():  len(pageMarks),
	reflect.TypeFor[Blanks]():    len(blanks),
	reflect.TypeFor[Thousands](): len(thousands),
	reflect.TypeFor[Headings]():  len(headings),
	reflect.TypeFor[Title]():     len(titles),
	reflect.TypeFor[Encoding]():  len(encodings),
	reflect.TypeFor[Ends]():      len(lineEnds),
	reflect.TypeFor[Tags]():      len(tags),
	reflect.TypeFor[Charset]():   len(charsets),
}

// valid returns an error where an option has no such value.
func (o Options) valid() error {
	v := reflect.ValueOf(o)
	for i := range v.NumField() {
		n, ok := values[v.Field(i).Type()]
		if !ok {
			continue
		}
		if x := v.Field(i).Int(); x < 0 || x >= int64(n) {
			return fmt.Errorf("layout: no such %s: %d", v.Type().Field(i).Name, x)
		}
	}
	return nil
}

func (s Separator) box() bool { return s == LightBox || s == HeavyBox || s == ASCIIBox }

// placed reports whether columns are told by where they stand on the line.
func (s Separator) placed() bool { return s.box() || s == Aligned }

// normal returns o without what means nothing beside the rest, and without
// what would leave no trace on the page: a row that has lost one figure and
// gained another cannot be told from a whole one.
func (o Options) normal() Options {
	o.byKind()
	o.bySeparator()
	o.byEncoding()
	o.byHeader()
	o.byTraces()
	return o
}

// byKind takes back what the kind of document, and the order of its figures, cannot show.
func (o *Options) byKind() {
	text := o.Kind == Rows || o.Kind == Cells
	rows := o.Kind == Rows
	if !rows {
		o.Separator, o.Figures = Tabs, FirstLine
	}
	if !text {
		o.Gap, o.Order, o.Interleave, o.FormFeed, o.Ends, o.Drift = NoGap, ByRow, false, false, LF, 0
		if o.Spans == Middle {
			o.Spans = First
		}
		if o.Wrap > 0 && o.Kind == HTML && o.Tags == Plain {
			o.Tags = Breaks
		}
	}
	if o.Kind != Cells || o.Gap != NoGap {
		o.Early = 0
	}
	if o.Kind == Cells {
		o.Extra = 0
	} else if o.Gap == TabGap {
		o.Gap = NoGap
	}
	if o.Gap == TabGap && o.Order == ByRow {
		if o.Spans == First || o.Spans == Middle {
			o.Spans = Only // they print no cell that another spans
		}
		if o.Blanks == LoneTab {
			o.Blanks = Empty
		}
	}
	if o.Header == Invented && (o.Separator != Markdown || o.Kind != Rows) {
		o.Header = FullHeader
	}
	if o.Kind != HTML || o.Encoding == Big5 {
		o.Charset = Declared
	}
	if o.Kind != HTML {
		o.Tags = Plain
	} else if o.Tags == Breaks && o.Wrap == 0 {
		o.Wrap = 6
	}
	if o.Kind == DOCX {
		o.Encoding = UTF8
	}
	if o.Order != ByRow {
		o.Separator, o.Gap, o.Spans, o.Figures, o.Interleave = Tabs, NoGap, Only, FirstLine, false
		o.Shift, o.Drift, o.Broken, o.Early, o.Extra = 0, 0, 0, 0, 0
	}
}

// bySeparator takes back what does not go with what parts the cells, nor with whole labels,
// and marks of pages where there are none.
func (o *Options) bySeparator() {
	switch {
	case o.Separator.placed():
		if o.Separator.box() {
			o.Gap = NoGap
		}
		if o.Spans == Only || o.Spans == OwnLine {
			o.Spans = First
		}
		o.Lost, o.Shift, o.Drift, o.Glue, o.Broken, o.Extra = 0, 0, 0, 0, 0, 0
		if o.Figures == LineBetween {
			o.Figures = LastLine
		}
		if o.Blanks == Vanished {
			o.Blanks = Empty
		}
	case o.Separator == Commas || o.Separator == Markdown:
		o.Gap, o.Figures, o.Interleave = NoGap, FirstLine, false
		if o.Separator == Markdown {
			o.Drift = 0
		}
	}
	if o.Wrap <= 0 {
		o.Wrap, o.Interleave = 0, false
		if o.Figures != LineBetween {
			o.Figures = FirstLine
		}
	}
	if o.Spans != First && o.Spans != Middle {
		o.Interleave = false
	}
	if o.Page <= 0 {
		o.Page, o.PageMark, o.PageHeader, o.FormFeed = 0, Dashes, false, false
	}
	if o.Blanks == LoneTab && o.Kind != Cells {
		o.Blanks = Empty
	}
}

// byEncoding takes back what an encoding has no characters for, and notes that would
// stand within glued figures.
func (o *Options) byEncoding() {
	if o.Encoding == Big5 {
		o.Traditional = true
		if o.Separator == HeavyBox { // it has no heavy rules
			o.Separator = LightBox
		}
	}
	if o.Traditional {
		o.Radicals = false
	}
	if o.Encoding == GBK || o.Encoding == Big5 {
		o.Radicals, o.ZeroWidth = false, false
		if o.Blanks == Nbsp && o.Kind != HTML {
			o.Blanks = Empty
		}
	}
	if o.Notes || o.Units {
		o.Glue = 0
	}
}

// byHeader takes back what would leave unsaid which block or column a figure belongs to.
func (o *Options) byHeader() {
	if o.Header == Invented {
		o.Spans, o.Articles, o.Wrap, o.Figures = Only, NoArticles, 0, FirstLine
		if o.Disputes != ThreeRows && o.Disputes != Upright {
			o.Disputes = ThreeRows // or nothing names the blocks
		}
	}
	if o.Disputes == Stacked && (o.Kind != Rows || o.Order != ByRow || o.Separator.placed() || o.Separator == Commas || o.Separator == Markdown) {
		o.Disputes = OneLine
	}
	if o.Separator == Single {
		o.Interleave, o.Spaced = false, false // or letters look like cells
	}
	if o.Separator == Joined {
		o.Spans = Only // a figure that is repeated is another figure
	}
	if o.Figures == LineBetween && (o.Separator == Pipes || o.Separator == Fences) {
		o.Figures = LastLine // or the empty cells beside the label are the row's blanks
	}
	if o.Separator == Spaces && o.unseen() && o.Blanks != Nbsp || o.Separator == Joined && o.unseen() {
		o.Blanks = Vanished
	}
	if o.Drift < 0 && o.Kind == Cells {
		o.Drift = 1 // or each row's figure fills the next
	}
	if o.Disputes >= Reordered && o.Header == NoHeader {
		o.Header = FullHeader // or nothing tells of the order
	}
	if o.Disputes == Upright && o.Spans == Dropped {
		o.Spans = First // or nothing names the blocks
	}
}

// byTraces takes back what would leave no trace of a cell that is lost or moved: something
// else takes its place.
func (o *Options) byTraces() {
	if o.short() {
		// A short row beside something that could fill it leaves no trace.
		o.Broken, o.Early, o.Extra = 0, 0, 0
		if o.PageMark == Bare {
			o.PageMark = Dashes
		}
		if o.Spans == Repeated {
			o.Spans = First // a repeated figure fills the row
		}
		if o.Kind == Cells && (o.Spans == First || o.Spans == Middle) {
			o.Spans = Only // empty cells before the next label would be taken for blanks
		}
		if o.Kind == Cells && o.Gap == RowGap {
			o.Gap = NoGap // and so would the line between rows
		}
		switch {
		case o.Blanks == Vanished || o.Separator == Spaces && o.unseen():
			o.Lost, o.Drift = 0, 0
		case o.Lost != 0:
			o.Drift, o.Glue = 0, 0
		case o.Drift != 0:
			o.Glue = 0
		}
		if o.Lost < 0 && o.Header == NoHeader {
			o.Header = FullHeader // or nothing tells of the column that is lost
		}
	}
	if o.Kind == Cells && o.unseen() {
		o.Drift, o.Broken, o.Early = 0, 0, 0 // a figure too many makes up for a blank line
	}
	if o.Early != 0 {
		o.Broken = 0
		if o.Spans == First || o.Spans == Middle {
			o.Spans = Only // as in short rows
		}
	}
	if o.Shift != 0 {
		o.Extra = 0
	}
	if (o.Broken != 0 || o.Early != 0) && o.PageMark == Bare {
		o.PageMark = Dashes
	}
	if o.Separator == Joined && o.PageMark == Bare {
		o.PageMark = Dashes
	}
	if o.Kind == Cells && o.PageMark == Bare && o.unseen() {
		o.PageMark = Dashes // a page number makes up for a blank that is last
	}
	if o.Kind == Cells && o.PageMark == NoMark && (o.short() || o.unseen()) {
		o.PageMark = Dashes // its blank line is taken for a figure that is not there
	}
}

// unseen reports whether a blank looks like nothing.
func (o *Options) unseen() bool {
	return o.Blanks == Empty || o.Blanks == Nbsp || o.Blanks == LoneTab
}

// short reports whether rows can have fewer figures than columns.
func (o *Options) short() bool {
	return o.Lost != 0 || o.Drift != 0 || o.Glue != 0 || o.Blanks == Vanished || o.Separator == Spaces && o.unseen()
}
