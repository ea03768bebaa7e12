package graph_test

import (
	"context"
	"fmt"
	"io"
	"math/rand/v2"
	"net/http"
	"net/http/httptest"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/graphgen/graphgen/graph"
)

// unreliable wraps a handler with the faults that a service has: it throttles,
// fails, hangs, drops connections and cuts answers, each before or after the
// handler acted, as faults do.
type unreliable struct {
	next http.Handler
	mu   sync.Mutex
	dice *rand.Rand
}

func (u *unreliable) ServeHTTP(w http.ResponseWriter, req *http.Request) {
	u.mu.Lock()
	fault := u.dice.IntN(12)
	u.mu.Unlock()
	switch fault {
	case 0:
		w.Header().Set("Retry-After", "0")
		w.WriteHeader(http.StatusTooManyRequests)
	case 1:
		w.WriteHeader(http.StatusBadGateway)
		_, _ = io.WriteString(w, "<html>")
	case 2:
		w.Header().Set("Retry-After", "0")
		w.WriteHeader(http.StatusServiceUnavailable)
	case 3:
		panic(http.ErrAbortHandler)
	case 4:
		w.Header().Set("Content-Length", "100000")
		u.next.ServeHTTP(w, req)
	case 5:
		_, _ = io.Copy(io.Discard, req.Body) // only then does the server notice that the client is gone
		select {
		case <-req.Context().Done():
		case <-time.After(10 * time.Second):
		}
	default:
		u.next.ServeHTTP(w, req)
	}
}

// Many goroutines page through a service that fails in a third of all answers:
// nothing is lost, nothing doubled.
func TestPagingThroughFaults(t *testing.T) {
	const pages, size = 10, 3
	var s *httptest.Server
	s = handled(t, &unreliable{dice: rand.New(rand.NewPCG(1, 2)), next: http.HandlerFunc(func(w http.ResponseWriter, req *http.Request) {
		n, _ := strconv.Atoi(req.URL.Query().Get("page"))
		var items []string
		for i := range size {
			items = append(items, fmt.Sprintf(`{"id":"%d"}`, n*size+i))
		}
		next := ""
		if n+1 < pages {
			next = fmt.Sprintf(`,"@odata.nextLink":"%s/v1.0/me/events?page=%d"`, s.URL, n+1)
		}
		w.Header().Set("Content-Type", "application/json")
		_, _ = io.WriteString(w, `{"value":[`+strings.Join(items, ",")+`]`+next+`}`)
	})})
	var attempts atomic.Int64
	c, err := graph.NewClient(graph.WithBaseURL(s.URL), graph.WithHTTPClient(&http.Client{Timeout: 500 * time.Millisecond}),
		graph.WithRetry(graph.Retry{Attempts: 20, MinWait: time.Millisecond, MaxWait: 5 * time.Millisecond}),
		graph.WithObserver(func(context.Context, graph.Attempt) { attempts.Add(1) }))
	require.NoError(t, err)
	var wg sync.WaitGroup
	for range 8 {
		wg.Go(func() {
			var got []string
			for e, err := range graph.All[*Event](t.Context(), eventsOf(c).req) {
				if !assert.NoError(t, err) {
					return
				}
				got = append(got, e.ID.Or(""))
			}
			if assert.Len(t, got, pages*size) {
				for i, id := range got {
					assert.Equal(t, strconv.Itoa(i), id)
				}
			}
		})
	}
	wg.Wait()
	assert.Greater(t, attempts.Load(), int64(8*pages), "there were faults")
}

// Events are created through the same faults: one for each success, and never
// two for one call.
func TestCreatingThroughFaults(t *testing.T) {
	var mu sync.Mutex
	created := map[string]int{}
	s := handled(t, &unreliable{dice: rand.New(rand.NewPCG(3, 4)), next: http.HandlerFunc(func(w http.ResponseWriter, req *http.Request) {
		var e Event
		body, err := io.ReadAll(req.Body)
		if err == nil {
			err = graph.Unmarshal(body, &e)
		}
		assert.NoError(t, err)
		mu.Lock()
		created[e.Subject.Or("")]++
		mu.Unlock()
		w.Header().Set("Content-Type", "application/json")
		w.WriteHeader(http.StatusCreated)
		_, _ = w.Write(body)
	})})
	c, err := graph.NewClient(graph.WithBaseURL(s.URL), graph.WithHTTPClient(&http.Client{Timeout: 500 * time.Millisecond}),
		graph.WithRetry(graph.Retry{Attempts: 20, MinWait: time.Millisecond, MaxWait: 5 * time.Millisecond}))
	require.NoError(t, err)
	var wg sync.WaitGroup
	var done atomic.Int64
	for worker := range 4 {
		wg.Go(func() {
			for i := range 25 {
				subject := fmt.Sprint(worker, "-", i)
				_, err := eventsOf(c).Create(t.Context(), Event{Subject: graph.Value(subject)})
				mu.Lock()
				n := created[subject]
				mu.Unlock()
				assert.LessOrEqual(t, n, 1, subject)
				if err == nil {
					done.Add(1)
					assert.Equal(t, 1, n, subject)
				}
			}
		})
	}
	wg.Wait()
	assert.Greater(t, done.Load(), int64(50))
}
