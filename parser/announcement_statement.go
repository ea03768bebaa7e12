package parser

import (
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/graphgen/graphgen/ir"
	"github.com/graphgen/graphgen/parser/document"
)

// statement is one sentence of an announcement, in lower case, with its names of APIs, properties and types replaced by «0», «1» …
// so that patterns can tell where a name stands without knowing any.
type statement struct {
	text     string
	names    []string
	versions []string // of the API, that the statement names
	title    bool
	at       ir.Source
	items    []string // the first name of each item of the list that the statement introduces
}

func (s statement) has(name string) bool {
	return slices.ContainsFunc(s.names, func(n string) bool { return strings.EqualFold(n, name) })
}

// straight makes typographic quotes plain ones.
var straight = strings.NewReplacer("’", "'", "‘", "'", "“", `"`, "”", `"`, "«", `"`, "»", `"`)

var (
	oneWord     = regexp.MustCompile(`^[A-Za-z/][\w./{}()$-]*$`)
	starred     = regexp.MustCompile(`\*([^\s*][^*\n]*)\*`)
	boldWord    = regexp.MustCompile(`\*\*([A-Za-z/][\w./]*)\*\*`)
	snippetLine = regexp.MustCompile(`^(?:["'][^"']*["']\s*:|[{}\[\]])|[;{]$`)
	sentenceEnd = regexp.MustCompile(`[.!?:]["')]?(?:\s+|$)`)
	shortForm   = regexp.MustCompile(`(?i)\b(?:e\.g|i\.e|vs|approx|no|(?:jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec))\.$`)
)

// markNames returns the text with everything that is set off from it and can be a name between back-quotes, whatever the mark-up.
func markNames(in document.Inline) string {
	var b strings.Builder
	for _, s := range in {
		text := straight.Replace(s.Text)
		set := s.Kind == document.CodeSpan || (s.Kind == document.StrongSpan || s.Kind == document.LinkSpan) && oneWord.MatchString(text)
		if set && !strings.Contains(text, "`") {
			text = "`" + text + "`"
		}
		b.WriteString(text)
	}
	text := boldWord.ReplaceAllString(b.String(), "`$1`")
	return document.PlainText(starred.ReplaceAllString(text, "$1")).Plain()
}

// statements returns the sentences of the page: its title, headings, paragraphs and items. Lines that are code are none of them.
// With loose, plain words that stand before a noun such as "API" count as names as well.
func (p *page) statements(loose bool) []statement {
	var out []statement
	add := func(in document.Inline, title bool, at ir.Source) {
		for _, line := range strings.Split(markNames(in), "\n") {
			if snippetLine.MatchString(line) {
				continue
			}
			for _, text := range splitSentences(line) {
				out = append(out, newStatement(text, title, at, loose))
			}
		}
	}
	var blocks func([]document.Block)
	blocks = func(list []document.Block) {
		for _, b := range list {
			switch b := b.(type) {
			case *document.Paragraph:
				add(b.Text, false, b.At)
			case *document.List:
				intro := len(out) - 1
				for _, item := range b.Items {
					first := len(out)
					blocks(item.Blocks)
					if intro >= 0 && first < len(out) && len(out[first].names) > 0 {
						out[intro].items = append(out[intro].items, out[first].names[0])
					}
				}
			case *document.Quote:
				blocks(b.Blocks)
			case *document.Heading, *document.Table, *document.Code, *document.Comment:
			}
		}
	}
	titled := false
	for _, s := range p.sections {
		if s.heading != nil {
			add(s.heading.Text, !titled, s.heading.At)
			titled = true
		}
		blocks(s.blocks)
	}
	if !titled {
		out = slices.Insert(out, 0, newStatement(straight.Replace(p.title), true, p.pos(), loose))
	}
	return out
}

var versionWord = regexp.MustCompile(`(?i)\bv1\.0\b|\bversion 1\.0\b|\bbeta\b`)

// maxStatement bounds the bytes of a statement that are read: no sentence is as long, and patterns look at each date and name of
// one with all that stands before it.
const maxStatement = 4000

func newStatement(text string, title bool, at ir.Source, loose bool) statement {
	if len(text) > maxStatement {
		text = strings.ToValidUTF8(text[:maxStatement], "")
	}
	s := statement{title: title, at: at}
	s.text, s.names = nameless(text, loose)
	for _, word := range versionWord.FindAllString(text, -1) {
		v := "v1.0"
		if strings.EqualFold(word, "beta") {
			v = "beta"
		}
		if !slices.Contains(s.versions, v) {
			s.versions = append(s.versions, v)
		}
	}
	return s
}

// splitSentences cuts a line after full stops, question marks and colons that end a word. Colons stay with what they introduce.
func splitSentences(line string) []string {
	var out []string
	start := 0
	for _, m := range sentenceEnd.FindAllStringIndex(line, -1) {
		end := m[1]
		if line[m[0]] == ':' && end < len(line) || shortForm.MatchString(line[start:m[0]+1]) {
			continue
		}
		out = append(out, strings.TrimSpace(line[start:end]))
		start = end
	}
	if rest := strings.TrimSpace(line[start:]); rest != "" {
		out = append(out, rest)
	}
	return out
}

