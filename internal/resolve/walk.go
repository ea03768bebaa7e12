package resolve

import (
	"cmp"
	"net/http"
	"slices"
	"strings"

	"github.com/graphgen/graphgen/internal/english"
	"github.com/graphgen/graphgen/ir"
)

// The service's alias for the user who has signed in, and the word for what it stands for: /me is a user, /education/me an
// educationUser.
const (
	signedIn     = "me"
	signedInUser = "user"
)

// place is what a path leads to.
type place struct {
	typ        string // declared name or primitive; "" when unknown
	collection bool
	key        bool // the last segment selects one of a collection
	function   bool // the last segment calls something
	loose      bool // known by the last word of the last segment only
}

// walker follows paths through the types: by what documented operations answer, by properties, and at last by names.
type walker struct {
	names  *linker
	types  *ir.Index
	byWord map[string][]string // folded local name → declared types
	told   map[string]place    // by the key of the path: what a documented read answers
	hinted map[string]place    // what other documented operations make likely
	known  map[string]place
	calls  map[string]*ir.Operation // described actions and functions, by callKey
}

func newWalker(r *resolver) *walker {
	w := &walker{names: r.names, types: r.index(), byWord: map[string][]string{}, told: map[string]place{}, hinted: map[string]place{}, known: map[string]place{}, calls: map[string]*ir.Operation{}}
	for _, t := range r.types {
		key := fold(ir.LocalName(t.Name))
		w.byWord[key] = append(w.byWord[key], t.Name)
	}
	return w
}

// learn takes from an operation with a documented answer what its path leads to. A read tells it; what a create or an update takes is
// often only a part of it, and so a hint for where no property tells.
func (w *walker) learn(o *ir.Operation) {
	segs := segments(o.Path)
	typ := answer(o)
	if o.Kind == ir.OperationUpdate {
		typ = cmp.Or(requestType(o), typ)
	}
	if typ == "" || w.types.Type(typ) == nil {
		return
	}
	last := segs[len(segs)-1]
	hint := func(segs []string, p place) {
		if key := pathKey(segs); w.hinted[key].typ == "" {
			w.hinted[key] = p
		}
	}
	switch {
	case o.Method == http.MethodGet && (o.Kind == ir.OperationList || o.Kind == ir.OperationGet) && o.Response != nil && o.Response.Type == typ:
		w.told[pathKey(segs)] = place{typ: typ, collection: o.Response.Collection, key: isKey(last)}
		if isKey(last) && !o.Response.Collection && len(segs) > 1 {
			hint(segs[:len(segs)-1], place{typ: typ, collection: true})
		}
	case o.Method == http.MethodPost && o.Kind == ir.OperationCreate:
		hint(segs, place{typ: typ, collection: true})
	case o.Method == http.MethodPatch && o.Kind == ir.OperationUpdate:
		hint(segs, place{typ: typ, key: isKey(last)})
	}
}

// callKey names an action or function of a type.
func callKey(o *ir.Operation, owner string) string {
	segs := segments(o.Path)
	return o.Method + " " + owner + " " + canonical(ir.LocalName(segs[len(segs)-1]))
}

// learnCall remembers what a page says of an action or function, wherever things of its type can be found.
func (w *walker) learnCall(o *ir.Operation) {
	if o.Kind != ir.OperationAction && o.Kind != ir.OperationFunction || o.Response == nil {
		return
	}
	segs := segments(o.Path)
	if owner := w.at(segs[:len(segs)-1]).typ; owner != "" {
		if key := callKey(o, owner); w.calls[key] == nil {
			w.calls[key] = o
		}
	}
}

// described returns an operation whose page describes the same action or function of the same type, or of one of its bases, or nil.
func (w *walker) described(o *ir.Operation) *ir.Operation {
	segs := segments(o.Path)
	for _, t := range w.types.Chain(w.at(segs[:len(segs)-1]).typ) {
		if d := w.calls[callKey(o, t.Name)]; d != nil {
			return d
		}
	}
	return nil
}

// at returns what the path leads to.
func (w *walker) at(segs []string) place {
	var p place
	for i, key := range pathKeys(segs) {
		if known, ok := w.known[key]; ok {
			p = known
			continue
		}
		p = w.step(p, segs, i, key)
		w.known[key] = p
	}
	return p
}

