package resolve

import (
	"cmp"
	"net/http"
	"slices"
	"strings"

	"github.com/graphgen/graphgen/internal/diag"
	"github.com/graphgen/graphgen/ir"
)

// unknownAnswer is the type of an answer that neither a page nor the path tells: any JSON.
const unknownAnswer = "Json"

// inferAnswers fills in what operations take and answer where their pages do not tell, and records the types that are described
// nowhere.
func (r *resolver) inferAnswers() {
	w := newWalker(r)
	for _, o := range r.ops {
		r.followExamples(w, o)
		w.learn(o)
	}
	r.settleCollections(w)
	r.adoptShown(w)
	for _, o := range r.ops {
		w.learnCall(o)
	}
	for _, o := range r.ops {
		r.inferAnswer(w, o)
		eachReference(o, func(ref *string, at ir.Source) {
			if !r.names.link(ref, "") {
				r.names.miss(*ref, at, isAddressed(o, *ref))
			}
		})
	}
}

// shareCall gives an action or function that is only listed what the page of the same one, on another path, says of it.
func shareCall(w *walker, o *ir.Operation) {
	if o.Kind != ir.OperationAction && o.Kind != ir.OperationFunction || o.Request != nil || o.Response != nil {
		return
	}
	d := w.described(o)
	if d == nil {
		return
	}
	o.Kind = d.Kind
	o.Request, o.Response = clonePointer(d.Request), clonePointer(d.Response)
	if o.Request != nil {
		o.Request.Properties = distinct(o.Request.Properties)
	}
	o.Title, o.Doc, o.URL = cmp.Or(o.Title, d.Title), cmp.Or(o.Doc, d.Doc), cmp.Or(o.URL, d.URL)
	o.Deprecated, o.Errors = d.Deprecated, slices.Clone(d.Errors)
	for _, p := range d.Parameters {
		if p.In != ir.InPath {
			o.Parameters = append(o.Parameters, p)
		}
	}
}

// reportUnanswered adds one finding for the operations of one name, as an action is found under many paths.
func (r *resolver) reportUnanswered() {
	for _, ops := range r.unanswered {
		first := slices.MinFunc(ops, func(a, b *ir.Operation) int {
			return cmp.Or(compareSources(a.Source, b.Source), cmp.Compare(a.Path, b.Path))
		})
		more := ""
		if n := len(ops) - 1; n > 0 {
			more = ", nor is it under " + counted(n, "other path", "other paths")
		}
		r.diags.Add(first.Source, diag.UnknownResponse, "say in an overlay what it answers; until then its JSON is kept as it is",
			"the answer of %s %s is described nowhere%s", first.Method, first.Path, more)
	}
}

// isAddressed reports whether the operation shows that the type has a key: it answers with a list of them, or with the one that the
// path ends in.
func isAddressed(o *ir.Operation, ref string) bool {
	return o.Response != nil && o.Response.Type == ref && o.Method == http.MethodGet &&
		(o.Response.Collection && o.Kind == ir.OperationList || !o.Response.Collection && endsInKey(o.Path))
}

func (r *resolver) inferAnswer(w *walker, o *ir.Operation) {
	segs := segments(o.Path)
	last := literal(segs[len(segs)-1])
	target := w.at(segs)
	if o.Kind == "" {
		o.Kind = kindOf(o.Method, last, segs[len(segs)-1], target)
		shareCall(w, o)
	}
	if o.Response != nil {
		r.preferDeclared(&o.Response.Type, &o.Response.Collection, o, target)
	}
	if o.Request != nil {
		r.preferDeclared(&o.Request.Type, &o.Request.Collection, o, target)
	}
	r.followProperty(w, o, segs)
	if o.Response == nil || o.Response.Type == "" && (o.Response.Status == 0 || o.Response.Status == http.StatusOK && o.Method == http.MethodGet) {
		inferResponse(o, target)
		if o.Response.Type == unknownAnswer {
			name := o.Method + " " + fold(lastName(o.Path))
			r.unanswered[name] = append(r.unanswered[name], o)
		}
	}
	if o.Response.Status == 0 {
		o.Response.Status = statusOf(o)
	}
	inferRequest(o, target)
}

// preferDeclared replaces a type that is described nowhere by the one that the path leads to, where there is one.
func (r *resolver) preferDeclared(ref *string, collection *bool, o *ir.Operation, target place) {
	if _, ok := r.names.find(*ref, ""); ok || target.typ == "" || isCall(o.Kind) {
		return
	}
	if name, ok := r.names.find(target.typ, ""); ok {
		r.diags.Add(o.Source, diag.AnswerFromPath, "",
			"%s %s names type %q, which is described nowhere; the path leads to %q", o.Method, o.Path, *ref, name)
		*ref = name
		*collection = *collection || target.collection && o.Method == http.MethodGet
	}
}

