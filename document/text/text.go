// Package text is the reader of plain text: it finds lines, and in each line
// the cells, by whatever parts them: tabs, pipes, commas, ruled boxes or white
// space. It looks only at marks, never at what the words mean.
package text

import (
	"bytes"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/seed-11a632b0/gongkai/document"
	"github.com/seed-11a632b0/gongkai/document/html"
)

// What is beyond these bounds is not read; Document.Rest tells where it begins.
// The largest reports have some thousand lines.
const (
	MaxLines = 1 << 19
	MaxCells = 1 << 20
)

// Read reads src, which is UTF-8; a byte that is not is counted and stands for
// itself. Read never fails, and takes time linear in src. The document keeps
// src, which must not change afterwards; where src holds values as programs print
// them, such as JSON, it keeps a copy of the same length in which each row has a
// line to itself, and places are those in src all the same. So it does where tabs
// stand for wide space alone, or two pipes for one: the copy has spaces in their place.
func Read(src []byte) *document.Document {
	doc := &document.Document{}
	ReadInto(doc, src, utf8.Valid(src))
	return doc
}

// ReadInto is Read into a document whose memory is used again; what it held is
// lost. valid says that src is known to be UTF-8, so that it need not be looked
// at for that.
func ReadInto(doc *document.Document, src []byte, valid bool) {
	if mayUnfold(src) {
		if lines, rows, filled, tables := unfold(src); lines != nil {
			readInto(doc, lines, valid, rows, tables)
			doc.Filled = filled
			relocate(doc, src)
			return
		}
	}
	readInto(doc, src, valid, false, nil)
}

// readInto is ReadInto of a text in which nothing has to be unfolded; lists says that rows
// were, and stand as lists; objects are where tables of such begin.
func readInto(doc *document.Document, src []byte, valid, lists bool, objects []int) {
	lines, cells := doc.Lines[:0], doc.Cells[:0]
	*doc = document.Document{Source: src}
	tabs, pipes := bytes.Count(src, []byte{'\t'}), bytes.Count(src, []byte{'|'})
	src, tabs, pipes = usualMarks(src, tabs, pipes)
	doc.Source = src
	r := reader{src: src, doc: doc, lists: lists, tabled: objects}
	n := min(bytes.Count(src, []byte{'\n'})+1, MaxLines)
	doc.Lines = slices.Grow(lines, n)
	doc.Cells = slices.Grow(cells, min(n+tabs+pipes+len(src)/128, MaxCells))
	for _, mark := range []byte{',', ';'} {
		if r.csv = bytes.IndexByte(src, mark) >= 0 && csvText(src, mark); r.csv {
			r.mark = mark
			break
		}
	}
	if tabs >= fewMarks && bytes.Count(src, []byte("\"\t")) >= minQuoted {
		r.csv, r.mark = true, '\t'
	}
	if tabs > 0 {
		r.closed, r.opened = edges(src, "\t")
	}
	r.fewPipes = pipes*rarePipes < max(tabs, n)
	switch {
	case lists:
		r.rare = rarity{list: true}
	case tabs < fewMarks && pipes < fewMarks:
		r.rare = rare(src, r.csv)
	}
	if r.rare == (rarity{}) && listed(src) {
		r.rare.bullet = '-'
	}
	r.joined = pipes >= fewMarks && joined(src, pipes)
	if r.csv = r.csv && !r.rare.list; r.csv {
		r.markClosed, r.markOpened = edges(src, string(r.mark))
	}
	r.markup = bytes.IndexByte(src, '<') >= 0 || bytes.IndexByte(src, '\\') >= 0 || bytes.IndexByte(src, '&') >= 0
	if r.markup {
		r.tables = html.Tables(src)
		r.tex, r.tags = bytes.Contains(src, []byte(opensTabular)), bytes.Contains(src, []byte(firstTag))
	}
	r.tabs, r.pipes = tabs > 0, pipes > 0
	r.grouped = pipes > fewMarks && (bytes.Contains(src, []byte(opensGroup)) || bytes.Contains(src, []byte(opensStyle)))
	r.returns = bytes.IndexByte(src, '\r') >= 0
	r.drawn = bytes.IndexByte(src, '+') >= 0 || bytes.Contains(src, []byte("\xe2\x94")) || bytes.Contains(src, []byte("\xe2\x95"))
	r.valid = valid
	r.usual = valid && r.rare == rarity{}
	r.class = classes
	if r.markup {
		r.class['<'], r.class['&'], r.class['\\'] = special, special, special
	}
	if r.csv {
		r.class[r.mark], r.class['"'] = special, special
	}
	if r.spans = hasSpans(src); r.spans {
		r.class[']'] = special
	}
	r.read()
	r.boxes.keep()
}

