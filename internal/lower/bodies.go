package lower

import (
	"encoding/json"
	"slices"
	"strings"
	"sync"

	"github.com/graphgen/graphgen/ir"
)

// bodyKind says what a body is sent for.
type bodyKind string

const (
	bodyCreate bodyKind = "create"
	bodyUpdate bodyKind = "update"
	bodyAction bodyKind = "action"
)

// body is a struct that holds what can be written: "create:event", "update:user", "action:event-accept/accept".
type body struct {
	key        string
	kind       bodyKind
	typeName   string // of create and update bodies
	owner      string // the path segment an action belongs to, singular: "event"
	action     string // the action's segment
	pageID     string
	properties []ir.Property
	derived    []string // typeNames of the bodies behind the same interface; non-empty on the base of a union only
	same       *body    // of an update body: the create body that holds the same and stands for it; nil for none
	ops        []*ir.Operation
}

// findSameBodies lets one struct stand for the create and the update body of a type where they hold the same. Bodies behind an
// interface are the same only together, since the interfaces would differ otherwise.
func (p *plan) findSameBodies() {
	families := map[string][]*body{} // key of a body → those of the interface that it stands behind
	for _, b := range p.bodies {
		family := []*body{b}
		for _, d := range b.derived {
			family = append(family, p.bodies[bodyKey(b.kind, d)])
		}
		for _, member := range family {
			families[member.key] = append(families[member.key], family...)
		}
	}
	for _, update := range p.bodies {
		same := func(b *body) bool { return p.holdsSame(p.bodies[bodyKey(bodyCreate, b.typeName)], b) }
		if update.kind == bodyUpdate && !slices.ContainsFunc(families[update.key], func(b *body) bool { return !same(b) }) {
			update.same = p.bodies[bodyKey(bodyCreate, update.typeName)]
		}
	}
}

// holdsSame reports whether two bodies of a type have the same properties and, as bases of an interface, the same derived bodies.
func (p *plan) holdsSame(create, update *body) bool {
	sameProperty := func(a, b ir.Property) bool {
		return a.Name == b.Name && a.Type == b.Type && a.Collection == b.Collection
	}
	return create != nil && slices.EqualFunc(create.properties, update.properties, sameProperty) && slices.Equal(create.derived, update.derived)
}

func bodyKey(kind bodyKind, typeName string) string {
	return string(kind) + ":" + strings.ToLower(typeName)
}

// findBodies decides what each operation with a request body takes.
func (p *plan) findBodies() {
	for i := range p.model.Operations {
		op := &p.model.Operations[i]
		if op.Request == nil {
			continue
		}
		switch op.Kind {
		case ir.OperationCreate:
			p.addWriteBody(bodyCreate, op)
		case ir.OperationUpdate:
			p.addWriteBody(bodyUpdate, op)
		case ir.OperationAction, ir.OperationFunction, ir.OperationDelta, ir.OperationList, ir.OperationGet, ir.OperationDelete, ir.OperationCount:
			p.addActionBody(op)
		case ir.OperationRef, ir.OperationContent:
		}
	}
}

// addWriteBody adds the create or update body of the operation's type, and of the types derived from it when the type is
// declared somewhere as one of several.
func (p *plan) addWriteBody(kind bodyKind, op *ir.Operation) {
	t := p.index.Type(op.Request.Type)
	if t == nil {
		p.addActionBody(op)
		return
	}
	base := p.writeBody(kind, t, op)
	if base == nil {
		return
	}
	p.byOp[op] = base
	if !p.unions[t.Name] {
		return
	}
	base.derived = nil
	for _, d := range p.index.Derived(t.Name) {
		if p.writeBody(kind, p.index.Type(d), op) != nil {
			base.derived = append(base.derived, p.index.Type(d).Name)
		}
	}
}

// writeBody returns the body of one type with what the operation's page adds to it, or nil when nothing can be written.
func (p *plan) writeBody(kind bodyKind, t *ir.Type, op *ir.Operation) *body {
	all := p.properties(t.Name)
	writable := p.writable(all, op, kind == bodyUpdate && op.Request.Exact)
	key := bodyKey(kind, t.Name)
	b := p.bodies[key]
	if b == nil {
		if len(writable) == 0 {
			return nil
		}
		b = &body{key: key, kind: kind, typeName: t.Name}
		p.bodies[key] = b
	}
	b.ops = append(b.ops, op)
	b.properties = inOrder(all, append(b.properties, writable...))
	return b
}

