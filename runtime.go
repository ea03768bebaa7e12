// Package graphgen carries the sources of the runtime, so that the tool can put a copy of it beside generated code. It is no
// library: the tool is cmd/graphgen, the runtime is package graph.
package graphgen

import (
	"embed"
	"io/fs"
)

//go:generate go run ./cmd/graphgen generate
//go:generate go run ./cmd/graphgen generate --config graphgen.beta.yaml
//go:generate go run ./cmd/graphgen generate --config graphgen.aadgraph.yaml

//go:embed graph/*.go
var runtime embed.FS

// Runtime returns the sources of package graph.
func Runtime() fs.FS {
	sub, err := fs.Sub(runtime, "graph")
	if err != nil {
		panic("internal error: " + err.Error()) // the name is valid and embedded
	}
	return sub
}
