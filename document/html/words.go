// This file walks over text between tags: it decodes entities, keeps count of
// places, and cuts lines into words.

package html

import (
	"bytes"
	"encoding/binary"
	"math/bits"
	"unicode/utf8"

	"golang.org/x/net/html"

	"github.com/seed-11a632b0/gongkai/document"
	"github.com/seed-11a632b0/gongkai/internal/glyph"
)

// A spot is a place in the source.
type spot struct{ off, line, col int }

// place returns the spot as others know it.
func (s spot) place() document.Position {
	return document.Position{Offset: s.off, Line: s.line, Column: s.col}
}

// A cursor is a spot that moves forward.
type cursor struct {
	src []byte
	spot
	returns bool // the source has carriage returns
	valid   bool // it is known to be UTF-8
}

// newCursor returns a cursor at an offset; the line and column are those there.
func newCursor(src []byte, off, line, col int) cursor {
	return cursor{src: src, spot: spot{off, line, col}, returns: bytes.IndexByte(src[off:], '\r') >= 0}
}

// firstCursor returns a cursor at the start of src, behind a byte order mark.
func firstCursor(src []byte) cursor {
	off := 0
	if bytes.HasPrefix(src, []byte("\ufeff")) {
		off = 3
	}
	return newCursor(src, off, 1, 1)
}

// advance moves the cursor to an offset. LF, CR and CR LF end a line.
func (c *cursor) advance(to int) {
	b := c.src[c.off:to]
	if c.valid && !c.returns && len(b) <= shortBytes {
		for len(b) >= 8 {
			v := binary.LittleEndian.Uint64(b)
			if lf := v ^ 0x0a*ones; (lf-ones)&^lf&(0x80*ones) != 0 {
				break
			}
			c.col += 8 - bits.OnesCount64(v>>7&^(v>>6)&ones) // not what goes on with a character
			b = b[8:]
		}
		for _, v := range b {
			switch {
			case v == '\n':
				c.line++
				c.col = 1
			case v&0xc0 != 0x80:
				c.col++
			}
		}
		c.off = to
		return
	}
	if c.returns {
		from := 0
		for i, v := range b {
			switch {
			case v == '\r', v == '\n' && (c.off+i == 0 || c.src[c.off+i-1] != '\r'):
				c.line++
			case v != '\n':
				continue
			}
			c.col, from = 1, i+1
		}
		b = b[from:]
	} else if i := bytes.LastIndexByte(b, '\n'); i >= 0 {
		c.line += bytes.Count(b[:i], []byte{'\n'}) + 1
		c.col = 1
		b = b[i+1:]
	}
	if c.valid {
		for _, v := range b {
			if v&0xc0 != 0x80 {
				c.col++
			}
		}
	} else {
		c.col += utf8.RuneCount(b)
	}
	c.off = to
}

// shortBytes is up to how many bytes are passed in order.
const shortBytes = 48

// ones is a one in each of eight bytes.
const ones = 0x0101010101010101

// A walker walks over text character by character, as printed; ideographs that stand side by
// side are one step, as all of them take the same room and join their neighbours alike.
type walker struct {
	src       []byte
	i, end    int
	line, col int
	escapes   bool

	// the character
	v           rune
	n           int // how many: several where they are ideographs, of which v is the first
	from        int
	vline, vcol int
	dec         string // its text where that is not its source
}