const (
	nounWords = `apis?|endpoints?|propert(?:y|ies)|fields?|attributes?|relationships?|resources?|entit(?:y|ies)|types?|methods?|actions?|functions?|operations?|` +
		`enums?|enumerations?|parameters?|members?|objects?|facets?`
	propertyNoun = `(?:navigation )?(?:propert(?:y|ies)|fields?|attributes?|relationships?|members?|parameters?|actions?|functions?|methods?)`
	typeNoun     = `(?:complex |entity |resource )?(?:resource|entity|type|object|enum|facet)`
)

var (
	nameToken = regexp.MustCompile("https?://[^\\s)>\"'`]+|`([^`]+)`|'([A-Za-z/][\\w./{}]*)'|\"([A-Za-z/][\\w./{}]*)\"|/?[A-Za-z_$][\\w$]*(?:[./][\\w{}$]+)*")
	nounAfter = regexp.MustCompile(`(?i)^["']? (?:` + nounWords + `)\b`)
	plainWord = regexp.MustCompile(`^[a-z]{3,}$`)
	httpVerb  = regexp.MustCompile(`^(?:GET|POST|PATCH|PUT|DELETE) `)
	identLike = regexp.MustCompile(`^[A-Za-z]\w*(?:\.[A-Za-z]\w*)*$`)
	pathLike  = regexp.MustCompile(`^/[\w{}$.|()='-]+(?:/[\w{}$.|()='-]+)*$`)
	rootURL   = regexp.MustCompile(`^https?://[^/]+(?:/(?:v1\.0|beta))?`)
	rootPath  = regexp.MustCompile(`^/(?:v1\.0|beta)(/|$)`)
)

// nameless returns the text in lower case with placeholders for its names, and the names.
func nameless(text string, loose bool) (string, []string) {
	var b strings.Builder
	var names []string
	last := 0
	for _, m := range nameToken.FindAllStringSubmatchIndex(text, -1) {
		token, set := text[m[0]:m[1]], false
		for g := 1; g <= 3; g++ {
			if m[2*g] >= 0 {
				token, set = text[m[2*g]:m[2*g+1]], true
			}
		}
		name := documentedName(token, set)
		if name == "" && loose && !set && plainWord.MatchString(token) && nounAfter.MatchString(text[m[1]:]) && !commonWords[token] {
			name = token
		}
		b.WriteString(strings.ToLower(text[last:m[0]]))
		last = m[1]
		if name == "" {
			b.WriteString(strings.ToLower(token))
			continue
		}
		i := slices.Index(names, name)
		if i < 0 {
			i = len(names)
			names = append(names, name)
		}
		b.WriteString("«" + strconv.Itoa(i) + "»")
	}
	b.WriteString(strings.ToLower(text[last:]))
	return strings.Join(strings.Fields(b.String()), " "), names
}

// commonWords stand before a noun such as "API" and name none.
var commonWords = setOf("the", "this", "that", "these", "those", "our", "your", "its", "their", "all", "any", "each", "every", "some", "many", "most", "both", "other", "another",
	"same", "new", "newer", "old", "older", "current", "existing", "original", "replacement", "alternative", "temporary", "interim", "following", "affected", "legacy", "beta",
	"preview", "public", "private", "rest", "graph", "web", "updated", "deprecated", "retired", "removed", "renamed", "required", "complex", "navigation", "several",
	"respective", "corresponding", "equivalent", "supported", "related", "production", "entity", "resource", "return", "response", "request", "error", "these", "such", "and", "with", "for")

func setOf(words ...string) map[string]bool {
	out := make(map[string]bool, len(words))
	for _, w := range words {
		out[w] = true
	}
	return out
}

// documentedName returns the name of a property, type or operation, or its path without version, that a word is; "" when it is
// none. What is not set off from the text is a name only if it is written as no word is: in camelCase, or as a path.
func documentedName(token string, set bool) string {
	token = strings.TrimPrefix(strings.TrimSpace(strings.TrimSuffix(httpVerb.ReplaceAllString(token, ""), "()")), "microsoft.graph.")
	if set {
		token = rootURL.ReplaceAllString(token, "")
	}
	token = rootPath.ReplaceAllString(token, "$1")
	switch low := strings.ToLower(token); {
	case low == "" || low == "/" || low == "v1.0" || low == "beta" || low == "1.6" || low == "true" || low == "false" || low == "null":
		return ""
	case strings.Contains(token, "/"):
		if pathLike.MatchString(token) {
			return token
		}
		return ""
	case set && identLike.MatchString(token), isCamelCase(token):
		return token
	}
	return ""
}

// isCamelCase reports whether a word begins in lower case and goes on with a capital that is not its second letter, as names of
// products have it.
func isCamelCase(word string) bool {
	local := word[strings.LastIndexByte(word, '.')+1:]
	if !identLike.MatchString(word) || local[0] < 'a' || local[0] > 'z' {
		return false
	}
	return strings.IndexFunc(local, func(r rune) bool { return r >= 'A' && r <= 'Z' }) > 1
}
