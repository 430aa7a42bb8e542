// This file reads lines of fields, which commas or other marks part, with quotes.

package text

import (
	"bytes"
	"strings"
	"unicode/utf8"

	"github.com/seed-11a632b0/gongkai/document"
)

// fields cuts a line of separated values and returns how many lines it took up:
// a field in quotes may go on over several.
func (r *reader) fields(l *document.Line) int {
	c := cursor{off: l.Start, col: r.column}
	from, line, took := c, l.Number, 1
	for {
		if !r.room(c, l) {
			return took
		}
		for c.off < l.End && r.src[c.off] == ' ' {
			c.step(r.src)
		}
		lines := 0
		if to := r.quoted(c.off, l.End); to > 0 && (to <= l.End || c.off > l.Start || r.quotedRow(c.off, l.End)) {
			for c.off < to {
				if b := r.src[c.off]; b == '\n' || b == '\r' && r.src[c.off+1] != '\n' {
					c = cursor{off: c.off + 1}
					lines++
					continue
				}
				c.step(r.src)
			}
			if to > l.End {
				l.End, _ = lineEnd(r.src, to)
			}
		}
		for c.off < l.End && r.src[c.off] != r.mark {
			c.step(r.src)
		}
		if c.off >= l.End {
			if !r.markClosed || len(bytes.TrimSpace(r.src[from.off:l.End])) > 0 {
				r.field(line, from, c)
			}
			return took + lines
		}
		if !r.markOpened || c.off > l.Start {
			r.field(line, from, c)
		}
		c.step(r.src)
		from, line, took = c, line+lines, took+lines
	}
}

// quotedRow reports whether a row begins at off with a field in quotes that goes
// on over several lines. One that is alone is taken for what it holds: lines.
func (r *reader) quotedRow(off, end int) bool {
	to := r.quoted(off, end)
	return to > end && to < len(r.src) && r.src[to] == r.mark
}

// What a field in quotes may hold; a longer one is none.
const (
	maxQuoted      = 480 // bytes, more than any label has
	maxQuotedLines = 48
)

// minQuoted is how many fields in quotes stand before tabs where quotes are marks.
const minQuoted = 8

// quoted returns where the field in quotes that begins at off ends, on this line
// or a later one; 0 where none begins there.
func (r *reader) quoted(off, end int) int {
	if off >= end || r.src[off] != '"' {
		return 0
	}
	lines := 0
	for i := off + 1; i < len(r.src) && i < off+maxQuoted; i++ {
		switch r.src[i] {
		case '\n':
			if lines++; lines > maxQuotedLines {
				return 0
			}
		case '"':
			if i+1 == len(r.src) {
				return i + 1
			}
			switch next := r.src[i+1]; {
			case next == r.mark, next == '\n', next == '\r', next == ' ':
				return i + 1
			case next == '"':
				i++
			case r.src[i-1] == r.mark, r.src[i-1] == '\n':
				return 0 // another field begins
			}
		}
	}
	return 0
}

func (r *reader) field(line int, from, to cursor) {
	for from.off < to.off && r.src[from.off] == '"' && to.off-from.off >= 2 && r.src[to.off-1] == '"' {
		from.step(r.src)
		to.off--
		to.col--
		to.w--
	}
	r.add(line, from, to, document.Cellar)
}

// lineWith returns the next line from off on, which begins a line, that holds the
// mark so many times, once or twice, and where the one behind it begins; nil where
// none does.
func lineWith(src []byte, off int, mark byte, times int) (line []byte, next int) {
	for next = off; ; {
		at := bytes.IndexByte(src[next:], mark)
		if at < 0 {
			return nil, len(src)
		}
		start := next
		at += next
		var end int
		if end, next = lineEnd(src, at); times > 1 && bytes.IndexByte(src[at+1:end], mark) < 0 {
			continue
		}
		from := at
		for from > start && src[from-1] != '\n' && src[from-1] != '\r' { // the lines before hold none
			from--
		}
		return src[from:end], next
	}
}

// csvText reports whether the text has lines of figures that the mark separates. A
// sentence with commas, or a figure with separators, is none; nor are figures with
// separators that run together without a word, as in 1,2345,678.
func csvText(src []byte, mark byte) bool {
	found, marks := 0, []byte{mark}
	if bytes.Count(src, marks) < 3*2 {
		return false
	}
	for off := 0; off < len(src) && found < 3; {
		var b []byte
		if b, off = lineWith(src, off, mark, 2); b == nil {
			break
		}
		if len(b) > 4096 || bytes.IndexByte(b, '\t') >= 0 || bytes.IndexByte(b, '|') >= 0 {
			continue
		}
		n, figures, thousands, glued, words := 0, 0, 0, false, false
		behind := false // the field before this one is a number
		for i := 0; ; i++ {
			f, others, more := bytes.Cut(b, marks)
			b = others
			n = i
			for len(f) > 0 && (f[0] == ' ' || f[0] == '"') {
				f = f[1:]
			}
			if i > 0 && isNothing(f) {
				if figures, behind = figures+1, false; !more {
					break
				}
				continue
			}
			if isPlainHan(f, 0) {
				if words, behind = true, false; !more {
					break
				}
				continue
			}
			for len(f) > 0 && (f[len(f)-1] == ' ' || f[len(f)-1] == '"') {
				f = f[:len(f)-1]
			}
			f = trimUnseen(f)
			digits, rest := leadingDigits(f)
			noted := digits > 0 && bytes.HasPrefix(rest, []byte("（"))
			if mark == ',' && behind && digits == 3 && (len(rest) == 0 || noted) {
				thousands++
			}
			glued = glued || behind && digits >= 3
			figure := isFigure(f) || digits > 0 && isUnit(rest)
			switch {
			case !figure && (digits == 0 || bytes.HasPrefix(rest, []byte("."))):
				words = true
			case i > 0 && figure:
				figures++
			}
			behind = figure && len(f) > 0
			if !more {
				break
			}
		}
		if n >= 2 && figures-thousands >= 2 && (words || !glued) {
			found++
		}
	}
	return found >= 3
}

