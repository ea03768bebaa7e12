// Package graphtest is a fake service for tests of code that uses a generated
// SDK: it answers as scripted, and keeps what it was asked.
//
//	s := graphtest.New(t)
//	s.On("GET", "/v1.0/me", graphtest.JSON(200, `{"displayName":"Ada"}`))
//	c := msgraph.New(s.Client())
//
// JSON batches need no script of their own: the server takes them apart, and
// records and answers each request in one as if it had come alone.
package graphtest

import (
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/graphgen/graphgen/graph"
)

// Token is the bearer token that clients of a Server send.
const Token = "graphtest-token"

// Request is what a Server was asked.
type Request struct {
	Method string
	Path   string // escaped, as it was sent
	Query  string // raw
	Header http.Header
	Body   string
}

// Target returns path and query as they were sent.
func (r Request) Target() string {
	if r.Query == "" {
		return r.Path
	}
	return r.Path + "?" + r.Query
}

// Server is a fake service on loopback. It is safe for concurrent use.
type Server struct {
	*httptest.Server
	t testing.TB

	mu       sync.Mutex
	requests []Request
	answers  map[string][]Answer
}

// New starts a server that speaks plain http and stops with the test. A request
// that no answer is left for fails the test.
func New(t testing.TB) *Server {
	t.Helper()
	s := newServer(t)
	s.Start()
	return s
}

// NewTLS starts a server as New does, with https.
func NewTLS(t testing.TB) *Server {
	t.Helper()
	s := newServer(t)
	s.StartTLS()
	return s
}

func newServer(t testing.TB) *Server {
	s := &Server{t: t, answers: map[string][]Answer{}}
	s.Server = httptest.NewUnstartedServer(s)
	t.Cleanup(s.Close)
	return s
}

// On scripts the answers to a method and target, in order; the last one also
// answers all later requests when it is marked by Always. The target is an
// escaped path, with which queries of any kind match, or a path and raw query.
func (s *Server) On(method, target string, answers ...Answer) {
	s.mu.Lock()
	defer s.mu.Unlock()
	key := method + " " + target
	s.answers[key] = append(s.answers[key], answers...)
}

// Requests returns what the server was asked so far.
func (s *Server) Requests() []Request {
	s.mu.Lock()
	defer s.mu.Unlock()
	return slices.Clone(s.requests)
}

// Last returns the last request; the test fails when there was none.
func (s *Server) Last() Request {
	s.t.Helper()
	all := s.Requests()
	if len(all) == 0 {
		s.t.Fatal("graphtest: no request arrived")
	}
	return all[len(all)-1]
}

// Client returns a client of the server that sends Token, and each request once,
// so that no test waits. Options come after these: graph.WithRetry turns
// repeating on.
func (s *Server) Client(opts ...graph.Option) *graph.Client {
	s.t.Helper()
	all := append([]graph.Option{
		graph.WithBaseURL(s.URL),
		graph.WithHTTPClient(s.Server.Client()),
		graph.WithCredential(graph.StaticToken(Token)),
		graph.WithRetry(graph.Retry{Attempts: 1}),
	}, opts...)
	c, err := graph.NewClient(all...)
	if err != nil {
		s.t.Fatalf("graphtest: %v", err)
	}
	return c
}

// ServeHTTP records the request and gives the next answer.
func (s *Server) ServeHTTP(w http.ResponseWriter, req *http.Request) {
	body, err := io.ReadAll(req.Body)
	if err != nil {
		s.t.Errorf("graphtest: reading %s %s: %v", req.Method, req.URL, err)
	}
	path, query, _ := strings.Cut(req.RequestURI, "?")
	got := Request{Method: req.Method, Path: path, Query: query, Header: req.Header.Clone(), Body: string(body)}
	s.answer(got).write(w, s.URL)
}

// answer returns the scripted answer to a request, and records it.
func (s *Server) answer(got Request) Answer {
	answer, ok := s.next(got)
	if ok {
		return answer
	}
	if root, ok := batchRoot(got); ok {
		return s.answerBatch(root, got.Body)
	}
	s.t.Errorf("graphtest: unexpected request %s %s", got.Method, got.Target())
	return Error(http.StatusNotImplemented, "NotScripted", fmt.Sprintf("no answer for %s %s", got.Method, got.Target()))
}

func (s *Server) next(got Request) (Answer, bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.requests = append(s.requests, got)
	for _, target := range []string{got.Target(), got.Path} {
		key := got.Method + " " + target
		if left := s.answers[key]; len(left) > 0 {
			if !left[0].always {
				s.answers[key] = left[1:]
			}
			return left[0], true
		}
	}
	return Answer{}, false
}
