package resolve

import (
	"cmp"
	"slices"

	"github.com/graphgen/graphgen/internal/diag"
	"github.com/graphgen/graphgen/ir"
)

// Resolve merges the fragments into one model per API and version, sorted by both, and returns what it found doubtful, sorted. The
// fragments are not changed. Diagnostics of the document stays empty: the caller adds the list to those of earlier stages.
func Resolve(fragments []ir.Fragment) (ir.Document, diag.List) {
	ordered := inOrder(fragments)
	doc := ir.Document{
		Format:      ir.Format,
		Models:      []ir.Model{},
		Permissions: mergePermissions(ordered),
		Changes:     mergeChanges(ordered),
		Diagnostics: []ir.Diagnostic{},
	}
	var diags diag.List
	for _, group := range byVersion(ordered) {
		r := &resolver{diags: &diags, disputes: map[string][]dispute{}, unanswered: map[string][]*ir.Operation{}}
		doc.Models = append(doc.Models, r.resolve(group))
	}
	return doc, diags.Sorted()
}

// resolver builds one model. Its methods are the steps, in the order that resolve calls them.
type resolver struct {
	diags *diag.List
	types []*ir.Type
	enums []*ir.Enum
	ops   []*ir.Operation
	names *linker

	disputes   map[string][]dispute       // by the file of the page that lost
	unanswered map[string][]*ir.Operation // by method and name
}

func (r *resolver) resolve(fragments []ir.Fragment) ir.Model {
	r.types = mergeTypes(fragments, r.diags)
	r.enums = mergeEnums(fragments, r.diags)
	r.types = r.partTypesFromEnums()
	r.names = newLinker(r.types, r.enums, fragments)

	merged := mergeOperations(fragments)
	r.declareNamedEnums(merged)
	r.linkTypes()
	r.settleBases()
	r.inherit()

	r.ops = r.joinOperations(merged)
	r.reportDisputes()
	r.inferEnums()
	r.inferAnswers()
	r.reportUnanswered()
	r.typeBodies()
	r.declareOpaque()
	r.linkAll()
	r.settleKinds()
	return r.model(fragments[0].API, fragments[0].Version)
}

func (r *resolver) model(api, version string) ir.Model {
	m := ir.Model{API: api, Version: version, Types: []ir.Type{}, Enums: []ir.Enum{}, Operations: []ir.Operation{}}
	for _, t := range r.types {
		m.Types = append(m.Types, *t)
	}
	for _, e := range r.enums {
		m.Enums = append(m.Enums, *e)
	}
	for _, o := range r.ops {
		m.Operations = append(m.Operations, *o)
	}
	normalise(&m)
	return m
}

// byVersion groups fragments that have something to put into a model, by API and version.
func byVersion(fragments []ir.Fragment) [][]ir.Fragment {
	type key struct{ api, version string }
	groups := map[key][]ir.Fragment{}
	for _, f := range fragments {
		if len(f.Types)+len(f.Enums)+len(f.Operations) > 0 {
			k := key{f.API, f.Version}
			groups[k] = append(groups[k], f)
		}
	}
	out := make([][]ir.Fragment, 0, len(groups))
	for _, g := range groups {
		out = append(out, g)
	}
	slices.SortFunc(out, func(a, b []ir.Fragment) int {
		return cmp.Or(cmp.Compare(a[0].API, b[0].API), cmp.Compare(a[0].Version, b[0].Version))
	})
	return out
}
