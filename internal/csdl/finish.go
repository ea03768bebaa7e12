package csdl

import (
	"cmp"
	"maps"
	"slices"
	"strings"

	"github.com/graphgen/graphgen/internal/diag"
	"github.com/graphgen/graphgen/ir"
)

// finish applies the annotations and gives every name the spelling of package ir.
func (r *reader) finish() {
	r.annotate()
	home := r.home()
	doc := r.doc
	for i := range doc.Types {
		t := &doc.Types[i]
		t.Name, t.Base = strings.TrimPrefix(t.Name, home), r.spell(t.Base, home)
		for j := range t.Properties {
			r.resolve(&t.Properties[j].Ref, home)
		}
	}
	for i := range doc.Enums {
		e := &doc.Enums[i]
		e.Name, e.Underlying = strings.TrimPrefix(e.Name, home), r.spell(e.Underlying, home)
	}
	for i := range doc.Operations {
		o := &doc.Operations[i]
		for j := range o.Parameters {
			r.resolve(&o.Parameters[j].Ref, home)
		}
		if o.Return != nil {
			r.resolve(o.Return, home)
		}
	}
	for i := range doc.Roots {
		r.resolve(&doc.Roots[i].Ref, home)
	}
	r.sort()
}

// graphNamespace is the namespace whose names package ir spells without it.
const graphNamespace = "microsoft.graph"

// home returns the namespace that names lose, with its dot: Microsoft Graph's, or that of the most types where it is not declared.
func (r *reader) home() string {
	var best namespace
	for _, n := range r.namespaces {
		if n.name == graphNamespace {
			return graphNamespace + "."
		}
		if best.name == "" || n.types > best.types {
			best = n
		}
	}
	return best.name + "."
}

// qualify replaces the alias that a name may begin with.
func (r *reader) qualify(name string) string {
	dot := strings.LastIndexByte(name, '.')
	if dot < 0 {
		return name
	}
	return cmp.Or(r.aliases[name[:dot]], name[:dot]) + name[dot:]
}

func (r *reader) spell(name, home string) string {
	name = r.qualify(name)
	if primitive, ok := strings.CutPrefix(name, "Edm."); ok {
		if primitive == "Untyped" {
			return "Json"
		}
		return primitive
	}
	return strings.TrimPrefix(name, home)
}

// resolve spells the type of a reference, and puts what a type definition rests on in its place.
func (r *reader) resolve(ref *Ref, home string) {
	for range len(r.defined) { // definitions may refer to each other, in circles too
		rests, ok := r.defined[r.qualify(ref.Type)]
		if !ok {
			break
		}
		ref.Type, ref.Collection = rests.Type, ref.Collection || rests.Collection
	}
	ref.Type = r.spell(ref.Type, home)
}

// annotate hands the annotations to what they name as their target.
func (r *reader) annotate() {
	byTarget := map[string]*notes{}
	for _, target := range slices.Sorted(maps.Keys(r.notes)) { // of two spellings of one target the last wins
		n := r.notes[target]
		name, member, ok := strings.Cut(target, "/")
		if name = r.qualify(name); ok {
			name += "/" + member
		}
		byTarget[name] = n
	}
	for i := range r.doc.Types {
		t := &r.doc.Types[i]
		if n := byTarget[t.Name]; n != nil {
			t.Doc = cmp.Or(t.Doc, n.doc)
		}
		for j := range t.Properties {
			p := &t.Properties[j]
			if n := byTarget[t.Name+"/"+p.Name]; n != nil {
				p.Doc, p.Computed = cmp.Or(p.Doc, n.doc), p.Computed || n.computed
			}
		}
	}
}

// sort orders the document and leaves out, with a warning, what declares a name again.
func (r *reader) sort() {
	doc := r.doc
	slices.SortStableFunc(doc.Types, func(a, b Type) int { return cmp.Compare(a.Name, b.Name) })
	slices.SortStableFunc(doc.Enums, func(a, b Enum) int { return cmp.Compare(a.Name, b.Name) })
	slices.SortStableFunc(doc.Operations, func(a, b Operation) int { return cmp.Compare(a.Name, b.Name) })
	doc.Types = slices.CompactFunc(doc.Types, func(a, b Type) bool { return r.again("type", a.Name, b.Name, a.At) })
	doc.Enums = slices.CompactFunc(doc.Enums, func(a, b Enum) bool { return r.again("enum", a.Name, b.Name, a.At) })
}

// again reports whether a declaration has the name of the one before it.
func (r *reader) again(what, name, before string, at ir.Source) bool {
	if name != before {
		return false
	}
	r.diags.Add(at, diag.OddMetadata, "", "%s %q is declared before: this declaration is left out", what, name)
	return true
}
