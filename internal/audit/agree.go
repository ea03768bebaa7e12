package audit

import (
	"slices"
	"strings"

	"github.com/graphgen/graphgen/internal/csdl"
	"github.com/graphgen/graphgen/ir"
)

// relation is how a documented type and one of the metadata relate.
type relation int

const (
	same      relation = iota // one type, or enums of the same members
	float                     // floating-point numbers of different precision, which JSON does not tell apart
	listed                    // a string in the metadata whose possible values the documents list
	finer                     // a string in the metadata, of which the documents know more
	looser                    // whatever the metadata's type allows can be read as the documented one, which says less of it
	spelled                   // enums whose members differ in case
	fewer                     // an enum that lists only some of the metadata's members
	base                      // a base of the metadata's type
	derived                   // derived from the metadata's type
	different                 // some values cannot be read as the documented type
)

// agrees reports whether the documents are right as far as JSON shows.
func (r relation) agrees() bool { return r <= finer }

// isReadable reports whether whatever the metadata's type allows can be read as the documented one.
func (r relation) isReadable() bool { return r <= looser }

// agree compares the types of two properties, but for whether they are collections.
func (c *comparer) agree(p *ir.Property, m *csdl.Property) relation {
	if e := c.docs.Enum(p.Type); e != nil {
		return c.agreeEnum(e, m)
	}
	if p.Type == m.Type {
		return same
	}
	if ir.IsPrimitive(p.Type) {
		switch {
		case p.Type == "Json", p.Type == "String" && c.meta.Enum(m.Type) != nil:
			return looser
		default:
			return agreePrimitive(p.Type, m.Type)
		}
	}
	switch t := c.docs.Type(p.Type); {
	case t == nil:
		return different
	case t.Opaque && strings.EqualFold(ir.LocalName(t.Name), ir.LocalName(m.Type)), c.types[t.Name] != nil && c.types[t.Name].Name == m.Type:
		return same
	case t.Opaque:
		return looser
	case c.types[t.Name] == nil:
		return different
	default:
		return c.kin(c.types[t.Name].Name, m.Type)
	}
}

func (c *comparer) agreeEnum(e *ir.Enum, m *csdl.Property) relation {
	q := c.meta.Enum(m.Type)
	switch {
	case q != nil && c.enums[e.Name] == q:
		return same
	case q != nil:
		more, less := members(e, q)
		switch {
		case len(more) == 0 && len(less) == 0:
			return same
		case len(more) == 0:
			return fewer
		case !slices.ContainsFunc(more, func(name string) bool { return foldMember(q, name) == nil }):
			return spelled
		default:
			return different
		}
	case m.Type == "String":
		if e.Inferred {
			return listed
		}
		return finer
	default:
		return different
	}
}

// kin relates two types of the metadata.
func (c *comparer) kin(documented, declared string) relation {
	for _, b := range c.meta.Chain(declared) {
		if b.Name == documented {
			return base
		}
	}
	for _, b := range c.meta.Chain(documented) {
		if b.Name == declared {
			return derived
		}
	}
	return different
}

// Primitive types by what they are in JSON. Those of readText are read from any text without being checked; integers are in the order
// of their size.
var (
	texts    = []string{"Binary", "Date", "DateTimeOffset", "Duration", "Guid", "String", "TimeOfDay"}
	readText = []string{"Date", "Duration", "Guid", "String", "TimeOfDay"}
	floats   = []string{"Double", "Single"}
	integers = []string{"Byte", "Int16", "Int32", "Int64"}
	numbers  = slices.Concat(floats, integers, []string{"Decimal", "SByte"})
)

// agreePrimitive relates two different primitive types.
func agreePrimitive(documented, declared string) relation {
	switch {
	case slices.Contains(floats, documented) && slices.Contains(floats, declared):
		return float
	case declared == "String" && slices.Contains(readText, documented):
		return finer
	case slices.Contains(readText, documented) && slices.Contains(texts, declared),
		slices.Contains(floats, documented) && slices.Contains(numbers, declared):
		return looser
	}
	if size := slices.Index(integers, declared); size >= 0 && size < slices.Index(integers, documented) {
		return looser
	}
	return different
}

// compareTypes compares the types of two properties of one name, and counts them.
func (c *comparer) compareTypes(t *ir.Type, p *ir.Property, m *csdl.Property, f Finding) {
	r := c.agree(p, m)
	if r == same && p.Collection == m.Collection || r == listed {
		return
	}
	f.Kind, f.Severity = PropertyType, ir.SeverityWarning
	switch {
	case p.Collection != m.Collection:
		f.Kind, f.Severity, f.Why = Collection, ir.SeverityError, "the service sends what its metadata says, and an array cannot be read as one value, nor one value as an array"
	case r == float:
		f.Severity, f.Follow, f.Why = ir.SeverityNote, Documents, "JSON has one kind of number, and the precision is lost or kept before it is sent"
	case r == finer:
		f.Severity, f.Follow, f.Why = ir.SeverityNote, Documents, "the documents say more of the text that is sent"
	case r == looser:
		f.Why = "the metadata says more of what is sent"
	case r == spelled:
		f.Why = "the service sends the spelling of its metadata"
	case r == fewer:
		f.Why = "the page lists only some of the values"
	case r == base:
		f.Why = "the documented type is a base of the other, and lacks some of its properties"
	case r == derived:
		f.Why = "the documented type is derived from the other, so that not every value is one"
	case c.docs.Enum(p.Type) != nil && c.meta.Enum(m.Type) != nil:
		f.Follow, f.Why = "", "each side has values that the other lacks; text that is no known value is kept"
	default:
		f.Severity, f.Why = ir.SeverityError, "the service writes its answers by its metadata, and the documented type cannot read them"
	}
	if f.Follow == Metadata {
		var ok bool
		if f.fixes, ok = c.retype(t, p, m); !ok {
			f.Why += "; the metadata's type is documented nowhere, so that it takes a page"
		}
	}
	c.weigh(&f, c.shapeOfType(p.Type, p.Collection), c.shapeOfType(m.Type, m.Collection))
	if q, e := c.meta.Enum(m.Type), c.docs.Enum(p.Type); q != nil && e != nil && f.Kind == PropertyType {
		f.Documents += ": " + quoted(memberNames(e.Members))
		f.Metadata += ": " + quoted(metaNames(q))
	}
	c.add(f)
}

// countTypes counts a row by how its type relates to the metadata's.
func (c *comparer) countTypes(p *ir.Property, m *csdl.Property) {
	c.countGuess(p, m)
	r := c.agree(p, m)
	if p.Collection != m.Collection {
		return
	}
	for _, n := range []struct {
		counts bool
		to     *int
	}{{r == same, &c.count.exactlyTyped}, {r.agrees(), &c.count.typed}, {r.isReadable(), &c.count.readable}} {
		if n.counts {
			*n.to++
		}
	}
}
