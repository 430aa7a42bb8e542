package text

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// Tables of cell tags, with a row a line or all on one; a figure for several rows is in doubt in
// each.
func TestCellTags(t *testing.T) {
	for _, x := range []struct{ name, text, want string }{
		{"rows on lines", "甲\n<otsl><loc_1><loc_20><ched>规章<fcel>1<ecel><nl>\n<fcel>行政 许可<lcel><fcel> 3 <nl>\n<ucel><xcel><ecel><nl>\n</otsl>\n乙\n",
			"甲 \n[规章][1][]\n[行政 许可][][3]\n[][][]\n乙 \n"},
		{"rows on one line", "<fcel>规章<fcel>1<nl><fcel>许可<fcel>2<nl>\n乙\n", "[规章][1]\n[许可][2]\n乙 \n"},
		{"words behind", "<otsl><fcel>规章<fcel>1<nl></otsl> 许可 2\n", "[规章][1]\n许可 2 \n"},
		{"one figure for several", "<fcel>规章<fcel>1<lcel><nl>\n<fcel>许可<ucel><xcel><nl>\n<fcel>处罚<fcel>2<fcel>3<nl>\n", "[规章][1]!\n[许可][][]!\n[处罚][2][3]\n"},
		{"words that others cover", "<fcel>规章<fcel>1<nl>\n<lcel><fcel>1<nl>\n", "[规章][1]\n[][1]\n"},
		{"no end", "<fcel>规章<fcel>1\n", "规章1 \n"},
		{"another tag", "<fcel>规章<fcel><u>1</u><nl>\n", "规章1 \n"},
	} {
		if diff := cmp.Diff(x.want, rows(Read([]byte(x.text)))); diff != "" {
			t.Errorf("%s:\n%s", x.name, diff)
		}
	}
	many := strings.Repeat("<fcel>规章<fcel>1<nl>\n", 1<<14) + "<fcel>1\n"
	if n := len(Read([]byte(many)).Lines); n != 1<<14+1 {
		t.Errorf("%d lines", n)
	}
}
