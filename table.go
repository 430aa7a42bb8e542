// This file is the table room: it finds the rows of the three tables among the
// tokens. The form says which rows and columns there are; package align knows how
// labels lie; here they meet.

package gongkai

import (
	"slices"
	"strings"
	"sync"

	"github.com/seed-11a632b0/gongkai/internal/align"
	"github.com/seed-11a632b0/gongkai/internal/slots"
)

// lookup is what parsing derives from a form, once.
type lookup struct {
	*formData
	rows       []*align.Matcher // one for each table
	sums       []sum            // identities of table three
	deepest    int              // most names of groups that a row of it is in
	head       [][]rune         // keys of the columns of table three
	four       [][]rune         // and of table four
	names      []string         // of the columns of table four
	allNames   string           // the same, one behind the other
	letters    *runeSet         // of the header of table four
	said       []rune           // the same, one by one
	bit        uint8            // of the form in sign.columns
	columns    []columnRows     // of table two
	allColumns string           // their names one after the other
	names2     [][]rune         // the same, each by itself
	upright    *lookup          // of table four, a row for each of its figures
	blocks     [][2]string      // names of those of table four, without that of their group and with it
	spelled    [][]spelling     // the labels of each table
	labels     [][]rune         // the letters of the labels of table three and of their groups
	rowOf      [3][256]uint8    // for each table which row a word of the glossary is, from 1; 0 for none
	columnOf   [3][256]uint8    // and which column
}

// foreign reports words for columns of table two that only other forms have.
func (l *lookup) foreign(w sign) bool { return w.columns != 0 && w.columns&l.bit == 0 }

var lookups = map[Form]func() *lookup{
	Form2019: sync.OnceValue(func() *lookup { return newLookup(form2019) }),
	Form2021: sync.OnceValue(func() *lookup { return newLookup(form2021) }),
}

func newLookup(d *formData) *lookup {
	l := &lookup{formData: d}
	words := newGlossary()
	for t := range d.tables {
		l.rows = append(l.rows, matcher(&d.tables[t]))
		l.spelled = append(l.spelled, spellings(&d.tables[t]))
		for i, r := range slices.Backward(d.tables[t].Rows) { // the first of that name counts
			k, _ := appendKey(nil, []byte(r.Label))
			l.rowOf[t][words.number(k)] = uint8(i + 1)
		}
	}
	for _, c := range d.tables[tableRequests].Rows[0].Columns {
		k, _ := appendKey(nil, []byte(c.Label))
		l.head = append(l.head, k)
	}
	for _, c := range d.tables[tableDisputes].Rows[0].Columns {
		l.four = append(l.four, []rune(c.Label))
	}
	l.sums = sums(&d.tables[tableRequests])
	l.deepest = groupsDeep(&d.tables[tableRequests])
	for _, r := range d.tables[tableRequests].Rows {
		l.labels = append(l.labels, lettersOf(r.Label))
		for _, g := range r.Groups {
			if k := lettersOf(g); !slices.ContainsFunc(l.labels, func(o []rune) bool { return slices.Equal(o, k) }) {
				l.labels = append(l.labels, k)
			}
		}
	}
	l.upright = newUpright(d)
	for _, r := range d.tables[tableDisputes].Rows {
		l.blocks = append(l.blocks, [2]string{r.Label, strings.Join(r.Groups, "") + r.Label})
	}
	l.columns = columnsOfTwo(&d.tables[tableProactive])
	for _, c := range l.columns {
		l.allColumns += string(c.key)
		l.names2 = append(l.names2, c.key)
		l.columnOf[tableProactive][words.number(c.key)] = uint8(c.col + 1)
	}
	for c, k := range l.head {
		l.columnOf[tableRequests][words.number(k)] = uint8(c + 1)
	}
	l.columnOf[tableRequests][words.number(bodiesWords)] = 2 // it stands above several
	for t := range l.rowOf {
		l.rowOf[t][0], l.columnOf[t][0] = 0, 0
	}
	l.names = columnLabels(&d.tables[tableDisputes].Rows[0])
	l.allNames = strings.Join(l.names, "")
	l.letters, l.said = disputeLetters(&d.tables[tableDisputes])
	l.bit = 1 << slices.Index(Forms(), d.form)
	return l
}

// Tables by their place in the form.
const (
	tableProactive = iota
	tableRequests
	tableDisputes
)

