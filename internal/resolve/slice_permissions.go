package resolve

import (
	"slices"

	"github.com/graphgen/graphgen/ir"
)

// isPermitted reports whether some kind of caller who has just these permissions may call the operation. Without permissions
// every operation is permitted.
func isPermitted(o *ir.Operation, granted []Pattern) bool {
	return len(granted) == 0 || slices.ContainsFunc(sufficient(o.Permissions), func(set []string) bool {
		return !slices.ContainsFunc(set, func(name string) bool { return !matches(granted, name) })
	})
}

// sufficient returns the sets of permissions any one of which suffices for some kind of caller.
func sufficient(p ir.OperationPermissions) [][]string {
	ways := p.Ways()
	return slices.Concat(ways[:]...)
}

func permissionNames(m *ir.Model) []string {
	var names []string
	for _, o := range m.Operations {
		for _, set := range sufficient(o.Permissions) {
			names = append(names, set...)
		}
	}
	slices.Sort(names)
	return slices.Compact(names)
}
