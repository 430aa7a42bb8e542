// This file is the sums room of Number: exact addition, which says so where a
// result does not fit.

package gongkai

import "math"

// Add returns n + m, and whether it fits a Number. It has the decimals of the
// operand that has more.
func (n Number) Add(m Number) (Number, bool) {
	a, b := n.unscaled, m.unscaled
	scale := max(n.scale, m.scale)
	a, okA := raise(a, scale-n.scale)
	b, okB := raise(b, scale-m.scale)
	if !okA || !okB || b > 0 && a > math.MaxInt64-b || b < 0 && a < math.MinInt64-b {
		return Number{}, false
	}
	return Number{unscaled: a + b, scale: scale}, true
}

// Sub returns n - m, and whether it fits a Number.
func (n Number) Sub(m Number) (Number, bool) {
	a, b := n.unscaled, m.unscaled
	scale := max(n.scale, m.scale)
	a, okA := raise(a, scale-n.scale)
	b, okB := raise(b, scale-m.scale)
	if !okA || !okB || b < 0 && a > math.MaxInt64+b || b > 0 && a < math.MinInt64+b {
		return Number{}, false
	}
	return Number{unscaled: a - b, scale: scale}, true
}

// raise returns v × 10^k, and whether it fits.
func raise(v int64, k uint8) (int64, bool) {
	if v == 0 {
		return 0, true
	}
	for range k {
		if v > math.MaxInt64/10 || v < math.MinInt64/10 {
			return 0, false
		}
		v *= 10
	}
	return v, true
}
