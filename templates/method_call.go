package templates

import (
	"reflect"

	"github.com/dave/jennifer/jen"

	"github.com/graphgen/graphgen/internal/gomodel"
)

// emitCall yields the step to an OData function with its arguments in the path.
//
//	// <doc>
//	func (<r> *<Builder>) <Call>(<param> <Type>) *<Target> {
//		return &<Target>{<r>.req.Call("<function>", graph.Arg{Name: "<key>", Value: <param>, Quoted: true})}
//	}
func emitCall(b *builder, m *gomodel.Call) {
	args := []jen.Code{jen.Lit(m.Function)}
	var params []jen.Code
	for i, p := range m.Params {
		param := b.ident(p.Name)
		if i == len(m.Params)-1 || !reflect.DeepEqual(m.Params[i+1].Type, p.Type) {
			param.Add(b.goType(p.Type))
		}
		params = append(params, param)
		fields := []jen.Code{jen.Id("Name").Op(":").Lit(p.Key), jen.Id("Value").Op(":").Add(b.ident(p.Name))}
		if p.Quoted {
			fields = append(fields, jen.Id("Quoted").Op(":").True())
		}
		if p.Literal != "" {
			fields = append(fields, jen.Id("Type").Op(":").Lit(p.Literal))
		}
		args = append(args, b.graph("Arg").Values(fields...))
	}
	req := b.req().Dot("Call").Call(args...)
	b.method(m.Doc, m.Name, params...).Add(b.goType(gomodel.Pointer{Elem: m.Target})).Block(jen.Return(b.target(m.Target, req)))
}
