// This file tests the JSON room.

package gongkai

import (
	"bytes"
	"encoding/json"
	"fmt"
	"math"
	"reflect"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

var exactly = cmp.AllowUnexported(Report{}, Number{})

func number(t testing.TB, s string) Number {
	t.Helper()
	n, err := ParseNumber(s)
	if err != nil {
		t.Fatal(err)
	}
	return n
}

func at(offset, line, column int) Position {
	return Position{Offset: offset, Line: line, Column: column}
}

// handmade is a report with one of everything.
func handmade(t testing.TB) *Report {
	t.Helper()
	r := &Report{
		Title: `某镇"2024"年<政府>信息公开&工作年度报告`, Agency: "某镇", Year: 2024, Form: Form2021,
		Sections: []Section{
			{Text: []Paragraph{{Text: "前言\u2028\t\\"}}},
			{Name: "overview", Heading: "一、总体情况", Pos: at(0, 1, 1), Text: []Paragraph{
				{Text: "第一段", Pos: at(19, 2, 1)}, {},
			}},
			{Name: "problems", Heading: "五、存在的主要问题及改进情况", Text: []Paragraph{}},
		},
		Diagnostics: []Diagnostic{
			{Code: "row.short", Severity: SeverityWarning, Pos: at(400, 12, 1), Path: "requests.received", Message: "row is short", Chinese: "行不全"},
			{Code: "x", Severity: SeverityError},
			{Code: "y", Severity: SeverityInfo, Pos: Position{Offset: 7}},
			{},
		},
	}
	for p, c := range map[Path]Cell{
		"proactive.fees.amount":                  {State: Given, Value: number(t, "680.8820"), Text: "680.8820", Unit: "万元", Pos: at(310, 9, 3)},
		"proactive.rules.issued":                 {State: Given, Value: Int(0), Text: "０"},
		"proactive.rules.repealed":               {State: Given, Value: number(t, "-0.00"), Uncertain: true},
		"requests.received.total":                {State: Blank, Text: "/", Uncertain: true, Pos: at(0, 1, 1)},
		"requests.received.other":                {State: Blank},
		"requests.denied.state_secret.total":     {State: Given, Value: Int(math.MaxInt64)},
		"requests.denied.internal_affairs.total": {State: Given, Value: Int(math.MinInt64)},
		"requests.carried_in.total":              {State: Unreadable, Text: "若干", Uncertain: true},
		"disputes.after_review.total":            {State: Given, Value: number(t, "0.000000000000000001"), Text: "x"},
	} {
		if !r.SetCell(p, c) {
			t.Fatalf("no cell %s", p)
		}
	}
	return r
}

func TestJSONRoundTrip(t *testing.T) {
	empty := &Report{Form: Form2019}
	empty.SetCell("requests.other.total", Cell{})
	for name, want := range map[string]*Report{
		"zero":       {},
		"handmade":   handmade(t),
		"no cells":   {Form: Form2021, Year: 2022},
		"all absent": empty,
		"no items":   {Sections: []Section{}, Diagnostics: []Diagnostic{}},
	} {
		t.Run(name, func(t *testing.T) {
			b, err := json.Marshal(want)
			if err != nil {
				t.Fatal(err)
			}
			got := handmade(t) // what was there must go
			if err := json.Unmarshal(b, got); err != nil {
				t.Fatal(err)
			}
			if d := cmp.Diff(want, got, exactly); d != "" {
				t.Errorf("read back (-want +got):\n%s\n%s", d, b)
			}
			direct, err := want.MarshalJSON()
			if err != nil {
				t.Fatal(err)
			}
			again := &Report{}
			if err := again.UnmarshalJSON(direct); err != nil {
				t.Fatal(err)
			}
			if d := cmp.Diff(want, again, exactly); d != "" {
				t.Errorf("read back without encoding/json (-want +got):\n%s", d)
			}
		})
	}
}

// The numbers that sums make have a digit more than those that are read.
func TestJSONOfSum(t *testing.T) {
	const p = Path("proactive.fees.amount")
	r := &Report{Form: Form2021}
	r.SetCell(p, Cell{State: Given, Value: number(t, "9999999999999999.99"), Unit: "万元"})
	other := *r
	want := Aggregate(r, &other).Report()
	b, err := json.Marshal(want)
	if err != nil {
		t.Fatal(err)
	}
	var got Report
	if err := json.Unmarshal(b, &got); err != nil {
		t.Fatal(err)
	}
	if x, y := want.Cell(p).Value, got.Cell(p).Value; x != y || x.String() != "19999999999999999.98" {
		t.Errorf("%v, read back %v", x, y)
	}
}

func TestJSONForm(t *testing.T) {
	r := &Report{Title: "某镇<2024>", Agency: "某镇", Form: Form2021}
	r.Sections = []Section{{Name: "overview", Heading: "一、总体情况", Pos: at(0, 1, 1), Text: []Paragraph{{Text: "甲"}}}}
	r.SetCell("requests.carried_in.total", Cell{State: Unreadable, Text: "若干"})
	r.SetCell("requests.received.total", Cell{State: Blank, Uncertain: true, Pos: at(5, 2, 3)})
	r.SetCell("proactive.fees.amount", Cell{State: Given, Value: number(t, "680.8820"), Text: "680.8820", Unit: "万元"})
	r.Diagnostics = []Diagnostic{{Code: "c", Severity: SeverityInfo, Path: "requests.received", Message: "m", Chinese: "信"}}
	want := `{"title":"某镇<2024>","agency":"某镇","year":0,"form":"2021",` +
		`"sections":[{"name":"overview","heading":"一、总体情况","offset":0,"line":1,"column":1,"text":[{"text":"甲"}]}],` +
		`"cells":{"proactive.fees.amount":{"value":680.8820,"text":"680.8820","unit":"万元"},` +
		`"requests.received.total":{"value":null,"uncertain":true,"offset":5,"line":2,"column":3},` +
		`"requests.carried_in.total":{"text":"若干","state":"unreadable"}},` +
		`"diagnostics":[{"code":"c","severity":"info","path":"requests.received","message":"m","chinese":"信"}]}`
	b, err := r.MarshalJSON()
	if err != nil {
		t.Fatal(err)
	}
	var got bytes.Buffer
	if err := json.Compact(&got, b); err != nil {
		t.Fatal(err)
	}
	if d := cmp.Diff(want, got.String()); d != "" {
		t.Errorf("form (-want +got):\n%s", d)
	}
	// a report by value is written the same, whatever holds it
	b, err = json.Marshal(map[string]Report{"r": *r})
	if err != nil {
		t.Fatal(err)
	}
	if want := `{"r":` + strings.NewReplacer("<", `\u003c`, ">", `\u003e`).Replace(want) + `}`; string(b) != want {
		t.Errorf("inside a map:\n got %s\nwant %s", b, want)
	}
}

func TestMarshalJSONErrors(t *testing.T) {
	state := &Report{Form: Form2021}
	state.SetCell("requests.received.total", Cell{State: 9})
	for want, r := range map[string]*Report{
		"unknown form 7":                           {Form: 7},
		"unknown severity 9":                       {Diagnostics: []Diagnostic{{Severity: 9}}},
		"unknown severity -1":                      {Diagnostics: []Diagnostic{{Severity: -1}}},
		"requests.received.total: unknown state 9": state,
	} {
		if b, err := r.MarshalJSON(); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("got %s, %v; want an error with %q", b, err, want)
		}
	}
}

