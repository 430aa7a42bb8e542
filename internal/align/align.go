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
	maxSpan   = 48 // units a label may be spread over
	maxAlts   = 4  // wordings of a label that count
	maxLabels = 64 // labels that count
	minWhole  = 4  // letters of a wording that stands for itself wherever it stands alone
	alphabet  = 256
)

type wording struct {
	n       int
	set     set     // its letters
	again   int     // and how many come again
	word    int     // in which masks it stands
	full    uint64  // and its bits in them
	letters []uint8 // as small numbers, 0 for those that do not count
}

// masks tell where in the wordings a letter stands. Short wordings share one,
// with a bit between them.
type masks [maxAlts]uint64

type label struct {
	alts    []wording
	class   [alphabet]uint8 // what each letter is to the label: foreign, free, or the number of its masks
	masks   []uint64        // those of its letters, of each as many as are in use
	words   int             // how many that are
	between masks           // the bits between wordings
	known   set             // letters of the label, and the free ones
	mark    int
	longest int // letters of the longest wording
}

// Classes of letters; those of the label itself have higher ones.
const (
	foreignLetter = iota
	freeLetter    // it may stand among it at no cost, and is none of the label's own
	ownLetters
	classes = alphabet - ownLetters // letters of one label that count
)

// start returns masks with no letter of the wordings found.
func (l *label) start() (v masks) {
	for w := range v {
		v[w] = ^l.between[w]
	}
	return v
}

// read finds letters in the wordings, in order: v tells which of these have not been
// found. The longest part in common is found for all wordings at once, as the sum
// carries no further than to the bit between two. It returns how many of the letters
// are free.
func (l *label) read(v *masks, letters []uint8) (free int) {
	first, between, words := v[0], l.between[0], l.words
	for _, x := range letters {
		c := int(l.class[x])
		if c < ownLetters {
			free += c // which is freeLetter, or none
			continue
		}
		m := l.masks[(c-ownLetters)*words:]
		t := first & m[0]
		first = ((first + t) | (first - t)) &^ between
		for w := 1; w < words; w++ {
			t := v[w] & m[w]
			v[w] = ((v[w] + t) | (v[w] - t)) &^ l.between[w]
		}
	}
	v[0] = first
	return free
}

// A set is a set of letters.
type set [alphabet / 64]uint64

func (s *set) add(x uint8) { s[x>>6] |= 1 << (x & 63) }

func (s *set) has(x uint8) bool { return s[x>>6]>>(x&63)&1 != 0 }

// join adds the letters of o.
func (s *set) join(o *set) {
	for i := range s {
		s[i] |= o[i]
	}
}

// in returns how many of s are in o.
func (s *set) in(o *set) int {
	return bits.OnesCount64(s[0]&o[0]) + bits.OnesCount64(s[1]&o[1]) + bits.OnesCount64(s[2]&o[2]) + bits.OnesCount64(s[3]&o[3])
}

// without returns how many of s are not in o.
func (s *set) without(o *set) int {
	return bits.OnesCount64(s[0]&^o[0]) + bits.OnesCount64(s[1]&^o[1]) + bits.OnesCount64(s[2]&^o[2]) + bits.OnesCount64(s[3]&^o[3])
}

// A Matcher places one list of labels. It does not change, and may be used by
// many at once.
type Matcher struct {
	index  [1 << 16]uint8 // letters that occur in labels, from 1
	labels []label
	known  [alphabet]uint64 // by letter, the labels that know it, one bit each
	own    [alphabet]uint64 // and those of whose own letters it is
	whole  map[string]bool  // the wordings, in letters
}

