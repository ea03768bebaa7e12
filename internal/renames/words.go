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
	return textStems(text)
}

// textStems returns the stems of the words of a text, the shortest words left out.
func textStems(text string) map[string]bool {
	out := map[string]bool{}
	for _, w := range strings.FieldsFunc(text, func(c rune) bool { return !unicode.IsLetter(c) }) {
		if len(w) > 2 {
			out[stem(w)] = true
		}
	}
	return out
}

// TextLikeness is between 0 and 1: how many of the words of the two texts stand in both, inflections aside.
func TextLikeness(a, b string) float64 {
	x, y := textStems(a), textStems(b)
	both := 0
	for w := range x {
		if y[w] {
			both++
		}
	}
	if all := len(x) + len(y) - both; all > 0 {
		return float64(both) / float64(all)
	}
	return 0
}

// NameLikeness is between 0 and 1: how many of the words of the shorter name the other has.
func NameLikeness(a, b string) float64 {
	x, y := nameWords(a), nameWords(b)
	return float64(common(x, y)) / float64(min(len(x), len(y)))
}
