package text

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// Tables of LaTeX: what commands say of cells is not printed, and what is not known is left
// as it stands.
func TestLaTeX(t *testing.T) {
	for _, x := range []struct{ name, text, want string }{
		{"marks and rules", "甲\n  \\begin{tabular}{|c|c|c|}\n\\hline\n规章 & 1 &  \\\\ \\hline\n许可&2&3\\\\[2pt]\\cline{1-2}\n(一)&\\&&5\\%\\\\\n\\hline\n\\end{tabular}\n乙\n",
			"甲 \n[规章][1][]\n[许可][2][3]\n[(一)][&][5%]\n乙 \n"},
		{"commands", "\\begin{tabularx}{\\textwidth}{|X|c|}\\toprule \\textbf{规章} & \\textcolor{red}{1} \\\\ \\cmidrule(lr){1-2} \\makecell[l]{行政\\\\许可} & 1{,}204 \\\\ \\begin{tabular}{l}强\\\\制\\end{tabular} & $3$\\\\(二)&\\\\\\end{tabularx}\n乙\n",
			"[规章][1]\n[行政 许可][1,204]\n[强 制][3]\n[(二)][]\n乙 \n"},
		{"boxes", "\\begin{longtable}[]{@{}\n  >{\\raggedright}p{(\\columnwidth - 6\\tabcolsep) * \\real{0.5}}l@{}}\n\\endhead\n\\begin{minipage}[t]{\\linewidth}\\raggedright\n\\foreignlanguage{american}{规\\\\\n章}\\strut\n\\end{minipage} & \\foreignlanguage{american}{1}\\\\\n\\end{longtable}\n", "[规 章][1]\n"},
		{"spans", "\\begin{tabular}{cccc}\n\\multirow{2}{*}{三} & \\multicolumn{2}{c|}{\\multirow{2}*{公开}} & 1\\\\\n & \\multicolumn{2}{|c|}{} & 2\\\\\n 规章 & \\multicolumn{3}{c}{7}\n\\\\\n\\end{tabular}\n",
			"[三][公开][][1]\n[][][][2]\n[规章][7]\n"},
		{"one figure for some columns", "\\begin{tabular}{cccc}\n规章 & \\multicolumn{2}{c}{7} & 8 \\\\ 许可 & 1 & \\multicolumn{2}{c}{1{,}002} \\\\\n\\end{tabular}\n", "[规章][7][][8]!\n[许可][1][1,002][]!\n"},
		{"what is not known", "\\begin{tabular}{cc}\n规章 & \\sout{1}\\\\\n\\end{tabular}\n", "[规章][\\sout{1}]\n"},
		{"one figure for two rows", "\\begin{tabular}{cc}\n规章 & \\multirow{2}{*}{1}\\\\\n许可 & \\\\\n\\end{tabular}\n",
			"\\begin{tabular}{cc} \n规章 & \\multirow{2}{*}{1}\\\\ \n许可 & \\\\ \n\\end{tabular} \n"},
		{"on one line", "\\begin{table}[h]\\centering\\begin{tabular}{cc} 规章 & 1 \\\\ \\end{tabular} 许可 2\n乙\n", "\\begin{table}[h]\\centering\n[规章][1]\n许可 2 \n乙 \n"},
		{"no end", "\\begin{tabular}{cc}\n规章 & 1\\\\\n", "\\begin{tabular}{cc} \n规章 & 1\\\\ \n"},
		{"another environment", "\\begin{table}\n规章 & 1\\\\\n\\end{table}\n", "\\begin{table} \n规章 & 1\\\\ \n\\end{table} \n"},
	} {
		if diff := cmp.Diff(strings.ReplaceAll(x.want, " \n", "\n"), strings.ReplaceAll(rows(Read([]byte(x.text))), " \n", "\n")); diff != "" {
			t.Errorf("%s:\n%s", x.name, diff)
		}
	}
	doc := Read([]byte("甲\n\\begin{tabular}{cc}\n\\hline\n规章 & \\textbf{12}\n\\\\ 许可 & 3 \\\\\n\\end{tabular}\n乙\n"))
	for i, want := range []struct{ line, column int }{{1, 1}, {4, 1}, {4, 14}, {5, 4}, {5, 9}, {7, 1}} {
		if c := doc.Cells[i]; c.Line != want.line || c.Column != want.column {
			t.Errorf("%s stands at %d:%d, want %d:%d", doc.Text(&c), c.Line, c.Column, want.line, want.column)
		}
	}
}

func TestMaxNested(t *testing.T) {
	for n, want := range map[int]string{maxNested: "[规章][1]\n", maxNested + 1: "\\begin{tabular}{cc}\n"} {
		text := "\\begin{tabular}{cc}\n规章 & " + strings.Repeat("{", n) + "1" + strings.Repeat("}", n) + "\\\\\n\\end{tabular}\n"
		if got := strings.ReplaceAll(rows(Read([]byte(text))), " \n", "\n"); !strings.HasPrefix(got, want) {
			t.Errorf("%d braces: %s", n, got)
		}
	}
}
