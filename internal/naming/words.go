package naming

import (
	"go/token"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/iancoleman/strcase"
)

// initialisms are written in one case in Go identifiers: the list that Go's own linters use, and those of Microsoft Graph's
// field. https://go.dev/wiki/CodeReviewComments#initialisms
var initialisms = setOf("ACL", "API", "ASCII", "CPU", "CSS", "DN", "DNS", "EOF", "GUID", "HTML", "HTTP", "HTTPS", "ID", "IP", "JSON",
	"MFA", "MIME", "OData", "PDF", "PIN", "RPC", "SAML", "SID", "SIP", "SKU", "SLA", "SMS", "SMTP", "SQL", "SSH", "SSL", "SSO", "TCP",
	"TLS", "TTL", "UDP", "UI", "UID", "UPN", "URI", "URL", "UTC", "UUID", "VM", "VPN", "XML", "XSRF", "XSS")

// Style turns documented names into Go identifiers.
type Style struct{ initialisms map[string]string }

// NewStyle returns the style with the project's extra initialisms added to the usual ones.
func NewStyle(extra []string) *Style {
	s := &Style{initialisms: map[string]string{}}
	for k, v := range initialisms {
		s.initialisms[k] = v
	}
	for k, v := range setOf(extra...) {
		s.initialisms[k] = v
	}
	return s
}

func setOf(words ...string) map[string]string {
	m := make(map[string]string, len(words))
	for _, w := range words {
		m[strings.ToLower(w)] = w
	}
	return m
}

// Exported returns the exported identifier for a documented name: "iCalUId" gives "ICalUID", "webUrl" gives "WebURL". Whatever
// cannot stand in an identifier parts words; a name without any letter or digit gives "X".
func (s *Style) Exported(doc string) string {
	var b strings.Builder
	for _, part := range strings.Fields(clean(doc)) {
		for _, w := range splitWords(part) {
			b.WriteString(s.word(w))
		}
	}
	name := b.String()
	first, _ := utf8.DecodeRuneInString(name)
	if name == "" || !unicode.IsUpper(first) {
		name = "X" + name
	}
	return name
}

// Unexported returns the identifier for a parameter or an unexported declaration: "webUrl" gives "webURL", "type" gives
// "type_", since it is a keyword.
func (s *Style) Unexported(doc string) string {
	words := splitWords(s.Exported(doc))
	words[0] = strings.ToLower(words[0])
	name := strings.Join(words, "")
	if !token.IsIdentifier(name) {
		name += "_"
	}
	return name
}

// Package returns the package name for a path segment or a configured name, which is also its folder's: letters and digits in
// lower case, neither a keyword nor the name of a device.
func (s *Style) Package(doc string) string {
	name := strings.ToLower(s.Exported(doc))
	if !token.IsIdentifier(name) || IsDevice(name) {
		name += "pkg"
	}
	return name
}

func (s *Style) word(w string) string {
	lower := strings.ToLower(w)
	if v, ok := s.initialisms[lower]; ok {
		return v
	}
	if stem, ok := strings.CutSuffix(lower, "s"); ok {
		if v, ok := s.initialisms[stem]; ok {
			return v + "s"
		}
	}
	if w[0] >= 'a' && w[0] <= 'z' && w == lower {
		return strcase.ToCamel(w)
	}
	first, n := utf8.DecodeRuneInString(w)
	return string(unicode.ToUpper(first)) + w[n:]
}

// clean makes everything that is no ASCII letter or digit, nor a letter or digit of another script, a word boundary.
func clean(doc string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return r
		}
		return ' '
	}, strings.ToValidUTF8(doc, " "))
}

// splitWords parts a camel-case name: before a capital that follows a small letter or a digit, and before the last of several
// capitals when a small letter follows it ("HTTPServer" gives HTTP, Server). A plural "s" stays with its capitals ("URLs").
func splitWords(name string) []string {
	var words []string
	runes := []rune(name)
	start := 0
	for i := 1; i < len(runes); i++ {
		prev, cur := runes[i-1], runes[i]
		afterSmall := unicode.IsUpper(cur) && !unicode.IsUpper(prev)
		lastCapital := unicode.IsUpper(cur) && unicode.IsUpper(prev) && i+1 < len(runes) && unicode.IsLower(runes[i+1]) && !pluralEnd(runes, i+1)
		if afterSmall || lastCapital {
			words = append(words, string(runes[start:i]))
			start = i
		}
	}
	return append(words, string(runes[start:]))
}

// pluralEnd reports whether a lone "s" stands at i, ending a run of capitals.
func pluralEnd(runes []rune, i int) bool {
	return runes[i] == 's' && (i+1 == len(runes) || unicode.IsUpper(runes[i+1]))
}

// IsIdentifier reports whether the name can be declared in Go: an identifier that is neither a keyword nor blank.
func IsIdentifier(name string) bool { return token.IsIdentifier(name) && name != "_" }

// IsLowerCamel reports whether a documented name starts as OData's names do, with a small letter.
func IsLowerCamel(doc string) bool {
	r, _ := utf8.DecodeRuneInString(doc)
	return unicode.IsLower(r)
}
