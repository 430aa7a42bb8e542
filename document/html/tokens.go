// This file cuts the source into texts, tags and comments, as the standard has
// it. The tokenizer of golang.org/x/net/html does the same, and keeps the names
// of all attributes, which takes most of its time.

package html

import (
	"bytes"
	"io"
	"strings"

	"golang.org/x/net/html"
)

// A tokenKind is a kind of token.
type tokenKind uint8

const (
	endOfSource tokenKind = iota // and what of a tag stands before it
	textToken
	startToken
	endToken
	commentToken // and declarations, and instructions
)

// next returns the kind of the token that src starts with, and its length;
// closed tells of a start tag that ends in a slash.
func next(src []byte) (kind tokenKind, n int, closed bool) {
	text := 0 // bytes of text so far
	for {
		i := bytes.IndexByte(src[text:], '<')
		if i < 0 || text+i+1 == len(src) {
			text = len(src)
			break
		}
		text += i
		b := src[text:]
		c := b[1]
		switch {
		case c|0x20 >= 'a' && c|0x20 <= 'z':
			kind = startToken
		case c == '/' && len(b) == 2:
			text = len(src)
		case c == '/' && b[2]|0x20 >= 'a' && b[2]|0x20 <= 'z':
			kind = endToken
		case c == '/', c == '!', c == '?':
			kind = commentToken
		default:
			text++
			continue
		}
		if text > 0 {
			break
		}
		switch kind {
		case startToken, endToken:
			if n, closed = tagEnd(b); n < 0 {
				return endOfSource, 0, false
			}
			closed = closed && kind == startToken
		case commentToken:
			n = commentEnd(b)
		}
		return kind, n, closed
	}
	if text == 0 {
		return endOfSource, 0, false
	}
	return textToken, text, false
}

// tagEnd returns the length of the tag that b starts with, -1 where it does not
// end, and whether it ends in a slash of its own.
func tagEnd(b []byte) (n int, closed bool) {
	i := 1
	if b[i] == '/' {
		i++
	}
	for i < len(b) && !isWhite(b[i]) && b[i] != '/' && b[i] != '>' {
		i++
	}
	white := func() {
		for i < len(b) && isWhite(b[i]) {
			i++
		}
	}
	bare := 0 // where a value without quotes ended
	for {
		white()
		if i >= len(b) {
			return -1, false
		}
		if b[i] == '>' {
			return i + 1, b[i-1] == '/' && bare != i
		}
		if b[i] == '=' {
			i++ // begins a name
		}
		for i < len(b) && !isWhite(b[i]) && b[i] != '=' && b[i] != '/' && b[i] != '>' {
			i++
		}
		white()
		if i < len(b) && b[i] == '/' {
			i++
			continue
		}
		if i >= len(b) || b[i] != '=' {
			continue
		}
		i++
		white()
		if i >= len(b) {
			return -1, false
		}
		switch c := b[i]; c {
		case '>':
		case '"', '\'':
			k := bytes.IndexByte(b[i+1:], c)
			if k < 0 {
				return -1, false
			}
			i += k + 2
		default:
			for i < len(b) && !isWhite(b[i]) && b[i] != '>' {
				i++
			}
			bare = i
		}
	}
}

// commentEnd returns the length of the comment or declaration that b starts
// with. One that does not end goes on to the end of b.
func commentEnd(b []byte) int {
	if !bytes.HasPrefix(b, []byte("<!--")) {
		if n := bytes.IndexByte(b, '>'); n >= 0 {
			return n + 1
		}
		return len(b)
	}
	i := 4
	for i < len(b) && b[i] == '-' {
		i++
	}
	if i < len(b) && b[i] == '>' {
		return i + 1
	}
	for i = 4; ; {
		k := bytes.Index(b[i:], []byte("--"))
		if k < 0 {
			return len(b)
		}
		for i += k + 2; i < len(b) && b[i] == '-'; {
			i++
		}
		switch {
		case i < len(b) && b[i] == '>':
			return i + 1
		case i+1 < len(b) && b[i] == '!' && b[i+1] == '>':
			return i + 2
		}
	}
}

// rawEnd returns the length of the text, at the start of src, of an element in
// which there are no tags.
func rawEnd(src []byte, name string) int {
	n := endTag(src, 0, name)
	if n < 0 || n+len("</")+len(name) == len(src) {
		n = len(src)
	}
	if name != "script" || !bytes.Contains(src[:n], []byte("<!--")) {
		return n
	}
	// a comment in a script may hold another script and its end
	z := html.NewTokenizer(io.MultiReader(strings.NewReader("<script>"), bytes.NewReader(src)))
	z.Next()
	if z.Next() != html.TextToken {
		return 0
	}
	return len(z.Raw())
}