// What a byte that begins a character is to a line of words.
const (
	special = iota // something that has to be looked at
	letter         // it stands in words
	stroke         // so it does, unless there are but such: then the line is drawn
	sign           // of three bytes, where it is a mark that stands in words
)

var classes = func() (t [256]uint8) {
	for c := '!'; c < 0x7f; c++ {
		t[c] = letter
	}
	t['-'], t['='], t[':'], t['+'] = stroke, stroke, stroke, stroke
	t['|'] = special
	for c := 0xe4; c <= 0xe9; c++ { // as in isPlainHan
		t[c] = letter
	}
	t[0xe2], t[0xe3], t[0xef] = sign, sign, sign // as in plainMark
	return t
}()

type reader struct {
	src        []byte
	doc        *document.Document
	csv        bool  // the text has lines of separated values
	lists      bool  // rows stand as lists, each on a line of its own
	tabled     []int // where tables of objects begin that are still to come
	mark       byte  // what separates them: comma or semicolon
	page       int
	grids      int
	inGrid     bool    // the last line was a row of the current grid
	closed     bool    // a tab closes every line
	rows       [2]int8 // whether a tab, or a pipe, closes no row, once it has been asked for: 1, or -1
	opened     bool    // and one opens it
	fewPipes   bool    // pipes are too few to part cells
	pair       bool    // the mark that ends the line parts its words from an empty cell
	markClosed bool    // a separator closes every line
	markOpened bool    // and one opens it
	rare       rarity
	unfenced   bool // a fence was opened and never closed
	ruledTo    int  // up to here no columns under rules have been found
	joined     bool // a pipe stands between cells that have a line each
	last       int  // the line of the latest cell that such a pipe ends
	markup     bool // the text may hold tags, entities or escapes
	tex        bool // or tables of LaTeX
	tags       bool // or of cell tags
	grouped    bool // cells may be groups, or styled
	ungrouped  int  // up to here none are
	spans      bool // it may hold spans with attributes
	tabs       bool // the text holds tabs
	pipes      bool // and pipes
	returns    bool // and carriage returns
	valid      bool // the text is known to be UTF-8
	usual      bool // nothing but tabs, pipes and what csv says parts cells on a line
	parted     parted
	drawn      bool // what boxes are drawn with stands in it
	boxes      *boxRoom
	class      [256]uint8
	tables     []html.Span
	pipesTo    int                           // byte offset where the current block of lines with pipes ends
	pipesOpen  bool                          // each of its lines begins with a pipe
	pipesClose bool                          // each ends with one
	pipesWords bool                          // some hold more than pipes
	latest     struct{ from, end, next int } // the line last looked at, which can hold many tables
	column     int                           // column in which the current line begins, for lines behind a table
}

