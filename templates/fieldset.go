package templates

import (
	"github.com/dave/jennifer/jen"

	"github.com/graphgen/graphgen/internal/gomodel"
)

// emitFieldSet yields the property descriptors of a resource. They are string types, so that the variable is static data which
// costs nothing at start-up. The first field makes the struct not comparable, so that the compiler writes no function that compares
// all the others, which took longer than the rest of the set.
//
//	type <fieldSet> struct {
//		_ [0]func() // not comparable
//
//		// <doc>
//		<Field> graph.<Kind>Property `returned:"select"`
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
		g.Id("_").Index(jen.Lit(0)).Func().Params().Comment("not comparable")
		if len(s.Entries) > 0 {
			g.Line()
		}
		for i, e := range s.Entries {
			inner(g, e.Doc)
			field := g.Add(f.ident(e.Name), f.goType(e.Type))
			if e.SelectOnly {
				field.Tag(map[string]string{"returned": "select"})
			}
			values[i] = f.ident(e.Name).Op(":").Lit(e.Value)
		}
	})
	f.doc(s.Doc)
	f.Var().Add(f.ident(s.Var)).Op("=").Add(f.ident(s.Type), lines(values...))
}
