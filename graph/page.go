package graph

import (
	"context"
	"fmt"
	"iter"
	"net/http"
)

// Page is one page of a collection. E is a pointer to a model, or an interface
// of generated code.
type Page[E any] struct {
	Items     []E    `json:"value"`
	NextLink  string `json:"@odata.nextLink,omitzero"`  // of the next page, "" on the last
	DeltaLink string `json:"@odata.deltaLink,omitzero"` // of later changes, on the last page of a delta query
	Count     int64  `json:"@odata.count"`              // of all pages; -1 when not asked for
	Extra     Extra  `json:"-"`                         // other annotations
}

// The generic functions hold no logic: instantiated over pointers they share
// one shape, and what they call is compiled once, for all types.

// GetPage sends r and returns the page it answers with. Request.Next continues
// from a NextLink.
//
//go:noinline
func GetPage[E any](ctx context.Context, r Request) (*Page[E], error) {
	return CallPage[E](ctx, r, http.MethodGet, nil)
}

// All yields the objects of all pages, each page fetched when the one before is
// used up, with the headers of r. An error is yielded once, as the last pair.
//
//go:noinline
func All[E any](ctx context.Context, r Request) iter.Seq2[E, error] {
	return func(yield func(E, error) bool) {
		var seen trail
		for r := r; ; {
			page, err := GetPage[E](ctx, r)
			if err == nil {
				for _, item := range page.Items {
					if !yield(item, nil) {
						return
					}
				}
				if page.NextLink == "" {
					return
				}
				r, err = r.follow(page.NextLink, &seen)
			}
			if err != nil {
				var none E
				yield(none, err)
				return
			}
		}
	}
}

// Pages yields the pages that a call of a generated builder leads to, each
// fetched when the one before was looked at, with the headers of the first. An
// error is yielded once, as the last pair; the pages before it are complete.
//
// A non-empty link, the NextLink of a page, begins with the page after it: a
// program that keeps the NextLink of the last page that it is done with can go
// on later, in another process too.
//
//	for page, err := range graph.Pages(ctx, c.Me().Events().Top(50).Get, link) {
func Pages[E any](ctx context.Context, call func(context.Context) (*Page[E], error), link string) iter.Seq2[*Page[E], error] {
	return func(yield func(*Page[E], error) bool) {
		get, r, seen := call, Request{}, trail{mark: link}
		if link != "" {
			r = RequestOf(call).Next(link)
			get = func(ctx context.Context) (*Page[E], error) { return GetPage[E](ctx, r) }
		}
		for {
			page, err := get(ctx)
			if err != nil {
				yield(nil, err)
				return
			}
			if !yield(page, nil) || page.NextLink == "" {
				return
			}
			if r.client == nil {
				r = RequestOf(call)
			}
			if r, err = r.follow(page.NextLink, &seen); err != nil {
				yield(nil, err)
				return
			}
			get = func(ctx context.Context) (*Page[E], error) { return GetPage[E](ctx, r) }
		}
	}
}

// trail finds out that links lead in a circle, by comparing each with an earlier
// one: that of step 1, 2, 4, 8 and so on (R. P. Brent, 1980).
type trail struct {
	mark        string
	steps, next int
}

// follow returns the request for the next page; links that lead back to a page
// that was read would never end.
func (r Request) follow(link string, seen *trail) (Request, error) {
	if link == seen.mark {
		return r, fmt.Errorf("graph: %s: the links to the next pages lead in a circle", r.place())
	}
	if seen.steps++; seen.steps >= seen.next {
		seen.mark, seen.next = link, 2*seen.steps
	}
	r = r.Next(link)
	return r, r.err
}
