package audit

import (
	"errors"
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/graphgen/graphgen/internal/csdl"
	"github.com/graphgen/graphgen/ir"
)

const listPage = "# List books\n\n## Permissions\n\nOne of these.\n\n" +
	"|Permission type|Permissions (from least to most privileged)|\n|:---|:---|\n" +
	"|Delegated (work or school account)|Book.Read.All, Book.ReadWrite.All|\n" +
	"|Delegated (personal Microsoft account)|Not supported.|\n" +
	"|Application|Book.Read.All|\n\n" +
	"[!INCLUDE [more](../includes/more.md)]\n\n" +
	"## HTTP request\n\n### Of a shelf\n\n```http\nGET https://graph.microsoft.com/v1.0/shelves/{id}/books?$top=1 HTTP/1.1\nget lower case\n```\n\nGET /outside/of/code\n\n" +
	"### Of all\n\n```\nGET /books\nPOST /books\n```\n\n" +
	"## Example\n\n### Request\n\n```http\nGET /books/1\n```\n\n### HTTP request\n\n```http\nGET /books/2\n```\n"

func open(file string) ([]byte, error) {
	switch file {
	case "api/list.md":
		return []byte(listPage), nil
	case "includes/more.md":
		return []byte("|Application|Library.Read.All|\n"), nil
	default:
		return nil, errors.New("no such file")
	}
}

func TestScan(t *testing.T) {
	s := scan("api/list.md", []byte(listPage), open)
	at := func(line int) ir.Source { return ir.Source{File: "api/list.md", Line: line, Column: 1} }
	assert.Equal(t, []requestLine{
		{"GET", "/shelves/{id}/books", "GET https://graph.microsoft.com/v1.0/shelves/{id}/books?$top=1 HTTP/1.1", at(20)},
		{"GET", "/books", "GET /books", at(29)},
		{"POST", "/books", "POST /books", at(30)},
	}, s.requests)
	assert.Equal(t, []permissionRow{
		{"work", []string{"Book.Read.All", "Book.ReadWrite.All"}, at(9)},
		{"personal", nil, at(10)},
		{"application", []string{"Book.Read.All"}, at(11)},
		{"application", []string{"Library.Read.All"}, at(13)},
	}, s.permissions)
}

// measured audits a model with one operation page and two resource pages.
func measured(change func(o *ir.Operation)) *Report {
	o := ir.Operation{
		Method: "GET", Path: "/shelves/{shelf-id}/books", Kind: ir.OperationList, Source: ir.Source{File: "api/list.md", Line: 20},
		Permissions: ir.OperationPermissions{
			DelegatedWork: []string{"Book.Read.All", "Book.ReadWrite.All"}, Application: []string{"Book.Read.All", "Library.Read.All"},
		},
		Examples: []ir.Example{{Request: &ir.ExampleRequest{Body: "plain"}, Response: &ir.ExampleResponse{Body: `{"a": 1}`}}, {Response: &ir.ExampleResponse{Body: "{…}"}}},
	}
	if change != nil {
		change(&o)
	}
	all := o
	all.Path, all.Source.Line = "/books", 29
	m := model()
	m.Operations = []ir.Operation{o, all}
	return Compare(Input{Model: m, Metadata: &csdl.Document{File: "m.xml"}, Pages: Pages{
		Open: open,
		Fragments: []ir.Fragment{
			{File: "api/list.md", Kind: ir.PageOperation, API: "graph", Version: "v1.0", Operations: []ir.Operation{o, all}},
			{File: "book.md", Kind: ir.PageResource, API: "graph", Version: "v1.0", Types: []ir.Type{{Name: "Book"}}},
			{File: "lost.md", Kind: ir.PageResource, API: "graph", Version: "v1.0"},
			{File: "overview.md", Kind: ir.PageOther, API: "graph", Version: "v1.0"},
			{File: "beta.md", Kind: ir.PageResource, API: "graph", Version: "beta"},
		},
		Diagnostics: []ir.Diagnostic{{File: "lost.md", Message: "it is odd"}},
	}})
}

func TestPagesAreMeasured(t *testing.T) {
	r := measured(nil)
	for name, want := range map[string][]int{"resource pages": {1, 2}, "requests": {2, 3}, "permission tables": {1, 1}, "JSON examples": {2, 4}} {
		rate := rateOf(t, r, name)
		assert.Equal(t, want, []int{rate.Have, rate.Of}, name)
	}
	assert.Equal(t, []Page{{"lost.md", "it is odd"}, {"overview.md", "the page describes no type"}}, r.Untyped)
	assert.Equal(t, []Lost{{ir.Source{File: "api/list.md", Line: 30, Column: 1}, "POST /books"}}, r.Unread)
}

func TestPermissionsThatAreLost(t *testing.T) {
	for name, change := range map[string]func(o *ir.Operation){
		"order":   func(o *ir.Operation) { o.Permissions.DelegatedWork = []string{"Book.ReadWrite.All", "Book.Read.All"} },
		"missing": func(o *ir.Operation) { o.Permissions.Application = []string{"Book.Read.All"} },
		"none":    func(o *ir.Operation) { o.Permissions = ir.OperationPermissions{} },
	} {
		r := measured(change)
		assert.Zero(t, rateOf(t, r, "permission tables").Have, name)
		assert.Len(t, r.Unread, 2, name)
	}
	r := measured(func(o *ir.Operation) { o.Permissions.Application = []string{"Library.Read.All", "Book.Read.All"} })
	assert.Equal(t, 1, rateOf(t, r, "permission tables").Have, "several tables have no order between them")
}

func TestRate(t *testing.T) {
	assert.InDelta(t, 100, Rate{}.Percent(), 0)
	assert.True(t, Rate{Target: 100}.Reached())
	assert.False(t, Rate{Have: 98, Of: 99, Target: 99}.Reached())
	assert.True(t, Rate{Have: 99, Of: 100, Target: 99}.Reached())
}
