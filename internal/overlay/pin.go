package overlay

import (
	"go/token"
	"slices"

	"github.com/graphgen/graphgen/internal/config/strict"
	"github.com/graphgen/graphgen/ir"
)

// Pin gives something the Go name Go, as names.pins in graphgen.yaml does. It names a type, a property of it, an enum, a member of it,
// or a path, whose last method gets the name.
type Pin struct{ Type, Property, Enum, Member, Path, Go Value }

func (o *Pin) fields() []strict.Field {
	return []strict.Field{
		strict.Text("type", &o.Type), strict.Text("property", &o.Property), strict.Text("enum", &o.Enum), strict.Text("member", &o.Member),
		strict.Text("path", &o.Path), strict.Text("go", &o.Go).Must(),
	}
}

func (o *Pin) check(what string, n strict.Node, _ []string) {
	owners := 0
	for _, v := range []Value{o.Type, o.Enum, o.Path} {
		if v.IsSet() {
			owners++
		}
	}
	if owners != 1 || o.Property.IsSet() && !o.Type.IsSet() || o.Member.IsSet() && !o.Enum.IsSet() {
		n.Errorf("write type, type and property, enum, enum and member, or path", "%s must name one thing", what)
	}
	if !token.IsIdentifier(o.Go.Text) || !token.IsExported(o.Go.Text) {
		n.Errorf("begin with an upper-case letter and go on with letters and digits", "%s.go: %q is not an exported Go identifier", what, o.Go.Text)
	}
}

func (o *Pin) apply(m *ir.Model) outcome {
	switch {
	case o.Property.IsSet():
		if _, i, found := findProperty(m, o.Type, o.Property); i < 0 {
			return found
		}
	case o.Type.IsSet():
		if m.Find(o.Type.Text) == nil {
			return noOwner("type", o.Type, typeNames(m))
		}
	case o.Enum.IsSet():
		e := findEnum(m, o.Enum.Text)
		switch {
		case e == nil:
			return noOwner("enum", o.Enum, enumNames(m))
		case o.Member.IsSet() && memberAt(e, o.Member.Text) < 0:
			return noMember(e, o.Member)
		}
	default:
		var paths []string
		for i := range m.Operations {
			paths = append(paths, m.Operations[i].Path)
		}
		if !slices.ContainsFunc(paths, func(p string) bool { return pathKey(p) == pathKey(o.Path.Text) }) {
			return noOwner("path", o.Path, paths)
		}
	}
	return changed
}

// Pinned are the Go names that entries give, by what they name. The name of something that belongs to another is "owner.name".
type Pinned struct {
	Types, Properties, Enums, Members, Operations [][2]Value // documented name, Go name
}

// Pins returns the Go names that the entries give to what the model holds: a slice leaves out the others.
func Pins(entries []Entry, m *ir.Model) Pinned {
	var p Pinned
	for _, e := range entries {
		o, ok := e.Op.(*Pin)
		if !ok || e.Version.IsSet() && e.Version.Text != m.Version || o.apply(m).rank != rankChanged {
			continue
		}
		of := func(owner, part Value) [2]Value {
			return [2]Value{{Text: owner.Text + "." + part.Text, At: part.At}, o.Go}
		}
		switch {
		case o.Property.IsSet():
			p.Properties = append(p.Properties, of(o.Type, o.Property))
		case o.Type.IsSet():
			p.Types = append(p.Types, [2]Value{o.Type, o.Go})
		case o.Member.IsSet():
			p.Members = append(p.Members, of(o.Enum, o.Member))
		case o.Enum.IsSet():
			p.Enums = append(p.Enums, [2]Value{o.Enum, o.Go})
		default:
			p.Operations = append(p.Operations, [2]Value{o.Path, o.Go})
		}
	}
	return p
}
