package graph_test

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// A program that makes one call carries neither what it does not use nor more
// than a megabyte beside net/http.
func TestSmallPrograms(t *testing.T) {
	if testing.Short() {
		t.Skip("builds two programs")
	}
	build := func(name string) (path string, size int64) {
		path = filepath.Join(t.TempDir(), name)
		out, err := exec.Command("go", "build", "-o", path, "./testdata/"+name).CombinedOutput()
		require.NoError(t, err, string(out))
		info, err := os.Stat(path)
		require.NoError(t, err)
		return path, info.Size()
	}
	small, size := build("small")
	_, plain := build("plain")
	assert.Less(t, size-plain, int64(1<<20), "bytes more than net/http's own")
	t.Logf("%d KB beside net/http and encoding/json", (size-plain)>>10)

	out, err := exec.Command("go", "tool", "nm", small).Output()
	require.NoError(t, err)
	symbols := string(out)
	assert.Contains(t, symbols, "graph.(*Client).deliver")
	for _, unused := range []string{"atch).Send", "uploading", "Delta[", "tokenCache", "startOver", "WithLogger", "typeName"} {
		assert.False(t, strings.Contains(symbols, unused), "%s is linked without being used", unused)
	}
}
