package parser

import (
	"regexp"
	"slices"
	"strings"

	"github.com/graphgen/graphgen/ir"
	"github.com/graphgen/graphgen/parser/document"
)

// facts are what the description of a property says besides its meaning.
type facts struct {
	doc        string
	readOnly   bool
	required   bool
	notNull    bool
	key        bool
	inherited  string
	byDefault  string
	maxLength  int
	returned   ir.Returned
	filter     []string
	filterNull bool
	filterable bool
	orderBy    bool
	search     bool
	values     []string
	evolvable  bool
	flags      bool
	deprecated bool
	outdated   string // the name that the text says is deprecated, in lower case
}

// maxDescription is the length in bytes beyond which a text is no description of a property, and only kept as its doc.
const maxDescription = 32 << 10

// parseProse reads a description.
func parseProse(in document.Inline) facts {
	text := cleanDoc(in.Plain())
	f := facts{doc: text}
	if len(text) > maxDescription {
		return f
	}
	low := strings.ToLower(text)
	for _, s := range sentences(low) {
		f.readSentence(s)
	}
	if strings.Contains(low, "inherited") {
		f.inherited = inheritedFrom(in)
	}
	if strings.Contains(low, "default") || strings.Contains(low, "treated as") {
		f.byDefault = defaultValue(text)
	}
	if strings.Contains(low, "char") || strings.Contains(low, "length") {
		f.maxLength = maxLength(text)
	}
	f.values, f.evolvable = possibleValues(in, low)
	if f.byDefault == "" && strings.Contains(low, "(default)") {
		f.byDefault = markedDefault(text, f.values)
	}
	f.flags = len(f.values) > 1 && saysFlags(low)
	return f
}

// apply sets the facts on a property. A key and an "id" are never null; everything else may be unless the text denies it.
func (f facts) apply(p *ir.Property) {
	p.Doc, p.ReadOnly, p.Required, p.Key = f.doc, f.readOnly, f.required, f.key
	p.Nullable = !f.notNull && !f.key
	p.Inherited, p.Default, p.MaxLength, p.Returned = f.inherited, f.byDefault, f.maxLength, f.returned
	p.Filter, p.FilterNull, p.Filterable = f.filter, f.filterNull, f.filterable
	p.OrderBy, p.Search = f.orderBy, f.search
	p.Values, p.Evolvable, p.Flags, p.Deprecated = f.values, f.evolvable, f.flags, f.deprecated || strings.EqualFold(f.outdated, p.Name)
}

var (
	includeLeftover = regexp.MustCompile(`(?i)\[?!include\s*\[[^\]]*\]\s*(?:\([^)]*\))?\]?|\[!include[^\]]*\]?`)
	htmlTag         = regexp.MustCompile(`</?(?:[bi]|br|p|li|ul|ol|a|em|strong|code|div|span|sup|table|tbody|thead|tr|td|th)(?:\s[^<>]*)?/?>`)
	namespaceLine   = regexp.MustCompile(`(?i)^namespace:\s*\S*$`)
	namespaceLead   = regexp.MustCompile(`(?i)^namespace:\s*microsoft\.graph\S*\s+`) // no empty line follows it
	baseLine        = regexp.MustCompile(`(?i)^(?:this (?:type|resource|entity) )?(?:inherits|derives|derived) from \S+$`)
)

// cleanDoc removes what is left of include directives and HTML from plain text.
func cleanDoc(text string) string {
	if strings.Contains(text, "!") {
		text = includeLeftover.ReplaceAllString(text, "")
	}
	if strings.Contains(text, "<") {
		text = htmlTag.ReplaceAllString(text, " ")
	}
	return document.Fold(text)
}

// abbreviations end with a full stop that ends no sentence.
var abbreviations = []string{"e.g.", "i.e.", "vs.", "approx.", "no."}

// sentences cuts plain text at line breaks and at full stops that white space, or a capital letter, follows.
func sentences(text string) []string {
	var out []string
	add := func(s string) {
		if s = strings.TrimSpace(s); s != "" {
			out = append(out, s)
		}
	}
	for _, line := range strings.Split(text, "\n") {
		start := 0
		for i := 0; i < len(line); i++ {
			if line[i] != '.' && line[i] != ';' && line[i] != '!' && line[i] != '?' {
				continue
			}
			if i+2 < len(line) && strings.IndexByte(`")'`, line[i+1]) >= 0 && line[i+2] == ' ' {
				i++ // the quotation or parenthesis ends with the sentence
			}
			if i+1 < len(line) && line[i+1] != ' ' && !glued(line, i) || endsAbbreviation(line[start:i+1]) {
				continue
			}
			add(line[start : i+1])
			start = i + 1
		}
		add(line[start:])
	}
	return out
}

