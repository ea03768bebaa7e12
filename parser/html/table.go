package html

import (
	"strconv"

	"github.com/graphgen/graphgen/parser/document"
)

// Bounds of what colspan and rowspan may add: no table is that wide or high.
const (
	maxColumns = 64
	maxRows    = 1000
)

// table returns a table and the comments within it. The header is the first row. A cell over several columns is followed by
// empty ones; a cell over several rows is repeated in each.
func (c *converter) table(n *node) []document.Block {
	t := &document.Table{At: c.at(n.offset)}
	type carried struct {
		cell document.Cell
		rows int
	}
	var carry []carried // by column: cells that reach into the rows to come
	first := true
	for _, tr := range rows(n) {
		row := document.Row{At: c.at(tr.offset)}
		fill := func() { // cells that reach here from above
			for len(row.Cells) < len(carry) && carry[len(row.Cells)].rows > 0 {
				i := len(row.Cells)
				carry[i].rows--
				row.Cells = append(row.Cells, carry[i].cell)
			}
		}
		for _, td := range tr.children {
			if td.name != "td" && td.name != "th" {
				continue
			}
			fill()
			cell := document.Cell{Text: c.inline(td), At: c.at(textAt(td, td.inner))}
			for i := range span(td, "colspan", maxColumns) {
				if i > 0 {
					cell.Text = nil
				}
				wide := len(row.Cells) >= maxColumns
				if i > 0 && wide {
					break
				}
				if down := span(td, "rowspan", maxRows); down > 1 && !wide {
					for len(carry) <= len(row.Cells) {
						carry = append(carry, carried{})
					}
					carry[len(row.Cells)] = carried{cell: cell, rows: down - 1}
				}
				row.Cells = append(row.Cells, cell)
			}
		}
		fill()
		if len(row.Cells) == 0 {
			continue
		}
		if first {
			t.Header, first = row.Cells, false
			continue
		}
		t.Rows = append(t.Rows, row)
	}
	var out []document.Block
	if !first {
		out = append(out, t)
	}
	return append(out, c.comments(n)...)
}

// rows returns the rows of a table, not those of tables within.
func rows(n *node) []*node {
	var out []*node
	for _, e := range n.children {
		switch e.name {
		case "tr":
			out = append(out, e)
		case "thead", "tbody", "tfoot":
			out = append(out, rows(e)...)
		}
	}
	return out
}

func span(n *node, key string, limit int) int {
	v, err := strconv.Atoi(n.attr(key))
	if err != nil || v < 1 {
		return 1
	}
	return min(v, limit)
}
