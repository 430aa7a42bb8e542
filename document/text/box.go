// This file finds ruled grids: boxes of line-drawing characters, and their likeness
// in + - and |; and tells which bars and joints stand below each other.

package text

import (
	"bytes"
	"math/bits"
	"slices"
	"strings"
	"sync"
	"unicode/utf8"

	"github.com/seed-11a632b0/gongkai/document"
)

const (
	maxBoxLines = 4096 // lines of one grid; a longer one is cut in two
	maxBoxBars  = 256  // vertical lines in one line of text
	maxAliens   = 2    // other lines with bars within a grid
	maxBoxGap   = 8    // lines within a grid that are none of it, such as a page mark
)

// A piece is what stands between two bars of one line.
type piece struct {
	from, to cursor
	rule     bool
	loose    bool // the line ends without a bar
}

// A post is a bar or joint of one line: where verticals cross it.
type post struct {
	x        [3]int // in each measure
	strange  int    // characters before it that some tools give another width
	up, down bool   // a vertical goes on above, and below; of ASCII joints nothing is known
	at       int    // the vertical that it belongs to, where it stands in most lines
}

type boxLine struct {
	number   int
	off, end int
	pieces   []piece // none in a line that does not belong to the grid
	posts    []post  // each piece stands behind one, and before the next unless it is loose
	right    [3]int  // where a loose piece ends, in each measure
	ruled    bool    // rules run in it
	barred   bool    // a rule of dashes that begins with a bar
	feeds    int     // form feeds before it: a page begins with it
	tail     bool    // something is written behind its last bar
	head     bool    // the header, once more
	bad      bool    // its bars do not fit those of the lines around it
}

// alien reports whether the line does not belong to the grid.
func (l *boxLine) alien() bool { return len(l.pieces) == 0 }

// rules reports whether rules run all through the line.
func (l *boxLine) rules() bool {
	return !l.alien() && !slices.ContainsFunc(l.pieces, func(p piece) bool { return !p.rule })
}

// box reads the grid that starts at off and returns how many lines it took up;
// 0 where none starts there.
func (r *reader) box(off, number int) int {
	drawn, ok := boxStart(r.src[off:])
	if !ok {
		return 0
	}
	if r.boxes == nil {
		r.boxes = boxRooms.Get().(*boxRoom)
	}
	lines, room := r.boxes.lines[:0], r.boxes
	room.pieces, room.posts = room.pieces[:0], room.posts[:0]
	own, cut := 0, false // lines up to the last that belongs to the grid
	whole := 0           // lines up to the first that does not
	aliens := 0          // others with bars between the lines of the grid
	for off < len(r.src) {
		if len(lines) == maxBoxLines {
			cut = own == len(lines)
			break
		}
		end, next := lineEnd(r.src, off)
		l := boxLine{number: number + len(lines), off: off, end: end}
		if room.cut(r.src, drawn, &l) {
			if own < len(lines) && (own == 0 || !continues(&lines[own-1], &l, drawn)) {
				break
			}
			if own == len(lines) && own == whole {
				whole++
			}
			if aliens += r.barredAliens(lines[own:]); aliens > maxAliens {
				own = whole // the boxes are several
				break
			}
			own = len(lines) + 1
		} else if own == 0 || len(lines)-own >= maxBoxGap || drawn && !goesDown(&lines[own-1]) {
			break
		}
		lines = append(lines, l)
		off = next
	}
	room.lines = lines
	lines = lines[:own]
	if own < 3 {
		return 0
	}
	took := own
	if cut { // at a rule, which begins the rest too; else within a row
		for own > maxBoxLines/2 && !lines[own-1].ruled {
			own--
		}
		if lines[own-1].ruled {
			took, lines = own-1, lines[:own]
		} else {
			own = took
			lines[own-1].bad = true
		}
	}
	bad := r.doc.Bad
	for i := range lines { // for the count of bad bytes
		p := lines[i].pieces
		for j := 0; j < len(p) && !r.valid; j++ {
			if !p[j].rule {
				r.shape(new(shape), r.src[p[j].from.off:p[j].to.off], p[j].from.off, lines[i].number)
			}
		}
	}
	r.repeated(lines)
	first := len(r.doc.Lines)
	r.grid(lines, drawn)
	if r.doc.Bad > bad {
		for i := first; i < len(r.doc.Lines); i++ {
			r.doc.Lines[i].Damaged = true
		}
	}
	return took
}

