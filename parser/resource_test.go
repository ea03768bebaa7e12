package parser_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/graphgen/graphgen/internal/diag"
	"github.com/graphgen/graphgen/ir"
)

const gadgetPage = `---
title: "gadget resource type"
doc_type: resourcePageType
---

# gadget resource type

Namespace: microsoft.graph

Something that a shop sells.

Inherits from [thing](../resources/thing.md).

## Methods

| Method | Return type | Description |
|:--|:--|:--|
| [Get gadget](../api/gadget-get.md) | [gadget](gadget.md) | Reads one. |

## Properties

| Property | Type | Description |
|:--|:--|:--|
| **id** | String | Names it. Key. Read-only. |
| label | String | What it says. Required. Maximum length is 20 characters. |
| size | [gadgetSize](gadgetsize.md) | How large it is. The possible values are: ~small~, ~large~. |
| parts | [part](part.md) collection | What it is made of. |
| @odata.etag | String | Its version. |

## Relationships

| Relationship | Type | Description |
|:--|:--|:--|
| maker | [company](company.md) | Who made it. Nullable. |

## JSON representation

<!-- {
  "blockType": "resource",
  "keyProperty": "id",
  "@odata.type": "microsoft.graph.gadget",
  "baseType": "microsoft.graph.thing",
  "openType": true,
}-->

~~~json
{ "id": "String (identifier)", "label": "String" }
~~~
`

func TestResource(t *testing.T) {
	f := parse("v1.0/resources/gadget.md", gadgetPage)
	require.Empty(t, f.Diagnostics)
	require.Len(t, f.Types, 1)
	g := f.Types[0]
	assert.Equal(t, "gadget", g.Name)
	assert.Equal(t, ir.KindEntity, g.Kind)
	assert.Equal(t, "thing", g.Base)
	assert.True(t, g.Open)
	assert.False(t, g.Abstract)
	assert.Equal(t, []string{"id"}, g.Key)
	assert.Equal(t, "Something that a shop sells.", g.Doc)
	assert.Equal(t, "https://learn.microsoft.com/graph/api/resources/gadget", g.URL)
	assert.Equal(t, 6, g.Source.Line)

	require.Len(t, g.Properties, 5)
	id, label, size, parts, maker := g.Properties[0], g.Properties[1], g.Properties[2], g.Properties[3], g.Properties[4]
	assert.Equal(t, "id", id.Name)
	assert.True(t, id.Key && id.ReadOnly && !id.Nullable)
	assert.Equal(t, ir.Source{File: "v1.0/resources/gadget.md", Line: 24, Column: 3}, id.Source)
	assert.True(t, label.Required)
	assert.Equal(t, 20, label.MaxLength)
	assert.Equal(t, []string{}, label.Filter)
	assert.Equal(t, "gadgetSize", size.Type)
	assert.Equal(t, []string{"small", "large"}, size.Values)
	assert.Equal(t, "part", parts.Type)
	assert.True(t, parts.Collection)
	assert.False(t, parts.Navigation)
	assert.True(t, maker.Navigation)
}

func TestResourceNames(t *testing.T) {
	annotated := func(title, typ string) string {
		return "# " + title + "\n\nText.\n\n<!-- {\"blockType\": \"resource\", \"@odata.type\": \"" + typ + "\"} -->\n~~~json\n{}\n~~~\n"
	}
	for _, c := range []struct{ name, text, want string }{
		{"title", "# widget resource type\n\nText.\n", "widget"},
		{"title with code", "# ~widget~ resource type\n\nText.\n", "widget"},
		{"title as link", "# [widget](widget.md) resource type\n\nText.\n", "widget"},
		{"title with a remark", "# widget resource type (open extensions)\n\nText.\n", "widget"},
		{"facet", annotated("Widget facet", "microsoft.graph.widget"), "widget"},
		{"the annotation knows better", annotated("Gear resource type", "microsoft.graph.machineGear"), "machineGear"},
		{"the older key", "# Widget\n\nText.\n\n<!-- {\"blockType\": \"resource\", \"@type\": \"microsoft.graph.widget\"} -->\n~~~json\n{}\n~~~\n", "widget"},
		{"namespace of the page", "# session resource type\n\nNamespace: microsoft.graph.machineLogs\n\nText.\n", "machineLogs.session"},
		{"namespace of the annotation", annotated("session resource type", "microsoft.graph.machineLogs.session"), "machineLogs.session"},
	} {
		t.Run(c.name, func(t *testing.T) {
			f := parse("v1.0/resources/x-page.md", c.text)
			require.Len(t, f.Types, 1)
			assert.Equal(t, c.want, f.Types[0].Name)
		})
	}
}

