package templates

import (
	"github.com/dave/jennifer/jen"

	"github.com/graphgen/graphgen/internal/gomodel"
)

// emitQueryParam yields a documented query parameter of an operation.
//
//	// <doc>
//	func (<r> *<Builder>) <QueryParam>(<param> string) *<Builder> { return &<Builder>{<r>.req.With("<key>", <param>)} }
func emitQueryParam(b *builder, m *gomodel.QueryParam) {
	req := b.req().Dot("With").Call(jen.Lit(m.Key), b.ident(m.Param))
	b.method(m.Doc, m.Name, b.ident(m.Param).String()).Add(b.self(), oneLine(jen.Return(b.with(req))))
}
