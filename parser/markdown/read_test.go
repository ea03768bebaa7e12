package markdown_test

import (
	"io/fs"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/graphgen/graphgen/internal/diag"
	"github.com/graphgen/graphgen/internal/source"
	"github.com/graphgen/graphgen/parser/document"
	"github.com/graphgen/graphgen/parser/document/documenttest"
	"github.com/graphgen/graphgen/parser/markdown"
)

// read reads a page named docs/v1/api/page.md, among other files.
func read(text string, files map[string]string) (*document.Document, diag.List) {
	var d diag.List
	open := func(path string) ([]byte, error) {
		if s, ok := files[path]; ok {
			return []byte(s), nil
		}
		return nil, fs.ErrNotExist
	}
	return markdown.Read(source.New("docs/v1/api/page.md", []byte(text)), open, &d), d
}

func TestRead(t *testing.T) {
	for _, c := range []struct{ name, text, want string }{
		{"headings", "# One `x`\n\nTwo\n---\n\n### Three ###\n", "1:1 h1 One `x`\n3:1 h2 Two\n6:1 h3 Three\n"},
		{"paragraph of marks", "A **b** _c_ [d](e) `f` <https://g>\nh &amp; \\_i &#x41;.\n",
			"1:1 p A **b** _c_ [d](e) `f` [https://g](https://g) h & _i A.\n"},
		{"nested marks", "**a `b` [c `d`](e)** _**f**_\n", "1:1 p **a **`b`** **[c d](e) **f**\n"},
		{"escaped ampersand", "\\&amp; &nosuch; & x\n", "1:1 p &amp; &nosuch; & x\n"},
		{"hard break", "a  \nb\\\nc\n", "1:1 p a⏎b⏎c\n"},
		{"tags", "a<br/>b <b>c</b> <user-id> <!-- d -->e\n", "1:1 p a⏎b c <user-id> e\n1:32 comment \" d \"\n"},
		{"no-break and zero-width spaces", "a\u00a0b\u200bc\n\n```\nx\u00a0y\ufeff\n```\n", "1:1 p a bc\n4:1 code  \"x y\"\n"},
		{"lists", "- a\n- b\n\n  c\n\n3. d\n", "1:1 ul\n  1:1 li\n    1:3 p a\n  2:1 li\n    2:3 p b\n    4:3 p c\n6:1 ol\n  6:1 li\n    6:4 p d\n"},
		{"fences", "```HTTP\nGET /x\n```\n~~~ json x\n{\n\n}\n~~~\n", "2:1 code http \"GET /x\"\n5:1 code json \"{\\n\\n}\"\n"},
		{"fence in an item", "1. a\n   ```json\n   {\n     1\n   ```\n", "1:1 ol\n  1:1 li\n    1:4 p a\n    3:4 code json \"{\\n  1\"\n"},
		{"windows line ends", "# A\r\n\r\n```http\r\nGET /x\r\nB: c\r\n```\r\n<!--a\r\nb-->\r\n",
			"1:1 h1 A\n4:1 code http \"GET /x\\nB: c\"\n7:5 comment \"a\\nb\"\n"},
		{"quote", "> a\n> b\n", "1:1 quote\n  1:3 p a b\n"},
		{"alert", "> [!NOTE]\n> a\n\n>[!Warning] b\n", "1:1 quote note\n  2:3 p a\n4:1 quote warning\n  4:2 p b\n"},
		{"no alert", "> [!WORD]\n\n[!NOTE] a\n", "1:1 quote\n  1:3 p [!WORD]\n3:1 p [!NOTE] a\n"},
	} {
		t.Run(c.name, func(t *testing.T) {
			doc, d := read(c.text, nil)
			assert.Empty(t, d.Text())
			assert.Equal(t, c.want, document.Dump(doc))
		})
	}
}

