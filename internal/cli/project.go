package cli

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"runtime/debug"
	"strings"
	"time"

	"github.com/graphgen/graphgen"
	"github.com/graphgen/graphgen/internal/config"
	"github.com/graphgen/graphgen/internal/diag"
	"github.com/graphgen/graphgen/internal/gen"
	"github.com/graphgen/graphgen/internal/output"
	"github.com/graphgen/graphgen/ir"
)

// project is a loaded graphgen.yaml with the folder around it.
type project struct {
	dir        string // of graphgen.yaml
	name       string // of graphgen.yaml in it
	text       []byte
	cfg        config.Config
	importPath string // of the output folder
	files      *record
}

// open loads the configuration and fetches the repositories that it pins. The project is as load says.
func (a *app) open(ctx context.Context) (project, diag.List) {
	p, d := a.load()
	if !d.HasErrors() {
		a.mount(ctx, &p, &d)
	}
	return p, d
}

// load loads the configuration. The project is complete only when the list has no errors; positions in it are relative to the
// configuration's folder, as in everything that a project leads to.
func (a *app) load() (project, diag.List) {
	var d diag.List
	dir, name := filepath.Split(a.file(a.config))
	p := project{dir: filepath.Clean(dir), name: name}
	p.files = newRecord(config.Dir(p.dir))
	at := ir.Source{File: name}
	text, err := os.ReadFile(filepath.Join(p.dir, name))
	switch {
	case errors.Is(err, fs.ErrNotExist):
		d.Add(at, diag.Unreadable, "`graphgen init` writes one; --config names another file", "there is no such file")
		return p, d
	case err != nil:
		d.Add(at, diag.Unreadable, "", "cannot be read: %v", systemError(err))
		return p, d
	}
	p.text = text
	if p.cfg = config.Load(name, text, &d); d.HasErrors() {
		return p, d
	}
	if p.importPath = p.cfg.Module.Text; p.importPath == "" {
		p.importPath, err = config.ImportPath(filepath.Join(p.dir, filepath.FromSlash(p.cfg.Output.Text)))
	}
	switch {
	case errors.Is(err, config.ErrNoModule):
		d.Add(at, diag.BadConfig, "run `go mod init`, or set module: to the import path of the output folder", "the import path of %s is unknown: %v", p.cfg.Output.Text, err)
	case err != nil:
		d.Add(at, diag.BadConfig, "set module: to it", "the import path of %s cannot be found: %v", p.cfg.Output.Text, err)
	}
	return p, d
}

// folder returns the output folder.
func (p project) folder() output.Folder { return output.Folder{Root: p.dir, Path: p.cfg.Output.Text} }

// generate makes the files. The list has errors, or the output has files.
func (p project) generate(ctx context.Context, bar *progress) (gen.Output, diag.List) {
	defer bar.end()
	return gen.Generate(ctx, p.cfg, p.files, p.options(bar))
}

// plan makes everything but the files. The list has errors, or the plan has code.
func (p project) plan(ctx context.Context, bar *progress) (gen.Plan, diag.List) {
	defer bar.end()
	return gen.NewPlan(ctx, p.cfg, p.files, p.options(bar))
}

func (p project) options(bar *progress) gen.Options {
	return gen.Options{ImportPath: p.importPath, Runtime: graphgen.Runtime(), Progress: bar.tell, Now: time.Now()}
}

// gcPercent lets the heap grow to four times what is in use before the garbage is collected: generation ends soon, and a sixth
// of its time would go into collecting otherwise. It is not for a process that has more to do.
const gcPercent = 300

// collectLate sets gcPercent, unless the user has set GOGC, until what it returns is called.
func collectLate() (restore func()) {
	if _, set := os.LookupEnv("GOGC"); set {
		return func() {}
	}
	before := debug.SetGCPercent(gcPercent)
	return func() { debug.SetGCPercent(before) }
}

// fail prints the findings and returns the exit code of a command that could not do its work.
func (a *app) fail(d diag.List) error {
	return errors.Join(a.print(d, ir.SeverityWarning), exitCode(exitTrouble))
}

// named returns the findings of a project with the files' names as seen from the working folder.
func (a *app) named(d diag.List) diag.List {
	prefix := filepath.ToSlash(filepath.Dir(a.config))
	out := make(diag.List, len(d))
	for i, finding := range d {
		if finding.File != "" && !path.IsAbs(finding.File) && !filepath.IsAbs(finding.File) {
			finding.File = path.Join(prefix, finding.File)
		}
		out[i] = finding
	}
	return out.Sorted()
}

// belowWorkspace returns the findings with the files' names as GitHub wants them: as seen from the root of the repository, if
// the environment tells where that is.
func (a *app) belowWorkspace(d diag.List) diag.List {
	root := a.getenv("GITHUB_WORKSPACE")
	if root == "" {
		return d
	}
	out := make(diag.List, len(d))
	for i, finding := range d {
		if abs, err := filepath.Abs(a.file(filepath.FromSlash(finding.File))); err == nil && finding.File != "" {
			if below, err := filepath.Rel(root, abs); err == nil && !strings.HasPrefix(below, "..") {
				finding.File = filepath.ToSlash(below)
			}
		}
		out[i] = finding
	}
	return out
}
