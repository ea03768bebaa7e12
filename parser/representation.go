package parser

import (
	"strings"

	"github.com/graphgen/graphgen/ir"
	"github.com/graphgen/graphgen/parser/document"
)

// shape is what a JSON representation shows of a type.
type shape struct {
	list       []shownMember          // in the order of the page
	members    map[string]shownMember // by name in lower case
	identifier bool                   // "id" is shown as an identifier
}

// shownMember is one member of a JSON representation. typ is "" where the JSON does not tell it.
type shownMember struct {
	name       string
	typ        string
	collection bool
	named      bool // the type is written out, and not just that of the value
	at         ir.Source
}

// parseRepresentation reads the JSON representation of the page's type. Text that is no JSON even after the usual repairs says
// nothing: it is illustration, not contract.
func (p *page) parseRepresentation(c *document.Code) {
	p.shape = shape{members: map[string]shownMember{}}
	root := parseJSON(c.Text, c.At)
	if root == nil {
		p.shape.identifier = strings.Contains(strings.ToLower(c.Text), `"id": "string (identifier)"`)
		return
	}
	for _, m := range root.members {
		low := strings.ToLower(m.name)
		if id := m.value; low == "id" && id.kind == jsonString && strings.Contains(strings.ToLower(id.text), "identifier") {
			p.shape.identifier = true
		}
		s := shown(m)
		p.shape.list = append(p.shape.list, s)
		p.shape.members[low] = s
	}
}

// shown reads the type that a member's value stands for: a type annotation, the name of a primitive, or a value of one.
func shown(m jsonMember) shownMember {
	s := shownMember{name: m.name, at: m.at}
	v := m.value
	if v.kind == jsonArray {
		s.collection = true
		if len(v.items) == 0 {
			return s
		}
		v = v.items[0]
	}
	switch v.kind {
	case jsonObject:
		if t := v.member("@odata.type"); t != nil && t.kind == jsonString {
			var many bool
			s.typ, many = unwrapCollection(t.text)
			s.typ, _ = canonicalType(s.typ)
			s.collection, s.named = s.collection || many, s.typ != ""
		}
	case jsonString:
		if ref, ok := parseTypeText(v.text); ok && ir.IsPrimitive(ref.name) {
			s.typ, s.collection, s.named = ref.name, s.collection || ref.collection, true
		}
	case jsonBool:
		s.typ = "Boolean"
	case jsonNumber, jsonArray, jsonNull:
	}
	return s
}

// addShown adds the properties that no table has and the JSON representation shows with their types. Members with values instead are
// illustration: those of open types, and what the service adds to its answers.
func (l *propertyList) addShown() {
	known := map[string]bool{}
	for i := range l.properties {
		known[strings.ToLower(l.properties[i].Name)] = true
	}
	for _, m := range l.shape.list {
		low := strings.ToLower(m.name)
		if known[low] || !m.named || !propertyNamePattern.MatchString(m.name) {
			continue
		}
		known[low] = true
		l.properties = append(l.properties, ir.Property{
			Name: m.name, Type: m.typ, Collection: m.collection, Nullable: low != "id", Example: true, Source: m.at,
		})
	}
}
