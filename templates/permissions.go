package templates

import (
	"github.com/dave/jennifer/jen"

	"github.com/graphgen/graphgen/internal/gomodel"
)

// emitPermissionTable yields what is known of permissions, as static data that the linker drops where nothing uses it.
//
//	// <doc>
//	var <Permissions> = []graph.Permission{
//		{
//			Name: "<name>",
//			Delegated: graph.PermissionForm{
//				ID:          "<id>",
//				DisplayName: "<text>",
//				Description: "<text>",
//			},
//		},
//	}
func emitPermissionTable(f *file, t *gomodel.PermissionTable) {
	f.doc(t.Doc)
	entries := make([]jen.Code, len(t.Entries))
	for i, p := range t.Entries {
		fields := []jen.Code{jen.Id("Name").Op(":").Lit(p.Name)}
		for _, form := range []struct {
			name string
			gomodel.PermissionForm
		}{{"Delegated", p.Delegated}, {"Application", p.Application}} {
			if form.PermissionForm != (gomodel.PermissionForm{}) {
				fields = append(fields, jen.Id(form.name).Op(":").Add(f.graph("PermissionForm"), permissionForm(form.PermissionForm)))
			}
		}
		entries[i] = lines(fields...)
	}
	f.Var().Add(f.ident(t.Var)).Op("=").Index().Add(f.graph("Permission"), lines(entries...))
}

func permissionForm(p gomodel.PermissionForm) *jen.Statement {
	var fields []jen.Code
	for _, field := range []struct{ name, value string }{{"ID", p.ID}, {"DisplayName", p.DisplayName}, {"Description", p.Description}} {
		if field.value != "" {
			fields = append(fields, jen.Id(field.name).Op(":").Lit(field.value))
		}
	}
	return lines(fields...)
}
