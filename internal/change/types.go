package change

import (
	"cmp"
	"fmt"
	"path"
	"slices"
	"strconv"
	"strings"

	"github.com/graphgen/graphgen/ir"
)

func (c *comparison) compareTypes(pairs []pair[ir.Type]) {
	for _, p := range pairs {
		switch {
		case p.old == nil:
			c.add(Change{Kind: TypeAdded, Owner: p.new.Name, Subject: p.new.Name, New: p.new.Name, NewAt: p.new.Source})
		case p.new == nil:
			c.add(Change{Kind: TypeRemoved, Owner: p.old.Name, Subject: p.old.Name, Old: p.old.Name, OldAt: p.old.Source})
		default:
			c.compareType(p)
		}
	}
}

func (c *comparison) compareType(p pair[ir.Type]) {
	old, now := p.old, p.new
	add := func(k Kind, before, after string) {
		c.add(Change{Kind: k, Owner: now.Name, Subject: now.Name, Old: before, New: after, OldAt: old.Source, NewAt: now.Source})
	}
	if p.why != nil {
		c.add(Change{Kind: TypeRenamed, Owner: now.Name, Subject: now.Name, Old: old.Name, New: now.Name,
			OldAt: old.Source, NewAt: now.Source, Evidence: p.why, Keep: keepType(now.Name, old.Name)})
	}
	switch {
	case old.Opaque && !now.Opaque:
		add(TypeDescribed, "", string(now.Kind))
		return
	case !old.Opaque && now.Opaque:
		add(TypeMentioned, string(old.Kind), "")
		return
	}
	if base := c.now(old.Base); !strings.EqualFold(base, now.Base) {
		add(TypeBase, old.Base, now.Base)
	}
	wasUnion, isUnion := isUnion(c.before, c.old, old.Name), isUnion(c.after, c.new, now.Name)
	if !wasUnion && isUnion {
		add(TypeFirstDerived, "", strings.Join(c.new.Derived(now.Name), ", "))
	} else if wasUnion && !isUnion {
		add(TypeLastDerived, strings.Join(c.old.Derived(old.Name), ", "), "")
	}
	if old.Deprecated != now.Deprecated {
		add(TypeDeprecated, whether(old.Deprecated, "deprecated"), whether(now.Deprecated, "deprecated"))
	}
	if old.Doc != now.Doc {
		add(TypeText, old.Doc, now.Doc)
	}
	c.compareProperties(old, now)
}

// isUnion reports whether others derive from the type and something is declared with it: then generated code has an interface for it.
func isUnion(m *ir.Model, x *ir.Index, name string) bool {
	if len(x.Derived(name)) == 0 {
		return false
	}
	is := func(ref string) bool { return strings.EqualFold(ref, name) }
	uses := func(list []ir.Property) bool {
		return slices.ContainsFunc(list, func(p ir.Property) bool { return is(p.Type) })
	}
	return slices.ContainsFunc(m.Types, func(t ir.Type) bool { return uses(t.Properties) }) ||
		slices.ContainsFunc(m.Operations, func(o ir.Operation) bool {
			return o.Response != nil && is(o.Response.Type) || o.Request != nil && (is(o.Request.Type) || uses(o.Request.Properties))
		})
}

