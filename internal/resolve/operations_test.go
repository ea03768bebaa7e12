package resolve_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/graphgen/graphgen/internal/diag"
	"github.com/graphgen/graphgen/internal/resolve"
	"github.com/graphgen/graphgen/ir"
)

func methods(m *ir.Model) []string {
	var all []string
	for _, o := range m.Operations {
		all = append(all, o.Method+" "+o.Path)
	}
	return all
}

func with(o ir.Operation, set func(*ir.Operation)) ir.Operation {
	set(&o)
	return o
}

func pathParameters(o ir.Operation) []string {
	var names []string
	for _, p := range o.Parameters {
		if p.In == ir.InPath {
			names = append(names, p.Name)
		}
	}
	return names
}

func TestPathsAgree(t *testing.T) {
	in := func(name string) ir.Parameter {
		return ir.Parameter{Name: name, In: ir.InPath, Type: "String", Doc: "about " + name}
	}
	m, diags := solve(t,
		resource("m.md", "message", "", prop("id", "String")),
		operationPage("a", get("/me/mailfolders/{id}/messages/{messageId}", "message")),
		operationPage("b", get("/me/mailFolders/{id}/messages/{id}", "message")),
		operationPage("c", with(list("/me/MailFolders/{mailfolder-id}/messages?x=1", "message"), func(o *ir.Operation) {
			o.Parameters = []ir.Parameter{{Name: "top", In: ir.InQuery, Type: "Int32"}, in("mailfolder-id")}
		})),
		operationPage("d", get("/reports/usage(period='{period_value}')/rows/{row-number}/", "message")),
		operationPage("e", with(get("/reports/Usage(period='{period}')/rows/{row-number}/cells/{cells}", "message"), func(o *ir.Operation) {
			o.Parameters = []ir.Parameter{in("period"), in("row-number"), in("cells")}
		})))
	assertFindings(t, diags)
	assert.Equal(t, []string{
		"GET /me/mailFolders/{mailFolder-id}/messages",
		"GET /me/mailFolders/{mailFolder-id}/messages/{message-id}",
		"GET /reports/usage(period='{period_value}')/rows/{row-number}",
		"GET /reports/usage(period='{period_value}')/rows/{row-number}/cells/{cells}",
	}, methods(m))
	o := operation(t, m, "GET", "/me/mailFolders/{mailFolder-id}/messages")
	assert.Equal(t, []ir.Parameter{
		{Name: "mailFolder-id", In: ir.InPath, Type: "String", Doc: "about mailfolder-id"},
		{Name: "top", In: ir.InQuery, Type: "Int32"},
	}, o.Parameters, "renamed with the path, and first")
	assert.Equal(t, []string{"period_value", "row-number", "cells"}, pathParameters(m.Operations[3]))
	assert.Equal(t, []string{"mailFolder-id", "message-id"}, pathParameters(m.Operations[1]), "parameters that no page lists are added")
}

func TestOnePathTwiceTheSameParameter(t *testing.T) {
	m, _ := solve(t, operationPage("a", request("DELETE", "/things/{id}/things/{id}")))
	assert.Equal(t, []string{"DELETE /things/{thing-id}/things/{thing-id-2}"}, methods(m))
	assert.Equal(t, []string{"thing-id", "thing-id-2"}, pathParameters(m.Operations[0]))
}

