package lower

import (
	"path"
	"slices"
	"strings"

	"github.com/graphgen/graphgen/internal/english"
	"github.com/graphgen/graphgen/internal/gomodel"
	"github.com/graphgen/graphgen/ir"
)

// receiverName is what every builder method calls its builder; parameters avoid it and the other names that method bodies use.
const receiverName = "r"

var bodyNames = []string{receiverName, "body", "contentType", "context", "ctx", "err", "graph", "http", "io", "iter", "models", "out"}

// servicePackages returns one package of builders for each first path segment.
func (l *lowerer) servicePackages() []*gomodel.Package {
	var out []*gomodel.Package
	for _, s := range l.plan.services {
		dir := l.serviceDir(s)
		p := &gomodel.Package{
			ImportPath: path.Join(l.opts.ImportPath, dir), Dir: dir, Name: dir,
			Doc: wrap("Package " + dir + " holds the request builders for the paths under " + strings.Join(s.doors(), " and ") + "."),
		}
		files := map[string]*gomodel.File{}
		s.root.walk(func(n *node) {
			name := l.builderFile(s, n)
			f := files[name]
			if f == nil {
				f = &gomodel.File{Name: name}
				files[name] = f
				p.Files = append(p.Files, f)
			}
			f.Decls = append(f.Decls, l.builder(s, n))
		})
		slices.SortFunc(p.Files, func(a, b *gomodel.File) int { return strings.Compare(a.Name, b.Name) })
		out = append(out, p)
	}
	return out
}

// doors returns the path prefixes that lead into the service.
func (s *service) doors() []string {
	var out []string
	if s.viaMe {
		out = append(out, "/"+meSegment)
	}
	if s.plain {
		out = append(out, "/"+s.root.seg.name)
	}
	return out
}

// builderFile returns the file of a step's builder: a member stands with its collection.
func (l *lowerer) builderFile(s *service, n *node) string {
	for n.seg.kind == idSegment {
		n = n.parent
	}
	return l.names.Of(fileKey("pkg:"+s.root.key, n.key)) + ".go"
}

func (l *lowerer) builder(s *service, n *node) *gomodel.Builder {
	name := l.names.Of(builderKey(n.key))
	b := &gomodel.Builder{Name: name, Receiver: receiverName, Doc: l.builderDoc(name, n)}
	if l.isDoor(s, n) {
		b.Constructor = &gomodel.Constructor{
			Name: "New" + name, From: gomodel.FromRequest,
			Doc: wrap("New" + name + " is for the root package, which knows the way to " + strings.Join(n.paths, " and ") + "."),
		}
	}
	b.Methods = append(b.Methods, l.steps(n)...)
	b.Methods = append(b.Methods, l.options(n)...)
	verbs := l.verbs(n)
	b.Methods = append(b.Methods, verbs...)
	b.Methods = append(b.Methods, l.permissionList(verbs)...)
	b.Methods = append(b.Methods, l.formers(n, b.Methods)...)
	return b
}

// isDoor reports whether the root client leads straight to the step.
func (l *lowerer) isDoor(s *service, n *node) bool {
	if n.parent == nil {
		return s.plain
	}
	return s.viaMe && n.parent.parent == nil && n.seg.kind == idSegment
}

func (l *lowerer) builderDoc(name string, n *node) []string {
	text := name + " addresses " + orList(n.paths) + "."
	if len(n.paths) == 0 {
		text = name + " is a step on the way to its methods' paths."
	}
	return wrap(text)
}

// orList joins alternatives for a sentence.
func orList(items []string) string {
	switch len(items) {
	case 0:
		return ""
	case 1:
		return items[0]
	}
	return strings.Join(items[:len(items)-1], ", ") + " or " + items[len(items)-1]
}

