package gen

import (
	"slices"
	"strings"

	"github.com/graphgen/graphgen/ir"
	"github.com/graphgen/graphgen/parser"
)

// fragments parts what one document says by version.
func fragments(f parser.Fragment) []ir.Fragment {
	out := []ir.Fragment{{
		File: f.File, Kind: ir.PageKind(f.Kind), API: f.API, Version: f.Version, Types: f.Types, Enums: f.Enums,
		Operations: f.Operations, Permissions: f.Permissions, Changes: f.Changes,
	}}
	for _, other := range f.Others {
		i := slices.IndexFunc(out, func(x ir.Fragment) bool { return strings.EqualFold(x.Version, other.Version) })
		if i < 0 {
			i = len(out)
			out = append(out, ir.Fragment{File: f.File, Kind: ir.PageKind(f.Kind), API: f.API, Version: other.Version})
		}
		out[i].Operations = append(out[i].Operations, other.Operation)
	}
	return out
}
