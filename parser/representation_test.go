package parser_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/graphgen/graphgen/ir"
)

func replaceOnce(text, with string) string { return strings.Replace(text, "%", with, 1) }

// represented is a page with one table row and a JSON representation.
func represented(row, json string) string {
	return "# cog resource type\n\nA part.\n\n## Properties\n\n| Property | Type | Description |\n|:--|:--|:--|\n" + row +
		"\n\n## JSON representation\n\n<!-- { \"blockType\": \"resource\", \"@odata.type\": \"microsoft.graph.cog\" } -->\n~~~json\n" + json + "\n~~~\n"
}

func TestRepresentationAddsProperties(t *testing.T) {
	f := parse("v1.0/resources/cog.md", represented("| label | String | What it says. |", `{
  "@odata.type": "#microsoft.graph.cog",
  "id": "String (identifier)",
  "Label": "String",
  "made": "String (timestamp)", // always there
  "weight": "Double",
  "teeth": ["Int32"],
  "maker": {"@odata.type": "microsoft.graph.company"},
  "parts": [{"@odata.type": "microsoft.graph.part"}],
  "color": "red",
  "isOld": true,
  "price": 12,
  "nothing": null,
  "more": {},
}`))
	require.Empty(t, f.Diagnostics)
	require.Len(t, f.Types, 1)
	got := map[string]ir.Property{}
	for _, p := range f.Types[0].Properties[1:] {
		assert.True(t, p.Example, p.Name)
		assert.Equal(t, p.Name != "id", p.Nullable, p.Name)
		got[p.Name] = ir.Property{Type: p.Type, Collection: p.Collection}
	}
	assert.Equal(t, map[string]ir.Property{
		"id": {Type: "String"}, "made": {Type: "DateTimeOffset"}, "weight": {Type: "Double"}, "teeth": {Type: "Int32", Collection: true},
		"maker": {Type: "company"}, "parts": {Type: "part", Collection: true},
	}, got, "what names its type; the values of an illustration do not")
	assert.Equal(t, 17, f.Types[0].Properties[1].Source.Line)
	assert.Equal(t, 3, f.Types[0].Properties[1].Source.Column)
}

func TestRepresentationAsSecondOpinion(t *testing.T) {
	for _, c := range []struct {
		name, cell, json string
		want             ir.Property
	}{
		{"many", "String", `{"x": ["String"]}`, ir.Property{Type: "String", Collection: true}},
		{"one", "String collection", `{"x": "String"}`, ir.Property{Type: "String"}},
		{"a value tells nothing", "String collection", `{"x": "blue"}`, ir.Property{Type: "String", Collection: true}},
		{"a link to another page", "[maker](company.md)", `{"x": {"@odata.type": "microsoft.graph.company"}}`, ir.Property{Type: "company"}},
		{"a link to the page of an area", "[maker](shop-company.md)", `{"x": {"@odata.type": "microsoft.graph.company"}}`, ir.Property{Type: "maker"}},
		{"a derived type is an example", "[company](company.md)", `{"x": {"@odata.type": "microsoft.graph.mill"}}`, ir.Property{Type: "company"}},
		{"a type that cannot be read", "one of many", `{"x": {"@odata.type": "microsoft.graph.company"}}`, ir.Property{Type: "company"}},
		{"a string is a form of many types", "Duration", `{"x": "String"}`, ir.Property{Type: "Duration"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			f := parse("v1.0/resources/cog.md", represented("| x | "+c.cell+" | What it is. |", c.json))
			require.Empty(t, f.Diagnostics)
			require.Len(t, f.Types[0].Properties, 1)
			p := f.Types[0].Properties[0]
			assert.Equal(t, c.want, ir.Property{Type: p.Type, Collection: p.Collection})
		})
	}
}

func TestTableWithoutTypes(t *testing.T) {
	page := represented("| size | How large. |\n| label | What it says. |", `{"size": "Int32"}`)
	page = strings.Replace(page, "| Property | Type | Description |\n|:--|:--|:--|", "| Property | Description |\n|:--|:--|", 1)
	f := parse("v1.0/resources/cog.md", page)
	require.Len(t, f.Types[0].Properties, 2)
	assert.Equal(t, "Int32", f.Types[0].Properties[0].Type)
	assert.Equal(t, "Json", f.Types[0].Properties[1].Type)
	assert.Equal(t, []string{"G013"}, codes(f), "for the type that nothing tells")
}

func TestRowWithoutDescription(t *testing.T) {
	f := parse("v1.0/resources/cog.md", represented("| size | Int32 |\n| label | String | What it says. |", `{}`))
	require.Len(t, f.Types[0].Properties, 2)
	assert.Equal(t, "Int32", f.Types[0].Properties[0].Type)
	assert.Empty(t, f.Types[0].Properties[0].Doc)
	assert.Equal(t, []string{"G024"}, codes(f))
}
