package overlay

import (
	"cmp"
	"path"
	"slices"
	"strings"
	"time"

	"github.com/graphgen/graphgen/internal/config/strict"
	"github.com/graphgen/graphgen/internal/diag"
	"github.com/graphgen/graphgen/ir"
)

// keeper is an Op that keeps an earlier state of the documents alive for callers. Its entry may say until when.
type keeper interface{ keeps() }

// KeepType keeps the name that a type or an enum had before.
type KeepType struct{ Type, Was Value }

// KeepMember keeps the name that a member of an enum had before.
type KeepMember struct{ Enum, Member, Was Value }

// KeepProperty keeps a property that the documents no longer have, as a deprecated one. Replacement is what to use instead, or unset.
type KeepProperty struct {
	Type, Property, PropertyType, Replacement Value
	Collection, Navigation, ReadOnly          *bool
}

// KeepOperation keeps the last segment that a path had before.
type KeepOperation struct{ Path, Was Value }

func (*KeepType) keeps()      {}
func (*KeepMember) keeps()    {}
func (*KeepProperty) keeps()  {}
func (*KeepOperation) keeps() {}

// Expired warns of entries that keep something beyond the day that they name.
func Expired(entries []Entry, now time.Time, d *diag.List) {
	for _, e := range entries {
		if day, err := time.Parse(time.DateOnly, e.Until.Text); err == nil && now.After(day.AddDate(0, 0, 1)) {
			d.Add(e.Until.At, diag.KeptTooLong, "move callers with `go fix ./...`, and remove the entry", "overlay %q was to be kept until %s", e.Name.Text, e.Until.Text)
		}
	}
}

func (o *KeepType) fields() []strict.Field {
	return []strict.Field{strict.Text("type", &o.Type).Must(), name("was", &o.Was).Must()}
}

func (o *KeepType) apply(m *ir.Model) outcome {
	var former *[]string
	if t := m.Find(o.Type.Text); t != nil && !t.Opaque {
		former = &t.Former
	} else if e := findEnum(m, o.Type.Text); e != nil {
		former = &e.Former
	} else {
		return noOwner("type", o.Type, slices.Concat(typeNames(m), enumNames(m)))
	}
	switch taken := declared(m, o.Was.Text); {
	case taken != "":
		return conflict(o.Was, remove, "there is a type %q in the documents", taken)
	case slices.Contains(*former, o.Was.Text):
		return needless(o.Was, "the name %q is kept already", o.Was.Text)
	}
	*former = append(*former, o.Was.Text)
	return changed
}

func (o *KeepMember) fields() []strict.Field {
	return []strict.Field{strict.Text("enum", &o.Enum).Must(), strict.Text("member", &o.Member).Must(), name("was", &o.Was).Must()}
}

func (o *KeepMember) apply(m *ir.Model) outcome {
	e := findEnum(m, o.Enum.Text)
	if e == nil {
		return noOwner("enum", o.Enum, enumNames(m))
	}
	at := memberAt(e, o.Member.Text)
	switch {
	case memberAt(e, o.Was.Text) >= 0:
		return conflict(o.Was, remove, "enum %q has a member %q in the documents", e.Name, o.Was.Text)
	case at < 0:
		return noMember(e, o.Member)
	case e.Members[at].Former != "":
		return conflict(o.Was, "keep one name of a member", "member %q of %q keeps the name %q already", o.Member.Text, e.Name, e.Members[at].Former)
	}
	e.Members[at].Former = o.Was.Text
	return changed
}

func (o *KeepProperty) fields() []strict.Field {
	return []strict.Field{
		strict.Text("type", &o.Type).Must(), name("property", &o.Property).Must(), strict.Text("propertyType", &o.PropertyType).Must(),
		strict.Bool("collection", &o.Collection), strict.Bool("navigation", &o.Navigation), strict.Bool("readOnly", &o.ReadOnly),
		strict.Text("replacement", &o.Replacement),
	}
}

func (o *KeepProperty) apply(m *ir.Model) outcome {
	if o.Replacement.IsSet() {
		if t, i, found := findProperty(m, o.Type, o.Replacement); t != nil && i < 0 && ir.NewIndex(m).Property(t.Name, o.Replacement.Text) == nil {
			return found
		}
	}
	notice := "the documents no longer have this property."
	if o.Replacement.IsSet() {
		notice = "the documents no longer have this property: use " + o.Replacement.Text + "."
	}
	deprecated := true
	add := AddProperty{Type: o.Type, Property: o.Property, PropertyType: o.PropertyType, Collection: o.Collection}
	add.navigation, add.readOnly, add.deprecated = o.Navigation, o.ReadOnly, &deprecated
	if out := add.apply(m); out.rank != rankChanged {
		return out
	}
	t := m.Find(o.Type.Text)
	kept := &t.Properties[len(t.Properties)-1]
	kept.Notice = notice
	if kept.ReadOnly || kept.Navigation {
		return changed
	}
	for _, b := range bodies(m, t.Name) { // a table that lists all that can be written no longer lists it
		if b.Exact {
			b.Properties = append(b.Properties, *kept)
		}
	}
	return changed
}

func (o *KeepOperation) fields() []strict.Field {
	return []strict.Field{strict.Text("path", &o.Path).Must(), strict.Text("was", &o.Was).Must()}
}

// check holds the two paths to differ in their last segment: that is the method that has a former name.
func (o *KeepOperation) check(what string, n strict.Node, _ []string) {
	now, was := pathKey(o.Path.Text), pathKey(o.Was.Text)
	switch {
	case path.Dir(now) != path.Dir(was) || now == was || path.Dir(now) == "/":
		n.Errorf("keep what else has moved with a method of your own", "%s: only the last of several segments can have a former name", what)
	case strings.ContainsAny(path.Base(was)+path.Base(now), "{}()"):
		n.Errorf("", "%s: the last segment is no plain name", what)
	}
}

func (o *KeepOperation) apply(m *ir.Model) outcome {
	now, was := pathKey(o.Path.Text), pathKey(o.Was.Text)
	var matched []*ir.Operation
	var paths []string
	for i := range m.Operations {
		op := &m.Operations[i]
		paths = append(paths, op.Path)
		switch pathKey(op.Path) {
		case was:
			return conflict(o.Was, remove, "the documents have the path %s", op.Path)
		case now:
			matched = append(matched, op)
		}
	}
	if matched == nil {
		return noOwner("path", o.Path, paths)
	}
	for _, op := range matched {
		op.Former = append(op.Former, path.Base(o.Was.Text))
	}
	return changed
}

// pathKey is the same for two paths that differ only in case and in the names of their parameters.
func pathKey(p string) string {
	return operationKey("", path.Clean("/"+cmp.Or(strings.TrimSpace(p), "/")))[1:]
}
