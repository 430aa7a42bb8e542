// This file reads the lists and counts their items, so as to print the number
// that Word puts before a paragraph.

package docx

import (
	"encoding/xml"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/seed-11a632b0/gongkai/internal/glyph"
)

// levels is how many levels a list has.
const levels = 9

// A level is a level of a list.
type level struct {
	n       int // from 0
	start   int
	format  string
	custom  string // of the format "custom"
	text    string // with %1 for the number of the first level
	restart int    // 1 more than the deepest level that has it start again; 0 for none
	suffix  string
	style   string // the style of paragraphs of this level
	legal   bool   // all numbers in Arabic figures
	hidden  bool
}

// A list is the definition of a list.
type list struct {
	levels []level
	link   string // the style that has the definition instead
	state  *counter
}

// A counter counts the items of a list.
type counter struct {
	n  [levels]int
	on [levels]bool // counting has begun
}

// A num is a list as paragraphs refer to it: several may share a definition,
// and are counted on through all of them.
type num struct {
	abstract string
	list     *list
	over     []override
	begun    uint16 // levels that have been used
}

type override struct {
	n      int
	start  int
	starts bool
	level  *level
}

// numbering holds the lists of a file. The zero value holds none.
type numbering struct {
	lists map[string]*list
	nums  map[string]*num
	made  int // definitions

	path  []kind
	list  *list
	num   *num
	level *level
}

const (
	listElem kind = 1 + iota
	numElem
	overElem
	levelElem
	levelRunProps
	levelChoice
	levelDone // a choice of which one branch is read
)

func (n *numbering) start(e *xml.StartElement) (bool, error) {
	parent := neutral
	if i := len(n.path); i > 0 {
		parent = n.path[i-1]
	}
	k := neutral
	switch {
	case e.Name.Space == choiceSpace:
		switch {
		case e.Name.Local == "AlternateContent" && parent == levelElem:
			k = levelChoice
		case parent == levelChoice:
			n.path[len(n.path)-1] = levelDone
			k = levelElem
		case parent == levelDone:
			return false, nil
		}
	case isWord(e.Name.Space):
		var in bool
		if k, in = n.open(e, parent); !in {
			return false, nil
		}
		if n.made > MaxDefinitions {
			return false, errDefinitions
		}
	}
	n.path = append(n.path, k)
	return true, nil
}

func (n *numbering) open(e *xml.StartElement, parent kind) (kind, bool) {
	val := attr(e, "val")
	switch parent {
	case listElem:
		switch e.Name.Local {
		case "lvl":
			return n.openLevel(e)
		case "numStyleLink":
			n.list.link = val
		}
	case numElem:
		switch e.Name.Local {
		case "abstractNumId":
			n.num.abstract = val
		case "lvlOverride":
			if i := number(attr(e, "ilvl")); i < levels && n.num.override(i) == nil {
				n.made++
				n.num.over = append(n.num.over, override{n: i})
				return overElem, true
			}
			return neutral, false
		}
	case overElem:
		o := &n.num.over[len(n.num.over)-1]
		switch e.Name.Local {
		case "startOverride":
			o.start, o.starts = number(val), true
		case "lvl":
			n.made++
			o.level = newLevel(o.n)
			n.level = o.level
			return levelElem, true
		}
	case levelElem:
		return n.level.prop(e, val)
	case levelRunProps:
		if e.Name.Local == "vanish" {
			n.level.hidden = isOn(val) > 0
		}
	default:
		switch e.Name.Local {
		case "abstractNum":
			n.made++
			if n.lists == nil {
				n.lists = map[string]*list{}
			}
			n.list = &list{}
			if id := attr(e, "abstractNumId"); n.lists[id] == nil {
				n.lists[id] = n.list
			}
			return listElem, true
		case "num":
			n.made++
			if n.nums == nil {
				n.nums = map[string]*num{}
			}
			n.num = &num{}
			if id := attr(e, "numId"); n.nums[id] == nil {
				n.nums[id] = n.num
			}
			return numElem, true
		}
	}
	return neutral, true
}

func newLevel(n int) *level { return &level{n: n, restart: n, format: "decimal"} }

func (n *numbering) openLevel(e *xml.StartElement) (kind, bool) {
	i := number(attr(e, "ilvl"))
	if i >= levels || n.list.level(i) != nil {
		return neutral, false
	}
	n.made++
	n.list.levels = append(n.list.levels, *newLevel(i))
	n.level = &n.list.levels[len(n.list.levels)-1]
	return levelElem, true
}

func (l *level) prop(e *xml.StartElement, val string) (kind, bool) {
	switch e.Name.Local {
	case "start":
		l.start = number(val)
	case "numFmt":
		l.format, l.custom = val, attr(e, "format")
	case "lvlText":
		l.text = val
	case "lvlRestart":
		l.restart = number(val)
	case "suff":
		l.suffix = val
	case "pStyle":
		l.style = val
	case "isLgl":
		l.legal = isOn(val) > 0
	case "rPr":
		return levelRunProps, true
	case "pPr":
		return neutral, false
	}
	return neutral, true
}

func (n *numbering) end() error {
	n.path = n.path[:len(n.path)-1]
	return nil
}

func (n *numbering) text([]byte) {}

