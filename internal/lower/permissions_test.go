package lower

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/graphgen/graphgen/internal/gomodel"
	"github.com/graphgen/graphgen/ir"
)

func builderOf(t *testing.T, m *ir.Model, name string) *gomodel.Builder {
	t.Helper()
	out, d := Lower(m, Options{ImportPath: "example.com/sdk", PackageName: "sdk", RuntimePath: "example.com/graph"})
	require.False(t, d.HasErrors(), d.Text())
	for _, p := range out.Packages {
		for _, f := range p.Files {
			for _, decl := range f.Decls {
				if b, ok := decl.(*gomodel.Builder); ok && b.Name == name {
					return b
				}
			}
		}
	}
	t.Fatal("no builder ", name)
	return nil
}

func permissionsOf(b *gomodel.Builder) *gomodel.PermissionList {
	for _, m := range b.Methods {
		if list, ok := m.(*gomodel.PermissionList); ok {
			return list
		}
	}
	return nil
}

func shelves(permissions ir.OperationPermissions) *ir.Model {
	op := func(id, method, path string, kind ir.OperationKind) ir.Operation {
		return ir.Operation{ID: id, Method: method, Path: path, Kind: kind, Permissions: permissions}
	}
	list, get := op("list", "GET", "/shelves", ir.OperationList), op("get", "GET", "/shelves/{id}", ir.OperationGet)
	list.Response, get.Response = &ir.Response{Type: "shelf", Collection: true}, &ir.Response{Type: "shelf"}
	return &ir.Model{
		API: "graph", Version: "v1.0",
		Types: []ir.Type{{Name: "shelf", Kind: ir.KindEntity, Properties: []ir.Property{{Name: "id", Type: "String"}}}},
		Operations: []ir.Operation{
			list, get, op("delete", "DELETE", "/shelves/{id}", ir.OperationDelete), op("lock", "POST", "/shelves/{id}/lock", ir.OperationAction),
			op("shares", "GET", "/shelves/{id}/permissions", ir.OperationList), op("ask", "POST", "/shelves/books/permissions", ir.OperationAction),
		},
	}
}

func TestBuildersTellTheirPermissions(t *testing.T) {
	m := shelves(ir.OperationPermissions{DelegatedWork: []string{"Shelf.Read", "Shelf.ReadWrite"}})
	list := permissionsOf(builderOf(t, m, "ShelvesRequest"))
	require.NotNil(t, list)
	require.Len(t, list.Verbs, 1, "All is Get again")
	assert.Equal(t, [3]string{"Shelf.Read, Shelf.ReadWrite"}, list.Verbs[0].Needs)

	one := builderOf(t, m, "ShelfRequest")
	var calls []string
	for _, v := range permissionsOf(one).Verbs {
		calls = append(calls, v.HTTP+" "+v.Name)
	}
	assert.Equal(t, []string{"GET Get", "DELETE Delete", "POST Lock"}, calls)

	assert.Contains(t, methods(one), "PermissionsRequest", "a segment of that name keeps out of the way")
	books := builderOf(t, m, "BooksRequest")
	assert.Contains(t, methods(books), "PermissionsAction", "and so does an action")
	assert.NotNil(t, permissionsOf(books), "it sends the action")
}

func TestBuildersWithoutPermissions(t *testing.T) {
	assert.Nil(t, permissionsOf(builderOf(t, shelves(ir.OperationPermissions{}), "ShelfRequest")), "the documents tell none at all")
	m := shelves(ir.OperationPermissions{Application: []string{"Shelf.Read.All"}})
	m.Operations = append(m.Operations, ir.Operation{ID: "x", Method: "GET", Path: "/rooms/{id}", Kind: ir.OperationGet})
	assert.Nil(t, permissionsOf(builderOf(t, m, "RoomsRequest")), "it sends nothing")
	assert.NotNil(t, permissionsOf(builderOf(t, m, "RoomRequest")), "every builder of such a service that sends something has the method")
}
