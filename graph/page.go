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
func GetPage[E any](ctx context.Context, r Request) (*Page[E], error) {
	return CallPage[E](ctx, r, http.MethodGet, nil)
}

// All yields the objects of all pages, each page fetched when the one before is
// used up, with the headers of r. An error is yielded once, as the last pair.
func All[E any](ctx context.Context, r Request) iter.Seq2[E, error] {
	return func(yield func(E, error) bool) {
		for r, link := r, ""; ; {
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
				r, err = r.follow(page.NextLink, link)
				link = page.NextLink
			}
			if err != nil {
				var none E
				yield(none, err)
				return
			}
		}
	}
}

// follow returns the request for the next page; one that is the page just read
// would never end.
func (r Request) follow(next, current string) (Request, error) {
	if next == current {
		return r, fmt.Errorf("graph: %s: the link to the next page is that of the same page", r.place())
	}
	r = r.Next(next)
	return r, r.err
}
