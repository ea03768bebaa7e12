package resolve

import (
	"cmp"
	"regexp"
	"slices"
	"strings"

	"github.com/graphgen/graphgen/internal/diag"
	"github.com/graphgen/graphgen/ir"
)

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
		t.Properties = slices.DeleteFunc(t.Properties, func(p ir.Property) bool {
			q := inheritedFrom(byName, base, p.Name)
			return q != nil && sameType(p, *q) && repeats(p, *q)
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
	addressed := r.addressed()
	entity := map[string]bool{}
	for _, t := range r.types {
		if len(t.Key) == 0 && t.Kind != ir.KindEntity && (!addressed[t.Name] || index.Property(t.Name, idProperty) == nil) {
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
	}
	for _, t := range r.types {
		t.Kind = cmp.Or(r.amended.kinds[t.Name], t.Kind)
	}
}

// isPlainValue reports whether a described type without a base has nothing of an entity.
func isPlainValue(t *ir.Type, addressed map[string]bool) bool {
	return t.Kind == ir.KindComplex && len(t.Key) == 0 && len(t.Properties) > 0 && findProperty(t.Properties, idProperty) < 0 && !addressed[t.Name]
}

// idProperty is the name that the service's guidelines give the key of an entity.
const idProperty = "id"

// addressed returns the names of types that navigation properties or keyed paths lead to.
func (r *resolver) addressed() map[string]bool {
	names := map[string]bool{}
	for _, t := range r.types {
		for _, p := range t.Properties {
			if p.Navigation {
				names[p.Type] = true
			}
		}
	}
	for _, o := range r.ops {
		if o.Response != nil && o.Method == "GET" && endsInKey(o.Path) && !o.Response.Collection {
			names[o.Response.Type] = true
		}
	}
	return names
}