// isCall reports whether an operation of the kind answers with something else than what its path leads to.
func isCall(k ir.OperationKind) bool {
	switch k {
	case ir.OperationAction, ir.OperationFunction, ir.OperationCount, ir.OperationRef, ir.OperationContent:
		return true
	case ir.OperationList, ir.OperationGet, ir.OperationCreate, ir.OperationUpdate, ir.OperationDelete, ir.OperationDelta:
		return false
	default:
		return false
	}
}

// kindOf classes an operation by its request line and by what its path leads to.
func kindOf(method, last, segment string, target place) ir.OperationKind {
	switch {
	case fold(last) == "$ref":
		return ir.OperationRef
	case fold(last) == "$count":
		return ir.OperationCount
	case fold(last) == "$value", target.typ == "Stream", method == http.MethodPut && fold(last) == "content":
		return ir.OperationContent
	}
	switch method {
	case http.MethodDelete:
		return ir.OperationDelete
	case http.MethodPatch, http.MethodPut:
		return ir.OperationUpdate
	case http.MethodPost:
		if target.collection && !target.function && !target.loose {
			return ir.OperationCreate
		}
		return ir.OperationAction
	}
	switch {
	case fold(last) == "delta":
		return ir.OperationDelta
	case strings.Contains(segment, "(") && !target.key:
		return ir.OperationFunction
	case target.collection:
		return ir.OperationList
	default:
		return ir.OperationGet
	}
}

func inferResponse(o *ir.Operation, target place) {
	status := 0
	if o.Response != nil {
		status = o.Response.Status
	}
	o.Response = &ir.Response{Status: status}
	switch o.Kind {
	case ir.OperationDelete:
	case ir.OperationRef:
		if o.Method == http.MethodGet {
			o.Response.Type = unknownAnswer
		}
	case ir.OperationCount:
		o.Response.Type = "Int32"
	case ir.OperationContent:
		if o.Method == http.MethodGet {
			o.Response.Type = "Stream"
		}
	case ir.OperationList, ir.OperationDelta:
		o.Response.Type, o.Response.Collection = cmp.Or(target.typ, unknownAnswer), true
	case ir.OperationGet:
		o.Response.Type, o.Response.Collection = cmp.Or(target.typ, unknownAnswer), target.collection
	case ir.OperationCreate, ir.OperationUpdate:
		o.Response.Type = cmp.Or(requestType(o), target.typ, unknownAnswer)
	case ir.OperationAction, ir.OperationFunction:
		o.Response.Type = unknownAnswer
		if target.function && target.typ != "" {
			o.Response.Type, o.Response.Collection = target.typ, target.collection
		}
	default:
		o.Response.Type = unknownAnswer
	}
}

func requestType(o *ir.Operation) string {
	if o.Request == nil || ir.IsPrimitive(o.Request.Type) {
		return ""
	}
	return o.Request.Type
}

// statusOf returns the status that the service's guidelines give the kind of operation.
func statusOf(o *ir.Operation) int {
	switch {
	case o.Response.Type == "":
		return http.StatusNoContent
	case o.Kind == ir.OperationCreate:
		return http.StatusCreated
	default:
		return http.StatusOK
	}
}

func inferRequest(o *ir.Operation, target place) {
	if o.Kind != ir.OperationCreate && o.Kind != ir.OperationUpdate || target.typ == "" || target.loose {
		return
	}
	if o.Request == nil {
		o.Request = &ir.Body{}
	}
	if o.Request.Type == "" {
		o.Request.Type = target.typ
		if o.Kind == ir.OperationCreate && o.Response.Type != "" && !ir.IsPrimitive(o.Response.Type) {
			o.Request.Type = o.Response.Type
		}
	}
}

// typeBodies gives rows of body tables that are plain strings the enum that the type has for that property.
func (r *resolver) typeBodies() {
	types := r.index()
	for _, o := range r.ops {
		if o.Request == nil || types.Type(o.Request.Type) == nil {
			continue
		}
		for i := range o.Request.Properties {
			p := &o.Request.Properties[i]
			if q := types.Property(o.Request.Type, p.Name); q != nil && p.Type == "String" && p.Collection == q.Collection && types.Enum(q.Type) != nil {
				p.Type = q.Type
			}
		}
	}
}
