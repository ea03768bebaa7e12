package cli

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"github.com/graphgen/graphgen/internal/diag"
	"github.com/graphgen/graphgen/internal/gen"
	"github.com/graphgen/graphgen/internal/lock"
	"github.com/graphgen/graphgen/internal/output"
	"github.com/graphgen/graphgen/internal/report"
	"github.com/graphgen/graphgen/ir"
)

func (a *app) generateCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "generate",
		Short: "Write Go code from the documents",
		Long: `Generate reads the documents that graphgen.yaml names and writes a Go SDK into its output folder. It
replaces and removes only files that it wrote before. When a document has an error, or a file of
yours is in the way, it writes nothing.

Beside graphgen.yaml it keeps graphgen.lock, with the hash of everything it read and wrote: when
nothing has changed since, it stops there. Commit it with the code.

Exit codes: 0 the code is up to date; 2 it could not be written.`,
		Example: `  graphgen generate
  graphgen generate --config sdk/graphgen.yaml --quiet
  graphgen generate --diagnostics github     # annotations on GitHub Actions`,
		Args:              cobra.NoArgs,
		ValidArgsFunction: cobra.NoFileCompletions,
		RunE:              a.run(func(ctx context.Context, _ []string) error { return a.generate(ctx) }),
	}
}

func (a *app) generate(ctx context.Context) error {
	start := time.Now()
	defer collectLate()()
	p, d := a.open(ctx)
	if !d.HasErrors() {
		d.Join(p.folder().Recover(ctx))
	}
	if d.HasErrors() {
		return a.fail(a.named(d))
	}
	if n, ok := p.isFresh(); ok {
		if err := a.print(nil, ir.SeverityWarning); err != nil {
			return err
		}
		return a.say("nothing changed: %s in %s up to date", report.Plural(n, "file"), a.beside(p.cfg.Output.Text))
	}
	out, d := p.generate(ctx, a.progress("reading documents"))
	if ctx.Err() != nil {
		return ctx.Err()
	}
	if d.HasErrors() {
		return a.fail(a.named(d))
	}
	changes, more := p.folder().Write(ctx, out.Files)
	d.Join(more)
	if !d.HasErrors() {
		d.Join(p.writeLock(out))
	}
	if d.HasErrors() {
		return a.fail(a.named(d))
	}
	if err := a.print(a.named(d), ir.SeverityWarning); err != nil {
		return err
	}
	return a.say("%s: %s", a.beside(p.cfg.Output.Text), summary(changes, out, time.Since(start)))
}

// summary says what a run did, in one line.
func summary(c output.Changes, out gen.Output, took time.Duration) string {
	var files []string
	for _, part := range []struct {
		names []string
		verb  string
	}{{c.Create, "created"}, {c.Update, "updated"}, {c.Remove, "removed"}, {c.Same, "unchanged"}} {
		if n := len(part.names); n > 0 {
			files = append(files, fmt.Sprintf("%d %s", n, part.verb))
		}
	}
	return fmt.Sprintf("files: %s; %s, %s and %s from %s in %s", strings.Join(files, ", "),
		report.Plural(len(out.Model.Types), "type"), report.Plural(len(out.Model.Enums), "enum"),
		report.Plural(len(out.Model.Operations), "operation"), report.Plural(len(out.Documents), "document"),
		took.Round(10*time.Millisecond))
}

// lockName is the name of the lock file: graphgen.lock for graphgen.yaml, so that two configurations may share a folder.
func (p project) lockName() string {
	return strings.TrimSuffix(p.name, filepath.Ext(p.name)) + filepath.Ext(lock.File)
}

// settings is the configuration as the lock knows it: with the import path spelled out that go.mod gives.
func (p project) settings() []byte {
	if p.cfg.Module.IsSet() {
		return p.text
	}
	return fmt.Appendf(nil, "%s\nmodule: %s\n", p.text, p.importPath)
}

// isFresh reports whether generate would write what is there already, and how many files that is.
func (p project) isFresh() (int, bool) {
	text, err := os.ReadFile(filepath.Join(p.dir, p.lockName()))
	if err != nil {
		return 0, false
	}
	l, err := lock.Read(text)
	if err != nil || !p.isLockOfThisBuild() {
		return 0, false
	}
	var d diag.List
	in := lock.Inputs{Tool: toolVersion(), Config: p.settings(), Documents: p.cfg.Files(p.files.FS, &d), FS: replay{p.files.FS}}
	if d.HasErrors() || l.Fresh(in, os.DirFS(filepath.Join(p.dir, filepath.FromSlash(p.cfg.Output.Text)))) != "" {
		return 0, false
	}
	return len(l.Outputs), true
}

// isLockOfThisBuild reports whether the lock speaks of code that this very program makes. A version says that by itself; a build
// from a working copy has none, and counts as the one that wrote the lock unless it is the younger of the two.
func (p project) isLockOfThisBuild() bool {
	if toolVersion() != devel {
		return true
	}
	program, err := os.Executable()
	if err != nil {
		return false
	}
	built, err := os.Stat(program)
	if err != nil {
		return false
	}
	written, err := os.Stat(filepath.Join(p.dir, p.lockName()))
	return err == nil && !built.ModTime().After(written.ModTime())
}

// writeLock writes the lock file after the code, so that a lock never speaks of code that is not there.
func (p project) writeLock(out gen.Output) diag.List {
	l := lock.New(toolVersion(), p.settings(), nil, nil, out.Files)
	l.Documents, l.Others = p.files.split(out.Documents)
	text, err := l.Write()
	if err != nil {
		var d diag.List
		d.Add(ir.Source{File: p.lockName()}, diag.Internal, "", "internal error: %v", err)
		return d
	}
	return output.WriteFile(p.dir, p.lockName(), text)
}
