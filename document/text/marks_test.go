// This file tests rarer marks between cells, lists and fenced tables.

package text

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/seed-11a632b0/gongkai/document"
)

// rows prints what was read, a line a line: the cells of rows in brackets, and
// words.
func rows(d *document.Document) string {
	var b strings.Builder
	for i := range d.Lines {
		l := &d.Lines[i]
		for _, c := range d.LineCells(l) {
			if l.Kind == document.Row {
				b.WriteString("[" + d.Text(&c) + "]")
			} else {
				b.WriteString(d.Text(&c) + " ")
			}
		}
		if l.Damaged {
			b.WriteString("!")
		}
		b.WriteString("\n")
	}
	return b.String()
}

func TestRareMarks(t *testing.T) {
	for _, x := range []struct{ name, text, want string }{
		{"a mark between cells",
			"规章；制发；废止；现行；备注\n甲；1；2；3；4\n乙；；2；；\n丙；1；—；0；２\n丁；9；9；9；9\n全年办理；群众来信。\n",
			"[规章][制发][废止][现行][备注]\n[甲][1][2][3][4]\n[乙][][2][][]\n[丙][1][—][0][２]\n[丁][9][9][9][9]\n全年办理；群众来信。 \n"},
		{"figures too wide for their cells", strings.Repeat("甲  ##  19  ##  66  #  32  #\n", 3), strings.Repeat("甲 ## 19 ## 66 # 32 # \n", 3)},
		{"too few lines", "甲；1；2；3；4\n乙；1；2；3；4\n", "甲；1；2；3；4 \n乙；1；2；3；4 \n"},
		{"too few figures", "甲；1；；；\n乙；1；；；\n丙；1；；；\n", "甲；1；；； \n乙；1；；； \n丙；1；；； \n"},
		{"words in brackets", "甲（一，二）；1；2；3；4\n乙；1；2；3；4\n丙（一；二）；1；2；3；4\n", "[甲（一，二）][1][2][3][4]\n[乙][1][2][3][4]\n[丙（一；二）][1][2][3][4]\n"},
		{"slashes for nothing", "甲 1 / / / / / 7\n乙 1 / / / / / 7\n丙 1 / / / / / 7\n", "甲 1 / / / / / 7 \n乙 1 / / / / / 7 \n丙 1 / / / / / 7 \n"},
		{"slashes for nothing between slashes",
			strings.Repeat("甲 / 1 / 2 / 3 / 4 / 5 / 6\n", 3) + "乙 / 1 / / / 3 /  / 5 / /\n/ / / / 1\n",
			strings.Repeat("[甲][1][2][3][4][5][6]\n", 3) + "[乙][1][/][3][][5][/]\n[/][/][1]\n"},
		{"slashes without space may stand for nothing", strings.Repeat("甲/1/2/3/4/5/6\n", 3) + "乙/1//3/4/5/6\n", strings.Repeat("[甲][1][2][3][4][5][6]\n", 3) + "[乙][1][][3][4][5][6]!\n"},
		{"commas in numbers", strings.Repeat("甲，1，2，3，4\n", 3) + "乙，1，234，，5\n丙，0，234，，5\n", strings.Repeat("[甲][1][2][3][4]\n", 3) + "[乙][1][234][][5]!\n[丙][0][234][][5]\n"},
		{"commas in numbers on a long line", strings.Repeat("甲 1，234 2，345 3，456 ", 40) + "\n", strings.Repeat("甲 1，234 2，345 3，456 ", 40) + "\n"},
		{"a text on a line", strings.Repeat("甲；1；2；；", 90) + "乙\n", strings.Repeat("甲 \n1 \n2 \n[]\n", 90) + "乙 \n"},
		{"a table on a line", strings.Repeat("甲|1|", 60) + "\n", strings.Repeat("甲 \n1 \n", 60)},
		{"bullets", strings.Repeat("- 甲\n- 1\n- \n", 8) + "-2\n", strings.Repeat("甲 \n1 \n[]\n", 8) + "-2 \n"},
		{"too few bullets", strings.Repeat("- 1\n", 7) + "-\n", strings.Repeat("- 1 \n", 7) + "- \n"},
		{"bullets beside figures", strings.Repeat("- 1\n1\n", 8), strings.Repeat("- 1 \n1 \n", 8)},
		{"lists", "['甲', '1', '']\n(\"乙\", 2, None),\n['丙\\n丁', nan, '\\u5e74']\n[1, 2, 3]\n[注]\n", "[甲][1][]\n[乙][2][]\n[丙 丁][][年]\n[1][2][3]\n[注] \n"},
		{"lists in lists", "[['甲', '1'], ['乙', '2']]\n[['甲', '1'], ['乙', '2']]\n[['甲', '1'], ['乙', '2']]\n", strings.Repeat("[甲][1]\n[乙][2]\n", 3)},
		{"columns of tuples", "('甲', '1')  ('乙', '2')\n('甲', '1')  ('乙', '2')\n('甲', '1')  ('乙', '2')\n", strings.Repeat("('甲', '1') ('乙', '2') \n", 3)},
		{"fields in quotes between tabs", strings.Repeat("\"甲\"\t1\t2\n", 12) + "\"乙\n丙\"\t\" \"\t2\n", strings.Repeat("[甲][1][2]\n", 12) + "[乙\n丙][][2]\n"},
		{"a mark that closes lines but one of a figure", strings.Repeat("甲,1,2,\n", 30) + "乙,1件\n", strings.Repeat("[甲][1][2][]\n", 30) + "[乙][1件]\n"},
		{"a mark that closes lines but one of words", strings.Repeat("甲,1,2,\n", 30) + "乙,丙\n", strings.Repeat("[甲][1][2]\n", 30) + "[乙][丙]\n"},
		{"pipes that end two lines", "甲 | 1 | 2 |\n乙 | 1 | 2 |\n", "[甲][1][2][]\n[乙][1][2][]\n"},
		{"pipes that end many lines", strings.Repeat("甲 | 1 | 2 |\n", 6), strings.Repeat("[甲][1][2]\n", 6)},
		{"a mark that closes lines but one", strings.Repeat("甲,1,2,\n", 30) + "乙,1,2,3\n", strings.Repeat("[甲][1][2][]\n", 30) + "[乙][1][2][3]\n"},
		{"lines of nothing but pipes", "甲\n\n | | | \n\n7\n\n | \n", "甲 \n\n[][][]\n\n7 \n\n[]\n"},
		{"lines of nothing but pipes among others", "| 甲 | 1 | 2 |\n|  |  |  |\n", "[甲][1][2]\n[][][]\n"},
		{"a wiki",
			"{| class=\"wikitable\"\n|+ 表\n! 甲 !! 乙\n|-\n| rowspan=\"2\" | 丙\n| 1\n丁\n|-\n| 2 || 3\n|-\n| colspan=2 | 4\n|}\n5\n",
			"[甲][乙]\n[丙][1 丁]\n[][2][3]\n[4]\n5 \n"},
		{"a wiki in a wiki", "{|\n| 1\n{|\n| 2\n|}\n|}\n", "[{]\n[1]\n[2]\n[}]\n"},
		{"a wiki without end", "{|\n| 1\n", "[{]\n[1]\n"},
		{"AsciiDoc", "[cols=\"2*,1\"]\n|===\n|甲 |乙\n|丙\n\n.2+|丁 2+|1 +\n2\n|3 |4\n|===\n", "[cols=\"2*,1\"] \n[甲][乙][丙]\n[丁][1 + 2]\n[][3][4]\n"},
		{"a merged figure", "{|\n| 甲 || rowspan=2 | 5 || 1\n|-\n| 乙 || 2\n|}\n", "[甲][5][1]!\n[乙][][2]!\n"},
		{"a span beyond all bounds", "{|\n| 1 || colspan=9223372036854775807 | 2\n|}\n", "[{]\n[1][][colspan=9223372036854775807][2]\n[}]\n"},
		{"an element is missing", "['甲', 0, 0, 1,234, , 5]\n", "['甲', 0, 0, 1,234, , 5] \n"},
		{"a table within a fence", "{|\n| a || b\n|-\n| <table><tr><td>1</td></tr></table> || 2\n|}\n甲\n", "[a][b]\n[1][2]\n甲 \n"},
		{"AsciiDoc, the first line tells", "|===\n|甲 |乙\n|1 |2\n\n|3 |4\n|===\n", "[甲][乙]\n[1][2]\n[3][4]\n"},
		{"AsciiDoc, the first lines tell", "|===\n|甲\n|乙\n\n|1 |2\n|===\n", "[甲][乙]\n[1][2]\n"},
		{"AsciiDoc, uneven", "|===\n|甲 |乙\n|1 |2 |3\n|===\n", "[甲][乙]\n[1][2][3]\n"},
	} {
		t.Run(x.name, func(t *testing.T) {
			if d := cmp.Diff(x.want, rows(Read([]byte(x.text)))); d != "" {
				t.Errorf("(-want +got)\n%s", d)
			}
		})
	}
}

func TestMaxWords(t *testing.T) {
	for n, want := range map[int]document.Kind{maxWords: document.Row, maxWords + 1: document.Plain} {
		d := Read([]byte(strings.Repeat("甲；1；2；3；4\n", minRare) + strings.Repeat("x", n) + "；乙\n"))
		if got := d.Lines[minRare].Kind; got != want {
			t.Errorf("%d bytes: kind %v, want %v", n, got, want)
		}
	}
}

func TestMaxFenced(t *testing.T) {
	for n, want := range map[int]int{maxFenced: 1, maxFenced + 1: maxFenced + 3} {
		if d := Read([]byte("{|\n" + strings.Repeat("|-\n", n-1) + "| 1\n|}\n")); len(d.Lines) != want {
			t.Errorf("%d lines in a fence: %d lines, want %d", n, len(d.Lines), want)
		}
	}
}

func TestMaxSpan(t *testing.T) {
	for n, want := range map[int]bool{maxSpan: true, maxSpan + 1: false} {
		d := Read([]byte("{|\n| " + strings.Repeat("1 || ", n-1) + "1\n|}\n"))
		if got := len(d.Lines) == 1; got != want {
			t.Errorf("%d columns: read as a table: %v, want %v", n, got, want)
		}
	}
}
