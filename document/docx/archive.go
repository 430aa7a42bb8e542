// This file finds the parts of an archive, and unpacks them within the bounds.

package docx

import (
	"archive/zip"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"path"
	"strings"
	"unicode/utf16"
	"unicode/utf8"

	"github.com/seed-11a632b0/gongkai/document/charset"
	"github.com/seed-11a632b0/gongkai/document/html"
	"github.com/seed-11a632b0/gongkai/document/mhtml"
	"github.com/seed-11a632b0/gongkai/internal/glyph"
)

// An archive is a Word file as parts.
type archive struct {
	files map[string]*zip.File
	word  bool // it has parts of Word
	left  int  // of MaxXML
	err   error
}

func newArchive(z *zip.Reader) *archive {
	a := &archive{files: make(map[string]*zip.File, min(len(z.File), MaxEntries)), left: MaxXML}
	for _, f := range z.File[:min(len(z.File), MaxEntries)] {
		name := partName(f.Name)
		if a.files[name] == nil {
			a.files[name] = f
		}
		a.word = a.word || hasDir(name, "word")
	}
	return a
}

// partName returns the name that an entry is known by: case does not count, and
// some programs write backslashes.
func partName(s string) string {
	return strings.ToLower(strings.TrimPrefix(strings.ReplaceAll(s, `\`, "/"), "/"))
}

func hasDir(name, dir string) bool {
	return len(name) > len(dir) && name[len(dir)] == '/' && name[:len(dir)] == dir
}

// read reads all that counts. What is wrong with the document itself is told
// before what is wrong with the parts around it.
func (a *archive) read(w *writer) error {
	top := a.relations("_rels/.rels")
	var c contents
	if a.files[top["officedocument"]] == nil {
		a.aside("[content_types].xml", &c)
	}
	name := a.first(top["officedocument"], c.main, "word/document.xml")
	if a.files[name] == nil {
		if !a.word {
			return ErrNot
		}
		return &Error{Part: name, Err: fs.ErrNotExist}
	}
	dir, base := path.Split(name)
	rel := a.relations(dir + "_rels/" + base + ".rels")
	var s styles
	a.aside(a.first(rel["styles"], dir+"styles.xml"), &s)
	var n numbering
	a.aside(a.first(rel["numbering"], dir+"numbering.xml"), &n)
	n.link(&s)
	b := newBody(w, &s, &n)
	err := a.walk(name, b)
	if chunk := rel["afchunk"]; err == nil && b.chunk && !w.printed() && a.files[chunk] != nil {
		return a.readPage(w, chunk)
	}
	if err == nil && !b.started {
		err = &Error{Part: name, Err: io.ErrUnexpectedEOF}
	}
	if errors.Is(err, ErrNot) {
		return ErrNot
	}
	if err == nil && w.full {
		err = &Error{Part: name, Err: errCells}
	}
	if errors.Is(err, ErrTooLarge) {
		w.rest()
	}
	var t titles
	core := a.first(top["core-properties"], "docprops/core.xml")
	a.aside(core, &t)
	if full := w.full; len(t.title) > 0 {
		w.paragraph(t.title, false, false)
		if w.full && !full {
			w.rest()
			a.fail(&Error{Part: core, Err: errCells})
		}
	}
	if err != nil {
		return err
	}
	return a.err
}

// readPage reads the web page that some programs put into a Word file in place of
// a document.
func (a *archive) readPage(w *writer, name string) error {
	rc, err := a.files[name].Open()
	if err != nil {
		return &Error{Part: name, Err: err}
	}
	defer rc.Close()
	b, err := io.ReadAll(io.LimitReader(rc, int64(a.left)+1))
	switch {
	case err != nil:
		return &Error{Part: name, Err: err}
	case len(b) > a.left:
		return &Error{Part: name, Err: fmt.Errorf("%w: more than %d bytes unpacked", ErrTooLarge, MaxXML)}
	}
	t := mhtml.Text{}
	if pages, _ := mhtml.Read(b); len(pages) > 0 {
		t, err = pages[0].Text()
	} else {
		t.Source, t.Charset, t.Bad = charset.Decode(b, "")
	}
	w.doc = html.ReadAt(t.Source, t.Start)
	w.doc.Exact = true
	if err != nil {
		return &Error{Part: name, Err: err}
	}
	return a.err
}

// fail notes an error of a part around the document; the first one is told.
func (a *archive) fail(err error) {
	if a.err == nil {
		a.err = err
	}
}

// first returns the name of the first part that is there, or the last.
func (a *archive) first(names ...string) string {
	for _, s := range names {
		if s != "" && a.files[s] != nil {
			return s
		}
	}
	return names[len(names)-1]
}

// aside reads a part that can be missing, and that the rest can be read without.
func (a *archive) aside(name string, v visitor) {
	if a.files[name] == nil {
		return
	}
	if err := a.walk(name, v); err != nil {
		a.fail(err)
	}
}

// relations returns the names of parts that a part refers to, by the kind of
// the relation.
func (a *archive) relations(name string) map[string]string {
	r := relations{base: path.Dir(path.Dir(name)), target: map[string]string{}}
	a.aside(name, &r)
	return r.target
}

type relations struct {
	base   string
	target map[string]string
}

func (r *relations) start(e *xml.StartElement) (bool, error) {
	if e.Name.Local != "Relationship" {
		return true, nil
	}
	kind, target := strings.ToLower(path.Base(attr(e, "Type"))), attr(e, "Target")
	switch kind {
	case "officedocument", "styles", "numbering", "core-properties", "afchunk":
	default:
		return true, nil
	}
	if attr(e, "TargetMode") == "External" || r.target[kind] != "" {
		return true, nil
	}
	if !strings.HasPrefix(target, "/") {
		target = path.Join(r.base, target)
	}
	r.target[kind] = partName(target)
	return true, nil
}

func (r *relations) end() error  { return nil }
func (r *relations) text([]byte) {}

// contents reads the list of parts, for the document, where no relation tells of
// it.
type contents struct {
	main string
}

func (c *contents) start(e *xml.StartElement) (bool, error) {
	kind := attr(e, "ContentType")
	if c.main == "" && e.Name.Local == "Override" && strings.Contains(kind, "word") && strings.HasSuffix(kind, ".main+xml") {
		c.main = partName(attr(e, "PartName"))
	}
	return true, nil
}

func (c *contents) end() error  { return nil }
func (c *contents) text([]byte) {}

// titles reads the properties of a file, for its title.
type titles struct {
	depth, at int
	title     []byte
}

func (t *titles) start(e *xml.StartElement) (bool, error) {
	t.depth++
	if t.at == 0 && len(t.title) == 0 && e.Name.Local == "title" && e.Name.Space == "http://purl.org/dc/elements/1.1/" {
		t.at = t.depth
	}
	return true, nil
}

func (t *titles) end() error {
	if t.at == t.depth {
		t.at = 0
	}
	t.depth--
	return nil
}

func (t *titles) text(b []byte) {
	if t.at == 0 {
		return
	}
	for _, v := range string(b) {
		switch {
		case v == '\n', v == '\r', v == '\t':
			v = ' '
		case glyph.IsVoid(v):
			continue
		}
		t.title = utf8.AppendRune(t.title, v)
	}
}

// A visitor is told what a part holds, element by element.
type visitor interface {
	// start handles a start tag, and reports whether to go into the element.
	start(e *xml.StartElement) (bool, error)
	// end handles the end of an element that was gone into.
	end() error
	text(b []byte)
}

// walk reads a part. All elements that were gone into are ended, even when the
// part breaks off.
func (a *archive) walk(name string, v visitor) error {
	f := a.files[name]
	if f.Flags&1 != 0 {
		return &Error{Part: name, Err: ErrEncrypted}
	}
	rc, err := f.Open()
	if err != nil {
		return &Error{Part: name, Err: err}
	}
	defer rc.Close()
	p := part{r: rc, left: a.left}
	err = p.walk(v)
	a.left = p.left
	if err != nil {
		return &Error{Part: name, Err: err}
	}
	return nil
}

func (p *part) walk(v visitor) error {
	// Entities that the part itself declares stay unknown, and break it off.
	d := xml.NewDecoder(p)
	d.CharsetReader = func(_ string, r io.Reader) (io.Reader, error) { return r, nil }
	depth, skip := 0, 0
	var e xml.StartElement // of all elements one after the other
	var err error
	for err == nil {
		p.token = 0
		var t xml.Token
		if t, err = d.Token(); err != nil {
			break
		}
		switch t := t.(type) {
		case xml.StartElement:
			if depth+skip == MaxDepth {
				err = fmt.Errorf("%w: more than %d elements deep", ErrTooLarge, MaxDepth)
				break
			}
			if skip > 0 {
				skip++
				break
			}
			var in bool
			e = t
			if in, err = v.start(&e); in {
				depth++
			} else {
				skip++
			}
		case xml.EndElement:
			if skip > 0 {
				skip--
				break
			}
			depth--
			err = v.end()
		case xml.CharData:
			if skip == 0 {
				v.text(t)
			}
		}
	}
	if err == io.EOF {
		err = nil
	}
	if b, ok := v.(*body); ok && err != nil {
		b.breakOff()
	}
	for ; depth > 0; depth-- {
		if e := v.end(); err == nil {
			err = e
		}
	}
	return err
}

// attr returns the value of an attribute. Attributes of Word itself may be
// qualified, and those of other parts are not.
func attr(e *xml.StartElement, local string) string {
	v, _ := lookAttr(e, local)
	return v
}

func lookAttr(e *xml.StartElement, local string) (string, bool) {
	for i := range e.Attr {
		a := &e.Attr[i]
		if a.Name.Local == local && (a.Name.Space == "" || isWord(a.Name.Space)) {
			return a.Value, true
		}
	}
	return "", false
}

// A part is a part of the archive as it is unpacked: bytes in UTF-8.
type part struct {
	r     io.Reader
	buf   [4 << 10]byte
	i, n  int
	left  int // of MaxXML
	token int // bytes since the last token
	err   error

	begun bool
	wide  bool // it is in UTF-16
	big   bool // with the high byte first
	dec   [utf8.UTFMax]byte
	di    int // the next byte of a character in dec
	dn    int
}

// ReadByte returns the next byte.
func (p *part) ReadByte() (byte, error) {
	if p.token++; p.token > MaxToken {
		return 0, fmt.Errorf("%w: more than %d bytes in a piece", ErrTooLarge, MaxToken)
	}
	if !p.begun {
		p.begin()
	}
	if !p.wide {
		return p.next()
	}
	if p.di == p.dn {
		v, err := p.wideRune()
		if err != nil {
			return 0, err
		}
		p.di, p.dn = 0, utf8.EncodeRune(p.dec[:], v)
	}
	p.di++
	return p.dec[p.di-1], nil
}

// Read is there because a decoder is made for readers; it reads byte by byte.
func (p *part) Read(b []byte) (int, error) {
	if len(b) == 0 {
		return 0, nil
	}
	c, err := p.ReadByte()
	if err != nil {
		return 0, err
	}
	b[0] = c
	return 1, nil
}

func (p *part) next() (byte, error) {
	if p.i == p.n && !p.fill(0) {
		return 0, p.err
	}
	p.i++
	return p.buf[p.i-1], nil
}

// fill unpacks more, behind the first n bytes of buf.
func (p *part) fill(n int) bool {
	p.i, p.n = 0, n
	for p.n == n && p.err == nil {
		var k int
		k, p.err = p.r.Read(p.buf[n:])
		if k > p.left {
			k = p.left
			p.err = fmt.Errorf("%w: more than %d bytes unpacked", ErrTooLarge, MaxXML)
		}
		p.left -= k
		p.n += k
	}
	return p.n > n
}

// begin tells UTF-16 by its mark.
func (p *part) begin() {
	p.begun = true
	p.fill(0)
	if p.n == 1 {
		p.fill(1)
	}
	if p.n > 1 && (p.buf[0] == 0xff && p.buf[1] == 0xfe || p.buf[0] == 0xfe && p.buf[1] == 0xff) {
		p.wide, p.big = true, p.buf[0] == 0xfe
		p.i = 2
	}
}

// wideRune reads a character of UTF-16.
func (p *part) wideRune() (rune, error) {
	u, err := p.unit()
	if err != nil || !utf16.IsSurrogate(u) {
		return u, err
	}
	low, err := p.unit()
	if err == io.EOF {
		err = nil
	}
	return utf16.DecodeRune(u, low), err
}

func (p *part) unit() (rune, error) {
	a, err := p.next()
	if err != nil {
		return 0, err
	}
	b, err := p.next()
	if err == io.EOF {
		err = io.ErrUnexpectedEOF
	}
	if !p.big {
		a, b = b, a
	}
	return rune(a)<<8 | rune(b), err
}
