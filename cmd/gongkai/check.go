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
	"runtime"
	"slices"
	"strconv"
	"strings"

	"github.com/seed-11a632b0/gongkai"
	"github.com/seed-11a632b0/gongkai/internal/agency"
)

const checkUsage = `usage: gongkai check [-format text|json|ndjson] [-series] FILE|DIR|- ...

Checks the reports: the sums of the form, the prose against the tables, and what
is hardly possible. What the reading has to say of a report, as that a table or a row
was not found, comes first: its errors and warnings are found and counted like those
of the checks. A directory is read with all that is in it, but for hidden files,
*.json and links to directories; - is the standard input.

  -format text    a list for people: of each finding the rule, what it says, the
                  places of its cells (line:column; ? is uncertain, · blank, –
                  absent), and the row with the cell that is likely wrong in 【】
          json    an array of findings
          ndjson  one finding a line, as JSON
  -series         check the reports of each agency against each other, by year,
                  as well; what is found in that comes last. All reports are
                  kept until then, some 30 KB each

The exit status is 0 where no error was found, 1 where some were, and 2 where a
file could not be read, none was there, the output could not be written, or the
command was called wrongly.
`

const sumUsage = `usage: gongkai sum [-format text|json|ndjson|csv] FILE|DIR|- ...

Prints the sum of the reports as one report. A cell is uncertain where a body
lacks it, and blank where none prints a figure. A report of the agency and year of
another is told of; with the same figures it is counted once. The sum is named after
the first argument and how many more there are, such as "a.txt +299". What is told of a
whole file, and as CSV of the whole sum, goes to standard error. All reports are kept
until the end, some 30 KB each.

The exit status is 0, or 2 where a file could not be read, none was there, the
output could not be written, or the command was called wrongly.
`

// A checked file is a report with where it is from.
type checkedFile struct {
	path     string
	report   *gongkai.Report // nil where nothing was read
	err      error
	told     []gongkai.Diagnostic // errors and warnings of the reading
	findings gongkai.Findings
}

// grave reports whether an error was found, by the reading or by the checks.
func (f *checkedFile) grave() bool {
	isError := func(d gongkai.Diagnostic) bool { return d.Severity == gongkai.SeverityError }
	return slices.ContainsFunc(f.told, isError) || f.findings.Err() != nil
}

// doubts returns the diagnostics that are no mere information.
func doubts(all []gongkai.Diagnostic) []gongkai.Diagnostic {
	return slices.DeleteFunc(slices.Clone(all), func(d gongkai.Diagnostic) bool { return d.Severity > gongkai.SeverityWarning })
}

func (p *program) runCheck(args []string) int {
	flags := flag.NewFlagSet("check", flag.ContinueOnError)
	format := flags.String("format", "text", "")
	series := flags.Bool("series", false, "")
	args, code, ok := p.arguments(flags, args, checkUsage, exitNotAll, format, "text", "json", "ndjson")
	if !ok {
		return code
	}
	out := &findingsWriter{w: p.stdout, format: *format, count: map[gongkai.Severity]int{}}
	meter := newMeter(p.stderr, p.stdout)
	unreadable, grave, files := false, false, 0
	var all []checkedFile
	read := func(in input) checkedFile {
		f := checkedFile{path: in.path}
		f.report, f.err = p.read(in)
		if f.report != nil {
			f.told, f.findings = doubts(f.report.Diagnostics), gongkai.Validate(f.report)
			if *series {
				f.lighten()
			}
		}
		return f
	}
	for f := range ordered(runtime.GOMAXPROCS(0), inputs(args), read) {
		files++
		if f.err != nil {
			unreadable = true
			meter.clear()
			p.complainOf(f.path, f.err)
		}
		meter.step()
		if f.report == nil {
			continue
		}
		grave = grave || f.grave()
		out.reports++
		out.write([]checkedFile{f}, f.told, f.findings)
		if out.err != nil {
			break // nobody would see what the other files hold
		}
		if *series {
			all = append(all, checkedFile{path: f.path, report: f.report})
		}
	}
	meter.clear()
	if files == 0 {
		p.complainOfNone("check", args)
		return exitNotAll
	}
	groups, nameless := byAgency(all)
	for _, f := range nameless {
		p.complain(f.path + ": names no agency, and is compared with no other report")
	}
	for _, group := range groups {
		var reports []*gongkai.Report
		for _, f := range group {
			reports = append(reports, f.report)
		}
		found := gongkai.ValidateSeries(reports...)
		grave = grave || found.Err() != nil
		out.write(group, nil, found)
	}
	if err := out.close(); err != nil {
		p.complain(err.Error())
		return exitNotAll
	}
	switch {
	case unreadable:
		return exitNotAll
	case grave:
		return exitFound
	}
	return exitOK
}

