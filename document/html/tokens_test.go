// This file holds the cutting into tokens against the tokenizer of
// golang.org/x/net/html.

package html

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// cut lists the tokens of src.
func cut(src []byte) (out []string) {
	for off := 0; off < len(src); {
		kind, n, closed := next(src[off:])
		if kind == endOfSource {
			return out
		}
		out = append(out, fmt.Sprintf("%d %t %q", kind, closed, src[off:off+n]))
		name := src[off+min(1, n) : off+n]
		off += n
		if kind != startToken {
			continue
		}
		if a, _ := tagName(name); isRaw(a) && a != atom.Plaintext && !closed {
			if n := rawEnd(src[off:], a.String()); n > 0 {
				out = append(out, fmt.Sprintf("%d %t %q", textToken, false, src[off:off+n]))
				off += n
			}
		}
	}
	return out
}

// cutToo does so with the tokenizer.
func cutToo(src []byte) (out []string) {
	kinds := map[html.TokenType]tokenKind{
		html.TextToken: textToken, html.StartTagToken: startToken, html.SelfClosingTagToken: startToken,
		html.EndTagToken: endToken, html.CommentToken: commentToken, html.DoctypeToken: commentToken,
	}
	z := html.NewTokenizer(bytes.NewReader(src))
	for {
		t := z.Next()
		if t == html.ErrorToken {
			return out
		}
		raw := z.Raw()
		if string(raw) == "</" { // at the end, a text of its own
			if n := len(out); n > 0 && out[n-1][0] == '0'+byte(textToken) {
				out[n-1] = strings.TrimSuffix(out[n-1], `"`) + `</"`
				continue
			}
		}
		out = append(out, fmt.Sprintf("%d %t %q", kinds[t], t == html.SelfClosingTagToken, raw))
		if t == html.StartTagToken || t == html.SelfClosingTagToken {
			if a, _ := tagName(raw[1:]); a == atom.Plaintext || t == html.SelfClosingTagToken {
				z.NextIsNotRawText()
			}
		}
	}
}

func TestTokens(t *testing.T) {
	for _, src := range []string{
		"", "<", "a<", "<a", "<a ", "</", "</a", "</>", "</ a>b", "</3>", "<3>", "< a>", "<a>b</a>", "a < b<c>", "<<a>>",
		"<a b>", "<a b/>", "<a b=/>", "<a b=c/>", "<a b='c'/>", "<a b = \"c>\" d>e", "<a =\">\">", "<a b=\">", "<a b='", "<a b= >c", "<a/b/>c", "<a / >c", "<a //>c", "<a b=c'>'>", "<a 'b>'>", "<a b==c>", "<a =>", "<a ==\">\">", "<a b\n=\t'\n'>",
		"<!-->a-->", "<!--->a-->", "<!---->a", "<!--a-->b", "<!--a--!>b", "<!--a--!-->b", "<!--a--->b", "<!-- -- >a-->b", "<!--a", "<!--a-", "<!--a--!", "<!--a--!-", "<!---!>a-->", "<!----!>a",
		"<!", "<!>a", "<!a", "<!a>b", "<!DOCTYPE html>a", "<!doctype 'a>b'>", "<![CDATA[a>b]]>c", "<?a b?>c", "<?", "<?>", "<?a",
		"<script>a</script>b", "<script>a<b></script >c", "<script><!--<script>a</script>b--></script>c", "<script><!--a</script>b", "<script><!--<script>a</script>b</script>c", "<script>a</scriptx>b</script", "<SCRIPT>a</sCript/>b", "<script/>a</script>", "<script></script>",
		"<style>a<b></style>c", "<style>a</style", "<title>a<b>&amp;</title>c", "<textarea><a></textarea>", "<xmp><a></xmp>b", "<iframe><a></iframe>", "<noscript><a></noscript>b", "<noembed><a>", "<noframes><a></noframes>b", "<plaintext><a>b</plaintext>",
		"a\x00<b\x00c>", "<b\x00=\"", "<é>a", "<a é=>b",
	} {
		if diff := cmp.Diff(cutToo([]byte(src)), cut([]byte(src))); diff != "" {
			t.Errorf("%s (-tokenizer +here)\n%s", src, diff)
		}
	}
	pieces := strings.Fields("< > / = ' \" ! - -- <!-- --> ? a b script <script> </script> <style </style> </title> <title> <a </a <td title= x =' [CDATA[ \x00 政")
	pieces = append(pieces, " ", "\n", "\t")
	r := rand.New(rand.NewPCG(5, 6))
	for range 20000 {
		var b strings.Builder
		for range 1 + r.IntN(12) {
			b.WriteString(pieces[r.IntN(len(pieces))])
		}
		src := []byte(b.String())
		if diff := cmp.Diff(cutToo(src), cut(src)); diff != "" {
			t.Fatalf("%q (-tokenizer +here)\n%s", src, diff)
		}
	}
}

func FuzzTokens(f *testing.F) {
	f.Add([]byte("<a b='c' d=e/>f<!-- g --><script><!--<script></script>--></script></a>"))
	for _, src := range pages(f) {
		f.Add(src)
	}
	f.Add([]byte("<a b=c b=d/>")) // the tokenizer does not see the second, and takes the slash for its own
	f.Fuzz(func(t *testing.T, src []byte) {
		want, got := cutToo(src), cut(src)
		for i := range min(len(want), len(got)) {
			if want[i] != got[i] && strings.Replace(want[i], "2 true", "2 false", 1) == got[i] {
				return
			}
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("(-tokenizer +here)\n%s", diff)
		}
	})
}

// TestBareTag tests that tags which are read at once are read as any tag is.
func TestBareTag(t *testing.T) {
	for _, name := range []string{"td", "tr", "th", "p", "br", "span", "b", "t", "tt", "TD", "td ", "td/", "spa", "spam", "span/", "spans", "title", "table", "o:p", ""} {
		for _, src := range []string{"<" + name + ">", "</" + name + ">", "<" + name, "</" + name, "<" + name + ">甲", "</" + name + "> <p>"} {
			a, n, end := bareTag([]byte(src))
			if common := slices.Contains([]string{"td", "tr", "th", "p", "br", "span"}, name); (n > 0) != (common && strings.Contains(src, ">") && len(src) > 4) {
				t.Errorf("%s: length %d", src, n)
			}
			if n == 0 {
				continue
			}
			kind, wantN, closed := next([]byte(src))
			want, _ := tagName([]byte(strings.TrimLeft(src, "</")))
			if a != want || n != wantN || end != (kind == endToken) || closed || isRaw(a) {
				t.Errorf("%s: got %v, %d, %t; want %v, %d, %d", src, a, n, end, want, wantN, kind)
			}
		}
	}
}
