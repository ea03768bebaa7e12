package overlay

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/graphgen/graphgen/internal/diag"
	"github.com/graphgen/graphgen/ir"
)

// model is a small model in which every kind of thing refers to another.
func model(version string) ir.Model {
	return ir.Model{
		API: "graph", Version: version,
		Types: []ir.Type{
			{Name: "event", Kind: ir.KindEntity, Base: "item", Doc: "A meeting.", Properties: []ir.Property{
				{Name: "iCalUId", Type: "String"},
				{Name: "importance", Type: "importance"},
				{Name: "showAs", Type: "String", Values: []string{"free", "busy"}, Evolvable: true, Flags: true},
				{Name: "start", Type: "moment", Inherited: "item"},
			}},
			{Name: "item", Kind: ir.KindEntity, Abstract: true, Key: []string{"id"}, Properties: []ir.Property{{Name: "id", Type: "String", ReadOnly: true}}},
			{Name: "moment", Kind: ir.KindComplex, Properties: []ir.Property{{Name: "zone", Type: "zone"}}},
			{Name: "note", Kind: ir.KindComplex, Deprecated: true, Properties: []ir.Property{{Name: "parent", Type: "note"}}},
			{Name: "zone", Kind: ir.KindComplex, Opaque: true},
		},
		Enums: []ir.Enum{{Name: "importance", Members: []ir.Member{{Name: "low"}}}},
		Operations: []ir.Operation{
			{Method: "GET", Path: "/me/events/{event-id}", Response: &ir.Response{Type: "event"}, Examples: []ir.Example{{Response: &ir.ExampleResponse{Type: "event"}}}},
			{Method: "POST", Path: "/me/events", Parameters: []ir.Parameter{{Name: "at", Type: "moment"}}, Request: &ir.Body{Type: "event", Properties: []ir.Property{{Name: "iCalUId", Type: "String"}, {Name: "id", Type: "String"}}}},
		},
	}
}

func apply(t *testing.T, doc *ir.Document, correction string) string {
	t.Helper()
	var d diag.List
	entries := Load("o.yaml", []byte("- name: fix\n  reason: r\n  "+correction+"\n"), &d)
	require.Empty(t, d.Text())
	require.Len(t, entries, 1)
	Apply(doc, entries, &d)
	return d.Text()
}