func (w *walker) next() bool {
	if w.i >= w.end {
		return false
	}
	w.from, w.vline, w.vcol, w.dec, w.n = w.i, w.line, w.col, "", 1
	c := w.src[w.i]
	if c >= utf8.RuneSelf {
		b := w.src[w.i:w.end]
		if n := ideographs(b); n > 0 {
			w.v, w.n = rune(b[0]&0x0f)<<12|rune(b[1]&0x3f)<<6|rune(b[2]&0x3f), n
			w.i += 3 * n
		} else {
			w.v, n = utf8.DecodeRune(b)
			w.i += n
		}
		w.col += w.n
		return true
	}
	w.v = rune(c)
	w.i++
	w.col++
	switch c {
	case '\r':
		w.line++
		w.col = 1
	case '\n':
		if w.i < 2 || w.src[w.i-2] != '\r' {
			w.line++
		}
		w.col = 1
	case '&':
		if v, n, dec := entity(w.src[w.from:w.end]); n > 0 {
			w.v, w.dec = v, dec
			w.col += n - 1
			w.i = w.from + n
		}
	case '\\':
		if w.escapes && w.i < w.end && isMark(w.src[w.i]) {
			w.v = rune(w.src[w.i])
			w.dec = string(w.v)
			w.i++
			w.col++
		}
	}
	return true
}

// ideographs returns how many of those from U+4000 on b begins with.
func ideographs(b []byte) int {
	i := 0
	for i+2 < len(b) && b[i] >= 0xe4 && b[i] <= 0xe9 && b[i+1]&0xc0 == 0x80 && b[i+2]&0xc0 == 0x80 {
		i += 3
	}
	return i / 3
}

// isMark reports ASCII punctuation.
func isMark(c byte) bool {
	return c >= '!' && c <= '/' || c >= ':' && c <= '@' || c >= '[' && c <= '`' || c >= '{' && c <= '~'
}

// maxEntity is the length in bytes of the longest name, from & to its semicolon.
const maxEntity = 33

// entity reads the entity that b starts with: its first character, its length
// in the source and its text. The length is 0 where there is none.
func entity(b []byte) (v rune, n int, dec string) {
	if len(b) > 2 && b[1] == '#' {
		return numeric(b)
	}
	n = 1
	for n < len(b) && n < maxEntity-1 && (b[n] >= 'a' && b[n] <= 'z' || b[n] >= 'A' && b[n] <= 'Z' || b[n] >= '0' && b[n] <= '9') {
		n++
	}
	if n == 1 {
		return 0, 0, ""
	}
	name := b[1:n]
	if n < len(b) && b[n] == ';' {
		n++
		switch string(name) {
		case "nbsp":
			return glyph.NBSP, n, "\u00a0"
		case "amp":
			return '&', n, "&"
		case "lt":
			return '<', n, "<"
		case "gt":
			return '>', n, ">"
		case "quot":
			return '"', n, `"`
		case "emsp":
			return 0x2003, n, "\u2003"
		case "ensp":
			return 0x2002, n, "\u2002"
		}
	}
	src := string(b[:n])
	dec = html.UnescapeString(src)
	if dec == src {
		return 0, 0, ""
	}
	// without a semicolon, what follows the name is text
	if src[n-1] != ';' || dec[len(dec)-1] == ';' && len(dec) > 1 {
		for n > 2 && len(dec) > 1 && src[n-1] == dec[len(dec)-1] {
			n--
			dec = dec[:len(dec)-1]
		}
	}
	v, _ = utf8.DecodeRuneInString(dec)
	return v, n, dec
}

// numeric reads an entity that gives the number of a character.
func numeric(b []byte) (v rune, n int, dec string) {
	n = 2
	base := 10
	if b[2] == 'x' || b[2] == 'X' {
		n, base = 3, 16
	}
	from, x := n, 0
	for ; n < len(b); n++ {
		d := 0
		switch c := b[n]; {
		case c >= '0' && c <= '9':
			d = int(c - '0')
		case base == 16 && c >= 'a' && c <= 'f':
			d = int(c-'a') + 10
		case base == 16 && c >= 'A' && c <= 'F':
			d = int(c-'A') + 10
		default:
			d = -1
		}
		if d < 0 {
			break
		}
		x = min(x*base+d, utf8.MaxRune+1)
	}
	if n == from {
		return 0, 0, ""
	}
	if n < len(b) && b[n] == ';' {
		n++
	}
	switch {
	case x == 0 || x >= 0xd800 && x <= 0xdfff || x > utf8.MaxRune:
		v = utf8.RuneError
	case x >= 0x80 && x <= 0x9f:
		v, _ = utf8.DecodeRuneInString(html.UnescapeString(string(b[:n])))
	default:
		v = rune(x)
	}
	return v, n, string(v)
}

