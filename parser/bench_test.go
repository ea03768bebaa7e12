package parser_test

import (
	"io/fs"
	"os"
	"path"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/graphgen/graphgen/internal/diag"
	"github.com/graphgen/graphgen/internal/source"
	"github.com/graphgen/graphgen/parser"
	"github.com/graphgen/graphgen/parser/document"
	"github.com/graphgen/graphgen/parser/markdown"
)

// BenchmarkParseCorpus reads and extracts the whole v1.0 reference, one page after the other, in one operation each.
func BenchmarkParseCorpus(b *testing.B) {
	fsys := os.DirFS(shared(b, "corpus", "graph-docs", "api-reference"))
	open := func(name string) ([]byte, error) { return fs.ReadFile(fsys, path.Clean(name)) }
	texts := map[string][]byte{}
	documents := map[string]*document.Document{}
	require.NoError(b, fs.WalkDir(fsys, "v1.0", func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		text, err := fs.ReadFile(fsys, name)
		var d diag.List
		texts[name], documents[name] = text, markdown.Read(source.New(name, text), open, &d)
		return err
	}))
	b.Run("read", func(b *testing.B) {
		for b.Loop() {
			for name, text := range texts {
				var d diag.List
				markdown.Read(source.New(name, text), open, &d)
			}
		}
	})
	b.Run("extract", func(b *testing.B) {
		for b.Loop() {
			for _, doc := range documents {
				parser.Extract(doc, parser.Options{})
			}
		}
	})
}
