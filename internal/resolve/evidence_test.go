package resolve_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/graphgen/graphgen/internal/diag"
	"github.com/graphgen/graphgen/ir"
)

func naming(f ir.Fragment, bases map[string]string) ir.Fragment {
	f.Bases = bases
	return f
}

func TestBasesFromTheirPages(t *testing.T) {
	m, diags := solve(t,
		naming(resource("gear.md", "gear", "", prop("x", "String")), map[string]string{"cog": "gear", "Cam": "gear", "ghost": "gear", "pin": "gear", "part": "gear"}),
		naming(resource("part.md", "part", "", prop("y", "String")), map[string]string{"gear": "part"}),
		resource("entity.md", "entity", "", prop("id", "String")),
		resource("cog.md", "cog", "", prop("x", "String"), prop("teeth", "Int32")),
		resource("cam.md", "cam", "entity", prop("lift", "Int32")),
		resource("pin.md", "pin", "nail", prop("z", "String")),
		resource("nail.md", "nail", "", prop("w", "String")))
	assertFindings(t, diags)
	assert.Equal(t, "gear", typeNamed(t, m, "cog").Base)
	assert.Equal(t, []string{"teeth"}, propertyNames(typeNamed(t, m, "cog")))
	assert.Equal(t, "gear", typeNamed(t, m, "cam").Base, "that it is an entity says less")
	assert.Equal(t, "nail", typeNamed(t, m, "pin").Base, "the type's own page knows better")
	assert.Len(t, m.Types, 7, "a name alone declares no type")
	part, gear := typeNamed(t, m, "part"), typeNamed(t, m, "gear")
	assert.True(t, (part.Base == "") != (gear.Base == ""), "two pages that name each other make no circle")
}

func TestShownPropertiesOfTheBase(t *testing.T) {
	shown := func(p *ir.Property) { p.Example = true }
	m, diags := solve(t,
		resource("gear.md", "gear", "", prop("size", "gearSize", values("small", "large"))),
		resource("cog.md", "cog", "gear", prop("teeth", "Int32"), prop("size", "String", shown), prop("age", "String", shown)))
	assertFindings(t, diags)
	assert.Equal(t, []string{"teeth", "age"}, propertyNames(typeNamed(t, m, "cog")), "a picture of the JSON does not overrule the base's table")
}

func TestSelectedTypesAreEntities(t *testing.T) {
	m, diags := solve(t,
		resource("request.md", "request", "", prop("text", "String")),
		resource("answer.md", "answer", "request", prop("reply", "String")),
		resource("note.md", "note", "", prop("text", "String")),
		operationPage("answer-get", get("/answers/{answer-id}", "answer")),
		operationPage("note-get", get("/me/note", "note")))
	assertFindings(t, diags)
	answer, request := typeNamed(t, m, "answer"), typeNamed(t, m, "request")
	assert.Equal(t, ir.KindComplex, request.Kind)
	assert.Equal(t, ir.KindComplex, answer.Kind, "only entities have entities as their derived types")
	assert.Equal(t, ir.KindComplex, typeNamed(t, m, "note").Kind, "a singleton needs no key")

	m, diags = solve(t,
		resource("answer.md", "answer", "", prop("reply", "String")),
		operationPage("answer-get", get("/answers/{answer-id}", "answer")))
	assertFindings(t, diags)
	answer = typeNamed(t, m, "answer")
	assert.Equal(t, ir.KindEntity, answer.Kind)
	assert.Equal(t, []string{"id"}, answer.Key)
	require.Equal(t, []string{"reply", "id"}, propertyNames(answer), "an entity has its key")
	assert.Equal(t, ir.Property{Name: "id", Type: "String", ReadOnly: true, Example: true, Filter: []string{}, Source: answer.Source}, answer.Properties[1])
}

// exemplified gives an operation a title and examples of its answer.
func exemplified(o ir.Operation, title, url string, bodies ...string) ir.Operation {
	o.Title = title
	for _, body := range bodies {
		o.Examples = append(o.Examples, ir.Example{Request: &ir.ExampleRequest{Method: o.Method, URL: url}, Response: &ir.ExampleResponse{Status: 200, Body: body}})
	}
	return o
}

func TestExamplesTellOneFromMany(t *testing.T) {
	const url, many, one = "https://graph.microsoft.com/v1.0/shops/1/", `{"@odata.context": "x", "value": [{"name": "a"}]}`, `{"name": "a"}`
	for _, c := range []struct {
		name     string
		response ir.Operation
		many     bool
		codes    []diag.Code
	}{
		{"text and example agree", exemplified(list("/shops/{id}/parts", "part"), "List parts", url+"parts", many), true, nil},
		{"many after all", exemplified(get("/shops/{id}/stock", "part"), "Get stock", url+"stock", many), true, []diag.Code{diag.AnswerFromPath}},
		{"one after all", exemplified(list("/shops/{id}/stock", "part"), "Get stock", url+"stock?$top=1", one), false, []diag.Code{diag.AnswerFromPath}},
		{"one under a plural is a slip", exemplified(list("/shops/{id}/parts", "part"), "List parts", url+"parts", one), true, nil},
		{"examples that differ", exemplified(get("/shops/{id}/stock", "part"), "Get stock", url+"stock", many, one), false, nil},
		{"an example of another request", exemplified(get("/shops/{id}/stock", "part"), "Get stock", url+"stock/all", many), false, nil},
		{"no JSON", exemplified(get("/shops/{id}/stock", "part"), "Get stock", url+"stock", "{…}"), false, nil},
		{"an annotation alone", exemplified(list("/shops/{id}/stock", "part"), "Get stock", url+"stock", `{"@odata.context": "x"}`), true, nil},
		{"a member called value", exemplified(get("/shops/{id}/stock", "priced"), "Get stock", url+"stock", many), false, nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			m, diags := solve(t, resource("part.md", "part", "", prop("name", "String")), resource("priced.md", "priced", "", prop("value", "Int32")),
				operationPage("x-get", c.response))
			assertFindings(t, diags, c.codes...)
			require.Len(t, m.Operations, 1)
			o := m.Operations[0]
			assert.Equal(t, c.many, o.Response.Collection)
			assert.Equal(t, c.many, o.Kind == ir.OperationList)
		})
	}
}

