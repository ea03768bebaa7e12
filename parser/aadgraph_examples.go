package parser

import (
	"strings"

	"github.com/graphgen/graphgen/internal/diag"
	"github.com/graphgen/graphgen/ir"
)

// bodiesOf returns the bodies shown after the operation's request line.
func (r *aadReader) bodiesOf(op *ir.Operation) []aadBody {
	for _, t := range r.topics {
		for _, c := range t.calls {
			if c.at == op.Source {
				return c.bodies
			}
		}
	}
	return nil
}

// examplesOf pairs the bodies shown after a request line: each request body with the response body that follows it.
func (r *aadReader) examplesOf(c *aadCall, op ir.Operation) []ir.Example {
	var out []ir.Example
	add := func(b aadBody) *ir.Example {
		name := op.Title
		if l := strings.TrimRight(b.caption, " .:"); aadLabelOf(l) == b.label && strings.Contains(l, " that ") {
			name = l
		}
		out = append(out, ir.Example{
			Name: name, Source: b.piece.at, Request: &ir.ExampleRequest{Method: c.method, URL: c.target, Headers: map[string]string{}},
		})
		return &out[len(out)-1]
	}
	for _, b := range c.bodies {
		n := parseJSON(b.piece.plain, b.piece.at)
		if n == nil {
			r.page.diags.Add(b.piece.at, diag.BadExample, "make the body valid JSON, so that it can be tested", "the body of this example is not JSON")
		}
		if b.label == labelRequestBody {
			add(b).Request.Body = b.piece.plain
			continue
		}
		var ex *ir.Example
		if len(out) > 0 && out[len(out)-1].Response == nil {
			ex = &out[len(out)-1]
		} else {
			ex = add(b)
		}
		ex.Response = &ir.ExampleResponse{Body: b.piece.plain}
		if op.Response != nil {
			ex.Response.Status, ex.Response.Type, ex.Response.Collection = op.Response.Status, op.Response.Type, op.Response.Collection
		}
	}
	return out
}
