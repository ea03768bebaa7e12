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

	"github.com/spf13/cobra"

	"github.com/graphgen/graphgen/internal/config"
	"github.com/graphgen/graphgen/internal/diag"
	"github.com/graphgen/graphgen/internal/gen"
	"github.com/graphgen/graphgen/internal/renames"
	"github.com/graphgen/graphgen/internal/report"
	"github.com/graphgen/graphgen/ir"
)

// formatRenames prints no IR but what the properties of one model are called in another.
const formatRenames = "renames"

type inspectOptions struct {
	format, api, version choice
}

func (a *app) inspectCommand() *cobra.Command {
	opts := inspectOptions{
		format:  newChoice(report.IRJSON, report.IRYAML, formatRenames),
		api:     newChoice("", config.APIGraph, config.APIAADGraph),
		version: newChoice(append([]string{""}, append(config.Versions(config.APIGraph), config.Versions(config.APIAADGraph)...)...)...),
	}
	cmd := &cobra.Command{
		Use:   "inspect PATH...",
		Short: "Print what documents say, as JSON or YAML",
		Long: `Inspect reads documents, files or folders, and prints what they say before any Go name exists: types,
enums, operations, permissions, announced changes and diagnostics. It needs no graphgen.yaml.

With --format renames it prints, in Markdown, what the types and properties of one API or version are
called in another: of the first of the two models that the documents describe, by API and version. It
pairs names first, then what is alike by the words of names and descriptions.

With --api or --api-version it prints the models of that API or version only, and takes documents
that state neither for theirs.

Exit codes: 0 all is fine; 1 a document has errors, which are among the diagnostics and on stderr;
2 a path cannot be read.`,
		Example: `  graphgen inspect docs/resources/user.md
  graphgen inspect docs --api-version beta --format yaml
  graphgen inspect schema/aadgraph/1.6 schema/graph/v1.0 --format renames
  graphgen inspect docs | jq '.models[].types[].name'`,
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) == 0 {
				return errors.New("name the documents: files or folders")
			}
			return nil
		},
		RunE: a.run(func(ctx context.Context, args []string) error { return a.inspect(ctx, args, opts) }),
	}
	cmd.Flags().Var(&opts.format, "format", opts.format.usage("the form of the output"))
	cmd.Flags().Var(&opts.api, "api", opts.api.usage("only this API"))
	cmd.Flags().Var(&opts.version, "api-version", opts.version.usage("only this version of the API"))
	complete(cmd, "format", &opts.format)
	complete(cmd, "api", &opts.api)
	complete(cmd, "api-version", &opts.version)
	return cmd
}

func (a *app) inspect(ctx context.Context, paths []string, opts inspectOptions) error {
	api, version := opts.api.value, opts.version.value
	if api == "" && version != "" {
		api = apiOf(version)
	}
	if version != "" && !slices.Contains(config.Versions(api), version) {
		return fmt.Errorf("the API %s has no version %s", api, version)
	}
	var d diag.List
	names := a.documents(paths, &d)
	if d.HasErrors() {
		return a.fail(d)
	}
	assumed := version
	if assumed == "" && api != "" {
		assumed = config.Versions(api)[0]
	}
	progress := a.progress("reading documents")
	doc := gen.Inspect(ctx, config.Dir(a.sys.Dir), names, api, assumed, progress.tell)
	progress.end()
	if ctx.Err() != nil {
		return ctx.Err()
	}
	doc.Models = slices.DeleteFunc(doc.Models, func(m ir.Model) bool {
		return api != "" && m.API != api || version != "" && m.Version != version
	})
	if err := a.printInspected(&doc, opts.format.value); err != nil {
		return err
	}
	return errors.Join(a.print(doc.Diagnostics, ir.SeverityError), inspectCode(doc.Diagnostics))
}

func (a *app) printInspected(doc *ir.Document, format string) error {
	if format != formatRenames {
		return report.IR(a.sys.Stdout, doc, format)
	}
	if len(doc.Models) != 2 {
		return fmt.Errorf("--format renames compares two models; the documents describe %d", len(doc.Models))
	}
	_, err := a.sys.Stdout.Write(renames.Compare(&doc.Models[0], &doc.Models[1]).Markdown())
	return err
}

// inspectCode is 2 when something could not be read at all, 1 when it was read and has errors.
func inspectCode(list diag.List) error {
	switch {
	case slices.ContainsFunc(list, func(d ir.Diagnostic) bool { return d.Code == diag.Unreadable.ID }):
		return exitCode(exitTrouble)
	case list.HasErrors():
		return exitCode(exitFindings)
	default:
		return nil
	}
}

func apiOf(version string) string {
	for _, api := range []string{config.APIGraph, config.APIAADGraph} {
		if slices.Contains(config.Versions(api), version) {
			return api
		}
	}
	return ""
}

// documents returns the files that the paths name, slash paths relative to the working folder, sorted, each once. Of a folder
// it takes the documents below it; a file that is named as such is taken whatever its extension.
func (a *app) documents(paths []string, d *diag.List) []string {
	var names []string
	for _, p := range paths {
		name := path.Clean(filepath.ToSlash(p))
		info, err := os.Stat(a.file(p))
		switch {
		case err != nil:
			d.Add(ir.Source{File: name}, diag.Unreadable, "", "cannot be read: %v", systemError(err))
		case !info.IsDir():
			names = append(names, name)
		default:
			whole := config.Config{Documents: []config.Value{{Text: ".", At: ir.Source{File: name}}}}
			for _, below := range whole.Files(config.Dir(a.file(p)), d) {
				names = append(names, path.Join(name, below))
			}
		}
	}
	slices.Sort(names)
	return slices.Compact(names)
}

// systemError returns the system's own words, without the name of the file, which the message has elsewhere.
func systemError(err error) error {
	var p *fs.PathError
	if errors.As(err, &p) {
		return p.Err
	}
	return err
}
