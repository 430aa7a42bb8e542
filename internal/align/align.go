// Package align ties labels to text: it places a list of labels, in order, on a
// list of units of text, where a label can be wrapped, split, or mixed with
// other words. It knows nothing of any form but the labels it is given.
package align

import (
	"math/bits"
)

// A Label is what should be found.
type Label struct {
	Keys [][]rune // wordings, at least one; 64 letters at most count
	Free []rune   // letters that may stand among it at no cost
	Mark int      // number of its item mark; 0 for none
}

// A Unit is a piece of text in reading order.
type Unit struct {
	Key     []rune
	Mark    int  // number of its item mark; 0 for none
	Slots   int  // figures and empty cells between it and the next unit
	Barrier bool // it is part of no label
	Break   bool // no label goes on from the unit before it
}

// A Run says where a label was placed: on the units from From to before To.
// From equals To where it was not.
type Run struct {
	From, To int
	Letters  int  // letters of the label
	Covered  int  // letters of it that were found, in order
	Foreign  int  // letters of the units that nothing explains
	Marked   bool // its item mark was seen
}

// Placed reports whether the label was placed.
func (r Run) Placed() bool { return r.To > r.From }

const (
	maxSpan  = 48 // units a label may be spread over
	alphabet = 256
)

type wording struct {
	n    int
	full uint64
	mask [alphabet]uint64
}

type label struct {
	alts []wording
	free [alphabet]bool // free letters that are not letters of the label
	mark int
}

// A Matcher places one list of labels. It does not change, and may be used by
// many at once.
type Matcher struct {
	index  [1 << 16]uint8 // letters that occur in labels, from 1
	labels []label
}

// New compiles the labels. At most 255 different letters count.
func New(labels []Label) *Matcher {
	m := &Matcher{}
	n := 0
	id := func(r rune) uint8 {
		if r < 0 || r >= 1<<16 {
			return 0
		}
		if m.index[r] == 0 && n < alphabet-1 {
			n++
			m.index[r] = uint8(n)
		}
		return m.index[r]
	}
	for _, l := range labels {
		c := label{mark: l.Mark}
		own := map[uint8]bool{}
		for _, k := range l.Keys {
			if len(k) > 64 {
				k = k[:64]
			}
			w := wording{n: len(k), full: 1<<uint(len(k)) - 1}
			if len(k) == 64 {
				w.full = ^uint64(0)
			}
			for i, r := range k {
				x := id(r)
				own[x] = true
				w.mask[x] |= 1 << uint(i)
			}
			w.mask[0] = 0
			c.alts = append(c.alts, w)
		}
		for _, r := range l.Free {
			if x := id(r); !own[x] {
				c.free[x] = true
			}
		}
		m.labels = append(m.labels, c)
	}
	return m
}

// Len returns the number of labels.
func (m *Matcher) Len() int { return len(m.labels) }

// weights: a letter found, a letter missing, a letter that nothing explains
const (
	found   = 4
	missing = -3
	foreign = -4
	slots   = 5
	marked  = 3
	misMark = -2
)

// Place places the labels on the units and returns a run for each label and the
// score of all. It takes time and room in proportion to the units.
func (m *Matcher) Place(units []Unit) ([]Run, int) {
	n, rows := len(units), len(m.labels)
	runs := make([]Run, rows)
	if n == 0 || rows == 0 {
		return runs, 0
	}
	// letters as small numbers, one slab
	total := 0
	for i := range units {
		total += len(units[i].Key)
	}
	slab := make([]uint8, 0, total)
	start := make([]int32, n+1)
	for i := range units {
		start[i] = int32(len(slab))
		if !units[i].Barrier {
			for _, r := range units[i].Key {
				var x uint8
				if r >= 0 && r < 1<<16 {
					x = m.index[r]
				}
				slab = append(slab, x)
			}
		}
	}
	start[n] = int32(len(slab))

	type from struct {
		k   int32 // the run starts at unit k; -1: no run ends here
		row bool  // skip the label rather than the unit
	}
	w := n + 1
	best := make([]int32, (rows+1)*w)
	back := make([]from, (rows+1)*w)
	for i := range back {
		back[i].k = -1
	}
	for i := range rows {
		l := &m.labels[i]
		prev, cur := best[i*w:(i+1)*w], best[(i+1)*w:(i+2)*w]
		bk := back[(i+1)*w : (i+2)*w]
		copy(cur, prev)
		for j := range bk {
			bk[j].row = true
		}
		for k := range n {
			if k > 0 && cur[k-1+0] > cur[k] {
				// carried below, once all runs into k are known
				cur[k] = cur[k-1]
				bk[k] = from{k: -1}
			}
			if units[k].Barrier || start[k] == start[k+1] {
				continue
			}
			m.extend(l, units, slab, start, k, func(j int, s int32) {
				if s += prev[k]; s > cur[j] {
					cur[j] = s
					bk[j] = from{k: int32(k)}
				}
			})
		}
		if cur[n-1] > cur[n] {
			cur[n] = cur[n-1]
			bk[n] = from{k: -1}
		}
	}
	score := int(best[rows*w+n])
	for i, j := rows, n; i > 0; {
		b := back[i*w+j]
		switch {
		case b.k >= 0:
			runs[i-1] = m.describe(i-1, units, slab, start, int(b.k), j)
			i, j = i-1, int(b.k)
		case b.row:
			i--
		default:
			j--
		}
	}
	return runs, score
}

