package parser

import (
	"bytes"
	"encoding/json"
	"regexp"
	"strings"

	"github.com/graphgen/graphgen/ir"
)

// jsonNode is a value of a JSON example, with the order and the place of its members.
type jsonNode struct {
	kind    jsonKind
	text    string // of a string or number
	members []jsonMember
	items   []*jsonNode
	at      ir.Source
}

type jsonMember struct {
	name  string
	at    ir.Source
	value *jsonNode
}

type jsonKind int

const (
	jsonNull jsonKind = iota
	jsonBool
	jsonNumber
	jsonString
	jsonArray
	jsonObject
)

// maxJSONDepth bounds how deep an example may nest before it says nothing.
const maxJSONDepth = 100

// parseJSON reads an example after the usual repairs; nil when it is none. at is where its text starts.
func parseJSON(text string, at ir.Source) *jsonNode {
	raw := relaxJSON([]byte(text))
	if !json.Valid(raw) {
		return nil
	}
	r := &jsonReader{raw: raw, dec: json.NewDecoder(bytes.NewReader(raw)), at: at}
	r.dec.UseNumber()
	n, ok := r.value(0)
	if !ok {
		return nil
	}
	return n
}

// jsonReader builds the tree. It counts lines as it goes, so that a position costs nothing.
type jsonReader struct {
	raw  []byte
	dec  *json.Decoder
	at   ir.Source
	seen int // offset up to which lines are counted
	line int
	bol  int // offset at which that line begins
}

// here is the place of the token that follows.
func (r *jsonReader) here() ir.Source {
	off := int(r.dec.InputOffset())
	for off < len(r.raw) && bytes.IndexByte([]byte(" \t\r\n,:"), r.raw[off]) >= 0 {
		off++
	}
	for ; r.seen < off; r.seen++ {
		if r.raw[r.seen] == '\n' {
			r.line++
			r.bol = r.seen + 1
		}
	}
	at := r.at
	if at.Line += r.line; r.line > 0 {
		at.Column = off - r.bol + 1
	} else {
		at.Column += off
	}
	return at
}

func (r *jsonReader) value(depth int) (*jsonNode, bool) {
	at := r.here()
	token, err := r.dec.Token()
	if err != nil || depth > maxJSONDepth {
		return nil, false
	}
	n := &jsonNode{at: at}
	switch v := token.(type) {
	case nil:
		n.kind = jsonNull
	case bool:
		n.kind = jsonBool
	case json.Number:
		n.kind, n.text = jsonNumber, v.String()
	case string:
		n.kind, n.text = jsonString, v
	case json.Delim:
		n.kind = jsonArray
		if v == '{' {
			n.kind = jsonObject
		}
		for r.dec.More() {
			if !r.element(n, depth) {
				return nil, false
			}
		}
		if _, err := r.dec.Token(); err != nil {
			return nil, false
		}
	default:
		return nil, false
	}
	return n, true
}

// element reads one member or item of n.
func (r *jsonReader) element(n *jsonNode, depth int) bool {
	m := jsonMember{at: r.here()}
	if n.kind == jsonObject {
		name, err := r.dec.Token()
		if err != nil {
			return false
		}
		m.name, _ = name.(string)
	}
	value, ok := r.value(depth + 1)
	if !ok {
		return false
	}
	if m.value = value; n.kind == jsonObject {
		n.members = append(n.members, m)
	} else {
		n.items = append(n.items, value)
	}
	return true
}

// member returns the value of a member, or nil.
func (n *jsonNode) member(name string) *jsonNode {
	for _, m := range n.members {
		if m.name == name {
			return m.value
		}
	}
	return nil
}

// entities returns the objects of a body: the members of its collection, or itself.
func (n *jsonNode) entities() (list []*jsonNode, collection bool) {
	if n == nil || n.kind != jsonObject {
		return nil, false
	}
	if v := n.member("value"); v != nil && v.kind == jsonArray && n.member(odataMetadata) != nil {
		return v.items, true
	}
	return []*jsonNode{n}, false
}

// The annotations of OData 3, whose names have no @.
const (
	odataMetadata = "odata.metadata"
	odataType     = "odata.type"
)

// typeName returns the type that an object says it has, without its namespace, or "".
func (n *jsonNode) typeName() string {
	if t := n.member(odataType); t != nil && t.kind == jsonString {
		return t.text[strings.LastIndexAny(t.text, ".#")+1:]
	}
	return ""
}

// isAnnotation reports whether a member is OData's and no property: odata.type, photo@odata.mediaContentType.
func isAnnotation(name string) bool {
	return strings.HasPrefix(name, "odata.") || strings.Contains(name, "@")
}

var dateTimeText = regexp.MustCompile(`^\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:\d\d)$`)

// scalarType returns the primitive type of a value, "" for null and what is no scalar.
func (n *jsonNode) scalarType() string {
	switch n.kind {
	case jsonBool:
		return "Boolean"
	case jsonNumber:
		switch {
		case strings.ContainsAny(n.text, ".eE"):
			return "Double"
		case len(n.text) > 9:
			return "Int64"
		default:
			return "Int32"
		}
	case jsonString:
		switch {
		case isGUID(n.text):
			return "Guid"
		case dateTimeText.MatchString(n.text):
			return "DateTimeOffset"
		default:
			return "String"
		}
	case jsonNull, jsonArray, jsonObject:
		return ""
	default:
		return ""
	}
}

// fits reports whether a scalar can be a value of the primitive type.
func (n *jsonNode) fits(typ string) bool {
	is := n.scalarType()
	switch typ {
	case "Json", "Stream":
		return true
	case "Boolean":
		return is == "Boolean"
	case "String", "Duration", "TimeOfDay", "Date":
		return n.kind == jsonString
	case "Binary":
		return n.kind == jsonString && base64Text.MatchString(n.text)
	case "Guid", "DateTimeOffset":
		return is == typ
	case "Byte", "SByte", "Int16", "Int32":
		return is == "Int32"
	case "Int64":
		return is == "Int32" || is == "Int64"
	case "Single", "Double", "Decimal":
		return n.kind == jsonNumber
	default:
		return false
	}
}

var base64Text = regexp.MustCompile(`^[A-Za-z0-9+/_-]*={0,2}$`)

// join returns the type that holds values of both.
func joinScalars(a, b string) string {
	rank := map[string]int{"Int32": 1, "Int64": 2, "Double": 3}
	switch {
	case a == "" || a == b:
		return b
	case b == "":
		return a
	case rank[a] > 0 && rank[b] > 0:
		if rank[a] > rank[b] {
			return a
		}
		return b
	case isTextual(a) && isTextual(b):
		return "String"
	default:
		return untyped
	}
}

func isTextual(typ string) bool { return typ == "String" || typ == "Guid" || typ == "DateTimeOffset" }
