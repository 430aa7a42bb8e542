// This file breaks real reports in every small way and looks at what is still
// claimed. A cell that is given and certain must be the figure that the broken
// text prints in its place; where the break moved a figure, that must be told.

package gongkai

import (
	"bytes"
	"cmp"
	"flag"
	"fmt"
	"hash/fnv"
	"math/rand/v2"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"github.com/seed-11a632b0/gongkai/document/charset"
)

var (
	mutations     = flag.Int("mutations", 3, "how often each report is broken in each way")
	mutationSeed  = flag.Uint64("mutations.seed", 1, "seed of the breaks")
	mutationsKept = flag.String("mutations.keep", "", "directory to write the texts to that are silently misread")
)

// A stretch is a part of a text.
type stretch struct{ from, to int }

func (s stretch) len() int { return s.to - s.from }

// A piece of a broken text: a part of the whole one, or what was put in.
type piece struct {
	stretch
	put string
}

// A mutant is a broken text, as the pieces that it is made of.
type mutant struct {
	pieces []piece
	text   []byte
	places []int         // for each byte of text where it stood, -1 for what was put in
	moved  map[Path]Path // cells in whose place another's figure stands
	loose  bool          // the break is in characters: it may print another figure
	at     stretch       // what of the whole text was hit
}

func assemble(base []byte, pieces ...piece) mutant {
	m := mutant{pieces: pieces}
	for _, p := range pieces {
		m.text = append(append(m.text, base[p.from:p.to]...), p.put...)
		for i := p.from; i < p.to; i++ {
			m.places = append(m.places, i)
		}
		for range len(p.put) {
			m.places = append(m.places, -1)
		}
	}
	return m
}

// splice puts s in the place of a stretch.
func splice(base []byte, at stretch, s string) mutant {
	m := assemble(base, piece{stretch: stretch{0, at.from}}, piece{put: s}, piece{stretch: stretch{at.to, len(base)}})
	m.at = at
	return m
}

// exchange changes the places of two spans, the first of which comes first.
func exchange(base []byte, a, b stretch) mutant {
	m := assemble(base, piece{stretch: stretch{0, a.from}}, piece{stretch: b}, piece{stretch: stretch{a.to, b.from}}, piece{stretch: a}, piece{stretch: stretch{b.to, len(base)}})
	m.at = stretch{a.from, b.to}
	return m
}

// A subject is a report to be broken, with what is known of it.
type subject struct {
	name   string
	base   []byte
	truth  map[Path]string  // "" for a printed blank
	maybe  []Path           // cells whose truth is not known
	homes  map[Path]stretch // where the cells are printed, as far as known
	order  []Path           // those of them that hold figures
	markup bool             // the report is a web page
	lines  []stretch        // without line ends
	cells  [][]stretch      // of each line
	full   []int            // lines that hold something
	rich   []int            // lines of at least two cells
}

func newSubject(t testing.TB, name string, text []byte, truth map[Path]string, maybe []Path) *subject {
	base, _, _ := charset.Decode(text, "")
	s := &subject{name: name, base: base, truth: truth, maybe: maybe, homes: map[Path]stretch{}, markup: cellTag.Match(base)}
	r, err := Parse(bytes.NewReader(base))
	checkError(t, err)
	for p, c := range r.Cells() {
		figure, ok := truth[p]
		if !ok || c.State != Given && c.State != Blank || !same(t, c, figure) || !bytes.HasPrefix(base[c.Pos.Offset:], []byte(c.Text)) {
			continue
		}
		s.homes[p] = stretch{c.Pos.Offset, c.Pos.Offset + len(c.Text)}
		if c.State == Given {
			s.order = append(s.order, p)
		}
	}
	starts := lineStarts(base)
	for i, from := range starts {
		to := len(base)
		if i+1 < len(starts) {
			to = starts[i+1]
		}
		for to > from && (base[to-1] == '\n' || base[to-1] == '\r') {
			to--
		}
		s.lines = append(s.lines, stretch{from, to})
		s.cells = append(s.cells, cutCells(base, stretch{from, to}))
		if len(bytes.TrimSpace(base[from:to])) > 0 {
			s.full = append(s.full, i)
		}
		if len(s.cells[i]) > 1 {
			s.rich = append(s.rich, i)
		}
	}
	return s
}