// lighten drops what neither years nor sums need.
func (f *checkedFile) lighten() {
	f.report.Sections, f.report.Claims, f.report.Diagnostics = nil, nil, nil
}

// byAgency puts the reports of one agency together, in the order met. 某镇 is that
// which only one name ends with, such as 甲县某镇人民政府. Reports that name none
// are of the only agency, or of one, and else left over.
func byAgency(files []checkedFile) (groups [][]checkedFile, nameless []checkedFile) {
	at := map[string]int{}
	var names []string
	for _, f := range files {
		if f.report == nil {
			continue
		}
		name := agency.Short(f.report.Agency)
		if name == "" {
			nameless = append(nameless, f)
			continue
		}
		i, ok := at[name]
		if !ok {
			i = len(groups)
			at[name] = i
			groups, names = append(groups, nil), append(names, name)
		}
		groups[i] = append(groups[i], f)
	}
	// join the short names to the full ones
	full := map[string]int{} // a shorter name to the group that has it; -1 for several
	for i, name := range names {
		for _, s := range agency.Shorter(name) {
			if _, ok := full[s]; ok {
				full[s] = -1
			} else {
				full[s] = i
			}
		}
	}
	for i, name := range names {
		if k, ok := full[name]; ok && k >= 0 {
			groups[k], groups[i] = append(groups[k], groups[i]...), nil
		}
	}
	groups = slices.DeleteFunc(groups, func(g []checkedFile) bool { return g == nil })
	switch {
	case len(nameless) == 0:
	case len(groups) == 0:
		return [][]checkedFile{nameless}, nil
	case len(groups) == 1:
		groups[0] = append(groups[0], nameless...)
		nameless = nil
	}
	return groups, nameless
}

func (p *program) runSum(args []string) int {
	flags := flag.NewFlagSet("sum", flag.ContinueOnError)
	format := flags.String("format", "text", "")
	args, code, ok := p.arguments(flags, args, sumUsage, exitNotAll, format, "text", "json", "ndjson", "csv")
	if !ok {
		return code
	}
	var reports []*gongkai.Report
	var names []string
	unreadable, files := false, 0
	meter := newMeter(p.stderr, nil) // it is gone before the sum is written
	read := func(in input) checkedFile {
		f := checkedFile{path: in.path}
		f.report, f.err = p.read(in)
		if f.report != nil {
			f.told = wholesale(f.report.Diagnostics)
			f.lighten()
		}
		return f
	}
	for f := range ordered(runtime.GOMAXPROCS(0), inputs(args), read) {
		files++
		if f.err != nil {
			unreadable = true
			meter.clear()
			p.complainOf(f.path, f.err)
		}
		if len(f.told) > 0 {
			meter.clear()
			p.tell(f.path, f.told)
		}
		meter.step()
		if f.report != nil {
			reports, names = append(reports, f.report), append(names, f.path)
		}
	}
	meter.clear()
	if files == 0 {
		p.complainOfNone("sum", args)
		return exitNotAll
	}
	total := gongkai.Aggregate(reports...)
	r := total.Report()
	r.Title = "合计" + strconv.Itoa(len(reports)) + "份报告"
	r.Diagnostics = sumDiagnostics(total, names)
	form, _ := formatNamed(*format, false, isTerminal(p.stdout))
	if form.mute {
		p.tell(nameOfAll(args), wholesale(r.Diagnostics))
	}
	var buf bytes.Buffer
	buf.WriteString(form.head)
	err := form.write(&buf, nameOfAll(args), r)
	buf.WriteString(form.tail)
	if err == nil {
		_, err = p.stdout.Write(buf.Bytes())
	}
	if err != nil {
		p.complain(err.Error())
		return exitNotAll
	}
	if unreadable {
		return exitNotAll
	}
	return exitOK
}

// nameOfAll is for where one file is named: the first argument, and how many more
// there are.
func nameOfAll(args []string) string {
	if len(args) == 1 {
		return args[0]
	}
	return args[0] + " +" + strconv.Itoa(len(args)-1)
}

