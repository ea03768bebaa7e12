package resolve_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/graphgen/graphgen/internal/diag"
	"github.com/graphgen/graphgen/ir"
)

func keyed(f ir.Fragment, key ...string) ir.Fragment {
	f.Types[0].Kind, f.Types[0].Key = ir.KindEntity, key
	return f
}

func TestInheritance(t *testing.T) {
	m, diags := solve(t,
		keyed(resource("entity.md", "entity", "", prop("id", "String", doc("The key."))), "id"),
		resource("item.md", "item", "Entity", prop("createdBy", "String", doc("Who.")), prop("size", "Int32")),
		resource("event.md", "event", "item",
			prop("id", "String", inherited("entity"), doc("Inherited from entity.")),
			prop("createdBy", "String", filter("eq")),
			prop("size", "Int64", doc("Bigger.")),
			prop("ghost", "String", inherited("item")),
			prop("subject", "String")))
	assertFindings(t, diags)
	event := typeNamed(t, m, "event")
	assert.Equal(t, "item", event.Base)
	assert.Equal(t, ir.KindEntity, event.Kind)
	assert.Equal(t, []string{"id"}, event.Key)
	assert.Equal(t, []string{"createdBy", "size", "ghost", "subject"}, propertyNames(event),
		"only what repeats the base is dropped: other facts, another type, and what the base lacks stay")
	assert.Equal(t, "Who.", event.Properties[0].Doc, "a property declared again keeps the facts of the base")
	assert.Equal(t, []string{"eq"}, event.Properties[0].Filter)
	assert.Equal(t, "entity", typeNamed(t, m, "item").Base, "bases are linked")
}

func TestUnknownBase(t *testing.T) {
	m, diags := solve(t, resource("a.md", "thing", "nowhere", prop("x", "String")))
	assertFindings(t, diags, diag.UnknownBase)
	assert.Empty(t, typeNamed(t, m, "thing").Base)
	assert.Len(t, m.Types, 1, "a base alone declares no opaque type")
}

func TestCyclicBases(t *testing.T) {
	m, diags := solve(t,
		resource("a.md", "alpha", "beta", prop("x", "String")),
		resource("b.md", "beta", "gamma", prop("x", "String")),
		resource("c.md", "gamma", "alpha", prop("y", "String")),
		resource("d.md", "delta", "gamma", prop("z", "String")),
		resource("s.md", "self", "self", prop("z", "String")))
	assertFindings(t, diags, diag.CyclicBase, diag.CyclicBase)
	assert.Contains(t, diags[0].Message, "alpha → beta → gamma → alpha")
	assert.Equal(t, "a.md", diags[0].File)
	assert.True(t, diags.HasErrors())
	assert.Empty(t, typeNamed(t, m, "alpha").Base)
	assert.Equal(t, "gamma", typeNamed(t, m, "delta").Base)
}

func TestKinds(t *testing.T) {
	m, _ := solve(t,
		resource("base.md", "baseItem", "", prop("id", "String"), prop("x", "String")),
		resource("drive.md", "drive", "baseItem", prop("root", "thing", navigation), prop("value", "part"), prop("link", "loose", navigation)),
		resource("thing.md", "thing", "baseItem", prop("y", "String")),
		resource("part.md", "part", "", prop("id", "String")),
		resource("loose.md", "loose", "", prop("name", "String")),
		operationPage("drive-get", get("/drives/{drive-id}", "drive")))
	for name, want := range map[string]ir.Kind{
		"drive": ir.KindEntity, "thing": ir.KindEntity, "baseItem": ir.KindEntity, "part": ir.KindComplex, "loose": ir.KindComplex,
	} {
		assert.Equal(t, want, typeNamed(t, m, name).Kind, name)
	}
	require.Equal(t, []string{"id"}, typeNamed(t, m, "thing").Key)
}

func TestDocumentedBaseDecidesKind(t *testing.T) {
	derived := func(base string) ir.Fragment {
		f := resource("derived.md", "derived", base, prop("id", "String"))
		f.Types[0].Kind, f.Types[0].Key = ir.KindEntity, []string{"id"}
		return f
	}
	for _, c := range []struct {
		name string
		base ir.Fragment
		want ir.Kind
	}{
		{"a value", resource("base.md", "base", "", prop("x", "String")), ir.KindComplex},
		{"something with an id", resource("base.md", "base", "", prop("id", "String")), ir.KindEntity},
		{"something without a table", resource("base.md", "base", ""), ir.KindEntity},
	} {
		t.Run(c.name, func(t *testing.T) {
			m, _ := solve(t, c.base, derived("base"))
			assert.Equal(t, c.want, typeNamed(t, m, "derived").Kind)
			assert.Equal(t, c.want == ir.KindEntity, len(typeNamed(t, m, "derived").Key) > 0)
		})
	}
}
