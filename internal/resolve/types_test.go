package resolve_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/graphgen/graphgen/internal/diag"
	"github.com/graphgen/graphgen/internal/resolve"
	"github.com/graphgen/graphgen/ir"
)

func TestResolveNothing(t *testing.T) {
	document, diags := resolve.Resolve(nil, nil)
	assert.Equal(t, ir.Document{
		Format: ir.Format, Models: []ir.Model{}, Permissions: []ir.Permission{}, Changes: []ir.Change{}, Diagnostics: []ir.Diagnostic{},
	}, document)
	assert.Empty(t, diags)
}

func TestResolveKeepsVersionsApart(t *testing.T) {
	beta := resource("beta/user.md", "user", "", prop("id", "String"))
	beta.Version = "beta"
	old := resource("aad.txt", "User", "", prop("objectId", "String"))
	old.API, old.Version = "aadgraph", "1.6"
	document, diags := resolve.Resolve([]ir.Fragment{
		resource("v1.0/user.md", "user", "", prop("mail", "String")), beta, old, page(ir.PageOther, "readme.md"),
	}, nil)
	assert.Empty(t, diags)
	require.Len(t, document.Models, 3)
	for i, want := range []ir.Model{{API: "aadgraph", Version: "1.6"}, {API: "graph", Version: "beta"}, {API: "graph", Version: "v1.0"}} {
		assert.Equal(t, want.API, document.Models[i].API)
		assert.Equal(t, want.Version, document.Models[i].Version)
		assert.Len(t, document.Models[i].Types, 1)
	}
}

func TestMergeTypes(t *testing.T) {
	for _, tt := range []struct {
		name      string
		fragments []ir.Fragment
		types     map[string]string // of the type "thing"
		order     []string
		findings  []diag.Code
	}{
		{
			name: "two pages with one table merge",
			fragments: []ir.Fragment{
				resource("a.md", "thing", "", prop("id", "String"), prop("size", "Int32")),
				resource("b.md", "thing", "", prop("id", "string"), prop("SIZE", "Int32")),
			},
			types: map[string]string{"id": "String", "size": "Int32"},
		},
		{
			name: "two pages with different rows conflict",
			fragments: []ir.Fragment{
				resource("a.md", "thing", "", prop("id", "String")),
				resource("b.md", "thing", "", prop("id", "String"), prop("size", "Int32")),
			},
			findings: []diag.Code{diag.ConflictingTypes},
		},
		{
			name: "two pages with different types of a row conflict",
			fragments: []ir.Fragment{
				resource("a.md", "thing", "", prop("size", "Int64")),
				resource("b.md", "thing", "", prop("size", "Int32")),
			},
			findings: []diag.Code{diag.ConflictingTypes},
		},
		{
			name: "two pages that agree on most of a type add up",
			fragments: []ir.Fragment{
				resource("a.md", "thing", "", prop("id", "String"), prop("size", "Int64"), prop("a", "String"), prop("b", "String"), prop("e", "String"), prop("c", "String")),
				resource("b.md", "thing", "", prop("id", "String"), prop("size", "Int32"), prop("a", "String"), prop("b", "String"), prop("e", "String"), prop("d", "String")),
			},
			types:    map[string]string{"id": "String", "size": "Int64", "a": "String", "b": "String", "c": "String", "d": "String", "e": "String"},
			findings: []diag.Code{diag.ConflictingProperty, diag.MixedMerge},
		},
		{
			name: "a page without a table conflicts with none",
			fragments: []ir.Fragment{
				resource("a.md", "thing", ""),
				resource("b.md", "thing", "", prop("size", "Int32")),
			},
			types: map[string]string{"size": "Int32"},
		},
		{
			name: "pages of areas share a type, behind its own page",
			fragments: []ir.Fragment{
				resource("x/acme-lab-thing.md", "thing", "", prop("id", "String"), prop("lab", "String")),
				resource("x/acme-shop-thing.md", "thing", "", prop("id", "String"), prop("price", "Int32")),
				resource("x/thing.md", "thing", "", prop("id", "String"), prop("size", "Int32")),
			},
			types:    map[string]string{"id": "String", "size": "Int32", "lab": "String", "price": "Int32"},
			order:    []string{"id", "size", "lab", "price"},
			findings: []diag.Code{diag.MixedMerge, diag.MixedMerge},
		},
		{
			name: "pages of areas still must not contradict each other",
			fragments: []ir.Fragment{
				resource("x/acme-lab-thing.md", "thing", "", prop("size", "Int64")),
				resource("x/thing.md", "thing", "", prop("size", "Int32")),
			},
			findings: []diag.Code{diag.ConflictingTypes},
		},
		{
			name: "a permission page adds to the resource page",
			fragments: []ir.Fragment{
				permissionPage("Things.Read.txt", "Thing", prop("colour", "String"), prop("id", "String", filter("eq"))),
				resource("z.md", "thing", "", prop("id", "String"), prop("size", "Int32")),
			},
			types:    map[string]string{"id": "String", "size": "Int32", "colour": "String"},
			order:    []string{"id", "size", "colour"},
			findings: []diag.Code{diag.MixedMerge},
		},
		{
			name: "the resource page wins over a permission page",
			fragments: []ir.Fragment{
				permissionPage("Things.Read.txt", "thing", prop("size", "Int64")),
				resource("z.md", "thing", "", prop("size", "Int32")),
			},
			types:    map[string]string{"size": "Int32"},
			findings: []diag.Code{diag.ConflictingProperty},
		},
		{
			name: "permission pages unite, in order of their names",
			fragments: []ir.Fragment{
				permissionPage("Things.ReadWrite.txt", "thing", prop("size", "Int64"), prop("id", "String"), prop("new", "Boolean")),
				permissionPage("Things.Read.txt", "thing", prop("id", "String"), prop("size", "Int32")),
			},
			types:    map[string]string{"id": "String", "size": "Int32", "new": "Boolean"},
			order:    []string{"id", "size", "new"},
			findings: []diag.Code{diag.ConflictingProperty, diag.MixedMerge},
		},
		{
			name: "a row known from an example gives way to a table",
			fragments: []ir.Fragment{
				resource("a.md", "thing", "", prop("size", "String", func(p *ir.Property) { p.Example = true })),
				permissionPage("Things.Read.txt", "thing", prop("size", "Int32")),
			},
			types: map[string]string{"size": "Int32"},
		},
		{
			name: "a named enum says more than a string with values",
			fragments: []ir.Fragment{
				permissionPage("Things.Read.txt", "thing", prop("shade", "String", values("dark", "light"))),
				permissionPage("Things.ReadWrite.txt", "thing", prop("shade", "shadeKind", values("dark", "light"))),
			},
			types: map[string]string{"shade": "shadeKind"},
		},
	} {
		t.Run(tt.name, func(t *testing.T) {
			m, diags := solve(t, tt.fragments...)
			assertFindings(t, diags, tt.findings...)
			got := typeNamed(t, m, "thing")
			if tt.types != nil {
				assert.Equal(t, tt.types, propertyTypes(got))
			}
			if tt.order != nil {
				assert.Equal(t, tt.order, propertyNames(got))
			}
		})
	}
}

