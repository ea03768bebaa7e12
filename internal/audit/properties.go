package audit

import (
	"fmt"
	"slices"
	"strings"

	"github.com/graphgen/graphgen/internal/csdl"
	"github.com/graphgen/graphgen/internal/diag"
	"github.com/graphgen/graphgen/ir"
)

func (c *comparer) compareProperties(t *ir.Type, q *csdl.Type) {
	for i := range t.Properties {
		p := &t.Properties[i]
		if isAnnotation(p.Name) {
			continue
		}
		c.count.rows++
		switch meant, _ := c.meta.Property(q.Name, p.Name); {
		case meant == nil:
			c.reportUnknownProperty(t, q, p)
		case meant.Name != p.Name:
			c.reportPropertyName(t, p, meant)
			c.compareProperty(t, p, meant)
		default:
			c.count.named++
			c.countTypes(p, meant)
			c.compareProperty(t, p, meant)
		}
	}
	c.reportMissingProperties(t, q)
}

// isAnnotation reports whether a row speaks of control information, such as @odata.type, which metadata does not declare.
func isAnnotation(name string) bool { return strings.Contains(name, "@") }

func (c *comparer) reportPropertyName(t *ir.Type, p *ir.Property, meant *csdl.Property) {
	c.add(Finding{
		Kind: PropertyName, Severity: ir.SeverityError, Type: t.Name, Member: p.Name, Documents: p.Name, Metadata: meant.Name, At: p.Source,
		Line: meant.At.Line, Follow: Metadata, Why: "names in JSON are told apart by case, and the service sends those of its metadata", URL: t.URL,
		fixes: []fix{renameProperty(t.Name, p.Name, meant.Name)},
	})
}

// reportUnknownProperty reports a documented property that the metadata lacks. Where it is spelled nearly like one that the documents
// lack, it is taken for that one.
func (c *comparer) reportUnknownProperty(t *ir.Type, q *csdl.Type, p *ir.Property) {
	f := Finding{
		Kind: UnknownProperty, Severity: ir.SeverityWarning, Type: t.Name, Member: p.Name, Documents: typeText(p.Type, p.Collection), At: p.Source,
		Line: q.At.Line, Follow: Documents, Why: "the property may be newer than the metadata; without it, nothing could read it", URL: t.URL,
	}
	inExamples := c.seen[t.Name][p.Name] != 0
	if meant := c.misspelled(t, q, p); meant != nil {
		f.Metadata, f.Line, f.Follow = meant.Name, meant.At.Line, Metadata
		f.Why = "the documents lack the property of the metadata that is spelled almost the same and has the same type"
		f.fixes = []fix{renameProperty(t.Name, p.Name, meant.Name)}
		if inExamples {
			f.Follow, f.fixes = "", nil
			f.Why += ", but the examples have what the documents say"
		}
	} else if owner := c.derivedOwner(q, p.Name); owner != "" {
		f.Metadata, f.Why = "a property of "+owner, "the metadata has the property in a derived type; in the base it is only never sent"
	} else if q.Open {
		f.Severity, f.Why = ir.SeverityNote, "the type is open: it takes properties that the metadata does not declare"
	} else if inExamples {
		f.Why = "the examples have the property, which may be newer than the metadata"
	}
	c.add(f)
}

// misspelled returns the property of the metadata that the documented one most likely is, if it is of the same type and not documented.
func (c *comparer) misspelled(t *ir.Type, q *csdl.Type, p *ir.Property) *csdl.Property {
	var names []string
	for _, b := range c.meta.Chain(q.Name) {
		for i := range b.Properties {
			m := &b.Properties[i]
			if c.docs.Property(t.Name, m.Name) == nil && m.Collection == p.Collection && c.agree(p, m).agrees() {
				names = append(names, m.Name)
			}
		}
	}
	near := diag.Nearest(p.Name, names)
	if near == "" || distance(p.Name, near) > min(2, len(p.Name)/2) { // short names are alike by chance
		return nil
	}
	m, _ := c.meta.Property(q.Name, near)
	return m
}

// distance is a bound of how far two names are apart: what is left of the longer one without their common beginning and end.
func distance(a, b string) int {
	x, y := strings.ToLower(a), strings.ToLower(b)
	for x != "" && y != "" && x[0] == y[0] {
		x, y = x[1:], y[1:]
	}
	for x != "" && y != "" && x[len(x)-1] == y[len(y)-1] {
		x, y = x[:len(x)-1], y[:len(y)-1]
	}
	return max(len(x), len(y))
}

