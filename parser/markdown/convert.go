package markdown

import (
	"strings"

	"github.com/yuin/goldmark/ast"

	"github.com/graphgen/graphgen/internal/source"
	"github.com/graphgen/graphgen/ir"
	"github.com/graphgen/graphgen/parser/document"
)

// converter turns goldmark's tree of one file into blocks.
type converter struct {
	page  *page
	file  *source.File
	src   []byte // the file's text as it was parsed; see mask
	stack []string
}

func (c *converter) at(offset int) ir.Source { return c.file.At(offset) }

// start returns the position of a block.
func (c *converter) start(n ast.Node) ir.Source {
	offset := n.Pos()
	if lines := n.Lines(); lines.Len() > 0 && (offset < 0 || lines.At(0).Start < offset) {
		offset = lines.At(0).Start
	}
	return c.at(offset)
}

func (c *converter) blocks(parent ast.Node) []document.Block {
	var out []document.Block
	for n := parent.FirstChild(); n != nil; n = n.NextSibling() {
		out = append(out, c.block(n)...)
	}
	return out
}

// block converts one node: to one block, to none, or to several where it holds comments or includes.
func (c *converter) block(n ast.Node) []document.Block {
	switch n := n.(type) {
	case *commentNode:
		return c.comments(n)
	case *tableNode:
		return c.table(n)
	case *htmlTableNode:
		return c.htmlTable(n)
	case *ast.Heading:
		in := c.text(n)
		if len(in.parts) > 1 {
			return c.paragraphs(n, in) // a line of dashes right after a directive underlines nothing
		}
		b := &document.Heading{Level: n.Level, Text: in.parts[0].text, At: c.start(n)}
		return append([]document.Block{b}, in.comments...)
	case *ast.Paragraph, *ast.TextBlock, *rawNode:
		return c.paragraphs(n, c.text(n))
	case *ast.FencedCodeBlock:
		return []document.Block{c.code(n, string(n.Language(c.src)))}
	case *ast.CodeBlock:
		return []document.Block{c.code(n, "")}
	case *ast.Blockquote:
		return c.quote(n)
	case *ast.List:
		l := &document.List{Ordered: n.IsOrdered(), At: c.start(n)}
		for item := n.FirstChild(); item != nil; item = item.NextSibling() {
			l.Items = append(l.Items, document.Item{Blocks: c.blocks(item), At: c.start(item)})
		}
		return []document.Block{l}
	default:
		return nil // thematic breaks
	}
}

// paragraphs returns the blocks of a paragraph: its text, cut where files are included, and the comments within.
func (c *converter) paragraphs(n ast.Node, in *inline) []document.Block {
	var out []document.Block
	where := inText
	if in.onlyIncludes() {
		where = c.place(n)
	}
	for i, part := range in.parts {
		if len(part.text) > 0 {
			at := c.start(n)
			if _, tag := n.FirstChild().(*ast.RawHTML); i > 0 || tag {
				at = c.at(part.start)
			}
			out = append(out, &document.Paragraph{Text: part.text, At: at})
		}
		if part.include != nil {
			out = append(out, c.include(part.include, where)...)
		}
	}
	return append(out, in.comments...)
}

// place tells what a paragraph of nothing but directives is to its section.
func (c *converter) place(n ast.Node) place {
	if n.Parent().Kind() != ast.KindDocument {
		return amongText
	}
	before := n.PreviousSibling()
	if comments, ok := before.(*commentNode); ok && c.annotates(comments) {
		return asContent
	}
	after := n.NextSibling()
	for after != nil && after.Kind() == kindComment {
		after = after.NextSibling()
	}
	if (before == nil || before.Kind() == ast.KindHeading) && (after == nil || after.Kind() == ast.KindHeading) {
		return asContent
	}
	return amongText
}

// annotates reports whether the last of a run of comments is an annotation, which is JSON.
func (c *converter) annotates(n *commentNode) bool {
	all := c.comments(n)
	last, ok := all[len(all)-1].(*document.Comment)
	return ok && strings.HasPrefix(strings.TrimSpace(last.Text), "{")
}

// code returns a code block. Its text is that of the file itself, without the last line break.
func (c *converter) code(n ast.Node, lang string) *document.Code {
	b := &document.Code{Lang: strings.ToLower(lang), At: c.start(n)}
	lines := n.Lines()
	if lines.Len() == 0 {
		return b
	}
	b.At = c.at(lines.At(0).Start)
	var text strings.Builder
	for i := range lines.Len() {
		seg := lines.At(i)
		text.Write(seg.Value(c.file.Text))
	}
	s := strings.ReplaceAll(text.String(), "\r\n", "\n")
	b.Text = document.Clean(strings.TrimSuffix(s, "\n"))
	return b
}

// quote returns a quotation. An alert's kind stands in its first paragraph, mostly on a line of its own.
func (c *converter) quote(n *ast.Blockquote) []document.Block {
	q := &document.Quote{At: c.start(n)}
	if first := n.FirstChild(); first != nil {
		if alert, ok := first.FirstChild().(*alertNode); ok {
			if kind := strings.ToLower(alert.word); alertKinds[kind] {
				q.Kind = kind
				first.RemoveChild(first, alert)
				if lines := first.Lines(); first.FirstChild() != nil && lines.Len() > 1 && len(strings.TrimSpace(string(c.rest(alert)))) == 0 {
					lines.SetSliced(1, lines.Len())
					first.(interface{ SetPos(int) }).SetPos(lines.At(0).Start)
				}
			}
		}
	}
	q.Blocks = c.blocks(n)
	return []document.Block{q}
}

// rest returns the rest of an alert mark's line.
func (c *converter) rest(n *alertNode) []byte {
	start := n.start + len(n.word) + len("[!]")
	end, _ := nextLine(c.src, min(start, len(c.src)))
	return c.src[min(start, end):end]
}

var alertKinds = map[string]bool{"note": true, "important": true, "caution": true, "tip": true, "warning": true}

func (c *converter) table(n *tableNode) []document.Block {
	t := &document.Table{At: c.at(n.Pos())}
	out := []document.Block{t}
	for r := n.FirstChild(); r != nil; r = r.NextSibling() {
		row := document.Row{Cells: make([]document.Cell, 0, r.ChildCount()), At: c.at(r.Pos())}
		for cell := r.FirstChild(); cell != nil; cell = cell.NextSibling() {
			in := c.text(cell)
			row.Cells = append(row.Cells, document.Cell{Text: c.cell(in), At: c.at(cell.Pos())})
			out = append(out, in.comments...)
		}
		if r == n.FirstChild() {
			t.Header = row.Cells
			continue
		}
		t.Rows = append(t.Rows, row)
	}
	return out
}

// cell returns the text of a cell, with what it includes.
func (c *converter) cell(in *inline) document.Inline {
	if len(in.parts) == 1 {
		return unescapeBars(in.parts[0].text)
	}
	var out document.InlineBuilder
	for i, part := range in.parts {
		if i > 0 {
			out.Add(document.Span{Text: " "})
		}
		for _, s := range unescapeBars(part.text) {
			out.Add(s)
		}
		if part.include != nil {
			out.Add(document.Span{Text: " "})
			flatten(&out, c.include(part.include, inText))
		}
	}
	return out.Inline()
}

// unescapeBars removes the backslashes before bars, which tables want in code and links, too.
func unescapeBars(in document.Inline) document.Inline {
	for i, s := range in {
		in[i].Text = strings.ReplaceAll(s.Text, `\|`, "|")
		in[i].Target = strings.ReplaceAll(s.Target, `\|`, "|")
	}
	return in
}
