package audit

import (
	"github.com/graphgen/graphgen/internal/csdl"
	"github.com/graphgen/graphgen/ir"
)

// fix is one correction of an overlay: its key and what it takes, in the order in which it is written.
type fix struct {
	op     string
	fields []field
	name   string // of its entry; set when the report is complete
	line   int    // of what it adds, in the metadata
}

type field struct {
	key   string
	value any // string, bool, int or []string
}

func renameType(from, to string) fix {
	return fix{op: "rename-type", fields: []field{{"type", from}, {"to", to}}}
}

func renameProperty(owner, from, to string) fix {
	return fix{op: "rename-property", fields: []field{{"type", owner}, {"property", from}, {"to", to}}}
}

func setType(name, key string, value any) fix {
	return fix{op: "set", fields: []field{{"type", name}, {key, value}}}
}

func setProperty(owner, name, key string, value any) fix {
	return fix{op: "set", fields: []field{{"type", owner}, {"property", name}, {key, value}}}
}

func setBase(name, to string) fix {
	return fix{op: "set-base", fields: []field{{"type", name}, {"base", to}}}
}

func addMember(enum, member string) fix {
	return fix{op: "add-member", fields: []field{{"enum", enum}, {"member", member}}}
}

func renameMember(enum, from, to string) fix {
	return fix{op: "rename-member", fields: []field{{"enum", enum}, {"member", from}, {"to", to}}}
}

func setEnum(enum, key string, value bool) fix {
	return fix{op: "set-enum", fields: []field{{"enum", enum}, {key, value}}}
}

func addEnum(q *csdl.Enum) fix {
	f := fix{op: "add-enum", fields: []field{{"name", q.Name}, {"members", metaNames(q)}}, line: q.At.Line}
	if q.Flags {
		f.fields = append(f.fields, field{"flags", true})
	}
	if foldMember(q, futureMember) != nil {
		f.fields = append(f.fields, field{"evolvable", true})
	}
	return f
}

// addType returns the corrections that declare a type of the metadata that no page describes, with its properties, and the types that
// they need. Relationships to such types are left out. adding holds the types that are about to be declared.
func (c *comparer) addType(q *csdl.Type, adding map[string]bool) ([]fix, bool) {
	adding[q.Name] = true
	fields := []field{{"name", q.Name}, {"kind", string(q.Kind)}}
	var all []fix
	if q.Base != "" {
		base, before, ok := c.refer(q.Base, adding)
		if !ok {
			return nil, false
		}
		all = append(all, before...)
		fields = append(fields, field{"base", base})
	}
	for _, f := range []struct {
		key string
		is  bool
	}{{"abstract", q.Abstract}, {"open", q.Open}} {
		if f.is {
			fields = append(fields, field{f.key, true})
		}
	}
	if len(q.Key) > 0 {
		fields = append(fields, field{"key", q.Key})
	}
	if q.Doc != "" {
		fields = append(fields, field{"doc", q.Doc})
	}
	all = append(all, fix{op: "add-type", fields: fields, line: q.At.Line})
	var properties []fix
	for i := range q.Properties {
		m := &q.Properties[i]
		to, before, ok := c.refer(m.Type, adding)
		switch {
		case ok && (!m.Navigation || len(before) == 0):
			all = append(all, before...)
			properties = append(properties, addPropertyOf(q.Name, to, m))
		case !m.Navigation:
			return nil, false
		}
	}
	return append(all, properties...), true
}

// refer returns the documented name of a type of the metadata, with the corrections that make it one; false when no correction can.
// A type that no page describes is declared only if adding is not nil.
func (c *comparer) refer(name string, adding map[string]bool) (string, []fix, bool) {
	if ir.IsPrimitive(name) {
		return name, nil, true
	}
	if q := c.meta.Enum(name); q != nil {
		if known := c.documented[q.Name]; known != "" && c.enums[known] == q {
			return known, nil, true
		}
		if len(q.Members) == 0 || c.docs.Type(q.Name) != nil && !c.docs.Type(q.Name).Opaque || c.docs.Enum(q.Name) != nil {
			return "", nil, false
		}
		return q.Name, []fix{addEnum(q)}, true
	}
	if known := c.documented[name]; known != "" && c.types[known] != nil {
		return known, nil, true
	}
	q := c.meta.Type(name)
	if adding == nil || q == nil || c.docs.Enum(name) != nil {
		return "", nil, false
	}
	if adding[name] {
		return name, nil, true
	}
	if known := c.docs.Type(name); known != nil && !known.Opaque {
		return "", nil, false
	}
	before, ok := c.addType(q, adding)
	return name, before, ok
}

func (c *comparer) retype(t *ir.Type, p *ir.Property, m *csdl.Property) ([]fix, bool) {
	to, before, ok := c.refer(m.Type, map[string]bool{})
	if !ok {
		return nil, false
	}
	fields := []field{{"type", t.Name}, {"property", p.Name}, {"to", to}}
	if p.Collection != m.Collection {
		fields = append(fields, field{"collection", m.Collection})
	}
	return append(before, fix{op: "retype", fields: fields}), true
}

func (c *comparer) addProperty(t *ir.Type, m *csdl.Property) ([]fix, bool) {
	to, before, ok := c.refer(m.Type, nil)
	if !ok {
		return nil, false
	}
	return append(before, addPropertyOf(t.Name, to, m)), true
}

// addPropertyOf adds a property of the metadata to a type.
func addPropertyOf(owner, to string, m *csdl.Property) fix {
	fields := []field{{"type", owner}, {"property", m.Name}, {"propertyType", to}}
	for _, f := range []struct {
		key string
		is  bool
	}{{"collection", m.Collection}, {"navigation", m.Navigation}, {"readOnly", m.Computed}} {
		if f.is {
			fields = append(fields, field{f.key, true})
		}
	}
	if !m.Navigation && !m.Collection && m.Nullable {
		fields = append(fields, field{"nullable", true})
	}
	if m.Doc != "" {
		fields = append(fields, field{"doc", m.Doc})
	}
	return fix{op: "add-property", fields: fields, line: m.At.Line}
}
