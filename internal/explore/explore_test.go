package explore

import (
	"crypto/sha256"
	"encoding/base64"
	"encoding/json"
	"regexp"
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
	client := variable{"c", "*library.Client"}
	for _, c := range []struct {
		method, path, want string
		vars               []variable
	}{
		{"GET", "/books", "page, err := c.Books().Get(ctx)\n\nfor item, err := range c.Books().All(ctx) {\n\t// …\n}", nil},
		{"GET", "/books/{id}", "out, err := c.Books().ByID(bookID).Get(ctx)", []variable{{"bookID", "string"}}},
		{"DELETE", "/books/{book-id}", "err := c.Books().ByID(bookID).Delete(ctx)", []variable{{"bookID", "string"}}},
		{"POST", "/books/{book-id}/lend", "err := c.Books().ByID(bookID).Lend(ctx, body)", []variable{{"bookID", "string"}, {"body", "any"}}},
		{"GET", "/books/{id}/pages", "out, err := c.Books().ByID(bookID).Pages(from, to).Get(ctx)", []variable{{"bookID", "string"}, {"from", "string"}, {"to", "string"}}},
		{
			"GET", "/Books/{id}/pages(from={x}, to='{y}')", "out, err := c.Books().ByID(bookID).Pages(from, to).Get(ctx)",
			[]variable{{"bookID", "string"}, {"from", "string"}, {"to", "string"}},
		},
	} {
		s, ok := got.of(c.method, c.path)
		require.True(t, ok, c.path)
		assert.Equal(t, c.want, s.Text, "%s %s", c.method, c.path)
		assert.Equal(t, []string{"example.com/library"}, s.Imports)
		assert.Equal(t, append([]variable{client}, c.vars...), s.Vars, "%s %s", c.method, c.path)
	}
}

func TestCatalogueTellsWhoRefersToWhom(t *testing.T) {
	m := library()
	c := newCatalogue(m, codeOf(t, m))
	at := func(k kind, name string) entry {
		i, ok := c.places[place(k, name)]
		require.True(t, ok, name)
		return c.entries[i]
	}
	uses := func(k kind, name string) []string {
		var out []string
		for _, u := range at(k, name).Users {
			out = append(out, c.index[u.entry].name+": "+u.how)
		}
		return out
	}
	assert.Equal(t, []string{"book: base"}, uses(kindType, "item"))
	assert.Equal(t, []string{"book: author"}, uses(kindType, "author"), "references ignore case")
	assert.Equal(t, []string{"book: state"}, uses(kindEnum, "bookState"))
	assert.Equal(t, []string{"GET /books: returns", "GET /books/{book-id}: returns"}, uses(kindType, "book"))
	assert.Equal(t, []string{
		"GET /books: work, application", "GET /books/{book-id}: work, application",
	}, uses(kindPermission, "Books.Read"))
	assert.Equal(t, []int{c.places[place(kindType, "item")]}, at(kindType, "book").Type.Bases)
	assert.Equal(t, []string{"book"}, at(kindType, "item").Type.Derived)
	read, write := c.places[place(kindPermission, "Books.Read")], c.places[place(kindPermission, "Books.ReadWrite")]
	assert.Equal(t, [3][][]int{{{read}, {write}}, {}, {{read}}}, at(kindOperation, "GET /books").Operation.Permissions)
}

// TestBodiesNameWhatTheirTypeHas leaves out of the page what it says elsewhere.
func TestBodiesNameWhatTheirTypeHas(t *testing.T) {
	m := library()
	m.Operations = append(m.Operations, ir.Operation{Method: "POST", Path: "/books", Kind: ir.OperationCreate, Request: &ir.Body{Type: "Book", Properties: []ir.Property{
		{Name: "id", Type: "String", Key: true, Doc: "</script><b>bold</b>"}, {Name: "state", Type: "bookState", Doc: "of the new book"},
	}}})
	c := newCatalogue(m, codeOf(t, m))
	got := c.entries[c.places[place(kindOperation, "POST /books")]].Operation.Request.Properties
	assert.Equal(t, []any{"id", propertyView{Name: "state", Type: "bookState", Doc: "of the new book"}}, got)
}

var block = regexp.MustCompile(`<script type="application/json" id="([^"]+)">(.*?)</script>`)

func TestPageHoldsDataThatNothingEnds(t *testing.T) {
	m := library()
	page, err := Page(m, codeOf(t, m))
	require.NoError(t, err)
	assert.Contains(t, string(page), Mark)
	assert.NotContains(t, string(page), "<b>bold</b>")
	assert.NotContains(t, string(page), "{{")
	own := regexp.MustCompile(`(?s)<script>(.*)</script>`).FindStringSubmatch(string(page))
	require.NotNil(t, own)
	sum := sha256.Sum256([]byte(own[1]))
	assert.Contains(t, string(page), "script-src 'sha256-"+base64.StdEncoding.EncodeToString(sum[:])+"'\"", "its own script is the only one that runs")
	assert.NotRegexp(t, `(src|href)="?https?:`, string(page), "nothing is loaded")
	blocks := block.FindAllStringSubmatch(string(page), -1)
	require.Len(t, blocks, 2+3+1+5+2)
	for _, b := range blocks {
		assert.True(t, json.Valid([]byte(b[2])), "%s", b[1])
	}
}
