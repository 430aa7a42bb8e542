// This file draws a report for people: the statutory tables in Chinese, set in
// columns of a screen where a Chinese character takes up two.

package main

import (
	"bytes"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"golang.org/x/text/width"

	"github.com/seed-11a632b0/gongkai"
)

const (
	maxLabel = 36 // width of row labels, beyond which they are wrapped
	indent   = "  "
	legend   = "图例 legend: ? 存疑 uncertain  · 空白 blank  – 未列 absent  ! 非数字 unreadable\n"
)

func writeText(w *bytes.Buffer, file string, r *gongkai.Report) error {
	field := func(name, value string) {
		if value = clean(value); value == "" {
			value = "–"
		}
		fmt.Fprintf(w, "%s  %s\n", name, value)
	}
	year := ""
	if r.Year != 0 {
		year = strconv.Itoa(r.Year)
	}
	field("文件", file)
	field("标题", r.Title)
	field("机构", r.Agency)
	field("年度", year)
	field("格式", r.Form.String())
	for _, t := range r.Form.Tables() {
		w.WriteByte('\n')
		for _, s := range r.Form.Sections() {
			if s.Name == t.Section {
				fmt.Fprintf(w, "%s、%s\n", s.Number, s.Label)
			}
		}
		drawTable(w, t, r)
	}
	if r.Form.Len() > 0 {
		w.WriteString("\n" + legend)
	}
	if len(r.Diagnostics) > 0 {
		w.WriteByte('\n')
	}
	for _, d := range r.Diagnostics {
		fmt.Fprintln(w, clean(d.String()))
		if d.Chinese != "" {
			fmt.Fprintln(w, indent+clean(d.Chinese))
		}
	}
	return nil
}

// drawTable draws the rows in runs of the same columns, each run under headers
// of its own.
func drawTable(w *bytes.Buffer, t gongkai.Table, r *gongkai.Report) {
	label := 0
	for _, row := range t.Rows {
		for _, s := range rowLabel(row) {
			label = max(label, displayWidth(s))
		}
	}
	var groups []string // those that the row before stood in
	for len(t.Rows) > 0 {
		n := 1
		for n < len(t.Rows) && slices.EqualFunc(t.Rows[0].Columns, t.Rows[n].Columns, sameColumn) {
			n++
		}
		rows := t.Rows[:n]
		t.Rows = t.Rows[n:]

		cells := make([][]figure, n)
		for i, row := range rows {
			for _, c := range row.Columns {
				cells[i] = append(cells[i], drawCell(r.At(t.Section, row.Name, c.Name), c))
			}
		}
		widths := drawHeaders(w, label, rows[0].Columns, cells)
		for i, row := range rows {
			same := 0
			for same < len(groups) && same < len(row.Groups) && groups[same] == row.Groups[same] {
				same++
			}
			for depth := same; depth < len(row.Groups); depth++ {
				fmt.Fprintln(w, strings.Repeat(indent, depth)+row.Groups[depth])
			}
			groups = row.Groups
			drawRow(w, label, widths, rowLabel(row), cells[i])
		}
	}
}

func sameColumn(a, b gongkai.Column) bool { return a.Label == b.Label }

// rowLabel is the label in lines, set in by the depth of its groups.
func rowLabel(row gongkai.Row) []string {
	in := strings.Repeat(indent, len(row.Groups))
	lines := wrap(row.Label, maxLabel-len(in))
	for i := range lines {
		lines[i] = in + lines[i]
	}
	return lines
}

// A figure is a cell as drawn; its mark stands outside of the column, so that
// the digits stay in line.
type figure struct {
	text string
	mark string // "?" or " "
}

func drawCell(c gongkai.Cell, col gongkai.Column) figure {
	f := figure{mark: " "}
	switch c.State {
	case gongkai.Absent:
		f.text = "–"
	case gongkai.Blank:
		f.text = "·"
	case gongkai.Given:
		f.text = c.Value.String()
		switch c.Unit {
		case col.Unit:
		case "":
			f.text += "（无单位）" // the form's header names one, and that of the report none
		default:
			f.text += clean(c.Unit)
		}
	default:
		f.text = "!"
	}
	if c.Uncertain {
		f.mark = "?"
	}
	return f
}

