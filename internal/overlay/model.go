package overlay

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/graphgen/graphgen/internal/diag"
	"github.com/graphgen/graphgen/ir"
)

func findEnum(m *ir.Model, name string) *ir.Enum {
	if i := enumAt(m, name); i >= 0 {
		return &m.Enums[i]
	}
	return nil
}

func enumAt(m *ir.Model, name string) int {
	return slices.IndexFunc(m.Enums, func(e ir.Enum) bool { return strings.EqualFold(e.Name, name) })
}

func typeAt(m *ir.Model, name string) int {
	return slices.IndexFunc(m.Types, func(t ir.Type) bool { return strings.EqualFold(t.Name, name) })
}

func propertyAt(t *ir.Type, name string) int {
	return slices.IndexFunc(t.Properties, func(p ir.Property) bool { return strings.EqualFold(p.Name, name) })
}

func typeNames(m *ir.Model) []string {
	names := make([]string, len(m.Types))
	for i, t := range m.Types {
		names[i] = t.Name
	}
	return names
}

func enumNames(m *ir.Model) []string {
	names := make([]string, len(m.Enums))
	for i, e := range m.Enums {
		names[i] = e.Name
	}
	return names
}

// declared returns the declared spelling of the type, enum or primitive type, or "".
func declared(m *ir.Model, name string) string {
	if t := m.Find(name); t != nil {
		return t.Name
	}
	if e := findEnum(m, name); e != nil {
		return e.Name
	}
	if ir.IsPrimitive(name) {
		return name
	}
	return ""
}

// unknownType says that an entry wants to refer to a type that is not there.
func unknownType(m *ir.Model, v Value) outcome {
	candidates := slices.Concat(typeNames(m), enumNames(m), ir.Primitives())
	return conflict(v, diag.DidYouMean(v.Text, candidates, "add an entry before this one that makes it"), "there is no type %q to refer to", v.Text)
}

// findProperty returns the type and the place of its own property; the outcome tells why there is none.
func findProperty(m *ir.Model, typeName, property Value) (*ir.Type, int, outcome) {
	t := m.Find(typeName.Text)
	if t == nil {
		return nil, -1, noOwner("type", typeName, typeNames(m))
	}
	i := propertyAt(t, property.Text)
	if i >= 0 {
		return t, i, changed
	}
	var names []string
	hint := ""
	for _, base := range ir.NewIndex(m).Chain(t.Name) {
		if base != t && propertyAt(base, property.Text) >= 0 && hint == "" {
			hint = fmt.Sprintf("it is inherited: write type: %s", base.Name)
		}
		for _, p := range base.Properties {
			names = append(names, p.Name)
		}
	}
	return t, -1, outcome{rankNoPart, property.At, fmt.Sprintf("type %q has no property %q", t.Name, property.Text),
		cmp.Or(hint, diag.DidYouMean(property.Text, names, remove))}
}

// bodies returns the request bodies that carry the type or one derived from it.
func bodies(m *ir.Model, typeName string) []*ir.Body {
	x := ir.NewIndex(m)
	names := append(x.Derived(typeName), typeName)
	var all []*ir.Body
	for i := range m.Operations {
		b := m.Operations[i].Request
		if b != nil && slices.ContainsFunc(names, func(n string) bool { return strings.EqualFold(n, b.Type) }) {
			all = append(all, b)
		}
	}
	return all
}

// reference is a place of the model that names a type or enum.
type reference struct {
	name *string
	use  string // what uses it there, e.g. `property "start"`; "" for a mere mention, which needs no such type to be there
	of   string // the type or operation that it is part of
}

func (r reference) String() string { return fmt.Sprintf("%s of %q", r.use, r.of) }

// references calls visit for every reference of the model until it returns false.
func references(m *ir.Model, visit func(reference) bool) {
	properties := func(list []ir.Property, of string) bool {
		for i := range list {
			p := &list[i]
			if !visit(reference{&p.Type, "property " + p.Name, of}) || !visit(reference{&p.Inherited, "", of}) {
				return false
			}
		}
		return true
	}
	for i := range m.Types {
		t := &m.Types[i]
		if !visit(reference{&t.Base, "the base", t.Name}) || !properties(t.Properties, t.Name) {
			return
		}
	}
	for i := range m.Operations {
		o := &m.Operations[i]
		of := o.Method + " " + o.Path
		for j := range o.Parameters {
			if !visit(reference{&o.Parameters[j].Type, "parameter " + o.Parameters[j].Name, of}) {
				return
			}
		}
		if o.Request != nil && (!visit(reference{&o.Request.Type, "the request", of}) || !properties(o.Request.Properties, of)) {
			return
		}
		if o.Response != nil && !visit(reference{&o.Response.Type, "the response", of}) {
			return
		}
		for j := range o.Examples {
			if r := o.Examples[j].Response; r != nil && !visit(reference{&r.Type, "", of}) {
				return
			}
		}
	}
}

func sortByName(m *ir.Model) {
	slices.SortStableFunc(m.Types, func(a, b ir.Type) int { return cmp.Compare(a.Name, b.Name) })
	slices.SortStableFunc(m.Enums, func(a, b ir.Enum) int { return cmp.Compare(a.Name, b.Name) })
}
