package gongkai

import "testing"

func TestColumnFits(t *testing.T) {
	for _, x := range []struct {
		kind  Kind
		text  string
		value int64
		fits  bool
	}{
		{Count, "34", 34, true},
		{Count, "-34", -34, false},
		{Count, "+34", 34, false},
		{Count, "＋34", 34, false},
		{Amount, "+34", 34, false},
		{Change, "-34", -34, true},
		{Change, "+34", 34, true},
	} {
		c := Column{Kind: x.kind}
		if got := c.fits(&Cell{State: Given, Text: x.text, Value: Int(x.value)}); got != x.fits {
			t.Errorf("%v, %s: %v", x.kind, x.text, got)
		}
	}
}
