// This file reads what stands in a run beside texts, and in what dress these are.

package docx

import (
	"encoding/xml"
	"strconv"
	"strings"
	"unicode/utf8"
)

func (b *body) runProp(e *xml.StartElement) {
	r := &b.runs[len(b.runs)-1]
	switch e.Name.Local {
	case "rStyle":
		r.style = attr(e, "val")
	case "vanish":
		r.hidden = isOn(attr(e, "val"))
	case "vertAlign":
		if v := attr(e, "val"); v == "baseline" {
			return
		}
		b.note()
	case "strike", "dstrike":
		if isOn(attr(e, "val")) > 0 {
			r.struck = 1
			b.apart()
		} else if r.struck == 0 {
			r.struck = -1
		}
	case "position":
		if v := attr(e, "val"); v != "" && v != "0" {
			b.note()
		}
	case "color":
		if strings.EqualFold(attr(e, "val"), "ffffff") {
			r.white = true
			b.apart()
		}
	case "sz", "w":
		if v := attr(e, "val"); len(v) == 1 && v <= "4" {
			r.white, r.ground = true, false // a height of two points, or a width of some hundredths
			b.apart()
		}
	case "highlight":
		r.ground = true
	case "shd":
		r.ground = isColoured(e)
	}
}

// isColoured reports whether a shading has a colour.
func isColoured(e *xml.StartElement) bool {
	v := attr(e, "fill")
	return v != "" && v != "auto" && !strings.EqualFold(v, "ffffff")
}

// note notes that the text of the open run stands as notes do.
func (b *body) note() {
	b.runs[len(b.runs)-1].note = true
	b.apart()
}

// apart parts the text of the open run from the words around it.
func (b *body) apart() {
	b.runs[len(b.runs)-1].apart = true
	b.mark(softMark)
}

// content handles what stands in a run beside texts.
func (b *body) content(e *xml.StartElement) {
	switch e.Name.Local {
	case "br":
		switch attr(e, "type") {
		case "page", "column": // above a paragraph it makes no line
			b.fill()
			if p := b.para(); p == nil || len(p.text) == 0 {
				return
			}
		}
		b.mark(breakMark)
	case "cr":
		b.mark(breakMark)
	case "tab", "ptab":
		b.mark(tabMark)
	case "noBreakHyphen":
		b.chars([]byte("-"))
	case "sym":
		b.chars(utf8.AppendRune(nil, symbol(attr(e, "font"), attr(e, "char"))))
	case "footnoteReference", "endnoteReference":
		b.mark(softMark)
		if n := len(b.runs); n > 0 {
			b.runs[n-1].note = true // a mark that somebody chose follows
		}
	case "altChunk":
		b.chunk = true
	case "ddList", "checkBox": // of a form: what is chosen is told by number
		b.object()
	case "fldChar":
		b.fieldMark(attr(e, "fldCharType"))
	}
}

// symbol returns the character for a symbol that is given by its place in a
// font. Where there is none it is a bullet, so as to part what stands around it.
func symbol(font, char string) rune {
	n, err := strconv.ParseUint(char, 16, 32)
	if err != nil {
		return '•'
	}
	v := rune(n & 0xffff)
	private := v >= 0xf000 && v <= 0xf0ff
	if private {
		v -= 0xf000
	}
	switch font {
	case "Wingdings", "Wingdings 2", "Wingdings 3", "Webdings":
		return '•'
	case "Symbol": // the letters are Greek
		if v == '-' {
			return '-'
		}
		if v < ' ' || v > '?' {
			return '•'
		}
		return v
	}
	switch {
	case private && (v < '!' || v > '~'), v >= 0xe000 && v <= 0xf8ff, v < ' ', utf8.RuneLen(v) < 0:
		return '•'
	}
	return v
}

// fieldMark handles the marks of a field: the text between the first two is
// code, and what it printed last stands between the last two.
func (b *body) fieldMark(s string) {
	p := b.para()
	if p == nil {
		return
	}
	n := len(p.fields) - 1
	switch s {
	case "begin":
		p.fields = append(p.fields, field{at: len(p.text)})
	case "separate":
		if n >= 0 && !p.fields[n].result {
			p.fields[n].result = true
			p.text = p.text[:p.fields[n].at]
		}
	case "end":
		if n >= 0 {
			if !p.fields[n].result { // what the code draws is no text
				p.text = p.text[:p.fields[n].at]
				p.object, p.drawn = true, true
			}
			p.fields = p.fields[:n]
		}
	}
}
