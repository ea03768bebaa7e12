package report

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"strings"
	"unicode"

	"github.com/fatih/color"

	"github.com/graphgen/graphgen/internal/diag"
	"github.com/graphgen/graphgen/ir"
)

// Format is a form of diagnostics.
type Format string

// The forms of diagnostics.
const (
	FormatText   Format = "text"   // a line each, a line for its hint, and a last line that counts them
	FormatJSON   Format = "json"   // one array of all of them, with the keys of the IR
	FormatGitHub Format = "github" // workflow commands, which GitHub Actions shows beside the code
)

// Options say how diagnostics are written.
type Options struct {
	Format Format
	Color  bool        // of FormatText
	Least  ir.Severity // leaves out what is milder, in the forms for people; a program gets everything
}

// Diagnostics writes the findings in the list's order. Every form but FormatJSON writes nothing for an empty list.
func Diagnostics(w io.Writer, list diag.List, opts Options) error {
	var b bytes.Buffer
	switch opts.Format {
	case FormatJSON:
		if list == nil {
			list = diag.List{}
		}
		e := json.NewEncoder(&b)
		e.SetEscapeHTML(false)
		e.SetIndent("", "  ")
		if err := e.Encode(list); err != nil {
			return err
		}
	case FormatGitHub:
		for _, d := range atLeast(list, opts.Least) {
			b.WriteString(workflowCommand(d))
		}
	case FormatText:
		paint := newPainter(opts.Color)
		for _, d := range atLeast(list, opts.Least) {
			b.WriteString(paint.text(d))
		}
		b.WriteString(count(list, opts.Least))
	default:
		return fmt.Errorf("internal error: unknown form %q of diagnostics", opts.Format)
	}
	_, err := w.Write(b.Bytes())
	return err
}

// rank orders severities, the mildest lowest.
func rank(s ir.Severity) int {
	switch s {
	case ir.SeverityError:
		return 3
	case ir.SeverityWarning:
		return 2
	case ir.SeverityNote:
		return 1
	default:
		return 4 // unheard of: never left out
	}
}

func atLeast(list diag.List, least ir.Severity) diag.List {
	var out diag.List
	for _, d := range list {
		if least == "" || rank(d.Severity) >= rank(least) {
			out = append(out, d)
		}
	}
	return out
}

// count is the closing line: how many findings there are of each severity that is shown.
func count(list diag.List, least ir.Severity) string {
	var parts []string
	shown := atLeast(list, least)
	for _, s := range []ir.Severity{ir.SeverityError, ir.SeverityWarning, ir.SeverityNote} {
		if n := shown.Count(s); n > 0 {
			parts = append(parts, Plural(n, string(s)))
		}
	}
	if len(parts) == 0 {
		return ""
	}
	return strings.Join(parts, ", ") + "\n"
}

// Plural returns the number with the noun, which takes an s unless the number is one.
func Plural(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return fmt.Sprintf("%d %ss", n, noun)
}

// painter writes findings as diag.Text does, in colour or not.
type painter struct {
	position, code, hint *color.Color
	severity             map[ir.Severity]*color.Color
}

func newPainter(on bool) painter {
	style := func(attributes ...color.Attribute) *color.Color {
		c := color.New(attributes...)
		if on {
			c.EnableColor()
		} else {
			c.DisableColor()
		}
		return c
	}
	return painter{
		position: style(color.Bold), code: style(color.Faint), hint: style(color.FgCyan),
		severity: map[ir.Severity]*color.Color{
			ir.SeverityError: style(color.FgRed, color.Bold), ir.SeverityWarning: style(color.FgYellow, color.Bold),
			ir.SeverityNote: style(color.FgBlue, color.Bold),
		},
	}
}

func (p painter) text(d ir.Diagnostic) string {
	var b strings.Builder
	if at := diag.Position(d); at != "" {
		b.WriteString(p.position.Sprint(inert(at)+":") + " ")
	}
	severity := string(d.Severity) + ":"
	if c := p.severity[d.Severity]; c != nil {
		severity = c.Sprint(severity)
	}
	b.WriteString(severity + " " + inert(d.Message) + " " + p.code.Sprint("["+d.Code+"]") + "\n")
	if d.Hint != "" {
		b.WriteString("\t" + p.hint.Sprint("hint:") + " " + inert(d.Hint) + "\n")
	}
	return b.String()
}

// inert replaces what would steer a terminal or reorder its text: findings quote documents, which are not trusted.
func inert(text string) string {
	steers := func(r rune) bool { return !unicode.IsPrint(r) && r != '\n' && r != '\t' }
	if !strings.ContainsFunc(text, steers) {
		return text
	}
	var b strings.Builder
	for _, r := range text {
		if steers(r) {
			fmt.Fprintf(&b, `\u%04x`, r)
		} else {
			b.WriteRune(r)
		}
	}
	return b.String()
}

// workflowCommand is the finding as an annotation of GitHub Actions:
// https://docs.github.com/actions/reference/workflow-commands-for-github-actions
func workflowCommand(d ir.Diagnostic) string {
	var command string
	switch d.Severity {
	case ir.SeverityError:
		command = "error"
	case ir.SeverityWarning:
		command = "warning"
	case ir.SeverityNote:
		command = "notice"
	default:
		command = "error"
	}
	var properties []string
	add := func(key, value string) { properties = append(properties, key+"="+escapeProperty(value)) }
	if d.File != "" {
		add("file", d.File)
		if d.Line > 0 {
			add("line", fmt.Sprint(d.Line))
		}
		if d.Column > 0 {
			add("col", fmt.Sprint(d.Column))
		}
	}
	add("title", d.Code)
	message := d.Message
	if d.Hint != "" {
		message += "\nhint: " + d.Hint
	}
	return "::" + command + " " + strings.Join(properties, ",") + "::" + escapeData(message) + "\n"
}

var (
	dataEscapes     = strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A")
	propertyEscapes = strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A", ":", "%3A", ",", "%2C")
)

func escapeData(text string) string     { return dataEscapes.Replace(text) }
func escapeProperty(text string) string { return propertyEscapes.Replace(text) }
