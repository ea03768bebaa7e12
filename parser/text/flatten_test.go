package text_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/graphgen/graphgen/internal/diag"
	"github.com/graphgen/graphgen/internal/source"
	"github.com/graphgen/graphgen/parser/document"
	"github.com/graphgen/graphgen/parser/markdown"
	"github.com/graphgen/graphgen/parser/text"
)

// TestFlattened flattens the property tables of the whole Markdown reference as a reader mode would, several thousand rows
// of pages that no rule was made from, and counts how many come back.
func TestFlattened(t *testing.T) {
	pages, err := filepath.Glob(filepath.Join(shared, "corpus", "graph-docs", "api-reference", "v1.0", "resources", "*.md"))
	require.NoError(t, err)
	if len(pages) == 0 {
		t.Skip("the corpus is not here")
	}
	rows, lost, invented, inexact := 0, 0, 0, 0
	for _, page := range pages {
		b, err := os.ReadFile(page)
		require.NoError(t, err)
		var d diag.List
		doc := markdown.Read(source.New(page, b), nil, &d)
		for _, block := range doc.Blocks {
			table, ok := block.(*document.Table)
			if !ok || header(table) != "Property|Type|Description" {
				continue
			}
			want, flat := flatten(table)
			got := map[string]string{}
			for _, b := range text.Read(source.New("flat.txt", []byte(flat)), &d).Blocks {
				if table, ok := b.(*document.Table); ok {
					for _, r := range table.Rows {
						got[r.Cells[0].Text.Plain()] = r.Cells[1].Text.Plain()
					}
				}
			}
			for name, typ := range want {
				rows++
				switch found, ok := got[name]; {
				case !ok:
					lost++
					t.Logf("%s: lost %s %s", filepath.Base(page), name, typ)
				case found != typ:
					inexact++
					t.Logf("%s: %s: type %q, read %q", filepath.Base(page), name, typ, found)
				}
				delete(got, name)
			}
			for name := range got {
				invented++
				t.Logf("%s: invented %s", filepath.Base(page), name)
			}
		}
	}
	t.Logf("%d rows: %d lost, %d with another type, %d invented", rows, lost, inexact, invented)
	require.Greater(t, rows, 5000)
	assert.Less(t, lost+inexact+invented, rows/100)
}

func header(t *document.Table) string {
	var names []string
	for _, c := range t.Header {
		names = append(names, c.Text.Plain())
	}
	return strings.Join(names, "|")
}

// flatten returns the rows of a table that a page in good order would have, and the text that is left of them.
func flatten(t *document.Table) (want map[string]string, flat string) {
	want = map[string]string{}
	var b strings.Builder
	b.WriteString("Title\n\nProperty Type Description\n")
	for _, r := range t.Rows {
		if len(r.Cells) != 3 {
			continue
		}
		var cells []string
		for _, c := range r.Cells {
			cells = append(cells, strings.TrimSpace(c.Text.Plain()))
		}
		if cells[0] == "" || cells[1] == "" || strings.ContainsAny(cells[0]+cells[1], "\n") {
			continue
		}
		want[cells[0]] = cells[1]
		b.WriteString(strings.Join(cells, " ") + "\n")
	}
	return want, b.String()
}
