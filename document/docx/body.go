// This file reads the document itself: paragraphs and what they print, tables
// with their rows and cells.

package docx

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/seed-11a632b0/gongkai/internal/glyph"
)

const (
	xmlSpace        = "http://www.w3.org/XML/1998/namespace"
	wordSpace       = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
	wordStrictSpace = "http://purl.oclc.org/ooxml/wordprocessingml/main"
	mathSpace       = "http://schemas.openxmlformats.org/officeDocument/2006/math"
	mathStrictSpace = "http://purl.oclc.org/ooxml/officeDocument/math"
	choiceSpace     = "http://schemas.openxmlformats.org/markup-compatibility/2006"
)

func isWord(space string) bool { return space == wordSpace || space == wordStrictSpace }

// A kind is a kind of element, as far as it matters what stands within it.
type kind uint8

const (
	neutral kind = iota
	bodyElem
	paraElem
	paraProps
	markProps // of the mark that ends a paragraph
	listProps
	runElem
	runProps
	textElem
	partedElem
	tableElem
	rowElem
	rowProps
	cellElem
	cellProps
	boxElem
	choiceElem
)

// An elem is an open element.
type elem struct {
	kind     kind
	preserve bool // white space at the ends of texts counts
	mark     int  // characters printed before it, or bytes of the paragraph
}

// A para is an open paragraph.
type para struct {
	text   []byte // with marks
	style  string
	list   listRef
	gone   tristate // its mark is
	filled bool     // with something other than text
	object bool     // that is shown
	drawn  bool     // and is no text, whatever stands beside it
	struck bool     // some of its text is struck out, or white
	noted  bool     // some of it stands as notes do
	plain  bool     // some does not
	fields []field
	boxes  []block
}

// A field is an open field.
type field struct {
	at     int  // where in the text it begins
	result bool // its code has been passed
}

// A tristate is a property that may not be given.
type tristate int8

func (t tristate) or(dflt bool) bool {
	if t == 0 {
		return dflt
	}
	return t > 0
}

func isOn(v string) tristate {
	if v == "0" || v == "false" || v == "off" {
		return -1
	}
	return 1
}

// A run is a stretch of text in one dress.
type run struct {
	style  string
	hidden tristate
	struck tristate
	known  bool // these are final
	apart  bool // its text does not belong to the words around it
	note   bool // it stands as notes do
	white  bool // it is
	ground bool // and is set on a ground of another colour
}

// A holder is what blocks stand in: the body, a cell or a text box.
type holder struct {
	blocks []block
	carry  *para // a paragraph whose mark is gone: the next one goes on with it
	merge  merge // of a cell
	at     int   // of a cell among those of the table, once it is placed
	placed bool
	ground bool // it has a colour
}

// unseen reports cells that are parts of others: what stands there is not shown.
func (h *holder) unseen() bool { return h.placed && h.at < 0 }

// A body reads the document.
type body struct {
	w       *writer
	styles  *styles
	lists   *numbering
	started bool

	elems   []elem
	holders []holder
	tables  []*table
	scopes  []kind // open elements of kinds bodyElem, tableElem, rowElem, cellElem and boxElem
	paras   []para
	runs    []run
	slab    []byte // text of paragraphs that are not yet written
	lines   int
	pending int // cells of the tables that are not yet written
	printed int
	cut     bool // the part breaks off; the open cell is not whole
	chunk   bool // a part that is a page belongs into it
	err     error
}

func newBody(w *writer, s *styles, n *numbering) *body {
	return &body{w: w, styles: s, lists: n}
}

func (b *body) top() kind {
	if n := len(b.elems); n > 0 {
		return b.elems[n-1].kind
	}
	return neutral
}

func (b *body) scope() kind {
	if n := len(b.scopes); n > 0 {
		return b.scopes[n-1]
	}
	return neutral
}

func (b *body) holder() *holder { return &b.holders[len(b.holders)-1] }

func (b *body) para() *para {
	if n := len(b.paras); n > 0 {
		return &b.paras[n-1]
	}
	return nil
}

