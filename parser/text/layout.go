package text

import (
	"strings"

	"github.com/graphgen/graphgen/parser/document"
)

// layout is a kind of table, known by the line that its header was flattened to.
type layout struct {
	columns []string
	split   func(l line, known style) ([]span, evidence) // the cells of a row, and how sure it is one
}

// span is a cell as byte offsets in a line's text.
type span struct{ start, end int }

// layouts are the tables of the reference's pages and of the permission pages. The first columns of property-like tables
// are named after what they list.
var layouts = func() []layout {
	var out []layout
	for _, first := range []string{"Property", "Name", "Parameter", "Relationship", "Header", "Attribute", "Field", "Navigation property"} {
		for _, second := range []string{"Type", "Data type", "Return type"} {
			out = append(out, layout{[]string{first, second, "Description"}, splitProperty})
		}
	}
	for _, first := range []string{"Name", "Header", "Member", "Value", "Parameter", "Property"} {
		for _, second := range []string{"Description", "Value"} {
			if first != second {
				out = append(out, layout{[]string{first, second}, splitPair})
			}
		}
	}
	return append(out,
		layout{[]string{"Ver", "Type", "Method"}, splitMethod},
		layout{[]string{"Method", "Return type", "Description"}, splitTask},
		layout{[]string{"Category", "Application", "Delegated"}, splitScope},
		layout{[]string{"Permission type", "Least privileged permissions", "Higher privileged permissions"}, splitPermissions},
		layout{[]string{"Permission type", "Permissions (from least to most privileged)"}, splitPermissions},
		layout{[]string{"Permission type", "Permissions (from most to least privileged)"}, splitPermissions},
		layout{[]string{"Scenario", "HTTP status code", "Error code", "Error message"}, splitError},
		layout{[]string{"HTTP status code", "Error code", "Error message"}, splitError},
	)
}()

var layoutByLine = func() map[string]*layout {
	m := map[string]*layout{}
	for i := range layouts {
		m[strings.ToLower(strings.Join(layouts[i].columns, " "))] = &layouts[i]
	}
	return m
}()

// layoutOf returns the layout whose header a line is, or nil.
func layoutOf(l line) *layout {
	if len(l.text) > 120 {
		return nil
	}
	words := tokens(l.text, 32)
	line := make([]string, len(words))
	for i, w := range words {
		line[i] = strings.ToLower(w.text)
	}
	return layoutByLine[strings.Join(line, " ")]
}

// scopes reports whether the table lists the two forms of a permission. No blank line stands in it.
func (lay *layout) scopes() bool { return lay.columns[0] == "Category" }

// header returns the cells of a layout's header line.
func (r *reader) header(lay *layout, l line) []document.Cell {
	cells := make([]document.Cell, 0, len(lay.columns))
	at := 0
	for _, c := range lay.columns {
		words := tokens(l.text[at:], strings.Count(c, " ")+1)
		first, last := words[0], words[len(words)-1]
		cells = append(cells, document.Cell{Text: document.PlainText(c), At: r.file.At(l.offset + at + first.at)})
		at += last.at + len(last.text)
	}
	return cells
}

func splitProperty(l line, known style) ([]span, evidence) {
	p, e := parseRow(l.text, known)
	if e == none {
		return nil, none
	}
	return p.cells(len(l.text)), e
}

func (p rowParts) cells(end int) []span {
	return []span{{0, p.nameEnd}, {p.typeAt, p.typeEnd}, {p.descAt, end}}
}

// splitPair takes "name text" apart. Members of enums stand in no order.
func splitPair(l line, _ style) ([]span, evidence) {
	w := tokens(l.text, 2)
	if len(w) == 0 || !isIdentifier(w[0].text) {
		return nil, none
	}
	at := len(l.text)
	if len(w) > 1 {
		at = w[1].at
	}
	e := weak
	if name := w[0].text; (isSmall(name) || hasInnerCapital(name)) && !grammar[strings.ToLower(name)] && startsSentence(l.text[at:]) {
		e = strong
	}
	return []span{{0, w[0].end()}, {at, len(l.text)}}, e
}

// splitMethod takes "V1 A,D GET /me" apart. What stands for the method is for others to judge.
func splitMethod(l line, _ style) ([]span, evidence) {
	w := tokens(l.text, 3)
	if len(w) < 3 || len(w[0].text) > 8 || strings.Trim(w[1].text, "AD,") != "" {
		return nil, none
	}
	return []span{{0, len(w[0].text)}, {w[1].at, w[1].at + len(w[1].text)}, {w[2].at, len(l.text)}}, strong
}

// splitTask takes "List events event collection Get the events." apart: at the first type that a sentence follows.
func splitTask(l line, known style) ([]span, evidence) {
	w := tokens(l.text, 16)
	for i := 1; i < len(w); i++ {
		n, _ := parseType(w[i:], known.types)
		if n > 0 && i+n < len(w) && isCapital(w[i+n].text[0]) && (isSmall(w[i].text) || n > 1 || w[i].text == "None") {
			return []span{{0, w[i-1].end()}, {w[i].at, w[i+n-1].end()}, {w[i+n].at, len(l.text)}}, strong
		}
	}
	return nil, none
}

// splitPermissions takes "Delegated (work or school account) A.Read Not available." apart: a list of permissions ends where
// the next word is not parted from it by a comma.
func splitPermissions(l line, _ style) ([]span, evidence) {
	s := l.text
	lower := strings.ToLower(s)
	end := 0
	switch {
	case strings.HasPrefix(lower, "delegated ("):
		end = strings.IndexByte(s, ')') + 1
	case strings.HasPrefix(lower, "application"):
		end = len("application")
	}
	if end == 0 || end < len(s) && s[end] != ' ' {
		return nil, none
	}
	cells := []span{{0, end}}
	for at := end; at < len(s); {
		start := at
		for start < len(s) && s[start] == ' ' {
			start++
		}
		at = permissionsEnd(s, start)
		cells = append(cells, span{start, at})
	}
	return cells, strong
}

// joinsPermissions holds what stands between permissions besides commas.
var joinsPermissions = lowerSet("and", "or", "plus", "+")

func permissionsEnd(s string, start int) int {
	if strings.HasPrefix(s[start:], "Not ") {
		if i := strings.IndexByte(s[start:], '.'); i >= 0 {
			return start + i + 1
		}
		return len(s)
	}
	for at := start; at < len(s); {
		end := strings.IndexByte(s[at:], ' ')
		if end < 0 {
			return len(s)
		}
		end += at
		next := strings.TrimLeft(s[end:], " ")
		word, _, _ := strings.Cut(next, " ")
		last := s[strings.LastIndexByte(s[:end], ' ')+1 : end]
		if s[end-1] != ',' && !joinsPermissions[word] && !joinsPermissions[last] {
			return end
		}
		at = len(s) - len(next)
	}
	return len(s)
}

// splitError takes "scenario 400 Code message" apart: at the status code.
func splitError(l line, _ style) ([]span, evidence) {
	w := tokens(l.text, 64)
	for i, t := range w {
		if len(t.text) != 3 || strings.Trim(t.text, "0123456789") != "" || i+1 == len(w) {
			continue
		}
		cells := []span{{t.at, t.at + 3}, {w[i+1].at, w[i+1].at + len(w[i+1].text)}, {len(l.text), len(l.text)}}
		if i+2 < len(w) {
			cells[2].start = w[i+2].at
		}
		if i > 0 {
			cells = append([]span{{0, w[i-1].at + len(w[i-1].text)}}, cells...)
		}
		return cells, strong
	}
	return nil, none
}
