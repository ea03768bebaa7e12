package parser

import (
	"regexp"
	"slices"
	"strings"

	"github.com/graphgen/graphgen/internal/diag"
	"github.com/graphgen/graphgen/ir"
	"github.com/graphgen/graphgen/parser/document"
)

// extractOperations reads an operation page: one operation for each method and path of its requests, with what the page says
// about all of them.
func (p *page) extractOperations() {
	lines := p.requestLines()
	if len(lines) == 0 {
		p.note(diag.NoRequest, "show the request in a code block under the heading \"HTTP request\"", "%q shows no request", p.title)
		return
	}
	for _, l := range lines {
		if l.version != "" && !p.versionInPath() {
			p.f.Version = l.version
			break
		}
	}
	id, url := p.operationID()
	common := ir.Operation{
		ID: id, Title: p.title, Doc: summary(p.lead()), URL: url, Deprecated: p.isDeprecated(),
		Permissions: p.permissions(), Clouds: p.clouds(), Errors: p.errorCases(),
	}
	tabled := p.parameterTables()
	examples := p.examples()
	body := p.requestBody()
	wrapped := wrapBody(body, examples)
	response := p.response()
	for _, l := range lines {
		op := common
		op.Errors, op.Clouds = slices.Clone(common.Errors), slices.Clone(common.Clouds)
		op.Permissions = clonePermissions(common.Permissions)
		op.Method, op.Path, op.Source = l.method, l.path, l.at
		op.Parameters = operationParameters(l, tabled)
		p.f.Operations = append(p.f.Operations, op)
	}
	p.assignExamples(examples)
	for i, l := range lines {
		op, answer := &p.f.Operations[i], response
		if response.mixed {
			answer = response.ofExamples(op.Examples)
		}
		op.Kind = operationKind(l.request, p.title, answer)
		op.Parameters = slices.Insert(op.Parameters, len(l.params), functionArguments(*op, lines, tabled, body, examples)...)
		op.Request = bodyFor(*op, wrapped, answer)
		op.Response = responseFor(*op, answer)
		settleExamples(op)
	}
	if len(p.f.Operations) > 0 && response.typ == "" && response.status == 0 {
		p.note(diag.UnknownResponse, "say what a successful call answers under the heading \"Response\"", "%q does not say what a successful call answers", p.title)
	}
}

// settleExamples gives answers that no annotation gives a type that of the operation's.
func settleExamples(op *ir.Operation) {
	for _, ex := range op.Examples {
		if r := ex.Response; r != nil && op.Response != nil && r.Type == "" && r.Body != "" && r.Status/100 == 2 {
			r.Type, r.Collection = op.Response.Type, op.Response.Collection
		}
	}
}

// clonePermissions copies the lists, so that operations of one page share nothing that a later stage may change.
func clonePermissions(in ir.OperationPermissions) ir.OperationPermissions {
	out := ir.OperationPermissions{
		DelegatedWork: slices.Clone(in.DelegatedWork), DelegatedPersonal: slices.Clone(in.DelegatedPersonal), Application: slices.Clone(in.Application),
	}
	if sets := in.Alternatives; sets != nil {
		out.Alternatives = &ir.PermissionAlternatives{
			DelegatedWork: slices.Clone(sets.DelegatedWork), DelegatedPersonal: slices.Clone(sets.DelegatedPersonal), Application: slices.Clone(sets.Application),
		}
	}
	return out
}

