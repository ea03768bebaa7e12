package resolve

import (
	"cmp"
	"net/http"
	"slices"
	"strings"

	"github.com/graphgen/graphgen/internal/diag"
	"github.com/graphgen/graphgen/internal/english"
	"github.com/graphgen/graphgen/ir"
)

// join folds the pages of one operation into the one that fits the path best.
func (r *resolver) join(m *mergedOperation, types *ir.Index) *ir.Operation {
	described, listings := m.all[:m.pages], m.all[m.pages:]
	if len(described) == 0 {
		o := m.all[0]
		for _, other := range m.all[1:] {
			addPermissions(&o.Permissions, other.Permissions)
			addParameters(o, other)
		}
		return o
	}
	fits := make(map[*ir.Operation]fit, len(described))
	if len(described) > 1 {
		for _, o := range described {
			f := r.fitOf(o, m.segs)
			f.special = special(types, o, described)
			fits[o] = f
		}
	}
	slices.SortStableFunc(described, func(a, b *ir.Operation) int {
		return cmp.Or(fits[a].compare(fits[b]),
			cmp.Compare(len(a.ID), len(b.ID)), cmp.Compare(a.ID, b.ID), compareSources(a.Source, b.Source))
	})
	o := described[0]
	for _, other := range described[1:] {
		if !agree(types, o, other) {
			r.disputes[other.Source.File] = append(r.disputes[other.Source.File], dispute{o, other})
			continue
		}
		if fits[other].undeclared {
			other.Response, other.Request = nil, nil
		}
		addOperation(o, other, types)
	}
	if noPermissions(o.Permissions) {
		for _, l := range listings {
			addPermissions(&o.Permissions, l.Permissions)
		}
	}
	return o
}

// dispute is a request that two pages answer differently.
type dispute struct{ kept, other *ir.Operation }

// reportDisputes adds one finding per page for its requests that another page knows better.
func (r *resolver) reportDisputes() {
	for _, disputes := range r.disputes {
		slices.SortFunc(disputes, func(a, b dispute) int { return compareSources(a.other.Source, b.other.Source) })
		first, more := disputes[0], ""
		if n := len(disputes) - 1; n > 0 {
			more = "; the same goes for " + counted(n, "more request", "more requests") + " of this page"
		}
		r.diags.Add(first.other.Source, diag.ConflictingOps,
			"the other page fits the path better and is used; remove the request here, or correct its answer",
			"%s %s answers %s here and %s at %s%s", first.other.Method, first.other.Path,
			answerText(first.other), answerText(first.kept), at(first.kept.Source), more)
	}
}

// fit tells how well a page suits a request; see compare for what counts most.
type fit struct {
	undeclared bool // the answer has a type that is described nowhere
	foreign    bool // the page's name does not speak of what the path ends in
	strange    int  // words in the page's name that stand neither in the path nor for the verb
	special    int  // pages whose answer does not derive from this page's: the page of the base comes first
}

func (f fit) compare(other fit) int {
	return cmp.Or(compareBools(f.undeclared, other.undeclared), compareBools(f.foreign, other.foreign), cmp.Compare(f.strange, other.strange),
		cmp.Compare(f.special, other.special))
}

// fitOf judges a page by its name: the page of an operation is named after the path and the verb, as in event-get or
// user-list-events.
func (r *resolver) fitOf(o *ir.Operation, segs []string) fit {
	_, declared := r.names.find(answer(o), "")
	f := fit{undeclared: !declared, foreign: true}
	var known []string
	for _, s := range segs {
		if !isKey(s) {
			name := ir.LocalName(literal(s))
			known = append(known, plain(name), plain(english.Singular(name)))
		}
	}
	for word := range strings.SplitSeq(o.ID, "-") {
		w := plain(word)
		if w == "" {
			continue
		}
		if !slices.Contains(known, w) && !slices.Contains(verbs(o), w) {
			f.strange++
		}
		if n := len(known); n > 0 && (strings.HasSuffix(w, known[n-1]) || strings.HasSuffix(w, known[n-2])) {
			f.foreign = false
		}
	}
	return f
}

// verbs returns the words that names of pages use for the kind of request.
func verbs(o *ir.Operation) []string {
	switch o.Method {
	case http.MethodGet:
		if endsInKey(o.Path) {
			return []string{"get"}
		}
		return []string{"get", "list"}
	case http.MethodPost:
		return []string{"post", "create", "add"}
	case http.MethodPatch, http.MethodPut:
		return []string{"update", "patch", "put", "upsert"}
	case http.MethodDelete:
		return []string{"delete", "remove"}
	default:
		return nil
	}
}

