package config

import (
	"errors"
	"path"
	"regexp"
	"slices"
	"strings"
)

// MatchName reports whether a documented name fits the pattern: * stands for any letters, ? for one; case does not count, as
// it does not in the documents' references.
func MatchName(pattern, name string) bool {
	return matchAny([]rune(strings.ToLower(pattern)), []rune(strings.ToLower(name)), '*', func(p, r rune) bool { return p == '?' || p == r })
}

// MatchPath reports whether a documented path fits the pattern, segment by segment: ** stands for any number of segments, none
// included, and a * in a segment for any text in it; {…} in the pattern fits any parameter of the path, whatever its name, and
// only a parameter. Case and a trailing slash do not count.
func MatchPath(pattern, p string) bool {
	return matchAny(pathSegments(pattern), pathSegments(p), "**", func(pattern, segment string) bool {
		return matchAny([]rune(pattern), []rune(segment), '*', func(p, r rune) bool { return p == r })
	})
}

// matchFile reports whether a slash path or one of the folders above it fits the pattern: * and ? stay within a segment, **
// stands for any number of segments, none included.
func matchFile(pattern, name string) bool {
	pattern, name = path.Clean(pattern), path.Clean(name)
	patterns := strings.Split(pattern, "/")
	segments := strings.Split(name, "/")
	for n := len(segments); n > 0; n-- {
		if matchAny(patterns, segments[:n], "**", matchSegment) {
			return true
		}
	}
	return false
}

func matchSegment(pattern, segment string) bool {
	ok, err := path.Match(pattern, segment)
	return ok && err == nil
}

var parameter = regexp.MustCompile(`\{[^{}/]*\}`)

// pathSegments splits a path with its parameters' names and its case taken away.
func pathSegments(p string) []string {
	return strings.Split(strings.ToLower(parameter.ReplaceAllLiteralString(strings.Trim(p, "/"), "{}")), "/")
}

// matchAny reports whether items fit the pattern, in which the element any stands for any number of them and every other
// element for one that it fits. It takes time proportional to the product of the lengths at worst.
func matchAny[T comparable](pattern, items []T, anyItems T, fits func(pattern, item T) bool) bool {
	p, i := 0, 0
	star, resume := -1, 0 // the last element that stands for any number, and where what follows it was last tried
	for i < len(items) {
		switch {
		case p < len(pattern) && pattern[p] == anyItems:
			star, resume = p, i
			p++
		case p < len(pattern) && fits(pattern[p], items[i]):
			p++
			i++
		case star >= 0:
			resume++
			p, i = star+1, resume
		default:
			return false
		}
	}
	return !slices.ContainsFunc(pattern[p:], func(t T) bool { return t != anyItems })
}

func checkGlob(pattern string) error {
	for s := range strings.SplitSeq(pattern, "/") {
		if s != "**" && strings.Contains(s, "**") {
			return errors.New("** stands alone between slashes")
		}
		if _, err := path.Match(s, ""); err != nil {
			return errors.New("a bracket is not closed")
		}
	}
	return nil
}

func checkPathPattern(pattern string) error {
	rest := parameter.ReplaceAllLiteralString(pattern, "")
	switch {
	case !strings.HasPrefix(pattern, "/"):
		return errors.New("it does not begin with /")
	case strings.Contains(strings.TrimSuffix(pattern, "/"), "//"):
		return errors.New("it has an empty segment")
	case strings.ContainsAny(rest, "{}"):
		return errors.New("a brace has no partner")
	case strings.ContainsAny(pattern, "?# \t"):
		return errors.New("it holds a character that no path has")
	}
	for s := range strings.SplitSeq(pattern, "/") {
		if s != "**" && strings.Contains(s, "**") {
			return errors.New("** stands alone between slashes")
		}
	}
	return nil
}

// isGlob reports whether the path is a pattern rather than the name of one file or folder.
func isGlob(p string) bool { return strings.ContainsAny(p, "*?[") }
