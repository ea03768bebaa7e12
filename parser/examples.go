package parser

import (
	"encoding/json"
	"regexp"
	"strconv"
	"strings"

	"github.com/graphgen/graphgen/internal/diag"
	"github.com/graphgen/graphgen/ir"
	"github.com/graphgen/graphgen/parser/document"
)

var responseLine = regexp.MustCompile(`^HTTP/\d(?:\.\d)?\s+(\d{3})\b`)

// exampleSections tells for each section whether it belongs to the examples: from a heading "Example…" to the next heading of
// its level or above that is no part of one.
func (p *page) exampleSections() []bool {
	if p.inExample != nil {
		return p.inExample
	}
	out := make([]bool, len(p.sections))
	level := 0
	for i, s := range p.sections {
		switch {
		case s.heading == nil || i == 0:
		case strings.HasPrefix(s.key, "example") || strings.HasSuffix(s.key, " example") || strings.HasSuffix(s.key, " examples"):
			if level == 0 || s.level < level {
				level = s.level
			}
		case level > 0 && s.level <= level && !isExamplePart(s):
			level = 0
		}
		out[i] = level > 0
	}
	p.inExample = out
	return out
}

// isExamplePart reports whether a section that follows an example on its level still is part of it: a numbered request or
// response, or one that holds only a call.
func isExamplePart(s section) bool {
	if s.level <= 2 && !strings.HasPrefix(s.key, "request ") && !strings.HasPrefix(s.key, "response ") {
		return s.level > 1 && (s.key == "request" || s.key == "response") && holdsCode(s)
	}
	return strings.HasPrefix(s.key, "request") || strings.HasPrefix(s.key, "response")
}

func holdsCode(s section) bool {
	for _, b := range s.blocks {
		if _, ok := b.(*document.Code); ok {
			return true
		}
	}
	return false
}

// examples returns the calls that the page shows: each request with the response that follows it.
func (p *page) examples() []ir.Example {
	e := &exampleReader{page: p, notes: map[*document.Code]annotation{}}
	for _, n := range p.notes {
		if n.code != nil {
			e.notes[n.code] = n.annotation
		}
	}
	inExample := p.exampleSections()
	for i, s := range p.sections {
		heading := ""
		if inExample[i] && s.heading != nil {
			heading = s.title
		}
		if heading != "" && !isExampleNoise(s.key) {
			e.heading = heading
		}
		walk(s.blocks, func(b document.Block) {
			if c, ok := b.(*document.Code); ok {
				e.read(c, inExample[i])
			}
		})
	}
	return e.out
}

// isExampleNoise reports whether a heading inside an example names no example.
func isExampleNoise(key string) bool {
	return strings.HasPrefix(key, "request") || strings.HasPrefix(key, "response") || key == "example" || key == "examples"
}

// exampleReader pairs requests and responses.
type exampleReader struct {
	page    *page
	notes   map[*document.Code]annotation
	heading string
	out     []ir.Example
}

// read takes a code block that is a request or a response, by its annotation or, among the examples, by its first line.
func (e *exampleReader) read(c *document.Code, inExample bool) {
	note := e.notes[c]
	first := strings.TrimSpace(firstLine(c.Text))
	isRequest, isResponse := isRequestLine(first), responseLine.MatchString(first)
	switch {
	case note.block == "request" && isRequest, inExample && isRequest:
		e.addRequest(c, note)
	case note.block == "response", inExample && isResponse:
		e.addResponse(c, note)
	case isRequest || isResponse || note.block != "request":
	default:
		e.page.diags.Add(c.At, diag.BadExample, "start the example with METHOD URL", "the example request %q cannot be read", clip(first))
	}
}

func (e *exampleReader) addRequest(c *document.Code, note annotation) {
	method, target, _ := splitRequestLine(firstLine(c.Text))
	headers, body := splitMessage(c.Text)
	name := note.name
	if name == "" {
		name = e.heading
	}
	ex := ir.Example{Name: name, Source: c.At, Request: &ir.ExampleRequest{Method: method, URL: requestURL(target, c.Text), Headers: headers, Body: body}}
	e.checkBody(c, headers, body, "request")
	e.out = append(e.out, ex)
}

// requestURL returns the URL of a request line, with the lines that carry on its query.
func requestURL(target, text string) string {
	lines := strings.Split(strings.TrimLeft(text, "\r\n\t "), "\n")
	for _, l := range lines[1:] {
		l = strings.TrimSpace(l)
		if l == "" || l[0] != '?' && l[0] != '&' {
			break
		}
		target += l
	}
	return target
}

