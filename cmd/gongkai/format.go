// This file is the formats for machines, and the list of all formats.

package main

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"strconv"
	"unicode/utf8"

	"github.com/seed-11a632b0/gongkai"
)

// A format writes reports: head, the reports with sep between them, tail.
type format struct {
	head, sep, tail string
	write           func(w *bytes.Buffer, file string, r *gongkai.Report) error
	mute            bool // it has no place for diagnostics
}

// formatNamed returns the format of the name, for several files or for one, and
// for a terminal or for something that keeps what it is given.
func formatNamed(name string, several, terminal bool) (format, bool) {
	switch name {
	case "json":
		if several {
			return format{head: "[", sep: ",", tail: "\n]\n", write: writeJSONItem}, true
		}
		return format{write: writeJSON}, true
	case "ndjson":
		return format{write: writeNDJSON}, true
	case "csv":
		if terminal {
			return format{head: csvHead, write: showCSV, mute: true}, true
		}
		return format{head: csvHead, write: writeCSV, mute: true}, true
	case "text":
		return format{sep: "\n", write: writeText}, true
	}
	return format{}, false
}

func writeJSON(w *bytes.Buffer, file string, r *gongkai.Report) error {
	return writeIndented(w, "", file, r)
}

func writeJSONItem(w *bytes.Buffer, file string, r *gongkai.Report) error {
	w.WriteString("\n  ")
	return writeIndented(w, "  ", file, r)
}

func writeIndented(w *bytes.Buffer, prefix, file string, r *gongkai.Report) error {
	b, err := object(file, r)
	if err != nil {
		return err
	}
	if err := json.Indent(w, b, prefix, "  "); err != nil {
		return err
	}
	if prefix == "" {
		w.WriteByte('\n')
	}
	return nil
}

func writeNDJSON(w *bytes.Buffer, file string, r *gongkai.Report) error {
	b, err := object(file, r)
	if err != nil {
		return err
	}
	if err := json.Compact(w, b); err != nil {
		return err
	}
	return w.WriteByte('\n')
}

// object returns the report as JSON with the file before its own keys.
func object(file string, r *gongkai.Report) ([]byte, error) {
	var buf bytes.Buffer
	buf.WriteString(`{"file":`)
	enc := json.NewEncoder(&buf)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(file); err != nil {
		return nil, err
	}
	b, err := r.MarshalJSON()
	if err != nil {
		return nil, err
	}
	buf.WriteByte(',')
	buf.Write(b[1:]) // a report is never an empty object
	return escaped(buf.Bytes()), nil
}

// escaped is the JSON with escapes for what a terminal obeys and the encoder
// lets through. Below U+007F nothing is left but the blanks between the tokens.
func escaped(b []byte) []byte {
	var out []byte
	done := 0
	for i := 0; i < len(b); {
		r, n := rune(b[i]), 1
		if r >= utf8.RuneSelf {
			r, n = utf8.DecodeRune(b[i:])
		}
		if r >= 0x7f && obeyed(r) {
			out = append(out, b[done:i]...)
			out = fmt.Appendf(out, `\u%04x`, r) // none of them is beyond U+FFFF
			done = i + n
		}
		i += n
	}
	if done == 0 {
		return b
	}
	return append(out, b[done:]...)
}

// csvHead is public: columns are added behind the others, and none is taken away.
const csvHead = "file,agency,year,form,cell,state,value,uncertain,line,column,source,unit\n"

// writeCSV writes every cell of the form, the absent ones too, so that files of
// one form have the same lines.
func writeCSV(w *bytes.Buffer, file string, r *gongkai.Report) error {
	return csvOf(w, file, r, func(s string) string { return s })
}

// showCSV is writeCSV for a terminal.
func showCSV(w *bytes.Buffer, file string, r *gongkai.Report) error {
	return csvOf(w, file, r, clean)
}

// csvOf passes what comes from the file or its name through the function.
func csvOf(w *bytes.Buffer, file string, r *gongkai.Report, pass func(string) string) error {
	file, agency := pass(file), pass(r.Agency)
	out := csv.NewWriter(w)
	year := ""
	if r.Year != 0 {
		year = strconv.Itoa(r.Year)
	}
	for p, c := range r.Cells() {
		var value, line, column string
		if c.State == gongkai.Given {
			value = c.Value.String()
		}
		if c.Pos.IsValid() {
			line, column = strconv.Itoa(c.Pos.Line), strconv.Itoa(c.Pos.Column)
		}
		out.Write([]string{
			file, agency, year, r.Form.String(), string(p), c.State.String(),
			value, strconv.FormatBool(c.Uncertain), line, column, pass(c.Text), pass(c.Unit),
		})
	}
	out.Flush()
	return out.Error()
}