// steps returns the methods that walk one step down.
func (l *lowerer) steps(n *node) []gomodel.Method {
	var out []gomodel.Method
	for _, c := range n.children {
		if c.role() != roleBuilder {
			continue
		}
		target := gomodel.Named{Name: l.names.Of(builderKey(c.key))}
		switch c.seg.kind {
		case idSegment, keySegment:
			out = append(out, l.memberSteps(n, c, target)...)
		case pathSegment:
			name := l.names.Of(methodKey(n.key, c.key))
			out = append(out, &gomodel.ByKey{
				Name: name, Target: target, ByPath: true, Params: []gomodel.KeyParam{{Name: l.parameterName(c.seg.name)}},
				Doc: wrap(name + ` addresses an item by its path below this one, such as "reports/2026.xlsx". It is escaped as needed.`),
			})
		case callSegment:
			out = append(out, l.callStep(l.names.Of(methodKey(n.key, c.key)), c, target))
		case literalSegment:
			name := l.names.Of(methodKey(n.key, c.key))
			doc := name + " leads to " + c.seg.name + "."
			if isCast(c.seg.name) {
				doc = name + " narrows the request to the type " + c.seg.name[len(castPrefix):] + "."
			}
			out = append(out, &gomodel.Child{Name: name, Segment: c.seg.name, Target: target, Doc: wrap(doc)})
		}
	}
	return out
}

// callStep returns the method that calls a function with its arguments in the path.
func (l *lowerer) callStep(name string, c *node, target gomodel.Named) *gomodel.Call {
	call := &gomodel.Call{Name: name, Function: c.seg.name, Target: target, Doc: wrap(name + " calls the function " + c.seg.name + ".")}
	for i, p := range l.parameterNames(c.seg.args) {
		call.Params = append(call.Params, l.callParam(c, c.seg.args[i], p))
	}
	return call
}

// memberSteps returns ByID and the methods for alternate keys.
func (l *lowerer) memberSteps(n, c *node, target gomodel.Named) []gomodel.Method {
	var out []gomodel.Method
	what := "one " + english.Singular(n.seg.name)
	if c.byID {
		out = append(out, &gomodel.ByKey{
			Name: "ByID", Target: target, Doc: wrap("ByID addresses " + what + " by its id, which must not be empty. It is escaped as needed."),
			Params: []gomodel.KeyParam{{Name: l.parameterName(c.seg.name)}},
		})
	}
	for _, args := range c.altKeys {
		name := l.names.Of(altKeyKey(c, args))
		m := &gomodel.ByKey{Name: name, Target: target, Doc: wrap(name + " addresses " + what + " by an alternate key.")}
		for i, p := range l.parameterNames(args) {
			m.Params = append(m.Params, gomodel.KeyParam{Name: p, Key: args[i].name})
		}
		out = append(out, m)
	}
	return out
}

// parameterName returns the Go name of a method's only parameter.
func (l *lowerer) parameterName(doc string) string {
	return l.parameterNames([]argument{{name: doc}})[0]
}

// parameterNames returns distinct Go parameter names for the arguments, none of which hides what method bodies use.
func (l *lowerer) parameterNames(args []argument) []string {
	taken := map[string]bool{}
	for _, n := range bodyNames {
		taken[n] = true
	}
	out := make([]string, len(args))
	for i, a := range args {
		name := l.plan.style.Unexported(a.name)
		for taken[name] {
			name += "_"
		}
		taken[name] = true
		out[i] = name
	}
	return out
}

