// This file puts a report together: the tables of the form that fits best, and
// what there is to say about them.

package gongkai

import (
	"bytes"
	"fmt"
	"math/bits"
	"slices"
	"strings"

	"github.com/seed-11a632b0/gongkai/document"
	"github.com/seed-11a632b0/gongkai/internal/align"
	"github.com/seed-11a632b0/gongkai/internal/slots"
)

// read reads the report out of the tokens.
func (s *scan) read(r *Report) {
	defer s.release()
	headings := s.findHeadings()
	s.parted = s.partedBy(headings)
	lines := s.firstReport(r, headings)
	best := s.bestForm()
	a := assembly{scan: s, r: r, l: best.l, two: best.two, three: best.three, tables: [3]int{-1, -1, -1}}
	a.used = s.buf.bools.take(len(s.doc.Lines))
	r.Form = a.l.form
	r.grow(r.Form.Len())
	four := a.readRows()
	a.readDisputes(four)
	a.doubtCorrected()
	if lines < len(s.doc.Lines) {
		given := slices.ContainsFunc(r.cells, func(c Cell) bool { return c.State == Given })
		if !given || len(headings) > 0 && headings[0].line >= lines {
			doubt(r.cells) // it may be the empty form, or tables of another year, and what follows the report
		}
	}
	s.missing(r, a.l, a.two, a.three)
	end := lines
	for _, t := range a.tables {
		if t >= 0 {
			end = min(end, t)
		}
	}
	s.title(r, end)
	if a.unnamed && r.Year > 0 && formOf(r.Year) != r.Form {
		doubt(r.cells[:a.l.first[tableRequests][0]])
	}
	headings = slices.DeleteFunc(headings, func(h heading) bool { return h.line >= lines })
	a.doubtAnnexed(headings)
	heads := choose(headings, a.tables)
	s.sections(r, heads, a.used, 0, lines)
	three, two := a.rows()
	if three < 8 && r.Title == "" && len(heads) == 0 && !s.mentions() {
		r.Form, r.cells = 0, nil // labels alike, in a form of another kind
		return
	}
	if three+two == 0 {
		r.Form = 0
		if r.Year >= 2019 {
			r.Form = formOf(r.Year)
		}
		r.cells = nil
		r.grow(r.Form.Len())
	}
}

// firstReport drops the tokens of a second report, and returns the line where that
// begins, or the end.
func (s *scan) firstReport(r *Report, headings []heading) int {
	at := s.second(headings)
	if at < 0 {
		return len(s.doc.Lines)
	}
	r.Diagnostics = append(r.Diagnostics, Diagnostic{Code: "report.second", Severity: SeverityWarning, Pos: s.linePos(&s.doc.Lines[at]),
		Message: "a second report begins here; it is not read", Chinese: "此处起为另一份报告，未予读取"})
	n := 0
	for n < len(s.tokens) && int(s.tokens[n].line) < at {
		n++
	}
	s.doubtCopied(n, at)
	s.tokens = s.tokens[:n]
	return at
}

// A candidate is a form, with the rows of tables two and three that it finds.
type candidate struct {
	l          *lookup
	three, two *reading
	score      int
}

// otherColumns is what it counts against a form that a header in pieces names columns of another.
const otherColumns = 24

// bestForm returns the form whose labels fit best.
func (s *scan) bestForm() candidate {
	var best candidate
	n := len(s.tokens)
	forms := Forms()
	slices.Reverse(forms) // the newest first: it is the likeliest, and of two as good it is taken
	if s.namesForeign(lookups[forms[0]]()) && !s.namesForeign(lookups[forms[1]]()) && !s.namesNewest() {
		slices.Reverse(forms)
	}
	for _, f := range forms {
		c := candidate{l: lookups[f]()}
		newer := best.l != nil && f > best.l.form
		if best.l != nil && !s.namesForeign(best.l) && (best.three.complete() || !newer && s.most(c.l) <= best.score) {
			continue
		}
		c.three = s.place(c.l, tableRequests, 0, n)
		hi := n
		if c.three.found() {
			hi = c.three.first
		}
		c.two = s.placeProactive(c.l, 0, hi)
		columns := s.columnScore(c.l, hi)
		if columns == 0 && c.two.found() {
			if _, strange := s.headLetters(c.l, c.two); strange {
				columns = -otherColumns
			}
		}
		c.score = c.three.score + c.two.score + columns
		if best.l == nil || c.score > best.score || newer && c.score == best.score {
			best = c
		}
	}
	return best
}