// sumDiagnostics tells what keeps a sum from being that of all: reports that are
// there twice, other years, and cells that reports lack.
func sumDiagnostics(total *gongkai.Total, names []string) []gongkai.Diagnostic {
	var out []gongkai.Diagnostic
	list := func(which []int) string {
		var s []string
		for _, i := range which[:min(len(which), namesTold)] {
			s = append(s, names[i])
		}
		if len(which) > namesTold {
			s = append(s, "…")
		}
		return strings.Join(s, ", ")
	}
	n := len(names)
	if len(total.Twice) > 0 {
		out = append(out, gongkai.Diagnostic{
			Code: "sum.twice", Severity: gongkai.SeverityWarning,
			Message: fmt.Sprintf("%d of %d reports have the agency and year of another, and are counted once where the figures are the same: %s", len(total.Twice), n, list(total.Twice)),
			Chinese: fmt.Sprintf("%d份报告中有%d份与另一份的机关和年度相同，数字也相同的只计一次", n, len(total.Twice)),
		})
	}
	if n > 1 && total.Year == 0 {
		out = append(out, gongkai.Diagnostic{
			Code: "sum.years", Severity: gongkai.SeverityWarning,
			Message: "the reports are of different years, or do not name theirs",
			Chinese: "各报告的年度不同或未注明",
		})
	}
	lacking := func(p gongkai.Path, which []int) {
		if len(which) > 0 {
			out = append(out, gongkai.Diagnostic{
				Code: "sum.lacking", Severity: gongkai.SeverityInfo, Path: p,
				Message: fmt.Sprintf("%s: %d of %d reports lack it: %s", p, len(which), n, list(which)),
				Chinese: fmt.Sprintf("%d份报告中有%d份缺少此项", n, len(which)),
			})
		}
	}
	for _, t := range total.Form.Tables() {
		for _, row := range t.Rows {
			var each [][]int
			for _, c := range row.Columns {
				each = append(each, total.Sum(gongkai.Path(t.Section+"."+row.Name+"."+c.Name)).Lacking)
			}
			if !slices.ContainsFunc(each, func(x []int) bool { return !slices.Equal(x, each[0]) }) {
				lacking(gongkai.Path(t.Section+"."+row.Name), each[0])
				continue
			}
			for i, c := range row.Columns {
				lacking(gongkai.Path(t.Section+"."+row.Name+"."+c.Name), each[i])
			}
		}
	}
	return out
}

// namesTold is how many files a message names.
const namesTold = 20

// A findingsWriter writes findings file by file.
type findingsWriter struct {
	w       io.Writer
	format  string
	n       int // findings or, as text, files written
	reports int
	count   map[gongkai.Severity]int
	err     error
}

func (o *findingsWriter) print(s string) {
	if o.err == nil {
		_, o.err = io.WriteString(o.w, s)
	}
}

// write writes what was found in the reports of the files, behind what the reading of
// a single one told.
func (o *findingsWriter) write(files []checkedFile, told []gongkai.Diagnostic, found gongkai.Findings) {
	for i := range told {
		o.count[told[i].Severity]++
	}
	for i := range found {
		o.count[found[i].Severity]++
	}
	if o.format == "text" {
		if len(told)+len(found) > 0 {
			if o.n++; o.n > 1 {
				o.print("\n")
			}
			var buf bytes.Buffer
			writeNames(&buf, files)
			writeTold(&buf, told)
			writeFindings(&buf, files, found)
			o.print(buf.String())
		}
		return
	}
	for i := range told {
		o.json(toldJSON(&files[0], &told[i]))
	}
	for i := range found {
		o.json(findingJSON(files, &found[i]))
	}
}

// json writes one finding.
func (o *findingsWriter) json(f jsonFinding) {
	var buf bytes.Buffer
	enc := json.NewEncoder(&buf)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(f); err != nil {
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
	o.print(string(escaped(bytes.TrimSpace(buf.Bytes()))))
	if o.format == "ndjson" {
		o.print("\n")
	}
}

func (o *findingsWriter) close() error {
	if o.format == "text" && o.reports > 0 {
		if o.n > 0 {
			o.print("\n")
		}
		e, w, i := o.count[gongkai.SeverityError], o.count[gongkai.SeverityWarning], o.count[gongkai.SeverityInfo]
		o.print(fmt.Sprintf("报告%d份：错误%d，提示%d，说明%d  reports %d: errors %d, warnings %d, infos %d\n", o.reports, e, w, i, o.reports, e, w, i))
	}
	if o.format == "json" {
		if o.n == 0 {
			o.print("[]\n")
		} else {
			o.print("\n]\n")
		}
	}
	return o.err
}

// fileOf returns the index of the file that a finding is told of: of a later
// year, or of the whole.
func fileOf(files []checkedFile, f *gongkai.Finding) int {
	switch {
	case len(f.Reports) > 0:
		return f.Reports[len(f.Reports)-1]
	case len(f.Cells) > 0:
		return f.Cells[len(f.Cells)-1].Report
	}
	return 0
}

// jsonFinding fixes the names and the order of the keys. All are always there.
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
	Uncertain  bool            `json:"uncertain"`
	Lines      []int           `json:"lines"`
	Chinese    string          `json:"message_zh"`
	English    string          `json:"message_en"`
}

