// This file tests that one Parser and one Report serve many goroutines, and that
// none is left behind. Run it under the race detector.

package gongkai

import (
	"bytes"
	"io"
	"reflect"
	"runtime"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

// One Parser serves many goroutines.
func TestConcurrent(t *testing.T) {
	var p Parser
	var texts [][]byte
	var want []*Report
	for _, f := range fixtures {
		texts = append(texts, f.text(t))
		want = append(want, parse(t, f.text(t)))
	}
	var group sync.WaitGroup
	for g := range 16 {
		group.Go(func() {
			for i := range fixtures {
				k := (i + g) % len(fixtures)
				got, err := p.Parse(bytes.NewReader(texts[k]))
				if err != nil {
					t.Error(err)
				}
				if d := cmp.Diff(want[k], got, exactly); d != "" {
					t.Errorf("%s (-alone +beside others):\n%s", fixtures[k].name, d)
				}
			}
		})
	}
	group.Wait()
}

// So does one Report, with all that reads it.
func TestConcurrentReport(t *testing.T) {
	type said struct {
		findings Findings
		json     []byte
		claims   []Claim
		cells    string
	}
	say := func(r *Report) said {
		j, err := r.MarshalJSON()
		if err != nil {
			t.Error(err)
		}
		return said{Validate(r), j, r.ReadClaims(), cellLines(r, true)}
	}
	var reports []*Report
	for _, f := range fixtures {
		reports = append(reports, parse(t, f.text(t)))
	}
	whole := cmp.Exporter(func(reflect.Type) bool { return true })
	for i, r := range reports {
		before := say(r)
		series, sum := ValidateSeries(reports...), Aggregate(reports...)
		var group sync.WaitGroup
		for range 8 {
			group.Go(func() {
				if d := cmp.Diff(before, say(r), whole); d != "" {
					t.Errorf("%s (-alone +beside others):\n%s", fixtures[i].name, d)
				}
				if i > 0 {
					return // all of them once is enough
				}
				if d := cmp.Diff(series, ValidateSeries(reports...), whole); d != "" {
					t.Errorf("the series (-alone +beside others):\n%s", d)
				}
				if d := cmp.Diff(sum, Aggregate(reports...), whole); d != "" {
					t.Errorf("the sum (-alone +beside others):\n%s", d)
				}
			})
		}
		group.Wait()
	}
}

// Nothing runs on when Parse and Validate have returned, whatever the input.
func TestNothingLeftRunning(t *testing.T) {
	inputs := []io.Reader{strings.NewReader("%PDF-1.7"), strings.NewReader("PK\x03\x04"), io.MultiReader(strings.NewReader("规章"), failing{io.ErrUnexpectedEOF})}
	for _, f := range fixtures {
		text := f.text(t)
		inputs = append(inputs, bytes.NewReader(text), bytes.NewReader(text[:len(text)/2]))
	}
	for _, h := range hostile {
		inputs = append(inputs, strings.NewReader(h.text))
	}
	for _, x := range growers() {
		if !slices.Contains([]string{"a page", "Word rows", "GB 18030"}, x.name) {
			continue
		}
		inputs = append(inputs, bytes.NewReader(x.make(4096)))
	}
	before := runtime.NumGoroutine()
	for _, in := range inputs {
		p := Parser{MaxBytes: 100_000}
		r, err := p.Parse(in)
		if r == nil {
			t.Fatalf("no report; error %v", err)
		}
		Validate(r)
	}
	after := runtime.NumGoroutine()
	for range 50 { // others of the test may be ending
		if after = runtime.NumGoroutine(); after <= before {
			break
		}
		time.Sleep(10 * time.Millisecond)
	}
	if after > before {
		stacks := make([]byte, 64<<10)
		t.Errorf("%d goroutines, before it were %d\n%s", after, before, stacks[:runtime.Stack(stacks, true)])
	}
}
