package scopes

import (
	"fmt"
	"io"
	"strings"
)

// Text writes a report for people: for each kind of caller the permissions, and below each the calls that it allows.
func (r *Report) Text(w io.Writer) error {
	var b strings.Builder
	for i, c := range r.Callers {
		if i > 0 {
			b.WriteString("\n")
		}
		c.text(&b)
	}
	if len(r.Unresolved) > 0 {
		b.WriteString("\nnot resolved, so that more permissions may be needed:\n")
		for _, f := range r.Unresolved {
			fmt.Fprintf(&b, "  %s:%d:%d: %s\n", f.File, f.Line, f.Column, f.Reason)
		}
	}
	_, err := io.WriteString(w, b.String())
	return err
}

func (c CallerReport) text(b *strings.Builder) {
	fmt.Fprintf(b, "%v: ", c.kind())
	switch {
	case len(c.Permissions) > 0:
		fmt.Fprintf(b, "%s\n", plural(len(c.Permissions), "permission"))
	case len(c.Unavailable) > 0:
		b.WriteString("no permission allows what is called\n")
	default:
		b.WriteString("none needed\n")
	}
	for _, p := range c.Permissions {
		fmt.Fprintf(b, "  %s\n", p.Name)
		for _, s := range p.Calls {
			fmt.Fprintf(b, "    %s\n", s)
		}
	}
	if len(c.Unavailable) > 0 {
		b.WriteString("  not available to this kind of caller:\n")
		for _, s := range c.Unavailable {
			fmt.Fprintf(b, "    %s\n", s)
		}
	}
	if len(c.Missing) > 0 {
		fmt.Fprintf(b, "  missing: %s\n", strings.Join(c.Missing, ", "))
	}
	if len(c.Unneeded) > 0 {
		fmt.Fprintf(b, "  more than needed: %s\n", strings.Join(c.Unneeded, ", "))
	}
}

// String is the place, the method and the requests of a call on a line.
func (s Site) String() string {
	via := ""
	if s.Interface != "" {
		via = " through " + s.Interface
	}
	return fmt.Sprintf("%s:%d:%d: %s%s: %s", s.File, s.Line, s.Column, s.Method, via, strings.Join(s.Requests, ", "))
}

func plural(n int, what string) string {
	if n == 1 {
		return "1 " + what
	}
	return fmt.Sprintf("%d %ss", n, what)
}
