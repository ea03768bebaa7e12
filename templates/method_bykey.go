package templates

import (
	"github.com/dave/jennifer/jen"

	"github.com/graphgen/graphgen/internal/gomodel"
)

// emitByKey yields the step to one member of a collection, by id or by alternate keys.
//
//	// <doc>
//	func (<r> *<Builder>) ByID(<id> string) *<Target> { return &<Target>{<r>.req.ID(<id>)} }
//
//	// <doc>
//	func (<r> *<Builder>) By<Key>(<key> string) *<Target> { return &<Target>{<r>.req.Key("<key>", <key>)} }
//
//	// <doc>
//	func (<r> *<Builder>) ByPath(<path> string) *<Target> { return &<Target>{<r>.req.ItemPath(<path>)} }
func emitByKey(b *builder, m *gomodel.ByKey) {
	req := b.req()
	names := make([]string, len(m.Params))
	for i, p := range m.Params {
		names[i] = p.Name
		switch {
		case m.ByPath:
			req = req.Dot("ItemPath").Call(b.ident(p.Name))
		case p.Key == "":
			req = req.Dot("ID").Call(b.ident(p.Name))
		default:
			req = req.Dot("Key").Call(jen.Lit(p.Key), b.ident(p.Name))
		}
	}
	b.method(m.Doc, m.Name, b.stringParams(names)...).Add(b.goType(gomodel.Pointer{Elem: m.Target}), oneLine(jen.Return(b.target(m.Target, req))))
}

// stringParams is a parameter list of strings; empty for no names.
func (f *file) stringParams(names []string) []jen.Code {
	params := f.idents(names)
	if n := len(params); n > 0 {
		params[n-1] = jen.Add(params[n-1]).String()
	}
	return params
}
