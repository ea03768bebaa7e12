package graph

import "context"

// CallPage sends r with a body and returns the page it answers with: actions
// that answer with a collection. The items may also be scalars.
func CallPage[E any](ctx context.Context, r Request, method string, body any) (*Page[E], error) {
	page := &Page[E]{Count: -1}
	if err := r.Do(ctx, method, body, page); err != nil {
		return nil, err
	}
	r.annotations(&page.Extra, &page.NextLink, &page.DeltaLink, &page.Count)
	return page, nil
}

// CallValue sends r with a body, or none if it is nil, and returns the member
// "value" of the answer: properties, functions and actions that answer with a
// scalar. A null gives the zero value.
// OData JSON Format 4.01, section 11.
func CallValue[T any](ctx context.Context, r Request, method string, body any) (T, error) {
	var out struct {
		Value T     `json:"value"`
		Extra Extra `json:"-"`
	}
	err := r.Do(ctx, method, body, &out)
	return out.Value, err
}

// Reference is the body of requests that add or set a relationship: the full
// URL of the other object. OData JSON Format 4.01, section 14.
type Reference struct {
	ODataID string `json:"@odata.id"`
}
