// Package examples holds generated models to the documents' own JSON: every body that an example shows is decoded into the Go type
// that a user's program would decode it into, encoded again, and compared. It is for tests.
package examples

import (
	"context"
	"encoding/json"
	"fmt"
	"io/fs"
	"path"
	"strings"

	"github.com/graphgen/graphgen/internal/gomodel"
	"github.com/graphgen/graphgen/internal/lower"
	"github.com/graphgen/graphgen/ir"
)

// Report is what a round trip found.
type Report struct {
	Bodies      int             // that were decoded, encoded and compared; one that several operations show counts once for each Go type
	Failures    []Failure       // bodies that did not come back as they were
	NotJSON     []Failure       // bodies that are no JSON
	Skipped     []Failure       // bodies that no method takes or answers as JSON: counts, raw content, requests beside the page's own
	Unreachable []*ir.Operation // operations that no method of the generated builders sends
}

// Failure is one body of an example.
type Failure struct {
	At      ir.Source // of the example
	Example string
	GoType  string
	Problem string
}

// String returns the failure as a diagnostic line.
func (f Failure) String() string {
	example := f.Example
	if f.GoType != "" {
		example += " as " + f.GoType
	}
	return fmt.Sprintf("%s:%d: %s: %s", f.At.File, f.At.Line, example, f.Problem)
}

// RoundTrip checks all examples of the model, whose code is lowered with opts but for the paths. runtime holds the sources of the
// runtime; dir is an empty folder for a module that is built from it and from the models. The go command is needed, and nothing else.
func RoundTrip(ctx context.Context, m *ir.Model, opts lower.Options, runtime fs.FS, dir string) (*Report, error) {
	opts.ImportPath, opts.RuntimePath = sdkPath, runtimePath
	code, d := lower.Lower(m, opts)
	if d.HasErrors() {
		return nil, fmt.Errorf("lowering the model:\n%s", d.Text())
	}
	r := &Report{}
	bodies := r.collect(m, code)
	if len(bodies) == 0 {
		return r, nil
	}
	if err := writeProgram(ctx, dir, runtime, code, bodies); err != nil {
		return nil, err
	}
	answers, err := runProgram(ctx, dir, bodies)
	if err != nil {
		return nil, err
	}
	r.Bodies = len(bodies)
	for i, b := range bodies {
		problem := answers[i].Error
		if problem == "" {
			problem = Difference([]byte(b.text), answers[i].Body)
		}
		if problem != "" {
			r.Failures = append(r.Failures, b.failure(problem))
		}
	}
	return r, nil
}

// body is one JSON text and the Go type that it is an example of.
type body struct {
	example *ir.Example
	goType  gomodel.Type
	text    string
}

func (b body) failure(problem string) Failure {
	return Failure{At: b.example.Source, Example: b.example.Name, GoType: typeText(b.goType), Problem: problem}
}

// collect lists the bodies of all examples of the model's operations, each once for each Go type.
func (r *Report) collect(m *ir.Model, code *gomodel.Model) []body {
	t := newTree(code)
	var all []body
	seen := map[string]bool{} // Go type and text, and text alone
	add := func(e *ir.Example, goType gomodel.Type, text string) {
		if goType == nil || text == "" {
			return
		}
		b := body{e, goType, text}
		key := typeText(goType) + "\x00" + text
		switch {
		case seen[key]:
		case !json.Valid([]byte(text)):
			r.NotJSON = append(r.NotJSON, b.failure("it is no JSON"))
		default:
			all = append(all, b)
		}
		seen[key], seen[text] = true, true
	}
	for i := range m.Operations {
		op := &m.Operations[i]
		verb := t.find(op)
		if verb == nil {
			r.Unreachable = append(r.Unreachable, op)
			continue
		}
		for j := range op.Examples {
			e := &op.Examples[j]
			if isOfAnother(e, op) {
				continue
			}
			if e.Request != nil {
				add(e, requestType(verb), e.Request.Body)
			}
			if e.Response != nil && e.Response.Status < 300 {
				add(e, t.responseType(verb), e.Response.Body)
				add(e, t.documentedType(e.Response), e.Response.Body)
			}
		}
	}
	r.skip(m, seen)
	return all
}

// skip notes the bodies that were not seen.
func (r *Report) skip(m *ir.Model, seen map[string]bool) {
	for i := range m.Operations {
		for j := range m.Operations[i].Examples {
			e := &m.Operations[i].Examples[j]
			var texts []string
			if e.Request != nil {
				texts = append(texts, e.Request.Body)
			}
			if e.Response != nil && e.Response.Status < 300 {
				texts = append(texts, e.Response.Body)
			}
			for _, text := range texts {
				if text != "" && !seen[text] {
					seen[text] = true
					r.Skipped = append(r.Skipped, Failure{At: e.Source, Example: e.Name, Problem: "no method takes or answers it as JSON"})
				}
			}
		}
	}
}

// isOfAnother reports whether the example's request goes to a count, a stream or a reference beside the operation, as some pages show.
func isOfAnother(e *ir.Example, op *ir.Operation) bool {
	if e.Request == nil {
		return false
	}
	if e.Request.Method != op.Method {
		return true
	}
	url, _, _ := strings.Cut(e.Request.URL, "?")
	last := path.Base(url)
	return strings.HasPrefix(last, "$") && last != path.Base(op.Path)
}

// requestType is what the method takes, nil when that is nothing in particular.
func requestType(v *gomodel.Verb) gomodel.Type {
	if v.Body == nil || v.Body.Content {
		return nil
	}
	if n, ok := v.Body.Type.(gomodel.Named); ok && n.Name == "any" {
		return nil
	}
	return v.Body.Type
}
