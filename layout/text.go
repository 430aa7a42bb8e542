// This file is the type room: grids as lines of text, and lines as pages.

package layout

import (
	"iter"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"
)

// The medium of text.

func (w *writer) title(text string) {
	w.say(text)
	w.blank()
}

func (w *writer) chrome(text string) { w.say(text) }

func (w *writer) paragraph(text string) {
	w.say(text)
	if w.o.Gap != NoGap {
		w.blank()
	}
}

func (w *writer) heading(text string) {
	w.blank()
	if w.o.Headings == Hashes {
		text = "## " + text
	}
	w.say(text)
	w.blank()
}

func (w *writer) grid(g *grid) {
	w.tables++
	w.table = w.tables
	switch {
	case len(g.rows) == 0:
	case w.o.Order != ByRow:
		w.apart(g)
	case w.o.Kind == Cells:
		w.cellLines(g)
	case w.o.Separator.placed():
		w.placed(g)
	default:
		w.rowLines(g)
	}
	w.table = 0
	w.blank()
}

// say writes a line that is no part of a table.
func (w *writer) say(text string) {
	w.text(text)
	w.end(line{row: true})
}

// blank writes a blank line, but not where it would be taken for a cell.
func (w *writer) blank() {
	if w.o.Kind == Cells && w.o.short() {
		return
	}
	if n := len(w.lines); n > 0 && w.table == 0 && w.lines[n-1].table == 0 && w.lines[n-1].start == w.lines[n-1].end {
		return // one is enough
	}
	w.end(line{row: true})
}

func (w *writer) text(s string) { w.buf = append(w.buf, s...) }

// end ends the line that is being written.
func (w *writer) end(l line) {
	l.start, l.end, l.table = w.start, len(w.buf), w.table
	w.lines = append(w.lines, l)
	w.start, w.cells = len(w.buf), 0
}

// cell writes a cell of a row of text.
func (w *writer) cell(s string) {
	o := &w.o
	switch o.Separator {
	case Tabs:
		if w.cells > 0 {
			w.buf = append(w.buf, '\t')
		}
	case Pipes:
		if w.cells > 0 {
			w.buf = append(w.buf, " | "...)
		}
	case Fences, Markdown:
		if w.cells == 0 {
			w.buf = append(w.buf, '|')
		}
		w.buf = append(w.buf, ' ')
		w.buf = append(w.buf, s...)
		w.buf = append(w.buf, " |"...)
		w.cells++
		return
	case Spaces:
		if s == "" {
			return
		}
		if w.cells > 0 {
			w.buf = append(w.buf, "  "...)
		}
	case Single:
		if w.cells > 0 {
			w.buf = append(w.buf, ' ')
		}
	case Commas:
		if w.cells > 0 {
			w.buf = append(w.buf, ',')
		}
		if strings.ContainsAny(s, ",\"\n") {
			s = `"` + strings.ReplaceAll(s, `"`, `""`) + `"`
		}
	}
	w.buf = append(w.buf, s...)
	w.cells++
}

// noWidth is a character that takes up no room on a line, so that none breaks before it.
const noWidth = '\u200b'

// split cuts s after n characters that take up room; 0 is never.
func split(s string, n int) (string, string) {
	if n <= 0 || len(s) <= n {
		return s, ""
	}
	for i, r := range s {
		switch {
		case r == noWidth:
			continue
		case n == 0:
			return s[:i], s[i:]
		}
		n--
	}
	return s, ""
}

// piece returns line k of s wrapped after n characters, and whether there is one.
func piece(s string, n, k int) (string, bool) {
	for ; ; k-- {
		first, rest := split(s, n)
		if k == 0 {
			return first, true
		}
		if rest == "" {
			return "", false
		}
		s = rest
	}
}

// wrapped are the lines of s wrapped after n characters: one at least.
func wrapped(s string, n int) iter.Seq2[int, string] {
	return func(yield func(int, string) bool) {
		for i, rest := 0, s; ; i++ {
			var first string
			if first, rest = split(rest, n); !yield(i, first) || rest == "" {
				return
			}
		}
	}
}

// pieces is how many lines s takes wrapped after n characters.
func pieces(s string, n int) int {
	if n <= 0 || len(s) <= n {
		return 1
	}
	return max(1, (utf8.RuneCountInString(s)-strings.Count(s, string(noWidth))+n-1)/n)
}