func TestPermissionPagesAndOperations(t *testing.T) {
	row := func(permission, method, path string) ir.Operation {
		return ir.Operation{Method: method, Path: path, Kind: ir.OperationAction,
			Permissions: ir.OperationPermissions{DelegatedWork: []string{permission}, Application: []string{permission}}}
	}
	on := func(file string, ops ...ir.Operation) ir.Fragment {
		f := page(ir.PagePermission, file)
		for i := range ops {
			ops[i].Source = src(file, 5+i)
		}
		f.Operations = ops
		return f
	}
	m, diags := solve(t,
		resource("thing.md", "thing", "", prop("id", "String")),
		operationPage("thing-get", with(get("/things/{id}", "thing"), func(o *ir.Operation) {
			o.Permissions.DelegatedWork = []string{"Zeta.Read", "Alpha.Read"}
		})),
		operationPage("thing-list", list("/things", "thing")),
		on("Things.ReadWrite.All.txt", row("Things.ReadWrite.All", "GET", "/things/{thing-id}"), row("Things.ReadWrite.All", "GET", "/things"),
			row("Things.ReadWrite.All", "POST", "/things")),
		on("Things.Read.txt", row("Things.Read", "get", "/things/"), row("Things.Read", "GET", "/things/{x}/parts")))
	assertFindings(t, diags, diag.UnknownResponse)
	one := operation(t, m, "GET", "/things/{thing-id}")
	assert.Equal(t, []string{"Zeta.Read", "Alpha.Read"}, one.Permissions.DelegatedWork, "the operation's own page knows best")
	assert.Empty(t, one.Permissions.Application)
	all := operation(t, m, "GET", "/things")
	assert.Equal(t, []string{"Things.Read", "Things.ReadWrite.All"}, all.Permissions.Application, "from least to most privileged")
	create := operation(t, m, "POST", "/things")
	assert.Equal(t, ir.OperationCreate, create.Kind, "a methods row does not tell the kind; the path does")
	assert.Equal(t, &ir.Response{Status: 201, Type: "thing"}, create.Response)
	assert.Equal(t, ir.OperationGet, operation(t, m, "GET", "/things/{thing-id}/parts").Kind)
}

func TestPagesOfDerivedTypesShareAnOperation(t *testing.T) {
	post := func(typ string, properties ...ir.Property) ir.Operation {
		return ir.Operation{Method: "POST", Path: "/configurations", Kind: ir.OperationCreate,
			Request: &ir.Body{Type: typ, Properties: properties}, Response: &ir.Response{Status: 201, Type: typ}}
	}
	types := []ir.Fragment{
		resource("base.md", "configuration", "", prop("id", "String"), prop("name", "String")),
		resource("a.md", "androidConfiguration", "configuration", prop("pin", "String")),
		resource("b.md", "iosConfiguration", "configuration", prop("face", "String")),
	}
	pages := []ir.Fragment{
		operationPage("acme-androidconfiguration-create", post("androidConfiguration", prop("name", "String"), prop("pin", "String"))),
		operationPage("acme-iosconfiguration-create", post("iosConfiguration", prop("name", "String"), prop("face", "String"))),
	}
	m, diags := solve(t, append(types, pages...)...)
	assertFindings(t, diags)
	o := operation(t, m, "POST", "/configurations")
	assert.Equal(t, "configuration", o.Response.Type, "without a page of the base, the common base")
	assert.Equal(t, "configuration", o.Request.Type)

	base := operationPage("acme-configuration-create", post("configuration", prop("id", "String")))
	m, diags = solve(t, append(append(types, pages...), base)...)
	assertFindings(t, diags)
	o = operation(t, m, "POST", "/configurations")
	assert.Equal(t, "acme-configuration-create", o.ID)
	assert.Equal(t, "configuration", o.Response.Type)
	var rows []string
	for _, p := range o.Request.Properties {
		rows = append(rows, p.Name)
	}
	assert.Equal(t, []string{"id", "name"}, rows, "rows of the derived types stay with them")
}

func TestPagesThatShareAnUnrelatedBase(t *testing.T) {
	m, diags := solve(t,
		resource("item.md", "item", "", prop("id", "String"), prop("created", "DateTimeOffset")),
		resource("event.md", "event", "item", prop("subject", "String")),
		resource("contact.md", "contact", "item", prop("name", "String")),
		operationPage("user-list-events", list("/me/events", "event")),
		operationPage("extendedproperty-get", list("/me/events", "contact"), list("/me/contacts", "contact"), get("/me/events/{id}", "contact")),
		operationPage("event-get", get("/me/events/{id}", "event")))
	assertFindings(t, diags, diag.ConflictingOps)
	assert.Contains(t, diags[0].Message, "1 more request of", "one finding for a page")
	assert.Equal(t, "event", operation(t, m, "GET", "/me/events").Response.Type)
	assert.Equal(t, "event", operation(t, m, "GET", "/me/events/{event-id}").Response.Type)
}

