package explore

import (
	"encoding/json"
	"fmt"
	"maps"
	"path"
	"slices"
	"strconv"
	"strings"

	"github.com/graphgen/graphgen/internal/gomodel"
)

// snippet is the Go that sends a request. It compiles where ctx, the client c and the variables are declared, and the packages imported.
type snippet struct {
	Text    string     `json:"text"`
	Vars    []variable `json:"vars"` // c, and what has to be known beforehand
	Imports []string   `json:"imports"`
}

// variable is a Go variable with its type as the snippet spells it.
type variable struct{ name, typ string }

// MarshalJSON writes a pair.
func (v variable) MarshalJSON() ([]byte, error) { return json.Marshal([2]string{v.name, v.typ}) }

// snippetsOf walks the builders from the client on; where two ways lead to a request, the one with the shorter call is shown.
func snippetsOf(m *gomodel.Model) snippets {
	w := &walk{builders: map[string]*builder{}, names: map[string]string{}, calls: map[string]calls{}}
	var client *builder
	for _, p := range m.Packages {
		w.names[p.ImportPath] = p.Name
		w.packages = append(w.packages, p.Name)
		for _, f := range p.Files {
			for _, d := range f.Decls {
				b, ok := d.(*gomodel.Builder)
				if !ok {
					continue
				}
				named := &builder{b, gomodel.Named{Path: p.ImportPath, Name: b.Name}, nil}
				for _, m := range b.Methods {
					if q, ok := m.(*gomodel.QueryParam); ok {
						named.params = append(named.params, q)
					}
				}
				w.builders[p.ImportPath+"."+b.Name] = named
				if b.Constructor != nil && b.Constructor.From != gomodel.FromRequest {
					client = named
				}
			}
		}
	}
	out := snippets{map[string]snippet{}, map[string]snippet{}}
	if client == nil {
		return out
	}
	start := call{text: "c"}
	start.declare("c", w.typeText(&start, gomodel.Pointer{Elem: client.named}))
	w.visit(client, "", start, nil)
	for _, key := range slices.Sorted(maps.Keys(w.calls)) {
		s := w.calls[key].snippet()
		out.exact[key] = s
		if bare := withoutArguments(key); bare != key {
			out.bare[bare] = s
		}
	}
	return out
}

type walk struct {
	builders map[string]*builder // by import path and name
	names    map[string]string   // of packages, by import path
	packages []string            // the names
	calls    map[string]calls
}

// builder is a builder of the code.
type builder struct {
	*gomodel.Builder
	named  gomodel.Named
	params []*gomodel.QueryParam
}

// call is an expression with what it takes.
type call struct {
	text    string
	vars    []variable
	imports []string
}

func (c *call) declare(name, typ string) { c.vars = append(slices.Clip(c.vars), variable{name, typ}) }

func (c *call) refer(importPath string) {
	if !slices.Contains(c.imports, importPath) {
		c.imports = append(slices.Clip(c.imports), importPath)
	}
}

// with is the call of a method on what c yields.
func (w *walk) with(c call, method string, args ...argument) call {
	names := make([]string, len(args))
	for i, a := range args {
		names[i] = w.free(c, a.name)
		c.declare(names[i], w.typeText(&c, a.typ))
	}
	c.text += "." + method + "(" + strings.Join(names, ", ") + ")"
	return c
}

// free returns the name, with a number behind it if a snippet has it already.
func (w *walk) free(c call, name string) string {
	taken := func(name string) bool {
		switch name {
		case "ctx", "body", "contentType", "page", "out", "item", "err", "graph":
			return true
		}
		return slices.ContainsFunc(c.vars, func(v variable) bool { return v.name == name }) || slices.Contains(w.packages, name)
	}
	free := name
	for n := 2; taken(free); n++ {
		free = name + strconv.Itoa(n)
	}
	return free
}

// argument is what a variable stands for.
type argument struct {
	name string
	typ  gomodel.Type
}

var stringType = gomodel.Named{Name: "string"}

// typeText spells a type. What it refers to is imported by c.
func (w *walk) typeText(c *call, t gomodel.Type) string {
	switch t := t.(type) {
	case gomodel.Pointer:
		return "*" + w.typeText(c, t.Elem)
	case gomodel.Slice:
		return "[]" + w.typeText(c, t.Elem)
	case gomodel.Named:
		name := t.Name
		if t.Path != "" {
			c.refer(t.Path)
			name = w.packageName(t.Path) + "." + name
		}
		if len(t.Args) == 0 {
			return name
		}
		args := make([]string, len(t.Args))
		for i, a := range t.Args {
			args[i] = w.typeText(c, a)
		}
		return name + "[" + strings.Join(args, ", ") + "]"
	default:
		panic(fmt.Sprintf("internal error: a type of unknown kind %T", t))
	}
}