func TestComments(t *testing.T) {
	for _, c := range []struct{ name, text, want string }{
		{"several lines with blank ones", "<!-- {\n\n \"a\": 1 } -->\nb\n", "1:5 comment \" {\\n\\n \\\"a\\\": 1 } \"\n4:1 p b\n"},
		{"right before a fence", "a\n<!-- b -->\n```http\nGET /\n```\n", "1:1 p a\n2:5 comment \" b \"\n4:1 code http \"GET /\"\n"},
		{"right before a table", "<!--b-->\n|a|\n|-|\n", "1:5 comment \"b\"\n2:1 table\n  2:2 cell a\n"},
		{"indented as code", "a\n\n      <!-- b\n\n  c -->\n", "1:1 p a\n3:11 comment \" b\\n\\n  c \"\n"},
		{"two on a line", "<!--a--> <!--b\nc--><!--d-->\n", "1:5 comment \"a\"\n1:14 comment \"b\\nc\"\n2:9 comment \"d\"\n"},
		{"text after it", "<!--a--> b\n\n<!--c\nd--> *e*\n", "1:10 p b\n1:5 comment \"a\"\n3:5 comment \"c\\nd\"\n4:6 p _e_\n"},
		{"in an item", "- a\n  <!--b-->\n", "1:1 ul\n  1:1 li\n    1:3 p a\n    2:7 comment \"b\"\n"},
		{"in a quote", "> <!--b\n> c-->\n", "1:1 quote\n  1:7 comment \"b\\nc\"\n"},
		{"in a cell", "|a|b|\n|-|-|\n|c<!--d-->|e|\n", "1:1 table\n  1:2 cell a\n  1:4 cell b\n  3:1 row\n    3:2 cell c\n    3:12 cell e\n3:7 comment \"d\"\n"},
		{"in code it is code", "```\n<!--a-->\n```\n`<!--b-->`\n", "2:1 code  \"<!--a-->\"\n4:1 p `<!--b-->`\n"},
		{"never closed", "<!-- a\n\n# b\n", "1:5 comment \" a\\n\\n# b\\n\"\n"},
	} {
		t.Run(c.name, func(t *testing.T) {
			doc, _ := read(c.text, nil)
			assert.Equal(t, c.want, document.Dump(doc))
		})
	}
}

func TestTables(t *testing.T) {
	for _, c := range []struct{ name, text, want string }{
		{"escapes", "|a\\|b|`c\\|d`|\n|:-|-:|\n|e\\_f|\\||\n",
			"1:1 table\n  1:2 cell a|b\n  1:7 cell `c|d`\n  3:1 row\n    3:2 cell e_f\n    3:7 cell |\n"},
		{"no bars at the ends", "a | b\n--|--\nc | d |\n | e\n",
			"1:1 table\n  1:1 cell a\n  1:5 cell b\n  3:1 row\n    3:1 cell c\n    3:5 cell d\n  4:2 row\n    4:4 cell e\n"},
		{"rows keep their cells", "|a|b|\n|-|-|\n|c|\n|d|e|f|\n||\n",
			"1:1 table\n  1:2 cell a\n  1:4 cell b\n  3:1 row\n    3:2 cell c\n  4:1 row\n    4:2 cell d\n    4:4 cell e\n    4:6 cell f\n  5:1 row\n    5:2 cell\n"},
		{"delimiter of another width", "|a|b|\n|-|-|-|\n|c|d|\n", "1:1 table\n  1:2 cell a\n  1:4 cell b\n  3:1 row\n    3:2 cell c\n    3:4 cell d\n"},
		{"right after text", "x y\n|a|b|\n|-|-|\n", "1:1 p x y\n2:1 table\n  2:2 cell a\n  2:4 cell b\n"},
		{"text right after", "|a|b|\n|-|-|\n|c|d|\nx y\n", "1:1 table\n  1:2 cell a\n  1:4 cell b\n  3:1 row\n    3:2 cell c\n    3:4 cell d\n4:1 p x y\n"},
		{"a line without bars among rows", "|a|b|\n|-|-|\nx\n|c|d|\n",
			"1:1 table\n  1:2 cell a\n  1:4 cell b\n  3:1 row\n    3:1 cell x\n  4:1 row\n    4:2 cell c\n    4:4 cell d\n"},
		{"one column", "a\n:-\nb\n", "1:1 table\n  1:1 cell a\n  3:1 row\n    3:1 cell b\n"},
		{"marks and lists in cells", "|a|\n|-|\n| [b](c) **d** `e`<br><ul><li>f</li><li>g</ul> h |\n",
			"1:1 table\n  1:2 cell a\n  3:1 row\n    3:3 cell [b](c) **d** `e`⏎⏎⏎f⏎⏎g⏎ h\n"},
		{"in an item and a quote", "- x\n\n  |a|\n  |-|\n\n> |b|\n> |-|\n", "1:1 ul\n  1:1 li\n    1:3 p x\n    3:3 table\n      3:4 cell a\n6:1 quote\n  6:3 table\n    6:4 cell b\n"},
		{"columns count bytes", "|ä|b|\n|-|-|\n", "1:1 table\n  1:2 cell ä\n  1:5 cell b\n"},
		{"a rule is no delimiter", "a\n---\n|b|\n", "1:1 h2 a\n3:1 p |b|\n"},
	} {
		t.Run(c.name, func(t *testing.T) {
			doc, _ := read(c.text, nil)
			assert.Equal(t, c.want, document.Dump(doc))
		})
	}
}

