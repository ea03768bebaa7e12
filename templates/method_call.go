package templates

import (
	"github.com/dave/jennifer/jen"

	"github.com/graphgen/graphgen/internal/gomodel"
)

// emitCall yields the step to an OData function with its arguments in the path.
//
//	// <doc>
//	func (<r> *<Builder>) <Call>(<param> string) *<Target> {
//		return &<Target>{<r>.req.Call("<function>", graph.Arg{Name: "<key>", Value: <param>, Quoted: true})}
//	}
func emitCall(b *builder, m *gomodel.Call) {
	args := []jen.Code{jen.Lit(m.Function)}
	names := make([]string, len(m.Params))
	for i, p := range m.Params {
		names[i] = p.Name
		fields := []jen.Code{jen.Id("Name").Op(":").Lit(p.Key), jen.Id("Value").Op(":").Add(b.ident(p.Name))}
		if p.Quoted {
			fields = append(fields, jen.Id("Quoted").Op(":").True())
		}
		if p.Type != "" {
			fields = append(fields, jen.Id("Type").Op(":").Lit(p.Type))
		}
		args = append(args, b.graph("Arg").Values(fields...))
	}
	req := b.req().Dot("Call").Call(args...)
	b.method(m.Doc, m.Name, b.stringParams(names)...).Add(b.goType(gomodel.Pointer{Elem: m.Target})).Block(jen.Return(b.target(m.Target, req)))
}