// writable returns what can be written according to the page: its table when that is exact, otherwise everything that is
// neither read-only nor the key, and of the rest what the page's table or examples write: of keys when something is created, since
// a domain is created by its name. The tables of pages that create something are never taken as exact: they tell what a request
// needs, and the type's page tells the rest.
func (p *plan) writable(all []ir.Property, op *ir.Operation, exact bool) []ir.Property {
	var out []ir.Property
	listed := map[string]bool{}
	for _, row := range op.Request.Properties {
		i := slices.IndexFunc(all, func(q ir.Property) bool { return q.Name == row.Name })
		if i < 0 {
			i = slices.IndexFunc(all, func(q ir.Property) bool { return strings.EqualFold(q.Name, row.Name) })
		}
		if i < 0 {
			out = append(out, row)
			continue
		}
		listed[all[i].Name] = true
		out = append(out, all[i])
	}
	if exact && len(out) > 0 {
		return out
	}
	shown := sync.OnceValue(func() map[string]bool { return exampleMembers(op) })
	isShown := func(name string) bool { return mentionedInExamples(op, name) && shown()[name] }
	for _, q := range all {
		switch {
		case listed[q.Name]:
		case isKey(q) && (op.Kind != ir.OperationCreate || !isShown(q.Name)):
		case (q.ReadOnly || q.Navigation) && !isShown(q.Name):
		default:
			out = append(out, q)
		}
	}
	return out
}

func isKey(q ir.Property) bool { return q.Key || q.Name == "id" }

// mentionedInExamples reports whether a request body among the operation's examples may have a member of that name. Most have none of
// those that are asked for, and need not be decoded.
func mentionedInExamples(op *ir.Operation, name string) bool {
	quoted := `"` + name + `"`
	return slices.ContainsFunc(op.Examples, func(ex ir.Example) bool { return ex.Request != nil && strings.Contains(ex.Request.Body, quoted) })
}

// exampleMembers returns the top-level members of the operation's example bodies.
func exampleMembers(op *ir.Operation) map[string]bool {
	out := map[string]bool{}
	for _, ex := range op.Examples {
		if ex.Request == nil {
			continue
		}
		var members map[string]json.RawMessage
		if json.Unmarshal([]byte(ex.Request.Body), &members) == nil {
			for name := range members {
				out[name] = true
			}
		}
	}
	return out
}

// inOrder returns the properties, each once, in the order of the type's own table; those that the table lacks come last, by name.
func inOrder(all, some []ir.Property) []ir.Property {
	place := map[string]int{}
	for i, q := range all {
		place[q.Name] = i
	}
	rank := func(q ir.Property) int {
		if i, ok := place[q.Name]; ok {
			return i
		}
		return len(all)
	}
	out := slices.Clone(some)
	slices.SortStableFunc(out, func(a, b ir.Property) int {
		if d := rank(a) - rank(b); d != 0 {
			return d
		}
		return strings.Compare(a.Name, b.Name)
	})
	return slices.CompactFunc(out, func(a, b ir.Property) bool { return a.Name == b.Name })
}

// addActionBody gives the parameters of an action a struct: one for each page and action.
func (p *plan) addActionBody(op *ir.Operation) {
	if len(op.Request.Properties) == 0 {
		return
	}
	owner, action := actionName(op.Path)
	key := string(bodyAction) + ":" + op.ID + "/" + strings.ToLower(action)
	b := p.bodies[key]
	if b == nil {
		b = &body{key: key, kind: bodyAction, owner: owner, action: action, pageID: op.ID, properties: uniqueProperties(op.Request.Properties)}
		p.bodies[key] = b
	}
	b.ops = append(b.ops, op)
	p.byOp[op] = b
}

func uniqueProperties(in []ir.Property) []ir.Property {
	seen := map[string]bool{}
	return slices.DeleteFunc(slices.Clone(in), func(q ir.Property) bool {
		dup := seen[q.Name]
		seen[q.Name] = true
		return dup
	})
}

// sortedBodies returns all bodies by key.
func (p *plan) sortedBodies() []*body {
	out := make([]*body, 0, len(p.bodies))
	for _, b := range p.bodies {
		out = append(out, b)
	}
	slices.SortFunc(out, func(a, b *body) int { return strings.Compare(a.key, b.key) })
	return out
}
