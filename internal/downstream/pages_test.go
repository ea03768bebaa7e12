package downstream

import (
	"encoding/json"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/graphgen/graphgen/ir"
)

// TestSavedPermissionPages is a folder with two saved permission pages and nothing else: the SDK compiles, is vet-clean, and has
// every property of their tables; what they mention and do not describe is told once for each type.
func TestSavedPermissionPages(t *testing.T) {
	pages, err := filepath.Glob("../../../shared/seeds/00[13]_*.txt")
	require.NoError(t, err)
	if len(pages) != 2 {
		t.Skip("the two saved pages are not beside the clone, in ../shared/seeds")
	}
	m := newModule(t, "pages", "copy")
	require.NoError(t, os.Mkdir(filepath.Join(m.dir, "pages"), 0o700))
	for _, page := range pages {
		m.write(filepath.Join("pages", filepath.Base(page)), m.read(page))
	}
	m.run("go", "tool", "graphgen", "generate")
	m.run("go", "vet", "./msgraph/...")

	var doc ir.Document
	require.NoError(t, json.Unmarshal([]byte(m.run("go", "tool", "graphgen", "inspect", "pages")), &doc))
	require.Len(t, doc.Models, 1)
	index := ir.NewIndex(&doc.Models[0])
	for _, name := range []string{"user", "event", "educationClass", "bookingAppointment"} {
		typ := index.Type(name)
		require.NotNil(t, typ, name)
		file := m.read(filepath.Join(m.dir, "msgraph", "models", strings.ToLower(name)+".go"))
		rows := regexp.MustCompile(`(?s)type \w+ struct \{.*?\n\}`).FindString(file)
		assert.Equal(t, len(typ.Properties), strings.Count(rows, "`json:\"")-1, "%s: one field a row, and Extra", name)
		for _, p := range typ.Properties {
			assert.Contains(t, rows, "`json:\""+p.Name+",omitzero\"`", name)
		}
	}
	warned := map[string]int{}
	for _, d := range doc.Diagnostics {
		if name, ok := strings.CutSuffix(d.Message, "is described nowhere"); ok && d.Code == "G012" {
			warned[name]++
		}
	}
	opaque := 0
	for i := range doc.Models[0].Types {
		if doc.Models[0].Types[i].Opaque {
			opaque++
		}
	}
	assert.NotZero(t, opaque)
	assert.Len(t, warned, opaque, "one warning for each opaque type")
	for name, n := range warned {
		assert.Equal(t, 1, n, name)
	}
}
