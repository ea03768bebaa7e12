package cli

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"github.com/graphgen/graphgen/internal/change"
	"github.com/graphgen/graphgen/internal/config"
	"github.com/graphgen/graphgen/internal/diag"
	"github.com/graphgen/graphgen/internal/gitsource"
	"github.com/graphgen/graphgen/internal/output"
	"github.com/graphgen/graphgen/internal/report"
	"github.com/graphgen/graphgen/ir"
)

type updateOptions struct {
	comparisonOptions
	dryRun bool
}

func (a *app) updateCommand() *cobra.Command {
	opts := updateOptions{comparisonOptions: a.newComparisonOptions()}
	cmd := &cobra.Command{
		Use:   "update",
		Short: "Move the pins of git sources, and show what that changes",
		Long: `Update asks every repository under documents: in graphgen.yaml where its branch or tag is now, and
compares what the documents there say with what the pinned ones say: of the slice and with the overlay
of graphgen.yaml, as 'graphgen diff' does. Then it writes the new commits into graphgen.yaml, and
nothing else: comments and layout stay, and 'graphgen generate' does the rest.

With --fail-on it leaves graphgen.yaml alone when there is such a change; when the new documents have
errors, it does too.

Exit codes: 0 the pins are up to date; 1 --fail-on found a change; 2 a repository cannot be read, or its
documents have errors.`,
		Example: `  graphgen update --dry-run
  graphgen update --fail-on breaking --format markdown >> "$GITHUB_STEP_SUMMARY"`,
		Args:              cobra.NoArgs,
		ValidArgsFunction: cobra.NoFileCompletions,
		RunE:              a.run(func(ctx context.Context, _ []string) error { return a.update(ctx, opts) }),
	}
	opts.define(cmd)
	cmd.Flags().BoolVar(&opts.dryRun, "dry-run", false, "show what would change, and leave graphgen.yaml alone")
	return cmd
}

// move is a repository whose pin moves.
type move struct {
	url, from, to string // from is "" for a repository without a pin
}

func (a *app) update(ctx context.Context, opts updateOptions) error {
	p, d := a.load()
	if d.HasErrors() {
		return a.fail(a.named(d))
	}
	if len(p.cfg.Git) == 0 {
		d.Add(ir.Source{File: p.name}, diag.BadConfig, "write `- git: <URL>` under documents:", "no repository is among the documents")
		return a.fail(a.named(d))
	}
	text, moves := a.newPins(ctx, p, &d)
	if d.HasErrors() {
		return a.fail(a.named(d))
	}
	if len(moves) == 0 {
		return a.say("%s is up to date", a.config)
	}
	c, d := a.compareStates(ctx, p, text)
	if ctx.Err() != nil {
		return ctx.Err()
	}
	if d.HasErrors() {
		return a.fail(a.named(d))
	}
	c.Old, c.New = describeMoves(moves)
	c.Least, c.Color = change.Class(opts.least.value), a.colors(a.sys.Stdout)
	if err := report.Changes(a.sys.Stdout, c, opts.format.value); err != nil {
		return err
	}
	if err := opts.verdict(c.List); err != nil {
		return errors.Join(a.tell("%s stays as it is", a.config), err)
	}
	if opts.dryRun {
		return nil
	}
	if d := output.WriteFile(p.dir, p.name, text); d.HasErrors() {
		return a.fail(a.named(d))
	}
	return a.tell("%s is pinned to the new commits; `graphgen generate` writes the code", a.config)
}

// tell writes a line to stderr, since stdout has the report.
func (a *app) tell(format string, args ...any) error {
	if a.quiet {
		return nil
	}
	_, err := fmt.Fprintf(a.sys.Stderr, format+"\n", args...)
	return err
}

