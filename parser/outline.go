package parser

import (
	"regexp"
	"strconv"
	"strings"

	"github.com/graphgen/graphgen/ir"
	"github.com/graphgen/graphgen/parser/document"
)

// section is a heading with the blocks that follow it, up to the next heading of any level.
type section struct {
	heading *document.Heading // nil for what stands before the first heading
	level   int               // 0 for what stands before the first heading
	title   string            // as written, white space folded
	key     string            // title in lower case, without closing punctuation
	blocks  []document.Block
	tables  []*document.Table // among the blocks, nested ones included
}

// pos is where the section starts.
func (s section) pos() ir.Source {
	switch {
	case s.heading != nil:
		return s.heading.At
	case len(s.blocks) > 0:
		return s.blocks[0].Pos()
	default:
		return ir.Source{}
	}
}

// outline is a document cut at its headings, in document order.
type outline struct {
	doc      *document.Document
	sections []section
}

// newOutline cuts a document. The headings that switch language tabs are no sections: their blocks go on in the section around.
func newOutline(doc *document.Document) *outline {
	o := &outline{doc: doc, sections: make([]section, 1, 12)}
	for _, b := range doc.Blocks {
		cur := &o.sections[len(o.sections)-1]
		h, ok := b.(*document.Heading)
		if !ok {
			cur.blocks = append(cur.blocks, b)
			continue
		}
		if isTab(h) {
			continue
		}
		title := h.Text.Plain()
		if strings.HasSuffix(title, "}") {
			title = headingAttributes.ReplaceAllString(title, "")
		}
		o.sections = append(o.sections, section{
			heading: h, level: max(h.Level, 1), title: title,
			key: strings.ToLower(strings.TrimRight(title, " .:")),
		})
	}
	if len(o.sections[0].blocks) == 0 && len(o.sections) > 1 {
		o.sections = o.sections[1:]
	}
	for i := range o.sections {
		o.sections[i].tables = tables(o.sections[i].blocks)
	}
	return o
}

// headingAttributes is what some Markdown puts behind a heading for those who link to it: {#properties}.
var headingAttributes = regexp.MustCompile(`\s*\{\s*[#.:][^{}]*\}$`)

// isTab reports whether the heading opens a tab of a tab group.
func isTab(h *document.Heading) bool {
	for _, l := range h.Text.Links() {
		if strings.HasPrefix(l.Target, "#tab/") {
			return true
		}
	}
	return false
}

// title returns the page's title: its first heading, else what its meta data call it.
func (o *outline) title() string {
	for _, s := range o.sections {
		if s.heading != nil {
			return s.title
		}
	}
	return strings.TrimSpace(o.doc.Meta["title"])
}

// pos is where the page's title stands.
func (o *outline) pos() ir.Source {
	for _, s := range o.sections {
		if s.heading != nil {
			return s.heading.At
		}
	}
	if p := o.sections[0].pos(); !p.IsZero() {
		return p
	}
	return ir.Source{File: o.doc.File, Line: 1, Column: 1}
}

// lead returns the blocks between the title and the next heading.
func (o *outline) lead() []document.Block {
	for _, s := range o.sections {
		if s.heading != nil {
			return s.blocks
		}
	}
	return o.sections[0].blocks
}

// under returns the section at index i and its subsections.
func (o *outline) under(i int) []section {
	end := i + 1
	for end < len(o.sections) && o.sections[end].level > o.sections[i].level {
		end++
	}
	return o.sections[i:end]
}

// find returns the indexes of the sections whose key satisfies the predicate.
func (o *outline) find(match func(key string) bool) []int {
	var out []int
	for i, s := range o.sections {
		if s.heading != nil && match(s.key) {
			out = append(out, i)
		}
	}
	return out
}

// has reports whether any section's key satisfies the predicate.
func (o *outline) has(match func(key string) bool) bool { return len(o.find(match)) > 0 }

