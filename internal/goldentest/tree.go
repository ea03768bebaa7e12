package goldentest

import (
	"errors"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"testing"
)

// Tree fails the test unless the folder, which is relative to the one of the package under test, holds exactly the files: slash
// paths below it and their content. With -update it makes the folder so, and removes every other file in it.
func Tree(t testing.TB, folder string, files map[string][]byte) {
	t.Helper()
	for _, name := range slices.Sorted(maps.Keys(files)) {
		if !filepath.IsLocal(filepath.FromSlash(name)) {
			t.Errorf("the file %q is outside of %s", name, folder)
			continue
		}
		Equal(t, filepath.Join(folder, filepath.FromSlash(name)), files[name])
	}
	var folders []string
	err := filepath.WalkDir(folder, func(name string, e fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case e.IsDir():
			folders = append(folders, name)
			return nil
		}
		below, err := filepath.Rel(folder, name)
		if _, wanted := files[filepath.ToSlash(below)]; err != nil || wanted {
			return err
		}
		if *update {
			return os.Remove(name)
		}
		t.Errorf("%s is there and was not produced (go test -update removes it)", name)
		return nil
	})
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("%v", err)
	}
	if *update {
		for _, name := range slices.Backward(folders) {
			_ = os.Remove(name) // an empty one goes, any other stays
		}
	}
}