// wrap is after how many characters a cell's text is broken.
func (w *writer) wrap(p *cell) int {
	switch p.role {
	case figure:
		return 0
	case head:
		if w.o.Header == SplitHeader {
			return 2
		}
		return 0
	}
	return w.o.Wrap
}

// owner returns the cell that stands at row y and column x, itself or the one
// that covers it.
func (g *grid) owner(y, x int) *cell {
	p := g.at(y, x)
	return g.at(y-p.dy, x-p.dx)
}

// shown returns what shows of the cell at row y and column x, how it is
// wrapped, and whether it is there at all.
func (w *writer) shown(g *grid, y, x int) (text string, wrap int, there bool) {
	p := g.at(y, x)
	if p.gone {
		return "", 0, false
	}
	narrow := w.o.Spans == Only || w.o.Spans == OwnLine || w.o.Spans == Dropped
	if p.role == empty && p.rs > 0 {
		return "", 0, !narrow
	}
	if p.role == group && (w.o.Spans == OwnLine || w.o.Spans == Dropped) {
		return "", 0, false
	}
	q := p
	if p.rs == 0 {
		q = g.owner(y, x)
		if q.gone && q.role == figure {
			return "", 0, false
		}
	}
	if w.o.Kind == Cells && p.dx > 0 {
		return "", 0, false
	}
	tall := q.rs > 1
	switch {
	case w.o.Spans == Repeated && (p.role != figure || w.o.Kind == Rows):
		return q.text, w.wrap(q), true
	case narrow && p.rs == 0:
		return "", 0, false
	case w.o.Spans == Middle && tall && p.dx == 0 && q.role == group:
		if p.dy == q.rs/2 {
			return q.text, w.wrap(q), true
		}
		return "", 0, true
	case p.rs == 0:
		return "", 0, true
	}
	return q.text, w.wrap(q), true
}

// ownLines writes the labels that stand on lines of their own before row y.
func (w *writer) ownLines(g *grid, y int) {
	if w.o.Spans != OwnLine {
		return
	}
	for x := range g.labels {
		if p := g.at(y, x); p.role == group && p.rs > 0 && !p.gone {
			for k, s := range wrapped(p.text, w.wrap(p)) {
				w.cell(s)
				w.end(line{row: k == 0})
				w.gaps(w.o.Kind == Cells)
			}
		}
	}
}

// gap is how many blank lines stand behind a cell or a row.
func (w *writer) gap(cell bool) int {
	switch w.o.Gap {
	case RowGap:
		if !cell {
			return 1
		}
	case CellGap:
		return 1
	case WideGaps:
		return 2
	case TabGap:
		if n := len(w.lines); !cell && w.lines[n-1].start < w.lines[n-1].end {
			return 4
		} else if !cell {
			return 3 // one stands behind the tab of an empty cell
		}
		return 1
	}
	return 0
}

// gaps writes the blank lines that stand behind a cell or a row.
func (w *writer) gaps(cell bool) {
	for range w.gap(cell) {
		w.end(line{row: !cell})
	}
}

// cellLines writes a grid a cell a line.
func (w *writer) cellLines(g *grid) {
	c := cellPress{writer: w, g: g}
	for y := range g.rows {
		w.ownLines(g, y)
		c.line, c.first, c.opened = line{head: g.rows[y].head, row: true}, len(w.lines), false
		for x := range g.cols {
			if s, wrap, there := w.shown(g, y, x); there {
				c.cell(y, x, s, wrap)
			}
		}
		if w.o.Gap == RowGap || w.o.Gap == TabGap {
			w.gaps(false)
		}
	}
}

// A cellPress writes the cells of a grid, one a line.
type cellPress struct {
	*writer
	g      *grid
	line   line
	first  int      // line of the row
	opened bool     // a cell of the row is written
	owed   []string // figures of the row before that stand behind this row's label
}

