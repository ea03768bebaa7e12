package html

import (
	"strings"

	"github.com/graphgen/graphgen/ir"
	"github.com/graphgen/graphgen/parser/document"
)

// converter turns a tree into blocks.
type converter struct {
	at    func(offset int) ir.Source
	level int // of the last heading
}

// textAt returns where the first visible text under n stands, or the given offset if there is none.
func textAt(n *node, offset int) int {
	first := -1
	n.walkText(func(t *node) {
		if first < 0 {
			if rest := strings.TrimLeft(t.raw, " \t\r\n\f"); rest != "" {
				first = t.offset + len(t.raw) - len(rest)
			}
		}
	})
	if first < 0 {
		return offset
	}
	return first
}

// blocks converts the children of a container: block elements one by one, and the text between them as paragraphs.
func (c *converter) blocks(parent *node) []document.Block {
	var out []document.Block
	run := &node{name: "p"}
	flush := func() {
		if len(run.children) > 0 {
			out = append(out, c.paragraph(run)...)
			run = &node{name: "p"}
		}
	}
	for _, n := range parent.children {
		switch {
		case n.isText():
			run.children = append(run.children, n)
		case n.name == commentName:
			flush()
			out = append(out, &document.Comment{Text: strings.ReplaceAll(n.text, "\r\n", "\n"), At: c.at(n.offset)})
		case skipped(n):
		case isBlock(n):
			flush()
			out = append(out, c.block(n)...)
		default:
			run.children = append(run.children, n)
		}
	}
	flush()
	return out
}

// isBlock reports whether an element is a block, or is inline and holds blocks.
func isBlock(n *node) bool {
	return n.find(func(e *node) bool {
		return blockNames[e.name] && e.name != "body" && e.name != "html" || e.name == "body" || e.name == "html"
	}) != nil
}

func (c *converter) block(n *node) []document.Block {
	if kind := alertKind(n); kind != "" {
		return []document.Block{c.alert(n, kind)}
	}
	switch n.name {
	case "h1", "h2", "h3", "h4", "h5", "h6":
		text := c.inline(n)
		if len(text) == 0 {
			return nil
		}
		c.level = int(n.name[1] - '0')
		return append([]document.Block{&document.Heading{Level: c.level, Text: text, At: c.at(n.offset)}}, c.comments(n)...)
	case "p", "summary", "figcaption", "dt":
		for _, e := range n.children {
			if !e.isText() && e.name != commentName && !skipped(e) && isBlock(e) {
				return c.blocks(n)
			}
		}
		return c.paragraph(n)
	case "ul", "ol", "menu":
		return c.list(n)
	case "table":
		return c.table(n)
	case "pre":
		return []document.Block{c.code(n)}
	case "blockquote":
		return []document.Block{&document.Quote{Blocks: c.blocks(n), At: c.at(n.offset)}}
	case "hr":
		return nil
	}
	if n.hasClass("tabGroup") {
		return c.tabs(n)
	}
	return c.blocks(n)
}

func (c *converter) paragraph(n *node) []document.Block {
	var out []document.Block
	if text := c.inline(n); len(text) > 0 {
		out = append(out, &document.Paragraph{Text: text, At: c.at(textAt(n, n.offset))})
	}
	return append(out, c.comments(n)...)
}

// comments returns the comments under an element of text.
func (c *converter) comments(n *node) []document.Block {
	var out []document.Block
	for _, e := range n.children {
		if e.name == commentName {
			out = append(out, &document.Comment{Text: strings.ReplaceAll(e.text, "\r\n", "\n"), At: c.at(e.offset)})
		}
		out = append(out, c.comments(e)...)
	}
	return out
}

func (c *converter) list(n *node) []document.Block {
	l := &document.List{Ordered: n.name == "ol", At: c.at(n.offset)}
	for _, e := range n.children {
		switch {
		case e.isText() && strings.TrimSpace(e.text) == "":
		case e.name == "li":
			l.Items = append(l.Items, document.Item{Blocks: c.blocks(e), At: c.at(e.offset)})
		case !e.isText() && e.name != commentName && skipped(e):
		default: // a list in a list, outside of its items, belongs to the one before
			blocks := c.blocks(&node{name: "li", children: []*node{e}})
			if len(l.Items) == 0 {
				l.Items = append(l.Items, document.Item{At: c.at(e.offset)})
			}
			last := &l.Items[len(l.Items)-1]
			last.Blocks = append(last.Blocks, blocks...)
		}
	}
	if len(l.Items) == 0 {
		return nil
	}
	return []document.Block{l}
}

