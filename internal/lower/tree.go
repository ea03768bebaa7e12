package lower

import (
	"cmp"
	"net/http"
	"slices"
	"strings"

	"github.com/graphgen/graphgen/ir"
)

// service is one first path segment: one package of request builders. /me is a door into users.
type service struct {
	root  *node
	viaMe bool // some documented path starts with /me
	plain bool // some documented path starts with the segment itself
}

// node is one step of the documented paths.
type node struct {
	key      string // from the service's root, lower case: "users/{}/events"
	seg      segment
	parent   *node
	children []*node         // sorted by key
	ops      []*ir.Operation // whose path ends here, sorted by method and path
	paths    []string        // the documented spellings of the way to here, sorted

	byID    bool         // of an id step: some path addresses it by id
	altKeys [][]argument // of an id step: the alternate keys by which paths address it, sorted
}

const (
	meSegment    = "me"
	usersSegment = "users"
)

// buildTree hangs every operation on the step where its path ends.
func (p *plan) buildTree() {
	roots := map[string]*service{}
	for i := range p.model.Operations {
		op := &p.model.Operations[i]
		for _, segs := range calls(op) {
			if len(segs) == 0 || segs[0].kind == idSegment {
				p.badPaths = append(p.badPaths, op)
				continue
			}
			p.hang(roots, op, segs)
		}
	}
	slices.SortFunc(p.services, func(a, b *service) int { return strings.Compare(a.root.key, b.root.key) })
	for _, s := range p.services {
		s.root.sort()
	}
}

// hang hangs the operation on the step at the end of segs.
func (p *plan) hang(roots map[string]*service, op *ir.Operation, segs []segment) {
	viaMe := segs[0].kind == literalSegment && strings.EqualFold(segs[0].name, meSegment)
	if viaMe {
		segs = slices.Concat([]segment{{name: usersSegment}, {kind: idSegment, name: "user-id"}}, segs[1:])
	}
	s := roots[segs[0].key()]
	if s == nil {
		s = &service{root: &node{key: segs[0].key(), seg: segs[0]}}
		roots[segs[0].key()] = s
		p.services = append(p.services, s)
	}
	s.viaMe = s.viaMe || viaMe
	s.plain = s.plain || !viaMe
	s.root.add(segs, op, viaMe)
}

// step returns the step that a documented path ends at, or nil.
func (p *plan) step(path string) *node {
	segs := parsePath(path, false)
	if len(segs) > 0 && strings.EqualFold(segs[0].name, meSegment) {
		segs = slices.Concat([]segment{{name: usersSegment}, {kind: idSegment}}, segs[1:])
	}
	var n *node
	for i, s := range segs {
		var among []*node
		if i == 0 {
			for _, svc := range p.services {
				among = append(among, svc.root)
			}
		} else {
			among = n.children
		}
		at := slices.IndexFunc(among, func(c *node) bool { return c.seg.key() == s.key() })
		if at < 0 {
			return nil
		}
		n = among[at]
	}
	return n
}

// add walks from the root along segs, making steps where there are none, and hangs the operation on the last.
func (n *node) add(segs []segment, op *ir.Operation, viaMe bool) {
	parts := splitPath(op.Path)
	for i := range segs {
		if i > 0 {
			n = n.child(segs[i])
			n.address(segs[i])
		}
		if segs[i].kind != keySegment {
			n.seg.name = nicerSpelling(cmp.Or(n.seg.name, segs[i].name), segs[i].name) // an alternate key names no id
		}
		switch {
		case viaMe && i > 0:
			n.addPath("/" + strings.Join(parts[:i], "/"))
		case !viaMe:
			n.addPath(prefixPath(op.Path, segs[:i+1]))
		}
	}
	n.ops = append(n.ops, op)
}

// prefixPath returns as much of the path as the steps cover: a key step shares its piece with the step before.
func prefixPath(path string, segs []segment) string {
	pieces := 0
	for _, s := range segs {
		if s.kind != keySegment {
			pieces++
		}
	}
	return "/" + strings.Join(splitPath(path)[:pieces], "/")
}

func (n *node) addPath(path string) {
	if !slices.Contains(n.paths, path) {
		n.paths = append(n.paths, path)
	}
}