// of returns a finding in the file, of which nothing is said yet.
func (f *checkedFile) of(rule string, s gongkai.Severity, zh, en string) jsonFinding {
	null := json.RawMessage("null")
	return jsonFinding{
		File: f.path, Agency: f.report.Agency, Year: f.report.Year, Rule: rule, Severity: s.String(),
		Cells: []gongkai.Path{}, Left: null, Right: null, Difference: null, Lines: []int{}, Chinese: zh, English: en,
	}
}

// toldJSON is a diagnostic as a finding; its cell is the cell, row or table it is about.
func toldJSON(file *checkedFile, d *gongkai.Diagnostic) jsonFinding {
	out := file.of(d.Code, d.Severity, d.Chinese, d.Message)
	if d.Path != "" {
		out.Cells = append(out.Cells, d.Path)
	}
	if d.Pos.IsValid() {
		out.Lines = append(out.Lines, d.Pos.Line)
	}
	return out
}

func findingJSON(files []checkedFile, f *gongkai.Finding) jsonFinding {
	at := fileOf(files, f)
	out := files[at].of(f.Rule, f.Severity, f.Chinese, f.Message)
	out.Cause, out.Uncertain, out.Lines = f.Cause.ID, f.Uncertain, linesOf(f, at)
	if f.Cause.ID != "" {
		out.Chinese += "。" + f.Cause.Chinese
		out.English += ". " + f.Cause.Message
	}
	if f.Compared {
		out.Left, out.Right, out.Difference = json.RawMessage(f.Left.String()), json.RawMessage(f.Right.String()), json.RawMessage(f.Difference.String())
	}
	for _, c := range f.Cells {
		out.Cells = append(out.Cells, c.Path)
	}
	return out
}

