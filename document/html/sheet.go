// This file reads style sheets that stand in a page, for the names of classes and
// elements that they do not show, as a wide screen shows them. How the rules of a sheet
// outdo each other is not followed: where there are several, what they name is in doubt.

package html

import (
	"bytes"

	"golang.org/x/net/html/atom"
)

// maxVeils bounds how many names of a page's sheets are kept.
const maxVeils = 1 << 12

// A veil says what sheets do to the elements of a name.
type veil uint8

const (
	veilGone   veil = 1 << iota // they take up no room
	veilUnseen                  // they take up room, and show nothing
	veilStruck                  // their text is struck out, or set so that nobody sees it
	veilShown                   // they are shown
	veilApart                   // their text stands apart from that around it
	veilNote                    // it stands apart as notes do
	veilDoubt                   // one of the first three, by a rule that may hold for some of them only
	veilPart                    // the same of what stands in them, as cells in a table
)

const veilHides = veilGone | veilUnseen | veilStruck

// sheet reads the text of a style element.
func (r *reader) sheet(b []byte) {
	if bytes.Contains(b, []byte("/*")) {
		b = withoutComments(b)
	}
	depth, off := 0, 0 // of rules that hold others, and from which on they do not hold
	for len(b) > 0 {
		i := bytes.IndexAny(b, "{}")
		if i < 0 {
			return
		}
		names := b[bytes.LastIndexByte(b[:i], ';')+1 : i]
		end := b[i] == '}'
		b = b[i+1:]
		switch names = bytes.TrimSpace(names); {
		case end:
			if depth = max(depth-1, 0); off > depth {
				off = 0
			}
		case bytes.HasPrefix(names, []byte("@")):
			depth++
			if off == 0 && !ofWideScreen(names) {
				off = depth
			}
		default:
			i := bytes.IndexByte(b, '}')
			if i < 0 {
				return
			}
			if off == 0 {
				r.rule(names, b[:i])
			}
			b = b[i+1:]
		}
	}
}

// withoutComments returns a style sheet without its comments.
func withoutComments(b []byte) []byte {
	out := make([]byte, 0, len(b))
	for {
		i := bytes.Index(b, []byte("/*"))
		if i < 0 {
			return append(out, b...)
		}
		out = append(out, b[:i]...)
		n := bytes.Index(b[i+2:], []byte("*/"))
		if n < 0 {
			return out
		}
		b = b[i+2+n+2:]
	}
}

// ofWideScreen reports whether what stands under a rule such as @media holds for a wide
// screen.
func ofWideScreen(rule []byte) bool {
	return !bytes.Contains(rule, []byte("print")) && !bytes.Contains(rule, []byte("max-width")) && !bytes.Contains(rule, []byte("max-device-width"))
}

// rule reads a rule: names of elements, parted by commas, and what is declared of them.
func (r *reader) rule(names, declared []byte) {
	var t attributes
	t.style(declared)
	var v veil
	for i, on := range []bool{t.gone, t.unseen, t.struck || t.faint, t.shown, t.apart, t.note} {
		if on {
			v |= 1 << i
		}
	}
	if v == 0 {
		return
	}
	for len(names) > 0 {
		var name []byte
		name, names, _ = bytes.Cut(names, []byte{','})
		r.veil(bytes.TrimSpace(name), v)
	}
}