// New compiles the labels. At most 64 labels and 255 different letters count.
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
		var all []masks // by class
		own := map[uint8]bool{}
		used := 0 // bits of the masks that are filled
		for _, k := range l.Keys {
			if len(k) > 64 {
				k = k[:64]
			}
			w := wording{n: len(k), letters: make([]uint8, len(k))}
			first := 0 // bit of its first letter
			counts := len(c.alts) < maxAlts
			if counts {
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
				if !w.set.has(x) {
					w.set.add(x)
				} else {
					w.again++
				}
				own[x] = true
				if x == 0 || !counts || c.class[x] == 0 && len(all) == classes {
					continue
				}
				if c.class[x] == 0 {
					c.class[x] = uint8(ownLetters + len(all))
					all = append(all, masks{})
				}
				all[c.class[x]-ownLetters][w.word] |= 1 << uint(first+i)
			}
			if counts {
				c.alts = append(c.alts, w)
				c.longest = max(c.longest, w.n)
			}
			if len(k) >= minWhole {
				m.whole[string(w.letters)] = true
			}
		}
		for i := range all {
			c.masks = append(c.masks, all[i][:c.words]...)
		}
		bit := uint64(1) << len(m.labels)
		for x := range own {
			if x != 0 {
				c.known.add(x)
				m.own[x] |= bit
				m.known[x] |= bit
			}
		}
		for _, r := range l.Free {
			if x := id(r); !own[x] && x != 0 {
				c.class[x] = freeLetter
				c.known.add(x)
				m.known[x] |= bit
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
	best, back []int32
	slab       []uint8
	spelled    []spelled
	sets       []set
	chain      []link
	runs       []run
	ladder     ladder
	placed     []Run
	letters    []rune
	met        [1 << 16 / 64]uint64 // letters, a bit each; none between calls
}

// sized returns a slice of n elements in the memory of s; what they hold is not
// known.
func sized[T any](s []T, n int) []T { return slices.Grow(s[:0], n)[:n] }

// Place places the labels on the units and returns a run for each label and the
// score of all. It takes time and room in proportion to the units. The runs hold until
// the next call with the same memory.
//
// The labels are placed twice. First only runs in which nothing is foreign
// count, which is quick; their score bounds from below what there is to reach.
// Then those runs are left out with which, at best, less than that is reached,
// or less than without them: most of them all. Where it is next to what all labels
// can add at most, these first runs are all that is left.
func (m *Matcher) Place(units []Unit, buf *Buffer) ([]Run, int) {
	n, rows := len(units), min(len(m.labels), maxLabels)
	buf.placed = sized(buf.placed, len(m.labels))
	runs := buf.placed
	clear(runs)
	if n == 0 || rows == 0 {
		return runs, 0
	}
	p := placing{m: m, units: units, ladder: &buf.ladder}
	p.spell(buf)
	rest := int32(0) // what the labels not yet placed can add at most
	for i := range rows {
		l := &p.lists[i]
		l.letters = p.top(&m.labels[i])
		p.listClean(i)
		rest += l.letters
	}
	top := p.climb()
	if rest-top.score >= -foreign {
		rest = p.narrow(rest)
		top = p.climb()
	}
	least := top.score
	if rest-least < -foreign { // no other runs count
		buf.runs = p.runs
		for s := top; s.label >= 0; s = p.steps[s.last] {
			runs[s.label] = p.describe(&m.labels[s.label], int(s.from), int(s.to))
		}
		return runs, int(least)
	}
	// best holds the scores of the labels so far, up to each unit, and of those
	// before; back tells for all how they came about
	w := n + 1
	buf.best, buf.back = sized(buf.best, 2*w), sized(buf.back, rows*w)
	best, back := buf.best, buf.back
	clear(best)
	from := 0 // up to it no label can stand any more
	for i := range rows {
		prev, cur, bk := best[i%2*w:][:w], best[(i+1)%2*w:][:w], back[i*w:][:w]
		for from < n && prev[from] < least-rest {
			from++
		}
		copy(cur[from:], prev[from:])
		clear(bk[from:]) // skipRow
		l := &p.lists[i]
		rest -= l.top
		done := n // up to it all runs are known that end there
		for k := from; k < n; k++ {
			if p.spelled[k].own>>i&1 == 0 {
				continue
			}
			settle(cur, bk, done, k)
			done = k
			room := prev[k] + l.letters - max(cur[k], least-rest)
			if room < 0 {
				continue
			}
			if room /= -foreign; p.mayStart(i, k, int(room)) {
				first := len(p.runs)
				p.extend(i, k, int(room))
				for _, x := range p.runs[first:] {
					x.enter(prev, cur, bk)
				}
				p.runs = p.runs[:first]
			}
		}
		settle(cur, bk, done, n)
	}
	buf.runs = p.runs
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

// A run is a label on the units from one to before another, and what it is worth.
type run struct{ from, to, score int32 }

// enter enters a run where it ends, if it is worth more there than what is known.
func (x run) enter(prev, cur, back []int32) {
	if s := prev[x.from] + x.score; s > cur[x.to] {
		cur[x.to], back[x.to] = s, x.from+1
	}
}

// A list is the runs of a label, in the order of the units where they start.
type list struct {
	from, to int32 // where they stand in the runs of all
	letters  int32 // what the label can add at most, as far as the letters tell that there are
	top      int32 // what it can add at most
}

// listClean lists the runs of a label in which nothing is foreign.
func (p *placing) listClean(i int) {
	l := &p.lists[i]
	l.from, l.top = int32(len(p.runs)), l.letters
	for c := p.clean[i]; c > 0; c = p.chain[c].next {
		p.extend(i, int(p.chain[c].unit), 0)
	}
	l.to = int32(len(p.runs))
}

// maxWide is how many labels there may be with letters that no run shows, for their
// other runs to be listed.
const maxWide = 4

// narrow lists more runs of the labels of which no run in which nothing is foreign is
// worth what their letters could be: these letters stand elsewhere. What is left out
// is worth less than another by a foreign letter. It returns what all labels can add
// at most. Where there are many such labels, it leaves them.
func (p *placing) narrow(rest int32) int32 {
	var wide [maxWide]int
	n := 0
	for i := range min(len(p.m.labels), maxLabels) {
		if l := &p.lists[i]; p.best(l) < l.letters {
			if n == len(wide) {
				return rest
			}
			wide[n] = i
			n++
		}
	}
	for _, i := range wide[:n] {
		l := &p.lists[i]
		least := p.best(l) + foreign + 1
		room := int(l.letters-least) / -foreign
		l.from = int32(len(p.runs))
		for k := range p.units {
			if p.spelled[k].own>>i&1 != 0 && p.mayStart(i, k, room) && p.most(i, k, room) >= least {
				p.extend(i, k, room)
			}
		}
		l.to = int32(len(p.runs))
		l.top = p.best(l)
		rest += l.top - l.letters
	}
	return rest
}

// most returns what a run of the label that starts at unit k, with so many foreign
// letters, is worth at most, seeing which letters stand in the units that it can take up.
func (p *placing) most(i, k, room int) (top int32) {
	l := &p.m.labels[i]
	room = min(room, l.longest/2+1)
	var seen set
	first, least := p.others(i, k), 0
	for j := k; j < len(p.units) && j < k+maxSpan; j++ {
		u := &p.units[j]
		if u.Barrier || u.Break && j > k {
			break
		}
		if least += p.others(i, j); least > room || j > k && p.spelled[j].known>>i&1 == 0 && p.spelled[j].whole {
			break
		}
		seen.join(p.look(j))
	}
	for a := range l.alts {
		w := &l.alts[a]
		if c := min(w.n, w.set.in(&seen)+w.again); enough(c, w.n) {
			top = max(top, int32(c*found+(w.n-c)*missing+first*foreign+slots+marked))
		}
	}
	return top
}

// best returns what the best run of a list is worth.
func (p *placing) best(l *list) (top int32) {
	for _, x := range p.runs[l.from:l.to] {
		top = max(top, x.score)
	}
	return top
}

// A Sight is what there is among units, wherever it stands.
type Sight struct {
	letters []rune // each once
	marks   [32]bool
}

// See returns what there is among the units. It holds until the next call with the
// same memory.
func See(units []Unit, buf *Buffer) Sight {
	s := Sight{letters: buf.letters[:0]}
	for i := range units {
		u := &units[i]
		if u.Mark > 0 && u.Mark < len(s.marks) {
			s.marks[u.Mark] = true
		}
		if u.Barrier {
			continue
		}
		for _, r := range u.Key {
			if w, bit := &buf.met[uint16(r)/64], uint64(1)<<(r%64); *w&bit == 0 && uint32(r) < 1<<16 {
				*w |= bit
				s.letters = append(s.letters, r)
			}
		}
	}
	for _, r := range s.letters {
		buf.met[r/64] = 0
	}
	buf.letters = s.letters
	return s
}

// Most returns a score that Place does not exceed on units with that among them, or
// on some of them in a row; it is quick.
func (m *Matcher) Most(s *Sight) int {
	p := placing{m: m, marks: s.marks}
	for _, r := range s.letters {
		p.seen[m.index[r]] = true
	}
	p.seen[0] = false
	most := int32(0)
	for i := range m.labels {
		most += p.top(&m.labels[i])
	}
	return int(most)
}

// settle leaves out units, from behind one up to another, where that is better
// than what ends there.
func settle(cur, back []int32, from, to int) {
	top := cur[from]
	for k := from + 1; k <= to; k++ {
		if cur[k] >= top {
			top = cur[k]
		} else {
			cur[k], back[k] = top, skipUnit
		}
	}
}

// top returns what a label can add to the score at most, seeing which letters
// and item marks there are.
func (p *placing) top(l *label) int32 {
	top := int32(0)
	for a := range l.alts {
		w := &l.alts[a]
		c := 0
		for _, x := range w.letters {
			if p.seen[x] {
				c++
			}
		}
		if enough(c, w.n) {
			top = max(top, int32(c*found+(w.n-c)*missing))
		}
	}
	if top == 0 {
		return 0
	}
	if top += slots; l.mark != 0 && (l.mark >= len(p.marks) || p.marks[l.mark]) {
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
	m       *Matcher
	units   []Unit
	slab    []uint8 // the letters of all units as small numbers
	spelled []spelled
	sets    []set            // the letters of those that were looked at
	clean   [maxLabels]int32 // for each label the first unit, in chain, that it alone can explain; 0 for none
	chain   []link
	runs    []run
	*ladder
	lists [maxLabels]list // for each label
	seen  [alphabet]bool  // letters that any unit holds
	marks [32]bool        // item marks that any has
}

// A spelled unit is what its letters tell.
type spelled struct {
	known    uint64 // the labels that know all of them, one bit each
	own      uint64 // those of whose own letters some are
	from, to int32  // where they stand in the slab
	other    int32  // how many belong to no label
	looked   bool   // the rest is known
	whole    bool   // it is a label, whole and alone
}

// A link is a unit in a chain.
type link struct {
	unit, next int32
}

func (p *placing) spell(buf *Buffer) {
	n := 0
	for i := range p.units {
		n += len(p.units[i].Key)
	}
	p.slab, p.spelled, p.sets = sized(buf.slab, n), sized(buf.spelled, len(p.units)), sized(buf.sets, len(p.units))
	p.chain, p.runs = append(buf.chain[:0], link{}), buf.runs[:0]
	m, seen := p.m, &p.seen
	at := 0
	var last [maxLabels]int32 // in each chain
	for unit := range p.units {
		u := &p.units[unit]
		known, own, other, from := ^uint64(0), uint64(0), int32(0), at
		if u.Mark > 0 && u.Mark < len(p.marks) {
			p.marks[u.Mark] = true
		}
		if !u.Barrier {
			letters := p.slab[at : at+len(u.Key)]
			at += len(letters)
			for j, r := range u.Key[:len(letters)] {
				var x uint8
				if uint32(r) < 1<<16 {
					x = m.index[uint16(r)]
				}
				if x == 0 {
					other++
				}
				known &= m.known[x]
				own |= m.own[x]
				seen[x] = true
				letters[j] = x
			}
			for b := known & own; b != 0; b &= b - 1 {
				i, next := bits.TrailingZeros64(b), int32(len(p.chain))
				if last[i] == 0 {
					p.clean[i] = next
				} else {
					p.chain[last[i]].next = next
				}
				last[i] = next
				p.chain = append(p.chain, link{unit: int32(unit)})
			}
		}
		s := &p.spelled[unit]
		s.known, s.own, s.from, s.to, s.other, s.looked = known, own, int32(from), int32(at), other, false
	}
	p.seen[0] = false
	buf.slab, buf.spelled, buf.sets, buf.chain = p.slab, p.spelled, p.sets, p.chain
}

// letters returns the letters of a unit.
func (p *placing) letters(k int) []uint8 { return p.slab[p.spelled[k].from:p.spelled[k].to] }

// mayStart reports false where no run of the label with so many foreign letters
// can start at a unit that has some of its own: the unit holds too many others, or
// is another label.
func (p *placing) mayStart(i, k, room int) bool {
	u := &p.spelled[k]
	if u.known>>i&1 != 0 {
		return true
	}
	room = min(room, p.m.labels[i].longest/2+1)
	if room == 0 || int(u.other) > room {
		return false
	}
	others := p.others(i, k)
	return others <= room && !u.whole
}

// others returns how many letters at least of unit k nothing explains. Where there
// are any, it is known from then on whether the unit is another label.
func (p *placing) others(i, k int) int {
	u := &p.spelled[k]
	if u.known>>i&1 != 0 {
		return 0
	}
	all := p.look(k)
	return int(u.other) + all.without(&p.m.labels[i].known)
}

// look returns the letters of unit k. From then on it is known whether it is a label.
func (p *placing) look(k int) *set {
	u, all := &p.spelled[k], &p.sets[k]
	if !u.looked {
		u.looked, *all = true, set{}
		for _, x := range p.letters(k) {
			if x != 0 {
				all.add(x)
			}
		}
		u.whole = u.other == 0 && p.m.whole[string(p.letters(k))]
	}
	return all
}

// extend lists every run of the label that starts at unit k and is worth
// something. Runs with more than so many foreign letters are left out.
func (p *placing) extend(i, k, room int) {
	units, l := p.units, &p.m.labels[i]
	v, alts := l.start(), l.alts
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
		if p.spelled[j].known>>i&1 == 0 {
			if room == 0 {
				return
			}
			if least += p.others(i, j); least > room || p.spelled[j].whole {
				return // too much that the label does not hold, or another label
			}
		}
		letters := p.letters(j)
		length += len(letters)
		free += l.read(&v, letters)
		if u.Mark != 0 && l.mark != 0 {
			if u.Mark == l.mark {
				mark = true
			} else if j == k {
				other = true
			}
		}
		// a piece of the group's label before the figures goes with the row
		carries := slot == 0 && u.Slots > 0 && j > k && len(letters) > 0 && allFree(l, letters)
		slot += u.Slots
		top, topCover := int32(-1<<30), 0
		for a := range alts {
			c := bits.OnesCount64(^v[alts[a].word] & alts[a].full)
			topCover = max(topCover, c)
			n := alts[a].n
			if !enough(c, n) {
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
			p.runs = append(p.runs, run{int32(k), int32(j + 1), top})
		}
		if length-topCover-free > room {
			return // too much that the label does not hold already
		}
		if j == k && length == longest && exact(alts, &v, length) {
			return // the whole label; more can only spoil it
		}
	}
}

// enough reports whether so many of the letters of a wording can stand for it.
func enough(letters, of int) bool { return letters*10 >= of*6 && (of > 4 || letters == of) }

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
	units := p.units
	r := Run{From: from, To: to}
	v := l.start()
	letters := p.slab[p.spelled[from].from:p.spelled[to-1].to]
	length, free := len(letters), l.read(&v, letters)
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
	slots := 0 // beside what stands before its mark
	for j := from; j < to; j++ {
		if l.mark == 0 || units[j].Mark != l.mark {
			slots += units[j].Slots
			continue
		}
		r.Marked = true
		if r.Foreign > 0 && j > from && slots == 0 { // that may be the end of its group's name
			if o := p.describe(l, j, to); o.Covered == r.Covered && o.Letters == r.Letters {
				return o
			}
		}
		break
	}
	return r
}