// extend reports every run of the label that starts at unit k and is worth
// something: where it ends, and its score.
func (m *Matcher) extend(l *label, units []Unit, slab []uint8, start []int32, k int, yield func(j int, s int32)) {
	var v [4]uint64
	alts := l.alts
	if len(alts) > len(v) {
		alts = alts[:len(v)]
	}
	for a := range alts {
		v[a] = ^uint64(0)
	}
	length, free, last := 0, 0, 0
	longest := 0
	for a := range alts {
		longest = max(longest, alts[a].n)
	}
	slot, mark, other := 0, false, false
	for j := k; j < len(units) && j < k+maxSpan; j++ {
		u := &units[j]
		if u.Barrier || u.Break && j > k {
			return
		}
		for _, x := range slab[start[j]:start[j+1]] {
			length++
			if l.free[x] && x != 0 {
				free++
			}
			for a := range alts {
				mk := alts[a].mask[x]
				t := v[a] & mk
				v[a] = (v[a] + t) | (v[a] - t)
			}
		}
		if u.Mark != 0 && l.mark != 0 {
			if u.Mark == l.mark {
				mark = true
			} else if j == k {
				other = true
			}
		}
		// a piece of the group's label before the figures goes with the row
		carries := slot == 0 && u.Slots > 0 && j > k && start[j+1] > start[j] && allFree(l, slab[start[j]:start[j+1]])
		slot += u.Slots
		top, topCover := int32(-1<<30), 0
		for a := range alts {
			c := bits.OnesCount64(^v[a] & alts[a].full)
			topCover = max(topCover, c)
			n := alts[a].n
			if c*10 < n*6 || n <= 4 && c < n {
				continue
			}
			f := max(0, length-c-free)
			if f*2 > n+2 || n <= 2 && (f > 0 || other) {
				continue
			}
			if s := int32(c*found + (n-c)*missing + f*foreign); s > top {
				top = s
			}
		}
		grew := topCover > last
		if topCover == 0 || j == k && !grew {
			return // a run starts with a unit of the label
		}
		last = max(last, topCover)
		if (grew || carries) && top > 0 {
			if slot > 0 {
				top += slots
			}
			if mark {
				top += marked
			} else if other {
				top += misMark
			}
			yield(j+1, top)
		}
		if length-topCover-free > longest/2+1 {
			return // too much that the label does not hold already
		}
		if j == k && length == longest && exact(alts, v[:len(alts)], length) {
			return // the whole label; more can only spoil it
		}
	}
}

// exact reports whether the letters so far are a wording and nothing else.
func exact(alts []wording, v []uint64, length int) bool {
	for a := range alts {
		if alts[a].n == length && bits.OnesCount64(^v[a]&alts[a].full) == length {
			return true
		}
	}
	return false
}

func allFree(l *label, letters []uint8) bool {
	for _, x := range letters {
		if x == 0 || !l.free[x] {
			return false
		}
	}
	return true
}

func (m *Matcher) describe(i int, units []Unit, slab []uint8, start []int32, from, to int) Run {
	l := &m.labels[i]
	r := Run{From: from, To: to}
	bestScore := -1 << 30
	for a := range l.alts {
		w := &l.alts[a]
		v := ^uint64(0)
		length, free := 0, 0
		for _, x := range slab[start[from]:start[to]] {
			length++
			if l.free[x] && x != 0 {
				free++
			}
			t := v & w.mask[x]
			v = (v + t) | (v - t)
		}
		c := bits.OnesCount64(^v & w.full)
		f := max(0, length-c-free)
		if s := c*found + (w.n-c)*missing + f*foreign; s > bestScore {
			bestScore = s
			r.Letters, r.Covered, r.Foreign = w.n, c, f
		}
	}
	for j := from; j < to; j++ {
		if l.mark != 0 && units[j].Mark == l.mark {
			r.Marked = true
		}
	}
	return r
}