// newPins asks each repository where it is now, and returns graphgen.yaml with those commits.
func (a *app) newPins(ctx context.Context, p project, d *diag.List) ([]byte, []move) {
	text := p.text
	var moves []move
	for i, r := range p.cfg.Git {
		commit, err := gitsource.Resolve(ctx, p.remote(r), r.Ref.Text)
		if err != nil {
			d.Add(r.URL.At, diag.Unreadable, "check git: and ref:", "the repository cannot be asked: %v", err)
			continue
		}
		if commit == r.Commit.Text {
			continue
		}
		var ignored diag.List
		now := config.Load(p.name, text, &ignored) // positions after what was pinned so far
		text = pin(text, now.Git[i], commit)
		if now = config.Load(p.name, text, &ignored); len(now.Git) != len(p.cfg.Git) || now.Git[i].Commit.Text != commit {
			d.Add(r.URL.At, diag.BadConfig, "write commit: "+commit+" yourself", "the commit cannot be written into this form of YAML")
			return p.text, nil
		}
		moves = append(moves, move{r.URL.Text, r.Commit.Text, commit})
	}
	return text, moves
}

// pin returns the text of graphgen.yaml with the commit in the place of the repository's, or after its address where it has none.
// Everything else stays as it is; where that cannot be, the text does.
func pin(text []byte, r config.Repository, commit string) []byte {
	lines := bytes.SplitAfter(text, []byte("\n"))
	at := r.URL
	if r.Commit.IsSet() {
		at = r.Commit
	}
	line := lines[at.At.Line-1]
	start := at.At.Column - 1
	end := start + len(at.Text)
	if start < len(line) && (line[start] == '"' || line[start] == '\'') {
		end += 2
	}
	if end > len(line) || !bytes.Contains(line[start:end], []byte(at.Text)) {
		return text // written over several lines, or with escapes
	}
	var out []byte
	switch key := bytes.LastIndex(line[:start], []byte("git")); {
	case r.Commit.IsSet():
		out = append(append(append(out, line[:start]...), commit...), line[end:]...)
	case bytes.ContainsRune(line[:start], '{') || key < 0:
		out = append(append(append(out, line[:end]...), ", commit: "+commit...), line[end:]...)
	default:
		lineEnd := "\n"
		if bytes.HasSuffix(line, []byte("\r\n")) {
			lineEnd = "\r\n"
		}
		out = append(append(out, bytes.TrimRight(line, "\r\n")...), lineEnd...)
		out = append(out, strings.Repeat(" ", key)+"commit: "+commit+lineEnd...)
	}
	lines[at.At.Line-1] = out
	return bytes.Join(lines, nil)
}

// compareStates compares what the project says with what it says with another text of graphgen.yaml. An old state that is not pinned, or
// has errors, says nothing.
func (a *app) compareStates(ctx context.Context, p project, text []byte) (report.Comparison, diag.List) {
	var before, after = p, p
	var old, d diag.List
	a.mount(ctx, &before, &old)
	after.cfg = config.Load(p.name, text, &d)
	a.mount(ctx, &after, &d)
	if d.HasErrors() {
		return report.Comparison{}, d
	}
	now, d := after.generate(ctx, a.progress("reading the new documents"))
	if d.HasErrors() {
		return report.Comparison{}, d
	}
	was := ir.Model{API: now.Model.API, Version: now.Model.Version}
	var code map[string][]byte
	if !old.HasErrors() {
		if out, d := before.generate(ctx, a.progress("reading the pinned documents")); !d.HasErrors() {
			was, code = *out.Model, out.Files
		}
	}
	return report.Comparison{List: change.CompareModels(&was, now.Model), Code: report.NewCode(code, now.Files)}, nil
}

// describeMoves names the two states.
func describeMoves(moves []move) (before, after string) {
	var old, now []string
	for _, m := range moves {
		name := strings.TrimSuffix(filepath.Base(filepath.FromSlash(m.url)), ".git")
		from := "nothing"
		if m.from != "" {
			from = m.from[:12]
		}
		old, now = append(old, name+" "+from), append(now, name+" "+m.to[:12])
	}
	return strings.Join(old, ", "), strings.Join(now, ", ")
}
