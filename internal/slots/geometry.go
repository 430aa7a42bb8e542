// This file is the room of geometry: rows of words whose figures stand in columns that
// white space sets.

package slots

import "slices"

// A band is a column of figures: what it covers, and how far its edges and
// middles differ from row to row.
type band struct {
	lo, hi     int
	left, last int // range of left edges
	r0, r1     int // range of right edges
	m0, m1     int // range of twice the middles
}

func newBand(lo, hi int) band { return band{lo, hi, lo, lo, hi, hi, lo + hi, lo + hi} }

func (b band) with(lo, hi int) band {
	b.lo, b.hi = min(b.lo, lo), max(b.hi, hi)
	b.left, b.last = min(b.left, lo), max(b.last, lo)
	b.r0, b.r1 = min(b.r0, hi), max(b.r1, hi)
	b.m0, b.m1 = min(b.m0, lo+hi), max(b.m1, lo+hi)
	return b
}

// spread is by how much the figures fail to stand in line: on the left, on the
// right or by their middles, whichever is best.
func (b band) spread() int {
	return min(b.last-b.left, b.r1-b.r0, (b.m1-b.m0)/2)
}

// minBlock is how many rows with figures have to stand in line before their
// columns count.
const minBlock = 3

// minBetween is how far apart the words of a header stand that are where they were set.
const minBetween = 3

// margin is how far from the edge a figure has to stand to be set in a column
// rather than at the beginning of its line.
const margin = 8

// A block is rows, one below another, whose figures stand in the same columns.
type block struct {
	rows   []int
	bands  []band
	starts []int // where the header's words begin
	full   int   // rows with figures, the header among them
	head   bool  // it begins with the header
	whole  bool  // a row shows every column
	leads  int   // distances between label and first figure, up to two
	lead   int   // the first of them

	columns []int // of each band, -1 where that is not known; nil where no band is known
}

// led takes in the distance between a label and its first figure.
func (b *block) led(by int) {
	if b.leads == 0 || b.leads == 1 && by != b.lead {
		b.lead, b.leads = by, b.leads+1
	}
}

// A plan is all rows in blocks, in one width, with figures that stray by so much.
type plan struct {
	width  bool // display width, else characters
	slack  int
	blocks []block
	lost   int // rows that fit in no block
}

// A site is the room in which plans are laid out, one after another. What they have
// written there is not written again.
type site struct {
	bands  []band
	starts []int
	rows   []int
	blocks []block
}

// layOut puts the rows in blocks.
func (p *plan) layOut(at *site, rows []Row, which []int, out []Reading, heads map[int][]Item) {
	var cur block
	var spare []band
	page := -1
	first, from := len(at.blocks), len(at.rows) // of the plan, and of the block
	flush := func() {
		if cur.rows = at.rows[from:len(at.rows):len(at.rows)]; len(cur.rows) > 0 {
			at.blocks = append(at.blocks, cur)
		}
		cur, from = block{}, len(at.rows)
	}
	for k, i := range which {
		r := &rows[i]
		if r.Page != page && k > 0 && !cur.goesOn(rows, which[k:], out, p.width) {
			flush()
		}
		page = r.Page
		if head := heads[i]; len(head) == r.N {
			flush()
			cur.bands = at.room(len(head))
			starts := len(at.starts)
			for j := range head {
				b := newBand(head[j].edges(p.width))
				cur.bands, at.starts = append(cur.bands, b), append(at.starts, b.lo)
			}
			cur.starts = at.starts[starts:]
			cur.full++
			cur.head = true
			cur.led(-1)
		}
		if d := out[i].Doubt; d != None && d != Short && d != Missing {
			continue
		}
		if cap(spare) < r.N {
			spare = at.room(r.N)
		}
		grown, ok := p.grow(spare, cur.bands, r, out[i].Items)
		if !ok {
			if p.goesPast(spare, cur.bands, rows, which[k:], out) {
				p.lost++ // it alone strays
				continue
			}
			flush()
			if grown, ok = p.grow(spare, nil, r, out[i].Items); !ok {
				p.lost++
				continue
			}
		}
		cur.bands, spare, at.rows = grown, cur.bands, append(at.rows, i)
		items := out[i].Items
		if len(items) == 0 {
			continue
		}
		cur.full++
		cur.whole = cur.whole || len(items) == r.N
		first := &r.Items[items[0]]
		lo, _ := first.edges(p.width)
		switch {
		case !first.OnLabel && lo < margin:
			cur.led(-1) // the line begins with it
		case !first.OnLabel:
			cur.led(-1 - k)
		case p.width:
			cur.led(lo - r.LabelW)
		default:
			cur.led(lo - r.LabelX)
		}
	}
	flush()
	p.blocks = at.blocks[first:len(at.blocks):len(at.blocks)]
}

