// This file writes the list of rules into the documentation, and fails where it
// is out of date.

package gongkai

import (
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

const (
	rulesBegin = "<!-- rules -->\n"
	rulesEnd   = "<!-- end of rules -->\n"
)

func TestRulesInDocs(t *testing.T) {
	const file = "docs/checks.md"
	b, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	head, rest, ok := strings.Cut(string(b), rulesBegin)
	_, tail, ok2 := strings.Cut(rest, rulesEnd)
	if !ok || !ok2 {
		t.Fatalf("%s has no place for the rules", file)
	}
	var list strings.Builder
	list.WriteString("| rule | at most | what is checked | 检查内容 |\n|---|---|---|---|\n")
	for _, r := range Rules() {
		list.WriteString("| `" + r.ID + "` | " + r.Severity.String() + " | " + r.Message + " | " + r.Chinese + " |\n")
	}
	want := head + rulesBegin + list.String() + rulesEnd + tail
	if *update {
		if err := os.WriteFile(file, []byte(want), 0o666); err != nil {
			t.Fatal(err)
		}
		return
	}
	if d := cmp.Diff(want, string(b)); d != "" {
		t.Errorf("%s is out of date; run go test -run TestRulesInDocs -update:\n%s", file, d)
	}
}
