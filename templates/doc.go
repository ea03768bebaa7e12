// Package templates prints a gomodel.Model as Go source.
//
// It decides nothing: names, types, import paths and comment text are final in the model, and each kind of declaration has one
// file here whose emit function carries the shape of the Go it yields. What it adds is the fixed text of the contract with the
// runtime (package graph), the imports that follow from the references, and gofmt's layout.
//
// Documents are untrusted text. They reach the output only as comments, which [commentText] makes inert, as quoted string
// literals, and as struct tags; everything that is printed bare has to be a Go identifier, or rendering fails.
package templates