// cutCells cuts a line at the marks between its cells: tags of cells, tabs, bars,
// commas without space, or runs of spaces, whichever comes first.
func cutCells(base []byte, line stretch) []stretch {
	b := base[line.from:line.to]
	var cut func(i int) int // length of the mark at i, 0 where there is none
	mark := func(marks ...string) func(int) int {
		return func(i int) int {
			for _, m := range marks {
				if bytes.HasPrefix(b[i:], []byte(m)) {
					return len(m)
				}
			}
			return 0
		}
	}
	has := func(s string) bool { return bytes.Contains(b, []byte(s)) }
	switch {
	case has("<td"):
		var cells []stretch
		for i := 0; ; {
			k := bytes.Index(b[i:], []byte("<td"))
			if k < 0 {
				return cells
			}
			end := bytes.Index(b[i+k:], []byte("</td>"))
			if end < 0 {
				return cells
			}
			cells = append(cells, stretch{line.from + i + k, line.from + i + k + end + len("</td>")})
			i += k + end + len("</td>")
		}
	case has("\t"):
		cut = mark("\t")
	case has("│"):
		cut = mark("│")
	case has("┃"):
		cut = mark("┃")
	case has("|"):
		cut = mark("|")
	case has(",") && !has("，") && !has("。"):
		cut = mark(",")
	default:
		cut = func(i int) int {
			n := 0
			for i+n < len(b) && b[i+n] == ' ' {
				n++
			}
			if n < 2 {
				return 0
			}
			return n
		}
	}
	var cells []stretch
	from := 0
	for i := 0; i < len(b); {
		if n := cut(i); n > 0 {
			cells = append(cells, stretch{line.from + from, line.from + i})
			i += n
			from = i
			continue
		}
		i++
	}
	return append(cells, stretch{line.from + from, line.to})
}

// printed are the cells that are printed within a stretch, in order.
func (s *subject) printed(at stretch) []Path {
	var list []Path
	for p, home := range s.homes {
		if home.from >= at.from && (home.from < at.to || home.from == at.to && home.len() == 0) {
			list = append(list, p)
		}
	}
	slices.SortFunc(list, func(p, q Path) int {
		return cmp.Or(s.homes[p].from-s.homes[q].from, strings.Compare(string(p), string(q)))
	})
	return list
}

// bare returns the cells of a stretch that holds nothing that names them.
func (s *subject) bare(at stretch) []Path {
	list := s.printed(at)
	from := at.from
	for _, p := range append(list, "") {
		home, ok := s.homes[p]
		if !ok {
			home.from, home.to = at.to, at.to
		}
		between := s.base[min(from, home.from):home.from]
		if s.markup { // a line may begin and end within a tag
			if i := bytes.IndexAny(between, "<>"); i >= 0 && between[i] == '>' {
				between = between[i+1:]
			}
			if i := bytes.LastIndexAny(between, "<>"); i >= 0 && between[i] == '<' {
				between = between[:i]
			}
			between = tags.ReplaceAll(between, nil)
		}
		if bytes.IndexFunc(between, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }) >= 0 {
			return nil
		}
		from = home.to
	}
	return list
}

var cellTag, cellEnd = regexp.MustCompile(`<t[dh][ />]`), regexp.MustCompile(`</t[dh]>`)

// cellAround is the cell of a web page in which a place lies.
func (s *subject) cellAround(at stretch) stretch {
	if starts := cellTag.FindAllIndex(s.base[:at.from], -1); len(starts) > 0 {
		at.from = starts[len(starts)-1][0]
	}
	if end := cellEnd.FindIndex(s.base[at.to:]); end != nil {
		at.to += end[1]
	}
	return at
}

var tags = regexp.MustCompile(`<[^<>]*>|&[a-z]+;`)

// swap exchanges two stretches. Where both hold nothing but as many cells, each
// is printed in the other's place; else a figure goes with what names it.
func (s *subject) swap(a, b stretch) mutant {
	m := exchange(s.base, a, b)
	pa, pb := s.bare(a), s.bare(b)
	if len(pa) > 0 && len(pa) == len(pb) {
		m.moved = map[Path]Path{}
		for i := range pa {
			m.moved[pa[i]], m.moved[pb[i]] = pb[i], pa[i]
		}
	}
	return m
}

