// This file tests how labels are placed on text.

package align

import (
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func units(texts ...string) []Unit {
	var out []Unit
	for _, t := range texts {
		t, n, _ := strings.Cut(t, "#") // # stands for the figures behind a text
		u := Unit{Key: []rune(t)}
		if n != "" || strings.HasSuffix(t, "#") {
			u.Slots = 7
		}
		out = append(out, u)
	}
	return out
}

func matcher() *Matcher {
	return New([]Label{
		{Keys: [][]rune{[]rune("予以公开")}, Free: []rune("三本年度办理结果")},
		{Keys: [][]rune{[]rune("部分公开"), []rune("部分公开只计这一情形")}, Free: []rune("三本年度办理结果")},
		{Keys: [][]rune{[]rune("属于国家秘密")}, Free: []rune("不予公开")},
		{Keys: [][]rune{[]rune("其他")}, Mark: 3},
		{Keys: [][]rune{[]rune("总计")}},
	})
}

func TestPlace(t *testing.T) {
	for _, x := range []struct {
		name  string
		texts []string
		want  [][2]int
	}{
		{"nothing", nil, [][2]int{{}, {}, {}, {}, {}}},
		{"whole", []string{"予以公开", "部分公开", "属于国家秘密", "其他", "总计"}, [][2]int{{0, 1}, {1, 2}, {2, 3}, {3, 4}, {4, 5}}},
		{"wrapped", []string{"属于国", "家秘", "密", "总计"}, [][2]int{{}, {}, {0, 3}, {}, {3, 4}}},
		{"with the group's letters between", []string{"三本予以公开", "年度办", "部分公开", "理结果", "属于", "不予公", "国家秘", "开", "密"}, [][2]int{{0, 1}, {2, 3}, {4, 9}, {}, {}}},
		{"the longer wording", []string{"部分公开", "只计这", "一情形", "总计"}, [][2]int{{}, {0, 3}, {}, {}, {3, 4}}},
		{"a row is missing", []string{"予以公开", "其他", "总计"}, [][2]int{{0, 1}, {}, {}, {1, 2}, {2, 3}}},
		{"header words before", []string{"自然人", "其他", "总计", "予以公开", "其他", "总计"}, [][2]int{{3, 4}, {}, {}, {4, 5}, {5, 6}}},
		{"other text", []string{"首页", "联系我们"}, [][2]int{{}, {}, {}, {}, {}}},
		{"a short label within other words", []string{"其他法律"}, [][2]int{{}, {}, {}, {}, {}}},
	} {
		t.Run(x.name, func(t *testing.T) {
			runs, _ := matcher().Place(units(x.texts...), new(Buffer))
			var got [][2]int
			for _, r := range runs {
				got = append(got, [2]int{r.From, r.To})
			}
			if d := cmp.Diff(x.want, got); d != "" {
				t.Errorf("runs (-want +got):\n%s", d)
			}
		})
	}
}

// Figures draw a label to the place where they stand.
func TestPlaceFigures(t *testing.T) {
	u := units("总计", "总计")
	u[1].Slots = 7
	runs, _ := matcher().Place(u, new(Buffer))
	if r := runs[4]; r.From != 1 {
		t.Errorf("placed at %d, want 1", r.From)
	}
}

func TestPlaceBarrier(t *testing.T) {
	u := units("属于国", "家秘密")
	u[1].Break = true
	if runs, _ := matcher().Place(u, new(Buffer)); runs[2].Placed() {
		t.Errorf("placed across a break: %+v", runs[2])
	}
}

// TestPlaceSlowly holds Place, which leaves out what cannot win and looks at all
// wordings at once, against a placing that tries every run, letter by letter.
func TestPlaceSlowly(t *testing.T) {
	labels := []Label{
		{Keys: [][]rune{[]rune("予以公开")}, Free: []rune("三本年度办理结果")},
		{Keys: [][]rune{[]rune("部分公开"), []rune("部分公开区分处理的只计这一情形不计其他情形")}, Free: []rune("三本年度办理结果")},
		{Keys: [][]rune{[]rune("属于国家秘密")}, Mark: 1, Free: []rune("三本年度办理结果不予公开")},
		{Keys: [][]rune{[]rune("其他法律行政法规禁止公开")}, Mark: 2, Free: []rune("不予公开")},
		{Keys: [][]rune{[]rune("重复申请"), []rune("重复提出申请的情形"), []rune("重复"), []rune("申请重复"), []rune("多次申请")}, Mark: 2},
		{Keys: [][]rune{[]rune("其他"), []rune("其他处理其他")}, Mark: 3, Free: []rune("其他处理")},
		{Keys: [][]rune{[]rune("总计")}},
		{Keys: [][]rune{[]rune("申请人逾期未按收费通知要求缴纳费用行政机关不再处理其政府信息公开申请"), []rune("申请人逾期未按要求缴纳费用的不再处理其政府信息公开申请这一情形")}, Mark: 2},
	}
	m := New(labels)
	rng := rand.New(rand.NewPCG(1, 2))
	var buf Buffer
	for range 3000 {
		var units []Unit
		for i := 0; i < len(labels); i++ {
			switch rng.IntN(12) {
			case 0:
				continue // it is missing
			case 1:
				i = max(i-2, 0) // those before it come again
			}
			k := slices.Clone(labels[i].Keys[rng.IntN(len(labels[i].Keys))])
			for range rng.IntN(3) * rng.IntN(2) { // letters are lost, others come in
				if at := rng.IntN(len(k)); rng.IntN(2) == 0 && len(k) > 1 {
					k = slices.Delete(k, at, at+1)
				} else {
					k = slices.Insert(k, at, []rune("甲乙丙公开情形理结果其他")[rng.IntN(12)])
				}
			}
			for first := true; len(k) > 0; first = false { // whole or in pieces
				n := len(k)
				if rng.IntN(3) == 0 {
					n = 1 + rng.IntN(n)
				}
				u := Unit{Key: k[:n], Barrier: rng.IntN(60) == 0, Break: rng.IntN(40) == 0}
				if first && rng.IntN(2) == 0 {
					u.Mark = labels[i].Mark
				}
				if rng.IntN(2) == 0 || n == len(k) {
					u.Slots = rng.IntN(8)
				}
				units = append(units, u)
				k = k[n:]
				if rng.IntN(6) == 0 {
					units = append(units, Unit{Key: []rune([]string{"", "办理结果", "不予公开", "其他处理", "一段话", "国家", "开"}[rng.IntN(7)]), Mark: rng.IntN(3), Slots: rng.IntN(2)})
				}
			}
		}
		runs, score := m.Place(units, &buf)
		want, best := slowly(labels, units)
		if d := cmp.Diff(want, runs); d != "" || score != best {
			t.Fatalf("score %d, want %d; runs (-want +got):\n%s", score, best, d)
		}
	}
}

// slowly places labels on units, without haste.
func slowly(labels []Label, units []Unit) ([]Run, int) {
	known := map[rune]bool{} // letters of any label
	whole := map[string]bool{}
	for _, l := range labels {
		for _, k := range l.Keys {
			whole[string(k)] = whole[string(k)] || len(k) >= minWhole
		}
		for _, c := range slices.Concat(append(slices.Clone(l.Keys), l.Free)...) {
			known[c] = true
		}
	}
	n := len(units)
	best := make([][]int, len(labels)+1)
	back := make([][]int, len(labels)+1)
	best[0] = make([]int, n+1)
	for i := range labels {
		l := &labels[i]
		cur, from := slices.Clone(best[i]), slices.Repeat([]int{skipRow}, n+1)
		for k := 0; k <= n; k++ {
			if k > 0 && cur[k-1] > cur[k] {
				cur[k], from[k] = cur[k-1], skipUnit
			}
			for to := k + 1; to <= n; to++ {
				s, more := worth(l, units[k:to], known, whole)
				if s += best[i][k]; s > cur[to] {
					cur[to], from[to] = s, k+1
				}
				if !more {
					break
				}
			}
		}
		best[i+1], back[i+1] = cur, from
	}
	runs := make([]Run, len(labels))
	for i, j := len(labels), n; i > 0; {
		switch b := back[i][j]; b {
		case skipRow:
			i--
		case skipUnit:
			j--
		default:
			runs[i-1] = described(&labels[i-1], units, b-1, j)
			i, j = i-1, b-1
		}
	}
	return runs, best[len(labels)][n]
}

// worth returns what a label adds to the score where it is placed on the units,
// -1 << 20 for nothing, and whether more units may belong to it.
func worth(l *Label, units []Unit, known map[rune]bool, whole map[string]bool) (score int, more bool) {
	const none = -1 << 20
	alts := l.Keys[:min(len(l.Keys), maxAlts)]
	own := slices.Concat(l.Keys...)
	longest := 0
	for _, k := range alts {
		longest = max(longest, len(k))
	}
	var text []rune
	least, slot, last := 0, 0, 0
	mark, other := false, false
	for j := range units {
		u := &units[j]
		if u.Barrier || u.Break && j > 0 || j >= maxSpan {
			return none, false
		}
		strange, outside := map[rune]bool{}, 0
		for _, c := range u.Key {
			switch {
			case !known[c]:
				outside++
			case !slices.Contains(own, c) && !slices.Contains(l.Free, c):
				strange[c] = true
			}
		}
		others := outside + len(strange)
		if least += others; least > longest/2+1 || others > 0 && outside == 0 && whole[string(u.Key)] {
			return none, false
		}
		text = append(text, u.Key...)
		mark = mark || u.Mark != 0 && u.Mark == l.Mark
		other = other || j == 0 && u.Mark != 0 && l.Mark != 0 && u.Mark != l.Mark
		carries := slot == 0 && u.Slots > 0 && j > 0 && len(u.Key) > 0
		for _, c := range u.Key {
			carries = carries && slices.Contains(l.Free, c) && !slices.Contains(own, c)
		}
		slot += u.Slots
		free := freeIn(l, text)
		top, cover, exact := none, 0, false
		for _, k := range alts {
			c := common(k, text)
			cover = max(cover, c)
			exact = exact || c == len(text) && c == len(k)
			f := max(0, len(text)-c-free)
			if c*10 < len(k)*6 || len(k) <= 4 && c < len(k) || f*2 > len(k)+2 || len(k) <= 2 && (f > 0 || other) {
				continue
			}
			top = max(top, c*found+(len(k)-c)*missing+f*foreign)
		}
		grew := cover > last
		if cover == 0 || j == 0 && !grew {
			return none, false
		}
		last = max(last, cover)
		score = none
		if (grew || carries) && top > 0 {
			score = top
			if slot > 0 {
				score += slots
			}
			if mark {
				score += marked
			} else if other {
				score += misMark
			}
		}
		more = len(text)-cover-free <= longest/2+1 && !(j == 0 && len(text) == longest && exact)
		if !more && j+1 < len(units) {
			return none, false
		}
	}
	return score, more
}

func freeIn(l *Label, text []rune) int {
	n := 0
	for _, c := range text {
		if slices.Contains(l.Free, c) && !slices.Contains(slices.Concat(l.Keys...), c) {
			n++
		}
	}
	return n
}

// described describes a run.
func described(l *Label, units []Unit, from, to int) Run {
	r := Run{From: from, To: to}
	var text []rune
	for _, u := range units[from:to] {
		text = append(text, u.Key...)
		r.Marked = r.Marked || l.Mark != 0 && u.Mark == l.Mark
	}
	best := -1 << 20
	for _, k := range l.Keys[:min(len(l.Keys), maxAlts)] {
		c := common(k, text)
		f := max(0, len(text)-c-freeIn(l, text))
		if s := c*found + (len(k)-c)*missing + f*foreign; s > best {
			best, r.Letters, r.Covered, r.Foreign = s, len(k), c, f
		}
	}
	if k := slices.IndexFunc(units[from:to], func(u Unit) bool { return l.Mark != 0 && u.Mark == l.Mark }); k > 0 && r.Foreign > 0 && !slices.ContainsFunc(units[from:from+k], func(u Unit) bool { return u.Slots > 0 }) {
		if o := described(l, units, from+k, to); o.Covered == r.Covered && o.Letters == r.Letters {
			return o
		}
	}
	return r
}

// common returns the length of the longest sequence of letters that two texts
// have in common, in order.
func common(a, b []rune) int {
	row := make([]int, len(b)+1)
	for _, x := range a {
		diagonal := 0
		for j, y := range b {
			up := row[j+1]
			if x == y {
				row[j+1] = diagonal + 1
			} else {
				row[j+1] = max(up, row[j])
			}
			diagonal = up
		}
	}
	return row[len(b)]
}
