package parser

import (
	"regexp"
	"slices"
	"strings"
	"unicode"

	"github.com/graphgen/graphgen/ir"
)

// permissionSets are, for each kind of caller, the sets of permissions any one of which suffices.
type permissionSets map[caller][][]string

// add adds the sets of a cell; reversed says that it ranks them from most to least privileged.
func (s permissionSets) add(c caller, text string, reversed bool) {
	sets := parseSets(text)
	if reversed {
		slices.Reverse(sets)
	}
	for _, set := range sets {
		if !slices.ContainsFunc(s[c], func(known []string) bool { return slices.Equal(known, set) }) {
			s[c] = append(s[c], set)
		}
	}
}

// alternatives returns the lists of callers that need several permissions together, nil when there are none.
func (s permissionSets) alternatives() *ir.PermissionAlternatives {
	several := func(c caller) [][]string {
		if slices.ContainsFunc(s[c], func(set []string) bool { return len(set) > 1 }) {
			return s[c]
		}
		return nil
	}
	a := ir.PermissionAlternatives{
		DelegatedWork: several(delegatedWork), DelegatedPersonal: several(delegatedPersonal), Application: several(application),
	}
	if a.DelegatedWork == nil && a.DelegatedPersonal == nil && a.Application == nil {
		return nil
	}
	return &a
}

var (
	plusWord = regexp.MustCompile(`(?i)\bplus\b|\+|\b(?:along|together) with\b|\bin addition to\b`)
	orWord   = regexp.MustCompile(`(?i)\bor\b`)
	andWord  = regexp.MustCompile(`(?i)\band\b|&`)
)

// Bounds of what a cell asks for: no real one has a tenth as much.
const (
	maxSets     = 64
	maxFactors  = 8
	maxSetsText = 8 << 10 // bytes
)

// parseSets returns the sets of names in a cell any one of which suffices. Commas and "or" part the sets, "and" joins names, and
// "plus" joins each set before it with each one behind it. Where the last part of several alone has "and", that is the "and" of a
// list: "A, B and C" are three.
func parseSets(text string) [][]string {
	if len(text) > maxSetsText {
		return nil
	}
	out := [][]string{nil}
	factors := []string{text}
	if containsAny(strings.ToLower(text), "plus", "+", " with", "addition") {
		factors = plusWord.Split(text, maxFactors)
	}
	for _, factor := range factors {
		sets := parseAlternatives(factor)
		if len(sets) == 0 {
			continue
		}
		var product [][]string
		for _, a := range out {
			for _, b := range sets {
				if len(product) < maxSets {
					product = append(product, append(slices.Clone(a), b...))
				}
			}
		}
		out = product
	}
	return slices.DeleteFunc(out, func(set []string) bool { return len(set) == 0 })
}

func parseAlternatives(text string) [][]string {
	var parts [][]string // the names in each
	var joined []bool    // whether "and" joins them
	for _, part := range splitParts(text) {
		var set []string
		for _, n := range permissionName.FindAllString(part, -1) {
			if n = strings.TrimRight(n, ".-_"); !slices.Contains(set, n) {
				set = append(set, n)
			}
		}
		if len(set) > 0 {
			parts, joined = append(parts, set), append(joined, containsAny(strings.ToLower(part), "and", "&") && andWord.MatchString(part))
		}
	}
	listed := len(parts) > 1 && slices.Index(joined, true) == len(parts)-1
	var sets [][]string
	for i, set := range parts {
		if joined[i] && !listed {
			sets = append(sets, set)
			continue
		}
		for _, n := range set {
			sets = append(sets, []string{n})
		}
	}
	return sets
}

// splitParts splits at the signs and at the word that part sets.
func splitParts(text string) []string {
	var out []string
	for part := range strings.FieldsFuncSeq(text, func(r rune) bool { return r == ',' || r == ';' || r == '\n' }) {
		if part = strings.TrimSpace(part); strings.ContainsFunc(part, unicode.IsSpace) {
			out = append(out, orWord.Split(part, -1)...)
		} else {
			out = append(out, part)
		}
	}
	return out
}
