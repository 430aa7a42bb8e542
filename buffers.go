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
	items  []slots.Item
	align  align.Buffer
	runes  []rune
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
	s.buf = nil
	bufferPool.Put(b)
}

// A strip is a text that many short ones are cut from, so that they need not be
// allocated one by one.
type strip struct{ b strings.Builder }

// textOf returns the text of a cell as printed.
func (s *scan) textOf(c *document.Cell) string {
	if c.Str != "" || c.Parts != nil || c.End-c.Start > 64 {
		return s.doc.Text(c)
	}
	b := s.doc.Source[c.Start:c.End]
	for _, x := range b {
		if x >= 0x80 {
			return s.doc.Text(c)
		}
	}
	if len(b) == 1 {
		return string(b)
	}
	t := &s.strip.b
	if t.Cap()-t.Len() < len(b) {
		t.Grow(max(512, len(b)))
	}
	from := t.Len()
	t.Write(b)
	return t.String()[from:]
}
