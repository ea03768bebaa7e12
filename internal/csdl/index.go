package csdl

import (
	"slices"
	"strings"
)

// Index answers questions about one document by name. It holds pointers into the document.
type Index struct {
	types map[string]*Type
	enums map[string]*Enum
	roots map[string]*Root
	local map[string][]string // folded local name → names of types and enums
	calls map[string][]*Operation
}

// NewIndex indexes the document.
func NewIndex(doc *Document) *Index {
	x := &Index{types: map[string]*Type{}, enums: map[string]*Enum{}, roots: map[string]*Root{}, local: map[string][]string{}, calls: map[string][]*Operation{}}
	declare := func(name string) {
		folded := strings.ToLower(name[strings.LastIndexByte(name, '.')+1:])
		x.local[folded] = append(x.local[folded], name)
	}
	for i := range doc.Types {
		t := &doc.Types[i]
		put(x.types, t.Name, t)
		declare(t.Name)
	}
	for i := range doc.Enums {
		e := &doc.Enums[i]
		put(x.enums, e.Name, e)
		declare(e.Name)
	}
	for i := range doc.Roots {
		put(x.roots, doc.Roots[i].Name, &doc.Roots[i])
	}
	for i := range doc.Operations {
		folded := strings.ToLower(doc.Operations[i].Name)
		x.calls[folded] = append(x.calls[folded], &doc.Operations[i])
	}
	return x
}

// put files a declaration under its name and, where no other has it, under the name in lower case.
func put[T any](m map[string]*T, name string, v *T) {
	m[name] = v
	if folded := strings.ToLower(name); m[folded] == nil {
		m[folded] = v
	}
}

// get returns the declaration of that name or, if there is none, of one that differs only in case.
func get[T any](m map[string]*T, name string) *T {
	if v, ok := m[name]; ok {
		return v
	}
	return m[strings.ToLower(name)]
}

// Type returns the type of that name, in whatever case, or nil.
func (x *Index) Type(name string) *Type { return get(x.types, name) }

// Enum returns the enum of that name, in whatever case, or nil.
func (x *Index) Enum(name string) *Enum { return get(x.enums, name) }

// Root returns the entity set or singleton of that name, in whatever case, or nil.
func (x *Index) Root(name string) *Root { return get(x.roots, name) }

// Operations returns the actions and functions of that name, in whatever case.
func (x *Index) Operations(name string) []*Operation { return x.calls[strings.ToLower(name)] }

// Local returns the name of the one type or enum whose name is the same but for namespace and case, or "".
func (x *Index) Local(name string) string {
	names := x.local[strings.ToLower(name[strings.LastIndexByte(name, '.')+1:])]
	if len(names) != 1 {
		return ""
	}
	return names[0]
}

// Chain returns the type and its bases, the type itself first.
func (x *Index) Chain(name string) []*Type {
	var chain []*Type
	for t := x.Type(name); t != nil && !slices.Contains(chain, t); t = x.Type(t.Base) {
		chain = append(chain, t)
	}
	return chain
}

// Key returns the key of the type, be it its own or inherited.
func (x *Index) Key(name string) []string {
	for _, t := range x.Chain(name) {
		if len(t.Key) > 0 {
			return t.Key
		}
	}
	return nil
}

// Property returns the property of that name that the type or one of its bases declares, and which of them: a property of the very
// name if there is one, else one that differs only in case, else nil.
func (x *Index) Property(typeName, name string) (*Property, *Type) {
	var found *Property
	var owner *Type
	for _, t := range x.Chain(typeName) {
		for i := range t.Properties {
			switch p := &t.Properties[i]; {
			case p.Name == name:
				return p, t
			case found == nil && strings.EqualFold(p.Name, name):
				found, owner = p, t
			}
		}
	}
	return found, owner
}
