package parser_test

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/graphgen/graphgen/parser"
)

// FuzzAADGraph holds that any text under the title of the reference gives a fragment that is valid JSON, the same one each time, with
// findings inside the text.
func FuzzAADGraph(f *testing.F) {
	f.Add(ship)
	f.Add("Azure AD Graph\n\nA\n\nProperties\n\n    1. a\n    2. b\n\nSample JSON\n{\"é\":[{\"\":{}}],\"a\":[[{}]]}\n")
	f.Fuzz(func(t *testing.T, text string) {
		text = "Azure AD Graph API reference\n\n" + text
		first := read("x.txt", []byte(text), noFile, parser.Options{})
		a, err := json.Marshal(first)
		if err != nil {
			t.Fatal(err)
		}
		b, err := json.Marshal(read("x.txt", []byte(text), noFile, parser.Options{}))
		if err != nil {
			t.Fatal(err)
		}
		if string(a) != string(b) {
			t.Fatalf("two readings differ:\n%s\n%s", a, b)
		}
		lines := strings.Count(text, "\n") + 1
		for _, d := range first.Diagnostics {
			if strings.Contains(d.Message, "internal error") || d.Line < 0 || d.Line > lines {
				t.Fatal(d)
			}
		}
		for _, typ := range first.Types {
			for _, p := range typ.Properties {
				if p.Type == "" || p.Name == "" {
					t.Fatalf("%s.%s has no type or name", typ.Name, p.Name)
				}
			}
		}
	})
}