// move puts a stretch to another place. A figure that is moved within its row
// changes the columns of the others.
func (s *subject) move(at stretch, to int) mutant {
	var m mutant
	if to < at.from {
		m = assemble(s.base, piece{stretch: stretch{0, to}}, piece{stretch: at}, piece{stretch: stretch{to, at.from}}, piece{stretch: stretch{at.to, len(s.base)}})
	} else {
		m = assemble(s.base, piece{stretch: stretch{0, at.from}}, piece{stretch: stretch{at.to, to}}, piece{stretch: at}, piece{stretch: stretch{to, len(s.base)}})
	}
	m.at = at
	cells := s.bare(at)
	if len(cells) == 0 {
		return m
	}
	row := func(p Path) string { return p.Section() + "." + p.Row() }
	var before []Path
	for p := range s.homes {
		if row(p) == row(cells[0]) {
			before = append(before, p)
		}
	}
	slices.SortFunc(before, func(p, q Path) int { return s.homes[p].from - s.homes[q].from })
	if to < s.homes[before[0]].from-2 || to > s.homes[before[len(before)-1]].to+2 {
		return m
	}
	after := slices.Clone(before)
	stands := func(p Path) int { return slices.Index(m.places, s.homes[p].from) }
	slices.SortFunc(after, func(p, q Path) int { return stands(p) - stands(q) })
	m.moved = map[Path]Path{}
	for i := range before {
		m.moved[before[i]] = after[i]
	}
	return m
}

// around is a cell with the mark behind it, or before it where it is the last.
func (s *subject) around(line, cell int) stretch {
	cells := s.cells[line]
	c := cells[cell]
	if cell+1 < len(cells) {
		return stretch{c.from, cells[cell+1].from}
	}
	if cell > 0 {
		return stretch{cells[cell-1].to, c.to}
	}
	return c
}

// wholeLine is a line with its end.
func (s *subject) wholeLine(i int) stretch {
	if i+1 < len(s.lines) {
		return stretch{s.lines[i].from, s.lines[i+1].from}
	}
	return stretch{s.lines[i].from, len(s.base)}
}

// A breakage is a way of breaking. It returns false where the report has
// nothing that can be broken so.
type breakage struct {
	name  string
	apply func(s *subject, r *rand.Rand) (mutant, bool)
}

// onLine breaks at one of the lines that hold something.
func onLine(f func(s *subject, i int, r *rand.Rand) (mutant, bool)) func(*subject, *rand.Rand) (mutant, bool) {
	return func(s *subject, r *rand.Rand) (mutant, bool) {
		if len(s.full) == 0 {
			return mutant{}, false
		}
		return f(s, s.full[r.IntN(len(s.full))], r)
	}
}

// onCell breaks at a cell of a line that has several.
func onCell(f func(s *subject, line, cell int, r *rand.Rand) (mutant, bool)) func(*subject, *rand.Rand) (mutant, bool) {
	return func(s *subject, r *rand.Rand) (mutant, bool) {
		if len(s.rich) == 0 {
			return mutant{}, false
		}
		line := s.rich[r.IntN(len(s.rich))]
		return f(s, line, r.IntN(len(s.cells[line])), r)
	}
}

// onChar breaks at a character, two times in three one of a figure or beside it.
func onChar(f func(s *subject, at stretch, r *rand.Rand) (mutant, bool)) func(*subject, *rand.Rand) (mutant, bool) {
	return func(s *subject, r *rand.Rand) (mutant, bool) {
		i := r.IntN(len(s.base))
		if len(s.order) > 0 && r.IntN(3) > 0 {
			home := s.homes[s.order[r.IntN(len(s.order))]]
			i = min(max(home.from-1+r.IntN(home.len()+2), 0), len(s.base)-1)
		}
		for !utf8.RuneStart(s.base[i]) && i > 0 {
			i--
		}
		_, n := utf8.DecodeRune(s.base[i:])
		m, ok := f(s, stretch{i, i + n}, r)
		m.loose = true
		return m, ok
	}
}

func replaced(by ...string) func(*subject, *rand.Rand) (mutant, bool) {
	return onChar(func(s *subject, at stretch, r *rand.Rand) (mutant, bool) {
		return splice(s.base, at, by[r.IntN(len(by))]), true
	})
}

func inserted(by ...string) func(*subject, *rand.Rand) (mutant, bool) {
	return onChar(func(s *subject, at stretch, r *rand.Rand) (mutant, bool) {
		return splice(s.base, stretch{at.from, at.from}, by[r.IntN(len(by))]), true
	})
}

