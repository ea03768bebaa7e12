package parser_test

import (
	"encoding/json"
	"html"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/graphgen/graphgen/internal/diag"
	"github.com/graphgen/graphgen/internal/source"
	"github.com/graphgen/graphgen/ir"
	"github.com/graphgen/graphgen/parser"
	"github.com/graphgen/graphgen/parser/document"
	"github.com/graphgen/graphgen/parser/text"
)

// TestAADGraphFormats holds that a reference says the same in each of the formats that pages are kept in.
func TestAADGraphFormats(t *testing.T) {
	var d diag.List
	doc := text.Read(source.New("harbour.txt", []byte(ship)), &d)
	require.Empty(t, d)
	want := said(t, readShip(t))
	for name, page := range map[string]string{"harbour.md": asMarkdown(doc.Blocks), "harbour.html": "<html><body>" + asHTML(doc.Blocks) + "</body></html>"} {
		t.Run(name, func(t *testing.T) {
			f := read(name, []byte(page), noFile, parser.Options{})
			assert.Equal(t, ir.PageAADGraph, f.Kind)
			assert.JSONEq(t, want, said(t, f), "%s", page)
			lines := strings.Count(page, "\n") + 1
			for _, d := range f.Diagnostics {
				assert.True(t, d.Line >= 1 && d.Line <= lines, "%v", d)
			}
		})
	}
}

// said is what a page says, without positions.
func said(t *testing.T, f reading) string {
	t.Helper()
	var messages []string
	for _, d := range f.Diagnostics {
		messages = append(messages, d.Code+" "+d.Message)
	}
	b, err := json.Marshal(map[string]any{"types": f.Types, "operations": f.Operations, "service": f.Service, "findings": messages})
	require.NoError(t, err)
	var v any
	require.NoError(t, json.Unmarshal(b, &v))
	var strip func(any)
	strip = func(v any) {
		switch v := v.(type) {
		case map[string]any:
			delete(v, "source")
			for _, m := range v {
				strip(m)
			}
		case []any:
			for _, m := range v {
				strip(m)
			}
		}
	}
	strip(v)
	b, err = json.Marshal(v)
	require.NoError(t, err)
	return string(b)
}

// asMarkdown writes blocks as a careless converter does: lists that follow each other run together.
func asMarkdown(blocks []document.Block) string {
	var b strings.Builder
	for _, block := range blocks {
		switch block := block.(type) {
		case *document.Heading:
			b.WriteString(strings.Repeat("#", block.Level) + " " + block.Text.Plain() + "\n\n")
		case *document.Paragraph:
			b.WriteString(strings.ReplaceAll(block.Text.Plain(), "\n", "  \n") + "\n\n")
		case *document.List:
			for _, item := range block.Items {
				mark := "* "
				if block.Ordered {
					mark = "1. "
				}
				b.WriteString(mark + strings.TrimSpace(asMarkdown(item.Blocks)) + "\n")
			}
			b.WriteString("\n")
		case *document.Code:
			b.WriteString("```" + block.Lang + "\n" + block.Text + "\n```\n\n")
		case *document.Table:
			row := func(cells []document.Cell) {
				for _, c := range cells {
					b.WriteString("| " + c.Text.Plain() + " ")
				}
				b.WriteString("|\n")
			}
			row(block.Header)
			b.WriteString(strings.Repeat("|---", len(block.Header)) + "|\n")
			for _, r := range block.Rows {
				row(r.Cells)
			}
			b.WriteString("\n")
		case *document.Quote, *document.Comment:
		}
	}
	return b.String()
}

// asHTML writes blocks as the page has them: captions and addresses as figures, all headings on levels of their own.
func asHTML(blocks []document.Block) string {
	var b strings.Builder
	esc := html.EscapeString
	for _, block := range blocks {
		switch block := block.(type) {
		case *document.Heading:
			tag := "h1>"
			if block.Level > 1 {
				tag = "h3>"
			}
			b.WriteString("<" + tag + esc(block.Text.Plain()) + "</" + tag + "\n")
		case *document.Paragraph:
			lines := strings.Split(block.Text.Plain(), "\n")
			if len(lines) == 1 {
				b.WriteString("<p>" + esc(lines[0]) + "</p>\n")
				continue
			}
			for i := 0; i+1 < len(lines); i += 2 {
				b.WriteString("<figure><figcaption>" + esc(lines[i]) + "</figcaption><pre>" + esc(lines[i+1]) + "</pre></figure>\n")
			}
		case *document.List:
			tag := "ul>"
			if block.Ordered {
				tag = "ol>"
			}
			b.WriteString("<div><" + tag)
			for _, item := range block.Items {
				b.WriteString("<li>" + asHTML(item.Blocks) + "</li>")
			}
			b.WriteString("</" + tag + "</div>\n")
		case *document.Code:
			b.WriteString("<pre><code class=\"language-" + block.Lang + "\">" + esc(block.Text) + "</code></pre>\n")
		case *document.Table:
			b.WriteString("<table>")
			row := func(cells []document.Cell, tag string) {
				b.WriteString("<tr>")
				for _, c := range cells {
					b.WriteString("<" + tag + esc(c.Text.Plain()) + "</" + tag)
				}
				b.WriteString("</tr>\n")
			}
			row(block.Header, "th>")
			for _, r := range block.Rows {
				row(r.Cells, "td>")
			}
			b.WriteString("</table>\n")
		case *document.Quote, *document.Comment:
		}
	}
	return b.String()
}