func TestFrontMatter(t *testing.T) {
	for _, c := range []struct {
		name, text string
		meta       map[string]string
		first      int // line of the first block
	}{
		{"usual", "---\ntitle: \"A: b\"\nms.Date: 01/02/2024\nempty:\n- x\n# c\nauthor: 'z'\n---\n# T\n",
			map[string]string{"title": "A: b", "ms.date": "01/02/2024", "empty": "", "author": "z"}, 9},
		{"after a mark and blank lines", "\ufeff\r\n---\r\na: b\r\n--- \r\n\r\n# T\r\n", map[string]string{"a": "b"}, 6},
		{"closed by dots", "---\na: b\n...\n# T\n", map[string]string{"a": "b"}, 4},
		{"value over two lines", "---\na: b\n  c d: e\n---\n# T\n", map[string]string{"a": "b"}, 5},
		{"never closed", "---\n# T\n", map[string]string{}, 2},
		{"a rule", "---\nwords\n\n---\n\n# T\n", map[string]string{}, 2},
		{"empty", "---\n---\n# T\n", map[string]string{}, 3},
	} {
		t.Run(c.name, func(t *testing.T) {
			doc, _ := read(c.text, nil)
			assert.Equal(t, c.meta, doc.Meta)
			require.NotEmpty(t, doc.Blocks)
			assert.Equal(t, c.first, doc.Blocks[0].Pos().Line)
		})
	}
}

