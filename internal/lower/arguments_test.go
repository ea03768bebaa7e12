package lower

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/graphgen/graphgen/internal/gomodel"
	"github.com/graphgen/graphgen/ir"
)

// TestCallParams holds the Go types of a function's arguments, and how their literals are written.
func TestCallParams(t *testing.T) {
	argument := func(name, typ string) ir.Parameter {
		return ir.Parameter{Name: name, In: ir.InPath, Type: typ, Required: true}
	}
	function := func(path, example string, params ...ir.Parameter) ir.Operation {
		op := ir.Operation{
			ID: "f", Method: "GET", Path: path, Kind: ir.OperationFunction, Parameters: params,
			Response: &ir.Response{Status: 200, Type: "Int32"},
		}
		if example != "" {
			op.Examples = []ir.Example{{Request: &ir.ExampleRequest{Method: "GET", URL: "https://graph.microsoft.com/v1.0" + example}}}
		}
		return op
	}
	optional := argument("fine", "Boolean")
	optional.Required = false
	for name, tt := range map[string]struct {
		op   ir.Operation
		want map[string]string // Go method → its parameters
	}{
		"number":        {function("/f(n={n})", "", argument("n", "Int32")), map[string]string{"F": "int32"}},
		"of each type":  {function("/f(a={a},b={b},c={c})", "", argument("a", "Date"), argument("b", "Guid"), argument("c", "Double")), map[string]string{"F": "graph.Date, graph.GUID, float64"}},
		"quoted moment": {function("/f(at='{at}')", "/f(at='2026-01-3')", argument("at", "DateTimeOffset")), map[string]string{"F": "'time.Time'"}},
		"text":          {function("/f(period='{period}')", "", argument("period", "String")), map[string]string{"F": "'string'"}},
		"text that only the example quotes": {
			function("/f(at={at})", "/f(at='2026-01-03T00:00:00Z')", argument("at", "String")), map[string]string{"F": "'string'"},
		},
		"enum":              {function("/f(on={on})", "", argument("on", "importance")), map[string]string{"F": "'models.Importance'"}},
		"enum in the path":  {function("/f(on=microsoft.graph.importance'{on}')", "", argument("on", "String")), map[string]string{"F": "microsoft.graph.importance'models.Importance'"}},
		"denied by example": {function("/f(n={n})", "/f(n=A1:B2)", argument("n", "Int32")), map[string]string{"F": "string"}},
		"placeholders":      {function("/f(n={n},at={at})", "/f(n={count},at=<timestamp>)", argument("n", "Int64"), argument("at", "DateTimeOffset")), map[string]string{"F": "int64, time.Time"}},
		"collection":        {function("/f(n={n})", "", ir.Parameter{Name: "n", In: ir.InPath, Type: "Int32", Collection: true}), map[string]string{"F": "string"}},
		"complex":           {function("/f(n={n})", "", argument("n", "event")), map[string]string{"F": "string"}},
		"left out of the path": {
			function("/f", "/f(row=5,label='x')", argument("row", "Int32"), argument("label", "String")), map[string]string{"F": "int32, 'string'"},
		},
		"left out and optional": {function("/f", "", argument("row", "Int32"), optional), map[string]string{"F": "int32", "FByRowFine": "int32, bool"}},
		"all optional":          {function("/f", "", optional), map[string]string{"F": "", "FByFine": "bool"}},
	} {
		t.Run(name, func(t *testing.T) {
			m := model()
			tt.op.Path = "/reports" + tt.op.Path
			m.Operations = []ir.Operation{tt.op}
			code, d := Lower(m, Options{ImportPath: "example.com/sdk", PackageName: "sdk", RuntimePath: "example.com/graph"})
			require.False(t, d.HasErrors(), d.Text())
			got := map[string]string{}
			for _, p := range code.Packages {
				for _, f := range p.Files {
					for _, decl := range f.Decls {
						b, ok := decl.(*gomodel.Builder)
						if !ok || p.Dir != "reports" {
							continue
						}
						for _, method := range b.Methods {
							switch m := method.(type) {
							case *gomodel.Call:
								got[m.Name] = paramText(m.Params)
							case *gomodel.Child:
								got[m.Name] = ""
							}
						}
					}
				}
			}
			assert.Equal(t, tt.want, got)
		})
	}
}

// paramText writes the types of parameters as their literals are written: in quotes, behind an enum's type.
func paramText(params []gomodel.CallParam) string {
	out := ""
	for i, p := range params {
		if i > 0 {
			out += ", "
		}
		n := p.Type.(gomodel.Named)
		text := n.Name
		switch n.Path {
		case "example.com/graph":
			text = "graph." + text
		case "example.com/sdk/models":
			text = "models." + text
		case "time":
			text = "time." + text
		}
		if p.Quoted {
			text = p.Literal + "'" + text + "'"
		}
		out += text
	}
	return out
}
