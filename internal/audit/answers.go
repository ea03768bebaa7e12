package audit

import (
	"cmp"
	"slices"
	"strings"

	"github.com/graphgen/graphgen/internal/csdl"
	"github.com/graphgen/graphgen/ir"
)

// compareAnswers counts the types that operations name, and compares what operations answer with what their paths lead to in the
// metadata.
func (c *comparer) compareAnswers() {
	for i := range c.model.Operations {
		o := &c.model.Operations[i]
		if o.Request != nil {
			c.countNamed(o.Request.Type)
		}
		if o.Response != nil {
			c.countNamed(o.Response.Type)
			c.compareAnswer(o)
		}
	}
}

func (c *comparer) countNamed(name string) {
	if name == "" {
		return
	}
	c.count.answers++
	if t := c.docs.Type(name); name != "Json" && (t == nil || !t.Opaque) {
		c.count.knownAnswers++
	}
}

func (c *comparer) compareAnswer(o *ir.Operation) {
	have := csdl.Ref{Type: o.Response.Type, Collection: o.Response.Collection}
	want, line, ok := c.answer(o)
	if !ok || have.Type == "" && o.Kind != ir.OperationFunction {
		return
	}
	c.count.compared++
	if want.Collection == have.Collection && c.isKin(have.Type, want.Type) {
		c.count.equalAnswers++
		return
	}
	f := Finding{
		Kind: ResponseType, Severity: ir.SeverityWarning, Type: o.Method + " " + o.Path, Documents: cmp.Or(typeText(have.Type, have.Collection), "nothing"),
		Metadata: cmp.Or(typeText(want.Type, want.Collection), "nothing"), At: o.Source, Line: line, URL: o.URL,
		Why: "the page and the path disagree; an example of a real answer settles it",
	}
	if o.Kind == ir.OperationAction || o.Kind == ir.OperationFunction {
		f.Follow, f.Why = Metadata, "the metadata declares what the operation returns"
	}
	c.add(f)
}

// isKin reports whether the documented type is that of the metadata, derived from it, or its base.
func (c *comparer) isKin(documented, declared string) bool {
	if documented == "" || declared == "" {
		return documented == declared
	}
	if documented == "Stream" && c.holdsStream(declared) {
		return true
	}
	p := ir.Property{Type: documented}
	r := c.agree(&p, &csdl.Property{Ref: csdl.Ref{Type: declared}})
	return r.isReadable() || r == base || r == derived
}

// holdsStream reports whether values of the type are sent as raw content.
func (c *comparer) holdsStream(name string) bool {
	return slices.ContainsFunc(c.meta.Chain(name), func(t *csdl.Type) bool {
		return t.HasStream || slices.ContainsFunc(t.Properties, func(p csdl.Property) bool { return p.Type == "Stream" })
	})
}

// answer returns what the metadata says that the operation answers, and the line that says it; false when the path cannot be followed,
// or the metadata says nothing of such an answer.
func (c *comparer) answer(o *ir.Operation) (csdl.Ref, int, bool) {
	at, ok := c.follow(o.Path)
	if !ok {
		return csdl.Ref{}, 0, false
	}
	switch o.Kind {
	case ir.OperationAction, ir.OperationFunction, ir.OperationDelta:
		return at.Ref, at.line, at.called
	case ir.OperationList, ir.OperationGet:
		return at.Ref, at.line, !at.called
	case ir.OperationCreate:
		return csdl.Ref{Type: at.Type}, at.line, !at.called && at.Collection
	case ir.OperationUpdate:
		return csdl.Ref{Type: at.Type}, at.line, !at.called && !at.Collection
	case ir.OperationDelete, ir.OperationCount, ir.OperationRef, ir.OperationContent:
		return csdl.Ref{}, 0, false
	default:
		return csdl.Ref{}, 0, false
	}
}

// place is what a path leads to in the metadata.
type place struct {
	csdl.Ref
	line   int
	called bool // it is what an action or a function returns
}

// follow walks along a path: entity sets and singletons first, then properties, keys, casts and bound operations.
func (c *comparer) follow(path string) (place, bool) {
	segments := strings.Split(strings.Trim(path, "/"), "/")
	name, _, keyed := strings.Cut(segments[0], "(")
	root := c.meta.Root(name)
	if root == nil {
		return place{}, false
	}
	at := place{Ref: root.Ref, line: root.At.Line}
	at.Collection = at.Collection && !keyed
	for _, s := range segments[1:] {
		var ok bool
		if at, ok = c.step(at, s); !ok {
			return place{}, false
		}
	}
	return at, true
}

func (c *comparer) step(at place, segment string) (place, bool) {
	if strings.HasPrefix(segment, "{") && strings.HasSuffix(segment, "}") {
		ok := at.Collection && !at.called
		at.Collection = false
		return at, ok
	}
	name, _, _ := strings.Cut(segment, "(")
	name = strings.TrimPrefix(name, "microsoft.graph.")
	if t := c.meta.Type(name); t != nil && strings.HasPrefix(segment, "microsoft.graph.") {
		at.Type = t.Name
		return at, true
	}
	if p, _ := c.meta.Property(at.Type, name); p != nil && !at.Collection {
		return place{Ref: p.Ref, line: p.At.Line}, true
	}
	for _, b := range c.meta.Chain(at.Type) {
		for _, o := range c.meta.Operations(ir.LocalName(name)) {
			if o.Bound && len(o.Parameters) > 0 && o.Parameters[0].Ref == (csdl.Ref{Type: b.Name, Collection: at.Collection}) {
				p := place{line: o.At.Line, called: true}
				if o.Return != nil {
					p.Ref = *o.Return
				}
				return p, true
			}
		}
	}
	return place{}, false
}