func (e *exampleReader) addResponse(c *document.Code, note annotation) {
	r := &ir.ExampleResponse{Type: note.typ, Collection: note.collection}
	if t, ok := canonicalType(note.typ); ok {
		r.Type = t
	}
	var headers map[string]string
	if m := responseLine.FindStringSubmatch(strings.TrimSpace(firstLine(c.Text))); m != nil {
		r.Status, _ = strconv.Atoi(m[1])
		headers, r.Body = splitMessage(c.Text)
	} else {
		r.Body = strings.TrimSpace(c.Text)
	}
	e.checkBody(c, headers, r.Body, "response")
	if n := len(e.out); n > 0 && e.out[n-1].Request != nil && e.out[n-1].Response == nil {
		e.out[n-1].Response = r
		return
	}
	name := note.name
	if name == "" {
		name = e.heading
	}
	e.out = append(e.out, ir.Example{Name: name, Source: c.At, Response: r})
}

// checkBody notes a body that claims to be JSON and is not.
func (e *exampleReader) checkBody(c *document.Code, headers map[string]string, body, what string) {
	if body == "" {
		return
	}
	contentType := ""
	for k, v := range headers {
		if strings.EqualFold(k, "content-type") {
			contentType = strings.ToLower(v)
		}
	}
	claims := strings.Contains(contentType, "json") || contentType == "" && (body[0] == '{' || body[0] == '[')
	if claims && !json.Valid([]byte(body)) {
		e.page.diags.Add(c.At, diag.BadExample, "make the body valid JSON, so that it can be tested", "the body of this example %s is not JSON", what)
	}
}

var messageHeader = regexp.MustCompile(`^([A-Za-z][A-Za-z0-9.-]*)\s*:\s*(.*)$`)

// splitMessage splits the text of a request or response after its first line: headers up to an empty line or to what is no
// header, then the body as the page has it.
func splitMessage(text string) (map[string]string, string) {
	headers := map[string]string{}
	rest := strings.TrimLeft(strings.ReplaceAll(text, "\r\n", "\n"), "\n\t ")
	_, rest, _ = strings.Cut(rest, "\n")
	for rest != "" {
		line, after, _ := strings.Cut(rest, "\n")
		trimmed := strings.TrimSpace(line)
		if trimmed == "" {
			rest = after
			break
		}
		if m := messageHeader.FindStringSubmatch(trimmed); m != nil {
			headers[m[1]] = strings.TrimSpace(m[2])
		} else if trimmed[0] != '?' && trimmed[0] != '&' {
			break
		}
		rest = after
	}
	return headers, strings.TrimSpace(rest)
}

// assignExamples gives each example to the operation whose path its URL fits, else to the first of its method, else to the
// first of all.
func (p *page) assignExamples(examples []ir.Example) {
	ops := p.f.Operations
	if len(ops) == 0 {
		return
	}
	last := 0
	for _, ex := range examples {
		if ex.Request != nil {
			last = matchOperation(ops, ex.Request)
		}
		ops[last].Examples = append(ops[last].Examples, ex)
	}
}

// matchOperation returns the index of the operation that an example calls.
func matchOperation(ops []ir.Operation, ex *ir.ExampleRequest) int {
	r, err := parseRequest(ex.Method, ex.URL)
	byMethod := -1
	for i := range ops {
		if ops[i].Method != ex.Method {
			continue
		}
		if byMethod < 0 {
			byMethod = i
		}
		if err == nil && fits(ops[i].Path, r.path) {
			return i
		}
	}
	return max(byMethod, 0)
}

// fits reports whether a path is an instance of a template: as many segments, equal but for the template's placeholders. An item's
// own path, from a segment that ends with a colon on, counts as one.
func fits(template, path string) bool {
	a, b := strings.Split(template, "/"), joinItemPath(strings.Split(path, "/"))
	if len(a) != len(b) {
		return false
	}
	for i := range a {
		x, _, _ := strings.Cut(a[i], "(")
		y, _, _ := strings.Cut(b[i], "(")
		if !strings.Contains(x, "{") && !strings.EqualFold(x, y) {
			return false
		}
	}
	return true
}

// joinItemPath joins the segments of an item's own path: those behind a segment that ends with a colon, up to the next that does.
func joinItemPath(segments []string) []string {
	var out []string
	byPath := false
	for _, s := range segments {
		ends := strings.HasSuffix(s, ":")
		if byPath && !strings.HasSuffix(out[len(out)-1], ":") {
			out[len(out)-1] += "/" + s
		} else {
			out = append(out, s)
		}
		if ends {
			byPath = !byPath
		}
	}
	return out
}
