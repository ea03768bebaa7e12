package graph

import (
	"context"
	"errors"
	"io"
	"strings"
	"sync"
	"time"
)

// Fallback is the error with which the service refuses an API for as long as a
// temporary replacement stands in, as an announcement told beforehand. Only an
// error that has all three is one; any other is returned as it is.
//
// When it comes, the replacement is asked once, and what it answers is the
// answer. A client remembers replacements that answered and asks them straight
// away for 15 minutes; then the API itself is asked again, so that it is found
// when it is back, at the price of one refused request. It is also asked again
// as soon as the replacement is refused in the same way. WithoutFallbacks
// turns all of this off.
type Fallback struct {
	Status  int
	Code    string
	Message string
}

// fallbackMemory is how long a client relies on a replacement before it asks
// for the API itself again.
const fallbackMemory = 15 * time.Minute

// WithoutFallbacks makes the client return the errors that say that a
// temporary replacement stands in, in place of asking it. See Fallback.
func WithoutFallbacks() Option { return func(s *config) { s.noFallbacks = true } }

// WithFallback names the segment that is asked in place of the last one of the
// path when the service refuses the request with the error. It is meant for
// requests that only read; an io.Reader as body makes it void.
//
//go:noinline
func (r Request) WithFallback(segment string, on Fallback) Request {
	return r.change(func(o *options) { o.fallback = &fallback{segment, on} })
}

type fallback struct {
	segment string
	on      Fallback
}

// is reports whether err is the announced error.
func (f Fallback) is(err error) bool {
	e, ok := errors.AsType[*Error](err)
	return ok && e.Status == f.Status && e.Code == f.Code && e.Message == f.Message
}

// fallbackRoute is a segment and what stands in for it.
type fallbackRoute struct{ version, segment, replacement string }

// fallbacks is what a client remembers of replacements. The zero value is
// empty; nil remembers nothing, and makes requests ignore their fallbacks.
type fallbacks struct {
	mu    sync.Mutex
	until map[fallbackRoute]time.Time
}

// holds reports whether the replacement is to be asked straight away.
func (f *fallbacks) holds(route fallbackRoute) bool {
	f.mu.Lock()
	defer f.mu.Unlock()
	return time.Now().Before(f.until[route])
}

// maxFallbacks bounds what is remembered; generated code has a handful.
const maxFallbacks = 100

// remember relies on the replacement from now on.
func (f *fallbacks) remember(route fallbackRoute) {
	f.mu.Lock()
	defer f.mu.Unlock()
	if len(f.until) >= maxFallbacks || f.until == nil {
		f.until = map[fallbackRoute]time.Time{}
	}
	f.until[route] = time.Now().Add(fallbackMemory)
}

func (f *fallbacks) forget(route fallbackRoute) {
	f.mu.Lock()
	defer f.mu.Unlock()
	delete(f.until, route)
}

// fallsBack reports whether the request has a fallback that counts. A link
// leads wherever its first page led.
func (r Request) fallsBack(body any) bool {
	if r.options == nil || r.options.fallback == nil || r.err != nil || r.link != "" || r.client == nil || r.client.fallbacks == nil {
		return false
	}
	_, isReader := body.(io.Reader)
	return !isReader
}

// doOrFallBack is Do for a request that fallsBack.
func (r Request) doOrFallBack(ctx context.Context, method string, body, out any) error {
	f, known := r.options.fallback, r.client.fallbacks
	i := strings.LastIndexByte(r.path, '/')
	other := r
	other.path = r.path[:i+1] + escape(f.segment, segmentSafe)
	version, _, _ := strings.Cut(r.path[1:], "/")
	route := fallbackRoute{version, r.path[i+1:], f.segment}

	if known.holds(route) {
		err := other.once(ctx, method, body, out)
		if !f.on.renamed(route).is(err) {
			return err
		}
		known.forget(route)
		return r.once(ctx, method, body, out)
	}
	refusal := r.once(ctx, method, body, out)
	if !f.on.is(refusal) {
		return refusal
	}
	err := other.once(ctx, method, body, out)
	if f.on.renamed(route).is(err) {
		return refusal // neither is there: the error of what was asked for
	}
	if err == nil {
		known.remember(route)
	}
	return err
}

// renamed is the same refusal of the replacement.
func (f Fallback) renamed(route fallbackRoute) Fallback {
	f.Message = strings.ReplaceAll(f.Message, route.segment, route.replacement)
	return f
}
