package resolve

import (
	"cmp"
	"maps"
	"regexp"
	"slices"
	"strings"

	"github.com/graphgen/graphgen/internal/diag"
	"github.com/graphgen/graphgen/ir"
)

// rootBase is the type that all entities derive from: to name it says no more than that the type is an entity.
const rootBase = "entity"

// adoptDerived gives types whose own pages name no base the one whose page names them as derived. Fragments come in order of
// authority.
func (r *resolver) adoptDerived(fragments []ir.Fragment) {
	byName := r.typesByName()
	for _, f := range fragments {
		for _, derived := range slices.Sorted(maps.Keys(f.Bases)) {
			base, _ := r.names.find(f.Bases[derived], f.Namespace)
			name, _ := r.names.find(derived, f.Namespace)
			t := byName[name]
			if t != nil && (t.Base == "" || strings.EqualFold(t.Base, rootBase)) && !r.leadsTo(byName, base, t) {
				t.Base = base
			}
		}
	}
}

// leadsTo reports whether the chain of bases from the named type on reaches t.
func (r *resolver) leadsTo(byName map[string]*ir.Type, name string, t *ir.Type) bool {
	for range byName {
		b := byName[name]
		if b == t || b == nil {
			return b == t
		}
		name, _ = r.names.find(b.Base, b.Name)
	}
	return true // a circle of others, which is reported elsewhere
}

// settleBases links bases, removes those that are described nowhere, and breaks cycles.
func (r *resolver) settleBases() {
	byName := r.typesByName()
	for _, t := range r.types {
		if t.Base == "" {
			continue
		}
		named := t.Base
		if ok := r.names.link(&t.Base, t.Name); ok && byName[t.Base] != nil {
			continue
		}
		r.diags.Add(t.Source, diag.UnknownBase,
			"add the page of the base, or set another base in an overlay; until then the type stands alone",
			"type %q has the base %q, which is described nowhere", t.Name, named)
		t.Base = ""
	}
	for _, t := range r.types { // sorted by name: a cycle is found, and cut, at its lowest name
		chain := []string{t.Name}
		for b := byName[t.Base]; b != nil; b = byName[b.Base] {
			chain = append(chain, b.Name)
			if b == t {
				r.diags.Add(t.Source, diag.CyclicBase, "correct the base on one of the pages",
					"bases run in a circle: %s", strings.Join(chain, " → "))
				t.Base = ""
				break
			}
			if slices.Contains(chain[:len(chain)-1], b.Name) {
				break // leads into a cycle that it is not part of
			}
		}
	}
}

// inherit walks from roots to leaves: a derived type gets the key of its base, is an entity if its base is, and gives up the
// properties that only repeat the base's.
func (r *resolver) inherit() {
	byName := r.typesByName()
	done := map[*ir.Type]bool{}
	var visit func(t *ir.Type)
	visit = func(t *ir.Type) {
		if done[t] {
			return
		}
		done[t] = true
		base := byName[t.Base]
		if base == nil {
			return
		}
		visit(base)
		if base.Kind == ir.KindEntity {
			t.Kind = ir.KindEntity
		}
		if len(base.Key) > 0 {
			t.Key = slices.Clone(base.Key)
		}
		t.Order = pageOrder(t.Properties, func(name string) *ir.Property { return inheritedFrom(byName, base, name) })
		t.Properties = slices.DeleteFunc(t.Properties, func(p ir.Property) bool {
			q := inheritedFrom(byName, base, p.Name)
			return q != nil && (p.Example || sameType(p, *q) && repeats(p, *q))
		})
		for i := range t.Properties {
			p := &t.Properties[i]
			if q := inheritedFrom(byName, base, p.Name); q != nil {
				p.Name = q.Name
				p.Navigation = p.Navigation || q.Navigation
				if sameType(*p, *q) {
					p.Doc = ownWords(*p)
					addFacts(p, *q)
				}
			}
		}
	}
	for _, t := range r.types {
		visit(t)
	}
}

// pageOrder returns the names of a type's properties in the order of its page, if the page lists inherited ones behind own ones; nil
// otherwise, since inherited ones come first anyway. Inherited ones that only an example repeats have no place on the page.
func pageOrder(properties []ir.Property, inherited func(name string) *ir.Property) []string {
	var names []string
	own, mixed := false, false
	for _, p := range properties {
		switch q := inherited(p.Name); {
		case q == nil:
			own = true
			names = append(names, p.Name)
		case !p.Example:
			mixed = mixed || own
			names = append(names, q.Name)
		}
	}
	if !mixed {
		return nil
	}
	return names
}

// inheritedFrom returns the property of that name nearest in the chain that starts at t, or nil. Bases are free of cycles.
func inheritedFrom(byName map[string]*ir.Type, t *ir.Type, name string) *ir.Property {
	for ; t != nil; t = byName[t.Base] {
		if i := findProperty(t.Properties, name); i >= 0 {
			return &t.Properties[i]
		}
	}
	return nil
}

var inheritedSentence = regexp.MustCompile(`(?i)\b(?:it is |this property is )?inherited from (?:the )?[\w.*]*\w(?: (?:resource|type|entity))*\*{0,2}[.;]?\s*`)

