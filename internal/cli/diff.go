package cli

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/graphgen/graphgen/internal/change"
	"github.com/graphgen/graphgen/internal/config"
	"github.com/graphgen/graphgen/internal/diag"
	"github.com/graphgen/graphgen/internal/gen"
	"github.com/graphgen/graphgen/internal/gitsource"
	"github.com/graphgen/graphgen/internal/report"
	"github.com/graphgen/graphgen/ir"
)

// failNever is the word of --fail-on that lets every change pass.
const failNever = "never"

// comparisonOptions are the flags of the commands that compare.
type comparisonOptions struct {
	format, least, failOn choice
}

func (a *app) newComparisonOptions() comparisonOptions {
	return comparisonOptions{
		format: newChoice(report.ChangesText, report.ChangesJSON, report.ChangesMarkdown, report.ChangesHTML),
		least:  newChoice(string(change.Safe), string(change.Risky), string(change.Breaking)),
		failOn: newChoice(failNever, string(change.Breaking), string(change.Risky)),
	}
}

func (o *comparisonOptions) define(cmd *cobra.Command) {
	cmd.Flags().Var(&o.format, "format", o.format.usage("the form of the report"))
	cmd.Flags().Var(&o.least, "least", o.least.usage("leave out what is milder"))
	cmd.Flags().Var(&o.failOn, "fail-on", o.failOn.usage("exit with 1 when there is a change of that class, or a worse one"))
	complete(cmd, "format", &o.format)
	complete(cmd, "least", &o.least)
	complete(cmd, "fail-on", &o.failOn)
}

// verdict is the exit code that --fail-on asks for.
func (o *comparisonOptions) verdict(list change.List) error {
	for _, class := range change.Classes() {
		if o.failOn.value != failNever && list.Count(class) > 0 {
			return exitCode(exitFindings)
		}
		if string(class) == o.failOn.value {
			break
		}
	}
	return nil
}

func (a *app) diffCommand() *cobra.Command {
	opts := a.newComparisonOptions()
	cmd := &cobra.Command{
		Use:   "diff OLD NEW",
		Short: "Tell what changed between two states of the documents, and what of it breaks callers",
		Long: `Diff compares what two states of the documents say. Each state is a folder of documents or one
document, a file that 'graphgen inspect' printed, or a git revision with a path below the root of the
repository: main:schema/graph/v1.0.

Every change has its position on both sides and a class: breaking (callers that use it no longer
compile), risky (they compile, and may behave otherwise), safe. docs/versioning.md has the table. What
has another name is told as renamed only with the evidence for it.

The form html is one page with both sides next to each other and the generated Go code's difference.

Exit codes: 0 all is fine; 1 --fail-on found a change, or a document has errors; 2 a state cannot be read.`,
		Example: `  graphgen diff main:docs docs
  graphgen diff v1.json v2.json --fail-on breaking
  graphgen diff HEAD~1:docs HEAD:docs --format markdown --least risky    # for a pull request
  graphgen diff old new --format html > changes.html`,
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) != 2 {
				return errors.New("name two states: OLD NEW")
			}
			return nil
		},
		RunE: a.run(func(ctx context.Context, args []string) error { return a.diff(ctx, args[0], args[1], opts) }),
	}
	opts.define(cmd)
	return cmd
}

func (a *app) diff(ctx context.Context, older, newer string, opts comparisonOptions) error {
	before, err := a.state(ctx, older)
	if err != nil {
		return err
	}
	after, err := a.state(ctx, newer)
	if err != nil {
		return err
	}
	c := report.Comparison{
		Old: older, New: newer, List: change.Compare(before, after),
		Least: change.Class(opts.least.value), Color: a.colors(a.sys.Stdout),
	}
	if opts.format.value == report.ChangesHTML {
		c.Code = report.NewCode(codeOf(ctx, before), codeOf(ctx, after))
	}
	if ctx.Err() != nil {
		return ctx.Err()
	}
	if err := report.Changes(a.sys.Stdout, c, opts.format.value); err != nil {
		return err
	}
	found := diag.List(slices.Concat(before.Diagnostics, after.Diagnostics)).Sorted()
	return errors.Join(a.print(found, ir.SeverityError), inspectCode(found), opts.verdict(c.List))
}

// state reads one side of a comparison.
func (a *app) state(ctx context.Context, name string) (*ir.Document, error) {
	info, err := os.Stat(a.file(name))
	revision, below, isRevision := strings.Cut(name, ":")
	switch {
	case err == nil && !info.IsDir() && isIR(name):
		text, err := os.ReadFile(a.file(name))
		if err != nil {
			return nil, err
		}
		return readIR(name, text)
	case err == nil:
		var d diag.List
		names := a.documents([]string{name}, &d)
		return a.inspectState(ctx, config.Dir(a.sys.Dir), names, d)
	case isRevision && revision != "":
		return a.revision(ctx, name, revision, below)
	default:
		return nil, fmt.Errorf("%s: %w", name, systemError(err))
	}
}

// revision reads one side of a comparison from the repository around the working folder. As in git, a path begins at the root of the
// repository unless it begins with a dot.
func (a *app) revision(ctx context.Context, name, revision, below string) (*ir.Document, error) {
	tree, err := gitsource.Revision(ctx, a.sys.Dir, revision)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	defer func() { _ = tree.Close() }() // everything was read, or failed to be
	below = filepath.ToSlash(below)
	if strings.HasPrefix(below, "./") || strings.HasPrefix(below, "../") || below == "." || below == ".." {
		below = path.Join(tree.Prefix, below)
	}
	below = path.Clean(below)
	if info, err := tree.Stat(below); err == nil && !info.IsDir() && isIR(below) {
		text, err := tree.ReadFile(below)
		if err != nil {
			return nil, err
		}
		return readIR(name, text)
	}
	var d diag.List
	whole := config.Config{Documents: []config.Value{{Text: below, At: ir.Source{File: name}}}}
	return a.inspectState(ctx, tree, whole.Files(tree, &d), d)
}

func (a *app) inspectState(ctx context.Context, fsys fs.FS, names []string, d diag.List) (*ir.Document, error) {
	if d.HasErrors() {
		return nil, a.fail(d)
	}
	bar := a.progress("reading documents")
	defer bar.end()
	doc := gen.Inspect(ctx, fsys, names, "", "", bar.tell)
	return &doc, ctx.Err()
}

func isIR(name string) bool {
	switch strings.ToLower(path.Ext(filepath.ToSlash(name))) {
	case ".json", ".yaml", ".yml":
		return true
	default:
		return false
	}
}

func readIR(name string, text []byte) (*ir.Document, error) {
	doc, err := report.ReadIR(text)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	return doc, nil
}

// codeOf returns the Go code of every model, each below a folder of its version. What cannot be generated is left out: the comparison
// is of documents, and its code an addition.
func codeOf(ctx context.Context, doc *ir.Document) map[string][]byte {
	out := map[string][]byte{}
	for i := range doc.Models {
		m := &doc.Models[i]
		cfg := config.Config{Package: config.Value{Text: "msgraph"}, Runtime: config.Value{Text: config.RuntimeImport}}
		files, _ := gen.Code(ctx, m, cfg, gen.Options{ImportPath: "example.com/msgraph"})
		for name, text := range files {
			out[path.Join(m.Version, name)] = text
		}
	}
	return out
}
