// Package document is the common form of every page, whatever format it was kept in: a list of blocks with positions.
// The readers (markdown, html, text) produce it; the extractors of package parser consume it and never see a format.
package document

import "github.com/graphgen/graphgen/ir"

// Format says which reader a document came from.
type Format string

// The formats.
const (
	Markdown Format = "markdown"
	HTML     Format = "html"
	Text     Format = "text"
)

// Document is one page.
type Document struct {
	File   string
	Format Format
	Meta   map[string]string // front matter or <meta> elements, keys in lower case
	Blocks []Block
}

// Block is one of Heading, Paragraph, List, Table, Code, Comment, Quote.
type Block interface {
	// Pos is where the block starts.
	Pos() ir.Source
	block()
}

type (
	// Heading is a section title. Level counts from one.
	Heading struct {
		Level int
		Text  Inline
		At    ir.Source
	}

	// Paragraph is running text.
	Paragraph struct {
		Text Inline
		At   ir.Source
	}

	// List is a bulleted or numbered list.
	List struct {
		Ordered bool
		Items   []Item
		At      ir.Source
	}

	// Item is one entry of a List.
	Item struct {
		Blocks []Block
		At     ir.Source
	}

	// Table is a table with a header row. Rows may be shorter or longer than the header: that is for the extractor to judge.
	Table struct {
		Header []Cell
		Rows   []Row
		At     ir.Source
	}

	// Row is one body row of a Table.
	Row struct {
		Cells []Cell
		At    ir.Source
	}

	// Cell is one cell of a Table. A cell with several paragraphs or bullets has them separated by "\n" in its text.
	Cell struct {
		Text Inline
		At   ir.Source
	}

	// Code is a fenced or indented block; At is the position of its first line of content.
	Code struct {
		Lang string // lower case: "http", "json", "msgraph-interactive", …; "" for none
		Text string
		At   ir.Source
	}

	// Comment is an HTML comment: the hidden annotations of the reference. Text is what stands between <!-- and -->.
	Comment struct {
		Text string
		At   ir.Source
	}

	// Quote is a block quotation or an alert such as "> [!NOTE]". Kind is "note", "important", "caution", "tip", "warning" or "".
	Quote struct {
		Kind   string
		Blocks []Block
		At     ir.Source
	}
)

// Pos is where the block starts.
func (b *Heading) Pos() ir.Source { return b.At }

// Pos is where the block starts.
func (b *Paragraph) Pos() ir.Source { return b.At }

// Pos is where the block starts.
func (b *List) Pos() ir.Source { return b.At }

// Pos is where the block starts.
func (b *Table) Pos() ir.Source { return b.At }

// Pos is where the block starts.
func (b *Code) Pos() ir.Source { return b.At }

// Pos is where the block starts.
func (b *Comment) Pos() ir.Source { return b.At }

// Pos is where the block starts.
func (b *Quote) Pos() ir.Source { return b.At }

func (*Heading) block()   {}
func (*Paragraph) block() {}
func (*List) block()      {}
func (*Table) block()     {}
func (*Code) block()      {}
func (*Comment) block()   {}
func (*Quote) block()     {}