// A placed row is a label found, with what follows it.
type placed struct {
	run   align.Run
	first int // token of its first piece
	body  int // token of the first piece behind its mark
	last  int // token of its last piece
	own   int // the same, but for names of groups that go on below
	to    int // token before which what follows it ends
	row   slots.Row
	mode  slots.Mode
	doubt slots.Doubt
	cells []int // for each column a token; -1: nothing printed there; -2: not shown
	sure  bool
	// the header's words stand above its cells
	framed bool
	// its figures, and those of the others, begin just where the header's words do, or stand
	// in columns that rows with empty ones show
	flush bool
	// spaces part just as many cells as there are columns, in this row as in all others
	paced bool
	// each of its cells holds something, and what fills its line up does not
	held bool
	// its line lacks a cell that others have, and its figures are read all the same
	narrow bool
	// something tells against it: figures or words where none belong, another period, damage
	doubted bool
	// the header above it names a column twice
	merged bool
	// the header above it names columns that the form does not have, or not all that the row has
	more bool
	// it names others in their place
	others bool
	// of a row of table two, the token behind the last column that the header above it names
	named int
	// the label was not found; the form's order tells the row
	guessed bool
	// its figures stand behind the label of another row near by
	settled bool
}

const (
	nothing  = -1
	notShown = -2
)

// A reading is one table as read.
type reading struct {
	rows     []placed // one for each row of the form; zero where not placed
	score    int
	first    int // tokens the table takes up
	end      int
	lead     int           // figures before the first label that no label explains
	over     bool          // they are of the first row, which is set over several lines
	strays   []int         // figures inside that no row took
	astray   Position      // of the first of them
	disorder bool          // labels of rows that were not placed stand elsewhere
	whole    bool          // every row has its figures, and the sums come out
	stream   bool          // the rows have a cell a line
	gaps     uint          // kinds of blank lines that are cells
	space    slots.Spacing // what white space between words tells
	opened   bool          // a lone pipe opens each cell but the first of a row
	tabbed   bool          // a lone tab does, and none is left but those of empty cells
	spread   bool          // the digits of its numbers may stand apart
	damaged  bool          // rows have lost cells, or figures are broken in two
	ordered  bool          // cells are given to columns by a header of an order of its own
}

// place finds the rows of a table among the tokens from lo to before hi.
func (s *scan) place(l *lookup, table, lo, hi int) *reading {
	s.asked = lineAsked{}
	units, at := s.units(lo, hi)
	runs, score := l.rows[table].Place(units, &s.buf.align)
	rd := &reading{rows: s.buf.placed.take(len(runs)), score: score, first: -1}
	for i, r := range runs {
		if !r.Placed() {
			continue
		}
		if r.Covered < r.Letters {
			if k := s.lastLine(at[r.From:r.To], l.spelled[table][i].item, l.tables[table].Rows[i].Label); k > 0 {
				r.From, r.Covered, r.Foreign = r.From+k, r.Letters, 0
			}
		}
		p := &rd.rows[i]
		p.run, p.first, p.body, p.last = r, at[r.From], at[r.From], at[r.To-1]
	}
	// what follows a label ends at the next text
	next := hi
	for i := len(runs) - 1; i >= 0; i-- {
		p, label := &rd.rows[i], &l.spelled[table][i]
		if !p.run.Placed() {
			continue
		}
		p.to = hi
		after := p.run.To
		for s.notOfLabel(p.last) && at[after-2] >= p.body {
			after--
			p.last = at[after-1]
		}
		from := lo
		for k := i - 1; k >= 0; k-- {
			if runs[k].Placed() {
				from = max(from, at[runs[k].To-1]+1)
				break
			}
		}
		p.first = s.opening(p.first, from, label.mark)
		top := runs[i].From
		for top > 0 && at[top-1] >= p.first {
			top--
		}
		for at[top] < p.first {
			top++
		}
		first, n := s.columnLabel(at, top, after, label)
		if n == 0 && p.run.Covered < p.run.Letters { // its first letters may stand on the line above
			if up := s.lineAbove(at, top, from); up < top {
				first, n = s.columnLabel(at, up, after, label)
			}
		}
		if n > 0 {
			p.first, p.body, p.last, after = first, first, at[n-1], n
			p.run.Covered, p.run.Foreign = p.run.Letters, 0
		}
		for after < len(at) && s.closes(at[after]) && !s.anyFigure(p.last, at[after]) {
			p.last = at[after]
			after++
		}
		if p.run.Covered < p.run.Letters {
			if n := s.columnBelow(p, at[after:], label.own); n > 0 {
				after += n
				p.last = at[after-1]
			}
		}
		p.own = p.last
		if n := s.groupBelow(p, at[after:], l.tables[table].Rows[i].Groups); n > 0 {
			after += n
			p.last = at[after-1]
		}
		if after < len(at) {
			p.to = at[after]
		}
		if p.last >= next { // the label below claims its last pieces, and their figures
			p.doubted = true
			for k := i + 1; k < len(rd.rows); k++ {
				if o := &rd.rows[k]; o.run.Placed() {
					o.doubted = true
					break
				}
			}
		}
		p.row = s.follow(p, next, &l.tables[table].Rows[i], label.mark)
		next, rd.first = p.first, p.first
		rd.end = max(rd.end, p.to)
	}
	return rd
}
