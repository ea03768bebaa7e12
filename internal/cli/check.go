package cli

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"github.com/graphgen/graphgen/internal/diag"
	"github.com/graphgen/graphgen/internal/output"
	"github.com/graphgen/graphgen/internal/report"
	"github.com/graphgen/graphgen/ir"
)

func (a *app) checkCommand() *cobra.Command {
	var stat, locked bool
	cmd := &cobra.Command{
		Use:   "check",
		Short: "Tell whether the committed code is what generate would write",
		Long: `Check does what generate does, but writes nothing: it prints the difference between the code in the
output folder and the code that generate would write, as a unified diff on stdout, and names each
stale file on stderr.

It generates everything anew, and relies on graphgen.lock only with --locked: when the documents and the
code have the hashes that the lock has of them, it stops there, which takes a fraction of a second.
Whoever can write the lock can then make it say what they like.

Exit codes: 0 the code is up to date; 1 it is stale; 2 the documents or the configuration have errors.`,
		Example: `  graphgen check
  graphgen check --stat                   # the names only
  graphgen check --locked                 # quick: compare with graphgen.lock first
  graphgen check > fix.patch              # git apply fix.patch`,
		Args:              cobra.NoArgs,
		ValidArgsFunction: cobra.NoFileCompletions,
		RunE:              a.run(func(ctx context.Context, _ []string) error { return a.check(ctx, stat, locked) }),
	}
	cmd.Flags().BoolVar(&locked, "locked", false, "take graphgen.lock's word when all hashes are the same")
	cmd.Flags().BoolVar(&stat, "stat", false, "print a line for each stale file in place of the diff")
	return cmd
}

func (a *app) check(ctx context.Context, stat, locked bool) error {
	defer collectLate()()
	p, d := a.open(ctx)
	if d.HasErrors() {
		return a.fail(a.named(d))
	}
	if locked {
		if _, ok := p.isFresh(); ok {
			return errors.Join(a.print(nil, ir.SeverityWarning), a.say("%s is up to date with %s", a.beside(p.cfg.Output.Text), p.lockName()))
		}
	}
	out, d := p.generate(ctx, a.progress("reading documents"))
	if ctx.Err() != nil {
		return ctx.Err()
	}
	if d.HasErrors() {
		return a.fail(a.named(d))
	}
	changes, more := p.folder().Plan(out.Files)
	if d.Join(more); more.HasErrors() {
		return a.fail(a.named(d))
	}
	if changes.IsEmpty() {
		if err := a.print(a.named(d), ir.SeverityWarning); err != nil {
			return err
		}
		return a.say("%s is up to date", a.beside(p.cfg.Output.Text))
	}
	if err := a.showChanges(p.folder(), changes, out.Files, stat); err != nil {
		return err
	}
	d.Join(stale(p.folder(), changes))
	return errors.Join(a.print(a.named(d), ir.SeverityWarning), exitCode(exitFindings))
}

// showChanges prints the diff, or the short of it, to stdout.
func (a *app) showChanges(f output.Folder, c output.Changes, want map[string][]byte, stat bool) error {
	if a.quiet {
		return nil
	}
	text := f.Summary(c)
	if !stat {
		var d diag.List
		if text, d = f.Diff(want); d.HasErrors() {
			return a.fail(a.named(d))
		}
		if a.colors(a.sys.Stdout) {
			text = report.ColorDiff(text)
		}
	}
	_, err := fmt.Fprint(a.sys.Stdout, text)
	return err
}

// stale returns an error for each file that is not what generate would write.
func stale(f output.Folder, c output.Changes) diag.List {
	var d diag.List
	for _, part := range []struct {
		names   []string
		message string
	}{
		{c.Create, "the file is missing"},
		{c.Update, "the file is not what generate would write"},
		{c.Remove, "the file is no longer generated"},
	} {
		for _, name := range part.names {
			d.Add(ir.Source{File: strings.TrimPrefix(f.Path+"/"+name, "./")}, diag.Stale, "run `graphgen generate`", "%s", part.message)
		}
	}
	return d
}
