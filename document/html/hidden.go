// This file knows what is not shown: it follows the elements within a hidden
// one, so as to see where that ends, even where end tags are missing.

package html

import (
	"bytes"

	"golang.org/x/net/html/atom"
)

// hidden holds the open elements from the hidden one on. The zero value is
// nothing hidden.
type hidden struct {
	open  []atom.Atom
	count map[atom.Atom]int
}

func (h *hidden) on() bool { return len(h.open) > 0 }

// writes reports whether text within the hidden element is, or makes, text that is
// shown after all, as scripts are run or not.
func (h *hidden) writes(text []byte) bool {
	switch h.open[0] {
	case atom.Noscript:
		return !isBlank(text)
	case atom.Script:
		return bytes.Contains(text, []byte("document.write"))
	}
	return false
}

func (h *hidden) begin(a atom.Atom) {
	if h.count == nil {
		h.count = make(map[atom.Atom]int)
	}
	h.push(a)
}

func (h *hidden) push(a atom.Atom) {
	h.open = append(h.open, a)
	h.count[a]++
}

func (h *hidden) over() {
	h.open = h.open[:0]
	clear(h.count)
}

// start handles a start tag within, and reports whether it ends the hidden
// element.
func (h *hidden) start(a atom.Atom, closed bool) bool {
	if h.endsAt(a) {
		h.over()
		return true
	}
	if a != 0 || h.open[0] == 0 {
		if !closed && !isVoid(a) {
			h.push(a)
		}
	}
	return false
}

// endsAt reports whether the hidden element, its end tag missing, ends where a
// starts.
func (h *hidden) endsAt(a atom.Atom) bool {
	switch h.open[0] {
	case atom.P:
		return isBlock(a) && a != atom.Br
	case atom.Li:
		return a == atom.Li && h.count[atom.Ul]+h.count[atom.Ol] == 0
	case atom.Dd, atom.Dt:
		return (a == atom.Dd || a == atom.Dt) && h.count[atom.Dl] == 0
	}
	if h.count[atom.Table] > 0 || isUnseen(h.open[0]) {
		return false
	}
	group := h.open[0] == atom.Tbody || h.open[0] == atom.Thead || h.open[0] == atom.Tfoot
	switch a {
	case atom.Tbody, atom.Thead, atom.Tfoot:
		return true
	case atom.Tr:
		return !group
	case atom.Td, atom.Th:
		return !group && h.open[0] != atom.Tr
	}
	return false
}

// end handles an end tag within, and reports whether it ends an element around
// the hidden one, and this with it. An end tag that has no start is taken for
// such: better to show too much.
func (h *hidden) end(a atom.Atom) bool {
	if h.count[a] == 0 {
		if !isBlock(a) || a == atom.Br || a == atom.P && isBlock(h.open[0]) {
			return false
		}
		h.over()
		return true
	}
	for {
		n := len(h.open) - 1
		last := h.open[n]
		h.open = h.open[:n]
		h.count[last]--
		if last == a {
			break
		}
	}
	if len(h.open) > 0 {
		return false
	}
	h.over()
	return a == atom.Td || a == atom.Th
}
