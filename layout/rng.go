// This file is the dice room: numbers drawn from a seed, the same on every
// machine and with every Go.

package layout

// A rng is the generator splitmix64.
type rng uint64

func seeded(seed, use uint64) rng { return rng(seed*0x9e3779b97f4a7c15 + use*0xd1342543de82ef95) }

func (r *rng) next() uint64 {
	*r += 0x9e3779b97f4a7c15
	x := uint64(*r)
	x = (x ^ x>>30) * 0xbf58476d1ce4e5b9
	x = (x ^ x>>27) * 0x94d049bb133111eb
	return x ^ x>>31
}

// n returns a number from 0 to n-1.
func (r *rng) n(n int) int {
	if n <= 1 {
		return 0
	}
	return int(r.next() >> 33 % uint64(n))
}

// chance is true so many times in a hundred.
func (r *rng) chance(percent int) bool { return r.n(100) < percent }

func pick[T any](r *rng, of []T) T { return of[r.n(len(of))] }