func (b *body) start(e *xml.StartElement) (bool, error) {
	word := isWord(e.Name.Space)
	if len(b.elems) == 0 {
		switch {
		case b.started:
			return false, nil // a second root
		case !word || e.Name.Local != "document":
			return false, ErrNot
		}
		b.started = true
	}
	n := elem{mark: b.printed}
	if len(b.elems) > 0 {
		n.preserve = b.elems[len(b.elems)-1].preserve
	}
	for i := range e.Attr {
		if a := &e.Attr[i]; a.Name.Local == "space" && a.Name.Space == xmlSpace {
			n.preserve = a.Value == "preserve"
		}
	}
	in := true
	switch e.Name.Space {
	case wordSpace, wordStrictSpace:
		n.kind, in = b.open(e)
	case mathSpace, mathStrictSpace:
		switch e.Name.Local {
		case "r":
			n.kind = partedElem
			b.mark(softMark)
		case "t":
			n.kind = textElem
		}
	case choiceSpace:
		switch e.Name.Local {
		case "AlternateContent":
			n.kind = choiceElem
		case "Choice", "Fallback": // the first that prints anything is enough
			in = b.top() != choiceElem || b.elems[len(b.elems)-1].mark == b.printed
		}
	}
	if in {
		if n.kind == textElem {
			n.mark = 0
			if p := b.para(); p != nil {
				n.mark = len(p.text)
			}
		}
		b.elems = append(b.elems, n)
	}
	return in, b.fault()
}

// fault returns the error that ends the reading.
func (b *body) fault() error {
	if b.err == nil && b.w.full {
		b.err = errCells
	}
	return b.err
}

// open handles the start of an element of Word itself. It reports whether to go
// into it.
func (b *body) open(e *xml.StartElement) (kind, bool) {
	parent := b.top()
	switch e.Name.Local {
	case "body":
		if len(b.holders) > 0 {
			return neutral, true
		}
		b.hold(bodyElem)
		return bodyElem, true
	case "p":
		return paraElem, b.openPara()
	case "r":
		b.runs = append(b.runs, run{})
		return runElem, true
	case "t":
		return textElem, true
	case "tbl":
		return b.openTable()
	case "tr":
		return b.openRow()
	case "tc":
		return b.openCell()
	case "txbxContent":
		if len(b.holders) == 0 || b.hidden() {
			return neutral, false
		}
		b.hold(boxElem)
		return boxElem, true
	case "del", "moveFrom":
		switch parent {
		case markProps:
			b.para().gone = 1
		case rowProps:
			b.row().dead = true
		}
		return neutral, false
	case "delText", "instrText", "delInstrText", "object", "rt", "background", "tabs",
		"sdtPr", "sdtEndPr", "sectPr", "tblPr", "tblGrid", "tblPrEx",
		"pPrChange", "rPrChange", "sectPrChange", "tblPrChange", "trPrChange", "tcPrChange", "tblGridChange", "tblPrExChange", "numberingChange":
		if e.Name.Local == "object" {
			b.object()
		}
		return neutral, false
	case "pPr":
		if parent == paraElem {
			return paraProps, true
		}
		return neutral, false
	case "rPr":
		switch parent {
		case runElem:
			return runProps, true
		case paraProps:
			return markProps, true
		}
		return neutral, false
	case "trPr":
		if parent == rowElem {
			return rowProps, true
		}
		return neutral, false
	case "tcPr":
		if parent == cellElem {
			return cellProps, true
		}
		return neutral, false
	case "drawing", "pict":
		b.object()
		return neutral, true
	case "hyperlink":
		if attr(e, "anchor") != "" { // to a note
			b.mark(softMark)
			return partedElem, true
		}
	case "fldSimple":
		if strings.HasPrefix(strings.TrimSpace(attr(e, "instr")), "=") { // a sum, which may not have been worked out
			b.shows(false)
		}
	}
	switch parent {
	case paraProps, listProps:
		return b.paraProp(e, parent)
	case markProps:
		if e.Name.Local == "vanish" || e.Name.Local == "specVanish" {
			if p := b.para(); p.gone <= 0 {
				p.gone = isOn(attr(e, "val"))
			}
		}
	case runProps:
		b.runProp(e)
	case rowProps:
		if e.Name.Local == "gridBefore" {
			r := b.row()
			r.x = min(number(attr(e, "val")), MaxColumns)
		}
	case cellProps:
		b.cellProp(e)
	default:
		b.content(e)
	}
	return neutral, true
}

func (b *body) paraProp(e *xml.StartElement, parent kind) (kind, bool) {
	p := b.para()
	switch e.Name.Local {
	case "pStyle":
		p.style = attr(e, "val")
	case "numPr":
		return listProps, true
	case "numId":
		if parent == listProps {
			p.list.id, p.list.given = attr(e, "val"), true
		}
	case "ilvl":
		if parent == listProps {
			p.list.level, p.list.leveled = number(attr(e, "val")), true
		}
	}
	return neutral, true
}

