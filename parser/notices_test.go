package parser_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/graphgen/graphgen/internal/diag"
	"github.com/graphgen/graphgen/ir"
	"github.com/graphgen/graphgen/parser"
)

// TestCloudsOfText reads the table of national clouds where it has become text: with its marks, and without.
func TestCloudsOfText(t *testing.T) {
	for _, c := range []struct {
		name, marks string
		want        []ir.Cloud
		codes       []string
	}{
		{"signs", "✅ ❌ ✅ ❌", []ir.Cloud{ir.CloudGlobal, ir.CloudUSGovL5}, []string{}},
		{"words", "Yes Yes Not available Yes", []ir.Cloud{ir.CloudGlobal, ir.CloudUSGovL4, ir.CloudChina}, []string{}},
		{"nothing", "", []ir.Cloud{ir.CloudGlobal, ir.CloudUSGovL4, ir.CloudUSGovL5, ir.CloudChina}, []string{diag.LostMarks.ID}},
		{"too few", "✅ ✅", []ir.Cloud{ir.CloudGlobal, ir.CloudUSGovL4, ir.CloudUSGovL5, ir.CloudChina}, []string{diag.LostMarks.ID}},
	} {
		t.Run(c.name, func(t *testing.T) {
			f := read("p.txt", []byte("Delete gear\n\nRemoves one.\n\nGlobal service US Government L4 US Government L5 (DOD) China operated by 21Vianet\n"+c.marks+
				"\n\nHTTP request\n\nDELETE /gears/{id}\n\nResponse\n\nIf successful, this method returns a 204 No Content response code.\n"), noFile, parser.Options{})
			require.Len(t, f.Operations, 1)
			assert.Equal(t, c.want, f.Operations[0].Clouds)
			assert.Equal(t, c.codes, codes(f))
			assert.Equal(t, "Removes one.", f.Operations[0].Doc)
		})
	}
}
