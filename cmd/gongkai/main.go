// This file is the command's front door: it picks the subcommand and reads the
// arguments.

// Command gongkai reads annual reports on open government information
// (政府信息公开工作年度报告) and prints their figures.
//
//	gongkai parse [-format json|ndjson|csv|text] [-o FILE] FILE|DIR|- ...
//	gongkai check [-format text|json|ndjson] [-series] FILE|DIR|- ...
//	gongkai sum [-format text|json|ndjson|csv] FILE|DIR|- ...
//	gongkai version
//	gongkai help [COMMAND]
//
// Its exit status is 0 where every file was read and all was written, and 2 where
// it was called wrongly. Where a file could not be read, none was there or the
// output could not be written it is 1, but 2 for check and sum: for check 1 says
// that errors were found, and sum gives no sum of all. Where it was interrupted it
// is 128 and the number of the signal; no part of a file is left behind.
package main

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"io/fs"
	"os"
	"runtime/debug"
	"slices"
	"strings"

	"github.com/seed-11a632b0/gongkai"
)

// What the command exits with.
const (
	exitOK     = 0
	exitFound  = 1 // check found errors
	exitFail   = 1 // not all could be read or written
	exitNotAll = 2 // the same, of check and sum
	exitUsage  = 2
)

// garbage is the share of garbage in the memory, in per cent of what is in use.
// Files are read one after another, and little of each lives on: to collect at
// every few megabytes would keep the workers from their work. Twice as much takes
// twice the memory and saves hardly any time. Commands that keep all reports have more to
// lose by garbage than by time.
const (
	garbage     = 200
	garbageKept = 40
)

// garbageOf returns the share for a command with its arguments.
func garbageOf(args []string) int {
	series := func(a string) bool { return a == "-series" || a == "--series" }
	if len(args) > 0 && (args[0] == "sum" || args[0] == "check" && slices.ContainsFunc(args, series)) {
		return garbageKept
	}
	return garbage
}

const usage = `usage: gongkai COMMAND [ARGUMENT ...]

commands:
  parse    print the figures of reports
  check    check the figures of reports
  sum      print the sum of reports
  version  print the version
  help     print this, or the usage of a command

"gongkai help COMMAND" and "gongkai COMMAND -h" tell more about a command.
`

func main() {
	if os.Getenv("GOGC") == "" {
		debug.SetGCPercent(garbageOf(os.Args[1:]))
	}
	exitWhenInterrupted()
	os.Exit(run(os.Args[1:], os.Stdin, os.Stdout, os.Stderr))
}

// A program is the command with what it reads from and writes to.
type program struct {
	stdin          io.Reader
	stdout, stderr io.Writer
	parse          func(io.Reader) (*gongkai.Report, error)
}

func run(args []string, stdin io.Reader, stdout, stderr io.Writer) int {
	p := &program{stdin, stdout, stderr, gongkai.Parse}
	return p.run(args)
}

func (p *program) run(args []string) int {
	if len(args) == 0 {
		fmt.Fprint(p.stderr, usage)
		return exitUsage
	}
	switch name, args := args[0], args[1:]; name {
	case "parse":
		return p.runParse(args)
	case "check":
		return p.runCheck(args)
	case "sum":
		return p.runSum(args)
	case "version", "-version", "--version":
		return p.say("gongkai "+version()+"\n", exitFail)
	case "help", "-h", "-help", "--help":
		return p.help(args)
	default:
		return p.unknown(name)
	}
}

// help prints the usage of the command that is named, or of all.
func (p *program) help(args []string) int {
	if len(args) == 0 {
		return p.say(usage, exitFail)
	}
	switch args[0] {
	case "parse":
		return p.say(parseUsage, exitFail)
	case "check":
		return p.say(checkUsage, exitFail)
	case "sum":
		return p.say(sumUsage, exitFail)
	case "version", "help":
		return p.say(usage, exitFail)
	}
	return p.unknown(args[0])
}

func (p *program) unknown(command string) int {
	p.complain(fmt.Sprintf("unknown command %q; see gongkai help", command))
	return exitUsage
}

// arguments reads the flags. It reports false, with the exit status, where there
// is nothing more to do; fail is that of an output that cannot be written.
func (p *program) arguments(flags *flag.FlagSet, args []string, usage string, fail int, format *string, formats ...string) ([]string, int, bool) {
	flags.SetOutput(io.Discard)
	err := flags.Parse(args)
	if errors.Is(err, flag.ErrHelp) {
		return nil, p.say(usage, fail), false
	}
	args = flags.Args()
	switch {
	case err != nil:
	case !slices.Contains(formats, *format):
		err = fmt.Errorf("unknown format %q", *format)
	case len(args) == 0:
		err = errors.New("no file named")
	case count(args, "-") > 1:
		err = errors.New("standard input named twice")
	default:
		err = lateFlag(args[1:])
	}
	if err != nil {
		p.complain(flags.Name() + ": " + err.Error())
		fmt.Fprint(p.stderr, usage)
		return nil, exitUsage, false
	}
	return args, exitOK, true
}

// lateFlag returns an error where one of the arguments looks like a flag, and no
// file is called so: behind the first file, flags are taken for files.
func lateFlag(args []string) error {
	for _, arg := range args {
		if len(arg) < 2 || arg[0] != '-' {
			continue
		}
		if _, err := os.Lstat(arg); errors.Is(err, fs.ErrNotExist) {
			return fmt.Errorf("there is no file %q, and flags stand before the files", arg)
		}
	}
	return nil
}

// say prints what the user asked for, or returns fail.
func (p *program) say(s string, fail int) int {
	if _, err := io.WriteString(p.stdout, s); err != nil {
		p.complain(err.Error())
		return fail
	}
	return exitOK
}

// complainOfNone tells that there was nothing to read.
func (p *program) complainOfNone(command string, args []string) {
	p.complain(command + ": no file in " + strings.Join(args, " "))
}

// complain writes a line; arguments and files may have put anything into it.
func (p *program) complain(message string) {
	fmt.Fprintf(p.stderr, "gongkai: %s\n", clean(message))
}

func version() string {
	if info, ok := debug.ReadBuildInfo(); ok && info.Main.Version != "" {
		return info.Main.Version
	}
	return "(devel)"
}

func count(args []string, s string) int {
	n := 0
	for _, a := range args {
		if a == s {
			n++
		}
	}
	return n
}