func (b *body) cellProp(e *xml.StartElement) {
	m := &b.holder().merge
	switch e.Name.Local {
	case "gridSpan":
		m.span = number(attr(e, "val"))
	case "vMerge":
		m.tall = attr(e, "val") == "restart"
		m.down = !m.tall
	case "hMerge":
		m.left = attr(e, "val") != "restart"
	case "cellMerge":
		switch attr(e, "vMerge") {
		case "rest":
			m.tall, m.down = true, false
		case "cont":
			m.tall, m.down = false, true
		}
	case "cellDel":
		m.gone = true
	case "shd":
		b.holder().ground = isColoured(e)
	}
}

// hidden reports whether the text of the open run is.
func (b *body) hidden() bool {
	if len(b.runs) == 0 {
		return false
	}
	r := &b.runs[len(b.runs)-1]
	if !r.known {
		r.known = true
		style := ""
		if p := b.para(); p != nil {
			style = p.style
		}
		para, own := b.styles.ofPara(style), b.styles.of(r.style)
		if r.hidden.or(para.hides() != own.hides()) {
			r.hidden = 1
		} else {
			r.hidden = -1
		}
		if !r.struck.or(para.strikes() != own.strikes()) {
			r.struck = -1
		} else {
			r.struck = 1
		}
		if own.raises() && !r.note {
			b.note()
		}
		if r.white && !r.ground && !b.holder().ground {
			r.struck = 1 // nobody sees it
		}
	}
	return r.hidden > 0
}

// fill notes that the paragraph holds more than text.
func (b *body) fill() {
	if p := b.para(); p != nil {
		p.filled = true
		b.mark(softMark)
	}
}

// object notes that the paragraph shows something that is no text.
func (b *body) object() { b.shows(true) }

// shows does that, and says whether it is so where text stands there, too.
func (b *body) shows(drawn bool) {
	b.fill()
	if p := b.para(); p != nil && !b.hidden() {
		p.object, p.drawn = true, p.drawn || drawn
	}
}

// mark adds a mark to the paragraph.
func (b *body) mark(c byte) {
	p := b.para()
	if p == nil {
		return
	}
	if c == softMark {
		if n := len(p.text); n > 0 && p.text[n-1] != softMark {
			p.text = append(p.text, c)
		}
		return
	}
	if b.hidden() {
		return
	}
	if c == breakMark && !b.count() {
		return
	}
	p.text = append(p.text, c)
}

// count counts a line, and reports whether it is within the bound.
func (b *body) count() bool {
	if b.lines == MaxLines {
		if b.err == nil {
			b.err = fmt.Errorf("%w: more than %d lines", ErrTooLarge, MaxLines)
		}
		return false
	}
	b.lines++
	return true
}

// chars adds characters to the paragraph.
func (b *body) chars(s []byte) {
	p := b.para()
	if p == nil || b.hidden() {
		return
	}
	b.printed += len(s)
	if n := len(b.runs); !isBlank(s) {
		p.struck = p.struck || n > 0 && b.runs[n-1].struck > 0
		note := n > 0 && b.runs[n-1].note
		p.noted, p.plain = p.noted || note, p.plain || !note
	}
	for i := 0; i < len(s); {
		c := s[i]
		if c < utf8.RuneSelf {
			i++
			switch {
			case c == '\n' || c == '\r':
				c = ' '
			case c == '\t':
			case glyph.IsVoid(rune(c)):
				continue
			}
			p.text = append(p.text, c)
			continue
		}
		v, n := utf8.DecodeRune(s[i:])
		i += n
		switch {
		case v == 0x2028 || v == 0x2029:
			b.mark(breakMark)
		case !glyph.IsVoid(v):
			p.text = append(p.text, s[i-n:i]...)
		}
	}
}

func (b *body) text(s []byte) {
	if b.top() == textElem {
		b.chars(s)
	}
}

