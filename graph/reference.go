package graph

import (
	"context"
	"encoding/json"
	"fmt"
)

// Reference is the body of requests that add or set a relationship: the full
// URL of the other object. OData JSON Format 4.01, section 14.
type Reference struct {
	ODataID string `json:"@odata.id"`
	err     error
}

// ReferenceTo returns the reference to the object that a call of a generated
// builder reads; it sends nothing. An error of the builder, such as an empty
// id, is that of the request that the reference is part of.
//
//	err := c.Groups().ByID(team).Members().AddRef(ctx, graph.ReferenceTo(c.Users().ByID(ada).Get))
func ReferenceTo[T any](call func(context.Context) (T, error)) Reference {
	return RequestOf(call).reference()
}

// reference returns the reference to the object that the path of r leads to.
func (r Request) reference() Reference {
	path, _, err := r.target()
	if err != nil {
		return Reference{err: err}
	}
	return Reference{ODataID: r.client.base.String() + path}
}

// MarshalJSON writes the member @odata.id.
func (r Reference) MarshalJSON() ([]byte, error) {
	if r.err != nil {
		return nil, r.err
	}
	return Marshal(map[string]string{"@odata.id": r.ODataID})
}

// Bind makes a body that creates or updates an object set a relationship of it
// to one other object. OData JSON Format 4.01, section 8.5.
func (e *Extra) Bind(relation NavigationProperty, to Reference) error {
	if to.err != nil {
		return fmt.Errorf("graph: bind %s: %w", relation, to.err)
	}
	return e.Set(string(relation)+"@odata.bind", to.ODataID)
}

// BindAll makes a body that creates an object set a relationship of it to
// several other objects.
func (e *Extra) BindAll(relation NavigationProperty, to ...Reference) error {
	urls := make([]json.RawMessage, len(to))
	for i, ref := range to {
		if ref.err != nil {
			return fmt.Errorf("graph: bind %s: %w", relation, ref.err)
		}
		urls[i] = appendString(nil, ref.ODataID)
	}
	return e.Set(string(relation)+"@odata.bind", urls)
}
