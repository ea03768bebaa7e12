package templates

import (
	"go/token"

	"github.com/dave/jennifer/jen"

	"github.com/graphgen/graphgen/internal/gomodel"
)

// Import paths that templates refers to by itself.
const (
	pathContext = "context"
	pathHTTP    = "net/http"
	pathIter    = "iter"
)

// runtimeName is the package name of the runtime, wherever it was copied to.
const runtimeName = "graph"

// importNames maps the import paths that the output can refer to to their package names, so that no import gets an alias that
// only repeats its name.
func importNames(m *gomodel.Model, runtimePath string) map[string]string {
	names := make(map[string]string, len(m.Packages)+2)
	for _, p := range m.Packages {
		names[p.ImportPath] = p.Name
	}
	names[DefaultRuntimePath] = runtimeName
	names[runtimePath] = runtimeName
	return names
}

// ident prints a bare name of the model, which has to be an identifier: whatever else is printed bare would be code.
func (f *file) ident(name string) *jen.Statement {
	if !token.IsIdentifier(name) {
		f.fail("%q is no Go identifier", name)
		return jen.Id("_")
	}
	return jen.Id(name)
}

// idents prints names parted by commas.
func (f *file) idents(names []string) []jen.Code {
	out := make([]jen.Code, len(names))
	for i, n := range names {
		out[i] = f.ident(n)
	}
	return out
}

// graph refers to a name of the runtime.
func (f *file) graph(name string) *jen.Statement { return f.qual(f.runtime, name) }

// qual refers to a name of another package.
func (f *file) qual(path, name string) *jen.Statement {
	f.ImportName(path, f.imports[path])
	return jen.Qual(path, name)
}

// goType prints a type expression.
func (f *file) goType(t gomodel.Type) *jen.Statement {
	switch t := t.(type) {
	case gomodel.Named:
		name := f.ident(t.Name)
		if t.Path != "" {
			name = f.qual(t.Path, t.Name)
		}
		if len(t.Args) == 0 {
			return name
		}
		args := make([]jen.Code, len(t.Args))
		for i, a := range t.Args {
			args[i] = f.goType(a)
		}
		return name.Types(args...)
	case gomodel.Pointer:
		return jen.Op("*").Add(f.goType(t.Elem))
	case gomodel.Slice:
		return jen.Index().Add(f.goType(t.Elem))
	default:
		f.fail("a type of unknown kind %T", t)
		return jen.Id("_")
	}
}

// isLocal reports whether a type belongs to the package being printed.
func (f *file) isLocal(n gomodel.Named) bool { return n.Path == "" || n.Path == f.path }
