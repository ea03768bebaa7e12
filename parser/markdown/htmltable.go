package markdown

import (
	"bytes"
	"sort"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"

	"github.com/graphgen/graphgen/ir"
	"github.com/graphgen/graphgen/parser/document"
	"github.com/graphgen/graphgen/parser/html"
)

var kindHTMLTable = ast.NewNodeKind("GraphHTMLTable")

// htmlTableNode is the lines from one that starts with `<table>` to the end of that table. A table that is never closed ends before
// the next heading.
type htmlTableNode struct {
	ast.BaseBlock
	depth int // tables that are open at the end of the last line
}

func (n *htmlTableNode) Kind() ast.NodeKind         { return kindHTMLTable }
func (n *htmlTableNode) IsRaw() bool                { return true }
func (n *htmlTableNode) Dump(src []byte, level int) { ast.DumpHelper(n, src, level, nil, nil) }

// htmlTableParser opens an htmlTableNode. Blank lines within go on with the table, since what follows them is rows again.
type htmlTableParser struct{}

func (htmlTableParser) Trigger() []byte                             { return []byte{'<'} }
func (htmlTableParser) CanInterruptParagraph() bool                 { return true }
func (htmlTableParser) CanAcceptIndentedLine() bool                 { return false }
func (htmlTableParser) Close(ast.Node, text.Reader, parser.Context) {}

func (htmlTableParser) Open(_ ast.Node, reader text.Reader, pc parser.Context) (ast.Node, parser.State) {
	line, segment := reader.PeekLine()
	pos := pc.BlockOffset()
	if pos < 0 || countTags(line[pos:min(len(line), pos+len("<table>"))], "<table") == 0 {
		return nil, parser.NoChildren
	}
	n := &htmlTableNode{}
	n.take(line[pos:], text.NewSegment(segment.Start-segment.Padding+pos, segment.Stop))
	reader.AdvanceToEOL()
	return n, parser.NoChildren
}

func (htmlTableParser) Continue(node ast.Node, reader text.Reader, _ parser.Context) parser.State {
	n := node.(*htmlTableNode)
	line, segment := reader.PeekLine()
	if n.depth <= 0 || bytes.HasPrefix(line, []byte("#")) {
		return parser.Close
	}
	n.take(line, segment)
	reader.AdvanceToEOL()
	return parser.Continue | parser.NoChildren
}

// take adds a line.
func (n *htmlTableNode) take(line []byte, segment text.Segment) {
	n.Lines().Append(segment)
	n.depth += countTags(line, "<table") - countTags(line, "</table")
}

// countTags counts the tags that begin like that, whatever their case, and have the name to its end.
func countTags(line []byte, open string) int {
	count := 0
	for {
		i := bytes.IndexByte(line, '<')
		if i < 0 {
			return count
		}
		line = line[i:]
		if len(line) >= len(open) && bytes.EqualFold(line[:len(open)], []byte(open)) && (len(line) == len(open) || !isNameByte(line[len(open)])) {
			count++
		}
		line = line[1:]
	}
}

func isNameByte(c byte) bool {
	return c|0x20 >= 'a' && c|0x20 <= 'z' || c >= '0' && c <= '9' || c == '-' || c == ':'
}

// htmlTable returns the blocks of a table that is written as HTML.
func (c *converter) htmlTable(n *htmlTableNode) []document.Block {
	var joined []byte
	lines := n.Lines()
	starts := make([]int, lines.Len()) // of the lines within joined
	for i := range lines.Len() {
		starts[i] = len(joined)
		seg := lines.At(i)
		joined = append(joined, c.src[seg.Start:seg.Stop]...)
	}
	return html.Blocks(joined, func(offset int) ir.Source {
		i := max(sort.SearchInts(starts, offset+1)-1, 0)
		return c.at(lines.At(i).Start + offset - starts[i])
	})
}
