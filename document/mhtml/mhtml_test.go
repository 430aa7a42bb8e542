// This file tests the reader of saved web pages: what is one, which of its parts
// are pages, and what they say.

package mhtml

import (
	"encoding/base64"
	"errors"
	"fmt"
	"io"
	"runtime"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/traditionalchinese"
	"golang.org/x/text/encoding/unicode"

	"github.com/seed-11a632b0/gongkai/document/charset"
)

const top = "From: <Saved by Blink>\r\nSubject: =?utf-8?Q?=E6=8A=A5=E5=91=8A?=\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\ttype=\"text/html\";\r\n\tboundary=\"----b\"\r\n\r\n\r\n"

// part writes a part with the header and body given.
func part(header, body string) string {
	return "------b\r\n" + strings.ReplaceAll(header, "\n", "\r\n") + "\r\n\r\n" + body + "\r\n"
}

const end = "------b--\r\n"

// page is what is expected of a page.
type page struct {
	Text    string
	Start   string // "here" for the place of its first tag in the file, or else line:column+offset
	Charset string
	Bad     int
	Err     bool
}

func read(t *testing.T, src string) ([]page, error) {
	t.Helper()
	pages, err := Read([]byte(src))
	var out []page
	for i := range pages {
		text, err := pages[i].Text()
		here := strings.Index(src, "<p>")
		start := fmt.Sprintf("%v+%d", text.Start, text.Start.Offset)
		if here > 0 && start == fmt.Sprintf("%d:1+%d", 1+strings.Count(src[:here], "\n"), here) {
			start = "here"
		}
		out = append(out, page{
			Text:    string(text.Source[text.Start.Offset:]),
			Start:   start,
			Charset: text.Charset, Bad: text.Bad, Err: err != nil,
		})
		if e := (*Error)(nil); err != nil && !errors.As(err, &e) {
			t.Errorf("error %v", err)
		}
	}
	return out, err
}

