// This file reads table four where it stands upright in columns: the names of the
// blocks in one or two, those of their figures in the next, and the figures behind.
// Either may be wrapped over more lines than the other.

package gongkai

import (
	"strings"

	"github.com/seed-11a632b0/gongkai/document"
)

const (
	nameColumns = 2   // columns in which the names of blocks stand
	maxUpright  = 512 // tokens among which such a table has to end
)

// An uprightRow is a row of such a table.
type uprightRow struct {
	line, last int32               // on which its label begins, and ends
	names      [nameColumns]string // what stands in the columns before it, on any of its lines
	begins     bool                // a name stands on its first line
	figure     int                 // token of its only figure; 0 for none
	empty      int                 // token of its first empty cell in the column of the figures; 0 for none
	figures    int                 // how many stand there
	apart      bool                // the figure stands below the label, and no name beside it
}

// disputesColumns reads table four where the labels spell a column, cell below cell,
// every figure stands in another behind it, one to a row, and the blocks are named
// before the first of their rows or before each.
func (s *scan) disputesColumns(r *Report, l *lookup, lo, hi int) (from, to int) {
	t := &l.tables[tableDisputes]
	for i := lo; i < hi; i++ {
		tk := &s.tokens[i]
		if tk.kind != textToken || tk.long || tk.at == 0 || tk.at > nameColumns {
			continue
		}
		if w := s.allLetters(i); w == "" || !strings.HasPrefix(t.Rows[0].Columns[0].Label, w) {
			continue
		}
		from = s.lineStart(i)
		rows, end := s.uprightRows(t, from, min(hi, from+maxUpright), tk.at)
		if rows == nil {
			continue
		}
		n := len(t.Rows[0].Columns)
		for k := range rows {
			row := &rows[k]
			c, p := row.figure, placed{first: row.empty}
			if row.figures == 0 {
				c = row.empty
			}
			s.value(&r.cells[l.first[tableDisputes][k/n]+k%n], c, &p, false, &t.Rows[k/n].Columns[k%n])
		}
		return from, end
	}
	return 0, 0
}

// uprightRows reads the rows whose labels stand in cells with the given place, from
// token lo on; nil where something else stands among them.
func (s *scan) uprightRows(t *Table, lo, hi int, at int32) ([]uprightRow, int) {
	n := len(t.Rows[0].Columns)
	var labels []string
	for range t.Rows {
		for _, c := range t.Rows[0].Columns {
			labels = append(labels, c.Label)
		}
	}
	rows := make([]uprightRow, 0, len(labels))
	said := 0                   // bytes of the latest label that have been read
	column, end := int32(0), lo // where the figures stand
	for i := lo; i < hi; {
		line, first := s.tokens[i].line, i
		for i < hi && s.tokens[i].line == line {
			i++
		}
		d := &s.doc.Lines[line]
		if d.Kind == document.Blank {
			continue
		}
		tokens := s.tokens[first:i]
		done := len(rows) == len(labels) && said == len(labels[len(rows)-1])
		if d.Damaged || d.Kind != document.Row && (len(tokens) != 1 || tokens[0].kind != textToken) {
			if done {
				break
			}
			return nil, 0
		}
		for k := range tokens { // the label first, which tells the row
			tk := &tokens[k]
			if tk.kind != textToken || !s.inColumn(tk, at) {
				continue
			}
			if len(rows) == 0 || said == len(labels[len(rows)-1]) {
				if len(rows) == len(labels) {
					return nil, 0
				}
				rows, said = append(rows, uprightRow{line: line}), 0
			}
			w := s.allLetters(first + k)
			if w == "" || !strings.HasPrefix(labels[len(rows)-1][said:], w) {
				return nil, 0
			}
			said += len(w)
			rows[len(rows)-1].last = line
		}
		if len(rows) == 0 {
			return nil, 0
		}
		row := &rows[len(rows)-1]
		fits, named := true, false
		for k := range tokens {
			tk := &tokens[k]
			switch {
			case tk.kind == textToken && s.inColumn(tk, at):
			case tk.kind == textToken && tk.at < at:
				if done && !s.goesOnWith(t, rows, int(tk.at), s.allLetters(first+k)) {
					fits = false
					break
				}
				row.names[tk.at] += s.allLetters(first + k)
				row.begins, named = row.begins || line == row.line, true
			case tk.kind == figureToken && tk.at > at && !tk.glue && (column == 0 || column == tk.at):
				column = tk.at
				row.figure = first + k
				row.figures++
				row.apart = row.apart || line > row.last && !named && said == len(labels[len(rows)-1])
			case tk.kind == emptyToken && tk.at >= at:
				if tk.at > at && row.empty == 0 && (column == 0 || tk.at == column) {
					row.empty = first + k
				}
			case tk.kind == emptyToken:
			default:
				fits = false
			}
		}
		if !fits {
			if done {
				break
			}
			return nil, 0
		}
		end = i
	}
	if len(rows) < len(labels) || said < len(labels[len(rows)-1]) || column == 0 {
		return nil, 0
	}
	for k := range rows {
		row := &rows[k]
		if row.figures > 1 || row.apart || row.figures == 0 && (row.empty == 0 || s.tokens[row.empty].at != column) {
			return nil, 0
		}
	}
	for b := range t.Rows {
		if !namesBlock(&t.Rows[b], rows[b*n:(b+1)*n]) {
			return nil, 0
		}
	}
	return rows, end
}

// inColumn reports whether a text stands in cells with the given place: on a line by
// itself, where tabs before it are no cells, whether there are any.
func (s *scan) inColumn(t *token, at int32) bool {
	if l := &s.doc.Lines[t.line]; l.Kind == document.Row && l.Last-l.First > 1 {
		return t.at == at
	}
	return s.cellOf(t).X > 0
}

// goesOnWith reports whether letters behind the last label go on with the name of its
// block.
func (s *scan) goesOnWith(t *Table, rows []uprightRow, column int, letters string) bool {
	n, b := len(t.Rows[0].Columns), len(t.Rows)-1
	name := ""
	if last := rows[len(rows)-1].names[column]; last != "" {
		name = last
	} else {
		for _, r := range rows[b*n:] {
			name += r.names[column]
		}
	}
	name += letters
	return strings.Contains(strings.Join(t.Rows[b].Groups, "")+t.Rows[b].Label, name)
}

// namesBlock reports whether what stands before the rows of a block is its name, with
// that of its group or without, said once beside the first or before each.
func namesBlock(block *Row, rows []uprightRow) bool {
	is := func(name string) bool {
		return name == block.Label || name == strings.Join(block.Groups, "")+block.Label
	}
	once := ""
	for c := range nameColumns {
		for _, r := range rows {
			once += r.names[c]
		}
	}
	if is(once) {
		return rows[0].begins
	}
	for _, r := range rows {
		if !is(strings.Join(r.names[:], "")) || !r.begins {
			return false
		}
	}
	return true
}
