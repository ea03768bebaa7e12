package lower

import (
	"slices"
	"strings"

	"github.com/graphgen/graphgen/internal/gomodel"
	"github.com/graphgen/graphgen/ir"
)

// descriptor is what queries can do with a property: the methods of its descriptor's type.
type descriptor struct {
	class   string // of the runtime's types: "String" for StringProperty
	enum    string // documented name, of the class Enum
	methods []string
	full    bool // the runtime's type has just these methods
}

// runtimeName returns the runtime's type that has the methods, and perhaps more.
func (d descriptor) runtimeName() string {
	if strings.HasPrefix(d.class, "Complex") || strings.HasPrefix(d.class, "Navigation") {
		return d.class // without the suffix
	}
	return d.class + "Property"
}

// isUnsorted reports whether the property has every method of its class but the sort orders.
func (d descriptor) isUnsorted() bool {
	return slices.Equal(slices.Concat(d.methods, []string{"Asc", "Desc"}), classMethods[d.class])
}

// kindName returns the name of the generated type with just the methods: StringEqNeStartsWithSorted, or StringUnsorted for all but
// the sort orders. "" stands for none of its own.
func (d descriptor) kindName() string {
	switch {
	case d.full || len(d.methods) == 0:
		return ""
	case d.isUnsorted():
		return d.class + "Unsorted"
	}
	var b strings.Builder
	b.WriteString(d.class)
	for _, m := range d.methods {
		switch m {
		case "Any":
			b.WriteString(m)
		case "CountEq":
			b.WriteString("Count")
		case "Asc":
			b.WriteString("Sorted")
		case "Desc", "All", "CountNe": // which another method tells
		default:
			b.WriteString(strings.TrimPrefix(m, "Any"))
		}
	}
	return strings.Replace(b.String(), "EqNullNeNull", "Null", 1)
}

// comparisons are the methods for values with an order, in the order in which names and files list them.
var comparisons = []string{"Eq", "Ne", "Gt", "Ge", "Lt", "Le", "In"}

// ordered are the methods of the runtime's types for values with an order.
var ordered = slices.Concat(comparisons, []string{"EqNull", "NeNull", "Not", "Asc", "Desc"})

// classMethods gives the methods of the runtime's types by class. Those that lead to properties of their own have none here.
var classMethods = map[string][]string{
	"String": slices.Concat(comparisons, []string{"StartsWith", "EndsWith", "Contains", "EqNull", "NeNull", "Not", "Asc", "Desc"}),
	"GUID":   {"Eq", "Ne", "In", "EqNull", "NeNull", "Not", "Asc", "Desc"},
	"Bool":   {"Eq", "Ne", "In", "EqNull", "NeNull", "Not", "Asc", "Desc"},
	"Int":    ordered, "Float": ordered, "Time": ordered, "Date": ordered,
	"Enum":              {"Eq", "Ne", "In"},
	"Strings":           {"AnyEq", "AnyNe", "AnyGe", "AnyLe", "AnyStartsWith", "AnyEndsWith", "CountEq", "CountNe", "Not"},
	"ComplexCollection": {"Any", "All", "CountEq", "CountNe", "Not"},
}

// classes gives the class for each primitive that $filter compares.
var classes = map[string]string{
	"String": "String", "Boolean": "Bool", "Guid": "GUID", "DateTimeOffset": "Time", "Date": "Date",
	"Byte": "Int", "SByte": "Int", "Int16": "Int", "Int32": "Int", "Int64": "Int", "Single": "Float", "Double": "Float", "Decimal": "Float",
}

// documentation is what the pages say about queries on a type as a whole: where they tell for one property what can be done with it,
// the others cannot.
type documentation struct{ filters, orders, defaults bool }

func (p *plan) documented(typeName string) documentation {
	all := p.properties(typeName)
	return documentation{
		filters:  slices.ContainsFunc(all, filterable),
		orders:   slices.ContainsFunc(all, func(q ir.Property) bool { return q.OrderBy }),
		defaults: slices.ContainsFunc(all, func(q ir.Property) bool { return q.Returned == ir.ReturnedDefault }),
	}
}

func filterable(p ir.Property) bool { return p.Filterable || len(p.Filter) > 0 || p.FilterNull }

// selectOnly reports whether services return the property only when it is selected.
func (d documentation) selectOnly(q ir.Property) bool {
	return q.Returned == ir.ReturnedSelect || d.defaults && q.Returned == "" && !isKey(q)
}

