// Package docx is the reader of Word files: it unpacks one, and gives its
// paragraphs as plain lines and the rows of its tables as rows, each cell in its
// true column. It looks at the marks of the format, never at what the words
// mean.
//
// A place in a zip file would help nobody, so the package writes out what it
// reads, and that text is Document.Source: a line for each paragraph, with one
// more for each line break in it, and a line for each row of a table, its cells
// parted by tabs. All offsets, lines and columns point into it, and the text of
// a cell is what stands there. To find such a place in Word, search for the text
// of its line.
//
// What counts is what Word prints. So insertions count and deletions do not; the
// numbers that Word makes for headings and lists stand before their paragraphs;
// hidden text, the code of fields, comments, notes, headers and footers are left
// out. A paragraph that prints nothing is a blank line, unless it is in a table
// or holds a picture. What stands in a text box follows the paragraph that the
// box belongs to.
//
// A row of a table is a line of kind Row with Sep '+'. A cell that goes on from
// the row above is part of the cell there. Several paragraphs in one cell are
// joined: by a space, or by nothing where an ideograph stands at the seam. A
// cell that shows nothing but a picture or the like has the text U+FFFC: it is
// not empty; one that shows text beside it is marked as marred, and so are cells of
// text that is struck out, and the words of such a paragraph.
//
// A table that serves the layout of a page, holding more cells in tables within it
// than of its own, is no grid, and its text is plain lines. So is a row that
// holds prose. The rows of a table within a cell follow the row that the cell
// belongs to, and what stands below them in that cell follows as plain lines.
// Some programs put a web page into a Word file in place of a document (altChunk):
// that is read as package html has it, and places are places in the page.
//
// The title that the file bears in its properties is the last line, for what the
// document itself shows comes first.
package docx

import (
	"archive/zip"
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"

	"github.com/seed-11a632b0/gongkai/document"
)

// A file beyond one of these bounds is read up to it, and gives ErrTooLarge;
// Document.Rest is where the text would go on.
const (
	// MaxEntries is the number of entries of the archive.
	MaxEntries = 1 << 14
	// MaxXML is the number of bytes that are unpacked from all parts together.
	MaxXML = 32 << 20
	// MaxToken is the number of bytes of one tag, or of text between two.
	MaxToken = 4 << 20
	// MaxDepth is how deep elements can stand in elements.
	MaxDepth = 1 << 10
	// MaxDefinitions is the number of styles, of lists and of levels of lists.
	MaxDefinitions = 1 << 16
	// MaxLines is the number of paragraphs, line breaks and rows.
	MaxLines = 1 << 18
	// MaxCells is the number of cells of tables and of words outside tables.
	MaxCells = 1 << 19
)

// What is beyond these bounds is read with less structure, but none of it is
// lost.
const (
	// MaxColumns is the number of columns in which cells can span rows or
	// columns. Cells further right are counted on, and span only themselves.
	MaxColumns = 256
	// MaxSpan is the number of rows a cell can span.
	MaxSpan = 1 << 16
	// MaxLabel is the length in bytes of the number that stands before a
	// paragraph of a list. Longer ones are left out.
	MaxLabel = 64
)

var (
	// ErrNot says that the input is no Word file of this kind.
	ErrNot = errors.New("docx: not a Word document")
	// ErrEncrypted says that a password is needed.
	ErrEncrypted = errors.New("encrypted with a password")
	// ErrTooLarge says that the file is beyond a bound.
	ErrTooLarge = errors.New("too large")
)

// An Error tells what is wrong with a Word file.
type Error struct {
	Part string // of the archive; "" for all of it
	Err  error  // ErrEncrypted, ErrTooLarge, fs.ErrNotExist, or an error of the zip or XML package
}

func (e *Error) Error() string {
	if e.Part == "" {
		return fmt.Sprintf("docx: %v", e.Err)
	}
	return fmt.Sprintf("docx: %s: %v", e.Part, e.Err)
}

// Unwrap returns the error within.
func (e *Error) Unwrap() error { return e.Err }

const (
	entryMark    = "PK\x03\x04"
	compoundMark = "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
	longestKnown = 32 // bytes of an entry's name that tell what it is
	// lockedMark is the name of the stream that holds an encrypted file.
	lockedMark = "E\x00n\x00c\x00r\x00y\x00p\x00t\x00e\x00d\x00P\x00a\x00c\x00k\x00a\x00g\x00e\x00"
)

// Sniff reports whether a file that starts with prefix may be a Word file: an
// archive whose first entries have the names of one. An encrypted file is one
// as well, where the prefix shows that it is.
func Sniff(prefix []byte) bool {
	if bytes.HasPrefix(prefix, []byte(compoundMark)) {
		return bytes.Contains(prefix, []byte(lockedMark))
	}
	if !bytes.HasPrefix(prefix, []byte(entryMark)) {
		return false
	}
	office := false
	for b := prefix; ; {
		i := bytes.Index(b, []byte(entryMark))
		if i < 0 || i+30 > len(b) {
			return office
		}
		n := int(binary.LittleEndian.Uint16(b[i+26:]))
		b = b[i+30:]
		switch name := partName(string(b[:min(n, len(b), longestKnown)])); {
		case hasDir(name, "word"):
			return true
		case hasDir(name, "xl"), hasDir(name, "ppt"):
			return false
		case name == "[content_types].xml", hasDir(name, "_rels"), hasDir(name, "docprops"):
			office = true
		}
	}
}

// Read reads a Word file. The document is never nil: beside an error it holds
// what could be read. The error is ErrNot where the file is something else, and
// an *Error where it is a Word file and there is something wrong with it. The
// time taken and the memory used are linear in src and in what it unpacks to,
// which MaxXML bounds.
func Read(src []byte) (*document.Document, error) {
	w := writer{doc: &document.Document{Exact: true}}
	err := read(src, &w)
	return w.doc, err
}

func read(src []byte, w *writer) error {
	if bytes.HasPrefix(src, []byte(compoundMark)) && bytes.Contains(src, []byte(lockedMark)) {
		return &Error{Err: ErrEncrypted}
	}
	if !bytes.HasPrefix(src, []byte(entryMark)) {
		return ErrNot
	}
	z, err := zip.NewReader(bytes.NewReader(src), int64(len(src)))
	if err != nil && !errors.Is(err, zip.ErrInsecurePath) {
		if !Sniff(src) {
			return ErrNot
		}
		return &Error{Err: err}
	}
	a := newArchive(z)
	if len(z.File) > MaxEntries {
		if !a.word {
			return ErrNot
		}
		return &Error{Err: fmt.Errorf("%w: more than %d entries", ErrTooLarge, MaxEntries)}
	}
	return a.read(w)
}