func (r *reader) read() {
	off, number := 0, 1
	if bytes.HasPrefix(r.src, []byte("\ufeff")) {
		off = 3
	}
	for off < len(r.src) {
		if r.doc.Rest.IsValid() {
			return
		}
		if len(r.doc.Lines) >= MaxLines || len(r.doc.Cells) >= MaxCells {
			r.doc.Rest = document.Position{Offset: off, Line: number, Column: 1}
			return
		}
		for len(r.tables) > 0 && r.tables[0].End.Offset <= off {
			r.tables = r.tables[1:] // it stood in cells of a grid, or between quotes
		}
		limit := len(r.src)
		if len(r.tables) > 0 {
			if _, limit = r.lineEnd(off); r.tables[0].Start.Offset < limit {
				off, number = r.table(off, number)
				continue
			}
		}
		if len(r.tabled) > 0 {
			if end, _ := r.lineEnd(off); r.tabled[0] < end {
				stop := r.objects(r.tabled[0], number)
				r.tabled = r.tabled[1:]
				for stop < len(r.src) && (r.src[stop] == ' ' || r.src[stop] == ',' || r.src[stop] == '\r') {
					stop++
				}
				if stop < len(r.src) && r.src[stop] == '\n' {
					stop++
				}
				number += bytes.Count(r.src[off:stop], []byte{'\n'})
				off = stop
				continue
			}
		}
		n := 0
		switch r.src[off] {
		case '{', '|':
			if n = r.fence(off, number); n == 0 && r.grouped {
				n = r.groups(off, number)
			}
		case ' ', '\t', '+', boxLead:
			if r.drawn {
				n = r.box(off, number)
			}
			if n == 0 && r.tex {
				n = r.latex(off, number)
			}
		case '\\':
			if r.tex {
				n = r.latex(off, number)
			}
		case '<':
			if r.tags {
				n = r.otsl(off, number)
			}
		}
		if n == 0 && r.opensRule(off) {
			n = r.underRule(off, number)
		}
		if n > 0 { // a ruled grid takes several lines
			for range n {
				_, off = r.lineEnd(off)
				number++
			}
			continue
		}
		if r.usual {
			next, ok := off+1, true
			switch r.src[off] {
			case '\n':
				l := r.keep(off, off, number, r.doc.Cells)
				l.Kind, l.Gap = document.Blank, document.Empty
				r.inGrid = false
			case '\t', '|':
				next, ok = r.quickRow(off, limit, number, cursor{off, r.column, 0}, false, r.doc.Cells)
			default:
				next, ok = r.quick(off, limit, number)
			}
			if ok {
				off = next
				number++
				continue
			}
		}
		end, next := r.lineEnd(off)
		n = r.line(off, end, number)
		for ; n > 1; n-- { // quoted fields can hold line ends
			_, next = r.lineEnd(next)
			number++
		}
		off = next
		number++
	}
}

// table reads a table of HTML that stands in the text, and what stands before
// it on its line, and returns where the text goes on.
func (r *reader) table(off, number int) (int, int) {
	t := r.tables[0]
	r.tables = r.tables[1:]
	if t.Start.Offset > off && len(bytes.TrimSpace(r.src[off:t.Start.Offset])) > 0 {
		r.line(off, t.Start.Offset, number)
	}
	r.grids = html.Append(r.doc, t, r.grids)
	r.inGrid = false
	end, next := r.lineEnd(t.End.Offset)
	goesOn := len(r.tables) > 0 && r.tables[0].Start.Offset < next
	if goesOn { // another table on the same line
		end = max(r.tables[0].Start.Offset, t.End.Offset)
	}
	if len(bytes.TrimSpace(r.src[t.End.Offset:end])) > 0 {
		r.column = t.End.Column - 1
		r.line(t.End.Offset, end, t.End.Line)
		r.column = 0
	}
	switch {
	case goesOn:
		return end, t.End.Line
	case next <= off: // the end of the text
		return len(r.src), t.End.Line
	}
	return next, t.End.Line + 1
}

// boxLead is the first byte of the characters that boxes are drawn with.
const boxLead = 0xe2

// lineEnd is lineEnd of the source, quicker where no carriage return stands in
// it.
func (r *reader) lineEnd(off int) (end, next int) {
	if l := &r.latest; off < l.from || off > l.end || l.next == 0 {
		l.from = off
		if r.returns {
			l.end, l.next = lineEnd(r.src, off)
		} else if n := bytes.IndexByte(r.src[off:], '\n'); n >= 0 {
			l.end, l.next = off+n, off+n+1
		} else {
			l.end, l.next = len(r.src), len(r.src)
		}
	}
	return r.latest.end, r.latest.next
}

