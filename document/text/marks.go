// This file is the room of rarer marks: lines whose cells stand apart by some
// other sign than tab, pipe, comma or semicolon, and rows printed as the lists of
// a program.

package text

import (
	"bytes"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/seed-11a632b0/gongkai/document"
)

// rareMarks are the signs that may part cells. Those of blankMarks also stand for
// nothing in a cell, so that only figures on both sides tell what they are.
const (
	rareMarks  = "；，、／/•·｜丨∣︱¦‖~^#*&$@!→\x01\x02\x1c\x1d\x1e\x1f"
	blankMarks = "／/*~"
	lineMarks  = "·•#^" // and these are drawn in rows
)

// overflow stands, with space beside it, for a figure that a cell is too narrow for.
const overflow = "##"

// What shows that a mark parts cells: so many of them in a row with so many
// figures, or figures side by side, on so many lines.
const (
	minMarks      = 4
	minFigures    = 2
	minNeighbours = 6
	minRare       = 3
)

// Bounds of what is looked at for rarer marks.
const (
	fewMarks = 24 // tabs or pipes in a text that is not parted by them
	maxWords = 60 // bytes of words in a cell of a row without figures
)

// A rarity is what parts the cells of a text that has no plain marks.
type rarity struct {
	mark   string // the sign; "" for none
	spaced bool   // space stands on both sides of it
	closed bool   // it ends every line
	opened bool   // and begins every one
	list   bool   // rows stand in brackets, with commas between their cells
	bullet byte   // opens every cell, each on a line of its own; 0 for none
}

// rare looks for the marks of a text that has hardly a tab or a pipe: at the ends
// of lines, where the figures of a row stand.
// Where commas part cells, it looks for lists alone.
func rare(src []byte, commas bool) rarity {
	var out rarity
	lines, lists := 0, 0
	var bullet byte
	bullets := 0 // figures alone on a line, behind a bullet
	for off := 0; off < len(src) && lists < minRare; {
		if src[off] == '\n' {
			off++
			continue
		}
		end := bytes.IndexByte(src[off:], '\n')
		if end < 0 {
			end = len(src) - off
		}
		b := trimEnd(src[off : off+end])
		off += end + 1
		if len(b) < shortLine {
			if len(b) > 2 && b[1] == ' ' && isBullet(b[0]) && isFigure(b[2:]) && (bullet == 0 || b[0] == bullet) {
				bullet = b[0]
				bullets++
			}
			continue
		}
		if len(b) >= minFlowing && !commas {
			if mark, spaced := flowMark(b); mark != "" {
				out.mark, out.spaced, lines = mark, spaced, minRare
				continue
			}
		}
		if c := b[len(b)-1]; c == ']' || c == ')' || c == ',' {
			if bytes.ContainsAny(b, "'\"") && isList(b, false) {
				lists++
			}
			continue
		}
		if commas || lines >= minRare || !endsRow(b) {
			continue
		}
		mark, spaced := tailMark(b)
		switch {
		case mark == "":
		case lines == 0:
			out.mark, out.spaced, lines = mark, spaced, 1
		case mark == out.mark:
			out.spaced = out.spaced && spaced
			lines++
		}
	}
	switch {
	case lists >= minRare:
		return rarity{list: true}
	case lines < minRare && bullets >= minBullets && bullets > 4*bareFigures(src):
		return rarity{bullet: bullet}
	case lines < minRare:
		return rarity{}
	}
	out.closed, out.opened = edges(src, out.mark)
	return out
}

// bareFigures counts the lines that hold a short figure and nothing else.
func bareFigures(src []byte) int {
	n := 0
	for more := true; more; {
		var b []byte
		b, src, more = bytes.Cut(src, []byte{'\n'})
		if b = trimEnd(b); len(b) > 0 && len(b) < shortLine && b[0] >= '0' && b[0] <= '9' && isFigure(b) {
			n++
		}
	}
	return n
}

// shortLine is how many bytes a line has at least that is a row.
const shortLine = 8

// minBullets is how many figures stand behind bullets where these open cells.
const minBullets = 8

func isBullet(c byte) bool { return c == '-' || c == '*' || c == '+' }

// minFlow is how many cells a line has that no row is as long as: all of a table,
// or of the text.
const (
	minFlow    = 100
	minFlowing = 1024 // bytes of such a line
)

