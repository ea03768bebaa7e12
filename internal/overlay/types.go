package overlay

import (
	"slices"
	"strings"

	"github.com/graphgen/graphgen/internal/config/strict"
	"github.com/graphgen/graphgen/internal/diag"
	"github.com/graphgen/graphgen/ir"
)

// Set states facts about a property or, when Property is unset, about a type.
type Set struct {
	Type, Property Value
	settings
	kind           Value
	abstract, open *bool
	key            *[]Value
}

// Keys of a set entry that fit only a type, or a type as well as a property.
var (
	typeOnly    = []string{"kind", "abstract", "open", "key"}
	typeAndBoth = append([]string{"deprecated", "doc"}, typeOnly...)
)

func (o *Set) fields() []strict.Field {
	return append([]strict.Field{
		strict.Text("type", &o.Type).Must(), strict.Text("property", &o.Property),
		strict.Choice("kind", &o.kind, string(ir.KindEntity), string(ir.KindComplex)), strict.Bool("abstract", &o.abstract),
		strict.Bool("open", &o.open), list("key", &o.key),
	}, o.settings.fields()...)
}

func (o *Set) check(what string, n strict.Node, given []string) {
	facts := slices.DeleteFunc(slices.Clone(given), func(k string) bool { return k == "type" || k == "property" })
	if len(facts) == 0 {
		n.Errorf("add what is so, e.g. readOnly: true", "%s states nothing", what)
	}
	for _, k := range facts {
		switch {
		case o.Property.IsSet() && slices.Contains(typeOnly, k):
			n.Errorf("remove the key property, or write an entry for each", "%s.%s is a fact about a type, not about a property", what, k)
		case !o.Property.IsSet() && !slices.Contains(typeAndBoth, k):
			n.Errorf("add the key property", "%s.%s is a fact about a property, not about a type", what, k)
		}
	}
}

func (o *Set) apply(m *ir.Model) outcome {
	if o.Property.IsSet() {
		t, i, found := findProperty(m, o.Type, o.Property)
		if i < 0 {
			return found
		}
		if !o.applyTo(&t.Properties[i]) {
			return needless(o.Property, "property %q of %q is documented like that already", t.Properties[i].Name, t.Name)
		}
		return changed
	}
	t := m.Find(o.Type.Text)
	if t == nil {
		return noOwner("type", o.Type, typeNames(m))
	}
	if o.key != nil {
		var names []string
		for _, p := range ir.NewIndex(m).AllProperties(t.Name) {
			names = append(names, p.Name)
		}
		for _, k := range *o.key {
			if !slices.Contains(names, k.Text) {
				return unknownKey(k, t, names)
			}
		}
	}
	news := assign(&t.Abstract, o.abstract)
	news = assign(&t.Open, o.open) || news
	news = assign(&t.Deprecated, o.deprecated) || news
	news = assignText(&t.Kind, o.kind) || news
	news = assignText(&t.Doc, o.doc) || news
	if !assignList(&t.Key, o.key) && !news {
		return needless(o.Type, "type %q is documented like that already", t.Name)
	}
	return changed
}

// Deprecate marks a type, or one of its properties, as deprecated, and adds the reason to its text.
type Deprecate struct{ Type, Property, Reason Value }

func (o *Deprecate) fields() []strict.Field {
	return []strict.Field{strict.Text("type", &o.Type).Must(), strict.Text("property", &o.Property), strict.Text("reason", &o.Reason).Must()}
}

func (o *Deprecate) apply(m *ir.Model) outcome {
	if o.Property.IsSet() {
		t, i, found := findProperty(m, o.Type, o.Property)
		if i < 0 {
			return found
		}
		p := &t.Properties[i]
		if p.Deprecated {
			return needless(o.Property, "property %q of %q is deprecated already", p.Name, t.Name)
		}
		p.Deprecated, p.Doc = true, withSentence(p.Doc, o.Reason.Text)
		return changed
	}
	t := m.Find(o.Type.Text)
	switch {
	case t == nil:
		return noOwner("type", o.Type, typeNames(m))
	case t.Deprecated:
		return needless(o.Type, "type %q is deprecated already", t.Name)
	}
	t.Deprecated, t.Doc = true, withSentence(t.Doc, o.Reason.Text)
	return changed
}

func withSentence(doc, sentence string) string {
	return strings.TrimSpace(strings.TrimSpace(doc) + " " + strings.TrimSpace(sentence))
}

// AddType adds a type that the documents leave out. It takes the place of one that they mention and do not describe.
type AddType struct {
	Name, Kind, Base, Doc Value
	Abstract, Open        *bool
	Key                   []Value
}