// A piece is a text that grows. It is a stretch of the source as long as it
// reads the same there.
type piece struct {
	src        []byte
	buf        []byte // the text, once it is not the same
	broken     bool
	started    bool
	start, end int // of what is printed
	next       int // of all so far
	keep       int // length of buf that is printed
	line, col  int
}

func (p *piece) empty() bool { return !p.started }

// add adds the character of w, or dec in its place. What is not printed counts
// only when something printed follows.
func (p *piece) add(w *walker, dec string, printed bool) {
	if !p.started {
		p.started, p.start, p.next, p.line, p.col = true, w.from, w.from, w.vline, w.vcol
	}
	if p.broken || dec != "" || w.from != p.next {
		p.spell()
		if dec != "" {
			p.buf = append(p.buf, dec...)
		} else {
			p.buf = append(p.buf, p.src[w.from:w.i]...)
		}
	}
	p.next = w.i
	if printed {
		p.end, p.keep = w.i, len(p.buf)
	}
}

// spell gives the piece a text of its own.
func (p *piece) spell() {
	if !p.broken {
		p.buf = append(p.buf[:0], p.src[p.start:p.next]...)
		p.broken = true
	}
}

// insert adds a character that the source has not.
func (p *piece) insert(c byte) {
	p.spell()
	p.buf = append(p.buf, c)
}

// restore takes back what was added since p was q.
func (p *piece) restore(q *piece) {
	n := len(q.buf)
	buf := p.buf
	*p = *q
	if p.broken {
		p.buf = buf[:n]
	} else {
		p.buf = buf[:0]
	}
}

// cell returns the piece as a cell.
func (p *piece) cell() document.Cell {
	c := document.Cell{Start: p.start, End: p.end, Line: p.line, Column: p.col}
	if p.broken && !bytes.Equal(p.buf[:p.keep], p.src[p.start:p.end]) {
		c.Str = string(p.buf[:p.keep])
	}
	return c
}

// words cuts a line of text at white space and gives it out: as several lines
// where line ends count, and where blank lines part it. No-break spaces that
// stand alone between spaces are an empty cell.
func (r *reader) words(segs []seg) {
	l := liner{r: r, p: piece{src: r.src, buf: r.buf}}
	l.first = len(r.doc.Cells)
	for i := range segs {
		l.seg(&segs[i])
	}
	l.endLine()
	r.buf = l.p.buf[:0]
}

// A liner makes the cells of one line.
type liner struct {
	r     *reader
	p     piece
	cell  document.Cell // where the open word is on the line
	at    document.Cell // the no-break spaces, if open
	first int           // index of the first cell of the line
	words int
	end   int  // offset after what the line holds
	x, w  int  // columns
	last  rune // of the open word
	nbsp  bool // no-break spaces are open
	after bool // no-break spaces belong to the word before them
	white bool // the last character was white space of ASCII
	space bool // since the open word there was white space
	line  bool // and that is a line end within one text
	soft  bool // or there was a soft break
}

