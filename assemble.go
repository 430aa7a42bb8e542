// This file puts a report together: the tables of the form that fits best, and
// what there is to say about them.

package gongkai

import (
	"fmt"

	"github.com/seed-11a632b0/gongkai/internal/slots"
)

// read reads the report out of the tokens.
func (s *scan) read(r *Report) {
	n := len(s.tokens)
	var best *reading
	var form *lookup
	for _, f := range Forms() {
		l := lookups[f]()
		if rd := s.place(l, tableRequests, 0, n); best == nil || rd.score > best.score {
			best, form = rd, l
		}
	}
	rows, _ := best.count()
	hi := n
	if rows >= 2 {
		hi = best.first
	}
	var two *reading
	var form2 *lookup
	for _, f := range Forms() {
		l := lookups[f]()
		if rd := s.placeProactive(l, 0, hi); two == nil || rd.score > two.score {
			two, form2 = rd, l
		}
	}
	if rows < 8 {
		if c, _ := two.count(); c > 0 {
			form = form2
		}
	}
	if form2 != form {
		two = s.placeProactive(form, 0, hi)
	}
	r.Form = form.form
	r.grow(form.form.Len())
	if c, _ := two.count(); c > 0 {
		s.cells(form, tableProactive, two)
		s.put(r, form, tableProactive, two)
	}
	if rows >= 2 {
		s.cells(form, tableRequests, best)
		s.put(r, form, tableRequests, best)
	}
	lo := 0
	if rows >= 2 {
		lo = best.end
	}
	s.disputes(r, form, lo, n)
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

// put sets the cells of a table.
func (s *scan) put(r *Report, l *lookup, table int, rd *reading) {
	t := &l.tables[table]
	for i := range rd.rows {
		p := &rd.rows[i]
		if !p.run.Placed() {
			continue
		}
		for c := range t.Rows[i].Columns {
			if p.cells == nil {
				continue
			}
			r.cells[l.first[table][i]+c] = s.value(p.cells[c], p, !p.sure, &t.Rows[i].Columns[c])
		}
		if p.doubt != slots.None {
			path := Path(t.Section + "." + t.Rows[i].Name)
			r.Diagnostics = append(r.Diagnostics, s.rowDiagnostic(p, path))
		}
	}
}

// value makes a cell of a token.
func (s *scan) value(tok int, p *placed, uncertain bool, c *Column) Cell {
	switch tok {
	case notShown:
		return Cell{}
	case nothing:
		return Cell{State: Blank, Uncertain: uncertain, Pos: s.pos(&s.tokens[p.first])}
	}
	t := &s.tokens[tok]
	out := Cell{Uncertain: uncertain, Pos: s.pos(t)}
	cell := s.cellOf(t)
	switch t.kind {
	case figureToken:
		out.State, out.Value, out.Unit = t.fig.state, t.fig.value, t.fig.unit
		out.Text = s.doc.Text(cell)
		if cell.End == len(s.doc.Source) {
			out.Uncertain = true // the figure may be cut
		}
		if out.State == Given && out.Unit == "" {
			out.Unit = c.Unit
		}
		if _, whole := t.fig.value.Int64(); out.State == Given && (c.Kind == Count && (t.fig.value.Sign() < 0 || !whole) || c.Kind == Change && !whole) {
			out.Uncertain = true
		}
	case textToken:
		out.State, out.Text = Unreadable, s.doc.Text(cell)
	default:
		out.State = Blank
	}
	return out
}

func (s *scan) rowDiagnostic(p *placed, path Path) Diagnostic {
	d := Diagnostic{Severity: SeverityWarning, Pos: s.pos(&s.tokens[p.first]), Path: path}
	n := 0
	for _, it := range p.row.Items {
		if it.Kind == slots.Figure {
			n++
		}
	}
	switch p.doubt {
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
		d.Code = "row.place"
		d.Message = "the figures could stand under other columns"
		d.Chinese = "本行数字所属的栏不能确定"
	}
	return d
}
