package gen_test

import (
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/graphgen/graphgen/internal/audit"
	"github.com/graphgen/graphgen/internal/config"
	"github.com/graphgen/graphgen/internal/diag"
	"github.com/graphgen/graphgen/internal/gen"
	"github.com/graphgen/graphgen/ir"
)

// reference is the corpus beside the module: the whole v1.0 reference, and the metadata of the same month.
const (
	reference         = "../../../shared/corpus/graph-docs/api-reference/v1.0"
	referenceMetadata = "../../../shared/corpus/csdl/v1.0-2021-07.xml"
)

// short are the rates that stay below their target, with what they must not fall under: what is left of them are differences that the
// pages themselves have.
var short = map[string]float64{"enum members": 94}

// TestReference holds what was understood of the whole reference to its targets, and prints it. Then it corrects the documents by the
// metadata and audits them again: what was corrected must be gone.
func TestReference(t *testing.T) {
	if testing.Short() {
		t.Skip("reads the whole reference")
	}
	for _, name := range []string{reference, referenceMetadata} {
		if _, err := os.Stat(name); err != nil {
			t.Skip("the corpus is not beside this module: ", path.Base(name))
		}
	}
	var d diag.List
	opts := gen.AuditOptions{
		Documents: config.Config{Documents: []config.Value{{Text: reference}}}.Files(config.Dir("."), &d), Metadata: referenceMetadata, Fix: true,
	}
	require.Empty(t, d.Text())
	first, d := gen.Audit(t.Context(), config.Dir("."), opts)
	require.NotNil(t, first.Report, d.Text())
	for _, r := range first.Report.Rates {
		t.Logf("%-26s %5d / %5d  %6.2f %%", r.Name, r.Have, r.Of, r.Percent())
		least, isShort := short[r.Name]
		if !isShort {
			least = r.Target
		}
		assert.GreaterOrEqual(t, r.Percent(), least, r.Name)
	}

	fixes := filepath.Join(t.TempDir(), "overlay.yaml")
	require.NoError(t, os.WriteFile(fixes, first.Overlay, 0o600))
	opts.Overlays, opts.Fix = []string{fixes}, false
	second, d := gen.Audit(t.Context(), config.Dir("."), opts)
	require.NotNil(t, second.Report, d.Text())
	for _, f := range d {
		assert.False(t, strings.HasPrefix(f.File, fixes), diag.Text(f))
	}
	left := map[string]bool{}
	for _, f := range second.Report.Findings {
		left[key(f)] = true
	}
	fixed := 0
	for _, f := range first.Report.Findings {
		if f.Fixable {
			fixed++
			assert.False(t, left[key(f)], "%s is corrected, and still there", key(f))
		}
	}
	t.Logf("%d findings, %d of them corrected, %d left", len(first.Report.Findings), fixed, len(second.Report.Findings))
	assert.NotZero(t, fixed)
}

// key tells findings apart by what they are about in the metadata, since corrections change names.
func key(f audit.Finding) string {
	return strings.Join([]string{string(f.Kind), f.Subject(), f.Metadata}, " ")
}

const bookPage = `# book resource type

Namespace: microsoft.graph

Something to read.

## Properties

|Property|Type|Description|
|:---|:---|:---|
|id|String|Unique identifier.|
|cover|String|How it is bound. Possible values are: ` + "`hard`, `soft`" + `.|
|pages|Int32|How many it has.|
`

const bookMetadata = `<Schema Namespace="microsoft.graph" Alias="graph">
<EntityType Name="book"><Key><PropertyRef Name="id"/></Key>
<Property Name="id" Type="Edm.String" Nullable="false"/>
<Property Name="cover" Type="graph.binding"/>
<Property Name="pages" Type="Edm.Int64"/>
<Property Name="lines" Type="Edm.Int64"/>
</EntityType>
<EnumType Name="binding"><Member Name="hard"/><Member Name="soft"/><Member Name="leather"/></EnumType>
</Schema>`

func library() fstest.MapFS {
	return fstest.MapFS{
		"in/book.md": {Data: []byte(bookPage)}, "books.xml": {Data: []byte(bookMetadata)},
		"own.yaml": {Data: []byte("- name: own\n  reason: I know\n  retype: {type: book, property: pages, to: Int16}\n")},
	}
}

func generate(t *testing.T, text string) *ir.Model {
	t.Helper()
	var d diag.List
	cfg := config.Load("graphgen.yaml", []byte("documents: [in]\n"+text), &d)
	require.Empty(t, d.Text())
	out, d := gen.Generate(t.Context(), cfg, library(), gen.Options{ImportPath: "example.com/sdk"})
	require.False(t, d.HasErrors(), d.Text())
	require.NotEmpty(t, out.Files)
	return out.Model
}

// TestMetadataOnTheFlyIsTheOverlay holds that csdl: makes the same model as the overlay that an audit writes.
func TestMetadataOnTheFlyIsTheOverlay(t *testing.T) {
	fsys := library()
	audited, d := gen.Audit(t.Context(), fsys, gen.AuditOptions{Documents: []string{"in/book.md"}, Metadata: "books.xml", Fix: true})
	require.NotNil(t, audited.Report, d.Text())
	fsys["fix.yaml"] = &fstest.MapFile{Data: audited.Overlay}
	var none diag.List
	cfg := config.Load("graphgen.yaml", []byte("documents: [in]\noverlay: [fix.yaml]\n"), &none)
	byOverlay, d := gen.Generate(t.Context(), cfg, fsys, gen.Options{ImportPath: "example.com/sdk"})
	require.False(t, d.HasErrors(), d.Text())

	onTheFly := generate(t, "csdl: books.xml\n")
	assert.Equal(t, "Int64", ir.NewIndex(onTheFly).Property("book", "pages").Type)
	assert.Equal(t, "binding", ir.NewIndex(onTheFly).Property("book", "cover").Type)
	assert.Equal(t, ir.Source{File: "books.xml", Line: 6}, ir.NewIndex(onTheFly).Property("book", "lines").Source)
	assert.Equal(t, ir.Source{File: "books.xml", Line: 8}, ir.NewIndex(onTheFly).Enum("binding").Source)
	assert.Equal(t, withoutPositions(byOverlay.Model), withoutPositions(onTheFly))
}

func withoutPositions(m *ir.Model) *ir.Model {
	out := *m
	out.Types, out.Enums = slices.Clone(m.Types), slices.Clone(m.Enums)
	for i := range out.Types {
		t := &out.Types[i]
		t.Source, t.Properties = ir.Source{}, slices.Clone(t.Properties)
		for j := range t.Properties {
			t.Properties[j].Source = ir.Source{}
		}
	}
	for i := range out.Enums {
		out.Enums[i].Source = ir.Source{}
	}
	return &out
}

// TestMetadataDoesNotUndoOverlays holds who has the last word: what a human wrote stays.
func TestMetadataDoesNotUndoOverlays(t *testing.T) {
	assert.Equal(t, "Int32", ir.NewIndex(generate(t, "")).Property("book", "pages").Type)
	assert.Equal(t, "Int16", ir.NewIndex(generate(t, "overlay: [own.yaml]\n")).Property("book", "pages").Type)
	both := ir.NewIndex(generate(t, "overlay: [own.yaml]\ncsdl: books.xml\n"))
	assert.Equal(t, "Int16", both.Property("book", "pages").Type)
	assert.Equal(t, "binding", both.Property("book", "cover").Type, "what no overlay speaks of follows the metadata")
}
