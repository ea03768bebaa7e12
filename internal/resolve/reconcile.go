package resolve

import (
	"encoding/json"
	"net/http"
	"strconv"
	"strings"

	"github.com/graphgen/graphgen/internal/diag"
	"github.com/graphgen/graphgen/internal/english"
	"github.com/graphgen/graphgen/ir"
)

// shown is what the examples of a read answer with.
type shown int

const (
	shownNothing shown = iota // no example, or several that differ
	shownOne
	shownMany
)

// shownBy tells what the examples of an operation answer with. A type with a property "value" cannot be told from a collection.
func (w *walker) shownBy(o *ir.Operation) shown {
	if w.types.Property(o.Response.Type, "value") != nil {
		return shownNothing
	}
	all := shownNothing
	for _, e := range o.Examples {
		if e.Request == nil || e.Response == nil || e.Response.Status >= http.StatusMultipleChoices || len(segments(requestPath(e.Request.URL))) != len(segments(o.Path)) {
			continue
		}
		one := countBody(e.Response.Body)
		if one == shownNothing || all != shownNothing && all != one {
			return shownNothing
		}
		all = one
	}
	return all
}

// requestPath returns the path of a URL in an example, without host and version.
func requestPath(target string) string {
	if _, rest, found := strings.Cut(target, "://"); found {
		_, target, _ = strings.Cut(rest, "/")
	}
	target = strings.TrimPrefix(target, "/")
	for _, version := range []string{"v1.0/", "beta/", "1.6/"} {
		target = strings.TrimPrefix(target, version)
	}
	return target
}

// countBody tells a collection from a single thing.
func countBody(body string) shown {
	var members map[string]json.RawMessage
	if json.Unmarshal([]byte(body), &members) != nil {
		return shownNothing
	}
	if value, ok := members["value"]; ok {
		if len(value) > 0 && value[0] == '[' {
			return shownMany
		}
		return shownNothing
	}
	for name := range members {
		if !strings.HasPrefix(name, "@") {
			return shownOne
		}
	}
	return shownNothing
}

// followExamples corrects whether a read answers one or many where its examples say otherwise. One thing under a plural name is a slip
// of the example.
func (r *resolver) followExamples(w *walker, o *ir.Operation) {
	if o.Method != http.MethodGet || o.Kind != ir.OperationList && o.Kind != ir.OperationGet || o.Response == nil || o.Response.Type == "" || endsInKey(o.Path) {
		return
	}
	before := *o.Response
	switch w.shownBy(o) {
	case shownMany:
		o.Response.Collection, o.Kind = true, ir.OperationList
	case shownOne:
		if !english.IsPlural(lastName(o.Path)) {
			o.Response.Collection, o.Kind = false, ir.OperationGet
		}
	case shownNothing:
	}
	if *o.Response != before {
		r.diags.Add(o.Source, diag.AnswerFromPath, "correct the page, or say in an overlay what it answers",
			"%s %s answers %s by the text of its page, but %s in its examples", o.Method, o.Path, responseText(before), responseText(*o.Response))
	}
}

// settleCollections makes relationships collections that a documented read lists: tables of relationships often leave the word out,
// and no JSON representation shows them. Titles speak of lists where there is one manager, so the name must be a plural or an example
// show many.
func (r *resolver) settleCollections(w *walker) {
	for _, o := range r.ops {
		segs := segments(o.Path)
		last := len(segs) - 1
		lists := o.Kind == ir.OperationList && o.Response != nil && o.Response.Collection && strings.HasPrefix(fold(o.Title), "list ")
		if !lists || last < 1 || isKey(segs[last]) || !english.IsPlural(lastName(o.Path)) && w.shownBy(o) != shownMany {
			continue
		}
		p := w.types.Property(w.at(segs[:last]).typ, literal(segs[last]))
		if p != nil && p.Navigation && !p.Collection && p.Type == o.Response.Type {
			p.Collection = true
			r.diags.Add(p.Source, diag.AnswerFromPath, "write \"collection\" behind the type", "relationship %q is one %q here, and many at %s", p.Name, p.Type, at(o.Source))
		}
	}
}

// followProperty corrects what the page of an operation says where the path ends in a property whose type says otherwise. One page
// shows several requests and describes the answer of the first, so GET /me/mailboxSettings/timeZone would answer mailboxSettings; and
// titles speak of lists where there is one manager.
func (r *resolver) followProperty(w *walker, o *ir.Operation, segs []string) {
	p, ok := w.property(segs)
	if !ok || isCall(o.Kind) || o.Response == nil || o.Response.Type == "" || o.Response.Status == http.StatusAccepted {
		return
	}
	before := *o.Response
	if kin := derives(w.types, o.Response.Type, p.typ) || derives(w.types, p.typ, o.Response.Type); !kin {
		o.Response.Type = p.typ
		if o.Request != nil && o.Request.Type == before.Type {
			o.Request.Type = p.typ
		}
	}
	if o.Method == http.MethodGet {
		w.followCollection(o, p, before.Type != o.Response.Type)
	}
	if *o.Response != before {
		r.diags.Add(o.Source, diag.AnswerFromPath, "correct the page, or say in an overlay what it answers",
			"%s %s answers %s as its page has it, but its path leads to %s", o.Method, o.Path, responseText(before), responseText(*o.Response))
	}
}

// followCollection settles whether a read answers one or many. The page is believed, against the property's type, where the name of
// the property is a plural.
func (w *walker) followCollection(o *ir.Operation, p place, corrected bool) {
	if !corrected && o.Response.Collection && !p.collection && !p.key && (english.IsPlural(lastName(o.Path)) || w.shownBy(o) == shownMany) {
		return
	}
	o.Response.Collection = p.collection
	switch {
	case o.Kind == ir.OperationList && !p.collection:
		o.Kind = ir.OperationGet
	case o.Kind == ir.OperationGet && p.collection:
		o.Kind = ir.OperationList
	}
}

func responseText(r ir.Response) string {
	if r.Collection {
		return strconv.Quote(r.Type + " collection")
	}
	return strconv.Quote(r.Type)
}

// property returns what the path leads to if it ends in a property, or in the key of one, that has a described type.
func (w *walker) property(segs []string) (place, bool) {
	n := len(segs)
	keyed := n > 0 && isKey(segs[n-1])
	if keyed {
		n--
	}
	if n < 2 || isKey(segs[n-1]) {
		return place{}, false
	}
	parent := w.at(segs[:n-1])
	p := w.types.Property(parent.typ, literal(segs[n-1]))
	if p == nil || parent.collection || p.Example {
		return place{}, false
	}
	typ, ok := w.names.find(p.Type, "")
	if t := w.types.Type(typ); !ok || t == nil && w.types.Enum(typ) == nil && !ir.IsPrimitive(typ) {
		return place{}, false
	}
	selected := keyed || segs[n-1] != literal(segs[n-1])
	return place{typ: typ, collection: p.Collection && !selected, key: selected}, true
}
