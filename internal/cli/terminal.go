package cli

import (
	"io"
	"os"

	"golang.org/x/term"

	"github.com/graphgen/graphgen/internal/diag"
	"github.com/graphgen/graphgen/internal/report"
	"github.com/graphgen/graphgen/ir"
)

// isTerminal reports whether the stream is a terminal that understands control sequences.
func (a *app) isTerminal(w io.Writer) bool {
	f, ok := w.(*os.File)
	return ok && term.IsTerminal(int(f.Fd())) && a.getenv("TERM") != "dumb"
}

// colors reports whether to colour what goes to the stream. NO_COLOR: https://no-color.org
func (a *app) colors(w io.Writer) bool {
	switch a.color.value {
	case "always":
		return true
	case "never":
		return false
	default:
		return a.isTerminal(w) && a.getenv("NO_COLOR") == ""
	}
}

func (a *app) getenv(name string) string {
	if a.sys.Getenv == nil {
		return ""
	}
	return a.sys.Getenv(name)
}

// print writes the findings that are at least as bad as least to stderr: as --quiet and --verbose say when they are given.
func (a *app) print(list diag.List, least ir.Severity) error {
	switch {
	case a.quiet:
		least = ir.SeverityError
	case a.verbose:
		least = ir.SeverityNote
	}
	format := report.Format(a.diagnostics.value)
	if format == report.FormatGitHub {
		list = a.belowWorkspace(list)
	}
	return report.Diagnostics(a.sys.Stderr, list, report.Options{Format: format, Color: a.colors(a.sys.Stderr), Least: least})
}