// compareProperties compares what two types hold with what they inherit, as their structs do. What a base's own comparison tells is
// not told again.
func (c *comparison) compareProperties(old, now *ir.Type) {
	before, after := c.old.AllProperties(old.Name), c.new.AllProperties(now.Name)
	filters := [2]bool{slices.ContainsFunc(before, filterable), slices.ContainsFunc(after, filterable)}
	for _, p := range c.pairProperties(before, after) {
		switch {
		case p.old == nil:
			if !c.inherits(c.new, c.old, now, old.Name, p.new.Name) {
				c.add(Change{Kind: PropertyAdded, Owner: now.Name, Subject: now.Name + "." + p.new.Name,
					New: describe(p.new), OldAt: old.Source, NewAt: cmp.Or(p.new.Source, now.Source)})
			}
		case p.new == nil:
			if !c.inherits(c.old, c.new, old, now.Name, p.old.Name) {
				c.add(Change{Kind: PropertyRemoved, Owner: now.Name, Subject: now.Name + "." + p.old.Name,
					Old: describe(p.old), OldAt: cmp.Or(p.old.Source, old.Source), NewAt: now.Source,
					Keep: keepProperty(now.Name, p.old, c.now(p.old.Type), "")})
			}
		case !owns(old, p.old.Name) && !owns(now, p.new.Name):
			c.compareOffered(old, now, p, filters)
		default:
			c.compareOffered(old, now, p, filters)
			c.compareProperty(old, now, p)
		}
	}
}

func owns(t *ir.Type, property string) bool {
	return slices.ContainsFunc(t.Properties, func(p ir.Property) bool { return p.Name == property })
}

// inherits reports whether a property that only one side has came to the type from a base that is on the other side too, and lacks it
// there: then that base's comparison tells.
func (c *comparison) inherits(here, there *ir.Index, t *ir.Type, counterpart, property string) bool {
	for _, base := range here.Chain(t.Name) {
		if !owns(base, property) {
			continue
		}
		if base.Name == t.Name {
			return false
		}
		other := base.Name
		if here == c.old {
			other = c.now(base.Name)
		}
		same := there.Type(other)
		return same != nil && !slices.ContainsFunc(there.AllProperties(same.Name), func(p ir.Property) bool { return p.Name == property }) &&
			!strings.EqualFold(other, counterpart)
	}
	return false
}

func filterable(p ir.Property) bool { return p.Filterable || len(p.Filter) > 0 || p.FilterNull }

// compareOffered tells whether filters on the property still compile: where a type's page documents operators, only the properties
// that have some offer any.
func (c *comparison) compareOffered(old, now *ir.Type, p pair[ir.Property], filters [2]bool) {
	was, is := !filters[0] || filterable(*p.old), !filters[1] || filterable(*p.new)
	kind := PropertyFilterLost
	if is {
		kind = PropertyFilterGained
	}
	if was != is {
		c.add(Change{Kind: kind, Owner: now.Name, Subject: now.Name + "." + p.new.Name, Old: filterText(p.old, filters[0]), New: filterText(p.new, filters[1]),
			OldAt: cmp.Or(p.old.Source, old.Source), NewAt: cmp.Or(p.new.Source, now.Source)})
	}
}

func filterText(p *ir.Property, documented bool) string {
	switch {
	case len(p.Filter) > 0:
		return strings.Join(p.Filter, ", ")
	case filterable(*p):
		return "$filter"
	case !documented:
		return "no page says which properties can be filtered"
	default:
		return ""
	}
}