func TestRead(t *testing.T) {
	const html = "<p>镇</p>"
	gbk, _ := simplifiedchinese.GBK.NewEncoder().String(html)
	big5, _ := traditionalchinese.Big5.NewEncoder().String("<p>鎮訴訟</p>")
	wide, _ := unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM).NewEncoder().String(html)
	picture := part("Content-Type: image/png\nContent-Transfer-Encoding: base64", "iVBORw0KGgo=")
	plain := "Content-Type: text/html; charset=utf-8\nContent-Transfer-Encoding: 8bit"
	for _, test := range []struct {
		what, src string
		want      []page
		err       error
	}{
		{"plain", top + part(plain, html) + picture + end, []page{{html, "here", charset.UTF8, 0, false}}, nil},
		{"7bit, not named", top + part("Content-Type: text/html", html) + end, []page{{html, "here", charset.UTF8, 0, false}}, nil},
		{"LF", strings.ReplaceAll(top+part("content-type:TEXT/HTML", html)+end, "\r", ""), []page{{html, "here", charset.UTF8, 0, false}}, nil},
		{"picture first", top + picture + part(plain, html) + end, []page{{html, "here", charset.UTF8, 0, false}}, nil},
		{"with a mark", top + part(plain, "\ufeff"+html) + end, []page{{html, "here", charset.UTF8, 0, false}}, nil},
		{"GBK declared", top + part("Content-Type: text/html; charset=gb2312", gbk) + end, []page{{html, "here", charset.GB18030, 0, false}}, nil},
		{"GBK declared UTF-8", top + part(plain, gbk) + end, []page{{html, "here", charset.GB18030, 0, false}}, nil},
		{"Big5", top + part("Content-Type: text/html; charset=\"big5\"", big5) + end, []page{{"<p>鎮訴訟</p>", "here", charset.Big5, 0, false}}, nil},
		{"bytes that are no text", top + part(plain, html+html+html+html+html+html+html+html+"\xff") + end, []page{{strings.Repeat(html, 8) + "\xff", "here", charset.UTF8, 1, false}}, nil},
		{"quoted-printable", top + part("Content-Type: text/html\nContent-Transfer-Encoding: Quoted-Printable", "<p class=3D\"a\">=E9=95=\r\n=87</p>\r\n1") + end, []page{{"<p class=\"a\">镇</p>\r\n1", "1:1+0", charset.UTF8, 0, false}}, nil},
		{"quoted-printable GBK", top + part("Content-Type: text/html; charset=gb2312\nContent-Transfer-Encoding: quoted-printable", "<p>=D5=F2</p>") + end, []page{{html, "1:1+0", charset.GB18030, 0, false}}, nil},
		{"quoted-printable and wrong", top + part("Content-Type: text/html\nContent-Transfer-Encoding: quoted-printable", "<p>1=zz2") + end, []page{{"<p>1=zz2", "1:1+0", charset.UTF8, 0, false}}, nil},
		{"quoted-printable and broken", top + part("Content-Type: text/html\nContent-Transfer-Encoding: quoted-printable", "<p>1\x012") + end, []page{{"<p>1", "1:1+0", charset.UTF8, 0, true}}, nil},
		{"base64", top + part("Content-Type: text/html\nContent-Transfer-Encoding: BASE64", "PHA+\r\n6ZWH\r\nPC9wPg==") + end, []page{{html, "1:1+0", charset.UTF8, 0, false}}, nil},
		{"base64 with spaces and no padding", top + part("Content-Type: text/html\nContent-Transfer-Encoding: base64", " PHA+ 6ZWH\t\r\nPC9wPg \r\n\r\n") + end, []page{{html, "1:1+0", charset.UTF8, 0, false}}, nil},
		{"base64 of UTF-16", top + part("Content-Type: text/html; charset=unicode\nContent-Transfer-Encoding: base64", base64.StdEncoding.EncodeToString([]byte("\xff\xfe"+wide))) + end, []page{{html, "1:1+0", charset.UTF16LE, 0, false}}, nil},
		{"base64 and wrong", top + part("Content-Type: text/html\nContent-Transfer-Encoding: base64", "PHA+*") + end, []page{{"<p>", "1:1+0", charset.UTF8, 0, true}}, nil},
		{"another transfer encoding", top + part("Content-Type: text/html\nContent-Transfer-Encoding: x-uuencode", "begin") + end, []page{{"", "-+0", "", 0, true}}, nil},
		{"XHTML", top + part("Content-Type: application/xhtml+xml", html) + end, []page{{html, "here", charset.UTF8, 0, false}}, nil},
		{"frames", top + part("Content-Type: text/html\nContent-Transfer-Encoding: base64", "MQ==") + picture + part("Content-Type: text/html\nContent-Transfer-Encoding: base64", "Mg==") + end,
			[]page{{"1", "1:1+0", charset.UTF8, 0, false}, {"2", "1:1+0", charset.UTF8, 0, false}}, nil},
		{"the page is told by its id", strings.Replace(top, "type=", "start=\"<p@x>\"; type=", 1) + part("Content-Type: text/html\nContent-Transfer-Encoding: base64", "MQ==") + part("Content-Type: text/html\nContent-Transfer-Encoding: base64\nContent-ID: <p@x>", "Mg==") + end,
			[]page{{"2", "1:1+0", charset.UTF8, 0, false}, {"1", "1:1+0", charset.UTF8, 0, false}}, nil},
		{"parts in parts", top + part("Content-Type: multipart/alternative; boundary=\"----b_1\"", "------b_1\r\nContent-Type: text/plain\r\n\r\n9\r\n------b_1\r\nContent-Type: text/html\r\nContent-Transfer-Encoding: base64\r\n\r\nMQ==\r\n------b_1--") + picture + end,
			[]page{{"1", "1:1+0", charset.UTF8, 0, false}}, nil},
		{"a mark without quotes", strings.Replace(strings.Replace(top, `"----b"`, `----=b`, 1), "\r\n\r\n\r\n", "\r\n\r\n", 1) + "------=b\r\nContent-Type: text/html\r\nContent-Transfer-Encoding: base64\r\n\r\nMQ==\r\n------=b--", []page{{"1", "1:1+0", charset.UTF8, 0, false}}, nil},
		{"a mark that is not told", strings.Replace(top, `boundary="----b"`, `x=y`, 1) + part("Content-Type: text/html\nContent-Transfer-Encoding: base64", "MQ==") + end, []page{{"1", "1:1+0", charset.UTF8, 0, false}}, nil},
		{"marks with more behind them are none", top + part("Content-Type: text/html\nContent-Transfer-Encoding: quoted-printable", "1\r\n------bc\r\n------b-\r\n2") + "------b-- \t\r\n", []page{{"1\r\n------bc\r\n------b-\r\n2", "1:1+0", charset.UTF8, 0, false}}, nil},
		{"what follows the last mark is no part", top + part("Content-Type: text/html\nContent-Transfer-Encoding: base64", "MQ==") + end + part("Content-Type: text/html\nContent-Transfer-Encoding: base64", "OQ==") + end, []page{{"1", "1:1+0", charset.UTF8, 0, false}}, nil},
		{"HTML alone", "MIME-Version: 1.0\nContent-Type: text/html; charset=utf-8\nContent-Transfer-Encoding: 8bit\n\n" + html, []page{{html, "here", charset.UTF8, 0, false}}, nil},
		{"HTML alone, encoded", "MIME-Version: 1.0\nContent-Type: text/html\nContent-Transfer-Encoding: base64\n\nMQ==\n", []page{{"1", "1:1+0", charset.UTF8, 0, false}}, nil},
		{"cut in the page", top + part(plain, html)[:len(part(plain, html))-2], []page{{html, "here", charset.UTF8, 0, true}}, nil},
		{"cut in the page, quoted", top + "------b\r\nContent-Type: text/html\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n<p>1=E9", []page{{"<p>1\xe9", "1:1+0", charset.UTF8, 1, true}}, nil},
		{"cut in base64", top + "------b\r\nContent-Type: text/html\r\nContent-Transfer-Encoding: base64\r\n\r\nPHA+6ZWHP", []page{{"<p>镇", "1:1+0", charset.UTF8, 0, true}}, nil},
		{"cut after the page", top + part(plain, html) + picture[:70], []page{{html, "here", charset.UTF8, 0, false}}, nil},
		{"cut before the page", top + picture, nil, io.ErrUnexpectedEOF},
		{"cut in the header", top[:len(top)-2], nil, io.ErrUnexpectedEOF},
		{"no page", top + picture + end, nil, ErrNot},
		{"text alone", "MIME-Version: 1.0\nContent-Type: text/plain\n\n" + html, nil, ErrNot},
		{"HTML", "<html>" + html, nil, ErrNot},
		{"nothing", "", nil, ErrNot},
	} {
		t.Run(test.what, func(t *testing.T) {
			got, err := read(t, test.src)
			if diff := cmp.Diff(test.want, got); diff != "" {
				t.Errorf("(-want +got)\n%s", diff)
			}
			if !errors.Is(err, test.err) {
				t.Errorf("error %v, want %v", err, test.err)
			}
		})
	}
}

