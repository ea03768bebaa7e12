package resolve_test

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/graphgen/graphgen/internal/diag"
	"github.com/graphgen/graphgen/ir"
)

// TestShownOperations holds which requests of examples become operations: those whose paths other pages or the types confirm.
func TestShownOperations(t *testing.T) {
	example := func(o ir.Operation, url, body string) ir.Operation {
		o.Examples = append(o.Examples, ir.Example{
			Name: url, Source: src("x.md", 40),
			Request: &ir.ExampleRequest{Method: o.Method, URL: url}, Response: &ir.ExampleResponse{Status: 200, Body: body},
		})
		return o
	}
	pages := func(o ir.Operation) []ir.Fragment {
		return []ir.Fragment{
			resource("mill.md", "mill", "", prop("id", "String"), prop("wheels", "wheel", navigation, collection), prop("best", "wheel", navigation), prop("name", "String")),
			resource("wheel.md", "wheel", "", prop("id", "String"), prop("spokes", "spoke", navigation, collection)),
			resource("spoke.md", "spoke", "", prop("id", "String")),
			resource("oakSpoke.md", "oakSpoke", "spoke", prop("age", "Int32")),
			operationPage("mill-get", get("/mills/{mill-id}", "mill"), get("/users/{user-id}/mill", "mill"), get("/mills/{mill-id}/root:/{item-path}:/best", "wheel")),
			operationPage("wheel-get", get("/mills/{mill-id}/wheels/{wheel-id}", "wheel")),
			operationPage("shown", o),
		}
	}
	spokes := list("/mills/{mill-id}/wheels/{wheel-id}/spokes", "spoke")
	grind := request("POST", "/mills/{mill-id}/wheels/{wheel-id}/grind")
	grind.Kind, grind.Response = ir.OperationAction, &ir.Response{Status: 202}
	const host = "https://graph.microsoft.com/v1.0"
	for name, tt := range map[string]struct {
		op   ir.Operation
		url  string
		body string
		want string // method, path and answer of the operation that the example brings; "" for none
	}{
		"its own":                 {spokes, host + "/mills/1/wheels/2/spokes?$top=1", "", ""},
		"from another place":      {spokes, host + "/mills/1/best/spokes", "", "GET /mills/{mill-id}/best/spokes list spoke*"},
		"an action elsewhere":     {grind, host + "/mills/1/best/grind", "", "POST /mills/{mill-id}/best/grind action "},
		"of another type":         {grind, host + "/mills/1/grind", "", ""},
		"a count":                 {spokes, "/mills/1/wheels/2/spokes/$count", "", "GET /mills/{mill-id}/wheels/{wheel-id}/spokes/$count count Int32"},
		"of one type":             {spokes, host + "/mills/1/wheels/2/spokes/microsoft.graph.oakSpoke", "", "GET /mills/{mill-id}/wheels/{wheel-id}/spokes/microsoft.graph.oakSpoke list oakSpoke*"},
		"a relationship":          {spokes, host + "/mills/1/best", "", "GET /mills/{mill-id}/best get wheel"},
		"one of many":             {spokes, host + "/mills/1/best/spokes/2", "", "GET /mills/{mill-id}/best/spokes/{spoke-id} get spoke"},
		"an answer under plural":  {spokes, host + "/mills/1/wheels", `{"id":"1"}`, "GET /mills/{mill-id}/wheels list wheel*"},
		"of the user":             {get("/users/{user-id}/mill", "mill"), host + "/me/mill", "", ""},
		"an item's own path":      {list("/mills/{mill-id}/best/spokes", "spoke"), host + "/mills/1/root:/a/b.txt:/best/spokes", "", "GET /mills/{mill-id}/root:/{item-path}:/best/spokes list spoke*"},
		"a value":                 {spokes, host + "/mills/1/name", "", ""},
		"what nobody documents":   {spokes, host + "/mills/1/roof", "", ""},
		"another version":         {spokes, host + "/v1/mills/1/best", "", ""},
		"another service":         {spokes, "https://bot.example.com/mills/1/best/spokes", "", ""},
		"an argument left out":    {spokes, host + "/mills/1/wheels/2/spokes(n=1)", "", ""},
		"what is no path at all":  {spokes, host, "", ""},
		"placeholders for values": {spokes, host + "/mills/{id}/best/spokes", "", "GET /mills/{mill-id}/best/spokes list spoke*"},
	} {
		t.Run(name, func(t *testing.T) {
			m, diags := solve(t, pages(example(tt.op, tt.url, tt.body))...)
			var got []string
			for _, o := range m.Operations {
				if !o.Example {
					continue
				}
				many := ""
				if o.Response.Collection {
					many = "*"
				}
				got = append(got, o.Method+" "+o.Path+" "+string(o.Kind)+" "+o.Response.Type+many)
				assert.Equal(t, "shown", o.ID)
				assert.Len(t, o.Examples, 1, "the example moves")
				assert.Equal(t, src("x.md", 40), o.Source)
			}
			if tt.want == "" {
				assert.Empty(t, got)
				return
			}
			assert.Equal(t, []string{tt.want}, got)
			assert.Contains(t, diags.Text(), "["+diag.OnlyInExample.ID+"]")
		})
	}
}
