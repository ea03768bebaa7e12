package main

import (
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/graphgen/graphgen/bench/design"
	"github.com/graphgen/graphgen/bench/measure"
)

// TestDesigns holds that each design reads all inputs and writes what it read.
func TestDesigns(t *testing.T) {
	if testing.Short() {
		t.Skip("compiles some 10,000 lines")
	}
	root, err := filepath.Abs("..")
	require.NoError(t, err)
	b := &bench{root: root, temp: t.TempDir()}
	dir, err := b.designModule()
	require.NoError(t, err)
	_, err = design.Write(dir, filepath.Join(root, "generated", "msgraph", "models"), modelsPath, true)
	require.NoError(t, err)
	_, err = measure.Run(run(dir, "go", "vet", "./..."))
	require.NoError(t, err)
	_, err = measure.Run(run(dir, "go", "run", ".", dir, "verify"))
	require.NoError(t, err)
}
