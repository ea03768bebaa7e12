package parser

import (
	"regexp"
	"strings"

	"github.com/graphgen/graphgen/parser/document"
)

// Marks around text that a page sets apart, in the flattened form that the list grammar reads. Strong text has a mark of its
// own: it is the names of properties as often as values, so that only an explicit lead makes it a list.
const (
	markOpen   = '\x01'
	markStrong = '\x03'
	markClose  = '\x02'
)

// marked flattens text, with marks around what is code, strong or emphasised.
func marked(in document.Inline) string {
	var b strings.Builder
	for _, s := range in {
		text := strings.Map(func(r rune) rune {
			if r == markOpen || r == markStrong || r == markClose {
				return -1
			}
			return r
		}, s.Text)
		switch s.Kind {
		case document.CodeSpan, document.StrongSpan, document.EmphSpan:
			if s.Kind == document.StrongSpan {
				b.WriteByte(markStrong)
			} else {
				b.WriteByte(markOpen)
			}
			b.WriteString(strings.TrimSpace(text))
			b.WriteByte(markClose)
		case document.PlainSpan, document.LinkSpan:
			b.WriteString(text)
		}
	}
	return b.String()
}

var (
	// valuesLead introduces a list in words that leave no doubt, so that bare words are taken as its values. It is matched where one
	// of leadWords starts.
	valuesLead = regexp.MustCompile(`(?i)^(?:(?:possible|valid|allowed|allowable|supported|accepted|acceptable|available|permitted|permissible|known|enum|enumeration|potential|expected|different)\s+(?:[a-z]+ )?` +
		`(?:(?:values|states|options|types|members)(?:` + valuesOf + `)?\s*(?:\([^()]{0,60}\))?\s*(?:(?:are|is|include|includes|can be|may be|being)\b)?` +
		`|(?:value|state|option|type|member)(?:` + valuesOf + `|\s*(?:\([^()]{0,60}\))?\s*(?:(?:are|is|include|includes|can be|may be|being)\b|:)))` +
		`(?:\s+(?:as follows|listed below|any of|one of))?(?:\s+the following)?\s*[:\-–—=]?` +
		`|values?\s+(?:for [^:.]{1,60}? )?(?:can|may|must|could|will)\s+be(?:\s+(?:one of|any of|either))?(?:\s+the following)?(?:\s+values)?\s*:?` +
		`|(?:can|must|may|should|could)\s+be\s+(?:set to\s+)?(?:one|any|one or more)\s+of(?:\s+(?:the\s+)?following)?(?:\s+(?:string\s+)?values)?\s*:?` +
		`|one\s+(?:or more )?of\s+(?:the\s+)?following(?:\s+(?:(?:valid |string |possible )*(?:values|options|states|types)|[a-z]+s\s*:))?\s*:?` +
		`|following\s+(?:[a-z]+ )?values\s+(?:are|can be)\s+(?:supported|allowed|accepted|valid|possible|used)\s*[.:]?(?:\s+(?:not nullable|nullable|read-only|required)\.)*` +
		`|in this (?:evolvable )?enum(?:eration)?\s*:` +
		`|enum values are\s*:?|values are\s*:)\s*`)
	// valuesLine is a lead only at the start of a sentence.
	valuesLine = regexp.MustCompile(`(?i)^values\s*:\s*`)
	leadWords  = func() map[string]bool {
		words := map[string]bool{}
		for word := range strings.FieldsSeq("possible valid allowed allowable supported accepted acceptable available permitted permissible known enum enumeration " +
			"potential expected different following value values can must may should could one in") {
			words[word] = true
		}
		return words
	}()
	// markedLead introduces a list whose values must be set apart from the words around.
	markedLead = regexp.MustCompile(`(?i)\b(?:can|must|may|should)\s+(?:also )?(?:be|include|have)(?:\s+(?:set to|either|the values?))?\s*:?\s*$|\b(?:values?|options|states|types)\s+(?:are|is|include|includes)\s*:?\s*$|\beither\s*$|\bone of:?\s*$|[a-z]:\s*$`)

	bareValue = regexp.MustCompile(`^[A-Za-z_][\w]*(?:[.-][A-Za-z0-9_]+)*|^[0-9]+`)
	listWord  = regexp.MustCompile(`(?i)^(?:and/or|and|or|plus)\b`)
)

