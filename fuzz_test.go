// This file tests what holds for every input, report or not.

package gongkai

import (
	"bytes"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/text/unicode/norm"

	"github.com/seed-11a632b0/gongkai/document/charset"
)

func FuzzParse(f *testing.F) {
	for _, x := range fixtures {
		f.Add(x.text(f))
	}
	for _, x := range hostile {
		f.Add([]byte(x.text))
	}
	f.Fuzz(func(t *testing.T, b []byte) {
		checkAlways(t, b)
	})
}

// checkAlways reads b and fails where the reading breaks what every reading
// keeps. It returns the report.
func checkAlways(t testing.TB, b []byte) *Report {
	t.Helper()
	r, err := Parse(bytes.NewReader(b))
	if r == nil {
		t.Fatal("no report")
		return nil
	}
	checkError(t, err)
	again, err2 := Parse(bytes.NewReader(b))
	if d := cmp.Diff(r, again, exactly); d != "" {
		t.Errorf("read twice (-first +second):\n%s", d)
	}
	if fmt.Sprint(err) != fmt.Sprint(err2) {
		t.Errorf("read twice: error %v, then %v", err, err2)
	}
	text, _, _ := charset.Decode(b, "") // places are in the text as UTF-8
	checkPlaces(t, text, r)
	checkFigures(t, text, r)
	j, err := r.MarshalJSON()
	if err != nil {
		t.Fatalf("as JSON: %v", err)
	}
	var back Report
	if err := back.UnmarshalJSON(j); err != nil {
		t.Fatalf("from JSON: %v\n%s", err, j)
	}
	if d := cmp.Diff(r, &back, exactly); d != "" {
		t.Errorf("through JSON (-want +got):\n%s", d)
	}
	return r
}

// checkError fails unless err is nil or one of the errors that are documented.
func checkError(t testing.TB, err error) {
	t.Helper()
	if err == nil {
		return
	}
	if !errors.Is(err, ErrNotReport) && !errors.Is(err, ErrTooLarge) && !errors.Is(err, ErrFormat) && !errors.Is(err, ErrBroken) {
		t.Errorf("error %v is none of this package's", err)
	}
	var e *Error
	if !errors.As(err, &e) {
		t.Errorf("error %T is no *Error", err)
	}
}

// maxChecked bounds the paragraphs of a section whose places are checked: each
// takes as long as its line.
const maxChecked = 1000

// checkPlaces fails where a position of the report lies outside the input, or
// its line and column are not those of its offset.
func checkPlaces(t testing.TB, b []byte, r *Report) {
	t.Helper()
	lines := lineStarts(b)
	check := func(what string, p Position) {
		t.Helper()
		if p == (Position{}) {
			return
		}
		if p.Offset < 0 || p.Offset > len(b) || p.Line < 1 || p.Line > len(lines) {
			t.Errorf("%s at %v, offset %d: the input has %d lines and %d bytes", what, p, p.Offset, len(lines), len(b))
			return
		}
		start := lines[p.Line-1]
		if p.Offset < start || p.Line < len(lines) && p.Offset >= lines[p.Line] {
			t.Errorf("%s at %v, offset %d: line %d begins at %d", what, p, p.Offset, p.Line, start)
			return
		}
		if column := 1 + utf8.RuneCount(b[start:p.Offset]); p.Column != column {
			t.Errorf("%s at %v, offset %d: that is column %d", what, p, p.Offset, column)
		}
	}
	for p, c := range r.Cells() {
		check(string(p), c.Pos)
		if c.State == Absent && c != (Cell{}) {
			t.Errorf("%s is absent, and has %+v", p, c)
		}
		if c.State != Absent && !c.Pos.IsValid() {
			t.Errorf("%s is %v nowhere", p, c.State)
		}
	}
	plain := !bytes.ContainsAny(b, "<&│┃") // tags hold letters, and a box its words in other order
	begins := func(what, text string, p Position) {
		t.Helper()
		check(what, p)
		if !plain {
			return
		}
		want, got := firstLetter([]byte(text)), firstLetter(b[min(p.Offset, len(b)):])
		if want != 0 && want != got {
			t.Errorf("%s %.60q at %v; there stands %.60q", what, text, p, b[min(p.Offset, len(b)):])
		}
	}
	for _, s := range r.Sections {
		if s.Heading != "" {
			begins("section", s.Heading, s.Pos)
		} else if len(s.Text) > 0 {
			begins("section", s.Text[0].Text, s.Pos)
		} else {
			t.Errorf("section at %v has neither heading nor text", s.Pos)
		}
		step := 1 + len(s.Text)/maxChecked
		for i := 0; i < len(s.Text); i += step {
			begins("paragraph", s.Text[i].Text, s.Text[i].Pos)
		}
	}
	paths := slices.Collect(r.Form.Paths())
	if r.Form == 0 {
		paths = slices.AppendSeq(slices.Collect(Form2019.Paths()), Form2021.Paths())
	}
	for _, c := range r.Claims {
		check("claim "+c.Kind, c.Pos)
		if r.Section(c.Section) == nil {
			t.Errorf("claim %.60q stands in section %q, which is not there", c.Text, c.Section)
		}
		for _, reading := range c.Readings {
			for _, p := range slices.Concat(reading.Plus, reading.Minus) {
				if !slices.Contains(paths, p) {
					t.Errorf("claim %.60q names the cell %s", c.Text, p)
				}
			}
		}
	}
	for _, d := range r.Diagnostics {
		check(d.Code, d.Pos)
		if d.Severity < SeverityError || d.Severity > SeverityInfo || d.Code == "" || d.Message == "" || d.Chinese == "" {
			t.Errorf("diagnostic is not complete: %+v", d)
		}
	}
}

