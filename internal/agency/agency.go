// Package agency is the room of the names of agencies: which of them can be one.
package agency

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// Short returns the name without the words for a government, and for the office of
// anything else: the office of a government (人民政府办公厅) is an agency of its own.
func Short(name string) string {
	for _, end := range []string{"办公室", "办公厅"} {
		rest, ok := strings.CutSuffix(name, end)
		switch {
		case ok && strings.HasSuffix(rest, "政府"):
			return name
		case ok:
			name = rest
		}
	}
	for _, end := range []string{"办事处", "人民政府", "政府"} {
		name = strings.TrimSuffix(name, end)
	}
	return name
}

// Same reports whether two names can be those of one agency: 某镇 is short for
// 甲县某镇人民政府, and no name for any.
func Same(a, b string) bool {
	a, b = Short(a), Short(b)
	return a == "" || b == "" || a == b || slices.Contains(Shorter(a), b) || slices.Contains(Shorter(b), a)
}

// Shorter returns the names that a short name can be told by, without the places that
// it begins with: 沙县 is none of 长沙县.
func Shorter(name string) []string {
	var out []string
	for k, c := range name {
		if end := k + utf8.RuneLen(c); k > 0 && end < len(name) && strings.ContainsRune("省市区县州盟旗乡镇", c) {
			out = append(out, name[end:])
		}
	}
	return out
}