// room returns room for n bands.
func (s *site) room(n int) []band {
	from := len(s.bands)
	if cap(s.bands)-from < n {
		s.bands, from = make([]band, 0, max(n, 2*cap(s.bands), 64)), 0
	}
	s.bands = s.bands[:from+n]
	return s.bands[from : from : from+n]
}

// goesPast reports whether the next rows with figures of a page, several, stand in the bands of
// a block though the first of the given does not.
func (p *plan) goesPast(into, bands []band, rows []Row, which []int, out []Reading) bool {
	n := 0
	for _, i := range which[1:] {
		r, items := &rows[i], out[i].Items
		if d := out[i].Doubt; r.Page != rows[which[0]].Page || d != None && d != Short && d != Missing {
			return false
		}
		if len(items) == 0 {
			continue
		}
		if grown, ok := p.grow(into, bands, r, items); !ok || len(grown) > len(bands) {
			return false
		}
		if n++; n == minRows {
			return true
		}
	}
	return false
}

// goesOn reports whether a block goes on behind the end of a page: all figures of the next
// page, those of several columns, begin just where the words of its header do, or where those of
// each of its columns all begin.
func (b *block) goesOn(rows []Row, which []int, out []Reading, width bool) bool {
	starts := func(lo int) bool {
		if b.head {
			return slices.Contains(b.starts, lo)
		}
		return slices.ContainsFunc(b.bands, func(x band) bool { return x.left == lo && x.last == lo })
	}
	full, columns := 0, map[int]bool{}
	for _, i := range which {
		if rows[i].Page != rows[which[0]].Page {
			break
		}
		for _, j := range out[i].Items {
			lo, _ := rows[i].Items[j].edges(width)
			if !starts(lo) {
				return false
			}
			columns[lo] = true
		}
		if len(out[i].Items) > 0 {
			full++
		}
	}
	return len(columns) > 1 && (full > 1 || len(columns) > minRows)
}

// size is how much it takes to tell the plan; of several the smallest is taken.
func (p *plan) size() int {
	n := 12 * p.lost
	for i := range p.blocks {
		n += 4 + len(p.blocks[i].bands)
		if p.blocks[i].head {
			n -= 4 // columns that the header confirms
		}
	}
	return n
}

// flush reports whether all figures begin where the header's words do.
func (p *plan) flush(rows []Row, out []Reading) bool {
	figures := 0
	for _, b := range p.blocks {
		for _, i := range b.rows {
			for _, j := range out[i].Items {
				lo, _ := rows[i].Items[j].edges(p.width)
				if figures++; !slices.Contains(b.starts, lo) {
					return false
				}
			}
		}
	}
	return figures > 1
}

// band returns the number of the band in which an item stands; -1 for none.
func (p *plan) band(bands []band, it *Item) int {
	lo, hi := it.edges(p.width)
	return slices.IndexFunc(bands, func(b band) bool { return lo < b.hi+p.slack && b.lo-p.slack < hi })
}

