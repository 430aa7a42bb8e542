// This file tests how titles are read.

package gongkai

import (
	"strings"
	"testing"
)

// The words before a title are cut only where one of the letters stands that each
// cut has.
func TestTitleCuts(t *testing.T) {
	for _, cut := range titleCuts {
		if !strings.ContainsFunc(cut, endsCut) {
			t.Errorf("%s has no letter by which it is found", cut)
		}
		if got, ok := readTitle([]rune(cut + "青山县2024年政府信息公开工作年度报告")); !ok || got.agency != "青山县" || got.year != 2024 {
			t.Errorf("behind %s: %v %+v", cut, ok, got)
		}
	}
}
