// This file is the JSON room: a report as JSON and back, with nothing lost. It
// knows the form's paths and the report's fields, and nothing of the reading.

package gongkai

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"strconv"
	"strings"
)

// MarshalJSON writes the report as one JSON object:
//
//	{
//	  "title": "…", "agency": "…", "year": 2024, "form": "2021",
//	  "sections": [
//	    {"name": "overview", "heading": "一、总体情况", "offset": 0, "line": 1, "column": 1,
//	     "text": [{"text": "…", "offset": 20, "line": 2, "column": 1}]}
//	  ],
//	  "cells": {
//	    "proactive.fees.amount": {"value": 680.8820, "text": "680.8820", "unit": "万元", "offset": 310, "line": 9, "column": 3},
//	    "requests.received.total": {"value": null, "text": "/", "uncertain": true},
//	    "requests.carried_in.total": {"text": "若干", "state": "unreadable"}
//	  },
//	  "diagnostics": [
//	    {"code": "row.short", "severity": "warning", "offset": 400, "line": 12, "column": 1,
//	     "path": "requests.received", "message": "…", "chinese": "…"}
//	  ],
//	  "claims": [
//	    {"kind": "received", "text": "…收到政府信息公开申请3件", "section": "overview", "value": 3, "unit": "件",
//	     "sure": true, "readings": [{"plus": ["requests.received.total"]}], "offset": 20, "line": 2, "column": 1}
//	  ]
//	}
//
// Title, agency, year and form are always there, "" or 0 where the report does
// not tell. The key of a cell is its [Path], and the cells stand in the form's
// order. A cell whose value is a number is given, and the number has the
// decimals that were printed; null is blank; a cell with no key is absent; a
// cell of state "unreadable" has no value. Offset, line and column are left out
// where there is no place, and every other field where it is empty.
//
// The report that [Report.UnmarshalJSON] reads from it equals r, where r is as
// its fields say: strings of valid UTF-8, a value only in given cells, nothing
// in absent ones. An unknown form, state or severity is an error.
func (r Report) MarshalJSON() ([]byte, error) {
	if r.Form != 0 && r.Form.data() == nil {
		return nil, fmt.Errorf("gongkai: unknown form %d", int(r.Form))
	}
	out := jsonReport{Title: r.Title, Agency: r.Agency, Year: r.Year, Form: r.Form.String()}
	if r.Sections != nil {
		out.Sections = make([]jsonSection, len(r.Sections))
	}
	for i := range r.Sections {
		s := &r.Sections[i]
		t := jsonSection{Name: s.Name, Heading: s.Heading, jsonPlace: placeOf(&s.Pos)}
		if s.Text != nil {
			t.Text = make([]jsonParagraph, len(s.Text))
		}
		for j := range s.Text {
			t.Text[j] = jsonParagraph{Text: s.Text[j].Text, jsonPlace: placeOf(&s.Text[j].Pos)}
		}
		out.Sections[i] = t
	}
	if r.Diagnostics != nil {
		out.Diagnostics = make([]jsonDiagnostic, len(r.Diagnostics))
	}
	for i := range r.Diagnostics {
		d := &r.Diagnostics[i]
		name, ok := severityName(d.Severity)
		if !ok {
			return nil, fmt.Errorf("gongkai: diagnostic %d: unknown severity %d", i, int(d.Severity))
		}
		out.Diagnostics[i] = jsonDiagnostic{Code: d.Code, Severity: name, jsonPlace: placeOf(&d.Pos), Path: d.Path, Message: d.Message, Chinese: d.Chinese}
	}
	out.Claims = claimsJSON(r.Claims)
	if r.cells != nil && r.Form != 0 {
		b, err := r.cellsJSON()
		if err != nil {
			return nil, err
		}
		out.Cells = b
	}
	var buf bytes.Buffer
	if err := encoder(&buf).Encode(out); err != nil {
		return nil, fmt.Errorf("gongkai: %w", err)
	}
	return bytes.TrimSpace(buf.Bytes()), nil
}

