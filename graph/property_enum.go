package graph

import "unsafe"

// EnumProperty is a property of the enum type E. Its explicit null is NullEnum,
// as everywhere.
//
// It has no Not: Ne says the same of Eq. Its methods are compiled for each enum that a package of models has, and
// twice each for a receiver that is no pointer; hence their receivers, and
// bodies that only call what is compiled once.
type EnumProperty[E ~string] string

// PropertyName returns the name.
func (p EnumProperty[E]) PropertyName() string { return string(p) }

// Eq is true where the property equals v.
func (p *EnumProperty[E]) Eq(v E) Filter { return compareEnum(string(*p), "eq", string(v)) }

// Ne is true where the property differs from v.
func (p *EnumProperty[E]) Ne(v E) Filter { return compareEnum(string(*p), "ne", string(v)) }

// In is true where the property is one of v.
func (p *EnumProperty[E]) In(v ...E) Filter {
	return amongEnums(string(*p), *(*[]string)(unsafe.Pointer(&v)))
}

//go:noinline
func compareEnum(property, operator, v string) Filter {
	return compare(property, operator, enumText(v))
}

//go:noinline
func amongEnums(property string, v []string) Filter { return among(property, textAll(v, enumText)) }