// lineEnd returns where the line that starts at off ends, and where the next
// begins. CR, LF and CR LF end a line.
func lineEnd(src []byte, off int) (end, next int) {
	i := off
	for i < len(src) { // in windows, lest lines that end in CR alone look far ahead each
		b := src[i:min(len(src), i+window)]
		n := bytes.IndexByte(b, '\n')
		if n >= 0 {
			b = b[:n]
		}
		if k := bytes.IndexByte(b, '\r'); k >= 0 {
			n = k
		}
		if n >= 0 {
			i += n
			break
		}
		i += len(b)
	}
	switch {
	case i == len(src):
		return i, i
	case src[i] == '\r' && i+1 < len(src) && src[i+1] == '\n':
		return i, i + 2
	}
	return i, i + 1
}

// window is how far ahead the end of a line is looked for at once.
const window = 512

// A shape is what one look at a line tells.
type shape struct {
	pipes, tabs, commas, semicolons, quotes int
	text                                    bool // it holds more than white space and marks
	nbsp, space, feed                       bool
	lost                                    bool // a character stands in it for one that was lost
	rule                                    bool // it is drawn, not written: |---|:--:| or -----
}

func (r *reader) shape(s *shape, b []byte, off, number int) {
	dashes, run, other := 0, 0, false
	for i := 0; i < len(b); {
		c := b[i]
		if c < utf8.RuneSelf {
			i++
			switch c {
			case '|':
				s.pipes++
			case '\t':
				s.tabs++
			case ' ', '\v':
				s.space = true
			case 0x1a: // a substitute
				s.lost = true
			case '\f':
				s.feed = true
			case '-', '=':
				s.text = true
				dashes++
				run++
				if run >= 5 || (run >= 3 && s.pipes > 0) {
					s.rule = true
				}
				continue
			case ':', '+':
				s.text = true
			default:
				if c == ',' {
					s.commas++
				} else if c == ';' {
					s.semicolons++
				} else if c == '"' {
					s.quotes++
				}
				s.text, other = true, true
			}
			run = 0
			continue
		}
		run = 0
		if isPlainHan(b, i) || plainMark(b, i) > 0 {
			s.text, other = true, true
			i += 3
			continue
		}
		v, n := utf8.DecodeRune(b[i:])
		if v == utf8.RuneError && n == 1 {
			if r.doc.Bad++; r.doc.Bad == 1 {
				r.doc.BadPos = document.Position{Offset: off + i, Line: number, Column: r.columnAt(off + i)}
			}
		}
		switch {
		case v == 0xa0:
			s.nbsp = true
		case isSpace(v), isVoid(v):
			s.space = true
		default:
			s.text, other = true, true
		}
		i += n
	}
	s.rule = s.rule && !other
}

// columnAt returns the column, from 1, of a byte.
func (r *reader) columnAt(off int) int {
	start := off
	for start > 0 && r.src[start-1] != '\n' && r.src[start-1] != '\r' {
		start--
	}
	if start == 0 && bytes.HasPrefix(r.src, []byte("\ufeff")) {
		start = min(len("\ufeff"), off)
	}
	return 1 + utf8.RuneCount(r.src[start:off])
}

// isSpace reports white space other than tab and no-break space.
func isSpace(r rune) bool {
	switch r {
	case ' ', '\v', '\f', 0x3000, 0x1680, 0x202f, 0x205f, 0x85:
		return true
	}
	return r >= 0x2000 && r <= 0x200a
}

// isVoid reports characters that print nothing.
func isVoid(r rune) bool {
	return r >= 0x200b && r <= 0x200f || r == 0xfeff || r == 0x2060 || r == 0xad || r < 0x20 && r != '\t' && r != '\f' && r != '\v'
}

