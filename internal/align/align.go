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
	n       int
	word    int     // in which masks it stands
	full    uint64  // and its bits in them
	letters []uint8 // as small numbers, 0 for those that do not count
}

// masks tell where in the wordings a letter stands. Short wordings share one,
// with a bit between them.
type masks [maxAlts]uint64

type label struct {
	alts    []wording
	class   [alphabet]uint16 // what each letter is to the label: foreign, free, or the index of its masks
	masks   []masks
	words   int   // how many of each masks are in use
	between masks // the bits between wordings
	own     set   // letters of the label
	known   set   // the same and the free ones
	mark    int
	longest int // letters of the longest wording
}

// Classes of letters; those of the label itself have higher ones.
const (
	foreignLetter = iota
	freeLetter    // it may stand among it at no cost, and is none of the label's own
	ownLetters
)

// maskOf returns the masks of a letter of the label.
func (l *label) maskOf(x uint8) *masks {
	if l.class[x] < ownLetters {
		l.class[x] = uint16(len(l.masks))
		l.masks = append(l.masks, masks{})
	}
	return &l.masks[l.class[x]]
}

// start returns masks with no letter of the wordings found.
func (l *label) start() (v masks) {
	for w := range v {
		v[w] = ^l.between[w]
	}
	return v
}

// take finds a letter of that class in the wordings, in order: v tells which of
// their letters have not been found. The longest part in common is found for all
// wordings at once, as the sum carries no further than to the bit between two.
func (l *label) take(v *masks, class uint16) {
	m := &l.masks[class]
	t := v[0] & m[0]
	v[0] = ((v[0] + t) | (v[0] - t)) &^ l.between[0]
	for w := 1; w < l.words; w++ {
		t := v[w] & m[w]
		v[w] = ((v[w] + t) | (v[w] - t)) &^ l.between[w]
	}
}

// A set is a set of letters.
type set [alphabet / 64]uint64

func (s *set) add(x uint8) { s[x>>6] |= 1 << (x & 63) }

// meets reports whether some of s are in o.
func (s *set) meets(o *set) bool {
	return s[0]&o[0]|s[1]&o[1]|s[2]&o[2]|s[3]&o[3] != 0
}