// drawRow draws the figures beside the first line of the label.
func drawRow(w *bytes.Buffer, label int, widths []int, lines []string, figures []figure) {
	var b strings.Builder
	b.WriteString(padRight(lines[0], label))
	for i, f := range figures {
		b.WriteString(" " + padLeft(f.text, widths[i]) + f.mark)
	}
	fmt.Fprintln(w, strings.TrimRight(b.String(), " "))
	for _, s := range lines[1:] {
		fmt.Fprintln(w, s)
	}
}

// drawHeaders draws the headers of the columns under the groups that span them,
// and returns the widths of the columns.
func drawHeaders(w *bytes.Buffer, label int, columns []gongkai.Column, cells [][]figure) []int {
	widths := make([]int, len(columns))
	depth := 0
	for i, c := range columns {
		widths[i] = displayWidth(c.Label)
		for _, row := range cells {
			widths[i] = max(widths[i], displayWidth(row[i].text))
		}
		depth = max(depth, len(c.Groups))
	}
	for level := range depth {
		for _, s := range spans(columns, level) {
			if s.label != "" {
				last := s.end - 1
				widths[last] += max(0, displayWidth(s.label)-spanWidth(widths[s.start:s.end]))
			}
		}
	}
	for level := range depth {
		b := strings.Repeat(" ", label)
		for _, s := range spans(columns, level) {
			b += " " + center(s.label, spanWidth(widths[s.start:s.end])) + " "
		}
		fmt.Fprintln(w, strings.TrimRight(b, " "))
	}
	b := strings.Repeat(" ", label)
	for i, c := range columns {
		b += " " + padLeft(c.Label, widths[i]) + " "
	}
	fmt.Fprintln(w, strings.TrimRight(b, " "))
	return widths
}

// A span is a run of columns, start to end, under one group.
type span struct {
	label      string
	start, end int
}

func spans(columns []gongkai.Column, level int) []span {
	var out []span
	for i, c := range columns {
		if len(c.Groups) <= level {
			out = append(out, span{"", i, i + 1})
			continue
		}
		n := len(out)
		if n > 0 && out[n-1].label == c.Groups[level] {
			out[n-1].end = i + 1
			continue
		}
		out = append(out, span{c.Groups[level], i, i + 1})
	}
	return out
}

// spanWidth is the width of the columns with what stands between them.
func spanWidth(widths []int) int {
	n := 2 * (len(widths) - 1)
	for _, w := range widths {
		n += w
	}
	return n
}

// center puts s amid dashes, or leaves all blank where there is no s.
func center(s string, n int) string {
	if s == "" {
		return strings.Repeat(" ", n)
	}
	room := n - displayWidth(s)
	if room < 4 {
		return padLeft(s, n)
	}
	left := (room - 2) / 2
	return strings.Repeat("-", left) + " " + s + " " + strings.Repeat("-", room-2-left)
}

func padLeft(s string, n int) string {
	return strings.Repeat(" ", max(0, n-displayWidth(s))) + s
}

func padRight(s string, n int) string {
	return s + strings.Repeat(" ", max(0, n-displayWidth(s)))
}

// wrap breaks s into lines of at most n columns, or of one character.
func wrap(s string, n int) []string {
	var lines []string
	start, used := 0, 0
	for i, r := range s {
		w := runeWidth(r)
		if used+w > n && i > start {
			lines = append(lines, s[start:i])
			start, used = i, 0
		}
		used += w
	}
	return append(lines, s[start:])
}

func displayWidth(s string) int {
	n := 0
	for _, r := range s {
		n += runeWidth(r)
	}
	return n
}

func runeWidth(r rune) int {
	if unicode.In(r, unicode.Mn, unicode.Me, unicode.Cf) {
		return 0
	}
	switch width.LookupRune(r).Kind() {
	case width.EastAsianWide, width.EastAsianFullwidth:
		return 2
	}
	return 1
}

// clean makes s safe for a terminal: whatever a file holds, it moves no cursor.
func clean(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\n' || r == '\t' || r == '\r':
			return ' '
		case obeyed(r):
			return unicode.ReplacementChar
		}
		return r
	}, s)
}

// obeyed reports whether a terminal does something at r other than show it.
func obeyed(r rune) bool {
	return unicode.IsControl(r) || unicode.Is(unicode.Bidi_Control, r)
}