// elsewhere reports whether the figures of row i stand in other columns by this plan than
// by the one that was taken.
func (p *plan) elsewhere(i int, r *Row, rd *Reading) bool {
	for _, b := range p.blocks {
		if b.columns == nil && len(b.bands) != r.N || !slices.Contains(b.rows, i) {
			continue
		}
		for _, j := range rd.Items {
			if c := b.column(p.band(b.bands, &r.Items[j])); c >= 0 && rd.Slots[c] != j {
				return true
			}
		}
	}
	return false
}

// column returns the column of a band; where all have one, it is the band of its number.
func (b *block) column(band int) int {
	if b.columns == nil {
		return band
	}
	return b.columns[band]
}

// name tells which columns the bands of the blocks are: as many as there are columns are these,
// where a row shows all of them, or another of the page that strays from them, or they are seen
// to be apart; else each is that of the word of the header below which it stands, which is given
// for the first row of a page.
func (p *plan) name(rows []Row, which []int, out []Reading, header func(first int, width bool) []Item) {
	for k := range p.blocks {
		b := &p.blocks[k]
		if len(b.rows) == 0 {
			continue
		}
		r := &rows[b.rows[0]]
		if len(b.bands) == r.N && (b.head || b.whole || p.apart(b, rows, out)) {
			b.columns = make([]int, r.N)
			for c := range b.columns {
				b.columns[c] = c
			}
			continue
		}
		from, _ := slices.BinarySearchFunc(which, r.Page, func(i, page int) int { return rows[i].Page - page })
		for at := from; len(b.bands) == r.N && b.columns == nil && at < len(which) && rows[which[at]].Page == r.Page; at++ {
			if row := whole(&rows[which[at]], &out[which[at]]); row != nil {
				b.columns = p.below(b.bands, row)
			}
		}
		if words := header(which[from], p.width); b.columns == nil && len(words) == r.N {
			b.columns = p.below(b.bands, words)
		}
		if len(b.bands) == r.N && slices.Contains(b.columns, -1) {
			b.columns = nil // their order tells as much
		}
	}
}

// edge returns from which of the rows of block k on all stand in the bands of the next one as
// well, where no page is seen to end between them: they may be of that one.
func (p *plan) edge(k int, rows []Row, out []Reading) int {
	b := &p.blocks[k]
	n := len(b.rows)
	if k+1 == len(p.blocks) {
		return n
	}
	next := &p.blocks[k+1]
	if next.within(b) {
		return n
	}
	for n > 0 && rows[b.rows[n-1]].Page == rows[next.rows[0]].Page {
		i := b.rows[n-1]
		if _, ok := p.grow(nil, next.bands, &rows[i], out[i].Items); !ok {
			break
		}
		n--
	}
	return n
}

// within reports whether the bands of a block stand in those of another, each in one of its own,
// and the last of both, which are that of the totals, in each other: they are the same columns.
func (b *block) within(o *block) bool {
	if len(b.bands) < 2 || len(b.bands) > len(o.bands) {
		return false
	}
	last := -1
	for _, x := range b.bands {
		at := slices.IndexFunc(o.bands, func(y band) bool { return x.lo < y.hi && y.lo < x.hi })
		if at <= last || at+1 < len(o.bands) && o.bands[at+1].lo < x.hi {
			return false
		}
		last = at
	}
	return last == len(o.bands)-1
}

// below returns for each band the word below which it stands, -1 where it stands below none; nil
// where several do, or a band below several, or a word with no band stands so close to another
// that one may have pushed the other aside.
func (p *plan) below(bands []band, words []Item) []int {
	out := make([]int, 0, len(bands))
	named := 0
	for _, b := range bands {
		word := -1
		for c := range words {
			if lo, hi := words[c].edges(p.width); lo < b.hi && b.lo < hi {
				if word >= 0 || slices.Contains(out, c) {
					return nil
				}
				word = c
				named++
			}
		}
		out = append(out, word)
	}
	if named == 0 {
		return nil
	}
	for c := range words[1:] {
		if p.gap(words, c) < minBetween && !(slices.Contains(out, c) && slices.Contains(out, c+1)) && !p.straight(bands, words, out, c) {
			return nil
		}
	}
	last, none := -1, 0 // the last column that is named, and how many bands behind it are not
	for _, c := range append(out, len(words)) {
		if c < 0 {
			none++
			continue
		}
		if c-last <= none {
			return nil // these have no room
		}
		last, none = c, 0
	}
	return out
}

