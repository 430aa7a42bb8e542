// This file tests that nothing which is said over and over makes the reading fall down, or
// slow: pieces of reports and marks of all formats, put together at random.

package gongkai

import (
	"bytes"
	"flag"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"
)

var (
	repeatCount = flag.Int("repeat.n", 3000, "inputs of the test of repetition")
	repeatSeed  = flag.Uint64("repeat.seed", 1, "seed of the first")
	repeatBytes = flag.Int("repeat.bytes", 32<<10, "bytes of each")
)

// repeatedPieces are what inputs are put together of: marks of all kinds, and labels.
func repeatedPieces() [2][]string {
	marks := strings.Split("\n~\n\n~\t~|~ ~  ~   ~,~;~0~12~3~33 4 0 0 2 3 42~334002342~１２~20件~251000元~- 4 -~\f~—~/~无~None~\r~\u3000~\u00a0~\xff~\u200b~"+
		"<table>~<tr>~<td>~</td>~</tr>~</table>~<td rowspan=30000 colspan=1000>~<p>~<br>~<span>~&nbsp;~<b>~<del>~<!--~-->~<style>~</style>~<script>~"+
		"\\begin{tabular}{lll}~&~\\\\\n~\\multirow{3}{*}{~}~\\hline~<fcel>~<ecel>~<nl>~{|\n~|-\n~||~|}\n~((( ~)))~[~]~[\"~\",\"~\"]~{\"~\":~'~**~`~```\n~> ~#~: ~- ~"+
		"+---~-----~=====~│~─~┌~├~┐~┼~\\n~\\u4e00~&#x4e00;~=E4=B8~PK\x03\x04~a~第~年~2024年~某镇~信~息~勾稽~行~政~复~议~⼀~万元~件~三~1~.~(1)~"+
		"某镇2024年政府信息公开工作年度报告~收到政府信息公开申请12件，~占35.7%~办结3件。", "~")
	var out []string
	for _, s := range Form2021.Sections() {
		out = append(out, s.Number+"、"+s.Label)
	}
	for _, t := range Form2021.Tables() {
		for _, r := range t.Rows {
			out = append(append(out, r.Label), r.Groups...)
			for _, c := range r.Columns {
				out = append(append(out, c.Label), c.Groups...)
			}
		}
	}
	slices.Sort(out)
	return [2][]string{marks, slices.Compact(out)}
}

// repeated returns an input that says a few pieces over and over, perhaps within a report.
func repeated(seed uint64, pieces [2][]string, n int) []byte {
	r := rand.New(rand.NewPCG(seed, 0))
	some := func(n int) string {
		var b strings.Builder
		for range n {
			times := 1
			if r.IntN(6) == 0 {
				times += r.IntN(20)
			}
			kind := pieces[r.IntN(3)/2]
			b.WriteString(strings.Repeat(kind[r.IntN(len(kind))], times))
		}
		return b.String()
	}
	head := []string{"", "", "<html><body><table>", "<table><tr><td>", "{|\n"}[r.IntN(5)]
	if r.IntN(2) == 0 {
		head += "某镇2024年政府信息公开工作年度报告\n一、总体情况\n二、主动公开政府信息情况\n三、收到和处理政府信息公开申请情况\n"
	}
	if r.IntN(3) == 0 {
		head += some(1 + r.IntN(8))
	}
	if r.IntN(4) == 0 {
		head += "四、政府信息公开行政复议、行政诉讼情况\n"
	}
	unit := some(1 + r.IntN(1+r.IntN(7)))
	b := append([]byte(head), strings.Repeat(unit, n/len(unit)+1)...)
	if r.IntN(3) == 0 {
		b = append(b, some(1+r.IntN(8))...)
	}
	return b
}

// TestRepeated reads such inputs. None of them may take much longer than all do.
func TestRepeated(t *testing.T) {
	n, size := *repeatCount, *repeatBytes
	if testing.Short() {
		n, size = n/10, min(size, 4<<10)
	}
	pieces := repeatedPieces()
	floor := floorOf(t, size, 5)
	for i := range n {
		seed := *repeatSeed + uint64(i)
		b := repeated(seed, pieces, size)
		took := time.Duration(0)
		for try := range mostTries { // again where it seems slow: others use the machine too
			start := busyTime()
			r, err := Parse(bytes.NewReader(b))
			Validate(r)
			if d := busyTime() - start; try == 0 || d < took {
				took = d
			}
			checkError(t, err)
			if testing.Short() || ratio(took, floor)*float64(size) < slowest*float64(len(b)) {
				break
			}
			if try == mostTries-1 {
				t.Errorf("seed %d: %d bytes take %v, %.0f times the floor: %.400q", seed, len(b), took, ratio(took, floor), b)
			}
		}
	}
}
