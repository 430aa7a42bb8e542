// Package html is the reader of web pages: it finds tables, works out the true
// column of each cell, and gives all other text as plain lines. It looks at
// tags, never at what the words mean.
//
// A row of a table is a line of kind Row with Sep '+'. It stretches from its
// tag to the end of its last cell; a cell stretches from its first printed
// character to its last. Text outside tables is plain lines, one for each
// block, cut into words like any text. Where tags or entities stand in between,
// Cell.Str holds what is printed, and the text of a whole line is that of its
// cells joined by single spaces; Line.Start and Line.End are where its first
// word starts and its last one ends.
//
// What the fields of a form show in a cell is its text. A cell that shows nothing
// but a picture or the like has the text U+FFFC: it is not empty; one that shows text
// beside it is marked as marred, and so are cells and words of text that is struck out.
//
// A table that serves the layout of a page, holding more cells in tables within
// it than of its own, is no grid, and its text is plain lines. So is a row that
// holds prose. The rows of a table within a cell follow what its row holds
// before it. The title of the page and titles given by meta elements are its
// last lines, for what the page itself shows comes first.
//
// Where the source ends within a cell or a line, more of it may have stood there:
// the last cell or word then stretches to the end of the source, and a cell that
// prints nothing so far is left out.
package html

import (
	"bytes"
	"slices"
	"unicode/utf8"

	"golang.org/x/net/html/atom"

	"github.com/seed-11a632b0/gongkai/document"
	"github.com/seed-11a632b0/gongkai/internal/glyph"
)

// A source beyond one of these bounds is read up to it; Document.Rest is where it
// would go on.
const (
	// MaxLines is the number of lines and rows.
	MaxLines = 1 << 19
	// MaxCells is the number of cells of tables and of words outside tables.
	MaxCells = 1 << 20
)

// What is beyond these bounds is read with less structure, but none of it is
// lost.
const (
	// MaxColumns is the number of columns in which cells can span rows or
	// columns. Cells further right are counted on, and span only themselves.
	MaxColumns = 256
	// MaxRowSpan is the number of rows a cell can span.
	MaxRowSpan = 65534
	// MaxDepth is how deep tables can stand in tables. Text in deeper ones is
	// plain lines.
	MaxDepth = 32
)

// Read reads src, which is UTF-8: a page, a part of one, or XHTML. A byte that
// is not UTF-8 is counted and stands for itself. Read never fails, and takes
// time linear in src. The document keeps src, which must not change afterwards.
func Read(src []byte) *document.Document {
	doc := &document.Document{}
	ReadInto(doc, src, false)
	return doc
}

// ReadInto is Read into a document whose memory is used again; what it held is
// lost. valid says that src is known to be UTF-8, so that it need not be looked
// at for that.
func ReadInto(doc *document.Document, src []byte, valid bool) {
	c := firstCursor(src)
	c.valid = valid
	read(doc, c)
}

// ReadAt reads the page that stands in src from start to the end.
func ReadAt(src []byte, start document.Position) *document.Document {
	off := min(max(start.Offset, 0), len(src))
	doc := &document.Document{}
	read(doc, newCursor(src, off, max(start.Line, 1), max(start.Column, 1)))
	return doc
}

func read(doc *document.Document, c cursor) {
	*doc = document.Document{Source: c.src, Lines: doc.Lines[:0], Cells: doc.Cells[:0]}
	r := reader{cursor: c, doc: doc}
	r.read()
	for i := range r.titles {
		r.words(r.titles[i : i+1])
	}
}

// Append reads the table at s, which lies in doc.Source, and adds its rows to
// doc; grid is the number of the last grid before it. It returns the number of
// the last grid in doc. As the source is not HTML elsewhere, a backslash before
// a mark is taken for the escape of Markdown. The new lines are of page 0.
func Append(doc *document.Document, s Span, grid int) int {
	end := min(max(s.End.Offset, 0), len(doc.Source))
	start := min(max(s.Start.Offset, 0), end)
	r := reader{cursor: newCursor(doc.Source[:end], start, s.Start.Line, s.Start.Column), doc: doc, grids: grid, escapes: true}
	r.read()
	return r.grids
}