// gap returns how far from the end of word c the next one begins.
func (p *plan) gap(words []Item, c int) int {
	_, end := words[c].edges(p.width)
	next, _ := words[c+1].edges(p.width)
	return next - end
}

// straight reports whether word c and the next, which stand close, have pushed neither aside: all
// bands stand below their words in one way, the last of them below the last, and no gap behind
// them could have made up for a word's being pushed as far as to where another belongs.
func (p *plan) straight(bands []band, words []Item, out []int, c int) bool {
	if out[len(out)-1] != len(words)-1 {
		return false
	}
	var lo, hi [3]int // how far they stand from their words
	n := 0
	for k, b := range bands {
		if out[k] < 0 {
			continue
		}
		x, y := words[out[k]].edges(p.width)
		for m, by := range [3]int{2 * (b.left - x), 2 * (b.r1 - y), (b.m0+b.m1)/2 - x - y} {
			if n == 0 {
				lo[m], hi[m] = by, by
			}
			lo[m], hi[m] = min(lo[m], by), max(hi[m], by)
		}
		n++
	}
	d := c + 1
	for d+1 < len(words) && p.gap(words, d) < minBetween {
		d++
	}
	first, _ := words[c].edges(p.width)
	next, _ := words[c+1].edges(p.width)
	return min(hi[0]-lo[0], hi[1]-lo[1], hi[2]-lo[2]) <= 2 && (d+1 == len(words) || p.gap(words, d) < next-first)
}

// geometry places the figures of short rows by the columns of their block.
func geometry(rows []Row, which []int, out []Reading, h Hint) {
	var plans [6]plan
	at := site{rows: make([]int, 0, len(plans)*len(which))}
	m := 0
	for k := range plans {
		plans[k] = plan{width: k%2 == 1, slack: k / 2}
		if plans[k].layOut(&at, rows, which, out, h.Heads); plans[k].size() < plans[m].size() {
			m = k
		}
	}
	flush := plans[m].flush(rows, out)
	if !flush && plans[m^1].flush(rows, out) {
		m, flush = m^1, true
	}
	p, other := &plans[m], &plans[m^1] // the other width
	p.name(rows, which, out, h.header)
	rival := other.size() == p.size()
	if rival {
		other.name(rows, which, out, h.header)
	}
	short := 0
	for _, i := range which {
		if n := len(out[i].Items); n > 0 && n < rows[i].N {
			short++
		}
	}
	long := slices.ContainsFunc(which, func(i int) bool { return out[i].Doubt == Long || out[i].Doubt == Far })
	astray := slices.ContainsFunc(which, func(i int) bool { return torn(&rows[i], out[i].Items) })
	for k := range p.blocks {
		b := &p.blocks[k]
		if b.full < minBlock && !b.head || b.full < 2 || b.leads < 2 {
			continue // figures that follow their label at one distance stand in no columns
		}
		fixed, edge := b.columns != nil && p.fixed(b, rows, out) && !p.crossed(b, rows) && !p.scattered(b, rows, which, out), p.edge(k, rows, out)
		for n, i := range b.rows {
			r, rd := &rows[i], &out[i]
			if slices.ContainsFunc(rd.Items, func(j int) bool { return r.Items[j].Marked }) {
				continue // marks have no width of their own
			}
			if len(rd.Items) == 0 && (short < 2 || long) {
				continue // its figures may stand elsewhere
			}
			rd.Block, rd.Count = k+1, len(b.bands)
			rd.Flush = flush && len(b.bands) == r.N || fixed && n < edge
			if rd.Doubt == None {
				rd.Framed = rd.Framed || rd.Flush
				continue
			}
			rd.Mode, rd.Doubt, rd.Framed = Geometry, Place, b.head
			rd.Bands, rd.Columns = make([]int, len(rd.Items)), b.columns
			for k, j := range rd.Items {
				rd.Bands[k] = p.band(b.bands, &r.Items[j])
			}
			if b.columns == nil && len(b.bands) != r.N {
				continue
			}
			if slices.ContainsFunc(rd.Bands, func(x int) bool { return b.column(x) < 0 }) {
				continue
			}
			rd.Slots = slices.Repeat([]int{-1}, r.N)
			for k, j := range rd.Items {
				rd.Slots[b.column(rd.Bands[k])] = j
			}
			switch {
			case b.columns == nil || astray && len(rd.Items) == 0, n >= edge && len(rd.Items) > 0, len(rd.Items) == 1 && within(r):
				// some of those figures may be its own, or its own another's, or the number of a page
				rd.Doubt = Loose
			case crammed(r, rd.Items):
			case rival && other.elsewhere(i, r, rd):
				rd.Slots = nil
			case p.beside(b, rows, out, i):
				rd.Doubt = Loose
			default:
				rd.Doubt = None
			}
		}
	}
}

