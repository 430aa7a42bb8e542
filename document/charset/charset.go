// Package charset makes UTF-8 of the bytes of a file. What the bytes are counts
// for more than what a file says they are: pages say it rightly, wrongly or not
// at all.
package charset

import (
	"bytes"
	"encoding/binary"
	"math/bits"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/traditionalchinese"
	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/transform"
)

// The names that Decode returns.
const (
	UTF8    = "utf-8"
	UTF16LE = "utf-16le"
	UTF16BE = "utf-16be"
	GB18030 = "gb18030" // and all that it contains: GBK, GB2312
	Big5    = "big5"
)

// DeclaredWithin is the number of bytes from the start in which a declaration
// is looked for.
const DeclaredWithin = 4 << 10

// Decode returns src as UTF-8, the name of its encoding, and the number of
// places that are no text in it: bytes of src in UTF-8, which stay as they are,
// and in other encodings replacement characters in out that src does not hold.
//
// A byte order mark decides; then zero bytes, which tell UTF-16; then whether
// src is UTF-8, where it may be cut in the middle of a character and a few bytes
// may be bad. Otherwise declared counts, the label or content type that came
// with the file; where it is empty, the label that the file itself declares.
// Where that has faults, or nothing is declared, it is GB18030 or Big5 if one of
// these has none, or else whichever has the fewest.
//
// Where src is UTF-8, out is src itself, with its byte order mark.
func Decode(src []byte, declared string) (out []byte, name string, bad int) {
	switch {
	case bytes.HasPrefix(src, []byte("\xef\xbb\xbf")):
		_, bad = countUTF8(src)
		return src, UTF8, bad
	case bytes.HasPrefix(src, []byte("\xff\xfe")):
		return decoded(src[2:], UTF16LE)
	case bytes.HasPrefix(src, []byte("\xfe\xff")):
		return decoded(src[2:], UTF16BE)
	}
	valid := isValid(src)
	if name := zeros(src, valid); name != "" {
		return decoded(src, name)
	}
	if valid {
		return src, UTF8, 0
	}
	if !farFromUTF8(src) {
		if good, bad := countUTF8(src); mostly(src, good, bad) {
			return src, UTF8, bad
		}
	}
	if declared == "" {
		declared = sniff(src)
	}
	// the first without a fault; of several with faults the one with the fewest
	var best trial
	names := [...]string{label(declared), GB18030, Big5}
	for i, name := range names {
		if name == "" || name == UTF8 || i > 0 && name == names[0] {
			continue
		}
		t := try(src, name)
		if i > 0 { // where it was declared, they are meant
			t.faults += private(t.out)
		}
		if best.name == "" || t.faults < best.faults {
			best = t
		}
		if best.faults == 0 {
			break
		}
	}
	return best.out, best.name, best.bad
}

// countUTF8 counts the characters of more than one byte and the bytes that
// belong to none. What may be the start of a character that is cut at the end
// counts as bad, too.
func countUTF8(src []byte) (good, bad int) {
	for i := 0; i < len(src); {
		if src[i] < utf8.RuneSelf {
			i++
			continue
		}
		v, n := utf8.DecodeRune(src[i:])
		if v == utf8.RuneError && n == 1 {
			bad++
		} else {
			good++
		}
		i += n
	}
	return good, bad
}

// isValid is utf8.Valid, quicker where most characters are ideographs.
func isValid(src []byte) bool {
	for {
		if src = behindUsual(src); len(src) == 0 {
			return true
		}
		v, n := utf8.DecodeRune(src)
		if v == utf8.RuneError && n == 1 {
			return false
		}
		src = src[n:]
	}
}

// behindUsual returns what of src stands behind ASCII and characters of three bytes, or nearly so.
func behindUsual(src []byte) []byte {
	for len(src) >= 8 {
		v := binary.LittleEndian.Uint64(src)
		ascii := bits.TrailingZeros64(v&0x8080808080808080) / 8
		switch { // 1110xxxx 10xxxxxx 10xxxxxx, but for the first and the last of these
		case v&0xc0c0f0_c0c0f0 == 0x8080e0_8080e0 && (edge>>(v&0xf)|edge>>(v>>24&0xf))&1 == 0:
			src = src[6:]
		case ascii > 0:
			src = src[ascii:]
		case v&0xc0c0f0 == 0x8080e0 && edge>>(v&0xf)&1 == 0:
			src = src[3:]
		default:
			return src
		}
	}
	return src
}

// edge tells by their lower half which bytes may begin three that are no character,
// of those from 0xe0 to 0xef: 0xe0 and 0xed.
const edge uint64 = 1<<0x0 | 1<<0xd

// skipASCII returns i, moved over most of the ASCII that follows.
func skipASCII(src []byte, i int) int {
	for i+8 <= len(src) && binary.LittleEndian.Uint64(src[i:])&0x8080808080808080 == 0 {
		i += 8
	}
	return i
}

