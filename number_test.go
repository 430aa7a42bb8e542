// This file tests exact numbers.

package gongkai

import (
	"math"
	"slices"
	"strings"
	"testing"
)

func TestParseNumber(t *testing.T) {
	for _, x := range []struct {
		in    string
		want  string // what String gives; "" where in is no number
		whole int64
		isInt bool
	}{
		{"0", "0", 0, true},
		{"-0", "0", 0, true},
		{"+0", "0", 0, true},
		{"7", "7", 7, true},
		{"+7", "7", 7, true},
		{"-26", "-26", -26, true},
		{"007", "7", 7, true},
		{"680.8820", "680.8820", 0, false},
		{"680.00", "680.00", 680, true},
		{"-0.5", "-0.5", 0, false},
		{"0.05", "0.05", 0, false},
		{"0.0", "0.0", 0, true},
		{"12.50", "12.50", 0, false},
		{"100.0", "100.0", 100, true},
		{"-100.0", "-100.0", -100, true},
		{strings.Repeat("9", 18), strings.Repeat("9", 18), 999999999999999999, true},
		{"-" + strings.Repeat("9", 18), "-" + strings.Repeat("9", 18), -999999999999999999, true},
		{"1" + strings.Repeat("0", 17), "1" + strings.Repeat("0", 17), 100000000000000000, true},
		{"12345678901234567.8", "12345678901234567.8", 0, false},
		{"0." + strings.Repeat("0", 17) + "1", "0." + strings.Repeat("0", 17) + "1", 0, false},
		{strings.Repeat("0", 40) + "5", "5", 5, true}, // zeros in front are no digits of the number

		{in: ""},
		{in: "-"},
		{in: "+"},
		{in: "."},
		{in: ".5"},
		{in: "5."},
		{in: "1..2"},
		{in: "1.2.3"},
		{in: "1,234"},
		{in: "--1"},
		{in: "+-1"},
		{in: "1-"},
		{in: " 1"},
		{in: "1 "},
		{in: "1e3"},
		{in: "0x1"},
		{in: "１"},
		{in: "一"},
		{in: "NaN"},
		{in: "1\x00"},
		{in: "1_0"},
		{in: strings.Repeat("9", 19)},
		{in: "1" + strings.Repeat("0", 18)},
		{in: "9223372036854775807"},
		{in: "123456789012345678.9"},
		{in: "0." + strings.Repeat("0", 18) + "1"},
		{in: strings.Repeat("9", 1000)},
	} {
		n, err := ParseNumber(x.in)
		if x.want == "" {
			if err == nil {
				t.Errorf("%.40q is read as %v", x.in, n)
			} else if n != (Number{}) {
				t.Errorf("%.40q: %v beside the error %v", x.in, n, err)
			} else if len(err.Error()) > 200 {
				t.Errorf("%.40q: the error has %d bytes", x.in, len(err.Error()))
			}
			continue
		}
		if err != nil {
			t.Errorf("%.40q: %v", x.in, err)
			continue
		}
		if n.String() != x.want {
			t.Errorf("%q is read as %v, want %s", x.in, n, x.want)
		}
		if again, err := ParseNumber(n.String()); err != nil || again != n {
			t.Errorf("%q: %v is read as %v, error %v", x.in, n, again, err)
		}
		if whole, ok := n.Int64(); whole != x.whole || ok != x.isInt {
			t.Errorf("%q as an integer: %d, %v; want %d, %v", x.in, whole, ok, x.whole, x.isInt)
		}
	}
}

func TestInt(t *testing.T) {
	for _, n := range []int64{0, 1, -1, 42, math.MaxInt64, math.MinInt64} {
		if got, ok := Int(n).Int64(); got != n || !ok {
			t.Errorf("%d comes back as %d, %v", n, got, ok)
		}
	}
	if Int(0) != (Number{}) {
		t.Error("0 is not the zero value")
	}
	if got := Int(math.MinInt64).String(); got != "-9223372036854775808" {
		t.Errorf("the least integer is written %s", got)
	}
}

