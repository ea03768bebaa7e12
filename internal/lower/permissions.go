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

// permissionList returns the method that tells what the verbs of a builder need: none without verbs, or in a service whose documents
// tell no permissions at all.
func (l *lowerer) permissionList(verbs []gomodel.Method) []gomodel.Method {
	list := &gomodel.PermissionList{
		Name: permissionsMethod,
		Doc:  wrap(permissionsMethod + " tells what each call of this builder needs, from least to most privileged."),
	}
	for _, m := range verbs {
		if v, ok := m.(*gomodel.Verb); ok && v.Result != gomodel.ResultAll {
			list.Verbs = append(list.Verbs, v)
		}
	}
	if len(list.Verbs) == 0 || !l.plan.tellsPermissions {
		return nil
	}
	return []gomodel.Method{list}
}

func permissionForm(s *ir.PermissionScope) gomodel.PermissionForm {
	if s == nil {
		return gomodel.PermissionForm{}
	}
	return gomodel.PermissionForm(*s)
}
