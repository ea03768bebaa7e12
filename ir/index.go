package ir

import (
	"cmp"
	"slices"
	"strings"
)

// Index answers questions about one model by name. Lookups ignore case, as references in the documents do. It holds pointers
// into the model, so it is valid until the model's slices of types and enums are changed.
type Index struct {
	types   map[string]*Type
	enums   map[string]*Enum
	derived map[string][]string // folded base name → names of the types that name it as their base
}

// NewIndex indexes the model. Where two types or enums share a name, the first is found.
func NewIndex(m *Model) *Index {
	x := &Index{
		types:   make(map[string]*Type, len(m.Types)),
		enums:   make(map[string]*Enum, len(m.Enums)),
		derived: map[string][]string{},
	}
	for i := range m.Types {
		t := &m.Types[i]
		key := fold(t.Name)
		if _, ok := x.types[key]; ok {
			continue
		}
		x.types[key], x.types[t.Name] = t, t
		if t.Base != "" {
			x.derived[fold(t.Base)] = append(x.derived[fold(t.Base)], t.Name)
		}
	}
	for i := range m.Enums {
		e := &m.Enums[i]
		if _, ok := x.enums[fold(e.Name)]; !ok {
			x.enums[fold(e.Name)], x.enums[e.Name] = e, e
		}
	}
	return x
}

// Type returns the type of that name, or nil.
func (x *Index) Type(name string) *Type { return find(x.types, name) }

// Enum returns the enum of that name, or nil.
func (x *Index) Enum(name string) *Enum { return find(x.enums, name) }

// find looks the name up as it is spelled, which costs nothing, before it folds it.
func find[T any](m map[string]*T, name string) *T {
	if v, ok := m[name]; ok {
		return v
	}
	return m[fold(name)]
}

// Chain returns the type and its bases, the type itself first. It ends before a base that the model does not hold or that the
// chain already names, and is empty for an unknown type.
func (x *Index) Chain(name string) []*Type {
	var chain []*Type
	for t := x.Type(name); t != nil && !slices.Contains(chain, t); t = x.Type(t.Base) {
		chain = append(chain, t)
	}
	return chain
}

// AllProperties returns the properties of the type and its bases: the root's first, and a property that a derived type declares
// again in the place of the base's. Those that the type's page orders stand last, in the page's order. Property names are told
// apart by case.
func (x *Index) AllProperties(name string) []Property {
	chain := x.Chain(name)
	var all []Property
	at := map[string]int{}
	for _, t := range slices.Backward(chain) {
		for _, p := range t.Properties {
			if i, ok := at[p.Name]; ok {
				all[i] = p
				continue
			}
			at[p.Name] = len(all)
			all = append(all, p)
		}
	}
	if len(chain) > 0 && len(chain[0].Order) > 0 {
		order := chain[0].Order
		slices.SortStableFunc(all, func(a, b Property) int {
			return cmp.Compare(slices.Index(order, a.Name), slices.Index(order, b.Name)) // -1, of those that it leaves out, is first
		})
	}
	return all
}

// Property returns the property of that name as AllProperties gives it, or nil. Lookup ignores case.
func (x *Index) Property(typeName, property string) *Property {
	for _, t := range x.Chain(typeName) {
		for i := range t.Properties {
			if strings.EqualFold(t.Properties[i].Name, property) {
				return &t.Properties[i]
			}
		}
	}
	return nil
}

// IsEntity reports whether the type or one of its bases is an entity.
func (x *Index) IsEntity(name string) bool {
	return slices.ContainsFunc(x.Chain(name), func(t *Type) bool { return t.Kind == KindEntity })
}

// Derived returns the names of all types that have the type among their bases, sorted, without the type itself.
func (x *Index) Derived(name string) []string {
	var all []string
	seen := map[string]bool{fold(name): true}
	for queue := []string{name}; len(queue) > 0; queue = queue[1:] {
		for _, d := range x.derived[fold(queue[0])] {
			if !seen[fold(d)] {
				seen[fold(d)] = true
				all = append(all, d)
				queue = append(queue, d)
			}
		}
	}
	slices.Sort(all)
	return all
}

func fold(name string) string { return strings.ToLower(name) }
