package graph

import (
	"strconv"
	"strings"
)

// Expandable is a relationship of resource R, with or without options.
type Expandable[R any] interface{ expandable(R) string }

func (p NavigationProperty[R]) expandable(R) string { return string(p) }

// Expand returns the relationship as an expansion that options can be added to.
func (p NavigationProperty[R]) Expand() Expansion[R] { return Expansion[R]{expansion{name: string(p)}} }

// With returns the expansion limited to some properties of the related objects.
func (p NavigationProperty[R]) With(selected ...string) Expansion[R] {
	return p.Expand().With("$select", strings.Join(selected, ","))
}

// Expansion is a relationship with options of its own, for $expand.
type Expansion[R any] struct{ expansion expansion }

// Top limits the related objects that are returned.
func (e Expansion[R]) Top(n int) Expansion[R] { return e.With("$top", strconv.Itoa(n)) }

// With sets a query option of the expansion, such as "$select"; value is not
// yet escaped, and an empty one is ignored.
func (e Expansion[R]) With(option, value string) Expansion[R] {
	return Expansion[R]{e.expansion.with(option, value)}
}

// String returns the expansion as $expand takes it.
func (e Expansion[R]) String() string { return e.expansion.String() }

func (e Expansion[R]) expandable(R) string { return e.String() }

type expansion struct {
	name    string
	options string
}

func (e expansion) with(option, value string) expansion {
	switch {
	case value == "":
	case e.options == "":
		e.options = option + "=" + value
	default:
		e.options += ";" + option + "=" + value
	}
	return e
}

func (e expansion) String() string {
	if e.options == "" {
		return e.name
	}
	return e.name + "(" + e.options + ")"
}
