package graph

import (
	"context"
	"reflect"
)

// What generated code calls is not inlined: a copy of it in each of thousands
// of methods is what makes them slow to compile.

// CallOne sends r with a body, or none if it is nil, and returns what it answers
// with: E is a pointer to a model, or an interface of generated code. A success
// without a body gives an empty model.
//
//go:noinline
func CallOne[E any](ctx context.Context, r Request, method string, body any) (E, error) {
	var out E
	err := r.callOne(ctx, method, body, &out)
	return out, err
}

// callOne fills *out, whose type is a pointer to a model or an interface; it
// stays nil if that fails.
func (r Request) callOne(ctx context.Context, method string, body, out any) error {
	slot := reflect.ValueOf(out).Elem()
	if slot.Kind() != reflect.Pointer {
		return r.Do(ctx, method, body, out)
	}
	model := reflect.New(slot.Type().Elem())
	if err := r.Do(ctx, method, body, model.Interface()); err != nil {
		return err
	}
	slot.Set(model)
	return nil
}

// CallPage sends r with a body and returns the page it answers with: actions
// that answer with a collection. The items may also be scalars.
//
//go:noinline
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
//
//go:noinline
func CallValue[T any](ctx context.Context, r Request, method string, body any) (T, error) {
	var out struct {
		Value T     `json:"value"`
		Extra Extra `json:"-"`
	}
	err := r.Do(ctx, method, body, &out)
	return out.Value, err
}
