// This file is the store room: the working memory of one reading, which the
// next one takes over. Nothing of it is part of a report.

package gongkai

import (
	"strings"
	"sync"

	"github.com/seed-11a632b0/gongkai/document"
	"github.com/seed-11a632b0/gongkai/internal/align"
	"github.com/seed-11a632b0/gongkai/internal/slots"
)

// buffers are the slices that a reading fills.
type buffers struct {
	tokens []token
	keys   []rune
	figs   []figure
	units  []align.Unit
	at     []int
	starts []int32
	alone  []int32
	feet   []int32
	items  []slots.Item
	align  align.Buffer
	slots  slots.Buffer
	runes  []rune
	joined []rune
	words  []byte
	cell   []byte
	placed slab[placed]
	rows   slab[slots.Row]
	ints   slab[int]
	longs  slab[int64]
	bools  slab[bool]
	text   []Paragraph
}

// A slab is memory that is handed out in pieces, all of them zero.
type slab[T any] struct {
	all  []T
	used int
}

// take returns n elements.
func (s *slab[T]) take(n int) []T {
	if len(s.all)-s.used < n {
		s.all, s.used = make([]T, max(n, 2*len(s.all), 64)), 0
	}
	s.used += n
	return s.all[s.used-n : s.used : s.used]
}

// reset takes back what was handed out.
func (s *slab[T]) reset() {
	clear(s.all[:s.used])
	s.used = 0
}

var bufferPool = sync.Pool{New: func() any { return new(buffers) }}

// maxKept bounds the tokens of a reading whose memory is kept: an ordinary
// report has a thousand.
const maxKept = 1 << 14

// release gives the memory of the scan back. Afterwards it can't be used.
func (s *scan) release() {
	b := s.buf
	if b == nil || cap(s.tokens) > maxKept || len(s.doc.Source) > maxKept*64 {
		return
	}
	b.tokens, b.keys, b.figs, b.items = s.tokens[:0], s.keys[:0], s.figs[:0], s.items[:0]
	b.starts, b.alone, b.feet = s.starts, s.alone, s.feet
	b.placed.reset()
	b.rows.reset()
	b.ints.reset()
	b.longs.reset()
	b.bools.reset()
	clear(b.text)
	b.text = b.text[:0]
	s.buf = nil
	bufferPool.Put(b)
}

// A strip is a text that many short ones are cut from, so that they need not be
// allocated one by one.
type strip struct{ b strings.Builder }

// stripBytes is how long a strip is, and stripped what is cut from it at most.
const (
	stripBytes = 512
	stripped   = 128
)

// text returns b as a string.
func (t *strip) text(b []byte) string {
	if len(b) > stripped {
		return string(b)
	}
	if t.b.Cap()-t.b.Len() < len(b) {
		t.b = strings.Builder{}
		t.b.Grow(stripBytes)
	}
	from := t.b.Len()
	t.b.Write(b)
	return t.b.String()[from:]
}

// textOf returns the text of a cell as printed.
func (s *scan) textOf(c *document.Cell) string {
	if c.Str != "" || c.Parts != nil || c.End-c.Start > 64 || s.doc.Filled {
		return s.doc.Text(c)
	}
	b := s.doc.Source[c.Start:c.End]
	if len(b) == 1 && b[0] < 0x80 {
		return string(b)
	}
	for i := 0; i < len(b) && !s.valid; i++ {
		if b[i] >= 0x80 {
			return s.doc.Text(c)
		}
	}
	return s.strip.text(b)
}