// glued reports whether a sentence ends at i although no space follows: "(eq).Read-only", "Optional.Default is 0".
func glued(line string, i int) bool {
	if line[i] != '.' || i == 0 || i+2 >= len(line) {
		return false
	}
	before, next, after := line[i-1], line[i+1], line[i+2]
	isLower := func(b byte) bool { return 'a' <= b && b <= 'z' }
	return (isLower(before) || before == ')') && strings.IndexByte("rnd", next) >= 0 && isLower(after) &&
		gluedSentence.MatchString(line[i+1:])
}

// gluedSentence are the short sentences that pages put behind a full stop without a space.
var gluedSentence = regexp.MustCompile(`^(?:read[- ]?only|required|returned|nullable|not nullable|deprecated|default)\b`)

func endsAbbreviation(s string) bool {
	for _, a := range abbreviations {
		if n := len(s) - len(a); n >= 0 && strings.EqualFold(s[n:], a) && (n == 0 || s[n-1] == ' ' || s[n-1] == '(') {
			return true
		}
	}
	return false
}

var (
	readOnlySentence = regexp.MustCompile(`^(?:(?:this|the) (?:property|attribute|field|setting|relationship|navigation property|value) is |it is |it's |this is an? |this is |optional and |(?:not )?nullable,? |key,? |immutable,? |and |currently |always )*read[- ]?only\b(.*)$`)
	readOnlyTail     = regexp.MustCompile(`\dz` + "`?" + ` read[- ]?only\.?$|(?:,|\band\b|\bselected|\bonly for .*|\bset\b|\bsize\b|\)|\b(?:not )?nullable\b)[,. ]+read[- ]?only\.?$|\(read[- ]?only\)`)
	readOnlyAfter    = regexp.MustCompile(`^(?:[.,;:) ]|$| and | after | attribute| property| field| once| since| guid| string| value| identifier)`)
	readOnlyNotHere  = regexp.MustCompile(`^ (?:for|if|when|whenever|where|unless|until|while|except|outside|on|mode|access|permissions?|scopes?|state|support|roles?)\b`) // for some, or another thing's
	requiredSentence = regexp.MustCompile(`^(?:this (?:property|attribute|field|value|parameter) is |it is |it's |this is |an? |and |\(|\*)*(?:required|mandatory)\b(.*)$|\bis an? (?:required|mandatory) (?:property|attribute|field|value|parameter)\.?$`)
	requiredAfter    = regexp.MustCompile(`^(?:[.,;:)* ]*$|[.,;:)]| on | when | for (?:create|creat|post|the creat)| in (?:post|create|the)| to create| at creat| during creat| value| property| field| and | if )`)
	notNullable      = regexp.MustCompile(`\b(?:not|non|isn't|never|cannot|can't)[ -]?(?:be )?(?:nullable|null\b)`)
	keySentence      = regexp.MustCompile(`^(?:(?:read[- ]?only|not nullable|unique|immutable),? )*(?:the )?(?:primary )?key(?:[.,; ]*$|,| of (?:the|this) entity\b)`)
	deprecatedProse  = regexp.MustCompile(`^[\[(\\*]*(?:this (?:property|attribute|field|relationship|parameter|api|resource|method|operation|type|entity|value)(?: is| has been| will be| was|'s)?(?: now| being)?(?: in the process of being)? |(?:is|has been|will be) |note: )?[\[(\\]*deprecated\b|\(deprecated\)|\[deprecated\\?\]|^to be deprecated|- to be deprecated| and is deprecated\b|^this (?:property|resource|method|api) is in the process of being deprecated|\b(?:is|are) (?:scheduled|going|planned) to be deprecated\b|^(?:(?:this|the) (?:property|attribute|field|relationship|value) is (?:now )?)?obsolete\b|^this (?:property|attribute|field|relationship|resource|type|method|api) will be (?:retired|removed)\b`)
	deprecatedName   = regexp.MustCompile(`^the (\w+) (?:property|attribute|field|relationship) (?:is|has been|will be)(?: now| being)? deprecated\b`)
)

