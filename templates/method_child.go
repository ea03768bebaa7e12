package templates

import (
	"github.com/dave/jennifer/jen"

	"github.com/graphgen/graphgen/internal/gomodel"
)

// emitChild yields a step down by literal segments.
//
//	// <doc>
//	func (<r> <Builder>) <Child>() <Target> { return <Target>{<r>.req.Segment("<segment>")} }
func emitChild(b *builder, m *gomodel.Child) {
	req := b.req().Dot("Segment").Call(jen.Lit(m.Segment))
	b.method(m.Doc, m.Name).Add(b.goType(m.Target), oneLine(jen.Return(b.target(m.Target, req))))
}
