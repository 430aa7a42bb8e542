// This file tells what kinds of elements there are, and reads attributes.

package html

import (
	"bytes"

	"golang.org/x/net/html/atom"
)

// Names of tags that the standard does not know. Those that it knows have numbers
// from 1 on.
const (
	officePara atom.Atom = 1<<31 + iota
	xmlIsland
)

// tagName returns the name that b starts with, and its length. The name is 0
// where it is none that counts.
func tagName(b []byte) (a atom.Atom, n int) {
	var buf [16]byte
	for n < len(b) && !isWhite(b[n]) && b[n] != '/' && b[n] != '>' {
		if n < len(buf) {
			c := b[n]
			if c >= 'A' && c <= 'Z' {
				c += 'a' - 'A'
			}
			buf[n] = c
		}
		n++
	}
	if n > len(buf) {
		return 0, n
	}
	switch string(buf[:n]) { // most tags, and those that the standard does not know
	case "td":
		a = atom.Td
	case "tr":
		a = atom.Tr
	case "p":
		a = atom.P
	case "br":
		a = atom.Br
	case "span":
		a = atom.Span
	case "o:p":
		a = officePara
	case "xml":
		a = xmlIsland
	default:
		a = atom.Lookup(buf[:n])
	}
	return a, n
}

// bareTag reads the tag that b starts with, where it is a name of a common
// element in lower case and nothing else, as most tags are; of others it returns
// a length of 0. In none of these elements is text that holds no tags.
func bareTag(b []byte) (a atom.Atom, n int, end bool) {
	if len(b) < 5 || b[0] != '<' {
		return 0, 0, false
	}
	i := 1
	if b[1] == '/' {
		i, end = 2, true
	}
	switch {
	case b[i] == 'p' && b[i+1] == '>':
		return atom.P, i + 2, end
	case b[i+2] != '>':
		if string(b[i:min(i+5, len(b))]) == "span>" {
			return atom.Span, i + 5, end
		}
		return 0, 0, false
	}
	switch b[i] {
	case 't':
		switch b[i+1] {
		case 'd':
			return atom.Td, i + 3, end
		case 'r':
			return atom.Tr, i + 3, end
		case 'h':
			return atom.Th, i + 3, end
		}
	case 'b':
		if b[i+1] == 'r' {
			return atom.Br, i + 3, end
		}
	}
	return 0, 0, false
}

// isBlock reports elements that end a line where they start and where they end.
func isBlock(a atom.Atom) bool {
	switch a {
	case atom.Address, atom.Article, atom.Aside, atom.Blockquote, atom.Body, atom.Br,
		atom.Caption, atom.Center, atom.Dd, atom.Details, atom.Dialog, atom.Dir, atom.Div,
		atom.Dl, atom.Dt, atom.Fieldset, atom.Figcaption, atom.Figure, atom.Footer,
		atom.Form, atom.Frameset, atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6,
		atom.Head, atom.Header, atom.Hgroup, atom.Hr, atom.Html, atom.Legend, atom.Li,
		atom.Listing, atom.Main, atom.Menu, atom.Nav, atom.Ol, atom.P, atom.Pre,
		atom.Section, atom.Summary, atom.Table, atom.Tbody, atom.Td, atom.Tfoot, atom.Th,
		atom.Thead, atom.Title, atom.Tr, atom.Ul, atom.Xmp:
		return true
	}
	return false
}

// isVoid reports elements that hold nothing and have no end.
func isVoid(a atom.Atom) bool {
	switch a {
	case atom.Area, atom.Base, atom.Br, atom.Col, atom.Embed, atom.Hr, atom.Img,
		atom.Input, atom.Link, atom.Meta, atom.Param, atom.Source, atom.Track, atom.Wbr:
		return true
	}
	return false
}

// isUnseen reports elements whose text is not part of the page.
func isUnseen(a atom.Atom) bool {
	switch a {
	case atom.Audio, atom.Canvas, atom.Datalist, atom.Iframe, atom.Noembed, atom.Noframes,
		atom.Noscript, atom.Optgroup, atom.Option, atom.Script, atom.Select, atom.Style,
		atom.Svg, atom.Template, atom.Textarea, atom.Video, xmlIsland:
		return true
	}
	return false
}

// isObject reports elements that show something other than text.
func isObject(a atom.Atom) bool {
	switch a {
	case atom.Audio, atom.Canvas, atom.Iframe, atom.Select, atom.Svg, atom.Video:
		return true
	}
	return false
}

