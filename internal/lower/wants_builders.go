package lower

import (
	"slices"
	"strings"

	"github.com/graphgen/graphgen/internal/english"
	"github.com/graphgen/graphgen/internal/naming"
	"github.com/graphgen/graphgen/ir"
)

// fixedMethods are the method names that every builder keeps free, whether it has them or not: a page that adds an operation
// must not rename a child.
var fixedMethods = []string{
	"AddRef", "All", "ByID", "Content", "Count", "Create", "Delete", "DeleteContent", "Expand", "Filter", "Get", "Header", "IncludeCount",
	"Invoke", "ListRefs", "OrderBy", permissionsMethod, "Query", "RemoveRef", "Replace", "Search", "Select", "SetRef", "Skip", "Top", "Update", "Upload",
}

// permissionsMethod is the method that tells what the calls of a builder need. Segments of that name, such as the sharing permissions
// of a file, lead on by another, as those that are called like any other fixed method do.
const permissionsMethod = "Permissions"

// Ranks of a builder's own methods. Functions of one name rank by the number of their arguments.
const (
	rankChild  = 0
	rankAction = 100
	rankQuery  = 200
)

// reservedPackages are names that mean something to the go command, to the generated files that import packages, or to the
// receiver of the root client.
var reservedPackages = []string{
	rootReceiver, "context", "documentation", "graph", "http", "init", "internal", "io", "iter", "main", modelsDir, "testdata", "vendor",
}

func (w *wants) builders() {
	w.reserved["packages"] = reservedPackages
	for _, s := range w.plan.services {
		name := w.plan.style.Package(s.root.seg.name)
		w.addQuiet("packages", packageKey(s.root.key), 0, name, name+"api")
		s.root.walk(func(n *node) { w.builder(s, n) })
	}
}

func (w *wants) builder(s *service, n *node) {
	pkg := "pkg:" + s.root.key
	names := w.builderNames(n)
	rank := 100*n.depth() + len(n.seg.args) // of functions of one name, the one with fewer arguments has it
	w.addQuiet(pkg, builderKey(n.key), rank, names...)
	if n.seg.kind != idSegment { // a collection's member shares its file
		w.addQuiet("files:"+pkg, fileKey(pkg, n.key), rank, fileNames(names)...)
	}
	scope := "builder:" + n.key
	w.reserved[scope] = fixedMethods
	for _, c := range n.children {
		w.childMethod(scope, n, c)
		w.formerMethods(scope, n, c)
	}
	for _, q := range w.plan.queryParameters(n) {
		name := w.plan.style.Exported(q.Name)
		w.addQuiet(scope, methodKey(n.key, "query:"+q.Name), rankQuery, name, name+"Parameter")
	}
}

func (w *wants) childMethod(scope string, n, c *node) {
	style := w.plan.style
	name := style.Exported(strings.TrimPrefix(c.seg.name, castPrefix))
	short := style.Exported(unqualified(c.seg.name))
	key := methodKey(n.key, c.key)
	switch {
	case c.seg.kind == idSegment:
		for _, args := range c.altKeys {
			w.addQuiet(scope, altKeyKey(c, args), rankChild, "By"+argumentNames(style.Exported, args), "ByKey"+argumentNames(style.Exported, args))
		}
	case c.seg.kind == pathSegment:
		w.addQuiet(scope, key, rankChild, "ByPath", "ByItemPath")
	case c.seg.kind == callSegment:
		w.addQuiet(scope, key, rankChild+len(c.seg.args), slices.Compact([]string{short, name, name + "By" + argumentNames(style.Exported, c.seg.args), name + "Call"})...)
	case c.seg.kind == literalSegment && isCast(c.seg.name) && c.role() == roleAction:
		w.addQuiet(scope, key, rankAction+1, short, name, name+"Action") // behind the same action without its namespace
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

// unqualified returns the name of an action or function without its namespace, where a segment has one.
func unqualified(segment string) string {
	if isCast(segment) {
		return ir.LocalName(segment)
	}
	return segment
}

func isCast(segment string) bool { return strings.HasPrefix(strings.ToLower(segment), castPrefix) }

// builderNames returns the candidates for a builder, from the nicest. For /users/{id}/calendars/{id}/events in package users:
// "CalendarEventsRequest"; with collections in the plural and arguments told, "CalendarsEventsRequest"; with the whole way.
func (w *wants) builderNames(n *node) []string {
	var chain []*node
	for c := n; c != nil; c = c.parent {
		chain = append(chain, c)
	}
	slices.Reverse(chain)
	below := chain // without the service itself, which the package's name tells
	if len(below) > 1 && below[1].seg.kind == idSegment {
		below = below[1:]
	}
	if len(below) > 1 {
		below = below[1:]
	} else {
		below = chain
	}
	return []string{
		w.joinNames(below, allSingular) + builderSuffix,
		w.joinNames(below, lastSingular) + builderSuffix,
		w.joinNames(chain, allPlural) + builderSuffix,
	}
}

// fileNames returns the candidates for the file of a builder that is no member of a collection.
func fileNames(builders []string) []string {
	var out []string
	for _, b := range builders {
		out = append(out, naming.FileOf(strings.TrimSuffix(b, builderSuffix)))
	}
	return out
}

// nameStyle says how joinNames writes the names of collections of which one member is addressed.
type nameStyle int

const (
	allSingular  nameStyle = iota // CalendarEvent; arguments of functions are left out
	lastSingular                  // CalendarsEvent
	allPlural                     // CalendarsItemEventsItem
)

// joinNames joins the names of the steps.
func (w *wants) joinNames(chain []*node, style nameStyle) string {
	var b strings.Builder
	for i, c := range chain {
		switch c.seg.kind {
		case pathSegment:
			b.WriteString("Path")
		case idSegment:
			if style == allPlural {
				b.WriteString("Item")
			}
		case literalSegment, callSegment, keySegment:
			name := strings.TrimPrefix(c.seg.name, castPrefix)
			member := i+1 < len(chain) && chain[i+1].seg.kind == idSegment
			last := i+2 == len(chain)
			if member && (style == allSingular || style == lastSingular && last) {
				name = english.Singular(name)
			}
			b.WriteString(w.plan.style.Exported(name))
			if len(c.seg.args) > 0 && style != allSingular {
				b.WriteString("By" + argumentNames(w.plan.style.Exported, c.seg.args))
			}
		}
	}
	return b.String()
}