func TestUnmarshalJSONErrors(t *testing.T) {
	const path = "requests.received.total"
	cell := func(s string) string { return fmt.Sprintf(`{"form":"2021","cells":{%q:%s}}`, path, s) }
	for _, test := range []struct{ in, want string }{
		{``, "unexpected end"},
		{`[]`, "cannot unmarshal array"},
		{`{"form":"2014"}`, `unknown form "2014"`},
		{`{"form":2021}`, "form"},
		{`{"year":2024.5}`, "year"},
		{`{"form":"2021","cells":[]}`, "cells are not an object"},
		{`{"form":"2021","cells":7}`, "cells are not an object"},
		{`{"form":"2021","cells":{"requests.other.total":{"value":1}}}`, `cell "requests.other.total": not in form "2021"`},
		{`{"form":"2021","cells":{"":{"value":1}}}`, `cell "": not in form "2021"`},
		{`{"cells":{"requests.received.total":{"value":1}}}`, `not in form ""`},
		{`{"form":"2021","cells":{"` + path + `":{"value":1},"` + path + `":{"value":1}}}`, path + `": given twice`},
		{cell(`{}`), path + `": no value`},
		{cell(`null`), path + `": no value`},
		{cell(`7`), path},
		{cell(`{"value":"7"}`), "is no number"},
		{cell(`{"value":[]}`), "is no number"},
		{cell(`{"value":true}`), "is no number"},
		{cell(`{"value":1e3}`), "is no number"},
		{cell(`{"value":1234567890123456789012}`), "digits"},
		{cell(`{"value":0.1234567890123456789}`), "digits"},
		{cell(`{"value":1,"state":"unreadable"}`), "has a value"},
		{cell(`{"value":null,"state":"unreadable"}`), "has a value"},
		{cell(`{"value":1,"state":"given"}`), `unknown state "given"`},
		{cell(`{"value":1,"line":"x"}`), "line"},
		{cell(`{"value":1,"text":1}`), "text"},
		{`{"diagnostics":[{"code":"x","severity":"fatal"}]}`, `diagnostic 0: unknown severity "fatal"`},
		{`{"diagnostics":{}}`, "diagnostics"},
	} {
		got, want := handmade(t), handmade(t)
		err := got.UnmarshalJSON([]byte(test.in))
		if err == nil || !strings.Contains(err.Error(), test.want) || !strings.HasPrefix(err.Error(), "gongkai: ") {
			t.Errorf("%s: got error %v; want one with %q", test.in, err, test.want)
		}
		if d := cmp.Diff(want, got, exactly); d != "" {
			t.Errorf("%s: the report changed beside an error:\n%s", test.in, d)
		}
	}
}