// Inline reads a cell of doc that another reader found, but that may hold tags,
// entities and escapes, as in Markdown: it moves c to what is printed there. A
// tag that does not end within the cell is text.
func Inline(doc *document.Document, c *document.Cell) {
	r := reader{cursor: newCursor(doc.Source[:c.End], c.Start, c.Line, c.Column), doc: doc, escapes: true, inline: true}
	at := document.Position{Offset: r.off, Line: r.line, Column: r.col}
	r.pieces()
	var n document.Cell
	r.cell(r.segs, at, &n)
	n.X, n.XEnd, n.W, n.WEnd, n.Col, n.ColSpan, n.RowSpan = c.X, c.XEnd, c.W, c.WEnd, c.Col, c.ColSpan, c.RowSpan
	if n.Gap != document.NoGap && r.drawn {
		n.Str, n.Gap = objectText, document.NoGap
	}
	n.Marred = n.Marred || r.drawn
	*c = n
}

// A seg is a piece of text between two tags.
type seg struct {
	from, to  int
	line, col int
	brk       uint8 // what parts it from the one before
	pre       bool  // line ends count
	office    bool  // no-break spaces do not
	struck    bool  // it is struck out, or may be hidden
	note      bool  // it stands as notes do
}

const (
	noBreak   uint8 = iota
	softBreak       // an element whose text does not belong to the word before it
	hardBreak       // the end of a line or block
)

type reader struct {
	cursor
	doc     *document.Document
	escapes bool // a backslash before a mark is not printed
	inline  bool // all text belongs to one cell
	drawn   bool // and that shows something that is no text
	xml     bool // it is XHTML by its own word
	full    bool // a bound is met; nothing more is read
	grids   int
	extents []extent // tables not yet come to
	frames  []frame  // open tables
	over    int      // open tables beyond MaxDepth
	recs    []rec    // cells of the open row
	segs    []seg    // their text
	plain   []seg    // text outside cells, of the current line
	titles  []seg
	tag     spot // where the current tag starts
	brk     uint8
	apart   atom.Atom // of the last element that stands apart: such may end
	parted  bool      // there was one in the cell, or in the line
	pre     int
	office  bool
	title   bool // the next text is the title
	untitle bool // no title ends from here on
	hidden  hidden
	veils   map[string]veil // of the classes and ids that sheets name
	strike  strike
	note    strike // the same of a note in a cell
	buf     []byte // of the current piece
}

func (r *reader) read() {
	r.countBad()
	cells, nested := glance(r.src, r.off)
	if nested {
		cells, r.extents = 0, scan(r.src, r.off)
	}
	r.xml = bytes.HasPrefix(bytes.TrimLeft(r.src[r.off:], " \t\r\n"), []byte("<?xml"))
	n := (len(r.src) - r.off) / 256
	r.doc.Lines = slices.Grow(r.doc.Lines, min(n, MaxLines))
	for i := range r.extents {
		cells += r.extents[i].own
	}
	r.doc.Cells = slices.Grow(r.doc.Cells, min(n+cells, MaxCells))
	r.recs, r.segs = make([]rec, 0, 16), make([]seg, 0, 16) // as in most rows
	r.tokens()
	r.tag = r.spot
	end := len(r.src) == len(r.doc.Source) && !r.full
	if end {
		r.cutCell()
	}
	for len(r.frames) > 0 {
		r.closeTable()
	}
	cut := end && len(r.plain) > 0
	r.flush()
	if cut {
		r.cutWord()
	}
}

// cutWord has the last word, which nothing ends, stretch to the end of the
// source: more of it may have stood there.
func (r *reader) cutWord() {
	d := r.doc
	n := len(d.Lines)
	if n == 0 || d.Lines[n-1].Kind != document.Plain || d.Lines[n-1].Last != len(d.Cells) {
		return
	}
	c := &d.Cells[len(d.Cells)-1]
	if c.Gap != document.NoGap || c.End == len(r.src) {
		return
	}
	if v, _ := utf8.DecodeRune(r.src[c.End:]); !glyph.IsSpace(v) {
		c.Str = d.Text(c)
		c.End = len(r.src)
		d.Lines[n-1].End = c.End
	}
}

