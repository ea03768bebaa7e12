package graph

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"slices"
	"time"
)

// maxBatch is how many requests the service takes in one batch.
const maxBatch = 20

// Batch collects calls of generated builders and sends them together, in as few
// HTTP requests as their number and versions allow:
//
//	b := graph.NewBatch(gc)
//	me := graph.Add(b, c.Me().Get)
//	event := graph.Add(b, func(ctx context.Context) (*models.Event, error) {
//		return c.Me().Events().Create(ctx, body)
//	})
//	gone := b.Add(c.Me().Events().ByID(old).Delete).After(event)
//	err := b.Send(ctx)
//	user, err := me.Get()
//
// A call runs twice, first to tell what it would send, then to read its answer,
// and has to make the same single request both times. Announced fallbacks do
// not apply to calls in a batch. A Batch is not safe for concurrent use.
// https://learn.microsoft.com/graph/json-batching
type Batch struct {
	client *Client
	added  int
	calls  []*batchCall // that are not sent yet
}

// NewBatch returns an empty batch. The calls that are added have to be those of
// builders for the same client.
func NewBatch(c *Client) *Batch { return &Batch{client: c} }

// Add adds a call to a batch. Its answer is there after Send.
func Add[T any](b *Batch, call func(context.Context) (T, error)) *Answer[T] {
	a := &Answer[T]{}
	a.call = b.add(func(ctx context.Context) (err error) {
		a.value, err = call(ctx)
		return err
	})
	return a
}

// Add adds a call that answers with nothing but success or an error.
func (b *Batch) Add(call func(context.Context) error) *Answer[struct{}] {
	return &Answer[struct{}]{call: b.add(call)}
}

func (b *Batch) add(run func(context.Context) error) *batchCall {
	b.added++
	c := &batchCall{id: b.added, batch: b, run: run, err: errNotSent}
	b.calls = append(b.calls, c)
	return c
}

// Answer is the answer to one call of a batch.
type Answer[T any] struct {
	call  *batchCall
	value T
}

// Get returns what the call returned.
func (a *Answer[T]) Get() (T, error) { return a.value, a.call.err }

// Err returns the error that the call returned, or nil.
func (a *Answer[T]) Err() error { return a.call.err }

// After makes the service begin with the call when the others, added before to
// the same batch, have succeeded. When one of them fails, so does the call.
func (a *Answer[T]) After(others ...Batched) *Answer[T] {
	for _, o := range others {
		a.call.after = append(a.call.after, o.batched())
	}
	return a
}

func (a *Answer[T]) batched() *batchCall { return a.call }

// Batched is an Answer of any type.
type Batched interface{ batched() *batchCall }

var (
	errNotSent    = errors.New("graph: the batch is not sent yet")
	errManyCalls  = errors.New("graph: a call in a batch has to make one request, the same each time")
	errOtherBatch = errors.New("graph: After takes calls that were added before, to the same batch")
)

// batchCall is one call, and what became of it.
type batchCall struct {
	id    int
	batch *Batch
	run   func(context.Context) error
	after []*batchCall

	version  string
	item     batchItem
	reads    bool // can be repeated without harm
	url      *url.URL
	attempts int
	token    string         // that the last attempt was sent with
	renewed  bool           // another token was asked for, since one was refused
	answer   *http.Response // nil before there is one
	err      error
}

// Send sends the calls that were added since the last Send, 20 in one HTTP
// request. Those that the service refuses for now are repeated alone, as Retry
// says. What a call met is the error of its Answer; Send returns an error when
// some were not answered at all, which their Answers then have too.
func (b *Batch) Send(ctx context.Context) error {
	calls := b.calls
	b.calls = nil
	var queue []*batchCall
	for _, c := range calls {
		if c.err = c.record(ctx); c.err == nil {
			queue = append(queue, c)
		}
	}
	failure := b.sendAll(ctx, queue)
	for _, c := range queue {
		if c.isOpen() {
			c.err = failure
		}
	}
	for _, c := range calls {
		if c.answer != nil && c.err == nil {
			c.replay(ctx)
		}
	}
	return failure
}

// sendAll sends calls until each has its answer, or its error.
func (b *Batch) sendAll(ctx context.Context, queue []*batchCall) error {
	for len(queue) > 0 {
		chunk, later := takeChunk(queue)
		started := time.Now()
		if len(chunk) > 0 {
			if err := b.sendChunk(ctx, chunk); err != nil {
				return err
			}
		}
		again, wait := repeatedCalls(ctx, chunk, time.Since(started))
		queue = slices.Concat(again, later)
		if wait == 0 {
			continue
		}
		if err := sleep(ctx, wait); err != nil {
			return fmt.Errorf("graph: batch: %w while waiting to repeat what was refused", err)
		}
	}
	return nil
}