// line reads one line and returns how many it took up.
func (r *reader) line(off, end, number int) int {
	b := r.src[off:end]
	var s shape
	r.shape(&s, b, off, number)
	if s.feed {
		r.page++
	}
	if r.rare.list && r.list(document.Line{Number: number, Start: off, End: end, Page: r.page, Damaged: s.lost}) || s.rule {
		return 1 // drawn, not written; the grid goes on
	}
	took := 1
	lines := append(r.doc.Lines, document.Line{})
	l := &lines[len(lines)-1] // filled where it stands, which spares a copy
	l.Number, l.Start, l.End, l.First = number, off, end, len(r.doc.Cells)
	l.Page, l.Damaged = r.page, s.lost
	switch {
	case !s.text && s.pipes == 0:
		r.void(l, &s)
	case s.pipes > 0 && !(r.fewPipes && s.tabs > 0), r.joined && r.inGrid && r.last == number-1 && s.text && isFilled(bytes.TrimSpace(b)):
		l.Kind, l.Sep = document.Row, '|'
		if s.pipes == 1 {
			r.last = number
			r.pair = r.paired(off, end, number, '|')
		}
		r.split(l, '|', &s)
		r.pair = false
		if r.fewPipes && s.pipes == 1 {
			r.touched(l)
		}
	case r.csv && r.mark == '\t' && (s.tabs > 0 || r.quotedRow(off, end)):
		l.Kind, l.Sep = document.Row, '\t'
		took = r.fields(l)
	case s.tabs > 0:
		l.Kind, l.Sep = document.Row, '\t'
		r.pair = s.tabs == 1 && r.paired(off, end, number, '\t')
		r.split(l, '\t', &s)
		r.pair = false
	case r.rare.mark != "" && r.rareRow(off, end):
		l.Kind, l.Sep = document.Row, ','
		r.rareFields(l)
	case r.csv && (r.mark == ',' && s.commas > 0 && !thousandsOnly(b) || r.mark == ';' && s.semicolons > 0 || r.quotedRow(off, end)):
		l.Kind, l.Sep = document.Row, ','
		took = r.fields(l)
	case r.rare.bullet != 0 && b[0] == r.rare.bullet && (len(b) == 1 || b[1] == ' '):
		r.bullet(l)
	default:
		l.Kind = document.Plain
		r.words(l)
		if r.src[off] == '\f' {
			r.flushLeft(l)
		}
	}
	l.Last = len(r.doc.Cells)
	if l.Kind == document.Plain && l.Last == l.First {
		l.Kind, l.Gap = document.Blank, document.Empty // nothing but tags and unseen characters
	}
	if l.Kind == document.Row {
		if !r.inGrid {
			r.grids++
		}
		l.Grid = r.grids
	}
	r.inGrid = l.Kind == document.Row
	if l.Kind == document.Row && l.Last-l.First > minFlow && r.flow(*l) {
		return took
	}
	r.doc.Lines = lines
	return took
}

// void reads a line that shows nothing: cells between tabs, or one cell.
func (r *reader) void(l *document.Line, s *shape) {
	l.Kind = document.Blank
	switch {
	case s.tabs > 1:
		l.Kind, l.Sep = document.Row, '\t'
		r.split(l, '\t', s)
	case s.tabs == 1:
		l.Gap = document.Tab
	case s.nbsp:
		l.Gap = document.NBSP
	case s.space && !s.feed:
		l.Gap = document.Spaces
	default:
		l.Gap = document.Empty
	}
}

// bullet reads a line behind the bullet that begins each cell: one cell, which may be empty.
func (r *reader) bullet(l *document.Line) {
	if from := (cursor{off: min(l.Start+2, l.End), col: 2, w: 2}); len(bytes.TrimSpace(r.src[l.Start+1:l.End])) == 0 {
		l.Kind, l.Sep = document.Row, '|'
		r.add(l.Number, from, from, document.Cellar)
		return
	}
	l.Kind = document.Plain
	r.column = 2
	l.Start += 2
	r.words(l)
	r.column = 0
}

