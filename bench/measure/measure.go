// Package measure counts what work costs in processor time, user and system together, which other processes on the machine
// lengthen far less than the time on the clock. What is compared runs in turns, and the least of all rounds counts: whatever
// disturbs a run makes it longer.
package measure

import (
	"errors"
	"fmt"
	"os/exec"
	"runtime"
	"slices"
	"syscall"
	"time"
)

// Cost is what a run took.
type Cost struct {
	CPU    time.Duration // user and system
	Memory int64         // most resident memory of any of its processes, in bytes; 0 where it is not known
	Allocs uint64        // allocations of one operation; known of functions alone
	Bytes  uint64        // allocated by one operation; known of functions alone
}

// Seconds returns the processor time for a table.
func (c Cost) Seconds() string { return fmt.Sprintf("%.2f", c.CPU.Seconds()) }

// MB returns the memory for a table.
func (c Cost) MB() string { return fmt.Sprintf("%d", c.Memory>>20) }

// Over returns how many times the other cost this one is.
func (c Cost) Over(other Cost) float64 { return float64(c.CPU) / float64(other.CPU) }

// least keeps the smaller of two costs in each respect.
func (c Cost) least(other Cost) Cost {
	if c.CPU == 0 {
		return other
	}
	return Cost{min(c.CPU, other.CPU), min(c.Memory, other.Memory), min(c.Allocs, other.Allocs), min(c.Bytes, other.Bytes)}
}

// Run runs a command, its children included.
func Run(cmd *exec.Cmd) (Cost, error) {
	out, err := cmd.CombinedOutput()
	if err != nil {
		return Cost{}, fmt.Errorf("%s: %w\n%s", cmd, err, out)
	}
	cost := Cost{CPU: cmd.ProcessState.UserTime() + cmd.ProcessState.SystemTime()}
	if usage, ok := cmd.ProcessState.SysUsage().(*syscall.Rusage); ok {
		cost.Memory = usage.Maxrss * maxrssUnit
	}
	return cost, nil
}

// maxrssUnit is what ru_maxrss counts in: kilobytes, but bytes on Apple's systems.
var maxrssUnit = map[bool]int64{true: 1, false: 1024}[runtime.GOOS == "darwin" || runtime.GOOS == "ios"]

// Turns runs the commands that the functions make, one after the other, as many times as there are rounds, and returns the
// least cost of each.
func Turns(rounds int, commands ...func() (*exec.Cmd, error)) ([]Cost, error) {
	costs := make([]Cost, len(commands))
	for range rounds {
		for i, command := range commands {
			cmd, err := command()
			if err != nil {
				return nil, err
			}
			cost, err := Run(cmd)
			if err != nil {
				return nil, err
			}
			costs[i] = costs[i].least(cost)
		}
	}
	return costs, nil
}

// Candidate is one of several ways to do the same.
type Candidate struct {
	Name string
	Do   func() error
}

// share is the processor time that a candidate gets in each round.
const share = 150 * time.Millisecond

// Result is the least cost of one operation of a candidate, and its time in each round.
type Result struct {
	Cost
	rounds []time.Duration
}

// Over returns how many times the other result this one is: the median of what the rounds say, in which both ran one after the
// other.
func (r Result) Over(other Result) float64 {
	ratios := make([]float64, len(r.rounds))
	for i, took := range r.rounds {
		ratios[i] = float64(took) / float64(other.rounds[i])
	}
	slices.Sort(ratios)
	return ratios[len(ratios)/2]
}

// Compare runs the candidates in turns. Collecting an operation's garbage is part of it.
func Compare(rounds int, candidates []Candidate) ([]Result, error) {
	results := make([]Result, len(candidates))
	times := make([]int, len(candidates))
	for round := range rounds + 1 {
		for i, c := range candidates {
			if round == 0 { // warms up, and finds out how often
				times[i] = 1
			}
			cost, err := repeat(c, times[i])
			if err != nil {
				return nil, fmt.Errorf("%s: %w", c.Name, err)
			}
			if round > 0 {
				results[i].Cost = results[i].least(cost)
				results[i].rounds = append(results[i].rounds, cost.CPU)
				continue
			}
			for cost.CPU*time.Duration(times[i]) < share && times[i] < 1<<20 {
				times[i] *= 2
				if cost, err = repeat(c, times[i]); err != nil {
					return nil, fmt.Errorf("%s: %w", c.Name, err)
				}
			}
		}
	}
	return results, nil
}

func repeat(c Candidate, n int) (Cost, error) {
	var before, after runtime.MemStats
	runtime.GC()
	runtime.ReadMemStats(&before)
	start, err := used()
	if err != nil {
		return Cost{}, err
	}
	for range n {
		if err := c.Do(); err != nil {
			return Cost{}, err
		}
	}
	end, err := used()
	runtime.ReadMemStats(&after)
	count := uint64(n)
	return Cost{
		CPU:    max(1, (end-start)/time.Duration(n)),
		Allocs: (after.Mallocs - before.Mallocs) / count,
		Bytes:  (after.TotalAlloc - before.TotalAlloc) / count,
	}, err
}

// used is the processor time of this process so far.
func used() (time.Duration, error) {
	var r syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &r); err != nil {
		return 0, errors.Join(errors.New("the processor time is not known"), err)
	}
	return time.Duration(r.Utime.Nano() + r.Stime.Nano()), nil
}

// KB returns the bytes that one operation allocates, for a table.
func (c Cost) KB() string { return fmt.Sprintf("%.1f", float64(c.Bytes)/1024) }
