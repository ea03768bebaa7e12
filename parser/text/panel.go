package text

import (
	"strings"

	"github.com/graphgen/graphgen/parser/document"
)

// The later layout of the permission pages has tabs: for the versions of the methods, and one for each resource. Their labels stand in
// a list above the panels. As in the page itself, each panel becomes a section under its label.

// reference starts the first line of a resource's panel.
const reference = "graph reference: "

// panel reads a line that only panels have, and reports whether the current line is one.
func (r *reader) panel(l line) bool {
	switch {
	case r.isResourcePanel(l):
		name := strings.TrimSpace(l.text[len(reference):])
		r.out = append(r.out, &document.Heading{Level: 3, Text: document.PlainText(name), At: r.file.At(l.offset + len(l.text) - len(name))})
		r.next++
		return true
	case r.isMethodsPanel(l):
		if len(r.tabs) > 0 {
			r.out = append(r.out, &document.Heading{Level: 3, Text: document.PlainText(r.tabs[0]), At: r.file.At(l.offset)})
			r.tabs = r.tabs[1:]
		}
		r.column()
		return true
	default:
		return false
	}
}

// isResourcePanel reports whether the current line names the resource of a panel.
func (r *reader) isResourcePanel(l line) bool {
	name, ok := cutPrefixFold(l.text, reference)
	return ok && r.inResources() && r.blankAt(r.next-1) && r.blankAt(r.next+1) && isIdentifier(strings.TrimSpace(name))
}

// isMethodsPanel reports whether the current line is the header of a table of methods or commands, which has one column.
func (r *reader) isMethodsPanel(l line) bool {
	return r.permissionPage && r.section == methodsSection && (strings.EqualFold(l.text, "methods") || strings.EqualFold(l.text, "commands")) &&
		!r.blankAt(r.next+1)
}

func cutPrefixFold(s, prefix string) (string, bool) {
	if len(s) < len(prefix) || !strings.EqualFold(s[:len(prefix)], prefix) {
		return s, false
	}
	return s[len(prefix):], true
}

// column reads a table of one column.
func (r *reader) column() {
	cell := func(l line) document.Cell {
		return document.Cell{Text: document.PlainText(l.text), At: r.file.At(l.offset)}
	}
	head := cell(r.lines[r.next])
	t := &document.Table{Header: []document.Cell{head}, At: head.At}
	for r.next++; !r.blankAt(r.next); r.next++ {
		c := cell(r.lines[r.next])
		if n := len(t.Rows); n > 0 && namesSeveral(c.Text.Plain()) { // what the row before needs besides
			t.Rows[n-1].Cells[0].Text = document.PlainText(t.Rows[n-1].Cells[0].Text.Plain() + "\n" + c.Text.Plain())
			continue
		}
		t.Rows = append(t.Rows, document.Row{Cells: []document.Cell{c}, At: c.At})
	}
	r.out = append(r.out, t)
}

// namesSeveral reports whether a line is names of permissions with "and" between them.
func namesSeveral(s string) bool {
	for i, w := range tokens(s, 16) {
		if i%2 == 1 && w.text != "and" || i%2 == 0 && (!isIdentifier(w.text) || !strings.Contains(w.text, ".")) {
			return false
		}
	}
	return strings.Contains(s, " and ")
}

// splitScope takes a row of the table "Category Application Delegated" apart. Both cells may be of many words: the second starts where
// the first word comes again, or at a word for yes, no or nothing, or else at the capital that is nearest to the middle.
func splitScope(l line, _ style) ([]span, evidence) {
	w := tokens(l.text, 256)
	if len(w) < 2 || !isIdentifier(w[0].text) {
		return nil, none
	}
	words := w[1:]
	second, nearest := 0, len(l.text)
	for i := 1; i < len(words); i++ {
		if words[i].text == words[0].text || isScopeMark(words[i].text) || isScopeMark(words[0].text) {
			second = i
			break
		}
		middle := (words[0].at + len(l.text)) / 2
		if off := max(words[i].at-middle, middle-words[i].at); isCapital(words[i].text[0]) && off < nearest {
			second, nearest = i, off
		}
	}
	if second == 0 {
		return []span{{0, w[0].end()}, {words[0].at, len(l.text)}, {len(l.text), len(l.text)}}, strong
	}
	return []span{{0, w[0].end()}, {words[0].at, words[second-1].end()}, {words[second].at, len(l.text)}}, strong
}

// isScopeMark reports whether a word is all that such a cell holds.
func isScopeMark(s string) bool {
	return s == "-" || s == "Yes" || s == "No" || isGUID(s)
}
