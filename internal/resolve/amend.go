package resolve

import (
	"cmp"
	"maps"
	"reflect"
	"slices"

	"github.com/graphgen/graphgen/internal/diag"
	"github.com/graphgen/graphgen/ir"
)

// amendAll shows the merged models to amend and hands each back to its resolver.
func amendAll(resolvers []*resolver, doc *ir.Document, amend func(*ir.Document)) {
	drafts := make([]*draft, len(resolvers))
	for i, r := range resolvers {
		drafts[i] = newDraft(r)
		doc.Models = append(doc.Models, drafts[i].model())
	}
	amend(doc)
	for i, r := range resolvers {
		for _, m := range doc.Models {
			if m.API == r.api && m.Version == r.version {
				drafts[i].accept(m)
			}
		}
	}
	doc.Models = []ir.Model{}
}

// amended is what corrections made of things that resolving makes or settles by itself.
type amended struct {
	enums map[ir.Source]amendedEnum // inferred enums that were corrected, by the rows that list their values
	kinds map[string]ir.Kind        // kinds that were corrected, by the name of the type
}

type amendedEnum struct{ shown, changed ir.Enum }

// amendEnum makes of an enum that was just inferred what a correction made of it. Values that only request bodies list were not
// shown, so they are kept.
func (a amended) amendEnum(e *ir.Enum, group []listing) {
	for _, l := range group {
		c, ok := a.enums[l.at]
		if !ok {
			continue
		}
		more := slices.DeleteFunc(slices.Clone(e.Members), func(m ir.Member) bool {
			return slices.ContainsFunc(c.shown.Members, func(s ir.Member) bool { return s.Name == m.Name && s.Doc == m.Doc })
		})
		source := e.Source
		*e = c.changed
		e.Source, e.Members = source, slices.Clone(e.Members)
		addMembers(e, more)
		return
	}
}

// draft is a model as it is shown before it is resolved.
type draft struct {
	*resolver
	opaque   []ir.Type              // shown, but not described anywhere
	inferred []*ir.Enum             // shown, but not declared anywhere
	rows     map[ir.Source]*ir.Enum // the rows that are shown with the enum of the values they list, not as String
	kinds    map[ir.Source]ir.Kind  // of types
	listing  map[string]bool        // files of permission pages
}

// newDraft links what can be linked and adds to the model what resolving it will most likely add.
func newDraft(r *resolver) *draft {
	d := &draft{
		resolver: r, rows: map[ir.Source]*ir.Enum{}, kinds: map[ir.Source]ir.Kind{}, listing: map[string]bool{},
	}
	for _, t := range r.types {
		r.names.link(&t.Base, t.Name)
		for i := range t.Properties {
			r.names.link(&t.Properties[i].Type, t.Name)
		}
		d.kinds[t.Source] = t.Kind
	}
	for _, m := range r.merged {
		for i, o := range m.all {
			r.linkOperation(o)
			if i >= m.pages {
				d.listing[o.Source.File] = true
			}
		}
	}
	d.infer()
	d.declareMissing()
	return d
}

// infer shows the rows that list values with an enum.
func (d *draft) infer() {
	byName, declared := d.typesByName(), d.declaredEnums()
	groups := map[string][]listing{}
	for _, t := range d.types {
		for i := range t.Properties {
			if p := &t.Properties[i]; !p.Source.IsZero() {
				addListing(groups, p, declarer(byName, t, p.Name), t.Source)
			}
		}
	}
	for _, name := range slices.Sorted(maps.Keys(groups)) {
		var unheard diag.List // inferEnums tells
		group := groups[name]
		e := d.enumOf(group, &unheard)
		if known := declaredFor(declared, name, group[0].property.Name, memberNames(e.Members)); known != nil {
			e = known
		} else {
			e.Name, e.Inferred = d.freeName(name), true
			d.inferred = append(d.inferred, e)
		}
		for _, l := range group {
			l.property.Type = e.Name
			d.rows[l.at] = e
		}
	}
}

