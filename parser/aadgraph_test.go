package parser_test

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/graphgen/graphgen/internal/diag"
	"github.com/graphgen/graphgen/ir"
	"github.com/graphgen/graphgen/parser"
)

// ship is a reference of the Azure AD Graph kind about ships, as a plain-text copy. Its list contradicts its example in each way that
// has a diagnostic.
const ship = `Azure AD Graph API reference: harbour

Service root
https://graph.windows.net

The form of a URL
https://graph.windows.net/{tenant_id}/{resource_path}?{api_version}

Addressing a tenant

By tenant object ID: The GUID of the tenant.

Its ships
https://graph.windows.net/0c8a3b52-6d1f-4e7a-9b40-d2f5173e8a66/ships?api-version=1.6

By the ownHarbour alias: The harbour of the token.

Its ships
https://graph.windows.net/ownharbour/ships?api-version=1.6

By the captain alias: The captain of the token.

The captain
https://graph.windows.net/captain?api-version=1.6

Version

You use the api-version query parameter to choose a version. This parameter is required.

  • "1.6"
  • "1.5"

Options

  • $filter
  • $top

Request headers
Header Description
Authorization Required. The token.
Content-Type Required with a body.

The Ship entity

Represents a ship. Inherits from Vessel.

Properties

    1. objectId
    2. Edm.Guid

    Identifies the ship. Inherited from Vessel. Key, not nullable.

    1. C
    2. R
    1. shipName
    2. Edm.String

    The name on the bow.

    1. C
    2. R
    3. U
    4. D
    5. Filterable
    1. launchDay
    2. Edm.DateTime

    When it was launched.

    1. R
    1. decks
    2. Edm.String

    The decks, from the keel up.

    1. ports
    2. Edm.String

    The ports it has called at.

    1. shipName
    2. Edm.String

    The name on the bow.

    1. Post
    2. Edm.String

    Where letters reach the crew.

    1. shipName
    2. Edm.String

    The number of the hull, as painted.

    1. weight
    2. Edm.Int32

    In tons.

Sample JSON
{
  "odata.type": "Harbour.Ship",
  "objectId": "5b6f2f2c-1a0d-4b86-9c0e-7c0a4e8b3d11",
  "shipName": "Hope",
  "launchday": "1990-01-02T00:00:00Z",
  "decks": [{"level": 1, "area": 12.5}],
  "ports": [],
  "letterBox": "12",
  "hullNumber": "H-7",
  "flag": null,
  "weight": "heavy"
}

Get a ship

Reads one ship.

Properties

    1. ship_id
    2. string

    The ship, by its object ID as a GUID with hyphens. Required.

Returns

On success, the Ship object; otherwise the body has the error.

HTTP Response Codes
    1. 200

    OK. The ship is in the body.

Request
GET https://graph.windows.net/ownHarbour/ships/{ship_id}?api-version

Change a ship

The request body takes any writable property of the Ship entity.

Returns

Nothing: no response body is returned.

HTTP Response Codes
    1. 204

    No Content.

Request
PATCH https://graph.windows.net/ownHarbour/ships/{ship_id}?api-version
Example request body that renames a ship
{
  "shipName": "Faith"
}

The captain

Reads the ship of the captain (a Ship)
GET https://graph.windows.net/captain/command[?api-version]
Sets the ship of the captain
PUT https://graph.windows.net/captain/$links/command?api-version

Paint

Represents a coat of paint.

Properties

    1. colour
    2. Edm.String

    The ship, by its object ID as a GUID with hyphens. Required.

Scrap a ship

Anchor
`

func readShip(t *testing.T) reading {
	t.Helper()
	return read("harbour.txt", []byte(ship), noFile, parser.Options{})
}

