package lower

import (
	"net/http"
	"slices"
	"strings"

	"github.com/graphgen/graphgen/internal/gomodel"
	"github.com/graphgen/graphgen/ir"
)

// verbs returns the methods that send a request: those of the step itself, then those of the leaves that are its methods.
func (l *lowerer) verbs(n *node) []gomodel.Method {
	var out []gomodel.Method
	for _, method := range []string{http.MethodGet, http.MethodPost, http.MethodPatch, http.MethodPut, http.MethodDelete} {
		if op := n.operation(method); op != nil {
			out = append(out, l.ownVerbs(n, op)...)
		}
	}
	for _, c := range n.children {
		switch c.role() {
		case roleBuilder:
		case roleAction:
			op := c.operation(http.MethodPost)
			v := l.verb(c, op, l.names.Of(methodKey(n.key, c.key)))
			v.Suffix = c.seg.name
			out = append(out, v)
		case roleRef:
			out = append(out, l.refVerbs(c)...)
		case roleContent:
			out = append(out, l.contentVerbs(c)...)
		case roleCount:
			if op := c.operation(http.MethodGet); op != nil {
				v := l.verb(c, op, "Count")
				v.Suffix, v.Result, v.Elem = c.seg.name, gomodel.ResultCount, nil
				v.Advanced = l.isDirectoryObject(n.resourceType())
				out = append(out, v)
			}
		}
	}
	return out
}

// ownVerbs returns the methods for an operation of the step itself.
func (l *lowerer) ownVerbs(n *node, op *ir.Operation) []gomodel.Method {
	if op.Kind == ir.OperationRef {
		return l.linkVerbs(n, op)
	}
	switch op.Method {
	case http.MethodGet:
		v := l.verb(n, op, "Get")
		v.Require = slices.DeleteFunc(requiredQuery(n, op), func(name string) bool { return l.plan.isShared(ir.Parameter{Name: name}) })
		if v.Result != gomodel.ResultPage {
			return []gomodel.Method{v}
		}
		return []gomodel.Method{v, allOf(v, "members", deltaText(op))}
	case http.MethodPost:
		if op.Kind == ir.OperationCreate {
			return []gomodel.Method{l.verb(n, op, "Create")}
		}
		return []gomodel.Method{l.verb(n, op, "Invoke")}
	case http.MethodPatch:
		return []gomodel.Method{l.verb(n, op, "Update")}
	case http.MethodPut:
		if op.Kind == ir.OperationContent {
			return []gomodel.Method{l.uploadVerb(op, "")}
		}
		return []gomodel.Method{l.verb(n, op, "Replace")}
	case http.MethodDelete:
		return []gomodel.Method{l.verb(n, op, "Delete")}
	}
	return nil
}

// allOf returns the method that iterates over what Get gives page by page; what names it in the plural, more is said besides.
func allOf(get *gomodel.Verb, what, more string) *gomodel.Verb {
	all := *get
	all.Name, all.Result = "All", gomodel.ResultAll
	all.Doc = wrap("All iterates over the " + what + " of every page, fetching pages as they are needed. An error ends the iteration." + more + " See Get.")
	return &all
}

// requiredQuery returns the query parameters without which the service refuses the request: on every path of the operation.
func requiredQuery(n *node, op *ir.Operation) []string {
	var out []string
	for _, p := range op.Parameters {
		if p.In != ir.InQuery || !p.Required || strings.HasPrefix(p.Name, "$") {
			continue
		}
		everywhere := !slices.ContainsFunc(n.ops, func(o *ir.Operation) bool {
			return o.Method == op.Method && !slices.ContainsFunc(o.Parameters, func(q ir.Parameter) bool { return q.Name == p.Name && q.Required })
		})
		if everywhere {
			out = append(out, p.Name)
		}
	}
	return out
}

// verb returns the method for an operation, with its body and result.
func (l *lowerer) verb(n *node, op *ir.Operation, name string) *gomodel.Verb {
	v := &gomodel.Verb{Name: name, HTTP: op.Method, Doc: l.verbDoc(name, n, op), Needs: permissionWays(op.Permissions), Body: l.bodyParam(op)}
	v.Result, v.Elem = l.result(op)
	v.Fallback = fallback(op, v.Result)
	return v
}

// result decides what the method gives back.
func (l *lowerer) result(op *ir.Operation) (gomodel.Result, gomodel.Type) {
	r := op.Response
	if r == nil || r.Type == "" {
		return gomodel.ResultNone, nil
	}
	if r.Type == "Stream" || op.Kind == ir.OperationContent && op.Method == http.MethodGet {
		return gomodel.ResultContent, nil
	}
	t := l.plan.index.Type(r.Type)
	switch {
	case r.Collection && t != nil && !l.plan.isUnion(r.Type):
		return gomodel.ResultPage, gomodel.Pointer{Elem: l.model(l.typeName(t.Name))}
	case r.Collection:
		return gomodel.ResultPage, l.elemType(r.Type)
	case t == nil && r.Type == "Json":
		return gomodel.ResultOne, gomodel.Pointer{Elem: l.elemType(r.Type)}
	case t == nil:
		return gomodel.ResultValue, l.elemType(r.Type)
	case l.plan.isUnion(r.Type):
		return gomodel.ResultSlot, l.elemType(r.Type)
	default:
		return gomodel.ResultOne, gomodel.Pointer{Elem: l.elemType(r.Type)}
	}
}

