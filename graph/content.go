package graph

import (
	"context"
	"io"
	"net/http"
)

// Content is a response that is read as a stream. It has to be closed.
type Content struct {
	io.ReadCloser
	ContentType string
	Length      int64 // in bytes; -1 when unknown
	Header      http.Header
}

// Content sends a GET request and returns the response as a stream of any
// size. A redirect to another origin, as downloads have it, is followed
// without a token, and with no header but Range.
//
//go:noinline
func (r Request) Content(ctx context.Context) (*Content, error) {
	return r.CallContent(ctx, http.MethodGet, nil)
}

// CallContent sends the request with a body, or none if it is nil, and returns
// the response as Content does.
func (r Request) CallContent(ctx context.Context, method string, body any) (*Content, error) {
	got, err := r.roundTrip(ctx, method, body, "*/*", nil)
	if err != nil {
		return nil, err
	}
	if leadsToContent(method, got.resp) {
		_ = got.resp.Body.Close()
		redirected, err := r.client.download(ctx, got)
		if err != nil {
			return nil, r.transportError(got, err)
		}
		redirected.req = got.req // whose address is no secret
		got = redirected
	}
	if !isSuccess(got.resp.StatusCode) {
		defer got.resp.Body.Close() //nolint:errcheck // the error tells what arrived
		return nil, r.failure(got)
	}
	return &Content{
		ReadCloser:  got.resp.Body,
		ContentType: got.resp.Header.Get("Content-Type"),
		Length:      got.resp.ContentLength,
		Header:      got.resp.Header,
	}, nil
}

// leadsToContent reports whether a response is a redirect that a GET request
// answers. 307 and 308 repeat the request itself, which goes nowhere else.
// RFC 9110, section 15.4.
func leadsToContent(method string, resp *http.Response) bool {
	switch resp.StatusCode {
	case http.StatusTemporaryRedirect, http.StatusPermanentRedirect:
		return method == http.MethodGet && resp.Header.Get("Location") != ""
	}
	return isRedirect(resp.StatusCode) && resp.Header.Get("Location") != ""
}

func isRedirect(status int) bool {
	switch status {
	case http.StatusMovedPermanently, http.StatusFound, http.StatusSeeOther,
		http.StatusTemporaryRedirect, http.StatusPermanentRedirect:
		return true
	}
	return false
}
