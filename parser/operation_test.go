package parser_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/graphgen/graphgen/internal/diag"
	"github.com/graphgen/graphgen/ir"
	"github.com/graphgen/graphgen/parser"
)

const listPage = `---
title: "List gadgets"
doc_type: apiPageType
---

# List gadgets

Namespace: microsoft.graph

Lists the [gadgets](../resources/gadget.md) of a shop. Clouds that have it:

| Global service | US Government L4 | US Government L5 (DOD) | China operated by 21Vianet |
|:--|:--|:--|:--|
| ✅ | ✅ | ✅ | ❌ |

## Permissions

<!-- { "blockType": "permissions", "name": "gadget_list" } -->
| Permission type | Least privileged permissions | Higher privileged permissions |
|:--|:--|:--|
| Delegated (work or school account) | Gadget.Read | Gadget.ReadWrite, Shop.Read.All |
| Delegated (personal Microsoft account) | Not supported. | Not supported. |
| Application | Gadget.Read.All | Not available. |

## HTTP request

<!-- { "blockType": "ignored" } -->
~~~ http
GET /me/gadgets
GET /shops/{shop-id}/gadgets?from={from}&to={to}
GET /shops/{shop-id}/gadgets?from={from}
~~~

## Optional query parameters

| Name | Type | Description |
|:--|:--|:--|
| $filter | String | Which ones. |
| color | String | Of that color. Required. |

## Request headers

| Name | Description |
|:--|:--|
| Authorization | Bearer {token}. Required. |
| Prefer: gadget.unit | In which unit. Optional. |

## Request body

Do not supply a request body for this method.

## Response

If successful, this method returns a ~200 OK~ response code and a collection of [gadget](../resources/gadget.md) objects in the response body.

### Errors

| Scenario | HTTP status code | Error code | Error message |
|:--|:--|:--|:--|
| The shop is shut | 400 | ShopShut | Come back later. |

## Examples

### Example 1: All of them

#### Request

# [HTTP](#tab/http)
<!-- { "blockType": "request", "name": "list_gadgets" } -->
~~~msgraph-interactive
GET https://graph.microsoft.com/v1.0/shops/17/gadgets?from=1
Prefer: gadget.unit="cm"
~~~
# [C#](#tab/csharp)
Some code.

---

#### Response

<!-- { "blockType": "response", "truncated": true, "@odata.type": "Collection(microsoft.graph.gadget)" } -->
~~~http
HTTP/1.1 200 OK
Content-type: application/json

{ "value": [ { "id": "1" } ] }
~~~

### Example 2: Nothing

~~~http
GET /me/gadgets
~~~

~~~http
HTTP/1.1 200 OK
Content-type: application/json

{ "value": [
~~~
`

func TestOperation(t *testing.T) {
	f := parse("v1.0/api/gadget-list.md", listPage)
	assert.Equal(t, []string{diag.BadExample.ID}, codes(f))
	require.Len(t, f.Operations, 2)
	me, shop := f.Operations[0], f.Operations[1]
	assert.Equal(t, "gadget-list", me.ID)
	assert.Equal(t, "List gadgets", me.Title)
	assert.Equal(t, "Lists the gadgets of a shop.", me.Doc)
	assert.Equal(t, "https://learn.microsoft.com/graph/api/gadget-list", me.URL)
	assert.Equal(t, "GET", me.Method)
	assert.Equal(t, "/me/gadgets", me.Path)
	assert.Equal(t, ir.OperationList, me.Kind)
	assert.Equal(t, 29, me.Source.Line)
	assert.Equal(t, 30, shop.Source.Line)
	assert.Nil(t, me.Request)
	assert.Equal(t, &ir.Response{Status: 200, Type: "gadget", Collection: true}, me.Response)
	assert.Equal(t, []ir.Cloud{ir.CloudGlobal, ir.CloudUSGovL4, ir.CloudUSGovL5}, me.Clouds)
	assert.Equal(t, ir.OperationPermissions{
		DelegatedWork: []string{"Gadget.Read", "Gadget.ReadWrite", "Shop.Read.All"}, DelegatedPersonal: []string{}, Application: []string{"Gadget.Read.All"},
	}, me.Permissions)
	assert.Equal(t, []ir.ErrorCase{{Status: 400, Code: "ShopShut", Message: "Come back later.", Scenario: "The shop is shut"}}, me.Errors)

	assert.Equal(t, "/shops/{shop-id}/gadgets", shop.Path)
	var params []string
	for _, p := range shop.Parameters {
		required := ""
		if p.Required {
			required = " required"
		}
		params = append(params, string(p.In)+" "+p.Name+required)
	}
	assert.Equal(t, []string{
		"path shop-id required", "query $filter", "query color required", "query from required", "query to", "header Authorization required", "header Prefer: gadget.unit",
	}, params)

	require.Len(t, shop.Examples, 1)
	ex := shop.Examples[0]
	assert.Equal(t, "list_gadgets", ex.Name)
	assert.Equal(t, "https://graph.microsoft.com/v1.0/shops/17/gadgets?from=1", ex.Request.URL)
	assert.Equal(t, map[string]string{"Prefer": `gadget.unit="cm"`}, ex.Request.Headers)
	assert.Equal(t, "", ex.Request.Body)
	assert.Equal(t, &ir.ExampleResponse{Status: 200, Type: "gadget", Collection: true, Body: `{ "value": [ { "id": "1" } ] }`}, ex.Response)
	require.Len(t, me.Examples, 1)
	assert.Equal(t, "Example 2: Nothing", me.Examples[0].Name)
}