// derivedOwner returns the one documented type, derived from q, that has the property in the metadata, or "".
func (c *comparer) derivedOwner(q *csdl.Type, property string) string {
	owner := ""
	for _, name := range c.docs.Derived(c.documented[q.Name]) {
		d := c.types[name]
		if d != nil && slices.ContainsFunc(d.Properties, func(p csdl.Property) bool { return p.Name == property }) {
			if owner != "" {
				return "several derived types"
			}
			owner = name
		}
	}
	return owner
}

// reportMissingProperties reports what the metadata has beyond the documents: the type's own properties, and those of bases that no
// page describes.
func (c *comparer) reportMissingProperties(t *ir.Type, q *csdl.Type) {
	inherited := false
	for _, b := range c.meta.Chain(q.Name) {
		inherited = inherited || b != q && c.documented[b.Name] != ""
		for i := range b.Properties {
			m := &b.Properties[i]
			c.count.declared++
			p := c.docs.Property(t.Name, m.Name)
			if p != nil && p.Name == m.Name {
				c.count.had++
			}
			if p == nil && !inherited {
				c.reportMissingProperty(t, m)
			}
		}
	}
}

func (c *comparer) reportMissingProperty(t *ir.Type, m *csdl.Property) {
	f := Finding{
		Kind: MissingProperty, Severity: ir.SeverityWarning, Type: t.Name, Member: m.Name, Metadata: typeText(m.Type, m.Collection), At: t.Source,
		Line: m.At.Line, Follow: Metadata, Why: "the service has the property, so code may want it", URL: t.URL,
	}
	if c.renamed(t, m.Name) {
		return // told as a property that is spelled another way
	}
	if c.seen[t.Name][m.Name] != 0 {
		f.Why = "the service has the property, and the examples show it"
	}
	if fixes, ok := c.addProperty(t, m); ok {
		f.fixes = fixes
	} else {
		f.Why += "; its type is documented nowhere, so that it takes a page"
	}
	c.add(f)
}

// renamed reports whether a finding takes a property of the type for a misspelling of that name.
func (c *comparer) renamed(t *ir.Type, name string) bool {
	return slices.ContainsFunc(c.r.Findings, func(f Finding) bool {
		return f.Kind == UnknownProperty && f.Type == t.Name && f.Metadata == name
	})
}

// compareProperty compares two properties of one name.
func (c *comparer) compareProperty(t *ir.Type, p *ir.Property, m *csdl.Property) {
	f := Finding{
		Type: t.Name, Member: p.Name, Documents: typeText(p.Type, p.Collection), Metadata: typeText(m.Type, m.Collection), At: p.Source,
		Line: m.At.Line, Follow: Metadata, URL: t.URL,
	}
	c.compareTypes(t, p, m, f)
	if p.Navigation != m.Navigation {
		g := f
		g.Kind, g.Severity, g.Documents, g.Metadata = Navigation, ir.SeverityWarning, roleText(p.Navigation), roleText(m.Navigation)
		g.Why = "a relationship comes only when it is expanded, and has requests of its own"
		g.fixes = []fix{setProperty(t.Name, p.Name, "navigation", m.Navigation)}
		c.add(g)
	}
	c.compareNull(t, p, m, f)
	if p.MaxLength != 0 && m.MaxLength != 0 && p.MaxLength != m.MaxLength {
		g := f
		g.Kind, g.Severity, g.Documents, g.Metadata = MaxLength, ir.SeverityNote, fmt.Sprint(p.MaxLength), fmt.Sprint(m.MaxLength)
		g.Follow, g.Why = Documents, "the limit of the metadata may be that of a store behind the service"
		c.add(g)
	}
}

func roleText(navigation bool) string {
	if navigation {
		return "relationship"
	}
	return "property"
}

// compareNull compares what both sides say of null for a single value. For the items of a collection documents say nothing.
func (c *comparer) compareNull(t *ir.Type, p *ir.Property, m *csdl.Property, f Finding) {
	if p.Collection || m.Collection || m.Navigation || p.Nullable == m.Nullable || p.Key {
		return
	}
	f.Kind, f.Severity, f.Documents, f.Metadata = Nullability, ir.SeverityNote, nullText(p.Nullable), nullText(m.Nullable)
	switch {
	case !p.Nullable:
		f.Follow, f.Why = Documents, "the text of the page says so, while metadata allows null unless it is told otherwise"
	case strings.Contains(strings.ToLower(p.Doc), "nullable"):
		f.Severity, f.Why = ir.SeverityWarning, "the service checks what it is sent by its metadata"
		f.fixes = []fix{setProperty(t.Name, p.Name, "nullable", false)}
	default:
		f.Documents, f.Follow, f.Why = "nothing", Documents, "the page leaves it open, and every property can be absent from an answer anyway"
	}
	c.add(f)
}

func nullText(nullable bool) string {
	if nullable {
		return "nullable"
	}
	return "not nullable"
}
