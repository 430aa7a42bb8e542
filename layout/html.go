// This file is the web room: a report as a web page.

package layout

import (
	"strconv"
	"strings"
)

// web writes the page into w.out.
func (w *writer) web() {
	o := &w.o
	name := map[Encoding]string{UTF8: "utf-8", UTF8BOM: "utf-8", UTF16LE: "utf-16", UTF16BE: "utf-16", GBK: "gb2312", GB18030: "gb18030", Big5: "big5"}[o.Encoding]
	if o.Charset == Misdeclared {
		if name == "utf-8" {
			name = "gb2312"
		} else {
			name = "utf-8"
		}
	}
	w.raw("<!DOCTYPE html>\n<html><head>")
	if o.Charset != Undeclared {
		w.raw("<meta charset=\"" + name + "\">")
	}
	if o.Title != NoTitle {
		w.raw("<title>")
		w.escaped(w.report.Title)
		w.raw("</title>")
	}
	w.raw("</head>\n<body>\n<div id=\"zoom\">\n")
	w.flow((*page)(w))
	w.raw("</div>\n</body></html>\n")
}

func (w *writer) raw(s string) { w.out = append(w.out, s...) }

var escaper = strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;", "\u00a0", "&nbsp;")

func (w *writer) escaped(s string) {
	if strings.ContainsAny(s, "&<>\u00a0") {
		s = escaper.Replace(s)
	}
	w.out = append(w.out, s...)
}

// A page is the medium of a web page.
type page writer

func (p *page) paragraph(text string) {
	w := (*writer)(p)
	w.raw("<p>")
	w.inline(text, 0)
	w.raw("</p>\n")
	p.noise()
}

func (p *page) noise() {
	w := (*writer)(p)
	if w.o.Noise > 0 && w.rng.chance(w.o.Noise) {
		w.raw("<p>" + escaper.Replace(pick(&w.rng, noises)) + "</p>\n")
	}
}

func (p *page) title(text string) {
	w := (*writer)(p)
	w.raw("<h1>")
	w.inline(text, 0)
	w.raw("</h1>\n")
}

func (p *page) heading(text string) {
	w := (*writer)(p)
	tag := "p"
	if w.o.Headings == Hashes {
		tag = "h2"
	}
	w.raw("<" + tag + ">")
	w.inline(text, 0)
	w.raw("</" + tag + ">\n")
}

func (p *page) chrome(text string) {
	w := (*writer)(p)
	if name, value, ok := strings.Cut(text, "："); ok { // a table of metadata
		w.raw("<table class=\"meta\"><tr><td>")
		w.escaped(name)
		w.raw("</td><td>")
		w.escaped(value)
		w.raw("</td></tr></table>\n")
		return
	}
	w.raw("<div class=\"nav\">")
	w.escaped(text)
	w.raw("</div>\n")
}

// inline writes the text of a cell or a paragraph with the tags that are asked
// for, broken after wrap characters.
func (w *writer) inline(text string, wrap int) {
	switch w.o.Tags {
	case WordTags:
		w.raw("<span lang=\"EN-US\" style=\"font-family:仿宋_GB2312\">")
		w.escaped(text)
		w.raw("<o:p></o:p></span>")
	case GlyphTags:
		for text != "" {
			var s string
			s, text = split(text, 1+w.rng.n(4))
			w.raw("<span>")
			w.escaped(s)
			w.raw("</span>")
		}
	default:
		for k, s := range wrapped(text, wrap) {
			if k > 0 {
				w.raw("<br>")
			}
			w.escaped(s)
		}
	}
}

func (p *page) grid(g *grid) {
	w := (*writer)(p)
	g.span(&w.o)
	p.noise()
	open := func() { w.raw("<table border=\"1\">\n<tbody>\n") }
	open()
	g.parts(&w.o, func(number int) {
		w.raw("</tbody></table>\n")
		if s := w.markText(number, number+1); s != "" {
			w.raw("<p>")
			w.escaped(s)
			w.raw("</p>\n")
		}
		open()
	}, func(y, from int) { p.row(g, y, from) })
	w.raw("</tbody></table>\n")
}

// row writes row y of a grid whose part began with row from.
func (p *page) row(g *grid, y, from int) {
	w := (*writer)(p)
	end := len(g.rows)
	if w.o.Page > 0 && !g.rows[y].head { // spans end with the part of the table
		end = from + w.o.Page
		for end < len(g.rows) && g.rows[end].head {
			end++
		}
	}
	word := w.o.Tags == WordTags
	w.raw("<tr>")
	for x := 0; x < g.cols; x++ {
		c := g.at(y, x)
		q := g.owner(y, x)
		if c.gone || q.gone {
			continue
		}
		if g.rows[y].extra && x == g.rows[y].first {
			w.raw("<td></td>")
		}
		rs := q.rs - c.dy
		if c.rs == 0 && (c.dx > 0 || y != from || from == 0) {
			continue
		}
		w.raw("<td")
		if rs = min(rs, end-y); rs > 1 {
			w.raw(" rowspan=\"" + strconv.Itoa(rs) + "\"")
		}
		if q.cs > 1 {
			w.raw(" colspan=\"" + strconv.Itoa(q.cs) + "\"")
		}
		if word {
			w.raw(" style=\"border:solid windowtext 1.0pt\"><p class=\"MsoNormal\" align=\"center\">")
		} else {
			w.raw(">")
		}
		text := q.text
		if c.rs == 0 {
			text = "" // the label stands in the part before
		}
		if c.broken {
			a, b := halves(text)
			w.inline(a, 0)
			w.raw("</td><td>")
			text = b
		}
		w.inline(text, w.wrap(q))
		if word {
			w.raw("</p>")
		}
		w.raw("</td>")
	}
	w.raw("</tr>\n")
}