// flowMark returns the rare mark that parts more cells than a row has, a third of
// them figures, and whether space stands on both sides of it; "" where there is
// none. Signs for nothing are no such marks.
func flowMark(b []byte) (mark string, spaced bool) {
	digits := 0
	for _, c := range b {
		if c >= '0' && c <= '9' {
			digits++
		}
	}
	if digits*3 < minFlow {
		return "", false
	}
	for _, v := range rareMarks {
		if mark = string(v); strings.ContainsRune(blankMarks, v) || bytes.Count(b, []byte(mark)) < minFlow {
			continue
		}
		cells, figures := 0, 0
		spaced = true
		for rest, more := b, true; more; cells++ {
			var f []byte
			f, rest, more = bytes.Cut(rest, []byte(mark))
			spaced = spaced && (cells == 0 || len(f) == 0 || f[0] == ' ') && (!more || len(f) == 0 || f[len(f)-1] == ' ')
			if f = bytes.TrimSpace(f); len(f) > 0 && isFilled(f) {
				if figures++; bytes.IndexByte(f, ' ') >= 0 {
					return "", false // space parts figures
				}
			}
		}
		if figures*3 > cells {
			return mark, spaced
		}
	}
	return "", false
}

// flow makes lines of one cell of a line whose cells are too many for a row, a
// third of them figures or empty: it holds a table, or all of the text.
func (r *reader) flow(l document.Line) bool {
	figures := 0
	for _, c := range r.doc.Cells[l.First:l.Last] {
		if b := r.src[c.Start:c.End]; isFilled(b) || isDigit(b) { // a unit may stand behind it
			figures++
		}
	}
	if figures*3 <= l.Last-l.First || len(r.doc.Lines)+l.Last-l.First > MaxLines {
		return false
	}
	for c := l.First; c < l.Last; c++ {
		cell := &r.doc.Cells[c]
		one := l
		one.Start, one.End, one.First, one.Last = cell.Start, cell.End, c, c+1
		if cell.Start < cell.End {
			one.Kind, one.Sep, one.Grid = document.Plain, 0, 0
		}
		r.doc.Lines = append(r.doc.Lines, one)
	}
	return true
}

// tailMark returns the mark that parts the figures with which a line ends, and
// whether space stands on both sides of it; "" where there is none.
func tailMark(b []byte) (mark string, spaced bool) {
	marks, figures, run, best := 0, 0, 0, 0
	empty := 0 // cells with nothing at all in them
	spaced = true
	if bytes.IndexByte(b, overflow[0]) >= 0 && (bytes.Contains(b, []byte(overflow+" ")) || bytes.Contains(b, []byte(" "+overflow))) {
		return "", false
	}
	for i := len(b); i > 0; {
		filled, digits, parted := false, false, false
		var v rune
		n := 0
		for ; i > 0; i -= n { // a field
			v, n = rune(b[i-1]), 1
			if v >= utf8.RuneSelf {
				v, n = utf8.DecodeLastRune(b[:i])
			}
			if v == ' ' {
				parted = filled
			} else {
				if parted && isFigureRune(v) && !isRare(v) {
					return "", false // space parts figures
				}
				if !isFigureRune(v) || mark == "" && isRare(v) || mark != "" && mark == string(b[i-n:i]) {
					break
				}
				filled = true
				digits = digits || v != '-' && v != '.' && v <= '9' || v >= '０'
			}
		}
		if digits {
			figures++
		}
		if run++; !filled {
			run = 0
			empty++
		}
		best = max(best, run)
		switch {
		case i > 0 && mark == "" && isRare(v):
			mark = string(b[i-n : i])
		case i == 0 || mark == "" || mark != string(b[i-n:i]):
			drawn := strings.Contains(blankMarks+lineMarks, mark)
			if strings.Contains(blankMarks, mark) && best < minNeighbours || marks < minMarks || figures < minFigures && (drawn || empty < minNeighbours) {
				return "", false
			}
			return mark, spaced
		}
		marks++
		if i < len(b) && b[i] != ' ' || i-n > 0 && b[i-n-1] != ' ' {
			spaced = false
		}
		i -= n
	}
	return "", false
}

// isRare reports the rare marks.
func isRare(v rune) bool {
	return (v < '0' || v > '9') && v != ' ' && strings.ContainsRune(rareMarks, v)
}

// endsRow reports whether a line ends as a row of figures does, in one of them or
// in a mark.
func endsRow(b []byte) bool {
	c := b[len(b)-1]
	if c >= '0' && c <= '9' {
		return true
	}
	if n := len(b); isPlainHan(b, n-3) && string(b[n-3:]) != "无" {
		return false // most lines
	}
	v, _ := utf8.DecodeLastRune(b)
	return isFigureRune(v) || isRare(v)
}

// isFigureRune reports the characters of figures and of signs for nothing.
func isFigureRune(v rune) bool {
	switch {
	case v < utf8.RuneSelf:
		return v >= '0' && v <= '9' || v == '.' || v == '-' || v == '+' || v == '/'
	case v >= '０' && v <= '９':
		return true
	}
	return v == '—' || v == '–' || v == '－' || v == '无' || v == '／'
}

