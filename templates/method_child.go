package templates

import (
	"github.com/dave/jennifer/jen"

	"github.com/graphgen/graphgen/internal/gomodel"
)

// emitChild yields a step down by literal segments.
//
//	// <doc>
//	func (<r> *<Builder>) <Child>() *<Target> { return &<Target>{<r>.req.Segment("<segment>")} }
//
// and for an alias of tenant and resource:
//
//	// <doc>
//	func (<r> *<Builder>) <Child>() *<Target> { return &<Target>{<r>.req.Alias("<segment>")} }
func emitChild(b *builder, m *gomodel.Child) {
	step := "Segment"
	if m.Alias {
		step = "Alias"
	}
	req := b.req().Dot(step).Call(jen.Lit(m.Segment))
	b.method(m.Doc, m.Name).Add(b.goType(gomodel.Pointer{Elem: m.Target}), oneLine(jen.Return(b.target(m.Target, req))))
}