// beside reports whether a figure of row i stands beside all others of its band, and below none
// nor above: it may be one of another column that strays.
func (p *plan) beside(b *block, rows []Row, out []Reading, i int) bool {
	if p.slack == 0 {
		return false
	}
	for k, j := range out[i].Items {
		lo, hi := rows[i].Items[j].edges(p.width)
		others, in := false, false
		for _, o := range b.rows {
			for _, x := range out[o].Items {
				if u, v := rows[o].Items[x].edges(p.width); o != i && p.band(b.bands, &rows[o].Items[x]) == out[i].Bands[k] {
					others, in = true, in || lo < v && u < hi
				}
			}
		}
		if others && !in {
			return true
		}
	}
	return false
}

// header returns the words above the columns of a page that begins with a row, in characters
// or in display width, be they in pieces; nil where that is not known.
func (h *Hint) header(first int, width bool) []Item {
	if words := h.Heads[first]; words != nil || h.Pieces == nil {
		return words
	}
	return h.Pieces(first)[b2i(width)]
}

func b2i(b bool) int {
	if b {
		return 1
	}
	return 0
}

// apart reports whether each two neighbours of a block's bands hold figures of one row, and
// so are two columns: those of a column stand in one band then, as where a row is whole.
// Crammed rows tell nothing.
func (p *plan) apart(b *block, rows []Row, out []Reading) bool {
	met := make([]bool, len(b.bands))
	for _, i := range b.rows {
		last := -1
		for _, j := range out[i].Items {
			if crammed(&rows[i], out[i].Items) {
				break
			}
			at := p.band(b.bands, &rows[i].Items[j])
			if last >= 0 && at == last+1 {
				met[last] = true
			}
			last = at
		}
	}
	return !slices.Contains(met[:max(0, len(met)-1)], false)
}

// fixed reports whether the figures of several rows of a block leave a column empty among
// them, and those of all stand in line: a row that lacked a cell would not keep to the columns.
func (p *plan) fixed(b *block, rows []Row, out []Reading) bool {
	if slices.ContainsFunc(b.bands, func(x band) bool { return x.spread() > 1 }) {
		return false
	}
	n := 0
	for _, i := range b.rows {
		if p.leaps(b, &rows[i], out[i].Items) {
			n++
		}
	}
	return n >= minRows
}

