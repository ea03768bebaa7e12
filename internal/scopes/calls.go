package scopes

import (
	"cmp"
	"go/ast"
	"go/token"
	"go/types"
	"slices"
	"strings"

	"golang.org/x/tools/go/ssa"
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

	calls      []Call
	unresolved []Unresolved
	uses       []use
	converted  []types.Type // concrete types that become interfaces and have methods that send something
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
	if reason := f.untyped(fn); reason != "" {
		f.unresolved = append(f.unresolved, Unresolved{pos, reason})
	}
}

// untyped says why a call can send anything, "" if it can't: it goes to the runtime past the builders, or to a method by name.
func (f *finder) untyped(fn *types.Func) string {
	switch name := methodName(fn); {
	case name == "reflect.Value.MethodByName" || name == "reflect.Value.Method":
		return "a method is called by reflection"
	case f.runtime(fn.Pkg()) && slices.Contains(rawSenders, name):
		return name + " sends a request that no generated method describes"
	}
	return ""
}

// rawSenders are the methods of the runtime that send what their caller made up.
var rawSenders = []string{"graph.Client.Request", "graph.Client.Raw"}

// typeArguments yields the types that an identifier of something generic is instantiated with: a value of such a type can be
// called through the methods of the constraint.
func typeArguments(info *types.Info, id *ast.Ident) func(func(types.Type) bool) {
	return func(yield func(types.Type) bool) {
		if args := info.Instances[id].TypeArgs; args != nil {
			for t := range args.Types() {
				if !yield(t) {
					return
				}
			}
		}
	}
}

// visitConversions collects what functions convert to interfaces.
func (f *finder) visitConversions(functions map[*ssa.Function]bool) {
	for fn := range functions {
		for _, b := range fn.Blocks {
			for _, in := range b.Instrs {
				if m, ok := in.(*ssa.MakeInterface); ok {
					f.convert(m.X.Type())
				}
			}
		}
	}
}

func (f *finder) convert(t types.Type) {
	if types.IsInterface(t) || slices.ContainsFunc(f.converted, func(c types.Type) bool { return types.Identical(c, t) }) {
		return
	}
	for m := range types.NewMethodSet(t).Methods() {
		if fn, ok := m.Obj().(*types.Func); ok && f.operation(fn.Origin()) != nil {
			f.converted = append(f.converted, t)
			return
		}
	}
}

// resolve adds the calls through interfaces: a method of an interface stands for that of each converted type that implements it.
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
	slices.SortFunc(f.calls, func(a, b Call) int {
		return cmp.Or(cmp.Compare(a.Pos, b.Pos), cmp.Compare(a.Method, b.Method), cmp.Compare(a.Interface, b.Interface))
	})
	f.calls = slices.Compact(f.calls) // a package and its variant for tests share files
	slices.SortFunc(f.unresolved, func(a, b Unresolved) int {
		return cmp.Or(cmp.Compare(a.Pos, b.Pos), cmp.Compare(a.Reason, b.Reason))
	})
	f.unresolved = slices.Compact(f.unresolved)
}

// couldBe reports whether a value of type t can stand behind an interface. Where the interface is generic and not instantiated,
// which is so within generic functions, the names of its methods decide.
func couldBe(t, iface types.Type) bool {
	i, ok := iface.Underlying().(*types.Interface)
	if !ok {
		return false
	}
	if n, ok := types.Unalias(iface).(*types.Named); !ok || n.TypeArgs() == nil || !isOpen(n) {
		return types.Implements(t, i)
	}
	methods := types.NewMethodSet(t)
	for m := range i.Methods() {
		if methods.Lookup(nil, m.Name()) == nil {
			return false
		}
	}
	return true
}

// isOpen reports whether a type depends on a type parameter.
func isOpen(t types.Type) bool {
	switch t := types.Unalias(t).(type) {
	case *types.TypeParam:
		return true
	case *types.Named:
		for arg := range t.TypeArgs().Types() {
			if isOpen(arg) {
				return true
			}
		}
	case interface{ Elem() types.Type }: // pointers, slices, arrays, maps, channels
		return isOpen(t.Elem())
	}
	return false
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
