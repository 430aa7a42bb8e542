// This file tests the form's tables and the report's methods: what a caller
// holds, and cannot spoil.

package gongkai

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestPathParts(t *testing.T) {
	for _, x := range []struct {
		path                 Path
		section, row, column string
	}{
		{"requests.denied.state_secret.total", "requests", "denied.state_secret", "total"},
		{"requests.total.total", "requests", "total", "total"},
		{"proactive.fees.amount", "proactive", "fees", "amount"},
		{"disputes.after_review.other", "disputes", "after_review", "other"},
	} {
		if s, r, c := x.path.Section(), x.path.Row(), x.path.Column(); s != x.section || r != x.row || c != x.column {
			t.Errorf("%s is %q, %q, %q; want %q, %q, %q", x.path, s, r, c, x.section, x.row, x.column)
		}
	}
	for _, f := range Forms() {
		for p := range f.Paths() {
			if joined := p.Section() + "." + p.Row() + "." + p.Column(); joined != string(p) {
				t.Errorf("%s in its parts is %s", p, joined)
			}
		}
	}
	for _, p := range []Path{"", ".", "..", "requests", "requests.received"} { // no cells, and no panic
		_ = p.Section() + p.Row() + p.Column()
		r := Report{Form: Form2021}
		if c := r.Cell(p); c != (Cell{}) {
			t.Errorf("cell %q is %+v", p, c)
		}
		if r.SetCell(p, Cell{State: Blank}) {
			t.Errorf("cell %q can be set", p)
		}
	}
}

func TestFormCells(t *testing.T) {
	for _, x := range []struct {
		form                          Form
		proactive, requests, disputes int
	}{
		{Form2019, 22, 23 * 7, 15},
		{Form2021, 10, 25 * 7, 15},
	} {
		sections := map[string]int{}
		seen := map[Path]bool{}
		var fromTables []Path
		for p := range x.form.Paths() {
			sections[p.Section()]++
			if seen[p] {
				t.Errorf("form %v has %s twice", x.form, p)
			}
			seen[p] = true
		}
		for _, table := range x.form.Tables() {
			for _, row := range table.Rows {
				for _, column := range row.Columns {
					fromTables = append(fromTables, Path(table.Section+"."+row.Name+"."+column.Name))
				}
			}
		}
		want := map[string]int{"proactive": x.proactive, "requests": x.requests, "disputes": x.disputes}
		if d := cmp.Diff(want, sections); d != "" {
			t.Errorf("cells of form %v (-want +got):\n%s", x.form, d)
		}
		if d := cmp.Diff(fromTables, slices.Collect(x.form.Paths())); d != "" {
			t.Errorf("paths of form %v (-tables +paths):\n%s", x.form, d)
		}
		if n := x.proactive + x.requests + x.disputes; x.form.Len() != n {
			t.Errorf("form %v has %d cells, want %d", x.form, x.form.Len(), n)
		}
	}
	if n := Form2019.Len(); n != 198 {
		t.Errorf("form 2019 has %d cells", n)
	}
	if n := Form2021.Len(); n != 200 {
		t.Errorf("form 2021 has %d cells", n)
	}
}

// The names in identities are names of the table.
func TestFormIdentities(t *testing.T) {
	for _, f := range Forms() {
		for _, table := range f.Tables() {
			for _, id := range table.Identities {
				var names []string
				for _, row := range table.Rows {
					if id.PerColumn {
						names = append(names, row.Name)
						continue
					}
					for _, c := range row.Columns {
						names = append(names, c.Name)
					}
				}
				for _, name := range slices.Concat(id.Left, id.Right) {
					if !slices.Contains(names, name) {
						t.Errorf("form %v: %s names %s", f, id.Rule, name)
					}
				}
				if len(id.Left) == 0 || len(id.Right) == 0 || !strings.HasPrefix(id.Rule, table.Section+".") {
					t.Errorf("form %v: identity %+v in %s", f, id, table.Section)
				}
			}
		}
	}
}

// What a caller does to the tables it was given changes no form.
func TestFormCannotBeChanged(t *testing.T) {
	for _, f := range Forms() {
		tables, sections := f.Tables(), f.Sections()
		for i := range tables {
			table := &tables[i]
			for j := range table.Rows {
				row := &table.Rows[j]
				for k := range row.Columns {
					spoil(row.Columns[k].Groups)
					row.Columns[k].Name, row.Columns[k].Label, row.Columns[k].Unit, row.Columns[k].Kind = spoilt, spoilt, spoilt, 0
				}
				spoil(row.Groups)
				spoil(row.Short)
				row.Name, row.Label = spoilt, spoilt
			}
			for j := range table.Identities {
				spoil(table.Identities[j].Left)
				spoil(table.Identities[j].Right)
				table.Identities[j].Rule = spoilt
			}
			table.Section = spoilt
		}
		for i := range sections {
			spoil(sections[i].Short)
			sections[i].Name, sections[i].Label, sections[i].Number = spoilt, spoilt, spoilt
		}
		if again := fmt.Sprint(f.Tables(), f.Sections()); strings.Contains(again, spoilt) {
			t.Errorf("form %v was changed: %s", f, again)
		}
		for p := range f.Paths() {
			if strings.Contains(string(p), spoilt) {
				t.Errorf("form %v has the path %s", f, p)
			}
		}
	}
	forms := Forms()
	forms[0] = 0
	if Forms()[0] != Form2019 {
		t.Error("Forms was changed")
	}
}

