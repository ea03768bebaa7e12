package resolve

import (
	"cmp"
	"slices"

	"github.com/graphgen/graphgen/ir"
)

// normalise sorts the model as the contract says and makes every list that the contract prints an array.
func normalise(m *ir.Model) {
	m.Types, m.Enums, m.Operations = notNil(m.Types), notNil(m.Enums), notNil(m.Operations)
	slices.SortFunc(m.Types, func(a, b ir.Type) int { return cmp.Compare(a.Name, b.Name) })
	slices.SortFunc(m.Enums, func(a, b ir.Enum) int { return cmp.Compare(a.Name, b.Name) })
	slices.SortFunc(m.Operations, func(a, b ir.Operation) int {
		return cmp.Or(cmp.Compare(a.Path, b.Path), cmp.Compare(a.Method, b.Method))
	})
	for i := range m.Types {
		m.Types[i].Key = notNil(m.Types[i].Key)
		m.Types[i].Properties = normaliseProperties(m.Types[i].Properties)
	}
	for i := range m.Enums {
		m.Enums[i].Members = notNil(m.Enums[i].Members)
	}
	for i := range m.Operations {
		o := &m.Operations[i]
		o.Parameters, o.Errors, o.Examples, o.Clouds = notNil(o.Parameters), notNil(o.Errors), notNil(o.Examples), notNil(o.Clouds)
		p := &o.Permissions
		p.DelegatedWork, p.DelegatedPersonal, p.Application = notNil(p.DelegatedWork), notNil(p.DelegatedPersonal), notNil(p.Application)
		if o.Request != nil {
			o.Request.Properties = normaliseProperties(o.Request.Properties)
		}
		for j := range o.Examples {
			if req := o.Examples[j].Request; req != nil && req.Headers == nil {
				req.Headers = map[string]string{}
			}
		}
	}
}

func normaliseProperties(properties []ir.Property) []ir.Property {
	for i := range properties {
		properties[i].Filter = notNil(properties[i].Filter)
	}
	return notNil(properties)
}

func notNil[T any](s []T) []T {
	if s == nil {
		return []T{}
	}
	return s
}
