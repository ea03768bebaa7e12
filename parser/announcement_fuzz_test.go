package parser_test

import (
	"testing"

	"github.com/graphgen/graphgen/ir"
	"github.com/graphgen/graphgen/parser"
)

// FuzzAnnouncement holds what every announcement gives: changes with a name, a kind and the version of their fragment.
func FuzzAnnouncement(f *testing.F) {
	for _, text := range []string{
		"# Breaking change to `a.b`\n\nFrom May 3, 2027 to June 1, 2027 `a.b` is offline in v1.0 and beta. A temporary API called `a.c` stands in; it is removed in sixty-five days.\n",
		"# Deprecation\n\nThese properties of `x` are removed on 2027-02-30:\n\n- `p`\n- q\n\n```json\n{\"error\": {\"code\": \"A\", \"message\": \"\\u12\"\n```\n",
		"Breaking changes: «0» «9» `` /a/{b} GET /c\n\n\"error\": { \"code\": [{\"code\":\"x\"}] } 400 Bad Request\n",
	} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		fragments, diags := parser.Parse("page.md", []byte(text), noFile, parser.Options{})
		for _, fragment := range fragments {
			for _, c := range fragment.Changes {
				if c.API == "" || c.Kind == "" || c.Version != fragment.Version || fragment.Kind != ir.PageAnnouncement || c.DurationWeeks < 0 || c.RemoveAfterDays < 0 {
					t.Errorf("change %+v of %s", c, fragment.Version)
				}
			}
		}
		for _, d := range diags {
			if d.Line < 1 && d.Code == "G080" {
				t.Errorf("no position: %+v", d)
			}
		}
	})
}
