package parser_test

import (
	"errors"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/graphgen/graphgen/internal/diag"
	"github.com/graphgen/graphgen/ir"
	"github.com/graphgen/graphgen/parser"
)

// The pages of later years: front matter of another kind, notices as boxes, tables of permissions in files of their own, sub-namespaces
// written out in the type column, and members of enums behind a header.
const (
	laterResource = `---
title: "finding resource type"
ms.localizationpriority: medium
ms.subservice: "mill"
ms.date: 03/01/2031
toc.title: finding
---

# finding resource type (preview)

Namespace: microsoft.graph.mill

[!INCLUDE [preview](../../includes/preview.md)]

> [!CAUTION]
> This resource is deprecated. Use something else.

What an inspector notes.

Inherits from [microsoft.graph.entity](../resources/entity.md).

## Properties {#properties}

|Property|Type|Description|
|:---|:---|:---|
|count|Edm.Int64|How many.|
|days|Collection(Edm.Date)|When.|
|grade|[microsoft.graph.mill.grade](#grade-values)|How bad. The possible values are: ~low~, ~high~, ~unknownFutureValue~. Note that you must use the ~Prefer: include-unknown-enum-members~ request header to get the following value(s) in this [evolvable enum](/graph/evolvable): ~urgent~.|
|id|String|The key. Inherited from [microsoft.graph.entity](../resources/entity.md).|
|label|String collection|Labels. Inherited from [note](note.md). Supports ~$filter~ (~eq~, ~in~).|
|origin|microsoft.graph.yard.pile|Where from.|
|state|findingState|State. The possible values are: ~open~, ~closed~.|

### grade values (preview)

|Member|Description|
|:---|:---|
|low|Not so bad.|
|high|Bad.|
|unknownFutureValue|Sentinel of an evolvable enum. Not to be sent.|
|urgent|Very bad. Comes with the ~Prefer: include-unknown-enum-members~ request header only, as this is an [evolvable enum](/graph/evolvable).|

## Relationships

|Relationship|Type|Description|
|:---|:---|:---|
|**None**|||
|inspector|microsoft.graph.mill.inspector collection|Who.|

## JSON representation
The following JSON representation shows the resource type.
<!-- {
  "blockType": "resource",
  "keyProperty": "id",
  "@odata.type": "microsoft.graph.mill.finding",
  "baseType": "microsoft.graph.entity",
  "openType": false
}
-->
~~~ json
{
  "@odata.type": "#microsoft.graph.mill.finding",
  "id": "String (identifier)",
  "label": ["String"]
}
~~~
`
	laterOperation = `---
title: "Get finding"
ms.date: 03/01/2031
---

# Get finding
Namespace: microsoft.graph.mill

Read a [finding](../resources/mill-finding.md).

## Permissions

Choose the least one.

<!-- { "blockType": "permissions", "name": "mill_finding_get" } -->
[!INCLUDE [permissions-table](../includes/permissions/mill-finding-get-permissions.md)]

## HTTP request

<!-- { "blockType": "ignored" } -->
~~~ http
GET /mill/findings/{findingId}
GET /mill/findings(code='{code}')
GET /mill/inspectors(staffId='{staffId}')/findings(code='{code}')
GET /mill/findings/between(since={since},limit={limit},grade='{grade}')
~~~

## Function parameters

|Parameter|Type|Description|
|:---|:---|:---|
|since|DateTimeOffset|From when.|
|limit|Int32|How many.|
|grade|microsoft.graph.mill.grade|How bad.|

## Request headers
|Name|Description|
|:---|:---|
|Authorization|Bearer {token}. Required.|

## Request body
Don't supply a request body for this method.

## Response

It returns ~200 OK~ and a [microsoft.graph.mill.finding](../resources/mill-finding.md) object in the response body.

## Examples

### Request

# [HTTP](#tab/http)
<!-- { "blockType": "request", "name": "get_finding" } -->
~~~msgraph-interactive
GET https://graph.microsoft.com/beta/mill/findings/12
~~~

# [Go](#tab/go)
[!INCLUDE [sample-code](../includes/snippets/go/get-finding-go-snippets.md)]

---

### Response

<!-- { "blockType": "response", "truncated": true, "@odata.type": "microsoft.graph.mill.finding" } -->
~~~ http
HTTP/1.1 200 OK
Content-Type: application/json

{ "id": "12" }
~~~
`
	laterPermissions = `---
description: "Made by a tool."
---

|Permission type|Least privileged permissions|Higher privileged permissions|
|:---|:---|:---|
|Delegated (work or school account)|Mill.Read|Mill.ReadWrite, Mill.Read.All|
|Delegated (personal Microsoft account)|Not supported.|Not supported.|
|Application|Mill.Read.All|Not available.|
`
	laterEnums = `---
title: "Mill enum values"
---

# Mill enum values

Namespace: microsoft.graph.mill

### pileKind values

|Member|
|:---|
|grain|
|flour|

### pileAge values (deprecated)

|Name|Meaning|
|:---|:---|
|fresh|Of today.|
|old|Of earlier days.|

### What else there is

|Member|
|:---|
|nothing|
`
)

