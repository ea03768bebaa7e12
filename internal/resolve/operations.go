package resolve

import (
	"cmp"
	"maps"
	"slices"
	"strings"

	"github.com/graphgen/graphgen/ir"
)

// mergedOperation is one method on one path with all pages that speak of it.
type mergedOperation struct {
	segs   []string
	all    []*ir.Operation // copies, operation pages first
	listed bool            // known from permission pages only
	pages  int             // how many of all are from pages that describe the operation
}

// mergeOperations groups the operations by method and path. Fragments come in order of authority.
func (r *resolver) mergeOperations(fragments []ir.Fragment) []*mergedOperation {
	var described, listed []*ir.Operation
	for _, f := range fragments {
		for i := range f.Operations {
			o := cloneOperation(f.Operations[i])
			if f.Namespace != "" {
				eachReference(o, func(ref *string, _ ir.Source) { r.names.link(ref, f.Namespace+".") })
			}
			if f.Kind == ir.PagePermission {
				listed = append(listed, o)
			} else {
				described = append(described, o)
			}
		}
	}
	return groupOperations(described, listed)
}

// groupOperations groups the operations of pages that describe them, and of those that list them, by method and path.
func groupOperations(described, listed []*ir.Operation) []*mergedOperation {
	groups := map[string]*mergedOperation{}
	add := func(o *ir.Operation, isListed bool) {
		segs := segments(o.Path)
		if len(segs) == 0 {
			return
		}
		key := o.Method + " " + pathKey(segs)
		m := groups[key]
		if m == nil {
			m = &mergedOperation{segs: segs, listed: isListed}
			groups[key] = m
		}
		m.all = append(m.all, o)
		if !isListed {
			m.pages++
		}
	}
	for _, o := range described {
		add(o, false)
	}
	for _, o := range listed {
		add(o, true)
	}
	out := make([]*mergedOperation, 0, len(groups))
	for _, key := range slices.Sorted(maps.Keys(groups)) {
		out = append(out, groups[key])
	}
	return out
}

func cloneOperation(o ir.Operation) *ir.Operation {
	o.Method = strings.ToUpper(o.Method)
	o.Parameters = slices.Clone(o.Parameters)
	o.Errors = slices.Clone(o.Errors)
	o.Clouds = slices.Clone(o.Clouds)
	o.Examples = slices.Clone(o.Examples)
	for i := range o.Examples {
		o.Examples[i].Request = clonePointer(o.Examples[i].Request)
		o.Examples[i].Response = clonePointer(o.Examples[i].Response)
	}
	o.Request = clonePointer(o.Request)
	if o.Request != nil {
		o.Request.Properties = distinct(o.Request.Properties)
	}
	o.Response = clonePointer(o.Response)
	o.Permissions.DelegatedWork = slices.Clone(o.Permissions.DelegatedWork)
	o.Permissions.DelegatedPersonal = slices.Clone(o.Permissions.DelegatedPersonal)
	o.Permissions.Application = slices.Clone(o.Permissions.Application)
	o.Permissions.Alternatives = clonePointer(o.Permissions.Alternatives)
	return &o
}

func clonePointer[T any](p *T) *T {
	if p == nil {
		return nil
	}
	v := *p
	return &v
}

// linkOperation links what the operation refers to, as far as it is declared.
func (r *resolver) linkOperation(o *ir.Operation) {
	eachReference(o, func(ref *string, _ ir.Source) { r.names.link(ref, "") })
	if o.Response != nil {
		r.names.linkProse(&o.Response.Type)
	}
	if o.Request != nil {
		r.names.linkProse(&o.Request.Type)
	}
	r.linkExamples(o)
}

// joinOperations makes one operation of each group, with its path in the spelling that all operations share.
func (r *resolver) joinOperations() {
	spell := newSpeller()
	for _, m := range r.merged {
		for _, o := range m.all {
			r.linkOperation(o)
			spell.see(segments(o.Path))
		}
	}
	types := r.index()
	r.ops = make([]*ir.Operation, 0, len(r.merged))
	for _, m := range r.merged {
		o := r.join(m, types)
		path, renamed := spell.spell(segments(o.Path))
		o.Path = path
		nameParameters(o, renamed)
		if m.listed {
			o.Kind = "" // a methods table tells the request line only
		}
		r.ops = append(r.ops, o)
	}
}

// index indexes copies of the types as they are now.
func (r *resolver) index() *ir.Index {
	m := &ir.Model{Types: make([]ir.Type, len(r.types)), Enums: make([]ir.Enum, len(r.enums))}
	for i, t := range r.types {
		m.Types[i] = *t
	}
	for i, e := range r.enums {
		m.Enums[i] = *e
	}
	return ir.NewIndex(m)
}

// nameParameters renames the path parameters as the path has them now, adds those that no page lists, and puts them first, in the
// order of the path.
func nameParameters(o *ir.Operation, renamed []renaming) {
	done := make([]bool, len(o.Parameters))
	rename := func(r renaming, same func(a, b string) bool) bool {
		for i := range o.Parameters {
			if p := &o.Parameters[i]; p.In == ir.InPath && !done[i] && same(p.Name, r.from) {
				p.Name, done[i] = r.to, true
				return true
			}
		}
		return false
	}
	var left []renaming
	for _, r := range renamed {
		if !rename(r, func(a, b string) bool { return a == b }) {
			left = append(left, r)
		}
	}
	for _, r := range left {
		rename(r, func(a, b string) bool { return plain(a) == plain(b) })
	}
	position := map[string]int{}
	for _, seg := range segments(o.Path) {
		names := arguments(seg)
		if isKey(seg) {
			names = []string{parameterName(seg)}
		}
		for _, name := range names {
			position[name] = len(position) + 1
			if !slices.ContainsFunc(o.Parameters, func(p ir.Parameter) bool { return p.In == ir.InPath && p.Name == name }) {
				o.Parameters = append(o.Parameters, ir.Parameter{Name: name, In: ir.InPath, Type: "String", Required: true})
			}
		}
	}
	order := func(p ir.Parameter) int {
		if n := position[p.Name]; p.In == ir.InPath && n > 0 {
			return n
		}
		return len(position) + 1
	}
	slices.SortStableFunc(o.Parameters, func(a, b ir.Parameter) int { return cmp.Compare(order(a), order(b)) })
}
