// This file finds the inputs and has them read side by side, and gives back the
// results in order. It holds a few files at a time, however many there are.

package main

import (
	"io/fs"
	"iter"
	"os"
	"path/filepath"
	"strings"
	"sync"
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
// it in lexical order, but for *.json and what is hidden.
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
		case d.Type().IsRegular() && !strings.EqualFold(filepath.Ext(path), ".json"):
			more = yield(input{path: path})
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

// ordered calls do on the values of in, n at a time, and yields the results in
// the order of the values. It runs ahead of its reader by some 2n values, and
// has ended all it started when it returns.
func ordered[T, R any](n int, in iter.Seq[T], do func(T) R) iter.Seq[R] {
	type job struct {
		arg T
		res chan R
	}
	return func(yield func(R) bool) {
		queue := make(chan job, n)
		work := make(chan job)
		stop := make(chan struct{})
		var wg sync.WaitGroup
		defer wg.Wait()
		defer close(stop)
		wg.Go(func() {
			defer close(queue)
			defer close(work)
			for v := range in {
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
					j.res <- do(j.arg)
				}
			})
		}
		for j := range queue {
			if !yield(<-j.res) {
				return
			}
		}
	}
}
