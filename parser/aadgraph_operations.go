package parser

import (
	"net/http"
	"regexp"
	"slices"
	"strings"

	"github.com/graphgen/graphgen/internal/diag"
	"github.com/graphgen/graphgen/ir"
)

// linksSegment stands before the name of a navigation property whose links, not objects, are addressed.
const linksSegment = "$links"

var (
	inParentheses = regexp.MustCompile(`\s*\([^()]*\)`)
	otherwise     = regexp.MustCompile(`(?i)[;,.] otherwise\b.*`)
	aadPlural     = regexp.MustCompile(`(?i)\b(?:collections?|list|array|set)\b[^.]*$`)
	wordPattern   = regexp.MustCompile(`[A-Za-z][A-Za-z0-9]*`)
	bodyWording   = regexp.MustCompile(`(?i)\brequest body\b|\bwritable\b`)
)

// readOperations makes each request line an operation.
func (r *aadReader) readOperations() {
	for _, t := range r.topics {
		for i := range t.calls {
			r.readCall(t, &t.calls[i])
		}
	}
}

func (r *aadReader) readCall(t *aadTopic, c *aadCall) {
	req, err := r.request(c.method, c.target)
	if err != nil {
		r.page.diags.Add(c.at, diag.BadRequestLine, "write METHOD https://host/tenant/path?query", "request line %q cannot be read: %v", clip(c.method+" "+c.target), err)
		return
	}
	if slices.ContainsFunc(r.operations, func(o ir.Operation) bool { return o.Method == req.method && o.Path == req.path }) {
		r.page.diags.Add(c.at, diag.ConflictingOps, "remove one of the requests", "%s %s stands on the page twice", req.method, req.path)
		return
	}
	t.used = true
	op := ir.Operation{Title: t.title, Doc: t.doc(), Method: req.method, Path: req.path, Source: c.at}
	if c.caption != "" {
		op.Title = strings.TrimSpace(inParentheses.ReplaceAllString(c.caption, ""))
		op.Doc = op.Title + "."
	}
	op.ID = slug(op.Title)
	answer := r.answer(t, c, req)
	op.Kind = aadOperationKind(req, op.Title, answer)
	op.Response = aadResponse(op, answer)
	op.Parameters = r.parameters(t, req)
	op.Request = r.requestBody(t, op)
	op.Examples = r.examplesOf(c, op)
	if op.Response == nil && op.Method == http.MethodGet && op.Kind != ir.OperationRef {
		r.page.diags.Add(c.at, diag.UnknownResponse, "say what a successful call answers", "%q does not say what it answers", op.Title)
	}
	r.operations = append(r.operations, op)
}

func aadOperationKind(req request, title string, answer pageResponse) ir.OperationKind {
	if strings.Contains(req.path+"/", "/"+linksSegment+"/") {
		return ir.OperationRef
	}
	return operationKind(req, title, answer)
}

// joinAnswers gives an operation that does not say what it answers the answer of the one that writes the same type in the same way:
// the signed-in user is a user.
func (r *aadReader) joinAnswers() {
	for i := range r.operations {
		op := &r.operations[i]
		if op.Response != nil || op.Request == nil || op.Request.Type == "" {
			continue
		}
		for _, o := range r.operations {
			if o.Response != nil && o.Request != nil && o.Kind == op.Kind && o.Method == op.Method && o.Request.Type == op.Request.Type {
				answer := *o.Response
				op.Response = &answer
				break
			}
		}
	}
}

// parameters returns those of the path with the texts of the list, those of the query, and those of every request.
func (r *aadReader) parameters(t *aadTopic, req request) []ir.Parameter {
	var out []ir.Parameter
	add := func(p ir.Parameter) {
		for _, e := range t.entries {
			if foldName(e.name) != foldName(p.Name) {
				continue
			}
			p.Doc = e.doc()
			if ref, ok := parseTypeText(e.typ); ok {
				p.Type, p.Collection = ref.name, ref.collection
			}
			p.Required = p.Required || isRequired.MatchString(p.Doc)
		}
		if shared := r.service.Parameter(p.In, p.Name); shared != nil {
			p.Required = p.Required || shared.Required
			if p.Doc == "" {
				p.Doc = shared.Doc
			}
		}
		if !slices.ContainsFunc(out, func(o ir.Parameter) bool { return o.In == p.In && o.Name == p.Name }) {
			out = append(out, p)
		}
	}
	for _, name := range req.params {
		add(ir.Parameter{Name: name, In: ir.InPath, Type: "String", Required: true})
	}
	for _, q := range req.query {
		add(ir.Parameter{Name: q.name, In: ir.InQuery, Type: "String"})
	}
	if r.service != nil {
		for _, p := range r.service.Parameters {
			if p.In == ir.InQuery && !strings.HasPrefix(p.Name, "$") {
				add(ir.Parameter{Name: p.Name, In: ir.InQuery, Type: p.Type})
			}
		}
	}
	return out
}

// isParameter reports whether an entry of an operation's list is no part of the body.
func isParameter(e aadEntry, parameters []ir.Parameter) bool {
	return slices.ContainsFunc(parameters, func(p ir.Parameter) bool { return foldName(p.Name) == foldName(e.name) })
}

