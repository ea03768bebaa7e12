package scopes

import (
	"go/ast"
	"go/token"
	"go/types"
	"slices"

	"golang.org/x/tools/go/ssa"
)

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
					f.visitForeign(m)
				}
			}
		}
	}
}

// visitForeign reports a builder that becomes an interface of a package that is not part of the analysis, which may call it.
func (f *finder) visitForeign(m *ssa.MakeInterface) {
	n, ok := types.Unalias(m.Type()).(*types.Named)
	if !ok || f.foreign == nil || !f.foreign(n.Obj().Pkg()) {
		return
	}
	for method := range n.Underlying().(*types.Interface).Methods() {
		if op := types.NewMethodSet(m.X.Type()).Lookup(method.Pkg(), method.Name()); op != nil && f.sends(op) {
			reason := "a builder becomes a " + types.TypeString(n, nameOnly) + ", whose package is not looked at"
			f.unresolved = append(f.unresolved, Unresolved{positionOf(m), reason})
			return
		}
	}
}

// positionOf is where a value becomes an interface, or the place nearest to it that is known.
func positionOf(m *ssa.MakeInterface) token.Pos {
	if m.Pos().IsValid() {
		return m.Pos()
	}
	for _, ref := range *m.Referrers() {
		if ref.Pos().IsValid() {
			return ref.Pos()
		}
	}
	return m.Parent().Pos()
}

// sends reports whether a method is one of a builder that sends a request.
func (f *finder) sends(m *types.Selection) bool {
	fn, ok := m.Obj().(*types.Func)
	return ok && f.operation(fn.Origin()) != nil
}

func (f *finder) convert(t types.Type) {
	if types.IsInterface(t) || slices.ContainsFunc(f.converted, func(c types.Type) bool { return types.Identical(c, t) }) {
		return
	}
	for m := range types.NewMethodSet(t).Methods() {
		if f.sends(m) {
			f.converted = append(f.converted, t)
			return
		}
	}
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
