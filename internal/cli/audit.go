package cli

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"path/filepath"
	"slices"

	"github.com/spf13/cobra"

	"github.com/graphgen/graphgen/internal/audit"
	"github.com/graphgen/graphgen/internal/config"
	"github.com/graphgen/graphgen/internal/diag"
	"github.com/graphgen/graphgen/internal/gen"
	"github.com/graphgen/graphgen/internal/report"
	"github.com/graphgen/graphgen/ir"
)

// noLimit is the value of --max that stands for none.
const noLimit = -1

type auditFlags struct {
	csdl, fix       string
	overlays        []string
	format, version choice
	most            int
}

func (a *app) auditCommand() *cobra.Command {
	flags := auditFlags{
		format:  newChoice(report.AuditText, report.AuditJSON, report.AuditHTML),
		version: newChoice(append([]string{""}, append(config.Versions(config.APIGraph), config.Versions(config.APIAADGraph)...)...)...),
	}
	cmd := &cobra.Command{
		Use:   "audit [--csdl FILE] [PATH...]",
		Short: "Tell where documents and the service's metadata disagree",
		Long: `Audit compares what documents say with the metadata that the service publishes about itself, CSDL as
XML: types, properties, relationships, enums, answers. Each finding has its place in the documents, the line of the
metadata, and which of the two a correction should follow, and why. Then it counts the findings by kind, and measures how
much of the documents was understood.

Without PATHs it reads what graphgen.yaml names: documents, overlays and, unless --csdl is given, csdl.

With --fix it also writes an overlay that follows the metadata wherever that is unambiguous. An existing file is replaced
only if audit wrote it. The setting csdl in graphgen.yaml makes the same corrections whenever code is generated.

The text leaves notes out, unless --verbose is given; json and html have everything.

Exit codes: 0 all is fine; 1 there are more errors and warnings than --max allows; 2 something cannot be read or written.`,
		Example: `  graphgen audit --csdl v1.0.xml docs
  graphgen audit --csdl v1.0.xml docs --format html > audit.html
  graphgen audit --csdl v1.0.xml docs --fix overlay.yaml
  graphgen audit --max 20                 # in CI: what graphgen.yaml names`,
		RunE: a.run(func(ctx context.Context, args []string) error { return a.audit(ctx, args, flags) }),
	}
	f := cmd.Flags()
	f.StringVar(&flags.csdl, "csdl", "", "the metadata, an XML `file`")
	f.Var(&flags.format, "format", flags.format.usage("the form of the output"))
	f.Var(&flags.version, "api-version", flags.version.usage("the version to compare, where documents speak of several"))
	f.StringArrayVar(&flags.overlays, "overlay", nil, "correct the documents by this `file` first; can be repeated")
	f.StringVar(&flags.fix, "fix", "", "write an overlay that follows the metadata to this `file`")
	f.IntVar(&flags.most, "max", noLimit, "the `number` of errors and warnings beyond which the exit code is 1; -1 for no limit")
	complete(cmd, "format", &flags.format)
	complete(cmd, "api-version", &flags.version)
	return cmd
}

func (a *app) audit(ctx context.Context, paths []string, flags auditFlags) error {
	if flags.most < noLimit {
		return fmt.Errorf("--max %d: it is a number of findings, or -1 for no limit", flags.most)
	}
	in, d := a.auditInput(ctx, paths, flags)
	if d.HasErrors() {
		return a.fail(d)
	}
	if in.Metadata == "" {
		return errors.New("name the metadata file: --csdl FILE, or csdl: in graphgen.yaml")
	}
	bar := a.progress("reading documents")
	in.Progress = bar.tell
	out, d := gen.Audit(ctx, in.files, in.AuditOptions)
	bar.end()
	if ctx.Err() != nil {
		return ctx.Err()
	}
	if d = in.named(d); out.Report == nil || hasInputTrouble(d) {
		return a.fail(d)
	}
	out.Report.Rename(in.name)
	if flags.fix != "" {
		if more := a.writeFixes(flags.fix, out.Overlay); more.HasErrors() {
			return a.fail(more)
		}
	}
	if err := a.printAudit(out.Report, flags.format.value); err != nil {
		return err
	}
	d = slices.DeleteFunc(d, func(f ir.Diagnostic) bool { return f.Severity != ir.SeverityError })
	err := a.print(d, ir.SeverityError)
	if flags.most != noLimit && out.Report.Severe() > flags.most {
		return errors.Join(err, exitCode(exitFindings))
	}
	return err
}

