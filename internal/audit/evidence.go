package audit

import (
	"encoding/json"
	"slices"
	"strings"

	"github.com/graphgen/graphgen/ir"
)

// shape is a set of the forms that JSON values have.
type shape uint8

const (
	text shape = 1 << iota
	number
	boolean
	object
	array
)

// evidence is what the examples of pages show of properties: by the type that declares the property, else that of the object it was
// found in, and by its name. Nulls show nothing.
type evidence map[string]map[string]shape

// gatherEvidence walks over the bodies of all examples whose type is known.
func (c *comparer) gatherEvidence() evidence {
	seen := evidence{}
	for i := range c.model.Operations {
		o := &c.model.Operations[i]
		for _, e := range o.Examples {
			if e.Request != nil && o.Request != nil && e.Request.Method == o.Method {
				c.witness(seen, o.Request.Type, o.Request.Collection, e.Request.Body)
			}
			if e.Response != nil && e.Response.Status < 300 {
				c.witness(seen, e.Response.Type, e.Response.Collection, e.Response.Body)
			}
		}
	}
	return seen
}

func (c *comparer) witness(seen evidence, typeName string, collection bool, body string) {
	if c.docs.Type(typeName) == nil || !strings.HasPrefix(strings.TrimSpace(body), "{") {
		return
	}
	var whole map[string]any
	if json.Unmarshal([]byte(body), &whole) != nil {
		return
	}
	if page, ok := whole["value"]; ok && collection {
		c.walk(seen, typeName, page)
		return
	}
	c.walk(seen, typeName, whole)
}

func (c *comparer) walk(seen evidence, typeName string, value any) {
	switch v := value.(type) {
	case []any:
		for _, item := range v {
			c.walk(seen, typeName, item)
		}
	case map[string]any:
		if name, ok := v["@odata.type"].(string); ok {
			typeName = strings.TrimPrefix(strings.TrimPrefix(name, "#"), "microsoft.graph.")
		}
		t := c.docs.Type(typeName)
		if t == nil {
			return
		}
		for name, member := range v {
			if isAnnotation(name) {
				continue
			}
			owner := t.Name
			for _, b := range c.docs.Chain(t.Name) {
				if i := slices.IndexFunc(b.Properties, func(p ir.Property) bool { return p.Name == name }); i >= 0 {
					owner = b.Name
					c.walk(seen, b.Properties[i].Type, member)
					break
				}
			}
			seen.add(owner, name, shapeOf(member))
		}
	}
}

func (e evidence) add(owner, property string, s shape) {
	if e[owner] == nil {
		e[owner] = map[string]shape{}
	}
	e[owner][property] |= s
}

func shapeOf(value any) shape {
	switch value.(type) {
	case string:
		return text
	case float64:
		return number
	case bool:
		return boolean
	case map[string]any:
		return object
	case []any:
		return array
	default:
		return 0
	}
}

// shapeOfType returns the form of the values of a type, on whichever side.
func (c *comparer) shapeOfType(name string, collection bool) shape {
	switch {
	case collection:
		return array
	case name == "Json":
		return text | number | boolean | object | array
	case name == "Boolean":
		return boolean
	case slices.Contains(numbers, name):
		return number
	case slices.Contains(texts, name), c.docs.Enum(name) != nil, c.meta.Enum(name) != nil:
		return text
	default:
		return object
	}
}

// weigh holds a finding about the form of a property to the examples. Where they show what only the documents allow, it is not clear
// any more that the metadata is right.
func (c *comparer) weigh(f *Finding, documented, declared shape) {
	seen := c.seen[f.Type][f.Member]
	if seen == 0 || documented == declared || f.Follow != Metadata {
		return
	}
	switch isDocumented, isDeclared := seen&^documented == 0, seen&^declared == 0; {
	case isDeclared && !isDocumented:
		f.Why += "; so do the examples"
	case isDocumented && !isDeclared:
		f.Follow, f.fixes = "", nil
		f.Why += "; but the examples have what the documents say"
	}
}
