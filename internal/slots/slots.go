// Package slots turns what follows a label into the cells of its row. How cells
// are laid out is a hypothesis about a whole table, so rows are read together.
// It knows nothing of what rows and columns mean.
package slots

import (
	"cmp"
	"slices"
)

// A Kind says what an item is.
type Kind uint8

const (
	Figure Kind = iota // a number or a placeholder
	Empty              // an empty cell between marks
	Line               // a blank line
	Word               // text where a figure could stand
)

// An Item is something that stands after a label.
type Item struct {
	Kind    Kind
	Gap     uint8 // what a blank line or empty cell consists of
	Marked  bool  // its line parts cells by marks
	OnLabel bool  // it stands on a line of the label, behind it
	Row     int   // line it stands on
	Cell    int   // index of its cell in the line
	Col     int   // column in a true grid; -1 where there is none
	Span    int   // columns it spans in a true grid
	X, XEnd int   // columns in characters
	W, WEnd int   // columns in display width
	Ref     int   // the caller's own
}

// A Row is a label with what follows it.
type Row struct {
	N         int    // columns
	Items     []Item // up to the next label
	Top       int    // line of the first piece of the label
	Label     int    // line of the last piece of the label
	LabelAt   int    // index in its line of the last cell of the label
	LabelTo   int    // column in a true grid behind the label; -1 where there is none
	LabelX    int    // column in characters where the label ends on the line of its figures
	LabelW    int    // the same in display width
	Width     int    // cells of the label's line
	Right     int    // column in a true grid where the line ends; 0 where there is none
	HeadRight int    // where the line of the header above it ends; 0 where there is none
	Columns   []int  // the cells of its line under the words of the header above it; nil where that does not tell
	Under     []int  // columns of a true grid in which the header above it names those of the row; nil where that does not tell
	UnderTo   int    // where the last of them ends
	Named     []int  // columns of a true grid in which a header that may be off names those of the row; nil where that does not tell
	Others    []int  // columns of a true grid behind them that the header names by words of its own
	Head      Head   // where the line of the header above it puts its columns; zero where there is none
	Above     []Item // the words of a header above it whose places are those of the columns; nil where there is none
	Page      int    // changes where geometry may change: pages, repeated headers
	Ends      bool   // a part of the table ends with it: a header or the like follows
	Cut       bool   // the input ends within what follows
	Shared    int    // names of groups that the next row is in as well: cells before its label that can stand empty
	Spread    int    // columns of labels over which its own goes on, where each name of a group has one
}

// A Doubt says why a reading is not certain.
type Doubt uint8

const (
	None    Doubt = iota
	Short         // fewer figures than columns
	Long          // more figures than columns
	Place         // the cells could stand under other columns
	Far           // the figures do not stand where those of the other rows do
	Cut           // the input ends within the row
	Missing       // no figure, and no empty cell to show for it
	Loose         // the columns are told by short rows alone
)

// A Mode says how a row was read.
type Mode uint8

const (
	Unread   Mode = iota
	Marks         // cells parted by marks on one line
	Words         // figures parted by space on one line
	Stream        // a cell a line
	Geometry      // figures placed by columns
)

// A Reading is a row as cells.
type Reading struct {
	Mode    Mode
	Doubt   Doubt
	Framed  bool  // there is just a cell for each column, or the header's words stand above them
	Flush   bool  // its figures stand in columns that the header's words show, or rows in line that leave some empty
	Paced   bool  // so many spaces part cells that there is just one for each column, as in all rows
	Crowded bool  // its figures lie otherwise than those of the others: one may be there in the place of an empty cell
	Held    bool  // each cell holds something, if only a space, and what fills its line up does not
	Slots   []int // for each column the index of its item; -1: nothing is printed
	Bands   []int // in Geometry, where columns are not known: for each item of Figures its band
	Columns []int // of each band its column, -1 where that is not known; nil where none is
	Block   int   // rows of one block share their bands
	Count   int   // bands of the block
	Items   []int // the figures that the row holds, as indices of items
}

