package text

import (
	"strings"

	"github.com/graphgen/graphgen/ir"
)

// How a row of a property table is told from a line of prose that continues the row before it:
//
//   - a row starts with a name: a bare identifier, mostly in lower camel case; prose starts with a capital, or has
//     punctuation in its first word;
//   - then comes a type: a primitive, a collection, or a name of which one can see that it is none of the language's words,
//     since a capital stands within it;
//   - then comes a sentence, which starts with a capital, a digit or a sign; in prose, small words follow small words;
//   - names are sorted in nearly all tables, so a name that continues the order needs less evidence than one that breaks it.

// rowParts are the cells of a row as byte offsets in the line's text.
type rowParts struct {
	name            string
	nameEnd         int
	typeAt, typeEnd int
	descAt          int
}

// evidence says how sure it is that a line is a row.
type evidence int

const (
	none   evidence = iota
	weak            // if the order of names agrees
	strong          // whatever the order
)

// parseRow takes a line apart as "name type description" and judges it.
func parseRow(s string) (rowParts, evidence) {
	words := tokens(s, 8)
	if len(words) < 2 || !isIdentifier(words[0].text) {
		return rowParts{}, none
	}
	p := rowParts{name: words[0].text, nameEnd: words[0].at + len(words[0].text)}
	words = words[1:]
	if w := words[0].text; len(words) > 1 && len(w) > 2 && w[0] == '(' && w[len(w)-1] == ')' { // name (deprecated)
		p.nameEnd = words[0].at + len(w)
		words = words[1:]
	}
	n, kind := parseType(words)
	if n == 0 {
		return rowParts{}, none
	}
	p.typeAt = words[0].at
	last := words[n-1]
	p.typeEnd = last.at + len(last.text)
	p.descAt = len(s)
	if n < len(words) {
		p.descAt = words[n].at
	}
	return p, judge(p.name, kind, s[p.descAt:])
}

// primitives holds the names of primitive types in lower case: the pages write them in every case.
var primitives = func() map[string]bool {
	m := map[string]bool{}
	for _, p := range ir.Primitives() {
		m[strings.ToLower(p)] = true
	}
	return m
}()

// typeKind says what speaks for a word being a type.
type typeKind int

const (
	wordType   typeKind = iota // any identifier
	camelType                  // a capital within it, or a dot
	knownType                  // a primitive
	collection                 // a collection of anything
)

// parseType returns how many of the words are a type, zero for none.
func parseType(words []token) (int, typeKind) {
	w := words[0].text
	lower := strings.ToLower(w)
	switch {
	case strings.HasPrefix(lower, "collection(") && strings.HasSuffix(w, ")"):
		return 1, collection
	case lower == "collection" && len(words) > 2 && words[1].text == "of" && isTypeName(words[2].text):
		return 3, collection
	case strings.HasPrefix(w, "[") && len(words) > 1 && strings.HasSuffix(w, "]") && strings.EqualFold(words[1].text, "collection"):
		return 2, collection
	}
	name := strings.Trim(w, "[]")
	if !isTypeName(name) {
		return 0, wordType
	}
	if len(words) > 1 {
		next := strings.TrimRight(words[1].text, ".,")
		if strings.EqualFold(next, "collection") {
			return 2, collection
		}
	}
	n, kind := 1, wordType
	switch {
	case primitives[lower], strings.HasPrefix(lower, "edm."):
		kind = knownType
	case hasInnerCapital(name) || strings.Contains(name, "."):
		kind = camelType
	}
	if len(words) > 2 && kind == camelType && words[1].text == "or" && hasInnerCapital(words[2].text) && isTypeName(words[2].text) {
		n = 3 // oneType or anotherType
	}
	if kind != wordType && n == 1 && len(words) > 1 { // String (identifier)
		if v := words[1].text; len(v) > 2 && v[0] == '(' && v[len(v)-1] == ')' && isIdentifier(v[1:len(v)-1]) && !startsSentence(v[1:]) {
			n = 2
		}
	}
	return n, kind
}

func judge(name string, kind typeKind, desc string) evidence {
	lowerName := name[0] >= 'a' && name[0] <= 'z' || name[0] == '@' || name[0] == '_'
	starts := startsSentence(desc)
	switch kind {
	case knownType, collection, camelType:
		switch {
		case lowerName && (starts || hasInnerCapital(name)), starts && hasInnerCapital(name) && kind != camelType:
			return strong
		case lowerName || starts:
			return weak
		}
	case wordType:
		switch {
		case lowerName && starts && hasInnerCapital(name):
			return strong
		case lowerName && starts:
			return weak
		}
	}
	return none
}

// startsSentence reports whether text starts as sentences do, or is empty.
func startsSentence(s string) bool {
	return s == "" || s[0] < 'a' || s[0] > 'z'
}

// isIdentifier reports whether a word can be the name of a property: letters, digits and what service names have between
// them, no punctuation of sentences.
func isIdentifier(s string) bool {
	if s == "" || len(s) > 128 {
		return false
	}
	for i := range len(s) {
		c := s[i]
		switch {
		case c|0x20 >= 'a' && c|0x20 <= 'z', c == '_':
		case c == '@' || c == '#':
			if i > 0 && c == '#' {
				return false
			}
		case c >= '0' && c <= '9':
			if i == 0 {
				return false
			}
		case c == '.' || c == '-':
			if i == 0 || i == len(s)-1 {
				return false
			}
		default:
			return false
		}
	}
	return true
}

// isTypeName reports whether a word can be a type's name.
func isTypeName(s string) bool {
	return isIdentifier(s) && !strings.ContainsAny(s, "-@#")
}

// hasInnerCapital reports whether a capital follows a small letter or a digit: as in camel case, and in no plain word.
func hasInnerCapital(s string) bool {
	for i := 1; i < len(s); i++ {
		if s[i] >= 'A' && s[i] <= 'Z' && (s[i-1] < 'A' || s[i-1] > 'Z') {
			return true
		}
	}
	return false
}