func (b *body) end() error {
	n := len(b.elems) - 1
	e := b.elems[n]
	b.elems = b.elems[:n]
	switch e.kind {
	case textElem:
		b.endText(e)
	case partedElem:
		b.mark(softMark)
	case runElem:
		if b.runs[len(b.runs)-1].apart {
			b.mark(softMark)
		}
		b.runs = b.runs[:len(b.runs)-1]
	case paraElem:
		b.endPara()
	case cellProps:
		b.place()
	case cellElem:
		b.endCell()
	case rowElem:
		b.endRow()
	case tableElem:
		b.endTable()
	case boxElem:
		blocks := b.release()
		if p := b.para(); p != nil {
			p.boxes = append(p.boxes, blocks...)
		} else {
			b.add(blocks)
		}
	case bodyElem:
		b.flush()
		b.release()
	}
	return b.fault()
}

// endText trims a text whose white space does not count at its ends.
func (b *body) endText(e elem) {
	p := b.para()
	if p == nil || e.preserve || e.mark > len(p.text) {
		return
	}
	t := p.text[e.mark:]
	for len(t) > 0 && (t[len(t)-1] == ' ' || t[len(t)-1] == '\t') {
		t = t[:len(t)-1]
	}
	n := 0
	for n < len(t) && (t[n] == ' ' || t[n] == '\t') {
		n++
	}
	p.text = append(p.text[:e.mark], t[n:]...)
}

func (b *body) openPara() bool {
	if len(b.holders) == 0 || b.holder().unseen() || !b.count() {
		return false
	}
	n := len(b.paras)
	if n < cap(b.paras) {
		b.paras = b.paras[:n+1]
	} else {
		b.paras = append(b.paras, para{})
	}
	p := &b.paras[n]
	*p = para{text: p.text[:0], fields: p.fields[:0]}
	if h := b.holder(); h.carry != nil {
		p.text, p.boxes, p.filled, p.object = h.carry.text, h.carry.boxes, h.carry.filled, h.carry.object
		p.drawn, p.struck, p.noted, p.plain = h.carry.drawn, h.carry.struck, h.carry.noted, h.carry.plain
		h.carry = nil
	}
	return true
}

func (b *body) endPara() {
	n := len(b.paras) - 1
	p := b.paras[n]
	if p.gone.or(b.styles.ofPara(p.style).hides()) {
		h := b.holder()
		b.paras = b.paras[:n]
		if len(p.text) > 0 || len(p.boxes) > 0 || p.filled {
			c := p
			c.fields = nil
			h.carry = &c
			b.paras[:n+1][n] = para{} // the text is no longer for others to use
		}
		return
	}
	b.finish(&p)
	b.paras = b.paras[:n]
	b.settle()
}

// objectText stands for what a cell shows that is no text, where it shows nothing
// else: such a cell is not empty.
const objectText = "\ufffc"

// finish adds a paragraph, and the boxes in it, to what holds it.
func (b *body) finish(p *para) {
	from := len(b.slab)
	b.slab = b.lists.label(b.slab, p, b.styles)
	b.slab = append(b.slab, p.text...)
	text := b.slab[from:]
	p.struck = p.struck || p.noted && !p.plain
	blank := true
	for _, v := range string(text) {
		if v != softMark && !glyph.IsSpace(v) {
			blank = false
			break
		}
	}
	if len(b.holders) == 1 {
		if !blank || !p.filled {
			b.w.paragraph(text, true, p.struck)
		}
		b.writeBlocks(p.boxes)
		b.slab = b.slab[:from]
		return
	}
	if blank && p.object && len(p.boxes) == 0 && b.scope() == cellElem {
		b.slab = append(b.slab[:from], objectText...)
		blank = false
	}
	if h := b.holder(); !blank || hasNBSP(text) {
		h.blocks = append(h.blocks, block{from: from, to: len(b.slab), marred: p.struck || p.drawn && len(p.boxes) == 0 && b.scope() == cellElem})
	} else {
		b.slab = b.slab[:from]
	}
	b.add(p.boxes)
}

// isBlank reports whether a text is nothing but white space of ASCII.
func isBlank(s []byte) bool { return len(bytes.Trim(s, " \t\r\n")) == 0 }

func hasNBSP(b []byte) bool {
	for i := 1; i < len(b); i++ {
		if b[i] == glyph.NBSP && b[i-1] == 0xc2 {
			return true
		}
	}
	return false
}

// settle empties the slab when nothing is left in it.
func (b *body) settle() {
	if len(b.holders) == 1 && len(b.paras) == 0 && b.holder().carry == nil {
		b.slab, b.pending = b.slab[:0], 0
	}
}

// flush ends the paragraph that waits for the next, as there is none.
func (b *body) flush() {
	if h := b.holder(); h.carry != nil {
		p := h.carry
		h.carry = nil
		b.finish(p)
	}
}

