package templates

import (
	"github.com/dave/jennifer/jen"

	"github.com/graphgen/graphgen/internal/gomodel"
)

// builder is a request builder in the making. Each method that changes the request returns a new builder. They are handled by
// address: for a method of a value, the compiler makes a second one of its address.
type builder struct {
	*file
	*gomodel.Builder
}

// emitBuilder yields a request builder.
//
//	// <doc>
//	type <Builder> struct{ req graph.Request }
//
//	// <doc>
//	func New<Builder>(req graph.Request) *<Builder> { return &<Builder>{req} }
//
//	<methods>
//
// and for the root client:
//
//	// <doc>
//	func New(c *graph.Client) *<Builder> { return &<Builder>{c.Request("<version>")} }
//
// or, for a service that speaks OData 3:
//
//	// <doc>
//	func New(c *graph.Client, tenant string) *<Builder> {
//		return &<Builder>{c.RequestODataV3("<service>", tenant, "<version>")}
//	}
func emitBuilder(f *file, decl *gomodel.Builder) {
	b := &builder{file: f, Builder: decl}

	f.doc(decl.Doc)
	f.Type().Add(f.ident(decl.Name)).Op("struct").Add(oneLine(jen.Id("req").Add(f.graph("Request"))))
	if decl.Constructor != nil {
		b.emitConstructor(decl.Constructor)
	}
	for _, m := range decl.Methods {
		b.emitMethod(m)
	}
}

func (b *builder) emitConstructor(c *gomodel.Constructor) {
	b.doc(c.Doc)
	head := b.Func().Add(b.ident(c.Name))
	switch c.From {
	case gomodel.FromRequest:
		head.Params(jen.Id("req").Add(b.graph("Request"))).Add(b.self(), oneLine(jen.Return(b.with(jen.Id("req")))))
	case gomodel.FromClient:
		request := jen.Id("c").Dot("Request").Call(jen.Lit(c.Version))
		head.Params(jen.Id("c").Op("*").Add(b.graph("Client"))).Add(b.self(), oneLine(jen.Return(b.with(request))))
	case gomodel.FromTenant:
		request := jen.Id("c").Dot("RequestODataV3").Call(jen.Lit(c.Service), jen.Id("tenant"), jen.Lit(c.Version))
		head.Params(jen.Id("c").Op("*").Add(b.graph("Client")), jen.Id("tenant").String()).Add(b.self()).Block(jen.Return(b.with(request)))
	default:
		b.fail("%s is made from an unknown kind of value %d", b.Name, c.From)
	}
}

func (b *builder) emitMethod(m gomodel.Method) {
	switch m := m.(type) {
	case *gomodel.Child:
		emitChild(b, m)
	case *gomodel.ByKey:
		emitByKey(b, m)
	case *gomodel.Call:
		emitCall(b, m)
	case *gomodel.Option:
		emitOption(b, m)
	case *gomodel.QueryParam:
		emitQueryParam(b, m)
	case *gomodel.Verb:
		emitVerb(b, m)
	case *gomodel.PermissionList:
		emitPermissionList(b, m)
	case *gomodel.FormerMethod:
		emitFormerMethod(b, m)
	default:
		b.fail("a method of unknown kind %T", m)
	}
}

// method starts a method of the builder: its comment, receiver, name and parameters.
func (b *builder) method(doc []string, name string, params ...jen.Code) *jen.Statement {
	b.doc(doc)
	return b.Func().Params(jen.Add(b.ident(b.Receiver), b.self())).Add(b.ident(name)).Params(params...)
}

// self is the type by which the builder is handled: *<Builder>.
func (b *builder) self() *jen.Statement { return jen.Op("*").Add(b.ident(b.Name)) }

// with is a builder of the same type around another request.
func (b *builder) with(req jen.Code) *jen.Statement {
	return jen.Op("&").Add(b.ident(b.Name)).Values(req)
}

// req is the builder's own request.
func (b *builder) req() *jen.Statement { return b.ident(b.Receiver).Dot("req") }

// target is another builder around a request. One of another package is made by its constructor.
func (b *builder) target(t gomodel.Named, req jen.Code) *jen.Statement {
	b.ident(t.Name)
	if b.isLocal(t) {
		return jen.Op("&").Id(t.Name).Values(req)
	}
	return b.qual(t.Path, "New"+t.Name).Call(req)
}
