package output

import (
	"errors"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"sync"

	"github.com/graphgen/graphgen/internal/diag"
)

// writers is how many files are written at once: most of the time goes into waiting for the disk.
const writers = 8

// Write makes the folder hold the wanted files and no other generated ones, and returns what that changed. When Plan has errors
// it changes nothing. Each file is replaced as a whole; files that are the same already are not touched. Folders that become
// empty go away.
func (f Folder) Write(want map[string][]byte) (Changes, diag.List) {
	p, d := f.plan(want)
	if d.HasErrors() || p.IsEmpty() {
		return p.Changes, d
	}
	fail := func(name string, err error) {
		d.Add(f.at(name), diag.WriteFailed, "", "the file cannot be written: %s", cause(err))
	}
	root, err := f.create()
	if err != nil {
		fail(".", err)
		return p.Changes, d
	}
	defer closeQuietly(root)

	// A file that goes away under a name that comes in another case is the same file on some systems: it has to go first.
	first, last := p.removals(want)
	for _, name := range first {
		if err := root.Remove(filepath.FromSlash(name)); err != nil {
			fail(name, err)
			return p.Changes, d
		}
	}
	names := slices.Concat(p.Create, p.Update)
	for i, err := range writeAll(root, names, want) {
		if err != nil {
			fail(names[i], err)
		}
	}
	if d.HasErrors() {
		return p.Changes, d.Sorted()
	}
	for _, name := range last {
		if err := root.Remove(filepath.FromSlash(name)); err != nil && !errors.Is(err, fs.ErrNotExist) {
			fail(name, err)
		}
	}
	prune(root, p.Remove)
	return p.Changes, d.Sorted()
}

// WriteFile replaces one file below a folder as a whole, for the files that lie outside of an output folder.
func WriteFile(root, name string, text []byte) diag.List {
	var d diag.List
	f := Folder{Root: root}
	dir, err := os.OpenRoot(root)
	if err == nil {
		defer closeQuietly(dir)
		err = replace(dir, filepath.FromSlash(name), text)
	}
	if err != nil {
		d.Add(f.at(name), diag.WriteFailed, "", "the file cannot be written: %s", cause(err))
	}
	return d
}

// create opens the output folder and makes it if need be.
func (f Folder) create() (*os.Root, error) {
	root, err := os.OpenRoot(f.Root)
	if err != nil {
		return nil, err
	}
	defer closeQuietly(root)
	dir := filepath.FromSlash(path.Clean(f.Path))
	if err := root.MkdirAll(dir, 0o777); err != nil {
		return nil, err
	}
	return root.OpenRoot(dir)
}

func (p plan) removals(want map[string][]byte) (first, last []string) {
	comes := make(map[string]bool, len(want))
	for name := range want {
		comes[fold(name)] = true
	}
	for _, name := range p.Remove {
		if comes[fold(name)] {
			first = append(first, name)
		} else {
			last = append(last, name)
		}
	}
	return first, last
}

// writeAll writes the files and returns the error of each.
func writeAll(root *os.Root, names []string, want map[string][]byte) []error {
	failed := make([]error, len(names))
	for i, name := range names {
		failed[i] = root.MkdirAll(filepath.FromSlash(path.Dir(name)), 0o777)
	}
	free := make(chan struct{}, writers)
	var all sync.WaitGroup
	for i, name := range names {
		if failed[i] != nil {
			continue
		}
		free <- struct{}{}
		all.Go(func() {
			failed[i] = replace(root, filepath.FromSlash(name), want[name])
			<-free
		})
	}
	all.Wait()
	return failed
}

// prune removes the folders that held the removed files and hold nothing now, the deepest first. The output folder stays.
func prune(root *os.Root, removed []string) {
	var dirs []string
	for _, name := range removed {
		dirs = append(dirs, folders(name)...)
	}
	slices.Sort(dirs)
	for _, dir := range slices.Backward(slices.Compact(dirs)) {
		_ = root.Remove(filepath.FromSlash(dir)) // fails when something is left in it
	}
}
