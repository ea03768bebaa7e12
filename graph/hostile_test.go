package graph_test

import (
	"bytes"
	"compress/gzip"
	"context"
	"io"
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/graphgen/graphgen/graph"
	"github.com/graphgen/graphgen/graph/graphtest"
)

// reads are all ways in which a client reads an answer that is to be JSON.
var reads = map[string]func(context.Context, *graph.Client) error{
	"one": func(ctx context.Context, c *graph.Client) error {
		_, err := eventsOf(c).Get(ctx)
		return err
	},
	"created": func(ctx context.Context, c *graph.Client) error {
		_, err := eventsOf(c).Create(ctx, Event{})
		return err
	},
	"value": func(ctx context.Context, c *graph.Client) error {
		_, err := graph.CallValue[string](ctx, eventsOf(c).req, "POST", nil)
		return err
	},
	"slot": func(ctx context.Context, c *graph.Client) error {
		_, err := graph.CallOne[AnyAttachment](ctx, eventsOf(c).req, "GET", nil)
		return err
	},
	"page": func(ctx context.Context, c *graph.Client) error {
		_, err := eventsOf(c).Page(ctx)
		return err
	},
	"all": func(ctx context.Context, c *graph.Client) (last error) {
		for _, err := range graph.All[*Event](ctx, eventsOf(c).req) {
			last = err
		}
		return last
	},
	"delta": func(ctx context.Context, c *graph.Client) (last error) {
		for _, err := range graph.NewDelta(eventsOf(c).Page, "").All(ctx) {
			last = err
		}
		return last
	},
	"batch": func(ctx context.Context, c *graph.Client) error {
		b := graph.NewBatch(c)
		a := graph.Add(b, eventsOf(c).Get)
		if err := b.Send(ctx); err != nil {
			return err
		}
		return a.Err()
	},
	"raw": func(ctx context.Context, c *graph.Client) error {
		return c.Raw("/v1.0/me/events?$top=1").Do(ctx, "GET", nil, new(map[string]any))
	},
	"count": func(ctx context.Context, c *graph.Client) error {
		_, err := eventsOf(c).req.Count(ctx)
		return err
	},
	"upload": func(ctx context.Context, c *graph.Client) error {
		_, err := c.Upload(ctx, graph.Upload{URL: c.BaseURL() + "/session", Content: strings.NewReader("x"), Size: 1}, new(Event))
		return err
	},
}

func zipped(t *testing.T, text string) string {
	t.Helper()
	var b bytes.Buffer
	z := gzip.NewWriter(&b)
	_, err := io.WriteString(z, text)
	require.NoError(t, err)
	require.NoError(t, z.Close())
	return b.String()
}

// Whatever arrives, each way to read it ends with an *Error that says what it
// was and holds a bounded part of it, and never with a value.
func TestHostileAnswers(t *testing.T) {
	for name, c := range map[string]struct {
		answer graphtest.Answer
		status int
		text   string
		code   string
	}{
		"HTML":                    {graphtest.Text(200, "text/html", "<html><title>Sign in</title>"), 200, `text/html "Sign in"`, ""},
		"empty":                   {graphtest.Empty(200), 200, "200: ", ""},
		"HTML as JSON":            {graphtest.JSON(200, "<html>"), 200, "", ""},
		"truncated":               {graphtest.JSON(200, `{"value":[{"id":"1"}`).Truncated(), 200, "unexpected EOF", ""},
		"cut":                     {graphtest.JSON(200, `{"value":[{"id":"1"}`), 200, "", ""},
		"two values":              {graphtest.JSON(200, `{} {}`), 200, "", ""},
		"no gzip":                 {graphtest.JSON(200, `{}`).With("Content-Encoding", "gzip"), 200, "", ""},
		"broken gzip":             {graphtest.JSON(200, zipped(t, `{"value":[]}`)[:20]).With("Content-Encoding", "gzip"), 200, "unexpected EOF", ""},
		"error in 200":            {graphtest.JSON(200, `{"error":{"code":"Denied","message":"No."}}`), 200, "200 Denied: No.", "Denied"},
		"error in 200, annotated": {graphtest.JSON(200, " {\n\"error\":{\"message\":\"No.\",\"innerError\":{\"code\":\"Inner\"}},\"@x.y\":1}"), 200, "200: No.", "Inner"},
		"error in 201, BOM":       {graphtest.JSON(201, "\ufeff"+`{"error":{"code":"Denied"}}`), 201, "201 Denied", "Denied"},
		"error with BOM":          {graphtest.JSON(403, "\ufeff"+`{"error":{"code":"Denied"}}`), 403, "403 Denied", "Denied"},
		"zipped error":            {graphtest.JSON(403, zipped(t, `{"error":{"code":"Denied"}}`)).With("Content-Encoding", "gzip"), 403, "403 Denied", "Denied"},
		"error, broken gzip":      {graphtest.JSON(403, strings.Repeat("no gzip", 9)).With("Content-Encoding", "gzip"), 403, "gzip", ""},
		"error, empty":            {graphtest.Empty(500), 500, "with an empty body", ""},
		"error, HTML":             {graphtest.Text(502, "text/html", "<TITLE>Bad gateway</TITLE>"), 502, `"Bad gateway"`, ""},
		"error, truncated":        {graphtest.JSON(400, `{"error":{"code":"x`).Truncated(), 400, "unexpected EOF", ""},
		"error, huge":             {graphtest.Text(500, "text/plain", strings.Repeat("x", 1<<20)), 500, "text/plain", ""},
		"error, bomb":             {graphtest.JSON(500, zipped(t, strings.Repeat(" ", 4<<20))).With("Content-Encoding", "gzip"), 500, "", ""},
		"bomb":                    {graphtest.JSON(200, zipped(t, strings.Repeat(" ", 4<<20))).With("Content-Encoding", "gzip"), 200, "more than 100000 bytes", ""},
		"nested":                  {graphtest.JSON(200, strings.Repeat(`{"responses":[`, 5_000)), 200, "", ""},
		"nested error":            {graphtest.JSON(500, strings.Repeat(`{"error":`, 5_000)), 500, "", ""},
		"invalid UTF-8":           {graphtest.Text(500, "", "\xff\xfe\x00"), 500, "500: ", ""},
		"unknown status":          {graphtest.JSON(599, `{"error":{"code":"Odd"}}`), 599, "599 Odd", "Odd"},
		"not modified":            {graphtest.Empty(304), 304, "Not Modified", ""},
		"a redirect to nowhere":   {graphtest.Empty(301), 301, "301", ""},
	} {
		for way, read := range reads {
			t.Run(name+"/"+way, func(t *testing.T) {
				if name == "empty" && way == "upload" {
					t.Skip("the last answer of an upload may be empty")
				}
				s := graphtest.New(t)
				for _, method := range []string{"GET", "POST", "PUT"} {
					for _, path := range []string{"/v1.0/me/events", "/v1.0/me/events/$count", "/v1.0/$batch", "/session"} {
						s.On(method, path, c.answer.Always())
					}
				}
				err := read(t.Context(), s.Client(graph.WithMaxBody(100_000)))
				var e *graph.Error
				require.ErrorAs(t, err, &e)
				assert.Equal(t, c.status, e.Status)
				if c.text != "" {
					assert.Contains(t, err.Error(), c.text)
				}
				if c.code != "" {
					require.ErrorIs(t, err, graph.ErrorCode(c.code))
				}
				assert.LessOrEqual(t, len(e.Body), 64<<10)
				assert.Less(t, len(err.Error()), 600)
				assert.Len(t, s.Requests(), 1)
			})
		}
	}
}

