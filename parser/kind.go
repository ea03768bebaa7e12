package parser

import (
	"regexp"
	"strings"

	"github.com/graphgen/graphgen/ir"
)

var (
	boundTitle = regexp.MustCompile(`^\S+: *(\S+)$`)
	verbTitle  = regexp.MustCompile(`(?i)^(\S+) (?:action|function)$`)
)

// operationKind classes a request by its path, its page's title and what the page says it answers. title may be empty.
func operationKind(r request, title string, response pageResponse) ir.OperationKind {
	last := r.path[strings.LastIndexByte(r.path, '/')+1:]
	keyed := strings.HasPrefix(last, "{") && strings.HasSuffix(last, "}")
	name, _, called := strings.Cut(last, "(")
	name = ir.LocalName(strings.TrimSuffix(name, ":"))
	if called && isPlural(name) && !isVerbal(name) && !isNamedBy(title, name) {
		keyed, called = true, false // an alternate key: applications(appId='{appId}')
	}
	switch strings.ToLower(name) {
	case "$count":
		return ir.OperationCount
	case "$ref":
		return ir.OperationRef
	case "$value", "content", "contentstream":
		return ir.OperationContent
	case "delta":
		return ir.OperationDelta
	}
	switch r.method {
	case "PATCH", "MERGE":
		return ir.OperationUpdate
	case "PUT":
		if low := strings.ToLower(title); strings.HasPrefix(low, "create") || strings.HasPrefix(low, "add ") {
			return ir.OperationCreate
		}
		return ir.OperationUpdate
	case "DELETE":
		return ir.OperationDelete
	case "POST":
		return postKind(name, title, keyed, response)
	default:
		if response.typ == "" && asksForRange(r.query) {
			response.typ, response.collection = untyped, true
		}
		return getKind(name, title, keyed, called, response)
	}
}

// asksForRange reports whether a query has a start and an end: what lies between is a collection.
func asksForRange(query []queryPart) bool {
	start, end := false, false
	for _, q := range query {
		low := strings.ToLower(q.name)
		start = start || strings.HasPrefix(low, "start")
		end = end || strings.HasPrefix(low, "end")
	}
	return start && end
}

// isNamedBy reports whether a title such as "event: accept" or "assign action" names the last segment of a path.
func isNamedBy(title, name string) bool {
	for _, re := range []*regexp.Regexp{boundTitle, verbTitle} {
		if m := re.FindStringSubmatch(title); m != nil && strings.EqualFold(ir.LocalName(m[1]), name) {
			return true
		}
	}
	return false
}

func postKind(name, title string, keyed bool, response pageResponse) ir.OperationKind {
	low := strings.ToLower(title)
	switch {
	case keyed:
		return ir.OperationUpdate
	case isNamedBy(title, name):
		return ir.OperationAction
	case isPlural(name) && strings.HasPrefix(low, "create "):
		return ir.OperationCreate
	case isVerbal(name):
		return ir.OperationAction
	case isPlural(name), strings.HasPrefix(low, "create "), strings.HasPrefix(low, "add "), response.status == 201:
		return ir.OperationCreate
	default:
		return ir.OperationAction
	}
}

func getKind(name, title string, keyed, called bool, response pageResponse) ir.OperationKind {
	low := strings.ToLower(title)
	switch {
	case called, isNamedBy(title, name):
		return ir.OperationFunction
	case keyed:
		return ir.OperationGet
	case isPlural(name) && strings.HasPrefix(low, "list "):
		return ir.OperationList
	case isVerbal(name) && strings.ToLower(name) != name:
		return ir.OperationFunction
	case response.collection && response.typ != "", strings.HasPrefix(low, "list "):
		return ir.OperationList
	case isPlural(name) && !strings.HasPrefix(low, "get "):
		return ir.OperationList
	case isPlural(name) && response.typ == "":
		return ir.OperationList
	default:
		return ir.OperationGet
	}
}
