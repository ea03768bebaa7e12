package overlay

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"github.com/graphgen/graphgen/internal/config/strict"
	"github.com/graphgen/graphgen/internal/diag"
	"github.com/graphgen/graphgen/ir"
)

// AddEnum adds an enum that the documents leave out. It takes the place of a type that they mention and do not describe.
type AddEnum struct {
	Name, Doc        Value
	Members          []Value
	Flags, Evolvable *bool
}

func (o *AddEnum) fields() []strict.Field {
	return []strict.Field{
		name("name", &o.Name).Must(), strict.Texts("members", &o.Members).Must(), strict.Bool("flags", &o.Flags),
		strict.Bool("evolvable", &o.Evolvable), strict.Text("doc", &o.Doc),
	}
}

func (o *AddEnum) check(what string, n strict.Node, _ []string) {
	if len(o.Members) == 0 {
		n.Errorf("", "%s has no members", what)
	}
	members := texts(o.Members)
	for i, m := range members {
		if slices.Contains(members[:i], m) {
			n.Errorf("", "%s has the member %q twice", what, m)
		}
	}
}

func (o *AddEnum) apply(m *ir.Model) outcome {
	if e := findEnum(m, o.Name.Text); e != nil {
		return needless(o.Name, "there is an enum %q already", e.Name)
	}
	if ir.IsPrimitive(o.Name.Text) {
		return conflict(o.Name, "choose another name", "%q is a primitive type", o.Name.Text)
	}
	e := ir.Enum{Name: o.Name.Text, Doc: o.Doc.Text, Source: o.Name.At}
	for _, v := range o.Members {
		e.Members = append(e.Members, ir.Member{Name: v.Text})
	}
	assign(&e.Flags, o.Flags)
	assign(&e.Evolvable, o.Evolvable)
	if i := typeAt(m, o.Name.Text); i >= 0 {
		t := m.Types[i]
		if !t.Opaque {
			return conflict(o.Name, "choose another name, or remove that type first", "there is a type %q already", t.Name)
		}
		e.Name = t.Name
		m.Types = slices.Delete(m.Types, i, i+1)
	}
	m.Enums = append(m.Enums, e)
	sortByName(m)
	return changed
}

// AddMember adds a member to an enum, as its last one.
type AddMember struct{ Enum, Member, Doc Value }

func (o *AddMember) fields() []strict.Field {
	return []strict.Field{strict.Text("enum", &o.Enum).Must(), strict.Text("member", &o.Member).Must(), strict.Text("doc", &o.Doc)}
}

func (o *AddMember) apply(m *ir.Model) outcome {
	e := findEnum(m, o.Enum.Text)
	if e == nil {
		return noOwner("enum", o.Enum, enumNames(m))
	}
	if memberAt(e, o.Member.Text) >= 0 {
		return needless(o.Member, "enum %q has the member %q already", e.Name, o.Member.Text)
	}
	e.Members = append(e.Members, ir.Member{Name: o.Member.Text, Doc: o.Doc.Text})
	return changed
}

// SetEnum states facts about an enum.
type SetEnum struct {
	Enum, Doc        Value
	Flags, Evolvable *bool
}

func (o *SetEnum) fields() []strict.Field {
	return []strict.Field{strict.Text("enum", &o.Enum).Must(), strict.Bool("flags", &o.Flags), strict.Bool("evolvable", &o.Evolvable), strict.Text("doc", &o.Doc)}
}

func (o *SetEnum) check(what string, n strict.Node, given []string) {
	if len(given) == 1 {
		n.Errorf("add what is so, e.g. flags: true", "%s states nothing", what)
	}
}

func (o *SetEnum) apply(m *ir.Model) outcome {
	e := findEnum(m, o.Enum.Text)
	if e == nil {
		return noOwner("enum", o.Enum, enumNames(m))
	}
	news := assign(&e.Flags, o.Flags)
	news = assign(&e.Evolvable, o.Evolvable) || news
	if !assignText(&e.Doc, o.Doc) && !news {
		return needless(o.Enum, "enum %q is documented like that already", e.Name)
	}
	return changed
}

// RenameMember gives a member of an enum another documented name.
type RenameMember struct{ Enum, Member, To Value }

func (o *RenameMember) fields() []strict.Field {
	return []strict.Field{strict.Text("enum", &o.Enum).Must(), strict.Text("member", &o.Member).Must(), name("to", &o.To).Must()}
}

func (o *RenameMember) apply(m *ir.Model) outcome {
	e := findEnum(m, o.Enum.Text)
	if e == nil {
		return noOwner("enum", o.Enum, enumNames(m))
	}
	switch from, taken := memberAt(e, o.Member.Text), memberAt(e, o.To.Text); {
	case from < 0 && taken >= 0:
		return needless(o.To, "enum %q has the member %q already, and no %q", e.Name, o.To.Text, o.Member.Text)
	case from < 0:
		return noMember(e, o.Member)
	case from == taken:
		return needless(o.To, "member %q of %q has that name already", o.To.Text, e.Name)
	case taken >= 0:
		return conflict(o.To, "", "enum %q has a member %q already", e.Name, o.To.Text)
	default:
		e.Members[from].Name = o.To.Text
		return changed
	}
}

// RemoveMember removes a member that is documented and not there.
type RemoveMember struct{ Enum, Member Value }

func (o *RemoveMember) fields() []strict.Field {
	return []strict.Field{strict.Text("enum", &o.Enum).Must(), strict.Text("member", &o.Member).Must()}
}

func (o *RemoveMember) apply(m *ir.Model) outcome {
	e := findEnum(m, o.Enum.Text)
	if e == nil {
		return noOwner("enum", o.Enum, enumNames(m))
	}
	at := memberAt(e, o.Member.Text)
	if at < 0 {
		return noMember(e, o.Member)
	}
	e.Members = slices.Delete(slices.Clone(e.Members), at, at+1)
	return changed
}

func memberAt(e *ir.Enum, name string) int {
	return slices.IndexFunc(e.Members, func(x ir.Member) bool { return x.Name == name })
}

func noMember(e *ir.Enum, v Value) outcome {
	names := make([]string, len(e.Members))
	for i, x := range e.Members {
		names[i] = x.Name
	}
	return outcome{rankNoPart, v.At, fmt.Sprintf("enum %q has no member %q", e.Name, v.Text), diag.DidYouMean(v.Text, names, remove)}
}

// RemoveOperation removes an operation that is documented and not there. Parameters match whatever their names.
type RemoveOperation struct{ Method, Path Value }

func (o *RemoveOperation) fields() []strict.Field {
	return []strict.Field{strict.Text("method", &o.Method).Must(), strict.Text("path", &o.Path).Must()}
}

func (o *RemoveOperation) apply(m *ir.Model) outcome {
	wanted := operationKey(o.Method.Text, o.Path.Text)
	before := len(m.Operations)
	m.Operations = slices.DeleteFunc(m.Operations, func(op ir.Operation) bool { return operationKey(op.Method, op.Path) == wanted })
	if len(m.Operations) < before {
		return changed
	}
	names := make([]string, before)
	for i, op := range m.Operations {
		names[i] = op.Method + " " + op.Path
	}
	return noOwner("operation", Value{Text: strings.ToUpper(o.Method.Text) + " " + o.Path.Text, At: o.Path.At}, names)
}

var parameter = regexp.MustCompile(`\{[^{}]*\}`)

// operationKey is the same for two operations that differ only in case and in the names of their parameters.
func operationKey(method, path string) string {
	return strings.ToLower(method + " " + parameter.ReplaceAllLiteralString(path, "{}"))
}