func (l *liner) seg(s *seg) {
	if s.brk != noBreak && !l.p.empty() {
		l.soft = true
	}
	if l.space {
		l.line = false
	}
	lines, printed := 0, false
	fresh := false // the white space so far follows a word of this text
	w := walker{src: l.r.src, i: s.from, end: s.to, line: s.line, col: s.col, escapes: l.r.escapes}
	for !l.r.full && w.next() {
		v := w.v
		if v == glyph.NBSP && s.office {
			v = ' '
		}
		x, dw := l.x, l.w
		ascii := v == ' ' || v >= '\t' && v <= '\r'
		if !(ascii && (l.white || x == 0) && !s.pre) {
			l.x += w.n
			l.w += w.n * glyph.Width(v)
		}
		l.white = ascii
		switch {
		case v == glyph.NBSP:
			fresh = false
			switch {
			case l.after:
			case !l.p.empty():
				glued := !l.space
				l.endWord()
				l.after = glued
				if !glued {
					l.openBlank(&w, x, dw)
				}
			case !l.nbsp:
				l.openBlank(&w, x, dw)
			}
			if l.nbsp {
				l.end = w.i
			}
		case glyph.IsSpace(v):
			l.after = false
			l.endBlank(x, dw)
			newline := v == '\n' && (w.from == 0 || l.r.src[w.from-1] != '\r') || v == '\r'
			if newline {
				lines++
				if s.pre {
					l.endLine()
					continue
				}
			}
			if !l.space {
				l.line = false
				fresh = printed
			}
			l.space = true
			if !ascii {
				fresh, l.line = false, false
			} else if newline && fresh {
				l.line = true
			}
		case glyph.IsVoid(v):
			if !l.p.empty() && !l.space {
				l.p.add(&w, w.dec, false)
			}
		default:
			if lines > 1 && printed {
				l.endLine()
				x, dw, l.x, l.w = 0, 0, w.n, w.n*glyph.Width(v)
			}
			if !l.p.empty() && !l.joined(v) {
				l.endWord()
			}
			if l.p.empty() {
				l.cell.X, l.cell.W, l.cell.Marred = x, dw, false
			}
			l.p.add(&w, w.dec, true)
			l.cell.XEnd, l.cell.WEnd = l.x, l.w
			l.cell.Marred = l.cell.Marred || s.struck
			l.last, l.end = v, w.i
			l.nbsp, l.after, l.space, l.line, l.soft = false, false, false, false, false
			lines, printed = 0, true
		}
	}
}

// joined reports whether a character goes on with the open word.
func (l *liner) joined(v rune) bool {
	switch {
	case l.space:
		return l.line && glyph.Glue(l.last) > 0 && glyph.Glue(v) > 0
	case l.soft:
		return glyph.Glue(l.last) == 2 || glyph.Glue(v) == 2
	}
	return true
}

func (l *liner) endWord() {
	if l.p.empty() {
		return
	}
	c := l.p.cell()
	c.X, c.XEnd, c.W, c.WEnd, c.Marred = l.cell.X, l.cell.XEnd, l.cell.W, l.cell.WEnd, l.cell.Marred
	l.add(c)
	l.words++
	l.p = piece{src: l.r.src, buf: l.p.buf[:0]}
	l.space, l.line, l.soft = false, false, false
}

func (l *liner) add(c document.Cell) {
	if len(l.r.doc.Cells) >= MaxCells || len(l.r.doc.Lines) >= MaxLines {
		l.r.stop(c.Pos())
		return
	}
	l.r.doc.Cells = append(l.r.doc.Cells, c)
}

func (l *liner) openBlank(w *walker, x, dw int) {
	l.nbsp = true
	l.at = document.Cell{Start: w.from, End: w.from, Line: w.vline, Column: w.vcol, X: x, W: dw, Gap: document.NBSP}
}

// endBlank ends no-break spaces that no word follows: they are an empty cell.
func (l *liner) endBlank(x, w int) {
	if l.nbsp {
		l.at.XEnd, l.at.WEnd = x, w
		l.add(l.at)
		l.nbsp = false
	}
}

// endLine gives out the line. One of nothing but no-break spaces is blank.
func (l *liner) endLine() {
	l.endWord()
	l.endBlank(l.x, l.w)
	d := l.r.doc
	if n := len(d.Cells); n > l.first {
		c := &d.Cells[l.first]
		line := document.Line{Kind: document.Plain, Number: c.Line, Column: c.Column, Start: c.Start, End: l.end, First: l.first, Last: n}
		if l.words == 0 {
			d.Cells = d.Cells[:l.first]
			line.Kind, line.Gap, line.Last = document.Blank, document.NBSP, l.first
		}
		d.Lines = append(d.Lines, line)
	}
	*l = liner{r: l.r, p: piece{src: l.r.src, buf: l.p.buf[:0]}, first: len(d.Cells)}
}
