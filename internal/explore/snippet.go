package explore

import (
	"regexp"
	"slices"
	"strings"

	"github.com/graphgen/graphgen/internal/gomodel"
)

// snippetsOf returns the Go call for each request that the code can send, by the request as request spells it. It walks the
// builders from the client on; where two ways lead to a request, the shorter call is shown.
func snippetsOf(m *gomodel.Model) map[string]string {
	w := &walk{builders: map[string]*gomodel.Builder{}, paths: map[*gomodel.Builder]string{}, calls: map[string]calls{}}
	var root *gomodel.Builder
	for _, p := range m.Packages {
		for _, f := range p.Files {
			for _, d := range f.Decls {
				b, ok := d.(*gomodel.Builder)
				if !ok {
					continue
				}
				w.builders[p.ImportPath+"."+b.Name], w.paths[b] = b, p.ImportPath
				if b.Constructor != nil && b.Constructor.From != gomodel.FromRequest {
					root = b
				}
			}
		}
	}
	if root != nil {
		w.visit(root, "", "c", nil)
	}
	out := map[string]string{}
	for key, c := range w.calls {
		out[key] = strings.Trim(c.once+"\n\n"+c.loop, "\n")
	}
	return out
}

// calls are the ways to send a request: once, and in a loop over all pages. Either may be missing.
type calls struct{ once, loop string }

type walk struct {
	builders map[string]*gomodel.Builder // by import path and name
	paths    map[*gomodel.Builder]string // import paths
	calls    map[string]calls
}

// visit tells the calls of a builder that stands for path and that the Go expression call leads to. above are the builders on the
// way, each of which can be on it once.
func (w *walk) visit(b *gomodel.Builder, path, call string, above []*gomodel.Builder) {
	if b == nil || slices.Contains(above, b) {
		return
	}
	above = append(above, b)
	next := func(target gomodel.Named, path, call string) {
		if target.Path == "" {
			target.Path = w.paths[b]
		}
		w.visit(w.builders[target.Path+"."+target.Name], path, call, above)
	}
	for _, m := range b.Methods {
		switch m := m.(type) {
		case *gomodel.Child:
			next(m.Target, path+"/"+m.Segment, call+"."+m.Name+"()")
		case *gomodel.ByKey:
			at, args := keyed(path, m)
			next(m.Target, at, call+"."+m.Name+"("+args+")")
		case *gomodel.Call:
			keys, args := make([]string, len(m.Params)), make([]string, len(m.Params))
			for i, p := range m.Params {
				keys[i], args[i] = p.Key+"={}", p.Name
			}
			next(m.Target, path+"/"+m.Function+"("+strings.Join(keys, ",")+")", call+"."+m.Name+"("+strings.Join(args, ", ")+")")
		case *gomodel.Verb:
			w.tell(m, path, call)
		case *gomodel.Option, *gomodel.QueryParam, *gomodel.FormerMethod:
		}
	}
}

// keyed returns the path of a member and the arguments that address it.
func keyed(path string, m *gomodel.ByKey) (at, args string) {
	keys, names := make([]string, len(m.Params)), make([]string, len(m.Params))
	for i, p := range m.Params {
		keys[i], names[i] = p.Key+"={}", p.Name
	}
	args = strings.Join(names, ", ")
	switch {
	case m.ByPath:
		return path + "/{}", args
	case len(m.Params) == 1 && m.Params[0].Key == "":
		return path + "/{}", args
	default:
		return path + "(" + strings.Join(keys, ",") + ")", args
	}
}

func (w *walk) tell(v *gomodel.Verb, path, call string) {
	if v.Suffix != "" {
		path += "/" + v.Suffix
	}
	key := request(v.HTTP, path)
	c := w.calls[key]
	call += "." + v.Name + "(" + arguments(v) + ")"
	switch v.Result {
	case gomodel.ResultAll:
		c.loop = shorter(c.loop, "for item, err := range "+call+" {\n\t…\n}")
	case gomodel.ResultNone, gomodel.ResultUpload:
		c.once = shorter(c.once, "err := "+call)
	case gomodel.ResultPage:
		c.once = shorter(c.once, "page, err := "+call)
	case gomodel.ResultOne, gomodel.ResultSlot, gomodel.ResultValue, gomodel.ResultCount, gomodel.ResultContent:
		c.once = shorter(c.once, "out, err := "+call)
	}
	w.calls[key] = c
}

func arguments(v *gomodel.Verb) string {
	switch {
	case v.Result == gomodel.ResultUpload:
		return "ctx, contentType, body"
	case v.Body != nil:
		return "ctx, body"
	default:
		return "ctx"
	}
}

// shorter returns the shorter of two texts, or the second if the first is empty.
func shorter(a, b string) string {
	if a != "" && len(a) <= len(b) {
		return a
	}
	return b
}

var (
	placeholder  = regexp.MustCompile(`(?:[\w.]*')?\{[^{}]*\}'?`)
	keySeparator = regexp.MustCompile(`\s*([,=])\s*`)
)

// request spells a request so that the documents' and the code's are the same: parameters without their names, items that are
// addressed by their own path without the colons around it, lower case.
func request(method, path string) string {
	path = placeholder.ReplaceAllString(path, "{}")
	path = keySeparator.ReplaceAllString(path, "$1")
	return method + " " + strings.ToLower(strings.NewReplacer("()", "", ":", "").Replace(path))
}
