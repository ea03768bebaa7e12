package audit

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/graphgen/graphgen/ir"
)

func TestAnswers(t *testing.T) {
	for _, tt := range []struct {
		method, path string
		kind         ir.OperationKind
		answer       ir.Response
		want         string // what the metadata answers; "" when it agrees, "-" when it says nothing
	}{
		{"GET", "/shelves", ir.OperationList, ir.Response{Type: "shelf", Collection: true}, ""},
		{"GET", "/shelves/{shelf-id}", ir.OperationGet, ir.Response{Type: "shelf"}, ""},
		{"GET", "/shelves/{shelf-id}", ir.OperationGet, ir.Response{Type: "entity"}, ""},
		{"GET", "/shelves/{shelf-id}", ir.OperationGet, ir.Response{Type: "book"}, "shelf"},
		{"GET", "/shelves(code='{code}')", ir.OperationGet, ir.Response{Type: "shelf"}, ""},
		{"GET", "/Shelves/{shelf-id}/Books", ir.OperationList, ir.Response{Type: "book", Collection: true}, ""},
		{"POST", "/shelves/{shelf-id}/books", ir.OperationCreate, ir.Response{Type: "author"}, "book"},
		{"PATCH", "/shelves/{shelf-id}", ir.OperationUpdate, ir.Response{Type: "author"}, "shelf"},
		{"PATCH", "/shelves/{shelf-id}", ir.OperationUpdate, ir.Response{}, "-"},
		{"DELETE", "/shelves/{shelf-id}", ir.OperationDelete, ir.Response{Type: "author"}, "-"},
		{"GET", "/shelves/{shelf-id}/books/popular(days={days})", ir.OperationFunction, ir.Response{Type: "book"}, "Collection(book)"},
		{"GET", "/shelves/{shelf-id}/books/microsoft.graph.popular()", ir.OperationFunction, ir.Response{Type: "book", Collection: true}, ""},
		{"GET", "/shelves/{shelf-id}/books/popular()", ir.OperationFunction, ir.Response{}, "Collection(book)"},
		{"GET", "/shelves/{shelf-id}/popular()", ir.OperationFunction, ir.Response{Type: "book"}, "-"},
		{"GET", "/me", ir.OperationGet, ir.Response{Type: "author"}, ""},
		{"GET", "/me/microsoft.graph.book/title", ir.OperationGet, ir.Response{Type: "String"}, ""},
		{"GET", "/me/{id}", ir.OperationGet, ir.Response{Type: "author"}, "-"},
		{"GET", "/shelves/name", ir.OperationGet, ir.Response{Type: "author"}, "-"},
		{"GET", "/nowhere", ir.OperationGet, ir.Response{Type: "author"}, "-"},
	} {
		r := compare(t, "", "", func(m *ir.Model) {
			m.Operations = []ir.Operation{{Method: tt.method, Path: tt.path, Kind: tt.kind, Response: &tt.answer}}
		})
		compared, agree := 1, 1
		switch tt.want {
		case "":
			assert.Empty(t, lines(r), tt.path)
		case "-":
			assert.Empty(t, lines(r), tt.path)
			compared, agree = 0, 0
		default:
			agree = 0
			if assert.Len(t, r.Findings, 1, tt.path) {
				assert.Equal(t, tt.want, r.Findings[0].Metadata, tt.path)
				assert.NotZero(t, r.Findings[0].Line)
			}
		}
		rate := rateOf(t, r, "answers")
		assert.Equal(t, []int{agree, compared}, []int{rate.Have, rate.Of}, "%s %s %v", tt.method, tt.path, tt.answer)
	}
}

func TestRawContentAgreesWithATypeThatHoldsIt(t *testing.T) {
	read := func(m *ir.Model) {
		m.Operations = []ir.Operation{{Method: "GET", Path: "/shelves/{id}", Kind: ir.OperationGet, Response: &ir.Response{Type: "Stream"}}}
	}
	assert.Len(t, compare(t, "", "", read).Findings, 1)
	assert.Empty(t, lines(compare(t, `Name="shelf" BaseType`, `Name="shelf" HasStream="true" BaseType`, read)))
}

func rateOf(t *testing.T, r *Report, name string) Rate {
	t.Helper()
	for _, rate := range r.Rates {
		if rate.Name == name {
			return rate
		}
	}
	t.Fatalf("there is no rate %q", name)
	return Rate{}
}
