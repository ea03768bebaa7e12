package gen_test

import (
	"context"
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/graphgen/graphgen/internal/config"
	"github.com/graphgen/graphgen/internal/diag"
	"github.com/graphgen/graphgen/internal/gen"
)

// BenchmarkGenerate makes the SDK of the whole v1.0 reference, in one operation each.
func BenchmarkGenerate(b *testing.B) {
	reference := filepath.Join("..", "..", "..", "shared", "corpus", "graph-docs", "api-reference")
	if _, err := os.Stat(reference); err != nil {
		b.Skip("the corpus is not beside this module")
	}
	var d diag.List
	cfg := config.Load("graphgen.yaml", []byte("documents: [v1.0]\napi: graph\nversion: v1.0\npackage: msgraph\noutput: msgraph\n"), &d)
	require.Empty(b, d)
	size := 0
	for b.Loop() {
		out, d := gen.Generate(context.Background(), cfg, config.Dir(reference), gen.Options{ImportPath: "example.com/app/msgraph"})
		require.False(b, d.HasErrors(), "%v", d)
		size = 0
		for _, text := range out.Files {
			size += len(text)
		}
	}
	b.SetBytes(int64(size))
}