// A Hint is what the caller knows of the table.
type Hint struct {
	Heads     map[int][]Item                                        // for rows right below a header, its words above the columns, one for each
	Pieces    func(int) [2][]Item                                   // where those words stand in pieces above a row, in characters and in display width; nil where that is not known
	Split     func(line, pace int, at []int) (_ []int, n, from int) // appends in which cell each word of a line begins if so many spaces part cells; how many cells there are, and behind which word it is so
	Spacing   Spacing                                               // of another table
	Separated func(gap uint8) bool                                  // whether such blank lines stand between all cells
	Known     bool                                                  // Gaps is known from another table
	Gaps      uint                                                  // set of kinds of blank lines that are cells
	Tight     bool                                                  // just as many cells as columns stand behind each label of another table
	Ragged    bool                                                  // the same between marks, where these labels end in several cells
	Below     bool                                                  // just as many cells as columns stand on the line right below each label of another table
	Between   func() uint                                           // set of kinds of blank lines that stand between words; nil for none
	Columns   map[int][]int                                         // for lines of so many cells, the cells that stand under the header's columns
	Partial   map[int][]int                                         // the same where only some columns are named; -1 for the others
	Lines     []Head                                                // lines of the header that show the first column and the last
	Every     bool                                                  // and no other line of the header names the first column
	Width     int                                                   // cells of each line of the header; 0 where they differ
	Void      uint8                                                 // kind of an empty cell that holds nothing at all
	Bare      uint8                                                 // and of a blank line that does
	Opener    uint8                                                 // kind of a lone mark on a line, which can open or close a cell; 0 for none
	Opened    bool                                                  // a mark opens each cell, and no blank line stands there but the mark of an empty cell
	Parting   int                                                   // blank lines that part the table from what follows; 0 where that is not known
	Lined     bool                                                  // no row of another table has a cell a line
	Closed    bool                                                  // a heading, before which they stand, follows the table
	Buffer    *Buffer                                               // working memory; nil where there is none
	beside    bool                                                  // most rows of several figures have them beside each other, between marks
}

// A Buffer is working memory that may be used for one call after another, but
// not for two at once. The zero value is ready. What was read holds until the
// next call.
type Buffer struct {
	readings []Reading
	ints     []int
	cells    [][]int
	marked   []marked
	frames   []frame
	at       []int
}

// take returns n elements in the memory of s, behind those that are in use; what
// they hold is not known.
func take[T any](s *[]T, n int) []T {
	from := len(*s)
	if cap(*s)-from < n {
		*s, from = make([]T, 0, max(n, 2*cap(*s), 64)), 0
	}
	*s = (*s)[:from+n]
	return (*s)[from : from+n : from+n]
}

// Spacing is what the white space of a table of words tells. The zero value is nothing.
type Spacing struct {
	Measure Measure // by what columns are set
	Pace    int     // spaces between any two cells, where these are joined by as many everywhere
	Step    int     // spaces that often stand between figures, where spaces end lines
	Filled  bool    // with Pace: lines are filled up to one width, and the columns end them
}

// Read reads the rows of a table. It also returns which kinds of blank lines
// turned out to be cells, and what white space tells.
func Read(rows []Row, h Hint) ([]Reading, uint, Spacing) {
	b := h.Buffer
	if b == nil {
		b = &Buffer{}
		h.Buffer = b
	}
	b.readings, b.ints, b.cells = b.readings[:0], b.ints[:0], b.cells[:0]
	b.marked, b.frames = b.marked[:0], b.frames[:0]
	out := take(&b.readings, len(rows))
	clear(out)
	marks, words, stream := byMode(rows, h)
	readMarks(rows, marks, out, h.Columns, b)
	astray(rows, marks, out)
	for _, i := range marks {
		contradict(&rows[i], h.Partial[rows[i].Width], &out[i])
		if len(out[i].Items) > rows[i].N { // its columns were chosen
			contradict(&rows[i], h.Columns[rows[i].Width], &out[i])
		}
	}
	frames(rows, marks, out, h)
	unanchored(rows, marks, out, h.Lines)
	padded(rows, marks, out, h.Void, b)
	below := slices.Concat(words, stream)
	single := stream // a line of cells is one, though it prints a single figure
	headed := len(marks) == 0 && (headedLines(rows, below) || filledBelow(rows, below))
	tight := !headed && tightLines(rows, below, h.Below)
	switch {
	case headed:
		words, stream = nil, nil
		readLines(rows, below, out, b)
	case tight:
		slices.Sort(below)
		words, stream = below, nil
	}
	h.beside = sideBySide(rows, below)
	gaps := readStream(rows, stream, out, h)
	if len(marks) > 3*len(stream) { // all others have their figures behind the label
		doubtFar(rows, stream, out)
	}
	if len(words) > len(stream) { // blank lines are no cells where figures share a line
		for _, i := range stream {
			if rd := &out[i]; rd.Doubt == None && blankLine(&rows[i], rd.Slots) {
				rd.Doubt, rd.Slots = Short, nil
			}
		}
	}
	space := readWords(rows, words, out, h)
	doubtDrained(rows, words, stream, out)
	if len(below) > 0 && len(below) == len(rows) {
		pace, read := pacedBelow(rows, below, out, h)
		if space.Pace = cmp.Or(pace, space.Pace); read {
			return out, 0, space
		}
	}
	if space.Pace > 0 && len(words) > 3*len(stream) { // cells stand behind the label, and an empty one is seen there
		doubtFar(rows, stream, out)
	}
	doubtEmpty(rows, words, out)
	if tight {
		for _, i := range below {
			out[i].Framed = out[i].Doubt == None
		}
	}
	if tight || headed {
		for _, i := range single {
			out[i].Mode = Stream
		}
	}
	return out, gaps, space
}