// UnmarshalJSON reads what [Report.MarshalJSON] writes and puts it in place of
// r. Keys that it does not know are passed over. An unknown form, a path that
// the form does not have, a path given twice, and a value that is no plain
// decimal are errors, and leave r as it was.
func (r *Report) UnmarshalJSON(b []byte) error {
	if string(bytes.TrimSpace(b)) == "null" {
		return nil
	}
	var in jsonReport
	if err := json.Unmarshal(b, &in); err != nil {
		return fmt.Errorf("gongkai: %w", err)
	}
	out := Report{Title: in.Title, Agency: in.Agency, Year: in.Year}
	var ok bool
	if out.Form, ok = formNamed(in.Form); !ok {
		return fmt.Errorf("gongkai: unknown form %q", in.Form)
	}
	if in.Sections != nil {
		out.Sections = make([]Section, len(in.Sections))
	}
	for i, s := range in.Sections {
		t := Section{Name: s.Name, Heading: s.Heading, Pos: s.position()}
		if s.Text != nil {
			t.Text = make([]Paragraph, len(s.Text))
		}
		for j, p := range s.Text {
			t.Text[j] = Paragraph{Text: p.Text, Pos: p.position()}
		}
		out.Sections[i] = t
	}
	if in.Diagnostics != nil {
		out.Diagnostics = make([]Diagnostic, len(in.Diagnostics))
	}
	for i, d := range in.Diagnostics {
		s, ok := severityNamed(d.Severity)
		if !ok {
			return fmt.Errorf("gongkai: diagnostic %d: unknown severity %q", i, d.Severity)
		}
		out.Diagnostics[i] = Diagnostic{Code: d.Code, Severity: s, Pos: d.position(), Path: d.Path, Message: d.Message, Chinese: d.Chinese}
	}
	out.Claims = claimsOf(in.Claims)
	if len(in.Cells) > 0 && string(in.Cells) != "null" {
		if err := out.readCells(in.Cells); err != nil {
			return fmt.Errorf("gongkai: %w", err)
		}
	}
	*r = out
	return nil
}

// The types below fix the names and the order of the keys.

type jsonReport struct {
	Title       string           `json:"title"`
	Agency      string           `json:"agency"`
	Year        int              `json:"year"`
	Form        string           `json:"form"`
	Sections    []jsonSection    `json:"sections,omitzero"`
	Cells       json.RawMessage  `json:"cells,omitempty"`
	Diagnostics []jsonDiagnostic `json:"diagnostics,omitzero"`
	Claims      []jsonClaim      `json:"claims,omitzero"`
}

type jsonSection struct {
	Name    string `json:"name"`
	Heading string `json:"heading,omitempty"`
	jsonPlace
	Text []jsonParagraph `json:"text,omitzero"`
}

type jsonParagraph struct {
	Text string `json:"text"`
	jsonPlace
}

type jsonDiagnostic struct {
	Code     string `json:"code"`
	Severity string `json:"severity,omitempty"`
	jsonPlace
	Path    Path   `json:"path,omitempty"`
	Message string `json:"message,omitempty"`
	Chinese string `json:"chinese,omitempty"`
}

type jsonCell struct {
	Value     json.RawMessage `json:"value,omitempty"`
	Text      string          `json:"text,omitempty"`
	Unit      string          `json:"unit,omitempty"`
	Uncertain bool            `json:"uncertain,omitempty"`
	State     string          `json:"state,omitempty"`
	jsonPlace
}

// jsonPlace is a Position; its pointers are all nil where there is no place, so
// that an offset of 0 is still written.
type jsonPlace struct {
	Offset *int `json:"offset,omitempty"`
	Line   *int `json:"line,omitempty"`
	Column *int `json:"column,omitempty"`
}

func placeOf(p *Position) jsonPlace {
	if *p == (Position{}) {
		return jsonPlace{}
	}
	return jsonPlace{&p.Offset, &p.Line, &p.Column}
}

func (p jsonPlace) position() Position {
	value := func(n *int) int {
		if n == nil {
			return 0
		}
		return *n
	}
	return Position{Offset: value(p.Offset), Line: value(p.Line), Column: value(p.Column)}
}