func TestSniff(t *testing.T) {
	for _, src := range []string{
		top, top[:len(top)-1],
		"Content-Type: multipart/related; boundary=x", "content-type:text/html\n\n<p>", "X-A: b\n c\nContent-Type: text/html;\n charset=gbk\n\n",
		"Content-Type: text/html\nX-Part", "Content-Type: text/html;\n cha",
		"Subject: \xb1\xa8\xb8\xe6\nContent-Type: text/html\n",
	} {
		if !Sniff([]byte(src)) {
			t.Errorf("%q may be a saved page", src)
		}
	}
	for _, src := range []string{
		"", "\n", "\n" + top, "镇", "标题：年报\nContent-Type: text/html\n", "Content-Type: text/plain\n\n", "Content-Type: image/png\n\n",
		"Subject: a\nMIME-Version: 1.0\n", "Subject: a\n\nContent-Type: text/html\n", "一、总体情况\nContent-Type: text/html\n\n", " Content-Type: text/html\n",
		"Content-Type: text/html\n<p>", ": a\nContent-Type: text/html\n", "HTTP/1.1 200 OK\nContent-Type: text/html\n\n", "<html>\nContent-Type: text/html\n",
	} {
		if Sniff([]byte(src)) {
			t.Errorf("%q is no saved page", src)
		}
	}
}

