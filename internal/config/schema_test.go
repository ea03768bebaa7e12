package config

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
	schema["$schema"], schema["title"] = "https://json-schema.org/draft/2020-12/schema", "graphgen.yaml"
	text, err := json.MarshalIndent(schema, "", "  ")
	require.NoError(t, err)
	goldentest.Equal(t, filepath.Join("..", "..", "docs", "graphgen.schema.json"), append(text, '\n'))
}

func TestSchema(t *testing.T) {
	properties := Schema()["properties"].(map[string]any)
	assert.Equal(t, []string{"documents"}, Schema()["required"])
	assert.Equal(t, map[string]any{"enum": []any{"v1.0", "beta", "1.6", 1.6}}, properties["version"], "a version needs no quotes")
	include := properties["slice"].(map[string]any)["properties"].(map[string]any)["include"].(map[string]any)
	assert.Equal(t, false, include["additionalProperties"])
	assert.Len(t, properties["documents"].(map[string]any)["items"].(map[string]any)["anyOf"], 2, "a path or a repository")
}
