// Package align ties labels to text: it places a list of labels, in order, on a
// list of units of text, where a label can be wrapped, split, or mixed with
// other words. It knows nothing of any form but the labels it is given.
package align

import (
	"math/bits"
	"slices"
)

// A Label is what should be found.
type Label struct {
	Keys [][]rune // wordings, at least one; four, and 64 letters of each, count
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
	maxAlts  = 4  // wordings of a label that count
	minWhole = 4  // letters of a wording that stands for itself wherever it stands alone
	alphabet = 256
)

type wording struct {
	n    int
	full uint64
}

// masks tells for each wording where in it a letter stands.
type masks [maxAlts]uint64

type label struct {
	alts    []wording
	mask    [alphabet]masks
	free    [alphabet]bool // free letters that are not letters of the label
	own     set            // letters of the label
	known   set            // the same and the free ones
	mark    int
	longest int // letters of the longest wording
}

// A set is a set of letters.
type set [alphabet / 64]uint64

func (s *set) add(x uint8) { s[x>>6] |= 1 << (x & 63) }

// A Matcher places one list of labels. It does not change, and may be used by
// many at once.
type Matcher struct {
	index  [1 << 16]uint8 // letters that occur in labels, from 1
	labels []label
	whole  map[string]bool // the wordings, in letters
}

