// Package gomodel is the Go program that will be written: packages, files and declarations with every name, type, import path
// and comment line final. It is pure data: internal/lower makes it, templates prints it, nothing else decides anything.
package gomodel

// Model is one generated SDK.
type Model struct {
	Packages []*Package // sorted by Dir
}

// Package is one Go package.
type Package struct {
	ImportPath string
	Name       string
	Dir        string   // slash path below the output folder; "" for the root package
	Doc        []string // lines of the package comment, printed in doc.go
	Files      []*File  // sorted by Name, doc.go not included
}

// File is one Go file.
type File struct {
	Name  string // base name, e.g. "event.go"
	Decls []Decl
}

// Type is a Go type expression: one of Named, Pointer, Slice.
type Type interface{ goType() }

type (
	// Named is a possibly qualified and instantiated type name. Path is "" for predeclared types and for types of the package
	// being printed.
	Named struct {
		Path string
		Name string
		Args []Type
	}

	// Pointer is *Elem.
	Pointer struct{ Elem Type }

	// Slice is []Elem.
	Slice struct{ Elem Type }
)

func (Named) goType()   {}
func (Pointer) goType() {}
func (Slice) goType()   {}