// flushLeft takes the form feed that opens a line off the columns in which its words stand.
func (r *reader) flushLeft(l *document.Line) {
	c := cursor{off: l.Start}
	c.step(r.src)
	for i := l.First; i < len(r.doc.Cells); i++ {
		x := &r.doc.Cells[i]
		x.X, x.XEnd, x.W, x.WEnd = x.X-c.col, x.XEnd-c.col, x.W-c.w, x.WEnd-c.w
	}
}

// keep adds a line with those cells behind all before it.
func (r *reader) keep(off, end, number int, cells []document.Cell) *document.Line {
	r.doc.Lines = append(r.doc.Lines, document.Line{})
	l := &r.doc.Lines[len(r.doc.Lines)-1]
	l.Number, l.Start, l.End, l.Page = number, off, end, r.page
	l.First, l.Last = len(r.doc.Cells), len(cells)
	r.doc.Cells = cells
	return l
}

// block looks ahead over the block of lines with pipes that begins at off: where
// each line begins with a pipe, it opens the line and makes no cell; where each
// ends with one, it closes it, but where none opens them, there are few, and some line
// has several cells. Else such a pipe stands beside an empty cell.
func (r *reader) block(off int) {
	if off < r.pipesTo {
		return
	}
	r.pipesOpen, r.pipesClose, r.pipesWords = true, true, false
	pipes, several := 0, false
	for other := 0; off < len(r.src); {
		end, next := r.lineEnd(off)
		b := r.src[off:end]
		for len(b) > 0 && isGap(b[0]) {
			b = b[1:]
		}
		for len(b) > 0 && isGap(b[len(b)-1]) {
			b = b[:len(b)-1]
		}
		n := bytes.Count(b, []byte{'|'})
		if len(b) > 0 && n < 2 {
			if other++; other > barsGap {
				break
			}
			off = next
			continue
		}
		other = 0
		off = next
		r.pipesTo = next
		if len(b) == 0 || bytes.IndexByte(b, '-') >= 0 && len(bytes.Trim(b, "|-: +=")) == 0 {
			continue // a rule
		}
		r.pipesOpen = r.pipesOpen && b[0] == '|'
		r.pipesClose = r.pipesClose && b[len(b)-1] == '|'
		r.pipesWords = r.pipesWords || len(bytes.Trim(b, "| \t\v\f")) > 0
		pipes += n
		several = several || !r.pipesOpen && severalWords(b)
	}
	r.pipesClose = r.pipesClose && (r.pipesOpen || !several || pipes >= minPipes)
}

// minPipes is how many pipes lines have to have before those that end them close them,
// where none opens them.
const minPipes = 16

// severalWords reports whether words stand in several cells between pipes.
func severalWords(b []byte) bool {
	n := 0
	for cell := range bytes.SplitSeq(b, []byte{'|'}) {
		if len(bytes.TrimSpace(cell)) > 0 {
			n++
		}
	}
	return n > 1
}

// isGap reports the white space that stands around the pipes of a line.
func isGap(c byte) bool { return c == ' ' || c == '\t' || c == '\v' || c == '\f' }

// barsGap is how many lines without pipes may stand within a block.
const barsGap = 3

// undo takes back what has been read since there were so many lines and cells: it is no table.
func (r *reader) undo(lines, cells int) {
	r.doc.Lines, r.doc.Cells, r.doc.Rest = r.doc.Lines[:lines], r.doc.Cells[:cells], document.Position{}
}

// room reports whether another cell may be read; else the line ends here.
func (r *reader) room(c cursor, l *document.Line) bool {
	if len(r.doc.Cells) < MaxCells {
		return true
	}
	r.doc.Rest = document.Position{Offset: c.off, Line: l.Number, Column: c.col + 1}
	l.End = c.off
	return false
}

