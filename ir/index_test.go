package ir_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/graphgen/graphgen/ir"
)

func zoo() *ir.Model {
	return &ir.Model{
		Types: []ir.Type{
			{Name: "animal", Kind: ir.KindEntity, Properties: []ir.Property{{Name: "id"}, {Name: "home", Type: "place"}, {Name: "age"}}},
			{Name: "bird", Base: "Animal", Kind: ir.KindComplex, Properties: []ir.Property{{Name: "wings"}, {Name: "home", Type: "nest"}}},
			{Name: "owl", Base: "bird", Kind: ir.KindComplex},
			{Name: "orphan", Base: "nowhere"},
			{Name: "ouro", Base: "boros"},
			{Name: "boros", Base: "ouro"},
			{Name: "self", Base: "self"},
		},
		Enums: []ir.Enum{{Name: "colour"}},
	}
}

func chainNames(chain []*ir.Type) []string {
	var names []string
	for _, t := range chain {
		names = append(names, t.Name)
	}
	return names
}

func TestIndexChain(t *testing.T) {
	x := ir.NewIndex(zoo())
	for _, tt := range []struct {
		of   string
		want []string
	}{
		{"OWL", []string{"owl", "bird", "animal"}},
		{"animal", []string{"animal"}},
		{"orphan", []string{"orphan"}},
		{"ouro", []string{"ouro", "boros"}},
		{"self", []string{"self"}},
		{"nowhere", nil},
		{"", nil},
	} {
		assert.Equal(t, tt.want, chainNames(x.Chain(tt.of)), tt.of)
	}
}

func TestIndexDerived(t *testing.T) {
	x := ir.NewIndex(zoo())
	assert.Equal(t, []string{"bird", "owl"}, x.Derived("animal"))
	assert.Equal(t, []string{"boros"}, x.Derived("ouro"), "a cycle does not list the type itself")
	assert.Empty(t, x.Derived("self"))
	assert.Equal(t, []string{"orphan"}, x.Derived("nowhere"), "a base need not be in the model")
}

func TestIndexAllProperties(t *testing.T) {
	x := ir.NewIndex(zoo())
	assert.Equal(t, []ir.Property{{Name: "id"}, {Name: "home", Type: "nest"}, {Name: "age"}, {Name: "wings"}}, x.AllProperties("owl"))
	assert.Empty(t, x.AllProperties("nowhere"))
}

func TestIndexLookup(t *testing.T) {
	x := ir.NewIndex(zoo())
	require.NotNil(t, x.Type("Bird"))
	assert.Equal(t, "bird", x.Type("Bird").Name)
	require.NotNil(t, x.Enum("Colour"))
	assert.Nil(t, x.Enum("animal"))
	require.NotNil(t, x.Property("owl", "HOME"))
	assert.Equal(t, "nest", x.Property("owl", "HOME").Type)
	assert.Nil(t, x.Property("owl", "tail"))
	assert.True(t, x.IsEntity("owl"))
	assert.False(t, x.IsEntity("orphan"))
}
