package parser

import (
	"regexp"
	"strings"

	"github.com/graphgen/graphgen/ir"
	"github.com/graphgen/graphgen/parser/document"
)

// typeRef is what a type column says.
type typeRef struct {
	name       string
	collection bool
}

// untyped is what a type that cannot be read becomes.
const untyped = "Json"

// spelled are the ways in which pages spell primitive types in prose, besides OData's own names. Keys are in lower case.
var spelled = map[string]string{
	"int": "Int32", "integer": "Int32", "long": "Int64", "short": "Int16", "number": "Double", "numeric": "Double", "float": "Single", "real": "Double",
	"bool": "Boolean", "true/false": "Boolean",
	"text": "String", "url": "String", "uri": "String", "email": "String", "char": "String", "enum": "String",
	"datetime": "DateTimeOffset", "date-time": "DateTimeOffset", "date/time": "DateTimeOffset", "date time": "DateTimeOffset",
	"date and time": "DateTimeOffset", "timestamp": "DateTimeOffset", "iso 8601 date-time": "DateTimeOffset", "iso 8601 datetime": "DateTimeOffset",
	"iso 8601 date": "Date", "iso 8601 duration": "Duration", "iso 8601 time": "TimeOfDay", "timespan": "Duration", "time": "TimeOfDay",
	"uuid": "Guid", "unique identifier": "Guid",
	"bytes": "Binary", "byte array": "Binary", "base64": "Binary", "base64url": "Binary", "binary data": "Binary",
	"file stream": "Stream", "untyped": "Json", "untyped json": "Json", "json object": "Json", "untyped json object": "Json", "object": "Json", "any": "Json",
	"dictionary": "Json", "json": "Json", "microsoft.graph.json": "Json",
}

// refinements are remarks in parentheses that tell which primitive a "string" really holds.
var refinements = map[string]string{
	"timestamp": "DateTimeOffset", "datetime": "DateTimeOffset", "date-time": "DateTimeOffset", "iso 8601 date-time": "DateTimeOffset",
	"duration": "Duration", "iso 8601 duration": "Duration", "guid": "Guid", "uuid": "Guid", "binary": "Binary", "base64": "Binary",
}

var primitiveNames = func() map[string]string {
	m := map[string]string{}
	for _, p := range ir.Primitives() {
		m[strings.ToLower(p)] = p
	}
	return m
}()

var (
	parenthesis  = regexp.MustCompile(`\(([^()]*)\)`)
	collectionOf = regexp.MustCompile(`(?i)^(?:an? )?(?:collection|array|list)\s*(?:\(\s*(.+?)\s*\)|<\s*(.+?)\s*>|\s+of\s+(.+?))$`)
	ofCollection = regexp.MustCompile(`(?i)^(.+?)(?:\s+(?:collections?|array|list)|\s*\[\s*\])$`)
	trailingNoun = regexp.MustCompile(`(?i)^(.+?)\s+(?:object|objects|resource|resources|type|entity|enum|enumeration|value|values|instance)$`)
	nullability  = regexp.MustCompile(`(?i)^(?:nullable|optional)\s+|\s*(?:\?|\(\s*(?:nullable|read-?only|optional|required|deprecated|preview)\s*\)|(?:\bor\b|\|)\s*null)$`)
	bracketed    = regexp.MustCompile(`\[([^\[\]]+)\](?:\[[^\[\]]*\]|\([^()]*\))?`)
)

// The forms of names: OData's simple identifiers, and those of types, which may stand in a namespace.
var (
	propertyNamePattern = nameForm{}
	typeName            = nameForm{dots: true}
)

// nameForm is a form of names; dots may join several.
type nameForm struct{ dots bool }

// MatchString reports whether the whole text is a name of the form.
func (f nameForm) MatchString(text string) bool {
	start := true // of a simple identifier
	for i := range len(text) {
		switch c := text[i]; {
		case 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || c == '_':
			start = false
		case start:
			return false
		case c == '.' && f.dots:
			start = true
		case c < '0' || c > '9':
			return false
		}
	}
	return !start
}

// trimNamespace removes what "microsoft.graph." means to a reader of the IR: nothing. A sub-namespace stays.
func trimNamespace(name string) string {
	name = strings.TrimPrefix(strings.TrimSpace(name), "#")
	const ns = "microsoft.graph."
	if len(name) > len(ns) && strings.EqualFold(name[:len(ns)], ns) {
		name = name[len(ns):]
	}
	return strings.TrimPrefix(name, "graph.")
}