var (
	someDigits     = []string{"0", "1", "2", "3", "4", "5", "6", "7", "8", "9", "７"}
	someSeparators = []string{"\t", "|", ",", "，", ".", "-", "/", "、", "│"}
	someSpaces     = []string{" ", "  ", "\u3000", "\u00a0"}
	someHan        = []string{"件", "一", "三", "其", "无", "总", "（", "）", "年"}
	someBreaks     = []string{"\n", "\n\n", "\r\n", "\f"}
)

var breakages = []breakage{
	{"line dropped", onLine(func(s *subject, i int, _ *rand.Rand) (mutant, bool) {
		return splice(s.base, s.wholeLine(i), ""), true
	})},
	{"line doubled", onLine(func(s *subject, i int, _ *rand.Rand) (mutant, bool) {
		at := s.wholeLine(i)
		m := assemble(s.base, piece{stretch: stretch{0, at.to}}, piece{stretch: at}, piece{stretch: stretch{at.to, len(s.base)}})
		m.at = at
		return m, i+1 < len(s.lines)
	})},
	{"lines swapped", onLine(func(s *subject, i int, _ *rand.Rand) (mutant, bool) {
		if i+1 >= len(s.lines) {
			return mutant{}, false
		}
		return s.swap(s.lines[i], s.lines[i+1]), true
	})},
	{"lines swapped, next that hold something", func(s *subject, r *rand.Rand) (mutant, bool) {
		if len(s.full) < 2 {
			return mutant{}, false
		}
		k := r.IntN(len(s.full) - 1)
		a, b := s.lines[s.full[k]], s.lines[s.full[k+1]]
		if len(s.printed(a)) == 0 && len(s.printed(b)) == 0 && len(s.printed(stretch{a.to, b.from})) > 0 {
			return mutant{}, false // labels that change places rename what stands between
		}
		return s.swap(a, b), true
	}},
	{"lines swapped far apart", func(s *subject, r *rand.Rand) (mutant, bool) {
		if len(s.full) < 2 {
			return mutant{}, false
		}
		// of a kind: labels that change places without their figures rename them
		for range 20 {
			i, j := s.full[r.IntN(len(s.full))], s.full[r.IntN(len(s.full))]
			a, b := s.lines[min(i, j)], s.lines[max(i, j)]
			na, nb := len(s.printed(a)), len(s.printed(b))
			row := func(at stretch) bool { return !s.markup || bytes.Count(s.base[at.from:at.to], []byte("</tr>")) == 1 }
			if i != j && na > 0 && na == nb && len(s.bare(a)) == len(s.bare(b)) && (len(s.bare(a)) > 0 || row(a) && row(b)) {
				return s.swap(a, b), true
			}
		}
		return mutant{}, false
	}},
	{"line moved", func(s *subject, r *rand.Rand) (mutant, bool) {
		if len(s.full) < 2 {
			return mutant{}, false
		}
		a, b := s.wholeLine(s.full[r.IntN(len(s.full))]), s.lines[s.full[r.IntN(len(s.full))]].from
		if b >= a.from && b < a.to {
			return mutant{}, false
		}
		return s.move(a, b), true
	}},
	{"lines glued", onLine(func(s *subject, i int, r *rand.Rand) (mutant, bool) {
		if i+1 >= len(s.lines) {
			return mutant{}, false
		}
		return splice(s.base, stretch{s.lines[i].to, s.lines[i+1].from}, []string{"", "", " ", "\t"}[r.IntN(4)]), true
	})},
	{"cell dropped", onCell(func(s *subject, line, cell int, _ *rand.Rand) (mutant, bool) {
		return splice(s.base, s.around(line, cell), ""), true
	})},
	{"cell doubled", onCell(func(s *subject, line, cell int, _ *rand.Rand) (mutant, bool) {
		at := s.around(line, cell)
		m := assemble(s.base, piece{stretch: stretch{0, at.to}}, piece{stretch: at}, piece{stretch: stretch{at.to, len(s.base)}})
		m.at = at
		return m, true
	})},
	{"cells swapped", onCell(func(s *subject, line, cell int, _ *rand.Rand) (mutant, bool) {
		if cell+1 >= len(s.cells[line]) || len(s.printed(s.lines[line])) == 0 {
			return mutant{}, false // heads that change places change what the columns are
		}
		a, b := s.cells[line][cell], s.cells[line][cell+1]
		m := s.swap(a, b)
		return m, true
	})},
	{"cells glued", onCell(func(s *subject, line, cell int, _ *rand.Rand) (mutant, bool) {
		if cell+1 >= len(s.cells[line]) {
			return mutant{}, false
		}
		return splice(s.base, stretch{s.cells[line][cell].to, s.cells[line][cell+1].from}, ""), true
	})},
	{"cut behind", func(s *subject, r *rand.Rand) (mutant, bool) {
		return splice(s.base, stretch{r.IntN(len(s.base)), len(s.base)}, ""), true
	}},
	{"cut before", func(s *subject, r *rand.Rand) (mutant, bool) {
		return splice(s.base, stretch{0, r.IntN(len(s.base))}, ""), true
	}},
	{"cut out", func(s *subject, r *rand.Rand) (mutant, bool) {
		from := r.IntN(len(s.base))
		return splice(s.base, stretch{from, min(from+1+r.IntN(300), len(s.base))}, ""), true
	}},
	{"digit for a character", replaced(someDigits...)},
	{"separator for a character", replaced(someSeparators...)},
	{"space for a character", replaced(someSpaces...)},
	{"word for a character", replaced(someHan...)},
	{"break for a character", replaced(someBreaks...)},
	{"digit put in", inserted(someDigits...)},
	{"separator put in", inserted(someSeparators...)},
	{"space put in", inserted(someSpaces...)},
	{"word put in", inserted(someHan...)},
	{"break put in", inserted(someBreaks...)},
	{"character dropped", replaced("")},
}

