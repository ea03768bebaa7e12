package goldentest

import (
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// recorder is a test whose failures are collected instead.
type recorder struct {
	testing.TB
	failures []string
}

func (r *recorder) Helper() {}

func (r *recorder) Errorf(format string, args ...any) {
	r.failures = append(r.failures, fmt.Sprintf(format, args...))
}

func setUpdate(t *testing.T, on bool) {
	t.Helper()
	old := *update
	*update = on
	t.Cleanup(func() { *update = old })
}

func TestEqual(t *testing.T) {
	setUpdate(t, false)
	path := filepath.Join(t.TempDir(), "want.txt")
	require.NoError(t, os.WriteFile(path, []byte("a\nb\nc\n"), 0o600))

	r := &recorder{TB: t}
	Equal(r, path, []byte("a\nb\nc\n"))
	assert.Empty(t, r.failures)

	Equal(r, path, []byte("a\nB\nc\n"))
	require.Len(t, r.failures, 1)
	assert.Contains(t, r.failures[0], "@@ -1,3 +1,3 @@\n a\n-b\n+B\n c\n")
	assert.Contains(t, r.failures[0], "-update")

	r.failures = nil
	Equal(r, path, []byte("a\nb\nc"))
	assert.Len(t, r.failures, 1, "a missing newline at the end is a difference")
	kept, err := os.ReadFile(path)
	require.NoError(t, err)
	assert.Equal(t, "a\nb\nc\n", string(kept), "comparing must not write")

	r.failures = nil
	Equal(r, filepath.Join(t.TempDir(), "none.txt"), nil)
	assert.Len(t, r.failures, 1, "a missing file is a failure")
}

func TestEqualUpdates(t *testing.T) {
	setUpdate(t, true)
	path := filepath.Join(t.TempDir(), "a", "b", "want.txt")
	for _, text := range []string{"one\n", "two\n", "two\n"} {
		Equal(t, path, []byte(text))
		got, err := os.ReadFile(path)
		require.NoError(t, err)
		assert.Equal(t, text, string(got))
	}
	assert.True(t, Updating())
}