// unwrapCollection splits "Collection(x)" or "x collection" into x and true. Primitives in the plural become singular there.
func unwrapCollection(text string) (inner string, collection bool) {
	text = strings.TrimSpace(text)
	if !containsAny(strings.ToLower(text), "collection", "array", "list", "]") {
		return text, false
	}
	if m := collectionOf.FindStringSubmatch(text); m != nil {
		return onePrimitive(strings.TrimSpace(m[1] + m[2] + m[3])), true
	}
	if m := ofCollection.FindStringSubmatch(text); m != nil {
		return onePrimitive(strings.TrimSpace(m[1])), true
	}
	return text, false
}

// onePrimitive returns the singular of a primitive type in the plural, and other names as they are: "strings" is string.
func onePrimitive(name string) string {
	one, plural := strings.CutSuffix(name, "s")
	if t, ok := canonicalType(one); plural && ok && ir.IsPrimitive(t) {
		return one
	}
	return name
}

// canonicalType returns the IR's spelling of one type name: a primitive in OData's case, any other name without
// "microsoft.graph.". ok is false when the text is no type name.
func canonicalType(text string) (string, bool) {
	text = strings.TrimSpace(strings.Trim(strings.TrimSpace(text), "*`'\"_"))
	low := strings.ToLower(text)
	if p, ok := spelled[low]; ok {
		return p, true
	}
	if edm := strings.TrimPrefix(strings.TrimPrefix(low, "#"), "edm."); edm != low || !strings.Contains(low, ".") {
		if p, ok := primitiveNames[edm]; ok {
			return p, true
		}
		if p, ok := spelled[edm]; ok {
			return p, true
		}
		if strings.HasPrefix(low, "edm.") {
			return untyped, typeName.MatchString(text)
		}
	}
	name := trimNamespace(text)
	if p, ok := primitiveNames[strings.ToLower(name)]; ok {
		return p, true
	}
	if !typeName.MatchString(name) {
		return "", false
	}
	return name, true
}

// parseType reads a type column. namespace is the page's own sub-namespace ("callRecords") or "". ok is false, and the type
// Json, when the text names no single type.
func parseType(in document.Inline, namespace string) (ref typeRef, ok bool) {
	text := strings.Join(strings.Fields(in.Plain()), " ")
	links := resourceLinks(in)
	if len(links) == 1 && !strings.Contains(strings.ToLower(text), " or ") {
		if ref, ok := linkedType(text, links[0], namespace); ok {
			return ref, true
		}
	}
	return parseTypeText(text)
}

// parseTypeText reads a type without mark-up.
func parseTypeText(text string) (ref typeRef, ok bool) {
	text = stripReferences(strings.Trim(strings.TrimSpace(text), "*`"))
	if t, ok := canonicalType(text); ok {
		return typeRef{name: t}, true
	}
	text = nullability.ReplaceAllString(text, "")
	if inner, coll := unwrapCollection(text); coll {
		if ref, ok := parseRemarked(inner); ok {
			return typeRef{name: ref.name, collection: true}, true
		}
	}
	if ref, ok := parseRemarked(text); ok {
		return ref, true
	}
	return typeRef{name: untyped, collection: isCollectionText(text)}, false
}

// parseRemarked reads a type that may carry remarks: in parentheses, after a full stop, or a noun such as "object".
func parseRemarked(text string) (typeRef, bool) {
	if t, ok := canonicalType(text); ok {
		return typeRef{name: t}, true
	}
	if inner, coll := unwrapCollection(text); coll {
		if t, ok := canonicalType(inner); ok {
			return typeRef{name: t, collection: true}, true
		}
	}
	remark := ""
	if m := parenthesis.FindStringSubmatch(text); m != nil {
		remark = strings.ToLower(strings.TrimSpace(m[1]))
		text = strings.TrimSpace(parenthesis.ReplaceAllString(text, " "))
	}
	for _, stop := range []string{". ", ", ", "; ", " - ", ": "} {
		if i := strings.Index(text, stop); i > 0 {
			text = text[:i]
		}
	}
	text = strings.TrimRight(text, " .,;:")
	inner, coll := unwrapCollection(text)
	if m := trailingNoun.FindStringSubmatch(inner); m != nil {
		if t, ok := canonicalType(inner); ok {
			return typeRef{name: t, collection: coll}, true
		}
		inner = m[1]
	}
	t, ok := canonicalType(inner)
	if !ok {
		return typeRef{}, false
	}
	if finer, found := refinements[remark]; found && t == "String" {
		t = finer
	}
	if strings.Contains(remark, "collection") {
		coll = true
	}
	return typeRef{name: t, collection: coll}, true
}

// isCollectionText reports whether an unreadable type at least says that it is a collection.
func isCollectionText(text string) bool {
	low := strings.ToLower(text)
	return strings.Contains(low, "collection") || strings.HasSuffix(low, "[]")
}

