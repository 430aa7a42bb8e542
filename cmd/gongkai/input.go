// This file finds the inputs and has them read side by side, and gives back the
// results in order. What it holds at a time is bounded, however many files there
// are and however long.

package main

import (
	"io/fs"
	"iter"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"sync/atomic"
)

// An input is a file to read, "-" for the standard input, or a path that cannot
// be read, with the reason.
type input struct {
	path string
	err  error
}

// several reports whether the arguments can name more than one file.
func several(args []string) bool {
	return len(args) > 1 || len(args) == 1 && isDir(args[0])
}

func isDir(path string) bool {
	if path == "-" {
		return false
	}
	info, err := os.Stat(path)
	return err == nil && info.IsDir()
}

// inputs yields the arguments, and in place of a directory the regular files in
// it, and links to such, in lexical order, but for *.json and what is hidden.
// Links to directories within it are not followed: they can lead back.
func inputs(args []string) iter.Seq[input] {
	return func(yield func(input) bool) {
		for _, arg := range args {
			if !isDir(arg) {
				if !yield(input{path: arg}) {
					return
				}
			} else if !walk(arg, yield) {
				return
			}
		}
	}
}

func walk(root string, yield func(input) bool) bool {
	if !os.IsPathSeparator(root[len(root)-1]) {
		root += string(filepath.Separator) // so that a link is followed
	}
	more := true
	visit := func(path string, d fs.DirEntry, err error) error {
		switch {
		case err != nil:
			more = yield(input{path, err})
		case path == root:
			return nil
		case strings.HasPrefix(d.Name(), "."):
			if d.IsDir() {
				return fs.SkipDir
			}
			return nil
		case strings.EqualFold(filepath.Ext(path), ".json"):
		default:
			mode := d.Type()
			if mode&fs.ModeSymlink != 0 {
				info, err := os.Stat(path)
				if err != nil {
					more = yield(input{path, err})
					break
				}
				mode = info.Mode()
			}
			if mode.IsRegular() {
				more = yield(input{path: path})
			}
		}
		if !more {
			return fs.SkipAll
		}
		return nil
	}
	if err := filepath.WalkDir(root, visit); err != nil && more {
		return yield(input{root, err})
	}
	return more
}

const (
	// ahead is how far each worker may run ahead of the reader of the results:
	// far enough that a file a hundred times as long as the others keeps them
	// not waiting.
	ahead = 64
	// maxHeld is how many bytes of results may wait for their turn before no
	// further file is begun.
	maxHeld = 64 << 20
)

// A weighed result says about how many bytes it holds.
type weighed interface{ weight() int }

func (r result) weight() int {
	if r.out == nil {
		return 0
	}
	return r.out.Cap()
}

func (f checkedFile) weight() int {
	n := 0
	if f.report != nil {
		for _, s := range f.report.Sections {
			for _, p := range s.Text {
				n += len(p.Text)
			}
		}
	}
	return n
}

// ordered calls do on the values of in, n at a time, and yields the results in
// the order of the values. It holds at most (ahead+1)*n+1 values that were not
// yielded, and begins none while the results that wait weigh more than maxHeld.
// It has ended all it started when it returns.
func ordered[T, R any](n int, in iter.Seq[T], do func(T) R) iter.Seq[R] {
	type job struct {
		arg T
		res chan R
	}
	return func(yield func(R) bool) {
		queue := make(chan job, ahead*n)
		work := make(chan job)
		stop := make(chan struct{})
		var held atomic.Int64
		lighter := make(chan struct{}, 1)
		weigh := func(r R, sign int64) {
			if w, ok := any(r).(weighed); ok {
				held.Add(sign * int64(w.weight()))
			}
		}
		var wg sync.WaitGroup
		defer wg.Wait()
		defer close(stop)
		wg.Go(func() {
			defer close(queue)
			defer close(work)
			for v := range in {
				// What is heavy was begun before this value, and its reader comes
				// to it without this value: so there is always an end to waiting.
				for held.Load() > maxHeld {
					select {
					case <-lighter:
					case <-stop:
						return
					}
				}
				j := job{v, make(chan R, 1)}
				select {
				case queue <- j:
				case <-stop:
					return
				}
				select {
				case work <- j:
				case <-stop:
					return
				}
			}
		})
		for range n {
			wg.Go(func() {
				for j := range work {
					r := do(j.arg)
					weigh(r, 1)
					j.res <- r
				}
			})
		}
		for j := range queue {
			r := <-j.res
			weigh(r, -1)
			select {
			case lighter <- struct{}{}:
			default:
			}
			if !yield(r) {
				return
			}
		}
	}
}