// within reports whether all of s are in o.
func (s *set) within(o *set) bool {
	return s[0]&^o[0]|s[1]&^o[1]|s[2]&^o[2]|s[3]&^o[3] == 0
}

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
		c := label{mark: l.Mark, masks: make([]masks, ownLetters)}
		own := map[uint8]bool{}
		used := 0 // bits of the masks that are filled
		for _, k := range l.Keys {
			if len(k) > 64 {
				k = k[:64]
			}
			w := wording{n: len(k), letters: make([]uint8, len(k))}
			first := 0 // bit of its first letter
			if len(c.alts) < maxAlts {
				if c.words == 0 || used+len(k) > 64 {
					c.words++
					used = 0
				}
				first = used
				w.word, w.full = c.words-1, (1<<uint(len(k))-1)<<uint(first)
				if used += len(k) + 1; used <= 64 {
					c.between[w.word] |= 1 << uint(used-1)
				}
			}
			for i, r := range k {
				x := id(r)
				w.letters[i] = x
				own[x] = true
				if x != 0 && len(c.alts) < maxAlts {
					c.maskOf(x)[w.word] |= 1 << uint(first+i)
				}
			}
			if len(c.alts) < maxAlts {
				c.alts = append(c.alts, w)
				c.longest = max(c.longest, w.n)
			}
			if len(k) >= minWhole {
				m.whole[string(w.letters)] = true
			}
		}
		for x := range own {
			if x != 0 {
				c.own.add(x)
			}
		}
		c.known = c.own
		for _, r := range l.Free {
			if x := id(r); !own[x] && x != 0 {
				c.class[x] = freeLetter
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
	tops                     []int32
	slab                     []uint8
	sets                     []set
	whole                    []bool
	clean                    []int32
}

// sized returns a slice of n elements in the memory of s; what they hold is not
// known.
func sized[T any](s []T, n int) []T { return slices.Grow(s[:0], n)[:n] }

// Place places the labels on the units and returns a run for each label and the
// score of all. It takes time and room in proportion to the units.
//
// The labels are placed twice. First only runs in which nothing is foreign
// count, which is quick; their score bounds from below what there is to reach.
// Then those runs are left out with which, at best, less than that is reached,
// or less than without them: most of them all.
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
	buf.best, buf.back, buf.tops = sized(buf.best, 2*w), sized(buf.back, rows*w), sized(buf.tops, rows)
	best, back, tops := buf.best, buf.back, buf.tops
	rest := int32(0) // what the labels not yet placed can add at most
	for i := range rows {
		tops[i] = p.top(&m.labels[i])
		rest += tops[i]
	}
	least := p.plain(best, back[:w])
	clear(best)
	for i := range rows {
		l := &m.labels[i]
		prev, cur := best[i%2*w:][:w], best[(i+1)%2*w:][:w]
		bk := back[i*w : (i+1)*w]
		copy(cur, prev)
		clear(bk) // skipRow
		from, _ := slices.BinarySearch(prev, least-rest)
		rest -= tops[i]
		if from >= n {
			continue
		}
		for k := from; k < n; k++ {
			if k > 0 && cur[k-1] > cur[k] { // all runs that end here are known
				cur[k] = cur[k-1]
				bk[k] = skipUnit
			}
			room := prev[k] + tops[i] - max(cur[k], least-rest)
			if room < 0 {
				continue
			}
			if room /= -foreign; p.other[k] <= room && p.mayStart(l, k, int(room)) {
				p.extend(l, k, prev[k], int(room), cur, bk)
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
			runs[i-1] = p.describe(&m.labels[i-1], int(b)-1, j)
			i, j = i-1, int(b)-1
		}
	}
	return runs, score
}

// plain returns the score of the labels where only runs count in which nothing
// is foreign.
func (p *placing) plain(best, back []int32) int32 {
	n, w := len(p.units), len(p.units)+1
	clear(best)
	for i := range p.m.labels {
		l := &p.m.labels[i]
		prev, cur := best[i%2*w:][:w], best[(i+1)%2*w:][:w]
		copy(cur, prev)
		for _, k := range p.clean {
			if s := &p.sets[k]; s.within(&l.known) && s.meets(&l.own) {
				p.extend(l, int(k), prev[k], 0, cur, back)
			}
		}
		for k := 1; k < w; k++ {
			cur[k] = max(cur[k], cur[k-1])
		}
	}
	return best[len(p.m.labels)%2*w+n]
}

// top returns what a label can add to the score at most, seeing which letters
// there are.
func (p *placing) top(l *label) int32 {
	top := int32(0)
	for a := range l.alts {
		w := &l.alts[a]
		c := 0
		for _, x := range w.letters {
			if p.seen[x>>6]>>(x&63)&1 != 0 {
				c++
			}
		}
		if c*10 >= w.n*6 {
			top = max(top, int32(c*found+(w.n-c)*missing))
		}
	}
	if top += slots; l.mark != 0 {
		top += marked
	}
	return top
}

// What stands in place of the unit where a run starts, from 1, where no run ends.
const (
	skipUnit = -1
	skipRow  = 0
)

// A placing is one list of units being read.
type placing struct {
	m     *Matcher
	units []Unit
	slab  []uint8 // the letters of all units as small numbers
	start []int32 // where those of each unit begin
	sets  []set   // which letters each holds
	seen  set     // which any does
	other []int32 // how many of each belong to no label
	whole []bool  // which are a label, whole and alone
	clean []int32 // the units whose letters all belong to labels
}

func (p *placing) spell(buf *Buffer) {
	n := len(p.units)
	p.slab = buf.slab[:0]
	p.start, p.other, p.sets = sized(buf.start, n+1), sized(buf.other, n), sized(buf.sets, n)
	clear(p.other)
	clear(p.sets)
	p.whole, p.clean = sized(buf.whole, n), buf.clean[:0]
	clear(p.whole)
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
			}
			p.slab = append(p.slab, x)
		}
		if p.other[i] == 0 {
			p.clean = append(p.clean, int32(i))
			p.whole[i] = p.m.whole[string(p.slab[p.start[i]:])]
		}
	}
	for i := range p.sets {
		for k, x := range p.sets[i] {
			p.seen[k] |= x
		}
	}
	p.start[n] = int32(len(p.slab))
	buf.whole, buf.clean = p.whole, p.clean
	buf.slab, buf.start, buf.other, buf.sets = p.slab, p.start, p.other, p.sets
}