// readSentence reads one sentence, in lower case. Each pattern runs only on sentences with its key word: descriptions are
// many, and most say nothing of the kind.
func (f *facts) readSentence(s string) {
	has := func(word string) bool { return strings.Contains(s, word) }
	if has("only") && has("read") {
		f.readOnly = f.readOnly || saysReadOnly(s)
	}
	if has("required") || has("mandatory") {
		m := requiredSentence.FindStringSubmatch(s)
		f.required = f.required || m != nil && requiredAfter.MatchString(m[1])
	}
	if has("null") {
		f.notNull = f.notNull || notNullable.MatchString(s)
	}
	if has("key") {
		f.key = f.key || keySentence.MatchString(s)
	}
	if has("deprecated") || has("obsolete") || has("will be re") {
		f.deprecated = f.deprecated || deprecatedProse.MatchString(s)
		if m := deprecatedName.FindStringSubmatch(s); m != nil {
			f.outdated = m[1]
		}
	}
	if has("return") || has("$select") {
		f.readReturned(s)
	}
	if has("$") || has("filterable") {
		f.readQuery(s)
	}
}

// saysReadOnly reports whether a sentence says of the property itself that it is read-only.
func saysReadOnly(s string) bool {
	if m := readOnlySentence.FindStringSubmatch(s); m != nil && readOnlyAfter.MatchString(m[1]) && !readOnlyNotHere.MatchString(m[1]) {
		return true
	}
	return readOnlyTail.MatchString(s)
}

var (
	returnedSelect  = regexp.MustCompile(`\b(?:only returned|returned only)\b|(?:\bnot|n't) (?:returned|included) by default|\b(?:available|retrieved|visible) only (?:on|with|when|if|by)\b.*\$select|requires? (?:the )?(?:use of )?\$select|\bonly (?:available|visible|present) (?:on|with|when|in|if)\b.*\$select|\breturned (?:only )?(?:on|with|when|if)\b.*\$select|must (?:be )?(?:use|specify|specified|include|included|request|requested|explicitly).*\$select|use (?:the )?\$select\b.*\b(?:get|retrieve|return|read)|(?:get|retrieve|return|read)\b.*\b(?:use|specify|apply) .*\$select`)
	returnedDefault = regexp.MustCompile(`^(?:this (?:property|attribute) is |is |it is |and )*returned by default|,? (?:and )?returned by default`)
)

func (f *facts) readReturned(s string) {
	switch {
	case f.returned != "":
	case containsAny(s, "$select", "by default") && returnedSelect.MatchString(s):
		f.returned = ir.ReturnedSelect
	case strings.Contains(s, "by default") && returnedDefault.MatchString(s) && !strings.Contains(s, "not returned") && !strings.Contains(s, "n't returned"):
		f.returned = ir.ReturnedDefault
	}
}

var (
	unsupported   = regexp.MustCompile(`\b(?:not|doesn't|don't|isn't|can't|cannot|never|neither)\b[^.]*\b(?:support|filterable)|\bunsupported\b|\bnot filterable\b`)
	filterList    = regexp.MustCompile(`\$filter\s*\(([^()]*(?:\([^()]*\)[^()]*)*)\)`)
	filterWith    = regexp.MustCompile(`^(?:\$filter|filterable)(?: query (?:option|parameter))?(?: is supported)?(?:,|:)?(?: only)?(?:(?: \(?(?:with|using|for|on|by)(?: the)?| \() ?` + operatorList + `\b| ` + operatorList + `(?:$|[.,;)]| operators?\b| only\b))`)
	filterFor     = regexp.MustCompile(`\b` + operatorList + `(?: operators?)?(?: only)? (?:for|in|with|on|of)(?: the)? $`)
	queryOption   = regexp.MustCompile(`\$(?:filter|orderby|search|select|expand|count|top|skip)\b|\borderby\b`)
	filterOp      = regexp.MustCompile(`\b(?:` + operators + `)\b`)
	filterCount   = regexp.MustCompile(`/\$count\b(?: (?:eq|ne|gt|ge|lt|le) \d+)?|\$count (?:eq|ne|gt|ge|lt|le) \d+`)
	filterOnNull  = regexp.MustCompile(`\bnull\b`)
	onNullAfter   = regexp.MustCompile(`^,? (?:including|and|also|as well as)(?: eq)? on null values\b`)
	filterSpeaks  = regexp.MustCompile(`\bsupport|\ballows?\b|\bcan be used (?:in|with|for)|\bfilterable\b`)
	filterWithout = regexp.MustCompile(`\b(?:is|are) filterable\b|^filterable\b`)
)

// operators are those of $filter, in lower case.
const operators = `eq|ne|not|gt|ge|lt|le|in|has|startswith|endswith|contains|any|all`

// operatorList matches operators one after another, in one group.
const operatorList = `((?:` + operators + `)(?:(?:, and|, or|,| and| or) (?:` + operators + `))*)`

// unmarked removes mark-up.
var unmarked = strings.NewReplacer("`", "", "*", "", "_", "")

// odataOperators gives each operator OData's spelling.
var odataOperators = map[string]string{"startswith": "startsWith", "endswith": "endsWith"}

