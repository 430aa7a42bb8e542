// This file tests the command as a process of its own: many files, a pipe that
// breaks, an interruption. It also measures how busy it keeps the machine.

//go:build unix

package main

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"runtime/debug"
	"slices"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/seed-11a632b0/gongkai"
)

// asCommand makes the test binary the command.
const asCommand = "GONGKAI_TEST_AS_COMMAND"

func TestMain(m *testing.M) {
	if os.Getenv(asCommand) != "" {
		main()
	}
	os.Exit(m.Run())
}

func command(args ...string) *exec.Cmd {
	c := exec.Command(os.Args[0], args...)
	c.Env = append(os.Environ(), asCommand+"=1")
	return c
}

// reports links n reports of the testdata into a new directory under other
// names, and returns it.
func reports(t testing.TB, n int) string {
	t.Helper()
	var list []string
	for _, pattern := range []string{"*.txt", "*.html"} {
		names, err := filepath.Glob(filepath.Join("..", "..", "testdata", pattern))
		if err != nil || len(names) == 0 {
			t.Fatalf("no reports: %v", err)
		}
		list = append(list, names...)
	}
	dir := t.TempDir()
	for i := range n {
		from, err := filepath.Abs(list[i%len(list)])
		if err != nil {
			t.Fatal(err)
		}
		b, err := os.ReadFile(from)
		if err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(dir, fmt.Sprintf("%05d-%s", i, filepath.Base(from))), b, 0o666); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

// Files that cannot be read are told in their place, and keep no other from
// being read; the output is the same each time, and that of one worker.
func TestManyFiles(t *testing.T) {
	dir := reports(t, 60)
	for i, bad := range []struct{ name, text string }{
		{"00007-bad.txt", "nothing"}, {"00031-bad.pdf", "%PDF-1.7"}, {"00052-bad.docx", "PK\x03\x04"}, {"00059-z.txt", ""},
	} {
		if err := os.WriteFile(filepath.Join(dir, bad.name), []byte(bad.text), 0o666); err != nil {
			t.Fatal(i, err)
		}
	}
	if err := os.Symlink("nowhere", filepath.Join(dir, "00003-link.txt")); err != nil {
		t.Skip(err)
	}
	run := func(workers string) (out, errs string) {
		c := command("parse", "-format", "csv", dir, filepath.Join(dir, "none"), filepath.Join(dir, "00003-link.txt"))
		c.Env = append(c.Env, "GOMAXPROCS="+workers)
		var stdout, stderr bytes.Buffer
		c.Stdout, c.Stderr = &stdout, &stderr
		err := c.Run()
		var exit *exec.ExitError
		if !errors.As(err, &exit) || exit.ExitCode() != exitFail {
			t.Fatalf("%v\n%s", err, &stderr)
		}
		return stdout.String(), stderr.String()
	}
	out, errs := run("1")
	if n := strings.Count(errs, "\n"); n != 7 || strings.Count(errs, "gongkai: "+dir) != 7 {
		t.Errorf("7 files cannot be read; told is\n%s", errs)
	}
	var files []string
	for line := range strings.Lines(out) {
		name, _, _ := strings.Cut(line, ",")
		if len(files) == 0 || files[len(files)-1] != name {
			files = append(files, name)
		}
	}
	if files = files[1:]; len(files) != 60 || !slices.IsSorted(files) {
		t.Errorf("%d files, in this order: %q", len(files), files)
	}
	for range 3 {
		if again, errs2 := run("4"); again != out || errs2 != errs {
			t.Fatal("the output is another with four workers")
		}
	}
}

// A reader that leaves ends the program, without noise.
func TestBrokenPipe(t *testing.T) {
	dir := reports(t, 200)
	c := command("parse", "-format", "csv", dir)
	var stderr bytes.Buffer
	c.Stderr = &stderr
	out, err := c.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := c.Start(); err != nil {
		t.Fatal(err)
	}
	if _, err := io.ReadFull(out, make([]byte, 100)); err != nil {
		t.Fatal(err)
	}
	out.Close()
	err = c.Wait()
	var exit *exec.ExitError
	if !errors.As(err, &exit) {
		t.Fatalf("%v: the program wrote on to nobody", err)
	}
	if s := exit.Sys().(syscall.WaitStatus); !s.Signaled() || s.Signal() != syscall.SIGPIPE {
		t.Errorf("ended with %v", exit)
	}
	if stderr.Len() > 0 {
		t.Errorf("stderr %q", &stderr)
	}
}

// An interruption leaves no part of a file, and the old one as it was.
func TestInterrupted(t *testing.T) {
	for _, x := range []struct {
		signal syscall.Signal
		code   int
	}{{syscall.SIGINT, 130}, {syscall.SIGTERM, 143}} {
		dir := t.TempDir()
		dst := filepath.Join(dir, "out.csv")
		if err := os.WriteFile(dst, []byte("old"), 0o666); err != nil {
			t.Fatal(err)
		}
		report := filepath.Join("..", "..", "testdata", "rows-tabs-trailing.txt")
		c := command("parse", "-format", "csv", "-o", dst, report, "-") // waits for its input
		in, err := c.StdinPipe()
		if err != nil {
			t.Fatal(err)
		}
		defer in.Close()
		if err := c.Start(); err != nil {
			t.Fatal(err)
		}
		for begun := false; !begun; time.Sleep(5 * time.Millisecond) {
			list, err := os.ReadDir(dir)
			if err != nil {
				t.Fatal(err)
			}
			begun = len(list) == 2
		}
		if err := c.Process.Signal(x.signal); err != nil {
			t.Fatal(err)
		}
		var exit *exec.ExitError
		if err := c.Wait(); !errors.As(err, &exit) || exit.ExitCode() != x.code {
			t.Errorf("%v: ended with %v, want exit status %d", x.signal, err, x.code)
		}
		list, err := os.ReadDir(dir)
		if err != nil || len(list) != 1 {
			t.Errorf("%v: left behind: %v, %v", x.signal, list, err)
		}
		if b, err := os.ReadFile(dst); string(b) != "old" {
			t.Errorf("%v: the old file holds %.40q, %v", x.signal, b, err)
		}
	}
}

// heapMeter is an output that looks at the memory now and then.
type heapMeter struct {
	collect bool // look at what is in use, without the garbage that comes and goes
	writes  int
	peak    uint64
}

func (m *heapMeter) Write(b []byte) (int, error) {
	if m.writes++; m.writes%8 == 0 {
		if m.collect {
			runtime.GC()
		}
		var s runtime.MemStats
		runtime.ReadMemStats(&s)
		m.peak = max(m.peak, s.HeapAlloc)
	}
	return len(b), nil
}

// Ten times the files need no more memory.
func TestFlatMemory(t *testing.T) {
	if testing.Short() {
		t.Skip("reads many files")
	}
	peak := func(n int) uint64 {
		dir := reports(t, n)
		m := heapMeter{collect: true}
		p := &program{nil, &m, io.Discard, gongkai.Parse}
		if code := p.run([]string{"parse", "-format", "csv", dir}); code != exitOK {
			t.Fatalf("exit status %d", code)
		}
		return m.peak
	}
	few, many := peak(100), peak(1000)
	t.Logf("heap at most %.1f MB for 100 files, %.1f MB for 1000", float64(few)/1e6, float64(many)/1e6)
	if many > 2*few {
		t.Errorf("100 files take %d bytes, 1000 take %d", few, many)
	}
}

// BenchmarkParseFiles reads a directory of reports as the command does. busy is
// the share of the processors' time that it used, where nothing else runs.
func BenchmarkParseFiles(b *testing.B) {
	const n = 200
	dir := reports(b, n)
	defer debug.SetGCPercent(debug.SetGCPercent(garbage))
	used := func() time.Duration {
		var u syscall.Rusage
		if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
			b.Fatal(err)
		}
		return time.Duration(u.Utime.Nano() + u.Stime.Nano())
	}
	var m heapMeter
	p := &program{nil, &m, io.Discard, gongkai.Parse}
	before := used()
	for b.Loop() {
		if code := p.run([]string{"parse", "-format", "csv", dir}); code != exitOK {
			b.Fatalf("exit status %d", code)
		}
	}
	b.ReportMetric(float64(used()-before)/float64(b.Elapsed())/float64(runtime.GOMAXPROCS(0))*100, "busy%")
	b.ReportMetric(float64(b.Elapsed().Microseconds())/float64(b.N*n), "µs/file")
	b.ReportMetric(float64(m.peak)/1e6, "heap-MB")
}
