package strict

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"gopkg.in/yaml.v3"

	"github.com/graphgen/graphgen/internal/diag"
	"github.com/graphgen/graphgen/ir"
)

// Field is one key of a mapping: either Read takes its value, or Fields are the keys of the mapping below it.
type Field struct {
	Key      string
	Required bool
	Read     func(what string, n Node)
	Fields   []Field
	Schema   map[string]any // JSON schema of the value, where Read takes it
}

// Must returns the field as a required one.
func (f Field) Must() Field {
	f.Required = true
	return f
}

// Group is a mapping of its own.
func Group(key string, fields ...Field) Field { return Field{Key: key, Fields: fields} }

// Text is a text. to keeps what it holds when the value is wrong.
func Text(key string, to *Value) Field {
	return Field{Key: key, Schema: AnyText(), Read: func(what string, n Node) {
		if v, ok := n.Text(what); ok {
			*to = v
		}
	}}
}

// Choice is a text out of a few.
func Choice(key string, to *Value, choices ...string) Field {
	return Field{Key: key, Schema: anyOf(choices), Read: func(what string, n Node) {
		v, ok := n.Text(what)
		if !ok {
			return
		}
		if !slices.Contains(choices, v.Text) {
			n.Errorf(diag.DidYouMean(v.Text, choices, ""), "%s must be %s, not %q", what, oneOf(choices), v.Text)
			return
		}
		*to = v
	}}
}

// Texts is a list of texts.
func Texts(key string, to *[]Value) Field {
	return Field{Key: key, Schema: ListOf(AnyText()), Read: func(what string, n Node) {
		n.List(what, func(item string, n Node) {
			if v, ok := n.Text(item); ok {
				*to = append(*to, v)
			}
		})
	}}
}

// Bool is true or false; it stays nil when the key is absent.
func Bool(key string, to **bool) Field {
	return Field{Key: key, Schema: map[string]any{"type": "boolean"}, Read: func(what string, n Node) {
		if n.yaml.Kind != yaml.ScalarNode || n.yaml.ShortTag() != "!!bool" {
			n.wrongKind(what, "true or false")
			return
		}
		b := strings.EqualFold(n.yaml.Value, "true")
		*to = &b
	}}
}

// Count is a whole number that is not negative; it stays nil when the key is absent.
func Count(key string, to **int) Field {
	return Field{Key: key, Schema: map[string]any{"type": "integer", "minimum": 0}, Read: func(what string, n Node) {
		i, err := strconv.Atoi(n.yaml.Value)
		if n.yaml.Kind != yaml.ScalarNode || n.yaml.ShortTag() != "!!int" || err != nil || i < 0 {
			n.wrongNumber(what)
			return
		}
		*to = &i
	}}
}

func (n Node) wrongNumber(what string) {
	if n.yaml.Kind == yaml.ScalarNode && !isNull(n.yaml) {
		n.Errorf("", "%s must be a whole number, zero or more, not %q", what, n.yaml.Value)
		return
	}
	n.wrongKind(what, "a whole number")
}

// Text returns the text of a scalar as it was written, so that a version such as 1.6 needs no quotes. An empty text is
// reported.
func (n Node) Text(what string) (Value, bool) {
	if n.yaml.Kind != yaml.ScalarNode || isNull(n.yaml) || n.yaml.ShortTag() == "!!binary" || strings.HasPrefix(n.yaml.Tag, "!") && !strings.HasPrefix(n.yaml.Tag, "!!") {
		n.wrongKind(what, "a text")
		return Value{}, false
	}
	if strings.TrimSpace(n.yaml.Value) == "" {
		n.Errorf("", "%s is empty", what)
		return Value{}, false
	}
	return Value{n.yaml.Value, n.At()}, true
}

// List calls item for each value of a list; what names it, e.g. "documents[2]", counted from one.
func (n Node) List(what string, item func(what string, n Node)) {
	if n.yaml.Kind != yaml.SequenceNode {
		n.wrongKind(what, "a list")
		return
	}
	for i, c := range n.yaml.Content {
		item(fmt.Sprintf("%s[%d]", what, i+1), Node{c, n.file})
	}
}

// IsMapping reports whether the value has keys.
func (n Node) IsMapping() bool { return n.yaml.Kind == yaml.MappingNode }

// IsEmptyList reports whether the value is a list without values.
func (n Node) IsEmptyList() bool { return n.yaml.Kind == yaml.SequenceNode && len(n.yaml.Content) == 0 }

// Entries calls entry for each key of a mapping whose keys the user chooses. A key that comes twice is reported.
func (n Node) Entries(what string, entry func(key Value, n Node)) {
	n.entries(what, func(key Value, _, value Node) { entry(key, value) })
}

// Fields reads a mapping. what is the path of keys that leads to it, "" for none. It reports keys that are none of the
// fields', keys that come twice and required ones that are absent, and returns the keys that it read.
func (n Node) Fields(what string, fields []Field) []string {
	var keys, read []string
	for _, f := range fields {
		keys = append(keys, f.Key)
	}
	ok := n.entries(what, func(key Value, keyNode, value Node) {
		i := slices.Index(keys, key.Text)
		if i < 0 {
			keyNode.Errorf(diag.DidYouMean(key.Text, keys, "the keys here are "+strings.Join(keys, ", ")), "unknown key %q%s", key.Text, in(what))
			return
		}
		read = append(read, key.Text)
		below := key.Text
		if what != "" {
			below = what + "." + key.Text
		}
		switch f := fields[i]; {
		case f.Read != nil:
			f.Read(below, value)
		default:
			value.Fields(below, f.Fields)
		}
	})
	if !ok {
		return nil
	}
	for _, f := range fields {
		if f.Required && !slices.Contains(read, f.Key) {
			n.Errorf("", "the key %q is missing%s", f.Key, in(what))
		}
	}
	return read
}

func in(what string) string {
	if what == "" {
		return ""
	}
	return " in " + what
}

func (n Node) entries(what string, entry func(key Value, keyNode, value Node)) bool {
	if n.yaml.Kind != yaml.MappingNode {
		n.wrongKind(cmp.Or(what, "this"), "a mapping")
		return false
	}
	seen := map[string]ir.Source{}
	for i := 0; i+1 < len(n.yaml.Content); i += 2 {
		keyNode, value := Node{n.yaml.Content[i], n.file}, Node{n.yaml.Content[i+1], n.file}
		key, ok := keyNode.Text("a key")
		if !ok {
			continue
		}
		if first, ok := seen[key.Text]; ok {
			keyNode.Errorf(fmt.Sprintf("the first is on line %d", first.Line), "the key %q is there twice", key.Text)
			continue
		}
		seen[key.Text] = key.At
		entry(key, keyNode, value)
	}
	return true
}

// Keys returns the paths of all keys of the fields, e.g. "slice.include.paths", in their order.
func Keys(fields []Field) []string {
	var all []string
	for _, f := range fields {
		all = append(all, f.Key)
		for _, below := range Keys(f.Fields) {
			all = append(all, f.Key+"."+below)
		}
	}
	return all
}

func oneOf(choices []string) string {
	if len(choices) == 1 {
		return choices[0]
	}
	last := len(choices) - 1
	return strings.Join(choices[:last], ", ") + " or " + choices[last]
}