// cell writes one cell, unless it stands elsewhere.
func (c *cellPress) cell(y, x int, s string, wrap int) {
	info, p := &c.g.rows[y], c.g.at(y, x)
	if p.role == figure {
		for _, s := range c.owed {
			c.text(s)
			c.end(line{})
		}
		c.owed = c.owed[:0]
	}
	if info.fault == early && y+1 < len(c.g.rows) && !c.g.rows[y+1].head && x >= info.first+info.count-2 {
		c.owed = append(c.owed, s)
		return
	}
	if info.fault == drifted && x == info.first+info.count-1 {
		up := c.rng.n(6)
		if c.g.byLine { // there is no label that it could stand before
			up = (up + 1) * (1 + c.gap(true))
		}
		c.drifts = append(c.drifts, drift{max(0, c.first-up), s})
		return
	}
	if c.opened {
		c.tabGap(&c.line)
	}
	c.opened = true
	if p.broken {
		a, b := halves(s)
		c.text(a)
		c.end(c.line)
		c.gaps(true)
		c.tabGap(&c.line)
		s = b
	}
	for _, part := range wrapped(s, wrap) {
		if part == "" && c.o.Gap == TabGap {
			break
		}
		c.text(part)
		c.end(c.line)
		c.line.row = false
	}
	if c.o.Gap != TabGap {
		c.gaps(true)
	}
}

// tabGap writes the lone tab that stands between two cells, and blank lines around it, of
// which two are one.
func (w *writer) tabGap(l *line) {
	if w.o.Gap != TabGap {
		return
	}
	if last := w.lines[len(w.lines)-1]; last.start < last.end {
		w.end(*l)
	}
	w.text("\t")
	w.end(*l)
	l.row = false
	w.end(*l)
}

// rowLines writes a grid a row a line, or some lines where labels are wrapped.
func (w *writer) rowLines(g *grid) {
	if w.o.Header == Invented {
		w.miniTables(g)
		return
	}
	r := rowPress{writer: w, g: g, full: w.o.Separator != Tabs && w.o.Separator != Spaces}
	switch w.o.Separator {
	case Commas:
		r.inCell = "\n"
	case Markdown:
		r.inCell = "<br>"
		if !g.rows[0].head {
			for range g.cols {
				w.cell("")
			}
			w.end(line{row: true, head: true})
			w.delimiter(g.cols)
		}
	}
	for y := range g.rows {
		w.ownLines(g, y)
		r.row(y)
		if y == 0 && w.o.Separator == Markdown && g.rows[0].head {
			w.delimiter(w.there(g, 0))
		}
		w.gaps(false)
	}
}

// A rowPress writes the rows of a grid, one a line or more.
type rowPress struct {
	*writer
	g      *grid
	inCell string // what stands between the lines of a wrapped cell that stays one, "" where none does
	full   bool   // empty cells stand at the end of lines too
	run    [4]struct {
		text string
		wrap int
		last int // the row it must end in
	} // what is left of labels that run down beside their rows
}

// row writes the lines of a row.
func (r *rowPress) row(y int) {
	info := &r.g.rows[y]
	height, figures := r.height(y), 0
	switch r.o.Figures {
	case MiddleLine:
		figures = (height - 1) / 2
	case LastLine:
		figures = height - 1
	case LineBetween:
		figures = -1
	}
	first := len(r.lines)
	for k := range height {
		if info.count == 1 && info.first == 0 && r.g.at(y, 0).gone {
			break // of a stack
		}
		r.line(y, k, k == figures || info.head)
		r.end(line{head: info.head, row: k == 0, fixed: info.head && k > 0})
		if k == (height-1)/2 && figures < 0 && !info.head {
			for x := info.first; x < r.g.cols; x++ {
				r.figureCell(r.g, y, x)
			}
			r.end(line{})
		}
	}
	if info.fault == drifted {
		d := 1 + r.rng.n(6)
		if r.rng.chance(50) {
			d = -d
		}
		p := r.g.at(y, info.first+info.count-1)
		r.drifts = append(r.drifts, drift{max(0, first+d), p.text})
	}
}