// descriptor decides what queries can do with a property of a type.
func (p *plan) descriptor(t *ir.Type, q ir.Property, doc documentation) descriptor {
	compared := p.listed[t.Name] || p.held[t.Name]
	filters := compared && (!doc.filters || filterable(q))
	switch {
	case q.Navigation && q.Collection && filters:
		return descriptor{class: "NavigationCollection"}
	case q.Navigation:
		return descriptor{class: "NavigationProperty"}
	}
	d := descriptor{class: p.class(q)}
	switch {
	case !compared || d.class == "":
		return descriptor{}
	case classMethods[d.class] == nil: // its own properties are compared
		if !filters {
			return descriptor{}
		}
		return d
	case d.class == "Enum":
		d.enum = p.index.Enum(q.Type).Name
	}
	orders := q.OrderBy || !doc.orders && slices.Contains(classMethods[d.class], "Asc")
	for _, m := range classMethods[d.class] {
		if m != "Asc" && m != "Desc" && filters && allows(q, m) {
			d.methods = append(d.methods, m)
		}
	}
	if d.class == "Enum" && filters && len(q.Filter) > 0 && allows(q, "Not") { // which the runtime's type does without
		d.methods = append(d.methods, "Not")
	}
	if slices.Equal(d.methods, []string{"Not"}) { // there is nothing to negate
		d.methods = nil
	}
	if orders {
		d.methods = append(d.methods, "Asc", "Desc")
	}
	d.full = slices.Equal(d.methods, classMethods[d.class])
	return d
}

// class returns the class of the runtime's types for a property, or "" for one that can be selected and no more.
func (p *plan) class(q ir.Property) string {
	class := classes[q.Type]
	t := p.index.Type(q.Type)
	switch {
	case p.isLegacy() && unlikeLiterals[class]:
		return ""
	case q.Collection && class == "String":
		return "Strings"
	case q.Collection && t != nil && !t.Opaque:
		return "ComplexCollection"
	case q.Collection:
		return ""
	case p.index.Enum(q.Type) != nil:
		return "Enum"
	case t != nil && !t.Opaque:
		return "ComplexProperty"
	}
	return class
}

// allows reports whether the documents let $filter use the method on the property: everything where they name no operators.
func allows(q ir.Property, method string) bool {
	if len(q.Filter) == 0 && !q.FilterNull {
		return true
	}
	has := func(operator string) bool {
		return slices.ContainsFunc(q.Filter, func(o string) bool { return strings.EqualFold(o, operator) })
	}
	switch method {
	case "EqNull":
		return q.FilterNull
	case "NeNull":
		return q.FilterNull && has("ne")
	case "CountEq", "CountNe":
		return has("$count")
	case "Any", "All": // with the operators of what the items hold
		return slices.ContainsFunc(q.Filter, func(o string) bool { return o != "$count" && !strings.EqualFold(o, "not") })
	}
	return has(strings.TrimPrefix(method, "Any"))
}

// descriptorType returns the Go type of a property descriptor.
func (l *lowerer) descriptorType(d descriptor) gomodel.Type {
	var args []gomodel.Type
	if d.enum != "" {
		args = []gomodel.Type{l.model(l.enumName(d.enum))}
	}
	switch {
	case d.full, d.class != "" && classMethods[d.class] == nil:
		return l.runtime(d.runtimeName(), args...)
	case len(d.methods) == 0:
		return l.runtime("Property")
	}
	kind := l.model(l.names.Of(kindKey(d.kindName())))
	kind.Args = args
	return kind
}

// kinds returns the types of descriptors that the runtime lacks, by name.
func (p *plan) kinds() []descriptor {
	seen := map[string]descriptor{}
	for i := range p.model.Types {
		t := &p.model.Types[i]
		if !p.resources[t.Name] {
			continue
		}
		doc := p.documented(t.Name)
		for _, q := range p.properties(t.Name) {
			if d := p.descriptor(t, q, doc); d.kindName() != "" {
				seen[d.kindName()] = d
			}
		}
	}
	out := make([]descriptor, 0, len(seen))
	for _, d := range seen {
		out = append(out, d)
	}
	slices.SortFunc(out, func(a, b descriptor) int { return strings.Compare(a.kindName(), b.kindName()) })
	return out
}