// answer reads what a successful call answers: from the section that says so, from the caption, and from the example.
func (r *aadReader) answer(t *aadTopic, c *aadCall, req request) pageResponse {
	var out pageResponse
	if c.caption == "" || len(t.calls) == 1 {
		for _, s := range t.statuses {
			if s.code >= 200 && s.code < 300 && out.status == 0 {
				out.status = s.code
				out.empty = emptyAnswer.MatchString(s.text)
			}
		}
		for _, piece := range t.returns {
			text := otherwise.ReplaceAllString(piece.plain, "")
			if emptyAnswer.MatchString(text) || out.empty {
				out.empty = true
				break
			}
			if out.typ, out.collection = r.mentioned(text); out.typ != "" {
				break
			}
		}
	}
	if out.empty || out.typ != "" {
		return out
	}
	for _, b := range c.bodies {
		if list, collection := parseJSON(b.piece.plain, b.piece.at).entities(); b.label != labelRequestBody && len(list) > 0 {
			var names []string
			for _, n := range list {
				if d := r.find(n.typeName()); d != nil && !slices.Contains(names, d.Name) {
					names = append(names, d.Name)
				}
			}
			if out.typ = r.commonBase(names); out.typ != "" {
				out.collection = collection
				return out
			}
		}
	}
	if req.method == http.MethodGet {
		out.typ, out.collection = r.captioned(t, c, req)
	}
	return out
}

// captioned reads the answer of a GET from captions: the noun that its own ends in, else, for a navigation property, the types that
// the captions of requests to the same property say it links to.
func (r *aadReader) captioned(t *aadTopic, c *aadCall, req request) (string, bool) {
	last := req.path[strings.LastIndexByte(req.path, '/'):]
	words := wordPattern.FindAllString(inParentheses.ReplaceAllString(c.caption, ""), -1)
	if n := len(words); n > 0 && !slices.Contains(words, last[1:]) {
		if d := r.find(singular(words[n-1])); d != nil {
			return d.Name, singular(words[n-1]) != words[n-1]
		}
	}
	var names []string
	for _, other := range t.calls {
		if otherReq, err := r.request(other.method, other.target); err != nil || !strings.HasSuffix(otherReq.path, last) {
			continue
		}
		for _, w := range wordPattern.FindAllString(other.caption, -1) {
			if d := r.find(w); d != nil && d.Name == w && !slices.Contains(names, w) {
				names = append(names, w)
			}
		}
	}
	return r.commonBase(names), false
}

// mentioned returns the first type that a text names, and whether it speaks of several.
func (r *aadReader) mentioned(text string) (string, bool) {
	for _, loc := range wordPattern.FindAllStringIndex(text, -1) {
		word := text[loc[0]:loc[1]]
		for _, name := range []string{word, singular(word)} {
			if r.names[strings.ToLower(name)] == name {
				return name, name != word || aadPlural.MatchString(text[:loc[0]]) || strings.HasPrefix(text[loc[1]:], " objects")
			}
		}
	}
	return "", false
}

func aadResponse(op ir.Operation, answer pageResponse) *ir.Response {
	out := &ir.Response{Status: answer.status, Type: answer.typ, Collection: answer.collection}
	switch {
	case answer.empty, op.Kind == ir.OperationDelete, op.Kind == ir.OperationRef && op.Method != http.MethodGet:
		out.Type, out.Collection = "", false
	case op.Kind == ir.OperationRef:
		out.Type, out.Collection = untyped, isPlural(op.Path[strings.LastIndexByte(op.Path, '/')+1:]) // links, which are no resources
	case op.Kind == ir.OperationGet:
		out.Collection = false
	case op.Kind == ir.OperationList:
		out.Collection = out.Type != ""
	}
	if out.Status == 0 && out.Type == "" {
		return nil
	}
	if out.Status == 0 {
		out.Status = http.StatusOK
	}
	return out
}

// requestBody returns what an operation's request carries: the properties of its list that are no parameters, of the type that its
// text speaks of.
func (r *aadReader) requestBody(t *aadTopic, op ir.Operation) *ir.Body {
	switch op.Method {
	case http.MethodPost, http.MethodPatch, http.MethodPut:
	default:
		return nil
	}
	if op.Kind == ir.OperationRef {
		return nil
	}
	b := &ir.Body{Type: r.bodyType(t, op)}
	for _, e := range t.entries {
		if !isParameter(e, op.Parameters) {
			b.Properties = append(b.Properties, r.entryProperty(t.title, e))
		}
	}
	if b.Type == "" && len(b.Properties) == 0 {
		return nil
	}
	return b
}

// bodyType returns the type that a call writes: the one that its text about the body names, the one that it answers, or the one its
// path leads to.
func (r *aadReader) bodyType(t *aadTopic, op ir.Operation) string {
	texts := []string{}
	for _, c := range t.calls {
		if c.at == op.Source {
			texts = append(texts, c.caption)
		}
	}
	for _, piece := range t.prose {
		texts = append(texts, sentences(piece.plain)...)
	}
	for _, text := range texts {
		if name, _ := r.mentioned(text); name != "" && bodyWording.MatchString(text) {
			return name
		}
	}
	if op.Kind == ir.OperationAction {
		return ""
	}
	if op.Response != nil && op.Response.Type != "" {
		return op.Response.Type
	}
	for _, segment := range slices.Backward(strings.Split(op.Path, "/")) {
		if segment == "" || strings.HasPrefix(segment, "{") {
			continue
		}
		if d := r.find(singular(segment)); d != nil {
			return d.Name
		}
		break
	}
	return ""
}
