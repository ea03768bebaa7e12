package measure

import (
	"errors"
	"os/exec"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestOverIsTheMedian(t *testing.T) {
	slow, fast := Result{rounds: []time.Duration{30, 2, 40}}, Result{rounds: []time.Duration{10, 2, 1}}
	assert.InDelta(t, 3, slow.Over(fast), 1e-9)
}

func TestCompare(t *testing.T) {
	var kept []byte
	results, err := Compare(1, []Candidate{
		{"nothing", func() error { return nil }},
		{"a kilobyte", func() error { kept = make([]byte, 1024); return nil }},
	})
	require.NoError(t, err)
	require.Len(t, kept, 1024)
	assert.Equal(t, uint64(0), results[0].Allocs)
	assert.Equal(t, uint64(1), results[1].Allocs)
	assert.Equal(t, "1.0", results[1].KB())
	assert.Greater(t, results[1].Over(results[0]), 1.0)

	_, err = Compare(1, []Candidate{{"broken", func() error { return errors.New("no") }}})
	assert.EqualError(t, err, "broken: no")
}

func TestRun(t *testing.T) {
	cost, err := Run(exec.Command("go", "version"))
	require.NoError(t, err)
	assert.Positive(t, cost.CPU)
	assert.Positive(t, cost.Memory)
	_, err = Run(exec.Command("go", "no-such-command"))
	assert.ErrorContains(t, err, "unknown command")
}