// byMode tells the rows apart by how they are laid out.
func byMode(rows []Row, h Hint) (marks, words, stream []int) {
	b := h.Buffer
	marks, words, stream = take(&b.ints, len(rows))[:0], take(&b.ints, len(rows))[:0], take(&b.ints, len(rows))[:0]
	for i := range rows {
		switch classify(&rows[i]) {
		case Marks:
			marks = append(marks, i)
		case Words:
			words = append(words, i)
		case Stream:
			stream = append(stream, i)
		}
	}
	if len(words) > len(stream) { // among rows of one line each, one that goes on below has drifted, and a lone figure stands in a column
		stream = slices.DeleteFunc(stream, func(i int) bool {
			if spread(&rows[i]) || within(&rows[i]) {
				words = append(words, i)
				return true
			}
			return false
		})
	}
	if len(marks)+len(words)+len(stream) < len(rows) { // rows without any figure follow the others
		follow := &stream
		if len(words) > len(stream) || len(stream) == 0 && (h.Spacing.Pace > 0 || len(marks)+len(words) == 0 && endInSpaces(rows, h)) {
			follow = &words
		}
		for i := range rows {
			if classify(&rows[i]) == Unread {
				*follow = append(*follow, i)
			}
		}
		slices.Sort(stream)
	}
	slices.Sort(words)
	return marks, words, stream
}

// endInSpaces reports whether a space for each column, or more, ends the lines of all labels,
// and nothing but bare lines stands below.
func endInSpaces(rows []Row, h Hint) bool {
	return h.Split != nil && !slices.ContainsFunc(rows, func(r Row) bool {
		if slices.ContainsFunc(r.Items, func(it Item) bool { return it.Kind != Line || it.Gap != h.Bare }) {
			return true // cells may stand there
		}
		at, n, _ := h.Split(r.Label, 1, h.Buffer.at[:0])
		h.Buffer.at = at
		return len(at) == 0 || n-1-at[len(at)-1] < r.N
	})
}

// doubtFar puts rows in doubt whose figures stand below their labels, unlike those of others.
func doubtFar(rows []Row, which []int, out []Reading) {
	for _, i := range which {
		if out[i].Doubt == None && figures(rows[i].Items, out[i].Slots) > 0 {
			out[i].Doubt = Far
		}
	}
}

// doubtEmpty puts rows in doubt with an empty cell where most rows lack a cell: it may be none.
func doubtEmpty(rows []Row, which []int, out []Reading) {
	short := 0
	for i := range out {
		if out[i].Doubt == Short {
			short++
		}
	}
	if short*2 <= len(rows) {
		return
	}
	for _, i := range which {
		rd := &out[i]
		if rd.Doubt == None && slices.ContainsFunc(rd.Slots, func(j int) bool { return j >= 0 && rows[i].Items[j].Kind == Empty }) {
			rd.Doubt = Place
		}
	}
}

// classify tells from the row alone how it is laid out; Unread where it holds
// nothing.
func classify(r *Row) Mode {
	marked, figures, lines, last, onLine := 0, 0, 0, -1, 0
	for i := range r.Items {
		it := &r.Items[i]
		if it.OnLabel && it.Marked && it.Kind != Line {
			marked++
		}
		if it.Kind == Figure {
			figures++
			if it.Row != last {
				lines++
				last = it.Row
			}
			if it.OnLabel {
				onLine++
			}
		}
	}
	switch {
	case marked > 1 || marked == 1 && (r.N == 1 || onLine > 0):
		return Marks
	case figures == 0:
		for i := range r.Items {
			if r.Items[i].Kind == Empty {
				return Stream
			}
		}
		return Unread
	case lines == 1 && (onLine > 0 || figures > 1):
		return Words
	}
	return Stream
}

// doubtDrained puts rows that show an empty cell by white space in doubt where more rows have
// figures both on the label's line and on others: what is wanting may have drifted.
func doubtDrained(rows []Row, words, stream []int, out []Reading) {
	n := 0
	for _, i := range stream {
		if spread(&rows[i]) {
			n++
		}
	}
	if n < minRows || n < len(words) {
		return
	}
	for _, i := range words {
		if rd := &out[i]; rd.Doubt == None && slices.Contains(rd.Slots, -1) {
			rd.Doubt = Place
		}
	}
}

// spread reports whether a row has figures on the label's line and on others.
func spread(r *Row) bool {
	on, off := false, false
	for i := range r.Items {
		if it := &r.Items[i]; it.Kind == Figure {
			on, off = on || it.OnLabel, off || !it.OnLabel
		}
	}
	return on && off
}

// within reports whether a row of several columns has one figure, far from the beginning of a
// line of words that stands among those of its label.
func within(r *Row) bool {
	n, in := 0, false
	for i := range r.Items {
		if it := &r.Items[i]; it.Kind == Figure {
			n++
			in = !it.Marked && it.X >= margin && it.Row > r.Top && it.Row < r.Label
		}
	}
	return n == 1 && in && r.N >= minColumns
}

// minRows is how many rows have to show where the columns begin before others
// follow them.
const minRows = 3
