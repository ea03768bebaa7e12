package graph

import (
	"context"
	"log/slog"
	"net/http"
	"net/url"
	"strings"
	"time"
)

// Attempt is one attempt to get an answer: one request on the wire, or in a
// batch.
type Attempt struct {
	Method string
	Host   string
	// Path is escaped, and without what may be anybody's data: the query, and what
	// stands in quotes, which are arguments and alternate keys. Ids stay, even
	// where they are names. It is "" at another host than the service's, whose
	// addresses are secrets.
	Path string

	// InBatch tells that this is one call of a Batch. The request that carried it
	// is an attempt of its own, observed before.
	InBatch bool

	Number   int           // of this attempt at the same request, from 1
	Duration time.Duration // until the body was there, or for streams the header
	Status   int           // of HTTP; 0 when no response came
	Err      error         // that no response came, or was cut off

	RequestID       string
	ClientRequestID string

	Retried bool          // another attempt follows
	Wait    time.Duration // before it; the calls of a batch wait for the longest
}

// WithObserver makes the client call f after every attempt. Calls come from the
// goroutines that send requests, with their contexts, several at once.
func WithObserver(f func(context.Context, Attempt)) Option {
	return func(s *config) {
		if before := s.observe; before != nil {
			s.observe = func(ctx context.Context, a Attempt) {
				before(ctx, a)
				f(ctx, a)
			}
			return
		}
		s.observe = f
	}
}

// WithLogger makes the client log every attempt, never a token, a query or a
// body: what succeeds at level Debug, everything else at level Warn. Values that
// their fields cannot hold are told by their names, at level Warn, see
// WithMisfits.
func WithLogger(l *slog.Logger) Option {
	attempts := WithObserver(func(ctx context.Context, a Attempt) {
		level := slog.LevelWarn
		if a.Err == nil && a.Status < http.StatusBadRequest {
			level = slog.LevelDebug
		}
		if l.Enabled(ctx, level) {
			l.LogAttrs(ctx, level, "graph request", a.attrs()...)
		}
	})
	misfits := WithMisfits(logMisfit(l))
	return func(s *config) {
		attempts(s)
		misfits(s)
	}
}

func (a Attempt) attrs() []slog.Attr {
	attrs := []slog.Attr{
		slog.String("method", a.Method),
		slog.String("host", a.Host),
		slog.String("path", a.Path),
		slog.Int("attempt", a.Number),
		slog.Duration("duration", a.Duration),
	}
	if a.InBatch {
		attrs = append(attrs, slog.Bool("in-batch", true))
	}
	if a.Status != 0 {
		attrs = append(attrs, slog.Int("status", a.Status))
	}
	if a.RequestID != "" {
		attrs = append(attrs, slog.String("request-id", a.RequestID))
	}
	if a.ClientRequestID != "" {
		attrs = append(attrs, slog.String("client-request-id", a.ClientRequestID))
	}
	if a.Err != nil {
		attrs = append(attrs, slog.String("error", a.Err.Error()))
	}
	if a.Retried {
		attrs = append(attrs, slog.Duration("retry-in", a.Wait))
	}
	return attrs
}

// observed tells the observer of an attempt.
func (c *Client) observed(ctx context.Context, method string, u *url.URL, resp *http.Response, a Attempt) {
	a.Method, a.Host = method, u.Host
	if originOf(u) == c.origin {
		a.Path = unquoted(u.EscapedPath())
	}
	if resp != nil {
		a.Status = resp.StatusCode
		a.RequestID = resp.Header.Get("request-id")
		a.ClientRequestID = resp.Header.Get("client-request-id")
	}
	c.observe(ctx, a)
}

// unquoted returns a path with … for all that stands in quotes.
func unquoted(path string) string {
	parts := strings.Split(path, "'")
	for i := 1; i < len(parts); i += 2 {
		parts[i] = "…"
	}
	return strings.Join(parts, "'")
}
