package resolve

import (
	"cmp"
	"path"
	"slices"
	"strings"

	"github.com/graphgen/graphgen/internal/diag"
	"github.com/graphgen/graphgen/ir"
)

// declaration is a type as one page describes it.
type declaration struct {
	kind ir.PageKind
	file string
	typ  *ir.Type
}

// mergeTypes returns one type per name, told apart without regard to case, sorted by name. Fragments come in order of authority.
func mergeTypes(fragments []ir.Fragment, diags *diag.List) []*ir.Type {
	groups := map[string][]declaration{}
	for _, f := range fragments {
		for i := range f.Types {
			key := fold(f.Types[i].Name)
			if key == "" {
				continue
			}
			groups[key] = append(groups[key], declaration{f.Kind, f.File, &f.Types[i]})
		}
	}
	out := make([]*ir.Type, 0, len(groups))
	for _, decls := range groups {
		out = append(out, mergeType(decls, diags))
	}
	slices.SortFunc(out, func(a, b *ir.Type) int { return strings.Compare(a.Name, b.Name) })
	return out
}

// mergeType folds the declarations into the first, which is the most authoritative one that has a table.
func mergeType(decls []declaration, diags *diag.List) *ir.Type {
	slices.SortStableFunc(decls, func(a, b declaration) int {
		if rank(a.kind) != rank(b.kind) || !describesTypes(a.kind) {
			return 0
		}
		return precedence(a) - precedence(b)
	})
	main := decls[0]
	t := *main.typ
	t.Properties = distinct(t.Properties)
	t.Name = typeSpelling(decls)
	for _, d := range decls[1:] {
		added := addDeclaration(&t, main, d, diags)
		if len(added) > 0 && !t.Source.IsZero() {
			diags.Add(d.typ.Source, diag.MixedMerge, "",
				"type %q of %s gets %s from here", t.Name, at(t.Source), listed("property", "properties", added))
		}
	}
	return &t
}

// precedence puts a page that is the type's own before pages that show the type from the side of some area, and pages without a
// table last.
func precedence(d declaration) int {
	switch {
	case len(d.typ.Properties) == 0:
		return 2
	case isFacet(d.file, d.typ.Name):
		return 1
	default:
		return 0
	}
}

// isFacet reports whether the file's name says that its page shows only one area's side of the type: product-area-type.md.
func isFacet(file, typeName string) bool {
	base := fold(strings.TrimSuffix(path.Base(file), path.Ext(file)))
	area, ok := strings.CutSuffix(base, "-"+fold(ir.LocalName(typeName)))
	return ok && strings.Contains(strings.Trim(area, "-"), "-")
}

func typeSpelling(decls []declaration) string {
	best := rank(decls[0].kind)
	var spellings []string
	for _, d := range decls {
		if rank(d.kind) == best {
			spellings = append(spellings, d.typ.Name)
		}
	}
	return spelling(spellings)
}

// addDeclaration adds what d says to t and returns the names of the properties that are new.
func addDeclaration(t *ir.Type, main, d declaration, diags *diag.List) []string {
	if describesTypes(main.kind) && describesTypes(d.kind) && inConflict(t, d) {
		diags.Add(d.typ.Source, diag.ConflictingTypes,
			"keep one of the two pages, or give one of the types another name",
			"type %q is described here and at %s, with different tables", t.Name, at(t.Source))
		return nil
	}
	addTypeFacts(t, d.typ, diags)
	own := len(t.Properties)
	var added []string
	for _, p := range d.typ.Properties {
		i := findProperty(t.Properties[:own], p.Name)
		if i < 0 {
			if findProperty(t.Properties[own:], p.Name) < 0 {
				t.Properties = append(t.Properties, cloneProperty(p))
				added = append(added, p.Name)
			}
			continue
		}
		addProperty(&t.Properties[i], p, t.Name, diags)
	}
	return added
}

// inConflict reports whether two pages, each of which describes the type, cannot both be right: a property has two types, or the
// tables differ although the page is not one of several that share the type among areas. Pages of areas come last. Pages that agree on
// most of the type are two views of it, whatever else they say.
func inConflict(merged *ir.Type, d declaration) bool {
	ours, theirs := table(merged), table(d.typ)
	if len(ours) == 0 || len(theirs) == 0 {
		return false
	}
	shared, disputed := 0, 0
	for name, p := range theirs {
		if q, ok := ours[name]; ok {
			shared++
			if !sameType(p, q) && !refines(p, q) && !refines(q, p) {
				disputed++
			}
		}
	}
	if agreed := shared - disputed; agreed >= minAgreed && 2*agreed > min(len(ours), len(theirs)) {
		return false
	}
	if disputed > 0 {
		return true
	}
	if isFacet(d.file, d.typ.Name) {
		return false
	}
	for name := range theirs {
		if _, ok := ours[name]; !ok {
			return true
		}
	}
	return len(ours) != len(theirs)
}

// minAgreed is how many properties two pages must at least agree on before they can be two views of one type.
const minAgreed = 4

// table returns the rows of a type's tables by folded name, without those that come from elsewhere.
func table(t *ir.Type) map[string]ir.Property {
	rows := map[string]ir.Property{}
	for _, p := range t.Properties {
		if !p.Example && p.Inherited == "" {
			rows[fold(p.Name)] = p
		}
	}
	return rows
}

func addTypeFacts(t, other *ir.Type, diags *diag.List) {
	switch {
	case t.Base == "":
		t.Base = other.Base
	case other.Base != "" && fold(trimReference(t.Base)) != fold(trimReference(other.Base)):
		diags.Add(other.Source, diag.ConflictingProperty, "the first of the two is used",
			"type %q has the base %q at %s and %q here", t.Name, t.Base, at(t.Source), other.Base)
	}
	if other.Kind == ir.KindEntity {
		t.Kind = ir.KindEntity
	}
	if len(t.Key) == 0 {
		t.Key = slices.Clone(other.Key)
	}
	t.Doc = cmp.Or(t.Doc, other.Doc)
	t.URL = cmp.Or(t.URL, other.URL)
	t.Abstract = t.Abstract || other.Abstract
	t.Open = t.Open || other.Open
	t.Deprecated = t.Deprecated || other.Deprecated
	t.Opaque = t.Opaque && other.Opaque
	if t.Source.IsZero() {
		t.Source = other.Source
	}
}
