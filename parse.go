// This file is the front door: bytes in, report out. It bounds the input, has
// it read into a document, and hands that to the tables and sections.

package gongkai

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/seed-11a632b0/gongkai/document"
	"github.com/seed-11a632b0/gongkai/document/charset"
	"github.com/seed-11a632b0/gongkai/document/docx"
	"github.com/seed-11a632b0/gongkai/document/html"
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
	Err error    // ErrNotReport, ErrTooLarge, ErrFormat, or the error of the reader
	Msg string   // what was seen
	Pos Position // where
}

func (e *Error) Error() string {
	s := "gongkai: " + e.Err.Error()
	if e.Pos.IsValid() {
		s = fmt.Sprintf("gongkai: %v: %v", e.Pos, e.Err)
	}
	if e.Msg != "" {
		s += ": " + e.Msg
	}
	return s
}

// Unwrap returns the error within.
func (e *Error) Unwrap() error { return e.Err }

// A Parser reads reports. The zero value is ready, and safe for concurrent use.
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
// what could be read.
func (p *Parser) Parse(r io.Reader) (*Report, error) {
	max := p.MaxBytes
	if max <= 0 {
		max = MaxBytes
	}
	b, err := io.ReadAll(io.LimitReader(r, max+1))
	if err != nil {
		return &Report{}, &Error{Err: err}
	}
	if int64(len(b)) > max {
		return &Report{}, &Error{Err: ErrTooLarge, Msg: fmt.Sprintf("more than %d bytes", max)}
	}
	rep := &Report{}
	start := Position{Line: 1, Column: 1}
	var doc *document.Document
	var broken error // a Word file that could be read in part
	name, bad := "", 0
	if docx.Sniff(b[:min(len(b), sniffBytes)]) {
		doc, broken = docx.Read(b)
		if errors.Is(broken, docx.ErrNot) || errors.Is(broken, docx.ErrEncrypted) {
			return rep, &Error{Err: ErrFormat, Msg: broken.Error(), Pos: start}
		}
	} else {
		if kind := foreign(b); kind != "" {
			return rep, &Error{Err: ErrFormat, Msg: kind, Pos: start}
		}
		b, name, bad = charset.Decode(b, "")
		if bytes.IndexByte(b, '\n') < 0 && bytes.IndexByte(b, '\r') >= 0 {
			b = bytes.ReplaceAll(b, []byte{'\r'}, []byte{'\n'}) // places stay the same
		}
		if html.Sniff(b[:min(len(b), sniffBytes)]) {
			doc = html.Read(b)
			doc.Exact = true
		} else {
			doc = text.Read(b)
		}
	}
	newScan(doc).read(rep)
	rep.Claims = rep.ReadClaims()
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
		if errors.Is(broken, docx.ErrTooLarge) {
			err = ErrTooLarge
		}
		return rep, &Error{Err: err, Msg: broken.Error(), Pos: start}
	}
	return rep, rep.verdict()
}

// sniffBytes is how much of the input is looked at to tell its kind.
const sniffBytes = 64 << 10

// foreign names the kind of an input that is not read, and says how to convert
// it; "" where the input may be read.
func foreign(b []byte) string {
	for _, k := range []struct{ magic, kind string }{
		{"%PDF-", "this is PDF: extract its text first, for example with pdftotext -layout"},
		{"PK\x03\x04", "this is a zip file other than .docx: unpack it, or save what it holds as .docx or as a web page"},
		{"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "this is a binary .doc, .wps or .xls: save it as text, .html or .docx first"},
		{"{\\rtf", "this is RTF: save it as text or .html first"},
		{"\x89PNG", "this is a picture: its text has to be recognised first"},
		{"\xff\xd8\xff", "this is a picture: its text has to be recognised first"},
		{"GIF8", "this is a picture: its text has to be recognised first"},
		{"\x1f\x8b", "this is gzip: unpack it first"},
	} {
		if strings.HasPrefix(string(b[:min(len(b), 16)]), k.magic) {
			return k.kind
		}
	}
	return ""
}

// verdict says whether what was read is a report at all.
func (r *Report) verdict() error {
	figures, printed := 0, 0
	for _, c := range r.cells {
		switch {
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