// hold opens what blocks stand in.
func (b *body) hold(k kind) {
	b.holders = append(b.holders, holder{})
	b.scopes = append(b.scopes, k)
}

// release closes it, and returns what stands in it.
func (b *body) release() []block {
	b.flush()
	blocks := b.holder().blocks
	b.holders = b.holders[:len(b.holders)-1]
	b.scopes = b.scopes[:len(b.scopes)-1]
	return blocks
}

// add adds blocks to what is open, or writes them where that is the body.
func (b *body) add(blocks []block) {
	if len(b.holders) == 1 {
		b.writeBlocks(blocks)
		return
	}
	h := b.holder()
	h.blocks = append(h.blocks, blocks...)
}

func (b *body) openTable() (kind, bool) {
	switch b.scope() {
	case bodyElem, cellElem, boxElem:
	default:
		return neutral, true
	}
	if b.holder().unseen() {
		return neutral, false
	}
	b.flush()
	b.tables = append(b.tables, &table{})
	b.scopes = append(b.scopes, tableElem)
	return tableElem, true
}

func (b *body) endTable() {
	n := len(b.tables) - 1
	t := b.tables[n]
	b.tables = b.tables[:n]
	b.scopes = b.scopes[:len(b.scopes)-1]
	if n > 0 {
		b.tables[n-1].nested += t.own + t.nested
	}
	b.add([]block{{table: t}})
	b.settle()
}

func (b *body) row() *row {
	t := b.tables[len(b.tables)-1]
	return &t.rows[len(t.rows)-1]
}

func (b *body) openRow() (kind, bool) {
	if b.scope() != tableElem {
		return neutral, true
	}
	if !b.count() {
		return neutral, false
	}
	t := b.tables[len(b.tables)-1]
	t.rows = append(t.rows, row{from: len(t.cells), to: len(t.cells)})
	b.scopes = append(b.scopes, rowElem)
	return rowElem, true
}

func (b *body) endRow() {
	b.scopes = b.scopes[:len(b.scopes)-1]
	if t := b.tables[len(b.tables)-1]; b.row().dead {
		t.rows = t.rows[:len(t.rows)-1]
	}
}

func (b *body) openCell() (kind, bool) {
	if b.scope() != rowElem {
		return neutral, true
	}
	if b.row().dead {
		return neutral, false
	}
	if b.pending++; b.pending+len(b.w.doc.Cells) > MaxCells && b.err == nil {
		b.err = errCells
	}
	b.hold(cellElem)
	b.holder().merge.span = 1
	return cellElem, true
}

// place places the open cell, when its properties are known.
func (b *body) place() {
	if h := b.holder(); !h.placed {
		h.at, h.placed = b.tables[len(b.tables)-1].place(h.merge), true
	}
}

func (b *body) endCell() {
	b.place()
	at := b.holder().at
	blocks := b.release()
	t := b.tables[len(b.tables)-1]
	switch {
	case at < 0:
	case b.cut: // what stands around it is
		t.drop(at)
	default:
		if len(blocks) > 1 { // objects count where there is nothing else
			text := slices.DeleteFunc(slices.Clone(blocks), func(k block) bool {
				return k.table == nil && string(b.slab[k.from:k.to]) == objectText
			})
			if len(text) > 0 {
				text[0].marred = text[0].marred || len(text) < len(blocks)
				blocks = text
			}
		}
		t.cells[at].blocks = blocks
	}
	b.cut = false
}

// breakOff deals with what the part breaks off in: a cell that is not whole is
// none, and figures at the end of a text may lack digits.
func (b *body) breakOff() {
	for i := len(b.scopes) - 1; i >= 0 && (b.scopes[i] == cellElem || b.scopes[i] == boxElem); i-- {
		b.cut = b.cut || b.scopes[i] == cellElem
	}
	for i := range b.paras {
		p := &b.paras[i]
		n := len(p.text)
		for n > 0 {
			v, k := utf8.DecodeLastRune(p.text[:n])
			if !unicode.IsDigit(v) && v != '.' && v != ',' && v != '．' && v != '，' && v != softMark {
				break
			}
			n -= k
		}
		p.text = p.text[:n]
	}
}

// number reads a number that is not negative; what is none is 0.
func number(s string) int {
	n, err := strconv.ParseUint(s, 10, 15)
	if err != nil && n == 0 {
		return 0
	}
	return int(n)
}