// goesDown reports whether a vertical goes on below the line.
func goesDown(l *boxLine) bool {
	return slices.ContainsFunc(l.posts, func(p post) bool { return p.down })
}

// continues reports whether a grid goes on with a line that others part from its
// last one.
func continues(last, l *boxLine, drawn bool) bool {
	if !drawn {
		return !last.rules() || !l.rules()
	}
	return goesDown(last) && slices.ContainsFunc(l.posts, func(p post) bool { return p.up })
}

// repeated marks the lines that show the header of the grid once more, at the
// top of a page.
func (r *reader) repeated(lines []boxLine) {
	var head []int // lines at the top of the grid, but the rules
	for i := range lines {
		if lines[i].alien() {
			break
		}
		if !lines[i].ruled {
			head = append(head, i)
		}
	}
	for i := 1; i < len(lines); i++ {
		if !lines[i-1].alien() && lines[i].feeds == 0 || lines[i].alien() {
			continue
		}
		for _, h := range head {
			if i >= len(lines) || h >= i || lines[i].alien() || !bytes.Equal(r.text(&lines[i]), r.text(&lines[h])) {
				break
			}
			lines[i].head = true
			i++
		}
	}
}

// text returns the line without a form feed before it.
func (r *reader) text(l *boxLine) []byte {
	return bytes.TrimLeft(r.src[l.off:l.end], " \t\f")
}

// boxStart reports whether a grid starts at b, and whether it is drawn with
// line-drawing characters.
func boxStart(b []byte) (drawn, ok bool) {
	i := 0
	for i < len(b) && (b[i] == ' ' || b[i] == '\t') {
		i++
	}
	if i < len(b) && b[i] == '+' {
		end, _ := lineEnd(b, i)
		line := bytes.TrimRight(b[i:end], " ")
		return false, len(line) > 3 && line[len(line)-1] == '+' && len(bytes.Trim(line, "+-=:")) == 0
	}
	v, _ := utf8.DecodeRune(b[i:])
	return true, v >= 0x2500 && v <= 0x257f
}

func isBar(v rune, drawn bool) bool {
	if !drawn {
		return v == '|'
	}
	switch v {
	case 0x2502, 0x2503, 0x2551, 0x2506, 0x2507, 0x250a, 0x250b, 0x254e, 0x254f:
		return true
	}
	return false
}

func isRule(v rune, drawn bool) bool {
	if !drawn {
		return v == '-' || v == '='
	}
	switch v {
	case 0x2500, 0x2501, 0x2550, 0x2504, 0x2505, 0x2508, 0x2509, 0x254c, 0x254d:
		return true
	}
	return false
}

// isJoint reports where rules meet.
func isJoint(v rune, drawn bool) bool {
	if !drawn {
		return v == '+'
	}
	return v >= 0x2500 && v <= 0x257f && !isBar(v, drawn) && !isRule(v, drawn)
}

// crossings tells for each line-drawing character from U+2500 on where lines go
// from its middle: 1 up, 2 down, 4 left, 8 right, as a hexadecimal digit.
const crossings = "cc33cc33cc33" + "aaaa666699995555" + "bbbbbbbb77777777" + "eeeeeeeedddddddd" + "ffffffffffffffff" + "cc33" +
	"c3aaa666999555bbb777eeedddfff" + "a659" + "000" + "4182" + "4182" + "c3c3"

// joins reports whether a vertical goes on above and below a bar or joint.
func joins(v rune, drawn bool) (up, down bool) {
	if !drawn {
		return true, true
	}
	const hex = "0123456789abcdef"
	n := strings.IndexByte(hex, crossings[v-0x2500])
	return n&1 != 0, n&2 != 0
}

