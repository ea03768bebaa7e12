package resolve

import (
	"bytes"
	"cmp"
	"encoding/json"
	"slices"
	"strings"

	"github.com/graphgen/graphgen/ir"
)

// inOrder returns the fragments with the most authoritative page first: by kind of page, then by file. Only fragments that agree in
// all of that are told apart by their content.
func inOrder(fragments []ir.Fragment) []ir.Fragment {
	out := slices.Clone(fragments)
	slices.SortStableFunc(out, func(a, b ir.Fragment) int {
		if c := cmp.Or(cmp.Compare(rank(a.Kind), rank(b.Kind)), cmp.Compare(a.File, b.File), cmp.Compare(a.Kind, b.Kind),
			cmp.Compare(a.API, b.API), cmp.Compare(a.Version, b.Version), compareSources(firstSource(a), firstSource(b))); c != 0 {
			return c
		}
		return bytes.Compare(content(a), content(b))
	})
	return out
}

// rank orders kinds of page by how much they know of a type: its own page first, a page that repeats it last.
func rank(k ir.PageKind) int {
	switch k {
	case ir.PageResource:
		return 0
	case ir.PageEnum:
		return 1
	case ir.PageAADGraph:
		return 2
	case ir.PageOperation:
		return 3
	case ir.PageOther:
		return 4
	case ir.PageAnnouncement:
		return 5
	case ir.PagePermission:
		return 6
	default:
		return 7
	}
}

// describesTypes reports whether pages of the kind exist to describe a type, so that two of them must agree.
func describesTypes(k ir.PageKind) bool { return k == ir.PageResource || k == ir.PageAADGraph }

func firstSource(f ir.Fragment) ir.Source {
	switch {
	case len(f.Types) > 0:
		return f.Types[0].Source
	case len(f.Enums) > 0:
		return f.Enums[0].Source
	case len(f.Operations) > 0:
		return f.Operations[0].Source
	default:
		return ir.Source{}
	}
}

func content(f ir.Fragment) []byte {
	b, err := json.Marshal(f)
	if err != nil {
		return nil // a fragment is plain data: strings, numbers, booleans
	}
	return b
}

func compareSources(a, b ir.Source) int {
	return cmp.Or(cmp.Compare(a.File, b.File), cmp.Compare(a.Line, b.Line), cmp.Compare(a.Column, b.Column))
}

func fold(s string) string { return strings.ToLower(s) }

// spelling returns the most frequent of the spellings, and of equally frequent ones the lowest.
func spelling(spellings []string) string {
	counts := map[string]int{}
	best := ""
	for _, s := range spellings {
		counts[s]++
	}
	for s, n := range counts {
		if best == "" || n > counts[best] || n == counts[best] && s < best {
			best = s
		}
	}
	return best
}
