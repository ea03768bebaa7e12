package parser_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestBaseInText(t *testing.T) {
	const table = "\n## Properties\n\n%\n\n| Property | Type | Description |\n|:--|:--|:--|\n| label | String | What it says. |\n"
	for _, c := range []struct{ name, lead, beside, want string }{
		{"a sentence", "A part. Inherits from [gear](gear.md).", "", "gear"},
		{"a name alone", "A part, derived from gear.", "", "gear"},
		{"of a sub-namespace", "Inherits from [microsoft.graph.mill.gear](mill-gear.md).", "", "mill.gear"},
		{"above the table, about the type", "A part.", "cog derives from [gear](gear.md).", "gear"},
		{"above the table, about properties", "A part.", "The first two are inherited from [gear](gear.md).", ""},
		{"about a property", "A part. Its label property is inherited from [gear](gear.md).", "", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			page := "# cog resource type\n\n" + c.lead + "\n" + replaceOnce(table, c.beside)
			f := parse("v1.0/resources/cog.md", page)
			require.Len(t, f.Types, 1)
			assert.Equal(t, c.want, f.Types[0].Base)
			assert.Empty(t, f.Bases)
		})
	}
}

func TestDerivedTypesInText(t *testing.T) {
	for _, c := range []struct {
		name, lead string
		want       map[string]string
	}{
		{"links behind the words", "A base class; the derived types are [cog](cog.md), [cam](cam.md), and [pin](pin.md). See [shop](shop.md).",
			map[string]string{"cog": "gear", "cam": "gear", "pin": "gear"}},
		{"links before the words", "Something that turns. The [cog](cog.md) and [cam](cam.md) types inherit from this type.", map[string]string{"cog": "gear", "cam": "gear"}},
		{"subclasses", "The [cog](cog.md) is a subclass of this type.", map[string]string{"cog": "gear"}},
		{"base of some", "The base type for [cog](cog.md) and [cam](cam.md), which [shops](shop.md) sell.", map[string]string{"cog": "gear", "cam": "gear"}},
		{"a list", "Something that turns. Derived types include:\n\n- [cog](cog.md) with teeth, see [teeth](teeth.md)\n- [cam](cam.md)\n", map[string]string{"cog": "gear", "cam": "gear"}},
		{"a list of something else", "A base class for what turns. It is sold by:\n\n- [shop](shop.md)\n", nil},
		{"a noun between", "A base class for the parts in a [mill](mill.md).", nil},
		{"the other way round", "One of the derived types of [part](part.md).", nil},
		{"itself", "The base type for [gear](gear.md).", nil},
		{"an article", "Derived types are explained in [an article](/concepts/types.md).", nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			f := parse("v1.0/resources/gear.md", "# gear resource type\n\n"+c.lead+"\n\n## Properties\n\n| Property | Type | Description |\n|:--|:--|:--|\n| label | String | What it says. |\n")
			require.Len(t, f.Types, 1)
			assert.Equal(t, c.want, f.Bases)
		})
	}
}

func TestDerivedTypesInSubNamespace(t *testing.T) {
	f := parse("v1.0/resources/mill-gear.md", "# gear resource type\n\nNamespace: microsoft.graph.mill\n\nBase type of [cog](mill-cog.md).\n\n## Properties\n\nNone.\n")
	assert.Equal(t, map[string]string{"mill.cog": "mill.gear"}, f.Bases)
}
