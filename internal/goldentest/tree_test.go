package goldentest

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestTree(t *testing.T) {
	setUpdate(t, false)
	dir := t.TempDir()
	require.NoError(t, os.MkdirAll(filepath.Join(dir, "old", "deep"), 0o755))
	for name, text := range map[string]string{"same": "a\n", "changed": "a\nb\n", "old/deep/extra": "x"} {
		require.NoError(t, os.WriteFile(filepath.Join(dir, name), []byte(text), 0o600))
	}
	files := map[string][]byte{"same": []byte("a\n"), "changed": []byte("a\nc\n"), "new/file": []byte("n"), "../out": nil}
	r := &recorder{TB: t}
	Tree(r, dir, files)
	all := strings.Join(r.failures, "\n")
	require.Len(t, r.failures, 4, all)
	assert.Contains(t, all, "\n-b\n+c\n", "a unified diff")
	assert.Contains(t, all, filepath.Join("new", "file"))
	assert.Contains(t, all, filepath.Join("old", "deep", "extra")+" is there and was not produced")
	assert.Contains(t, all, `the file "../out" is outside of`)

	delete(files, "../out")
	setUpdate(t, true)
	Tree(t, dir, files)
	setUpdate(t, false)
	Tree(t, dir, files)
	assert.NoDirExists(t, filepath.Join(dir, "old"), "a folder without files goes with the last of them")
}
