package lower

import (
	"slices"
	"strings"

	"github.com/graphgen/graphgen/internal/naming"
	"github.com/graphgen/graphgen/ir"
)

// plan is what the SDK will consist of, before anything has a name.
type plan struct {
	model     *ir.Model
	index     *ir.Index
	style     *naming.Style
	flat      map[string][]ir.Property // what properties has answered, by the name asked for
	unions    map[string]bool          // types used as a declared type while others derive from them; keys as declared
	resources map[string]bool          // types with property descriptors
	listed    map[string]bool          // those of them that requests answer collections of, which can be filtered and sorted
	held      map[string]bool          // types of the complex values in listed ones, which can be filtered by what they hold
	bodies    map[string]*body
	byOp      map[*ir.Operation]*body // the body that an operation takes, if it is one of bodies
	services  []*service              // sorted by key
	badPaths  []*ir.Operation
	errors    []ir.ErrorCase // one for each code, sorted by code

	tellsPermissions bool // the documents name the permissions of some operation
}

func newPlan(m *ir.Model, style *naming.Style) *plan {
	p := &plan{
		flat: map[string][]ir.Property{}, model: m, index: ir.NewIndex(m), style: style,
		unions: map[string]bool{}, resources: map[string]bool{}, listed: map[string]bool{}, held: map[string]bool{}, bodies: map[string]*body{}, byOp: map[*ir.Operation]*body{},
	}
	p.findUnions()
	p.findResources()
	p.findBodies()
	p.findSameBodies()
	p.buildTree()
	p.findErrors()
	p.tellsPermissions = slices.ContainsFunc(m.Operations, func(op ir.Operation) bool { return permissionWays(op.Permissions) != [3]string{} })
	return p
}

// properties returns the properties of the type, inherited ones included, in the base's order. Every stage asks for them, so the
// answer is kept; it must not be changed.
func (p *plan) properties(typeName string) []ir.Property {
	all, ok := p.flat[typeName]
	if !ok {
		all = p.index.AllProperties(typeName)
		p.flat[typeName] = all
	}
	return all
}

// findUnions marks the types that need an interface: something is declared with them, and others derive from them.
func (p *plan) findUnions() {
	use := func(name string) {
		if t := p.index.Type(name); t != nil && len(p.index.Derived(t.Name)) > 0 {
			p.unions[t.Name] = true
		}
	}
	for i := range p.model.Types {
		for _, prop := range p.model.Types[i].Properties {
			use(prop.Type)
		}
	}
	for i := range p.model.Operations {
		op := &p.model.Operations[i]
		if op.Response != nil {
			use(op.Response.Type)
		}
		if op.Request != nil {
			use(op.Request.Type)
			for _, prop := range op.Request.Properties {
				use(prop.Type)
			}
		}
	}
}

// findResources marks the types that requests select from or write to: those get property descriptors.
func (p *plan) findResources() {
	for i := range p.model.Operations {
		op := &p.model.Operations[i]
		if op.Response != nil {
			p.addResource(op.Response.Type)
			if t := p.index.Type(op.Response.Type); t != nil && op.Response.Collection {
				p.listed[t.Name] = true
				p.addValues(t)
			}
		}
		if op.Request != nil {
			p.addResource(op.Request.Type)
		}
	}
}

// addValues marks the types of the complex values that a type holds.
func (p *plan) addValues(t *ir.Type) {
	for _, q := range p.properties(t.Name) {
		if v := p.index.Type(q.Type); v != nil && !q.Navigation && !p.held[v.Name] {
			p.held[v.Name] = true
			p.addResource(v.Name)
			p.addValues(v)
		}
	}
}

func (p *plan) addResource(name string) {
	t := p.index.Type(name)
	if t == nil || p.resources[t.Name] || len(p.properties(t.Name)) == 0 {
		return
	}
	p.resources[t.Name] = true
	if p.unions[t.Name] {
		for _, d := range p.index.Derived(t.Name) {
			p.addResource(d)
		}
	}
}

// findErrors collects the documented error codes.
func (p *plan) findErrors() {
	seen := map[string]bool{}
	for _, op := range p.model.Operations {
		for _, e := range op.Errors {
			if e.Code != "" && !seen[e.Code] {
				seen[e.Code] = true
				p.errors = append(p.errors, e)
			}
		}
	}
	slices.SortFunc(p.errors, func(a, b ir.ErrorCase) int { return strings.Compare(a.Code, b.Code) })
}

// isUnion reports whether the declared type is decoded behind an interface.
func (p *plan) isUnion(name string) bool {
	t := p.index.Type(name)
	return t != nil && p.unions[t.Name]
}

// isOpaque reports whether the type is mentioned and not described.
func (p *plan) isOpaque(name string) bool {
	t := p.index.Type(name)
	return t != nil && t.Opaque
}

// isResource reports whether the type has property descriptors.
func (p *plan) isResource(name string) bool {
	t := p.index.Type(name)
	return t != nil && p.resources[t.Name]
}
