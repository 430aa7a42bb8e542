// This file is the room of tables of LaTeX, as models that read pictures write them: & parts
// cells, \\ ends a row, and commands say what a cell covers and how it looks.

package text

import (
	"bytes"
	"strconv"
	"strings"

	"github.com/seed-11a632b0/gongkai/document"
)

const (
	opensTabular = `\begin{`
	maxNested    = 32 // braces and tables within each other
)

// environments are the tables of LaTeX, each with the number of arguments behind its name.
var environments = map[string]int{"tabular": 1, "tabular*": 2, "tabularx": 2, "tabulary": 2, "longtable": 1, "array": 1}

// commands are those that stand in cells and between rows, each with the number of arguments
// that print nothing. What stands behind these is printed.
var commands = map[string]int{
	"hline": 0, "toprule": 0, "midrule": 0, "bottomrule": 0, "endhead": 0, "endfirsthead": 0, "endfoot": 0, "endlastfoot": 0,
	"cline": 1, "cmidrule": 1, "rowcolor": 1, "cellcolor": 1, "vspace": 1, "hspace": 1, "label": 1,
	"textbf": 0, "textit": 0, "textrm": 0, "textsf": 0, "texttt": 0, "text": 0, "emph": 0, "underline": 0, "mathrm": 0, "mathbf": 0, "mbox": 0,
	"makecell": 0, "thead": 0, "shortstack": 0, "textcolor": 1, "colorbox": 1, "parbox": 1, "rotatebox": 1,
	"centering": 0, "raggedright": 0, "arraybackslash": 0, "bfseries": 0, "bf": 0, "strut": 0, "foreignlanguage": 1, "itshape": 0, "tiny": 0, "scriptsize": 0, "footnotesize": 0,
	"small": 0, "normalsize": 0, "quad": 0, "qquad": 0, "hfill": 0, "noindent": 0, "newline": 0, "par": 0, "multicolumn": 2, "multirow": 2,
}

// environment returns the name of the table that a text opens, and where what it holds
// begins; -1 where it opens none.
func environment(b []byte) (name string, n int) {
	rest, ok := bytes.CutPrefix(b, []byte(opensTabular))
	k := bytes.IndexByte(rest[:min(len(rest), 16)], '}')
	if !ok || k < 0 {
		return "", -1
	}
	name = string(rest[:k])
	args, ok := environments[name]
	if !ok {
		return "", -1
	}
	t := tex{src: b}
	return name, t.skip(len(opensTabular)+k+1, args)
}

// latex reads the table that begins on the line at off, where one does, and returns how many
// lines it takes up; 0 where it does not end, or is not understood. Commands may stand before
// it, and words behind.
func (r *reader) latex(off, number int) int {
	if r.unfenced {
		return 0
	}
	end, _ := r.lineEnd(off)
	from := off
	for from < end && isGap(r.src[from]) {
		from++
	}
	if from == end || r.src[from] != '\\' {
		return 0
	}
	name, n := "", -1
	for n < 0 {
		k := bytes.Index(r.src[from:end], []byte(opensTabular))
		if k < 0 {
			return 0
		}
		if name, n = environment(r.src[from+k:]); n < 0 {
			k += len(opensTabular)
		}
		from += k
	}
	lines, cells, grids := len(r.doc.Lines), len(r.doc.Cells), r.grids
	if len(bytes.TrimSpace(r.src[off:from])) > 0 {
		r.line(off, from, number)
	}
	rows := len(r.doc.Lines)
	r.grids++
	f := fenced{r: r, ok: true}
	f.row = document.Line{Kind: document.Row, Sep: '|', Grid: r.grids, Page: r.page}
	line := number
	c := r.walk(cursor{off: off, col: r.column}, from+n, &line)
	if c = f.tabular(c, min(len(r.src), from+maxFenced*maxSpan), &line, `\end{`+name+"}"); !f.ok || len(r.doc.Lines) == rows {
		r.undo(lines, cells)
		r.grids = grids
		return 0
	}
	r.behind(c, line)
	return line - number + 1
}