func TestListedRelationshipsAreCollections(t *testing.T) {
	m, diags := solve(t,
		keyed(resource("shop.md", "shop", "", prop("id", "String"), prop("parts", "part", navigation), prop("stock", "part", navigation), prop("owner", "part", navigation),
			prop("labels", "part"), prop("mills", "part", navigation)), "id"),
		resource("part.md", "part", "", prop("id", "String")),
		operationPage("shop-get", get("/shops/{shop-id}", "shop")),
		operationPage("shop-list-parts", exemplified(list("/shops/{id}/parts", "part"), "List parts", "")),
		operationPage("shop-list-stock", exemplified(list("/shops/{id}/stock", "part"), "List stock", "https://graph.microsoft.com/v1.0/shops/1/stock", `{"value": [{"id": "1"}]}`)),
		operationPage("shop-list-owner", exemplified(list("/shops/{id}/owner", "part"), "List owner", "")),
		operationPage("shop-list-labels", exemplified(list("/shops/{id}/labels", "part"), "List labels", "")),
		operationPage("shop-get-mills", exemplified(list("/shops/{id}/mills", "part"), "Get mills", "")))
	many := map[string]bool{}
	for _, p := range typeNamed(t, m, "shop").Properties {
		many[p.Name] = p.Collection
	}
	assert.Equal(t, map[string]bool{"id": false, "parts": true, "stock": true, "owner": false, "labels": false, "mills": false}, many)
	assert.False(t, operation(t, m, "GET", "/shops/{shop-id}/owner").Response.Collection, "a title alone tells nothing")
	assert.True(t, operation(t, m, "GET", "/shops/{shop-id}/stock").Response.Collection)
	assert.Contains(t, diags.Text(), `relationship "parts" is one "part" here`)
}

func TestMisspeltValues(t *testing.T) {
	m, diags := solve(t,
		enumPage("pace.md", "pace", "slow", "steady", "fast"),
		resource("walk.md", "walk", "", prop("a", "pace", values("slow", "stedy", "fast", "furious")), prop("b", "pace", values("fast", "fasts"))))
	assertFindings(t, diags, diag.ConflictingEnum)
	assert.Equal(t, []string{"slow", "steady", "fast", "furious", "fasts"}, members(enumNamed(t, m, "pace")),
		"a value that is a letter away from a member which the list lacks is that member")
}

func TestNamedEnumsOfSubNamespaces(t *testing.T) {
	m, diags := solve(t,
		resource("mill-cog.md", "mill.cog", "", prop("a", "cogState", values("new", "worn")), prop("b", "yard.heap", values("high", "low")), prop("c", "pace", values("slow"))),
		enumPage("pace.md", "pace", "slow", "fast"))
	assertFindings(t, diags)
	assert.Equal(t, map[string]string{"a": "mill.cogState", "b": "yard.heap", "c": "pace"}, propertyTypes(typeNamed(t, m, "mill.cog")))
	assert.Equal(t, []string{"new", "worn"}, members(enumNamed(t, m, "mill.cogState")))
}

func TestListedActionsShareTheirPage(t *testing.T) {
	sell := ir.Operation{Method: "POST", Path: "/parts/{id}/sell", Kind: ir.OperationAction, Title: "part: sell",
		Request:    &ir.Body{Properties: []ir.Property{prop("price", "Int32")}},
		Response:   &ir.Response{Status: 200, Type: "receipt"},
		Parameters: []ir.Parameter{{Name: "Prefer", In: ir.InHeader, Type: "String"}}}
	listed := permissionPage("x.txt", "nothing")
	listed.Types = nil
	listed.Operations = []ir.Operation{request("POST", "/shops/{id}/parts/{id}/microsoft.graph.sell"), request("POST", "/shops/{id}/sell"), request("POST", "/parts/{id}/sell")}
	m, _ := solve(t, listed,
		keyed(resource("part.md", "part", "", prop("id", "String")), "id"), resource("receipt.md", "receipt", "", prop("sum", "Int32")),
		keyed(resource("shop.md", "shop", "", prop("id", "String"), prop("parts", "part", navigation, collection)), "id"),
		operationPage("shop-get", get("/shops/{id}", "shop")), operationPage("part-get", get("/parts/{id}", "part")), operationPage("part-sell", sell))
	shared := operation(t, m, "POST", "/shops/{shop-id}/parts/{part-id}/microsoft.graph.sell")
	assert.Equal(t, ir.OperationAction, shared.Kind)
	assert.Equal(t, &ir.Response{Status: 200, Type: "receipt"}, shared.Response)
	assert.Equal(t, "part: sell", shared.Title)
	require.NotNil(t, shared.Request)
	assert.Len(t, shared.Request.Properties, 1)
	assert.Equal(t, "Prefer", shared.Parameters[len(shared.Parameters)-1].Name)
	other := operation(t, m, "POST", "/shops/{shop-id}/sell")
	assert.Equal(t, "Json", other.Response.Type, "an action of another type is another action")
}
