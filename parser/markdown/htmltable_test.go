package markdown_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/graphgen/graphgen/parser/document"
)

func TestHTMLTables(t *testing.T) {
	for _, c := range []struct{ name, text, want string }{
		{"rows on one line each", "<table>\n<tr><th>A</th><th>B</th></tr>\n<tr><td><code>c</code></td><td>d <b>e</b><br/><a href=\"f.md\">g</a></td></tr>\n</table>\nh\n",
			"1:1 table\n  2:9 cell A\n  2:19 cell B\n  3:1 row\n    3:15 cell `c`\n    3:32 cell d **e**⏎[g](f.md)\n5:1 p h\n"},
		{"cells on lines of their own, indented, with blank lines", "<TABLE class=\"x\">\n  <thead>\n    <tr>\n      <th>A</th>\n    </tr>\n  </thead>\n\n  <tr>\n\n    <td>\n b</td>\n  </tr>\n</TABLE>\n\nc\n",
			"1:1 table\n  4:11 cell A\n  8:3 row\n    11:2 cell b\n15:1 p c\n"},
		{"right after text and right before a heading", "x\n<table><tr><td>a</td></tr></table>\n## B\n", "1:1 p x\n2:1 table\n  2:16 cell a\n3:1 h2 B\n"},
		{"in an item and a quote", "- x\n  <table>\n  <tr><td>a</td></tr></table>\n\n> <table><tr><td>b\n> </table>\n",
			"1:1 ul\n  1:1 li\n    1:3 p x\n    2:3 table\n      3:11 cell a\n5:1 quote\n  5:3 table\n    5:18 cell b\n"},
		{"a table in a table", "<table><tr><td>a<table><tr><td>b</td></tr></table></td></tr>\n<tr><td>c</td></tr></table>\n", "1:1 table\n  1:16 cell a⏎b\n  2:1 row\n    2:9 cell c\n"},
		{"never closed", "<table><tr><td>a</td></tr>\n\n## B\n\nc\n", "1:1 table\n  1:16 cell a\n3:1 h2 B\n5:1 p c\n"},
		{"in code it is code", "```\n<table>\n```\n`<table>`\n", "2:1 code  \"<table>\"\n4:1 p `<table>`\n"},
		{"another name", "<table-row>\n<tablet>a\n", "1:1 p <table-row> <tablet>a\n"},
		{"comments within", "<table><tr><td>a<!-- b --></td></tr></table>\n", "1:1 table\n  1:16 cell a\n1:21 comment \" b \"\n"},
	} {
		t.Run(c.name, func(t *testing.T) {
			doc, d := read(c.text, nil)
			assert.Empty(t, d.Text())
			assert.Equal(t, c.want, document.Dump(doc))
			windows, _ := read(strings.ReplaceAll(c.text, "\n", "\r\n"), nil)
			assert.Equal(t, document.Dump(doc), document.Dump(windows))
		})
	}
}
