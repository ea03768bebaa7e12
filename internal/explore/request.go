package explore

import (
	"regexp"
	"strings"
)

// snippets are the Go for each request that the code can send, by the request as request spells it; and without the arguments of
// functions, which some documents leave out of the path.
type snippets struct{ exact, bare map[string]snippet }

// of returns the snippet for a request of the documents.
func (s snippets) of(method, path string) (snippet, bool) {
	key := request(method, path)
	if found, ok := s.exact[key]; ok {
		return found, true
	}
	found, ok := s.bare[withoutArguments(key)]
	return found, ok
}

var (
	placeholder  = regexp.MustCompile(`(?:[\w.]*')?\{[^{}]*\}'?`)
	keySeparator = regexp.MustCompile(`\s*([,=])\s*`)
	slashedKey   = regexp.MustCompile(`/(\w+={})`)
	arguments    = regexp.MustCompile(`\([^()]*=[^()]*\)`)
)

// request spells a request so that the documents' and the code's are the same: parameters without their names, items that are
// addressed by their own path without the colons around it, keys in parentheses, lower case.
func request(method, path string) string {
	path = placeholder.ReplaceAllString(path, "{}")
	path = keySeparator.ReplaceAllString(path, "$1")
	path = slashedKey.ReplaceAllString(path, "($1)")
	return method + " " + strings.ToLower(strings.NewReplacer("()", "", ":", "").Replace(path))
}

func withoutArguments(request string) string { return arguments.ReplaceAllString(request, "") }
