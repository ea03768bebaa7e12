package parser

import (
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/graphgen/graphgen/internal/english"
)

const (
	oneName = `«(\d+)»`
	allOf   = `(«\d+»(?:(?:,? and |,? or |, | & )(?:the )?«\d+»)*)`
	filler  = `(?:(?:the|a|an|our|its|this|new|newer|temporary|interim|replacement|alternative|updated|improved|equivalent|existing|corresponding|` + nounWords + `) )*`
)

// replacementPatterns find the name of what replaces something else.
var replacementPatterns = compileAll(
	`\b(?:replaced|superseded|succeeded|substituted) (?:by|with) `+filler+oneName,
	`\bin favou?r of `+filler+oneName,
	`\brenam\w+ (?:\S+ ){0,4}?(?:to|as|into) `+filler+oneName,
	`\b(?:another|new|temporary|interim|replacement|alternative|successor|substitute|stop-?gap|stand-in)(?: \w+){0,3} (?:called|named|is|will be) `+filler+oneName,
	`\b(?:temporary|interim|replacement|alternative|successor|substitute) (?:(?:`+nounWords+`) )?`+oneName,
	oneName+`(?: (?:`+nounWords+`))?,? (?:instead|replaces|supersedes|will replace|takes over|takes (?:its|the) place|stands in|is the replacement|as (?:a |the |its )?(?:temporary )?(?:replacement|alternative|substitute))\b`,
	`\b(?:switch|mov|migrat|transition|upgrad)(?:e|es|ing)? (?:\S+ ){0,5}?to (?:(?:call|calling|use|using) )?`+filler+oneName,
)

var (
	useAdvice = regexp.MustCompile(`\b(?:use|call|adopt|query|request|read|set) ` + filler + oneName)
	advice    = regexp.MustCompile(`\binstead\b|\bplease\b|\bshould\b|\bmust\b|\brecommend|\badvis|\bupdate\b|\bchange (?:your|the|their)\b|^use\b|^call\b`)
	present   = regexp.MustCompile(`\b(?:you|apps?|applications?|who|that|which|currently|still|already|programs?|clients?)(?: \w+)? $`)
	wayBack   = regexp.MustCompile(`\bback to\b`)

	ownerPatterns = compileAll(
		allOf+` `+propertyNoun+` (?:of|on|in|from) (?:the |an? |each |every )?(?:`+typeNoun+` )?`+oneName,
		`\b`+propertyNoun+` `+allOf+` (?:of|on|in|from) (?:the |an? |each |every )?(?:`+typeNoun+` )?`+oneName,
	)
	ownersPatterns = compileAll(
		oneName+`(?: `+typeNoun+`)?'s? `+allOf,
		`^`+oneName+`(?: `+typeNoun+`)?(?::| -| –) (?:the )?(?:`+propertyNoun+` )?`+allOf,
	)
	listOwner = regexp.MustCompile(`\b` + propertyNoun + ` (?:of|on|in|from) (?:the |an? )?(?:` + typeNoun + ` )?` + oneName)
	namedNoun = regexp.MustCompile(allOf + ` (?:` + nounWords + `)\b|\b(?:` + nounWords + `) (?:called |named )?` + allOf)
)

func compileAll(patterns ...string) []*regexp.Regexp {
	out := make([]*regexp.Regexp, len(patterns))
	for i, p := range patterns {
		out[i] = regexp.MustCompile(p)
	}
	return out
}

// findNames finds what changes, to which type it belongs, and what replaces it.
func (a *announcement) findNames() {
	announces := func(s statement) bool {
		return s.title || removalWording.MatchString(s.text) || deprecationWording.MatchString(s.text) || outageWording.MatchString(s.text) ||
			exchangeWording.MatchString(s.text) || changingWording.MatchString(s.text)
	}
	for _, title := range []bool{true, false} {
		for _, s := range a.statements {
			if len(a.subjects) == 0 && s.title == title && announces(s) {
				a.subjects, a.at = s.subjects(), s.at
			}
		}
	}
	for _, s := range a.statements { // a title may name the type alone
		members, owner := s.owner(nil)
		if a.owner == "" && len(a.subjects) == 1 && announces(s) && owner != "" && strings.EqualFold(english.Singular(a.subjects[0]), english.Singular(owner)) {
			a.subjects, a.owner, a.at = members, owner, s.at
		}
	}
	for _, s := range a.statements {
		if _, owner := s.owner(a.subjects); a.owner == "" && !s.isSubject(a.subjects, owner) {
			a.owner = owner
		}
	}
	for _, s := range a.statements {
		if name := s.replacement(a.subjects, a.owner); a.replacement == "" && name != "" {
			a.replacement = name
		}
	}
}

