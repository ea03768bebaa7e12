package queries

import (
	"go/types"
	"strings"
)

// The names that generated code and its runtime agree on.
const (
	runtimeName  = "graph"
	requestField = "req"               // of a builder
	fieldsSuffix = "Fields"            // of the variable with a resource's descriptors
	selectOnly   = `returned:"select"` // tag of a descriptor
)

// isRuntimeType reports whether t is the named type of the runtime.
func isRuntimeType(t types.Type, name string) bool {
	n := named(t)
	return n != nil && n.Obj().Name() == name && n.Obj().Pkg() != nil && n.Obj().Pkg().Name() == runtimeName
}

// isBuilder reports whether t is a generated request builder, or a pointer to one: a struct around a request of the runtime.
func isBuilder(t types.Type) bool {
	n := named(t)
	if n == nil {
		return false
	}
	s, ok := n.Underlying().(*types.Struct)
	return ok && s.NumFields() == 1 && s.Field(0).Name() == requestField && isRuntimeType(s.Field(0).Type(), "Request")
}

func isCondition(t types.Type) bool { return isRuntimeType(t, "Filter") }

// named returns the named type that t is or points to, nil if there is none.
func named(t types.Type) *types.Named {
	if t == nil {
		return nil
	}
	t = types.Unalias(t)
	if p, ok := t.(*types.Pointer); ok {
		t = types.Unalias(p.Elem())
	}
	n, _ := t.(*types.Named)
	return n
}

// resourceOf returns the model that a builder's Get answers with, or a page of; nil if it has no Get or that answers otherwise.
func resourceOf(builder types.Type) *types.Named {
	n := named(builder)
	obj, _, _ := types.LookupFieldOrMethod(types.NewPointer(n), true, n.Obj().Pkg(), "Get")
	get, ok := obj.(*types.Func)
	if !ok || get.Signature().Results().Len() == 0 {
		return nil
	}
	return modelOf(get.Signature().Results().At(0).Type())
}

// modelOf returns the model that t is, points to, or is a page of.
func modelOf(t types.Type) *types.Named {
	n := named(t)
	if n != nil && isRuntimeType(n, "Page") && n.TypeArgs().Len() == 1 {
		n = named(n.TypeArgs().At(0))
	}
	return n
}

// isFieldSet reports whether t is the type of a variable with the descriptors of a resource.
func isFieldSet(t types.Type) bool { return ownerOf(t) != nil }

// ownerOf returns the model whose descriptors a struct has, nil if t is no such struct.
func ownerOf(t types.Type) *types.Named {
	n := named(t)
	if n == nil || n.Obj().Pkg() == nil || n.Obj().Exported() || !strings.HasSuffix(n.Obj().Name(), fieldsSuffix) {
		return nil
	}
	scope := n.Obj().Pkg().Scope()
	for _, name := range scope.Names() {
		resource, ok := strings.CutSuffix(name, fieldsSuffix)
		v, isVar := scope.Lookup(name).(*types.Var)
		if !ok || !isVar || !types.Identical(v.Type(), n) {
			continue
		}
		if owner, ok := scope.Lookup(resource).(*types.TypeName); ok {
			return named(owner.Type())
		}
	}
	return nil
}

// fieldSetOf returns the struct with the descriptors of a model, nil if it has none.
func fieldSetOf(model *types.Named) *types.Struct {
	v, ok := model.Obj().Pkg().Scope().Lookup(model.Obj().Name() + fieldsSuffix).(*types.Var)
	if !ok || ownerOf(v.Type()) == nil {
		return nil
	}
	s, _ := v.Type().Underlying().(*types.Struct)
	return s
}

// has reports whether a resource has a property of its owner's. Behind an interface stands any type that implements it.
func has(resource, owner *types.Named, property string) bool {
	if i, ok := resource.Underlying().(*types.Interface); ok {
		return types.Implements(types.NewPointer(owner), i)
	}
	set := fieldSetOf(resource)
	return types.Identical(resource, owner) || set == nil || fieldIndex(set, property) >= 0
}

func fieldIndex(s *types.Struct, name string) int {
	for i := range s.NumFields() {
		if s.Field(i).Name() == name {
			return i
		}
	}
	return -1
}
