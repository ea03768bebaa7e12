package csdl

import (
	"strings"

	"github.com/graphgen/graphgen/ir"
)

// notes are what annotations say of one thing that matters here: what it is for, and whether the service alone sets it.
type notes struct {
	doc      string
	computed bool
}

// annotation reads the start of an element. Annotations stand inside of what they speak of, or in an element Annotations that names
// it as its target.
func (r *reader) annotation(element string, a attributes) {
	switch parent := r.parent(); {
	case element == "Annotations":
		target := a.text("Target")
		if r.notes[target] == nil {
			r.notes[target] = &notes{}
		}
		r.note = r.notes[target]
	case element != "Annotation":
	case parent == "Annotations" && r.note != nil:
		r.note.read(a)
	case r.prop != nil && (parent == "Property" || parent == "NavigationProperty"):
		n := notes{r.prop.Doc, r.prop.Computed}
		n.read(a)
		r.prop.Doc, r.prop.Computed = n.doc, n.computed
	case r.typ != nil && (parent == "EntityType" || parent == "ComplexType"):
		n := notes{doc: r.typ.Doc}
		n.read(a)
		r.typ.Doc = n.doc
	}
}

// read takes one annotation of the vocabulary Org.OData.Core. A term may be qualified by an alias, so its last word decides.
func (n *notes) read(a attributes) {
	switch ir.LocalName(a.text("Term")) {
	case "Description":
		n.doc = strings.Join(strings.Fields(a.text("String")), " ")
	case "Computed":
		n.computed = a.text("Bool") != "false"
	}
}
