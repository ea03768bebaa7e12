package parser

import (
	"regexp"
	"slices"
	"strings"

	"github.com/graphgen/graphgen/ir"
	"github.com/graphgen/graphgen/parser/document"
)

// tabledParameters are the parameters that the tables of an operation page describe.
type tabledParameters struct {
	path, query, header []ir.Parameter
	function            []ir.Parameter // those of path that a section calls parameters of the function
}

// parameterTables reads the tables of the sections on headers, query, path and function parameters.
func (p *page) parameterTables() tabledParameters {
	var out tabledParameters
	inExample := p.exampleSections()
	for i, s := range p.sections {
		if s.heading == nil || inExample[i] {
			continue
		}
		in, ok := parameterSection(s.key)
		if !ok {
			continue
		}
		for _, t := range s.tables {
			list := p.parameterRows(t, in)
			switch in {
			case ir.InHeader:
				out.header = append(out.header, list...)
			case ir.InQuery:
				if requiredParameters.MatchString(plainText(paragraphs(s.blocks))) {
					for i := range list {
						list[i].Required = list[i].Required || !strings.HasPrefix(list[i].Name, "$") && !saysOptional(list[i].Doc)
					}
				}
				out.query = append(out.query, list...)
			case ir.InPath:
				out.path = append(out.path, list...)
				if isFunctionSection(s.key) {
					out.function = append(out.function, list...)
				}
			case ir.InBody:
			}
		}
		if in == ir.InQuery {
			out.query = append(out.query, supportedOptions(s.blocks)...)
		}
	}
	return out
}

// requiredParameters matches the text before a table of which every parameter is required.
var requiredParameters = regexp.MustCompile(`(?i)\b(?:following |these )?required (?:query |url |query string )?parameters?\b`)

// parameterSection tells where the parameters of a section travel.
func parameterSection(key string) (ir.ParameterIn, bool) {
	switch {
	case strings.Contains(key, "header"):
		return ir.InHeader, true
	case strings.Contains(key, "query parameter") || key == "query string parameters" || strings.HasPrefix(key, "odata query"):
		return ir.InQuery, true
	case strings.Contains(key, "path parameter") || isFunctionSection(key) || strings.Contains(key, "uri parameter"):
		return ir.InPath, true
	default:
		return "", false
	}
}

func isFunctionSection(key string) bool { return strings.Contains(key, "function parameter") }

// parameterRows reads a table of parameters. Tables whose columns are not those of parameters are explanation, and skipped.
func (p *page) parameterRows(t *document.Table, in ir.ParameterIn) []ir.Parameter {
	name := column(t, is("name", "header", "parameter", "parameter name", "query parameter", "query option", "property", "header name", "request header", "http header"))
	if name < 0 {
		return nil
	}
	typ := column(t, is("type", "data type"))
	doc := column(t, is("description", "details", "remarks"))
	value := column(t, is("value", "values"))
	required := column(t, func(k string) bool { return strings.HasPrefix(k, "required") || k == "optional" })
	if doc < 0 {
		doc = value
	}
	if typ < 0 && value >= 0 && value != doc {
		typ = value
	}
	if doc < 0 {
		return nil
	}
	var out []ir.Parameter
	for _, r := range joinRows(t) {
		n := strings.Trim(cell(r, name).Plain(), " `*:\"")
		n, _, _ = strings.Cut(n, "\n")
		if n == "" || isNone(n) || len(n) > 100 {
			continue
		}
		if in != ir.InHeader {
			n = strings.Trim(strings.TrimSuffix(strings.TrimPrefix(n, "{"), "}"), "`")
			if in == ir.InQuery && strings.ContainsAny(n, " ,/") {
				continue
			}
		}
		f := parseProse(cell(r, doc))
		param := ir.Parameter{Name: n, In: in, Type: "String", Doc: f.doc, Required: f.required || strings.Contains(strings.ToLower(f.doc), "required.")}
		if ref, ok := parseType(cell(r, typ), p.namespace); ok && typ >= 0 && (in != ir.InHeader || ir.IsPrimitive(ref.name)) {
			param.Type, param.Collection = ref.name, ref.collection
		}
		if strings.Contains(strings.ToLower(f.doc), "not required") {
			param.Required = false
		}
		if in == ir.InPath && !param.Required {
			param.Required = !saysOptional(f.doc)
		}
		if required >= 0 {
			param.Required = saysYes(cell(r, required).Plain(), columnKey(t.Header[required].Text.Plain()))
		}
		out = append(out, param)
	}
	return out
}

