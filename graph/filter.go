package graph

import (
	"cmp"
	"fmt"
	"strings"
)

// Filter is a condition on the properties of a resource, for $filter. The zero
// Filter is no condition.
type Filter struct {
	// text returns the expression with scope before the name of each property:
	// "" or, inside any and all, the variable that stands for the item.
	text     func(scope string) string
	prec     precedence
	advanced bool // needs an advanced query on directory objects
	err      error
}

// precedence orders expressions by how tightly they bind.
type precedence uint8

const (
	precAtom precedence = iota // binds tighter than not, and, or
	precAnd
	precOr
)

// RawFilter returns a filter with the text of a $filter expression, unescaped:
// the way out for what the descriptors do not offer. It stands in parentheses
// when it is combined, and is an advanced query when a word of it may make it one:
//
//	graph.RawFilter("not(" + either.String() + ")")
func RawFilter(text string) Filter {
	if text == "" {
		return Filter{}
	}
	return Filter{text: func(string) string { return text }, prec: precOr, advanced: isAdvanced(text)}
}

// And is true where f and all of others are.
func (f Filter) And(others ...Filter) Filter {
	for _, o := range others {
		f = f.join("and", precAnd, o)
	}
	return f
}

// Or is true where f or one of others is.
func (f Filter) Or(others ...Filter) Filter {
	for _, o := range others {
		f = f.join("or", precOr, o)
	}
	return f
}

// String returns the expression as $filter takes it, before percent-encoding.
func (f Filter) String() string {
	if f.text == nil {
		return ""
	}
	return f.text("")
}

// isZero reports whether f is neither a condition nor an error.
func (f Filter) isZero() bool { return f.text == nil && f.err == nil }

func (f Filter) join(operator string, p precedence, other Filter) Filter {
	if f.isZero() {
		return other
	}
	if other.isZero() {
		return f
	}
	return Filter{
		text:     func(scope string) string { return f.within(p, scope) + " " + operator + " " + other.within(p, scope) },
		prec:     p,
		advanced: f.advanced || other.advanced,
		err:      cmp.Or(f.err, other.err),
	}
}

func (f Filter) within(p precedence, scope string) string {
	switch {
	case f.text == nil: // it has an error, which the request reports
		return ""
	case f.prec > p:
		return "(" + f.text(scope) + ")"
	}
	return f.text(scope)
}

// isAdvanced reports whether a word of an expression of unknown structure may
// make it an advanced query.
func isAdvanced(text string) bool {
	for _, word := range strings.FieldsFunc(strings.ToLower(text), func(r rune) bool { return strings.ContainsRune(" (),:/", r) }) {
		switch word {
		case "ne", "not", "endswith", "$count":
			return true
		}
	}
	return false
}

// negation ends the name of a property whose conditions are negated: it is how
// the method Not of the descriptors, which are strings, leaves word. Where no
// condition follows, it means nothing.
const negation = "!"

// negated marks a property, or takes the mark from it.
//
//go:noinline
func negated(property string) string {
	if name, ok := strings.CutSuffix(property, negation); ok {
		return name
	}
	return property + negation
}

// condition is a filter on a property, negated where that is marked so. text is
// given the scope, and the property within it.
func condition(property string, advanced bool, text func(scope, path string) string) Filter {
	name, not := strings.CutSuffix(property, negation)
	f := Filter{text: func(scope string) string { return text(scope, scope+name) }, advanced: advanced || not}
	if positive := f.text; not {
		// Always in parentheses: not binds tighter than eq.
		f.text = func(scope string) string { return "not(" + positive(scope) + ")" }
	}
	return f
}

// rejected is a filter that the request reports as an error.
func rejected(property, format string, args ...any) Filter {
	return Filter{err: fmt.Errorf("graph: filter on "+strings.TrimSuffix(property, negation)+": "+format, args...)}
}

//go:noinline
func compare(property, operator, literal string) Filter {
	return condition(property, operator == "ne", func(_, path string) string { return path + " " + operator + " " + literal })
}

//go:noinline
func function(name, property, argument string) Filter {
	return condition(property, name == "endsWith", func(_, path string) string { return name + "(" + path + "," + quote(argument) + ")" })
}

//go:noinline
func count(property, operator string, n int64) Filter {
	return condition(property, true, func(_, path string) string { return path + "/$count " + operator + " " + intText(n) })
}

//go:noinline
func among(property string, literals []string) Filter {
	if len(literals) == 0 {
		return rejected(property, "In needs at least one value")
	}
	return condition(property, false, func(_, path string) string { return path + " in (" + strings.Join(literals, ",") + ")" })
}

// A GUID or date stands in the expression without quotes, so its form is
// checked: another text could change the meaning of the expression.

func compareGUID(property, operator string, v GUID) Filter {
	if !v.IsValid() {
		return rejected(property, "not a GUID: %q", string(v))
	}
	return compare(property, operator, string(v))
}

func amongGUIDs(property string, v []GUID) Filter {
	for _, g := range v {
		if !g.IsValid() {
			return rejected(property, "not a GUID: %q", string(g))
		}
	}
	return among(property, textAll(v, func(g GUID) string { return string(g) }))
}

func compareDate(property, operator string, v Date) Filter {
	if !isDate(v) {
		return rejected(property, "not a date: %q", string(v))
	}
	return compare(property, operator, string(v))
}

func amongDates(property string, v []Date) Filter {
	for _, d := range v {
		if !isDate(d) {
			return rejected(property, "not a date: %q", string(d))
		}
	}
	return among(property, textAll(v, func(d Date) string { return string(d) }))
}

func isDate(v Date) bool {
	_, err := v.Time()
	return err == nil
}
