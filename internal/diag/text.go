package diag

import (
	"strconv"
	"strings"

	"github.com/graphgen/graphgen/ir"
)

// Text returns the finding as one line, `file:line:col: severity: message [code]`, and its hint, if any, as a second one.
func Text(d ir.Diagnostic) string {
	var b strings.Builder
	if p := Position(d); p != "" {
		b.WriteString(p)
		b.WriteString(": ")
	}
	b.WriteString(string(d.Severity))
	b.WriteString(": ")
	b.WriteString(d.Message)
	b.WriteString(" [")
	b.WriteString(d.Code)
	b.WriteString("]\n")
	if d.Hint != "" {
		b.WriteString("\thint: ")
		b.WriteString(d.Hint)
		b.WriteString("\n")
	}
	return b.String()
}

// Position returns `file:line:col`, leaving out what is unknown.
func Position(d ir.Diagnostic) string {
	switch {
	case d.File == "":
		return ""
	case d.Line == 0:
		return d.File
	case d.Column == 0:
		return d.File + ":" + strconv.Itoa(d.Line)
	default:
		return d.File + ":" + strconv.Itoa(d.Line) + ":" + strconv.Itoa(d.Column)
	}
}

// Text returns all findings as Text does, in the list's order.
func (l List) Text() string {
	var b strings.Builder
	for _, d := range l {
		b.WriteString(Text(d))
	}
	return b.String()
}
