package resolve_test

import (
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/graphgen/graphgen/internal/diag"
	"github.com/graphgen/graphgen/internal/resolve"
	"github.com/graphgen/graphgen/ir"
)

func src(file string, line int) ir.Source { return ir.Source{File: file, Line: line, Column: 1} }

func page(kind ir.PageKind, file string) ir.Fragment {
	return ir.Fragment{File: file, Kind: kind, API: "graph", Version: "v1.0"}
}

// resource is a resource page: its type starts at line 1, its properties at line 10.
func resource(file, name, base string, properties ...ir.Property) ir.Fragment {
	return withType(page(ir.PageResource, file), name, base, properties...)
}

func permissionPage(file, name string, properties ...ir.Property) ir.Fragment {
	return withType(page(ir.PagePermission, file), name, "", properties...)
}

func withType(f ir.Fragment, name, base string, properties ...ir.Property) ir.Fragment {
	for i := range properties {
		properties[i].Source = src(f.File, 10+i)
	}
	f.Types = append(f.Types, ir.Type{Name: name, Kind: ir.KindComplex, Base: base, Source: src(f.File, 1), Properties: properties})
	return f
}

func enumPage(file, name string, members ...string) ir.Fragment {
	f := page(ir.PageEnum, file)
	e := ir.Enum{Name: name, Source: src(file, 1)}
	for _, m := range members {
		e.Members = append(e.Members, ir.Member{Name: m})
	}
	f.Enums = []ir.Enum{e}
	return f
}

func prop(name, typ string, set ...func(*ir.Property)) ir.Property {
	p := ir.Property{Name: name, Type: typ}
	for _, f := range set {
		f(&p)
	}
	return p
}

func collection(p *ir.Property) { p.Collection = true }
func navigation(p *ir.Property) { p.Navigation = true }
func evolvable(p *ir.Property)  { p.Evolvable = true }

func values(v ...string) func(*ir.Property) { return func(p *ir.Property) { p.Values = v } }
func doc(text string) func(*ir.Property)    { return func(p *ir.Property) { p.Doc = text } }
func filter(operators ...string) func(*ir.Property) {
	return func(p *ir.Property) { p.Filter = operators }
}
func inherited(from string) func(*ir.Property) { return func(p *ir.Property) { p.Inherited = from } }

// operationPage is an operation page whose requests start at line 5.
func operationPage(id string, operations ...ir.Operation) ir.Fragment {
	f := page(ir.PageOperation, id+".md")
	for i, o := range operations {
		o.ID, o.Source = id, src(f.File, 5+i)
		f.Operations = append(f.Operations, o)
	}
	return f
}

func get(path, typ string) ir.Operation {
	return ir.Operation{Method: "GET", Path: path, Kind: ir.OperationGet, Response: &ir.Response{Status: 200, Type: typ}}
}

func list(path, typ string) ir.Operation {
	return ir.Operation{Method: "GET", Path: path, Kind: ir.OperationList, Response: &ir.Response{Status: 200, Type: typ, Collection: true}}
}

func request(method, path string) ir.Operation { return ir.Operation{Method: method, Path: path} }

// solve resolves the fragments, in several orders, requires one result, and returns its only model.
func solve(t *testing.T, fragments ...ir.Fragment) (*ir.Model, diag.List) {
	t.Helper()
	document, diags := resolve.Resolve(fragments, nil)
	random := rand.New(rand.NewPCG(1, 2))
	for range 8 {
		shuffled := slices.Clone(fragments)
		random.Shuffle(len(shuffled), func(i, j int) { shuffled[i], shuffled[j] = shuffled[j], shuffled[i] })
		again, diagsAgain := resolve.Resolve(shuffled, nil)
		require.Equal(t, document, again, "the order of the input shows")
		require.Equal(t, diags, diagsAgain, "the order of the input shows in the diagnostics")
	}
	require.Len(t, document.Models, 1)
	return &document.Models[0], diags
}

func typeNamed(t *testing.T, m *ir.Model, name string) ir.Type {
	t.Helper()
	found := ir.NewIndex(m).Type(name)
	require.NotNil(t, found, "type %s", name)
	require.Equal(t, name, found.Name)
	return *found
}

func enumNamed(t *testing.T, m *ir.Model, name string) ir.Enum {
	t.Helper()
	found := ir.NewIndex(m).Enum(name)
	require.NotNil(t, found, "enum %s", name)
	return *found
}

func operation(t *testing.T, m *ir.Model, method, path string) ir.Operation {
	t.Helper()
	var paths []string
	for _, o := range m.Operations {
		if o.Method == method && o.Path == path {
			return o
		}
		paths = append(paths, o.Method+" "+o.Path)
	}
	require.Failf(t, "no such operation", "%s %s in %v", method, path, paths)
	return ir.Operation{}
}

func propertyNames(t ir.Type) []string {
	names := []string{}
	for _, p := range t.Properties {
		names = append(names, p.Name)
	}
	return names
}

func propertyTypes(t ir.Type) map[string]string {
	types := map[string]string{}
	for _, p := range t.Properties {
		types[p.Name] = p.Type
	}
	return types
}

func members(e ir.Enum) []string {
	names := []string{}
	for _, m := range e.Members {
		names = append(names, m.Name)
	}
	return names
}

// assertFindings compares the codes of the findings, and requires a position for each and a message that names things.
func assertFindings(t *testing.T, diags diag.List, want ...diag.Code) {
	t.Helper()
	var ids, wantIDs []string
	for _, d := range diags {
		ids = append(ids, d.Code)
		assert.NotEmpty(t, d.File, d.Message)
		assert.NotZero(t, d.Line, d.Message)
	}
	for _, c := range want {
		wantIDs = append(wantIDs, c.ID)
	}
	assert.ElementsMatch(t, wantIDs, ids, diags.Text())
}
