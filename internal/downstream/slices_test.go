package downstream

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// TestSlices generates the SDK of each folder of examples/, as its graphgen.yaml says, and holds that the program in that folder
// compiles with it. Examples whose documents are not there are left out.
func TestSlices(t *testing.T) {
	if testing.Short() {
		t.Skip("builds ten SDKs, which takes a while")
	}
	root, err := filepath.Abs("../..")
	require.NoError(t, err)
	dir := filepath.Join(t.TempDir(), "examples")
	require.NoError(t, os.CopyFS(dir, os.DirFS(filepath.Join(root, "examples"))))
	m := &module{t: t, dir: dir, root: root, env: []string{"GOFLAGS=-mod=mod", "GOPROXY=off"}}
	m.edit("go.mod", func(text string) string { return strings.ReplaceAll(text, "=> ../", "=> "+root) })
	require.NoError(t, os.CopyFS(filepath.Join(dir, "..", "schema"), os.DirFS(filepath.Join(root, "schema"))))
	reference := filepath.Join(root, "..", "shared", "corpus", "graph-docs")
	_, err = os.Stat(reference)
	hasReference := err == nil
	if hasReference {
		require.NoError(t, os.Symlink(reference, filepath.Join(dir, "graph-docs")))
	}

	graphgen := filepath.Join(t.TempDir(), "graphgen.exe")
	build := exec.CommandContext(t.Context(), "go", "build", "-o", graphgen, "./cmd/graphgen")
	build.Dir = root
	out, err := build.CombinedOutput()
	require.NoError(t, err, "%s", out)

	configs, err := filepath.Glob(filepath.Join(dir, "*", "graphgen.yaml"))
	require.NoError(t, err)
	assert.Len(t, configs, 10)
	for _, config := range configs {
		text, err := os.ReadFile(config)
		require.NoError(t, err)
		if !hasReference && bytes.Contains(text, []byte("graph-docs")) {
			t.Log("the corpus is not beside this module: left out ", filepath.Base(filepath.Dir(config)))
			require.NoError(t, os.RemoveAll(filepath.Dir(config)))
			continue
		}
		m.run(graphgen, "generate", "--quiet", "--config", config)
	}
	m.run("go", "vet", "./...")
}