func (l *list) level(i int) *level {
	for k := range l.levels {
		if l.levels[k].n == i {
			return &l.levels[k]
		}
	}
	return nil
}

func (n *num) override(i int) *override {
	for k := range n.over {
		if n.over[k].n == i {
			return &n.over[k]
		}
	}
	return nil
}

// level returns a level of a list; nil where it is not defined.
func (n *num) level(i int) *level {
	if o := n.override(i); o != nil && o.level != nil {
		return o.level
	}
	return n.list.level(i)
}

// start returns the number that a level starts with.
func (n *num) start(i int) int {
	if o := n.override(i); o != nil && o.starts {
		return o.start
	}
	if l := n.level(i); l != nil {
		return l.start
	}
	return 1
}

// link finds the definition of each list. One that names a style is defined by
// the list which that style belongs to.
func (n *numbering) link(s *styles) {
	for _, m := range n.nums {
		m.list = n.lists[m.abstract]
		if m.list == nil || m.list.link == "" {
			continue
		}
		if t := s.of(m.list.link); t != nil {
			if o := n.nums[t.list.id]; o != nil {
				if l := n.lists[o.abstract]; l != nil {
					m.list = l
				}
			}
		}
	}
}

// label appends the number of a paragraph, and what parts it from the text.
func (n *numbering) label(b []byte, p *para, s *styles) []byte {
	m, i := n.find(p, s)
	if m == nil {
		return b
	}
	m.count(i)
	l := m.level(i)
	from := len(b)
	b = m.print(b, l)
	if len(b) == from || len(b)-from > MaxLabel || l.hidden {
		return b[:from]
	}
	last, _ := utf8.DecodeLastRune(b)
	first := rune(0)
	for _, v := range string(p.text) {
		if v != softMark && !glyph.IsSpace(v) {
			first = v
			break
		}
	}
	switch {
	case glyph.IsSpace(last) || first == 0:
	case l.suffix == "nothing", !unicode.IsLetter(last) && !unicode.IsDigit(last) && (glyph.Glue(last) == 2 || glyph.Glue(first) == 2):
		b = append(b, softMark)
	default:
		b = append(b, ' ')
	}
	return b
}

// find returns the list of a paragraph, and its level there; nil for none.
func (n *numbering) find(p *para, s *styles) (*num, int) {
	if len(n.nums) == 0 {
		return nil, 0
	}
	ref := p.list
	t := s.ofPara(p.style)
	if !ref.given && t != nil {
		ref.id = t.list.id
	}
	m := n.nums[ref.id]
	if m == nil || m.list == nil {
		return nil, 0
	}
	if !ref.leveled {
		switch i := m.styled(p.style); {
		case i >= 0:
			ref.level = i
		case t != nil:
			ref.level = t.list.level
		}
	}
	if ref.level >= levels || m.level(ref.level) == nil {
		return nil, 0
	}
	return m, ref.level
}

// styled returns the level that paragraphs of a style have; -1 for none.
func (n *num) styled(style string) int {
	if style != "" {
		for i := range levels {
			if l := n.level(i); l != nil && l.style == style {
				return i
			}
		}
	}
	return -1
}

// count counts a paragraph of a level.
func (n *num) count(i int) {
	c := n.list.state
	if c == nil {
		c = &counter{}
		n.list.state = c
	}
	for k := range i { // levels above count as begun
		if !c.on[k] {
			c.n[k], c.on[k] = n.start(k), true
		}
	}
	o := n.override(i)
	switch {
	case o != nil && o.starts && n.begun&(1<<i) == 0, !c.on[i]:
		c.n[i] = n.start(i)
	default:
		c.n[i]++
	}
	n.begun |= 1 << i
	c.on[i] = true
	for k := i + 1; k < levels; k++ {
		if l := n.level(k); l == nil || i < l.restart {
			c.on[k] = false
		}
	}
}

// print appends the number of a paragraph of a level.
func (n *num) print(b []byte, l *level) []byte {
	if l.format == "bullet" {
		return b
	}
	from := len(b)
	for s := l.text; s != ""; {
		if len(b)-from > MaxLabel {
			return b[:from]
		}
		i := strings.IndexByte(s, '%')
		if i < 0 || i > MaxLabel {
			i = min(len(s), MaxLabel+1)
		}
		for _, v := range s[:i] {
			switch {
			case v == '\t' || v == '\n' || v == '\r':
				v = ' '
			case glyph.IsVoid(v):
				continue
			}
			b = utf8.AppendRune(b, v)
		}
		if s = s[i:]; s == "" || s[0] != '%' {
			continue
		}
		if len(s) < 2 || s[1] < '1' || s[1] > '0'+levels {
			b = append(b, '%')
			s = s[1:]
			continue
		}
		k := int(s[1] - '1')
		s = s[2:]
		m := n.level(k)
		if m == nil {
			continue
		}
		v := n.list.state.n[k]
		if !n.list.state.on[k] { // a level below
			v = n.start(k)
		}
		if l.legal && m.format != "none" && m.format != "bullet" {
			b = appendNumber(b, "decimal", "", v)
		} else {
			b = appendNumber(b, m.format, m.custom, v)
		}
	}
	return b
}
