package lower

import (
	"net/http"
	"slices"
	"strings"

	"github.com/graphgen/graphgen/internal/gomodel"
	"github.com/graphgen/graphgen/ir"
)

// apiAADGraph is the API that speaks OData 3.
const apiAADGraph = "aadgraph"

// isLegacy reports whether the service speaks OData 3 and puts the tenant before every path.
func (p *plan) isLegacy() bool {
	return p.model.API == apiAADGraph && p.model.Service != nil && p.model.Service.Root != ""
}

// isAlias reports whether a segment stands for the tenant and a resource at once.
func (p *plan) isAlias(segment string) bool {
	return p.isLegacy() && slices.ContainsFunc(p.model.Service.Addresses, func(a ir.Address) bool {
		return !a.Tenant && strings.EqualFold(a.Segment, segment)
	})
}

// typeTag returns the type's name on the wire as the codec expects it: OData 3 has no # before it, and the codec takes its other
// conventions from that.
func typeTag(api, name string) string {
	if api == apiAADGraph {
		return "Microsoft.DirectoryServices." + name
	}
	return "#microsoft.graph." + name
}

// tenantForms returns the documented examples of what names a tenant.
func (p *plan) tenantForms() []string {
	var out []string
	for _, a := range p.model.Service.Addresses {
		if a.Tenant {
			out = append(out, a.Segment+" ("+a.Name+")")
		}
	}
	return out
}

// allowsOption reports whether requests of the API may carry one of OData's query options. A document that lists them leaves out the
// others.
func (p *plan) allowsOption(name string) bool {
	s := p.model.Service
	if s == nil || !slices.ContainsFunc(s.Parameters, isQueryOption) {
		return true
	}
	return s.Parameter(ir.InQuery, name) != nil
}

func isQueryOption(p ir.Parameter) bool { return p.In == ir.InQuery && strings.HasPrefix(p.Name, "$") }

// isShared reports whether every request of the API carries the query parameter, so that no method sets it.
func (p *plan) isShared(q ir.Parameter) bool {
	shared := p.model.Service.Parameter(ir.InQuery, q.Name)
	return shared != nil && shared.Required && p.isLegacy()
}

// unlikeLiterals are the classes of descriptors for types whose literals OData 3 writes in another way than OData 4.
var unlikeLiterals = map[string]bool{"Date": true, "Float": true, "GUID": true, "Time": true}

// linkMethods are the methods for the links of a navigation property, by HTTP method.
var linkMethods = map[string]string{http.MethodGet: "Get", http.MethodPost: "Add", http.MethodPut: "Set", http.MethodDelete: "Remove"}

// linkVerbs returns the methods for an operation on $links/<property>, which answers and takes URLs.
func (l *lowerer) linkVerbs(n *node, op *ir.Operation) []gomodel.Method {
	name := linkMethods[op.Method]
	if name == "" {
		return nil
	}
	v := &gomodel.Verb{Name: name, HTTP: op.Method, Doc: l.verbDoc(name, n, op), Needs: permissionWays(op.Permissions), Result: gomodel.ResultNone}
	link := gomodel.Pointer{Elem: l.runtime("Link")}
	switch op.Method {
	case http.MethodPost, http.MethodPut:
		v.Body = &gomodel.BodyParam{Type: link.Elem}
	case http.MethodGet:
		v.Result, v.Elem = gomodel.ResultOne, link
		if op.Response != nil && op.Response.Collection {
			v.Result = gomodel.ResultPage
			return []gomodel.Method{v, allOf(v, "links", "")}
		}
	}
	return []gomodel.Method{v}
}
