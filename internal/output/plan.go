package output

import (
	"errors"
	"io"
	"io/fs"
	"maps"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"github.com/graphgen/graphgen/internal/diag"
)

// plan is what Write and Diff work from: the changes, and the present text of the files to update.
type plan struct {
	Changes
	old map[string][]byte
}

// scan compares one output folder with what it should hold.
type scan struct {
	plan
	folder   Folder
	fsys     fs.FS
	want     map[string][]byte
	parents  map[string]bool // folders of wanted files, and those above them
	packages map[string]bool // folded folders of wanted Go files
	diags    diag.List
}

func (f Folder) plan(want map[string][]byte) (plan, diag.List) {
	s := &scan{
		plan: plan{old: map[string][]byte{}}, folder: f, want: want,
		parents: map[string]bool{".": true}, packages: map[string]bool{},
	}
	if f.checkNames(want, &s.diags); s.diags.HasErrors() {
		return s.plan, s.diags
	}
	for name := range want {
		for _, dir := range folders(name) {
			s.parents[dir] = true
		}
		if isSource(name) {
			s.packages[fold(path.Dir(name))] = true
		}
	}
	root, err := f.open()
	switch {
	case errors.Is(err, fs.ErrNotExist):
		s.Create = slices.Sorted(maps.Keys(want))
		return s.plan, nil
	case err != nil:
		s.fail(".", err)
		return s.plan, s.diags
	}
	defer closeQuietly(root)
	s.fsys = root.FS()
	if err := fs.WalkDir(s.fsys, ".", s.visit); err != nil {
		s.fail(".", err)
	}
	present := make(map[string]bool, len(want))
	for _, n := range slices.Concat(s.Same, s.Update, s.Foreign) {
		present[n] = true
	}
	for _, n := range slices.Sorted(maps.Keys(want)) {
		if !present[n] {
			s.Create = append(s.Create, n)
		}
	}
	return s.plan, s.diags.Sorted()
}

// open opens the output folder in a way that no symbolic link in it or above it leads out of Root.
func (f Folder) open() (*os.Root, error) {
	root, err := os.OpenRoot(f.Root)
	if err != nil {
		return nil, err
	}
	defer closeQuietly(root)
	return root.OpenRoot(filepath.FromSlash(path.Clean(f.Path)))
}

// closeQuietly closes what was only read through.
func closeQuietly(c io.Closer) { _ = c.Close() }

func (s *scan) fail(name string, err error) {
	s.diags.Add(s.folder.at(name), diag.WriteFailed, "the output must be a folder below the one of graphgen.yaml that can be read and written", "%s", cause(err))
}

func (s *scan) visit(name string, e fs.DirEntry, err error) error {
	switch {
	case err != nil:
		s.fail(name, err)
		return nil
	case e.IsDir():
		return s.visitFolder(name, e)
	case s.parents[name]:
		s.diags.Add(s.folder.at(name), diag.WriteFailed, "move it away, or choose another output folder", "%s is in the place of a folder to write to", describe(e))
	case !e.Type().IsRegular():
		s.visitSpecial(name, e)
	default:
		s.visitFile(name)
	}
	return nil
}

func (s *scan) visitFolder(name string, e fs.DirEntry) error {
	if _, wanted := s.want[name]; wanted {
		s.diags.Add(s.folder.at(name), diag.WriteFailed, "move it away, or choose another output folder", "%s is in the place of a file to write", describe(e))
		return fs.SkipDir
	}
	if !s.parents[name] && (strings.HasPrefix(e.Name(), ".") || s.isModule(name)) {
		return fs.SkipDir
	}
	return nil
}

// isModule reports whether the folder is a Go module of its own, with which this output has nothing to do.
func (s *scan) isModule(name string) bool {
	info, err := fs.Stat(s.fsys, path.Join(name, "go.mod"))
	return err == nil && info.Mode().IsRegular()
}

// visitSpecial looks at a symbolic link, a pipe or the like. What it leads to is not read.
func (s *scan) visitSpecial(name string, e fs.DirEntry) {
	_, wanted := s.want[name]
	switch {
	case wanted:
		s.Foreign = append(s.Foreign, name)
		s.diags.Add(s.folder.at(name), diag.ForeignFile, "move it away, or choose another output folder", "%s is in the place of a file to write", describe(e))
	case s.inPackage(name):
		s.addSource(name)
	}
}

func (s *scan) visitFile(name string) {
	text, wanted := s.want[name]
	old, err := s.read(name, wanted)
	switch {
	case err != nil:
		s.fail(name, err)
	case wanted && !isOwn(old):
		s.Foreign = append(s.Foreign, name)
		s.diags.Add(s.folder.at(name), diag.ForeignFile, "move it away, or choose another output folder", "the file does not begin with the header of generated files, and would be overwritten")
	case wanted && isSame(old, text):
		s.Same = append(s.Same, name)
	case wanted:
		s.Update = append(s.Update, name)
		s.old[name] = old
	case isOwn(old):
		s.Remove = append(s.Remove, name)
	case s.inPackage(name):
		s.addSource(name)
	}
}

// read returns the text of a file, or as much of it as shows whose it is.
func (s *scan) read(name string, all bool) ([]byte, error) {
	if all {
		return fs.ReadFile(s.fsys, name)
	}
	file, err := s.fsys.Open(name)
	if err != nil {
		return nil, err
	}
	defer closeQuietly(file)
	return io.ReadAll(io.LimitReader(file, int64(len(Header)+len("\r\n"))))
}

func (s *scan) inPackage(name string) bool { return isSource(name) && s.packages[fold(path.Dir(name))] }

func (s *scan) addSource(name string) {
	s.Foreign = append(s.Foreign, name)
	s.diags.Add(s.folder.at(name), diag.ForeignFile, "move it to a package of its own, or choose another output folder",
		"the file does not begin with the header of generated files, and would become part of a generated package")
}

func describe(e fs.DirEntry) string {
	switch {
	case e.IsDir():
		return "a folder"
	case e.Type()&fs.ModeSymlink != 0:
		return "a symbolic link"
	case e.Type().IsRegular():
		return "a file"
	default:
		return "a special file"
	}
}

// cause is the system's own words, without the name of the file, which the diagnostic has.
func cause(err error) string {
	var p *fs.PathError
	if errors.As(err, &p) {
		return p.Err.Error()
	}
	var l *os.LinkError
	if errors.As(err, &l) {
		return l.Err.Error()
	}
	return err.Error()
}