func (w *walk) packageName(importPath string) string {
	if name, ok := w.names[importPath]; ok {
		return name
	}
	return path.Base(importPath)
}

// visit tells the calls of a builder that stands for path and that c leads to. above are the builders on the way, each of which can be
// on it once.
func (w *walk) visit(b *builder, path string, c call, above []*builder) {
	if b == nil || slices.Contains(above, b) {
		return
	}
	above = append(above, b)
	next := func(target gomodel.Named, path string, c call) {
		if target.Path == "" {
			target.Path = b.named.Path
		}
		w.visit(w.builders[target.Path+"."+target.Name], path, c, above)
	}
	for _, m := range b.Methods {
		switch m := m.(type) {
		case *gomodel.Child:
			next(m.Target, path+"/"+m.Segment, w.with(c, m.Name))
		case *gomodel.ByKey:
			at, args := keyed(path, m)
			next(m.Target, at, w.with(c, m.Name, args...))
		case *gomodel.Call:
			keys, args := make([]string, len(m.Params)), make([]argument, len(m.Params))
			for i, p := range m.Params {
				keys[i], args[i] = p.Key+"={}", argument{p.Name, p.Type}
			}
			next(m.Target, path+"/"+m.Function+"("+strings.Join(keys, ",")+")", w.with(c, m.Name, args...))
		case *gomodel.Verb:
			w.tell(b, m, path, c)
		case *gomodel.Option, *gomodel.QueryParam, *gomodel.PermissionList, *gomodel.FormerMethod:
		}
	}
}

// keyed returns the path of a member and the arguments that address it.
func keyed(path string, m *gomodel.ByKey) (at string, args []argument) {
	keys := make([]string, len(m.Params))
	for i, p := range m.Params {
		keys[i] = p.Key + "={}"
		args = append(args, argument{p.Name, stringType})
	}
	if m.ByPath || len(m.Params) == 1 && m.Params[0].Key == "" {
		return path + "/{}", args
	}
	return path + "(" + strings.Join(keys, ",") + ")", args
}

// calls are the ways to send a request: once, and in a loop over all pages. Either may be missing.
type calls struct{ once, loop call }

func (c calls) snippet() snippet {
	all := call{}
	var texts []string
	for _, way := range []call{c.once, c.loop} {
		if way.text == "" {
			continue
		}
		texts = append(texts, way.text)
		for _, v := range way.vars {
			if !slices.Contains(all.vars, v) {
				all.vars = append(all.vars, v)
			}
		}
		for _, i := range way.imports {
			all.refer(i)
		}
	}
	slices.Sort(all.imports)
	return snippet{strings.Join(texts, "\n\n"), all.vars, all.imports}
}

// tell keeps the call of a verb, with the query parameters that the service requires.
func (w *walk) tell(b *builder, v *gomodel.Verb, path string, c call) {
	if v.Suffix != "" {
		path += "/" + v.Suffix
	}
	for _, name := range v.Require {
		if i := slices.IndexFunc(b.params, func(q *gomodel.QueryParam) bool { return q.Key == name }); i >= 0 {
			c = w.with(c, b.params[i].Name, argument{b.params[i].Param, stringType})
		}
	}
	args := "ctx"
	if v.Body != nil {
		if v.Body.Content {
			args += ", contentType"
			c.declare("contentType", "string")
		}
		args += ", body"
		c.declare("body", w.typeText(&c, v.Body.Type))
	}
	c.text += "." + v.Name + "(" + args + ")"
	key := request(v.HTTP, path)
	known := w.calls[key]
	switch v.Result {
	case gomodel.ResultAll:
		c.text = "for item, err := range " + c.text + " {\n\t// …\n}"
		known.loop = shorter(known.loop, c)
	case gomodel.ResultNone:
		c.text = "err := " + c.text
		known.once = shorter(known.once, c)
	case gomodel.ResultPage:
		c.text = "page, err := " + c.text
		known.once = shorter(known.once, c)
	case gomodel.ResultOne, gomodel.ResultSlot, gomodel.ResultValue, gomodel.ResultCount, gomodel.ResultContent:
		c.text = "out, err := " + c.text
		known.once = shorter(known.once, c)
	}
	w.calls[key] = known
}

// shorter returns the shorter of two calls, or the second if there is no first.
func shorter(a, b call) call {
	if a.text != "" && len(a.text) <= len(b.text) {
		return a
	}
	return b
}
