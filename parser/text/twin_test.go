package text_test

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/graphgen/graphgen/internal/diag"
	"github.com/graphgen/graphgen/internal/source"
	"github.com/graphgen/graphgen/parser/document"
	"github.com/graphgen/graphgen/parser/html"
	"github.com/graphgen/graphgen/parser/text"
)

var shared = filepath.Join("..", "..", "..", "shared")

// outline is a page as headings and the first columns of its tables: all but the last, which may hold anything.
func outline(doc *document.Document) []string {
	var out []string
	for _, b := range doc.Blocks {
		switch b := b.(type) {
		case *document.Heading:
			out = append(out, fmt.Sprintf("h%d %s", b.Level, b.Text.Plain()))
		case *document.Table:
			for _, r := range b.Rows {
				n := len(r.Cells)
				if len(b.Header) == 3 && b.Header[0].Text.Plain() == "Property" {
					n = 2
				}
				var cells []string
				for _, c := range r.Cells[:n] {
					cells = append(cells, c.Text.Plain())
				}
				out = append(out, "row "+strings.Join(cells, " | "))
			}
		default:
		}
	}
	return out
}

// TestTwins compares the copies of permission pages with the pages that they were made from.
func TestTwins(t *testing.T) {
	pages, err := filepath.Glob(filepath.Join(shared, "corpus", "pages", "2023", "*.txt"))
	require.NoError(t, err)
	if len(pages) == 0 {
		t.Skip("the corpus is not here")
	}
	for _, page := range pages {
		t.Run(filepath.Base(page), func(t *testing.T) {
			var d diag.List
			copied := text.Read(load(t, page), &d)
			original := html.Read(load(t, strings.TrimSuffix(page, ".txt")+".html"), &d)
			assert.Empty(t, d.Text())
			assert.Equal(t, outline(original), outline(copied))
		})
	}
}

func load(t *testing.T, path string) *source.File {
	t.Helper()
	b, err := os.ReadFile(path)
	if err != nil {
		t.Skipf("the document is not here: %v", err)
	}
	return source.New(path, b)
}
