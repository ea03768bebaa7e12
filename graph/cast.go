package graph

import (
	"fmt"
	"reflect"
	"strings"
)

// Cast limits the objects that a request addresses to those of the type of
// model T, a pointer, and keeps the query options and headers set so far:
//
//	r := graph.Cast[*models.Group](graph.RequestOf(c.Me().MemberOf().Get))
//	for group, err := range graph.All[*models.Group](ctx, r) {
//
// OData 4.01 URL Conventions, section 4.11.
func Cast[T any](r Request) Request {
	name := strings.TrimPrefix(typeName(reflect.TypeFor[T]()), "#")
	if name == "" && r.err == nil {
		return r.failed(fmt.Errorf("graph: cast to %s, which is no pointer to a model", reflect.TypeFor[T]()))
	}
	return r.Action(name)
}

// typeName returns the @odata.type of a model behind a pointer, or "".
func typeName(t reflect.Type) string {
	if t.Kind() != reflect.Pointer || !isModel(t.Elem()) {
		return ""
	}
	return coderOf(t.Elem()).structTable().odata
}