func TestApply(t *testing.T) {
	for name, tt := range map[string]struct {
		correction string
		want       func(m *ir.Model)
	}{
		"rename-property": {"rename-property: {type: Event, property: icaluid, to: iCalUid}", func(m *ir.Model) {
			m.Types[0].Properties[0].Name = "iCalUid"
			m.Operations[1].Request.Properties[0].Name = "iCalUid"
		}},
		"rename-property in bodies of derived types and keys": {"rename-property: {type: item, property: id, to: key}", func(m *ir.Model) {
			m.Types[1].Properties[0].Name = "key"
			m.Types[1].Key = []string{"key"}
			m.Operations[1].Request.Properties[1].Name = "key"
		}},
		"retype": {"retype: {type: event, property: iCalUId, to: MOMENT, collection: true}", func(m *ir.Model) {
			m.Types[0].Properties[0].Type, m.Types[0].Properties[0].Collection = "moment", true
			m.Operations[1].Request.Properties[0].Type, m.Operations[1].Request.Properties[0].Collection = "moment", true
		}},
		"retype away from inferred values": {"retype: {type: event, property: showAs, to: importance}", func(m *ir.Model) {
			p := &m.Types[0].Properties[2]
			p.Type, p.Values, p.Evolvable, p.Flags = "importance", nil, false, false
		}},
		"add-property": {"add-property: {type: zone, property: name, propertyType: String, required: true, filter: [eq, ne], maxLength: 9, doc: What it is called.}", func(m *ir.Model) {
			m.Types[4].Opaque = false
			m.Types[4].Properties = []ir.Property{{
				Name: "name", Type: "String", Required: true, Filter: []string{"eq", "ne"}, MaxLength: 9, Doc: "What it is called.",
				Source: ir.Source{File: "o.yaml", Line: 3, Column: 40},
			}}
		}},
		"remove-property": {"remove-property: {type: item, property: id}", func(m *ir.Model) {
			m.Types[1].Properties, m.Types[1].Key = []ir.Property{}, []string{}
			m.Operations[1].Request.Properties = m.Operations[1].Request.Properties[:1]
		}},
		"set on a property": {"set: {type: item, property: id, readOnly: false, nullable: true, returned: select, default: x, deprecated: true, orderBy: true, search: true, filterNull: true, filterable: true, navigation: true}", func(m *ir.Model) {
			m.Types[1].Properties[0] = ir.Property{Name: "id", Type: "String", Nullable: true, Returned: ir.ReturnedSelect, Default: "x",
				Deprecated: true, OrderBy: true, Search: true, FilterNull: true, Filterable: true, Navigation: true}
		}},
		"set on a type": {"set: {type: moment, kind: entity, abstract: true, open: true, key: [zone], deprecated: true, doc: When.}", func(m *ir.Model) {
			t := &m.Types[2]
			t.Kind, t.Abstract, t.Open, t.Key, t.Deprecated, t.Doc = ir.KindEntity, true, true, []string{"zone"}, true, "When."
		}},
		"deprecate a type": {"deprecate: {type: event, reason: Use meetings.}", func(m *ir.Model) {
			m.Types[0].Deprecated, m.Types[0].Doc = true, "A meeting. Use meetings."
		}},
		"deprecate a property": {"deprecate: {type: event, property: showAs, reason: It is ignored.}", func(m *ir.Model) {
			m.Types[0].Properties[2].Deprecated, m.Types[0].Properties[2].Doc = true, "It is ignored."
		}},
		"rename-type everywhere": {"rename-type: {type: event, to: zzz}", func(m *ir.Model) {
			m.Types = append(m.Types[1:], m.Types[0])
			m.Types[4].Name = "zzz"
			m.Operations[0].Response.Type, m.Operations[0].Examples[0].Response.Type, m.Operations[1].Request.Type = "zzz", "zzz", "zzz"
		}},
		"rename-type of a base": {"rename-type: {type: ITEM, to: item2}", func(m *ir.Model) {
			m.Types[0].Base, m.Types[0].Properties[3].Inherited, m.Types[1].Name = "item2", "item2", "item2"
		}},
		"rename-type in properties and parameters": {"rename-type: {type: moment, to: Moment2}", func(m *ir.Model) {
			m.Types[2].Name, m.Types[0].Properties[3].Type, m.Operations[1].Parameters[0].Type = "Moment2", "Moment2", "Moment2"
			m.Types = []ir.Type{m.Types[2], m.Types[0], m.Types[1], m.Types[3], m.Types[4]}
		}},
		"rename-type of an enum": {"rename-type: {type: importance, to: priority}", func(m *ir.Model) {
			m.Enums[0].Name, m.Types[0].Properties[1].Type = "priority", "priority"
		}},
		"rename-type in case only": {"rename-type: {type: zone, to: zoNe}", func(m *ir.Model) {
			m.Types[4].Name, m.Types[2].Properties[0].Type = "zoNe", "zoNe"
		}},
		"remove-type that only uses itself": {"remove-type: {type: note}", func(m *ir.Model) {
			m.Types = append(m.Types[:3], m.Types[4])
		}},
		"set-base":      {"set-base: {type: moment, base: NOTE}", func(m *ir.Model) { m.Types[2].Base = "note" }},
		"set-base none": {"set-base: {type: event, base: none}", func(m *ir.Model) { m.Types[0].Base = "" }},
		"add-enum": {"add-enum: {name: colour, members: [red, blue], flags: true, evolvable: true, doc: Hues.}", func(m *ir.Model) {
			m.Enums = []ir.Enum{{Name: "colour", Members: []ir.Member{{Name: "red"}, {Name: "blue"}}, Flags: true, Evolvable: true, Doc: "Hues.",
				Source: ir.Source{File: "o.yaml", Line: 3, Column: 20}}, m.Enums[0]}
		}},
		"add-enum for an opaque type": {"add-enum: {name: Zone, members: [utc]}", func(m *ir.Model) {
			m.Types = m.Types[:4]
			m.Enums = append(m.Enums, ir.Enum{Name: "zone", Members: []ir.Member{{Name: "utc"}}, Source: ir.Source{File: "o.yaml", Line: 3, Column: 20}})
		}},
		"add-member": {"add-member: {enum: importance, member: high, doc: Urgent.}", func(m *ir.Model) {
			m.Enums[0].Members = append(m.Enums[0].Members, ir.Member{Name: "high", Doc: "Urgent."})
		}},
		"add-type": {"add-type: {name: desk, kind: entity, base: ITEM, abstract: true, open: true, key: [id], doc: A table.}", func(m *ir.Model) {
			m.Types = append([]ir.Type{{Name: "desk", Kind: ir.KindEntity, Base: "item", Abstract: true, Open: true, Key: []string{"id"}, Doc: "A table.",
				Source: ir.Source{File: "o.yaml", Line: 3, Column: 20}}}, m.Types...)
		}},
		"add-type for an opaque type": {"add-type: {name: ZONE, kind: complex}", func(m *ir.Model) {
			m.Types[4] = ir.Type{Name: "zone", Kind: ir.KindComplex, Source: ir.Source{File: "o.yaml", Line: 3, Column: 20}}
		}},
		"set-enum": {"set-enum: {enum: Importance, flags: true, evolvable: true, doc: How urgent.}", func(m *ir.Model) {
			e := &m.Enums[0]
			e.Flags, e.Evolvable, e.Doc = true, true, "How urgent."
		}},
		"rename-member": {"rename-member: {enum: importance, member: low, to: Low}", func(m *ir.Model) {
			m.Enums[0].Members[0].Name = "Low"
		}},
		"remove-operation": {"remove-operation: {method: get, path: '/me/Events/{id}'}", func(m *ir.Model) {
			m.Operations = m.Operations[1:]
		}},
	} {
		t.Run(name, func(t *testing.T) {
			got, want := ir.Document{Models: []ir.Model{model("v1.0")}}, model("v1.0")
			tt.want(&want)
			require.Empty(t, apply(t, &got, tt.correction))
			assert.Equal(t, want, got.Models[0])
		})
	}
}