// operation makes an operation page of a title, requests and further sections.
func operation(title, requests, rest string) string {
	return "# " + title + "\n\nDoes it.\n\n## HTTP request\n\n~~~http\n" + requests + "\n~~~\n\n" + rest
}

func TestRequestBodies(t *testing.T) {
	table := "\n\n| Property | Type | Description |\n|:--|:--|:--|\n| label | String | What it says. |\n"
	for _, c := range []struct {
		name, title, request, rest string
		want                       *ir.Body
		properties                 int
	}{
		{"none", "gadget: sell", "POST /gadgets/{id}/sell", "## Request body\n\nDo not supply a request body for this method.\n", nil, 0},
		{"not said", "gadget: sell", "POST /gadgets/{id}/sell", "", nil, 0},
		{"a linked object", "Create gadget", "POST /gadgets", "## Request body\n\nIn the request body, supply a JSON representation of the [gadget](../resources/gadget.md) object." + table, &ir.Body{Type: "gadget", Exact: true}, 1},
		{"a named object", "Create it", "POST /gadgets", "## Request body\n\nIn the request body, supply a JSON representation for the gadget object.\n", &ir.Body{Type: "gadget"}, 0},
		{"what is required", "Create gadget", "POST /gadgets", "## Request body\n\nThe following table shows the properties that are required when you create the [gadget](../resources/gadget.md)." + table, &ir.Body{Type: "gadget"}, 1},
		{"what can be updated", "Update gadget", "PATCH /gadgets/{id}", "## Request body\n\nIn the request body, supply the values for relevant fields that should be updated." + table, &ir.Body{Type: "gadget", Exact: true}, 1},
		{"parameters", "gadget: sell", "POST /gadgets/{id}/sell", "## Request body\n\nIn the request body, provide a JSON object with the following parameters." + table, &ir.Body{Exact: true}, 1},
		{"content", "Put picture", "PUT /gadgets/{id}/picture/$value", "## Request body\n\nThe picture.\n", &ir.Body{Type: "Stream"}, 0},
		{"a binary body", "Send gadget", "POST /gadgets/{id}/send", "## Request body\n\nThe binary stream of the picture.\n", &ir.Body{Type: "Stream"}, 0},
		{"a wrapped object", "gadget: addPart", "POST /gadgets/{id}/addPart", "## Request body\n\nProvide an optional ~part~ with the following properties." + table + "\n## Example\n\n~~~http\nPOST /gadgets/1/addPart\n\n{ \"part\": { \"label\": \"x\" } }\n~~~\n", &ir.Body{Exact: true}, 1},
	} {
		t.Run(c.name, func(t *testing.T) {
			f := parse("v1.0/api/x-y.md", operation(c.title, c.request, c.rest))
			require.Len(t, f.Operations, 1)
			got := f.Operations[0].Request
			if c.want == nil {
				require.Nil(t, got)
				return
			}
			require.NotNil(t, got)
			assert.Equal(t, c.want.Type, got.Type)
			assert.Equal(t, c.want.Exact, got.Exact)
			assert.Len(t, got.Properties, c.properties)
			if c.name == "a wrapped object" {
				assert.Equal(t, "part", got.Properties[0].Name)
			}
		})
	}
}

