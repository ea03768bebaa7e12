package renames

import (
	"fmt"
	"strings"

	"github.com/graphgen/graphgen/ir"
)

// Markdown returns the comparison as text: for each type that has a counterpart a table of what is called otherwise or has another
// type, and the names that stay and that have no counterpart; then the types without one.
func (t Table) Markdown() []byte {
	var b strings.Builder
	var alone []string
	for _, typ := range t.Types {
		if typ.New == "" {
			alone = append(alone, "`"+typ.Old+"`")
			continue
		}
		fmt.Fprintf(&b, "### %s → %s\n\n", typ.Old, typ.New)
		typ.table(&b, title(t.Old), title(t.New))
	}
	if len(alone) > 0 {
		fmt.Fprintf(&b, "### Without a counterpart\n\nThe documents of %s describe no type like %s.\n", title(t.New), strings.Join(alone, ", "))
	}
	return []byte(strings.TrimRight(b.String(), "\n") + "\n")
}

func title(m *ir.Model) string { return m.API + " " + m.Version }

// table writes one type: what changed, then the rest by name.
func (t Type) table(b *strings.Builder, older, newer string) {
	var kept, gone []string
	rows := 0
	for _, p := range t.Pairs {
		switch {
		case p.New == nil:
			gone = append(gone, "`"+p.Old.Name+"`")
		case !p.Renamed():
			kept = append(kept, "`"+p.Old.Name+"`")
		default:
			if rows++; rows == 1 {
				fmt.Fprintf(b, "| %s | type | %s | type |\n|:--|:--|:--|:--|\n", older, newer)
			}
			fmt.Fprintf(b, "| `%s` | %s | `%s` | %s |\n", p.Old.Name, spelled(p.Old), p.New.Name, spelled(p.New))
		}
	}
	if rows > 0 {
		b.WriteString("\n")
	}
	if len(kept) > 0 {
		fmt.Fprintf(b, "The same in both: %s.\n\n", strings.Join(kept, ", "))
	}
	if len(gone) > 0 {
		fmt.Fprintf(b, "No counterpart found: %s.\n\n", strings.Join(gone, ", "))
	}
}

func spelled(p *ir.Property) string {
	switch {
	case p.Collection:
		return p.Type + " collection"
	default:
		return p.Type
	}
}