func TestMergeNamesBothPositions(t *testing.T) {
	_, diags := solve(t,
		resource("a.md", "thing", "", prop("id", "String")),
		resource("b.md", "thing", "", prop("size", "Int32")))
	require.Len(t, diags, 1)
	assert.Equal(t, "b.md", diags[0].File)
	assert.Contains(t, diags[0].Message, "a.md:1:1")
	assert.NotEmpty(t, diags[0].Hint)
	assert.True(t, diags.HasErrors())
}

func TestMergeSpelling(t *testing.T) {
	m, _ := solve(t,
		permissionPage("A.txt", "BookingThing", prop("id", "String")),
		permissionPage("B.txt", "BookingThing", prop("id", "String")),
		resource("z.md", "bookingThing", "", prop("id", "String")))
	typeNamed(t, m, "bookingThing")

	m, _ = solve(t,
		permissionPage("A.txt", "BookingThing", prop("id", "String")),
		permissionPage("B.txt", "bookingThing", prop("id", "String")),
		permissionPage("C.txt", "bookingThing", prop("id", "String")))
	typeNamed(t, m, "bookingThing")
}

func TestMergeLeavesFragmentsAlone(t *testing.T) {
	build := func() []ir.Fragment {
		return []ir.Fragment{
			resource("a.md", "thing", "", prop("shade", "String", values("dark", "light")), prop("other", "THING")),
			permissionPage("b.txt", "thing", prop("shade", "String", filter("eq")), prop("more", "String")),
			operationPage("thing-list", list("/things/{id}/THINGS", "Thing"), get("/Things/{thingid}", "thing")),
		}
	}
	fragments := build()
	resolve.Resolve(fragments, nil)
	assert.Equal(t, build(), fragments)
}

