package markdown

import (
	"bytes"
	"path"
	"slices"
	"strings"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"

	"github.com/graphgen/graphgen/internal/diag"
	"github.com/graphgen/graphgen/internal/source"
	"github.com/graphgen/graphgen/parser/document"
)

// maxDirective is how long the rest of an include directive may be.
const maxDirective = 1024

// Limits of what one page may include: real pages stay far below, and pages that include each other many times over stop.
const (
	maxIncludes     = 1000
	maxIncludeDepth = 16
)

var (
	kindInclude = ast.NewNodeKind("GraphInclude")
	kindAlert   = ast.NewNodeKind("GraphAlert")
)

// includeNode is `[!INCLUDE [title](path)]`.
type includeNode struct {
	ast.BaseInline
	path  string
	start int // offset of its first byte
}

func (n *includeNode) Kind() ast.NodeKind         { return kindInclude }
func (n *includeNode) Dump(src []byte, level int) { ast.DumpHelper(n, src, level, nil, nil) }

// alertNode is `[!NOTE]`. It says what a quotation is when it comes first in it, and is text elsewhere.
type alertNode struct {
	ast.BaseInline
	word  string
	start int
}

func (n *alertNode) Kind() ast.NodeKind         { return kindAlert }
func (n *alertNode) Dump(src []byte, level int) { ast.DumpHelper(n, src, level, nil, nil) }

// directiveParser reads what starts with `[!`.
type directiveParser struct{}

func (directiveParser) Trigger() []byte { return []byte{'['} }

func (directiveParser) Parse(_ ast.Node, block text.Reader, _ parser.Context) ast.Node {
	line, segment := block.PeekLine()
	if len(line) < 4 || line[1] != '!' {
		return nil
	}
	n := 2
	for n < len(line) && (line[n]|0x20 >= 'a' && line[n]|0x20 <= 'z') {
		n++
	}
	word := string(line[2:n])
	if n < len(line) && line[n] == ']' {
		block.Advance(n + 1)
		return &alertNode{word: word, start: segment.Start}
	}
	if !strings.EqualFold(word, "include") {
		return nil
	}
	for n < len(line) && line[n] == ' ' {
		n++
	}
	if n == len(line) || line[n] != '[' {
		return nil
	}
	line = line[:min(len(line), n+maxDirective)]
	title := bytes.Index(line[n:], []byte("]("))
	if title < 0 {
		return nil
	}
	start := n + title + 2
	size := bytes.IndexByte(line[start:], ')')
	if size < 0 {
		return nil
	}
	end := start + size + 1
	for end < len(line) && line[end] == ' ' {
		end++
	}
	if end == len(line) || line[end] != ']' {
		return nil
	}
	target := strings.TrimSpace(string(line[start : start+size]))
	target, _, _ = strings.Cut(target, " ") // a title in quotes
	block.Advance(end + 1)
	return &includeNode{path: strings.Trim(target, "<>"), start: segment.Start}
}

// place tells what kind of include a directive is, if its file should be missing.
type place int

const (
	inText    place = iota // among other text of a paragraph or cell
	amongText              // a paragraph of its own, in a section that holds more
	asContent              // what its section is about: all of it, or what an annotation speaks of
)

// include returns the blocks of an included file, nil for one that is not there.
func (c *converter) include(n *includeNode, where place) []document.Block {
	if isSnippet(n.path) {
		return nil
	}
	at := c.at(n.start)
	f := c.find(n.path)
	switch {
	case f == nil && isShared(n.path) && where != asContent:
		c.page.diags.Add(at, diag.MissingNote, "add the folder of shared includes to the documents, if its text is wanted",
			"included file %q not found; the text it would add is left out", n.path)
		return nil
	case f == nil && where == amongText && leadsOut(n.path):
		c.page.diags.Add(at, diag.MissingText, "add the file to the documents, if its text is wanted",
			"included file %q not found; what it adds to its section is left out", n.path)
		return nil
	case f == nil:
		c.page.diags.Add(at, diag.MissingInclude, "add the file to the documents, or remove the directive",
			"included file %q not found", n.path)
		return nil
	case slices.Contains(c.stack, f.Name):
		c.page.diags.Add(at, diag.IncludeCycle, "remove one of the directives",
			"%q includes itself: %s", f.Name, strings.Join(append(slices.Clone(c.stack), f.Name), " → "))
		return nil
	case len(c.stack) > maxIncludeDepth || c.page.budget == 0:
		c.page.diags.Add(at, diag.IncludeCycle, "include less", "more than %d includes, or more than %d within each other",
			maxIncludes, maxIncludeDepth)
		return nil
	}
	c.page.budget--
	return c.page.read(f, nil, slices.Clone(c.stack))
}

// find opens an included file. A path is relative to the including file. A reference that was copied in part lacks folders
// between the two, so a path that leads out of its folder is looked for from each folder further up as well.
func (c *converter) find(target string) *source.File {
	if c.page.open == nil {
		return nil
	}
	target = strings.TrimPrefix(strings.ReplaceAll(target, "\\", "/"), "~/")
	climbs := strings.HasPrefix(target, "../") || strings.HasPrefix(target, "/")
	target = strings.TrimLeft(target, "/")
	for dir := path.Dir(c.file.Name); ; dir = path.Dir(dir) {
		name := path.Join(dir, target)
		if text, err := c.page.open(name); err == nil {
			return source.New(name, text)
		}
		if !climbs || dir == "." || dir == "/" || path.Base(dir) == ".." {
			return nil
		}
	}
}

// isSnippet reports whether an include holds sample code of an SDK: those stand in folders named snippets. They say nothing
// that the page does not say in HTTP.
func isSnippet(target string) bool {
	return slices.Contains(strings.Split(path.Dir(strings.ReplaceAll(target, "\\", "/")), "/"), "snippets")
}

// leadsOut reports whether an include leads out of the page's own folder. What stands there serves several pages, and is no part of
// what one page lists.
func leadsOut(target string) bool {
	return strings.HasPrefix(strings.ReplaceAll(target, "\\", "/"), "../")
}

// isShared reports whether an include leads out of the folder of its API version, `../../includes/…` or, from the root of all
// documents, `~/includes/…`: into what all versions share, which are notes and disclaimers. What a page itself is about is in the
// includes of its version.
func isShared(target string) bool {
	target = strings.ReplaceAll(target, "\\", "/")
	return strings.HasPrefix(target, "../../") || strings.HasPrefix(target, "~/")
}

// flatten adds the running text of included blocks to a piece of text: an include within a sentence or a cell.
func flatten(to *document.InlineBuilder, blocks []document.Block) {
	for i, b := range blocks {
		switch b := b.(type) {
		case *document.Paragraph:
			if i > 0 {
				to.Add(document.Span{Text: "\n"})
			}
			for _, s := range b.Text {
				to.Add(s)
			}
		case *document.List:
			for _, item := range b.Items {
				to.Add(document.Span{Text: "\n"})
				flatten(to, item.Blocks)
			}
		case *document.Quote:
			flatten(to, b.Blocks)
		case *document.Heading, *document.Table, *document.Code, *document.Comment:
		}
	}
}