// cellsJSON writes the cells as an object; a map would lose the form's order.
func (r *Report) cellsJSON() ([]byte, error) {
	var buf bytes.Buffer
	enc := encoder(&buf)
	buf.WriteByte('{')
	for p, c := range r.Cells() {
		out := jsonCell{Text: c.Text, Unit: c.Unit, Uncertain: c.Uncertain, jsonPlace: placeOf(&c.Pos)}
		switch c.State {
		case Absent:
			continue
		case Blank:
			out.Value = json.RawMessage("null")
		case Given:
			out.Value = json.RawMessage(c.Value.String())
		case Unreadable:
			out.State = c.State.String()
		default:
			return nil, fmt.Errorf("gongkai: cell %s: unknown state %d", p, int(c.State))
		}
		if buf.Len() > 1 {
			buf.WriteByte(',')
		}
		buf.WriteString(strconv.Quote(string(p))) // paths are plain ASCII
		buf.WriteByte(':')
		if err := enc.Encode(out); err != nil {
			return nil, fmt.Errorf("gongkai: cell %s: %w", p, err)
		}
	}
	buf.WriteByte('}')
	return buf.Bytes(), nil
}

func (r *Report) readCells(b []byte) error {
	dec := json.NewDecoder(bytes.NewReader(b))
	if t, err := dec.Token(); err != nil || t != json.Delim('{') {
		return errors.New("cells are not an object")
	}
	if n := r.Form.Len(); n > 0 {
		r.cells = make([]Cell, n)
	}
	for dec.More() {
		t, err := dec.Token()
		if err != nil {
			return err
		}
		key, _ := t.(string)
		p := Path(key)
		var in jsonCell
		if err := dec.Decode(&in); err != nil {
			return fmt.Errorf("cell %.80q: %w", p, err)
		}
		c, err := in.cell()
		if err != nil {
			return fmt.Errorf("cell %.80q: %w", p, err)
		}
		if r.Cell(p).State != Absent {
			return fmt.Errorf("cell %.80q: given twice", p)
		}
		if !r.SetCell(p, c) {
			return fmt.Errorf("cell %.80q: not in form %q", p, r.Form)
		}
	}
	return nil
}

func (in *jsonCell) cell() (Cell, error) {
	c := Cell{Text: in.Text, Unit: in.Unit, Uncertain: in.Uncertain, Pos: in.position()}
	switch {
	case in.State == Unreadable.String() && in.Value == nil:
		c.State = Unreadable
	case in.State == Unreadable.String():
		return c, errors.New("unreadable, and has a value")
	case in.State != "":
		return c, fmt.Errorf("unknown state %.40q", in.State)
	case in.Value == nil:
		return c, errors.New("no value")
	case string(in.Value) == "null":
		c.State = Blank
	default:
		n, err := readNumber(string(in.Value))
		if err != nil {
			return c, err
		}
		c.State, c.Value = Given, n
	}
	return c, nil
}

// readNumber is ParseNumber, and reads every number that Int and sums make as well.
func readNumber(s string) (Number, error) {
	n, err := ParseNumber(s)
	if err == nil {
		return n, nil
	}
	whole, decimals, _ := strings.Cut(s, ".")
	if v, err := strconv.ParseInt(whole+decimals, 10, 64); err == nil && len(decimals) <= maxDigits {
		return Number{v, uint8(len(decimals))}, nil
	}
	return Number{}, err
}

// encoder leaves <, > and & as they are; a caller that embeds the report in
// HTML has encoding/json escape them on the way out.
func encoder(buf *bytes.Buffer) *json.Encoder {
	enc := json.NewEncoder(buf)
	enc.SetEscapeHTML(false)
	return enc
}

func formNamed(s string) (Form, bool) {
	if s == "" {
		return 0, true
	}
	for _, f := range Forms() {
		if f.String() == s {
			return f, true
		}
	}
	return 0, false
}

// severityName is String for the severities there are, and "" for the zero one.
func severityName(s Severity) (string, bool) {
	switch {
	case s == 0:
		return "", true
	case s >= SeverityError && s <= SeverityInfo:
		return s.String(), true
	}
	return "", false
}

func severityNamed(name string) (Severity, bool) {
	if name == "" {
		return 0, true
	}
	for s := SeverityError; s <= SeverityInfo; s++ {
		if s.String() == name {
			return s, true
		}
	}
	return 0, false
}