// options returns the query options that fit what a GET on the step answers.
func (l *lowerer) options(n *node) []gomodel.Method {
	var out []gomodel.Method
	advanced := l.isDirectoryObject(n.resourceType())
	add := func(kind gomodel.OptionKind, doc string) {
		if name := optionNames[kind]; name != "" && !l.plan.allowsOption(name) {
			return
		}
		out = append(out, &gomodel.Option{Kind: kind, Doc: wrap(doc), Advanced: advanced && needsAdvanced(kind)})
	}
	if get := n.operation("GET"); get != nil && get.Response != nil && hasQueryOptions(get) {
		if name := get.Response.Type; l.plan.isResource(name) {
			t := l.plan.index.Type(name)
			add(gomodel.OptionSelect, "Select asks for these properties only.")
			if l.hasNavigation(t.Name) {
				add(gomodel.OptionExpand, "Expand asks for related resources within the same answer.")
			}
			if get.Response.Collection {
				add(gomodel.OptionFilter, "Filter asks for the members that match only. A second filter replaces the first.")
				add(gomodel.OptionOrderBy, "OrderBy asks for an order.")
			}
		}
		if get.Response.Collection {
			add(gomodel.OptionSearch, "Search asks for the members that match the text, in the syntax of $search.")
			add(gomodel.OptionTop, "Top sets the number of members on a page.")
			add(gomodel.OptionSkip, "Skip leaves out the first members.")
			add(gomodel.OptionIncludeCount, "IncludeCount asks for the total number of members, on the first page.")
		}
	}
	for _, q := range l.plan.queryParameters(n) {
		name := l.names.Of(methodKey(n.key, "query:"+q.Name))
		out = append(out, &gomodel.QueryParam{
			Name: name, Key: q.Name, Param: l.parameterName(q.Name),
			Doc: wrap(sentence(name+" sets the query parameter "+q.Name+".", q.Doc)),
		})
	}
	if sends(n) {
		add(gomodel.OptionHeader, "Header sets a request header.")
		add(gomodel.OptionQuery, "Query sets a query option that has no method of its own; name includes the $ of OData's options.")
	}
	return out
}

// optionNames are the query options in requests.
var optionNames = map[gomodel.OptionKind]string{
	gomodel.OptionSelect: "$select", gomodel.OptionExpand: "$expand", gomodel.OptionFilter: "$filter", gomodel.OptionOrderBy: "$orderby",
	gomodel.OptionSearch: "$search", gomodel.OptionTop: "$top", gomodel.OptionSkip: "$skip", gomodel.OptionIncludeCount: "$count",
}

// directoryObject is the base of the types whose advanced queries need ConsistencyLevel: eventual and $count=true.
// https://learn.microsoft.com/graph/aad-advanced-queries
const directoryObject = "directoryObject"

func (l *lowerer) isDirectoryObject(name string) bool {
	return slices.ContainsFunc(l.plan.index.Chain(name), func(t *ir.Type) bool { return t.Name == directoryObject })
}

// needsAdvanced reports whether the option can make a query an advanced one.
func needsAdvanced(kind gomodel.OptionKind) bool {
	switch kind {
	case gomodel.OptionFilter, gomodel.OptionOrderBy, gomodel.OptionSearch, gomodel.OptionIncludeCount:
		return true
	case gomodel.OptionSelect, gomodel.OptionExpand, gomodel.OptionTop, gomodel.OptionSkip, gomodel.OptionHeader, gomodel.OptionQuery:
	}
	return false
}

// hasQueryOptions reports whether the operation answers something that OData's query options shape.
func hasQueryOptions(op *ir.Operation) bool {
	return op.Kind != ir.OperationContent && op.Kind != ir.OperationCount && op.Response.Type != "" && op.Response.Type != "Stream"
}

func (l *lowerer) hasNavigation(typeName string) bool {
	return slices.ContainsFunc(l.plan.properties(typeName), func(p ir.Property) bool { return p.Navigation })
}

// sends reports whether the step's builder sends anything itself.
func sends(n *node) bool {
	return len(n.ops) > 0 || slices.ContainsFunc(n.children, func(c *node) bool { return c.role() != roleBuilder })
}

// queryParameters returns the documented query parameters of the step that are neither OData's own nor carried by every request, by name.
func (p *plan) queryParameters(n *node) []ir.Parameter {
	var out []ir.Parameter
	for _, op := range n.ops {
		for _, q := range op.Parameters {
			if q.In != ir.InQuery || strings.HasPrefix(q.Name, "$") || p.isShared(q) {
				continue
			}
			i := slices.IndexFunc(out, func(o ir.Parameter) bool { return strings.EqualFold(o.Name, q.Name) })
			switch {
			case i < 0:
				out = append(out, q)
			case out[i].Doc == "":
				out[i].Doc = q.Doc
			}
		}
	}
	slices.SortFunc(out, func(a, b ir.Parameter) int { return strings.Compare(a.Name, b.Name) })
	return out
}