func TestLinking(t *testing.T) {
	m, diags := solve(t,
		resource("a.md", "driveItem", "", prop("owner", "IdentitySet"), prop("call", "#microsoft.graph.session"), prop("plain", "String")),
		resource("b.md", "identitySet", "", prop("x", "String")),
		resource("c.md", "calls.session", "", prop("segment", "segment"), prop("set", "identityset")),
		resource("d.md", "calls.segment", "", prop("x", "String")),
		resource("e.md", "segment", "", prop("y", "String")))
	assertFindings(t, diags, diag.OtherNamespace)
	assert.Equal(t, map[string]string{"owner": "identitySet", "call": "calls.session", "plain": "String"}, propertyTypes(typeNamed(t, m, "driveItem")))
	assert.Equal(t, map[string]string{"segment": "calls.segment", "set": "identitySet"}, propertyTypes(typeNamed(t, m, "calls.session")),
		"a name means the type of the same namespace first")
}

func TestPagesOfNamespaces(t *testing.T) {
	f := operationPage("session-get", get("/calls/{id}/session", "session"), get("/calls/{id}/user", "user"))
	f.Namespace = "calls"
	m, diags := solve(t,
		resource("a.md", "calls.session", "", prop("id", "String")), resource("b.md", "session", "", prop("id", "String")),
		resource("c.md", "user", "", prop("id", "String")), f)
	assert.Empty(t, diags)
	assert.Equal(t, "calls.session", operation(t, m, "GET", "/calls/{call-id}/session").Response.Type)
	assert.Equal(t, "user", operation(t, m, "GET", "/calls/{call-id}/user").Response.Type)
}

func TestAliases(t *testing.T) {
	named := func(f ir.Fragment, aliases map[string]string) ir.Fragment {
		f.Aliases = aliases
		return f
	}
	m, diags := solve(t,
		resource("a.md", "thing", "", prop("one", "Facet-Page"), prop("two", "both"), prop("three", "plain")),
		named(resource("b.md", "facet", "", prop("x", "String")), map[string]string{"facet-page": "facet", "both": "facet", "plain": "facet"}),
		named(resource("c.md", "plain", "", prop("x", "String")), map[string]string{"both": "plain"}))
	assertFindings(t, diags, diag.UnknownType)
	assert.Equal(t, map[string]string{"one": "facet", "two": "both", "three": "plain"}, propertyTypes(typeNamed(t, m, "thing")),
		"an alias counts where no type has the name, and if it means one type only")
}

func TestPluralsInProse(t *testing.T) {
	m, diags := solve(t,
		resource("a.md", "setting", "", prop("more", "settings")),
		operationPage("a", list("/settings", "Settings")))
	assertFindings(t, diags, diag.UnknownType)
	assert.Equal(t, "setting", m.Operations[0].Response.Type, "prose names a collection by its plural")
	assert.Equal(t, "settings", typeNamed(t, m, "setting").Properties[0].Type, "a table names types")
}

func TestUnknownTypes(t *testing.T) {
	m, diags := solve(t,
		resource("b.md", "thing", "", prop("one", "mystery"), prop("two", "Mystery"), prop("many", "mystery", collection)),
		resource("a.md", "other", "", prop("rel", "distant", navigation), prop("x", "String"), prop("m", "mystery")),
		operationPage("puzzle-get", get("/puzzles/{id}", "puzzle"), request("GET", "/enigmas")))
	assertFindings(t, diags, diag.UnknownType, diag.UnknownType, diag.UnknownType, diag.UnknownResponse)
	for _, d := range diags {
		if d.Code == diag.UnknownType.ID {
			assert.NotEmpty(t, d.Hint)
		}
	}
	mystery := typeNamed(t, m, "mystery")
	assert.Equal(t, ir.Type{
		Name: "mystery", Kind: ir.KindComplex, Open: true, Opaque: true, Key: []string{}, Properties: []ir.Property{}, Source: src("a.md", 12),
	}, mystery, "declared once, at the first mention")
	assert.Equal(t, "mystery", typeNamed(t, m, "thing").Properties[1].Type, "references take the declared spelling")
	assert.Equal(t, ir.KindEntity, typeNamed(t, m, "distant").Kind)
	assert.Equal(t, ir.KindEntity, typeNamed(t, m, "puzzle").Kind)
}
