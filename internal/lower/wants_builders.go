package lower

import (
	"slices"
	"strings"

	"github.com/graphgen/graphgen/internal/english"
)

// fixedMethods are the method names that every builder keeps free, whether it has them or not: a page that adds an operation
// must not rename a child.
var fixedMethods = []string{
	"AddRef", "All", "ByID", "Content", "Count", "Create", "Delete", "Expand", "Filter", "Get", "Header", "IncludeCount", "Invoke",
	"OrderBy", "Query", "RemoveRef", "Replace", "Search", "Select", "SetRef", "Skip", "Top", "Update", "Upload",
}

// Ranks of a builder's own methods.
const (
	rankChild = iota
	rankAction
	rankQuery
)

func (w *wants) builders() {
	w.reserved["packages"] = []string{"graph", "internal", "main", modelsDir, "testdata", "vendor"}
	for _, s := range w.plan.services {
		name := w.plan.style.Package(s.root.seg.name)
		w.addQuiet("packages", packageKey(s.root.key), 0, name, name+"api")
		s.root.walk(func(n *node) { w.builder(s, n) })
	}
}

func (w *wants) builder(s *service, n *node) {
	pkg := "pkg:" + s.root.key
	names := w.builderNames(n)
	w.addQuiet(pkg, builderKey(n.key), n.depth(), names...)
	if n.seg.kind != idSegment { // a collection's member shares its file
		file := strings.ToLower(strings.TrimSuffix(names[0], builderSuffix))
		if file == "doc" {
			file += "request"
		}
		w.addQuiet("files:"+pkg, fileKey(pkg, n.key), n.depth(), file, strings.ToLower(names[1]), strings.ToLower(names[2]))
	}
	scope := "builder:" + n.key
	w.reserved[scope] = fixedMethods
	for _, c := range n.children {
		w.childMethod(scope, n, c)
	}
	for _, q := range queryParameters(n) {
		name := w.plan.style.Exported(q.Name)
		w.addQuiet(scope, methodKey(n.key, "query:"+q.Name), rankQuery, name, name+"Parameter")
	}
}

func (w *wants) childMethod(scope string, n, c *node) {
	style := w.plan.style
	name := style.Exported(strings.TrimPrefix(c.seg.name, castPrefix))
	key := methodKey(n.key, c.key)
	switch {
	case c.seg.kind == idSegment:
		for _, args := range c.altKeys {
			w.addQuiet(scope, altKeyKey(c, args), rankChild, "By"+argumentNames(style.Exported, args), "ByKey"+argumentNames(style.Exported, args))
		}
	case c.seg.kind == callSegment:
		w.addQuiet(scope, key, rankChild, name, name+"By"+argumentNames(style.Exported, c.seg.args), name+"Call")
	case c.seg.kind == literalSegment && isCast(c.seg.name):
		w.addQuiet(scope, key, rankChild, "As"+name, "Cast"+name)
	case c.seg.kind == literalSegment && c.role() == roleBuilder:
		w.addQuiet(scope, key, rankChild, name, name+builderSuffix)
	case c.seg.kind == literalSegment && c.role() == roleAction:
		w.addQuiet(scope, key, rankAction, name, name+"Action")
	}
}

func altKeyKey(n *node, args []argument) string {
	return methodKey(n.key, segment{kind: keySegment, args: args}.key())
}

func argumentNames(exported func(string) string, args []argument) string {
	var b strings.Builder
	for _, a := range args {
		b.WriteString(exported(a.name))
	}
	return b.String()
}

const (
	builderSuffix = "Request"
	castPrefix    = "microsoft.graph."
)

func isCast(segment string) bool { return strings.HasPrefix(strings.ToLower(segment), castPrefix) }

// builderNames returns the candidates for a builder, from the nicest: "CalendarEventsRequest" for
// /users/{id}/calendars/{id}/events, whose package is users; then the same with collections in the plural; then with the service.
func (w *wants) builderNames(n *node) []string {
	var chain []*node
	for c := n; c != nil; c = c.parent {
		chain = append(chain, c)
	}
	slices.Reverse(chain)
	short, long := w.joinNames(chain, true), w.joinNames(chain, false)
	nice := short
	if len(chain) > 2 || len(chain) == 2 && chain[1].seg.kind != idSegment {
		nice = w.joinNames(chain[1:], true)
		if chain[1].seg.kind == idSegment {
			nice = w.joinNames(chain[2:], true)
		}
	}
	return []string{nice + builderSuffix, long + builderSuffix, short + "Item" + builderSuffix}
}

// joinNames joins the steps' names, those of collections in the singular when one member is addressed.
func (w *wants) joinNames(chain []*node, singular bool) string {
	var b strings.Builder
	for i, c := range chain {
		switch c.seg.kind {
		case idSegment:
			if i == 0 || !singular {
				b.WriteString("Item")
			}
		case literalSegment, callSegment, keySegment:
			name := strings.TrimPrefix(c.seg.name, castPrefix)
			if singular && i+1 < len(chain) && chain[i+1].seg.kind == idSegment {
				name = english.Singular(name)
			}
			b.WriteString(w.plan.style.Exported(name))
			if c.seg.kind == callSegment && len(c.seg.args) > 0 && !singular {
				b.WriteString("By" + argumentNames(w.plan.style.Exported, c.seg.args))
			}
		}
	}
	return b.String()
}