func TestResourceAliases(t *testing.T) {
	f := parse("v1.0/resources/area-gear.md", "# Gear resource type\n\nText.\n\n<!-- {\"blockType\": \"resource\", \"@odata.type\": \"microsoft.graph.machineGear\"} -->\n~~~json\n{}\n~~~\n")
	assert.Equal(t, map[string]string{"gear": "machineGear", "area-gear": "machineGear"}, f.Aliases)
}

func TestResourceBase(t *testing.T) {
	for text, want := range map[string]string{
		"Inherits from [thing](thing.md).":                                          "thing",
		"Inherits from base class [thing](thing.md).":                               "thing",
		"A special gadget, derived from [thing](thing.md).":                         "thing",
		"The **gadget** type is derived from [**thing**](thing.md) and adds to it.": "thing",
		"This type inherits from thing.":                                            "thing",
		"It is a type that is inherited by [other](other.md).":                      "",
		"All parts of it inherit from [thing](thing.md).":                           "",
		"Made from [thing](thing.md).":                                              "",
	} {
		f := parse("v1.0/resources/gadget.md", "# gadget resource type\n\n"+text+"\n")
		require.Len(t, f.Types, 1)
		assert.Equal(t, want, f.Types[0].Base, text)
	}
}

func TestResourceKind(t *testing.T) {
	table := "\n## Properties\n\n| Property | Type | Description |\n|:--|:--|:--|\n"
	for _, c := range []struct {
		name, text string
		want       ir.Kind
		key        []string
	}{
		{"no id", "# x resource type\n\nText.\n" + table + "| a | String | A. |\n", ir.KindComplex, []string{}},
		{"an id alone", "# x resource type\n\nText.\n" + table + "| id | String | Whose. |\n", ir.KindComplex, []string{}},
		{"an id that is key", "# x resource type\n\nText.\n" + table + "| id | String | Key. |\n", ir.KindEntity, []string{"id"}},
		{"an id, and one can be read", "# x resource type\n\nText.\n\n## Methods\n\n| Method | Return type | Description |\n|:--|:--|:--|\n| [Get x](../api/x-get.md) | x | Reads. |\n" + table + "| id | String | Whose. |\n", ir.KindEntity, []string{"id"}},
		{"an entity", "# x resource type\n\nInherits from [entity](entity.md).\n" + table + "| a | String | A. |\n", ir.KindEntity, []string{"id"}},
		{"a copied key", "# x resource type\n\nText.\n" + table + "| a | String | A. |\n\n<!-- {\"blockType\": \"resource\", \"keyProperty\": \"id\", \"@odata.type\": \"microsoft.graph.x\"} -->\n~~~json\n{\"a\": \"String\"}\n~~~\n", ir.KindComplex, []string{}},
	} {
		t.Run(c.name, func(t *testing.T) {
			f := parse("v1.0/resources/x.md", c.text)
			require.Len(t, f.Types, 1)
			assert.Equal(t, c.want, f.Types[0].Kind)
			assert.Equal(t, c.key, f.Types[0].Key)
		})
	}
}

func TestResourceNotices(t *testing.T) {
	f := parse("v1.0/resources/x.md", "# x resource type\n\nNamespace: microsoft.graph\n\nAn abstract type from which others derive.\n\n> [!CAUTION]\n> The x API is deprecated and goes away.\n")
	require.Len(t, f.Types, 1)
	assert.True(t, f.Types[0].Abstract)
	assert.True(t, f.Types[0].Deprecated)
	assert.Equal(t, []string{diag.EmptyType.ID}, codes(f))
}

