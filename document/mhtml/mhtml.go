// Package mhtml is the reader of saved web pages, as browsers and Word write
// them: MIME messages (RFC 2557) in which a page stands beside its pictures. It
// finds the parts that are HTML, takes their transfer encoding off and makes
// UTF-8 of them; package html reads what comes of it.
//
// Places in a page that stands there plainly (7bit, 8bit, binary) are places in
// the file. Where it is encoded (quoted-printable, base64) they are places in
// the page as it was before that: its own lines, from 1.
package mhtml

import (
	"bufio"
	"bytes"
	"encoding/base64"
	"errors"
	"fmt"
	"io"
	"mime"
	"mime/quotedprintable"
	"net/textproto"
	"slices"
	"strings"

	"github.com/seed-11a632b0/gongkai/document"
	"github.com/seed-11a632b0/gongkai/document/charset"
)

// A file beyond MaxParts is read up to it, and gives ErrTooLarge. What is beyond
// the other bounds is not looked at.
const (
	// MaxParts is the number of parts.
	MaxParts = 1 << 12
	// MaxHeader is the number of bytes of the header of a part.
	MaxHeader = 64 << 10
	// MaxDepth is how deep parts can stand in parts.
	MaxDepth = 8
)

var (
	// ErrNot says that the input is no saved page, or holds no HTML.
	ErrNot = errors.New("mhtml: not a saved web page")
	// ErrTooLarge says that the file is beyond a bound.
	ErrTooLarge = errors.New("too large")
)

// An Error tells what is wrong with a saved page.
type Error struct {
	Err error // ErrTooLarge, io.ErrUnexpectedEOF, or an error of the transfer encoding
}

func (e *Error) Error() string { return fmt.Sprintf("mhtml: %v", e.Err) }

// Unwrap returns the error within.
func (e *Error) Unwrap() error { return e.Err }

// A Page is a part that is HTML.
type Page struct {
	src      []byte // the file
	from, to int
	kind     string // its content type
	encoding string // its transfer encoding, in lower case
	id       string // its content id
	cut      bool   // the file ends in it
}

// A Text is a page as UTF-8, from Start to the end of Source.
type Text struct {
	Source  []byte
	Start   document.Position
	Charset string // the name of its encoding, as in package charset
	Bad     int    // places that are no text in it
}

// Sniff reports whether a file that starts with prefix may be a saved page: one
// that begins with the header of a message of parts, or of one that is HTML.
func Sniff(prefix []byte) bool {
	prefix = prefix[:min(len(prefix), MaxHeader)]
	if len(prefix) > 0 && prefix[0] == '\n' {
		return false
	}
	for b, first := prefix, true; len(b) > 0; first = false {
		line, rest, whole := bytes.Cut(b, []byte{'\n'})
		b = rest
		line = bytes.TrimRight(line, "\r")
		if len(line) == 0 {
			break
		}
		if first || line[0] != ' ' && line[0] != '\t' {
			if !isField(line, whole) {
				return false
			}
		}
	}
	h, _ := header(prefix, 0, len(prefix))
	kind, _ := mediaType(h.Get("Content-Type"))
	return strings.HasPrefix(kind, "multipart/") || isHTML(kind)
}

// isField reports whether a line begins with the name of a field, which may be
// cut where the line is not whole.
func isField(line []byte, whole bool) bool {
	name, _, ok := bytes.Cut(line, []byte{':'})
	if len(name) == 0 || whole && !ok {
		return false
	}
	for _, c := range name {
		if (c|0x20 < 'a' || c|0x20 > 'z') && (c < '0' || c > '9') && c != '-' && c != '_' {
			return false
		}
	}
	return true
}

// Read finds the pages of a file: first the one that the file is about, then
// those in its frames, in their order. Beside an error it returns what could be
// found. The error is ErrNot where the input is something else, and an *Error
// where it is a saved page and there is something wrong with it. The time taken
// is linear in src, which must not change afterwards.
func Read(src []byte) ([]Page, error) {
	if !Sniff(src) {
		return nil, ErrNot
	}
	w := walker{src: src}
	w.part(0, len(src), 0, false)
	if w.start != "" {
		if i := slices.IndexFunc(w.pages, func(p Page) bool { return p.id == w.start }); i > 0 {
			p := w.pages[i]
			w.pages = slices.Insert(slices.Delete(w.pages, i, i+1), 0, p)
		}
	}
	switch {
	case w.parts > MaxParts:
		return w.pages, &Error{Err: fmt.Errorf("%w: more than %d parts", ErrTooLarge, MaxParts)}
	case len(w.pages) > 0:
		return w.pages, nil
	case w.open:
		return nil, &Error{Err: io.ErrUnexpectedEOF}
	}
	return nil, ErrNot
}

// A walker looks for pages.
type walker struct {
	src   []byte
	pages []Page
	parts int
	start string // the content id of the main page
	open  bool   // the message of parts does not end
}

// part looks at a part of the file: a header, and what it is the header of. The
// part is open where no mark ends it.
func (w *walker) part(from, to, depth int, open bool) {
	if w.parts++; w.parts > MaxParts {
		return
	}
	h, body := header(w.src, from, to)
	kind, params := mediaType(h.Get("Content-Type"))
	switch {
	case isHTML(kind):
		w.pages = append(w.pages, Page{
			src: w.src, from: body, to: to,
			kind:     h.Get("Content-Type"),
			encoding: strings.ToLower(strings.TrimSpace(h.Get("Content-Transfer-Encoding"))),
			id:       strings.TrimSpace(h.Get("Content-Id")),
			cut:      open && to == len(w.src),
		})
	case strings.HasPrefix(kind, "multipart/") && depth < MaxDepth:
		if depth == 0 {
			w.start = strings.TrimSpace(params["start"])
		}
		open := w.split(body, to, params["boundary"], depth)
		w.open = w.open || open
	}
}

