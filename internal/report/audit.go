package report

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"strings"
	"text/tabwriter"

	"github.com/graphgen/graphgen/internal/audit"
	"github.com/graphgen/graphgen/ir"
)

// The forms of an audit.
const (
	AuditText = "text"
	AuditJSON = "json"
	AuditHTML = "html" // one page that loads nothing
)

// Audit writes the report of an audit. Color and Least of the options are for the text, which leaves out milder findings; the other
// forms have everything. The Format of the options is that of diagnostics, and not looked at.
func Audit(w io.Writer, r *audit.Report, format string, opts Options) error {
	var b bytes.Buffer
	var err error
	switch format {
	case AuditText:
		err = auditText(&b, r, opts)
	case AuditJSON:
		e := json.NewEncoder(&b)
		e.SetEscapeHTML(false)
		e.SetIndent("", "  ")
		err = e.Encode(r)
	case AuditHTML:
		err = auditHTML(&b, r)
	default:
		err = fmt.Errorf("internal error: unknown form %q of an audit", format)
	}
	if err != nil {
		return err
	}
	_, err = w.Write(b.Bytes())
	return err
}

func auditText(b *bytes.Buffer, r *audit.Report, opts Options) error {
	paint := newPainter(opts.Color)
	for _, f := range r.Findings {
		if rank(f.Severity) >= rank(opts.Least) {
			b.WriteString(paint.text(f.Diagnostic(r.Metadata)))
		}
	}
	for _, l := range r.Unread {
		b.WriteString(paint.text(ir.Diagnostic{File: l.At.File, Line: l.At.Line, Severity: ir.SeverityWarning, Code: "unread", Message: "not in the model: " + l.Text}))
	}
	if rank(opts.Least) <= rank(ir.SeverityNote) {
		for _, p := range r.Untyped {
			b.WriteString(paint.text(ir.Diagnostic{File: p.File, Severity: ir.SeverityNote, Code: "no-type", Message: p.Reason}))
		}
	}
	if b.Len() > 0 {
		b.WriteByte('\n')
	}
	t := tabwriter.NewWriter(b, 0, 0, 2, ' ', tabwriter.AlignRight)
	fmt.Fprint(t, "errors\twarnings\tnotes\tfixable\t  finding\n")
	sum := audit.Total{}
	for _, x := range r.Totals {
		fmt.Fprintf(t, "%d\t%d\t%d\t%d\t  %s: %s\n", x.Errors, x.Warnings, x.Notes, x.Fixable, x.Kind, x.Kind.Title())
		sum.Errors, sum.Warnings, sum.Notes, sum.Fixable = sum.Errors+x.Errors, sum.Warnings+x.Warnings, sum.Notes+x.Notes, sum.Fixable+x.Fixable
	}
	fmt.Fprintf(t, "%d\t%d\t%d\t%d\t  in all\n", sum.Errors, sum.Warnings, sum.Notes, sum.Fixable)
	if err := t.Flush(); err != nil {
		return err
	}
	b.WriteByte('\n')
	t = tabwriter.NewWriter(b, 0, 0, 2, ' ', 0)
	for _, x := range r.Rates {
		fmt.Fprintf(t, "%s\t%d / %d\t%s\t%s\n", x.Name, x.Have, x.Of, percentText(x), targetText(x))
	}
	if err := t.Flush(); err != nil {
		return err
	}
	trimmed := trimLines(b.Bytes())
	b.Reset()
	b.Write(trimmed)
	return nil
}

// percentText never rounds up to a figure that was not reached. Of nothing there is no share.
func percentText(x audit.Rate) string {
	if x.Of == 0 {
		return "-"
	}
	hundredths := x.Have * 10000 / x.Of
	return fmt.Sprintf("%d.%02d %%", hundredths/100, hundredths%100)
}

func targetText(x audit.Rate) string {
	switch {
	case x.Target == 0 || x.Of == 0:
		return ""
	case x.Reached():
		return fmt.Sprintf("reaches %g %%", x.Target)
	default:
		return fmt.Sprintf("BELOW %g %%", x.Target)
	}
}

// trimLines takes away the blanks that columns leave at the ends of lines.
func trimLines(text []byte) []byte {
	var b bytes.Buffer
	for line := range strings.Lines(string(text)) {
		b.WriteString(strings.TrimRight(line, " \n"))
		b.WriteByte('\n')
	}
	return b.Bytes()
}