// readLater reads a page of the later layout beside the file with its permissions.
func readLater(name, text string) reading {
	open := func(path string) ([]byte, error) {
		if path == "beta/includes/permissions/mill-finding-get-permissions.md" {
			return []byte(laterPermissions), nil
		}
		return nil, errors.New("no such file")
	}
	return read(name, []byte(strings.ReplaceAll(text, "~", "`")), open, parser.Options{})
}

func TestLaterResource(t *testing.T) {
	f := readLater("beta/resources/mill-finding.md", laterResource)
	assert.Equal(t, []string{diag.MissingNote.ID}, codes(f))
	assert.Equal(t, "beta", f.Version)
	require.Len(t, f.Types, 1)
	got := f.Types[0]
	assert.Equal(t, "mill.finding", got.Name)
	assert.Equal(t, "entity", got.Base)
	assert.Equal(t, []string{"id"}, got.Key)
	assert.True(t, got.Deprecated)
	assert.Equal(t, "What an inspector notes.", got.Doc)
	types := map[string]ir.Property{}
	for _, p := range got.Properties {
		types[p.Name] = ir.Property{Type: p.Type, Collection: p.Collection, Navigation: p.Navigation, Inherited: p.Inherited}
	}
	assert.Equal(t, map[string]ir.Property{
		"count": {Type: "Int64"}, "days": {Type: "Date", Collection: true}, "grade": {Type: "mill.grade"}, "id": {Type: "String", Inherited: "entity"},
		"label": {Type: "String", Collection: true, Inherited: "note"}, "origin": {Type: "yard.pile"}, "state": {Type: "findingState"},
		"inspector": {Type: "mill.inspector", Collection: true, Navigation: true},
	}, types)
	grade := got.Properties[2]
	assert.Equal(t, []string{"low", "high", "unknownFutureValue", "urgent"}, grade.Values)
	assert.True(t, grade.Evolvable)
	require.Len(t, f.Enums, 1)
	assert.Equal(t, "mill.grade", f.Enums[0].Name)
	assert.True(t, f.Enums[0].Evolvable)
	assert.Len(t, f.Enums[0].Members, 4)
}

func TestLaterOperation(t *testing.T) {
	f := readLater("beta/api/mill-finding-get.md", laterOperation)
	require.Empty(t, f.Diagnostics)
	var paths []string
	for _, op := range f.Operations {
		paths = append(paths, op.Method+" "+op.Path+" "+string(op.Kind))
		assert.Equal(t, &ir.Response{Status: 200, Type: "mill.finding"}, op.Response, op.Path)
		assert.Equal(t, ir.OperationPermissions{
			DelegatedWork: []string{"Mill.Read", "Mill.ReadWrite", "Mill.Read.All"}, DelegatedPersonal: []string{}, Application: []string{"Mill.Read.All"},
		}, op.Permissions, op.Path)
	}
	assert.Equal(t, []string{
		"GET /mill/findings/{finding-id} get", "GET /mill/findings(code='{code}') get", "GET /mill/inspectors(staffId='{staffId}')/findings(code='{code}') get",
		"GET /mill/findings/between(since={since},limit={limit},grade='{grade}') function",
	}, paths)
	types := map[string]string{}
	for _, p := range f.Operations[3].Parameters {
		types[p.Name] = p.Type
	}
	assert.Equal(t, map[string]string{"since": "DateTimeOffset", "limit": "Int32", "grade": "mill.grade", "Authorization": "String"}, types)
	require.Len(t, f.Operations[0].Examples, 1)
}

func TestLaterEnums(t *testing.T) {
	f := readLater("beta/resources/enums-mill.md", laterEnums)
	assert.Equal(t, []string{diag.BadName.ID}, codes(f), "for the section that is headed by no enum")
	require.Len(t, f.Enums, 2)
	assert.Equal(t, "mill.pileKind", f.Enums[0].Name)
	assert.Equal(t, "mill.pileAge", f.Enums[1].Name)
	assert.Equal(t, []ir.Member{{Name: "fresh", Doc: "Of today."}, {Name: "old", Doc: "Of earlier days."}}, f.Enums[1].Members)
}

// TestValuesSection has the values of a property in a section that is headed by the property, and not by its type.
func TestValuesSection(t *testing.T) {
	for _, c := range []struct {
		typ     string
		values  []string
		members int
	}{
		{"String", []string{"low", "high"}, 0},
		{"pileHeight", []string{"low", "high"}, 0},
		{"height", nil, 2},
		{"Int32", nil, 2},
	} {
		f := parse("v1.0/resources/pile.md", "# pile resource type\n\nA heap.\n\n## Properties\n\n| Property | Type | Description |\n|:--|:--|:--|\n| height | "+c.typ+" | How high. |\n\n### height values\n\n| Value | Description |\n|:--|:--|\n| low | Low. |\n| high | High. |\n")
		require.Empty(t, f.Diagnostics)
		assert.Equal(t, c.values, f.Types[0].Properties[0].Values, c.typ)
		if c.members > 0 {
			require.Len(t, f.Enums, 1, c.typ)
			assert.Len(t, f.Enums[0].Members, c.members, c.typ)
		} else {
			assert.Empty(t, f.Enums, c.typ)
		}
	}
}
