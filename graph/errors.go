package graph

import (
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"time"
)

// ErrorCode is a code of an error of the service. As the target of errors.Is
// it matches an *Error with that code, or with an inner error of that code,
// whatever the letter case.
type ErrorCode string

// Error returns the code.
func (c ErrorCode) Error() string { return string(c) }

// Error is a response that is no success, or a success that could not be read.
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
	URL      string
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
	if !e.parse(body) {
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
// at another, of which no more may be told.
func (c *Client) shortPath(u *url.URL) string {
	if origin := originOf(u); origin != c.origin {
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

// retryAfter reads a Retry-After header, in seconds or as a date, and reports
// whether it is one.
func retryAfter(text string, now time.Time) (time.Duration, bool) {
	if seconds, err := strconv.ParseInt(strings.TrimSpace(text), 10, 32); err == nil {
		return time.Duration(max(0, seconds)) * time.Second, true
	}
	if at, err := http.ParseTime(text); err == nil {
		return max(0, at.Sub(now)), true
	}
	return 0, false
}

// parse fills e from the JSON of an error response. It takes whatever has the
// expected form and leaves the rest, and reports whether there was any.
func (e *Error) parse(body []byte) bool {
	var top map[string]any
	if json.Unmarshal(body, &top) != nil {
		return false
	}
	failure := lookup(top, "error")
	if failure == nil {
		failure = lookup(top, "odata.error") // of OData 3
	}
	switch v := failure.(type) {
	case map[string]any:
		e.Code, e.Message, e.Target = textOf(v, "code"), textOf(v, "message"), textOf(v, "target")
		if m, ok := lookup(v, "message").(map[string]any); ok { // as OData 3 has it
			e.Message = textOf(m, "value")
		}
		e.addDetails(v)
		e.addInner(v)
		return e.Code != "" || e.Message != ""
	case string: // as OAuth has it
		e.Code, e.Message = v, textOf(top, "error_description")
		return true
	}
	return false
}

func (e *Error) addDetails(v map[string]any) {
	list, _ := lookup(v, "details").([]any)
	for _, item := range list {
		if d, ok := item.(map[string]any); ok {
			e.Details = append(e.Details, ErrorDetail{textOf(d, "code"), textOf(d, "message"), textOf(d, "target")})
		}
	}
}

// addInner collects the codes of nested inner errors, and the ids that stand
// among them.
func (e *Error) addInner(v map[string]any) {
	for {
		inner, ok := lookup(v, "innererror").(map[string]any)
		if !ok {
			return
		}
		if code, message := textOf(inner, "code"), textOf(inner, "message"); code != "" || message != "" {
			e.Inner = append(e.Inner, InnerError{code, message})
		}
		setIfEmpty(&e.RequestID, textOf(inner, "request-id"))
		setIfEmpty(&e.ClientRequestID, textOf(inner, "client-request-id"))
		if date := textOf(inner, "date"); date != "" {
			e.Date = date
		}
		v = inner
	}
}

func setIfEmpty(s *string, v string) {
	if *s == "" {
		*s = v
	}
}

// lookup finds a member whatever its letter case: services write both
// innerError and innererror.
func lookup(m map[string]any, name string) any {
	if v, ok := m[name]; ok {
		return v
	}
	for k, v := range m {
		if strings.EqualFold(k, name) {
			return v
		}
	}
	return nil
}

// textOf returns a member as text; numbers as they are usually written.
func textOf(m map[string]any, name string) string {
	switch v := lookup(m, name).(type) {
	case string:
		return v
	case float64:
		return strconv.FormatFloat(v, 'f', -1, 64)
	}
	return ""
}

// describeBody says what a body is that holds no error of the service.
func describeBody(resp *http.Response, body []byte) string {
	if to := resp.Header.Get("Location"); to != "" && isRedirect(resp.StatusCode) {
		if u, err := resp.Location(); err == nil {
			return "a redirect to " + originOf(u) + ", which is not followed"
		}
	}
	if len(body) == 0 {
		return http.StatusText(resp.StatusCode) + ", with an empty body"
	}
	media := resp.Header.Get("Content-Type")
	if media == "" {
		media = http.DetectContentType(body)
	}
	const shown = 120
	text := strings.Join(strings.Fields(strings.ToValidUTF8(string(body[:min(len(body), 4096)]), "?")), " ")
	if lower := strings.ToLower(text); strings.Contains(lower, "<title>") {
		start := strings.Index(lower, "<title>") + len("<title>")
		if end := strings.Index(lower[start:], "</title>"); end >= 0 && len(lower) == len(text) {
			text = text[start : start+end]
		}
	}
	if len(text) > shown {
		text = strings.ToValidUTF8(text[:shown], "") + "…"
	}
	return fmt.Sprintf("%s %q", media, text)
}