// An assembly is a report that is put together.
type assembly struct {
	*scan
	r          *Report
	l          *lookup
	two, three *reading
	tables     [3]int // the lines where they begin; -1 for none
	used       []bool // lines that tables take up
	unnamed    bool   // no header tells which form's columns those of table two are
}

// rows returns how many rows of tables three and two there are.
func (a *assembly) rows() (three, two int) {
	if a.three.found() {
		three = a.three.count()
	}
	return three, a.two.count()
}

// take marks the lines that a table takes up, with its header, from one token to before
// another.
func (a *assembly) take(table, from, to int) {
	for from > 0 && a.isHead(a.l, table, from-1) {
		from--
	}
	if from >= len(a.tokens) || to <= from {
		return
	}
	a.tables[table] = int(a.tokens[from].line)
	for i := range a.used[a.tables[table] : a.tokens[to-1].line+1] {
		a.used[a.tables[table]+i] = true
	}
}

// readRows reads tables two and three, and returns the token from which on table four
// may stand.
func (a *assembly) readRows() (four int) {
	rows, twoRows := a.rows()
	three := &reading{}
	if rows >= 2 {
		three = a.three
		a.cells(a.l, tableRequests, three, nil)
		a.apart(a.l, three, a.nextHeading(three.end, 3))
		a.doubtOrder(three, three)
		four = three.end
		a.take(tableRequests, three.first, three.end)
	}
	if twoRows > 0 {
		a.cells(a.l, tableProactive, a.two, three)
		to := len(a.tokens)
		if rows >= 2 {
			to = three.first
		}
		a.apartProactive(a.l, a.two, to)
		if a.columnScore(a.l, to) == 0 {
			headed, strange := a.headLetters(a.l, a.two)
			if a.unnamed = !headed; a.unnamed && rows < 2 || strange {
				a.two.unsure() // nothing tells which form's columns these are
			}
		}
		if rows >= 2 {
			a.blankRows(a.two, three)
			a.doubtOrder(a.two, three)
		}
		a.put(a.r, a.l, tableProactive, a.two)
		a.take(tableProactive, a.two.first, a.two.end)
		if rows < 2 {
			four = a.two.end
		}
	}
	if rows >= 2 {
		a.doubtUnsound(a.l, three, a.two)
		three.once(len(a.tokens), a.buf)
		a.put(a.r, a.l, tableRequests, three)
	}
	for _, rd := range []*reading{a.two, a.three} {
		if len(rd.strays) > 0 {
			rd.astray = a.pos(&a.tokens[rd.strays[0]]) // tokens are dropped behind
		}
	}
	return four
}

// mentions reports whether the text speaks of open government information.
func (s *scan) mentions() bool {
	return bytes.Contains(s.doc.Source, []byte("信息公开")) || bytes.Contains(s.doc.Source, []byte("信息公開")) || bytes.Contains(s.doc.Source, []byte("第二十条"))
}

// once drops the cells that claim one figure for two places.
func (rd *reading) once(tokens int, b *buffers) {
	claimed, again := b.bools.take(tokens), b.bools.take(tokens)
	for i := range rd.rows {
		for _, c := range rd.rows[i].cells {
			if c >= 0 {
				again[c] = claimed[c]
				claimed[c] = true
			}
		}
	}
	for i := range rd.rows {
		for k, c := range rd.rows[i].cells {
			if c >= 0 && again[c] {
				rd.rows[i].cells[k] = notShown
			}
		}
	}
}

