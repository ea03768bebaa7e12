package parser

import (
	"regexp"
	"strings"
	"testing"

	"github.com/graphgen/graphgen/ir"
	"github.com/graphgen/graphgen/parser/document"
)

// FuzzTypeExpr holds that a type is a name the IR can carry, whatever the column says.
func FuzzTypeExpr(f *testing.F) {
	for _, seed := range []string{"String", "Collection(Edm.String)", "[x][] collection", "a or b", "#microsoft.graph.x", "x (y", "..", "Edm.", "graph."} {
		f.Add(seed, "x.md", "callRecords")
	}
	f.Fuzz(func(t *testing.T, text, target, namespace string) {
		if namespace != "" && !typeName.MatchString(namespace) {
			return
		}
		for _, in := range []document.Inline{document.PlainText(text), {{Kind: document.LinkSpan, Text: text, Target: target}, {Text: " collection"}}} {
			ref, ok := parseType(in, namespace)
			if !typeName.MatchString(ref.name) {
				t.Fatalf("%q is no type name", ref.name)
			}
			if !ok && ref.name != untyped {
				t.Fatalf("unreadable, but not %s: %q", untyped, ref.name)
			}
			if p, isPrimitive := primitiveNames[strings.ToLower(ref.name)]; isPrimitive && p != ref.name {
				t.Fatalf("%q is not the spelling of %s", ref.name, p)
			}
		}
	})
}

// FuzzProse holds that the facts of a description stay within what the IR promises of them.
func FuzzProse(f *testing.F) {
	for _, seed := range []string{"Possible values are: a, b.", "Default is `x`. Maximum length is 5 characters.", "Supports $filter (eq, ne).", "a \x01b\x02 c", "\"", "(", "`a`, `b`"} {
		f.Add(seed, true)
	}
	f.Fuzz(func(t *testing.T, text string, code bool) {
		in := document.PlainText(text)
		if code {
			in = nil
			for i, part := range strings.Split(text, "`") {
				kind := document.PlainSpan
				if i%2 == 1 {
					kind = document.CodeSpan
				}
				in = append(in, document.Span{Kind: kind, Text: part})
			}
		}
		facts := parseProse(in)
		if facts.maxLength < 0 {
			t.Fatal("negative length")
		}
		for _, v := range facts.values {
			if !isValue(v) || strings.ContainsAny(v, "\x01\x02\x03\n") {
				t.Fatalf("%q is no value", v)
			}
		}
		if facts.evolvable && len(facts.values) == 0 {
			t.Fatal("evolvable, but no values")
		}
		for _, op := range facts.filter {
			if !filterOp.MatchString(strings.ToLower(op)) {
				t.Fatalf("%q is no operator", op)
			}
		}
		var p ir.Property
		facts.apply(&p)
	})
}

var pathForm = regexp.MustCompile(`^(?:/[^/]+)+$`)

// FuzzRequest holds that a path that was understood is one that can be understood again, with the same result.
func FuzzRequest(f *testing.F) {
	for _, seed := range []string{"/me/events/{id}", "/a(b='{c}')/d", "https://graph.microsoft.com/v1.0/x?y=z", "/x/{y}:/z", "{", "/a(({))"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, target string) {
		r, err := parseRequest("GET", target)
		if err != nil {
			return
		}
		if !pathForm.MatchString(r.path) {
			t.Fatalf("%q is no path", r.path)
		}
		for _, p := range r.params {
			if !strings.Contains(r.path, "{"+p+"}") {
				t.Fatalf("%q is not in %q", p, r.path)
			}
		}
	})
}