// valuesOf says what the values of a lead are for: "of the property are". In the singular, a lead says that, or ends in a verb or colon.
const valuesOf = `\s+(?:for|of|in)\s[^:.]{1,80}?(?:\s(?:are|is|include|includes|can be|may be|will be)\b|:)`

// unknownMember is the sentinel of evolvable enums.
const unknownMember = "unknownFutureValue"

// possibleValues returns the values that a description lists, in order, and whether the list may grow. low is its plain text
// in lower case.
func possibleValues(in document.Inline, low string) (values []string, evolvable bool) {
	says := saysValues(low)
	if !says && marks(in) < 2 {
		return nil, false
	}
	text := marked(in)
	evolvable = saysEvolvable(low)
	seen := map[string]bool{}
	add := func(list []string) {
		for _, v := range list {
			if low := strings.ToLower(v); !seen[low] {
				seen[low] = true
				values = append(values, v)
			}
		}
	}
	if says {
		for start := 0; start < len(text); {
			from, to := nextLead(text, start)
			if from < 0 {
				break
			}
			if !denied(text[:from]) || evolvable && strings.HasPrefix(strings.ToLower(text[from:to]), "in this") {
				list := valueList(text[to:], true)
				if len(list) == 0 {
					list = explained(text[to:])
				}
				add(list)
			}
			start = to
		}
	}
	if len(values) == 0 {
		if i := firstList(text); i > 0 && markedLead.MatchString(text[:i]) && !denied(text[:i]) {
			if list := valueList(text[i:], false); len(list) > 1 {
				add(list)
			}
		}
	}
	for _, v := range values {
		evolvable = evolvable || v == unknownMember
	}
	return values, evolvable && len(values) > 0
}

// maxLead is the length in bytes in which a lead is looked for.
const maxLead = 400

// nextLead returns where the first lead at or after start begins and ends, or -1. Text is scanned word by word because that costs
// a tenth of a search for the pattern.
func nextLead(text string, start int) (from, to int) {
	for i := start; i < len(text); i++ {
		if !isWordByte(text[i]) || i > 0 && isWordByte(text[i-1]) {
			continue
		}
		end := i
		for end < len(text) && isWordByte(text[end]) {
			end++
		}
		if end-i <= len("enumeration") && leadWords[strings.ToLower(text[i:end])] {
			window := text[i:min(len(text), i+maxLead)]
			if loc := valuesLead.FindStringIndex(window); loc != nil {
				return i, i + loc[1]
			}
			before := strings.TrimRight(text[:i], " \t\n")
			if before == "" || before[len(before)-1] == '.' || len(before) < i && text[len(before)] == '\n' {
				if loc := valuesLine.FindStringIndex(window); loc != nil {
					return i, i + loc[1]
				}
			}
		}
		i = end - 1
	}
	return -1, -1
}

// saysEvolvable reports whether a text, in lower case, says that an enum may grow.
func saysEvolvable(low string) bool {
	return containsAny(low, "include-unknown-enum-members", "evolvable enum")
}

// saysValues is a quick test for texts in which valuesLead cannot match.
func saysValues(low string) bool {
	for _, word := range [...]string{"value", "one of", "one or more of", "any of", "enum", "possible ", "supported ", "allowed ", "available ", "valid "} {
		if strings.Contains(low, word) {
			return true
		}
	}
	return false
}

