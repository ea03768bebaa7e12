// Package documenttest holds what the tests of the readers share.
package documenttest

import (
	"testing"

	"github.com/graphgen/graphgen/internal/source"
	"github.com/graphgen/graphgen/ir"
	"github.com/graphgen/graphgen/parser/document"
)

// CheckPositions fails the test if any position of the document is not one of a place in its file. Blocks from other files,
// which were included, are left out.
func CheckPositions(tb testing.TB, f *source.File, doc *document.Document) {
	tb.Helper()
	Positions(doc, func(at ir.Source) {
		if at.File != f.Name {
			return
		}
		if at.Line < 1 || at.Line > f.Lines() || at.Column < 1 || at.Column > len(f.Line(at.Line))+2 {
			tb.Fatalf("%d:%d is outside of the file", at.Line, at.Column)
		}
	})
}

// Positions calls visit with the position of every block, item, row and cell.
func Positions(doc *document.Document, visit func(ir.Source)) {
	var blocks func([]document.Block)
	cells := func(cells []document.Cell) {
		for _, c := range cells {
			visit(c.At)
		}
	}
	blocks = func(bs []document.Block) {
		for _, b := range bs {
			visit(b.Pos())
			switch b := b.(type) {
			case *document.List:
				for _, item := range b.Items {
					visit(item.At)
					blocks(item.Blocks)
				}
			case *document.Table:
				cells(b.Header)
				for _, r := range b.Rows {
					visit(r.At)
					cells(r.Cells)
				}
			case *document.Quote:
				blocks(b.Blocks)
			case *document.Heading, *document.Paragraph, *document.Code, *document.Comment:
			}
		}
	}
	blocks(doc.Blocks)
}