func TestCmp(t *testing.T) {
	// each group holds equal numbers, and is less than the next
	groups := [][]string{
		{"-999999999999999999"},
		{"-12.50", "-12.5"},
		{"-12.4999"},
		{"-12"},
		{"-1", "-1.0", "-1.00"},
		{"-0.5"},
		{"-0.000000000000000001"},
		{"0", "-0", "0.0", "0.000000000000000000"},
		{"0.000000000000000001"},
		{"0.09"},
		{"0.1", "0.10"},
		{"0.100000000000000001"},
		{"0.9"},
		{"1", "1.0", "1.00000000000000000"},
		{"1.00000000000000001"},
		{"2"},
		{"10"},
		{"680.882", "680.8820"},
		{"12345678901234567.8"},
		{"999999999999999999"},
	}
	for i, g := range groups {
		for j, h := range groups {
			want := 0
			switch {
			case i < j:
				want = -1
			case i > j:
				want = 1
			}
			for _, a := range g {
				for _, b := range h {
					if got := number(t, a).Cmp(number(t, b)); got != want {
						t.Errorf("%s against %s: %d, want %d", a, b, got, want)
					}
				}
			}
		}
	}
	for _, x := range []struct {
		a, b Number
		want int
	}{
		{Int(math.MaxInt64), number(t, "0.000000000000000001"), 1},
		{Int(math.MinInt64), number(t, "-0.000000000000000001"), -1},
		{Int(math.MinInt64), Int(math.MaxInt64), -1},
		{Int(math.MinInt64), Int(math.MinInt64), 0},
	} {
		if got := x.a.Cmp(x.b); got != x.want {
			t.Errorf("%v against %v: %d, want %d", x.a, x.b, got, x.want)
		}
	}
}

func TestAddSub(t *testing.T) {
	greatest := strings.Repeat("9", 18)
	for _, x := range []struct {
		a, b, sum string // "" where the sum is no Number
	}{
		{"0", "0", "0"},
		{"2", "-2", "0"},
		{"680.8820", "0.1180", "681"},
		{"680.8820", "1", "681.882"},
		{"-0.5", "0.05", "-0.45"},
		{"0.1", "0.2", "0.3"},
		{greatest, "1", "1000000000000000000"},
		{greatest, "-" + greatest, "0"},
		{"0.000000000000000001", "0.000000000000000001", "0.000000000000000002"},
		{greatest, "0.000000000000000001", ""},
		{"99", "0.000000000000000001", ""},
	} {
		a, b := number(t, x.a), number(t, x.b)
		for _, y := range [][2]Number{{a, b}, {b, a}} {
			sum, ok := y[0].Add(y[1])
			if ok != (x.sum != "") {
				t.Errorf("%v + %v: %v, %v", y[0], y[1], sum, ok)
				continue
			}
			if !ok {
				continue
			}
			want, err := readNumber(x.sum)
			if err != nil {
				t.Fatal(err)
			}
			if sum.Cmp(want) != 0 {
				t.Errorf("%v + %v is %v, want %v", y[0], y[1], sum, want)
			}
			if back, ok := sum.Sub(y[1]); !ok || back.Cmp(y[0]) != 0 {
				t.Errorf("%v - %v is %v, %v; want %v", sum, y[1], back, ok, y[0])
			}
		}
	}
	for _, x := range [][2]int64{{math.MaxInt64, 1}, {math.MinInt64, -1}, {math.MaxInt64, math.MaxInt64}, {math.MinInt64, math.MinInt64}} {
		if sum, ok := Int(x[0]).Add(Int(x[1])); ok {
			t.Errorf("%d + %d is %v", x[0], x[1], sum)
		}
	}
	for _, x := range [][2]int64{{math.MinInt64, 1}, {math.MaxInt64, -1}, {0, math.MinInt64}} {
		if difference, ok := Int(x[0]).Sub(Int(x[1])); ok {
			t.Errorf("%d - %d is %v", x[0], x[1], difference)
		}
	}
	if d, ok := Int(-1).Sub(Int(math.MinInt64)); !ok || d != Int(math.MaxInt64) {
		t.Errorf("-1 less the least integer is %v, %v", d, ok)
	}
}

func TestSign(t *testing.T) {
	for s, want := range map[string]int{"-3": -1, "-0.01": -1, "0": 0, "-0": 0, "-0.00": 0, "0.01": 1, "3": 1} {
		if got := number(t, s).Sign(); got != want {
			t.Errorf("sign of %s is %d", s, got)
		}
	}
	if !slices.IsSortedFunc([]Number{Int(-2), Int(-1), {}, Int(1)}, Number.Cmp) {
		t.Error("Cmp does not sort")
	}
}