func TestApplyReportsWhatDoesNotFit(t *testing.T) {
	const unused = "\thint: remove the entry if the documents no longer need it\n"
	for correction, want := range map[string]string{
		"rename-property: {type: evnt, property: a, to: b}":                     "o.yaml:3:27: error: overlay \"fix\" matches nothing: there is no type \"evnt\" [G052]\n\thint: did you mean \"event\"?\n",
		"retype: {type: event, property: importancy, to: String}":               "o.yaml:3:35: error: overlay \"fix\" matches nothing: type \"event\" has no property \"importancy\" [G052]\n\thint: did you mean \"importance\"?\n",
		"remove-property: {type: event, property: id}":                          "o.yaml:3:44: error: overlay \"fix\" matches nothing: type \"event\" has no property \"id\" [G052]\n\thint: it is inherited: write type: item\n",
		"remove-property: {type: event, property: colour}":                      "o.yaml:3:44: error: overlay \"fix\" matches nothing: type \"event\" has no property \"colour\" [G052]\n" + unused,
		"rename-property: {type: event, property: uid, to: iCalUId}":            "o.yaml:3:53: error: overlay \"fix\" changes nothing: type \"event\" has the property \"iCalUId\" already [G052]\n" + unused,
		"rename-property: {type: event, property: showAs, to: showAs}":          "o.yaml:3:56: error: overlay \"fix\" changes nothing: property \"showAs\" of \"event\" has that name already [G052]\n" + unused,
		"rename-property: {type: event, property: showAs, to: start}":           "o.yaml:3:56: error: overlay \"fix\" cannot be applied: type \"event\" has a property \"start\" already [G051]\n\thint: remove that one first with remove-property\n",
		"retype: {type: event, property: start, to: momnt}":                     "o.yaml:3:46: error: overlay \"fix\" cannot be applied: there is no type \"momnt\" to refer to [G051]\n\thint: did you mean \"moment\"?\n",
		"retype: {type: event, property: start, to: string}":                    "o.yaml:3:46: error: overlay \"fix\" cannot be applied: there is no type \"string\" to refer to [G051]\n\thint: did you mean \"String\"?\n",
		"retype: {type: event, property: start, to: Moment, collection: false}": "o.yaml:3:46: error: overlay \"fix\" changes nothing: property \"start\" of \"event\" has that type already [G052]\n" + unused,
		"add-property: {type: event, property: id, propertyType: String}":       "o.yaml:3:41: error: overlay \"fix\" changes nothing: type \"item\" has the property \"id\" already [G052]\n" + unused,
		"add-property: {type: event, property: x, propertyType: Colour}":        "o.yaml:3:58: error: overlay \"fix\" cannot be applied: there is no type \"Colour\" to refer to [G051]\n\thint: add an entry before this one that makes it\n",
		"add-property: {type: x, property: x, propertyType: String}":            "o.yaml:3:24: error: overlay \"fix\" matches nothing: there is no type \"x\" [G052]\n" + unused,
		"set: {type: item, property: id, readOnly: true}":                       "o.yaml:3:31: error: overlay \"fix\" changes nothing: property \"id\" of \"item\" is documented like that already [G052]\n" + unused,
		"set: {type: item, abstract: true}":                                     "o.yaml:3:15: error: overlay \"fix\" changes nothing: type \"item\" is documented like that already [G052]\n" + unused,
		"set: {type: itm, abstract: true}":                                      "o.yaml:3:15: error: overlay \"fix\" matches nothing: there is no type \"itm\" [G052]\n\thint: did you mean \"item\"?\n",
		"set: {type: item, key: [ID]}":                                          "o.yaml:3:27: error: overlay \"fix\" cannot be applied: type \"item\" has no property \"ID\" [G051]\n\thint: did you mean \"id\"?\n",
		"set: {type: event, property: nope, doc: x}":                            "o.yaml:3:32: error: overlay \"fix\" matches nothing: type \"event\" has no property \"nope\" [G052]\n" + unused,
		"deprecate: {type: note, reason: x}":                                    "o.yaml:3:21: error: overlay \"fix\" changes nothing: type \"note\" is deprecated already [G052]\n" + unused,
		"deprecate: {type: notes, reason: x}":                                   "o.yaml:3:21: error: overlay \"fix\" matches nothing: there is no type \"notes\" [G052]\n\thint: did you mean \"note\"?\n",
		"deprecate: {type: note, property: parents, reason: x}":                 "o.yaml:3:37: error: overlay \"fix\" matches nothing: type \"note\" has no property \"parents\" [G052]\n\thint: did you mean \"parent\"?\n",
		"rename-type: {type: evnt, to: x}":                                      "o.yaml:3:23: error: overlay \"fix\" matches nothing: there is no type \"evnt\" [G052]\n\thint: did you mean \"event\"?\n",
		"rename-type: {type: meeting, to: event}":                               "o.yaml:3:36: error: overlay \"fix\" changes nothing: there is a type \"event\" already, and no \"meeting\" [G052]\n" + unused,
		"rename-type: {type: event, to: event}":                                 "o.yaml:3:34: error: overlay \"fix\" changes nothing: type \"event\" has that name already [G052]\n" + unused,
		"rename-type: {type: event, to: Importance}":                            "o.yaml:3:34: error: overlay \"fix\" cannot be applied: there is a type \"importance\" already [G051]\n\thint: choose another name, or remove that type first\n",
		"rename-type: {type: event, to: String}":                                "o.yaml:3:34: error: overlay \"fix\" cannot be applied: there is a type \"String\" already [G051]\n\thint: choose another name, or remove that type first\n",
		"remove-type: {type: item}":                                             "o.yaml:3:23: error: overlay \"fix\" cannot be applied: type \"item\" is used by the base of \"event\" [G051]\n\thint: retype or remove what uses it first\n",
		"remove-type: {type: event}":                                            "o.yaml:3:23: error: overlay \"fix\" cannot be applied: type \"event\" is used by the response of \"GET /me/events/{event-id}\" [G051]\n\thint: retype or remove what uses it first\n",
		"remove-type: {type: Importance}":                                       "o.yaml:3:23: error: overlay \"fix\" cannot be applied: type \"importance\" is used by property importance of \"event\" [G051]\n\thint: retype or remove what uses it first\n",
		"remove-type: {type: importanc}":                                        "o.yaml:3:23: error: overlay \"fix\" matches nothing: there is no type \"importanc\" [G052]\n\thint: did you mean \"importance\"?\n",
		"set-base: {type: event, base: Item}":                                   "o.yaml:3:33: error: overlay \"fix\" changes nothing: type \"event\" has that base already [G052]\n" + unused,
		"set-base: {type: moment, base: none}":                                  "o.yaml:3:34: error: overlay \"fix\" changes nothing: type \"moment\" has that base already [G052]\n" + unused,
		"set-base: {type: item, base: event}":                                   "o.yaml:3:32: error: overlay \"fix\" cannot be applied: type \"event\" has \"item\" among its own bases, or is it [G051]\n",
		"set-base: {type: item, base: itme}":                                    "o.yaml:3:32: error: overlay \"fix\" cannot be applied: there is no type \"itme\" to be the base [G051]\n\thint: did you mean \"item\"?\n",
		"set-base: {type: x, base: item}":                                       "o.yaml:3:20: error: overlay \"fix\" matches nothing: there is no type \"x\" [G052]\n" + unused,
		"add-enum: {name: Importance, members: [a]}":                            "o.yaml:3:20: error: overlay \"fix\" changes nothing: there is an enum \"importance\" already [G052]\n" + unused,
		"add-enum: {name: event, members: [a]}":                                 "o.yaml:3:20: error: overlay \"fix\" cannot be applied: there is a type \"event\" already [G051]\n\thint: choose another name, or remove that type first\n",
		"add-enum: {name: Guid, members: [a]}":                                  "o.yaml:3:20: error: overlay \"fix\" cannot be applied: \"Guid\" is a primitive type [G051]\n\thint: choose another name\n",
		"add-member: {enum: importance, member: low}":                           "o.yaml:3:42: error: overlay \"fix\" changes nothing: enum \"importance\" has the member \"low\" already [G052]\n" + unused,
		"add-type: {name: item, kind: entity}":                                  "o.yaml:3:20: error: overlay \"fix\" changes nothing: there is a type \"item\" already [G052]\n" + unused,
		"add-type: {name: importance, kind: entity}":                            "o.yaml:3:20: error: overlay \"fix\" cannot be applied: there is a type \"importance\" already [G051]\n\thint: choose another name\n",
		"add-type: {name: x, kind: entity, base: itm}":                          "o.yaml:3:43: error: overlay \"fix\" cannot be applied: there is no type \"itm\" to be the base [G051]\n\thint: did you mean \"item\"?\n",
		"set-enum: {enum: importance, flags: false}":                            "o.yaml:3:20: error: overlay \"fix\" changes nothing: enum \"importance\" is documented like that already [G052]\n" + unused,
		"set-enum: {enum: importanc, flags: true}":                              "o.yaml:3:20: error: overlay \"fix\" matches nothing: there is no enum \"importanc\" [G052]\n\thint: did you mean \"importance\"?\n",
		"rename-member: {enum: importanc, member: low, to: x}":                  "o.yaml:3:25: error: overlay \"fix\" matches nothing: there is no enum \"importanc\" [G052]\n\thint: did you mean \"importance\"?\n",
		"rename-member: {enum: importance, member: lov, to: x}":                 "o.yaml:3:45: error: overlay \"fix\" matches nothing: enum \"importance\" has no member \"lov\" [G052]\n\thint: did you mean \"low\"?\n",
		"rename-member: {enum: importance, member: x, to: low}":                 "o.yaml:3:52: error: overlay \"fix\" changes nothing: enum \"importance\" has the member \"low\" already, and no \"x\" [G052]\n" + unused,
		"rename-member: {enum: importance, member: low, to: low}":               "o.yaml:3:54: error: overlay \"fix\" changes nothing: member \"low\" of \"importance\" has that name already [G052]\n" + unused,
		"add-member: {enum: event, member: low}":                                "o.yaml:3:22: error: overlay \"fix\" matches nothing: there is no enum \"event\" [G052]\n" + unused,
		"remove-operation: {method: get, path: '/me/event/{event-id}'}":         "o.yaml:3:41: error: overlay \"fix\" matches nothing: there is no operation \"GET /me/event/{event-id}\" [G052]\n\thint: did you mean \"GET /me/events/{event-id}\"?\n",
	} {
		t.Run(correction, func(t *testing.T) {
			got := ir.Document{Models: []ir.Model{model("v1.0")}}
			assert.Equal(t, want, apply(t, &got, correction))
			assert.Equal(t, model("v1.0"), got.Models[0], "an entry that is reported changes nothing")
		})
	}
}