// meets reports whether a rule runs from one bar or joint to the next, which is a joint
// and stands right beside it: the column between them is of no width.
func meets(left, right rune, drawn bool) bool {
	if !drawn {
		return left == '+'
	}
	const hex = "0123456789abcdef"
	return isJoint(left, drawn) && strings.IndexByte(hex, crossings[left-0x2500])&8 != 0 && strings.IndexByte(hex, crossings[right-0x2500])&4 != 0
}

// A boxRoom is what reading a grid takes up; the next one takes it over.
type boxRoom struct {
	lines  []boxLine
	pieces []piece // of all lines
	posts  []post  // likewise
	cells  []document.Cell
	of     []int // for each cell here the one of the grid of which it is a part
}

var boxRooms = sync.Pool{New: func() any { return new(boxRoom) }}

// keep gives the room back, unless it is large.
func (b *boxRoom) keep() {
	if b != nil && max(cap(b.lines), cap(b.pieces), cap(b.posts), cap(b.cells)) <= 4*maxBoxLines {
		boxRooms.Put(b)
	}
}

// cut cuts a line of a grid at its bars and joints. It reports false where the
// line is none.
func (b *boxRoom) cut(src []byte, drawn bool, l *boxLine) bool {
	pieces, posts := len(b.pieces), len(b.posts)
	if !b.add(src, drawn, l) {
		b.pieces, b.posts = b.pieces[:pieces], b.posts[:posts]
		return false
	}
	l.pieces, l.posts = slices.Clip(b.pieces[pieces:]), slices.Clip(b.posts[posts:])
	if !drawn { // dashes between bars are a placeholder, between joints a rule
		l.ruled = false
		for i := range l.pieces {
			p := &l.pieces[i]
			joints := src[p.from.off-1] == '+' || p.to.off < len(src) && src[p.to.off] == '+'
			if p.rule && !joints && (!p.loose && p.to.off-p.from.off < 3 || bytes.IndexByte(src[p.from.off:p.to.off], ' ') >= 0) {
				p.rule = false
			}
			l.ruled = l.ruled || p.rule
		}
	}
	l.barred = !drawn && l.rules() && src[l.pieces[0].from.off-1] == '|'
	return true
}

// add is the part of cut that goes through the characters of the line.
func (b *boxRoom) add(src []byte, drawn bool, l *boxLine) bool {
	k := boxCut{boxRoom: b, src: src, drawn: drawn, line: l, c: cursor{off: l.off}, first: len(b.pieces)}
	for k.c.off < l.end {
		if k.open && k.run() {
			break
		}
		before := k.c
		v := k.c.step(src)
		ok := true
		switch {
		case isBar(v, drawn) || k.jointAt(v, before):
			ok = k.bar(v, before)
		case k.open:
			k.inside(v)
		case v == '\f':
			l.feeds++ // they take up no column of the grid
			k.c.col, k.c.w = before.col, before.w
		default:
			ok = v == ' ' || v == '\t' || isVoid(v)
		}
		if !ok {
			return false
		}
	}
	return k.end()
}

// A boxCut is the line of a grid that is being cut.
type boxCut struct {
	*boxRoom
	src     []byte
	drawn   bool
	line    *boxLine
	c, from cursor // where it is, and where the piece begins
	first   int    // piece of the line
	wide    int    // rules seen so far, which some tools take to be wide
	strange int    // characters that some take to be wide, or narrow
	open    bool   // a bar has been seen
	dirty   bool   // words stand in a rule

	ruled, written, spaces int // characters of the piece
}

// run goes on over the characters that most of a line consists of, and reports whether the
// line ends with them.
func (k *boxCut) run() bool {
	c, src, end := k.c, k.src, k.line.end
	for c.off < end {
		switch {
		case src[c.off] == ' ':
			c.off, c.col, c.w = c.off+1, c.col+1, c.w+1
			k.spaces++
		case !k.drawn && src[c.off] == '-':
			c.off, c.col, c.w = c.off+1, c.col+1, c.w+1
			k.ruled++
		case k.drawn && string(src[c.off:min(c.off+3, end)]) == "─":
			c.off, c.col, c.w = c.off+3, c.col+1, c.w+width('─')
			k.ruled, k.wide = k.ruled+1, k.wide+1
		case isPlainHan(src[:end], c.off):
			c.off, c.col, c.w = c.off+3, c.col+1, c.w+2
			k.written++
		default:
			k.c = c
			return false
		}
	}
	k.c = c
	return true
}

