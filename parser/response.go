package parser

import (
	"cmp"
	"regexp"
	"strconv"
	"strings"

	"github.com/graphgen/graphgen/ir"
	"github.com/graphgen/graphgen/parser/document"
)

// pageResponse is what the page says a successful call answers.
type pageResponse struct {
	status     int
	typ        string
	collection bool
	empty      bool // it says that the answer has no body
	body       bool // it speaks of a body
	mixed      bool // its text names no type, and its examples several: each request has the answer of its own examples
}

var (
	successStatus = regexp.MustCompile(`\b(20[0-9]|30[0-9])\b`)
	emptyAnswer   = regexp.MustCompile(`(?i)\b(?:does not|doesn't|not) return anything\b|\bno (?:response )?(?:body|content)\b|\bempty response\b|\bempty (?:content|body)\b|does not return (?:a |any )?(?:response )?(?:body|content)`)
	listBefore    = regexp.MustCompile(`(?i)\b(?:collections?|list|array|set) of(?: \w+){0,3}\s*$|\bone or more(?: \w+)?\s*$`)
	listAfter     = regexp.MustCompile(`(?i)^\s*(?:object |resource |item )?(?:collection|list|array)\b|^\s*(?:objects|resources|items|entities)\b|^s\b`)
	namedObject   = regexp.MustCompile(`(?i)\b(?:an? |the |of |new |updated |requested |created |and |single )*([A-Za-z][\w.]*) (collection )?(objects?|resources?|collection|entity|entities)\b`)
	primitiveBody = regexp.MustCompile(`(?i)\b(?:an? |the |and )(string|boolean|int32|int64|stream|binary|double|guid|datetimeoffset|date|json)( collection)?(?: object| value)? in the response body`)
	qualifiedBody = regexp.MustCompile(`(?i)(\b(?:collection|list|array) of )?\b(microsoft\.graph\.[A-Za-z][\w.]*)(?: (collection|objects))?`)
	truthBody     = regexp.MustCompile(`(?i)\b(?:a |the )?(?:true|false)(?: value)? is returned\b|\breturns? (?:a |the )?(?:value (?:of )?)?(?:true|false)\b`)
	streamBody    = regexp.MustCompile(`(?i)\bbinary data\b|\bbinary stream\b|\bstream in the response body\b|\bcontents? of the file\b|\bpre-?authenticated download url\b`)
)

// isResponseSection reports whether a section is about the answer.
func isResponseSection(key string) bool {
	return key == "response" || key == "responses" || key == "http response" || strings.HasPrefix(key, "response ")
}

// response reads the sections about the answer, with the annotation of the example as second opinion.
func (p *page) response() pageResponse {
	var out pageResponse
	inExample := p.exampleSections()
	for i, s := range p.sections {
		if !isResponseSection(s.key) || inExample[i] {
			continue
		}
		for j, sub := range p.under(i) {
			if j > 0 && (inExample[i+j] || out.status != 0 || out.typ != "") {
				break // the first of several forms of the answer counts
			}
			for _, text := range paragraphs(sub.blocks) {
				p.readResponse(&out, text)
			}
		}
	}
	p.secondOpinion(&out)
	if out.typ == "" {
		out.collection = false
	}
	return out
}

// readResponse reads one paragraph about the answer. What an earlier one said stands.
func (p *page) readResponse(out *pageResponse, text document.Inline) {
	plain := text.Plain()
	if out.status == 0 {
		if containsAny(plain, "20", "30") {
			out.status, _ = strconv.Atoi(successStatus.FindString(plain)) // 0 without a match
		}
	}
	low := strings.ToLower(plain)
	if out.typ == "" && containsAny(low, "not return", "n't return", "no body", "no content", "no response", "empty") && emptyAnswer.MatchString(plain) {
		out.empty = true
	}
	out.body = out.body || strings.Contains(plain, "response body") || strings.Contains(plain, "response object")
	if out.typ != "" || out.empty {
		return
	}
	if strings.Contains(low, "in the response body") && containsAny(low, "string", "bool", "int", "stream", "binary", "double", "guid", "date", "json") {
		if m := primitiveBody.FindStringSubmatch(plain); m != nil {
			out.typ, _ = canonicalType(m[1])
			out.collection = m[2] != ""
			return
		}
	}
	for i, s := range text {
		if s.Kind != document.LinkSpan || !isResourceTarget(s.Target) {
			continue
		}
		ref, ok := mentionedType(s, p.namespace)
		if !ok {
			continue
		}
		out.typ, out.collection = ref.name, ref.collection
		before, after := around(text, i)
		out.collection = out.collection || listBefore.MatchString(before) || listAfter.MatchString(after)
		return
	}
	if containsAny(low, "binary", "stream", "of the file", "download") && streamBody.MatchString(plain) {
		out.typ = "Stream"
		return
	}
	if !strings.Contains(plain, "response body") && !strings.Contains(plain, "return") {
		return
	}
	if m := qualifiedBody.FindStringSubmatch(plain); m != nil {
		if name, ok := canonicalType(strings.TrimRight(m[2], ".")); ok {
			out.typ, out.collection = name, m[1] != "" || m[3] != ""
			return
		}
	}
	if strings.Contains(low, "true") && strings.Contains(low, "false") && truthBody.MatchString(plain) {
		out.typ = "Boolean"
		return
	}
	for _, m := range namedObject.FindAllStringSubmatch(plain, -1) {
		if isCommonNoun(m[1]) || isVerbal(strings.ToLower(m[1])) || isAnswerNoun(m[1]) {
			continue
		}
		if strings.HasSuffix(m[3], "s") {
			m[1] = singular(m[1])
		}
		if name, ok := canonicalType(m[1]); ok {
			out.typ = name
			out.collection = m[2] != "" || m[3] == "collection" || strings.HasSuffix(m[3], "s") || strings.Contains(strings.ToLower(plain), "collection of")
			return
		}
	}
}

