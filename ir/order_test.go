package ir_test

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/graphgen/graphgen/ir"
)

func TestAllPropertiesInTheOrderOfThePage(t *testing.T) {
	x := ir.NewIndex(&ir.Model{Types: []ir.Type{
		{Name: "base", Properties: []ir.Property{{Name: "id"}, {Name: "name"}}},
		{Name: "plain", Base: "base", Properties: []ir.Property{{Name: "bias"}}},
		{Name: "ordered", Base: "base", Properties: []ir.Property{{Name: "bias"}, {Name: "offset"}}, Order: []string{"bias", "name", "offset"}},
	}})
	for name, want := range map[string][]string{
		"plain":   {"id", "name", "bias"},
		"ordered": {"id", "bias", "name", "offset"},
	} {
		var got []string
		for _, p := range x.AllProperties(name) {
			got = append(got, p.Name)
		}
		assert.Equal(t, want, got, name)
	}
}