// blankRows takes the rows of table two without figures for blank, where those
// of table three stand in columns and show blanks by their place. That is not
// certain.
func (s *scan) blankRows(two, three *reading) {
	columns := false
	for i := range three.rows {
		columns = columns || three.rows[i].mode == slots.Geometry && three.rows[i].doubt == slots.None
	}
	if !columns {
		return
	}
	for i := range two.rows {
		p := &two.rows[i]
		if p.run.Placed() && p.doubt == slots.Missing && p.mode == slots.Words && !two.disorder && len(two.strays) == 0 {
			for c := range p.cells {
				p.cells[c] = nothing
			}
		}
	}
}

// nextHeading returns the token from lo on where a later section begins, or
// the end.
func (s *scan) nextHeading(lo, section int) int {
	for i := lo; i < len(s.tokens); i++ {
		t := &s.tokens[i]
		if t.kind == textToken && len(t.key) > 0 && len(t.key) <= 3 && isNumeral(t.key[0]) && s.spelled(i) >= section {
			return i
		}
		if t.kind == textToken && !t.long && len(t.key) > 3 {
			if section == 3 && t.sign.block {
				return i
			}
			if sec, ok := s.words.headingOf(t); ok && sec >= section {
				return i
			}
		}
	}
	return len(s.tokens)
}

// spelled returns the section whose heading begins with token i and is printed letter by
// letter, or nearly so, down to the end of a line; -1 for none.
func (s *scan) spelled(i int) int {
	key := s.buf.runes[:0]
	defer func() { s.buf.runes = key[:0] }()
	for ; i < len(s.tokens) && len(key) <= s.words.longest; i++ {
		t := &s.tokens[i]
		switch {
		case t.kind == gapToken:
			continue
		case t.kind != textToken || len(t.key) > 3:
			return -1
		}
		key = append(key, t.key...)
		if section, ok := s.words.heading(key); ok && s.lineEnd(i) == i+1 {
			return section
		}
	}
	return -1
}

// What the note in the header of table three says.
var checkWords, sumWords = []rune("勾稽"), []rune("等于第")

// isHead reports whether a token belongs to the header of a table.
func (s *scan) isHead(l *lookup, table, i int) bool {
	t := &s.tokens[i]
	if t.kind != textToken {
		return true
	}
	switch {
	case t.long:
		return false
	case len(t.key) == 0:
		return true
	case table == tableProactive:
		return t.sign.columns&l.bit != 0 || t.sign.lawItem || t.sign.info
	case table == tableRequests:
		return len(t.key) <= 34 && (t.sign.head || indexRunes(t.key, checkWords) >= 0 || indexRunes(t.key, sumWords) >= 0 ||
			slices.ContainsFunc(l.head, func(h []rune) bool { return indexRunes(h, t.key) >= 0 }))
	}
	return false
}

// namesForeign reports whether the text names columns of table two that only
// other forms have.
func (s *scan) namesForeign(l *lookup) bool {
	any := false // whether some token did when it was read
	for w := s.named; w != 0; w &= w - 1 {
		any = any || l.foreign(sign{columns: uint8(bits.TrailingZeros64(w))})
	}
	if !any {
		return false
	}
	for i := range s.tokens {
		if t := &s.tokens[i]; t.kind == textToken && len(t.key) > 3 && l.foreign(t.sign) {
			return true
		}
	}
	return false
}

// newestLetters stand in the labels that only the newest form has in table three,
// of those that are more than 其他, and in none that others have.
var newestLetters = [...]rune{'逾', '缴', '纳'}

// namesNewest reports whether the text may name rows of table three that only the
// newest form has.
func (s *scan) namesNewest() bool {
	for i := range s.tokens {
		t := &s.tokens[i]
		if t.kind != textToken || t.long {
			continue
		}
		for _, r := range t.key {
			if slices.Contains(newestLetters[:], r) {
				return true
			}
		}
	}
	return false
}

