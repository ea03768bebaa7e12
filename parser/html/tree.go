package html

import (
	"bytes"
	"slices"
	"strings"

	"golang.org/x/net/html"
)

// node is an element, a text or a comment. A text has neither name nor children.
type node struct {
	name     string // of an element, in lower case; "#comment" of a comment
	attrs    []html.Attribute
	text     string // of a text or comment, references resolved
	raw      string // of a text, as it stands in the file
	offset   int    // of the first byte: of the tag, of the text, of the comment's content
	inner    int    // offset after the start tag
	children []*node
}

const commentName = "#comment"

func (n *node) isText() bool { return n.name == "" }

// attr returns an attribute's value, "" for none.
func (n *node) attr(key string) string {
	for _, a := range n.attrs {
		if a.Key == key {
			return a.Val
		}
	}
	return ""
}

func (n *node) has(key string) bool {
	return slices.ContainsFunc(n.attrs, func(a html.Attribute) bool { return a.Key == key })
}

// hasClass reports whether the element has one of the classes, whatever their case.
func (n *node) hasClass(classes ...string) bool {
	for c := range strings.FieldsSeq(n.attr("class")) {
		if slices.ContainsFunc(classes, func(s string) bool { return strings.EqualFold(s, c) }) {
			return true
		}
	}
	return false
}

// find returns the first element at or under n, in document order, that pred holds for.
func (n *node) find(pred func(*node) bool) *node {
	if !n.isText() && pred(n) {
		return n
	}
	for _, c := range n.children {
		if f := c.find(pred); f != nil {
			return f
		}
	}
	return nil
}

// plain returns the text under n.
func (n *node) plain() string {
	var b strings.Builder
	n.walkText(func(t *node) { b.WriteString(t.text) })
	return b.String()
}

func (n *node) walkText(f func(*node)) {
	if n.isText() {
		f(n)
	}
	for _, c := range n.children {
		c.walkText(f)
	}
}

// maxDepth bounds how deep elements nest; deeper ones become siblings, so that recursion over the tree is safe.
const maxDepth = 256

// builder makes a tree from tokens. It closes what pages leave open by the rules that readers expect: the end of a cell, a
// row or a table ends everything within it, and an end tag within a cell ends nothing outside.
type builder struct {
	root    *node
	open    []*node // the open elements, root first
	seen    map[string]bool
	section int // level of the last heading outside of lists
}

// parse makes the tree of a page.
func parse(text []byte) *node {
	b := &builder{root: &node{name: "#root"}, seen: map[string]bool{}}
	b.open = []*node{b.root}
	z := html.NewTokenizer(bytes.NewReader(text))
	for offset := 0; ; {
		kind := z.Next()
		raw := z.Raw()
		start := offset
		offset += len(raw)
		switch kind {
		case html.ErrorToken:
			return b.root
		case html.TextToken:
			n := &node{raw: string(raw), offset: start} // before Text, which rewrites line ends in place
			n.text = string(z.Text())
			b.append(n)
		case html.CommentToken:
			if bytes.HasPrefix(raw, []byte("<!--")) {
				b.append(&node{name: commentName, text: commentText(raw), offset: start + len("<!--")})
			}
		case html.StartTagToken, html.SelfClosingTagToken:
			name, more := z.TagName()
			n := &node{name: string(name), offset: start, inner: offset}
			for more {
				var key, val []byte
				key, val, more = z.TagAttr()
				n.attrs = append(n.attrs, html.Attribute{Key: string(key), Val: string(val)})
			}
			b.start(n)
		case html.EndTagToken:
			name, _ := z.TagName()
			b.end(string(name), start)
		case html.DoctypeToken:
		}
	}
}

// commentText returns what stands in a comment, exactly.
func commentText(raw []byte) string {
	s := strings.TrimPrefix(string(raw), "<!--")
	return strings.TrimSuffix(s, "-->")
}