func TestAADGraphTypes(t *testing.T) {
	f := readShip(t)
	assert.Equal(t, []string{"aadgraph", "1.6", string(ir.PageAADGraph)}, []string{f.API, f.Version, string(f.Kind)})

	typ := typeNamed(t, f, "Ship")
	assert.Equal(t, ir.KindEntity, typ.Kind)
	assert.Equal(t, "Vessel", typ.Base)
	type facts struct {
		typ                                       string
		collection, readOnly, filterable, example bool
	}
	got := map[string]facts{}
	var order []string
	for _, p := range typ.Properties {
		got[p.Name] = facts{p.Type, p.Collection, p.ReadOnly, p.Filterable, p.Example}
		order = append(order, p.Name)
	}
	assert.Equal(t, map[string]facts{
		"objectId":   {typ: "Guid"},
		"shipName":   {typ: "String", filterable: true},
		"launchday":  {typ: "DateTimeOffset", readOnly: true},
		"decks":      {typ: "Deck", collection: true},
		"ports":      {typ: "String", collection: true},
		"Post":       {typ: "String"},
		"hullNumber": {typ: "String"},
		"weight":     {typ: "Int32"},
		"letterBox":  {typ: "String", example: true},
		"flag":       {typ: "Json", example: true},
	}, got)
	assert.Equal(t, []string{"objectId", "shipName", "launchday", "decks", "ports", "Post", "hullNumber", "weight", "letterBox", "flag"}, order)

	deck := typeNamed(t, f, "Deck")
	require.Len(t, deck.Properties, 2)
	assert.Equal(t, []string{"Int32", "Double"}, []string{deck.Properties[0].Type, deck.Properties[1].Type})

	base := typeNamed(t, f, "Vessel")
	require.Len(t, base.Properties, 1, "what a list calls inherited")
	assert.Equal(t, []string{"objectId"}, base.Key)
	assert.Equal(t, "Identifies the ship. Key, not nullable.", base.Properties[0].Doc)

	paint := typeNamed(t, f, "Paint").Properties[0]
	assert.Equal(t, []any{"", false}, []any{paint.Doc, paint.Required}, "the text of a parameter says nothing of a property")
}

func TestAADGraphContradictions(t *testing.T) {
	want := []struct {
		code    diag.Code
		line    string // that the finding stands on
		message string
	}{
		{diag.RepeatedEntry, "shipName", "a second time, in the same words"},
		{diag.RepeatedEntry, "shipName", `a third time; its text speaks of "hullNumber"`},
		{diag.NameInExample, "launchDay", `the list of "Ship" says "launchDay", the examples say "launchday"`},
		{diag.NotInExample, "Post", `"letterBox", which is not listed, stands in its place`},
		{diag.OnlyInExample, `"letterBox": "12",`, "inferred"},
		{diag.OnlyInExample, `"flag": null,`, "its type Json is inferred"},
		{diag.OnlyInExample, `"decks": [{"level": 1, "area": 12.5}],`, `type "Deck" is described nowhere`},
		{diag.ShapeInExample, "Edm.String", "it becomes Collection(Deck)"},
		{diag.ShapeInExample, "Edm.String", "it becomes Collection(String)"},
		{diag.ValueInExample, `"weight": "heavy"`, `the value of "weight" is no Int32`},
		{diag.BorrowedText, "colour", `is that of the parameter "ship_id"`},
		{diag.EmptySection, "Scrap a ship", `under the heading "Scrap a ship"`},
		{diag.EmptySection, "Anchor", `under the heading "Anchor"`},
	}
	f := readShip(t)
	lines := strings.Split(ship, "\n")
	for _, w := range want {
		i := slices.IndexFunc(f.Diagnostics, func(d ir.Diagnostic) bool { return d.Code == w.code.ID && strings.Contains(d.Message, w.message) })
		if assert.GreaterOrEqual(t, i, 0, "%s %s in\n%s", w.code.ID, w.message, f.Diagnostics.Text()) {
			assert.Contains(t, lines[f.Diagnostics[i].Line-1], w.line, w.message)
		}
	}
	assert.Len(t, f.Diagnostics, len(want), f.Diagnostics.Text())
}

func TestAADGraphOperations(t *testing.T) {
	f := readShip(t)
	version := ir.Parameter{Name: "api-version", In: ir.InQuery, Type: "String", Required: true, Doc: "You use the api-version query parameter to choose a version. This parameter is required."}
	type call struct {
		id, method, path string
		kind             ir.OperationKind
		response         *ir.Response
	}
	var got []call
	for _, op := range f.Operations {
		got = append(got, call{op.ID, op.Method, op.Path, op.Kind, op.Response})
		assert.Equal(t, version, op.Parameters[len(op.Parameters)-1], "every request names a version")
	}
	assert.Equal(t, []call{
		{"get-a-ship", "GET", "/ships/{ship-id}", ir.OperationGet, &ir.Response{Status: 200, Type: "Ship"}},
		{"change-a-ship", "PATCH", "/ships/{ship-id}", ir.OperationUpdate, &ir.Response{Status: 204}},
		{"reads-the-ship-of-the-captain", "GET", "/captain/command", ir.OperationGet, &ir.Response{Status: 200, Type: "Ship"}},
		{"sets-the-ship-of-the-captain", "PUT", "/captain/$links/command", ir.OperationRef, nil},
	}, got)
	require.NotNil(t, f.Operations[1].Request)
	assert.Equal(t, "Ship", f.Operations[1].Request.Type)
	require.Len(t, f.Operations[1].Examples, 1)
	ex := f.Operations[1].Examples[0]
	assert.Equal(t, "Example request body that renames a ship", ex.Name)
	assert.JSONEq(t, `{"shipName":"Faith"}`, ex.Request.Body)
	assert.Nil(t, ex.Response)
}

