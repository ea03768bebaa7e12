//go:build unix

package graph_test

import (
	"syscall"
	"time"
)

// cpuTime returns the processor time this process has used, which other
// processes on the machine do not lengthen.
func cpuTime() time.Duration {
	var r syscall.Rusage
	if syscall.Getrusage(syscall.RUSAGE_SELF, &r) != nil {
		return 0
	}
	return time.Duration(r.Utime.Nano() + r.Stime.Nano())
}
