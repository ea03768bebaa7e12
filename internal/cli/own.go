package cli

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/graphgen/graphgen/internal/diag"
	"github.com/graphgen/graphgen/internal/output"
	"github.com/graphgen/graphgen/ir"
)

// foreign says which files a command does not write over.
type foreign struct {
	command string
	hint    string
	is      func(old []byte) bool
}

// writeOwn writes a file that the user named, unless a foreign one has that name.
func (a *app) writeOwn(name string, text []byte, f foreign) diag.List {
	var d diag.List
	at := ir.Source{File: slashed(name)}
	old, err := os.ReadFile(a.file(name))
	switch {
	case errors.Is(err, fs.ErrNotExist):
	case err != nil:
		d.Add(at, diag.Unreadable, "", "cannot be read: %v", systemError(err))
		return d
	case f.is(old):
		d.Add(at, diag.ForeignFile, f.hint, "the file is not one that %s wrote", f.command)
		return d
	}
	dir, base := filepath.Split(a.file(name))
	for _, finding := range output.WriteFile(filepath.Clean(dir), base, text) {
		finding.File = at.File
		d = append(d, finding)
	}
	return d
}
