package explore

import (
	"encoding/json"
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/graphgen/graphgen/internal/gomodel"
	"github.com/graphgen/graphgen/internal/lower"
	"github.com/graphgen/graphgen/ir"
)

// library is a small model with everything that the page shows.
func library() *ir.Model {
	may := ir.OperationPermissions{DelegatedWork: []string{"Books.Read", "Books.ReadWrite"}, Application: []string{"Books.Read"}}
	return &ir.Model{
		API: "graph", Version: "v1.0",
		Types: []ir.Type{
			{Name: "book", Kind: ir.KindEntity, Base: "item", Properties: []ir.Property{{Name: "state", Type: "bookState"}, {Name: "author", Type: "Author"}}},
			{Name: "item", Kind: ir.KindEntity, Properties: []ir.Property{{Name: "id", Type: "String", Key: true, Doc: "</script><b>bold</b>"}}, Key: []string{"id"}},
			{Name: "author", Kind: ir.KindComplex, Properties: []ir.Property{{Name: "name", Type: "String"}, {Name: "alias", Type: "String"}}},
		},
		Enums: []ir.Enum{{Name: "bookState", Members: []ir.Member{{Name: "open"}, {Name: "lost"}}}},
		Operations: []ir.Operation{
			{Method: "GET", Path: "/books", Kind: ir.OperationList, Response: &ir.Response{Status: 200, Type: "book", Collection: true}, Permissions: may},
			{Method: "GET", Path: "/books/{book-id}", Kind: ir.OperationGet, Response: &ir.Response{Status: 200, Type: "book"}, Permissions: may},
			{Method: "DELETE", Path: "/books/{book-id}", Kind: ir.OperationDelete},
			{Method: "POST", Path: "/books/{book-id}/lend", Kind: ir.OperationAction},
			{
				Method: "GET", Path: "/books/{book-id}/pages(from={from},to='{to}')", Kind: ir.OperationFunction, Response: &ir.Response{Status: 200, Type: "String"},
				Parameters: []ir.Parameter{{Name: "from", In: ir.InPath, Type: "String"}, {Name: "to", In: ir.InPath, Type: "String"}},
			},
		},
		Permissions: []ir.Permission{{Name: "Books.Read", Delegated: &ir.PermissionScope{ID: "1", DisplayName: "Read books"}}},
	}
}

func codeOf(t *testing.T, m *ir.Model) *gomodel.Model {
	t.Helper()
	code, d := lower.Lower(m, lower.Options{ImportPath: "example.com/library", PackageName: "library", RuntimePath: "example.com/graph"})
	require.False(t, d.HasErrors(), "%v", d)
	return code
}

func TestSnippets(t *testing.T) {
	m := library()
	got := snippetsOf(codeOf(t, m))
	for _, c := range []struct{ method, path, want string }{
		{"GET", "/books", "page, err := c.Books().Get(ctx)\n\nfor item, err := range c.Books().All(ctx) {\n\t…\n}"},
		{"GET", "/books/{id}", "out, err := c.Books().ByID(bookID).Get(ctx)"},
		{"DELETE", "/books/{book-id}", "err := c.Books().ByID(bookID).Delete(ctx)"},
		{"POST", "/books/{book-id}/lend", "err := c.Books().ByID(bookID).Lend(ctx, body)"},
		{"GET", "/Books/{id}/pages(from={x}, to='{y}')", "out, err := c.Books().ByID(bookID).Pages(from, to).Get(ctx)"},
	} {
		assert.Equal(t, c.want, got[request(c.method, c.path)], "%s %s", c.method, c.path)
	}
}

func TestCatalogueTellsWhoRefersToWhom(t *testing.T) {
	m := library()
	c := newCatalogue(m, codeOf(t, m))
	uses := func(kind, name string) []string {
		var out []string
		for _, u := range c.entries[c.places[kind+" "+strings.ToLower(name)]].Users {
			out = append(out, c.index[u.Entry].Name+": "+u.How)
		}
		return out
	}
	assert.Equal(t, []string{"book: base"}, uses(kindType, "item"))
	assert.Equal(t, []string{"book: author"}, uses(kindType, "author"), "references ignore case")
	assert.Equal(t, []string{"book: state"}, uses(kindEnum, "bookState"))
	assert.Equal(t, []string{"GET /books: returns", "GET /books/{book-id}: returns"}, uses(kindType, "book"))
	assert.Equal(t, []string{
		"GET /books: work or school account, application", "GET /books/{book-id}: work or school account, application",
	}, uses(kindPermission, "Books.Read"))
	book := c.entries[c.places["type book"]].Type
	require.Len(t, book.Inherited, 1)
	assert.Equal(t, "item", book.Inherited[0].From)
	assert.Equal(t, []string{"book"}, c.entries[c.places["type item"]].Type.Derived)
}

var block = regexp.MustCompile(`<script type="application/json" id="([^"]+)">(.*?)</script>`)

func TestPageHoldsDataThatNothingEnds(t *testing.T) {
	m := library()
	page, err := Page(m, codeOf(t, m))
	require.NoError(t, err)
	assert.Contains(t, string(page), Mark)
	assert.NotContains(t, string(page), "<b>bold</b>")
	assert.NotContains(t, string(page), "{{")
	assert.NotRegexp(t, `(src|href)="?https?:`, string(page), "nothing is loaded")
	blocks := block.FindAllStringSubmatch(string(page), -1)
	require.Len(t, blocks, 1+3+1+5+2)
	for _, b := range blocks {
		assert.True(t, json.Valid([]byte(b[2])), "%s", b[1])
	}
}
