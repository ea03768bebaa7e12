package parser

import (
	"regexp"
	"strconv"
	"strings"
)

var (
	defaultWording = regexp.MustCompile(`(?i)(?:\bthe default(?: value)? is(?: set to)?|\bdefault(?: value)?\s*(?:is|=|:)(?: set to)?|\bdefaults to|\bthe default value (?:of|for) [^.]{1,60}? is|\bif not (?:set|specified), (?:the )?default(?: value)? is|\btreated as|\ba default value of|\bdefault value set to|\bby default,? (?:this|it|the (?:value|property|setting)) is(?: set to)?)\s*[:=]?\s*` +
		"(?:`([^`]*)`|\"([^\"]*)\"|'([^']*)'|(-?[\\w][\\w.:+-]*))")
	defaultFollow = regexp.MustCompile(`(?i)^(?:$|[.,;)\n]| (?:\(|which |if |when |is |will be |inherited |and |for |optional|read|unless |characters|minutes|seconds|days|hours))`)
)

// defaultValue returns the value that plain text says a property has when it is not set.
func defaultValue(text string) string {
	for _, m := range defaultWording.FindAllStringSubmatchIndex(text, -1) {
		for g := 1; g <= 3; g++ {
			if m[2*g] >= 0 {
				return text[m[2*g]:m[2*g+1]]
			}
		}
		value := strings.TrimRight(text[m[8]:m[9]], ".:")
		rest := text[m[8]+len(value):]
		if !defaultFollow.MatchString(rest) || isArticle(value) {
			continue
		}
		return value
	}
	if m := switchedDefault.FindStringSubmatch(text); m != nil {
		return strings.ToLower(m[1])
	}
	return ""
}

// switchedDefault matches what a switch is by default, where the sentence is about it alone.
var switchedDefault = regexp.MustCompile("(?i)(?:^|[.;] +)(?:(?:it|this|the (?:value|property|setting)) is |(?:is )?set to )?[`\"']?(true|false)[`\"']? by default\\b")

// markedDefault returns the one of the values, or of true and false, behind which the text says "(default)", or "".
func markedDefault(text string, values []string) string {
	for before, rest, found := strings.Cut(text, "(default)"); found; before, rest, found = strings.Cut(rest, "(default)") {
		before = strings.TrimRight(before, " `\"'*")
		word := before[strings.LastIndexAny(before, " `\"'*,(")+1:]
		for _, v := range append([]string{"true", "false"}, values...) {
			if strings.EqualFold(v, word) {
				return v
			}
		}
	}
	return ""
}

func isArticle(word string) bool {
	switch strings.ToLower(word) {
	case "a", "an", "the", "to", "in", "it", "not", "that", "this", "set", "used", "value":
		return true
	default:
		return false
	}
}

var lengthWording = regexp.MustCompile(`(?i)\b(?:max(?:imum)?(?: allowed)?(?: character)?(?: length| size)?(?: of| is|:| allowed is| (?:for|of) [^.]{1,40}? is)*|up to|at most|no (?:more|longer) than|not (?:exceed|be (?:longer|more) than)|cannot (?:exceed|be (?:longer|more) than)|can't (?:exceed|be (?:longer|more) than)|limited to|limit (?:of|is)|restricted to|length (?:is|of|limit is))\s+(\d{1,3}(?:,\d{3})+|\d+)[ -](?:unicode )?(?:characters?|chars?)\b|\bmax(?:imum)?[ -]length(?: is| of|:|=)*\s*(\d{1,3}(?:,\d{3})+|\d+)(?:[.,; ]|$)|(\d+)[ -]characters? (?:limit|maximum|max|or (?:less|fewer))\b|\b(?:between |from )?\d+(?: ?[-\x{2013}] ?| to | and )(\d{1,3}(?:,\d{3})+|\d+) (?:unicode )?characters?\b|\bless than or equal to (\d{1,3}(?:,\d{3})+|\d+) characters?\b`)

// maxLength returns the number of characters that plain text allows, or 0.
func maxLength(text string) int {
	m := lengthWording.FindStringSubmatch(text)
	if m == nil {
		return 0
	}
	n, err := strconv.Atoi(strings.ReplaceAll(strings.Join(m[1:], ""), ",", ""))
	if err != nil || n < 0 {
		return 0
	}
	return n
}
