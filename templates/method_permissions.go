package templates

import (
	"cmp"

	"github.com/dave/jennifer/jen"

	"github.com/graphgen/graphgen/internal/gomodel"
)

// emitPermissionList yields the permissions that the builder's verbs take.
//
//	// <doc>
//	func (<r> *<Builder>) Permissions() graph.BuilderPermissions {
//		return graph.ParsePermissions(
//			"<Verb> <HTTP>: <work>, … | <personal>, … | <application>, …",
//		)
//	}
func emitPermissionList(b *builder, m *gomodel.PermissionList) {
	calls := make([]jen.Code, len(m.Verbs))
	for i, v := range m.Verbs {
		calls[i] = jen.Lit(v.Name + " " + v.HTTP + ": " + cmp.Or(v.Needs[0], "-") + " | " + cmp.Or(v.Needs[1], "-") + " | " + cmp.Or(v.Needs[2], "-"))
	}
	list := jen.Custom(jen.Options{Open: "(", Close: ")", Separator: ",", Multi: true}, calls...)
	b.method(m.Doc, m.Name).Add(b.graph("BuilderPermissions")).Block(jen.Return(b.graph("ParsePermissions").Add(list)))
}
