package html_test

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
	"github.com/graphgen/graphgen/parser/document/documenttest"
	"github.com/graphgen/graphgen/parser/html"
)

func read(t *testing.T, text string) *document.Document {
	t.Helper()
	var d diag.List
	f := source.New("page.html", []byte(text))
	doc := html.Read(f, &d)
	require.Empty(t, d.Text())
	documenttest.CheckPositions(t, f, doc)
	return doc
}

func TestRead(t *testing.T) {
	for _, c := range []struct{ name, text, want string }{
		{"headings and paragraphs", "<h1 id=x>A <code>b</code></h1>\n<p>\n  c\n  d</p>\ne", "1:1 h1 A `b`\n3:3 p c d\n5:1 p e\n"},
		{"marks", `<p>A <b>b</b> <em>c</em><a href="d"><code>e</code></a> &amp; f<br>g&nbsp;h</p>`, "1:4 p A **b** _c_[e](d) & f⏎g h\n"},
		{"space between marks", "<p><b>a </b>b<i> c</i></p>", "1:7 p **a** b _c_\n"},
		{"icon with a title", `<p><a href=x title="on"><i class=y></i></a>z</p>`, "1:44 p [on](x) z\n"},
		{"image", `<p>a <img src=x alt="yes"></p>`, "1:4 p a yes\n"},
		{"lists", "<ul>\n<li>a\n<li>b<ol><li>c</ol>\n</ul>", "1:1 ul\n  2:1 li\n    2:5 p a\n  3:1 li\n    3:5 p b\n    3:6 ol\n      3:10 li\n        3:14 p c\n"},
		{"code", "<pre><code class=\"lang-HTTP x\">\nGET /\r\nA: &lt;b>\n</code></pre>", "2:1 code http \"GET /\\nA: <b>\"\n"},
		{"code by parts", "<pre class=language-json>{ <span>\"a\"</span>:<br>1 }</pre>", "1:26 code json \"{ \\\"a\\\":\\n1 }\"\n"},
		{"comments", "<p>a<!-- b --></p><!--c\nd-->", "1:4 p a\n1:9 comment \" b \"\n1:23 comment \"c\\nd\"\n"},
		{"blockquote", "<blockquote><p>a</p></blockquote>", "1:1 quote\n  1:16 p a\n"},
		{"alert by class", `<div class="IMPORTANT"><p>Important</p><p>a</p></div>`, "1:1 quote important\n  1:43 p a\n"},
		{"alert by title", `<div class="alert is-info"><p class="alert-title"><span></span> Note</p><p>a</p></div>`, "1:1 quote note\n  1:76 p a\n"},
		{"around the page", "<header><a>x</a></header><nav>y</nav><main><script>1</script><h1>A</h1><button>Copy</button><p hidden>z</p></main><footer>w</footer>", "1:62 h1 A\n"},
		{"title in a header", "<article><header><h1>A</h1></header><p>b</p></article>", "1:18 h1 A\n1:40 p b\n"},
		{"article in main", "<main><p>x</p><article><h1>A</h1></article></main>", "1:24 h1 A\n"},
		{"list left open before a heading", "<h2>A</h2><ul><li>b<h2>C</h2><p>d</p>", "1:1 h2 A\n1:11 ul\n  1:15 li\n    1:19 p b\n1:20 h2 C\n1:33 p d\n"},
		{"heading within an item", "<h2>A</h2><ul><li>b<h3>C</h3></ul>", "1:1 h2 A\n1:11 ul\n  1:15 li\n    1:19 p b\n    1:20 h3 C\n"},
		{"definitions", "<dl><dt>a<dd>b</dl>", "1:9 p a\n1:14 p b\n"},
	} {
		t.Run(c.name, func(t *testing.T) {
			assert.Equal(t, c.want, document.Dump(read(t, c.text)))
		})
	}
}

func TestTables(t *testing.T) {
	for _, c := range []struct{ name, text, want string }{
		{"usual", "<table>\n<thead><tr><th>A</th><th> B</th></tr></thead>\n<tbody><tr><td>c</td><td></td></tr></tbody></table>",
			"1:1 table\n  2:16 cell A\n  2:27 cell B\n  3:8 row\n    3:16 cell c\n    3:26 cell\n"},
		{"end tags left out", "<table><tr><th>A<tr><td>b<td>c</table>d", "1:1 table\n  1:16 cell A\n  1:17 row\n    1:25 cell b\n    1:30 cell c\n1:39 p d\n"},
		{"list left open in a cell", "<table><tr><th>A<th>B</tr><tr><td>c<ul><li>d<li>e</td><td>f</td></tr><tr><td>g</table><p>h",
			"1:1 table\n  1:16 cell A\n  1:21 cell B\n  1:27 row\n    1:35 cell c⏎d⏎e\n    1:59 cell f\n  1:70 row\n    1:78 cell g\n1:90 p h\n"},
		{"list closed once too often", "<table><tr><th>A</tr><tr><td>c</ul></li></p></div><td>f</table>", "1:1 table\n  1:16 cell A\n  1:22 row\n    1:30 cell c\n    1:55 cell f\n"},
		{"paragraphs in a cell", "<table><tr><th>A</tr><tr><td><p>b</p>\n<p>c<br>d</p></table>", "1:1 table\n  1:16 cell A\n  1:22 row\n    1:33 cell b⏎c⏎d\n"},
		{"colspan", "<table><tr><th>A<th>B<tr><td colspan=2>c</table>", "1:1 table\n  1:16 cell A\n  1:21 cell B\n  1:22 row\n    1:40 cell c\n    1:40 cell\n"},
		{"rowspan", "<table><tr><th>A<th>B<tr><td rowspan=2>c<td>d<tr><td>e</table>",
			"1:1 table\n  1:16 cell A\n  1:21 cell B\n  1:22 row\n    1:40 cell c\n    1:45 cell d\n  1:46 row\n    1:40 cell c\n    1:54 cell e\n"},
		{"table within a cell", "<table><tr><th>A<tr><td>b<table><tr><td>c</table>d</table>", "1:1 table\n  1:16 cell A\n  1:17 row\n    1:25 cell b⏎c⏎d\n"},
		{"comment in a cell", "<table><tr><th>A<!--b--></table>", "1:1 table\n  1:16 cell A\n1:21 comment \"b\"\n"},
	} {
		t.Run(c.name, func(t *testing.T) {
			assert.Equal(t, c.want, document.Dump(read(t, c.text)))
		})
	}
}