// firstLetter returns the first letter or digit of b, 0 where there is none.
func firstLetter(b []byte) rune {
	i := bytes.IndexFunc(b, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) })
	if i < 0 {
		return 0
	}
	r, _ := utf8.DecodeRune(b[i:])
	return r
}

// lineStarts returns where each line begins. CR, LF and CR LF end a line; a byte
// order mark is no part of the first.
func lineStarts(b []byte) []int {
	starts := []int{0}
	if bytes.HasPrefix(b, []byte(mark)) {
		starts[0] = len(mark)
	}
	for i, c := range b {
		if c == '\n' || c == '\r' && (i+1 == len(b) || b[i+1] != '\n') {
			starts = append(starts, i+1)
		}
	}
	return starts
}

// checkFigures fails where a cell's text does not stand in the input at its
// place, where its value is not what the text says, or where two cells claim
// the same figure.
func checkFigures(t testing.TB, b []byte, r *Report) {
	t.Helper()
	// in a ruled box text is wrapped over several lines; in markup there are marks,
	// tags and entities in it, and other white space
	plain := !bytes.ContainsAny(b, `+│┃|<&\`)
	entities := bytes.IndexByte(b, '&') >= 0
	taken := map[int]Path{}
	for p, c := range r.Cells() {
		if c.Text == "" {
			if c.State == Given || c.State == Unreadable {
				t.Errorf("%s at %v is %v without a text", p, c.Pos, c.State)
			}
			continue
		}
		text := trimmed(c.Text)
		switch at := b[min(c.Pos.Offset, len(b)):]; {
		case startsWith(at, text), startsWith(at, c.Text):
		case plain:
			t.Errorf("%s at %v is %q; there stands %.40q", p, c.Pos, c.Text, at)
		case !entities && !inOrder(at, text) && !inOrder(at, c.Text):
			t.Errorf("%s at %v is %q, which does not follow in %.200q", p, c.Pos, c.Text, at)
		}
		if c.State != Given {
			continue
		}
		if other, twice := taken[c.Pos.Offset]; twice {
			t.Errorf("%s and %s are the same figure, at %v", other, p, c.Pos)
		}
		taken[c.Pos.Offset] = p
		printed, value := digits(c.Text), digits(c.Value.String())
		if !strings.HasPrefix(strings.TrimLeft(printed, "0"), strings.TrimLeft(value, "0")) || len(value) > len(printed) {
			t.Errorf("%s at %v has value %v, printed is %q", p, c.Pos, c.Value, c.Text)
		}
	}
}

// trimmed is text without what prints nothing before it, and valid: bytes that
// are no text count as U+FFFD.
func trimmed(text string) string {
	text = strings.ToValidUTF8(text, "\ufffd")
	return strings.TrimLeftFunc(text, func(r rune) bool { return unicode.IsSpace(r) || unicode.In(r, unicode.Cc, unicode.Cf) })
}

// startsWith reports whether b begins with text.
func startsWith(b []byte, text string) bool {
	b = b[:min(len(b), 4*len(text))]
	return bytes.HasPrefix(bytes.ToValidUTF8(b, []byte("\ufffd")), []byte(text))
}

// inOrder reports whether b begins with the first character of text, and the
// others but for white space follow in their order.
func inOrder(b []byte, text string) bool {
	if startsWith(b, text) {
		return true
	}
	b = bytes.TrimPrefix(bytes.ToValidUTF8(b, []byte("\ufffd")), []byte(`\`)) // the mark that what follows is none
	for i, r := range text {
		if unicode.IsSpace(r) {
			continue
		}
		v, n := utf8.DecodeRune(b)
		for i > 0 && n > 0 && v != r {
			b = b[n:]
			v, n = utf8.DecodeRune(b)
		}
		if n == 0 || v != r {
			return false
		}
		b = b[n:]
	}
	return true
}

// digits returns the digits of s, whatever their width.
func digits(s string) string {
	return strings.Map(func(r rune) rune {
		if r >= '0' && r <= '9' {
			return r
		}
		return -1
	}, norm.NFKC.String(s))
}
