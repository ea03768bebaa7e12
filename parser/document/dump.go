package document

import (
	"strconv"
	"strings"
)

// Dump returns the document as indented text, a line for each block, row and cell, with positions. It is meant for tests and
// for finding out what a reader made of a page.
func Dump(doc *Document) string {
	var w dumper
	w.blocks(doc.Blocks, 0)
	return w.String()
}

type dumper struct{ strings.Builder }

func (w *dumper) line(depth, line, column int, kind, text string) {
	w.WriteString(strings.Repeat("  ", depth) + strconv.Itoa(line) + ":" + strconv.Itoa(column) + " " + kind)
	if text != "" {
		w.WriteString(" " + text)
	}
	w.WriteByte('\n')
}

func (w *dumper) blocks(blocks []Block, depth int) {
	for _, b := range blocks {
		at := b.Pos()
		switch b := b.(type) {
		case *Heading:
			w.line(depth, at.Line, at.Column, "h"+strconv.Itoa(b.Level), b.Text.dump())
		case *Paragraph:
			w.line(depth, at.Line, at.Column, "p", b.Text.dump())
		case *List:
			kind := "ul"
			if b.Ordered {
				kind = "ol"
			}
			w.line(depth, at.Line, at.Column, kind, "")
			for _, item := range b.Items {
				w.line(depth+1, item.At.Line, item.At.Column, "li", "")
				w.blocks(item.Blocks, depth+2)
			}
		case *Table:
			w.line(depth, at.Line, at.Column, "table", "")
			w.cells(b.Header, depth+1)
			for _, r := range b.Rows {
				w.line(depth+1, r.At.Line, r.At.Column, "row", "")
				w.cells(r.Cells, depth+2)
			}
		case *Code:
			w.line(depth, at.Line, at.Column, "code", b.Lang+" "+strconv.Quote(b.Text))
		case *Comment:
			w.line(depth, at.Line, at.Column, "comment", strconv.Quote(b.Text))
		case *Quote:
			w.line(depth, at.Line, at.Column, "quote", b.Kind)
			w.blocks(b.Blocks, depth+1)
		}
	}
}

func (w *dumper) cells(cells []Cell, depth int) {
	for _, c := range cells {
		w.line(depth, c.At.Line, c.At.Column, "cell", c.Text.dump())
	}
}

// dump writes spans as Markdown would, with line breaks visible.
func (in Inline) dump() string {
	var b strings.Builder
	for _, s := range in {
		text := strings.ReplaceAll(s.Text, "\n", "⏎")
		switch s.Kind {
		case PlainSpan:
			b.WriteString(text)
		case CodeSpan:
			b.WriteString("`" + text + "`")
		case LinkSpan:
			b.WriteString("[" + text + "](" + s.Target + ")")
		case StrongSpan:
			b.WriteString("**" + text + "**")
		case EmphSpan:
			b.WriteString("_" + text + "_")
		}
	}
	return b.String()
}
