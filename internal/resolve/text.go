package resolve

import (
	"strconv"
	"strings"

	"github.com/graphgen/graphgen/internal/diag"
	"github.com/graphgen/graphgen/ir"
)

// at returns a position as messages name it.
func at(s ir.Source) string {
	if s.File == "" {
		return "an unknown place"
	}
	return diag.Position(ir.Diagnostic{File: s.File, Line: s.Line, Column: s.Column})
}

// listed returns `property "a"` or `properties "a", "b"`, and no more than six names.
func listed(one, many string, names []string) string {
	const most = 6
	noun := many
	if len(names) == 1 {
		noun = one
	}
	shown := names[:min(len(names), most)]
	text := noun + " " + quoted(shown)
	if more := len(names) - len(shown); more > 0 {
		text += " and " + strconv.Itoa(more) + " more"
	}
	return text
}

func quoted(names []string) string {
	out := make([]string, len(names))
	for i, n := range names {
		out[i] = strconv.Quote(n)
	}
	return strings.Join(out, ", ")
}

func typeText(p ir.Property) string {
	if p.Collection {
		return strconv.Quote(p.Type + " collection")
	}
	return strconv.Quote(p.Type)
}

// counted returns `1 page` or `2 pages`.
func counted(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return strconv.Itoa(n) + " " + many
}
