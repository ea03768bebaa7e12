package main

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// TestTasks holds that every candidate can do what is measured.
func TestTasks(t *testing.T) {
	tasks, err := codecTasks()
	require.NoError(t, err)
	for _, task := range tasks {
		require.GreaterOrEqual(t, len(task.candidates), len(libraries)+2, task.name)
		for _, c := range task.candidates {
			assert.NoError(t, c.Do(), "%s: %s", task.name, c.Name)
		}
	}
}
