package change_test

import (
	"slices"

	"github.com/graphgen/graphgen/internal/change"
	"github.com/graphgen/graphgen/ir"
)

// proof is one change to the library with a caller of what changes.
type proof struct {
	kind    change.Kind
	subject string
	edit    func(d *ir.Document, m *ir.Model)
	also    []change.Kind // what is told besides
	caller  string
}

func typ(m *ir.Model, name string) *ir.Type { return m.Find(name) }

func prop(m *ir.Model, owner, name string) *ir.Property {
	t := m.Find(owner)
	return &t.Properties[slices.IndexFunc(t.Properties, func(p ir.Property) bool { return p.Name == name })]
}

func drop(m *ir.Model, owner, name string) {
	t := m.Find(owner)
	t.Properties = slices.DeleteFunc(t.Properties, func(p ir.Property) bool { return p.Name == name })
}

func op(m *ir.Model, id string) *ir.Operation {
	return &m.Operations[slices.IndexFunc(m.Operations, func(o ir.Operation) bool { return o.ID == id })]
}

func dropOp(m *ir.Model, id string) {
	m.Operations = slices.DeleteFunc(m.Operations, func(o ir.Operation) bool { return o.ID == id })
}

// Callers of the library.
const (
	useTitle  = "var _ = models.Book{}.Title.Or(\"\")\n"
	useBook   = "func f(b *models.Book) {}\n"
	useShelf  = "var _ = models.Book{}.ShelfMark\n"
	useLoan   = "func f(ctx context.Context, c *sdk.Client) (*graph.Page[*models.Loan], error) { return c.Loans().Get(ctx) }\n"
	useList   = "func f(ctx context.Context, c *sdk.Client) (*graph.Page[*models.Book], error) { return c.Books().Since(\"a\").Until(\"b\").Get(ctx) }\n"
	useGet    = "func f(ctx context.Context, c *sdk.Client) (*models.Book, error) { return c.Books().ByID(\"1\").Get(ctx) }\n"
	useCreate = "func f(ctx context.Context, c *sdk.Client) (*models.Book, error) {\n\treturn c.Books().Create(ctx, models.BookCreate{Title: graph.Value(\"a\")})\n}\n"
	useUpdate = "func f(ctx context.Context, c *sdk.Client) (*models.Book, error) {\n\treturn c.Books().ByID(\"1\").Update(ctx, models.BookUpdate{Title: graph.Value(\"a\"), Pages: graph.Value[int32](1)})\n}\n"
	useLend   = "func f(ctx context.Context, c *sdk.Client) error {\n\treturn c.Books().ByID(\"1\").Lend(ctx, models.BookLendBody{Reader: graph.Value(\"a\"), Weeks: graph.Value[int32](1)})\n}\n"
	usePage   = "func f(ctx context.Context, c *sdk.Client) (string, error) {\n\tvar number int32 = 3\n\treturn c.Books().ByID(\"1\").Page(number).Get(ctx)\n}\n"
	useFilter = "var _ = models.BookFields.Title.Eq(\"a\")\n"
	usePages  = "var _ = models.BookFields.Pages.Eq(1)\n"
	useState  = "var _ models.LoanState = models.LoanStateLost\n"
	useGenre  = "var _ = models.GenreCrime.Has(models.GenrePoetry)\n"
	useError  = "var _ = sdk.ErrBookLent\n"
	useRoom   = "var _ models.Room\n\nfunc f(c *sdk.Client) { c.Rooms() }\n"
	usePaper  = "var _ models.AnyPaper = models.Company{}.Contract\n"
)