// versionInPath reports whether the document's path states the version, so that its content cannot override it.
func (p *page) versionInPath() bool {
	for _, e := range strings.Split(strings.ToLower(strings.ReplaceAll(p.doc.File, `\`, "/")), "/") {
		if e == "v1.0" || e == "beta" || e == "1.6" {
			return true
		}
	}
	return false
}

var (
	pageID   = regexp.MustCompile(`^[a-zA-Z][a-zA-Z0-9]*(?:-[a-zA-Z0-9]+)+$`)
	notSlug  = regexp.MustCompile(`[^a-z0-9]+`)
	sitePage = regexp.MustCompile(`/graph/api/([a-z0-9-]+)$`)
)

// operationID returns the page's name and its address on the public site: the name of its Markdown file, what its meta data
// give as its address, or, where neither says anything, a slug of the title and no address.
func (p *page) operationID() (id, url string) {
	if u := p.url(""); u != "" {
		if m := sitePage.FindStringSubmatch(u); m != nil {
			return m[1], u
		}
		if id := strings.ToLower(baseName(p.doc.File)); p.doc.Format == document.Markdown && id != "" {
			return id, u
		}
	}
	if base := baseName(p.doc.File); p.doc.Format == document.Markdown || pageID.MatchString(base) && p.doc.Format == document.HTML {
		return strings.ToLower(base), ""
	}
	return slug(p.title), ""
}

// slug makes a title a name: "Update user mailbox settings" gives update-user-mailbox-settings.
func slug(title string) string {
	return strings.Trim(notSlug.ReplaceAllString(strings.ToLower(title), "-"), "-")
}

// pageRequest is a request line of the page with its position.
type pageRequest struct {
	request
	at      ir.Source
	variant []request // the same method and path with another query
}

// requestLines returns the requests of the page, each method and path once: from the sections "HTTP request", else from any
// code outside the examples, else from the examples themselves.
func (p *page) requestLines() []pageRequest {
	out := &requestList{index: map[string]int{}}
	inExample := p.exampleSections()
	for i, s := range p.sections {
		if isRequestSection(s.key) && !inExample[i] {
			for j, sub := range p.under(i) {
				if !inExample[i+j] && (j == 0 || !isRequestSection(sub.key)) {
					p.addRequests(out, sub.blocks, true)
				}
			}
		}
	}
	if len(out.requests) == 0 {
		for i, s := range p.sections {
			if !inExample[i] {
				p.addRequests(out, s.blocks, false)
			}
		}
	}
	if len(out.requests) == 0 {
		for i, s := range p.sections {
			if inExample[i] {
				p.addRequests(out, s.blocks, false)
			}
		}
	}
	return out.requests
}

// addRequests adds the request lines in the code blocks. With strict, code that starts with something else is a finding.
func (p *page) addRequests(out *requestList, blocks []document.Block, strict bool) {
	walk(blocks, func(b document.Block) {
		c, ok := b.(*document.Code)
		if !ok || !isHTTP(c.Lang) {
			return
		}
		found := false
		for _, l := range codeLines(c) {
			method, target, ok := splitRequestLine(l.text)
			if !ok {
				if isBodyStart(l.text) || strings.HasPrefix(l.text, "HTTP/") {
					break
				}
				if strict && !found && !isHeaderLine(l.text) && !isFiller(l.text) {
					p.diags.Add(l.at, diag.BadRequestLine, "write METHOD /path, one request a line", "%q is no request line", clip(l.text))
				}
				continue
			}
			found = true
			r, err := parseRequest(method, target)
			if err != nil {
				if strict {
					p.diags.Add(l.at, diag.BadRequestLine, "write METHOD /path/{parameter}, one request a line", "request line %q cannot be read: %v", clip(l.text), err)
				}
				continue
			}
			if r.repaired {
				p.diags.Add(l.at, diag.BadRequestLine, "close the parenthesis after the arguments", "request line %q leaves a parenthesis open; it is read as %s", clip(l.text), r.path)
			}
			out.add(pageRequest{request: r, at: l.at})
		}
	})
}

// requestList holds each method and path once.
type requestList struct {
	requests []pageRequest
	index    map[string]int
}

// add adds a request, or, where its method and path are known, another variant of it.
func (l *requestList) add(r pageRequest) {
	key := r.method + " " + r.path
	if i, known := l.index[key]; known {
		l.requests[i].variant = append(l.requests[i].variant, r.request)
		return
	}
	l.index[key] = len(l.requests)
	l.requests = append(l.requests, r)
}

// isHTTP reports whether a code block's language may hold requests.
func isHTTP(lang string) bool {
	switch lang {
	case "", "http", "https", "msgraph-interactive", "rest", "text", "txt", "msgraph", "url", "msgraph_interactive":
		return true
	default:
		return false
	}
}

// codeLine is one line of a code block, trimmed, with its position.
type codeLine struct {
	text string
	at   ir.Source
}

// codeLines returns the lines of a code block that are not empty. A line that starts with ? or & goes on the line before.
func codeLines(c *document.Code) []codeLine {
	var out []codeLine
	for i, raw := range strings.Split(c.Text, "\n") {
		text := strings.TrimSpace(raw)
		if text == "" {
			continue
		}
		if n := len(out); n > 0 && (text[0] == '?' || text[0] == '&') && len(out[n-1].text) < maxTarget {
			out[n-1].text += text
			continue
		}
		at := c.At
		at.Line += i
		at.Column += len(raw) - len(strings.TrimLeft(raw, " \t"))
		out = append(out, codeLine{text: text, at: at})
	}
	return out
}

func isBodyStart(line string) bool {
	return line[0] == '{' && !strings.HasPrefix(line, "{{") && !placeholder.MatchString(line) || line[0] == '['
}

var (
	headerLine = regexp.MustCompile(`^[A-Za-z][A-Za-z0-9-]*\s*:(?:\s|$|\S)`)
	fillerLine = regexp.MustCompile(`(?i)^(?:or|and|\W+|(?:#|//|--|<!--).*)$`)
)

func isHeaderLine(line string) bool {
	return headerLine.MatchString(line) && !strings.Contains(line, "://")
}

func isFiller(line string) bool { return fillerLine.MatchString(line) }
