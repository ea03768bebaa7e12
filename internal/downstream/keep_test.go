package downstream

import (
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// TestCallersKeepCompiling is a program whose documents rename a type, a member, a path and an action, and give up a property. With
// entries that keep the old names it compiles on; go fix moves types and constants to the new names, people the rest; then the entries
// can go.
func TestCallersKeepCompiling(t *testing.T) {
	m := newModule(t, "app", "copy")
	for _, name := range []string{"main.go", "generate.go", "graphgen.yaml"} {
		require.NoError(t, os.RemoveAll(filepath.Join(m.dir, name)))
	}
	story, err := txtar.ParseFile(filepath.Join("testdata", "keep", "story.txtar"))
	require.NoError(t, err)
	for _, f := range story.Files {
		require.NoError(t, os.MkdirAll(filepath.Dir(filepath.Join(m.dir, f.Name)), 0o700))
		m.write(f.Name, string(f.Data))
	}
	// The go command caches fixes by the content of packages, with the paths of the files that they were found in.
	m.write("run.go", "package main // run in "+m.dir+"\n")
	generate := func(config string) {
		m.write("graphgen.yaml", config+"\nruntime: copy\n")
		m.run("go", "tool", "graphgen", "generate")
	}
	generate("documents: [v1]")
	m.run("go", "build", "./...")
	assert.Empty(t, deprecations(m), "nothing is deprecated yet")

	generate("documents: [v2]")
	require.Error(t, m.try("go", "build", "./..."), "without an overlay, the program breaks")

	generate("documents: [v2]\noverlay: [keep.yaml]")
	m.run("go", "vet", "./...")
	gone := []string{"models.Book", "LoanStateBack", "BookUpdate", "BookLendBody"}
	left := []string{"Books()", "Lend(", "ShelfMark: book.ShelfMark"} // methods and fields are changed by hand
	text := m.read(filepath.Join(m.dir, "main.go"))
	for _, old := range slices.Concat(gone, left) {
		assert.Contains(t, text, old)
	}

	m.run("go", "fix", ".")
	m.run("go", "vet", "./...")
	text = m.read(filepath.Join(m.dir, "main.go"))
	for _, old := range gone {
		assert.NotContains(t, text, old, "go fix replaces it")
	}
	for _, now := range []string{"*models.Volume", "models.LoanStateReturned", "models.VolumeUpdate", "models.VolumeHandOverBody"} {
		assert.Contains(t, text, now)
	}
	for _, old := range left {
		assert.Contains(t, text, old, "it stays, deprecated")
	}

	m.edit("main.go", strings.NewReplacer(", ShelfMark: book.ShelfMark", "", "Books()", "Volumes()", "Lend(", "HandOver(").Replace)
	generate("documents: [v2]")
	m.run("go", "vet", "./...")
	assert.Empty(t, deprecations(m), "the deprecated names are gone")
}

// deprecations returns the lines of the generated models and builders that call something deprecated.
func deprecations(m *module) []string {
	m.t.Helper()
	files, err := filepath.Glob(filepath.Join(m.dir, "msgraph", "*", "*.go"))
	require.NoError(m.t, err)
	require.NotEmpty(m.t, files)
	var out []string
	for _, file := range files {
		for line := range strings.Lines(m.read(file)) {
			if strings.Contains(line, "Deprecated:") && filepath.Base(filepath.Dir(file)) != "graph" {
				out = append(out, line)
			}
		}
	}
	return out
}

// try runs a command that may fail.
func (m *module) try(name string, args ...string) error {
	cmd := exec.CommandContext(m.t.Context(), name, args...)
	cmd.Dir = m.dir
	cmd.Env = append(append(os.Environ(), "GOWORK=off"), m.env...)
	return cmd.Run()
}