// auditInput is what an audit reads.
type auditInput struct {
	gen.AuditOptions
	files fs.FS
	name  func(string) string         // the name of one of the files as seen from the working folder
	named func(d diag.List) diag.List // the same for positions
}

// auditInput says what to read: what the arguments name, or what graphgen.yaml does.
func (a *app) auditInput(ctx context.Context, paths []string, flags auditFlags) (auditInput, diag.List) {
	in := auditInput{
		AuditOptions: gen.AuditOptions{API: apiOf(flags.version.value), Version: flags.version.value, Fix: flags.fix != ""},
		files:        config.Dir(a.sys.Dir),
		name:         func(name string) string { return name },
		named:        func(d diag.List) diag.List { return d },
	}
	var d diag.List
	own := slashed
	if len(paths) > 0 {
		in.Documents = a.documents(paths, &d)
	} else {
		var p project
		if p, d = a.open(ctx); d.HasErrors() {
			return in, a.named(d)
		}
		in.files, in.named = p.files, a.named
		in.name = func(name string) string { return a.named(diag.List{{File: name}})[0].File }
		own = func(name string) string { return a.own(p.dir, name) }
		in.Documents = p.cfg.Files(p.files, &d)
		for _, o := range p.cfg.Overlay {
			in.Overlays = append(in.Overlays, o.Text)
		}
		in.Metadata = p.cfg.CSDL.Text
		if in.Version == "" {
			in.API, in.Version = p.cfg.API.Text, p.cfg.Version.Text
		}
		d = a.named(d)
	}
	for _, name := range flags.overlays {
		in.Overlays = append(in.Overlays, own(name))
	}
	if flags.csdl != "" {
		in.Metadata = own(flags.csdl)
	}
	return in, d
}

// own returns a name that is relative to the working folder as one relative to the project's.
func (a *app) own(dir, name string) string {
	if filepath.IsAbs(name) {
		return slashed(name)
	}
	below, err := filepath.Rel(dir, a.file(name))
	if err != nil {
		return slashed(a.file(name))
	}
	return slashed(below)
}

func slashed(name string) string {
	if name == "" {
		return ""
	}
	return path.Clean(filepath.ToSlash(name))
}

// inputTrouble are the codes of what keeps an audit from saying anything: errors of the documents are among its subjects, and do not.
var inputTrouble = []string{diag.Unreadable.ID, diag.BadMetadata.ID, diag.BadOverlay.ID, diag.UnusedOverlay.ID}

func hasInputTrouble(d diag.List) bool {
	return slices.ContainsFunc(d, func(f ir.Diagnostic) bool { return slices.Contains(inputTrouble, f.Code) })
}

// writeFixes writes the overlay, unless that would replace a file of the user's.
func (a *app) writeFixes(name string, text []byte) diag.List {
	return a.writeOwn(name, text, foreign{"audit", "name another file, and put both into graphgen.yaml", func(old []byte) bool {
		first, _, _ := bytes.Cut(old, []byte("\n"))
		return !bytes.Contains(first, []byte(audit.OverlayMark))
	}})
}

func (a *app) printAudit(r *audit.Report, format string) error {
	least := ir.SeverityWarning
	switch {
	case a.quiet:
		least = ir.SeverityError
	case a.verbose:
		least = ir.SeverityNote
	}
	return report.Audit(a.sys.Stdout, r, format, report.Options{Color: a.colors(a.sys.Stdout), Least: least})
}
