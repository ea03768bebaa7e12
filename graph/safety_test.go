package graph_test

import (
	"bytes"
	"compress/gzip"
	"context"
	"io"
	"net/http"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/graphgen/graphgen/graph"
	"github.com/graphgen/graphgen/graph/graphtest"
)

// guarded is a client of the global cloud whose transport fails the test when a
// token goes anywhere else, and answers with a page, or a redirect.
func guarded(t *testing.T, answer func(n int, req *http.Request) *http.Response) (*graph.Client, *[]string) {
	t.Helper()
	var asked []string
	rt := roundTrips(func(req *http.Request) (*http.Response, error) {
		asked = append(asked, req.URL.String())
		if req.Header.Get("Authorization") != "" {
			assert.Equal(t, "https://graph.microsoft.com", req.URL.Scheme+"://"+req.URL.Host)
		}
		return answer(len(asked), req), nil
	})
	c, err := graph.NewClient(quick, graph.WithCredential(graph.StaticToken("token")), graph.WithHTTPClient(&http.Client{Transport: rt}))
	require.NoError(t, err)
	return c, &asked
}

func answered(req *http.Request, status int, location, body string) *http.Response {
	return &http.Response{StatusCode: status, Header: http.Header{"Content-Type": {"application/json"}, "Location": {location}},
		Body: io.NopCloser(strings.NewReader(body)), Request: req, ContentLength: int64(len(body))}
}

var elsewhere = []string{
	"http://graph.microsoft.com/v1.0/me/events?2",
	"https://graph.microsoft.com:8443/v1.0/me/events?2",
	"https://graph.microsoft.com.evil.example/v1.0/me/events?2",
	"https://graph.microsoft.com@evil.example/v1.0/me/events?2",
	"https://user:password@graph.microsoft.com/v1.0/me/events?2",
	"//evil.example/v1.0/me/events?2",
	"https:/\\evil.example/",
	"file:///etc/passwd",
	"javascript:alert(1)",
	"https://evil.example",
	"https://graph.microsoft.us/v1.0/me/events?2",
	"https://graph.microsoft.com./v1.0/me/events?2",
	"https://graph.microsoft.com:/v1.0/me/events?2",
	"https://graph.microsoft.com:0443/v1.0/me/events?2",
	"https://graph.mİcrosoft.com/v1.0/me/events?2",
	"https://gráph.microsoft.com/v1.0/me/events?2",
	"https://graph.microsoft.ｃom/v1.0/me/events?2",
	"https://graph%2Emicrosoft.com/v1.0/me/events?2",
	"https://graph.microsoft.com%00.evil.example/v1.0/me/events?2",
	"\x7f://",
}

func TestLinksElsewhereAreNotFollowed(t *testing.T) {
	for _, link := range elsewhere {
		raw, err := graph.Marshal(link)
		require.NoError(t, err)
		c, asked := guarded(t, func(_ int, req *http.Request) *http.Response {
			return answered(req, 200, "", `{"value":[{"id":"1"}],"@odata.nextLink":`+string(raw)+`}`)
		})
		events := eventsOf(c)
		var failure error
		for _, err := range graph.All[*Event](t.Context(), events.req) {
			failure = err
		}
		require.ErrorContains(t, failure, "graph: ", link)
		for _, err := range graph.Pages(t.Context(), events.Page, link) {
			require.ErrorContains(t, err, "graph: ", link)
		}
		for _, err := range graph.NewDelta(events.Page, link).All(t.Context()) {
			require.ErrorContains(t, err, "graph: ", link)
		}
		require.Error(t, c.Raw(link).Do(t.Context(), "GET", nil, nil))
		assert.Equal(t, []string{"https://graph.microsoft.com/v1.0/me/events"}, *asked, link)
	}
}

func TestRedirectsElsewhereAreNotFollowed(t *testing.T) {
	for _, status := range []int{301, 302, 303, 307, 308} {
		for _, link := range elsewhere {
			c, asked := guarded(t, func(_ int, req *http.Request) *http.Response { return answered(req, status, link, "") })
			events := eventsOf(c)
			require.Error(t, events.Delete(t.Context()), link)
			_, err := events.Create(t.Context(), Event{})
			require.Error(t, err, link)
			b := graph.NewBatch(c)
			b.Add(events.Delete)
			require.Error(t, b.Send(t.Context()), link)
			for _, u := range *asked {
				assert.True(t, strings.HasPrefix(u, "https://graph.microsoft.com/v1.0/"), u)
			}
		}
	}
}

