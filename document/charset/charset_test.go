// This file tests which encoding bytes are taken for, and what comes of them.

package charset

import (
	"bytes"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/traditionalchinese"
	"golang.org/x/text/encoding/unicode"
)

const prose = "一、总体情况\n2024年，本镇主动公开政府信息12条，收到申请3件，均已答复。\n"

const traditional = "一、總體情況\n本鎮主動公開政府信息十二條，收到申請三件，均已答覆。\n"

func encode(t testing.TB, e encoding.Encoding, s string) []byte {
	t.Helper()
	b, err := e.NewEncoder().Bytes([]byte(s))
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func TestDecode(t *testing.T) {
	gbk := simplifiedchinese.GBK
	gb18030 := simplifiedchinese.GB18030
	big5 := traditionalchinese.Big5
	le := unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM)
	be := unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM)
	meta := func(label string) string { return `<html><head><meta charset="` + label + `">` }
	old := `<meta http-equiv=Content-Type content="text/html; charset=gb2312">` + prose
	rare := "𠮷镇（㐂）" + prose // beyond GBK: four bytes each
	long := strings.Repeat(prose, 20)
	bad := strings.Replace(long, "条", "\xcc\xf5", 1) // one character in GBK
	cut := encode(t, gbk, prose+"镇")
	for _, test := range []struct {
		what     string
		src      []byte
		declared string
		want     string
		name     string
		bad      int
	}{
		{"empty", nil, "", "", UTF8, 0},
		{"ASCII", []byte("12 3\n"), "gbk", "12 3\n", UTF8, 0},
		{"UTF-8", []byte(prose), "", prose, UTF8, 0},
		{"UTF-8 with mark", []byte("\ufeff" + prose), "gbk", "\ufeff" + prose, UTF8, 0},
		{"UTF-8 with mark and a bad byte", []byte("\ufeff" + "镇\xff"), "", "\ufeff" + "镇\xff", UTF8, 1},
		{"UTF-8 declared GBK", []byte(meta("gbk") + prose), "", meta("gbk") + prose, UTF8, 0},
		{"UTF-8 declared GBK outside", []byte(prose), "text/html; charset=gbk", prose, UTF8, 0},
		{"UTF-8 cut", []byte(prose[:len("一、总体")-1]), "", prose[:len("一、总体")-1], UTF8, 2},
		{"UTF-8 cut, nothing else", []byte("3\xe9\x95"), "gbk", "3\xe9\x95", UTF8, 2},
		{"UTF-8 with bad bytes", []byte(bad), "", bad, UTF8, 2},
		{"UTF-8 with bad bytes declared GBK", []byte(bad), "gbk", bad, UTF8, 2},
		{"UTF-8 with its own replacement", []byte("镇\ufffd"), "", "镇\ufffd", UTF8, 0},
		{"UTF-8 with zeros", []byte(long + "\x00\x00"), "", long + "\x00\x00", UTF8, 0},
		{"GBK", encode(t, gbk, prose), "", prose, GB18030, 0},
		{"GBK declared", encode(t, gbk, old), "", old, GB18030, 0},
		{"GBK declared UTF-8", encode(t, gbk, meta("utf-8")+prose), "", meta("utf-8") + prose, GB18030, 0},
		{"GBK declared ISO-8859-1 outside", encode(t, gbk, prose), "text/html;charset=ISO-8859-1", prose, GB18030, 0},
		{"GBK declared UTF-16", encode(t, gbk, prose), "utf-16", prose, GB18030, 0},
		{"GBK cut", cut[:len(cut)-1], "", prose + "\ufffd", GB18030, 1},
		{"GBK cut declared", cut[:len(cut)-1], "gb2312", prose + "\ufffd", GB18030, 1},
		{"GBK with a bad byte", append([]byte("\xff\n"), cut...), "", "\ufffd\n" + prose + "镇", GB18030, 1},
		{"GB18030", encode(t, gb18030, rare), "", rare, GB18030, 0},
		{"GB18030 with its own replacement", encode(t, gb18030, prose+"\ufffd"), "", prose + "\ufffd", GB18030, 0},
		{"GB18030 with its own and a bad one", append([]byte("\xff\n"), encode(t, gb18030, prose+"\ufffd")...), "", "\ufffd\n" + prose + "\ufffd", GB18030, 1},
		{"Big5", encode(t, big5, traditional), "", traditional, Big5, 0},
		{"Big5 declared", encode(t, big5, traditional), "Big5", traditional, Big5, 0},
		{"Big5 declared in the page", encode(t, big5, meta("big5")+traditional), "", meta("big5") + traditional, Big5, 0},
		{"UTF-16LE with mark", encode(t, le, "\ufeff"+prose), "gbk", prose, UTF16LE, 0},
		{"UTF-16BE with mark", encode(t, be, "\ufeff"+prose), "gbk", prose, UTF16BE, 0},
		{"UTF-16LE", encode(t, le, prose), "", prose, UTF16LE, 0},
		{"UTF-16BE", encode(t, be, prose), "utf-8", prose, UTF16BE, 0},
		{"UTF-16LE of ASCII", encode(t, le, "12 3\n"), "", "12 3\n", UTF16LE, 0},
		{"UTF-16LE cut", append(encode(t, le, prose), 'x'), "", prose + "\ufffd", UTF16LE, 1},
		{"UTF-16LE with its own replacement", encode(t, le, "\ufeff"+prose+"\ufffd"), "", prose + "\ufffd", UTF16LE, 0},
	} {
		t.Run(test.what, func(t *testing.T) {
			out, name, bad := Decode(test.src, test.declared)
			if string(out) != test.want || name != test.name || bad != test.bad {
				t.Errorf("got %q %s %d, want %q %s %d", out, name, bad, test.want, test.name, test.bad)
			}
			if name == UTF8 && len(out) > 0 && &out[0] != &test.src[0] {
				t.Error("UTF-8 was copied")
			}
		})
	}
}