// A judgement says how a cell of a broken text was read.
type judgement int

const (
	jRight   judgement = iota // what is printed, and certain
	jExcused                  // not what was printed, but the broken text shows it so
	jLucky                    // the value is right, but taken from another place
	jFlagged                  // marked uncertain
	jMissed                   // not read, or said to be unreadable
	jSilent                   // wrong, and certain
	judgements
)

// judge says how a cell was read.
func (s *subject) judge(t testing.TB, m *mutant, p Path, c Cell) judgement {
	if c.State == Absent || c.State == Unreadable || !c.Uncertain && s.truth[p] == "" && slices.Contains(s.maybe, p) {
		return jMissed
	}
	if c.Uncertain {
		return jFlagged
	}
	own := p
	if other, ok := m.moved[p]; ok {
		own = other
	}
	figure, home := s.truth[own], s.homes[own]
	_, known := s.homes[own]
	wrong := jSilent
	if s.grafted(m, p, c) {
		wrong = jExcused
	}
	if c.State == Blank {
		switch {
		case figure == "":
			return jRight
		case !known, !s.stands(m, home), home.from >= m.at.from && home.from < m.at.to:
			return jExcused // a figure that is lost looks like that
		}
		return wrong
	}
	if !known {
		if figure != "" && same(t, c, figure) {
			return jRight
		}
		return wrong
	}
	from, to := c.Pos.Offset, min(c.Pos.Offset+len(c.Text), len(m.text))
	switch {
	case figure != "" && same(t, c, figure) && m.places[from] == home.from:
		return jRight
	case m.loose && s.reprinted(m, home, stretch{from, to}):
		return jExcused
	case figure != "" && same(t, c, figure):
		return jLucky
	}
	return wrong
}

// grafted reports whether what was cut out begins in the cell's row, in its label
// or its figures, and ends in the row whose figure it is read from: nothing shows
// that this is not its own.
func (s *subject) grafted(m *mutant, p Path, c Cell) bool {
	stood := m.places[min(c.Pos.Offset, len(m.places)-1)]
	home, known := s.homes[p]
	if m.loose || m.at.len() == 0 || len(m.text)+m.at.len() != len(s.base) || stood < m.at.to || !known {
		return false
	}
	if s.markup {
		home = s.cellAround(home)
	}
	return home.to >= m.at.from && home.from < m.at.to
}

// stands reports whether all of a figure still stands in the broken text, and
// not in a tag.
func (s *subject) stands(m *mutant, home stretch) bool {
	for i := 0; i+home.len() <= len(m.places); i++ {
		if m.places[i] == home.from && m.places[i+home.len()-1] == home.to-1 {
			return !s.markup || bytes.LastIndexByte(m.text[:i], '<') <= bytes.LastIndexByte(m.text[:i], '>')
		}
	}
	return false
}

