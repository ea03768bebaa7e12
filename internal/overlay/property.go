package overlay

import (
	"slices"
	"strings"

	"github.com/graphgen/graphgen/internal/config/strict"
	"github.com/graphgen/graphgen/internal/diag"
	"github.com/graphgen/graphgen/ir"
)

// RenameProperty gives a property another documented name.
type RenameProperty struct{ Type, Property, To Value }

func (o *RenameProperty) fields() []strict.Field {
	return []strict.Field{strict.Text("type", &o.Type).Must(), strict.Text("property", &o.Property).Must(), name("to", &o.To).Must()}
}

func (o *RenameProperty) apply(m *ir.Model) outcome {
	t, i, found := findProperty(m, o.Type, o.Property)
	if i < 0 {
		if t != nil && propertyAt(t, o.To.Text) >= 0 {
			return needless(o.To, "type %q has the property %q already", t.Name, o.To.Text)
		}
		return found
	}
	old := t.Properties[i].Name
	switch at := propertyAt(t, o.To.Text); {
	case old == o.To.Text:
		return needless(o.To, "property %q of %q has that name already", old, t.Name)
	case at >= 0 && at != i:
		return conflict(o.To, "remove that one first with remove-property", "type %q has a property %q already", t.Name, t.Properties[at].Name)
	}
	t.Properties[i].Name = o.To.Text
	for k := range t.Key {
		if strings.EqualFold(t.Key[k], old) {
			t.Key[k] = o.To.Text
		}
	}
	inBodies(m, t.Name, old, func(p *ir.Property) { p.Name = o.To.Text })
	return changed
}

// inBodies changes the property in every request body that carries the type.
func inBodies(m *ir.Model, typeName, property string, change func(*ir.Property)) {
	for _, b := range bodies(m, typeName) {
		for i := range b.Properties {
			if p := &b.Properties[i]; strings.EqualFold(p.Name, property) {
				change(p)
			}
		}
	}
}

// Retype gives a property another type. Collection is nil to keep what is documented.
type Retype struct {
	Type, Property, To Value
	Collection         *bool
}

func (o *Retype) fields() []strict.Field {
	return []strict.Field{
		strict.Text("type", &o.Type).Must(), strict.Text("property", &o.Property).Must(), strict.Text("to", &o.To).Must(),
		strict.Bool("collection", &o.Collection),
	}
}

func (o *Retype) apply(m *ir.Model) outcome {
	t, i, found := findProperty(m, o.Type, o.Property)
	if i < 0 {
		return found
	}
	to := declared(m, o.To.Text)
	if to == "" {
		return unknownType(m, o.To)
	}
	change := func(p *ir.Property) {
		p.Type = to
		if o.Collection != nil {
			p.Collection = *o.Collection
		}
		if to != "String" {
			p.Values, p.Evolvable, p.Flags = nil, false, false
		}
	}
	p := &t.Properties[i]
	if p.Type == to && (o.Collection == nil || p.Collection == *o.Collection) {
		return needless(o.To, "property %q of %q has that type already", p.Name, t.Name)
	}
	change(p)
	inBodies(m, t.Name, p.Name, change)
	return changed
}

// AddProperty adds a property that the documents leave out.
type AddProperty struct {
	Type, Property, PropertyType Value
	Collection                   *bool
	settings
}

func (o *AddProperty) fields() []strict.Field {
	return append([]strict.Field{
		strict.Text("type", &o.Type).Must(), name("property", &o.Property).Must(), strict.Text("propertyType", &o.PropertyType).Must(),
		strict.Bool("collection", &o.Collection),
	}, o.settings.fields()...)
}

func (o *AddProperty) apply(m *ir.Model) outcome {
	t := m.Find(o.Type.Text)
	if t == nil {
		return noOwner("type", o.Type, typeNames(m))
	}
	propertyType := declared(m, o.PropertyType.Text)
	if propertyType == "" {
		return unknownType(m, o.PropertyType)
	}
	for _, base := range ir.NewIndex(m).Chain(t.Name) {
		if i := propertyAt(base, o.Property.Text); i >= 0 {
			return needless(o.Property, "type %q has the property %q already", base.Name, base.Properties[i].Name)
		}
	}
	p := ir.Property{Name: o.Property.Text, Type: propertyType, Source: o.Property.At}
	if o.Collection != nil {
		p.Collection = *o.Collection
	}
	o.applyTo(&p)
	t.Properties = append(t.Properties, p)
	t.Opaque = false
	return changed
}