// code returns a preformatted block. The line break right after its start tag and the last one are mark-up.
func (c *converter) code(n *node) *document.Code {
	b := &document.Code{Lang: language(n)}
	offset := -1
	var text strings.Builder
	var write func(*node)
	write = func(t *node) {
		switch {
		case t.name == "br":
			text.WriteByte('\n')
		case t.isText() && t.text != "":
			if offset < 0 {
				offset = t.offset
				if rest := strings.TrimPrefix(t.raw, "\r"); strings.HasPrefix(rest, "\n") {
					offset += len(t.raw) - len(rest) + 1
				}
			}
			text.WriteString(t.text)
		case t.name == commentName || !t.isText() && skipped(t):
			return
		}
		for _, e := range t.children {
			write(e)
		}
	}
	write(n)
	if offset < 0 {
		offset = n.inner
	}
	b.At = c.at(offset)
	s := strings.ReplaceAll(text.String(), "\r\n", "\n")
	s = strings.TrimPrefix(s, "\n")
	b.Text = document.Clean(strings.TrimRight(s, "\n"))
	return b
}

// language returns the language that a class such as "lang-http" names, on the element or within.
func language(n *node) string {
	lang := ""
	n.find(func(e *node) bool {
		for class := range strings.FieldsSeq(strings.ToLower(e.attr("class"))) {
			for _, prefix := range []string{"lang-", "language-"} {
				if s, ok := strings.CutPrefix(class, prefix); ok {
					lang = s
					return true
				}
			}
		}
		return false
	})
	return lang
}

// alertKind returns the kind of alert that an element's classes say it is, "" for none.
func alertKind(n *node) string {
	if n.name != "div" && n.name != "section" && n.name != "aside" {
		return ""
	}
	for _, kind := range []string{"note", "important", "caution", "tip", "warning"} {
		if n.hasClass(kind) {
			return kind
		}
	}
	if !n.hasClass("alert") {
		return ""
	}
	title := n.find(func(e *node) bool { return e.hasClass("alert-title") })
	if title == nil {
		return ""
	}
	word := strings.ToLower(strings.TrimSpace(title.plain()))
	switch word {
	case "note", "important", "caution", "tip", "warning":
		return word
	default:
		return ""
	}
}

// alert returns an alert without its title, which only repeats the kind.
func (c *converter) alert(n *node, kind string) document.Block {
	q := &document.Quote{Kind: kind, Blocks: c.blocks(n), At: c.at(n.offset)}
	if len(q.Blocks) > 0 {
		var title document.Inline
		switch b := q.Blocks[0].(type) {
		case *document.Paragraph:
			title = b.Text
		case *document.Heading:
			title = b.Text
		}
		if strings.EqualFold(title.Plain(), kind) {
			q.Blocks = q.Blocks[1:]
		}
	}
	return q
}

// tabs returns the panels of a group of tabs. Of sample code in several languages only HTTP stays. Other panels each become
// a section, with the tab's label as its heading.
func (c *converter) tabs(group *node) []document.Block {
	labels := map[string]*node{}
	var panels []*node
	group.find(func(e *node) bool {
		switch e.attr("role") {
		case "tab":
			labels[e.attr("aria-controls")] = e
		case "tabpanel":
			panels = append(panels, e)
		}
		return false
	})
	for _, p := range panels {
		if strings.EqualFold(p.attr("data-tab"), "http") {
			return c.blocks(p)
		}
	}
	level := c.level
	var out []document.Block
	for _, p := range panels {
		if label := labels[p.attr("id")]; label != nil {
			text := document.PlainText(c.inline(label).Plain())
			out = append(out, &document.Heading{Level: min(level+1, 6), Text: text, At: c.at(label.offset)})
			c.level = min(level+1, 6)
		}
		out = append(out, c.blocks(p)...)
	}
	c.level = level
	return out
}
