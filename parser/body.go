package parser

import (
	"encoding/json"
	"regexp"
	"slices"
	"strings"

	"github.com/graphgen/graphgen/ir"
	"github.com/graphgen/graphgen/parser/document"
)

// pageBody is what the page says about request bodies.
type pageBody struct {
	found      bool // there is a section about it
	none       bool // it says that there is no body
	typ        string
	collection bool
	subject    string // the type that the page is about, should the text about the body name none
	stream     bool
	exact      bool
	properties []ir.Property
	codes      []string // what its text sets apart as code
}

var (
	noBody         = regexp.MustCompile(`(?i)\b(?:do(?:es)? not|don't|doesn't|no need to) (?:supply|provide|include|specify|send|require|have|need) (?:an?y? |the )?(?:request )?body\b|^no request body\b|\bempty (?:request )?body\b|\brequest body (?:is|should be|must be) (?:empty|not required)|^(?:none|not applicable|n/a)\.?$|^no request body is required|does not require any request body|\bempty json\b|\b(?:takes?|has|needs?|requires?) no (?:request )?body\b`)
	representation = regexp.MustCompile(`(?i)\b(?:representation|object|instance|resource|properties)\s+(?:of|for|that represents)\s+(?:an? |the |one or more |new |existing )*(?:microsoft\.graph\.)?([A-Za-z][\w.]*)(?:\s+(?:object|resource|entity|complex type)\b|[.,]|$)`)
	suppliedObject = regexp.MustCompile(`(?i)\b(?:supply|provide|include|specify|send) (?:an? |the |new )*([A-Za-z][\w.]*) (?:object|resource|entity)\b`)
	requiredOnly   = regexp.MustCompile(`(?i)\b(?:are|is) required\b|\brequired (?:properties|parameters|when|to|for)\b|\bmust be (?:specified|provided|supplied|included)\b|\bmandatory\b|\bminimum\b|\bmay include\b`)
	binaryBody     = regexp.MustCompile(`(?i)\bbinary (?:stream|data|content|contents|of|image)\b|\bcontents? of the file\b|\bbinary stream\b|\bimage file\b|\bthe file'?s? (?:bytes|content)`)
)

// isBodySection reports whether a section is about the request body.
func isBodySection(key string) bool {
	return strings.HasPrefix(key, "request body") || key == "body" || key == "request bodies" || strings.HasSuffix(key, "request body")
}

// requestBody reads the sections about the request body.
func (p *page) requestBody() pageBody {
	body := pageBody{exact: true}
	list := &propertyList{page: p, owner: "the request body"}
	inExample := p.exampleSections()
	var text []document.Inline
	for i, s := range p.sections {
		if !isBodySection(s.key) || inExample[i] {
			continue
		}
		for j, sub := range p.under(i) {
			if inExample[i+j] || j > 0 && (isResponseSection(sub.key) || isBodySection(sub.key)) {
				continue
			}
			body.found = true
			text = append(text, paragraphs(sub.blocks)...)
			for _, t := range sub.tables {
				p.addBodyTable(list, t)
			}
		}
	}
	if !body.found {
		return body
	}
	plain := plainText(text)
	low := strings.ToLower(plain)
	body.properties = list.properties
	body.none = len(body.properties) == 0 && containsAny(low, "not", "n't", "no ", "empty", "none", "n/a") && noBody.MatchString(plain)
	onlyRequired := containsAny(low, "required", "must be", "mandatory", "minimum", "may include") && requiredOnly.MatchString(plain)
	body.exact = len(body.properties) > 0 && !onlyRequired
	body.stream = len(body.properties) == 0 && containsAny(low, "binary", "file") && binaryBody.MatchString(plain)
	body.typ, body.collection = p.bodyType(text)
	body.subject = p.subject()
	for _, in := range text {
		body.codes = append(body.codes, in.Codes()...)
	}
	return body
}

var subjectTitle = regexp.MustCompile(`(?i)^(?:update|create|add|upsert|replace)(?: an?| the| new)* ([A-Za-z][\w.]*)$`)

// subject returns the type that an "Update …" or "Create …" page is about: the annotation of its example request, the type
// that its first sentence links to, or the name in its title.
func (p *page) subject() string {
	for _, n := range p.notes {
		if n.block == "request" && n.typ != "" && !strings.Contains(n.typ, "requestBodyResourceFor") {
			if name, ok := canonicalType(n.typ); ok && !ir.IsPrimitive(name) {
				return name
			}
		}
	}
	m := subjectTitle.FindStringSubmatch(p.title)
	if m == nil {
		return ""
	}
	for _, text := range paragraphs(p.lead()) {
		if isBoilerplate(text.Plain()) {
			continue
		}
		for _, l := range resourceLinks(text) {
			if ref, ok := linkedType(l.Text, l, p.namespace); ok && strings.EqualFold(ir.LocalName(ref.name), m[1]) {
				return ref.name
			}
		}
	}
	if name, ok := canonicalType(m[1]); ok && !ir.IsPrimitive(name) && !isCommonNoun(name) {
		return name
	}
	return ""
}

