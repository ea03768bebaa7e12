package examples

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/graphgen/graphgen/ir"
)

func TestSteps(t *testing.T) {
	argument := func(name string, required bool) ir.Parameter {
		return ir.Parameter{Name: name, In: ir.InPath, Type: "Int32", Required: required}
	}
	for path, want := range map[string][]step{
		"/mills/{mill-id}/wheels":             {{name: "mills"}, {}, {name: "wheels"}},
		"/mills(code='{code}')/$ref":          {{name: "mills", call: true, arguments: []string{"code"}}, {name: "$ref"}},
		"/mills/code={code}":                  {{name: "mills"}, {arguments: []string{"code"}}},
		"/turn(by={by},to='{to}')":            {{name: "turn", call: true, arguments: []string{"by", "to"}}},
		"/drive/root:/{item-path}:/content":   {{name: "drive"}, {name: "root"}, {path: true}, {name: "content"}},
		"/drive/items/{item-id}:/{item-path}": {{name: "drive"}, {name: "items"}, {}, {path: true}},
	} {
		assert.Equal(t, want, callSteps(&ir.Operation{Path: path}), path)
	}
	op := &ir.Operation{Path: "/mills/turn", Parameters: []ir.Parameter{argument("by", true), argument("gently", false)}}
	assert.Equal(t, []step{{name: "mills"}, {name: "turn", call: true, arguments: []string{"by"}}}, callSteps(op), "an optional argument may be left out")
}
