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
//   - then comes a sentence, which starts with a capital, a digit or a sign; in prose, small words follow small words. After a
//     primitive or a collection it may start as it likes: no prose starts with a small word that is none of grammar and such a type;
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

// style is what is known of a page, or of a table, before a line is judged.
type style struct {
	types    map[string]bool // types that the page describes, or that sure rows have, in lower case
	capitals bool            // the names of the table start with a capital, so that this does not speak against one
}

// parseRow takes a line apart as "name type description" and judges it.
func parseRow(s string, known style) (rowParts, evidence) {
	words := tokens(s, 8)
	if len(words) < 2 || !isIdentifier(strings.TrimRight(words[0].text, "*")) {
		return rowParts{}, none
	}
	p := rowParts{name: words[0].text, nameEnd: words[0].at + len(words[0].text)}
	words = words[1:]
	if w := words[0].text; len(words) > 1 && len(w) > 2 && w[0] == '(' && w[len(w)-1] == ')' { // name (deprecated)
		p.nameEnd = words[0].at + len(w)
		words = words[1:]
	}
	n, kind := parseType(words, known.types)
	p.cut(s, words, n)
	if n == 0 || !isSmall(p.name) && grammar[strings.ToLower(p.name)] && (!known.capitals || kind < knownType || !startsSentence(s[p.descAt:])) {
		return p, none
	}
	prose := primitives[strings.ToLower(p.name)] && strings.HasPrefix(s[p.typeAt:], "collection of ") // "string collection of all parts"
	small := (isSmall(p.name) || known.capitals) && !prose
	e := judge(p.name, small, kind, s[p.descAt:])
	if e == none && small && !grammar[strings.ToLower(p.name)] && words[0].text[0] < 'a' && grammar[strings.ToLower(words[0].text)] {
		p.cut(s, words, 0)
		return p, weak // the type was left out
	}
	return p, e
}

// cut sets the bounds of the type, which is the first n of the words that follow the name, and of the description.
func (p *rowParts) cut(s string, words []token, n int) {
	p.descAt = len(s)
	if n < len(words) {
		p.descAt = words[n].at
	}
	p.typeAt, p.typeEnd = p.descAt, p.descAt
	if n > 0 {
		last := words[n-1]
		p.typeAt, p.typeEnd = words[0].at, last.at+len(last.text)
	}
}

// parseFirst takes apart the line right under a table's header, which is a row whatever it looks like. A type that is none of
// those that parseType knows is one word, or what stands between two marks of strong text.
func parseFirst(s string, known style) (rowParts, bool) {
	p, _ := parseRow(s, known)
	if p.typeEnd > p.typeAt || p.nameEnd > 0 && p.descAt == p.nameEnd {
		return p, true
	}
	words := tokens(s, 64)
	if len(words) == 0 || !isIdentifier(words[0].text) {
		return p, false
	}
	p.name, p.nameEnd = words[0].text, len(words[0].text)
	words = words[1:]
	n := min(1, len(words))
	if n > 0 && strings.HasPrefix(words[0].text, "**") {
		for i, w := range words {
			if strings.HasSuffix(w.text, "**") && (i > 0 || len(w.text) > 2) {
				n = i + 1
				if n < len(words) && strings.EqualFold(words[n].text, "collection") {
					n++
				}
				break
			}
		}
	}
	p.cut(s, words, n)
	return p, true
}

// grammar holds the words of English that sentences start with, and few properties are called.
var grammar = lowerSet("a", "an", "the", "this", "that", "these", "those", "and", "or", "not", "no", "if", "is", "are", "be", "to", "of", "for", "in", "on", "at",
	"by", "as", "it", "its", "with", "from", "when", "where", "which", "who", "whether", "you", "your", "can", "must", "may", "will", "only", "otherwise", "true",
	"false", "null", "indicates", "represents", "specifies", "contains", "see", "use", "also", "then", "but", "each", "any", "all", "one", "two", "read-only")

