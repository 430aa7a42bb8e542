// This file is where the output goes: a file that appears when it is whole, and
// is cleared away when the program is interrupted, and a line that tells a waiting user how far the work has come.

package main

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"math/rand/v2"
	"os"
	"os/signal"
	"path/filepath"
	"strings"
	"sync"
	"syscall"
	"time"
)

// A replacement is a new file that takes its place when it is committed. What
// is no regular file, such as a device, is written to directly.
type replacement struct {
	*os.File
	dst    string
	direct bool
	done   bool
}

func replace(path string) (*replacement, error) {
	mode := fs.FileMode(0o666)
	if real, err := filepath.EvalSymlinks(path); err == nil {
		path = real // or the link would be replaced
	}
	info, err := os.Stat(path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
	case err != nil:
		return nil, err
	case info.IsDir():
		return nil, fmt.Errorf("%s: is a directory", path)
	case !info.Mode().IsRegular():
		f, err := os.OpenFile(path, os.O_WRONLY, 0)
		if err != nil {
			return nil, err
		}
		return &replacement{File: f, dst: path, direct: true}, nil
	default:
		mode = info.Mode().Perm()
	}
	dir, base := filepath.Split(path)
	for {
		// not os.CreateTemp, whose files are for their owner only
		name := filepath.Join(dir, fmt.Sprintf(".%s.%d.tmp", base, rand.Uint32()))
		f, err := os.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, mode)
		switch pathErr := (*fs.PathError)(nil); {
		case err == nil:
			r := &replacement{File: f, dst: path}
			unfinished.Lock()
			unfinished.files[r] = true
			unfinished.Unlock()
			return r, nil
		case errors.Is(err, fs.ErrExist):
			continue
		case errors.As(err, &pathErr):
			pathErr.Path = path // the user knows no other
		}
		return nil, err
	}
}

func (r *replacement) commit() error {
	r.done = true
	err := r.Close()
	if r.direct {
		return err
	}
	unfinished.Lock() // an interruption comes before or after, not between
	defer unfinished.Unlock()
	delete(unfinished.files, r)
	if err == nil {
		err = os.Rename(r.Name(), r.dst)
	}
	if err != nil {
		os.Remove(r.Name())
	}
	return err
}

// abandon drops what was not committed.
func (r *replacement) abandon() {
	if r.done {
		return
	}
	r.Close()
	if !r.direct {
		unfinished.Lock()
		defer unfinished.Unlock()
		delete(unfinished.files, r)
		os.Remove(r.Name())
	}
}

// unfinished are the files that are not in their place yet.
var unfinished = struct {
	sync.Mutex
	files map[*replacement]bool
}{files: map[*replacement]bool{}}

// exitWhenInterrupted ends the program at the first signal to do so, without
// leaving half a file behind. A signal that the program was started to ignore
// stays ignored.
func exitWhenInterrupted() {
	signals := make(chan os.Signal, 1)
	for _, s := range []os.Signal{os.Interrupt, syscall.SIGTERM} {
		if !signal.Ignored(s) {
			signal.Notify(signals, s)
		}
	}
	go func() {
		s := <-signals
		unfinished.Lock() // for good: nothing is put in its place any more
		for r := range unfinished.files {
			os.Remove(r.Name())
		}
		code := exitFail
		if n, ok := s.(syscall.Signal); ok {
			code = 128 + int(n) // as shells say it
		}
		os.Exit(code)
	}()
}

const (
	meterAfter = 2 * time.Second
	meterEvery = 200 * time.Millisecond
)

// A meter counts files on a terminal once the work takes long.
type meter struct {
	w     io.Writer // nil where nobody looks
	n     int
	next  time.Time
	shown int // width of what stands on the line
}

// newMeter returns a meter on stderr; a silent one where that is no terminal,
// or where the output, if there is any meanwhile, goes to one itself.
func newMeter(stderr, out io.Writer) *meter {
	m := &meter{next: time.Now().Add(meterAfter)}
	if isTerminal(stderr) && !isTerminal(out) {
		m.w = stderr
	}
	return m
}

func isTerminal(w io.Writer) bool {
	f, ok := w.(interface{ Stat() (fs.FileInfo, error) }) // an *os.File, or a replacement
	if !ok {
		return false
	}
	info, err := f.Stat()
	return err == nil && info.Mode()&os.ModeCharDevice != 0
}

func (m *meter) step() {
	m.n++
	if m.w == nil || time.Now().Before(m.next) {
		return
	}
	m.next = time.Now().Add(meterEvery)
	m.shown, _ = fmt.Fprintf(m.w, "\r%d files", m.n)
}

func (m *meter) clear() {
	if m.shown > 0 {
		fmt.Fprintf(m.w, "\r%s\r", strings.Repeat(" ", m.shown))
		m.shown = 0
	}
}