// height is how many lines the labels of a row take. Those that run down begin with theirs.
func (r *rowPress) height(y int) int {
	n := 1
	for x := range r.g.cols {
		p := r.g.at(y, x)
		if r.inCell != "" || p.role == figure {
			break
		}
		s, wrap, _ := r.shown(r.g, y, x)
		if !r.o.Interleave || p.role != group {
			n = max(n, pieces(s, wrap))
			continue
		}
		if x >= len(r.run) {
			continue
		}
		run := &r.run[x]
		if p.rs > 0 {
			run.text, run.wrap, run.last = p.text, wrap, y+p.rs-1
			if wrap == 0 {
				run.wrap = r.o.Wrap
			}
		}
		if run.last == y {
			n = max(n, pieces(run.text, run.wrap))
		}
	}
	return n
}

// there is how many cells of a row are.
func (w *writer) there(g *grid, y int) (n int) {
	for x := range g.cols {
		if _, _, there := w.shown(g, y, x); there {
			n++
		}
	}
	return n
}

// miniTables writes every row of figures as a Markdown table of its own.
func (w *writer) miniTables(g *grid) {
	r := rowPress{writer: w, g: g, full: true}
	for y := range g.rows {
		info := &g.rows[y]
		if info.head {
			continue
		}
		n := 0
		for x := range g.cols {
			if _, _, there := w.shown(g, y, x); !there {
				continue
			}
			n++
			if x < info.first {
				w.cell("项目")
			} else {
				w.cell("数据" + strconv.Itoa(x-info.first+1))
			}
		}
		w.end(line{row: true, head: true})
		w.delimiter(n)
		r.line(y, 0, true)
		w.end(line{fixed: true})
		w.end(line{row: true})
	}
}

func (w *writer) delimiter(n int) {
	w.text("|")
	for range n {
		w.text(" --- |")
	}
	w.end(line{head: true, fixed: true})
}

// line writes line k of row y; with its figures, where they stand on it.
func (r *rowPress) line(y, k int, figures bool) {
	g, info := r.g, &r.g.rows[y]
	skipped := 0 // empty cells that are only written where something follows
	put := func(s string) {
		if s == "" && !r.full && !figures {
			skipped++
			return
		}
		for ; skipped > 0; skipped-- {
			r.cell("")
		}
		r.cell(s)
	}
	narrow := r.o.Spans == Only || r.o.Spans == OwnLine || r.o.Spans == Dropped
	for x := range g.cols {
		s, wrap, there := r.shown(g, y, x)
		switch {
		case !info.head && x >= info.first && info.count > 0:
			if figures {
				r.figureCell(g, y, x)
			} else if r.full && there {
				r.cell("")
			}
		case r.o.Interleave && x < len(r.run) && g.at(y, x).role == group:
			s, r.run[x].text = split(r.run[x].text, r.run[x].wrap)
			put(s)
		case !there:
		case r.inCell != "":
			r.joined(s, wrap)
		default:
			part, ok := piece(s, wrap, k)
			if k == 0 || ok && part != "" || !narrow {
				put(part)
			}
		}
	}
}

// joined writes a wrapped cell that stays one.
func (r *rowPress) joined(s string, wrap int) {
	var b strings.Builder
	for k, part := range wrapped(s, wrap) {
		if k > 0 {
			b.WriteString(r.inCell)
		}
		b.WriteString(part)
	}
	r.cell(b.String())
}

// figureCell writes the cell of a figure, if it is there.
func (w *writer) figureCell(g *grid, y, x int) {
	info := &g.rows[y]
	s, _, there := w.shown(g, y, x)
	if info.extra && x == info.first {
		w.cell("")
	}
	if !there || info.fault == drifted && x == info.first+info.count-1 {
		return
	}
	if g.at(y, x).broken {
		a, b := halves(s)
		w.cell(a)
		s = b
	}
	w.cell(s)
}

// apart writes labels and figures of a grid apart from each other.
func (w *writer) apart(g *grid) {
	switch w.o.Order {
	case LabelsFirst:
		w.apartLabels(g, 0, len(g.rows))
		w.apartFigures(g, 0, len(g.rows))
	case Blocks:
		for y := 0; y < len(g.rows); {
			n := min(2+w.rng.n(8), len(g.rows)-y)
			w.apartLabels(g, y, y+n)
			w.apartFigures(g, y, y+n)
			y += n
		}
	case ByColumn:
		w.columns(g)
	}
}

