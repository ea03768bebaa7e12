package csdl

import "github.com/graphgen/graphgen/ir"

// Document is what one metadata document declares. Types and enums are sorted by name, operations by name and position.
type Document struct {
	File       string
	Types      []Type
	Enums      []Enum
	Operations []Operation
	Roots      []Root
}

// Type is an entity type or a complex type.
type Type struct {
	Name       string
	Kind       ir.Kind
	Base       string // "" for none
	Abstract   bool
	Open       bool
	HasStream  bool
	Key        []string // as declared here; derived types inherit it
	Properties []Property
	Doc        string
	At         ir.Source
}

// Ref is a reference to a type.
type Ref struct {
	Type       string
	Collection bool
}

// Property is a structural or a navigation property.
type Property struct {
	Name string
	Ref
	Navigation bool
	Contained  bool // of navigation properties: the target lives in the entity
	Nullable   bool // of collections it speaks of the items
	Computed   bool // by the annotations Computed and Permissions of Org.OData.Core
	MaxLength  int  // 0 when not limited
	Doc        string
	At         ir.Source
}

// Enum is an enumeration type.
type Enum struct {
	Name       string
	Members    []Member
	Flags      bool
	Underlying string // a primitive type
	At         ir.Source
}

// Member is one member of an enum.
type Member struct {
	Name  string
	Value string // as written; "" when the position decides
	At    ir.Source
}

// Operation is one overload of an action or a function.
type Operation struct {
	Name       string // without namespace, as paths have it
	Function   bool
	Bound      bool
	Parameters []Parameter // of a bound operation the first is what it is bound to
	Return     *Ref        // nil for none
	At         ir.Source
}

// Parameter is one parameter of an operation.
type Parameter struct {
	Name string
	Ref
	At ir.Source
}

// Root is an entity set or a singleton: the first segment of a path. The type of a set is that of its items.
type Root struct {
	Name string
	Ref
	At ir.Source
}
