package examples

import (
	"regexp"
	"slices"
	"strings"

	"github.com/graphgen/graphgen/internal/gomodel"
	"github.com/graphgen/graphgen/ir"
)

// tree finds, in a Go model, what a user finds by writing c.Me().Events()…: the method that sends an operation.
type tree struct {
	root     *gomodel.Builder
	builders map[string]*place       // by key
	models   map[string]gomodel.Type // folded @odata.type → the model; not the bodies, which have the same
	unions   map[string]gomodel.Type // Go name of a base → the interface
}

// place is a builder and the package that it is in.
type place struct {
	*gomodel.Builder
	path string
}

// newTree indexes the model.
func newTree(m *gomodel.Model) *tree {
	t := &tree{builders: map[string]*place{}, models: map[string]gomodel.Type{}, unions: map[string]gomodel.Type{}}
	bodies := map[string]bool{}
	eachDecl(m, func(p *gomodel.Package, d gomodel.Decl) {
		b, ok := d.(*gomodel.Builder)
		if !ok {
			return
		}
		t.builders[key(p.ImportPath, b.Name)] = &place{b, p.ImportPath}
		if b.Constructor != nil && b.Constructor.From != gomodel.FromRequest {
			t.root = b
		}
		for _, method := range b.Methods {
			if v, ok := method.(*gomodel.Verb); ok && v.Body != nil {
				if n, ok := v.Body.Type.(gomodel.Named); ok {
					bodies[n.Name] = true
				}
			}
		}
	})
	eachDecl(m, func(_ *gomodel.Package, d gomodel.Decl) {
		if u, ok := d.(*gomodel.Union); ok && bodies[u.Name] {
			for _, name := range append(u.Members, u.Base) {
				bodies[name] = true
			}
		}
	})
	eachDecl(m, func(p *gomodel.Package, d gomodel.Decl) {
		switch d := d.(type) {
		case *gomodel.Struct:
			if d.ODataType != "" && !bodies[d.Name] {
				t.models[fold(d.ODataType)] = gomodel.Named{Path: p.ImportPath, Name: d.Name}
			}
		case *gomodel.Union:
			t.unions[d.Base] = gomodel.Named{Path: p.ImportPath, Name: d.Name}
		}
	})
	return t
}

func eachDecl(m *gomodel.Model, do func(*gomodel.Package, gomodel.Decl)) {
	for _, p := range m.Packages {
		for _, f := range p.Files {
			for _, d := range f.Decls {
				do(p, d)
			}
		}
	}
}

func key(importPath, name string) string { return importPath + "." + name }

// step is one thing that a documented path walks over.
type step struct {
	name      string   // literal; "" for a parameter, a key or an item's own path
	arguments []string // names of a function's arguments, or of alternate keys
	call      bool     // there are parentheses
	path      bool     // an item's own path, between colons
}

var slashedKey = regexp.MustCompile(`^(\w+)=\{[^{}]*\}$`)

// steps splits a documented path.
func steps(path string) []step {
	var all []step
	colon := false // the piece before ends with the colon of an item's path
	for segment := range strings.SplitSeq(strings.Trim(path, "/"), "/") {
		isPath := colon
		colon = strings.HasSuffix(segment, ":") && !isPath
		segment = strings.TrimSuffix(segment, ":")
		name, arguments, called := strings.Cut(strings.TrimSuffix(segment, ")"), "(")
		switch {
		case isPath:
			all = append(all, step{path: true})
		case strings.HasPrefix(segment, "{"):
			all = append(all, step{})
		case called:
			s := step{name: name, call: true}
			for argument := range strings.SplitSeq(arguments, ",") {
				if name, _, ok := strings.Cut(argument, "="); ok {
					s.arguments = append(s.arguments, strings.TrimSpace(name))
				}
			}
			all = append(all, s)
		default:
			if key := slashedKey.FindStringSubmatch(segment); key != nil {
				all = append(all, step{arguments: key[1:]})
				continue
			}
			all = append(all, step{name: name})
		}
	}
	return all
}

// find returns the method that sends the operation, or nil. Of those that send one request, the one that answers a page counts, not
// the iterator over all pages.
func (t *tree) find(op *ir.Operation) *gomodel.Verb {
	for _, p := range t.builders {
		if p.Builder == t.root {
			return t.walk(p, op.Method, callSteps(op))
		}
	}
	return nil
}

