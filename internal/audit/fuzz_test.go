package audit

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/graphgen/graphgen/internal/csdl"
	"github.com/graphgen/graphgen/internal/diag"
	"github.com/graphgen/graphgen/internal/overlay"
	"github.com/graphgen/graphgen/ir"
)

// FuzzCompare compares whatever metadata with a model: every finding has a reason, and every overlay can be loaded.
func FuzzCompare(f *testing.F) {
	f.Add(metadata, "title")
	f.Add(strings.ReplaceAll(metadata, "title", "Title"), "\u00e4 b")
	f.Add(strings.ReplaceAll(metadata, "graph.author", "Edm.Int32"), "")
	f.Add(strings.NewReplacer("cover", "Cover", "EntityType", "ComplexType", "hard", "HARD").Replace(metadata), "null")
	f.Add(`<Schema Namespace="m"><ComplexType Name="author" BaseType="m.author"><Property Name="true" Type="m.x"/></ComplexType></Schema>`, "name: x")
	f.Fuzz(func(t *testing.T, text, name string) {
		var d diag.List
		m := model()
		m.Types[1].Properties[0].Name = name
		m.Types[1].Properties = append(m.Types[1].Properties, ir.Property{Name: name + "s", Type: "nowhere"})
		r := Compare(Input{Model: m, Metadata: csdl.Read("m.xml", []byte(text), &d)})
		for _, finding := range r.Findings {
			assert.NotEmpty(t, finding.Why)
			assert.NotEmpty(t, finding.Diagnostic("m.xml").Message)
		}
		for _, rate := range r.Rates {
			assert.True(t, 0 <= rate.Have && rate.Have <= rate.Of, rate.Name)
		}
		written, err := r.Overlay()
		require.NoError(t, err)
		var loaded diag.List
		overlay.Load("o.yaml", written, &loaded)
		assert.Empty(t, loaded.Text(), "%s", written)
	})
}