// takeChunk returns the calls for the next HTTP request, in order: of one
// version, each after those that it waits for. The rest comes later. Calls that
// wait for one that failed are settled.
func takeChunk(queue []*batchCall) (chunk, later []*batchCall) {
	taken := map[*batchCall]bool{}
	for _, c := range queue {
		ready := len(chunk) < maxBatch && (len(chunk) == 0 || c.version == chunk[0].version)
		for _, dep := range c.after {
			switch {
			case dep.isOpen():
				ready = ready && taken[dep]
			case !dep.succeeded():
				c.err = fmt.Errorf("graph: not sent, since a call that it comes after failed: %w", dep.failure())
			}
		}
		switch {
		case c.err != nil:
		case ready:
			chunk, taken[c] = append(chunk, c), true
		default:
			later = append(later, c)
		}
	}
	return chunk, later
}

// repeatedCalls returns the calls of a chunk that are to be sent again, after a
// pause, and tells the observer of all, which were answered after took.
func repeatedCalls(ctx context.Context, chunk []*batchCall, took time.Duration) (again []*batchCall, wait time.Duration) {
	for _, c := range chunk {
		answer := c.answer
		pause, ok := c.again(ctx)
		if ok {
			wait = max(wait, pause)
			c.answer = nil
			again = append(again, c)
		}
		if client := c.batch.client; client.observe != nil {
			client.observed(ctx, c.item.Method, c.url, answer,
				Attempt{InBatch: true, Number: c.attempts, Duration: took, Err: c.err, Retried: ok, Wait: pause})
		}
	}
	return again, wait
}

// again reports whether the call is to be repeated, and after which pause.
func (c *batchCall) again(ctx context.Context) (time.Duration, bool) {
	if !c.renewed && c.batch.client.renew(ctx, c.answer, c.token) != "" {
		c.renewed = true
		return 0, true
	}
	if c.answer == nil || c.attempts >= c.batch.client.retry.Attempts {
		return 0, false
	}
	status := c.answer.StatusCode
	if status == http.StatusFailedDependency {
		for _, dep := range c.after {
			if dep.isOpen() { // it is repeated itself
				return 0, true
			}
		}
	}
	asked, given := retryAfter(c.answer.Header.Get("Retry-After"), time.Now())
	if !isTransient(status, c.reads, given) {
		return 0, false
	}
	wait, ok := c.batch.client.retry.backoff(c.attempts, asked)
	return wait, ok && fits(ctx, wait)
}

// isOpen reports whether the call is still to be answered.
func (c *batchCall) isOpen() bool { return c.answer == nil && c.err == nil }

func (c *batchCall) succeeded() bool {
	return c.answer != nil && isSuccess(c.answer.StatusCode)
}

// failure says why a call failed that others wait for.
func (c *batchCall) failure() error {
	if c.err != nil {
		return c.err
	}
	return fmt.Errorf("%s %s: status %d", c.item.Method, c.item.URL, c.answer.StatusCode)
}

// record runs the call to learn what it would send.
func (c *batchCall) record(ctx context.Context) error {
	for _, dep := range c.after {
		if dep.batch != c.batch || dep.id >= c.id {
			return errOtherBatch
		}
	}
	requests := 0
	var itemErr error
	err := c.run(withExchange(ctx, func(r Request, req *http.Request) (reply, error) {
		requests++
		if r.client != c.batch.client {
			itemErr = errors.New("graph: the call is one of another client than the batch")
		} else {
			itemErr = c.describe(req)
		}
		return reply{}, errCaptured
	}))
	switch {
	case requests > 1:
		return errManyCalls
	case requests == 1:
		return itemErr
	case err != nil:
		return err
	}
	return errManyCalls
}

// replay runs the call to read its answer.
func (c *batchCall) replay(ctx context.Context) {
	requests := 0
	c.err = c.run(withExchange(ctx, func(_ Request, req *http.Request) (reply, error) {
		if requests++; requests > 1 || req.Method != c.item.Method || req.URL.String() != c.url.String() {
			return reply{}, errManyCalls
		}
		return reply{resp: c.answer, req: req, attempts: c.attempts}, nil
	}))
}
