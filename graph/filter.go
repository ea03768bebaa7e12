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
// when it is combined, and is an advanced query when a word of it may make it one.
func RawFilter(text string) Filter {
	if text == "" {
		return Filter{}
	}
	return Filter{text: func(string) string { return text }, prec: precOr, advanced: isAdvanced(text)}
}

// Not is true where f is false.
func Not(f Filter) Filter {
	if f.text == nil {
		return f
	}
	// Always in parentheses: not binds tighter than eq.
	return Filter{text: func(scope string) string { return "not(" + f.text(scope) + ")" }, advanced: true, err: f.err}
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

//go:noinline
func compare(property, operator, literal string) Filter {
	return Filter{text: func(scope string) string { return scope + property + " " + operator + " " + literal }, advanced: operator == "ne"}
}

//go:noinline
func function(name, property, argument string) Filter {
	return Filter{
		text:     func(scope string) string { return name + "(" + scope + property + "," + quote(argument) + ")" },
		advanced: name == "endsWith",
	}
}

//go:noinline
func count(property, operator string, n int64) Filter {
	f := compare(property+"/$count", operator, intText(n))
	f.advanced = true
	return f
}

//go:noinline
func among(property string, literals []string) Filter {
	if len(literals) == 0 {
		return Filter{err: fmt.Errorf("graph: filter on %s: In needs at least one value", property)}
	}
	return Filter{text: func(scope string) string { return scope + property + " in (" + strings.Join(literals, ",") + ")" }}
}

func compareGUID(property, operator string, v GUID) Filter {
	f := compare(property, operator, string(v))
	f.err = guidError(property, v)
	return f
}

func amongGUIDs(property string, v []GUID) Filter {
	f := among(property, textAll(v, func(g GUID) string { return string(g) }))
	for _, g := range v {
		if f.err == nil {
			f.err = guidError(property, g)
		}
	}
	return f
}

// A GUID or date stands in the expression without quotes, so its form is
// checked: another text could change the meaning of the expression.

func guidError(property string, v GUID) error {
	if v.IsValid() {
		return nil
	}
	return fmt.Errorf("graph: filter on %s: not a GUID: %q", property, string(v))
}

func compareDate(property, operator string, v Date) Filter {
	f := compare(property, operator, string(v))
	f.err = dateError(property, v)
	return f
}

func amongDates(property string, v []Date) Filter {
	f := among(property, textAll(v, func(d Date) string { return string(d) }))
	for _, d := range v {
		if f.err == nil {
			f.err = dateError(property, d)
		}
	}
	return f
}

func dateError(property string, v Date) error {
	if _, err := v.Time(); err == nil {
		return nil
	}
	return fmt.Errorf("graph: filter on %s: not a date: %q", property, string(v))
}