// isApart reports elements whose text does not belong to the word beside it.
func isApart(a atom.Atom) bool {
	switch a {
	case atom.Sup, atom.Sub, atom.Small, atom.Del, atom.S, atom.Strike, atom.Rt, atom.Rp, atom.Button:
		return true
	}
	return false
}

// isNote reports elements whose text is none by itself, but says something of another.
func isNote(a atom.Atom) bool {
	return a == atom.Sup || a == atom.Sub || a == atom.Rt || a == atom.Rp
}

// isStruck reports elements whose text is struck out.
func isStruck(a atom.Atom) bool { return a == atom.Del || a == atom.S || a == atom.Strike }

// A strike is the outermost open element whose text is struck out. The zero value is none.
type strike struct {
	of     atom.Atom
	open   int  // elements of that name, which may stand in each other
	tables int  // open where it begins
	within bool // it stands in a cell of the last of these, or is one, and ends there
}

func (k *strike) on() bool { return k.open > 0 }

// start handles a start tag within. A paragraph ends where a block begins.
func (k *strike) start(a atom.Atom) {
	switch {
	case k.of == atom.P && isBlock(a) && a != atom.Br:
		*k = strike{}
	case k.of == a:
		k.open++
	}
}

// end handles an end tag within.
func (k *strike) end(a atom.Atom) {
	if k.of == a {
		if k.open--; k.open == 0 {
			*k = strike{}
		}
	}
}

// isTextual reports whether a field of a form, of the kind given, shows its value
// as text.
func isTextual(kind []byte) bool {
	for _, s := range []string{"hidden", "checkbox", "radio", "button", "submit", "reset", "file", "image", "password", "range", "color"} {
		if isFold(bytes.TrimSpace(kind), s) {
			return false
		}
	}
	return true
}

// attributes are what of a tag's attributes counts.
type attributes struct {
	gone                   bool // takes up no room
	unseen                 bool // takes up room, and shows nothing
	apart                  bool // its text stands apart from that around it, or looks otherwise
	note                   bool // it stands apart as notes do
	faint                  bool // its text is set so that nobody sees it
	struck                 bool // its text is struck out
	bound                  bool // a script writes its text
	shown                  bool // is shown, by its own word
	veiled                 bool // has a class that is commonly not shown
	colspan, rowspan       int  // -1 for 0, which is a span of its own kind
	titled                 bool // names a title
	contentFrom, contentTo int
	valueFrom, valueTo     int
	kindFrom, kindTo       int // the type
	classFrom, classTo     int
	idFrom, idTo           int
}

// readAttributes reads the attributes of the tag that ends before end, from
// behind its name.
func readAttributes(src []byte, i, end int) attributes {
	var t attributes
	for {
		for i < end && (isWhite(src[i]) || src[i] == '/') {
			i++
		}
		if i >= end || src[i] == '>' {
			return t
		}
		from := i
		for i++; i < end && !isWhite(src[i]) && src[i] != '/' && src[i] != '>' && src[i] != '='; i++ {
		}
		key := src[from:i]
		for i < end && isWhite(src[i]) {
			i++
		}
		vfrom, vto := i, i
		if i < end && src[i] == '=' {
			for i++; i < end && isWhite(src[i]); i++ {
			}
			if i < end && (src[i] == '"' || src[i] == '\'') {
				vfrom = i + 1
				n := bytes.IndexByte(src[vfrom:end], src[i])
				if n < 0 {
					n = end - vfrom
				}
				vto = vfrom + n
				i = min(vto+1, end)
			} else {
				for vfrom = i; i < end && !isWhite(src[i]) && src[i] != '>'; i++ {
				}
				vto = i
			}
		}
		t.set(src, key, vfrom, vto)
	}
}

