// Package goldentest compares what a test produced with a file that holds what is wanted.
package goldentest

import (
	"bytes"
	"flag"
	"os"
	"path/filepath"
	"testing"

	"github.com/rogpeppe/go-internal/diff"
)

// update makes Equal write what it got instead of comparing: go test ./... -update.
var update = flag.Bool("update", false, "rewrite the golden files")

// Updating reports whether the test was asked to rewrite golden files.
func Updating() bool { return *update }

// Equal fails the test with a unified diff unless the file at path, which is relative to the folder of the package under test,
// holds exactly got. With -update it writes the file, and its folders, instead. A missing file is a failure, not an empty one.
func Equal(t testing.TB, path string, got []byte) {
	t.Helper()
	if *update {
		write(t, path, got)
		return
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Errorf("%v (go test -update writes it)", err)
		return
	}
	if bytes.Equal(want, got) {
		return
	}
	t.Errorf("%s is not what was produced (go test -update rewrites it):\n%s", path, diff.Diff(path, want, "got", got))
}

func write(t testing.TB, path string, got []byte) {
	t.Helper()
	if old, err := os.ReadFile(path); err == nil && bytes.Equal(old, got) {
		return
	}
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, got, 0o644); err != nil {
		t.Fatal(err)
	}
}
