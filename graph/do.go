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
// JSON. A reader that is also an io.ReaderAt and an io.Seeker, as files are, can
// be sent again, see Retry, and stays open; any other is closed if it can be. A
// nil out discards the response, and 202 and 204 leave out as it is when they
// have no body. A response that is no success, that cannot be decoded, or that
// holds nothing but an error, is an *Error.
func (r Request) Do(ctx context.Context, method string, body, out any) error {
	if r.fallsBack(body) && exchangeOf(ctx) == nil {
		return r.doOrFallBack(ctx, method, body, out)
	}
	return r.once(ctx, method, body, out)
}

// once is Do without a fallback.
func (r Request) once(ctx context.Context, method string, body, out any) error {
	if out == nil {
		got, err := r.roundTrip(ctx, method, body, "application/json", nil)
		if err != nil {
			return err
		}
		defer discard(got.resp)
		if err := r.refused(got); err != nil {
			return err
		}
		body, _ := io.ReadAll(io.LimitReader(got.resp.Body, maxErrorBody)) // it is a success, whatever comes of its body
		return r.disguised(got, withoutBOM(body))
	}
	buf := buffers.Get().(*bytes.Buffer)
	defer release(buf)
	_, err := r.ask(ctx, method, body, buf, out)
	return err
}

// ask sends the request and decodes its answer, whose bytes stay in buf.
func (r Request) ask(ctx context.Context, method string, body any, buf *bytes.Buffer, out any) (reply, error) {
	got, err := r.roundTrip(ctx, method, body, "application/json", buf)
	if err != nil {
		return got, err
	}
	return got, r.read(got, buf, out)
}

// Put sends content of any kind, such as the bytes of a photo, and decodes the
// response as Do does.
func (r Request) Put(ctx context.Context, method, contentType string, body io.Reader, out any) error {
	return r.Header("Content-Type", contentType).Do(ctx, method, body, out)
}

// roundTrip sends the request. With a buffer, the body of a success is read
// into it; without one, the body has to be closed.
func (r Request) roundTrip(ctx context.Context, method string, body any, accept string, buf *bytes.Buffer) (reply, error) {
	req, err := r.newHTTP(ctx, method, body)
	if err != nil {
		return reply{}, err
	}
	if _, ok := req.Header["Accept"]; !ok {
		req.Header["Accept"] = []string{accept}
	}
	var got reply
	if x := exchangeOf(ctx); x != nil {
		if got, err = x(r, req); err != nil {
			return got, err
		}
		if buf != nil && isSuccess(got.resp.StatusCode) {
			err = r.client.receive(got.resp, buf)
		}
	} else {
		got, err = r.client.deliver(req, delivery{buf: buf, harmless: r.options != nil && r.options.harmless})
	}
	if err != nil {
		return got, r.broken(got, buf, err)
	}
	return got, nil
}

// broken returns the error for a request that was not answered, or whose answer
// broke off.
func (r Request) broken(got reply, buf *bytes.Buffer, err error) error {
	if got.resp != nil {
		return r.unreadable(got, buf.Bytes(), err)
	}
	return r.transportError(got, err)
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
	if f, ok := content.(file); ok && req.GetBody == nil {
		sendFile(req, f)
	}
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

// file is content that can be read from any position.
type file interface {
	io.ReaderAt
	io.Seeker
}

// sendFile makes the rest of f the body of req, which can be sent again. It
// leaves alone what has no positions after all, such as a pipe.
func sendFile(req *http.Request, f file) {
	at, err := f.Seek(0, io.SeekCurrent)
	if err != nil {
		return
	}
	end, err := f.Seek(0, io.SeekEnd)
	if err != nil || end <= at {
		return
	}
	if _, err := f.Seek(at, io.SeekStart); err != nil {
		return
	}
	req.ContentLength = end - at
	req.GetBody = func() (io.ReadCloser, error) { return io.NopCloser(io.NewSectionReader(f, at, end-at)), nil }
	req.Body, _ = req.GetBody() // which cannot fail
}

var buffers = sync.Pool{New: func() any { return new(bytes.Buffer) }}

// maxPooled is the largest buffer that is kept for the next response.
const maxPooled = 4 << 20

// release keeps a buffer for the next response. Nothing that was decoded refers
// to it.
func release(buf *bytes.Buffer) {
	if buf.Cap() <= maxPooled {
		buffers.Put(buf)
	}
}

// refused returns the error of a response that is no success.
func (r Request) refused(got reply) error {
	if isSuccess(got.resp.StatusCode) {
		return nil
	}
	return r.failure(got)
}

// read decodes a response, whose body is in buf if it is a success.
func (r Request) read(got reply, buf *bytes.Buffer, out any) error {
	defer got.resp.Body.Close() //nolint:errcheck // nothing is lost: the body was read or failed already
	status := got.resp.StatusCode
	if !isSuccess(status) {
		return r.failure(got)
	}
	body := buf.Bytes()
	switch {
	case len(body) > 0:
		if err := r.disguised(got, body); err != nil {
			return err
		}
		return r.decode(got, body, out)
	case status == http.StatusNoContent || status == http.StatusAccepted:
		return nil
	}
	return r.unreadable(got, nil, errEmptyBody)
}

var errEmptyBody = errors.New("the body is empty")

// Text sends a GET request and returns the response as text.
func (r Request) Text(ctx context.Context) (string, error) {
	_, text, err := r.text(ctx)
	return string(text), err
}

func (r Request) text(ctx context.Context) (reply, []byte, error) {
	var buf bytes.Buffer
	got, err := r.roundTrip(ctx, http.MethodGet, nil, "text/plain", &buf)
	if err != nil {
		return got, nil, err
	}
	defer got.resp.Body.Close() //nolint:errcheck // as in read
	return got, buf.Bytes(), r.refused(got)
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
			o.eventual()
		}
	})
	got, text, err := r.text(ctx)
	if err != nil {
		return 0, err
	}
	n, err := strconv.ParseInt(string(bytes.TrimSpace(text)), 10, 64)
	if err != nil {
		if e := r.disguised(got, text); e != nil {
			return 0, e
		}
		e := r.unreadable(got, text, err)
		e.Message = "expected a number, got " + describeBody(got.resp, e.Body)
		return 0, e
	}
	return n, nil
}
