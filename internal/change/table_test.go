package change_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/graphgen/graphgen/internal/change"
	"github.com/graphgen/graphgen/internal/goldentest"
)

// TestTableInDocs keeps docs/versioning.md saying what the code does.
func TestTableInDocs(t *testing.T) {
	file := filepath.Join("..", "..", "docs", "versioning.md")
	text, err := os.ReadFile(file)
	require.NoError(t, err)
	const begin, end = "<!-- rules: go test ./internal/change -update -->\n", "<!-- end of rules -->\n"
	before, rest, ok := strings.Cut(string(text), begin)
	require.True(t, ok)
	_, after, ok := strings.Cut(rest, end)
	require.True(t, ok)
	goldentest.Equal(t, file, []byte(before+begin+change.Table()+end+after))
}

func TestRulesAreComplete(t *testing.T) {
	seen := map[change.Kind]bool{}
	for _, r := range change.Rules() {
		assert.False(t, seen[r.Kind], "%s has two rules", r.Kind)
		seen[r.Kind] = true
		assert.Contains(t, change.Classes(), r.Class)
		assert.NotEmpty(t, r.What)
		assert.NotEmpty(t, r.Effect)
	}
}
