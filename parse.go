// This file is the front door: bytes in, report out. It bounds the input, has
// it read into a document, and hands that to the tables and sections.

package gongkai

import (
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"math"
	"slices"
	"strings"
	"sync"

	"github.com/seed-11a632b0/gongkai/document"
	"github.com/seed-11a632b0/gongkai/document/charset"
	"github.com/seed-11a632b0/gongkai/document/docx"
	"github.com/seed-11a632b0/gongkai/document/html"
	"github.com/seed-11a632b0/gongkai/document/mhtml"
	"github.com/seed-11a632b0/gongkai/document/text"
)

// MaxBytes is the default bound on the size of an input.
const MaxBytes = 32 << 20

var (
	// ErrNotReport says that the input is no annual report on open government
	// information, or shows none of its figures.
	ErrNotReport = errors.New("not an annual report on open government information")
	// ErrTooLarge says that the input is larger than the parser's bound.
	ErrTooLarge = errors.New("input too large")
	// ErrBroken says that the input is a damaged file of a kind that is read. The
	// report holds what could be read.
	ErrBroken = errors.New("damaged file")
	// ErrFormat says that the input is of a kind that is not read, such as PDF;
	// the message names the kind and says how to convert it.
	ErrFormat = errors.New("format not read")
)

// An Error is an error of this package, with the place it was met at.
type Error struct {
	Err error    // ErrNotReport, ErrTooLarge, ErrFormat, ErrBroken, or the error of the reader
	Msg string   // what was seen
	Pos Position // where
}

func (e *Error) Error() string {
	what := "unknown error" // of an Error that was made by hand
	if e.Err != nil {
		what = e.Err.Error()
	}
	s := "gongkai: " + what
	if e.Pos.IsValid() {
		s = fmt.Sprintf("gongkai: %v: %s", e.Pos, what)
	}
	if e.Msg != "" {
		s += ": " + e.Msg
	}
	return s
}

// Unwrap returns the error within.
func (e *Error) Unwrap() error { return e.Err }

// A Parser reads reports. The zero value, or nil, is ready, and safe for concurrent use.
type Parser struct {
	// MaxBytes bounds the input; 0 means the constant MaxBytes.
	MaxBytes int64
}

// Parse reads one report with the zero Parser.
func Parse(r io.Reader) (*Report, error) {
	var p Parser
	return p.Parse(r)
}

// Parse reads one report. The report is never nil: beside an error it holds
// what could be read. Where reader fails, or has more bytes than it may, that is
// nothing.
func (p *Parser) Parse(r io.Reader) (*Report, error) {
	max := int64(MaxBytes)
	if p != nil && p.MaxBytes > 0 {
		max = p.MaxBytes
	}
	max = min(max, math.MaxInt64-1)
	spare := documents.Get().(*memory)
	defer spare.keep()
	b, err := readAll(r, max, spare.input[:0])
	if err != nil {
		return &Report{}, &Error{Err: err}
	}
	spare.input = b
	if int64(len(b)) > max {
		return &Report{}, &Error{Err: ErrTooLarge, Msg: fmt.Sprintf("more than %d bytes", max)}
	}
	rep := &Report{}
	start := Position{Line: 1, Column: 1}
	in, err := open(b, &spare.doc)
	if err != nil {
		return rep, err
	}
	doc, broken, name, bad := in.doc, in.broken, in.charset, in.bad
	s := newScan(doc)
	s.valid = in.valid
	s.read(rep)
	rep.Claims = rep.readClaims(doc.Source)
	if bad > 0 {
		rep.Diagnostics = append(rep.Diagnostics, Diagnostic{Code: "input.encoding", Severity: SeverityWarning, Pos: doc.BadPos,
			Message: fmt.Sprintf("%d places are no valid text in %s", bad, name), Chinese: fmt.Sprintf("有%d处不是有效的%s文本", bad, name)})
	}
	if doc.Rest.IsValid() {
		rep.Diagnostics = append(rep.Diagnostics, Diagnostic{Code: "input.bound", Severity: SeverityError, Pos: doc.Rest,
			Message: "the input has too many lines or cells; from here on it is not read", Chinese: "行或单元格过多，自此以后未读"})
	}
	if broken != nil {
		rep.Diagnostics = append(rep.Diagnostics, Diagnostic{Code: "input.broken", Severity: SeverityError, Pos: doc.Rest,
			Message: broken.Error(), Chinese: "文件已损坏或超出限度，只读取了一部分：" + broken.Error()})
		err := ErrBroken
		if errors.Is(broken, docx.ErrTooLarge) || errors.Is(broken, mhtml.ErrTooLarge) {
			err = ErrTooLarge
		}
		return rep, &Error{Err: err, Msg: broken.Error(), Pos: start}
	}
	return rep, rep.verdict()
}

