package graph_test

import (
	"bytes"
	"context"
	"errors"
	"io"
	"log/slog"
	"net/http"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/graphgen/graphgen/graph"
	"github.com/graphgen/graphgen/graph/graphtest"
)

func TestObserverSeesEveryAttempt(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		lost := errors.New("lost")
		rt := &script{answers: []func(*http.Request) (*http.Response, error){
			broken(lost), status(429, "Retry-After", "3", "request-id", "r2", "client-request-id", "c2"), status(200, "request-id", "r3"),
		}}
		var seen []graph.Attempt
		note := func(_ context.Context, a graph.Attempt) { seen = append(seen, a) }
		second := 0
		r := scripted(t, rt, graph.WithObserver(note), graph.WithObserver(func(context.Context, graph.Attempt) { second++ }))
		require.NoError(t, r.With("$filter", "secret").Do(t.Context(), "GET", nil, new(Event)))
		require.Len(t, seen, 3)
		assert.Equal(t, 3, second, "observers add up")
		for i, a := range seen {
			assert.Equal(t, i+1, a.Number)
			assert.Equal(t, "GET graph.microsoft.com /v1.0/me", a.Method+" "+a.Host+" "+a.Path)
		}
		assert.ErrorIs(t, seen[0].Err, lost)
		assert.True(t, seen[0].Retried)
		assert.Equal(t, graph.Attempt{Status: 429, RequestID: "r2", ClientRequestID: "c2", Retried: true},
			graph.Attempt{Status: seen[1].Status, RequestID: seen[1].RequestID, ClientRequestID: seen[1].ClientRequestID, Retried: seen[1].Retried})
		assert.GreaterOrEqual(t, seen[1].Wait, 3*time.Second)
		assert.Equal(t, 200, seen[2].Status)
		assert.False(t, seen[2].Retried)
	})
}

func TestLoggerTellsNoSecrets(t *testing.T) {
	var log bytes.Buffer
	logger := slog.New(slog.NewJSONHandler(&log, &slog.HandlerOptions{Level: slog.LevelDebug}))
	foreign, _ := other(t, 200, "content")
	s := graphtest.New(t)
	s.On("POST", "/v1.0/me/events", graphtest.Error(429, "TooMany", "secret-message").With("Retry-After", "0").With("request-id", "r1"), graphtest.JSON(201, `{"id":"secret-id"}`))
	s.On("GET", "/v1.0/file", graphtest.Empty(302).With("Location", foreign.URL+"/secret-path?sig=secret-sig"))
	c := s.Client(quick, graph.WithLogger(logger))
	r := c.Request("v1.0").Segment("me/events").With("$filter", "secret-query")
	require.NoError(t, r.Do(t.Context(), "POST", Event{Subject: graph.Value("secret-body")}, new(Event)))
	content, err := c.Request("v1.0").Segment("file").Content(t.Context())
	require.NoError(t, err)
	require.NoError(t, content.Close())

	lines := strings.Split(strings.TrimSpace(log.String()), "\n")
	require.Len(t, lines, 4)
	assert.Contains(t, lines[0], `"level":"WARN"`)
	assert.Contains(t, lines[0], `"method":"POST"`)
	assert.Contains(t, lines[0], `"path":"/v1.0/me/events"`)
	assert.Contains(t, lines[0], `"status":429`)
	assert.Contains(t, lines[0], `"request-id":"r1"`)
	assert.Contains(t, lines[0], `"retry-in":`)
	assert.Contains(t, lines[1], `"level":"DEBUG"`)
	for _, secret := range []string{"secret", graphtest.Token, "Bearer"} {
		assert.NotContains(t, log.String(), secret)
	}

	log.Reset()
	silent := slog.New(slog.NewTextHandler(&log, nil))
	s.On("GET", "/v1.0/me", graphtest.JSON(200, `{}`))
	s.On("POST", "/v1.0/me", graphtest.Dropped())
	me := s.Client(graph.WithLogger(silent)).Request("v1.0").Segment("me")
	require.NoError(t, me.Do(t.Context(), "GET", nil, nil))
	assert.Empty(t, log.String(), "success is for level Debug")
	require.Error(t, me.Do(t.Context(), "POST", nil, nil))
	assert.Contains(t, log.String(), "error=EOF")
}

// Paths are told without what callers put between quotes, calls of a batch one
// by one, and an answer that a batch lacks as an error.
func TestObservedPaths(t *testing.T) {
	s := graphtest.New(t)
	s.On("POST", "/v1.0/$batch", graphtest.JSON(200, `{"responses":[{"id":"1","status":404,"headers":{"request-id":"inner"}}]}`).With("request-id", "outer"))
	s.On("GET", "/v1.0/drive/root/search(q='it%27%27s%20secret',n=3)", graphtest.JSON(200, `{}`))
	s.On("GET", "/v1.0/users(mail='secret%40contoso.com')/manager", graphtest.JSON(200, `{}`))
	var seen []graph.Attempt
	var log bytes.Buffer
	c := s.Client(graph.WithObserver(func(_ context.Context, a graph.Attempt) {
		a.Duration, a.Host = 0, ""
		seen = append(seen, a)
	}), graph.WithLogger(slog.New(slog.NewTextHandler(&log, &slog.HandlerOptions{Level: slog.LevelDebug}))))
	root := c.Request("v1.0")
	require.NoError(t, root.Segment("drive/root").Call("search", graph.Arg{Name: "q", Value: "it's secret", Quoted: true}, graph.Arg{Name: "n", Value: "3"}).Do(t.Context(), "GET", nil, nil))
	require.NoError(t, root.Segment("users").Key("mail", "secret@contoso.com").Segment("manager").Do(t.Context(), "GET", nil, nil))
	b := graph.NewBatch(c)
	b.Add(eventsOf(c).ByID("1").Delete)
	lost := graph.Add(b, eventsOf(c).ByID("2").Get)
	require.NoError(t, b.Send(t.Context()))
	require.Len(t, seen, 5)
	assert.Equal(t, "/v1.0/drive/root/search(q='…',n=3)", seen[0].Path)
	assert.Equal(t, "/v1.0/users(mail='…')/manager", seen[1].Path)
	assert.Equal(t, []graph.Attempt{
		{Method: "POST", Path: "/v1.0/$batch", Number: 1, Status: 200, RequestID: "outer"},
		{Method: "DELETE", Path: "/v1.0/me/events/1", InBatch: true, Number: 1, Status: 404, RequestID: "inner"},
		{Method: "GET", Path: "/v1.0/me/events/2", InBatch: true, Number: 1, Err: lost.Err()},
	}, seen[2:])
	assert.NotContains(t, log.String(), "secret")
	assert.Equal(t, 2, strings.Count(log.String(), "in-batch=true"))
}

// A download is repeated as any other GET, at the other origin too.
func TestDownloadsAreRepeated(t *testing.T) {
	asked := 0
	busy := http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		if asked++; asked == 1 {
			w.WriteHeader(http.StatusServiceUnavailable)
			return
		}
		_, _ = io.WriteString(w, "content")
	})
	foreign := handled(t, busy)
	s := graphtest.New(t)
	s.On("GET", "/v1.0/file", graphtest.Empty(302).With("Location", foreign.URL))
	content, err := s.Client(quick).Request("v1.0").Segment("file").Content(t.Context())
	require.NoError(t, err)
	body, err := io.ReadAll(content)
	require.NoError(t, err)
	require.NoError(t, content.Close())
	assert.Equal(t, "content", string(body))
	assert.Equal(t, 2, asked)
}
