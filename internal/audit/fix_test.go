package audit

import (
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/graphgen/graphgen/internal/goldentest"
	"github.com/graphgen/graphgen/ir"
)

// manyFindings is a report in which every kind of correction occurs.
func manyFindings(t *testing.T) *Report {
	t.Helper()
	return compare(t, `<EntityType Name="book" BaseType="graph.entity">`, `<ComplexType Name="note" OpenType="true"><Property Name="text" Type="graph.markup"/></ComplexType>
<EnumType Name="markup" IsFlags="true"><Member Name="bold" Value="1"/><Member Name="no" Value="2"/></EnumType>
<EntityType Name="book" BaseType="graph.shelf" Abstract="true">
<Property Name="note" Type="graph.note"/>
<Property Name="lines" Type="Collection(Edm.Int32)"/>`, func(m *ir.Model) {
		book := &m.Types[1]
		book.Properties = append(book.Properties, ir.Property{Name: "note", Type: "Int32", Source: ir.Source{File: "book: a \"title\".md", Line: 3}})
		property(m, "book", "title").Name = "Title"
		property(m, "book", "pages").Type = "String"
		m.Types[0].Name = "Author"
		property(m, "book", "authors").Type = "Author"
		m.Enums[0].Members = []ir.Member{{Name: "Hard"}}
	})
}

func TestOverlay(t *testing.T) {
	r := manyFindings(t)
	text, err := r.Overlay()
	require.NoError(t, err)
	goldentest.Equal(t, filepath.Join("testdata", "overlay.yaml"), text)
}

func TestOverlayOfNothing(t *testing.T) {
	text, err := compare(t, "", "", nil).Overlay()
	require.NoError(t, err)
	assert.Equal(t, OverlayMark+" They make graph v1.0 follow the service's metadata, books.xml.\n", string(text))
}

func TestDrop(t *testing.T) {
	r := manyFindings(t)
	fixed := func() (names []string) {
		for _, f := range r.Findings {
			if f.Fixable {
				names = append(names, f.Subject())
			}
		}
		return names
	}
	before := fixed()
	require.Contains(t, before, "book.note")
	r.Drop(map[string]bool{"add-type-note": true})
	assert.NotContains(t, fixed(), "book.note", "a finding is corrected as a whole or not at all")
	assert.Len(t, fixed(), len(before)-1)
	sum := 0
	for _, total := range r.Totals {
		sum += total.Fixable
	}
	assert.Equal(t, len(before)-1, sum)
}

func TestPlace(t *testing.T) {
	r := manyFindings(t)
	m := &ir.Model{
		Types: []ir.Type{{Name: "note", Source: ir.Source{File: "books.xml", Line: 99}, Properties: []ir.Property{
			{Name: "text", Source: ir.Source{File: "books.xml", Line: 99}}, {Name: "own", Source: ir.Source{File: "note.md", Line: 9}},
		}}},
		Enums: []ir.Enum{{Name: "markup", Source: ir.Source{File: "books.xml", Line: 99}}},
	}
	r.Place(m)
	assert.Equal(t, ir.Source{File: "books.xml", Line: 3}, m.Types[0].Source)
	assert.Equal(t, ir.Source{File: "books.xml", Line: 3}, m.Types[0].Properties[0].Source)
	assert.Equal(t, ir.Source{File: "note.md", Line: 9}, m.Types[0].Properties[1].Source)
	assert.Equal(t, ir.Source{File: "books.xml", Line: 4}, m.Enums[0].Source)
}

func TestRename(t *testing.T) {
	r := measured(nil)
	r.Findings = []Finding{{At: ir.Source{File: "a.md"}}, {}}
	r.Rename(func(name string) string { return "x/" + name })
	assert.Equal(t, []string{"x/m.xml", "x/a.md", "", "x/lost.md", "x/api/list.md"},
		[]string{r.Metadata, r.Findings[0].At.File, r.Findings[1].At.File, r.Untyped[0].File, r.Unread[0].At.File})
}
