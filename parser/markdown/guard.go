package markdown

import (
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
)

// maxInline is the length in bytes beyond which the text of a paragraph or cell is taken as it is, without any mark-up:
// goldmark takes quadratic time for the brackets and signs of a text. Real ones are a tenth as long.
const maxInline = 16 << 10

var kindRaw = ast.NewNodeKind("GraphRawText")

// rawNode is a paragraph that is too long.
type rawNode struct{ ast.BaseBlock }

func (n *rawNode) Kind() ast.NodeKind         { return kindRaw }
func (n *rawNode) IsRaw() bool                { return true }
func (n *rawNode) Dump(src []byte, level int) { ast.DumpHelper(n, src, level, nil, nil) }

// guard replaces paragraphs that are too long by rawNodes.
type guard struct{}

func (guard) Transform(node *ast.Paragraph, _ text.Reader, _ parser.Context) {
	lines := node.Lines()
	if n := lines.Len(); n == 0 || lines.At(n-1).Stop-lines.At(0).Start <= maxInline {
		return
	}
	raw := &rawNode{}
	raw.SetLines(lines)
	raw.SetPos(node.Pos())
	raw.SetBlankPreviousLines(node.HasBlankPreviousLines())
	node.Parent().ReplaceChild(node.Parent(), node, raw)
}