func TestTabs(t *testing.T) {
	group := func(names ...string) string {
		s := `<h2>E</h2><div class="tabGroup"><ul role="tablist">`
		for _, n := range names {
			s += `<li role="presentation"><a role="tab" aria-controls="p_` + n + `">` + n + `!</a></li>`
		}
		s += "</ul>"
		for _, n := range names {
			s += `<section id="p_` + n + `" role="tabpanel" data-tab="` + n + `" hidden="hidden"><p>in ` + n + `</p></section>`
		}
		return s + "</div><p>after</p>"
	}
	outline := func(doc *document.Document) (out []string) {
		for line := range strings.Lines(document.Dump(doc)) {
			_, rest, _ := strings.Cut(strings.TrimSpace(line), " ")
			out = append(out, rest)
		}
		return out
	}
	assert.Equal(t, []string{"h2 E", "p in http", "p after"}, outline(read(t, group("csharp", "http", "go"))))
	assert.Equal(t, []string{"h2 E", "h3 one!", "p in one", "h3 two!", "p in two", "p after"}, outline(read(t, group("one", "two"))))
}

func TestMeta(t *testing.T) {
	doc := read(t, `<head><title>A | B</title><meta name="Ms.Date" content=" x "><meta property="og:t" content="y">
		<link rel="canonical" href="https://z"></head><body><h1>A</h1></body>`)
	assert.Equal(t, map[string]string{"title": "A | B", "ms.date": "x", "og:t": "y", "canonical": "https://z"}, doc.Meta)
}

func TestUnreadable(t *testing.T) {
	var d diag.List
	doc := html.Read(source.New("f", []byte("<h1>a</h1>\xff")), &d)
	assert.Empty(t, doc.Blocks)
	assert.True(t, d.HasErrors())
}

// TestPages reads the permission site in both its layouts: whole tables, and resources as third-level headings.
func TestPages(t *testing.T) {
	pages, err := filepath.Glob(filepath.Join("..", "..", "..", "shared", "corpus", "pages", "*", "*.html"))
	require.NoError(t, err)
	if len(pages) == 0 {
		t.Skip("the pages are not here")
	}
	for _, page := range pages {
		t.Run(filepath.Base(filepath.Dir(page))+"/"+filepath.Base(page), func(t *testing.T) {
			text, err := os.ReadFile(page)
			require.NoError(t, err)
			doc := read(t, string(text))
			h, ok := doc.Blocks[0].(*document.Heading)
			require.True(t, ok)
			assert.Equal(t, strings.TrimSuffix(filepath.Base(page), ".html"), h.Text.Plain())
			tables, resources := 0, 0
			for _, b := range doc.Blocks {
				switch b := b.(type) {
				case *document.Table:
					tables++
					for _, r := range b.Rows {
						assert.Len(t, r.Cells, len(b.Header), "%v", r.At)
					}
				case *document.Heading:
					if b.Level == 3 {
						resources++
					}
				default:
				}
			}
			assert.Equal(t, strings.Count(string(text), "<table"), tables)
			assert.Positive(t, resources)
		})
	}
}

func TestPathological(t *testing.T) {
	for _, part := range []string{"<div>", "<ul><li>", "<table><tr><td>", "<h2><ul><li>", "<body>", "<article>x", "<!-- ", "<td rowspan=1000>x", "<td colspan=1000>x", "<a b='"} {
		t.Run(part, func(t *testing.T) {
			for _, before := range []string{"", "<table>", strings.Repeat("<div>", 1000)} {
				read(t, before+strings.Repeat(part, 5_000))
			}
		})
	}
}

func FuzzRead(f *testing.F) {
	for _, s := range []string{
		"<main><h1>a</h1><table><tr><td colspan=3>b<ul><li>c</table>",
		"<div class=tabGroup><a role=tab aria-controls=x>y</a><section role=tabpanel id=x><pre>\r\n<code class=lang-http>z",
		"<div class=alert><p class=alert-title>Note</p><!-- a --></div><a title=b></a><br></br>",
		"<td><table></td><li></ul><h1><p><h2></table><plaintext>&amp",
	} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, text []byte) {
		file := source.New("page.html", text)
		var d diag.List
		documenttest.CheckPositions(t, file, html.Read(file, &d))
	})
}