func (s statement) isSubject(subjects []string, name string) bool {
	return slices.ContainsFunc(subjects, func(n string) bool { return strings.EqualFold(n, name) })
}

// replacement returns the name that the statement says replaces the subjects, or "".
func (s statement) replacement(subjects []string, owner string) string {
	accept := func(index string) string {
		name := s.name(index)
		if s.isSubject(subjects, name) || strings.EqualFold(name, owner) {
			return ""
		}
		return name
	}
	if wayBack.MatchString(s.text) {
		return ""
	}
	for _, re := range replacementPatterns {
		for _, m := range re.FindAllStringSubmatch(s.text, -1) {
			if name := accept(m[1]); name != "" {
				return name
			}
		}
	}
	if !advice.MatchString(s.text) {
		return ""
	}
	for _, m := range useAdvice.FindAllStringSubmatchIndex(s.text, -1) {
		if present.MatchString(s.text[:m[0]]) && !strings.Contains(s.text, "instead") {
			continue
		}
		if name := accept(s.text[m[2]:m[3]]); name != "" {
			return name
		}
	}
	return ""
}

// name returns the name of a nameMark's number.
func (s statement) name(index string) string {
	i, err := strconv.Atoi(index)
	if err != nil || i >= len(s.names) {
		return ""
	}
	return s.names[i]
}

var nameMark = regexp.MustCompile(oneName)

// all returns the names of the placeholders in a piece of the text.
func (s statement) all(text string) []string {
	var out []string
	for _, m := range nameMark.FindAllStringSubmatch(text, -1) {
		if name := s.name(m[1]); name != "" {
			out = append(out, name)
		}
	}
	return out
}

// owner returns properties and the type that the statement says they belong to. Where it names some of wanted, those count;
// of no wanted names, the first.
func (s statement) owner(wanted []string) (members []string, owner string) {
	found := func(members []string, owner string) bool {
		return owner != "" && (len(wanted) == 0 || slices.ContainsFunc(members, func(m string) bool { return s.isSubject(wanted, m) }))
	}
	for _, re := range ownerPatterns {
		for _, m := range re.FindAllStringSubmatch(s.text, -1) {
			if members, owner := s.all(m[1]), s.name(m[2]); found(members, owner) {
				return members, owner
			}
		}
	}
	for _, re := range ownersPatterns {
		for _, m := range re.FindAllStringSubmatch(s.text, -1) {
			if members, owner := s.all(m[2]), s.name(m[1]); found(members, owner) {
				return members, owner
			}
		}
	}
	if m := listOwner.FindStringSubmatch(s.text); m != nil && found(s.items, s.name(m[1])) {
		return s.items, s.name(m[1])
	}
	return nil, ""
}

// subjects returns what the statement says changes: the properties that it gives an owner, else the names beside a noun such as
// "API", else the items that it introduces, else its first name. What it says replaces them is none of them.
func (s statement) subjects() []string {
	replacement := s.replacement(nil, "")
	ours := func(names []string) []string {
		return slices.DeleteFunc(slices.Clone(names), func(n string) bool { return n == replacement })
	}
	if members, _ := s.owner(nil); len(ours(members)) > 0 {
		return ours(members)
	}
	for _, m := range namedNoun.FindAllStringSubmatch(s.text, -1) {
		if names := ours(s.all(m[1] + m[2])); len(names) > 0 {
			return names
		}
	}
	if strings.HasSuffix(s.text, ":") && len(s.items) > 0 {
		return ours(s.items)
	}
	if names := ours(s.names); len(names) > 0 {
		return names[:1]
	}
	return nil
}