// readAll reads r up to one byte more than max, at once where r tells its size,
// into the memory of b.
func readAll(r io.Reader, max int64, b []byte) ([]byte, error) {
	size := int64(16 << 10)
	switch s := r.(type) {
	case interface{ Len() int }:
		size = int64(s.Len())
	case interface{ Stat() (fs.FileInfo, error) }:
		if info, err := s.Stat(); err == nil {
			size = info.Size()
		}
	}
	b = slices.Grow(b, int(min(size, max, maxGuess)+1))
	for int64(len(b)) <= max {
		if len(b) == cap(b) {
			b = append(b, 0)[:len(b)]
		}
		n, err := r.Read(b[len(b):min(int64(cap(b)), max+1)])
		b = b[:len(b)+n]
		if err == io.EOF {
			break
		}
		if err != nil {
			return b, err
		}
	}
	return b, nil
}

// maxGuess bounds the memory that is taken on the word of a reader alone.
const maxGuess = 1 << 20

// A memory is what a reading takes over from an earlier one.
type memory struct {
	doc   document.Document
	input []byte
}

var documents = sync.Pool{New: func() any { return new(memory) }}

// keep gives the memory back, unless it is large.
func (m *memory) keep() {
	if cap(m.doc.Lines) <= maxKept && cap(m.doc.Cells) <= maxKept && cap(m.input) <= maxKept*64 {
		m.doc.Source = nil
		documents.Put(m)
	}
}

// An input is a file as it was read.
type input struct {
	doc     *document.Document
	charset string // the name of its encoding, where that is one of text
	bad     int    // places that are no text in it
	valid   bool   // the source of doc is known to be valid UTF-8
	broken  error  // what is wrong with a file that could be read in part
}

const (
	// sniffBytes is how much of the input is looked at to tell its kind.
	sniffBytes = 64 << 10
	// maxFrames is how many pages of a saved file are tried.
	maxFrames = 8
)

// open tells what kind of file b is, and has it read. Each reader says that a
// file is not its own, or that it is, and broken. Text is read into spare.
func open(b []byte, spare *document.Document) (input, error) {
	prefix := b[:min(len(b), sniffBytes)]
	if docx.Sniff(prefix) || bytes.HasPrefix(b, []byte(zipMark)) {
		doc, err := docx.Read(b)
		switch {
		case errors.Is(err, docx.ErrEncrypted):
			return input{}, unread("this file has a password: save it without one")
		case !errors.Is(err, docx.ErrNot):
			return input{doc: doc, broken: err}, nil
		}
	}
	if kind := foreign(b); kind != "" {
		return input{}, unread(kind)
	}
	if mhtml.Sniff(prefix) {
		if in, ok := openSaved(b); ok {
			return in, nil
		}
	}
	var in input
	b, in.charset, in.bad = charset.Decode(b, "")
	in.valid = in.bad == 0
	if bytes.IndexByte(b, '\n') < 0 && bytes.IndexByte(b, '\r') >= 0 {
		b = bytes.ReplaceAll(b, []byte{'\r'}, []byte{'\n'}) // places stay the same
	}
	if html.Sniff(b[:min(len(b), sniffBytes)]) {
		html.ReadInto(spare, b, in.valid)
		spare.Exact = true
	} else {
		text.ReadInto(spare, b, in.valid)
	}
	in.doc = spare
	return in, nil
}

// openSaved reads a saved web page: of several, which stand in frames, the first
// that is a report.
func openSaved(b []byte) (in input, mine bool) {
	pages, err := mhtml.Read(b)
	if errors.Is(err, mhtml.ErrNot) {
		return in, false
	}
	in = input{doc: &document.Document{}, broken: err}
	pages = pages[:min(len(pages), maxFrames)]
	for i := range pages {
		t, damage := pages[i].Text()
		page := input{doc: html.ReadAt(t.Source, t.Start), charset: t.Charset, bad: t.Bad, broken: cmp.Or(err, damage)}
		page.doc.Exact = true
		if i == 0 {
			in = page
		}
		if len(pages) == 1 {
			break
		}
		var r Report
		newScan(page.doc).read(&r)
		if r.verdict() == nil {
			return page, true
		}
	}
	return in, true
}

