package report

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestTable(t *testing.T) {
	table := Table{Head: []string{"what", "CPU-s"}}
	table.Add("a", "1.00")
	assert.Equal(t, "| what | CPU-s |\n|:--|--:|\n| a | 1.00 |\n", table.String())
}

func TestReplace(t *testing.T) {
	file := filepath.Join(t.TempDir(), "benchmarks.md")
	require.NoError(t, os.WriteFile(file, []byte("# A\n<!-- bench a -->\nold\n<!-- end a -->\n<!-- bench b -->\n<!-- end b -->\n"), 0o600))
	for range 2 { // the second time, nothing changes
		require.NoError(t, Replace(file, "a", "new\n"))
		text, err := os.ReadFile(file)
		require.NoError(t, err)
		assert.Equal(t, "# A\n<!-- bench a -->\n\nnew\n\n<!-- end a -->\n<!-- bench b -->\n<!-- end b -->\n", string(text))
	}
	assert.ErrorContains(t, Replace(file, "c", "new\n"), "has no place for the section c")
}
