package markdown

import (
	"bytes"
	"strings"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"

	"github.com/graphgen/graphgen/parser/document"
)

var kindComment = ast.NewNodeKind("GraphComment")

// commentNode is a run of whole lines that start with a comment. Text that follows the last comment on its line becomes a
// sibling.
type commentNode struct {
	ast.BaseBlock
	open bool // a comment is still open at the end of the last line
}

func (n *commentNode) Kind() ast.NodeKind         { return kindComment }
func (n *commentNode) IsRaw() bool                { return true }
func (n *commentNode) Dump(src []byte, level int) { ast.DumpHelper(n, src, level, nil, nil) }

var (
	commentStart = []byte("<!--")
	commentEnd   = []byte("-->")
)

// commentParser opens a commentNode at any line that starts with `<!--`, whatever its indentation: annotations stand in
// lists and before fences, often indented as code would be.
type commentParser struct{}

func (commentParser) Trigger() []byte             { return []byte{'<'} }
func (commentParser) CanInterruptParagraph() bool { return true }
func (commentParser) CanAcceptIndentedLine() bool { return true }

func (commentParser) Open(_ ast.Node, reader text.Reader, pc parser.Context) (ast.Node, parser.State) {
	line, segment := reader.PeekLine()
	pos := pc.BlockOffset()
	if pos < 0 || !bytes.HasPrefix(line[pos:], commentStart) {
		return nil, parser.NoChildren
	}
	n := &commentNode{}
	var rest []byte
	n.open, rest = scanComment(line[pos:], false)
	if !n.open && len(bytes.TrimSpace(rest)) > 0 {
		return nil, parser.NoChildren // a paragraph that starts with a comment
	}
	n.Lines().Append(text.NewSegment(segment.Start-segment.Padding+pos, segment.Stop))
	reader.AdvanceToEOL()
	return n, parser.NoChildren
}

func (commentParser) Continue(node ast.Node, reader text.Reader, _ parser.Context) parser.State {
	n := node.(*commentNode)
	if !n.open {
		return parser.Close
	}
	line, segment := reader.PeekLine()
	var rest []byte
	n.open, rest = scanComment(line, true)
	n.Lines().Append(segment)
	reader.AdvanceToEOL()
	if rest = bytes.TrimLeft(rest, " \t\r\n"); !n.open && len(rest) > 0 {
		tail := ast.NewTextBlock()
		tail.Lines().Append(text.NewSegment(segment.Stop-len(rest), segment.Stop))
		n.Parent().InsertAfter(n.Parent(), n, tail)
		tail.SetPos(segment.Stop - len(rest))
	}
	return parser.Continue | parser.NoChildren
}

func (commentParser) Close(ast.Node, text.Reader, parser.Context) {}

// scanComment follows comments along a line. It returns whether one is open at its end, and else the rest of the line after
// the last.
func scanComment(line []byte, in bool) (open bool, rest []byte) {
	for {
		if in {
			i := bytes.Index(line, commentEnd)
			if i < 0 {
				return true, nil
			}
			line = line[i+len(commentEnd):]
		}
		trimmed := bytes.TrimLeft(line, " \t")
		if !bytes.HasPrefix(trimmed, commentStart) {
			return false, line
		}
		line, in = trimmed[len(commentStart):], true
	}
}

// comments returns the comments of a commentNode.
func (c *converter) comments(n *commentNode) []document.Block {
	var out []document.Block
	var cur *document.Comment
	var body strings.Builder
	lines := n.Lines()
	for i := range lines.Len() {
		seg := lines.At(i)
		line := seg.Value(c.src)
		base := seg.Stop - len(line)
		for at := 0; ; {
			if cur == nil {
				j := bytes.Index(line[at:], commentStart)
				if j < 0 {
					break
				}
				at += j + len(commentStart)
				cur = &document.Comment{At: c.at(base + at)}
				out = append(out, cur)
			}
			j := bytes.Index(line[at:], commentEnd)
			if j < 0 {
				body.Write(line[at:])
				break
			}
			body.Write(line[at : at+j])
			cur.Text = commentText(body.String())
			body.Reset()
			at += j + len(commentEnd)
			cur = nil
		}
	}
	if cur != nil { // nothing closes it
		cur.Text = commentText(body.String())
	}
	return out
}

func commentText(s string) string { return strings.ReplaceAll(s, "\r\n", "\n") }
