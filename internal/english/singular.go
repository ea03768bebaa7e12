// Package english holds the little grammar that reading English documents takes.
package english

import "strings"

// irregular plurals that end a compound name in the documents' language; English has few, and no rule gives them.
var irregular = map[string]string{
	"people": "person", "children": "child", "men": "man", "women": "woman", "indices": "index", "criteria": "criterion",
	"series": "series", "analytics": "analytics", "statistics": "statistics", "news": "news", "species": "species", "analyses": "analysis", "bases": "base", "aliases": "alias",
}

// Singular returns the singular of a plural noun, or of the last word of a lowerCamelCase compound: "calendarGroups" gives
// "calendarGroup", "classes" gives "class". A word that is no plural comes back unchanged.
func Singular(name string) string {
	start := lastWord(name)
	head, word := name[:start], name[start:]
	lower := strings.ToLower(word)
	if s, ok := irregular[lower]; ok {
		return head + matchCase(word, s)
	}
	cut := func(suffix, instead string) (string, bool) {
		if !strings.HasSuffix(lower, suffix) || len(word) == len(suffix) {
			return "", false
		}
		return head + word[:len(word)-len(suffix)] + instead, true
	}
	switch {
	case strings.HasSuffix(lower, "ss"), strings.HasSuffix(lower, "us"), strings.HasSuffix(lower, "is"):
		return name
	case strings.HasSuffix(lower, "ies") && len(word) <= 4: // ties, pies
		s, _ := cut("s", "")
		return s
	}
	for _, r := range []struct{ suffix, instead string }{
		{"ies", "y"}, {"elves", "elf"}, {"alves", "alf"}, {"sses", "ss"}, {"shes", "sh"}, {"ches", "ch"}, {"xes", "x"}, {"zzes", "zz"}, {"uses", "us"}, {"s", ""},
	} {
		if s, ok := cut(r.suffix, r.instead); ok {
			return s
		}
	}
	return name
}

// IsPlural reports whether Singular changes the name.
func IsPlural(name string) bool { return Singular(name) != name }

// lastWord returns where the last word of a lowerCamelCase name starts.
func lastWord(name string) int {
	for i := len(name) - 1; i > 0; i-- {
		if name[i] >= 'A' && name[i] <= 'Z' && (name[i-1] < 'A' || name[i-1] > 'Z') {
			return i
		}
	}
	return 0
}

func matchCase(like, s string) string {
	if like != "" && like[0] >= 'A' && like[0] <= 'Z' {
		return strings.ToUpper(s[:1]) + s[1:]
	}
	return s
}
