package graph

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"iter"
	"net/http"
	"strings"
)

// ErrStartOver tells that the service no longer knows what changed since the
// token that was given: what was kept of earlier rounds has to be read again.
// errors.As finds the *Error; its code says how, where services tell: after
// resyncChangesUploadDifferences, for one, the caller's own later changes win.
var ErrStartOver = errors.New("graph: too much time has passed to tell what changed: start over")

// Delta follows the changes of a collection. It is made from a call of a
// generated builder for a delta function, and the token of an earlier round or
// "" to begin with all objects:
//
//	delta := graph.NewDelta(c.Users().Delta().Get, token)
//	for user, err := range delta.All(ctx) {
//		if errors.Is(err, graph.ErrStartOver) { … } // empty the copy; the next round has everything
//		if reason, ok := user.Extra.Removed(); ok { … }
//	}
//	token = delta.Token()
//
// A Delta is not safe for concurrent use.
// https://learn.microsoft.com/graph/delta-query-overview
type Delta[E any] struct {
	call  func(context.Context) (*Page[E], error)
	token string
}

// NewDelta returns a Delta that continues from a token.
func NewDelta[E any](call func(context.Context) (*Page[E], error), token string) *Delta[E] {
	return &Delta[E]{call, token}
}

// Token returns the text from which a later round continues, to be stored as it
// is. It moves on from page to page, when the loop over All asks for what comes
// after the last object of a page. When the loop ends before, by break, return
// or panic, whether the object that it had was dealt with is not known, and the
// next round begins with the page of that object: every change is seen at least
// once, and twice at most are those of one page. A program that must see none
// twice reads whole pages, and stores the link of each with what it held:
//
//	for page, err := range graph.Pages(ctx, c.Users().Delta().Get, token) { … } // then page.NextLink, or page.DeltaLink
func (d *Delta[E]) Token() string { return d.token }

// All yields one round: the objects that changed since the last one. Removed
// ones carry @removed, see Extra.Removed. An error is yielded once, as the last
// pair. After ErrStartOver the next round begins with all objects.
func (d *Delta[E]) All(ctx context.Context) iter.Seq2[E, error] {
	return func(yield func(E, error) bool) {
		var none E
		for page, err := range Pages(ctx, d.call, d.token) {
			if err != nil {
				d.token, err = RequestOf(d.call).startOver(d.token, err)
				yield(none, err)
				return
			}
			for _, item := range page.Items {
				if !yield(item, nil) {
					return
				}
			}
			if page.DeltaLink == "" && page.NextLink == "" {
				yield(none, errors.New("graph: the last page of the delta query has no delta link"))
				return
			}
			d.token = cmp.Or(page.NextLink, page.DeltaLink)
		}
	}
}

// startOver returns the token to go on from after an error, and the error,
// which is ErrStartOver when it is the token that the service refused. r is what
// begins with all objects.
func (r Request) startOver(token string, err error) (string, error) {
	e, ok := errors.AsType[*Error](err)
	if !ok || token == "" || !e.refusesToken() {
		return token, err
	}
	// A Location leads to where the service wants the next round to begin. One
	// that cannot be followed would stop all rounds to come.
	token = e.Header.Get("Location")
	if r.Next(token).err != nil {
		token = ""
	}
	return token, fmt.Errorf("%w: %w", ErrStartOver, err)
}

// refusesToken reports whether a delta query has to start over: 410, or another
// 4xx with one of the codes of lost synchronization.
func (e *Error) refusesToken() bool {
	if e.Status == http.StatusGone {
		return true
	}
	if e.Status < 400 || e.Status > 499 {
		return false
	}
	lost := func(code string) bool {
		code = strings.ToLower(code)
		return strings.HasPrefix(code, "resync") || strings.HasPrefix(code, "syncstate")
	}
	for _, inner := range e.Inner {
		if lost(inner.Code) {
			return true
		}
	}
	return lost(e.Code)
}
