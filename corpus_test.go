// This file tests the reading of reports that are not part of the repository,
// where they lie beside it.

package gongkai

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// corpus holds texts NAME.TOOL.txt with their truth, NAME.truth.json.
const corpus = "../shared/corpus"

// Nothing is silently wrong: a certain cell is as printed.
func TestCorpus(t *testing.T) {
	if _, err := os.Stat(corpus); err != nil {
		t.Skipf("no reports with known figures in %s", corpus)
	}
	for _, dir := range []string{"reports", "tools", "excerpts"} {
		files, err := os.ReadDir(filepath.Join(corpus, dir))
		if err != nil {
			t.Error(err)
			continue
		}
		texts, cells, right := 0, 0, 0
		for _, f := range files {
			if ext := filepath.Ext(f.Name()); ext != ".txt" && ext != ".csv" {
				continue
			}
			texts++
			t.Run(dir+"/"+f.Name(), func(t *testing.T) {
				b, err := os.ReadFile(filepath.Join(corpus, dir, f.Name()))
				if err != nil {
					t.Fatal(err)
				}
				name, _, _ := strings.Cut(f.Name(), ".")
				printed, doubtful := corpusTruth(t, filepath.Join(corpus, dir, name+".truth.json"))
				r, err := Parse(bytes.NewReader(b))
				if err != nil && len(printed) > 0 {
					t.Fatal(err)
				}
				n := checkTruth(t, r, printed, doubtful...)
				cells, right = cells+len(printed), right+n
				t.Logf("%d of %d cells are right and certain", n, len(printed))
			})
		}
		if texts == 0 {
			t.Errorf("no texts in %s", filepath.Join(corpus, dir))
		}
		t.Logf("%s: %d texts, %d of %d cells are right and certain", dir, texts, right, cells)
	}
}

// corpusTruth returns the figures that stand in a report, "" for a printed
// blank, and the cells of which the truth is not known.
func corpusTruth(t testing.TB, file string) (map[Path]string, []Path) {
	t.Helper()
	b, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	var in struct {
		Cells     map[Path]*string
		Ambiguous []Path
	}
	if err := json.Unmarshal(b, &in); err != nil {
		t.Fatalf("%s: %v", file, err)
	}
	printed := map[Path]string{}
	for p, figure := range in.Cells {
		printed[p] = ""
		if figure != nil {
			printed[p] = *figure
		}
	}
	slices.Sort(in.Ambiguous)
	return printed, in.Ambiguous
}