// columnScore weighs the columns of table two that the text names: they tell
// the forms apart where table three is cut or missing.
func (s *scan) columnScore(l *lookup, hi int) int {
	score := 0
	for i := range s.tokens[:hi] {
		if t := &s.tokens[i]; t.kind == textToken && len(t.key) > 3 && t.sign.columns&l.bit != 0 {
			score += 12
		}
	}
	return min(score, 120)
}

// most returns a score that a form does not exceed; it is quick.
func (s *scan) most(l *lookup) int {
	units, _ := s.units(0, len(s.tokens))
	seen := align.See(units, &s.buf.align)
	score := s.columnScore(l, len(s.tokens))
	for _, t := range []int{tableProactive, tableRequests} {
		score += l.rows[t].Most(&seen)
	}
	return score
}

// placeProactive places table two. Its labels are short words, so only whole
// ones count.
func (s *scan) placeProactive(l *lookup, lo, hi int) *reading {
	rd := s.place(l, tableProactive, lo, hi)
	for i := range rd.rows {
		if p := &rd.rows[i]; p.run.Placed() && (p.run.Foreign > 0 || p.run.Covered < p.run.Letters) {
			rd.score -= 20
			rd.rows[i] = placed{}
		}
	}
	return rd
}

// doubtOrder makes rows of several figures, one a line, uncertain where those of
// table three are in no order.
func (s *scan) doubtOrder(rd, three *reading) {
	scrambled, sorted := s.scrambled(three), s.wordsFirst(three)
	if !scrambled && !sorted {
		return
	}
	for i := range rd.rows {
		p := &rd.rows[i]
		if p.mode != slots.Stream || p.row.N == 1 || !s.printsFigure(p) {
			continue
		}
		if mixed, _ := s.wordsIn(p); mixed || scrambled {
			p.sure = false
		}
	}
}

// put sets the cells of a table.
func (s *scan) put(r *Report, l *lookup, table int, rd *reading) {
	t := &l.tables[table]
	for i := range rd.rows {
		p := &rd.rows[i]
		if !p.run.Placed() && !p.guessed {
			continue
		}
		if columns := t.Rows[i].Columns; p.cells != nil {
			cells := r.cells[l.first[table][i]:][:len(columns)]
			astray := false
			for c := range cells {
				fits := s.value(&cells[c], p.cells[c], p, !p.sure, &columns[c])
				// a blank that is in doubt by itself may be a cell over which another reaches
				astray = astray || !fits || p.sure && cells[c].State == Blank && cells[c].Uncertain
			}
			if astray && !s.doc.Exact {
				doubt(cells) // the figures may be those of other columns
			}
			if table == tableProactive {
				s.setUnits(rd, i, columns, cells)
			}
		}
		if p.doubt != slots.None {
			r.Diagnostics = append(r.Diagnostics, s.rowDiagnostic(p, l.spelled[table][i].path))
		}
	}
}

// fits reports whether a figure can be one of the column: a count is a whole number, and
// only a change is below zero, or shows that it is not.
func (c *Column) fits(x *Cell) bool {
	if x.State != Given {
		return true
	}
	_, whole := x.Value.Int64()
	return (whole || c.Kind == Amount) && (c.Kind == Change || x.Value.Sign() >= 0 && !hasPlus(x.Text))
}

// hasPlus reports whether a text begins with a plus sign.
func hasPlus(s string) bool { return strings.HasPrefix(s, "+") || strings.HasPrefix(s, "＋") }

