package parser

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/graphgen/graphgen/parser/document"
)

// columnKey returns the form in which header texts are compared: lower case, without punctuation and mark-up.
func columnKey(text string) string {
	buffer := make([]byte, 0, 64)
	space := false // before the next character
	for _, r := range text {
		switch r {
		case '*', '_', '`', '?', ':', '.', '(', ')':
			continue
		}
		if unicode.IsSpace(r) {
			space = len(buffer) > 0
			continue
		}
		if space {
			buffer = append(buffer, ' ')
		}
		space = false
		buffer = utf8.AppendRune(buffer, unicode.ToLower(r))
	}
	return string(buffer)
}

// column returns the index of the first column whose header satisfies the predicate, or -1.
func column(t *document.Table, match func(key string) bool) int {
	for i, c := range t.Header {
		if match(columnKey(c.Text.Plain())) {
			return i
		}
	}
	return -1
}

// is returns a predicate that holds for any of the keys.
func is(keys ...string) func(string) bool {
	return func(key string) bool {
		for _, k := range keys {
			if key == k {
				return true
			}
		}
		return false
	}
}

// containing returns a predicate that holds for a key with any of the parts in it.
func containing(parts ...string) func(string) bool {
	return func(key string) bool {
		for _, p := range parts {
			if strings.Contains(key, p) {
				return true
			}
		}
		return false
	}
}

// misspelling returns a predicate that holds for a key that is the word with up to two letters left out, added, or in another order.
func misspelling(word string) func(string) bool {
	letters := func(s string) string {
		b := []byte(s)
		slices.Sort(b)
		return string(b)
	}
	return func(key string) bool {
		return len(key) >= 3 && key[0] == word[0] && max(len(key), len(word))-min(len(key), len(word)) <= 2 &&
			(isWithin(key, word) || isWithin(word, key) || letters(key) == letters(word))
	}
}

// isWithin reports whether the letters of part stand in whole in the same order.
func isWithin(part, whole string) bool {
	for i := 0; i < len(whole) && part != ""; i++ {
		if whole[i] == part[0] {
			part = part[1:]
		}
	}
	return part == ""
}

// cell returns the text of a row at a column, or nothing when the column or the cell is missing.
func cell(r document.Row, col int) document.Inline {
	if col < 0 || col >= len(r.Cells) {
		return nil
	}
	return r.Cells[col].Text
}

// isBlank reports whether all cells of the row are empty.
func isBlank(r document.Row) bool {
	for _, c := range r.Cells {
		if c.Text.Plain() != "" {
			return false
		}
	}
	return true
}

// headerText returns the header's texts for messages: "Property | Type".
func headerText(t *document.Table) string {
	names := make([]string, len(t.Header))
	for i, c := range t.Header {
		names[i] = c.Text.Plain()
	}
	return strings.Join(names, " | ")
}

// memberColumns locates the columns of a table of enum members; ok is false when the table is none.
type memberColumns struct{ name, doc int }

func findMembers(t *document.Table) (memberColumns, bool) {
	c := memberColumns{
		name: column(t, is("member", "member name", "members", "enum member", "enumeration member")),
		doc:  column(t, is("description", "meaning", "remarks")),
	}
	if c.name >= 0 {
		return c, true
	}
	c.name = column(t, func(k string) bool { return k == "value" || k == "values" || strings.HasSuffix(k, " value") })
	return c, c.name == 0 && len(t.Header) <= 3
}

// propertyColumns locates the columns of a table of properties, relationships or parameters.
type propertyColumns struct{ name, typ, doc, required int }

// findProperties recognises a property table by its columns. navigation is true for a table of relationships.
func findProperties(t *document.Table) (c propertyColumns, navigation, ok bool) {
	c = propertyColumns{
		name: column(t, is("property", "property name", "properties", "name", "attribute", "parameter", "parameter name", "field")),
		typ:  column(t, is("type", "data type", "property type", "value type", "types")),
		doc:  column(t, is("description", "descriptions", "details", "remarks", "comment", "comments", "notes")),
		required: column(t, func(k string) bool {
			return strings.HasPrefix(k, "required") || k == "optional" || k == "mandatory"
		}),
	}
	if c.name < 0 {
		c.name = column(t, is("relationship", "relationship name", "relationships", "navigation property", "navigation"))
		navigation = c.name >= 0
	}
	return c, navigation, c.name >= 0 && c.typ >= 0 && c.name != c.typ
}

// guessProperties recognises a property table under a wrong header, as copying from the methods table and slips of the pen make them,
// by what it holds: a column of types, and nothing but plain property names in the first one.
func guessProperties(t *document.Table) (propertyColumns, bool) {
	c := propertyColumns{name: 0, typ: column(t, containing("type")), doc: column(t, containing("description")), required: -1}
	if c.typ < 0 {
		c.typ = column(t, misspelling("type"))
	}
	if c.doc < 0 {
		c.doc = column(t, misspelling("description"))
	}
	if c.typ == 0 && !slices.ContainsFunc(t.Rows, func(r document.Row) bool { return len(r.Cells) != len(t.Header)+1 }) {
		c.typ++ // the header lacks its first cell, or the bar behind it
		if c.doc >= 0 {
			c.doc++
		}
	}
	if c.typ < 1 || len(t.Rows) == 0 {
		return c, false
	}
	for _, r := range t.Rows {
		name := cell(r, 0)
		if len(name.Links()) > 0 || !propertyNamePattern.MatchString(propertyName(name)) {
			return c, false
		}
	}
	return c, true
}