// What a batch answers is no different: its links and redirects are those of the calls.
func TestBatchAnswersElsewhereAreNotFollowed(t *testing.T) {
	c, asked := guarded(t, func(_ int, req *http.Request) *http.Response {
		if req.URL.Host != "graph.microsoft.com" {
			return answered(req, 200, "", "content")
		}
		return answered(req, 200, "", `{"responses":[
			{"id":"1","status":200,"body":{"value":[],"@odata.nextLink":"https://evil.example/"}},
			{"id":"2","status":302,"headers":{"Location":"https://evil.example/?sig=1"}},
			{"id":"3","status":302,"headers":{"Location":"https://files.example/?sig=1"}},
			{"id":"4","status":302,"headers":{"Location":"http://files.example/?sig=1"}}]}`)
	})
	events := eventsOf(c)
	b := graph.NewBatch(c)
	page := graph.Add(b, events.Page)
	one := graph.Add(b, events.ByID("1").Get)
	file := graph.Add(b, events.req.Content)
	plain := graph.Add(b, events.req.Content)
	require.NoError(t, b.Send(t.Context()))
	p, err := page.Get()
	require.NoError(t, err)
	for _, err := range graph.Pages(t.Context(), events.Page, p.NextLink) {
		require.ErrorContains(t, err, "leads to https://evil.example")
	}
	require.ErrorContains(t, one.Err(), "302: a redirect to https://evil.example, which is not followed")
	content, err := file.Get()
	require.NoError(t, err, "a download leads elsewhere by protocol, without a token")
	require.NoError(t, content.Close())
	require.ErrorContains(t, plain.Err(), "not https")
	assert.Equal(t, []string{"https://graph.microsoft.com/v1.0/$batch", "https://files.example/?sig=1"}, *asked)
}

func TestCompressedBodiesAreBounded(t *testing.T) {
	var bomb bytes.Buffer
	z := gzip.NewWriter(&bomb)
	_, err := z.Write(make([]byte, 1<<20))
	require.NoError(t, err)
	require.NoError(t, z.Close())
	s := graphtest.New(t)
	s.On("GET", "/v1.0/me/events", graphtest.JSON(200, bomb.String()).With("Content-Encoding", "gzip"))
	require.Less(t, bomb.Len(), 10_000)
	_, err = eventsOf(s.Client(graph.WithMaxBody(10_000))).Get(t.Context())
	require.ErrorContains(t, err, "more than 10000 bytes")
}

func TestNestingIsBounded(t *testing.T) {
	deep := strings.Repeat(`{"error":`, 100_000)
	for _, status := range []int{200, 400} {
		for _, body := range []string{deep, strings.Repeat("[", 100_000), `{"instances":` + strings.Repeat(`[{"instances":`, 50_000)} {
			c, _ := guarded(t, func(_ int, req *http.Request) *http.Response { return answered(req, status, "", body) })
			_, err := eventsOf(c).Get(t.Context())
			var e *graph.Error
			require.ErrorAs(t, err, &e)
			assert.Equal(t, status, e.Status)
			b := graph.NewBatch(c)
			a := graph.Add(b, eventsOf(c).Get)
			require.Error(t, b.Send(t.Context()))
			require.Error(t, a.Err())
		}
	}
}

// A token is given for the client's own scope and sent once per request.
func TestDownloadsAskForNoToken(t *testing.T) {
	foreign, seen := other(t, 200, "content")
	s := graphtest.New(t)
	s.On("GET", "/v1.0/file", graphtest.Empty(302).With("Location", foreign.URL))
	asked := 0
	c := s.Client(graph.WithCredential(graph.TokenFunc(func(context.Context, string) (string, error) {
		asked++
		return "token", nil
	})))
	content, err := c.Request("v1.0").Segment("file").Content(t.Context())
	require.NoError(t, err)
	require.NoError(t, content.Close())
	assert.Equal(t, 1, asked)
	assert.Empty(t, seen()[0].Get("Authorization"))
}
