package resolve

import (
	"cmp"
	"slices"
	"strings"

	"github.com/graphgen/graphgen/internal/diag"
	"github.com/graphgen/graphgen/ir"
)

// findProperty returns the index of the property of that name, exact spelling before any other, or -1.
func findProperty(properties []ir.Property, name string) int {
	if i := slices.IndexFunc(properties, func(p ir.Property) bool { return p.Name == name }); i >= 0 {
		return i
	}
	return slices.IndexFunc(properties, func(p ir.Property) bool { return strings.EqualFold(p.Name, name) })
}

// distinct returns copies of the properties, the first of each exact name.
func distinct(properties []ir.Property) []ir.Property {
	seen := make(map[string]int, len(properties))
	out := make([]ir.Property, 0, len(properties))
	for _, p := range properties {
		i, ok := seen[p.Name]
		switch {
		case !ok:
			seen[p.Name] = len(out)
			out = append(out, cloneProperty(p))
		case out[i].Example && !p.Example:
			out[i] = cloneProperty(p)
		}
	}
	return out
}

func cloneProperty(p ir.Property) ir.Property {
	p.Filter = slices.Clone(p.Filter)
	p.Values = slices.Clone(p.Values)
	return p
}

// sameType reports whether two rows give one type.
func sameType(p, q ir.Property) bool {
	return p.Collection == q.Collection && strings.EqualFold(trimReference(p.Type), trimReference(q.Type))
}

// refines reports whether p names the enum whose values, as strings, are what q allows.
func refines(p, q ir.Property) bool {
	return q.Type == "String" && p.Collection == q.Collection && !ir.IsPrimitive(p.Type) && !p.Navigation &&
		(len(p.Values) > 0 || len(q.Values) > 0)
}

// addProperty adds to p what another page says of the same property of the type. Where they disagree, p stays.
func addProperty(p *ir.Property, other ir.Property, typeName string, diags *diag.List) {
	switch {
	case other.Example:
		return
	case p.Example:
		name := p.Name
		*p = cloneProperty(other)
		p.Name = name
		return
	case sameType(*p, other):
	case refines(other, *p):
		p.Type = other.Type
	case refines(*p, other):
	default:
		diags.Add(other.Source, diag.ConflictingProperty, "the first of the two is used; an overlay can set another type",
			"property %q of %q is %s at %s and %s here", p.Name, typeName, typeText(*p), at(p.Source), typeText(other))
		return
	}
	addFacts(p, other)
}

// addFacts fills the gaps of p with the facts of a property of the same type.
func addFacts(p *ir.Property, other ir.Property) {
	p.Doc = cmp.Or(p.Doc, other.Doc)
	p.Inherited = cmp.Or(p.Inherited, other.Inherited)
	p.Returned = cmp.Or(p.Returned, other.Returned)
	p.Default = cmp.Or(p.Default, other.Default)
	p.MaxLength = cmp.Or(p.MaxLength, other.MaxLength)
	if len(p.Filter) == 0 {
		p.Filter = slices.Clone(other.Filter)
	}
	if len(p.Values) == 0 {
		p.Values = slices.Clone(other.Values)
	}
	p.Navigation = p.Navigation || other.Navigation
	p.ReadOnly = p.ReadOnly || other.ReadOnly
	p.Required = p.Required || other.Required
	p.Key = p.Key || other.Key
	p.FilterNull = p.FilterNull || other.FilterNull
	p.OrderBy = p.OrderBy || other.OrderBy
	p.Search = p.Search || other.Search
	p.Deprecated = p.Deprecated || other.Deprecated
	p.Evolvable = p.Evolvable || other.Evolvable
}
