package output

import (
	"context"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"

	"github.com/graphgen/graphgen/internal/diag"
)

// Write makes the folder hold the wanted files and no other generated ones, and returns what that changed. When Plan has errors, or a
// file to change is read-only, it changes nothing. Files that are the same already are not touched. Folders that become empty go away.
//
// It is all or nothing: a run that is killed leaves the old files, or a journal from which the next Write or Recover brings the new
// ones into place; a write that fails is taken back. Runs on one folder wait for each other.
func (f Folder) Write(ctx context.Context, want map[string][]byte) (Changes, diag.List) {
	var d diag.List
	unlock, err := f.lock(ctx)
	if err != nil {
		d.Add(f.at("."), diag.WriteFailed, "", "the folder of graphgen.yaml cannot be locked: %s", cause(err))
		return Changes{}, d
	}
	defer unlock()
	if d = f.recover(); d.HasErrors() {
		return Changes{}, d
	}
	p, d := f.plan(want)
	if d.HasErrors() || p.IsEmpty() {
		return p.Changes, d
	}
	root, err := f.create()
	if err != nil {
		d.Add(f.at("."), diag.WriteFailed, "", "the folder cannot be made: %s", cause(err))
		return p.Changes, d
	}
	defer closeQuietly(root)
	f.checkWritable(root, slices.Concat(p.Update, p.Remove), &d)
	if d.HasErrors() {
		return p.Changes, d.Sorted()
	}
	if err := f.readAll(p.Remove, p.old); err != nil {
		d.Add(f.at("."), diag.WriteFailed, "", "%s", cause(err))
		return p.Changes, d
	}
	t := transaction{root: root, steps: p.ordered(want), want: want, old: p.old}
	if name, err := t.run(); err != nil {
		d.Add(f.at(name), diag.WriteFailed, "", "the file cannot be written, and nothing was changed: %s", cause(err))
	}
	return p.Changes, d
}

// Recover finishes what a run that was killed had begun, if there was one. Nothing else may be done with the folder before.
func (f Folder) Recover(ctx context.Context) diag.List {
	root, err := f.open()
	if err != nil {
		return nil // there is no folder yet
	}
	interrupted := exists(root, workDir)
	closeQuietly(root)
	if !interrupted {
		return nil
	}
	unlock, err := f.lock(ctx)
	if err != nil {
		var d diag.List
		d.Add(f.at("."), diag.WriteFailed, "", "the folder of graphgen.yaml cannot be locked: %s", cause(err))
		return d
	}
	defer unlock()
	return f.recover()
}

// recover is Recover for who holds the lock. What was staged and not yet to be put into place is thrown away.
func (f Folder) recover() diag.List {
	var d diag.List
	root, err := f.open()
	if err != nil {
		return nil
	}
	defer closeQuietly(root)
	t := transaction{root: root}
	if name, err := t.resume(); err != nil {
		d.Add(f.at(name), diag.WriteFailed, "move the file away if it is yours, and run graphgen again", "what an interrupted run began cannot be finished: %s", cause(err))
	}
	return d
}

// checkWritable reports files that somebody has made read-only: a rename would replace them all the same.
func (f Folder) checkWritable(root *os.Root, names []string, d *diag.List) {
	for _, name := range names {
		info, err := root.Lstat(filepath.FromSlash(name))
		if err == nil && info.Mode().Perm()&0o222 == 0 {
			d.Add(f.at(name), diag.WriteFailed, "make the file writable, or leave the old code in place", "the file is read-only, and would have to change")
		}
	}
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

// ordered returns the changes in the order in which they are made. A file that goes away under a name that comes in another case is
// the same file on some systems: it has to go first. Everything else goes last.
func (p plan) ordered(want map[string][]byte) []step {
	comes := make(map[string]bool, len(want))
	for name := range want {
		comes[fold(name)] = true
	}
	var first, middle, last []step
	for _, s := range p.steps() {
		switch {
		case s.verb != remove:
			middle = append(middle, s)
		case comes[fold(s.name)]:
			first = append(first, s)
		default:
			last = append(last, s)
		}
	}
	return slices.Concat(first, middle, last)
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

// exists reports whether the folder has an entry of that name, whatever it is.
func exists(root *os.Root, name string) bool {
	_, err := root.Lstat(filepath.FromSlash(name))
	return err == nil
}

// isFree reports whether graphgen may replace or remove what is there under the name: nothing, or a file of its own.
func isFree(root *os.Root, name string) (bool, error) {
	info, err := root.Lstat(filepath.FromSlash(name))
	if err != nil {
		return true, nil
	}
	if !info.Mode().IsRegular() {
		return false, nil
	}
	text, err := fs.ReadFile(root.FS(), name)
	return isOwn(text), err
}