// marks counts the spans that a page sets apart as code or by emphasis.
func marks(in document.Inline) int {
	n := 0
	for _, s := range in {
		if s.Kind == document.CodeSpan || s.Kind == document.EmphSpan {
			n++
		}
	}
	return n
}

// firstList returns the offset of the first marked text that another one follows after a separator, or -1.
func firstList(text string) int {
	for from := 0; ; {
		i := strings.IndexByte(text[from:], markOpen)
		if i < 0 {
			return -1
		}
		i += from
		end := strings.IndexByte(text[i:], markClose)
		if end < 0 {
			return -1
		}
		from = i + end + 1
		p := listParser{rest: text[from:]}
		p.remark()
		if p.separators() && strings.HasPrefix(p.rest, string(markOpen)) {
			return i
		}
	}
}

// denied reports whether the words before a list say that its values are not the possible ones.
func denied(before string) bool {
	if i := max(strings.LastIndex(before, ". "), strings.LastIndexByte(before, '\n')); i >= 0 {
		before = before[i:]
	}
	low := strings.ToLower(before)
	return strings.Contains(low, "cannot") || strings.Contains(low, "can't") || strings.Contains(low, "must not") || strings.Contains(low, "example") ||
		strings.Contains(low, "e.g") || strings.Contains(low, "such as") || strings.Contains(low, "note")
}

// valueList reads the values at the start of text: set apart by mark-up or quotes, or, where bare is allowed, single words
// between separators. The list ends at the first thing that is neither value nor separator.
func valueList(text string, bare bool) []string {
	var out []string
	p := listParser{rest: text}
	for first := true; ; first = false {
		sep := p.separators()
		if !first && !sep {
			break
		}
		if v, ok := p.quoted(); ok {
			bare = false
			if m := namedNumber.FindStringSubmatch(p.rest); m != nil && isNumber(v) {
				v = m[1]
			}
			for _, one := range strings.Split(v, ",") {
				if one = strings.TrimSpace(one); isValue(one) {
					out = append(out, one)
				} else if !isNothing(one) {
					return out
				}
			}
			p.remark()
			continue
		}
		if !bare {
			break
		}
		v, ok := p.word()
		if !ok {
			break
		}
		if !isNothing(v) {
			out = append(out, v)
		}
	}
	return out
}

// namedNumber is a remark that tells the name of the number before it: "`1` (meaning `first`)".
var namedNumber = regexp.MustCompile(`^\s*\((?:meaning|for|is|=|i\.e\.,?)?\s*\x01(\w+)\x02\)`)

func isNumber(v string) bool { return v != "" && strings.Trim(v, "0123456789") == "" }

// explainedValue is a line that ends in a value in parentheses, behind what it means.
var explainedValue = regexp.MustCompile(`\s\(\W?([A-Za-z_]\w*)\W?\)[.,;]?$`)

// explained reads the values at the start of text when each of at least two lines ends in one.
func explained(text string) []string {
	var out []string
	n := 0
	for line := range strings.Lines(text) {
		m := explainedValue.FindStringSubmatch(strings.TrimSpace(line))
		if m == nil {
			break
		}
		n++
		if !isNothing(m[1]) {
			out = append(out, m[1])
		}
	}
	if n < 2 {
		return nil
	}
	return out
}

// listParser is the position in a list of values.
type listParser struct{ rest string }

// separators skips commas, conjunctions, bullets and white space, and reports whether there were any but white space.
func (p *listParser) separators() bool {
	found := false
	for {
		trimmed := strings.TrimLeft(p.rest, " \t")
		if strings.HasPrefix(trimmed, "\n") {
			found = true
			p.rest = trimmed[1:]
			continue
		}
		p.rest = trimmed
		switch {
		case p.rest == "":
			return found
		case strings.ContainsRune(",;|/:&", rune(p.rest[0])):
			p.rest, found = p.rest[1:], true
		case strings.HasPrefix(p.rest, "- ") || strings.HasPrefix(p.rest, "* "):
			p.rest, found = p.rest[2:], true
		case strings.HasPrefix(p.rest, "• "):
			p.rest, found = p.rest[len("• "):], true
		default:
			word := listWord.FindString(p.rest)
			if word == "" {
				return found
			}
			p.rest, found = p.rest[len(word):], true
		}
	}
}