func TestPageNamedAfterThePathWins(t *testing.T) {
	m, diags := solve(t,
		resource("a.md", "organization", "", prop("name", "String")),
		resource("b.md", "openExtension", "", prop("x", "String")),
		operationPage("openextension-get", get("/organization/{id}", "openExtension")),
		operationPage("acme-onboarding-organization-get", get("/organization/{id}", "organization")))
	assertFindings(t, diags, diag.ConflictingOps)
	assert.Equal(t, "acme-onboarding-organization-get", operation(t, m, "GET", "/organization/{organization-id}").ID)
}

func TestPermissionsRankByName(t *testing.T) {
	want := []string{"Zoo.ReadBasic", "Zoo.ReadBasic.All", "Zoo.Read", "Farm.Read.All", "Zoo.ReadWrite", "Farm.ReadWrite.All"}
	var fragments []ir.Fragment
	for i, name := range []int{3, 5, 0, 4, 2, 1} {
		f := page(ir.PagePermission, string(rune('a'+i))+".txt")
		o := request("DELETE", "/animals/{id}")
		o.Permissions.Application = []string{want[name]}
		f.Operations = []ir.Operation{o}
		fragments = append(fragments, f)
	}
	m, _ := solve(t, fragments...)
	assert.Equal(t, want, m.Operations[0].Permissions.Application)
}

// TestPermissionsNeededTogether merges pages of which one asks for two permissions at once.
func TestPermissionsNeededTogether(t *testing.T) {
	both := page(ir.PagePermission, "Zoo.Read.txt")
	o := request("GET", "/animals/{id}")
	o.Permissions = ir.OperationPermissions{Application: []string{"Zoo.Read"}, DelegatedWork: []string{"Zoo.Read"},
		Alternatives: &ir.PermissionAlternatives{Application: [][]string{{"Zoo.Read", "Farm.ReadWrite"}}}}
	both.Operations = []ir.Operation{o}
	one := page(ir.PagePermission, "Zoo.Read.All.txt")
	o.Permissions = ir.OperationPermissions{Application: []string{"Zoo.Read.All"}, DelegatedWork: []string{"Zoo.Read.All"}}
	one.Operations = []ir.Operation{o}
	m, _ := solve(t, both, one)
	assert.Equal(t, ir.OperationPermissions{
		DelegatedWork: []string{"Zoo.Read", "Zoo.Read.All"}, DelegatedPersonal: []string{}, Application: []string{"Zoo.Read", "Zoo.Read.All"},
		Alternatives: &ir.PermissionAlternatives{Application: [][]string{{"Zoo.Read.All"}, {"Zoo.Read", "Farm.ReadWrite"}}},
	}, m.Operations[0].Permissions)
}

func TestConflictingOperations(t *testing.T) {
	m, diags := solve(t,
		resource("a.md", "car", "", prop("id", "String")),
		resource("b.md", "boat", "", prop("id", "String")),
		operationPage("boat-list", list("/cars", "boat")),
		operationPage("car-list", list("/cars", "car")))
	assertFindings(t, diags, diag.ConflictingOps)
	assert.Equal(t, "boat-list.md", diags[0].File)
	assert.Contains(t, diags[0].Message, "car-list.md:5:1")
	assert.Equal(t, "car", operation(t, m, "GET", "/cars").Response.Type, "the page that is named after what the path ends in")
}

