//go:build !unix

package gongkai

import "time"

var firstTime = time.Now()

// busyTime returns how long the tests have run so far.
func busyTime() time.Duration { return time.Since(firstTime) }
