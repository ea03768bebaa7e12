package lower

import (
	"strings"

	"github.com/graphgen/graphgen/internal/diag"
	"github.com/graphgen/graphgen/internal/naming"
	"github.com/graphgen/graphgen/ir"
)

// Ranks of the names in package models: what the documents declare comes before what we make of it.
const (
	rankType = iota
	rankEnum
	rankMade
	rankMember
)

const modelsScope = "models"

// wants collects every wish for a name.
type wants struct {
	plan     *plan
	list     []naming.Want
	reserved map[string][]string
	at       map[string]ir.Source // of keys, for diagnostics
	spelled  map[string]string    // the documented spelling of the names in keys, which are in lower case
	pins     map[string]string
}

func (l *lowerer) decideNames() {
	w := &wants{plan: l.plan, reserved: map[string][]string{}, at: map[string]ir.Source{}, spelled: map[string]string{}, pins: l.pinKeys()}
	w.types()
	w.enums()
	w.bodies()
	w.kinds()
	w.former()
	w.files()
	w.builders()
	w.root()
	l.names = naming.Decide(w.list, w.reserved, w.pins)
	for _, c := range l.names.Collisions {
		l.diags.Add(w.at[c.Key], diag.NameCollision, "pin another name under names: in graphgen.yaml",
			"%s is called %s in Go, since %s is taken by %s", w.human(c.Key), c.Got, c.Wanted, w.human(c.Winner))
	}
	pinAt := map[string]ir.Source{}
	for _, p := range l.opts.Pins {
		pinAt[l.pinKey(p)] = p.At
	}
	for _, b := range l.names.BadPins {
		l.diags.Add(pinAt[b.Key], diag.BadPin, "see names: in graphgen.yaml", "%s cannot be pinned to %q: %s", w.human(b.Key), b.Name, b.Reason)
	}
}

// pinKeys turns the user's pins into naming keys. A pinned property keeps its name in the types that inherit it.
func (l *lowerer) pinKeys() map[string]string {
	out := map[string]string{}
	for _, p := range l.opts.Pins {
		out[l.pinKey(p)] = p.Name
		owner, prop, ok := strings.Cut(p.Doc, ".")
		if p.Kind != PinProperty || !ok {
			continue
		}
		for _, d := range l.plan.index.Derived(owner) {
			if _, set := out[propKey(d, prop)]; !set {
				out[propKey(d, prop)] = p.Name
			}
		}
	}
	return out
}

func (l *lowerer) pinKey(p Pin) string {
	owner, name, ok := strings.Cut(p.Doc, ".")
	switch {
	case p.Kind == PinOperation:
		if n := l.plan.step(p.Doc); n != nil && n.parent != nil {
			return methodKey(n.parent.key, n.key)
		}
	case p.Kind == PinType:
		return typeKey(p.Doc)
	case p.Kind == PinEnum:
		return enumKey(p.Doc)
	case ok && p.Kind == PinProperty:
		return propKey(owner, name)
	case ok && p.Kind == PinMember:
		return memberKey(owner, name)
	}
	return string(p.Kind) + ":" + p.Doc
}

// human makes a naming key readable: `type "user"`.
func (w *wants) human(key string) string {
	kind, name, ok := strings.Cut(key, ":")
	if !ok {
		return key
	}
	if s, ok := w.spelled[name]; ok {
		name = s
	}
	switch kind {
	case "prop":
		kind = "property"
	case "bodyprop":
		kind = "parameter"
	case "fields", "fieldstype":
		kind = "the property descriptors of"
	case "create", "update", "action":
		kind = "the " + kind + " body of"
	}
	return kind + ` "` + name + `"`
}

func (w *wants) add(scope, key string, rank int, at ir.Source, candidates ...string) {
	w.list = append(w.list, naming.Want{Scope: scope, Key: key, Rank: rank, Candidates: candidates})
	w.at[key] = at
}

func (w *wants) addQuiet(scope, key string, rank int, candidates ...string) {
	w.list = append(w.list, naming.Want{Scope: scope, Key: key, Rank: rank, Candidates: candidates, Quiet: true})
}

// bothCases returns the rank and the candidates of names that may differ in case only: the lowerCamelCase one comes first.
func (w *wants) bothCases(doc, suffix string) (rank int, candidates []string) {
	name := w.plan.style.Exported(doc)
	if naming.IsLowerCamel(doc) {
		return 0, []string{name, name + suffix}
	}
	return 1, []string{name, name + "Upper" + suffix, name + suffix}
}

func (w *wants) types() {
	s := w.plan.style
	for i := range w.plan.model.Types {
		t := &w.plan.model.Types[i]
		name := s.Exported(t.Name)
		w.spelled[strings.ToLower(t.Name)] = t.Name
		w.add(modelsScope, typeKey(t.Name), rankType, t.Source, name, name+"Resource")
		if pinned, ok := w.pins[typeKey(t.Name)]; ok {
			name = pinned
		}
		if w.plan.unions[t.Name] {
			w.add(modelsScope, unionKey(t.Name), rankMade, t.Source, "Any"+name, "Any"+name+"Type")
		}
		if w.plan.resources[t.Name] {
			w.add(modelsScope, fieldsKey(t.Name), rankMade, t.Source, name+"Fields", name+"FieldSet")
			w.addQuiet(modelsScope, fieldsTypeKey(t.Name), rankMade, s.Unexported(t.Name+"Fields"), s.Unexported(t.Name+"FieldSet"))
		}
		scope := "struct:" + strings.ToLower(t.Name)
		w.reserved[scope] = []string{"UnmarshalJSON", "MarshalJSON", "DerivedTypes"}
		for _, p := range w.plan.properties(t.Name) {
			rank, names := w.bothCases(p.Name, "Property")
			w.add(scope, propKey(t.Name, p.Name), rank, p.Source, names...)
			w.spelled[strings.ToLower(t.Name)+"."+p.Name] = t.Name + "." + p.Name
		}
		w.addQuiet(scope, extraKey(t.Name), 2, "Extra", "ExtraMembers")
	}
}