// reprinted reports whether a break in characters made the figure at a home
// another one: the text consists of what is left of it and of what was put in,
// has all that is left, and no digit stands beside it.
func (s *subject) reprinted(m *mutant, home, at stretch) bool {
	if s.markup { // tags can hide what was printed, and show what was hidden
		if cell := s.cellAround(home); m.at.from >= cell.from && m.at.to <= cell.to {
			return true
		}
	}
	blankCell := home.len() == 0
	if blankCell { // anywhere in the empty cell
		if i, ok := slices.BinarySearchFunc(s.lines, home.from, func(l stretch, at int) int { return l.from - at }); ok || i > 0 {
			if !ok {
				i--
			}
			for _, c := range s.cells[i] {
				if c.from <= home.from && home.from <= c.to {
					home = c
					break
				}
			}
		}
	}
	left := 0
	for i, place := range m.places {
		if place >= home.from && place < home.to {
			if left++; i < at.from || i >= at.to {
				if m.text[i] > ' ' && !blankCell {
					return false
				}
			}
		}
	}
	for i := at.from; i < at.to; i++ {
		if place := m.places[i]; place >= 0 && (place < home.from || place >= home.to) {
			if m.text[i] >= '0' && m.text[i] <= '9' {
				return false
			}
		}
	}
	// what was put in has to be put in here
	if m.at.from > home.to+1 || m.at.to < home.from-1 {
		return false
	}
	before, _ := utf8.DecodeLastRune(m.text[:at.from])
	after, _ := utf8.DecodeRune(m.text[at.to:])
	return !unicode.IsDigit(before) && !unicode.IsDigit(after)
}

// says reports whether a text says a value: its number, without signs for
// thousands, and what stands behind it.
func says(text string, value Number) bool {
	folded := strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) || r == ',' || unicode.In(r, unicode.Cf) {
			return -1
		}
		return r
	}, norm.NFKC.String(text))
	end := strings.IndexFunc(folded, func(r rune) bool { return !strings.ContainsRune("+-−－0123456789.", r) })
	if end >= 0 {
		folded = folded[:end]
	}
	n, err := ParseNumber(strings.TrimSuffix(strings.NewReplacer("−", "-").Replace(folded), "."))
	return err == nil && n.Cmp(value) == 0
}

// subjects are the reports to be broken: those in testdata, and those beside the
// repository.
func subjects(t testing.TB) []*subject {
	var list []*subject
	for _, f := range fixtures {
		list = append(list, newSubject(t, f.name, f.text(t), f.truth(t), nil))
	}
	return list
}

func corpusSubjects(t testing.TB) []*subject {
	var list []*subject
	for _, dir := range []string{"reports", "tools", "excerpts"} {
		files, err := os.ReadDir(filepath.Join(corpus, dir))
		if err != nil {
			t.Error(err)
		}
		for _, f := range files {
			if ext := filepath.Ext(f.Name()); ext != ".txt" && ext != ".csv" && ext != ".html" {
				continue
			}
			b, err := os.ReadFile(filepath.Join(corpus, dir, f.Name()))
			if err != nil {
				t.Fatal(err)
			}
			name, _, _ := strings.Cut(f.Name(), ".")
			truth, maybe := corpusTruth(t, filepath.Join(corpus, dir, name+".truth.json"))
			if len(truth) > 0 {
				list = append(list, newSubject(t, f.Name(), b, truth, maybe))
			}
		}
	}
	return list
}

type tally struct {
	runs  int
	cells [judgements]int
}

// breakAll breaks each subject in each way and returns a table of what was read.
func breakAll(t *testing.T, list []*subject, each int) map[string]*tally {
	type finding struct {
		way string
		tally
	}
	results := make(chan finding, 64)
	table := map[string]*tally{}
	done := make(chan bool)
	go func() {
		for f := range results {
			x := table[f.way]
			if x == nil {
				x = &tally{}
				table[f.way] = x
			}
			x.runs += f.runs
			for i := range x.cells {
				x.cells[i] += f.cells[i]
			}
		}
		close(done)
	}()
	t.Run("break", func(t *testing.T) {
		for _, s := range list {
			t.Run(s.name, func(t *testing.T) {
				t.Parallel()
				for _, way := range breakages {
					h := fnv.New64a()
					h.Write([]byte(s.name + "/" + way.name))
					random := rand.New(rand.NewPCG(*mutationSeed, h.Sum64()))
					f := finding{way: way.name}
					for range each {
						m, ok := way.apply(s, random)
						if !ok {
							continue
						}
						f.runs++
						s.check(t, way.name, &m, &f.tally)
					}
					results <- f
				}
			})
		}
	})
	close(results)
	<-done
	return table
}