func TestUnmarshalJSONLenient(t *testing.T) {
	r := handmade(t)
	if err := json.Unmarshal([]byte(`null`), r); err != nil {
		t.Fatal(err)
	}
	if d := cmp.Diff(handmade(t), r, exactly); d != "" {
		t.Errorf("null changed the report:\n%s", d)
	}
	in := ` {"file":"a.txt", "form":"2021", "cells": { "requests.received.total" : {"value" : 12.50 , "later": [1]} }, "sections": null } `
	if err := json.Unmarshal([]byte(in), r); err != nil {
		t.Fatal(err)
	}
	want := &Report{Form: Form2021}
	want.SetCell("requests.received.total", Cell{State: Given, Value: number(t, "12.50")})
	if d := cmp.Diff(want, r, exactly); d != "" {
		t.Errorf("(-want +got):\n%s", d)
	}
}

// FuzzJSON: whatever is read is written so that it is read back equal, and
// written again the same.
func FuzzJSON(f *testing.F) {
	for _, r := range []*Report{{}, {Form: Form2019}, handmade(f)} {
		b, err := json.Marshal(r)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(b)
	}
	f.Add([]byte(`{"form":"2019","cells":{"proactive.licensing.change":{"value":-3.0,"text":"减3"}},"sections":[],"diagnostics":[{}]}`))
	f.Add([]byte(`{"form":"2021","cells":{}}`))
	f.Add([]byte("{\"title\":\"\xff\",\"cells\":{}}"))
	f.Fuzz(func(t *testing.T, in []byte) {
		var first, second Report
		if first.UnmarshalJSON(in) != nil {
			return
		}
		b, err := json.Marshal(first)
		if err != nil {
			t.Fatal(err)
		}
		if err := json.Unmarshal(b, &second); err != nil {
			t.Fatalf("%v\n%s", err, b)
		}
		if !reflect.DeepEqual(first, second) {
			t.Fatalf("read back (-want +got):\n%s\n%s", cmp.Diff(first, second, exactly), b)
		}
		again, err := json.Marshal(second)
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(b, again) {
			t.Fatalf("written twice:\n%s\n%s", b, again)
		}
	})
}
