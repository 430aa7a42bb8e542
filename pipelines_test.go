// This file does to reports what scripts do to texts before anybody reads them: trims, joins,
// wraps, numbers. Whatever it costs, no figure may be another's in silence.

package gongkai

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"
	"unicode"

	"golang.org/x/text/unicode/norm"
	"golang.org/x/text/width"
)

// pipelines are such steps. None changes a figure, or takes one away.
var pipelines = map[string]func(string) string{
	"trimmed":          eachLine(strings.TrimSpace),
	"trimmed at left":  eachLine(func(l string) string { return strings.TrimLeft(l, " ") }),
	"trimmed at right": eachLine(func(l string) string { return strings.TrimRight(l, " ") }),
	"squeezed": eachLine(func(l string) string {
		return strings.Join(strings.FieldsFunc(l, func(r rune) bool { return r == ' ' }), " ")
	}),
	"no blank lines":   func(s string) string { return withoutBlank(s, false) },
	"one blank line":   func(s string) string { return withoutBlank(s, true) },
	"a word a line":    func(s string) string { return strings.Join(strings.Fields(s), "\n") },
	"one line":         func(s string) string { return strings.Join(strings.Fields(s), " ") },
	"lines joined":     func(s string) string { return strings.ReplaceAll(s, "\n", " ") },
	"lines doubled":    func(s string) string { return strings.ReplaceAll(s, "\n", "\n\n") },
	"tabs expanded":    eachLine(func(l string) string { return expandTabs(l, false) }),
	"tabs by width":    eachLine(func(l string) string { return expandTabs(l, true) }),
	"tabs to spaces":   func(s string) string { return strings.ReplaceAll(s, "\t", " ") },
	"no pipes":         func(s string) string { return strings.ReplaceAll(s, "|", " ") },
	"no rules":         eachLine(noRule),
	"quoted":           eachLine(func(l string) string { return "> " + l }),
	"wrapped at 80":    eachLine(func(l string) string { return wrapped(l, 80) }),
	"in compatibility": norm.NFKC.String,
	"no punctuation": func(s string) string {
		return strings.Map(func(r rune) rune {
			if strings.ContainsRune("，。；、（）()：:“”", r) {
				return -1
			}
			return r
		}, s)
	},
	"columns apart by commas": eachLine(func(l string) string { return strings.Join(strings.Split(l, "  "), ", ") }),
	"line breaks of Markdown": func(s string) string { return strings.ReplaceAll(s, "\n", "  \n") },
	"line breaks of pages":    func(s string) string { return strings.ReplaceAll(s, "\n", "<br>\n") },
	"paragraphs of a page": func(s string) string {
		return "<html><body><p>" + strings.ReplaceAll(escaper.Replace(s), "\n", "</p><p>") + "</p></body></html>"
	},
	"preformatted": func(s string) string { return "<html><body><pre>" + escaper.Replace(s) + "</pre></body></html>" },
	"a list of lines": func(s string) string {
		b, err := json.Marshal(strings.Split(s, "\n"))
		if err != nil {
			return s
		}
		return string(b)
	},
	"a value": func(s string) string {
		b, err := json.Marshal(map[string]string{"text": s})
		if err != nil {
			return s
		}
		return string(b)
	},
}

var escaper = strings.NewReplacer("&", "&amp;", "<", "&lt;")

func eachLine(f func(string) string) func(string) string {
	return func(s string) string {
		lines := strings.Split(s, "\n")
		for i, l := range lines {
			lines[i] = f(l)
		}
		return strings.Join(lines, "\n")
	}
}

// withoutBlank drops blank lines, but for one of each run where it is kept.
func withoutBlank(s string, keep bool) string {
	var out []string
	blank := false
	for _, l := range strings.Split(s, "\n") {
		if strings.TrimSpace(l) != "" {
			out, blank = append(out, l), false
		} else if !blank {
			if blank = true; keep {
				out = append(out, "")
			}
		}
	}
	return strings.Join(out, "\n")
}

func noRule(l string) string {
	if strings.Trim(l, "|+:=- ") == "" {
		return ""
	}
	return l
}

func columns(r rune, wide bool) int {
	if k := width.LookupRune(r).Kind(); wide && (k == width.EastAsianWide || k == width.EastAsianFullwidth) {
		return 2
	}
	return 1
}

func expandTabs(l string, wide bool) string {
	var b strings.Builder
	n := 0
	for _, r := range l {
		if r != '\t' {
			b.WriteRune(r)
			n += columns(r, wide)
			continue
		}
		b.WriteString(strings.Repeat(" ", 8-n%8))
		n += 8 - n%8
	}
	return b.String()
}

func wrapped(l string, most int) string {
	var b strings.Builder
	n := 0
	for _, r := range l {
		// no figure is broken
		if w := columns(r, true); n+w > most && !unicode.IsDigit(r) && r != '.' && r != '-' {
			b.WriteByte('\n')
			n = 0
		}
		b.WriteRune(r)
		n += columns(r, true)
	}
	return b.String()
}

func TestPipelines(t *testing.T) { pipeAll(t, subjects(t)) }

func TestPipelinesCorpus(t *testing.T) {
	if _, err := os.Stat(corpus); err != nil {
		t.Skipf("no reports with known figures in %s", corpus)
	}
	pipeAll(t, corpusSubjects(t))
}

func pipeAll(t *testing.T, list []*subject) {
	for _, s := range list {
		for name, f := range pipelines {
			if !s.markup {
				checkPiped(t, s, name, f)
			}
		}
	}
}

// checkPiped looks for cells that are certain and not what the report prints.
func checkPiped(t *testing.T, s *subject, name string, f func(string) string) {
	r, err := Parse(bytes.NewReader([]byte(f(string(s.base)))))
	if r == nil {
		checkError(t, err)
		return
	}
	var wrong []string
	for p, c := range r.Cells() {
		if figure, ok := s.truth[p]; ok && certain(c) && !same(t, c, figure) {
			wrong = append(wrong, fmt.Sprintf("%s: %v %v at %v, not %q", p, c.State, c.Value, c.Pos, figure))
		} else if !ok && certain(c) && c.State == Given && !slices.Contains(s.maybe, p) {
			wrong = append(wrong, fmt.Sprintf("%s: %v at %v is not printed", p, c.Value, c.Pos))
		}
	}
	if len(wrong) > 0 {
		t.Errorf("%s, %s:\n%s", s.name, name, strings.Join(wrong, "\n"))
	}
}