// check reads a broken text.
func (s *subject) check(t *testing.T, way string, m *mutant, sum *tally) {
	r, err := Parse(bytes.NewReader(m.text))
	checkError(t, err)
	var silent []string
	for p, c := range r.Cells() {
		if certain(c) && c.State == Given && !says(c.Text, c.Value) {
			t.Errorf("%s at byte %d: %s at %v is %v, printed is %q", way, m.at.from, p, c.Pos, c.Value, c.Text)
		}
		if _, ok := s.truth[p]; !ok && c.State == Absent {
			continue
		}
		v := s.judge(t, m, p, c)
		sum.cells[v]++
		if v == jSilent {
			silent = append(silent, fmt.Sprintf("%s at %v is %v %q, printed is %q", p, c.Pos, c.State, c.Text, s.truth[p]))
		}
	}
	text, _, _ := charset.Decode(m.text, "")
	if bytes.Equal(text, m.text) {
		checkPlaces(t, m.text, r)
		checkFigures(t, m.text, r)
	}
	if len(silent) == 0 {
		return
	}
	kept := ""
	if *mutationsKept != "" {
		h := fnv.New32a()
		h.Write(m.text)
		kept = filepath.Join(*mutationsKept, fmt.Sprintf("%s.%s.%08x.txt", s.name, strings.ReplaceAll(way, " ", "-"), h.Sum32()))
		if err := os.WriteFile(kept, m.text, 0o666); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(kept+".cells", []byte(strings.Join(silent, "\n")), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	line := 1 + bytes.Count(s.base[:m.at.from], []byte("\n"))
	t.Logf("%s: %s at byte %d, line %d, %.40q: %d cells are silently wrong: %s %s", s.name, way, m.at.from, line, s.base[m.at.from:min(m.at.to, len(s.base))],
		len(silent), strings.Join(silent[:min(len(silent), 3)], "; "), kept)
}

// mostSilent is how many cells in a million may be claimed wrongly. None should
// be: it is lowered whenever the reader learns to see a break.
const mostSilent = 30

func checkTallies(t *testing.T, table map[string]*tally) {
	var b strings.Builder
	fmt.Fprintf(&b, "\n%-42s %8s %10s %8s %8s %8s %8s %8s\n", "break", "runs", "right", "excused", "lucky", "flagged", "missed", "silent")
	var all tally
	row := func(name string, x *tally) {
		fmt.Fprintf(&b, "%-42s %8d", name, x.runs)
		for i, n := range x.cells {
			fmt.Fprintf(&b, " %*d", cmp.Or(map[int]int{0: 10}[i], 8), n)
		}
		b.WriteByte('\n')
	}
	for _, way := range breakages {
		x := table[way.name]
		if x == nil {
			continue
		}
		row(way.name, x)
		all.runs += x.runs
		for i := range all.cells {
			all.cells[i] += x.cells[i]
		}
	}
	row("all", &all)
	t.Log(b.String())
	cells := 0
	for _, n := range all.cells {
		cells += n
	}
	if cells == 0 || all.cells[jRight]*2 < cells {
		t.Errorf("of %d cells %d are right: what is claimed is hardly tested", cells, all.cells[jRight])
	}
	if n := all.cells[jSilent]; n*1_000_000 > mostSilent*cells {
		t.Errorf("%d of %d cells are silently wrong, %d in a million; allowed are %d", n, cells, n*1_000_000/cells, mostSilent)
	}
}

// howOften is what the flag says, but once where the tests are to be short.
func howOften() int {
	if testing.Short() {
		return min(*mutations, 1)
	}
	return *mutations
}

// Broken reports in testdata are read rightly, or with doubt.
func TestMutations(t *testing.T) {
	checkTallies(t, breakAll(t, subjects(t), howOften()))
}

// So are those beside the repository.
func TestMutationsCorpus(t *testing.T) {
	if _, err := os.Stat(corpus); err != nil {
		t.Skipf("no reports with known figures in %s", corpus)
	}
	checkTallies(t, breakAll(t, corpusSubjects(t), (howOften()+3)/4))
}
