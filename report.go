// This file is the report room: what a reading gives back. It holds figures as
// printed and knows nothing of how they were found.

package gongkai

import (
	"fmt"
	"iter"
	"math/big"
	"slices"
	"strconv"
	"strings"

	"github.com/seed-11a632b0/gongkai/document"
)

// A Position is a place in the input: byte offset, line, column in characters.
type Position = document.Position

// A State says what stands in a cell. The zero value is Absent. A word that stands glued
// before a figure, as 约20, may be taken for a piece of a label: the cell is then given
// and uncertain, or its row is absent.
type State int

const (
	Absent     State = iota // the text does not show the cell
	Blank                   // the cell is printed, and empty or a placeholder such as / or 无
	Given                   // a number is printed
	Unreadable              // something is printed that is no number
)

var stateNames = [...]string{"absent", "blank", "given", "unreadable"}

// String returns the name of the state: absent, blank, given or unreadable.
func (s State) String() string {
	if s < 0 || int(s) >= len(stateNames) {
		return "State(" + strconv.Itoa(int(s)) + ")"
	}
	return stateNames[s]
}

// A Cell is one cell of the form as the report prints it.
type Cell struct {
	State State
	// Uncertain is true where the layout alone does not fix the reading:
	// arithmetic or the form's order had to choose between readings, values were
	// fewer or more than columns, or digits stood glued together.
	Uncertain bool
	Text      string   // the figure as printed; "" where nothing is printed
	Value     Number   // the exact value, where State is Given
	Unit      string   // the unit printed in the cell or in its header, such as 万元; "" where none is
	Pos       Position // where the figure (or the empty cell) stands in the input
}

// A Section is one section of the report with its prose.
type Section struct {
	Name    string   // "overview", "proactive", "requests", "disputes", "problems", "other_matters"; "" for text before the first heading
	Heading string   // the heading as printed
	Pos     Position // where the heading, or the text, begins
	Text    []Paragraph
}

// A Paragraph is one line of prose as printed, without surrounding space.
type Paragraph struct {
	Text string
	Pos  Position
}

// A Severity grades a diagnostic or a finding. The zero value is invalid.
type Severity int

const (
	SeverityError   Severity = iota + 1 // figures are missing or could not be read, or contradict each other
	SeverityWarning                     // figures are doubtful
	SeverityInfo                        // worth knowing
)

// String returns error, warning or info.
func (s Severity) String() string {
	switch s {
	case SeverityError:
		return "error"
	case SeverityWarning:
		return "warning"
	case SeverityInfo:
		return "info"
	}
	return "Severity(" + strconv.Itoa(int(s)) + ")"
}

// A Diagnostic tells something about the reading that its user should know.
// Match on Code; the wording of the messages may change.
type Diagnostic struct {
	Code     string   // stable, such as "row.short"
	Severity Severity // how grave it is
	Pos      Position // where in the input; no place where it is about all of it
	Path     Path     // the cell it is about, or the row, without a column: "requests.received"; "" where it is about none
	Message  string   // in English
	Chinese  string   // the same in Chinese
}

// String returns place, severity, code and message on one line.
func (d Diagnostic) String() string {
	return fmt.Sprintf("%v: %v: %s: %s", d.Pos, d.Severity, d.Code, d.Message)
}

// A Report is one annual report as printed. The zero value is an empty report.
type Report struct {
	Title       string // 标题 as printed; "" where none was found
	Agency      string // as the title names it, such as 寮步镇; "" where it is not named
	Year        int    // year reported on; 0 where it is not named
	Form        Form   // edition of the form; 0 where neither tables nor year tell. With another one the report has no cells
	Sections    []Section
	Diagnostics []Diagnostic
	Claims      []Claim // figures that the prose states; see [Report.ReadClaims]

	cells []Cell // in the form's order; nil or as long as the form
}

// Cell returns the cell at the path; an absent cell where the form has no such
// path or the text does not show it.
func (r *Report) Cell(p Path) Cell {
	if d := r.Form.data(); d != nil {
		if i, ok := d.index[p]; ok && len(r.cells) == len(d.paths) {
			return r.cells[i]
		}
	}
	return Cell{}
}

// At is Cell with the path in its parts.
func (r *Report) At(section, row, column string) Cell {
	return r.Cell(Path(section + "." + row + "." + column))
}

// Cells iterates over every cell of the form in the form's order, the absent
// ones included.
func (r *Report) Cells() iter.Seq2[Path, Cell] {
	return func(yield func(Path, Cell) bool) {
		i, n := 0, r.Form.Len()
		for p := range r.Form.Paths() {
			var c Cell
			if i < n && len(r.cells) == n {
				c = r.cells[i]
			}
			i++
			if !yield(p, c) {
				return
			}
		}
	}
}

// SetCell sets the cell at the path. It reports false, and does nothing, where
// the report's form has no such path. It is for building reports by hand;
// Parse has no use for it.
func (r *Report) SetCell(p Path, c Cell) bool {
	d := r.Form.data()
	if d == nil {
		return false
	}
	i, ok := d.index[p]
	if !ok {
		return false
	}
	r.grow(len(d.paths))
	r.cells[i] = c
	return true
}