// bodyParam decides what the method takes, or nil.
func (l *lowerer) bodyParam(op *ir.Operation) *gomodel.BodyParam {
	if op.Request == nil {
		if op.URL == "" && op.Method == http.MethodPost { // known from a permission page only, which tells nothing of bodies
			return &gomodel.BodyParam{Type: gomodel.Named{Name: "any"}}
		}
		if op.Method == http.MethodPost && op.Kind == ir.OperationCreate || op.Method == http.MethodPatch || op.Method == http.MethodPut {
			return &gomodel.BodyParam{Type: gomodel.Named{Name: "any"}}
		}
		return nil
	}
	if b := l.plan.byOp[op]; b != nil {
		if len(b.derived) > 0 {
			return &gomodel.BodyParam{Type: l.model(l.names.Of(bodyUnionKey(b.key))), Slot: true}
		}
		return &gomodel.BodyParam{Type: l.model(l.names.Of(b.key))}
	}
	t := l.plan.index.Type(op.Request.Type)
	switch {
	case t == nil || op.Request.Collection:
		return &gomodel.BodyParam{Type: gomodel.Named{Name: "any"}}
	case l.plan.isUnion(t.Name):
		return &gomodel.BodyParam{Type: l.elemType(t.Name), Slot: true}
	default:
		return &gomodel.BodyParam{Type: l.elemType(t.Name)}
	}
}

// refMethods are the methods for $ref, by HTTP method.
var refMethods = []struct{ http, name string }{{http.MethodPost, "AddRef"}, {http.MethodPut, "SetRef"}, {http.MethodDelete, "RemoveRef"}}

func (l *lowerer) refVerbs(c *node) []gomodel.Method {
	var out []gomodel.Method
	if op := c.operation(http.MethodGet); op != nil {
		v := &gomodel.Verb{Name: "ListRefs", HTTP: http.MethodGet, Suffix: c.seg.name, Doc: l.verbDoc("ListRefs", c, op), Needs: permissionWays(op.Permissions)}
		v.Result, v.Elem = gomodel.ResultPage, gomodel.Pointer{Elem: l.runtime("Reference")}
		out = append(out, v)
	}
	for _, m := range refMethods {
		op := c.operation(m.http)
		if op == nil {
			continue
		}
		v := &gomodel.Verb{Name: m.name, HTTP: m.http, Suffix: c.seg.name, Doc: l.verbDoc(m.name, c, op), Needs: permissionWays(op.Permissions), Result: gomodel.ResultNone}
		if m.http != http.MethodDelete {
			v.Body = &gomodel.BodyParam{Type: l.runtime("Reference")}
		}
		out = append(out, v)
	}
	return out
}

func (l *lowerer) contentVerbs(c *node) []gomodel.Method {
	var out []gomodel.Method
	if op := c.operation(http.MethodGet); op != nil {
		out = append(out, &gomodel.Verb{
			Name: "Content", HTTP: http.MethodGet, Suffix: c.seg.name, Doc: l.verbDoc("Content", c, op), Needs: permissionWays(op.Permissions),
			Result: gomodel.ResultContent,
		})
	}
	for _, method := range []string{http.MethodPut, http.MethodPatch} {
		if op := c.operation(method); op != nil {
			out = append(out, l.uploadVerb(op, c.seg.name))
			break // the other does the same
		}
	}
	if op := c.operation(http.MethodDelete); op != nil {
		out = append(out, &gomodel.Verb{
			Name: "DeleteContent", HTTP: http.MethodDelete, Suffix: c.seg.name, Doc: l.verbDoc("DeleteContent", c, op), Needs: permissionWays(op.Permissions),
			Result: gomodel.ResultNone,
		})
	}
	return out
}

// uploadVerb returns the method that sends content of any kind.
func (l *lowerer) uploadVerb(op *ir.Operation, suffix string) *gomodel.Verb {
	v := &gomodel.Verb{
		Name: "Upload", HTTP: op.Method, Suffix: suffix, Doc: l.verbDoc("Upload", nil, op), Needs: permissionWays(op.Permissions),
		Body: &gomodel.BodyParam{Type: gomodel.Named{Path: "io", Name: "Reader"}, Content: true},
	}
	v.Result, v.Elem = l.result(op)
	return v
}