// stripReferences removes what is left of links that were not read as such: "[identitySet][]", "[identitySet]" and
// "[identitySet](identityset.md)" are identitySet.
func stripReferences(text string) string {
	if !strings.Contains(text, "[") {
		return text
	}
	return strings.TrimSpace(bracketed.ReplaceAllString(text, "$1"))
}

// linkedType reads a type column with one link to a resource page: the link's text names the type, else its target does.
func linkedType(text string, link document.Span, namespace string) (typeRef, bool) {
	inner := strings.Join(strings.Fields(link.Text), " ")
	rest := strings.Replace(text, inner, "\x00", 1)
	inner, coll := unwrapCollection(strings.Trim(stripReferences(inner), "*`"))
	around := strings.ToLower(rest)
	coll = coll || strings.Contains(around, "collection") || strings.Contains(around, "\x00[]") || strings.Contains(around, "\x00 array") || strings.Contains(around, "array of") ||
		strings.Contains(around, "list of")
	name, ok := canonicalType(inner)
	if !ok {
		if name, ok = canonicalType(targetType(link.Target)); !ok {
			return typeRef{}, false
		}
	}
	return typeRef{name: qualify(name, link.Target, namespace), collection: coll}, true
}

// mentionedType reads a link in running text. There the link's text is often a common noun ("the new [tab](teamstab.md)"), so
// that its target names the type unless both agree but for their case, or the text says more ("[workbookChart](chart.md)"). Text of several words that do not make up the target's name,
// as in "[how to page](../resources/paging-guide.md)", mentions no type.
func mentionedType(link document.Span, namespace string) (typeRef, bool) {
	ref, ok := linkedType(link.Text, link, namespace)
	target, named := canonicalType(targetType(link.Target))
	if !named || strings.Contains(link.Target, "#") || strings.HasPrefix(target, "enums") {
		return ref, ok
	}
	if strings.Contains(strings.TrimSpace(link.Text), " ") && !makesUp(link.Text, target) {
		return typeRef{}, false
	}
	if !ok || !strings.HasSuffix(strings.ToLower(ir.LocalName(ref.name)), strings.ToLower(target)) {
		ref.name = qualify(target, link.Target, namespace)
	}
	return ref, true
}

// makesUp reports whether words run together are the name, or an end of it, in singular or plural and with a noun such as
// "collection" behind them or not.
func makesUp(words, name string) bool {
	inner, _ := unwrapCollection(strings.Join(strings.Fields(words), " "))
	if m := trailingNoun.FindStringSubmatch(inner); m != nil {
		inner = m[1]
	}
	joined := strings.ToLower(strings.ReplaceAll(ir.LocalName(inner), " ", ""))
	name = strings.ToLower(name)
	return strings.HasSuffix(name, joined) || strings.HasSuffix(name, singular(joined)) || strings.HasSuffix(joined, name)
}

// targetType returns the type name that a link's target file suggests: "../resources/intune-apps-mobileapp.md" is mobileapp.
func targetType(target string) string {
	base := baseName(target)
	return base[strings.LastIndexByte(base, '-')+1:]
}

// qualify adds the page's sub-namespace to a name whose link leads to a page of that namespace.
func qualify(name, target, namespace string) string {
	if namespace == "" || strings.Contains(name, ".") || ir.IsPrimitive(name) {
		return name
	}
	prefix, _, found := strings.Cut(baseName(target), "-")
	if found && strings.EqualFold(prefix, namespace[strings.LastIndexByte(namespace, '.')+1:]) {
		return namespace + "." + name
	}
	return name
}

// resourceLinks returns the links that may lead to the page of a type: neither operation pages, nor anchors, nor articles.
func resourceLinks(in document.Inline) []document.Span {
	var out []document.Span
	for _, l := range in.Links() {
		if isResourceTarget(l.Target) && strings.TrimSpace(l.Text) != "" {
			out = append(out, l)
		}
	}
	return out
}

// isResourceTarget reports whether a link leads to a resource page: in a resources folder, or beside the page itself.
func isResourceTarget(target string) bool {
	low := strings.ToLower(target)
	if i := strings.IndexAny(low, "?#"); i >= 0 {
		low = low[:i]
	}
	switch {
	case low == "":
		return false
	case strings.Contains(low, "resources/"):
		return true
	case strings.Contains(low, "/api/") || strings.Contains(low, "://") || strings.HasPrefix(low, "/"):
		return false
	default:
		return strings.HasSuffix(low, ".md") && !strings.Contains(strings.TrimPrefix(low, "./"), "/") && !isOperationName(low)
	}
}

// isOperationName reports whether a page's name is that of an operation: "event-get.md", "user-list-events.md".
func isOperationName(target string) bool {
	parts := strings.Split(baseName(target), "-")
	for _, part := range parts[1:] {
		switch part {
		case "get", "list", "post", "put", "create", "update", "delete", "add", "remove", "delta":
			return true
		}
	}
	return false
}
