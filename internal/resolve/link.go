package resolve

import (
	"cmp"
	"maps"
	"slices"
	"strings"

	"github.com/graphgen/graphgen/internal/diag"
	"github.com/graphgen/graphgen/internal/english"
	"github.com/graphgen/graphgen/ir"
)

// linker finds the declaration that a reference means, and remembers the references that have none.
type linker struct {
	declared map[string]string   // folded name → declared spelling, of types and enums
	local    map[string][]string // folded local name → declared spellings of types in sub-namespaces
	aliases  map[string]string   // folded alias → folded declared name; "" if pages differ in what it means
	missing  map[string]*missing // folded reference
}

// missing collects the references to a name that nothing declares.
type missing struct {
	spellings []string
	first     ir.Source
	entity    bool
}

// mergeAliases joins the other names that pages go by.
func mergeAliases(fragments []ir.Fragment) map[string]string {
	aliases := map[string]string{}
	for _, f := range fragments {
		for alias, name := range f.Aliases {
			if known, ok := aliases[fold(alias)]; ok && known != fold(name) {
				name = ""
			}
			aliases[fold(alias)] = fold(name)
		}
	}
	return aliases
}

func newLinker(types []*ir.Type, enums []*ir.Enum, aliases map[string]string) *linker {
	l := &linker{declared: map[string]string{}, local: map[string][]string{}, aliases: aliases, missing: map[string]*missing{}}
	for _, t := range types {
		l.declare(t.Name)
	}
	for _, e := range enums {
		l.declare(e.Name)
	}
	return l
}

func (l *linker) declare(name string) {
	l.declared[fold(name)] = name
	if local := ir.LocalName(name); local != name {
		l.local[fold(local)] = append(l.local[fold(local)], name)
	}
}

// trimReference returns the reference without what may stand before a qualified name.
func trimReference(ref string) string {
	return strings.TrimPrefix(strings.TrimPrefix(ref, "#"), "microsoft.graph.")
}

// find returns the declared name that the reference means inside the type or namespace of owner, and whether there is one.
func (l *linker) find(ref, owner string) (string, bool) {
	ref = trimReference(ref)
	if ref == "" || ir.IsPrimitive(ref) {
		return ref, true
	}
	local := ir.LocalName(ref)
	if dot := strings.LastIndexByte(owner, '.'); dot >= 0 && local == ref {
		if name, ok := l.declared[fold(owner[:dot+1]+ref)]; ok {
			return name, true
		}
	}
	if name, ok := l.declared[fold(ref)]; ok {
		return name, true
	}
	if names := l.local[fold(local)]; len(names) == 1 && local == ref {
		return names[0], true
	}
	if name, ok := l.declared[fold(local)]; ok && len(l.local[fold(local)]) == 0 {
		return name, true
	}
	name, ok := l.declared[l.aliases[fold(ref)]]
	return cmp.Or(name, ref), ok
}

// link replaces the reference by the declared name and reports whether there is one.
func (l *linker) link(ref *string, owner string) bool {
	name, ok := l.find(*ref, owner)
	*ref = name
	return ok
}

// linkProse links a type name from running text, where a collection goes by its plural.
func (l *linker) linkProse(ref *string) {
	if l.link(ref, "") {
		return
	}
	if one, ok := l.find(english.Singular(*ref), ""); ok {
		*ref = one
	}
}

// miss records a reference that find does not know.
func (l *linker) miss(ref string, at ir.Source, entity bool) {
	m := l.missing[fold(ref)]
	if m == nil {
		m = &missing{first: at}
		l.missing[fold(ref)] = m
	}
	m.spellings = append(m.spellings, ref)
	m.entity = m.entity || entity
	if m.first.IsZero() || !at.IsZero() && compareSources(at, m.first) < 0 {
		m.first = at
	}
}

// linkTypes links the property types of all types and records those that nothing declares.
func (r *resolver) linkTypes() {
	for _, t := range r.types {
		for i := range t.Properties {
			p := &t.Properties[i]
			if !r.names.link(&p.Type, t.Name) {
				r.names.miss(p.Type, cmp.Or(p.Source, t.Source), p.Navigation)
			}
		}
	}
}

// reportOtherNamespaces notes the references that name a namespace in which nothing has the name, where the only declaration of that
// name in another one is taken. A name without a namespace is looked up in that of the type that refers to it, then in the root.
func (r *resolver) reportOtherNamespaces() {
	for _, t := range r.types {
		for _, p := range t.Properties {
			ref := trimReference(p.Type)
			name, ok := r.names.find(p.Type, t.Name)
			sameName := ok && strings.EqualFold(ir.LocalName(name), ir.LocalName(ref))
			if !sameName || strings.EqualFold(name, ref) || strings.EqualFold(name, inNamespace(ref, t.Name)) {
				continue
			}
			r.diags.Add(cmp.Or(p.Source, t.Source), diag.OtherNamespace, "write the namespace, or give the type a page in the one that is meant",
				"type %q is described as %q", ref, name)
		}
	}
}

// declareOpaque gives every missing name an opaque type that keeps its JSON, with one warning at the first reference.
func (r *resolver) declareOpaque() {
	declared := slices.Collect(maps.Values(r.names.declared))
	for _, m := range r.names.missing {
		name := spelling(m.spellings)
		if _, ok := r.names.find(name, ""); ok {
			continue // the name of an enum that was inferred since
		}
		r.diags.Add(m.first, diag.UnknownType,
			diag.DidYouMean(name, declared, "add a page with its property table, or declare it in an overlay; until then its JSON is kept as it is"),
			"type %q is described nowhere", name)
		kind := ir.KindComplex
		if m.entity {
			kind = ir.KindEntity
		}
		r.types = append(r.types, &ir.Type{Name: name, Kind: kind, Open: true, Opaque: true, Source: m.first})
		r.names.declare(name)
	}
	clear(r.names.missing)
	slices.SortFunc(r.types, func(a, b *ir.Type) int { return strings.Compare(a.Name, b.Name) })
}

// linkAll links every reference of types and operations to the final names. Bases are settled: an enum that was inferred since may
// have the name of one in another namespace.
func (r *resolver) linkAll() {
	for _, t := range r.types {
		for i := range t.Properties {
			r.names.link(&t.Properties[i].Type, t.Name)
		}
	}
	for _, o := range r.ops {
		eachReference(o, func(ref *string, _ ir.Source) { r.names.link(ref, "") })
	}
}

// eachReference calls f with each type name of the operation that must be declared, and with its position.
func eachReference(o *ir.Operation, f func(ref *string, at ir.Source)) {
	for i := range o.Parameters {
		f(&o.Parameters[i].Type, o.Source)
	}
	if o.Request != nil {
		f(&o.Request.Type, o.Source)
		for i := range o.Request.Properties {
			p := &o.Request.Properties[i]
			f(&p.Type, cmp.Or(p.Source, o.Source))
		}
	}
	if o.Response != nil {
		f(&o.Response.Type, o.Source)
	}
}

// linkExamples links the types that examples name, as far as they are declared. An example proves nothing about a type, so one that
// is not declared is left as written.
func (r *resolver) linkExamples(o *ir.Operation) {
	for i := range o.Examples {
		if resp := o.Examples[i].Response; resp != nil {
			r.names.link(&resp.Type, "")
		}
	}
}
