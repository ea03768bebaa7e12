package config

import (
	"errors"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"github.com/graphgen/graphgen/internal/diag"
)

// Dir returns the files of a folder. Unlike os.DirFS it also opens names that lead out of the folder, ../docs/a.md, and absolute
// ones, since documents may be kept anywhere.
func Dir(dir string) fs.FS { return dirFS(dir) }

type dirFS string

// Open implements fs.FS.
func (d dirFS) Open(name string) (fs.File, error) { return os.Open(d.join(name)) }

// Stat implements fs.StatFS.
func (d dirFS) Stat(name string) (fs.FileInfo, error) { return os.Stat(d.join(name)) }

// ReadDir implements fs.ReadDirFS.
func (d dirFS) ReadDir(name string) ([]fs.DirEntry, error) { return os.ReadDir(d.join(name)) }

// ReadFile implements fs.ReadFileFS.
func (d dirFS) ReadFile(name string) ([]byte, error) { return os.ReadFile(d.join(name)) }

func (d dirFS) join(name string) string {
	file := filepath.FromSlash(name)
	if filepath.IsAbs(file) {
		return file
	}
	return filepath.Join(string(d), file)
}

// Files returns the documents that the configuration names, as slash paths relative to its folder, sorted, each once. fsys holds
// that folder; see Dir. An entry that names nothing is reported, as is a folder that cannot be read.
func (c Config) Files(fsys fs.FS, d *diag.List) []string {
	var all []string
	for _, entry := range c.Documents {
		found, err := c.find(fsys, path.Clean(entry.Text))
		switch {
		case errors.Is(err, fs.ErrNotExist), err == nil && len(found) == 0:
			d.Add(entry.At, diag.NoDocuments, "check the path; it is relative to the folder of graphgen.yaml", "documents: %q names no file", entry.Text)
		case err != nil:
			d.Add(entry.At, diag.Unreadable, "", "documents: %q cannot be read: %s", entry.Text, cause(err))
		}
		all = append(all, found...)
	}
	slices.Sort(all)
	return slices.Compact(all)
}

// find returns the files that one entry names. A file that is named as such is taken whatever its extension.
func (c Config) find(fsys fs.FS, entry string) ([]string, error) {
	root := entry
	if isGlob(entry) {
		root = globRoot(entry)
	}
	info, err := fs.Stat(fsys, root)
	if err != nil {
		return nil, err
	}
	if !info.IsDir() {
		if root != entry || c.ignored(root) {
			return nil, nil
		}
		return []string{root}, nil
	}
	var found []string
	err = fs.WalkDir(fsys, root, func(name string, e fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case name != root && strings.HasPrefix(e.Name(), "."), name != root && c.ignored(name):
			if e.IsDir() {
				return fs.SkipDir
			}
		case e.IsDir():
		case isGlob(entry) && matchWhole(entry, name), !isGlob(entry) && isDocument(name):
			found = append(found, name)
		case isGlob(entry) && isDocument(name) && matchFile(entry, name):
			found = append(found, name) // the glob names a folder above it
		}
		return nil
	})
	return found, err
}

func (c Config) ignored(name string) bool {
	return slices.ContainsFunc(c.Ignore, func(v Value) bool { return matchFile(v.Text, name) })
}

func matchWhole(pattern, name string) bool {
	return matchAny(strings.Split(pattern, "/"), strings.Split(name, "/"), "**", matchSegment)
}

// globRoot returns the folder above the first segment with a wildcard.
func globRoot(pattern string) string {
	segments := strings.Split(pattern, "/")
	n := slices.IndexFunc(segments, isGlob)
	switch root := strings.Join(segments[:n], "/"); {
	case n == 0:
		return "."
	case root == "":
		return "/"
	default:
		return root
	}
}

// isDocument reports whether a file found in a folder is taken for a document: a page is saved with many files that are none.
func isDocument(name string) bool {
	switch strings.ToLower(path.Ext(name)) {
	case ".md", ".markdown", ".html", ".htm", ".xhtml", ".txt":
		return true
	default:
		return false
	}
}

// cause is the system's own words, without the name of the file, which the message has in the user's spelling.
func cause(err error) string {
	var p *fs.PathError
	if errors.As(err, &p) {
		return p.Err.Error()
	}
	return err.Error()
}