func TestResponses(t *testing.T) {
	for _, c := range []struct {
		name, request, rest string
		want                *ir.Response
	}{
		{"an object", "GET /gadgets/{id}", "If successful, this method returns a ~200 OK~ response code and a [gadget](../resources/gadget.md) object in the response body.", &ir.Response{Status: 200, Type: "gadget"}},
		{"created", "POST /gadgets", "This method returns ~201 Created~ and a new [gadget](../resources/gadget.md) in the response body.", &ir.Response{Status: 201, Type: "gadget"}},
		{"objects", "GET /gadgets", "It returns ~200 OK~ and the requested [gadget](../resources/gadget.md) objects in the response body.", &ir.Response{Status: 200, Type: "gadget", Collection: true}},
		{"a collection object", "GET /gadgets", "It returns ~200 OK~ and a [gadget](../resources/gadget.md) collection object in the response body.", &ir.Response{Status: 200, Type: "gadget", Collection: true}},
		{"named in prose", "GET /gadgets/{id}", "It returns ~200 OK~ and the updated **gadget** object in the response body.", &ir.Response{Status: 200, Type: "gadget"}},
		{"nothing", "POST /gadgets/{id}/sell", "It returns a ~204 No Content~ response code.", &ir.Response{Status: 204}},
		{"nothing in the body", "POST /gadgets/{id}/sell", "It returns ~202 Accepted~. It does not return anything in the response body.", &ir.Response{Status: 202}},
		{"strings", "POST /gadgets/{id}/getColors", "It returns ~200 OK~ and a String collection in the response body.", &ir.Response{Status: 200, Type: "String", Collection: true}},
		{"a stream", "GET /gadgets/{id}/picture/$value", "It returns ~200 OK~ and a [picture](../resources/picture.md) object in the response body.", &ir.Response{Status: 200, Type: "Stream"}},
		{"a count", "GET /gadgets/$count", "It returns ~200 OK~ and the number.", &ir.Response{Status: 200, Type: "Int32"}},
		{"an article", "GET /gadgets/{id}", "It returns ~200 OK~ and a **gadget** object in the response body, or [one of several errors](../resources/area-error-codes.md).", &ir.Response{Status: 200, Type: "gadget"}},
		{"something", "POST /gadgets/{id}/sell", "It returns ~200 OK~ and tells more in the response body.", &ir.Response{Status: 200, Type: "Json"}},
		{"not said", "POST /gadgets/{id}/sell", "", nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			f := parse("v1.0/api/x-y.md", operation("gadget: it", c.request, "## Response\n\n"+c.rest+"\n"))
			require.Len(t, f.Operations, 1)
			assert.Equal(t, c.want, f.Operations[0].Response)
		})
	}
}

func TestResponseSecondOpinion(t *testing.T) {
	f := parse("v1.0/api/x-y.md", operation("List them", "GET /gadgets", "## Response\n\nIt returns ~200 OK~.\n\n## Example\n\n<!-- { \"blockType\": \"response\", \"@odata.type\": \"microsoft.graph.gadget\", \"isCollection\": true } -->\n~~~http\nHTTP/1.1 200 OK\n\n{}\n~~~\n"))
	require.Len(t, f.Operations, 1)
	assert.Equal(t, &ir.Response{Status: 200, Type: "gadget", Collection: true}, f.Operations[0].Response)
}

func TestResponsesOfSeveralExamples(t *testing.T) {
	example := func(line, typ string) string {
		return "~~~http\n" + line + "\n~~~\n\n<!-- { \"blockType\": \"response\", \"@odata.type\": \"microsoft.graph." + typ + "\" } -->\n~~~http\nHTTP/1.1 201 Created\n\n{}\n~~~\n\n"
	}
	f := parse("v1.0/api/x-y.md", operation("Create a part", "POST /gadgets\nPOST /gadgets/{id}/parts\nPOST /shops/{id}/parts",
		"## Response\n\nIt is ~201 Created~.\n\n## Examples\n\n"+example("POST /gadgets", "gadget")+example("POST /gadgets/1/parts", "part")))
	require.Len(t, f.Operations, 3)
	assert.Equal(t, &ir.Response{Status: 201, Type: "gadget"}, f.Operations[0].Response)
	assert.Equal(t, &ir.Response{Status: 201, Type: "part"}, f.Operations[1].Response)
	assert.Nil(t, f.Operations[2].Response, "no example shows it")
}

