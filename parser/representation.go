package parser

import (
	"encoding/json"
	"strings"

	"github.com/graphgen/graphgen/parser/document"
)

// shape is what a JSON representation shows of a type.
type shape struct {
	members    map[string]shownMember // by name in lower case
	identifier bool                   // "id" is shown as an identifier
}

// shownMember is one member of a JSON representation. typ is "" where the JSON does not tell it.
type shownMember struct {
	typ        string
	collection bool
}

// parseRepresentation reads the JSON representation of the page's type. Text that is no JSON even after the usual repairs says
// nothing: it is illustration, not contract.
func (p *page) parseRepresentation(c *document.Code) {
	p.shape = shape{members: map[string]shownMember{}}
	var raw map[string]any
	if err := json.Unmarshal(relaxJSON([]byte(c.Text)), &raw); err != nil {
		p.shape.identifier = strings.Contains(strings.ToLower(c.Text), `"id": "string (identifier)"`)
		return
	}
	for name, v := range raw {
		low := strings.ToLower(name)
		m := shownMember{}
		if list, ok := v.([]any); ok {
			m.collection = true
			v = nil
			if len(list) > 0 {
				v = list[0]
			}
		}
		switch v := v.(type) {
		case map[string]any:
			if t, ok := canonicalType(asString(v["@odata.type"])); ok {
				m.typ = t
			}
		case string:
			if ref, ok := parseTypeText(v); ok && ref.name != "" && strings.HasPrefix(strings.ToLower(v), "string") {
				m.typ = ref.name
			}
			if low == "id" && strings.Contains(strings.ToLower(v), "identifier") {
				p.shape.identifier = true
			}
		case bool:
			m.typ = "Boolean"
		}
		p.shape.members[low] = m
	}
}