// split looks at the parts between marks, and reports whether the last mark is
// missing.
func (w *walker) split(from, to int, boundary string, depth int) (open bool) {
	mark := []byte("--" + boundary)
	part := -1 // where the open part starts
	for i := from; i < to && w.parts <= MaxParts; {
		end, next := to, to
		if n := bytes.IndexByte(w.src[i:to], '\n'); n >= 0 {
			end, next = i+n, i+n+1
		}
		line := bytes.TrimRight(w.src[i:end], " \t\r")
		if boundary == "" && part < 0 && len(line) > 2 && line[0] == '-' && line[1] == '-' {
			mark = bytes.Clone(line) // it is not told: the first line that may be one
		}
		rest, ok := bytes.CutPrefix(line, mark)
		last := string(rest) == "--"
		if ok && len(mark) > 2 && (last || len(rest) == 0) {
			if part >= 0 {
				w.part(part, max(trimLine(w.src, i), part), depth+1, false)
			}
			if last {
				return false
			}
			part = next
		}
		i = next
	}
	if part >= 0 {
		w.part(part, to, depth+1, true)
	}
	return true
}

// trimLine returns where the line ends that is before the one at i.
func trimLine(src []byte, i int) int {
	if i > 0 && src[i-1] == '\n' {
		i--
	}
	if i > 0 && src[i-1] == '\r' {
		i--
	}
	return i
}

// header reads the header at an offset, and returns where the body starts. One
// that is too long is none.
func header(src []byte, from, to int) (h textproto.MIMEHeader, body int) {
	end := min(to, from+MaxHeader)
	for body = from; ; {
		n := bytes.IndexByte(src[body:end], '\n')
		if n < 0 {
			if end < to {
				return nil, to
			}
			body = end
			break
		}
		empty := n == 0 || n == 1 && src[body] == '\r'
		body += n + 1
		if empty {
			break
		}
	}
	// A line that is none ends it; what stands before counts.
	h, _ = textproto.NewReader(bufio.NewReader(bytes.NewReader(src[from:body]))).ReadMIMEHeader()
	return h, body
}

// mediaType reads a content type, which may lack the quotes that belong there.
func mediaType(s string) (string, map[string]string) {
	kind, params, err := mime.ParseMediaType(s)
	if err == nil {
		return kind, params
	}
	kind, rest, _ := strings.Cut(s, ";")
	params = map[string]string{}
	for _, p := range strings.Split(rest, ";") {
		name, value, _ := strings.Cut(p, "=")
		params[strings.ToLower(strings.TrimSpace(name))] = strings.Trim(strings.TrimSpace(value), `"`)
	}
	return strings.ToLower(strings.TrimSpace(kind)), params
}

func isHTML(kind string) bool { return kind == "text/html" || kind == "application/xhtml+xml" }

// Text returns the page as UTF-8. Where there is an *Error beside it, the page
// is damaged, and this is what can be read of it.
func (p *Page) Text() (Text, error) {
	b := p.src[p.from:p.to]
	var err error
	plain := false
	switch p.encoding {
	case "quoted-printable":
		b, err = io.ReadAll(quotedprintable.NewReader(bytes.NewReader(b)))
	case "base64":
		b, err = decodeBase64(b)
	case "", "7bit", "8bit", "binary":
		plain = true
	default:
		return Text{}, &Error{Err: fmt.Errorf("transfer encoding %q is not known", p.encoding)}
	}
	if err != nil {
		err = &Error{Err: err}
	} else if p.cut {
		err = &Error{Err: io.ErrUnexpectedEOF}
	}
	t := Text{Start: document.Position{Line: 1, Column: 1}}
	out, name, bad := charset.Decode(b, p.kind)
	t.Source, t.Charset, t.Bad = out, name, bad
	if plain {
		t.Start.Offset = p.from
		t.Start.Line += lines(p.src[:p.from])
		if t.Source = p.src[:p.to]; name != charset.UTF8 {
			t.Source = slices.Concat(p.src[:p.from], out)
		}
	}
	if bytes.HasPrefix(t.Source[t.Start.Offset:], []byte("\ufeff")) {
		t.Start.Offset += len("\ufeff")
	}
	return t, err
}

// decodeBase64 takes white space between the letters, and no padding.
func decodeBase64(b []byte) ([]byte, error) {
	dense := make([]byte, 0, len(b))
	for _, c := range b {
		if c != '\n' && c != '\r' && c != ' ' && c != '\t' && c != '\f' {
			dense = append(dense, c)
		}
	}
	e := base64.StdEncoding
	if len(dense)%4 != 0 {
		e = base64.RawStdEncoding
	}
	out := make([]byte, e.DecodedLen(len(dense)))
	n, err := e.Decode(out, dense)
	return out[:n], err
}

// lines counts the line ends in b: LF, CR and CR LF.
func lines(b []byte) int {
	n := 0
	for i, c := range b {
		if c == '\n' || c == '\r' && (i+1 == len(b) || b[i+1] != '\n') {
			n++
		}
	}
	return n
}