// grow makes room for the n cells of the form; forms differ in how many they have.
func (r *Report) grow(n int) {
	if len(r.cells) != n {
		r.cells = make([]Cell, n)
	}
}

// Section returns the first section of the name, or nil.
func (r *Report) Section(name string) *Section {
	i := slices.IndexFunc(r.Sections, func(s Section) bool { return s.Name == name })
	if i < 0 {
		return nil
	}
	return &r.Sections[i]
}

// A Number is an exact decimal: unscaled × 10^-scale. It keeps the decimals
// that were printed, so 680.8820 stays 680.8820. The zero value is 0.
type Number struct {
	unscaled int64
	scale    uint8
}

// maxDigits bounds the digits of a Number, so that it fits an int64.
const maxDigits = 18

// Int returns the number n.
func Int(n int64) Number { return Number{unscaled: n} }

// ParseNumber reads a plain decimal: an optional sign, digits, and optionally a
// point with digits after it; 18 digits at most.
func ParseNumber(s string) (Number, error) {
	n, fault := parseNumber(s)
	switch fault {
	case tooLong:
		return Number{}, fmt.Errorf("gongkai: number %.40q has more than %d digits", s, maxDigits)
	case noNumber:
		return Number{}, fmt.Errorf("gongkai: %.40q is no number", s)
	}
	return n, nil
}

// What is wrong with a text that is not a Number.
type numberFault uint8

const (
	noFault numberFault = iota
	tooLong
	noNumber
)

// parseNumber is ParseNumber without the words of the error, which cost more
// than the reading.
func parseNumber[T string | []byte](s T) (Number, numberFault) {
	var n Number
	neg, i := false, 0
	if i < len(s) && (s[i] == '-' || s[i] == '+') {
		neg = s[i] == '-'
		i++
	}
	digits, point := 0, false
	for ; i < len(s); i++ {
		switch c := s[i]; {
		case isDigit(c):
			if n.unscaled != 0 || c != '0' || point {
				digits++
			}
			if digits > maxDigits {
				return Number{}, tooLong
			}
			n.unscaled = n.unscaled*10 + int64(c-'0')
			if point {
				n.scale++
			}
		case c == '.' && !point && i > 0 && isDigit(s[i-1]) && i+1 < len(s):
			point = true
		default:
			return Number{}, noNumber
		}
	}
	if len(s) == 0 || !isDigit(s[len(s)-1]) {
		return Number{}, noNumber
	}
	if neg {
		n.unscaled = -n.unscaled
	}
	return n, noFault
}

// String returns the plain decimal, without exponent or separators.
func (n Number) String() string {
	s := strconv.FormatInt(n.unscaled, 10)
	if n.scale == 0 {
		return s
	}
	sign := ""
	if s[0] == '-' {
		sign, s = "-", s[1:]
	}
	if k := int(n.scale) + 1 - len(s); k > 0 {
		s = strings.Repeat("0", k) + s
	}
	return sign + s[:len(s)-int(n.scale)] + "." + s[len(s)-int(n.scale):]
}

// Int64 returns the number as an integer, and whether it is one.
func (n Number) Int64() (int64, bool) {
	v := n.unscaled
	for range n.scale {
		if v%10 != 0 {
			return 0, false
		}
		v /= 10
	}
	return v, true
}

// Cmp returns -1, 0 or +1 as n is less than, equal to or greater than m;
// 1.0 equals 1.
func (n Number) Cmp(m Number) int {
	s, t := n.Sign(), m.Sign()
	if s != t {
		if s < t {
			return -1
		}
		return 1
	}
	if n.scale > maxDigits || m.scale > maxDigits { // no number that was read has so many
		return new(big.Int).Mul(big.NewInt(n.unscaled), power(m.scale)).Cmp(new(big.Int).Mul(big.NewInt(m.unscaled), power(n.scale)))
	}
	// compare the integer parts, then the fractions at the larger scale
	ni, nf := n.split()
	mi, mf := m.split()
	if ni != mi {
		if ni < mi {
			return -1
		}
		return 1
	}
	for n.scale < m.scale {
		nf *= 10
		n.scale++
	}
	for m.scale < n.scale {
		mf *= 10
		m.scale++
	}
	switch {
	case nf < mf:
		return -1
	case nf > mf:
		return 1
	}
	return 0
}

// power returns 10^k.
func power(k uint8) *big.Int {
	return new(big.Int).Exp(big.NewInt(10), big.NewInt(int64(k)), nil)
}

// Sign returns -1, 0 or +1.
func (n Number) Sign() int {
	switch {
	case n.unscaled < 0:
		return -1
	case n.unscaled > 0:
		return 1
	}
	return 0
}

func (n Number) split() (whole, frac int64) {
	p := int64(1)
	for range n.scale {
		p *= 10
	}
	return n.unscaled / p, n.unscaled % p
}