// wrapBody corrects a body whose table lists the properties of the one object that it holds, under a name that the text sets
// apart and the examples show: "provide a `passwordCredential` object with the following properties".
func wrapBody(body pageBody, examples []ir.Example) pageBody {
	if len(body.properties) == 0 {
		return body
	}
	for _, ex := range examples {
		if ex.Request == nil || ex.Request.Body == "" {
			continue
		}
		var members map[string]json.RawMessage
		if json.Unmarshal([]byte(ex.Request.Body), &members) != nil || len(members) != 1 {
			return body
		}
		for name, value := range members {
			if !slices.Contains(body.codes, name) || hasProperty(body.properties, name) || len(value) == 0 || value[0] != '{' {
				return body
			}
			typ := name
			if body.typ != "" {
				typ = body.typ
			}
			body.properties = []ir.Property{{Name: name, Type: typ, Nullable: true, Source: body.properties[0].Source}}
			body.typ = ""
		}
		return body
	}
	return body
}

// addBodyTable reads a table of the body's properties or parameters. One without a type column gives properties of type
// String: that is what such tables leave out.
func (p *page) addBodyTable(list *propertyList, t *document.Table) {
	c, _, ok := findProperties(t)
	if ok && c.doc >= 0 {
		list.addTable(t, c, false, "")
	}
}

// bodyType returns the type that the text says to supply.
func (p *page) bodyType(text []document.Inline) (string, bool) {
	for _, in := range text {
		plain := in.Plain()
		low := strings.ToLower(plain)
		if strings.Contains(low, "representation") || strings.Contains(low, "object") || strings.Contains(low, "supply") || strings.Contains(low, "provide") || strings.Contains(low, "include") || strings.Contains(low, "required") || strings.Contains(low, "table") {
			for _, l := range resourceLinks(in) {
				if ref, ok := mentionedType(l, p.namespace); ok && !ir.IsPrimitive(ref.name) {
					before, _, _ := strings.Cut(low, strings.ToLower(l.Text))
					return ref.name, ref.collection || strings.HasSuffix(strings.TrimSpace(before), "collection of") || strings.HasSuffix(strings.TrimSpace(before), "array of")
				}
			}
		}
		for _, wording := range []struct {
			*regexp.Regexp
			words []string // one of them is in every text that matches
		}{
			{representation, []string{"of", "for", "that represents"}},
			{suppliedObject, []string{"supply", "provide", "include", "specify", "send"}},
		} {
			if !containsAny(low, "representation", "object", "instance", "resource", "properties", "entity") || !containsAny(low, wording.words...) {
				continue
			}
			if m := wording.FindStringSubmatch(plain); m != nil && !isCommonNoun(m[1]) {
				if name, ok := canonicalType(strings.TrimRight(m[1], ".")); ok && !ir.IsPrimitive(name) {
					return name, false
				}
			}
		}
	}
	return "", false
}

// isCommonNoun reports whether a word that stands where a type could is an ordinary word.
func isCommonNoun(word string) bool {
	switch strings.ToLower(strings.TrimRight(word, ".")) {
	case "a", "an", "the", "parameters", "parameter", "properties", "property", "json", "values", "value", "relevant", "request", "this", "that", "following", "object",
		"new", "resource", "entity", "each", "your", "optional", "required", "single", "these", "fields", "existing", "directory", "all", "any", "updated", "one", "more",
		"other", "file", "item", "empty", "those", "its", "it", "which", "an array", "id", "identifier", "requested", "specified", "created", "such", "different", "collection", "and", "or":
		return true
	default:
		return false
	}
}

// bodyFor returns what one operation's request carries, or nil.
func bodyFor(op ir.Operation, body pageBody, response pageResponse) *ir.Body {
	switch op.Method {
	case "GET", "DELETE", "HEAD":
		if op.Method != "DELETE" || len(body.properties) == 0 {
			return nil
		}
	}
	if op.Kind == ir.OperationContent {
		return &ir.Body{Type: "Stream"}
	}
	if body.none || !body.found && op.Kind == ir.OperationAction {
		return nil
	}
	b := &ir.Body{Type: body.typ, Collection: body.collection, Exact: body.exact, Properties: slices.Clone(body.properties)}
	if b.Type == "" && body.stream {
		b.Type = "Stream"
	}
	if b.Type == "" {
		switch op.Kind {
		case ir.OperationUpdate, ir.OperationCreate:
			if b.Type = body.subject; b.Type == "" && !response.collection && !ir.IsPrimitive(response.typ) {
				b.Type = response.typ
			}
		case ir.OperationList, ir.OperationGet, ir.OperationDelete, ir.OperationAction, ir.OperationFunction, ir.OperationDelta, ir.OperationCount,
			ir.OperationRef, ir.OperationContent:
		}
	}
	if b.Type == "" && len(b.Properties) == 0 && !body.found {
		return nil
	}
	return b
}