func TestPagesOfOneOperationUnite(t *testing.T) {
	one := with(list("/cars", "car"), func(o *ir.Operation) {
		o.Parameters = []ir.Parameter{{Name: "$top", In: ir.InQuery, Type: "Int32"}}
		o.Examples = []ir.Example{{Name: "first", Response: &ir.ExampleResponse{Type: "CAR"}}}
		o.Errors = []ir.ErrorCase{{Status: 400}}
	})
	two := with(list("/cars", "Car"), func(o *ir.Operation) {
		o.Parameters = []ir.Parameter{{Name: "$TOP", In: ir.InQuery, Type: "Int32"}, {Name: "Prefer", In: ir.InHeader, Type: "String"}}
		o.Examples = []ir.Example{{Name: "second"}}
		o.Errors = []ir.ErrorCase{{Status: 400}, {Status: 404}}
		o.Permissions.Application = []string{"Cars.Read"}
		o.Clouds = []ir.Cloud{ir.CloudChina}
	})
	m, diags := solve(t, resource("a.md", "car", "", prop("id", "String")), operationPage("car-list", one), operationPage("carpool-list", two))
	assertFindings(t, diags)
	require.Len(t, m.Operations, 1)
	o := m.Operations[0]
	assert.Equal(t, "car-list", o.ID)
	assert.Len(t, o.Parameters, 2)
	assert.Len(t, o.Examples, 2)
	assert.Equal(t, "car", o.Examples[0].Response.Type, "examples are linked")
	assert.Equal(t, []ir.ErrorCase{{Status: 400}, {Status: 404}}, o.Errors)
	assert.Equal(t, []string{"Cars.Read"}, o.Permissions.Application)
	assert.Equal(t, []ir.Cloud{ir.CloudChina}, o.Clouds)
}

func TestMergePermissions(t *testing.T) {
	one, two := page(ir.PagePermission, "a.txt"), page(ir.PagePermission, "b.txt")
	two.Version = "beta"
	method := ir.PermissionMethod{Version: "v1.0", Method: "GET", Path: "/me"}
	one.Permissions = []ir.Permission{{Name: "User.Read", Methods: []ir.PermissionMethod{method}}, {Name: "Mail.Read"}}
	two.Permissions = []ir.Permission{{Name: "User.Read", Description: "Reads.", Delegated: &ir.PermissionScope{ID: "1"},
		Methods: []ir.PermissionMethod{{Version: "beta", Method: "GET", Path: "/me"}, method}}}
	change := ir.Change{API: "x", Effective: "2021-08-24"}
	one.Changes, two.Changes = []ir.Change{change}, []ir.Change{change}
	for _, in := range [][]ir.Fragment{{one, two}, {two, one}} {
		document, diags := resolve.Resolve(in, nil)
		assert.Empty(t, diags)
		assert.Empty(t, document.Models)
		assert.Equal(t, []ir.Permission{
			{Name: "Mail.Read", Methods: []ir.PermissionMethod{}},
			{Name: "User.Read", Description: "Reads.", Delegated: &ir.PermissionScope{ID: "1"},
				Methods: []ir.PermissionMethod{{Version: "beta", Method: "GET", Path: "/me"}, method}},
		}, document.Permissions)
		assert.Equal(t, []ir.Change{change}, document.Changes)
	}
}

func TestMethodsOfOnePermission(t *testing.T) {
	row := func(path string) ir.PermissionMethod {
		return ir.PermissionMethod{Version: "v1.0", Method: "GET", Path: path}
	}
	listing := func(file string, rows ...ir.PermissionMethod) ir.Fragment {
		f := page(ir.PagePermission, file)
		f.Permissions = []ir.Permission{{Name: "Things.Read", Methods: rows}}
		return f
	}
	for _, c := range []struct {
		name  string
		pages []ir.Fragment
		want  []ir.PermissionMethod
	}{
		{"a row that is there twice stays twice", []ir.Fragment{listing("a", row("/b"), row("/a"), row("/b"))}, []ir.PermissionMethod{row("/a"), row("/b"), row("/b")}},
		{"two pages do not double the rows", []ir.Fragment{listing("a", row("/a"), row("/b")), listing("b", row("/a"), row("/b"))}, []ir.PermissionMethod{row("/a"), row("/b")}},
		{"each page adds what it alone has", []ir.Fragment{listing("a", row("/a"), row("/a")), listing("b", row("/a"), row("/c")), listing("c", row("/c"), row("/c"))},
			[]ir.PermissionMethod{row("/a"), row("/a"), row("/c"), row("/c")}},
		{"no rows", []ir.Fragment{listing("a")}, []ir.PermissionMethod{}},
	} {
		t.Run(c.name, func(t *testing.T) {
			document, diags := resolve.Resolve(c.pages, nil)
			assert.Empty(t, diags)
			require.Len(t, document.Permissions, 1)
			assert.Equal(t, c.want, document.Permissions[0].Methods)
		})
	}
}
