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
// without a token.
func (r Request) Content(ctx context.Context) (*Content, error) {
	return r.CallContent(ctx, http.MethodGet, nil)
}

// CallContent sends the request with a body, or none if it is nil, and returns
// the response as Content does.
func (r Request) CallContent(ctx context.Context, method string, body any) (*Content, error) {
	resp, req, err := r.roundTrip(ctx, method, body, "*/*")
	if err != nil {
		return nil, err
	}
	if isRedirect(resp.StatusCode) && resp.Header.Get("Location") != "" {
		_ = resp.Body.Close()
		if resp, err = r.client.download(ctx, resp); err != nil {
			return nil, r.transportError(req, err)
		}
	}
	if resp.StatusCode < 200 || resp.StatusCode > 299 {
		defer resp.Body.Close() //nolint:errcheck // the error tells what arrived
		return nil, r.failure(resp, req)
	}
	return &Content{
		ReadCloser:  resp.Body,
		ContentType: resp.Header.Get("Content-Type"),
		Length:      resp.ContentLength,
		Header:      resp.Header,
	}, nil
}

func isRedirect(status int) bool {
	switch status {
	case http.StatusMovedPermanently, http.StatusFound, http.StatusSeeOther,
		http.StatusTemporaryRedirect, http.StatusPermanentRedirect:
		return true
	}
	return false
}