// compareProperty compares the facts of one property.
func (c *comparison) compareProperty(from, now *ir.Type, p pair[ir.Property]) {
	old, is := p.old, p.new
	addWhy := func(k Kind, before, after string, why []string, keep string) {
		c.add(Change{Kind: k, Owner: now.Name, Subject: now.Name + "." + is.Name, Old: before, New: after,
			OldAt: cmp.Or(old.Source, from.Source), NewAt: cmp.Or(is.Source, now.Source), Evidence: why, Keep: keep})
	}
	add := func(k Kind, before, after string) { addWhy(k, before, after, nil, "") }
	either := func(before, after bool, came, went Kind, text string) {
		switch {
		case after && !before:
			add(came, "", text)
		case before && !after:
			add(went, text, "")
		}
	}
	if p.why != nil {
		addWhy(PropertyRenamed, old.Name, is.Name, p.why, keepProperty(now.Name, old, is.Type, is.Name))
	}
	if a, b := spell(old, c.now(old.Type)), spell(is, is.Type); a != b || old.Navigation != is.Navigation {
		add(PropertyRetyped, describe(old), describe(is))
	}
	readOnly := PropertyIgnored
	if is.ReadOnly && !old.ReadOnly && c.isBody(from.Name, old.Name) {
		readOnly = PropertyReadOnly
	}
	either(old.ReadOnly, is.ReadOnly, readOnly, PropertyWritable, "read-only")
	either(old.Required, is.Required, PropertyRequired, PropertyOptional, "required")
	either(old.Nullable, is.Nullable, PropertyNullable, PropertyNotNullable, "nullable")
	lost, gained := missing(old.Filter, is.Filter), missing(is.Filter, old.Filter)
	if filterable(*is) && len(lost) > 0 {
		add(PropertyOperatorsLost, strings.Join(old.Filter, ", "), strings.Join(is.Filter, ", "))
	} else if filterable(*old) && len(gained) > 0 {
		add(PropertyOperatorsAdded, strings.Join(old.Filter, ", "), strings.Join(is.Filter, ", "))
	}
	either(old.OrderBy, is.OrderBy, PropertyQueryGained, PropertyQueryLost, "$orderby")
	either(old.Search, is.Search, PropertyQueryGained, PropertyQueryLost, "$search")
	either(old.Returned == ir.ReturnedSelect, is.Returned == ir.ReturnedSelect, PropertySelectOnly, PropertyByDefault, "only on $select")
	switch {
	case is.MaxLength > 0 && (old.MaxLength == 0 || is.MaxLength < old.MaxLength):
		add(PropertyShorter, length(old.MaxLength), length(is.MaxLength))
	case is.MaxLength != old.MaxLength:
		add(PropertyLonger, length(old.MaxLength), length(is.MaxLength))
	}
	if old.Default != is.Default {
		add(PropertyDefault, old.Default, is.Default)
	}
	if old.Deprecated != is.Deprecated {
		add(PropertyDeprecated, whether(old.Deprecated, "deprecated"), whether(is.Deprecated, "deprecated"))
	}
	if old.Doc != is.Doc && p.why == nil {
		add(PropertyText, old.Doc, is.Doc)
	}
}

// isBody reports whether a request creates or changes the type, or one derived from it, by a body that holds whatever can be written:
// one whose table lists it all goes by that table.
func (c *comparison) isBody(typeName, property string) bool {
	names := append(c.old.Derived(typeName), typeName)
	return slices.ContainsFunc(c.before.Operations, func(o ir.Operation) bool {
		if o.Request == nil || o.Kind != ir.OperationCreate && o.Kind != ir.OperationUpdate ||
			!slices.ContainsFunc(names, func(n string) bool { return strings.EqualFold(n, o.Request.Type) }) {
			return false
		}
		listed := slices.ContainsFunc(o.Request.Properties, func(p ir.Property) bool { return strings.EqualFold(p.Name, property) })
		return !listed && (!o.Request.Exact || o.Kind == ir.OperationCreate)
	})
}

// spell returns a type as pages write it, without the case in which references are compared.
func spell(p *ir.Property, name string) string {
	if ir.IsPrimitive(name) {
		if p.Collection {
			return name + " collection"
		}
		return name
	}
	if p.Collection {
		return strings.ToLower(name) + " collection"
	}
	return strings.ToLower(name)
}

// describe returns the type of a property as pages write it.
func describe(p *ir.Property) string {
	text := p.Type
	if p.Collection {
		text += " collection"
	}
	if p.Navigation {
		text += ", a relationship"
	}
	return text
}

func whether(is bool, text string) string {
	if is {
		return text
	}
	return ""
}

func length(n int) string {
	if n == 0 {
		return ""
	}
	return fmt.Sprintf("at most %s characters", strconv.Itoa(n))
}

// missing returns what the second list lacks of the first.
func missing(of, in []string) []string {
	var out []string
	for _, s := range of {
		if !slices.Contains(in, s) {
			out = append(out, s)
		}
	}
	return out
}

func baseName(file string) string { return path.Base(file) }
