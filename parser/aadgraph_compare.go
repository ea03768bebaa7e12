package parser

import (
	"slices"
	"strings"

	"github.com/graphgen/graphgen/internal/diag"
	"github.com/graphgen/graphgen/ir"
)

// compare holds a property to the values that examples give it.
func (r *aadReader) compare(owner string, p *ir.Property, e aadEntry, m *shapeMember) {
	arrays, scalars := 0, 0
	for _, v := range m.values {
		switch v.kind {
		case jsonNull:
		case jsonArray:
			arrays++
		case jsonBool, jsonNumber, jsonString, jsonObject:
			scalars++
		}
	}
	if !p.Collection && arrays > 0 && scalars == 0 {
		was := typeOf(*p)
		p.Collection = true
		if ir.IsPrimitive(p.Type) && holdsObjects(m.values) {
			p.Type = r.objectType(p.Name)
		}
		r.page.diags.Add(e.typeAt, diag.ShapeInExample, "write "+typeOf(*p),
			"the list says that %q of %q is %s, the examples show a collection: it becomes %s", p.Name, owner, was, typeOf(*p))
	}
	for _, v := range m.values {
		switch {
		case v.kind == jsonNull:
		case p.Collection != (v.kind == jsonArray):
			r.page.diags.Add(v.at, diag.ValueInExample, "", "the value of %q is no %s, which the list of %q says it is", p.Name, typeOf(*p), owner)
		default:
			r.compareValue(owner, *p, v)
		}
	}
}

func (r *aadReader) compareValue(owner string, p ir.Property, v *jsonNode) {
	values := []*jsonNode{v}
	if p.Collection {
		values = v.items
	}
	for _, v := range values {
		if v.kind != jsonNull && ir.IsPrimitive(p.Type) && !v.fits(p.Type) {
			r.page.diags.Add(v.at, diag.ValueInExample, "", "the value of %q is no %s, which the list of %q says it is", p.Name, p.Type, owner)
		}
	}
}

// canonical returns the known spelling of a type's name.
func (r *aadReader) canonical(name string) string {
	r.know(name)
	return r.names[strings.ToLower(name)]
}

func holdsObjects(values []*jsonNode) bool {
	return slices.ContainsFunc(values, func(v *jsonNode) bool {
		return v.kind == jsonObject || v.kind == jsonArray && holdsObjects(v.items)
	})
}

// objectType names the type of the objects that a property holds: the property's own name in the singular.
func (r *aadReader) objectType(property string) string {
	name := singular(property)
	if !typeName.MatchString(name) {
		return untyped
	}
	return r.canonical(strings.ToUpper(name[:1]) + name[1:])
}

// inferProperty makes a property of what examples show of it. Of a value that is always null nothing is known but that it is JSON.
func (r *aadReader) inferProperty(m shapeMember) ir.Property {
	p := ir.Property{Name: m.name, Nullable: true, Example: true, Source: m.at}
	var values []*jsonNode
	for _, v := range m.values {
		if v.kind == jsonArray {
			p.Collection = true
			values = append(values, v.items...)
			continue
		}
		values = append(values, v)
	}
	for _, v := range values {
		switch v.kind {
		case jsonNull:
		case jsonObject:
			p.Type = r.objectType(m.name)
		case jsonArray:
			p.Type = untyped
		case jsonBool, jsonNumber, jsonString:
			p.Type = joinScalars(p.Type, v.scalarType())
		}
	}
	if p.Type == "" {
		p.Type = untyped
	}
	return p
}
