// This file places labels whose runs are all known: step by step, from one run to the
// next, without a look at the units between.

package align

import "slices"

// A step is the run with which the best score rises: the labels so far reach it from
// the unit on where the run ends.
type step struct {
	run
	label int32 // -1 for none, where all begins
	last  int32 // the step before it
}

// A ladder is the steps, with the path of those that count.
type ladder struct {
	steps []step
	path  []int32 // those up to a label, rising, from the first unit on
	over  []int32 // what was the end of the path
	ends  []step  // of one label
}

// climb places the labels where only the runs count that are listed, and returns the
// last step. The runs of a label are in the order of the units where they start. Of two
// ways worth the same the one that ends last counts, of runs that end together the first.
func (p *placing) climb() step {
	p.steps = append(p.steps[:0], step{label: -1})
	p.path = append(p.path[:0], 0)
	for i := range min(len(p.m.labels), maxLabels) {
		// the runs that are worth more, where they end, than what is known, in that order
		ends, k := p.ends[:0], len(p.path)-1
		for _, x := range p.runs[p.lists[i].from:p.lists[i].to] {
			for p.steps[p.path[k]].to > x.from { // from the end: most labels stand behind all before
				k--
			}
			for k+1 < len(p.path) && p.steps[p.path[k+1]].to <= x.from {
				k++
			}
			over := k
			for over+1 < len(p.path) && p.steps[p.path[over+1]].to <= x.to {
				over++
			}
			x.score += p.steps[p.path[k]].score
			if x.score <= p.steps[p.path[over]].score {
				continue
			}
			at := len(ends)
			for at > 0 && ends[at-1].to > x.to {
				at--
			}
			switch s := (step{x, int32(i), p.path[k]}); {
			case at == len(ends) && (at == 0 || ends[at-1].to < x.to):
				ends = append(ends, s)
			case at == 0 || ends[at-1].to < x.to:
				ends = slices.Insert(ends, at, s)
			case ends[at-1].score < x.score:
				ends[at-1] = s
			}
		}
		p.ends = ends
		if len(ends) > 0 {
			p.rise(ends)
		}
	}
	return p.steps[p.path[len(p.path)-1]]
}

// rise puts steps on the path, each of which is worth more than what it has there.
func (p *placing) rise(ends []step) {
	first := len(p.path)
	for p.steps[p.path[first-1]].to >= ends[0].to {
		first--
	}
	p.over = append(p.over[:0], p.path[first:]...)
	old, top := p.over, p.steps[p.path[first-1]].score
	p.path = p.path[:first]
	for len(old)+len(ends) > 0 {
		var s int32
		switch {
		case len(ends) == 0 || len(old) > 0 && p.steps[old[0]].to < ends[0].to:
			s, old = old[0], old[1:]
		default:
			if len(old) > 0 && p.steps[old[0]].to == ends[0].to {
				old = old[1:]
			}
			s = int32(len(p.steps))
			p.steps, ends = append(p.steps, ends[0]), ends[1:]
		}
		if x := p.steps[s].score; x >= top {
			p.path, top = append(p.path, s), x
		}
	}
}
