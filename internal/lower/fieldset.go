package lower

import (
	"slices"

	"github.com/graphgen/graphgen/internal/gomodel"
	"github.com/graphgen/graphgen/ir"
)

// fieldSet returns the property descriptors of a type.
func (l *lowerer) fieldSet(t *ir.Type) *gomodel.FieldSet {
	name := l.names.Of(fieldsKey(t.Name))
	set := &gomodel.FieldSet{
		Var: name, Type: l.names.Of(fieldsTypeKey(t.Name)),
		Doc: wrap(name + " names the properties of " + t.Name + " for Select, Filter, OrderBy and Expand."),
	}
	all := l.plan.properties(t.Name)
	documented := slices.ContainsFunc(all, filterable)
	resource := gomodel.Pointer{Elem: l.model(l.typeName(t.Name))}
	for _, p := range all {
		set.Entries = append(set.Entries, gomodel.FieldEntry{
			Name: l.names.Of(propKey(t.Name, p.Name)), Value: p.Name, Type: l.descriptor(p, resource, documented && !filterable(p)),
		})
	}
	return set
}

func filterable(p ir.Property) bool { return p.Filterable || len(p.Filter) > 0 || p.FilterNull }

// filterTypes gives the runtime's descriptor for each primitive that $filter compares.
var filterTypes = map[string]string{
	"String": "StringProperty", "Boolean": "BoolProperty", "Guid": "GUIDProperty", "DateTimeOffset": "TimeProperty", "Date": "DateProperty",
	"Byte": "IntProperty", "SByte": "IntProperty", "Int16": "IntProperty", "Int32": "IntProperty", "Int64": "IntProperty",
	"Single": "FloatProperty", "Double": "FloatProperty", "Decimal": "FloatProperty",
}

// descriptor returns the type of a property descriptor: one with the operators that fit the property, or a plain one where the
// resource's page documents operators and none for this property.
func (l *lowerer) descriptor(p ir.Property, resource gomodel.Type, plain bool) gomodel.Type {
	enum := l.plan.index.Enum(p.Type)
	switch {
	case p.Navigation:
		return l.runtime("NavigationProperty", resource)
	case plain:
		return l.runtime("Property", resource)
	case p.Collection && p.Type == "String":
		return l.runtime("StringsProperty", resource)
	case p.Collection:
		return l.runtime("Property", resource)
	case enum != nil:
		return l.runtime("EnumProperty", resource, l.model(l.enumName(enum.Name)))
	}
	if name, ok := filterTypes[p.Type]; ok {
		return l.runtime(name, resource)
	}
	return l.runtime("Property", resource)
}
