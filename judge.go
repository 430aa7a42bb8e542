// This file is where rows are judged: which of a table that has been read are sure.

package gongkai

import (
	"bytes"
	"slices"
	"strings"

	"github.com/seed-11a632b0/gongkai/document"
	"github.com/seed-11a632b0/gongkai/internal/slots"
)

// judge decides which rows are sure.
func (s *scan) judge(rd *reading, labels []spelling) {
	for i := range rd.rows {
		rd.stream = rd.stream || rd.rows[i].mode == slots.Stream && rd.rows[i].doubt == slots.None
	}
	w := s.witness(rd)
	past := false // the first row is not this year's, so that none may be
	for i := range rd.rows {
		p := &rd.rows[i]
		if !p.run.Placed() {
			continue
		}
		period, year := s.otherPeriod(p, labels[i].letters)
		past = past || i == 0 && period && strings.Contains(labels[i].letters, "本年")
		p.doubted = p.doubted || s.dirty(p) || s.mayGoOn(rd, i) || s.misnumbered(p, labels[i].item) ||
			period || year || s.doc.Exact && s.goesOnBelow(p) || s.wraps(p) || w.short && s.splits(p) ||
			w.alone && p.mode == slots.Words && s.breaksSum(p)
		p.sure = rd.labelled(i) && s.stands(rd, i, &w)
	}
	for i := range rd.rows { // the figures of a row that shows none may stand in one near it that has too many
		if p := &rd.rows[i]; p.sure && (past || !s.printsFigure(p) && rd.nearLong(i)) {
			p.sure = false
		}
	}
	for _, x := range append(s.brokenFigures(rd), rd.strays...) { // the rows beside a figure that no row took, or a piece of one
		for i := range rd.rows {
			if p := &rd.rows[i]; p.run.Placed() && (p.to <= x && (i+1 >= len(rd.rows) || rd.rows[i+1].first > x || !rd.rows[i+1].run.Placed())) {
				p.sure = false
				if i+1 < len(rd.rows) {
					rd.rows[i+1].sure = false
				}
			}
		}
	}
}

// labelled reports whether the label of row i was found, whole or nearly so; or most of it,
// between two such.
func (rd *reading) labelled(i int) bool {
	good := func(i int) bool {
		if i < 0 || i >= len(rd.rows) {
			return true
		}
		r := rd.rows[i].run
		return r.Placed() && r.Covered*100 >= r.Letters*85 && r.Foreign*10 <= r.Letters+20
	}
	r := rd.rows[i].run
	return good(i) || r.Covered*100 >= r.Letters*60 && good(i-1) && good(i+1)
}

// A witness is what a table as a whole tells against its rows.
type witness struct {
	slipped bool // figures may have slipped from row to row
	from    int  // the first row with too many figures, or none, where some have too many and others none
	to      int  // behind the last of them: between these they may have slipped, if rows have lines
	loose   bool // figures are left over, or rows have too many
	missing bool // some rows have none
	short   bool // some rows have too few
	alone   bool // most rows have too few or none, and none with figures in all cells, not all 0, adds up
	bare    bool // most rows have none: labels and figures stand apart
	broken  bool // figures are broken in two
	astray  bool // figures that stand behind a label may be those of another
	poor    bool // many rows cannot be read, which makes the blanks in others doubtful
	poorest bool // most of them
	lone    bool // hardly a row between marks can be read: the sum of one that can holds by chance
	ended   bool // the text ends with a line: what lacks figures then may have lost others
}

func (s *scan) witness(rd *reading) witness {
	long, short, missing := 0, 0, 0 // rows with too many figures, or none
	from, to := len(rd.rows), 0     // the first of them, and behind the last
	unmarked, unread := 0, 0        // rows without marks, and those of them that cannot be read
	marked, doubtful := 0, 0        // rows between marks, and those of them
	empty, level := false, false    // rows show nothing, and have their figures on the label's line
	for i := range rd.rows {
		p := &rd.rows[i]
		empty = empty || p.run.Placed() && p.mode == slots.Geometry && len(p.row.Items) == 0
		level = level || len(p.row.Items) > 0 && p.row.Items[0].OnLabel
		switch p.doubt {
		case slots.Long, slots.Far:
			long++
		case slots.Short:
			short++
		case slots.Missing:
			missing++
		}
		if p.doubt == slots.Long || p.doubt == slots.Far || p.doubt == slots.Missing {
			from, to = min(from, i), i+1
		}
		bad := p.doubt != slots.None && p.doubt != slots.Cut
		switch {
		case !p.run.Placed():
		case p.mode == slots.Marks:
			if marked++; bad {
				doubtful++
			}
		default:
			if unmarked++; bad {
				unread++
			}
		}
	}
	if missing == 0 || long == 0 {
		from, to = 0, 0
	}
	return witness{
		// on lines that hold label and figures, only a row without figures tells of a slip
		slipped: rd.disorder || rd.lead > 0 && !rd.over || missing > 0 && len(rd.strays) > 0,
		from:    from,
		to:      to,
		loose:   len(rd.strays) > 0 && !rd.whole || long > 0,
		missing: missing > 0,
		short:   short > 0,
		alone:   (short+missing)*2 > rd.count() && !anyOf(rd.rows, s.showsSum),
		bare:    missing*10 >= rd.count()*6,
		broken:  rd.broken(),
		astray:  (missing > 0 || short > 0 || empty && level) && s.astray(rd),
		poor:    unread*5 > unmarked*2,
		poorest: unread*4 > unmarked*3,
		lone:    marked >= minRegular && doubtful*10 >= marked*9,
		ended:   bytes.HasSuffix(s.doc.Source, []byte("\n")),
	}
}