func TestPropertyTables(t *testing.T) {
	page := func(table string) reading {
		return parse("v1.0/resources/x.md", "# x resource type\n\nText.\n\n## Properties\n\n"+table)
	}
	for _, c := range []struct {
		name, table string
		properties  []string
		codes       []string
	}{
		{"other words", "| Property name | Data type | Details |\n|:--|:--|:--|\n| a | String | A. |\n", []string{"a String"}, nil},
		{"another order", "| Type | Name | Description |\n|:--|:--|:--|\n| Int32 | a | A. |\n", []string{"a Int32"}, nil},
		{"extra columns", "| Property | Type | Description | Since |\n|:--|:--|:--|:--|\n| a | String | A. | 2 |\n", []string{"a String"}, nil},
		{"a wrong header over properties", "| Method | Return Type | Description |\n|:--|:--|:--|\n| a | Binary | A. |\n", []string{"a Binary"}, nil},
		{"none", "None.\n", nil, nil},
		{"none in the table", "| Property | Type | Description |\n|:--|:--|:--|\n| None | | |\n", nil, []string{"G017"}},
		{"a title among the rows", "| Property | Type | Description |\n|:--|:--|:--|\n| **Of the first kind** | | |\n| a | String | A. |\n", []string{"a String"}, nil},
		{"unknown columns", "| Thing | Shape |\n|:--|:--|\n| a | round |\n", nil, []string{"G010", "G017"}},
		{"a row too short", "| Property | Type | Description |\n|:--|:--|:--|\n| a | String | A. |\n| b |\n", []string{"a String"}, []string{"G011"}},
		{"a row without description", "| Property | Type | Description |\n|:--|:--|:--|\n| a | String |\n| b | String | B. |\n", []string{"a String", "b String"}, []string{"G024"}},
		{"a row without type", "| Property | Type | Description |\n|:--|:--|:--|\n| a |\n| b | String | B. |\n", []string{"b String"}, []string{"G011"}},
		{"a broken line", "| Property | Type | Description |\n|:--|:--|:--|\n| a | String | One of x,\ny, z).|\n| b | String | B. |\n", []string{"a String", "b String"}, nil},
		{"twice", "| Property | Type | Description |\n|:--|:--|:--|\n| a | String | A. |\n| a | Int32 | A. |\n", []string{"a String"}, []string{"G016"}},
		{"a type that cannot be read", "| Property | Type | Description |\n|:--|:--|:--|\n| a | this or that | A. |\n", []string{"a Json"}, []string{"G013"}},
		{"a name that is none", "| Property | Type | Description |\n|:--|:--|:--|\n| a; b | String | A. |\n", nil, []string{"G018", "G017"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			f := page(c.table)
			require.Len(t, f.Types, 1)
			var got []string
			for _, p := range f.Types[0].Properties {
				got = append(got, p.Name+" "+p.Type)
			}
			assert.Equal(t, c.properties, got)
			assert.ElementsMatch(t, c.codes, codes(f))
			for _, d := range f.Diagnostics {
				assert.NotZero(t, d.Line, d.Message)
			}
		})
	}
}

func TestUnreadableTypeFromRepresentation(t *testing.T) {
	f := parse("v1.0/resources/x.md", "# x resource type\n\nText.\n\n## Properties\n\n| Property | Type | Description |\n|:--|:--|:--|\n| a | one or more of those | A. |\n\n"+
		"<!-- {\"blockType\": \"resource\", \"@odata.type\": \"microsoft.graph.x\"} -->\n~~~json\n{\n  /* of the parts */\n  \"a\": [ { \"@odata.type\": \"microsoft.graph.part\" } ],\n}\n~~~\n")
	require.Empty(t, f.Diagnostics)
	assert.Equal(t, "part", f.Types[0].Properties[0].Type)
	assert.True(t, f.Types[0].Properties[0].Collection)
}

func TestInheritedTable(t *testing.T) {
	f := parse("v1.0/resources/x.md", "# x resource type\n\nText.\n\n## Properties\n\n| Property | Type | Description |\n|:--|:--|:--|\n| a | String | A. |\n\n"+
		"The following properties are inherited from [thing](thing.md).\n\n| Property | Type | Description |\n|:--|:--|:--|\n| b | String | B. |\n")
	require.Len(t, f.Types[0].Properties, 2)
	assert.Equal(t, "", f.Types[0].Properties[0].Inherited)
	assert.Equal(t, "thing", f.Types[0].Properties[1].Inherited)
	assert.Equal(t, "", f.Types[0].Base)
}