// farFromUTF8 reports whether there are so many bad bytes that src can't be
// mostly UTF-8, whatever the rest of it holds; it looks no further.
func farFromUTF8(src []byte) bool {
	good, bad := 0, 0
	for i := 0; i < len(src); {
		if src[i] < utf8.RuneSelf {
			i++
			continue
		}
		v, n := utf8.DecodeRune(src[i:])
		i += n
		if v != utf8.RuneError || n != 1 {
			good++
		} else if bad++; good+(len(src)-i)/2 < goodPerBad*(bad-utf8.UTFMax) {
			return true
		}
	}
	return false
}

// goodPerBad is how many characters of several bytes there are for each bad
// byte in what still is UTF-8. In GBK that is looked at as UTF-8 there is not
// one.
const goodPerBad = 8

// mostly reports whether src is UTF-8 but for a few bytes.
func mostly(src []byte, good, bad int) bool {
	return good >= goodPerBad*(bad-tail(src))
}

// tail returns how many bytes at the end are the start of a character.
func tail(src []byte) int {
	for n := 1; n < utf8.UTFMax && n <= len(src); n++ {
		b := src[len(src)-n:]
		if utf8.RuneStart(b[0]) {
			if b[0] >= utf8.RuneSelf && !utf8.FullRune(b) {
				return n
			}
			return 0
		}
	}
	return 0
}

// zeros tells UTF-16 without a mark by its zero bytes: digits, spaces and line
// ends have one, all on the same side.
func zeros(src []byte, valid bool) string {
	b := src[:min(len(src), 64<<10)]
	if bytes.IndexByte(b, 0) < 0 {
		return ""
	}
	part := 128 // of the bytes are zero, at least one
	if valid {  // UTF-16 that is UTF-8, too, holds little but ASCII
		part = 4
	}
	var n [2]int
	for i, c := range b {
		if c == 0 {
			n[i&1]++
		}
	}
	// some characters have a zero on the other side
	switch {
	case n[0]+n[1] < 1+len(b)/part:
		return ""
	case n[1] > 3*n[0]:
		return sound(b, UTF16LE)
	case n[0] > 3*n[1]:
		return sound(b, UTF16BE)
	}
	return ""
}

// sound returns name if b decodes by it with hardly a fault.
func sound(b []byte, name string) string {
	b = b[:len(b)&^1]
	if t := try(b, name); t.faults+private(t.out) > 1+len(b)/1024 || len(b) == 0 {
		return ""
	}
	return name
}

// A trial is what comes of an encoding.
type trial struct {
	name   string
	out    []byte
	bad    int
	cut    int // of these, a character cut at the end
	faults int // what speaks against it: the bad ones but for that, and characters of private use
}

func try(src []byte, name string) trial {
	t := trial{name: name}
	t.out, _, t.bad = decoded(src, name)
	if t.bad > 0 && bytes.HasSuffix(t.out, replacement) {
		t.cut = 1
	}
	t.faults = t.bad - t.cut
	return t
}

// private counts characters of private use: the wrong encoding yields them.
func private(b []byte) int {
	n := 0
	for i := 0; i+2 < len(b); {
		switch c := b[i]; {
		case c < utf8.RuneSelf:
			i = skipASCII(b, i+1)
			continue
		case c == 0xee || c == 0xef && b[i+1] <= 0xa3:
			n++
		}
		i++
	}
	return n
}

var replacement = []byte("\ufffd")

func decoded(src []byte, name string) ([]byte, string, int) {
	var e encoding.Encoding
	var own []byte // how src writes a replacement character itself
	width := 1
	switch name {
	case UTF16LE:
		e, own, width = unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM), []byte{0xfd, 0xff}, 2
	case UTF16BE:
		e, own, width = unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM), []byte{0xff, 0xfd}, 2
	case Big5:
		e = traditionalchinese.Big5
	default:
		e, own = simplifiedchinese.GB18030, []byte{0x84, 0x31, 0xa4, 0x37}
	}
	out, err := decodeBytes(e.NewDecoder(), src, width)
	if err != nil { // decoders replace what they cannot read
		return src, UTF8, len(src)
	}
	bad := bytes.Count(out, replacement)
	if bad > 0 && own != nil {
		bad = max(bad-count(src, own, width), 0)
	}
	return out, name, bad
}

// decodeBytes has d decode src. Where a character of ASCII is one byte, none of several has a
// byte below that of the digit 0: d decodes what stands up to such a byte, from where ASCII,
// which is taken as it is, ends.
func decodeBytes(d *encoding.Decoder, src []byte, width int) (out []byte, err error) {
	if width > 1 {
		return d.Bytes(src)
	}
	out = make([]byte, 0, len(src)+len(src)/2)
	for i := 0; i < len(src) && err == nil; {
		from := i
		for i = skipASCII(src, i); i < len(src) && src[i] < utf8.RuneSelf; {
			i++
		}
		out = append(out, src[from:i]...)
		for from = i; i < len(src) && src[i] >= '0'; {
			i++
		}
		out, _, err = transform.Append(d, out, src[from:i])
	}
	return out, err
}

// count counts sep in b where its offset is a multiple of width.
func count(b, sep []byte, width int) int {
	n := 0
	for i := 0; ; {
		j := bytes.Index(b[i:], sep)
		if j < 0 {
			return n
		}
		i += j
		if i%width == 0 {
			n++
			i += len(sep)
		} else {
			i++
		}
	}
}
