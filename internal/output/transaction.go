package output

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"sync"
)

// The folder in which changes are prepared, below the output folder so that a rename brings a file into place. It is there only while a
// run writes, and after one that was killed.
const (
	workDir     = ".graphgen"
	journalFile = workDir + "/journal"
)

// writers is how many files are written at once: most of the time goes into waiting for the disk.
const writers = 8

// transaction changes the files of one folder, all or none.
//
// New texts are staged beside the tree. Then the journal appears, by a rename: from that moment on the new tree is what counts, and
// whoever finds the journal brings the rest into place. Without a journal the old tree is untouched. There is no fsync: this is about
// runs that are killed, and code that a power failure costs can be generated again.
type transaction struct {
	root  *os.Root
	steps []step
	want  map[string][]byte // new texts of the steps that write
	old   map[string][]byte // old texts of the steps that do not create
	made  map[string]bool   // folders that are there
}

// journalEntry is a step as the journal has it. The staged text of the i-th is the file i of the work folder.
type journalEntry struct {
	Verb string `json:"verb"`
	Name string `json:"name"`
}

func staged(i int) string { return path.Join(workDir, strconv.Itoa(i)) }

// run makes all steps or none. The name is the file that is to blame for an error.
func (t *transaction) run() (name string, err error) {
	if name, err := t.prepare(); err != nil {
		return name, errors.Join(err, t.root.RemoveAll(workDir))
	}
	for i := range t.steps {
		if err := t.apply(i); err != nil {
			return t.steps[i].name, errors.Join(err, t.undo(i))
		}
	}
	t.prune()
	return ".", t.finish()
}

// prepare stages the new texts and writes the journal.
func (t *transaction) prepare() (name string, err error) {
	if err := t.root.Mkdir(workDir, 0o777); err != nil {
		return ".", err
	}
	if name, err := t.stage(); err != nil {
		return name, err
	}
	entries := make([]journalEntry, len(t.steps))
	for i, s := range t.steps {
		entries[i] = journalEntry{s.verb, s.name}
	}
	text, err := json.Marshal(entries)
	if err != nil {
		return ".", err
	}
	if err := t.root.WriteFile(journalFile+".new", text, 0o666); err != nil {
		return ".", err
	}
	return ".", t.root.Rename(journalFile+".new", journalFile)
}

// stage writes the new texts, with the permissions of the files that they replace.
func (t *transaction) stage() (name string, err error) {
	failed := make([]error, len(t.steps))
	free := make(chan struct{}, writers)
	var all sync.WaitGroup
	for i, s := range t.steps {
		if s.verb == remove {
			continue
		}
		free <- struct{}{}
		all.Go(func() {
			failed[i] = t.stageOne(i, s)
			<-free
		})
	}
	all.Wait()
	if i := slices.IndexFunc(failed, func(err error) bool { return err != nil }); i >= 0 {
		return t.steps[i].name, failed[i]
	}
	return "", nil
}

func (t *transaction) stageOne(i int, s step) error {
	if err := t.root.WriteFile(staged(i), t.want[s.name], 0o666); err != nil || s.verb != update {
		return err
	}
	info, err := t.root.Stat(filepath.FromSlash(s.name))
	if err != nil {
		return err
	}
	return t.root.Chmod(staged(i), info.Mode().Perm())
}

// apply makes one step. Making it again changes nothing.
func (t *transaction) apply(i int) error {
	s := t.steps[i]
	file := filepath.FromSlash(s.name)
	if s.verb == remove {
		if t.isReplaced(s.name) {
			return nil
		}
		if err := t.root.Remove(file); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return err
		}
		return nil
	}
	if dir := filepath.Dir(file); !t.made[dir] {
		if err := t.root.MkdirAll(dir, 0o777); err != nil {
			return err
		}
		if t.made == nil {
			t.made = map[string]bool{}
		}
		t.made[dir] = true
	}
	err := t.root.Rename(filepath.FromSlash(staged(i)), file)
	if errors.Is(err, fs.ErrNotExist) && !exists(t.root, staged(i)) {
		return nil // it is in its place already
	}
	return err
}

// isReplaced reports whether a file of the same name in another case is in its place already: on some systems, that is what would be
// removed.
func (t *transaction) isReplaced(name string) bool {
	for i, s := range t.steps {
		if s.verb != remove && s.name != name && fold(s.name) == fold(name) {
			return !exists(t.root, staged(i))
		}
	}
	return false
}

// undo takes back the steps before the one that failed.
func (t *transaction) undo(failed int) error {
	for i := range slices.Backward(t.steps[:failed]) {
		s := t.steps[i]
		var err error
		if s.verb == create {
			err = t.root.Remove(filepath.FromSlash(s.name))
		} else {
			err = replace(t.root, filepath.FromSlash(s.name), t.old[s.name])
		}
		if err != nil {
			return fmt.Errorf("and %s cannot be put back, so that the next run has to finish this one: %w", s.name, err)
		}
	}
	var created []string
	for _, s := range t.steps {
		if s.verb == create {
			created = append(created, s.name)
		}
	}
	err := t.finish()
	prune(t.root, created)
	return err
}

func (t *transaction) prune() {
	var removed []string
	for _, s := range t.steps {
		if s.verb == remove {
			removed = append(removed, s.name)
		}
	}
	prune(t.root, removed)
}

// finish removes the journal, and then what is left of the work folder.
func (t *transaction) finish() error {
	if err := t.root.Remove(journalFile); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	return t.root.RemoveAll(workDir)
}

// resume makes the steps of a journal that was left behind, and removes what was staged without one. Files that are not ours any more
// are in the way.
func (t *transaction) resume() (name string, err error) {
	if info, err := t.root.Lstat(workDir); err != nil || !info.IsDir() {
		return ".", nil
	}
	text, err := fs.ReadFile(t.root.FS(), journalFile)
	if errors.Is(err, fs.ErrNotExist) {
		return workDir, t.root.RemoveAll(workDir)
	}
	var entries []journalEntry
	if err == nil {
		err = json.Unmarshal(text, &entries)
	}
	if err != nil {
		return journalFile, err
	}
	for _, e := range entries {
		if nameProblem(e.Name) != "" {
			return journalFile, fmt.Errorf("the journal names %q", e.Name)
		}
		t.steps = append(t.steps, step{e.Verb, e.Name})
		if free, err := isFree(t.root, e.Name); err != nil || !free {
			return e.Name, errors.Join(err, errors.New("the file does not begin with the header of generated files"))
		}
	}
	for i, s := range t.steps {
		if err := t.apply(i); err != nil {
			return s.name, err
		}
	}
	t.prune()
	return ".", t.finish()
}