// callSteps are the steps of an operation's path; a function whose arguments the path leaves out has them.
func callSteps(op *ir.Operation) []step {
	all := steps(op.Path)
	last := &all[len(all)-1]
	for _, p := range op.Parameters {
		if p.In == ir.InPath && p.Required && !strings.Contains(op.Path, "{"+p.Name+"}") {
			last.call, last.arguments = true, append(last.arguments, p.Name)
		}
	}
	return all
}

func (t *tree) walk(at *place, method string, rest []step) *gomodel.Verb {
	if at == nil {
		return nil
	}
	next := func(target gomodel.Named, rest []step) *gomodel.Verb {
		if target.Path == "" {
			target.Path = at.path
		}
		return t.walk(t.builders[key(target.Path, target.Name)], method, rest)
	}
	for _, m := range at.Methods {
		var found *gomodel.Verb
		switch m := m.(type) {
		case *gomodel.Verb:
			if m.HTTP == method && m.Result != gomodel.ResultAll && after(rest, m.Suffix, len(rest)) {
				found = m
			}
		case *gomodel.Child:
			if n := strings.Count(m.Segment, "/") + 1; n <= len(rest) && after(rest[:n], m.Segment, n) {
				found = next(m.Target, rest[n:])
			} else if n == 1 && len(rest) > 0 && rest[0].call && strings.EqualFold(rest[0].name, m.Segment) {
				found = next(m.Target, append([]step{{arguments: rest[0].arguments}}, rest[1:]...))
			}
		case *gomodel.ByKey:
			if len(rest) > 0 && rest[0].name == "" && rest[0].path == m.ByPath && slices.EqualFunc(m.Params, alternateKeys(rest[0]), func(p gomodel.KeyParam, k string) bool {
				return strings.EqualFold(p.Key, k)
			}) {
				found = next(m.Target, rest[1:])
			}
		case *gomodel.Call:
			if len(rest) > 0 && rest[0].call && strings.EqualFold(rest[0].name, m.Function) && len(m.Params) == len(rest[0].arguments) {
				found = next(m.Target, rest[1:])
			}
		case *gomodel.Option, *gomodel.QueryParam, *gomodel.PermissionList:
		}
		if found != nil {
			return found
		}
	}
	return nil
}

// alternateKeys are the keys that the step gives; "" alone stands for the id.
func alternateKeys(s step) []string {
	if len(s.arguments) == 0 {
		return []string{""}
	}
	return s.arguments
}

// after reports whether the n steps are the literal segments.
func after(rest []step, segments string, n int) bool {
	if segments == "" {
		return n == 0
	}
	parts := strings.Split(segments, "/")
	return len(parts) == n && slices.EqualFunc(rest, parts, func(s step, part string) bool {
		return strings.EqualFold(s.name, strings.TrimSuffix(part, "()")) && len(s.arguments) == 0
	})
}

// responseType is what the runtime decodes the method's answer into, nil when the answer is no JSON.
func (t *tree) responseType(v *gomodel.Verb) gomodel.Type {
	switch v.Result {
	case gomodel.ResultOne:
		if p, ok := v.Elem.(gomodel.Pointer); ok {
			return p.Elem
		}
		return v.Elem
	case gomodel.ResultSlot:
		return v.Elem
	case gomodel.ResultValue:
		return gomodel.Named{Name: "value", Args: []gomodel.Type{v.Elem}}
	case gomodel.ResultPage, gomodel.ResultAll:
		return page(v.Elem)
	case gomodel.ResultNone, gomodel.ResultCount, gomodel.ResultContent:
		return nil
	default:
		panic("internal error: unknown result")
	}
}

// documentedType is the model of the type that the example's annotation names, nil when it names none that is modelled.
func (t *tree) documentedType(r *ir.ExampleResponse) gomodel.Type {
	model, ok := t.models[fold("#microsoft.graph."+r.Type)]
	if !ok {
		return nil
	}
	if !r.Collection {
		return model
	}
	if n, ok := model.(gomodel.Named); ok && t.unions[n.Name] != nil {
		return page(t.unions[n.Name])
	}
	return page(gomodel.Pointer{Elem: model})
}

// page is one page of a collection. Like value, it is a type of the program.
func page(elem gomodel.Type) gomodel.Type {
	return gomodel.Named{Name: "page", Args: []gomodel.Type{elem}}
}

func fold(name string) string { return strings.ToLower(strings.TrimPrefix(name, "#")) }
