package gongkai

func (s *scan) disputes(r *Report, l *lookup, lo, hi int) {}