func (b *builder) top() *node { return b.open[len(b.open)-1] }

func (b *builder) append(n *node) { b.top().children = append(b.top().children, n) }

func (b *builder) start(n *node) {
	switch n.name {
	case "html", "body":
		if b.seen[n.name] {
			return
		}
		b.seen[n.name] = true
	case "td", "th":
		b.closeTo("tr", "thead", "tbody", "tfoot", "table")
	case "tr":
		b.closeTo("thead", "tbody", "tfoot", "table")
	case "thead", "tbody", "tfoot", "caption", "colgroup":
		b.closeTo("table")
	case "li":
		b.closeIn("li", "ul", "ol", "menu")
	case "dt", "dd":
		b.closeIn("dt", "dl")
		b.closeIn("dd", "dl")
	case "h1", "h2", "h3", "h4", "h5", "h6":
		b.closeIn("p")
		b.closeHeading()
		b.leaveLists(int(n.name[1] - '0'))
	default:
		if blockNames[n.name] {
			b.closeIn("p")
		}
	}
	b.append(n)
	if !voidNames[n.name] && len(b.open) < maxDepth {
		b.open = append(b.open, n)
	}
}

func (b *builder) end(name string, offset int) {
	if name == "br" {
		b.append(&node{name: "br", offset: offset})
		return
	}
	if blockNames[name] && name != "p" {
		b.closeIn("p")
	}
	b.closeIn(name)
}

var (
	cellBounds = []string{"td", "th", "caption", "table"}
	tableParts = []string{"td", "th", "tr", "thead", "tbody", "tfoot", "caption"}
)

// closeIn closes the innermost open element of that name and all within it, unless one of the bounds comes first. A table
// bounds its parts, and a cell everything but them.
func (b *builder) closeIn(name string, bounds ...string) {
	switch {
	case name == "table":
	case slices.Contains(tableParts, name):
		bounds = append(bounds, "table")
	default:
		bounds = append(bounds, cellBounds...)
	}
	for i := len(b.open) - 1; i > 0; i-- {
		n := b.open[i].name
		if n == name {
			b.open = b.open[:i]
			return
		}
		if slices.Contains(bounds, n) {
			return
		}
	}
}

// closeTo closes what is open within the innermost element of one of the names, if it is within the current table.
func (b *builder) closeTo(names ...string) {
	for i := len(b.open) - 1; i > 0; i-- {
		if slices.Contains(names, b.open[i].name) {
			b.open = b.open[:i+1]
			return
		}
		if b.open[i].name == "table" {
			return
		}
	}
}

func (b *builder) closeHeading() {
	if n := b.top().name; isHeading(n) {
		b.open = b.open[:len(b.open)-1]
	}
}

// leaveLists closes lists that were left open before a heading: a heading of the level of the section around a list, or of
// a higher one, is in no list.
func (b *builder) leaveLists(level int) {
	list := -1
	for i := len(b.open) - 1; i > 0; i-- {
		n := b.open[i].name
		if slices.Contains(cellBounds, n) {
			return
		}
		if n == "ul" || n == "ol" {
			list = i
		}
	}
	if list < 0 {
		b.section = level
	} else if level <= b.section {
		b.open = b.open[:list]
		b.section = level
	}
}

func isHeading(name string) bool {
	return len(name) == 2 && name[0] == 'h' && name[1] >= '1' && name[1] <= '6'
}

func set(names string) map[string]bool {
	m := map[string]bool{}
	for n := range strings.FieldsSeq(names) {
		m[n] = true
	}
	return m
}

var (
	voidNames  = set("area base br col embed hr img input link meta param source track wbr")
	blockNames = set(`address article aside blockquote body center details dialog dir div dl dd dt fieldset figcaption figure
		footer form h1 h2 h3 h4 h5 h6 header hgroup hr html li main menu nav ol p pre section summary table ul
		td th tr thead tbody tfoot caption`)
)