// value sets a cell to what a token prints, and reports whether that can be one of the column.
func (s *scan) value(out *Cell, tok int, p *placed, uncertain bool, c *Column) (fits bool) {
	*out = Cell{}
	switch tok {
	case notShown:
		return true
	case nothing:
		out.State, out.Uncertain, out.Pos = Blank, uncertain, s.pos(&s.tokens[p.first])
		return true
	}
	t := &s.tokens[tok]
	out.Uncertain = uncertain
	cell := s.cellOf(t)
	if cell == nil {
		out.State, out.Pos = Blank, s.pos(t)
		return true
	}
	out.Uncertain = uncertain || cell.Marred
	out.Pos = cell.Pos()
	switch t.kind {
	case figureToken:
		f := s.fig(t)
		out.State, out.Value, out.Unit = f.state, f.value, f.unit
		out.Text = s.textOf(cell)
		if cell.Str == "" && cell.Parts == nil && f.start < len(out.Text) {
			if out.Text = out.Text[f.start:]; s.doc.Filled {
				out.Text = s.doc.Printed(s.doc.Source[cell.Start+f.start : cell.End])
			}
			trim := "_" // padding is not printed
			if k := f.start - 1; k >= 0 && strings.IndexByte(emphases, s.doc.Source[cell.Start+k]) >= 0 {
				trim = emphases
			}
			out.Text = strings.TrimRight(out.Text, trim)
		}
		if f.start > 0 {
			out.Pos = s.pos(t)
		}
		cut := cell.End == len(s.doc.Source) && !(c.Kind == Count && out.Text == "0") // no count goes on behind a zero
		if cut || f.zeros || s.endsWords(tok) {
			out.Uncertain = true // the figure may be cut, or several glued
		}
		fits = c.fits(out)
		if !fits || c.Kind == Change && out.State == Given && out.Value.Sign() > 0 && lessens(s.textOf(cell)) {
			out.Uncertain = true
		}
		return fits
	case textToken:
		out.State, out.Text = Unreadable, s.doc.Text(cell)
	default:
		out.State, out.Text = Blank, s.textOf(cell)
		out.Uncertain = out.Uncertain || s.coveredCell(cell)
	}
	return true
}

// lessens reports whether a change without a minus may be one all the same: 5（减）, or one that
// was recognised as a line below.
func lessens(s string) bool {
	return strings.ContainsAny(s, "减減負负降") || s[0] == '_' && s[len(s)-1] != '_'
}

// endsWords reports whether a figure ends words in a marked cell among others that the form
// does not have, as 见表2.
func (s *scan) endsWords(tok int) bool {
	t := &s.tokens[tok]
	l := &s.doc.Lines[t.line]
	return t.glue && l.Last-l.First > 1 && tok > 0 && s.tokens[tok-1].at == t.at && !s.words.knows(s.tokens[tok-1].key)
}

// coveredCell reports whether a program printed None for an empty cell, or null, in a text
// where others are empty or have empty quotes: the cell beside it, or above, may reach over it.
func (s *scan) coveredCell(c *document.Cell) bool {
	src := s.doc.Source
	switch {
	case !endsNone(src[:min(c.End, len(src))]): // in lists, where it is no text, it stands before the cell
		return false
	case c.Start < c.End:
		return s.vacant
	}
	return bytes.Contains(src, []byte("''")) || bytes.Contains(src, []byte(`""`))
}

