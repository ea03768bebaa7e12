package lower

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/graphgen/graphgen/internal/gomodel"
	"github.com/graphgen/graphgen/internal/naming"
	"github.com/graphgen/graphgen/ir"
)

// queried is a listed type whose page names operators, a listed one whose page does not, and a value that both hold.
func queried() *ir.Model {
	list := func(name string) ir.Operation {
		return ir.Operation{ID: name + "-list", Method: "GET", Path: "/" + name + "s", Kind: ir.OperationList, Response: &ir.Response{Status: 200, Type: name, Collection: true}}
	}
	return &ir.Model{
		API: "graph", Version: "v1.0",
		Types: []ir.Type{
			{Name: "plain", Kind: ir.KindEntity, Properties: []ir.Property{
				{Name: "name", Type: "String"}, {Name: "tone", Type: "tone"}, {Name: "tones", Type: "tone", Collection: true},
				{Name: "spot", Type: "place"}, {Name: "spots", Type: "place", Collection: true}, {Name: "raw", Type: "Json"},
				{Name: "friends", Type: "plain", Collection: true, Navigation: true},
			}},
			{Name: "told", Kind: ir.KindEntity, Properties: []ir.Property{
				{Name: "id", Type: "String", Key: true},
				{Name: "open", Type: "Boolean", Filterable: true},
				{Name: "name", Type: "String", Filter: []string{"eq", "startswith", "not"}, OrderBy: true, Returned: ir.ReturnedDefault},
				{Name: "note", Type: "String", Filter: []string{"eq", "ne"}, FilterNull: true},
				{Name: "tone", Type: "tone", Filter: []string{"eq"}, OrderBy: true},
				{Name: "mood", Type: "tone", Filter: []string{"eq", "ne", "in", "not"}}, {Name: "only", Type: "String", Filter: []string{"not"}},
				{Name: "tags", Type: "String", Collection: true, Filter: []string{"eq", "ge"}},
				{Name: "marks", Type: "String", Collection: true, Filter: []string{"eq", "not", "$count"}},
				{Name: "squares", Type: "place", Collection: true, Filter: []string{"eq", "not", "$count"}},
				{Name: "counted", Type: "place", Collection: true, Filter: []string{"$count"}},
				{Name: "free", Type: "place", Collection: true, Filterable: true},
				{Name: "spot", Type: "place"}, {Name: "spots", Type: "place", Collection: true, Filter: []string{"eq"}},
				{Name: "secret", Type: "String", Returned: ir.ReturnedSelect},
				{Name: "friends", Type: "plain", Collection: true, Navigation: true},
			}},
			{Name: "place", Kind: ir.KindComplex, Properties: []ir.Property{{Name: "city", Type: "String"}, {Name: "tone", Type: "tone"}}},
			{Name: "lone", Kind: ir.KindEntity, Properties: []ir.Property{{Name: "name", Type: "String"}}},
		},
		Enums: []ir.Enum{{Name: "tone", Members: []ir.Member{{Name: "warm"}}}},
		Operations: []ir.Operation{
			list("plain"), list("told"),
			{ID: "lone-get", Method: "GET", Path: "/lone", Kind: ir.OperationGet, Response: &ir.Response{Status: 200, Type: "lone"}},
		},
	}
}