func TestPermissionTables(t *testing.T) {
	for _, c := range []struct {
		name, table string
		want        ir.OperationPermissions
		codes       []string
	}{
		{"one column", "| Permission type | Permissions (from least to most privileged) |\n|:--|:--|\n| Delegated (work or school account) | A.Read, A.ReadWrite |\n| Delegated (personal Microsoft account) | Not supported. |\n| Application | None |\n",
			ir.OperationPermissions{DelegatedWork: []string{"A.Read", "A.ReadWrite"}, DelegatedPersonal: []string{}, Application: []string{}}, nil},
		{"the other way round", "| Permission type | Permissions (from most to least privileged) |\n|:--|:--|\n| Delegated (work or school account) | A.ReadWrite, A.Read |\n",
			ir.OperationPermissions{DelegatedWork: []string{"A.Read", "A.ReadWrite"}, DelegatedPersonal: []string{}, Application: []string{}}, nil},
		{"a row for each resource", "| Supported resource | Delegated (work or school account) | Delegated (personal Microsoft account) | Application |\n|:--|:--|:--|:--|\n| a | A.Read | A.Read | A.Read |\n| b | B.Read, A.Read | Not supported | B.Read |\n",
			ir.OperationPermissions{DelegatedWork: []string{"B.Read", "A.Read"}, DelegatedPersonal: []string{"A.Read"}, Application: []string{"A.Read", "B.Read"}}, nil},
		{"a table for each resource", "For gadgets:\n\n| Permission type | Permissions |\n|:--|:--|\n| Application | A.Read, All.Read |\n\nFor parts:\n\n| Permission type | Permissions |\n|:--|:--|\n| Application | B.Read, All.Read, All.Write |\n",
			ir.OperationPermissions{DelegatedWork: []string{}, DelegatedPersonal: []string{}, Application: []string{"A.Read", "B.Read", "All.Read", "All.Write"}}, nil},
		{"least privileged ones and higher ones", "| Permission type | Least privileged permissions | Higher privileged permissions |\n|:--|:--|:--|\n| Application | A.Read | A.ReadWrite, All.Read |\n| Delegated (personal Microsoft account) | Not supported. | Not supported. |\n| Delegated (work or school account) | A.Read | Not available. |\n",
			ir.OperationPermissions{DelegatedWork: []string{"A.Read"}, DelegatedPersonal: []string{}, Application: []string{"A.Read", "A.ReadWrite", "All.Read"}}, nil},
		{"an unknown caller", "| Permission type | Permissions |\n|:--|:--|\n| Everybody | A.Read |\n",
			ir.OperationPermissions{DelegatedWork: []string{}, DelegatedPersonal: []string{}, Application: []string{}}, []string{diag.BadPermissions.ID}},
		{"no names", "| Permission type | Permissions |\n|:--|:--|\n| Application | ask your admin |\n",
			ir.OperationPermissions{DelegatedWork: []string{}, DelegatedPersonal: []string{}, Application: []string{}}, []string{diag.BadPermissions.ID}},
	} {
		t.Run(c.name, func(t *testing.T) {
			f := parse("v1.0/api/x-y.md", operation("Delete it", "DELETE /gadgets/{id}", "## Response\n\nIt returns ~204 No Content~.\n\n## Permissions\n\n"+c.table))
			require.Len(t, f.Operations, 1)
			assert.Equal(t, c.want, f.Operations[0].Permissions)
			assert.ElementsMatch(t, c.codes, codes(f))
		})
	}
}

func TestOperationFindings(t *testing.T) {
	t.Run("a bad line", func(t *testing.T) {
		f := parse("v1.0/api/x-y.md", operation("Get it", "GET /gadgets/{id\nGET /gadgets/{id}", "## Response\n\nIt returns ~200 OK~.\n"))
		d := finding(t, f, diag.BadRequestLine)
		assert.Equal(t, 8, d.Line)
		assert.NotEmpty(t, d.Hint)
		require.Len(t, f.Operations, 1)
	})
	t.Run("no request", func(t *testing.T) {
		f := parse("v1.0/api/x-y.md", "# Get it\n\nDoes it.\n\n## HTTP request\n\nAsk for it.\n")
		assert.Equal(t, []string{diag.NoRequest.ID}, codes(f))
		assert.Empty(t, f.Operations)
	})
	t.Run("the example is all there is", func(t *testing.T) {
		f := parse("v1.0/api/x-y.md", "# Get it\n\nDoes it.\n\n## HTTP request\n\nSee below.\n\n## Response\n\nIt returns ~200 OK~.\n\n## Example\n\n~~~http\nGET https://graph.microsoft.com/v1.0/gadgets/1ec239c2-d7c9-4623-a91a-a9775856bb36\n~~~\n")
		require.Len(t, f.Operations, 1)
		assert.Equal(t, "/gadgets/{gadget-id}", f.Operations[0].Path)
	})
	t.Run("nothing about the answer", func(t *testing.T) {
		f := parse("v1.0/api/x-y.md", operation("Get it", "GET /gadgets/{id}", ""))
		assert.Equal(t, []string{diag.UnknownResponse.ID}, codes(f))
	})
	t.Run("an error table of another kind", func(t *testing.T) {
		f := parse("v1.0/api/x-y.md", operation("Get it", "GET /gadgets/{id}", "## Response\n\nIt returns ~200 OK~.\n\n## Errors\n\n| What | Why |\n|:--|:--|\n| a | b |\n"))
		assert.Equal(t, []string{diag.BadErrorTable.ID}, codes(f))
	})
}

