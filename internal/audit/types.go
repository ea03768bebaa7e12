package audit

import (
	"slices"
	"strings"

	"github.com/graphgen/graphgen/internal/csdl"
	"github.com/graphgen/graphgen/ir"
)

// compareType compares a type with its counterpart.
func (c *comparer) compareType(t *ir.Type, q *csdl.Type) {
	c.compareShape(t, q)
	c.compareBase(t, q)
	c.compareProperties(t, q)
}

func (c *comparer) compareShape(t *ir.Type, q *csdl.Type) {
	f := Finding{Type: t.Name, At: t.Source, Line: q.At.Line, Follow: Metadata, URL: t.URL}
	if t.Kind != q.Kind {
		g := f
		g.Kind, g.Severity, g.Documents, g.Metadata = TypeShape, ir.SeverityWarning, string(t.Kind), string(q.Kind)
		g.Why = "only the metadata says for sure whether instances have an address of their own"
		g.fixes = []fix{setType(t.Name, "kind", string(q.Kind))}
		if key := c.meta.Key(q.Name); len(t.Key) == 0 && len(key) > 0 && c.hasAll(t, key) {
			g.fixes[0].fields = append(g.fixes[0].fields, field{"key", key})
		}
		c.add(g)
	} else if key := c.meta.Key(q.Name); t.Kind == ir.KindEntity && !slices.Equal(key, t.Key) {
		g := f
		g.Kind, g.Severity, g.Documents, g.Metadata = Key, ir.SeverityWarning, strings.Join(t.Key, ", "), strings.Join(key, ", ")
		g.Why = "instances are addressed by the key of the metadata"
		switch {
		case len(key) == 0:
			g.Severity, g.Follow, g.Why = ir.SeverityNote, Documents, "the metadata declares no key, and the page gives the property by which instances are told apart"
		case c.hasAll(t, key):
			g.fixes = []fix{setType(t.Name, "key", key)}
		}
		c.add(g)
	}
	if t.Abstract != q.Abstract {
		g := f
		g.Kind, g.Severity, g.Documents, g.Metadata = Abstract, ir.SeverityNote, yes(t.Abstract), yes(q.Abstract)
		g.Why, g.fixes = "pages seldom say that a type is abstract; no instance is just that", []fix{setType(t.Name, "abstract", q.Abstract)}
		c.add(g)
	}
	if t.Open != q.Open {
		g := f
		g.Kind, g.Severity, g.Documents, g.Metadata = Open, ir.SeverityNote, yes(t.Open), yes(q.Open)
		g.Why, g.fixes = "pages seldom say that a type takes properties that it does not declare", []fix{setType(t.Name, "open", q.Open)}
		c.add(g)
	}
}

func yes(b bool) string {
	if b {
		return "yes"
	}
	return "no"
}

// hasAll reports whether the documented type has properties of these names.
func (c *comparer) hasAll(t *ir.Type, names []string) bool {
	all := c.docs.AllProperties(t.Name)
	return !slices.ContainsFunc(names, func(n string) bool {
		return !slices.ContainsFunc(all, func(p ir.Property) bool { return p.Name == n })
	})
}

// compareBase compares the documented base with the nearest base in the metadata that is documented at all: pages pass over bases
// that have no page.
func (c *comparer) compareBase(t *ir.Type, q *csdl.Type) {
	chain := c.meta.Chain(q.Name)[1:]
	want, line := "", q.At.Line
	for _, b := range chain {
		if name := c.documented[b.Name]; name != "" && c.types[name] == b {
			want = name
			break
		}
	}
	have := ""
	if b := c.docs.Type(t.Base); b != nil {
		have = b.Name
	}
	if have == want {
		return
	}
	f := Finding{
		Kind: Base, Severity: ir.SeverityWarning, Type: t.Name, Documents: have, Metadata: want, At: t.Source, Line: line, Follow: Metadata, URL: t.URL,
		Why: "the service decides by its own bases which properties a type has and where it can stand",
	}
	if want == "" {
		f.Metadata = q.Base
	}
	switch {
	case want != "" && slices.ContainsFunc(c.docs.Chain(t.Name), func(b *ir.Type) bool { return b.Name == want }):
		f.Severity, f.Why = ir.SeverityNote, "the documents have one more base between the two"
	case want != "" && slices.ContainsFunc(c.docs.Chain(want), func(b *ir.Type) bool { return b == t }):
		f.Follow, f.Why = "", "each side has the one as the base of the other"
	case want == "" && c.types[have] == nil:
		f.Severity, f.Follow, f.Why = ir.SeverityNote, Documents, "the metadata does not know the documented base"
	case want == "":
		f.fixes = []fix{setBase(t.Name, "none")}
	case have == "" && c.isBareRoot(c.types[want]) && c.hasAll(t, c.types[want].Key):
		f.Severity, f.Follow, f.Why = ir.SeverityNote, Documents, "the base only gives the key, which pages repeat rather than name the base"
	default:
		f.fixes = []fix{setBase(t.Name, want)}
	}
	c.add(f)
}

// isBareRoot reports whether a type of the metadata has no base, and no property but its key.
func (c *comparer) isBareRoot(q *csdl.Type) bool {
	return q.Base == "" && !slices.ContainsFunc(q.Properties, func(p csdl.Property) bool { return !slices.Contains(q.Key, p.Name) })
}