func TestTabs(t *testing.T) {
	tabs := func(parts ...string) string { return strings.Join(parts, "\n") + "\n" }
	for _, c := range []struct{ name, text, want string }{
		{"only http stays", tabs("a", "# [HTTP](#tab/http)", "```http", "# [x](#tab/x)", "---", "```", "# [C#](#tab/csharp)",
			"[!INCLUDE [x](../includes/gone.md)]", "---", "b"),
			"1:1 p a\n4:1 code http \"# [x](#tab/x)\\n---\"\n10:1 p b\n"},
		{"http last", tabs("# [Go](#tab/go)", "x", "# [HTTP](#tab/http)", "y", "---", "", "z"), "4:1 p y\n7:1 p z\n"},
		{"headings within", tabs("# [HTTP](#tab/http)", "## A", "# [Go](#tab/go)", "## B", "---", "## C"), "2:1 h2 A\n6:1 h2 C\n"},
		{"end forgotten before the page's end", tabs("# [HTTP](#tab/http)", "a", "# [Go](#tab/go)", "b", "", "## C", "d"), "2:1 p a\n6:1 h2 C\n7:1 p d\n"},
		{"end forgotten before the next group", tabs("# [HTTP](#tab/http)", "a", "# [Go](#tab/go)", "b", "## C", "# [HTTP](#tab/http)", "d", "---"),
			"2:1 p a\n5:1 h2 C\n7:1 p d\n"},
		{"in a comment", tabs("<!--", "# [Go](#tab/go)", "-->", "a", "", "# [HTTP](#tab/http)", "b", "---"), "1:5 comment \"\\n# [Go](#tab/go)\\n\"\n4:1 p a\n7:1 p b\n"},
		{"tables are of no language", tabs("# [Table](#tab/table)", "", "|a|b|", "|-|-|", "", "# [C#](#tab/cs)", "```cs", "|x|", "```", "---", "c"),
			"3:1 table\n  3:2 cell a\n  3:4 cell b\n11:1 p c\n"},
		{"dependent tabs", tabs("# [HTTP](#tab/http/v1)", "a", "# [Go](#tab/go/v1)", "b", "---"), "2:1 p a\n"},
	} {
		t.Run(c.name, func(t *testing.T) {
			doc, d := read(c.text, nil)
			assert.Empty(t, d.Text())
			assert.Equal(t, c.want, document.Dump(doc))
		})
	}
}

func TestUnreadable(t *testing.T) {
	for _, text := range []string{"# a\n\xff", strings.Repeat("a", document.MaxLine+1)} {
		doc, d := read(text, nil)
		assert.Empty(t, doc.Blocks)
		assert.True(t, d.HasErrors())
	}
}

func TestPathological(t *testing.T) {
	for name, text := range map[string]string{
		"brackets":      strings.Repeat("[a](", 100_000),
		"images":        strings.Repeat("![", 100_000),
		"emphasis":      strings.Repeat("*a **b ", 50_000),
		"lines":         strings.Repeat("a b c\n", 100_000),
		"references":    strings.Repeat("[a]: <b\n", 50_000),
		"quotations":    strings.Repeat(">", 100_000),
		"items":         strings.Repeat("- ", 100_000),
		"directives":    strings.Repeat("[!INCLUDE [", 50_000),
		"comments":      strings.Repeat("<!-- ", 100_000),
		"cells":         "|a|\n|-|\n" + strings.Repeat("`|", 100_000),
		"one long cell": "|a|\n|-|\n" + strings.Repeat("[![", 100_000),
		"long heading":  "# " + strings.Repeat("![", 100_000),
	} {
		t.Run(name, func(t *testing.T) {
			f := source.New("f.md", []byte(text))
			var d diag.List
			documenttest.CheckPositions(t, f, markdown.Read(f, nil, &d)) // the test's own time limit says if it hangs
			assert.Empty(t, d.Text())
		})
	}
}

func FuzzRead(f *testing.F) {
	for _, s := range []string{
		"---\na: b\n---\n# T\n\n| a | b |\n|--|--|--|\n| `c\\|d` | <br>\n",
		"> [!NOTE]\n> <!-- { \"a\":\n> 1 } -->\n\n- x\n\t<!-- y\n\t-->\tz\n",
		"# [HTTP](#tab/http)\n```http\nGET /\n```\n# [C#](#tab/c)\n---\n[!INCLUDE [a](self.md)] b\n---\n",
		"\ufeff1. a\n\n\t> b\n\t\tc | d\n\t\t-|-\n",
		"[a]: b\n|c|\n|-|\n[a][] &#0; &amp; \\",
	} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, text []byte) {
		file := source.New("dir/self.md", text)
		var d diag.List
		open := func(path string) ([]byte, error) {
			if path == "dir/self.md" {
				return text, nil
			}
			return []byte("x [!INCLUDE [b](other.md)] | y\n-|-\n"), nil
		}
		documenttest.CheckPositions(t, file, markdown.Read(file, open, &d))
	})
}
