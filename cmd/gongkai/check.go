// This file is the check and sum subcommands: reports in, findings or their sum
// out, in the order of the arguments.

package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"runtime"
	"slices"
	"strconv"
	"strings"

	"github.com/seed-11a632b0/gongkai"
)

const checkUsage = `usage: gongkai check [-format text|json|ndjson] [-series] FILE|DIR|- ...

Checks the reports: the sums of the form, the prose against the tables, and what
is hardly possible. A directory is read with all that is in it, but for hidden
files and *.json; - is the standard input.

  -format text    a list for people
          json    an array of findings
          ndjson  one finding a line, as JSON
  -series         check the reports of each agency against each other, by year

The exit status is 0 where no error was found, 1 where some were, and 2 where a
file could not be read or the command was called wrongly.
`

const sumUsage = `usage: gongkai sum [-format text|json|ndjson|csv] FILE|DIR|- ...

Prints the sum of the reports as one report. A cell is uncertain where a body
lacks it, and blank where none prints a figure.

The exit status is 0, or 2 where a file could not be read or the command was
called wrongly.
`

// What check exits with beside exitOK.
const (
	exitFound      = 1
	exitUnreadable = 2
)

// A checked file is a report with where it is from.
type checkedFile struct {
	path     string
	report   *gongkai.Report // nil where nothing was read
	err      error
	findings gongkai.Findings
}

// arguments reads the flags. It reports false, with the exit status, where there
// is nothing more to do.
func (p *program) arguments(flags *flag.FlagSet, args []string, usage string, format *string, formats ...string) ([]string, int, bool) {
	flags.SetOutput(io.Discard)
	err := flags.Parse(args)
	if errors.Is(err, flag.ErrHelp) {
		return nil, p.say(usage), false
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
	}
	if err != nil {
		p.complain(flags.Name() + ": " + err.Error())
		fmt.Fprint(p.stderr, usage)
		return nil, exitUsage, false
	}
	return args, exitOK, true
}

func (p *program) runCheck(args []string) int {
	flags := flag.NewFlagSet("check", flag.ContinueOnError)
	format := flags.String("format", "text", "")
	series := flags.Bool("series", false, "")
	args, code, ok := p.arguments(flags, args, checkUsage, format, "text", "json", "ndjson")
	if !ok {
		return code
	}
	out := &findingsWriter{w: p.stdout, format: *format}
	meter := newMeter(p.stderr, p.stdout)
	unreadable, grave := false, false
	var all []checkedFile
	read := func(in input) checkedFile {
		f := p.readReport(in)
		if f.report != nil && !*series {
			f.findings = gongkai.Validate(f.report)
		}
		return f
	}
	for f := range ordered(runtime.GOMAXPROCS(0), inputs(args), read) {
		if f.err != nil {
			unreadable = true
			meter.clear()
			p.complainOf(f)
		}
		meter.step()
		if *series {
			all = append(all, f)
			continue
		}
		if f.report != nil {
			grave = grave || f.findings.Err() != nil
			out.write([]checkedFile{f}, f.findings)
		}
	}
	meter.clear()
	for _, group := range byAgency(all) {
		var reports []*gongkai.Report
		for _, f := range group {
			reports = append(reports, f.report)
		}
		found := gongkai.ValidateSeries(reports...)
		grave = grave || found.Err() != nil
		out.write(group, found)
	}
	if err := out.close(); err != nil {
		p.complain(err.Error())
		return exitUnreadable
	}
	switch {
	case unreadable:
		return exitUnreadable
	case grave:
		return exitFound
	}
	return exitOK
}

// byAgency puts the reports of one agency together, in the order met.
func byAgency(files []checkedFile) [][]checkedFile {
	var out [][]checkedFile
	at := map[string]int{}
	for _, f := range files {
		if f.report == nil {
			continue
		}
		i, ok := at[f.report.Agency]
		if !ok {
			i = len(out)
			at[f.report.Agency] = i
			out = append(out, nil)
		}
		out[i] = append(out[i], f)
	}
	return out
}

func (p *program) readReport(in input) checkedFile {
	f := checkedFile{path: in.path, err: in.err}
	if in.err != nil {
		return f
	}
	src := p.stdin
	if in.path != "-" {
		file, err := os.Open(in.path)
		if err != nil {
			f.err = err
			return f
		}
		defer file.Close()
		src = file
	}
	r, err := p.parse(src)
	f.err = err
	if err == nil || hasFigures(r) {
		f.report = r
	}
	return f
}

func (p *program) complainOf(f checkedFile) {
	for line := range strings.Lines(message(result{path: f.path, err: f.err})) {
		line = strings.TrimPrefix(strings.TrimSpace(line), "gongkai: ")
		p.complain(clean(f.path) + ": " + clean(line))
	}
}