// address notes how a path addresses a member of a collection. All ways lead to the same builder.
func (n *node) address(s segment) {
	switch s.kind {
	case idSegment:
		n.byID = true
	case keySegment:
		same := func(args []argument) bool { return segment{kind: keySegment, args: args}.key() == s.key() }
		if !slices.ContainsFunc(n.altKeys, same) {
			n.altKeys = append(n.altKeys, s.args)
		}
	case literalSegment, callSegment, pathSegment:
	}
}

func (n *node) child(s segment) *node {
	if s.kind == keySegment {
		s = segment{kind: idSegment}
	}
	key := n.key + "/" + s.key()
	for _, c := range n.children {
		if c.key == key {
			return c
		}
	}
	c := &node{key: key, seg: s, parent: n}
	n.children = append(n.children, c)
	return c
}

func (n *node) sort() {
	slices.SortFunc(n.children, func(a, b *node) int { return strings.Compare(a.key, b.key) })
	slices.SortFunc(n.ops, func(a, b *ir.Operation) int {
		return strings.Compare(a.Method+" "+a.Path+" "+a.ID, b.Method+" "+b.Path+" "+b.ID)
	})
	slices.Sort(n.paths)
	slices.SortFunc(n.altKeys, func(a, b []argument) int {
		return strings.Compare(segment{kind: keySegment, args: a}.key(), segment{kind: keySegment, args: b}.key())
	})
	for _, c := range n.children {
		c.sort()
	}
}

// nicerSpelling chooses between spellings that differ in case: the one with more capitals, which tell the words apart.
func nicerSpelling(a, b string) string {
	if ca, cb := capitals(a), capitals(b); ca != cb {
		if ca > cb {
			return a
		}
		return b
	}
	return min(a, b)
}

func capitals(s string) int {
	n := 0
	for i := range len(s) {
		if s[i] >= 'A' && s[i] <= 'Z' {
			n++
		}
	}
	return n
}

// walk visits the builders of the subtree, parents first: the steps that are no methods of their parent.
func (n *node) walk(visit func(*node)) {
	visit(n)
	for _, c := range n.children {
		if c.role() == roleBuilder {
			c.walk(visit)
		}
	}
}

// depth counts the steps below the root.
func (n *node) depth() int {
	d := 0
	for p := n.parent; p != nil; p = p.parent {
		d++
	}
	return d
}

// role says how a step appears in Go.
type role int

const (
	roleBuilder role = iota
	roleAction       // a method that sends a POST
	roleRef          // $ref: ListRefs, AddRef, SetRef, RemoveRef
	roleContent      // $value or content: Content, Upload, DeleteContent
	roleCount        // $count: Count
)

// role classes a step: a leaf that can only be sent to is a method of its parent, everything else has a builder of its own.
func (n *node) role() role {
	if n.parent == nil || n.seg.kind != literalSegment || len(n.children) > 0 {
		return roleBuilder
	}
	all := func(ok func(*ir.Operation) bool) bool {
		return len(n.ops) > 0 && !slices.ContainsFunc(n.ops, func(op *ir.Operation) bool { return !ok(op) })
	}
	switch strings.ToLower(n.seg.name) {
	case "$ref":
		return roleRef
	case "$count":
		return roleCount
	case "$value":
		return roleContent
	}
	switch {
	case all(func(op *ir.Operation) bool { return op.Kind == ir.OperationContent }):
		return roleContent
	case all(func(op *ir.Operation) bool { return op.Kind == ir.OperationAction && op.Method == http.MethodPost }):
		return roleAction
	}
	return roleBuilder
}

// operation returns the operation of that method whose page says most, or nil.
func (n *node) operation(method string) *ir.Operation {
	var best *ir.Operation
	for _, op := range n.ops {
		if op.Method == method && (best == nil || weight(op) > weight(best)) {
			best = op
		}
	}
	return best
}

// weight prefers operations that have a page of their own to those known from a permission page only.
func weight(op *ir.Operation) int {
	w := 0
	for _, has := range []bool{op.URL != "", op.Request != nil, op.Response != nil && op.Response.Type != "", len(op.Examples) > 0} {
		w <<= 1
		if has {
			w++
		}
	}
	return w
}

// resourceType returns the documented type that a GET on the step answers, or "".
func (n *node) resourceType() string {
	if op := n.operation(http.MethodGet); op != nil && op.Response != nil {
		return op.Response.Type
	}
	return ""
}