func (t *attributes) set(src, key []byte, from, to int) {
	v := src[from:to]
	switch len(key) {
	case 2:
		if isFold(key, "id") {
			t.idFrom, t.idTo = from, to
		}
	case 4:
		switch {
		case isFold(key, "name"):
			t.titled = t.titled || namesTitle(v)
		case isFold(key, "type"):
			t.kindFrom, t.kindTo = from, to
		case isFold(key, "href"):
			t.note = t.note || linksNote(v)
			t.apart = t.apart || t.note || len(v) > 0 && v[0] == '#'
		}
	case 5:
		switch {
		case isFold(key, "value"):
			t.valueFrom, t.valueTo = from, to
		case isFold(key, "style"):
			t.style(v)
		case isFold(key, "class"):
			t.classFrom, t.classTo = from, to
			t.named(v)
		case isFold(key, "color"): // of font
			white := isWhiteColour(v)
			t.apart, t.faint = t.apart || white, t.faint || white
		}
	case 6:
		t.gone = t.gone || isFold(key, "hidden")
		t.bound = t.bound || isFold(key, "v-text") || isFold(key, "v-html") || isFold(key, "x-text")
	case 7:
		switch {
		case isFold(key, "colspan") && t.colspan == 0: // the first one counts
			t.colspan = span(v)
		case isFold(key, "rowspan") && t.rowspan == 0:
			t.rowspan = span(v)
		case isFold(key, "content"):
			t.contentFrom, t.contentTo = from, to
		case isFold(key, "ng-bind"):
			t.bound = true
		}
	case 8:
		t.titled = t.titled || isFold(key, "property") && namesTitle(v)
	}
}

// named reads the names of an element's classes: those that common style sheets give to what
// is not shown, or is a note, as MsoFootnoteReference.
func (t *attributes) named(v []byte) {
	for len(v) > 0 {
		n := 0
		for n < len(v) && !isWhite(v[n]) {
			n++
		}
		if n > 2 {
			t.name(v[:n])
		}
		v = v[min(n+1, len(v)):]
	}
}

func (t *attributes) name(v []byte) {
	if len(v) > 10 && hasFold(v, "mso") {
		v = v[3:]
	}
	switch {
	case isFold(v, "sup"), isFold(v, "sub"), hasFold(v, "footnote"), hasFold(v, "endnote"):
		t.note, t.apart = true, true
	case isFold(v, "none"), isFold(v, "hide"), isFold(v, "hidden"), isFold(v, "d-none"), isFold(v, "sr-only"), isFold(v, "invisible"), isFold(v, "visually-hidden"):
		t.veiled, t.apart = true, true
	}
}

// linksNote reports whether a link leads to a place in the page, or to one elsewhere that has
// a name which programs give to notes.
func linksNote(v []byte) bool {
	i := bytes.IndexByte(v, '#')
	if i <= 0 {
		return i == 0 && len(v) > 1
	}
	for v = v[i+1:]; len(v) > 0 && v[0] == '_'; {
		v = v[1:]
	}
	return hasFold(v, "ftn") || hasFold(v, "fn") || hasFold(v, "edn") || hasFold(v, "note") || hasFold(v, "foot")
}

// isWhiteColour reports colours that nobody sees on white ground.
func isWhiteColour(v []byte) bool {
	v = bytes.TrimSpace(v)
	switch {
	case hasFold(v, "rgb"), hasFold(v, "hsl"):
		full := "255"
		if v[0]|0x20 == 'h' {
			full = "100"
		}
		n, white := 0, true
		for _, f := range bytes.FieldsFunc(v, func(c rune) bool { return c < '0' || c > '9' }) {
			if n++; n > 3 {
				return white || !bytes.ContainsAny(v[bytes.LastIndexAny(v, ",/ "):], "123456789") // how much of it covers the ground
			}
			white = white && (string(f) == full || full == "100" && n < 3)
		}
		return white && n == 3
	case len(v) > 0 && v[0] == '#':
		return isFold(v, "#fff") || hasFold(v, "#ffffff") || len(v) == 5 && v[4] == '0' || len(v) == 9 && v[7] == '0' && v[8] == '0'
	}
	return isFold(v, "white") || isFold(v, "transparent")
}

// isFar reports lengths that move text out of sight.
func isFar(v []byte) bool {
	n := 0
	for n+1 < len(v) && v[n+1] >= '0' && v[n+1] <= '9' {
		n++
	}
	return n > 2 && v[0] == '-' || isFold(v, "100%")
}

func namesTitle(v []byte) bool {
	v = bytes.TrimSpace(v)
	return isFold(v, "title") || isFold(v, "articletitle") || isFold(v, "og:title")
}

// span reads how many rows or columns a cell spans: 0 where that is not said,
// -1 where it says 0.
func span(v []byte) int {
	for len(v) > 0 && isWhite(v[0]) {
		v = v[1:]
	}
	if len(v) > 0 && v[0] == '+' {
		v = v[1:]
	}
	n, digits := 0, 0
	for ; digits < len(v) && v[digits] >= '0' && v[digits] <= '9'; digits++ {
		n = min(n*10+int(v[digits]-'0'), MaxRowSpan)
	}
	if digits > 0 && n == 0 {
		return -1
	}
	return n
}

