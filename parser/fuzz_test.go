package parser_test

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/graphgen/graphgen/parser"
)

// FuzzParse holds that any text gives a fragment that is valid JSON, in time, and the same one each time.
func FuzzParse(f *testing.F) {
	for _, seed := range []string{gadgetPage, listPage, permissionPage, widgetPage, "", "# x", "|a|b|\n|-|-|\n|c|", "<!-- {\"blockType\": \"resource\"", "<html><h1>x</h1>"} {
		f.Add(strings.ReplaceAll(seed, "~", "`"))
	}
	f.Fuzz(func(t *testing.T, text string) {
		first := read("v1.0/x.md", []byte(text), noFile, parser.Options{})
		a, err := json.Marshal(first)
		if err != nil {
			t.Fatal(err)
		}
		b, err := json.Marshal(read("v1.0/x.md", []byte(text), noFile, parser.Options{}))
		if err != nil {
			t.Fatal(err)
		}
		if string(a) != string(b) {
			t.Fatalf("two readings differ:\n%s\n%s", a, b)
		}
		for _, d := range first.Diagnostics {
			if strings.Contains(d.Message, "internal error") {
				t.Fatal(d)
			}
		}
	})
}