// apartLabels writes the labels and headers of some rows, each on lines of its own.
func (w *writer) apartLabels(g *grid, from, to int) {
	for y := from; y < to; y++ {
		for x := range g.cols {
			p := g.at(y, x)
			if p.rs == 0 || p.role == figure || p.text == "" {
				continue
			}
			for k, s := range wrapped(p.text, w.wrap(p)) {
				w.text(s)
				w.end(line{row: k == 0})
			}
		}
	}
}

// apartFigures writes the figures of some rows, those of each on a line, or one a line.
func (w *writer) apartFigures(g *grid, from, to int) {
	for y := from; y < to; y++ {
		any := false
		for x := range g.cols {
			p := g.at(y, x)
			if p.rs == 0 || p.role != figure || p.gone {
				continue
			}
			any = true
			if w.o.Kind == Rows {
				w.cell(p.text)
			} else {
				w.say(p.text)
			}
		}
		if any && w.o.Kind == Rows {
			w.end(line{row: true})
		}
	}
}

// columns writes the labels of all rows, and headers that span columns, and then column
// after column.
func (w *writer) columns(g *grid) {
	width := 0 // columns of figures
	for y := range g.rows {
		width = max(width, g.rows[y].count)
	}
	for y := range g.rows {
		for x := range g.cols {
			p := g.at(y, x)
			if p.rs > 0 && p.text != "" && p.role != figure && (x < g.labels || p.cs > 1 && g.cols > p.cs) {
				w.say(p.text)
			}
		}
	}
	for x := g.labels; x < g.cols; x++ {
		for y := range g.rows {
			p := g.at(y, x)
			switch {
			case p.rs == 0 || p.gone:
			case p.cs == 1 && (p.text != "" || p.role == figure) && x < g.labels+width,
				p.cs > 1 && (p.role == figure || p.role == head && !g.byLine && g.labels == 1):
				w.say(p.text)
			}
		}
	}
}

// finish puts pages, noise and what has drifted between the lines.
func (w *writer) finish() {
	o := &w.o
	slices.SortStableFunc(w.drifts, func(a, b drift) int { return a.line - b.line })
	end := "\n"
	switch o.Ends {
	case CRLF:
		end = "\r\n"
	case CR:
		end = "\r"
	}
	length := o.Page
	n, page, pages := 0, 1, 2+len(w.lines)/max(1, o.Page)
	put := func(b []byte) {
		w.out = append(w.out, b...)
		w.out = append(w.out, end...)
		n++
	}
	drifts := w.drifts
	var header [][2]int // the headers of the table that is being printed
	table, past := 0, false
	for i := range w.lines {
		l := &w.lines[i]
		if l.table != table {
			header, table, past = header[:0], l.table, false
		}
		if table != 0 && !past && l.head {
			header = append(header, [2]int{l.start, l.end})
		} else if !l.head {
			past = true
		}
		if length > 0 && n >= length && !l.fixed && (l.row || !o.PageHeader && !o.Separator.placed()) {
			w.pageMark(put, page, pages)
			page++
			n = 0
			if o.FormFeed {
				w.out = append(w.out, '\f')
			}
			if o.PageHeader && table != 0 && past && len(header) > 0 {
				for _, h := range header {
					put(w.buf[h[0]:h[1]])
				}
			}
		}
		if o.Noise > 0 && !l.fixed && (table == 0 || l.row || !o.Separator.placed()) && w.rng.chance(o.Noise) {
			put([]byte(pick(&w.rng, noises)))
		}
		for len(drifts) > 0 && drifts[0].line <= i {
			put([]byte(drifts[0].text))
			drifts = drifts[1:]
		}
		put(w.buf[l.start:l.end])
	}
	for _, d := range drifts {
		put([]byte(d.text))
	}
	w.buf, w.start = w.buf[:0], 0
}

func (w *writer) pageMark(put func([]byte), page, pages int) {
	if s := w.markText(page, pages); s != "" {
		put([]byte(s))
	} else if !w.o.FormFeed {
		put(nil)
	}
}

func (w *writer) markText(page, pages int) string {
	n := strconv.Itoa(page)
	switch w.o.PageMark {
	case Dashes:
		return "- " + n + " -"
	case EmDashes:
		return "— " + n + " —"
	case Bare:
		return n
	case OfPages:
		return "第 " + n + " 页 共 " + strconv.Itoa(pages) + " 页"
	}
	return ""
}
