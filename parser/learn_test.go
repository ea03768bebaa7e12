package parser_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/graphgen/graphgen/ir"
	"github.com/graphgen/graphgen/parser"
	"github.com/graphgen/graphgen/parser/pagetest"
)

// learnPage puts the content of a page into the frame that the documentation site has around it.
func learnPage(t *testing.T, page, title, docType string) string {
	t.Helper()
	text := func(name string) string {
		b, err := os.ReadFile(filepath.Join("testdata", "learn", name))
		require.NoError(t, err)
		return string(b)
	}
	return strings.NewReplacer("CONTENT", text(page+".html"), "TITLE", title, "PAGE", strings.TrimPrefix(page, "api/"), "DOC-TYPE", docType).
		Replace(text("frame.html"))
}

// alike removes what hangs on the format: positions, and what only Markdown's hidden annotations say.
func alike(f reading) reading {
	for i := range f.Types {
		ty := &f.Types[i]
		ty.Source = ir.Source{}
		for j := range ty.Properties {
			ty.Properties[j].Source = ir.Source{}
		}
	}
	for i := range f.Enums {
		f.Enums[i].Source = ir.Source{}
	}
	for i := range f.Operations {
		op := &f.Operations[i]
		op.Source = ir.Source{}
		for j := range op.Examples {
			op.Examples[j].Source = ir.Source{}
			op.Examples[j].Name = ""
		}
		for j := range op.Request.Properties {
			op.Request.Properties[j].Source = ir.Source{}
		}
	}
	return f
}

// Plain text does not tell the address of its page.
func withoutAddress(ops []ir.Operation) []ir.Operation {
	for i := range ops {
		ops[i].URL, ops[i].ID = "", ""
	}
	return ops
}

func withoutURL(types []ir.Type) []ir.Type {
	for i := range types {
		types[i].URL = ""
	}
	return types
}

// TestLearnPages reads the same pages in Markdown, as the documentation site shows them, and as plain text, with the same result.
func TestLearnPages(t *testing.T) {
	for _, c := range []struct{ page, title, docType string }{
		{"api/sprocket-update", "Update sprocket", "apiPageType"},
		{"resources/sprocket", "sprocket resource type", "resourcePageType"},
	} {
		t.Run(c.page, func(t *testing.T) {
			source, err := os.ReadFile(filepath.Join("testdata", "learn", c.page+".md"))
			require.NoError(t, err)
			open := func(path string) ([]byte, error) { return os.ReadFile(filepath.Join("testdata", "learn", path)) }
			markdown := alike(read(c.page+".md", source, open, parser.Options{}))
			assert.Empty(t, markdown.Diagnostics)
			page := learnPage(t, c.page, c.title, c.docType)
			web := alike(read(filepath.Base(c.page)+".html", []byte(page), noFile, parser.Options{}))
			assert.Empty(t, web.Diagnostics)
			assert.Equal(t, markdown.Operations, web.Operations)
			assert.Equal(t, markdown.Types, web.Types)
			assert.Equal(t, markdown.Enums, web.Enums)

			_, content, ok := strings.Cut(page, "<!-- <content> -->")
			require.True(t, ok)
			content, _, _ = strings.Cut(content, "<!-- </content> -->")
			text := alike(read("p.txt", []byte(pagetest.Flatten(t, "<h1>"+c.title+"</h1>"+content)), noFile, parser.Options{}))
			assert.Empty(t, text.Diagnostics)
			assert.Equal(t, withoutAddress(markdown.Operations), withoutAddress(text.Operations))
			assert.Equal(t, withoutURL(markdown.Types), withoutURL(text.Types))
			assert.Equal(t, markdown.Enums, text.Enums)
		})
	}
}