// trimUnseen returns a field without the no-break spaces and the characters without width
// that it begins and ends with.
func trimUnseen(b []byte) []byte {
	if len(b) < 2 || b[0] < utf8.RuneSelf && b[len(b)-1] < utf8.RuneSelf {
		return b // as nearly always
	}
	return bytes.TrimFunc(b, func(r rune) bool { return r == 0xa0 || isVoid(r) })
}

// isNothing reports whether a field says that there is nothing, by a word or a sign that no
// figure begins with.
func isNothing(f []byte) bool {
	if len(f) == 0 || len(f) > 16 || f[0] < utf8.RuneSelf && f[0] != 'N' && f[0] != 'n' {
		return false
	}
	switch string(bytes.TrimRight(f, " \"")) {
	case "无", "⽆", "無", "没有", "沒有", "不涉及", "未涉及", "不适用", "不适⽤", "不適用", "不適⽤", "—", "——", "–", "－", "／", "N/A", "n/a":
		return true
	}
	return false
}

// isUnit reports whether a text is the unit of a figure.
func isUnit(b []byte) bool {
	switch string(b) {
	case "件", "个", "项", "条", "宗", "元", "万元":
		return true
	}
	return false
}

// edges reports whether the mark ends nearly every line that holds it, so that
// nothing stands behind it; nor does it in one of the longest of the others, some
// line shows that a last cell stands before it, no two lines that follow each other
// have as many, one with the mark at its end and one without, and none ends with a
// figure. Opened says that it begins nearly every such line, too.
func edges(src []byte, mark string) (closed, opened bool) {
	with, ends, begins := 0, 0, 0
	most, open := 0, 0 // marks of a line that one ends, and of one with words behind
	last := false      // words stand right before the mark that ends a line
	prev := 0          // marks of the line before; below zero where it does not end with one
	sign, blank := []byte(mark), "\t,; "+mark
	marks := bytes.Count(src, sign) // at least one on each line that holds it
	for off := 0; off < len(src); {
		var b []byte
		if b, off = lineWith(src, off, mark[0], 1); b == nil || (with-ends)*100 > marks*5 {
			break
		}
		for len(b) > 0 && b[len(b)-1] == ' ' {
			b = b[:len(b)-1]
		}
		n := bytes.Count(b, sign)
		if n == 0 || holdsOnly(b, blank) {
			continue
		}
		with++
		if bytes.HasPrefix(b, sign) {
			begins++
		}
		if bytes.HasSuffix(b, sign) {
			ends++
			most = max(most, n)
			last = last || n > 1 && !bytes.HasSuffix(b[:len(b)-len(sign)], sign)
			if prev == -n && n > 1 {
				return false, false
			}
			prev = n
		} else {
			open = max(open, n)
			f := bytes.TrimSpace(b[bytes.LastIndex(b, sign)+len(sign):])
			digits, rest := leadingDigits(f)
			if prev == n && n > 1 || len(f) > 0 && isFigure(f) || digits > 0 && isUnit(rest) {
				return false, false
			}
			prev = -n
		}
	}
	closed = with >= 8 && ends*100 >= with*95 && open < most && last
	return closed, closed && begins*100 >= with*95
}

// holdsOnly reports whether a text holds nothing but those characters.
func holdsOnly(b []byte, set string) bool {
	if len(b) > 0 && b[len(b)-1] < utf8.RuneSelf && strings.IndexByte(set, b[len(b)-1]) < 0 || isPlainHan(b, 0) {
		return false // as most lines show at once
	}
	return len(bytes.Trim(b, set)) == 0
}

// thousandsOnly reports whether every comma of a line stands between the digits
// of a number.
func thousandsOnly(b []byte) bool {
	digit := func(i int) bool { return i >= 0 && i < len(b) && b[i] >= '0' && b[i] <= '9' }
	for i, c := range b {
		if c == ',' && !(digit(i-1) && digit(i+1) && digit(i+2) && digit(i+3) && !digit(i+4)) {
			return false
		}
	}
	return true
}

// leadingDigits counts the digits with which a text begins, and returns what is
// behind them.
func leadingDigits(f []byte) (int, []byte) {
	n := 0
	for ; len(f) > 0; n++ {
		switch {
		case f[0] >= '0' && f[0] <= '9':
			f = f[1:]
		case len(f) > 2 && f[0] == 0xef && f[1] == 0xbc && f[2] >= 0x90 && f[2] <= 0x99:
			f = f[3:]
		default:
			return n, f
		}
	}
	return n, nil
}

func isFigure(f []byte) bool {
	for i := 0; i < len(f); i++ {
		c := f[i]
		if c == 0xef && i+2 < len(f) && f[i+1] == 0xbc && f[i+2] >= 0x90 && f[i+2] <= 0x99 { // full-width digits
			i += 2
			continue
		}
		if (c < '0' || c > '9') && c != '.' && c != '-' && c != '/' {
			return false
		}
	}
	return true
}