// operationParameters joins the parameters of a request line with those of the page's tables: all in the path, then query,
// then headers. The names in the path are the template's.
func operationParameters(r pageRequest, tabled tabledParameters) []ir.Parameter {
	out := make([]ir.Parameter, 0, len(r.params)+len(tabled.query)+len(tabled.header))
	for _, name := range r.params {
		param := ir.Parameter{Name: name, In: ir.InPath, Type: "String", Required: true}
		if t := findParameter(tabled.path, name); t != nil {
			param.Type, param.Collection, param.Doc = t.Type, t.Collection, t.Doc
		} else if t := findParameter(tabled.query, name); t != nil {
			param.Type, param.Collection, param.Doc = t.Type, t.Collection, t.Doc
		}
		out = append(out, param)
	}
	add := func(param ir.Parameter) {
		for i := range out {
			if out[i].In == param.In && strings.EqualFold(out[i].Name, param.Name) {
				return
			}
		}
		out = append(out, param)
	}
	for _, t := range tabled.query {
		if !slices.Contains(r.params, t.Name) {
			add(t)
		}
	}
	for _, q := range r.queryNames() {
		add(ir.Parameter{Name: q.name, In: ir.InQuery, Type: "String", Required: q.always && !strings.HasPrefix(q.name, "$")})
	}
	for _, t := range tabled.header {
		add(t)
	}
	return out
}

// namedQuery is a query parameter of request lines; always says that no line goes without it.
type namedQuery struct {
	name   string
	always bool
}

// queryNames returns the query parameters of a request line and its variants, in order of appearance.
func (r pageRequest) queryNames() []namedQuery {
	var out []namedQuery
	all := append([]request{r.request}, r.variant...)
	for _, v := range all {
		for _, q := range v.query {
			known := false
			for i := range out {
				known = known || strings.EqualFold(out[i].name, q.name)
			}
			if known {
				continue
			}
			always := true
			for _, other := range all {
				always = always && hasQuery(other, q.name)
			}
			out = append(out, namedQuery{name: q.name, always: always})
		}
	}
	return out
}

func hasQuery(r request, name string) bool {
	for _, q := range r.query {
		if strings.EqualFold(q.name, name) {
			return true
		}
	}
	return false
}

// findParameter finds the row for a name of a path template: equal but for case and punctuation.
func findParameter(list []ir.Parameter, name string) *ir.Parameter {
	key := foldName(name)
	for i := range list {
		if foldName(list[i].Name) == key {
			return &list[i]
		}
	}
	return nil
}

func foldName(name string) string {
	return strings.Map(func(r rune) rune {
		switch r {
		case '-', '_', ' ':
			return -1
		default:
			return r
		}
	}, strings.ToLower(name))
}

var optionalText = regexp.MustCompile(`(?i)^\W*optional\b|\boptional\W*$|\b(?:is|are) optional\b|\bnot required\b`)

// saysOptional reports whether a description calls its parameter optional.
func saysOptional(doc string) bool { return optionalText.MatchString(doc) }

// functionArguments returns the documented parameters of a function that all request lines of the page leave out. The page lists them
// as the function's; or its tables do not say whose they are, and an example calls the function with them.
func functionArguments(op ir.Operation, lines []pageRequest, tabled tabledParameters, body pageBody, examples []ir.Example) []ir.Parameter {
	last := op.Path[strings.LastIndexByte(op.Path, '/')+1:]
	if slices.ContainsFunc(lines, func(l pageRequest) bool { return strings.Contains(l.path, "/"+last+"(") }) {
		return nil
	}
	if op.Method != "GET" || op.Kind != ir.OperationFunction && op.Kind != ir.OperationDelta || strings.ContainsAny(last, "({") {
		return nil
	}
	var out []ir.Parameter
	add := func(p ir.Parameter) {
		known := func(q ir.Parameter) bool { return q.In == ir.InPath && foldName(q.Name) == foldName(p.Name) }
		if !slices.ContainsFunc(op.Parameters, known) && !slices.ContainsFunc(out, known) && argumentName.MatchString(p.Name) {
			out = append(out, p)
		}
	}
	for _, p := range tabled.function {
		add(p)
	}
	called := calledWith(examples, last)
	for _, p := range tabled.path {
		if slices.Contains(called, foldName(p.Name)) {
			add(p)
		}
	}
	for _, p := range body.properties {
		if slices.Contains(called, foldName(p.Name)) {
			add(ir.Parameter{Name: p.Name, In: ir.InPath, Type: p.Type, Collection: p.Collection, Required: !saysOptional(p.Doc), Doc: p.Doc})
		}
	}
	return out
}

var (
	argumentName   = regexp.MustCompile(`^[A-Za-z]\w*$`)
	calledArgument = regexp.MustCompile(`[(,]\s*([A-Za-z]\w*)\s*=`)
)

// calledWith returns the names, folded, of the arguments with which the examples call a function.
func calledWith(examples []ir.Example, function string) []string {
	var out []string
	for _, ex := range examples {
		if ex.Request == nil {
			continue
		}
		target, _, _ := strings.Cut(ex.Request.URL, "?")
		if i := strings.LastIndex(strings.ToLower(target), "/"+strings.ToLower(function)+"("); i >= 0 {
			for _, m := range calledArgument.FindAllStringSubmatch(target[i:], -1) {
				out = append(out, foldName(m[1]))
			}
		}
	}
	return out
}
