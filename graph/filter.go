package graph

import (
	"fmt"
	"strings"
)

// Filter is a condition on a resource of type R, for $filter. The zero Filter
// is no condition.
type Filter[R any] struct{ expr expr }

// RawFilter returns a filter with the text of a $filter expression, unescaped:
// the way out for what the descriptors do not offer.
func RawFilter[R any](text string) Filter[R] { return Filter[R]{rawExpr(text)} }

// Not is true where f is false.
func Not[R any](f Filter[R]) Filter[R] { return Filter[R]{f.expr.not()} }

// And is true where f and all of others are.
func (f Filter[R]) And(others ...Filter[R]) Filter[R] {
	for _, o := range others {
		f.expr = join(f.expr, "and", precAnd, o.expr)
	}
	return f
}

// Or is true where f or one of others is.
func (f Filter[R]) Or(others ...Filter[R]) Filter[R] {
	for _, o := range others {
		f.expr = join(f.expr, "or", precOr, o.expr)
	}
	return f
}

// String returns the expression as $filter takes it, before percent-encoding.
func (f Filter[R]) String() string { return f.expr.text }

// expr is a filter without its type, so that the work is compiled once.
type expr struct {
	text     string
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

func (x expr) within(p precedence) string {
	if x.prec > p {
		return "(" + x.text + ")"
	}
	return x.text
}

func join(a expr, operator string, p precedence, b expr) expr {
	if a.text == "" && a.err == nil {
		return b
	}
	if b.text == "" && b.err == nil {
		return a
	}
	err := a.err
	if err == nil {
		err = b.err
	}
	return expr{
		text:     a.within(p) + " " + operator + " " + b.within(p),
		prec:     p,
		advanced: a.advanced || b.advanced,
		err:      err,
	}
}

func (x expr) not() expr {
	if x.text == "" {
		return x
	}
	// Always in parentheses: not binds tighter than eq.
	return expr{text: "not(" + x.text + ")", advanced: true, err: x.err}
}

// rawExpr keeps text of unknown structure in parentheses when it is combined,
// and treats it as advanced when a word of it may be.
func rawExpr(text string) expr {
	advanced := false
	for _, word := range strings.FieldsFunc(strings.ToLower(text), func(r rune) bool { return strings.ContainsRune(" (),:/", r) }) {
		switch word {
		case "ne", "not", "endswith", "$count":
			advanced = true
		}
	}
	return expr{text: text, prec: precOr, advanced: advanced}
}

func compare(property, operator, literal string) expr {
	return expr{text: property + " " + operator + " " + literal, advanced: operator == "ne"}
}

func function(name, property, argument string) expr {
	return expr{text: name + "(" + property + "," + quote(argument) + ")", advanced: name == "endsWith"}
}

func count(property, operator string, n int64) expr {
	return expr{text: property + "/$count " + operator + " " + intText(n), advanced: true}
}

func among(property string, literals []string) expr {
	if len(literals) == 0 {
		return expr{err: fmt.Errorf("graph: filter on %s: In needs at least one value", property)}
	}
	return expr{text: property + " in (" + strings.Join(literals, ",") + ")"}
}

func compareGUID(property, operator string, v GUID) expr {
	x := compare(property, operator, string(v))
	x.err = guidError(property, v)
	return x
}

func amongGUIDs(property string, v []GUID) expr {
	x := among(property, textAll(v, func(g GUID) string { return string(g) }))
	for _, g := range v {
		if x.err == nil {
			x.err = guidError(property, g)
		}
	}
	return x
}

// A GUID or date stands in the expression without quotes, so its form is
// checked: another text could change the meaning of the expression.

func guidError(property string, v GUID) error {
	if v.IsValid() {
		return nil
	}
	return fmt.Errorf("graph: filter on %s: not a GUID: %q", property, string(v))
}

func compareDate(property, operator string, v Date) expr {
	x := compare(property, operator, string(v))
	x.err = dateError(property, v)
	return x
}

func amongDates(property string, v []Date) expr {
	x := among(property, textAll(v, func(d Date) string { return string(d) }))
	for _, d := range v {
		if x.err == nil {
			x.err = dateError(property, d)
		}
	}
	return x
}

func dateError(property string, v Date) error {
	if _, err := v.Time(); err == nil {
		return nil
	}
	return fmt.Errorf("graph: filter on %s: not a date: %q", property, string(v))
}
