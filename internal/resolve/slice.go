package resolve

import (
	"slices"
	"strconv"

	"github.com/graphgen/graphgen/internal/diag"
	"github.com/graphgen/graphgen/ir"
)

// Pattern selects resources by name or operations by path. Match decides; Text and At are for messages.
type Pattern struct {
	Text  string
	Match func(name string) bool
	At    ir.Source
}

// Spec says what a slice of a model holds. Without any include, everything is included; with some, only what they match.
type Spec struct {
	IncludeResources, ExcludeResources []Pattern // of types and enums
	IncludePaths, ExcludePaths         []Pattern // of operations

	// Permissions, unless there are none, leave of the included operations those that some kind of caller may call who has no
	// other permissions.
	Permissions []Pattern
}

// Slice returns the part of the model that the spec selects: the included operations and resources and whatever they refer to. Types
// bring their bases, the types of their properties, and, where a type is used as the type of a property or of a body, the types
// derived from it, since any of them may arrive. Navigation brings nothing: a navigation property stays only if something else keeps
// its target.
//
// With permissions and no other include, the resources are those that the permitted operations bring.
//
// An excluded resource is never kept, except as the base of one that is: properties of its type go, and so do operations that take or
// answer it. A pattern that matches nothing is an error. The model is not changed.
func Slice(m *ir.Model, spec Spec) (ir.Model, diag.List) {
	s := &slicer{
		index:    ir.NewIndex(m),
		excluded: map[string]bool{},
		types:    map[*ir.Type]bool{},
		enums:    map[*ir.Enum]bool{},
		spread:   map[*ir.Type]bool{},
	}
	resources, paths := resourceNames(m), pathNames(m)
	s.check(spec.IncludeResources, "resource", resources)
	s.check(spec.ExcludeResources, "resource", resources)
	s.check(spec.IncludePaths, "path", paths)
	s.check(spec.ExcludePaths, "path", paths)
	s.check(spec.Permissions, "permission", permissionNames(m))
	for _, name := range resources {
		s.excluded[name] = matches(spec.ExcludeResources, name)
	}
	everything := len(spec.IncludeResources)+len(spec.IncludePaths) == 0
	for _, name := range resources {
		if everything && len(spec.Permissions) == 0 || matches(spec.IncludeResources, name) {
			s.keep(name, false)
		}
	}
	out := ir.Model{API: m.API, Version: m.Version, Types: []ir.Type{}, Enums: []ir.Enum{}, Operations: []ir.Operation{}, Service: m.Service, Permissions: m.Permissions}
	for _, o := range m.Operations {
		included := (everything || matches(spec.IncludePaths, o.Path)) && !matches(spec.ExcludePaths, o.Path)
		if included && isPermitted(&o, spec.Permissions) && s.takeOperation(&o) {
			out.Operations = append(out.Operations, o)
		}
	}
	s.finish(m, &out)
	return out, s.diags.Sorted()
}

type slicer struct {
	index    *ir.Index
	excluded map[string]bool
	types    map[*ir.Type]bool
	enums    map[*ir.Enum]bool
	spread   map[*ir.Type]bool // types whose derived types are kept
	diags    diag.List
}

func matches(patterns []Pattern, name string) bool {
	return slices.ContainsFunc(patterns, func(p Pattern) bool { return p.Match(name) })
}

func (s *slicer) check(patterns []Pattern, noun string, names []string) {
	for _, p := range patterns {
		if slices.ContainsFunc(names, p.Match) {
			continue
		}
		hint := "there is none in the model"
		if n := nearest(p.Text, names); n != "" {
			hint = "the nearest is " + strconv.Quote(n)
		}
		s.diags.Add(p.At, diag.EmptySlice, hint, "no %s matches %q", noun, p.Text)
	}
}

// keep keeps the type or enum with whatever it refers to. If values of it are sent, derived types may arrive, so they are kept too.
func (s *slicer) keep(name string, sent bool) {
	if s.excluded[name] {
		return
	}
	if e := s.index.Enum(name); e != nil {
		s.enums[e] = true
		return
	}
	t := s.index.Type(name)
	if t == nil {
		return
	}
	for _, base := range s.index.Chain(t.Name) {
		s.keepType(base)
	}
	if sent && !s.spread[t] {
		s.spread[t] = true
		for _, d := range s.index.Derived(t.Name) {
			s.keep(d, false)
		}
	}
}

func (s *slicer) keepType(t *ir.Type) {
	if s.types[t] {
		return
	}
	s.types[t] = true
	for _, p := range t.Properties {
		if !p.Navigation {
			s.keep(p.Type, true)
		}
	}
}

// takeOperation keeps what the operation refers to and reports whether it can stay.
func (s *slicer) takeOperation(o *ir.Operation) bool {
	whole := true
	eachReference(o, func(ref *string, _ ir.Source) { whole = whole && !s.excluded[*ref] })
	if whole {
		eachReference(o, func(ref *string, _ ir.Source) { s.keep(*ref, true) })
	}
	return whole
}

// finish copies what was kept, in the model's order.
func (s *slicer) finish(m, out *ir.Model) {
	for i := range m.Types {
		if !s.types[&m.Types[i]] {
			continue
		}
		t := m.Types[i]
		t.Properties = slices.DeleteFunc(slices.Clone(t.Properties), func(p ir.Property) bool { return !s.has(p.Type) })
		out.Types = append(out.Types, t)
	}
	for i := range m.Enums {
		if s.enums[&m.Enums[i]] {
			out.Enums = append(out.Enums, m.Enums[i])
		}
	}
}

// has reports whether the slice holds the type that a property names.
func (s *slicer) has(name string) bool {
	if ir.IsPrimitive(name) {
		return true
	}
	if e := s.index.Enum(name); e != nil {
		return s.enums[e]
	}
	if t := s.index.Type(name); t != nil {
		return s.types[t] && !s.excluded[t.Name]
	}
	return false
}

func resourceNames(m *ir.Model) []string {
	names := make([]string, 0, len(m.Types)+len(m.Enums))
	for _, t := range m.Types {
		names = append(names, t.Name)
	}
	for _, e := range m.Enums {
		names = append(names, e.Name)
	}
	slices.Sort(names)
	return names
}

func pathNames(m *ir.Model) []string {
	names := make([]string, 0, len(m.Operations))
	for _, o := range m.Operations {
		names = append(names, o.Path)
	}
	slices.Sort(names)
	return slices.Compact(names)
}

// nearest returns the name that takes the fewest edits to turn into text, the lowest of equals, or "" if there is no name. Case and
// wildcards do not count.
func nearest(text string, names []string) string {
	want := fold(text)
	best, fewest := "", -1
	for _, n := range names {
		if d := distance(want, fold(n)); fewest < 0 || d < fewest {
			best, fewest = n, d
		}
	}
	return best
}

// distance is the edit distance of two strings, in which a wildcard stands for anything.
func distance(pattern, s string) int {
	row := make([]int, len(s)+1)
	for j := range row {
		row[j] = j
	}
	for i := range len(pattern) {
		diagonal := row[0]
		wild := pattern[i] == '*'
		if !wild {
			row[0]++
		}
		for j := range len(s) {
			above := row[j+1]
			switch {
			case wild:
				row[j+1] = min(above, row[j])
			case pattern[i] == s[j]:
				row[j+1] = diagonal
			default:
				row[j+1] = 1 + min(diagonal, above, row[j])
			}
			diagonal = above
		}
	}
	return row[len(s)]
}
