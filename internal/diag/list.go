package diag

import (
	"cmp"
	"fmt"
	"slices"

	"github.com/graphgen/graphgen/ir"
)

// List is a collection of findings. The zero value is empty and ready for use. It is not safe for concurrent use: each
// goroutine fills its own and the owner joins them.
type List []ir.Diagnostic

// Add appends a finding of the given code. The code decides the severity; see codes.go.
func (l *List) Add(at ir.Source, code Code, hint, format string, args ...any) {
	*l = append(*l, ir.Diagnostic{
		File: at.File, Line: at.Line, Column: at.Column,
		Severity: code.Severity, Code: code.ID, Message: fmt.Sprintf(format, args...), Hint: hint,
	})
}

// Join appends the findings of other lists.
func (l *List) Join(others ...List) {
	for _, o := range others {
		*l = append(*l, o...)
	}
}

// Sorted returns the findings by file, line, column, code and message, each once.
func (l List) Sorted() List {
	out := slices.Clone(l)
	slices.SortFunc(out, func(a, b ir.Diagnostic) int {
		return cmp.Or(cmp.Compare(a.File, b.File), cmp.Compare(a.Line, b.Line), cmp.Compare(a.Column, b.Column),
			cmp.Compare(a.Code, b.Code), cmp.Compare(a.Message, b.Message))
	})
	return slices.Compact(out)
}

// Count returns how many findings have the severity.
func (l List) Count(s ir.Severity) int {
	n := 0
	for _, d := range l {
		if d.Severity == s {
			n++
		}
	}
	return n
}

// HasErrors reports whether any finding is an error: then nothing is written.
func (l List) HasErrors() bool { return l.Count(ir.SeverityError) > 0 }