// paired reports whether a line that a lone mark ends is a row of two cells, and the
// second is empty: so is the one above it, and no figure stands on the line below;
// or one of the next few shows both.
func (r *reader) paired(off, end, number int, mark byte) bool {
	if b := trimEnd(r.src[off:end]); len(b) == 0 || b[0] == mark || b[len(b)-1] != mark {
		return false
	}
	above, names := len(r.doc.Lines)-1, 0
	for above >= 0 && len(r.doc.Lines)-above <= pairApart {
		if k := r.doc.Lines[above].Kind; k == document.Plain {
			names++ // what the rows below it are of
		} else if k != document.Blank {
			break
		}
		if names > 1 {
			break
		}
		above--
	}
	pair := false
	if above >= 0 {
		l := &r.doc.Lines[above]
		pair = l.Kind == document.Row && l.Sep == mark && l.Last-l.First == 2 && r.doc.Cells[l.First].Gap == noCell
	}
	number++ // the line that is looked at
	_, next := r.lineEnd(end)
	if !isDigit(bytes.TrimLeft(r.src[off:end], "+- ")) && r.openRows(mark) { // a line of figures may lack one
		end, _ = r.lineEnd(next)
		below := bytes.TrimLeft(r.src[next:end], " ")
		return len(below) == 0 || below[0] != mark && !isDigit(below)
	}
	to := number + pairApart
	if p := &r.parted; !pair && p.mark == mark && p.number > number {
		number, next = p.number, p.next
	}
	for ; number < to; number++ {
		if !pair {
			r.parted = parted{mark, number, next}
		}
		if end >= len(r.src) {
			return pair
		}
		from := next
		end, next = r.lineEnd(from)
		below := trimEnd(r.src[from:end])
		for len(below) > 0 && (below[0] == ' ' || below[0] == '\r') {
			below = below[1:]
		}
		k := bytes.IndexByte(below, mark)
		switch {
		case len(below) == 0:
		case pair:
			return k != 0 && (len(below) > 9 || k >= 6 && below[0] > 0xe3 && below[0] < 0xea || k < 0 && isRest(below)) // two letters, and a cell
		case k < 0 && isName(below): // what the rows below it are of
		case k <= 0:
			return false
		case k == len(below)-1: // as most do
		case k+1 < len(below) && bytes.Count(below, below[k:k+1]) == 2 && isName(below[:k]): // and it may have a cell to itself
		case bytes.Count(below, below[k:k+1]) != 1:
			return false
		case len(bytes.TrimSpace(below[k+1:])) > 0:
			return true // the row below shows its second cell
		}
	}
	return false
}

// isRest reports whether a line of few bytes holds nothing but ideographs, and none of
// those that say that there is nothing: a label goes on there.
func isRest(b []byte) bool {
	for i := 0; i < len(b); i += 3 {
		if !isPlainHan(b, i) || strings.Contains(nothings, string(b[i:i+3])) {
			return false
		}
	}
	return len(b) > 0
}

// nothings are the letters of words that stand in an empty cell.
const nothings = "无無没沒有不未零空缺"

// openRows reports whether lines of several marks do not end with one, the header's or others:
// none closes a row, and one that ends a line has an empty cell behind it.
func (r *reader) openRows(mark byte) bool {
	rows := &r.rows[0]
	if mark == '|' {
		rows = &r.rows[1]
	}
	if *rows != 0 {
		return *rows > 0
	}
	open := 0
	for off := 0; off < len(r.src) && open < minOpenRows; {
		var b []byte
		if b, off = lineWith(r.src, off, mark, 2); b == nil {
			break
		}
		if b = trimEnd(b); len(b) > 0 && b[len(b)-1] != mark && bytes.Count(b, []byte{mark}) >= minOpen {
			open++
		}
	}
	if *rows = -1; open == minOpenRows {
		*rows = 1
	}
	return *rows > 0
}

const (
	minOpen     = 3 // marks of a line
	minOpenRows = 3 // such lines that do not end with one
)

// isDigit reports whether a text begins with a digit.
func isDigit(b []byte) bool {
	return len(b) > 0 && b[0] >= '0' && b[0] <= '9' || len(b) > 2 && b[0] == 0xef && b[1] == 0xbc && b[2] >= 0x90 && b[2] <= 0x99
}