func TestDescriptors(t *testing.T) {
	p := newPlan(queried(), naming.NewStyle(nil))
	got := map[string]string{}
	for i := range p.model.Types {
		typ := &p.model.Types[i]
		for _, q := range typ.Properties {
			d := p.descriptor(typ, q, p.documented(typ.Name))
			name := d.kindName()
			switch {
			case name != "":
			case d.full, d.class != "" && classMethods[d.class] == nil:
				name = "graph." + d.runtimeName()
			default:
				name = "graph.Property"
			}
			got[typ.Name+"."+q.Name] = name
		}
	}
	assert.Equal(t, map[string]string{
		"plain.name": "graph.StringProperty", "plain.tone": "graph.EnumProperty", "plain.tones": "graph.Property",
		"plain.spot": "graph.ComplexProperty", "plain.spots": "graph.ComplexCollection", "plain.raw": "graph.Property",
		"plain.friends": "graph.NavigationCollection",

		"told.id": "graph.Property", "told.open": "BoolUnsorted", "told.name": "StringEqStartsWithNotSorted", "told.note": "StringEqNeNull",
		"told.tone": "EnumEqSorted", "told.tags": "StringsEqGe", "told.spot": "graph.Property", "told.spots": "ComplexCollectionAny",
		"told.mood": "EnumEqNeInNot", "told.only": "graph.Property", "told.marks": "StringsEqCountNot", "told.squares": "graph.ComplexCollection",
		"told.counted": "ComplexCollectionCount", "told.free": "graph.ComplexCollection",
		"told.secret": "graph.Property", "told.friends": "graph.NavigationProperty",

		"place.city": "graph.StringProperty", "place.tone": "graph.EnumProperty",
		"lone.name": "graph.Property", // no request filters it
	}, got)

	var names []string
	for _, d := range p.kinds() {
		names = append(names, d.kindName())
	}
	assert.Equal(t, []string{"BoolUnsorted", "ComplexCollectionAny", "ComplexCollectionCount", "EnumEqNeInNot", "EnumEqSorted", "StringEqNeNull", "StringEqStartsWithNotSorted", "StringsEqCountNot", "StringsEqGe"}, names)
}

func TestSelectOnly(t *testing.T) {
	m, d := Lower(queried(), Options{ImportPath: "example.com/sdk", PackageName: "sdk", RuntimePath: "example.com/graph"})
	require.False(t, d.HasErrors(), d.Text())
	only := map[string]bool{}
	for _, p := range m.Packages {
		for _, f := range p.Files {
			for _, decl := range f.Decls {
				if set, ok := decl.(*gomodel.FieldSet); ok {
					for _, e := range set.Entries {
						only[set.Var+"."+e.Name] = e.SelectOnly
					}
				}
			}
		}
	}
	assert.True(t, only["ToldFields.Secret"])
	assert.True(t, only["ToldFields.Open"], "the page says of another property that it comes by default")
	assert.False(t, only["ToldFields.Name"])
	assert.False(t, only["ToldFields.ID"], "a key always comes")
	assert.False(t, only["PlainFields.Name"], "the page says nothing")
}

func TestSameBodies(t *testing.T) {
	write := func(kind ir.OperationKind, method, path, of string, properties ...ir.Property) ir.Operation {
		return ir.Operation{ID: of + method, Method: method, Path: path, Kind: kind, Request: &ir.Body{Type: of, Exact: len(properties) > 0, Properties: properties}}
	}
	name, size := ir.Property{Name: "name", Type: "String"}, ir.Property{Name: "size", Type: "Int32"}
	m := &ir.Model{
		API: "graph", Version: "v1.0",
		Types: []ir.Type{
			{Name: "base", Kind: ir.KindEntity, Properties: []ir.Property{name}},
			{Name: "derived", Kind: ir.KindEntity, Base: "base", Properties: []ir.Property{size}},
			{Name: "less", Kind: ir.KindEntity, Properties: []ir.Property{name, size}},
			{Name: "same", Kind: ir.KindEntity, Properties: []ir.Property{name, size}},
		},
		Operations: []ir.Operation{
			write(ir.OperationCreate, "POST", "/bases", "base"), write(ir.OperationUpdate, "PATCH", "/bases/{id}", "base"),
			write(ir.OperationCreate, "POST", "/lesses", "less"), write(ir.OperationUpdate, "PATCH", "/lesses/{id}", "less", name),
			write(ir.OperationCreate, "POST", "/sames", "same"), write(ir.OperationUpdate, "PATCH", "/sames/{id}", "same"),
		},
	}
	same := func(m *ir.Model) []string {
		var out []string
		for _, b := range newPlan(m, naming.NewStyle(nil)).sortedBodies() {
			if b.same != nil {
				out = append(out, b.key)
			}
		}
		return out
	}
	assert.Equal(t, []string{"update:base", "update:derived", "update:same"}, same(m))

	m.Operations = append(m.Operations, write(ir.OperationUpdate, "PATCH", "/deriveds/{id}", "derived", ir.Property{Name: "more", Type: "String"}))
	assert.Equal(t, []string{"update:same"}, same(m), "one that differs keeps apart all that stand behind the interface")
}