// linesOf returns the lines of the cells and the prose in the file, each once.
func linesOf(f *gongkai.Finding, file int) []int {
	out := []int{}
	for _, c := range f.Cells {
		if c.Report == file && c.Cell.Pos.IsValid() {
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

// writeNames writes the files that something is told of.
func writeNames(w *bytes.Buffer, files []checkedFile) {
	for i, f := range files {
		if len(files) > 1 {
			fmt.Fprintf(w, "[%d] ", i+1)
		}
		fmt.Fprintf(w, "%s  %s %d\n", clean(f.path), clean(f.report.Agency), f.report.Year)
	}
}

// writeTold writes what the reading told, of each kind the first few together: a file
// whose layout is lost has one for every row.
func writeTold(w *bytes.Buffer, told []gongkai.Diagnostic) {
	done := map[string]bool{}
	for i := range told {
		if d := &told[i]; !done[d.Code] {
			done[d.Code] = true
			fmt.Fprintf(w, "%s%s %s\n", indent, severityWords[d.Severity], d.Code)
			n := 0
			for k := range told[i:] {
				e := &told[i+k]
				if e.Code != d.Code {
					continue
				}
				if n++; n > maxPlaces {
					continue
				}
				where := ""
				if e.Pos.IsValid() {
					where = e.Pos.String() + " "
				}
				if e.Path != "" {
					where += string(e.Path) + ": "
				}
				fmt.Fprintf(w, "%s%s%s\n", indent, indent, clean(where+e.Chinese))
				fmt.Fprintf(w, "%s%s%s\n", indent, indent, clean(where+e.Message))
			}
			if n > maxPlaces {
				fmt.Fprintf(w, "%s%s共%d处 %d in all …\n", indent, indent, n, n)
			}
		}
	}
}

// writeFindings writes a short list for people.
func writeFindings(w *bytes.Buffer, files []checkedFile, found gongkai.Findings) {
	told := map[string]bool{} // causes
	for i := range found {
		f := &found[i]
		fmt.Fprintf(w, "%s%s %s", indent, severityWords[f.Severity], f.Rule)
		if len(files) > 1 && len(f.Cells) == 0 { // else its places say so
			for _, k := range f.Reports[:min(len(f.Reports), maxPlaces)] {
				fmt.Fprintf(w, " [%d]", k+1)
			}
			if len(f.Reports) > maxPlaces {
				w.WriteString(" …")
			}
		}
		w.WriteByte('\n')
		fmt.Fprintf(w, "%s%s%s\n", indent, indent, clean(f.Chinese))
		fmt.Fprintf(w, "%s%s%s\n", indent, indent, clean(f.Message))
		for _, c := range f.Claims {
			if c.Pos.IsValid() {
				fmt.Fprintf(w, "%s%s%v: %s\n", indent, indent, c.Pos, clean(c.Text))
			}
		}
		if !strings.HasPrefix(f.Rule, "table.") { // of all the blanks the number is enough
			writePlaces(w, files, f)
		}
		if f.Compared {
			writeRows(w, files, f)
		}
		if c := f.Cause; c.ID != "" && !told[c.Message] {
			fmt.Fprintf(w, "%s%s→ %s\n", indent, indent, clean(c.Chinese))
			fmt.Fprintf(w, "%s%s→ %s\n", indent, indent, clean(c.Message))
			told[c.Message] = true
		}
	}
}

// writePlaces lists the cells that are no zeros with their places.
func writePlaces(w *bytes.Buffer, files []checkedFile, f *gongkai.Finding) {
	n := 0
	for _, c := range f.Cells {
		nothing := c.Cell.State == gongkai.Blank || c.Cell.State == gongkai.Given && c.Cell.Value.Sign() == 0
		if nothing && len(f.Cells) > maxPlaces {
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
	f := drawCell(c, gongkai.Column{Unit: c.Unit})
	return f.text + strings.TrimSpace(f.mark)
}

// rowsDrawn is how many rows are drawn of one finding.
const rowsDrawn = 4

// writeRows draws the rows of the cells that are likely wrong, with them in
// brackets: those of the cause, or of a sum its total, or else all that take
// part.
func writeRows(w *bytes.Buffer, files []checkedFile, f *gongkai.Finding) {
	at := fileOf(files, f)
	r := files[at].report
	marked := map[gongkai.Path]bool{}
	for _, p := range f.Cause.Cells {
		marked[p] = true
	}
	tables := r.Form.Tables()
	if len(marked) == 0 || len(marked) > rowsDrawn*2 {
		marked = suspects(tables, f, at)
	}
	n := 0
	for _, t := range tables {
		for _, row := range t.Rows {
			var b strings.Builder
			hit := false
			for _, c := range row.Columns {
				p := gongkai.Path(t.Section + "." + row.Name + "." + c.Name)
				s := drawState(r.Cell(p))
				if marked[p] {
					s, hit = "【"+s+"】", true
				}
				b.WriteString(" " + s)
			}
			if !hit {
				continue
			}
			if n++; n > rowsDrawn {
				return
			}
			label := row.Label
			if k := len(row.Groups); k > 0 && (t.Section == "disputes" || k > 1) {
				label = row.Groups[k-1] + " " + label // 3.其他 says nothing by itself
			}
			fmt.Fprintf(w, "%s%s%s|%s\n", indent, indent, clean(label), b.String())
		}
	}
}

// suspects returns the cells that are to be marked where no cause is known: of a
// sum of the form its left side, which is a total or, where both sides are as
// long, both; of prose the cells that it is on; else all cells of the file.
func suspects(tables []gongkai.Table, f *gongkai.Finding, file int) map[gongkai.Path]bool {
	out := map[gongkai.Path]bool{}
	for _, c := range f.Claims {
		for _, r := range c.Readings[:min(len(c.Readings), 1)] {
			for _, p := range slices.Concat(r.Plus, r.Minus) {
				out[p] = true
			}
		}
	}
	if len(out) > 0 {
		return out
	}
	var left []string
	column := false
	for _, t := range tables {
		for _, id := range t.Identities {
			if id.Rule == f.Rule && len(id.Left) != len(id.Right) {
				left, column = id.Left, id.PerColumn
			}
		}
	}
	for _, c := range f.Cells {
		name := c.Path.Column()
		if column {
			name = c.Path.Row()
		}
		if c.Report == file && (left == nil || slices.Contains(left, name)) {
			out[c.Path] = true
		}
	}
	return out
}
