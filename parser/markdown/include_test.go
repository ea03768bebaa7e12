package markdown_test

import (
	"fmt"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/graphgen/graphgen/internal/diag"
	"github.com/graphgen/graphgen/parser/document"
)

func TestInclude(t *testing.T) {
	files := map[string]string{
		"docs/v1/includes/rights.md": "---\nauthor: x\n---\n\n|a|b|\n|-|-|\n|c|d|\n",
		"docs/v1/api/near.md":        "near *text*\n",
		"docs/includes/note.md":      "> [!NOTE]\n> shared\n",
		"includes/top.md":            "from the top\n",
		"docs/v1/includes/two.md":    "one\n\ntwo\n",
		"docs/v1/includes/outer.md":  "outer\n\n[!INCLUDE [x](../includes/two.md)]\n",
	}
	for _, c := range []struct{ name, text, want string }{
		{"a table, with its own positions", "x\n\n[!INCLUDE [rights](../includes/rights.md)]\n",
			"1:1 p x\n5:1 table\n  5:2 cell a\n  5:4 cell b\n  7:1 row\n    7:2 cell c\n    7:4 cell d\n"},
		{"a file beside", "[!INCLUDE [n](near.md)]\n", "1:1 p near _text_\n"},
		{"any case, spaces", "[!include  [n]( near.md )]\n", "1:1 p near _text_\n"},
		{"directives line by line", "[!INCLUDE [n](near.md)]\n[!INCLUDE [n](../../includes/note.md)]\n", "1:1 p near _text_\n1:1 quote note\n  2:3 p shared\n"},
		{"before text", "[!INCLUDE [n](near.md)] tail\n", "1:1 p near _text_\n1:25 p tail\n"},
		{"after text", "head [!INCLUDE [n](near.md)]\n", "1:1 p head\n1:1 p near _text_\n"},
		{"from a folder further up", "[!INCLUDE [t](../includes/top.md)]\n", "1:1 p from the top\n"},
		{"within an include", "[!INCLUDE [o](../includes/outer.md)]\n", "1:1 p outer\n1:1 p one\n3:1 p two\n"},
		{"in a cell", "|a|\n|-|\n|b [!INCLUDE [x](../includes/two.md)] c|\n", "1:1 table\n  1:2 cell a\n  3:1 row\n    3:2 cell b one⏎two c\n"},
		{"in an item", "- [!INCLUDE [n](near.md)]\n", "1:1 ul\n  1:1 li\n    1:1 p near _text_\n"},
		{"before a rule without a blank line", "[!INCLUDE [n](near.md)]\n---\n", "1:1 p near _text_\n"},
		{"sample code is left out", "[!INCLUDE [s](../includes/snippets/go/x.md)]\n", ""},
		{"in code it is code", "`[!INCLUDE [n](near.md)]`\n", "1:1 p `[!INCLUDE [n](near.md)]`\n"},
	} {
		t.Run(c.name, func(t *testing.T) {
			doc, d := read(c.text, files)
			assert.Empty(t, d.Text())
			assert.Equal(t, c.want, document.Dump(doc))
		})
	}
	doc, _ := read("[!INCLUDE [rights](../includes/rights.md)]\n", files)
	require.Len(t, doc.Blocks, 1)
	assert.Equal(t, "docs/v1/includes/rights.md", doc.Blocks[0].Pos().File)
	assert.Empty(t, doc.Meta, "front matter of an included file")
}