// walk calls visit for each block in document order, those inside lists and quotations included.
func walk(blocks []document.Block, visit func(document.Block)) {
	for _, b := range blocks {
		visit(b)
		switch b := b.(type) {
		case *document.List:
			for _, it := range b.Items {
				walk(it.Blocks, visit)
			}
		case *document.Quote:
			walk(b.Blocks, visit)
		case *document.Heading, *document.Paragraph, *document.Table, *document.Code, *document.Comment:
		}
	}
}

// tables returns the tables among the blocks, nested ones included.
func tables(blocks []document.Block) []*document.Table {
	var out []*document.Table
	walk(blocks, func(b document.Block) {
		if t, ok := b.(*document.Table); ok {
			out = append(out, t)
		}
	})
	return out
}

// paragraphs returns the running text among the blocks, list items and quotations included.
func paragraphs(blocks []document.Block) []document.Inline {
	var out []document.Inline
	walk(blocks, func(b document.Block) {
		if p, ok := b.(*document.Paragraph); ok {
			out = append(out, p.Text)
		}
	})
	return out
}

// summary returns the running text that introduces a page: the paragraphs among the blocks up to the first block of another
// kind, without the lines that only state a namespace or a base type. A list that the last paragraph introduces with a colon is part
// of the text, an item on each line; a sentence that introduces anything else, such as a table, is not.
func summary(blocks []document.Block) string {
	var out []string
	for _, b := range blocks {
		switch b := b.(type) {
		case *document.Paragraph:
			if text := namespaceLead.ReplaceAllString(cleanDoc(b.Text.Plain()), ""); text != "" && !isBoilerplate(text) {
				out = append(out, text)
			}
		case *document.Comment, *document.Quote:
		case *document.List:
			if n := len(out); n > 0 {
				if strings.HasSuffix(out[n-1], ":") {
					out[n-1] += listText(b)
				}
				return joinSummary(out)
			}
		case *document.Table, *document.Code, *document.Heading:
			if len(out) > 0 {
				return joinSummary(out)
			}
		}
	}
	return joinSummary(out)
}

// joinSummary joins paragraphs, without a last sentence that introduces what is not there.
func joinSummary(out []string) string {
	if n := len(out); n > 0 && strings.HasSuffix(out[n-1], ":") {
		all := sentences(out[n-1])
		out[n-1] = strings.TrimSpace(strings.TrimSuffix(out[n-1], all[len(all)-1]))
	}
	return strings.TrimSpace(strings.Join(out, "\n\n"))
}

// listText returns the first paragraph of each item on a line of its own, each after a line break and a mark; "" for a list with an
// item that starts with anything else.
func listText(l *document.List) string {
	var b strings.Builder
	for i, item := range l.Items {
		var first document.Block
		if len(item.Blocks) > 0 {
			first = item.Blocks[0]
		}
		p, ok := first.(*document.Paragraph)
		if !ok {
			return ""
		}
		mark := "- "
		if l.Ordered {
			mark = strconv.Itoa(i+1) + ". "
		}
		b.WriteString("\n" + mark + strings.ReplaceAll(cleanDoc(p.Text.Plain()), "\n", " "))
	}
	return b.String()
}

// isBoilerplate reports whether a paragraph says nothing about what the page describes.
func isBoilerplate(text string) bool {
	return namespaceLine.MatchString(text) || baseLine.MatchString(text) || strings.EqualFold(text, "important") ||
		strings.HasSuffix(text, " national cloud deployments.") ||
		containsAny(strings.ToLower(text), "global service", "us government", "china operated") && len(cloudLine.FindAllString(text, 2)) > 1
}

// baseName returns the last element of a slash path or link target, without extension, query and fragment.
func baseName(path string) string {
	if i := strings.IndexAny(path, "?#"); i >= 0 {
		path = path[:i]
	}
	path = strings.TrimRight(path, "/")
	path = path[strings.LastIndexAny(path, `/\`)+1:]
	for _, ext := range []string{".md", ".markdown", ".html", ".htm", ".txt"} {
		if n := len(path) - len(ext); n > 0 && strings.EqualFold(path[n:], ext) {
			return path[:n]
		}
	}
	return path
}