func TestFurtherTablesOfAPage(t *testing.T) {
	f := parse("v1.0/resources/x.md", `# x resource type

Text.

## Properties

| Property | Type | Description |
|:--|:--|:--|
| state | xState | How it is. |
| audience | String | For whom. |

### xState values

| Member | Value | Description |
|:--|:--|:--|
| open | 0 | It is open. |
| shut | 1 | It is shut. |

### audience values

| Value | Description |
|:--|:--|
| Everybody | All. |
| In House | Us. |

### xPart type

| Property | Type | Description |
|:--|:--|:--|
| weight | Double | In grams. |

### Attributes

| Property | Type | Description |
|:--|:--|:--|
| ignored | Double | Of nothing we know. |
`)
	require.Empty(t, f.Diagnostics)
	require.Len(t, f.Types, 2)
	assert.Equal(t, "xPart", f.Types[1].Name)
	assert.Equal(t, ir.KindComplex, f.Types[1].Kind)
	require.Len(t, f.Types[1].Properties, 1)
	require.Len(t, f.Enums, 1)
	assert.Equal(t, "xState", f.Enums[0].Name)
	assert.Equal(t, []ir.Member{{Name: "open", Doc: "It is open."}, {Name: "shut", Doc: "It is shut."}}, f.Enums[0].Members)
	assert.Equal(t, []string{"Everybody", "In House"}, f.Types[0].Properties[1].Values)
}

func TestEnums(t *testing.T) {
	f := parse("v1.0/resources/area-color.md", "# color enum type\n\nThe colors.\n\n## Members\n\n| Member | Value | Description |\n|:--|:--|:--|\n| red | 1 | Like blood. |\n| green | 2 | |\n| blue | 4 | |\n| unknownFutureValue | 8 | |\n| red | 16 | Again. |\n| not a name | 32 | |\n")
	require.Len(t, f.Enums, 1)
	e := f.Enums[0]
	assert.Equal(t, "color", e.Name)
	assert.Equal(t, "The colors.", e.Doc)
	assert.True(t, e.Flags)
	assert.True(t, e.Evolvable)
	assert.Len(t, e.Members, 4)
	assert.Equal(t, "https://learn.microsoft.com/graph/api/resources/area-color", e.URL)
	assert.Equal(t, []string{diag.DuplicateRow.ID, diag.BadName.ID}, codes(f))

	f = parse("v1.0/resources/enums.md", "# Values\n\nNamespace: microsoft.graph.machineLogs\n\n### color values\n\n| Member |\n|:--|\n| red |\n| green |\n\n### shade values\n\n| Value | Description |\n|:--|:--|\n| dark | Less light. |\n")
	require.Len(t, f.Enums, 2)
	assert.Equal(t, "machineLogs.color", f.Enums[0].Name)
	assert.False(t, f.Enums[0].Flags)
	assert.Equal(t, "machineLogs.shade", f.Enums[1].Name)
	assert.Empty(t, f.Diagnostics)
}

func TestRelationshipsAmongProperties(t *testing.T) {
	f := parse("v1.0/resources/cog.md", "# cog resource type\n\nA part.\n\n## Properties\n\n| Relationship | Type | Description |\n|:--|:--|:--|\n| label | String | What it says. |\n| maker | [company](company.md) | Who made it. |\n\n"+
		"| Property | Type | Description |\n|:--|:--|:--|\n| owner | [company](company.md) | Whose it is. |\n| size | [extent](extent.md) | How large. |\n\n## Relationships\n\n| Relationship | Type | Description |\n|:--|:--|:--|\n| owner | [company](company.md) | Whose it is. |\n")
	got := map[string]bool{}
	for _, p := range f.Types[0].Properties {
		got[p.Name] = p.Navigation
	}
	assert.Equal(t, map[string]bool{"label": false, "maker": true, "owner": true, "size": false}, got)
	assert.Equal(t, []string{diag.DuplicateRow.ID}, codes(f))
}
