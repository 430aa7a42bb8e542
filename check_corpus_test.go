// This file checks real reports where they lie beside the repository: what must
// be found in them, and that nothing else is called an error or a warning.

package gongkai

import (
	"bytes"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestCorpusFindings(t *testing.T) {
	if _, err := os.Stat(corpus); err != nil {
		t.Skipf("no reports with known figures in %s", corpus)
	}
	// the five mistakes planted in d05
	planted := []Path{
		"disputes.direct.total", "requests.not_processed.repeated.total", "requests.received.natural_person",
		"requests.received.other", "requests.total.commercial",
	}
	full := 0
	for _, dir := range []string{"reports", "tools", "excerpts"} {
		files, err := os.ReadDir(filepath.Join(corpus, dir))
		if err != nil {
			t.Error(err)
			continue
		}
		for _, f := range files {
			if ext := filepath.Ext(f.Name()); ext != ".txt" && ext != ".csv" && ext != ".html" {
				continue
			}
			b, err := os.ReadFile(filepath.Join(corpus, dir, f.Name()))
			if err != nil {
				t.Fatal(err)
			}
			r, _ := Parse(bytes.NewReader(b))
			fs := Validate(r)
			var warnings []string // and what prose says beside doubtful cells
			named := map[Path]bool{}
			for _, x := range fs {
				prose := x.Rule == ruleTable[ruleProseCells].ID
				if prose || x.Severity == SeverityWarning && !strings.HasPrefix(f.Name(), "d05.") {
					warnings = append(warnings, x.Left.String())
				}
				if x.Rule != "requests.results" { // or nearly every cell is named
					for _, c := range x.Cause.Cells {
						named[c] = true
					}
				}
			}
			var want []string
			if f.Name() == "shanghai-2019.html" {
				want = []string{"258", "265"}
			}
			if d := cmp.Diff(want, warnings); d != "" {
				t.Errorf("%s: warnings (-want +got):\n%s", f.Name(), d)
			}
			if !strings.HasPrefix(f.Name(), "d05.") {
				if err := fs.Err(); err != nil {
					t.Errorf("%s: %v", f.Name(), err)
				}
				continue
			}
			if slices.ContainsFunc(fs, func(x Finding) bool { return x.Uncertain }) {
				continue // not read well enough to tell
			}
			full++
			var got []Path
			for p := range named {
				got = append(got, p)
			}
			slices.Sort(got)
			if d := cmp.Diff(planted, got); d != "" {
				t.Errorf("%s: cells of causes (-want +got):\n%s", f.Name(), d)
			}
		}
	}
	if full < 10 {
		t.Errorf("d05 is checked in %d forms only", full)
	}
}

// The fixtures of the repository hold no mistakes, but for those that print one.
func TestFixtureFindings(t *testing.T) {
	for _, x := range fixtures {
		r, err := Parse(bytes.NewReader(x.text(t)))
		if err != nil {
			t.Fatal(err)
		}
		wrong := x.agency == "永宁街道办事处" // five of its figures are
		if err := Validate(r).Err(); (err != nil) != wrong {
			t.Errorf("%s: %v", x.name, err)
		}
	}
}
