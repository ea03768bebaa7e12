package resolve

import (
	"cmp"
	"slices"

	"github.com/graphgen/graphgen/internal/diag"
	"github.com/graphgen/graphgen/ir"
)

// Resolve merges the fragments into one model per API and version, sorted by both, and returns what it found doubtful, sorted. The
// fragments are not changed. Diagnostics of the document stays empty: the caller adds the list to those of earlier stages.
//
// amend may correct what the pages say before anything is concluded from it; nil corrects nothing. It is shown the document as
// merged: types and enums once each, with references that are spelled as declared where there is a declaration, opaque types for
// those that have none, and enums for the properties of types that list values. What it leaves is then linked, inherited and inferred
// like what the pages say: opaque types and inferred enums that nothing needs any more go away. Operations are the one thing shown
// earlier: pages of one request are joined by what their types derive from, so a request that several pages show stands there once
// for each page, in the page's spelling, without what is concluded from its path. amend may not add models or change their version.
func Resolve(fragments []ir.Fragment, amend func(*ir.Document)) (ir.Document, diag.List) {
	ordered := inOrder(fragments)
	doc := ir.Document{
		Format:      ir.Format,
		Models:      []ir.Model{},
		Permissions: mergePermissions(ordered),
		Changes:     mergeChanges(ordered),
		Diagnostics: []ir.Diagnostic{},
	}
	var diags diag.List
	var resolvers []*resolver
	for _, group := range byVersion(ordered) {
		resolvers = append(resolvers, merge(group, &diags))
	}
	if amend != nil {
		amendAll(resolvers, &doc, amend)
	}
	for _, r := range resolvers {
		doc.Models = append(doc.Models, r.resolve())
	}
	for i := range doc.Models {
		doc.Models[i].Permissions = doc.Permissions
	}
	applyChanges(&doc, &diags)
	return doc, diags.Sorted()
}

// resolver builds one model. merge and resolve call its methods, which are the steps, in order.
type resolver struct {
	api, version string
	diags        *diag.List
	types        []*ir.Type
	enums        []*ir.Enum
	merged       []*mergedOperation
	ops          []*ir.Operation
	aliases      map[string]string // folded alias → folded declared name; "" if pages differ in what it means
	names        *linker
	amended      amended
	service      *ir.Service // of the first page that has one

	disputes   map[string][]dispute       // by the file of the page that lost
	unanswered map[string][]*ir.Operation // by method and name
}

// merge does what needs no knowledge of how types hang together.
func merge(fragments []ir.Fragment, diags *diag.List) *resolver {
	r := &resolver{
		api: fragments[0].API, version: fragments[0].Version, diags: diags,
		disputes: map[string][]dispute{}, unanswered: map[string][]*ir.Operation{},
	}
	for _, f := range fragments {
		r.service = cmp.Or(r.service, f.Service)
	}
	r.types = mergeTypes(fragments, r.diags)
	r.enums = mergeEnums(fragments, r.diags)
	r.types = r.partTypesFromEnums()
	r.aliases = mergeAliases(fragments)
	r.names = newLinker(r.types, r.enums, r.aliases)
	r.adoptDerived(fragments)
	r.merged = r.mergeOperations(fragments)
	r.declareNamedEnums()
	r.reportOtherNamespaces()
	return r
}

func (r *resolver) resolve() ir.Model {
	r.linkTypes()
	r.settleBases()
	r.inherit()

	r.joinOperations()
	r.reportDisputes()
	r.inferEnums()
	r.inferAnswers()
	r.reportUnanswered()
	r.typeBodies()
	r.declareOpaque()
	r.linkAll()
	r.settleKinds()
	return r.model(r.api, r.version)
}

func (r *resolver) model(api, version string) ir.Model {
	m := ir.Model{API: api, Version: version, Types: []ir.Type{}, Enums: []ir.Enum{}, Operations: []ir.Operation{}, Service: r.service}
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