// astray reports whether figures behind a label may be those of another that has none, or a
// lone one of another that has too few, unless those of all labels over several lines, and
// of no others, stand there.
func (s *scan) astray(rd *reading) bool {
	beside, under, wrapped := 0, 0, 0
	regular := true
	for i := range rd.rows {
		p := &rd.rows[i]
		on, off := p.lies()
		if lines := p.run.Placed() && s.tokens[p.first].line < s.tokens[p.last].line; lines && off {
			wrapped++
		} else if lines && on || off {
			regular = false
		}
		if on {
			beside++
		} else if off {
			under++
		}
	}
	return beside >= under && !(regular && wrapped >= minRegular)
}

// eitherHolds reports whether the figures below the label of row i may be those of the next,
// which shows none, or row i shows none, and those below the label above may be its own.
func (s *scan) eitherHolds(rd *reading, i int) bool {
	holds := func(i int) bool {
		if i < 0 || i+1 >= len(rd.rows) || !rd.rows[i+1].run.Placed() || rd.rows[i+1].paced || len(rd.rows[i+1].row.Items) > 0 {
			return false
		}
		p := &rd.rows[i]
		return len(p.row.Items) > 0 && p.row.Items[0].Row > int(s.tokens[p.own].line)
	}
	return holds(i) || holds(i-1)
}

// breaksOff reports whether a line without marks is the last of the text, which does not end it.
func (s *scan) breaksOff(line int32) bool {
	return int(line) == len(s.doc.Lines)-1 && s.doc.Lines[line].Kind == document.Plain && !s.doc.Exact
}

// oneAddend reports whether a row prints two figures at most that are not 0.
func (s *scan) oneAddend(p *placed) bool {
	n := 0
	for _, c := range p.cells {
		if c >= 0 && s.tokens[c].kind == figureToken && s.fig(&s.tokens[c]).value.Sign() != 0 {
			n++
		}
	}
	return n <= 2
}

// stands reports whether neither a row itself nor its table tells against its cells.
func (s *scan) stands(rd *reading, i int, w *witness) bool {
	p := &rd.rows[i]
	gone := func(i int) bool { return i >= 0 && i < len(rd.rows) && rd.rows[i].doubt == slots.Missing }
	_, off := p.lies()
	stream, marks, words := p.mode == slots.Stream, p.mode == slots.Marks, p.mode == slots.Words
	blank := s.hasBlank(p)
	switch {
	case w.slipped || w.to > 0 && (stream || w.from <= i && i < w.to) || p.doubt != slots.None && !(p.doubt == slots.Cut && stream):
	case p.doubt == slots.Cut && (w.ended || p.row.Width > 1 && s.doc.Lines[s.tokens[p.last].line].Kind == document.Row):
	case p.doubt == slots.Cut && slices.ContainsFunc(p.cells, func(c int) bool { return c >= 0 && s.tokens[c].kind != figureToken }):
		// that a blank is one shows in the rest of the row
	case marks && !s.printsFigure(p) && p.shortLine(): // the cell that a line lacks may be a figure
	case blank && !w.ended && s.breaksOff(s.tokens[p.last].line): // others may have stood further on
	case stream && p.row.N > 1 && s.tabsBefore(p) && s.marksOthers(rd, p):
		// its line holds cells, as that of another row, and blank lines are none
	case words && rd.opensUnder(p): // a cell that opens its line may be that of the labels
	case (off || p.divided()) && w.astray && (w.missing || p.row.N == 1):
	case w.astray && s.eitherHolds(rd, i):
	case rd.slid(i): // a row above may hold its figures, and it those of the next
	case w.bare && !marks, (w.broken || w.lone && s.oneAddend(p)) && marks && !s.doc.Exact:
	case w.poor && !marks && !(p.flush && s.printsFigure(p)) && (p.row.N == 1 || blank || stream && w.poorest):
	case w.loose && (stream || p.doubt != slots.None), len(rd.strays) > 0 && !s.printsFigure(p), p.doubted, s.unlike(p):
	case stream && blank && s.trailed(p.last): // the first cell, which is blank, may stand on the label's line
	case (stream || words && blank) && p.row.N < 4 && (rd.short(i-1) || rd.short(i+1)):
	case (stream || s.leftOver(p) || words && p.row.N < len(p.row.Items) && p.linesBelow() > 0) && gone(i-1):
		// the figures of both may stand behind the second label
	case marks && i > 0 && s.below(&rd.rows[i-1], p): // its figures may begin on the line above its label
	case marks && (gone(i-1) || gone(i+1)):
	default:
		return true
	}
	return false
}