// New compiles the labels. At most 255 different letters count.
func New(labels []Label) *Matcher {
	m := &Matcher{whole: map[string]bool{}}
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
				if x != 0 && len(c.alts) < maxAlts {
					c.mask[x][len(c.alts)] |= 1 << uint(i)
				}
			}
			if len(c.alts) < maxAlts {
				c.alts = append(c.alts, w)
				c.longest = max(c.longest, w.n)
			}
			if len(k) >= minWhole {
				letters := make([]byte, len(k))
				for i, r := range k {
					letters[i] = id(r)
				}
				m.whole[string(letters)] = true
			}
		}
		for x := range own {
			if x != 0 {
				c.own.add(x)
			}
		}
		c.known = c.own
		for _, r := range l.Free {
			if x := id(r); !own[x] {
				c.free[x] = true
				c.known.add(x)
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

// A Buffer is working memory that may be used for one call after another, but
// not for two at once. The zero value is ready.
type Buffer struct {
	best, back, start, other []int32
	slab                     []uint8
	sets                     []set
	whole                    []bool
	has, may                 []uint64
}

// sized returns a slice of n elements in the memory of s; what they hold is not
// known.
func sized[T any](s []T, n int) []T { return slices.Grow(s[:0], n)[:n] }

// Place places the labels on the units and returns a run for each label and the
// score of all. It takes time and room in proportion to the units.
func (m *Matcher) Place(units []Unit, buf *Buffer) ([]Run, int) {
	n, rows := len(units), len(m.labels)
	runs := make([]Run, rows)
	if n == 0 || rows == 0 {
		return runs, 0
	}
	p := placing{m: m, units: units}
	p.spell(buf)
	w := n + 1
	// best holds the scores of the labels so far, up to each unit, and of those
	// before; back tells for all how they came about
	buf.best, buf.back = sized(buf.best, 2*w), sized(buf.back, rows*w)
	best, back := buf.best, buf.back
	clear(best)
	for i := range rows {
		l := &m.labels[i]
		prev, cur := best[i%2*w:][:w], best[(i+1)%2*w:][:w]
		bk := back[i*w : (i+1)*w]
		copy(cur, prev)
		for j := range bk {
			bk[j] = skipRow
		}
		may := p.sharing(l)
		for k := range n {
			if k > 0 && cur[k-1] > cur[k] { // all runs that end here are known
				cur[k] = cur[k-1]
				bk[k] = skipUnit
			}
			if may[k>>6]>>(k&63)&1 != 0 && p.mayStart(l, k) {
				p.extend(l, k, prev[k], cur, bk)
			}
		}
		if cur[n-1] > cur[n] {
			cur[n] = cur[n-1]
			bk[n] = skipUnit
		}
	}
	score := int(best[rows%2*w+n])
	for i, j := rows, n; i > 0; {
		switch b := back[(i-1)*w+j]; b {
		case skipRow:
			i--
		case skipUnit:
			j--
		default:
			runs[i-1] = p.describe(&m.labels[i-1], int(b), j)
			i, j = i-1, int(b)
		}
	}
	return runs, score
}

// What stands in place of the unit where a run starts, where no run ends.
const (
	skipUnit = -1
	skipRow  = -2
)

// A placing is one list of units being read.
type placing struct {
	m     *Matcher
	units []Unit
	slab  []uint8  // the letters of all units as small numbers
	start []int32  // where those of each unit begin
	sets  []set    // which letters each holds
	other []int32  // how many of each belong to no label
	whole []bool   // which are a label, whole and alone
	words int      // length of a set of units
	has   []uint64 // for each letter the set of units that hold it
	may   []uint64
}

func (p *placing) spell(buf *Buffer) {
	n := len(p.units)
	p.slab = buf.slab[:0]
	p.start, p.other, p.sets = sized(buf.start, n+1), sized(buf.other, n), sized(buf.sets, n)
	clear(p.other)
	clear(p.sets)
	p.words = (n + 63) / 64
	p.whole, p.has, p.may = sized(buf.whole, n), sized(buf.has, alphabet*p.words), sized(buf.may, p.words)
	clear(p.whole)
	clear(p.has)
	for i := range p.units {
		p.start[i] = int32(len(p.slab))
		if p.units[i].Barrier {
			continue
		}
		for _, r := range p.units[i].Key {
			var x uint8
			if r >= 0 && r < 1<<16 {
				x = p.m.index[r]
			}
			if x == 0 {
				p.other[i]++
			} else {
				p.sets[i].add(x)
				p.has[int(x)*p.words+i>>6] |= 1 << (i & 63)
			}
			p.slab = append(p.slab, x)
		}
		if p.other[i] == 0 {
			p.whole[i] = p.m.whole[string(p.slab[p.start[i]:])]
		}
	}
	p.start[n] = int32(len(p.slab))
	buf.whole, buf.has, buf.may = p.whole, p.has, p.may
	buf.slab, buf.start, buf.other, buf.sets = p.slab, p.start, p.other, p.sets
}

// sharing returns the set of units that share a letter with the label. It holds
// until the next call.
func (p *placing) sharing(l *label) []uint64 {
	clear(p.may)
	for i, own := range l.own {
		for ; own != 0; own &= own - 1 {
			x := i*64 + bits.TrailingZeros64(own)
			for w, units := range p.has[x*p.words : (x+1)*p.words] {
				p.may[w] |= units
			}
		}
	}
	return p.may
}

// mayStart reports false where no run of the label can start at a unit that
// shares a letter with it: it holds too many others, or is another label.
func (p *placing) mayStart(l *label, k int) bool {
	_, others := p.compare(l, k)
	return others <= l.longest/2+1 && !(others > 0 && p.whole[k])
}

// compare reports whether unit k shares a letter with the label, and how many
// letters at least it has that nothing explains.
func (p *placing) compare(l *label, k int) (shared bool, others int) {
	s := &p.sets[k]
	both := uint64(0)
	others = int(p.other[k])
	for i := range s {
		both |= s[i] & l.own[i]
		others += bits.OnesCount64(s[i] &^ l.known[i])
	}
	return both != 0, others
}

// extend enters every run of the label that starts at unit k and is worth
// something: its score, with that of what stands before it, where it ends.
func (p *placing) extend(l *label, k int, before int32, cur, back []int32) {
	units, slab, start := p.units, p.slab, p.start
	var v [maxAlts]uint64
	alts := l.alts
	for a := range alts {
		v[a] = ^uint64(0)
	}
	length, free, last := 0, 0, 0
	longest := l.longest
	slot, mark, other := 0, false, false
	least := 0 // letters at least that nothing explains
	for j := k; j < len(units) && j < k+maxSpan; j++ {
		u := &units[j]
		if u.Barrier || u.Break && j > k {
			return
		}
		shared, others := p.compare(l, j)
		if least += others; least > longest/2+1 || others > 0 && p.whole[j] {
			return // too much that the label does not hold, or another label
		}
		for _, x := range slab[start[j]:start[j+1]] {
			length++
			if l.free[x] && x != 0 {
				free++
			}
			if !shared {
				continue
			}
			mk := &l.mask[x]
			for a := range alts {
				t := v[a] & mk[a]
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
			if s := before + top; s > cur[j+1] {
				cur[j+1], back[j+1] = s, int32(k)
			}
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

func (p *placing) describe(l *label, from, to int) Run {
	units, slab, start := p.units, p.slab, p.start
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
			t := v & l.mask[x][a]
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
