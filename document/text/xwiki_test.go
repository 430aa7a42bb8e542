package text

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// Tables of XWiki: what three brackets hold is one cell, and a style says what it covers.
func TestGroups(t *testing.T) {
	more := strings.Repeat("| | |\n", 12)
	for _, x := range []struct{ name, text, want string }{
		{"groups", "甲\n|= |= |=\n|(((\n规章\n))) |(((1\n))) |\n|(((行政\\\\许可\n(((甲))))))|2|\n| |(((\n|丙\n)))|3\n乙\n",
			"甲 \n[][][]\n[规章][1][]\n[行政 许可 甲][2][]\n[][|丙][3]\n乙 \n"},
		{"styles", "|=(% rowspan=\"2\" %)规章|(% colspan=\"2\" style=\"a\" %)(((1\n)))\n|2|3\n乙\n", "[规章][1]\n[][2][3]\n乙 \n"},
		{"no end", "|规章|(((1\n|许可|2\n", "[规章][(((1]\n[许可][2]\n"},
	} {
		got := rows(Read([]byte(x.text + "\n" + more)))
		if diff := cmp.Diff(x.want, got[:min(len(got), len(x.want))]); diff != "" {
			t.Errorf("%s:\n%s", x.name, diff)
		}
	}
}
