package parser

import (
	"bytes"
	"encoding/json"
	"regexp"
	"strings"

	"github.com/graphgen/graphgen/internal/diag"
	"github.com/graphgen/graphgen/parser/document"
)

// annotation is a hidden JSON comment of the reference, which tells what the next block is.
type annotation struct {
	block      string // resource, request, response, ignored, example, permissions, …
	typ        string // @odata.type or its older spelling @type; canonical name, without "Collection(…)"
	collection bool
	name       string
	base       string
	hasBase    bool // baseType is stated, be it null
	key        []string
	abstract   bool
	open       bool
	namespace  string
}

// parseAnnotation reads a comment. ok is false for a comment that is no annotation; one that is but cannot be read as JSON
// is read key by key, with a finding.
func parseAnnotation(c *document.Comment, d *diag.List) (annotation, bool) {
	text := strings.TrimSpace(c.Text)
	if !strings.HasPrefix(text, "{") {
		return annotation{}, false
	}
	var raw map[string]any
	if err := json.Unmarshal([]byte(text), &raw); err != nil {
		if err2 := json.Unmarshal(relaxJSON([]byte(text)), &raw); err2 != nil {
			if !strings.Contains(text, `"blockType"`) {
				return annotation{}, false
			}
			d.Add(c.At, diag.BadAnnotation, "make the comment valid JSON", "hidden annotation is not JSON: %v", err)
			raw = scrapePairs(text)
		}
	}
	block, _ := raw["blockType"].(string)
	if block == "" {
		if ns, _ := raw["namespace"].(string); ns != "" {
			return annotation{namespace: ns}, true
		}
		return annotation{}, false
	}
	a := annotation{block: block, name: asString(raw["name"]), abstract: asBool(raw["abstract"]), open: asBool(raw["openType"])}
	for _, k := range []string{"@odata.type", "@type", "odata.type"} {
		if s := asString(raw[k]); s != "" {
			a.typ, a.collection = unwrapCollection(s)
			a.typ = trimNamespace(a.typ)
			break
		}
	}
	a.collection = a.collection || asBool(raw["isCollection"])
	var base any
	if base, a.hasBase = raw["baseType"]; a.hasBase {
		a.base = trimNamespace(asString(base))
	}
	switch k := raw["keyProperty"].(type) {
	case string:
		for _, p := range strings.Split(k, ",") {
			if p = strings.TrimSpace(p); p != "" {
				a.key = append(a.key, p)
			}
		}
	case []any:
		for _, p := range k {
			if s := asString(p); s != "" {
				a.key = append(a.key, s)
			}
		}
	}
	return a, true
}

func asString(v any) string {
	s, _ := v.(string)
	return strings.TrimSpace(s)
}

func asBool(v any) bool {
	switch v := v.(type) {
	case bool:
		return v
	case string:
		return strings.EqualFold(v, "true")
	default:
		return false
	}
}

var annotationPair = regexp.MustCompile(`"([@\w.]+)"\s*:\s*(?:"([^"\n]*)"|(true|false|null))`)

// scrapePairs finds the simple members of broken JSON.
func scrapePairs(text string) map[string]any {
	out := map[string]any{}
	for _, m := range annotationPair.FindAllStringSubmatch(text, -1) {
		if _, dup := out[m[1]]; dup {
			continue
		}
		if m[3] != "" {
			out[m[1]] = m[3] == "true"
		} else {
			out[m[1]] = m[2]
		}
	}
	return out
}

// relaxJSON makes the JSON of hand-written pages strict: comments and trailing commas go, line breaks inside strings become
// spaces. The result has the length of the input, so offsets stay.
func relaxJSON(text []byte) []byte {
	out := append([]byte(nil), text...)
	comma := -1 // offset of a comma that only white space has followed
	for i := 0; i < len(out); {
		switch c := out[i]; {
		case c == '"':
			comma = -1
			i = endOfString(out, i)
		case c == '/' && i+1 < len(out) && out[i+1] == '/':
			for i < len(out) && out[i] != '\n' {
				out[i] = ' '
				i++
			}
		case c == '/' && i+1 < len(out) && out[i+1] == '*':
			end := len(out)
			if n := bytes.Index(out[i+2:], []byte("*/")); n >= 0 {
				end = i + 2 + n + 2
			}
			for ; i < end; i++ {
				out[i] = ' '
			}
		case c == ',':
			comma = i
			i++
		case c == '}' || c == ']':
			if comma >= 0 {
				out[comma] = ' '
			}
			comma = -1
			i++
		case c == ' ' || c == '\t' || c == '\n' || c == '\r':
			i++
		default:
			comma = -1
			i++
		}
	}
	return out
}

// endOfString returns the offset after the string that starts at i, and makes raw line breaks inside it spaces.
func endOfString(text []byte, i int) int {
	for i++; i < len(text); i++ {
		switch text[i] {
		case '\\':
			i++
		case '\n', '\r', '\t':
			text[i] = ' '
		case '"':
			return i + 1
		}
	}
	return len(text)
}