// veil notes what is declared of what a selector names last, such as "div > tr.old".
func (r *reader) veil(name []byte, v veil) {
	end := len(name)
	if i := bytes.LastIndexByte(name, '('); i >= 0 && name[end-1] == ')' {
		end = i // what stands in the brackets of a :nth-child(2n + 1) parts nothing
	}
	i := bytes.LastIndexAny(name[:end], " >+~\t\r\n") + 1
	around, name := name[:i], name[i:]
	doubt := i > 0
	if i := bytes.IndexByte(name, ':'); i >= 0 {
		rest := name[i:]
		if doubt = bytes.Contains(rest, []byte("-child")) || bytes.Contains(rest, []byte("-of-type")) || bytes.Contains(rest, []byte(":not(")); !doubt {
			return // what stands beside an element, or while it is pointed at
		}
		name = name[:i]
	}
	if bytes.Contains(around, []byte(":hover")) {
		return
	}
	if i := bytes.IndexByte(name, '['); i >= 0 {
		name, doubt = name[:i], true
	}
	i = bytes.IndexAny(name, ".#")
	if i < 0 {
		if v&veilHides != 0 {
			r.veilWithin(bytes.ToLower(name), around)
		}
		return
	}
	of, rest := string(bytes.ToLower(bytes.TrimPrefix(name[:i], []byte{'*'}))), name[i:]
	doubt = doubt || bytes.ContainsAny(rest[1:], ".#")
	if doubt && v&veilHides != 0 {
		v = v&^veilHides | veilDoubt
	}
	for len(rest) > 0 {
		var key []byte
		key, rest = firstName(rest)
		r.noteVeil(of+string(key), v)
	}
}

// veilWithin notes that something hides rows or cells, which a selector does not name: those
// in an element that it names before, or all.
func (r *reader) veilWithin(kind, around []byte) {
	switch string(kind) {
	case "td", "th", "tr", "*", "":
	default:
		return
	}
	for len(around) > 0 {
		around = bytes.TrimRight(around, " >+~\t\r\n")
		i := bytes.LastIndexAny(around, " >+~\t\r\n") + 1
		if j := bytes.IndexAny(around[i:], ".#"); j >= 0 {
			key, _ := firstName(around[i+j:])
			r.noteVeil(string(key), veilPart)
			return
		}
		around = around[:i]
	}
	r.noteVeil(string(kind), veilDoubt)
}

// firstName cuts the first name off a selector that begins with the mark of one.
func firstName(b []byte) (name, rest []byte) {
	n := 1
	for n < len(b) && !bytes.ContainsAny(b[n:n+1], ".#:[") {
		n++
	}
	return b[:n], b[n:]
}

func (r *reader) noteVeil(key string, v veil) {
	if r.veils == nil {
		r.veils = map[string]veil{}
	}
	if _, ok := r.veils[key]; ok || len(r.veils) < maxVeils {
		r.veils[key] |= v
	}
}

// veiled applies to a table, to a row, to a cell, and to what stands in a cell, what the
// sheets say of its names, and reports whether that hides it: elsewhere scripts show parts
// of a page and hide others.
func (r *reader) veiled(a atom.Atom, t *attributes) bool {
	rows := a == atom.Tr || a == atom.Tbody || a == atom.Thead || a == atom.Tfoot
	cell := a == atom.Td || a == atom.Th
	if !rows && !cell && a != atom.Table && !r.inCell() {
		return false
	}
	v := r.veilOf(a, '.', r.src[t.classFrom:t.classTo]) | r.veilOf(a, '#', r.src[t.idFrom:t.idTo])
	if (rows || cell) && len(r.veils) > 0 {
		v |= r.veils[a.String()]
	}
	t.struck = t.struck || v&veilPart != 0
	if a == atom.Table {
		return false
	}
	t.apart, t.note = t.apart || v&veilApart != 0, t.note || v&veilNote != 0
	switch {
	case v&(veilDoubt|veilHides) == 0:
		t.struck = t.struck || t.faint || t.veiled && v&veilShown == 0 // that is what such names are for
		return false
	case v&(veilDoubt|veilShown|veilStruck) != 0:
		t.struck = true
		return false
	}
	t.gone = t.gone || v&veilGone != 0 || rows
	t.unseen = true
	return true
}

// veilOf is what the sheets say of elements of some names.
func (r *reader) veilOf(a atom.Atom, mark byte, names []byte) veil {
	var v veil
	var buf [64]byte
	for len(r.veils) > 0 && len(names) > 0 {
		n := 0
		for n < len(names) && !isWhite(names[n]) {
			n++
		}
		if n > 0 {
			of := a.String()
			key := append(append(append(buf[:0], of...), mark), names[:n]...)
			v |= r.veils[string(key)] | r.veils[string(key[len(of):])]
		}
		names = names[min(n+1, len(names)):]
	}
	return v
}