// isSmall reports whether a name starts as most names of properties do.
func isSmall(name string) bool {
	return name[0] >= 'a' && name[0] <= 'z' || name[0] == '@' || name[0] == '_'
}

// primitives holds the names of primitive types in lower case, as the pages write them in every case, and those that other languages
// have for them, as far as they are no words of prose.
var primitives = func() map[string]bool {
	m := lowerSet("int", "integer", "bool", "float", "datetime", "uuid")
	for _, p := range ir.Primitives() {
		m[strings.ToLower(p)] = true
	}
	return m
}()

// typeKind says what speaks for a word being a type.
type typeKind int

const (
	wordType   typeKind = iota // any identifier
	camelType                  // a capital within it, or a dot, or a type that is known from elsewhere on the page
	knownType                  // a primitive, or a name in a namespace or of a type that the page has elsewhere, with a capital in it
	collection                 // a collection of anything
)

// parseType returns how many of the words are a type, zero for none.
func parseType(words []token, types map[string]bool) (int, typeKind) {
	w := words[0].text
	lower := strings.ToLower(w)
	switch {
	case strings.HasPrefix(lower, "collection(") && strings.HasSuffix(w, ")"):
		return 1, collection
	case lower == "collection" && len(words) > 1 && isParenthesised(words[1].text):
		return 2, collection
	case lower == "collection" && len(words) > 2 && words[1].text == "of" && isTypeName(words[2].text):
		return 3, collection
	}
	name := strings.Trim(w, "[]")
	if rest, ok := strings.CutPrefix(w, "["); ok { // what is left of a link
		name, _, _ = strings.Cut(rest, "]")
	}
	if !isTypeName(name) {
		return 0, wordType
	}
	if len(words) > 1 {
		switch next := strings.TrimRight(words[1].text, ".,"); {
		case next == "collection", strings.EqualFold(next, "collection") && (len(words) == 2 || words[2].text != "of"):
			return 2, collection
		case typeNouns[next] && (hasInnerCapital(name) || len(words) == 2 || startsSentence(words[2].text)):
			return 2, knownType
		}
	}
	n, kind := 1, wordType
	switch {
	case primitives[lower], strings.HasPrefix(lower, "edm."), strings.HasPrefix(lower, "microsoft.graph."), types[lower] && hasInnerCapital(name):
		kind = knownType
	case hasInnerCapital(name) || strings.Contains(name, ".") || types[lower]:
		kind = camelType
	}
	if len(words) > 2 && kind == camelType && words[1].text == "or" && hasInnerCapital(words[2].text) && isTypeName(words[2].text) {
		n = 3 // oneType or anotherType
	}
	if kind != wordType && n == 1 && len(words) > 1 { // String (identifier)
		if v := words[1].text; isParenthesised(v) && isIdentifier(v[1:len(v)-1]) && !startsSentence(v[1:]) {
			n = 2
		}
	}
	return n, kind
}

// typeNouns may follow the name of a type.
var typeNouns = lowerSet("object", "objects", "resource", "entity", "enum", "enumeration", "array", "list")

func isParenthesised(w string) bool { return len(w) > 2 && w[0] == '(' && w[len(w)-1] == ')' }

// judge weighs a row's parts; small says that the name is written as names are, and not as the first word of a sentence.
func judge(name string, small bool, kind typeKind, desc string) evidence {
	starts := startsSentence(desc)
	switch kind {
	case knownType, collection, camelType:
		switch {
		case small && kind != camelType && !grammar[strings.ToLower(name)]:
			return strong
		case small && (starts || hasInnerCapital(name)), starts && hasInnerCapital(name) && kind != camelType:
			return strong
		case small || starts:
			return weak
		}
	case wordType:
		switch {
		case small && starts && hasInnerCapital(name):
			return strong
		case small && starts:
			return weak
		}
	}
	return none
}

// startsSentence reports whether text starts as descriptions do, or is empty. Those of truth values start with one.
func startsSentence(s string) bool {
	return s == "" || s[0] < 'a' || s[0] > 'z' || strings.HasPrefix(s, "true ") || strings.HasPrefix(s, "false ")
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
