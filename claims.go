// This file is the prose room.

package gongkai

type Claim struct{ Text string }

func (c *checker) prose()     {}
func (c *checker) plausible() {}
