package document_test

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/graphgen/graphgen/parser/document"
)

func TestSniff(t *testing.T) {
	for _, c := range []struct {
		name, text string
		want       document.Format
	}{
		{"empty", "", document.Text},
		{"prose", "A title\n\nSome words.\n", document.Text},
		{"flattened table", "Title\n\nProperty Type Description\nid String The key.\n", document.Text},
		{"html in an example of text", "Update\n\nPATCH /me\n\n{\n  \"body\": \"<html><p>x</p></html>\"\n}\n", document.Text},
		{"front matter", "---\ntitle: x\n---\n\nWords.\n", document.Markdown},
		{"front matter after a mark", "\ufeff---\r\ntitle: x\r\n---\r\n", document.Markdown},
		{"heading", "# Title\n\nWords.\n", document.Markdown},
		{"table only", "a | b\n--- | ---\n1 | 2\n", document.Markdown},
		{"fence only", "Words\n\n```http\nGET /me\n```\n", document.Markdown},
		{"annotation first", "<!-- { \"blockType\": \"ignored\" } -->\nWords\n", document.Markdown},
		{"comment, then heading", "<!-- note -->\n# Title\n", document.Markdown},
		{"include", "[!INCLUDE [x](y.md)]\n", document.Markdown},
		{"line break first", "<br>\n\n## Part\n", document.Markdown},
		{"page", "<!DOCTYPE html>\n<html>\n", document.HTML},
		{"saved page", "<!-- saved from url=(0014)about:internet -->\n<html><head>", document.HTML},
		{"part of a page", "\n  <main id=\"main\">\n<h1>x</h1>", document.HTML},
		{"unclosed comment", "<!-- <html>", document.Text},
	} {
		t.Run(c.name, func(t *testing.T) {
			assert.Equal(t, c.want, document.Sniff([]byte(c.text)))
		})
	}
}

// TestSniffCorpus recognises every document that has come our way, whatever its name.
func TestSniffCorpus(t *testing.T) {
	shared := filepath.Join("..", "..", "..", "shared")
	for pattern, want := range map[string]document.Format{
		"seeds/*.txt":                                 document.Text,
		"corpus/pages/2023/*.txt":                     document.Text,
		"corpus/pages/*/*.html":                       document.HTML,
		"corpus/graph-docs/api-reference/v1.0/*/*.md": document.Markdown,
	} {
		paths, err := filepath.Glob(filepath.Join(shared, filepath.FromSlash(pattern)))
		require.NoError(t, err)
		if len(paths) == 0 {
			t.Logf("%s: not here", pattern)
		}
		for _, path := range paths {
			text, err := os.ReadFile(path)
			require.NoError(t, err)
			assert.Equal(t, want, document.Sniff(text), path)
		}
	}
}