// countBad counts the bytes that are no valid UTF-8.
func (r *reader) countBad() {
	if r.valid = r.valid || utf8.Valid(r.src[r.off:]); r.valid {
		return
	}
	c := r.cursor
	for i := r.off; i < len(r.src); {
		v, n := utf8.DecodeRune(r.src[i:])
		if v == utf8.RuneError && n == 1 {
			if r.doc.Bad++; r.doc.Bad == 1 {
				c.advance(i)
				r.doc.BadPos = document.Position{Offset: i, Line: c.line, Column: c.col}
			}
		}
		i += n
	}
}

// tokens walks over the source token by token.
func (r *reader) tokens() {
	for r.off < len(r.src) && !r.full {
		r.tag = r.spot
		b := r.src[r.off:]
		if a, n, end := bareTag(b); n > 0 {
			r.off += n
			r.col += n
			r.title = false
			if end {
				r.end(a)
			} else {
				r.start(a, n-2, false)
			}
			continue
		}
		kind, n, closed := next(b)
		end := r.off + n
		switch kind {
		case endOfSource:
			return
		case textToken:
			r.token(end)
		case startToken:
			a, n := tagName(r.src[r.off+1 : end])
			r.advance(end)
			r.title = false
			raw := isRaw(a)
			if raw && (closed || a == atom.Plaintext || a == atom.Title && r.endless()) {
				raw, closed = false, true
			}
			if a == officePara {
				r.office = !closed
			} else {
				r.start(a, n, closed)
			}
			if raw {
				if n := rawEnd(r.src[r.off:], a.String()); n > 0 {
					if a == atom.Style {
						r.sheet(r.src[r.off : r.off+n])
					}
					r.token(r.off + n)
				}
			}
		case endToken:
			a, _ := tagName(r.src[r.off+2 : end])
			r.advance(end)
			r.title = false
			if a == officePara {
				r.office = false
			} else {
				r.end(a)
			}
		default:
			r.comment(end)
		}
	}
}

// token takes the text from the cursor to end, unless it is hidden.
func (r *reader) token(end int) {
	if r.hidden.on() {
		r.object(r.inCell() && r.hidden.writes(r.src[r.off:end]))
		r.advance(end)
		return
	}
	r.text(end)
	r.title = false
}

// comment passes over what shows nothing, but for the verbatim text of XML; elsewhere a page
// does not show it, though it was written to be read.
func (r *reader) comment(end int) {
	b := r.src[r.off:end]
	if b, ok := bytes.CutPrefix(b, []byte("<![CDATA[")); ok && !r.hidden.on() {
		b, ok = bytes.CutSuffix(b, []byte("]]>"))
		switch {
		case !r.xml:
			r.object(r.inCell() && len(b) > 0)
		case ok && len(b) > 0:
			r.advance(r.off + len("<![CDATA["))
			r.text(end - len("]]>"))
		}
	}
	r.advance(end)
}

// pieces walks over a short source, for which a tokenizer takes too long to
// make.
func (r *reader) pieces() {
	for i := r.off; i < len(r.src); {
		n := bytes.IndexByte(r.src[i:], '<')
		if n < 0 {
			break
		}
		i += n
		if i+1 == len(r.src) || !startsTag(r.src[i+1:]) {
			i++
			continue
		}
		if kind := r.src[i+1]; kind == '!' || kind == '?' {
			n = commentEnd(r.src[i:])
			if r.src[i+n-1] != '>' {
				break
			}
		} else if n, _ = tagEnd(r.src[i:]); n < 0 {
			break // nor does any other end
		}
		r.piece(i)
		r.tag = r.spot
		r.advance(i + n)
		i += n
		b := r.src[r.tag.off+1 : i]
		switch {
		case b[0] == '/':
			a, _ := tagName(b[1:])
			r.end(a)
		case b[0] != '!' && b[0] != '?':
			if a, n := tagName(b); a != atom.Title {
				r.start(a, n, b[len(b)-2] == '/')
			}
		}
	}
	r.piece(len(r.src))
}

func (r *reader) piece(end int) {
	if r.hidden.on() {
		r.advance(end)
	} else if end > r.off {
		r.text(end)
	}
}