// jointAt reports whether a character is a joint: a plus in a cell is none.
func (k *boxCut) jointAt(v rune, before cursor) bool {
	if !isJoint(v, k.drawn) || k.drawn {
		return isJoint(v, k.drawn)
	}
	src, begin, end := k.src, k.line.off, k.line.end
	left, right := before.off, k.c.off // a column can be of no width
	for left > begin && src[left-1] == '+' {
		left--
	}
	for right < end && src[right] == '+' {
		right++
	}
	return left > begin && (src[left-1] == '-' || src[left-1] == '=') || right < end && (src[right] == '-' || src[right] == '=')
}

// bar ends a piece at a bar or joint, where one is open. It reports false for one too many.
func (k *boxCut) bar(v rune, before cursor) bool {
	// in display width with narrow rules, with wide ones, and in characters
	p := post{x: [3]int{before.w, before.w + k.wide, before.col}, strange: k.strange}
	if k.drawn {
		k.wide++
	}
	if k.open {
		if len(k.pieces)-k.first == maxBoxBars {
			return false
		}
		rule := k.ruled > 4*k.written || before.off == k.from.off && !isBar(v, k.drawn) && meets(k.opener(), v, k.drawn)
		if last := k.posts[len(k.posts)-1]; rule && k.drawn && k.spaces > 0 && last.up && last.down && isBar(v, k.drawn) && isBar(k.opener(), k.drawn) {
			rule = false // a dash between two bars is a placeholder
		}
		k.dirty = k.dirty || rule && k.written > 0
		k.pieces = append(k.pieces, piece{from: k.from, to: before, rule: rule})
		k.line.ruled = k.line.ruled || rule
	}
	p.up, p.down = joins(v, k.drawn)
	k.posts = append(k.posts, p)
	k.open, k.from = true, k.c
	k.ruled, k.written, k.spaces = 0, 0, 0
	return true
}

// inside takes a character of a piece.
func (k *boxCut) inside(v rune) {
	switch {
	case isRule(v, k.drawn):
		k.ruled++
		if k.drawn {
			k.wide++
		}
	case v == ' ' || v == 0xa0 || v == '\t' || isSpace(v) || isVoid(v):
		k.spaces++
		if v >= utf8.RuneSelf && v != 0x3000 {
			k.strange++
		}
	case v != ':' || k.drawn:
		k.written++
		if v >= utf8.RuneSelf && width(v) != 2 {
			k.strange++
		}
	}
}

// end ends the line. It reports false where that is none of a grid.
func (k *boxCut) end() bool {
	l := k.line
	if !k.open || len(k.pieces) == k.first {
		return false
	}
	if k.ruled > 4*k.written { // the last bar is not to be read
		k.pieces = append(k.pieces, piece{from: k.from, to: k.c, rule: true, loose: true})
		l.right = [3]int{k.c.w, k.c.w + k.wide, k.c.col}
		l.ruled, k.dirty = true, true
	} else if k.written > 0 {
		l.tail = true
	}
	l.bad = l.bad || k.dirty || l.tail
	return true
}

// opener returns the bar or joint before the piece.
func (k *boxCut) opener() rune {
	v, _ := utf8.DecodeLastRune(k.src[:k.from.off])
	return v
}

// Joints are drawn with more or less care.
type joints uint8

const (
	someJoints joints = iota // verticals begin and end at rules without a mark
	allJoints                // each has a mark, which does not tell where it goes
	sureJoints               // each mark tells whether a vertical goes on above and below
)

// A frame holds the lines of a grid against each other: each bar and joint
// belongs to a vertical, and a vertical runs from one rule to another.
type frame struct {
	lines   []boxLine
	measure int
	joints  joints
	near    bool // nearly all bars stand below each other, so that one far off is a fault
	bad     []bool
	worst   int // how many are bad
}

