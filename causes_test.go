// This file tests what is told of how a sum came to be broken.

package gongkai

import "testing"

// Slips in more than a cell or two, each the only one in its report.
func TestCauses(t *testing.T) {
	columns := func(r *Report) []Column { return r.Form.data().tables[1].Rows[0].Columns }
	at := func(row string, c Column) Path { return Path("requests." + row + "." + c.Name) }
	for _, x := range []struct {
		cause string
		make  func(*Report)
	}{
		{causeCarriage, func(r *Report) { // the total is what came less what is open
			for _, c := range columns(r) {
				r.put(at("total", c), r.count(at("received", c))-r.count(at("carried_out", c)))
			}
		}},
		{causeCarriage, func(r *Report) { // and the results leave it out as well
			for _, c := range columns(r) {
				in := r.count(at("carried_in", c))
				r.put(at("received", c), r.count(at("received", c))+in)
			}
		}},
		{causeRows, func(r *Report) {
			for _, c := range columns(r) {
				a, b := r.count(at("total", c)), r.count(at("carried_out", c))
				r.put(at("total", c), b)
				r.put(at("carried_out", c), a)
			}
		}},
		{causeRow, func(r *Report) {
			c := columns(r)[0]
			r.put(at("granted", c), r.count(at("granted", c))+2)
			r.put(at("not_processed.petition", c), r.count(at("not_processed.petition", c))-2)
		}},
		{causePending, func(r *Report) {
			r.put("disputes.review.total", r.count("disputes.review.total")-r.count("disputes.review.pending"))
		}},
		{causeShifted, func(r *Report) { // all but the total
			c := columns(r)
			for k := 5; k > 0; k-- {
				r.put(at("granted", c[k]), r.count(at("granted", c[k-1])))
			}
			r.put(at("granted", c[0]), 0)
		}},
		{"", func(r *Report) { // two mistakes that two others would explain as well
			for i, row := range []string{"granted", "partially_granted"} {
				c := columns(r)[i]
				r.put(at(row, c), r.count(at(row, c))+5)
			}
		}},
	} {
		for seed := range uint64(5) {
			r := sound(Form2021, 100+seed, 60)
			for _, row := range []string{"granted", "partially_granted", "not_processed.petition"} { // enough to take from
				for _, k := range []int{0, 1} {
					for _, p := range []Path{
						at(row, columns(r)[k]), at(row, columns(r)[6]),
						at("total", columns(r)[k]), at("total", columns(r)[6]),
						at("received", columns(r)[k]), at("received", columns(r)[6]),
					} {
						r.put(p, r.count(p)+9)
					}
				}
			}
			if err := Validate(r).Err(); err != nil {
				t.Fatal(err)
			}
			x.make(r)
			fs := Validate(r)
			if fs.Err() == nil {
				t.Errorf("%s, seed %d: nothing found", x.cause, seed)
			}
			for _, f := range fs {
				if f.Cause.ID != x.cause {
					t.Errorf("%s, seed %d: %s has the cause %q, %s", x.cause, seed, f.Rule, f.Cause.ID, f.Cause.Message)
				}
			}
		}
	}
}

// Slips that cost more together are not told.
func TestMaxCost(t *testing.T) {
	rows := []string{"granted", "partially_granted", "not_processed.petition", "not_processed.repeated", "other.other", "denied.state_secret"}
	for _, x := range []struct {
		alone, moved int
	}{{maxCost/singleCost - 1, 0}, {maxCost / singleCost, 0}, {(maxCost + 1 - doubleCost) / singleCost, 1}, {maxCost/singleCost + 1, 0}} {
		r := sound(Form2021, 1, 60)
		columns := r.Form.data().tables[tableRequests].Rows[0].Columns
		add := func(row string, column int, by int64) {
			p := Path("requests." + row + "." + columns[column].Name)
			r.put(p, r.count(p)+by)
		}
		for i := range x.alone {
			add(rows[i%len(rows)], i, 1000<<i)
		}
		if x.moved > 0 { // to another row of its column
			for _, row := range []string{"denied.internal_affairs", "total", "received"} { // enough to take from
				add(row, 5, 9)
				add(row, 6, 9)
			}
			add("denied.internal_affairs", 5, -7)
			add("denied.enforcement_files", 5, 7)
		}
		cost := x.alone*singleCost + x.moved*doubleCost
		for _, f := range Validate(r) {
			if told := f.Cause.ID != ""; told != (cost <= maxCost) {
				t.Errorf("%d slips that cost %d: %s; told is %v: %s", x.alone+x.moved, cost, f.Message, told, f.Cause.ID)
			}
		}
	}
}

// The search goes so many steps.
func TestMaxSlipNodes(t *testing.T) {
	for _, n := range []int{maxSlipNodes - 1, maxSlipNodes, maxSlipNodes + 1} {
		p := puzzle{t: new(Table), nodes: n - 1}
		if got := p.search([]int64{1}, singleCost, nil); got != (n <= maxSlipNodes) {
			t.Errorf("step %d is taken: %v", n, got)
		}
	}
}

// Of larger figures no cause is told.
func TestMaxCellValue(t *testing.T) {
	for _, n := range []int64{maxCellValue - 1, maxCellValue, maxCellValue + 1} {
		r := sound(Form2021, 1, 60)
		for p := range r.Form.Paths() {
			if p.Section() == "disputes" {
				r.put(p, 0)
			}
		}
		r.put("disputes.review.upheld", n)
		r.put("disputes.review.pending", 1)
		r.put("disputes.review.total", n) // without what is pending
		fs := Validate(r)
		if len(fs) != 1 || (fs[0].Cause.ID == causePending) != (n <= maxCellValue) {
			t.Errorf("%d: %+v", n, fs)
		}
	}
	if most := int64(maxCellValue); most*256/256 != most {
		t.Error("256 figures do not fit")
	}
}
