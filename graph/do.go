package graph

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"reflect"
	"strconv"
	"strings"
	"sync"
)

// Do sends the request and decodes the response into out.
//
// A nil body sends none; an io.Reader is sent as it is, with the Content-Type
// set by Header or else application/octet-stream; everything else is sent as
// JSON. A nil out discards the response, and 202 and 204 leave out as it is
// when they have no body. A response that is no success, or that cannot be
// decoded, is an *Error.
func (r Request) Do(ctx context.Context, method string, body, out any) error {
	if r.fallsBack(body) {
		return r.doOrFallBack(ctx, method, body, out)
	}
	return r.once(ctx, method, body, out)
}

// once is Do without a fallback.
func (r Request) once(ctx context.Context, method string, body, out any) error {
	resp, req, err := r.roundTrip(ctx, method, body, "application/json")
	if err != nil {
		return err
	}
	return r.read(resp, req, out)
}

// Put sends content of any kind, such as the bytes of a photo, and decodes the
// response as Do does.
func (r Request) Put(ctx context.Context, method, contentType string, body io.Reader, out any) error {
	return r.Header("Content-Type", contentType).Do(ctx, method, body, out)
}

// roundTrip sends the request once.
func (r Request) roundTrip(ctx context.Context, method string, body any, accept string) (*http.Response, *http.Request, error) {
	req, err := r.newHTTP(ctx, method, body)
	if err != nil {
		return nil, nil, err
	}
	if _, ok := req.Header["Accept"]; !ok {
		req.Header["Accept"] = []string{accept}
	}
	resp, err := r.client.send(req)
	if err != nil {
		return nil, nil, fmt.Errorf("graph: %s %s: %w", method, r.shortPath(req), err)
	}
	return resp, req, nil
}

func (r Request) newHTTP(ctx context.Context, method string, body any) (*http.Request, error) {
	path, query, err := r.target()
	if err != nil {
		return nil, err
	}
	u := *r.client.base
	if u.RawPath != "" || strings.IndexByte(path, '%') >= 0 {
		u.RawPath = u.EscapedPath() + path
		if u.Path, err = url.PathUnescape(u.RawPath); err != nil {
			return nil, fmt.Errorf("graph: %w", err)
		}
	} else {
		u.Path += path
	}
	u.RawQuery = query
	header := r.headers()
	content, err := newBody(body, header)
	if err != nil {
		return nil, fmt.Errorf("graph: %s %s: %w", method, r.place(), err)
	}
	// An empty URL, replaced below, spares parsing what was just built.
	req, err := http.NewRequestWithContext(ctx, method, "", content)
	if err != nil {
		return nil, fmt.Errorf("graph: %w", err)
	}
	req.URL, req.Host, req.Header = &u, u.Host, header
	return req, nil
}

// newBody returns the content to send and sets its type; nil for none.
func newBody(body any, header http.Header) (io.Reader, error) {
	if v := reflect.ValueOf(body); body == nil || v.Kind() == reflect.Pointer && v.IsNil() {
		return nil, nil
	}
	typed := header.Get("Content-Type") != ""
	if content, ok := body.(io.Reader); ok {
		if !typed {
			header.Set("Content-Type", "application/octet-stream")
		}
		return content, nil
	}
	if !typed {
		header["Content-Type"] = []string{"application/json"}
	}
	b, err := Marshal(body)
	if err != nil {
		return nil, err
	}
	return bytes.NewReader(b), nil
}

var buffers = sync.Pool{New: func() any { return new(bytes.Buffer) }}

// maxPooled is the largest buffer that is kept for the next response.
const maxPooled = 4 << 20

// read consumes the response, decodes it into out, and closes it.
func (r Request) read(resp *http.Response, req *http.Request, out any) error {
	defer resp.Body.Close() //nolint:errcheck // nothing is lost: the body was read or failed already
	if resp.StatusCode < 200 || resp.StatusCode > 299 {
		return r.failure(resp, req)
	}
	if out == nil {
		_, _ = io.CopyN(io.Discard, resp.Body, r.client.maxBody) // so that the connection can be used again
		return nil
	}
	buf := buffers.Get().(*bytes.Buffer)
	defer func() {
		// Nothing that was decoded refers to the buffer.
		if buf.Cap() <= maxPooled {
			buf.Reset()
			buffers.Put(buf)
		}
	}()
	if n := resp.ContentLength; n > 0 && n <= r.client.maxBody {
		buf.Grow(int(n) + bytes.MinRead)
	}
	_, err := buf.ReadFrom(io.LimitReader(resp.Body, r.client.maxBody+1))
	switch {
	case err != nil:
		return r.unreadable(resp, req, buf.Bytes(), err)
	case int64(buf.Len()) > r.client.maxBody:
		return r.unreadable(resp, req, buf.Bytes(), fmt.Errorf("the body has more than %d bytes; see WithMaxBody", r.client.maxBody))
	case buf.Len() == 0 && (resp.StatusCode == http.StatusNoContent || resp.StatusCode == http.StatusAccepted):
		return nil
	case buf.Len() == 0:
		return r.unreadable(resp, req, nil, errEmptyBody)
	}
	if err := Unmarshal(buf.Bytes(), out); err != nil {
		return r.unreadable(resp, req, buf.Bytes(), err)
	}
	return nil
}

var errEmptyBody = errors.New("the body is empty")

// Text sends a GET request and returns the response as text.
func (r Request) Text(ctx context.Context) (string, error) {
	resp, req, err := r.roundTrip(ctx, http.MethodGet, nil, "text/plain")
	if err != nil {
		return "", err
	}
	defer resp.Body.Close() //nolint:errcheck // as in read
	if resp.StatusCode < 200 || resp.StatusCode > 299 {
		return "", r.failure(resp, req)
	}
	b, err := io.ReadAll(io.LimitReader(resp.Body, r.client.maxBody+1))
	if err == nil && int64(len(b)) > r.client.maxBody {
		err = fmt.Errorf("the body has more than %d bytes; see WithMaxBody", r.client.maxBody)
	}
	if err != nil {
		return "", r.unreadable(resp, req, b, err)
	}
	return string(b), nil
}

// Count returns the number of objects of a collection: it sends a GET request
// to the segment $count below the path, unless the path ends with it already,
// with the $filter and $search of r.
func (r Request) Count(ctx context.Context) (int64, error) {
	if !strings.HasSuffix(r.path, "/$count") && r.err == nil {
		r = r.appended("$count")
	}
	r = r.change(func(o *options) {
		var kept []option
		for _, q := range o.query {
			if q.name == "$filter" || q.name == "$search" {
				kept = append(kept, q)
			}
		}
		o.query = kept
		if o.directory { // where $count is an advanced query
			o.directory = false
			if _, ok := getOption(o.header, "Consistencylevel"); !ok {
				setOption(&o.header, "Consistencylevel", "eventual")
			}
		}
	})
	text, err := r.Text(ctx)
	if err != nil {
		return 0, err
	}
	n, err := strconv.ParseInt(strings.TrimSpace(strings.TrimPrefix(text, "\ufeff")), 10, 64)
	if err != nil {
		return 0, fmt.Errorf("graph: GET %s: want a number, got %q", r.place(), text[:min(len(text), 80)])
	}
	return n, nil
}
