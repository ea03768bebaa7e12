package output

import (
	"io/fs"
	"path"
	"strings"

	"github.com/rogpeppe/go-internal/diff"

	"github.com/graphgen/graphgen/internal/diag"
)

// Diff returns what Write would change, "" when nothing: first a line for each file, as Summary has them, then a unified diff,
// which git apply and patch -p1 understand.
func (f Folder) Diff(want map[string][]byte) (string, diag.List) {
	p, d := f.plan(want)
	if d.HasErrors() || p.IsEmpty() {
		return "", d
	}
	if err := f.readAll(p.Remove, p.old); err != nil {
		d.Add(f.at("."), diag.WriteFailed, "", "%s", cause(err))
		return "", d
	}
	const nothing = "/dev/null"
	var b strings.Builder
	b.WriteString(f.Summary(p.Changes))
	for _, s := range p.steps() {
		oldName, newName := "a/"+path.Join(f.Path, s.name), "b/"+path.Join(f.Path, s.name)
		switch s.verb {
		case create:
			oldName = nothing
		case remove:
			newName = nothing
		}
		b.WriteString("\n")
		b.Write(diff.Diff(oldName, withoutCR(p.old[s.name]), newName, want[s.name]))
	}
	return b.String(), d
}

func (f Folder) readAll(names []string, into map[string][]byte) error {
	if len(names) == 0 {
		return nil
	}
	root, err := f.open()
	if err != nil {
		return err
	}
	defer closeQuietly(root)
	for _, name := range names {
		if into[name], err = fs.ReadFile(root.FS(), name); err != nil {
			return err
		}
	}
	return nil
}