func TestApplyByVersion(t *testing.T) {
	two := func() ir.Document {
		doc := ir.Document{Models: []ir.Model{model("beta"), model("v1.0")}}
		doc.Models[0].Types = append(doc.Models[0].Types, ir.Type{Name: "betaOnly"})
		return doc
	}
	doc := two()
	require.Empty(t, apply(t, &doc, "remove-type: {type: betaOnly}"), "one model is enough")
	assert.Equal(t, model("v1.0"), doc.Models[1])

	doc = two()
	require.Empty(t, apply(t, &doc, "version: beta\n  add-member: {enum: importance, member: high}"))
	assert.Len(t, doc.Models[0].Enums[0].Members, 2)
	assert.Len(t, doc.Models[1].Enums[0].Members, 1)

	doc = two()
	assert.Equal(t, "o.yaml:4:23: error: overlay \"fix\" matches nothing: there is no type \"betaOnly\" [G052]\n\thint: remove the entry if the documents no longer need it\n",
		apply(t, &doc, "version: v1.0\n  remove-type: {type: betaOnly}"))

	doc = two()
	assert.Empty(t, apply(t, &doc, "version: 1.6\n  remove-type: {type: nope}"), "a version that was not read")

	doc = ir.Document{}
	assert.Equal(t, "o.yaml:1:3: error: overlay \"fix\" matches nothing: no document describes an API [G052]\n", apply(t, &doc, "remove-type: {type: nope}"))
}