// special counts the pages whose answer does not derive from the one of o.
func special(types *ir.Index, o *ir.Operation, all []*ir.Operation) int {
	n := 0
	for _, other := range all {
		if !derives(types, answer(other), answer(o)) {
			n++
		}
	}
	return n
}

// answer returns the type that the operation is about: that of its response, or else of its request.
func answer(o *ir.Operation) string {
	switch {
	case o.Response != nil && o.Response.Type != "":
		return o.Response.Type
	case o.Request != nil:
		return o.Request.Type
	default:
		return ""
	}
}

func answerText(o *ir.Operation) string {
	if a := answer(o); a != "" {
		return quoted([]string{a})
	}
	return "nothing"
}

// derives reports whether the type is the base, derives from it, or is unknown.
func derives(types *ir.Index, name, base string) bool {
	return name == "" || name == base ||
		slices.ContainsFunc(types.Chain(name), func(t *ir.Type) bool { return t.Name == base })
}

// agree reports whether the second page can speak of the same operation as the first: one of the answers is unknown, or the second
// is the same or a special case of the first, or the path leads to a common base of both.
func agree(types *ir.Index, first, second *ir.Operation) bool {
	x, y := answer(first), answer(second)
	return x == "" || !ir.IsPrimitive(y) && types.Type(y) == nil || derives(types, y, x) || commonBase(types, x, y, first.Path) != ""
}

// commonBase returns the nearest type that both derive from, if it is the one that the path is named after; else "".
func commonBase(types *ir.Index, a, b, path string) string {
	word := fold(english.Singular(lastName(path)))
	for _, t := range types.Chain(a) {
		if derives(types, b, t.Name) {
			if word != "" && strings.HasSuffix(fold(t.Name), word) {
				return t.Name
			}
			return ""
		}
	}
	return ""
}

// addOperation adds to o what a second page says of it.
func addOperation(o, other *ir.Operation, types *ir.Index) {
	if o.Response == nil || o.Response.Status == 0 && o.Response.Type == "" {
		o.Response = other.Response
	} else if other.Response != nil {
		if o.Response.Type != "" || o.Response.Status == http.StatusOK {
			o.Response.Type = widened(types, o.Response.Type, other.Response.Type, o.Path)
		}
	}
	if o.Request == nil {
		o.Request = other.Request
	} else if other.Request != nil {
		addBody(o.Request, other.Request, o.Path, types)
	}
	if noPermissions(o.Permissions) {
		o.Permissions = other.Permissions
	}
	if len(o.Clouds) == 0 {
		o.Clouds = other.Clouds
	}
	o.Doc = cmp.Or(o.Doc, other.Doc)
	o.Title = cmp.Or(o.Title, other.Title)
	o.URL = cmp.Or(o.URL, other.URL)
	o.Kind = cmp.Or(o.Kind, other.Kind)
	addParameters(o, other)
	for _, e := range other.Errors {
		if !slices.Contains(o.Errors, e) {
			o.Errors = append(o.Errors, e)
		}
	}
	for _, e := range other.Examples {
		if !slices.ContainsFunc(o.Examples, func(x ir.Example) bool { return x.Source == e.Source && x.Name == e.Name }) {
			o.Examples = append(o.Examples, e)
		}
	}
}

func widened(types *ir.Index, a, b, path string) string {
	switch {
	case a == "" || b == "":
		return cmp.Or(a, b)
	case derives(types, b, a):
		return a
	default:
		return cmp.Or(commonBase(types, a, b, path), a)
	}
}

// addBody adds the rows of a second page's body table. Where the pages are about different types, only rows that the common type
// has can stay.
func addBody(b, other *ir.Body, path string, types *ir.Index) {
	if b.Type != other.Type {
		b.Type = widened(types, b.Type, other.Type, path)
	}
	known := types.AllProperties(b.Type)
	fits := func(p ir.Property) bool {
		return len(known) == 0 || b.Type == other.Type || findProperty(known, p.Name) >= 0
	}
	b.Exact = b.Exact && other.Exact
	for _, p := range other.Properties {
		if i := findProperty(b.Properties, p.Name); i >= 0 {
			if sameType(b.Properties[i], p) {
				addFacts(&b.Properties[i], p)
			}
			continue
		}
		if fits(p) {
			b.Properties = append(b.Properties, p)
		}
	}
}

func addParameters(o, other *ir.Operation) {
	for _, p := range other.Parameters {
		known := slices.ContainsFunc(o.Parameters, func(q ir.Parameter) bool {
			return q.In == p.In && (p.In == ir.InPath || strings.EqualFold(q.Name, p.Name))
		})
		if !known {
			o.Parameters = append(o.Parameters, p)
		}
	}
}