// isName reports whether a text can be the name of a group of rows, or a piece of it:
// a few letters, and no digit.
func isName(b []byte) bool {
	if len(b) < 3 || len(b) > 60 {
		return false
	}
	for _, c := range b {
		if c < utf8.RuneSelf && c != ' ' {
			return false
		}
	}
	return b[0] > 0xe3 && b[0] < 0xea
}

// parted says that up to a line, which begins at next, a mark ends each that holds it.
type parted struct {
	mark         byte
	number, next int
}

// trimEnd returns a line without the spaces and carriage returns it ends with.
func trimEnd(b []byte) []byte {
	for len(b) > 0 && (b[len(b)-1] == ' ' || b[len(b)-1] == '\r') {
		b = b[:len(b)-1]
	}
	return b
}

// rarePipes is how many tabs there are for each pipe, or lines, where pipes part no cells.
const rarePipes = 8

// touched marks the cells of a line whose only pipe, where there are few, touches a digit or
// stands alone: it may be one itself, as 1 is taken for.
func (r *reader) touched(l *document.Line) {
	digit := func(i int) bool { return i >= l.Start && i < l.End && r.src[i] >= '0' && r.src[i] <= '9' }
	if i := l.Start + bytes.IndexByte(r.src[l.Start:l.End], '|'); digit(i-1) || digit(i+1) || l.End-l.Start == 1 {
		for k := l.First; k < len(r.doc.Cells); k++ {
			r.doc.Cells[k].Marred = true
		}
	}
}

// pairApart is how many lines lie between two rows at most.
const pairApart = 8

// split cuts a line at every mark. A mark before the first text opens the line,
// a pipe after the last closes it; neither makes a cell.
func (r *reader) split(l *document.Line, mark byte, s *shape) {
	gap, marks := document.Cellar, s.tabs
	if mark == '|' {
		marks = s.pipes
	}
	lone := mark == '|' && !s.text && holdsOnly(r.src[l.Start:l.End], " \t|\v\f")
	opens, closes := true, true // a pipe opens the line, and closes it
	if mark == '|' && marks > 1 {
		r.block(l.Start)
		opens, closes = r.pipesOpen, r.pipesClose
	}
	c := cursor{off: l.Start, col: r.column}
	from := c
	first := true
	var x extent
	for c.off < l.End {
		if c == from && !r.room(c, l) {
			break
		}
		before := c
		if c = r.run(c, l.End, mark); c.off > before.off {
			x.over(before, c)
			continue
		}
		if r.src[c.off] != mark || (mark == '|' && before.off > l.Start && r.src[before.off-1] == '\\') {
			next := c // so that c itself can stay in registers
			x.step(r.src, &next, l.End)
			c = next
			continue
		}
		c = cursor{c.off + 1, c.col + 1, c.w + 1}
		switch {
		case first && mark == '|' && opens && (!lone || marks > 1 && closes && r.pipesWords) && isBlank(r.src[from.off:before.off]):
			// it opens the line
		case first && mark == '\t' && (marks == 1 || r.opened) && before.off == l.Start:
			// a lone tab before a lone cell opens it, or one before every line
		default:
			g := gap
			if lone && marks == 1 {
				g = document.Pipe
			}
			r.put(l.Number, from, before, &x, g)
		}
		first = false
		from, x = c, extent{}
	}
	rest := r.src[from.off:l.End]
	switch {
	case mark == '|' && closes && !r.pair && !(marks == 1 && x.nbsp) && isBlank(rest): // the last pipe closes the line
	case mark == '\t' && (marks == 1 && !r.pair && !x.nbsp || r.closed) && isBlank(rest) && len(r.doc.Cells) > l.First: // so does a lone tab, or one that ends every line
	default:
		r.put(l.Number, from, c, &x, gap)
	}
}

// isBlank reports whether a text is nothing but white space.
func isBlank(b []byte) bool {
	if len(b) > 0 && (b[0] > ' ' && b[0] < 0x7f || isPlainHan(b, 0)) {
		return false
	}
	return len(bytes.TrimSpace(b)) == 0
}
