package html

import (
	"strings"

	"github.com/graphgen/graphgen/parser/document"
)

// inline returns the text under n. Paragraphs, bullets and line breaks within, as cells have them, each begin a line.
func (c *converter) inline(n *node) document.Inline {
	w := &inlineWriter{}
	w.children(n, document.Span{})
	return w.out.Inline()
}

// inlineWriter collects text, folding white space as a browser does.
type inlineWriter struct {
	out   document.InlineBuilder
	space bool // white space is due before the next text
	line  bool // a line break is due before the next text
}

func (w *inlineWriter) children(n *node, span document.Span) {
	for _, e := range n.children {
		w.node(e, span)
	}
}

func (w *inlineWriter) node(n *node, span document.Span) {
	if n.isText() {
		w.add(n.text, span)
		return
	}
	if n.name == commentName || skipped(n) || isFootnoteMark(n) {
		return
	}
	block := blockNames[n.name]
	if block {
		w.line = true
	}
	switch n.name {
	case "br":
		w.line = true
	case "img":
		w.add(n.attr("alt"), span)
	case "a":
		link := document.Span{Kind: document.LinkSpan, Target: n.attr("href")}
		if link.Target == "" {
			link = span
		}
		if title := n.attr("title"); title != "" && strings.TrimSpace(n.plain()) == "" {
			w.space = true
			w.add(title, link) // an icon
			w.space = true
			break
		}
		w.children(n, link)
	case "code", "kbd", "samp", "tt":
		w.children(n, inner(span, document.CodeSpan))
	case "strong", "b":
		w.children(n, inner(span, document.StrongSpan))
	case "em", "i":
		w.children(n, inner(span, document.EmphSpan))
	default:
		w.children(n, span)
	}
	if block {
		w.line = true
	}
}

func isFootnoteMark(n *node) bool {
	return n.name == "sup" && len(n.children) == 1 && document.IsFootnoteMark(n.children[0].text)
}

// inner returns the span of mark-up within that of another: the inner one, but that a link stays a link.
func inner(outer document.Span, kind document.SpanKind) document.Span {
	if outer.Kind == document.LinkSpan {
		return outer
	}
	return document.Span{Kind: kind}
}

// add appends text. Runs of white space become one space, at the border of two spans a plain one.
func (w *inlineWriter) add(s string, span document.Span) {
	s = document.Clean(s)
	const white = " \t\r\n\f"
	body := strings.TrimLeft(s, white)
	if len(body) < len(s) {
		w.space = true
	}
	if body == "" {
		return
	}
	switch {
	case w.out.Empty():
	case w.line:
		w.out.Add(document.Span{Text: "\n"})
	case w.space: // within a link or code it belongs to that; between two spans it is plain
		space := document.Span{Text: " "}
		if last := w.out.Last(); last.Kind == span.Kind && last.Target == span.Target {
			space.Kind, space.Target = span.Kind, span.Target
		}
		w.out.Add(space)
	}
	trimmed := strings.TrimRight(body, white)
	w.line, w.space = false, len(trimmed) < len(body)
	span.Text = strings.Join(strings.Fields(trimmed), " ")
	w.out.Add(span)
}
