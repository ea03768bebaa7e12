package graph

import (
	"strconv"
	"strings"
)

// Expandable is a relationship, with or without options: a NavigationProperty,
// a NavigationCollection or an Expansion.
type Expandable interface{ expandable() string }

func (p NavigationProperty) expandable() string { return string(p) }

func (p NavigationCollection) expandable() string { return string(p) }

// Select returns the expansion limited to some properties of the related object.
func (p NavigationProperty) Select(props ...Selectable) Expansion { return p.Expand().Select(props...) }

// Select returns the expansion limited to some properties of the related objects.
func (p NavigationCollection) Select(props ...Selectable) Expansion {
	return p.Expand().Select(props...)
}

// Expand returns the relationship as an expansion that options can be added to.
func (p NavigationProperty) Expand() Expansion { return Expansion{name: string(p)} }

// Expand returns the relationship as an expansion that options can be added to.
func (p NavigationCollection) Expand() Expansion { return Expansion{name: string(p)} }

// Expansion is a relationship with options of its own, for $expand.
type Expansion struct {
	name    string
	options string
}

// Select limits the related objects to some properties.
func (e Expansion) Select(props ...Selectable) Expansion {
	return e.With("$select", strings.Join(propertyNames(props), ","))
}

// Expand includes objects that are related to the related ones.
func (e Expansion) Expand(relations ...Expandable) Expansion {
	return e.With("$expand", strings.Join(expandTexts(relations), ","))
}

// Top limits the related objects that are returned.
func (e Expansion) Top(n int) Expansion { return e.With("$top", strconv.Itoa(n)) }

// With sets a query option of the expansion, such as "$select"; value is not
// yet escaped, and an empty one is ignored.
func (e Expansion) With(option, value string) Expansion {
	switch {
	case value == "":
	case e.options == "":
		e.options = option + "=" + value
	default:
		e.options += ";" + option + "=" + value
	}
	return e
}

// String returns the expansion as $expand takes it.
func (e Expansion) String() string {
	if e.options == "" {
		return e.name
	}
	return e.name + "(" + e.options + ")"
}

func (e Expansion) expandable() string { return e.String() }

func expandTexts(relations []Expandable) []string {
	texts := make([]string, len(relations))
	for i, e := range relations {
		texts[i] = e.expandable()
	}
	return texts
}