// RemoveProperty removes a property that is documented and not there.
type RemoveProperty struct{ Type, Property Value }

func (o *RemoveProperty) fields() []strict.Field {
	return []strict.Field{strict.Text("type", &o.Type).Must(), strict.Text("property", &o.Property).Must()}
}

func (o *RemoveProperty) apply(m *ir.Model) outcome {
	t, i, found := findProperty(m, o.Type, o.Property)
	if i < 0 {
		return found
	}
	isIt := func(n string) bool { return strings.EqualFold(n, o.Property.Text) }
	t.Properties = slices.Delete(t.Properties, i, i+1)
	t.Key = slices.DeleteFunc(t.Key, isIt)
	for _, b := range bodies(m, t.Name) {
		b.Properties = slices.DeleteFunc(b.Properties, func(p ir.Property) bool { return isIt(p.Name) })
	}
	return changed
}

// name is the documented name of something that the entry makes.
func name(key string, to *Value) strict.Field {
	f := strict.Text(key, to)
	return strict.Field{Key: key, Schema: f.Schema, Read: func(what string, n strict.Node) {
		f.Read(what, n)
		if strings.ContainsAny(to.Text, " \t\r\n/\\\"'`") {
			n.Errorf("", "%s %q is not a name", what, to.Text)
		}
	}}
}

// settings are the facts about a property that an entry can state. What is nil or unset stays as documented.
type settings struct {
	navigation, nullable, readOnly, required, filterable, filterNull, orderBy, search, deprecated *bool
	returned, defaultValue, doc                                                                   Value
	maxLength                                                                                     *int
	filter                                                                                        *[]Value
}

func (s *settings) fields() []strict.Field {
	return []strict.Field{
		strict.Bool("navigation", &s.navigation), strict.Bool("nullable", &s.nullable), strict.Bool("readOnly", &s.readOnly),
		strict.Bool("required", &s.required), strict.Choice("returned", &s.returned, string(ir.ReturnedDefault), string(ir.ReturnedSelect)),
		list("filter", &s.filter), strict.Bool("filterable", &s.filterable), strict.Bool("filterNull", &s.filterNull), strict.Bool("orderBy", &s.orderBy),
		strict.Bool("search", &s.search), strict.Count("maxLength", &s.maxLength), strict.Text("default", &s.defaultValue),
		strict.Bool("deprecated", &s.deprecated), strict.Text("doc", &s.doc),
	}
}

// list is a list of texts that tells an empty list from an absent one.
func list(key string, to **[]Value) strict.Field {
	return strict.Field{Key: key, Schema: strict.ListOf(strict.AnyText()), Read: func(what string, n strict.Node) {
		*to = new([]Value)
		strict.Texts(key, *to).Read(what, n)
	}}
}

func texts(values []Value) []string {
	all := make([]string, len(values))
	for i, v := range values {
		all[i] = v.Text
	}
	return all
}

// applyTo states the facts and reports whether any of them is news.
func (s *settings) applyTo(p *ir.Property) bool {
	news := assign(&p.Navigation, s.navigation)
	news = assign(&p.Nullable, s.nullable) || news
	news = assign(&p.ReadOnly, s.readOnly) || news
	news = assign(&p.Required, s.required) || news
	news = assign(&p.Filterable, s.filterable) || news
	news = assign(&p.FilterNull, s.filterNull) || news
	news = assign(&p.OrderBy, s.orderBy) || news
	news = assign(&p.Search, s.search) || news
	news = assign(&p.Deprecated, s.deprecated) || news
	news = assign(&p.MaxLength, s.maxLength) || news
	news = assignText(&p.Returned, s.returned) || news
	news = assignText(&p.Default, s.defaultValue) || news
	news = assignText(&p.Doc, s.doc) || news
	return assignList(&p.Filter, s.filter) || news
}

func assign[T comparable](to, value *T) bool {
	if value == nil || *to == *value {
		return false
	}
	*to = *value
	return true
}

func assignText[T ~string](to *T, v Value) bool {
	if !v.IsSet() || *to == T(v.Text) {
		return false
	}
	*to = T(v.Text)
	return true
}

func assignList(to *[]string, values *[]Value) bool {
	if values == nil || slices.Equal(*to, texts(*values)) {
		return false
	}
	*to = texts(*values)
	return true
}

// unknownKey says that an entry names a key property that the type does not have.
func unknownKey(v Value, t *ir.Type, names []string) outcome {
	return conflict(v, diag.DidYouMean(v.Text, names, "add it first with add-property"), "type %q has no property %q", t.Name, v.Text)
}