// unread returns the error of a file of a kind that is not read.
func unread(kind string) error {
	return &Error{Err: ErrFormat, Msg: kind, Pos: Position{Line: 1, Column: 1}}
}

const (
	zipMark      = "PK\x03\x04"
	compoundMark = "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"

	toText    = "save it as text, .html or .docx first"
	toUnpack  = "unpack it first"
	toPicture = "this is a picture: its text has to be recognised first"
)

// foreign names the kind of an input that is not read, and says how to convert
// it; "" where the input may be read.
func foreign(b []byte) string {
	has := func(s string) bool { return bytes.Contains(b, []byte(s)) }
	stream := func(s string) bool { return has(strings.Join(strings.Split(s, ""), "\x00") + "\x00\x00") }
	head := string(b[:min(len(b), 64)])
	switch {
	case strings.HasPrefix(strings.TrimLeft(head, "\ufeff \t\r\n"), "%PDF-"):
		return "this is PDF: extract its text first, for example with pdftotext -fixed 5, or -layout"
	case strings.HasPrefix(head, zipMark), strings.HasPrefix(head, "PK\x05\x06"):
		switch {
		case has("xl/workbook"):
			return "this is .xlsx: save it as text or .html first"
		case has("ppt/presentation"):
			return "this is .pptx: save it as text first"
		case has("OFD.xml"):
			return "this is OFD: extract its text first, or print it to PDF and use pdftotext -fixed 5"
		case has("application/vnd.oasis.opendocument"):
			return "this is OpenDocument (.odt, .ods): " + toText
		}
		return "this is a zip file other than .docx: unpack it, or save what it holds as .docx or as a web page"
	case strings.HasPrefix(head, compoundMark):
		switch {
		case stream("WordDocument"):
			return "this is a binary .doc or .wps: " + toText
		case stream("Workbook"), stream("Book"):
			return "this is a binary .xls or .et: " + toText
		case stream("PowerPoint Document"):
			return "this is a binary .ppt or .dps: " + toText
		}
		return "this is a binary .doc, .wps or .xls: " + toText
	case strings.HasPrefix(head, "{\\rtf"):
		return "this is RTF: " + toText
	case strings.HasPrefix(strings.TrimPrefix(head, "\ufeff"), "<?xml"):
		b = b[:min(len(b), sniffBytes)]
		if has("<w:wordDocument") || has("<pkg:package") {
			return "this is Word as XML: save it as .docx first"
		}
	case strings.HasPrefix(head, "\x89PNG"), strings.HasPrefix(head, "\xff\xd8\xff"), strings.HasPrefix(head, "GIF8"),
		strings.HasPrefix(head, "II*\x00"), strings.HasPrefix(head, "MM\x00*"),
		strings.HasPrefix(head, "BM") && len(head) > 10 && head[6:10] == "\x00\x00\x00\x00",
		strings.HasPrefix(head, "RIFF") && len(head) > 12 && head[8:12] == "WEBP":
		return toPicture
	case strings.HasPrefix(head, "\x1f\x8b"):
		return "this is gzip: " + toUnpack
	case strings.HasPrefix(head, "Rar!\x1a\x07"):
		return "this is RAR: " + toUnpack
	case strings.HasPrefix(head, "7z\xbc\xaf\x27\x1c"):
		return "this is 7z: " + toUnpack
	}
	return ""
}

// verdict says whether what was read is a report at all.
func (r *Report) verdict() error {
	figures, printed := 0, 0
	for i := range r.cells {
		switch c := &r.cells[i]; {
		case c.State == Given:
			figures++
		case c.State != Absent && c.Text != "":
			printed++
		}
	}
	named := 0
	for _, s := range r.Sections {
		if s.Name != "" {
			named++
		}
	}
	start := Position{Line: 1, Column: 1}
	switch {
	case figures+printed > 0:
		return nil
	case r.cells != nil && len(r.Diagnostics) > 0 && named >= 2, named >= 3:
		return nil
	case named >= 2 && r.Year > 0:
		return nil
	case r.Title != "":
		return &Error{Err: ErrNotReport, Msg: "it has the title of one, but none of its tables; they may be in an attachment", Pos: start}
	}
	return &Error{Err: ErrNotReport, Pos: start}
}