func TestApplyInOrder(t *testing.T) {
	var d diag.List
	entries := Load("o.yaml", []byte(`
- {name: a, reason: r, add-enum: {name: status, members: [free, busy]}}
- {name: b, reason: r, retype: {type: event, property: showAs, to: status}}
- {name: c, reason: r, rename-type: {type: status, to: busyStatus}}
- {name: d, reason: r, rename-property: {type: event, property: showAs, to: status}}
`), &d)
	doc := ir.Document{Models: []ir.Model{model("v1.0")}}
	Apply(&doc, entries, &d)
	require.Empty(t, d.Text())
	assert.Equal(t, ir.Property{Name: "status", Type: "busyStatus"}, doc.Models[0].Types[0].Properties[2])
}

func TestApplyNeverPanics(t *testing.T) {
	cyclic := ir.Document{Models: []ir.Model{{
		Types:      []ir.Type{{Name: "a", Base: "b"}, {Name: "b", Base: "a"}},
		Operations: []ir.Operation{{Request: &ir.Body{Type: "a", Properties: []ir.Property{{Name: "x"}}}}},
	}}}
	for _, o := range ops {
		assert.NotPanics(t, func() { o.new().apply(&cyclic.Models[0]) }, o.key)
	}
	for correction, want := range map[string]string{
		"remove-property: {type: a, property: x}": "o.yaml:3:40: error: overlay \"fix\" matches nothing: type \"a\" has no property \"x\" [G052]\n\thint: remove the entry if the documents no longer need it\n",
		"set-base: {type: a, base: b}":            "o.yaml:3:29: error: overlay \"fix\" cannot be applied: type \"b\" has \"a\" among its own bases, or is it [G051]\n",
		"set-base: {type: a, base: none}":         "",
	} {
		assert.Equal(t, want, apply(t, &cyclic, correction))
	}
}