// style reads what a style declares. Text that it moves, strikes out or does not
// show is apart from what stands beside it.
func (t *attributes) style(b []byte) {
	white, ground, none, clipped := false, false, false, false // of size
	for len(b) > 0 {
		var d []byte
		d, b, _ = bytes.Cut(b, []byte{';'})
		i := bytes.IndexByte(d, ':')
		if i < 0 {
			continue
		}
		v := d[i+1:]
		if j := bytes.IndexByte(v, '!'); j >= 0 {
			v = v[:j]
		}
		v = bytes.TrimSpace(v)
		if len(v) == 0 {
			continue
		}
		nothing := (v[0] == '0' || v[0] == '.') && !bytes.ContainsAny(v, "123456789")
		switch p := bytes.TrimSpace(d[:i]); {
		case isFold(p, "display"):
			t.gone = t.gone || isFold(v, "none")
			t.shown = t.shown || !isFold(v, "none")
			t.apart = t.apart || !isFold(v, "inline")
		case isFold(p, "visibility"):
			t.gone = t.gone || isFold(v, "collapse")
			t.unseen = t.unseen || isFold(v, "hidden")
			t.shown = t.shown || isFold(v, "visible")
		case isFold(p, "vertical-align"), isFold(p, "mso-text-raise"):
			raised := isFold(v, "super") || isFold(v, "sub") || isFold(v, "text-top") || v[0] >= '1' && v[0] <= '9'
			t.apart, t.note = t.apart || raised || isFold(v, "top"), t.note || raised
		case hasFold(p, "text-decoration"):
			t.struck = t.struck || bytes.Contains(bytes.ToLower(v), []byte("line-through"))
			t.apart = t.apart || t.struck
		case isFold(p, "color"), isFold(p, "-webkit-text-fill-color"):
			white = isWhiteColour(v)
			t.apart = t.apart || white
		case hasFold(p, "background"):
			ground = ground || !isWhiteColour(v) && !isFold(v, "none")
		case isFold(p, "position"):
			t.apart = t.apart || !isFold(v, "static")
		case isFold(p, "float"):
			t.apart = t.apart || !isFold(v, "none")
		case isFold(p, "opacity"), isFold(p, "font-size"), isFold(p, "font"), isFold(p, "zoom"):
			nothing = nothing || isFold(v, "1px") || isFold(v, "1pt") || isFold(v, "1.0pt")
			t.apart, t.faint = t.apart || nothing, t.faint || nothing
		case isFold(p, "width"), isFold(p, "height"), isFold(p, "max-width"), isFold(p, "max-height"):
			none = none || nothing || isFold(v, "1px")
			t.apart = t.apart || nothing
		case isFold(p, "overflow"):
			clipped = isFold(v, "hidden")
		case isFold(p, "clip"), isFold(p, "clip-path"):
			t.faint = t.faint || !isFold(v, "auto") && !isFold(v, "none")
		case isFold(p, "transform"), isFold(p, "filter"):
			f, of, _ := bytes.Cut(v, []byte{'('})
			nothing = (hasFold(f, "scale") || isFold(f, "opacity")) && !bytes.ContainsAny(of, "123456789")
			t.apart, t.faint = t.apart || nothing, t.faint || nothing || isFar(of)
		case isFold(p, "mso-hide"), isFold(p, "content-visibility"):
			t.faint = t.faint || isFold(v, "all") || isFold(v, "hidden")
		case isFold(p, "text-indent"), isFold(p, "left"), isFold(p, "right"), isFold(p, "top"), isFold(p, "bottom"):
			t.faint = t.faint || isFar(v)
		case isFold(p, "margin-left"), isFold(p, "margin-right"), isFold(p, "padding-left"), isFold(p, "padding-right"):
			t.apart = t.apart || !nothing
			t.faint = t.faint || isFar(v)
		}
	}
	t.faint = t.faint || white && !ground || none && clipped
	t.apart = t.apart || t.faint
}

// isFold reports whether b is s, which is in lower case, in any case.
func isFold(b []byte, s string) bool {
	return len(b) == len(s) && hasFold(b, s)
}

// hasFold reports whether b starts with s, which is in lower case, in any case.
func hasFold(b []byte, s string) bool {
	if len(b) < len(s) {
		return false
	}
	for i := range len(s) {
		c := b[i]
		if c >= 'A' && c <= 'Z' {
			c += 'a' - 'A'
		}
		if c != s[i] {
			return false
		}
	}
	return true
}

func isWhite(c byte) bool {
	return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f'
}
