package graph

import (
	"context"
	"errors"
	"net/http"
)

var errCaptured = errors.New("graph: captured, not sent")

// RequestOf returns the request that a call of a generated builder would send,
// without its method and body, and sends nothing:
//
//	r := graph.RequestOf(c.Users().Filter(f.AccountEnabled.Eq(true)).Get)
//
// It is the way from a builder to what works on every Request: URL, Count, Cast,
// Next. The error that building the request met is the request's own.
func RequestOf[T any](call func(context.Context) (T, error)) Request {
	return captured(func(ctx context.Context) error {
		_, err := call(ctx)
		return err
	})
}

func captured(call func(context.Context) error) Request {
	var got *Request
	err := call(withExchange(context.Background(), func(r Request, _ *http.Request) (reply, error) {
		got = &r
		return reply{}, errCaptured
	}))
	if got != nil {
		return *got
	}
	if err == nil {
		err = errors.New("graph: the call sends no request")
	}
	return Request{}.failed(err)
}
