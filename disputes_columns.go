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
		n, several := len(t.Rows[0].Columns), s.severalColumns(lo, from)
		for k := range rows {
			row := &rows[k]
			c, p := row.figure, placed{first: row.empty}
			if row.figures == 0 {
				c = row.empty
			}
			s.value(&r.cells[l.first[tableDisputes][k/n]+k%n], c, &p, several, &t.Rows[k/n].Columns[k%n])
		}
		return from, end
	}
	return 0, 0
}

// An upright reads table four turned upright, line by line.
type upright struct {
	s      *scan
	t      *Table
	at     int32    // place of the cells of the labels
	labels []string // of the rows, one below the other
	rows   []uprightRow
	said   int   // bytes of the latest label that have been read
	column int32 // where the figures stand; 0 before the first
}

// uprightRows reads the rows whose labels stand in cells with the given place, from
// token lo on; nil where something else stands among them.
func (s *scan) uprightRows(t *Table, lo, hi int, at int32) ([]uprightRow, int) {
	u := upright{s: s, t: t, at: at}
	for range t.Rows {
		for _, c := range t.Rows[0].Columns {
			u.labels = append(u.labels, c.Label)
		}
	}
	u.rows = make([]uprightRow, 0, len(u.labels))
	end := lo
	for i := lo; i < hi; {
		line, first := s.tokens[i].line, i
		for i < hi && s.tokens[i].line == line {
			i++
		}
		if s.doc.Lines[line].Kind == document.Blank {
			continue
		}
		done := u.done()
		fits := u.isRow(first, i)
		if fits {
			if !u.label(first, i) {
				return nil, 0
			}
			fits = u.cells(first, i, done)
		}
		if !fits && done {
			break
		}
		if !fits {
			return nil, 0
		}
		end = i
	}
	if !u.done() || !u.whole() {
		return nil, 0
	}
	return u.rows, end
}

// ended reports whether the label of the latest row has been read, or there is none yet.
func (u *upright) ended() bool {
	return len(u.rows) == 0 || u.said == len(u.labels[len(u.rows)-1])
}

// done reports whether all labels have been read.
func (u *upright) done() bool { return len(u.rows) == len(u.labels) && u.ended() }

// isRow reports whether the tokens from first to last are those of a line of cells, or
// of a text by itself.
func (u *upright) isRow(first, last int) bool {
	tk := &u.s.tokens[first]
	l := &u.s.doc.Lines[tk.line]
	return !l.Damaged && (l.Kind == document.Row || last == first+1 && tk.kind == textToken)
}

// label reads the labels of a line, which tell the row, before what stands beside them;
// false where they are others.
func (u *upright) label(first, last int) bool {
	for k := first; k < last; k++ {
		tk := &u.s.tokens[k]
		if tk.kind != textToken || !u.s.inColumn(tk, u.at) {
			continue
		}
		if u.ended() {
			if len(u.rows) == len(u.labels) {
				return false
			}
			u.rows, u.said = append(u.rows, uprightRow{line: tk.line}), 0
		}
		n := len(u.rows) - 1
		w := u.s.allLetters(k)
		if w == "" || !strings.HasPrefix(u.labels[n][u.said:], w) {
			return false
		}
		u.said += len(w)
		u.rows[n].last = tk.line
	}
	return len(u.rows) > 0
}

// cells reads what else stands on a line of the latest row; false where that is neither a
// name before its label nor a figure or an empty cell. Behind the last label, which done
// tells, only its own name can go on.
func (u *upright) cells(first, last int, done bool) bool {
	row := &u.rows[len(u.rows)-1]
	fits, named := true, false
	for k := first; k < last; k++ {
		tk := &u.s.tokens[k]
		switch {
		case tk.kind == textToken && u.s.inColumn(tk, u.at):
		case tk.kind == textToken && tk.at < u.at:
			w := u.s.allLetters(k)
			if done && !u.goesOnWith(int(tk.at), w) {
				fits = false
				break
			}
			row.names[tk.at] += w
			row.begins, named = row.begins || tk.line == row.line, true
		case tk.kind == figureToken && tk.at > u.at && !tk.glue && (u.column == 0 || u.column == tk.at):
			u.column = tk.at
			row.figure = k
			row.figures++
			row.apart = row.apart || tk.line > row.last && !named && u.ended()
		case tk.kind == emptyToken && tk.at >= u.at:
			if tk.at > u.at && row.empty == 0 && (u.column == 0 || tk.at == u.column) {
				row.empty = k
			}
		case tk.kind == emptyToken:
		default:
			fits = false
		}
	}
	return fits
}

// whole reports whether every row has one figure or an empty cell in their column, and the
// names of the blocks stand before theirs.
func (u *upright) whole() bool {
	if u.column == 0 {
		return false
	}
	for k := range u.rows {
		row := &u.rows[k]
		if row.figures > 1 || row.apart || row.figures == 0 && (row.empty == 0 || u.s.tokens[row.empty].at != u.column) {
			return false
		}
	}
	n := len(u.t.Rows[0].Columns)
	for b := range u.t.Rows {
		if !namesBlock(&u.t.Rows[b], u.rows[b*n:(b+1)*n]) {
			return false
		}
	}
	return true
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
func (u *upright) goesOnWith(column int, letters string) bool {
	n, b := len(u.t.Rows[0].Columns), len(u.t.Rows)-1
	name := u.rows[len(u.rows)-1].names[column]
	if name == "" {
		for _, r := range u.rows[b*n:] {
			name += r.names[column]
		}
	}
	block := &u.t.Rows[b]
	return strings.Contains(strings.Join(block.Groups, "")+block.Label, name+letters)
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