// check finds the vertical of each bar and joint, and the lines that do not fit.
func (f *frame) check() {
	f.bad, f.worst = make([]bool, len(f.lines)), 0
	var open, last []int // verticals that go on below; those of the last line
	known, fresh := false, false
	for i := range f.lines {
		l := &f.lines[i]
		if l.alien() || l.head {
			continue
		}
		for k := range l.posts {
			l.posts[k].at = l.posts[k].x[f.measure]
		}
		ok := true
		switch {
		case !l.ruled && known && fresh && f.joints != sureJoints: // which of the joints above go on is not known
			if ok = f.among(l, open); ok {
				open = verticals(open[:0], l.posts, false)
			}
		case !l.ruled:
			if known {
				ok = f.fit(l, open, false)
			} else {
				open = verticals(open[:0], l.posts, false)
			}
		case !known:
		case f.joints == sureJoints:
			ok = f.fit(l, open, true) || f.fit(l, last, true)
		default:
			ok = f.under(l, open) || f.under(l, last)
		}
		if !l.ruled {
			last = verticals(last[:0], l.posts, false)
			fresh = false
		} else {
			open = verticals(open[:0], l.posts, f.joints == sureJoints)
			last = append(last[:0], open...)
			fresh = true
		}
		known = true
		if !ok {
			f.bad[i] = true
			f.worst++
		}
	}
}

// verticals appends the verticals of a line, or those of them that go on below it.
func verticals(out []int, posts []post, down bool) []int {
	for i := range posts {
		if !down || posts[i].down {
			out = append(out, posts[i].at)
		}
	}
	return out
}

// fit gives the bars of a line the verticals that go on above it, in their order,
// and reports whether there are as many, each near its own.
func (f *frame) fit(l *boxLine, open []int, joints bool) bool {
	n := 0
	for i := range l.posts {
		if !joints || l.posts[i].up {
			n++
		}
	}
	if n != len(open) {
		return false
	}
	n = 0
	for i := range l.posts {
		p := &l.posts[i]
		if joints && !p.up {
			continue
		}
		if off := p.off(f.measure, open[n]); f.near && off > p.strange &&
			(n > 0 && 2*off >= open[n]-open[n-1] || n+1 < len(open) && 2*off >= open[n+1]-open[n]) {
			return false
		}
		n++
	}
	n = 0
	shift, first := 0, true
	for i := range l.posts {
		p := &l.posts[i]
		if joints && !p.up {
			p.at = p.x[f.measure] + shift
			continue
		}
		p.at = open[n]
		if s := p.at - p.x[f.measure]; first || s != shift {
			if first { // those before it stand off as it does
				for k := range i {
					l.posts[k].at = l.posts[k].x[f.measure] + s
				}
			}
			shift, first = s, false
		}
		n++
	}
	return true
}

// among gives the bars of a line verticals that end in the rule above it, and
// reports whether there is one for each, and the outermost are the same.
func (f *frame) among(l *boxLine, open []int) bool {
	if len(open) == 0 {
		return false
	}
	k := 0
	for i := range l.posts {
		p := &l.posts[i]
		for k < len(open) && p.off(f.measure, open[k]) > p.strange && open[k] < p.x[f.measure] {
			k++
		}
		if k < len(open) && p.off(f.measure, open[k]) <= p.strange {
			p.at = open[k]
			k++
		} else if f.joints != someJoints {
			return false
		}
	}
	return l.posts[0].at == open[0] && l.posts[len(l.posts)-1].at == open[len(open)-1]
}

// off returns how far the post is from a vertical.
func (p *post) off(measure, at int) int { return max(p.x[measure]-at, at-p.x[measure]) }

// under reports whether each vertical from above meets a joint or a bar of the
// line, and gives them to it.
func (f *frame) under(l *boxLine, open []int) bool {
	k, met := 0, 0
	for i := range l.posts {
		p := &l.posts[i]
		for k < len(open) && p.off(f.measure, open[k]) > p.strange && open[k] < p.x[f.measure] {
			if f.joints != someJoints || i == 0 || !l.pieces[min(i, len(l.pieces))-1].rule {
				return false
			}
			k++
		}
		if k < len(open) && p.off(f.measure, open[k]) <= p.strange {
			p.at = open[k]
			k++
			met = i
		}
	}
	return k == len(open) && met == len(l.posts)-1
}