// behind reads the words behind a table, on its last line.
func (r *reader) behind(c cursor, number int) {
	r.inGrid = false
	if end, _ := r.lineEnd(c.off); len(bytes.TrimSpace(r.src[c.off:end])) > 0 {
		r.column = c.col
		r.line(c.off, end, number)
		r.column = 0
	}
}

// walk moves a cursor to an offset, over line ends, which it counts.
func (r *reader) walk(c cursor, to int, number *int) cursor {
	for c.off < to {
		if r.src[c.off] == '\n' {
			c = cursor{off: c.off + 1}
			*number++
			continue
		}
		c.step(r.src)
	}
	return c
}

// tabular reads the rows of a table up to its end, and returns where the text goes on.
func (f *fenced) tabular(c cursor, limit int, number *int, closing string) cursor {
	src := f.r.src[:limit]
	depth, nested := 0, 0
	for i := c.off; i < limit && f.ok; i++ {
		inside := depth > 0 || nested > 0
		switch b := src[i]; {
		case b == '{':
			depth++
		case b == '}':
			depth--
		case b == '&' && !inside:
			c = f.r.walk(f.latexCell(c, i, number, false), i+1, number)
		case b == '\\' && !inside && bytes.HasPrefix(src[i:], []byte(closing)):
			return f.r.walk(f.latexCell(c, i, number, true), i+len(closing), number)
		case b == '\\' && bytes.HasPrefix(src[i:], []byte(opensTabular)):
			nested++
		case b == '\\' && nested > 0 && bytes.HasPrefix(src[i:], []byte(`\end{`)):
			nested--
		case b == '\\' && i+1 < limit && src[i+1] == '\\' && !inside:
			c = f.latexCell(c, i, number, true)
			i = height(src, i+2)
			c = f.r.walk(c, i, number)
			i--
		case b == '\\':
			i++
		}
		f.ok = f.ok && depth >= 0 && depth <= maxNested && nested <= maxNested
	}
	if f.ok { // it has no end, nor have others
		f.r.unfenced, f.ok = true, false
	}
	return c
}

// latexCell adds the cell from the cursor up to an offset, and ends the row where it is its
// last one, unless that is empty but for rules.
func (f *fenced) latexCell(c cursor, to int, number *int, last bool) cursor {
	t := tex{src: f.r.src, span: 1, first: to, last: to}
	understood := t.text(c.off, to)
	if !understood { // as it stands
		t = tex{src: f.r.src, span: 1, first: c.off, last: to}
		t.out = append(t.out, bytes.TrimSpace(f.r.src[c.off:to])...)
	}
	if len(t.out) == 0 && last && f.x == 0 {
		return f.r.walk(c, to, number)
	}
	c = f.r.walk(c, t.first, number)
	end := c
	if t.last > t.first {
		line := *number
		end = f.r.walk(c, t.last, &line)
	}
	filled := len(t.out) > 0 && isFilled(t.out)
	if f.cell(c.off, *number, c, end, t.span, 1); !f.ok {
		return c
	}
	f.ok = !(filled && t.rows) // one figure for several rows
	if filled && t.span > 1 {
		f.wide = t.span
	}
	if x := &f.r.doc.Cells[f.last]; len(t.out) > 0 && string(t.out) != string(f.r.src[x.Start:x.End]) {
		x.Str = string(t.out)
	}
	f.row.End = to
	if last {
		f.endRow(to)
	}
	return f.r.walk(c, to, number)
}

// A tex is what a text of LaTeX prints.
type tex struct {
	src         []byte
	out         []byte
	first, last int  // where in src it begins and ends
	span        int  // columns that it covers
	rows        bool // it covers several rows
}

// text appends what stands between two offsets; false where it holds what is not known.
func (t *tex) text(i, end int) bool {
	for i < end {
		c := t.src[i]
		switch c {
		case '{', '}', '$':
			i++
		case ' ', '\t', '\n', '\r', '~':
			t.space()
			i++
		case '%': // it may begin a comment
			k := bytes.IndexByte(t.src[i:end], '\n')
			if k < 0 || len(bytes.TrimSpace(t.src[i+1:i+k])) > 0 {
				return false
			}
			i += k
		case '\\':
			if i = t.command(i+1, end); i < 0 {
				return false
			}
		default:
			t.keep(i)
			i++
		}
	}
	t.out = bytes.TrimRight(t.out, " ")
	return true
}

