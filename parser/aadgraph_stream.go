package parser

import (
	"regexp"
	"strings"

	"github.com/graphgen/graphgen/ir"
	"github.com/graphgen/graphgen/parser/document"
)

// aadKind is what a piece of the Azure AD Graph reference is.
type aadKind int

const (
	aadHeading aadKind = iota
	aadText            // a paragraph, or one of its lines when it shows addresses
	aadItem            // the first paragraph of a list's item
	aadRequest         // a request line
	aadJSON            // a block of JSON
	aadTable
)

// aadPiece is a piece of the reference, taken out of the lists and quotations around it. The reference nests its lists in as many
// ways as there are formats, and says nothing by it.
type aadPiece struct {
	kind  aadKind
	text  document.Inline
	plain string
	level int    // of a heading
	first bool   // an item that opens its list
	alert string // the kind of the quotation around: "note", "important"
	table *document.Table
	at    ir.Source
}

var identifier = regexp.MustCompile(`^[A-Z][A-Za-z0-9]*$`)

// aadPieces flattens a document. A name alone at its end heads a section that was cut off.
func aadPieces(doc *document.Document) []aadPiece {
	s := &aadStream{byLine: doc.Format == document.Text}
	s.blocks(doc.Blocks, "")
	if n := len(s.out); n > 0 && s.out[n-1].kind == aadText && identifier.MatchString(s.out[n-1].plain) {
		s.out[n-1].kind, s.out[n-1].level = aadHeading, 2
	}
	return s.out
}

type aadStream struct {
	out    []aadPiece
	byLine bool // each line of a paragraph is a line of the file
}

func (s *aadStream) blocks(blocks []document.Block, alert string) {
	for _, b := range blocks {
		switch b := b.(type) {
		case *document.Heading:
			s.out = append(s.out, aadPiece{kind: aadHeading, text: b.Text, plain: b.Text.Plain(), level: b.Level, at: b.At})
		case *document.Paragraph:
			s.paragraph(b, alert)
		case *document.List:
			for i, item := range b.Items {
				s.item(item, i == 0, alert)
			}
		case *document.Quote:
			s.blocks(b.Blocks, b.Kind)
		case *document.Code:
			s.code(b, alert)
		case *document.Table:
			s.out = append(s.out, aadPiece{kind: aadTable, table: b, at: b.At})
		case *document.Comment:
		}
	}
}

func (s *aadStream) item(item document.Item, first bool, alert string) {
	blocks := item.Blocks
	if len(blocks) > 0 {
		if p, ok := blocks[0].(*document.Paragraph); ok {
			s.out = append(s.out, aadPiece{kind: aadItem, text: p.Text, plain: p.Text.Plain(), first: first, alert: alert, at: p.At})
			blocks = blocks[1:]
		}
	}
	s.blocks(blocks, alert)
}

// isAddress reports whether a line is a URL or a path template.
func isAddress(line string) bool {
	return !strings.ContainsAny(line, " \t") &&
		(strings.HasPrefix(line, "https://") || strings.HasPrefix(line, "http://") || len(line) > 1 && line[0] == '/')
}

// paragraph adds running text: line by line where it shows addresses or requests, as those have captions.
func (s *aadStream) paragraph(p *document.Paragraph, alert string) {
	plain := p.Text.Plain()
	lines := strings.Split(plain, "\n")
	shows := false
	for _, l := range lines {
		shows = shows || isAddress(l) || isRequestLine(l)
	}
	if !shows {
		s.out = append(s.out, aadPiece{kind: aadText, text: p.Text, plain: plain, alert: alert, at: p.At})
		return
	}
	for i, l := range lines {
		at := p.At
		if s.byLine {
			at.Line += i
		}
		s.line(l, alert, at)
	}
}

func (s *aadStream) line(line, alert string, at ir.Source) {
	kind := aadText
	if isRequestLine(line) {
		kind = aadRequest
	}
	s.out = append(s.out, aadPiece{kind: kind, text: document.PlainText(line), plain: line, alert: alert, at: at})
}

// code adds a block of code: JSON whole, everything else line by line.
func (s *aadStream) code(c *document.Code, alert string) {
	if text := strings.TrimSpace(c.Text); strings.HasPrefix(text, "{\n") || strings.HasPrefix(text, `{"`) || strings.HasPrefix(text, "[") || c.Lang == "json" {
		at := c.At
		at.Line += strings.Count(c.Text[:len(c.Text)-len(strings.TrimLeft(c.Text, " \t\r\n"))], "\n")
		s.out = append(s.out, aadPiece{kind: aadJSON, plain: text, at: at})
		return
	}
	for _, l := range codeLines(c) {
		s.line(strings.Join(strings.Fields(l.text), " "), alert, l.at)
	}
}