// isAnswerNoun reports whether a word before "object" speaks of the answer as such.
func isAnswerNoun(word string) bool {
	switch strings.ToLower(word) {
	case "response", "json", "code", "codes", "body", "error", "status", "header":
		return true
	default:
		return false
	}
}

// around returns the text before and after a span.
func around(text document.Inline, i int) (before, after string) {
	return text[:i].Plain() + trailingSpace(text[:i]), join(text[i+1:])
}

func join(text document.Inline) string {
	var b strings.Builder
	for _, s := range text {
		b.WriteString(s.Text)
	}
	return b.String()
}

func trailingSpace(text document.Inline) string {
	if len(text) > 0 && strings.HasSuffix(text[len(text)-1].Text, " ") {
		return " "
	}
	return ""
}

// secondOpinion fills gaps from the annotations of the response examples: the type where the text names none and the examples name
// one, and that it is a collection, where text and the first example name the same type.
func (p *page) secondOpinion(out *pageResponse) {
	first := noted{}
	name := ""
	for _, n := range p.notes {
		if n.block != "response" || n.code == nil {
			continue
		}
		status := 0
		if m := responseLine.FindStringSubmatch(firstLine(n.code.Text)); m != nil {
			status, _ = strconv.Atoi(m[1])
		}
		if out.status == 0 && status >= 200 && status < 400 {
			out.status = status
		}
		typ, ok := canonicalType(n.typ)
		if !ok || out.empty || isAnyObject(typ) || status >= 400 {
			continue
		}
		if first.code == nil {
			first, name = n, typ
		}
		out.mixed = out.mixed || out.typ == "" && !strings.EqualFold(ir.LocalName(typ), ir.LocalName(name))
	}
	switch {
	case name == "" || out.mixed:
	case out.typ == "":
		out.typ, out.collection = name, first.collection
	case strings.EqualFold(ir.LocalName(out.typ), ir.LocalName(name)):
		out.collection = out.collection || first.collection
		if strings.Contains(name, ".") {
			out.typ = name
		}
	}
}

// ofExamples returns the answer that the examples of one request show, and nothing where they show none.
func (r pageResponse) ofExamples(examples []ir.Example) pageResponse {
	for _, ex := range examples {
		if a := ex.Response; a != nil && a.Type != "" && a.Status < 400 && !isAnyObject(a.Type) {
			r.typ, r.collection = a.Type, a.Collection
			r.status = cmp.Or(a.Status, r.status)
			return r
		}
	}
	return pageResponse{}
}

// isAnyObject reports whether an annotation's type only says that the answer is some JSON.
func isAnyObject(name string) bool { return name == untyped || strings.EqualFold(name, "none") }

// responseFor returns what one operation answers, or nil when the page does not say.
func responseFor(op ir.Operation, r pageResponse) *ir.Response {
	out := &ir.Response{Status: r.status, Type: r.typ, Collection: r.collection}
	switch op.Kind {
	case ir.OperationCount:
		out.Type, out.Collection = "Int32", false
	case ir.OperationContent:
		if op.Method == "GET" {
			out.Type, out.Collection = "Stream", false
		}
	case ir.OperationDelta, ir.OperationList:
		out.Collection = out.Type != "" && !ir.IsPrimitive(out.Type) || out.Collection
	case ir.OperationGet:
		out.Collection = false
	case ir.OperationDelete:
		if r.status == 204 {
			out.Type, out.Collection = "", false
		}
	case ir.OperationRef:
		if op.Method != "GET" {
			out.Type, out.Collection = "", false
		}
	case ir.OperationCreate, ir.OperationUpdate:
	case ir.OperationAction, ir.OperationFunction:
		if out.Type == "" && r.body && !r.empty && r.status < 202 {
			out.Type = untyped
		}
	}
	if out.Status == 204 {
		out.Type, out.Collection = "", false
	}
	if out.Status == 0 && out.Type == "" {
		return nil
	}
	if out.Status == 0 {
		out.Status = 200
	}
	return out
}
