package agency

import "testing"

func TestSame(t *testing.T) {
	for _, x := range []struct {
		a, b string
		want bool
	}{
		{"某镇", "甲县某镇人民政府", true},
		{"某镇", "某镇政府", true},
		{"某街道", "甲市乙区某街道办事处", true},
		{"教育局", "甲县教育局", true},
		{"教育局", "甲县教育局办公室", true},
		{"", "甲县教育局", true},
		{"甲镇", "乙镇", false},
		{"沙县人民政府", "长沙县人民政府", false},
		{"宁县", "华宁县", false},
		{"城区教育局", "东城区教育局", false},
		{"甲市人民政府", "甲市人民政府办公厅", false},
		{"甲市政府", "甲市政府办公室", false},
		{"甲市人民政府办公厅", "乙省甲市人民政府办公厅", true},
		{"海区", "镇海区", false},
		{"\xff县", "县", false},
	} {
		if got := Same(x.a, x.b); got != x.want {
			t.Errorf("%q and %q: %v", x.a, x.b, got)
		}
		if got := Same(x.b, x.a); got != x.want {
			t.Errorf("%q and %q: %v", x.b, x.a, got)
		}
	}
}