var proofs = []proof{
	{change.ModelAdded, "graph beta", func(d *ir.Document, m *ir.Model) {
		d.Models = append(d.Models, ir.Model{API: "graph", Version: "beta"})
	}, nil, useBook},
	{change.ModelRemoved, "graph v1.0", func(d *ir.Document, m *ir.Model) { d.Models = nil }, nil, useBook},

	{change.TypeAdded, "atlas", func(_ *ir.Document, m *ir.Model) {
		m.Types = append([]ir.Type{{Name: "atlas", Kind: ir.KindComplex, Source: at("atlas"), Properties: []ir.Property{{Name: "scale", Type: "Int32"}}}}, m.Types...)
	}, nil, useBook},
	{change.TypeRemoved, "room", func(_ *ir.Document, m *ir.Model) {
		m.Types = slices.DeleteFunc(m.Types, func(t ir.Type) bool { return t.Name == "room" })
		dropOp(m, "room-list")
	}, []change.Kind{change.OperationRemoved}, useRoom},
	{change.TypeRenamed, "studio", func(_ *ir.Document, m *ir.Model) {
		typ(m, "room").Name = "studio"
		op(m, "room-list").Response.Type = "studio"
	}, nil, "var _ models.Room\n"},
	{change.TypeDescribed, "riddle", func(_ *ir.Document, m *ir.Model) {
		*typ(m, "riddle") = ir.Type{Name: "riddle", Kind: ir.KindComplex, Source: at("riddle"), Properties: []ir.Property{{Name: "answer", Type: "String"}}}
	}, nil, "var _ = []byte(models.Book{}.Secret)\n"},
	{change.TypeMentioned, "company", func(_ *ir.Document, m *ir.Model) {
		*typ(m, "company") = ir.Type{Name: "company", Opaque: true, Source: at("company")}
	}, []change.Kind{change.TypeLastDerived}, "var _ = models.Book{}.Publisher.City\n"},
	{change.TypeFirstDerived, "company", func(_ *ir.Document, m *ir.Model) {
		m.Types = append(m.Types, ir.Type{Name: "trust", Kind: ir.KindComplex, Base: "company", Source: at("trust")})
	}, []change.Kind{change.TypeAdded}, "var _ = models.Book{}.Publisher.City\n"},
	{change.TypeLastDerived, "paper", func(_ *ir.Document, m *ir.Model) { typ(m, "loan").Base = "" },
		[]change.Kind{change.PropertyRemoved, change.TypeBase}, usePaper},
	{change.TypeBase, "room", func(_ *ir.Document, m *ir.Model) { typ(m, "room").Base = "paper" }, nil, useRoom},
	{change.TypeDeprecated, "book", func(_ *ir.Document, m *ir.Model) { typ(m, "book").Deprecated = true }, nil, useBook},
	{change.TypeText, "book", func(_ *ir.Document, m *ir.Model) { typ(m, "book").Doc = "Bound paper." }, nil, useBook},

	{change.PropertyAdded, "book.weight", func(_ *ir.Document, m *ir.Model) {
		t := typ(m, "book")
		t.Properties = append(t.Properties, ir.Property{Name: "weight", Type: "Int32", Source: at("book")})
	}, nil, useTitle},
	{change.PropertyRemoved, "book.title", func(_ *ir.Document, m *ir.Model) { drop(m, "book", "title") }, nil, useTitle},
	{change.PropertyRenamed, "book.shelfNumber", func(_ *ir.Document, m *ir.Model) { prop(m, "book", "shelfMark").Name = "shelfNumber" }, nil, useShelf},
	{change.PropertyRetyped, "book.title", func(_ *ir.Document, m *ir.Model) { prop(m, "book", "title").Type = "Int32" }, nil, useTitle},
	{change.PropertyReadOnly, "book.title", func(_ *ir.Document, m *ir.Model) { prop(m, "book", "title").ReadOnly = true }, nil, useCreate},
	{change.PropertyIgnored, "company.name", func(_ *ir.Document, m *ir.Model) { prop(m, "company", "name").ReadOnly = true }, nil, "var _ = models.BookCreate{Publisher: &models.Company{Name: graph.Value(\"a\")}}\n"},
	{change.PropertyWritable, "book.id", func(_ *ir.Document, m *ir.Model) { prop(m, "book", "id").ReadOnly = false }, nil, useCreate},
	{change.PropertyRequired, "book.title", func(_ *ir.Document, m *ir.Model) { prop(m, "book", "title").Required = true }, nil, useCreate},
	{change.PropertyOptional, "book.pages", func(_ *ir.Document, m *ir.Model) { prop(m, "book", "pages").Required = false }, nil, useCreate},
	{change.PropertyNullable, "book.id", func(_ *ir.Document, m *ir.Model) { prop(m, "book", "id").Nullable = true }, nil, useTitle},
	{change.PropertyNotNullable, "book.title", func(_ *ir.Document, m *ir.Model) { prop(m, "book", "title").Nullable = false }, nil, useTitle},
	{change.PropertyFilterLost, "book.title", func(_ *ir.Document, m *ir.Model) {
		p := prop(m, "book", "title")
		p.Filter, p.Filterable = nil, false
	}, nil, useFilter},
	{change.PropertyFilterGained, "book.shelfMark", func(_ *ir.Document, m *ir.Model) { prop(m, "book", "shelfMark").Filterable = true }, nil, useFilter},
	{change.PropertyOperatorsLost, "book.title", func(_ *ir.Document, m *ir.Model) { prop(m, "book", "title").Filter = []string{"eq"} }, nil, "var _ = models.BookFields.Title.Ne(\"a\")\n"},
	{change.PropertyOperatorsAdded, "book.pages", func(_ *ir.Document, m *ir.Model) { prop(m, "book", "pages").Filter = []string{"eq", "ge"} }, nil, usePages},
	{change.PropertyQueryLost, "book.title", func(_ *ir.Document, m *ir.Model) { prop(m, "book", "title").OrderBy = false }, nil, "var _ = models.BookFields.Title.Desc()\n"},
	{change.PropertyQueryGained, "book.title", func(_ *ir.Document, m *ir.Model) { prop(m, "book", "title").Search = true }, nil, useTitle},
	{change.PropertySelectOnly, "book.title", func(_ *ir.Document, m *ir.Model) { prop(m, "book", "title").Returned = ir.ReturnedSelect }, nil, useTitle},
	{change.PropertyByDefault, "company.city", func(_ *ir.Document, m *ir.Model) { prop(m, "company", "city").Returned = "" }, nil, useTitle},
	{change.PropertyShorter, "book.title", func(_ *ir.Document, m *ir.Model) { prop(m, "book", "title").MaxLength = 80 }, nil, useTitle},
	{change.PropertyLonger, "book.title", func(_ *ir.Document, m *ir.Model) { prop(m, "book", "title").MaxLength = 800 }, nil, useTitle},
	{change.PropertyDefault, "book.shelfMark", func(_ *ir.Document, m *ir.Model) { prop(m, "book", "shelfMark").Default = "B2" }, nil, useShelf},
	{change.PropertyDeprecated, "book.title", func(_ *ir.Document, m *ir.Model) { prop(m, "book", "title").Deprecated = true }, nil, useTitle},
	{change.PropertyText, "book.title", func(_ *ir.Document, m *ir.Model) { prop(m, "book", "title").Doc = "Its name." }, nil, useTitle},

	{change.EnumAdded, "colour", func(_ *ir.Document, m *ir.Model) {
		m.Enums = append(m.Enums, ir.Enum{Name: "colour", Source: at("colour"), Members: []ir.Member{{Name: "red"}}})
	}, nil, useState},
	{change.EnumRemoved, "genre", func(_ *ir.Document, m *ir.Model) {
		m.Enums = slices.DeleteFunc(m.Enums, func(e ir.Enum) bool { return e.Name == "genre" })
	}, nil, useGenre},
	{change.EnumRenamed, "lendingState", func(_ *ir.Document, m *ir.Model) {
		m.Enums[0].Name = "lendingState"
		prop(m, "book", "state").Type = "lendingState"
	}, nil, useState},
	{change.EnumFlags, "loanState", func(_ *ir.Document, m *ir.Model) { m.Enums[0].Flags = true }, nil, useState},
	{change.EnumNoFlags, "genre", func(_ *ir.Document, m *ir.Model) { m.Enums[1].Flags = false }, nil, useGenre},
	{change.EnumEvolvable, "loanState", func(_ *ir.Document, m *ir.Model) { m.Enums[0].Evolvable = true }, nil, useState},
	{change.EnumText, "loanState", func(_ *ir.Document, m *ir.Model) { m.Enums[0].Doc = "How it goes." }, nil, useState},
	{change.MemberAdded, "loanState.reserved", func(_ *ir.Document, m *ir.Model) {
		m.Enums[0].Members = append(m.Enums[0].Members, ir.Member{Name: "reserved"})
	}, nil, useState},
	{change.MemberRemoved, "loanState.lost", func(_ *ir.Document, m *ir.Model) { m.Enums[0].Members = m.Enums[0].Members[:2] }, nil, useState},
	{change.MemberRenamed, "loanState.missing", func(_ *ir.Document, m *ir.Model) { m.Enums[0].Members[2].Name = "missing" }, nil, useState},

	{change.OperationAdded, "DELETE /books/{book-id}", func(_ *ir.Document, m *ir.Model) {
		m.Operations = append(m.Operations, ir.Operation{ID: "book-delete", Method: "DELETE", Path: "/books/{book-id}", Kind: ir.OperationDelete,
			Response: &ir.Response{Status: 204}, Source: at("book-delete")})
	}, nil, useGet},
	{change.OperationRemoved, "GET /books/{book-id}", func(_ *ir.Document, m *ir.Model) { dropOp(m, "book-get") }, []change.Kind{change.ErrorMoved}, useGet},
	{change.OperationMoved, "POST /books/{book-id}/lendOut", func(_ *ir.Document, m *ir.Model) { op(m, "book-lend").Path = "/books/{book-id}/lendOut" }, nil, useLend},
	{change.OperationAnswer, "GET /books/{book-id}", func(_ *ir.Document, m *ir.Model) { op(m, "book-get").Response.Type = "room" }, nil, useGet},
	{change.OperationBody, "PATCH /books/{book-id}", func(_ *ir.Document, m *ir.Model) { op(m, "book-update").Request = &ir.Body{Type: "room"} }, nil, useUpdate},
	{change.OperationKindChanged, "GET /books", func(_ *ir.Document, m *ir.Model) { op(m, "book-list").Kind = ir.OperationContent }, nil, "var _ = (*sdk.Client)(nil).Books().Filter\n"},
	{change.OperationArguments, "GET /books/{book-id}/page(number={number})", func(_ *ir.Document, m *ir.Model) { op(m, "book-page").Parameters[1].Type = "String" }, nil, usePage},
	{change.OperationDeprecated, "GET /books/{book-id}", func(_ *ir.Document, m *ir.Model) { op(m, "book-get").Deprecated = true }, nil, useGet},
	{change.OperationText, "GET /books/{book-id}", func(_ *ir.Document, m *ir.Model) { op(m, "book-get").Doc = "Fetches a book." }, nil, useGet},
	{change.BodyPropertyAdded, "PATCH /books/{book-id} shelfMark", func(_ *ir.Document, m *ir.Model) {
		r := op(m, "book-update").Request
		r.Properties = append(r.Properties, ir.Property{Name: "shelfMark", Type: "String"})
	}, nil, useUpdate},
	{change.BodyPropertyRemoved, "PATCH /books/{book-id} pages", func(_ *ir.Document, m *ir.Model) {
		op(m, "book-update").Request.Properties = op(m, "book-update").Request.Properties[:1]
	}, nil, useUpdate},
	{change.BodyPropertyRetyped, "POST /books/{book-id}/lend weeks", func(_ *ir.Document, m *ir.Model) { op(m, "book-lend").Request.Properties[1].Type = "String" }, nil, useLend},
	{change.BodyPropertyRequired, "POST /books/{book-id}/lend weeks", func(_ *ir.Document, m *ir.Model) { op(m, "book-lend").Request.Properties[1].Required = true }, nil, useLend},
	{change.BodyPropertyOptional, "POST /books/{book-id}/lend reader", func(_ *ir.Document, m *ir.Model) { op(m, "book-lend").Request.Properties[0].Required = false }, nil, useLend},
	{change.ParameterAdded, "GET /books sort", func(_ *ir.Document, m *ir.Model) {
		o := op(m, "book-list")
		o.Parameters = append(o.Parameters, ir.Parameter{Name: "sort", In: ir.InQuery, Type: "String"})
	}, nil, useList},
	{change.ParameterRemoved, "GET /books since", func(_ *ir.Document, m *ir.Model) { op(m, "book-list").Parameters = op(m, "book-list").Parameters[1:] }, nil, useList},
	{change.ParameterRetyped, "GET /books since", func(_ *ir.Document, m *ir.Model) { op(m, "book-list").Parameters[0].Type = "Date" }, nil, useList},
	{change.ParameterRequired, "GET /books since", func(_ *ir.Document, m *ir.Model) { op(m, "book-list").Parameters[0].Required = true }, nil, useList},
	{change.ParameterOptional, "GET /books until", func(_ *ir.Document, m *ir.Model) { op(m, "book-list").Parameters[1].Required = false }, nil, useList},
	{change.PermissionAdded, "GET /books (application)", func(_ *ir.Document, m *ir.Model) {
		p := &op(m, "book-list").Permissions
		p.Application = append(p.Application, "Books.ReadWrite.All")
	}, nil, useList},
	{change.PermissionRemoved, "GET /books (delegated, work or school)", func(_ *ir.Document, m *ir.Model) {
		p := &op(m, "book-list").Permissions
		p.DelegatedWork = p.DelegatedWork[:1]
	}, nil, useList},
	{change.PermissionLeast, "GET /books (delegated, work or school)", func(_ *ir.Document, m *ir.Model) {
		slices.Reverse(op(m, "book-list").Permissions.DelegatedWork)
	}, nil, useList},
	{change.ErrorAdded, "ErrorBookBurnt", func(_ *ir.Document, m *ir.Model) {
		o := op(m, "book-list")
		o.Errors = append(o.Errors, ir.ErrorCase{Status: 410, Code: "ErrorBookBurnt"})
	}, nil, useError},
	{change.ErrorRemoved, "ErrorBookLent", func(_ *ir.Document, m *ir.Model) { op(m, "book-list").Errors = op(m, "book-list").Errors[:1] }, nil, useError},
	{change.ErrorMoved, "ErrorBookLost", func(_ *ir.Document, m *ir.Model) { op(m, "book-get").Errors = nil }, nil, "var _ = sdk.ErrBookLost\n"},
	{change.ErrorStatus, "ErrorBookLent", func(_ *ir.Document, m *ir.Model) { op(m, "book-list").Errors[1].Status = 423 }, nil, useError},
	{change.CloudAdded, "GET /books", func(_ *ir.Document, m *ir.Model) {
		op(m, "book-list").Clouds = append(op(m, "book-list").Clouds, ir.CloudUSGovL4)
	}, nil, useList},
	{change.CloudRemoved, "GET /books", func(_ *ir.Document, m *ir.Model) { op(m, "book-list").Clouds = []ir.Cloud{ir.CloudGlobal} }, nil, useList},

	{change.ScopeAdded, "Books.Burn", func(d *ir.Document, _ *ir.Model) {
		d.Permissions = append(d.Permissions, ir.Permission{Name: "Books.Burn", Source: at("burn")})
	}, nil, useBook},
	{change.ScopeRemoved, "Books.ReadWrite", func(d *ir.Document, _ *ir.Model) { d.Permissions = d.Permissions[:1] }, nil, useBook},
	{change.ScopeOpensMore, "Books.Read", func(d *ir.Document, _ *ir.Model) { d.Permissions[0].Methods[0].Application = true }, nil, useBook},
	{change.ScopeOpensLess, "Books.Read", func(d *ir.Document, _ *ir.Model) { d.Permissions[0].Methods = d.Permissions[0].Methods[:1] }, nil, useBook},
	{change.ChangeAnnounced, "book.title", func(d *ir.Document, _ *ir.Model) {
		d.Changes = append(d.Changes, ir.Change{API: "title", Type: "book", Kind: ir.ChangeRemoval, Version: "v1.0", Source: at("title")})
	}, nil, useBook},
	{change.ChangeWithdrawn, "book.shelfMark", func(d *ir.Document, _ *ir.Model) { d.Changes = nil }, nil, useBook},
}

func at(page string) ir.Source { return ir.Source{File: page + ".md", Line: 1, Column: 1} }
