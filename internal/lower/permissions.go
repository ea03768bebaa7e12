package lower

import (
	"slices"

	"github.com/graphgen/graphgen/internal/gomodel"
	"github.com/graphgen/graphgen/ir"
)

// permissionTable returns what permission pages say of the permissions that the operations name, nil if that is nothing.
func (l *lowerer) permissionTable() *gomodel.PermissionTable {
	named := map[string]bool{}
	for _, op := range l.plan.model.Operations {
		for _, name := range slices.Concat(op.Permissions.DelegatedWork, op.Permissions.DelegatedPersonal, op.Permissions.Application) {
			named[name] = true
		}
	}
	t := &gomodel.PermissionTable{
		Var: "Permissions",
		Doc: wrap("Permissions are the permissions of this API's operations whose pages were read, by name: their ids and the texts of the consent dialog."),
	}
	for _, p := range l.plan.model.Permissions {
		if named[p.Name] && (p.Delegated != nil || p.Application != nil) {
			t.Entries = append(t.Entries, gomodel.Permission{
				Name: p.Name, Delegated: permissionForm(p.Delegated), Application: permissionForm(p.Application),
			})
		}
	}
	if len(t.Entries) == 0 {
		return nil
	}
	return t
}

func permissionForm(s *ir.PermissionScope) gomodel.PermissionForm {
	if s == nil {
		return gomodel.PermissionForm{}
	}
	return gomodel.PermissionForm(*s)
}
