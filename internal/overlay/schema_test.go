package overlay

import (
	"encoding/json"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/graphgen/graphgen/internal/goldentest"
)

// TestSchemaInDocs keeps the schema that editors use the one of the code.
func TestSchemaInDocs(t *testing.T) {
	schema := Schema()
	schema["$schema"], schema["title"] = "https://json-schema.org/draft/2020-12/schema", "an overlay file of graphgen"
	text, err := json.MarshalIndent(schema, "", "  ")
	require.NoError(t, err)
	goldentest.Equal(t, filepath.Join("..", "..", "docs", "overlay.schema.json"), append(text, '\n'))
}

func TestSchema(t *testing.T) {
	entry := Schema()["items"].(map[string]any)
	assert.Equal(t, []string{"name", "reason"}, entry["required"])
	assert.Len(t, entry["oneOf"], len(ops), "just one correction")
	for _, o := range ops {
		correction := entry["properties"].(map[string]any)[o.key].(map[string]any)
		for key, schema := range correction["properties"].(map[string]any) {
			assert.NotNil(t, schema, "%s.%s", o.key, key)
		}
	}
}
