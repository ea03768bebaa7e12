package graph_test

import (
	"io"
	"net/http"
	"net/http/httptest"
	"sync"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/graphgen/graphgen/graph"
	"github.com/graphgen/graphgen/graph/graphtest"
)

// other is a server of another origin, which must never see the token.
func other(t *testing.T, status int, body string) (*httptest.Server, func() []http.Header) {
	t.Helper()
	var mu sync.Mutex
	var seen []http.Header
	s := handled(t, http.HandlerFunc(func(w http.ResponseWriter, req *http.Request) {
		mu.Lock()
		defer mu.Unlock()
		seen = append(seen, req.Header.Clone())
		w.WriteHeader(status)
		_, _ = io.WriteString(w, body)
	}))
	return s, func() []http.Header {
		mu.Lock()
		defer mu.Unlock()
		return seen
	}
}

func handled(t *testing.T, h http.Handler) *httptest.Server {
	t.Helper()
	s := httptest.NewServer(h)
	t.Cleanup(s.Close)
	return s
}

func TestRedirects(t *testing.T) {
	foreign, seen := other(t, 200, "content")
	for _, status := range []int{301, 302, 303, 307, 308} {
		s := graphtest.New(t)
		to := graphtest.Empty(status).With("Location", foreign.URL+"/file?sig=1").Always()
		s.On("GET", "/v1.0/file", to)
		s.On("POST", "/v1.0/file", to)
		r := s.Client().Request("v1.0").Segment("file")
		for _, method := range []string{"GET", "POST"} {
			var e *graph.Error
			require.ErrorAs(t, r.Do(t.Context(), method, Event{}, new(Event)), &e)
			assert.Equal(t, status, e.Status)
			assert.NotContains(t, e.Error(), "sig=")
		}
		assert.Empty(t, seen(), "JSON calls do not leave the origin")
	}

	s := graphtest.New(t)
	s.On("GET", "/v1.0/content", graphtest.Empty(302).With("Location", foreign.URL+"/file?sig=1").Always())
	content, err := s.Client().Request("v1.0").Segment("content").Header("X-Secret", "1").Content(t.Context())
	require.NoError(t, err)
	body, err := io.ReadAll(content)
	require.NoError(t, err)
	require.NoError(t, content.Close())
	assert.Equal(t, "content", string(body))
	require.Len(t, seen(), 1)
	assert.Empty(t, seen()[0].Get("Authorization"))
	assert.Empty(t, seen()[0].Get("X-Secret"))

	// A client that authenticates by itself must not do so elsewhere.
	own := &http.Client{Transport: addToken{}}
	c, err := graph.NewClient(graph.WithBaseURL(s.URL), graph.WithHTTPClient(own))
	require.NoError(t, err)
	content, err = c.Request("v1.0").Segment("content").Content(t.Context())
	require.NoError(t, err)
	require.NoError(t, content.Close())
	assert.Equal(t, "Bearer own", s.Last().Header.Get("Authorization"))
	assert.Empty(t, seen()[1].Get("Authorization"))

	// Within the origin redirects are followed, with the token.
	s.On("GET", "/v1.0/a", graphtest.Empty(302).With("Location", "/v1.0/b"))
	s.On("GET", "/v1.0/b", graphtest.JSON(200, `{"id":"b"}`))
	out := new(Event)
	require.NoError(t, s.Client().Request("v1.0").Segment("a").Do(t.Context(), "GET", nil, out))
	assert.Equal(t, "b", out.ID.Or(""))
	assert.Equal(t, "Bearer "+graphtest.Token, s.Last().Header.Get("Authorization"))

	s.On("GET", "/v1.0/loop", graphtest.Empty(302).With("Location", "/v1.0/loop").Always())
	require.ErrorContains(t, s.Client().Request("v1.0").Segment("loop").Do(t.Context(), "GET", nil, nil), "10 redirects")
}

func TestContentDoesNotLeaveHTTPS(t *testing.T) {
	foreign, seen := other(t, 200, "content")
	s := graphtest.NewTLS(t)
	s.On("GET", "/v1.0/content", graphtest.Empty(302).With("Location", foreign.URL))
	_, err := s.Client().Request("v1.0").Segment("content").Content(t.Context())
	require.ErrorContains(t, err, "is not https")
	assert.Empty(t, seen())
}

type addToken struct{}

func (addToken) RoundTrip(req *http.Request) (*http.Response, error) {
	req = req.Clone(req.Context())
	req.Header.Set("Authorization", "Bearer own")
	return http.DefaultTransport.RoundTrip(req)
}
