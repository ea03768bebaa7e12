package cli

import (
	"context"
	"errors"
	"fmt"
	"io"
	"path/filepath"

	"github.com/spf13/cobra"

	"github.com/graphgen/graphgen/internal/report"
)

// The exit codes.
const (
	exitFine     = 0
	exitFindings = 1 // errors in inspected documents, stale code
	exitTrouble  = 2 // bad usage, bad input, a file that cannot be read or written
)

// System is what the commands know of the world around them.
type System struct {
	Dir            string // the working folder; "" for the process's own
	Stdin          io.Reader
	Stdout, Stderr io.Writer
	Getenv         func(name string) string
}

// Run runs the command that the arguments, without the program's name, ask for. It returns 0 when all is fine, 1 for findings
// and stale code, 2 when the command could not do its work. When ctx ends, it stops and leaves no half-written file.
func Run(ctx context.Context, args []string, sys System) int {
	a := &app{sys: sys}
	root := a.root()
	root.SetArgs(args)
	root.SetIn(sys.Stdin)
	root.SetOut(sys.Stdout)
	root.SetErr(sys.Stderr)
	cmd, err := root.ExecuteContextC(ctx)
	var code exitCode
	switch {
	case err == nil:
		return exitFine
	case errors.As(err, &code):
		return int(code)
	default: // everything else comes from cobra and is about usage
		a.complain("graphgen: %v\nRun '%s --help' for usage.\n", err, cmd.CommandPath())
		return exitTrouble
	}
}

// exitCode ends a command that has already said what there is to say.
type exitCode int

// Error implements error.
func (c exitCode) Error() string { return fmt.Sprintf("exit code %d", int(c)) }

// app is one run of the program.
type app struct {
	sys System

	config         string
	quiet, verbose bool
	color          choice
	diagnostics    choice
}

func (a *app) root() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "graphgen",
		Short: "Write a Go SDK from the documentation of Microsoft Graph",
		Long: `graphgen reads the documentation of Microsoft Graph (resource pages, operation pages, permission
pages; as Markdown, saved web pages or plain text) and writes a Go SDK from it.

Exit codes: 0 all is fine; 1 findings, or stale code; 2 the command could not do its work.`,
		Example: `  graphgen init                     # write graphgen.yaml, explained
  graphgen generate                 # documents to Go
  graphgen check                    # in CI: is the committed code up to date?
  graphgen inspect docs/user.md     # what does a page say?
  graphgen diff main:docs docs      # what changed, and what of it breaks callers?`,
		Version:       version(),
		SilenceUsage:  true,
		SilenceErrors: true,
	}
	cmd.SetVersionTemplate("{{.Version}}\n")
	a.color = newChoice("auto", "always", "never")
	a.diagnostics = newChoice(string(report.FormatText), string(report.FormatJSON), string(report.FormatGitHub))
	flags := cmd.PersistentFlags()
	flags.StringVar(&a.config, "config", "graphgen.yaml", "the configuration `file`; paths in it are relative to its folder")
	flags.BoolVarP(&a.quiet, "quiet", "q", false, "print errors only")
	flags.BoolVarP(&a.verbose, "verbose", "v", false, "print notes too")
	flags.Var(&a.color, "color", a.color.usage("colour the output"))
	flags.Var(&a.diagnostics, "diagnostics", a.diagnostics.usage("the form of errors and warnings"))
	cmd.MarkFlagsMutuallyExclusive("quiet", "verbose")
	complete(cmd, "color", &a.color)
	complete(cmd, "diagnostics", &a.diagnostics)
	if err := cmd.MarkPersistentFlagFilename("config", "yaml", "yml"); err != nil {
		panic("internal error: " + err.Error()) // the flag was defined above
	}
	cmd.SetHelpCommand(helpCommand())
	cmd.AddCommand(a.initCommand(), a.generateCommand(), a.checkCommand(), a.inspectCommand(), a.diffCommand(), a.updateCommand(), a.auditCommand(), a.scopesCommand(), a.exploreCommand())
	return cmd
}

// helpCommand is cobra's, but that asking about what there is not is bad usage.
func helpCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "help [COMMAND]",
		Short: "Help about any command",
		RunE: func(cmd *cobra.Command, args []string) error {
			about, _, err := cmd.Root().Find(args)
			if err != nil {
				return err
			}
			about.InitDefaultHelpFlag()
			about.InitDefaultVersionFlag()
			return about.Help()
		},
	}
}

// run adapts what a command does: errors other than an exit code are printed and become exit code 2.
func (a *app) run(do func(ctx context.Context, args []string) error) func(*cobra.Command, []string) error {
	return func(cmd *cobra.Command, args []string) error {
		err := do(cmd.Context(), args)
		var code exitCode
		switch {
		case err == nil, errors.As(err, &code):
			return err
		case cmd.Context().Err() != nil:
			err = errors.New("interrupted; nothing was written")
		}
		a.complain("graphgen: %v\n", err)
		return exitCode(exitTrouble)
	}
}

// complain writes to stderr what went wrong. There is no place left to say that it cannot be written.
func (a *app) complain(format string, args ...any) { _, _ = fmt.Fprintf(a.sys.Stderr, format, args...) }

// say writes a line to stdout, unless the user wants errors only.
func (a *app) say(format string, args ...any) error {
	if a.quiet {
		return nil
	}
	_, err := fmt.Fprintf(a.sys.Stdout, format+"\n", args...)
	return err
}

// file returns the path under which the process reaches a file that the user named.
func (a *app) file(name string) string {
	if filepath.IsAbs(name) {
		return name
	}
	return filepath.Join(a.sys.Dir, name)
}
