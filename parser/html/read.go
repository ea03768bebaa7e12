// Package html reads saved web pages: the reference on learn.microsoft.com and the permission site in its two layouts.
//
// x/net/html's tokenizer does the tokens; the tree is our own, since the library's has no positions and follows the rules of
// browsers, by which a list left open in a cell moves out of its table.
package html

import (
	"strings"

	"github.com/graphgen/graphgen/internal/diag"
	"github.com/graphgen/graphgen/internal/source"
	"github.com/graphgen/graphgen/ir"
	"github.com/graphgen/graphgen/parser/document"
)

// Read parses one page: its main content, without navigation and the like. Meta holds the <meta> elements by name, the
// title, and the canonical address as "canonical". A file that cannot be read gives an empty document and a finding.
func Read(f *source.File, d *diag.List) *document.Document {
	doc := &document.Document{File: f.Name, Format: document.HTML, Meta: map[string]string{}}
	if !document.Check(f, d) {
		return doc
	}
	root := parse(f.Text)
	readMeta(root, doc.Meta)
	c := &converter{at: f.At}
	doc.Blocks = c.blocks(mainContent(root))
	return doc
}

// Blocks reads a piece of HTML that stands in a document of another format. at gives the positions of offsets in the text.
func Blocks(text []byte, at func(offset int) ir.Source) []document.Block {
	c := &converter{at: at}
	return c.blocks(parse(text))
}

func readMeta(n *node, meta map[string]string) {
	switch n.name {
	case "title":
		if _, ok := meta["title"]; !ok {
			meta["title"] = document.PlainText(document.Clean(n.plain())).Plain()
		}
	case "meta":
		key := n.attr("name")
		if key == "" {
			key = n.attr("property")
		}
		if key != "" {
			meta[strings.ToLower(key)] = strings.TrimSpace(document.Clean(n.attr("content")))
		}
	case "link":
		if strings.EqualFold(n.attr("rel"), "canonical") {
			meta["canonical"] = n.attr("href")
		}
	case "main", "article", "svg":
		return
	}
	for _, c := range n.children {
		readMeta(c, meta)
	}
}

// mainContent returns the element that holds the page's own text: the first of the usual ones that has the page's title in
// it, or else text at all.
func mainContent(root *node) *node {
	candidates := []func(*node) bool{
		func(n *node) bool { return n.name == "article" },
		func(n *node) bool { return n.attr("id") == "main" },
		func(n *node) bool { return n.name == "main" || n.attr("role") == "main" },
		func(n *node) bool { return n.name == "body" },
	}
	titled := func(n *node) bool { return n.find(func(e *node) bool { return e.name == "h1" }) != nil }
	for _, is := range candidates {
		if n := root.find(func(e *node) bool { return is(e) && titled(e) }); n != nil {
			if inner := n.find(func(e *node) bool { return e.name == "div" && e.hasClass("content") && titled(e) }); inner != nil && n.name != "article" {
				return inner // without the site's own parts around it
			}
			return n
		}
	}
	for _, is := range candidates {
		if n := root.find(func(e *node) bool { return is(e) && strings.TrimSpace(e.plain()) != "" }); n != nil {
			return n
		}
	}
	return root
}

// skipped reports whether an element holds no text of the page: scripts, navigation, controls, and what is hidden, but for
// the panels of tabs, of which only one shows at a time.
func skipped(n *node) bool {
	if skippedNames[n.name] {
		return true
	}
	switch n.attr("role") {
	case "navigation", "complementary", "contentinfo", "search", "tablist":
		return true
	}
	switch n.name {
	case "header":
		return n.find(func(e *node) bool { return e.name == "h1" }) == nil
	case "a":
		return n.hasClass("anchor", "anchor-link", "anchorjs-link", "header-anchor")
	}
	return n.has("hidden") && n.attr("role") != "tabpanel" || n.hasClass("toc", "breadcrumb", "sidenav", "codeHeader", "code-header", "page-metadata",
		"feedback-section", "sr-only", "visually-hidden", "is-visually-hidden")
}

var skippedNames = set(`script style nav footer aside form button input select textarea template noscript svg math iframe object
	head title canvas audio video dialog`)