// startsTag reports whether what follows a < makes it a tag or comment.
func startsTag(b []byte) bool {
	c := b[0]
	if c == '/' && len(b) > 1 {
		c = b[1]
	}
	return c|0x20 >= 'a' && c|0x20 <= 'z' || c == '!' || c == '?'
}

// isRaw reports elements in which the tokenizer sees no tags.
func isRaw(a atom.Atom) bool {
	switch a {
	case atom.Iframe, atom.Noembed, atom.Noframes, atom.Noscript, atom.Plaintext,
		atom.Script, atom.Style, atom.Textarea, atom.Title, atom.Xmp:
		return true
	}
	return false
}

// endless reports whether no title ends from here on: then none starts.
func (r *reader) endless() bool {
	r.untitle = r.untitle || endTag(r.src, r.off, "title") < 0
	return r.untitle
}

// text takes the text from the cursor to end.
func (r *reader) text(end int) {
	s := seg{from: r.off, to: end, line: r.line, col: r.col, brk: r.brk, pre: r.pre > 0, office: r.office, struck: r.strike.on(), note: r.note.on()}
	r.advance(end)
	if r.title {
		r.titles = append(r.titles, s)
		return
	}
	blank := isBlank(r.src[s.from:end])
	f := r.frame()
	switch {
	case r.inline || f != nil && f.state == inCell:
		if blank && !r.inline && len(r.segs) == r.recs[len(r.recs)-1].from {
			return
		}
		r.segs = append(r.segs, s)
	case blank && len(r.plain) == 0:
		return
	default:
		if f != nil && f.implicit && f.state == outside && !blank {
			r.closeTable()
		}
		r.plain = append(r.plain, s)
	}
	r.brk = noBreak
}

// isBlank reports whether b is nothing but ASCII white space.
func isBlank(b []byte) bool {
	for _, c := range b {
		if c != ' ' && c != '\n' && c != '\t' && c != '\r' && c != '\f' {
			return false
		}
	}
	return true
}

// stop ends the reading at a place, as a bound is met there.
func (r *reader) stop(at document.Position) {
	if !r.full {
		r.full = true
		if !r.doc.Rest.IsValid() {
			r.doc.Rest = at
		}
	}
}

// breakLine ends a line of text.
func (r *reader) breakLine() {
	if f := r.frame(); r.inline || f != nil && f.state == inCell {
		r.brk = hardBreak
		return
	}
	r.flush()
}

// flush gives out the text outside cells as a line.
func (r *reader) flush() {
	if len(r.plain) > 0 {
		r.words(r.plain)
		r.plain = r.plain[:0]
	}
	r.brk, r.parted = noBreak, false
}

// inCell reports whether text belongs to a cell of a grid.
func (r *reader) inCell() bool {
	f := r.frame()
	return f != nil && f.state == inCell
}

// object notes that the open cell shows something that is no text.
func (r *reader) object(shown bool) {
	switch {
	case !shown:
	case r.inline:
		r.drawn = true
	case r.inCell():
		r.recs[len(r.recs)-1].object = true
	}
}

// input takes what a field of a form shows in a cell. Elsewhere it is a search
// bar or the like.
func (r *reader) input(t *attributes) {
	if !r.inCell() || t.gone || t.unseen || t.valueTo <= t.valueFrom || !isTextual(r.src[t.kindFrom:t.kindTo]) {
		return
	}
	c := r.within(t.valueFrom)
	r.segs = append(r.segs, seg{from: c.off, to: t.valueTo, line: c.line, col: c.col, brk: r.brk, struck: r.strike.on()})
	r.brk = noBreak
}

// within returns the spot of an offset in the tag.
func (r *reader) within(off int) spot {
	c := r.cursor
	c.spot = r.tag
	c.advance(off)
	return c.spot
}

