package graph

import (
	"context"
	"crypto/tls"
	"errors"
	"math"
	"math/rand/v2"
	"net"
	"net/http"
	"strconv"
	"strings"
	"time"
)

// Retry says how often and after what pauses a client sends a request again.
// Fields that are zero have the values given here.
//
// A request is sent again when the service refused it without acting on it:
// after 429, after 503 with Retry-After, and when no connection came about.
// Requests that can be repeated without harm, which are GET, HEAD, and PUT and
// DELETE that carry no condition such as If-Match (RFC 9110, section 9.2.2),
// are also sent again after 502, 503, 504, and when the connection broke, for
// all but streams also in the middle of the answer. A POST or PATCH whose
// outcome is unknown is never repeated, and neither is a body that can be read
// only once.
//
// The pause is the one that Retry-After asks for, and a little more at random;
// else it doubles from attempt to attempt, half of it at random. No attempt is
// made that could only begin after the deadline of the context: the error of
// the last one is then returned at once.
//
// https://learn.microsoft.com/graph/throttling
type Retry struct {
	Attempts int           // of each request of the client, the first included: 4; 1 turns repeating off
	MinWait  time.Duration // before the second attempt, when the service asks for none: 500 ms
	MaxWait  time.Duration // 3 minutes; a Retry-After beyond it is left to the caller
}

// WithRetry sets how often and after what pauses requests are sent again.
func WithRetry(r Retry) Option { return func(s *config) { s.retry = r } }

func (r Retry) check() error {
	if r.Attempts < 0 || r.MinWait < 0 || r.MaxWait < 0 {
		return errors.New("graph: WithRetry needs numbers that are not negative")
	}
	return nil
}

func (r Retry) withDefaults() Retry {
	if r.Attempts == 0 {
		r.Attempts = 4
	}
	if r.MinWait == 0 {
		r.MinWait = 500 * time.Millisecond
	}
	if r.MaxWait == 0 {
		r.MaxWait = 3 * time.Minute
	}
	return r
}

// backoff returns the pause after attempt n, for which the service asked for
// asked, 0 when it did not; and whether it is one to wait for.
func (r Retry) backoff(n int, asked time.Duration) (time.Duration, bool) {
	if asked > r.MaxWait {
		return 0, false
	}
	if asked > 0 {
		return min(asked+upTo(asked/10), r.MaxWait), true
	}
	wait := min(r.MinWait, r.MaxWait)
	for range n - 1 {
		wait += min(wait, r.MaxWait-wait)
	}
	return wait - upTo(wait/2), true
}

// maxRetryAfter stands for every longer time: 68 years.
const maxRetryAfter = math.MaxInt32 * time.Second

// retryAfter reads a Retry-After header, in seconds or as a date, and reports
// whether it is one. RFC 9110, section 10.2.3.
func retryAfter(text string, now time.Time) (time.Duration, bool) {
	text = strings.TrimSpace(text)
	if seconds, err := strconv.ParseUint(text, 10, 31); err == nil {
		return time.Duration(seconds) * time.Second, true
	} else if errors.Is(err, strconv.ErrRange) {
		return maxRetryAfter, true
	}
	if at, err := http.ParseTime(text); err == nil {
		return min(max(0, at.Sub(now)), maxRetryAfter), true
	}
	return 0, false
}

func upTo(d time.Duration) time.Duration {
	if d <= 0 {
		return 0
	}
	return rand.N(d)
}

// again returns the pause before the next attempt, and whether there is one,
// after attempt n of a request ended with resp, err or both.
func (c *Client) again(req *http.Request, d delivery, n int, resp *http.Response, err error) (time.Duration, bool) {
	if n >= c.retry.Attempts || d.once || !canRepeat(req) || req.Context().Err() != nil {
		return 0, false
	}
	repeatable := d.harmless || isRepeatable(req)
	var asked time.Duration
	switch {
	case err != nil:
		if isPermanent(err) || !repeatable && !isUnsent(err) {
			return 0, false
		}
	default:
		given := false
		asked, given = retryAfter(resp.Header.Get("Retry-After"), time.Now())
		if !isTransient(resp.StatusCode, repeatable, given) {
			return 0, false
		}
	}
	wait, ok := c.retry.backoff(n, asked)
	return wait, ok && fits(req.Context(), wait)
}

// isTransient reports whether a request that met the status can be sent again.
func isTransient(status int, repeatable, retryAfter bool) bool {
	switch status {
	case http.StatusTooManyRequests:
		return true
	case http.StatusServiceUnavailable:
		return repeatable || retryAfter
	case http.StatusBadGateway, http.StatusGatewayTimeout:
		return repeatable
	}
	return false
}

func isRepeatable(req *http.Request) bool {
	switch req.Method {
	case http.MethodGet, http.MethodHead, http.MethodOptions:
		return true
	case http.MethodPut, http.MethodDelete:
		return req.Header.Get("If-Match") == "" && req.Header.Get("If-None-Match") == ""
	}
	return false
}

// isUnsent reports whether an error came before anything was sent.
func isUnsent(err error) bool {
	op, ok := errors.AsType[*net.OpError](err)
	return ok && op.Op == "dial"
}

// isPermanent reports whether an error would come again.
func isPermanent(err error) bool {
	if _, ok := errors.AsType[permanent](err); ok || errors.Is(err, http.ErrSchemeMismatch) {
		return true
	}
	if _, ok := errors.AsType[*tls.CertificateVerificationError](err); ok {
		return true
	}
	if _, ok := errors.AsType[tls.RecordHeaderError](err); ok {
		return true
	}
	name, ok := errors.AsType[*net.DNSError](err)
	return ok && name.IsNotFound
}

// fits reports whether a pause ends before the deadline of ctx.
func fits(ctx context.Context, wait time.Duration) bool {
	deadline, ok := ctx.Deadline()
	return !ok || time.Until(deadline) > wait
}

// sleep waits, or returns the error of ctx when it ends first.
func sleep(ctx context.Context, wait time.Duration) error {
	timer := time.NewTimer(wait)
	defer timer.Stop()
	select {
	case <-timer.C:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}

// canRepeat reports whether the body can be sent again.
func canRepeat(req *http.Request) bool {
	return req.Body == nil || req.Body == http.NoBody || req.GetBody != nil
}

// repeated returns a copy of a request to send again. The original may still be
// in use by the transport.
func repeated(req *http.Request) (*http.Request, error) {
	next := req.Clone(req.Context())
	if req.GetBody != nil {
		body, err := req.GetBody()
		if err != nil {
			return nil, err
		}
		next.Body = body
	}
	return next, nil
}
