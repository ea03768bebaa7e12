package resolve_test

import (
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/graphgen/graphgen/internal/diag"
	"github.com/graphgen/graphgen/internal/resolve"
	"github.com/graphgen/graphgen/ir"
)

// shop is a handful of pages with everything that a correction may touch.
func shop() []ir.Fragment {
	maker := resource("maker.md", "makers.company", "", prop("id", "String"))
	maker.Aliases = map[string]string{"company-page": "makers.company"}
	return []ir.Fragment{
		resource("thing.md", "thing", "", prop("id", "String"), prop("name", "String", doc("What it is called."))),
		resource("gadget.md", "gadget", "",
			prop("name", "String"), prop("state", "String", values("new", "used")), prop("colour", "colour"), prop("maker", "company"),
			prop("owner", "company-page"), prop("mode", "String", values("fast", "slow"))),
		maker,
		operationPage("gadget-list", list("/gadgets", "gadget"), list("/shops/{id}/gadgets", "gadget")),
		operationPage("shop-list-gadgets", list("/shops/{shop-id}/gadgets", "gadget")),
		{File: "read.md", Kind: ir.PagePermission, API: "graph", Version: "v1.0", Operations: []ir.Operation{request("GET", "/gadgets/{id}")}},
	}
}

func amended(t *testing.T, amend func(m *ir.Model)) (*ir.Model, diag.List) {
	t.Helper()
	document, diags := resolve.Resolve(shop(), func(d *ir.Document) {
		require.Len(t, d.Models, 1)
		amend(&d.Models[0])
	})
	require.Len(t, document.Models, 1)
	assertWhole(t, &document.Models[0])
	return &document.Models[0], diags
}

func TestAmendingNothingChangesNothing(t *testing.T) {
	want, wantDiags := solve(t, shop()...)
	got, diags := amended(t, func(*ir.Model) {})
	assert.Equal(t, want, got)
	assert.Equal(t, wantDiags, diags)
}

func TestWhatAmendSees(t *testing.T) {
	amended(t, func(m *ir.Model) {
		assert.Equal(t, map[string]string{
			"name": "String", "state": "gadgetState", "colour": "colour", "maker": "makers.company", "owner": "makers.company", "mode": "gadgetMode",
		}, propertyTypes(typeNamed(t, m, "gadget")))
		assert.True(t, typeNamed(t, m, "colour").Opaque)
		assert.True(t, enumNamed(t, m, "gadgetState").Inferred)
		var paths []string
		for _, o := range m.Operations {
			paths = append(paths, o.Path)
		}
		assert.ElementsMatch(t, []string{"/gadgets", "/gadgets/{id}", "/shops/{id}/gadgets", "/shops/{shop-id}/gadgets"}, paths)
	})
}

func TestCorrectionsAreResolvedLikeThePages(t *testing.T) {
	gadget := func(m *ir.Model) *ir.Type { return ir.NewIndex(m).Type("gadget") }
	property := func(m *ir.Model, name string) *ir.Property { return ir.NewIndex(m).Property("gadget", name) }
	for _, c := range []struct {
		name  string
		amend func(m *ir.Model)
		check func(t *testing.T, m *ir.Model)
	}{
		{"a retyped property links", func(m *ir.Model) { property(m, "colour").Type = "COMPANY" }, func(t *testing.T, m *ir.Model) {
			assert.Equal(t, "makers.company", property(m, "colour").Type)
			assert.Nil(t, ir.NewIndex(m).Type("colour"), "nothing refers to the opaque type any more")
		}},
		{"an added enum is declared", func(m *ir.Model) {
			m.Types = slices.DeleteFunc(m.Types, func(x ir.Type) bool { return x.Name == "colour" })
			m.Enums = append(m.Enums, ir.Enum{Name: "colour", Members: []ir.Member{{Name: "red"}}})
		}, func(t *testing.T, m *ir.Model) {
			assert.Equal(t, []string{"red"}, members(enumNamed(t, m, "colour")))
			assert.Nil(t, ir.NewIndex(m).Type("colour"))
		}},
		{"a described type is not opaque", func(m *ir.Model) {
			c := ir.NewIndex(m).Type("colour")
			c.Opaque, c.Properties = false, []ir.Property{{Name: "red", Type: "Byte"}}
		}, func(t *testing.T, m *ir.Model) {
			c := typeNamed(t, m, "colour")
			assert.False(t, c.Opaque)
			assert.Equal(t, []string{"red"}, propertyNames(c))
		}},
		{"a new base is inherited from", func(m *ir.Model) { gadget(m).Base = "Thing" }, func(t *testing.T, m *ir.Model) {
			assert.Equal(t, "thing", gadget(m).Base)
			assert.NotContains(t, propertyNames(*gadget(m)), "name", "the base has it")
			assert.Equal(t, ir.KindEntity, gadget(m).Kind)
		}},
		{"a stated kind stays", func(m *ir.Model) { gadget(m).Kind = ir.KindEntity }, func(t *testing.T, m *ir.Model) {
			assert.Equal(t, ir.KindEntity, gadget(m).Kind)
		}},
		{"an inferred enum gets a member", func(m *ir.Model) {
			e := ir.NewIndex(m).Enum("gadgetState")
			e.Members = append(e.Members, ir.Member{Name: "broken"})
		}, func(t *testing.T, m *ir.Model) {
			assert.Equal(t, []string{"new", "used", "broken"}, members(enumNamed(t, m, "gadgetState")))
			assert.Equal(t, "gadgetState", property(m, "state").Type)
		}},
		{"an inferred enum gets a name", func(m *ir.Model) {
			ir.NewIndex(m).Enum("gadgetState").Name = "wear"
			property(m, "state").Type = "wear"
		}, func(t *testing.T, m *ir.Model) {
			assert.Equal(t, "wear", property(m, "state").Type)
			assert.Nil(t, ir.NewIndex(m).Enum("gadgetState"))
		}},
		{"values that are no enum", func(m *ir.Model) { property(m, "state").Type = "String" }, func(t *testing.T, m *ir.Model) {
			assert.Equal(t, "String", property(m, "state").Type)
			assert.Nil(t, ir.NewIndex(m).Enum("gadgetState"))
		}},
		{"another row's inferred enum", func(m *ir.Model) { property(m, "colour").Type = "gadgetMode" }, func(t *testing.T, m *ir.Model) {
			assert.Equal(t, "gadgetMode", property(m, "colour").Type)
			assert.Nil(t, ir.NewIndex(m).Type("gadgetMode"))
		}},
		{"a removed operation is removed from all pages", func(m *ir.Model) {
			m.Operations = slices.DeleteFunc(m.Operations, func(o ir.Operation) bool { return o.Path != "/gadgets" })
		}, func(t *testing.T, m *ir.Model) {
			assert.Len(t, m.Operations, 1)
		}},
	} {
		t.Run(c.name, func(t *testing.T) {
			m, diags := amended(t, c.amend)
			assert.False(t, diags.HasErrors(), diags.Text())
			c.check(t, m)
		})
	}
}
