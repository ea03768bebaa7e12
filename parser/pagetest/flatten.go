// Package pagetest makes pages for tests: permission pages in the layouts of their site, and the plain text that a reader mode makes of a
// saved page.
package pagetest

import (
	"strconv"
	"strings"
	"testing"

	"golang.org/x/net/html"
)

// Flatten makes of a saved page the plain text that a reader mode makes of it: a line for each row of a table and for each item of
// a list, and a blank line around headings and paragraphs. Items that stand in no list indent all that follows, and the first text
// after the last of them gets a bullet, too.
func Flatten(t testing.TB, page string) string {
	t.Helper()
	root, err := html.Parse(strings.NewReader(strings.TrimPrefix(page, "\ufeff")))
	if err != nil {
		t.Fatal(err)
	}
	f := &flattener{}
	f.node(root)
	return strings.TrimSpace(f.out.String()) + "\n"
}

type flattener struct {
	out     strings.Builder
	started bool
	breaks  int  // line breaks due before the next text
	space   bool // white space is due before the next text
	depth   int  // of lists
	bullet  string
	numbers []int // of the items of the open lists, negative for bullets
}

func (f *flattener) node(n *html.Node) {
	if n.Type == html.TextNode {
		f.text(n.Data)
		return
	}
	if n.Type != html.ElementNode && n.Type != html.DocumentNode {
		return
	}
	switch n.Data {
	case "head", "script", "style", "header", "noscript", "button", "input":
		return
	}
	if hides(n) {
		return
	}
	switch n.Data {
	case "br":
		f.breaks = min(f.breaks+1, 2)
		return
	case "td", "th":
		f.space = true
	case "pre":
		f.preformatted(n)
		return
	case "p", "h1", "h2", "h3", "h4", "h5", "h6", "table", "blockquote":
		f.blockBreak(2)
		defer f.blockBreak(2)
	case "tr", "div", "section", "article", "footer", "main":
		f.blockBreak(1)
		defer f.blockBreak(1)
	case "ul", "ol":
		f.blockBreak(1)
		f.depth++
		first := -1
		if n.Data == "ol" {
			first = 0
		}
		f.numbers = append(f.numbers, first)
		defer func() {
			f.blockBreak(1)
			f.depth, f.bullet, f.numbers = f.depth-1, "", f.numbers[:len(f.numbers)-1]
		}()
	case "li":
		f.blockBreak(1)
		f.depth = max(f.depth, 1)
		f.bullet = "  • "
		if last := len(f.numbers) - 1; last >= 0 && f.numbers[last] >= 0 {
			f.numbers[last]++
			f.bullet = "  " + strconv.Itoa(f.numbers[last]) + ". "
		}
		defer func() {
			f.blockBreak(1)
			f.bullet = "  • "
		}()
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		f.node(c)
	}
}

// hides reports whether a reader mode leaves an element out: what is hidden, but for the panels of tabs, and the bars above code.
func hides(n *html.Node) bool {
	hidden, panel, class := false, false, ""
	for _, a := range n.Attr {
		switch a.Key {
		case "hidden":
			hidden = true
		case "role":
			panel = a.Val == "tabpanel"
		case "class":
			class = a.Val
		}
	}
	return hidden && !panel || strings.Contains(class, "codeHeader") || strings.Contains(class, "code-header")
}

// preformatted keeps the lines of code as they are.
func (f *flattener) preformatted(n *html.Node) {
	var code strings.Builder
	for d := range n.Descendants() {
		if d.Type == html.TextNode {
			code.WriteString(d.Data)
		}
	}
	f.out.WriteString("\n\n" + strings.Trim(code.String(), "\n"))
	f.breaks, f.started = 2, true
}

func (f *flattener) blockBreak(n int) { f.breaks = max(f.breaks, n) }

func (f *flattener) text(s string) {
	words := strings.FieldsFunc(s, func(r rune) bool { return strings.ContainsRune(" \t\r\n\f", r) })
	if len(words) == 0 {
		f.space = f.space || s != ""
		return
	}
	switch {
	case f.breaks > 0 || !f.started:
		if f.started {
			f.out.WriteString(strings.Repeat("\n", f.breaks))
		}
		if f.bullet != "" {
			f.out.WriteString(strings.Repeat("    ", f.depth-1) + f.bullet)
		} else {
			f.out.WriteString(strings.Repeat("    ", f.depth))
		}
		f.breaks, f.bullet = 0, ""
	case f.space || strings.HasPrefix(s, " ") || strings.HasPrefix(s, "\n"):
		f.out.WriteByte(' ')
	}
	f.started = true
	f.out.WriteString(strings.Join(words, " "))
	f.space = strings.TrimRight(s, " \t\r\n") != s
}
