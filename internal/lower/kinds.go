package lower

import (
	"slices"
	"strings"

	"github.com/graphgen/graphgen/internal/gomodel"
)

// kindsFile is the file of package models with the types of descriptors.
const kindsFile = "properties"

// kindMethodDocs say when a filter is true, or how a sort order sorts.
var kindMethodDocs = map[string]string{
	"Eq": "is true where the property equals v.", "Ne": "is true where the property differs from v.",
	"Gt": "is true where the property is greater than v.", "Ge": "is true where the property is v or greater.",
	"Lt": "is true where the property is less than v.", "Le": "is true where the property is v or less.",
	"In": "is true where the property is one of v.", "StartsWith": "is true where the property begins with v.",
	"EndsWith": "is true where the property ends with v.", "Contains": "is true where v is part of the property.",
	"EqNull": "is true where the property is null.", "NeNull": "is true where the property is not null.",
	"Asc": "sorts by the property, smallest first.", "Desc": "sorts by the property, largest first.",
	"AnyEq": "is true where one of the strings equals v.", "AnyNe": "is true where one of the strings differs from v.",
	"AnyGe": "is true where one of the strings is v or comes after it.", "AnyLe": "is true where one of the strings is v or comes before it.",
	"AnyStartsWith": "is true where one of the strings begins with v.", "AnyEndsWith": "is true where one of the strings ends with v.",
	"CountEq": "is true where there are v items.", "CountNe": "is true where there are not v items.",
	"Any": "is true where the condition v holds for one of the items, or, for the zero Filter, where there are items at all.",
	"All": "is true where the condition v holds for every item. It must not be the zero Filter.",
	"Not": "negates the condition that follows.",
}

// kindDecls returns the types of descriptors with exactly the operators that the documents name.
func (l *lowerer) kindDecls() []gomodel.Decl {
	var out []gomodel.Decl
	for _, d := range l.plan.kinds() {
		name := l.names.Of(kindKey(d.kindName()))
		kind := &gomodel.PropertyKind{Name: name, Enum: d.enum != "", Doc: wrap(name + " is " + kindDoc(d))}
		for _, m := range d.methods {
			kind.Methods = append(kind.Methods, l.kindMethod(d, m))
		}
		out = append(out, kind)
	}
	return out
}

// kindNouns say what is filtered, with the verb for that.
var kindNouns = map[string][2]string{
	"String": {"a String property", "compares"}, "GUID": {"a Guid property", "compares"}, "Bool": {"a Boolean property", "compares"},
	"Int": {"an integer property", "compares"}, "Float": {"a floating-point property", "compares"},
	"Time": {"a DateTimeOffset property", "compares"}, "Date": {"a Date property", "compares"}, "Enum": {"a property of the enum E", "compares"},
	"Strings": {"a collection of strings", "searches"}, "ComplexCollection": {"a collection of complex values", "searches"},
}

// kindDoc tells what requests can do with the property: "a Boolean property that $filter compares with Eq only."
func kindDoc(d descriptor) string {
	noun, verb := kindNouns[d.class][0], kindNouns[d.class][1]
	var filters []string
	for _, m := range d.methods {
		if m != "Asc" && m != "Desc" && m != "Not" {
			filters = append(filters, m)
		}
	}
	text := noun + " that $filter " + verb + " with " + andList(filters)
	sorted := slices.Contains(d.methods, "Asc")
	switch {
	case len(filters) == 0:
		return noun + " that $orderby sorts by, and $filter does not take."
	case d.isUnsorted():
		return noun + " that $filter " + verb + " in every way, but $orderby does not sort by."
	case slices.Contains(d.methods, "Not"):
		text += ", also negated by Not"
	case len(filters) == 1:
		text += " only"
	}
	if sorted {
		return text + ", and $orderby sorts by."
	}
	return text + "."
}

func andList(items []string) string {
	if len(items) < 2 {
		return strings.Join(items, "")
	}
	return strings.Join(items[:len(items)-1], ", ") + " and " + items[len(items)-1]
}

func (l *lowerer) kindMethod(d descriptor, name string) gomodel.KindMethod {
	m := gomodel.KindMethod{Name: name, Doc: wrap(name + " " + kindMethodDocs[name]), Via: l.runtime(d.runtimeName()), Result: l.runtime("Filter")}
	switch name {
	case "Asc", "Desc": // the property's type makes no difference, and not every type of the runtime has them
		m.Via, m.Result = l.runtime("StringProperty"), l.runtime("Order")
		return m
	case "Not":
		m.Again = true
		if d.class == "Enum" {
			m.Via = l.runtime("StringProperty")
			return m
		}
	case "EqNull", "NeNull":
	case "CountEq", "CountNe":
		m.Param = gomodel.Named{Name: "int64"}
	case "Any", "All":
		m.Param = l.runtime("Filter")
	default:
		m.Param, m.Variadic = l.literal(d), name == "In"
	}
	if d.class == "Enum" {
		m.Via.Args = []gomodel.Type{l.literal(d)}
	}
	return m
}

// literal returns the Go type of the values that the property is compared with.
func (l *lowerer) literal(d descriptor) gomodel.Type {
	switch d.class {
	case "GUID", "Date":
		return l.runtime(d.class)
	case "Bool":
		return gomodel.Named{Name: "bool"}
	case "Int":
		return gomodel.Named{Name: "int64"}
	case "Float":
		return gomodel.Named{Name: "float64"}
	case "Time":
		return scalars["DateTimeOffset"]
	case "Enum":
		return gomodel.Named{Name: "E"}
	}
	return gomodel.Named{Name: "string"}
}