func (w *wants) enums() {
	for i := range w.plan.model.Enums {
		e := &w.plan.model.Enums[i]
		name := w.plan.style.Exported(e.Name)
		w.spelled[strings.ToLower(e.Name)] = e.Name
		w.add(modelsScope, enumKey(e.Name), rankEnum, e.Source, name, name+"Enum")
		second := name + "Enum"
		if pinned, ok := w.pins[enumKey(e.Name)]; ok {
			name = pinned
		}
		for _, m := range e.Members {
			rank, parts := w.bothCases(m.Name, "Value")
			names := make([]string, 0, len(parts)+1)
			for _, part := range parts {
				names = append(names, name+memberPart(part))
			}
			w.add(modelsScope, memberKey(e.Name, m.Name), rankMember+rank, e.Source, append(names, second+memberPart(parts[0]))...)
		}
	}
}

// memberPart drops the "X" that an identifier beginning with a digit needs: after the enum's name it does not.
func memberPart(name string) string {
	if len(name) > 1 && name[0] == 'X' && name[1] >= '0' && name[1] <= '9' {
		return name[1:]
	}
	return name
}

func (w *wants) bodies() {
	s := w.plan.style
	for _, b := range w.plan.sortedBodies() {
		at := b.ops[0].Source
		scope := "struct:" + b.key
		w.reserved[scope] = []string{"UnmarshalJSON", "MarshalJSON", "DerivedTypes"}
		switch b.kind {
		case bodyAction:
			name := s.Exported(b.owner) + s.Exported(b.action)
			w.addQuiet(modelsScope, b.key, rankMade, name+"Body", s.Exported(b.pageID)+"Body")
		case bodyCreate, bodyUpdate:
			name := s.Exported(b.typeName) + s.Exported(string(b.kind))
			w.add(modelsScope, b.key, rankMade, at, name, name+"Body")
			if len(b.derived) > 0 {
				w.add(modelsScope, bodyUnionKey(b.key), rankMade, at, "Any"+name, "Any"+name+"Body")
			}
		}
		for _, p := range b.properties {
			rank, names := w.bothCases(p.Name, "Property")
			if pinned, ok := w.pins[propKey(b.typeName, p.Name)]; ok {
				names = append([]string{pinned}, names...)
			}
			if w.plan.index.Property(b.typeName, p.Name) != nil { // the type's property has been told of
				w.addQuiet(scope, bodyPropKey(b.key, p.Name), rank, names...)
				continue
			}
			w.add(scope, bodyPropKey(b.key, p.Name), rank, p.Source, names...)
		}
		w.addQuiet(scope, bodyExtraKey(b.key), 2, "Extra", "ExtraMembers")
	}
}

// kinds wants a name for each type of descriptors.
func (w *wants) kinds() {
	for _, d := range w.plan.kinds() {
		name := d.kindName()
		w.addQuiet(modelsScope, kindKey(name), rankMade, name, name+"Property")
	}
}

// files wants a file for every type, every enum and every action body without a type of its own to stand with.
func (w *wants) files() {
	s := w.plan.style
	scope := "files:" + modelsScope
	w.reserved[scope] = []string{"doc", kindsFile}
	for i := range w.plan.model.Types {
		name := s.File(w.plan.model.Types[i].Name)
		w.addQuiet(scope, fileKey(modelsScope, typeKey(w.plan.model.Types[i].Name)), rankType, name, name+"resource")
	}
	for i := range w.plan.model.Enums {
		name := s.File(w.plan.model.Enums[i].Name)
		w.addQuiet(scope, fileKey(modelsScope, enumKey(w.plan.model.Enums[i].Name)), rankEnum, name, name+"enum")
	}
	for _, b := range w.plan.sortedBodies() {
		if b.kind == bodyAction {
			name := s.File(b.owner + "-" + b.action)
			w.addQuiet(scope, fileKey(modelsScope, b.key), rankMade, name+"body", s.File(b.pageID)+"body")
		}
	}
}

func (w *wants) root() {
	const scope = "root"
	w.reserved[scope] = []string{"Client", "New"}
	for _, e := range w.plan.errors {
		name := w.plan.style.Exported(strings.TrimPrefix(e.Code, "Error"))
		w.addQuiet(scope, errorKey(e.Code), 0, "Err"+name, "Err"+w.plan.style.Exported(e.Code))
	}
	for _, s := range w.plan.services {
		name := w.plan.style.Exported(s.root.seg.name)
		if s.plain {
			w.addQuiet("client", rootKey(s.root.key), 0, name, name+"Request")
		}
		if s.viaMe {
			w.addQuiet("client", rootKey(meSegment), 0, "Me")
		}
	}
}
