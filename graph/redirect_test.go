package graph_test

import (
	"context"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
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

// A redirect never makes a read of a write: its success would be reported as
// that of the write.
func TestRedirectedWrites(t *testing.T) {
	for _, method := range []string{"POST", "PATCH", "PUT", "DELETE"} {
		for _, status := range []int{301, 302, 307, 308} {
			s := graphtest.New(t)
			s.On(method, "/v1.0/a", graphtest.Empty(status).With("Location", "/v1.0/b"))
			s.On(method, "/v1.0/b", graphtest.JSON(200, `{"id":"b"}`))
			err := s.Client().Request("v1.0").Segment("a").Do(t.Context(), method, Event{ID: graph.Value("1")}, new(Event))
			if status == 307 || status == 308 {
				require.NoError(t, err)
				assert.Equal(t, `{"id":"1"}`, s.Last().Body, "the same request again")
				continue
			}
			var e *graph.Error
			require.ErrorAs(t, err, &e)
			assert.Equal(t, status, e.Status)
			assert.Len(t, s.Requests(), 1)
		}
	}
	s := graphtest.New(t)
	s.On("POST", "/v1.0/a", graphtest.Empty(303).With("Location", "/v1.0/b"))
	s.On("GET", "/v1.0/b", graphtest.JSON(200, `{"id":"b"}`))
	out := new(Event)
	require.NoError(t, s.Client().Request("v1.0").Segment("a").Do(t.Context(), "POST", Event{}, out), "303 says that it was done")
	assert.Equal(t, "b", out.ID.Or(""))

	// A body that is gone cannot follow, a piece of an upload must arrive.
	s.On("POST", "/v1.0/once", graphtest.Empty(307).With("Location", "/v1.0/b"))
	var e *graph.Error
	require.ErrorAs(t, s.Client().Request("v1.0").Segment("once").Do(t.Context(), "POST", readOnce("x"), nil), &e)
	assert.Equal(t, 307, e.Status)
	s.On("PUT", "/session", graphtest.Empty(302).With("Location", "{{server}}/elsewhere"))
	_, err := s.Client().Upload(t.Context(), graph.Upload{URL: s.URL + "/session", Content: readOnce("x"), Size: 1}, nil)
	require.ErrorAs(t, err, &e)
	assert.Equal(t, 302, e.Status)
}

// The address of a download is a secret, which no error, log or other host
// learns.
func TestDownloadsKeepTheirAddress(t *testing.T) {
	end, seen := other(t, 206, "tent")
	middle := handled(t, http.RedirectHandler(end.URL+"/end", http.StatusFound))
	s := graphtest.New(t)
	s.On("GET", "/v1.0/file", graphtest.Empty(302).With("Location", middle.URL+"/start?sig=secret"))
	content, err := s.Client().Request("v1.0").Segment("file").Header("Range", "bytes=3-").Header("X-Mine", "1").Content(t.Context())
	require.NoError(t, err)
	body, err := io.ReadAll(content)
	require.NoError(t, err)
	require.NoError(t, content.Close())
	assert.Equal(t, "tent", string(body))
	require.Len(t, seen(), 1)
	assert.Empty(t, seen()[0].Get("Referer"))
	assert.Empty(t, seen()[0].Get("X-Mine"))
	assert.Equal(t, "bytes=3-", seen()[0].Get("Range"), "a part of a file stays one")

	var log strings.Builder
	logged := graph.WithObserver(func(_ context.Context, a graph.Attempt) { fmt.Fprintf(&log, "%+v", a) })
	for _, status := range []int{301, 302, 307} {
		s.On("GET", "/v1.0/bad", graphtest.Empty(status).With("Location", "https://files.example/%zz?sig=secret").Always())
		bad := s.Client(quick, logged).Request("v1.0").Segment("bad")
		before := len(s.Requests())
		_, err = bad.Content(t.Context())
		require.ErrorContains(t, err, "a redirect to what is no URL")
		assert.NotContains(t, err.Error(), "secret")
		err = bad.Do(t.Context(), "GET", nil, new(Event))
		require.ErrorContains(t, err, "a redirect to what is no URL")
		assert.NotContains(t, err.Error(), "secret")
		assert.Len(t, s.Requests(), before+2, "and would come again")
	}
	assert.NotContains(t, log.String(), "secret")
}

// Other hosts cannot lead a download away from https, nor around for ever.
func TestDownloadsThatLeadOn(t *testing.T) {
	for second, text := range map[string]string{
		"http://files.example/2":                     "is not https",
		"ftp://files.example/2":                      "is not https",
		"https://files.example/1":                    "stopped after 10 redirects",
		"https://graph.microsoft.com/v1.0/me/events": "401",
	} {
		c, asked := guarded(t, func(n int, req *http.Request) *http.Response {
			switch {
			case n > 1 && req.URL.Host == "graph.microsoft.com":
				assert.Empty(t, req.Header.Get("Authorization"), "it came back by another host's word")
				return answered(req, 401, "", "")
			case req.URL.Host == "graph.microsoft.com":
				return answered(req, 302, "https://files.example/1", "")
			}
			return answered(req, 302, second, "")
		})
		_, err := eventsOf(c).req.Content(t.Context())
		require.ErrorContains(t, err, text, second)
		for _, u := range *asked {
			assert.True(t, strings.HasPrefix(u, "https://"), u)
		}
	}
}

// An action whose answer is content is followed with GET where the status says
// so, and not at all where its body would have to go elsewhere.
func TestRedirectedActions(t *testing.T) {
	foreign, seen := other(t, 200, "content")
	for status, follows := range map[int]bool{301: true, 302: true, 303: true, 307: false, 308: false} {
		before := len(seen())
		s := graphtest.New(t)
		s.On("POST", "/v1.0/report", graphtest.Empty(status).With("Location", foreign.URL+"/x?sig=secret"))
		content, err := s.Client().Request("v1.0").Segment("report").CallContent(t.Context(), "POST", Event{})
		if follows {
			require.NoError(t, err)
			require.NoError(t, content.Close())
			assert.Len(t, seen(), before+1)
			continue
		}
		var e *graph.Error
		require.ErrorAs(t, err, &e)
		assert.Equal(t, status, e.Status)
		assert.NotContains(t, e.Error(), "secret")
		assert.Len(t, seen(), before)
	}
}

// The origin is the same in every spelling of its scheme, host and port.
func TestSameOriginInOtherLetters(t *testing.T) {
	c, asked := guarded(t, func(n int, req *http.Request) *http.Response {
		if n == 2 {
			return answered(req, 307, "HTTPS://Graph.Microsoft.COM:443/v1.0/me/events?3", "")
		}
		next := ""
		if n == 1 {
			next = `,"@odata.nextLink":"HTTPS://GRAPH.microsoft.com:443/v1.0/me/events?2"`
		}
		return answered(req, 200, "", `{"value":[{"id":"1"}]`+next+`}`)
	})
	n := 0
	for _, err := range graph.All[*Event](t.Context(), eventsOf(c).req) {
		require.NoError(t, err)
		n++
	}
	assert.Equal(t, 2, n)
	assert.Len(t, *asked, 3)
}