func (p *program) runSum(args []string) int {
	flags := flag.NewFlagSet("sum", flag.ContinueOnError)
	format := flags.String("format", "text", "")
	args, code, ok := p.arguments(flags, args, sumUsage, format, "text", "json", "ndjson", "csv")
	if !ok {
		return code
	}
	var reports []*gongkai.Report
	var names []string
	unreadable := false
	for f := range ordered(runtime.GOMAXPROCS(0), inputs(args), p.readReport) {
		if f.err != nil {
			unreadable = true
			p.complainOf(f)
		}
		if f.report != nil {
			reports, names = append(reports, f.report), append(names, f.path)
		}
	}
	total := gongkai.Aggregate(reports...)
	r := total.Report()
	r.Title = "合计" + strconv.Itoa(len(reports)) + "份报告"
	for path, s := range total.Sums() {
		if len(s.Lacking) == 0 {
			continue
		}
		var lack []string
		for _, i := range s.Lacking {
			lack = append(lack, names[i])
		}
		r.Diagnostics = append(r.Diagnostics, gongkai.Diagnostic{
			Code: "sum.lacking", Severity: gongkai.SeverityInfo, Path: path,
			Message: fmt.Sprintf("%s: %d of %d reports lack it: %s", path, len(lack), len(reports), strings.Join(lack, ", ")),
			Chinese: fmt.Sprintf("%d份报告中有%d份缺少此项", len(reports), len(lack)),
		})
	}
	form, _ := formatNamed(*format, false)
	var buf bytes.Buffer
	buf.WriteString(form.head)
	err := form.write(&buf, strings.Join(args, " "), r)
	buf.WriteString(form.tail)
	if err == nil {
		_, err = p.stdout.Write(buf.Bytes())
	}
	if err != nil {
		p.complain(err.Error())
		return exitUnreadable
	}
	if unreadable {
		return exitUnreadable
	}
	return exitOK
}

// A findingsWriter writes findings file by file.
type findingsWriter struct {
	w      io.Writer
	format string
	n      int // findings or, as text, files written
	err    error
}

func (o *findingsWriter) print(s string) {
	if o.err == nil {
		_, o.err = io.WriteString(o.w, s)
	}
}

// write writes what was found in the reports of the files.
func (o *findingsWriter) write(files []checkedFile, found gongkai.Findings) {
	if o.format == "text" {
		if len(found) > 0 {
			if o.n++; o.n > 1 {
				o.print("\n")
			}
			var buf bytes.Buffer
			writeFindings(&buf, files, found)
			o.print(buf.String())
		}
		return
	}
	for i := range found {
		b, err := findingJSON(files, &found[i])
		if err != nil {
			o.err = errors.Join(o.err, err)
			return
		}
		switch {
		case o.format == "ndjson":
		case o.n == 0:
			o.print("[\n  ")
		default:
			o.print(",\n  ")
		}
		o.n++
		o.print(string(b))
		if o.format == "ndjson" {
			o.print("\n")
		}
	}
}

func (o *findingsWriter) close() error {
	if o.format == "json" {
		if o.n == 0 {
			o.print("[]\n")
		} else {
			o.print("\n]\n")
		}
	}
	return o.err
}

// fileOf returns the file that a finding is told of: that of its last cell.
func fileOf(files []checkedFile, f *gongkai.Finding) checkedFile {
	if n := len(f.Cells); n > 0 {
		return files[f.Cells[n-1].Report]
	}
	return files[0]
}

// jsonFinding fixes the names and the order of the keys.
type jsonFinding struct {
	File       string          `json:"file"`
	Agency     string          `json:"agency"`
	Year       int             `json:"year"`
	Rule       string          `json:"rule"`
	Severity   string          `json:"severity"`
	Cells      []gongkai.Path  `json:"cells"`
	Left       json.RawMessage `json:"left"`
	Right      json.RawMessage `json:"right"`
	Difference json.RawMessage `json:"difference"`
	Cause      string          `json:"cause"`
	CauseCells []gongkai.Path  `json:"cause_cells,omitempty"`
	Uncertain  bool            `json:"uncertain"`
	Lines      []int           `json:"lines"`
	Chinese    string          `json:"message_zh"`
	English    string          `json:"message_en"`
	CauseZh    string          `json:"cause_zh,omitempty"`
	CauseEn    string          `json:"cause_en,omitempty"`
}