// missing says which tables and rows were not found, and where figures stand
// that belong to no row.
func (s *scan) missing(r *Report, l *lookup, two, three *reading) {
	for k, rd := range []*reading{two, three, nil} {
		t := &l.tables[k]
		first, n := l.first[k][0], 0
		for _, row := range t.Rows {
			n += len(row.Columns)
		}
		if !anyShown(r.cells[first : first+n]) {
			d := Diagnostic{Code: "table.missing", Severity: SeverityError, Path: Path(t.Section),
				Message: "the table of section " + t.Section + " was not found", Chinese: "未找到“" + sections[k+1].Label + "”的表格"}
			if at := s.unreadTable(l, k, n/3); at >= 0 {
				d.Code, d.Severity, d.Pos = "table.unread", SeverityWarning, s.pos(&s.tokens[at])
				d.Message, d.Chinese = "the table of section "+t.Section+" could not be read", "“"+sections[k+1].Label+"”的表格未能读出"
			}
			r.Diagnostics = append(r.Diagnostics, d)
			continue
		}
		if rd == nil {
			continue
		}
		for i, row := range t.Rows {
			if p := &rd.rows[i]; !p.run.Placed() && !p.guessed {
				r.Diagnostics = append(r.Diagnostics, Diagnostic{Code: "row.missing", Severity: SeverityWarning, Path: l.spelled[k][i].path,
					Message: "the row's label was not found", Chinese: "未找到本行标签：" + row.Label})
			}
		}
		if len(rd.strays) > 0 {
			r.Diagnostics = append(r.Diagnostics, Diagnostic{Code: "table.disorder", Severity: SeverityWarning, Pos: rd.astray, Path: Path(t.Section),
				Message: fmt.Sprintf("%d figures stand in the table that belong to no row, the first of them here", len(rd.strays)),
				Chinese: fmt.Sprintf("表中有%d个数字不属于任何一行，首个在此", len(rd.strays))})
		}
	}
}

// unreadTable returns the heading of a table, or its first words, below which words of its
// header stand, or so many figures and empty cells at least, up to the next heading; -1 where
// none has.
func (s *scan) unreadTable(l *lookup, table, least int) int {
	for i := s.nextHeading(0, table+1); i < len(s.tokens); {
		end := s.nextHeading(i+1, table+1)
		section, ok := s.words.headingOf(&s.tokens[i])
		if table == tableDisputes && s.tokens[i].sign.block {
			return i
		}
		if ok && section == table+1 {
			n := 0
			for k := i + 1; k < end; k++ {
				switch t := &s.tokens[k]; {
				case t.kind == figureToken, t.kind == emptyToken:
					n++
				case t.kind == textToken && len(t.key) > 1 && table != tableDisputes && s.isHead(l, table, k):
					return i
				}
			}
			if n >= least {
				return i
			}
		}
		i = end
	}
	return -1
}

func (s *scan) rowDiagnostic(p *placed, path Path) Diagnostic {
	d := Diagnostic{Severity: SeverityWarning, Pos: s.pos(&s.tokens[p.first]), Path: path}
	n, lines, last := 0, 0, -1 // figures, and lines of them
	for _, it := range p.row.Items {
		if it.Kind != slots.Figure {
			continue
		}
		n++
		if it.Row != last {
			lines, last = lines+1, it.Row
		}
	}
	doubt := p.doubt
	switch {
	case doubt != slots.Long || n > p.row.N:
	case lines > 1:
		doubt = slots.Far // its figures are not too many
	default:
		doubt = slots.Place // nor are they here, but its cells
	}
	switch doubt {
	case slots.Short, slots.Missing:
		d.Code = "row.short"
		d.Message = fmt.Sprintf("%d figures stand where the row has %d columns", n, p.row.N)
		d.Chinese = fmt.Sprintf("本行应有%d格，只见%d个数字", p.row.N, n)
	case slots.Long:
		d.Code = "row.long"
		d.Message = fmt.Sprintf("%d figures stand where the row has %d columns", n, p.row.N)
		d.Chinese = fmt.Sprintf("本行应有%d格，却见%d个数字", p.row.N, n)
	case slots.Cut:
		d.Code = "row.cut"
		d.Message = "the input ends within the row"
		d.Chinese = "文本在本行中断"
	case slots.Far:
		d.Code = "row.far"
		d.Message = "the figures stand on several lines"
		d.Chinese = "本行数字分散在数行"
	default:
		if p.settled {
			d.Code = "row.far"
			d.Message = "the figures stand behind the label of another row"
			d.Chinese = "本行数字位于他行标签之后"
			break
		}
		d.Code = "row.place"
		d.Message = "the figures could stand under other columns"
		d.Chinese = "本行数字所属的栏不能确定"
	}
	return d
}