// ownWords returns the text of the property without the remark that it is inherited.
func ownWords(p ir.Property) string {
	if p.Inherited == "" {
		return p.Doc
	}
	return strings.TrimSpace(inheritedSentence.ReplaceAllString(p.Doc, ""))
}

// repeats reports whether p says nothing that q, the base's property of the same type, does not say.
func repeats(p, q ir.Property) bool {
	doc := ownWords(p)
	return (doc == "" || doc == q.Doc) &&
		(p.Returned == "" || p.Returned == q.Returned) &&
		(p.Default == "" || p.Default == q.Default) &&
		(p.MaxLength == 0 || p.MaxLength == q.MaxLength) &&
		(len(p.Filter) == 0 || slices.Equal(p.Filter, q.Filter)) &&
		(len(p.Values) == 0 || slices.Equal(p.Values, q.Values)) &&
		p.Nullable == q.Nullable &&
		implies(p.Navigation, q.Navigation) && implies(p.ReadOnly, q.ReadOnly) && implies(p.Required, q.Required) &&
		implies(p.Key, q.Key) && implies(p.FilterNull, q.FilterNull) && implies(p.OrderBy, q.OrderBy) &&
		implies(p.Search, q.Search) && implies(p.Deprecated, q.Deprecated) && implies(p.Evolvable, q.Evolvable)
}

func implies(a, b bool) bool { return !a || b }

// settleKinds marks as entities what can be addressed: types with a key, targets of navigation that have an id, and whatever derives
// from an entity. What derives from a described type that is none is none either, whatever it looks like: only entities have entities
// as their derived types. An entity without a key gets its id.
func (r *resolver) settleKinds() {
	m := &ir.Model{}
	for _, t := range r.types {
		m.Types = append(m.Types, *t)
	}
	index := ir.NewIndex(m)
	addressed, selected := r.addressed()
	entity := map[string]bool{}
	for _, t := range r.types {
		likely := addressed[t.Name] && index.Property(t.Name, idProperty) != nil
		if len(t.Key) == 0 && t.Kind != ir.KindEntity && !likely && !selected[t.Name] {
			continue
		}
		chain := index.Chain(t.Name)
		if root := chain[len(chain)-1]; root != chain[0] && isPlainValue(root, addressed) {
			t.Kind, t.Key = ir.KindComplex, nil
			continue
		}
		entity[t.Name] = true
		for _, b := range chain {
			if findProperty(b.Properties, idProperty) >= 0 {
				entity[b.Name] = true
			}
		}
	}
	for _, t := range r.types {
		chain := index.Chain(t.Name)
		if !slices.ContainsFunc(chain, func(b *ir.Type) bool { return entity[b.Name] }) {
			continue
		}
		t.Kind = ir.KindEntity
		for _, b := range slices.Backward(chain) {
			if len(b.Key) > 0 {
				t.Key = slices.Clone(b.Key)
				break
			}
		}
		if p := index.Property(t.Name, idProperty); len(t.Key) == 0 && p != nil && !p.Collection {
			t.Key = []string{p.Name}
		}
		if len(t.Key) == 0 && selected[t.Name] {
			t.Key = []string{idProperty}
		}
	}
	for _, t := range r.types {
		t.Kind = cmp.Or(r.amended.kinds[t.Name], t.Kind)
	}
	r.addKeys()
}

// addKeys gives the entities whose tables leave out their key the property that it is: the root of each chain.
func (r *resolver) addKeys() {
	byName := r.typesByName()
	for _, t := range r.types {
		if t.Kind != ir.KindEntity || t.Opaque || len(t.Key) != 1 || inheritedFrom(byName, t, t.Key[0]) != nil {
			continue
		}
		root := t
		for b := byName[t.Base]; b != nil; b = byName[b.Base] {
			root = b
		}
		if root.Kind == ir.KindEntity && !root.Opaque {
			root.Properties = append(root.Properties, ir.Property{Name: t.Key[0], Type: "String", ReadOnly: true, Example: true, Source: root.Source})
		}
	}
}

// isPlainValue reports whether a described type without a base has nothing of an entity.
func isPlainValue(t *ir.Type, addressed map[string]bool) bool {
	return t.Kind == ir.KindComplex && len(t.Key) == 0 && len(t.Properties) > 0 && findProperty(t.Properties, idProperty) < 0 && !addressed[t.Name]
}

// idProperty is the name that the service's guidelines give the key of an entity.
const idProperty = "id"

// addressed returns the names of types that navigation properties or keyed paths lead to, and of those among them that documented
// reads select by a key.
func (r *resolver) addressed() (names, selected map[string]bool) {
	names, selected = map[string]bool{}, map[string]bool{}
	for _, t := range r.types {
		for _, p := range t.Properties {
			if p.Navigation {
				names[p.Type] = true
			}
		}
	}
	for _, o := range r.ops {
		if o.Response != nil && o.Method == "GET" && endsInKey(o.Path) && !o.Response.Collection {
			names[o.Response.Type], selected[o.Response.Type] = true, true
		}
	}
	return names, selected
}
