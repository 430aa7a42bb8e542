// This file tests cells whose tag ends in a slash.

package html

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
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
