package templates

import "github.com/graphgen/graphgen/internal/gomodel"

// emitAlias yields another name for a type.
//
//	// <doc>
//	type <Alias> = <Type>
func emitAlias(f *file, a *gomodel.Alias) {
	f.doc(a.Doc)
	f.Type().Add(f.ident(a.Name)).Op("=").Add(f.goType(a.Type))
}
