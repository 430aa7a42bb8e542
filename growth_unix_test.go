//go:build unix

package gongkai

import (
	"syscall"
	"time"
)

// busyTime returns how long the processors have worked for the tests so far: what else the
// machine does is no part of it.
func busyTime() time.Duration {
	var u syscall.Rusage
	if syscall.Getrusage(syscall.RUSAGE_SELF, &u) != nil {
		return 0
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}
