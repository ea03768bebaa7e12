package scopes

import (
	"cmp"
	"go/ast"
	"go/token"
	"go/types"
	"slices"
	"strings"
)

// A Call is a place in a program where an operation is called, or where the method that calls it is taken as a value.
type Call struct {
	Pos       token.Pos
	Method    string // such as "users.EventsRequest.Get"
	Interface string // the interface through which it is called, "" for a direct call
	Operation *Operation
}

// An Unresolved is a place where a request is sent of which the analysis cannot tell the operation.
type Unresolved struct {
	Pos    token.Pos
	Reason string
}

// source is one package of the program that is analysed.
type source struct {
	files []*ast.File
	info  *types.Info
}

// use is a method of an interface that is called, or taken as a value.
type use struct {
	pos    token.Pos
	iface  types.Type
	method string
}

// finder collects the calls of a program's packages.
type finder struct {
	// operation returns what a method of a generated builder sends, nil for any other function.
	operation func(*types.Func) *Operation
	// runtime reports whether the package is the runtime that generated code imports.
	runtime func(*types.Package) bool
	// foreign reports whether the analysis sees nothing of what the package calls; nil where other analyses do.
	foreign func(*types.Package) bool

	calls      []Call
	unresolved []Unresolved
	uses       []use
	called     map[token.Pos]token.Pos // the places of methods that are called, by those of the parentheses
	inspected  map[token.Pos]bool      // places of methods of which only the request is asked for
	converted  []types.Type            // concrete types that become interfaces and have methods that send something
}

func newFinder(operation func(*types.Func) *Operation) *finder {
	return &finder{operation: operation, runtime: isRuntime, called: map[token.Pos]token.Pos{}, inspected: map[token.Pos]bool{}}
}

// visit collects what a package calls. Direct calls are known at once; those through interfaces when resolve has seen every
// package's conversions.
func (f *finder) visit(src source) {
	for _, file := range src.files {
		ast.Inspect(file, func(n ast.Node) bool {
			switch n := n.(type) {
			case *ast.SelectorExpr:
				if fn, ok := src.info.Uses[n.Sel].(*types.Func); ok {
					f.visitUse(fn.Origin(), n.Sel.Pos(), src.info.Selections[n])
					if reason := f.untyped(fn.Origin()); reason != "" && !f.isToldBefore(src.info, n.X) {
						f.unresolved = append(f.unresolved, Unresolved{n.Sel.Pos(), reason})
					}
				}
			case *ast.CallExpr:
				if sel, ok := ast.Unparen(n.Fun).(*ast.SelectorExpr); ok {
					f.called[n.Lparen] = sel.Sel.Pos()
				}
			case *ast.Ident:
				for t := range typeArguments(src.info, n) {
					f.convert(t)
				}
			}
			return true
		})
	}
}

func (f *finder) visitUse(fn *types.Func, pos token.Pos, selection *types.Selection) {
	recv := fn.Signature().Recv()
	if recv == nil {
		return
	}
	if op := f.operation(fn); op != nil {
		f.calls = append(f.calls, Call{Pos: pos, Method: methodName(fn), Operation: op})
		return
	}
	t := recv.Type()
	if selection != nil && types.IsInterface(selection.Recv()) {
		t = selection.Recv()
	}
	if p, ok := t.(*types.TypeParam); ok {
		t = p.Constraint()
	}
	if types.IsInterface(t) {
		f.uses = append(f.uses, use{pos, t, fn.Name()})
	}
}

// untyped says why a call can send anything, "" if it can't: it goes to the runtime past the builders, or to a method by name.
func (f *finder) untyped(fn *types.Func) string {
	switch name := methodName(fn); {
	case slices.Contains(byName, name):
		return "a method is called by reflection"
	case f.runtime(fn.Pkg()) && slices.Contains(rawSenders, name):
		return name + " makes a request that no generated method describes"
	}
	return ""
}

// byName are the functions of package reflect that lead to methods.
var byName = []string{"reflect.Value.Method", "reflect.Value.MethodByName", "reflect.Type.Method", "reflect.Type.MethodByName"}

// rawSenders are what the runtime has for requests that their caller makes up: from the beginning, or from the request of a builder,
// with another method or path.
var rawSenders = []string{
	"graph.Client.Request", "graph.Client.Raw", "graph.CallOne", "graph.CallPage", "graph.CallValue",
	"graph.Request.Do", "graph.Request.Put", "graph.Request.CallContent",
	"graph.Request.Segment", "graph.Request.ID", "graph.Request.Key", "graph.Request.Call", "graph.Request.ItemPath", "graph.Request.Action",
}

// isToldBefore reports whether an expression is a chain of calls of which one is reported already.
func (f *finder) isToldBefore(info *types.Info, e ast.Expr) bool {
	call, ok := ast.Unparen(e).(*ast.CallExpr)
	if !ok {
		return false
	}
	sel, ok := ast.Unparen(call.Fun).(*ast.SelectorExpr)
	if !ok {
		return false
	}
	fn, ok := info.Uses[sel.Sel].(*types.Func)
	return ok && f.untyped(fn.Origin()) != "" || f.isToldBefore(info, sel.X)
}

// resolve adds the calls through interfaces: a method of an interface stands for that of each converted type that implements it.
// Calls that are never sent go.
func (f *finder) resolve() {
	for _, u := range f.uses {
		for _, t := range f.converted {
			if !couldBe(t, u.iface) {
				continue
			}
			fn, ok := types.NewMethodSet(t).Lookup(nil, u.method).Obj().(*types.Func)
			if !ok {
				continue
			}
			if op := f.operation(fn.Origin()); op != nil {
				f.calls = append(f.calls, Call{u.pos, methodName(fn), types.TypeString(u.iface, nameOnly), op})
			}
		}
	}
	f.calls = slices.DeleteFunc(f.calls, func(c Call) bool { return f.inspected[c.Pos] })
	slices.SortFunc(f.calls, func(a, b Call) int {
		return cmp.Or(cmp.Compare(a.Pos, b.Pos), cmp.Compare(a.Method, b.Method), cmp.Compare(a.Interface, b.Interface))
	})
	f.calls = slices.Compact(f.calls) // a package and its variant for tests share files
	slices.SortFunc(f.unresolved, func(a, b Unresolved) int {
		return cmp.Or(cmp.Compare(a.Pos, b.Pos), cmp.Compare(a.Reason, b.Reason))
	})
	f.unresolved = slices.Compact(f.unresolved)
}

// methodName is a method with its package and receiver, such as "users.EventsRequest.Get".
func methodName(fn *types.Func) string {
	name := fn.Name()
	if recv := fn.Signature().Recv(); recv != nil {
		t := types.Unalias(recv.Type())
		if p, ok := t.(*types.Pointer); ok {
			t = types.Unalias(p.Elem())
		}
		if n, ok := t.(*types.Named); ok {
			name = n.Obj().Name() + "." + name
		}
	}
	if fn.Pkg() == nil {
		return name
	}
	return fn.Pkg().Name() + "." + name
}

// operationKey is a method as operations names it, such as "EventsRequest.Get".
func operationKey(fn *types.Func) string {
	_, key, _ := strings.Cut(methodName(fn), ".")
	return key
}

func nameOnly(p *types.Package) string { return p.Name() }
