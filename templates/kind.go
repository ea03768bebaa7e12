package templates

import (
	"github.com/dave/jennifer/jen"

	"github.com/graphgen/graphgen/internal/gomodel"
)

// emitPropertyKind yields a type of property descriptors: some of the methods of the runtime's types.
//
//	// <doc>
//	type <Kind> string
//
//	// PropertyName returns the name.
//	func (p <Kind>) PropertyName() string { return string(p) }
//
//	// <doc>
//	func (p <Kind>) Eq(v string) graph.Filter { return graph.StringProperty(p).Eq(v) }
//
// and of an enum, whose methods are compiled for each enum it is used with, and only once for a receiver that is a pointer:
//
//	// <doc>
//	func (p *<Kind>[E]) Eq(v E) graph.Filter { return (*graph.EnumProperty[E])(p).Eq(v) }
//
// A method that leads to the property again returns the kind:
//
//	// <doc>
//	func (p <Kind>) Not() <Kind> { return <Kind>(graph.StringProperty(p).Not()) }
//
//	// <doc>
//	func (p *<Kind>[E]) Not() *<Kind>[E] {
//		again := <Kind>[E](graph.StringProperty(*p).Not())
//		return &again
//	}
func emitPropertyKind(f *file, k *gomodel.PropertyKind) {
	p := jen.Id("p")
	self := f.ident(k.Name)
	f.doc(k.Doc)
	if k.Enum {
		f.Type().Add(self).Types(jen.Id("E").Op("~").String()).String()
		self = f.ident(k.Name).Types(jen.Id("E"))
	} else {
		f.Type().Add(self).String()
	}
	f.doc([]string{"PropertyName returns the name."})
	f.Func().Params(jen.Add(p, self)).Id("PropertyName").Params().String().Add(oneLine(jen.Return(jen.String().Call(p))))

	receiver, value := jen.Add(self), jen.Add(p)
	if k.Enum {
		receiver, value = jen.Op("*").Add(self), jen.Op("*").Add(p)
	}
	for _, m := range k.Methods {
		via := f.goType(m.Via).Call(value)
		if len(m.Via.Args) > 0 {
			via = jen.Parens(jen.Op("*").Add(f.goType(m.Via))).Call(p)
		}
		v := jen.Id("v")
		var params, args []jen.Code
		switch {
		case m.Variadic:
			params, args = []jen.Code{jen.Add(v).Op("...").Add(f.goType(m.Param))}, []jen.Code{jen.Add(v).Op("...")}
		case m.Param != nil:
			params, args = []jen.Code{jen.Add(v).Add(f.goType(m.Param))}, []jen.Code{v}
		}
		call := via.Dot(m.Name).Call(args...)
		f.doc(m.Doc)
		method := f.Func().Params(jen.Add(p, receiver)).Add(f.ident(m.Name)).Params(params...)
		switch {
		case !m.Again:
			method.Add(f.goType(m.Result), oneLine(jen.Return(call)))
		case k.Enum:
			again := jen.Id("again")
			method.Add(receiver).Block(jen.Add(again).Op(":=").Add(self).Parens(call), jen.Return(jen.Op("&").Add(again)))
		default:
			method.Add(receiver, oneLine(jen.Return(jen.Add(self).Parens(call))))
		}
	}
}