func findingJSON(files []checkedFile, f *gongkai.Finding) ([]byte, error) {
	file := fileOf(files, f)
	null := json.RawMessage("null")
	out := jsonFinding{
		File: file.path, Agency: file.report.Agency, Year: file.report.Year,
		Rule: f.Rule, Severity: f.Severity.String(), Cells: []gongkai.Path{}, Left: null, Right: null, Difference: null,
		Cause: f.Cause.ID, CauseCells: f.Cause.Cells, Uncertain: f.Uncertain, Lines: []int{},
		Chinese: f.Chinese, English: f.Message, CauseZh: f.Cause.Chinese, CauseEn: f.Cause.Message,
	}
	if f.Compared {
		out.Left, out.Right, out.Difference = json.RawMessage(f.Left.String()), json.RawMessage(f.Right.String()), json.RawMessage(f.Difference.String())
	}
	for _, c := range f.Cells {
		out.Cells = append(out.Cells, c.Path)
	}
	out.Lines = linesOf(f)
	var buf bytes.Buffer
	enc := json.NewEncoder(&buf)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(out); err != nil {
		return nil, err
	}
	return bytes.TrimSpace(buf.Bytes()), nil
}

// linesOf returns the lines of the cells and the prose, each once.
func linesOf(f *gongkai.Finding) []int {
	out := []int{}
	for _, c := range f.Cells {
		if c.Cell.Pos.IsValid() {
			out = append(out, c.Cell.Pos.Line)
		}
	}
	for _, c := range f.Claims {
		if c.Pos.IsValid() {
			out = append(out, c.Pos.Line)
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

var severityWords = map[gongkai.Severity]string{
	gongkai.SeverityError:   "错误 error",
	gongkai.SeverityWarning: "提示 warning",
	gongkai.SeverityInfo:    "说明 info",
}

// maxPlaces bounds the cells that are listed with their places.
const maxPlaces = 8

// writeFindings writes a short list for people.
func writeFindings(w *bytes.Buffer, files []checkedFile, found gongkai.Findings) {
	for i, f := range files {
		if len(files) > 1 {
			fmt.Fprintf(w, "[%d] ", i+1)
		}
		fmt.Fprintf(w, "%s  %s %d\n", clean(f.path), clean(f.report.Agency), f.report.Year)
	}
	told := "" // the cause that was told last
	for i := range found {
		f := &found[i]
		fmt.Fprintf(w, "%s%s %s\n", indent, severityWords[f.Severity], f.Rule)
		fmt.Fprintf(w, "%s%s%s\n", indent, indent, clean(f.Chinese))
		fmt.Fprintf(w, "%s%s%s\n", indent, indent, clean(f.Message))
		for _, c := range f.Claims {
			if c.Pos.IsValid() {
				fmt.Fprintf(w, "%s%s%v: %s\n", indent, indent, c.Pos, clean(c.Text))
			}
		}
		if f.Compared {
			writePlaces(w, files, f)
			writeRow(w, files, f)
		}
		if c := f.Cause; c.ID != "" && c.Message != told {
			fmt.Fprintf(w, "%s%s→ %s\n", indent, indent, clean(c.Chinese))
			fmt.Fprintf(w, "%s%s→ %s\n", indent, indent, clean(c.Message))
			told = c.Message
		}
	}
}

// writePlaces lists the cells that are no zeros with their places.
func writePlaces(w *bytes.Buffer, files []checkedFile, f *gongkai.Finding) {
	n := 0
	for _, c := range f.Cells {
		if c.Cell.State == gongkai.Given && c.Cell.Value.Sign() == 0 && len(f.Cells) > maxPlaces {
			continue
		}
		if n++; n > maxPlaces {
			fmt.Fprintf(w, "%s%s%s…\n", indent, indent, indent)
			return
		}
		where := ""
		if len(files) > 1 {
			where = "[" + strconv.Itoa(c.Report+1) + "] "
		}
		if c.Cell.Pos.IsValid() {
			where += c.Cell.Pos.String() + " "
		}
		fmt.Fprintf(w, "%s%s%s%s%s = %s\n", indent, indent, indent, where, c.Path, drawState(c.Cell))
	}
}

func drawState(c gongkai.Cell) string {
	return strings.TrimSpace(drawCell(c, gongkai.Column{Unit: c.Unit}).text)
}

// writeRow draws the row of the cell that is likely wrong, with it in brackets:
// those of the cause, or the first cell of a total.
func writeRow(w *bytes.Buffer, files []checkedFile, f *gongkai.Finding) {
	marked := f.Cause.Cells
	if len(marked) == 0 || len(marked) > 7 {
		marked = nil
		for _, c := range f.Cells {
			if c.Path.Column() == "total" || c.Path.Row() == "total" {
				marked = append(marked, c.Path)
				break
			}
		}
	}
	if len(marked) == 0 {
		return
	}
	r := fileOf(files, f).report
	for _, t := range r.Form.Tables() {
		for _, row := range t.Rows {
			var b strings.Builder
			hit := false
			for _, c := range row.Columns {
				p := gongkai.Path(t.Section + "." + row.Name + "." + c.Name)
				s := drawState(r.Cell(p))
				if slices.Contains(marked, p) {
					s, hit = "【"+s+"】", true
				}
				b.WriteString(" " + s)
			}
			if hit {
				fmt.Fprintf(w, "%s%s%s|%s\n", indent, indent, clean(row.Label), b.String())
			}
		}
	}
}
