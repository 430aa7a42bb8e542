// This file tests cells whose tag ends in a slash, and those of which a part looks
// otherwise or is written by a script.

package html

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/seed-11a632b0/gongkai/document"
)

// Browsers pass over the slash. Where a page may be served as XHTML, a text
// behind it is in doubt.
func TestVoidCells(t *testing.T) {
	for _, x := range []struct {
		name, page string
		want       []string
	}{
		{"with a text", `<table><tr><td>规章<td/>0</td><td class="a"/>1</td></tr></table>`, []string{"规章|0|1"}},
		{"empty", `<table><tr><td>规章</td><td/><td>1</td><td/></tr><tr><td>文件</td></tr></table>`, []string{"规章||1|", "文件"}},
		{"empty in XHTML", `<?xml version="1.0"?><table><tr><td>规章</td><td/><td>1</td></tr></table>`, []string{"规章||1"}},
		{"with a text in XHTML", `<?xml version="1.0"?><table><tr><td>规章</td><td/>0<td>1</td></tr><tr><td>文件</td></tr></table>`, []string{"! 规章|0|1", "文件"}},
		{"at the end", `<table><tr><td>规章</td></tr><tr><td/>`, []string{"规章"}},
		{"around a table", `<table><tr><td/><table><tr><td/>3</table></td><td>5</td></tr></table>`, []string{"", "3", "5"}},
	} {
		t.Run(x.name, func(t *testing.T) {
			d := Read([]byte(x.page))
			var got []string
			for i := range d.Lines {
				l := &d.Lines[i]
				var cells []string
				for _, c := range d.LineCells(l) {
					cells = append(cells, d.Text(&c))
				}
				row := strings.Join(cells, "|")
				if l.Damaged {
					row = "! " + row
				}
				got = append(got, row)
			}
			if d := cmp.Diff(x.want, got); d != "" {
				t.Errorf("rows (-want +got):\n%s", d)
			}
		})
	}
}

// Digits that are moved, struck out, not shown or a link to a note go on with no
// others; other elements part no figure. A no-break space in a link is one.
func TestApart(t *testing.T) {
	for _, x := range []struct{ cell, want string }{
		{`12<a href="#_ftn1">3</a>`, "12 3"},
		{`12<a href="3.htm">3</a>`, "123"},
		{`<span style="color:red; text-decoration: line-through">1</span><font>2</font>`, "1 2"},
		{`12<span style="vertical-align:super">3</span>`, "12 3"},
		{`12<span style="position:relative; top:-4pt">3</span>4<span>5</span>`, "12 3 45"},
		{`<span style="vertical-align:middle;width:20px;margin-left:0;opacity:1">1</span>2`, "12"},
		{`<span style="opacity:0">1</span>2<span style="font-size:0pt">3</span>4`, "1 2 3 4"},
		{`<i class="big hidden">1</i>2<b class="thin">3</b>`, "1 23"},
		{`<i style="margin-left:2em">1</i>2<i style="display:inline-block">3</i>`, "1 2 3"},
		{`<i style="color:#FFF">1</i>2`, "1 2"},
		{`<ruby>12<rt>3</rt></ruby>4`, "12 3 4"},
		{`<button>1</button>2`, "1 2"},
		{`<span style="position:relative">规</span>章`, "规章"},
		{`<span v-text="a"></span>`, "\ufffc"},
		{`<span ng-bind="a"></span>`, "\ufffc"},
		{`<progress value="3"></progress>`, "\ufffc"},
		{`<noscript>3</noscript>`, "\ufffc"},
		{`<noscript> </noscript>`, ""},
		{`<script>document.write(3)</script>`, "\ufffc"},
		{`<script>count(3)</script>`, ""},
	} {
		d := Read([]byte("<table><tr><td>" + x.cell + "</td><td>7</td></tr></table>"))
		if got := d.Text(&d.Cells[0]); got != x.want || len(d.Cells) != 2 {
			t.Errorf("%s: %q in %d cells, want %q", x.cell, got, len(d.Cells), x.want)
		}
	}
	if d := Read([]byte("<table><tr><td><a>&nbsp;</a></td></tr></table>")); d.Cells[0].Gap != document.NBSP {
		t.Error("a no-break space in a link is none")
	}
}
