package graph

import (
	"fmt"
	"io"
	"net/http"
	"net/url"
	"strings"
	"time"
)

// ErrorCode is a code of an error of the service. As the target of errors.Is
// it matches an *Error with that code, or with an inner error of that code,
// whatever the letter case.
type ErrorCode string

// Error returns the code.
func (c ErrorCode) Error() string { return string(c) }

// Error is a response that is no success, or a success that could not be read,
// or holds an error in place of what was asked for.
type Error struct {
	Status  int    // of HTTP
	Code    string // "ErrorItemNotFound"; "" when the body has none
	Message string // of the service, or what arrived in its place
	Target  string

	RequestID       string
	ClientRequestID string
	Date            string
	Inner           []InnerError // outermost first
	Details         []ErrorDetail
	RetryAfter      time.Duration // 0 when the response has none

	Method   string
	URL      string      // complete: the query may hold what is not for logs
	Header   http.Header // of the response
	Body     []byte      // the first 64 KiB of what arrived
	Attempts int         // how often the request was sent, see Retry
	Needs    Permissions // of a 403: what would have been enough, as far as the documents tell
	Err      error       // why a success could not be read

	path string // of the URL below the version
}

// InnerError is an error inside another, which tells more.
type InnerError struct{ Code, Message string }

// ErrorDetail is one of several causes of an error.
type ErrorDetail struct{ Code, Message, Target string }

const maxErrorBody = 64 << 10

// Error returns method, path, status, code, message and request id.
func (e *Error) Error() string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s %s: %d", e.Method, e.path, e.Status)
	if e.Code != "" {
		b.WriteString(" " + e.Code)
	}
	if e.Message != "" {
		b.WriteString(": " + e.Message)
	}
	if least := e.Needs.least(); least != "" {
		b.WriteString("; enough would be " + least)
	}
	if e.RequestID != "" {
		b.WriteString(" (request-id " + e.RequestID + ")")
	}
	return b.String()
}

// Unwrap returns why a success could not be read.
func (e *Error) Unwrap() error { return e.Err }

// Is reports whether target is an ErrorCode that e or one of its inner errors has.
func (e *Error) Is(target error) bool {
	code, ok := target.(ErrorCode)
	if !ok || code == "" {
		return false
	}
	if strings.EqualFold(e.Code, string(code)) {
		return true
	}
	for _, inner := range e.Inner {
		if strings.EqualFold(inner.Code, string(code)) {
			return true
		}
	}
	return false
}

// failure reads a response that is no success.
func (r Request) failure(got reply) *Error {
	body, readErr := io.ReadAll(io.LimitReader(got.resp.Body, maxErrorBody))
	e := r.newError(got, body)
	switch {
	case e.parse(withoutBOM(body)):
	case readErr != nil && len(body) == 0:
		e.Message = http.StatusText(e.Status)
	default:
		e.Message = describeBody(got.resp, body)
	}
	if e.Status == http.StatusForbidden {
		e.Needs = r.Permissions()
	}
	if readErr != nil {
		e.Err = readErr
		e.Message += ": " + readErr.Error()
	}
	return e
}

// unreadable returns the error for a success whose body cannot be read.
func (r Request) unreadable(got reply, body []byte, err error) *Error {
	e := r.newError(got, append([]byte(nil), body[:min(len(body), maxErrorBody)]...))
	e.Err = err
	e.Message = err.Error()
	if media := e.Header.Get("Content-Type"); len(body) > 0 && !strings.Contains(media, "json") {
		e.Message = "expected JSON, got " + describeBody(got.resp, e.Body) + ": " + e.Message
	}
	return e
}

func (r Request) newError(got reply, body []byte) *Error {
	h := got.resp.Header
	wait, _ := retryAfter(h.Get("Retry-After"), time.Now())
	return &Error{
		Status:          got.resp.StatusCode,
		RequestID:       h.Get("request-id"),
		ClientRequestID: h.Get("client-request-id"),
		Date:            h.Get("Date"),
		RetryAfter:      wait,
		Method:          got.req.Method,
		URL:             got.req.URL.String(),
		Header:          h,
		Body:            body,
		Attempts:        got.attempts,
		path:            r.client.shortPath(got.req.URL),
	}
}

// transportError says which request met an error before any response.
func (r Request) transportError(got reply, err error) error {
	if got.attempts > 1 {
		err = fmt.Errorf("%w (%d attempts)", err, got.attempts)
	}
	return fmt.Errorf("graph: %s %s: %w", got.req.Method, r.client.shortPath(got.req.URL), err)
}

// shortPath returns the path of a URL below the version, or the origin of one
// at another, or without a path, of which no more may be told.
func (c *Client) shortPath(u *url.URL) string {
	if origin := originOf(u); origin != c.origin || u.Path == "" {
		return origin
	}
	path := strings.TrimPrefix(u.EscapedPath(), c.base.EscapedPath())
	if len(path) > 1 {
		if i := strings.IndexByte(path[1:], '/'); i >= 0 {
			return path[i+1:]
		}
	}
	return path
}