func TestMissingInclude(t *testing.T) {
	const own, shared = "[!INCLUDE [x](../includes/gone.md)]", "[!INCLUDE [x](../../includes/gone.md)]"
	for _, c := range []struct {
		name, text   string
		code         diag.Code
		line, column int
	}{
		{"of the page's version", "# T\n\na\n\n" + own + "\n", diag.MissingText, 5, 1},
		{"beside the page", "# T\n\na\n\n[!INCLUDE [x](rows/gone.md)]\n", diag.MissingInclude, 5, 1},
		{"of the page's version, and all that its section has", "# T\n\na\n\n## P\n\n" + own + "\n", diag.MissingInclude, 7, 1},
		{"of the page's version, in a sentence", "# T\n\na " + own + "\n", diag.MissingInclude, 3, 3},
		{"in a cell", "|a|\n|-|\n|b " + own + "|\n", diag.MissingInclude, 3, 4},
		{"a note shared by all versions", "# T\n\na\n\n" + shared + "\n\n## P\n", diag.MissingNote, 5, 1},
		{"a note from the root of all documents", "# T\n\na\n\n[!INCLUDE [x](~/includes/gone.md)]\n", diag.MissingNote, 5, 1},
		{"a shared note in a cell", "|a|\n|-|\n|b " + shared + "|\n", diag.MissingNote, 3, 4},
		{"shared, but all that its section has", "# T\n\na\n\n## P\n\n" + shared + "\n\n## Q\n", diag.MissingInclude, 7, 1},
		{"shared, but annotated", "# T\n\n## P\n\na\n\n<!-- { \"blockType\": \"x\" } -->\n" + shared + "\n", diag.MissingInclude, 8, 1},
		{"shared, behind a remark to writers", "# T\n\n## P\n\na\n\n<!-- x -->\n" + shared + "\n", diag.MissingNote, 8, 1},
		{"of the page's version, annotated over several lines", "# T\n\n## P\n\na\n\n<!--\n\n{ \"blockType\": \"x\" }\n-->\n" + own + "\n", diag.MissingInclude, 11, 1},
		{"outside of the documents", "a\n\n[!INCLUDE [x](../../../../../../etc/passwd)]\n\nb\n", diag.MissingNote, 3, 1},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, d := read(c.text, nil)
			require.Len(t, d, 1)
			assert.Equal(t, c.code.ID, d[0].Code)
			assert.Equal(t, c.code.Severity, d[0].Severity)
			assert.Equal(t, []any{"docs/v1/api/page.md", c.line, c.column}, []any{d[0].File, d[0].Line, d[0].Column})
			assert.NotEmpty(t, d[0].Hint)
		})
	}
}

func TestIncludeCycle(t *testing.T) {
	doc, d := read("a\n\n[!INCLUDE [x](b.md)]\n", map[string]string{
		"docs/v1/api/b.md": "b\n\n[!INCLUDE [x](page.md)]\n", "docs/v1/api/page.md": "never read",
	})
	assert.Equal(t, "1:1 p a\n1:1 p b\n", document.Dump(doc))
	require.Len(t, d, 1)
	assert.Equal(t, diag.IncludeCycle.ID, d[0].Code)
	assert.Equal(t, []any{"docs/v1/api/b.md", 3, 1}, []any{d[0].File, d[0].Line, d[0].Column})
	assert.Contains(t, d[0].Message, "docs/v1/api/page.md → docs/v1/api/b.md → docs/v1/api/page.md")
}

// TestIncludeBudget includes files that each include the next one ten times.
func TestIncludeBudget(t *testing.T) {
	files := map[string]string{}
	for i := range 10 {
		text := ""
		for range 10 {
			text += fmt.Sprintf("[!INCLUDE [x](f%d.md)]\n", i+1)
		}
		files[fmt.Sprintf("docs/v1/api/f%d.md", i)] = text
	}
	files["docs/v1/api/f10.md"] = "end"
	_, d := read("[!INCLUDE [x](f0.md)]\n", files)
	require.True(t, d.HasErrors())
	assert.Equal(t, diag.IncludeCycle.ID, d[0].Code)
}

func TestIncludedFileUnreadable(t *testing.T) {
	_, d := read("[!INCLUDE [x](b.md)]\n", map[string]string{"docs/v1/api/b.md": "ok\n\xff"})
	require.Len(t, d, 1)
	assert.Equal(t, diag.NotUTF8.ID, d[0].Code)
	assert.Equal(t, []any{"docs/v1/api/b.md", 2}, []any{d[0].File, d[0].Line})
}
