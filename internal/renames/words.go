package renames

import (
	"strings"
	"unicode"

	"github.com/graphgen/graphgen/internal/english"
	"github.com/graphgen/graphgen/ir"
)

// nameWords cuts a name at its capitals and reduces each word to its stem.
func nameWords(name string) []string {
	var out []string
	start := 0
	for i, c := range name {
		if i > start && unicode.IsUpper(c) {
			out = append(out, stem(name[start:i]))
			start = i
		}
	}
	return append(out, stem(name[start:]))
}

// common counts the words that both names have. One that starts or ends another, as phone does telephone, counts.
func common(a, b []string) int {
	n := 0
	for _, x := range a {
		for _, y := range b {
			if x == y || len(x) > 3 && len(y) > 3 && (within(x, y) || within(y, x)) {
				n++
				break
			}
		}
	}
	return n
}

func within(part, whole string) bool {
	return strings.HasPrefix(whole, part) || strings.HasSuffix(whole, part)
}

// endings are what inflection adds in English, the longest first.
var endings = []string{"ations", "ation", "tions", "tion", "ings", "ing", "ions", "ion", "ed", "es", "e"}

// stem reduces a word to what its inflections share.
func stem(word string) string {
	word = english.Singular(strings.ToLower(word))
	for _, e := range endings {
		if s, ok := strings.CutSuffix(word, e); ok && len(s) > 3 {
			return s
		}
	}
	return word
}

// describe returns the stems of a property's description: of its first sentence, which says what it is.
func describe(p *ir.Property) map[string]bool {
	text, _, _ := strings.Cut(p.Doc, ". ")
	out := map[string]bool{}
	for _, w := range strings.FieldsFunc(text, func(c rune) bool { return !unicode.IsLetter(c) }) {
		if len(w) > 2 {
			out[stem(w)] = true
		}
	}
	return out
}
