package audit

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/graphgen/graphgen/ir"
)

// shown gives the model an example of an answer with one shelf.
func shown(m *ir.Model, shelf string) {
	m.Operations[0].Examples = []ir.Example{{
		Request:  &ir.ExampleRequest{Method: "GET"},
		Response: &ir.ExampleResponse{Status: 200, Type: "shelf", Collection: true, Body: `{"value": [` + shelf + `]}`},
	}}
}

func TestExamplesAreWitnesses(t *testing.T) {
	asText := func(m *ir.Model) { property(m, "book", "pages").Type = "String" }
	for name, tt := range map[string]struct {
		book   string // of the shelf in the example
		change func(m *ir.Model)
		want   string // the finding's line, and the end of its reason
	}{
		"they side with the metadata": {`{"pages": 12}`, asText,
			"error property-type book.pages: String | Int32 | metadata | retype {type book} {property pages} {to Int32}; so do the examples"},
		"they side with the documents": {`{"pages": "12"}`, asText,
			"error property-type book.pages: String | Int32 | unclear | ; but the examples have what the documents say"},
		"they have both": {`{"pages": "12"}, {"pages": 12}`, asText,
			"error property-type book.pages: String | Int32 | metadata | retype {type book} {property pages} {to Int32}"},
		"null shows nothing": {`{"pages": null}`, asText,
			"error property-type book.pages: String | Int32 | metadata | retype {type book} {property pages} {to Int32}"},
		"many values": {`{"authors": [{"name": "Ada"}]}`, func(m *ir.Model) { property(m, "book", "authors").Collection = false },
			"error collection book.authors: author | Collection(author) | metadata | retype {type book} {property authors} {to author} {collection true}; so do the examples"},
		"a name as documented": {`{"titel": "Walks"}`, func(m *ir.Model) { property(m, "book", "title").Name = "titel" },
			"warning unknown-property book.titel: String | title | unclear | , but the examples have what the documents say"},
		"a property that only they and the documents have": {`{"weight": 3}`, func(m *ir.Model) {
			m.Types[1].Properties = append(m.Types[1].Properties, ir.Property{Name: "weight", Type: "Int32"})
		}, "warning unknown-property book.weight: Int32 |  | documents | the examples have the property"},
		"a property that only the documents have": {`{"pages": 3}`, func(m *ir.Model) {
			m.Types[1].Properties = append(m.Types[1].Properties, ir.Property{Name: "weight", Type: "Int32"})
		}, "warning unknown-property book.weight: Int32 |  | documents | without it, nothing could read it"},
		"a property that no page describes": {`{"title": "Walks"}`, func(m *ir.Model) { m.Types[1].Properties = m.Types[1].Properties[1:] },
			"warning missing-property book.title:  | String | metadata | add-property {type book} {property title} {propertyType String} {nullable true}and the examples show it"},
	} {
		t.Run(name, func(t *testing.T) {
			r := compare(t, "", "", func(m *ir.Model) {
				tt.change(m)
				shown(m, `{"@odata.type": "#microsoft.graph.shelf", "books": [`+tt.book+`]}`)
			})
			require.Len(t, r.Findings, 1, lines(r))
			line := lines(r)[0]
			rest, ok := strings.CutPrefix(tt.want, line)
			require.True(t, ok, "%s\nis not the beginning of\n%s", line, tt.want)
			assert.Contains(t, r.Findings[0].Why, rest)
			if rest == "" {
				assert.NotContains(t, r.Findings[0].Why, "examples")
			}
		})
	}
}

func TestExamplesThatSayNothing(t *testing.T) {
	for _, body := range []string{"", "no JSON", `{"value": `, `["x"]`, `{"value": "text"}`, `{"value": [1, null]}`} {
		r := compare(t, "", "", func(m *ir.Model) {
			m.Operations[0].Examples = []ir.Example{
				{Response: &ir.ExampleResponse{Status: 200, Type: "shelf", Collection: true, Body: body}},
				{Response: &ir.ExampleResponse{Status: 404, Type: "shelf", Body: `{"books": 1}`}},
				{Response: &ir.ExampleResponse{Status: 200, Type: "nowhere", Body: `{"books": 1}`}},
				{Request: &ir.ExampleRequest{Method: "POST", Body: `{"books": 1}`}},
			}
		})
		assert.Empty(t, lines(r), body)
	}
}