func TestDeclaredWithin(t *testing.T) {
	const meta = `<meta charset="big5`
	n := DeclaredWithin - len(meta)
	for _, test := range []struct {
		before int
		want   string
	}{{n, Big5}, {n + 1, ""}} {
		src := strings.Repeat(" ", test.before) + meta + `">` + prose
		if got := label(sniff([]byte(src))); got != test.want {
			t.Errorf("after %d bytes: got %q, want %q", test.before, got, test.want)
		}
	}
}

func TestSniff(t *testing.T) {
	for _, test := range []struct{ src, want string }{
		{`<meta charset=gbk>`, GB18030},
		{`<META CHARSET = 'GB2312' >`, GB18030},
		{`<meta content="text/html; charset=big5" http-equiv=content-type>`, Big5},
		{`<?xml version="1.0" encoding="gb18030"?><html>`, GB18030},
		{`<!-- <meta charset=big5> --><meta charset=gbk>`, GB18030},
		{`<script charset=big5></script><meta name=x><meta charset=utf-8>`, UTF8},
		{`<p>charset=big5</p>`, ""},
		{`<meta charset>`, ""},
		{`<meta charset=`, ""},
		{`<meta charset="windows-1252">`, ""},
		{`<!-- <meta charset=big5>`, ""},
	} {
		if got := label(sniff([]byte(test.src))); got != test.want {
			t.Errorf("%s: got %q, want %q", test.src, got, test.want)
		}
	}
}

// TestMostly tests from how many bad bytes on UTF-8 is none.
func TestMostly(t *testing.T) {
	for _, test := range []struct {
		good, bad int
		want      bool
	}{
		{goodPerBad, 1, true},
		{goodPerBad - 1, 1, false},
		{4 * goodPerBad, 4, true},
		{4*goodPerBad - 1, 4, false},
	} {
		if got := mostly([]byte("."), test.good, test.bad); got != test.want {
			t.Errorf("%d good, %d bad: got %t", test.good, test.bad, got)
		}
	}
}

func TestCorpus(t *testing.T) {
	files, _ := filepath.Glob("../../../shared/corpus/tools/*.gbk.html")
	if len(files) == 0 {
		t.Skip("no pages in GBK beside the repository")
	}
	for _, f := range files {
		src, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		out, name, bad := Decode(src, "")
		if name != GB18030 || bad > 0 || !bytes.Contains(out, []byte("政府信息公开工作年度报告")) {
			t.Errorf("%s: %s, %d bad", f, name, bad)
		}
	}
}

