// This file is the parse subcommand: files in, figures out, in the order of the
// arguments.

package main

import (
	"bytes"
	"errors"
	"flag"
	"fmt"
	"io"
	"io/fs"
	"os"
	"runtime"
	"slices"
	"strings"
	"sync"

	"github.com/seed-11a632b0/gongkai"
)

const parseUsage = `usage: gongkai parse [-format json|ndjson|csv|text] [-o FILE] FILE|DIR|- ...

Reads the reports and prints their figures. A directory is read with all that
is in it, but for hidden files, *.json and links to directories; - is the
standard input.

  -format json    one report as JSON; an array for a directory or several files
          ndjson  one report a line, as JSON
          csv     one cell a line, every cell of the form in its order;
                  unit is that printed in the cell or in its header;
                  what the reading has to say of the whole file, as that a
                  second report in it is not read, goes to standard error
          text    tables for people
  -o FILE         write to FILE, which appears when all is written, and not
                  where nothing was read

The exit status is 0, 1 where a file could not be read, none was there, or the
output could not be written, and 2 where the command was called wrongly.
`

func (p *program) runParse(args []string) int {
	flags := flag.NewFlagSet("parse", flag.ContinueOnError)
	name := flags.String("format", "json", "")
	dst := flags.String("o", "", "")
	args, code, ok := p.arguments(flags, args, parseUsage, exitFail, name, "json", "ndjson", "csv", "text")
	if !ok {
		return code
	}

	out := p.stdout
	var file *replacement
	if *dst != "" && *dst != "-" {
		var err error
		if file, err = replace(*dst); err != nil {
			p.complain(err.Error())
			return exitFail
		}
		defer file.abandon()
		out = file
	}
	form, _ := formatNamed(*name, several(args), isTerminal(out))
	all, some, err := p.parseAll(args, form, out)
	if err == nil && file != nil && some {
		err = file.commit()
	}
	if err != nil {
		p.complain(err.Error())
		return exitFail
	}
	if !all {
		return exitFail
	}
	return exitOK
}

// parseAll writes the reports to out. It reports whether there were files and
// every one was read, and whether one was; the error is that of writing.
func (p *program) parseAll(args []string, form format, out io.Writer) (all, some bool, err error) {
	if _, err := io.WriteString(out, form.head); err != nil {
		return false, some, err
	}
	meter := newMeter(p.stderr, out)
	defer meter.clear()
	all = true
	files := 0
	sep := ""
	read := func(in input) result { return p.readInput(in, form) }
	for res := range ordered(runtime.GOMAXPROCS(0), inputs(args), read) {
		files++
		if res.err != nil {
			all = false
			meter.clear()
			p.complainOf(res.path, res.err)
		}
		if len(res.told) > 0 {
			meter.clear()
			p.tell(res.path, res.told)
		}
		if res.out != nil && res.out.Len() > 0 {
			if _, err := io.WriteString(out, sep); err != nil {
				return false, some, err
			}
			if _, err := out.Write(res.out.Bytes()); err != nil {
				return false, some, err
			}
			sep, some = form.sep, true
		}
		res.release()
		meter.step()
	}
	if files == 0 {
		all = false
		p.complainOfNone("parse", args)
	}
	_, err = io.WriteString(out, form.tail)
	return all, some, err
}

// A result is what became of an input.
type result struct {
	path string
	out  *bytes.Buffer        // the report as it is to be printed; nil or empty where there is none
	told []gongkai.Diagnostic // what out has no place for
	err  error
}

// outputs are buffers that results were written from.
var outputs = sync.Pool{New: func() any { return new(bytes.Buffer) }}

// maxReused bounds the buffers that are kept: a report is a tenth as long.
const maxReused = 1 << 20

// release gives the memory of the result to one that comes after.
func (r result) release() {
	if r.out != nil && r.out.Cap() <= maxReused {
		r.out.Reset()
		outputs.Put(r.out)
	}
}

func (p *program) readInput(in input, form format) result {
	r, err := p.read(in)
	res := result{path: in.path, err: err}
	if r == nil {
		return res
	}
	if form.mute {
		res.told = wholesale(r.Diagnostics)
	}
	out := outputs.Get().(*bytes.Buffer)
	if err := form.write(out, in.path, r); err != nil {
		res.err = errors.Join(res.err, err)
		return res
	}
	res.out = out
	return res
}

// read returns the report, or nil where there is none. A report with figures can
// stand beside an error.
func (p *program) read(in input) (*gongkai.Report, error) {
	if in.err != nil {
		return nil, in.err
	}
	src := p.stdin
	if in.path != "-" {
		f, err := os.Open(in.path)
		if err != nil {
			return nil, err
		}
		defer f.Close()
		src = f
	}
	r, err := p.parse(src)
	if err != nil && !hasFigures(r) {
		return nil, err
	}
	return r, err
}

func hasFigures(r *gongkai.Report) bool {
	for _, c := range r.Cells() {
		if c.State != gongkai.Absent {
			return true
		}
	}
	return false
}

// message is the error without a path that is said already.
func message(path string, err error) string {
	var pathErr *fs.PathError
	if errors.As(err, &pathErr) && pathErr.Path == path {
		return pathErr.Err.Error()
	}
	return err.Error()
}

// complainOf tells of a file that could not be read, or not in full.
func (p *program) complainOf(path string, err error) {
	for line := range strings.Lines(message(path, err)) {
		p.complain(path + ": " + strings.TrimPrefix(strings.TrimSpace(line), "gongkai: "))
	}
}

// wholesale returns the errors and warnings that are about no cell, row or table, whose
// cells would show them: they are uncertain or absent.
func wholesale(all []gongkai.Diagnostic) []gongkai.Diagnostic {
	return slices.DeleteFunc(doubts(all), func(d gongkai.Diagnostic) bool { return d.Path != "" })
}

// tell tells on the standard error what was found in a file.
func (p *program) tell(path string, told []gongkai.Diagnostic) {
	for _, d := range told {
		where := path + ": "
		if d.Pos.IsValid() {
			where += d.Pos.String() + ": "
		}
		p.complain(fmt.Sprintf("%s%v: %s: %s", where, d.Severity, d.Code, d.Message))
	}
}
