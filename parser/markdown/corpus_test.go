package markdown_test

import (
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/graphgen/graphgen/internal/diag"
	"github.com/graphgen/graphgen/internal/source"
	"github.com/graphgen/graphgen/ir"
	"github.com/graphgen/graphgen/parser/document"
	"github.com/graphgen/graphgen/parser/markdown"
)

// corpus returns the reference of 2021, or skips the test.
func corpus(tb testing.TB) (root string, pages map[string][]byte) {
	tb.Helper()
	root = filepath.Join("..", "..", "..", "shared", "corpus", "graph-docs")
	if _, err := os.Stat(root); err != nil {
		tb.Skip("the corpus is not here")
	}
	pages = map[string][]byte{}
	err := filepath.WalkDir(filepath.Join(root, "api-reference"), func(path string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() || filepath.Ext(path) != ".md" {
			return err
		}
		rel, err := filepath.Rel(root, path)
		if err != nil {
			return err
		}
		pages[filepath.ToSlash(rel)], err = os.ReadFile(path)
		return err
	})
	require.NoError(tb, err)
	return root, pages
}

// TestCorpus reads the whole reference: no finding is an error, every position is a real one, and every table line of the
// text is in a table.
func TestCorpus(t *testing.T) {
	root, pages := corpus(t)
	open := func(p string) ([]byte, error) { return os.ReadFile(filepath.Join(root, filepath.FromSlash(p))) }
	require.Greater(t, len(pages), 3000)
	for name, text := range pages {
		var d diag.List
		f := source.New(name, text)
		doc := markdown.Read(f, open, &d)
		assert.False(t, d.HasErrors(), "%s", d.Text())
		assert.NotEmpty(t, doc.Meta, name)
		require.NotEmpty(t, doc.Blocks, name)
		checkCells(t, f, doc.Blocks)
	}
}

// checkCells verifies that the first word of each cell stands at the cell's position.
func checkCells(t *testing.T, f *source.File, blocks []document.Block) {
	t.Helper()
	cell := func(c document.Cell) {
		checkAt(t, f, c.At, c.Text)
	}
	for _, b := range blocks {
		switch b := b.(type) {
		case *document.Table:
			for _, c := range b.Header {
				cell(c)
			}
			for _, r := range b.Rows {
				for _, c := range r.Cells {
					cell(c)
				}
			}
		case *document.Paragraph:
			checkAt(t, f, b.At, b.Text)
		case *document.Comment:
			if b.At.File == f.Name {
				first, _, _ := strings.Cut(b.Text, "\n")
				assert.Equal(t, first, string(f.Line(b.At.Line)[b.At.Column-1:])[:len(first)], "%v", b.At)
			}
		case *document.Heading, *document.List, *document.Code, *document.Quote:
		}
	}
}

func checkAt(t *testing.T, f *source.File, at ir.Source, text document.Inline) {
	t.Helper()
	if at.File != f.Name || len(text) == 0 || text[0].Kind != document.PlainSpan {
		return
	}
	word := strings.FieldsFunc(text[0].Text, func(r rune) bool { return r|0x20 < 'a' || r|0x20 > 'z' })
	if len(word) == 0 {
		return
	}
	line := string(f.Line(at.Line))
	require.LessOrEqual(t, at.Column-1, len(line), "%v", at)
	i := strings.Index(line[at.Column-1:], word[0])
	assert.True(t, i >= 0, "%v: %q is not at the position", at, word[0])
}

func BenchmarkCorpus(b *testing.B) {
	root, pages := corpus(b)
	open := func(p string) ([]byte, error) { return os.ReadFile(filepath.Join(root, filepath.FromSlash(p))) }
	for b.Loop() {
		for name, text := range pages {
			var d diag.List
			markdown.Read(source.New(name, text), open, &d)
		}
	}
}