// TestMaxParts, TestMaxHeader and TestMaxDepth test the bounds from both sides.
func TestMaxParts(t *testing.T) {
	for _, n := range []int{MaxParts, MaxParts + 1} {
		src := top + strings.Repeat(part("Content-Type: text/plain", ""), n-2) + part("Content-Type: text/html", "1") + end // the file is a part, too
		pages, err := Read([]byte(src))
		if beyond := n > MaxParts; errors.Is(err, ErrTooLarge) != beyond || len(pages) == 0 != beyond {
			t.Errorf("%d parts: %d pages, %v", n, len(pages), err)
		}
	}
}

func TestMaxHeader(t *testing.T) {
	for _, n := range []int{MaxHeader, MaxHeader + 1} {
		header := "Content-Type: text/html\r\nX-A: "
		header += strings.Repeat("x", n-len(header)-4) + "\r\n\r\n"
		for what, src := range map[string]string{"alone": header + "1", "a part": top + "------b\r\n" + header + "1\r\n" + end} {
			pages, err := Read([]byte(src))
			if beyond := n > MaxHeader; errors.Is(err, ErrNot) != beyond || len(pages) == 0 != beyond {
				t.Errorf("%s, %d bytes: %d pages, %v", what, n, len(pages), err)
			}
		}
	}
}

func TestMaxDepth(t *testing.T) {
	for _, n := range []int{MaxDepth, MaxDepth + 1} {
		src := "Content-Type: text/html\n\n1"
		for i := range n {
			src = fmt.Sprintf("Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n%s\n--b%d--\n", i, i, src, i)
		}
		pages, err := Read([]byte(src))
		if beyond := n > MaxDepth; errors.Is(err, ErrNot) != beyond || len(pages) == 0 != beyond {
			t.Errorf("%d deep: %d pages, %v", n, len(pages), err)
		}
	}
}

