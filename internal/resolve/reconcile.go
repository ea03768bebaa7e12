package resolve

import (
	"net/http"
	"strconv"

	"github.com/graphgen/graphgen/internal/diag"
	"github.com/graphgen/graphgen/internal/english"
	"github.com/graphgen/graphgen/ir"
)

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
		followCollection(o, p, before.Type != o.Response.Type)
	}
	if *o.Response != before {
		r.diags.Add(o.Source, diag.AnswerFromPath, "correct the page, or say in an overlay what it answers",
			"%s %s answers %s as its page has it, but its path leads to %s", o.Method, o.Path, responseText(before), responseText(*o.Response))
	}
}

// followCollection settles whether a read answers one or many. The page is believed, against the property's type, where the name of
// the property is a plural.
func followCollection(o *ir.Operation, p place, corrected bool) {
	if !corrected && o.Response.Collection && !p.collection && !p.key && english.IsPlural(lastName(o.Path)) {
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
