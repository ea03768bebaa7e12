// Package markdown reads the Markdown of the Microsoft Graph reference: GitHub's dialect with the site's own additions of
// front matter, [!INCLUDE …] files, tabs, alerts and hidden annotations in comments.
//
// goldmark does the parsing. Three things are ours, because the reference needs them to be more forgiving than the
// standard: tables (a delimiter row that does not match its header still makes a table, rows keep the cells they have),
// comments (wherever they stand, however they are indented), and HTML (tables are read as what they are, and nothing else is a
// block, so that no table or fence is lost in one).
package markdown

import (
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"

	"github.com/graphgen/graphgen/internal/diag"
	"github.com/graphgen/graphgen/internal/source"
	"github.com/graphgen/graphgen/parser/document"
)

// Read parses one page. Included files come from open, which takes slash paths relative to the same root as f.Name; their
// blocks stand where the directive stood, with positions in their own files. A nil open finds no file. A file that cannot be
// read gives an empty document and a finding.
func Read(f *source.File, open func(path string) ([]byte, error), d *diag.List) *document.Document {
	p := &page{open: open, diags: d, budget: maxIncludes}
	doc := &document.Document{File: f.Name, Format: document.Markdown, Meta: map[string]string{}}
	doc.Blocks = p.read(f, doc.Meta, nil)
	return doc
}

// page is the reading of one page with all that it includes.
type page struct {
	open   func(path string) ([]byte, error)
	diags  *diag.List
	budget int // includes that may still be opened
}

// read parses one file. The front matter goes to meta unless that is nil; stack holds the names of the including files.
func (p *page) read(f *source.File, meta map[string]string, stack []string) []document.Block {
	if !document.Check(f, p.diags) {
		return nil
	}
	src := mask(f.Text, meta)
	root := grammar.Parse(text.NewReader(src))
	c := &converter{page: p, file: f, src: src, stack: append(stack, f.Name)}
	return c.blocks(root)
}

// grammar is what of Markdown we read. It holds no state of a run and is safe for concurrent use.
var grammar = parser.NewParser(
	parser.WithBlockParsers(
		util.Prioritized(commentParser{}, 50),
		util.Prioritized(htmlTableParser{}, 60),
		util.Prioritized(parser.NewSetextHeadingParser(), 100),
		util.Prioritized(parser.NewThematicBreakParser(), 200),
		util.Prioritized(parser.NewListParser(), 300),
		util.Prioritized(parser.NewListItemParser(), 400),
		util.Prioritized(parser.NewCodeBlockParser(), 500),
		util.Prioritized(parser.NewATXHeadingParser(), 600),
		util.Prioritized(parser.NewFencedCodeBlockParser(), 700),
		util.Prioritized(parser.NewBlockquoteParser(), 800),
		util.Prioritized(parser.NewParagraphParser(), 1000),
	),
	parser.WithInlineParsers(
		util.Prioritized(parser.NewCodeSpanParser(), 100),
		util.Prioritized(directiveParser{}, 150),
		util.Prioritized(parser.NewLinkParser(), 200),
		util.Prioritized(parser.NewAutoLinkParser(), 300),
		util.Prioritized(parser.NewRawHTMLParser(), 400),
		util.Prioritized(parser.NewEmphasisParser(), 500),
	),
	parser.WithParagraphTransformers(
		util.Prioritized(tableTransformer{}, 50),
		util.Prioritized(guard{}, 60),
		util.Prioritized(parser.LinkReferenceParagraphTransformer, 100),
	),
)