// TestLinear tests that four times the input takes about four times the memory
// and time, and not sixteen: what is looked at over and over shows there.
func TestLinear(t *testing.T) {
	for _, test := range []struct {
		what string
		src  func(n int) string
	}{
		{"marks", func(n int) string { return top + strings.Repeat("------b\r\n", n) }},
		{"last marks", func(n int) string { return top + strings.Repeat("------b--\r\n", n) }},
		{"no marks", func(n int) string { return top + strings.Repeat("------\r\n", n) }},
		{"lines", func(n int) string { return top + part("Content-Type: text/html", strings.Repeat("\r\n", n)) }},
		{"fields", func(n int) string { return "Content-Type: text/html\n" + strings.Repeat("A: b\n", n) }},
		{"folded fields", func(n int) string { return "Content-Type: text/html\n" + strings.Repeat(" \n", n) }},
		{"pages", func(n int) string { return top + strings.Repeat(part("Content-Type: text/html", "1"), n/64) }},
		{"quoted", func(n int) string {
			return top + part("Content-Type: text/html\nContent-Transfer-Encoding: quoted-printable", strings.Repeat("=\r\n", n))
		}},
		{"base64", func(n int) string {
			return top + part("Content-Type: text/html\nContent-Transfer-Encoding: base64", strings.Repeat("MQ==\r\n", n))
		}},
		{"deep", func(n int) string {
			var b strings.Builder
			for i := range MaxDepth {
				fmt.Fprintf(&b, "Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n", i, i)
			}
			return b.String() + strings.Repeat("x\n", n)
		}},
	} {
		t.Run(test.what, func(t *testing.T) {
			measure := func(src []byte) (memory uint64, took time.Duration) {
				var before, after runtime.MemStats
				runtime.ReadMemStats(&before)
				start := time.Now()
				pages, _ := Read(src)
				for i := range pages[:min(len(pages), 8)] {
					pages[i].Text()
				}
				took = time.Since(start)
				runtime.ReadMemStats(&after)
				return after.TotalAlloc - before.TotalAlloc, took
			}
			const n = 1 << 16
			small, large := []byte(test.src(n)), []byte(test.src(4*n))
			least, _ := measure(small)
			most, _ := measure(large)
			if most > 8*least+1<<20 {
				t.Errorf("%d bytes, and %d for four times the input", least, most)
			}
			if testing.Short() {
				return // what follows measures time
			}
			ratio := 0.0
			for range 4 {
				a, b := time.Duration(1<<62), time.Duration(1<<62)
				for range 3 {
					_, took := measure(small)
					a = min(a, took)
					_, took = measure(large)
					b = min(b, took)
				}
				if ratio = float64(b) / float64(a+time.Millisecond); ratio < 8 {
					return
				}
			}
			t.Errorf("four times the input takes %.1f times as long", ratio)
		})
	}
}

func FuzzRead(f *testing.F) {
	f.Add([]byte(top + part("Content-Type: text/html; charset=gbk", "<p>1") + end))
	f.Add([]byte(top + part("Content-Type: text/html\nContent-Transfer-Encoding: quoted-printable", "=E9=95=\r\n=87") + end))
	f.Add([]byte(top + part("Content-Type: text/html\nContent-Transfer-Encoding: base64", "MQ==")))
	f.Add([]byte("Content-Type: multipart/mixed; boundary=a\n\n--a\nContent-Type: multipart/mixed; boundary=\"a b\"\n\n--a b\nContent-Type: text/html\n\n1\n--a b--\n--a--"))
	f.Add([]byte("Content-Type: text/html; charset=big5\n\n\ufeff\xa4\xa4"))
	f.Fuzz(func(t *testing.T, src []byte) {
		in := string(src)
		pages, err := Read(src)
		if e := (*Error)(nil); err != nil && err != ErrNot && !errors.As(err, &e) {
			t.Errorf("error %v", err)
		}
		if mine := Sniff(src); !mine && err != ErrNot || err == nil && len(pages) == 0 || err == ErrNot && len(pages) > 0 {
			t.Errorf("%t: %d pages, %v", mine, len(pages), err)
		}
		for i := range pages {
			text, err := pages[i].Text()
			if e := (*Error)(nil); err != nil && !errors.As(err, &e) {
				t.Errorf("error %v", err)
			}
			if !text.Start.IsValid() {
				if err == nil || len(text.Source) > 0 {
					t.Errorf("no place, %v", err)
				}
				continue
			}
			if text.Start.Offset < 0 || text.Start.Offset > len(text.Source) {
				t.Fatalf("at %d of %d", text.Start.Offset, len(text.Source))
			}
			before := strings.TrimSuffix(string(text.Source[:text.Start.Offset]), "\ufeff")
			if !strings.HasPrefix(in, before) || text.Start.Line != 1+lines([]byte(before)) || text.Start.Column != 1 {
				t.Errorf("page %d is at %v after %q", i, text.Start, before)
			}
			if text.Bad < 0 || text.Bad > len(src) || len(text.Source) > 4+3*len(src) {
				t.Errorf("%d of %d bytes, %d bad", len(text.Source), len(src), text.Bad)
			}
		}
		if string(src) != in {
			t.Error("the input was changed")
		}
	})
}