// crossed reports whether the columns of another block of the same page stand where those of a
// block do, nearly all, and several of them are others: its rows begin further left or right.
func (p *plan) crossed(b *block, rows []Row) bool {
	for k := range p.blocks {
		o := &p.blocks[k]
		if len(o.rows) == 0 || rows[o.rows[0]].Page != rows[b.rows[0]].Page || o.columns == nil && len(o.bands) != len(b.columns) {
			continue
		}
		same, other := 0, 0
		for x, own := range b.bands {
			y := slices.IndexFunc(o.bands, func(o band) bool { return o.left == own.left || o.r1 == own.r1 })
			switch {
			case y < 0:
			case o.column(y) < 0 || b.columns[x] < 0:
			case o.column(y) == b.columns[x]:
				same++
			default:
				other++
			}
		}
		if other >= minRows && same+other+2 >= len(b.bands) {
			return true
		}
	}
	return false
}

// scattered reports whether many rows with figures of the page of a block stand in no columns
// that several share: then another may stand in those of the block by chance.
func (p *plan) scattered(b *block, rows []Row, which []int, out []Reading) bool {
	page, all, in := rows[b.rows[0]].Page, 0, 0
	for _, i := range which {
		if rows[i].Page == page && len(out[i].Items) > 0 {
			all++
		}
	}
	for k := range p.blocks {
		if o := &p.blocks[k]; len(o.rows) > 0 && rows[o.rows[0]].Page == page && o.full >= minBlock {
			for _, i := range o.rows {
				if len(out[i].Items) > 0 {
					in++
				}
			}
		}
	}
	return (all-in)*fewStray > all
}

// fewStray is how many rows there are for each that strays where these are few.
const fewStray = 8

// leaps reports whether the figures of a row leave a column empty among them.
func (p *plan) leaps(b *block, r *Row, items []int) bool {
	for k, j := range items[min(1, len(items)):] {
		if last := b.column(p.band(b.bands, &r.Items[items[k]])); last >= 0 && b.column(p.band(b.bands, &r.Items[j]))-last > 1 {
			return true
		}
	}
	return false
}

// crammed reports whether the figures of a short row stand no further apart than
// words do, from the label or the beginning of the line on: then their places tell
// nothing of which is missing.
func crammed(r *Row, items []int) bool {
	if len(items) == 0 || len(items) == r.N {
		return false
	}
	end, wide := 0, 0
	if first := &r.Items[items[0]]; first.OnLabel {
		end, wide = r.LabelX+1, r.LabelW+1 // a mark may have a space of its own behind it
	}
	for _, j := range items {
		it := &r.Items[j]
		if it.behind(end, wide) > 2 {
			return false
		}
		end, wide = it.XEnd, it.WEnd
	}
	return true
}

// grow adds the figures of a row to the bands, in other memory; false where they do not
// stand in the same columns.
func (p *plan) grow(into, bands []band, r *Row, items []int) ([]band, bool) {
	w, slack := p.width, p.slack
	out := append(into[:0], bands...)
	for _, j := range items {
		lo, hi := r.Items[j].edges(w)
		hit := -1
		for b := range out {
			if lo < out[b].hi+slack && out[b].lo-slack < hi {
				if hit >= 0 {
					return nil, false // it would join two columns
				}
				hit = b
			}
		}
		switch {
		case hit >= 0:
			out[hit] = out[hit].with(lo, hi)
		case len(out) == r.N:
			return nil, false
		default:
			out = append(out, newBand(lo, hi))
		}
	}
	slices.SortFunc(out, func(a, b band) int { return a.lo - b.lo })
	for b := range out { // columns are parted by more than their figures stray
		room := 1 << 20
		if b > 0 {
			room = out[b].lo - out[b-1].hi
		}
		if b+1 < len(out) {
			room = min(room, out[b+1].lo-out[b].hi)
		}
		if room < 1 || room <= slack || out[b].spread() > max(1, room/2) {
			return nil, false
		}
	}
	if len(out) > r.N {
		return nil, false
	}
	// two figures of the row in one column
	seen := -1
	for _, j := range items {
		b := p.band(out, &r.Items[j])
		if b <= seen {
			return nil, false
		}
		seen = b
	}
	return out, true
}
