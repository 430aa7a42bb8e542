// This file reads the styles, for what of a paragraph can be told there alone:
// the list it belongs to, and whether it is hidden, struck out or raised.

package docx

import (
	"encoding/xml"
	"fmt"
)

var errDefinitions = fmt.Errorf("%w: more than %d definitions", ErrTooLarge, MaxDefinitions)

// A listRef says which list, and which level of it, a paragraph belongs to.
type listRef struct {
	id             string
	level          int
	given, leveled bool // the id, or the level, is told
}

type style struct {
	base   string
	list   listRef
	hidden tristate
	struck tristate
	raised tristate // or lowered

	state uint8 // 1 while what it takes from its base is worked out, 2 then
}

// styles holds the styles of a file. The zero value holds none.
type styles struct {
	byID map[string]*style
	dflt string // the id of the one of paragraphs that name none
	has  bool   // there is one

	path []kind
	open *style
}

const (
	styleElem kind = 1 + iota
	styleParaProps
	styleListProps
	styleRunProps
)

func (s *styles) start(e *xml.StartElement) (bool, error) {
	parent := neutral
	if n := len(s.path); n > 0 {
		parent = s.path[n-1]
	}
	k := neutral
	if isWord(e.Name.Space) {
		switch parent {
		case styleElem, styleParaProps, styleListProps, styleRunProps:
			var in bool
			if k, in = s.prop(e, parent); !in {
				return false, nil
			}
		default:
			if e.Name.Local != "style" {
				break
			}
			k = styleElem
			if len(s.byID) == MaxDefinitions {
				return false, errDefinitions
			}
			if s.byID == nil {
				s.byID = map[string]*style{}
			}
			s.open = &style{}
			if id := attr(e, "styleId"); s.byID[id] == nil {
				s.byID[id] = s.open
			}
			if v, ok := lookAttr(e, "default"); ok && isOn(v) > 0 && attr(e, "type") == "paragraph" && !s.has {
				s.dflt, s.has = attr(e, "styleId"), true
			}
		}
	}
	s.path = append(s.path, k)
	return true, nil
}

func (s *styles) prop(e *xml.StartElement, parent kind) (kind, bool) {
	switch parent {
	case styleElem:
		switch e.Name.Local {
		case "basedOn":
			s.open.base = attr(e, "val")
		case "pPr":
			return styleParaProps, true
		case "rPr":
			return styleRunProps, true
		case "tblStylePr":
			return neutral, false
		}
	case styleParaProps:
		switch e.Name.Local {
		case "numPr":
			return styleListProps, true
		case "rPr", "pPrChange":
			return neutral, false
		}
	case styleListProps:
		switch e.Name.Local {
		case "numId":
			s.open.list.id, s.open.list.given = attr(e, "val"), true
		case "ilvl":
			s.open.list.level, s.open.list.leveled = number(attr(e, "val")), true
		}
	case styleRunProps:
		switch e.Name.Local {
		case "vanish":
			s.open.hidden = isOn(attr(e, "val"))
		case "strike", "dstrike":
			if on := isOn(attr(e, "val")); s.open.struck <= 0 {
				s.open.struck = on
			}
		case "vertAlign":
			s.open.raised = 1
			if attr(e, "val") == "baseline" {
				s.open.raised = -1
			}
		}
		return neutral, e.Name.Local != "rPrChange"
	}
	return neutral, true
}

func (s *styles) end() error {
	s.path = s.path[:len(s.path)-1]
	return nil
}

func (s *styles) text([]byte) {}

// of returns a style with what it takes from those it is based on; nil where
// there is none.
func (s *styles) of(id string) *style {
	t := s.byID[id]
	if t == nil || t.state == 2 {
		return t
	}
	var chain []*style // up to one that is worked out
	for t != nil && t.state == 0 {
		t.state = 1
		chain = append(chain, t)
		t = s.byID[t.base]
	}
	for i := len(chain) - 1; i >= 0; i-- {
		c := chain[i]
		if t != nil && t.state == 2 {
			c.inherit(t)
		}
		c.state = 2
		t = c
	}
	return t
}

func (s *style) inherit(base *style) {
	if !s.list.given {
		s.list.id, s.list.given = base.list.id, base.list.given
	}
	if !s.list.leveled {
		s.list.level, s.list.leveled = base.list.level, base.list.leveled
	}
	if s.hidden == 0 {
		s.hidden = base.hidden
	}
	if s.struck == 0 {
		s.struck = base.struck
	}
	if s.raised == 0 {
		s.raised = base.raised
	}
}

// ofPara returns the style of a paragraph; nil where there is none.
func (s *styles) ofPara(id string) *style {
	if t := s.of(id); t != nil {
		return t
	}
	if !s.has {
		return nil
	}
	return s.of(s.dflt)
}

// hides reports whether a style, which can be none, hides what has it.
func (t *style) hides() bool { return t != nil && t.hidden > 0 }

// strikes reports whether it strikes out that text.
func (t *style) strikes() bool { return t != nil && t.struck > 0 }

// raises reports whether it raises or lowers that text, as that of notes is.
func (t *style) raises() bool { return t != nil && t.raised > 0 }
