// This file tests how labels are placed on text.

package align

import (
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