const spoilt = "spoilt"

func spoil(s []string) {
	for i := range s {
		s[i] = spoilt
	}
}

// No form, and a form that there is not, have nothing and take nothing.
func TestNoForm(t *testing.T) {
	for _, f := range []Form{0, 2014, -1} {
		if f.Len() != 0 || f.Tables() != nil || f.Sections() != nil || f.String() != "" {
			t.Errorf("form %d: %d cells, tables %v, sections %v, %q", int(f), f.Len(), f.Tables(), f.Sections(), f)
		}
		for p := range f.Paths() {
			t.Errorf("form %d has %s", int(f), p)
		}
		r := Report{Form: f}
		if r.SetCell("requests.received.total", Cell{State: Blank}) {
			t.Errorf("form %d takes a cell", int(f))
		}
		if c := r.At("requests", "received", "total"); c != (Cell{}) {
			t.Errorf("form %d has the cell %+v", int(f), c)
		}
	}
}

func TestReportCells(t *testing.T) {
	r := Report{Form: Form2021}
	want := map[Path]Cell{
		"proactive.rules.issued":             {State: Given, Value: Int(3), Text: "3"},
		"requests.denied.state_secret.total": {State: Blank},
		"disputes.after_review.total":        {State: Unreadable, Text: "若干"},
	}
	for p, c := range want {
		if !r.SetCell(p, c) {
			t.Errorf("%s cannot be set", p)
		}
	}
	got := map[Path]Cell{}
	var order []Path
	for p, c := range r.Cells() {
		order = append(order, p)
		if c != (Cell{}) {
			got[p] = c
		}
		if c != r.Cell(p) || c != r.At(p.Section(), p.Row(), p.Column()) {
			t.Errorf("%s is %+v, and by its path %+v", p, c, r.Cell(p))
		}
	}
	if !maps.Equal(want, got) {
		t.Errorf("cells are %v, want %v", got, want)
	}
	if d := cmp.Diff(slices.Collect(Form2021.Paths()), order); d != "" {
		t.Errorf("order of the cells (-form +report):\n%s", d)
	}
	for range r.Cells() {
		break // and no panic
	}
	r = Report{Form: Form2019} // no cells set
	if n := len(maps.Collect(r.Cells())); n != Form2019.Len() {
		t.Errorf("%d cells, want %d", n, Form2019.Len())
	}
}

// Cells are of the form on which they were set.
func TestReportFormChanged(t *testing.T) {
	const p = Path("disputes.review.total")
	r := &Report{Form: Form2021}
	r.SetCell(p, Cell{State: Given, Value: Int(7)})
	r.Form = Form2019
	for p, c := range r.Cells() {
		if c != (Cell{}) || r.Cell(p) != (Cell{}) {
			t.Errorf("%s: %+v", p, c)
		}
	}
	if b, err := r.MarshalJSON(); err != nil || strings.Contains(string(b), "7") {
		t.Errorf("%s, %v", b, err)
	}
	r.SetCell(p, Cell{State: Blank})
	n := 0
	for _, c := range r.Cells() {
		if c.State != Absent {
			n++
		}
	}
	if n != 1 {
		t.Errorf("%d cells", n)
	}
	lengths := map[int]Form{}
	for _, f := range Forms() {
		if o, twice := lengths[f.Len()]; twice {
			t.Errorf("forms %v and %v have as many cells", f, o)
		}
		lengths[f.Len()] = f
	}
}

func TestReportSection(t *testing.T) {
	r := Report{Sections: []Section{{Name: "overview", Heading: "一"}, {Name: "overview", Heading: "二"}}}
	if s := r.Section("overview"); s != &r.Sections[0] {
		t.Errorf("overview is %+v", s)
	}
	if s := r.Section("problems"); s != nil {
		t.Errorf("problems is %+v", s)
	}
}

func TestNames(t *testing.T) {
	for s, want := range map[fmt.Stringer]string{
		Absent: "absent", Blank: "blank", Given: "given", Unreadable: "unreadable", State(9): "State(9)", State(-1): "State(-1)",
		SeverityError: "error", SeverityWarning: "warning", SeverityInfo: "info", Severity(0): "Severity(0)",
		Form2019: "2019", Form2021: "2021",
		Position{}: "-", Position{Offset: 8, Line: 2, Column: 3}: "2:3",
	} {
		if s.String() != want {
			t.Errorf("%#v is called %q, want %q", s, s, want)
		}
	}
	var c Cell
	if c.State != Absent {
		t.Error("the zero cell is not absent")
	}
}
