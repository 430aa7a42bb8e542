// This file is the room of stacked headers: where the words of a header are split
// over lines of marked cells, piece above piece, it puts them together.

package gongkai

import (
	"bytes"
	"slices"
	"unicode/utf8"

	"github.com/seed-11a632b0/gongkai/document"
)

const (
	minStacked = 3  // cells of a line in a header that is split over lines
	maxStacked = 40 // lines over which a word of a header can be split
	maxAbreast = 64 // cells of such a line
)

// A lineSpan says which tokens stand on a line.
type lineSpan struct{ from, to int }

// stack puts the words of headers together whose pieces stand one above the other,
// in the same cell of lines that follow each other and show no figure. A word then
// stands where its first piece does.
func (s *scan) stack() {
	var buf [48]lineSpan
	lines := buf[:0] // that follow each other
	var last *document.Line
	lastAt := int32(-2)
	for i := 0; i < len(s.tokens); {
		at, from := s.tokens[i].line, i
		figures, words := false, false
		for ; i < len(s.tokens) && s.tokens[i].line == at; i++ {
			figures = figures || s.tokens[i].kind == figureToken
			words = words || s.tokens[i].kind == textToken
		}
		if figures || !words {
			continue // as on most lines
		}
		l := &s.doc.Lines[at]
		if n := l.Last - l.First; l.Kind != document.Row || l.Sep == '+' || n < minStacked || n > maxAbreast {
			continue
		}
		if at != lastAt+1 || last.Sep != l.Sep || last.Last-last.First != l.Last-l.First {
			s.stackLines(lines)
			lines = lines[:0]
		}
		lines = append(lines, lineSpan{from, i})
		last, lastAt = l, at
	}
	s.stackLines(lines)
}

// A stacked word is one that has been put together.
type stackedWord struct {
	key    []rune
	first  *token
	pieces []*token // the others; none where there is no such word
}

// join marks the pieces as such, or takes that back.
func (w *stackedWord) join(yes bool) {
	w.first.joined = yes
	for _, p := range w.pieces {
		p.joined = yes
	}
}

// stackLines does so with lines of as many cells each, unless pieces of words are left
// over between the first line and the last that hold any: then the lines are damaged.
func (s *scan) stackLines(lines []lineSpan) {
	var words []stackedWord
	var top, end int // lines that hold pieces
	for k := 0; k+1 < len(lines); k++ {
		for i := lines[k].from; i < lines[k].to; i++ {
			t := &s.tokens[i]
			if t.kind != textToken || t.long || len(t.key) == 0 || t.joined || s.ends(t, lines[k+1]) || !s.words.mayTop(s.bytes(s.cellOf(t))) {
				continue
			}
			if w := s.stackBelow(t, lines[k+1:]); len(w.pieces) > 0 {
				if len(words) == 0 {
					top = k
				}
				words, end = append(words, w), max(end, k+1+len(w.pieces))
				w.join(true)
			}
		}
	}
	if len(words) == 0 {
		return
	}
	whole := func(t *token) bool {
		return t.kind != textToken || t.long || len(t.key) == 0 || t.joined || t.sign.lawItem || t.word != 0
	}
	for _, l := range lines[top:end] {
		for i := l.from; i < l.to; i++ {
			if !whole(&s.tokens[i]) {
				for _, w := range words {
					w.join(false)
				}
				return
			}
		}
	}
	for _, w := range words {
		from := len(s.keys)
		s.keys = append(s.keys, w.key...)
		w.first.key = s.keys[from:len(s.keys):len(s.keys)]
		w.first.sign, w.first.word = s.signOf(w.first.key)
		for _, o := range w.pieces {
			*o = token{kind: emptyToken, line: o.line, cell: o.cell, at: o.at, joined: true}
		}
	}
	for _, l := range lines[top:end] { // what repeats may not do so any more, or only now
		for i := l.from; i < l.to; i++ {
			if t := &s.tokens[i]; t.kind == textToken {
				t.dup = i+1 < l.to && len(t.key) > 0 && s.tokens[i+1].kind == textToken && slices.Equal(t.key, s.tokens[i+1].key)
			}
		}
	}
}

// ends reports whether a token is for sure no piece of a word: it is one with which no
// longer one begins, and what stands in the same cell below it are letters or no words.
// It is quick.
func (s *scan) ends(t *token, below lineSpan) bool {
	if t.word == 0 || s.words.goesOn[t.word] || len(s.bytes(s.cellOf(t))) != len("字")*len(t.key) {
		return false
	}
	o := s.wordBelow(t, below)
	return o == nil || o.kind != textToken || len(o.key) > 0
}

// wordBelow returns the token of a line below t in the same cell, which can be left out
// of the tokens; nil where there is none, or a figure that cannot be read.
func (s *scan) wordBelow(t *token, line lineSpan) *token {
	for i := line.from; i < line.to; i++ {
		if o := &s.tokens[i]; o.at == t.at {
			if s.illegible(i) {
				break
			}
			return o
		}
	}
	return nil
}

// stackBelow puts a token together with those below it, on the given lines, that make
// the longest word of a header of it.
func (s *scan) stackBelow(t *token, lines []lineSpan) stackedWord {
	var text [maxLabelBytes]byte
	var buf [maxLabelKey]rune
	var pieces []*token
	out := stackedWord{first: t}
	b := append(text[:0], s.bytes(s.cellOf(t))...)
	letters := appendHan(buf[:0], b)
	if _, begin := s.words.tops(letters); !begin || len(letters) == 0 {
		return out
	}
	for _, l := range lines[:min(len(lines), maxStacked-1)] {
		below := s.wordBelow(t, l)
		if below == nil || below.kind != textToken || below.long {
			break
		}
		piece := s.bytes(s.cellOf(below))
		if hasDigit(piece) {
			break // it may be a figure, or hold one
		}
		if len(b)+len(piece) > len(text) || len(letters)+len(piece) > len(buf) {
			break
		}
		b, letters = append(b, piece...), appendHan(letters, piece)
		pieces = append(pieces, below)
		whole, begin := s.words.tops(letters)
		if !begin {
			break
		}
		if last, _ := utf8.DecodeLastRune(bytes.TrimRight(piece, " ")); whole && fold(foldTable(), last) != '(' { // which opens what is below
			var key [maxLabelKey]rune
			k, _ := appendKey(key[:0], b)
			if slices.Equal(letters, s.words.note) {
				k = nil // as in brackets
			}
			out.key, out.pieces = slices.Clone(k), pieces
		}
	}
	return out
}

// appendHan appends the ideographs of a text, folded.
func appendHan(dst []rune, b []byte) []rune {
	for r, i := nextHan(b, 0); r != 0; r, i = nextHan(b, i) {
		dst = append(dst, r)
	}
	return dst
}
