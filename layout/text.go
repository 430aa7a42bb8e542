// This file is the type room: grids as lines of text, and lines as pages.

package layout

import (
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
			for k := 0; ; k++ {
				s, ok := piece(p.text, w.wrap(p), k)
				if !ok {
					break
				}
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
	var owed []string // figures of the row before that stand behind this row's label
	for y := range g.rows {
		w.ownLines(g, y)
		info := &g.rows[y]
		l := line{head: info.head, row: true}
		rowStart, opened := len(w.lines), false
		for x := range g.cols {
			s, wrap, there := w.shown(g, y, x)
			if !there {
				continue
			}
			p := g.at(y, x)
			if p.role == figure && len(owed) > 0 {
				for _, s := range owed {
					w.text(s)
					w.end(line{})
				}
				owed = owed[:0]
			}
			if info.fault == early && y+1 < len(g.rows) && !g.rows[y+1].head && x >= info.first+info.count-2 {
				owed = append(owed, s)
				continue
			}
			if info.fault == drifted && x == info.first+info.count-1 {
				up := w.rng.n(6)
				if g.byLine { // there is no label that it could stand before
					up = (up + 1) * (1 + w.gap(true))
				}
				w.drifts = append(w.drifts, drift{max(0, rowStart-up), s})
				continue
			}
			if opened {
				w.tabGap(&l)
			}
			opened = true
			if p.broken {
				a, b := halves(s)
				w.text(a)
				w.end(l)
				w.gaps(true)
				w.tabGap(&l)
				s = b
			}
			for k := 0; ; k++ {
				part, ok := piece(s, wrap, k)
				if !ok || part == "" && w.o.Gap == TabGap {
					break
				}
				w.text(part)
				w.end(l)
				l.row = false
			}
			if w.o.Gap != TabGap {
				w.gaps(true)
			}
		}
		switch w.o.Gap {
		case RowGap, TabGap:
			w.gaps(false)
		}
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
	o := &w.o
	if o.Header == Invented {
		w.miniTables(g)
		return
	}
	inCell := "" // what stands between the lines of a wrapped cell that stays one
	switch o.Separator {
	case Commas:
		inCell = "\n"
	case Markdown:
		inCell = "<br>"
		if !g.rows[0].head {
			for range g.cols {
				w.cell("")
			}
			w.end(line{row: true, head: true})
			w.delimiter(g.cols)
		}
	}
	full := o.Separator != Tabs && o.Separator != Spaces // empty cells stand at the end of lines too
	var run [4]struct {                                  // what is left of labels that run down beside their rows
		text string
		wrap int
		last int // the row it must end in
	}
	for y := range g.rows {
		w.ownLines(g, y)
		info := &g.rows[y]
		height, figures := 1, 0
		if inCell == "" {
			for x := range g.cols {
				p := g.at(y, x)
				if p.role == figure {
					break
				}
				s, wrap, _ := w.shown(g, y, x)
				if o.Interleave && p.role == group {
					if p.rs > 0 && x < len(run) {
						run[x].text, run[x].wrap, run[x].last = p.text, wrap, y+p.rs-1
						if wrap == 0 {
							run[x].wrap = o.Wrap
						}
					}
					if x < len(run) && run[x].last == y {
						height = max(height, pieces(run[x].text, run[x].wrap))
					}
					continue
				}
				height = max(height, pieces(s, wrap))
			}
		}
		switch o.Figures {
		case MiddleLine:
			figures = (height - 1) / 2
		case LastLine:
			figures = height - 1
		case LineBetween:
			figures = -1
		}
		first := len(w.lines)
		for k := range height {
			if info.count == 1 && info.first == 0 && g.at(y, 0).gone {
				break // of a stack
			}
			w.line(g, y, k, k == figures || info.head, full, inCell, func(x int) (string, bool) {
				if !o.Interleave || x >= len(run) || g.at(y, x).role != group {
					return "", false
				}
				var s string
				s, run[x].text = split(run[x].text, run[x].wrap)
				return s, true
			})
			w.end(line{head: info.head, row: k == 0, fixed: info.head && k > 0})
			if k == (height-1)/2 && figures < 0 && !info.head {
				for x := info.first; x < g.cols; x++ {
					w.figureCell(g, y, x)
				}
				w.end(line{})
			}
		}
		if info.fault == drifted {
			d := 1 + w.rng.n(6)
			if w.rng.chance(50) {
				d = -d
			}
			p := g.at(y, info.first+info.count-1)
			w.drifts = append(w.drifts, drift{max(0, first+d), p.text})
		}
		if y == 0 && o.Separator == Markdown && info.head {
			n := 0
			for x := range g.cols {
				if _, _, there := w.shown(g, y, x); there {
					n++
				}
			}
			w.delimiter(n)
		}
		w.gaps(false)
	}
}

// miniTables writes every row of figures as a Markdown table of its own.
func (w *writer) miniTables(g *grid) {
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
		w.line(g, y, 0, true, true, "", func(int) (string, bool) { return "", false })
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
func (w *writer) line(g *grid, y, k int, figures, full bool, inCell string, run func(int) (string, bool)) {
	info := &g.rows[y]
	skipped := 0 // empty cells that are only written where something follows
	put := func(s string) {
		if s == "" && !full && !figures {
			skipped++
			return
		}
		for ; skipped > 0; skipped-- {
			w.cell("")
		}
		w.cell(s)
	}
	narrow := w.o.Spans == Only || w.o.Spans == OwnLine || w.o.Spans == Dropped
	for x := range g.cols {
		if !info.head && x >= info.first && info.count > 0 {
			if figures {
				w.figureCell(g, y, x)
			} else if full {
				if _, _, there := w.shown(g, y, x); there {
					w.cell("")
				}
			}
			continue
		}
		if s, ok := run(x); ok {
			put(s)
			continue
		}
		s, wrap, there := w.shown(g, y, x)
		if !there {
			continue
		}
		if inCell != "" {
			if pieces(s, wrap) > 1 {
				var b strings.Builder
				for i := 0; ; i++ {
					part, ok := piece(s, wrap, i)
					if !ok {
						break
					}
					if i > 0 {
						b.WriteString(inCell)
					}
					b.WriteString(part)
				}
				s = b.String()
			}
			w.cell(s)
			continue
		}
		part, ok := piece(s, wrap, k)
		if k > 0 && (!ok || part == "") && narrow {
			continue
		}
		put(part)
	}
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
	o := &w.o
	width := 0 // columns of figures
	for y := range g.rows {
		width = max(width, g.rows[y].count)
	}
	labels := func(from, to int) {
		for y := from; y < to; y++ {
			for x := range g.cols {
				p := g.at(y, x)
				if p.rs == 0 || p.role == figure || p.text == "" {
					continue
				}
				for k := 0; ; k++ {
					s, ok := piece(p.text, w.wrap(p), k)
					if !ok {
						break
					}
					w.text(s)
					w.end(line{row: k == 0})
				}
			}
		}
	}
	figures := func(from, to int) {
		for y := from; y < to; y++ {
			any := false
			for x := range g.cols {
				p := g.at(y, x)
				if p.rs == 0 || p.role != figure || p.gone {
					continue
				}
				any = true
				if o.Kind == Rows {
					w.cell(p.text)
				} else {
					w.text(p.text)
					w.end(line{row: true})
				}
			}
			if any && o.Kind == Rows {
				w.end(line{row: true})
			}
		}
	}
	switch o.Order {
	case LabelsFirst:
		labels(0, len(g.rows))
		figures(0, len(g.rows))
	case Blocks:
		for y := 0; y < len(g.rows); {
			n := min(2+w.rng.n(8), len(g.rows)-y)
			labels(y, y+n)
			figures(y, y+n)
			y += n
		}
	case ByColumn:
		for y := range g.rows { // the labels of rows, and headers that span columns
			for x := range g.cols {
				p := g.at(y, x)
				if p.rs > 0 && p.text != "" && p.role != figure && (x < g.labels || p.cs > 1 && g.cols > p.cs) {
					w.text(p.text)
					w.end(line{row: true})
				}
			}
		}
		for x := g.labels; x < g.cols; x++ {
			for y := range g.rows {
				if p := g.at(y, x); p.rs > 0 && p.cs == 1 && !p.gone && (p.text != "" || p.role == figure) && x < g.labels+width {
					w.text(p.text)
					w.end(line{row: true})
				} else if p.rs > 0 && p.cs > 1 && !p.gone && (p.role == figure || p.role == head && !g.byLine && g.labels == 1) {
					w.text(p.text)
					w.end(line{row: true})
				}
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