// start handles a start tag whose name has n bytes.
func (r *reader) start(a atom.Atom, n int, closed bool) {
	if r.hidden.on() && !r.hidden.start(a, closed) {
		return
	}
	var t attributes
	if r.off-r.tag.off > n+2 {
		t = readAttributes(r.src, r.tag.off+1+n, r.off)
	}
	if r.strike.on() {
		r.strike.start(a)
	}
	if r.note.on() {
		r.note.start(a)
	}
	veiled := (t.veiled || t.faint || len(r.veils) > 0) && r.veiled(a, &t)
	if veiled && a != atom.Td && a != atom.Th {
		r.object(true) // unless a script shows it
	}
	hide := (t.gone || t.unseen) && !closed && !isVoid(a) && a != atom.Html && a != atom.Body // scripts show these
	if isBlock(a) {
		r.office = false
	}
	switch a {
	case atom.Table:
		if closed || hide {
			r.breakLine()
		} else {
			r.openTable()
		}
	case atom.Tr:
		if r.ruled() {
			r.endRow(r.tag.off)
			if !hide {
				r.openRow()
			}
			if closed {
				r.endRow(r.off)
			}
		}
	case atom.Td, atom.Th:
		if r.ruled() {
			r.endCell()
			if !t.gone {
				r.openCell(t.colspan, t.rowspan)
				r.object(veiled)
			}
			if closed {
				r.endCell()
			}
		}
	case atom.Tbody, atom.Thead, atom.Tfoot, atom.Caption, atom.Colgroup:
		if len(r.frames) == 0 {
			r.breakLine()
		} else if r.ruled() {
			r.endGroup(r.tag.off)
		}
	case atom.Meta:
		if t.titled && t.contentTo > t.contentFrom {
			c := r.within(t.contentFrom)
			r.titles = append(r.titles, seg{from: c.off, to: t.contentTo, line: c.line, col: c.col})
		}
	case atom.Title:
		r.title = !closed
		return
	case atom.Img, atom.Embed, atom.Object, atom.Meter, atom.Progress:
		r.brk = max(r.brk, softBreak)
		r.object(!t.gone && !t.unseen)
	case atom.Input:
		r.brk = max(r.brk, softBreak)
		r.input(&t)
		r.brk = max(r.brk, softBreak)
	case atom.Pre, atom.Listing:
		r.breakLine()
		if !closed && !hide {
			r.pre++
		}
	default:
		switch {
		case isBlock(a):
			r.breakLine()
		case isApart(a):
			r.brk = max(r.brk, softBreak)
		case t.apart && !closed && !hide && !isUnseen(a):
			r.brk = max(r.brk, softBreak)
			r.apart, r.parted = a, true
		}
		r.object(t.bound)
		if !closed && isUnseen(a) && !(a == atom.Textarea && r.inCell()) {
			r.object(!hide && isObject(a))
			hide = true
		}
	}
	switch {
	case hide:
		r.hidden.begin(a)
	case (t.note && a != atom.Td && a != atom.Th || isNote(a)) && !closed && !isVoid(a) && !r.note.on() && r.inCell():
		r.note = strike{of: a, open: 1}
	case (t.struck || isStruck(a)) && !closed && !isVoid(a) && !r.strike.on():
		r.strike = strike{of: a, open: 1, tables: len(r.frames), within: r.frame() != nil && r.frame().state != outside}
	}
}

// end handles an end tag.
func (r *reader) end(a atom.Atom) {
	if r.hidden.on() && !r.hidden.end(a) {
		return
	}
	if isBlock(a) {
		r.office = false
	}
	if r.strike.on() {
		r.strike.end(a)
	}
	if r.note.on() {
		r.note.end(a)
	}
	switch a {
	case atom.Table:
		r.breakLine()
		switch {
		case r.over > 0:
			r.over--
		case len(r.frames) > 0:
			r.closeTable()
		}
	case atom.Tr, atom.Td, atom.Th, atom.Tbody, atom.Thead, atom.Tfoot:
		switch {
		case len(r.frames) == 0:
			r.breakLine()
		case !r.ruled():
		case a == atom.Tr:
			r.endRow(r.off)
		case a == atom.Td || a == atom.Th:
			r.endCell()
		default:
			r.endGroup(r.off)
		}
	case atom.Pre, atom.Listing:
		r.breakLine()
		r.pre = max(r.pre-1, 0)
	default:
		switch {
		case isBlock(a):
			r.breakLine()
		case isApart(a), r.parted && a == r.apart:
			r.brk = max(r.brk, softBreak)
		}
	}
}