func (w *walker) step(parent place, segs []string, i int, key string) place {
	if p, ok := w.told[key]; ok {
		return p
	}
	seg := segs[i]
	name := literal(seg)
	switch {
	case isKey(seg) && parent.typ != "":
		return place{typ: parent.typ, key: true}
	case isKey(seg):
		return w.hinted[key]
	case fold(name) == "$count":
		return place{typ: "Int32", function: true}
	case fold(name) == "$value":
		return place{typ: "Stream"}
	case strings.HasPrefix(name, "$"):
		return place{}
	case fold(name) == "delta":
		return place{typ: parent.typ, collection: true, function: true}
	}
	if p := w.types.Property(parent.typ, name); p != nil && !(parent.collection) {
		called := strings.Contains(seg, "(")
		return place{typ: w.declared(p.Type), collection: p.Collection && !called, key: p.Collection && called}
	}
	if p, ok := w.hinted[key]; ok {
		return p
	}
	if strings.Contains(name, ".") {
		if cast, ok := w.names.find(name, ""); ok {
			return place{typ: cast, collection: parent.collection, key: parent.key}
		}
		return place{function: true}
	}
	return w.byName(parent, segs, i)
}

func (w *walker) declared(ref string) string {
	name, _ := w.names.find(ref, "")
	return name
}

// byName finds the type whose name the segment is, in the singular, alone or behind a word that the parent's type or the segment
// before begins with: education/classes leads to educationClass.
func (w *walker) byName(parent place, segs []string, i int) place {
	name := literal(segs[i])
	called := strings.Contains(segs[i], "(")
	if fold(name) == signedIn {
		return place{typ: w.candidate(signedInUser, w.contexts(parent, segs[:i]), ""), key: true}
	}
	plural := english.IsPlural(name)
	words := []string{name}
	if tail := lastWord(name); plural && tail != name {
		words = append(words, tail) // taughtClasses are classes
	}
	for _, word := range words {
		for _, form := range singulars(word) {
			not := parent.typ
			if plural {
				not = ""
			}
			if typ := w.candidate(form, w.contexts(parent, segs[:i]), not); typ != "" {
				return place{
					typ: typ, collection: plural && !called, key: plural && called, function: called && !plural, loose: word != name,
				}
			}
		}
	}
	return place{function: called}
}

// contexts returns the words that may stand before a name in the name of a type: the parent's type, its first word, and the literal
// segments before, nearest first.
func (w *walker) contexts(parent place, before []string) []string {
	var out []string
	if parent.typ != "" {
		local := ir.LocalName(parent.typ)
		out = append(out, fold(local), fold(firstWord(local)))
	}
	for _, s := range slices.Backward(before) {
		if !isKey(s) {
			word := literal(s)
			out = append(out, fold(english.Singular(word)), fold(word), fold(firstWord(word)))
		}
	}
	return slices.DeleteFunc(out, func(s string) bool { return s == "" })
}

// candidate returns the one type that is named form behind one of the contexts, or else form alone; "" if there are none or several.
// The type not is left out: what one thing leads to is seldom itself.
func (w *walker) candidate(form string, contexts []string, not string) string {
	form = fold(form)
	var found []string
	for _, c := range contexts {
		if names := w.byWord[c+form]; len(names) == 1 && names[0] != not && !slices.Contains(found, names[0]) {
			found = append(found, names[0])
		}
	}
	if len(found) == 1 {
		return found[0]
	}
	if names := w.byWord[form]; len(names) == 1 && names[0] != not {
		return names[0]
	}
	return ""
}

// firstWord returns the first word of a camelCase name.
func firstWord(name string) string {
	for i := 1; i < len(name); i++ {
		if name[i] >= 'A' && name[i] <= 'Z' {
			return name[:i]
		}
	}
	return name
}

// lastWord returns the last word of a camelCase name.
func lastWord(name string) string {
	for i := len(name) - 1; i > 0; i-- {
		if name[i] >= 'A' && name[i] <= 'Z' {
			return name[i:]
		}
	}
	return name
}

// singulars returns what the word can be the plural of, the likeliest first, or the word alone if it does not read like a plural.
func singulars(word string) []string {
	forms := []string{english.Singular(word)}
	if short, ok := strings.CutSuffix(word, "s"); ok && english.IsPlural(word) && short != forms[0] {
		forms = append(forms, short)
	}
	return forms
}