// isFilled reports a field that is a figure or a sign for nothing, or empty.
func isFilled(f []byte) bool {
	for i := 0; i < len(f); {
		v, n := utf8.DecodeRune(f[i:])
		if !isFigureRune(v) && v != ' ' && v != ',' && v != '，' {
			return false
		}
		i += n
	}
	return true
}

// nextMark returns where in the line the next mark from off on begins; -1 where
// there is none. Words in brackets are one cell's.
func (r *reader) nextMark(off, end int) int {
	m := r.rare.mark
	for i := off; i < end; {
		if r.src[i] == m[0] && bytes.HasPrefix(r.src[i:end], []byte(m)) {
			if !r.rare.spaced || (i == off || r.src[i-1] == ' ') && (i+len(m) == end || r.src[i+len(m)] == ' ') {
				return i
			}
			i += len(m)
			continue
		}
		if r.src[i] == 0xef && bytes.HasPrefix(r.src[i:end], []byte("（")) {
			if k := bytes.Index(r.src[i:min(end, i+maxQuoted)], []byte("）")); k >= 0 {
				i += k
			}
		}
		i++
	}
	return -1
}

// fieldEnd returns where the mark stands that ends the field which begins at from,
// in the line that begins at off; -1 where the line ends it. A sign for nothing
// stands alone between marks of its own kind, with one space on each side.
func (r *reader) fieldEnd(off, from, end int) int {
	m := r.rare.mark
	if !r.rare.spaced || !strings.Contains(blankMarks, m) {
		return r.nextMark(from, end)
	}
	at := from
	if from > off && from < end && r.src[from] == ' ' {
		at++
	}
	if b := r.src[at:end]; bytes.HasPrefix(b, []byte(m)) && (at > from || len(b) > len(m)+1 && bytes.HasPrefix(b[len(m)+1:], []byte(m))) {
		return r.nextMark(at+len(m), end)
	}
	return r.nextMark(from, end)
}

// rareRow reports whether a line is a row whose cells the rare mark parts: it ends
// in figures or empty cells, or holds but a few words in each cell.
func (r *reader) rareRow(off, end int) bool {
	marks, figures, long := 0, 0, false
	for from := off; ; {
		k := r.fieldEnd(off, from, end)
		to := k
		if k < 0 {
			to = end
		}
		f := bytes.TrimSpace(r.src[from:to])
		if isFilled(f) {
			figures++
		} else if len(f) > maxWords || bytes.Contains(f, []byte("。")) {
			long = true
		}
		if k < 0 {
			break
		}
		marks++
		from = k + len(r.rare.mark)
	}
	return marks > 0 && (!long || figures > 2 && figures*2 > marks)
}

// rareFields cuts a line at every rare mark.
func (r *reader) rareFields(l *document.Line) {
	c := cursor{off: l.Start, col: r.column}
	open := !r.rare.spaced && strings.Contains(blankMarks, r.rare.mark)
	lead := false                  // the cell before could be the first digits of a number with separators
	before, worded := false, false // the cell before is a number; some hold words
	for first := true; r.room(c, l); first = false {
		from := c
		k := r.fieldEnd(l.Start, c.off, l.End)
		to := k
		if k < 0 {
			to = l.End
		}
		for c.off < to {
			c.step(r.src)
		}
		words := len(bytes.TrimSpace(r.src[from.off:to])) > 0
		switch {
		case k < 0 && r.rare.closed && !words: // the mark closes the line
		case first && r.rare.opened && !words: // or opens it
		default:
			f := bytes.TrimSpace(r.src[from.off:to])
			digits := len(f) > 0 && isFigure(f)
			l.Damaged = l.Damaged || open && !words // an empty cell, or a sign for nothing
			worded = worded || words && !digits
			n, behind := leadingDigits(f)
			l.Damaged = l.Damaged || r.rare.mark == "，" && (lead && n == 3 && len(behind) == 0 || before && n >= 3 && !worded)
			before = digits
			lead = digits && n > 0 && n <= 3 && len(behind) == 0 && f[0] != '0'
			r.add(l.Number, from, c, document.Cellar)
		}
		if k < 0 {
			return
		}
		c.step(r.src)
	}
}

// isList reports whether a line is a row as programs print lists: in brackets, its
// words in quotes, with commas between; apart says that spaces may stand between them too.
func isList(b []byte, apart bool) bool {
	b = bytes.TrimSpace(bytes.TrimRight(b, ", "))
	if len(b) < 8 || b[0] != '[' && b[0] != '(' {
		return false
	}
	if last := b[len(b)-1]; last != ']' && last != ')' {
		return false
	}
	for _, gap := range []string{"  ", "] [", ") ("} { // no commas between them
		if !apart && bytes.Contains(b, []byte(gap)) {
			return false
		}
	}
	in := bytes.TrimLeft(b, "[( ")
	return len(in) > 0 && (in[0] == '\'' || in[0] == '"' || in[0]|0x20 == 'n' || isFilled(in[:1])) && bytes.IndexByte(in, ',') > 0
}

