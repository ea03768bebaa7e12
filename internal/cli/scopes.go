package cli

import (
	"context"
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/graphgen/graphgen/internal/scopes"
)

type scopesOptions struct {
	format, caller choice
	granted        string
	tests          bool
}

func (a *app) scopesCommand() *cobra.Command {
	opts := scopesOptions{format: newChoice("text", "json", "manifest"), caller: newChoice("all", "delegated", "personal", "application")}
	cmd := &cobra.Command{
		Use:   "scopes [PACKAGE...]",
		Short: "Print the least permissions that a Go program needs",
		Long: `Scopes finds every call of a generated SDK in Go packages, as the go command names them (./... if none is
named), and prints the least set of permissions that allows all of them, for each kind of caller, with
the calls behind each permission. Calls through interfaces count for every builder that becomes such an
interface in the program. Packages that the named ones import count too: those of the same module, and those
of other modules that use the SDK. What it cannot resolve is listed, never guessed.

It considers the permissions that the documents list first for some of the calls. Of their sets that are
enough it takes the one that opens the fewest operations of the SDK; among equals the one whose permissions
are the least privileged by the documents' own order, then the smallest.

With --granted, a comma-separated list of permissions or the file of an app registration's manifest, it
tells what is missing and what is more than needed. With --format manifest it prints the
requiredResourceAccess that the manifest takes.

The same analysis, for each package on its own, and one of queries run within go vet:
go vet -vettool=$(which graphgen) ./...

Exit codes: 0 all is fine; 1 a granted permission is missing; 2 the program cannot be analysed.`,
		Example: `  graphgen scopes ./...
  graphgen scopes ./cmd/app --caller application --format manifest
  graphgen scopes ./... --granted Mail.Read,User.Read.All`,
		RunE: a.run(func(ctx context.Context, args []string) error { return a.scopes(ctx, args, opts) }),
	}
	flags := cmd.Flags()
	flags.Var(&opts.format, "format", opts.format.usage("the form of the output"))
	flags.Var(&opts.caller, "caller", opts.caller.usage("only this kind of caller"))
	flags.StringVar(&opts.granted, "granted", "", "permissions that the app has: a `list`, or the file of a manifest")
	flags.BoolVar(&opts.tests, "tests", false, "count the calls of tests too")
	complete(cmd, "format", &opts.format)
	complete(cmd, "caller", &opts.caller)
	return cmd
}

func (a *app) scopes(ctx context.Context, patterns []string, opts scopesOptions) error {
	if len(patterns) == 0 {
		patterns = []string{"./..."}
	}
	dir, err := filepath.Abs(a.file("."))
	if err != nil {
		return err
	}
	program, err := scopes.Load(ctx, scopes.Options{Dir: dir, Patterns: patterns, Tests: opts.tests})
	if err != nil {
		return err
	}
	granted, err := a.granted(opts.granted, program)
	if err != nil {
		return err
	}
	report := program.Report(callersOf(opts.caller.value), granted, dir)
	if err := a.printScopes(report, program, opts.format.value); err != nil {
		return err
	}
	if slices.ContainsFunc(report.Callers, func(c scopes.CallerReport) bool { return len(c.Missing) > 0 }) {
		return exitCode(exitFindings)
	}
	return nil
}

func (a *app) printScopes(report *scopes.Report, program *scopes.Program, format string) error {
	switch format {
	case "json":
		enc := json.NewEncoder(a.sys.Stdout)
		enc.SetIndent("", "  ")
		return enc.Encode(report)
	case "manifest":
		return program.WriteManifest(a.sys.Stdout, report)
	default:
		return report.Text(a.sys.Stdout)
	}
}

func callersOf(name string) []scopes.Caller {
	switch name {
	case "delegated":
		return []scopes.Caller{scopes.DelegatedWork}
	case "personal":
		return []scopes.Caller{scopes.DelegatedPersonal}
	case "application":
		return []scopes.Caller{scopes.Application}
	default:
		return scopes.Callers
	}
}

// granted reads what --granted says: a list that counts for every kind of caller, or a manifest that tells them apart.
func (a *app) granted(text string, program *scopes.Program) (*scopes.Granted, error) {
	if text == "" {
		return nil, nil
	}
	if file, err := os.ReadFile(a.file(text)); err == nil {
		return program.ReadManifest(file)
	}
	var names []string
	for name := range strings.SplitSeq(text, ",") {
		if name = strings.TrimSpace(name); name != "" {
			names = append(names, name)
		}
	}
	return &scopes.Granted{Delegated: names, Application: names}, nil
}