// newFrame holds the lines of a grid against each other, with joints drawn with as much
// care as they seem to be.
func newFrame(lines []boxLine, measure int, in, drawn bool) frame {
	f := frame{lines: lines, measure: measure, near: in, joints: allJoints}
	if drawn {
		f.joints = sureJoints
	}
	f.check()
	if f.joints == sureJoints && 4*f.worst > len(lines) { // they are drawn with less care
		f.joints = allJoints
		f.check()
	}
	if !drawn {
		rules, barred := 0, 0
		for i := range lines {
			if lines[i].rules() {
				rules++
			}
			if lines[i].barred {
				barred++
			}
		}
		if barred > 0 && 2*barred >= rules-2 {
			f.joints = someJoints
			f.check()
		}
	}
	if worst := f.worst; f.joints == allJoints && worst > 3 {
		f.joints = someJoints
		if f.check(); 3*f.worst > worst {
			f.joints = allJoints
			f.check()
		}
	}
	return f
}

// edge returns where the piece of a line ends.
func (l *boxLine) edge(i, measure int) int {
	if i+1 < len(l.posts) {
		return l.posts[i+1].x[measure]
	}
	return l.right[measure]
}

// edges returns the verticals between which a piece of the line stands.
func (l *boxLine) edges(i, measure int) (x0, x1 int) {
	if i+1 < len(l.posts) {
		return l.posts[i].at, l.posts[i+1].at
	}
	return l.posts[i].at, max(l.posts[i].at, l.right[measure]) // the piece is loose
}

// aligned reports whether the bars of the text stand where rules meet.
func aligned(lines []boxLine, m int) bool {
	var ends places // of rules
	for i := range lines {
		l := &lines[i]
		for k := range l.pieces {
			if l.pieces[k].rule {
				ends.add(l.posts[k].x[m])
				if k == len(l.pieces)-1 || !l.pieces[k+1].rule {
					ends.add(l.edge(k, m))
				}
			}
		}
	}
	joints := ends.list()
	if len(joints) == 0 {
		return true
	}
	all, off := 0, 0
	for i := range lines {
		for k := range lines[i].pieces {
			if p := &lines[i].pieces[k]; !p.rule && !p.loose {
				all++
				if _, ok := slices.BinarySearch(joints, lines[i].posts[k+1].x[m]); !ok {
					off++
				}
			}
		}
	}
	return off*10 <= all
}

// measure finds in which of the widths the bars stand below each other.
func measure(lines []boxLine, drawn bool) int {
	least, m := 0, 0
	for k := range 3 {
		if k == 1 && !drawn {
			continue // no rule is wide
		}
		edges := distinct(lines, 1, func(p *post) int { return p.x[k] }, func(int) bool { return true })
		if n := len(edges); k == 0 || n < least {
			least, m = n, k
		}
	}
	return m
}

// distinct returns the places of posts, each once, in order: of those from a number on
// in the lines that are of use.
func distinct(lines []boxLine, from int, place func(*post) int, use func(int) bool) []int {
	var all places
	for i := range lines {
		if !use(i) || lines[i].alien() {
			continue
		}
		posts := lines[i].posts
		for n := from; n < len(posts); n++ {
			all.add(place(&posts[n]))
		}
	}
	return all.list()
}

// nearPlaces is how many places of a line are kept as bits.
const nearPlaces = 1 << 10

// places are places on lines: most are near, and told over and over.
type places struct {
	near [nearPlaces / 64]uint64
	far  []int
}

func (p *places) add(x int) {
	if x < nearPlaces {
		p.near[x/64] |= 1 << (x % 64)
	} else if len(p.far) == 0 || p.far[len(p.far)-1] != x {
		p.far = append(p.far, x)
	}
}

// list returns each of them once, in order.
func (p *places) list() []int {
	n := len(p.far)
	for _, w := range p.near {
		n += bits.OnesCount64(w)
	}
	out := make([]int, 0, n)
	for k, w := range p.near {
		for ; w > 0; w &= w - 1 {
			out = append(out, 64*k+bits.TrailingZeros64(w))
		}
	}
	slices.Sort(p.far)
	return append(out, slices.Compact(p.far)...)
}