func TestOperationWithoutFileName(t *testing.T) {
	text := strings.ReplaceAll(operation("Update the Gadget!", "PATCH /gadgets/{id}", "## Response\n\nIt returns ~200 OK~.\n"), "~", "`")
	html := "<html><body><h1>Update the Gadget!</h1><p>Does it.</p><h2>HTTP request</h2><pre><code>PATCH /gadgets/{id}</code></pre></body></html>"
	f := read("v1.0/api/gadget-update.md", []byte(text), noFile, parser.Options{})
	require.Len(t, f.Operations, 1)
	assert.Equal(t, "gadget-update", f.Operations[0].ID)
	f = read("004_ffee00.html", []byte(html), noFile, parser.Options{})
	require.Len(t, f.Operations, 1)
	assert.Equal(t, "update-the-gadget", f.Operations[0].ID)
	assert.Empty(t, f.Operations[0].URL)
}

func TestOperationsShareNothing(t *testing.T) {
	f := parse("v1.0/api/x-y.md", operation("Create gadget", "POST /gadgets\nPOST /me/gadgets", "## Request body\n\n| Property | Type | Description |\n|:--|:--|:--|\n| a | String | A. |\n\n## Permissions\n\n| Permission type | Permissions |\n|:--|:--|\n| Application | A.Read |\n"))
	require.Len(t, f.Operations, 2)
	f.Operations[0].Request.Properties[0].Name = "changed"
	f.Operations[0].Permissions.Application[0] = "changed"
	assert.Equal(t, "a", f.Operations[1].Request.Properties[0].Name)
	assert.Equal(t, "A.Read", f.Operations[1].Permissions.Application[0])
}

func TestOperationDoc(t *testing.T) {
	table := "| Global service | US Government L4 |\n|:--|:--|\n| ✅ | ✅ |\n"
	for _, c := range []struct{ name, lead, want string }{
		{"one paragraph", "Sells it.\n", "Sells it."},
		{"two paragraphs", "Sells it.\n\nFor good.\n", "Sells it.\n\nFor good."},
		{"a paragraph that introduces a table", "Sells it.\n\nClouds that have it:\n\n" + table, "Sells it."},
		{"a sentence that introduces a table", "Sells it. Clouds that have it:\n\n" + table, "Sells it."},
		{"a sentence that introduces code", "Sells it.\n\nIt is simple. Just say:\n\n~~~\nsell\n~~~\n", "Sells it.\n\nIt is simple."},
		{"a sentence that introduces nothing", "Sells it.\n\nSee also:\n", "Sells it."},
		{"an introduced list", "Sells it to:\n\n- a [shop](shop.md)\n- a\n  customer\n\nAnd so on.\n", "Sells it to:\n- a shop\n- a customer"},
		{"an introduced numbered list", "To sell it:\n\n1. Find it.\n2. Give it away.\n", "To sell it:\n1. Find it.\n2. Give it away."},
		{"an introduced list of code", "To sell it. Say:\n\n- ~~~\n  sell\n  ~~~\n", "To sell it."},
		{"a list that nothing introduces", "Sells it.\n\n- here\n- there\n", "Sells it."},
		{"a colon in the middle", "Sells it: for good.\n\n" + table, "Sells it: for good."},
	} {
		t.Run(c.name, func(t *testing.T) {
			f := parse("v1.0/api/x-y.md", "# gadget: sell\n\nNamespace: microsoft.graph\n\n"+c.lead+"\n## HTTP request\n\n~~~http\nPOST /gadgets/{id}/sell\n~~~\n")
			require.Len(t, f.Operations, 1)
			assert.Equal(t, c.want, f.Operations[0].Doc)
		})
	}
}
