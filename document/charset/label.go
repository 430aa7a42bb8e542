// This file reads the labels by which files declare their encoding.

package charset

import (
	"bytes"
	"strings"
)

// label returns the name of the encoding that a label or a content type means;
// "" where that is none that reports come in. Servers say ISO-8859-1 of
// anything.
func label(s string) string {
	s = strings.ToLower(strings.TrimSpace(s))
	if i := strings.Index(s, "charset"); i >= 0 {
		v := strings.TrimLeft(s[i+len("charset"):], " \t\r\n\f")
		if strings.HasPrefix(v, "=") {
			s = strings.TrimLeft(v[1:], " \t\r\n\f")
			if s != "" && (s[0] == '"' || s[0] == '\'') {
				s = s[1:]
			}
		}
	}
	if i := strings.IndexAny(s, "\"';, \t\r\n\f/>"); i > 0 {
		s = s[:i]
	}
	switch s {
	case "utf-8", "utf8", "unicode-1-1-utf-8", "x-unicode20utf8":
		return UTF8
	case "gb18030", "gb18030-2000", "gb18030-2005", "gb18030-2022", "gbk", "x-gbk", "cp936", "ms936",
		"windows-936", "gb2312", "gb_2312", "gb_2312-80", "csgb2312", "gb2312-80", "chinese",
		"csiso58gb231280", "iso-ir-58", "euc-cn", "x-euc-cn", "gb":
		return GB18030
	case "big5", "big5-hkscs", "big5hkscs", "cn-big5", "csbig5", "x-x-big5", "cp950", "ms950", "windows-950":
		return Big5
	case "utf-16", "utf-16le", "utf16", "utf16le", "unicode", "ucs-2", "iso-10646-ucs-2", "unicodefeff":
		return UTF16LE
	case "utf-16be", "utf16be", "unicodefffe":
		return UTF16BE
	}
	return ""
}

// sniff returns the label that a page or an XML file declares, or what the
// label is in.
func sniff(src []byte) string {
	b := src[:min(len(src), DeclaredWithin)]
	if hasLower(b, "<?xml") {
		tag := lower(upTo(b, ">"))
		if i := bytes.Index(tag, []byte("encoding")); i >= 0 {
			v := bytes.TrimLeft(tag[i+len("encoding"):], "= \t\r\n\"'")
			return string(v[:min(len(v), 32)])
		}
	}
	for {
		i := bytes.IndexByte(b, '<')
		if i < 0 {
			return ""
		}
		b = b[i:]
		switch {
		case bytes.HasPrefix(b, []byte("<!--")):
			b = b[len(upTo(b, "-->")):]
		case hasLower(b, "<meta"):
			tag := lower(upTo(b, ">"))
			if i := bytes.Index(tag, []byte("charset")); i >= 0 {
				v := bytes.TrimLeft(tag[i+len("charset"):], " \t\r\n\f")
				if len(v) > 1 && v[0] == '=' {
					return "charset" + string(v[:min(len(v), 48)])
				}
			}
			b = b[len(tag):]
		default:
			b = b[1:]
		}
	}
}

// hasLower reports whether b begins with s, which is in small letters, in any letters.
func hasLower(b []byte, s string) bool {
	return len(b) >= len(s) && string(lower(b[:len(s)])) == s
}

// lower returns b with letters of ASCII, which are what counts, as small ones.
func lower(b []byte) []byte {
	b = bytes.Clone(b)
	for i, c := range b {
		if c >= 'A' && c <= 'Z' {
			b[i] = c + 'a' - 'A'
		}
	}
	return b
}

// upTo returns b up to and with an end, or all of it.
func upTo(b []byte, end string) []byte {
	if i := bytes.Index(b, []byte(end)); i >= 0 {
		return b[:i+len(end)]
	}
	return b
}
