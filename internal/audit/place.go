package audit

import (
	"fmt"

	"github.com/graphgen/graphgen/ir"
)

// Place gives what corrections of the report added to the model, whose position is in the overlay that they came from, the position
// that the metadata has it at.
func (r *Report) Place(m *ir.Model) {
	lines := map[string]int{}
	for _, f := range r.Findings {
		for _, x := range f.fixes {
			switch x.op {
			case "add-enum", "add-type":
				lines[fmt.Sprint(x.fields[0].value)] = x.line
			case "add-property":
				lines[fmt.Sprint(x.fields[0].value, ".", x.fields[1].value)] = x.line
			}
		}
	}
	for i := range m.Types {
		t := &m.Types[i]
		if t.Source.File == r.Metadata {
			t.Source = ir.Source{File: r.Metadata, Line: lines[t.Name]}
		}
		for j := range t.Properties {
			if p := &t.Properties[j]; p.Source.File == r.Metadata {
				p.Source = ir.Source{File: r.Metadata, Line: lines[t.Name+"."+p.Name]}
			}
		}
	}
	for i := range m.Enums {
		if e := &m.Enums[i]; e.Source.File == r.Metadata {
			e.Source = ir.Source{File: r.Metadata, Line: lines[e.Name]}
		}
	}
}