func FuzzDecode(f *testing.F) {
	f.Add([]byte(prose), "")
	f.Add(encode(f, simplifiedchinese.GBK, prose), "utf-8")
	f.Add(encode(f, simplifiedchinese.GB18030, "𠮷"), "gbk")
	f.Add(encode(f, traditionalchinese.Big5, traditional), "")
	f.Add(encode(f, unicode.UTF16(unicode.LittleEndian, unicode.UseBOM), prose), "")
	f.Add([]byte(`<meta charset="`), "charset=")
	files, _ := filepath.Glob("../../../shared/corpus/tools/*.gbk.html")
	for _, name := range files {
		if src, err := os.ReadFile(name); err == nil {
			f.Add(src, "")
		}
	}
	f.Fuzz(func(t *testing.T, src []byte, declared string) {
		in := bytes.Clone(src)
		out, name, bad := Decode(src, declared)
		if !bytes.Equal(in, src) {
			t.Error("the input was changed")
		}
		if len(out) > 4+3*len(src) {
			t.Errorf("%d bytes became %d", len(src), len(out))
		}
		if bad < 0 || bad > len(src) {
			t.Errorf("%d bad of %d", bad, len(src))
		}
		if name == UTF8 {
			if !bytes.Equal(out, src) {
				t.Error("UTF-8 was changed")
			}
			if utf8.Valid(src) != (bad == 0) {
				t.Errorf("%d bad", bad)
			}
		} else if !utf8.Valid(out) {
			t.Error("the output is not UTF-8")
		}
		if name != UTF8 && bad == 0 && bytes.Contains(out, replacement) && !holdsReplacement(src, name) {
			t.Error("replacement characters were not counted")
		}
		switch name {
		case UTF8, UTF16LE, UTF16BE, GB18030, Big5:
		default:
			t.Errorf("name %q", name)
		}
	})
}

func holdsReplacement(src []byte, name string) bool {
	switch name {
	case UTF16LE:
		return bytes.Contains(src, []byte{0xfd, 0xff})
	case UTF16BE:
		return bytes.Contains(src, []byte{0xff, 0xfd})
	case GB18030:
		return bytes.Contains(src, []byte{0x84, 0x31, 0xa4, 0x37})
	}
	return false
}

func BenchmarkDecode(b *testing.B) {
	for _, test := range []struct {
		name string
		src  []byte
	}{
		{"UTF8", []byte(strings.Repeat(prose, 500))},
		{"GBK", encode(b, simplifiedchinese.GBK, strings.Repeat(prose, 500))},
	} {
		b.Run(test.name, func(b *testing.B) {
			b.SetBytes(int64(len(test.src)))
			b.ReportAllocs()
			for b.Loop() {
				Decode(test.src, "")
			}
		})
	}
}

// TestPieces decodes bytes at random, in pieces and at once.
func TestPieces(t *testing.T) {
	rng := rand.New(rand.NewPCG(1, 2))
	alphabet := []byte("09<>@Aa|\x7f \n/.\x80\x81\x84\x88\x95\xa1\xb0\xc4\xd0\xe3\xfe\xff")
	for _, e := range []encoding.Encoding{simplifiedchinese.GB18030, traditionalchinese.Big5} {
		for range 20000 {
			src := make([]byte, rng.IntN(24))
			for i := range src {
				src[i] = alphabet[rng.IntN(len(alphabet))]
			}
			want, err := e.NewDecoder().Bytes(src)
			if err != nil {
				t.Fatal(err)
			}
			if got, err := decodeBytes(e.NewDecoder(), src, 1); err != nil || !bytes.Equal(got, want) {
				t.Fatalf("%v: %x: %q, want %q", e, src, got, want)
			}
		}
	}
}

// TestValid tells text that is UTF-8 from bytes at random that nearly are.
func TestValid(t *testing.T) {
	rng := rand.New(rand.NewPCG(3, 4))
	pieces := strings.Split("a|\n|0123456789|中|文字表格|，|é|𠮷|\xe0\x80\x80|\xe0\xa4\x85|\xed\x9f\xbf|\xed\xa0\x80|\xef\xbf\xbd|\xc0\x80|\xf4\x90\x80\x80|\xe4\xb8|\x80|\xff", "|")
	valid := 0
	for range 50000 {
		var src []byte
		for range rng.IntN(6) {
			src = append(src, pieces[min(rng.IntN(len(pieces)), rng.IntN(len(pieces)))]...)
		}
		want := utf8.Valid(src)
		if got := isValid(src); got != want {
			t.Fatalf("%x: %v, want %v", src, got, want)
		}
		if want {
			valid++
		}
	}
	if valid < 10000 {
		t.Errorf("%d of them are UTF-8", valid)
	}
}
