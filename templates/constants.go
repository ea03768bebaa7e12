package templates

import (
	"github.com/dave/jennifer/jen"

	"github.com/graphgen/graphgen/internal/gomodel"
)

// emitConstants yields a block of string constants; nothing if it has no members.
//
//	// <doc>
//	const (
//		// <doc>
//		<Name> <Type> = "<value>"
//	)
func emitConstants(f *file, c *gomodel.Constants) {
	var typ jen.Code = jen.Null()
	if c.Type != nil {
		typ = f.goType(c.Type)
	}
	emitConstBlock(f, c.Doc, typ, c.Members)
}

// emitConstBlock yields constants of a type that is already printed, jen.Null() for untyped ones.
func emitConstBlock(f *file, doc []string, typ jen.Code, members []gomodel.Constant) {
	if len(members) == 0 {
		return
	}
	f.doc(doc)
	f.Const().DefsFunc(func(g *jen.Group) {
		for _, m := range members {
			inner(g, m.Doc)
			g.Add(f.ident(m.Name), typ).Op("=").Lit(m.Value)
		}
	})
}