func TestAADGraphService(t *testing.T) {
	s := readShip(t).Service
	require.NotNil(t, s)
	assert.Equal(t, "https://graph.windows.net", s.Root)
	assert.Equal(t, "https://graph.windows.net/{tenant_id}/{resource_path}?{api_version}", s.Template)
	assert.Equal(t, []string{"1.6", "1.5"}, s.Versions)
	type form struct {
		name, segment string
		tenant        bool
	}
	var forms []form
	for _, a := range s.Addresses {
		forms = append(forms, form{a.Name, a.Segment, a.Tenant})
	}
	assert.Equal(t, []form{
		{"tenant object ID", "0c8a3b52-6d1f-4e7a-9b40-d2f5173e8a66", true}, {"ownHarbour alias", "ownharbour", true}, {"captain alias", "captain", false},
	}, forms)
	for _, p := range []struct {
		in       ir.ParameterIn
		name     string
		required bool
	}{{ir.InQuery, "api-version", true}, {ir.InQuery, "$filter", false}, {ir.InHeader, "Authorization", true}, {ir.InHeader, "Content-Type", true}} {
		if found := s.Parameter(p.in, p.name); assert.NotNil(t, found, p.name) {
			assert.Equal(t, p.required, found.Required || strings.HasPrefix(found.Doc, "Required with"), p.name)
		}
	}
}

// TestAADGraphSeed holds the extractor to the facts of the page that it was written for.
func TestAADGraphSeed(t *testing.T) {
	found, err := filepath.Glob(filepath.Join(shared(t, "seeds"), "002_*.txt"))
	require.NoError(t, err)
	if len(found) == 0 {
		t.Skip("the seed is not there")
	}
	text, err := os.ReadFile(found[0])
	require.NoError(t, err)
	f := read("reference.txt", text, noFile, parser.Options{})

	user := typeNamed(t, f, "User")
	var listed, shown []string
	for _, p := range user.Properties {
		if p.Example {
			shown = append(shown, p.Name)
		} else {
			listed = append(listed, p.Name)
		}
	}
	assert.Len(t, listed, 36, "37 entries, one of them a copy")
	assert.Subset(t, listed, []string{"state", "telephoneNumber", "deletionTimestamp", "Email"})
	assert.Equal(t, []string{"city", "country", "mail"}, shown)
	for name, want := range map[string]string{"assignedPlans": "AssignedPlan", "otherMails": "String"} {
		p := user.Properties[slices.IndexFunc(user.Properties, func(p ir.Property) bool { return p.Name == name })]
		assert.Equal(t, []any{want, true}, []any{p.Type, p.Collection}, name)
	}
	var names []string
	for _, typ := range f.Types {
		names = append(names, typ.Name)
	}
	assert.ElementsMatch(t, []string{
		"User", "Group", "Contact", "DirectoryObject", "AlternativeSecurityId", "AppRole", "AssignedLicense", "AssignedPlan", "PasswordProfile", "ProvisionedPlan",
	}, names)
	assert.Len(t, f.Operations, 8)
	count := map[string]int{}
	for _, d := range f.Diagnostics {
		count[d.Code]++
	}
	assert.Equal(t, map[string]int{
		diag.RepeatedEntry.ID: 3, diag.NameInExample.ID: 1, diag.NotInExample.ID: 1, diag.OnlyInExample.ID: 7, diag.ShapeInExample.ID: 2,
		diag.ValueInExample.ID: 4, diag.BorrowedText.ID: 3, diag.EmptySection.ID: 5, diag.EmptyType.ID: 2,
	}, count, f.Diagnostics.Text())
	assert.Len(t, f.Service.Addresses, 4)
	assert.Len(t, f.Service.ResponseHeaders, 4)
}

func typeNamed(t *testing.T, f reading, name string) ir.Type {
	t.Helper()
	i := slices.IndexFunc(f.Types, func(typ ir.Type) bool { return typ.Name == name })
	require.GreaterOrEqual(t, i, 0, "type %q", name)
	return f.Types[i]
}