// readQuery reads which query options a sentence says the property supports.
func (f *facts) readQuery(s string) {
	s = unmarked.Replace(s)
	if !filterSpeaks.MatchString(s) || unsupported.MatchString(s) {
		return
	}
	if filterWithout.MatchString(s) {
		f.filterable = true
		_, rest, _ := strings.Cut(s, "filterable")
		if m := filterWith.FindStringSubmatch("filterable" + rest); m != nil {
			f.addOperators(m[1] + m[2])
		}
	}
	for _, loc := range queryOption.FindAllStringIndex(s, -1) {
		switch s[loc[0]:loc[1]] {
		case "$orderby", "orderby":
			f.orderBy = true
		case "$search":
			f.search = true
		case "$filter":
			f.filterable = true
			f.addOperators(operatorText(s, loc[0]))
		}
	}
}

// operatorText returns the part of a sentence that lists the operators for the $filter at offset at.
func operatorText(s string, at int) string {
	rest := s[at:]
	if m := filterList.FindStringSubmatchIndex(rest); m != nil && m[0] == 0 {
		list := rest[m[2]:m[3]]
		if onNullAfter.MatchString(rest[m[1]:]) {
			list += " null"
		}
		return list
	}
	if m := filterWith.FindStringSubmatch(rest); m != nil {
		return m[1] + m[2]
	}
	if m := filterFor.FindStringSubmatch(s[:at]); m != nil {
		return m[1]
	}
	end := len(rest)
	if loc := queryOption.FindStringIndex(rest[1:]); loc != nil {
		end = 1 + loc[0]
	}
	if part := rest[:end]; strings.Contains(part, "operator") || strings.Contains(part, "null") {
		return part
	}
	if part := s[:at]; strings.Contains(part, "operator") {
		return strings.TrimSuffix(strings.TrimRight(part, " "), " in")
	}
	return ""
}

func (f *facts) addOperators(list string) {
	if filterOnNull.MatchString(list) {
		f.filterNull = true
	}
	counted := filterCount.MatchString(list)
	if counted { // its comparisons are with the number of values
		list = filterCount.ReplaceAllString(list, "")
	}
	for _, op := range filterOp.FindAllString(list, -1) {
		if spelling, ok := odataOperators[op]; ok {
			op = spelling
		}
		if !slices.Contains(f.filter, op) {
			f.filter = append(f.filter, op)
		}
	}
	if f.filterNull && len(f.filter) == 0 {
		f.filter = []string{"eq"}
	}
	if counted && !slices.Contains(f.filter, "$count") {
		f.filter = append(f.filter, "$count")
	}
}

// containsAny reports whether the text contains one of the parts. It stands before patterns that need one of them to match: most
// text has none, and patterns cost a hundred times as much.
func containsAny(text string, parts ...string) bool {
	for _, p := range parts {
		if strings.Contains(text, p) {
			return true
		}
	}
	return false
}

var inheritance = regexp.MustCompile(`(?i)\binherited from(?: the)?\s+([A-Za-z][\w.]*)?`)

// inheritedFrom returns the type that the text says a property comes from.
func inheritedFrom(in document.Inline) string {
	for i, s := range in {
		if !strings.Contains(s.Text, "nherited") && !strings.Contains(s.Text, "NHERITED") {
			continue
		}
		m := inheritance.FindStringSubmatch(s.Text)
		if m == nil {
			continue
		}
		if strings.HasSuffix(strings.TrimSpace(strings.ToLower(s.Text)), "from") || strings.HasSuffix(strings.TrimSpace(strings.ToLower(s.Text)), "from the") {
			if i+1 < len(in) {
				if ref, ok := parseType(in[i+1:i+2], ""); ok {
					return ref.name
				}
			}
			continue
		}
		if m[1] != "" {
			if name, ok := canonicalType(strings.TrimRight(m[1], ".")); ok {
				return name
			}
		}
	}
	return ""
}

// saysFlags reports whether a text, in lower case, says that several values can be set at once.
func saysFlags(low string) bool {
	return containsAny(low, "one or more", "mult", "comma", "combin", "bit", "flag", "several", "together") && flagsWording.MatchString(low)
}

var flagsWording = regexp.MustCompile(`(?i)\bone or more of\b|\bmultiple values\b|\bmulti-?valued\b|\bcomma[- ]separated\b|\bcombination of\b|\bcan be combined\b|\bbit ?(?:wise|mask|flags?)\b|\bflagged enum|\bflags enum|\bseveral (?:values|of)\b|\bany combination\b|\bcan be (?:given|set|specified) together\b`)
