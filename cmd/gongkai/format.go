// This file is the formats for machines, and the list of all formats.

package main

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"strconv"

	"github.com/seed-11a632b0/gongkai"
)

// A format writes reports: head, the reports with sep between them, tail.
type format struct {
	head, sep, tail string
	write           func(w *bytes.Buffer, file string, r *gongkai.Report) error
}

// formatNamed returns the format of the name, for several files or for one.
func formatNamed(name string, several bool) (format, bool) {
	switch name {
	case "json":
		if several {
			return format{"[", ",", "\n]\n", writeJSONItem}, true
		}
		return format{write: writeJSON}, true
	case "ndjson":
		return format{write: writeNDJSON}, true
	case "csv":
		return format{head: csvHead, write: writeCSV}, true
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
	return buf.Bytes(), nil
}

// csvHead is public: columns are added behind the others, and none is taken away.
const csvHead = "file,agency,year,form,cell,state,value,uncertain,line,column,source,unit\n"

// writeCSV writes every cell of the form, the absent ones too, so that files of
// one form have the same lines.
func writeCSV(w *bytes.Buffer, file string, r *gongkai.Report) error {
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
			file, r.Agency, year, r.Form.String(), string(p), c.State.String(),
			value, strconv.FormatBool(c.Uncertain), line, column, c.Text, c.Unit,
		})
	}
	out.Flush()
	return out.Error()
}