// quoted takes a value that is set apart.
func (p *listParser) quoted() (string, bool) {
	if p.rest == "" {
		return "", false
	}
	closing := map[byte]string{markOpen: string(markClose), markStrong: string(markClose), '`': "`", '"': `"`, '\'': "'"}[p.rest[0]]
	if closing == "" {
		for _, q := range [][2]string{{"“", "”"}, {"‘", "’"}} {
			if strings.HasPrefix(p.rest, q[0]) {
				if end := strings.Index(p.rest[len(q[0]):], q[1]); end >= 0 {
					v := p.rest[len(q[0]) : len(q[0])+end]
					p.rest = p.rest[len(q[0])+end+len(q[1]):]
					return strings.TrimSpace(v), true
				}
			}
		}
		return "", false
	}
	end := strings.Index(p.rest[1:], closing)
	if end < 0 {
		return "", false
	}
	v := p.rest[1 : 1+end]
	p.rest = p.rest[1+end+len(closing):]
	return strings.Trim(strings.TrimSpace(v), `"'.,`), true
}

// remark skips what explains the value just read: a parenthesis, a clause, or a text after a dash or colon, to the end of the line or
// to the next value that follows a separator.
func (p *listParser) remark() {
	rest := strings.TrimLeft(p.rest, " \t")
	if strings.HasPrefix(rest, "(") {
		if end := strings.IndexByte(rest, ')'); end >= 0 {
			p.rest = rest[end+1:]
			rest = strings.TrimLeft(p.rest, " \t")
		}
	}
	if loc := clause.FindStringSubmatchIndex(rest); loc != nil {
		p.rest = rest[loc[2]:]
		return
	}
	for _, dash := range []string{": ", "- ", "-- ", "– ", "— ", "= ", "-> "} {
		if !strings.HasPrefix(rest, dash) {
			continue
		}
		body := rest[len(dash):]
		if body != "" && (body[0] == markOpen || body[0] == markStrong) {
			return
		}
		if end := strings.IndexAny(body, "\n;"); end >= 0 {
			p.rest = body[end:]
		} else {
			p.rest = ""
		}
		return
	}
}

// clause is a text that says what the value before it is for, up to the separator before the next marked value.
var clause = regexp.MustCompile(`^(?:for|if|when|to|means|meaning|indicates|in|with) (?:[^\x01\x03.\n(]|\([^()\n]*\)|\.\S)*?((?:,|;| or| and) (?:or |and )?[\x01\x03])`)

// word takes a bare value: one word with a separator, a full stop or the end behind it.
func (p *listParser) word() (string, bool) {
	v := bareValue.FindString(p.rest)
	if v == "" {
		return "", false
	}
	after := listParser{rest: p.rest[len(v):]}
	after.remark()
	rest := strings.TrimLeft(after.rest, " \t")
	switch {
	case rest == "", strings.ContainsRune(".,;|/)\n:", rune(rest[0])), listWord.MatchString(rest), strings.HasPrefix(rest, "- "):
		p.rest = after.rest
		return v, true
	default:
		return "", false
	}
}

// isValue reports whether text that is set apart can be a value: short, and of one or a few words.
func isValue(v string) bool {
	return v != "" && len(v) <= 80 && strings.Count(v, " ") <= 4 && !isNothing(v) && !strings.ContainsAny(v, "$<>{}()\n") && !strings.Contains(v, ": ")
}

// isNothing reports whether the word stands for the absence of a value.
func isNothing(v string) bool {
	switch strings.ToLower(v) {
	case "null", "empty", "blank", "nil":
		return true
	default:
		return false
	}
}