// list reads the rows of a line of lists; each is a line of its own. It returns
// false where the line is no list from beginning to end.
func (r *reader) list(l document.Line) bool {
	if !isList(r.src[l.Start:l.End], r.lists) {
		return false
	}
	cells, lines := len(r.doc.Cells), len(r.doc.Lines)
	c := cursor{off: l.Start, col: r.column}
	row := l
	row.Kind, row.Sep, row.Grid, row.First = document.Row, ',', r.grids, len(r.doc.Cells)
	if !r.inGrid {
		row.Grid++
	}
	flush := func() {
		if row.Last = len(r.doc.Cells); row.Last > row.First {
			r.doc.Lines = append(r.doc.Lines, row)
		}
		row.First = len(r.doc.Cells)
	}
	comma := false // the last sign was one, so that an element has to follow
	undo := func() bool {
		r.undo(lines, cells)
		return false
	}
	for open := false; c.off < l.End; {
		switch b := r.src[c.off]; {
		case b == '[' || b == '(':
			flush()
			open, comma = true, true
			c.step(r.src)
		case b == ']' || b == ')':
			flush()
			open = false
			c.step(r.src)
		case b == ',':
			if comma && open {
				return undo() // an element is missing
			}
			comma = true
			c.step(r.src)
		case b == ' ':
			c.step(r.src)
		default:
			if !open || !r.room(c, &row) {
				return undo()
			}
			comma = false
			r.element(&c, l)
		}
	}
	flush()
	r.grids, r.inGrid = row.Grid, true
	return true
}

// element reads one element of a list.
func (r *reader) element(c *cursor, l document.Line) {
	b := r.src[:l.End]
	if q := b[c.off]; q == '\'' || q == '"' {
		c.step(r.src)
		from := *c
		for c.off < l.End && b[c.off] != q {
			if b[c.off] == '\\' && c.off+1 < l.End {
				c.step(r.src)
			}
			c.step(r.src)
		}
		r.add(l.Number, from, *c, document.Cellar)
		if last := &r.doc.Cells[len(r.doc.Cells)-1]; bytes.IndexByte(b[from.off:c.off], '\\') >= 0 {
			text := b[last.Start:last.End]
			if last.Str != "" { // tags have been taken out of it
				text = []byte(last.Str)
			}
			last.Str = unescape(text)
		}
		if c.off < l.End {
			c.step(r.src)
		}
		return
	}
	from := *c
	for c.off < l.End && b[c.off] != ',' && b[c.off] != ']' && b[c.off] != ')' {
		c.step(r.src)
	}
	switch string(bytes.TrimSpace(b[from.off:c.off])) {
	case "None", "null", "nan", "NaN":
		from = *c // nothing is printed there
	}
	r.add(l.Number, from, *c, document.Cellar)
}

// unescape returns a text of a program with its line ends and tabs as spaces, and
// without other escapes.
func unescape(b []byte) string {
	out := make([]byte, 0, len(b))
	for i := 0; i < len(b); i++ {
		if b[i] != '\\' || i+1 == len(b) {
			out = append(out, b[i])
			continue
		}
		i++
		switch c := b[i]; c {
		case 'n', 't', 'r':
			out = append(out, ' ')
		case 'u', 'x':
			n := 2
			if c == 'u' {
				n = 4
			}
			v, err := strconv.ParseUint(string(b[i+1:min(i+1+n, len(b))]), 16, 32)
			if err != nil {
				return string(b)
			}
			out = utf8.AppendRune(out, rune(v))
			i += n
		default:
			if c >= '0' && c <= '9' {
				return string(b) // the number of a character
			}
			out = append(out, c)
		}
	}
	return string(out)
}

// joined reports whether pipes stand between cells of a line each, so that the
// last one of a table has none: cells that end in a pipe, and a figure without
// one behind them, in two tables at least and in all. Most of the pipes, which are so
// many, end a line.
func joined(src []byte, pipes int) bool {
	run, open, ends := 0, 0, 0
	for off := 0; off < len(src); {
		end, next := lineEnd(src, off)
		b := src[off:end]
		if off = next; len(b) > 0 && b[len(b)-1] == '|' && end < len(src) && src[end] == '\n' {
			ends++
		}
		for len(b) > 0 && b[len(b)-1] == ' ' {
			b = b[:len(b)-1]
		}
		switch n := len(b); {
		case n > 0 && b[n-1] == '|' && bytes.IndexByte(b, '|') == n-1:
			run++
			continue
		case run < minRun:
		case n > 0 && isFilled(b):
			open++
		default:
			return false
		}
		run = 0
	}
	return open > 1 && ends*2 > pipes
}

// minRun is how many cells on lines of their own show what ends them.
const minRun = 4