// keep appends a byte.
func (t *tex) keep(i int) {
	if len(t.out) == 0 {
		t.first = i
	}
	t.out, t.last = append(t.out, t.src[i]), i+1
}

// space appends a space between words.
func (t *tex) space() {
	if n := len(t.out); n > 0 && t.out[n-1] != ' ' {
		t.out = append(t.out, ' ')
	}
}

// command reads a command, whose name or sign stands at i, and returns where what it prints
// begins; -1 where it is not known.
func (t *tex) command(i, end int) int {
	if i >= end {
		return -1
	}
	if c := t.src[i]; c|0x20 < 'a' || c|0x20 > 'z' {
		switch {
		case strings.IndexByte("%&_#${}", c) >= 0:
			t.keep(i)
		case strings.IndexByte(`\ ,;:!`, c) >= 0:
			t.space()
		default:
			return -1
		}
		return i + 1
	}
	from := i
	for i < end && t.src[i]|0x20 >= 'a' && t.src[i]|0x20 <= 'z' {
		i++
	}
	name := string(t.src[from:i])
	switch name {
	case "begin":
		if bytes.HasPrefix(t.src[i:end], []byte("{minipage}")) {
			return t.skip(i, 2)
		}
		if _, n := environment(t.src[from-1 : end]); n >= 0 {
			return from - 1 + n
		}
		return -1
	case "end":
		return t.skip(i, 1)
	case "multicolumn", "multirow":
		at := t.options(i)
		k := t.skip(at, 1)
		n, err := strconv.Atoi(string(bytes.Trim(t.src[at:max(at, k)], "{} ")))
		if k < 0 || err != nil {
			return -1
		}
		if name == "multicolumn" {
			t.span = n
		}
		t.rows = t.rows || name == "multirow" && n != 1
		return t.skip(t.options(k), 1)
	}
	args, ok := commands[name]
	if !ok {
		return -1
	}
	if name == "cmidrule" && i < end && t.src[i] == '(' {
		i += 1 + max(0, bytes.IndexByte(t.src[i:end], ')'))
	}
	return t.skip(i, args)
}

// options returns what stands behind the options in square brackets at i, which stand before
// an argument.
func (t *tex) options(i int) int {
	for from := i; i < len(t.src) && t.src[i] == '['; {
		k := bytes.IndexAny(t.src[i:min(len(t.src), i+maxTag)], "]\n")
		if k < 0 || t.src[i+k] == '\n' {
			return from
		}
		if i += k + 1; i < len(t.src) && t.src[i] == '{' {
			from = i
		}
		if i >= len(t.src) || t.src[i] != '[' {
			return from
		}
	}
	return i
}

// height returns what stands behind the height at i that a row is set off by.
func height(src []byte, i int) int {
	if b := src[i:min(len(src), i+maxTag)]; len(b) > 2 && b[0] == '[' && (b[1] == '-' || b[1] == '.' || isDigit(b[1:])) {
		if k := bytes.IndexByte(b, ']'); k > 2 && b[k-1] >= 'a' && b[k-1] <= 'z' {
			return i + k + 1
		}
	}
	return i
}

// skip returns what stands behind options and so many arguments; -1 where these are not there.
func (t *tex) skip(i, args int) int {
	i = t.options(i)
	for ; args > 0; args-- {
		for i < len(t.src) && t.src[i] == ' ' {
			i++
		}
		if i < len(t.src) && t.src[i] == '*' { // a width of its own
			i = t.options(i + 1)
			continue
		}
		if i >= len(t.src) || t.src[i] != '{' {
			return -1
		}
		depth := 0
		for from := i; ; i++ {
			if i >= len(t.src) || i > from+maxTag {
				return -1
			}
			if t.src[i] == '{' {
				depth++
			} else if t.src[i] == '}' {
				if depth--; depth == 0 {
					break
				}
			}
		}
		i = t.options(i + 1)
	}
	return i
}
