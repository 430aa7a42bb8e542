// This file tests that work is done side by side, in order, and within bounds.

package main

import (
	"bytes"
	"iter"
	"os"
	"slices"
	"strings"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"

	"github.com/google/go-cmp/cmp"
)

func upTo(n int, seen *atomic.Int64) iter.Seq[int] {
	return func(yield func(int) bool) {
		for i := range n {
			seen.Add(1)
			if !yield(i) {
				return
			}
		}
	}
}

func TestOrdered(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		var seen atomic.Int64
		slow := func(i int) int {
			time.Sleep(time.Duration(i*37%11) * time.Second)
			return i * i
		}
		start := time.Now()
		got := slices.Collect(ordered(4, upTo(100, &seen), slow))
		for i := range 100 {
			if got[i] != i*i {
				t.Fatalf("result %d is %d", i, got[i])
			}
		}
		var alone time.Duration
		for i := range 100 {
			alone += time.Duration(i*37%11) * time.Second
		}
		if took := time.Since(start); took > alone/2 {
			t.Errorf("took %v of %v", took, alone)
		}
	})
}

// A reader that waits is not run away from, and one that leaves leaves nothing
// running: synctest fails otherwise.
func TestOrderedBounds(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		for _, n := range []int{1, 2, 8} {
			var seen atomic.Int64
			used := int64(0)
			for range ordered(n, upTo(1000, &seen), func(i int) int { return i }) {
				time.Sleep(time.Second)
				used++
				if ran := seen.Load() - used; ran > int64((ahead+1)*n+1) {
					t.Fatalf("%d workers: %d values ahead", n, ran)
				}
				if used == 500 {
					break
				}
			}
		}
		var seen atomic.Int64
		for range ordered(3, upTo(0, &seen), func(i int) int { return i }) {
			t.Error("a result of nothing")
		}
	})
}

// The tree is walked as its files are asked for.
func TestInputsAreLazy(t *testing.T) {
	files(t, "a/1", "", "b/1", "")
	var got []string
	for in := range inputs([]string{".", "z"}) {
		got = append(got, in.path)
		if len(got) == 1 {
			if err := os.WriteFile("b/2", nil, 0o666); err != nil {
				t.Fatal(err)
			}
		}
	}
	if d := cmp.Diff([]string{"a/1", "b/1", "b/2", "z"}, got); d != "" {
		t.Error(d)
	}
	for range inputs([]string{".", "z"}) {
		break
	}
}

func TestMeter(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		var buf bytes.Buffer
		if m := newMeter(&buf, &buf); m.w != nil {
			t.Error("a buffer is no terminal")
		}
		m := newMeter(&buf, &buf)
		m.w = &buf
		for range 10 {
			m.step()
		}
		m.clear()
		if buf.Len() > 0 {
			t.Errorf("early: %q", &buf)
		}
		time.Sleep(meterAfter)
		m.step()
		m.step()
		m.clear()
		m.clear()
		if got, want := buf.String(), "\r11 files\r"+strings.Repeat(" ", 9)+"\r"; got != want {
			t.Errorf("got %q; want %q", got, want)
		}
	})
}

// heavy is a result that weighs much.
type heavy int

func (h heavy) weight() int { return int(h) }

// Heavy results that wait for a slow one keep others from being begun, and all
// come in the end. While a value is worked on, the next is asked for already.
func TestOrderedHeld(t *testing.T) {
	for _, x := range []struct {
		weight heavy
		asked  int64 // values asked for while the first is waited for
	}{
		{1, 2*ahead + 2},           // the bound is on their number; the queue has a reader and a writer
		{maxHeld / 4, 1 + 5 + 2},   // four are at the bound, the fifth is beyond
		{maxHeld/4 + 1, 1 + 4 + 2}, // the fourth is beyond
		{maxHeld + 1, 1 + 1 + 2},
	} {
		synctest.Test(t, func(t *testing.T) {
			var seen atomic.Int64
			slow := func(i int) heavy {
				if i == 0 {
					time.Sleep(time.Hour)
				}
				time.Sleep(time.Second)
				return x.weight
			}
			n := 0
			next, stop := iter.Pull(ordered(2, upTo(200, &seen), slow))
			defer stop()
			go func() {
				time.Sleep(time.Hour / 2)
				if got := seen.Load(); got != x.asked {
					t.Errorf("weight %d: %d values are asked for while the first is waited for, want %d", x.weight, got, x.asked)
				}
			}()
			for _, ok := next(); ok; _, ok = next() {
				n++
			}
			if n != 200 {
				t.Errorf("weight %d: %d results", x.weight, n)
			}
		})
	}
}
