package templates

import (
	"github.com/dave/jennifer/jen"

	"github.com/graphgen/graphgen/internal/gomodel"
)

// emitFieldSet yields the property descriptors of a resource. They are string types, so that the variable is static data which
// costs nothing at start-up.
//
//	type <fieldSet> struct {
//		// <doc>
//		<Field> graph.<Kind>Property[*<Resource>]
//	}
//
//	// <doc>
//	var <FieldSet> = <fieldSet>{
//		<Field>: "<name>",
//	}
func emitFieldSet(f *file, s *gomodel.FieldSet) {
	values := make([]jen.Code, len(s.Entries))
	f.doc(nil)
	f.Type().Add(f.ident(s.Type)).StructFunc(func(g *jen.Group) {
		for i, e := range s.Entries {
			inner(g, e.Doc)
			g.Add(f.ident(e.Name), f.goType(e.Type))
			values[i] = f.ident(e.Name).Op(":").Lit(e.Value)
		}
	})
	f.doc(s.Doc)
	f.Var().Add(f.ident(s.Var)).Op("=").Add(f.ident(s.Type), lines(values...))
}