// declareMissing makes the opaque types of references that have no declaration.
func (d *draft) declareMissing() {
	shown := newLinker(d.types, slices.Concat(d.enums, d.inferred), d.aliases)
	spellings := map[string][]string{}
	first := map[string]ir.Source{}
	see := func(ref string, at ir.Source) {
		if name, ok := shown.find(ref, ""); !ok {
			spellings[fold(name)] = append(spellings[fold(name)], name)
			first[fold(name)] = cmp.Or(first[fold(name)], at)
		}
	}
	for _, t := range d.types {
		for _, p := range t.Properties {
			see(p.Type, p.Source)
		}
	}
	for _, m := range d.merged {
		for _, o := range m.all {
			eachReference(o, func(ref *string, at ir.Source) { see(*ref, at) })
		}
	}
	for _, key := range slices.Sorted(maps.Keys(spellings)) {
		d.opaque = append(d.opaque, ir.Type{Name: spelling(spellings[key]), Kind: ir.KindComplex, Open: true, Opaque: true, Source: first[key]})
	}
}

// model returns the draft as a model of its own: nothing in it is shared with the draft but what operations point to.
func (d *draft) model() ir.Model {
	m := ir.Model{API: d.api, Version: d.version, Types: slices.Clone(d.opaque)}
	for _, t := range d.types {
		c := *t
		c.Key, c.Properties = slices.Clone(t.Key), distinct(t.Properties)
		m.Types = append(m.Types, c)
	}
	for _, e := range slices.Concat(d.enums, d.inferred) {
		c := *e
		c.Members = slices.Clone(e.Members)
		m.Enums = append(m.Enums, c)
	}
	for _, g := range d.merged {
		for _, o := range g.all {
			m.Operations = append(m.Operations, *o)
		}
	}
	normalise(&m)
	return m
}

// accept takes the corrected model back: what is still as it was made up is left for resolving to make.
func (d *draft) accept(m ir.Model) {
	r := d.resolver
	r.amended = amended{enums: map[ir.Source]amendedEnum{}, kinds: map[string]ir.Kind{}}
	names := d.acceptEnums(m.Enums)
	r.types = nil
	for i := range m.Types {
		t := &m.Types[i]
		if slices.ContainsFunc(d.opaque, func(o ir.Type) bool { return untouched(o, *t) }) {
			continue
		}
		if kind, ok := d.kinds[t.Source]; ok && kind != t.Kind {
			r.amended.kinds[t.Name] = t.Kind
		}
		for j := range t.Properties {
			p := &t.Properties[j]
			switch e := d.rows[p.Source]; {
			case e == nil:
			case p.Type == names[e]:
				p.Type = "String"
			case p.Type == "String":
				p.Values = nil // the values are no enum
			}
		}
		r.types = append(r.types, t)
	}
	var described, listed []*ir.Operation
	for i := range m.Operations {
		if o := &m.Operations[i]; d.listing[o.Source.File] {
			listed = append(listed, o)
		} else {
			described = append(described, o)
		}
	}
	r.merged = groupOperations(described, listed)
	r.names = newLinker(r.types, r.enums, r.aliases)
}

// acceptEnums parts the declared enums from the inferred, and returns the names that those shown for rows have now.
func (d *draft) acceptEnums(enums []ir.Enum) map[*ir.Enum]string {
	r := d.resolver
	names := map[*ir.Enum]string{}
	for _, e := range r.enums {
		names[e] = e.Name
	}
	r.enums = nil
	for i := range enums {
		e := &enums[i]
		at := slices.IndexFunc(d.inferred, func(x *ir.Enum) bool { return e.Inferred && x.Source == e.Source })
		if at < 0 {
			r.enums = append(r.enums, e)
			continue
		}
		shown := d.inferred[at]
		names[shown] = e.Name
		if !reflect.DeepEqual(*shown, *e) {
			for row, of := range d.rows {
				if of == shown {
					r.amended.enums[row] = amendedEnum{*shown, *e}
				}
			}
		}
	}
	return names
}

// untouched reports whether a type is still the opaque one that was shown.
func untouched(shown, t ir.Type) bool {
	if len(t.Key)+len(t.Properties) > 0 {
		return false
	}
	t.Key, t.Properties = shown.Key, shown.Properties
	return reflect.DeepEqual(shown, t)
}