// What looks like an error and is none stays what it is.
func TestMembersCalledError(t *testing.T) {
	for _, body := range []string{
		`{"error":{"code":"x","message":"y"},"status":"failed"}`, // a property, as operations that run long have it
		`{"error":null}`, `{"error":5}`, `{"error":{}}`, "\ufeff" + `{"id":"1"}`,
	} {
		s := graphtest.New(t)
		s.On("GET", "/v1.0/me/events", graphtest.JSON(200, body).Always())
		_, err := eventsOf(s.Client()).Get(t.Context())
		require.NoError(t, err, body)
		require.NoError(t, eventsOf(s.Client()).req.Do(t.Context(), "GET", nil, nil), body)
	}
	s := graphtest.New(t)
	s.On("DELETE", "/v1.0/me/events", graphtest.JSON(200, `{"error":{"code":"Denied","message":"No."}}`), graphtest.JSON(200, `{"error":`), graphtest.Text(200, "text/html", "<p>"))
	require.ErrorIs(t, eventsOf(s.Client()).Delete(t.Context()), graph.ErrorCode("Denied"), "a call without a result")
	require.NoError(t, eventsOf(s.Client()).Delete(t.Context()))
	require.NoError(t, eventsOf(s.Client()).Delete(t.Context()))
}

// A service that begins an answer and never ends it holds nobody longer than
// the context allows, on whatever way it is read.
func TestSlowBodiesObeyTheContext(t *testing.T) {
	for _, status := range []int{200, 400, 503} {
		s := handled(t, http.HandlerFunc(func(w http.ResponseWriter, req *http.Request) {
			_, _ = io.Copy(io.Discard, req.Body)
			w.Header().Set("Content-Type", "application/json")
			w.WriteHeader(status)
			for _, err := io.WriteString(w, "{"); err == nil; _, err = io.WriteString(w, " ") {
				w.(http.Flusher).Flush()
				select {
				case <-req.Context().Done():
					return
				case <-time.After(5 * time.Millisecond):
				}
			}
		}))
		c, err := graph.NewClient(graph.WithBaseURL(s.URL), graph.WithCredential(graph.StaticToken("t")))
		require.NoError(t, err)
		ways := map[string]func(context.Context, *graph.Client) error{
			"deleted": func(ctx context.Context, c *graph.Client) error { return eventsOf(c).Delete(ctx) },
			"content": func(ctx context.Context, c *graph.Client) error {
				content, err := eventsOf(c).req.Content(ctx)
				if err == nil {
					_, err = io.Copy(io.Discard, content)
					_ = content.Close()
				}
				return err
			},
		}
		for way, read := range reads {
			ways[way] = read
		}
		for way, read := range ways {
			t.Run(http.StatusText(status)+"/"+way, func(t *testing.T) {
				t.Parallel()
				ctx, cancel := context.WithTimeout(t.Context(), 50*time.Millisecond)
				defer cancel()
				start := time.Now()
				err := read(ctx, c)
				if way != "deleted" || status != 200 { // a success of which nothing is wanted
					require.ErrorIs(t, err, context.DeadlineExceeded)
				}
				assert.Less(t, time.Since(start), 5*time.Second)
			})
		}
	}
}