// mayStart reports false where no run of the label with so many foreign letters
// can start at a unit: it shares none with it, holds too many others, or is
// another label.
func (p *placing) mayStart(l *label, k, room int) bool {
	if room = min(room, l.longest/2+1); int(p.other[k]) > room || !p.sets[k].meets(&l.own) {
		return false
	}
	others := p.others(l, k)
	return others <= room && !(others > 0 && p.whole[k])
}

// others returns how many letters at least of unit k nothing explains.
func (p *placing) others(l *label, k int) int {
	s := &p.sets[k]
	n := int(p.other[k])
	if s.within(&l.known) {
		return n
	}
	for i := range s {
		if x := s[i] &^ l.known[i]; x != 0 {
			n += bits.OnesCount64(x)
		}
	}
	return n
}

// extend enters every run of the label that starts at unit k and is worth
// something: its score, with that of what stands before it, where it ends. Runs
// with more than so many foreign letters are left out.
func (p *placing) extend(l *label, k int, before int32, room int, cur, back []int32) {
	units, slab, start := p.units, p.slab, p.start
	v, between := l.start(), l.between[0]
	alts := l.alts
	length, free, last := 0, 0, 0
	longest := l.longest
	room = min(room, longest/2+1)
	slot, mark, other := 0, false, false
	least := 0 // letters at least that nothing explains
	for j := k; j < len(units) && j < k+maxSpan; j++ {
		u := &units[j]
		if u.Barrier || u.Break && j > k {
			return
		}
		others := p.others(l, j)
		if least += others; least > room || others > 0 && p.whole[j] {
			return // too much that the label does not hold, or another label
		}
		for _, x := range slab[start[j]:start[j+1]] {
			length++
			c := l.class[x]
			if c < ownLetters {
				free += int(c) // which is freeLetter, or none
				continue
			}
			m := &l.masks[c] // as in take
			t := v[0] & m[0]
			v[0] = ((v[0] + t) | (v[0] - t)) &^ between
			for w := 1; w < l.words; w++ {
				t := v[w] & m[w]
				v[w] = ((v[w] + t) | (v[w] - t)) &^ l.between[w]
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
			c := bits.OnesCount64(^v[alts[a].word] & alts[a].full)
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
				cur[j+1], back[j+1] = s, int32(k+1)
			}
		}
		if length-topCover-free > room {
			return // too much that the label does not hold already
		}
		if j == k && length == longest && exact(alts, &v, length) {
			return // the whole label; more can only spoil it
		}
	}
}

// exact reports whether the letters so far are a wording and nothing else.
func exact(alts []wording, v *masks, length int) bool {
	for a := range alts {
		if alts[a].n == length && v[alts[a].word]&alts[a].full == 0 {
			return true
		}
	}
	return false
}

func allFree(l *label, letters []uint8) bool {
	for _, x := range letters {
		if l.class[x] != freeLetter {
			return false
		}
	}
	return true
}

func (p *placing) describe(l *label, from, to int) Run {
	units, slab, start := p.units, p.slab, p.start
	r := Run{From: from, To: to}
	v := l.start()
	length, free := 0, 0
	for _, x := range slab[start[from]:start[to]] {
		length++
		if c := l.class[x]; c >= ownLetters {
			l.take(&v, c)
		} else {
			free += int(c)
		}
	}
	bestScore := -1 << 30
	for a := range l.alts {
		w := &l.alts[a]
		c := bits.OnesCount64(^v[w.word] & w.full)
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