func (o *AddType) fields() []strict.Field {
	return []strict.Field{
		name("name", &o.Name).Must(), strict.Choice("kind", &o.Kind, string(ir.KindEntity), string(ir.KindComplex)).Must(),
		strict.Text("base", &o.Base), strict.Bool("abstract", &o.Abstract), strict.Bool("open", &o.Open), strict.Texts("key", &o.Key),
		strict.Text("doc", &o.Doc),
	}
}

func (o *AddType) apply(m *ir.Model) outcome {
	t := ir.Type{Name: o.Name.Text, Kind: ir.Kind(o.Kind.Text), Doc: o.Doc.Text, Source: o.Name.At}
	if o.Base.IsSet() {
		base := m.Find(o.Base.Text)
		if base == nil {
			return conflict(o.Base, diag.DidYouMean(o.Base.Text, typeNames(m), "add it first"), "there is no type %q to be the base", o.Base.Text)
		}
		t.Base = base.Name
	}
	if len(o.Key) > 0 {
		t.Key = texts(o.Key)
	}
	assign(&t.Abstract, o.Abstract)
	assign(&t.Open, o.Open)
	if known := m.Find(o.Name.Text); known != nil {
		if !known.Opaque {
			return needless(o.Name, "there is a type %q already", known.Name)
		}
		t.Name = known.Name
		*known = t
		return changed
	}
	if taken := declared(m, o.Name.Text); taken != "" {
		return conflict(o.Name, "choose another name", "there is a type %q already", taken)
	}
	m.Types = append(m.Types, t)
	sortByName(m)
	return changed
}

// RenameType gives a type or an enum another documented name, wherever it is used.
type RenameType struct{ Type, To Value }

func (o *RenameType) fields() []strict.Field {
	return []strict.Field{strict.Text("type", &o.Type).Must(), name("to", &o.To).Must()}
}

func (o *RenameType) apply(m *ir.Model) outcome {
	var old *string
	if t := m.Find(o.Type.Text); t != nil {
		old = &t.Name
	} else if e := findEnum(m, o.Type.Text); e != nil {
		old = &e.Name
	}
	taken := declared(m, o.To.Text)
	switch {
	case old == nil && taken != "":
		return needless(o.To, "there is a type %q already, and no %q", taken, o.Type.Text)
	case old == nil:
		return noOwner("type", o.Type, slices.Concat(typeNames(m), enumNames(m)))
	case *old == o.To.Text:
		return needless(o.To, "type %q has that name already", *old)
	case taken != "" && taken != *old:
		return conflict(o.To, "choose another name, or remove that type first", "there is a type %q already", taken)
	}
	from := *old
	*old = o.To.Text
	references(m, func(r reference) bool {
		if strings.EqualFold(*r.name, from) {
			*r.name = o.To.Text
		}
		return true
	})
	sortByName(m)
	return changed
}

// RemoveType removes a type or an enum that nothing uses.
type RemoveType struct{ Type Value }

func (o *RemoveType) fields() []strict.Field {
	return []strict.Field{strict.Text("type", &o.Type).Must()}
}

func (o *RemoveType) apply(m *ir.Model) outcome {
	t, e := typeAt(m, o.Type.Text), enumAt(m, o.Type.Text)
	if t < 0 && e < 0 {
		return noOwner("type", o.Type, slices.Concat(typeNames(m), enumNames(m)))
	}
	var user *reference
	references(m, func(r reference) bool {
		if strings.EqualFold(*r.name, o.Type.Text) && r.use != "" && !strings.EqualFold(r.of, o.Type.Text) {
			user = &r
		}
		return user == nil
	})
	if user != nil {
		return conflict(o.Type, "retype or remove what uses it first", "type %q is used by %s", *user.name, user)
	}
	if t >= 0 {
		m.Types = slices.Delete(m.Types, t, t+1)
	} else {
		m.Enums = slices.Delete(m.Enums, e, e+1)
	}
	return changed
}

// SetBase gives a type another base type; the base "none" takes it away.
type SetBase struct{ Type, Base Value }

func (o *SetBase) fields() []strict.Field {
	return []strict.Field{strict.Text("type", &o.Type).Must(), strict.Text("base", &o.Base).Must()}
}

func (o *SetBase) apply(m *ir.Model) outcome {
	t := m.Find(o.Type.Text)
	if t == nil {
		return noOwner("type", o.Type, typeNames(m))
	}
	base := ""
	if o.Base.Text != "none" {
		b := m.Find(o.Base.Text)
		if b == nil {
			return conflict(o.Base, diag.DidYouMean(o.Base.Text, typeNames(m), "write none to take the base away"), "there is no type %q to be the base", o.Base.Text)
		}
		if slices.Contains(ir.NewIndex(m).Chain(b.Name), t) {
			return conflict(o.Base, "", "type %q has %q among its own bases, or is it", b.Name, t.Name)
		}
		base = b.Name
	}
	if strings.EqualFold(t.Base, base) {
		return needless(o.Base, "type %q has that base already", t.Name)
	}
	t.Base = base
	return changed
}
