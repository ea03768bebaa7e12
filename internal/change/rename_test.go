package change_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/graphgen/graphgen/internal/change"
	"github.com/graphgen/graphgen/ir"
)

// TestRenamesAreNotGuessed compares tables of properties in which something went and something came.
func TestRenamesAreNotGuessed(t *testing.T) {
	row := func(name, typ, doc string) ir.Property { return ir.Property{Name: name, Type: typ, Doc: doc} }
	first, last := row("first", "String", "The first row."), row("last", "String", "The last row.")
	for _, tt := range []struct {
		name          string
		before, after []ir.Property
		want          []change.Kind
		why           []string
	}{
		{"type, text and place agree", []ir.Property{row("mark", "String", "Where to look for it in the room.")},
			[]ir.Property{row("place", "String", "Where to look for it in the room.")}, []change.Kind{change.PropertyRenamed},
			[]string{"the same type String", "the same description", "the same place between the same rows"}},
		{"the text is touched up", []ir.Property{row("mark", "String", "Where to look for it in the reading room.")},
			[]ir.Property{row("place", "String", "Where somebody may look for it in the reading room.")}, []change.Kind{change.PropertyRenamed},
			[]string{"the same type String", "75% of the description's words are the same", "the same place between the same rows"}},
		{"another type", []ir.Property{row("mark", "String", "Where to look for it in the room.")},
			[]ir.Property{row("place", "Int32", "Where to look for it in the room.")}, []change.Kind{change.PropertyAdded, change.PropertyRemoved}, nil},
		{"another text", []ir.Property{row("mark", "String", "Where to look for it in the room.")},
			[]ir.Property{row("weight", "String", "How heavy it is.")}, []change.Kind{change.PropertyAdded, change.PropertyRemoved}, nil},
		{"no text", []ir.Property{row("mark", "String", "")}, []ir.Property{row("place", "String", "")},
			[]change.Kind{change.PropertyAdded, change.PropertyRemoved}, nil},
		{"two that are as near", []ir.Property{row("mark", "String", "Where to look for it in the room.")},
			[]ir.Property{row("place", "String", "Where to look for it in the room."), row("spot", "String", "Where to look for it in the room.")},
			[]change.Kind{change.PropertyAdded, change.PropertyRemoved}, nil},
	} {
		t.Run(tt.name, func(t *testing.T) {
			model := func(middle []ir.Property) *ir.Model {
				all := append(append([]ir.Property{first}, middle...), last)
				return &ir.Model{API: "graph", Version: "v1.0", Types: []ir.Type{{Name: "book", Kind: ir.KindComplex, Properties: all}}}
			}
			list := change.CompareModels(model(tt.before), model(tt.after))
			require.Equal(t, tt.want, kindsOf(list), "%+v", list)
			assert.Equal(t, tt.why, list[0].Evidence)
		})
	}
}

// TestInheritedPropertiesAreToldOnce changes a base: the types below it are not told again.
func TestInheritedPropertiesAreToldOnce(t *testing.T) {
	model := func(properties ...ir.Property) *ir.Model {
		return &ir.Model{API: "graph", Version: "v1.0", Types: []ir.Type{
			{Name: "item", Kind: ir.KindEntity, Properties: properties}, {Name: "book", Kind: ir.KindEntity, Base: "item"}, {Name: "atlas", Kind: ir.KindEntity, Base: "book"},
		}}
	}
	id, title := ir.Property{Name: "id", Type: "String"}, ir.Property{Name: "title", Type: "String"}
	list := change.CompareModels(model(id, title), model(id))
	require.Len(t, list, 1)
	assert.Equal(t, "item.title", list[0].Subject)
	list = change.CompareModels(model(id), model(id, title))
	require.Len(t, list, 1)
	assert.Equal(t, "item.title", list[0].Subject)
	title.Type = "Int32"
	list = change.CompareModels(model(id, ir.Property{Name: "title", Type: "String"}), model(id, title))
	require.Len(t, list, 1)
	assert.Equal(t, change.PropertyRetyped, list[0].Kind)
}

// TestPropertyMovesToBase moves a property to a new base: nothing changes for callers.
func TestPropertyMovesToBase(t *testing.T) {
	title := ir.Property{Name: "title", Type: "String"}
	before := &ir.Model{Types: []ir.Type{{Name: "book", Kind: ir.KindEntity, Properties: []ir.Property{title}}}}
	after := &ir.Model{Types: []ir.Type{{Name: "book", Kind: ir.KindEntity, Base: "item"}, {Name: "item", Kind: ir.KindEntity, Properties: []ir.Property{title}}}}
	assert.Equal(t, []change.Kind{change.TypeAdded, change.TypeBase}, kindsOf(change.CompareModels(before, after)))
}
