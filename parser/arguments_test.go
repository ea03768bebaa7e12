package parser_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/graphgen/graphgen/ir"
)

// TestFunctionArguments holds that the parameters of a function are kept where its request line does not have them.
func TestFunctionArguments(t *testing.T) {
	const table = "\n\n| Parameter | Type | Description |\n|:--|:--|:--|\n| row | Int32 | Which row. |\n| fine | Boolean | Optional. How. |\n"
	const required = "\n\n| Parameter | Type | Required? | Description |\n|:--|:--|:--|:--|\n| ~row~ | ~Edm.Int32~ | Yes | Which. |\n| ~fine~ | ~Edm.Boolean~ | No | How. |\n"
	const example = "\n## Example\n\n~~~http\nGET https://graph.microsoft.com/v1.0/gadgets/1/cell(row=5,fine=true)\n~~~\n"
	arguments := []ir.Parameter{{Name: "row", In: ir.InPath, Type: "Int32", Required: true}, {Name: "fine", In: ir.InPath, Type: "Boolean"}}
	for name, c := range map[string]struct {
		request, rest string
		want          []ir.Parameter
	}{
		"a section of its own":      {"GET /gadgets/{id}/cell", "## Function parameters" + table, arguments},
		"with a column":             {"GET /gadgets/{id}/cell", "## Function parameters" + required, arguments},
		"path parameters":           {"GET /gadgets/{id}/cell", "## Path parameters" + table + example, arguments},
		"a body of a GET":           {"GET /gadgets/{id}/cell", "## Request body\n\nUse these." + table + example, arguments},
		"no example":                {"GET /gadgets/{id}/cell", "## Path parameters" + table, nil},
		"an overload of its own":    {"GET /gadgets/{id}/cell\nGET /gadgets/{id}/cell(row={row})", "## Function parameters" + table, nil},
		"no function":               {"GET /gadgets/{id}/cells", "## Path parameters" + table + "\n## Example\n\n~~~http\nGET /gadgets/1/cells(row=1)\n~~~\n", nil},
		"of something else's names": {"GET /gadgets/{id}/cell", "## Path parameters\n\n| Parameter | Type | Description |\n|:--|:--|:--|\n| gadget | String | Whose. |\n" + example, nil},
	} {
		t.Run(name, func(t *testing.T) {
			title := "gadget: cell"
			if name == "no function" {
				title = "List cells"
			}
			f := parse("v1.0/api/x-y.md", operation(title, c.request, c.rest))
			require.NotEmpty(t, f.Operations)
			var got []ir.Parameter
			for _, p := range f.Operations[0].Parameters {
				if p.Name != "gadget-id" {
					p.Doc = ""
					got = append(got, p)
				}
			}
			assert.Equal(t, c.want, got)
		})
	}
}

func TestRequiredQueryParameters(t *testing.T) {
	const table = "\n\n| Parameter | Type | Description |\n|:--|:--|:--|\n| from | String | Since when. |\n| to | String | Optional. Until when. |\n"
	for text, want := range map[string][]bool{
		"Give the following required query parameters.": {true, false},
		"Give the following query parameters.":          {false, false},
	} {
		f := parse("v1.0/api/x-y.md", operation("List gadgets", "GET /gadgets", "## Query parameters\n\n"+text+table))
		var got []bool
		for _, p := range f.Operations[0].Parameters {
			got = append(got, p.Required)
		}
		assert.Equal(t, want, got, text)
	}
}
