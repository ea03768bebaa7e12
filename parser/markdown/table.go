package markdown

import (
	"bytes"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
)

var (
	kindTable = ast.NewNodeKind("GraphTable")
	kindRow   = ast.NewNodeKind("GraphTableRow")
	kindCell  = ast.NewNodeKind("GraphTableCell")
)

// tableNode holds rowNodes, the first of which is the header; rowNodes hold cellNodes, as many as the document has.
type (
	tableNode struct{ ast.BaseBlock }
	rowNode   struct{ ast.BaseBlock }
	cellNode  struct {
		ast.BaseBlock
		raw bool // it is tooLong
	}
)

func (n *cellNode) IsRaw() bool { return n.raw }

func (n *tableNode) Kind() ast.NodeKind         { return kindTable }
func (n *rowNode) Kind() ast.NodeKind           { return kindRow }
func (n *cellNode) Kind() ast.NodeKind          { return kindCell }
func (n *tableNode) Dump(src []byte, level int) { ast.DumpHelper(n, src, level, nil, nil) }
func (n *rowNode) Dump(src []byte, level int)   { ast.DumpHelper(n, src, level, nil, nil) }
func (n *cellNode) Dump(src []byte, level int)  { ast.DumpHelper(n, src, level, nil, nil) }

// tableTransformer turns the lines of a paragraph from a header row on into a table. The lines before stay a paragraph, and
// so do lines without any bar at the end.
type tableTransformer struct{}

func (tableTransformer) Transform(node *ast.Paragraph, reader text.Reader, pc parser.Context) {
	src := reader.Source()
	lines := node.Lines()
	delim := -1
	for i := 1; i < lines.Len(); i++ {
		if isDelimiter(lines.At(i), lines.At(i-1), src) {
			delim = i
			break
		}
	}
	if delim < 0 {
		return
	}
	last := lines.Len()
	if head := lines.At(delim - 1); hasBar(head.Value(src)) {
		for last > delim+1 {
			seg := lines.At(last - 1)
			if hasBar(seg.Value(src)) {
				break
			}
			last--
		}
	}
	table := &tableNode{}
	header := newRow(lines.At(delim-1), src, 0)
	table.AppendChild(table, header)
	for i := delim + 1; i < last; i++ {
		table.AppendChild(table, newRow(lines.At(i), src, header.ChildCount()))
	}
	table.SetPos(table.FirstChild().Pos())
	parent := node.Parent()
	parent.InsertAfter(parent, node, table)
	if last < lines.Len() {
		rest := ast.NewParagraph()
		rest.Lines().AppendAll(lines.Sliced(last, lines.Len()))
		rest.SetPos(rest.Lines().At(0).Start)
		parent.InsertAfter(parent, table, rest)
		guard{}.Transform(rest, reader, pc)
	}
	lines.SetSliced(0, delim-1)
	if lines.Len() == 0 {
		parent.RemoveChild(parent, node)
	}
}

// isDelimiter reports whether a line is the delimiter row of the header before it. GitHub wants the two to have equally many
// cells; we take any delimiter row with bars under any header with bars.
func isDelimiter(seg, header text.Segment, src []byte) bool {
	line := bytes.TrimSpace(seg.Value(src))
	dash, bar, colon := false, false, false
	for _, c := range line {
		switch c {
		case '-':
			dash = true
		case '|':
			bar = true
		case ':':
			colon = true
		case ' ', '\t':
		default:
			return false
		}
	}
	if !dash || !bar && !colon {
		return false
	}
	head := bytes.TrimSpace(header.Value(src))
	if hasBar(head) {
		return bar || len(splitRow(head)) == 1
	}
	return len(head) > 0 && len(splitRow(line)) == 1
}

// hasBar reports whether the line has a bar that is not escaped.
func hasBar(line []byte) bool {
	for i, c := range line {
		if c == '|' && (i == 0 || line[i-1] != '\\') {
			return true
		}
	}
	return false
}

// splitRow returns where the cells of a row start and end. The bars at its ends belong to no cell.
func splitRow(line []byte) [][2]int {
	start, end := 0, len(line)
	for start < end && isBlankByte(line[start]) {
		start++
	}
	for end > start && isBlankByte(line[end-1]) {
		end--
	}
	if start < end && line[start] == '|' {
		start++
	}
	if end > start && line[end-1] == '|' && line[end-2] != '\\' {
		end--
	}
	cells := make([][2]int, 0, 4)
	at := start
	for i := start; i <= end; i++ {
		if i == end || line[i] == '|' && (i == 0 || line[i-1] != '\\') {
			cells = append(cells, [2]int{at, i})
			at = i + 1
		}
	}
	return cells
}

func isBlankByte(c byte) bool { return c == ' ' || c == '\t' || c == '\r' || c == '\n' }

// joinCode joins cells, of which there are more than columns, where a bar stands in code: behind an odd number of back quotes.
func joinCode(cells [][2]int, line []byte, columns int) [][2]int {
	for i := 0; i+1 < len(cells) && len(cells) > columns; {
		if bytes.Count(line[cells[i][0]:cells[i][1]], []byte("`"))%2 == 0 {
			i++
			continue
		}
		cells[i][1] = cells[i+1][1]
		cells = append(cells[:i+1], cells[i+2:]...)
	}
	return cells
}

// newRow returns the row of a line. It has as many cells as the line, or columns, if that is not 0 and code holds the other bars.
func newRow(seg text.Segment, src []byte, columns int) *rowNode {
	line := src[seg.Start:seg.Stop]
	row := &rowNode{}
	row.SetPos(seg.Start + len(line) - len(bytes.TrimLeft(line, " \t")))
	cells := splitRow(line)
	if columns > 0 {
		cells = joinCode(cells, line, columns)
	}
	for _, cell := range cells {
		start, end := cell[0], cell[1]
		for start < end && isBlankByte(line[start]) {
			start++
		}
		if start == end {
			start, end = cell[0], cell[0]
		}
		for end > start && isBlankByte(line[end-1]) {
			end--
		}
		n := &cellNode{}
		n.SetPos(seg.Start + start)
		if start < end {
			n.Lines().Append(text.NewSegment(seg.Start+start, seg.Start+end))
			n.raw = end-start > maxInline
		}
		row.AppendChild(row, n)
	}
	return row
}
