package lower

import (
	"strings"

	"github.com/graphgen/graphgen/internal/english"
	"github.com/graphgen/graphgen/internal/gomodel"
	"github.com/graphgen/graphgen/ir"
)

// Former names are wanted last: whatever is documented now has the name. They stand in the scope of what they name.

func formerKey(of, was string) string { return "former:" + of + " " + was }

const (
	rankFormer       = 1000
	rankFormerMethod = 1000
)

// former wants the former names of types, of what is made from them, of enums and of members.
func (w *wants) former() {
	s := w.plan.style
	for i := range w.plan.model.Types {
		t := &w.plan.model.Types[i]
		for _, was := range t.Former {
			for _, made := range w.plan.madeFrom(t) {
				w.add(modelsScope, formerKey(made.key, was), rankFormer, t.Source, made.prefix+s.Exported(was)+made.suffix)
			}
		}
	}
	for _, b := range w.plan.sortedBodies() {
		for _, was := range w.plan.formerActions(b) {
			w.addQuiet(modelsScope, formerKey(b.key, was), rankFormer, was)
		}
	}
	for i := range w.plan.model.Enums {
		e := &w.plan.model.Enums[i]
		for _, was := range e.Former {
			w.add(modelsScope, formerKey(enumKey(e.Name), was), rankFormer, e.Source, s.Exported(was))
			for _, m := range e.Members {
				w.add(modelsScope, formerKey(memberKey(e.Name, m.Name), was), rankFormer, e.Source, s.Exported(was)+memberPart(s.Exported(m.Name)))
			}
		}
		for _, m := range e.Members {
			if m.Former != "" {
				w.add(modelsScope, formerKey(memberKey(e.Name, m.Name), "."+m.Former), rankFormer, e.Source, s.Exported(e.Name)+memberPart(s.Exported(m.Former)))
			}
		}
	}
}

// formerActions returns what the body of an action would be called with the former names of the path's last segment and of the
// collection before it.
func (p *plan) formerActions(b *body) []string {
	n := p.step(b.ops[0].Path)
	if b.kind != bodyAction || n == nil {
		return nil
	}
	collection := n.parent
	for collection != nil && collection.seg.kind == idSegment {
		collection = collection.parent
	}
	owners, actions := []string{b.owner}, append([]string{b.action}, n.formerSegments()...)
	if collection != nil {
		for _, was := range collection.formerSegments() {
			owners = append(owners, english.Singular(was))
		}
	}
	var out []string
	for _, owner := range owners {
		for _, action := range actions {
			out = append(out, p.style.Exported(owner)+p.style.Exported(action)+"Body")
		}
	}
	return out[1:]
}

// formerBodies returns the former names of an action's body.
func (l *lowerer) formerBodies(b *body) []gomodel.Decl {
	var out []gomodel.Decl
	for _, was := range l.plan.formerActions(b) {
		out = append(out, l.formerDecl(gomodel.FormerType, b.key, was))
	}
	return out
}

// made is a declaration that exists because of a type.
type made struct {
	key            string // of its name
	prefix, suffix string // around the type's name
	kind           gomodel.FormerKind
}

// madeFrom lists the type and what is made from it, as far as callers can name it.
func (p *plan) madeFrom(t *ir.Type) []made {
	out := []made{{key: typeKey(t.Name)}}
	if p.unions[t.Name] {
		out = append(out, made{key: unionKey(t.Name), prefix: "Any"})
	}
	if p.resources[t.Name] {
		out = append(out, made{key: fieldsKey(t.Name), suffix: "Fields", kind: gomodel.FormerVar})
	}
	for _, kind := range []bodyKind{bodyCreate, bodyUpdate} {
		if b := p.bodies[bodyKey(kind, t.Name)]; b != nil {
			suffix := p.style.Exported(string(kind))
			out = append(out, made{key: b.key, suffix: suffix})
			if len(b.derived) > 0 {
				out = append(out, made{key: bodyUnionKey(b.key), prefix: "Any", suffix: suffix})
			}
		}
	}
	return out
}

// formerTypes returns the former names of the type and of what is made from it.
func (l *lowerer) formerTypes(t *ir.Type) []gomodel.Decl {
	var out []gomodel.Decl
	for _, was := range t.Former {
		for _, m := range l.plan.madeFrom(t) {
			out = append(out, l.formerDecl(m.kind, m.key, was))
		}
	}
	return out
}

// formerEnums returns the former names of the enum and of its members.
func (l *lowerer) formerEnums(e *ir.Enum) []gomodel.Decl {
	var out []gomodel.Decl
	for _, was := range e.Former {
		out = append(out, l.formerDecl(gomodel.FormerType, enumKey(e.Name), was))
		for _, m := range e.Members {
			out = append(out, l.formerDecl(gomodel.FormerConst, memberKey(e.Name, m.Name), was))
		}
	}
	for _, m := range e.Members {
		if m.Former != "" {
			out = append(out, l.formerDecl(gomodel.FormerConst, memberKey(e.Name, m.Name), "."+m.Former))
		}
	}
	return out
}

func (l *lowerer) formerDecl(kind gomodel.FormerKind, key, was string) gomodel.Decl {
	name, now := l.names.Of(formerKey(key, was)), l.names.Of(key)
	return &gomodel.Former{Kind: kind, Name: name, Of: now, Doc: formerDoc(name, now)}
}

func formerDoc(name, now string) []string {
	return []string{name + " is what " + now + " was called before.", "", "Deprecated: use " + now + "."}
}

// formerSegments returns the former last segments of the paths that end at the step, each once, ignoring case.
func (n *node) formerSegments() []string {
	var out []string
	seen := map[string]bool{strings.ToLower(n.seg.name): true}
	for _, op := range n.ops {
		for _, was := range op.Former {
			if !seen[strings.ToLower(was)] {
				seen[strings.ToLower(was)] = true
				out = append(out, was)
			}
		}
	}
	return out
}

// formerMethods wants the former names of the method that leads to the child, or sends its request.
func (w *wants) formerMethods(scope string, n, c *node) {
	if c.seg.kind != literalSegment {
		return
	}
	for _, was := range c.formerSegments() {
		w.addQuiet(scope, formerKey(methodKey(n.key, c.key), was), rankFormerMethod, w.plan.style.Exported(was))
	}
}

// formers returns the former names of the methods that lead to the steps below, or send their requests.
func (l *lowerer) formers(n *node, methods []gomodel.Method) []gomodel.Method {
	var out []gomodel.Method
	for _, c := range n.children {
		if c.seg.kind != literalSegment || c.role() != roleBuilder && c.role() != roleAction {
			continue
		}
		for _, was := range c.formerSegments() {
			now, name := l.names.Of(methodKey(n.key, c.key)), l.names.Of(formerKey(methodKey(n.key, c.key), was))
			for _, m := range methods {
				if isMethod(m, now) {
					out = append(out, &gomodel.FormerMethod{Name: name, Doc: formerDoc(name, now), Of: m})
				}
			}
		}
	}
	return out
}

// isMethod reports whether it is the child or the action of that name.
func isMethod(m gomodel.Method, name string) bool {
	switch m := m.(type) {
	case *gomodel.Child:
		return m.Name == name
	case *gomodel.Verb:
		return m.Name == name && m.Suffix != ""
	default:
		return false
	}
}
